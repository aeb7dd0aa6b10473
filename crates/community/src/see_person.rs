//! One member as another sees her: only the fields that may be seen from there, and nobody from whom she hides (F04, F06).

use std::collections::BTreeSet;

use domain::{
    Distance, Handle, Member, MemberId, MemberProfile, Organization, Overlap, PersonName, Role, Scope,
    SeenProfile, ShownPicture, Slug, Tag,
};
use store::{Membership, StoreError, Transaction, members, pictures, profiles};

use crate::Viewer;

/// Why somebody is not shown.
#[derive(Debug, thiserror::Error)]
pub enum SeePersonRefused {
    /// Nobody of that name, or nobody this viewer may find: the two are the same to her.
    #[error("there is nobody here of that name")]
    NoSuchPerson,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A member as somebody sees her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenPerson {
    /// The last part of her address.
    pub handle: Handle,
    /// As she wishes to be shown.
    pub name: PersonName,
    /// Her company, if it may be seen.
    pub organization: Option<PersonName>,
    /// What she holds in the community, as others are told of it.
    pub offices: Vec<Role>,
    /// What else may be seen.
    pub profile: SeenProfile,
    /// From where she was looked at.
    pub distance: Distance,
}

/// Looks at a member by her handle.
pub fn see_person(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    handle: &Handle,
) -> Result<SeenPerson, SeePersonRefused> {
    let member = members::by_handle(tx, handle)?.ok_or(SeePersonRefused::NoSuchPerson)?;
    seen(tx, viewer, member)?.ok_or(SeePersonRefused::NoSuchPerson)
}

/// Compares what a viewer may see of a member with the viewer's own profile (F06); nothing for who has none.
pub fn compare(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    person: &SeenPerson,
) -> Result<Option<Overlap>, StoreError> {
    let Viewer::Member(membership) = viewer else {
        return Ok(None);
    };
    if person.distance == Distance::Herself {
        return Ok(None);
    }
    let own = profiles::get(tx, &membership.member().id)?;
    let own = own.map(|profile| profile.seen_from(Distance::Herself).facets);
    Ok(Some(Overlap::of(
        &own.unwrap_or_default(),
        &person.profile.facets,
    )))
}

/// Most tags that two are told they share (need 1.7).
pub const SHARED_MAX: usize = 3;

/// Tags that both put on their profiles for the other to see, at most [`SHARED_MAX`]: who keeps her own to herself is told nothing
/// by the other's, and from whose company she hides has not been let see hers (need 1.7).
pub fn common_ground(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    person: &SeenPerson,
) -> Result<Vec<Tag>, StoreError> {
    let Viewer::Member(membership) = viewer else {
        return Ok(Vec::new());
    };
    let own = profiles::get(tx, &membership.member().id)?;
    let Some(own) = own.filter(|_| person.distance != Distance::Herself) else {
        return Ok(Vec::new());
    };
    let company = person.organization.as_ref().map(Organization::slug_of);
    if company.is_some_and(|slug| own.hide_from.contains(&slug)) {
        return Ok(Vec::new());
    }
    let hers = own.seen_from(person.distance).common_ground;
    let both = hers.intersection(&person.profile.common_ground);
    Ok(both.take(SHARED_MAX).cloned().collect())
}

/// A member's own page as it looks from somewhere else, for her to see before others do.
pub fn preview(
    tx: &mut Transaction<'_>,
    who: &Membership,
    distance: Distance,
) -> Result<SeenPerson, StoreError> {
    let profile = profiles::get(tx, &who.member().id)?;
    Ok(shown(who.member().clone(), profile.as_ref(), distance))
}

/// The photo of a member who was looked at, if it may be seen from there; nobody can tell hidden from none.
pub fn photo_of(tx: &mut Transaction<'_>, person: &SeenPerson) -> Result<Option<ShownPicture>, StoreError> {
    let Some(member) = members::by_handle(tx, &person.handle)? else {
        return Ok(None);
    };
    let photo = pictures::photo(tx, &member.id)?;
    Ok(photo.and_then(|photo| photo.to(person.distance).cloned()))
}

/// Whether a viewer who finds a member may see her photo too.
pub(crate) fn sees_photo(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    member: Member,
) -> Result<bool, StoreError> {
    let id = member.id.clone();
    let Some(person) = seen(tx, viewer, member)? else {
        return Ok(false);
    };
    let photo = pictures::photo(tx, &id)?;
    Ok(photo.is_some_and(|photo| photo.to(person.distance).is_some()))
}

/// Whether anybody finds her from there at all, for her to know with the preview.
pub fn is_found_from(
    tx: &mut Transaction<'_>,
    who: &Membership,
    distance: Distance,
) -> Result<bool, StoreError> {
    let profile = profiles::get(tx, &who.member().id)?;
    let is_near = distance <= Distance::Member;
    Ok(is_near || profile.is_some_and(|profile| is_shown(&profile, distance)))
}

/// A member as somebody is told of her whom she answers: her company only if it may be seen from there. Who has not begun
/// a profile has hidden nothing.
pub fn told_of(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    distance: Distance,
) -> Result<Option<Member>, StoreError> {
    let profile = profiles::get(tx, id)?;
    let may_see = profile.is_none_or(|profile| distance.sees(profile.organization));
    Ok(members::get(tx, id)?.map(|member| Member {
        organization: member.organization.filter(|_| may_see),
        ..member
    }))
}

/// Whether a viewer is told by name what a member does here: whoever runs the community of everybody, others of whom they may
/// find (need 2.8).
pub(crate) fn is_told_of(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    member: &Member,
) -> Result<bool, StoreError> {
    let profile = profiles::get(tx, &member.id)?;
    Ok(viewer.is_officer() || may_find(viewer, distance(viewer, member), profile.as_ref()))
}

/// A member as this viewer sees her, or nothing if she may not find her.
pub(crate) fn seen(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    member: Member,
) -> Result<Option<SeenPerson>, StoreError> {
    seen_if(tx, viewer, member, |_, _| true)
}

/// The same of a member who is looked for: nothing unless she, with what she says, is meant.
pub(crate) fn seen_if(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    member: Member,
    is_meant: impl FnOnce(&Member, Option<&MemberProfile>) -> bool,
) -> Result<Option<SeenPerson>, StoreError> {
    let profile = profiles::get(tx, &member.id)?;
    if !is_meant(&member, profile.as_ref()) || members::is_none(tx, &member.id)? {
        return Ok(None);
    }
    let distance = distance(viewer, &member);
    if !may_find(viewer, distance, profile.as_ref()) {
        return Ok(None);
    }
    Ok(Some(shown(member, profile.as_ref(), distance)))
}

fn shown(member: Member, profile: Option<&MemberProfile>, distance: Distance) -> SeenPerson {
    let organization = profile.map_or(distance <= Distance::Member, |profile| {
        distance.sees(profile.organization)
    });
    SeenPerson {
        profile: profile
            .map(|profile| profile.seen_from(distance))
            .unwrap_or_default(),
        offices: member.offices(),
        organization: member.organization.filter(|_| organization),
        handle: member.handle,
        name: member.name,
        distance,
    }
}

/// Members find each other; others find who shows them something. Who hides from anybody is found by signed-in people alone,
/// and by nobody of those she hides from (need 2.8).
fn may_find(viewer: &Viewer, distance: Distance, profile: Option<&MemberProfile>) -> bool {
    let Some(profile) = profile else {
        return distance <= Distance::Member;
    };
    match distance {
        Distance::Herself => true,
        Distance::Member => !profile.hides_from(&organizations_of(viewer)),
        Distance::Peer | Distance::Stranger => is_shown(profile, distance),
    }
}

/// Whether she hides from nobody, and shows something there.
fn is_shown(profile: &MemberProfile, distance: Distance) -> bool {
    profile.hide_from.is_empty() && profile.seen_from(distance) != SeenProfile::default()
}

fn distance(viewer: &Viewer, member: &Member) -> Distance {
    match viewer {
        Viewer::Member(membership) if membership.member().id == member.id => Distance::Herself,
        Viewer::Member(_) => Distance::Member,
        Viewer::Peer(peer) if peer.scope() == Scope::Introductions => Distance::Peer,
        Viewer::Peer(_) | Viewer::Anyone => Distance::Stranger,
    }
}

fn organizations_of(viewer: &Viewer) -> BTreeSet<Slug> {
    let Viewer::Member(membership) = viewer else {
        return BTreeSet::new();
    };
    let organization = membership.member().organization.as_ref();
    organization.map(Organization::slug_of).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use domain::{Line, Shown, Visibility};
    use store::Database;

    use super::*;
    use crate::samples::{self, act};

    fn look(database: &Database, viewer: &Viewer, handle: &str) -> Option<SeenPerson> {
        let handle = Handle::parse(handle).unwrap();
        match database.read(|tx| see_person(tx, viewer, &handle)) {
            Ok(seen) => Some(seen),
            Err(SeePersonRefused::NoSuchPerson) => None,
            Err(refused) => panic!("{refused}"),
        }
    }

    fn say(database: &Database, handle: &str, change: impl Fn(&mut MemberProfile)) {
        let handle = Handle::parse(handle).unwrap();
        let member = database
            .read(|tx| members::by_handle(tx, &handle))
            .unwrap()
            .unwrap();
        let mut profile = MemberProfile::empty(Visibility::Community);
        change(&mut profile);
        act(database, |tx| profiles::put(tx, &member, &profile));
    }

    fn viewers(database: &Database) -> (Viewer, Viewer, Viewer, Viewer) {
        samples::peer(database, "b.example", &[Scope::Introductions]);
        let peer = samples::active_peer(database, "b.example", Scope::Introductions);
        (
            Viewer::Member(samples::member(database, "neve")),
            Viewer::Peer(Box::new(peer)),
            Viewer::Anyone,
            Viewer::Member(samples::member_of(database, "idris", "Copperbeech Cloud")),
        )
    }

    #[test]
    fn who_says_nothing_to_others_is_nobody_to_them() {
        let database = samples::node();
        samples::member(&database, "klara");
        let (member, peer, anyone, _) = viewers(&database);
        assert!(look(&database, &member, "klara").is_some());
        assert_eq!(
            (look(&database, &peer, "klara"), look(&database, &anyone, "klara")),
            (None, None)
        );
        say(&database, "klara", |profile| {
            profile.best_fit = Shown::new(Line::parse("Small shops").unwrap(), Visibility::Peers);
        });
        assert_eq!(look(&database, &anyone, "klara"), None);
        let seen = look(&database, &peer, "klara").unwrap();
        assert_eq!(seen.profile.best_fit.unwrap().as_str(), "Small shops");
        assert_eq!(look(&database, &anyone, "nobody"), None);
    }

    /// 2.8
    #[test]
    fn who_hides_from_an_organisation_is_nobody_to_its_people_and_to_all_who_are_not_signed_in() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let (member, peer, anyone, rival) = viewers(&database);
        say(&database, "klara", |profile| {
            profile.best_fit = Shown::new(Line::parse("Small shops").unwrap(), Visibility::Public);
        });
        assert!(look(&database, &rival, "klara").is_some() && look(&database, &anyone, "klara").is_some());
        say(&database, "klara", |profile| {
            profile.best_fit = Shown::new(Line::parse("Small shops").unwrap(), Visibility::Public);
            profile.hide_from = BTreeSet::from([Slug::parse("copperbeech-cloud").unwrap()]);
        });
        for nobody_to in [&rival, &peer, &anyone] {
            assert_eq!(look(&database, nobody_to, "klara"), None);
        }
        assert!(look(&database, &member, "klara").is_some());
        assert!(look(&database, &Viewer::Member(klara), "klara").is_some());
    }

