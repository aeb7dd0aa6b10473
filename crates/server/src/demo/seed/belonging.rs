//! What the people of the demonstration belong to: levels that cost something and who pays for them, the code of ethics and
//! who signed it, and chapters. One member of each level has to renew soon, one is in the days of grace, one has lapsed.

use std::sync::Arc;

use ambient::{Randomness, Stream, StreamName};
use community::pass_time::pass_time;
use community::publish_code::{NewCode, publish_code};
use community::set_tier::set_tier;
use community::sign_code::{acknowledge_by_joining, sign_code};
use domain::{Amount, CodeMode, CodeVersion, MailAddress, MemberId, Region, Slug, Tier, Title};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use store::{codes, community as communities, enrolments, members};

use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::runtime::NodeRuntime;

const WRITTEN: &str = include_str!("../../../../../config/demo/belonging.toml");
const CODE: &str = include_str!("../../../../../config/demo/code-of-ethics.md");
/// The gist of the code.
const SUMMARY: &str = "We put the customer first and compete openly and honourably. We say what we can do and who fits better, \
    never talk about prices or who gets which customer, answer whoever is introduced to us, keep confidences, and tell an \
    officer when something goes wrong.";

/// Members of one transaction.
const BATCH: usize = 250;
/// Of so many members one has not signed the code yet.
const UNSIGNED_ONE_OF: usize = 5;
/// Whose renewal is near, counted among those who pay; and the last day paid for, in days from the start.
const ENDS_SOON: (usize, i64) = (4, 20);
/// Who is in grace, likewise; the reminder came so many days before the start.
const IN_GRACE: (usize, i64) = (5, -12);
const REMINDED_DAYS_AGO: i64 = 20;
/// Who let it lapse comes after all who pay; her last day, and when the node looked at her membership.
const LAPSED_DAYS: i64 = -100;
const LAPSED_LOOKS_DAYS_AGO: [i64; 4] = [110, 99, 80, 60];
/// The others have paid for so many days more, at least and at most.
const PAID_DAYS: (u64, u64) = (70, 350);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    community: Vec<Described>,
    level: Vec<Level>,
    code: Vec<Code>,
}

/// Where a community is, and its chapters with their members of a hundred.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Described {
    node: String,
    region: Option<Region>,
    contact: MailAddress,
    chapters: Vec<(Title, usize)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    node: String,
    id: Slug,
    name: Title,
    price: String,
    months: u16,
    of_hundred: usize,
    benefits: Vec<Title>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    node: String,
    version: String,
    mode: CodeMode,
    days_ago: i64,
}

/// Describes the levels of a node and the code, and has its people pay and sign, in the order they joined in.
pub(super) async fn fill(
    runtime: &Arc<NodeRuntime>,
    community: Community,
    (start, seed): (Timestamp, u64),
    people: &[MemberId],
) -> Result<(), Failure> {
    let mut chance = Randomness::seeded(seed).stream(StreamName::Demo);
    let file: File = toml::from_str(WRITTEN).map_err(Failure::failed)?;
    let slug = community.profile().slug;
    for level in file.level.iter().filter(|level| level.node == slug) {
        let tier = described(runtime, level, start).await?;
        let payers = people.len() * level.of_hundred / 100;
        let today = start.to_zoned(community.zone().rules()).date();
        pay(runtime, &tier, &people[..payers], (start, today), &mut chance).await?;
        if let Some(lapsed) = people.get(payers) {
            lapse(runtime, &tier, lapsed, (start, today)).await?;
        }
    }
    for said in file.community.iter().filter(|said| said.node == slug) {
        describe(runtime, said, people).await?;
    }
    for code in file.code.iter().filter(|code| code.node == slug) {
        publish(runtime, code, start).await?;
    }
    sign(runtime, community, people).await
}

