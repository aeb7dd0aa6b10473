//! The peering of two nodes: Offer, Accept, Reject, Undo over one signed document (protocol section 8.2).

use std::collections::BTreeSet;

use domain::{Iri, Note, Notice, Peering, Scope, Scopes, Title};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::activity::{Activity, Object, Verb};
use crate::context::{ContextKind, with_context};
use crate::keys::PublicKey;
use crate::property::{self, utc};
use crate::{html, multikey};

/// Most pinned keys read.
pub const KEY_PINS_MAX: usize = 16;

/// What both sides sign.
#[derive(Clone, Copy, Debug)]
pub struct AgreementFacts<'f> {
    /// Its address, on the proposer's host.
    pub id: &'f Iri,
    /// Our community.
    pub proposer: &'f Iri,
    /// Theirs.
    pub other: &'f Iri,
    /// A name for people.
    pub name: &'f Title,
    /// A remark to the other side.
    pub note: Option<&'f Note>,
    /// Key ids and Ed25519 Multikeys of both nodes and both communities.
    pub key_pins: &'f [(Iri, String)],
    /// What is to travel.
    pub scopes: &'f Scopes,
    /// Days between the announcement of the end and the end.
    pub notice_days: u16,
    /// From when.
    pub start: Timestamp,
    /// When it was written.
    pub published: Timestamp,
}

/// The envelope of a proposal.
#[derive(Clone, Debug)]
pub struct OfferFacts<'f> {
    /// The Offer's address.
    pub activity: &'f Iri,
    /// Our community.
    pub proposer: &'f Iri,
    /// Theirs.
    pub other: &'f Iri,
    /// [`agreement`], signed by the caller through [`crate::proof`].
    pub signed_agreement: Value,
    /// Until when an answer is awaited.
    pub expires: Timestamp,
    /// The Offer that this one answers with other terms.
    pub in_reply_to: Option<&'f Iri>,
}

/// The envelope of an answer.
#[derive(Clone, Copy, Debug)]
pub struct AnswerFacts<'f> {
    /// The answer's address.
    pub activity: &'f Iri,
    /// Our community.
    pub actor: &'f Iri,
    /// The Offer answered.
    pub offer: &'f Iri,
    /// Theirs.
    pub to: &'f Iri,
}

/// Our own Offer or Accept, taken back; of a peering, and of an agreement on benefits.
#[derive(Clone, Copy, Debug)]
pub struct EndFacts<'f> {
    /// The Undo's address.
    pub activity: &'f Iri,
    /// Our community.
    pub actor: &'f Iri,
    /// Theirs.
    pub to: &'f Iri,
    /// What is taken back.
    pub undone: &'f Iri,
    /// Offer or Accept.
    pub undone_verb: &'f Verb,
    /// Its object: of an Accept the Offer, of an Offer the agreement.
    pub undone_object: &'f Iri,
    /// When what was agreed on ends.
    pub effective: Timestamp,
    /// A remark to the other side.
    pub note: Option<&'f Note>,
}

/// A proposal as read; its signatures are checked by the caller.
#[derive(Clone, Debug, PartialEq)]
pub struct PeeringOffer {
    /// The Offer.
    pub offer: Iri,
    /// Their community.
    pub proposer: Iri,
    /// The document's address, on the proposer's host.
    pub agreement: Iri,
    /// The document as received, proof and all, for checking and keeping.
    pub document: Value,
    /// Its name.
    pub name: Title,
    /// The proposer's remark.
    pub note: Option<Note>,
    /// Key ids and Multikeys; each id on one of the two hosts, each side at least once.
    pub key_pins: Vec<(Iri, String)>,
    /// Known scopes offered; at least one.
    pub scopes: Scopes,
    /// From when.
    pub start: Option<Timestamp>,
    /// Until when an answer is awaited.
    pub expires: Option<Timestamp>,
    /// The Offer it answers with other terms.
    pub in_reply_to: Option<Iri>,
}

