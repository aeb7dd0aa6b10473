//! `/desk/agreements`: all agreements, what waits for somebody here first.

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use domain::ReciprocityAgreement;
use store::{StoreError, Transaction};

use super::super::told::{as_of, head};
use super::read::{DealDone, DoneQuery, path};
use super::stands::{Stands, signed_version};
use crate::bloom::Bloom;
use crate::cards::peer_host;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::Chief;
use crate::state_words::StateWords;
use crate::visit::Visit;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct AgreementsPage {
    pub(crate) agreements: Vec<AgreementLine>,
    pub(crate) done: Option<DealDone>,
}

/// One agreement.
#[derive(Clone, Debug)]
pub(crate) struct AgreementLine {
    /// Its page.
    pub(crate) path: String,
    /// What it is called.
    pub(crate) name: String,
    /// The other community.
    pub(crate) peer: String,
    /// What that one's bloom is drawn from.
    pub(crate) key: String,
    pub(crate) stands: Stands,
}

struct Row {
    bloom: Bloom,
    path: String,
    name: String,
    peer: String,
    label: String,
    state: StateWords,
}

#[derive(Template)]
#[template(path = "desk_agreements.html")]
struct AgreementsTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    rows: Vec<Row>,
    as_of: String,
}

impl AgreementsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let row = |line: &AgreementLine| Row {
            bloom: Bloom::of(&line.key),
            path: line.path.clone(),
            name: line.name.clone(),
            peer: line.peer.clone(),
            label: line.stands.label(words),
            state: line.stands.told(words, &line.peer, frame.now),
        };
        written(&AgreementsTemplate {
            around: Around::of(frame, head(words.t("deal-title"), words.t("deal-intro"))),
            said: self.done.map(|done| done.said(words)),
            rows: self.agreements.iter().map(row).collect(),
            as_of: as_of(frame),
        })
    }

    fn of(tx: &mut Transaction<'_>, visit: &Visit, done: Option<DealDone>) -> Result<Self, StoreError> {
        let mut all = store::agreements::all(tx)?;
        all.sort_by_key(|one| std::cmp::Reverse(one.changed));
        let mut agreements = Vec::new();
        for one in all {
            let host = peer_host(tx, &one.peer, one.group.as_str())?;
            agreements.push(AgreementLine {
                path: path(&one.id),
                name: name(&one, visit),
                peer: host.name,
                key: host.key,
                stands: Stands::of(&one, visit.now),
            });
        }
        agreements.sort_by_key(|line| line.stands.urgency());
        Ok(Self { agreements, done })
    }
}

/// What it is called by the version that matters: what waits, what counts, what is drafted, what was last.
fn name(agreement: &ReciprocityAgreement, visit: &Visit) -> String {
    let version = agreement
        .open()
        .or_else(|| signed_version(agreement, visit.now))
        .or_else(|| agreement.versions.last());
    let text = version.map(|version| &version.text).or(agreement.draft.as_ref());
    text.map(|text| text.name.to_string()).unwrap_or_default()
}

/// `GET /desk/agreements`.
pub(super) async fn show(chief: Chief, query: Result<Query<DoneQuery>, QueryRejection>) -> Response {
    let done = query.ok().and_then(|Query(query)| query.done);
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| AgreementsPage::of(tx, visit, done)) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
