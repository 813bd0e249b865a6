//! One session: a model, a screen and an input parser; bytes in, bytes and effects out.
//!
//! A session owns no thread, clock, environment, file or terminal, so that the local terminal, a play of keys, a test
//! and a server with many sessions in one process drive it in the same way.

use std::sync::Arc;

use crate::{
    app::{
        Ctx,
        effect::Effect,
        message::{FormerCorpus, Message},
        model::{Mode, Model},
        resume,
        review_task::{ReviewNews, ReviewTask, Shared},
        search_request::{SearchRequest, SearchResponse, run_search},
        update::State,
        widths,
        words::Msg,
    },
    corpus::{Corpus, load::Progress},
    desk::Time,
    error::Fault,
    search::{Index, SearchControl},
    store::state::SavedLocation,
    text::WidthMode,
};

use super::{
    held::{self, Hold},
    input::Input,
    screen::{
        self, Screen,
        clipboard::{Multiplexer, osc52},
    },
    strip::Strip,
    theme::Themes,
    view::resting_place,
};

/// The largest screen that is drawn, in columns and rows: what a terminal claims beyond it stays blank, so that a
/// wrong size cannot take all memory.
const LARGEST: (u16, u16) = (1000, 500);

/// The bytes and effects of a step of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// To be written to the terminal at once; empty when there is nothing to write.
    pub bytes: Vec<u8>,
    /// To be performed or refused, in order. Copying, redrawing and searching are done by the session.
    pub effects: Vec<Effect>,
}

/// The runner of the searches of a session. It returns the response if it is there at once; otherwise the response comes
/// as messages.
pub type SearchRunner = Box<dyn FnMut(SearchRequest, &Ctx, Wait) -> Option<SearchResponse> + Send>;

/// The runner of the readings of a review. It returns the reading if it is there at once; otherwise it comes as a message.
pub type ReadRunner = Box<dyn FnMut(Shared<ReviewTask>) -> Option<ReviewNews> + Send>;

/// The reason to wait for a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// The next frame, which would show the hits.
    Frame,
    /// Keys that were typed ahead and act on the hits.
    Keys,
}

/// The consequences of the messages of one step.
#[derive(Default)]
struct Step {
    copied: Vec<u8>,
    effects: Vec<Effect>,
    /// The last search that is not run yet.
    search: Option<SearchRequest>,
    /// Readings of a review that is done at once.
    news: Vec<Message>,
    is_changed: bool,
    is_redrawn: bool,
}

/// The session of one person.
pub struct Session {
    ctx: Ctx,
    state: State,
    search_runner: SearchRunner,
    read_runner: ReadRunner,
    screen: Screen,
    input: Input,
    /// `true` while the terminal owes an answer about the width of its characters.
    asked: bool,
    themes: Themes,
    multiplexer: Multiplexer,
    /// `true` while a text is alone on the terminal's own screen.
    plain: bool,
    /// `true` if the terminal reports the mouse.
    mouse: bool,
    /// Columns and rows of the whole screen, of which the model has those above the strip.
    size: (u16, u16),
    strip: Strip,
    hold: Hold,
    /// `true` once the person did something while the session was held.
    is_interrupted: bool,
}

impl Session {
    /// Returns a session on a screen of `width` columns and `height` rows.
    pub fn new(ctx: Ctx, width: u16, height: u16) -> Self {
        let (width, height) = drawn(width, height);
        let state = State::new(width, height, &ctx);
        Self {
            ctx,
            state,
            search_runner: Box::new(|request, ctx, _| search_now(request, ctx)),
            read_runner: Box::new(|task| task.compute()),
            screen: Screen::new(width, height),
            input: Input::new(),
            asked: false,
            themes: Themes::default(),
            multiplexer: Multiplexer::default(),
            plain: false,
            mouse: false,
            size: (width, height),
            strip: Strip::default(),
            hold: Hold::None,
            is_interrupted: false,
        }
    }

    /// Returns the session with a strip at the bottom for these captions.
    #[must_use]
    pub fn with_captions(mut self, captions: Vec<String>) -> Self {
        self.set_strip(Strip::new(captions));
        self
    }

    /// Shows a caption in the strip, or none.
    pub fn show_caption(&mut self, caption: &str) -> Output {
        self.strip.show(caption);
        Output { bytes: self.show(true, false), effects: Vec::new() }
    }

    /// Returns the caption that is shown; empty for none.
    pub fn caption(&self) -> &str {
        self.strip.caption()
    }

    /// Takes the strip away.
    pub fn end_captions(&mut self) -> Output {
        let effects = self.set_strip(Strip::default());
        Output { bytes: self.show(true, false), effects }
    }

    /// Says what a person may do while a script drives the session.
    pub fn hold(&mut self, hold: Hold) -> Output {
        self.hold = hold;
        self.strip.wait(hold == Hold::Waiting);
        Output { bytes: self.show(true, false), effects: Vec::new() }
    }

