//! Reports: somebody says that something is not as it should be, officers decide, and whoever said so learns what came of it (F20).
//! Between communities the reporter is a community and nobody in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Handle, Iri, MemberId, Note, Origin, ReportId, Title};

/// What is wrong, in the words that people choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportCategory {
    /// She was sold something that she did not ask for.
    Selling,
    /// Rude, threatening, or worse.
    Conduct,
    /// What is said is not true, or is somebody else's.
    Untrue,
    /// What was said in confidence was passed on.
    Confidence,
    /// Prices, customers or markets were to be agreed on.
    Competition,
    /// None of these.
    Other,
}

impl ReportCategory {
    /// All, in the order of forms.
    pub const ALL: [Self; 6] = [
        Self::Selling,
        Self::Conduct,
        Self::Untrue,
        Self::Confidence,
        Self::Competition,
        Self::Other,
    ];

    /// The word in forms, files, the API and on the wire.
    pub fn word(self) -> &'static str {
        match self {
            Self::Selling => "selling",
            Self::Conduct => "conduct",
            Self::Untrue => "untrue",
            Self::Confidence => "confidence",
            Self::Competition => "competition",
            Self::Other => "other",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.word() == word)
    }
}

/// Who said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum ReportedBy {
    /// A member of ours; no other community ever learns who.
    Member {
        /// Who.
        member: MemberId,
    },
    /// Another community; who of its members is known there alone.
    Peer {
        /// Which.
        peer: Origin,
        /// Its report, to which the outcome is said.
        flag: Iri,
    },
    /// Somebody whose membership is gone, and her name with it.
    Nobody,
}

/// What it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedThing {
    /// The address of the person or the thing.
    pub address: Iri,
    /// As it was called when it was reported, where it is none of ours: those are looked up.
    pub called: Option<Title>,
    /// Whose it is, if a member of ours; forgotten with her.
    pub member: Option<MemberId>,
}

/// A report and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its name.
    pub id: ReportId,
    /// Who said so.
    pub from: ReportedBy,
    /// Of what.
    pub about: ReportedThing,
    /// What is wrong.
    pub category: ReportCategory,
    /// In the reporter's words, if there are any.
    pub words: Option<Note>,
    /// When.
    pub at: Timestamp,
    /// The officer who looks into it.
    pub taken_by: Option<Handle>,
    /// What was decided.
    pub ending: Option<ReportEnding>,
    /// What she says whom it went against.
    pub appeal: Option<Appeal>,
    /// That it was passed on to the community whose it is.
    pub passed_on: Option<PassedOn>,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportEnding {
    /// What.
    pub outcome: ReportOutcome,
    /// By whom.
    pub by: Handle,
    /// When.
    pub at: Timestamp,
    /// Why, for officers alone; forgotten with her whom it is about.
    pub reason: Option<Note>,
    /// What she is told whom it is about.
    pub message: Option<Note>,
}

/// What can be decided (F20); *block the peer's member* and *ask for more* are said to no community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ReportOutcome {
    /// There is nothing in it.
    Dismiss,
    /// The two sides are brought together; nothing is held against anybody (need 0.14).
    Mediate,
    /// She is warned.
    Caution,
    /// Named abilities are hers no more until a day.
    Limit {
        /// From then on she stands well again.
        until: Timestamp,
    },
    /// Only public pages, her own data and an appeal are left to her.
    Suspend,
}

impl ReportOutcome {
    /// The word in forms, files and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dismiss => "dismiss",
            Self::Mediate => "mediate",
            Self::Caution => "caution",
            Self::Limit { .. } => "limit",
            Self::Suspend => "suspend",
        }
    }

    /// What the community that reported it learns: whether anything was done, and never what.
    pub fn is_action(self) -> bool {
        self != Self::Dismiss
    }

    /// Whether something is held against a member, so that she may appeal.
    pub fn goes_against_her(self) -> bool {
        matches!(self, Self::Caution | Self::Limit { .. } | Self::Suspend)
    }
}

/// What a member says against an outcome, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// In her words; forgotten with her.
    pub words: Option<Note>,
    /// When.
    pub at: Timestamp,
    /// What another officer decided.
    pub decided: Option<AppealDecided>,
}

impl Appeal {
    /// The same without her words.
    pub fn unsaid(self) -> Self {
        Self { words: None, ..self }
    }
}

/// What came of an appeal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealDecided {
    /// Which.
    pub ruling: Ruling,
    /// By whom; never by whoever decided first.
    pub by: Handle,
    /// When.
    pub at: Timestamp,
}

/// What another officer says of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ruling {
    /// It stays.
    Stays,
    /// It is lifted: she stands well again.
    Lifted,
}

impl Ruling {
    /// The word in forms, files and mails.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Lifted => "lifted",
        }
    }
}

/// A report that was passed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOn {
    /// To which community.
    pub peer: Origin,
    /// Our activity.
    pub flag: Iri,
    /// What was answered, if it was.
    pub answer: Option<FlagOutcome>,
    /// When.
    pub answered: Option<Timestamp>,
}

