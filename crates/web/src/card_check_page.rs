//! `/card/check/{token}`: what a desk reads that scans a membership card: yes or no, and for a yes the name to compare (F02).

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use community::check_card::{CardChecked, check_card};
use http::StatusCode;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::state_words::StateWords;
use crate::visit::Visit;

/// What the card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CardCheckPage(pub(crate) CardChecked);

#[derive(Template)]
#[template(path = "card_check.html")]
struct CardCheckTemplate<'a> {
    around: Around<'a>,
    state: StateWords,
    /// The level; empty where nothing more is said.
    tier: String,
}

impl CardCheckPage {
    /// The page as HTML; never indexed, and its address is written nowhere else.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let frame = Frame { path: "/", ..*frame };
        let community = || ("community", frame.community.name.as_str().into());
        let (tone, icon, said, tier) = match &self.0 {
            CardChecked::Yes { name, tier } => (
                "good",
                Icon::Tick,
                words.with("card-check-yes", &[community(), ("name", name.as_str().into())]),
                tier.to_string(),
            ),
            CardChecked::No => (
                "act",
                Icon::Cross,
                words.with("card-check-no", &[community()]),
                String::new(),
            ),
            CardChecked::Unknown => (
                "act",
                Icon::Cross,
                words.with("card-check-unknown", &[community()]),
                String::new(),
            ),
        };
        let head = Head::unlisted(
            Section::Elsewhere,
            words.t("card-check-title"),
            words.t("card-check-how"),
        );
        written(&CardCheckTemplate {
            around: Around::of(&frame, head),
            state: StateWords {
                tone,
                icon,
                words: said,
                second: String::new(),
            },
            tier,
        })
    }
}

/// `GET /card/check/{token}`: anybody who was shown the card.
pub(crate) async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| check_card(tx, &token, visit.now)) {
        Ok(said) => {
            let status = match said {
                CardChecked::Unknown => StatusCode::NOT_FOUND,
                CardChecked::Yes { .. } | CardChecked::No => StatusCode::OK,
            };
            let page = CardCheckPage(said);
            (status, visit.secret_page(page.render(&visit.frame()))).into_response()
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
