//! What is said in the rooms of the demonstration, from `config/demo`, and the word in each of them by which a leak would be
//! found (F11, need 2.10).

use ambient::{Randomness, StreamName};
use domain::PersonName;
use serde::Deserialize;
use subrosa::{EntryRule, NewRoom, PseudonymDays, Retention, RoomName, Rule};

use super::communities::Community;
use crate::admin::Failure;

const SEATTLE: &str = include_str!("../../../../config/demo/rooms-seattle.toml");
const LONDON: &str = include_str!("../../../../config/demo/rooms-london.toml");
const AGORA: &str = include_str!("../../../../config/demo/rooms-agora.toml");

/// Where the word of a room stands in what is said there.
const PLACE: &str = "{canary}";
/// Letters and digits of such words behind `zq`, and how many of them (`subrosa` section 4).
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const LENGTH: usize = 26;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    room: Vec<WrittenRoom>,
}

/// A room, who is in it, and what is said there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRoom {
    /// What it is called.
    pub(super) name: String,
    rule: RuleWord,
    pseudonym_days: u16,
    /// Days; 0 until it is closed.
    retention: u16,
    min_membership_days: u16,
    /// Days before the start.
    pub(super) made_days_ago: i64,
    /// Members by name, voices 1 and on.
    pub(super) named: Vec<PersonName>,
    /// So many others, the voices behind.
    pub(super) drawn: usize,
    /// Whether an invitation to it is handed out at the start.
    #[serde(default)]
    pub(super) invites: bool,
    /// What a member of it reported.
    pub(super) report: Option<WrittenReport>,
    /// What an author wants to be read outside.
    pub(super) release: Option<WrittenRelease>,
    /// What is spoken about.
    pub(super) thread: Vec<WrittenThread>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RuleWord {
    Closed,
    Chatham,
}

/// A post that was reported; thread and post are counted from 1.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenReport {
    pub(super) thread: usize,
    pub(super) post: usize,
    /// By which voice.
    pub(super) by: usize,
    pub(super) reason: String,
}

/// A post that its author wants to be read by members outside; thread and post are counted from 1.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRelease {
    pub(super) thread: usize,
    pub(super) post: usize,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenThread {
    pub(super) title: String,
    pub(super) posts: Vec<WrittenPost>,
}

/// Voice, days before the start, words.
#[derive(Deserialize)]
pub(super) struct WrittenPost(pub(super) usize, pub(super) i64, String);

impl WrittenPost {
    /// The words, with that of the room in its place.
    pub(super) fn words(&self, canary: &str) -> String {
        self.2.replace(PLACE, canary)
    }
}

impl WrittenRoom {
    /// What its maker wishes.
    pub(super) fn wish(&self) -> Result<NewRoom, Failure> {
        let days = PseudonymDays::new(self.pseudonym_days).map_err(Failure::failed)?;
        Ok(NewRoom {
            name: RoomName::parse(&self.name).map_err(Failure::failed)?,
            rule: match self.rule {
                RuleWord::Closed => Rule::Closed,
                RuleWord::Chatham => Rule::Chatham(days),
            },
            entry: self.entry()?,
            retention: Retention::of_days(self.retention)
                .ok_or_else(|| Failure::failed(format!("{}: no room keeps for so long", self.name)))?,
        })
    }

    /// Who may enter.
    pub(super) fn entry(&self) -> Result<EntryRule, Failure> {
        EntryRule::new(self.min_membership_days, 0, Default::default()).map_err(Failure::failed)
    }

    /// How many posts it has.
    pub(super) fn posts(&self) -> usize {
        self.thread.iter().map(|thread| thread.posts.len()).sum()
    }

    /// Whether something was said so long ago that nobody knows any more who it was (R13).
    pub(super) fn has_lost_names(&self) -> bool {
        let known_days = i64::from(self.pseudonym_days) + 1;
        let mut posts = self.thread.iter().flat_map(|thread| &thread.posts);
        matches!(self.rule, RuleWord::Chatham) && posts.any(|post| post.1 > known_days)
    }
}

/// The rooms of a node, in the order of the file.
pub(super) fn rooms_of(community: Community) -> Vec<WrittenRoom> {
    let text = match community {
        Community::Seattle => SEATTLE,
        Community::London => LONDON,
        Community::Agora => AGORA,
    };
    let file: File = toml::from_str(text).expect("a test reads the file");
    file.room
}

