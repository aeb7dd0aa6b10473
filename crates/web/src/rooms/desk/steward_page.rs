//! `/rooms/{slug}/steward`: what waits for those who run a room, who is in it, and what it is to be (F11, R12; D 9). Nobody
//! else finds it.

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use domain::{Slug, Title};
use jiff::Timestamp;
use store::{StoreError, tiers};
use subrosa::{
    Outcome, ReleaseState, ReleasesShown, ReportState, ReportsShown, Retention, RoomShown, Stewarding,
    StewardingRefused, StewardsRefused, VoteShown,
};

use super::members_page::{DoneQuery, done, refused};
use super::parts::{Moment, PersonLine, PostView, Quoted, RoomSaid, Speaker, VoteWords};
use super::settings_form::{Faults, SettingsForm};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::rooms::band::Band;
use crate::rooms::gate::Asker;
use crate::rooms::words::head;
use crate::sign_in::Refused;
use crate::state_words::StateWords;

/// The page.
#[derive(Clone)]
pub(crate) struct StewardPage {
    pub(crate) band: Band,
    /// `/rooms/{slug}`.
    pub(crate) path: String,
    pub(crate) reports: Vec<ReportLine>,
    pub(crate) releases: Vec<ReleaseLine>,
    pub(crate) members: Vec<PersonLine>,
    pub(crate) vote: Option<VoteShown>,
    /// Nobody writes or enters any more.
    pub(crate) is_archived: bool,
    pub(crate) form: SettingsForm,
    pub(crate) faults: Faults,
    /// For how long it keeps what is said now.
    pub(crate) kept: Retention,
    /// Levels of the community.
    pub(crate) levels: Vec<(Slug, Title)>,
    pub(crate) said: Option<RoomSaid>,
}

/// A report, with the witness of its post.
#[derive(Clone)]
pub(crate) struct ReportLine {
    /// As an address of the room has it.
    pub(crate) id: String,
    /// When it was first reported.
    pub(crate) at: Timestamp,
    pub(crate) post: PostView,
    pub(crate) reasons: Vec<String>,
    /// When, and to what end; none while it waits.
    pub(crate) settled: Option<(Timestamp, Outcome)>,
}

/// Words that wait to be read outside.
#[derive(Clone)]
pub(crate) struct ReleaseLine {
    /// As an address of the room has it.
    pub(crate) id: String,
    pub(crate) by: Speaker,
    pub(crate) expires: Timestamp,
    /// A steward agreed; it becomes a note in a moment.
    pub(crate) is_agreed: bool,
}

struct ReportRow<'a> {
    id: &'a str,
    at: Moment,
    post: Quoted,
    place: &'a str,
    reasons: &'a [String],
    outcome: String,
}

struct ReleaseRow<'a> {
    id: &'a str,
    by: String,
    until: Moment,
    is_agreed: bool,
}

#[derive(Template)]
#[template(path = "room_steward.html")]
struct StewardTemplate<'a> {
    around: Around<'a>,
    band: &'a Band,
    path: &'a str,
    open: Vec<ReportRow<'a>>,
    settled: Vec<ReportRow<'a>>,
    releases: Vec<ReleaseRow<'a>>,
    members: Vec<(&'a PersonLine, String)>,
    vote: Option<VoteWords>,
    is_archived: bool,
    form: &'a SettingsForm,
    faults: Vec<(&'static str, String, &'a str)>,
    retentions: Vec<(u16, String, bool)>,
    levels: Vec<(String, String, bool)>,
    said: Option<StateWords>,
}

impl StewardTemplate<'_> {
    /// What is wrong with a field, or nothing.
    fn fault(&self, field: &str) -> &str {
        let found = self.faults.iter().find(|(of, ..)| *of == field);
        found.map_or("", |(_, _, fault)| fault)
    }
}

/// Fields in the order they stand, and their labels.
static FIELDS: [(&str, &str); 5] = [
    ("name", "room-settings-name"),
    ("retention", "room-settings-retention"),
    ("min_membership_days", "room-settings-days"),
    ("vouches", "room-settings-vouches"),
    ("tier", "room-settings-levels"),
];

impl StewardPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let is_open = |line: &&ReportLine| line.settled.is_none();
        let rows = |line| ReportRow::of(frame, line);
        let releases = self.releases.iter().map(|line| ReleaseRow {
            id: &line.id,
            by: line.by.name(words),
            until: Moment::of(frame, line.expires),
            is_agreed: line.is_agreed,
        });
        let members = self.members.iter();
        let faults = FIELDS.iter().flat_map(|(field, label)| {
            let faults = self.faults.iter().filter(move |(of, _)| of == field);
            faults.map(move |(_, fault)| (*field, words.t(label), fault.as_str()))
        });
        written(&StewardTemplate {
            around: Around::of(frame, head(words)),
            band: &self.band,
            path: &self.path,
            open: self.reports.iter().filter(is_open).map(rows).collect(),
            settled: self
                .reports
                .iter()
                .filter(|line| !is_open(line))
                .map(rows)
                .collect(),
            releases: releases.collect(),
            members: members.map(|who| (who, who.known.name(words))).collect(),
            vote: self.vote.as_ref().and_then(|vote| VoteWords::of(frame, vote)),
            is_archived: self.is_archived,
            form: &self.form,
            faults: faults.collect(),
            retentions: self.form.retentions(words, self.kept),
            levels: self.form.levels(&self.levels),
            said: self.said.map(|said| said.shown(words)),
        })
    }
}

