//! `/community/documents`: what the community goes by beside its code of ethics, for anybody; officers write it (F01).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::drawn_from::Version;
use community::write_document::{WriteDocumentRefused, remove_document, write_document};
use domain::{Iri, OwnDocument, OwnDocumentRefused, Slug, Title};
use edge::{Doors, Node, Problem, Reason};
use http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::documents;

use crate::access::Chief;
use crate::etag;
use crate::event_input::invalid;
use crate::input::Body;
use crate::openapi::atoms;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::page::Items;

/// All of them.
pub(crate) const LIST: Operation = Operation {
    id: "listCommunityDocuments",
    tag: "about",
    summary: "What the community goes by beside its code of ethics, by name, each with its length.",
    access: Access::Anyone,
    query: &[],
    headers: &[],
    body: None,
    answer: Answer::shown(
        "All documents, without their texts.",
        "CommunityDocumentList",
        || {
            let mut listed = example();
            listed.as_object_mut().expect("it is an object").remove("text");
            json!({ "items": [listed] })
        },
    ),
    refusals: &[],
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showCommunityDocument",
    summary: "One of the texts the community goes by.",
    answer: VERSIONED,
    refusals: &[(304, "It is the version that `If-None-Match` names.")],
    ..LIST
};

/// A new one, or another text.
pub(crate) const WRITE: Operation = Operation {
    headers: &[
        Parameter {
            name: "If-Match",
            what: "The `ETag` it had; one that somebody changed since is not overwritten. `*` for one that is there.",
            need: Need::Optional,
            schema: atoms::words,
            example: "",
        },
        Parameter {
            name: "If-None-Match",
            what: "`*` for a new one; one that is there is not overwritten.",
            need: Need::Optional,
            schema: atoms::words,
            example: "*",
        },
    ],
    body: Some(Shape {
        schema: "CommunityDocumentInput",
        example: || json!({ "name": "By-laws", "text": "One member, one vote." }),
    }),
    refusals: &[
        (409, "There are as many as a community may have."),
        (
            412,
            "Somebody changed it since it was read, or it was to be there and is not.",
        ),
    ],
    ..Operation::of_officers(
        "writeCommunityDocument",
        "about",
        "Write a text the community goes by, new or known, in Markdown; peers are told. Its address follows from its name.",
        VERSIONED,
    )
};

/// Gone.
pub(crate) const REMOVE: Operation = Operation::of_officers(
    "removeCommunityDocument",
    "about",
    "Take a text away that the community goes by; peers are told.",
    Answer::done(204, "It is gone."),
);

const VERSIONED: Answer = Answer {
    headers: &["ETag"],
    ..Answer::shown("The document.", "CommunityDocument", example)
};

fn example() -> Value {
    json!({ "slug": "by-laws", "name": "By-laws", "words": 4, "url": "https://seattle.example/documents/by-laws",
        "text": "One member, one vote." })
}

