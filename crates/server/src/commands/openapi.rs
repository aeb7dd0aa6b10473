//! `rosarium openapi`: the document that the node serves at `/api/v1/openapi.json`.

use domain::Origin;

use crate::admin::Failure;
use crate::cli::{Exit, Place, print};

/// Stands for a node that has no address yet.
const EXAMPLE: &str = "https://community.example";

pub(crate) fn run(place: &Place) -> Result<Exit, Failure> {
    let configured = place.read_config()?.origin().map_err(Failure::failed)?;
    let origin = configured.map_or_else(|| Origin::parse(EXAMPLE).map_err(Failure::failed), Ok)?;
    print(&serde_json::to_string_pretty(&api::document(&origin)).map_err(Failure::failed)?);
    Ok(Exit::Done)
}
