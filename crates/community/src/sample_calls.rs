//! Calls for hands and answers to them, for this crate's tests.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Answerer, Call, CallAnswer, CallAnswerState, CallId, CallNeed, CallPlace, CallState, Hands, MemberId,
    Note, OwnCall, PersonName, Region, Skill, Terms, Title, Urgency,
};

use crate::ask_for_hands::{AskedTerms, Asking};
use crate::samples::{at, group, iri, origin};

/// Four hands for ERP in Washington, as soon as can be.
pub(crate) fn need(urgency: Urgency) -> CallNeed {
    CallNeed {
        name: Title::parse("4 x DST remediation").unwrap(),
        details: None,
        skills: [Skill::parse("erp").unwrap()].into(),
        regions: [Region::parse("US-WA").unwrap()].into(),
        verticals: Terms::new(),
        sizes: Terms::new(),
        place: CallPlace::OnSite,
        hands: Hands::people(4).unwrap(),
        least: None,
        from: at(1_000),
        until: at(2_000),
        urgency,
    }
}

/// The same asked for, with terms, a customer and one peer, who gets it after two hours.
pub(crate) fn asking(number: u8, urgency: Urgency) -> Asking {
    Asking {
        id: CallId::new(u64::from(number), [number; 10]),
        need: need(urgency),
        terms: Some(AskedTerms {
            months: Some(12),
            ..AskedTerms::default()
        }),
        customer: PersonName::parse("Harbour Hospital").ok(),
        chosen: BTreeSet::from([origin("b.example")]),
        widen_after: None,
        hours: Some(72),
    }
}

/// A call of a peer.
pub(crate) fn held(number: u8) -> Call {
    let id = CallId::new(u64::from(number), [number; 10]);
    Call {
        iri: iri(&format!("https://b.example/calls/{number}")),
        id,
        group: group("b.example"),
        need: need(Urgency::Normal),
        terms: None,
        digest: None,
        customer: None,
        revealed: None,
        revision: 1,
        published: at(1),
        updated: at(1),
        through: at(500),
        state: CallState::Open,
        own: None,
    }
}

/// A call of a member here.
pub(crate) fn own(number: u8, author: &MemberId, mark: &str) -> Call {
    let mut call = held(number);
    call.iri = iri(&format!("https://a.example/calls/{}", call.id));
    call.group = group("a.example");
    call.need.details = Note::parse(mark).ok();
    call.own = Some(OwnCall {
        author: author.clone(),
        organization: None,
        customer: PersonName::parse(mark).ok(),
        chosen: BTreeSet::new(),
        widen_after: 0,
        widened: None,
        approvals: Vec::new(),
        opened: Some(at(1)),
        first_answer: None,
        disclosed: BTreeMap::new(),
        close: None,
    });
    call
}

/// An answer of a member here.
pub(crate) fn answer(call: &Call, number: u8, member: &MemberId, mark: &str) -> CallAnswer {
    CallAnswer {
        id: domain::AnswerId::new(u64::from(number), [number; 10]),
        call: call.id.clone(),
        by: Answerer::Member(member.clone()),
        offer: iri(&format!("https://a.example/activities/answer-{number}")),
        introduction: iri(&format!("https://a.example/intros/{number}")),
        words: Note::parse(mark).unwrap(),
        hands: Hands::people(1).unwrap(),
        digest: None,
        at: at(2),
        state: CallAnswerState::Waiting,
        accepted: None,
    }
}
