//! Mails to officers: how a peering or an agreement goes, and what keeps the node from its work (features, section 6).

use domain::{Addressed, CommunityProfile, Iri, Labeled, MailKind, Member, NodeLocal, Origin, Title};
use egress::mail::Mail;
use fluent_bundle::FluentValue;
use store::mails::{AgreementStep, Alert, OfficerMail, OfficerNews, PeeringStep};
use wire::unsubscribe::Stop;

use super::clean;
use super::one_button::OneButton;
use crate::wall_clock;
use crate::words::Words;

/// What is known when the mail goes.
pub struct OfficerLetter<'a> {
    /// What it tells.
    pub mail: &'a OfficerMail,
    /// Whom.
    pub member: &'a Member,
    /// Her community.
    pub community: &'a CommunityProfile,
    /// Its node.
    pub origin: &'a Origin,
    /// What addresses that stop mails are made with.
    pub stop_key: &'a [u8; 32],
}

/// The keys of a mail.
struct Kind {
    subject: &'static str,
    first: &'static str,
    next: &'static str,
    button: &'static str,
}

/// Whether she may do without such a mail: it asks nothing of her.
pub fn officer_may_stop(news: &OfficerNews) -> bool {
    match news {
        OfficerNews::Peering { step, .. } => *step != PeeringStep::Proposed,
        OfficerNews::Agreement { step, .. } => {
            !matches!(step, AgreementStep::Offered | AgreementStep::Countered)
        }
        OfficerNews::Report { .. } | OfficerNews::Alert { .. } => false,
    }
}

/// The page of the desk to which such a mail leads.
pub fn officer_page_of(news: &OfficerNews) -> String {
    let of_peer = |peer: &Origin| {
        format!(
            "/desk/peers/{}",
            peer.authority().replace('[', "%5B").replace(']', "%5D")
        )
    };
    match news {
        OfficerNews::Peering { peer, .. }
        | OfficerNews::Alert {
            alert: Alert::Key { peer, .. },
        } => of_peer(peer),
        OfficerNews::Agreement { agreement, .. } => format!("/desk/agreements/{agreement}"),
        OfficerNews::Report { report, .. } => format!("/desk/reports/{report}"),
        OfficerNews::Alert { alert } => match alert {
            Alert::Parked { .. } => "/desk/queue".to_owned(),
            Alert::Clock { .. } => "/desk/peers".to_owned(),
            _ => "/status".to_owned(),
        },
    }
}

impl OfficerLetter<'_> {
    /// The mail, for her own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let kind = self.kind();
        let named = |key: &str| words.with(key, &self.variables());
        let hello = words.with("mail-hello", &[("name", clean(self.member.name.as_str()).into())]);
        let (first, next, label) = (named(kind.first), named(kind.next), words.t(kind.button));
        let page = Iri::local(self.origin, &officer_page_of(&self.mail.news));
        let stop = self.stop();
        let mut reason = named("mail-desk-reason");
        if let Some(stop) = &stop {
            let named = [("page", stop.as_str().into())];
            reason = format!("{reason}\n{}", words.with("mail-stop-peerings", &named));
        }
        let letter = OneButton {
            name: self.mail.name,
            queued: self.mail.at,
            community: self.community,
            subject: named(kind.subject),
            told: vec![hello, first, next],
            label,
            page,
            reason,
            stop,
        };
        Labeled::addressed(letter.mail(words), self.member.mail.clone())
    }

    fn stop(&self) -> Option<Iri> {
        officer_may_stop(&self.mail.news).then(|| {
            let stop = Stop {
                member: self.member.id.clone(),
                kind: MailKind::Peerings,
            };
            stop.address(self.origin, self.stop_key)
        })
    }

    /// What the sentences name; each takes what it needs.
    fn variables(&self) -> [(&'static str, FluentValue<'static>); 5] {
        let (peer, n, since) = match &self.mail.news {
            OfficerNews::Peering { name, step, .. } => match step {
                PeeringStep::Silent { since } => (clean(name.as_str()), 0, Some(*since)),
                _ => (clean(name.as_str()), 0, None),
            },
            OfficerNews::Agreement { name, step, .. } => match step {
                AgreementStep::Ending { at } => (clean(name.as_str()), 0, Some(*at)),
                _ => (clean(name.as_str()), 0, None),
            },
            OfficerNews::Report { name, .. } => {
                let name = name.as_ref().map(|name| clean(name.as_str()));
                (name.unwrap_or_default(), 0, None)
            }
            OfficerNews::Alert { alert } => match alert {
                Alert::Parked { messages } => (String::new(), *messages, None),
                Alert::Mail { since } => (String::new(), 0, Some(*since)),
                Alert::Disk { left_mib } => {
                    (String::new(), u32::try_from(*left_mib).unwrap_or(u32::MAX), None)
                }
                Alert::Clock { beside } => (beside.authority().to_owned(), 0, None),
                Alert::Key { name, .. } => (clean(name.as_str()), 0, None),
            },
        };
        let since = since.map(|since| wall_clock(since, &self.community.zone));
        let category = match &self.mail.news {
            OfficerNews::Report { category, .. } => category.word(),
            _ => "",
        };
        [
            ("category", category.into()),
            ("community", clean(self.community.name.as_str()).into()),
            ("peer", peer.into()),
            ("n", n.into()),
            ("since", since.unwrap_or_default().into()),
        ]
    }

    fn kind(&self) -> Kind {
        match &self.mail.news {
            OfficerNews::Peering { step, .. } => of_step(*step),
            OfficerNews::Agreement { step, .. } => of_agreement(*step),
            OfficerNews::Report { name, .. } => of_report(name.as_ref()),
            OfficerNews::Alert { alert } => of_alert(alert),
        }
    }
}

