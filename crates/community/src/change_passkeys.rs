//! A member calls a passkey of hers something else, or takes it away (F28).

use domain::{MemberId, PasskeyId, PasskeyName};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::passkeys::{self, Passkey};
use store::{Membership, StoreError, Transaction, audit};

/// Why nothing is changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePasskeyRefused {
    /// It is none of hers, or was removed.
    #[error("there is no such passkey")]
    NoSuchPasskey,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Calls one of a member's own passkeys something else.
pub fn rename_passkey(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &PasskeyId,
    name: &PasskeyName,
) -> Result<(), ChangePasskeyRefused> {
    let passkey = own(tx, &who.member().id, id)?;
    Ok(passkeys::rename(tx, &passkey, name.clone())?)
}

/// Takes one of a member's own passkeys away: it signs nobody in any more. Browsers that it signed in stay so; she ends
/// them in the list of her browsers.
pub fn remove_passkey(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &PasskeyId,
    now: Timestamp,
) -> Result<(), ChangePasskeyRefused> {
    let member = who.member();
    let passkey = own(tx, &member.id, id)?;
    passkeys::remove(tx, &passkey);
    audit::log(tx, member.handle.as_str(), "remove a passkey", now)?;
    let called = passkey.name.clone();
    mails::tell_account(tx, &member.id, AccountNews::PasskeyRemoved { called }, now)?;
    Ok(())
}

fn own(tx: &mut Transaction<'_>, member: &MemberId, id: &PasskeyId) -> Result<Passkey, ChangePasskeyRefused> {
    passkeys::get(tx, member, id)?.ok_or(ChangePasskeyRefused::NoSuchPasskey)
}

#[cfg(test)]
mod tests {
    use store::passkeys::NewPasskey;

    use super::*;
    use crate::samples::{self, act, at, refused};

    #[test]
    fn a_member_changes_her_own_passkeys_alone() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let eve = samples::member(&database, "eve");
        let id = PasskeyId::new(0, [1; 10]);
        let name = |text| PasskeyName::parse(text).unwrap();
        let new = NewPasskey {
            id: id.clone(),
            name: name("Telephone"),
            credential: &[1; 16],
            key: "{}".to_owned(),
        };
        act(&database, |tx| passkeys::add(tx, &klara.member().id, &new, at(0)));
        for no in [
            refused(&database, |tx| rename_passkey(tx, &eve, &id, &name("Mine"))),
            refused(&database, |tx| remove_passkey(tx, &eve, &id, at(1))),
        ] {
            assert!(matches!(no, ChangePasskeyRefused::NoSuchPasskey));
        }
        let hers = || {
            database
                .read(|tx| passkeys::of_member(tx, &klara.member().id))
                .unwrap()
        };
        act(&database, |tx| rename_passkey(tx, &klara, &id, &name("Key ring")));
        assert_eq!(hers()[0].name.as_str(), "Key ring");
        act(&database, |tx| remove_passkey(tx, &klara, &id, at(1)));
        assert_eq!(hers(), []);
        let gone = refused(&database, |tx| remove_passkey(tx, &klara, &id, at(1)));
        assert!(matches!(gone, ChangePasskeyRefused::NoSuchPasskey));
    }
}
