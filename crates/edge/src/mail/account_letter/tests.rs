//! Mails about an account say what happened, and lead to the page it is about.

use domain::{PasskeyName, ProviderName, Role};
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

/// F20: whose standing changes reads what it means, until when, and whom she writes to; a reason is nobody else's.
#[test]
fn whose_standing_changes_reads_what_it_means_and_until_when() {
    let mail = |standing| written(AccountNews::StandingChanged { standing });
    let until: Timestamp = "2027-01-01T08:00:00Z".parse().unwrap();
    let limited = mail(Standing::Limited { until });
    assert_eq!(limited.subject, "Your rights at Seattle Partners are limited");
    for part in ["go into rooms", "2027-01-01", "write to an officer", "/about\n"] {
        assert!(limited.text.contains(part), "{part}\n{}", limited.text);
    }
    let suspended = mail(Standing::Suspended);
    assert!(!suspended.text.contains("2027"), "{}", suspended.text);
    let others = [Standing::Good, Standing::Cautioned].map(mail);
    let subjects = [&limited, &suspended, &others[0], &others[1]].map(|mail| mail.subject.clone());
    for (place, one) in subjects.iter().enumerate() {
        assert!(!subjects[place + 1..].contains(one), "{one}");
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

/// 0.11, F21: each step of a statement is a mail of its own, and leads to the letter.
#[test]
fn who_signed_a_letter_that_was_changed_reads_that_she_is_asked_again() {
    let statement = domain::StatementId::new(7, [7; 10]);
    let of = |step| {
        written(AccountNews::Statement {
            statement: statement.clone(),
            called: domain::Title::parse("Response times").unwrap(),
            step,
        })
    };
    use store::mails::StatementStep::{Answered, Changed, Delivered, Invited, NotTaken, Ready};
    let changed = of(Changed);
    assert_eq!(changed.subject, "Please sign again: Response times was changed");
    let page = format!("https://seattle.example/statements/{statement}\n");
    assert!(changed.text.contains(&page), "{}", changed.text);
    let all = [Invited, Changed, NotTaken, Ready, Delivered, Answered];
    let subjects: std::collections::BTreeSet<String> = all.map(|step| of(step).subject).into();
    assert_eq!(subjects.len(), all.len());
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

/// F19, F21: who is given an office, or relieved of one, reads which, and where it leads; the language picks the words.
#[test]
fn who_holds_another_office_reads_which_and_what_to_do_if_it_is_a_slip() {
    let given = written(AccountNews::OfficeGiven { role: Role::Officer });
    assert_eq!(given.subject, "You are an officer of Seattle Partners");
    for part in [
        "made you an officer",
        "sign in again",
        "https://seattle.example/desk\n",
    ] {
        assert!(given.text.contains(part), "{part}\n{}", given.text);
    }
    let taken = written(AccountNews::OfficeTaken {
        role: Role::Moderator,
    });
    assert_eq!(taken.subject, "You are no longer a moderator of Seattle Partners");
    assert!(
        taken.text.contains("https://seattle.example/about\n"),
        "{}",
        taken.text
    );
    let shell = written(AccountNews::OfficeGiven { role: Role::Operator });
    assert_ne!(shell.subject, given.subject);
    let swedish = crate::words_in(&domain::LanguageTag::parse("sv").unwrap()).unwrap();
    let hers = written_in(&swedish, AccountNews::OfficeGiven { role: Role::Officer });
    assert_eq!(hers.subject, "Du är funktionär i Seattle Partners");
}
