//! Pictures that people hand in: of an event, of a person, of the community (F01, F04, F12). What stands here names one that
//! was made anew by this node; bytes that somebody sent are never kept, nor served (threat E2).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{AltText, EventId, MemberId, TextRefused};

/// Most bytes of a picture as somebody sends it.
pub const PICTURE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Most uses of one picture; the dates of a series share theirs.
pub const PICTURE_USES_MAX: usize = 1_000;

/// A picture that this node made and keeps, in two sizes; each size is called by the hash of the larger one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What the larger one hashes to.
    pub hash: PictureHash,
    /// How both are written.
    pub kind: PictureKind,
    /// Pixels of the larger one, at most [`Picture::LARGE_SIDE_MAX`].
    pub width: u32,
    /// Pixels of the larger one, at most [`Picture::LARGE_SIDE_MAX`].
    pub height: u32,
}

impl Picture {
    /// Pixels of the longer side of the larger one.
    pub const LARGE_SIDE_MAX: u32 = 1_200;
    /// Pixels of the longer side of the smaller one.
    pub const SMALL_SIDE_MAX: u32 = 320;

    /// Where a size of it lies on this node, and for as long as somebody uses it.
    pub fn path(&self, size: PictureSize) -> String {
        let name = PictureName {
            hash: self.hash.clone(),
            size,
            kind: self.kind,
        };
        format!("/media/{name}")
    }

    /// Pixels of a size: width and height.
    pub fn pixels(&self, size: PictureSize) -> (u32, u32) {
        match size {
            PictureSize::Large => (self.width, self.height),
            PictureSize::Small => fit(self.width, self.height, Self::SMALL_SIDE_MAX),
        }
    }
}

/// A picture whose files lie on the shelf of this node, flushed, so that a row of the store may speak of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelvedPicture {
    /// What it is called.
    pub picture: Picture,
    /// Bytes of the larger size.
    pub large_bytes: u32,
    /// Bytes of the smaller one.
    pub small_bytes: u32,
}

/// Width and height made smaller, never larger, so that no side is above `side`, and none is nothing.
pub fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= side {
        return (width.max(1), height.max(1));
    }
    let shrink = |pixels: u32| {
        let scaled = (u64::from(pixels) * u64::from(side) + u64::from(longer) / 2) / u64::from(longer);
        u32::try_from(scaled).unwrap_or(side).clamp(1, side)
    };
    (shrink(width), shrink(height))
}

/// What is kept of a picture beside what it shows: who looks at it without seeing it reads this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPicture {
    /// The picture.
    pub picture: Picture,
    /// What it shows; nothing when it is only decoration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<AltText>,
}

/// How a picture is written; nothing else is kept or served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureKind {
    /// Without transparent parts.
    Jpeg,
    /// With some.
    Png,
}

impl PictureKind {
    /// What its address ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// What it is served as.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Which of the two sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureSize {
    /// For a page of its own.
    Large,
    /// For lists.
    Small,
}

/// SHA-256 in small hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PictureHash(String);

impl PictureHash {
    /// Digits of every hash.
    pub const DIGITS: usize = 64;

    /// Reads one; whatever is none names nothing.
    pub fn parse(text: &str) -> Result<Self, TextRefused> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != Self::DIGITS || !text.bytes().all(is_digit) {
            return Err(TextRefused::Form("is no hash of a picture"));
        }
        Ok(Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PictureHash {
    type Error = TextRefused;
    fn try_from(text: String) -> Result<Self, TextRefused> {
        Self::parse(&text)
    }
}

impl From<PictureHash> for String {
    fn from(hash: PictureHash) -> Self {
        hash.0
    }
}

impl fmt::Debug for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// The last part of a picture's address: `{hash}.jpg`, or `{hash}-small.jpg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureName {
    /// Which picture.
    pub hash: PictureHash,
    /// Which size of it.
    pub size: PictureSize,
    /// How it is written.
    pub kind: PictureKind,
}

impl PictureName {
    /// Reads it exactly as it is written: every other spelling names nothing (threat E15).
    pub fn parse(text: &str) -> Option<Self> {
        let (stem, extension) = text.split_once('.')?;
        let kind = [PictureKind::Jpeg, PictureKind::Png]
            .into_iter()
            .find(|kind| kind.extension() == extension)?;
        let (hash, size) = match stem.strip_suffix(SMALL) {
            Some(hash) => (hash, PictureSize::Small),
            None => (stem, PictureSize::Large),
        };
        let hash = PictureHash::parse(hash).ok()?;
        Some(Self { hash, size, kind })
    }
}

/// Stands behind the hash of the smaller size.
const SMALL: &str = "-small";

impl fmt::Display for PictureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let small = match self.size {
            PictureSize::Large => "",
            PictureSize::Small => SMALL,
        };
        write!(f, "{}{small}.{}", self.hash.as_str(), self.kind.extension())
    }
}

/// What uses a picture: whoever may see one of its uses may see the picture, and nobody else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PictureUse {
    /// At the head of an event of ours.
    Event(EventId),
    /// At the head of one that is written and not published; officers alone see it there.
    Draft(EventId),
    /// Of a member.
    Member(MemberId),
    /// The community's own mark.
    Community,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Picture {
        Picture {
            hash: PictureHash::parse(&"a1".repeat(32)).unwrap(),
            kind: PictureKind::Jpeg,
            width,
            height,
        }
    }

    #[test]
    fn a_picture_becomes_smaller_and_keeps_its_shape() {
        assert_eq!(fit(4_000, 3_000, 1_200), (1_200, 900));
        assert_eq!(fit(3_000, 4_000, 320), (240, 320));
        assert_eq!(fit(100, 50, 320), (100, 50), "never larger");
        assert_eq!(fit(60_000, 1, 320), (320, 1), "no side is nothing");
        assert_eq!(picture(1_200, 800).pixels(PictureSize::Small), (320, 213));
    }

    /// E15
    #[test]
    fn an_address_is_read_exactly_as_it_is_written_and_no_other_way() {
        let hash = "a1".repeat(32);
        for size in [PictureSize::Large, PictureSize::Small] {
            let path = picture(1_200, 800).path(size);
            let name = PictureName::parse(path.strip_prefix("/media/").unwrap()).unwrap();
            assert_eq!((name.hash.as_str(), name.size), (hash.as_str(), size));
            assert_eq!(format!("/media/{name}"), path);
        }
        for wrong in [
            "",
            "..",
            "../../etc/passwd",
            &hash,
            &format!("{hash}."),
            &format!("{hash}.svg"),
            &format!("{hash}.jpg.html"),
            &format!("{hash}.JPG"),
            &format!("{}.jpg", hash.to_uppercase()),
            &format!("{hash}-small-small.jpg"),
            &format!("{hash}-large.jpg"),
            &format!("{}.jpg", &hash[1..]),
            &format!("{hash}\0.jpg"),
        ] {
            assert_eq!(PictureName::parse(wrong), None, "{wrong:?}");
        }
    }
}
