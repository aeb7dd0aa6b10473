//! What happens to the disk of a node: it stops at a step that a story names, is copied, and is put back.

use engine::{Fault, Moment, Step};

use super::{Life, StoryNode};
use crate::disk_copy::DiskCopy;

impl StoryNode {
    /// Stops the machine, copies its disk, and starts it again: what an operator keeps for a bad day.
    pub fn back_up(&self) -> DiskCopy {
        self.crash(self.seed);
        let copy = match &*self.life() {
            Life::Down(disk) => DiskCopy {
                disk: disk.clone(),
                rooms: self.rooms.copy(),
                acked: self.ghost.length(),
            },
            Life::Up(_) => unreachable!("it was stopped above"),
        };
        self.restart();
        copy
    }

    /// Puts an old copy in place of the disk, with no word to the software that anything happened.
    pub fn put_back(&self, copy: &DiskCopy) {
        self.crash(self.seed);
        *self.life() = Life::Down(copy.disk.clone());
        self.rooms.put_back(&copy.rooms);
        self.ghost.restored(&self.origin, copy.acked);
        self.restart();
    }

    /// Lets the machine stop at its `commit`-th commit from now on, counted from 1.
    pub fn crash_at_commit(&self, commit: u64, moment: Moment) {
        let up = self.up().expect("only a node that runs can crash");
        let (begun, _) = up.engine.steps();
        up.engine
            .script(Step::Commit(begun + commit), Fault::Crash(moment));
    }

    /// Lets the machine stop at its `flush`-th flush from now on, counted from 1.
    pub fn crash_at_flush(&self, flush: u64, moment: Moment) {
        let up = self.up().expect("only a node that runs can crash");
        let (_, begun) = up.engine.steps();
        up.engine.script(Step::Flush(begun + flush), Fault::Crash(moment));
    }

    /// Commits and flushes since it started.
    pub fn steps(&self) -> (u64, u64) {
        self.up().map_or((0, 0), |up| up.engine.steps())
    }

    /// Lets the machine stop at the `commit`-th commit of its rooms from now on, counted from 1.
    pub fn crash_at_commit_of_rooms(&self, commit: u64, moment: Moment) {
        let up = self.up().expect("only a node that runs can crash");
        let (begun, _) = up.rooms.steps();
        up.rooms
            .script(Step::Commit(begun + commit), Fault::Crash(moment));
    }
}
