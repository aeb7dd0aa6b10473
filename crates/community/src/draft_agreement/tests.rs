//! What officers and the other side do with an agreement, step by step (F16).

mod limits;

use domain::{AgreementState, Announcement, Note, VersionState};
use store::Database;

use super::*;
use crate::answer_agreement::{
    AcceptHeard, AgreementAnswer, accept_agreement, receive_acceptance, receive_rejection, reject_agreement,
};
use crate::end_agreement::{EndHeard, end_agreement, receive_agreement_end};
use crate::offer_agreement::{SignedText, offer_agreement};
use crate::receive_agreement::{AgreementHeard, receive_agreement};
use crate::sample_agreements::{
    DAY, drafted, first, fresh, known, known_by, node, node_with, offered, signed, text,
};
use crate::samples::{self, act, activity, at, group, iri, origin, refused, told};
use crate::withdraw_agreement::{receive_withdrawal, withdraw_agreement};

const B: &str = "b.example";

fn hear(database: &Database, number: u8, heard: &SignedText, second: i64) -> AgreementHeard {
    let said_by = group(heard.document.origin().host());
    act(database, |tx| {
        receive_agreement(tx, &said_by, heard.clone(), fresh(number), at(second))
    })
}

fn answer(number: u32) -> AgreementAnswer {
    AgreementAnswer {
        activity: activity(number),
        text: format!("{{\"id\":\"{}\"}}", activity(number)),
    }
}

fn accept(database: &Database, id: &AgreementId, document: &Iri, second: i64) -> ReciprocityAgreement {
    let officer = samples::officer(database);
    act(database, |tx| {
        accept_agreement(tx, &officer, id, document, answer(90), at(second))
    })
}

/// Their Accept of a text of ours.
fn acceptance(ours: &SignedText) -> AcceptHeard {
    AcceptHeard {
        said_by: group(B),
        offer: ours.offer.clone(),
        document: ours.document.clone(),
        digest: ours.digest.clone(),
        accept: iri("https://b.example/activities/accept"),
        signed: "{\"by\":\"b\"}".to_owned(),
    }
}

fn ours(number: u32, digest: &str) -> SignedText {
    signed("a.example", number, text("a.example", B, "10"), digest)
}

fn theirs(number: u32, digest: &str) -> SignedText {
    signed(B, number, text(B, "a.example", "20"), digest)
}

/// F16
#[test]
fn a_draft_names_both_communities_and_needs_a_peering_that_carries_offers() {
    let database = node();
    let strange = text("c.example", "d.example", "10");
    let officer = samples::officer(&database);
    let foreign = refused(&database, |tx| {
        draft_agreement(tx, &officer, &origin(B), None, strange.clone(), at(1))
    });
    assert!(matches!(foreign, AgreementRefused::Text(_)), "{foreign}");
    let draft = drafted(&database, B, None, &text("a.example", B, "10"));
    let written = draft.draft.clone().unwrap();
    assert_eq!(written.parties, [group("a.example"), group(B)]);
    assert_eq!((written.revision, written.previous), (1, None));
    assert_eq!(known(&database, &draft.id).state(at(1)), AgreementState::Draft);
    assert!(told(&database).is_empty(), "a draft is nobody else's business");

    samples::peer(&database, "c.example", &[Scope::Events]);
    let peerless = refused(&database, |tx| {
        let text = text("a.example", "c.example", "10");
        draft_agreement(tx, &officer, &origin("c.example"), None, text, at(1))
    });
    assert!(matches!(peerless, AgreementRefused::NotAPeer(_)));
    act(&database, |tx| discard_draft(tx, &officer, &draft.id, at(2)));
    assert!(database.read(agreements::all).unwrap().is_empty());
}

