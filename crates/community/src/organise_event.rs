//! Who runs an event of ours: any officer, and whom an officer named its organiser (features section 1, Roles; F12). She changes
//! it, sees, invites and mails its guests, plans who does what and calls it off; whom it is for, who holds it with the
//! community, and who else organises it stays with the officers.

use domain::{Distance, Event, EventId, Member};
use jiff::Timestamp;
use store::{Membership, Officer, StoreError, Transaction, jobs, members};

use crate::Viewer;
use crate::cancel_event::{ChangeRefused, own_event};
use crate::see_person::{is_told_of, told_of};

/// How long after an event its organiser still runs it, in seconds: a day, as whoever keeps its door.
const KEPT_SECONDS_AFTER: i64 = 86_400;

/// A proof by which somebody runs events of ours.
pub trait Organises {
    /// Who.
    fn member(&self) -> &Member;
    /// Whether this event is hers to run.
    fn runs(&self, event: &EventId) -> bool;
    /// Her office, if she runs events by one.
    fn office(&self) -> Option<&Officer>;
}

impl Organises for Officer {
    fn member(&self) -> &Member {
        Officer::member(self)
    }

    fn runs(&self, _event: &EventId) -> bool {
        true
    }

    fn office(&self) -> Option<&Officer> {
        Some(self)
    }
}

/// Proof that somebody runs one event of ours.
#[derive(Clone, Debug)]
pub enum Organiser {
    /// She runs every event.
    ByOffice(Officer),
    /// An officer named her for this one.
    ByName(Membership, EventId),
}

impl Organiser {
    /// A member whom an officer named, until a day after the event; for anybody else there is no such event.
    pub fn by_name(
        tx: &mut Transaction<'_>,
        who: &Membership,
        event: &EventId,
        now: Timestamp,
    ) -> Result<Self, ChangeRefused> {
        let event = own_event(tx, event)?;
        let is_time = now.as_second() - event.over_at().as_second() < KEPT_SECONDS_AFTER;
        let is_hers = is_time
            && Viewer::Member(who.clone()).may_see(&event)
            && jobs::get(tx, &event.id)?.organises(&who.member().id);
        match is_hers {
            true => Ok(Self::ByName(who.clone(), event.id)),
            false => Err(ChangeRefused::NoSuchEvent),
        }
    }
}

impl Organises for Organiser {
    fn member(&self) -> &Member {
        match self {
            Self::ByOffice(officer) => officer.member(),
            Self::ByName(membership, _) => membership.member(),
        }
    }

    fn runs(&self, event: &EventId) -> bool {
        match self {
            Self::ByOffice(_) => true,
            Self::ByName(_, own) => own == event,
        }
    }

    fn office(&self) -> Option<&Officer> {
        match self {
            Self::ByOffice(officer) => Some(officer),
            Self::ByName(..) => None,
        }
    }
}

/// The event, if it is ours and hers to run at this very moment: whose name was taken off the list since she was looked up
/// runs it no longer.
pub(crate) fn organised(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
) -> Result<Event, ChangeRefused> {
    match runs_now(tx, by, id)? {
        true => own_event(tx, id),
        false => Err(ChangeRefused::NoSuchEvent),
    }
}

/// Whether she runs this event at this very moment.
pub(crate) fn runs_now(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    id: &EventId,
) -> Result<bool, StoreError> {
    match by.office() {
        Some(_) => Ok(true),
        None => Ok(by.runs(id) && jobs::get(tx, id)?.organises(&by.member().id)),
    }
}

