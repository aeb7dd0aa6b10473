//! A call for hands as communities tell each other of it, an answer to it and the yes to that (protocol section 8.7; FEP-0837).
//! No document of these holds a price.

use std::collections::BTreeSet;

use domain::{
    CallContact, CallNeed, CallPlace, CallRefused, CallTerms, Hands, HandsUnit, Iri, MailAddress, Note,
    PersonName, Region, Skill, Term, Title, Urgency,
};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::context::{ContextKind, with_context};
use crate::html;
use crate::jcs::JcsRefused;
use crate::multibase::digest_multibase;
use crate::property::{self, utc};

const KIND: &str = "Proposal";
/// Told apart from an offer, which is a Proposal too.
const PURPOSE: &str = "request";
const WORK: &str = "https://w3id.org/rosarium/v1#ConsultingDay";
/// Most characters of a digest.
const DIGEST_CHARS_MAX: usize = 200;

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
    say("content", details.map(|words| json!(html::from_plain(words.as_str()))));
    say("regions", (!need.regions.is_empty()).then(|| json!(need.regions)));
    say("verticals", (!need.verticals.is_empty()).then(|| json!(need.verticals)));
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
    (1..=Hands::MAX).contains(&number).then_some(Hands { unit, number })
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
