//! `/banner.png`: the picture of our events that have none of their own, the community's bloom at large. PNG, because
//! servers such as Mastodon and Gancio show no SVG (protocol section 9.3).

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::response::{IntoResponse, Response};
use edge::{BANNER_HEIGHT, BANNER_WIDTH};
use http::{HeaderValue, header};

use crate::bloom::Bloom;
use crate::canvas::{Canvas, Point, circle, curve};
use crate::error_page::ErrorPage;
use crate::visit::Visit;

/// The picture as it was drawn last; it is drawn again when the bloom is another.
#[derive(Clone, Default)]
pub(crate) struct Banner {
    drawn: Arc<Mutex<Option<(Bloom, Bytes)>>>,
}

/// `GET /banner.png`: the same for everybody, and for a day.
pub(crate) async fn show(visit: Visit) -> Response {
    let Some(picture) = visit.site.banner.of(Bloom::of(&visit.community.key)) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=86400"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ];
    (headers, picture).into_response()
}

impl Banner {
    fn of(&self, bloom: Bloom) -> Option<Bytes> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, picture)) = drawn.as_ref().filter(|(before, _)| *before == bloom) {
            return Some(picture.clone());
        }
        let picture = Bytes::from(draw(bloom)?);
        *drawn = Some((bloom, picture.clone()));
        Some(picture)
    }
}

/// The ground of every page, so that the picture looks like the site it comes from.
const GROUND: [u8; 3] = [0xf3, 0xf5, 0xef];
/// The stripe over the masthead, at this size.
const STRIPE_HEIGHT: f32 = 24.0;
/// From the middle of the bloom to the end of a petal, as part of the height.
const REACH: f32 = 0.36;
/// Pixels for one of the bloom's own measure.
const SCALE: f32 = BANNER_HEIGHT as f32 * REACH / Bloom::RADIUS;

/// As PNG; a few thousand bytes.
fn draw(bloom: Bloom) -> Option<Vec<u8>> {
    wire::picture::drawn(painted(bloom).pixels(), BANNER_WIDTH, BANNER_HEIGHT)
}

fn painted(bloom: Bloom) -> Canvas {
    let width = BANNER_WIDTH as f32;
    let colour = bloom.light();
    let mut canvas = Canvas::new(BANNER_WIDTH, BANNER_HEIGHT, GROUND);
    let stripe = [
        (0.0, 0.0),
        (width, 0.0),
        (width, STRIPE_HEIGHT),
        (0.0, STRIPE_HEIGHT),
    ];
    canvas.fill(&stripe, colour);
    let petal = petal(bloom);
    for n in 0..bloom.petals() {
        let turned: Vec<Point> = petal.iter().map(|point| placed(*point, turn(n, bloom))).collect();
        canvas.fill(&turned, colour);
    }
    canvas.fill(
        &circle(placed((0.0, 0.0), 0.0), Bloom::DOT_RADIUS * SCALE),
        colour,
    );
    canvas
}

/// The line of the upright petal.
fn petal(bloom: Bloom) -> Vec<Point> {
    let mut from = Bloom::PETAL_FROM;
    let mut line = Vec::new();
    for points in bloom.petal() {
        line.extend(curve(from, points));
        from = points[2];
    }
    line
}

/// How far a petal is turned, in radians.
fn turn(petal: u8, bloom: Bloom) -> f32 {
    f32::from(petal) * std::f32::consts::TAU / f32::from(bloom.petals())
}

