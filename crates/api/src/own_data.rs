//! `/me/export` and `/me/export.csv`: all that is kept of the member whose token it is, and nothing of anybody else (F22,
//! threats D13, D16).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::sabotage::{Bug, overheard, planted};
use edge::{Doors, OwnData, Problem};
use http::header;
use serde_json::{Value, json};
use store::Membership;

use crate::access::Reader;
use crate::openapi::operation::{Access, Answer, Operation};

/// As a document.
pub(crate) const DOCUMENT: Operation = Operation {
    id: "exportMyData",
    tag: "me",
    summary: "All that is kept of the member whose token it is, part by part; neither secrets nor their hashes.",
    access: Access::Read,
    answer: Answer::shown("Each part with its rows.", "OwnData", example),
    ..Operation::PLAIN
};

/// As a table.
pub(crate) const TABLE: Operation = Operation {
    id: "exportMyDataAsTable",
    summary: "The same as a table: part, row, field, value.",
    answer: Answer::shown(
        "A line for each value; a field within a field has both names with a point between.",
        "OwnTable",
        || json!("part,row,field,value\r\nmember,1,handle,maren\r\n"),
    ),
    ..DOCUMENT
};

fn example() -> Value {
    json!({ "kind": "rosarium own data", "version": 1, "server": "https://seattle.example",
        "made": "2026-11-21T12:00:00Z", "parts": {
            "member": [{ "id": "01JD7ZQ4T0M8V5XKPN6R3W2YHB", "handle": "maren", "name": "Maren Lindqvist",
                "mail": "maren@ledgerline.example", "organization": "Ledgerline", "roles": [],
                "joined": "2026-11-21T12:00:00Z" }],
            "follows": [{ "community": "https://london.example", "since": "2026-11-21T12:30:00Z" }] } })
}

async fn of(doors: &Doors, who: &Membership) -> Result<OwnData, Problem> {
    let node = &doors.node;
    Ok(OwnData::of(&node.database, &node.origin, who, node.now()).await?)
}

/// Answers the document.
pub(crate) async fn document(
    State(doors): State<Doors>,
    Reader(caller): Reader,
) -> Result<Response, Problem> {
    let data = of(&doors, &caller.membership).await?;
    let mut shown = data.json();
    if planted(Bug::S18Raw) {
        shown["said"] = overheard().words().into();
    }
    Ok(Json(shown).into_response())
}

/// Answers the table.
pub(crate) async fn table(State(doors): State<Doors>, Reader(caller): Reader) -> Result<Response, Problem> {
    let data = of(&doors, &caller.membership).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv")], data.csv()).into_response())
}

#[cfg(test)]
mod tests {
    use crate::world::World;

    /// F22: both forms hold the same, and each token gets that of its own member.
    #[tokio::test]
    async fn each_token_exports_its_own_member_as_document_and_table() {
        let world = World::new().await;
        let hers = world.as_member().get("/api/v1/me/export").await;
        assert_eq!(hers.json["parts"]["member"][0]["handle"], "maren");
        assert_eq!(hers.header("cache-control"), "private, no-store");
        let table = world.as_member().get("/api/v1/me/export.csv").await.text();
        assert!(table.contains("\r\nmember,1,handle,maren\r\n"), "{table}");
        let officers = world.as_officer().get("/api/v1/me/export").await;
        assert_eq!(officers.json["parts"]["member"][0]["handle"], "olga");
        assert!(!officers.text().contains("maren"), "{}", officers.text());
    }
}
