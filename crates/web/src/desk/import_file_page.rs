//! `/desk/members/import/{id}`: what would become of each line of a file, or what became of it; which column is what; and
//! the button that takes the good lines in (F22-1). How far it is can be read again at any time.

use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use community::hand_in_members::{ImportRefused, RUNS_MAX, choose_columns, drop_import, start_import};
use community::import_members::Invite;
use domain::{Columns, ColumnsRefused, ImportId, ImportStage, LineFault, MemberColumn};
use edge::{Tone, go_on_at_once};
use serde::Deserialize;
use store::imports::{self, Import};

use super::import_words::{column_words, fault_words};
use super::told::{as_of, head, state};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Choice, Frame, written};
use crate::sign_in::{Button, Chief, Refused, form, token_form};
use crate::state_words::StateWords;
use crate::words::Words;

/// Lines at fault on one page.
const FAULTS_SHOWN: u16 = 200;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct ImportFilePage {
    pub(crate) import: Import,
    /// Lines at fault, in the order of the file.
    pub(crate) faults: Vec<(u64, LineFault)>,
    /// Whether others stand behind them.
    pub(crate) more: bool,
    pub(crate) wrong: Option<ColumnsWrong>,
}

/// Why columns are not taken, or why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnsWrong {
    /// This one must be there.
    Missing(MemberColumn),
    /// They were changed often enough.
    TooOften,
    /// Somebody else went on with the file.
    Moved,
}

/// One count: of what, and how many.
struct Count {
    term: String,
    lines: String,
}

struct Field {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
    fault: String,
}

struct FaultRow {
    line: u64,
    why: String,
}

#[derive(Template)]
#[template(path = "desk_import_file.html")]
struct FileTemplate<'a> {
    around: Around<'a>,
    path: String,
    name: String,
    state: StateWords,
    wrong: Option<StateWords>,
    /// The field that mends it, and what to do there; empty where none does.
    mend: (String, String),
    counts: Vec<Count>,
    faults: Vec<FaultRow>,
    more: Option<String>,
    fields: Vec<Field>,
    run: u64,
    stage: ImportStage,
    goes_on: bool,
    changes: bool,
    new: bool,
    as_of: String,
}

/// The page of a file.
pub(super) fn path_of(id: &ImportId) -> String {
    format!("/desk/members/import/{id}")
}

/// `400 of 10,000 lines are looked through`.
pub(super) fn stage_words(words: &Words, import: &Import) -> String {
    let named = [
        ("done", import.counts.lines().to_string().into()),
        ("n", import.lines.into()),
    ];
    match import.stage {
        ImportStage::Columns => words.t("import-stage-columns"),
        ImportStage::Looking => words.with("import-stage-looking", &named),
        ImportStage::Looked => words.t("import-stage-looked"),
        ImportStage::Going => words.with("import-stage-going", &named),
        ImportStage::Done => words.t("import-stage-done"),
    }
}

