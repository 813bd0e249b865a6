//! A web page in one file, also well-formed as XML: text that can be selected. Glyphs beyond ASCII have a box of their
//! columns, because a font may have another width for them.

use std::fmt::Write as _;

use quick_xml::escape::escape;
use ratatui::buffer::Buffer;

use super::look::{FONTS, Glyph, Look, Rgb, Run, hex, page, rows};
use crate::store::state::Ground;

/// Writes the page.
pub(super) fn write(buffer: &Buffer, ground: Option<Ground>) -> String {
    let rows = rows(buffer, ground);
    let page = page(&rows, ground);
    let body: String = rows.iter().map(|row| line(row, page)).collect();
    let style = format!(
        "pre{{display:inline-block;margin:0;padding:10px;border-radius:6px;background:{};font:15px/20px {FONTS}}}\n\
         span,b{{display:inline-block;height:20px;vertical-align:top}}\n\
         b{{font-weight:inherit;text-decoration:inherit}}",
        hex(page)
    );
    format!(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>anli</title>\n\
         <style>\n{style}\n</style>\n</head>\n<body>\n<pre>{body}</pre>\n</body>\n</html>\n"
    )
}

fn line(row: &[Run<'_>], page: Rgb) -> String {
    row.iter().map(|run| span(run, page)).collect::<String>() + "\n"
}

fn span(run: &Run<'_>, page: Rgb) -> String {
    let glyphs: String = run.glyphs.iter().map(glyph).collect();
    format!("<span style=\"{}\">{glyphs}</span>", style(run.look, page))
}

fn glyph(glyph: &Glyph<'_>) -> String {
    let symbol = escape(glyph.symbol);
    if glyph.symbol.is_ascii() {
        symbol.into_owned()
    } else {
        format!("<b style=\"width:{}ch\">{symbol}</b>", glyph.width)
    }
}

fn style(look: Look, page: Rgb) -> String {
    let mut style = format!("color:{}", hex(look.ink));
    let paper = (look.paper != page).then(|| format!(";background:{}", hex(look.paper)));
    let lines = match (look.underlined, look.struck) {
        (true, true) => "underline line-through",
        (true, false) => "underline",
        (false, true) => "line-through",
        (false, false) => "",
    };
    style.extend(paper);
    style += if look.bold { ";font-weight:bold" } else { "" };
    style += if look.italic { ";font-style:italic" } else { "" };
    if !lines.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(style, ";text-decoration:{lines}");
    }
    style
}
