//! What the people of the demonstration belong to: levels that cost something and who pays for them, the code of ethics and
//! who signed it, and chapters.

use std::sync::Arc;

use ambient::{Randomness, StreamName};
use community::publish_code::{NewCode, publish_code};
use community::sign_code::{acknowledge_by_joining, sign_code};
use domain::{CodeMode, CodeVersion, MailAddress, Region, Title};
use jiff::Timestamp;
use serde::Deserialize;
use store::{codes, community as communities, enrolments, members};

use super::days_before;
use super::dues::{self, Company, Level};
use super::members::Joined;
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    community: Vec<Described>,
    level: Vec<Level>,
    company: Vec<Company>,
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
    people: &[Joined],
) -> Result<(), Failure> {
    let mut chance = Randomness::seeded(seed).stream(StreamName::Demo);
    let file: File = toml::from_str(WRITTEN).map_err(Failure::failed)?;
    let slug = community.profile().slug;
    let levels: Vec<Level> = file.level.into_iter().filter(|one| one.node == slug).collect();
    let companies: Vec<Company> = file.company.into_iter().filter(|one| one.node == slug).collect();
    let from = (start, community.zone());
    let said = (levels.as_slice(), companies.as_slice());
    dues::fill(runtime, from, said, people, &mut chance).await?;
    for said in file.community.iter().filter(|said| said.node == slug) {
        describe(runtime, said, people).await?;
    }
    for code in file.code.iter().filter(|code| code.node == slug) {
        publish(runtime, code, start).await?;
    }
    sign(runtime, community, people).await
}

/// Says where the community is, and who belongs to which of its chapters.
async fn describe(runtime: &NodeRuntime, said: &Described, people: &[Joined]) -> Result<(), Failure> {
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
            for (place, one) in batch.iter().enumerate() {
                let Some(mut enrolment) = enrolments::get(tx, &one.id)? else {
                    continue;
                };
                enrolment.chapter = chapter_of(place, &said.chapters);
                enrolments::put(tx, &one.id, &enrolment)?;
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
async fn sign(runtime: &NodeRuntime, community: Community, people: &[Joined]) -> Result<(), Failure> {
    let [_, presented] = community.profile().faces;
    let signers = people.iter().enumerate();
    let signers: Vec<&Joined> = signers
        .filter(|(place, one)| (place + 1) % UNSIGNED_ONE_OF != 0 && one.handle.as_str() != presented)
        .map(|(_, one)| one)
        .collect();
    for batch in signers.chunks(BATCH) {
        let signed = runtime.node().database.transact(|tx| {
            let Some(code) = codes::in_force(tx)? else {
                return Ok(());
            };
            for one in batch {
                let Some(membership) = members::membership(tx, &one.id)? else {
                    continue;
                };
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

#[cfg(test)]
mod tests {
    use domain::CodeOfEthics;

    use super::*;
    use crate::demo::people::invent;

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

    /// Journey A, step 11: 26 of Seattle's 60 members pay or sit, 34 do not; as many pay in London and at Agora as the table
    /// says. Whoever is planted is there, and nobody sits and pays.
    #[test]
    fn as_many_members_have_each_level_as_the_table_says() {
        let file: File = toml::from_str(WRITTEN).unwrap();
        for (community, count, pay, sit) in [
            (Community::Seattle, 60, 20, 6),
            (Community::London, 80, 39, 0),
            (Community::Agora, 140, 30, 0),
        ] {
            let slug = community.profile().slug;
            let invented = invent(community, count, 42);
            let is_there = |name: &domain::PersonName| {
                let found = invented.iter().find(|person| person.row.name == name.as_str());
                found.map(|person| person.row.organization.as_str())
            };
            let levels: Vec<&Level> = file.level.iter().filter(|level| level.node == slug).collect();
            let paying: usize = levels.iter().map(|level| count * level.of_hundred / 100).sum();
            assert_eq!(paying, pay, "{slug}");
            let own = levels.iter().filter(|level| level.of_hundred > 0);
            assert_eq!(own.count(), 1, "{slug}: one level that people pay for themselves");
            let mut seated = Vec::new();
            for company in file.company.iter().filter(|company| company.node == slug) {
                assert!(
                    levels.iter().any(|level| level.id == company.level),
                    "{}",
                    company.name
                );
                assert!(company.seats.contains(&company.acts_for_it), "{}", company.name);
                for name in &company.seats {
                    assert_eq!(is_there(name), Some(company.name.as_str()), "{name}");
                    seated.push(name);
                }
            }
            assert_eq!(seated.len(), sit, "{slug}");
            for level in levels.iter().filter(|level| level.of_hundred > 0) {
                for name in [&level.ends_soon, &level.in_grace, &level.lapsed] {
                    let name = name.as_ref().unwrap();
                    assert!(is_there(name).is_some() && !seated.contains(&name), "{name}");
                }
            }
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
