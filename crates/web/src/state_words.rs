//! How an event stands, said as icon, words and colour together; colour is never alone (look, section 5).

use domain::{EnrolmentState, EventState};
use edge::{AnswerNews, AnswerStanding};
use jiff::Timestamp;

use crate::icons::Icon;
use crate::words::Words;

/// Tone, icon and key of the words for how a membership stands.
pub(crate) fn of_enrolment(state: EnrolmentState) -> (&'static str, Icon, &'static str) {
    match state {
        EnrolmentState::Pending => ("info", Icon::Clock, "card-state-pending"),
        EnrolmentState::Current => ("good", Icon::Tick, "card-state-current"),
        EnrolmentState::Grace => ("watch", Icon::Clock, "card-state-grace"),
        EnrolmentState::Lapsed => ("act", Icon::Warning, "card-state-lapsed"),
        EnrolmentState::Left => ("soft", Icon::Out, "card-state-left"),
    }
}

/// How an event stands for whoever reads its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventStanding {
    /// As announced.
    On,
    /// On, but the host has still to confirm it.
    Tentative,
    /// On, at another time than first said.
    Rescheduled,
    /// On, but online now.
    MovedOnline,
    /// Off until a new date is found.
    Postponed,
    /// Off.
    Cancelled,
    /// Over.
    Held,
}

impl EventStanding {
    /// From what the event says and when it is over; a draft is on no page of the public.
    pub fn of(state: EventState, over_at: Timestamp, now: Timestamp) -> Self {
        match state {
            EventState::Cancelled => Self::Cancelled,
            EventState::Postponed => Self::Postponed,
            _ if over_at <= now => Self::Held,
            EventState::Rescheduled => Self::Rescheduled,
            EventState::MovedOnline => Self::MovedOnline,
            EventState::Tentative => Self::Tentative,
            EventState::Draft | EventState::Published => Self::On,
        }
    }

    /// Whether it makes sense to write it into a calendar and to answer.
    pub(crate) fn can_be_answered(self) -> bool {
        !matches!(self, Self::Postponed | Self::Cancelled | Self::Held)
    }
}

/// The room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seats {
    /// No limit, or the host does not say.
    Open,
    /// So many of so many are taken; more taken than there are reads as full.
    Limited {
        /// Seats given away.
        taken: u32,
        /// Seats there are, at least 1.
        of: u32,
    },
}

impl Seats {
    /// How many are left, when that is known.
    pub(crate) fn left(self) -> Option<u32> {
        match self {
            Self::Open => None,
            Self::Limited { taken, of } => Some(of.saturating_sub(taken)),
        }
    }
}

/// A state as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct StateWords {
    /// `good`, `watch`, `act`, `info` or `soft`: the end of its classes.
    pub(crate) tone: &'static str,
    pub(crate) icon: Icon,
    pub(crate) words: String,
    /// A small second line, or empty.
    pub(crate) second: String,
}

impl StateWords {
    /// Nothing to say about an event that is on.
    pub(crate) fn of(words: &Words, standing: EventStanding) -> Option<Self> {
        let (tone, icon, first, second) = match standing {
            EventStanding::On => return None,
            EventStanding::Tentative => (
                "soft",
                Icon::Clock,
                words.t("state-tentative"),
                words.t("state-tentative-next"),
            ),
            EventStanding::Rescheduled => (
                "watch",
                Icon::Clock,
                words.t("state-rescheduled"),
                words.t("state-rescheduled-next"),
            ),
            EventStanding::MovedOnline => (
                "info",
                Icon::Screen,
                words.t("state-moved-online"),
                words.t("state-moved-online-next"),
            ),
            EventStanding::Postponed => (
                "watch",
                Icon::Clock,
                words.t("state-postponed"),
                words.t("state-postponed-next"),
            ),
            EventStanding::Cancelled => (
                "act",
                Icon::Cross,
                words.t("state-cancelled"),
                words.t("state-cancelled-next"),
            ),
            EventStanding::Held => (
                "soft",
                Icon::Tick,
                words.t("state-held"),
                words.t("state-held-next"),
            ),
        };
        Some(Self {
            tone,
            icon,
            words: first,
            second,
        })
    }

