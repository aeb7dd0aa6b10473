//! An operator starts a community: its profile, and the keys of the community and of the node.

use domain::{CommunityProfile, Html, Origin, OwnActor, lies_in};
use jiff::Timestamp;
use store::actor_keys::{self, KeyRow, Signer};
use store::community::{self, Identity};
use store::{StoreError, Transaction, audit};

use crate::tell_peers::tell_peers;

/// Why a node cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpRefused {
    /// There is a community already, at another address.
    #[error("this folder already belongs to {0}; an address never changes afterwards")]
    OtherAddress(Origin),
    /// A commercial community says who runs it (need 2.2).
    #[error("a commercial community needs `operator_name`, the legal name of whoever runs it")]
    OperatorName,
    /// The region is a part of another country.
    #[error(
        "`region` lies in another country than `country`, which officers may have written at /desk/setup/profile; write a region of \
         the country, or the country too, or leave one of them out"
    )]
    RegionElsewhere,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sets the node up, or changes the profile of one that is.
pub fn set_up(
    tx: &mut Transaction<'_>,
    origin: &Origin,
    profile: &CommunityProfile,
    keys: &[(OwnActor, KeyRow)],
    now: Timestamp,
) -> Result<Identity, SetUpRefused> {
    if profile.governance == domain::Governance::Commercial && profile.operator_name.is_none() {
        return Err(SetUpRefused::OperatorName);
    }
    if !profile.is_in_its_country() {
        return Err(SetUpRefused::RegionElsewhere);
    }
    // Summary, contact and chapters are no part of the configuration.
    let configured = CommunityProfile {
        summary: Html::default(),
        contact: None,
        chapters: Vec::new(),
        ..profile.clone()
    };
    if let Some(identity) = community::identity(tx)? {
        if &identity.origin != origin || identity.slug != profile.slug.as_str() {
            return Err(SetUpRefused::OtherAddress(identity.origin));
        }
        // An officer may have described the community since: only what changed in the configuration speaks again.
        let before = community::configured(tx)?;
        if before.as_ref() != Some(&configured) {
            let known = community::profile(tx)?;
            let profile = match (before, &known) {
                (Some(before), Some(known)) => said_again(known, &before, profile),
                (None, Some(known)) => with_words_of(known, profile.clone()),
                (_, None) => profile.clone(),
            };
            if !profile.is_in_its_country() {
                return Err(SetUpRefused::RegionElsewhere);
            }
            if known.as_ref() != Some(&profile) {
                tell_peers(tx, now)?;
            }
            community::put_profile(tx, &profile)?;
            community::put_configured(tx, &configured)?;
        }
        return Ok(identity);
    }
    let identity = Identity {
        origin: origin.clone(),
        slug: profile.slug.as_str().to_owned(),
        since: now,
        epoch: now.as_second(),
    };
    community::put_identity(tx, &identity)?;
    community::put_profile(tx, profile)?;
    community::put_configured(tx, &configured)?;
    for (actor, row) in keys {
        actor_keys::put(tx, &Signer::Own(*actor), row)?;
    }
    audit::log(tx, "operator", "set up the node", now)?;
    Ok(identity)
}

/// The profile as it is known, with what the configuration says otherwise than it did before.
fn said_again(
    known: &CommunityProfile,
    before: &CommunityProfile,
    now: &CommunityProfile,
) -> CommunityProfile {
    fn pick<T: Clone + PartialEq>(known: &T, before: &T, now: &T) -> T {
        if now == before { known.clone() } else { now.clone() }
    }
    let governance = pick(&known.governance, &before.governance, &now.governance);
    let operator_name = pick(&known.operator_name, &before.operator_name, &now.operator_name);
    let country = pick(&known.country, &before.country, &now.country);
    let region = pick(&known.region, &before.region, &now.region);
    // A region that an officer wrote goes when the configuration moves the community to another country; one that the
    // configuration brings does not go without a word.
    let is_brought = now.region != before.region;
    let region = region.filter(|region| is_brought || lies_in(Some(region), country.as_ref()));
    let described = CommunityProfile {
        slug: now.slug.clone(),
        name: pick(&known.name, &before.name, &now.name),
        summary: now.summary.clone(),
        governance,
        audience: pick(&known.audience, &before.audience, &now.audience),
        modality: pick(&known.modality, &before.modality, &now.modality),
        ecosystem: pick(&known.ecosystem, &before.ecosystem, &now.ecosystem),
        languages: pick(&known.languages, &before.languages, &now.languages),
        zone: pick(&known.zone, &before.zone, &now.zone),
        region,
        country,
        currency: pick(&known.currency, &before.currency, &now.currency),
        contact: now.contact.clone(),
        chapters: now.chapters.clone(),
        // What officers call commercial is run by whom they named, also where the configuration names nobody any more.
        operator_name: match governance {
            domain::Governance::Commercial => operator_name.or_else(|| known.operator_name.clone()),
            _ => operator_name,
        },
    };
    with_words_of(known, described)
}

/// Summary, contact and chapters have no place in the configuration: what officers wrote stays, as this transaction finds it.
fn with_words_of(known: &CommunityProfile, now: CommunityProfile) -> CommunityProfile {
    CommunityProfile {
        summary: match now.summary.as_str() {
            "" => known.summary.clone(),
            _ => now.summary,
        },
        contact: now.contact.or_else(|| known.contact.clone()),
        chapters: match now.chapters.is_empty() {
            true => known.chapters.clone(),
            false => now.chapters,
        },
        ..now
    }
}

