//! `/settings/passkeys`: the passkeys of a member; she calls one something else, or takes it away (F28).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::change_passkeys::{ChangePasskeyRefused, remove_passkey, rename_passkey};
use domain::{PasskeyId, PasskeyName, TextRefused};
use jiff::Timestamp;
use serde::Deserialize;
use store::passkeys::{self, PER_MEMBER_MAX, Passkey};

use super::passkey_page::place;
use super::proofs::{Member, Refused, form, token_form};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::times;
use crate::words::Words;

/// The passkeys of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PasskeysPage {
    /// Each, oldest first.
    pub(crate) passkeys: Vec<PasskeyLine>,
    /// Whether she may make one more.
    pub(crate) more: More,
    /// What the page says first.
    pub(crate) told: Told,
}

/// One passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PasskeyLine {
    /// Its id, for the forms.
    pub(crate) id: String,
    /// What she calls it, or what she wrote instead.
    pub(crate) name: String,
    /// When it was made.
    pub(crate) made: Timestamp,
    /// When it signed her in last.
    pub(crate) used: Option<Timestamp>,
    /// What is wrong with the name that she wrote.
    pub(crate) wrong: Option<TextRefused>,
}

/// Whether she may make one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum More {
    /// She may.
    Offered,
    /// She has as many as one member may have.
    Full,
    /// This node has no passkeys.
    Unavailable,
}

/// What the page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing.
    Nothing,
    /// The new one is kept.
    Added,
    /// The new one was not taken.
    NotTaken,
}

struct Row {
    id: String,
    name: String,
    made: String,
    used: String,
    wrong: String,
}

#[derive(Template)]
#[template(path = "passkeys.html")]
struct PasskeysTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    chars_max: usize,
    /// Why there is no button to make one, or empty.
    no_more: String,
    added: bool,
    not_taken: bool,
    /// The first field that is wrong, and what is wrong with it.
    wrong: Option<(String, String)>,
}

impl PasskeysPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let rows: Vec<Row> = self.passkeys.iter().map(|line| row(frame, line)).collect();
        let wrong = rows.iter().find(|row| !row.wrong.is_empty());
        written(&PasskeysTemplate {
            around: Around::of(frame, passkeys_head(words)),
            wrong: wrong.map(|row| (row.id.clone(), row.wrong.clone())),
            rows,
            chars_max: PasskeyName::CHARS_MAX,
            no_more: match self.more {
                More::Offered => String::new(),
                More::Full => words.count("passkeys-full", PER_MEMBER_MAX.into()),
                More::Unavailable => words.t("passkeys-unavailable"),
            },
            added: self.told == Told::Added,
            not_taken: self.told == Told::NotTaken,
        })
    }
}

fn row(frame: &Frame<'_>, line: &PasskeyLine) -> Row {
    let words = frame.words;
    Row {
        id: line.id.clone(),
        name: line.name.clone(),
        made: times::ago(words, line.made, frame.now),
        used: line
            .used
            .map_or_else(String::new, |used| times::ago(words, used, frame.now)),
        wrong: line
            .wrong
            .as_ref()
            .map_or_else(String::new, |wrong| name_words(words, wrong)),
    }
}

/// What the pages of passkeys say of themselves.
pub(super) fn passkeys_head(words: &Words) -> Head {
    Head::unlisted(
        Section::Person,
        words.t("passkeys-title"),
        words.t("passkeys-intro"),
    )
}

/// What is wrong with a name.
pub(super) fn name_words(words: &Words, refused: &TextRefused) -> String {
    match refused {
        TextRefused::Empty => words.t("form-wrong-empty"),
        TextRefused::TooLong(most) => {
            words.count("form-wrong-too-long", u32::try_from(*most).unwrap_or(u32::MAX))
        }
        _ => words.t("form-wrong-letters"),
    }
}

