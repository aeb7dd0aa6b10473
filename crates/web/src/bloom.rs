//! The bloom: the mark of a community, drawn from a hash of its key, never with five petals, for five is the rose.

use std::fmt;

/// The mark of one community; the same key gives the same mark on every node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bloom {
    petals: u8,
    shape: Shape,
    hue: Hue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Round,
    Pointed,
    Notched,
}

/// One of the eight colours of `look.md`; its name is a class of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hue {
    Sea,
    Sky,
    Gold,
    Iris,
    Moss,
    Clay,
    Slate,
    Fern,
}

const PETALS: [u8; 6] = [4, 6, 7, 8, 9, 10];
const SHAPES: [Shape; 3] = [Shape::Round, Shape::Pointed, Shape::Notched];
const HUES: [Hue; 8] = [
    Hue::Sea,
    Hue::Sky,
    Hue::Gold,
    Hue::Iris,
    Hue::Moss,
    Hue::Clay,
    Hue::Slate,
    Hue::Fern,
];

impl Bloom {
    /// Drawn from the community's public key (its Multikey), or from its actor's id while the key is not known.
    pub fn of(key: &str) -> Self {
        let hash = spread(key);
        let pick = |shift: u32, of: usize| usize::try_from((hash >> shift) & 0xffff).unwrap_or(0) % of;
        Self {
            petals: PETALS[pick(0, 6)],
            shape: SHAPES[pick(16, 3)],
            hue: HUES[pick(32, 8)],
        }
    }

    /// The class that colours what belongs to the community, such as the stripe over the masthead.
    pub(crate) fn class(self) -> &'static str {
        match self.hue {
            Hue::Sea => "hue-sea",
            Hue::Sky => "hue-sky",
            Hue::Gold => "hue-gold",
            Hue::Iris => "hue-iris",
            Hue::Moss => "hue-moss",
            Hue::Clay => "hue-clay",
            Hue::Slate => "hue-slate",
            Hue::Fern => "hue-fern",
        }
    }

    /// The mark as a file of its own, `image/svg+xml`, for the browser's tab.
    pub fn file(self) -> String {
        let light = match self.hue {
            Hue::Sea => "#17807C",
            Hue::Sky => "#2F6CB3",
            Hue::Gold => "#A86B00",
            Hue::Iris => "#6A50AE",
            Hue::Moss => "#5E7716",
            Hue::Clay => "#B04E2A",
            Hue::Slate => "#566879",
            Hue::Fern => "#2E7D45",
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 24 24\" fill=\"{light}\">{}</svg>",
            self.drawing()
        )
    }

    /// One petal, upright, from r 3 to r 11.5; `reach` is how far its curve pulls to the side.
    fn petal(self) -> String {
        let half = (8.0 * (std::f64::consts::PI / f64::from(self.petals)).tan()).min(3.9);
        let a = half * 1.32;
        match self.shape {
            Shape::Round => format!("M0-3C{a:.1}-4.6 {a:.1}-11.5 0-11.5C-{a:.1}-11.5-{a:.1}-4.6 0-3Z"),
            Shape::Pointed => format!("M0-3C{a:.1}-4.4 {a:.1}-8.6 0-11.5C-{a:.1}-8.6-{a:.1}-4.4 0-3Z"),
            Shape::Notched => {
                let (b, c) = (a * 0.9, a * 0.55);
                format!(
                    "M0-3C{c:.1}-4 {b:.1}-6.6 {b:.1}-9.2C{b:.1}-11.4 {c:.1}-12.2 0-10.6\
                     C-{c:.1}-12.2-{b:.1}-11.4-{b:.1}-9.2C-{b:.1}-6.6-{c:.1}-4 0-3Z"
                )
            }
        }
    }

    fn drawing(self) -> String {
        let petal = self.petal();
        let mut drawing = String::from("<circle r=\"1.9\"/>");
        for n in 0..self.petals {
            let turn = f64::from(n) * 360.0 / f64::from(self.petals);
            drawing.push_str(&format!("<path transform=\"rotate({turn:.1})\" d=\"{petal}\"/>"));
        }
        drawing
    }
}

impl fmt::Display for Bloom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"bloom {}\" viewBox=\"-12 -12 24 24\" aria-hidden=\"true\" focusable=\"false\">{}</svg>",
            self.class(),
            self.drawing()
        )
    }
}

impl askama::filters::HtmlSafe for Bloom {}

/// FNV-1a, then mixed so that keys which differ at their end differ everywhere. A mark, not a proof.
fn spread(key: &str) -> u64 {
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_community_ever_has_five_petals() {
        let blooms = (0..2000).map(|n| Bloom::of(&format!("z6Mk{n}")));
        assert!(
            blooms
                .clone()
                .all(|bloom| bloom.petals != 5 && bloom.drawing().matches("<path").count() != 5)
        );
        assert_eq!(
            blooms.map(|bloom| bloom.petals).collect::<BTreeSet<_>>(),
            PETALS.into_iter().collect()
        );
    }

    #[test]
    fn the_same_key_gives_the_same_mark_and_others_differ() {
        assert_eq!(Bloom::of("z6MkA").to_string(), Bloom::of("z6MkA").to_string());
        let marks: BTreeSet<Bloom> = (0..2000).map(|n| Bloom::of(&format!("z6Mk{n}"))).collect();
        assert_eq!(marks.len(), PETALS.len() * SHAPES.len() * HUES.len());
    }

    #[test]
    fn a_key_never_reaches_the_drawing_as_text() {
        assert!(!Bloom::of("\"><script>").to_string().contains("script"));
    }
}
