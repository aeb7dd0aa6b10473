//! The mail by which an operator tries out whether mails arrive.

use ambient::StreamName;
use egress::mail::{Mail, MailName};

use super::{draft_foot, html};
use crate::Node;
use crate::words::Words;

/// The mail; it says from which node it is, and nothing else.
pub fn test_letter(node: &Node, words: &Words) -> Mail {
    let named = [("node", node.origin.authority().into())];
    let mut paragraphs = Vec::from(["mail-test", "mail-test-reason"].map(|key| words.with(key, &named)));
    paragraphs.extend(draft_foot(words));
    let text = paragraphs.join("\n\n") + "\n";
    Mail {
        name: MailName(node.randomness.stream(StreamName::Nonces).bytes()),
        queued: node.now(),
        sender: node.origin.authority().to_owned(),
        language: words.tag().clone(),
        subject: words.with("mail-test-subject", &named),
        html: Some(html::of_text(words, &text)),
        text,
        calendar: None,
        unsubscribe: None,
    }
}
