//! The characters of a page with their places.

use std::collections::HashSet;

use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph, GlyphRun, PositionedGlyph},
    hayro_cmap::BfString,
    kurbo::{Affine, BezPath, Point},
};

use super::{garbled, placed::PlacedText};

/// Units of a font in one em.
const UNITS_PER_EM: f64 = 1000.0;

/// The characters of a page.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    pub(super) glyphs: Vec<PlacedText>,
    pub(super) has_pictures: bool,
    /// Characters that were drawn, with their places: bold text is often drawn twice.
    drawn: HashSet<(String, i64, i64)>,
}

impl Glyphs {
    fn push(&mut self, glyph: PlacedText) {
        let grid = |length: f64| (length / (glyph.size / 4.0).max(0.5)).round() as i64;
        if self.drawn.insert((glyph.text.clone(), grid(glyph.x), grid(glyph.y))) {
            self.glyphs.push(glyph);
        }
    }
}

/// Returns the place of a glyph.
fn placed(glyph: &PositionedGlyph<'_>, transform: Affine) -> PlacedText {
    let at = transform * glyph.transform();
    let [a, b, c, d, ..] = at.as_coeffs();
    let origin = at * Point::ZERO;
    let text = match glyph.as_unicode() {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(text)) => text,
        None => '\u{fffd}'.to_string(),
    };
    let advance = match &**glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(type3) => type3.advance_width(),
    };
    let half = text.is_ascii();
    let advance = advance.map_or(if half { UNITS_PER_EM / 2.0 } else { UNITS_PER_EM }, f64::from);
    PlacedText { text, x: origin.x, y: origin.y, end: origin.x + a.hypot(b) * advance, size: c.hypot(d) * UNITS_PER_EM }
}

impl Device<'_> for Glyphs {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let mut placed: Vec<PlacedText> = run.glyphs().iter().map(|glyph| placed(glyph, props.transform)).collect();
        let codes: Vec<u32> = run.glyphs().iter().map(|glyph| glyph.char_code()).collect();
        garbled::repair(&mut placed, &codes);
        placed.into_iter().filter(|glyph| glyph.size > 0.5).for_each(|glyph| self.push(glyph));
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.has_pictures = true;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
