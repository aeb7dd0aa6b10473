//! Two nodes agree, refuse, cross and part: both end with the same document in the same state.

use domain::{Announcement, Origin, OwnActor, Scope, Title};
use store::Database;
use store::followers::{self, FollowState};

use super::*;
use crate::answer_peering::{SignedAnswer, accept_peering, reject_peering};
use crate::end_peering::end_peering;
use crate::propose_peering::propose_peering;
use crate::receive_end::{EndSaid, receive_end};
use crate::samples::{self, act, application, at, group, iri, origin, refused, scopes};

const WIDE: [Scope; 3] = [Scope::Events, Scope::Offers, Scope::Calls];
const NARROW: [Scope; 2] = [Scope::Events, Scope::Reports];
const COMMON: [Scope; 1] = [Scope::Events];

/// The same proposal as the receiver of `from` sees it, or the sender of `to`.
fn proposal(from: &str, other: &str, number: u32, digest: &str) -> Proposal {
    Proposal {
        peer: origin(other),
        group: group(other),
        application: application(other),
        name: Title::parse(other).unwrap(),
        agreement: iri(&format!("https://{from}/agreements/{number}")),
        own_agreement: None,
        offer: iri(&format!("https://{from}/activities/offer-{number}")),
        scopes: scopes(&WIDE),
        key_pins: Vec::new(),
        note: None,
        digest: digest.to_owned(),
        signed_offer: format!("offer {number}"),
    }
}

fn propose(database: &Database, proposal: &Proposal) -> Peering {
    let officer = samples::officer(database);
    act(database, |tx| {
        propose_peering(tx, &officer, proposal.clone(), at(1))
    })
}

fn hear(database: &Database, proposal: &Proposal) -> Proposed {
    act(database, |tx| receive_proposal(tx, proposal.clone(), at(2)))
}

fn answer(offer: &Iri) -> SignedAnswer {
    SignedAnswer {
        text: format!("{{\"type\":\"Accept\",\"object\":\"{offer}\"}}"),
        follows: [
            iri("https://x.example/follows/1"),
            iri("https://x.example/follows/2"),
        ],
    }
}

fn accept(database: &Database, peer: &str, offer: &Iri) -> Result<Peering, PeeringRefused> {
    let officer = samples::officer(database);
    database.transact_blocking(|tx| {
        accept_peering(
            tx,
            &officer,
            &origin(peer),
            &scopes(&NARROW),
            answer(offer),
            at(3),
        )
    })
}

fn acceptance(by: &str, of: &Proposal) -> Acceptance {
    Acceptance {
        said_by: group(by),
        offer: of.offer.clone(),
        digest: of.digest.clone(),
        scopes: scopes(&NARROW),
        signed_accept: answer(&of.offer).text,
        follows: answer(&of.offer).follows,
    }
}

fn hear_acceptance(database: &Database, acceptance: &Acceptance) -> Result<Peering, PeeringRefused> {
    database.transact_blocking(|tx| receive_acceptance(tx, acceptance.clone(), at(4)))
}

fn known(database: &Database, peer: &str) -> Peering {
    database
        .read(|tx| peerings::get(tx, &origin(peer)))
        .unwrap()
        .unwrap()
}

fn state(database: &Database, peer: &str) -> PeeringState {
    known(database, peer).state
}

/// `a.example` has proposed, `b.example` has heard.
fn proposed() -> (Database, Database, Proposal) {
    let (a, b) = (samples::node(), samples::node_at("b.example"));
    let offered = proposal("a.example", "b.example", 1, "zQm1");
    propose(&a, &offered);
    assert_eq!(
        hear(&b, &proposal("a.example", "a.example", 1, "zQm1")),
        Proposed::Waiting
    );
    (a, b, offered)
}

fn agreed() -> (Database, Database, Proposal) {
    let (a, b, offered) = proposed();
    accept(&b, "a.example", &offered.offer).unwrap();
    hear_acceptance(&a, &acceptance("b.example", &offered)).unwrap();
    (a, b, offered)
}

fn end_said(said_by: Iri, offered: &Proposal) -> EndSaid {
    EndSaid {
        said_by,
        undone: offered.offer.clone(),
        effective: None,
        reason: None,
    }
}

