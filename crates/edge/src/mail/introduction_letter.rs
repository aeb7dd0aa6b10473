//! Mails about introductions: to whoever is asked, to both when both said yes, to the asker when nobody replied, and the question
//! whether they met (F07; features, section 6).

use community::see_introductions::SeenIntroduction;
use domain::{
    Addressed, CommunityProfile, Connection, Iri, Kind, Labeled, Member, NodeLocal, Origin, PersonName,
};
use egress::mail::Mail;
use fluent_bundle::FluentValue;
use store::mails::{IntroductionMail, IntroductionNews};

use super::clean;
use super::one_button::OneButton;
use crate::wall_clock::wall_clock;
use crate::words::Words;

/// What is known when a mail goes.
pub struct IntroductionLetter<'a> {
    /// What it tells.
    pub mail: &'a IntroductionMail,
    /// Of which introduction, as whoever gets it sees it.
    pub seen: &'a SeenIntroduction,
    /// Whom.
    pub member: &'a Member,
    /// Her community.
    pub community: &'a CommunityProfile,
    /// The community of whoever asks, by name.
    pub host: &'a str,
    /// Her community's node.
    pub origin: &'a Origin,
}

impl IntroductionLetter<'_> {
    /// The mail, for her own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let (subject, first, label) = match self.mail.news {
            IntroductionNews::Asked => (
                "mail-intro-asked-subject",
                "mail-intro-asked",
                "mail-intro-answer",
            ),
            IntroductionNews::Answered | IntroductionNews::Connected => {
                ("mail-intro-both-subject", "mail-intro-both", "mail-intro-open")
            }
            IntroductionNews::NoReply => (
                "mail-intro-no-reply-subject",
                "mail-intro-no-reply",
                "mail-intro-open",
            ),
            IntroductionNews::DidYouMeet => ("mail-intro-met-subject", "mail-intro-met", "mail-intro-open"),
        };
        let named = self.named(words);
        let hello = words.with("mail-hello", &[("name", clean(self.member.name.as_str()).into())]);
        let path = format!("/introductions/{}", self.mail.introduction);
        let letter = OneButton {
            name: self.mail.name,
            queued: self.mail.at,
            community: self.community,
            subject: words.with(subject, &named),
            told: vec![hello, words.with(first, &named), self.told(words)],
            label: words.t(label),
            page: Iri::local(self.origin, &path),
            reason: words.with("mail-intro-reason", &named),
            stop: None,
        };
        Labeled::addressed(letter.mail(words), self.member.mail.clone())
    }

    fn named(&self, words: &Words) -> [(&'static str, FluentValue<'static>); 6] {
        let (topic, until, who) = match self.seen {
            SeenIntroduction::Asked(asked, _) => {
                let who = asked.connection().map(|both| clean(both.contact.name.as_str()));
                (&asked.words.topic, asked.until, who)
            }
            SeenIntroduction::Heard(heard, _) => {
                let connected = heard.connection().map(|both| &both.contact.name);
                let who = connected
                    .or(heard.card.name.as_ref())
                    .map(|name| clean(name.as_str()));
                (&heard.words.topic, heard.until, who)
            }
        };
        let kind = match self.seen {
            SeenIntroduction::Heard(heard, _) => heard.card.kind.map_or("none", Kind::word),
            SeenIntroduction::Asked(..) => "none",
        };
        [
            ("community", clean(self.community.name.as_str()).into()),
            ("host", clean(self.host).into()),
            ("topic", clean(topic.as_str()).into()),
            ("until", wall_clock(until, &self.community.zone).into()),
            ("who", who.unwrap_or_else(|| words.t("intro-somebody")).into()),
            ("kind", kind.into()),
        ]
    }

    /// Her words to whoever is asked; whom to write to, and when, once both said yes.
    fn told(&self, words: &Words) -> String {
        match self.seen {
            SeenIntroduction::Heard(heard, _) if self.mail.news == IntroductionNews::Asked => {
                let lines = |text: &str| text.lines().map(clean).collect::<Vec<_>>().join("\n");
                let works = heard.card.organization.as_ref().map(PersonName::as_str);
                let mut told = vec![words.with("mail-intro-kind", &self.named(words))];
                told.extend(works.map(clean));
                told.push(lines(heard.words.why.as_str()));
                told.push(lines(heard.words.gain.as_str()));
                told.join("\n")
            }
            SeenIntroduction::Asked(asked, _) => asked
                .connection()
                .map_or_else(String::new, |both| self.contact(words, both)),
            SeenIntroduction::Heard(heard, _) => heard
                .connection()
                .map_or_else(String::new, |both| self.contact(words, both)),
        }
    }

    fn contact(&self, words: &Words, both: &Connection) -> String {
        let works = both.contact.organization.as_ref().map(PersonName::as_str);
        let named = [
            ("name", clean(both.contact.name.as_str()).into()),
            ("organization", clean(works.unwrap_or("–")).into()),
            ("mail", clean(both.contact.mail.as_str()).into()),
        ];
        let mut told = vec![words.with("mail-intro-contact", &named)];
        let slots = both.slots.iter();
        told.extend(slots.map(|slot| wall_clock(*slot, &self.community.zone)));
        told.join("\n")
    }
}
