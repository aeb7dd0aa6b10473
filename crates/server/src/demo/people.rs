//! Invents the people of the demonstration: the first of each node by name, the rest from two lists for each locale.

use std::collections::{BTreeMap, BTreeSet};

use ambient::Stream;
use domain::Role;
use serde::Deserialize;

use super::communities::Community;
use crate::admin::MemberRow;

const ORGANISATIONS: &str = include_str!("../../../../config/demo/organisations.toml");
const NAMES: &str = include_str!("../../../../config/demo/names.toml");

/// Somebody invented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) row: MemberRow,
    pub(super) office: Option<Role>,
    /// How many days before the start she joined, when that is written; else it is drawn.
    pub(super) joined_days: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    /// By the letters of the nodes they are on.
    on: BTreeMap<String, Vec<String>>,
    /// Those whose people are no partners, by the word for what they are.
    kind: BTreeMap<String, Vec<String>>,
}

impl Organisations {
    fn read() -> Self {
        toml::from_str(ORGANISATIONS).expect("a test reads the file")
    }

    /// Those of a node, in the order of the file.
    fn here(&self, community: Community) -> Vec<&str> {
        let here = |nodes: &&String| nodes.contains(community.letter());
        let names = self.on.iter().filter(|(nodes, _)| here(nodes));
        names.flat_map(|(_, names)| names).map(String::as_str).collect()
    }

    /// What its people are to the ecosystem; nothing for partners.
    fn kind_of(&self, name: &str) -> &str {
        let mut kinds = self.kind.iter();
        let found = kinds.find(|(_, names)| names.iter().any(|one| one == name));
        found.map_or("", |(word, _)| word.as_str())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    person: Vec<Written>,
    locale: BTreeMap<String, Lists>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    node: String,
    name: String,
    organisation: String,
    office: Option<Role>,
    joined_days: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    given: Vec<String>,
    family: Vec<String>,
}

impl Person {
    /// Whether she may do what officers may.
    pub(super) fn is_officer(&self) -> bool {
        matches!(self.office, Some(Role::Officer | Role::Operator))
    }
}

/// So many people of a node; the same for the same stream. No organisation of the node is without one where there are as
/// many people as that takes.
pub(super) fn people(community: Community, count: usize, chance: &mut Stream) -> Vec<Person> {
    let names: Names = toml::from_str(NAMES).expect("a test reads the file");
    let companies = Organisations::read();
    let here = companies.here(community);
    let mut invented = Invented::default();
    for written in names
        .person
        .iter()
        .filter(|person| person.node == community.profile().slug)
        .take(count)
    {
        let kind = companies.kind_of(&written.organisation);
        let organisation = (written.organisation.as_str(), kind);
        invented.add(&written.name, organisation, written.office);
        if let Some(person) = invented.people.last_mut() {
            person.joined_days = written.joined_days;
        }
    }
    let empty = here.iter().filter(|name| !invented.works_at(name)).copied();
    let mut empty = empty.collect::<Vec<_>>().into_iter();
    let mut turn = 0;
    while invented.people.len() < count {
        let locales = community.profile().locales;
        let lists = &names.locale[locales[turn % locales.len()]];
        turn += 1;
        let drawn = draw(chance, &here);
        let name = name(lists, chance, turn);
        if !invented.names.contains(&name) {
            let organisation = empty.next().unwrap_or(drawn);
            invented.add(&name, (organisation, companies.kind_of(organisation)), None);
        }
    }
    invented.people
}

/// After some hundred people most families have joined their names with others.
fn name(lists: &Lists, chance: &mut Stream, turn: usize) -> String {
    let (given, family) = (draw(chance, &lists.given), draw(chance, &lists.family));
    let second = draw(chance, &lists.family);
    if turn > lists.given.len() * 10 && !family.contains('-') && !second.contains('-') && family != second {
        return format!("{given} {family}-{second}");
    }
    format!("{given} {family}")
}

fn draw<'l, T: AsRef<str>>(chance: &mut Stream, list: &'l [T]) -> &'l str {
    let place = usize::try_from(chance.below(list.len() as u64)).unwrap_or(0);
    list.get(place).map_or("", T::as_ref)
}

