//! `/notes`: what was let out of rooms, for whoever may read it; an officer withdraws it (F24, need 0.10).

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use community::drawn_from::Version;
use community::see_notes::{list_notes, see_note};
use community::withdraw_note::{WithdrawNoteRefused, withdraw_note};
use domain::{Iri, NoteId, ReleaseReach, ReleasedNote};
use edge::{Doors, Node, Problem};
use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use crate::access::{Chief, Visitor};
use crate::etag;
use crate::events::LIMIT;
use crate::input::Asked;
use crate::named::named;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::{self, PartQuery};

/// All that the caller may read.
pub(crate) const LIST: Operation = Operation {
    id: "listNotes",
    tag: "notes",
    summary: "What was let out of rooms, latest first: for everybody, and with a token of a member also what is for members.",
    access: Access::Anyone,
    query: &[page::CURSOR_ID, LIMIT],
    answer: Answer {
        headers: &["Link"],
        ..Answer::shown(
            "A page of notes.",
            "ReleasedNoteList",
            || json!({ "items": [example()] }),
        )
    },
    ..Operation::PLAIN
};

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    id: "showNote",
    tag: "notes",
    summary: "One note: words that were let out of a room. Nothing says who spoke or in which room.",
    access: Access::Anyone,
    headers: &[etag::KNOWN],
    answer: Answer {
        headers: &["ETag"],
        ..Answer::shown("The note.", "ReleasedNote", example)
    },
    refusals: &[(304, "It is the version that `If-None-Match` names.")],
    ..Operation::PLAIN
};

/// Gone.
pub(crate) const WITHDRAW: Operation = Operation::of_officers(
    "withdrawNote",
    "notes",
    "Withdraw a note: nobody reads it here any more, its text is deleted, and it does not come back.",
    Answer::done(204, "It is gone."),
);

fn example() -> Value {
    json!({ "id": ID, "text": "Ask for a second quote before you renew.\n\nOurs was half of the first.",
        "reach": "public", "published": "2027-01-14T18:00:00Z", "licence": "CC-BY-4.0",
        "url": format!("https://seattle.example/notes/{ID}") })
}

#[derive(Serialize)]
struct NoteView {
    id: NoteId,
    text: String,
    reach: ReleaseReach,
    published: Timestamp,
    /// Absent where it is for members alone, who pass it on to nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'static str>,
    url: Iri,
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Asked(query): Asked<PartQuery>,
) -> Result<Response, Problem> {
    let part = query.part(NoteId::parse)?;
    let node = &doors.node;
    let found = node
        .database
        .read(|tx| list_notes(tx, &viewer, part.after.as_ref(), part.one_more()))?;
    let list = (&node.origin, "/api/v1/notes");
    Ok(part.answer(list, found, |note| note.id.clone(), |note| view(node, note)))
}

/// Answers one; one that is not for the caller as one that is not there (threat D6).
pub(crate) async fn show(
    State(doors): State<Doors>,
    Visitor(viewer): Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = named(&id, NoteId::parse)?;
    let node = &doors.node;
    let note = node.database.read(|tx| see_note(tx, &viewer, &id))?;
    let note = note.ok_or_else(Problem::not_found)?;
    let version = Version::of(&note);
    let answer = etag::answer(StatusCode::OK, &version, &view(node, note));
    Ok(etag::unless_known(&headers, answer))
}

