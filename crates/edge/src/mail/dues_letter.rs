//! Mails about a membership: an invoice, a payment that was recorded, a renewal, a lapse (features, section 6).

use domain::{
    Addressed, CommunityProfile, Invoice, Iri, Labeled, Member, NodeLocal, Origin, PersonName, Title,
};
use egress::mail::Mail;
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use store::mails::{DuesMail, DuesNews};

use super::clean;
use super::one_button::OneButton;
use crate::calendar_day::calendar_day;
use crate::money::coded_money;
use crate::words::Words;

/// What is known when a mail goes.
pub struct DuesLetter<'a> {
    /// What it tells.
    pub mail: &'a DuesMail,
    /// Whom.
    pub member: &'a Member,
    /// The invoice it is about, if there is one.
    pub invoice: Option<&'a Invoice>,
    /// Her community.
    pub community: &'a CommunityProfile,
    /// Its node.
    pub origin: &'a Origin,
}

impl DuesLetter<'_> {
    /// The mail, for the member's own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let community = clean(self.community.name.as_str());
        let (subject, first) = self.said(words, &community);
        let hello = words.with("mail-hello", &[("name", clean(self.member.name.as_str()).into())]);
        let facts = self.facts(words);
        let reason = match &self.mail.news {
            DuesNews::Declined { .. } => "mail-declined-reason",
            _ => "mail-dues-reason",
        };
        let reason = words.with(reason, &[("community", community.into())]);
        let (path, label) = match (&self.mail.news, self.invoice) {
            (DuesNews::Invited { .. }, _) => ("/login".to_owned(), words.t("mail-invited-open")),
            (DuesNews::BundleRenewal { slug, .. } | DuesNews::BundleNotOffered { slug, .. }, None) => {
                (format!("/orgs/{slug}/seats"), words.t("mail-seats-open"))
            }
            (DuesNews::Welcomed { .. } | DuesNews::Confirmed { .. }, _) => {
                ("/welcome".to_owned(), words.t("mail-let-in-open"))
            }
            (DuesNews::Declined { .. }, _) => ("/about".to_owned(), words.t("mail-declined-open")),
            (DuesNews::Lapsed { .. }, _) | (_, None) => ("/card".to_owned(), words.t("mail-dues-card")),
            (_, Some(invoice)) => (format!("/invoices/{}", invoice.number), words.t("mail-dues-open")),
        };
        let letter = OneButton {
            name: self.mail.name,
            queued: self.mail.at,
            community: self.community,
            subject,
            told: vec![hello, first, facts],
            label,
            page: Iri::local(self.origin, &path),
            reason,
            stop: None,
        };
        Labeled::addressed(letter.mail(words), self.member.mail.clone())
    }

    /// Subject and first paragraph.
    fn said(&self, words: &Words, community: &str) -> (String, String) {
        let number = self
            .invoice
            .map_or_else(String::new, |invoice| invoice.number.to_string());
        let tier = self
            .invoice
            .map_or_else(String::new, |invoice| clean(invoice.tier_name.as_str()));
        let mut named: Vec<(&'static str, FluentValue<'_>)> = vec![
            ("community", community.into()),
            ("number", number.into()),
            ("tier", tier.into()),
        ];
        let told = self.named(words).into_iter();
        named.extend(told.map(|(name, value)| (name, value.into())));
        let (subject, first) = self.keys();
        (words.with(subject, &named), words.with(first, &named))
    }

    /// The keys of subject and first paragraph.
    fn keys(&self) -> (&'static str, &'static str) {
        match &self.mail.news {
            DuesNews::Invited { .. } => ("mail-invited-subject", "mail-invited"),
            DuesNews::Welcomed { .. } => ("mail-let-in-subject", "mail-welcome"),
            DuesNews::Confirmed { .. } => ("mail-let-in-subject", "mail-let-in"),
            DuesNews::Declined { because: Some(_), .. } => ("mail-declined-subject", "mail-declined-why"),
            DuesNews::Declined { because: None, .. } => ("mail-declined-subject", "mail-declined"),
            DuesNews::Invoice { .. } => ("mail-invoice-subject", "mail-invoice"),
            DuesNews::Paid { .. } => ("mail-paid-subject", "mail-paid"),
            DuesNews::Renewal { .. } => ("mail-renewal-subject", "mail-renewal"),
            DuesNews::NotOffered { .. } => ("mail-not-offered-subject", "mail-not-offered"),
            DuesNews::SeatGiven { .. } => ("mail-seat-given-subject", "mail-seat-given"),
            DuesNews::SeatTakenBack { .. } => ("mail-seat-over-subject", "mail-seat-taken-back"),
            DuesNews::SeatEnded { .. } => ("mail-seat-over-subject", "mail-seat-ended"),
            DuesNews::BundleRenewal { .. } => ("mail-seats-renewal-subject", "mail-seats-renewal"),
            DuesNews::BundleNotOffered { over: None, .. } => {
                ("mail-seats-renewal-subject", "mail-seats-not-offered")
            }
            DuesNews::BundleNotOffered { over: Some(_), .. } => {
                ("mail-seats-renewal-subject", "mail-seats-too-few")
            }
            DuesNews::BundleLapsed { .. } => ("mail-seats-lapsed-subject", "mail-seats-lapsed"),
            DuesNews::Lapsed { .. } => ("mail-lapsed-subject", "mail-lapsed"),
        }
    }

    /// What the news name, as it is read.
    fn named(&self, words: &Words) -> Vec<(&'static str, String)> {
        let day = |day: &Date| calendar_day(words, *day);
        let (until, named) = match &self.mail.news {
            DuesNews::Invited { .. }
            | DuesNews::Welcomed { .. }
            | DuesNews::Confirmed { .. }
            | DuesNews::Declined { because: None, .. }
            | DuesNews::Invoice { .. }
            | DuesNews::Paid { .. } => (None, Vec::new()),
            DuesNews::Declined {
                because: Some(why), ..
            } => (None, vec![("why", why.as_str())]),
            DuesNews::Renewal { until, .. } => (Some(until), Vec::new()),
            DuesNews::NotOffered { until, from, to, .. } | DuesNews::Lapsed { until, from, to } => {
                (Some(until), vec![("from", from.as_str()), ("to", to.as_str())])
            }
            DuesNews::SeatGiven {
                organization, tier, ..
            } => (
                None,
                vec![("organization", organization.as_str()), ("to", tier.as_str())],
            ),
            DuesNews::SeatTakenBack {
                organization,
                from,
                to,
                ..
            } => (None, of_seat(organization, from, to)),
            DuesNews::SeatEnded {
                organization,
                until,
                from,
                to,
            } => (Some(until), of_seat(organization, from, to)),
            DuesNews::BundleRenewal {
                organization, until, ..
            } => (Some(until), vec![("organization", organization.as_str())]),
            DuesNews::BundleNotOffered {
                organization,
                from,
                until,
                ..
            }
            | DuesNews::BundleLapsed {
                organization,
                from,
                until,
            } => (
                Some(until),
                vec![("organization", organization.as_str()), ("from", from.as_str())],
            ),
        };
        let mut told: Vec<_> = named
            .into_iter()
            .map(|(name, value)| (name, clean(value)))
            .collect();
        told.extend(until.map(|until| ("until", day(until))));
        match &self.mail.news {
            DuesNews::NotOffered { goes_on, .. } => told.push(("day", day(goes_on))),
            DuesNews::BundleNotOffered { over: Some(over), .. } => told.push(("over", over.to_string())),
            _ => {}
        }
        told
    }

    /// What is owed, a line each; nothing where nothing is.
    fn facts(&self, words: &Words) -> String {
        let Some(invoice) = self.invoice else {
            return String::new();
        };
        let amount = coded_money(words, &invoice.amount, &invoice.currency);
        let mut lines = vec![words.with("mail-dues-amount", &[("amount", amount.into())])];
        if invoice.is_open() {
            lines.push(words.with(
                "mail-dues-due",
                &[("day", calendar_day(words, invoice.due).into())],
            ));
        }
        lines.join("\n")
    }
}

