//! An officer hands a joint statement over, writes down the reply and closes it (F17, needs 0.12, 4.18).

use domain::{Announcement, HandedOver, Note, Statement, StatementId, StatementReply, StatementState, Title};
use jiff::Timestamp;
use store::mails::StatementStep;
use store::{Officer, StoreError, Transaction, audit, outbox, statements};

use crate::tell_signers::tell_all;
use crate::write_statement::{StatementRefused, ours};

/// It was handed over: from now on nobody signs it, and nobody takes anything back. It has to be ready.
pub fn hand_over_statement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &StatementId,
    handed_over: HandedOver,
    now: Timestamp,
) -> Result<Statement, StatementRefused> {
    let mut statement = ours(tx, id)?;
    if statement.state != StatementState::Ready {
        return Err(StatementRefused::NotNow(statement.state, "handed over"));
    }
    statement.handed_over = Some(handed_over);
    statement.closes = Some(statement.closes.map_or(now, |closes| closes.min(now)));
    moved_on(tx, officer, (statement, StatementState::Delivered), now)
}

/// Somebody replied. A reply that is entered again takes the place of the one before, and is not told again.
pub fn answer_statement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &StatementId,
    (text, outcome): (Note, Option<Title>),
    now: Timestamp,
) -> Result<Statement, StatementRefused> {
    let mut statement = ours(tx, id)?;
    let is_first = statement.state == StatementState::Delivered;
    if !is_first && statement.state != StatementState::Answered {
        return Err(StatementRefused::NotNow(statement.state, "answered"));
    }
    let at = statement.reply.as_ref().map_or(now, |reply| reply.at);
    statement.reply = Some(StatementReply { at, text, outcome });
    if is_first {
        return moved_on(tx, officer, (statement, StatementState::Answered), now);
    }
    statements::put(tx, &statement)?;
    log(tx, officer, "answer", &statement, now)?;
    Ok(statement)
}

/// It is over, whether anybody signed or replied. A draft is gone; others stay to be read.
pub fn close_statement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &StatementId,
    now: Timestamp,
) -> Result<(), StatementRefused> {
    let mut statement = ours(tx, id)?;
    match statement.state {
        StatementState::Closed => return Ok(()),
        StatementState::Draft => {
            statements::remove(tx, &statement)?;
            return Ok(log(tx, officer, "drop", &statement, now)?);
        }
        _ => {}
    }
    statement.closes = Some(statement.closes.map_or(now, |closes| closes.min(now)));
    moved_on(tx, officer, (statement, StatementState::Closed), now)?;
    Ok(())
}

fn moved_on(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    (mut statement, state): (Statement, StatementState),
    now: Timestamp,
) -> Result<Statement, StatementRefused> {
    statement.state = state;
    statement.changed = now;
    statements::put(tx, &statement)?;
    let act = match state {
        StatementState::Delivered => "hand over",
        StatementState::Answered => "answer",
        _ => "close",
    };
    log(tx, officer, act, &statement, now)?;
    let told = Announcement::StatementChanged {
        statement: statement.id.clone(),
    };
    outbox::announce(tx, &told, now)?;
    let step = match state {
        StatementState::Delivered => StatementStep::Delivered,
        StatementState::Answered => StatementStep::Answered,
        _ => return Ok(statement),
    };
    tell_all(tx, &statement, step, now)?;
    Ok(statement)
}

fn log(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    what: &str,
    statement: &Statement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let act = format!("{what} statement {}", statement.id);
    audit::log(tx, officer.member().handle.as_str(), &act, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_statements::{collecting, id, sign_here, told};
    use crate::samples::{self, act, at, refused};

    fn reply(text: &str) -> (Note, Option<Title>) {
        (
            Note::parse(text).unwrap(),
            Title::parse("Four hours from May on").ok(),
        )
    }

    /// 0.12, 4.18: what was sent, to whom, what came back; each signer hears of either once.
    #[test]
    fn a_letter_is_handed_over_when_it_is_ready_and_each_signer_hears_of_the_reply_once() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let maren = samples::member(&database, "maren");
        collecting(&database, 1, 2);
        sign_here(&database, 1, &maren);
        let over = HandedOver {
            at: at(5),
            to: Title::parse("Head of partners").unwrap(),
        };
        let early = refused(&database, |tx| {
            hand_over_statement(tx, &officer, &id(1), over.clone(), at(5))
        });
        assert!(matches!(early, StatementRefused::NotNow(..)), "{early}");
        sign_here(&database, 1, &samples::member(&database, "neve"));
        let sent = act(&database, |tx| {
            hand_over_statement(tx, &officer, &id(1), over.clone(), at(6))
        });
        assert_eq!(sent.state, StatementState::Delivered);
        assert!(!sent.may_be_signed(at(7)));
        for (second, words) in [(8, "We hear you."), (9, "We hear you well.")] {
            act(&database, |tx| {
                answer_statement(tx, &officer, &id(1), reply(words), at(second))
            });
        }
        let known = act(&database, |tx| statements::get(tx, &id(1))).unwrap();
        let reply = known.reply.unwrap();
        assert_eq!((reply.text.as_str(), reply.at), ("We hear you well.", at(8)));
        assert_eq!(
            told(&database, maren.member()),
            [StatementStep::Delivered, StatementStep::Answered]
        );
        act(&database, |tx| close_statement(tx, &officer, &id(1), at(10)));
        let known = act(&database, |tx| statements::get(tx, &id(1))).unwrap();
        assert_eq!(known.state, StatementState::Closed);
    }
}
