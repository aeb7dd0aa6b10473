//! Random activities in the shapes of our vocabulary, and real ones spoilt: the same nonsense from the same seed.

mod grammar;
mod spoil;
mod values;

use ambient::{Randomness, Stream, StreamName};
use serde_json::Value;

/// Most of what one nonsense may nest beyond the grammar: below it and above it what readers allow.
const NESTED_MAX: u64 = 60;

/// Whose names the nonsense uses.
#[derive(Clone, Debug)]
pub struct Names {
    /// The actor that signs, mostly also the one that speaks.
    pub actor: String,
    /// Its server, where ids are made up.
    pub server: String,
    /// Ids that mean something to the victim: its actors, its events, those of its peers.
    pub known: Vec<String>,
    /// A server that never answers.
    pub silent: String,
}

/// A source of nonsense.
pub struct Nonsense {
    chance: Stream,
    made: u64,
}

impl Nonsense {
    /// The nonsense of a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            chance: Randomness::seeded(seed).stream(StreamName::Demo),
            made: 0,
        }
    }

    /// An activity of the grammar, whole JSON unless chance spoils its text.
    pub fn activity(&mut self, names: &Names) -> Vec<u8> {
        self.made += 1;
        let activity = grammar::activity(self, names);
        self.written(&activity)
    }

    /// A real activity under a new id, with one to four of its parts spoilt, and perhaps its text.
    pub fn spoilt(&mut self, real: &Value, names: &Names) -> Vec<u8> {
        self.made += 1;
        let mut activity = real.clone();
        activity["id"] = self.fresh_id(names, "activities");
        for _ in 0..=self.below(4) {
            spoil::a_part(self, &mut activity, names);
        }
        self.written(&activity)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.chance.below(bound)
    }

    /// True once in so many times.
    fn once_in(&mut self, times: u64) -> Once {
        match self.below(times) {
            0 => Once::Now,
            _ => Once::NotNow,
        }
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = self.below(all.len() as u64);
        &all[usize::try_from(place).expect("a place in a list")]
    }

    fn fresh_id(&mut self, names: &Names, shelf: &str) -> Value {
        let made = self.made;
        Value::String(format!(
            "{}/{shelf}/{made}-{}",
            names.server,
            self.below(1_000_000)
        ))
    }

    /// Its text; once in ten times something is wrong with it that no tree of values can say.
    fn written(&mut self, activity: &Value) -> Vec<u8> {
        let text = activity.to_string();
        match self.once_in(10) {
            Once::Now => spoil::the_text(self, text),
            Once::NotNow => text.into_bytes(),
        }
    }
}

/// Whether chance wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Once {
    Now,
    NotNow,
}
