//! `/ethics`: the code of ethics for everybody, with its fingerprint; `/ethics/signatures`: what members signed (F03).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::see_signatures::{Signatory, see_signatures};
use community::sign_code::{CodeStanding, SignCodeRefused, sign_code};
use domain::{CodeMode, CodeOfEthics, CodeVersion, Handle, MemberId, PersonName};
use edge::{Doors, Problem, Reason};
use http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::codes;

use crate::access::{Reader, Visitor, Writer};
use crate::etag;
use crate::event_input::wrong;
use crate::events::LIMIT;
use crate::input::{Asked, Body};
use crate::members::ListQuery;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation, Shape};
use crate::page::{self, Items};

const FINGERPRINT: &str = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";

/// The one in force.
pub(crate) const SHOW: Operation = Operation {
    id: "showEthics",
    tag: "ethics",
    summary: "The code of ethics in force: its summary, its text, how long it takes to read, and its fingerprint.",
    access: Access::Anyone,
    query: &[],
    headers: &[],
    body: None,
    answer: Answer {
        headers: &["ETag"],
        ..Answer::shown("The code.", "CodeOfEthics", || {
            json!({ "version": "2.0", "mode": "signed", "summary": "Put the customer first.",
                "text": "## Customers\n\nPut the customer first.", "words": 6, "minutes": 1,
                "fingerprint": FINGERPRINT, "published": "2026-05-01T09:00:00Z" })
        })
    },
    refusals: &[
        (304, "It is the version that `If-None-Match` names."),
        (404, "This community has published no code of ethics."),
    ],
};

/// What members signed.
pub(crate) const LIST: Operation = Operation {
    id: "listEthicsSignatures",
    tag: "ethics",
    summary: "How members stand to the code of ethics in force, and what each signed last: the caller's own; \
        everybody's, in the order people joined, for a token with the scope `admin` of an officer or operator.",
    access: Access::Read,
    query: &[page::CURSOR_ID, LIMIT],
    headers: &[],
    body: None,
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of members.",
            "EthicsSignatureList",
            || json!({ "items": [example()] }),
        )
    },
    refusals: &[],
};

/// She signs.
pub(crate) const SIGN: Operation = Operation {
    id: "signEthics",
    tag: "ethics",
    summary: "Sign the code of ethics in force, by the version that was read, under a name.",
    access: Access::Write,
    query: &[],
    headers: &[],
    body: Some(Shape {
        schema: "EthicsSignatureInput",
        example: || json!({ "version": "2.0", "signed_as": "Maren Lindqvist" }),
    }),
    answer: Answer {
        status: 201,
        ..Answer::shown("The record.", "EthicsSignature", example)
    },
    refusals: &[(
        409,
        "Another version is in force, or there is nothing to sign: read `/ethics`.",
    )],
};

#[derive(Serialize)]
struct CodeView {
    version: CodeVersion,
    mode: CodeMode,
    words: usize,
    minutes: usize,
    summary: String,
    text: String,
    fingerprint: String,
    published: Timestamp,
}

impl CodeView {
    fn of(code: CodeOfEthics) -> Self {
        Self {
            version: code.version,
            mode: code.mode,
            words: code.words(),
            minutes: code.minutes(),
            summary: code.summary,
            text: code.text,
            fingerprint: code.hash,
            published: code.published,
        }
    }
}

#[derive(Serialize)]
struct SignatoryView {
    member: MemberId,
    handle: Handle,
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<CodeVersion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_as: Option<PersonName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
}

/// What a standing is called.
pub(crate) const STANDINGS: [&str; 5] = [
    "signed",
    "to_be_signed",
    "acknowledged_by_joining",
    "no_code",
    "no_member",
];

impl SignatoryView {
    fn of(one: Signatory) -> Self {
        let standing = match one.standing {
            Some(CodeStanding::Signed(_)) => "signed",
            Some(CodeStanding::ToBeSigned { .. }) => "to_be_signed",
            Some(CodeStanding::AcknowledgedByJoining(_)) => "acknowledged_by_joining",
            Some(CodeStanding::NoCode) => "no_code",
            None => "no_member",
        };
        let mut view = Self {
            member: one.member.id,
            handle: one.member.handle,
            standing,
            version: None,
            fingerprint: None,
            signed_as: None,
            at: None,
        };
        if let Some(latest) = one.latest {
            view.version = Some(latest.version);
            view.fingerprint = Some(latest.hash);
            view.signed_as = Some(latest.signed_as);
            view.at = Some(latest.at);
        }
        view
    }
}

/// Answers the code; it is the same for everybody.
pub(crate) async fn show(
    State(doors): State<Doors>,
    _visitor: Visitor,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let code = doors.node.database.read(codes::in_force)?;
    let code = code.ok_or_else(Problem::not_found)?;
    let tag = [(header::ETAG, format!("\"{}\"", code.hash))];
    let answer = (tag, Json(CodeView::of(code))).into_response();
    Ok(etag::unless_known(&headers, answer))
}

