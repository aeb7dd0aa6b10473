//! Somebody has left: what she had answered to events to come is taken back, piece by piece however much it is, and then
//! the servers that know her hear that she is gone (F02; protocol section 2). A stop between two pieces loses nothing.

use domain::{Announcement, Answer, Event, Iri, MemberId, Register};
use jiff::Timestamp;
use serde_json::Value;
use store::{StoreError, Transaction, activities, community, departures, events, members, outbox, rsvps};

use crate::Rules;
use crate::rsvp::take_back;

/// Answers looked at in one piece.
pub const ANSWERS_PER_PIECE: u16 = 500;
/// Most actors elsewhere that are told; whoever answered more hosts than these is known to the first of them.
pub const OWNERS_MAX: usize = 1_000;
/// How long her document is served after everybody was told, in seconds: 72 hours (protocol section 5).
pub const SERVED_SECONDS: i64 = 72 * 3_600;

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goodbye {
    /// There is more to take back.
    GoesOn,
    /// Everything is taken back and told, or there was nothing to do.
    Said,
}

/// Does the next piece. Of the fresh addresses of activities the first is that of her goodbye, and each further one
/// carries an answer that is taken back; without any nothing is done.
pub fn say_goodbye(
    tx: &mut Transaction<'_>,
    rules: &Rules,
    member: &MemberId,
    activities: &[Iri],
    now: Timestamp,
) -> Result<Goodbye, StoreError> {
    let Some(mut departure) = departures::get(tx, member)?.filter(|known| known.said.is_none()) else {
        return Ok(Goodbye::Said);
    };
    let who = members::get(tx, member)?;
    let (Some(who), true) = (who, members::is_none(tx, member)?) else {
        // She is back, and what she answered since is hers.
        departures::remove(tx, member);
        return Ok(Goodbye::Said);
    };
    let Some((goodbye, fresh)) = activities.split_first() else {
        return Ok(Goodbye::GoesOn);
    };
    let origin = community::identity(tx)?.map(|identity| identity.origin);
    let page = rsvps::of_member_after(tx, member, departure.after.as_ref(), ANSWERS_PER_PIECE)?;
    let is_last = page.len() < usize::from(ANSWERS_PER_PIECE);
    let mut fresh = fresh.iter();
    for register in page {
        let event = events::get(tx, &register.event)?;
        if let Some(event) = event.as_ref().filter(|event| is_to_come(&register, event, now)) {
            let Some(activity) = fresh.next() else {
                departures::put(tx, member, &departure)?;
                return Ok(Goodbye::GoesOn);
            };
            take_back(tx, rules, &who, event, &register, activity, now)?;
        }
        for owner in whom_she_told(tx, &register, event)? {
            let is_theirs = origin.as_ref().is_some_and(|origin| &owner.origin() != origin);
            if is_theirs && departure.owners.len() < OWNERS_MAX {
                departure.owners.insert(owner);
            }
        }
        departure.after = Some(register.event);
    }
    if !is_last {
        departures::put(tx, member, &departure)?;
        return Ok(Goodbye::GoesOn);
    }
    for owner in std::mem::take(&mut departure.owners) {
        departure.told.entry(owner.origin()).or_insert(None);
        let gone = Announcement::MemberLeft {
            member: member.clone(),
            owner,
            activity: goodbye.clone(),
        };
        outbox::announce(tx, &gone, now)?;
    }
    departure.said = Some(now);
    departures::put(tx, member, &departure)?;
    Ok(Goodbye::Said)
}

/// Whoever had an answer of hers: the owner of the event, and of one that was removed or forgotten since, whom the answer
/// itself was addressed to.
fn whom_she_told(
    tx: &mut Transaction<'_>,
    register: &Register,
    event: Option<Event>,
) -> Result<Vec<Iri>, StoreError> {
    if let Some(event) = event {
        return Ok(vec![event.owner]);
    }
    let Some(activity) = &register.activity else {
        return Ok(Vec::new());
    };
    let sent = activities::get(tx, activity)?;
    let said: Option<Value> = sent.and_then(|sent| serde_json::from_str(sent.body.as_str()).ok());
    let to = said.as_ref().and_then(|said| said["to"].as_array());
    let named = to.into_iter().flatten().filter_map(Value::as_str);
    Ok(named.filter_map(|to| Iri::parse(to).ok()).collect())
}

