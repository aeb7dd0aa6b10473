//! `/desk/members`: everybody who is a member, found by words, level, state, kind and tag; who has not signed in yet,
//! and the button that mails them (F02, F22).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::invite_members::{Whom, invite_piece};
use community::see_roster::{PAGE_MAX, RosterFilter, RosterRow, SignedInYet, count_waiting, see_roster};
use domain::{EnrolmentState, Kind, Member, MemberId, MemberTag, MemberTags, Slug, Title};
use edge::{Tone, calendar_day};
use serde::Deserialize;
use store::{StoreError, Transaction, enrolments, member_tags, tiers};

use super::told::{as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::icons::Icon;
use crate::people_page::in_query;
use crate::sign_in::{Button, Chief, Refused, form, kind_words};
use crate::state_words::StateWords;
use crate::words::Words;

/// Those who have not signed in are counted up to so many.
const WAITING_MAX: u16 = 1_000;
/// Pieces of those who wait that one press mails.
const PIECES_MAX: usize = 25;
/// Most characters of the words that are looked for.
const TEXT_CHARS_MAX: usize = 100;
/// Tags to choose among; any other is asked for by the address of the page.
const TAGS_SHOWN_MAX: usize = 200;

/// One page of the roster.
#[derive(Clone, Debug, Default)]
pub(crate) struct MembersPage {
    pub(crate) asked: Asked,
    /// The levels there are.
    pub(crate) levels: Vec<(Slug, Title)>,
    /// The tags that anybody has.
    pub(crate) tags: Vec<MemberTag>,
    pub(crate) rows: Vec<RosterRow>,
    /// Where the next page is.
    pub(crate) next: Option<String>,
    /// How many have not signed in, and how many of them had no mail; asked for on the first page alone.
    pub(crate) waiting: (usize, usize),
    /// How many asked to join and wait for an officer; asked for on the first page alone.
    pub(crate) asking: usize,
    /// How many were just mailed.
    pub(crate) mailed: Option<u32>,
}

/// The query as it comes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(crate) q: String,
    pub(crate) level: String,
    pub(crate) state: String,
    pub(crate) kind: String,
    pub(crate) signed_in: String,
    pub(crate) tag: String,
    pub(crate) after: String,
    pub(crate) mailed: Option<u32>,
}

