//! `/desk/agreements/{id}`: one agreement as a sheet, with what changed since the version before, how it stands, what the other
//! community sees, whom of ours it serves, and what can be done about it (F16, journey ).

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use community::drawn_from::Version;
use community::who_qualifies;
use domain::{
    AgreementText, AgreementVersion, AppliesTo, BenefitTerm, ReciprocityAgreement, Side, VersionState,
};
use edge::{calendar_day, money};
use jiff::Timestamp;
use serde::Deserialize;
use store::{StoreError, Transaction};

use super::super::told::{as_of, head};
use super::parties::Parties;
use super::read::{DealDone, known, path};
use super::sheet::{Sheet, first_day};
use super::stands::{Stands, signed_version};
use crate::bloom::Bloom;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};
use crate::state_words::StateWords;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct AgreementPage {
    pub(crate) agreement: ReciprocityAgreement,
    pub(crate) parties: Parties,
    /// Which version she asked for, counted from 1; else the one that matters.
    pub(crate) asked: Option<usize>,
    /// Whom of ours the shown text serves.
    pub(crate) qualify: Vec<QualifyLine>,
    /// What the shown text makes of prices.
    pub(crate) examples: Vec<Example>,
    pub(crate) said: Option<StateWords>,
}

/// Whom of our members a term of theirs serves.
#[derive(Clone, Debug)]
pub(crate) struct QualifyLine {
    /// Members we have.
    pub(crate) members: u64,
    /// Of them, those who qualify now.
    pub(crate) qualify: u64,
    /// Those who do not because of their level: its name and how many.
    pub(crate) not_by_level: Vec<(String, u64)>,
}

/// A price of a level, and what is left of it.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// Whose level.
    pub(crate) host: String,
    /// Its name.
    pub(crate) level: String,
    /// As it stands, with its currency.
    pub(crate) full: String,
    /// As it is for a member who qualifies.
    pub(crate) after: String,
}

/// Which text the page shows.
#[derive(Clone, Copy)]
enum Shown<'a> {
    Draft(&'a AgreementText),
    Sent(&'a AgreementVersion),
}

/// What can be done about the text that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Acts {
    /// Signed and sent, changed, dropped.
    OfDraft,
    /// Signed, answered with another, declined.
    OfTheirOffer,
    /// Taken back.
    OfOurOffer,
    /// Ended, or a later version proposed.
    OfSigned,
    /// Begun again from its text.
    Again,
    /// Nothing.
    None,
}

struct VersionRow {
    number: usize,
    told: String,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "desk_agreement.html")]
struct AgreementTemplate<'a> {
    around: Around<'a>,
    bloom: Bloom,
    peer: &'a str,
    label: String,
    said: Option<StateWords>,
    state: StateWords,
    seen_there: String,
    /// Beside that: a signed version still counts, a draft is ours alone, a version of theirs waits.
    beside: Vec<String>,
    /// Where the open version is answered when a draft stands before it; else empty.
    waiting: String,
    reason: &'a str,
    heading: String,
    redline: String,
    sheet: Sheet,
    signatures: Vec<String>,
    digest: &'a str,
    acts: Acts,
    path: String,
    /// What a button acts on: the version of the draft, or the document of the version that is shown.
    acts_on: String,
    qualify: Vec<String>,
    examples: &'a [Example],
    versions: Vec<VersionRow>,
    as_of: String,
}

