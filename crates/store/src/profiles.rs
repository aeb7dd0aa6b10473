//! What members say of their work, and by what other members find them.

use std::collections::BTreeSet;
use std::ops::Bound;

use domain::{Dimension, Distance, Member, MemberId, MemberProfile, Organization, Slug};
use engine::{Direction, Key, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Ended, KeyForm, Table};
use crate::transaction::unreadable;

const PROFILES: Table<MemberId, MemberProfile> = Table::new(spaces::PROFILES, "profiles");
/// What is found, and by whom: only what other members may see stands here.
const FOUND_BY: Table<[u8], ()> = Table::new(spaces::PEOPLE_FOUND_BY, "people by what they say");

/// Words of one member that she is found by.
const WORDS_MAX: usize = 60;
/// Bytes of a word that count.
const WORD_BYTES_MAX: usize = 40;

/// What somebody is looked for by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundBy {
    /// An entry of a list; of a region its country finds her too.
    Entry(Dimension, String),
    /// Her company.
    Organization(Slug),
    /// The beginning of a word in her name, her company or her two lines.
    Word(String),
}

/// The profile of a member, if she has begun one.
pub fn get(tx: &mut Transaction<'_>, id: &MemberId) -> Result<Option<MemberProfile>, StoreError> {
    tx.get(&PROFILES, id)
}

/// Somebody became a member, or is one again: her name, her company and what she said before find her from now on.
pub fn begin(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    let known = get(tx, &member.id)?;
    for key in keys(member, known.as_ref()) {
        tx.put(&FOUND_BY, key.as_slice(), &())?;
    }
    Ok(())
}

/// Somebody left: nothing finds her any more; what she said stays.
pub fn end(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    let known = get(tx, &member.id)?;
    for key in keys(member, known.as_ref()) {
        tx.delete(&FOUND_BY, key.as_slice());
    }
    Ok(())
}

/// Forgets all she said; nothing finds her any more.
pub fn erase(tx: &mut Transaction<'_>, member: &Member) -> Result<(), StoreError> {
    end(tx, member)?;
    tx.delete(&PROFILES, &member.id);
    Ok(())
}

/// Writes a profile; from now on she is found by what other members may see of it.
pub fn put(tx: &mut Transaction<'_>, member: &Member, profile: &MemberProfile) -> Result<(), StoreError> {
    let before = get(tx, &member.id)?;
    change(tx, (member, before.as_ref()), (member, Some(profile)))
}

/// Writes what became of a member and her profile together; the member herself is written beside it.
pub fn change(
    tx: &mut Transaction<'_>,
    before: (&Member, Option<&MemberProfile>),
    after: (&Member, Option<&MemberProfile>),
) -> Result<(), StoreError> {
    let (found_before, found_after) = (keys(before.0, before.1), keys(after.0, after.1));
    for key in found_before.difference(&found_after) {
        tx.delete(&FOUND_BY, key.as_slice());
    }
    for key in found_after.difference(&found_before) {
        tx.put(&FOUND_BY, key.as_slice(), &())?;
    }
    match after.1 {
        Some(profile) => tx.put(&PROFILES, &after.0.id, profile),
        None => Ok(()),
    }
}

/// Members who are found by something other than a word, in the order of their ids.
pub fn ids(
    tx: &mut Transaction<'_>,
    by: &FoundBy,
    from: Bound<&MemberId>,
    limit: u16,
) -> Result<Vec<MemberId>, StoreError> {
    let prefix = prefix(by);
    let mut range = Range::prefix(spaces::PEOPLE_FOUND_BY, &prefix);
    match from {
        Bound::Included(id) => range.start = [prefix.clone(), id.key()].concat(),
        Bound::Excluded(id) => range.start = [prefix.clone(), id.key(), vec![0]].concat(),
        Bound::Unbounded => {}
    }
    // The row says nothing that its key does not.
    let rows = tx.page_bytes(range, Direction::Forward, limit)?;
    rows.into_iter()
        .map(|(key, _)| id_behind(&key, prefix.len()))
        .collect()
}

