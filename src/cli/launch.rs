//! From arguments to a session: what the browser opens with.

use std::{path::Path, sync::Arc};

use super::{
    args::{BrowserArgs, PresentArgs},
    clock, commands,
    deadline::search_in_time,
    keys,
    loading::{BackgroundLoad, PendingCase},
    open::{self, case_link},
    out::{Result, wrong},
    play, player, present,
    session_store::SessionStore,
    settings::{BrowserSettings, Settings},
    site::Site,
    terminal_env::TerminalEnv,
    themes,
};
use crate::{
    app::{
        Ctx, Start,
        action::Action,
        ground::Background,
        keymap::Context,
        message::Message,
        play_script::PlayScript,
        widths::Widths,
        words::{CliMsg, Lang, Msg, plain::PlainMsg},
    },
    corpus::{BatchFiles, CaseId, CaseLink, Corpus},
    error::{Fault, Severity},
    search::Index,
    store::config::CommandEntry,
    text::{Width, WidthMode},
    ui::{
        Session,
        screen::clipboard::Multiplexer,
        theme::{NO_COLOURS, Themes},
    },
};

/// A call that opens the browser.
pub(super) struct Launch<'a> {
    /// Arguments of the browser.
    pub(super) args: &'a BrowserArgs,
    /// Case to open.
    pub(super) case: Option<&'a str>,
    /// Message delivered first.
    pub(super) first: Option<Message>,
    /// Presentation to begin with.
    pub(super) present: Option<&'a PresentArgs>,
    /// Script to be played, with its file.
    pub(super) script: Option<(&'a PlayScript, &'a Path)>,
    /// Options of all commands.
    pub(super) settings: &'a Settings,
    /// Options of the browser.
    pub(super) browser: BrowserSettings,
    /// The user's commands.
    pub(super) commands: &'a [CommandEntry],
    /// Rules of this machine.
    pub(super) site: &'a Site,
    /// Language of the interface.
    pub(super) lang: Lang,
}

/// Messages that open a session, and the case that it waits for.
#[derive(Default)]
struct Opening {
    messages: Vec<Message>,
    pending_case: Option<PendingCase>,
}

