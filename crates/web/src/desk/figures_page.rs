//! `/desk/figures`: what became of the vouchers of a month between this community and each other one, in both directions, and
//! whether both sides say the same (F16, need 2.22).

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use community::see_figures::{Direction, FiguresStand, PeerFigures, see_figures};
use domain::Month;
use edge::{Tone, coded_money};
use serde::Deserialize;
use store::{StoreError, Transaction};

use super::peers_page::path;
use super::told::{as_of, head, state};
use crate::cards::peer_host;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};
use crate::state_words::StateWords;
use crate::words::Words;

/// Months back to which the links of the page lead; an address leads further.
const MONTHS_BACK: usize = 12;

/// The month as officers read it.
#[derive(Clone, Debug)]
pub(crate) struct FiguresPage {
    pub(crate) month: Month,
    /// Whether it is over: what is shown of others is of months that are.
    pub(crate) is_over: bool,
    /// By name of the community, with what it is called.
    pub(crate) figures: Vec<(String, PeerFigures)>,
}

struct Row {
    name: String,
    path: String,
    direction: String,
    issued: String,
    redeemed: String,
    refused: String,
    voided: String,
    expired: String,
    less: String,
    state: StateWords,
}

#[derive(Template)]
#[template(path = "desk_figures.html")]
struct FiguresTemplate<'a> {
    around: Around<'a>,
    month: String,
    /// Empty where it is as far back as links lead.
    before: String,
    /// Empty where the month is not over.
    after: String,
    rows: Vec<Row>,
    as_of: String,
}

impl FiguresPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("figure-title"), words.t("figure-intro"));
        let this = Month::of(frame.now);
        let oldest = (0..MONTHS_BACK).fold(this, |month, _| month.before());
        written(&FiguresTemplate {
            around: Around::of(frame, head),
            month: month_words(words, &self.month),
            before: match self.month > oldest {
                true => self.month.before().to_string(),
                false => String::new(),
            },
            after: match self.is_over {
                true => self.month.after().to_string(),
                false => String::new(),
            },
            rows: self
                .figures
                .iter()
                .map(|(name, one)| row(words, name, one))
                .collect(),
            as_of: as_of(frame),
        })
    }
}

fn month_words(words: &Words, month: &Month) -> String {
    let first = month.first_day();
    let name = words.with("date-month", &[("n", i64::from(first.month()).into())]);
    let named = [("month", name.into()), ("year", first.year().to_string().into())];
    words.with("date-month-year", &named)
}

fn row(words: &Words, name: &str, figures: &PeerFigures) -> Row {
    let number = |number: Option<u64>| match number {
        Some(number) => number.to_string(),
        None => words.t("figure-unknown"),
    };
    let less: Vec<String> = figures
        .less
        .iter()
        .map(|(amount, currency)| coded_money(words, amount, currency))
        .collect();
    Row {
        name: name.to_owned(),
        path: path(figures.peer.authority()),
        direction: words.t(match figures.direction {
            Direction::OursThere => "figure-ours-there",
            Direction::TheirsHere => "figure-theirs-here",
        }),
        issued: number(figures.issued),
        redeemed: number(figures.redeemed),
        refused: number(figures.refused),
        voided: number(figures.voided),
        expired: number(figures.expired),
        less: less.join(" · "),
        state: stands(words, figures.stands),
    }
}

fn stands(words: &Words, stands: FiguresStand) -> StateWords {
    let (tone, key) = match stands {
        FiguresStand::Waits => (Tone::Soft, "figure-waits"),
        FiguresStand::Agrees => (Tone::Good, "figure-agrees"),
        FiguresStand::TooMany => (Tone::Act, "figure-too-many"),
        FiguresStand::Late => (Tone::Watch, "figure-late"),
    };
    state(tone, &words.t(key))
}

/// Which month; the last one that is over unless it is said.
#[derive(Deserialize)]
pub(super) struct Asked {
    month: Option<Month>,
}

/// `GET /desk/figures`.
pub(super) async fn show(
    chief: Chief,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let Query(asked) = asked.map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?;
    let this = Month::of(visit.now);
    let month = match asked.month {
        Some(month) => month.min(this),
        None => this.before(),
    };
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| {
        let figures = see_figures(tx, &chief.officer, &month, visit.now)?;
        named(tx, figures)
    });
    let figures = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let page = FiguresPage {
        is_over: month.is_over(visit.now),
        month,
        figures,
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

fn named(
    tx: &mut Transaction<'_>,
    figures: Vec<PeerFigures>,
) -> Result<Vec<(String, PeerFigures)>, StoreError> {
    let mut all = Vec::with_capacity(figures.len());
    for one in figures {
        let name = peer_host(tx, &one.peer, one.peer.as_str())?.name;
        all.push((name, one));
    }
    all.sort_by_cached_key(|(name, one)| (name.to_lowercase(), one.peer.clone(), one.direction));
    Ok(all)
}