/// What a community says of a report of another (protocol section 8.8): one bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FlagOutcome {
    /// Something was done: Accept.
    Action,
    /// Nothing was: Reject.
    None,
}

/// How a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportState {
    /// Nobody looks into it.
    Open,
    /// An officer does.
    Taken,
    /// It was passed on, and the other community has not answered.
    PassedOn,
    /// It is decided.
    Resolved,
    /// She whom it went against wants another officer to look.
    Appealed,
    /// Another officer has looked.
    Closed,
}

impl ReportState {
    /// The word in lists and the API.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "assigned",
            Self::PassedOn => "passed_on",
            Self::Resolved => "resolved",
            Self::Appealed => "appeal",
            Self::Closed => "closed",
        }
    }

    /// Whether officers have something to do.
    pub fn waits(self) -> bool {
        matches!(self, Self::Open | Self::Taken | Self::Appealed)
    }
}

impl Report {
    /// Hours within which officers should have decided (journey D).
    pub const HOURS: i64 = 72;

    /// How it stands.
    pub fn state(&self) -> ReportState {
        match (&self.ending, &self.appeal) {
            (Some(_), Some(Appeal { decided: None, .. })) => ReportState::Appealed,
            (Some(_), Some(_)) => ReportState::Closed,
            (Some(_), None) => ReportState::Resolved,
            (None, _) => match (&self.passed_on, &self.taken_by) {
                (Some(PassedOn { answer: None, .. }), _) => ReportState::PassedOn,
                (Some(_), _) => ReportState::Resolved,
                (None, Some(_)) => ReportState::Taken,
                (None, None) => ReportState::Open,
            },
        }
    }

    /// When officers should have decided.
    pub fn due(&self) -> Timestamp {
        let hours = jiff::SignedDuration::from_hours(Self::HOURS);
        self.at.checked_add(hours).unwrap_or(Timestamp::MAX)
    }

    /// Whether she may say something against what was decided: once, and only where it is held against her.
    pub fn may_be_appealed(&self) -> bool {
        let against = self
            .ending
            .as_ref()
            .is_some_and(|ending| ending.outcome.goes_against_her());
        against && self.appeal.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn report() -> Report {
        Report {
            id: ReportId::new(1, [1; 10]),
            from: ReportedBy::Nobody,
            about: ReportedThing {
                address: Iri::parse("https://a.example/users/maren").unwrap(),
                called: Title::parse("Maren").ok(),
                member: None,
            },
            category: ReportCategory::Selling,
            words: None,
            at: at(0),
            taken_by: None,
            ending: None,
            appeal: None,
            passed_on: None,
        }
    }

    fn ended(outcome: ReportOutcome) -> Report {
        let by = Handle::parse("olga").unwrap();
        let reason = Note::parse("Three mails in a week.").ok();
        let ending = ReportEnding {
            outcome,
            by,
            at: at(9),
            reason,
            message: None,
        };
        Report {
            ending: Some(ending),
            ..report()
        }
    }

    /// F20: open, assigned, resolved, appeal, in this order.
    #[test]
    fn a_report_goes_from_open_to_assigned_to_resolved_and_by_an_appeal_to_closed() {
        assert_eq!(report().state(), ReportState::Open);
        let taken = Report {
            taken_by: Some(Handle::parse("olga").unwrap()),
            ..report()
        };
        assert_eq!(taken.state(), ReportState::Taken);
        let mut over = ended(ReportOutcome::Caution);
        assert_eq!(
            (over.state(), over.may_be_appealed()),
            (ReportState::Resolved, true)
        );
        over.appeal = Some(Appeal {
            words: Note::parse("I was asked.").ok(),
            at: at(10),
            decided: None,
        });
        assert_eq!(
            (over.state(), over.may_be_appealed()),
            (ReportState::Appealed, false)
        );
        if let Some(appeal) = &mut over.appeal {
            appeal.decided = Some(AppealDecided {
                ruling: Ruling::Lifted,
                by: Handle::parse("lena").unwrap(),
                at: at(11),
            });
        }
        assert_eq!(over.state(), ReportState::Closed);
        assert_eq!(report().due(), at(72 * 3_600));
    }

    /// F20, 0.14: nothing is held against anybody by a talk, and only what is held against her can be appealed.
    #[test]
    fn mediation_is_an_action_that_goes_against_nobody() {
        let limit = ReportOutcome::Limit { until: at(99) };
        for (outcome, is_action, against) in [
            (ReportOutcome::Dismiss, false, false),
            (ReportOutcome::Mediate, true, false),
            (ReportOutcome::Caution, true, true),
            (limit, true, true),
            (ReportOutcome::Suspend, true, true),
        ] {
            assert_eq!(
                (outcome.is_action(), outcome.goes_against_her()),
                (is_action, against)
            );
            assert_eq!(ended(outcome).may_be_appealed(), against);
        }
        for category in ReportCategory::ALL {
            assert_eq!(ReportCategory::from_word(category.word()), Some(category));
        }
    }
}