    /// How the reader's own answer stands.
    pub(crate) fn of_answer(news: &AnswerNews) -> Self {
        let (tone, icon) = match news.standing {
            AnswerStanding::Sent => ("info", Icon::Arrow),
            AnswerStanding::Unreached => ("watch", Icon::BrokenLine),
            AnswerStanding::Confirmed => ("good", Icon::Tick),
            AnswerStanding::Noted => ("soft", Icon::Tick),
            AnswerStanding::Waiting => ("info", Icon::List),
            AnswerStanding::Pending => ("info", Icon::Clock),
            AnswerStanding::Refused => ("act", Icon::Cross),
            AnswerStanding::NotConfirmed => ("watch", Icon::Clock),
            AnswerStanding::Failed => ("watch", Icon::BrokenLine),
        };
        Self {
            tone,
            icon,
            words: match &news.quoted {
                Some(quoted) => with_isolated(&news.words, quoted),
                None => news.words.clone(),
            },
            second: news.second.clone(),
        }
    }

    /// The words in parts, each with whether another server wrote it, in a language of its own.
    pub(crate) fn parts(&self) -> Vec<(bool, &str)> {
        let Some((before, rest)) = self.words.split_once(ISOLATED) else {
            return vec![(false, self.words.as_str())];
        };
        let (quoted, after) = rest.split_once(ISOLATED_NO_MORE).unwrap_or((rest, ""));
        vec![(false, before), (true, quoted), (false, after)]
    }

    /// In a list the reader's own answer stands where an event has nothing else to say, or else the seats.
    pub(crate) fn in_row(
        words: &Words,
        standing: EventStanding,
        answer: Option<&AnswerNews>,
        seats: Seats,
    ) -> Option<Self> {
        let said = Self::of(words, standing).or_else(|| answer.map(Self::of_answer));
        said.or_else(|| match seats.left()? {
            0 => Some(Self::full(words)),
            left => Some(Self {
                tone: "soft",
                icon: Icon::People,
                words: words.count("seats-left", left),
                second: String::new(),
            }),
        })
    }

    pub(crate) fn full(words: &Words) -> Self {
        let (first, second) = (words.t("state-full"), words.t("state-full-next"));
        Self {
            tone: "watch",
            icon: Icon::List,
            words: first,
            second,
        }
    }
}

/// FIRST STRONG ISOLATE: what follows, another server wrote.
const ISOLATED: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE: what follows is ours again.
const ISOLATED_NO_MORE: char = '\u{2069}';

/// Sets a sentence of others, the last part of ours, apart.
fn with_isolated(words: &str, quoted: &str) -> String {
    match words.rsplit_once(quoted) {
        Some((before, after)) => format!("{before}{ISOLATED}{quoted}{ISOLATED_NO_MORE}{after}"),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(state: EventState, over_at: &str) -> EventStanding {
        EventStanding::of(
            state,
            over_at.parse().unwrap(),
            "2026-05-12T12:00:00Z".parse().unwrap(),
        )
    }

    #[test]
    fn a_cancelled_event_stays_cancelled_when_its_time_is_past() {
        assert_eq!(
            standing(EventState::Cancelled, "2026-05-01T00:00:00Z"),
            EventStanding::Cancelled
        );
        assert_eq!(
            standing(EventState::Published, "2026-05-01T00:00:00Z"),
            EventStanding::Held
        );
        assert_eq!(
            standing(EventState::Published, "2026-06-01T00:00:00Z"),
            EventStanding::On
        );
    }

    #[test]
    fn a_guest_list_that_is_over_full_reads_as_full() {
        let words = Words::english();
        let row = StateWords::in_row(
            &words,
            EventStanding::On,
            None,
            Seats::Limited { taken: 61, of: 60 },
        );
        assert_eq!(row.unwrap().words, "Full");
        let cancelled = StateWords::in_row(
            &words,
            EventStanding::Cancelled,
            None,
            Seats::Limited { taken: 61, of: 60 },
        );
        assert_eq!(cancelled.unwrap().words, "Cancelled by the host");
        assert!(StateWords::in_row(&words, EventStanding::On, None, Seats::Open).is_none());
    }
}
