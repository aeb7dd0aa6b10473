//! Mails about joint statements: to whoever may sign for an organisation, to whoever signed, and to the author (F17, F21).

use domain::{MemberId, Statement};
use jiff::Timestamp;
use store::mails::{self, AccountNews, StatementStep};
use store::{StoreError, Transaction, members, organizations, statements};

/// Organisations that are looked at in one go.
const ORGANIZATIONS_PER_LOOK: u16 = 200;
/// Most looks: a letter that is opened goes to so many approvers at most.
const LOOKS_MAX: usize = 20;

/// Tells one of ours, if she is a member still.
pub(crate) fn tell_signer(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    statement: &Statement,
    step: StatementStep,
    now: Timestamp,
) -> Result<(), StoreError> {
    if members::is_none(tx, member)? {
        return Ok(());
    }
    let news = AccountNews::Statement {
        statement: statement.id.clone(),
        called: statement.text.name.clone(),
        step,
    };
    mails::tell_account(tx, member, news, now)
}

/// Tells whoever signed here and the author, each once.
pub(crate) fn tell_all(
    tx: &mut Transaction<'_>,
    statement: &Statement,
    step: StatementStep,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut hers: Vec<MemberId> = statements::roll(tx, &statement.id)?
        .into_iter()
        .filter(|signature| signature.state.stands())
        .filter_map(|signature| signature.member)
        .chain(statement.author.clone())
        .collect();
    hers.sort();
    hers.dedup();
    for member in hers {
        tell_signer(tx, &member, statement, step, now)?;
    }
    Ok(())
}

/// Asks whoever is named approver of an organisation here.
pub(crate) fn invite_approvers(
    tx: &mut Transaction<'_>,
    statement: &Statement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut after = None;
    for _ in 0..LOOKS_MAX {
        let page = organizations::page(tx, after.as_ref(), ORGANIZATIONS_PER_LOOK)?;
        for approver in page.iter().filter_map(|known| known.approver.as_ref()) {
            tell_signer(tx, approver, statement, StatementStep::Invited, now)?;
        }
        match page.last() {
            Some(last) if page.len() == usize::from(ORGANIZATIONS_PER_LOOK) => {
                after = Some(last.slug.clone())
            }
            _ => break,
        }
    }
    Ok(())
}
