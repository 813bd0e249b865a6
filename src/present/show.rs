//! The state of a presentation: page and step, and what lies over it.

use std::{ops::Range, sync::Arc};

use super::{
    frame::Frame,
    pages::{Page, find, paginate},
    thought::{Case, Place, Presentation, Style, Thought, sentences},
};
use crate::{desk::Time, text::Width};

/// A presentation on a screen.
#[derive(Clone, Debug, Default)]
pub struct Show {
    /// Thoughts.
    pub presentation: Arc<Presentation>,
    /// Division of the screen.
    pub frame: Frame,
    /// Pages on this screen.
    pub pages: Vec<Page>,
    /// Current page, from 0.
    pub at: usize,
    /// Last step that is revealed, from 0.
    pub step: usize,
    /// Text that was brought up last: the place that stays when the screen changes.
    place: Place,
    /// Place before the last jump.
    before: Option<Place>,
    /// `true` while the screen is black.
    pub is_black: bool,
    /// `true` after Esc: another one ends the presentation.
    pub is_leaving: bool,
    /// `true` if the program ends with it.
    pub is_alone: bool,
    /// Moment of the last turn of a page.
    pub turned: Time,
    /// Seconds that a page stays while it plays by itself.
    pub every: u32,
    /// `true` if it begins again after the last page.
    pub is_loop: bool,
    /// Progress by itself.
    pub auto: Auto,
    /// Text in the spotlight: a piece of the thought, and bytes of it; the piece past all others lights nothing.
    pub light: Option<(usize, Range<usize>)>,
    /// Sentences marked for the spotlight, in order.
    pub stops: Vec<Place>,
    /// Number of the last timer that was asked for.
    pub timer: u64,
}

/// The progress of a presentation by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Auto {
    /// None: keys turn the pages.
    #[default]
    ByHand,
    /// A page turns when its time is over.
    Playing,
    /// Stopped for a while.
    Paused,
}

impl Show {
    /// Returns a presentation on its first page.
    pub fn new(presentation: Presentation, size: (u16, u16), width: Width, now: Time) -> Self {
        let mut show = Self { presentation: Arc::new(presentation), turned: now, ..Self::default() };
        show.fit(size, width);
        show
    }

    /// Lays the pages out for a screen; the text that was brought up last stays on it.
    pub fn fit(&mut self, size: (u16, u16), width: Width) {
        let frame = Frame::of(size, width);
        if frame != self.frame {
            self.pages = paginate(&self.presentation, &frame);
            self.frame = frame;
            (self.at, self.step) = find(&self.pages, self.place);
            if self.light.is_some() {
                self.light = Some(self.first_light(self.step));
            }
        }
    }

    /// Returns the current page.
    pub fn page(&self) -> Option<&Page> {
        self.pages.get(self.at)
    }

    /// Returns the thought that is shown.
    pub fn thought(&self) -> Option<&Thought> {
        self.presentation.thoughts.get(self.page()?.thought)
    }

    /// Returns the position of the case that is shown; none on the title page of the whole.
    pub fn case_at(&self) -> Option<usize> {
        self.thought()?.case
    }

    /// Returns the case that is shown.
    pub fn case(&self) -> Option<&Case> {
        self.presentation.cases.get(self.case_at()?)
    }

    /// Reveals the next step, or turns to the next page. Returns `false` at the end.
    pub fn forward(&mut self) -> bool {
        match self.page() {
            Some(page) if self.step < page.last_step => self.stand(self.at, self.step + 1),
            _ if self.at + 1 < self.pages.len() => self.stand(self.at + 1, 0),
            _ => return false,
        }
        true
    }

    /// Turns back to the page before, which is shown whole. Returns `false` at the beginning.
    pub fn back(&mut self) -> bool {
        match self.at.checked_sub(1) {
            Some(at) => self.stand(at, usize::MAX),
            None if self.step > 0 => self.stand(0, 0),
            None => return false,
        }
        true
    }

    /// Turns to the next page, which is shown whole, after the last one to the first if it begins again. Returns `false`
    /// at the end.
    pub fn turn(&mut self) -> bool {
        let next = self.at + 1;
        match next < self.pages.len() {
            true => self.stand(next, usize::MAX),
            false if self.is_loop => self.stand(0, usize::MAX),
            false => return false,
        }
        true
    }

    /// Returns the timer of the page while it plays by itself: its number, and its time in milliseconds.
    pub fn running_timer(&self) -> Option<(u64, u64)> {
        (self.auto == Auto::Playing).then_some((self.timer, u64::from(self.every) * 1000))
    }

    /// Reveals the whole page.
    pub fn reveal(&mut self) {
        self.stand(self.at, usize::MAX);
    }

    /// Goes to a page, from 0, or to the last one.
    pub fn go(&mut self, at: usize) {
        self.before = Some(self.place);
        self.stand(at, 0);
    }

    /// Goes to the first page of a case, from 0, or of the last one.
    pub fn go_to_case(&mut self, case: usize) {
        let cases = &self.presentation.cases;
        let first = cases.get(case).or(cases.last()).map_or(0, |case| case.first);
        self.go(find(&self.pages, Place { thought: first, ..Place::default() }).0);
    }

    /// Goes where it stood before the last jump. Returns `false` without one.
    pub fn jump_back(&mut self) -> bool {
        let Some(place) = self.before.replace(self.place) else { return false };
        let (at, step) = find(&self.pages, place);
        self.stand(at, step);
        true
    }

