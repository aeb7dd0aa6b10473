//! A member follows an organisation of this node, and reads in her next digest which competencies its people began to show
//! (F05, need 1.10). Nobody is told at once, and nobody is told of what she may not see herself when the digest goes.

use std::collections::BTreeSet;
use std::ops::Bound;

use domain::{Distance, Member, MemberId, MemberProfile, Organization, PersonName, Slug, Term, Terms};
use jiff::{SignedDuration, Timestamp};
use store::organization_follows::{self, CompetencyShown, OrganizationFollow, PER_MEMBER_MAX};
use store::profiles::{self, FoundBy};
use store::{Membership, StoreError, Transaction, members, organizations};

use crate::Viewer;
use crate::see_organization::{SeeOrganizationRefused, see_organization};
use crate::see_person::seen;

/// Days for which it is kept what people began to show; a digest goes every week.
const KEPT_DAYS: i64 = 60;
/// Colleagues looked at to tell whether an organisation showed a competency before.
const COLLEAGUES_MAX: u16 = 500;

/// Why it is not followed.
#[derive(Debug, thiserror::Error)]
pub enum FollowOrganizationRefused {
    /// None of that address, or none that she sees: the same to her.
    #[error("there is no organisation here of that name")]
    NoSuchOrganization,
    /// Her list is full.
    #[error("you follow {max} organisations already; stop following one first", max = PER_MEMBER_MAX)]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SeeOrganizationRefused> for FollowOrganizationRefused {
    fn from(refused: SeeOrganizationRefused) -> Self {
        match refused {
            SeeOrganizationRefused::NoSuchOrganization => Self::NoSuchOrganization,
            SeeOrganizationRefused::Store(error) => error.into(),
        }
    }
}

/// An organisation she follows, as it is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedOrganization {
    /// The last part of its address.
    pub slug: Slug,
    /// Its name.
    pub name: PersonName,
    /// Since when.
    pub since: Timestamp,
}

/// What is new of an organisation she follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsOfOrganization {
    /// The last part of its address.
    pub slug: Slug,
    /// Its name.
    pub name: PersonName,
    /// Competencies that somebody of it began to show; ids of the taxonomy.
    pub competencies: Terms,
}

/// Follows one; again changes nothing.
pub fn follow_organization(
    tx: &mut Transaction<'_>,
    who: &Membership,
    slug: &Slug,
    now: Timestamp,
) -> Result<FollowedOrganization, FollowOrganizationRefused> {
    let viewer = Viewer::Member(who.clone());
    let (organization, _) = see_organization(tx, &viewer, slug, None)?;
    let followed = followed(tx, who)?;
    if let Some(known) = followed.iter().find(|known| known.slug == organization.slug) {
        return Ok(known.clone());
    }
    if followed.len() >= usize::from(PER_MEMBER_MAX) {
        return Err(FollowOrganizationRefused::TooMany);
    }
    let follow = OrganizationFollow {
        organization: organization.slug.clone(),
        since: now,
    };
    organization_follows::put(tx, &who.member().id, &follow)?;
    Ok(FollowedOrganization {
        slug: organization.slug,
        name: organization.name,
        since: now,
    })
}

/// Follows it no more, by whatever name she began to; one she does not follow stays so.
pub fn unfollow_organization(
    tx: &mut Transaction<'_>,
    who: &Membership,
    slug: &Slug,
) -> Result<(), StoreError> {
    let member = &who.member().id;
    for follow in organization_follows::of_member(tx, member)? {
        let now = organizations::known_as(tx, &follow.organization)?;
        if follow.organization == *slug || now.is_some_and(|now| now.slug == *slug) {
            organization_follows::remove(tx, member, &follow.organization);
        }
    }
    Ok(())
}

/// Those she follows and sees, by name.
pub fn followed_organizations(
    tx: &mut Transaction<'_>,
    who: &Membership,
) -> Result<Vec<FollowedOrganization>, StoreError> {
    let viewer = Viewer::Member(who.clone());
    let mut shown = Vec::new();
    for known in followed(tx, who)? {
        match see_organization(tx, &viewer, &known.slug, None) {
            Ok(_) => shown.push(known),
            Err(SeeOrganizationRefused::NoSuchOrganization) => {}
            Err(SeeOrganizationRefused::Store(error)) => return Err(error),
        }
    }
    shown.sort_by_key(|known| known.name.as_str().to_lowercase());
    Ok(shown)
}

/// Whether she follows one.
pub fn follows_organization(
    tx: &mut Transaction<'_>,
    who: &Membership,
    slug: &Slug,
) -> Result<bool, StoreError> {
    Ok(followed(tx, who)?.iter().any(|known| known.slug == *slug))
}

