//! `rosarium version`: which program this is; it asks no node.

use serde_json::json;

use crate::admin::Failure;
use crate::cli::{Exit, Place};

pub(crate) fn run(place: &Place) -> Result<Exit, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    place.show(
        &json!({ "name": "rosarium", "version": version }),
        &format!("rosarium {version}"),
    );
    Ok(Exit::Done)
}
