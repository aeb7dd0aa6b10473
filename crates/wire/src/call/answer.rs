//! An answer to a call for hands, the yes to it, and that it is taken back (protocol section 8.7). Whoever answers is without a name
//! until both said yes.

use domain::{CallContact, CallNeed, Hands, Iri, MailAddress, Note, PersonName, Title};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{CallUnreadable, hands, quantity};
use crate::context::{ContextKind, with_context};
use crate::html;
use crate::property::{self, utc};

/// Most characters of a digest.
const DIGEST_CHARS_MAX: usize = 200;

/// An answer of a member of ours.
#[derive(Clone, Copy, Debug)]
pub struct AnswerFacts<'f> {
    /// The Offer.
    pub activity: &'f Iri,
    /// The document in it.
    pub introduction: &'f Iri,
    /// Our community.
    pub group: &'f Iri,
    /// The call.
    pub call: &'f Iri,
    /// The community that asks.
    pub asker: &'f Iri,
    /// What the call needs.
    pub need: &'f CallNeed,
    /// What she says.
    pub words: &'f Note,
    /// How many hands.
    pub hands: Hands,
    /// The digest of the terms she accepted.
    pub digest: Option<&'f str>,
    /// Her organisation, if she lets it be told.
    pub organization: Option<&'f PersonName>,
    /// In one line.
    pub headline: &'f Title,
    /// Until when it is open.
    pub expires: Timestamp,
}

/// An answer as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAnswer {
    /// The Offer.
    pub offer: Iri,
    /// The document in it.
    pub introduction: Iri,
    /// The call.
    pub call: Iri,
    /// What is said.
    pub words: Note,
    /// How many hands.
    pub hands: Hands,
    /// The digest of the terms that were accepted.
    pub digest: Option<String>,
    /// The organisation.
    pub organization: Option<PersonName>,
    /// In one line.
    pub headline: Option<Title>,
}

/// The asker's yes.
#[derive(Clone, Copy, Debug)]
pub struct AcceptFacts<'f> {
    /// The Accept.
    pub activity: &'f Iri,
    /// Our community.
    pub group: &'f Iri,
    /// The community of whoever answered.
    pub to: &'f Iri,
    /// Her Offer.
    pub offer: &'f Iri,
    /// The document in it.
    pub introduction: &'f Iri,
    /// How many hands.
    pub hands: Hands,
    /// The digest of the terms that we accept too.
    pub digest: Option<&'f str>,
    /// Whom she writes to.
    pub contact: &'f CallContact,
}

/// A yes as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAccept {
    /// The Offer of ours.
    pub offer: Iri,
    /// How many hands.
    pub hands: Hands,
    /// The digest of the terms.
    pub digest: Option<String>,
    /// Whom to write to.
    pub contact: CallContact,
}

/// Offer with an answer, unsigned.
pub fn answer(facts: &AnswerFacts<'_>) -> Value {
    let mut written = json!({
        "id": facts.activity,
        "type": "Offer",
        "actor": facts.group,
        "inReplyTo": facts.call,
    });
    if let Some(digest) = facts.digest {
        written["acceptedDigest"] = json!(digest);
    }
    written["resourceQuantity"] = quantity(facts.hands);
    written["endTime"] = json!(utc(facts.expires));
    written["to"] = json!([facts.asker]);
    written["cc"] = json!([]);
    let mut hers = json!({
        "type": "Party",
        "partyRef": party(facts.introduction, "answer"),
        "represents": facts.group,
        "headline": facts.headline,
    });
    if let Some(organization) = facts.organization {
        hers["organization"] = json!(organization);
        hers["kind"] = json!("partner");
    }
    written["object"] = json!({
        "id": facts.introduction,
        "type": "Introduction",
        "attributedTo": facts.group,
        "name": "Answer to your call",
        "content": html::from_plain(facts.words.as_str()),
        "topics": facts.need.skills,
        "disclosure": "afterBothAccept",
        "parties": [
            {
                "type": "Party",
                "partyRef": party(facts.introduction, "call"),
                "represents": facts.asker,
                "headline": "The caller",
            },
            hers,
        ],
    });
    with_context(written, ContextKind::Proved)
}

/// A name for one side of one answer that says nothing of who she is.
fn party(introduction: &Iri, side: &str) -> String {
    let hash = crate::digest::sha256(format!("{introduction} {side}").as_bytes());
    let hex = domain::hex(&hash[..16]);
    format!(
        "urn:uuid:{}-{}-4{}-8{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[13..16],
        &hex[17..20],
        &hex[20..32]
    )
}

