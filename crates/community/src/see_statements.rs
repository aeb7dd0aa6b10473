//! Somebody reads joint statements: ours that were opened everybody, those of peers members, drafts officers (F17, need 0.12).
//! Page, API and command line ask here.

use domain::{Side, SignatureState, SignsAs, Statement, StatementId, StatementSignature, StatementState};
use store::{StoreError, Transaction, statements};

use crate::Viewer;
use crate::sign_statement::approves;
use crate::withdraw_cosignature::is_hers;

/// A statement as somebody sees it.
#[derive(Clone, Debug)]
pub struct SeenStatement {
    /// What it says, and how far it is.
    pub statement: Statement,
    /// Signatures that count, in the order in which they came; of a peer's statement ours that stand.
    pub roll: Vec<StatementSignature>,
    /// Hers, whatever became of them.
    pub hers: Vec<StatementSignature>,
    /// The name of the organisation that she may sign for.
    pub speaks_for: Option<String>,
}

/// All that this viewer may read, latest first.
pub fn see_statements(tx: &mut Transaction<'_>, viewer: &Viewer) -> Result<Vec<Statement>, StoreError> {
    let mut all = statements::all(tx)?;
    all.retain(|statement| may_read(viewer, statement));
    all.reverse();
    Ok(all)
}

/// Those that this viewer may sign today: the open ones (need 2.23).
pub fn open_statements(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    now: jiff::Timestamp,
) -> Result<Vec<Statement>, StoreError> {
    let mut all = see_statements(tx, viewer)?;
    all.retain(|statement| statement.may_be_signed(now));
    Ok(all)
}

/// One; nothing if it is not there or not for this viewer.
pub fn see_statement(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    id: &StatementId,
) -> Result<Option<SeenStatement>, StoreError> {
    let Some(statement) = statements::get(tx, id)?.filter(|statement| may_read(viewer, statement)) else {
        return Ok(None);
    };
    let all = statements::roll(tx, id)?;
    let (mut hers, mut speaks_for) = (Vec::new(), None);
    if let Viewer::Member(who) = viewer {
        speaks_for = approves(tx, who)?.map(|known| known.name.to_string());
        for signature in &all {
            if is_hers(tx, who, signature)? {
                hers.push(signature.clone());
            }
        }
    }
    let stands = |signature: &StatementSignature| match statement.side {
        Side::Us => signature.state == SignatureState::Counted,
        Side::Them => signature.state.stands() && is_for_all(signature),
    };
    Ok(Some(SeenStatement {
        roll: all.into_iter().filter(stands).collect(),
        statement,
        hers,
        speaks_for,
    }))
}

/// That an organisation signed elsewhere is for all members here to see; that a person did is hers to tell, and the owner's.
fn is_for_all(signature: &StatementSignature) -> bool {
    matches!(signature.signs_as, SignsAs::Organization { .. })
}

/// The rule, which is nowhere else.
fn may_read(viewer: &Viewer, statement: &Statement) -> bool {
    match (statement.side, statement.state) {
        (Side::Us, StatementState::Draft) => viewer.is_officer(),
        (Side::Us, _) => true,
        (Side::Them, _) => matches!(viewer, Viewer::Member(_)),
    }
}

#[cfg(test)]
mod tests {
    use domain::Scope;

    use super::*;
    use crate::sample_statements::{begun, collecting, hold, id, sign_here};
    use crate::samples::{self, act};

    /// F17, D6: who reads which.
    #[test]
    fn a_stranger_reads_ours_a_member_also_those_of_peers_and_an_officer_drafts() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Statements]);
        let officer = samples::officer(&database);
        let maren = samples::member(&database, "maren");
        collecting(&database, 1, 2);
        hold(&database, "b.example", 2);
        begun(&database, 3, 2);
        let seen = |viewer: &Viewer| {
            let listed = database.read(|tx| see_statements(tx, viewer)).unwrap();
            let ids: Vec<StatementId> = listed.into_iter().map(|one| one.id).collect();
            for number in 1..=3 {
                let one = database
                    .read(|tx| see_statement(tx, viewer, &id(number)))
                    .unwrap();
                assert_eq!(one.is_some(), ids.contains(&id(number)), "{number}");
            }
            ids
        };
        assert_eq!(seen(&Viewer::Anyone), [id(1)]);
        assert_eq!(seen(&Viewer::Member(maren.clone())), [id(2), id(1)]);
        let olga = act(&database, |tx| {
            store::members::membership(tx, &officer.member().id)
        });
        assert_eq!(seen(&Viewer::Member(olga.unwrap())), [id(3), id(2), id(1)]);
    }

    /// F17: the roll of ours is there for everybody, and what is hers she finds.
    #[test]
    fn the_roll_of_our_statement_is_for_everybody() {
        let database = samples::node();
        let maren = samples::member(&database, "maren");
        collecting(&database, 1, 2);
        sign_here(&database, 1, &maren);
        let seen = |viewer: &Viewer| {
            database
                .read(|tx| see_statement(tx, viewer, &id(1)))
                .unwrap()
                .unwrap()
        };
        let stranger = seen(&Viewer::Anyone);
        assert_eq!((stranger.roll.len(), stranger.hers.len()), (1, 0));
        assert_eq!(seen(&Viewer::Member(maren)).hers.len(), 1);
    }
}
