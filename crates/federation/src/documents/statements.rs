//! Joint statements of this community and the signatures that its members made, as documents for peers who share statements and
//! for nobody else; people read the page at the same address (protocol sections 2 and 8.8).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::{Iri, Scope, Side, StatementId, StatementState};
use edge::Problem;
use store::{StoreError, peerings, statements};

use super::{Cache, Reader, answer};
use crate::Federation;

/// `/statements/{id}`: the letter and how many signed it.
pub(crate) async fn statement(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = StatementId::parse(&id).map_err(|_| Problem::not_found())?;
    if !federation.shares_statements(&reader)? {
        return Err(Problem::not_found());
    }
    let found = federation.node.database.read(|tx| statements::get(tx, &id))?;
    let told = found.filter(|known| known.side == Side::Us && known.state != StatementState::Draft);
    let statement = told.ok_or_else(Problem::not_found)?;
    let document = wire::statement::article(&federation.article_facts(&statement));
    Ok(answer(&document, Cache::Never))
}

/// `/cosignatures/{id}`: a signature that this community vouches for, as it was signed.
pub(crate) async fn cosignature(
    State(federation): State<Arc<Federation>>,
    Path(id): Path<String>,
    reader: Reader,
) -> Result<Response, Problem> {
    federation.check_fetch(&reader)?;
    let id = StatementId::parse(&id).map_err(|_| Problem::not_found())?;
    if !federation.shares_statements(&reader)? {
        return Err(Problem::not_found());
    }
    let address = Iri::local(&federation.node.origin, &format!("/cosignatures/{id}"));
    let found = federation.node.database.read(|tx| {
        let Some(statement) = statements::by_address(tx, &address)? else {
            return Ok(None);
        };
        statements::signature(tx, &statement.id, &address)
    });
    let signature = found?.filter(|known| known.state.stands());
    let read = signature.and_then(|known| wire::json::read(known.document.as_bytes()).ok());
    Ok(answer(&read.ok_or_else(Problem::not_found)?, Cache::Never))
}

impl Federation {
    fn shares_statements(&self, reader: &Reader) -> Result<bool, StoreError> {
        let Some(actor) = reader.actor() else {
            return Ok(false);
        };
        let peering = self.node.database.read(|tx| peerings::by_actor(tx, actor))?;
        Ok(peering.is_some_and(|peering| peering.carries(Scope::Statements)))
    }
}