/// Whether an activity that offers an Introduction is an answer to a call: it says to what, and how many hands.
pub fn is_answer(activity: &Value) -> bool {
    let object = property::first(activity, "object");
    let is_introduction =
        object.is_some_and(|object| property::types(object).any(|kind| kind == "Introduction"));
    is_introduction && activity.get("inReplyTo").is_some() && activity.get("resourceQuantity").is_some()
}

/// Reads an answer.
pub fn read_answer(activity: &Value) -> Result<ReadAnswer, CallUnreadable> {
    if !is_answer(activity) {
        return Err(CallUnreadable::Answer);
    }
    let offer = property::id_of(activity).ok_or(CallUnreadable::Answer)?;
    let object = property::first(activity, "object").ok_or(CallUnreadable::Answer)?;
    let words = property::text(object, "content").and_then(property::note);
    let by = property::iri(activity, "actor");
    let hers = property::values(object, "parties").find(|party| property::iri(party, "represents") == by);
    let said = |key: &str| hers.and_then(|party| property::text(party, key));
    Ok(ReadAnswer {
        introduction: property::id_of(object).ok_or(CallUnreadable::Answer)?,
        call: property::iri(activity, "inReplyTo").ok_or(CallUnreadable::Answer)?,
        words: words.ok_or(CallUnreadable::Answer)?,
        hands: hands(activity, "resourceQuantity").ok_or(CallUnreadable::Quantity)?,
        digest: digest_in(activity),
        organization: said("organization").and_then(property::person_name),
        headline: said("headline").and_then(property::title),
        offer,
    })
}

fn digest_in(activity: &Value) -> Option<String> {
    let digest = property::text(activity, "acceptedDigest")?;
    (digest.len() <= DIGEST_CHARS_MAX).then(|| digest.to_owned())
}

/// Accept of an answer, unsigned.
pub fn accept(facts: &AcceptFacts<'_>) -> Value {
    let mut result = json!({
        "type": "Party",
        "partyRef": party(facts.introduction, "call"),
        "name": facts.contact.name,
        "contactCard": {"hasEmail": format!("mailto:{}", facts.contact.mail)},
    });
    if let Some(organization) = &facts.contact.organization {
        result["organization"] = json!(organization);
    }
    let mut written = json!({
        "id": facts.activity,
        "type": "Accept",
        "actor": facts.group,
        "object": facts.offer,
        "context": facts.introduction,
        "resourceQuantity": quantity(facts.hands),
        "result": result,
        "to": [facts.to],
        "cc": [],
    });
    if let Some(digest) = facts.digest {
        written["acceptedDigest"] = json!(digest);
    }
    with_context(written, ContextKind::Proved)
}

/// The Offer that an activity says yes to, if it can be a yes to an answer; whether it is one, only whoever answered knows.
pub fn offer_accepted(activity: &Value) -> Option<Iri> {
    let is_accept = property::types(activity).any(|kind| kind == "Accept");
    let offer = property::first(activity, "object").and_then(property::id_of);
    offer.filter(|_| is_accept && activity.get("resourceQuantity").is_some())
}

/// Reads a yes.
pub fn read_accept(activity: &Value) -> Result<ReadAccept, CallUnreadable> {
    let offer = offer_accepted(activity).ok_or(CallUnreadable::Answer)?;
    let party = property::first(activity, "result").ok_or(CallUnreadable::Contact)?;
    let card = property::first(party, "contactCard").ok_or(CallUnreadable::Contact)?;
    let mail = property::text(card, "hasEmail").and_then(|mail| mail.strip_prefix("mailto:"));
    let mail = mail.and_then(|mail| MailAddress::parse(mail).ok());
    let name = property::text(party, "name").and_then(property::person_name);
    let (Some(mail), Some(name)) = (mail, name) else {
        return Err(CallUnreadable::Contact);
    };
    Ok(ReadAccept {
        offer,
        hands: hands(activity, "resourceQuantity").ok_or(CallUnreadable::Quantity)?,
        digest: digest_in(activity),
        contact: CallContact {
            name,
            organization: property::text(party, "organization").and_then(property::person_name),
            mail,
        },
    })
}

/// Undo of an answer, unsigned: of which document in which Offer, between which communities.
pub fn withdraw(activity: &Iri, (offer, introduction): (&Iri, &Iri), (group, asker): (&Iri, &Iri)) -> Value {
    let written = json!({
        "id": activity,
        "type": "Undo",
        "actor": group,
        "object": {"id": offer, "type": "Offer", "actor": group, "object": introduction},
        "to": [asker],
        "cc": [],
    });
    with_context(written, ContextKind::Proved)
}
