//! What every page of a room says of it: who can read this, the rule, how it is kept, and what members have to know first.

use jiff::Timestamp;
use subrosa::{Agreed, Retention, RoomShown, Rule, Stewarding};

use super::band::Band;
use super::gate::Asker;
use super::people::{Known, known};
use super::words::{retention, rule, told};
use crate::frame::Frame;
use crate::icons::Icon;
use crate::sign_in::Refused;

/// Most people named beside a room; all of them are one link away.
const NAMED_MAX: usize = 4;

/// A room as its pages show it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RoomView {
    /// `/rooms/{slug}`.
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) rule: Rule,
    pub(crate) retention: Retention,
    /// How many can read it.
    pub(crate) members: u32,
    /// Some of them and whether they run it; not she herself, who is named last.
    pub(crate) people: Vec<(Known, Stewarding)>,
    pub(crate) herself: Known,
    pub(crate) stewarding: Stewarding,
    /// Since when nobody writes in it any more.
    pub(crate) archived: Option<Timestamp>,
    /// How many entries its record has, and the digits that stand for all of them.
    pub(crate) record: (u64, String),
    pub(crate) glass: Option<GlassView>,
    /// Whether she has not said yet what she thinks of a vote on history.
    pub(crate) votes: Votes,
    /// Who runs it because none of its other stewards could enter, while members are told.
    pub(crate) follows: Option<Follows>,
}

/// That an operator can read the room, or could.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct GlassView {
    pub(crate) since: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) reason: String,
}

/// Who became steward without being named.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Follows {
    /// The reader.
    Herself,
    /// Somebody else.
    Another(Known),
}

/// A vote on whether all members read what was said before they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Votes {
    /// It waits for her.
    Hers,
    /// There is none, or she agreed.
    None,
}

/// The side column as text.
pub(crate) struct Side<'a> {
    pub(crate) path: &'a str,
    pub(crate) readers: String,
    pub(crate) people: Vec<SidePerson>,
    pub(crate) all: String,
    pub(crate) rule: String,
    pub(crate) kept: String,
    pub(crate) record: String,
    pub(crate) digits: &'a str,
}

/// Somebody in it.
pub(crate) struct SidePerson {
    pub(crate) initials: String,
    pub(crate) name: String,
    pub(crate) is_steward: bool,
}

/// Something members have to know before they read on.
pub(crate) struct RoomNotice {
    pub(crate) tone: &'static str,
    pub(crate) icon: Icon,
    pub(crate) heading: String,
    pub(crate) text: String,
    /// What somebody else wrote about it; else empty.
    pub(crate) quoted: String,
    /// Where she goes on, and the words of the link.
    pub(crate) link: Option<(String, String)>,
}

impl RoomView {
    /// As a member sees it now.
    pub(crate) fn of(asker: &Asker, shown: &RoomShown) -> Result<Self, Refused> {
        let (access, own) = (&shown.access, shown.access.member());
        let runs = |id| match shown.stewards.contains(id) {
            true => Stewarding::Runs,
            false => Stewarding::TakesPart,
        };
        let stewards = shown.stewards.iter();
        let others = shown.members.iter().filter(|id| !shown.stewards.contains(id));
        let named = stewards.chain(others).filter(|id| *id != own);
        let named: Vec<_> = named.take(NAMED_MAX - 1).collect();
        let follower = shown.follower.as_ref();
        let follower = follower.filter(|one| asker.visit.now < one.until);
        let asked = named.iter().copied().chain([own]);
        let mut people = known(asker, asked.chain(follower.map(|one| &one.who)))?;
        let follows = follower.map(|one| match one.who == *own {
            true => Follows::Herself,
            false => Follows::Another(people.get(&one.who).cloned().unwrap_or_default()),
        });
        let herself = people.remove(own).unwrap_or_default();
        let people = named
            .into_iter()
            .map(|id| (people.remove(id).unwrap_or_default(), runs(id)));
        Ok(Self {
            path: asker.path(""),
            name: shown.name.reveal(access).to_owned(),
            rule: shown.rule,
            retention: shown.retention,
            members: u32::try_from(shown.members.len()).unwrap_or(u32::MAX),
            people: people.collect(),
            herself,
            stewarding: access.stewarding(),
            archived: shown.archived,
            record: (shown.audit_head.number, shown.audit_head.digits.clone()),
            glass: shown.glass.as_ref().map(|glass| GlassView {
                since: glass.since,
                until: glass.until,
                reason: glass.reason.reveal(access).to_owned(),
            }),
            votes: match &shown.vote {
                Some(vote) if vote.mine == Agreed::No && asker.visit.now < vote.closes => Votes::Hers,
                _ => Votes::None,
            },
            follows,
        })
    }

