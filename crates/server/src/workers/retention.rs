//! Forgets what has served its time.

use std::sync::Arc;
use std::time::Duration;

use community::forget_guest::forget_old_guests;
use community::hand_in_members::forget_old_import;
use community::purge_peer::{self, Purge};
use jiff::Timestamp;
use store::deliveries::{self, HOSTS_MAX, Host};
use store::{
    Database, StoreError, actors, idempotency, issuer_visits, mail_proofs, notices, passkey_challenges,
    peerings, sequences, sessions,
};

use super::{Stop, sweep_media};
use crate::runtime::NodeRuntime;

/// How often it looks.
const LOOK_EVERY: Duration = Duration::from_secs(3_600);
/// Guests looked at in one transaction; each may change the list of an event.
const GUESTS_MAX: u16 = 50;
/// Rows looked at in one transaction.
const ROWS_MAX: u16 = 1_000;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    loop {
        let now = runtime.node().now();
        let forgotten = runtime
            .node()
            .database
            .transact(|tx| idempotency::forget_old(tx, now, ROWS_MAX))
            .await;
        match forgotten {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "old idempotency keys forgotten"),
            Err(error) => tracing::warn!(%error, "old rows stay for now"),
        }
        match forget_actors(&runtime.node().database, now).await {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "actors of other servers forgotten"),
            Err(error) => tracing::warn!(%error, "old actors stay for now"),
        }
        match forget_hosts(&runtime.node().database, now).await {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "hosts that nothing waits for forgotten"),
            Err(error) => tracing::warn!(%error, "old hosts stay for now"),
        }
        match forget_log(&runtime.node().database, now).await {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "old lines of what peers were sent forgotten"),
            Err(error) => tracing::warn!(%error, "old lines of what peers were sent stay for now"),
        }
        let days = runtime.config.federation.purge_days_after_end;
        if let Err(error) = forget_former_peers(&runtime.node().database, days, now).await {
            tracing::warn!(%error, "what former peers shared stays for now");
        }
        if let Err(error) = forget_sessions(&runtime.node().database, now).await {
            tracing::warn!(%error, "sessions that have ended stay for now");
        }
        if let Err(error) = forget_challenges(&runtime.node().database, now).await {
            tracing::warn!(%error, "what browsers were asked to sign stays for now");
        }
        if let Err(error) = forget_proofs(&runtime.node().database, now).await {
            tracing::warn!(%error, "addresses that nobody confirmed stay for now");
        }
        if let Err(error) = forget_visits(&runtime.node().database, now).await {
            tracing::warn!(%error, "browsers that went to an issuer stay written down for now");
        }
        if let Err(error) = forget_notices(&runtime.node().database, now).await {
            tracing::warn!(%error, "old notifications stay for now");
        }
        if let Err(error) = forget_guests(&runtime.node().database, now).await {
            tracing::warn!(%error, "guests of events long over stay for now");
        }
        match forget_imports(&runtime.node().database, now).await {
            Ok(0) => {}
            Ok(count) => tracing::debug!(count, "pieces of files of members forgotten"),
            Err(error) => tracing::warn!(%error, "files of members stay for now"),
        }
        sweep_media(runtime.node(), now).await;
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Forgets guests without a membership some weeks after their event (F12).
async fn forget_guests(database: &Database, now: Timestamp) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        after = database
            .transact(|tx| forget_old_guests(tx, after.as_ref(), now, GUESTS_MAX))
            .await?;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Forgets files of members that nobody touched for long (F22).
async fn forget_imports(database: &Database, now: Timestamp) -> Result<usize, StoreError> {
    let mut forgotten = 0;
    while database.transact(|tx| forget_old_import(tx, now)).await? {
        forgotten += 1;
    }
    Ok(forgotten)
}

/// Forgets hosts that nothing waits for and that were not sent to for long; of more than are kept, all but those of the
/// last day, so that strangers who come once and go do not fill the store.
async fn forget_hosts(database: &Database, now: Timestamp) -> Result<usize, StoreError> {
    let mut forgotten = 0;
    for days in [Host::DAYS_MAX, 1] {
        let since = Timestamp::from_second(now.as_second() - days * 86_400);
        let since = since.unwrap_or(Timestamp::UNIX_EPOCH);
        let (mut after, mut kept) = (None, 0);
        loop {
            let (last, looked_at, gone) = database
                .transact(|tx| deliveries::forget_idle(tx, after.as_ref(), since, ROWS_MAX))
                .await?;
            forgotten += gone;
            kept += looked_at - gone;
            after = last;
            if after.is_none() {
                break;
            }
        }
        if kept <= HOSTS_MAX {
            break;
        }
    }
    Ok(forgotten)
}

