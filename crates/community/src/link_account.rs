//! A member who is signed in links the account elsewhere for which an issuer has just vouched in her browser, or takes one
//! of hers away (F28; threats E4, E9).

use domain::{IssuerVisitId, LinkedAccountId, SessionId};
use jiff::Timestamp;
use store::issuer_visits::{self, IssuerWish, Stage};
use store::linked_accounts::{self, Linked, LinkedAccount};
use store::mails::{self, AccountNews};
use store::{Membership, StoreError, Transaction, audit, members, sessions};

/// What her browser brings.
#[derive(Clone, Copy, Debug)]
pub struct WaitingAccount<'s> {
    /// What its cookie names.
    pub visit: &'s IssuerVisitId,
    /// What only it knows.
    pub browser: &'s str,
    /// A fresh name for forms.
    pub id: &'s LinkedAccountId,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountLinked {
    /// It signs her in from now on.
    Linked(LinkedAccount),
    /// It is linked already: with her, or with another member.
    Known,
    /// She has as many as one member may have.
    TooMany,
    /// Nothing waits in this browser, or not for her, or her session has ended, or she has left.
    Gone,
}

/// Why nothing is taken away.
#[derive(Debug, thiserror::Error)]
pub enum UnlinkRefused {
    /// It is none of hers, or was taken away.
    #[error("there is no such account")]
    NoSuchAccount,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Links it, once: what was asked for in a session is linked in that session alone, and what was asked for to sign in is
/// linked by whoever signed in since by what was hers already.
pub fn link_account(
    tx: &mut Transaction<'_>,
    who: &Membership,
    session: &SessionId,
    waiting: WaitingAccount<'_>,
    now: Timestamp,
) -> Result<AccountLinked, StoreError> {
    let found = issuer_visits::of_browser(tx, waiting.visit, waiting.browser, now)?;
    // Looked up once more: whoever has left since, or was signed out while her form was on its way, gets no way in.
    let (Some(visit), Some(who)) = (found, members::membership(tx, &who.member().id)?) else {
        return Ok(AccountLinked::Gone);
    };
    let member = who.member();
    if !sessions::lives(tx, &member.id, session, now)? {
        return Ok(AccountLinked::Gone);
    }
    let is_hers = match &visit.wish {
        IssuerWish::SignIn => true,
        IssuerWish::Link {
            member: asked,
            session: within,
        } => *asked == member.id && within == session,
    };
    let (true, Stage::Waiting(account)) = (is_hers, &visit.stage) else {
        return Ok(AccountLinked::Gone);
    };
    issuer_visits::end(tx, &visit)?;
    Ok(
        match linked_accounts::link(tx, &member.id, waiting.id, (account, &visit.name), now)? {
            Linked::New(linked) => {
                audit::log(tx, member.handle.as_str(), "link an account", now)?;
                let at = linked.provider.clone();
                mails::tell_account(tx, &member.id, AccountNews::AccountLinked { at }, now)?;
                AccountLinked::Linked(linked)
            }
            Linked::Known => AccountLinked::Known,
            Linked::TooMany => AccountLinked::TooMany,
        },
    )
}

/// Takes one of a member's own away: it signs nobody in any more. Browsers that it signed in stay so; she ends them in the
/// list of her browsers.
pub fn unlink_account(
    tx: &mut Transaction<'_>,
    who: &Membership,
    id: &LinkedAccountId,
    now: Timestamp,
) -> Result<(), UnlinkRefused> {
    let member = who.member();
    let linked = linked_accounts::get(tx, &member.id, id)?.ok_or(UnlinkRefused::NoSuchAccount)?;
    linked_accounts::unlink(tx, &linked);
    audit::log(tx, member.handle.as_str(), "take away a linked account", now)?;
    let at = linked.provider;
    mails::tell_account(tx, &member.id, AccountNews::AccountUnlinked { at }, now)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{Iri, IssuerAccount, ProviderName, Slug, Subject};
    use store::Database;
    use store::issuer_visits::NewVisit;
    use store::sessions::{Browser, NewSession};

    use super::*;
    use crate::Rules;
    use crate::leave::{Leaving, leave};
    use crate::samples::{self, act, at, refused};
    use crate::sign_in::sign_out_everywhere;
    use crate::sign_in_by_issuer::{SignedInByIssuer, sign_in_by_issuer};
    use crate::visit_issuer::{AtIssuer, Returning, come_back, visit_issuer};

    fn account(subject: &str) -> IssuerAccount {
        IssuerAccount {
            issuer: Iri::parse("https://id.example").unwrap(),
            subject: Subject::parse(subject).unwrap(),
            shown: None,
        }
    }

    fn session(number: u8) -> SessionId {
        SessionId::new(0, [number; 10])
    }

    /// A browser goes and comes back with this account.
    fn go(database: &Database, number: u8, wish: IssuerWish, subject: &str) -> SignedInByIssuer {
        let (visit, provider) = (IssuerVisitId::new(0, [number; 10]), Slug::parse("id").unwrap());
        let new = NewVisit {
            id: visit.clone(),
            browser: "browser",
            provider: &provider,
            name: &ProviderName::parse("Id").unwrap(),
            wish,
            next: domain::Next::Home,
        };
        act(database, |tx| visit_issuer(tx, &new, None, at(0)));
        let state = AtIssuer::of("browser").state;
        let returning = Returning {
            visit: &visit,
            browser: "browser",
            provider: &provider,
            state: &state,
        };
        let visit = act(database, |tx| come_back(tx, returning, at(1))).unwrap();
        let secret = format!("session {number}");
        let new = NewSession {
            id: session(number),
            secret: &secret,
            browser: Browser::Other,
            expires: at(90_000),
            asks_for: None,
        };
        act(database, |tx| {
            sign_in_by_issuer(tx, (&visit, &account(subject)), &new, None, at(2))
        })
    }

    /// A browser in which she is signed in.
    fn begin(database: &Database, who: &Membership, number: u8) {
        let secret = format!("{} {number}", who.member().handle);
        let new = NewSession {
            id: session(number),
            secret: &secret,
            browser: Browser::Other,
            expires: at(90_000),
            asks_for: None,
        };
        act(database, |tx| sessions::begin(tx, &who.member().id, &new, at(0)));
    }

    fn link(database: &Database, who: &Membership, within: u8, number: u8) -> AccountLinked {
        let (visit, id) = (
            IssuerVisitId::new(0, [number; 10]),
            LinkedAccountId::new(0, [number; 10]),
        );
        let waiting = WaitingAccount {
            visit: &visit,
            browser: "browser",
            id: &id,
        };
        act(database, |tx| {
            link_account(tx, who, &session(within), waiting, at(3))
        })
    }

    /// E9: an account is nobody's until its owner links it, once; then it signs in her and nobody else.
    #[test]
    fn an_account_signs_in_whoever_linked_it() {
        let database = samples::node();
        let (klara, eve) = (
            samples::member(&database, "klara"),
            samples::member(&database, "eve"),
        );
        for (who, number) in [(&klara, 1), (&eve, 1), (&eve, 5)] {
            begin(&database, who, number);
        }
        assert_eq!(
            go(&database, 1, IssuerWish::SignIn, "k"),
            SignedInByIssuer::Nobodys
        );
        assert!(matches!(link(&database, &klara, 1, 1), AccountLinked::Linked(_)));
        assert_eq!(link(&database, &eve, 1, 1), AccountLinked::Gone, "it is used up");
        let SignedInByIssuer::Begun(begun) = go(&database, 2, IssuerWish::SignIn, "k") else {
            panic!("she is signed in");
        };
        assert_eq!(begun.member, klara.member().id);
        let wish = IssuerWish::Link {
            member: eve.member().id.clone(),
            session: session(5),
        };
        assert_eq!(go(&database, 3, wish, "k"), SignedInByIssuer::ToLink);
        assert_eq!(link(&database, &eve, 5, 3), AccountLinked::Known);
        let hers = database.read(|tx| linked_accounts::of_member(tx, &klara.member().id));
        let id = hers.unwrap()[0].id.clone();
        let no = refused(&database, |tx| unlink_account(tx, &eve, &id, at(4)));
        assert!(matches!(no, UnlinkRefused::NoSuchAccount));
        act(&database, |tx| unlink_account(tx, &klara, &id, at(4)));
        assert_eq!(
            go(&database, 4, IssuerWish::SignIn, "k"),
            SignedInByIssuer::Nobodys
        );
    }

    /// E4: what was asked for in one session is linked in no other.
    #[test]
    fn an_account_is_linked_in_the_session_that_asked() {
        let database = samples::node();
        let (klara, eve) = (
            samples::member(&database, "klara"),
            samples::member(&database, "eve"),
        );
        for (who, number) in [(&klara, 5), (&klara, 6), (&eve, 5)] {
            begin(&database, who, number);
        }
        let wish = IssuerWish::Link {
            member: klara.member().id.clone(),
            session: session(5),
        };
        go(&database, 1, wish, "k");
        assert_eq!(link(&database, &eve, 5, 1), AccountLinked::Gone);
        assert_eq!(link(&database, &klara, 6, 1), AccountLinked::Gone);
        assert!(matches!(link(&database, &klara, 5, 1), AccountLinked::Linked(_)));
    }

    /// E4: the form of a thief was on its way when all her sessions were ended.
    #[test]
    fn who_was_signed_out_meanwhile_links_nothing() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        go(&database, 1, IssuerWish::SignIn, "k");
        assert_eq!(link(&database, &klara, 1, 1), AccountLinked::Gone);
        begin(&database, &klara, 1);
        act(&database, |tx| {
            sign_out_everywhere(tx, &klara.member().handle, at(2))
        });
        assert_eq!(link(&database, &klara, 1, 1), AccountLinked::Gone);
        begin(&database, &klara, 2);
        assert!(matches!(link(&database, &klara, 2, 1), AccountLinked::Linked(_)));
    }

    /// F02: who has left is let in by nothing that she had linked, and links nothing more.
    #[test]
    fn who_left_is_signed_in_by_no_account() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        begin(&database, &klara, 1);
        go(&database, 1, IssuerWish::SignIn, "k");
        link(&database, &klara, 1, 1);
        go(&database, 2, IssuerWish::SignIn, "other");
        let leaving = Leaving {
            because: None,
            told: None,
            activities: &[],
        };
        act(&database, |tx| {
            leave(tx, &Rules::default(), &klara, leaving, at(3))
        });
        assert_eq!(link(&database, &klara, 1, 2), AccountLinked::Gone);
        assert_eq!(
            go(&database, 3, IssuerWish::SignIn, "k"),
            SignedInByIssuer::Nobodys
        );
    }
}
