//! Mails about calls for hands: to those who can help, to whoever has to agree, to the asker, and to those who answered (F10;
//! features, section 6). The customer is in none of them.

use domain::{
    Addressed, Answerer, Call, CallAnswer, CommunityProfile, Iri, Labeled, MailKind, Member, NodeLocal, Note,
    Origin, PersonName, Urgency,
};
use egress::mail::Mail;
use fluent_bundle::FluentValue;
use store::mails::{CallMail, CallNews};
use wire::unsubscribe::Stop;

use super::clean;
use super::one_button::OneButton;
use crate::wall_clock::wall_clock;
use crate::words::Words;

/// What is known when a mail goes.
pub struct CallLetter<'a> {
    /// What it tells.
    pub mail: &'a CallMail,
    /// Of which call.
    pub call: &'a Call,
    /// Of which answer, if it tells of one.
    pub answer: Option<&'a CallAnswer>,
    /// Whom.
    pub member: &'a Member,
    /// Her community.
    pub community: &'a CommunityProfile,
    /// The community that asks, by name.
    pub host: &'a str,
    /// Her community's node.
    pub origin: &'a Origin,
    /// By which she answers without signing in; in the mail that asks alone.
    pub secret: &'a str,
    /// What addresses that stop mails are made with.
    pub stop_key: &'a [u8; 32],
}

impl CallLetter<'_> {
    /// The mail, for her own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let (subject, first) = self.keys();
        let named = self.named(words);
        let hello = words.with("mail-hello", &[("name", clean(self.member.name.as_str()).into())]);
        let is_needed = self.mail.news == CallNews::Needed;
        let (path, label, next, reason) = match is_needed {
            true => (
                format!("/calls/answer/{}", self.secret),
                "mail-call-answer",
                words.t("mail-call-answer-next"),
                "mail-call-reason",
            ),
            false => (
                self.call.path(),
                "mail-call-open",
                String::new(),
                "mail-call-own-reason",
            ),
        };
        let stop = Stop {
            member: self.member.id.clone(),
            kind: MailKind::Calls,
        };
        let letter = OneButton {
            name: self.mail.name,
            queued: self.mail.at,
            community: self.community,
            subject: words.with(subject, &named),
            told: vec![hello, words.with(first, &named), self.told(words), next],
            label: words.t(label),
            page: Iri::local(self.origin, &path),
            reason: words.with(reason, &named),
            stop: is_needed.then(|| stop.address(self.origin, self.stop_key)),
        };
        Labeled::addressed(letter.mail(words), self.member.mail.clone())
    }

    /// The keys of subject and first paragraph.
    fn keys(&self) -> (&'static str, &'static str) {
        match (&self.mail.news, self.call.need.urgency) {
            (CallNews::Needed, Urgency::Emergency) => ("mail-call-emergency-subject", "mail-call-needed"),
            (CallNews::Needed, Urgency::Urgent) => ("mail-call-urgent-subject", "mail-call-needed"),
            (CallNews::Needed, Urgency::Normal) => ("mail-call-normal-subject", "mail-call-needed"),
            (CallNews::Approval, _) => ("mail-call-approval-subject", "mail-call-approval"),
            (CallNews::Answered { .. }, _) => ("mail-call-answered-subject", "mail-call-answered"),
            (CallNews::Accepted { .. }, _) => ("mail-call-accepted-subject", "mail-call-accepted"),
            (CallNews::TakenBack { .. }, _) => ("mail-call-taken-back-subject", "mail-call-taken-back"),
            (CallNews::Over, _) => ("mail-call-over-subject", "mail-call-over"),
        }
    }

    fn named(&self, words: &Words) -> [(&'static str, FluentValue<'static>); 5] {
        let by = match self.answer.map(|answer| &answer.by) {
            Some(Answerer::Elsewhere {
                organization: Some(organization),
                ..
            }) => clean(organization.as_str()),
            Some(Answerer::Elsewhere { group, .. }) => group.origin().host().to_owned(),
            Some(Answerer::Member(_)) | None => words.t("mail-call-a-member"),
        };
        [
            ("community", clean(self.community.name.as_str()).into()),
            ("host", clean(self.host).into()),
            ("call", clean(self.call.need.name.as_str()).into()),
            ("n", u32::from(self.call.need.hands.number).into()),
            ("by", by.into()),
        ]
    }

    /// When and where, to whoever is asked; whom to write to, to whoever was chosen.
    fn told(&self, words: &Words) -> String {
        let zone = &self.community.zone;
        match &self.mail.news {
            CallNews::Needed => {
                let need = &self.call.need;
                let times = [
                    ("from", wall_clock(need.from, zone).into()),
                    ("until", wall_clock(need.until, zone).into()),
                    ("through", wall_clock(self.call.through, zone).into()),
                ];
                let details = need.details.as_ref().map(Note::as_str).unwrap_or_default();
                let details: Vec<String> = details.lines().map(clean).collect();
                let facts = words.with("mail-call-times", &times);
                match details.is_empty() {
                    true => facts,
                    false => facts + "\n" + &details.join("\n"),
                }
            }
            CallNews::Accepted { .. } => {
                let accepted = self.answer.and_then(|answer| answer.accepted.as_ref());
                accepted.map_or_else(String::new, |accepted| {
                    let contact = &accepted.contact;
                    let works = contact.organization.as_ref().map(PersonName::as_str);
                    let named = [
                        ("name", clean(contact.name.as_str()).into()),
                        ("organization", clean(works.unwrap_or("–")).into()),
                        ("mail", clean(contact.mail.as_str()).into()),
                    ];
                    words.with("mail-call-contact", &named)
                })
            }
            _ => String::new(),
        }
    }
}
