//! What nodes mailed, over all their lives, as a relay would have it: a mail that is handed on again has the same name.

use std::collections::{BTreeMap, BTreeSet};

use crate::node::Node;

/// Names of mails by whom they went to and what they said.
#[derive(Default)]
pub(crate) struct Letterbox(BTreeMap<(String, String), BTreeSet<String>>);

impl Letterbox {
    /// Takes what a node has mailed since its start; to be called before it dies, for it forgets them then.
    pub(crate) fn collect(&mut self, node: &Node) {
        let listed = node.get("/dev/mail", &[]).json();
        let mut twice = BTreeSet::new();
        for mail in listed["mail"].as_array().unwrap() {
            let text = |name: &str| mail[name].as_str().unwrap().to_owned();
            assert!(
                twice.insert(text("name")),
                "{} was handed on twice in one life",
                text("subject")
            );
            self.0
                .entry((text("to"), text("subject")))
                .or_default()
                .insert(text("name"));
        }
    }

    /// How many different mails of this subject she got.
    pub(crate) fn count(&self, to: &str, subject: &str) -> usize {
        self.0
            .get(&(to.to_owned(), subject.to_owned()))
            .map_or(0, BTreeSet::len)
    }

    /// Each whom something was said to twice, with what it was.
    pub(crate) fn said_twice(&self) -> Vec<&(String, String)> {
        let twice = self.0.iter().filter(|(_, names)| names.len() > 1);
        twice.map(|(what, _)| what).collect()
    }
}
