//! A page while its tokens are read.

use std::cell::RefCell;

use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, states::RawKind};

use super::{
    blocks::{Blocks, Element, Line, NONE},
    tags::{Role, is_void, role},
};

/// The deepest nesting that is followed; what is deeper counts as text of the element around it.
const DEEPEST: usize = 512;

/// An open element.
#[derive(Debug)]
struct Open {
    name: String,
    role: Role,
    element: usize,
    /// The number of the next item of a list.
    next: usize,
}

/// The state of reading.
#[derive(Debug, Default)]
struct Reader {
    blocks: Blocks,
    open: Vec<Open>,
    line: Line,
    title: String,
    /// `true` after white space that may become a space.
    space: Option<bool>,
    tables: usize,
    rows: usize,
    cells: usize,
    /// A number or mark that stands before the next text.
    mark: String,
}

/// A page while it is read.
#[derive(Debug, Default)]
pub(super) struct Page(RefCell<Reader>);

impl Page {
    /// Returns the lines of the page.
    pub(super) fn into_blocks(self) -> Blocks {
        let mut reader = self.0.into_inner();
        reader.flush();
        let title = std::mem::take(&mut reader.title);
        if !title.trim().is_empty() {
            reader.blocks.titles.push(title.trim().to_owned());
        }
        reader.blocks.sum();
        reader.blocks
    }
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Ok(mut reader) = self.0.try_borrow_mut() else { return TokenSinkResult::Continue };
        match token {
            Token::CharacterTokens(text) => reader.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                reader.start(&tag);
                return raw(&tag.name);
            }
            Token::TagToken(tag) => reader.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Returns how the text of an element is read.
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "noscript" | "iframe" | "noframes" | "xmp" | "noembed" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// Returns the value of an attribute.
fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

impl Reader {
    fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if name == "meta" {
            self.meta(tag);
        }
        if self.is_left_out() && self.open.iter().any(|open| open.name == "svg") {
            return;
        }
        let role = if is_hidden(tag) { Role::LeftOut } else { role(name) };
        // A page without an end of its head has one where the body begins.
        if name == "body" || (role != Role::LeftOut && role != Role::Title && role != Role::Inline) {
            self.close_head();
        }
        if role == Role::Break && !self.is_in(|role| matches!(role, Role::Heading(_))) {
            self.flush();
        }
        if role == Role::Inline || is_void(name) {
            if name == "hr" {
                self.flush();
            }
            return;
        }
        if !matches!(role, Role::Link | Role::Title | Role::LeftOut) {
            self.close_implied(role);
            self.flush();
        }
        self.enter(name, role);
        match role {
            Role::Item => self.item(tag),
            Role::List(_) => {
                let first = attribute(tag, "start").and_then(|start| start.parse().ok());
                self.open.last_mut().into_iter().for_each(|open| open.next = first.unwrap_or(1));
            }
            _ => {}
        }
    }

    /// Takes a title that office pages give in their head.
    fn meta(&mut self, tag: &Tag) {
        if attribute(tag, "name").is_some_and(|name| name.eq_ignore_ascii_case("ArticleTitle")) {
            let title = attribute(tag, "content").unwrap_or_default().trim();
            if !title.is_empty() {
                self.blocks.titles.insert(0, title.to_owned());
            }
        }
    }

    fn close_head(&mut self) {
        if self.open.iter().any(|open| open.name == "head") {
            self.end("head");
        }
    }

    /// Closes an open paragraph, item, row or cell that ends where its next one begins.
    fn close_implied(&mut self, role: Role) {
        let ends: &[&str] = match role {
            Role::Item => &["li", "p"],
            Role::Row => &["tr", "td", "th", "p"],
            Role::Cell => &["td", "th", "p"],
            _ => &["p", "h1", "h2", "h3", "h4", "h5", "h6"],
        };
        let holds = |open: &Open| match role {
            Role::Item => matches!(open.role, Role::List(_)),
            Role::Row | Role::Cell => open.role == Role::Table || (role == Role::Cell && open.role == Role::Row),
            _ => !ends.contains(&open.name.as_str()) && open.role != Role::Link,
        };
        let inner = self.open.iter().rev().take_while(|open| !holds(open));
        let depth =
            inner.enumerate().filter(|(_, open)| ends.contains(&open.name.as_str())).map(|(at, _)| at + 1).last();
        if let Some(depth) = depth {
            self.close(self.open.len() - depth);
        }
    }

