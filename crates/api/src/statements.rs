//! `/statements`: letters that organisations and persons sign together, who signed them, and signing one (F17).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::see_statements::{SeenStatement, see_statement, see_statements};
use community::sign_statement::SignFor;
use community::write_statement::StatementRefused;
use domain::{
    Iri, PersonName, Side, SignatureState, SignsAs, Statement, StatementId, StatementSignature,
    StatementState, Title,
};
use edge::{Doors, Problem, Reason, SignProblem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::access::{Visitor, Writer};
use crate::input::Body;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::Items;

/// All that the caller may read.
pub(crate) const LIST: Operation = Operation {
    id: "listStatements",
    tag: "statements",
    summary: "Joint statements of this community, latest first; with a token of a member also those of peers.",
    access: Access::Anyone,
    answer: Answer::shown(
        "All of them, without their letters.",
        "StatementList",
        || json!({ "items": [example()] }),
    ),
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showStatement",
    summary: "One joint statement with its letter, the digest that a signature binds, and what became of it.",
    answer: Answer::shown("The statement.", "Statement", example),
    ..LIST
};

/// Its roll.
pub(crate) const ROLL: Operation = Operation {
    id: "listStatementSignatures",
    summary: "Who signed a joint statement; of one of a peer the organisations of this community.",
    answer: Answer::shown(
        "Signatures that stand, in the order in which they came.",
        "StatementSignatureList",
        || json!({ "items": [example_signature()] }),
    ),
    ..LIST
};

/// The caller signs.
pub(crate) const SIGN: Operation = Operation {
    id: "signStatement",
    summary: "Sign the letter with this digest, for the organisation whose approver the caller is, or in her own name.",
    access: Access::Write,
    body: Some(Shape {
        schema: "StatementSignatureInput",
        example: || json!({ "digest": DIGEST, "sign_for": "organization" }),
    }),
    answer: Answer::shown(
        "The signature; under a statement of a peer it is on its way.",
        "StatementSignature",
        example_signature,
    ),
    refusals: &[(
        409,
        "The text is another one, may no longer be signed, was signed by the same already, or she is not the approver.",
    )],
    ..LIST
};

const DIGEST: &str = "zQmamac3QP6o11xEJWnNJFRDSxJaPFYrkPceZLhHEx42ps8";

fn example() -> Value {
    json!({ "id": ID, "url": format!("https://seattle.example/statements/{ID}"),
        "community": "Puget Sound Partner Chapter", "side": "us", "name": "Partner support response times",
        "addressee": "The vendor", "content": "<p>We ask for an answer within four hours.</p>", "digest": DIGEST,
        "revision": 1, "threshold": 5, "count": 4, "state": "collecting", "closes": "2027-01-31T23:59:59Z" })
}

fn example_signature() -> Value {
    json!({ "id": "https://seattle.example/cosignatures/1", "name": "Ledgerline Works", "as": "organization",
        "community": "Puget Sound Partner Chapter", "digest": DIGEST, "state": "counted",
        "at": "2027-01-14T18:00:00Z" })
}

#[derive(Serialize)]
struct StatementView {
    id: StatementId,
    url: Iri,
    community: Title,
    side: Side,
    name: Title,
    addressee: Title,
    content: String,
    digest: String,
    revision: u64,
    threshold: u32,
    count: u32,
    state: StatementState,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_over: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_over_to: Option<Title>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Title>,
}

#[derive(Serialize)]
struct SignatureView {
    id: Iri,
    name: PersonName,
    #[serde(rename = "as")]
    signs_as: &'static str,
    community: Title,
    digest: String,
    state: SignatureState,
    at: Timestamp,
}

/// Which text she read, and in whose name she signs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignatureInput {
    digest: String,
    sign_for: SignsFor,
}

/// In whose name.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SignsFor {
    Organization,
    Person,
}

/// The words of `as` and of `sign_for`.
pub(crate) const SIGNS_AS: [&str; 2] = ["organization", "person"];
/// The words of `state` of a statement.
pub(crate) const STATES: [&str; 6] = ["draft", "collecting", "ready", "delivered", "answered", "closed"];
/// The words of `state` of a signature.
pub(crate) const SIGNATURE_STATES: [&str; 5] = ["sent", "counted", "refused", "withdrawn", "void"];

