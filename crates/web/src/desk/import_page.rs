//! `/desk/members/import`: an officer hands in a file of members (F22-1), and takes all of them home as one.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Redirect, Response};
use community::export_members::export_page;
use community::hand_in_members::{FileRefused, ImportRefused, MemberFile, hand_in_members};
use domain::{ImportStage, MEMBER_FILE_BYTES_MAX, MEMBER_FILE_LINES_MAX, MemberColumn, MemberTags};
use edge::go_on_at_once;
use http::StatusCode;
use jiff::Timestamp;
use store::imports::{self, Import};
use store::{Database, StoreError};
use wire::csv::{BYTE_ORDER_MARK, CsvUnreadable, write_record};

use super::export::may_take;
use super::import_file_page::{path_of, stage_words};
use super::told::head;
use crate::download::{CSV, download};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, written};
use crate::picture_form::ends;
use crate::sign_in::{Button, Chief, Refused};
use crate::words::Words;

/// Most bytes of the whole form.
pub(super) const FORM_BYTES_MAX: usize = MEMBER_FILE_BYTES_MAX + 64 * 1024;
/// Most bytes of a token.
const TOKEN_BYTES_MAX: usize = 200;
/// Members read at once.
const MEMBERS_PER_READ: u16 = 500;

/// The page.
#[derive(Clone, Debug, Default)]
pub(crate) struct ImportPage {
    /// Files that were handed in, oldest first.
    pub(crate) files: Vec<Import>,
    pub(crate) wrong: Option<FileWrong>,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileWrong {
    /// None was chosen, or nothing stands in it.
    Empty,
    TooLarge,
    NotText,
    /// At this line.
    NotUtf8(u64),
    /// From this line on.
    Endless(u64),
    TooManyColumns,
    NoLines,
    TooManyLines,
    TooManyFiles,
}

struct Line {
    path: String,
    name: String,
    state: String,
}

#[derive(Template)]
#[template(path = "desk_import.html")]
struct ImportTemplate<'a> {
    around: Around<'a>,
    hint: String,
    wrong: String,
    columns: String,
    tags_how: String,
    files: Vec<Line>,
}

impl FileWrong {
    fn of(refused: &FileRefused) -> Self {
        match refused {
            FileRefused::TooLarge => Self::TooLarge,
            FileRefused::NotText => Self::NotText,
            FileRefused::NoLines => Self::NoLines,
            FileRefused::TooManyLines => Self::TooManyLines,
            FileRefused::Unreadable(unreadable) => match unreadable {
                CsvUnreadable::Empty => Self::Empty,
                CsvUnreadable::TooManyColumns(_) => Self::TooManyColumns,
                CsvUnreadable::NotUtf8(line) => Self::NotUtf8(*line),
                CsvUnreadable::Endless(line) => Self::Endless(*line),
                CsvUnreadable::Broken(_) => Self::NotText,
            },
        }
    }

    fn words(&self, words: &Words) -> String {
        let at = |key, line: u64| words.with(key, &[("line", line.to_string().into())]);
        match self {
            Self::Empty => words.t("import-wrong-empty"),
            Self::TooLarge => {
                let most = u32::try_from(MEMBER_FILE_BYTES_MAX / 1024 / 1024).unwrap_or(u32::MAX);
                words.count("import-wrong-large", most)
            }
            Self::NotText => words.t("import-wrong-not-text"),
            Self::NotUtf8(line) => at("import-wrong-utf8", *line),
            Self::Endless(line) => at("import-wrong-endless", *line),
            Self::TooManyColumns => words.t("import-wrong-columns"),
            Self::NoLines => words.t("import-wrong-no-lines"),
            Self::TooManyLines => words.count("import-wrong-lines", MEMBER_FILE_LINES_MAX),
            Self::TooManyFiles => words.t("import-wrong-files"),
        }
    }
}

impl ImportPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = head(words.t("import-title"), words.t("import-intro"));
        let line = |file: &Import| Line {
            path: path_of(&file.id),
            name: words.count("import-file", file.lines),
            state: stage_words(words, file),
        };
        let most = u32::try_from(MEMBER_FILE_BYTES_MAX / 1024 / 1024).unwrap_or(u32::MAX);
        let wrong = self.wrong.as_ref();
        written(&ImportTemplate {
            around: Around::of(frame, head),
            hint: words.count("import-file-hint", most),
            wrong: wrong.map_or_else(String::new, |wrong| wrong.words(words)),
            columns: MemberColumn::ALL.map(MemberColumn::word).join(", "),
            tags_how: words.with("import-tags-how", &[("n", MemberTags::COUNT_MAX.into())]),
            files: self.files.iter().map(line).collect(),
        })
    }
}

/// `GET /desk/members/import`.
pub(super) async fn show(chief: Chief) -> Response {
    page(&chief, None)
}

fn page(chief: &Chief, wrong: Option<FileWrong>) -> Response {
    let visit = &chief.visit;
    let read = visit.site.doors.node.database.read(imports::list);
    let Ok(files) = read else {
        return visit.error(&ErrorPage::Unavailable);
    };
    let page = ImportPage { files, wrong };
    let html = page.render(&visit.frame());
    match page.wrong {
        None => visit.secret_page(html),
        Some(_) => visit.refused_page(html),
    }
}

