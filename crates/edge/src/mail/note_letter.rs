//! What an organiser writes to guests of an event: her words as she wrote them, who she is, and how to get no more (F21).

use domain::{Addressed, CommunityProfile, Iri, Labeled, NodeLocal, Title};
use egress::mail::{Mail, MailName};
use jiff::Timestamp;
use store::guest_notes::NoteText;

use super::{Reader, clean, draft_foot, html};
use crate::words::Words;

/// What is known when the mail goes.
pub struct NoteLetter<'a> {
    /// What was written, and by whom.
    pub note: &'a NoteText,
    /// When it was sent.
    pub at: Timestamp,
    /// The same for the same guest and mail.
    pub name: [u8; 16],
    /// Whom.
    pub reader: Reader<'a>,
    /// The event, as it is called now.
    pub title: &'a Title,
    /// Its page, for members.
    pub page: &'a Iri,
    /// The community.
    pub community: &'a CommunityProfile,
    /// Where mails of organisers about this event are stopped.
    pub stop: &'a Iri,
}

impl NoteLetter<'_> {
    /// The mail, for this guest alone.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let community = clean(self.community.name.as_str());
        let told = [
            ("title", clean(self.title.as_str()).into()),
            ("community", community.as_str().into()),
            ("organiser", clean(self.note.by.as_str()).into()),
        ];
        let page = match self.reader {
            Reader::Member(_) => words.with("mail-page", &[("page", self.page.as_str().into())]),
            Reader::Guest { page, .. } => words.with("mail-guest-page", &[("page", page.as_str().into())]),
        };
        let why = words.with("mail-note-reason", &told);
        let stop = words.with("mail-note-stop", &[("page", self.stop.as_str().into())]);
        let hello = words.with(
            "mail-hello",
            &[("name", clean(self.reader.name().as_str()).into())],
        );
        let first = words.with("mail-note", &told);
        let written = self.note.text.as_str();
        let why = format!("{why}\n{stop}");
        let draft = draft_foot(words);
        let mut parts = vec![hello.as_str(), &first, written, &page, &why];
        parts.extend(draft.as_deref());
        let text = parts.join("\n\n") + "\n";
        let mail = Mail {
            name: MailName(self.name),
            queued: self.at,
            sender: self.community.name.as_str().to_owned(),
            language: words.tag().clone(),
            subject: words.with("mail-note-subject", &told),
            html: Some(html::of_text(words, &text)),
            text,
            calendar: None,
            unsubscribe: Some(self.stop.clone()),
        };
        Labeled::addressed(mail, self.reader.mail().clone())
    }
}
