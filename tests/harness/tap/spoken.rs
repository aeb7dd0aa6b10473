//! What the process said while a world lived: lines of the log at every level, and the words of panics.
//!
//! Rooms are asked on threads of their own, so that lines are taken from the whole process: a test that compares them runs in
//! a process of its own, as nextest does it.

use std::fmt::{Debug, Write};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::prelude::*;

static SPOKEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn spoken() -> MutexGuard<'static, Vec<String>> {
    SPOKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins to listen, once for the process; how much was said before.
pub(super) fn listen() -> usize {
    static LISTENS: Once = Once::new();
    LISTENS.call_once(|| {
        // Whoever logs already is heard by nobody else; the test of this file would tell.
        let _ = tracing_subscriber::registry().with(Lines).try_init();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            spoken().push(format!("panic: {panic}"));
            before(panic);
        }));
    });
    spoken().len()
}

/// How much was said in the process.
pub(super) fn count() -> usize {
    spoken().len()
}

/// What was said since, oldest first.
pub(super) fn since(begin: usize) -> Vec<String> {
    spoken().get(begin..).unwrap_or_default().to_vec()
}

/// Every event and every span becomes a line.
struct Lines;

impl<S: Subscriber> Layer<S> for Lines {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let mut line = begin_of(attributes.metadata());
        attributes.record(&mut Written(&mut line));
        spoken().push(line);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut line = begin_of(event.metadata());
        event.record(&mut Written(&mut line));
        spoken().push(line);
    }
}

fn begin_of(metadata: &Metadata<'_>) -> String {
    format!("{} {}", metadata.level(), metadata.target())
}

struct Written<'l>(&'l mut String);

impl Visit for Written<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing to a String does not fail.
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_heard_with_its_fields_from_any_thread_and_so_is_a_panic() {
        let begin = listen();
        let said = std::thread::spawn(|| {
            tracing::debug!(bytes = 48, "taken");
            let _span = tracing::trace_span!("a room", slug = "rose").entered();
        });
        said.join().unwrap();
        assert!(std::thread::spawn(|| panic!("a fault of ours")).join().is_err());
        let heard = since(begin).join("\n");
        for words in ["bytes=48", "taken", "slug=\"rose\"", "a fault of ours"] {
            assert!(heard.contains(words), "{words}: {heard}");
        }
    }
}
