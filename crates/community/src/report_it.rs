//! A member says that something is not as it should be; officers look into it (F20). Who she is stays here, whatever becomes of it.

use domain::{Handle, Iri, Note, Origin, Report, ReportCategory, ReportId, ReportedBy, ReportedThing, Title};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, audit, members, peerings, reports};

/// Most reports of one member that wait at a time: more is for a talk with an officer.
pub const WAITING_PER_MEMBER_MAX: usize = 10;

/// What she reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToReport {
    /// The address of the person or the thing, here or at a community that we share with.
    pub address: Iri,
    /// As it is called, if it is not ours.
    pub called: Option<Title>,
    /// What is wrong.
    pub category: ReportCategory,
    /// In her words.
    pub words: Option<Note>,
}

/// Why it is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ReportRefused {
    /// Neither ours nor of a community that we share with.
    #[error("name the address of a person or a thing here, or at a community that this one shares with")]
    Nowhere,
    /// She reports herself.
    #[error("nobody reports herself; talk to an officer")]
    Own,
    /// Too much of hers waits.
    #[error("{max} of your reports wait for officers; talk to one of them", max = WAITING_PER_MEMBER_MAX)]
    Many,
    /// Without words nobody knows what is meant.
    #[error("say in a few words what happened")]
    Words,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes it down for officers.
pub fn report_it(
    tx: &mut Transaction<'_>,
    who: &Membership,
    (own, id): (&Origin, &ReportId),
    what: &ToReport,
    now: Timestamp,
) -> Result<Report, ReportRefused> {
    let me = &who.member().id;
    if what.words.is_none() && what.category == ReportCategory::Other {
        return Err(ReportRefused::Words);
    }
    let about = thing(tx, own, what)?;
    if about.member.as_ref() == Some(me) {
        return Err(ReportRefused::Own);
    }
    let is_hers = |report: &&Report| matches!(&report.from, ReportedBy::Member { member } if member == me);
    let hers = reports::of_member(tx, me)?;
    if hers
        .iter()
        .filter(is_hers)
        .filter(|report| report.state().waits())
        .count()
        >= WAITING_PER_MEMBER_MAX
    {
        return Err(ReportRefused::Many);
    }
    let report = Report {
        id: id.clone(),
        from: ReportedBy::Member { member: me.clone() },
        about,
        category: what.category,
        words: what.words.clone(),
        at: now,
        taken_by: None,
        ending: None,
        appeal: None,
        passed_on: None,
    };
    reports::put(tx, &report)?;
    // Who wrote it is in the report; the log, which more people read over the years, says only that there is one.
    audit::log(tx, "node", &format!("take in report {id}"), now)?;
    Ok(report)
}

/// What an address is: a person of ours, a thing of ours, or something of a community that we share with.
fn thing(tx: &mut Transaction<'_>, own: &Origin, what: &ToReport) -> Result<ReportedThing, ReportRefused> {
    let origin = what.address.origin();
    if origin == *own {
        return Ok(ReportedThing {
            address: what.address.clone(),
            called: what.called.clone(),
            member: member_at(tx, own, &what.address)?,
        });
    }
    let peering = peerings::outline(tx, &origin)?;
    if peering.is_none() {
        return Err(ReportRefused::Nowhere);
    }
    Ok(ReportedThing {
        address: what.address.clone(),
        called: what.called.clone(),
        member: None,
    })
}

/// How a person of ours is called whose address it is, for the form.
pub fn called_here(
    tx: &mut Transaction<'_>,
    own: &Origin,
    address: &Iri,
) -> Result<Option<domain::PersonName>, StoreError> {
    match member_at(tx, own, address)? {
        Some(id) => Ok(members::get(tx, &id)?.map(|member| member.name)),
        None => Ok(None),
    }
}

/// The member whose address it is, or a part of it.
pub(crate) fn member_at(
    tx: &mut Transaction<'_>,
    own: &Origin,
    address: &Iri,
) -> Result<Option<domain::MemberId>, StoreError> {
    let path = address.as_str().strip_prefix(own.as_str()).unwrap_or_default();
    let mut parts = path.trim_start_matches('/').split(['/', '?', '#']);
    let handle = match (parts.next(), parts.next()) {
        (Some("users" | "people"), Some(handle)) => Handle::parse(handle).ok(),
        _ => None,
    };
    match handle {
        Some(handle) => Ok(members::by_handle(tx, &handle)?.map(|member| member.id)),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;
    use crate::samples::{self, act, at, iri, origin, refused};

    fn of(address: &str, category: ReportCategory, words: &str) -> ToReport {
        ToReport {
            address: iri(address),
            called: None,
            category,
            words: Note::parse(words).ok(),
        }
    }

    /// F20: what is reported is found by whose it is, and nobody finds in the log who reported it.
    #[test]
    fn a_member_reports_somebody_here_or_at_a_peer_and_nobody_anywhere_else() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Reports]);
        let (klara, maren) = (
            samples::member(&database, "klara"),
            samples::member(&database, "maren"),
        );
        let own = origin("a.example");
        let says = |number: u8, what: &ToReport| {
            let id = ReportId::new(u64::from(number), [number; 10]);
            act(&database, |tx| report_it(tx, &klara, (&own, &id), what, at(5)))
        };
        let here = says(
            1,
            &of("https://a.example/users/maren", ReportCategory::Selling, ""),
        );
        assert_eq!(here.about.member.as_ref(), Some(&maren.member().id));
        let there = says(
            2,
            &of(
                "https://b.example/users/ben",
                ReportCategory::Conduct,
                "He shouted.",
            ),
        );
        assert_eq!(there.about.member, None);
        assert_eq!(
            database.read(|tx| reports::waiting(tx, 9)).unwrap(),
            [here, there]
        );
        let log = database.read(|tx| audit::tail(tx, 2)).unwrap();
        assert!(
            log.iter()
                .all(|entry| entry.by == "node" && !entry.what.contains("klara"))
        );
        let no = |what: &ToReport| {
            let id = ReportId::new(9, [9; 10]);
            refused(&database, |tx| report_it(tx, &klara, (&own, &id), what, at(6)))
        };
        let selling = ReportCategory::Selling;
        assert!(matches!(
            no(&of("https://c.example/users/x", selling, "")),
            ReportRefused::Nowhere
        ));
        assert!(matches!(
            no(&of("https://a.example/users/klara", selling, "")),
            ReportRefused::Own
        ));
        assert!(matches!(
            no(&of("https://a.example/users/maren", ReportCategory::Other, "")),
            ReportRefused::Words
        ));
        for number in 3..=10 {
            says(number, &of("https://a.example/users/maren", selling, ""));
        }
        assert!(matches!(
            no(&of("https://a.example/users/maren", selling, "")),
            ReportRefused::Many
        ));
    }
}
