//! Whoever has the shell ends a membership (F02).

use community::leave::{ANSWERS_MAX, LeaveRefused, Leaving, end_membership_by_operator};
use domain::{Handle, Note};
use serde_json::json;

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Ends it; `message` goes to her by mail, `note` is what officers read.
pub(super) async fn leave(runtime: &NodeRuntime, handle: &str, message: &str, note: &str) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let (told, because) = (words("message", message)?, words("note", note)?);
    let node = runtime.node();
    let activities: Vec<_> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
    let leaving = Leaving {
        because: because.as_ref(),
        told: told.as_ref(),
        activities: &activities,
    };
    let (rules, now) = (&node.settings.rules, node.now());
    let ended = node
        .database
        .transact(|tx| end_membership_by_operator(tx, rules, &handle, leaving, now))
        .await;
    let gone = ended.map_err(|refused| match refused {
        LeaveRefused::NoSuchMember => Failure::not_found(refused),
        LeaveRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    })?;
    let value = json!({ "id": gone.id, "handle": gone.handle, "state": "left" });
    Ok(Shown::new(
        value,
        format!("the membership of {handle} has ended; she is told by mail"),
    ))
}

fn words(what: &str, text: &str) -> Result<Option<Note>, Failure> {
    match text.trim() {
        "" => Ok(None),
        text => Note::parse(text)
            .map(Some)
            .map_err(|refused| Failure::usage(format!("{what}: {refused}"))),
    }
}
