//! The form in which a picture is chosen: for an event, for oneself, for the community (F12, F04, F01). It says what the
//! picture shows, or that it only decorates.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::multipart::{Field as Part, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::Response;
use domain::{
    AltText, PICTURE_BYTES_MAX, PictureSize, ShelvedPicture, ShownPicture, TextRefused, Visibility,
};
use edge::{PictureProblem, SignedIn};
use http::StatusCode;
use wire::picture::{PIXELS_MAX, PictureRefused};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::profile_page::visibilities;
use crate::sign_in::Refused;
use crate::visit::Visit;
use crate::words::Words;
use crate::write_event::Field;

/// Most bytes of the whole form.
pub(crate) const FORM_BYTES_MAX: usize = PICTURE_BYTES_MAX + 64 * 1024;
/// Most bytes of a field that is typed.
const TYPED_BYTES_MAX: usize = 4_096;
/// Mebibytes, as people are told.
const PICTURE_MB_MAX: u32 = (PICTURE_BYTES_MAX / 1024 / 1024) as u32;
/// Millions, as people are told.
const PIXELS_MILLIONS_MAX: u32 = (PIXELS_MAX / 1_000_000) as u32;

/// What the picture is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PictureOf {
    /// An event of ours: its path and its title.
    Event(String, String),
    /// The member herself.
    Photo,
    /// The community.
    Logo,
}

/// What stood in the form, but for the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) alt: String,
    pub(crate) is_decoration: bool,
    /// The word of a [`Visibility`]; empty where nobody is asked.
    pub(crate) visibility: String,
    /// Of the event as it was read; empty where there is none.
    pub(crate) revision: String,
}

/// Whose form it is that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PictureFor {
    /// That of an event, which holds the version that was read.
    Event,
    /// That of a member, which says who may see it.
    Photo,
    /// That of the community.
    Logo,
}

/// What was sent.
pub(crate) struct SentPicture {
    pub(crate) typed: Typed,
    /// Nothing when no file was chosen; refused when it has too many bytes.
    pub(crate) file: Result<Vec<u8>, PictureRefused>,
}

/// Why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PictureFault {
    /// Nobody said what it shows, nor that it only decorates.
    NoAlt,
    /// What it shows cannot be taken.
    Alt(TextRefused),
    /// The file cannot be taken.
    File(PictureProblem),
    /// Others show the very same one.
    UsedTooOften,
    /// A message of the page as a whole.
    Whole(&'static str),
}

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct PicturePage {
    pub(crate) of: PictureOf,
    /// The one there is.
    pub(crate) shown: Option<ShownPicture>,
    pub(crate) typed: Typed,
    pub(crate) faults: Vec<PictureFault>,
    /// Whether it comes after a change that was made.
    pub(crate) is_saved: bool,
}

/// A picture as a template draws it.
pub(crate) struct DrawnPicture {
    pub(crate) path: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Empty when it only decorates.
    pub(crate) alt: String,
}

impl DrawnPicture {
    /// One of its sizes.
    pub(crate) fn of(shown: &ShownPicture, size: PictureSize) -> Self {
        let (width, height) = shown.picture.pixels(size);
        Self {
            path: shown.picture.path(size),
            width,
            height,
            alt: shown.alt.as_ref().map_or_else(String::new, ToString::to_string),
        }
    }
}

#[derive(Template)]
#[template(path = "picture_form.html")]
struct PictureTemplate<'a> {
    around: Around<'a>,
    title: String,
    intro: String,
    back: String,
    back_words: String,
    action: String,
    revision: &'a str,
    is_saved: bool,
    /// The field and what is wrong with it.
    faults: Vec<(&'static str, String)>,
    refused: String,
    drawn: Option<DrawnPicture>,
    alt: Field,
    is_decoration: bool,
    seen_by: Vec<Choice>,
    file_hint: String,
    file_fault: String,
    /// Whether it may stay out, since there is a picture already.
    may_stay: bool,
}

impl Typed {
    /// As they are for a picture there is.
    pub(crate) fn of(shown: Option<&ShownPicture>) -> Self {
        let alt = shown.and_then(|shown| shown.alt.as_ref());
        Self {
            alt: alt.map_or_else(String::new, ToString::to_string),
            is_decoration: shown.is_some_and(|shown| shown.alt.is_none()),
            ..Self::default()
        }
    }

    /// What the picture shows; nothing when it only decorates.
    pub(crate) fn alt(&self) -> Result<Option<AltText>, PictureFault> {
        match (AltText::parse(&self.alt), self.is_decoration) {
            (_, true) => Ok(None),
            (Ok(alt), false) => Ok(Some(alt)),
            (Err(TextRefused::Empty), false) => Err(PictureFault::NoAlt),
            (Err(refused), false) => Err(PictureFault::Alt(refused)),
        }
    }