    /// Returns `true` if the person did something since the last call while the session was held.
    pub fn was_interrupted(&mut self) -> bool {
        std::mem::take(&mut self.is_interrupted)
    }

    /// Returns the columns and rows of the whole screen, as far as it is drawn.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    fn set_strip(&mut self, strip: Strip) -> Vec<Effect> {
        self.strip = strip;
        let (width, height) = self.model_size();
        self.state.update(Message::Resize(width, height), &self.ctx)
    }

    /// Returns the columns and rows above the strip.
    fn model_size(&self) -> (u16, u16) {
        let (width, height) = self.size;
        (width, height - self.strip.rows(self.size, self.state.width))
    }

    /// Returns the session with another runner than one that finishes each search at once.
    #[must_use]
    pub fn with_search_runner(self, search_runner: SearchRunner) -> Self {
        Self { search_runner, ..self }
    }

    /// Returns the session with another runner than one that reads each notice at once.
    #[must_use]
    pub fn with_read_runner(self, read_runner: ReadRunner) -> Self {
        Self { read_runner, ..self }
    }

    /// Returns the session behind a multiplexer, which has to pass on what is copied.
    #[must_use]
    pub fn with_multiplexer(self, multiplexer: Multiplexer) -> Self {
        Self { multiplexer, ..self }
    }

    /// Returns `true` while a text is alone on the terminal's own screen, whose modes are then those of a shell: there
    /// is nothing to put back.
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// Returns the session with other themes than the shipped ones.
    #[must_use]
    pub fn with_themes(self, themes: Themes) -> Self {
        Self { themes, ..self }
    }

    /// Takes over the terminal and draws the first frame.
    pub fn start(&mut self) -> Output {
        let bytes = match self.plain_text() {
            Some(text) => text,
            None => self.enter(),
        };
        self.plain = matches!(self.state.mode, Mode::Plain(_));
        // A page that came up before there was a driver, or before a stop, has its whole time from now on.
        let timer = self.state.show.as_ref().and_then(|show| show.running_timer());
        Output { bytes, effects: timer.map(|(timer, after)| Effect::Wake { timer, after }).into_iter().collect() }
    }

    /// Takes bytes from the terminal: any number of keys, one frame.
    pub fn feed(&mut self, bytes: &[u8]) -> Output {
        let mut messages = self.input.feed(bytes);
        self.is_interrupted |= self.hold.sift(&mut messages);
        self.apply(messages)
    }

    /// Takes a new size of the terminal, in columns and rows.
    pub fn resize(&mut self, width: u16, height: u16) -> Output {
        let (width, height) = drawn(width, height);
        self.screen.resize(width, height);
        self.size = (width, height);
        let (width, height) = self.model_size();
        self.apply([Message::Resize(width, height)])
    }

    /// Takes the present moment: a session has no clock.
    pub fn set_now(&mut self, now: Time) {
        self.ctx.now = now;
    }

    /// Takes a message of the driver.
    pub fn deliver(&mut self, message: Message) -> Output {
        self.apply([message])
    }

    /// Takes a corpus with more cases, which has those of the one before among them, and its index; `progress` while
    /// loading goes on. The screen stays as it is.
    pub fn grow(&mut self, corpus: Corpus, index: Index, progress: Option<Progress>) -> Output {
        let before = FormerCorpus(std::mem::replace(&mut self.ctx.corpus, Arc::new(corpus)));
        self.ctx.index = Arc::new(index);
        self.deliver(Message::CorpusGrown { before, progress })
    }

    /// Takes a more complete index of the same corpus: searches find the same, in less time.
    pub fn reindex(&mut self, index: Index, progress: Progress) -> Output {
        self.ctx.index = Arc::new(index);
        self.deliver(Message::Loading(Some(progress)))
    }

    /// Takes further faults.
    pub fn add_faults(&mut self, faults: Vec<Fault>) -> Output {
        self.ctx.faults = Arc::new([self.ctx.faults.as_slice(), &faults].concat());
        self.deliver(Message::FaultsAdded)
    }

    /// Returns `true` if the last bytes may be the Esc key, or it and keys after it, or the beginning of a sequence: the
    /// driver then waits a moment for more bytes and, if none come, calls [`flush_keys`](Session::flush_keys).
    pub fn has_pending_keys(&self) -> bool {
        self.input.has_pending_keys()
    }

    /// Takes pending bytes as keys.
    pub fn flush_keys(&mut self) -> Output {
        let mut messages = self.input.flush_keys();
        self.is_interrupted |= self.hold.sift(&mut messages);
        self.apply(messages)
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
        resume::saved_location(&self.state, &self.ctx)
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

    /// Returns the state.
    pub fn model(&self) -> &Model {
        &self.state
    }

    fn apply(&mut self, messages: impl IntoIterator<Item = Message>) -> Output {
        let mut step = Step::default();
        for message in messages {
            if !self.is_expected(&message) {
                continue;
            }
            if !self.is_typed_into_query(&message) {
                self.search(&mut step, Wait::Keys);
            }
            self.update(message, &mut step);
            while let Some(news) = step.news.pop() {
                self.update(news, &mut step);
            }
            if step.effects.last() == Some(&Effect::Quit) {
                // Input after the end of the session is dropped.
                return Output { bytes: step.copied, effects: step.effects };
            }
        }
        self.search(&mut step, Wait::Frame);
        let bytes = [step.copied, self.show(step.is_changed, step.is_redrawn)].concat();
        Output { bytes, effects: step.effects }
    }

    /// Returns `false` for reports of the terminal that were not asked for.
    fn is_expected(&mut self, message: &Message) -> bool {
        match message {
            Message::Mouse(_) => self.mouse,
            Message::CursorReport(row, column) => {
                widths::read(*row, *column).is_some() && std::mem::take(&mut self.asked)
            }
            Message::BackgroundReport(_) => self.asked,
            _ => true,
        }
    }

    /// Returns `true` if `message` only adds a character to the query, so that the query before needs no search.
    fn is_typed_into_query(&self, message: &Message) -> bool {
        matches!(self.state.mode, Mode::Query(_)) && matches!(message, Message::Key(key) if key.typed().is_some())
    }

    fn update(&mut self, message: Message, step: &mut Step) {
        step.is_changed = true;
        for effect in self.state.update(message, &self.ctx) {
            match effect {
                Effect::Copy(text) => step.copied.extend(osc52(&text, self.multiplexer)),
                Effect::Redraw => step.is_redrawn = true,
                Effect::Search(request) => step.search = Some(request),
                Effect::Review(task) if task.is_computed() => {
                    let news = (self.read_runner)(task);
                    step.news.extend(news.map(|news| Message::Review(Shared::new(news))));
                }
                effect => step.effects.push(effect),
            }
        }
    }

    /// Runs the last search that was requested. A response that is not there at once comes as messages.
    fn search(&mut self, step: &mut Step, wait: Wait) {
        while let Some(request) = step.search.take() {
            if let Some(response) = (self.search_runner)(request, &self.ctx, wait) {
                self.update(Message::SearchResponse(Box::new(response)), step);
            }
        }
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
        let Mode::Plain(text) = &self.state.mode else { return None };
        Some(screen::plain(text, self.ctx.lang.get(Msg::PlainEnd)))
    }

    /// Returns the bytes that switch mouse reports on or off, if that changes.
    fn catch(&mut self) -> &'static [u8] {
        let captures = self.state.mouse.is_captured;
        if std::mem::replace(&mut self.mouse, captures) == captures { &[] } else { screen::mouse(captures) }
    }

    /// Takes over the terminal.
    fn enter(&mut self) -> Vec<u8> {
        self.mouse = false;
        [screen::enter(), self.catch(), &self.anew()].concat()
    }

    /// Draws everything, whatever the terminal shows. The questions for its background and the width of its characters go before, where
    /// they are due: the frame begins with erasing the screen and so takes it away again.
    fn anew(&mut self) -> Vec<u8> {
        self.screen.forget();
        let (width, height) = self.state.size;
        let asks_ground = self.state.background.asks() && self.state.theme == 0;
        let asks = self.state.widths.asks() || asks_ground;
        let asks = asks && width >= widths::ROOM.0 && height >= widths::ROOM.1;
        self.asked = self.asked || asks;
        let background = if asks && asks_ground { screen::ASK_BACKGROUND } else { b"" };
        let width = if asks { screen::ask_width(widths::QUESTION_ROW, widths::QUESTION) } else { Vec::new() };
        [background, &width, &self.draw()].concat()
    }

    fn draw(&mut self) -> Vec<u8> {
        self.screen.rest_at(resting_place(&self.state, &self.ctx));
        self.screen.frame(|buffer| match buffer.area.is_empty() {
            true => None,
            false => {
                let cursor = held::draw(&self.state, &self.ctx, &self.strip, buffer);
                self.themes.get(self.state.theme, self.state.background.ground).paint(buffer);
                if held::is_black(&self.state) {
                    self.themes.blacken(buffer);
                }
                cursor
            }
        })
    }
}

/// Runs a search to its end on this thread.
pub fn search_now(request: SearchRequest, ctx: &Ctx) -> Option<SearchResponse> {
    run_search(&ctx.corpus, &ctx.index, &request, SearchControl::uninterrupted(), &mut |_| {})
}

fn drawn(width: u16, height: u16) -> (u16, u16) {
    (width.min(LARGEST.0), height.min(LARGEST.1))
}
