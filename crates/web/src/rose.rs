//! The heraldic rose: the mark of what is said under it (look, section 3). It means a room and stands nowhere else.

use std::fmt;

/// The mark, in the colour of the words beside it; hidden from readers of the page aloud, who hear those words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rose {
    /// With its seeds: from 22 pixels on.
    Large,
    /// With one round heart.
    Small,
}

/// Five barbs at 36 degrees and every 72 from there.
const BARBS: &str = "M9.3-12.8C9.4-10.2 9.4-8.3 8.1-6L3.2-9.5C5-11.5 6.8-12.1 9.3-12.8ZM15 4.9C12.6 5.8 10.8 6.3 8.2 5.8L10.1 .1C12.4 1.2 13.6 2.7 15 4.9ZM0 15.8C-1.6 13.8-2.7 12.2-3 9.6L3 9.6C2.7 12.2 1.6 13.8 0 15.8ZM-15 4.9C-13.6 2.7-12.4 1.2-10.1 .1L-8.2 5.8C-10.8 6.3-12.6 5.8-15 4.9ZM-9.3-12.8C-6.8-12.1-5-11.5-3.2-9.5L-8.1-6C-9.4-8.3-9.4-10.2-9.3-12.8Z";
/// Five petals, upright and every 72 degrees from there.
const PETALS: &str = "M0-3.4C4-4.4 7.1-7.4 6.9-10.6C6.7-13.8 3-14.8 0-12.8C-3-14.8-6.7-13.8-6.9-10.6C-7.1-7.4-4-4.4 0-3.4ZM3.2-1.1C5.4 2.4 9.2 4.5 12.2 3.3C15.2 2.1 15-1.7 12.2-4C13.1-7.4 11.1-10.6 7.9-9.8C4.8-9 2.9-5.2 3.2-1.1ZM2 2.8C-.6 5.9-1.4 10.2 .6 12.6C2.7 15.1 6.3 13.7 7.5 10.4C11.1 10.2 13.5 7.2 11.8 4.5C10.1 1.8 5.8 1.2 2 2.8ZM-2 2.8C-5.8 1.2-10.1 1.8-11.8 4.5C-13.5 7.2-11.1 10.2-7.5 10.4C-6.3 13.7-2.7 15.1-.6 12.6C1.4 10.2 .6 5.9-2 2.8ZM-3.2-1.1C-2.9-5.2-4.8-9-7.9-9.8C-11.1-10.6-13.1-7.4-12.2-4C-15-1.7-15.2 2.1-12.2 3.3C-9.2 4.5-5.4 2.4-3.2-1.1Z";
/// Centres of the five seeds around the one in the middle.
const SEEDS: [(&str, &str); 5] = [
    ("2.5", "-3.5"),
    ("4.1", "1.3"),
    ("0", "4.3"),
    ("-4.1", "1.3"),
    ("-2.5", "-3.5"),
];

impl fmt::Display for Rose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"rose\" viewBox=\"-16 -16 32 32\" aria-hidden=\"true\" focusable=\"false\">\
             <path d=\"{BARBS}\"/><path class=\"rose-lined\" d=\"{PETALS}\"/>"
        )?;
        match self {
            Self::Small => f.write_str("<circle class=\"rose-lined\" r=\"4.6\"/>")?,
            Self::Large => {
                for (x, y) in SEEDS {
                    write!(
                        f,
                        "<circle class=\"rose-lined\" cx=\"{x}\" cy=\"{y}\" r=\"2.75\"/>"
                    )?;
                }
                f.write_str("<circle class=\"rose-lined\" r=\"2.3\"/>")?;
            }
        }
        f.write_str("</svg>")
    }
}

impl askama::filters::HtmlSafe for Rose {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five is the rose's and no bloom's: petals, barbs, seeds around the middle.
    #[test]
    fn the_rose_has_five_of_everything_and_a_small_one_no_seeds() {
        assert_eq!((BARBS.matches('Z').count(), PETALS.matches('Z').count()), (5, 5));
        assert_eq!(Rose::Large.to_string().matches("<circle").count(), 6);
        assert_eq!(Rose::Small.to_string().matches("<circle").count(), 1);
        assert!(Rose::Small.to_string().contains("aria-hidden=\"true\""));
    }
}
