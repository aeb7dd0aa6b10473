//! What nodes answered to other servers, as it left: the network of a world writes down only what was asked.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Iri;
use egress::Answer;
use jiff::Timestamp;

/// One answer on its way to another server.
#[derive(Clone)]
pub(super) struct Answered {
    /// By the clock of whoever answered.
    pub(super) at: Timestamp,
    pub(super) asked: Iri,
    pub(super) answer: Answer,
}

/// The answers of all nodes of a world, kept once somebody listens. Clones are one list.
#[derive(Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<Option<Vec<Answered>>>>);

impl Answers {
    /// Keeps what is answered from now on.
    pub(super) fn listen(&self) {
        self.list().get_or_insert_default();
    }

    pub(crate) fn note(&self, at: Timestamp, asked: Iri, answer: &Answer) {
        if let Some(list) = self.list().as_mut() {
            let answer = answer.clone();
            list.push(Answered { at, asked, answer });
        }
    }

    /// What came since it was asked last.
    pub(super) fn take(&self) -> Vec<Answered> {
        self.list().as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn list(&self) -> MutexGuard<'_, Option<Vec<Answered>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
