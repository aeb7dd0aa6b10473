//! An officer says who the community is: labels, place, languages, clock and currency (F01). Peers are told and ask for it.

use domain::{CommunityProfile, Governance};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, community};

use crate::drawn_from::Drawn;
use crate::tell_peers::tell_peers;

/// Why the profile stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum DescribeCommunityRefused {
    /// A commercial community says who runs it (need 2.2).
    #[error("a commercial community names the legal name of whoever runs it")]
    OperatorName,
    /// The region is a part of another country.
    #[error("the region lies in another country; write a region of the country, or leave one of them out")]
    RegionElsewhere,
    /// Another officer was faster; what she wrote stands.
    #[error("somebody changed this since you read it; read it again")]
    Changed,
    /// The node has not been set up.
    #[error("this node is not set up; run `rosarium init`")]
    NotSetUp,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes the profile as it was when she read it; its address and the field it works in are the operator's (`community.slug`, `community.ecosystem`).
pub fn describe_community(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    profile: &CommunityProfile,
    drawn: &Drawn,
    now: Timestamp,
) -> Result<(), DescribeCommunityRefused> {
    let known = community::profile(tx)?.ok_or(DescribeCommunityRefused::NotSetUp)?;
    if !drawn.still_stands(Some(&known)) {
        return Err(DescribeCommunityRefused::Changed);
    }
    if profile.governance == Governance::Commercial && profile.operator_name.is_none() {
        return Err(DescribeCommunityRefused::OperatorName);
    }
    if !profile.is_in_its_country() {
        return Err(DescribeCommunityRefused::RegionElsewhere);
    }
    let profile = CommunityProfile {
        slug: known.slug.clone(),
        ecosystem: known.ecosystem,
        ..profile.clone()
    };
    if profile != known {
        community::put_profile(tx, &profile)?;
        tell_peers(tx, now)?;
        audit::log(
            tx,
            officer.member().handle.as_str(),
            "describe the community",
            now,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Announcement, Country, Html, MailAddress, Region, Scope, Slug, Title};

    use super::*;
    use crate::drawn_from::Version;
    use crate::samples::{self, at};
    use crate::set_up::set_up;

    #[test]
    fn what_an_officer_says_stays_until_the_operator_changes_the_configuration() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let now_called = || {
            let profile = database.read(community::profile).unwrap().unwrap();
            (profile.name.to_string(), profile.slug.to_string())
        };
        let said = CommunityProfile {
            name: Title::parse("Another name").unwrap(),
            slug: Slug::parse("elsewhere").unwrap(),
            summary: Html::from_sanitised("<p>For partners.</p>".to_owned()),
            contact: MailAddress::parse("board@a.example").ok(),
            chapters: vec![Title::parse("Harbour").unwrap()],
            ..samples::profile()
        };
        samples::act(&database, |tx| {
            describe_community(tx, &officer, &said, &Drawn::FromAny, at(0))
        });
        let hers = ("Another name".to_owned(), "all".to_owned());
        assert_eq!(now_called(), hers, "the address stays");
        let start = |profile: &CommunityProfile| {
            samples::act(&database, |tx| {
                set_up(tx, &samples::origin("a.example"), profile, &[], at(9))
            });
        };
        start(&samples::profile());
        assert_eq!(
            now_called(),
            hers,
            "a start with the same configuration changes nothing"
        );
        let configured = CommunityProfile {
            name: Title::parse("As configured").unwrap(),
            ..samples::profile()
        };
        start(&configured);
        assert_eq!(now_called().0, "As configured");
        // No configuration holds these; whatever starts takes them from what officers wrote last.
        let known = database.read(community::profile).unwrap().unwrap();
        let kept = (known.summary, known.contact, known.chapters);
        assert_eq!(kept, (said.summary, said.contact, said.chapters));
    }

    /// F01, 2.2: peers are told at once; where nobody is, nothing is.
    #[test]
    fn what_an_officer_says_is_told_to_peers_if_it_is_new() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let told = || {
            let told = samples::told(&database);
            let is_it = |told: &&Announcement| **told == Announcement::CommunityDescribed;
            told.iter().filter(is_it).count()
        };
        let say = |name: &str| {
            let said = CommunityProfile {
                name: Title::parse(name).unwrap(),
                ..samples::profile()
            };
            samples::act(&database, |tx| {
                describe_community(tx, &officer, &said, &Drawn::FromAny, at(0))
            });
        };
        say("While it is alone");
        assert_eq!(told(), 0);
        samples::peer(&database, "b.example", &[Scope::Events]);
        say("Among peers");
        say("Among peers");
        assert_eq!(told(), 1);
    }

    /// F01
    #[test]
    fn a_region_of_another_country_is_refused() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let elsewhere = CommunityProfile {
            country: Country::parse("SE").ok(),
            region: Region::parse("US-WA").ok(),
            ..samples::profile()
        };
        let no = samples::refused(&database, |tx| {
            describe_community(tx, &officer, &elsewhere, &Drawn::FromAny, at(0))
        });
        assert!(matches!(no, DescribeCommunityRefused::RegionElsewhere), "{no}");
    }

    #[test]
    fn a_commercial_community_says_who_runs_it() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let commercial = CommunityProfile {
            governance: Governance::Commercial,
            ..samples::profile()
        };
        assert!(matches!(
            samples::refused(&database, |tx| describe_community(
                tx,
                &officer,
                &commercial,
                &Drawn::FromAny,
                at(0)
            )),
            DescribeCommunityRefused::OperatorName
        ));
    }

    /// F01
    #[test]
    fn of_two_officers_at_once_the_second_is_told_and_takes_nothing_back() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let read = database.read(community::profile).unwrap().unwrap();
        let drawn = Drawn::From(Version::of(&read));
        let called = |name: &str| CommunityProfile {
            name: Title::parse(name).unwrap(),
            ..read.clone()
        };
        let (first, second) = (called("By the first"), called("By the second"));
        samples::act(&database, |tx| {
            describe_community(tx, &officer, &first, &drawn, at(1))
        });
        let late = samples::refused(&database, |tx| {
            describe_community(tx, &officer, &second, &drawn, at(2))
        });
        assert!(matches!(late, DescribeCommunityRefused::Changed));
        let now = database.read(community::profile).unwrap().unwrap();
        assert_eq!(now.name.as_str(), "By the first");
    }
}
