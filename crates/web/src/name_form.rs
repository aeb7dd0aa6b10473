//! `/settings/name`: a member says how she is called, beside her profile (F04).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::change_name::{ChangeNameRefused, change_name};
use domain::{PersonName, TextRefused};
use serde::Deserialize;

use crate::error_page::ErrorPage;
use crate::profile_page;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::words::Words;

/// The name that stands in the form, and what is wrong with it.
#[derive(Clone, Debug)]
pub(crate) struct NameEntered {
    pub(crate) text: String,
    pub(crate) wrong: Option<TextRefused>,
}

/// How she wishes to be called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameForm {
    form_token: String,
    name: String,
}

token_form!(NameForm);

impl NameEntered {
    /// What is wrong, for the summary above a form: the id of the field and the words.
    pub(crate) fn wrong(&self, words: &Words) -> Option<(&'static str, String)> {
        let wrong = self.wrong.as_ref()?;
        Some((
            "name-name",
            format!("{}: {}", words.t("join-name"), said(words, wrong)),
        ))
    }

    /// The same beside the field; empty where nothing is.
    pub(crate) fn fault(&self, words: &Words) -> String {
        let wrong = self.wrong.as_ref();
        wrong.map_or_else(String::new, |wrong| said(words, wrong))
    }
}

fn said(words: &Words, wrong: &TextRefused) -> String {
    match wrong {
        TextRefused::Empty => words.t("form-wrong-empty"),
        TextRefused::TooLong(most) => {
            words.count("form-wrong-too-long", u32::try_from(*most).unwrap_or(u32::MAX))
        }
        _ => words.t("form-wrong-letters"),
    }
}

/// `POST /settings/name`.
pub(crate) async fn change(
    member: Member,
    sent: Result<Form<NameForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let name = match PersonName::parse(&form.name) {
        Ok(name) => name,
        Err(wrong) => {
            let entered = NameEntered {
                text: form.name,
                wrong: Some(wrong),
            };
            return Ok(profile_page::name_again(&member, entered));
        }
    };
    let database = &visit.site.doors.node.database;
    let changed = database
        .transact(|tx| change_name(tx, &signed_in.membership, &name, visit.now))
        .await;
    match changed {
        Ok(_) => Ok(Redirect::to("/settings/profile?saved").into_response()),
        Err(ChangeNameRefused::NoSuchMember) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(ChangeNameRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
