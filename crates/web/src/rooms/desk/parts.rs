//! What pages around a room share: its people by name, one post of it, a moment, and what was just done.

use std::collections::BTreeMap;

use domain::MemberId;
use edge::Tone;
use jiff::Timestamp;
use subrosa::{
    Agreed, Author, PostId, Retention, RoomAccess, RoomShown, RoomTextRefused, Stewarding, ThreadId,
    VoteShown,
};

use crate::desk::state;
use crate::frame::Frame;
use crate::rooms::gate::Asker;
use crate::rooms::people::{Known, known};
use crate::rooms::words::{pseudonym, told};
use crate::sign_in::Refused;
use crate::state_words::StateWords;
use crate::times;
use crate::words::Words;

/// Somebody of a room on a page that lists its people.
#[derive(Clone)]
pub(crate) struct PersonLine {
    /// As forms of the room send it.
    pub(crate) id: String,
    pub(crate) known: Known,
    pub(crate) is_steward: bool,
    /// The reader herself.
    pub(crate) is_reader: bool,
}

impl PersonLine {
    fn of(id: &MemberId, people: &BTreeMap<MemberId, Known>, shown: &RoomShown) -> Self {
        Self {
            id: id.to_string(),
            known: people.get(id).cloned().unwrap_or_default(),
            is_steward: shown.stewards.contains(id),
            is_reader: shown.access.member() == id,
        }
    }

    /// All members of a room: those who run it first, then by name.
    pub(super) fn members(asker: &Asker, shown: &RoomShown) -> Result<Vec<Self>, Refused> {
        let people = known(asker, &shown.members)?;
        let line = |id| Self::of(id, &people, shown);
        let mut lines: Vec<Self> = shown.members.iter().map(line).collect();
        lines.sort_by_cached_key(|line| (!line.is_steward, line.known.name.to_lowercase(), line.id.clone()));
        Ok(lines)
    }

    /// Who waits for members to vouch, and for whom how many do.
    pub(super) fn asking(asker: &Asker, shown: &RoomShown) -> Result<Vec<(Self, usize)>, Refused> {
        let people = known(asker, shown.asking.iter().map(|(id, _)| id))?;
        let asking = shown.asking.iter();
        Ok(asking
            .map(|(id, vouches)| (Self::of(id, &people, shown), *vouches))
            .collect())
    }
}

/// One post, on a page that asks something about it.
#[derive(Clone)]
pub(crate) struct PostView {
    pub(crate) by: Speaker,
    pub(crate) at: Timestamp,
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) path: String,
}

/// Who said it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// The reader.
    Herself,
    /// Somebody else, by name.
    Another(Known),
    /// Nobody knows any more.
    Nameless(String),
}

impl Speaker {
    /// As a page of the room names an author.
    pub(super) fn of(asker: &Asker, author: &Author, access: &RoomAccess) -> Result<Self, Refused> {
        Ok(match author {
            Author::Member(id) if id == access.member() => Self::Herself,
            Author::Member(id) => Self::Another(known(asker, [id])?.remove(id).unwrap_or_default()),
            Author::Pseudonym(known) => Self::Nameless(pseudonym(asker.visit.words(), *known)),
        })
    }

    /// In words.
    pub(super) fn name(&self, words: &Words) -> String {
        match self {
            Self::Herself => words.t("rooms-you"),
            Self::Another(known) => known.name(words),
            Self::Nameless(plant) => plant.clone(),
        }
    }
}

/// The post of an address.
pub(super) struct OnePost {
    pub(super) thread: ThreadId,
    pub(super) post: PostId,
    pub(super) view: PostView,
    stewarding: Stewarding,
}