/// Members who are found by the beginning of a word, in the order of their ids; no more than `limit` are looked at.
pub fn ids_by_word(
    tx: &mut Transaction<'_>,
    beginning: &str,
    limit: u16,
) -> Result<BTreeSet<MemberId>, StoreError> {
    let range = Range::prefix(spaces::PEOPLE_FOUND_BY, &beginning_of(beginning));
    let rows = tx.page(&FOUND_BY, range, Direction::Forward, limit)?;
    let id = |(key, ()): (Key, ())| {
        let end = key.iter().position(|byte| *byte == 0).unwrap_or(key.len() - 1);
        id_behind(&key, end + 1)
    };
    rows.into_iter().map(id).collect()
}

/// Different words that begin so and find somebody, in the order of the alphabet, at most so many. Each costs one look,
/// however many people say it.
pub fn words_beginning(
    tx: &mut Transaction<'_>,
    beginning: &str,
    most: usize,
) -> Result<Vec<String>, StoreError> {
    let mut range = Range::prefix(spaces::PEOPLE_FOUND_BY, &beginning_of(beginning));
    let mut words = Vec::new();
    while words.len() < most {
        let rows = tx.page(&FOUND_BY, range.clone(), Direction::Forward, 1)?;
        let Some((key, ())) = rows.into_iter().next() else {
            break;
        };
        let end = key.iter().position(|byte| *byte == 0).unwrap_or(key.len());
        let word = String::from_utf8(key[1..end].to_vec());
        words.push(word.map_err(|_| unreadable(FOUND_BY.name, &key))?);
        // Behind the word stands 0 and who says it; whatever is longer than the word comes later.
        range.start = [&key[..end], &[1]].concat();
    }
    Ok(words)
}

/// How many members are found by something other than a word, counted up to `most`.
pub fn count(tx: &mut Transaction<'_>, by: &FoundBy, most: u16) -> Result<usize, StoreError> {
    tx.count(Range::prefix(spaces::PEOPLE_FOUND_BY, &prefix(by)), most)
}

/// How many rows a word's beginning finds, counted up to `most`: at least as many as members.
pub fn count_by_word(tx: &mut Transaction<'_>, beginning: &str, most: u16) -> Result<usize, StoreError> {
    tx.count(
        Range::prefix(spaces::PEOPLE_FOUND_BY, &beginning_of(beginning)),
        most,
    )
}

/// Whether all of the words begin one that a member is found by, or was until she left.
pub fn is_found_by(tx: &mut Transaction<'_>, member: &Member, words: &[String]) -> Result<bool, StoreError> {
    let known = get(tx, &member.id)?;
    Ok(says(member, known.as_ref(), words))
}

/// The same of a member whose profile is at hand.
pub fn says(member: &Member, profile: Option<&MemberProfile>, beginnings: &[String]) -> bool {
    if beginnings.is_empty() {
        return true;
    }
    let said = words_of(member, profile);
    let is_said = |beginning: &String| said.iter().any(|word| word.starts_with(cut(beginning)));
    beginnings.iter().all(is_said)
}

/// The words a member is found by.
fn words_of(member: &Member, profile: Option<&MemberProfile>) -> Vec<String> {
    let shows = profile.is_none_or(|profile| Distance::Member.sees(profile.organization));
    let organization = member.organization.as_ref().filter(|_| shows);
    let mut texts = vec![member.name.as_str()];
    texts.extend(organization.map(|organization| organization.as_str()));
    if let Some(profile) = profile {
        let lines = [&profile.best_fit, &profile.refer_out].map(|line| line.to(Distance::Member));
        texts.extend(lines.into_iter().flatten().flatten().map(|line| line.as_str()));
    }
    texts.into_iter().flat_map(words).take(WORDS_MAX).collect()
}

fn beginning_of(word: &str) -> Key {
    let mut beginning = vec![WORD];
    beginning.extend(cut(word).as_bytes());
    beginning
}