/// F16: what was signed is what is offered, and one text at a time waits for an answer.
#[test]
fn an_offer_is_the_draft_that_was_signed_and_another_one_waits_for_its_answer() {
    let database = node();
    let draft = drafted(&database, B, None, &text("a.example", B, "10"));
    let officer = samples::officer(&database);
    let other = SignedText {
        text: text("a.example", B, "90"),
        ..ours(1, "zQm1")
    };
    let changed = refused(&database, |tx| {
        offer_agreement(tx, &officer, &draft.id, other.clone(), at(2))
    });
    assert!(matches!(changed, AgreementRefused::Changed));
    let offer = offered(&database, &draft, (1, "zQm1"));
    assert_eq!((offer.state(at(3)), offer.draft), (AgreementState::Offered, None));
    let expected = Announcement::AgreementOffered {
        agreement: offer.id.clone(),
        document: ours(1, "").document,
    };
    assert_eq!(told(&database), [expected]);
    let second = drafted(&database, B, None, &text("a.example", B, "15"));
    let waits = refused(&database, |tx| {
        crate::offer_agreement::to_offer(tx, &second.id, at(3))
    });
    assert!(matches!(waits, AgreementRefused::WaitsForThem(_)));
}

/// F16
#[test]
fn a_counter_answers_their_text_and_follows_it() {
    let database = node();
    assert_eq!(hear(&database, 1, &theirs(1, "zQm1"), 1), AgreementHeard::Waiting);
    assert_eq!(
        hear(&database, 2, &theirs(1, "zQm1"), 2),
        AgreementHeard::Repeated
    );
    let row = known_by(&database, &theirs(1, "").document).unwrap();
    let draft = drafted(&database, B, Some(row.id.clone()), &text(B, "a.example", "25"));
    let counter = offered(&database, &draft, (2, "zQm2"));
    let [answered, countered] = counter.versions.as_slice() else {
        panic!("{:?}", counter.versions);
    };
    assert_eq!(
        (answered.state, countered.state),
        (VersionState::Countered, VersionState::Open)
    );
    assert_eq!(countered.answers.as_ref(), Some(&answered.offer));
    assert_eq!(
        (countered.text.revision, countered.text.previous.as_deref()),
        (2, Some("zQm1"))
    );
    assert_eq!(counter.state(at(3)), AgreementState::Countered);
    // Their next text has to follow ours.
    let mut next = SignedText {
        answers: Some(countered.offer.clone()),
        ..theirs(3, "zQm3")
    };
    for (revision, previous) in [(2, "zQm2"), (4, "zQm2"), (3, "zQm1")] {
        (next.text.revision, next.text.previous) = (revision, Some(previous.to_owned()));
        let broken = refused(&database, |tx| {
            receive_agreement(tx, &group(B), next.clone(), fresh(3), at(4))
        });
        assert!(matches!(broken, AgreementRefused::Chain), "{revision} {previous}");
    }
    (next.text.revision, next.text.previous) = (3, Some("zQm2".to_owned()));
    assert_eq!(hear(&database, 3, &next, 4), AgreementHeard::Waiting);
    let row = known(&database, &row.id);
    assert_eq!(row.versions.len(), 3, "all in one agreement");
    assert_eq!(row.open().unwrap().document, next.document);
}

/// F16: two signatures over one digest, and only of the text that the officer looked at.
#[test]
fn she_accepts_the_text_she_looked_at_and_no_other() {
    let database = node();
    hear(&database, 1, &theirs(1, "zQm1"), 1);
    let row = known_by(&database, &theirs(1, "").document).unwrap();
    let officer = samples::officer(&database);
    let other = refused(&database, |tx| {
        let document = theirs(2, "").document;
        accept_agreement(tx, &officer, &row.id, &document, answer(1), at(2))
    });
    assert!(matches!(other, AgreementRefused::NotOpen));
    let late = refused(&database, |tx| {
        let document = theirs(1, "").document;
        accept_agreement(tx, &officer, &row.id, &document, answer(1), at(31 * DAY))
    });
    assert!(matches!(late, AgreementRefused::Expired(_)));
    let signed = accept(&database, &row.id, &theirs(1, "").document, 3);
    assert_eq!(signed.state(at(3)), AgreementState::Signed);
    assert_eq!(signed.in_force(at(3)).unwrap().digest, "zQm1");
    assert_eq!(signed.signed[0].by, Side::Us);
    let expected = Announcement::AgreementAnswered {
        agreement: row.id.clone(),
        offer: theirs(1, "").offer,
    };
    assert!(told(&database).contains(&expected));
    let twice = refused(&database, |tx| {
        let document = theirs(1, "").document;
        accept_agreement(tx, &officer, &row.id, &document, answer(1), at(4))
    });
    assert!(matches!(twice, AgreementRefused::NotOpen));
}

