//! Mails that lead to one page, in words that are chosen already: what is told, a button, and why she gets it. Those about
//! accounts, about dues and to officers are such.

use domain::{CommunityProfile, Iri};
use egress::mail::{Mail, MailName};
use jiff::Timestamp;

use super::draft_foot;
use super::html::{self, Block};
use crate::words::Words;

/// One of them.
pub(super) struct OneButton<'a> {
    /// The same for the same mail: what was sent already is known by it.
    pub(super) name: [u8; 16],
    /// When it was queued.
    pub(super) queued: Timestamp,
    /// Whose mail it is.
    pub(super) community: &'a CommunityProfile,
    pub(super) subject: String,
    /// Paragraphs above the button; an empty one is left out.
    pub(super) told: Vec<String>,
    /// The words of the button.
    pub(super) label: String,
    /// Where it leads.
    pub(super) page: Iri,
    /// Why she gets it.
    pub(super) reason: String,
    /// Where mails of its kind are stopped, if she may do without them.
    pub(super) stop: Option<Iri>,
}

impl OneButton<'_> {
    /// The mail: the same words as plain text and as HTML.
    pub(super) fn mail(self, words: &Words) -> Mail {
        let Self {
            label, page, reason, ..
        } = &self;
        let told = self.told.iter().map(String::as_str);
        let told: Vec<&str> = told.filter(|paragraph| !paragraph.is_empty()).collect();
        let (link, draft) = (format!("{label}: {page}"), draft_foot(words));
        let mut paragraphs = told.clone();
        paragraphs.extend([link.as_str(), reason.as_str()]);
        paragraphs.extend(draft.as_deref());
        let mut blocks: Vec<Block<'_>> = told.into_iter().map(Block::Lines).collect();
        blocks.push(Block::Button {
            label,
            address: page.as_str(),
        });
        blocks.push(Block::Lines(reason));
        blocks.extend(draft.as_deref().map(Block::Lines));
        let (text, html) = (paragraphs.join("\n\n") + "\n", html::of_blocks(words, &blocks));
        Mail {
            name: MailName(self.name),
            queued: self.queued,
            sender: self.community.name.as_str().to_owned(),
            language: words.tag().clone(),
            subject: self.subject,
            html: Some(html),
            text,
            calendar: None,
            unsubscribe: self.stop,
        }
    }
}
