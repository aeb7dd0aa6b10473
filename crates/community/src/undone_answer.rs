//! An Undo: which event somebody elsewhere had answered by the activity it names, and whether what it takes back still stands.

use domain::{Answer, GuestKey, Iri};
use store::{StoreError, Transaction, events, guests, inbox};

/// The event of ours that this actor last answered by this very activity; nothing when it was somebody else's, another
/// kind, or an older answer.
pub fn undone_answer(
    tx: &mut Transaction<'_>,
    actor: &Iri,
    activity: &Iri,
) -> Result<Option<Iri>, StoreError> {
    let came = inbox::get(tx, activity)?.filter(|came| &came.actor == actor);
    let Some(about) = came.and_then(|came| came.object) else {
        return Ok(None);
    };
    let Some(event) = events::by_iri(tx, &about)? else {
        return Ok(None);
    };
    let list = guests::get(tx, &event.id)?;
    let answered = list
        .find(&GuestKey::Actor(actor.clone()))
        .is_some_and(|guest| guest.activity.as_ref() == Some(activity));
    Ok(answered.then_some(about))
}

/// Whether the answer that an Undo takes back is the one that stands: matched by its id, else by what it said (protocol
/// section 7.1). Somebody who has answered anew since keeps her new answer.
pub fn still_stands(
    tx: &mut Transaction<'_>,
    actor: &Iri,
    event: &Iri,
    activity: Option<&Iri>,
    answer: Answer,
) -> Result<bool, StoreError> {
    let Some(event) = events::by_iri(tx, event)? else {
        return Ok(false);
    };
    let list = guests::get(tx, &event.id)?;
    let stands = |guest: &domain::Guest| {
        (activity.is_some() && guest.activity.as_ref() == activity) || guest.answer == answer
    };
    Ok(list.find(&GuestKey::Actor(actor.clone())).is_some_and(stands))
}

#[cfg(test)]
mod tests {
    use domain::{Audience, PersonName, RsvpCounter};
    use store::inbox::{InboxRow, Verdict};

    use super::*;
    use crate::Rules;
    use crate::receive_answer::{Said, SaidBy, receive_answer};
    use crate::samples::{self, act, at, draft, iri, person};

    #[test]
    fn only_her_own_last_answer_is_found_by_its_id() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let sam = person("s.example", "sam");
        for number in 1..=2 {
            let activity = iri(&format!("https://s.example/joins/{number}"));
            let row = InboxRow {
                id: activity.clone(),
                actor: sam.clone(),
                object: Some(event.iri.clone()),
                at: at(0),
                verdict: Verdict::Applied,
                tries: 0,
            };
            let said = Said {
                actor: sam.clone(),
                event: event.iri.clone(),
                answer: Answer::Going,
                counter: Some(RsvpCounter(number)),
                activity,
                by: SaidBy::Join,
                name: PersonName::parse("Sam").unwrap(),
                organization: None,
                member_of: None,
            };
            act(&database, |tx| {
                inbox::append(tx, &row, "{}")?;
                receive_answer(tx, &Rules::default(), &said, at(1))
            });
        }
        let find = |actor: &Iri, number: u32| {
            let activity = iri(&format!("https://s.example/joins/{number}"));
            database.read(|tx| undone_answer(tx, actor, &activity)).unwrap()
        };
        let address = event.iri.clone();
        assert_eq!(find(&sam, 2), Some(event.iri));
        assert_eq!(find(&sam, 1), None, "an older answer");
        assert_eq!(find(&sam, 3), None, "never came");
        assert_eq!(find(&person("s.example", "mallory"), 2), None);

        let stands = |number: Option<u32>, answer| {
            let activity = number.map(|number| iri(&format!("https://s.example/joins/{number}")));
            database
                .read(|tx| still_stands(tx, &sam, &address, activity.as_ref(), answer))
                .unwrap()
        };
        assert!(stands(Some(2), Answer::Maybe), "by its id");
        assert!(
            stands(None, Answer::Going) && stands(Some(9), Answer::Going),
            "by what it said"
        );
        assert!(
            !stands(Some(1), Answer::Declined) && !stands(None, Answer::Maybe),
            "she said something else since"
        );
    }
}
