//! The properties and the generator of `tests/smoke`, for the fuzz targets.

#[allow(dead_code, reason = "the harness of the tests has more than the properties use")]
#[path = "../../tests/common"]
mod common {
    pub(crate) mod budget;
    pub(crate) mod fresh;
    pub(crate) mod grid;
    pub(crate) mod play;
}
#[path = "../../tests/smoke/generate.rs"]
mod generate;
#[path = "../../tests/smoke/properties/mod.rs"]
mod properties;

pub use generate::input;

/// Returns the property of that name.
pub fn property(name: &str) -> fn(&[u8]) {
    let known = properties::ALL.iter().find(|(known, _)| *known == name);
    known.expect("the name of a property").1
}
