//! Calls for hands by command: listed and closed, without their answers, which are the asker's alone (F10).

use community::close_call::{CloseCallRefused, close_call_for};
use community::see_calls::calls_of_community;
use domain::{Call, CallId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::officer::officer;
use super::table::table;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// What is asked about calls; `by` names the officer who acts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallAsk {
    /// All of this community.
    List {
        /// By handle.
        by: Option<String>,
    },
    /// One is over.
    Close {
        /// Its id.
        call: String,
        /// By handle.
        by: Option<String>,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: CallAsk) -> Performed {
    let node = runtime.node();
    match ask {
        CallAsk::List { by } => {
            let officer = officer(runtime, by.as_deref())?;
            let all = node.database.read(|tx| calls_of_community(tx, &officer))?;
            Ok(listed(&all))
        }
        CallAsk::Close { call, by } => {
            let officer = officer(runtime, by.as_deref())?;
            let none = || Failure::not_found(format!("there is no call {call}; see `rosarium call list`"));
            let id = CallId::parse(&call).map_err(|_| none())?;
            let now = node.now();
            let closed = node
                .database
                .transact(|tx| close_call_for(tx, &officer, &id, now))
                .await
                .map_err(|refused| match refused {
                    CloseCallRefused::NoSuchCall => none(),
                    refused => Failure::failed(refused),
                })?;
            Ok(Shown::new(value(&closed), format!("{}  closed", closed.id)))
        }
    }
}

fn listed(calls: &[Call]) -> Shown {
    let rows: Vec<[String; 5]> = calls
        .iter()
        .map(|call| {
            [
                call.id.to_string(),
                call.state.word().to_owned(),
                call.need.urgency.word().to_owned(),
                call.through.to_string(),
                call.need.name.to_string(),
            ]
        })
        .collect();
    let values: Vec<Value> = calls.iter().map(value).collect();
    let headings = ["ID", "STATE", "URGENCY", "OPEN UNTIL", "NAME"];
    let none = "no calls yet; a member makes one on the page /calls/new";
    Shown::new(values, table(headings, &rows, none))
}

fn value(call: &Call) -> Value {
    json!({ "id": call.id, "state": call.state.word(), "urgency": call.need.urgency.word(), "name": call.need.name,
        "hands": call.need.hands.number, "open_until": call.through })
}
