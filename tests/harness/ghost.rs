//! What was acknowledged to whom, written down at the moment the answer left: the oracle of I1 and I2.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use domain::{Iri, Origin};
use serde_json::Value;

/// An inbox said yes or no to an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acked {
    /// Whose inbox.
    pub receiver: Origin,
    /// What was sent.
    pub activity: Iri,
    /// What was answered.
    pub status: u16,
}

/// The log of a world; clones are one log.
#[derive(Clone, Default)]
pub struct Ghost {
    log: Arc<Mutex<Vec<Acked>>>,
}

impl Ghost {
    /// Writes down the answer to a POST to an inbox. What asks for nothing (somebody unknown says that she
    /// is gone or changed) is acknowledged and kept by nobody.
    pub(crate) fn note(&self, receiver: &Origin, body: &Bytes, status: u16) {
        let Ok(document) = serde_json::from_slice::<Value>(body) else {
            return;
        };
        let object = &document["object"];
        let about = object.as_str().or_else(|| object["id"].as_str());
        if about.is_some() && about == document["actor"].as_str() {
            return;
        }
        if let Some(activity) = document["id"].as_str().and_then(|id| Iri::parse(id).ok()) {
            self.lock().push(Acked {
                receiver: receiver.clone(),
                activity,
                status,
            });
        }
    }

    /// All of it, in order.
    pub fn log(&self) -> Vec<Acked> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Acked>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
