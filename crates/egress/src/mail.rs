//! Mail to our own people, each text to the one address of its label.

mod message;
mod smtp;

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::future::Future;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use ambient::Clock;
use domain::{Addressed, Iri, Labeled, LanguageTag, MailAddress, NodeLocal};
use jiff::Timestamp;

use message::Bits;

pub use smtp::{SmtpLogin, SmtpMailer, SmtpRefused, SmtpSettings, SmtpTls};

/// Sends a mail to the person its label names.
///
/// ```
/// fn send(mailer: &dyn egress::mail::Mailer, mail: egress::mail::Mail, to: domain::MailAddress) {
///     drop(mailer.send(domain::Labeled::addressed(mail, to)));
/// }
/// ```
///
/// What was said in a room is not mailed to anybody (D5), nor is what carries no label:
///
/// ```compile_fail,E0308
/// fn send(mailer: &dyn egress::mail::Mailer, mail: egress::mail::Mail, to: domain::MailAddress) {
///     drop(mailer.send(domain::Labeled::sub_rosa(mail)));
/// }
/// ```
///
/// ```compile_fail,E0308
/// fn send(mailer: &dyn egress::mail::Mailer, mail: egress::mail::Mail, to: domain::MailAddress) {
///     drop(mailer.send(mail));
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
    /// The same whenever the same mail is handed over again, so that whoever has it already knows.
    pub name: MailName,
    /// When it was first to go; the same whenever it is handed over again.
    pub queued: Timestamp,
    /// Who sends it, shown beside the node's address.
    pub sender: String,
    /// The language of its words, `Content-Language` (RFC 3282).
    pub language: LanguageTag,
    /// One line; at most [`Mail::SUBJECT_CHARS_MAX`] characters of it are sent.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as a whole HTML document, if it is worth one.
    pub html: Option<String>,
    /// The same for a calendar program.
    pub calendar: Option<CalendarPart>,
    /// Where mails of its kind are stopped by one POST (RFC 8058); nothing for what somebody waits for.
    pub unsubscribe: Option<Iri>,
}

/// What a mail is known by: 128 bits, written as 32 hexadecimal digits in its `Message-ID`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct MailName(pub [u8; 16]);

/// An iCalendar object beside the text (RFC 6047).
#[derive(Clone, PartialEq, Eq)]
pub struct CalendarPart {
    /// What it asks of the calendar; the same as its `METHOD`.
    pub method: CalendarMethod,
    /// The object, its lines ended by CRLF.
    pub text: String,
}

/// What a calendar is asked to do (RFC 5546).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalendarMethod {
    /// Enter it, or change what was entered.
    Request,
    /// Take it off.
    Cancel,
}

impl CalendarMethod {
    /// As it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

impl fmt::Display for MailName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Mail {
    /// Longest subject sent, in characters.
    pub const SUBJECT_CHARS_MAX: usize = 200;
}

/// Why a mail did not get out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailRefused {
    /// The folder cannot be written to.
    #[error("the mail could not be written")]
    Folder(io::ErrorKind),
    /// The relay did not take it now, in its own words.
    #[error("the relay did not take it: {0}")]
    Relay(String),
    /// There is nobody at the address, the relay says; no later try is going to change that.
    #[error("nobody takes mail at this address: {0}")]
    Recipient(String),
}

/// Writes each mail as a file into a folder (`transport = "file"`), for development and for relays that pick it up there.
///
/// The file is named by the mail, so one that is handed over again while it still lies there is not there twice.
pub struct FileMailer {
    folder: PathBuf,
    from: MailAddress,
    clock: Arc<dyn Clock>,
}

impl FileMailer {
    /// Makes the folder with the first mail. `from` is the node's own address (`[mail] from`).
    pub fn new(folder: PathBuf, from: MailAddress, clock: Arc<dyn Clock>) -> Self {
        Self { folder, from, clock }
    }
}

impl Mailer for FileMailer {
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a> {
        Box::pin(async move {
            let (mail, to) = mail.into_parts();
            let name = format!("{:015}-{}", mail.queued.as_millisecond().max(0), mail.name);
            let text = message::write(&mail, Bits::Eight, &self.from, &to, self.clock.now());
            let folder = self.folder.clone();
            let written =
                tokio::task::spawn_blocking(move || write_whole(&folder, &name, text.as_bytes())).await;
            let outcome = written.unwrap_or_else(|_| Err(io::ErrorKind::Interrupted.into()));
            outcome.map_err(|error| MailRefused::Folder(error.kind()))
        })
    }
}

/// A reader of the folder sees a mail whole or not at all; nobody else may read it, since it may hold a link to sign in.
fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let whole = folder.join(format!("{name}.eml"));
    if whole.try_exists()? {
        return Ok(());
    }
    let part = folder.join(format!("{name}.part"));
    let mut options = OpenOptions::new();
    // A part that a crash left behind is written anew.
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, &whole)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests;
