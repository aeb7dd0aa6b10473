//! `/settings/mail`: which mails a member gets, in which language (F26), and why some cannot be switched off (F21).

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use community::choose_language::choose_language;
use community::choose_mails::choose_mails;
use domain::{LanguageTag, MailKind, Role};
use edge::Routes;
use serde::Deserialize;
use store::mail_settings::{self, MailSettings};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, Head, Section, written};
use crate::look::offered;
use crate::notifications_page;
use crate::router::Site;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::words::{Words, own_name};
use crate::{event_mail_stop_page, mail_stop_page};

/// What she gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MailPage {
    /// Where mails go.
    pub(crate) address: String,
    /// What she decided, and what her browser says.
    pub(crate) settings: MailSettings,
    /// The language of her mails while she has chosen none.
    pub(crate) unchosen: LanguageTag,
    /// Whether she gets those that only officers get.
    pub(crate) is_officer: bool,
    /// Whether she has just chosen.
    pub(crate) told: Told,
}

/// What the page says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// Nothing.
    Nothing,
    /// What she chose is kept.
    Saved,
}

struct Row {
    word: &'static str,
    label: String,
    hint: String,
    on: bool,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailTemplate<'a> {
    around: Around<'a>,
    goes_to: String,
    rows: Vec<Row>,
    languages: Vec<Choice>,
    is_officer: bool,
    saved: bool,
}

impl MailPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(
            Section::Person,
            words.t("settings-mail-title"),
            words.t("settings-mail-intro"),
        );
        let row = |kind: MailKind| {
            let (label, hint) = said(kind);
            Row {
                word: kind.word(),
                label: words.t(label),
                hint: words.t(hint),
                on: !self.settings.off.contains(&kind),
            }
        };
        written(&MailTemplate {
            around: Around::of(frame, head),
            goes_to: words.with("settings-mail-goes-to", &[("mail", self.address.as_str().into())]),
            rows: MailKind::ALL
                .into_iter()
                .filter(|kind| self.is_officer || !kind.is_of_officers())
                .map(row)
                .collect(),
            languages: languages(words, self.settings.language.as_ref(), &self.unchosen),
            is_officer: self.is_officer,
            saved: self.told == Told::Saved,
        })
    }
}

/// None chosen, with the language of mails then, for no browser is asked when they go; and each that is offered under its
/// own name.
fn languages(words: &Words, chosen: Option<&LanguageTag>, unchosen: &LanguageTag) -> Vec<Choice> {
    let mails_in = own_name(unchosen);
    let none = Choice {
        value: String::new(),
        label: words.with(
            "settings-mail-language-none",
            &[("language", mails_in.as_str().into())],
        ),
        language: String::new(),
        chosen: chosen.is_none(),
    };
    let offered = edge::offered_languages().iter().map(|tag| Choice {
        value: tag.to_string(),
        label: own_name(tag),
        language: match tag == words.tag() {
            true => String::new(),
            false => tag.to_string(),
        },
        chosen: chosen == Some(tag),
    });
    std::iter::once(none).chain(offered).collect()
}

/// What a kind is called, and what is in it.
pub(crate) fn said(kind: MailKind) -> (&'static str, &'static str) {
    match kind {
        MailKind::Digest => ("settings-mail-digest", "settings-mail-digest-hint"),
        MailKind::Reminders => ("settings-mail-reminders", "settings-mail-reminders-hint"),
        MailKind::Calls => ("settings-mail-calls", "settings-mail-calls-hint"),
        MailKind::Peerings => ("settings-mail-peerings", "settings-mail-peerings-hint"),
    }
}

/// Where mails are chosen, with an account and without.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/settings/mail", get(show).post(save))
        .route("/notifications", get(notifications_page::show))
        .route(
            "/mail/stop/{token}",
            get(mail_stop_page::show).post(mail_stop_page::stop),
        )
        .route(
            "/mail/stop/event/{token}",
            get(event_mail_stop_page::show).post(event_mail_stop_page::stop),
        )
}

#[derive(Deserialize)]
struct Asked {
    saved: Option<String>,
}

/// `GET /settings/mail`.
async fn show(member: Member, asked: Query<Asked>) -> Response {
    let Member { visit, signed_in } = &member;
    let who = signed_in.membership.member();
    let database = &visit.site.doors.node.database;
    let Ok(settings) = database.read(|tx| mail_settings::get(tx, &who.id)) else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let unchosen = edge::words_to(settings.asked_in.as_ref(), visit.profile.as_ref());
    let page = MailPage {
        address: who.mail.to_string(),
        settings,
        unchosen: unchosen.tag().clone(),
        is_officer: who.holds(Role::Officer),
        told: match asked.saved {
            Some(_) => Told::Saved,
            None => Told::Nothing,
        },
    };
    visit.page(page.render(&visit.frame()))
}

/// Which kinds she wants: a box that is not ticked sends nothing. A language that nobody offers is as none chosen; a form
/// without one changes none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MailForm {
    form_token: String,
    digest: Option<String>,
    reminders: Option<String>,
    calls: Option<String>,
    peerings: Option<String>,
    language: Option<String>,
}

impl MailForm {
    /// What only officers get is no choice of hers while she is none, and hers again when she is one.
    fn wanted(&self, who: &domain::Member) -> BTreeSet<MailKind> {
        let ticked = |kind: &MailKind| match kind {
            kind if kind.is_of_officers() && !who.holds(Role::Officer) => true,
            MailKind::Digest => self.digest.is_some(),
            MailKind::Reminders => self.reminders.is_some(),
            MailKind::Calls => self.calls.is_some(),
            MailKind::Peerings => self.peerings.is_some(),
        };
        MailKind::ALL.into_iter().filter(ticked).collect()
    }
}

token_form!(MailForm);

/// `POST /settings/mail`.
async fn save(
    State(site): State<Site>,
    member: Member,
    sent: Result<Form<MailForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let wanted = sent.wanted(signed_in.membership.member());
    let language = sent.language.as_deref().map(offered);
    let database = &site.doors.node.database;
    let kept = database
        .transact(|tx| {
            if let Some(language) = &language {
                choose_language(tx, &signed_in.membership, language.as_ref())?;
            }
            choose_mails(tx, &signed_in.membership, &wanted, visit.now)
        })
        .await;
    match kept {
        Ok(_) => Ok(Redirect::to("/settings/mail?saved").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
