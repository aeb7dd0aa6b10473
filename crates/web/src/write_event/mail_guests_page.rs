//! `/events/{id}/guests/mail`: an organiser writes to a part of the guest list, reads what goes to how many, and sends it
//! (F21). Members of other communities have no address here; the page says how many that are.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use community::cancel_event::ChangeRefused;
use community::mail_guests::{MailGuestsRefused, NOTES_PER_DAY_MAX, Reach, mail_guests, sent, whom};
use community::sign_code::PostRefused;
use domain::{Event, GuestText, Segment, TextRefused};
use jiff::Timestamp;
use serde::Deserialize;
use store::StoreError;

use super::edit_event::own;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::sign_in::{Organising, Refused, form, token_form};
use crate::times;
use crate::words::Words;

/// The form, what would go, and what went.
#[derive(Clone, Debug)]
pub(crate) struct MailGuestsPage {
    /// Of the event.
    pub(crate) path: String,
    /// Its title.
    pub(crate) title: String,
    /// To whom.
    pub(crate) segment: Segment,
    /// As typed.
    pub(crate) text: String,
    /// What is wrong with it.
    pub(crate) fault: Option<MailGuestsFault>,
    /// What would go, instead of the form.
    pub(crate) preview: Option<Preview>,
    /// To how many it has just been sent.
    pub(crate) just_sent: Option<u32>,
    /// What was sent before, latest first.
    pub(crate) sent: Vec<SentLine>,
}

/// Why nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MailGuestsFault {
    /// The text.
    Text(TextRefused),
    /// Nobody of that part can be reached.
    Nobody,
    /// The list changed; the preview is the new one.
    Changed,
    /// The event is long over.
    Over,
    /// Enough for today.
    TooMany,
    /// She has not signed the code of ethics in force.
    NotSigned,
}

/// To how many a mail would go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Preview {
    /// These get it.
    pub(crate) mailed: u32,
    /// These are members of other communities.
    pub(crate) elsewhere: u32,
    /// These want no such mails.
    pub(crate) unwilling: u32,
    /// Stands for all that is read here.
    pub(crate) seal: String,
}

/// A mail that went.
#[derive(Clone, Debug)]
pub(crate) struct SentLine {
    /// When.
    pub(crate) at: Timestamp,
    /// To whom.
    pub(crate) segment: Segment,
    /// To how many.
    pub(crate) mailed: u32,
}

#[derive(Template)]
#[template(path = "event_mail_guests.html")]
struct MailGuestsTemplate<'a> {
    around: Around<'a>,
    path: &'a str,
    title: &'a str,
    said: String,
    fault: String,
    text: &'a str,
    chars_max: usize,
    limit: String,
    segments: Vec<Choice>,
    segment: &'static str,
    to: String,
    preview: Option<PreviewWords>,
    sent: Vec<String>,
}

struct PreviewWords {
    mailed: u32,
    seal: String,
    count: String,
    elsewhere: String,
    unwilling: String,
    button: String,
}

/// A part of the list in words.
fn name(words: &Words, segment: Segment) -> String {
    words.t(match segment {
        Segment::Going => "mail-guests-going",
        Segment::Maybe => "mail-guests-maybe",
        Segment::Waiting => "mail-guests-waiting",
        Segment::NotGoing => "mail-guests-not-going",
        Segment::Everyone => "mail-guests-everyone",
    })
}

