//! The screen of a program, to detect the end of a response.

use vt100::{Callbacks, Parser, Screen};

/// Private mode of synchronized updates.
const UPDATE: u16 = 2026;

/// A screen and the bytes that change it.
pub(crate) struct Grid(Parser<Updates>);

/// Synchronized updates, which `vt100` does not know.
#[derive(Default)]
struct Updates {
    /// `true` between the begin and the end of an update.
    is_open: bool,
    ended: usize,
}

impl Callbacks for Updates {
    fn unhandled_csi(&mut self, _: &mut Screen, i1: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        if i1 == Some(b'?') && params.contains(&[UPDATE].as_slice()) {
            self.ended += usize::from(self.is_open && c == 'l');
            self.is_open = c == 'h';
        }
    }
}

impl Grid {
    pub(crate) fn new(width: u16, height: u16) -> Self {
        Self(Parser::new_with_callbacks(height, width, 0, Updates::default()))
    }

    pub(crate) fn apply(&mut self, bytes: &[u8]) {
        self.0.process(bytes);
    }

    /// Returns the rows as text, without trailing blanks.
    pub(crate) fn text(&self) -> String {
        self.0.screen().contents()
    }

    /// Returns the number of synchronized updates that have ended.
    pub(crate) fn updates(&self) -> usize {
        self.0.callbacks().ended
    }

    /// Returns `true` unless a synchronized update is open.
    pub(crate) fn is_whole(&self) -> bool {
        !self.0.callbacks().is_open
    }
}