struct Field {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

struct Row {
    path: String,
    name: String,
    organization: String,
    mail: String,
    level: String,
    since: String,
    state: StateWords,
    /// That she has not signed in yet; else empty.
    waits: String,
    /// What officers call her by.
    tags: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk_members.html")]
struct MembersTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    asking: String,
    waiting: String,
    untold: String,
    fields: Vec<Field>,
    text: &'a str,
    filtered: bool,
    later: bool,
    rows: Vec<Row>,
    next: Option<&'a str>,
    /// Some were found, and the page ends because enough were looked at.
    bounded: bool,
    as_of: String,
}

/// Where a membership stands, as officers read it.
pub(super) fn standing(words: &Words, row: &RosterRow) -> StateWords {
    let enrolment = &row.enrolment;
    let (tone, icon) = match enrolment.state {
        EnrolmentState::Pending => ("info", Icon::Clock),
        EnrolmentState::Current => ("good", Icon::Tick),
        EnrolmentState::Grace => ("watch", Icon::Clock),
        EnrolmentState::Lapsed => ("act", Icon::Warning),
        EnrolmentState::Left => ("soft", Icon::Out),
    };
    let second = match enrolment.until {
        Some(day) if enrolment.state != EnrolmentState::Left => {
            words.with("desk-renewals-ends", &[("day", calendar_day(words, day).into())])
        }
        _ => String::new(),
    };
    StateWords {
        tone,
        icon,
        words: state_words(words, enrolment.state),
        second,
    }
}

fn state_words(words: &Words, state: EnrolmentState) -> String {
    words.t(match state {
        EnrolmentState::Pending => "card-state-pending",
        EnrolmentState::Current => "card-state-current",
        EnrolmentState::Grace => "card-state-grace",
        EnrolmentState::Lapsed => "card-state-lapsed",
        EnrolmentState::Left => "members-state-left",
    })
}

/// `Has not signed in yet; mailed on 3 May 2026`, or nothing.
pub(super) fn waits(frame: &Frame<'_>, row: &RosterRow) -> String {
    let words = frame.words;
    match &row.invitation {
        None => String::new(),
        Some(invitation) => match invitation.mailed {
            None => words.t("members-waits-untold"),
            Some(at) => {
                let day = frame.clock.at(at).date();
                words.with("members-waits", &[("day", calendar_day(words, day).into())])
            }
        },
    }
}

/// As they are written.
pub(super) fn texts(tags: &MemberTags) -> Vec<String> {
    tags.iter().map(ToString::to_string).collect()
}

/// The page of one of them.
pub(super) fn path_of(id: &MemberId) -> String {
    format!("/desk/members/{id}")
}

/// What a member is called on the desk; of somebody whose data was deleted there is no name.
pub(super) fn called(words: &Words, member: &Member) -> String {
    match member.is_erased() {
        true => words.t("members-erased"),
        false => member.name.to_string(),
    }
}

/// Where she reads mails, or nothing when that was deleted.
pub(super) fn reached_at(member: &Member) -> String {
    match member.is_erased() {
        true => String::new(),
        false => member.mail.as_str().to_owned(),
    }
}

impl Row {
    fn of(frame: &Frame<'_>, row: &RosterRow) -> Self {
        let member = &row.member;
        Self {
            path: path_of(&member.id),
            name: called(frame.words, member),
            organization: member
                .organization
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            mail: reached_at(member),
            level: match &row.seat_of {
                Some(organization) => format!("{} ({} {organization})", row.tier, frame.words.t("card-seat")),
                None => row.tier.to_string(),
            },
            since: calendar_day(frame.words, row.enrolment.since),
            state: standing(frame.words, row),
            waits: waits(frame, row),
            tags: texts(&row.tags),
        }
    }
}

impl MembersPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("members-title"), words.t("members-intro"));
        let count = |key, n: usize| match n {
            0 => String::new(),
            n => words.count(key, u32::try_from(n).unwrap_or(u32::MAX)),
        };
        let mailed = self.mailed.map(|n| words.count("members-mailed", n));
        written(&MembersTemplate {
            around: Around::of(frame, head),
            said: mailed.map(|mailed| state(Tone::Good, &mailed)),
            asking: count("members-asking", self.asking),
            waiting: count("members-waiting", self.waiting.0),
            untold: count("members-invite-untold", self.waiting.1),
            fields: self.fields(words),
            text: &self.asked.q,
            filtered: self.asked.filters(),
            later: !self.asked.after.is_empty(),
            rows: self.rows.iter().map(|row| Row::of(frame, row)).collect(),
            next: self.next.as_deref(),
            bounded: (1..PAGE_MAX).contains(&self.rows.len()),
            as_of: as_of(frame),
        })
    }

    fn fields(&self, words: &Words) -> Vec<Field> {
        let field = |name, label: &str, chosen: &str, options: Vec<(String, String)>| {
            let any = (String::new(), words.t("filter-any"));
            let choice = |(value, label): (String, String)| Choice {
                chosen: value == chosen,
                value,
                label,
                language: String::new(),
            };
            Field {
                name,
                label: words.t(label),
                options: [any].into_iter().chain(options).map(choice).collect(),
            }
        };
        let levels = self.levels.iter();
        let levels = levels.map(|(id, name)| (id.to_string(), name.to_string()));
        let states = STATES.map(|state| (word(state).to_owned(), state_words(words, state)));
        let kinds = Kind::ALL.map(|kind| (kind.word().to_owned(), kind_words(words, kind)));
        let not_yet = ("no".to_owned(), words.t("members-not-signed-in"));
        let mut fields = vec![
            field("level", "members-level", &self.asked.level, levels.collect()),
            field("state", "members-state", &self.asked.state, states.into()),
            field("kind", "card-kind", &self.asked.kind, kinds.into()),
            field(
                "signed_in",
                "members-signed-in",
                &self.asked.signed_in,
                vec![not_yet],
            ),
        ];
        if !self.tags.is_empty() {
            let tags = self.tags.iter().map(|tag| (tag.folded(), tag.to_string()));
            fields.push(field("tag", "members-tag", &self.asked.tag, tags.collect()));
        }
        fields
    }
}

const STATES: [EnrolmentState; 5] = [
    EnrolmentState::Pending,
    EnrolmentState::Current,
    EnrolmentState::Grace,
    EnrolmentState::Lapsed,
    EnrolmentState::Left,
];

/// As an address says it.
fn word(state: EnrolmentState) -> &'static str {
    match state {
        EnrolmentState::Pending => "pending",
        EnrolmentState::Current => "current",
        EnrolmentState::Grace => "grace",
        EnrolmentState::Lapsed => "lapsed",
        EnrolmentState::Left => "left",
    }
}

