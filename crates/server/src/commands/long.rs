//! Long work of a command: lines about it on stderr, and an end in a whole state when it is interrupted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal::unix::{SignalKind, signal};

use crate::admin::Failure;
use crate::backup::Work;
use crate::cli::say;

/// Runs work beside the runtime; SIGINT and SIGTERM ask it to stop, and it is waited for.
pub(super) async fn long<T: Send + 'static>(
    work: impl FnOnce(&Work) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::failed)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Failure::failed)?;
    let stop = Arc::<AtomicBool>::default();
    let given = Work::new(say, stop.clone());
    let mut working = tokio::task::spawn_blocking(move || work(&given));
    loop {
        tokio::select! {
            biased;
            done = &mut working => return done.unwrap_or_else(|error| Err(Failure::failed(error))),
            _ = interrupt.recv() => stop.store(true, Ordering::Relaxed),
            _ = terminate.recv() => stop.store(true, Ordering::Relaxed),
        }
    }
}
