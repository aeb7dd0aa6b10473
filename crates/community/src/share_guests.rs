//! Whoever acts for an organisation that holds an event of ours too reads who comes (F12, need 0.7): the one list there is,
//! without those who hide from that organisation (need 2.8). Changing the event, mailing its guests and keeping its door stay
//! the officers'.

use std::collections::BTreeSet;

use domain::{Event, EventId, Guest, GuestKey, GuestSet, Slug};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, guests, organizations, profiles};

use crate::Viewer;
use crate::cancel_event::{ChangeRefused, own_event};

/// How long after an event its co-hosts still see the list, in seconds: a day, as whoever keeps its door.
const KEPT_SECONDS_AFTER: i64 = 86_400;

/// Proof that somebody acts for an organisation that holds one event of ours too.
#[derive(Clone, Debug)]
pub struct CoHostReader {
    event: Event,
    organization: Slug,
}

impl CoHostReader {
    /// A member, if one of the co-hosts has named her to act for it, until a day after the event; for anybody else there is no
    /// such event.
    pub fn of(
        tx: &mut Transaction<'_>,
        who: &Membership,
        event: &EventId,
        now: Timestamp,
    ) -> Result<Self, ChangeRefused> {
        let event = own_event(tx, event)?;
        let is_time = now.as_second() - event.over_at().as_second() < KEPT_SECONDS_AFTER;
        if !is_time || !Viewer::Member(who.clone()).may_see(&event) {
            return Err(ChangeRefused::NoSuchEvent);
        }
        let origin = event.iri.origin();
        let co_hosts = event.draft.co_hosts.iter();
        let slugs: Vec<Slug> = co_hosts
            .filter_map(|host| host.organization_at(&origin))
            .collect();
        for organization in slugs {
            let known = organizations::get(tx, &organization)?;
            if known.is_some_and(|known| known.approver.as_ref() == Some(&who.member().id)) {
                return Ok(Self { event, organization });
            }
        }
        Err(ChangeRefused::NoSuchEvent)
    }

    /// Which event.
    pub fn event(&self) -> &Event {
        &self.event
    }
}

/// The guest list of an event as a co-host may read it.
#[derive(Clone, Debug)]
pub struct SharedGuests {
    /// All of it, so that places on the waiting list are what they are.
    pub list: GuestSet,
    hide: BTreeSet<GuestKey>,
}

impl SharedGuests {
    /// Whether this guest is shown.
    pub fn shows(&self, guest: &Guest) -> bool {
        !self.hide.contains(&guest.key)
    }
}

/// Reads the list for a co-host. What a guest of another node hides there is not known here.
pub fn share_guests(tx: &mut Transaction<'_>, with: &CoHostReader) -> Result<SharedGuests, StoreError> {
    let list = guests::get(tx, &with.event.id)?;
    let mut hide = BTreeSet::new();
    for guest in list.iter() {
        if let GuestKey::Member(member) = &guest.key
            && let Some(profile) = profiles::get(tx, member)?
            && profile.hide_from.contains(&with.organization)
        {
            hide.insert(guest.key.clone());
        }
    }
    Ok(SharedGuests { list, hide })
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience, EventDraft, Handle, Title, Visibility};
    use store::Database;

    use super::*;
    use crate::Rules;
    use crate::co_hosts::co_hosts_called;
    use crate::hide_from::hide_from;
    use crate::name_approver::name_approver;
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id};

    const OVER: i64 = 1_000 + 3 * 3_600;

    /// An event that Fathom & Vale holds too, for which maren acts; ada of Ledgerline and klara come, and klara hides from
    /// Fathom & Vale.
    fn stage() -> (Database, Membership, Membership) {
        let database = samples::node();
        let maren = samples::member_of(&database, "maren", "Fathom & Vale");
        let neve = samples::member_of(&database, "neve", "Fathom & Vale");
        let ada = samples::member_of(&database, "ada", "Ledgerline");
        let klara = samples::member(&database, "klara");
        let fathom = Slug::parse("fathom-vale").unwrap();
        let name = Handle::parse("maren").unwrap();
        act(&database, |tx| {
            name_approver(tx, "operator", &fathom, Some(&name), at(0))
        });
        act(&database, |tx| {
            hide_from(tx, &klara, &fathom, Visibility::Community)
        });
        let names = [Title::parse("Fathom & Vale").unwrap()];
        let held = EventDraft {
            co_hosts: database.read(|tx| co_hosts_called(tx, &names, &[])).unwrap(),
            ..draft(1_000)
        };
        samples::publish(&database, 1, &held, &Audience::Members);
        samples::publish(&database, 2, &draft(1_000), &Audience::Members);
        for (number, who) in (0..).zip([&ada, &klara]) {
            act(&database, |tx| {
                let (id, sent) = (event_id(1), activity(number));
                rsvp(tx, &Rules::default(), who, &id, Answer::Going, &sent, at(1))
            });
        }
        (database, maren, neve)
    }

    /// 0.7, 2.8: one list; who acts for a co-host reads it without whoever hides from her company, and nobody else does.
    #[test]
    fn who_acts_for_a_co_host_reads_who_comes_but_not_who_hides_from_her_company() {
        let (database, maren, neve) = stage();
        let guests = database.read(|tx| {
            let co_host = CoHostReader::of(tx, &maren, &event_id(1), at(2))?;
            assert_eq!(co_host.event().id, event_id(1));
            Ok::<_, ChangeRefused>(share_guests(tx, &co_host)?)
        });
        let guests = guests.unwrap();
        assert_eq!(guests.list.iter().count(), 2, "there is one list");
        let shown = guests.list.iter().filter(|guest| guests.shows(guest));
        let names: Vec<&str> = shown.map(|guest| guest.name.as_str()).collect();
        assert_eq!(names, ["ada"]);

        let refuses = |who: &Membership, event: u8, now: i64| {
            let read = database.read(|tx| CoHostReader::of(tx, who, &event_id(event), at(now)));
            matches!(read, Err(ChangeRefused::NoSuchEvent))
        };
        assert!(refuses(&neve, 1, 2), "she does not act for it");
        assert!(refuses(&maren, 2, 2), "her company does not hold it");
        assert!(!refuses(&maren, 1, OVER + KEPT_SECONDS_AFTER - 1));
        assert!(refuses(&maren, 1, OVER + KEPT_SECONDS_AFTER));
        act(&database, |tx| {
            let slug = Slug::parse("fathom-vale").unwrap();
            name_approver(tx, "operator", &slug, None, at(3))
        });
        assert!(refuses(&maren, 1, 4), "it is another's now");
    }
}
