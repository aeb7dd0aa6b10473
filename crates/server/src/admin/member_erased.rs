//! Whoever has the shell deletes the data of a member, or of somebody who left before, and sees which servers have taken the
//! word (F22-2).

use community::erase_member::{EraseRefused, Erasing, erase_by_operator};
use community::leave::ANSWERS_MAX;
use community::make_sign_in_link::fresh_link_secret;
use community::see_erasure::{SeenErasure, see_erasure};
use domain::{Handle, Member};
use serde_json::json;
use store::{StoreError, members};

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Deletes it; asked again, says how far it is.
pub(super) async fn anonymise(runtime: &NodeRuntime, handle: &str) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let node = runtime.node();
    let known = node.database.read(|tx| members::by_handle(tx, &handle))?;
    let is_done = known.as_ref().is_some_and(Member::is_erased);
    if !is_done {
        let activities: Vec<_> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
        let secret = fresh_link_secret(&node.randomness);
        let erasing = Erasing {
            activities: &activities,
            secret: &secret,
        };
        let (rules, now) = (&node.settings.rules, node.now());
        let erased = node
            .database
            .transact(|tx| erase_by_operator(tx, rules, &handle, erasing, now))
            .await;
        erased.map_err(|refused| match refused {
            EraseRefused::NoSuchMember => Failure::not_found(refused),
            EraseRefused::Store(error) => error.into(),
            refused => Failure::failed(refused),
        })?;
    }
    let seen = node.database.read(|tx| {
        let Some(member) = members::by_handle(tx, &handle)? else {
            return Ok(None);
        };
        Ok::<_, StoreError>(see_erasure(tx, &member.id)?.map(|seen| (member, seen)))
    })?;
    let Some((member, seen)) = seen else {
        return Err(Failure::not_found(EraseRefused::NoSuchMember));
    };
    let servers: Vec<_> = seen
        .servers
        .iter()
        .map(|server| json!({ "host": server.host, "name": server.name, "confirmed": server.confirmed }))
        .collect();
    let value = json!({ "id": member.id, "handle": member.handle, "state": "anonymised", "asked": seen.asked,
        "done": seen.done, "servers": servers });
    Ok(Shown::new(value, said(&handle, &seen)))
}

fn said(handle: &Handle, seen: &SeenErasure) -> String {
    let mut lines = vec![match seen.done {
        Some(_) => format!("the data of {handle} is deleted; invoices and the handle stay"),
        None => format!(
            "the data of {handle} is deleted; lists and documents that name her are gone through in the next minutes"
        ),
    }];
    lines.extend(seen.servers.iter().map(|server| match server.confirmed {
        Some(at) => format!("{} confirmed {at}", server.host),
        None => format!("{} has not confirmed", server.host),
    }));
    lines.join("\n")
}
