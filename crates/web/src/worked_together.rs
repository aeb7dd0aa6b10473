//! *Worked together* on somebody's page: with whom both say so, and what the reader may say of her and herself (need 0.9).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use community::see_person::SeenPerson;
use community::work_together::{
    WorkTogetherRefused, WorkedWith, say_worked_together, take_back_worked_together,
};
use domain::{Handle, WorkedStanding};

use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::sign_in::{Button, Member, Refused, form};
use crate::words::Words;

/// The query of the page after a press that could not be noted.
pub(crate) const FULL: &str = "worked=full";

/// What stands on the page.
pub(crate) struct WorkedPart {
    /// Paths and names of those who say so too.
    pub(crate) both: Vec<(String, String)>,
    /// Of those who wait for her word, on her own page.
    pub(crate) asking: Vec<(String, String)>,
    /// How it stands between the reader and her, in words; empty where nothing was said.
    pub(crate) said: String,
    /// The button that says so, and what it means; empty where it has been said.
    pub(crate) say: String,
    pub(crate) means: String,
    /// The button that takes it back or says no; empty where there is nothing to take back.
    pub(crate) take_back: String,
    /// Why nothing was noted; else empty.
    pub(crate) fault: String,
}

impl WorkedPart {
    /// Of a member named so.
    pub(crate) fn of(words: &Words, worked: &WorkedWith, name: &str, page: PageOf) -> Self {
        let named = |key: &str| words.with(key, &[("name", name.into())]);
        let (said, say, means, take_back) = match (page, worked.standing) {
            (PageOf::Herself | PageOf::Unasked, _) => {
                (String::new(), String::new(), String::new(), String::new())
            }
            (PageOf::Another | PageOf::AnotherFull, WorkedStanding::Unsaid) => (
                String::new(),
                words.t("worked-say"),
                named("worked-say-means"),
                String::new(),
            ),
            (PageOf::Another | PageOf::AnotherFull, WorkedStanding::SheAsked) => (
                named("worked-asked"),
                String::new(),
                String::new(),
                words.t("worked-take-back"),
            ),
            (PageOf::Another | PageOf::AnotherFull, WorkedStanding::SheIsAsked) => (
                named("worked-is-asked"),
                words.t("worked-yes"),
                String::new(),
                words.t("worked-no"),
            ),
            (PageOf::Another | PageOf::AnotherFull, WorkedStanding::Both) => (
                words.t("worked-both"),
                String::new(),
                String::new(),
                words.t("worked-take-back"),
            ),
        };
        let links = |people: &[SeenPerson]| -> Vec<(String, String)> {
            let link = |person: &SeenPerson| (format!("/people/{}", person.handle), person.name.to_string());
            people.iter().map(link).collect()
        };
        Self {
            both: links(&worked.with),
            asking: links(&worked.asking),
            said,
            say,
            means,
            take_back,
            fault: match page {
                PageOf::AnotherFull => words.t("worked-too-many"),
                PageOf::Another | PageOf::Herself | PageOf::Unasked => String::new(),
            },
        }
    }

    /// Whether there is anything to show.
    pub(crate) fn is_there(&self) -> bool {
        let texts = [&self.said, &self.say, &self.fault];
        let is_said = texts.into_iter().any(|text| !text.is_empty());
        is_said || !self.both.is_empty() || !self.asking.is_empty()
    }
}

/// Whose page it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageOf {
    /// Another member's, of whom the reader may say that they worked together.
    Another,
    /// The same after a press that could not be noted, for one of the two has no room.
    AnotherFull,
    /// The reader's own.
    Herself,
    /// One on which there is nothing to say.
    Unasked,
}

/// `POST /people/{handle}/worked-together`: asks, or confirms.
pub(crate) async fn say(
    member: Member,
    State(site): State<Site>,
    Path(handle): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let handle = asked(&member, &handle, sent)?;
    let node = &site.doors.node;
    let (who, now) = (&member.signed_in.membership, node.now());
    let said = node
        .database
        .transact(|tx| say_worked_together(tx, who, &handle, now).map(|_| ()));
    answer(&member, &handle, said.await)
}

/// `POST /people/{handle}/worked-together/withdraw`: takes it back, or says no.
pub(crate) async fn take_back(
    member: Member,
    State(site): State<Site>,
    Path(handle): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let handle = asked(&member, &handle, sent)?;
    let node = &site.doors.node;
    let (who, now) = (&member.signed_in.membership, node.now());
    let taken = node
        .database
        .transact(|tx| take_back_worked_together(tx, who, &handle, now));
    answer(&member, &handle, taken.await)
}

fn asked(
    member: &Member,
    handle: &str,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Handle, Refused> {
    form(&member.visit, &member.signed_in, sent)?;
    Handle::parse(handle).map_err(|_| Refused::by(&member.visit, &ErrorPage::NotFound))
}

fn answer(
    member: &Member,
    handle: &Handle,
    done: Result<(), WorkTogetherRefused>,
) -> Result<Response, Refused> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/people/{handle}#worked")).into_response()),
        Err(WorkTogetherRefused::TooManyAsked | WorkTogetherRefused::TooMany) => {
            Ok(Redirect::to(&format!("/people/{handle}?{FULL}#worked")).into_response())
        }
        Err(WorkTogetherRefused::NoSuchPerson | WorkTogetherRefused::Herself) => {
            Err(Refused::by(&member.visit, &ErrorPage::NotFound))
        }
        Err(WorkTogetherRefused::Store(_)) => Err(Refused::by(&member.visit, &ErrorPage::Unavailable)),
    }
}
