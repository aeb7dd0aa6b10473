//! Events in the JSON of this API for the command line, which acts in an officer's name and brings no request.

use community::Viewer;
use community::see_event::Seen;
use community::see_jobs::see_jobs;
use domain::{Audience, EventDraft};
use edge::{Node, Problem, Reason};
use serde_json::Value;
use store::{StoreError, Transaction};

use crate::community::not_set_up;
use crate::event_input::{Defaults, EventInput};
use crate::event_view::EventView;
use crate::events::co_hosts;
use crate::host_names::HostNames;
use crate::input;

/// Reads an event as `POST /api/v1/events` does: 422 names the field that is wrong.
pub fn read_event(node: &Node, event: &Value) -> Result<(EventDraft, Option<Audience>), Problem> {
    let profile = node.database.read(store::community::profile)?;
    let profile = profile.ok_or_else(not_set_up)?;
    let defaults = Defaults {
        zone: profile.zone,
        currency: profile.currency,
    };
    let mut input: EventInput = input::read(event.to_string().as_bytes())
        .map_err(|refused| Problem::new(Reason::Invalid, refused.detail()))?;
    let audience = input.audience(node)?;
    let names = input.take_co_hosts()?.unwrap_or_default();
    let co_hosts = node.database.read(|tx| co_hosts::found(tx, &names, &[]))?;
    let draft = input.draft(&defaults)?;
    Ok((EventDraft { co_hosts, ..draft }, audience))
}

/// Writes an event as `GET /api/v1/events/{id}` does.
pub fn show_event(
    node: &Node,
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    seen: &Seen,
) -> Result<Value, StoreError> {
    let names = HostNames::read(tx)?;
    let view = EventView::new(seen, &node.origin, &names, viewer).with_jobs(see_jobs(tx, viewer, seen)?);
    Ok(serde_json::to_value(view).expect("a view has string keys and finite numbers"))
}
