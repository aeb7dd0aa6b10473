//! The one way out of a room: a copy of what somebody said there, asked for by herself and agreed to by a steward, in the very
//! bytes that both looked at (subrosa section 2).
//!
//! Nothing here remembers anything: the rooms keep what was asked and by whom it was agreed to, and make the same [`Grant`] of
//! it again after a crash, with the times written down then.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Federable, Labeled, SubRosa};
use crate::{MemberId, Note};

/// Something said in a room and who said it, as the store of the rooms knows.
pub struct Said<'a, T> {
    /// As it stands now.
    pub text: &'a Labeled<T, SubRosa>,
    /// Who wrote it.
    pub author: &'a MemberId,
}

/// Who may read a copy of what was said in a room. It is an audience of its own, which no door of the node sends to: the copy
/// becomes a note here, and nobody announces or quotes it to other servers (threat D12). What anybody may read can be:
///
/// ```
/// use domain::{Federable, Labeled, Public, Reach, ReleaseReach};
/// fn announced(text: Labeled<String, Federable<Public>>) -> Labeled<String, Federable<Reach>> {
///     text.relabel()
/// }
/// ```
///
/// ```compile_fail,E0277
/// use domain::{Federable, Labeled, Public, Reach, ReleaseReach};
/// fn announced(text: Labeled<String, Federable<ReleaseReach>>) -> Labeled<String, Federable<Reach>> {
///     text.relabel()
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReleaseReach {
    /// Members of this community, and nobody else.
    Members,
    /// Anybody.
    Public,
}

/// What its author wants to be read outside.
pub struct ReleaseWish {
    /// All of it or a part, to the letter; not blank.
    pub excerpt: Labeled<String, SubRosa>,
    /// Who may read it then.
    pub reach: ReleaseReach,
    /// Why; read in the room alone, at most [`Note::CHARS_MAX`] characters.
    pub reason: Labeled<Note, SubRosa>,
    /// When it is void; at most [`ReleaseAsked::DAYS_MAX`] days from now.
    pub expires: Timestamp,
}

/// A release that its author asked for and nobody agreed to yet. It holds the bytes, so that what is agreed to cannot change.
pub struct ReleaseAsked {
    author: MemberId,
    wish: ReleaseWish,
}

/// That author and steward want these bytes to be read outside. It is used up by the one copy it is for.
///
/// Nobody else makes one, nor another out of one (R12):
///
/// ```
/// fn changed(grant: domain::Grant, reach: domain::ReleaseReach) -> domain::Grant {
///     grant
/// }
/// ```
///
/// ```compile_fail,E0451
/// fn changed(grant: domain::Grant, reach: domain::ReleaseReach) -> domain::Grant {
///     domain::Grant { reach, ..grant }
/// }
/// ```
///
/// And one is good for one copy:
///
/// ```
/// use domain::{Grant, Said};
/// fn copied(said: &Said<'_, String>, grant: Grant, other: Grant, now: jiff::Timestamp) {
///     drop(domain::declassify(said, grant, now));
///     drop(domain::declassify(said, other, now));
/// }
/// ```
///
/// ```compile_fail,E0382
/// use domain::{Grant, Said};
/// fn copied(said: &Said<'_, String>, grant: Grant, other: Grant, now: jiff::Timestamp) {
///     drop(domain::declassify(said, grant, now));
///     drop(domain::declassify(said, grant, now));
/// }
/// ```
pub struct Grant {
    author: MemberId,
    steward: MemberId,
    excerpt: Labeled<String, SubRosa>,
    reach: ReleaseReach,
    reason: Labeled<Note, SubRosa>,
    expires: Timestamp,
}

/// Why nothing leaves the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseRefused {
    /// It was said by somebody else.
    #[error("only who said it may ask that it be read outside")]
    NotYours,
    /// Nothing, or words that do not stand in the text, or no more.
    #[error("these words do not stand in the text as it is now; take them from there")]
    NotSaid,
    /// An end that is over, or too far.
    #[error("choose an end within {} days from now", ReleaseAsked::DAYS_MAX)]
    TooLong,
    /// She does not run the room.
    #[error("only a steward of the room may agree")]
    NotASteward,
    /// Author and steward are one.
    #[error("another steward than its author has to agree")]
    SamePerson,
    /// Nobody agreed in time, or it was not done in time.
    #[error("the time for this is over; ask again")]
    Expired,
}

impl ReleaseAsked {
    /// Longest time from asking until the copy is made.
    pub const DAYS_MAX: u8 = 7;

