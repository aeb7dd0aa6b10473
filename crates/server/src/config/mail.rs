//! What the section `[mail]` means, and what guests of events are mailed and told.

use std::path::PathBuf;

use community::remind_guests;
use domain::{DigestTime, DigestTimeRefused, MailAddress, Note, Origin};
use edge::CompetitionNotice;
use egress::mail::SmtpTls;

use super::{Config, ConfigRefused};

/// Most mails a minute that may be asked for.
const RATE_PER_MINUTE_MAX: u32 = 60_000;

/// How members are mailed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSetting {
    /// As the operator wrote it.
    from: Option<MailAddress>,
    /// Most mails handed on in a minute, at least 1.
    pub rate_per_minute: u32,
    /// To whom they are handed.
    pub transport: MailTransport,
}

/// To whom mails are handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTransport {
    /// A folder.
    File,
    /// A relay.
    Smtp(SmtpSetting),
}

/// The relay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSetting {
    /// Its name.
    pub host: String,
    /// Where it listens.
    pub port: u16,
    /// How the way there is sealed.
    pub tls: SmtpTls,
    /// What it knows us by, and the file with the secret.
    pub login: Option<(String, PathBuf)>,
}

/// What is written of the relay, in one key or in several.
struct Written {
    host: String,
    /// 0 for the usual one.
    port: u16,
    /// `starttls`, `tls` or `none`.
    tls: String,
    /// Empty for nothing.
    user: String,
}

impl MailSetting {
    /// The address mails come from: the operator's, else one at the node's public host.
    pub fn from(&self, origin: &Origin) -> MailAddress {
        self.from.clone().unwrap_or_else(|| {
            let at = |host: &str| MailAddress::parse(&format!("rosarium@{host}"));
            let host = origin.host();
            // A host without a dot, or in brackets, is no part of an address; nobody writes back to it.
            at(host)
                .or_else(|_| at("node.invalid"))
                .expect("a plain name at a plain host is an address")
        })
    }
}

impl Config {
    /// When the weekly digest goes, if it goes.
    pub fn digest_time(&self) -> Result<Option<DigestTime>, ConfigRefused> {
        let hour = self.digest.hour;
        let (day, never) = match self.digest.day.as_str() {
            "never" => ("mon", true),
            day => (day, false),
        };
        match DigestTime::new(day, hour) {
            Ok(time) => Ok((!never).then_some(time)),
            Err(refused @ DigestTimeRefused::Day) => Err(ConfigRefused::value("digest.day", refused)),
            Err(refused @ DigestTimeRefused::Hour) => Err(ConfigRefused::value("digest.hour", refused)),
        }
    }

    /// How long before an event its guests are reminded.
    pub fn reminder_hours(&self) -> Result<Vec<u16>, ConfigRefused> {
        let hours = self.events.reminder_hours.clone();
        let fits = |hours: &u16| (1..=remind_guests::HOURS_MAX).contains(hours);
        match hours.len() <= remind_guests::REMINDERS_MAX && hours.iter().all(fits) {
            true => Ok(hours),
            false => Err(ConfigRefused::value(
                "events.reminder_hours",
                "write at most 10 numbers from 1 to 336, or none: []",
            )),
        }
    }

    /// What whoever comes to an event is told first; a text of blanks is not taken for none.
    pub fn competition_notice(&self) -> Result<CompetitionNotice, ConfigRefused> {
        match (
            self.moderation.competition_notice,
            self.moderation.competition_notice_text.as_str(),
        ) {
            (false, _) => Ok(CompetitionNotice::Off),
            (true, "") => Ok(CompetitionNotice::Ours),
            (true, text) => Note::parse(text).map(CompetitionNotice::Said).map_err(|_| {
                let what = format!(
                    "write 1 to {} letters, or leave it empty for the program's own words",
                    Note::CHARS_MAX
                );
                ConfigRefused::value("moderation.competition_notice_text", what)
            }),
        }
    }

    /// How members are mailed.
    pub fn mail(&self) -> Result<MailSetting, ConfigRefused> {
        let section = &self.mail;
        let transport = match section.transport.as_str() {
            "file" => MailTransport::File,
            "smtp" => MailTransport::Smtp(self.smtp()?),
            _ => return Err(ConfigRefused::value("mail.transport", "write file or smtp")),
        };
        let from = match section.from.as_str() {
            "" => None,
            text => Some(MailAddress::parse(text).map_err(|error| ConfigRefused::value("mail.from", error))?),
        };
        if !(1..=RATE_PER_MINUTE_MAX).contains(&section.rate_per_minute) {
            let what = format!("write 1 to {RATE_PER_MINUTE_MAX}");
            return Err(ConfigRefused::value("mail.rate_per_minute", what));
        }
        Ok(MailSetting {
            from,
            rate_per_minute: section.rate_per_minute,
            transport,
        })
    }

