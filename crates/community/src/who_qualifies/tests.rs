//! Who qualifies for what, and why not (F16).

use domain::{EnrolmentState, Member, Regions, Scope, Shown, Slug, Standing, Visibility};
use serde_json::json;
use store::Database;

use super::*;
use crate::sample_deals::{held, term};
use crate::samples::{self, act, at, origin};

fn node() -> Database {
    let database = samples::node();
    samples::chapter(&database);
    samples::peer(&database, "b.example", &[Scope::Offers]);
    database
}

/// Somebody who has paid for the level, or not.
fn member(database: &Database, handle: &str, tier: &str, state: EnrolmentState) -> Membership {
    let membership = samples::member(database, handle);
    act(database, |tx| {
        let mut enrolment = enrolment_of(tx, &membership, at(1))?;
        enrolment.tier = Slug::parse(tier).unwrap();
        enrolment.state = state;
        enrolments::put(tx, &membership.member().id, &enrolment)
    });
    membership
}

fn theirs() -> BenefitTerm {
    term(1, "b.example", "a.example")
}

fn asked(database: &Database, who: &Membership, term: &BenefitTerm) -> Qualifies {
    database
        .read(|tx| qualifies(tx, who, term, &origin("b.example"), at(200)))
        .unwrap()
}

fn they_say(database: &Database, community: serde_json::Value) {
    let said = json!({ "community": community });
    let name = Title::parse("London").unwrap();
    let profile = wire::peer_profile::read(&said, &origin("b.example"), name, "z6Mk".to_owned());
    act(database, |tx| {
        peerings::put_profile(tx, &origin("b.example"), &profile)
    });
}

fn works_in(database: &Database, who: &Member, region: &str) {
    act(database, |tx| {
        let mut profile = domain::MemberProfile::empty(Visibility::Community);
        let regions = Regions::from([Region::parse(region).unwrap()]);
        profile.regions = Shown::new(regions, Visibility::Community);
        profiles::put(tx, who, &profile)
    });
}

fn met(qualifies: &Qualifies) -> Vec<bool> {
    qualifies.reasons().iter().map(|reason| reason.met).collect()
}

/// 2.21
#[test]
fn her_level_decides_while_it_is_paid_and_not_a_day_longer() {
    let database = node();
    let paid = member(&database, "maren", "chapter", EnrolmentState::Current);
    let in_grace = member(&database, "idris", "chapter", EnrolmentState::Grace);
    let lapsed = member(&database, "aiko", "chapter", EnrolmentState::Lapsed);
    let free = member(&database, "hamza", "network", EnrolmentState::Current);
    let yes = asked(&database, &paid, &theirs());
    assert!(
        yes.is_yes() && asked(&database, &in_grace, &theirs()).is_yes(),
        "{yes:?}"
    );
    assert!(!asked(&database, &lapsed, &theirs()).is_yes());
    let no = asked(&database, &free, &theirs());
    let Condition::Level { needs, has } = &no.reasons()[0].condition else {
        panic!("the level comes first: {no:?}");
    };
    assert_eq!((needs[0].as_str(), has.as_str()), ("Chapter", "Network"));
    assert_eq!(met(&no), [false, true]);
    let of_another = term(1, "b.example", "c.example");
    assert!(
        !asked(&database, &paid, &of_another).is_yes(),
        "a level of the same name elsewhere"
    );
}

/// F20, need 2.16: one bit, and the community vouches for nobody without it, whatever the agreement asks.
#[test]
fn who_is_limited_qualifies_for_nothing_until_her_day_has_come() {
    let database = node();
    let maren = member(&database, "maren", "chapter", EnrolmentState::Current);
    let limited = Standing::Limited { until: at(300) };
    act(&database, |tx| standings::put(tx, &maren.member().id, limited));
    assert_eq!(met(&asked(&database, &maren, &theirs())), [true, false]);
    let whoever = BenefitTerm {
        good_standing: false,
        ..theirs()
    };
    assert_eq!(met(&asked(&database, &maren, &whoever)), [true, false]);
    let later = database.read(|tx| qualifies(tx, &maren, &theirs(), &origin("b.example"), at(300)));
    assert!(later.unwrap().is_yes(), "its day has come");
}

