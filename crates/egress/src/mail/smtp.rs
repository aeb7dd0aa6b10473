//! Hands mails to the one relay of the configuration over SMTP (`transport = "smtp"`); nothing is told to it before it
//! has proved its name, and a mail counts as handed on only when the relay has said so.

use std::error::Error as _;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use ambient::Clock;
use domain::{Addressed, Labeled, MailAddress, NodeLocal};
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::message::Bits;
use super::{Mail, MailRefused, Mailer, Sending, message};
use crate::Roots;

/// A relay that has not taken a mail by then is tried again later.
const HAND_OVER_SECONDS_MAX: u64 = 60;
/// Most letters of a relay's answer that are kept for the log.
const ANSWER_CHARS_MAX: usize = 200;

/// The relay.
pub struct SmtpSettings {
    /// Its name, which its certificate has to hold.
    pub host: String,
    /// Where it listens.
    pub port: u16,
    /// How the way there is sealed.
    pub tls: SmtpTls,
    /// Name and secret, if it wants any.
    pub login: Option<SmtpLogin>,
    /// Whose certificates count.
    pub roots: Roots,
    /// PEM files of further authorities, their contents.
    pub extra_ca: Vec<Vec<u8>>,
}

/// How the way to the relay is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// From the first byte on (RFC 8314), port 465.
    Implicit,
    /// After `STARTTLS` (RFC 3207), port 587; a relay that does not offer it gets no mail.
    StartTls,
    /// Not at all, port 25: for a relay on this machine.
    None,
}

impl SmtpTls {
    /// Where relays listen for it.
    pub fn usual_port(self) -> u16 {
        match self {
            Self::Implicit => 465,
            Self::StartTls => 587,
            Self::None => 25,
        }
    }
}

/// What the relay knows us by.
#[derive(Clone)]
pub struct SmtpLogin {
    /// The name.
    pub user: String,
    /// Its secret; in no log and no message.
    pub secret: String,
}

impl fmt::Debug for SmtpLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "login of {}", self.user)
    }
}

/// Why no mailer could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpRefused {
    /// A file of authorities.
    #[error("the {0}. file of further authorities holds no certificate")]
    ExtraCa(usize),
    /// The system's authorities, or the relay's name.
    #[error("TLS with this relay cannot be set up: {0}")]
    Tls(String),
    /// The node's own address.
    #[error("mails cannot come from this address: {0}")]
    From(String),
}

/// Gives each mail to the relay, on a connection of its own.
pub struct SmtpMailer {
    relay: AsyncSmtpTransport<Tokio1Executor>,
    from: MailAddress,
    sender: Address,
    clock: Arc<dyn Clock>,
}

impl SmtpMailer {
    /// Connects with the first mail. `from` is the node's own address (`[mail] from`); its host is how we greet.
    pub fn new(
        settings: SmtpSettings,
        from: MailAddress,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, SmtpRefused> {
        let sender = address(&from).map_err(SmtpRefused::From)?;
        let tls = match settings.tls {
            SmtpTls::None => Tls::None,
            SmtpTls::Implicit => Tls::Wrapper(parameters(&settings)?),
            SmtpTls::StartTls => Tls::Required(parameters(&settings)?),
        };
        let mut relay = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host)
            .port(settings.port)
            .hello_name(ClientId::Domain(sender.domain().to_owned()))
            .tls(tls);
        if let Some(login) = settings.login {
            relay = relay.credentials(Credentials::new(login.user, login.secret));
        }
        Ok(Self {
            relay: relay.build(),
            from,
            sender,
            clock,
        })
    }

    /// Greets the relay, seals the way and logs in, and sends nothing.
    pub async fn try_out(&self) -> Result<(), MailRefused> {
        let greeted = within(self.relay.test_connection()).await?;
        match greeted {
            true => Ok(()),
            false => Err(MailRefused::Relay("it closed the connection".to_owned())),
        }
    }
}

impl Mailer for SmtpMailer {
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a> {
        Box::pin(async move {
            let (mail, to) = mail.into_parts();
            let text = message::write(&mail, Bits::Seven, &self.from, &to, self.clock.now());
            let to = address(&to).map_err(MailRefused::Recipient)?;
            let envelope = Envelope::new(Some(self.sender.clone()), vec![to]);
            let envelope = envelope.map_err(|error| MailRefused::Recipient(error.to_string()))?;
            within(self.relay.send_raw(&envelope, text.as_bytes())).await?;
            Ok(())
        })
    }
}

fn address(mail: &MailAddress) -> Result<Address, String> {
    mail.as_str()
        .parse::<Address>()
        .map_err(|error| error.to_string())
}

fn parameters(settings: &SmtpSettings) -> Result<TlsParameters, SmtpRefused> {
    let store = match settings.roots {
        Roots::System => CertificateStore::Default,
        Roots::None => CertificateStore::None,
    };
    let mut tls = TlsParameters::builder(settings.host.clone()).certificate_store(store);
    for (number, pem) in settings.extra_ca.iter().enumerate() {
        let certificate = Certificate::from_pem(pem).map_err(|_| SmtpRefused::ExtraCa(number + 1))?;
        tls = tls.add_root_certificate(certificate);
    }
    tls.build().map_err(|error| SmtpRefused::Tls(error.to_string()))
}

/// A relay may be slow at every step; all of them together have an end.
async fn within<T>(
    handing_over: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
) -> Result<T, MailRefused> {
    let limit = Duration::from_secs(HAND_OVER_SECONDS_MAX);
    match tokio::time::timeout(limit, handing_over).await {
        Err(_) => Err(MailRefused::Relay(format!(
            "it did not answer within {HAND_OVER_SECONDS_MAX} seconds"
        ))),
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(refused(&error)),
    }
}

/// A relay that knows that there is no such mailbox says so with a status of 5.1 (RFC 3463); whatever else it says may
/// be otherwise tomorrow: a full disk, a wrong secret, a list it is on.
fn refused(error: &lettre::transport::smtp::Error) -> MailRefused {
    let said = without_addresses(&error.source().map(ToString::to_string).unwrap_or_default());
    if error.is_permanent() && said.starts_with("5.1.") {
        return MailRefused::Recipient(said);
    }
    let what = match error.status() {
        Some(code) => format!("{code} {said}"),
        None if error.is_tls() => format!("TLS: {said}"),
        None => said,
    };
    MailRefused::Relay(what)
}

/// What a relay said, short and on one line. Relays repeat the address that they refuse; what is said here goes into logs, and
/// addresses do not (threat H8).
fn without_addresses(said: &str) -> String {
    let line: String = said
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let word = |word: &str| match word.contains('@') {
        true => "<address>".to_owned(),
        false => word.to_owned(),
    };
    let words: Vec<String> = line.split(' ').map(word).collect();
    words.join(" ").chars().take(ANSWER_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests;
