//! Answers to events: four dialects in, ours out (protocol section 9).

use domain::{Answer, Iri, Note, PersonName, RsvpCounter, RsvpState};
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
    /// `requiredJoinVisibility` of the event, else its owner; never anybody else.
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
    /// For the organiser's eyes.
    pub message: Option<Note>,
    /// Her company.
    pub organization: Option<PersonName>,
    /// The community that vouches for her.
    pub member_of: Option<Iri>,
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

/// Reject of a Join, unsigned, with a sentence for people.
pub fn reject_join(facts: &DecisionFacts<'_>, reason: &str) -> Value {
    decide(
        &Verb::Reject,
        facts,
        Map::from_iter([("content".to_owned(), json!(reason))]),
    )
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
    let (event, answer) = match (&activity.verb, activity.object.as_ref()?) {
        (Verb::Join, object) => (subject(object)?, Answer::Going),
        (Verb::Leave, object) => (subject(object)?, Answer::Withdrawn),
        (Verb::Accept, object) => (subject(object)?, Answer::Going),
        (Verb::TentativeAccept, object) => (subject(object)?, Answer::Maybe),
        (Verb::Reject, object) => (subject(object)?, Answer::Declined),
        (Verb::Undo, Object::Embedded { kind, value, .. }) if is_answer(kind) => {
            let inner_actor = property::iri(value, "actor").is_none_or(|actor| actor == activity.actor);
            let inner =
                property::first(value, "object").and_then(|inner| crate::activity::object(inner).ok());
            (subject(&inner.filter(|_| inner_actor)?)?, Answer::Withdrawn)
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
        message: activity.participation_message.clone(),
        organization: activity.organization.clone(),
        member_of: activity.member_of.clone(),
    })
}

/// The activity that an Undo takes back, when it is only named.
pub fn undone(activity: &Activity) -> Option<&Iri> {
    match (&activity.verb, activity.object.as_ref()?) {
        (Verb::Undo, Object::Id(id)) => Some(id),
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
        link: activity.url.clone(),
    })
}

/// An event by its name, told in full, or wrapped in an Invite.
fn subject(object: &Object) -> Option<Iri> {
    match object {
        Object::Id(id) => Some(id.clone()),
        Object::Embedded { id, kind, .. } if kind == "Event" => id.clone(),
        Object::Embedded { kind, value, .. } if kind == "Invite" => property::iri(value, "object"),
        Object::Embedded { .. } => None,
    }
}

fn is_answer(kind: &str) -> bool {
    matches!(kind, "Join" | "Accept" | "TentativeAccept" | "Reject")
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
mod tests {
    use super::*;
    use crate::activity;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn said(document: &Value) -> Option<(String, Answer)> {
        read_said(&activity::read(document).unwrap()).map(|said| (said.event.to_string(), said.answer))
    }

    #[test]
    fn three_dialects_say_the_same() {
        let event = "https://b.example/events/1";
        let spoken = |verb: &str, object: Value| {
            said(
                &json!({"id": "https://a.example/1", "type": verb, "actor": "https://a.example/u/x", "object": object}),
            )
        };
        for (verb, answer) in [
            ("Accept", Answer::Going),
            ("TentativeAccept", Answer::Maybe),
            ("Reject", Answer::Declined),
            ("Join", Answer::Going),
        ] {
            let expected = Some((event.to_owned(), answer));
            assert_eq!(spoken(verb, json!(event)), expected, "{verb}");
            assert_eq!(
                spoken(verb, json!({"type": "Event", "id": event, "name": "x"})),
                expected,
                "{verb}"
            );
            assert_eq!(
                spoken(
                    verb,
                    json!({"type": "Invite", "actor": "https://b.example/c/b", "object": event})
                ),
                expected
            );
            let undo = json!({"type": verb, "actor": "https://a.example/u/x", "object": event});
            assert_eq!(
                spoken("Undo", undo),
                Some((event.to_owned(), Answer::Withdrawn)),
                "{verb}"
            );
        }
        assert_eq!(
            spoken("Leave", json!(event)),
            Some((event.to_owned(), Answer::Withdrawn))
        );
        assert_eq!(spoken("Accept", json!({"type": "Follow", "object": event})), None);
        assert_eq!(spoken("Undo", json!({"type": "Follow", "object": event})), None);
        assert_eq!(
            spoken(
                "Undo",
                json!({"type": "Join", "actor": "https://a.example/u/y", "object": event})
            ),
            None
        );
        assert_eq!(spoken("Undo", json!("https://a.example/0")), None);
    }

    #[test]
    fn an_undo_of_a_bare_id_names_what_it_takes_back() {
        let undo = json!({"type": "Undo", "actor": "https://a.example/u/x", "object": "https://a.example/0"});
        assert_eq!(
            undone(&activity::read(&undo).unwrap()),
            Some(&iri("https://a.example/0"))
        );
    }

    #[test]
    fn a_decision_written_is_the_decision_heard() {
        let [id, own, owner, guest, event] = [
            "https://a.example/join/1",
            "https://b.example/x/2",
            "https://b.example/c/b",
            "https://a.example/u/x",
            "https://b.example/events/1",
        ]
        .map(iri);
        let about = AnswerRef {
            id: &id,
            verb: Verb::Join,
            actor: &guest,
            event: &event,
        };
        let facts = DecisionFacts {
            activity: &own,
            owner: &owner,
            about: &about,
            counter: Some(RsvpCounter(4)),
        };
        let link = iri("https://b.example/events/1/join/x");
        for (document, decision) in [
            (accept_join(&facts, Some(&link)), Decision::Accepted),
            (reject_join(&facts, "The event is full."), Decision::Rejected),
            (
                tentative_join(&facts, Held::Pending),
                Decision::Held(Held::Pending),
            ),
            (
                tentative_join(&facts, Held::Waitlisted { place: 3 }),
                Decision::Held(Held::Waitlisted { place: 3 }),
            ),
        ] {
            assert_eq!(document["to"], json!([guest]));
            assert_eq!(document["cc"], json!([]));
            let heard = read_heard(&activity::read(&document).unwrap()).unwrap();
            assert_eq!((heard.decision, heard.counter), (decision, Some(RsvpCounter(4))));
            assert_eq!(
                (heard.join.as_ref(), heard.member.as_ref(), heard.event.as_ref()),
                (Some(&id), Some(&guest), Some(&event))
            );
            assert_eq!((heard.by, heard.attributed_to), (owner.clone(), None));
            assert_eq!(said(&document), None);
        }
    }

    #[test]
    fn a_stranger_hears_nothing_but_the_join() {
        let [id, member, event, owner] = [
            "https://a.example/join/1",
            "https://a.example/u/x",
            "https://b.example/e/1",
            "https://b.example/c/b",
        ]
        .map(iri);
        let organizers = [owner];
        let facts = AnswerFacts {
            activity: &id,
            member: &member,
            event: &event,
            organizers: &organizers,
            counter: None,
        };
        let document = join(&facts, None);
        let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["@context", "id", "type", "actor", "object", "to", "cc"]);
    }
}
