//! Takes a node's mails as a relay does: it outlives the node's crashes, and knows a mail that comes twice by its name.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ambient::{Clock, ToldClock};
use domain::{Addressed, Labeled, NodeLocal};
use egress::mail::{Mail, Mailer, Sending};
use server::runtime::Mailed;

/// The mails of one node. Clones are one letterbox.
#[derive(Clone)]
pub struct Letterbox {
    clock: ToldClock,
    mails: Arc<Mutex<Vec<Mailed>>>,
}

impl Letterbox {
    pub(crate) fn new(clock: ToldClock) -> Self {
        Self {
            clock,
            mails: Arc::default(),
        }
    }

    /// All that were taken, oldest first.
    pub fn mails(&self) -> Vec<Mailed> {
        self.kept().clone()
    }

    /// Subjects of the mails to a member, oldest first.
    pub fn subjects_to(&self, handle: &str) -> Vec<String> {
        let to = format!("{handle}@mail.example");
        let kept = self.kept();
        let mails = kept.iter().filter(|mail| mail.to == to);
        mails.map(|mail| mail.subject.clone()).collect()
    }

    /// The newest mail to a member.
    pub fn last_to(&self, handle: &str) -> Mailed {
        let to = format!("{handle}@mail.example");
        let last = self.kept().iter().rfind(|mail| mail.to == to).cloned();
        last.unwrap_or_else(|| panic!("{handle} got no mail"))
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Mailed>> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailer for Letterbox {
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a> {
        Box::pin(async move {
            let (mail, to) = mail.into_parts();
            let mailed = Mailed::of(&mail, to.as_str(), self.clock.now());
            let mut kept = self.kept();
            if kept.iter().all(|known| known.name != mailed.name) {
                kept.push(mailed);
            }
            Ok(())
        })
    }
}
