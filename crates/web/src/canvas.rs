//! Flat shapes with smooth edges on a ground of one colour: as much of drawing as a bloom needs.

use std::ops::Range;

/// Pixels from the left and from the top.
pub(crate) type Point = (f32, f32);

/// A picture while it is drawn.
pub(crate) struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

/// How often within the height of a pixel it is looked where an outline is.
const LOOKS_PER_PIXEL: u16 = 16;
/// Straight parts of a curve, and of a circle: for lines of a few hundred pixels.
const PARTS: u16 = 128;

impl Canvas {
    /// All of one colour; width and height in pixels.
    pub(crate) fn new(width: u32, height: u32, ground: [u8; 3]) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self {
            width,
            height,
            pixels: vec![ground; width * height],
        }
    }

    /// Red, green and blue of each pixel, row by row from the upper left corner.
    pub(crate) fn pixels(&self) -> &[[u8; 3]] {
        &self.pixels
    }

    /// Fills what lies within an outline, which closes itself and never crosses itself; either way round is the same. A
    /// pixel that the outline cuts takes as much of the colour as it lies within; what is beyond the canvas is not drawn.
    pub(crate) fn fill(&mut self, outline: &[Point], colour: [u8; 3]) {
        let columns = reach(outline.iter().map(|(x, _)| *x), self.width);
        let rows = reach(outline.iter().map(|(_, y)| *y), self.height);
        let mut steps = Steps::new(columns.clone(), rows.clone());
        for (from, to) in outline.iter().zip(outline.iter().cycle().skip(1)) {
            steps.follow(*from, *to);
        }
        for (row, steps) in rows.zip(steps.rows()) {
            let pixels = &mut self.pixels[row * self.width..][columns.clone()];
            let mut share = 0.0_f32;
            for (pixel, step) in pixels.iter_mut().zip(steps) {
                share += *step;
                *pixel = mixed(*pixel, colour, share.abs().min(1.0));
            }
        }
    }
}

/// The whole pixels from the least to the greatest of the numbers, below `end`.
fn reach(numbers: impl Iterator<Item = f32>, end: usize) -> Range<usize> {
    let (least, greatest) = numbers.fold((f32::INFINITY, f32::NEG_INFINITY), |(least, greatest), n| {
        (least.min(n), greatest.max(n))
    });
    let first = (least.floor() as usize).min(end);
    let last = (greatest.ceil() as usize).min(end);
    first..last.max(first)
}

/// By how much the share of a pixel that lies within an outline differs from that of its left neighbour.
struct Steps {
    columns: Range<usize>,
    rows: Range<usize>,
    /// Of a row; a step at the right end goes to the two beyond.
    width: usize,
    all: Vec<f32>,
}

