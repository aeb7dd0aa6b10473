//! Waiting for other processes: until something is so, or until a bound has passed.

use std::time::Duration;

use ambient::{Clock, SystemClock};

/// Between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// A watch that was started.
pub(crate) struct Watch(SystemClock);

impl Watch {
    pub(crate) fn start() -> Self {
        Self(SystemClock::start())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// What `look` finds, at the latest after `longest`; else its last complaint.
pub(crate) fn wait_for<T>(
    longest: Duration,
    mut look: impl FnMut() -> Result<T, String>,
) -> Result<T, String> {
    let watch = Watch::start();
    loop {
        match look() {
            Ok(found) => return Ok(found),
            Err(complaint) if watch.elapsed() > longest => {
                return Err(format!("not within {longest:?}: {complaint}"));
            }
            Err(_) => pause(),
        }
    }
}

/// Another process has no hint for us: it is asked again after this.
pub(crate) fn pause() {
    std::thread::sleep(LOOK_AGAIN);
}

/// A line of what was measured, beside the results of the tests.
#[expect(clippy::print_stderr, reason = "figures are shown and not judged")]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}