/// F16: their signature is of the very text that we signed.
#[test]
fn their_acceptance_counts_for_our_text_by_its_digest_and_from_the_other_party_alone() {
    let database = node();
    let row = first(&database, 1, "zQm1");
    let good = acceptance(&ours(1, "zQm1"));
    for (bad, is_party) in [
        (
            AcceptHeard {
                digest: "zQm9".to_owned(),
                ..good.clone()
            },
            true,
        ),
        (
            AcceptHeard {
                said_by: group("c.example"),
                ..good.clone()
            },
            false,
        ),
    ] {
        let no = refused(&database, |tx| receive_acceptance(tx, bad.clone(), at(3)));
        assert_eq!(matches!(no, AgreementRefused::OtherDocument), is_party, "{no}");
        assert_eq!(matches!(no, AgreementRefused::NotAParty), !is_party, "{no}");
    }
    for _ in 0..2 {
        let signed = act(&database, |tx| receive_acceptance(tx, good.clone(), at(3)));
        assert_eq!(
            (signed.signed.len(), signed.state(at(3))),
            (1, AgreementState::Signed)
        );
    }
    assert_eq!(known(&database, &row.id).in_force(at(3)).unwrap().digest, "zQm1");
}

/// F16, protocol section 8.5: two communities that write to each other at once end up with the same text, whichever comes first.
#[test]
fn texts_that_cross_leave_the_same_one_open_on_both_sides() {
    for (one, other) in [("zQm1", "zQm2"), ("zQm2", "zQm1")] {
        let (here, there) = (node(), node_with(B, "a.example"));
        let row = first(&here, 1, one);
        let draft = drafted(&there, "a.example", None, &text(B, "a.example", "20"));
        let row_there = offered(&there, &draft, (2, other));
        let theirs = SignedText {
            text: row_there.versions[0].text.clone(),
            ..theirs(2, other)
        };
        let ours = SignedText {
            text: row.versions[0].text.clone(),
            ..ours(1, one)
        };
        let heard_here = hear(&here, 1, &theirs, 3);
        let heard_there = hear(&there, 1, &ours, 3);
        let open = |database: &Database| -> Vec<Iri> {
            let all = database.read(agreements::all).unwrap();
            let versions = all.into_iter().flat_map(|row| row.versions);
            let open = versions.filter(|version| version.is_open(at(4)));
            open.map(|version| version.document).collect()
        };
        assert_eq!(open(&here), open(&there), "{one} {other}");
        let stands = if one == "zQm1" { &ours } else { &theirs };
        assert_eq!(open(&here), std::slice::from_ref(&stands.document));
        let heard = [heard_here, heard_there];
        assert!(heard.contains(&AgreementHeard::Void) && heard.contains(&AgreementHeard::Waiting));
    }
}

/// F16: two successors that cross stand in one agreement, and one of them is void.
#[test]
fn the_next_text_takes_the_place_of_the_one_in_force_at_its_start() {
    let database = node();
    let row = first(&database, 1, "zQm1");
    act(&database, |tx| {
        receive_acceptance(tx, acceptance(&ours(1, "zQm1")), at(3))
    });
    let later = AgreementText {
        starts: at(10 * DAY),
        ..text("a.example", B, "15")
    };
    let draft = drafted(&database, B, Some(row.id.clone()), &later);
    offered(&database, &draft, (2, "zQm2"));
    let mut crossing = theirs(3, "zQm3");
    (crossing.text.revision, crossing.text.previous) = (2, Some("zQm1".to_owned()));
    assert_eq!(hear(&database, 7, &crossing, 4), AgreementHeard::Void);
    let ours = SignedText {
        text: draft.draft.unwrap(),
        ..ours(2, "zQm2")
    };
    act(&database, |tx| receive_acceptance(tx, acceptance(&ours), at(5)));
    let row = known(&database, &row.id);
    assert_eq!(row.versions.len(), 3, "in one agreement");
    let in_force = |second| row.in_force(at(second)).unwrap().digest.clone();
    assert_eq!(
        (in_force(6), in_force(10 * DAY)),
        ("zQm1".to_owned(), "zQm2".to_owned())
    );
}

