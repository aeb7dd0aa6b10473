//! `/statements/new` and `/statements/{id}/edit`: an officer writes a letter; once it is being signed, another text makes what
//! was signed void, and the page says so before (F17, need 0.11).

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::write_statement::{begin_statement, change_statement, warning_words};
use domain::{Side, StatementId, StatementState};

use super::PATH;
use super::form::StatementForm;
use super::read::{Named, named, seen, why};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Chief, Refused, form};
use crate::words::Words;
use crate::write_event::Field;

/// The form.
#[derive(Clone, Debug)]
pub(crate) struct StatementFormPage {
    /// Of which; none if it is begun.
    pub(crate) id: Option<StatementId>,
    /// What is typed.
    pub(crate) form: StatementForm,
    /// How many have signed what is changed.
    pub(crate) signatures: u32,
    /// The field and what is wrong with it.
    pub(crate) faults: Vec<(&'static str, String)>,
    /// Words of which she should think again.
    pub(crate) warnings: Vec<&'static str>,
    /// Why it was not kept; empty where nothing was tried.
    pub(crate) refused: String,
}

#[derive(Template)]
#[template(path = "statement_form.html")]
struct FormTemplate<'a> {
    around: Around<'a>,
    title: String,
    action: String,
    back: String,
    drawn_from: &'a str,
    fields: Vec<Field>,
    faults: &'a [(&'static str, String)],
    warning: String,
    voids: String,
    refused: &'a str,
}

impl StatementFormPage {
    fn of(id: Option<StatementId>, form: StatementForm, signatures: u32) -> Self {
        Self {
            id,
            form,
            signatures,
            faults: Vec::new(),
            warnings: Vec::new(),
            refused: String::new(),
        }
    }

    fn fields(&self, words: &Words) -> Vec<Field> {
        let field =
            |name: &'static str, (label, hint): (&str, &str), value: &str, kind: &'static str| Field {
                name,
                label: words.t(label),
                hint: words.t(hint),
                fault: self
                    .faults
                    .iter()
                    .find(|(field, _)| *field == name)
                    .map_or_else(String::new, |(_, fault)| fault.clone()),
                value: value.to_owned(),
                kind,
                options: Vec::new(),
                required: name != "closes",
            };
        let form = &self.form;
        vec![
            field(
                "name",
                ("statement-field-name", "statement-field-name-hint"),
                &form.name,
                "text",
            ),
            field(
                "addressee",
                ("statement-field-addressee", "statement-field-addressee-hint"),
                &form.addressee,
                "text",
            ),
            field(
                "letter",
                ("statement-field-letter", "statement-field-letter-hint"),
                &form.letter,
                "area",
            ),
            field(
                "threshold",
                ("statement-field-threshold", "statement-field-threshold-hint"),
                &form.threshold,
                "number",
            ),
            field(
                "closes",
                ("statement-field-closes", "statement-field-closes-hint"),
                &form.closes,
                "date",
            ),
        ]
    }

    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let title = words.t(match self.id {
            None => "statement-begin",
            Some(_) => "statement-edit",
        });
        let path = match &self.id {
            None => format!("{PATH}/new"),
            Some(id) => format!("{PATH}/{id}/edit"),
        };
        written(&FormTemplate {
            around: Around::of(
                frame,
                Head::unlisted(Section::Elsewhere, title.clone(), words.t("statement-form-intro")),
            ),
            title,
            action: path,
            back: self
                .id
                .as_ref()
                .map_or_else(|| PATH.to_owned(), |id| format!("{PATH}/{id}")),
            drawn_from: &self.form.drawn_from,
            fields: self.fields(words),
            faults: &self.faults,
            warning: match self.warnings.is_empty() {
                true => String::new(),
                false => words.with("statement-warning", &[("words", self.warnings.join(", ").into())]),
            },
            voids: match self.signatures {
                0 => String::new(),
                n => words.count("statement-voids", n),
            },
            refused: &self.refused,
        })
    }
}

/// `GET /statements/new`.
pub(super) async fn show_new(chief: Chief) -> Response {
    let page = StatementFormPage::of(None, StatementForm::empty(), 0);
    chief.visit.secret_page(page.render(&chief.visit.frame()))
}

/// `GET /statements/{id}/edit`.
pub(super) async fn show(chief: Chief, id: Named) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let found = named(id).and_then(|id| seen(visit, &id));
    let seen = found.map_err(|page| Refused::by(visit, &page))?;
    let statement = &seen.statement;
    let may_change = statement.state == StatementState::Draft || statement.state.is_open();
    if statement.side == Side::Them || !may_change {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    }
    let id = Some(statement.id.clone());
    let page = StatementFormPage::of(id, StatementForm::of(statement), statement.count);
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// `POST /statements/new`.
pub(super) async fn begin(
    chief: Chief,
    sent: Result<Form<StatementForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    keep(&chief, StatementFormPage::of(None, sent, 0)).await
}

/// `POST /statements/{id}/edit`.
pub(super) async fn change(
    chief: Chief,
    id: Named,
    sent: Result<Form<StatementForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let sent = form(visit, &chief.signed_in, sent)?;
    let found = named(id).and_then(|id| seen(visit, &id));
    let seen = found.map_err(|page| Refused::by(visit, &page))?;
    let statement = &seen.statement;
    let is_stale = sent.drawn_from != statement.digest;
    let mut page = StatementFormPage::of(Some(statement.id.clone()), sent, statement.count);
    if is_stale {
        page.form.drawn_from.clone_from(&statement.digest);
        page.refused = visit.words().t("statement-no-other-text");
        return Ok(visit.overtaken_page(page.render(&visit.frame())));
    }
    keep(&chief, page).await
}

async fn keep(chief: &Chief, mut page: StatementFormPage) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let draft = match page.form.draft(visit.words()) {
        Ok(draft) => draft,
        Err(faults) => {
            page.faults = faults;
            return Ok(visit.refused_page(page.render(&visit.frame())));
        }
    };
    let warnings = warning_words(&page.form.letter);
    if !warnings.is_empty() && page.form.warned != "yes" {
        page.warnings = warnings;
        return Ok(visit.refused_page(page.render(&visit.frame())));
    }
    let node = &visit.site.doors.node;
    let fresh = ambient::ids::statement_id(visit.now, &node.randomness);
    let kept = node
        .database
        .transact(|tx| match &page.id {
            None => begin_statement(tx, &chief.officer, fresh.clone(), draft.clone(), visit.now),
            Some(id) => change_statement(tx, &chief.officer, id, draft.clone(), visit.now),
        })
        .await;
    match kept {
        Ok(statement) => Ok(Redirect::to(&statement.path()).into_response()),
        Err(refused) => {
            page.refused = why(visit.words(), refused).map_err(|page| Refused::by(visit, &page))?;
            Ok(visit.overtaken_page(page.render(&visit.frame())))
        }
    }
}