#[test]
fn what_both_chose_is_in_force_at_both_and_each_follows_the_other() {
    let (a, b, offered) = proposed();
    let peer = |host: &str| Announcement::PeeringOffered { peer: origin(host) };
    assert_eq!(samples::told(&a), [peer("b.example")]);
    accept(&b, "a.example", &offered.offer).unwrap();
    assert_eq!(samples::told(&b).len(), 3, "the answer, then two Follows");
    let acceptance = acceptance("b.example", &offered);
    let active = hear_acceptance(&a, &acceptance).unwrap();
    assert_eq!(
        hear_acceptance(&a, &acceptance).unwrap(),
        active,
        "told twice is told once"
    );
    assert_eq!(samples::told(&a).len(), 2);
    for (database, other) in [(&a, "b.example"), (&b, "a.example")] {
        let peering = known(database, other);
        assert_eq!(
            (peering.state, peering.active),
            (PeeringState::Active, scopes(&COMMON))
        );
        assert_eq!(
            (peering.digest.as_str(), &peering.offer),
            ("zQm1", &offered.offer)
        );
        assert!(peering.signed_accept.is_some());
        let follows = database.read(|tx| followers::following(tx, OwnActor::Community, &group(other)));
        assert_eq!(follows.unwrap().unwrap().state, FollowState::Asked);
    }
    assert_eq!(
        hear(&b, &proposal("a.example", "a.example", 1, "zQm1")),
        Proposed::Repeated
    );
    let newer = proposal("a.example", "a.example", 2, "zQm0");
    assert!(matches!(
        refused(&b, |tx| receive_proposal(tx, newer.clone(), at(5))),
        PeeringRefused::AlreadyActive(_)
    ));
}

#[test]
fn proposals_that_cross_end_with_the_same_document_at_both() {
    for (of_a, of_b) in [("zQm1", "zQm2"), ("zQm2", "zQm1")] {
        let (a, b) = (samples::node(), samples::node_at("b.example"));
        propose(&a, &proposal("a.example", "b.example", 1, of_a));
        propose(&b, &proposal("b.example", "a.example", 1, of_b));
        let heard = [
            hear(&a, &proposal("b.example", "b.example", 1, of_b)),
            hear(&b, &proposal("a.example", "a.example", 1, of_a)),
        ];
        let a_wins = of_a < of_b;
        let expected = if a_wins {
            [Proposed::OursStands, Proposed::Waiting]
        } else {
            [Proposed::Waiting, Proposed::OursStands]
        };
        assert_eq!(heard, expected);
        let (here, there) = (known(&a, "b.example"), known(&b, "a.example"));
        assert_eq!((&here.digest, &here.offer), (&there.digest, &there.offer));
        let (winner, loser) = if a_wins {
            ((&a, "b.example"), (&b, "a.example"))
        } else {
            ((&b, "a.example"), (&a, "b.example"))
        };
        let of_winner = known(winner.0, winner.1);
        accept(loser.0, loser.1, &of_winner.offer).unwrap();
        let accepted = Acceptance {
            said_by: group(winner.1),
            offer: of_winner.offer.clone(),
            digest: of_winner.digest,
            scopes: scopes(&NARROW),
            signed_accept: answer(&of_winner.offer).text,
            follows: answer(&of_winner.offer).follows,
        };
        hear_acceptance(winner.0, &accepted).unwrap();
        assert_eq!(known(winner.0, winner.1).active, known(loser.0, loser.1).active);
    }
}

#[test]
fn an_acceptance_counts_only_from_the_other_community_for_the_same_document_with_something_in_common() {
    let (a, _, offered) = proposed();
    let right = acceptance("b.example", &offered);
    let attempt = |change: fn(&mut Acceptance)| {
        let mut wrong = right.clone();
        change(&mut wrong);
        hear_acceptance(&a, &wrong).unwrap_err()
    };
    assert!(matches!(
        attempt(|it| it.said_by = application("b.example")),
        PeeringRefused::NotAParty
    ));
    assert!(matches!(
        attempt(|it| it.said_by = group("evil.example")),
        PeeringRefused::NoProposal(_)
    ));
    assert!(matches!(
        attempt(|it| it.offer = iri("https://a.example/other")),
        PeeringRefused::NoProposal(_)
    ));
    assert!(matches!(
        attempt(|it| it.digest = "zQm9".to_owned()),
        PeeringRefused::OtherDocument
    ));
    assert!(matches!(
        attempt(|it| it.scopes = scopes(&[Scope::Reports])),
        PeeringRefused::NoScopes
    ));
    assert_eq!(state(&a, "b.example"), PeeringState::Proposed);
}

/// A10
#[test]
fn an_acceptance_sent_again_after_the_end_brings_nothing_back() {
    let (a, _, offered) = agreed();
    let officer = samples::officer(&a);
    act(&a, |tx| {
        end_peering(
            tx,
            &officer,
            &origin("b.example"),
            (domain::Notice::None, None),
            at(9),
        )
    });
    let replayed = hear_acceptance(&a, &acceptance("b.example", &offered));
    assert!(matches!(replayed, Err(PeeringRefused::NoProposal(_))));
    assert_eq!(state(&a, "b.example"), PeeringState::Ended);
}

#[test]
fn an_officer_who_signed_for_an_older_proposal_has_not_accepted_the_newer_one() {
    let (_, b, offered) = proposed();
    hear(&b, &proposal("a.example", "a.example", 2, "zQm2"));
    let signed_for_older = accept(&b, "a.example", &offered.offer);
    assert!(matches!(signed_for_older, Err(PeeringRefused::OtherDocument)));
    let newer = iri("https://a.example/activities/offer-2");
    assert_eq!(accept(&b, "a.example", &newer).unwrap().digest, "zQm2");
}