fn take_back(database: &Database, id: &AgreementId, offer: &Iri, second: i64) -> ReciprocityAgreement {
    let officer = samples::officer(database);
    act(database, |tx| {
        withdraw_agreement(tx, &officer, id, (offer, "{\"undo\":1}"), at(second))
    })
}

/// F16, protocol section 8.5
#[test]
fn an_acceptance_that_crosses_a_withdrawal_counts_on_both_sides() {
    let here = node();
    let row = first(&here, 1, "zQm1");
    let ours = ours(1, "zQm1");
    let withdrawn = take_back(&here, &row.id, &ours.offer, 3);
    assert_eq!(withdrawn.state(at(3)), AgreementState::Withdrawn);
    assert!(told(&here).contains(&Announcement::AgreementWithdrawn {
        agreement: row.id.clone(),
        offer: ours.offer.clone(),
    }));
    act(&here, |tx| receive_acceptance(tx, acceptance(&ours), at(4)));
    assert_eq!(known(&here, &row.id).state(at(4)), AgreementState::Signed);

    let there = node();
    let theirs = theirs(1, "zQm1");
    hear(&there, 1, &theirs, 1);
    let row = known_by(&there, &theirs.offer).unwrap();
    accept(&there, &row.id, &theirs.document, 2);
    act(&there, |tx| {
        receive_withdrawal(tx, &group(B), &theirs.offer, at(3))
    });
    assert_eq!(known(&there, &row.id).state(at(4)), AgreementState::Signed);
}

#[test]
fn what_is_taken_back_or_declined_is_signed_by_nobody_afterwards() {
    let database = node();
    hear(&database, 1, &theirs(1, "zQm1"), 1);
    let row = known_by(&database, &theirs(1, "").offer).unwrap();
    let stranger = refused(&database, |tx| {
        receive_withdrawal(tx, &group("c.example"), &theirs(1, "").offer, at(2))
    });
    assert!(matches!(stranger, AgreementRefused::NotAParty));
    act(&database, |tx| {
        receive_withdrawal(tx, &group(B), &theirs(1, "").offer, at(2))
    });
    assert_eq!(known(&database, &row.id).state(at(2)), AgreementState::Withdrawn);
    hear(&database, 2, &theirs(2, "zQm2"), 3);
    let row = known_by(&database, &theirs(2, "").offer).unwrap();
    let officer = samples::officer(&database);
    let why = Note::parse("At most ten in the hundred.").unwrap();
    act(&database, |tx| {
        let about = (&theirs(2, "").document, Some(&why));
        reject_agreement(tx, &officer, &row.id, about, answer(5), at(4))
    });
    let row = known(&database, &row.id);
    assert_eq!(
        (row.state(at(4)), row.versions[0].reason.as_ref()),
        (AgreementState::Rejected, Some(&why))
    );
    let offer = theirs(2, "").offer;
    let said = database.read(|tx| agreements::said(tx, &offer)).unwrap();
    assert_eq!(said, Some(answer(5).text));

    // And the other way round: ours, declined there.
    let ours = ours(3, "zQm3");
    let row = first(&database, 3, "zQm3");
    act(&database, |tx| {
        receive_rejection(tx, &group(B), &ours.offer, Some(&why), at(5))
    });
    assert_eq!(known(&database, &row.id).state(at(5)), AgreementState::Rejected);
    let no = refused(&database, |tx| receive_acceptance(tx, acceptance(&ours), at(6)));
    assert!(matches!(no, AgreementRefused::NotOpen));
}