impl Launch<'_> {
    /// Makes a session, opened where the arguments say, else where the last interrupted session stood. Returns also what
    /// to load beside it; without a store (no terminal) everything is loaded first.
    pub(super) fn session(
        &self,
        (width, height): (u16, u16),
        env: &TerminalEnv,
        store: Option<&SessionStore>,
        (config_faults, mut state_fault): (Vec<Fault>, Option<Fault>),
    ) -> Result<(Session, Option<BackgroundLoad>)> {
        let loader = open::loader(self.settings);
        // A presentation knows its cases from the beginning.
        // A script as well.
        let knows_all = self.present.is_some() || self.script.is_some();
        let in_background = store.is_some() && !knows_all && !BatchFiles::are_small(&loader.sources);
        let opened = if in_background { loader.load_embedded() } else { loader.load() };
        if let Some((script, path)) = self.script {
            let missing = player::missing(script, path, &opened.corpus);
            if !missing.is_empty() {
                return Err(missing.into());
            }
        }
        let is_headless = store.is_none();
        let no_store = SessionStore::default();
        let store = store.unwrap_or(&no_store);
        let mut opening = self.opening(&opened.corpus, in_background)?;
        if opening.messages.is_empty() && opening.pending_case.is_none() && self.script.is_none() {
            match self.resumed(&opened.corpus, in_background, store) {
                Ok(resumed) => opening = resumed,
                Err(fault) => state_fault = Some(fault),
            }
        }
        let Opening { mut messages, pending_case } = opening;
        let (keymap, keymap_faults) = keys::keymap(&self.settings.keymap);
        let (commands, keymap, command_faults) = commands::bound(self.commands, keymap);
        if let Some(fault) = &state_fault {
            let key = keymap.name_for(Context::List, Action::Faults, self.lang);
            let is_set_aside = fault.severity == Severity::Warning;
            let text = if is_set_aside { PlainMsg::StateSetAside } else { PlainMsg::StateUnusable };
            messages.push(Message::Status(self.lang.fill(text, &[&key])));
        }
        if env.console && messages.is_empty() {
            messages.push(Message::Status(self.lang.get(PlainMsg::Console).to_owned()));
        }
        // The first word is the administrator's.
        messages.extend(self.site.banner.clone().map(Message::Status));
        let (width_policy, widths) = self.widths(env, store);
        let themes = themes::themes(env);
        let theme = self.theme(&themes, env, store);
        let theme_faults = themes.faults(theme);
        let faults = [
            config_faults,
            command_faults,
            opened.faults,
            keymap_faults,
            theme_faults,
            state_fault.into_iter().collect(),
        ]
        .concat();
        if store.is_first() && messages.is_empty() && faults.is_empty() {
            let key = keymap.name_for(Context::List, Action::Search, self.lang);
            messages.push(Message::Status(self.lang.fill(Msg::FirstSearch, &[&key])));
        }
        let has_own_clock = is_headless && (self.script.is_some() || self.args.record.is_some());
        let ctx = Ctx {
            corpus: Arc::new(opened.corpus),
            faults: Arc::new(faults),
            index: Arc::new(Index::complete(opened.indexes)),
            keymap: Arc::new(keymap),
            commands: Arc::new(commands),
            lang: self.lang,
            width: width_policy,
            widths,
            background: Self::background(env, store),
            themes: Arc::new(themes.names()),
            permits: Arc::new(self.site.permits.clone()),
            now: if has_own_clock { play::CLOCK } else { clock::now() },
            utc_offset: if has_own_clock { 0 } else { clock::utc_offset() },
            start: Start {
                choices: self.browser.choices.or(store.choices()),
                queries: store.queries(),
                mouse: self.browser.mouse,
                theme,
                answers: store.answers(),
                in_tmux: env.clipboard == Multiplexer::Tmux,
            },
        };
        let session = Session::new(ctx, width, height).with_themes(themes);
        let session = match self.script {
            Some((script, _)) => session.with_captions(script.captions()),
            None => session,
        };
        let mut session = session
            .with_multiplexer(env.clipboard)
            .with_search_runner(Box::new(|request, ctx, _| search_in_time(request, ctx)));
        for message in messages {
            // The driver draws the whole screen when it starts. The corpus so far is searched at once.
            play::deliver(&mut session, message);
        }
        Ok((session, in_background.then_some(BackgroundLoad { loader, pending_case })))
    }

    /// Returns the messages for what the arguments name.
    fn opening(&self, corpus: &Corpus, in_background: bool) -> Result<Opening> {
        let mut opening = Opening { messages: self.first.iter().cloned().collect(), pending_case: None };
        if let Some(args) = self.present {
            let request = present::request(args, corpus, self.lang)?;
            opening.messages.push(Message::Present(Box::new(request)));
        }
        if let Some(id) = self.case {
            let CaseLink { id: case, place } = case_link(id, self.lang)?;
            match corpus.find(&case) {
                Some(found) => opening.messages.push(Message::Open(found, place)),
                None if in_background => {
                    let missing = Some(self.lang.fill(CliMsg::NoSuchCase, &[id]));
                    opening.pending_case = Some(PendingCase { case, place, spot: None, opened: None, missing });
                }
                None => return Err(wrong(self.lang, (CliMsg::NoSuchCase, &[id]), (CliMsg::SeeList, &[]))),
            }
        }
        opening.messages.extend(self.args.query.clone().map(Message::Search));
        Ok(opening)
    }

    /// Returns the messages that continue an earlier session.
    fn resumed(
        &self,
        corpus: &Corpus,
        in_background: bool,
        store: &SessionStore,
    ) -> std::result::Result<Opening, Fault> {
        let mut opening = Opening::default();
        let Some((spot, was_left)) = store.take()? else { return Ok(opening) };
        let text = was_left.then(|| self.lang.get(PlainMsg::Left).to_owned());
        match spot.case.parse::<CaseId>() {
            Ok(case) if in_background && corpus.find(&case).is_none() => {
                opening.pending_case =
                    Some(PendingCase { case, place: None, spot: Some(spot), opened: text, missing: None });
            }
            _ => {
                opening.messages.push(Message::Resume(spot));
                opening.messages.extend(text.map(Message::Status));
            }
        }
        Ok(opening)
    }

    /// Returns the width of ambiguous characters to begin with, and whether the terminal decides: the option goes before
    /// the user's earlier choice on this terminal, that before the terminal's last answer.
    fn widths(&self, env: &TerminalEnv, store: &SessionStore) -> (Width, Widths) {
        let known = |by_hand| store.known().filter(|known| known.by_hand == by_hand).and_then(|known| known.width);
        let answer = known(false);
        // A recording is straight in every player, unless it is told otherwise.
        let chosen = || if self.args.record.is_some() { Some(WidthMode::Safe) } else { known(true) };
        let fixed = self.settings.ambiguous.unwrap_or_else(chosen);
        let widths = Widths { auto: fixed.is_none(), may_ask: !env.between && !env.console, answer, answered: false };
        (Width(fixed.or(answer).unwrap_or_default()), widths)
    }

    /// Returns the position of the theme to begin with: a flag goes before `$NO_COLOR`, that before the configuration,
    /// that before the theme that the user chose last.
    fn theme(&self, themes: &Themes, env: &TerminalEnv, store: &SessionStore) -> usize {
        // The screen is always a terminal.
        let is_coloured = self.settings.color.is_coloured(env, true) || self.browser.theme_by_flag;
        let name = if is_coloured { self.browser.theme.or(store.theme()) } else { Some(NO_COLOURS) };
        name.and_then(|name| themes.find(name)).unwrap_or_default()
    }

    /// Returns what is known of the terminal's background.
    fn background(env: &TerminalEnv, store: &SessionStore) -> Background {
        let ground = store.known().and_then(|known| known.ground);
        Background { may_ask: !env.between && !env.console, ground, is_settled: false }
    }
}