impl ImportFilePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let import = &self.import;
        let head = head(words.t("import-title"), words.t("import-intro"));
        let tone = match import.stage {
            ImportStage::Columns => Tone::Act,
            ImportStage::Looking | ImportStage::Going => Tone::Info,
            ImportStage::Looked | ImportStage::Done => Tone::Good,
        };
        let fault = |(line, fault): &(u64, LineFault)| FaultRow {
            line: *line,
            why: fault_words(words, fault),
        };
        let last = self.faults.last().filter(|_| self.more);
        written(&FileTemplate {
            around: Around::of(frame, head),
            path: path_of(&import.id),
            name: words.count("import-file", import.lines),
            state: state(tone, &stage_words(words, import)),
            wrong: self.wrong.map(|wrong| wrong.words(words)),
            mend: match self.wrong {
                Some(ColumnsWrong::Missing(column)) => {
                    (format!("#column-{}", column.word()), words.t("import-column-say"))
                }
                _ => (String::new(), String::new()),
            },
            counts: self.counts(words),
            faults: self.faults.iter().map(fault).collect(),
            more: last.map(|(line, _)| format!("{}?after={line}", path_of(&import.id))),
            fields: self.fields(words),
            run: import.run,
            stage: import.stage,
            goes_on: matches!(import.stage, ImportStage::Looking | ImportStage::Going),
            changes: import.counts.changes(),
            new: import.counts.new > 0,
            as_of: as_of(frame),
        })
    }

    fn counts(&self, words: &Words) -> Vec<Count> {
        let counts = &self.import.counts;
        let of = [
            ("import-new", counts.new),
            ("import-updated", counts.updated),
            ("import-unseated", counts.unseated),
            ("import-unchanged", counts.unchanged),
            ("import-duplicate", counts.duplicate),
            ("import-invalid", counts.invalid),
        ];
        let count = |(term, lines): (&str, u32)| Count {
            term: words.t(term),
            lines: lines.to_string(),
        };
        // Most files end no seat, and who has none need not read of it.
        let is_told = |(term, lines): &(&str, u32)| *term != "import-unseated" || *lines > 0;
        of.into_iter().filter(is_told).map(count).collect()
    }

    fn fields(&self, words: &Words) -> Vec<Field> {
        let field = |column: MemberColumn| {
            let chosen = self.import.columns.place(column);
            let option = |(place, heading): (usize, &String)| Choice {
                value: place.to_string(),
                label: match heading.trim() {
                    "" => words.with("import-column-unnamed", &[("n", (place + 1).to_string().into())]),
                    heading => heading.to_owned(),
                },
                language: String::new(),
                chosen: chosen == Some(place),
            };
            let none = Choice {
                value: String::new(),
                label: words.t("import-column-none"),
                language: String::new(),
                chosen: chosen.is_none(),
            };
            let headings = self.import.heading.iter().enumerate().map(option);
            Field {
                name: column.word(),
                label: column_words(words, column),
                options: [none].into_iter().chain(headings).collect(),
                fault: match self.wrong == Some(ColumnsWrong::Missing(column)) {
                    true => words.t("import-column-needed"),
                    false => String::new(),
                },
            }
        };
        MemberColumn::ALL.map(field).into()
    }
}

impl ColumnsWrong {
    fn words(self, words: &Words) -> StateWords {
        let said = match self {
            Self::Missing(column) => {
                let column = column_words(words, column);
                words.with("import-column-missing", &[("column", column.into())])
            }
            Self::TooOften => words.count("import-too-often", u32::try_from(RUNS_MAX).unwrap_or(u32::MAX)),
            Self::Moved => words.t("import-moved"),
        };
        state(Tone::Act, &said)
    }
}

/// From which line on what is at fault is listed.
#[derive(Default, Deserialize)]
pub(super) struct FileQuery {
    after: Option<u64>,
}

/// `GET /desk/members/import/{id}`.
pub(super) async fn show(
    chief: Chief,
    Path(id): Path<String>,
    query: Result<Query<FileQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let after = query.ok().and_then(|Query(query)| query.after);
    page(&chief, &id, after.unwrap_or_default(), None, None)
}

fn page(
    chief: &Chief,
    id: &str,
    after: u64,
    wrong: Option<ColumnsWrong>,
    typed: Option<Columns>,
) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let not_found = || Refused::by(visit, &ErrorPage::NotFound);
    let id = ImportId::parse(id).map_err(|_| not_found())?;
    let read = visit.site.doors.node.database.read(|tx| {
        let Some(import) = imports::get(tx, &id)? else {
            return Ok::<_, store::StoreError>(None);
        };
        let faults = imports::faults(tx, &import, after, FAULTS_SHOWN + 1)?;
        Ok(Some((import, faults)))
    });
    let found = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
    let (mut import, mut faults) = found.ok_or_else(not_found)?;
    if let Some(typed) = typed {
        import.columns = typed;
    }
    let more = faults.len() > usize::from(FAULTS_SHOWN);
    faults.truncate(usize::from(FAULTS_SHOWN));
    let page = ImportFilePage {
        import,
        faults,
        more,
        wrong,
    };
    let html = page.render(&visit.frame());
    Ok(match wrong {
        None => visit.secret_page(html),
        Some(ColumnsWrong::Moved) => visit.overtaken_page(html),
        Some(_) => visit.refused_page(html),
    })
}