/// The page of a member, as it is now; nothing while the store cannot be read.
fn page_of(member: &Member, told: Told) -> Option<PasskeysPage> {
    let Member { visit, signed_in } = member;
    let whose = &signed_in.session.member;
    let database = &visit.site.doors.node.database;
    let known = database.read(|tx| passkeys::of_member(tx, whose)).ok()?;
    let line = |passkey: &Passkey| PasskeyLine {
        id: passkey.id.to_string(),
        name: passkey.name.as_str().to_owned(),
        made: passkey.made,
        used: passkey.used,
        wrong: None,
    };
    Some(PasskeysPage {
        passkeys: known.iter().map(line).collect(),
        more: match place(visit) {
            None => More::Unavailable,
            Some(_) if known.len() >= usize::from(PER_MEMBER_MAX) => More::Full,
            Some(_) => More::Offered,
        },
        told,
    })
}

/// What is asked in the address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    added: Option<String>,
}

/// `GET /settings/passkeys`.
pub(crate) async fn show(member: Member, asked: Query<Asked>) -> Response {
    let told = match asked.added {
        Some(_) => Told::Added,
        None => Told::Nothing,
    };
    let visit = &member.visit;
    match page_of(&member, told) {
        Some(page) => visit.page(page.render(&visit.frame())),
        None => visit.error(&ErrorPage::Unavailable),
    }
}

/// The same page after a passkey that was not kept.
pub(super) fn not_kept(member: &Member, told: Told) -> Response {
    let visit = &member.visit;
    let Some(page) = page_of(member, told) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    visit.refused_page(page.render(&visit.frame()))
}

/// Another name for one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameForm {
    form_token: String,
    passkey: String,
    name: String,
}

token_form!(NameForm);

/// `POST /settings/passkeys/name`.
pub(crate) async fn rename(
    member: Member,
    sent: Result<Form<NameForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let id = id_of(&member, &form.passkey)?;
    let name = match PasskeyName::parse(&form.name) {
        Ok(name) => name,
        Err(refused) => return misnamed(&member, &form, refused),
    };
    let database = &visit.site.doors.node.database;
    let outcome = database
        .transact(|tx| rename_passkey(tx, &signed_in.membership, &id, &name))
        .await;
    changed(&member, outcome)
}

/// The page with what she wrote and what is wrong with it.
fn misnamed(member: &Member, form: &NameForm, refused: TextRefused) -> Result<Response, Refused> {
    let visit = &member.visit;
    let missing = || Refused::by(visit, &ErrorPage::NotFound);
    let mut page = page_of(member, Told::Nothing).ok_or_else(missing)?;
    let mut lines = page.passkeys.iter_mut();
    let line = lines.find(|line| line.id == form.passkey).ok_or_else(missing)?;
    line.name = form.name.clone();
    line.wrong = Some(refused);
    Ok(visit.refused_page(page.render(&visit.frame())))
}

/// Which one is taken away.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveForm {
    form_token: String,
    passkey: String,
}

token_form!(RemoveForm);

/// `POST /settings/passkeys/remove`: also with an older sign-in, for a lost device is not to be waited for.
pub(crate) async fn remove(
    member: Member,
    sent: Result<Form<RemoveForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let id = id_of(&member, &form.passkey)?;
    let database = &visit.site.doors.node.database;
    let outcome = database
        .transact(|tx| remove_passkey(tx, &signed_in.membership, &id, visit.now))
        .await;
    changed(&member, outcome)
}

fn id_of(member: &Member, text: &str) -> Result<PasskeyId, Refused> {
    PasskeyId::parse(text).map_err(|_| Refused::by(&member.visit, &ErrorPage::NotFound))
}

fn changed(member: &Member, outcome: Result<(), ChangePasskeyRefused>) -> Result<Response, Refused> {
    match outcome {
        Ok(()) => Ok(Redirect::to("/settings/passkeys").into_response()),
        Err(ChangePasskeyRefused::NoSuchPasskey) => Err(Refused::by(&member.visit, &ErrorPage::NotFound)),
        Err(ChangePasskeyRefused::Store(_)) => Err(Refused::by(&member.visit, &ErrorPage::Unavailable)),
    }
}
