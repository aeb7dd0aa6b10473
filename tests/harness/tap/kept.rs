//! Words that a story says in rooms: when its world ends, no sink of the tests may have got one (subrosa section 3). Nothing
//! of the kind is in a node that people use: a request that is held back would itself tell that the word exists.

use std::cell::{Cell, RefCell};

use futures_util::FutureExt as _;

use super::{Canary, CanaryNet, Found, spoken};
use crate::world::World;

/// What is looked for, and how much the process had said before it was.
#[derive(Default)]
pub(crate) struct Kept {
    words: RefCell<Vec<Canary>>,
    begun: Cell<usize>,
}

impl World {
    /// From here on the world keeps this word to its rooms: its end fails if a request, a mail, a line of the log or a figure
    /// holds it, or ten letters of it, however written. Call it before anybody says the word.
    pub fn keeps(&self, word: &str) {
        let mut words = self.kept.words.borrow_mut();
        if words.is_empty() {
            self.kept.begun.set(spoken::listen());
        }
        words.push(Canary::typed(word));
    }

    /// Where a word that was to be kept has gone to, a line each.
    pub(crate) fn not_kept(&self) -> Vec<String> {
        let words = self.kept.words.borrow();
        if words.is_empty() {
            return Vec::new();
        }
        let net = CanaryNet::of(&words);
        let mut lines = Vec::new();
        let mut look = |way: &str, bytes: &[u8]| {
            let found = net.search(bytes).into_iter();
            lines.extend(found.map(|Found { canary, how }| format!("{way}: {} ({how})", canary.word())));
        };
        for sent in self.internet.tap() {
            let (url, headers) = (&sent.request.url, &sent.request.headers);
            let body = sent.request.body.as_deref().unwrap_or_default();
            let head = format!("{url} {headers:?} ");
            look(
                &format!("sent by {}", sent.from),
                &[head.as_bytes(), body].concat(),
            );
        }
        for line in spoken::since(self.kept.begun.get()) {
            look("log", line.as_bytes());
        }
        for node in self.nodes().into_iter().filter(|node| node.is_up()) {
            for mail in node.letterbox.mails() {
                let text = serde_json::to_vec(&mail).expect("a mail is words");
                look(&format!("mail of {}", node.name), &text);
            }
            let figures = node.figures().now_or_never();
            let figures = figures.expect("figures wait for nothing");
            look(&format!("figures of {}", node.name), &figures.body);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_that_kept_its_words_ends_as_any_other() {
        let world = World::new(1);
        world.keeps("zqnobodyhearsthis");
        tracing::info!("somebody was here");
        world.finish();
    }

    #[test]
    #[should_panic(expected = "words of rooms have left them")]
    fn a_world_in_which_a_word_reached_the_log_does_not_end_well() {
        let world = World::new(2);
        world.keeps("zqthelogheardthis");
        tracing::debug!(text = "ZqTheLogHeardThis", "said");
        world.finish();
    }
}
