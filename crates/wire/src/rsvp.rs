//! Answers to events: four dialects in, ours out (protocol section 9).

use domain::{Answer, Iri, Note, PersonName, RefusalReason, RsvpCounter, RsvpState};
use serde_json::{Map, Value, json};

use crate::activity::{Activity, Object, Verb};
use crate::context::{ContextKind, with_context};
use crate::property;

/// A member's answer on its way to an organiser.
#[derive(Clone, Copy, Debug)]
pub struct AnswerFacts<'f> {
    /// The activity's own address.
    pub activity: &'f Iri,
    /// The member's actor.
    pub member: &'f Iri,
    /// The event.
    pub event: &'f Iri,
    /// Whom `requiredJoinVisibility` of the event names on its own server, else its owner; never anybody else.
    pub organizers: &'f [Iri],
    /// Which of her answers; left out for strangers.
    pub counter: Option<RsvpCounter>,
}

/// What a Join tells a peer and nobody else.
#[derive(Clone, Copy, Debug, Default)]
pub struct PeerWords<'f> {
    /// For the organiser's eyes.
    pub message: Option<&'f Note>,
    /// The member's company.
    pub organization: Option<&'f PersonName>,
    /// The community that vouches for her.
    pub member_of: Option<&'f Iri>,
}

/// The answer that is decided about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRef<'f> {
    /// Its id.
    pub id: &'f Iri,
    /// Join; or the verb of dialect 2.
    pub verb: Verb,
    /// Who answered.
    pub actor: &'f Iri,
    /// Which event.
    pub event: &'f Iri,
}

/// A host's decision on its way to a guest.
#[derive(Clone, Copy, Debug)]
pub struct DecisionFacts<'f> {
    /// The activity's own address.
    pub activity: &'f Iri,
    /// The event's owner.
    pub owner: &'f Iri,
    /// What is decided.
    pub about: &'f AnswerRef<'f>,
    /// Of the answer; left out when she gave none.
    pub counter: Option<RsvpCounter>,
}

/// Why an answer finds no place, as it is told.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'f> {
    /// A sentence for people.
    pub sentence: &'f str,
    /// The same in a word, which other nodes of our kind say in their readers' languages; only to peers.
    pub why: Option<RefusalReason>,
    /// Where people read more or sign up; for strangers, whose own server may show them nothing else.
    pub page: Option<&'f Iri>,
}

/// Why a guest has neither a seat nor a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// On the waiting list; first is 1.
    Waitlisted {
        /// Her place.
        place: u32,
    },
    /// The organiser will decide.
    Pending,
}

/// What a person elsewhere said to an event of ours (dialects 1 to 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsvpSaid {
    /// Which event; when a bare id was answered, perhaps no event at all: look it up.
    pub event: Iri,
    /// Who speaks, for herself.
    pub actor: Iri,
    /// What she said.
    pub answer: Answer,
    /// Of our profile alone.
    pub counter: Option<RsvpCounter>,
    /// The activity that said it; an Undo may have none.
    pub activity: Option<Iri>,
    /// How to name the answer when deciding about it.
    pub verb: Verb,
    /// For an Undo that tells what it takes back.
    pub undoes: Option<Undone>,
    /// For the organiser's eyes.
    pub message: Option<Note>,
    /// Her company.
    pub organization: Option<PersonName>,
    /// The community that vouches for her.
    pub member_of: Option<Iri>,
}

/// The answer that an Undo takes back; it counts while that answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The activity that gave it, when named.
    pub activity: Option<Iri>,
    /// What it said.
    pub answer: Answer,
}

/// What a host elsewhere said to an answer of one of our members (dialect 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsvpHeard {
    /// Who speaks; whether that counts is for whoever knows the event (protocol section 9.2).
    pub by: Iri,
    /// On whose behalf (Mobilizon's moderators).
    pub attributed_to: Option<Iri>,
    /// What was decided.
    pub decision: Decision,
    /// The Join's id, when named; a bare id may also be that of something else.
    pub join: Option<Iri>,
    /// Whose Join, when it was embedded.
    pub member: Option<Iri>,
    /// To which event, when it was embedded.
    pub event: Option<Iri>,
    /// Of our profile alone.
    pub counter: Option<RsvpCounter>,
    /// In the host's words, plain text.
    pub reason: Option<String>,
    /// The same in a word; of our profile alone.
    pub why: Option<RefusalReason>,
    /// The member's own join link.
    pub link: Option<Iri>,
}

/// A host's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A seat.
    Accepted,
    /// No.
    Rejected,
    /// Neither yet.
    Held(Held),
    /// `Ignore`: one cannot answer there; show the event's own page.
    NotJoinable,
}

