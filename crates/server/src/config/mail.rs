//! What the section `[mail]` means.

use domain::{MailAddress, Origin};

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
    /// How members are mailed.
    pub fn mail(&self) -> Result<MailSetting, ConfigRefused> {
        let section = &self.mail;
        match section.transport.as_str() {
            "file" => {}
            "smtp" => {
                let what = "this version has no SMTP yet; write transport = \"file\" and let a relay pick the mails \
                            up from the folder mail of the data folder";
                return Err(ConfigRefused::value("mail.transport", what));
            }
            _ => return Err(ConfigRefused::value("mail.transport", "write file")),
        }
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
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_not_built_is_refused_with_what_to_write_instead() {
        let refused = Config::parse("[mail]\ntransport = \"smtp\"")
            .unwrap_err()
            .to_string();
        assert!(
            refused.contains("no SMTP yet") && refused.contains("\"file\""),
            "{refused}"
        );
    }
}
