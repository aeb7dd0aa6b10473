//! One line for each acceptance number: whether it holds, and what was seen.

use serde_json::{Value, json};

use crate::admin::Failure;

/// What was seen, or what was seen instead.
pub(super) type Seen = Result<String, Failure>;

/// All marks of a check, each said as soon as it is known.
pub struct Marks<'s> {
    say: &'s (dyn Fn(&str) + Send + Sync),
    all: Vec<Mark>,
}

struct Mark {
    number: &'static str,
    sentence: &'static str,
    seen: Seen,
}

impl<'s> Marks<'s> {
    pub(super) fn new(say: &'s (dyn Fn(&str) + Send + Sync)) -> Self {
        Self { say, all: Vec::new() }
    }

    pub(super) fn note(&mut self, number: &'static str, sentence: &'static str, seen: Seen) {
        let mark = Mark {
            number,
            sentence,
            seen,
        };
        (self.say)(&mark.line());
        self.all.push(mark);
    }

    /// Says of a number that it was not tried, and why; it counts neither way.
    pub(super) fn not_tried(&self, number: &'static str, why: &str) {
        (self.say)(&format!("·  {number:<6} not tried: {why}"));
    }

    /// How many hold, and how many do not.
    pub fn counts(&self) -> (usize, usize) {
        let passed = self.all.iter().filter(|mark| mark.seen.is_ok()).count();
        (passed, self.all.len() - passed)
    }

    /// All as JSON.
    pub fn value(&self) -> Value {
        let marks = self.all.iter().map(|mark| {
            let (holds, seen) = mark.outcome();
            json!({ "number": mark.number, "sentence": mark.sentence, "holds": holds, "seen": seen })
        });
        json!({ "marks": marks.collect::<Vec<_>>() })
    }
}

impl Mark {
    fn outcome(&self) -> (bool, &str) {
        match &self.seen {
            Ok(seen) => (true, seen),
            Err(failure) => (false, &failure.message),
        }
    }

    fn line(&self) -> String {
        let (holds, seen) = self.outcome();
        let sign = if holds { "✓" } else { "✗" };
        format!("{sign}  {:<6} {}: {seen}", self.number, self.sentence)
    }
}

/// What was hoped for is so, else a sentence.
pub(super) fn hope(holds: bool, otherwise: impl Into<String>) -> Result<(), Failure> {
    if holds {
        Ok(())
    } else {
        Err(Failure::failed(otherwise.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_shows_its_number_and_what_was_seen_and_a_failure_counts() {
        let mut marks = Marks::new(&|_| {});
        marks.note("2.2", "labels", Ok("Commercial".to_owned()));
        marks.note("2.3", "filter", Err(Failure::failed("an event in person")));
        assert_eq!(marks.counts(), (1, 1));
        assert_eq!(marks.all[0].line(), "✓  2.2    labels: Commercial");
        assert_eq!(marks.all[1].line(), "✗  2.3    filter: an event in person");
        assert_eq!(marks.value()["marks"][1]["holds"], false);
    }

    #[test]
    fn what_is_not_tried_is_said_and_neither_holds_nor_fails() {
        let said = std::sync::Mutex::new(Vec::new());
        let say = |line: &str| said.lock().unwrap().push(line.to_owned());
        let marks = Marks::new(&say);
        marks.not_tried("A-5", "it is here already");
        assert_eq!(marks.counts(), (0, 0));
        assert_eq!(*said.lock().unwrap(), ["·  A-5    not tried: it is here already"]);
    }
}