fn of_seat<'n>(organization: &'n PersonName, from: &'n Title, to: &'n Title) -> Vec<(&'static str, &'n str)> {
    let organization = organization.as_str();
    vec![
        ("organization", organization),
        ("from", from.as_str()),
        ("to", to.as_str()),
    ]
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::super::tests::maren;
    use super::*;

    fn written(news: DuesNews, invoice: Option<&Invoice>) -> Mail {
        let mail = DuesMail {
            member: maren().id,
            news,
            name: [7; 16],
            at: Timestamp::UNIX_EPOCH,
            tries: 0,
        };
        let member = maren();
        let letter = DuesLetter {
            mail: &mail,
            member: &member,
            invoice,
            community: &super::super::tests::community(),
            origin: &Origin::parse("https://seattle.example").unwrap(),
        };
        let labeled = letter.write(&Words::english());
        assert_eq!(labeled.to(), &member.mail);
        labeled.into_parts().0
    }

    /// F22-1
    #[test]
    fn who_was_taken_in_reads_where_to_sign_in_and_gets_no_secret_in_a_mail_that_lies_for_weeks() {
        let on = date(2027, 1, 14);
        let mail = written(DuesNews::Invited { on }, None);
        assert_eq!(mail.subject, "You are a member of Seattle Partners");
        assert!(
            mail.text.contains("https://seattle.example/login\n"),
            "{}",
            mail.text
        );
    }

    /// F02, 4.11: what cannot be renewed is not asked for.
    #[test]
    fn whose_level_is_not_offered_any_more_reads_at_what_she_goes_on_and_from_when() {
        let mail = written(
            DuesNews::NotOffered {
                until: date(2027, 1, 14),
                days: 30,
                goes_on: date(2027, 2, 14),
                from: Title::parse("Chapter").unwrap(),
                to: Title::parse("Network").unwrap(),
            },
            None,
        );
        assert_eq!(
            mail.subject,
            "Your level Chapter at Seattle Partners ends on 14 January 2027"
        );
        for part in [
            "not offered any more",
            "From 14 February 2027",
            "“Network”",
            "https://seattle.example/card",
        ] {
            assert!(mail.text.contains(part), "{part}\n{}", mail.text);
        }
        assert!(
            !mail.text.contains("pay once more") && !mail.text.contains('{'),
            "{}",
            mail.text
        );
    }

    /// F02
    #[test]
    fn who_acts_for_an_organisation_reads_until_when_its_seats_are_paid_and_where_they_are() {
        let organization = domain::PersonName::parse("Ledgerline").unwrap();
        let until = date(2027, 1, 14);
        let renewal = DuesNews::BundleRenewal {
            slug: domain::Slug::parse("ledgerline").unwrap(),
            organization: organization.clone(),
            until,
            days: 30,
        };
        let mail = written(renewal, None);
        assert_eq!(
            mail.subject,
            "The seats of Ledgerline at Seattle Partners end on 14 January 2027"
        );
        assert!(
            mail.text
                .contains("https://seattle.example/orgs/ledgerline/seats"),
            "{}",
            mail.text
        );
        let lapsed = DuesNews::BundleLapsed {
            organization,
            from: Title::parse("Company").unwrap(),
            until,
        };
        let mail = written(lapsed, None);
        assert!(
            mail.subject.starts_with("The seats of Ledgerline"),
            "{}",
            mail.subject
        );
        assert!(
            mail.text.contains("“Company”") && !mail.text.contains('{'),
            "{}",
            mail.text
        );
    }

    /// F02
    #[test]
    fn who_gets_or_loses_a_seat_reads_of_which_organisation_and_where_she_is_now() {
        let organization = PersonName::parse("Ledgerline").unwrap();
        let title = |text: &str| Title::parse(text).unwrap();
        let (until, on) = (date(2027, 1, 14), date(2027, 2, 14));
        let given = DuesNews::SeatGiven {
            organization: organization.clone(),
            tier: title("Company"),
            on,
        };
        let back = DuesNews::SeatTakenBack {
            organization: organization.clone(),
            from: title("Company"),
            to: title("Network"),
            on,
        };
        let ended = DuesNews::SeatEnded {
            organization: organization.clone(),
            until,
            from: title("Company"),
            to: title("Network"),
        };
        let stuck = |over| DuesNews::BundleNotOffered {
            slug: domain::Slug::parse("ledgerline").unwrap(),
            organization: organization.clone(),
            from: title("Company"),
            until,
            days: 30,
            over,
        };
        for (news, parts) in [
            (given, ["“Company”", "https://seattle.example/card"]),
            (back, ["“Network”", "https://seattle.example/card"]),
            (ended, ["14 January 2027", "“Network”"]),
            (stuck(None), ["not offered any more", "/orgs/ledgerline/seats"]),
            (stuck(Some(3)), ["Take back 3", "/orgs/ledgerline/seats"]),
        ] {
            let mail = written(news, None);
            assert!(mail.subject.contains("of Ledgerline"), "{}", mail.subject);
            for part in parts {
                assert!(mail.text.contains(part), "{part}\n{}", mail.text);
            }
            assert!(
                !mail.text.contains('{') && !mail.text.contains("again on the page"),
                "{}",
                mail.text
            );
        }
    }

    /// 4.11
    #[test]
    fn who_lapses_reads_that_she_stays_and_where_to_come_back() {
        let mail = written(
            DuesNews::Lapsed {
                until: date(2027, 1, 14),
                from: Title::parse("Chapter").unwrap(),
                to: Title::parse("Network").unwrap(),
            },
            None,
        );
        assert_eq!(mail.subject, "You are on Network now at Seattle Partners");
        for part in [
            "14 January 2027",
            "You stay a member",
            "https://seattle.example/card",
        ] {
            assert!(mail.text.contains(part), "{part}\n{}", mail.text);
        }
        assert!(!mail.text.contains("{"), "{}", mail.text);
    }
}