/// Lists what members signed.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Asked(query): Asked<ListQuery>,
) -> Result<Response, Problem> {
    let limit = page::limit(query.limit.as_deref())?;
    let after = query.cursor.as_deref().map(MemberId::parse).transpose();
    let after = after.map_err(|_| page::bad_cursor())?;
    let node = &doors.node;
    let mut found = node.database.read(|tx| {
        see_signatures(
            tx,
            &caller.membership,
            caller.officer.as_ref(),
            after.as_ref(),
            page::one_more(limit),
            node.settings.ethics.resign_on,
        )
    })?;
    let asked = [("limit", query.limit.as_deref())];
    let next = page::cut(&mut found, limit, |one| one.member.id.to_string())
        .map(|id| page::next_url(&node.origin, "/api/v1/ethics/signatures", &asked, &id));
    Ok(Items::page(
        found.into_iter().map(SignatoryView::of).collect(),
        next,
    ))
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignatureInput {
    version: String,
    signed_as: String,
}

/// Signs.
pub(crate) async fn sign(
    State(doors): State<Doors>,
    Writer(caller): Writer,
    Body { value: input, .. }: Body<SignatureInput>,
) -> Result<Response, Problem> {
    let version = CodeVersion::parse(&input.version).map_err(wrong("version"))?;
    let signed_as = PersonName::parse(&input.signed_as).map_err(wrong("signed_as"))?;
    let (node, who) = (&doors.node, &caller.membership);
    let now = node.now();
    let signed = node
        .database
        .transact(|tx| sign_code(tx, who, version, &signed_as, now))
        .await;
    let signature = signed.map_err(refused)?;
    let view = SignatoryView::of(Signatory {
        member: who.member().clone(),
        standing: Some(CodeStanding::Signed(signature.clone())),
        latest: Some(signature),
    });
    Ok((StatusCode::CREATED, Json(view)).into_response())
}

fn refused(refused: SignCodeRefused) -> Problem {
    match refused {
        SignCodeRefused::Store(error) => error.into(),
        SignCodeRefused::NoCode | SignCodeRefused::AnotherInForce(_) | SignCodeRefused::DeFacto => {
            Problem::new(Reason::Conflict, refused.to_string())
        }
    }
}

fn example() -> Value {
    json!({ "member": ID, "handle": "maren", "standing": "signed", "version": "2.0", "fingerprint": FINGERPRINT,
        "signed_as": "Maren Lindqvist", "at": "2026-11-21T12:00:00Z" })
}

#[cfg(test)]
mod tests {
    use community::publish_code::{NewCode, publish_code};
    use http::Method;

    use super::*;
    use crate::world::World;

    async fn publish(world: &World, version: &str, mode: CodeMode) -> CodeOfEthics {
        let new = NewCode {
            version: CodeVersion::parse(version).unwrap(),
            mode,
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
        };
        let now = world.doors.node.now();
        let database = world.database();
        let published = database.transact(|tx| publish_code(tx, "operator", &new, 100, now));
        published.await.unwrap()
    }

    /// 2.15, 4.15: the record shows version, time and fingerprint; another version than the one in force is not signed.
    #[tokio::test]
    async fn a_member_reads_and_signs_the_code_and_officers_see_who_has_not() {
        let world = World::new().await;
        let (path, record) = ("/api/v1/ethics", "/api/v1/ethics/signatures");
        assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
        let sign = json!({ "version": "1", "signed_as": "Maren L." });
        let nothing = world.as_member().post(record, sign.clone()).await;
        assert_eq!(nothing.status, StatusCode::CONFLICT);
        let code = publish(&world, "1", CodeMode::Signed).await;
        let read = world.get(path).await;
        assert_eq!(
            (&read.json["version"], &read.json["fingerprint"]),
            (&json!("1.0"), &json!(code.hash))
        );
        assert_eq!(
            (&read.json["words"], &read.json["minutes"]),
            (&json!(4), &json!(1))
        );
        let tag = read.header("etag").to_owned();
        let known = [("if-none-match", tag.as_str())];
        let again = world.as_stranger().call(Method::GET, path, &known, None).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);

        let open = world.as_reader().get(record).await;
        assert_eq!(open.json["items"].as_array().unwrap().len(), 1);
        assert_eq!(open.json["items"][0]["standing"], "to_be_signed");
        let narrow = world.as_reader().post(record, sign.clone()).await;
        assert_eq!(narrow.status, StatusCode::FORBIDDEN);
        let signed = world.as_member().post(record, sign).await;
        assert_eq!(signed.status, StatusCode::CREATED, "{}", signed.text());
        assert_eq!(signed.json["fingerprint"], read.json["fingerprint"]);
        assert_eq!(signed.json["at"], json!(world.doors.node.now()));
        let own = world.as_reader().get(record).await;
        assert_eq!(own.json["items"], json!([signed.json]));
        let all = world.as_officer().get(record).await;
        let standing = |handle: &str| {
            let mut items = all.json["items"].as_array().unwrap().iter();
            let one = items.find(|one| one["handle"] == handle).unwrap();
            one["standing"].as_str().unwrap().to_owned()
        };
        assert_eq!(
            [standing("maren"), standing("olga"), standing("otto")],
            ["signed", "to_be_signed", "to_be_signed"].map(str::to_owned)
        );
        publish(&world, "2", CodeMode::Signed).await;
        let late = json!({ "version": "1.0", "signed_as": "Maren L." });
        let late = world.as_member().post(record, late).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for (field, sent) in [
            ("version", json!({ "version": "x", "signed_as": "Maren" })),
            ("signed_as", json!({ "version": "2", "signed_as": " " })),
        ] {
            let refused = world.as_member().post(record, sent).await;
            let found = (refused.status, refused.json["field"].clone());
            assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
        }
    }

    /// 2.15: de facto, there is nothing to sign.
    #[tokio::test]
    async fn a_code_that_is_acknowledged_by_joining_is_signed_by_nobody() {
        let world = World::new().await;
        publish(&world, "1", CodeMode::DeFacto).await;
        let record = "/api/v1/ethics/signatures";
        let own = world.as_reader().get(record).await;
        assert_eq!(own.json["items"][0]["standing"], "acknowledged_by_joining");
        let sign = json!({ "version": "1", "signed_as": "Maren" });
        let refused = world.as_member().post(record, sign).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    }
}
