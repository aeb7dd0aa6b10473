//! Whoever has the shell lets somebody in who asked to join, or does not (F02).

use community::decide_joining::{DecideRefused, confirm_member, decline_member};
use domain::{Handle, Note};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::members;

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Yes or no to somebody who asked to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// She is in.
    LetIn,
    /// She is not.
    Decline {
        /// Why, if anybody says so.
        reason: Option<String>,
    },
}

/// Does it, and says where she stands now.
pub(super) async fn decide(runtime: &NodeRuntime, handle: &str, decision: Decision) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let because = match &decision {
        Decision::Decline { reason: Some(reason) } => Some(Note::parse(reason)),
        Decision::LetIn | Decision::Decline { reason: None } => None,
    };
    let because = because.transpose();
    let because = because.map_err(|refused| Failure::usage(format!("--reason: {refused}")))?;
    let node = runtime.node();
    let now = node.now();
    let nobody = || Failure::not_found(format!("there is nobody with the handle {handle}"));
    let member = node.database.read(|tx| members::by_handle(tx, &handle))?;
    let id = member.ok_or_else(nobody)?.id;
    let decided = node
        .database
        .transact(|tx| match &decision {
            Decision::LetIn => confirm_member(tx, "operator", &id, now),
            Decision::Decline { .. } => decline_member(tx, "operator", &id, because.as_ref(), now),
        })
        .await;
    decided.map_err(|refused| match refused {
        DecideRefused::NoSuchMember => nobody(),
        DecideRefused::NotWaiting | DecideRefused::NotAdmitted(_) => Failure::failed(refused),
        DecideRefused::Store(error) => error.into(),
    })?;
    let (word, text) = match decision {
        Decision::LetIn => ("current", format!("{handle} is a member now")),
        Decision::Decline { .. } => ("left", format!("{handle} is not let in, and is mailed")),
    };
    Ok(Shown::new(json!({ "handle": handle, "state": word }), text))
}