    /// The band of its own page.
    pub(crate) fn band(&self, frame: &Frame<'_>) -> Band {
        Band::of_room(frame.words, &self.path, &self.name, self.members)
    }

    /// The band of a page below it.
    pub(crate) fn band_of(&self, frame: &Frame<'_>, title: &str) -> Band {
        Band::in_room(frame.words, &self.path, &self.name, self.members, title)
    }

    /// The side column.
    pub(crate) fn side(&self, frame: &Frame<'_>) -> Side<'_> {
        let words = frame.words;
        let numbers = [
            ("n", self.members.into()),
            ("community", frame.community.name.as_str().into()),
        ];
        let others = self.people.iter().map(|(known, stewarding)| SidePerson {
            initials: known.initials(),
            name: known.name(words),
            is_steward: *stewarding == Stewarding::Runs,
        });
        let herself = SidePerson {
            initials: self.herself.initials(),
            name: words.t("rooms-you"),
            is_steward: self.stewarding == Stewarding::Runs,
        };
        Side {
            path: &self.path,
            readers: words.with("rooms-readers-of", &numbers),
            people: others.chain([herself]).collect(),
            all: words.count("rooms-all", self.members),
            rule: rule(words, self.rule),
            kept: retention(words, self.retention),
            record: words.with("rooms-record", &[("n", self.record.0.into())]),
            digits: &self.record.1,
        }
    }

    /// What members have to know first: an operator who reads along comes before everything.
    pub(crate) fn notices(&self, frame: &Frame<'_>) -> Vec<RoomNotice> {
        let words = frame.words;
        let mut notices = Vec::new();
        if let Some(glass) = &self.glass {
            let ends = [
                ("since", told(frame, glass.since).0.into()),
                ("until", told(frame, glass.until).0.into()),
            ];
            let (heading, text) = match frame.now < glass.until {
                true => ("rooms-glass-now", "rooms-glass-now-what"),
                false => ("rooms-glass-was", "rooms-glass-was-what"),
            };
            notices.push(RoomNotice {
                tone: "act",
                icon: Icon::Warning,
                heading: words.t(heading),
                text: words.with(text, &ends),
                quoted: glass.reason.clone(),
                link: Some((format!("{}/audit", self.path), words.t("rooms-record-read"))),
            });
        }
        if self.archived.is_some() {
            notices.push(RoomNotice {
                tone: "info",
                icon: Icon::Info,
                heading: words.t("rooms-archived"),
                text: words.t("rooms-archived-what"),
                quoted: String::new(),
                link: None,
            });
        }
        notices.extend(
            self.follows
                .as_ref()
                .map(|follows| self.follow_notice(frame, follows)),
        );
        if self.votes == Votes::Hers {
            notices.push(RoomNotice {
                tone: "info",
                icon: Icon::Scales,
                heading: words.t("rooms-vote"),
                text: words.t("rooms-vote-what"),
                quoted: String::new(),
                link: Some((format!("{}/members", self.path), words.t("rooms-vote-go"))),
            });
        }
        notices
    }

    fn follow_notice(&self, frame: &Frame<'_>, follows: &Follows) -> RoomNotice {
        let words = frame.words;
        let (text, link) = match follows {
            Follows::Herself => (
                words.t("rooms-follows-you"),
                (format!("{}/steward", self.path), words.t("rooms-run")),
            ),
            Follows::Another(known) => (
                words.with("rooms-follows-another", &[("name", known.name(words).into())]),
                (format!("{}/audit", self.path), words.t("rooms-record-read")),
            ),
        };
        RoomNotice {
            tone: "info",
            icon: Icon::Info,
            heading: words.t("rooms-follows"),
            text,
            quoted: String::new(),
            link: Some(link),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;
    use crate::words::Words;

    /// F11: whoever runs a room without having been named finds out on its page, and so do the others.
    #[test]
    fn members_are_told_who_runs_a_room_that_no_steward_could_enter() {
        let (words, around) = (Words::english(), Surroundings::new());
        let frame = around.frame(&words);
        let told = |follows| {
            let room = RoomView {
                follows,
                ..crate::sample_rooms::room()
            };
            let notices = room.notices(&frame);
            let told = notices.iter().find(|one| one.heading == words.t("rooms-follows"));
            told.map(|one| (one.text.clone(), one.link.clone().unwrap_or_default().0))
        };
        assert_eq!(told(None), None);
        let (text, link) = told(Some(Follows::Herself)).unwrap();
        assert!(
            text.contains("You run it now") && link.ends_with("/steward"),
            "{text}"
        );
        let idris = Known {
            name: "Idris Coleman".to_owned(),
            ..Known::default()
        };
        let (text, link) = told(Some(Follows::Another(idris))).unwrap();
        assert!(
            text.contains("Idris Coleman") && link.ends_with("/audit"),
            "{text}"
        );
    }
}
