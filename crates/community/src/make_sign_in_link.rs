//! Whoever has the shell makes a link by which a member signs in once (F28).

use ambient::{Randomness, StreamName};
use domain::Handle;
use jiff::Timestamp;
use store::sign_in_links::{self, SignInLink};
use store::{StoreError, Transaction, audit, members};

/// Chance in the secret of a link: 192 bits.
const SECRET_BYTES: usize = 24;
/// Letters of a secret: two for each byte.
pub const SECRET_LETTERS: usize = 2 * SECRET_BYTES;

/// Why there is no link.
#[derive(Debug, thiserror::Error)]
pub enum MakeLinkRefused {
    /// Nobody has that handle, or whoever had it left.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The secret of a new link, to be shown once.
pub fn fresh_link_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    wire::digest::hex(&chance)
}

/// Remembers a link for a member; `secret` is of [`fresh_link_secret`].
pub fn make_sign_in_link(
    tx: &mut Transaction<'_>,
    handle: &Handle,
    secret: &str,
    now: Timestamp,
) -> Result<SignInLink, MakeLinkRefused> {
    let member = members::by_handle(tx, handle)?;
    let member = member.ok_or_else(|| MakeLinkRefused::NoSuchMember(handle.clone()))?;
    if members::has_left(tx, &member.id)? {
        return Err(MakeLinkRefused::NoSuchMember(handle.clone()));
    }
    audit::log(tx, "operator", &format!("make a sign-in link for {handle}"), now)?;
    Ok(sign_in_links::put(tx, secret, &member.id, now)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at, refused};

    #[test]
    fn a_link_is_for_a_member_and_the_log_says_for_whom_but_not_its_secret() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let secret = fresh_link_secret(&Randomness::seeded(1));
        assert_eq!(secret.len(), SECRET_LETTERS);
        let nobody = Handle::parse("nobody").unwrap();
        let no = refused(&database, |tx| make_sign_in_link(tx, &nobody, &secret, at(1)));
        assert!(matches!(no, MakeLinkRefused::NoSuchMember(_)));
        let handle = officer.member().handle.clone();
        let link = act(&database, |tx| make_sign_in_link(tx, &handle, &secret, at(1)));
        assert_eq!(link.member, officer.member().id);
        let logged = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(logged.what, format!("make a sign-in link for {handle}"));
        assert!(!format!("{link:?}").contains(&secret));
    }
}
