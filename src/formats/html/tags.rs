//! The elements of web pages by what they do to the text.

/// The effect of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A container that can hold the main text.
    Container,
    /// A paragraph or another line of its own.
    Line,
    /// A heading with its level.
    Heading(u8),
    /// A list; `true` for a numbered one.
    List(bool),
    /// An item of a list.
    Item,
    Table,
    Row,
    Cell,
    /// The end of a line.
    Break,
    Link,
    /// The title of the page, outside its text.
    Title,
    /// Preformatted text, whose line ends count.
    Preformatted,
    /// Nothing of the text stands in it.
    LeftOut,
    /// An element inside a line.
    Inline,
}

/// Returns the effect of an element.
pub(super) fn role(name: &str) -> Role {
    match name {
        "html" | "body" | "div" | "section" | "article" | "main" | "form" | "center" | "blockquote" | "fieldset"
        | "dl" | "figure" | "header" | "hgroup" => Role::Container,
        "p" | "dt" | "dd" | "hr" | "caption" | "figcaption" | "address" | "summary" | "details" => Role::Line,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "ol" => Role::List(true),
        "ul" | "menu" => Role::List(false),
        "li" => Role::Item,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "br" => Role::Break,
        "a" => Role::Link,
        "title" => Role::Title,
        "pre" | "textarea" => Role::Preformatted,
        "script" | "style" | "noscript" | "template" | "nav" | "footer" | "aside" | "select" | "button" | "svg"
        | "iframe" | "object" | "canvas" | "rt" | "rp" | "head" => Role::LeftOut,
        _ => Role::Inline,
    }
}

/// Returns `true` for an element that has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
