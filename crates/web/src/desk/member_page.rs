//! `/desk/members/{id}`: one member as officers see her, and what they may do (F02, F22).

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::Response;
use community::invite_members::PAUSE_DAYS;
use community::see_roster::{RosterEntry, see_on_roster};
use domain::{EnrolmentState, MemberId, Note, Tier, Title, Zone};
use edge::{Tone, calendar_day};
use serde::Deserialize;
use store::StoreError;

use super::members_page::{called, reached_at, standing, texts, waits};
use super::standing_form::{StandingSeen, StandingTyped};
use super::told::{as_of, head, state};
use crate::chapter_form::Chapters;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::invoice_page::InvoiceRow;
use crate::office_words::offices;
use crate::sign_in::{Chief, Refused, kind_words};
use crate::state_words::StateWords;
use crate::words::Words;
use crate::write_event::Field;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct MemberPage {
    pub(crate) entry: RosterEntry,
    pub(crate) said: Option<MemberSaid>,
    /// The chapters of the community.
    pub(crate) chapters: Vec<Title>,
    /// Its levels.
    pub(crate) levels: Vec<Tier>,
    /// How she stands.
    pub(crate) standing: StandingSeen,
}

/// What was just done, or why it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemberSaid {
    /// She gets a mail.
    Mailed,
    /// She signed in meanwhile.
    HasSignedIn,
    /// She was mailed days ago.
    TooSoon,
    /// She is in the chapter that was chosen.
    Chapter,
    /// That chapter is there no more.
    ChapterGone,
    /// She was let in.
    LetIn,
    /// She was not.
    NotLetIn,
    /// Somebody else decided before.
    Decided,
    /// People of her kind do not join here any more.
    NotAdmitted,
    /// The reason cannot be kept.
    ReasonWrong,
    /// She has the level that was chosen.
    Level,
    /// She has it once the invoice is paid.
    LevelInvoiced,
    /// It is not offered any more, is not there, or is not for her.
    LevelNotForHer,
    /// What she has is paid for still, by her or by her organisation.
    LevelPaid,
    /// Another membership of hers is this one now.
    Merged,
    /// How she stands is written.
    Standing,
    /// Nobody decides on her own standing.
    StandingOwn,
    /// The day on which a limit ends is none, or none that may be.
    StandingUntil,
}

struct Fact {
    term: String,
    text: String,
}

#[derive(Template)]
#[template(path = "desk_member.html")]
struct MemberTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    id: String,
    name: String,
    handle: String,
    mail: String,
    organization: String,
    state: StateWords,
    facts: Vec<Fact>,
    owes: Option<InvoiceRow>,
    chapter: Option<Field>,
    level: Option<Field>,
    stands: Vec<Field>,
    waits: String,
    /// She asked to join, and somebody has to say yes or no.
    asks: bool,
    reason_fault: String,
    chars_max: usize,
    /// Nobody else sees her, and there is nothing to end.
    has_left: bool,
    as_of: String,
}

impl MemberPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let member = &self.entry.row.member;
        let head = head(called(words, member), words.t("members-intro"));
        written(&MemberTemplate {
            around: Around::of(frame, head),
            said: self.said.map(|said| said.words(words)),
            id: member.id.to_string(),
            name: called(words, member),
            handle: member.handle.to_string(),
            mail: reached_at(member),
            organization: member
                .organization
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            state: standing(words, &self.entry.row),
            facts: self.facts(frame),
            owes: self.entry.owes.as_ref().map(|owed| InvoiceRow::of(words, owed)),
            chapter: Chapters {
                all: self.chapters.clone(),
                hers: self.entry.row.enrolment.chapter.clone(),
                is_gone: self.said == Some(MemberSaid::ChapterGone),
            }
            .field(words, "chapter-hint-desk"),
            level: self.level(words),
            stands: self
                .standing
                .fields(words, self.said == Some(MemberSaid::StandingUntil)),
            waits: waits(frame, &self.entry.row),
            asks: self.entry.row.enrolment.state == EnrolmentState::Pending,
            reason_fault: match self.said {
                Some(MemberSaid::ReasonWrong) => {
                    words.with("desk-end-reason-long", &[("n", Note::CHARS_MAX.into())])
                }
                _ => String::new(),
            },
            chars_max: Note::CHARS_MAX,
            has_left: matches!(
                self.entry.row.enrolment.state,
                EnrolmentState::Left | EnrolmentState::Pending
            ),
            as_of: as_of(frame),
        })
    }

    /// The levels she may have; none where there is no choice.
    fn level(&self, words: &Words) -> Option<Field> {
        let enrolment = &self.entry.row.enrolment;
        let hers = |tier: &&Tier| {
            tier.id == enrolment.tier
                || tier.is_offered() && !tier.is_bundle() && tier.kinds.contains(&enrolment.kind)
        };
        let choice = |tier: &Tier| Choice {
            value: tier.id.to_string(),
            label: tier.name.to_string(),
            language: String::new(),
            chosen: tier.id == enrolment.tier,
        };
        let options: Vec<Choice> = self.levels.iter().filter(hers).map(choice).collect();
        (options.len() > 1).then(|| Field {
            name: "level",
            label: words.t("members-level"),
            hint: words.t("members-level-hint"),
            fault: String::new(),
            value: String::new(),
            kind: "choice",
            options,
            required: false,
        })
    }

    fn facts(&self, frame: &Frame<'_>) -> Vec<Fact> {
        let words = frame.words;
        let (member, enrolment) = (&self.entry.row.member, &self.entry.row.enrolment);
        let joined = frame.clock.at(member.joined).date();
        let mut facts = vec![
            ("members-level", self.entry.row.tier.to_string()),
            ("card-kind", kind_words(words, enrolment.kind)),
            ("card-since", calendar_day(words, enrolment.since)),
            ("members-joined", calendar_day(words, joined)),
        ];
        facts.push(("standing-title", self.standing.said(words)));
        if let Some(organization) = &self.entry.row.seat_of {
            facts.push(("card-seat", organization.to_string()));
        }
        if let Some(chapter) = &enrolment.chapter {
            facts.push(("card-chapter", chapter.to_string()));
        }
        if !member.roles.is_empty() {
            facts.push(("members-offices", offices(words, &member.roles).join(", ")));
        }
        if !self.entry.row.tags.is_empty() {
            facts.push(("members-tags", texts(&self.entry.row.tags).join(" · ")));
        }
        if let Some(why) = &enrolment.left_because {
            facts.push(("members-left-because", why.to_string()));
        }
        let fact = |(term, text): (&str, String)| Fact {
            term: words.t(term),
            text,
        };
        facts.into_iter().map(fact).collect()
    }
}