    /// Puts the spotlight on, on what came up last, or off.
    pub fn turn_light(&mut self) {
        self.light = match self.light {
            Some(_) => None,
            None => Some(self.first_light(self.step)),
        };
    }

    /// Returns `true` if the spotlight lights something of the page.
    pub fn is_lit(&self) -> bool {
        let pieces = self.thought().map_or(0, |thought| thought.pieces.len());
        self.light.as_ref().is_some_and(|(piece, _)| *piece < pieces)
    }

    /// Moves the spotlight by a sentence or a whole text, and on to the next page or back to the one before. Returns `false`
    /// at the ends.
    pub fn move_light(&mut self, whole: bool, is_forward: bool) -> bool {
        let Some((piece, bytes)) = self.light.clone() else { return false };
        let stretches = self.stretches(whole);
        let at = stretches.partition_point(|(other, own)| (*other, own.start) <= (piece, bytes.start));
        let next = match is_forward {
            true => stretches.get(at),
            false => stretches[..at].iter().rev().find(|(other, own)| (*other, own.start) < (piece, bytes.start)),
        };
        if let Some((piece, bytes)) = next.cloned() {
            self.light_up(piece, bytes);
            return true;
        }
        match self.at.checked_add_signed(if is_forward { 1 } else { -1 }).filter(|at| *at < self.pages.len()) {
            Some(at) => self.stand(at, if is_forward { 0 } else { usize::MAX }),
            None => return false,
        }
        if let Some((piece, bytes)) = self.stretches(whole).pop().filter(|_| !is_forward) {
            self.light_up(piece, bytes);
        }
        true
    }

    /// Goes to the next stop, or to the one before. Returns `false` without one.
    pub fn to_stop(&mut self, is_forward: bool) -> bool {
        let lit = self.light.clone().unwrap_or_default();
        let thought = self.page().map_or(0, |page| page.thought);
        // A stop inside what is lit is here.
        let byte = if is_forward { lit.1.end.saturating_sub(1) } else { lit.1.start };
        let here = Place { thought, piece: lit.0, byte };
        // A page without a text to be lit is before all of them.
        let here = if self.is_lit() { here } else { Place { thought, ..Place::default() } };
        let next = match is_forward {
            true => self.stops.iter().find(|stop| **stop > here),
            false => self.stops.iter().rfind(|stop| **stop < here),
        };
        let Some(stop) = next.copied() else { return false };
        let (at, step) = find(&self.pages, stop);
        self.stand(at, step);
        let stretches = self.stretches(false).into_iter();
        if let Some((piece, bytes)) = stretches.filter(|own| own.0 == stop.piece).rfind(|own| own.1.start <= stop.byte)
        {
            self.light_up(piece, bytes);
        }
        true
    }

    /// Lights a stretch of the page, which is revealed as far as it.
    fn light_up(&mut self, piece: usize, bytes: Range<usize>) {
        let of_piece = |page: &Page| {
            let row = page.rows.iter().rfind(|row| row.piece == piece && row.bytes.start <= bytes.start);
            row.map(|row| row.step)
        };
        let step = self.page().and_then(of_piece).unwrap_or(0);
        self.step = self.step.max(step);
        self.light = Some((piece, bytes));
    }

    /// Returns the first stretch that comes up with a step of the page, or one that lights nothing.
    fn first_light(&self, step: usize) -> (usize, Range<usize>) {
        let row = self.page().and_then(|page| page.rows.iter().find(|row| row.step == step));
        let from = row.map_or((0, 0), |row| (row.piece, row.bytes.start));
        let found = self.stretches(false).into_iter().find(|(piece, bytes)| (*piece, bytes.end) > from);
        found.unwrap_or((usize::MAX, 0..0))
    }

    /// Returns the sentences of the page, or its whole texts, as far as they stand on it.
    fn stretches(&self, whole: bool) -> Vec<(usize, Range<usize>)> {
        let (Some(page), Some(thought)) = (self.page(), self.thought()) else { return Vec::new() };
        let lit = |piece: &Style| piece.is_step() || *piece == Style::Heading;
        let mut out = Vec::new();
        for (at, piece) in thought.pieces.iter().enumerate().filter(|(_, piece)| lit(&piece.style)) {
            let mut rows = page.rows.iter().filter(|row| row.piece == at);
            let Some(first) = rows.next() else { continue };
            let end = rows.next_back().unwrap_or(first).bytes.end;
            let parts = if whole { std::iter::once(0..piece.text.len()).collect() } else { sentences(&piece.text) };
            let parts = parts.into_iter().map(|part| part.start.max(first.bytes.start)..part.end.min(end));
            out.extend(parts.filter(|part| part.start < part.end).map(|part| (at, part)));
        }
        out
    }

    /// Stands on a page at a step, and remembers the text that came up.
    fn stand(&mut self, at: usize, step: usize) {
        self.at = at.min(self.pages.len().saturating_sub(1));
        self.step = step.min(self.page().map_or(0, |page| page.last_step));
        let step = self.step;
        let shown = self.page().and_then(|page| {
            // The first step comes with the head of the page.
            let row = if step == 0 { page.rows.first() } else { page.rows.iter().find(|row| row.step == step) };
            row.map(|row| Place { thought: page.thought, piece: row.piece, byte: row.bytes.start })
        });
        self.place = shown.unwrap_or(self.place);
        if self.light.is_some() {
            self.light = Some(self.first_light(step));
        }
    }
}
