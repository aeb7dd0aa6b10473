//! The mail with a one-time link and code: what it is for, where they work and how long, and what to do when somebody
//! else asked (F28; threat E9).

use community::mail_proof::{MailSecrets, ToProve};
use domain::{Addressed, CommunityProfile, EventId, Iri, Labeled, MailAddress, Member, NodeLocal, Origin};
use egress::mail::{Mail, MailName};
use jiff::Timestamp;
use store::mail_proofs::PROOF_SECONDS;

use super::html::{self, Block};
use super::{clean, draft_foot};
use crate::words::Words;

/// What is known when the mail goes.
pub struct ProofLetter<'a> {
    /// The address to be proved.
    pub mail: &'a MailAddress,
    /// What for.
    pub to_prove: &'a ToProve,
    /// What only this mail holds.
    pub secrets: &'a MailSecrets,
    /// The community.
    pub community: &'a CommunityProfile,
    /// Its node.
    pub origin: &'a Origin,
    /// When it was asked for.
    pub asked: Timestamp,
}

/// The parts of a mail that differ with what it proves.
struct Said<'a> {
    to: &'a MailAddress,
    hello: String,
    subject: String,
    what: String,
    label: String,
    reason: String,
}

impl ProofLetter<'_> {
    /// The mail, for the address that is to be proved and no other. The link opens a page with a button: programs that
    /// look into mails open links too, and must sign nobody in.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let community = clean(self.community.name.as_str());
        if let ToProve::VisitAsMember { member, title, event } = self.to_prove {
            return self.sign_in_instead(words, member, title.as_str(), event);
        }
        let Said {
            to,
            hello,
            subject,
            what,
            label,
            reason,
        } = self.said(words, &community);
        let minutes = u32::try_from(PROOF_SECONDS / 60).unwrap_or(u32::MAX);
        let link = &self.secrets.link;
        let (page, here, not_you) = match self.to_prove {
            ToProve::Visit { proof, .. } => (
                format!("/guest/confirm/{proof}-{link}"),
                words.count("mail-visit-here", minutes),
                words.t("mail-visit-not-you"),
            ),
            _ => (
                format!("/login/mailed/{link}"),
                words.count("mail-proof-here", minutes),
                words.t("mail-proof-not-you"),
            ),
        };
        let code_intro = words.t("mail-proof-code");
        let page = Iri::local(self.origin, &page);
        let code = self.secrets.code.to_string();
        let draft = draft_foot(words);
        let typed = format!("{code_intro} {code}");
        let mut paragraphs = vec![
            hello.as_str(),
            &what,
            page.as_str(),
            &typed,
            &here,
            &not_you,
            &reason,
        ];
        paragraphs.extend(draft.as_deref());
        let mut blocks = vec![
            Block::Lines(&hello),
            Block::Lines(&what),
            Block::Button {
                label: &label,
                address: page.as_str(),
            },
            Block::Lines(&code_intro),
            Block::Code(&code),
            Block::Lines(&here),
            Block::Lines(&not_you),
            Block::Lines(&reason),
        ];
        blocks.extend(draft.as_deref().map(Block::Lines));
        let html = html::of_blocks(words, &blocks);
        let text = paragraphs.join("\n\n") + "\n";
        Labeled::addressed(self.mail_of(words, subject, text, html), to.clone())
    }

    /// What is said about each kind of wish, and to whom.
    fn said(&self, words: &Words, community: &str) -> Said<'_> {
        // A member's mail goes to the address as she gave it once, never as somebody typed it now.
        let named = [("community", community.into())];
        let (to, hello, subject, what, label, reason) = match self.to_prove {
            ToProve::SignIn(member) | ToProve::VisitAsMember { member, .. } => (
                &member.mail,
                words.with("mail-hello", &[("name", clean(member.name.as_str()).into())]),
                words.with("mail-sign-in-subject", &named),
                words.with("mail-sign-in", &named),
                words.t("login-button"),
                words.with("mail-sign-in-reason", &named),
            ),
            // Whoever typed the address typed the name as well: a stranger's words go to nobody (threat H4).
            ToProve::Join(_) => (
                self.mail,
                words.t("mail-hello-unnamed"),
                words.with("mail-join-subject", &named),
                words.with("mail-join", &named),
                words.t("join-confirm"),
                words.with("mail-join-reason", &named),
            ),
            ToProve::Visit { title, .. } => {
                let told = [
                    ("community", community.into()),
                    ("title", clean(title.as_str()).into()),
                ];
                (
                    self.mail,
                    words.t("mail-hello-unnamed"),
                    words.with("mail-visit-subject", &told),
                    words.with("mail-visit", &told),
                    words.t("guest-confirm"),
                    words.with("mail-visit-reason", &named),
                )
            }
        };
        Said {
            to,
            hello,
            subject,
            what,
            label,
            reason,
        }
    }

    /// To a member who asked to answer an event as a guest: nothing in it proves anything, and she answers as a member.
    fn sign_in_instead(
        &self,
        words: &Words,
        member: &Member,
        title: &str,
        event: &EventId,
    ) -> Labeled<Mail, Addressed<NodeLocal>> {
        let community = clean(self.community.name.as_str());
        let told = [
            ("community", community.as_str().into()),
            ("title", clean(title).into()),
        ];
        let page = Iri::local(self.origin, &format!("/events/{event}"));
        let hello = words.with("mail-hello", &[("name", clean(member.name.as_str()).into())]);
        let what = words.with("mail-visit-member", &told);
        let reason = words.with("mail-visit-reason", &told[..1]);
        let draft = draft_foot(words);
        let mut paragraphs = vec![hello.as_str(), &what, page.as_str(), &reason];
        paragraphs.extend(draft.as_deref());
        let text = paragraphs.join("\n\n") + "\n";
        let label = words.t("answer-sign-in");
        let mut blocks = vec![
            Block::Lines(&hello),
            Block::Lines(&what),
            Block::Button {
                label: &label,
                address: page.as_str(),
            },
            Block::Lines(&reason),
        ];
        blocks.extend(draft.as_deref().map(Block::Lines));
        let html = html::of_blocks(words, &blocks);
        let subject = words.with("mail-visit-subject", &told);
        Labeled::addressed(self.mail_of(words, subject, text, html), member.mail.clone())
    }

    fn mail_of(&self, words: &Words, subject: String, text: String, html: String) -> Mail {
        Mail {
            name: MailName(self.secrets.name),
            queued: self.asked,
            sender: self.community.name.as_str().to_owned(),
            language: words.tag().clone(),
            subject,
            html: Some(html),
            text,
            calendar: None,
            unsubscribe: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use ambient::Randomness;
    use domain::{MailProofId, PersonName, Title};

    use super::super::tests::community;
    use super::*;

    /// H4: strangers type names too.
    #[test]
    fn a_mail_that_anybody_can_have_sent_says_nothing_that_a_stranger_typed() {
        let name = PersonName::parse("you won https://evil.example/x now").unwrap();
        let visit = ToProve::Visit {
            name: name.clone(),
            title: Title::parse("Round table").unwrap(),
            proof: MailProofId::new(0, [1; 10]),
        };
        for to_prove in [ToProve::Join(name), visit] {
            let letter = ProofLetter {
                mail: &MailAddress::parse("nora@elsewhere.example").unwrap(),
                to_prove: &to_prove,
                secrets: &MailSecrets::fresh(&Randomness::seeded(1)),
                community: &community(),
                origin: &Origin::parse("https://seattle.example").unwrap(),
                asked: Timestamp::UNIX_EPOCH,
            };
            let mail = letter.write(&Words::english()).into_parts().0;
            let html = mail.html.unwrap();
            assert!(mail.text.starts_with("Hello,\n"), "{}", mail.text);
            for written in [&mail.subject, &mail.text, &html] {
                assert!(
                    !written.contains("evil.example") && !written.contains("you won"),
                    "{written}"
                );
            }
        }
    }
}
