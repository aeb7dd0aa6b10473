//! Follows, answers to events and peerings, written again from their facts and read back.

use domain::{Iri, LinkId, LinkSaid, Note, PersonName, RsvpCounter, Scope, Scopes, Title};
use wire::activity::{self, Verb};
use wire::follow::{self, FollowRef};
use wire::membership_link::{self, LinkFacts};
use wire::peering::{self, AgreementFacts, EndFacts, OfferFacts, PeeringAnswer};
use wire::rsvp::{self, AnswerFacts, AnswerRef, DecisionFacts, Held, PeerWords};

use crate::{corpora, document, iri, same};

const BENELUX: &str = "https://benelux.example/c/benelux";
const DACH: &str = "https://dach.example/c/dach";
const KLARA: &str = "https://dach.example/users/klara";
const TALK: &str = "https://benelux.example/events/01JD7Z";

#[test]
fn follows_are_written_as_published() {
    if corpora().is_none() {
        return;
    }
    let (a, b) = (iri(BENELUX), iri(DACH));
    let id = iri("https://benelux.example/activities/follow/21");
    let about = FollowRef {
        id: Some(&id),
        actor: &a,
        object: &b,
    };
    same("own/documents/follow.json", &follow::follow(&id, &a, &b));
    same(
        "own/documents/follow-accept.json",
        &follow::accept(&iri("https://dach.example/activities/accept/55"), about),
    );
    same(
        "own/documents/follow-undo.json",
        &follow::undo(&iri("https://benelux.example/activities/undo/22"), about),
    );
    println!("vectors: 3 follow documents checked");
}

#[test]
fn a_link_of_memberships_is_written_as_published() {
    if corpora().is_none() {
        return;
    }
    let link = LinkId::parse("3f1c0f0e-0000-4000-8000-00000000000c").expect("a link");
    let facts = LinkFacts {
        activity: &iri("https://benelux.example/activities/link/1"),
        actor: &iri(BENELUX),
        to: &iri(DACH),
        link: &link,
    };
    let written = membership_link::write(&facts, LinkSaid::Stands);
    same("own/documents/link-accept.json", &written);
    let read = activity::read(&document("own/documents/link-accept.json").expect("it is there"));
    assert_eq!(read.expect("an activity").link, Some(link));
    println!("vectors: 1 link document checked");
}

#[test]
fn answers_to_events_are_written_as_published() {
    if corpora().is_none() {
        return;
    }
    let (klara, talk, to) = (iri(KLARA), iri(TALK), [iri(BENELUX)]);
    let said = |activity, counter| AnswerFacts {
        activity,
        member: &klara,
        event: &talk,
        organizers: &to,
        counter: Some(RsvpCounter(counter)),
    };
    let at = |path: &str| iri(&format!("https://dach.example/activities/{path}"));
    let [join, leave, maybe, decline] = ["join/9", "leave/3", "maybe/4", "decline/5"].map(at);
    let words = PeerWords {
        message: Some(&Note::parse("Vegetarian").expect("a note")),
        organization: Some(&PersonName::parse("Alpenstack AG").expect("a name")),
        member_of: Some(&iri(DACH)),
    };
    same(
        "own/documents/rsvp-join.json",
        &rsvp::join(&said(&join, 1), Some(&words)),
    );
    same("own/documents/rsvp-leave.json", &rsvp::leave(&said(&leave, 2)));
    same("own/documents/rsvp-maybe.json", &rsvp::maybe(&said(&maybe, 3)));
    same(
        "own/documents/rsvp-declined.json",
        &rsvp::declined(&said(&decline, 4)),
    );
    let stranger = AnswerFacts {
        activity: &at("join/12"),
        member: &klara,
        event: &iri("https://events.example/events/5f0c"),
        organizers: &[iri("https://events.example/@walkers")],
        counter: None,
    };
    same(
        "own/documents/rsvp-join-stranger.json",
        &rsvp::join(&stranger, None),
    );
    println!("vectors: 5 answers checked");
}

#[test]
fn decisions_about_answers_are_written_as_published() {
    if corpora().is_none() {
        return;
    }
    let (join, klara, talk, owner) = (
        iri("https://dach.example/activities/join/9"),
        iri(KLARA),
        iri(TALK),
        iri(BENELUX),
    );
    let about = AnswerRef {
        id: &join,
        verb: Verb::Join,
        actor: &klara,
        event: &talk,
    };
    let at = |path: &str| iri(&format!("https://benelux.example/activities/{path}"));
    let [accept, reject, tentative] = ["accept/77", "reject/78", "tentative/79"].map(at);
    let decided = |activity| DecisionFacts {
        activity,
        owner: &owner,
        about: &about,
        counter: Some(RsvpCounter(1)),
    };
    let link = iri("https://benelux.example/events/01JD7Z/join/8f2c");
    let full = rsvp::Refusal {
        sentence: "The event is full.",
        why: None,
        page: None,
    };
    same(
        "own/documents/rsvp-accept.json",
        &rsvp::accept_join(&decided(&accept), Some(&link)),
    );
    same(
        "own/documents/rsvp-reject.json",
        &rsvp::reject_join(&decided(&reject), &full),
    );
    same(
        "own/documents/rsvp-tentative-accept-waitlisted.json",
        &rsvp::tentative_join(&decided(&tentative), Held::Waitlisted { place: 3 }),
    );
    println!("vectors: 3 decisions checked");
}