    /// Takes what a field of the form says; nothing for one that the form does not have.
    fn put(&mut self, picture: PictureFor, name: &str, text: String) -> Option<()> {
        match (name, picture) {
            ("alt", _) => self.alt = text,
            ("decoration", _) => self.is_decoration = text == "yes",
            ("who", PictureFor::Photo) => self.visibility = text,
            ("revision", PictureFor::Event) => self.revision = text,
            _ => return None,
        }
        Some(())
    }
}

impl SentPicture {
    /// The form, read as it comes in and never beyond its bounds. Its token stands before all else, so that nothing is read
    /// for a form of somebody else's (threat E3); each field stands there once, the file last, and none that the form does
    /// not have (threat E10).
    pub(crate) async fn read(
        visit: &Visit,
        hers: &SignedIn,
        picture: PictureFor,
        request: Request,
    ) -> Result<Self, Refused> {
        let unreadable = || Refused::by(visit, &ErrorPage::Unreadable);
        let old_form = || Refused::by(visit, &ErrorPage::OldForm);
        let form = Multipart::from_request(request, &()).await;
        let mut form = form.map_err(|_| unreadable())?;
        let mut typed = Typed::default();
        let mut is_hers = false;
        let mut names = BTreeSet::new();
        loop {
            let part = match form.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) if is_hers => break,
                Ok(None) => return Err(old_form()),
                Err(error) => return Err(cut_off(visit, &error)),
            };
            let name = part.name().unwrap_or_default().to_owned();
            if name == "file" && is_hers {
                let file = bytes_of(part, PICTURE_BYTES_MAX)
                    .await
                    .map_err(|()| unreadable())?;
                let file = file.ok_or(PictureRefused::TooManyBytes);
                // The rest of a file that is too large is not read, and nothing of it is taken.
                if file.is_ok() {
                    ends(visit, &mut form).await?;
                }
                return Ok(Self { typed, file });
            }
            if !names.insert(name.clone()) {
                return Err(unreadable());
            }
            let bytes = bytes_of(part, TYPED_BYTES_MAX).await.map_err(|()| unreadable())?;
            let Some(bytes) = bytes else {
                return Err(Refused::by(visit, &ErrorPage::TooLarge));
            };
            let text = String::from_utf8(bytes).map_err(|_| unreadable())?;
            if !is_hers {
                is_hers = name == "form_token" && hers.is_from_her_form(&text);
                if !is_hers {
                    return Err(old_form());
                }
                continue;
            }
            typed.put(picture, &name, text).ok_or_else(unreadable)?;
        }
        let file = Ok(Vec::new());
        Ok(Self { typed, file })
    }

    /// Whether no file was chosen.
    pub(crate) fn is_without_file(&self) -> bool {
        self.file.as_ref().is_ok_and(Vec::is_empty)
    }

    /// The picture made anew, and what it shows; all that is wrong, at once.
    pub(crate) async fn remade(
        self,
        visit: &Visit,
    ) -> Result<(ShelvedPicture, Option<AltText>), (Typed, Vec<PictureFault>)> {
        let desk = &visit.site.doors.node.pictures;
        let made = match self.file {
            Ok(file) => desk.remake(file, visit.now).await,
            Err(refused) => Err(PictureProblem::Refused(refused)),
        };
        match (made, self.typed.alt()) {
            (Ok(shelved), Ok(alt)) => Ok((shelved, alt)),
            (made, alt) => {
                let faults = alt.err().into_iter().chain(made.err().map(PictureFault::File));
                let faults = faults.collect();
                Err((self.typed, faults))
            }
        }
    }
}

/// Goes on only where nothing stands behind the file, which is the last field of each form that has one (threat E10).
pub(crate) async fn ends(visit: &Visit, form: &mut Multipart) -> Result<(), Refused> {
    match form.next_field().await {
        Ok(None) => Ok(()),
        Ok(Some(_)) => Err(Refused::by(visit, &ErrorPage::Unreadable)),
        Err(error) => Err(cut_off(visit, &error)),
    }
}

fn cut_off(visit: &Visit, error: &MultipartError) -> Refused {
    let page = match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ErrorPage::TooLarge,
        _ => ErrorPage::Unreadable,
    };
    Refused::by(visit, &page)
}

/// The bytes of a part; nothing when there are too many.
async fn bytes_of(mut part: Part<'_>, most: usize) -> Result<Option<Vec<u8>>, ()> {
    let mut bytes = Vec::new();
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() > most => return Ok(None),
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return Ok(Some(bytes)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(None),
            Err(_) => return Err(()),
        }
    }
}

