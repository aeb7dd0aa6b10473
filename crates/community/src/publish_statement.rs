//! An officer opens a joint statement for signatures: from then on everybody may read it, peers who share statements are told,
//! and whoever may sign for an organisation here is asked (F17).

use domain::{Announcement, Statement, StatementId, StatementState};
use jiff::Timestamp;
use store::{Officer, Transaction, audit, outbox, statements};

use crate::tell_signers::invite_approvers;
use crate::write_statement::{StatementRefused, ours};

/// Opens it.
pub fn publish_statement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &StatementId,
    now: Timestamp,
) -> Result<Statement, StatementRefused> {
    let mut statement = ours(tx, id)?;
    if statement.state != StatementState::Draft {
        return Err(StatementRefused::NotNow(statement.state, "opened"));
    }
    if statement.closes.is_some_and(|closes| closes <= now) {
        return Err(StatementRefused::Closed);
    }
    statement.state = StatementState::Collecting;
    statement.changed = now;
    statements::put(tx, &statement)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("open statement {id}"),
        now,
    )?;
    outbox::announce(
        tx,
        &Announcement::StatementPublished {
            statement: id.clone(),
        },
        now,
    )?;
    invite_approvers(tx, &statement, now)?;
    Ok(statement)
}

#[cfg(test)]
mod tests {
    use domain::{Handle, Slug};
    use store::mails::StatementStep;

    use super::*;
    use crate::name_approver::name_approver_for;
    use crate::sample_statements::{collecting, id, told};
    use crate::samples::{self, act, at, refused};

    /// F17, F21: whoever may sign for an organisation is invited, nobody else, and a statement is opened once.
    #[test]
    fn approvers_are_invited_to_sign_and_nobody_else() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let maren = samples::member_of(&database, "maren", "Ledgerline");
        let neve = samples::member_of(&database, "neve", "Ledgerline");
        let (slug, handle) = (
            Slug::parse("ledgerline").unwrap(),
            Handle::parse("maren").unwrap(),
        );
        act(&database, |tx| {
            name_approver_for(tx, &officer, &slug, Some(&handle), at(1))
        });
        collecting(&database, 1, 2);
        assert_eq!(told(&database, maren.member()), [StatementStep::Invited]);
        assert!(told(&database, neve.member()).is_empty());
        let no = refused(&database, |tx| publish_statement(tx, &officer, &id(1), at(9)));
        assert!(matches!(no, StatementRefused::NotNow(..)), "{no}");
    }
}
