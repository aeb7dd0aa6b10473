//! Chance, in named streams that do not touch each other: one seed replays them all.
//!
//! Private rooms draw from streams of their own. If a room's draw moved a public stream, what the node says in public
//! would tell that a room was busy; the two-run test looks for exactly that.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

/// Where a draw is taken from. Each name is a stream of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum StreamName {
    /// Ids of public things.
    PublicIds,
    /// One-time links and codes, CSRF tokens, challenges.
    Nonces,
    /// Spreading of retries and of regular work.
    Jitter,
    /// Keys.
    Crypto,
    /// What the demonstration invents.
    Demo,
}

impl StreamName {
    const ALL: [Self; 5] = [
        Self::PublicIds,
        Self::Nonces,
        Self::Jitter,
        Self::Crypto,
        Self::Demo,
    ];

    /// What the key of the stream is derived from; changing a label changes every replay.
    fn label(self) -> &'static str {
        match self {
            Self::PublicIds => "ids.public",
            Self::Nonces => "nonces",
            Self::Jitter => "jitter",
            Self::Crypto => "crypto",
            Self::Demo => "demo",
        }
    }
}

/// All chance of one node. Clones are one source.
#[derive(Clone)]
pub struct Randomness {
    key: Key,
    named: BTreeMap<StreamName, Stream>,
    rooms: Arc<Mutex<BTreeMap<String, Stream>>>,
}

impl Randomness {
    /// Seeded by the operating system: what a node in service uses.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is where the node asks the system for chance"
    )]
    pub fn of_the_system() -> Self {
        let mut key = [0; 32];
        getrandom::fill(&mut key)
            .expect("a system without a random source cannot make keys, so the node must not start");
        Self::from_key(Key(key))
    }

    /// The same draws for the same seed, for tests, simulation and the demonstration; never for keys in service.
    pub fn seeded(seed: u64) -> Self {
        Self::from_key(Key([0; 32]).child(seed))
    }

    fn from_key(key: Key) -> Self {
        let named = StreamName::ALL.map(|name| (name, Stream::of(key.named(name.label()))));
        Self {
            key,
            named: BTreeMap::from(named),
            rooms: Arc::default(),
        }
    }

    /// The one stream of this name: two handles draw from it in turn and never repeat each other.
    pub fn stream(&self, name: StreamName) -> Stream {
        self.named[&name].clone()
    }

    /// The one stream of a room of this node (`ids.room[r]`); kept as long as the node runs, else it would repeat itself.
    pub fn room_stream(&self, room: &str) -> Stream {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || Stream::of(self.key.named("ids.room").named(room));
        rooms.entry(room.to_owned()).or_insert_with(fresh).clone()
    }
}

/// A handle to one stream; a clone draws from the same one.
#[derive(Clone)]
pub struct Stream {
    generator: Arc<Mutex<ChaCha20Rng>>,
}

impl Stream {
    fn of(key: Key) -> Self {
        Self {
            generator: Arc::new(Mutex::new(ChaCha20Rng::from_seed(key.0))),
        }
    }

    /// The next `N` bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.generator
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(&mut bytes);
        bytes
    }

    /// One of `0..bound`, each as likely; 0 for a bound of 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        // Draws above the last whole multiple of the bound would favour the small numbers.
        let last_fair = u64::MAX - (u64::MAX % bound + 1) % bound;
        loop {
            let draw = u64::from_le_bytes(self.bytes());
            if draw <= last_fair {
                return draw % bound;
            }
        }
    }

    /// A number in `0.0..1.0`, in steps of 2⁻⁵³.
    pub fn fraction(&mut self) -> f64 {
        const STEPS: u64 = 1 << 53;
        self.below(STEPS) as f64 / STEPS as f64
    }
}

/// The secret of a stream or of a family of streams.
#[derive(Clone)]
struct Key([u8; 32]);

impl Key {
    /// The first 32 bytes ChaCha gives under this key for one nonce: knowing a child tells nothing of parent or sibling.
    fn child(&self, nonce: u64) -> Self {
        let mut generator = ChaCha20Rng::from_seed(self.0);
        generator.set_stream(nonce);
        let mut key = [0; 32];
        generator.fill_bytes(&mut key);
        Self(key)
    }

