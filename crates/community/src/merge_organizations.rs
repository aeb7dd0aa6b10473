//! Two names of one company become one: its people, whom they hide from, its offices, its seats, the events ahead that it holds
//! (F04, need 0.7, `rosarium orgs merge`).

use domain::{CoHost, EventState, Member, MemberId, MemberProfile, Office, Organization, Payer, Slug};
use jiff::Timestamp;
use store::events::{self, Outline};
use store::{StoreError, Transaction, audit, bundles, community, invoices, members, organizations, profiles};

use crate::cancel_event::ChangeRefused;
use crate::change_event::change;
use crate::issue_invoice::void;
use crate::list_events::{Filter, outlines_ahead};
use crate::pass_bundle_time::move_bundle;
use crate::work_together::end_with_hidden;

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

/// Where a merge goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    pass: Pass,
    /// The last member that this pass came to.
    member: Option<MemberId>,
}

/// All members are gone through twice, so that nobody who hides from the one that goes is found by its people on their way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pass {
    /// Whoever hides from the one that goes hides from both.
    #[default]
    Hiding,
    /// Its people work at the one that stays, and from that alone is hidden.
    Moving,
}

impl Reached {
    /// Where it goes on behind the last member of a page; nothing once all were gone through.
    fn behind(self, last: Option<&Member>) -> Option<Self> {
        match (last, self.pass) {
            (Some(last), pass) => Some(Self {
                pass,
                member: Some(last.id.clone()),
            }),
            (None, Pass::Hiding) => Some(Self {
                pass: Pass::Moving,
                member: None,
            }),
            (None, Pass::Moving) => None,
        }
    }
}

/// How far a merge is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// This far.
    UpTo(Reached),
    /// All are, and the one that was merged is gone.
    Done,
}

