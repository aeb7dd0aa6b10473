//! A call for hands as communities tell each other of it, an answer to it and the yes to that (protocol section 8.7; FEP-0837).
//! No document of these holds a price.

mod answer;

use std::collections::BTreeSet;

use domain::{
    CallNeed, CallPlace, CallRefused, CallTerms, Hands, HandsUnit, Iri, PersonName, Region, Skill, Term,
    Urgency,
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::context::{ContextKind, with_context};
use crate::html;
use crate::jcs::JcsRefused;
use crate::multibase::digest_multibase;
use crate::property::{self, utc};

pub use answer::{
    AcceptFacts, AnswerFacts, ReadAccept, ReadAnswer, accept, answer, is_answer, offer_accepted, read_accept,
    read_answer, withdraw,
};

const KIND: &str = "Proposal";
/// Told apart from an offer, which is a Proposal too.
const PURPOSE: &str = "request";
const WORK: &str = "https://w3id.org/rosarium/v1#ConsultingDay";

/// A call of ours as it is told.
#[derive(Clone, Copy, Debug)]
pub struct CallFacts<'f> {
    /// Its address.
    pub id: &'f Iri,
    /// Our community.
    pub group: &'f Iri,
    /// Whom it is addressed to: all peers it is for, or one community.
    pub to: &'f Iri,
    /// What is needed.
    pub need: &'f CallNeed,
    /// The sheet.
    pub terms: Option<&'f CallTerms>,
    /// The customer, for a community of which somebody was accepted.
    pub customer: Option<&'f PersonName>,
    /// How we count.
    pub revision: u64,
    /// When it was first told.
    pub published: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// Until when it may be answered.
    pub through: Timestamp,
}

/// A call of another community as it told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCall {
    /// Its address.
    pub id: Iri,
    /// The community that asks.
    pub group: Iri,
    /// What is needed.
    pub need: CallNeed,
    /// The sheet.
    pub terms: Option<CallTerms>,
    /// Its digest, word for word.
    pub digest: Option<String>,
    /// The customer, if we may know.
    pub customer: Option<PersonName>,
    /// As the asker counts.
    pub revision: u64,
    /// When it was first told, if that is said.
    pub published: Option<Timestamp>,
    /// Until when it may be answered.
    pub through: Timestamp,
}

/// Why a call, an answer or a yes was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CallUnreadable {
    /// Another object, or one without a name and a maker.
    #[error("this is no call of a community")]
    NotACall,
    /// No name.
    #[error("a call says in one line what is needed")]
    Name,
    /// A time is missing or cannot be read.
    #[error("a call says from when to when it needs hands, and until when it may be answered")]
    Time,
    /// No `revision`.
    #[error("a call says which revision it is")]
    Revision,
    /// No `resourceQuantity` that can be counted.
    #[error("a call and an answer say how many hands, in people or days")]
    Quantity,
    /// It does not hold together.
    #[error(transparent)]
    Need(#[from] CallRefused),
    /// Terms without a name or a lead.
    #[error("terms of a call have a name and say who leads")]
    Terms,
    /// An answer that is none.
    #[error("an answer to a call is an Introduction with a name and some words")]
    Answer,
    /// A yes without somebody to write to.
    #[error("a yes says whom to write to")]
    Contact,
}

/// The call alone, unsigned, with its own `@context`.
pub fn proposal(facts: &CallFacts<'_>) -> Value {
    with_context(proposal_within(facts), ContextKind::Plain)
}

/// Create, unsigned.
pub fn create(activity: &Iri, facts: &CallFacts<'_>) -> Value {
    carry("Create", activity, facts)
}

/// Update with the whole call, unsigned.
pub fn update(activity: &Iri, facts: &CallFacts<'_>) -> Value {
    carry("Update", activity, facts)
}

fn carry(verb: &str, activity: &Iri, facts: &CallFacts<'_>) -> Value {
    let activity = json!({
        "id": activity,
        "type": verb,
        "actor": facts.group,
        "to": [facts.to],
        "cc": [],
        "object": proposal_within(facts),
    });
    with_context(activity, ContextKind::Proved)
}

/// The call as it stands within an activity.
pub fn proposal_within(facts: &CallFacts<'_>) -> Value {
    let need = facts.need;
    let mut intent = json!({
        "type": "Intent",
        "id": facts.id.with_fragment("primary"),
        "action": "deliverService",
        "resourceConformsTo": WORK,
        "resourceQuantity": quantity(need.hands),
    });
    if let Some(least) = need.least {
        intent["minimumQuantity"] = quantity(least);
    }
    let mut written = json!({
        "id": facts.id,
        "type": KIND,
        "purpose": PURPOSE,
        "attributedTo": facts.group,
        "name": need.name,
        "published": utc(facts.published),
        "updated": utc(facts.updated),
        "revision": facts.revision,
        "to": [facts.to],
        "cc": [],
        "skills": need.skills,
        "neededFrom": utc(need.from),
        "neededUntil": utc(need.until),
        "onSite": need.place == CallPlace::OnSite,
        "urgency": need.urgency.word(),
        "validThrough": utc(facts.through),
        "publishes": intent,
    });
    let mut say = |name: &str, what: Option<Value>| {
        if let Some(what) = what {
            written[name] = what;
        }
    };
    let details = need.details.as_ref();
    say(
        "content",
        details.map(|words| json!(html::from_plain(words.as_str()))),
    );
    say("regions", (!need.regions.is_empty()).then(|| json!(need.regions)));
    say(
        "verticals",
        (!need.verticals.is_empty()).then(|| json!(need.verticals)),
    );
    say("sizes", (!need.sizes.is_empty()).then(|| json!(need.sizes)));
    say("terms", facts.terms.map(|terms| write_terms(facts.id, terms)));
    let customer = facts.customer;
    say(
        "customer",
        customer.map(|name| json!({"type": "Organization", "name": name})),
    );
    written
}

