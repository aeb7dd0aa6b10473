//! Mails about somebody's ways in, so that what a thief does is seen, about the code of ethics that she signs, about a
//! membership that an officer ended, about an office that she holds or no longer does, about who says that she worked with
//! her, that two memberships became one, and that somebody's data is deleted (F02, F03, F04, F19, F22, F28; features,
//! section 6).

use domain::{Addressed, CommunityProfile, Iri, Labeled, Member, NodeLocal, Note, Origin, Role, Standing};
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
        AccountNews::Statement { statement, .. } => return format!("/statements/{statement}"),
        AccountNews::ReportDecided { report, .. } | AccountNews::AppealDecided { report, .. } => {
            return format!("/reports/{report}");
        }
        AccountNews::ReportOver { .. } => "/report",
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
        AccountNews::OfficeGiven {
            role: Role::Officer | Role::Operator,
        } => "/desk",
        AccountNews::OfficeGiven {
            role: Role::Moderator,
        }
        | AccountNews::OfficeTaken { .. }
        | AccountNews::StandingChanged { .. } => "/about",
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

/// Of a membership that an officer ended.
const OF_PUTTING_OUT: Kind = Kind {
    subject: "mail-put-out-subject",
    first: "mail-put-out",
    next: "mail-put-out-next",
    label: "mail-put-out-page",
    reason: "mail-put-out-reason",
};

/// Of a joint statement, whatever happened to it.
const OF_STATEMENT: Kind = Kind {
    subject: "mail-statement-subject",
    first: "mail-statement",
    next: "mail-statement-next",
    label: "mail-statement-page",
    reason: "mail-statement-reason",
};

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
                AccountNews::Statement { called, .. } => (clean(called.as_str()), 1),
                AccountNews::Merged { mail } => (clean(mail.as_str()), 1),
                AccountNews::MergedAway { to, .. } => (clean(to.as_str()), 1),
                AccountNews::OfficeGiven { role } | AccountNews::OfficeTaken { role } => {
                    (role.word().to_owned(), 1)
                }
                AccountNews::StandingChanged { standing } => (standing.word().to_owned(), 1),
                AccountNews::AppealDecided { ruling, .. } => (ruling.word().to_owned(), 1),
                AccountNews::PutOut { .. }
                | AccountNews::Erased { .. }
                | AccountNews::ReportDecided { .. }
                | AccountNews::ReportOver { .. } => (String::new(), 0),
            };
            words.with(
                key,
                &[
                    ("community", community.as_str().into()),
                    ("called", called.into()),
                    ("n", n.into()),
                    ("step", self.step().into()),
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
            AccountNews::Statement { .. } => OF_STATEMENT,
            AccountNews::PutOut { .. } => OF_PUTTING_OUT,
            AccountNews::ReportDecided { .. }
            | AccountNews::ReportOver { .. }
            | AccountNews::AppealDecided { .. } => self.of_report(),
            AccountNews::Erased { .. } => Kind {
                subject: "mail-erased-subject",
                first: "mail-erased",
                next: "mail-erased-next",
                label: "mail-erased-page",
                reason: "mail-put-out-reason",
            },
            AccountNews::Merged { .. } | AccountNews::MergedAway { .. } => self.of_merge(passkey),
            AccountNews::OfficeGiven { .. }
            | AccountNews::OfficeTaken { .. }
            | AccountNews::StandingChanged { .. } => self.of_office(),
        }
    }

    /// What happened to a statement, as its messages tell it apart.
    fn step(&self) -> &'static str {
        match &self.mail.news {
            AccountNews::Statement { step, .. } => step.word(),
            _ => "",
        }
    }

    /// Of an office that she holds from now on, or no longer, and of how she stands.
    fn of_office(&self) -> Kind {
        let label = match account_page_of(&self.mail.news).as_str() {
            "/desk" => "nav-desk",
            _ => "mail-office-page",
        };
        let given = Kind {
            subject: "mail-office-given-subject",
            first: "mail-office-given",
            next: "mail-office-next",
            label,
            reason: "mail-office-reason",
        };
        match &self.mail.news {
            AccountNews::OfficeTaken { .. } => Kind {
                subject: "mail-office-taken-subject",
                first: "mail-office-taken",
                ..given
            },
            AccountNews::StandingChanged { .. } => Kind {
                subject: "mail-standing-subject",
                first: "mail-standing",
                next: "mail-standing-next",
                ..given
            },
            _ => given,
        }
    }

    /// Of a report: to her whom it is about, or to her who wrote it.
    fn of_report(&self) -> Kind {
        let decided = Kind {
            subject: "mail-report-decided-subject",
            first: "mail-report-decided",
            next: "mail-report-decided-next",
            label: "mail-report-decided-page",
            reason: "mail-report-reason",
        };
        match &self.mail.news {
            AccountNews::ReportOver { .. } => Kind {
                subject: "mail-report-over-subject",
                first: "mail-report-over",
                next: "mail-report-over-next",
                label: "mail-report-over-page",
                ..decided
            },
            AccountNews::AppealDecided { .. } => Kind {
                subject: "mail-appeal-decided-subject",
                first: "mail-appeal-decided",
                next: "mail-appeal-decided-next",
                ..decided
            },
            _ => decided,
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
        if let AccountNews::StandingChanged {
            standing: Standing::Limited { until },
        } = &self.mail.news
        {
            let until = wall_clock(*until, &self.community.zone);
            return words.with("mail-standing-until", &[("time", until.into())]);
        }
        let (AccountNews::PutOut {
            words: Some(note), ..
        }
        | AccountNews::ReportDecided { words: note, .. }) = &self.mail.news
        else {
            return String::new();
        };
        let lines: Vec<String> = Note::as_str(note).lines().map(clean).collect();
        words.t("mail-put-out-words") + "\n" + &lines.join("\n")
    }
}

#[cfg(test)]
mod tests;
