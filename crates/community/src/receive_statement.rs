//! A peer tells of a joint statement of its own: that it is to be signed, that its text is another one, how many have signed
//! (F17; protocol section 8.8).

use domain::{Iri, Reworded, Scope, Side, Statement, StatementId, StatementState, StatementUnfit};
use jiff::Timestamp;
use store::{Transaction, peerings, statements};
use wire::statement::ReadStatement;

use crate::tell_signers::invite_approvers;
use crate::write_statement::{StatementRefused, void_signatures};

/// Most statements of one peer.
pub const STATEMENTS_OF_PEER_MAX: usize = 200;

/// How it was heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// The peer told us now: whoever may sign here is asked.
    News,
    /// It was looked up: nobody is mailed (protocol section 6.3).
    LookedUp,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementHeard {
    /// It is as they say.
    Done,
    /// Nothing in it is newer.
    Known,
}

/// Keeps what a peer tells of a statement of its own. `fresh` is its name here if it is heard of for the first time.
pub fn receive_statement(
    tx: &mut Transaction<'_>,
    said_by: &Iri,
    told: &ReadStatement,
    (fresh, telling): (StatementId, Telling),
    now: Timestamp,
) -> Result<StatementHeard, StatementRefused> {
    let peer = said_by.origin();
    let active = peerings::active(tx, &peer, Scope::Statements)?.ok_or(StatementRefused::NotShared)?;
    if &active.peering().group != said_by || &told.owner != said_by || told.id.origin() != peer {
        return Err(StatementRefused::NotTheirs);
    }
    if !(Statement::THRESHOLD_MIN..=Statement::SIGNATURES_MAX).contains(&told.threshold) {
        return Err(StatementUnfit::Threshold.into());
    }
    let (mut statement, is_new) = match statements::by_address(tx, &told.id)? {
        Some(known) if known.iri == told.id && known.side == Side::Them => (known, false),
        Some(_) => return Err(StatementRefused::NotTheirs),
        None => {
            let is_full = statements::count(tx)? >= usize::from(statements::STATEMENTS_MAX);
            if is_full || statements::of_peer(tx, &peer)?.len() >= STATEMENTS_OF_PEER_MAX {
                return Err(StatementRefused::TooMany);
            }
            (blank(told, fresh, &active, now), true)
        }
    };
    let is_older = told.revision < statement.revision || told.updated < statement.changed;
    if !is_new && is_older {
        return Ok(StatementHeard::Known);
    }
    if !is_new && statement.reworded(told.text.clone(), told.digest.clone(), now) == Reworded::Other {
        void_signatures(tx, &statement, now)?;
    }
    statement.revision = told.revision;
    statement.threshold = told.threshold;
    statement.closes = told.closes;
    statement.changed = told.updated;
    statement.counted(told.count.min(Statement::SIGNATURES_MAX));
    statements::put(tx, &statement)?;
    if is_new && telling == Telling::News && statement.may_be_signed(now) {
        invite_approvers(tx, &statement, now)?;
    }
    Ok(StatementHeard::Done)
}

fn blank(told: &ReadStatement, fresh: StatementId, active: &store::ActivePeer, now: Timestamp) -> Statement {
    Statement {
        id: fresh,
        iri: told.id.clone(),
        side: Side::Them,
        group: told.owner.clone(),
        community: active.peering().name.clone(),
        author: None,
        text: told.text.clone(),
        digest: told.digest.clone(),
        revision: told.revision,
        threshold: told.threshold,
        closes: told.closes,
        state: StatementState::Collecting,
        count: 0,
        handed_over: None,
        reply: None,
        former: Vec::new(),
        since: now,
        changed: told.updated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_statements::{id, read_of};
    use crate::samples::{self, act, at, group, refused};

    fn heard(database: &store::Database, told: &ReadStatement) -> Result<StatementHeard, StatementRefused> {
        let said_by = group("b.example");
        database.transact_blocking(|tx| receive_statement(tx, &said_by, told, (id(1), Telling::News), at(5)))
    }

    /// F15, F17: who tells of it is a peer that shares statements, and its owner.
    #[test]
    fn only_a_peer_that_shares_statements_tells_of_its_own() {
        let database = samples::node();
        let told = read_of("b.example", 1);
        assert!(matches!(
            heard(&database, &told),
            Err(StatementRefused::NotShared)
        ));
        samples::peer(&database, "b.example", &[Scope::Statements]);
        assert_eq!(heard(&database, &told).unwrap(), StatementHeard::Done);
        let others = read_of("c.example", 1);
        let no = refused(&database, |tx| {
            let said_by = group("b.example");
            receive_statement(tx, &said_by, &others, (id(2), Telling::News), at(6))
        });
        assert!(matches!(no, StatementRefused::NotTheirs), "{no}");
    }

    /// R: what is older than what we know changes nothing, in whatever order it comes.
    #[test]
    fn an_older_word_of_a_statement_changes_nothing() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Statements]);
        let newer = ReadStatement {
            count: 4,
            updated: at(9),
            ..read_of("b.example", 1)
        };
        assert_eq!(heard(&database, &newer).unwrap(), StatementHeard::Done);
        let older = ReadStatement {
            count: 3,
            updated: at(8),
            ..newer.clone()
        };
        assert_eq!(heard(&database, &older).unwrap(), StatementHeard::Known);
        let known = act(&database, |tx| statements::get(tx, &id(1))).unwrap();
        assert_eq!(known.count, 4);
    }
}