/// An answer to an Offer of ours, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeeringAnswer {
    /// Yes, perhaps to fewer scopes.
    Accepted {
        /// Their Accept.
        activity: Iri,
        /// Their community.
        by: Iri,
        /// Which Offer.
        offer: Iri,
        /// Which document.
        agreement: Iri,
        /// `digestMultibase` of the document they signed.
        digest: String,
        /// What they agree to; at least one.
        scopes: Scopes,
    },
    /// No. A bare id may be that of another thing than an Offer: look it up.
    Rejected {
        /// Their community.
        by: Iri,
        /// Which Offer.
        offer: Iri,
        /// In their words.
        reason: Option<String>,
    },
}

/// The other side takes its Offer or Accept back, as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeeringEnd {
    /// Their community.
    pub by: Iri,
    /// Their Offer or Accept.
    pub undone: Iri,
    /// When the peering ends; at once when absent.
    pub effective: Option<Timestamp>,
    /// In their words, plain.
    pub reason: Option<Note>,
}

/// Why a proposal was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PeeringRefused {
    /// Another verb or object.
    #[error("the activity does not offer a peering")]
    NotAnOffer,
    /// Not signed by itself, with its own context.
    #[error("a peering document carries its own context and proof")]
    Unsigned,
    /// Its owner is not who offers it, or it lies on another host.
    #[error("a peering document belongs to whoever offers it")]
    ForeignDocument,
    /// Not exactly the one who offers and the one who is asked, on two hosts.
    #[error("a peering has two parties: who offers and who is asked")]
    Parties,
    /// A pin that is no Ed25519 key, lies on a third host, or a side without one.
    #[error("a peering pins keys of both parties and of nobody else")]
    KeyPins,
    /// No scope we know.
    #[error("a peering names at least one scope")]
    Scopes,
    /// It has no name.
    #[error("a peering document has a name")]
    Name,
}

/// The document, with its own `@context`, unsigned; the caller signs it before it goes into an [`offer`].
pub fn agreement(facts: &AgreementFacts<'_>) -> Value {
    let pins: Vec<Value> = facts
        .key_pins
        .iter()
        .map(|(id, key)| json!({"id": id, "keyMultibase": key}))
        .collect();
    let mut document = json!({
        "id": facts.id,
        "type": "PeeringAgreement",
        "attributedTo": facts.proposer,
        "name": facts.name,
        "parties": [facts.proposer, facts.other],
        "keyPins": pins,
        "scopes": words(facts.scopes),
        "noticePeriod": format!("P{}D", facts.notice_days),
        "startTime": utc(facts.start),
        "published": utc(facts.published),
    });
    if let Some(note) = facts.note {
        document["content"] = json!(html::from_plain(note.as_str()));
    }
    with_context(document, ContextKind::Proved)
}

/// Days of notice of the agreement in an Offer, given as it was signed: whole days or weeks of ISO 8601. What says
/// none, or says it otherwise, has [`Notice::DAYS_UNSAID`].
pub fn notice_days(signed_offer: &str) -> u16 {
    let read = || {
        let offer: Value = serde_json::from_str(signed_offer).ok()?;
        days_of(offer.get("object")?.get("noticePeriod")?.as_str()?)
    };
    read().unwrap_or(Notice::DAYS_UNSAID).min(Notice::DAYS_MAX)
}

/// Whole days or weeks of ISO 8601 as days.
pub(crate) fn days_of(period: &str) -> Option<u16> {
    let length = period.strip_prefix('P')?;
    let (number, times) = match length.strip_suffix('W') {
        Some(weeks) => (weeks, 7),
        None => (length.strip_suffix('D')?, 1),
    };
    number.parse::<u16>().ok()?.checked_mul(times)
}

