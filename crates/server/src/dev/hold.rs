//! Lets what is accepted wait, so that a test or a measurement sees the moment between a 202 and its effect.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::runtime::NodeRuntime;

/// Whether what was accepted is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Intake {
    /// As ever.
    #[default]
    Works,
    /// It waits.
    Waits,
}

/// What the probe was last told.
#[derive(Debug, Default)]
pub(crate) struct Hold(watch::Sender<Intake>);

impl Hold {
    /// Resolves when intake may work.
    pub(crate) async fn free(&self) {
        // The sender lives as long as `self`, so waiting cannot fail.
        let mut told = self.0.subscribe();
        let _free = told.wait_for(|intake| *intake == Intake::Works).await;
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    intake: Intake,
}

pub(super) async fn hold(State(runtime): State<Arc<NodeRuntime>>, Json(asked): Json<Asked>) -> Json<Value> {
    runtime.hold.0.send_replace(asked.intake);
    Json(json!({ "intake": asked.intake }))
}
