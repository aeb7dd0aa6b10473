//! An organiser writes where an event of ours meets online, or takes that away; whoever has a seat hears of it (F12).

use domain::{Event, EventId, EventRefused, EventState, GuestKey, JoinLink, Modality, Scope, Seat};
use jiff::Timestamp;
use store::join_links::{self, KeptLink};
use store::{StoreError, Transaction, audit, guests, peerings};

use crate::cancel_event::{ChangeRefused, own_event};
use crate::drawn_from::Drawn;
use crate::organise_event::{Organises, organised};
use crate::receive_answer::decide;
use crate::tell_members;

/// Sets the link of an event of ours, or takes it away. Nothing happens where it is that already. `secret` is fresh chance
/// of which the addresses of guests are made, so that all those of before lead nowhere. The log says that it was set, and
/// not to what.
pub fn set_join_link(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    link: Option<&JoinLink>,
    secret: &[u8; 32],
    now: Timestamp,
) -> Result<(), ChangeRefused> {
    let event = organised(tx, by, id)?;
    let known = join_links::get(tx, id)?;
    if known.as_ref().map(|kept| &kept.link) == link {
        return Ok(());
    }
    let what = match link {
        Some(_) if event.state == EventState::Cancelled => return Err(ChangeRefused::Cancelled),
        Some(_) if event.draft.modality == Modality::InPerson => {
            return Err(EventRefused::LinkInPerson.into());
        }
        Some(link) => {
            let kept = KeptLink {
                link: link.clone(),
                secret: *secret,
            };
            join_links::put(tx, id, &kept)?;
            "set"
        }
        None => {
            join_links::remove(tx, id);
            "take away"
        }
    };
    let by = by.member().handle.as_str();
    audit::log(tx, by, &format!("{what} the link to join event {id}"), now)?;
    tell(tx, &event, now)?;
    Ok(())
}

/// The same by a program, which names the version it read; no link is a version too.
pub fn set_join_link_drawn(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    link: Option<&JoinLink>,
    secret: &[u8; 32],
    drawn: &Drawn,
    now: Timestamp,
) -> Result<(), ChangeRefused> {
    if !drawn.still_stands(Some(&join_link_of(tx, by, id)?)) {
        let revision = own_event(tx, id)?.revision;
        return Err(ChangeRefused::Changed { revision });
    }
    set_join_link(tx, by, id, link, secret, now)
}

/// What a form says of a link; `secret` as of [`set_join_link`].
#[derive(Clone, Copy)]
pub struct LinkChange<'l> {
    /// As it was when the form was read.
    pub read: Option<&'l JoinLink>,
    /// As it is wished.
    pub link: Option<&'l JoinLink>,
    /// Fresh chance.
    pub secret: &'l [u8; 32],
}

/// The same by a form that was read a while ago, for an event and the `later` dates of its series. Where the form left the
/// link as it was nothing happens, so that each date keeps its own; what another officer wrote meanwhile is not written over,
/// and a later date at an address alone gets none.
pub fn change_join_link(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
    later: &[Event],
    said: LinkChange<'_>,
    now: Timestamp,
) -> Result<(), ChangeRefused> {
    if said.link == said.read {
        return Ok(());
    }
    let revision = own_event(tx, id)?.revision;
    let known = join_links::get(tx, id)?.map(|kept| kept.link);
    if known.as_ref() != said.read && known.as_ref() != said.link {
        return Err(ChangeRefused::Changed { revision });
    }
    set_join_link(tx, by, id, said.link, said.secret, now)?;
    for date in later {
        let is_at_a_place = own_event(tx, &date.id)?.draft.modality == Modality::InPerson;
        if said.link.is_none() || !is_at_a_place {
            set_join_link(tx, by, &date.id, said.link, said.secret, now)?;
        }
    }
    Ok(())
}

/// The link of an event of ours, for whoever writes the event.
pub fn join_link_of(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
) -> Result<Option<JoinLink>, ChangeRefused> {
    organised(tx, by, id)?;
    Ok(join_links::get(tx, id)?.map(|kept| kept.link))
}

