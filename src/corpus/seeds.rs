//! The batches that are part of the program.

/// One embedded batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seed {
    /// Its batch id.
    pub(super) id: &'static str,
    /// Its `batch.json`.
    pub(super) json: &'static str,
    /// Its `notice.txt`.
    pub(super) notice: &'static str,
}

/// Embeds `seeds/<id>/`.
macro_rules! seed {
    ($id:literal) => {
        Seed {
            id: $id,
            json: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/", $id, "/batch.json")),
            notice: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/", $id, "/notice.txt")),
        }
    };
}

/// All of them.
pub(super) const SEEDS: &[Seed] = &[
    seed!("fujian-2023-2"),
    seed!("fujian-2025-1"),
    seed!("fujian-approval-2023"),
    seed!("putian-2024-2"),
    seed!("shaanxi-2023"),
];
