//! Mails about somebody's ways in, so that what a thief does is seen, about the code of ethics that she signs, about a
//! membership that an officer ended, about who says that she worked with her, that two memberships became one, and that
//! somebody's data is deleted (F02, F03, F04, F22, F28; features, section 6).

use domain::{Addressed, CommunityProfile, Iri, Labeled, Member, NodeLocal, Note, Origin};
use egress::mail::Mail;
use store::mails::{AccountMail, AccountNews};

use super::clean;
use super::one_button::OneButton;
use crate::wall_clock::wall_clock;
use crate::words::Words;

/// What is known when a mail goes.
pub struct AccountLetter<'a> {
    /// What it tells.
    pub mail: &'a AccountMail,
    /// Whom; she may have left.
    pub member: &'a Member,
    /// The community.
    pub community: &'a CommunityProfile,
    /// Its node.
    pub origin: &'a Origin,
}

/// The page of ours to which such a mail leads.
pub fn account_page_of(news: &AccountNews) -> String {
    let page = match news {
        AccountNews::WorkedTogether { by, .. } => return format!("/people/{by}"),
        AccountNews::PasskeyMade { .. }
        | AccountNews::PasskeyRemoved { .. }
        | AccountNews::PasskeysTaken { .. } => "/settings/passkeys",
        AccountNews::AccountLinked { .. }
        | AccountNews::AccountUnlinked { .. }
        | AccountNews::AccountsTaken { .. } => "/settings/sign-ins",
        AccountNews::CodeSigned { .. } => "/ethics",
        AccountNews::CodeChanged { .. } => "/ethics/sign",
        AccountNews::PutOut { .. } => "/about",
        AccountNews::Erased { secret, .. } => return erasure_page_of(secret),
        AccountNews::Merged { .. } => "/settings/data",
        AccountNews::MergedAway { .. } => "/login",
    };
    page.to_owned()
}

/// The page that says how far a deletion is, for whoever has the secret.
pub fn erasure_page_of(secret: &str) -> String {
    format!("/erased/{secret}")
}

/// The keys of a mail.
#[derive(Clone, Copy)]
struct Kind {
    subject: &'static str,
    first: &'static str,
    next: &'static str,
    label: &'static str,
    reason: &'static str,
}

