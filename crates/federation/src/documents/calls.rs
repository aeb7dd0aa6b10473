//! Calls for hands of this community as documents: for the communities chosen, each as it may read them, and for nobody else
//! (protocol sections 2 and 8.7).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::{CallId, Scope};
use edge::Problem;
use store::{StoreError, calls, peerings};

use super::{Cache, Reader, answer};
use crate::Federation;
use crate::delivery::call_for_peer;

/// `/calls/{id}`.
pub(crate) async fn call(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = CallId::parse(&id).map_err(|_| Problem::not_found())?;
    let actor = reader.actor().ok_or_else(Problem::not_found)?;
    let found = federation.node.database.read(|tx| {
        let peering = peerings::by_actor(tx, actor)?.filter(|peering| peering.carries(Scope::Calls));
        Ok::<_, StoreError>((calls::get(tx, &id)?, peering))
    })?;
    let (Some(call), Some(peering)) = found else {
        return Err(Problem::not_found());
    };
    let is_theirs = call
        .own
        .as_ref()
        .is_some_and(|own| own.widened.is_some() && own.chosen.contains(&peering.peer));
    if !is_theirs {
        return Err(Problem::not_found());
    }
    let document = wire::call::proposal(&call_for_peer(&call, &peering.peer, &peering.group));
    Ok(answer(&document, Cache::Never))
}