/// All of her list, each once and as it is called now.
fn followed(tx: &mut Transaction<'_>, who: &Membership) -> Result<Vec<FollowedOrganization>, StoreError> {
    let mut followed: Vec<FollowedOrganization> = Vec::new();
    for follow in organization_follows::of_member(tx, &who.member().id)? {
        let Some(now) = organizations::known_as(tx, &follow.organization)? else {
            continue;
        };
        if followed.iter().all(|known| known.slug != now.slug) {
            followed.push(FollowedOrganization {
                slug: now.slug,
                name: now.name,
                since: follow.since,
            });
        }
    }
    Ok(followed)
}

/// What began to be shown after `since`, up to `until`, of the organisations she follows: what she sees of it now, of people
/// she finds who show her that they work there.
pub(crate) fn news_of_organizations(
    tx: &mut Transaction<'_>,
    who: &Membership,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<NewsOfOrganization>, StoreError> {
    let mut news = Vec::new();
    for known in followed(tx, who)? {
        let since = since.max(known.since);
        let mut competencies = Terms::new();
        for shown in organization_follows::noted_between(tx, &known.slug, since, until)? {
            if !competencies.contains(&shown.competency) && is_seen(tx, who, &known.slug, &shown)? {
                competencies.insert(shown.competency);
            }
        }
        if !competencies.is_empty() {
            news.push(NewsOfOrganization {
                slug: known.slug,
                name: known.name,
                competencies,
            });
        }
    }
    news.sort_by_key(|of| of.name.as_str().to_lowercase());
    Ok(news)
}

fn is_seen(
    tx: &mut Transaction<'_>,
    who: &Membership,
    slug: &Slug,
    shown: &CompetencyShown,
) -> Result<bool, StoreError> {
    let Some(member) = members::get(tx, &shown.member)? else {
        return Ok(false);
    };
    let person = seen(tx, &Viewer::Member(who.clone()), member)?;
    Ok(person.is_some_and(|person| {
        let works_there = person.organization.as_ref().map(Organization::slug_of);
        works_there.as_ref() == Some(slug) && person.profile.facets.competencies.contains(&shown.competency)
    }))
}

/// Notes what a member began to show to others of her company, as her profile changes; what a colleague shows already is not
/// new.
pub(crate) fn note_competencies(
    tx: &mut Transaction<'_>,
    member: &Member,
    before: Option<&MemberProfile>,
    after: &MemberProfile,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(organization) = member.organization.as_ref() else {
        return Ok(());
    };
    let (had, has) = (before.map_or_else(Terms::new, shown_by), shown_by(after));
    let begun: BTreeSet<Term> = has.difference(&had).cloned().collect();
    if begun.is_empty() {
        return Ok(());
    }
    let slug = Organization::slug_of(organization);
    let of_others = shown_by_colleagues(tx, &slug, &member.id)?;
    let old = now.checked_sub(SignedDuration::from_hours(24 * KEPT_DAYS));
    let old = old.unwrap_or(Timestamp::MIN);
    for competency in begun.difference(&of_others) {
        let shown = CompetencyShown {
            member: member.id.clone(),
            competency: competency.clone(),
            at: now,
        };
        organization_follows::note(tx, &slug, &shown, old)?;
    }
    Ok(())
}

/// What other members read of the work of somebody who shows them where.
fn shown_by(profile: &MemberProfile) -> Terms {
    match Distance::Member.sees(profile.organization) {
        true => profile.seen_from(Distance::Member).facets.competencies,
        false => Terms::new(),
    }
}

fn shown_by_colleagues(
    tx: &mut Transaction<'_>,
    slug: &Slug,
    but: &MemberId,
) -> Result<BTreeSet<Term>, StoreError> {
    let mut shown = BTreeSet::new();
    let by = FoundBy::Organization(slug.clone());
    for id in profiles::ids(tx, &by, Bound::Unbounded, COLLEAGUES_MAX)? {
        if id != *but {
            let profile = profiles::get(tx, &id)?;
            shown.extend(profile.as_ref().map(shown_by).into_iter().flatten());
        }
    }
    Ok(shown)
}

/// She leaves: what she followed is forgotten.
pub(crate) fn follow_nothing(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for follow in organization_follows::of_member(tx, member)? {
        organization_follows::remove(tx, member, &follow.organization);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Shown, Visibility};
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at, refused};

    struct Scene {
        database: Database,
        klara: Membership,
        ada: Membership,
        bob: Membership,
    }

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    impl Scene {
        fn new() -> Self {
            let database = samples::node();
            let scene = Self {
                klara: samples::member_of(&database, "klara", "Copperbeech Cloud"),
                ada: samples::member_of(&database, "ada", "Fathom & Vale"),
                bob: samples::member_of(&database, "bob", "Fathom & Vale"),
                database,
            };
            act(&scene.database, |tx| {
                follow_organization(tx, &scene.klara, &slug("fathom-vale"), at(1))
            });
            scene
        }

        fn show(&self, who: &Membership, work: &[&str], change: impl Fn(&mut MemberProfile), second: i64) {
            let terms = work.iter().map(|id| Term::parse(id).unwrap()).collect();
            let mut profile = MemberProfile::empty(Visibility::Community);
            profile.competencies = Shown::new(terms, Visibility::Community);
            change(&mut profile);
            act(&self.database, |tx| {
                let before = profiles::get(tx, &who.member().id)?;
                profiles::put(tx, who.member(), &profile)?;
                note_competencies(tx, who.member(), before.as_ref(), &profile, at(second))
            });
        }

        fn news(&self, since: i64, until: i64) -> Vec<String> {
            let news = self
                .database
                .read(|tx| news_of_organizations(tx, &self.klara, at(since), at(until)))
                .unwrap();
            let of = |news: &NewsOfOrganization| {
                let terms: Vec<&str> = news.competencies.iter().map(Term::as_str).collect();
                format!("{}: {}", news.name, terms.join(" "))
            };
            news.iter().map(of).collect()
        }
    }

    /// 1.10
    #[test]
    fn a_competency_that_is_added_is_news_once_and_one_that_a_colleague_has_is_none() {
        let scene = Scene::new();
        scene.show(&scene.ada, &["security"], |_| {}, 10);
        scene.show(&scene.ada, &["security", "erp"], |_| {}, 20);
        assert_eq!(scene.news(0, 10), ["Fathom & Vale: security"]);
        assert_eq!(scene.news(10, 20), ["Fathom & Vale: erp"]);
        scene.show(&scene.bob, &["erp", "data"], |_| {}, 30);
        assert_eq!(scene.news(20, 30), ["Fathom & Vale: data"]);
        assert!(scene.news(30, 90).is_empty());
    }

    /// 1.10: never for what she may not see, also when it was shown in between.
    #[test]
    fn what_she_may_not_see_is_no_news() {
        let scene = Scene::new();
        let hide_field = |profile: &mut MemberProfile| {
            let terms = profile.competencies.to(Distance::Herself).cloned().unwrap();
            profile.competencies = Shown::new(terms, Visibility::Me);
        };
        let hide_employer = |profile: &mut MemberProfile| profile.organization = Visibility::Me;
        let hide_from_klara =
            |profile: &mut MemberProfile| profile.hide_from = BTreeSet::from([slug("copperbeech-cloud")]);
        scene.show(&scene.ada, &["security"], hide_field, 10);
        scene.show(&scene.bob, &["erp"], hide_employer, 10);
        assert!(scene.news(0, 20).is_empty());
        scene.show(&scene.ada, &["security"], |_| {}, 30);
        scene.show(&scene.bob, &["erp"], hide_from_klara, 30);
        assert_eq!(scene.news(20, 40), ["Fathom & Vale: security"]);
        scene.show(&scene.ada, &["security"], hide_field, 50);
        assert!(scene.news(20, 60).is_empty(), "it is hidden when the digest goes");
    }

    /// 1.10: what was there before she followed is not new, and what she follows no more says nothing.
    #[test]
    fn she_reads_of_what_she_follows_from_then_on() {
        let scene = Scene::new();
        let fathom = slug("fathom-vale");
        act(&scene.database, |tx| {
            unfollow_organization(tx, &scene.klara, &fathom)
        });
        scene.show(&scene.ada, &["security"], |_| {}, 10);
        assert!(scene.news(0, 20).is_empty());
        for second in [15, 16] {
            act(&scene.database, |tx| {
                follow_organization(tx, &scene.klara, &fathom, at(second))
            });
        }
        assert!(scene.news(0, 20).is_empty());
        let list = scene
            .database
            .read(|tx| followed_organizations(tx, &scene.klara))
            .unwrap();
        assert_eq!((list.len(), list[0].since), (1, at(15)));
        let nowhere = refused(&scene.database, |tx| {
            follow_organization(tx, &scene.klara, &slug("nowhere"), at(20))
        });
        assert!(matches!(nowhere, FollowOrganizationRefused::NoSuchOrganization));
    }

    /// F04: one that was merged is followed under the name that stays, and left by it.
    #[test]
    fn one_that_was_merged_is_followed_under_the_name_that_stays() {
        let scene = Scene::new();
        samples::member_of(&scene.database, "cleo", "Fathom Group");
        let (from, into) = (slug("fathom-vale"), slug("fathom-group"));
        act(&scene.database, |tx| organizations::merged(tx, &from, &into));
        let follows = |name: &Slug| {
            let read = |tx: &mut Transaction<'_>| follows_organization(tx, &scene.klara, name);
            scene.database.read(read).unwrap()
        };
        assert_eq!((follows(&from), follows(&into)), (false, true));
        act(&scene.database, |tx| {
            unfollow_organization(tx, &scene.klara, &into)
        });
        assert!(!follows(&into));
    }
}
