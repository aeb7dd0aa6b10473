//! The rooms' own worker, on a thread and a timer of its own: what is over goes every hour of the node's clock
//! (F11, `subrosa` section 3).
//!
//! It shares no wake-up, no timer and no chance with the other workers and writes no line of the log: nothing of all that may
//! tell outside that rooms are busy (I7). What it could not do is said to the operator by `rosarium room list`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::oneshot;

use super::Stop;
use crate::runtime::NodeRuntime;

/// How long it waits while nobody rings.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Between two sweeps, by the node's clock.
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// How far the worker is; there is one a node.
#[derive(Default)]
pub struct RoomsPace(Mutex<Pace>);

#[derive(Clone, Default)]
struct Pace {
    /// When it swept last.
    swept: Option<Timestamp>,
    /// What it could not do at its last turn.
    trouble: Option<String>,
}

impl RoomsPace {
    fn get(&self) -> MutexGuard<'_, Pace> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When it swept last, and what it could not do since.
    pub(crate) fn told(&self) -> (Option<Timestamp>, Option<String>) {
        let pace = self.get().clone();
        (pace.swept, pace.trouble)
    }

    /// A clock that was set back sweeps at once.
    fn has_to_sweep(&self, now: Timestamp) -> bool {
        let Some(swept) = self.get().swept else {
            return true;
        };
        let passed = now.duration_since(swept);
        passed >= SWEEP_EVERY || passed.is_negative()
    }
}

/// Starts the worker where rooms are open; what it gives resolves when the worker has ended.
pub(super) fn start(runtime: &Arc<NodeRuntime>, stop: &Stop) -> Option<oneshot::Receiver<()>> {
    runtime.rooms.get()?;
    let (ended, ends) = oneshot::channel();
    let (runtime, stop) = (runtime.clone(), stop.clone());
    std::thread::spawn(move || {
        work(&runtime, &stop);
        // Nobody may wait for it any more.
        let _gone = ended.send(());
    });
    Some(ends)
}

fn work(runtime: &NodeRuntime, stop: &Stop) {
    let Some(rooms) = runtime.rooms.get() else {
        return;
    };
    let timer = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a timer alone asks nothing of the system");
    loop {
        // A panic of ours ends a turn, not the worker (threat C4).
        if catch_unwind(AssertUnwindSafe(|| tend_rooms(runtime))).is_err() {
            runtime.rooms_part.pace.get().trouble =
                Some("a turn ended in a panic; please report it".to_owned());
        }
        timer.block_on(async {
            tokio::select! {
                biased;
                () = stop.asked() => {}
                () = rooms.bell().rung() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        });
        if stop.is_asked() {
            return;
        }
    }
}

/// One turn. It parks the thread while commits are made durable. What fails is done at the next turn: each step finds by
/// itself what is left to do, also after a kill.
pub fn tend_rooms(runtime: &NodeRuntime) {
    let Some(rooms) = runtime.rooms.get() else {
        return;
    };
    let (node, pace) = (runtime.node(), &runtime.rooms_part.pace);
    let now = node.now();
    let mut trouble = None;
    if pace.has_to_sweep(now) {
        let swept = rooms.sweep(now);
        if swept.is_ok() {
            pace.get().swept = Some(now);
        }
        trouble = swept.err();
    }
    pace.get().trouble = trouble.map(|undone| undone.to_string());
}