/// Forgets what peers were sent longer ago than the log is kept (protocol section 6.1).
async fn forget_log(database: &Database, now: Timestamp) -> Result<usize, StoreError> {
    let before = Timestamp::from_second(now.as_second() - sequences::LOG_SECONDS);
    let before = before.unwrap_or(Timestamp::UNIX_EPOCH);
    let mut forgotten = 0;
    for peering in database.read(peerings::list)? {
        loop {
            let gone = database
                .transact(|tx| sequences::forget_old(tx, &peering.peer, before, ROWS_MAX))
                .await?;
            forgotten += gone;
            if gone < usize::from(ROWS_MAX) {
                break;
            }
        }
    }
    Ok(forgotten)
}

/// Forgets what peers shared whose agreements ended so many days ago.
pub async fn forget_former_peers(database: &Database, days: u16, now: Timestamp) -> Result<(), StoreError> {
    for peering in database.read(peerings::list)? {
        if !database.read(|tx| purge_peer::is_due(tx, &peering, days, now))? {
            continue;
        }
        let mut place = Purge::default();
        while place != Purge::Over {
            place = database
                .transact(|tx| purge_peer::purge_peer(tx, &peering, &place, now))
                .await?;
        }
        tracing::info!(peer = %peering.peer, "what this former peer shared is forgotten");
    }
    forget_old_links(database).await
}

/// Forgets links of memberships that were made under agreements which others took the place of.
async fn forget_old_links(database: &Database) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let next = database
            .transact(|tx| purge_peer::forget_old_links(tx, after.as_ref()))
            .await?;
        match next {
            Some(_) => after = next,
            None => return Ok(()),
        }
    }
}

/// Forgets sessions that have ended by themselves.
async fn forget_sessions(database: &Database, now: Timestamp) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let next = database
            .transact(|tx| sessions::forget_over(tx, after.clone(), now, ROWS_MAX))
            .await?;
        match next {
            Some(_) => after = next,
            None => return Ok(()),
        }
    }
}

/// Forgets what browsers were asked to sign with a passkey and did not in time.
async fn forget_challenges(database: &Database, now: Timestamp) -> Result<usize, StoreError> {
    let mut forgotten = 0;
    loop {
        let gone = database
            .transact(|tx| passkey_challenges::forget_over(tx, now, ROWS_MAX))
            .await?;
        forgotten += gone;
        if gone < usize::from(ROWS_MAX) {
            return Ok(forgotten);
        }
    }
}

/// Forgets addresses and names that somebody typed and nobody confirmed in time (F12).
async fn forget_proofs(database: &Database, now: Timestamp) -> Result<usize, StoreError> {
    let mut forgotten = 0;
    loop {
        let gone = database
            .transact(|tx| mail_proofs::forget_over(tx, now, ROWS_MAX))
            .await?;
        forgotten += gone;
        if gone < usize::from(ROWS_MAX) {
            return Ok(forgotten);
        }
    }
}

/// Forgets browsers that went to an issuer and did not come back in time, and accounts that nobody linked.
async fn forget_visits(database: &Database, now: Timestamp) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let next = database
            .transact(|tx| issuer_visits::forget_over(tx, after.clone(), now, ROWS_MAX))
            .await?;
        match next {
            Some(_) => after = next,
            None => return Ok(()),
        }
    }
}

/// Forgets what members were mailed more than a month ago.
async fn forget_notices(database: &Database, now: Timestamp) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        after = database
            .transact(|tx| notices::forget_old(tx, after.clone(), now, ROWS_MAX))
            .await?;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Forgets actors that nobody had reason to fetch for long, and those above the limit, the oldest first.
