//! `/desk/agreements/new`, `/desk/agreements/{id}/edit`: an officer writes what each community gives the other's members. It stays
//! a draft of this community until she signs and sends it (F16, journey A-10).

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use domain::Scope;
use serde::Deserialize;
use store::{StoreError, Transaction, peerings};

use super::super::told::head;
use super::form::AgreementForm;
use super::parties::{Parties, Party};
use super::term_form::DealFault;
use super::term_part::{DealField, TermPart};
use crate::cards::peer_host;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct AgreementFormPage {
    pub(crate) parties: Option<Parties>,
    /// Whom it can be with: host and name; only asked of a new one whose other side is not chosen.
    pub(crate) peers: Vec<(String, String)>,
    pub(crate) form: AgreementForm,
    pub(crate) faults: Vec<DealFault>,
    /// The page of the agreement that gets a new version; empty for a new agreement.
    pub(crate) back: String,
    /// Whether it answers a version of theirs.
    pub(crate) is_answer: bool,
    /// Whether another officer wrote a draft since the form was drawn.
    pub(crate) is_stale: bool,
    /// Why it was not taken, in words of the rules; else empty.
    pub(crate) refused: String,
}

/// What one of them gives.
struct SidePart {
    heading: String,
    hint: String,
    act: &'static str,
    more: String,
    terms: Vec<TermPart>,
}

#[derive(Template)]
#[template(path = "desk_agreement_form.html")]
struct FormTemplate<'a> {
    around: Around<'a>,
    title: String,
    intro: String,
    action: String,
    back: &'a str,
    peers: &'a [(String, String)],
    peer: &'a str,
    is_chosen: bool,
    version: &'a str,
    is_stale: bool,
    refused: &'a str,
    faults: Vec<(String, String)>,
    terms_fault: String,
    fields: Vec<DealField>,
    sides: Vec<SidePart>,
    may_add: bool,
    note: Option<DealField>,
}

impl AgreementFormPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let peer = self.parties.as_ref().map_or("", |parties| &parties.them.name);
        let named = [("peer", peer.into())];
        let title = match (peer, self.back.as_str(), self.is_answer) {
            ("", ..) => words.t("deal-new"),
            (_, "", _) => words.with("deal-new-with", &named),
            (_, _, true) => words.with("deal-answer-with", &named),
            (_, _, false) => words.with("deal-change-with", &named),
        };
        let sides = self.parties.as_ref().map(|parties| self.sides(words, parties));
        let fields = match self.parties {
            Some(_) => self.whole(words),
            None => Vec::new(),
        };
        let note = self.parties.as_ref().map(|_| {
            let label = words.t("deal-field-note");
            self.field(
                "note",
                label,
                words.t("deal-field-note-hint"),
                "area",
                &self.form.note,
                words,
            )
        });
        let terms_fault = self.fault(words, "terms");
        let sides = sides.unwrap_or_default();
        let faults = faults(&fields, &sides, note.as_ref(), &terms_fault);
        written(&FormTemplate {
            around: Around::of(frame, head(title.clone(), words.t("deal-intro"))),
            title,
            intro: words.with("deal-form-intro", &named),
            action: match self.back.as_str() {
                "" => "/desk/agreements/new".to_owned(),
                back => format!("{back}/edit"),
            },
            back: &self.back,
            peers: &self.peers,
            peer: &self.form.peer,
            is_chosen: self.parties.is_some(),
            version: &self.form.version,
            is_stale: self.is_stale,
            refused: &self.refused,
            faults,
            terms_fault,
            fields,
            sides,
            may_add: self.form.free_number().is_some(),
            note,
        })
    }

    pub(super) fn fault(&self, words: &Words, name: &str) -> String {
        let fault = self.faults.iter().find(|fault| fault.field == name);
        fault.map_or_else(String::new, |fault| words.count(fault.key, fault.n))
    }

    pub(super) fn field(
        &self,
        name: &str,
        label: String,
        hint: String,
        kind: &'static str,
        value: &str,
        words: &Words,
    ) -> DealField {
        DealField {
            fault: self.fault(words, name),
            name: name.to_owned(),
            label,
            hint,
            value: value.to_owned(),
            kind,
            options: Vec::new(),
            required: matches!(name, "name" | "starts"),
        }
    }

    /// Name, days and notice.
    fn whole(&self, words: &Words) -> Vec<DealField> {
        let form = &self.form;
        let t = |key: &str| words.t(key);
        vec![
            self.field(
                "name",
                t("deal-field-name"),
                t("deal-field-name-hint"),
                "text",
                &form.name,
                words,
            ),
            self.field(
                "starts",
                t("deal-field-starts"),
                t("deal-field-day-hint"),
                "date",
                &form.starts,
                words,
            ),
            self.field(
                "ends",
                t("deal-field-ends"),
                t("deal-field-ends-hint"),
                "date",
                &form.ends,
                words,
            ),
            self.field(
                "notice",
                t("deal-field-notice"),
                t("deal-field-notice-hint"),
                "text",
                &form.notice,
                words,
            ),
        ]
    }

    fn sides(&self, words: &Words, parties: &Parties) -> Vec<SidePart> {
        let side = |is_ours: bool, act, host: &Party, home: &Party| {
            let named = [
                ("host", host.name.as_str().into()),
                ("home", home.name.as_str().into()),
            ];
            let terms = self.form.terms.values();
            let own = terms.filter(|term| term.is_ours == is_ours);
            SidePart {
                heading: words.with("deal-term-heading", &named),
                hint: match is_ours {
                    true => words.with("deal-side-ours-hint", &named),
                    false => words.with("deal-side-theirs-hint", &named),
                },
                act,
                more: match is_ours {
                    true => words.t("deal-more-ours"),
                    false => words.with("deal-more-theirs", &named),
                },
                terms: own.map(|term| self.term(words, term, host, home)).collect(),
            }
        };
        vec![
            side(true, "more-us", &parties.us, &parties.them),
            side(false, "more-them", &parties.them, &parties.us),
        ]
    }

    /// Of a form as it is typed so far.
    pub(super) fn of(form: AgreementForm, parties: Option<Parties>, peers: Vec<(String, String)>) -> Self {
        Self {
            parties,
            peers,
            form,
            faults: Vec::new(),
            back: String::new(),
            is_answer: false,
            is_stale: false,
            refused: String::new(),
        }
    }

    pub(super) fn answer(&self, chief: &Chief) -> Response {
        let visit = &chief.visit;
        let html = self.render(&visit.frame());
        match (self.is_stale, self.faults.is_empty() && self.refused.is_empty()) {
            (true, _) => visit.overtaken_page(html),
            (false, false) => visit.refused_page(html),
            (false, true) => visit.secret_page(html),
        }
    }
}