impl PictureFault {
    /// The part of the form it belongs to; nothing when that is the whole.
    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoAlt | Self::Alt(_) => Some("alt"),
            Self::File(_) | Self::UsedTooOften => Some("file"),
            Self::Whole(_) => None,
        }
    }

    /// For the summary: the field, and its label with what is wrong.
    fn labelled(&self, words: &Words) -> Option<(&'static str, String)> {
        let field = self.field()?;
        let label = match field {
            "alt" => words.t("picture-alt"),
            _ => words.t("picture-file"),
        };
        Some((field, format!("{label}: {}", self.words(words))))
    }

    fn words(&self, words: &Words) -> String {
        let most = u32::try_from(AltText::CHARS_MAX).unwrap_or(u32::MAX);
        match self {
            Self::NoAlt => words.t("picture-wrong-alt-none"),
            Self::Alt(TextRefused::TooLong(_)) => words.count("picture-wrong-alt-long", most),
            Self::Alt(_) => words.t("picture-wrong-alt-letters"),
            Self::UsedTooOften => words.t("picture-wrong-often"),
            Self::Whole(key) => words.t(key),
            Self::File(PictureProblem::Busy) => words.t("picture-wrong-busy"),
            Self::File(PictureProblem::NotKept(_)) => words.t("picture-wrong-disk"),
            Self::File(PictureProblem::Refused(refused)) => match refused {
                PictureRefused::Nothing => words.t("picture-wrong-none"),
                PictureRefused::TooManyBytes => words.count("picture-wrong-large", PICTURE_MB_MAX),
                PictureRefused::NotAPicture => words.t("picture-wrong-kind"),
                PictureRefused::TooManyPixels => words.count("picture-wrong-pixels", PIXELS_MILLIONS_MAX),
                PictureRefused::Broken => words.t("picture-wrong-broken"),
            },
        }
    }
}

impl PicturePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (title, intro) = self.said(words);
        let section = match self.of {
            PictureOf::Event(..) => Section::Events,
            PictureOf::Photo => Section::Person,
            PictureOf::Logo => Section::Desk,
        };
        let head = Head::unlisted(section, title.clone(), intro.clone());
        let (back, back_words, action) = match &self.of {
            PictureOf::Event(path, _) => (path.clone(), words.t("event-back"), format!("{path}/picture")),
            PictureOf::Photo => (
                "/settings/profile".to_owned(),
                words.t("profile-title"),
                PHOTO_PATH.to_owned(),
            ),
            PictureOf::Logo => (
                "/desk/setup".to_owned(),
                words.t("setup-title"),
                LOGO_PATH.to_owned(),
            ),
        };
        let whole = self.faults.iter().find(|fault| fault.field().is_none());
        let labelled = |fault: &PictureFault| fault.labelled(words);
        written(&PictureTemplate {
            around: Around::of(frame, head),
            title,
            intro,
            back,
            back_words,
            action,
            revision: &self.typed.revision,
            is_saved: self.is_saved && self.faults.is_empty(),
            faults: self.faults.iter().filter_map(labelled).collect(),
            refused: whole.map_or_else(String::new, |fault| fault.words(words)),
            drawn: self
                .shown
                .as_ref()
                .map(|shown| DrawnPicture::of(shown, PictureSize::Small)),
            alt: Field {
                name: "alt",
                label: words.t("picture-alt"),
                hint: words.t("picture-alt-hint"),
                fault: self.fault("alt", words),
                value: self.typed.alt.clone(),
                kind: "text",
                options: Vec::new(),
                required: false,
            },
            is_decoration: self.typed.is_decoration,
            seen_by: match Visibility::from_word(&self.typed.visibility) {
                Some(visibility) => visibilities(words, visibility),
                None => Vec::new(),
            },
            file_hint: words.count("picture-file-hint", PICTURE_MB_MAX),
            file_fault: self.fault("file", words),
            may_stay: self.shown.is_some(),
        })
    }

    fn said(&self, words: &Words) -> (String, String) {
        match &self.of {
            PictureOf::Event(_, title) => (
                words.with("picture-event-title", &[("title", title.as_str().into())]),
                words.t("picture-event-intro"),
            ),
            PictureOf::Photo => (words.t("picture-photo-title"), words.t("picture-photo-intro")),
            PictureOf::Logo => (words.t("picture-logo-title"), words.t("picture-logo-intro")),
        }
    }

    fn fault(&self, field: &str, words: &Words) -> String {
        let fault = self.faults.iter().find(|fault| fault.field() == Some(field));
        fault.map_or_else(String::new, |fault| fault.words(words))
    }

    /// As an answer: 422 when something is wrong with it.
    pub(crate) fn answer(&self, visit: &Visit) -> Response {
        let mut response = visit.page(self.render(&visit.frame()));
        if !self.faults.is_empty() {
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        response
    }
}

/// Where a member chooses her photo.
pub(crate) const PHOTO_PATH: &str = "/settings/photo";
/// Where officers choose the community's picture.
pub(crate) const LOGO_PATH: &str = "/desk/logo";
