//! Recordings of a session for players of terminals (asciicast, versions 2 and 3).
//!
//! A recording has a screen of its own, onto which the frames of the session are drawn: what else went to the terminal
//! (copied text, queries, modes) is not in it. Each line is whole in itself, so a recording that was cut is still one.

use serde_json::{Value, json};

use super::{screen::Screen, session::Session};

/// A version of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CastVersion {
    /// Times since the beginning.
    #[default]
    V2,
    /// Times since the event before.
    V3,
}

impl CastVersion {
    /// All of them with their names.
    pub const ALL: [(Self, &str); 2] = [(Self::V2, "v2"), (Self::V3, "v3")];
}

/// No wrapping at the right edge, as in a session.
const BEGIN: &str = "\x1b[?7l";

/// The modes and the style of a terminal at rest.
const END: &str = "\x1b[m\x1b[?7h\x1b[?25h";

/// A recording in progress.
#[derive(Debug)]
pub struct Cast {
    version: CastVersion,
    /// The longest pause in milliseconds.
    idle: Option<u64>,
    screen: Screen,
    size: (u16, u16),
    /// Moment of the last event, in milliseconds of the driver.
    last: u64,
    /// Milliseconds of the recording so far.
    elapsed: u64,
    caption: String,
    page: Option<usize>,
}

impl Cast {
    /// Returns a recording that begins at the moment `now`, in milliseconds of any clock, with no pause longer than `idle`
    /// milliseconds.
    pub fn new(version: CastVersion, idle: Option<u64>, now: u64) -> Self {
        let (size, screen) = ((0, 0), Screen::new(0, 0));
        Self { version, idle, screen, size, last: now, elapsed: 0, caption: String::new(), page: None }
    }

    /// Returns the lines that show the session as it is at the moment `now`; empty if nothing has changed.
    pub fn frame(&mut self, session: &Session, now: u64) -> String {
        let area = session.screen().buffer().area;
        let size = (area.width, area.height);
        if area.is_empty() {
            return String::new();
        }
        let mut lines = String::new();
        if self.size == (0, 0) {
            lines += &self.header(size);
            lines += &self.event(now, "o", BEGIN);
        } else if self.size != size {
            lines += &self.event(now, "r", &format!("{}x{}", size.0, size.1));
        }
        if self.size != size {
            self.screen.resize(size.0, size.1);
            self.size = size;
        }
        for marker in self.markers(session) {
            lines += &self.event(now, "m", &marker);
        }
        let bytes = self.screen.mirror(session.screen());
        if !bytes.is_empty() {
            lines += &self.event(now, "o", &String::from_utf8_lossy(&bytes));
        }
        lines
    }

    /// Returns the lines that end the recording at the moment `now`; empty if it has not begun.
    pub fn end(&mut self, now: u64) -> String {
        if self.size == (0, 0) {
            return String::new();
        }
        let end = self.event(now, "o", END);
        end + &if self.version == CastVersion::V3 { self.event(now, "x", "0") } else { String::new() }
    }

    /// Returns the first line. It knows nothing of the machine.
    fn header(&self, (columns, rows): (u16, u16)) -> String {
        let header = match self.version {
            CastVersion::V2 => json!({ "version": 2, "width": columns, "height": rows }),
            CastVersion::V3 => json!({ "version": 3, "term": { "cols": columns, "rows": rows } }),
        };
        line(&header)
    }

    /// Returns the names of what begins: a caption, a page of a presentation.
    fn markers(&mut self, session: &Session) -> Vec<String> {
        let mut markers = Vec::new();
        if session.caption() != self.caption {
            session.caption().clone_into(&mut self.caption);
            markers.extend(Some(self.caption.clone()).filter(|caption| !caption.is_empty()));
        }
        let show = session.model().show.as_ref();
        let page = show.map(|show| show.at);
        if page != self.page {
            self.page = page;
            let name = show.and_then(|show| Some(format!("{} {}", show.at + 1, show.thought()?.name)));
            markers.extend(name);
        }
        markers
    }

    /// Returns the line of an event.
    fn event(&mut self, now: u64, code: &str, data: &str) -> String {
        let pause = now.saturating_sub(self.last);
        let pause = self.idle.map_or(pause, |idle| pause.min(idle));
        self.last = now.max(self.last);
        self.elapsed += pause;
        let time = if self.version == CastVersion::V2 { self.elapsed } else { pause };
        let data = line(&Value::from(data));
        format!("[{}.{:03}, \"{code}\", {}]\n", time / 1000, time % 1000, data.trim_end())
    }
}

/// Returns a value as JSON on one line, with its line end.
fn line(value: &Value) -> String {
    format!("{value}\n")
}
