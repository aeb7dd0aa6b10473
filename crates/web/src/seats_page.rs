//! `/orgs/{slug}/seats`: what an organisation pays for its people, who of them has it, and who could (F02, F04).

use askama::Template;
use community::see_bundle::SeenBundle;
use domain::{EnrolmentState, LaterSeats, NoRenewal, Slug, Tier};
use edge::calendar_day;
use jiff::ToSpan;
use serde::Deserialize;

use crate::card_page::price;
use crate::frame::{Around, Desk, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::invoice_page::InvoiceRow;
use crate::state_words::StateWords;
use crate::words::Words;
use crate::write_event::Field;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct SeatsPage {
    pub(crate) seen: SeenBundle,
    /// Days after the last day paid for in which everything still works.
    pub(crate) grace_days: u16,
    /// What was just done.
    pub(crate) said: Option<SeatsSaid>,
    /// Why it was not.
    pub(crate) fault: Option<SeatsFault>,
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SeatsSaid {
    Given,
    TakenBack,
    Level,
    Approver,
}

/// What was not taken, and what was written.
#[derive(Clone, Debug)]
pub(crate) struct SeatsFault {
    pub(crate) at: FaultAt,
    pub(crate) typed: String,
    pub(crate) words: String,
}

/// Where it stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultAt {
    /// The field of who gets a seat.
    Give,
    /// Those who have one.
    Holders,
    /// The levels.
    Levels,
    /// The field of who acts for it.
    Approver,
}

struct LevelShown {
    name: String,
    state: StateWords,
    taken: String,
    since: String,
    /// Fewer seats from a later day on.
    later: Vec<String>,
}

struct PersonLine {
    handle: String,
    name: String,
}

struct LevelLine {
    id: String,
    name: String,
    price: String,
    seats: String,
    benefits: Vec<String>,
    button: String,
}

#[derive(Template)]
#[template(path = "seats.html")]
struct SeatsTemplate<'a> {
    around: Around<'a>,
    title: String,
    name: String,
    back: String,
    path: String,
    said: Option<StateWords>,
    fault: String,
    fault_at: &'static str,
    level: Option<LevelShown>,
    /// Why it cannot be paid once more as it is.
    stuck: Option<StateWords>,
    owes: Option<InvoiceRow>,
    holders: Vec<PersonLine>,
    colleagues: Vec<PersonLine>,
    full: bool,
    give: Field,
    levels: Vec<LevelLine>,
    approver: Option<Field>,
}

/// The page of an organisation's seats.
pub(crate) fn path(slug: &Slug) -> String {
    format!("/orgs/{slug}/seats")
}

impl FaultAt {
    /// The id of what is there.
    fn id(self) -> &'static str {
        match self {
            Self::Give => "give-handle",
            Self::Holders => "holders",
            Self::Levels => "levels",
            Self::Approver => "approver-handle",
        }
    }
}

impl SeatsSaid {
    /// The word in the address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::TakenBack => "taken-back",
            Self::Level => "level",
            Self::Approver => "approver",
        }
    }

    fn words(self, words: &Words) -> String {
        match self {
            Self::Given => words.t("seats-said-given"),
            Self::TakenBack => words.t("seats-said-taken-back"),
            Self::Level => words.t("seats-said-level"),
            Self::Approver => words.t("seats-said-approver"),
        }
    }
}