fn ends(effective: i64, signed_at: i64) -> EndHeard {
    EndHeard {
        said_by: group(B),
        undone: acceptance(&ours(1, "")).accept,
        effective: at(effective),
        signed_at: at(signed_at),
        reason: None,
        signed: "{}".to_owned(),
    }
}

/// F16: notice of 30 days
#[test]
fn an_agreement_ends_after_its_notice_whoever_ends_it_and_whatever_he_says() {
    let node = || {
        let database = node();
        let row = first(&database, 1, "zQm1");
        act(&database, |tx| {
            receive_acceptance(tx, acceptance(&ours(1, "zQm1")), at(3))
        });
        (database, row.id)
    };
    let (database, id) = node();
    let officer = samples::officer(&database);
    let said = (None, "{\"undo\":1}".to_owned());
    let ending = act(&database, |tx| {
        end_agreement(tx, &officer, &id, said.clone(), at(5))
    });
    assert_eq!(ending.ending.as_ref().unwrap().at, at(5 + 30 * DAY));
    assert_eq!(ending.state(at(5 + 30 * DAY - 1)), AgreementState::Signed);
    assert_eq!(ending.state(at(5 + 30 * DAY)), AgreementState::Ended);
    assert!(told(&database).contains(&Announcement::AgreementEnded {
        agreement: id.clone()
    }));
    let again = refused(&database, |tx| {
        end_agreement(tx, &officer, &id, said.clone(), at(6))
    });
    assert!(matches!(again, AgreementRefused::EndsAlready(_)));
    let later = refused(&database, |tx| {
        let text = text("a.example", B, "15");
        draft_agreement(tx, &officer, &origin(B), Some(id.clone()), text, at(7))
    });
    assert!(matches!(later, AgreementRefused::EndsAlready(_)));

    // (said to be over, signed, heard) and what counts.
    for (effective, signed_at, heard, expected) in [
        (31 * DAY, DAY, DAY, 31 * DAY),
        (40 * DAY, DAY, DAY, 40 * DAY),
        (DAY, DAY, DAY, 31 * DAY),
        (31 * DAY, DAY, 4 * DAY, 31 * DAY),
        (DAY, -90 * DAY, DAY, 23 * DAY),
        (9_000 * DAY, DAY, DAY, 431 * DAY),
    ] {
        let (database, id) = node();
        act(&database, |tx| {
            receive_agreement_end(tx, ends(effective, signed_at), at(heard))
        });
        let ending = known(&database, &id).ending.unwrap();
        assert_eq!(
            (ending.at, ending.by),
            (at(expected), Side::Them),
            "{effective} {signed_at}"
        );
        let by_another = EndHeard {
            said_by: group("c.example"),
            ..ends(effective, signed_at)
        };
        let no = refused(&database, |tx| {
            receive_agreement_end(tx, by_another.clone(), at(heard))
        });
        assert!(matches!(no, AgreementRefused::NotAParty));
    }
}

/// I10, C8: a peer that offers and takes back without end fills neither the list nor the disk.
#[test]
fn what_came_to_nothing_makes_room() {
    let database = node();
    for number in 0..=u32::try_from(AGREEMENTS_OF_PEER_MAX).unwrap() + 5 {
        let heard = theirs(number, &format!("zQm{number}"));
        let name = u8::try_from(number).unwrap();
        assert_eq!(hear(&database, name, &heard, 1), AgreementHeard::Waiting);
        act(&database, |tx| {
            receive_withdrawal(tx, &group(B), &heard.offer, at(2))
        });
    }
    assert_eq!(
        database.read(agreements::all).unwrap().len(),
        AGREEMENTS_OF_PEER_MAX
    );
    assert!(
        known_by(&database, &theirs(0, "").offer).is_none(),
        "the oldest went"
    );
    let long = SignedText {
        signed: "x".repeat(SIGNED_BYTES_MAX + 1),
        ..theirs(900, "zQm900")
    };
    let no = refused(&database, |tx| {
        receive_agreement(tx, &group(B), long.clone(), fresh(200), at(3))
    });
    assert!(matches!(no, AgreementRefused::TooLong));
}
