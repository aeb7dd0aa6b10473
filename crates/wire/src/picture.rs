//! Pictures made anew, in one place: what somebody sent is read within bounds, turned upright, made smaller and written
//! again. Nothing of its file is kept but what it shows: no place, no name of a camera, no second file hidden in it (threat
//! E2). The profile of its colours goes too, so that very strong ones are a little paler. What the node draws itself is
//! written here too.

use std::io::Cursor;

use domain::{PICTURE_BYTES_MAX, Picture, PictureHash, PictureKind, PictureSize, fit};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::metadata::Orientation;
use image::{
    ColorType, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageResult, Limits, RgbaImage,
    imageops,
};

use crate::digest::{hex, sha256};

/// Most pixels on a side of what is read.
pub const SIDE_PIXELS_MAX: u32 = 12_000;
/// Most pixels of what is read: as a progressive JPEG they take 200 MB while they are read, and no more.
pub const PIXELS_MAX: u64 = 20_000_000;
/// Most bytes of the pixels once they are read: deeper colours leave room for fewer.
const PIXEL_BYTES_MAX: u64 = 4 * PIXELS_MAX;
/// Most bytes that a reader may take beside the pixels, as for a packed text in a PNG.
const READING_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Most bytes of a size as it is kept.
pub const REMADE_BYTES_MAX: usize = 512 * 1024;
/// The longer side, until a size has no more bytes than are kept; four bytes for each pixel of the last fit always.
const SIDES: [u32; 4] = [Picture::LARGE_SIDE_MAX, 900, 600, Picture::SMALL_SIDE_MAX];
/// Of JPEG, from 1 to 100.
const QUALITY: u8 = 80;

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureRefused {
    /// Nothing was sent.
    #[error("no picture was sent; choose a file in JPEG or PNG")]
    Nothing,
    /// More than [`PICTURE_BYTES_MAX`].
    #[error("a picture has at most {} MiB; make it smaller and send it again", PICTURE_BYTES_MAX / 1024 / 1024)]
    TooManyBytes,
    /// Neither of the two forms.
    #[error("this is no picture in JPEG or PNG; save it as one of them and send it again")]
    NotAPicture,
    /// More than [`PIXELS_MAX`], or a side above [`SIDE_PIXELS_MAX`].
    #[error(
        "a picture has at most {} million pixels and {} on a side; make it smaller and send it again",
        PIXELS_MAX / 1_000_000,
        SIDE_PIXELS_MAX
    )]
    TooManyPixels,
    /// It begins like a picture and is none.
    #[error("this picture cannot be read; open it, save it anew and send that")]
    Broken,
}

/// A picture as this node made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remade {
    /// What it is called.
    pub picture: Picture,
    /// The bytes of the larger size, at most [`REMADE_BYTES_MAX`].
    pub large: Vec<u8>,
    /// The bytes of the smaller one, at most [`REMADE_BYTES_MAX`].
    pub small: Vec<u8>,
}

/// Makes a picture anew; it takes up to a second, and [`PIXELS_MAX`] says how much memory.
pub fn remake(bytes: &[u8]) -> Result<Remade, PictureRefused> {
    if bytes.is_empty() {
        return Err(PictureRefused::Nothing);
    }
    if bytes.len() > PICTURE_BYTES_MAX {
        return Err(PictureRefused::TooManyBytes);
    }
    let read = match written_as(bytes).ok_or(PictureRefused::NotAPicture)? {
        PictureKind::Jpeg => decoded(JpegDecoder::new(Cursor::new(bytes))),
        PictureKind::Png => decoded(PngDecoder::with_limits(Cursor::new(bytes), limits())),
    }?;
    let kind = match read.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        true => PictureKind::Jpeg,
        false => PictureKind::Png,
    };
    let (large, width, height) = SIDES
        .into_iter()
        .find_map(|side| small_enough(&read, side, kind).transpose())
        .ok_or(PictureRefused::TooManyBytes)??;
    let hash = PictureHash::parse(&hex(&sha256(&large))).map_err(|_| PictureRefused::Broken)?;
    let picture = Picture {
        hash,
        kind,
        width,
        height,
    };
    let (small_width, small_height) = picture.pixels(PictureSize::Small);
    let small = written(&shrunk(&read, small_width, small_height), kind)?;
    Ok(Remade {
        picture,
        large,
        small,
    })
}

/// The form by its first bytes; names and headers that came with it count for nothing.
fn written_as(bytes: &[u8]) -> Option<PictureKind> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    const JPEG: &[u8] = b"\xff\xd8\xff";
    if bytes.starts_with(PNG) {
        Some(PictureKind::Png)
    } else if bytes.starts_with(JPEG) {
        Some(PictureKind::Jpeg)
    } else {
        None
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(SIDE_PIXELS_MAX);
    limits.max_image_height = Some(SIDE_PIXELS_MAX);
    limits.max_alloc = Some(READING_BYTES_MAX);
    limits
}