    /// The length goes first, so that no name is the beginning of another.
    fn named(&self, name: &str) -> Self {
        name.as_bytes()
            .chunks(8)
            .fold(self.child(name.len() as u64), |key, chunk| {
                let mut nonce = [0; 8];
                nonce[..chunk.len()].copy_from_slice(chunk);
                key.child(u64::from_le_bytes(nonce))
            })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draws(randomness: &Randomness) -> Vec<[u8; 16]> {
        StreamName::ALL
            .map(|name| randomness.stream(name).bytes())
            .to_vec()
    }

    #[test]
    fn one_seed_replays_every_stream_and_another_seed_none() {
        assert_eq!(draws(&Randomness::seeded(7)), draws(&Randomness::seeded(7)));
        let other = draws(&Randomness::seeded(8));
        assert!(
            draws(&Randomness::seeded(7))
                .iter()
                .all(|draw| !other.contains(draw))
        );
        let mut first = Randomness::seeded(7).room_stream("rose");
        let mut again = Randomness::seeded(7).room_stream("rose");
        assert_eq!(first.bytes::<64>(), again.bytes::<64>());
    }

    #[test]
    fn two_handles_of_one_stream_do_not_repeat_each_other() {
        let randomness = Randomness::seeded(7);
        let whole: [u8; 64] = randomness.clone().stream(StreamName::Nonces).bytes();
        let next: [u8; 64] = randomness.stream(StreamName::Nonces).bytes();
        assert_ne!(whole, next);
        let first: [u8; 64] = randomness.room_stream("rose").bytes();
        let second: [u8; 64] = randomness.room_stream("rose").bytes();
        assert_ne!(first, second);
    }

    /// The two-run rule in small: what is drawn for a room is not seen in what is drawn for the public.
    #[test]
    fn drawing_from_one_stream_never_changes_another() {
        for busy in StreamName::ALL {
            let quiet_run = Randomness::seeded(7);
            let busy_run = Randomness::seeded(7);
            let _: [u8; 100] = busy_run.stream(busy).bytes();
            let _: [u8; 100] = busy_run.room_stream("rose").bytes();
            for other in StreamName::ALL.into_iter().filter(|name| *name != busy) {
                let quiet: [u8; 32] = quiet_run.stream(other).bytes();
                assert_eq!(busy_run.stream(other).bytes(), quiet, "{busy:?} moved {other:?}");
            }
            let quiet: [u8; 32] = quiet_run.room_stream("thorn").bytes();
            assert_eq!(busy_run.room_stream("thorn").bytes(), quiet);
        }
    }

    #[test]
    fn no_two_streams_are_alike() {
        let randomness = Randomness::seeded(7);
        let mut seen = draws(&randomness);
        for room in ["", "\0", "rose", "rose\0", "rosegarden", "rosegarde"] {
            seen.push(randomness.room_stream(room).bytes());
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
    }

    #[test]
    fn the_system_gives_another_key_each_time() {
        assert_ne!(
            draws(&Randomness::of_the_system()),
            draws(&Randomness::of_the_system())
        );
    }

    #[test]
    fn every_number_below_a_small_bound_comes_up_about_as_often() {
        let mut stream = Randomness::seeded(7).stream(StreamName::Jitter);
        let mut counts = [0; 6];
        for _ in 0..6_000 {
            counts[usize::try_from(stream.below(6)).unwrap()] += 1;
        }
        assert!(
            counts.iter().all(|count| (850..1_150).contains(count)),
            "{counts:?}"
        );
        assert_eq!(stream.below(0), 0);
    }

    proptest! {
        #[test]
        fn a_draw_stays_below_its_bound(seed: u64, bound in 1u64..) {
            let mut stream = Randomness::seeded(seed).stream(StreamName::Jitter);
            prop_assert!(stream.below(bound) < bound);
            let fraction = stream.fraction();
            prop_assert!((0.0..1.0).contains(&fraction));
        }
    }
}
