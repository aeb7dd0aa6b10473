//! `/me/settings`: the language in which a member reads pages and mails, and which mails she gets (F21, F26). Light or dark
//! and the clock are each browser's own: its cookie has them, and the node keeps none of it.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::choose_language::choose_language;
use community::choose_mails::choose_mails;
use domain::{LanguageTag, MailKind};
use edge::{Doors, Problem, offered_languages, words_to};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::mail_settings::{self, MailSettings};
use store::{Membership, StoreError, Transaction};

use crate::access::{Reader, Writer};
use crate::event_input::invalid;
use crate::input::Body;
use crate::openapi::operation::{Access, Answer, Operation, Shape};

/// As they are.
pub(crate) const SHOW: Operation = Operation {
    id: "showMySettings",
    tag: "me",
    summary: "The language in which one reads pages and mails, and which mails one gets.",
    access: Access::Read,
    answer: Answer::shown(
        "The language chosen, if any; the one in which mails come; and the kinds of mail that come of those one need not get.",
        "Settings",
        example,
    ),
    ..Operation::PLAIN
};

/// Others.
pub(crate) const CHANGE: Operation = Operation {
    id: "changeMySettings",
    summary: "Choose a language for pages and mails, in every browser; none when it is left out or null. Choose of the \
              mails one need not get those one wants; all others end.",
    access: Access::Write,
    body: Some(Shape {
        schema: "SettingsInput",
        example: || json!({ "language": "sv", "mails": ["reminders"] }),
    }),
    answer: Answer::shown("The settings as they are kept.", "Settings", example),
    ..SHOW
};

/// What is sent: the mails have to be there, even if they are none, so that an empty request switches nothing off.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettingsInput {
    language: Option<String>,
    mails: Vec<MailKind>,
}

#[derive(Serialize)]
struct SettingsView {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<LanguageTag>,
    mails_in: LanguageTag,
    mails: Vec<MailKind>,
}

impl SettingsInput {
    fn language(&self) -> Result<Option<LanguageTag>, Problem> {
        let Some(text) = &self.language else {
            return Ok(None);
        };
        let offered = offered_languages();
        let known = offered.iter().find(|tag| tag.as_str() == text);
        let known = known.ok_or_else(|| {
            let all: Vec<&str> = offered.iter().map(LanguageTag::as_str).collect();
            invalid("language", &format!("write one of {}, or null", all.join(", ")))
        });
        known.cloned().map(Some)
    }

    fn wanted(&self) -> Result<BTreeSet<MailKind>, Problem> {
        match self.mails.len() <= MailKind::ALL.len() {
            true => Ok(self.mails.iter().copied().collect()),
            false => Err(invalid("mails", &format!("{}, each once", kinds().join(" and ")))),
        }
    }
}

/// The words of the kinds of mail.
pub(crate) fn kinds() -> [&'static str; MailKind::ALL.len()] {
    MailKind::ALL.map(MailKind::word)
}

fn view(tx: &mut Transaction<'_>, who: &Membership) -> Result<SettingsView, StoreError> {
    let settings: MailSettings = mail_settings::get(tx, &who.member().id)?;
    let profile = store::community::profile(tx)?;
    let mails_in = words_to(settings.reads(), profile.as_ref()).tag().clone();
    let on = |kind: &MailKind| !settings.off.contains(kind);
    Ok(SettingsView {
        mails: MailKind::ALL.into_iter().filter(on).collect(),
        language: settings.language,
        mails_in,
    })
}

/// Answers them.
pub(crate) async fn show(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let shown = doors.node.database.read(|tx| view(tx, &caller.membership))?;
    Ok(Json(shown).into_response())
}

/// Replaces them.
pub(crate) async fn change(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<SettingsInput>,
) -> Result<Response, Problem> {
    let (language, wanted) = (input.language()?, input.wanted()?);
    let (who, now) = (&caller.membership, doors.node.now());
    let changed = doors.node.database.transact(|tx| {
        choose_language(tx, who, language.as_ref())?;
        choose_mails(tx, who, &wanted, now)?;
        view(tx, who)
    });
    Ok(Json(changed.await?).into_response())
}

fn example() -> Value {
    json!({ "language": "sv", "mails_in": "sv", "mails": ["reminders"] })
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    const PATH: &str = "/api/v1/me/settings";

    /// F21, F26
    #[tokio::test]
    async fn a_member_chooses_her_language_and_her_mails_and_a_wrong_word_changes_neither() {
        let world = World::new().await;
        let (maren, reader) = (world.as_member(), world.as_reader());
        let before = reader.get(PATH).await;
        assert_eq!(
            before.json,
            json!({ "mails_in": "en", "mails": ["digest", "reminders", "calls", "peerings"] })
        );
        let chosen = json!({ "language": "sv", "mails": ["reminders"] });
        let changed = maren.put(PATH, chosen.clone()).await;
        let kept = json!({ "language": "sv", "mails_in": "sv", "mails": ["reminders"] });
        assert_eq!((changed.status, &changed.json), (StatusCode::OK, &kept));
        for (wrong, field) in [
            (json!({ "language": "tlh", "mails": [] }), "language"),
            (json!({ "language": "sv", "mails": ["invoices"] }), "mails"),
            (
                json!({ "mails": ["digest", "digest", "digest", "digest", "digest"] }),
                "mails",
            ),
            (json!({ "language": "de" }), "mails"),
        ] {
            let refused = maren.put(PATH, wrong.clone()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            let named = refused.json["field"].as_str().unwrap_or_default();
            assert!(named.starts_with(field), "{wrong}: {}", refused.text());
        }
        let refused = reader.put(PATH, chosen).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(reader.get(PATH).await.json, kept);
        let none = maren.put(PATH, json!({ "language": null, "mails": [] })).await;
        assert_eq!(none.json, json!({ "mails_in": "en", "mails": [] }));
        assert_eq!(
            world.as_stranger().get(PATH).await.status,
            StatusCode::UNAUTHORIZED
        );
    }
}
