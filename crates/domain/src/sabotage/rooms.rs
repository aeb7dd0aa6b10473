//! What a planted bug knows of rooms, so that it can tell it where nobody should hear (subrosa section 5).

/// What was said in rooms, as far as bugs are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overheard {
    /// The last thing that was sealed and has words in it.
    pub text: Vec<u8>,
    /// How often something was sealed.
    pub count: u64,
}

impl Overheard {
    /// As text.
    pub fn words(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    /// The beginnings of its words, in the order of the alphabet, as an index has them.
    pub fn stems(&self) -> Vec<String> {
        let words = self.words().to_ascii_lowercase();
        let words = words.split(|sign: char| !sign.is_ascii_alphanumeric());
        let mut stems: Vec<String> = words
            .filter(|word| word.len() > 3)
            .map(|word| word.chars().take(4).collect())
            .collect();
        stems.sort();
        stems.dedup();
        stems
    }
}

#[cfg(not(feature = "sabotage"))]
mod ear {
    use super::Overheard;

    /// Tells bugs what is being sealed. There are none.
    #[inline(always)]
    pub fn sealed_in_room(_: &[u8]) {}

    /// What bugs were told: nothing.
    pub fn overheard() -> Overheard {
        Overheard::default()
    }
}

#[cfg(feature = "sabotage")]
mod ear {
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use super::Overheard;

    static HEARD: Mutex<Overheard> = Mutex::new(Overheard {
        text: Vec::new(),
        count: 0,
    });

    fn heard() -> MutexGuard<'static, Overheard> {
        HEARD.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells bugs what is being sealed, on whichever thread.
    pub fn sealed_in_room(plain: &[u8]) {
        let mut heard = heard();
        heard.count += 1;
        if plain.contains(&b' ') {
            heard.text = plain.to_vec();
        }
    }

    /// What bugs were told since another one was planted.
    pub fn overheard() -> Overheard {
        heard().clone()
    }

    pub(in crate::sabotage) fn forget() {
        *heard() = Overheard::default();
    }
}

#[cfg(feature = "sabotage")]
pub(super) use ear::forget;
pub use ear::{overheard, sealed_in_room};
