//! One flush of sled that always ends.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use ::sled::{Db, Error};

/// How often a flush that has not ended is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// Writes what was applied into the file; the disk's cache is somebody else's work.
///
/// A buffer that fails to be written while a flush waits for it does not always wake it. So the flush is watched,
/// and when sled has noted an error meanwhile, a second flush, which meets the error at once, wakes the first.
pub(super) fn flush(db: &Db) -> Result<(), Error> {
    let ended = AtomicBool::new(false);
    let watcher = thread::current();
    thread::scope(|scope| {
        let flushing = thread::Builder::new()
            .name("engine-flush".to_owned())
            .spawn_scoped(scope, || {
                let flushed = db.flush();
                ended.store(true, Ordering::Release);
                watcher.unpark();
                flushed
            })
            .map_err(Error::Io)?;
        while !ended.load(Ordering::Acquire) && !flushing.is_finished() {
            thread::park_timeout(LOOK_AGAIN);
            if !ended.load(Ordering::Acquire) && db.context.global_error().is_err() {
                let _woken = db.flush();
            }
        }
        let flushed = flushing.join();
        flushed
            .unwrap_or_else(|_| Err(Error::ReportableBug("a flush panicked".to_owned())))
            .map(drop)
    })
}