#[derive(Default)]
struct Invented {
    people: Vec<Person>,
    names: BTreeSet<String>,
    handles: BTreeSet<String>,
}

impl Invented {
    fn works_at(&self, organisation: &str) -> bool {
        let mut people = self.people.iter();
        people.any(|person| person.row.organization == organisation)
    }

    /// Of an organisation, and what its people are to the ecosystem.
    fn add(&mut self, name: &str, (organisation, kind): (&str, &str), office: Option<Role>) {
        let handle = self.handle(name);
        let mail = format!("{handle}@{}.example", plain(organisation, ""));
        self.names.insert(name.to_owned());
        let organization = organisation.to_owned();
        let row = MemberRow {
            line: 0,
            handle,
            name: name.to_owned(),
            mail,
            organization,
            kind: kind.to_owned(),
        };
        self.people.push(Person {
            row,
            office,
            joined_days: None,
        });
    }

    /// The given name, else the whole name, else with a number.
    fn handle(&mut self, name: &str) -> String {
        let given = plain(name.split(' ').next().unwrap_or(name), "");
        let whole: String = plain(name, ".").chars().take(34).collect();
        let whole = whole.trim_end_matches('.').to_owned();
        let numbered = (2..).map(|number| format!("{whole}{number}"));
        let mut wishes = [given, whole.clone()].into_iter().chain(numbered);
        let handle = wishes
            .find(|wish| !self.handles.contains(wish))
            .expect("numbers do not end");
        self.handles.insert(handle.clone());
        handle
    }
}

/// Letters without their marks, other signs replaced.
fn plain(text: &str, between: &str) -> String {
    let words = text
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .map(|word| word.chars().map(bare).collect::<String>())
        .collect();
    words.join(between).to_ascii_lowercase()
}

fn bare(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'à' | 'á' | 'â' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        letter if letter.is_ascii() => letter,
        _ => 'x',
    }
}

/// The organisations of a node.
#[cfg(test)]
pub(super) fn organisations(community: Community) -> Vec<String> {
    let companies = Organisations::read();
    companies.here(community).into_iter().map(str::to_owned).collect()
}

/// So many people of a node, invented from a seed alone.
#[cfg(test)]
pub(super) fn invent(community: Community, count: usize, seed: u64) -> Vec<Person> {
    let mut chance = ambient::Randomness::seeded(seed).stream(ambient::StreamName::Demo);
    people(community, count, &mut chance)
}

#[cfg(test)]
mod tests {
    use domain::{Handle, Kind, MailAddress, PersonName};

    use super::*;

    #[test]
    fn organisations_are_as_many_as_the_table_says_and_meet_on_several_nodes() {
        let companies = Organisations::read();
        let [seattle, london, agora] = Community::ALL.map(|community| companies.here(community));
        assert_eq!([seattle.len(), london.len(), agora.len()], [24, 31, 58]);
        let on = |name: &str| {
            [&seattle, &london, &agora]
                .iter()
                .filter(|names| names.contains(&name))
                .count()
        };
        let all: BTreeSet<&str> = [&seattle, &london, &agora]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        assert_eq!(all.iter().filter(|name| on(name) == 2).count(), 9);
        assert_eq!(all.iter().filter(|name| on(name) == 3).count(), 3);
    }

    #[test]
    fn the_organisations_and_people_of_the_guide_are_there() {
        let sample = [
            (Community::Seattle, "Maren Ostbye-Hale", "Ledgerline Works"),
            (Community::Seattle, "Idris Calloway-Penn", "Cedar & Current"),
            (Community::London, "Beatrix Kallenmoor", "Tallowbrook Systems"),
            (Community::Agora, "Sunniva Dahlkvarn", "Nordkvist Analys"),
        ];
        for (community, name, organisation) in sample {
            let people = invent(community, 20, 42);
            let person = people.iter().find(|person| person.row.name == name).unwrap();
            assert_eq!(person.row.organization, organisation);
            assert!(Organisations::read().here(community).contains(&organisation));
        }
        let names: BTreeSet<String> = Community::ALL
            .into_iter()
            .flat_map(|community| invent(community, 12, 1))
            .map(|p| p.row.name)
            .collect();
        for name in [
            "Tomasine Achterhuis",
            "Joaquim Ferrolles",
            "Aiko Tamahane",
            "Hamza Lundqureshi",
            "Neve Tarrantine",
            "Oluwaseyi Finchley-Ade",
            "Gustavo Belaundez",
            "Priya Vallurian",
        ] {
            assert!(names.contains(name), "{name}");
        }
    }

