//! `/statements`: letters that are to be signed, and what became of earlier ones (F17, need 0.12).

use askama::Template;
use axum::response::Response;
use community::see_statements::see_statements;
use domain::{Side, Statement};

use super::PATH;
use super::read::state_words;
use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Desk, Frame, Head, Section, written};
use crate::visit::Visit;

/// The list.
#[derive(Clone, Debug)]
pub(crate) struct StatementsPage(pub(crate) Vec<Statement>);

struct Row {
    path: String,
    name: String,
    addressee: String,
    community: String,
    state: String,
    count: String,
}

#[derive(Template)]
#[template(path = "statements.html")]
struct StatementsTemplate<'a> {
    around: Around<'a>,
    rows: Vec<Row>,
    may_begin: bool,
}

impl StatementsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head {
            section: Section::Elsewhere,
            title: words.t("statements-title"),
            description: words.t("statements-intro"),
            address: Address::Here(PATH.to_owned()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        let row = |statement: &Statement| Row {
            path: statement.path(),
            name: statement.text.name.to_string(),
            addressee: words.with(
                "statement-to",
                &[("addressee", statement.text.addressee.as_str().into())],
            ),
            community: match statement.side {
                Side::Us => String::new(),
                Side::Them => statement.community.to_string(),
            },
            state: state_words(words, statement.state),
            count: words.with(
                "statement-count",
                &[("n", statement.count.into()), ("of", statement.threshold.into())],
            ),
        };
        written(&StatementsTemplate {
            around: Around::of(frame, head),
            rows: self.0.iter().map(row).collect(),
            may_begin: frame.person.is_some_and(|person| person.desk == Desk::Hers),
        })
    }
}

/// `GET /statements`.
pub(super) async fn show(visit: Visit) -> Response {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_statements(tx, &visit.viewer)) {
        Ok(found) => visit.page(StatementsPage(found).render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}