/// The word of a room, counted from 0: 28 letters and digits that stand nowhere else, the same for the same seed.
pub(super) fn canary(seed: u64, community: Community, room: usize) -> String {
    let own_seed = seed
        .wrapping_mul(131)
        .wrapping_add(community as u64 * 16 + room as u64);
    let mut chance = Randomness::seeded(own_seed).stream(StreamName::Demo);
    let letters = (0..LENGTH).map(|_| {
        let place = usize::try_from(chance.below(LETTERS.len() as u64)).unwrap_or(0);
        LETTERS.get(place).copied().map_or('a', char::from)
    });
    format!("zq{}", letters.collect::<String>())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use subrosa::{PostText, ReleaseReason, ReportReason, ThreadTitle};

    use super::*;
    use crate::demo::people::invent;

    /// As many rooms, threads and posts as the table says, each room with one word of its own.
    #[test]
    fn rooms_threads_and_posts_are_as_many_as_the_table_says() {
        for (community, table) in [
            (Community::Seattle, [3_usize, 11, 70]),
            (Community::London, [3, 9, 55]),
            (Community::Agora, [2, 6, 40]),
        ] {
            let rooms = rooms_of(community);
            let threads: usize = rooms.iter().map(|room| room.thread.len()).sum();
            let posts = rooms.iter().map(WrittenRoom::posts).sum();
            assert_eq!([rooms.len(), threads, posts], table, "{community:?}");
            for room in &rooms {
                let said = room.thread.iter().flat_map(|thread| &thread.posts);
                let places = said.map(|post| post.2.matches(PLACE).count());
                assert_eq!(places.sum::<usize>(), 1, "{}", room.name);
            }
        }
    }

    /// Everything is taken by a room, nothing is older than what its room keeps, each thread goes on in the order of its file,
    /// and whoever is named is there and had been for long enough when the room was made.
    #[test]
    fn what_is_written_can_be_said() {
        for community in Community::ALL {
            let people = invent(community, 60, 42);
            for room in rooms_of(community) {
                room.wish().unwrap();
                let oldest = match room.retention {
                    0 => room.made_days_ago,
                    days => room.made_days_ago.min(i64::from(days)),
                };
                let voices = 1 + room.named.len() + room.drawn;
                for thread in &room.thread {
                    assert!(ThreadTitle::parse(&thread.title).is_ok(), "{}", thread.title);
                    let days: Vec<i64> = thread.posts.iter().map(|post| post.1).collect();
                    assert!(days.is_sorted_by(|one, next| one >= next), "{}", thread.title);
                    assert!(
                        days.iter().all(|day| (1..oldest).contains(day)),
                        "{}",
                        thread.title
                    );
                    for post in &thread.posts {
                        assert!(post.0 < voices, "{}: voice {}", thread.title, post.0);
                        assert!(PostText::parse(&post.words("zq")).is_ok(), "{}", thread.title);
                    }
                }
                for name in &room.named {
                    let person = people.iter().find(|person| person.row.name == name.as_str());
                    let person = person.unwrap_or_else(|| panic!("{}: {name:?}", room.name));
                    let days = person
                        .joined_days
                        .map_or(i64::MAX, |days| i64::try_from(days).unwrap());
                    let asked = room.made_days_ago + i64::from(room.min_membership_days);
                    assert!(person.office.is_some() || days > asked, "{}: {name:?}", room.name);
                }
            }
        }
    }

    /// F20, F24: what waits for a steward speaks of posts that are there; nobody agrees to her own words.
    #[test]
    fn what_waits_for_a_steward_is_there() {
        for room in Community::ALL.into_iter().flat_map(rooms_of) {
            let post = |thread: usize, post: usize| &room.thread[thread - 1].posts[post - 1];
            if let Some(report) = &room.report {
                assert_ne!(post(report.thread, report.post).0, report.by);
                assert!(ReportReason::parse(&report.reason).is_ok());
            }
            if let Some(release) = &room.release {
                let post = post(release.thread, release.post);
                assert!(post.0 != 0 && post.1 < i64::from(room.pseudonym_days));
                assert!(ReleaseReason::parse(&release.reason).is_ok());
            }
        }
        assert_eq!(
            rooms_of(Community::Seattle)
                .iter()
                .filter(|room| room.invites && room.min_membership_days == 30)
                .count(),
            1
        );
    }

    /// Need 2.10: what is looked for stands in one room and nowhere else in what the demonstration is made of.
    #[test]
    fn each_room_has_a_word_and_a_name_of_its_own() {
        let all = |seed| -> BTreeSet<String> {
            let rooms = Community::ALL.into_iter().flat_map(|community| {
                let of = move |room| canary(seed, community, room);
                (0..rooms_of(community).len()).map(of)
            });
            rooms.collect()
        };
        assert_eq!(all(42).len(), 8);
        assert_eq!(all(42), all(42));
        assert!(all(42).is_disjoint(&all(7)));
        assert!(
            all(42)
                .iter()
                .all(|word| word.len() == 28 && word.starts_with("zq"))
        );
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/demo");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            for room in Community::ALL.into_iter().flat_map(rooms_of) {
                let stands = text.matches(&room.name).count();
                assert!(
                    stands == 0 || name.starts_with("rooms-"),
                    "{} in {name}",
                    room.name
                );
            }
        }
    }
}
