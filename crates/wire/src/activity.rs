//! Reads the activity that stands around everything servers tell one another (protocol sections 7.1 and 10.1).

use domain::{Iri, LinkId, Note, PersonName, RefusalReason, RsvpState};
use jiff::Timestamp;
use serde_json::Value;

use crate::digest::sha256;
use crate::{jcs, membership_link, property};

/// An activity, taken apart; texts are bounded but not sanitised.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Absent only for Follow, Undo and Delete; [`synthetic_id`] then stands in for it.
    pub id: Option<Iri>,
    /// What is done.
    pub verb: Verb,
    /// Who says so; whether she signed it is not known here.
    pub actor: Iri,
    /// To what it is done; the first one of several.
    pub object: Option<Object>,
    /// The link of two memberships that it is done to; then there is no other object.
    pub link: Option<LinkId>,
    /// Where to, for Add, Remove, Move and Invite.
    pub target: Option<Iri>,
    /// What came of it, for an Accept.
    pub result: Option<Value>,
    /// As written; see [`is_public`].
    pub to: Vec<String>,
    /// As written; Public here does not count.
    pub cc: Vec<String>,
    /// What it answers.
    pub in_reply_to: Option<Iri>,
    /// On whose behalf, when that is not the actor (Mobilizon's moderators).
    pub attributed_to: Option<Iri>,
    /// When its effect begins.
    pub start_time: Option<Timestamp>,
    /// Until when an answer is awaited.
    pub end_time: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// A remark, as plain text.
    pub content: Option<String>,
    /// Which of a person's answers.
    pub rsvp_counter: Option<u64>,
    /// What the host decided.
    pub rsvp_state: Option<RsvpState>,
    /// First is 1.
    pub waitlist_place: Option<u32>,
    /// Why an answer was refused; a word that we do not know is none.
    pub outcome: Option<RefusalReason>,
    /// For the organiser's eyes alone; never logged.
    pub participation_message: Option<Note>,
    /// The company of who answers.
    pub organization: Option<PersonName>,
    /// The community that vouches for who answers.
    pub member_of: Option<Iri>,
    /// A page about it, for an Accept the guest's own join link.
    pub url: Option<Iri>,
}

/// What an activity is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    /// Named alone.
    Id(Iri),
    /// Told in full; whether that may be believed is another question (protocol section 3.4, step 11).
    Embedded {
        /// Its name, if it has one.
        id: Option<Iri>,
        /// The first type of it that we know, else its first type, else empty.
        kind: String,
        /// All of it.
        value: Value,
    },
}

