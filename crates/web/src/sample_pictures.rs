//! One sample of every state of the form for a picture, and a picture for the pages that show one.

use domain::{AltText, Picture, PictureHash, PictureKind, ShownPicture};
use edge::PictureProblem;
use wire::picture::PictureRefused;

use crate::frame::Frame;
use crate::picture_form::{PictureFault, PictureOf, PicturePage, Typed};
use crate::sample_desk::as_officer;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let event = PicturePage {
        of: PictureOf::Event(
            "/events/breakfast".to_owned(),
            "Breakfast for builders".to_owned(),
        ),
        shown: Some(shown()),
        typed: Typed {
            revision: "4".to_owned(),
            ..Typed::of(Some(&shown()))
        },
        faults: Vec::new(),
        is_saved: false,
    };
    let wrong = PicturePage {
        shown: None,
        typed: Typed {
            revision: "4".to_owned(),
            ..Typed::default()
        },
        faults: vec![
            PictureFault::NoAlt,
            PictureFault::File(PictureProblem::Refused(PictureRefused::TooManyPixels)),
        ],
        ..event.clone()
    };
    let late = PicturePage {
        faults: vec![PictureFault::Whole("event-form-changed")],
        ..event.clone()
    };
    let photo = PicturePage {
        of: PictureOf::Photo,
        typed: Typed {
            visibility: "community".to_owned(),
            ..Typed::of(Some(&shown()))
        },
        is_saved: true,
        ..event.clone()
    };
    let logo = PicturePage {
        of: PictureOf::Logo,
        shown: None,
        typed: Typed::default(),
        ..event.clone()
    };
    vec![
        ("event-picture", event.render(officer)),
        ("event-picture-wrong", wrong.render(officer)),
        ("event-picture-late", late.render(officer)),
        ("photo", photo.render(officer)),
        ("logo", logo.render(officer)),
    ]
}

/// What an event, a person and a community show.
pub(crate) fn shown() -> ShownPicture {
    let hash = PictureHash::parse(&"5f".repeat(PictureHash::DIGITS / 2));
    ShownPicture {
        picture: Picture {
            hash: hash.expect("a sample is written right"),
            kind: PictureKind::Jpeg,
            width: 1_200,
            height: 800,
        },
        alt: AltText::parse("A long table by a window over the harbour, with people talking").ok(),
    }
}
