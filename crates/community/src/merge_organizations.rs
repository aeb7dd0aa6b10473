//! Two names of one company become one: its people, whom they hide from, its offices, its seats (F04,
//! `rosarium orgs merge`).

use domain::{Member, MemberId, MemberProfile, Office, Organization, Payer, Slug};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, bundles, invoices, members, organizations, profiles};

use crate::issue_invoice::void;
use crate::pass_bundle_time::move_bundle;

/// Members looked at in one transaction of a merge.
pub const PIECE: u16 = 500;

/// Why two are not merged.
#[derive(Debug, thiserror::Error)]
pub enum MergeRefused {
    /// One of them is not there.
    #[error("there is no organisation {0}")]
    NoSuchOrganization(Slug),
    /// They are the same.
    #[error("an organisation is not merged with itself")]
    Same,
    /// What was paid for one of them would be lost.
    #[error(
        "both have seats; let those of one of them end first, or take back those of {0} and let it lapse"
    )]
    BothHaveSeats(Slug),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How far a merge is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Members up to this one are done.
    UpTo(MemberId),
    /// All are, and the one that was merged is gone.
    Done,
}

/// Merges `from` into `into`, a piece of the members at a time: whoever works there is shown under the name that stays,
/// and whoever hides from either hides from the one that stays. Lists that others keep go on to have the former name: by it
/// the one that stays is found. A merge that was broken off is begun again.
pub fn merge_piece(
    tx: &mut Transaction<'_>,
    by: &str,
    (from, into): (&Slug, &Slug),
    after: Option<&MemberId>,
    now: Timestamp,
) -> Result<Progress, MergeRefused> {
    if from == into {
        return Err(MergeRefused::Same);
    }
    let known = |tx: &mut Transaction<'_>, slug: &Slug| -> Result<Organization, MergeRefused> {
        organizations::get(tx, slug)?.ok_or_else(|| MergeRefused::NoSuchOrganization(slug.clone()))
    };
    let (gone, mut stays) = (known(tx, from)?, known(tx, into)?);
    if bundles::get(tx, from)?.is_some() && bundles::get(tx, into)?.is_some() {
        return Err(MergeRefused::BothHaveSeats(from.clone()));
    }
    let page = members::page(tx, after, PIECE)?;
    for member in &page {
        move_member(tx, member, from, &stays)?;
    }
    if let Some(last) = page.last() {
        return Ok(Progress::UpTo(last.id.clone()));
    }
    stays.offices = merged_offices(&stays, &gone);
    stays.approver = stays.approver.or(gone.approver);
    organizations::put(tx, &stays)?;
    move_bundle(tx, from, into)?;
    let payer = Payer::Organization(from.clone());
    if let Some(open) = invoices::open_of(tx, &payer)? {
        void(tx, open, by, now)?;
    }
    invoices::move_payer(tx, &payer, &Payer::Organization(into.clone()))?;
    organizations::merged(tx, from, into)?;
    audit::log(tx, by, &format!("merge organisation {from} into {into}"), now)?;
    Ok(Progress::Done)
}

/// The offices of the one that stays, and those of the other that it does not list, as many as there is room for.
pub(crate) fn merged_offices(stays: &Organization, gone: &Organization) -> Vec<Office> {
    let missing = gone
        .offices
        .iter()
        .filter(|office| !stays.offices.contains(office));
    let all = stays.offices.iter().chain(missing);
    all.take(Organization::OFFICES_MAX).cloned().collect()
}

