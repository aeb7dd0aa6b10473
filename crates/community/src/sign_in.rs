//! Somebody with a one-time link signs in, and signs out again (F28; threats E4, E9).

use ambient::{Randomness, StreamName};
use domain::{Handle, MemberId, SessionId};
use jiff::Timestamp;
use store::mails::{self, AccountNews};
use store::sessions::{self, NewSession, Session};
use store::{StoreError, Transaction, audit, invitations, linked_accounts, members, passkeys, sign_in_links};

use crate::choose_language::note_first_language;

/// Chance in the secret of a session: 256 bits.
const SECRET_BYTES: usize = 32;

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInRefused {
    /// Never made, used before, or too old; which of them is told to nobody.
    #[error("this link does not work, or no longer")]
    NoSuchLink,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a session is not ended.
#[derive(Debug, thiserror::Error)]
pub enum SignOutRefused {
    /// It is none of hers, or has ended.
    #[error("there is no such session")]
    NoSuchSession,
    /// Nobody has that handle.
    #[error("there is no member with the handle {0}")]
    NoSuchMember(Handle),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The secret of a new session, for the cookie and nowhere else.
pub fn fresh_session_secret(randomness: &Randomness) -> String {
    let chance: [u8; SECRET_BYTES] = randomness.stream(StreamName::Nonces).bytes();
    wire::digest::hex(&chance)
}

/// Uses up a link and begins a session; the one that the browser had before ends, so that no id outlives a sign-in.
pub fn sign_in(
    tx: &mut Transaction<'_>,
    link: &str,
    new: &NewSession<'_>,
    before: Option<&Session>,
    now: Timestamp,
) -> Result<Session, SignInRefused> {
    let link = sign_in_links::take(tx, link, now)?.ok_or(SignInRefused::NoSuchLink)?;
    let membership = members::membership(tx, &link.member)?.ok_or(SignInRefused::NoSuchLink)?;
    let member = membership.member();
    if let Some(before) = before {
        sessions::end(tx, before);
    }
    audit::log(tx, member.handle.as_str(), "sign in by a link", now)?;
    invitations::accept(tx, &member.id)?;
    note_first_language(tx, &member.id, new.asks_for.as_ref())?;
    Ok(sessions::begin(tx, &member.id, new, now)?)
}

/// Ends one of a member's own sessions.
pub fn sign_out(tx: &mut Transaction<'_>, member: &MemberId, id: &SessionId) -> Result<(), SignOutRefused> {
    let session = sessions::get(tx, member, id)?.ok_or(SignOutRefused::NoSuchSession)?;
    sessions::end(tx, &session);
    Ok(())
}

/// What ended when somebody else signed a member out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedOut {
    /// Browsers in which she was signed in.
    pub browsers: usize,
    /// Passkeys that sign nobody in any more.
    pub passkeys: usize,
    /// Accounts elsewhere that sign nobody in any more.
    pub accounts: usize,
}

/// Ends all sessions of a member and takes her passkeys and linked accounts away, at the word of whoever has the shell: a
/// thief may have made or linked one, and would come back with it (F28; threat E4). She makes and links new ones; a mail
/// signs her in as ever.
pub fn sign_out_everywhere(
    tx: &mut Transaction<'_>,
    handle: &Handle,
    now: Timestamp,
) -> Result<SignedOut, SignOutRefused> {
    let member = members::by_handle(tx, handle)?;
    let member = member.ok_or_else(|| SignOutRefused::NoSuchMember(handle.clone()))?;
    let ended = SignedOut {
        browsers: sessions::end_all(tx, &member.id)?,
        passkeys: passkeys::remove_all(tx, &member.id)?,
        accounts: linked_accounts::unlink_all(tx, &member.id)?,
    };
    audit::log(tx, "operator", &format!("end all sessions of {handle}"), now)?;
    if ended.passkeys > 0 {
        audit::log(tx, "operator", &format!("remove all passkeys of {handle}"), now)?;
        let passkeys = u32::try_from(ended.passkeys).unwrap_or(u32::MAX);
        mails::tell_account(tx, &member.id, AccountNews::PasskeysTaken { passkeys }, now)?;
    }
    if ended.accounts > 0 {
        let what = format!("take away all linked accounts of {handle}");
        audit::log(tx, "operator", &what, now)?;
        let accounts = u32::try_from(ended.accounts).unwrap_or(u32::MAX);
        mails::tell_account(tx, &member.id, AccountNews::AccountsTaken { accounts }, now)?;
    }
    Ok(ended)
}

#[cfg(test)]
mod tests {
    use domain::{
        Iri, IssuerAccount, LanguageTag, LinkedAccountId, PasskeyId, PasskeyName, ProviderName, Subject,
    };
    use store::mail_settings;
    use store::passkeys::NewPasskey;
    use store::sessions::Browser;

    use super::*;
    use crate::make_sign_in_link::make_sign_in_link;
    use crate::samples::{self, act, at, refused};

    fn new(number: u8, secret: &str) -> NewSession<'_> {
        NewSession {
            id: SessionId::new(u64::from(number), [number; 10]),
            secret,
            browser: Browser::Other,
            expires: at(90_000),
            asks_for: None,
        }
    }

    /// F26: whoever never signs in by mail is written to in what her browser asks for, and the next browser changes nothing.
    #[test]
    fn the_first_browser_that_says_a_language_says_it_for_her_mails() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let handle = officer.member().handle.clone();
        let tag = |text: &str| LanguageTag::parse(text).ok();
        for (number, asks_for) in [(1, None), (2, tag("en")), (3, tag("fr"))] {
            let secret = format!("s{number}");
            act(&database, |tx| make_sign_in_link(tx, &handle, &secret, at(0)));
            let browser = NewSession {
                asks_for,
                ..new(number, &secret)
            };
            act(&database, |tx| sign_in(tx, &secret, &browser, None, at(1)));
        }
        let kept = database.read(|tx| mail_settings::get(tx, &officer.member().id));
        assert_eq!(kept.unwrap().reads(), tag("en").as_ref());
    }

    /// E4
    #[test]
    fn signing_in_again_ends_the_session_that_the_browser_had() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let handle = officer.member().handle.clone();
        for link in ["one", "two"] {
            act(&database, |tx| make_sign_in_link(tx, &handle, link, at(0)));
        }
        let first = act(&database, |tx| sign_in(tx, "one", &new(1, "s1"), None, at(1)));
        let second = act(&database, |tx| {
            sign_in(tx, "two", &new(2, "s2"), Some(&first), at(2))
        });
        let found = |secret| {
            database
                .read(|tx| sessions::by_secret(tx, secret, at(3)))
                .unwrap()
        };
        assert_eq!((found("s1"), found("s2")), (None, Some(second)));
    }

    /// E9
    #[test]
    fn a_link_signs_in_once_and_a_guess_never() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let handle = officer.member().handle.clone();
        act(&database, |tx| make_sign_in_link(tx, &handle, "one", at(0)));
        let guess = refused(&database, |tx| sign_in(tx, "guess", &new(1, "s1"), None, at(1)));
        assert!(matches!(guess, SignInRefused::NoSuchLink));
        act(&database, |tx| sign_in(tx, "one", &new(1, "s1"), None, at(1)));
        let again = refused(&database, |tx| sign_in(tx, "one", &new(2, "s2"), None, at(2)));
        assert!(matches!(again, SignInRefused::NoSuchLink));
    }

    #[test]
    fn a_member_ends_her_own_sessions_alone_and_the_operator_anybodys() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let handle = officer.member().handle.clone();
        act(&database, |tx| make_sign_in_link(tx, &handle, "one", at(0)));
        let session = act(&database, |tx| sign_in(tx, "one", &new(1, "s1"), None, at(1)));
        let stranger = MemberId::new(9, [9; 10]);
        let no = refused(&database, |tx| sign_out(tx, &stranger, &session.id));
        assert!(matches!(no, SignOutRefused::NoSuchSession));
        act(&database, |tx| sign_out(tx, &session.member, &session.id));
        let none = SignedOut {
            browsers: 0,
            passkeys: 0,
            accounts: 0,
        };
        let ended = act(&database, |tx| sign_out_everywhere(tx, &handle, at(3)));
        assert_eq!(ended, none);
    }

    /// F28, E4
    #[test]
    fn whoever_is_signed_out_by_the_operator_has_no_passkey_left_and_others_keep_theirs() {
        let database = samples::node();
        let (klara, lena) = (
            samples::member(&database, "klara"),
            samples::member(&database, "lena"),
        );
        let handle = klara.member().handle.clone();
        act(&database, |tx| make_sign_in_link(tx, &handle, "one", at(0)));
        act(&database, |tx| sign_in(tx, "one", &new(1, "s1"), None, at(1)));
        for (who, number) in [(&klara, 1), (&klara, 2), (&lena, 3)] {
            let passkey = NewPasskey {
                id: PasskeyId::new(0, [number; 10]),
                name: PasskeyName::parse("Telephone").unwrap(),
                credential: &[number; 16],
                key: "{}".to_owned(),
            };
            act(&database, |tx| {
                passkeys::add(tx, &who.member().id, &passkey, at(1))
            });
        }
        let account = IssuerAccount {
            issuer: Iri::parse("https://id.example").unwrap(),
            subject: Subject::parse("thief").unwrap(),
            shown: None,
        };
        let provider = ProviderName::parse("Microsoft").unwrap();
        let id = LinkedAccountId::new(0, [1; 10]);
        act(&database, |tx| {
            linked_accounts::link(tx, &klara.member().id, &id, (&account, &provider), at(1))
        });
        let ended = act(&database, |tx| sign_out_everywhere(tx, &handle, at(2)));
        let all = SignedOut {
            browsers: 1,
            passkeys: 2,
            accounts: 1,
        };
        assert_eq!(ended, all);
        let found = |number: u8| {
            database
                .read(|tx| passkeys::by_credential(tx, &[number; 16]))
                .unwrap()
                .is_some()
        };
        assert_eq!((found(1), found(2), found(3)), (false, false, true));
        let linked = database.read(|tx| linked_accounts::by_account(tx, &account));
        assert_eq!(linked.unwrap(), None);
        let session = database.read(|tx| sessions::by_secret(tx, "s1", at(3)));
        assert_eq!(session.unwrap(), None);
    }

    #[test]
    fn secrets_of_sessions_have_256_bits_and_never_come_twice() {
        let randomness = Randomness::seeded(1);
        let (first, second) = (
            fresh_session_secret(&randomness),
            fresh_session_secret(&randomness),
        );
        assert!(first.len() == 64 && first != second);
    }
}