/// Why a document is no activity; each is a 400.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActivityRefused {
    /// Not a JSON object.
    #[error("an activity is a JSON object")]
    NotAnObject,
    /// No type, or not a text.
    #[error("an activity has a type")]
    Type,
    /// No actor, several, or no http address.
    #[error("an activity has one actor, named by an http address")]
    Actor,
    /// An id that is no http address, or none where one is needed.
    #[error("an activity has an id that is an http address")]
    Id,
    /// An object that is neither an address nor an object with one.
    #[error("the object of an activity is an http address or a JSON object")]
    Object,
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $verb:ident),+ $(,)?) => {
        /// What an activity does: all that are sent or heard (protocol section 10.1).
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Verb {
            $($(#[$doc])* $verb,)+
            /// Anything else: answered 202 and ignored.
            Other(String),
        }

        impl Verb {
            /// The word on the wire.
            pub fn word(&self) -> &str {
                match self { $(Self::$verb => stringify!($verb),)+ Self::Other(word) => word }
            }

            /// Reads that word.
            pub fn from_word(word: &str) -> Self {
                match word { $(stringify!($verb) => Self::$verb,)+ other => Self::Other(other.to_owned()) }
            }
        }
    };
}

verbs!(
    /// A new object.
    Create,
    /// The object changed.
    Update,
    /// The object is gone.
    Delete,
    /// Look at this.
    Announce,
    /// Send me what you say.
    Follow,
    /// Yes.
    Accept,
    /// No.
    Reject,
    /// Perhaps, or not yet.
    TentativeAccept,
    /// I take it back.
    Undo,
    /// I come.
    Join,
    /// I no longer come.
    Leave,
    /// Please come.
    Invite,
    /// There is nothing to answer here.
    Ignore,
    /// Please agree to this.
    Offer,
    /// Into a collection.
    Add,
    /// Out of a collection.
    Remove,
    /// A report.
    Flag,
    /// An actor lives elsewhere now.
    Move,
);

/// Longest verb kept, in bytes.
const VERB_BYTES_MAX: usize = 100;

/// Object types that something here reads; of several types the first of these counts.
const KNOWN_KINDS: [&str; 32] = [
    "Event",
    "Note",
    "Article",
    "Tombstone",
    "Person",
    "Group",
    "Application",
    "Service",
    "Organization",
    "Collection",
    "OrderedCollection",
    "CollectionPage",
    "OrderedCollectionPage",
    "PeeringAgreement",
    "CoHosting",
    "Proposal",
    "Agreement",
    "ReciprocityAgreement",
    "Introduction",
    "Create",
    "Update",
    "Delete",
    "Announce",
    "Follow",
    "Accept",
    "Reject",
    "TentativeAccept",
    "Undo",
    "Join",
    "Leave",
    "Invite",
    "Offer",
];

/// Takes an activity apart. Unknown properties and wrong types of optional ones are ignored.
pub fn read(document: &Value) -> Result<Activity, ActivityRefused> {
    if !document.is_object() {
        return Err(ActivityRefused::NotAnObject);
    }
    let verb = verb(document).ok_or(ActivityRefused::Type)?;
    let id = match document.get("id") {
        None | Some(Value::Null) => None,
        Some(id) => Some(
            id.as_str()
                .and_then(|id| Iri::parse(id).ok())
                .ok_or(ActivityRefused::Id)?,
        ),
    };
    if id.is_none() && !matches!(verb, Verb::Follow | Verb::Undo | Verb::Delete) {
        return Err(ActivityRefused::Id);
    }
    let link = membership_link::named(document, &verb);
    let object = match property::first(document, "object").map(object) {
        Some(Err(_)) if matches!(verb, Verb::Other(_)) || link.is_some() => None,
        other => other.transpose()?,
    };
    let note = |key| property::text(document, key).and_then(property::note);
    Ok(Activity {
        id,
        verb,
        actor: actor(document)?,
        object: object.filter(|_| link.is_none()),
        link,
        target: property::iri(document, "target"),
        result: property::first(document, "result").cloned(),
        to: property::addressees(document, "to"),
        cc: property::addressees(document, "cc"),
        in_reply_to: property::iri(document, "inReplyTo"),
        attributed_to: property::iri(document, "attributedTo"),
        start_time: property::instant(document, "startTime"),
        end_time: property::instant(document, "endTime"),
        updated: property::instant(document, "updated"),
        content: note("content").map(String::from),
        rsvp_counter: property::whole(document, "rsvpCounter"),
        rsvp_state: property::first(document, "rsvpState")
            .and_then(|state| serde_json::from_value(state.clone()).ok()),
        waitlist_place: property::whole(document, "waitlistPlace")
            .and_then(|place| u32::try_from(place).ok()),
        outcome: property::first(document, "outcome")
            .and_then(Value::as_str)
            .and_then(RefusalReason::from_word),
        participation_message: note("participationMessage"),
        organization: property::text(document, "organization").and_then(property::person_name),
        member_of: property::iri(document, "memberOf"),
        url: property::page(document, "url"),
    })
}

/// Whether the public is among these; only `to` is asked when an event is to be discoverable.
pub fn is_public(addressees: &[String]) -> bool {
    addressees
        .iter()
        .any(|to| matches!(to.as_str(), property::PUBLIC | "as:Public" | "Public"))
}

/// How what stands in for an id begins.
const SYNTHETIC: &str = "urn:sha256:";

/// What stands in for the id of a Follow, Undo or Delete without one: the same document has the same one.
pub fn synthetic_id(document: &Value) -> String {
    let bytes = jcs::canonical(document).unwrap_or_else(|_| document.to_string().into_bytes());
    format!("{SYNTHETIC}{}", domain::hex(&sha256(&bytes)))
}

/// Whether an id is its actor's with a [`synthetic_id`] for a fragment: its sender gave none, and knows none. Some servers
/// name their activities below the actor as well; those names are theirs.
pub fn is_synthetic(id: &Iri) -> bool {
    let fragment = id.as_str().split_once('#').map(|(_, fragment)| fragment);
    fragment.is_some_and(|fragment| fragment.starts_with(SYNTHETIC))
}

impl Object {
    /// Its name, if it has one.
    pub fn id(&self) -> Option<&Iri> {
        match self {
            Self::Id(id) => Some(id),
            Self::Embedded { id, .. } => id.as_ref(),
        }
    }

    /// Its type; empty when only its name is known.
    pub fn kind(&self) -> &str {
        match self {
            Self::Id(_) => "",
            Self::Embedded { kind, .. } => kind,
        }
    }

    /// All of it, when it was told.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Id(_) => None,
            Self::Embedded { value, .. } => Some(value),
        }
    }
}

/// Reads what an activity, or an embedded one, is about.
pub(crate) fn object(value: &Value) -> Result<Object, ActivityRefused> {
    match value {
        Value::String(text) => Iri::parse(text)
            .map(Object::Id)
            .map_err(|_| ActivityRefused::Object),
        Value::Object(entries) => {
            let id = match entries.get("id") {
                None | Some(Value::Null) => None,
                // An id we cannot read must not pass for none: an object without id counts as its owner's.
                Some(id) => Some(
                    id.as_str()
                        .and_then(|id| Iri::parse(id).ok())
                        .ok_or(ActivityRefused::Object)?,
                ),
            };
            Ok(Object::Embedded {
                id,
                kind: kind(value),
                value: value.clone(),
            })
        }
        _ => Err(ActivityRefused::Object),
    }
}

fn kind(value: &Value) -> String {
    let known = property::types(value).find(|kind| KNOWN_KINDS.contains(kind));
    let kind = known.or_else(|| property::types(value).next()).unwrap_or("");
    if kind.len() > VERB_BYTES_MAX {
        String::new()
    } else {
        kind.to_owned()
    }
}

fn verb(document: &Value) -> Option<Verb> {
    let mut verbs = property::types(document)
        .filter(|word| word.len() <= VERB_BYTES_MAX)
        .map(Verb::from_word);
    let first = verbs.next()?;
    if !matches!(first, Verb::Other(_)) {
        return Some(first);
    }
    Some(
        verbs
            .find(|verb| !matches!(verb, Verb::Other(_)))
            .unwrap_or(first),
    )
}

/// Two actors would leave open whose signature counts (threat A5).
fn actor(document: &Value) -> Result<Iri, ActivityRefused> {
    let mut actors = property::values(document, "actor");
    match (actors.next(), actors.next()) {
        (Some(actor), None) => property::id_of(actor).ok_or(ActivityRefused::Actor),
        _ => Err(ActivityRefused::Actor),
    }
}

#[cfg(test)]
mod tests;