#[derive(Serialize)]
struct DocumentView {
    slug: Slug,
    name: Title,
    words: usize,
    url: Iri,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentInput {
    name: String,
    text: String,
}

/// Lists them; the list is the same for everybody.
pub(crate) async fn list(State(doors): State<Doors>) -> Result<Response, Problem> {
    let all = doors.node.database.read(documents::all)?;
    let listed = all.into_iter().map(|document| DocumentView {
        text: None,
        ..view(&doors.node, document)
    });
    Ok(Items::whole(listed.collect()))
}

/// Answers one, to anybody.
pub(crate) async fn show(
    State(doors): State<Doors>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let slug = Slug::parse(&slug).map_err(|_| Problem::not_found())?;
    let found = doors.node.database.read(|tx| documents::get(tx, &slug))?;
    let answer = shown(&doors.node, found.ok_or_else(Problem::not_found)?);
    Ok(etag::unless_known(&headers, answer))
}

/// Writes one.
pub(crate) async fn write(
    State(doors): State<Doors>,
    chief: Chief,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Body { value: input, .. }: Body<DocumentInput>,
) -> Result<Response, Problem> {
    let document = OwnDocument::written(&input.name, &input.text).map_err(|refused| not_taken(&refused))?;
    if document.slug.as_str() != slug {
        let its_own = format!("gives the address /api/v1/community/documents/{}", document.slug);
        return Err(invalid("name", &its_own));
    }
    let node = &doors.node;
    let (drawn, now) = (etag::drawn(&headers), node.now());
    let written = node.database.transact(|tx| {
        let known = documents::get(tx, &document.slug)?;
        if !drawn.still_stands(known.as_ref()) {
            return Err(refused(WriteDocumentRefused::Changed));
        }
        write_document(tx, &chief.0, &document, &drawn, now).map_err(refused)
    });
    written.await?;
    Ok(shown(node, document))
}

/// Takes one away.
pub(crate) async fn remove(
    State(doors): State<Doors>,
    chief: Chief,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = Slug::parse(&slug).map_err(|_| Problem::not_found())?;
    let (database, now) = (&doors.node.database, doors.node.now());
    let removed = database.transact(|tx| remove_document(tx, &chief.0, &slug, now).map_err(refused));
    removed.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: WriteDocumentRefused) -> Problem {
    let sentence = refused.to_string();
    match refused {
        WriteDocumentRefused::TooMany => Problem::new(Reason::Conflict, sentence),
        WriteDocumentRefused::TooLong => invalid("text", &sentence),
        WriteDocumentRefused::Changed => Problem::new(Reason::Changed, sentence),
        WriteDocumentRefused::NoSuchDocument => Problem::not_found(),
        WriteDocumentRefused::Store(error) => error.into(),
    }
}

fn not_taken(refused: &OwnDocumentRefused) -> Problem {
    let field = match refused {
        OwnDocumentRefused::Name(_) => "name",
        OwnDocumentRefused::NoText | OwnDocumentRefused::TooLong | OwnDocumentRefused::Unreadable => "text",
    };
    invalid(field, &refused.to_string())
}

fn view(node: &Node, document: OwnDocument) -> DocumentView {
    DocumentView {
        words: document.words(),
        url: Iri::local(&node.origin, &document.path()),
        slug: document.slug,
        name: document.name,
        text: Some(document.text),
    }
}

fn shown(node: &Node, document: OwnDocument) -> Response {
    let tag = [(header::ETAG, format!("\"{}\"", Version::of(&document)))];
    (tag, Json(view(node, document))).into_response()
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};
    use serde_json::{Value, json};

    use crate::world::World;

    /// F01, 4.15, E11: an officer writes what the community goes by over what she read; anybody reads it with its length.
    #[tokio::test]
    async fn an_officer_writes_what_the_community_goes_by_and_anybody_reads_it() {
        let world = World::new().await;
        let (all, path) = (
            "/api/v1/community/documents",
            "/api/v1/community/documents/by-laws",
        );
        let laws = |text: &str| json!({ "name": "By-laws", "text": text });
        assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
        let no = world.as_member().put(path, laws("x")).await;
        assert_eq!(no.status, StatusCode::FORBIDDEN);
        let officer = world.as_officer();
        for (field, wrong) in [
            ("name", json!({ "name": "Statutes", "text": "x" })),
            ("name", json!({ "name": " ", "text": "x" })),
            ("text", laws(" ")),
            ("text", laws(&"x".repeat(16_001))),
        ] {
            let refused = officer.put(path, wrong).await;
            let found = (refused.status, refused.json["field"].clone());
            assert_eq!(found, (StatusCode::UNPROCESSABLE_ENTITY, json!(field)));
        }
        let with = async |name: &str, tag: &str, text: &str| {
            let body = Some(laws(text).to_string());
            officer.call(Method::PUT, path, &[(name, tag)], body).await
        };
        let none_there = with("if-match", "*", "One member, one vote.").await;
        assert_eq!(none_there.status, StatusCode::PRECONDITION_FAILED);
        let first = with("if-none-match", "*", "## Votes\n\nOne member, one vote.").await;
        assert_eq!(first.status, StatusCode::OK, "{}", first.text());
        assert_eq!(first.json["words"], 5);
        let tag = first.header("etag").to_owned();
        let late = with("if-none-match", "*", "Nobody votes.").await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
        let second = with("if-match", &tag, "One company, one vote.").await;
        assert_eq!(second.status, StatusCode::OK);
        let late = with("if-match", &tag, "Nobody votes.").await;
        assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);

        let read = world.get(path).await;
        assert_eq!(
            (&read.bytes, read.header("etag")),
            (&second.bytes, second.header("etag"))
        );
        let known = [("if-none-match", second.header("etag"))];
        let again = world.as_stranger().call(Method::GET, path, &known, None).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        let listed = world.get(all).await.json;
        assert_eq!(listed["items"][0]["words"], 4);
        assert_eq!(listed["items"][0].get("text"), None::<&Value>);
        let community = world.get("/api/v1/community").await.json;
        assert_eq!(community["documents"][0]["url"], listed["items"][0]["url"]);
        assert_eq!(officer.delete(path).await.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.delete(path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.get(all).await.json["items"], json!([]));
    }
}
