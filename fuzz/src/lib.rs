//! The properties and the generator of `tests/smoke`, for the fuzz targets.

#[allow(dead_code, reason = "the generator of batches needs more of it")]
#[path = "../../examples/generate/chance.rs"]
mod chance;
#[allow(dead_code, reason = "the harness of the tests has more than the properties use")]
#[path = "../../tests/common"]
mod common {
    pub(crate) mod budget;
    pub(crate) mod fresh;
    pub(crate) mod grid;
    pub(crate) mod play;
}
#[allow(dead_code, reason = "documents of other tests")]
#[path = "../../tests/formats"]
mod formats {
    pub(crate) mod documents;
}
#[path = "../../tests/smoke/generate.rs"]
mod generate;
#[path = "../../tests/smoke/properties/mod.rs"]
mod properties;

/// Returns the input of this number for a property.
pub fn input(property: &str, seed: u64, number: u64) -> Vec<u8> {
    generate::input(property, seed, number)
}

/// Returns the property of that name.
pub fn property(name: &str) -> fn(&[u8]) {
    let known = properties::ALL.iter().find(|(known, _)| *known == name);
    known.expect("the name of a property").1
}
