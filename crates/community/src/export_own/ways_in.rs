//! How she comes in: what each way is called and when it was used. Neither secrets nor their hashes leave by this.

use domain::Member;
use jiff::Timestamp;
use serde_json::json;
use store::{Transaction, calendar_feeds, linked_accounts, passkeys as keys, sessions, tokens};

use super::Rows;

pub(super) fn browsers(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let sessions = sessions::of_member(tx, &who.id)?;
    let row = |session: sessions::Session| {
        json!({ "browser": session.browser, "signed_in": session.signed_in, "last_seen": session.last_seen,
            "expires": session.expires })
    };
    Ok(sessions.into_iter().map(row).collect())
}

pub(super) fn passkeys(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let row = |key: keys::Passkey| json!({ "name": key.name, "made": key.made, "used": key.used });
    Ok(keys::of_member(tx, &who.id)?.into_iter().map(row).collect())
}

pub(super) fn accounts_elsewhere(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let row = |linked: linked_accounts::LinkedAccount| {
        json!({ "provider": linked.provider, "account": linked.account, "linked": linked.linked,
            "used": linked.used })
    };
    let linked = linked_accounts::of_member(tx, &who.id)?;
    Ok(linked.into_iter().map(row).collect())
}

pub(super) fn access_tokens(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let row = |token: tokens::Token| {
        json!({ "note": token.note, "may": token.scopes, "made": token.created,
            "expires": token.expires })
    };
    Ok(tokens::of_member(tx, &who.id)?.into_iter().map(row).collect())
}

/// When the private address of her calendar was made; the address itself is kept nowhere.
pub(super) fn calendar_feed(tx: &mut Transaction<'_>, who: &Member, _: Timestamp) -> Rows {
    let feed = calendar_feeds::get(tx, &who.id)?;
    Ok(feed
        .map(|feed| json!({ "made": feed.made }))
        .into_iter()
        .collect())
}
