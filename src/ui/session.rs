//! One session: a model, a screen and an input parser; bytes in, bytes and effects out.
//!
//! A session owns no thread, clock, environment, file or terminal, so that the local terminal, a play of keys, a test
//! and a server with many sessions in one process drive it in the same way.

use std::sync::Arc;

use crate::{
    app::{
        Ctx,
        effect::Effect,
        message::Message,
        model::{Mode, Model},
        resume,
        update::{fault_summary, grow, start, update},
        widths,
        words::Msg,
    },
    corpus::{Corpus, load::Progress},
    error::Fault,
    search::Index,
    store::state::SavedLocation,
    text::WidthMode,
};

use super::{
    input::Input,
    screen::{
        self, Screen,
        clipboard::{Multiplexer, osc52},
    },
    theme::Theme,
    view::view,
};

/// The largest screen that is drawn, in columns and rows: what a terminal claims beyond it stays blank, so that a
/// wrong size cannot take all memory.
const LARGEST: (u16, u16) = (1000, 500);

/// The bytes and effects of a step of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// To be written to the terminal at once; empty when there is nothing to write.
    pub bytes: Vec<u8>,
    /// To be performed or refused, in order; never [`Effect::None`].
    pub effects: Vec<Effect>,
}

/// One person's session.
#[derive(Debug)]
pub struct Session {
    ctx: Ctx,
    model: Model,
    screen: Screen,
    input: Input,
    /// `true` while the terminal owes an answer about the width of its characters.
    asked: bool,
    theme: Theme,
    multiplexer: Multiplexer,
    /// `true` while a text is alone on the terminal's own screen.
    plain: bool,
    /// `true` if the terminal reports the mouse.
    mouse: bool,
}

impl Session {
    /// A session on a screen of `width` columns and `height` rows.
    pub fn new(ctx: Ctx, width: u16, height: u16) -> Self {
        let (width, height) = drawn(width, height);
        let model = start(width, height, &ctx);
        Self {
            ctx,
            model,
            screen: Screen::new(width, height),
            input: Input::new(),
            asked: false,
            theme: Theme::default(),
            multiplexer: Multiplexer::default(),
            plain: false,
            mouse: false,
        }
    }

    /// The session behind `between`, which has to pass on what is copied.
    #[must_use]
    pub fn with_multiplexer(self, multiplexer: Multiplexer) -> Self {
        Self { multiplexer, ..self }
    }

    /// Returns `true` while a text is alone on the terminal's own screen, whose modes are then those of a shell: there
    /// is nothing to put back.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// The session in the colours of `theme`.
    #[must_use]
    pub fn in_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// Takes over the terminal and draws the first frame.
    pub fn start(&mut self) -> Output {
        let bytes = match self.plain_text() {
            Some(text) => text,
            None => self.enter(),
        };
        self.plain = matches!(self.model.mode, Mode::Plain(_));
        Output { bytes, effects: Vec::new() }
    }

    /// Takes bytes from the terminal: any number of keys, one frame.
    pub fn feed(&mut self, bytes: &[u8]) -> Output {
        let messages = self.input.feed(bytes);
        self.apply(messages)
    }

    /// Takes a new size of the terminal, in columns and rows.
    pub fn resize(&mut self, width: u16, height: u16) -> Output {
        let (width, height) = drawn(width, height);
        self.screen.resize(width, height);
        self.apply([Message::Resize(width, height)])
    }

    /// Takes a message that comes from the driver itself.
    pub fn deliver(&mut self, message: Message) -> Output {
        self.apply([message])
    }

    /// Takes a corpus that has more cases, all those that the one before had among them, and what is to be said of it
    /// from now on; `progress` while there is more to come. Everything stays where it is on the screen.
    pub fn grow(&mut self, corpus: Corpus, index: Index, progress: Option<Progress>) -> Output {
        let before = std::mem::replace(&mut self.ctx.corpus, Arc::new(corpus));
        self.ctx.index = Arc::new(index);
        self.model.loading = progress;
        grow(&mut self.model, &before, &self.ctx);
        let effects = self.search().into_iter().collect();
        Output { bytes: self.show(true, false), effects }
    }

    /// Takes more of what a search needs of the same corpus: what it finds stays the same, it takes less time.
    pub fn reindex(&mut self, index: Index, progress: Progress) -> Output {
        self.ctx.index = Arc::new(index);
        self.deliver(Message::Loading(Some(progress)))
    }

    /// Takes faults beside those that it knows.
    pub fn add_faults(&mut self, faults: Vec<Fault>) -> Output {
        self.ctx.faults = Arc::new([self.ctx.faults.as_slice(), &faults].concat());
        let said = fault_summary(&self.model, &self.ctx);
        self.deliver(Message::Status(said))
    }

    /// Returns `true` if the last byte may be the Esc key or the beginning of another: the driver then waits a moment
    /// for more bytes and, if none come, calls [`settle`](Session::settle).
    pub fn waiting(&self) -> bool {
        self.input.has_pending_escape()
    }

