//! A node's disk as it once was: what is put back on a bad day.

use engine::MemoryDisk;

use crate::story_node::RoomsCopy;

/// A node's disk as it once was.
#[derive(Clone)]
pub struct DiskCopy {
    pub(crate) disk: MemoryDisk,
    /// Its rooms, with their key file.
    pub(crate) rooms: RoomsCopy,
    /// How much inboxes had acknowledged by then.
    pub(crate) acked: usize,
}

impl DiskCopy {
    /// Whether it was made later than another, as far as anything was said between them.
    pub(crate) fn is_later_than(&self, other: &Self) -> bool {
        self.acked > other.acked
    }
}
