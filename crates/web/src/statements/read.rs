//! A statement as an address names it, and the words for why something of it cannot be.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use community::see_statements::{SeenStatement, see_statement};
use community::write_statement::StatementRefused;
use domain::{StatementId, StatementState, StatementUnfit};

use crate::error_page::ErrorPage;
use crate::visit::Visit;
use crate::words::Words;

pub(super) type Named = Result<Path<String>, PathRejection>;

/// The id of an address, if it is one.
pub(super) fn named(id: Named) -> Result<StatementId, ErrorPage> {
    let id = id.ok().and_then(|Path(id)| StatementId::parse(&id).ok());
    id.ok_or(ErrorPage::NotFound)
}

/// One that this visitor may read.
pub(super) fn seen(visit: &Visit, id: &StatementId) -> Result<SeenStatement, ErrorPage> {
    let database = &visit.site.doors.node.database;
    match database.read(|tx| see_statement(tx, &visit.viewer, id)) {
        Ok(Some(seen)) => Ok(seen),
        Ok(None) => Err(ErrorPage::NotFound),
        Err(_) => Err(ErrorPage::Unavailable),
    }
}

/// Why not, for the page it happened on; a page of its own where there is nothing to go on with.
pub(super) fn why(words: &Words, refused: StatementRefused) -> Result<String, ErrorPage> {
    let key = match refused {
        StatementRefused::Unknown | StatementRefused::NotOurs => return Err(ErrorPage::NotFound),
        StatementRefused::Store(_) => return Err(ErrorPage::Unavailable),
        StatementRefused::SignedAlready(name) => {
            return Ok(words.with("statement-no-twice", &[("name", name.into())]));
        }
        StatementRefused::Unfit(unfit) => return Ok(unfit_words(words, unfit)),
        StatementRefused::NotNow(..) => "statement-no-state",
        StatementRefused::Closed => "statement-no-closed",
        StatementRefused::OtherText => "statement-no-other-text",
        StatementRefused::NotApprover => "statement-no-approver",
        StatementRefused::NoSignature => "statement-no-signature",
        StatementRefused::NotShared | StatementRefused::NotTheirs => "statement-no-shared",
        StatementRefused::TooMany => "statement-no-room",
    };
    Ok(words.t(key))
}

/// What is wrong with a letter.
pub(super) fn unfit_words(words: &Words, unfit: StatementUnfit) -> String {
    let number = |most: usize| u32::try_from(most).unwrap_or(u32::MAX);
    match unfit {
        StatementUnfit::Empty => words.t("statement-no-letter"),
        StatementUnfit::TooLong => {
            words.count("form-wrong-too-long", number(domain::StatementText::CHARS_MAX))
        }
        StatementUnfit::Threshold => words.with(
            "statement-no-threshold",
            &[
                ("min", domain::Statement::THRESHOLD_MIN.into()),
                ("max", domain::Statement::SIGNATURES_MAX.into()),
            ],
        ),
    }
}

/// How far it is.
pub(super) fn state_words(words: &Words, state: StatementState) -> String {
    words.t(match state {
        StatementState::Draft => "statement-state-draft",
        StatementState::Collecting => "statement-state-collecting",
        StatementState::Ready => "statement-state-ready",
        StatementState::Delivered => "statement-state-delivered",
        StatementState::Answered => "statement-state-answered",
        StatementState::Closed => "statement-state-closed",
    })
}
