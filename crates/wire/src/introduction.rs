//! A request to be introduced, the yes to it, what completes it, and that it is taken back (protocol section 8.6). There is no
//! word for no.

use domain::{
    AskerCard, Blurb, Connection, IntroductionContact, IntroductionWords, Iri, Kind, MailAddress, Met,
    PartyRef, PersonName, Title,
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::context::{ContextKind, with_context};
use crate::html;
use crate::property::{self, utc};

const KIND: &str = "Introduction";
/// Nobody learns whom to write to before both said yes.
const DISCLOSURE: &str = "afterBothAccept";
const ACQUAINTANCE: &str = "http://purl.org/vocab/relationship/acquaintanceOf";
/// Most half-hours that are read of a yes.
const SLOTS_MAX: usize = 3;
/// Most skills that are named.
const TOPICS_MAX: usize = 10;
const TOPIC_CHARS_MAX: usize = 60;

/// A request of a member of ours.
#[derive(Clone, Copy, Debug)]
pub struct OfferFacts<'f> {
    /// The Offer.
    pub activity: &'f Iri,
    /// The document in it.
    pub document: &'f Iri,
    /// Our community.
    pub group: &'f Iri,
    /// The community of whoever is asked.
    pub to: &'f Iri,
    /// By what its node named her.
    pub party: &'f PartyRef,
    /// What is said of her; nothing that is not known.
    pub of_her: &'f Title,
    /// The asker's words.
    pub words: &'f IntroductionWords,
    /// Skills it is about.
    pub topics: &'f [String],
    /// What is told of the asker.
    pub card: &'f AskerCard,
    /// The asker in one line.
    pub headline: &'f Title,
    /// Until when it may be answered.
    pub until: Timestamp,
}

/// A request as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOffer {
    /// The Offer.
    pub offer: Iri,
    /// The document in it.
    pub document: Iri,
    /// By what we named whoever is asked.
    pub party: PartyRef,
    /// The asker's words.
    pub words: IntroductionWords,
    /// What is told of the asker.
    pub card: AskerCard,
    /// Until when it may be answered.
    pub until: Timestamp,
}

/// A yes of a member of ours.
#[derive(Clone, Copy, Debug)]
pub struct AcceptFacts<'f> {
    /// The Accept.
    pub activity: &'f Iri,
    /// Our community.
    pub group: &'f Iri,
    /// The asker's.
    pub to: &'f Iri,
    /// Their Offer.
    pub offer: &'f Iri,
    /// The document in it.
    pub document: &'f Iri,
    /// By what the Offer named her.
    pub party: &'f PartyRef,
    /// Whom to write to.
    pub contact: &'f IntroductionContact,
    /// Beginnings of half-hours.
    pub slots: &'f [Timestamp],
}

/// A yes as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAccept {
    /// The Offer of ours.
    pub offer: Iri,
    /// Whom to write to.
    pub contact: IntroductionContact,
    /// Beginnings of half-hours.
    pub slots: Vec<Timestamp>,
}

/// Both said yes.
#[derive(Clone, Copy, Debug)]
pub struct CompleteFacts<'f> {
    /// The Create.
    pub activity: &'f Iri,
    /// Our community.
    pub group: &'f Iri,
    /// The community of whoever was asked.
    pub to: &'f Iri,
    /// The document of the Offer.
    pub document: &'f Iri,
    /// Who was asked, as she wrote of herself.
    pub asked: &'f IntroductionContact,
    /// Who asks.
    pub asker: &'f IntroductionContact,
}

/// The same as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadComplete {
    /// The document of the Offer.
    pub document: Iri,
    /// Who asks.
    pub asker: IntroductionContact,
}

/// Why nothing was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IntroductionUnreadable {
    /// Another thing, or one without an id.
    #[error("this is no request to be introduced")]
    NotOne,
    /// Words are missing, too long, or hold an address.
    #[error("a request says in plain words what it is about, why, and what is in it for the other")]
    Words,
    /// It does not say who asks or who is asked.
    #[error("a request names both sides by a reference")]
    Parties,
    /// No time by which to answer.
    #[error("a request says until when it may be answered")]
    Time,
    /// A yes without somebody to write to.
    #[error("a yes says whom to write to")]
    Contact,
}

