//! Events that officers have written and not published (F12). They lie apart from events, so that nothing that lists, shows or
//! sends events comes upon one.

use domain::{Audience, EventDraft, EventId, JoinLink, MemberId, Picture, PictureUse};
use engine::{Direction, Range};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::pictures;
use crate::spaces;
use crate::table::Table;

const DRAFTS: Table<EventId, SavedDraft> = Table::new(spaces::EVENT_DRAFTS, "event drafts");

/// Most drafts of one node.
pub const DRAFTS_MAX: u16 = 200;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDraft {
    /// The name that the event will have.
    pub id: EventId,
    /// What people will read.
    pub draft: EventDraft,
    /// Who will see and answer it.
    pub audience: Audience,
    /// Where it will meet online, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<JoinLink>,
    /// Who saved it last. Her name stands with her alone, so that it goes with her data (F22-2).
    pub by: MemberId,
    /// When.
    pub saved: Timestamp,
}

/// One of them.
pub fn get(tx: &mut Transaction<'_>, id: &EventId) -> Result<Option<SavedDraft>, StoreError> {
    tx.get(&DRAFTS, id)
}

/// All of them, in the order of their names.
pub fn all(tx: &mut Transaction<'_>) -> Result<Vec<SavedDraft>, StoreError> {
    let range = Range::prefix(spaces::EVENT_DRAFTS, b"");
    let rows = tx.page(&DRAFTS, range, Direction::Forward, DRAFTS_MAX)?;
    Ok(rows.into_iter().map(|(_, draft)| draft).collect())
}

/// Writes one; it uses its picture, which stays when the event that had it first is gone.
pub fn put(tx: &mut Transaction<'_>, draft: &SavedDraft) -> Result<(), StoreError> {
    let known = get(tx, &draft.id)?;
    let before = known.as_ref().and_then(picture_of);
    pictures::pass_on(
        tx,
        &PictureUse::Draft(draft.id.clone()),
        before,
        picture_of(draft),
    )?;
    tx.put(&DRAFTS, &draft.id, draft)
}

/// What one saved last another saved from now on, whose membership became one with hers.
pub fn move_to(tx: &mut Transaction<'_>, from: &MemberId, into: &MemberId) -> Result<(), StoreError> {
    for saved in all(tx)?.into_iter().filter(|saved| saved.by == *from) {
        // Read by its name once more, so that what somebody saves at the same moment stands.
        if let Some(saved) = get(tx, &saved.id)?.filter(|saved| saved.by == *from) {
            let by = into.clone();
            tx.put(&DRAFTS, &saved.id.clone(), &SavedDraft { by, ..saved })?;
        }
    }
    Ok(())
}

/// Forgets one: it was published or discarded. What is published uses its picture before.
pub fn remove(tx: &mut Transaction<'_>, id: &EventId) -> Result<(), StoreError> {
    let known = get(tx, id)?;
    let before = known.as_ref().and_then(picture_of);
    pictures::pass_on(tx, &PictureUse::Draft(id.clone()), before, None)?;
    tx.delete(&DRAFTS, id);
    Ok(())
}

fn picture_of(saved: &SavedDraft) -> Option<&Picture> {
    saved.draft.banner.as_ref()?.picture.as_ref()
}