    fn smtp(&self) -> Result<SmtpSetting, ConfigRefused> {
        let Written {
            host,
            port,
            tls,
            user,
        } = self.written_of_relay()?;
        if host.is_empty() || host.contains(|c: char| c.is_whitespace() || "/:@".contains(c)) {
            let what = "write the name of the relay, mail.example.org; its port is mail.smtp_port";
            return Err(ConfigRefused::value("mail.smtp_host", what));
        }
        let tls = match tls.as_str() {
            "starttls" => SmtpTls::StartTls,
            "tls" => SmtpTls::Implicit,
            "none" if ["localhost", "127.0.0.1", "::1"].contains(&host.as_str()) => SmtpTls::None,
            "none" => {
                let what =
                    "mails hold links to sign in by: none is only for a relay on this machine, localhost";
                return Err(ConfigRefused::value("mail.smtp_tls", what));
            }
            _ => {
                return Err(ConfigRefused::value(
                    "mail.smtp_tls",
                    "write starttls, tls or none",
                ));
            }
        };
        let login = match (user.as_str(), self.mail.smtp_secret_file.as_str()) {
            ("", "") => None,
            ("", _) => {
                return Err(ConfigRefused::value(
                    "mail.smtp_user",
                    "write what the secret goes with",
                ));
            }
            (_, "") => {
                return Err(ConfigRefused::value(
                    "mail.smtp_secret_file",
                    "write the path of the file with the secret",
                ));
            }
            (user, file) => Some((user.to_owned(), PathBuf::from(file))),
        };
        Ok(SmtpSetting {
            port: match port {
                0 => tls.usual_port(),
                port => port,
            },
            host,
            tls,
            login,
        })
    }
}

