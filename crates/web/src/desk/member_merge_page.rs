//! `/desk/members/{id}/merge`: two memberships of one person become one. First which one stays, then what moves, then the
//! button that does it (F22).

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use community::leave::ANSWERS_MAX;
use community::merge_members::{MergePreview, MergeRefused, MergedBy, Progress, merge_piece, preview_merge};
use community::name_founders::Called;
use domain::{Member, MemberId};
use serde::Deserialize;
use store::{StoreError, members};

use super::members_page::path_of;
use super::merge_form::MergeForm;
use super::told::head;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused, form};
use crate::words::Words;
use crate::write_event::Field;

/// The page: the question, and once it is answered what moves.
#[derive(Clone, Debug)]
pub(crate) struct MemberMergePage {
    /// The membership that goes.
    pub(crate) gone: Member,
    /// The one that stays, as she was written.
    pub(crate) typed: String,
    pub(crate) fault: Option<MergeFault>,
    pub(crate) preview: Option<MergePreview>,
}

/// Why nothing is merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MergeFault {
    /// Nobody of that name is a member.
    Nobody,
    /// It is she herself.
    Same,
    /// She holds an office.
    Office,
    /// The other one is an operator.
    Operator,
    /// Both pay.
    BothPay,
    /// Both speak for a company.
    BothSpeak,
    /// She speaks for a company that is not the other one's.
    SpeaksElsewhere,
}

struct Fact {
    term: String,
    number: usize,
}

#[derive(Template)]
#[template(path = "desk_member_merge.html")]
struct MergeTemplate<'a> {
    around: Around<'a>,
    title: String,
    name: &'a str,
    path: String,
    field: Field,
    fault: String,
    what: String,
    into: String,
    facts: Vec<Fact>,
    lines: Vec<String>,
    button: String,
}

impl MergeFault {
    /// Nothing where the store said no.
    fn of(refused: &MergeRefused) -> Option<Self> {
        Some(match refused {
            MergeRefused::NoSuchMember => Self::Nobody,
            MergeRefused::Same => Self::Same,
            MergeRefused::HoldsOffice => Self::Office,
            MergeRefused::IsOperator => Self::Operator,
            MergeRefused::BothPay => Self::BothPay,
            MergeRefused::BothSpeak => Self::BothSpeak,
            MergeRefused::SpeaksElsewhere(_) => Self::SpeaksElsewhere,
            MergeRefused::Store(_) => return None,
        })
    }

    fn words(self, words: &Words) -> String {
        words.t(match self {
            Self::Nobody => "members-merge-nobody",
            Self::Same => "members-merge-same",
            Self::Office => "members-merge-office",
            Self::Operator => "members-merge-operator",
            Self::BothPay => "members-merge-both-pay",
            Self::BothSpeak => "members-merge-both-speak",
            Self::SpeaksElsewhere => "members-merge-speaks-elsewhere",
        })
    }
}

impl MemberMergePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.with("members-merge-title", &[("name", self.gone.name.as_str().into())]);
        let field = Field {
            name: "into",
            label: words.t("members-merge-into"),
            hint: words.t("members-merge-into-hint"),
            fault: self.fault.map(|fault| fault.words(words)).unwrap_or_default(),
            value: self.typed.clone(),
            kind: "text",
            options: Vec::new(),
            required: true,
        };
        let fault = match self.fault {
            Some(_) => format!("{}: {}", field.label, field.fault),
            None => String::new(),
        };
        let preview = self.preview.as_ref();
        let stays = preview.map(|preview| preview.stays.name.to_string());
        let what = stays.map(|stays| {
            let named = [
                ("from", self.gone.name.as_str().into()),
                ("into", stays.as_str().into()),
            ];
            words.with("members-merge-what", &named)
        });
        written(&MergeTemplate {
            around: Around::of(frame, head(title.clone(), words.t("members-merge-intro"))),
            title,
            name: self.gone.name.as_str(),
            path: path_of(&self.gone.id),
            field,
            fault,
            what: what.unwrap_or_default(),
            into: preview.map_or_else(String::new, |preview| preview.stays.handle.to_string()),
            facts: preview.map_or_else(Vec::new, |preview| facts(words, preview)),
            lines: preview.map_or_else(Vec::new, |preview| lines(words, preview)),
            button: words.t("members-merge-button"),
        })
    }

    fn answer(&self, chief: &Chief) -> Response {
        let visit = &chief.visit;
        let html = self.render(&visit.frame());
        match self.fault {
            Some(_) => visit.refused_page(html),
            None => visit.secret_page(html),
        }
    }
}

fn facts(words: &Words, preview: &MergePreview) -> Vec<Fact> {
    let counted = [
        ("members-merge-answers", preview.answers),
        ("members-merge-invoices", preview.invoices),
        ("members-merge-signatures", preview.signatures),
        ("members-merge-follows", preview.follows),
        ("members-merge-links", preview.links),
        ("members-merge-tags", preview.tags),
        ("members-merge-jobs", preview.jobs),
    ];
    let fact = |(term, number): (&str, usize)| Fact {
        term: words.t(term),
        number,
    };
    counted.into_iter().map(fact).collect()
}