/// A member whom somebody who runs an event names, to invite her or to give her a job: officers name everybody, whoever was
/// named organiser those whom she finds, each with her company only if she reads it of her. Anybody else is nobody to her
/// (need 2.8).
pub(crate) fn as_known_to(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    member: Member,
) -> Result<Option<Member>, StoreError> {
    if by.office().is_some() {
        return Ok(Some(member));
    }
    let Some(hers) = members::membership(tx, &by.member().id)? else {
        return Ok(None);
    };
    match is_told_of(tx, &Viewer::Member(hers), &member)? {
        true => told_of(tx, &member.id, Distance::Member),
        false => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Audience, CoHost, Handle, Iri, JobKind, MemberProfile, Segment, Slug, Title, Visibility};
    use store::{Database, audit, profiles};

    use super::*;
    use crate::cancel_event::cancel_event;
    use crate::change_event::{Expected, change_event};
    use crate::hide_from::hide_from;
    use crate::invite_guest::{InviteRefused, invite_guest, see_invited};
    use crate::mail_guests::{sent, whom};
    use crate::plan_jobs::{Plan, PlanRefused, plan_jobs};
    use crate::samples::{self, act, at, draft, event_id, refused};

    /// Two events; an officer named Anke organiser of the first.
    fn stage() -> (Database, Officer, Membership) {
        let database = samples::node();
        for number in [1, 2] {
            samples::publish(&database, number, &draft(1_000), &Audience::Members);
        }
        let (officer, anke) = (samples::officer(&database), samples::member(&database, "anke"));
        let handle = anke.member().handle.clone();
        for plan in [Plan::Add(JobKind::Organiser), Plan::Name(1, handle)] {
            act(&database, |tx| {
                plan_jobs(tx, &officer, &event_id(1), &plan, at(0))
            });
        }
        (database, officer, anke)
    }

    fn organiser(
        database: &Database,
        who: &Membership,
        event: u8,
        now: i64,
    ) -> Result<Organiser, ChangeRefused> {
        database.read(|tx| Organiser::by_name(tx, who, &event_id(event), at(now)))
    }

    /// F12: the event for which she was named and no other, until a day after it, and not once her name is off the list.
    #[test]
    fn an_organiser_runs_the_event_she_was_named_for_and_no_other() {
        let (database, officer, anke) = stage();
        assert!(organiser(&database, &anke, 2, 0).is_err());
        let bert = samples::member(&database, "bert");
        assert!(organiser(&database, &bert, 1, 0).is_err());
        assert!(
            organiser(&database, &anke, 1, 300_000).is_err(),
            "it is long over"
        );
        let hers = organiser(&database, &anke, 1, 0).unwrap();
        let other = refused(&database, |tx| cancel_event(tx, &hers, &event_id(2), at(1)));
        assert!(matches!(other, ChangeRefused::NoSuchEvent));
        assert_eq!(database.read(|tx| sent(tx, &hers, &event_id(2))), Ok(Vec::new()));
        act(&database, |tx| {
            plan_jobs(tx, &officer, &event_id(1), &Plan::Open(1), at(1))
        });
        let late = refused(&database, |tx| cancel_event(tx, &hers, &event_id(1), at(1)));
        assert!(
            matches!(late, ChangeRefused::NoSuchEvent),
            "her name is off the list"
        );
        let reach = database.read(|tx| whom(tx, &hers, &event_id(1), Segment::Everyone));
        assert_eq!(reach.unwrap(), crate::mail_guests::Reach::default());
    }

    /// F12: whom the event is for, who holds it and who organises it stay with the officers; the log names who did it.
    #[test]
    fn an_organiser_changes_her_event_and_not_whom_it_is_for() {
        let (database, _officer, anke) = stage();
        let hers = organiser(&database, &anke, 1, 0).unwrap();
        let renamed = domain::EventDraft {
            title: Title::parse("Another title").unwrap(),
            co_hosts: vec![CoHost {
                name: Title::parse("Rival").unwrap(),
                iri: Iri::parse("https://a.example/orgs/rival").unwrap(),
            }],
            ..draft(1_000)
        };
        let changed = act(&database, |tx| {
            let (renamed, audience) = (renamed.clone(), Audience::Public);
            change_event(tx, &hers, &event_id(1), renamed, audience, Expected::Any, at(1))
        });
        assert_eq!(changed.draft.title.as_str(), "Another title");
        assert_eq!(
            (changed.audience, changed.draft.co_hosts),
            (Audience::Members, Vec::new())
        );
        let logged = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(
            (logged.by.as_str(), logged.what.starts_with("change event ")),
            ("anke", true)
        );
        let plan =
            |plan: Plan| database.transact_blocking(|tx| plan_jobs(tx, &hers, &event_id(1), &plan, at(2)));
        plan(Plan::Add(JobKind::Door)).unwrap();
        for alone in [Plan::Add(JobKind::Organiser), Plan::Open(1), Plan::Remove(1)] {
            assert!(matches!(plan(alone), Err(PlanRefused::OfficersAlone)));
        }
        act(&database, |tx| cancel_event(tx, &hers, &event_id(1), at(3)));
    }

    /// 2.8: who hides from the company of whoever runs an event is nobody to her, whom she can neither invite nor name, and on
    /// no list that she reads; an officer finds everybody.
    #[test]
    fn an_organiser_names_nobody_who_hides_from_her_company_and_reads_no_company_that_is_not_shown() {
        let (database, officer, _anke) = stage();
        let rival = samples::member_of(&database, "rival", "Copperbeech Cloud");
        let klara = samples::member_of(&database, "klara", "Ledgerline");
        let ada = samples::member_of(&database, "ada", "Fathom & Vale");
        act(&database, |tx| {
            let company = Slug::parse("copperbeech-cloud").unwrap();
            hide_from(tx, &klara, &company, Visibility::Community)
        });
        let mut alone = MemberProfile::empty(Visibility::Community);
        alone.organization = Visibility::Me;
        act(&database, |tx| profiles::put(tx, ada.member(), &alone));
        let named = Plan::Name(1, rival.member().handle.clone());
        for plan in [named, Plan::Add(JobKind::Door)] {
            act(&database, |tx| {
                plan_jobs(tx, &officer, &event_id(1), &plan, at(0))
            });
        }
        let hers = organiser(&database, &rival, 1, 0).unwrap();
        let invite = |by: &dyn Organises, handle: &str| {
            let handle = Handle::parse(handle).unwrap();
            database.transact_blocking(|tx| invite_guest(tx, by, &event_id(1), &handle, at(1)))
        };
        for nobody in ["klara", "nobody"] {
            let refused = invite(&hers, nobody);
            assert!(matches!(refused, Err(InviteRefused::NoSuchMember(_))), "{nobody}");
            let plan = Plan::Name(2, Handle::parse(nobody).unwrap());
            let refused = database.transact_blocking(|tx| plan_jobs(tx, &hers, &event_id(1), &plan, at(1)));
            assert!(matches!(refused, Err(PlanRefused::NoSuchMember(_))), "{nobody}");
        }
        invite(&officer, "klara").unwrap();
        invite(&hers, "ada").unwrap();
        let waiting = |by: &dyn Organises| {
            let read = database.read(|tx| see_invited(tx, by, &event_id(1))).unwrap();
            let told = |member: Member| (member.name.to_string(), member.organization.is_some());
            read.into_iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(waiting(&hers), [("ada".to_owned(), false)]);
        let all = [("klara".to_owned(), true), ("ada".to_owned(), true)];
        assert_eq!(waiting(&officer), all);
    }
}
