//! `rosarium statement`: letters that organisations and persons sign together. They are written and signed on the pages (F17).

use std::path::PathBuf;

use ambient::{Clock, SystemClock};
use clap::{Subcommand, ValueEnum};
use domain::SignsAs;
use serde_json::{Value, json};
use wire::statement_file::{BYTES_MAX, FileRefused, Verified, verify};

use super::{ask, file};
use crate::admin::{Failure, Request, StatementAsk, StatementForm};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum StatementCommand {
    /// List statements: how far each is, and how many have signed
    List,
    /// Print one with its roll as a file that proves itself
    Export {
        /// Its id, as `statement list` shows it
        statement: String,
        /// As a page, or as text
        #[arg(long = "as", value_enum, default_value_t = Form::Html)]
        form: Form,
    },
    /// Check a file of one without asking anybody; the six words of each community are to be compared by telephone
    Verify {
        /// The file; - reads stdin
        file: PathBuf,
    },
}

/// What people read beside the signatures.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    Html,
    Markdown,
}

impl StatementCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => StatementAsk::List,
            Self::Export { statement, form } => StatementAsk::Export {
                statement,
                form: match form {
                    Form::Html => StatementForm::Html,
                    Form::Markdown => StatementForm::Markdown,
                },
            },
            Self::Verify { file } => return checked(place, &file),
        };
        ask(place, Request::Statements(request)).await
    }
}

fn checked(place: &Place, path: &std::path::Path) -> Result<Exit, Failure> {
    let bytes = file::read(path, BYTES_MAX)?;
    let verified = verify(&bytes, SystemClock::start().now()).map_err(|refused| match refused {
        FileRefused::NoStatement | FileRefused::TooLong => Failure::usage(refused),
        refused => Failure::failed(refused),
    })?;
    place.show(&value(&verified), &text(&verified));
    Ok(Exit::Done)
}

fn value(verified: &Verified) -> Value {
    let signer = |signer: &wire::statement_file::Signer| {
        let kind = match signer.signs_as {
            SignsAs::Organization { .. } => "organisation",
            SignsAs::Person { .. } => "person",
        };
        json!({ "name": signer.signs_as.name(), "as": kind, "community": signer.home, "at": signer.at })
    };
    let signers: Vec<Value> = verified.signers.iter().map(signer).collect();
    json!({
        "id": verified.id, "name": verified.text.name, "addressee": verified.text.addressee,
        "digest": verified.digest, "threshold": verified.threshold, "signers": signers,
        "words": verified.communities,
    })
}

fn text(verified: &Verified) -> String {
    let mut text = format!(
        "every signature holds: {} of {} for \"{}\", to {}\n{}\n\n{}\n",
        verified.signers.len(),
        verified.threshold,
        verified.text.name,
        verified.text.addressee,
        verified.digest,
        wire::statement::typed(&verified.text.content),
    );
    for signer in &verified.signers {
        let kind = match signer.signs_as {
            SignsAs::Organization { .. } => "organisation, its name was not verified",
            SignsAs::Person { .. } => "person",
        };
        text.push_str(&format!(
            "\n  {} ({kind}), by {}, {}",
            signer.signs_as.name(),
            signer.home,
            signer.at
        ));
    }
    for (community, words) in &verified.communities {
        text.push_str(&format!(
            "\n\nthe six words of {community}, to compare by telephone: {words}"
        ));
    }
    text
}