    /// Takes a pending Esc as the key.
    pub fn settle(&mut self) -> Output {
        let message = self.input.flush_escape();
        self.apply(message)
    }

    /// Gives the terminal back.
    pub fn end(&mut self) -> Vec<u8> {
        screen::leave().to_vec()
    }

    /// Returns `true` while an answer of the terminal may still arrive.
    pub fn asked(&self) -> bool {
        self.asked
    }

    /// Returns the location of the session, for one that continues there.
    pub fn saved_location(&self) -> Option<SavedLocation> {
        resume::saved_location(&self.model, &self.ctx)
    }

    /// The width mode that it was told to begin with, where the terminal does not decide.
    pub fn told_width(&self) -> Option<WidthMode> {
        (!self.ctx.widths.auto).then_some(self.ctx.width.0)
    }

    /// Returns the screen as the terminal shows it.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Returns the read-only context.
    pub fn ctx(&self) -> &Ctx {
        &self.ctx
    }

    /// The state.
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn apply(&mut self, messages: impl IntoIterator<Item = Message>) -> Output {
        let mut effects = Vec::new();
        let mut copied = Vec::new();
        let mut changed = false;
        let mut anew = false;
        for message in messages {
            // What a terminal reports unasked is nothing.
            if matches!(message, Message::Mouse(_)) && !self.mouse {
                continue;
            }
            if let Message::CursorReport(row, column) = message {
                // What nobody asked for, and what comes a second time, means nothing.
                if !self.asked || widths::read(row, column).is_none() {
                    continue;
                }
                self.asked = false;
            }
            changed = true;
            let effect = update(&mut self.model, message, &self.ctx);
            let quit = effect == Effect::Quit;
            if effect == Effect::Redraw {
                anew = true;
                continue;
            }
            match effect {
                Effect::None => {}
                Effect::Copy(text) => copied.extend(osc52(&text, self.multiplexer)),
                effect => effects.push(effect),
            }
            if quit {
                // What was typed after the program had been told to end is for nobody.
                return Output { bytes: copied, effects };
            }
        }
        // Of all that was typed only the last search is of use.
        effects.extend(self.search());
        let bytes = [copied, self.show(changed, anew)].concat();
        Output { bytes, effects }
    }

    /// The search that is to be asked for.
    fn search(&mut self) -> Option<Effect> {
        self.model.search.take().map(Effect::Search)
    }

    /// Returns the bytes that make the terminal show the model: none if it has not `changed`, the whole screen if
    /// `anew`.
    fn show(&mut self, changed: bool, anew: bool) -> Vec<u8> {
        let text = self.plain_text();
        let was_plain = std::mem::replace(&mut self.plain, text.is_some());
        let mouse = if text.is_some() || was_plain { &[] } else { self.catch() };
        let bytes = match (text, was_plain) {
            // Its size and its rows are the terminal's own business.
            (Some(_), true) => Vec::new(),
            (Some(text), false) => {
                // It is the terminal's while it shows its own screen: `leave` has taken it back.
                self.mouse = false;
                text
            }
            (None, true) => self.enter(),
            (None, false) if anew => self.anew(),
            (None, false) if changed => self.draw(),
            (None, false) => Vec::new(),
        };
        [mouse, &bytes].concat()
    }

    /// Returns the bytes that show the plain text, if there is one.
    fn plain_text(&self) -> Option<Vec<u8>> {
        let Mode::Plain(text) = &self.model.mode else { return None };
        Some(screen::plain(text, self.ctx.lang.get(Msg::PlainEnd)))
    }

    /// Returns the bytes that switch mouse reports on or off, if that changes.
    fn catch(&mut self) -> &'static [u8] {
        let wanted = self.model.mouse.is_captured;
        if std::mem::replace(&mut self.mouse, wanted) == wanted { &[] } else { screen::mouse(wanted) }
    }

    /// Takes over the terminal.
    fn enter(&mut self) -> Vec<u8> {
        self.mouse = false;
        [screen::enter(), self.catch(), &self.anew()].concat()
    }

    /// Draws everything, whatever the terminal shows. The question for the width of its characters goes before, where
    /// it is due: the frame begins with erasing the screen and so takes it away again.
    fn anew(&mut self) -> Vec<u8> {
        self.screen.forget();
        let (width, height) = self.model.size;
        let asks = self.model.widths.asks() && width >= widths::ROOM.0 && height >= widths::ROOM.1;
        self.asked = self.asked || asks;
        let question = if asks { screen::ask_width(widths::QUESTION_ROW, widths::QUESTION) } else { Vec::new() };
        [question, self.draw()].concat()
    }

    fn draw(&mut self) -> Vec<u8> {
        self.screen.frame(|buffer| match buffer.area.is_empty() {
            true => None,
            false => {
                let cursor = view(&self.model, &self.ctx, buffer);
                self.theme.paint(buffer);
                cursor
            }
        })
    }
}

fn drawn(width: u16, height: u16) -> (u16, u16) {
    (width.min(LARGEST.0), height.min(LARGEST.1))
}
