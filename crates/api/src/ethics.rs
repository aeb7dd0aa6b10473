//! `/ethics`: the code of ethics for everybody, with its fingerprint, and a new version of it; `/ethics/signatures`: what
//! members signed (F03).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use community::drawn_from::Version;
use community::publish_code::{NewCode, PublishCodeRefused, publish_code_for};
use community::see_signatures::{Signatory, see_signatures};
use community::sign_code::{CodeStanding, SignCodeRefused, sign_code};
use domain::{CodeMode, CodeOfEthics, CodeRefused, CodeVersion, Handle, MemberId, PersonName};
use edge::{Doors, Problem, Reason};
use http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::codes;

use crate::access::{Chief, Reader, Visitor, Writer};
use crate::etag;
use crate::event_input::{invalid, wrong};
use crate::events::LIMIT;
use crate::input::{Asked, Body};
use crate::openapi::atoms::{self, ID};
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::page::{self, PartQuery};

const FINGERPRINT: &str = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab";

/// The one in force.
pub(crate) const SHOW: Operation = Operation {
    id: "showEthics",
    tag: "ethics",
    summary: "The code of ethics in force: its summary, its text, how long it takes to read, and its fingerprint.",
    access: Access::Anyone,
    answer: Answer {
        headers: &["ETag"],
        ..Answer::shown("The code.", "CodeOfEthics", code_example)
    },
    refusals: &[
        (304, "It is the version that `If-None-Match` names."),
        (404, "This community has published no code of ethics."),
    ],
    ..Operation::PLAIN
};

/// A new version.
pub(crate) const PUBLISH: Operation = Operation {
    headers: &[Parameter {
        name: "If-Match",
        what: "The `ETag` of the code that was read; a version that somebody else published since is not passed over.",
        need: Need::Optional,
        schema: atoms::words,
        example: "*",
    }],
    body: Some(Shape {
        schema: "CodeOfEthicsInput",
        example: || {
            json!({ "version": "2.1", "mode": "signed", "summary": "Put the customer first.",
                "text": "## Customers\n\nPut the customer first." })
        },
    }),
    refusals: &[(412, "Another version is in force than the one that was read.")],
    ..Operation::of_officers(
        "publishEthics",
        "ethics",
        "Publish a version of the code of ethics, greater than the one in force. Whoever signed an earlier one that no \
            longer does is mailed.",
        Answer {
            status: 201,
            headers: &["ETag"],
            ..Answer::shown("The code, in force.", "CodeOfEthics", code_example)
        },
    )
};

/// What members signed.
pub(crate) const LIST: Operation = Operation {
    id: "listEthicsSignatures",
    tag: "ethics",
    summary: "How members stand to the code of ethics in force, and what each signed last: the caller's own; \
        everybody's, in the order people joined, for a token with the scope `admin` of an officer or operator.",
    access: Access::Read,
    query: &[page::CURSOR_ID, LIMIT],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of members.",
            "EthicsSignatureList",
            || json!({ "items": [example()] }),
        )
    },
    ..Operation::PLAIN
};

/// She signs.
pub(crate) const SIGN: Operation = Operation {
    id: "signEthics",
    tag: "ethics",
    summary: "Sign the code of ethics in force, by the version that was read, under a name.",
    access: Access::Write,
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
    ..Operation::PLAIN
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
    let answer = shown(StatusCode::OK, code.ok_or_else(Problem::not_found)?);
    Ok(etag::unless_known(&headers, answer))
}

fn shown(status: StatusCode, code: CodeOfEthics) -> Response {
    let tag = [(header::ETAG, format!("\"{}\"", Version::of(&code)))];
    (status, tag, Json(CodeView::of(code))).into_response()
}

/// What is sent of a version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeInput {
    version: String,
    mode: Option<CodeMode>,
    summary: String,
    text: String,
}