fn write_terms(call: &Iri, terms: &CallTerms) -> Value {
    let mut written = Map::new();
    written.insert("id".to_owned(), json!(call.with_fragment("terms")));
    written.insert("type".to_owned(), json!("CallTerms"));
    written.insert("lead".to_owned(), json!(terms.lead));
    let mut say = |name: &str, what: Option<Value>| {
        if let Some(what) = what {
            written.insert(name.to_owned(), what);
        }
    };
    say("method", terms.method.as_ref().map(|method| json!(method)));
    let certificates = &terms.certificates;
    say(
        "certificates",
        (!certificates.is_empty()).then(|| json!(certificates)),
    );
    say("nonSolicitMonths", terms.months.map(Value::from));
    say("content", terms.content.as_ref().map(|words| json!(words)));
    Value::Object(written)
}

fn quantity(hands: Hands) -> Value {
    json!({"hasUnit": hands.unit.word(), "hasNumericalValue": hands.number.to_string()})
}

/// The digest of a call's terms with the call's `@context`: that of the call as everybody gets it, so that it is the same
/// whether the customer is named beside them or not.
pub fn terms_digest(object: &Value) -> Result<Option<String>, JcsRefused> {
    let Some(terms) = object.get("terms").filter(|terms| terms.is_object()) else {
        return Ok(None);
    };
    let mut bare = object.clone();
    if let Some(entries) = bare.as_object_mut() {
        for apart in ["@context", "proof", "customer"] {
            entries.remove(apart);
        }
    }
    let told = with_context(json!({"type": "Create", "object": bare}), ContextKind::Proved);
    let mut signed = terms.clone();
    signed["@context"] = told["@context"].clone();
    digest_multibase(&signed).map(Some)
}

/// Whether an object is a call for hands.
pub fn is_call(object: &Value) -> bool {
    property::types(object).any(|kind| kind == KIND)
        && property::text(object, "purpose") == Some(PURPOSE)
        && object.get("urgency").is_some()
}

/// Reads a call. What nobody here knows of it is left out.
pub fn read(object: &Value) -> Result<ReadCall, CallUnreadable> {
    if !is_call(object) {
        return Err(CallUnreadable::NotACall);
    }
    let id = property::id_of(object).ok_or(CallUnreadable::NotACall)?;
    let group = property::iri(object, "attributedTo").ok_or(CallUnreadable::NotACall)?;
    let intent = property::first(object, "publishes").ok_or(CallUnreadable::Quantity)?;
    let time = |key: &str| property::instant(object, key).ok_or(CallUnreadable::Time);
    let need = CallNeed {
        name: property::text(object, "name")
            .and_then(property::title)
            .ok_or(CallUnreadable::Name)?,
        details: property::text(object, "content").and_then(property::note),
        skills: words(object, "skills", Skill::parse),
        regions: words(object, "regions", Region::parse),
        verticals: words(object, "verticals", Term::parse),
        sizes: words(object, "sizes", Term::parse),
        place: match property::truth(object, "onSite") {
            Some(true) => CallPlace::OnSite,
            _ => CallPlace::Remote,
        },
        hands: hands(intent, "resourceQuantity").ok_or(CallUnreadable::Quantity)?,
        least: hands(intent, "minimumQuantity"),
        from: time("neededFrom")?,
        until: time("neededUntil")?,
        urgency: property::text(object, "urgency")
            .and_then(Urgency::from_word)
            .unwrap_or(Urgency::Normal),
    };
    need.check()?;
    let terms = property::first(object, "terms").map(read_terms).transpose()?;
    let digest = terms_digest(object).map_err(|_| CallUnreadable::Terms)?;
    let customer = property::first(object, "customer");
    Ok(ReadCall {
        id,
        group,
        need,
        digest: digest.filter(|_| terms.is_some()),
        terms,
        customer: customer
            .and_then(|customer| property::text(customer, "name"))
            .and_then(property::person_name),
        revision: property::whole(object, "revision").ok_or(CallUnreadable::Revision)?,
        published: property::instant(object, "published"),
        through: time("validThrough")?,
    })
}

fn words<T: Ord, E>(object: &Value, key: &str, read: impl Fn(&str) -> Result<T, E>) -> BTreeSet<T> {
    property::values(object, key)
        .filter_map(property::string)
        .filter_map(|word| read(word).ok())
        .collect()
}

fn hands(document: &Value, key: &str) -> Option<Hands> {
    let said = property::first(document, key)?;
    let unit = HandsUnit::from_word(property::text(said, "hasUnit")?)?;
    let number = property::text(said, "hasNumericalValue")?.parse::<u16>().ok()?;
    (1..=Hands::MAX)
        .contains(&number)
        .then_some(Hands { unit, number })
}

fn read_terms(terms: &Value) -> Result<CallTerms, CallUnreadable> {
    property::id_of(terms).ok_or(CallUnreadable::Terms)?;
    let certificates = property::values(terms, "certificates").filter_map(property::string);
    let months = property::whole(terms, "nonSolicitMonths");
    let read = CallTerms {
        lead: property::iri(terms, "lead").ok_or(CallUnreadable::Terms)?,
        method: property::page(terms, "method"),
        certificates: certificates.filter_map(property::title).collect(),
        months: months
            .map(u8::try_from)
            .transpose()
            .map_err(|_| CallRefused::Months)?,
        content: property::text(terms, "content").and_then(property::note),
    };
    read.check()?;
    Ok(read)
}