impl SeatsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let (words, seen) = (frame.words, &self.seen);
        let name = seen.organization.name.to_string();
        let title = words.with("seats-title", &[("organization", name.as_str().into())]);
        let head = Head::unlisted(Section::People, title.clone(), words.t("seats-intro"));
        let line = |member: &domain::Member| PersonLine {
            handle: member.handle.to_string(),
            name: member.name.to_string(),
        };
        let is_officers = frame.person.is_some_and(|person| person.desk == Desk::Hers);
        written(&SeatsTemplate {
            around: Around::of(frame, head),
            title,
            name,
            back: format!("/orgs/{}", seen.organization.slug),
            path: path(&seen.organization.slug),
            said: self.said.map(|said| StateWords {
                tone: "good",
                icon: Icon::Tick,
                words: said.words(words),
                second: String::new(),
            }),
            fault: self
                .fault
                .as_ref()
                .map_or_else(String::new, |fault| fault.words.clone()),
            fault_at: self.fault.as_ref().map_or("", |fault| fault.at.id()),
            level: self.level(words),
            stuck: self.stuck(words),
            owes: seen.owes.as_ref().map(|owed| InvoiceRow::of(words, owed)),
            holders: seen.holders.iter().map(line).collect(),
            colleagues: seen.colleagues.iter().map(line).collect(),
            full: seen
                .bundle
                .as_ref()
                .is_some_and(|bundle| bundle.free_seats() == 0),
            give: self.field(
                FaultAt::Give,
                words.t("seats-handle"),
                words.t("seats-handle-hint"),
                "",
            ),
            levels: self.levels(words),
            approver: is_officers.then(|| {
                let now = seen.approver.as_ref().map_or("", |member| member.handle.as_str());
                self.field(
                    FaultAt::Approver,
                    words.t("seats-handle"),
                    words.t("seats-approver-hint"),
                    now,
                )
            }),
        })
    }

    fn level(&self, words: &Words) -> Option<LevelShown> {
        let bundle = self.seen.bundle.as_ref()?;
        let name = self
            .seen
            .tier
            .as_ref()
            .map_or_else(|| bundle.tier.to_string(), |tier| tier.name.to_string());
        let (tone, icon, key) = match bundle.state {
            EnrolmentState::Grace => ("watch", Icon::Clock, "card-state-grace"),
            _ => ("good", Icon::Tick, "card-state-current"),
        };
        let day = |day| calendar_day(words, day);
        let second = match (bundle.state, bundle.until) {
            (_, None) => words.t("card-free"),
            (EnrolmentState::Grace, Some(until)) => {
                let ends = until.saturating_add(i64::from(self.grace_days).days());
                let named = [("until", day(until).into()), ("day", day(ends).into())];
                words.with("card-grace-until", &named)
            }
            (_, Some(until)) => words.with("card-paid-until", &[("day", day(until).into())]),
        };
        let counted = [
            ("taken", bundle.holders.len().to_string().into()),
            ("of", bundle.seats.to_string().into()),
        ];
        let later = |later: &LaterSeats| {
            let seats = later.seats.to_string();
            words.with(
                "seats-later",
                &[("day", day(later.from).into()), ("seats", seats.into())],
            )
        };
        Some(LevelShown {
            name,
            state: StateWords {
                tone,
                icon,
                words: words.t(key),
                second,
            },
            taken: words.with("seats-taken-of", &counted),
            since: day(bundle.since),
            later: bundle.later.iter().map(later).collect(),
        })
    }

    fn stuck(&self, words: &Words) -> Option<StateWords> {
        let words = match self.seen.no_renewal? {
            NoRenewal::NotOffered => words.t("seats-not-offered"),
            NoRenewal::TooFew { seats, taken } => {
                let named = [
                    ("seats", seats.to_string().into()),
                    ("taken", taken.to_string().into()),
                    ("over", taken.saturating_sub(seats).to_string().into()),
                ];
                words.with("seats-too-few", &named)
            }
        };
        Some(StateWords {
            tone: "watch",
            icon: Icon::Warning,
            words,
            second: String::new(),
        })
    }

    fn levels(&self, words: &Words) -> Vec<LevelLine> {
        let currency = self.seen.currency.as_ref();
        let has = self.seen.bundle.as_ref().map(|bundle| &bundle.tier);
        let line = |tier: &Tier| LevelLine {
            id: tier.id.to_string(),
            name: tier.name.to_string(),
            price: price(words, tier, currency),
            seats: words.count("card-seats", tier.seats.map_or(0, u32::from)),
            benefits: tier.benefits.iter().map(ToString::to_string).collect(),
            button: match (has == Some(&tier.id), tier.is_free()) {
                (true, false) => words.t("card-renew"),
                (false, false) => words.t("card-choose"),
                (_, true) => words.t("card-choose-free"),
            },
        };
        let has_it = |tier: &&Tier| !(tier.is_free() && has == Some(&tier.id));
        self.seen.levels.iter().filter(has_it).map(line).collect()
    }

    fn field(&self, at: FaultAt, label: String, hint: String, now: &str) -> Field {
        let wrong = self.fault.as_ref().filter(|fault| fault.at == at);
        Field {
            name: "handle",
            label,
            hint,
            fault: wrong.map_or_else(String::new, |fault| fault.words.clone()),
            value: wrong.map_or_else(|| now.to_owned(), |fault| fault.typed.clone()),
            kind: "text",
            options: Vec::new(),
            required: false,
        }
    }
}