/// Offer, unsigned.
pub fn offer(facts: &OfferFacts<'_>) -> Value {
    let mut asker = json!({
        "type": "Party",
        "partyRef": facts.card.party,
        "represents": facts.group,
    });
    let mut say = |name: &str, what: Option<&str>| {
        if let Some(what) = what {
            asker[name] = json!(what);
        }
    };
    say("name", facts.card.name.as_ref().map(PersonName::as_str));
    say(
        "organization",
        facts.card.organization.as_ref().map(PersonName::as_str),
    );
    say("kind", facts.card.kind.map(Kind::word));
    say("headline", Some(facts.headline.as_str()));
    let written = json!({
        "id": facts.activity,
        "type": "Offer",
        "actor": facts.group,
        "endTime": utc(facts.until),
        "to": [facts.to],
        "cc": [],
        "object": {
            "id": facts.document,
            "type": KIND,
            "attributedTo": facts.group,
            "name": facts.words.topic,
            "summary": facts.words.gain,
            "content": html::from_plain(facts.words.why.as_str()),
            "topics": facts.topics,
            "disclosure": DISCLOSURE,
            "parties": [
                {
                    "type": "Party",
                    "partyRef": facts.party,
                    "represents": facts.to,
                    "headline": facts.of_her,
                },
                asker,
            ],
        },
    });
    with_context(written, ContextKind::Proved)
}

/// Whether an activity offers an Introduction.
pub fn is_offer(activity: &Value) -> bool {
    let object = property::first(activity, "object");
    object.is_some_and(|object| property::types(object).any(|kind| kind == KIND))
}

/// Reads a request: what it says of who is asked is looked at by the reference alone.
pub fn read_offer(activity: &Value) -> Result<ReadOffer, IntroductionUnreadable> {
    if !is_offer(activity) {
        return Err(IntroductionUnreadable::NotOne);
    }
    let object = property::first(activity, "object").ok_or(IntroductionUnreadable::NotOne)?;
    let by = property::iri(activity, "actor").ok_or(IntroductionUnreadable::NotOne)?;
    let is_of_them = |party: &&Value| property::iri(party, "represents").as_ref() == Some(&by);
    let asker = property::values(object, "parties").find(is_of_them);
    let asked = property::values(object, "parties").find(|party| !is_of_them(party));
    let (Some(asker), Some(asked)) = (asker, asked) else {
        return Err(IntroductionUnreadable::Parties);
    };
    let party = |value: &Value| {
        let text = property::text(value, "partyRef")?;
        PartyRef::parse(text).ok()
    };
    let (Some(own), Some(theirs)) = (party(asked), party(asker)) else {
        return Err(IntroductionUnreadable::Parties);
    };
    Ok(ReadOffer {
        offer: property::id_of(activity).ok_or(IntroductionUnreadable::NotOne)?,
        document: property::id_of(object).ok_or(IntroductionUnreadable::NotOne)?,
        party: own,
        words: read_words(object).ok_or(IntroductionUnreadable::Words)?,
        card: AskerCard {
            party: theirs,
            name: property::text(asker, "name").and_then(property::person_name),
            organization: property::text(asker, "organization").and_then(property::person_name),
            kind: property::text(asker, "kind").and_then(Kind::from_word),
        },
        until: property::instant(activity, "endTime").ok_or(IntroductionUnreadable::Time)?,
    })
}

/// Words that hold an address are not shown in part: they are refused (threat N10).
fn read_words(object: &Value) -> Option<IntroductionWords> {
    let blurb = |key| {
        let text = property::text(object, key)?;
        Blurb::parse(&html::plain(text)).ok()
    };
    let topic = property::text(object, "name").and_then(property::title)?;
    Blurb::parse(topic.as_str()).ok()?;
    Some(IntroductionWords {
        topic,
        why: blurb("content")?,
        gain: blurb("summary")?,
    })
}

/// Skills as they are written: short words, each once.
pub fn topics<'s>(skills: impl Iterator<Item = &'s str>) -> Vec<String> {
    let fits = |skill: &&str| !skill.is_empty() && skill.chars().count() <= TOPIC_CHARS_MAX;
    skills.filter(fits).take(TOPICS_MAX).map(str::to_owned).collect()
}

