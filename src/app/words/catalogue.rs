//! The catalogue's macro: a message once, its three languages beside each other in one row.

/// A message of the interface.
pub trait Translated: Copy {
    /// All messages of the type, each with its name and its texts.
    const ROWS: &'static [(&'static str, [&'static str; 3])];

    /// Returns the texts in the order of [`Lang`](super::Lang): simplified Chinese, traditional Chinese, English.
    fn texts(self) -> [&'static str; 3];
}

/// Declares an enum of messages, or, after `for`, gives texts to a type that is declared elsewhere. A row without one of
/// its three columns does not compile.
macro_rules! messages {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$note:meta])* $variant:ident => $hans:literal, $hant:literal, $en:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the texts of a message describe it")]
        pub enum $name { $($(#[$note])* $variant,)* }

        messages! { for $name { $(Self::$variant => $hans, $hant, $en;)* } }
    };
    (for $name:ident { $($pattern:pat => $hans:literal, $hant:literal, $en:literal;)* }) => {
        impl $crate::app::words::Translated for $name {
            const ROWS: &'static [(&'static str, [&'static str; 3])] =
                &[$((stringify!($pattern), [$hans, $hant, $en]),)*];

            fn texts(self) -> [&'static str; 3] {
                match self { $($pattern => [$hans, $hant, $en],)* }
            }
        }
    };
}

pub(super) use messages;
