//! Browsers that were sent to an issuer of OpenID Connect, and what it said of whoever sits before them (F28; threats E4, E9).
//!
//! A visit has two stages. While it is asked for, the row says to whom the browser goes; what comes back is taken once, and
//! only in the browser that went. When the issuer has named an account that is nobody's yet, the row keeps it for a while,
//! so that its owner can link it. Of the secret in the browser's cookie there is the hash alone.

use domain::{IssuerAccount, IssuerVisitId, MemberId, Next, ProviderName, SessionId, Slug};
use engine::Direction;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::{Table, behind};

const VISITS: Table<IssuerVisitId, IssuerVisit> = Table::new(spaces::ISSUER_VISITS, "issuer visits");
/// What a session asked for last, to link an account.
const OF_SESSIONS: Table<SessionId, IssuerVisitId> =
    Table::new(spaces::ISSUER_VISITS_OF, "issuer visits of sessions");

/// How long a browser may stay with the issuer, in seconds: a quarter of an hour, for somebody may have to find her
/// telephone first (WCAG 2.2.1).
pub const AWAY_SECONDS: i64 = 900;
/// How long an account that is nobody's yet waits to be linked, in seconds: half an hour, twice as long as a mailed link lives.
pub const WAITING_SECONDS: i64 = 1_800;
/// Old visits forgotten when a new one is made.
const FORGOTTEN_MAX: u16 = 100;

/// A browser that was sent to an issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerVisit {
    /// Its name; ids sort by time, so the oldest are found first.
    pub id: IssuerVisitId,
    /// Which of the configured providers, as its address here names it.
    pub provider: Slug,
    /// What people call it.
    pub name: ProviderName,
    /// What for.
    pub wish: IssuerWish,
    /// Where she goes once she is signed in.
    #[serde(default)]
    pub next: Next,
    /// How far it is.
    pub stage: Stage,
    /// Until when.
    pub expires: Timestamp,
    /// SHA-256 of what the cookie of the browser holds.
    browser: [u8; 32],
}

impl IssuerVisit {
    /// When the issuer named the account that waits; nothing while none does.
    pub fn waits_since(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Away => None,
            Stage::Waiting(_) => Some(after(self.expires, -WAITING_SECONDS)),
        }
    }
}

/// What an account elsewhere is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssuerWish {
    /// To sign in whomever it belongs to.
    SignIn,
    /// To be linked, for a member who is signed in.
    Link {
        /// Whose it will be.
        member: MemberId,
        /// In which session she asked.
        session: SessionId,
    },
}

/// How far a visit is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The browser goes to the issuer. Its address is not kept, for what must come back stands in it.
    Away,
    /// The issuer named this account, which was nobody's.
    Waiting(IssuerAccount),
}

/// A visit about to begin.
#[derive(Clone, Debug)]
pub struct NewVisit<'s> {
    /// Its name.
    pub id: IssuerVisitId,
    /// For the cookie of the browser: at least 192 random bits, as text; it is not kept.
    pub browser: &'s str,
    /// Which provider.
    pub provider: &'s Slug,
    /// What people call it.
    pub name: &'s ProviderName,
    /// What for.
    pub wish: IssuerWish,
    /// Where she goes once she is signed in.
    pub next: Next,
}

/// Writes a visit down; those that are over are forgotten by the way. A session has one for an account to be linked, and
/// a new one ends that before, in whichever of its windows it was asked for.
pub fn begin(
    tx: &mut Transaction<'_>,
    new: &NewVisit<'_>,
    now: Timestamp,
) -> Result<IssuerVisit, StoreError> {
    forget_over(tx, None, now, FORGOTTEN_MAX)?;
    if let IssuerWish::Link { session, .. } = &new.wish {
        if let Some(before) = tx.get(&OF_SESSIONS, session)? {
            forget(tx, &before)?;
        }
        tx.put(&OF_SESSIONS, session, &new.id)?;
    }
    let visit = IssuerVisit {
        id: new.id.clone(),
        provider: new.provider.clone(),
        name: new.name.clone(),
        wish: new.wish.clone(),
        next: new.next.clone(),
        stage: Stage::Away,
        expires: after(now, AWAY_SECONDS),
        browser: Sha256::digest(new.browser).into(),
    };
    tx.put(&VISITS, &visit.id, &visit)?;
    Ok(visit)
}