/// What is wrong, each with the place on the page where it is mended.
fn faults(
    fields: &[DealField],
    sides: &[SidePart],
    note: Option<&DealField>,
    terms_fault: &str,
) -> Vec<(String, String)> {
    let mut told = wrong(fields);
    if !terms_fault.is_empty() {
        told.push(("terms".to_owned(), terms_fault.to_owned()));
    }
    for term in sides.iter().flat_map(|side| &side.terms) {
        let place = |field: &str| format!("t{}_{field}", term.number);
        let mut own = wrong(&term.fields);
        own.push((place("applies"), term.applies_fault.clone()));
        own.push((place("levels"), term.levels_fault.clone()));
        own.extend(wrong(&term.limits));
        let said = own.into_iter().filter(|(_, fault)| !fault.is_empty());
        told.extend(said.map(|(place, fault)| (place, format!("{} – {fault}", term.legend))));
    }
    told.extend(wrong(note));
    told
}

/// Those of these fields that are wrong, each with its name and a sentence.
fn wrong<'f>(fields: impl IntoIterator<Item = &'f DealField>) -> Vec<(String, String)> {
    let wrong = fields.into_iter().filter(|field| !field.fault.is_empty());
    wrong
        .map(|field| (field.name.clone(), format!("{}: {}", field.label, field.fault)))
        .collect()
}

/// With whom.
#[derive(Default, Deserialize)]
pub(super) struct NewQuery {
    peer: Option<String>,
}

/// `GET /desk/agreements/new`: first with whom, if there is more than one to choose from.
pub(super) async fn show_new(
    chief: Chief,
    query: Result<Query<NewQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let peer = query.ok().and_then(|Query(query)| query.peer);
    let read = chief.visit.site.doors.node.database.read(|tx| {
        let peers = sharing(tx)?;
        let chosen = match (&peer, peers.as_slice()) {
            (Some(host), peers) => peers.iter().find(|peer| peer.peer.authority() == host),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        let parties = chosen.map(|peer| Parties::read(tx, &chief.visit, &peer.peer, &peer.group));
        let parties = parties.transpose()?;
        let host = chosen.map(|peer| peer.peer.authority().to_owned());
        let mut names = Vec::new();
        for peer in &peers {
            let name = peer_host(tx, &peer.peer, peer.group.as_str())?.name;
            names.push((peer.peer.authority().to_owned(), name));
        }
        Ok::<_, StoreError>((parties, host, names))
    });
    let (parties, host, peers) = read.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    let mut form = parties
        .as_ref()
        .map(|parties| AgreementForm::empty(parties, chief.visit.now))
        .unwrap_or_default();
    form.peer = host.unwrap_or_default();
    Ok(AgreementFormPage::of(form, parties, peers).answer(&chief))
}

/// Communities that an agreement can be made with now: offers travel.
pub(super) fn sharing(tx: &mut Transaction<'_>) -> Result<Vec<domain::Peering>, StoreError> {
    let mut all = peerings::list(tx)?;
    all.retain(|peering| peering.carries(Scope::Offers));
    Ok(all)
}