async fn described(runtime: &NodeRuntime, level: &Level, start: Timestamp) -> Result<Tier, Failure> {
    let tier = Tier {
        name: level.name.clone(),
        price: Amount::parse(&level.price).map_err(Failure::failed)?,
        period_months: Some(level.months),
        benefits: level.benefits.clone(),
        ..Tier::free(level.id.clone())
    };
    let database = &runtime.node().database;
    let set = database.transact(|tx| set_tier(tx, "operator", &tier, start).map_err(Failure::failed));
    set.await?;
    Ok(tier)
}

async fn pay(
    runtime: &NodeRuntime,
    tier: &Tier,
    payers: &[MemberId],
    (start, today): (Timestamp, Date),
    chance: &mut Stream,
) -> Result<(), Failure> {
    let node = runtime.node();
    let dues = &node.settings.dues;
    let reminded = days_before(start, REMINDED_DAYS_AGO);
    let paid: Vec<(&MemberId, Date)> = payers
        .iter()
        .enumerate()
        .map(|(place, id)| (id, today.saturating_add(days_paid(place, chance).days())))
        .collect();
    for batch in paid.chunks(BATCH) {
        let written = node.database.transact(|tx| {
            for (id, until) in batch {
                if let Some(mut enrolment) = enrolments::get(tx, id)? {
                    enrolment.carry_over(tier, Some(*until), today);
                    enrolments::put(tx, id, &enrolment)?;
                }
            }
            Ok::<_, Failure>(())
        });
        written.await?;
    }
    for (place, at) in [(ENDS_SOON.0, start), (IN_GRACE.0, reminded), (IN_GRACE.0, start)] {
        if let Some(id) = payers.get(place) {
            node.database.transact(|tx| pass_time(tx, id, dues, at)).await?;
        }
    }
    Ok(())
}

/// Somebody had a level, was reminded, did not pay, and goes on at the one that costs nothing.
async fn lapse(
    runtime: &NodeRuntime,
    tier: &Tier,
    id: &MemberId,
    (start, today): (Timestamp, Date),
) -> Result<(), Failure> {
    let node = runtime.node();
    let until = today.saturating_add(LAPSED_DAYS.days());
    let had = node.database.transact(|tx| {
        let Some(mut enrolment) = enrolments::get(tx, id)? else {
            return Ok(());
        };
        enrolment.carry_over(tier, Some(until), until);
        enrolments::put(tx, id, &enrolment)
    });
    had.await?;
    for days in LAPSED_LOOKS_DAYS_AGO {
        let at = days_before(start, days);
        node.database
            .transact(|tx| pass_time(tx, id, &node.settings.dues, at))
            .await?;
    }
    Ok(())
}

/// Says where the community is, and who belongs to which of its chapters.
async fn describe(runtime: &NodeRuntime, said: &Described, people: &[MemberId]) -> Result<(), Failure> {
    let database = &runtime.node().database;
    let described = database.transact(|tx| {
        let Some(mut profile) = communities::profile(tx)? else {
            return Ok(());
        };
        profile.region.clone_from(&said.region);
        profile.contact = Some(said.contact.clone());
        profile.chapters = said.chapters.iter().map(|(name, _)| name.clone()).collect();
        communities::put_profile(tx, &profile)
    });
    described.await?;
    for batch in people.chunks(BATCH) {
        let joined = database.transact(|tx| {
            for (place, id) in batch.iter().enumerate() {
                let Some(mut enrolment) = enrolments::get(tx, id)? else {
                    continue;
                };
                enrolment.chapter = chapter_of(place, &said.chapters);
                enrolments::put(tx, id, &enrolment)?;
            }
            Ok::<_, Failure>(())
        });
        joined.await?;
    }
    Ok(())
}

/// The chapter of whoever stands at this place; of a hundred each has as many as it says, spread over all levels.
fn chapter_of(place: usize, chapters: &[(Title, usize)]) -> Option<Title> {
    let mut rest = place * 37 % 100;
    for (name, of_hundred) in chapters {
        if rest < *of_hundred {
            return Some(name.clone());
        }
        rest -= of_hundred;
    }
    None
}

