//! A peer that keeps texts, or writes long ones.

use super::*;
use crate::offer_agreement::AGREEMENT_BYTES_MAX;

/// F16: nobody keeps a text of ours, taken back or not, and signs it when it suits.
#[test]
fn an_acceptance_that_comes_long_after_the_last_day_of_a_text_is_none() {
    let ours = ours(1, "zQm1");
    for is_withdrawn in [false, true] {
        let database = node();
        let row = first(&database, 1, "zQm1");
        if is_withdrawn {
            take_back(&database, &row.id, &ours.offer, 3);
        }
        let late = refused(&database, |tx| {
            receive_acceptance(tx, acceptance(&ours), at(38 * DAY + 1))
        });
        assert!(matches!(late, AgreementRefused::Expired(_)), "{late}");
        let on_its_way = act(&database, |tx| {
            receive_acceptance(tx, acceptance(&ours), at(38 * DAY))
        });
        assert_eq!(on_its_way.state(at(38 * DAY)), AgreementState::Signed);
    }
}

/// I10, C8: answers of theirs that are as long as anything may be leave room in the row for what is still to be said of it.
#[test]
fn long_answers_make_room_before_the_store_is_full() {
    let database = node();
    let row = first(&database, 1, "zQm1");
    for number in 2..40 {
        let mut counter = theirs(number, &format!("zQm{number}"));
        (counter.text.revision, counter.text.previous) = (2, Some("zQm1".to_owned()));
        counter.answers = Some(ours(1, "").offer);
        counter.signed = "\"".repeat(SIGNED_BYTES_MAX);
        hear(&database, 9, &counter, 3);
        let known = known(&database, &row.id);
        assert!(serde_json::to_vec(&known).unwrap().len() <= AGREEMENT_BYTES_MAX + 1_000);
        assert_eq!(known.open().unwrap().document, counter.document);
    }
    let last = theirs(39, "").document;
    assert_eq!(
        accept(&database, &row.id, &last, 4).state(at(4)),
        AgreementState::Signed
    );
}
