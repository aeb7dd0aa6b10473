//! `/settings/data`: what is kept about a member, and what left this node about her (F22).

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use axum::routing::{get, post};
use community::see_sharing::{SeenShared, see_sharing};
use domain::{SharedField, SharedFor};
use edge::{OwnData, Routes, calendar_day};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Membership;
use subrosa::{OwnPost, RoomsError};

use crate::communities_page::listed;
use crate::download::{CSV, download};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::rooms_open::RoomsOpen;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::words::Words;

/// The part of her file with what she said in rooms.
const IN_ROOMS: &str = "rooms";

/// What she reads of herself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DataPage {
    /// What left about her, latest first.
    pub(crate) shared: Vec<SeenShared>,
}

struct Row<'a> {
    name: &'a str,
    host: &'a str,
    why: String,
    fields: String,
    when: String,
    last_exact: String,
}

#[derive(Template)]
#[template(path = "data.html")]
struct DataTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row<'a>>,
}

/// Where she reads it.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/settings/data", get(show))
        .route("/settings/data/export", post(export))
}

impl DataPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Person, words.t("data-title"), words.t("data-intro"));
        written(&DataTemplate {
            around: Around::of(frame, head),
            rows: self.shared.iter().map(|seen| row(words, frame, seen)).collect(),
        })
    }
}

fn row<'a>(words: &Words, frame: &Frame<'_>, seen: &'a SeenShared) -> Row<'a> {
    let shared = &seen.shared;
    Row {
        name: &seen.name,
        host: shared.host.authority(),
        why: words.t(why(shared.purpose)),
        fields: words.with(
            "data-shared-fields",
            &[("fields", fields(words, &shared.fields).into())],
        ),
        when: match shared.times {
            0 | 1 => day(words, frame, shared.last),
            times => words.with(
                "data-shared-times",
                &[
                    ("n", times.into()),
                    ("first", day(words, frame, shared.first).into()),
                    ("last", day(words, frame, shared.last).into()),
                ],
            ),
        },
        last_exact: shared.last.to_string(),
    }
}

/// The day on her clock.
fn day(words: &Words, frame: &Frame<'_>, at: Timestamp) -> String {
    calendar_day(words, frame.clock.at(at).date())
}

/// What it was told for.
fn why(purpose: SharedFor) -> &'static str {
    match purpose {
        SharedFor::Answer => "data-for-answer",
        SharedFor::Withdrawal => "data-for-withdrawal",
        SharedFor::Goodbye => "data-for-goodbye",
        SharedFor::NewKey => "data-for-new-key",
        SharedFor::FollowRefused => "data-for-follow-refused",
        SharedFor::Link => "data-for-link",
        SharedFor::Call => "data-for-call",
        SharedFor::Introduction => "data-for-introduction",
        SharedFor::Voucher => "data-for-voucher",
        SharedFor::Check => "data-for-check",
        SharedFor::Statement => "data-for-statement",
    }
}

/// `her address here, her name and her answer`.
fn fields(words: &Words, fields: &BTreeSet<SharedField>) -> String {
    let field = |field: &SharedField| {
        words.t(match field {
            SharedField::Address => "data-field-address",
            SharedField::Name => "data-field-name",
            SharedField::Answer => "data-field-answer",
            SharedField::Organization => "data-field-organization",
            SharedField::Community => "data-field-community",
            SharedField::Mail => "data-field-mail",
            SharedField::Message => "data-field-message",
            SharedField::Standing => "data-field-standing",
            SharedField::Pseudonym => "data-field-pseudonym",
            SharedField::Level => "data-field-level",
        })
    };
    listed(words, fields.iter().map(field).collect())
}

/// `GET /settings/data`: for whoever it is about alone, and kept nowhere.
async fn show(member: Member) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let database = &visit.site.doors.node.database;
    let Ok(shared) = database.read(|tx| see_sharing(tx, &signed_in.membership)) else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let page = DataPage { shared };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// How she wants the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum As {
    Json,
    Csv,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExportForm {
    form_token: String,
    /// The word of the button.
    r#as: As,
}

token_form!(ExportForm);

/// What she said herself in the rooms she is in, as far as they know that it was she; nothing of what others said. None
/// while rooms are locked. Only her own page has it: no other door knows of rooms.
async fn said_in_rooms(rooms: &RoomsOpen, who: &Membership) -> Result<Option<Vec<Value>>, Unread> {
    let Some(rooms) = rooms.get().cloned() else {
        return Ok(None);
    };
    let who = who.clone();
    let read = tokio::task::spawn_blocking(move || {
        let posts = rooms.own_posts(&who)?;
        Ok::<_, RoomsError>(posts.iter().map(own_post).collect::<Vec<_>>())
    });
    match read.await {
        Ok(Ok(posts)) => Ok(Some(posts)),
        Ok(Err(_)) | Err(_) => Err(Unread),
    }
}

/// The rooms cannot be read now.
struct Unread;

fn own_post(post: &OwnPost) -> Value {
    json!({
        "room": post.room.reveal(&post.access), "thread": post.thread.letters(), "post": post.post.letters(),
        "at": post.at, "text": post.text.reveal(&post.access),
    })
}

/// `POST /settings/data/export`: all that is kept of her as a file, hers alone (threat D13). It holds everything at once, so
/// it wants a fresh sign-in: whoever finds her browser open takes nothing along (H3).
async fn export(member: Member, sent: Result<Form<ExportForm>, FormRejection>) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let wanted = form(visit, signed_in, sent)?.r#as;
    member.fresh()?;
    let node = &visit.site.doors.node;
    let read = OwnData::of(&node.database, &node.origin, &signed_in.membership, visit.now).await;
    let said = said_in_rooms(&visit.site.rooms, &signed_in.membership).await;
    let (Ok(data), Ok(said)) = (read, said) else {
        return Err(Refused::by(visit, &ErrorPage::Unavailable));
    };
    let data = match said {
        Some(posts) => data.with(IN_ROOMS, posts),
        None => data,
    };
    Ok(match wanted {
        As::Json => download(
            "application/json",
            "your-data.json",
            format!("{:#}\n", data.json()),
        ),
        As::Csv => download(CSV, "your-data.csv", data.csv()),
    })
}
