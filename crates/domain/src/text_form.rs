//! How the types of this crate that are a checked text go out as one and come back: stored, on the wire, on a page, in a log.

/// For each `struct Name(String)` with a `parse(&str)` that refuses with `$refused`: the conversions that serde calls
/// (`try_from = "String", into = "String"`), and the text bare wherever it is shown.
macro_rules! text_form {
    ($refused:ty: $($name:ident),+) => { $(
        impl TryFrom<String> for $name {
            type Error = $refused;
            fn try_from(text: String) -> Result<Self, $refused> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+ };
}

/// For types whose text never needs quotes to tell it from what stands around it: bare in a log and in a failed test too.
macro_rules! bare_debug {
    ($($name:ident),+) => { $(
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+ };
}

pub(crate) use bare_debug;
pub(crate) use text_form;
