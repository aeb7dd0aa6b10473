//! Where something is said in a room (look, *Room composer*): what was typed is never lost.

use axum::Form;
use axum::extract::rejection::FormRejection;
use serde::Deserialize;
use subrosa::{POSTS_PER_DAY_MAX, PostText, ROOM_THREADS_MAX, RoomTextRefused, Rule, ThreadTitle};

use super::gate::Asker;
use super::shown::RoomView;
use crate::error_page::ErrorPage;
use crate::frame::Frame;
use crate::sign_in::Refused;
use crate::words::Words;

/// To keep what was typed.
pub(crate) const DRAFT: &str = "draft";
/// To keep it, and to look for a note whose address goes into it.
pub(crate) const NOTE: &str = "note";

/// What a composer sends.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Spoken {
    pub(crate) form_token: String,
    /// What a thread that begins is about.
    pub(crate) title: String,
    pub(crate) text: String,
    /// [`DRAFT`] keeps it unsent, and so does [`NOTE`]; anything else says it.
    pub(crate) act: String,
    /// The post behind which the page began that she wrote on, or empty.
    pub(crate) after: String,
}

/// Why it was not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SayFault {
    /// What the thread is about.
    Title(RoomTextRefused),
    /// What is said.
    Text(RoomTextRefused),
    /// The form was made before she signed in last; all of it is here.
    OldForm,
    /// She wrote enough today.
    EnoughToday,
    /// The room has enough threads.
    TooManyThreads,
    /// Nobody writes in it any more.
    Archived,
    /// The thread that she answered was removed meanwhile.
    ThreadGone,
}

/// Where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// At the end of a thread.
    No,
    /// At the beginning of one, which needs a title.
    Thread,
}

/// A composer as it is printed.
pub(crate) struct Composer {
    pub(crate) heading: String,
    pub(crate) readers: String,
    pub(crate) action: String,
    pub(crate) after: String,
    pub(crate) begins: bool,
    pub(crate) title: String,
    pub(crate) title_fault: String,
    pub(crate) text: String,
    pub(crate) text_fault: String,
    /// What happened to her words; else empty.
    pub(crate) told: String,
    pub(crate) foot: String,
}

impl SayFault {
    fn words(self, words: &Words) -> String {
        match self {
            Self::Title(refused) | Self::Text(refused) => match refused {
                RoomTextRefused::Empty => words.t("form-wrong-empty"),
                RoomTextRefused::TooLong(most) => {
                    words.count("form-wrong-too-long", u32::try_from(most).unwrap_or(u32::MAX))
                }
                RoomTextRefused::Invisible => words.t("form-wrong-letters"),
            },
            Self::OldForm => words.t("rooms-say-old-form"),
            Self::EnoughToday => words.count("rooms-say-enough", POSTS_PER_DAY_MAX.into()),
            Self::TooManyThreads => words.count("rooms-say-threads", ROOM_THREADS_MAX.into()),
            Self::Archived => words.t("rooms-archived-what"),
            Self::ThreadGone => words.t("rooms-say-gone"),
        }
    }
}

impl Composer {
    /// For a room, with what was typed or kept and what is wrong with it.
    pub(crate) fn of(
        frame: &Frame<'_>,
        room: &RoomView,
        begins: Begins,
        action: String,
        spoken: &Spoken,
        faults: &[SayFault],
    ) -> Self {
        let words = frame.words;
        let said = |of_title: bool| {
            let fault = faults
                .iter()
                .find(|fault| matches!(fault, SayFault::Title(_)) == of_title);
            fault.map_or_else(String::new, |fault| fault.words(words))
        };
        Self {
            heading: match begins {
                Begins::No => words.t("rooms-say-here"),
                Begins::Thread => words.t("rooms-say-first"),
            },
            readers: words.count("rooms-say-readers", room.members),
            action,
            after: spoken.after.clone(),
            begins: begins == Begins::Thread,
            title: spoken.title.clone(),
            title_fault: said(true),
            text: spoken.text.clone(),
            text_fault: said(false),
            told: match faults.is_empty() && begins == Begins::No && !spoken.text.is_empty() {
                true => words.t("rooms-say-draft-kept"),
                false => String::new(),
            },
            foot: foot(words, room),
        }
    }

    /// Each field that is wrong, and what is wrong with it.
    pub(crate) fn faults(&self, words: &Words) -> Vec<(&'static str, String)> {
        let fields = [
            ("say-heading", words.t("rooms-say-title"), &self.title_fault),
            ("say-text", words.t("rooms-say-text"), &self.text_fault),
        ];
        let wrong = fields.into_iter().filter(|(_, _, fault)| !fault.is_empty());
        wrong
            .map(|(id, label, fault)| (id, format!("{label}: {fault}")))
            .collect()
    }
}

/// What happens to a name and to a text, and that no mail goes out.
fn foot(words: &Words, room: &RoomView) -> String {
    let mut parts = vec![words.t("rooms-say-no-mail")];
    if let Rule::Chatham(days) = room.rule {
        parts.push(words.count("rooms-say-name-days", days.days().into()));
    }
    parts.push(match room.retention.days() {
        Some(days) => words.count("rooms-say-text-days", days.into()),
        None => words.t("rooms-say-text-open"),
    });
    parts.join(" ")
}

/// What was sent, whether or not the form was made for this session: nothing that was typed is thrown away.
pub(crate) fn spoken(
    asker: &Asker,
    sent: Result<Form<Spoken>, FormRejection>,
) -> Result<(Spoken, Option<SayFault>), Refused> {
    let spoken = match sent {
        Ok(Form(spoken)) => spoken,
        Err(rejected) if rejected.status() == http::StatusCode::PAYLOAD_TOO_LARGE => {
            return Err(asker.instead(&ErrorPage::TooLarge));
        }
        Err(_) => return Err(asker.instead(&ErrorPage::Unreadable)),
    };
    let fault = match asker.signed_in.is_from_her_form(&spoken.form_token) {
        true => None,
        false => Some(SayFault::OldForm),
    };
    Ok((spoken, fault))
}

/// The title and the text of what begins a thread, or all that is wrong with them.
pub(crate) fn beginning(spoken: &Spoken) -> Result<(ThreadTitle, PostText), Vec<SayFault>> {
    let title = ThreadTitle::parse(&spoken.title).map_err(SayFault::Title);
    let text = PostText::parse(&spoken.text).map_err(SayFault::Text);
    match (title, text) {
        (Ok(title), Ok(text)) => Ok((title, text)),
        (title, text) => Err(title.err().into_iter().chain(text.err()).collect()),
    }
}