impl Asked {
    /// Without what nobody can be found by.
    fn known(self, levels: &[(Slug, Title)]) -> Self {
        let keep = |text: String, known: bool| if known { text } else { String::new() };
        let level = levels.iter().any(|(id, _)| id.as_str() == self.level);
        let state = STATES.iter().any(|state| word(*state) == self.state);
        let kind = Kind::from_word(&self.kind).is_some();
        let signed_in = self.signed_in == "no";
        Self {
            q: self.q.trim().chars().take(TEXT_CHARS_MAX).collect(),
            level: keep(self.level, level),
            state: keep(self.state, state),
            kind: keep(self.kind, kind),
            signed_in: keep(self.signed_in, signed_in),
            tag: MemberTag::parse(&self.tag).map_or_else(|_| String::new(), |tag| tag.folded()),
            ..self
        }
    }

    fn filter(&self) -> RosterFilter {
        RosterFilter {
            text: Title::parse(&self.q).ok(),
            level: Slug::parse(&self.level).ok(),
            state: STATES.into_iter().find(|state| word(*state) == self.state),
            kind: Kind::from_word(&self.kind),
            signed_in: match self.signed_in.as_str() {
                "no" => SignedInYet::No,
                _ => SignedInYet::Either,
            },
            tag: MemberTag::parse(&self.tag).ok(),
        }
    }

    fn filters(&self) -> bool {
        self.filter() != RosterFilter::default() || !self.q.is_empty()
    }

    fn next(&self, after: &MemberId) -> String {
        let texts = [
            ("q", &self.q),
            ("level", &self.level),
            ("state", &self.state),
            ("kind", &self.kind),
            ("signed_in", &self.signed_in),
            ("tag", &self.tag),
        ];
        let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let mut pairs: Vec<String> = said
            .map(|(name, text)| format!("{name}={}", in_query(text)))
            .collect();
        pairs.push(format!("after={after}"));
        format!("/desk/members?{}", pairs.join("&"))
    }
}

/// `GET /desk/members`.
pub(super) async fn show(chief: Chief, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| read(tx, &chief, asked.clone())) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

fn read(tx: &mut Transaction<'_>, chief: &Chief, asked: Asked) -> Result<MembersPage, StoreError> {
    let levels = tiers::all(tx)?.into_iter().map(|tier| (tier.id, tier.name));
    let levels: Vec<(Slug, Title)> = levels.collect();
    let asked = asked.known(&levels);
    let after = MemberId::parse(&asked.after).ok();
    // Words that are none find nobody; what is left of the question would find everybody.
    let found = match asked.q.is_empty() || asked.filter().text.is_some() {
        true => {
            let (filter, now) = (asked.filter(), chief.visit.now);
            see_roster(tx, &chief.officer, &filter, after.as_ref(), now)?
        }
        false => Default::default(),
    };
    let mut tags = member_tags::in_use(tx, TAGS_SHOWN_MAX)?;
    // Also one that nobody has any more, or that stands behind those: the form says what was asked for.
    let is_listed = |asked: &MemberTag| tags.iter().any(|tag| tag.folded() == asked.folded());
    if let Some(other) = asked.filter().tag.filter(|asked| !is_listed(asked)) {
        tags.push(other);
    }
    let is_plain = after.is_none() && !asked.filters();
    Ok(MembersPage {
        waiting: match is_plain {
            true => count_waiting(tx, &chief.officer, WAITING_MAX)?,
            false => (0, 0),
        },
        asking: match is_plain {
            true => enrolments::count_waiting(tx, WAITING_MAX)?,
            false => 0,
        },
        mailed: asked.mailed,
        next: found.next.as_ref().map(|after| asked.next(after)),
        rows: found.rows,
        levels,
        tags,
        asked,
    })
}

/// `POST /desk/members/invite`: mails those who were taken in and had no mail yet, each once however often it is pressed.
pub(super) async fn invite(
    chief: Chief,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let visit = &chief.visit;
    let (mut told, mut after) = (0, None);
    for _ in 0..PIECES_MAX {
        let (database, by) = (&visit.site.doors.node.database, chief.officer.member());
        let piece = database
            .transact(|tx| invite_piece(tx, by.handle.as_str(), Whom::Untold, after.as_ref(), visit.now))
            .await
            .map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
        told += piece.told;
        after = piece.after;
        if after.is_none() {
            break;
        }
    }
    Ok(Redirect::to(&format!("/desk/members?mailed={told}")).into_response())
}
