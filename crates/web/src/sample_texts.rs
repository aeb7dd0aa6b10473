//! The texts of samples that people write: a test may put something else in the place of all of them (threat E1).

#[cfg(test)]
use std::cell::RefCell;

#[cfg(test)]
thread_local! {
    /// What stands in the place of each such text on this thread.
    static INSTEAD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A text that people write, as the sample has it or as a test would have it.
#[cfg(test)]
pub(crate) fn by_hand(text: &str) -> String {
    let instead = INSTEAD.with_borrow(Clone::clone);
    instead.unwrap_or_else(|| text.to_owned())
}

/// A text that people write.
#[cfg(not(test))]
pub(crate) fn by_hand(text: &str) -> String {
    text.to_owned()
}

/// Draws samples whose every such text is this one.
#[cfg(test)]
pub(crate) fn with_texts<T>(text: &str, draw: impl FnOnce() -> T) -> T {
    INSTEAD.set(Some(text.to_owned()));
    let drawn = draw();
    INSTEAD.set(None);
    drawn
}