impl MemberSaid {
    fn words(self, words: &Words) -> StateWords {
        match self {
            Self::Mailed => state(Tone::Good, &words.t("members-mailed-her")),
            Self::Chapter => state(Tone::Good, &words.t("members-chapter-saved")),
            Self::ChapterGone => state(Tone::Act, &words.t("chapter-wrong")),
            Self::LetIn => state(Tone::Good, &words.t("members-let-in")),
            Self::NotLetIn => state(Tone::Good, &words.t("members-not-let-in")),
            Self::Decided => state(Tone::Watch, &words.t("members-decided")),
            Self::NotAdmitted => state(Tone::Act, &words.t("members-not-admitted")),
            Self::ReasonWrong => state(Tone::Act, &words.t("form-wrong")),
            Self::Level => state(Tone::Good, &words.t("members-level-saved")),
            Self::LevelInvoiced => state(Tone::Info, &words.t("members-level-invoiced")),
            Self::LevelNotForHer => state(Tone::Act, &words.t("members-level-not-hers")),
            Self::Merged => state(Tone::Good, &words.t("members-merge-done")),
            Self::Standing => state(Tone::Good, &words.t("standing-saved")),
            Self::StandingOwn => state(Tone::Act, &words.t("standing-own")),
            Self::StandingUntil => state(Tone::Act, &words.t("form-wrong")),
            Self::LevelPaid => state(Tone::Act, &words.t("members-level-paid")),
            Self::HasSignedIn => state(Tone::Info, &words.t("members-has-signed-in")),
            Self::TooSoon => {
                let days = u32::try_from(PAUSE_DAYS).unwrap_or_default();
                state(Tone::Watch, &words.count("members-too-soon", days))
            }
        }
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct MemberQuery {
    mailed: Option<String>,
    chapter: Option<String>,
    decided: Option<String>,
    level: Option<String>,
    standing: Option<String>,
}

/// `GET /desk/members/{id}`.
pub(super) async fn show(
    chief: Chief,
    Path(id): Path<String>,
    query: Result<Query<MemberQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let level = match query.level.as_deref() {
        Some("put") => Some(MemberSaid::Level),
        Some("invoiced") => Some(MemberSaid::LevelInvoiced),
        _ => query.standing.map(|_| MemberSaid::Standing),
    };
    let said = match (query.mailed, query.chapter, query.decided.as_deref()) {
        (Some(_), ..) => Some(MemberSaid::Mailed),
        (None, Some(_), _) => Some(MemberSaid::Chapter),
        (None, None, Some("yes")) => Some(MemberSaid::LetIn),
        (None, None, Some("no")) => Some(MemberSaid::NotLetIn),
        (None, None, Some("merged")) => Some(MemberSaid::Merged),
        (None, None, _) => level,
    };
    page(&chief, &id, said)
}

/// The page, with what is said first.
pub(super) fn page(chief: &Chief, id: &str, said: Option<MemberSaid>) -> Result<Response, Refused> {
    page_with(chief, id, said, None)
}

/// The same, with what was typed of her standing and not taken.
pub(super) fn page_with(
    chief: &Chief,
    id: &str,
    said: Option<MemberSaid>,
    typed: Option<StandingTyped>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = MemberId::parse(id).map_err(|_| not_found())?;
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let entry = see_on_roster(tx, &chief.officer, &id, visit.now)?;
        let profile = store::community::profile(tx)?;
        let zone = profile
            .as_ref()
            .map_or_else(Zone::utc, |profile| profile.zone.clone());
        let chapters = profile.map_or_else(Vec::new, |profile| profile.chapters);
        let standing = StandingSeen {
            standing: store::standings::of(tx, &id)?,
            zone,
            now: visit.now,
            typed: typed.clone(),
        };
        Ok::<_, StoreError>((entry, chapters, store::tiers::all(tx)?, standing))
    });
    let (found, chapters, levels, standing) =
        read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let page = MemberPage {
        entry: found.ok_or_else(not_found)?,
        said,
        chapters,
        levels,
        standing,
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}