/// Merges `from` into `into`, a piece of the members at a time: whoever works there is shown under the name that stays,
/// and whoever hides from either hides from the one that stays, also who begins to while it goes on. Lists that others keep go on to have the former name: by it
/// the one that stays is found. A merge that was broken off is begun again.
pub fn merge_piece(
    tx: &mut Transaction<'_>,
    by: &str,
    (from, into): (&Slug, &Slug),
    after: Option<&Reached>,
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
    organizations::begin_merge(tx, from, into)?;
    let reached = after.cloned().unwrap_or_default();
    let page = members::page(tx, reached.member.as_ref(), PIECE)?;
    for member in &page {
        // Read by her id once more, so that what is written of her at the same moment stands.
        let Some(member) = members::get(tx, &member.id)? else {
            continue;
        };
        match reached.pass {
            Pass::Hiding => hide_from_both(tx, &member, (from, into))?,
            Pass::Moving => move_member(tx, &member, from, &stays)?,
        }
    }
    if let Some(next) = reached.behind(page.last()) {
        return Ok(Progress::UpTo(next));
    }
    stays.offices = merged_offices(&stays, &gone);
    stays.approver = stays.approver.or_else(|| gone.approver.clone());
    organizations::put(tx, &stays)?;
    move_bundle(tx, from, into)?;
    let payer = Payer::Organization(from.clone());
    if let Some(open) = invoices::open_of(tx, &payer)? {
        void(tx, open, by, now)?;
    }
    invoices::move_payer(tx, &payer, &Payer::Organization(into.clone()))?;
    rename_co_host(tx, &gone, &stays, now)?;
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

/// Names the one that stays where events of ours that are ahead named the other (need 0.7); each is a change that is told. What
/// is called off, and what could not be published so any more, stays as it is.
fn rename_co_host(
    tx: &mut Transaction<'_>,
    gone: &Organization,
    stays: &Organization,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(identity) = community::identity(tx)? else {
        return Ok(());
    };
    let [gone, stays] = [gone, stays].map(|company| CoHost::organization(&identity.origin, company));
    let (from, _) = Filter::default().still_on(now);
    let (ahead, _) = outlines_ahead(tx, from)?;
    let held = |outline: &Outline| outline.co_hosts.iter().any(|host| host.iri == gone.iri);
    for outline in ahead.iter().filter(|outline| held(outline)) {
        let known = events::get(tx, &outline.id)?;
        let Some(event) = known.filter(|event| event.state != EventState::Cancelled) else {
            continue;
        };
        let (mut draft, audience) = (event.draft.clone(), event.audience.clone());
        draft.co_hosts = Vec::new();
        for host in &event.draft.co_hosts {
            let host = if host.iri == gone.iri { &stays } else { host };
            if !draft.co_hosts.contains(host) {
                draft.co_hosts.push(host.clone());
            }
        }
        if let Err(ChangeRefused::Store(error)) = change(tx, event, draft, audience, now) {
            return Err(error);
        }
    }
    Ok(())
}

fn hide_from_both(
    tx: &mut Transaction<'_>,
    member: &Member,
    (from, into): (&Slug, &Slug),
) -> Result<(), StoreError> {
    let profile = profiles::get(tx, &member.id)?;
    let Some(profile) = profile.filter(|profile| profile.hide_from.contains(from)) else {
        return Ok(());
    };
    let mut hiding = profile.clone();
    if !hiding.hide_from.insert(into.clone()) {
        return Ok(());
    }
    profiles::change(tx, (member, Some(&profile)), (member, Some(&hiding)))?;
    if members::is_none(tx, &member.id)? {
        profiles::end(tx, member)?;
    }
    end_with_hidden(tx, &member.id, &hiding)
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
mod hiding;

#[cfg(test)]
mod tests {
    use std::ops::Bound;

    use domain::{
        Audience, Bundle, Columns, EventDraft, MemberLine, Office, Region, Tier, Title, Visibility,
    };
    use store::enrolments;
    use store::profiles::FoundBy;

    use super::*;
    use crate::Viewer;
    use crate::cancel_event::cancel_event;
    use crate::choose_tier::enrolment_of;
    use crate::co_hosts::co_hosts_called;
    use crate::hide_from::hide_from;
    use crate::import_members::{Fate, Importing, Invite, import_piece};
    use crate::issue_invoice::today;
    use crate::samples::{self, act, at, draft, event_id, refused};
    use crate::see_bundle::see_bundle;
    use crate::see_organization::see_organization;
    use crate::set_tier::set_tier;
    use crate::spokesperson::Spokesperson;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    pub(super) fn merge(database: &store::Database, from: &Slug, into: &Slug) {
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

    /// 0.7
    #[test]
    fn the_events_ahead_that_it_holds_are_held_by_the_name_that_stays() {
        let database = samples::node();
        samples::member_of(&database, "ada", "Fathom and Vale");
        samples::member_of(&database, "bob", "Fathom & Vale");
        let both = ["Fathom and Vale", "Fathom & Vale"].map(|name| Title::parse(name).unwrap());
        let co_hosts = database.read(|tx| co_hosts_called(tx, &both, &[])).unwrap();
        for number in [1_u8, 2] {
            let held = EventDraft {
                co_hosts: co_hosts[..usize::from(number)].to_vec(),
                ..draft(1_000)
            };
            samples::publish(&database, number, &held, &Audience::Members);
        }
        let off = EventDraft {
            co_hosts: co_hosts[..1].to_vec(),
            ..draft(1_000)
        };
        samples::publish(&database, 3, &off, &Audience::Members);
        let officer = samples::officer(&database);
        act(&database, |tx| cancel_event(tx, &officer, &event_id(3), at(1)));
        merge(&database, &slug("fathom-and-vale"), &slug("fathom-vale"));
        let found = |number| {
            let event = database.read(|tx| events::get(tx, &event_id(number)));
            event.unwrap().unwrap()
        };
        for number in [1, 2] {
            let event = found(number);
            assert_eq!(event.draft.co_hosts, co_hosts[1..]);
            assert_eq!(event.revision, 2, "peers hear of it");
        }
        assert_eq!(found(3).state, EventState::Cancelled);
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
    pub(super) fn import(database: &store::Database, who: &str, company: &str, second: i64) -> Fate {
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