/// The event of the answer that a decision of ours, given as it was sent, is about: the object of its object.
pub fn event_decided_about(sent: &str) -> Option<Iri> {
    let document: Value = serde_json::from_str(sent).ok()?;
    let verb = Verb::from_word(document.get("type")?.as_str()?);
    if !matches!(verb, Verb::Accept | Verb::Reject | Verb::TentativeAccept) {
        return None;
    }
    property::iri(document.get("object")?, "object")
}

/// Join, unsigned; `words` only to a peer.
pub fn join(facts: &AnswerFacts<'_>, words: Option<&PeerWords<'_>>) -> Value {
    let mut extra = Map::new();
    if let Some(words) = words {
        let known = [
            (
                "participationMessage",
                words.message.map(|message| json!(message)),
            ),
            (
                "organization",
                words.organization.map(|organization| json!(organization)),
            ),
            ("memberOf", words.member_of.map(|member_of| json!(member_of))),
        ];
        extra.extend(
            known
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), value?))),
        );
    }
    answer(&Verb::Join, facts, extra)
}

/// Leave, unsigned: an answer is taken back.
pub fn leave(facts: &AnswerFacts<'_>) -> Value {
    answer(&Verb::Leave, facts, Map::new())
}

/// TentativeAccept of an event, unsigned; to peers alone.
pub fn maybe(facts: &AnswerFacts<'_>) -> Value {
    answer(&Verb::TentativeAccept, facts, Map::new())
}

/// Reject of an event, unsigned; to peers alone.
pub fn declined(facts: &AnswerFacts<'_>) -> Value {
    answer(&Verb::Reject, facts, Map::new())
}

/// Accept of a Join, unsigned, to the guest alone; `link` is her own join link, only to peers.
pub fn accept_join(facts: &DecisionFacts<'_>, link: Option<&Iri>) -> Value {
    decide(
        &Verb::Accept,
        facts,
        link.map(|link| ("url".to_owned(), json!(link)))
            .into_iter()
            .collect(),
    )
}

/// Reject of a Join, unsigned, with a sentence for people and perhaps a link.
pub fn reject_join(facts: &DecisionFacts<'_>, refusal: &Refusal<'_>) -> Value {
    let content = match refusal.page {
        Some(page) => format!("{} {page}", refusal.sentence),
        None => refusal.sentence.to_owned(),
    };
    let mut extra = Map::from_iter([("content".to_owned(), json!(content))]);
    extra.extend(refusal.page.map(|page| ("url".to_owned(), json!(page))));
    extra.extend(refusal.why.map(|why| ("outcome".to_owned(), json!(why.word()))));
    decide(&Verb::Reject, facts, extra)
}

/// TentativeAccept of a Join, unsigned; to peers alone.
pub fn tentative_join(facts: &DecisionFacts<'_>, held: Held) -> Value {
    let (state, place) = match held {
        Held::Waitlisted { place } => (RsvpState::Waitlisted, Some(place)),
        Held::Pending => (RsvpState::Pending, None),
    };
    let mut extra = Map::from_iter([("rsvpState".to_owned(), json!(state))]);
    extra.extend(place.map(|place| ("waitlistPlace".to_owned(), json!(place))));
    decide(&Verb::TentativeAccept, facts, extra)
}

/// Reads what a person said: Join, Leave; Accept, TentativeAccept, Reject of an event or of an Invite to it; Undo of one
/// of these embedded. For an Undo of a bare id see [`undone`].
pub fn read_said(activity: &Activity) -> Option<RsvpSaid> {
    let object = activity.object.as_ref()?;
    let (event, answer, undoes) = match (answer_of(activity.verb.word()), &activity.verb) {
        (Some(answer), _) => (subject(object)?, answer, None),
        (None, Verb::Leave) => (subject(object)?, Answer::Withdrawn, None),
        (None, Verb::Undo) => {
            let (event, undone) = taken_back(object, &activity.actor)?;
            (event, Answer::Withdrawn, Some(undone))
        }
        _ => return None,
    };
    Some(RsvpSaid {
        event,
        actor: activity.actor.clone(),
        answer,
        counter: activity.rsvp_counter.map(RsvpCounter),
        activity: activity.id.clone(),
        verb: activity.verb.clone(),
        undoes,
        message: activity.participation_message.clone(),
        organization: activity.organization.clone(),
        member_of: activity.member_of.clone(),
    })
}

