//! Whoever has the shell gives a member an office, or takes it from her (F19).

use std::collections::BTreeSet;

use community::change_offices::{ChangeOfficesRefused, change_offices};
use domain::{Handle, Role};
use serde_json::json;

use super::members::words;
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Changes them; at least one is given or taken.
pub(super) async fn change(runtime: &NodeRuntime, handle: &str, given: &[Role], taken: &[Role]) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let roles = |roles: &[Role]| -> BTreeSet<Role> { roles.iter().copied().collect() };
    let (given, taken) = (roles(given), roles(taken));
    if given.is_empty() && taken.is_empty() {
        return Err(Failure::usage("say which office with --give or --take"));
    }
    let node = runtime.node();
    let now = node.now();
    let changed = node
        .database
        .transact(|tx| change_offices(tx, "operator", &handle, &given, &taken, now))
        .await;
    let member = changed.map_err(|refused| match refused {
        ChangeOfficesRefused::NoSuchMember(_) => Failure::not_found(refused),
        ChangeOfficesRefused::GivenAndTaken(_) => Failure::usage(refused),
        ChangeOfficesRefused::Store(error) => error.into(),
    })?;
    let text = match member.roles.is_empty() {
        true => format!("{handle} holds no office now"),
        false => format!("{handle} is {} now", words(&member.roles)),
    };
    let value = json!({ "handle": handle, "name": member.name, "roles": member.roles });
    Ok(Shown::new(value, text))
}