/// Which column is what: places in the heading, or nothing.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ColumnsForm {
    form_token: String,
    mail: String,
    name: String,
    organization: String,
    kind: String,
    chapter: String,
    level: String,
    paid_until: String,
    handle: String,
    tags: String,
}

token_form!(ColumnsForm);

impl ColumnsForm {
    fn columns(&self) -> Columns {
        let mut columns = Columns::default();
        for column in MemberColumn::ALL {
            let place = match column {
                MemberColumn::Mail => &self.mail,
                MemberColumn::Name => &self.name,
                MemberColumn::Organization => &self.organization,
                MemberColumn::Kind => &self.kind,
                MemberColumn::Chapter => &self.chapter,
                MemberColumn::Level => &self.level,
                MemberColumn::PaidUntil => &self.paid_until,
                MemberColumn::Handle => &self.handle,
                MemberColumn::Tags => &self.tags,
            };
            let place = place.parse().ok().filter(|place| *place < Columns::COLUMNS_MAX);
            columns.put(column, place);
        }
        columns
    }
}

/// `POST /desk/members/import/{id}/columns`.
pub(super) async fn columns(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<ColumnsForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let (visit, import) = (&chief.visit, parsed(&chief, &id)?);
    let database = &visit.site.doors.node.database;
    let typed = sent.columns();
    let chosen = database
        .transact(|tx| choose_columns(tx, &chief.officer, &import, &typed, visit.now))
        .await;
    go_on(&chief, &id, chosen, Some(typed)).await
}

/// Whether the new ones are mailed, of the run that was looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StartForm {
    form_token: String,
    run: u64,
    /// Ticked: with the change itself.
    mail: Option<String>,
}

token_form!(StartForm);

/// `POST /desk/members/import/{id}/start`: makes people members, which wants a fresh sign-in (threat H3).
pub(super) async fn start(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<StartForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    chief.fresh()?;
    let (visit, import) = (&chief.visit, parsed(&chief, &id)?);
    let invite = sent.mail.map_or(Invite::Later, |_| Invite::Now);
    let database = &visit.site.doors.node.database;
    let started = database
        .transact(|tx| start_import(tx, &chief.officer, &import, (sent.run, invite), visit.now))
        .await;
    go_on(&chief, &id, started, None).await
}

/// `POST /desk/members/import/{id}/drop`.
pub(super) async fn drop_file(
    chief: Chief,
    Path(id): Path<String>,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let (visit, import) = (&chief.visit, parsed(&chief, &id)?);
    let database = &visit.site.doors.node.database;
    loop {
        let dropped = database
            .transact(|tx| drop_import(tx, &chief.officer, &import, visit.now))
            .await;
        match dropped {
            Ok(true) => {}
            Ok(false) | Err(ImportRefused::NoSuchImport) => {
                return Ok(Redirect::to("/desk/members/import").into_response());
            }
            Err(_) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
        }
    }
}

fn parsed(chief: &Chief, id: &str) -> Result<ImportId, Refused> {
    ImportId::parse(id).map_err(|_| Refused::by(&chief.visit, &ErrorPage::NotFound))
}

/// A short file at once, a long one by the worker; then to the page that says how far it is.
async fn go_on(
    chief: &Chief,
    id: &str,
    begun: Result<Import, ImportRefused>,
    typed: Option<Columns>,
) -> Result<Response, Refused> {
    let unavailable = || Refused::by(&chief.visit, &ErrorPage::Unavailable);
    let wrong = match begun {
        Ok(import) => {
            let path = path_of(&import.id);
            let node = &chief.visit.site.doors.node;
            go_on_at_once(node, import).await.map_err(|_| unavailable())?;
            return Ok(Redirect::to(&path).into_response());
        }
        Err(ImportRefused::Columns(ColumnsRefused::Missing(column))) => ColumnsWrong::Missing(column),
        Err(ImportRefused::TooOften) => ColumnsWrong::TooOften,
        Err(ImportRefused::Moved) => ColumnsWrong::Moved,
        Err(ImportRefused::NoSuchImport) => return Err(Refused::by(&chief.visit, &ErrorPage::NotFound)),
        Err(_) => return Err(unavailable()),
    };
    page(chief, id, 0, Some(wrong), typed)
}
