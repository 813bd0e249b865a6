//! Keys in, screen out: a behaviour is one line.
//!
//! ```ignore
//! play(80, 24, "jj<enter>").shows("莆田市");
//! ```
//!
//! Every key takes the whole path (bytes, parser, update, view, diff, bytes). After every key, independent terminals
//! must agree with the session's own screen, in both widths of ambiguous characters if the session draws none, and the
//! frame must be within the byte budget.

use std::sync::{Arc, LazyLock};

use anli::{
    app::{Ctx, effect::Effect, key::parse_keys, keymap, message::Message},
    corpus::{Corpus, CorpusSource, load::Progress},
    search::Index,
    text::{WidthMode, ambiguous::is_ambiguous},
    ui::{Output, Session, input, screen::snapshot},
};
use ratatui::layout::Position;

use super::{
    budget::bytes_for,
    fresh,
    grid::{AT_REST, Grid, WidthOf, narrow, wide},
};

/// A played session and the terminals that show it.
pub(crate) struct Play {
    session: Session,
    /// Terminals with narrow and with wide ambiguous characters. In safe mode both must agree.
    terminals: Vec<(WidthMode, Grid)>,
    keys: String,
    sent: Vec<u8>,
    effects: Vec<Effect>,
}

/// Returns the context of a session: the seeds, loaded once, and the default keymap.
pub(crate) fn ctx() -> Ctx {
    static SEEDS: LazyLock<Arc<Corpus>> = LazyLock::new(|| Arc::new(Corpus::load(&[CorpusSource::Embedded]).0));
    Ctx::of(SEEDS.clone())
}

/// Returns the context of a session with the shipped keymap of that name.
pub(crate) fn ctx_with(keymap: &str) -> Ctx {
    Ctx { keymap: Arc::new(keymap::named(keymap).unwrap()), ..ctx() }
}

/// Starts a session and types `keys`.
pub(crate) fn play(width: u16, height: u16, keys: &str) -> Play {
    Play::start(ctx(), width, height).press(keys)
}

/// Returns the terminals that this width mode supports.
fn terminals(mode: WidthMode, width: u16, height: u16) -> Vec<(WidthMode, Grid)> {
    let terminals = [(WidthMode::Narrow, narrow as WidthOf), (WidthMode::Wide, wide)].into_iter();
    let made_for = terminals.filter(|(kind, _)| mode == WidthMode::Safe || mode == *kind);
    made_for.map(|(kind, width_of)| (kind, Grid::new(width, height, width_of))).collect()
}

impl Play {
    /// Starts a session.
    pub(crate) fn start(ctx: Ctx, width: u16, height: u16) -> Self {
        Self::of(Session::new(ctx, width, height))
    }

    /// Starts this session.
    pub(crate) fn of(session: Session) -> Self {
        let (width, height) = session.size();
        let terminals = terminals(session.model().width.0, width, height);
        let mut play = Self { session, terminals, keys: String::new(), sent: Vec::new(), effects: Vec::new() };
        let output = play.session.start();
        play.take(output, usize::MAX)
    }

