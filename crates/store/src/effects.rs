//! How often each activity had its effect, in the transaction of the effect: for the builds that plant bugs (invariant I3).

use domain::{Iri, sabotage};
use engine::{Direction, Range};

use crate::Transaction;
use crate::database::StoreError;
use crate::inbox::Verdict;
use crate::spaces;
use crate::table::Table;
use crate::transaction::unreadable;

const EFFECTS: Table<Iri, u32> = Table::new(spaces::EFFECTS, "effects");

/// Counts an effect; in a build that serves people it counts nothing and writes nothing.
#[inline]
pub fn count(tx: &mut Transaction<'_>, activity: &Iri, verdict: &Verdict) -> Result<(), StoreError> {
    if !sabotage::COUNTS_EFFECTS || *verdict != Verdict::Applied {
        return Ok(());
    }
    let before = tx.get(&EFFECTS, activity)?.unwrap_or(0);
    tx.put(&EFFECTS, activity, &(before + 1))
}

/// Activities with the number of their effects, at most `limit`; none in a build that does not count.
pub fn counted(tx: &mut Transaction<'_>, limit: u16) -> Result<Vec<(Iri, u32)>, StoreError> {
    let range = Range::prefix(spaces::EFFECTS, b"");
    let rows = tx.page(&EFFECTS, range, Direction::Forward, limit)?;
    rows.into_iter()
        .map(|(key, times)| {
            let text = std::str::from_utf8(&key).ok();
            let activity = text.and_then(|text| Iri::parse(text).ok());
            Ok((activity.ok_or_else(|| unreadable(EFFECTS.name, &key))?, times))
        })
        .collect()
}