/// How many days from the start somebody has paid for.
fn days_paid(place: usize, chance: &mut Stream) -> i64 {
    let drawn = PAID_DAYS.0 + chance.below(PAID_DAYS.1 - PAID_DAYS.0);
    match [ENDS_SOON, IN_GRACE]
        .into_iter()
        .find(|planted| planted.0 == place)
    {
        Some((_, days)) => days,
        None => i64::try_from(drawn).unwrap_or(0),
    }
}

async fn publish(runtime: &NodeRuntime, code: &Code, start: Timestamp) -> Result<(), Failure> {
    let node = runtime.node();
    let new = NewCode {
        version: CodeVersion::parse(&code.version).map_err(Failure::failed)?,
        mode: code.mode,
        summary: SUMMARY.to_owned(),
        text: CODE.to_owned(),
    };
    let words_max = node.settings.ethics.summary_words_max;
    let at = days_before(start, code.days_ago);
    let published = node
        .database
        .transact(|tx| publish_code(tx, "operator", &new, words_max, at).map_err(Failure::failed));
    published.await.map(|_| ())
}

/// Everybody but a few and the member whom the guide presents, on the day of joining or when the version came into force.
async fn sign(runtime: &NodeRuntime, community: Community, people: &[MemberId]) -> Result<(), Failure> {
    let [_, presented] = community.profile().faces;
    let signers = people.iter().enumerate();
    let signers: Vec<&MemberId> = signers
        .filter(|(place, _)| (place + 1) % UNSIGNED_ONE_OF != 0)
        .map(|(_, id)| id)
        .collect();
    for batch in signers.chunks(BATCH) {
        let signed = runtime.node().database.transact(|tx| {
            let Some(code) = codes::in_force(tx)? else {
                return Ok(());
            };
            for id in batch {
                let Some(membership) = members::membership(tx, id)? else {
                    continue;
                };
                if membership.member().handle.as_str() == presented {
                    continue;
                }
                let (name, at) = (membership.member().name.clone(), membership.member().joined);
                match code.mode {
                    CodeMode::Signed => {
                        sign_code(tx, &membership, code.version, &name, at.max(code.published))
                            .map_err(Failure::failed)?;
                    }
                    CodeMode::DeFacto => acknowledge_by_joining(tx, &membership, at)?,
                }
            }
            Ok::<_, Failure>(())
        });
        signed.await?;
    }
    Ok(())
}

fn days_before(start: Timestamp, days: i64) -> Timestamp {
    start.checked_sub((days * 24).hours()).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use domain::CodeOfEthics;

    use super::*;

    #[test]
    fn each_community_has_a_level_that_costs_and_a_code_that_may_be_published() {
        let file: File = toml::from_str(WRITTEN).unwrap();
        for community in Community::ALL {
            let slug = community.profile().slug;
            assert!(file.level.iter().any(|level| level.node == slug), "{slug}");
            let mut in_force = None;
            for code in file.code.iter().filter(|code| code.node == slug) {
                let version = CodeVersion::parse(&code.version).unwrap();
                CodeOfEthics::check(version, SUMMARY, CODE, 100, in_force).unwrap();
                in_force = Some(version);
            }
            assert!(in_force.is_some(), "{slug}");
        }
    }

    /// F01, 4.6: one chapter thrives, one is there on paper.
    #[test]
    fn chapters_have_as_many_members_of_a_hundred_as_is_written() {
        let file: File = toml::from_str(WRITTEN).unwrap();
        let seattle = file.community.iter().find(|said| said.node == "seattle").unwrap();
        for (name, of_hundred) in &seattle.chapters {
            let members =
                (0..100).filter(|place| chapter_of(*place, &seattle.chapters).as_ref() == Some(name));
            assert_eq!(members.count(), *of_hundred, "{name}");
        }
        assert_eq!(chapter_of(3, &[]), None);
    }

    /// F03: the two clauses that every code of ours begins from.
    #[test]
    fn the_code_puts_the_customer_first_and_competes_openly_and_honourably() {
        let text = CODE.to_lowercase();
        assert!(text.contains("put the customer first") && text.contains("compete openly and honourably"));
    }
}