impl AgreementPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let peer = self.parties.them.name.as_str();
        let stands = Stands::of(&self.agreement, frame.now);
        let Some(shown) = self.shown(frame.now) else {
            return ErrorPage::NotFound.render(frame);
        };
        let sheet = Sheet::of(words, &self.parties, shown.text(), self.before(shown));
        let description = words.with("deal-one-what", &[("peer", peer.into())]);
        written(&AgreementTemplate {
            around: Around::of(frame, head(shown.text().name.to_string(), description)),
            bloom: Bloom::of(&self.parties.them.key),
            peer,
            label: stands.label(words),
            said: self.said.clone(),
            state: stands.told(words, peer, frame.now),
            seen_there: stands.seen_there(words, peer),
            beside: self.beside(words, shown, frame.now),
            waiting: self.waiting(shown, frame.now),
            reason: self.reason(),
            heading: match shown {
                Shown::Draft(_) => words.t("deal-heading-draft"),
                Shown::Sent(version) => version_words(words, &self.parties, version),
            },
            redline: match (self.before(shown), sheet.changes) {
                (None, _) => String::new(),
                (Some(_), changes) => words.count("deal-changes", changes),
            },
            sheet,
            signatures: self.signatures(words, shown),
            digest: shown.digest(),
            acts: self.acts(shown, frame.now),
            path: path(&self.agreement.id),
            acts_on: shown.acts_on(),
            qualify: self.qualify.iter().map(|line| qualify(words, line)).collect(),
            examples: &self.examples,
            versions: self.version_rows(words, shown),
            as_of: as_of(frame),
        })
    }

    /// The text that is shown: the one asked for; else our draft, what waits, what both signed, what was last.
    fn shown(&self, now: Timestamp) -> Option<Shown<'_>> {
        let agreement = &self.agreement;
        let asked = self.asked.and_then(|number| number.checked_sub(1));
        if let Some(version) = asked.and_then(|place| agreement.versions.get(place)) {
            return Some(Shown::Sent(version));
        }
        if let Some(draft) = &agreement.draft {
            return Some(Shown::Draft(draft));
        }
        let open = agreement.open().filter(|open| open.is_open(now));
        let version = open.or_else(|| signed_version(agreement, now));
        version.or_else(|| agreement.versions.last()).map(Shown::Sent)
    }

    /// The text it is compared with: the one it answers or follows, by its number in the chain.
    fn before(&self, shown: Shown<'_>) -> Option<&AgreementText> {
        let previous = shown.text().previous.as_deref()?;
        let mut versions = self.agreement.versions.iter();
        let version = versions.find(|version| version.digest == previous)?;
        Some(&version.text)
    }

    fn beside(&self, words: &Words, shown: Shown<'_>, now: Timestamp) -> Vec<String> {
        let peer = self.parties.them.name.as_str();
        let mut told = Vec::new();
        let open = self.agreement.open().filter(|open| open.is_open(now));
        if open.is_some() && self.agreement.in_force(now).is_some() {
            told.push(words.t("deal-still-counts"));
        }
        if self.agreement.draft.is_some() && !self.agreement.versions.is_empty() {
            told.push(words.with("deal-draft-unseen", &[("peer", peer.into())]));
        }
        if let (Shown::Sent(version), Some(open)) = (shown, open)
            && version.document != open.document
        {
            told.push(words.t("deal-not-the-open-one"));
        }
        told
    }

    /// The page of their version that waits, when another text is shown.
    fn waiting(&self, shown: Shown<'_>, now: Timestamp) -> String {
        let versions = &self.agreement.versions;
        let Some(open) = self.agreement.open().filter(|open| open.is_open(now)) else {
            return String::new();
        };
        let is_shown = matches!(shown, Shown::Sent(version) if version.document == open.document);
        let place = versions
            .iter()
            .position(|version| version.document == open.document);
        match place {
            Some(place) if !is_shown => format!("{}?version={}", path(&self.agreement.id), place + 1),
            _ => String::new(),
        }
    }

    /// What somebody wrote who ended it or said no to its last version.
    fn reason(&self) -> &str {
        let ending = self.agreement.ending.as_ref();
        let last = self.agreement.versions.last();
        let said = ending
            .and_then(|ending| ending.reason.as_ref())
            .or_else(|| last.and_then(|version| version.reason.as_ref()));
        said.map(domain::Note::as_str).unwrap_or_default()
    }

    fn acts(&self, shown: Shown<'_>, now: Timestamp) -> Acts {
        let version = match shown {
            Shown::Draft(_) => return Acts::OfDraft,
            Shown::Sent(version) => version,
        };
        let open = self.agreement.open().filter(|open| open.is_open(now));
        let signed = signed_version(&self.agreement, now);
        let is_signed = signed.is_some_and(|signed| signed.document == version.document);
        let is_over = matches!(Stands::of(&self.agreement, now), Stands::Ended);
        match open {
            Some(open) if open.document == version.document => match version.by {
                Side::Us => Acts::OfOurOffer,
                Side::Them => Acts::OfTheirOffer,
            },
            None if is_signed && self.agreement.ending.is_none() && !is_over => Acts::OfSigned,
            None if signed.is_none() => Acts::Again,
            _ => Acts::None,
        }
    }

    /// Who signed the text that is shown, and who did not.
    pub(super) fn signatures_of(&self, words: &Words, version: &AgreementVersion) -> Vec<String> {
        let (first, second) = match version.by {
            Side::Us => (&self.parties.us, &self.parties.them),
            Side::Them => (&self.parties.them, &self.parties.us),
        };
        let signed = |name: &str, at: Timestamp| {
            let named = [
                ("name", name.into()),
                ("day", calendar_day(words, first_day(at)).into()),
            ];
            words.with("deal-signed-by", &named)
        };
        let mut accepted = self.agreement.signed.iter();
        let accepted = accepted.find(|accepted| accepted.document == version.document);
        let other = match accepted {
            Some(accepted) => signed(&second.name, accepted.at),
            None => words.with("deal-not-signed-by", &[("name", second.name.as_str().into())]),
        };
        vec![signed(&first.name, version.at), other]
    }

    fn signatures(&self, words: &Words, shown: Shown<'_>) -> Vec<String> {
        match shown {
            Shown::Draft(_) => vec![words.t("deal-signed-by-nobody")],
            Shown::Sent(version) => self.signatures_of(words, version),
        }
    }

    fn version_rows(&self, words: &Words, shown: Shown<'_>) -> Vec<VersionRow> {
        let versions = self.agreement.versions.iter().enumerate().rev();
        let row = |(place, version): (usize, &AgreementVersion)| VersionRow {
            number: place + 1,
            told: version_words(words, &self.parties, version),
            is_shown: matches!(shown, Shown::Sent(shown) if shown.document == version.document),
        };
        versions.map(row).collect()
    }

    /// Reads it, with whom of ours it serves and what it makes of prices.
    pub(super) fn of(
        tx: &mut Transaction<'_>,
        chief: &Chief,
        agreement: ReciprocityAgreement,
        asked: Option<usize>,
    ) -> Result<Self, StoreError> {
        let (visit, now) = (&chief.visit, chief.visit.now);
        let parties = Parties::read(tx, visit, &agreement.peer, &agreement.group)?;
        let mut page = Self {
            agreement,
            parties,
            asked,
            qualify: Vec::new(),
            examples: Vec::new(),
            said: None,
        };
        let text = page.shown(now).map(|shown| shown.text().clone());
        for term in text.iter().flat_map(|text| &text.terms) {
            if term.grantor != page.parties.us.group {
                page.qualify.push(QualifyLine::read(tx, term)?);
            }
            page.examples
                .extend(Example::of(visit.words(), &page.parties, term));
        }
        Ok(page)
    }
}

