//! One asks for an actor at a time; whoever else wants it waits, and then finds it at hand (threat B12).

use domain::Iri;
use futures_util::lock::{Mutex, MutexGuard};

/// Turns given out side by side in each queue; actors that share one wait for each other.
const TURNS: usize = 1_024;

/// Who waits together: whom nobody knows never holds up those we know, whatever id it makes up (threat C1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Queue {
    /// Peers, and those whose signature once held.
    Known = 0,
    /// Everybody else.
    Strangers = 1,
}

/// The turns of both queues.
pub(crate) struct Turns([Vec<Mutex<()>>; 2]);

impl Turns {
    pub(crate) fn new() -> Self {
        Self([(); 2].map(|()| (0..TURNS).map(|_| Mutex::new(())).collect()))
    }

    /// Held while the actor is asked for.
    pub(crate) async fn take(&self, id: &Iri, queue: Queue) -> MutexGuard<'_, ()> {
        self.0[queue as usize][place(id)].lock().await
    }
}

fn place(id: &Iri) -> usize {
    let sum = |sum: usize, byte: u8| sum.wrapping_mul(31).wrapping_add(byte.into());
    id.as_str().bytes().fold(0, sum) % TURNS
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    /// C1: ids can be made up until one shares the place of a good peer's.
    #[test]
    fn a_stranger_that_keeps_its_turn_holds_up_no_peer() {
        let good = iri("https://good.example/actor");
        let alike = (0..).map(|number| iri(&format!("https://evil.example/{number}")));
        let alike = alike.into_iter().find(|id| place(id) == place(&good)).unwrap();
        let turns = Turns::new();
        let kept = turns.take(&alike, Queue::Strangers).now_or_never().unwrap();
        assert!(turns.take(&alike, Queue::Strangers).now_or_never().is_none());
        assert!(turns.take(&good, Queue::Known).now_or_never().is_some());
        drop(kept);
        assert!(turns.take(&alike, Queue::Strangers).now_or_never().is_some());
    }
}
