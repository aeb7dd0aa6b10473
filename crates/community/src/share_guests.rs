//! Who reads who comes to an event of ours without being an officer (F12): whoever was named organiser or keeps the door, and
//! whoever acts for an organisation that holds it too (need 0.7), who can change nothing. All read the one list there is,
//! without those who hide from their company (need 2.8).

use std::collections::BTreeSet;

use domain::{Event, EventId, Guest, GuestKey, GuestSet, Member, Organization, Slug};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, guests, organizations, profiles};

use crate::Viewer;
use crate::cancel_event::{ChangeRefused, own_event};
use crate::check_in::Doorkeeper;
use crate::organise_event::Organises;
use crate::see_rsvp::see_guests;

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

/// The guest list of an event as somebody without an office may read it.
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
    let hide = who_hide_from(tx, &list, &with.organization, None)?;
    Ok(SharedGuests { list, hide })
}

/// Reads the list for whoever runs the event: officers read all of it, whoever was named organiser nobody who hides from
/// her company (need 2.8).
pub fn guests_for_organiser(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: &EventId,
) -> Result<SharedGuests, StoreError> {
    let list = see_guests(tx, by, event)?;
    let reader = match by.office() {
        Some(_) => None,
        None => Some(by.member()),
    };
    shared_with(tx, list, reader)
}

/// Reads the list for whoever keeps the door, in the same way; a code that is shown there is good whoever hides.
pub fn guests_at_door(tx: &mut Transaction<'_>, door: &Doorkeeper) -> Result<SharedGuests, StoreError> {
    let list = guests::get(tx, &door.event().id)?;
    shared_with(tx, list, door.named())
}

/// All of it for an officer; for anybody else without those who hide from her company. She reads herself in any case.
fn shared_with(
    tx: &mut Transaction<'_>,
    list: GuestSet,
    reader: Option<&Member>,
) -> Result<SharedGuests, StoreError> {
    let company = reader.and_then(|reader| Some((reader, reader.organization.as_ref()?)));
    let hide = match company {
        Some((reader, company)) => who_hide_from(tx, &list, &Organization::slug_of(company), Some(reader))?,
        None => BTreeSet::new(),
    };
    Ok(SharedGuests { list, hide })
}

fn who_hide_from(
    tx: &mut Transaction<'_>,
    list: &GuestSet,
    company: &Slug,
    reader: Option<&Member>,
) -> Result<BTreeSet<GuestKey>, StoreError> {
    let mut hide = BTreeSet::new();
    for guest in list.iter() {
        if let GuestKey::Member(member) = &guest.key
            && reader.is_none_or(|reader| reader.id != *member)
            && let Some(profile) = profiles::get(tx, member)?
            && profile.hide_from.contains(company)
        {
            hide.insert(guest.key.clone());
        }
    }
    Ok(hide)
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience, EventDraft, Handle, JobKind, Title, Visibility};
    use store::Database;

    use super::*;
    use crate::Rules;
    use crate::co_hosts::co_hosts_called;
    use crate::hide_from::hide_from;
    use crate::name_approver::name_approver;
    use crate::organise_event::Organiser;
    use crate::plan_jobs::{Plan, plan_jobs};
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

    /// F12, F14, 2.8: whom an officer named organiser or for the door reads nobody who hides from her company; officers do, and
    /// so does whoever is of another company.
    #[test]
    fn who_runs_an_event_without_an_office_reads_nobody_who_hides_from_her_company() {
        let (database, _maren, neve) = stage();
        let officer = samples::officer(&database);
        let bert = samples::member_of(&database, "bert", "Ledgerline");
        let named = |number: u32, job: JobKind, who: &Membership| {
            for plan in [Plan::Add(job), Plan::Name(number, who.member().handle.clone())] {
                act(&database, |tx| {
                    plan_jobs(tx, &officer, &event_id(1), &plan, at(1))
                });
            }
        };
        named(1, JobKind::Organiser, &neve);
        named(2, JobKind::Organiser, &bert);
        let names = |shared: &SharedGuests| {
            let shown = shared.list.iter().filter(|guest| shared.shows(guest));
            shown.map(|guest| guest.name.to_string()).collect::<Vec<_>>()
        };
        let reads = |who: &Membership| {
            database.read(|tx| {
                let by = Organiser::by_name(tx, who, &event_id(1), at(2))?;
                let door = Doorkeeper::by_name(tx, who, &event_id(1), at(2))?;
                let list = guests_for_organiser(tx, &by, &event_id(1))?;
                Ok::<_, ChangeRefused>((list, guests_at_door(tx, &door)?))
            })
        };
        let (list, door) = reads(&neve).unwrap();
        assert_eq!(
            (names(&list), names(&door)),
            (vec!["ada".to_owned()], vec!["ada".to_owned()])
        );
        assert_eq!(list.list.iter().count(), 2, "places are what they are");
        let all = vec!["ada".to_owned(), "klara".to_owned()];
        let (list, door) = reads(&bert).unwrap();
        assert_eq!((names(&list), names(&door)), (all.clone(), all.clone()));
        let read = database.read(|tx| {
            let door = Doorkeeper::by_office(tx, &officer, &event_id(1))?;
            let list = guests_for_organiser(tx, &officer, &event_id(1))?;
            Ok::<_, ChangeRefused>((list, guests_at_door(tx, &door)?))
        });
        let (list, door) = read.unwrap();
        assert_eq!((names(&list), names(&door)), (all.clone(), all));
    }
}