fn of_step(step: PeeringStep) -> Kind {
    let (subject, first, next) = match step {
        PeeringStep::Proposed => (
            "mail-peering-proposed-subject",
            "mail-peering-proposed",
            "mail-peering-proposed-next",
        ),
        PeeringStep::Accepted => (
            "mail-peering-accepted-subject",
            "mail-peering-accepted",
            "mail-peering-accepted-next",
        ),
        PeeringStep::Rejected => (
            "mail-peering-rejected-subject",
            "mail-peering-rejected",
            "mail-peering-rejected-next",
        ),
        PeeringStep::Paused => (
            "mail-peering-paused-subject",
            "mail-peering-paused",
            "mail-peering-paused-next",
        ),
        PeeringStep::Ended => (
            "mail-peering-ended-subject",
            "mail-peering-ended",
            "mail-peering-ended-next",
        ),
        PeeringStep::Silent { .. } => (
            "mail-peering-silent-subject",
            "mail-peering-silent",
            "mail-peering-silent-next",
        ),
    };
    Kind {
        subject,
        first,
        next,
        button: "mail-peering-page",
    }
}

fn of_agreement(step: AgreementStep) -> Kind {
    let (subject, first, next) = match step {
        AgreementStep::Offered => (
            "mail-deal-offered-subject",
            "mail-deal-offered",
            "mail-deal-offered-next",
        ),
        AgreementStep::Countered => (
            "mail-deal-countered-subject",
            "mail-deal-countered",
            "mail-deal-countered-next",
        ),
        AgreementStep::Signed => (
            "mail-deal-signed-subject",
            "mail-deal-signed",
            "mail-deal-signed-next",
        ),
        AgreementStep::Declined => (
            "mail-deal-declined-subject",
            "mail-deal-declined",
            "mail-deal-declined-next",
        ),
        AgreementStep::Ending { .. } => (
            "mail-deal-ending-subject",
            "mail-deal-ending",
            "mail-deal-ending-next",
        ),
    };
    Kind {
        subject,
        first,
        next,
        button: "mail-deal-page",
    }
}

fn of_report(of: Option<&Title>) -> Kind {
    let (subject, first) = match of {
        Some(_) => ("mail-report-peer-subject", "mail-report-peer"),
        None => ("mail-report-member-subject", "mail-report-member"),
    };
    Kind {
        subject,
        first,
        next: "mail-report-next",
        button: "mail-report-page",
    }
}

fn of_alert(alert: &Alert) -> Kind {
    let (subject, first, next, button) = match alert {
        Alert::Parked { .. } => (
            "mail-alert-parked-subject",
            "mail-alert-parked",
            "mail-alert-parked-next",
            "mail-alert-queue-page",
        ),
        Alert::Mail { .. } => (
            "mail-alert-mail-subject",
            "mail-alert-mail",
            "mail-alert-mail-next",
            "mail-alert-page",
        ),
        Alert::Disk { .. } => (
            "mail-alert-disk-subject",
            "mail-alert-disk",
            "mail-alert-disk-next",
            "mail-alert-page",
        ),
        Alert::Clock { .. } => (
            "mail-alert-clock-subject",
            "mail-alert-clock",
            "mail-alert-clock-next",
            "mail-alert-page",
        ),
        Alert::Key { .. } => (
            "mail-alert-key-subject",
            "mail-alert-key",
            "mail-alert-key-next",
            "mail-peering-page",
        ),
    };
    Kind {
        subject,
        first,
        next,
        button,
    }
}