/// Takes one away.
pub(crate) async fn withdraw(
    State(doors): State<Doors>,
    chief: Chief,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = named(&id, NoteId::parse)?;
    let (database, now) = (&doors.node.database, doors.node.now());
    database
        .transact(|tx| withdraw_note(tx, &chief.0, &id, now).map_err(refused))
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn refused(refused: WithdrawNoteRefused) -> Problem {
    match refused {
        WithdrawNoteRefused::NoSuchNote => Problem::not_found(),
        WithdrawNoteRefused::Store(error) => error.into(),
    }
}

fn view(node: &Node, note: ReleasedNote) -> NoteView {
    NoteView {
        licence: note.licence(),
        url: Iri::local(&node.origin, &note.path()),
        id: note.id,
        text: note.text,
        reach: note.reach,
        published: note.published,
    }
}

#[cfg(test)]
mod tests {
    use http::Method;
    use store::{StoreError, notes};

    use super::*;
    use crate::world::{NOW, World};

    fn id(number: u64) -> NoteId {
        NoteId::new(number, [7; 10])
    }

    /// Notes 1 and 3 are for everybody, note 2 is for members.
    async fn with_notes() -> World {
        let world = World::new().await;
        for number in 1..=3 {
            let reach = match number {
                2 => ReleaseReach::Members,
                _ => ReleaseReach::Public,
            };
            let text = format!("Ask for {number} quotes.");
            let note = ReleasedNote::of(id(number), &text, reach, NOW.parse().unwrap()).unwrap();
            let kept: Result<(), StoreError> = world.database().transact(|tx| notes::put(tx, &note)).await;
            kept.unwrap();
        }
        world
    }

    /// F24, D6: a stranger reads what is for everybody, and nothing tells her that there is more.
    #[tokio::test]
    async fn a_stranger_reads_what_is_for_everybody_and_a_member_the_rest_as_well() {
        let world = with_notes().await;
        let texts = |listed: &Value| -> Vec<String> {
            let items = listed["items"].as_array().cloned().unwrap_or_default();
            let text = |item: &Value| item["text"].as_str().unwrap_or_default().to_owned();
            items.iter().map(text).collect()
        };
        let all = "/api/v1/notes";
        let listed = world.get(all).await;
        assert_eq!(texts(&listed.json), ["Ask for 3 quotes.", "Ask for 1 quotes."]);
        assert_eq!(listed.json["items"][0]["licence"], "CC-BY-4.0");
        let first = world.get("/api/v1/notes?limit=1").await;
        assert_eq!(texts(&first.json), ["Ask for 3 quotes."]);
        let next = format!("/api/v1/notes?limit=1&cursor={}", id(3));
        assert_eq!(
            first.header("link"),
            format!("<https://seattle.example{next}>; rel=\"next\"")
        );
        let second = world.get(&next).await;
        assert_eq!(texts(&second.json), ["Ask for 1 quotes."]);
        assert!(!second.headers.contains_key("link"));
        let hers = world.as_reader().get(all).await;
        assert_eq!(
            texts(&hers.json),
            ["Ask for 3 quotes.", "Ask for 2 quotes.", "Ask for 1 quotes."]
        );
        let among = &hers.json["items"][1];
        assert_eq!((&among["reach"], among.get("licence")), (&json!("members"), None));

        let (hidden, nothing) = (format!("{all}/{}", id(2)), format!("{all}/{}", id(9)));
        let (hidden_said, nothing_said) = (world.get(&hidden).await, world.get(&nothing).await);
        assert_eq!(hidden_said.status, StatusCode::NOT_FOUND);
        assert_eq!(
            (hidden_said.headers, hidden_said.bytes),
            (nothing_said.headers, nothing_said.bytes)
        );
        let read = world.as_reader().get(&hidden).await;
        assert_eq!(read.json["text"], "Ask for 2 quotes.");
        let known = [("if-none-match", read.header("etag"))];
        let again = world.as_reader().call(Method::GET, &hidden, &known, None).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        for wrong in [
            "/api/v1/notes?cursor=x",
            "/api/v1/notes?limit=0",
            "/api/v1/notes?who=maren",
        ] {
            assert_eq!(
                world.get(wrong).await.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{wrong}"
            );
        }
    }

    /// F24: an officer withdraws a note, once; nobody else does.
    #[tokio::test]
    async fn an_officer_withdraws_a_note_once() {
        let world = with_notes().await;
        let path = format!("/api/v1/notes/{}", id(1));
        assert_eq!(
            world.as_stranger().delete(&path).await.status,
            StatusCode::UNAUTHORIZED
        );
        assert_eq!(
            world.as_member().delete(&path).await.status,
            StatusCode::FORBIDDEN
        );
        let officer = world.as_officer();
        assert_eq!(officer.delete(&path).await.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.delete(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.get(&path).await.status, StatusCode::NOT_FOUND);
        let listed = officer.get("/api/v1/notes").await;
        assert!(!listed.text().contains("Ask for 1"), "{}", listed.text());
    }
}