    /// Types more keys. Each must stay within the budget, unless it redraws the whole screen.
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for key in parse_keys(keys).unwrap() {
            self = self.step(&key.to_string(), |session| session.feed(&input::encode(key)));
            if self.session.has_pending_keys() {
                self = self.step("", Session::flush_keys);
            }
        }
        self
    }

    /// Pastes.
    pub(crate) fn paste(self, text: &str) -> Self {
        self.feed(format!("\x1b[200~{text}\x1b[201~").as_bytes())
    }

    /// Sends bytes as they come from a terminal.
    pub(crate) fn feed(self, bytes: &[u8]) -> Self {
        self.step(&format!("{{{}}}", bytes.escape_ascii()), |session| session.feed(bytes))
    }

    /// Lets the wait for the rest of an escape sequence end.
    pub(crate) fn flush(self) -> Self {
        if self.session.has_pending_keys() { self.step("", Session::flush_keys) } else { self }
    }

    /// Sends the responses of the terminal with this width mode.
    pub(crate) fn answer(mut self, mode: WidthMode) -> Self {
        let answers = self.terminals.iter_mut().find(|(kind, _)| *kind == mode).unwrap().1.answers();
        self.feed(&answers)
    }

    fn step(mut self, keys: &str, act: impl FnOnce(&mut Session) -> Output) -> Self {
        self.keys.push_str(keys);
        let before = self.session.screen().buffer().clone();
        let mode = self.session.model().width.0;
        let output = act(&mut self.session);
        let now = self.session.model().width.0;
        let has = |sequence: &[u8]| output.bytes.windows(sequence.len()).any(|part| part == sequence);
        let anew = now != mode || has(b"\x1b[2J") || has(b"\x1b]52;");
        let most = if anew { usize::MAX } else { bytes_for(&before, self.session.screen()) };
        self.terminals.retain(|(kind, _)| now == WidthMode::Safe || now == *kind);
        if self.terminals.is_empty() {
            // From one mode to the other: each terminal suits one of them.
            let (width, height) = self.session.size();
            self.terminals = terminals(now, width, height);
            let output = self.session.resize(width, height);
            return self.take(output, usize::MAX);
        }
        self.take(output, most)
    }

    /// Delivers the message of a driver.
    pub(crate) fn deliver(self, message: Message) -> Self {
        self.step(&format!("{{{message:?}}}"), |session| session.deliver(message))
    }

    /// Does what a script does.
    pub(crate) fn drive(mut self, act: impl FnOnce(&mut Session) -> Output) -> Self {
        self.keys.push_str("{script}");
        let output = act(&mut self.session);
        self.take(output, usize::MAX)
    }

    /// Gives the session a larger corpus, as loading does; `progress` while loading continues.
    pub(crate) fn grow(mut self, corpus: &Corpus, progress: Option<Progress>) -> Self {
        self.keys.push_str("{grow}");
        let output = self.session.grow(corpus.clone(), Index::default(), progress);
        self.take(output, usize::MAX)
    }

    /// Changes the size of the terminal.
    pub(crate) fn resize(mut self, width: u16, height: u16) -> Self {
        self.keys.push_str(&format!("{{{width}x{height}}}"));
        self.terminals.iter_mut().for_each(|(_, grid)| grid.resize(width, height));
        let output = self.session.resize(width, height);
        self.take(output, usize::MAX)
    }

    /// Applies a frame of at most `most` bytes and compares all terminals.
    fn take(mut self, output: Output, most: usize) -> Self {
        self.sent = output.bytes;
        self.effects = output.effects;
        let screen = self.session.screen();
        for (kind, grid) in &mut self.terminals {
            grid.apply(&self.sent);
            if self.session.is_plain() {
                assert_eq!(grid.modes(), AT_REST, "the terminal's own modes after {:?}", self.keys);
                continue;
            }
            assert_eq!(grid.differs(screen.buffer()), None, "a {kind:?} terminal after {:?}", self.keys);
            assert_eq!(grid.cursor(), screen.cursor(), "the cursor after {:?}", self.keys);
        }
        if self.session.model().width.0 == WidthMode::Safe {
            let uncertain = screen.buffer().content.iter().find(|cell| cell.symbol().contains(is_ambiguous));
            assert_eq!(uncertain, None, "a character of uncertain width after {:?}", self.keys);
        }
        let (cost, sent) = (self.sent.len(), self.sent.escape_ascii());
        assert!(cost <= most, "{cost} bytes of {most} after {:?}: {sent}", self.keys);
        self
    }

    fn grid(&self) -> &Grid {
        &self.terminals[0].1
    }

    /// Returns the screen, a line a row, without trailing blanks.
    pub(crate) fn text(&self) -> String {
        self.grid().text()
    }

    /// Returns one row, counted from 0, without trailing blanks.
    pub(crate) fn row(&self, y: usize) -> String {
        self.text().lines().nth(y).unwrap_or_default().to_owned()
    }

    /// Returns the styled runs of the screen, a line a row.
    pub(crate) fn styled(&self) -> String {
        snapshot::styles(self.session.screen().buffer())
    }

    /// Returns the position of the visible cursor, 0-based.
    pub(crate) fn cursor(&self) -> Option<Position> {
        self.grid().cursor()
    }

    /// Returns the row in which the cursor stands, hidden or not.
    pub(crate) fn row_of_cursor(&self) -> String {
        self.row(self.grid().position().y.into())
    }

    /// Returns the number of bytes of the last key.
    pub(crate) fn bytes(&self) -> usize {
        self.sent.len()
    }

    /// Returns the bytes of the last key.
    pub(crate) fn bytes_sent(&self) -> &[u8] {
        &self.sent
    }

    /// Returns the number of frames of the last key.
    pub(crate) fn frames(&self) -> usize {
        self.sent.windows(8).filter(|eight| eight == b"\x1b[?2026h").count()
    }

    /// Returns the effects of the last key.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// Returns the session.
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
