//! Long work on a thread of its own: how far it is, and whether it is to stop.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::admin::Failure;

/// Records between two lines of progress.
const SAY_EVERY: u64 = 20_000;
/// The same of files.
const SAY_EVERY_FILES: u64 = 1_000;

/// What long work is given.
pub(crate) struct Work {
    say: Box<dyn Fn(&str) + Send + Sync>,
    stop: Arc<AtomicBool>,
}

impl Work {
    /// Lines go to `say`; the work ends early once `stop` is true.
    pub(crate) fn new(say: impl Fn(&str) + Send + Sync + 'static, stop: Arc<AtomicBool>) -> Self {
        Self {
            say: Box::new(say),
            stop,
        }
    }

    /// Says how far it is.
    pub(crate) fn say(&self, line: &str) {
        (self.say)(line);
    }

    /// Whether to go on, and from time to time a line.
    pub(crate) fn step(&self, before: u64, records: u64) -> ControlFlow<()> {
        if records / SAY_EVERY > before / SAY_EVERY {
            self.say(&format!("{records} records"));
        }
        self.goes_on()
    }

    /// The same after a file of a picture; `files` with it.
    pub(crate) fn file(&self, files: u64) -> ControlFlow<()> {
        if files > 0 && files.is_multiple_of(SAY_EVERY_FILES) {
            self.say(&format!("{files} files of pictures"));
        }
        self.goes_on()
    }

    /// Whether to go on, and nothing said of how far it is.
    pub(crate) fn goes_on(&self) -> ControlFlow<()> {
        match self.stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

/// What is said of work that was told to stop.
pub(crate) fn interrupted(what: &str) -> Failure {
    Failure::failed(format!("interrupted: {what}"))
}