    /// Asks, for words of one's own.
    pub fn by<T: AsRef<str>>(
        asker: &MemberId,
        said: &Said<'_, T>,
        wish: ReleaseWish,
        now: Timestamp,
    ) -> Result<Self, ReleaseRefused> {
        if asker != said.author {
            return Err(ReleaseRefused::NotYours);
        }
        if !said.holds(&wish.excerpt) {
            return Err(ReleaseRefused::NotSaid);
        }
        let longest = SignedDuration::from_hours(24 * i64::from(Self::DAYS_MAX));
        if wish.expires <= now || wish.expires.duration_since(now) > longest {
            return Err(ReleaseRefused::TooLong);
        }
        Ok(Self {
            author: asker.clone(),
            wish,
        })
    }

    /// The very bytes that will be read outside, to be shown to the steward as the author saw them.
    pub fn preview(&self) -> &Labeled<String, SubRosa> {
        &self.wish.excerpt
    }

    /// A steward who looked at the preview agrees; `stewards` are those of the room now.
    pub fn agreed_by<'a>(
        self,
        steward: &MemberId,
        mut stewards: impl Iterator<Item = &'a MemberId>,
        now: Timestamp,
    ) -> Result<Grant, ReleaseRefused> {
        if !stewards.any(|one| one == steward) {
            return Err(ReleaseRefused::NotASteward);
        }
        if *steward == self.author {
            return Err(ReleaseRefused::SamePerson);
        }
        if now >= self.wish.expires {
            return Err(ReleaseRefused::Expired);
        }
        let ReleaseWish {
            excerpt,
            reach,
            reason,
            expires,
        } = self.wish;
        Ok(Grant {
            author: self.author,
            steward: steward.clone(),
            excerpt,
            reach,
            reason,
            expires,
        })
    }
}

impl Grant {
    /// Who said it and asked.
    pub fn author(&self) -> &MemberId {
        &self.author
    }

    /// Who agreed.
    pub fn steward(&self) -> &MemberId {
        &self.steward
    }

    /// The very bytes that will be read outside.
    pub fn preview(&self) -> &Labeled<String, SubRosa> {
        &self.excerpt
    }

    /// Who may read them then.
    pub fn reach(&self) -> ReleaseReach {
        self.reach
    }

    /// Why, for the audit of the room.
    pub fn reason(&self) -> &Labeled<Note, SubRosa> {
        &self.reason
    }

    /// When it is void.
    pub fn expires(&self) -> Timestamp {
        self.expires
    }

    fn release<T: AsRef<str>>(
        self,
        said: &Said<'_, T>,
        now: Timestamp,
    ) -> Result<Labeled<String, Federable<ReleaseReach>>, ReleaseRefused> {
        if now >= self.expires {
            return Err(ReleaseRefused::Expired);
        }
        if *said.author != self.author {
            return Err(ReleaseRefused::NotYours);
        }
        if !said.holds(&self.excerpt) {
            return Err(ReleaseRefused::NotSaid);
        }
        Ok(Labeled {
            value: self.excerpt.value,
            label: Federable(self.reach),
        })
    }
}

impl<T: AsRef<str>> Said<'_, T> {
    fn holds(&self, excerpt: &Labeled<String, SubRosa>) -> bool {
        !excerpt.value.trim().is_empty() && self.text.value.as_ref().contains(&excerpt.value)
    }
}

