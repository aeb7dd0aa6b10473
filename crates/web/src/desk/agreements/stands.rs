//! How an agreement stands, what an officer can do about it, and what the other community sees of it at this moment.

use domain::{AgreementState, AgreementVersion, ReciprocityAgreement, Side, VersionState};
use edge::{Tone, calendar_day};
use jiff::Timestamp;

use super::super::told::state;
use super::sheet::{first_day, last_day};
use crate::state_words::StateWords;
use crate::words::Words;

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// Nothing of it was ever sent.
    Draft,
    /// We signed, they have not answered.
    WaitsForThem {
        /// Until when they may.
        until: Timestamp,
    },
    /// They signed, we have not answered.
    WaitsForUs {
        /// Until when we may.
        until: Timestamp,
    },
    /// Both signed.
    Signed {
        /// From when it counts.
        from: Timestamp,
    },
    /// Both signed, and one gave notice.
    Ending {
        /// Whoever did.
        by: Side,
        /// When it is over.
        on: Timestamp,
    },
    /// Over.
    Ended,
    /// One of both said no.
    Rejected {
        /// Whoever did.
        by: Side,
    },
    /// Whoever offered took it back.
    Withdrawn {
        /// Whoever did.
        by: Side,
    },
    /// Nobody answered in time.
    Lapsed,
}

impl Stands {
    /// How it stands at that moment.
    pub(crate) fn of(agreement: &ReciprocityAgreement, now: Timestamp) -> Self {
        if let Some(open) = agreement.open().filter(|open| open.is_open(now)) {
            let until = open.expires;
            return match open.by {
                Side::Us => Self::WaitsForThem { until },
                Side::Them => Self::WaitsForUs { until },
            };
        }
        let last = agreement.versions.last();
        let by = last.map_or(Side::Us, |version| version.by);
        match agreement.state(now) {
            AgreementState::Draft => Self::Draft,
            AgreementState::Signed => match &agreement.ending {
                Some(ending) => Self::Ending {
                    by: ending.by,
                    on: ending.at,
                },
                None => Self::Signed {
                    from: signed_version(agreement, now).map_or(now, |version| version.text.starts),
                },
            },
            AgreementState::Ended => Self::Ended,
            AgreementState::Rejected => Self::Rejected { by: other(by) },
            AgreementState::Withdrawn
                if last.is_some_and(|version| version.state == VersionState::Withdrawn) =>
            {
                Self::Withdrawn { by }
            }
            AgreementState::Offered | AgreementState::Countered | AgreementState::Withdrawn => Self::Lapsed,
        }
    }

    /// A label beside its name.
    pub(crate) fn label(self, words: &Words) -> String {
        match self {
            Self::Draft => words.t("deal-label-draft"),
            Self::WaitsForThem { .. } => words.t("deal-label-sent"),
            Self::WaitsForUs { .. } => words.t("deal-label-yours"),
            Self::Signed { .. } => words.t("deal-label-signed"),
            Self::Ending { .. } => words.t("deal-label-ending"),
            Self::Ended => words.t("deal-label-ended"),
            Self::Rejected { .. } => words.t("deal-label-declined"),
            Self::Withdrawn { .. } => words.t("deal-label-withdrawn"),
            Self::Lapsed => words.t("deal-label-lapsed"),
        }
    }

    /// A sentence: how it stands.
    pub(crate) fn told(self, words: &Words, peer: &str, now: Timestamp) -> StateWords {
        let named = |key: &str, day: String| words.with(key, &[("peer", peer.into()), ("day", day.into())]);
        let by_day = |key, at| named(key, calendar_day(words, last_day(at)));
        let (tone, said) = match self {
            Self::Draft => (Tone::Soft, words.t("deal-stands-draft")),
            Self::WaitsForThem { until } => (Tone::Watch, by_day("deal-stands-sent", until)),
            Self::WaitsForUs { until } => (Tone::Act, by_day("deal-stands-yours", until)),
            Self::Signed { from } if from > now => {
                let day = calendar_day(words, first_day(from));
                (Tone::Good, named("deal-stands-signed-from", day))
            }
            Self::Signed { .. } => (Tone::Good, named("deal-stands-signed", String::new())),
            Self::Ending { by: Side::Us, on } => (Tone::Watch, by_day("deal-stands-we-end", on)),
            Self::Ending { by: Side::Them, on } => (Tone::Watch, by_day("deal-stands-they-end", on)),
            Self::Ended => (Tone::Soft, words.t("deal-stands-ended")),
            Self::Rejected { by: Side::Us } => (Tone::Soft, words.t("deal-stands-we-declined")),
            Self::Rejected { by: Side::Them } => {
                (Tone::Soft, named("deal-stands-they-declined", String::new()))
            }
            Self::Withdrawn { by: Side::Us } => (Tone::Soft, words.t("deal-stands-we-withdrew")),
            Self::Withdrawn { by: Side::Them } => {
                (Tone::Soft, named("deal-stands-they-withdrew", String::new()))
            }
            Self::Lapsed => (Tone::Soft, words.t("deal-stands-lapsed")),
        };
        state(tone, &said)
    }

    /// What the other community's officers see of it at this moment.
    pub(crate) fn seen_there(self, words: &Words, peer: &str) -> String {
        let named = |key: &str| words.with(key, &[("peer", peer.into())]);
        match self {
            Self::Draft => named("deal-there-draft"),
            Self::WaitsForThem { .. } => named("deal-there-sent"),
            Self::WaitsForUs { .. } => named("deal-there-yours"),
            Self::Signed { .. } => named("deal-there-signed"),
            Self::Ending { .. } => named("deal-there-ending"),
            Self::Ended => named("deal-there-ended"),
            Self::Rejected { by: Side::Us } => named("deal-there-we-declined"),
            Self::Rejected { by: Side::Them } => named("deal-there-they-declined"),
            Self::Withdrawn { .. } => named("deal-there-withdrawn"),
            Self::Lapsed => named("deal-there-lapsed"),
        }
    }

    /// Whether somebody here has to do something.
    pub(crate) fn urgency(self) -> u8 {
        match self {
            Self::WaitsForUs { .. } => 0,
            Self::Draft => 1,
            Self::WaitsForThem { .. } => 2,
            Self::Ending { .. } => 3,
            Self::Signed { .. } => 4,
            Self::Ended | Self::Rejected { .. } | Self::Withdrawn { .. } | Self::Lapsed => 5,
        }
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::Us => Side::Them,
        Side::Them => Side::Us,
    }
}

/// The version that both signed and that counts, or the last one that did or will.
pub(super) fn signed_version(agreement: &ReciprocityAgreement, now: Timestamp) -> Option<&AgreementVersion> {
    agreement.in_force(now).or_else(|| agreement.last_signed())
}