/// The visit of a browser, while it lives.
pub fn of_browser(
    tx: &mut Transaction<'_>,
    id: &IssuerVisitId,
    browser: &str,
    now: Timestamp,
) -> Result<Option<IssuerVisit>, StoreError> {
    let browser: [u8; 32] = Sha256::digest(browser).into();
    let found = tx.get(&VISITS, id)?;
    Ok(found.filter(|visit| now < visit.expires && visit.browser == browser))
}

/// Ends a visit: it came back, another one was asked for in its place, or its account is linked.
pub fn end(tx: &mut Transaction<'_>, visit: &IssuerVisit) -> Result<(), StoreError> {
    tx.delete(&VISITS, &visit.id);
    // The session may have asked for another one since.
    if let IssuerWish::Link { session, .. } = &visit.wish
        && tx.get(&OF_SESSIONS, session)?.as_ref() == Some(&visit.id)
    {
        tx.delete(&OF_SESSIONS, session);
    }
    Ok(())
}

/// Ends the visit of that name, if there is one.
pub fn forget(tx: &mut Transaction<'_>, id: &IssuerVisitId) -> Result<(), StoreError> {
    match tx.get(&VISITS, id)? {
        Some(visit) => end(tx, &visit),
        None => Ok(()),
    }
}

/// Keeps what the issuer said of whoever came back from a visit that is ended, for its owner to link.
pub fn wait(
    tx: &mut Transaction<'_>,
    visit: &IssuerVisit,
    account: &IssuerAccount,
    now: Timestamp,
) -> Result<(), StoreError> {
    let waiting = IssuerVisit {
        stage: Stage::Waiting(account.clone()),
        expires: after(now, WAITING_SECONDS),
        ..visit.clone()
    };
    if let IssuerWish::Link { session, .. } = &waiting.wish {
        tx.put(&OF_SESSIONS, session, &waiting.id)?;
    }
    tx.put(&VISITS, &waiting.id, &waiting)
}

/// Forgets visits that are over, among `limit` rows after a key; gives the key to go on from. The oldest may live longest: an
/// account waits longer than a browser is away.
pub fn forget_over(
    tx: &mut Transaction<'_>,
    after: Option<Vec<u8>>,
    now: Timestamp,
    limit: u16,
) -> Result<Option<Vec<u8>>, StoreError> {
    let range = behind(spaces::ISSUER_VISITS, after);
    let rows = tx.page(&VISITS, range, Direction::Forward, limit)?;
    let last = (rows.len() == usize::from(limit)).then(|| rows.last().map(|(key, _)| key.clone()));
    for (_, visit) in rows.iter().filter(|(_, visit)| now >= visit.expires) {
        end(tx, visit)?;
    }
    Ok(last.flatten())
}

