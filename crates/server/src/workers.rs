//! What a node does by itself: it takes in, tells, delivers and mails, asks peers for what is missing, reads calendars
//! again, and forgets what has served its time.
//!
//! A worker does turns until there is nothing to do, then waits for a hint of the store, for the next
//! due time, or for a while: a lost hint costs time and no work.

mod backfill;
mod calls;
mod delivery;
mod departures;
mod digest;
mod ics_refresh;
mod imports;
mod intake;
mod introductions;
mod mail;
mod media;
mod poll;
mod reminders;
mod renewals;
mod repair;
mod retention;
mod rooms;
mod silence;
mod watch;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use jiff::Timestamp;
use store::Watch;
use tokio::sync::watch::Sender;
use tokio::task::JoinSet;

pub use calls::go_on_with_calls;
pub use departures::{go_on_with_departures, go_on_with_erasures};
pub use digest::digest;
pub use ics_refresh::{CalendarReader, Step};
pub use imports::go_on_with_imports;
pub use introductions::go_on_with_introductions;
pub use mail::MailSender;
pub use media::sweep_media;
pub use reminders::{remind, thank};
pub use renewals::{RenewalDone, Whose, renew, renewals_due};
pub use retention::forget_former_peers;
pub use rooms::{RoomsPace, tend_rooms};
pub use silence::tell_of_silence;
pub use watch::watch;

use crate::runtime::NodeRuntime;

/// Longest sleep of a worker that got no hint; the clock of a development node may also be moved.
const SLEEP_MAX: Duration = Duration::from_secs(5);
/// Shortest sleep, so that a due time that never comes does not spin.
const SLEEP_MIN: Duration = Duration::from_millis(50);

/// Before a worker that failed is started again.
const AFTER_PANIC: Duration = Duration::from_secs(1);

/// Told to all parts of a node when it is to end. Clones are one signal.
#[derive(Clone)]
pub struct Stop {
    sender: Arc<Sender<Stopping>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stopping {
    No,
    Yes,
}

impl Default for Stop {
    fn default() -> Self {
        Self {
            sender: Arc::new(Sender::new(Stopping::No)),
        }
    }
}

impl Stop {
    /// Asks everything to end.
    pub fn stop(&self) {
        self.sender.send_replace(Stopping::Yes);
    }

    /// Whether that was asked.
    pub fn is_asked(&self) -> bool {
        *self.sender.borrow() == Stopping::Yes
    }

    /// Resolves when that was asked.
    pub async fn asked(&self) {
        let mut receiver = self.sender.subscribe();
        // The sender lives as long as `self`, so waiting cannot fail.
        let _asked = receiver.wait_for(|stopping| *stopping == Stopping::Yes).await;
    }
}

/// Starts all workers of a node; each ends at its next pause once `stop` is given.
pub fn start(runtime: &Arc<NodeRuntime>, stop: &Stop) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    let with = || (runtime.clone(), stop.clone());
    let (node, end) = with();
    workers.spawn(supervise("intake", stop.clone(), move || {
        intake::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("tell", stop.clone(), move || {
        delivery::tell(node.clone(), end.clone())
    }));
    for lanes in delivery::SENDERS {
        let (node, end) = with();
        workers.spawn(supervise("send", stop.clone(), move || {
            delivery::send(node.clone(), lanes, end.clone())
        }));
    }
    let (node, end) = with();
    workers.spawn(supervise("backfill", stop.clone(), move || {
        backfill::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("repair", stop.clone(), move || {
        repair::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("calendars", stop.clone(), move || {
        ics_refresh::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("imports", stop.clone(), move || {
        imports::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("mail", stop.clone(), move || {
        mail::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("polls", stop.clone(), move || {
        poll::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("retention", stop.clone(), move || {
        retention::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("calls", stop.clone(), move || {
        calls::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("renewals", stop.clone(), move || {
        renewals::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("departures", stop.clone(), move || {
        departures::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("reminders", stop.clone(), move || {
        reminders::work(node.clone(), end.clone())
    }));
    start_telling(runtime, stop, &mut workers);
    if let Some(ends) = rooms::start(runtime, stop) {
        workers.spawn(async move {
            // Either way it has ended.
            let _ended = ends.await;
        });
    }
    workers
}

/// Those that look at each turn whether somebody is to be told something.
fn start_telling(runtime: &Arc<NodeRuntime>, stop: &Stop, workers: &mut JoinSet<()>) {
    let with = || (runtime.clone(), stop.clone());
    let (node, end) = with();
    workers.spawn(supervise("digest", stop.clone(), move || {
        digest::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("introductions", stop.clone(), move || {
        introductions::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("silence", stop.clone(), move || {
        silence::work(node.clone(), end.clone())
    }));
    let (node, end) = with();
    workers.spawn(supervise("watch", stop.clone(), move || {
        watch::work(node.clone(), end.clone())
    }));
}

/// Starts a worker again that ended in a panic; what it held is free when its lease ends (threat C4).
async fn supervise<F: Future<Output = ()>>(name: &'static str, stop: Stop, work: impl Fn() -> F) {
    while AssertUnwindSafe(work()).catch_unwind().await.is_err() {
        tracing::error!(
            worker = name,
            "a worker ended in a panic and is started again; please report it"
        );
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = tokio::time::sleep(AFTER_PANIC) => {}
        }
    }
}

/// What a worker may hear while it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    /// There may be work.
    Work,
    /// It is to end.
    Stop,
}

/// Waits for a hint, the due time or the end.
async fn pause(stop: &Stop, hint: &mut Watch, now: Timestamp, due: Option<Timestamp>) -> Heard {
    let until_due = due.map(|due| u64::try_from(due.as_millisecond() - now.as_millisecond()).unwrap_or(0));
    let sleep = until_due
        .map_or(SLEEP_MAX, Duration::from_millis)
        .clamp(SLEEP_MIN, SLEEP_MAX);
    tokio::select! {
        biased;
        () = stop.asked() => Heard::Stop,
        () = hint.changed() => Heard::Work,
        () = tokio::time::sleep(sleep) => Heard::Work,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// C4
    #[tokio::test(start_paused = true)]
    async fn a_worker_that_panics_is_started_again() {
        let starts = AtomicU32::new(0);
        let work = || async {
            let before = starts.fetch_add(1, Ordering::Relaxed);
            assert!(before == 2, "a fault of ours");
        };
        supervise("test", Stop::default(), work).await;
        assert_eq!(starts.load(Ordering::Relaxed), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn a_node_that_stops_starts_no_worker_again() {
        let stop = Stop::default();
        stop.stop();
        supervise("test", stop, || async { panic!("a fault of ours") }).await;
    }
}
