//! `/verify`: where a camera leads that reads a voucher on paper, and where a desk types its code (F16; threats V, F1). Whoever
//! keeps the desk sees the name to compare, what is given, and one button that counts it; everybody else one sentence. Looking
//! changes nothing.

use askama::Template;
use community::check_paper::{PaperSeen, PaperState};
use edge::{benefit_words, calendar_day};
use jiff::Timestamp;

use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::state_words::StateWords;
use crate::times::hour;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) enum VerifyPage {
    /// For whoever keeps no desk: to whom it is to be shown.
    Stranger,
    /// For whoever keeps it.
    Desk(Box<AtDesk>),
}

/// The page of a desk.
#[derive(Clone, Debug, Default)]
pub(crate) struct AtDesk {
    /// What is said of the voucher that was brought.
    pub(crate) said: VerifySaid,
    /// Communities whose members may bring one: address and name.
    pub(crate) homes: Vec<(String, String)>,
    /// What was typed.
    pub(crate) typed: String,
    /// Which community was chosen.
    pub(crate) chosen: String,
    /// What is wrong with it.
    pub(crate) fault: Option<VerifyFault>,
    /// Whether whoever keeps the desk is an officer, who takes back what was counted.
    pub(crate) may_undo: bool,
}

/// What is said of a voucher.
#[derive(Clone, Debug, Default)]
pub(crate) enum VerifySaid {
    /// None was brought.
    #[default]
    Nothing,
    /// Its signature holds.
    Seen {
        /// What it says.
        seen: Box<PaperSeen>,
        /// What the community is called that gave it out.
        home: String,
        /// What its button sends.
        token: String,
    },
    /// It says nothing that counts here.
    No(NoVoucher),
    /// It was counted.
    Counted {
        /// When.
        at: Timestamp,
    },
}

/// Why a voucher says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoVoucher {
    /// Not signed by a community that has an agreement, for another one, or over.
    NotSigned,
    /// Older than the last time this node came back from a backup.
    Anew,
    /// Nothing is offered for it.
    NotOffered,
}

/// What is wrong with a code that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum VerifyFault {
    /// No code at all.
    Unreadable,
    /// No community was chosen, or one that gives out none for here.
    Community,
    /// That community gave out no such code for here, or it is over.
    NoSuchCode(String),
    /// That community does not answer.
    Silent(String),
    /// Too many codes were tried.
    TooOften,
}

struct SeenTemplate {
    name: String,
    home: String,
    benefit: String,
    restrictions: String,
    until: String,
    /// What the button sends; empty where there is none.
    token: String,
    /// What the button sends by which it is taken back; empty where there is none.
    counted: String,
}

struct Home<'a> {
    address: &'a str,
    name: &'a str,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifyTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    seen: Option<SeenTemplate>,
    is_desk: bool,
    /// Whether what is shown has the button of the page.
    is_to_count: bool,
    homes: Vec<Home<'a>>,
    typed: &'a str,
    /// Beside the code, and beside the choice of a community.
    wrong: [String; 2],
}

impl VerifyPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let frame = Frame { path: "/", ..*frame };
        let head = Head::unlisted(
            Section::Elsewhere,
            words.t("verify-title"),
            words.t("verify-what"),
        );
        let around = Around::of(&frame, head);
        let Self::Desk(desk) = self else {
            let community = [("community", frame.community.name.as_str().into())];
            return written(&VerifyTemplate {
                around,
                said: Some(state(
                    "info",
                    Icon::Info,
                    words.with("verify-show-it", &community),
                    words.t("verify-sign-in"),
                )),
                seen: None,
                is_desk: false,
                is_to_count: false,
                homes: Vec::new(),
                typed: "",
                wrong: Default::default(),
            });
        };
        let chosen = |address: &str| address == desk.chosen || desk.homes.len() == 1;
        let seen = desk.said.seen(&frame, desk.may_undo);
        written(&VerifyTemplate {
            around,
            said: desk.said.words(&frame),
            is_desk: true,
            is_to_count: seen.as_ref().is_some_and(|seen| !seen.token.is_empty()),
            seen,
            homes: desk
                .homes
                .iter()
                .map(|(address, name)| Home {
                    address,
                    name,
                    is_chosen: chosen(address),
                })
                .collect(),
            typed: &desk.typed,
            wrong: desk
                .fault
                .as_ref()
                .map_or_else(Default::default, |fault| fault.words(words)),
        })
    }
}