fn view(statement: Statement) -> StatementView {
    let (reply, outcome) = statement
        .reply
        .map(|reply| (reply.text.to_string(), reply.outcome))
        .unzip();
    let (handed_over, to) = statement.handed_over.map(|over| (over.at, over.to)).unzip();
    StatementView {
        id: statement.id,
        url: statement.iri,
        community: statement.community,
        side: statement.side,
        name: statement.text.name,
        addressee: statement.text.addressee,
        content: statement.text.content.as_str().to_owned(),
        digest: statement.digest,
        revision: statement.revision,
        threshold: statement.threshold,
        count: statement.count,
        state: statement.state,
        closes: statement.closes,
        handed_over,
        handed_over_to: to,
        reply,
        outcome: outcome.flatten(),
    }
}

fn signature(signed: StatementSignature) -> SignatureView {
    SignatureView {
        id: signed.cosignature,
        name: signed.signs_as.name().clone(),
        signs_as: match signed.signs_as {
            SignsAs::Organization { .. } => SIGNS_AS[0],
            SignsAs::Person { .. } => SIGNS_AS[1],
        },
        community: signed.community,
        digest: signed.digest,
        state: signed.state,
        at: signed.at,
    }
}

/// Lists them.
pub(crate) async fn list(State(doors): State<Doors>, Visitor(viewer): Visitor) -> Result<Response, Problem> {
    let found = doors.node.database.read(|tx| see_statements(tx, &viewer))?;
    Ok(Items::whole(found.into_iter().map(view).collect()))
}

/// Answers one; one that is not for the caller as one that is not there (threat D6).
pub(crate) async fn show(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    Ok(Json(view(seen(&doors, &viewer, &id)?.statement)).into_response())
}

/// Answers who signed it.
pub(crate) async fn roll(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let roll = seen(&doors, &viewer, &id)?.roll;
    Ok(Items::whole(roll.into_iter().map(signature).collect()))
}

/// Signs one.
pub(crate) async fn sign(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Path(id): Path<String>,
    Body { value: input, .. }: Body<SignatureInput>,
) -> Result<Response, Problem> {
    let id = named(&id, StatementId::parse)?;
    let sign_for = match input.sign_for {
        SignsFor::Organization => SignFor::Organization,
        SignsFor::Person => SignFor::Herself,
    };
    let asked = (sign_for, input.digest.as_str());
    let signed = doors.statements.sign(&caller.membership, &id, asked).await;
    match signed {
        Ok(signed) => Ok(Json(signature(signed)).into_response()),
        Err(SignProblem::Refused(StatementRefused::Store(error))) => Err(error.into()),
        Err(SignProblem::Refused(StatementRefused::Unknown)) => Err(Problem::not_found()),
        Err(refused) => Err(Problem::new(Reason::Conflict, refused.to_string())),
    }
}

fn seen(doors: &Doors, viewer: &community::Viewer, id: &str) -> Result<SeenStatement, Problem> {
    let id = named(id, StatementId::parse)?;
    let seen = doors.node.database.read(|tx| see_statement(tx, viewer, &id))?;
    seen.ok_or_else(Problem::not_found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    /// F17, D6: nobody signs without a token, and what is not there is not there.
    #[tokio::test]
    async fn a_stranger_reads_the_list_and_signs_nothing() {
        let world = World::new().await;
        let listed = world.get("/api/v1/statements").await;
        assert_eq!(listed.json, json!({ "items": [] }));
        let none = world.get(&format!("/api/v1/statements/{ID}/signatures")).await;
        assert_eq!(none.status, 404);
    }

    #[test]
    fn the_words_of_the_document_are_those_of_the_rules() {
        use StatementState::{Answered, Closed, Collecting, Delivered, Draft, Ready};
        let states = [Draft, Collecting, Ready, Delivered, Answered, Closed].map(StatementState::word);
        assert_eq!(states, STATES);
        use SignatureState::{Counted, Refused, Sent, Void, Withdrawn};
        let states = [Sent, Counted, Refused, Withdrawn, Void].map(SignatureState::word);
        assert_eq!(states, SIGNATURE_STATES);
    }
}
