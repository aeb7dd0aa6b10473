//! GET of an inbox by its owner: what reached her, newest first; nobody else reads any of it.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::{Handle, Iri, MemberId, OwnActor};
use edge::Problem;
use http::HeaderMap;
use serde_json::Value;
use store::actor_keys::Signer;
use store::inbox::{self, InboxRow};
use store::{StoreError, Transaction, activities, members, rsvps};
use wire::collection::PageFacts;

use super::collections::PageQuery;
use super::{Cache, answer};
use crate::Federation;
use crate::outbox::Author;

/// Most received activities looked through; of more, some are not listed, whichever they are: rows lie by the hash of their ids.
const LOOKED_AT_MAX: u16 = 20_000;

/// `/users/{handle}/inbox`: her own token, with the scope `read`.
pub(crate) async fn of_person(
    State(federation): State<Arc<Federation>>,
    Path(handle): Path<String>,
    query: Query<PageQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = edge::reader(&federation.node, &headers)?;
    let author = Author::member(caller, &handle)?;
    federation.inbox_of_author(&author, query.page.as_deref())
}

/// `/c/{slug}/inbox`: an officer's token, with the scope `admin`.
pub(crate) async fn of_group(
    State(federation): State<Arc<Federation>>,
    Path(slug): Path<String>,
    query: Query<PageQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let officer = edge::officer(&federation.node, &headers)?;
    federation.check_slug(&slug)?;
    let author = Author::Officer(officer, OwnActor::Community);
    federation.inbox_of_author(&author, query.page.as_deref())
}

/// `/actor/inbox`: the same.
pub(crate) async fn of_node(
    State(federation): State<Arc<Federation>>,
    query: Query<PageQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let officer = edge::officer(&federation.node, &headers)?;
    let author = Author::Officer(officer, OwnActor::Node);
    federation.inbox_of_author(&author, query.page.as_deref())
}

impl Federation {
    fn inbox_of_author(&self, author: &Author, page: Option<&str>) -> Result<Response, Problem> {
        let signer = author.signer();
        let owner = self.actor_of(&signer).map_err(|_| Problem::not_found())?;
        let id = Iri::local(&self.node.origin, &format!("{}/inbox", owner.path_and_query()));
        let mut rows = self.node.database.read(|tx| {
            let mut rows = Vec::new();
            for row in inbox::list(tx, LOOKED_AT_MAX)? {
                if self.whose(tx, &row)? == signer {
                    rows.push(row);
                }
            }
            Ok::<_, StoreError>(rows)
        })?;
        rows.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
        let Some(page) = page else {
            let first = self.page_id(&id, "0");
            let document = wire::collection::paged(&id, &owner, rows.len() as u64, &first);
            return Ok(answer(&document, Cache::Never));
        };
        let start: usize = page.parse().map_err(|_| Problem::not_found())?;
        let start = start.min(rows.len());
        let items = rows.iter().skip(start).take(wire::collection::ITEMS_MAX);
        let items: Vec<Value> = items.map(as_received).collect();
        let fitting = wire::collection::fitting(&items);
        let items: Vec<Value> = items.into_iter().take(fitting).collect();
        let end = start + items.len();
        let next = (end < rows.len() && end > start).then(|| self.page_id(&id, &end.to_string()));
        let document = wire::collection::page(PageFacts {
            id: &self.page_id(&id, page),
            part_of: &id,
            attributed_to: &owner,
            total_items: rows.len() as u64,
            start_index: Some(start as u64),
            items,
            next: next.as_ref(),
        });
        Ok(answer(&document, Cache::Never))
    }

    /// Into whose inbox it went: whom or whose activity it is about; news of others are for the community.
    fn whose(&self, tx: &mut Transaction<'_>, row: &InboxRow) -> Result<Signer, StoreError> {
        let community = Signer::Own(OwnActor::Community);
        let Some(object) = row.object.as_ref().filter(|object| self.is_ours(object)) else {
            return Ok(community);
        };
        if *object == self.node.application {
            return Ok(Signer::Own(OwnActor::Node));
        }
        if let Some(handle) = object.path_and_query().strip_prefix("/users/") {
            return Ok(match member(tx, handle)? {
                Some(id) => Signer::Member(id),
                None => community,
            });
        }
        if let Some(register) = rsvps::by_activity(tx, object)? {
            return Ok(Signer::Member(register.member));
        }
        let sent = activities::get(tx, object)?;
        Ok(sent.map_or(community, |sent| sent.signer))
    }
}

fn member(tx: &mut Transaction<'_>, handle: &str) -> Result<Option<MemberId>, StoreError> {
    match Handle::parse(handle) {
        Ok(handle) => Ok(members::by_handle(tx, &handle)?.map(|member| member.id)),
        Err(_) => Ok(None),
    }
}

/// By its id alone: its bytes go when it is taken in.
fn as_received(row: &InboxRow) -> Value {
    Value::String(row.id.as_str().to_owned())
}