fn state(tone: &'static str, icon: Icon, words: String, second: String) -> StateWords {
    StateWords {
        tone,
        icon,
        words,
        second,
    }
}

impl VerifySaid {
    fn words(&self, frame: &Frame<'_>) -> Option<StateWords> {
        let words = frame.words;
        let told = |key: &str, at: Timestamp| {
            let at = frame.clock.at(at);
            let named = [
                ("day", calendar_day(words, at.date()).into()),
                ("time", hour(&at).into()),
            ];
            words.with(key, &named)
        };
        let plain =
            |tone, icon, key: &str, second: &str| Some(state(tone, icon, words.t(key), words.t(second)));
        match self {
            Self::Nothing => None,
            Self::Counted { at } => Some(state(
                "good",
                Icon::Tick,
                told("verify-counted", *at),
                words.t("verify-counted-next"),
            )),
            Self::No(NoVoucher::NotSigned) => plain("act", Icon::Cross, "verify-no", "verify-no-next"),
            Self::No(NoVoucher::Anew) => plain("act", Icon::Cross, "verify-anew", "verify-anew-next"),
            Self::No(NoVoucher::NotOffered) => plain(
                "act",
                Icon::Cross,
                "verify-not-offered",
                "verify-not-offered-next",
            ),
            Self::Seen { seen, .. } => Some(match &seen.state {
                PaperState::Good => state(
                    "good",
                    Icon::Tick,
                    words.t("verify-good"),
                    words.t("verify-good-next"),
                ),
                PaperState::Used { at } => state(
                    "act",
                    Icon::Cross,
                    told("verify-used", *at),
                    words.t("verify-used-next"),
                ),
                PaperState::TakenBack { at } => state(
                    "act",
                    Icon::Cross,
                    told("verify-taken-back", *at),
                    words.t("verify-taken-back-next"),
                ),
                PaperState::UsedUp { limit } => state(
                    "act",
                    Icon::Cross,
                    words.t("verify-used-up"),
                    words.count("verify-used-up-limit", *limit),
                ),
                PaperState::YearFull { cap } => state(
                    "act",
                    Icon::Cross,
                    words.t("verify-year-full"),
                    words.count("verify-year-full-cap", *cap),
                ),
            }),
        }
    }

    fn seen(&self, frame: &Frame<'_>, may_undo: bool) -> Option<SeenTemplate> {
        let Self::Seen { seen, home, token } = self else {
            return None;
        };
        let words = frame.words;
        let restrictions = seen.offer.term.restrictions.as_ref();
        Some(SeenTemplate {
            name: seen.name.to_string(),
            home: home.clone(),
            benefit: benefit_words(words, &frame.community.name, &seen.offer.term.benefit),
            restrictions: restrictions.map_or_else(String::new, ToString::to_string),
            until: calendar_day(words, frame.clock.at(seen.expires).date()),
            token: match seen.state {
                PaperState::Good => token.clone(),
                _ => String::new(),
            },
            counted: match seen.state {
                PaperState::Used { .. } if may_undo => token.clone(),
                _ => String::new(),
            },
        })
    }
}

impl VerifyFault {
    fn words(&self, words: &Words) -> [String; 2] {
        let of = |key: &str, home: &str| words.with(key, &[("community", home.into())]);
        match self {
            Self::Unreadable => [words.t("verify-unreadable"), String::new()],
            Self::NoSuchCode(home) => [of("verify-no-such-code", home), String::new()],
            Self::Silent(home) => [of("verify-silent", home), String::new()],
            Self::TooOften => [words.t("verify-too-often"), String::new()],
            Self::Community => [String::new(), words.t("verify-choose")],
        }
    }
}
