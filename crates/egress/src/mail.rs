//! Mail to our own people, each text to the one address of its label.

use std::fs::{self, OpenOptions};
use std::future::Future;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use ambient::{Clock, Randomness, StreamName};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{Addressed, Labeled, MailAddress, NodeLocal};

/// Sends a mail to the person its label names.
///
/// ```
/// fn send(mailer: &dyn egress::mail::Mailer, mail: egress::mail::Mail, to: domain::MailAddress) {
///     drop(mailer.send(domain::Labeled::addressed(mail, to)));
/// }
/// ```
///
/// What was said in a room is not mailed to anybody:
///
/// ```compile_fail,E0308
/// fn send(mailer: &dyn egress::mail::Mailer, mail: egress::mail::Mail, to: domain::MailAddress) {
///     drop(mailer.send(domain::Labeled::sub_rosa(mail)));
/// }
/// ```
pub trait Mailer: Send + Sync {
    /// Hands the mail on; `Ok` means that it is somebody else's to deliver now.
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a>;
}

/// A mail under way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), MailRefused>> + Send + 'a>>;

/// A text without its address, which the label holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// One line; at most [`Mail::SUBJECT_CHARS_MAX`] characters of it are sent.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

impl Mail {
    /// Longest subject sent, in characters.
    pub const SUBJECT_CHARS_MAX: usize = 200;
}

/// Why a mail did not get out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailRefused {
    /// The folder cannot be written to.
    #[error("the mail could not be written")]
    Folder(io::ErrorKind),
}

/// Writes each mail as a file into a folder (`transport = "file"`), for development and for relays that pick it up there.
pub struct FileMailer {
    folder: PathBuf,
    from: MailAddress,
    clock: Arc<dyn Clock>,
    randomness: Randomness,
}

impl FileMailer {
    /// Makes the folder if it is not there yet. `from` is the node's own address (`[mail] from`).
    pub fn new(
        folder: PathBuf,
        from: MailAddress,
        clock: Arc<dyn Clock>,
        randomness: Randomness,
    ) -> Result<Self, MailRefused> {
        fs::create_dir_all(&folder).map_err(|error| MailRefused::Folder(error.kind()))?;
        Ok(Self {
            folder,
            from,
            clock,
            randomness,
        })
    }
}

impl Mailer for FileMailer {
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a> {
        Box::pin(async move {
            let (mail, to) = mail.into_parts();
            let now = self.clock.now();
            let chance: [u8; 8] = self.randomness.stream(StreamName::Nonces).bytes();
            let name = format!(
                "{:015}-{:016x}",
                now.as_millisecond().max(0),
                u64::from_be_bytes(chance)
            );
            let host = self.from.as_str().rsplit('@').next().unwrap_or_default();
            let date = now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
            let text = message(&mail, &self.from, &to, &date, &format!("<{name}@{host}>"));
            let (part, whole) = (
                self.folder.join(format!("{name}.part")),
                self.folder.join(format!("{name}.eml")),
            );
            let written =
                tokio::task::spawn_blocking(move || write_whole(&part, &whole, text.as_bytes())).await;
            let outcome = written.unwrap_or_else(|_| Err(io::ErrorKind::Interrupted.into()));
            outcome.map_err(|error| MailRefused::Folder(error.kind()))
        })
    }
}

/// A reader of the folder sees a mail whole or not at all; nobody else may read it, since it may hold a link to sign in.
fn write_whole(part: &Path, whole: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(part, whole)
}

/// An Internet message (RFC 5322) in UTF-8.
fn message(mail: &Mail, from: &MailAddress, to: &MailAddress, date: &str, id: &str) -> String {
    let mut text = String::new();
    for (name, value) in [
        ("Date", date),
        ("From", from.as_str()),
        ("To", to.as_str()),
        ("Message-ID", id),
        ("Subject", &header_text(&mail.subject)),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ] {
        text.push_str(name);
        text.push_str(": ");
        text.push_str(value);
        text.push_str("\r\n");
    }
    for line in mail.text.lines() {
        text.push_str("\r\n");
        text.extend(line.chars().filter(|c| *c != '\r' && *c != '\0'));
    }
    text.push_str("\r\n");
    text
}

/// A header's value that cannot begin another header (threat B14): plain if it may be, else in encoded words (RFC 2047).
fn header_text(text: &str) -> String {
    let line: String = text
        .chars()
        .take(Mail::SUBJECT_CHARS_MAX)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if line.bytes().all(|byte| (0x20..=0x7e).contains(&byte)) && !line.contains("=?") && line.len() <= 60 {
        return line;
    }
    // 10 characters are at most 40 bytes, 56 in base 64: within the 75 an encoded word may have.
    let chars: Vec<char> = line.chars().collect();
    let words = chars.chunks(10).map(|chunk| {
        let chunk: String = chunk.iter().collect();
        format!("=?utf-8?B?{}?=", STANDARD.encode(chunk))
    });
    words.collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use ambient::ToldClock;

    use super::*;

    fn address(text: &str) -> MailAddress {
        MailAddress::parse(text).unwrap()
    }

    async fn sent(mail: Mail) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mail");
        let clock = Arc::new(ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap()));
        let mailer = FileMailer::new(
            path.clone(),
            address("node@rosarium.example"),
            clock,
            Randomness::seeded(7),
        )
        .unwrap();
        for _ in 0..2 {
            let to = address("maren@ledgerline.example");
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
        for path in &found {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions());
            assert_eq!(mode & 0o077, 0);
        }
        found
            .iter()
            .map(|path| fs::read_to_string(path).unwrap())
            .collect()
    }

    #[tokio::test]
    async fn a_mail_is_a_file_of_its_own() {
        let mail = Mail {
            subject: "Sign in".to_owned(),
            text: "Grüße\nhttps://a.example/x".to_owned(),
        };
        let files = sent(mail).await;
        assert_eq!(
            files.len(),
            2,
            "two mails of one moment do not overwrite each other"
        );
        for part in [
            "Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n",
            "From: node@rosarium.example\r\n",
            "To: maren@ledgerline.example\r\n",
            "Subject: Sign in\r\n",
            "8bit\r\n\r\nGrüße\r\nhttps://a.example/x\r\n",
        ] {
            assert!(files[0].contains(part), "{part:?} in {:?}", files[0]);
        }
    }

    /// B14
    #[tokio::test]
    async fn a_subject_cannot_add_a_header() {
        let subject = "Hi\r\nBcc: everybody@evil.example\r\n\r\nbody".to_owned();
        for text in sent(Mail {
            subject,
            text: "a\r\n.\r\nb\0".to_owned(),
        })
        .await
        {
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
            assert_eq!(body, "a\r\n.\r\nb\r\n");
        }
    }

    #[test]
    fn a_subject_outside_ascii_is_encoded_in_short_words() {
        assert_eq!(header_text("Grüße"), "=?utf-8?B?R3LDvMOfZQ==?=");
        assert!(
            header_text("=?utf-8?B?x?=").starts_with("=?utf-8?B?PT"),
            "ours alone are read as encoded"
        );
        let long = header_text(&"💃".repeat(500));
        assert!(long.split("\r\n ").all(|word| word.len() <= 75));
        assert_eq!(long.split("\r\n ").count(), Mail::SUBJECT_CHARS_MAX / 10);
    }
}