impl OnePost {
    /// The post of the address; nothing is here if there is none, or none that she reads.
    pub(super) async fn of(asker: &Asker) -> Result<Self, Refused> {
        let thread = asker.thread().await?;
        let post = asker.post(thread).await?;
        let seen = asker
            .look(move |at| at.rooms.see_post(at.who, at.room, thread, post, at.now))
            .await?;
        let view = PostView {
            by: Speaker::of(asker, &seen.author, &seen.access)?,
            at: post.written(),
            text: seen.text.reveal(&seen.access).to_owned(),
            path: asker.place(thread, post),
        };
        Ok(Self {
            thread,
            post,
            view,
            stewarding: seen.access.stewarding(),
        })
    }

    /// Whether the reader said it, as far as the room still knows.
    pub(super) fn is_own(&self) -> bool {
        self.view.by == Speaker::Herself
    }

    /// Whether the reader runs the room.
    pub(super) fn is_stewards(&self) -> bool {
        self.stewarding == Stewarding::Runs
    }

    /// The address of a page about it, below that of the room.
    pub(super) fn below(&self, act: &str) -> String {
        let called = self.post.without_time();
        format!("{}/{}/{act}", Asker::below(self.thread), called.letters())
    }
}

/// A post as it is printed on a page that asks something about it.
pub(super) struct Quoted {
    pub(super) who: String,
    pub(super) at: Moment,
    pub(super) text: String,
}

impl Quoted {
    pub(super) fn of(frame: &Frame<'_>, view: &PostView) -> Self {
        let at = match view.by {
            Speaker::Herself | Speaker::Another(_) => Moment::of(frame, view.at),
            // The minute would say more of who it was than the day does.
            Speaker::Nameless(_) => Moment::day(frame, view.at),
        };
        Self {
            who: view.by.name(frame.words),
            at,
            text: view.text.clone(),
        }
    }
}

/// A moment by her clock, and for programs.
pub(super) struct Moment {
    pub(super) told: String,
    pub(super) exact: String,
}

impl Moment {
    pub(super) fn of(frame: &Frame<'_>, at: Timestamp) -> Self {
        let (told, exact) = told(frame, at);
        Self { told, exact }
    }

    fn day(frame: &Frame<'_>, at: Timestamp) -> Self {
        let day = frame.clock.at(at).date();
        Self {
            told: times::day_short(frame.words, day),
            exact: day.to_string(),
        }
    }
}

/// The vote on history as it is printed.
pub(super) struct VoteWords {
    pub(super) stands: String,
    pub(super) closes: Moment,
    /// Whether she may still agree.
    pub(super) is_open: bool,
}

impl VoteWords {
    /// None of one whose week is over: nobody agrees to it any more, and a steward may propose the next.
    pub(super) fn of(frame: &Frame<'_>, vote: &VoteShown) -> Option<Self> {
        let numbers = [
            ("agreed", count(vote.agreed).into()),
            ("n", count(vote.needed).into()),
        ];
        (frame.now < vote.closes).then(|| Self {
            stands: frame.words.with("room-vote-stands", &numbers),
            closes: Moment::of(frame, vote.closes),
            is_open: vote.mine == Agreed::No,
        })
    }
}

/// A number for a message.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How long a room keeps what is said, in few words.
pub(super) fn kept(words: &Words, retention: Retention) -> String {
    match retention.days() {
        Some(days) => words.count("rooms-make-kept-days", days.into()),
        None => words.t("rooms-make-kept-open"),
    }
}

/// Why a text of a room's form was not taken.
pub(super) fn text_fault(words: &Words, refused: RoomTextRefused) -> String {
    match refused {
        RoomTextRefused::Empty => words.t("form-wrong-empty"),
        RoomTextRefused::TooLong(most) => words.count("form-wrong-too-long", count(most)),
        RoomTextRefused::Invisible => words.t("form-wrong-letters"),
    }
}

/// What was just done in a room, or why it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoomSaid {
    Vouched,
    NotAsking,
    TooManyInvitations,
    EnoughOfHers,
    Agreed,
    HistoryOpened,
    NoVote,
    Reported,
    Asked,
    Settled,
    ReleaseAgreed,
    ReleaseRefused,
    Overtaken,
    PutOut,
    Named,
    TooManyStewards,
    LastSteward,
    Proposed,
    Saved,
}

