//! Named systems and documents.
