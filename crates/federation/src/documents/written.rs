//! The documents of community and node as they were written last: everybody asks for them, and they seldom change.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use domain::{CommunityProfile, OwnActor, ShownPicture};

use crate::own_keys::KeySet;

/// One text for each of the two, with what it was written from.
#[derive(Default)]
pub(crate) struct Written {
    texts: Mutex<[Option<Text>; 2]>,
}

/// What the community says of itself, and its picture.
pub(crate) type Said = (Option<CommunityProfile>, Option<ShownPicture>);

struct Text {
    said: Said,
    keys: Arc<KeySet>,
    text: Bytes,
}

impl Written {
    /// The text of an actor, if it was written from this and these keys.
    pub(crate) fn of(&self, actor: OwnActor, said: &Said, keys: &Arc<KeySet>) -> Option<Bytes> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let written = texts[place(actor)].as_ref()?;
        let is_current = written.said == *said && Arc::ptr_eq(&written.keys, keys);
        is_current.then(|| written.text.clone())
    }

    /// Keeps a text.
    pub(crate) fn keep(&self, actor: OwnActor, said: Said, keys: Arc<KeySet>, text: Bytes) {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        texts[place(actor)] = Some(Text { said, keys, text });
    }
}

fn place(actor: OwnActor) -> usize {
    match actor {
        OwnActor::Community => 0,
        OwnActor::Node => 1,
    }
}
