//! Who does what at an event of ours, as members see it; nobody else learns who (need 0.8).

use domain::{Given, Handle, JobKind, MemberId, PersonName};
use store::{StoreError, Transaction, jobs, members};

use crate::Viewer;
use crate::see_event::{Host, Seen};
use crate::see_person::is_told_of;

/// The jobs of one event.
#[derive(Clone, Debug, Default)]
pub struct SeenJobs {
    /// In the order in which they were asked for.
    pub jobs: Vec<SeenJob>,
}

/// One job.
#[derive(Clone, Debug)]
pub struct SeenJob {
    /// Its name within the event.
    pub number: u32,
    /// What there is to do.
    pub kind: JobKind,
    /// Whether nobody does it.
    pub is_open: bool,
    /// Who does it; absent also for those whom she hides from (need 2.8).
    pub doer: Option<Doer>,
}

/// Who does a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doer {
    /// A member of this node.
    pub member: MemberId,
    /// Her address here.
    pub handle: Handle,
    /// As she is shown.
    pub name: PersonName,
    /// By whose word.
    pub given: Given,
}

/// The jobs that this viewer may see: a member those of our own events, anybody else none.
pub fn see_jobs(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    seen: &Seen,
) -> Result<Option<SeenJobs>, StoreError> {
    if seen.host == Host::Them || !matches!(viewer, Viewer::Member(_)) {
        return Ok(None);
    }
    let list = jobs::get(tx, &seen.event.id)?;
    let mut shown = SeenJobs::default();
    for job in list.iter() {
        let (mut is_open, mut doer) = (true, None);
        // Who is no member any more does nothing here.
        if let Some(holder) = &job.holder
            && let Some(known) = members::membership(tx, &holder.member)?
        {
            let member = known.member();
            is_open = false;
            doer = is_told_of(tx, viewer, member)?.then(|| Doer {
                member: member.id.clone(),
                handle: member.handle.clone(),
                name: member.name.clone(),
                given: holder.given,
            });
        }
        shown.jobs.push(SeenJob {
            number: job.number,
            kind: job.kind.clone(),
            is_open,
            doer,
        });
    }
    Ok(Some(shown))
}