/// Accept, unsigned.
pub fn accept(facts: &AcceptFacts<'_>) -> Value {
    let mut result = person("Party", facts.contact);
    result["partyRef"] = json!(facts.party);
    result["slots"] = facts.slots.iter().map(|slot| json!(utc(*slot))).collect();
    let written = json!({
        "id": facts.activity,
        "type": "Accept",
        "actor": facts.group,
        "object": facts.offer,
        "context": facts.document,
        "result": result,
        "to": [facts.to],
        "cc": [],
    });
    with_context(written, ContextKind::Proved)
}

/// The Offer that an activity says yes to, if it can be a yes to a request; whether it is one, only the asker's node knows.
pub fn offer_accepted(activity: &Value) -> Option<Iri> {
    let is_accept = property::types(activity).any(|kind| kind == "Accept");
    let offer = property::first(activity, "object").and_then(property::id_of);
    let result = property::first(activity, "result");
    let is_party = result.is_some_and(|result| property::types(result).any(|kind| kind == "Party"));
    offer.filter(|_| is_accept && is_party)
}

/// Reads a yes. What was not asked for is not read (threat N6).
pub fn read_accept(activity: &Value) -> Result<ReadAccept, IntroductionUnreadable> {
    let offer = offer_accepted(activity).ok_or(IntroductionUnreadable::NotOne)?;
    let party = property::first(activity, "result").ok_or(IntroductionUnreadable::Contact)?;
    let slots = property::values(party, "slots").filter_map(property::string);
    let mut slots: Vec<Timestamp> = slots
        .filter_map(|slot| slot.parse().ok())
        .take(SLOTS_MAX)
        .collect();
    slots.sort_unstable();
    slots.dedup();
    Ok(ReadAccept {
        offer,
        contact: read_person(party).ok_or(IntroductionUnreadable::Contact)?,
        slots,
    })
}

/// Create of the Relationship, unsigned.
pub fn complete(facts: &CompleteFacts<'_>) -> Value {
    let written = json!({
        "id": facts.activity,
        "type": "Create",
        "actor": facts.group,
        "to": [facts.to],
        "cc": [],
        "context": facts.document,
        "object": {
            "id": facts.document.with_fragment("relationship"),
            "type": "Relationship",
            "attributedTo": facts.group,
            "subject": person("Person", facts.asked),
            "relationship": ACQUAINTANCE,
            "object": person("Person", facts.asker),
        },
    });
    with_context(written, ContextKind::Proved)
}

/// Reads it.
pub fn read_complete(activity: &Value) -> Result<ReadComplete, IntroductionUnreadable> {
    let object = property::first(activity, "object").ok_or(IntroductionUnreadable::NotOne)?;
    if !property::types(object).any(|kind| kind == "Relationship") {
        return Err(IntroductionUnreadable::NotOne);
    }
    let asker = property::first(object, "object").and_then(read_person);
    Ok(ReadComplete {
        document: property::iri(activity, "context").ok_or(IntroductionUnreadable::NotOne)?,
        asker: asker.ok_or(IntroductionUnreadable::Contact)?,
    })
}

fn person(kind: &str, contact: &IntroductionContact) -> Value {
    let mut written = Map::new();
    written.insert("type".to_owned(), json!(kind));
    written.insert("name".to_owned(), json!(contact.name));
    if let Some(organization) = &contact.organization {
        written.insert("organization".to_owned(), json!(organization));
    }
    let mail = json!({"hasEmail": format!("mailto:{}", contact.mail)});
    written.insert("contactCard".to_owned(), mail);
    Value::Object(written)
}

fn read_person(party: &Value) -> Option<IntroductionContact> {
    let card = property::first(party, "contactCard")?;
    let mail = property::text(card, "hasEmail").and_then(|mail| mail.strip_prefix("mailto:"))?;
    Some(IntroductionContact {
        name: property::text(party, "name").and_then(property::person_name)?,
        organization: property::text(party, "organization").and_then(property::person_name),
        mail: MailAddress::parse(mail).ok()?,
    })
}

/// What both have once an Accept or a Relationship came.
pub fn connection(contact: IntroductionContact, slots: Vec<Timestamp>, at: Timestamp) -> Connection {
    Connection {
        contact,
        slots,
        at,
        met: Met::Unsaid,
    }
}