    /// Opens an element; each container, and each part of a table, is one that the main text can stand in.
    fn enter(&mut self, name: &str, role: Role) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let parent = self.open.last().map_or(NONE, |open| open.element);
        let holds = matches!(role, Role::Container | Role::List(_) | Role::Table | Role::Row | Role::Cell);
        let element = if holds {
            self.blocks.elements.push(Element { parent, weight: 0 });
            self.blocks.elements.len() - 1
        } else {
            parent
        };
        let next = match role {
            Role::Table => next(&mut self.tables),
            Role::Row => next(&mut self.rows),
            Role::Cell => next(&mut self.cells),
            _ => 1,
        };
        self.open.push(Open { name: name.to_owned(), role, element, next });
    }

    /// Prints the number or mark of an item.
    fn item(&mut self, tag: &Tag) {
        let list = self.open.iter_mut().rev().find(|open| matches!(open.role, Role::List(_)));
        let Some(list) = list else { return };
        if let Some(value) = attribute(tag, "value").and_then(|value| value.parse().ok()) {
            list.next = value;
        }
        self.mark = match list.role {
            Role::List(true) => format!("{}. ", list.next),
            _ => "- ".to_owned(),
        };
        list.next += 1;
    }

    fn end(&mut self, name: &str) {
        let found = self.open.iter().rposition(|open| open.name == name);
        let Some(at) = found else {
            if name == "p" {
                self.flush();
            }
            return;
        };
        // An end inside a cell does not close what is around the table.
        let is_outside =
            |open: &Open| open.role == Role::Cell && name != "table" && name != "tr" && name != "td" && name != "th";
        if self.open.iter().skip(at + 1).any(is_outside) {
            return;
        }
        self.close(at);
    }

    /// Closes the elements from `at` on.
    fn close(&mut self, at: usize) {
        let is_line = |open: &Open| !matches!(open.role, Role::Link | Role::Title | Role::LeftOut);
        if self.open.iter().skip(at).any(is_line) {
            self.flush();
        }
        self.open.truncate(at);
    }

    fn is_in(&self, is: impl Fn(Role) -> bool) -> bool {
        self.open.iter().any(|open| is(open.role))
    }

    fn is_left_out(&self) -> bool {
        self.is_in(|role| role == Role::LeftOut)
    }

    fn text(&mut self, text: &str) {
        if self.is_in(|role| role == Role::Title) {
            self.title.push_str(text);
            return;
        }
        if self.is_left_out() {
            return;
        }
        let is_link = self.is_in(|role| role == Role::Link);
        let keeps_lines = self.is_in(|role| role == Role::Preformatted);
        for c in text.chars() {
            match c {
                '\n' if keeps_lines => self.flush(),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    self.space = Some(self.space.unwrap_or(false) || c == '\n');
                }
                _ => self.character(c, is_link),
            }
        }
    }

    /// Appends a character. White space before it is one space; a line end of the source between two characters that
    /// are not Latin is nothing.
    fn character(&mut self, c: char, is_link: bool) {
        let space = self.space.take();
        if self.line.text.is_empty() {
            self.line.text.push_str(&std::mem::take(&mut self.mark));
        } else if let Some(has_line_end) = space
            && !(has_line_end && !c.is_ascii() && !self.line.text.ends_with(|c: char| c.is_ascii()))
        {
            self.line.text.push(' ');
        }
        self.line.linked += usize::from(is_link);
        self.line.text.push(c);
    }

    /// Ends the line.
    fn flush(&mut self) {
        self.space = None;
        let line = std::mem::take(&mut self.line);
        let heading = self.open.iter().rev().find_map(|open| match open.role {
            Role::Heading(level) => Some(level),
            _ => None,
        });
        let element = self.open.last().map_or(NONE, |open| open.element);
        let number = |role| self.open.iter().rev().find(|open| open.role == role).map(|open| open.next);
        let table = number(Role::Table).zip(number(Role::Row)).zip(number(Role::Cell));
        let table = table.map(|((table, row), cell)| (table, row, cell));
        // An empty cell keeps its place among the others.
        let is_empty_cell = table.is_some() && self.blocks.lines.last().is_none_or(|before| before.table != table);
        if is_empty_cell || !line.text.trim().is_empty() {
            self.blocks.push(Line { heading, element, table, ..line });
        }
    }
}

/// Counts and returns the number.
fn next(counter: &mut usize) -> usize {
    *counter += 1;
    *counter
}

/// Returns `true` for an element that the page does not show.
fn is_hidden(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default();
    attribute(tag, "hidden").is_some() || style.replace(' ', "").contains("display:none")
}
