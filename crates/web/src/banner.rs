//! `/banner.png`: the picture of our events that have none of their own, the community's bloom at large. PNG, because
//! servers such as Mastodon and Gancio show no SVG (protocol section 9.3).

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::response::{IntoResponse, Response};
use edge::{BANNER_HEIGHT, BANNER_WIDTH};
use http::{HeaderValue, header};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

use crate::bloom::Bloom;
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

/// As PNG; a few thousand bytes.
fn draw(bloom: Bloom) -> Option<Vec<u8>> {
    let mut picture = Pixmap::new(BANNER_WIDTH, BANNER_HEIGHT)?;
    let (width, height) = (BANNER_WIDTH as f32, BANNER_HEIGHT as f32);
    let [red, green, blue] = GROUND;
    picture.fill(Color::from_rgba8(red, green, blue, 255));
    let mut paint = Paint::default();
    let [red, green, blue] = bloom.light();
    paint.set_color_rgba8(red, green, blue, 255);
    let stripe = Rect::from_xywh(0.0, 0.0, width, STRIPE_HEIGHT)?;
    picture.fill_rect(stripe, &paint, Transform::identity(), None);
    let scale = height * REACH / Bloom::RADIUS;
    let middle =
        Transform::from_translate(width / 2.0, (height + STRIPE_HEIGHT) / 2.0).pre_scale(scale, scale);
    let petal = petal(bloom)?;
    for n in 0..bloom.petals() {
        let turn = Transform::from_rotate(f32::from(n) * 360.0 / f32::from(bloom.petals()));
        picture.fill_path(&petal, &paint, FillRule::Winding, middle.pre_concat(turn), None);
    }
    let dot = PathBuilder::from_circle(0.0, 0.0, Bloom::DOT_RADIUS)?;
    picture.fill_path(&dot, &paint, FillRule::Winding, middle, None);
    picture.encode_png().ok()
}

fn petal(bloom: Bloom) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (x, y) = Bloom::PETAL_FROM;
    path.move_to(x, y);
    for [(x1, y1), (x2, y2), (x, y)] in bloom.petal() {
        path.cubic_to(x1, y1, x2, y2, x, y);
    }
    path.close();
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bloom_is_drawn_in_its_own_colour_and_stays_small() {
        for n in 0..60 {
            let bloom = Bloom::of(&format!("z6Mk{n}"));
            let png = draw(bloom).unwrap();
            assert!(png.len() < 60_000, "{} bytes", png.len());
            let picture = Pixmap::decode_png(&png).unwrap();
            assert_eq!((picture.width(), picture.height()), (BANNER_WIDTH, BANNER_HEIGHT));
            let at = |x, y| {
                let pixel = picture.pixel(x, y).unwrap();
                [pixel.red(), pixel.green(), pixel.blue()]
            };
            let middle = (BANNER_HEIGHT + 24) / 2;
            assert_eq!(at(3, 3), bloom.light(), "the stripe");
            assert_eq!(at(BANNER_WIDTH / 2, middle), bloom.light(), "the dot");
            assert_eq!(at(3, BANNER_HEIGHT - 3), GROUND, "the corner");
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
