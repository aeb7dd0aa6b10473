//! A new version of the code of ethics, on its way to those who signed an earlier one and are asked again, and to everybody
//! when the version before asked for no signature (F03).

use domain::{CodeMode, CodeOfEthics, CodeVersion, MemberId, ResignOn};
use engine::Leased;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AccountNews, Job, MEMBERS_PER_TURN, enqueue, settle, tell_account};
use crate::database::StoreError;
use crate::{Transaction, codes, members};

/// A version and how far it has been told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSpread {
    /// Which.
    pub version: CodeVersion,
    /// The last member it has reached.
    pub after: Option<MemberId>,
    /// When it was published.
    pub at: Timestamp,
}

/// Queues a version for all who have to sign again, in the transaction that publishes it.
pub fn queue_code(tx: &mut Transaction<'_>, version: CodeVersion, now: Timestamp) -> Result<(), StoreError> {
    let spread = CodeSpread {
        version,
        after: None,
        at: now,
    };
    enqueue(tx, now, &Job::SpreadCode(spread))
}

/// Tells the next [`MEMBERS_PER_TURN`] members, in one transaction with how far it has come; nobody when a newer version is
/// in force, for that is told by itself.
pub fn spread_code(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    spread: &CodeSpread,
    resign_on: ResignOn,
) -> Result<(), StoreError> {
    settle(tx, leased);
    let version = spread.version;
    let is_asked = |code: &CodeOfEthics| code.version == version && code.mode == CodeMode::Signed;
    let Some(code) = codes::in_force(tx)?.filter(is_asked) else {
        return Ok(());
    };
    // Who has never signed a code that asks for it has been asked since she joined; nobody was by one that asks for nothing.
    let asked_nobody = codes::before(tx, version)?.is_some_and(|before| before.mode == CodeMode::DeFacto);
    let page = members::page(tx, spread.after.as_ref(), MEMBERS_PER_TURN)?;
    for member in &page {
        let signed = codes::latest_signed(tx, &code, &member.id)?;
        let is_told = match signed {
            Some(signature) => version.asks_again_after(signature.version, resign_on),
            None => asked_nobody,
        };
        if is_told && !members::is_none(tx, &member.id)? {
            tell_account(tx, &member.id, AccountNews::CodeChanged { version }, spread.at)?;
        }
    }
    if page.len() < usize::from(MEMBERS_PER_TURN) {
        return Ok(());
    }
    let next = CodeSpread {
        after: page.last().map(|member| member.id.clone()),
        ..spread.clone()
    };
    enqueue(tx, spread.at, &Job::SpreadCode(next))
}
