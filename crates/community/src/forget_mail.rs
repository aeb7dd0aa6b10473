//! A mail address that came to a member by a merge is hers no more, at the word of whoever has the shell: the two turned out
//! not to be one person (F22; threat E9).

use domain::{Handle, MailAddress};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, members};

use crate::sign_in::{SignOutRefused, SignedOut, sign_out_everywhere};

/// Why she is found by it on.
#[derive(Debug, thiserror::Error)]
pub enum ForgetMailRefused {
    /// Nobody has that handle.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// It is her own, or none of hers.
    #[error("that address did not come to {0} by a merge; her own stays")]
    NotByMerge(Handle),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whoever reads that address signs in as her no more, and may join for herself. All browsers are signed out, and passkeys and
/// linked accounts taken away, for some may be of that other one.
pub fn forget_mail(
    tx: &mut Transaction<'_>,
    handle: &Handle,
    mail: &MailAddress,
    now: Timestamp,
) -> Result<SignedOut, ForgetMailRefused> {
    let nobody = || ForgetMailRefused::NoSuchMember(handle.clone());
    let member = members::by_handle(tx, handle)?.ok_or_else(nobody)?;
    if !members::not_by_mail(tx, &member.id, mail)? {
        return Err(ForgetMailRefused::NotByMerge(handle.clone()));
    }
    let what = format!("take a further address from {handle}");
    audit::log(tx, "operator", &what, now)?;
    sign_out_everywhere(tx, handle, now).map_err(|refused| match refused {
        SignOutRefused::Store(error) => error.into(),
        SignOutRefused::NoSuchMember(_) | SignOutRefused::NoSuchSession => nobody(),
    })
}

#[cfg(test)]
mod tests {
    use domain::SessionId;
    use store::sessions::{self, Browser, NewSession};

    use super::*;
    use crate::samples::{self, act, at, refused};

    /// F22, E9: who was taken for her by a merge signs in as her no more, in no browser either; her own address is not taken.
    #[test]
    fn an_address_that_came_by_a_merge_is_taken_away_and_her_own_is_not() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let (id, handle) = (&klara.member().id, &klara.member().handle);
        let [wrong, right] =
            ["twin@a.example", "second@a.example"].map(|mail| MailAddress::parse(mail).unwrap());
        for mail in [&wrong, &right] {
            act(&database, |tx| members::also_by_mail(tx, id, mail));
        }
        let new = NewSession {
            id: SessionId::new(0, [1; 10]),
            secret: "a secret",
            browser: Browser::Firefox,
            expires: at(86_400),
            asks_for: None,
        };
        let session = act(&database, |tx| sessions::begin(tx, id, &new, at(1)));
        let typed = MailAddress::parse("Twin@a.example").unwrap();
        let ended = act(&database, |tx| forget_mail(tx, handle, &typed, at(2)));
        assert_eq!(ended.browsers, 1);
        database
            .read(|tx| {
                assert!(members::by_mail(tx, &wrong)?.is_none());
                for mail in [&right, &klara.member().mail] {
                    assert!(members::by_mail(tx, mail)?.is_some(), "{}", mail.as_str());
                }
                assert_eq!(members::further_mails(tx, id)?, std::slice::from_ref(&right));
                assert!(!sessions::lives(tx, id, &session.id, at(3))?);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        for mail in [&wrong, &klara.member().mail] {
            let again = refused(&database, |tx| forget_mail(tx, handle, mail, at(4)));
            assert!(matches!(again, ForgetMailRefused::NotByMerge(_)), "{again}");
        }
    }
}