/// The picture upright and no larger than it is kept; its size is looked at before a pixel is read (threat B8).
fn decoded(opened: ImageResult<impl ImageDecoder>) -> Result<RgbaImage, PictureRefused> {
    let mut decoder = opened.map_err(|error| refused(&error))?;
    decoder.set_limits(limits()).map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS_MAX || decoder.total_bytes() > PIXEL_BYTES_MAX {
        return Err(PictureRefused::TooManyPixels);
    }
    if pixels == 0 {
        return Err(PictureRefused::Broken);
    }
    // What cannot be read beside the picture says nothing about it.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let color = decoder.color_type();
    let length = usize::try_from(decoder.total_bytes()).map_err(|_| PictureRefused::TooManyPixels)?;
    let mut bytes = vec![0; length];
    decoder.read_image(&mut bytes).map_err(|error| refused(&error))?;
    let bytes = in_rgba(bytes, color).ok_or(PictureRefused::Broken)?;
    let whole = RgbaImage::from_raw(width, height, bytes).ok_or(PictureRefused::Broken)?;
    let (width, height) = fit(width, height, Picture::LARGE_SIDE_MAX);
    Ok(upright(shrunk(&whole, width, height), orientation))
}

fn refused(error: &ImageError) -> PictureRefused {
    match error {
        ImageError::Limits(_) => PictureRefused::TooManyPixels,
        _ => PictureRefused::Broken,
    }
}

/// Pixels as red, green, blue and how opaque, eight bits each.
fn in_rgba(bytes: Vec<u8>, color: ColorType) -> Option<Vec<u8>> {
    if color == ColorType::Rgba8 {
        return Some(bytes);
    }
    let step = usize::from(color.bytes_per_pixel());
    let mut rgba = Vec::with_capacity(bytes.len() / step * 4);
    for pixel in bytes.chunks_exact(step) {
        rgba.extend_from_slice(&spread(pixel, color)?);
    }
    Some(rgba)
}

fn spread(pixel: &[u8], color: ColorType) -> Option<[u8; 4]> {
    // Of sixteen bits the higher eight, in the order of this machine.
    let high = |place: usize| u16::from_ne_bytes([pixel[2 * place], pixel[2 * place + 1]]).to_be_bytes()[0];
    Some(match color {
        ColorType::L8 => [pixel[0], pixel[0], pixel[0], u8::MAX],
        ColorType::La8 => [pixel[0], pixel[0], pixel[0], pixel[1]],
        ColorType::Rgb8 => [pixel[0], pixel[1], pixel[2], u8::MAX],
        ColorType::L16 => [high(0), high(0), high(0), u8::MAX],
        ColorType::La16 => [high(0), high(0), high(0), high(1)],
        ColorType::Rgb16 => [high(0), high(1), high(2), u8::MAX],
        ColorType::Rgba16 => [high(0), high(1), high(2), high(3)],
        _ => return None,
    })
}

fn shrunk(picture: &RgbaImage, width: u32, height: u32) -> RgbaImage {
    if picture.dimensions() == (width, height) {
        return picture.clone();
    }
    imageops::thumbnail(picture, width, height)
}

/// As the camera was held (EXIF 2.3, tag 274); the note itself goes with all others.
fn upright(picture: RgbaImage, orientation: Orientation) -> RgbaImage {
    match orientation {
        Orientation::NoTransforms => picture,
        Orientation::Rotate90 => imageops::rotate90(&picture),
        Orientation::Rotate180 => imageops::rotate180(&picture),
        Orientation::Rotate270 => imageops::rotate270(&picture),
        Orientation::FlipHorizontal => imageops::flip_horizontal(&picture),
        Orientation::FlipVertical => imageops::flip_vertical(&picture),
        Orientation::Rotate90FlipH => imageops::flip_horizontal(&imageops::rotate90(&picture)),
        Orientation::Rotate270FlipH => imageops::flip_horizontal(&imageops::rotate270(&picture)),
    }
}

/// The picture at most so long and wide, with its width and height; nothing if that has too many bytes.
fn small_enough(
    picture: &RgbaImage,
    side: u32,
    kind: PictureKind,
) -> Result<Option<(Vec<u8>, u32, u32)>, PictureRefused> {
    let (width, height) = fit(picture.width(), picture.height(), side);
    let bytes = written(&shrunk(picture, width, height), kind)?;
    Ok((bytes.len() <= REMADE_BYTES_MAX).then_some((bytes, width, height)))
}