/// Publishes one; `ethics.mode` of the configuration where none is said.
pub(crate) async fn publish(
    State(doors): State<Doors>,
    chief: Chief,
    headers: HeaderMap,
    Body { value: input, .. }: Body<CodeInput>,
) -> Result<Response, Problem> {
    let node = &doors.node;
    let ethics = node.settings.ethics;
    let new = NewCode {
        version: CodeVersion::parse(&input.version).map_err(wrong("version"))?,
        mode: input.mode.unwrap_or(ethics.mode),
        summary: input.summary,
        text: input.text,
    };
    let (drawn, now) = (etag::drawn(&headers), node.now());
    let words_max = ethics.summary_words_max;
    let published = node
        .database
        .transact(|tx| publish_code_for(tx, &chief.0, &new, words_max, &drawn, now))
        .await;
    Ok(shown(StatusCode::CREATED, published.map_err(not_published)?))
}

fn not_published(refused: PublishCodeRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        PublishCodeRefused::Changed => Problem::new(Reason::Changed, sentence),
        PublishCodeRefused::Store(error) => error.into(),
        PublishCodeRefused::Code(CodeRefused::NoSummary(_) | CodeRefused::SummaryTooLong(_)) => {
            invalid("summary", &sentence)
        }
        PublishCodeRefused::Code(CodeRefused::NoText | CodeRefused::TextTooLong) => {
            invalid("text", &sentence)
        }
        PublishCodeRefused::Code(CodeRefused::NotNewer(_) | CodeRefused::Version) => {
            invalid("version", &sentence)
        }
    }
}

/// Lists what members signed.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Reader(caller): Reader,
    Asked(query): Asked<PartQuery>,
) -> Result<Response, Problem> {
    let part = query.part(MemberId::parse)?;
    let node = &doors.node;
    let found = node.database.read(|tx| {
        see_signatures(
            tx,
            &caller.membership,
            caller.officer.as_ref(),
            part.after.as_ref(),
            part.one_more(),
            node.settings.ethics.resign_on,
        )
    })?;
    let list = (&node.origin, "/api/v1/ethics/signatures");
    Ok(part.answer(list, found, |one| one.member.id.clone(), SignatoryView::of))
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

fn code_example() -> Value {
    json!({ "version": "2.0", "mode": "signed", "summary": "Put the customer first.",
        "text": "## Customers\n\nPut the customer first.", "words": 6, "minutes": 1,
        "fingerprint": FINGERPRINT, "published": "2026-05-01T09:00:00Z" })
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

    /// 4.15: an officer publishes a version over the one she read; what is wrong is said at its field.
    #[tokio::test]
    async fn an_officer_publishes_a_version_over_the_one_she_read() {
        let world = World::new().await;
        let path = "/api/v1/ethics";
        let code = |version: &str, summary: &str| json!({ "version": version, "summary": summary, "text": "Put the customer first." });
        let officer = world.as_officer();
        let no = world.as_member().post(path, code("1", "Be fair.")).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        let over = async |tag: &str, code: Value| {
            let known = [("if-match", tag)];
            officer
                .call(Method::POST, path, &known, Some(code.to_string()))
                .await
        };
        let none_there = over("*", code("1", "Be fair.")).await;
        assert_eq!(none_there.status, StatusCode::PRECONDITION_FAILED);
        let first = officer.post(path, code("1", "Be fair.")).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
        assert_eq!(first.json["mode"], "signed");
        let tag = first.header("etag").to_owned();
        assert_eq!(world.get(path).await.header("etag"), tag);
        assert_eq!(
            over(&tag, code("2", "Be fair.")).await.status,
            StatusCode::CREATED
        );
        let late = over(&tag, code("3", "Be fair.")).await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        for (field, wrong) in [
            ("version", code("2", "Be fair.")),
            ("version", code("x", "Be fair.")),
            ("summary", code("3", " ")),
            ("summary", code("3", &"word ".repeat(101))),
            (
                "text",
                json!({ "version": "3", "summary": "Be fair.", "text": " " }),
            ),
        ] {
            let refused = officer.post(path, wrong).await;
            let found = (refused.status, refused.json["field"].clone());
            assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
        }
        assert_eq!(world.get(path).await.json["version"], "2.0");
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
