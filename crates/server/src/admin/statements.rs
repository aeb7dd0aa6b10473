//! Joint statements by command: listed, and printed with their rolls as files that prove themselves (F17).

use domain::{Side, SignatureState, Statement, StatementId};
use edge::{statement_labels, words_to};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{community, statements};
use wire::statement_file::{as_html, as_markdown};

use super::table::table;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// What is asked about statements.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementAsk {
    /// All, drafts too.
    List,
    /// One of ours, as a file.
    Export {
        /// Its id.
        statement: String,
        /// As what.
        form: StatementForm,
    },
}

/// What people read beside the signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementForm {
    /// A page.
    Html,
    /// Text.
    Markdown,
}

pub(super) fn perform(runtime: &NodeRuntime, ask: StatementAsk) -> Performed {
    match ask {
        StatementAsk::List => {
            let all = runtime.node().database.read(statements::all)?;
            Ok(listed(&all))
        }
        StatementAsk::Export { statement, form } => export(runtime, &statement, form),
    }
}

fn export(runtime: &NodeRuntime, typed: &str, form: StatementForm) -> Performed {
    let none = || {
        Failure::not_found(format!(
            "there is no statement {typed} of this community; see `rosarium statement list`"
        ))
    };
    let id = StatementId::parse(typed).map_err(|_| none())?;
    let (found, mut roll, profile) = runtime.node().database.read(|tx| {
        let found = statements::get(tx, &id)?;
        Ok::<_, store::StoreError>((found, statements::roll(tx, &id)?, community::profile(tx)?))
    })?;
    let statement = found.filter(|found| found.side == Side::Us).ok_or_else(none)?;
    roll.retain(|signature| signature.state == SignatureState::Counted);
    let words = words_to(None, profile.as_ref());
    let labels = statement_labels(&words, &statement, roll.len());
    let text = match form {
        StatementForm::Html => as_html(&statement, &roll, &labels),
        StatementForm::Markdown => as_markdown(&statement, &roll, &labels),
    };
    let bundle = wire::statement_file::bundle(&statement, &roll);
    Ok(Shown::new(bundle, text))
}

fn listed(all: &[Statement]) -> Shown {
    let rows: Vec<[String; 5]> = all
        .iter()
        .map(|statement| {
            [
                statement.id.to_string(),
                statement.state.word().to_owned(),
                format!("{} of {}", statement.count, statement.threshold),
                statement.community.to_string(),
                statement.text.name.to_string(),
            ]
        })
        .collect();
    let values: Vec<Value> = all
        .iter()
        .map(|statement| {
            json!({
                "id": statement.id, "url": statement.iri, "name": statement.text.name,
                "addressee": statement.text.addressee, "state": statement.state, "count": statement.count,
                "threshold": statement.threshold, "digest": statement.digest, "side": statement.side,
                "revision": statement.revision, "closes": statement.closes,
            })
        })
        .collect();
    let headings = ["ID", "STATE", "SIGNED", "COMMUNITY", "NAME"];
    let none = "no statements yet; an officer begins one on the page /statements";
    Shown::new(values, table(headings, &rows, none))
}
