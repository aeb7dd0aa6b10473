//! Empties a development node: what is left is its address, its profile and its keys.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use community::set_up::{SetUpRefused, set_up};
use domain::OwnActor;
use edge::{Problem, Reason};
use engine::{BOUND_BYTES_MAX, Batch, Engine, Keyspace, Outcome, Write};
use serde_json::{Value, json};
use store::actor_keys::{self, Signer};
use store::{Database, KEYSPACES, StoreError, community as kept};

use crate::runtime::NodeRuntime;

/// More tables than the rooms have.
const SPACES_OF_ROOMS: u8 = 32;

pub(super) async fn reset(State(runtime): State<Arc<NodeRuntime>>) -> Result<Json<Value>, Problem> {
    let node = runtime.node();
    let remembered = node.database.read(|tx| {
        let mut keys = Vec::new();
        for actor in [OwnActor::Community, OwnActor::Node] {
            keys.extend(actor_keys::get(tx, &Signer::Own(actor))?.map(|row| (actor, row)));
        }
        Ok::<_, StoreError>((kept::identity(tx)?, kept::profile(tx)?, keys))
    })?;
    let (Some(identity), Some(profile), keys) = remembered else {
        return Err(Problem::new(Reason::Conflict, "this node is not set up"));
    };
    empty(&runtime).await.map_err(StoreError::from)?;
    forget_media(&runtime).await?;
    forget_rooms(&runtime).await?;
    let database = Database::open(runtime.engine.clone())?;
    let now = node.now();
    let set = database
        .transact(|tx| set_up(tx, &identity.origin, &profile, &keys, now))
        .await;
    set.map_err(|refused| match refused {
        SetUpRefused::Store(error) => Problem::from(error),
        other => Problem::new(Reason::Conflict, other.to_string()),
    })?;
    if let Some(tap) = &runtime.tap {
        tap.clear();
    }
    if let Some(tap) = &runtime.mail_tap {
        tap.clear();
    }
    runtime.federation.forget_at_hand();
    runtime.refusals.clear();
    runtime.pin_peers();
    Ok(Json(json!({ "origin": identity.origin })))
}

/// The files of pictures, of which no row is left.
async fn forget_media(runtime: &NodeRuntime) -> Result<(), Problem> {
    let shelf = runtime.node().pictures.shelf().clone();
    let cleared = tokio::task::spawn_blocking(move || shelf.clear()).await;
    let cleared = cleared.unwrap_or_else(|error| Err(std::io::Error::other(error)));
    cleared.map_err(|error| {
        let detail = format!("the files of pictures cannot be removed: {}", error.kind());
        Problem::new(Reason::Damaged, detail)
    })
}

/// What was said in rooms, of whose members none is left. Their keys open nothing then, and go with the next sweep.
async fn forget_rooms(runtime: &NodeRuntime) -> Result<(), Problem> {
    let engine = runtime.rooms_part.engine.clone();
    let emptied = empty_all(&*engine, SPACES_OF_ROOMS).await;
    emptied.map(drop).map_err(|error| StoreError::from(error).into())
}

async fn empty(runtime: &NodeRuntime) -> Result<Outcome, engine::EngineError> {
    empty_all(&*runtime.engine, KEYSPACES).await
}

async fn empty_all(engine: &dyn Engine, spaces: u8) -> Result<Outcome, engine::EngineError> {
    let everything = |space| Write::DeleteRange(Keyspace(space), Vec::new(), vec![0xff; BOUND_BYTES_MAX]);
    let batch = Batch {
        writes: (0..spaces).map(everything).collect(),
        ..Batch::default()
    };
    engine.commit(batch).await
}
