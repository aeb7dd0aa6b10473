//! Mails as files of a folder.

use ambient::ToldClock;

use super::*;

fn mail(number: u8, subject: &str, text: &str) -> Mail {
    Mail {
        name: MailName([number; 16]),
        queued: "2026-11-21T11:00:00Z".parse().unwrap(),
        sender: String::new(),
        language: domain::LanguageTag::parse("en").unwrap(),
        subject: subject.to_owned(),
        text: text.to_owned(),
        html: None,
        calendar: None,
        unsubscribe: None,
    }
}

async fn sent(mails: &[Mail]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail");
    let clock = Arc::new(ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap()));
    let from = MailAddress::parse("node@rosarium.example").unwrap();
    let mailer = FileMailer::new(path.clone(), from, clock);
    for mail in mails {
        let to = MailAddress::parse("maren@ledgerline.example").unwrap();
        mailer.send(Labeled::addressed(mail.clone(), to)).await.unwrap();
    }
    let mut found: Vec<PathBuf> = fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort_unstable();
    assert!(
        found
            .iter()
            .all(|path| path.extension().is_some_and(|ending| ending == "eml"))
    );
    #[cfg(unix)]
    for path in found.iter().chain([&path]) {
        let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions());
        assert_eq!(mode & 0o077, 0);
    }
    found
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[tokio::test]
async fn a_mail_is_a_file_of_its_own_and_the_same_mail_again_is_the_same_file() {
    let text = "Grüße\nhttps://a.example/x";
    let (first, second) = (mail(1, "Sign in", text), mail(2, "Sign in", text));
    let files = sent(&[first.clone(), second, first]).await;
    assert_eq!(files.len(), 2);
    for part in [
        "Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n",
        "From: node@rosarium.example\r\n",
        "To: maren@ledgerline.example\r\n",
        "Message-ID: <01010101010101010101010101010101@rosarium.example>\r\n",
        "Subject: Sign in\r\n",
        "8bit\r\n\r\nGrüße\r\nhttps://a.example/x\r\n",
    ] {
        assert!(files[0].contains(part), "{part:?} in {:?}", files[0]);
    }
}

/// B14
#[tokio::test]
async fn a_subject_cannot_add_a_header() {
    let subject = "Hi\r\nBcc: everybody@evil.example\r\n\r\nbody";
    let files = sent(&[mail(1, subject, "a\r\n.\r\nb\0")]).await;
    let (head, body) = files[0].split_once("\r\n\r\n").unwrap();
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    assert_eq!(body, "a\r\n.\r\nb\r\n");
}

#[tokio::test]
async fn a_part_that_a_crash_left_behind_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let name = "x";
    fs::write(folder.path().join("x.part"), "half a ma").unwrap();
    write_whole(folder.path(), name, b"whole").unwrap();
    assert_eq!(fs::read(folder.path().join("x.eml")).unwrap(), b"whole");
    assert!(!folder.path().join("x.part").exists());
}