/// Since when somebody is gone for good to other servers: she has left, they were told, and had time to read her document
/// once more.
pub fn gone_since(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    if !members::is_none(tx, member)? {
        return Ok(None);
    }
    let departure = departures::get(tx, member)?;
    Ok(departure.and_then(|known| {
        let said = known.said?;
        (now.as_second() - said.as_second() >= SERVED_SECONDS).then_some(known.left)
    }))
}

/// Whether any server was told that she is gone: then her address says so for ever, also when her keys are forgotten.
pub fn was_told_of(tx: &mut Transaction<'_>, member: &MemberId) -> Result<bool, StoreError> {
    let departure = departures::get(tx, member)?;
    Ok(departure.is_some_and(|departure| !departure.told.is_empty()))
}

/// Whether a seat or a place in a line depends on it still.
pub(crate) fn is_to_come(register: &Register, event: &Event, now: Timestamp) -> bool {
    matches!(register.answer, Answer::Going | Answer::Maybe) && event.draft.start.at > now
}

#[cfg(test)]
mod tests {
    use domain::{Audience, EventDraft, Joining, Kind};
    use store::activities::{MeantFor, Sent};
    use store::actor_keys::Signer;
    use store::{Database, Membership};

    use super::*;
    use crate::join::join;
    use crate::leave::{Leaving, leave};
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id, group, iri};

    /// A member who said yes to so many events of ours and as many of a peer.
    fn going(events: u8) -> (Database, Membership) {
        let database = samples::node();
        samples::peer(&database, "b.example", &[domain::Scope::Events]);
        let klara = samples::member(&database, "klara");
        for number in 1..=2 * events {
            let one: EventDraft = draft(1_000);
            let mut event = samples::publish(&database, number, &one, &Audience::Public);
            if number > events {
                event.iri = iri(&format!("https://b.example/events/{number}"));
                event.owner = group("b.example");
                act(&database, |tx| events::put(tx, &event));
            }
            let carried = activity(u32::from(number));
            act(&database, |tx| {
                let rules = Rules::default();
                rsvp(
                    tx,
                    &rules,
                    &klara,
                    &event_id(number),
                    Answer::Going,
                    &carried,
                    at(1),
                )
            });
        }
        samples::told(&database);
        (database, klara)
    }

    fn leaves(database: &Database, who: &Membership, activities: &[Iri]) {
        let leaving = Leaving {
            because: None,
            told: None,
            activities,
        };
        act(database, |tx| leave(tx, &Rules::default(), who, leaving, at(5)));
    }

    fn joins_again(database: &Database, who: &Membership, second: i64) {
        let joining = Joining {
            name: who.member().name.clone(),
            organization: None,
            kind: Kind::Partner,
            place: None,
        };
        let (mail, new) = (&who.member().mail, MemberId::new(9, [9; 10]));
        act(database, |tx| {
            join(tx, &joining, (mail, crate::SignUp::Open), &new, at(second))
        });
    }

    fn goes_on(database: &Database, who: &Membership, activities: &[Iri]) -> Goodbye {
        let id = &who.member().id;
        act(database, |tx| {
            say_goodbye(tx, &Rules::default(), id, activities, at(6))
        })
    }

    fn fresh(from: u32, number: u32) -> Vec<Iri> {
        (from..from + number).map(activity).collect()
    }

    fn standing(database: &Database, who: &Membership) -> usize {
        let all = database.read(|tx| rsvps::of_member(tx, &who.member().id, 100));
        let all = all.unwrap().into_iter();
        all.filter(|register| register.answer == Answer::Going).count()
    }

    fn goodbyes(database: &Database) -> Vec<(Iri, Iri)> {
        let told = samples::told(database).into_iter();
        told.filter_map(|told| match told {
            Announcement::MemberLeft { owner, activity, .. } => Some((owner, activity)),
            _ => None,
        })
        .collect()
    }

    /// F02: however many answers she had, all go, over as many pieces as it takes; then whoever knows her is told, once.
    #[test]
    fn more_answers_than_one_piece_takes_back_go_in_the_next_and_then_the_hosts_are_told() {
        let (database, klara) = going(3);
        leaves(&database, &klara, &fresh(100, 3));
        assert_eq!(standing(&database, &klara), 4);
        let under_way = || database.read(|tx| departures::under_way(tx, 9)).unwrap();
        assert_eq!(under_way(), [klara.member().id.clone()]);
        assert_eq!(goodbyes(&database), []);
        assert_eq!(
            goes_on(&database, &klara, &[]),
            Goodbye::GoesOn,
            "nothing without addresses"
        );
        assert_eq!(goes_on(&database, &klara, &fresh(200, 3)), Goodbye::GoesOn);
        assert_eq!(standing(&database, &klara), 2);
        assert_eq!(goes_on(&database, &klara, &fresh(300, 9)), Goodbye::Said);
        assert_eq!(standing(&database, &klara), 0);
        assert_eq!(under_way(), []);
        assert_eq!(goodbyes(&database), [(group("b.example"), activity(300))]);
        assert_eq!(goes_on(&database, &klara, &fresh(400, 9)), Goodbye::Said);
        assert_eq!(goodbyes(&database), []);
    }

    /// Protocol section 5: whoever ever had an answer of hers hears that she is gone, also when the event is no more.
    #[test]
    fn hosts_of_events_that_were_removed_or_forgotten_since_are_told_too() {
        let (database, klara) = going(1);
        let event = database
            .read(|tx| events::get(tx, &event_id(2)))
            .unwrap()
            .unwrap();
        let sent = Sent {
            id: activity(2),
            signer: Signer::Member(klara.member().id.clone()),
            body: serde_json::json!({ "type": "Join", "to": [event.owner] })
                .to_string()
                .into(),
            at: at(1),
            meant_for: MeantFor::Party,
        };
        act(&database, |tx| {
            let mut register = rsvps::get(tx, &klara.member().id, &event_id(2))?.expect("she answered");
            register.activity = Some(sent.id.clone());
            rsvps::put(tx, &register)?;
            store::activities::put(tx, &sent)?;
            events::forget(tx, &event)
        });
        leaves(&database, &klara, &fresh(100, 9));
        assert_eq!(goodbyes(&database), [(group("b.example"), activity(100))]);
    }

    /// F02: who joins again while her answers are taken back keeps those that are left, and nobody hears that she is gone.
    #[test]
    fn who_is_back_before_it_is_over_is_not_said_goodbye_to() {
        let (database, klara) = going(1);
        leaves(&database, &klara, &fresh(100, 2));
        assert_eq!(standing(&database, &klara), 1);
        joins_again(&database, &klara, 6);
        assert_eq!(goes_on(&database, &klara, &fresh(200, 9)), Goodbye::Said);
        assert_eq!(
            (standing(&database, &klara), goodbyes(&database)),
            (1, Vec::new())
        );
        assert_eq!(database.read(|tx| departures::under_way(tx, 9)).unwrap(), []);
    }

    /// Protocol section 5: her document is served for 72 hours after everybody was told.
    #[test]
    fn she_is_gone_to_others_three_days_after_they_were_told_and_not_when_she_is_back() {
        let (database, klara) = going(1);
        let id = &klara.member().id;
        let gone = |second| database.read(|tx| gone_since(tx, id, at(second))).unwrap();
        assert_eq!(gone(SERVED_SECONDS * 2), None, "she is a member");
        leaves(&database, &klara, &fresh(100, 9));
        assert_eq!(gone(5 + SERVED_SECONDS - 1), None);
        assert_eq!(gone(5 + SERVED_SECONDS), Some(at(5)));
        joins_again(&database, &klara, 6 + SERVED_SECONDS);
        assert_eq!(gone(7 + SERVED_SECONDS), None, "she is back");
        assert_eq!(gone(9 * SERVED_SECONDS), None, "for good");
    }
}