fn move_member(
    tx: &mut Transaction<'_>,
    member: &Member,
    from: &Slug,
    stays: &Organization,
) -> Result<(), StoreError> {
    let works_there = member
        .organization
        .as_ref()
        .is_some_and(|name| Organization::slug_of(name) == *from);
    let profile = profiles::get(tx, &member.id)?;
    let hides = profile
        .as_ref()
        .is_some_and(|profile| profile.hide_from.contains(from));
    if !works_there && !hides {
        return Ok(());
    }
    let mut moved = member.clone();
    if works_there {
        moved.organization = Some(stays.name.clone());
    }
    let hiding = profile.clone().map(|profile| MemberProfile {
        hide_from: profile
            .hide_from
            .iter()
            .map(|slug| {
                if slug == from {
                    stays.slug.clone()
                } else {
                    slug.clone()
                }
            })
            .collect(),
        ..profile
    });
    profiles::change(tx, (member, profile.as_ref()), (&moved, hiding.as_ref()))?;
    if members::is_none(tx, &moved.id)? {
        // Who left, or waits to join, is found by nothing.
        profiles::end(tx, &moved)?;
    }
    members::change(tx, &moved)
}

#[cfg(test)]
mod tests {
    use std::ops::Bound;

    use domain::{Bundle, Columns, MemberLine, Region, Tier, Title, Visibility};
    use store::enrolments;
    use store::profiles::FoundBy;

    use super::*;
    use crate::Viewer;
    use crate::choose_tier::enrolment_of;
    use crate::hide_from::hide_from;
    use crate::import_members::{Fate, Importing, Invite, import_piece};
    use crate::issue_invoice::today;
    use crate::samples::{self, act, at, refused};
    use crate::see_bundle::see_bundle;
    use crate::see_organization::see_organization;
    use crate::set_tier::set_tier;
    use crate::spokesperson::Spokesperson;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn merge(database: &store::Database, from: &Slug, into: &Slug) {
        let mut after = None;
        loop {
            let done = act(database, |tx| {
                merge_piece(tx, "operator", (from, into), after.as_ref(), at(5))
            });
            match done {
                Progress::UpTo(id) => after = Some(id),
                Progress::Done => break,
            }
        }
    }

    /// F02, F04
    #[test]
    fn who_left_is_neither_found_under_the_name_that_stays_nor_offered_a_seat() {
        let database = samples::node();
        let (ada, bob) = (
            samples::member_of(&database, "ada", "Fathom and Vale"),
            samples::member_of(&database, "bob", "Fathom & Vale"),
        );
        let (from, into) = (slug("fathom-and-vale"), slug("fathom-vale"));
        act(&database, |tx| {
            let mut enrolment = enrolment_of(tx, &ada, at(2))?;
            enrolment.leave(None);
            enrolments::put(tx, &ada.member().id, &enrolment)?;
            profiles::end(tx, ada.member())
        });
        merge(&database, &from, &into);
        let works_there = FoundBy::Organization(into.clone());
        let found = database.read(|tx| profiles::ids(tx, &works_there, Bound::Unbounded, 9));
        assert_eq!(found.unwrap(), [bob.member().id.clone()]);
        // A list that names her all the same offers her nothing.
        act(&database, |tx| {
            let moved = members::get(tx, &ada.member().id)?;
            profiles::begin(tx, &moved.unwrap())
        });
        let by = Spokesperson::Operator;
        let seen = database.read(|tx| see_bundle(tx, &by, &into, at(6))).unwrap();
        let offered: Vec<MemberId> = seen
            .unwrap()
            .colleagues
            .into_iter()
            .map(|member| member.id)
            .collect();
        assert_eq!(offered, [bob.member().id.clone()]);
    }

