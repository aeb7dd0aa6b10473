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
    summary: "How members stand to the code of ethics in force, and what each signed last, or joined under when no signature was \
        asked for; `signed_as` is absent then: the caller's own; everybody's, in the order people joined, for a token with the scope `admin` of an officer or operator.",
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
            view.signed_as = one.has_signed.then_some(latest.signed_as);
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
        has_signed: true,
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
        "text": "## Customers\n\nPut the customer first.", "words": 5, "minutes": 1,
        "fingerprint": FINGERPRINT, "published": "2026-05-01T09:00:00Z" })
}

fn example() -> Value {
    json!({ "member": ID, "handle": "maren", "standing": "signed", "version": "2.0", "fingerprint": FINGERPRINT,
        "signed_as": "Maren Lindqvist", "at": "2026-11-21T12:00:00Z" })
}

#[cfg(test)]
mod tests;