/// `POST /desk/members/import`: keeps the file and leads to what would become of it.
pub(super) async fn hand_in(chief: Chief, request: Request) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let bytes = match sent_file(&chief, request, MEMBER_FILE_BYTES_MAX).await? {
        Some(bytes) => bytes,
        None => return Ok(page(&chief, Some(FileWrong::TooLarge))),
    };
    let file = match MemberFile::read(bytes) {
        Ok(file) => file,
        Err(refused) => return Ok(page(&chief, Some(FileWrong::of(&refused)))),
    };
    let node = &visit.site.doors.node;
    let id = ambient::ids::import_id(visit.now, &node.randomness);
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let kept = node
        .database
        .transact(|tx| hand_in_members(tx, &chief.officer, &id, &file, visit.now))
        .await;
    let import = match kept {
        Ok(import) => import,
        Err(ImportRefused::TooManyFiles) => return Ok(page(&chief, Some(FileWrong::TooManyFiles))),
        Err(_) => return Err(unavailable()),
    };
    if import.stage == ImportStage::Looking {
        go_on_at_once(node, import).await.map_err(|_| unavailable())?;
    }
    Ok(Redirect::to(&path_of(&id)).into_response())
}

/// The file, read as it comes in and never beyond its bound; nothing when it is too large. The form's token stands before
/// it, so that nothing is read for a form of somebody else's (threat E3), and nothing else stands in the form (threat E10).
pub(super) async fn sent_file(
    chief: &Chief,
    request: Request,
    bytes_max: usize,
) -> Result<Option<Vec<u8>>, Refused> {
    let visit = &chief.visit;
    let unreadable = || Refused::by(visit, &ErrorPage::Unreadable);
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| unreadable())?;
    let mut is_hers = false;
    loop {
        let mut field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => return Err(Refused::by(visit, &ErrorPage::OldForm)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(None),
            Err(_) => return Err(unreadable()),
        };
        let name = field.name().unwrap_or_default().to_owned();
        let most = match name.as_str() {
            "file" if is_hers => bytes_max,
            "form_token" if !is_hers => TOKEN_BYTES_MAX,
            _ if is_hers => return Err(unreadable()),
            _ => return Err(Refused::by(visit, &ErrorPage::OldForm)),
        };
        let mut bytes = Vec::new();
        loop {
            match field.chunk().await {
                Ok(Some(chunk)) if bytes.len() + chunk.len() > most => return Ok(None),
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Ok(None),
                Err(_) => return Err(unreadable()),
            }
        }
        if name == "file" {
            drop(field);
            ends(visit, &mut form).await?;
            return Ok(Some(bytes));
        }
        let token = String::from_utf8(bytes).map_err(|_| unreadable())?;
        if !chief.signed_in.is_from_her_form(&token) {
            return Err(Refused::by(visit, &ErrorPage::OldForm));
        }
        is_hers = true;
    }
}

/// `POST /desk/members/export`: all members as a file, which wants a fresh sign-in (threats D13, H3).
pub(super) async fn export(
    chief: Chief,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let database = may_take(&chief, sent, "export members").await?;
    match all_written(database, chief.visit.now).await {
        Ok(csv) => Ok(download(CSV, "members.csv", csv)),
        Err(_) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
    }
}

async fn all_written(database: &Database, now: Timestamp) -> Result<String, StoreError> {
    let mut csv = String::from(BYTE_ORDER_MARK);
    write_record(&mut csv, &MemberColumn::ALL.map(MemberColumn::word));
    let mut after = None;
    loop {
        let read = database.read(|tx| export_page(tx, after.as_ref(), MEMBERS_PER_READ, now));
        let page = read?;
        for row in &page.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            write_record(&mut csv, &cells);
        }
        match page.next {
            Some(last) => after = Some(last),
            None => break,
        }
        // Reading waits for nothing: others have their turn, and a request that takes too long can end.
        tokio::task::yield_now().await;
    }
    Ok(csv)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use domain::{Handle, MailAddress, Member, MemberId, PersonName};
    use store::members;

    use super::*;

    /// Architecture section 8: writing all members out leaves others their turn, and its deadline.
    #[tokio::test]
    async fn a_long_list_gives_way_after_each_page() {
        let database = Database::in_memory();
        let now = Timestamp::UNIX_EPOCH;
        let many = 5 * u64::from(MEMBERS_PER_READ);
        for number in 0..many {
            let member = Member {
                id: MemberId::new(number, [1; 10]),
                handle: Handle::parse(&format!("p{number}")).unwrap(),
                name: PersonName::parse("Ada").unwrap(),
                mail: MailAddress::parse(&format!("p{number}@a.example")).unwrap(),
                organization: None,
                roles: Vec::new(),
                joined: now,
            };
            let put: Result<(), StoreError> = database.transact(|tx| members::insert(tx, &member)).await;
            put.unwrap();
        }
        let turns = Cell::new(0);
        let others = async {
            loop {
                turns.set(turns.get() + 1);
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            biased;
            csv = all_written(&database, now) => {
                let lines = csv.unwrap().lines().count();
                assert_eq!(u64::try_from(lines), Ok(many + 1));
            }
            () = others => {}
        }
        assert!(turns.get() >= 5, "{} turns", turns.get());
    }
}