    #[test]
    fn the_people_of_both_are_found_under_the_name_that_stays_and_nobody_stops_hiding() {
        let database = samples::node();
        let (ada, bob) = (
            samples::member_of(&database, "ada", "Fathom and Vale"),
            samples::member_of(&database, "bob", "Fathom & Vale"),
        );
        let klara = samples::member(&database, "klara");
        let (from, into) = (slug("fathom-and-vale"), slug("fathom-vale"));
        act(&database, |tx| {
            hide_from(tx, &klara, &from, Visibility::Community)
        });
        act(&database, |tx| {
            let mut old = organizations::get(tx, &from)?.unwrap();
            old.offices = vec![Office {
                town: Title::parse("London").unwrap(),
                region: Region::parse("GB").unwrap(),
            }];
            organizations::put(tx, &old)
        });
        merge(&database, &from, &into);
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        let (organization, page) = database
            .read(|tx| see_organization(tx, &viewer, &into, None))
            .unwrap();
        assert_eq!((organization.offices.len(), page.people.len()), (1, 2));
        assert!(
            database
                .read(|tx| see_organization(tx, &viewer, &from, None))
                .is_err()
        );
        let hidden = database
            .read(|tx| profiles::get(tx, &klara.member().id))
            .unwrap()
            .unwrap();
        assert_eq!(hidden.hide_from, [into.clone()].into_iter().collect());
        let renamed = database
            .read(|tx| members::get(tx, &ada.member().id))
            .unwrap()
            .unwrap();
        assert_eq!(renamed.organization, bob.member().organization);
        let again = refused(&database, |tx| {
            merge_piece(tx, "operator", (&from, &into), None, at(6))
        });
        assert!(matches!(again, MergeRefused::NoSuchOrganization(_)));
        let same = refused(&database, |tx| {
            merge_piece(tx, "operator", (&into, &into), None, at(6))
        });
        assert!(matches!(same, MergeRefused::Same));
    }

    /// One line of a file about somebody, taken in.
    fn import(database: &store::Database, who: &str, company: &str, second: i64) -> Fate {
        let mail = format!("{who}@a.example");
        let columns = Columns::guess(&["mail", "name", "organization"].map(str::to_owned));
        let cells = [mail.as_str(), who, company].map(str::to_owned);
        let line = MemberLine::read(2, &cells, &columns).unwrap();
        let importing = Importing {
            by: "olga",
            invite: Invite::Later,
            now: at(second),
        };
        let lines = [(line, MemberId::new(7, [7; 10]))];
        let mut fates = act(database, |tx| import_piece(tx, importing, &lines));
        fates.remove(0).unwrap()
    }

    /// F02, F22: the sheet of an association names a company as it was called for years.
    #[test]
    fn a_list_with_the_former_name_ends_no_seat_and_makes_no_second_organisation() {
        let database = samples::node();
        let klara = samples::member_of(&database, "klara", "Fathom and Vale");
        samples::member_of(&database, "bob", "Fathom & Vale");
        let id = &klara.member().id;
        let (from, into) = (slug("fathom-and-vale"), slug("fathom-vale"));
        let company = Tier {
            id: slug("company"),
            seats: Some(5),
            ..samples::chapter(&database)
        };
        act(&database, |tx| set_tier(tx, "operator", &company, at(1)));
        let day = database.read(|tx| today(tx, at(2))).unwrap();
        let bundle = Bundle::paid(None, from.clone(), &company, day);
        act(&database, |tx| {
            bundles::put(tx, &bundle)?;
            let mut known = enrolments::get(tx, id)?.unwrap();
            known.take_seat(&bundle, day);
            enrolments::put(tx, id, &known)
        });
        merge(&database, &from, &into);
        let seat = || {
            let known = database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
            known.seat.map(|seat| seat.organization)
        };
        assert_eq!(import(&database, "klara", "Fathom and Vale", 6), Fate::Unchanged);
        assert_eq!(seat(), Some(into.clone()));
        let new = import(&database, "neve", "FATHOM AND VALE", 7);
        assert_eq!(new, Fate::New);
        let neve = database.read(|tx| members::get(tx, &MemberId::new(7, [7; 10])));
        let neve = neve.unwrap().unwrap();
        assert_eq!(
            neve.organization.map(|name| Organization::slug_of(&name)),
            Some(into)
        );
        assert_eq!(database.read(|tx| organizations::get(tx, &from)), Ok(None));
        assert_eq!(import(&database, "klara", "Tidewrack", 8), Fate::Unseated);
        assert_eq!(seat(), None, "another company is another company");
    }
}
