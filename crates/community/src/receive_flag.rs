//! Another community reports something of ours: officers look into it and answer with one bit (F20, journey D; protocol section
//! 8.8).

use domain::{Iri, Note, Origin, Report, ReportCategory, ReportId, ReportedBy, ReportedThing, Scope};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, peerings, reports};

use crate::report_it::member_at;

/// Most reports of one community that wait at a time; more are not taken, so that none fills the desk (threat C8).
pub const WAITING_PER_PEER_MAX: usize = 50;
/// Reports that wait are counted up to so many.
const WAITING_MAX: u16 = 1_000;

/// A report of another community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagHeard {
    /// Its activity.
    pub flag: Iri,
    /// What it is about, the first thing first.
    pub about: Vec<Iri>,
    /// What is wrong.
    pub category: ReportCategory,
    /// In words.
    pub words: Option<Note>,
}

/// Why it is not taken.
#[derive(Debug, thiserror::Error)]
pub enum FlagRefused {
    /// The node that sends it shares no reports with us.
    #[error("only the node of a peer that shares reports is heard")]
    NotAPeer,
    /// It is about nothing of ours.
    #[error("a report is about something of the community that it is sent to")]
    NotOurs,
    /// Too many of this community wait.
    #[error("{max} of your reports wait for an answer", max = WAITING_PER_PEER_MAX)]
    Many,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes it down for officers; the same Flag twice is one report.
pub fn receive_flag(
    tx: &mut Transaction<'_>,
    (own, by): (&Origin, &Iri),
    id: &ReportId,
    heard: &FlagHeard,
    now: Timestamp,
) -> Result<Report, FlagRefused> {
    let peer = by.origin();
    let peering = peerings::active(tx, &peer, Scope::Reports)?;
    if peering.is_none_or(|active| active.peering().application != *by) {
        return Err(FlagRefused::NotAPeer);
    }
    if let Some(known) = reports::by_flag(tx, &heard.flag)? {
        return Ok(known);
    }
    let ours: Vec<&Iri> = heard.about.iter().filter(|iri| iri.origin() == *own).collect();
    let Some(first) = ours.first() else {
        return Err(FlagRefused::NotOurs);
    };
    let is_theirs =
        |report: &&Report| matches!(&report.from, ReportedBy::Peer { peer: from, .. } if *from == peer);
    let waiting = reports::waiting(tx, WAITING_MAX)?;
    if waiting.iter().filter(is_theirs).count() >= WAITING_PER_PEER_MAX {
        return Err(FlagRefused::Many);
    }
    let mut member = None;
    for address in &ours {
        member = member.or(member_at(tx, own, address)?);
    }
    // What was written says more than who wrote it: it is what officers look at.
    let thing = ours
        .iter()
        .copied()
        .find(|iri| member_at_is_none(iri, own))
        .unwrap_or(first);
    let report = Report {
        id: id.clone(),
        from: ReportedBy::Peer {
            peer: peer.clone(),
            flag: heard.flag.clone(),
        },
        about: ReportedThing {
            address: thing.clone(),
            called: None,
            member,
        },
        category: heard.category,
        words: heard.words.clone(),
        at: now,
        taken_by: None,
        ending: None,
        appeal: None,
        passed_on: None,
    };
    reports::put(tx, &report)?;
    let what = format!("take in report {id} of {}", peer.authority());
    audit::log(tx, "node", &what, now)?;
    Ok(report)
}

fn member_at_is_none(iri: &Iri, own: &Origin) -> bool {
    let path = iri.as_str().strip_prefix(own.as_str()).unwrap_or_default();
    !path.starts_with("/users/") && !path.starts_with("/people/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, application, at, iri, origin, refused};

    fn heard(number: u32, about: &[&str]) -> FlagHeard {
        FlagHeard {
            flag: iri(&format!("https://b.example/activities/{number}")),
            about: about.iter().map(|address| iri(address)).collect(),
            category: ReportCategory::Selling,
            words: None,
        }
    }

    /// F20: the node of a peer reports, once for each Flag, and nobody else does.
    #[test]
    fn a_peer_reports_by_its_node_and_strangers_are_not_heard() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Reports]);
        samples::peer(&database, "c.example", &[Scope::Events]);
        let maren = samples::member(&database, "maren");
        let own = origin("a.example");
        let id = |number: u8| ReportId::new(u64::from(number), [number; 10]);
        let flag = heard(1, &["https://a.example/users/maren", "https://a.example/notes/9"]);
        let takes = |number: u8| {
            let by = application("b.example");
            act(&database, |tx| {
                receive_flag(tx, (&own, &by), &id(number), &flag, at(3))
            })
        };
        let report = takes(1);
        assert_eq!(report.about.member.as_ref(), Some(&maren.member().id));
        assert_eq!(report.about.address, iri("https://a.example/notes/9"));
        assert_eq!(takes(2).id, report.id, "the same Flag is the same report");
        for (by, about, is_peer) in [
            (
                samples::group("b.example"),
                "https://a.example/users/maren",
                false,
            ),
            (application("c.example"), "https://a.example/users/maren", false),
            (application("d.example"), "https://a.example/users/maren", false),
            (application("b.example"), "https://b.example/users/ben", true),
        ] {
            let no = refused(&database, |tx| {
                receive_flag(tx, (&own, &by), &id(7), &heard(7, &[about]), at(4))
            });
            let as_expected = match is_peer {
                true => matches!(no, FlagRefused::NotOurs),
                false => matches!(no, FlagRefused::NotAPeer),
            };
            assert!(as_expected, "{by} {no}");
        }
        assert_eq!(database.read(|tx| reports::page(tx, None, 9)).unwrap().len(), 1);
    }
}