impl MailGuestsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Events,
            words.t("mail-guests-title"),
            words.t("mail-guests-what"),
        );
        let choice = |segment: Segment| Choice {
            value: segment.word().to_owned(),
            label: name(words, segment),
            language: String::new(),
            chosen: segment == self.segment,
        };
        let most = u32::try_from(NOTES_PER_DAY_MAX).unwrap_or(u32::MAX);
        written(&MailGuestsTemplate {
            around: Around::of(frame, head),
            path: &self.path,
            title: &self.title,
            said: self
                .just_sent
                .map_or_else(String::new, |n| words.count("mail-guests-sent", n)),
            fault: self.fault_words(words),
            text: &self.text,
            chars_max: GuestText::CHARS_MAX,
            limit: words.count("mail-guests-limit", most),
            segments: Segment::ALL.into_iter().map(choice).collect(),
            segment: self.segment.word(),
            to: name(words, self.segment),
            preview: self.preview.as_ref().map(|preview| preview.words(words)),
            sent: self.sent.iter().map(|line| line.words(frame)).collect(),
        })
    }

    fn fault_words(&self, words: &Words) -> String {
        match &self.fault {
            None => String::new(),
            Some(MailGuestsFault::Text(TextRefused::Empty)) => words.t("form-wrong-empty"),
            Some(MailGuestsFault::Text(TextRefused::TooLong(most))) => {
                words.count("form-wrong-too-long", u32::try_from(*most).unwrap_or(u32::MAX))
            }
            Some(MailGuestsFault::Text(_)) => words.t("form-wrong-letters"),
            Some(MailGuestsFault::Nobody) => words.t("mail-guests-nobody"),
            Some(MailGuestsFault::Changed) => words.t("mail-guests-changed"),
            Some(MailGuestsFault::Over) => words.t("mail-guests-over"),
            Some(MailGuestsFault::TooMany) => words.t("mail-guests-too-many"),
            Some(MailGuestsFault::NotSigned) => words.t("event-form-not-signed"),
        }
    }
}

impl Preview {
    fn of(reach: &Reach, seal: String) -> Self {
        Self {
            mailed: u32::try_from(reach.mailed.len()).unwrap_or(u32::MAX),
            elsewhere: reach.elsewhere,
            unwilling: reach.unwilling,
            seal,
        }
    }

    fn words(&self, words: &Words) -> PreviewWords {
        let some = |key, n| match n {
            0 => String::new(),
            n => words.count(key, n),
        };
        PreviewWords {
            mailed: self.mailed,
            seal: self.seal.clone(),
            count: words.count("mail-guests-count", self.mailed),
            elsewhere: some("mail-guests-elsewhere", self.elsewhere),
            unwilling: some("mail-guests-unwilling", self.unwilling),
            button: words.count("mail-guests-send", self.mailed),
        }
    }
}

impl SentLine {
    fn words(&self, frame: &Frame<'_>) -> String {
        let at = frame.clock.at(self.at);
        let day = times::day_long(frame.words, at.date(), frame.clock.at(frame.now).date());
        let told = [
            ("day", day.into()),
            ("time", times::hour(&at).into()),
            ("to", name(frame.words, self.segment).into()),
            ("n", self.mailed.into()),
        ];
        frame.words.with("mail-guests-line", &told)
    }
}

/// What the address asks for.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    sent: Option<u32>,
}

fn page_of(by: &Organising, event: &Event, typed: (Segment, String)) -> Result<MailGuestsPage, Refused> {
    let visit = &by.visit;
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| sent(tx, &by.organiser, &event.id));
    let notes = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let line = |note: store::guest_notes::SentNote| SentLine {
        at: note.at,
        segment: note.segment,
        mailed: note.mailed,
    };
    Ok(MailGuestsPage {
        path: format!("/events/{}", event.id),
        title: event.draft.title.to_string(),
        segment: typed.0,
        text: typed.1,
        fault: None,
        preview: None,
        just_sent: None,
        sent: notes.into_iter().map(line).collect(),
    })
}

