//! In whose name the operator acts: the officer she names, else the first one there is.

use domain::{Handle, Role};
use store::{Officer, StoreError, Transaction, members};

use super::Failure;
use crate::runtime::NodeRuntime;

/// Members looked through for an officer.
const MEMBERS_PER_READ: u16 = 500;

/// The proof that verbs want.
pub(super) fn officer(runtime: &NodeRuntime, named: Option<&str>) -> Result<Officer, Failure> {
    runtime.node().database.read(|tx| match named {
        Some(handle) => {
            let handle = Handle::parse(handle).map_err(|error| Failure::usage(format!("--as: {error}")))?;
            let member = members::by_handle(tx, &handle)?
                .ok_or_else(|| Failure::not_found(format!("there is no member with the handle {handle}")))?;
            members::officer(tx, &member.id)?
                .ok_or_else(|| Failure::failed(format!("{handle} is neither officer nor operator")))
        }
        None => first(tx)?.ok_or_else(|| {
            Failure::failed("nobody holds an office yet; run `rosarium admin create president@…` first")
        }),
    })
}

fn first(tx: &mut Transaction<'_>) -> Result<Option<Officer>, StoreError> {
    let mut after = None;
    loop {
        let page = members::page(tx, after.as_ref(), MEMBERS_PER_READ)?;
        if let Some(member) = page.iter().find(|member| member.holds(Role::Officer)) {
            return members::officer(tx, &member.id);
        }
        match page.last() {
            Some(last) => after = Some(last.id.clone()),
            None => return Ok(None),
        }
    }
}