#[cfg(test)]
mod tests {
    use domain::{Country, Governance, Region, Slug, Title};
    use store::Database;

    use super::*;
    use crate::samples::{act, at, origin, profile, refused};

    #[test]
    fn a_node_is_set_up_once_and_its_profile_may_change_but_not_its_address() {
        let database = Database::in_memory();
        let keys = [(
            OwnActor::Node,
            KeyRow {
                rsa_pkcs8: vec![1],
                ed25519_seed: [1; 32],
                created: at(0),
                number: 1,
            },
        )];
        let home = origin("a.example");
        let first = act(&database, |tx| set_up(tx, &home, &profile(), &keys, at(7)));
        assert_eq!((first.epoch, first.slug.as_str()), (at(7).as_second(), "all"));
        let renamed = CommunityProfile {
            name: Title::parse("Another name").unwrap(),
            ..profile()
        };
        let again = act(&database, |tx| set_up(tx, &home, &renamed, &[], at(9)));
        assert_eq!(again, first);
        assert_eq!(database.read(community::profile), Ok(Some(renamed)));
        let kept = database
            .read(|tx| actor_keys::get(tx, &Signer::Own(OwnActor::Node)))
            .unwrap();
        assert_eq!(kept.unwrap().rsa_pkcs8, [1]);
        let other_slug = CommunityProfile {
            slug: Slug::parse("other").unwrap(),
            ..profile()
        };
        for (origin, profile) in [(origin("b.example"), profile()), (home.clone(), other_slug)] {
            assert!(matches!(
                refused(&database, |tx| set_up(tx, &origin, &profile, &[], at(9))),
                SetUpRefused::OtherAddress(address) if address == home
            ));
        }
    }

    #[test]
    fn one_key_that_changes_leaves_what_officers_said_of_the_others() {
        let database = Database::in_memory();
        let home = origin("a.example");
        act(&database, |tx| set_up(tx, &home, &profile(), &[], at(7)));
        let said = CommunityProfile {
            name: Title::parse("As officers say").unwrap(),
            ..profile()
        };
        act(&database, |tx| community::put_profile(tx, &said));
        let zone = domain::Zone::parse("Asia/Tokyo").unwrap();
        let moved = CommunityProfile {
            zone: zone.clone(),
            ..profile()
        };
        act(&database, |tx| set_up(tx, &home, &moved, &[], at(9)));
        let known = database.read(community::profile).unwrap().unwrap();
        assert_eq!((known.name, known.zone), (said.name, zone));
    }

    /// F01
    #[test]
    fn a_region_of_another_country_is_refused_and_one_an_officer_wrote_goes_with_the_country() {
        let database = Database::in_memory();
        let home = origin("a.example");
        let of = |country: &str, region: &str| CommunityProfile {
            country: Country::parse(country).ok(),
            region: Region::parse(region).ok(),
            ..profile()
        };
        let no = refused(&database, |tx| set_up(tx, &home, &of("SE", "US-WA"), &[], at(0)));
        assert!(matches!(no, SetUpRefused::RegionElsewhere), "{no}");
        act(&database, |tx| set_up(tx, &home, &of("US", ""), &[], at(0)));
        act(&database, |tx| community::put_profile(tx, &of("US", "US-WA")));
        act(&database, |tx| set_up(tx, &home, &of("SE", ""), &[], at(9)));
        let known = database.read(community::profile).unwrap().unwrap();
        assert_eq!((known.country, known.region), (Country::parse("SE").ok(), None));
    }

    /// F01: the operator's own word is refused aloud where it does not fit what officers wrote, not dropped.
    #[test]
    fn a_region_that_the_configuration_brings_into_the_country_of_officers_is_refused() {
        let database = Database::in_memory();
        let home = origin("a.example");
        let of = |country: &str, region: &str| CommunityProfile {
            country: Country::parse(country).ok(),
            region: Region::parse(region).ok(),
            ..profile()
        };
        act(&database, |tx| set_up(tx, &home, &of("", ""), &[], at(0)));
        act(&database, |tx| community::put_profile(tx, &of("SE", "")));
        let no = refused(&database, |tx| set_up(tx, &home, &of("", "US-WA"), &[], at(9)));
        assert!(matches!(no, SetUpRefused::RegionElsewhere), "{no}");
        act(&database, |tx| set_up(tx, &home, &of("US", "US-WA"), &[], at(9)));
        let known = database.read(community::profile).unwrap().unwrap();
        let expected = (Country::parse("US").ok(), Region::parse("US-WA").ok());
        assert_eq!((known.country, known.region), expected);
    }

    /// Need 2.2.
    #[test]
    fn a_commercial_community_says_who_runs_it() {
        let database = Database::in_memory();
        let mut commercial = CommunityProfile {
            governance: Governance::Commercial,
            ..profile()
        };
        let home = origin("a.example");
        assert!(matches!(
            refused(&database, |tx| set_up(tx, &home, &commercial, &[], at(0))),
            SetUpRefused::OperatorName
        ));
        assert_eq!(database.read(community::identity), Ok(None));
        commercial.operator_name = Some(Title::parse("Example GmbH").unwrap());
        act(&database, |tx| set_up(tx, &home, &commercial, &[], at(0)));
    }
}