#[test]
fn a_rejected_proposal_is_over_at_both_and_another_may_follow() {
    let (a, b, offered) = proposed();
    let officer = samples::officer(&b);
    act(&b, |tx| {
        reject_peering(tx, &officer, &origin("a.example"), answer(&offered.offer), at(3))
    });
    act(&a, |tx| {
        receive_rejection(tx, &group("b.example"), &offered.offer, at(4))
    });
    assert_eq!(state(&a, "b.example"), PeeringState::Rejected);
    assert_eq!(state(&b, "a.example"), PeeringState::Rejected);
    assert!(matches!(
        accept(&b, "a.example", &offered.offer),
        Err(PeeringRefused::NoProposal(_))
    ));
    propose(&a, &proposal("a.example", "b.example", 2, "zQm2"));
    assert_eq!(
        hear(&b, &proposal("a.example", "a.example", 2, "zQm2")),
        Proposed::Waiting
    );
}

#[test]
fn the_end_is_heard_by_the_other_side_and_nobody_follows_any_longer() {
    let (a, b, offered) = agreed();
    samples::told(&a);
    let follower = store::followers::Follower {
        actor: group("b.example"),
        inbox: iri("https://b.example/inbox"),
        follow: iri("https://b.example/follows/1"),
        since: at(5),
    };
    act(&a, |tx| followers::put(tx, OwnActor::Community, &follower));
    let officer = samples::officer(&a);
    let reason = domain::Note::parse("Too few of us.").unwrap();
    act(&a, |tx| {
        end_peering(
            tx,
            &officer,
            &origin("b.example"),
            (domain::Notice::None, Some(&reason)),
            at(9),
        )
    });
    let kept = a
        .read(|tx| peerings::get(tx, &origin("b.example")))
        .unwrap()
        .unwrap();
    assert_eq!(
        kept.ended,
        Some(domain::PeeringEnded {
            by: Side::Us,
            reason: domain::Note::parse("Too few of us.").ok()
        })
    );
    let ended = Announcement::PeeringEnded {
        peer: origin("b.example"),
    };
    assert_eq!(samples::told(&a), [ended]);
    let left = a.read(|tx| followers::get(tx, OwnActor::Community, &group("b.example")));
    assert_eq!(left, Ok(None));
    assert!(matches!(
        refused(&b, |tx| receive_end(
            tx,
            &end_said(application("a.example"), &offered),
            at(9)
        )),
        PeeringRefused::NotAParty
    ));
    act(&b, |tx| {
        receive_end(tx, &end_said(group("a.example"), &offered), at(9))
    });
    for (database, other) in [(&a, "b.example"), (&b, "a.example")] {
        assert_eq!(state(database, other), PeeringState::Ended);
        let active = database.read(|tx| peerings::active(tx, &origin(other), Scope::Events));
        assert!(active.unwrap().is_none());
        let follows = database.read(|tx| followers::following(tx, OwnActor::Community, &group(other)));
        assert_eq!(follows.unwrap().unwrap().state, FollowState::Rejected);
    }
    let again = refused(&a, |tx| {
        end_peering(
            tx,
            &officer,
            &origin("b.example"),
            (domain::Notice::None, None),
            at(10),
        )
    });
    assert!(matches!(again, PeeringRefused::NotActive(_)));
}

#[test]
fn nobody_peers_with_himself_twice_for_nothing_or_in_anothers_name() {
    let (a, b, _) = proposed();
    let officer = samples::officer(&a);
    let attempt = |change: fn(&mut Proposal)| {
        let mut wrong = proposal("a.example", "c.example", 7, "zQm7");
        change(&mut wrong);
        refused(&a, |tx| propose_peering(tx, &officer, wrong.clone(), at(1)))
    };
    assert!(matches!(
        attempt(|it| it.peer = origin("a.example")),
        PeeringRefused::Ourselves
    ));
    assert!(matches!(
        attempt(|it| it.scopes.clear()),
        PeeringRefused::NoScopes
    ));
    assert!(matches!(
        attempt(|it| it.group = group("evil.example")),
        PeeringRefused::NotAParty
    ));
    let once_more = |it: &mut Proposal| *it = proposal("a.example", "b.example", 7, "zQm7");
    assert!(matches!(attempt(once_more), PeeringRefused::AlreadyProposed(_)));
    let mut paused = known(&b, "a.example");
    paused.state = PeeringState::Paused;
    act(&b, |tx| peerings::put(tx, &paused));
    let while_paused = proposal("a.example", "a.example", 8, "zQm8");
    assert!(matches!(
        refused(&b, |tx| receive_proposal(tx, while_paused.clone(), at(1))),
        PeeringRefused::AlreadyActive(peer) if peer == Origin::parse("https://a.example").unwrap()
    ));
}
