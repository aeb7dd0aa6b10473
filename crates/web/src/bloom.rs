//! The bloom: the mark of a community, drawn from a hash of its key, never with five petals, for five is the rose.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

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

/// Each drawing there is: a page shows dozens of marks, and they differ in colour more often than in shape.
static DRAWINGS: LazyLock<BTreeMap<(u8, Shape), String>> = LazyLock::new(|| {
    let hue = Hue::Sea;
    let all = PETALS
        .into_iter()
        .flat_map(|petals| SHAPES.map(|shape| Bloom { petals, shape, hue }));
    all.map(|bloom| ((bloom.petals, bloom.shape), bloom.draw()))
        .collect()
});

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

    /// How many petals it has.
    pub(crate) fn petals(self) -> u8 {
        self.petals
    }

    /// Its colour on a light ground: red, green, blue.
    pub(crate) fn light(self) -> [u8; 3] {
        match self.hue {
            Hue::Sea => [0x17, 0x80, 0x7c],
            Hue::Sky => [0x2f, 0x6c, 0xb3],
            Hue::Gold => [0xa8, 0x6b, 0x00],
            Hue::Iris => [0x6a, 0x50, 0xae],
            Hue::Moss => [0x5e, 0x77, 0x16],
            Hue::Clay => [0xb0, 0x4e, 0x2a],
            Hue::Slate => [0x56, 0x68, 0x79],
            Hue::Fern => [0x2e, 0x7d, 0x45],
        }
    }

    /// The mark as a file of its own, `image/svg+xml`, for the browser's tab.
    pub fn file(self) -> String {
        let [red, green, blue] = self.light();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 24 24\" fill=\"#{red:02X}{green:02X}{blue:02X}\">{}</svg>",
            self.drawing()
        )
    }

    /// From its middle to the end of a petal.
    pub(crate) const RADIUS: f32 = 11.5;
    /// Of the dot in its middle.
    pub(crate) const DOT_RADIUS: f32 = 1.9;
    /// Where the line of a petal begins and ends.
    pub(crate) const PETAL_FROM: (f32, f32) = (0.0, -3.0);

    /// The line of one petal, upright, from r 3 to r 11.5: cubic curves, each two points that pull and its end.
    pub(crate) fn petal(self) -> Vec<[(f32, f32); 3]> {
        let half = (8.0 * (std::f32::consts::PI / f32::from(self.petals)).tan()).min(3.9);
        let a = half * 1.32;
        let right = match self.shape {
            Shape::Round => vec![[(a, -4.6), (a, -11.5), (0.0, -11.5)]],
            Shape::Pointed => vec![[(a, -4.4), (a, -8.6), (0.0, -11.5)]],
            Shape::Notched => {
                let (b, c) = (a * 0.9, a * 0.55);
                vec![
                    [(c, -4.0), (b, -6.6), (b, -9.2)],
                    [(b, -11.4), (c, -12.2), (0.0, -10.6)],
                ]
            }
        };
        let starts = std::iter::once(Self::PETAL_FROM).chain(right.iter().map(|[_, _, end]| *end));
        let left: Vec<[(f32, f32); 3]> = starts
            .zip(&right)
            .map(|((x, y), [(x1, y1), (x2, y2), _])| [(-x2, *y2), (-x1, *y1), (-x, y)])
            .collect();
        right.into_iter().chain(left.into_iter().rev()).collect()
    }

    fn drawing(self) -> &'static str {
        &DRAWINGS[&(self.petals, self.shape)]
    }

    fn draw(self) -> String {
        let mut petal = String::from("M0-3");
        for curve in self.petal() {
            let mut lead = "C";
            for n in curve.into_iter().flat_map(|(x, y)| [x, y]) {
                petal.push_str(&format!(
                    "{}{}",
                    if n < 0.0 { lead.trim_end() } else { lead },
                    short(n)
                ));
                lead = " ";
            }
        }
        petal.push('Z');
        let mut drawing = format!("<circle r=\"{}\"/>", Self::DOT_RADIUS);
        for n in 0..self.petals {
            let turn = f64::from(n) * 360.0 / f64::from(self.petals);
            drawing.push_str(&format!("<path transform=\"rotate({turn:.1})\" d=\"{petal}\"/>"));
        }
        drawing
    }
}

/// A number of a drawing, to a tenth and in as few letters as there are.
fn short(n: f32) -> String {
    let tenths = format!("{n:.1}");
    match tenths.strip_suffix(".0").unwrap_or(&tenths) {
        "-0" => "0".to_owned(),
        written => written.to_owned(),
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
    fn a_petal_is_the_same_on_both_sides_and_its_line_comes_back_to_where_it_began() {
        for n in 0..200 {
            let line = Bloom::of(&format!("z6Mk{n}")).petal();
            assert_eq!(line.last().unwrap()[2], Bloom::PETAL_FROM);
            let side = |sign: f32| {
                let points = line.iter().flatten().map(|(x, y)| (x * sign, *y));
                points
                    .filter(|(x, _)| *x > 0.0)
                    .fold((0.0, 0.0), |sum, (x, y)| (sum.0 + x, sum.1 + y))
            };
            let (right, left) = (side(1.0), side(-1.0));
            assert!(
                (right.0 - left.0).abs() < 0.001 && (right.1 - left.1).abs() < 0.001,
                "{line:?}"
            );
        }
    }

    #[test]
    fn a_key_never_reaches_the_drawing_as_text() {
        assert!(!Bloom::of("\"><script>").to_string().contains("script"));
    }
}