#[cfg(test)]
mod tests {
    use domain::{AgreementId, Title};
    use jiff::Timestamp;

    use super::super::tests::maren;
    use super::*;

    fn written_in(words: &Words, news: OfficerNews) -> Mail {
        let member = maren();
        let mail = OfficerMail {
            member: member.id.clone(),
            news,
            name: [7; 16],
            at: Timestamp::UNIX_EPOCH,
            tries: 0,
        };
        let letter = OfficerLetter {
            mail: &mail,
            member: &member,
            community: &super::super::tests::community(),
            origin: &Origin::parse("https://seattle.example").unwrap(),
            stop_key: &[9; 32],
        };
        let labeled = letter.write(words);
        assert_eq!(labeled.to(), &member.mail);
        let mail = labeled.into_parts().0;
        assert!(!mail.text.contains(['{', '}']), "{}", mail.text);
        mail
    }

    fn all() -> Vec<OfficerNews> {
        let peer = || Origin::parse("https://london.example").unwrap();
        let name = || Title::parse("London Partners").unwrap();
        let since = Timestamp::UNIX_EPOCH;
        let steps = [
            PeeringStep::Proposed,
            PeeringStep::Accepted,
            PeeringStep::Rejected,
            PeeringStep::Paused,
            PeeringStep::Ended,
            PeeringStep::Silent { since },
        ];
        let alerts = [
            Alert::Parked { messages: 3 },
            Alert::Mail { since },
            Alert::Disk { left_mib: 200 },
            Alert::Clock { beside: peer() },
            Alert::Key {
                peer: peer(),
                name: name(),
            },
        ];
        let of_step = |step| OfficerNews::Peering {
            peer: peer(),
            name: name(),
            step,
        };
        let of_agreement = |step| OfficerNews::Agreement {
            agreement: AgreementId::new(0, [7; 10]),
            name: name(),
            step,
        };
        let agreement_steps = [
            AgreementStep::Offered,
            AgreementStep::Countered,
            AgreementStep::Signed,
            AgreementStep::Declined,
            AgreementStep::Ending { at: since },
        ];
        let steps = steps.into_iter().map(of_step);
        steps
            .chain(agreement_steps.into_iter().map(of_agreement))
            .chain(alerts.into_iter().map(|alert| OfficerNews::Alert { alert }))
            .collect()
    }

    /// F15: each says what it is about and where to go on; only what asks nothing of her can be stopped.
    #[test]
    fn each_leads_to_its_page_and_what_asks_something_of_her_cannot_be_stopped() {
        let mut subjects = std::collections::BTreeSet::new();
        for news in all() {
            let (page, may_stop) = (officer_page_of(&news), officer_may_stop(&news));
            let is_of_peer = matches!(news, OfficerNews::Peering { .. } | OfficerNews::Agreement { .. });
            let mail = written_in(&Words::english(), news);
            assert!(
                mail.text.contains(&format!("https://seattle.example{page}\n")),
                "{}",
                mail.text
            );
            assert_eq!(mail.unsubscribe.is_some(), may_stop, "{}", mail.subject);
            assert_eq!(mail.text.contains("/mail/stop/"), may_stop, "{}", mail.text);
            assert!(
                !is_of_peer || mail.subject.contains("London Partners"),
                "{}",
                mail.subject
            );
            subjects.insert(mail.subject);
        }
        assert_eq!(
            subjects.len(),
            all().len(),
            "each by its own subject: {subjects:?}"
        );
    }

    /// F26
    #[test]
    fn an_officer_reads_them_in_her_language() {
        let swedish = crate::words_in(&domain::LanguageTag::parse("sv").unwrap()).unwrap();
        for news in all() {
            let english = written_in(&Words::english(), news.clone());
            let mail = written_in(&swedish, news);
            assert_eq!(mail.language.as_str(), "sv");
            assert_ne!(mail.subject, english.subject);
        }
    }
}
