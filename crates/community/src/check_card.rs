//! A desk reads a membership card: whether its holder is a member today, and who she is (F02, `/card`).
//!
//! The address on a card is bound by the community's key: after that was changed, cards are printed anew.

use domain::{MemberId, OwnActor, PersonName, Title};
use jiff::Timestamp;
use store::actor_keys::{self, Signer};
use store::{StoreError, Transaction, members};
use wire::card_code::CardCode;

use crate::choose_tier::enrolment_of;
use crate::pass_time::tier_of;

/// What a card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardChecked {
    /// Its holder is a member.
    Yes {
        /// As she is shown; whoever reads the card compares it with who stands there.
        name: PersonName,
        /// Her level.
        tier: Title,
    },
    /// She is none now, or does not pay; who she was is not said.
    No,
    /// No card of this community holds this.
    Unknown,
}

/// The path of the page that a member's card leads to; nothing before the community has a key.
pub fn card_path(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<String>, StoreError> {
    let code = CardCode {
        member: member.clone(),
    };
    Ok(key(tx)?.map(|key| code.path(&key)))
}

/// What a card says today; `token` is the last part of its address.
pub fn check_card(tx: &mut Transaction<'_>, token: &str, now: Timestamp) -> Result<CardChecked, StoreError> {
    let Some(code) = key(tx)?.and_then(|key| CardCode::read(token, &key)) else {
        return Ok(CardChecked::Unknown);
    };
    let Some(membership) = members::membership(tx, &code.member)? else {
        return Ok(CardChecked::No);
    };
    let enrolment = enrolment_of(tx, &membership, now)?;
    if !enrolment.is_in_force() {
        return Ok(CardChecked::No);
    }
    Ok(CardChecked::Yes {
        name: membership.member().name.clone(),
        tier: tier_of(tx, &enrolment)?.name,
    })
}

fn key(tx: &mut Transaction<'_>) -> Result<Option<[u8; 32]>, StoreError> {
    let signer = Signer::Own(OwnActor::Community);
    Ok(actor_keys::get(tx, &signer)?.map(|row| row.ed25519_seed))
}
