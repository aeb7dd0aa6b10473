//! An officer gives the community a mark of its own beside its bloom, or takes it away; everybody may see it (F01).

use domain::{AltText, ShelvedPicture, ShownPicture};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, pictures};

use crate::tell_peers::tell_peers;

/// Puts a mark in place of what stood there; peers are told at once.
pub fn give_logo(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    (shelved, alt): (&ShelvedPicture, Option<&AltText>),
    now: Timestamp,
) -> Result<(), StoreError> {
    pictures::keep(tx, shelved)?;
    let shown = ShownPicture {
        picture: shelved.picture.clone(),
        alt: alt.cloned(),
    };
    pictures::put_logo(tx, Some(&shown))?;
    told(tx, officer, now)
}

/// Says anew what it shows; nothing happens where there is none.
pub fn describe_logo(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    alt: Option<&AltText>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(known) = pictures::logo(tx)?.filter(|known| known.alt.as_ref() != alt) else {
        return Ok(());
    };
    let shown = ShownPicture {
        alt: alt.cloned(),
        ..known
    };
    pictures::put_logo(tx, Some(&shown))?;
    told(tx, officer, now)
}

/// Takes it away; a second time nothing happens.
pub fn take_logo(tx: &mut Transaction<'_>, officer: &Officer, now: Timestamp) -> Result<(), StoreError> {
    if pictures::logo(tx)?.is_none() {
        return Ok(());
    }
    pictures::put_logo(tx, None)?;
    told(tx, officer, now)
}

fn told(tx: &mut Transaction<'_>, officer: &Officer, now: Timestamp) -> Result<(), StoreError> {
    tell_peers(tx, now)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        "describe the community",
        now,
    )
}