impl AccountLetter<'_> {
    /// The mail, for her own address and no other.
    pub fn write(&self, words: &Words) -> Labeled<Mail, Addressed<NodeLocal>> {
        let community = clean(self.community.name.as_str());
        let kind = self.kind();
        let named = |key: &str| {
            let (called, n) = match &self.mail.news {
                AccountNews::PasskeyMade { called } | AccountNews::PasskeyRemoved { called } => {
                    (clean(called.as_str()), 1)
                }
                AccountNews::PasskeysTaken { passkeys } => (String::new(), *passkeys),
                AccountNews::AccountLinked { at } | AccountNews::AccountUnlinked { at } => {
                    (clean(at.as_str()), 1)
                }
                AccountNews::AccountsTaken { accounts } => (String::new(), *accounts),
                AccountNews::CodeSigned { version, .. } | AccountNews::CodeChanged { version } => {
                    (version.to_string(), 1)
                }
                AccountNews::WorkedTogether { called, .. } => (clean(called.as_str()), 1),
                AccountNews::Merged { mail } => (clean(mail.as_str()), 1),
                AccountNews::MergedAway { to, .. } => (clean(to.as_str()), 1),
                AccountNews::PutOut { .. } | AccountNews::Erased { .. } => (String::new(), 0),
            };
            words.with(
                key,
                &[
                    ("community", community.as_str().into()),
                    ("called", called.into()),
                    ("n", n.into()),
                ],
            )
        };
        let hello = words.with("mail-hello", &[("name", clean(self.member.name.as_str()).into())]);
        let (first, next, reason) = (named(kind.first), named(kind.next), named(kind.reason));
        let letter = OneButton {
            name: self.mail.name,
            queued: self.mail.at,
            community: self.community,
            subject: named(kind.subject),
            told: vec![hello, first, self.told(words), next],
            label: words.t(kind.label),
            page: Iri::local(self.origin, &account_page_of(&self.mail.news)),
            reason,
            stop: None,
        };
        Labeled::addressed(letter.mail(words), self.member.mail.clone())
    }

    fn kind(&self) -> Kind {
        let passkey = Kind {
            subject: "mail-passkey-made-subject",
            first: "mail-passkey-made",
            next: "mail-passkey-not-you",
            label: "mail-passkey-page",
            reason: "mail-account-reason",
        };
        let account = Kind {
            subject: "mail-account-linked-subject",
            first: "mail-account-linked",
            next: "mail-account-not-you",
            label: "mail-account-page",
            ..passkey
        };
        match &self.mail.news {
            AccountNews::PasskeyMade { .. } => passkey,
            AccountNews::PasskeyRemoved { .. } => Kind {
                subject: "mail-passkey-removed-subject",
                first: "mail-passkey-removed",
                ..passkey
            },
            AccountNews::PasskeysTaken { .. } => Kind {
                subject: "mail-passkeys-taken-subject",
                first: "mail-passkeys-taken",
                next: "mail-passkeys-taken-next",
                ..passkey
            },
            AccountNews::AccountLinked { .. } => account,
            AccountNews::AccountUnlinked { .. } => Kind {
                subject: "mail-account-unlinked-subject",
                first: "mail-account-unlinked",
                ..account
            },
            AccountNews::AccountsTaken { .. } => Kind {
                subject: "mail-passkeys-taken-subject",
                first: "mail-accounts-taken",
                next: "mail-accounts-taken-next",
                ..account
            },
            AccountNews::CodeSigned { .. } | AccountNews::CodeChanged { .. } => self.of_code(passkey),
            AccountNews::WorkedTogether { .. } => Kind {
                subject: "mail-worked-subject",
                first: "mail-worked",
                next: "mail-worked-next",
                label: "mail-worked-page",
                reason: "mail-worked-reason",
            },
            AccountNews::PutOut { .. } => Kind {
                subject: "mail-put-out-subject",
                first: "mail-put-out",
                next: "mail-put-out-next",
                label: "mail-put-out-page",
                reason: "mail-put-out-reason",
            },
            AccountNews::Erased { .. } => Kind {
                subject: "mail-erased-subject",
                first: "mail-erased",
                next: "mail-erased-next",
                label: "mail-erased-page",
                reason: "mail-put-out-reason",
            },
            AccountNews::Merged { .. } | AccountNews::MergedAway { .. } => self.of_merge(passkey),
        }
    }

    /// Of two memberships that became one: to the one that stays, or to the address of the one that is gone.
    fn of_merge(&self, like: Kind) -> Kind {
        let stays = Kind {
            subject: "mail-merged-subject",
            first: "mail-merged",
            next: "mail-merged-next",
            label: "mail-merged-page",
            ..like
        };
        match &self.mail.news {
            AccountNews::MergedAway { .. } => Kind {
                first: "mail-merged-away",
                label: "mail-merged-away-page",
                ..stays
            },
            _ => stays,
        }
    }

    /// Of the code of ethics: a receipt, or that there is a new version.
    fn of_code(&self, like: Kind) -> Kind {
        let code = Kind {
            reason: "mail-code-reason",
            ..like
        };
        match &self.mail.news {
            AccountNews::CodeChanged { .. } => Kind {
                subject: "mail-code-changed-subject",
                first: "mail-code-changed",
                next: "mail-code-changed-next",
                label: "mail-code-sign-page",
                ..code
            },
            _ => Kind {
                subject: "mail-code-signed-subject",
                first: "mail-code-signed",
                next: "mail-code-signed-next",
                label: "mail-code-page",
                ..code
            },
        }
    }

    /// What an officer wrote for her, line by line as it was written; of a signature, what the record holds.
    fn told(&self, words: &Words) -> String {
        if let AccountNews::CodeSigned {
            version,
            signed_as,
            fingerprint,
        } = &self.mail.news
        {
            let record = [
                ("version", version.to_string().into()),
                ("name", clean(signed_as.as_str()).into()),
                ("time", wall_clock(self.mail.at, &self.community.zone).into()),
                ("fingerprint", fingerprint.as_str().into()),
            ];
            return words.with("mail-code-record", &record);
        }
        let AccountNews::PutOut {
            words: Some(note), ..
        } = &self.mail.news
        else {
            return String::new();
        };
        let lines: Vec<String> = Note::as_str(note).lines().map(clean).collect();
        words.t("mail-put-out-words") + "\n" + &lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use domain::{PasskeyName, ProviderName};
    use jiff::Timestamp;

    use super::super::tests::maren;
    use super::*;

    fn written(news: AccountNews) -> Mail {
        written_in(&Words::english(), news)
    }

    fn written_in(words: &Words, news: AccountNews) -> Mail {
        let mail = AccountMail {
            member: maren().id,
            news,
            name: [7; 16],
            at: Timestamp::UNIX_EPOCH,
            tries: 0,
        };
        let member = maren();
        let letter = AccountLetter {
            mail: &mail,
            member: &member,
            community: &super::super::tests::community(),
            origin: &Origin::parse("https://seattle.example").unwrap(),
        };
        let labeled = letter.write(words);
        assert_eq!(labeled.to(), &member.mail);
        let mail = labeled.into_parts().0;
        assert!(!mail.text.contains(['{', '}']), "{}", mail.text);
        mail
    }

    /// F28
    #[test]
    fn whose_passkey_is_made_or_removed_reads_its_name_and_what_to_do_if_it_was_not_her() {
        let called = PasskeyName::parse("Telephone").unwrap();
        let made = written(AccountNews::PasskeyMade {
            called: called.clone(),
        });
        assert_eq!(made.subject, "A new passkey signs you in at Seattle Partners");
        let removed = written(AccountNews::PasskeyRemoved { called });
        assert_eq!(removed.subject, "A passkey was removed at Seattle Partners");
        let taken = written(AccountNews::PasskeysTaken { passkeys: 2 });
        assert!(taken.text.contains("2 passkeys"), "{}", taken.text);
        for mail in [made, removed] {
            for part in [
                "“Telephone”",
                "not you",
                "https://seattle.example/settings/passkeys\n",
            ] {
                assert!(mail.text.contains(part), "{part}\n{}", mail.text);
            }
        }
    }

    /// F26
    #[test]
    fn a_mail_about_her_ways_in_is_in_her_language() {
        let called = PasskeyName::parse("Telephone").unwrap();
        let words = crate::words_in(&domain::LanguageTag::parse("sv").unwrap()).unwrap();
        let swedish = written_in(
            &words,
            AccountNews::PasskeyMade {
                called: called.clone(),
            },
        );
        let english = written(AccountNews::PasskeyMade { called });
        assert_eq!(swedish.language.as_str(), "sv");
        assert_ne!(swedish.subject, english.subject);
        let foot = format!("{}\n", words.t("foot-draft"));
        assert!(swedish.text.ends_with(&foot), "{}", swedish.text);
    }

    /// F28, E9
    #[test]
    fn whose_account_is_linked_or_taken_away_reads_where_it_is_and_what_to_do_if_it_was_not_her() {
        let at = ProviderName::parse("Microsoft").unwrap();
        let linked = written(AccountNews::AccountLinked { at: at.clone() });
        let unlinked = written(AccountNews::AccountUnlinked { at });
        let taken = written(AccountNews::AccountsTaken { accounts: 2 });
        assert!(taken.text.contains("2 linked accounts"), "{}", taken.text);
        assert_ne!(linked.subject, unlinked.subject);
        for mail in [linked, unlinked] {
            for part in [
                "Microsoft",
                "not you",
                "https://seattle.example/settings/sign-ins\n",
            ] {
                assert!(mail.text.contains(part), "{part}\n{}", mail.text);
            }
        }
    }

    /// F03, 2.15: the receipt holds what the record does; who is asked again is led to where she signs.
    #[test]
    fn who_signed_the_code_gets_a_receipt_and_is_asked_when_it_says_something_new() {
        let version = domain::CodeVersion { major: 2, minor: 0 };
        let signed = written(AccountNews::CodeSigned {
            version,
            signed_as: domain::PersonName::parse("Maren L.").unwrap(),
            fingerprint: "9c56cc51".to_owned(),
        });
        for part in [
            "version 2.0 of the code of ethics",
            "Signed as: Maren L.",
            "Fingerprint: 9c56cc51",
            "Time: 19",
            "https://seattle.example/ethics\n",
        ] {
            assert!(signed.text.contains(part), "{part}\n{}", signed.text);
        }
        let asked = written(AccountNews::CodeChanged { version });
        assert_ne!(asked.subject, signed.subject);
        for part in ["Version 2.0", "https://seattle.example/ethics/sign\n"] {
            assert!(asked.text.contains(part), "{part}\n{}", asked.text);
        }
    }

    /// 0.9
    #[test]
    fn who_is_said_to_have_worked_with_somebody_reads_who_says_so_and_where_she_answers() {
        let mail = written(AccountNews::WorkedTogether {
            called: domain::PersonName::parse("Beatrix Kallenmoor").unwrap(),
            by: domain::Handle::parse("beatrix").unwrap(),
        });
        assert_eq!(mail.subject, "Beatrix Kallenmoor says that you worked together");
        for part in [
            "only when you say so too",
            "https://seattle.example/people/beatrix\n",
        ] {
            assert!(mail.text.contains(part), "{part}\n{}", mail.text);
        }
    }

    /// F02
    #[test]
    fn who_is_put_out_reads_what_the_officer_wrote_for_her() {
        let note = Note::parse("You asked for it.\nAll the best.").unwrap();
        let mail = written(AccountNews::PutOut {
            words: Some(note),
            language: None,
        });
        assert_eq!(mail.subject, "Your membership of Seattle Partners has ended");
        assert!(
            mail.text.contains("\nYou asked for it.\nAll the best.\n"),
            "{}",
            mail.text
        );
        let silent = written(AccountNews::PutOut {
            words: None,
            language: None,
        });
        assert!(!silent.text.contains("They write"), "{}", silent.text);
    }

    /// F22, E9: of two memberships that became one both addresses are told what signs in as whom, and what to do if they are
    /// not one person's.
    #[test]
    fn whose_memberships_became_one_reads_which_address_signs_in_from_then_on() {
        let twin = domain::MailAddress::parse("twin@mail.example").unwrap();
        let stays = written(AccountNews::Merged { mail: twin.clone() });
        let gone = written(AccountNews::MergedAway {
            to: twin,
            name: maren().name,
            language: None,
        });
        for (mail, page) in [(&stays, "settings/data"), (&gone, "login")] {
            assert_eq!(mail.subject, "Two memberships of Seattle Partners became one");
            let page = format!("https://seattle.example/{page}\n");
            for part in ["twin@mail.example", "not yours", page.as_str()] {
                assert!(mail.text.contains(part), "{part}\n{}", mail.text);
            }
        }
        assert_ne!(stays.text, gone.text);
    }

    /// F22-2
    #[test]
    fn whose_data_is_deleted_reads_it_once_with_the_page_that_says_how_far_it_is() {
        let gone = maren();
        let news = AccountNews::Erased {
            to: gone.mail.clone(),
            name: gone.name.clone(),
            language: None,
            secret: "5ec4e7".to_owned(),
        };
        let mail = written(news);
        assert_eq!(mail.subject, "Your data at Seattle Partners is deleted");
        for part in ["https://seattle.example/erased/5ec4e7\n", "It is the last one."] {
            assert!(mail.text.contains(part), "{part}\n{}", mail.text);
        }
    }
}
