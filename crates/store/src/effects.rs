//! How often each activity had its effect, in the transaction of the effect: for the builds that plant bugs (invariant I3).

use domain::{Iri, sabotage};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::inbox::Verdict;
use crate::spaces;
use crate::table::Table;

/// The value names the activity once more, for the key is a hash of it.
const EFFECTS: Table<Iri, (Iri, u32)> = Table::new(spaces::EFFECTS, "effects");

/// Counts an effect; in a build that serves people it counts nothing and writes nothing.
#[inline]
pub fn count(tx: &mut Transaction<'_>, activity: &Iri, verdict: &Verdict) -> Result<(), StoreError> {
    if !sabotage::COUNTS_EFFECTS || *verdict != Verdict::Applied {
        return Ok(());
    }
    let before = times(tx, activity)?;
    tx.put(&EFFECTS, activity, &(activity.clone(), before + 1))
}

/// How often one had its effect; never in a build that does not count.
pub fn times(tx: &mut Transaction<'_>, activity: &Iri) -> Result<u32, StoreError> {
    Ok(tx.get(&EFFECTS, activity)?.map_or(0, |(_, times)| times))
}

/// Activities with the number of their effects, at most `limit`; none in a build that does not count.
pub fn counted(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<(Iri, u32)>, StoreError> {
    let range = Range::prefix(spaces::EFFECTS, b"");
    let rows = tx.page(&EFFECTS, range, Direction::Forward, limit)?;
    Ok(rows.into_iter().map(|(_, counted)| counted).collect())
}