/// A copy of what was said, without its author and without a link to its room, for the readers of the grant. Called in one
/// place of the rooms, which writes their audit (R12).
///
/// ```
/// use domain::{Labeled, MemberId, Note, ReleaseAsked, ReleaseReach, ReleaseWish, Said};
///
/// let (author, steward) = (MemberId::new(0, [1; 10]), MemberId::new(0, [2; 10]));
/// let text = Labeled::sub_rosa("Ask for a second quote. Ours was half.".to_owned());
/// let said = Said { text: &text, author: &author };
/// let now = "2027-01-14T18:00:00Z".parse().unwrap();
/// let wish = ReleaseWish {
///     excerpt: Labeled::sub_rosa("Ask for a second quote.".to_owned()),
///     reach: ReleaseReach::Public,
///     reason: Labeled::sub_rosa(Note::parse("Newcomers ask this every month.").unwrap()),
///     expires: "2027-01-16T18:00:00Z".parse().unwrap(),
/// };
/// let asked = ReleaseAsked::by(&author, &said, wish, now).unwrap();
/// let preview = asked.preview().open_in_room().clone();
/// let grant = asked.agreed_by(&steward, [&steward].into_iter(), now).unwrap();
/// let copy = domain::declassify(&said, grant, now).unwrap();
/// assert_eq!((copy.value(), copy.audience()), (&preview, &ReleaseReach::Public));
/// ```
pub fn declassify<T: AsRef<str>>(
    said: &Said<'_, T>,
    grant: Grant,
    now: Timestamp,
) -> Result<Labeled<String, Federable<ReleaseReach>>, ReleaseRefused> {
    grant.release(said, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(NOW + seconds).unwrap()
    }

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn in_room<T>(value: T) -> Labeled<T, SubRosa> {
        Labeled {
            value,
            label: SubRosa(()),
        }
    }

    fn wish(excerpt: &str, seconds: i64) -> ReleaseWish {
        ReleaseWish {
            excerpt: in_room(excerpt.to_owned()),
            reach: ReleaseReach::Public,
            reason: in_room(Note::parse("Newcomers ask this").unwrap()),
            expires: at(seconds),
        }
    }

    /// Author 1 asks for a part of what she said.
    fn ask(asker: u8, excerpt: &str, seconds: i64) -> Result<ReleaseAsked, ReleaseRefused> {
        let (text, author) = (in_room("Ask twice. Ours was half."), member(1));
        let said = Said {
            text: &text,
            author: &author,
        };
        ReleaseAsked::by(&member(asker), &said, wish(excerpt, seconds), at(0))
    }

    const DAY: i64 = 86_400;

    /// R12: nobody lets out what another said, nor what nobody said, nor for longer than a week.
    #[test]
    fn the_author_alone_asks_for_her_own_words_and_not_for_ever() {
        let week = DAY * i64::from(ReleaseAsked::DAYS_MAX);
        assert_eq!(ask(1, "Ask twice.", week).err(), None);
        assert_eq!(ask(1, "Ask twice.", 1).err(), None);
        for (asker, excerpt, seconds, why) in [
            (2, "Ask twice.", DAY, ReleaseRefused::NotYours),
            (1, "Ask thrice.", DAY, ReleaseRefused::NotSaid),
            (1, "", DAY, ReleaseRefused::NotSaid),
            (1, " ", DAY, ReleaseRefused::NotSaid),
            (1, "Ask twice.", 0, ReleaseRefused::TooLong),
            (1, "Ask twice.", week + 1, ReleaseRefused::TooLong),
        ] {
            assert_eq!(
                ask(asker, excerpt, seconds).err(),
                Some(why),
                "{excerpt:?} {seconds}"
            );
        }
    }

    /// R12: neither the author alone nor whoever is no steward, and nobody too late.
    #[test]
    fn a_steward_who_is_not_the_author_agrees_in_time() {
        let stewards = [member(1), member(2)];
        let agree = |steward: u8, seconds: i64| {
            let asked = ask(1, "Ask twice.", DAY).unwrap();
            asked.agreed_by(&member(steward), stewards.iter(), at(seconds))
        };
        let grant = agree(2, DAY - 1).unwrap();
        assert_eq!((grant.author(), grant.steward()), (&member(1), &member(2)));
        assert_eq!((grant.reach(), grant.expires()), (ReleaseReach::Public, at(DAY)));
        assert_eq!(grant.preview().value, "Ask twice.");
        assert_eq!(grant.reason().value.as_str(), "Newcomers ask this");
        assert_eq!(agree(2, DAY).err(), Some(ReleaseRefused::Expired));
        assert_eq!(agree(1, 0).err(), Some(ReleaseRefused::SamePerson));
        assert_eq!(agree(3, 0).err(), Some(ReleaseRefused::NotASteward));
    }

    /// R12: what leaves is what both looked at, to the letter, while it stands there and the grant is good.
    #[test]
    fn the_copy_is_the_preview_or_there_is_none() {
        let copy = |author: u8,
                    text: &'static str,
                    seconds: i64|
         -> Result<(String, ReleaseReach), ReleaseRefused> {
            let asked = ask(1, "Ask twice.", DAY).unwrap();
            let preview = asked.preview().value.clone();
            let grant = asked
                .agreed_by(&member(2), [&member(2)].into_iter(), at(0))
                .unwrap();
            let (text, author) = (in_room(text), member(author));
            let said = Said {
                text: &text,
                author: &author,
            };
            let copy = grant.release(&said, at(seconds))?;
            assert_eq!(*copy.value(), preview);
            Ok(copy.into_parts())
        };
        let good = "Ask twice. Ours was half.";
        let whole = ("Ask twice.".to_owned(), ReleaseReach::Public);
        assert_eq!(copy(1, good, DAY - 1), Ok(whole));
        assert_eq!(copy(1, good, DAY), Err(ReleaseRefused::Expired));
        assert_eq!(copy(3, good, 0), Err(ReleaseRefused::NotYours));
        assert_eq!(copy(1, "Ask once.", 0), Err(ReleaseRefused::NotSaid));
    }
}
