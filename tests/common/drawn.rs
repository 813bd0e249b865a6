//! Text as a width mode draws it.

use anli::text::{Width, graphemes};

/// Returns a whole text as it is drawn; line feeds stay.
pub(crate) fn drawn(width: Width, text: &str) -> String {
    graphemes(text).map(|(_, cluster)| if cluster == "\n" { cluster } else { width.draw(cluster).text }).collect()
}