    /// F04: she is told by the preview whether anybody would see it.
    #[test]
    fn a_member_knows_from_where_she_is_found() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let found = || {
            [Distance::Member, Distance::Peer, Distance::Stranger].map(|distance| {
                let read = database.read(|tx| is_found_from(tx, &klara, distance));
                read.unwrap()
            })
        };
        assert_eq!(found(), [true, false, false]);
        let shows = |profile: &mut MemberProfile| {
            profile.best_fit = Shown::new(Line::parse("Small shops").unwrap(), Visibility::Peers);
        };
        say(&database, "klara", shows);
        assert_eq!(found(), [true, true, false]);
        say(&database, "klara", |profile| {
            shows(profile);
            profile.hide_from = BTreeSet::from([Slug::parse("copperbeech-cloud").unwrap()]);
        });
        assert_eq!(found(), [true, false, false]);
    }

    #[test]
    fn the_card_compares_only_what_the_viewer_may_see_and_not_with_herself() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let (member, _, anyone, _) = viewers(&database);
        let of = |viewer: &Viewer, who: &str| {
            let person = look(&database, viewer, who)?;
            database.read(|tx| compare(tx, viewer, &person)).unwrap()
        };
        assert_eq!(
            of(&member, "klara").map(|card| card.verdict),
            Some(domain::Verdict::Unknown)
        );
        assert_eq!(of(&Viewer::Member(klara), "klara"), None);
        assert_eq!(of(&anyone, "klara"), None);
    }
}