impl<'a> ReportRow<'a> {
    fn of(frame: &Frame<'_>, line: &'a ReportLine) -> Self {
        Self {
            id: &line.id,
            at: Moment::of(frame, line.at),
            post: Quoted::of(frame, &line.post),
            place: &line.post.path,
            reasons: &line.reasons,
            outcome: match line.settled {
                None => String::new(),
                Some((_, Outcome::Kept)) => frame.words.t("room-report-kept-it"),
                Some((_, Outcome::Removed)) => frame.words.t("room-report-removed-it"),
            },
        }
    }
}

/// A room as one who runs it sees it; for anybody else nothing is here.
pub(super) async fn run_by_her(asker: &Asker) -> Result<RoomShown, Refused> {
    let shown = asker.look(|at| at.rooms.see_room(at.who, at.room)).await?;
    match shown.access.stewarding() {
        Stewarding::Runs => Ok(shown),
        Stewarding::TakesPart => Err(asker.not_found()),
    }
}

/// What stands where a steward was refused.
pub(super) fn not_done(asker: &Asker, why: &StewardingRefused) -> Result<Response, Refused> {
    match why {
        StewardingRefused::NoSteward => Err(asker.not_found()),
        StewardingRefused::NotIn => Ok(done(asker, "/steward", RoomSaid::Overtaken)),
        StewardingRefused::Stewards(StewardsRefused::Last) => {
            Ok(done(asker, "/steward", RoomSaid::LastSteward))
        }
        StewardingRefused::Stewards(StewardsRefused::TooMany) => {
            Ok(done(asker, "/steward", RoomSaid::TooManyStewards))
        }
        StewardingRefused::Rooms(error) => refused(asker, error),
    }
}

/// What waits for the stewards, as one of them sees it.
type Waiting = (ReportsShown, ReleasesShown);

impl StewardPage {
    /// As the room is now, with a form in it.
    pub(super) async fn of(
        asker: &Asker,
        shown: &RoomShown,
        form: SettingsForm,
        faults: Faults,
    ) -> Result<Self, Refused> {
        let waiting = asker
            .run(|at| -> Result<Waiting, StewardingRefused> {
                let reports = at.rooms.reports(at.who, at.room, at.now)?;
                Ok((reports, at.rooms.releases(at.who, at.room, at.now)?))
            })
            .await;
        let (reports, releases) = waiting.map_err(|why| match why {
            StewardingRefused::Rooms(error) => asker.refused(&error),
            _ => asker.not_found(),
        })?;
        let read = asker.visit.site.doors.node.database.read(|tx| {
            // One that nobody new gets is offered only where the room asks for it already.
            let known = tiers::all(tx)?.into_iter();
            let known = known.filter(|tier| tier.is_offered() || form.tiers.contains(tier.id.as_str()));
            Ok::<_, StoreError>(known.map(|tier| (tier.id, tier.name)).collect())
        });
        Ok(Self {
            band: Band::below(asker, shown, &asker.visit.words().t("room-steward-title")),
            path: asker.path(""),
            reports: report_lines(asker, &reports)?,
            releases: release_lines(asker, &releases)?,
            members: PersonLine::members(asker, shown)?,
            vote: shown.vote.clone(),
            is_archived: shown.archived.is_some(),
            form,
            faults,
            kept: shown.retention,
            levels: read.map_err(|_| asker.instead(&ErrorPage::Unavailable))?,
            said: None,
        })
    }
}

fn report_lines(asker: &Asker, shown: &ReportsShown) -> Result<Vec<ReportLine>, Refused> {
    let mut lines = Vec::with_capacity(shown.reports.len());
    for report in &shown.reports {
        let reasons = report.reasons.iter();
        lines.push(ReportLine {
            id: report.id.letters(),
            at: report.at,
            post: PostView {
                by: Speaker::of(asker, &report.author, &shown.access)?,
                at: report.post.written(),
                text: report.text.reveal(&shown.access).to_owned(),
                path: asker.place(report.thread, report.post),
            },
            reasons: reasons
                .map(|reason| reason.reveal(&shown.access).to_owned())
                .collect(),
            settled: match report.state {
                ReportState::Open => None,
                ReportState::Settled { at, outcome } => Some((at, outcome)),
            },
        });
    }
    Ok(lines)
}

fn release_lines(asker: &Asker, shown: &ReleasesShown) -> Result<Vec<ReleaseLine>, Refused> {
    let mut lines = Vec::with_capacity(shown.releases.len());
    for release in &shown.releases {
        lines.push(ReleaseLine {
            id: release.id.letters(),
            by: Speaker::of(asker, &release.author, &shown.access)?,
            expires: release.expires,
            is_agreed: release.state == ReleaseState::Agreed,
        });
    }
    Ok(lines)
}

/// `GET /rooms/{slug}/steward`.
pub(super) async fn show(
    asker: Asker,
    query: Result<Query<DoneQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let shown = run_by_her(&asker).await?;
    let form = SettingsForm::of(&shown);
    let mut page = StewardPage::of(&asker, &shown, form, Faults::new()).await?;
    page.said = DoneQuery::said(query);
    Ok(asker.page(page.render(&asker.visit.frame())))
}