/// Offer of a signed agreement, itself unsigned.
pub fn offer(facts: OfferFacts<'_>) -> Value {
    let mut offer = json!({
        "id": facts.activity,
        "type": "Offer",
        "actor": facts.proposer,
        "endTime": utc(facts.expires),
        "object": facts.signed_agreement,
        "to": [facts.other],
        "cc": [],
    });
    if let Some(answered) = facts.in_reply_to {
        offer["inReplyTo"] = json!(answered);
    }
    with_context(offer, ContextKind::Proved)
}

/// Accept, unsigned: names the document by its digest and the scopes agreed to.
pub fn accept(facts: &AnswerFacts<'_>, agreement: &Iri, digest: &str, scopes: &Scopes) -> Value {
    let result = json!({
        "id": agreement, "type": "PeeringAgreement", "digestMultibase": digest, "scopes": words(scopes)
    });
    answer("Accept", facts, ("result", Some(result)))
}

/// Reject, unsigned.
pub fn reject(facts: &AnswerFacts<'_>, reason: Option<&Note>) -> Value {
    answer("Reject", facts, ("content", reason.map(|reason| json!(reason))))
}

/// Undo of our own Offer or Accept, unsigned.
pub fn end(facts: &EndFacts<'_>) -> Value {
    let mut end = json!({
        "id": facts.activity,
        "type": "Undo",
        "actor": facts.actor,
        "object": {
            "id": facts.undone, "type": facts.undone_verb.word(), "actor": facts.actor, "object": facts.undone_object
        },
        "startTime": utc(facts.effective),
        "to": [facts.to],
        "cc": [],
    });
    if let Some(note) = facts.note {
        end["content"] = json!(html::from_plain(note.as_str()));
    }
    with_context(end, ContextKind::Proved)
}

/// Reads a proposal to `us`, our community; the proof inside and the signature outside are the caller's to check.
pub fn read_offer(activity: &Activity, us: &Iri) -> Result<PeeringOffer, PeeringRefused> {
    let (
        Verb::Offer,
        Some(offer),
        Some(Object::Embedded {
            id,
            kind,
            value: document,
        }),
    ) = (&activity.verb, &activity.id, &activity.object)
    else {
        return Err(PeeringRefused::NotAnOffer);
    };
    if kind != "PeeringAgreement" {
        return Err(PeeringRefused::NotAnOffer);
    }
    if !document.get("proof").is_some_and(Value::is_object) || document.get("@context").is_none() {
        return Err(PeeringRefused::Unsigned);
    }
    let proposer = &activity.actor;
    let agreement = id
        .clone()
        .filter(|id| id.origin() == proposer.origin())
        .ok_or(PeeringRefused::ForeignDocument)?;
    let owner = property::iri(document, "attributedTo");
    if owner.as_ref() != Some(proposer) || offer.origin() != proposer.origin() {
        return Err(PeeringRefused::ForeignDocument);
    }
    let parties = property::iris(document, "parties");
    let (listed, expected): (BTreeSet<&Iri>, BTreeSet<&Iri>) =
        (parties.iter().collect(), [proposer, us].into());
    if listed != expected || parties.len() != 2 || proposer.origin() == us.origin() {
        return Err(PeeringRefused::Parties);
    }
    let scopes = scopes(document);
    if scopes.is_empty() {
        return Err(PeeringRefused::Scopes);
    }
    Ok(PeeringOffer {
        offer: offer.clone(),
        proposer: proposer.clone(),
        agreement,
        name: property::prose(document, "name", "nameMap")
            .and_then(property::title)
            .ok_or(PeeringRefused::Name)?,
        note: property::text(document, "content").and_then(property::note),
        key_pins: key_pins(document, proposer, us).ok_or(PeeringRefused::KeyPins)?,
        scopes,
        start: property::instant(document, "startTime"),
        expires: activity.end_time,
        in_reply_to: activity.in_reply_to.clone(),
        document: document.clone(),
    })
}

