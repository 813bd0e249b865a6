//! Keys in, screen out: a behaviour is one line.
//!
//! ```ignore
//! play(80, 24, "jj<enter>").shows("莆田市");
//! ```
//!
//! Every key takes the whole road (bytes, parser, update, view, diff, bytes), and after every key an independent
//! terminal must show what the session believes it shows.

use std::sync::{Arc, LazyLock};

use anli::{
    app::{Ctx, effect::Effect, key::parse_keys, keymap::Keymap, words::Lang},
    corpus::{Corpus, Place},
    text::Width,
    ui::{Output, Session, input, screen::picture},
};
use ratatui::layout::Position;

use super::{
    fresh,
    grid::{Grid, WidthOf, narrow},
};

/// A session that is being played, and the terminal that shows it.
pub(crate) struct Play {
    session: Session,
    grid: Grid,
    keys: String,
    bytes: usize,
    effects: Vec<Effect>,
}

/// What a session may read: the seeds, loaded once, and the shipped keymap.
pub(crate) fn ctx() -> Ctx {
    static SEEDS: LazyLock<Arc<Corpus>> = LazyLock::new(|| Arc::new(Corpus::load(&[Place::Embedded]).0));
    Ctx {
        corpus: SEEDS.clone(),
        faults: Arc::default(),
        index: Arc::default(),
        keymap: Arc::new(Keymap::shipped()),
        lang: Lang::Hans,
        width: Width::default(),
    }
}

/// Starts a session and types `keys`.
pub(crate) fn play(width: u16, height: u16, keys: &str) -> Play {
    Play::start(ctx(), width, height, narrow).press(keys)
}

impl Play {
    /// Starts a session on a terminal that draws characters as wide as `width_of` says.
    pub(crate) fn start(ctx: Ctx, width: u16, height: u16, width_of: WidthOf) -> Self {
        let session = Session::new(ctx, width, height);
        let grid = Grid::new(width, height, width_of);
        let mut play = Self { session, grid, keys: String::new(), bytes: 0, effects: Vec::new() };
        let output = play.session.start();
        play.take(output)
    }

    /// Types more keys.
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for key in parse_keys(keys).unwrap() {
            self.keys.push_str(&key.to_string());
            let output = self.session.feed(&input::encode(key));
            self = self.take(output);
            if self.session.waiting() {
                let output = self.session.settle();
                self = self.take(output);
            }
        }
        self
    }

    /// Pastes.
    pub(crate) fn paste(self, text: &str) -> Self {
        self.feed(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes as they come from a terminal.
    pub(crate) fn feed(mut self, bytes: &[u8]) -> Self {
        self.keys.push_str(&format!("{{{}}}", bytes.escape_ascii()));
        let output = self.session.feed(bytes);
        self.take(output)
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(mut self, width: u16, height: u16) -> Self {
        self.keys.push_str(&format!("{{{width}x{height}}}"));
        self.grid.resize(width, height);
        let output = self.session.resize(width, height);
        self.take(output)
    }

    fn take(mut self, output: Output) -> Self {
        self.bytes = output.bytes.len();
        self.effects = output.effects;
        self.grid.apply(&output.bytes);
        let screen = self.session.screen();
        let wrong = self.grid.differs(screen.buffer());
        assert_eq!(wrong, None, "after {:?}", self.keys);
        assert_eq!(self.grid.cursor(), screen.cursor(), "cursor after {:?}", self.keys);
        self
    }

    /// The screen, a line a row, without trailing blanks.
    pub(crate) fn text(&self) -> String {
        self.grid.text()
    }

    /// One row, counted from 0, without trailing blanks.
    pub(crate) fn row(&self, y: usize) -> String {
        self.text().lines().nth(y).unwrap_or_default().to_owned()
    }

    /// What is not in the terminal's own colours, a line a row.
    pub(crate) fn styled(&self) -> String {
        picture::styles(self.session.screen().buffer())
    }

    /// Where the cursor is seen, 0-based.
    pub(crate) fn cursor(&self) -> Option<Position> {
        self.grid.cursor()
    }

    /// How many bytes the last key cost.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// What the last key asked for.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The session itself.
    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Asserts that the screen holds `text` in one row.
    #[track_caller]
    pub(crate) fn shows(self, text: &str) -> Self {
        assert!(self.text().contains(text), "after {:?} there is no {text:?} on\n{}", self.keys, self.text());
        self
    }

    /// Asserts that the screen does not hold `text` in any row.
    #[track_caller]
    pub(crate) fn lacks(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "after {:?} there is {text:?} on\n{}", self.keys, self.text());
        self
    }

    /// Asserts that the screen, styles and cursor are those of `tests/screens/NAME.txt`.
    #[track_caller]
    pub(crate) fn matches(self, name: &str) -> Self {
        let cursor = self.cursor().map(|place| format!("cursor {},{}\n", place.x, place.y)).unwrap_or_default();
        let picture = format!("{}\n{}{cursor}", self.text(), self.styled());
        fresh::is_fresh(&format!("tests/screens/{name}.txt"), &picture);
        self
    }
}
