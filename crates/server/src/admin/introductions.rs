//! Introductions by command: which requests of members here wait, and which came to nothing. What members answered is theirs: no
//! command tells of a request to anybody, and none of the words (F07; threats, section N).

use community::see_introductions::introductions_of_community;
use domain::{AskedState, IntroductionTo};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::officer::officer;
use super::table::table;
use super::{Performed, Shown};
use crate::runtime::NodeRuntime;

/// What is asked about introductions; `by` names the officer who looks.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionAsk {
    /// Requests of members here.
    List {
        /// By handle.
        by: Option<String>,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: IntroductionAsk) -> Performed {
    let IntroductionAsk::List { by } = ask;
    let node = runtime.node();
    let officer = officer(runtime, by.as_deref())?;
    let all = node
        .database
        .read(|tx| introductions_of_community(tx, &officer))?;
    let (mut rows, mut values): (Vec<[String; 4]>, Vec<Value>) = (Vec::new(), Vec::new());
    for asked in &all {
        let state = match asked.state {
            AskedState::Waiting => "waiting",
            AskedState::NoReply => "no_reply",
            AskedState::Withdrawn => "withdrawn",
            AskedState::Connected(_) => "connected",
        };
        let community = match &asked.to {
            IntroductionTo::There { group, .. } => group.origin(),
            IntroductionTo::Here(_) => asked.offer.origin(),
        };
        let community = community.authority().to_owned();
        values.push(json!({ "id": asked.id, "state": state, "to": community, "asked": asked.at, "until": asked.until }));
        rows.push([
            asked.id.to_string(),
            state.to_owned(),
            asked.until.to_string(),
            community,
        ]);
    }
    let headings = ["ID", "STATE", "UNTIL", "TO"];
    let none = "no requests yet; a member makes one on somebody's page or card";
    Ok(Shown::new(values, table(headings, &rows, none)))
}