fn after(now: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_add(seconds)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use domain::{Iri, Subject};

    use super::*;
    use crate::Database;
    use crate::samples::{at, commit};

    fn id(number: u8) -> IssuerVisitId {
        IssuerVisitId::new(u64::from(number), [number; 10])
    }

    fn begin_with(database: &Database, number: u8, wish: IssuerWish, second: i64) -> IssuerVisit {
        let new = NewVisit {
            id: id(number),
            browser: "browser",
            provider: &Slug::parse("microsoft").unwrap(),
            name: &ProviderName::parse("Microsoft").unwrap(),
            wish,
            next: Next::Home,
        };
        commit(database, |tx| begin(tx, &new, at(second)))
    }

    fn lives(database: &Database, number: u8, browser: &str, second: i64) -> bool {
        let found = database.read(|tx| of_browser(tx, &id(number), browser, at(second)));
        found.unwrap().is_some()
    }

    /// E9
    #[test]
    fn a_visit_is_one_browsers_and_ends_in_its_time() {
        let database = Database::in_memory();
        let visit = begin_with(&database, 1, IssuerWish::SignIn, 0);
        assert!(!lives(&database, 1, "another", 1) && !lives(&database, 2, "browser", 1));
        assert!(lives(&database, 1, "browser", AWAY_SECONDS - 1));
        assert!(!lives(&database, 1, "browser", AWAY_SECONDS));
        let kept = serde_json::to_string(&visit).unwrap();
        assert!(!kept.contains("\"browser\":\"browser\"") && kept.contains("\"browser\":["));
        commit(&database, |tx| end(tx, &visit));
        assert!(!lives(&database, 1, "browser", 1));
    }

    #[test]
    fn an_account_that_is_nobodys_waits_for_half_an_hour() {
        let database = Database::in_memory();
        let visit = begin_with(&database, 1, IssuerWish::SignIn, 0);
        let account = IssuerAccount {
            issuer: Iri::parse("https://id.example").unwrap(),
            subject: Subject::parse("248289761001").unwrap(),
            shown: None,
        };
        commit(&database, |tx| {
            end(tx, &visit)?;
            wait(tx, &visit, &account, at(60))
        });
        let last = 60 + WAITING_SECONDS - 1;
        let found = database.read(|tx| of_browser(tx, &id(1), "browser", at(last)));
        let found = found.unwrap().unwrap();
        assert_eq!((visit.waits_since(), found.waits_since()), (None, Some(at(60))));
        assert_eq!(found.stage, Stage::Waiting(account));
        assert!(!lives(&database, 1, "browser", last + 1));
    }

    /// H4: whoever forgets her cookie each time fills no store.
    #[test]
    fn a_session_has_one_visit_and_visits_that_are_over_are_forgotten_with_it() {
        let database = Database::in_memory();
        let link = |session: u8| IssuerWish::Link {
            member: MemberId::new(0, [7; 10]),
            session: SessionId::new(0, [session; 10]),
        };
        for (number, session) in [(1, 1), (2, 2), (3, 1)] {
            begin_with(&database, number, link(session), 0);
        }
        assert_eq!(
            [1, 2, 3].map(|number| lives(&database, number, "browser", 1)),
            [false, true, true]
        );
        begin_with(&database, 4, IssuerWish::SignIn, AWAY_SECONDS);
        let rows = database.read(|tx| {
            let visits = tx.page(
                &VISITS,
                behind(spaces::ISSUER_VISITS, None),
                Direction::Forward,
                9,
            )?;
            let sessions = behind(spaces::ISSUER_VISITS_OF, None);
            Ok::<_, StoreError>((
                visits.len(),
                tx.page(&OF_SESSIONS, sessions, Direction::Forward, 9)?.len(),
            ))
        });
        assert_eq!(rows.unwrap(), (1, 0));
    }

    /// H4: an account that waits keeps no younger visits that are over.
    #[test]
    fn visits_behind_one_that_lives_longer_are_forgotten_too() {
        let database = Database::in_memory();
        let account = IssuerAccount {
            issuer: Iri::parse("https://id.example").unwrap(),
            subject: Subject::parse("248289761001").unwrap(),
            shown: None,
        };
        let oldest = begin_with(&database, 1, IssuerWish::SignIn, 0);
        begin_with(&database, 2, IssuerWish::SignIn, 1);
        commit(&database, |tx| wait(tx, &oldest, &account, at(2)));
        let now = at(AWAY_SECONDS + 1);
        let on = commit(&database, |tx| forget_over(tx, None, now, 1));
        assert!(on.is_some() && lives(&database, 2, "browser", 2));
        let end = commit(&database, |tx| forget_over(tx, on.clone(), now, 9));
        assert!(end.is_none() && !lives(&database, 2, "browser", 2));
        assert!(lives(&database, 1, "browser", AWAY_SECONDS + 1));
    }
}