/// Reads an answer to an Offer: an Accept with a `PeeringAgreement` as `result`, or a Reject.
pub fn read_answer(activity: &Activity) -> Option<PeeringAnswer> {
    let offer = match activity.object.as_ref()? {
        Object::Id(id) => id.clone(),
        Object::Embedded { id, kind, .. } if kind == "Offer" => id.clone()?,
        Object::Embedded { .. } => return None,
    };
    let by = activity.actor.clone();
    match activity.verb {
        Verb::Reject => Some(PeeringAnswer::Rejected {
            by,
            offer,
            reason: activity.content.clone(),
        }),
        Verb::Accept => {
            let result = activity.result.as_ref()?;
            property::types(result).find(|kind| *kind == "PeeringAgreement")?;
            let scopes = scopes(result);
            (!scopes.is_empty()).then_some(())?;
            Some(PeeringAnswer::Accepted {
                activity: activity.id.clone()?,
                by,
                offer,
                agreement: property::id_of(result)?,
                digest: property::text(result, "digestMultibase")?.to_owned(),
                scopes,
            })
        }
        _ => None,
    }
}

/// Reads the Undo of an Offer or Accept; a bare id may name anything: look it up.
pub fn read_end(activity: &Activity) -> Option<PeeringEnd> {
    if activity.verb != Verb::Undo {
        return None;
    }
    let undone = match activity.object.as_ref()? {
        Object::Id(id) => id.clone(),
        Object::Embedded { id, kind, value } if kind == "Offer" || kind == "Accept" => {
            property::iri(value, "actor").filter(|actor| actor == &activity.actor)?;
            id.clone()?
        }
        Object::Embedded { .. } => return None,
    };
    Some(PeeringEnd {
        by: activity.actor.clone(),
        undone,
        effective: activity.start_time,
        reason: activity.content.as_deref().and_then(property::note),
    })
}

pub(crate) fn answer(verb: &str, facts: &AnswerFacts<'_>, (key, extra): (&str, Option<Value>)) -> Value {
    let mut entries = Map::new();
    entries.insert("id".to_owned(), json!(facts.activity));
    entries.insert("type".to_owned(), json!(verb));
    entries.insert("actor".to_owned(), json!(facts.actor));
    entries.insert("object".to_owned(), json!(facts.offer));
    if let Some(extra) = extra {
        entries.insert(key.to_owned(), extra);
    }
    entries.insert("to".to_owned(), json!([facts.to]));
    entries.insert("cc".to_owned(), json!([]));
    with_context(Value::Object(entries), ContextKind::Proved)
}

fn words(scopes: &Scopes) -> Vec<&'static str> {
    Scope::ALL
        .into_iter()
        .filter(|scope| scopes.contains(scope))
        .map(Scope::word)
        .collect()
}

fn scopes(document: &Value) -> Scopes {
    let words = property::values(document, "scopes").take(Peering::SCOPES_READ_MAX);
    words
        .filter_map(Value::as_str)
        .filter_map(Scope::from_word)
        .collect()
}

/// A pin on a third host, or one that is no Ed25519 key, would bind somebody who did not sign.
fn key_pins(document: &Value, proposer: &Iri, us: &Iri) -> Option<Vec<(Iri, String)>> {
    let listed = document
        .get("keyPins")?
        .as_array()
        .filter(|pins| pins.len() <= KEY_PINS_MAX)?;
    let mut pins = Vec::new();
    for pin in listed {
        let id = property::id_of(pin)?;
        let key = property::text(pin, "keyMultibase")?;
        let is_ed25519 = matches!(multikey::read(key), Ok(PublicKey::Ed25519(_)));
        let is_theirs_or_ours = id.origin() == proposer.origin() || id.origin() == us.origin();
        (is_ed25519 && is_theirs_or_ours).then_some(())?;
        pins.push((id, key.to_owned()));
    }
    let pinned = |party: &Iri| pins.iter().any(|(id, _)| id.origin() == party.origin());
    (pinned(proposer) && pinned(us)).then_some(pins)
}

#[cfg(test)]
#[path = "peering_tests.rs"]
mod tests;