/// F16
#[test]
fn the_hosts_own_region_is_left_out_by_where_she_works_or_else_by_her_community() {
    let database = node();
    let maren = member(&database, "maren", "chapter", EnrolmentState::Current);
    let elsewhere = BenefitTerm {
        same_region_excluded: true,
        good_standing: false,
        ..theirs()
    };
    let is_met = || met(&asked(&database, &maren, &elsewhere))[1];
    assert!(is_met(), "nobody has said where");
    they_say(&database, json!({ "country": "US", "region": "US-WA" }));
    act(&database, |tx| {
        let mut own = community::profile(tx)?.unwrap();
        own.region = Region::parse("US-WA").ok();
        community::put_profile(tx, &own)
    });
    assert!(!is_met(), "her community is of that region");
    for (region, met) in [("US-OR", true), ("US-WA", false), ("US", true)] {
        works_in(&database, maren.member(), region);
        assert_eq!(is_met(), met, "{region}");
    }
    they_say(&database, json!({ "country": "US" }));
    assert!(!is_met(), "a host that names its country alone is of all of it");
}

/// F16: without a map nothing is said that is not known.
#[test]
fn a_distance_counts_by_countries_and_is_left_to_the_desk_where_they_are_unknown() {
    let database = node();
    let maren = member(&database, "maren", "chapter", EnrolmentState::Current);
    let near = BenefitTerm {
        max_distance_km: Some(300),
        good_standing: false,
        ..theirs()
    };
    let asked = || asked(&database, &maren, &near).reasons()[1].clone();
    let distance = |known, met| Reason {
        condition: Condition::Distance { km: 300, known },
        met,
    };
    assert_eq!(asked(), distance(false, true));
    they_say(&database, json!({ "country": "SE" }));
    assert_eq!(asked(), distance(false, true), "hers is not known");
    works_in(&database, maren.member(), "SE");
    assert_eq!(asked(), distance(true, true));
    works_in(&database, maren.member(), "GB");
    assert_eq!(asked(), distance(true, false));
}

/// 0.15
#[test]
fn an_offer_is_hers_from_its_first_day_to_its_last() {
    let database = node();
    let maren = member(&database, "maren", "chapter", EnrolmentState::Current);
    let offer = HeldOffer {
        valid_through: Some(at(500)),
        ..held(theirs())
    };
    let last = |offer: &HeldOffer, second| {
        let qualifies = database.read(|tx| qualifies_for(tx, &maren, offer, at(second)));
        qualifies.unwrap().reasons().last().unwrap().clone()
    };
    let unmet = |condition| Reason {
        condition,
        met: false,
    };
    assert_eq!(last(&offer, 99), unmet(Condition::NotBegun { on: at(100) }));
    assert!(last(&offer, 100).met && last(&offer, 499).met);
    assert_eq!(last(&offer, 500), unmet(Condition::Ended { on: at(500) }));
    let removed = HeldOffer {
        removed: true,
        updated: at(300),
        ..offer
    };
    assert_eq!(last(&removed, 301), unmet(Condition::Ended { on: at(300) }));
}

/// A 11
#[test]
fn the_preview_counts_who_has_the_level_and_names_the_others() {
    let database = node();
    for handle in ["maren", "idris"] {
        member(&database, handle, "chapter", EnrolmentState::Current);
    }
    for handle in ["hamza", "aiko", "neve"] {
        samples::member(&database, handle);
    }
    let seen = database.read(|tx| preview(tx, &theirs())).unwrap();
    let network = Title::parse("Network").unwrap();
    assert_eq!(
        seen,
        Preview {
            members: 5,
            qualify: 2,
            not_by_level: vec![(network, 3)],
        }
    );
}