fn lines(words: &Words, preview: &MergePreview) -> Vec<String> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut lines = Vec::new();
    if preview.asked_anew > 0 {
        lines.push(words.count("members-merge-anew", count(preview.asked_anew)));
    }
    if preview.both_answered > 0 {
        lines.push(words.count("members-merge-both", count(preview.both_answered)));
    }
    for (key, slug) in [
        ("members-merge-level", &preview.level),
        ("members-merge-seat", &preview.seat),
        ("members-merge-seat-lost", &preview.seat_lost),
        ("members-merge-speaks", &preview.speaks_for),
    ] {
        if let Some(slug) = slug {
            lines.push(words.with(key, &[("name", slug.as_str().into())]));
        }
    }
    let mail = ("mail", preview.gone.mail.as_str().into());
    lines.push(words.with("members-merge-mail", &[mail]));
    lines.push(words.t("members-merge-gone"));
    lines
}

/// Which one stays.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    into: Option<String>,
}

/// `GET /desk/members/{id}/merge`.
pub(super) async fn show(
    chief: Chief,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refused> {
    chief.fresh()?;
    let gone = member(&chief, &id)?;
    let typed = asked.ok().and_then(|Query(asked)| asked.into);
    let mut page = MemberMergePage {
        gone,
        typed: typed.clone().unwrap_or_default(),
        fault: None,
        preview: None,
    };
    if let Some(typed) = typed {
        match previewed(&chief, &page.gone.id, &typed) {
            Ok(preview) => page.preview = Some(preview),
            Err(refused) => page.fault = Some(fault(&chief, &refused)?),
        }
    }
    Ok(page.answer(&chief))
}

fn previewed(chief: &Chief, from: &MemberId, typed: &str) -> Result<MergePreview, MergeRefused> {
    let (database, by) = (
        &chief.visit.site.doors.node.database,
        MergedBy::Officer(&chief.officer),
    );
    let into = meant(chief, typed)?.ok_or(MergeRefused::NoSuchMember)?;
    database.read(|tx| preview_merge(tx, by, (from, &into), chief.visit.now))
}

/// Whoever is meant by a mail address or the last part of an address here.
fn meant(chief: &Chief, typed: &str) -> Result<Option<MemberId>, StoreError> {
    let Some(called) = Called::parse(typed) else {
        return Ok(None);
    };
    let database = &chief.visit.site.doors.node.database;
    let found = database.read(|tx| match &called {
        Called::Handle(handle) => members::by_handle(tx, handle),
        Called::Mail(mail) => members::by_mail(tx, mail),
    })?;
    Ok(found.map(|member| member.id))
}

fn fault(chief: &Chief, refused: &MergeRefused) -> Result<MergeFault, Refused> {
    MergeFault::of(refused).ok_or_else(|| Refused::by(&chief.visit, &ErrorPage::Unavailable))
}

/// Whoever would go; of somebody who is no member there is nothing to merge.
fn member(chief: &Chief, id: &str) -> Result<Member, Refused> {
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = MemberId::parse(id).map_err(|_| not_found())?;
    let database = &visit.site.doors.node.database;
    let found = database.read(|tx| members::membership(tx, &id));
    let found = found.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(found.ok_or_else(not_found)?.member().clone())
}

/// `POST /desk/members/{id}/merge`: it cannot be taken back, so it wants a fresh sign-in (threat H3).
pub(super) async fn merge(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<MergeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let gone = member(&chief, &id)?;
    let merged = match meant(&chief, &sent.into) {
        Ok(Some(into)) => merged(&chief, &gone.id, &into).await.map(|()| into),
        Ok(None) => Err(MergeRefused::NoSuchMember),
        Err(error) => Err(error.into()),
    };
    match merged {
        Ok(into) => {
            let stays = format!("{}?decided=merged", path_of(&into));
            Ok(Redirect::to(&stays).into_response())
        }
        Err(refused) => {
            let page = MemberMergePage {
                gone,
                typed: sent.into,
                fault: Some(fault(&chief, &refused)?),
                preview: None,
            };
            Ok(page.answer(&chief))
        }
    }
}

async fn merged(chief: &Chief, from: &MemberId, into: &MemberId) -> Result<(), MergeRefused> {
    let node = &chief.visit.site.doors.node;
    let (rules, by) = (&node.settings.rules, MergedBy::Officer(&chief.officer));
    let mut after = None;
    loop {
        let activities: Vec<_> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
        let now = chief.visit.now;
        let piece = node
            .database
            .transact(|tx| merge_piece(tx, rules, by, (from, into), after.as_ref(), &activities, now))
            .await?;
        match piece {
            Progress::UpTo(event) => after = Some(event),
            Progress::Done => {
                chief.visit.site.rooms.members_changed();
                return Ok(());
            }
        }
    }
}
