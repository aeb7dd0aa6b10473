//! Who does what at an event of ours, as members see it; nobody else learns who (need 0.8).

use domain::{Given, Handle, JobKind, MemberId, PersonName};
use store::{StoreError, Transaction, jobs, members};

use crate::Viewer;
use crate::see_event::{Host, Seen};

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
    /// Who does it; open when absent.
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
        let doer = match &job.holder {
            None => None,
            // Who is no member any more does nothing here.
            Some(holder) => members::membership(tx, &holder.member)?.map(|known| {
                let member = known.member();
                Doer {
                    member: member.id.clone(),
                    handle: member.handle.clone(),
                    name: member.name.clone(),
                    given: holder.given,
                }
            }),
        };
        shown.jobs.push(SeenJob {
            number: job.number,
            kind: job.kind.clone(),
            doer,
        });
    }
    Ok(Some(shown))
}