fn scopes() -> Scopes {
    Scopes::from([Scope::Events, Scope::Introductions])
}

#[test]
fn a_peering_is_offered_as_published() {
    let Some(published) = document("own/documents/peering-offer.json") else {
        return;
    };
    let (a, b) = (iri(BENELUX), iri(DACH));
    let offer = iri("https://benelux.example/activities/peer-offer/7");
    let key = "z6Mkh4LmfP1ev9MNPGr7JbEbtD6BD4fsu1duEj83PMCs3xHG";
    let pins: Vec<(Iri, String)> = [
        "https://benelux.example/actor",
        BENELUX,
        "https://dach.example/actor",
        DACH,
    ]
    .map(|actor| (iri(actor).with_fragment("ed25519-key"), key.to_owned()))
    .to_vec();
    let mut signed_agreement = peering::agreement(&AgreementFacts {
        id: &iri("https://benelux.example/agreements/p7"),
        proposer: &a,
        other: &b,
        name: &Title::parse("Peering: Benelux Partner Circle and DACH Partner Network").expect("a name"),
        note: Some(&Note::parse("Thirty days' notice on either side.").expect("a note")),
        key_pins: &pins,
        scopes: &Scopes::from([Scope::Events, Scope::Offers, Scope::Introductions]),
        notice_days: 30,
        start: "2026-12-01T00:00:00Z".parse().expect("a time"),
        published: "2026-11-21T09:00:00Z".parse().expect("a time"),
    });
    signed_agreement["proof"] = published["object"]["proof"].clone();
    let written = peering::offer(OfferFacts {
        activity: &offer,
        proposer: &a,
        other: &b,
        signed_agreement,
        expires: "2026-12-21T00:00:00Z".parse().expect("a time"),
        in_reply_to: None,
    });
    same("own/documents/peering-offer.json", &written);
    let read =
        peering::read_offer(&activity::read(&published).expect("an activity"), &b).expect("a proposal");
    assert_eq!(
        (read.proposer, read.key_pins, read.scopes.len()),
        (a.clone(), pins, 3)
    );
    assert!(peering::read_offer(&activity::read(&published).expect("an activity"), &a).is_err());
    println!("vectors: 1 peering document checked");
}

#[test]
fn a_peering_is_answered_and_ended_as_published() {
    let Some(published) = document("own/documents/peering-accept.json") else {
        return;
    };
    let (a, b) = (iri(BENELUX), iri(DACH));
    let offer = iri("https://benelux.example/activities/peer-offer/7");
    let at = |path: &str| iri(&format!("https://dach.example/activities/{path}"));
    let (accept, reject, undo) = (at("peer-accept/7"), at("peer-reject/7"), at("undo-peer/7"));
    let answer = |activity| peering::AnswerFacts {
        activity,
        actor: &b,
        offer: &offer,
        to: &a,
    };
    let agreement = iri("https://benelux.example/agreements/p7");
    let digest = "zQmW7TjN6h2NbFaKpXT95iuFfpSofYmqpxR37j6FCKZT1PC";
    same(
        "own/documents/peering-accept.json",
        &peering::accept(&answer(&accept), &agreement, digest, &scopes()),
    );
    let reason = Note::parse("Please leave out introductions.").expect("a note");
    same(
        "own/documents/peering-reject.json",
        &peering::reject(&answer(&reject), Some(&reason)),
    );
    let end = peering::end(&EndFacts {
        activity: &undo,
        actor: &b,
        to: &a,
        undone: &accept,
        undone_verb: &Verb::Accept,
        undone_object: &offer,
        effective: "2027-02-01T00:00:00Z".parse().expect("a time"),
        note: Some(&Note::parse("Notice given, effective 1 February.").expect("a note")),
    });
    same("own/documents/peering-end.json", &end);
    let heard = peering::read_answer(&activity::read(&published).expect("an activity"));
    let expected = PeeringAnswer::Accepted {
        activity: accept,
        by: b.clone(),
        offer: offer.clone(),
        agreement,
        digest: digest.to_owned(),
        scopes: scopes(),
    };
    assert_eq!(heard, Some(expected));
    println!("vectors: 3 peering documents checked");
}