impl Steps {
    fn new(columns: Range<usize>, rows: Range<usize>) -> Self {
        let width = columns.len() + 2;
        let all = vec![0.0; width * rows.len()];
        Self {
            columns,
            rows,
            width,
            all,
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.all.chunks_exact(self.width)
    }

    /// One straight part of an outline: at each height that is looked at, all to the right of it is within when it goes
    /// down, and no longer when it goes up.
    fn follow(&mut self, from: Point, to: Point) {
        let looks = usize::from(LOOKS_PER_PIXEL);
        let (upper, lower, sign) = match from.1 < to.1 {
            true => (from, to, 1.0_f32),
            false => (to, from, -1.0),
        };
        let slope = (lower.0 - upper.0) / (lower.1 - upper.1);
        let weight = sign / f32::from(LOOKS_PER_PIXEL);
        let (left, right) = (self.columns.start as f32, self.columns.end as f32);
        for look in self.first_look(upper.1)..self.first_look(lower.1) {
            let height = (look as f32 + 0.5) / f32::from(LOOKS_PER_PIXEL);
            let x = (upper.0 + (height - upper.1) * slope).clamp(left, right) - left;
            let place = (look / looks - self.rows.start) * self.width + x as usize;
            let beyond = weight * x.fract();
            self.all[place] += weight - beyond;
            self.all[place + 1] += beyond;
        }
    }

    /// The first look at or below a height. Parts that meet agree on it, so that no look counts two of them or none.
    fn first_look(&self, y: f32) -> usize {
        let looks = usize::from(LOOKS_PER_PIXEL);
        let first = (y * f32::from(LOOKS_PER_PIXEL) - 0.5).ceil() as usize;
        first.clamp(self.rows.start * looks, self.rows.end * looks)
    }
}

fn mixed(under: [u8; 3], over: [u8; 3], share: f32) -> [u8; 3] {
    std::array::from_fn(|n| {
        let (under, over) = (f32::from(under[n]), f32::from(over[n]));
        (under + (over - under) * share).round() as u8
    })
}

/// The points of a cubic curve, without its first: two points pull, at the third it ends.
pub(crate) fn curve(from: Point, [leave, arrive, to]: [Point; 3]) -> impl Iterator<Item = Point> {
    (1..=PARTS).map(move |n| {
        let t = f32::from(n) / f32::from(PARTS);
        let u = 1.0 - t;
        let [a, b, c, d] = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        (
            a * from.0 + b * leave.0 + c * arrive.0 + d * to.0,
            a * from.1 + b * leave.1 + c * arrive.1 + d * to.1,
        )
    })
}

/// The points of a circle around a point.
pub(crate) fn circle((x, y): Point, radius: f32) -> Vec<Point> {
    let points = (0..PARTS).map(|n| {
        let (sin, cos) = (f32::from(n) * std::f32::consts::TAU / f32::from(PARTS)).sin_cos();
        (x + radius * cos, y + radius * sin)
    });
    points.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: [u8; 3] = [255; 3];
    const BLACK: [u8; 3] = [0; 3];

    /// How dark each pixel became, row by row.
    fn drawn(width: u32, height: u32, outline: &[Point]) -> Vec<u8> {
        let mut canvas = Canvas::new(width, height, WHITE);
        canvas.fill(outline, BLACK);
        canvas.pixels().iter().map(|[red, _, _]| u8::MAX - red).collect()
    }

    fn area(pixels: &[u8]) -> f32 {
        pixels.iter().map(|dark| f32::from(*dark) / 255.0).sum()
    }

    #[test]
    fn a_pixel_takes_as_much_of_the_colour_as_lies_within_the_outline() {
        let outline = [(1.0, 1.0), (3.5, 1.0), (3.5, 2.25), (1.0, 2.25)];
        let wanted: [[u8; 5]; 4] = [
            [0, 0, 0, 0, 0],
            [0, 255, 255, 127, 0],
            [0, 64, 64, 32, 0],
            [0, 0, 0, 0, 0],
        ];
        assert_eq!(drawn(5, 4, &outline), wanted.concat());
        let around: Vec<Point> = outline.into_iter().rev().collect();
        assert_eq!(drawn(5, 4, &around), wanted.concat(), "the other way round");
    }

    #[test]
    fn a_slanting_edge_goes_from_ground_to_colour_in_steps() {
        // Half of a square of 8, cut from corner to corner, and a flat cut of one in eight.
        let dark = drawn(8, 8, &[(0.0, 0.0), (8.0, 8.0), (0.0, 8.0)]);
        for n in 0..8 {
            assert!(dark[n * 9].abs_diff(127) <= 1, "{n}: {}", dark[n * 9]);
        }
        assert_eq!((dark[1], dark[8]), (0, 255), "beside the edge");
        let dark = drawn(8, 1, &[(0.0, 0.0), (8.0, 1.0), (0.0, 1.0)]);
        assert!(dark.is_sorted_by(|one, next| one > next), "{dark:?}");
        assert!((area(&dark) - 4.0).abs() < 0.02, "{dark:?}");
    }

    #[test]
    fn a_circle_is_as_large_as_it_says_and_smooth_all_around() {
        let dark = drawn(60, 60, &circle((30.3, 29.6), 20.0));
        let wanted = std::f32::consts::PI * 400.0;
        assert!((area(&dark) - wanted).abs() < 2.0, "{} of {wanted}", area(&dark));
        let mixed = dark.iter().filter(|dark| (1..u8::MAX).contains(*dark)).count();
        assert!((100..200).contains(&mixed), "{mixed} of about eight radiuses");
    }

    #[test]
    fn a_curve_begins_and_ends_where_it_says_and_goes_through_its_middle() {
        let points: Vec<Point> = curve((0.0, 0.0), [(0.0, 8.0), (8.0, 8.0), (8.0, 0.0)]).collect();
        assert_eq!(points.last(), Some(&(8.0, 0.0)));
        assert!(points[0].0 < 0.01 && points[0].1 < 0.25, "{:?}", points[0]);
        assert_eq!(points[points.len() / 2 - 1], (4.0, 6.0));
    }

    #[test]
    fn what_is_beyond_the_canvas_is_not_drawn_and_nothing_panics() {
        let large = [(-9.5, -9.5), (99.0, -9.5), (99.0, 99.0), (-9.5, 99.0)];
        assert_eq!(drawn(3, 2, &large), [255; 6]);
        let corner = [(-5.0, -5.0), (1.5, -5.0), (1.5, 1.0), (-5.0, 1.0)];
        assert_eq!(drawn(3, 2, &corner), [255, 127, 0, 0, 0, 0]);
        for (x, y) in [(-50.0, 0.5), (50.0, 0.5), (1.0, -50.0), (1.0, 50.0)] {
            assert_eq!(drawn(3, 2, &circle((x, y), 9.0)), [0; 6], "{x}, {y}");
        }
        let nothing: [&[Point]; 3] = [&[], &[(1.0, 1.0)], &[(0.0, 0.0), (3.0, 2.0)]];
        for outline in nothing {
            assert_eq!(drawn(3, 2, outline), [0; 6]);
        }
        let endless = [
            (f32::NAN, f32::INFINITY),
            (f32::NEG_INFINITY, 0.0),
            (1.0, f32::NAN),
        ];
        assert_eq!(drawn(3, 2, &endless).len(), 6);
    }
}
