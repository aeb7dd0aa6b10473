//! A disk that is full for a while, or fails once, under a whole node.

use engine::{Fault, Step};

use crate::story_node::StoryNode;

impl StoryNode {
    /// Lets its disk be full from its `commit`-th commit from now on, counted from 1, until [`StoryNode::make_room`].
    pub fn fill_disk_at_commit(&self, commit: u64) {
        let up = self.up().expect("only the disk of a node that runs fills up");
        let (begun, _) = up.engine.steps();
        up.engine.script(Step::Commit(begun + commit), Fault::DiskFull);
    }

    /// There is room on its disk again.
    pub fn make_room(&self) {
        if let Some(up) = self.up() {
            up.engine.make_room();
        }
    }

    /// Lets its `flush`-th flush from now on fail, counted from 1; `seed` decides what the disk has of it all the same.
    pub fn fail_flush(&self, flush: u64, seed: u64) {
        let up = self.up().expect("only the disk of a node that runs fails");
        let (_, begun) = up.engine.steps();
        up.engine.script(Step::Flush(begun + flush), Fault::Io(seed));
    }
}
