//! An organiser says what there is to do at an event, and who does it (need 0.8).

use domain::{EventId, Handle, JobKind, JobRefused, Jobs};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, jobs, members};

use crate::cancel_event::ChangeRefused;
use crate::organise_event::{Organises, as_known_to, organised};

/// One change of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Something more is to do.
    Add(JobKind),
    /// It is not needed after all.
    Remove(u32),
    /// This member does it.
    Name(u32, Handle),
    /// Nobody does it yet.
    Open(u32),
}

impl Plan {
    /// Whether it says who organises the event.
    fn is_of_organisers(&self, list: &Jobs) -> bool {
        let kind = match self {
            Self::Add(kind) => Some(kind),
            Self::Remove(number) | Self::Name(number, _) | Self::Open(number) => list.kind_of(*number),
        };
        kind == Some(&JobKind::Organiser)
    }
}

/// Why the list stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum PlanRefused {
    /// The list does not allow it.
    #[error(transparent)]
    Job(#[from] JobRefused),
    /// Nobody here is called so, or she has left, or nobody whom the organiser may find: the same for her (need 2.8).
    #[error("no member has the handle {0}")]
    NoSuchMember(Handle),
    /// Another word than an officer's.
    #[error("an officer says who organises an event")]
    OfficersAlone,
    /// The event is not there, or not ours.
    #[error(transparent)]
    Event(#[from] ChangeRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes the jobs of an event of ours.
pub fn plan_jobs(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: &EventId,
    plan: &Plan,
    now: Timestamp,
) -> Result<(), PlanRefused> {
    let event = organised(tx, by, event)?;
    let mut list = jobs::get(tx, &event.id)?;
    if by.office().is_none() && plan.is_of_organisers(&list) {
        return Err(PlanRefused::OfficersAlone);
    }
    match plan {
        Plan::Add(kind) => list.add(kind.clone())?,
        Plan::Remove(number) => list.remove(*number)?,
        Plan::Open(number) => list.open(*number)?,
        Plan::Name(number, handle) => {
            let nobody = || PlanRefused::NoSuchMember(handle.clone());
            let member = members::by_handle(tx, handle)?.ok_or_else(nobody)?;
            if members::is_none(tx, &member.id)? {
                return Err(nobody());
            }
            let member = as_known_to(tx, by, member)?.ok_or_else(nobody)?;
            list.name(*number, &member.id)?;
        }
    }
    jobs::put(tx, &event.id, &list)?;
    let by = by.member().handle.as_str();
    audit::log(tx, by, &format!("plan the jobs of event {}", event.id), now)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::Audience;

    use super::*;
    use crate::samples::{self, at, draft, event_id};

    #[test]
    fn an_organiser_names_a_member_and_nobody_else_can_be_named() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Members);
        let (officer, anke) = (samples::officer(&database), samples::member(&database, "anke"));
        let plan = |plan: Plan| {
            let officer = officer.clone();
            database.transact_blocking(move |tx| plan_jobs(tx, &officer, &event_id(1), &plan, at(0)))
        };
        plan(Plan::Add(JobKind::Door)).unwrap();
        let nobody = Handle::parse("nobody").unwrap();
        assert!(matches!(
            plan(Plan::Name(1, nobody)),
            Err(PlanRefused::NoSuchMember(_))
        ));
        plan(Plan::Name(1, anke.member().handle.clone())).unwrap();
        let list = database.read(|tx| jobs::get(tx, &event_id(1))).unwrap();
        assert!(list.keeps_the_door(&anke.member().id));
        plan(Plan::Remove(1)).unwrap();
        assert!(matches!(
            plan(Plan::Open(1)),
            Err(PlanRefused::Job(JobRefused::NoSuchJob))
        ));
        let elsewhere = samples::refused(&database, |tx| {
            plan_jobs(tx, &officer, &event_id(9), &Plan::Add(JobKind::Door), at(0))
        });
        assert!(matches!(
            elsewhere,
            PlanRefused::Event(ChangeRefused::NoSuchEvent)
        ));
    }
}