/// Whoever has a seat: members and guests without a membership by mail, members of peers by a new yes to their answer.
fn tell(tx: &mut Transaction<'_>, event: &Event, now: Timestamp) -> Result<(), StoreError> {
    if event.state == EventState::Cancelled || event.over_at() <= now {
        return Ok(());
    }
    let list = guests::get(tx, &event.id)?;
    for guest in list.iter().filter(|guest| guest.seat == Seat::Taken) {
        match &guest.key {
            GuestKey::Member(member) => tell_members::of_join_link(tx, event, member, now)?,
            GuestKey::Visitor(visitor) => tell_members::of_guests_join_link(tx, event, visitor, now)?,
            GuestKey::Actor(actor) => {
                if peerings::agreed(tx, &actor.origin(), Scope::Events)? {
                    decide(tx, &event.id, &list, &guest.key, now)?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Announcement, Answer, Audience, EventDraft, RsvpCounter};
    use store::Database;

    use super::*;
    use crate::Rules;
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id, refused};
    use crate::see_join_link::{address_of_register, follow_address};

    fn link(text: &str) -> JoinLink {
        JoinLink::parse(text).unwrap()
    }

    fn set(database: &Database, to: Option<&str>, secret: u8) {
        let officer = samples::officer(database);
        let to = to.map(link);
        act(database, |tx| {
            set_join_link(tx, &officer, &event_id(1), to.as_ref(), &[secret; 32], at(1))
        });
    }

    fn answer(database: &Database, who: &store::Membership, answer: Answer) {
        act(database, |tx| {
            rsvp(
                tx,
                &Rules::default(),
                who,
                &event_id(1),
                answer,
                &activity(1),
                at(1),
            )
        });
    }

    /// The last part of somebody's address, if she has one.
    fn code(database: &Database, who: &store::Membership) -> Option<String> {
        let read = database.read(|tx| {
            let event = own_event(tx, &event_id(1)).expect("it is there");
            match store::rsvps::get(tx, &who.member().id, &event.id)? {
                Some(register) => address_of_register(tx, &event, &register, at(2)),
                None => Ok(None),
            }
        });
        let address = read.unwrap()?;
        address.as_str().rsplit('/').next().map(str::to_owned)
    }

    fn leads_to(database: &Database, code: &str, now: i64) -> Option<JoinLink> {
        let read = database.read(|tx| follow_address(tx, &event_id(1), code, at(now)));
        read.unwrap()
    }

    /// F12, D2
    #[test]
    fn only_who_has_a_seat_has_an_address_and_it_dies_with_her_seat_and_with_the_link() {
        let database = samples::node();
        let one_seat = EventDraft {
            capacity: Some(1),
            ..draft(1_000)
        };
        samples::publish(&database, 1, &one_seat, &Audience::Members);
        let (anke, bert) = (
            samples::member(&database, "anke"),
            samples::member(&database, "bert"),
        );
        answer(&database, &anke, Answer::Going);
        answer(&database, &bert, Answer::Going);
        assert_eq!(code(&database, &anke), None, "there is no link yet");
        set(&database, Some("https://meet.example/one"), 1);
        assert_eq!(code(&database, &bert), None, "he waits");
        let first = code(&database, &anke).unwrap();
        assert_eq!(
            leads_to(&database, &first, 2),
            Some(link("https://meet.example/one"))
        );
        assert_eq!(leads_to(&database, &"0".repeat(32), 2), None);
        assert_eq!(leads_to(&database, &"0".repeat(1_000), 2), None);
        assert_eq!(leads_to(&database, &first, 1_000_000), None, "it is over");

        set(&database, Some("https://meet.example/two"), 2);
        assert_eq!(leads_to(&database, &first, 2), None, "the address of before");
        let second = code(&database, &anke).unwrap();
        answer(&database, &anke, Answer::Withdrawn);
        assert_eq!(leads_to(&database, &second, 2), None, "she withdrew");
        assert_eq!(code(&database, &anke), None);
        let his = code(&database, &bert).unwrap();
        assert_eq!(
            leads_to(&database, &his, 2),
            Some(link("https://meet.example/two"))
        );
        set(&database, None, 3);
        assert_eq!(
            (code(&database, &bert), leads_to(&database, &his, 2)),
            (None, None)
        );
    }

    /// F12: an officer who wrote meanwhile is not written over, and dates keep their own links until the link is changed.
    #[test]
    fn a_form_changes_a_link_only_where_it_was_touched_and_as_it_was_read() {
        let database = samples::node();
        let at_a_place = EventDraft {
            modality: Modality::InPerson,
            ..draft(1_000)
        };
        let drafts = [draft(1_000), draft(1_000), at_a_place];
        let dates = [1, 2, 3].map(|number: u8| {
            let draft = &drafts[usize::from(number) - 1];
            samples::publish(&database, number, draft, &Audience::Members)
        });
        let officer = samples::officer(&database);
        set(&database, Some("https://meet.example/one"), 1);
        let own = link("https://meet.example/own");
        act(&database, |tx| {
            set_join_link(tx, &officer, &event_id(2), Some(&own), &[2; 32], at(1))
        });
        let change = |read: &str, to: &str| {
            let (read, to) = (link(read), link(to));
            database.transact_blocking(|tx| {
                let said = LinkChange {
                    read: Some(&read),
                    link: Some(&to),
                    secret: &[3; 32],
                };
                change_join_link(tx, &officer, &event_id(1), &dates[1..], said, at(2))
            })
        };
        let known = || {
            [1, 2, 3].map(|number| {
                let kept = database.read(|tx| join_links::get(tx, &event_id(number)));
                kept.unwrap().map(|kept| kept.link)
            })
        };
        let before = [Some(link("https://meet.example/one")), Some(own), None];
        change("https://meet.example/one", "https://meet.example/one").unwrap();
        change("https://meet.example/old", "https://meet.example/old").unwrap();
        assert_eq!(known(), before, "nobody touched the field");
        let stale = change("https://meet.example/old", "https://meet.example/two");
        assert!(matches!(stale, Err(ChangeRefused::Changed { revision: 1 })));
        assert_eq!(known(), before, "another wrote meanwhile");
        change("https://meet.example/one", "https://meet.example/two").unwrap();
        let two = Some(link("https://meet.example/two"));
        assert_eq!(known(), [two.clone(), two, None]);
    }

    /// F12
    #[test]
    fn an_event_at_an_address_alone_or_called_off_has_no_link_to_join() {
        let database = samples::node();
        let at_a_place = EventDraft {
            modality: Modality::InPerson,
            ..draft(1_000)
        };
        samples::publish(&database, 1, &at_a_place, &Audience::Members);
        samples::publish(&database, 2, &draft(1_000), &Audience::Members);
        let officer = samples::officer(&database);
        act(&database, |tx| {
            crate::cancel_event::cancel_event(tx, &officer, &event_id(2), at(1))
        });
        let refusal = |number: u8| {
            refused(&database, |tx| {
                let link = link("https://meet.example/one");
                set_join_link(tx, &officer, &event_id(number), Some(&link), &[1; 32], at(1))
            })
        };
        assert!(matches!(
            refusal(1),
            ChangeRefused::Event(EventRefused::LinkInPerson)
        ));
        assert!(matches!(refusal(2), ChangeRefused::Cancelled));
        assert!(matches!(refusal(9), ChangeRefused::NoSuchEvent));
    }

    /// F12, D2: a peer's guest is told anew, a stranger's is not; and the log has no address.
    #[test]
    fn a_new_link_is_told_to_guests_of_peers_and_to_nobody_elsewhere() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let guest = |host: &str| domain::Guest {
            key: GuestKey::Actor(samples::person(host, "klara")),
            name: domain::PersonName::parse("Klara").unwrap(),
            organization: None,
            member_of: None,
            answer: Answer::Going,
            counter: RsvpCounter(4),
            seat: Seat::None,
            order: 0,
            activity: Some(samples::iri(&format!("https://{host}/activities/1"))),
            at: at(0),
            checked_in: None,
        };
        act(&database, |tx| {
            let mut list = guests::get(tx, &event_id(1))?;
            for host in ["b.example", "c.example"] {
                list.register(guest(host), None, domain::Overflow::Refuse)
                    .expect("there is room");
            }
            guests::put(tx, &event_id(1), &list)
        });
        samples::told(&database);
        for _ in 0..2 {
            set(&database, Some("https://meet.example/canary"), 1);
        }
        let told = Announcement::Decided {
            event: event_id(1),
            guest: guest("b.example").key,
            counter: RsvpCounter(4),
        };
        assert_eq!(samples::told(&database), [told]);
        let log = database.read(|tx| audit::tail(tx, 100)).unwrap();
        let about = |entry: &&audit::Entry| entry.what.contains("link to join");
        assert_eq!(log.iter().filter(about).count(), 1);
        assert!(log.iter().all(|entry| !entry.what.contains("canary")));
    }
}