/// Where in the picture a point of the bloom is, turned about its middle.
fn placed((x, y): Point, turn: f32) -> Point {
    let (sin, cos) = turn.sin_cos();
    let (middle, lower) = (
        BANNER_WIDTH as f32 / 2.0,
        (BANNER_HEIGHT as f32 + STRIPE_HEIGHT) / 2.0,
    );
    (
        middle + SCALE * (x * cos - y * sin),
        lower + SCALE * (x * sin + y * cos),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blooms() -> impl Iterator<Item = Bloom> {
        (0..60).map(|n| Bloom::of(&format!("z6Mk{n}")))
    }

    fn at(canvas: &Canvas, (x, y): Point) -> [u8; 3] {
        canvas.pixels()[y as usize * BANNER_WIDTH as usize + x as usize]
    }

    #[test]
    fn every_bloom_is_drawn_in_its_own_colour_and_stays_small() {
        for bloom in blooms() {
            let png = draw(bloom).unwrap();
            assert!(png.len() < 60_000, "{} bytes", png.len());
            let number = |from: usize| u32::from_be_bytes(png[from..from + 4].try_into().unwrap());
            assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
            assert_eq!((number(16), number(20)), (BANNER_WIDTH, BANNER_HEIGHT));
            let canvas = painted(bloom);
            let (width, height) = (BANNER_WIDTH as f32, BANNER_HEIGHT as f32);
            for stripe in [(0.0, 0.0), (3.0, 3.0), (width - 1.0, STRIPE_HEIGHT - 1.0)] {
                assert_eq!(at(&canvas, stripe), bloom.light(), "the stripe");
            }
            assert_eq!(at(&canvas, placed((0.0, 0.0), 0.0)), bloom.light(), "the dot");
            for ground in [
                (3.0, STRIPE_HEIGHT),
                (3.0, height - 3.0),
                (width - 1.0, height - 1.0),
            ] {
                assert_eq!(at(&canvas, ground), GROUND, "below the stripe, the corners");
            }
        }
    }

    #[test]
    fn every_petal_stands_where_the_mark_has_it() {
        for bloom in blooms() {
            let canvas = painted(bloom);
            let half = turn(1, bloom) / 2.0;
            for n in 0..bloom.petals() {
                let turn = turn(n, bloom);
                for (y, wanted) in [(-2.4, GROUND), (-4.0, bloom.light()), (-10.0, bloom.light())] {
                    assert_eq!(at(&canvas, placed((0.0, y), turn)), wanted, "{bloom:?}, {n}, {y}");
                }
                for y in [-3.0, -11.0, -12.0] {
                    let between = placed((0.0, y), turn + half);
                    assert_eq!(at(&canvas, between), GROUND, "{bloom:?}, after {n}, {y}");
                }
            }
        }
    }

    /// As smooth as the mark itself is in a browser: not a stair of whole pixels.
    #[test]
    fn an_edge_lies_between_ground_and_colour() {
        let dot_ends = placed((0.0, -Bloom::DOT_RADIUS), 0.0);
        let within = 1.0 - dot_ends.1.fract();
        assert!((0.2..0.8).contains(&within), "the dot ends within a pixel");
        for bloom in blooms() {
            let canvas = painted(bloom);
            let edge = at(&canvas, dot_ends);
            for ((is, ground), colour) in edge.into_iter().zip(GROUND).zip(bloom.light()) {
                let (ground, colour) = (f32::from(ground), f32::from(colour));
                let wanted = ground + (colour - ground) * within;
                assert!((f32::from(is) - wanted).abs() < 8.0, "{is}, not {wanted}");
            }
            let is_mixed = |pixel: &&[u8; 3]| **pixel != GROUND && **pixel != bloom.light();
            let mixed = canvas.pixels().iter().filter(is_mixed).count();
            assert!((1_000..10_000).contains(&mixed), "{bloom:?}: {mixed}");
        }
    }

    #[test]
    fn the_same_bloom_gives_the_same_bytes_and_another_gives_others() {
        let mut seen: Vec<(Bloom, Vec<u8>)> = Vec::new();
        for bloom in blooms().take(30).chain(blooms().take(30)) {
            let png = draw(bloom).unwrap();
            for (before, bytes) in &seen {
                assert_eq!(*before == bloom, *bytes == png, "{before:?}, {bloom:?}");
            }
            seen.push((bloom, png));
        }
    }

    #[test]
    fn it_is_drawn_once_as_long_as_the_bloom_is_the_same() {
        let banner = Banner::default();
        let first = banner.of(Bloom::of("a")).unwrap();
        assert_eq!(banner.of(Bloom::of("a")).unwrap().as_ptr(), first.as_ptr());
        let other = (0..9)
            .map(|n| Bloom::of(&n.to_string()))
            .find(|bloom| *bloom != Bloom::of("a"));
        assert_ne!(banner.of(other.unwrap()).unwrap(), first);
    }
}
