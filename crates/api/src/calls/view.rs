//! A call and an answer as REST shows them.

use community::see_calls::{CallRelation, SeenCall};
use domain::{
    AnswerId, Answerer, CallAnswer, CallAnswerState, CallId, CallPlace, Iri, Note, PersonName, Region, Skill,
    Term, Title,
};
use jiff::Timestamp;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct CallView {
    id: CallId,
    url: Iri,
    community: Iri,
    name: Title,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Note>,
    state: &'static str,
    urgency: &'static str,
    hands: u16,
    unit: &'static str,
    skills: Vec<Skill>,
    on_site: bool,
    regions: Vec<Region>,
    verticals: Vec<Term>,
    sizes: Vec<Term>,
    from: Timestamp,
    until: Timestamp,
    open_until: Timestamp,
    /// The digest of the terms, which an answer repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    terms_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<TermsView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<PersonName>,
    relation: &'static str,
    answered: bool,
}

#[derive(Serialize)]
struct TermsView {
    lead: Iri,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<Iri>,
    certificates: Vec<Title>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Note>,
}

impl CallView {
    pub(super) fn new(seen: SeenCall) -> Self {
        let SeenCall {
            call,
            mine,
            relation,
            customer,
            ..
        } = seen;
        let need = call.need;
        Self {
            url: call.iri,
            community: call.group,
            state: call.state.word(),
            urgency: need.urgency.word(),
            hands: need.hands.number,
            unit: need.hands.unit.word(),
            skills: need.skills.into_iter().collect(),
            on_site: need.place == CallPlace::OnSite,
            regions: need.regions.into_iter().collect(),
            verticals: need.verticals.into_iter().collect(),
            sizes: need.sizes.into_iter().collect(),
            from: need.from,
            until: need.until,
            open_until: call.through,
            terms_digest: call.digest,
            terms: call.terms.map(|terms| TermsView {
                lead: terms.lead,
                method: terms.method,
                certificates: terms.certificates,
                months: terms.months,
                content: terms.content,
            }),
            customer: customer.map(|(customer, _)| customer),
            relation: match relation {
                CallRelation::Author => "author",
                CallRelation::Approver => "approver",
                CallRelation::Reader => "reader",
            },
            answered: mine.is_some(),
            name: need.name,
            details: need.details,
            id: call.id,
        }
    }
}

#[derive(Serialize)]
pub(super) struct AnswerView {
    id: AnswerId,
    by: String,
    words: Note,
    hands: u16,
    state: &'static str,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Timestamp>,
}

impl AnswerView {
    pub(super) fn new(answer: CallAnswer, name: Option<PersonName>) -> Self {
        let by = match (&answer.by, name) {
            (_, Some(name)) => name.to_string(),
            (
                Answerer::Elsewhere {
                    organization: Some(organization),
                    ..
                },
                None,
            ) => organization.to_string(),
            (Answerer::Elsewhere { group, .. }, None) => group.origin().host().to_owned(),
            (Answerer::Member(_), None) => String::new(),
        };
        Self {
            id: answer.id,
            by,
            words: answer.words,
            hands: answer.hands.number,
            state: match answer.state {
                CallAnswerState::Waiting => "waiting",
                CallAnswerState::Accepted => "accepted",
                CallAnswerState::Withdrawn => "withdrawn",
            },
            at: answer.at,
            accepted: answer.accepted.map(|accepted| accepted.at),
        }
    }
}
