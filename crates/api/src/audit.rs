//! `/audit`: what officers and operators did, latest first.

use axum::extract::State;
use axum::response::Response;
use edge::{Doors, Problem};
use serde::Deserialize;
use serde_json::json;

use crate::access::Chief;
use crate::events::LIMIT;
use crate::input::Asked;
use crate::openapi::operation::{Access, Answer, Operation};
use crate::page::{self, Items};

/// The last acts.
pub(crate) const LIST: Operation = Operation {
    id: "listActs",
    tag: "audit",
    summary: "The last acts of officers and operators, latest first.",
    access: Access::Admin,
    query: &[LIMIT],
    answer: Answer::shown(
        "The acts.",
        "ActList",
        || json!({ "items": [{ "at": "2026-11-21T12:00:00Z", "by": "olga", "what": "add member maren" }] }),
    ),
    ..Operation::PLAIN
};

/// What may be asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListQuery {
    limit: Option<String>,
}

/// Lists them.
pub(crate) async fn list(
    State(doors): State<Doors>,
    _chief: Chief,
    Asked(query): Asked<ListQuery>,
) -> Result<Response, Problem> {
    let limit = u16::try_from(page::limit(query.limit.as_deref())?).unwrap_or(u16::MAX);
    let acts = doors.node.database.read(|tx| store::audit::tail(tx, limit))?;
    let view = |act: store::audit::Entry| json!({ "at": act.at, "by": act.by, "what": act.what });
    Ok(Items::whole(acts.into_iter().map(view).collect()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::world::World;

    #[tokio::test]
    async fn what_an_officer_did_is_written_down_without_prose() {
        let world = World::new().await;
        let event = world.publish(json!("members")).await;
        let acts = world.as_officer().get("/api/v1/audit?limit=1").await;
        assert_eq!(
            acts.json["items"],
            json!([{ "at": "2026-11-21T12:00:00Z", "by": "olga", "what": format!("publish event {event}") }])
        );
    }
}
