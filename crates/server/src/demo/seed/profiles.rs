//! What the people of the demonstration say of their work: the planted ones as written, most others drawn by seed.

use std::sync::Arc;

use ambient::{Randomness, Stream, StreamName};
use community::change_profile::{Entered, ProfileForm, change_profile};
use domain::{Dimension, MemberId, Office, Organization, PersonName, Region, Taxonomy, Title, Visibility};
use serde::Deserialize;
use store::{StoreError, members, organizations};

use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::people::Person;
use crate::runtime::NodeRuntime;

const WRITTEN: &str = include_str!("../../../../../config/demo/profiles.toml");

/// Profiles of one transaction.
const BATCH: usize = 100;
/// Of ten people so many have filled in a profile.
const FILLED_OF_TEN: u64 = 8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lines: Lines,
    person: Vec<Written>,
    organisation: Vec<Company>,
}

/// A company that works from several places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Company {
    name: PersonName,
    offices: Vec<(Title, Region)>,
}

/// Lines to draw from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    best_fit: Vec<String>,
    refer_out: Vec<String>,
    common_ground: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    node: String,
    name: String,
    competencies: Vec<String>,
    verticals: Vec<String>,
    sizes: Vec<String>,
    regions: Vec<String>,
    #[serde(default)]
    partner_types: Vec<String>,
    #[serde(default)]
    best_fit: String,
    #[serde(default)]
    refer_out: String,
    #[serde(default)]
    common_ground: Vec<String>,
    #[serde(default)]
    hide_from: Vec<String>,
    visibility: Visibility,
}

/// Fills in the profiles of a node's people, in the order they joined in.
pub(super) async fn fill(
    runtime: &Arc<NodeRuntime>,
    community: Community,
    seed: u64,
    people: &[Person],
    ids: &[MemberId],
) -> Result<(), Failure> {
    let file: File = toml::from_str(WRITTEN).map_err(Failure::failed)?;
    let settings = &runtime.node().settings;
    let mut chance = Randomness::seeded(seed).stream(StreamName::Demo);
    let mut forms = Vec::new();
    for (person, id) in people.iter().zip(ids) {
        let is_hers =
            |written: &&Written| written.node == community.profile().slug && written.name == person.row.name;
        let written = file.person.iter().find(is_hers).cloned();
        let is_filled = chance.below(10) < FILLED_OF_TEN;
        let drawn = drawn(community, &settings.taxonomy, &file.lines, &mut chance);
        if written.is_some() || is_filled {
            forms.push((id.clone(), form(written.unwrap_or(drawn))));
        }
    }
    settle(runtime, &file.organisation).await?;
    let now = runtime.node().now();
    for batch in forms.chunks(BATCH) {
        let filled = runtime.node().database.transact(|tx| {
            for (id, form) in batch {
                let Some(membership) = members::membership(tx, id)? else {
                    continue;
                };
                change_profile(
                    tx,
                    &membership,
                    form,
                    &settings.taxonomy,
                    settings.profiles.limits,
                    now,
                )
                .map_err(Failure::failed)?;
            }
            Ok::<_, Failure>(())
        });
        filled.await?;
    }
    Ok(())
}

/// Writes down where companies work from, on each node they are on.
async fn settle(runtime: &NodeRuntime, companies: &[Company]) -> Result<(), Failure> {
    let settled = runtime.node().database.transact(|tx| {
        for company in companies {
            let Some(mut organization) = organizations::get(tx, &Organization::slug_of(&company.name))?
            else {
                continue;
            };
            let offices = company.offices.iter().cloned();
            organization.offices = offices.map(|(town, region)| Office { town, region }).collect();
            organizations::put(tx, &organization)?;
        }
        Ok::<_, StoreError>(())
    });
    Ok(settled.await?)
}

fn drawn(community: Community, taxonomy: &Taxonomy, lines: &Lines, chance: &mut Stream) -> Written {
    let mut some = |dimension, most: u64| -> Vec<String> {
        let list = taxonomy.list(dimension);
        let count = 1 + chance.below(most);
        (0..count)
            .filter_map(|_| Some(draw(chance, &list)?.0.to_owned()))
            .collect()
    };
    let (competencies, verticals) = (some(Dimension::Competencies, 3), some(Dimension::Verticals, 2));
    let (sizes, partner_types) = (some(Dimension::Sizes, 2), some(Dimension::PartnerTypes, 1));
    let places: &[&str] = match community {
        Community::Seattle => &["US-WA", "US-WA", "US-OR", "US"],
        Community::London => &["GB", "GB", "GB", "IE"],
        Community::Agora => &["SE", "NO", "DK", "DE", "FI"],
    };
    let line = |chance: &mut Stream, list: &[String]| draw(chance, list).cloned().unwrap_or_default();
    let visibilities = [
        Visibility::Community,
        Visibility::Community,
        Visibility::Peers,
        Visibility::Public,
    ];
    Written {
        node: String::new(),
        name: String::new(),
        regions: draw(chance, places)
            .map(|place| (*place).to_owned())
            .into_iter()
            .collect(),
        best_fit: line(chance, &lines.best_fit),
        refer_out: line(chance, &lines.refer_out),
        common_ground: vec![line(chance, &lines.common_ground)],
        visibility: draw(chance, &visibilities)
            .copied()
            .unwrap_or(Visibility::Community),
        hide_from: Vec::new(),
        competencies,
        verticals,
        sizes,
        partner_types,
    }
}

fn draw<'l, T>(chance: &mut Stream, list: &'l [T]) -> Option<&'l T> {
    list.get(usize::try_from(chance.below(list.len() as u64)).unwrap_or(0))
}

fn form(written: Written) -> ProfileForm {
    let visibility = written.visibility;
    let list = |value| Entered { value, visibility };
    let line = |value| Entered { value, visibility };
    ProfileForm {
        competencies: list(written.competencies),
        verticals: list(written.verticals),
        sizes: list(written.sizes),
        regions: list(written.regions),
        partner_types: list(written.partner_types),
        best_fit: line(written.best_fit),
        refer_out: line(written.refer_out),
        common_ground: list(written.common_ground),
        organization: visibility,
        hide_from: written.hide_from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::people::invent;
    use crate::taxonomies;

    /// Everybody who is written out is somebody, and every entry is on the list of her community.
    #[test]
    fn the_written_profiles_are_those_of_people_who_are_there() {
        let file: File = toml::from_str(WRITTEN).unwrap();
        for community in Community::ALL {
            let slug = community.profile().slug;
            let name = match community {
                Community::Agora => taxonomies::OF_SEVERAL_VENDORS,
                Community::Seattle | Community::London => taxonomies::OF_MICROSOFT,
            };
            let taxonomy = taxonomies::load(name, std::path::Path::new("/nowhere")).unwrap();
            let invented = invent(community, 60, 42);
            for written in file.person.iter().filter(|written| written.node == slug) {
                assert!(
                    invented.iter().any(|person| person.row.name == written.name),
                    "{}",
                    written.name
                );
                for (dimension, entries) in [
                    (Dimension::Competencies, &written.competencies),
                    (Dimension::Verticals, &written.verticals),
                    (Dimension::Sizes, &written.sizes),
                    (Dimension::Regions, &written.regions),
                    (Dimension::PartnerTypes, &written.partner_types),
                ] {
                    for entry in entries {
                        assert!(taxonomy.holds(dimension, entry), "{}: {entry}", written.name);
                    }
                }
            }
        }
    }
}