impl Config {
    /// The relay as its address says, else as the keys for each part of it do.
    fn written_of_relay(&self) -> Result<Written, ConfigRefused> {
        let section = &self.mail;
        let apart = Written {
            host: section.smtp_host.trim().to_owned(),
            port: section.smtp_port,
            tls: section.smtp_tls.clone(),
            user: section.smtp_user.clone(),
        };
        let refused = |what: &str| Err(ConfigRefused::value("mail.smtp_url", what));
        let url = section.smtp_url.trim();
        if url.is_empty() {
            return Ok(apart);
        }
        if !apart.host.is_empty() || apart.port != 0 || !apart.user.is_empty() {
            return refused("it says what smtp_host, smtp_port and smtp_user say: write it or them");
        }
        let form = "write smtp://user@mail.example.org:587, or smtps:// for a relay that speaks TLS from the first byte on";
        let (tls, rest) = match (url.strip_prefix("smtp://"), url.strip_prefix("smtps://")) {
            (Some(rest), _) => (apart.tls, rest),
            (None, Some(_)) if apart.tls == "none" => {
                return refused("smtps:// is sealed, and mail.smtp_tls says none: leave one of them out");
            }
            (None, Some(rest)) => ("tls".to_owned(), rest),
            (None, None) => return refused(form),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        // A user may be called by a mail address: the last @ parts her from the host.
        let (user, place) = rest.rsplit_once('@').unwrap_or(("", rest));
        if user.contains(':') {
            return refused(
                "it holds no secret: write that to a file, and its path in mail.smtp_secret_file",
            );
        }
        let (host, port) = match place.split_once(':') {
            Some((host, port)) => (host, port.parse::<u16>().ok().filter(|port| *port != 0)),
            None => (place, Some(0)),
        };
        let user = user.replace("%40", "@");
        let is_plain = !host.is_empty() && !host.contains(['?', '#', '%', '/']) && !user.contains('%');
        match port {
            Some(port) if is_plain => Ok(Written {
                host: host.to_owned(),
                port,
                tls,
                user,
            }),
            _ => refused(form),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Features, section 9: one key for the relay, which says what four others say.
    #[test]
    fn a_relay_is_named_in_one_line_too() {
        let mail = |text: &str| Config::parse(&format!("[mail]\ntransport = \"smtp\"\n{text}"));
        let relay = |text: &str| match mail(text).unwrap().mail().unwrap().transport {
            MailTransport::Smtp(relay) => relay,
            MailTransport::File => panic!("smtp was asked for"),
        };
        let plain = relay("smtp_url = \"smtp://mail.a.example\"");
        assert_eq!(plain, relay("smtp_host = \"mail.a.example\""));
        let sealed =
            "smtp_url = \"smtps://desk%40a.example@mail.a.example:4465/\"\nsmtp_secret_file = \"/run/s\"";
        let keys = "smtp_host = \"mail.a.example\"\nsmtp_port = 4465\nsmtp_tls = \"tls\"\nsmtp_user = \"desk@a.example\"\nsmtp_secret_file = \"/run/s\"";
        assert_eq!(relay(sealed), relay(keys));
        assert_eq!(relay("smtp_url = \"smtps://mail.a.example\"").port, 465);
        let own = relay("smtp_url = \"smtp://localhost\"\nsmtp_tls = \"none\"");
        assert_eq!((own.port, own.tls), (25, SmtpTls::None));
        for (text, said) in [
            ("smtp_url = \"mail.a.example:587\"", "write smtp://"),
            ("smtp_url = \"smtp://\"", "write smtp://"),
            ("smtp_url = \"smtp://a.example:0\"", "write smtp://"),
            ("smtp_url = \"smtp://a.example:many\"", "write smtp://"),
            ("smtp_url = \"smtp://a.example?x=1\"", "write smtp://"),
            (
                "smtp_url = \"smtp://a:secret@a.example\"",
                "mail.smtp_secret_file",
            ),
            (
                "smtp_url = \"smtp://a.example\"\nsmtp_host = \"b.example\"",
                "write it or them",
            ),
            (
                "smtp_url = \"smtps://localhost\"\nsmtp_tls = \"none\"",
                "leave one of them out",
            ),
            (
                "smtp_url = \"smtp://a.example\"\nsmtp_tls = \"none\"",
                "only for a relay on this machine",
            ),
            ("smtp_url = \"smtp://a@a.example\"", "mail.smtp_secret_file"),
        ] {
            let refused = mail(text).unwrap_err().to_string();
            assert!(refused.contains(said), "{text}: {refused}");
        }
    }

    #[test]
    fn mails_come_from_the_operators_address_or_from_the_public_host() {
        let from = |text: &str, origin: &str| {
            let config = Config::parse(text).unwrap();
            let address = config.mail().unwrap().from(&Origin::parse(origin).unwrap());
            address.as_str().to_owned()
        };
        assert_eq!(
            from("[mail]\nfrom = \"desk@a.example\"", "https://b.example"),
            "desk@a.example"
        );
        assert_eq!(from("", "https://seattle.example"), "rosarium@seattle.example");
        assert_eq!(from("", "http://localhost:8801"), "rosarium@node.invalid");
    }

    #[test]
    fn a_relay_is_named_with_its_usual_port_and_its_secret_in_a_file() {
        let mail = |text: &str| Config::parse(&format!("[mail]\ntransport = \"smtp\"\n{text}"));
        let relay = mail("smtp_host = \"mail.a.example\"\nsmtp_user = \"a\"\nsmtp_secret_file = \"/run/s\"");
        let MailTransport::Smtp(relay) = relay.unwrap().mail().unwrap().transport else {
            panic!("smtp was asked for");
        };
        assert_eq!((relay.port, relay.tls), (587, SmtpTls::StartTls));
        assert_eq!(relay.login, Some(("a".to_owned(), PathBuf::from("/run/s"))));
        for (text, said) in [
            ("", "mail.smtp_host"),
            ("smtp_host = \"smtps://a.example\"", "mail.smtp_host"),
            (
                "smtp_host = \"a.example\"\nsmtp_tls = \"none\"",
                "only for a relay on this machine",
            ),
            (
                "smtp_host = \"a.example\"\nsmtp_tls = \"ssl\"",
                "starttls, tls or none",
            ),
            (
                "smtp_host = \"a.example\"\nsmtp_user = \"a\"",
                "mail.smtp_secret_file",
            ),
            (
                "smtp_host = \"a.example\"\nsmtp_secret_file = \"a\"",
                "mail.smtp_user",
            ),
        ] {
            let refused = mail(text).unwrap_err().to_string();
            assert!(refused.contains(said), "{refused}");
        }
        assert!(mail("smtp_host = \"localhost\"\nsmtp_tls = \"none\"").is_ok());
    }
}