impl<'a> Shown<'a> {
    fn text(self) -> &'a AgreementText {
        match self {
            Self::Draft(text) => text,
            Self::Sent(version) => &version.text,
        }
    }

    fn digest(self) -> &'a str {
        match self {
            Self::Draft(_) => "",
            Self::Sent(version) => &version.digest,
        }
    }

    fn acts_on(self) -> String {
        match self {
            Self::Draft(text) => Version::of(text).to_string(),
            Self::Sent(version) => version.document.to_string(),
        }
    }
}

impl QualifyLine {
    fn read(tx: &mut Transaction<'_>, term: &BenefitTerm) -> Result<Self, StoreError> {
        let preview = who_qualifies::preview(tx, term)?;
        let level = |(name, n): (domain::Title, u64)| (name.to_string(), n);
        Ok(Self {
            members: preview.members,
            qualify: preview.qualify,
            not_by_level: preview.not_by_level.into_iter().map(level).collect(),
        })
    }
}

impl Example {
    /// Each level of the host that has a price, before and after.
    fn of(words: &Words, parties: &Parties, term: &BenefitTerm) -> Vec<Self> {
        let (host, _) = parties.host_and_home(&term.grantor);
        let Some(currency) = &host.currency else {
            return Vec::new();
        };
        if !term.applies_to.contains(&AppliesTo::Joining) {
            return Vec::new();
        }
        let levels = host.levels.values().filter(|level| !level.price.is_zero());
        // So many months of dues are reckoned only where it is known how many a payment covers.
        let known = levels.filter(|level| term.benefit.months.is_none() || level.months.is_some());
        let example = known.filter_map(|level| {
            let after = term.benefit.price(&level.price, currency, level.months, None)?;
            Some(Self {
                host: host.name.clone(),
                level: level.name.clone(),
                full: money(words, &currency.in_full(&level.price), currency),
                after: money(words, &after, currency),
            })
        });
        example.collect()
    }
}