/// The activity that an Undo takes back, by its id.
pub fn undone(activity: &Activity) -> Option<&Iri> {
    match &activity.verb {
        Verb::Undo => activity.object.as_ref()?.id(),
        _ => None,
    }
}

/// Reads what a host decided about an answer: embedded, or named by its id.
pub fn read_heard(activity: &Activity) -> Option<RsvpHeard> {
    let decision = match (&activity.verb, activity.rsvp_state, activity.waitlist_place) {
        (Verb::Accept, _, _) => Decision::Accepted,
        (Verb::Reject, _, _) => Decision::Rejected,
        (Verb::Ignore, _, _) => Decision::NotJoinable,
        (Verb::TentativeAccept, Some(RsvpState::Waitlisted), Some(place @ 1..)) => {
            Decision::Held(Held::Waitlisted { place })
        }
        // A place on the list that is not told is no news to the member, so it reads as undecided.
        (Verb::TentativeAccept, _, _) => Decision::Held(Held::Pending),
        _ => return None,
    };
    let (join, member, event) = match activity.object.as_ref()? {
        Object::Id(id) => (Some(id.clone()), None, None),
        Object::Embedded { id, kind, value } if is_answer(kind) || kind == "Leave" => (
            id.clone(),
            property::iri(value, "actor"),
            property::iri(value, "object"),
        ),
        Object::Embedded { .. } => return None,
    };
    Some(RsvpHeard {
        by: activity.actor.clone(),
        attributed_to: activity.attributed_to.clone(),
        decision,
        join,
        member,
        event,
        counter: activity.rsvp_counter.map(RsvpCounter),
        reason: activity.content.clone(),
        why: activity.outcome,
        link: activity.url.clone(),
    })
}

/// An event by its name, told in full, or wrapped in an Invite.
pub fn subject(object: &Object) -> Option<Iri> {
    match object {
        Object::Id(id) => Some(id.clone()),
        Object::Embedded { id, kind, .. } if kind == "Event" => id.clone(),
        Object::Embedded { kind, value, .. } if kind == "Invite" => {
            let invited = crate::activity::object(property::first(value, "object")?).ok()?;
            matches!(invited.kind(), "" | "Event")
                .then(|| invited.id().cloned())
                .flatten()
        }
        Object::Embedded { .. } => None,
    }
}

/// The event and the answer that an embedded activity of the same actor gave.
fn taken_back(object: &Object, by: &Iri) -> Option<(Iri, Undone)> {
    let Object::Embedded { id, kind, value } = object else {
        return None;
    };
    let answer = answer_of(kind)?;
    if property::iri(value, "actor").is_some_and(|actor| actor != *by) {
        return None;
    }
    let answered = crate::activity::object(property::first(value, "object")?).ok()?;
    let undone = Undone {
        activity: id.clone(),
        answer,
    };
    Some((subject(&answered)?, undone))
}

/// What a verb says about an event.
fn answer_of(verb: &str) -> Option<Answer> {
    match verb {
        "Join" | "Accept" => Some(Answer::Going),
        "TentativeAccept" => Some(Answer::Maybe),
        "Reject" => Some(Answer::Declined),
        _ => None,
    }
}

fn is_answer(kind: &str) -> bool {
    answer_of(kind).is_some()
}

fn answer(verb: &Verb, facts: &AnswerFacts<'_>, extra: Map<String, Value>) -> Value {
    let mut activity = json!({
        "id": facts.activity, "type": verb.word(), "actor": facts.member, "object": facts.event
    });
    finish(&mut activity, extra, facts.counter, facts.organizers);
    with_context(activity, ContextKind::Proved)
}

fn decide(verb: &Verb, facts: &DecisionFacts<'_>, extra: Map<String, Value>) -> Value {
    let about = facts.about;
    let mut activity = json!({
        "id": facts.activity,
        "type": verb.word(),
        "actor": facts.owner,
        "object": {"id": about.id, "type": about.verb.word(), "actor": about.actor, "object": about.event},
    });
    finish(
        &mut activity,
        extra,
        facts.counter,
        std::slice::from_ref(about.actor),
    );
    with_context(activity, ContextKind::Proved)
}

fn finish(activity: &mut Value, extra: Map<String, Value>, counter: Option<RsvpCounter>, to: &[Iri]) {
    let Value::Object(entries) = activity else { return };
    entries.extend(extra);
    if let Some(counter) = counter {
        entries.insert("rsvpCounter".to_owned(), json!(counter.0));
    }
    entries.insert("to".to_owned(), json!(to));
    entries.insert("cc".to_owned(), json!([]));
}

#[cfg(test)]
#[path = "rsvp_tests.rs"]
mod tests;