    /// Whoever opens the directory of the smallest demonstration meets all organisations that the table counts; Seattle has
    /// partners alone, the others are mixed.
    #[test]
    fn every_organisation_has_people_and_only_mixed_communities_have_others_than_partners() {
        let companies = Organisations::read();
        for (community, count) in [
            (Community::Seattle, 60),
            (Community::London, 80),
            (Community::Agora, 140),
        ] {
            for seed in [42, 7] {
                let people = invent(community, count, seed);
                let working: BTreeSet<&str> = people
                    .iter()
                    .map(|person| person.row.organization.as_str())
                    .collect();
                let here: BTreeSet<&str> = companies.here(community).into_iter().collect();
                assert_eq!(working, here, "{community:?}, seed {seed}");
                let others = people.iter().filter(|person| !person.row.kind.is_empty());
                assert_eq!(
                    others.clone().count() > 0,
                    community != Community::Seattle,
                    "{community:?}"
                );
                let mut of_kind: BTreeMap<&str, usize> = BTreeMap::new();
                for person in others {
                    assert!(Kind::from_word(&person.row.kind).is_some(), "{}", person.row.kind);
                    *of_kind.entry(&person.row.kind).or_default() += 1;
                }
                // One kind of fewer would keep `/about` from telling of any (k-anonymity).
                assert!(of_kind.values().all(|people| *people >= 5), "{of_kind:?}");
            }
        }
        let on_any = |name: &String| companies.on.values().flatten().any(|one| one == name);
        assert!(companies.kind.values().flatten().all(on_any));
    }

    #[test]
    fn nobody_is_there_twice_and_every_field_is_taken_by_a_node() {
        for (community, count) in [(Community::Seattle, 60), (Community::Agora, 3_000)] {
            let people = invent(community, count, 7);
            let distinct =
                |field: fn(&Person) -> &String| people.iter().map(field).collect::<BTreeSet<_>>().len();
            assert_eq!(people.len(), count);
            assert_eq!(distinct(|person| &person.row.name), count);
            assert_eq!(distinct(|person| &person.row.handle), count);
            assert_eq!(distinct(|person| &person.row.mail), count);
            for Person { row, .. } in &people {
                assert!(Handle::parse(&row.handle).is_ok(), "{row:?}");
                assert!(MailAddress::parse(&row.mail).is_ok(), "{row:?}");
                assert!(PersonName::parse(&row.name).is_ok(), "{row:?}");
            }
        }
    }

    #[test]
    fn the_same_seed_invents_the_same_people_and_another_one_others() {
        assert_eq!(
            invent(Community::London, 80, 42),
            invent(Community::London, 80, 42)
        );
        assert_ne!(
            invent(Community::London, 80, 42),
            invent(Community::London, 80, 43)
        );
    }

    #[test]
    fn the_people_of_the_guide_have_the_handles_it_names() {
        for community in Community::ALL {
            let people = invent(community, 20, 42);
            let [officer, member] = community.profile().faces;
            let find = |handle: &str| people.iter().find(|person| person.row.handle == handle).unwrap();
            assert!(find(officer).is_officer() && find(member).office.is_none());
            for &(office, handle) in community.profile().signs_in {
                let expected = match office {
                    "president" => Some(Role::Officer),
                    "moderator" => Some(Role::Moderator),
                    "operator" => Some(Role::Operator),
                    _ => None,
                };
                assert_eq!(find(handle).office, expected, "{handle}");
            }
        }
    }
}
