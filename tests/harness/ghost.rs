//! What was acknowledged to whom, written down at the moment the answer left: the oracle of I1, I2, I8 and I11.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

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
    /// Of what type.
    pub kind: String,
    /// By whom, about what, and what that was called: as it was said.
    pub said: Said,
    /// What was answered.
    pub status: u16,
    /// When, in the time of the world.
    pub at: Duration,
    /// The receiver was put back to a backup that is older than this.
    pub restored_over: bool,
    /// An actor says something of itself: of somebody unknown that is acknowledged and kept by nobody.
    pub of_itself: bool,
}

/// What an activity says of an object that it embeds; empty where it says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who says so.
    pub actor: String,
    /// Of what.
    pub object: String,
    /// How that is called.
    pub name: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The log of a world; clones are one log.
#[derive(Clone, Default)]
pub struct Ghost {
    log: Arc<Mutex<Vec<Acked>>>,
    lost: Arc<Mutex<BTreeSet<(Origin, Iri)>>>,
}

impl Ghost {
    /// Writes down the answer to a POST to an inbox.
    pub(crate) fn note(&self, receiver: &Origin, body: &Bytes, status: u16, at: Duration) {
        let Ok(document) = serde_json::from_slice::<Value>(body) else {
            return;
        };
        let object = &document["object"];
        let about = object.as_str().or_else(|| object["id"].as_str());
        let of_itself = about.is_some() && about == document["actor"].as_str();
        if let Some(activity) = document["id"].as_str().and_then(|id| Iri::parse(id).ok()) {
            self.lock().push(Acked {
                receiver: receiver.clone(),
                activity,
                kind: document["type"].as_str().unwrap_or_default().to_owned(),
                said: Said {
                    actor: text(&document["actor"]),
                    object: text(&object["id"]),
                    name: text(&object["name"]),
                },
                status,
                at,
                restored_over: false,
                of_itself,
            });
        }
    }

    /// How much was said until now: what a backup remembers.
    pub(crate) fn length(&self) -> usize {
        self.lock().len()
    }

    /// A receiver was put back to what it was when so much had been said.
    pub(crate) fn restored(&self, receiver: &Origin, length: usize) {
        for acked in self.lock().iter_mut().skip(length) {
            if &acked.receiver == receiver {
                acked.restored_over = true;
            }
        }
    }

    /// A story takes a delivery out of a store itself, as a disk that lost it would: nobody need have taken it.
    pub fn lose(&self, receiver: &Origin, activity: &Iri) {
        let mut lost = self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        lost.insert((receiver.clone(), activity.clone()));
    }

    /// Whether a story did so.
    pub(crate) fn is_lost(&self, receiver: &Origin, activity: &Iri) -> bool {
        let lost = self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        lost.contains(&(receiver.clone(), activity.clone()))
    }

    /// All of it, in order.
    pub fn log(&self) -> Vec<Acked> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Acked>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
