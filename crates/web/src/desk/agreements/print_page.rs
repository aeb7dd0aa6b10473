//! `/desk/agreements/{id}/print`: an agreement on one sheet of paper, with who signed it (F16: everything fits one page).

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::AgreementVersion;

use super::super::told::head;
use super::one_page::AgreementPage;
use super::read::{known, path};
use super::sheet::Sheet;
use super::stands::signed_version;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::sign_in::{Chief, Refused};

/// The page: the version both signed; while there is none, the last that was offered.
#[derive(Clone, Debug)]
pub(crate) struct PrintPage(pub(crate) AgreementPage);

#[derive(Template)]
#[template(path = "desk_agreement_print.html")]
struct PrintTemplate<'a> {
    around: Around<'a>,
    path: String,
    us: &'a str,
    them: &'a str,
    sheet: Sheet,
    signatures: Vec<String>,
    digest: &'a str,
}

impl PrintPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let page = &self.0;
        let Some(version) = self.version(frame) else {
            return ErrorPage::NotFound.render(frame);
        };
        let sheet = Sheet::of(words, &page.parties, &version.text, None);
        written(&PrintTemplate {
            around: Around::of(frame, head(sheet.name.now.clone(), words.t("deal-print-how"))),
            path: path(&page.agreement.id),
            us: &page.parties.us.name,
            them: &page.parties.them.name,
            sheet,
            signatures: page.signatures_of(words, version),
            digest: &version.digest,
        })
    }

    fn version(&self, frame: &Frame<'_>) -> Option<&AgreementVersion> {
        let agreement = &self.0.agreement;
        signed_version(agreement, frame.now).or_else(|| agreement.versions.last())
    }
}

/// `GET /desk/agreements/{id}/print`.
pub(super) async fn show(chief: Chief, Path(id): Path<String>) -> Result<Response, Refused> {
    let agreement = known(&chief, &id)?;
    if agreement.versions.is_empty() {
        return Err(Refused::by(&chief.visit, &ErrorPage::NotFound));
    }
    let visit = &chief.visit;
    let database = &visit.site.doors.node.database;
    let read = database.read(|tx| AgreementPage::of(tx, &chief, agreement, None));
    let page = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    Ok(visit.secret_page(PrintPage(page).render(&visit.frame())))
}