async fn forget_actors(database: &Database, now: Timestamp) -> Result<usize, StoreError> {
    let seconds = now.as_second() - actors::DAYS_MAX * 86_400;
    let since = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    let mut forgotten = 0;
    loop {
        let kept = database.read(|tx| actors::count(tx, actors::ACTORS_MAX + usize::from(ROWS_MAX)))?;
        let surplus = kept.saturating_sub(actors::ACTORS_MAX);
        let gone = database
            .transact(|tx| actors::forget_oldest(tx, surplus, since, ROWS_MAX))
            .await?;
        forgotten += gone;
        if gone < usize::from(ROWS_MAX) {
            return Ok(forgotten);
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{ChallengeId, Iri, MailAddress, MailProofId};
    use store::actors::ActorRow;
    use store::mail_proofs::{NewProof, PROOF_SECONDS, Purpose};
    use store::passkey_challenges::{CHALLENGE_SECONDS, NewChallenge, Wish};

    use super::*;

    /// B13
    #[tokio::test]
    async fn actors_not_fetched_for_ninety_days_are_forgotten_and_younger_ones_stay() {
        let database = Database::open(Arc::new(engine::MemoryEngine::new())).unwrap();
        let now = Timestamp::from_second(1_795_000_000).unwrap();
        let row = |days: i64| ActorRow {
            id: Iri::parse(&format!("https://s.example/users/{days}")).unwrap(),
            document: serde_json::Value::Null,
            fetched: Timestamp::from_second(now.as_second() - days * 86_400).unwrap(),
        };
        for days in [1, 89, 91, 400] {
            let put: Result<(), StoreError> = database.transact(|tx| actors::put(tx, &row(days))).await;
            put.unwrap();
        }
        assert_eq!(forget_actors(&database, now).await, Ok(2));
        for (days, is_kept) in [(1, true), (89, true), (91, false), (400, false)] {
            let found = database.read(|tx| actors::get(tx, &row(days).id)).unwrap();
            assert_eq!(found.is_some(), is_kept, "{days}");
        }
    }

    /// H4: strangers who ask for a passkey and go leave nothing.
    #[tokio::test]
    async fn what_browsers_were_asked_to_sign_is_forgotten_however_much_it_is() {
        let database = Database::open(Arc::new(engine::MemoryEngine::new())).unwrap();
        let asked_at = Timestamp::from_second(1_795_000_000).unwrap();
        let later = Timestamp::from_second(1_795_000_000 + CHALLENGE_SECONDS).unwrap();
        let new = |number: u16| NewChallenge {
            id: ChallengeId::new(u64::from(number), [1; 10]),
            browser: "browser",
            wish: Wish::SignIn,
            options: "{}".to_owned(),
            state: "{}".to_owned(),
            next: domain::Next::Home,
        };
        let asked: Result<(), StoreError> = database
            .transact(|tx| {
                for number in 0..=ROWS_MAX {
                    passkey_challenges::ask(tx, &new(number), asked_at)?;
                }
                Ok(())
            })
            .await;
        asked.unwrap();
        assert_eq!(forget_challenges(&database, asked_at).await, Ok(0));
        let all = usize::from(ROWS_MAX) + 1;
        assert_eq!(forget_challenges(&database, later).await, Ok(all));
        let left =
            database.read(|tx| passkey_challenges::of_browser(tx, &new(ROWS_MAX).id, "browser", asked_at));
        assert_eq!(left, Ok(None));
    }

    /// F12: whoever's address was typed and who confirmed nothing leaves nothing, though nobody asks for a mail again.
    #[tokio::test]
    async fn addresses_that_nobody_confirmed_are_forgotten_however_many_they_are() {
        let database = Database::open(Arc::new(engine::MemoryEngine::new())).unwrap();
        let asked_at = Timestamp::from_second(1_795_000_000).unwrap();
        let later = Timestamp::from_second(1_795_000_000 + PROOF_SECONDS).unwrap();
        let new = |number: u16| NewProof {
            id: MailProofId::new(u64::from(number), [1; 10]),
            browser: "browser",
            mail: MailAddress::parse("nora@mail.example").unwrap(),
            purpose: Purpose::SignIn,
            language: None,
            next: domain::Next::Home,
        };
        let asked: Result<(), StoreError> = database
            .transact(|tx| {
                for number in 0..=ROWS_MAX {
                    mail_proofs::ask(tx, &new(number), asked_at)?;
                }
                Ok(())
            })
            .await;
        asked.unwrap();
        assert_eq!(forget_proofs(&database, asked_at).await, Ok(0));
        let all = usize::from(ROWS_MAX) + 1;
        assert_eq!(forget_proofs(&database, later).await, Ok(all));
        assert_eq!(database.read(|tx| mail_proofs::forget_over(tx, later, 1)), Ok(0));
    }
}