/// `GET /events/{id}/guests/mail`.
pub(crate) async fn show(
    id: Result<Path<String>, PathRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
    by: Organising,
) -> Result<Response, Refused> {
    let event = own(&by.visit, id)?;
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let mut page = page_of(&by, &event, (Segment::Going, String::new()))?;
    // How many it went to says the list of mails, not whoever wrote the address.
    page.just_sent = asked.sent.and(page.sent.first().map(|line| line.mailed));
    Ok(by.visit.secret_page(page.render(&by.visit.frame())))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailGuestsForm {
    form_token: String,
    to: String,
    text: String,
    step: Step,
    /// As the preview held it.
    #[serde(default)]
    seal: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    /// Back to the form.
    Write,
    /// Shows to how many it would go.
    Read,
    /// Sends it.
    Send,
}

token_form!(MailGuestsForm);

/// `POST /events/{id}/guests/mail`: first what would go and to how many; sent only by the button below that.
pub(crate) async fn send(
    id: Result<Path<String>, PathRejection>,
    by: Organising,
    sent: Result<Form<MailGuestsForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &by.visit;
    let form = form(visit, &by.signed_in, sent)?;
    let event = own(visit, id)?;
    let Some(segment) = Segment::from_word(&form.to) else {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    };
    let mut page = page_of(&by, &event, (segment, form.text.clone()))?;
    if form.step == Step::Write {
        return Ok(visit.secret_page(page.render(&visit.frame())));
    }
    let text = match GuestText::parse(&form.text) {
        Ok(text) => text,
        Err(refused) => {
            page.fault = Some(MailGuestsFault::Text(refused));
            return Ok(answer(&by, &page));
        }
    };
    if form.step == Step::Send {
        match send_it(&by, &event, (segment, &text), &form.seal).await? {
            Ok(mailed) => {
                let sent = format!("{}/guests/mail?sent={mailed}", page.path);
                return Ok(Redirect::to(&sent).into_response());
            }
            Err(fault) => page.fault = Some(fault),
        }
    }
    if matches!(page.fault, None | Some(MailGuestsFault::Changed)) {
        let database = &visit.site.doors.node.database;
        let read = database.read(|tx| whom(tx, &by.organiser, &event.id, segment));
        let reach = read.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
        match reach.mailed.is_empty() && reach.elsewhere == 0 && reach.unwilling == 0 {
            true => page.fault = Some(MailGuestsFault::Nobody),
            false => {
                let seal = reach.seal(&event.id, segment, &text);
                page.preview = Some(Preview::of(&reach, seal));
            }
        }
    }
    Ok(answer(&by, &page))
}

/// To how many it went, or why it did not.
async fn send_it(
    by: &Organising,
    event: &Event,
    written: (Segment, &GuestText),
    shown: &str,
) -> Result<Result<u32, MailGuestsFault>, Refused> {
    let visit = &by.visit;
    let database = &visit.site.doors.node.database;
    let resign_on = visit.site.doors.node.settings.ethics.resign_on;
    let outcome = database
        .transact(|tx| mail_guests(tx, &by.organiser, resign_on, &event.id, written, shown, visit.now))
        .await;
    match outcome {
        Ok(mailed) => Ok(Ok(mailed)),
        Err(MailGuestsRefused::Nobody) => Ok(Err(MailGuestsFault::Nobody)),
        Err(MailGuestsRefused::Changed { .. }) => Ok(Err(MailGuestsFault::Changed)),
        Err(MailGuestsRefused::Over) => Ok(Err(MailGuestsFault::Over)),
        Err(MailGuestsRefused::TooMany) => Ok(Err(MailGuestsFault::TooMany)),
        Err(MailGuestsRefused::NotSigned(PostRefused::NotSigned(_))) => Ok(Err(MailGuestsFault::NotSigned)),
        Err(MailGuestsRefused::Event(ChangeRefused::NoSuchEvent | ChangeRefused::NotOurs)) => {
            Err(Refused::by(visit, &ErrorPage::NotFound))
        }
        Err(
            MailGuestsRefused::Event(_)
            | MailGuestsRefused::NotSigned(PostRefused::Store(_))
            | MailGuestsRefused::Store(_),
        ) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn answer(by: &Organising, page: &MailGuestsPage) -> Response {
    let visit = &by.visit;
    let html = page.render(&visit.frame());
    match &page.fault {
        None => visit.secret_page(html),
        Some(MailGuestsFault::Text(_)) => visit.refused_page(html),
        Some(_) => visit.overtaken_page(html),
    }
}