impl RoomSaid {
    const ALL: [Self; 19] = [
        Self::Vouched,
        Self::NotAsking,
        Self::TooManyInvitations,
        Self::EnoughOfHers,
        Self::Agreed,
        Self::HistoryOpened,
        Self::NoVote,
        Self::Reported,
        Self::Asked,
        Self::Settled,
        Self::ReleaseAgreed,
        Self::ReleaseRefused,
        Self::Overtaken,
        Self::PutOut,
        Self::Named,
        Self::TooManyStewards,
        Self::LastSteward,
        Self::Proposed,
        Self::Saved,
    ];

    /// The word in an address, which says nothing of anybody, and the key of the sentence.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Vouched => ("vouched", "room-said-vouched"),
            Self::NotAsking => ("not-asking", "room-said-not-asking"),
            Self::TooManyInvitations => ("invitations", "room-said-invitations"),
            Self::EnoughOfHers => ("own-invitations", "room-said-own-invitations"),
            Self::Agreed => ("agreed", "room-said-agreed"),
            Self::HistoryOpened => ("opened", "room-said-opened"),
            Self::NoVote => ("no-vote", "room-said-no-vote"),
            Self::Reported => ("reported", "room-said-reported"),
            Self::Asked => ("asked", "room-said-asked"),
            Self::Settled => ("settled", "room-said-settled"),
            Self::ReleaseAgreed => ("released", "room-said-released"),
            Self::ReleaseRefused => ("not-released", "room-said-not-released"),
            Self::Overtaken => ("overtaken", "room-said-overtaken"),
            Self::PutOut => ("put-out", "room-said-put-out"),
            Self::Named => ("named", "room-said-named"),
            Self::TooManyStewards => ("stewards", "room-said-stewards"),
            Self::LastSteward => ("last", "room-said-last"),
            Self::Proposed => ("proposed", "room-said-proposed"),
            Self::Saved => ("saved", "room-said-saved"),
        }
    }

    fn tone(self) -> Tone {
        match self {
            Self::NotAsking
            | Self::TooManyInvitations
            | Self::EnoughOfHers
            | Self::NoVote
            | Self::Overtaken
            | Self::TooManyStewards
            | Self::LastSteward => Tone::Watch,
            _ => Tone::Good,
        }
    }

    /// Reads what an address says was done; what is no word of ours says nothing.
    pub(super) fn of(word: Option<&str>) -> Option<Self> {
        Self::ALL.into_iter().find(|said| Some(said.words().0) == word)
    }

    /// What an address says was done.
    pub(super) fn word(self) -> &'static str {
        self.words().0
    }

    /// As a notice.
    pub(super) fn shown(self, words: &Words) -> StateWords {
        state(self.tone(), &words.t(self.words().1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;

    /// R14: a vote whose week is over is none, also before the hourly sweep forgets it.
    #[test]
    fn nobody_is_asked_to_agree_when_the_week_is_over() {
        let (words, around) = (Words::english(), Surroundings::new());
        let frame = around.frame(&words);
        let vote = |closes| VoteShown {
            closes,
            agreed: 1,
            needed: 2,
            mine: Agreed::No,
        };
        let second = jiff::SignedDuration::from_secs(1);
        let later = frame.now.checked_add(second).unwrap();
        assert!(VoteWords::of(&frame, &vote(frame.now)).is_none());
        assert!(VoteWords::of(&frame, &vote(later)).is_some_and(|vote| vote.is_open));
    }

    /// D17: an address says what was done by a word that reads back as itself.
    #[test]
    fn what_was_done_reads_back_from_an_address() {
        for said in RoomSaid::ALL {
            assert_eq!(RoomSaid::of(Some(said.word())), Some(said));
        }
        assert_eq!(RoomSaid::of(Some("Licensing war stories")), None);
        assert_eq!(RoomSaid::of(None), None);
    }
}