fn written(picture: &RgbaImage, kind: PictureKind) -> Result<Vec<u8>, PictureRefused> {
    let (width, height) = picture.dimensions();
    let mut bytes = Vec::new();
    let written = match kind {
        PictureKind::Jpeg => {
            let rgb: Vec<u8> = picture
                .pixels()
                .flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]])
                .collect();
            JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode(
                &rgb,
                width,
                height,
                ExtendedColorType::Rgb8,
            )
        }
        PictureKind::Png => {
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
                .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgba8)
        }
    };
    written.map_err(|_| PictureRefused::Broken)?;
    Ok(bytes)
}

/// A picture that this node draws itself, as PNG: red, green and blue of each pixel, row by row from the upper left corner.
/// Nothing if these are not `width` times `height` pixels, or none.
pub fn drawn(pixels: &[[u8; 3]], width: u32, height: u32) -> Option<Vec<u8>> {
    if u64::try_from(pixels.len()) != Ok(u64::from(width) * u64::from(height)) {
        return None;
    }
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)
        .write_image(pixels.as_flattened(), width, height, ExtendedColorType::Rgb8)
        .ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    const RED: Rgba<u8> = Rgba([220, 20, 20, 255]);
    const BLUE: Rgba<u8> = Rgba([20, 20, 220, 255]);

    /// Its left half is red, its right half blue.
    fn two_halves(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_fn(width, height, |x, _| if x < width / 2 { RED } else { BLUE })
    }

    fn jpeg(picture: &RgbaImage) -> Vec<u8> {
        written(picture, PictureKind::Jpeg).unwrap()
    }

    /// What a camera writes: which way up (tag 274), and where it stood (tag 34853), with a text in it.
    fn with_exif(jpeg: &[u8], orientation: u8, place: &[u8]) -> Vec<u8> {
        let mut exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0".to_vec();
        exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
        exif.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
        exif.extend([0, 0, 0, 0]);
        exif.extend(place);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, 0xe1, length[0], length[1]]);
        bytes.extend(exif);
        bytes.extend(&jpeg[2..]);
        bytes
    }

    fn shown(bytes: &[u8]) -> RgbaImage {
        match written_as(bytes).unwrap() {
            PictureKind::Jpeg => decoded(JpegDecoder::new(Cursor::new(bytes))).unwrap(),
            PictureKind::Png => decoded(PngDecoder::new(Cursor::new(bytes))).unwrap(),
        }
    }

    fn is_like(pixel: &Rgba<u8>, wanted: Rgba<u8>) -> bool {
        pixel
            .0
            .iter()
            .zip(wanted.0)
            .all(|(is, wanted)| is.abs_diff(wanted) < 40)
    }

    /// E2: where it was taken, by whom and with what goes; which way up is done, not said.
    #[test]
    fn nothing_of_the_file_is_kept_but_what_it_shows_the_right_way_up() {
        let place = b"47.6062N-122.3321W canary";
        let sent = with_exif(&jpeg(&two_halves(64, 32)), 6, place);
        let has = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
        assert!(has(&sent, place));
        let remade = remake(&sent).unwrap();
        for bytes in [&remade.large, &remade.small] {
            assert!(!has(bytes, b"canary") && !has(bytes, b"Exif"));
            let picture = shown(bytes);
            assert_eq!(picture.dimensions(), (32, 64), "a quarter turn");
            assert!(is_like(picture.get_pixel(16, 8), RED), "left came to the top");
            assert!(is_like(picture.get_pixel(16, 56), BLUE));
        }
        assert_eq!((remade.picture.width, remade.picture.height), (32, 64));
    }

    #[test]
    fn each_way_a_camera_is_held_comes_out_upright() {
        // Where the red half is when the picture is upright: top, right, bottom or left of the middle.
        for (orientation, (x, y)) in [
            (1, (2, 16)),
            (2, (61, 16)),
            (3, (61, 16)),
            (4, (2, 16)),
            (5, (16, 2)),
            (6, (16, 2)),
            (7, (16, 61)),
            (8, (16, 61)),
        ] {
            let sent = with_exif(&jpeg(&two_halves(64, 32)), orientation, b"");
            let picture = shown(&remake(&sent).unwrap().large);
            assert!(is_like(picture.get_pixel(x, y), RED), "{orientation}");
        }
    }

    #[test]
    fn what_is_drawn_is_written_pixel_for_pixel() {
        let pixels = [[220, 20, 20], [20, 20, 220], [1, 2, 3], [254, 255, 0]];
        for (width, height) in [(4, 1), (2, 2)] {
            let picture = shown(&drawn(&pixels, width, height).unwrap());
            assert_eq!(picture.dimensions(), (width, height));
            let read: Vec<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
            assert_eq!(read, pixels.map(|[red, green, blue]| [red, green, blue, 255]));
        }
        for (width, height) in [(2, 1), (5, 1), (4, 0), (u32::MAX, u32::MAX)] {
            assert_eq!(drawn(&pixels, width, height), None, "{width}, {height}");
        }
        assert_eq!(drawn(&[], 0, 0), None);
    }

    #[test]
    fn large_pictures_become_small_and_transparent_ones_stay_so() {
        let remade = remake(&jpeg(&two_halves(2_400, 1_200))).unwrap();
        assert_eq!((remade.picture.width, remade.picture.height), (1_200, 600));
        assert_eq!(shown(&remade.small).dimensions(), (320, 160));
        assert_eq!(remade.picture.kind, PictureKind::Jpeg);
        assert_eq!(remade.picture.hash.as_str(), hex(&sha256(&remade.large)));

        let mut mark = two_halves(40, 40);
        mark.put_pixel(0, 0, Rgba([0, 0, 0, 0]));
        let sent = written(&mark, PictureKind::Png).unwrap();
        let remade = remake(&sent).unwrap();
        assert_eq!(remade.picture.kind, PictureKind::Png);
        assert_eq!(shown(&remade.large).get_pixel(0, 0).0[3], 0);
        // The same pixels are the same picture, whoever sends them.
        assert_eq!(remake(&sent).unwrap(), remade);
    }

    /// No two pixels alike: what cannot be packed is made smaller until it is kept.
    #[test]
    fn noise_is_kept_within_the_bound() {
        let mut state = 7_u32;
        let noise = RgbaImage::from_fn(700, 700, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Rgba(state.to_be_bytes())
        });
        let remade = remake(&written(&noise, PictureKind::Png).unwrap()).unwrap();
        assert!(remade.large.len() <= REMADE_BYTES_MAX && remade.small.len() <= REMADE_BYTES_MAX);
        assert_eq!(
            shown(&remade.large).dimensions(),
            (remade.picture.width, remade.picture.height)
        );
    }

    /// The head of a PNG that says it is so large, and nothing behind it.
    fn claims(width: u32, height: u32) -> Vec<u8> {
        let mut part = b"IHDR".to_vec();
        part.extend(width.to_be_bytes());
        part.extend(height.to_be_bytes());
        part.extend([8, 6, 0, 0, 0]);
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
        png.extend(&part);
        png.extend(crc32(&part).to_be_bytes());
        let nothing = [b"IDAT".as_slice(), b"x\x9c\x03\0\0\0\0\x01"].concat();
        png.extend([0, 0, 0, 8]);
        png.extend(&nothing);
        png.extend(crc32(&nothing).to_be_bytes());
        png
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |mut sum, byte| {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = if sum & 1 == 1 {
                    (sum >> 1) ^ 0xedb8_8320
                } else {
                    sum >> 1
                };
            }
            sum
        })
    }

    /// B8, E2: a few bytes that unpack to gigabytes are refused before one is unpacked, with what to do.
    #[test]
    fn a_bomb_is_refused_by_what_it_claims() {
        for (width, height) in [(50_000, 50_000), (12_001, 1), (1, 12_001), (11_000, 11_000)] {
            assert_eq!(
                remake(&claims(width, height)),
                Err(PictureRefused::TooManyPixels),
                "{width}"
            );
        }
        assert_eq!(remake(&claims(10, 10)), Err(PictureRefused::Broken));
        let sentence = PictureRefused::TooManyPixels.to_string();
        assert!(
            sentence.contains("20 million") && sentence.contains("make it smaller"),
            "{sentence}"
        );
        let long = vec![0xff; PICTURE_BYTES_MAX + 1];
        assert_eq!(remake(&long), Err(PictureRefused::TooManyBytes));
    }

    /// E2: a drawing with scripts, a page that calls itself a picture, and every cut of a true one.
    #[test]
    fn what_is_no_picture_is_refused_and_nothing_panics() {
        for text in [
            "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "<!doctype html><script>alert(1)</script>",
            "GIF89a\u{1}",
            "{\"type\":\"Person\"}",
        ] {
            assert_eq!(
                remake(text.as_bytes()),
                Err(PictureRefused::NotAPicture),
                "{text}"
            );
        }
        assert_eq!(remake(b""), Err(PictureRefused::Nothing));
        for whole in [
            jpeg(&two_halves(24, 16)),
            written(&two_halves(24, 16), PictureKind::Png).unwrap(),
        ] {
            for length in 1..whole.len() {
                // A JPEG that ends early shows what came; whatever it is, it is made anew or refused.
                let _ = remake(&whole[..length]);
                let mut bent = whole.clone();
                bent[length] ^= 0x5a;
                let _ = remake(&bent);
            }
        }
    }

    /// A page behind the end of a picture, as those hide it who want it served: it does not come out again (E2).
    #[test]
    fn a_second_file_behind_the_first_is_gone() {
        let mut sent = jpeg(&two_halves(24, 16));
        sent.extend(b"<script>canary</script>");
        let remade = remake(&sent).unwrap();
        assert!(!remade.large.windows(6).any(|part| part == b"canary"));
    }
}