/// `26 of your 60 members qualify; 34 (level Network) do not`.
fn qualify(words: &Words, line: &QualifyLine) -> String {
    let numbers = [("qualify", line.qualify.into()), ("members", line.members.into())];
    let mut told = vec![words.with("deal-preview", &numbers)];
    told.extend(line.not_by_level.iter().map(|(level, n)| {
        let named = [("n", (*n).into()), ("level", level.as_str().into())];
        words.with("deal-preview-not", &named)
    }));
    told.join("; ")
}

/// `Version 2, by Thames Partner Chapter on 3 December 2026: answered with another version`.
fn version_words(words: &Words, parties: &Parties, version: &AgreementVersion) -> String {
    let by = match version.by {
        Side::Us => &parties.us.name,
        Side::Them => &parties.them.name,
    };
    let became = match version.state {
        VersionState::Open => words.t("deal-version-open"),
        VersionState::Countered => words.t("deal-version-countered"),
        VersionState::Accepted => words.t("deal-version-accepted"),
        VersionState::Rejected => words.t("deal-version-rejected"),
        VersionState::Withdrawn => words.t("deal-version-withdrawn"),
        VersionState::Void => words.t("deal-version-void"),
    };
    let named = [
        ("n", version.text.revision.into()),
        ("name", by.as_str().into()),
        ("day", calendar_day(words, first_day(version.at)).into()),
        ("became", became.into()),
    ];
    words.with("deal-version", &named)
}

/// What was just done, and which version is asked for.
#[derive(Default, Deserialize)]
pub(super) struct OneQuery {
    done: Option<DealDone>,
    version: Option<usize>,
}

/// `GET /desk/agreements/{id}`.
pub(super) async fn show(
    chief: Chief,
    Path(id): Path<String>,
    query: Result<Query<OneQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let said = query.done.map(|done| done.said(chief.visit.words()));
    let agreement = known(&chief, &id)?;
    Ok(shown(&chief, agreement, query.version, said))
}

/// The page of one with what came of the last step.
pub(super) fn page(chief: &Chief, id: &str, said: Option<StateWords>) -> Response {
    match known(chief, id) {
        Ok(agreement) => shown(chief, agreement, None, said),
        Err(refused) => refused.into_response(),
    }
}

fn shown(
    chief: &Chief,
    agreement: ReciprocityAgreement,
    asked: Option<usize>,
    said: Option<StateWords>,
) -> Response {
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    match database.read(|tx| AgreementPage::of(tx, chief, agreement.clone(), asked)) {
        Ok(mut page) => {
            page.said = said;
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

#[cfg(test)]
mod tests;
