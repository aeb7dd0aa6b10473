//! `/tokens`: officers list and end bearer tokens, and make their own; an operator makes anybody's.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use community::issue_token::{IssueTokenRefused, fresh_secret, issue_token_for};
use domain::{Handle, TokenId};
use edge::{Doors, Problem, Reason};
use http::header;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::tokens::{self, Token, TokenScope};
use store::{Transaction, audit, members};

use crate::access::Chief;
use crate::event_input::{invalid, wrong};
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Answer, Operation, Shape};
use crate::page::Items;

/// Most scopes of one token.
pub(crate) const SCOPES_MAX: usize = 3;
/// Most tokens listed.
const TOKENS_MAX: u16 = 1_000;

/// All of them.
pub(crate) const LIST: Operation = Operation::of_officers(
    "listTokens",
    "tokens",
    "All bearer tokens; never their secrets.",
    Answer::shown(
        "The tokens, oldest first.",
        "TokenList",
        || json!({ "items": [example()] }),
    ),
);

/// A new one.
pub(crate) const ISSUE: Operation = Operation {
    body: Some(Shape {
        schema: "TokenInput",
        example: || json!({ "scopes": ["read"] }),
    }),
    ..Operation::of_officers(
        "issueToken",
        "tokens",
        "Make a bearer token; its secret is shown this once.",
        Answer {
            status: 201,
            headers: &["Location"],
            ..Answer::shown("The token with its secret.", "NewToken", new_example)
        },
    )
};

/// One that ends.
pub(crate) const REVOKE: Operation = Operation::of_officers(
    "revokeToken",
    "tokens",
    "End a bearer token at once.",
    Answer::done(204, "It is no longer valid."),
);

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TokenInput {
    scopes: Vec<TokenScope>,
    member: Option<String>,
}

#[derive(Serialize)]
struct TokenView {
    id: TokenId,
    member: String,
    scopes: Vec<TokenScope>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    created: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl TokenView {
    fn new(tx: &mut Transaction<'_>, token: Token, secret: Option<String>) -> Result<Self, Problem> {
        let member = members::get(tx, &token.member)?;
        let Token {
            id,
            scopes,
            note,
            created,
            expires,
            ..
        } = token;
        let member = member.map_or_else(String::new, |member| member.handle.as_str().to_owned());
        Ok(Self {
            id,
            member,
            scopes,
            note,
            created,
            expires,
            secret,
        })
    }
}

/// Lists them.
pub(crate) async fn list(State(doors): State<Doors>, _chief: Chief) -> Result<Response, Problem> {
    doors.node.database.read(|tx| {
        let all = tokens::list(tx, TOKENS_MAX)?;
        let views: Result<Vec<_>, Problem> = all
            .into_iter()
            .map(|token| TokenView::new(tx, token, None))
            .collect();
        Ok(Items::whole(views?))
    })
}

/// Makes one. A token speaks for its member, so only who has the shell anyway makes one for somebody else.
pub(crate) async fn issue(
    State(doors): State<Doors>,
    chief: Chief,
    Body { value: input, .. }: Body<TokenInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let own = &chief.0.member().handle;
    let handle = input
        .member
        .as_deref()
        .map(Handle::parse)
        .transpose()
        .map_err(wrong("member"))?;
    let handle = handle.unwrap_or_else(|| own.clone());
    if input.scopes.is_empty() || input.scopes.len() > SCOPES_MAX {
        return Err(invalid("scopes", "one to three of read, write and admin"));
    }
    let now = node.now();
    let id = ambient::ids::token_id(now, &node.randomness);
    let secret = fresh_secret(&node.randomness);
    let view = node
        .database
        .transact(|tx| {
            let token = issue_token_for(tx, &chief.0, &handle, &input.scopes, id.clone(), &secret, now)
                .map_err(refused)?;
            TokenView::new(tx, token, Some(secret.clone()))
        })
        .await?;
    let location = [(header::LOCATION, format!("/api/v1/tokens/{id}"))];
    Ok((StatusCode::CREATED, location, Json(view)).into_response())
}

fn refused(refused: IssueTokenRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        IssueTokenRefused::NoSuchMember(_) => Problem::new(Reason::Invalid, sentence).at("member"),
        IssueTokenRefused::ForSomebodyElse => Problem::new(Reason::NotAllowed, sentence).at("member"),
        IssueTokenRefused::NotAnOfficer => Problem::new(Reason::Invalid, sentence).at("scopes"),
        IssueTokenRefused::Store(error) => error.into(),
    }
}

/// Ends one.
pub(crate) async fn revoke(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, TokenId::parse)?;
    let now = doors.node.now();
    doors
        .node
        .database
        .transact(|tx| {
            let token = tokens::get(tx, &id)?.ok_or_else(Problem::not_found)?;
            tokens::revoke(tx, &token);
            audit::log(tx, chief.handle(), &format!("revoke token {id}"), now)?;
            Ok::<_, Problem>(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn example() -> Value {
    json!({ "id": ID, "member": "maren", "scopes": ["read"], "created": "2026-11-21T12:00:00Z" })
}

fn new_example() -> Value {
    let mut token = example();
    token["secret"] = json!("rosarium_7f1c2d7e4a0b4c559d0e0b9a3f6f8e2150aa93c17f1c2d7e");
    token
}

#[cfg(test)]
mod tests {
    use http::StatusCode;
    use serde_json::json;

    use crate::world::World;

    #[tokio::test]
    async fn a_token_is_shown_once_works_and_ends_at_once() {
        let world = World::new().await;
        let officer = world.as_officer();
        let made = officer
            .post("/api/v1/tokens", json!({ "scopes": ["read"] }))
            .await;
        assert_eq!(made.status, StatusCode::CREATED);
        let secret = made.json["secret"].as_str().unwrap().to_owned();
        assert_eq!(secret.len(), 57);
        assert_eq!(
            world.with_token(&secret).get("/api/v1/me").await.json["handle"],
            "olga"
        );
        assert!(!officer.get("/api/v1/tokens").await.text().contains(&secret));
        let gone = officer.delete(made.header("location")).await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT);
        assert_eq!(
            world.with_token(&secret).get("/api/v1/me").await.status,
            StatusCode::UNAUTHORIZED
        );
        assert_eq!(
            officer.delete(made.header("location")).await.status,
            StatusCode::NOT_FOUND
        );
    }

    #[tokio::test]
    async fn an_officer_cannot_speak_for_another_member_but_an_operator_can() {
        let world = World::new().await;
        let body = json!({ "scopes": ["write"], "member": "maren" });
        assert_eq!(
            world
                .as_officer()
                .post("/api/v1/tokens", body.clone())
                .await
                .status,
            StatusCode::FORBIDDEN
        );
        let made = world.as_operator().post("/api/v1/tokens", body).await;
        assert_eq!(
            (made.status, &made.json["member"]),
            (StatusCode::CREATED, &json!("maren"))
        );
        let body = json!({ "scopes": ["admin"], "member": "maren" });
        let refused = world.as_operator().post("/api/v1/tokens", body).await;
        assert_eq!(
            (refused.status, &refused.json["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("scopes"))
        );
        let body = json!({ "scopes": ["read"], "member": "nobody" });
        assert_eq!(
            world.as_operator().post("/api/v1/tokens", body).await.json["field"],
            "member"
        );
    }
}