/// The words of a text as they are looked for: letters and digits, in small letters.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(|word| cut(&word.to_lowercase()).to_owned())
        .collect()
}

fn cut(word: &str) -> &str {
    let mut end = word.len().min(WORD_BYTES_MAX);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    &word[..end]
}

fn id_behind(key: &Key, place: usize) -> Result<MemberId, StoreError> {
    let text = String::from_utf8_lossy(key.get(place..).unwrap_or_default());
    MemberId::parse(&text).map_err(|_| unreadable(FOUND_BY.name, key))
}

const ORGANIZATION: u8 = 100;
const WORD: u8 = 101;

fn prefix(by: &FoundBy) -> Key {
    let (first, text) = match by {
        FoundBy::Entry(dimension, entry) => (*dimension as u8, entry.as_str()),
        FoundBy::Organization(slug) => (ORGANIZATION, slug.as_str()),
        FoundBy::Word(word) => (WORD, word.as_str()),
    };
    let mut prefix = vec![first];
    prefix.extend(Ended(text).key());
    prefix
}

fn keys(member: &Member, profile: Option<&MemberProfile>) -> BTreeSet<Key> {
    let mut found_by = BTreeSet::new();
    let shows = profile.is_none_or(|profile| Distance::Member.sees(profile.organization));
    if let Some(organization) = member.organization.as_ref().filter(|_| shows) {
        found_by.insert(FoundBy::Organization(Organization::slug_of(organization)));
    }
    if let Some(profile) = profile {
        let seen = profile.seen_from(Distance::Member);
        let terms = [
            (Dimension::Competencies, &seen.facets.competencies),
            (Dimension::Verticals, &seen.facets.verticals),
            (Dimension::Sizes, &seen.facets.sizes),
            (Dimension::PartnerTypes, &seen.partner_types),
        ];
        for (dimension, terms) in terms {
            found_by.extend(
                terms
                    .iter()
                    .map(|term| FoundBy::Entry(dimension, term.to_string())),
            );
        }
        for region in &seen.facets.regions {
            for code in [region.country(), region.as_str()] {
                found_by.insert(FoundBy::Entry(Dimension::Regions, code.to_owned()));
            }
        }
    }
    found_by.extend(words_of(member, profile).into_iter().map(FoundBy::Word));
    let key = |by: &FoundBy| [prefix(by), member.id.key()].concat();
    found_by.iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use domain::{Handle, Line, MailAddress, PersonName, Region, Regions, Shown, Term, Terms, Visibility};

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn profile(visibility: Visibility, competency: &str, region: &str) -> MemberProfile {
        let mut profile = MemberProfile::empty(visibility);
        profile.competencies = Shown::new(Terms::from([Term::parse(competency).unwrap()]), visibility);
        profile.regions = Shown::new(Regions::from([Region::parse(region).unwrap()]), visibility);
        profile.best_fit = Shown::new(Line::parse("Shipyards, and what floats").unwrap(), visibility);
        profile
    }

    fn person(number: u8) -> Member {
        Member {
            id: MemberId::new(u64::from(number), [number; 10]),
            handle: Handle::parse(&format!("p{number}")).unwrap(),
            name: PersonName::parse(&format!("Ada Ödegård{number}")).unwrap(),
            mail: MailAddress::parse(&format!("p{number}@a.example")).unwrap(),
            organization: PersonName::parse("Fathom & Vale").ok(),
            roles: Vec::new(),
            joined: at(0),
        }
    }

    fn found(database: &Database, dimension: Dimension, entry: &str) -> Vec<u64> {
        by(database, &FoundBy::Entry(dimension, entry.to_owned()))
    }

    fn by(database: &Database, by: &FoundBy) -> Vec<u64> {
        let ids = database.read(|tx| ids(tx, by, Bound::Unbounded, 9)).unwrap();
        ids.iter().map(number).collect()
    }

    fn word(database: &Database, word: &str) -> Vec<u64> {
        let ids = database.read(|tx| ids_by_word(tx, word, 9)).unwrap();
        ids.iter().map(number).collect()
    }

    fn number(id: &MemberId) -> u64 {
        (0..9)
            .find(|n| person(u8::try_from(*n).unwrap()).id == *id)
            .unwrap()
    }

    #[test]
    fn a_member_is_found_by_what_she_lets_members_see_and_by_nothing_else() {
        let database = Database::in_memory();
        let rows = [
            (1, Visibility::Public, "security", "US-WA"),
            (2, Visibility::Community, "security", "US"),
            (3, Visibility::Me, "security", "US-WA"),
            (4, Visibility::Peers, "erp", "SE"),
        ];
        for (number, visibility, competency, region) in rows {
            commit(&database, |tx| begin(tx, &person(number)));
            let profile = profile(visibility, competency, region);
            commit(&database, |tx| put(tx, &person(number), &profile));
        }
        assert_eq!(found(&database, Dimension::Competencies, "security"), [1, 2]);
        assert_eq!(found(&database, Dimension::Regions, "US"), [1, 2]);
        assert_eq!(found(&database, Dimension::Regions, "US-WA"), [1]);
        assert!(found(&database, Dimension::Competencies, "secur").is_empty());
        let us = FoundBy::Entry(Dimension::Regions, "US".to_owned());
        for (from, rest) in [
            (Bound::Excluded(&person(1).id), vec![2]),
            (Bound::Included(&person(1).id), vec![1, 2]),
        ] {
            let ids = database.read(|tx| ids(tx, &us, from, 9)).unwrap();
            assert_eq!(ids.iter().map(number).collect::<Vec<_>>(), rest);
        }
        let fathom = FoundBy::Organization(Slug::parse("fathom-vale").unwrap());
        assert_eq!(by(&database, &fathom), [1, 2, 4]);
        assert_eq!(word(&database, "shipyard"), [1, 2, 4]);
        assert_eq!(
            word(&database, "ödegård3"),
            [3],
            "a name is always seen by members"
        );
        assert!(word(&database, "ships").is_empty());
    }

    #[test]
    fn each_word_that_begins_so_is_told_once() {
        let database = Database::in_memory();
        for number in 1..4 {
            commit(&database, |tx| begin(tx, &person(number)));
        }
        let words = |beginning: &str, most| database.read(|tx| words_beginning(tx, beginning, most)).unwrap();
        assert_eq!(words("ö", 9), ["ödegård1", "ödegård2", "ödegård3"]);
        assert_eq!(words("ö", 2), ["ödegård1", "ödegård2"]);
        assert_eq!(words("fathom", 9), ["fathom"]);
        assert_eq!(words("vale", 9), ["vale"]);
        assert!(words("valet", 9).is_empty());
        assert_eq!(words("", 2), ["ada", "fathom"], "all of them begin so");
    }

    #[test]
    fn who_hides_a_field_is_found_by_it_no_more() {
        let database = Database::in_memory();
        let one = person(1);
        commit(&database, |tx| begin(tx, &one));
        assert_eq!(word(&database, "fathom"), [1]);
        for visibility in [Visibility::Public, Visibility::Me] {
            commit(&database, |tx| {
                put(tx, &one, &profile(visibility, "security", "US-WA"))
            });
        }
        assert!(found(&database, Dimension::Competencies, "security").is_empty());
        assert!(word(&database, "fathom").is_empty() && word(&database, "shipyards").is_empty());
        commit(&database, |tx| {
            put(tx, &one, &profile(Visibility::Public, "erp", "SE"))
        });
        assert_eq!(found(&database, Dimension::Competencies, "erp"), [1]);
        assert_eq!(word(&database, "vale"), [1]);
    }

    #[test]
    fn a_word_is_cut_between_letters() {
        let long = "ä".repeat(WORD_BYTES_MAX);
        assert_eq!(words(&format!("{long}!")), ["ä".repeat(WORD_BYTES_MAX / 2)]);
        assert_eq!(words("Fathom & Vale, Ltd."), ["fathom", "vale", "ltd"]);
    }
}
