//! What the configuration says of pages: about how few people a figure is, light or dark, whether a mail signs in; and what
//! else it says of privacy.

use domain::{Iri, Title};
use edge::{DefaultTheme, Figure, MailLink, Pages};

use super::{Config, ConfigRefused};

/// Most days for which anybody may say that network addresses are kept.
const LOG_IP_DAYS_MAX: u16 = 365;

impl Config {
    /// For how many days network addresses may be kept. No log and no record of a node holds one, so that whatever is written
    /// holds; counts by them are in memory alone, for minutes and for a day at most.
    pub fn log_ip_days(&self) -> Result<u16, ConfigRefused> {
        match self.privacy.log_ip_days {
            days if days <= LOG_IP_DAYS_MAX => Ok(days),
            _ => Err(ConfigRefused::value("privacy.log_ip_days", "write 0 to 365")),
        }
    }

    /// What pages depend on.
    pub fn pages(&self) -> Result<Pages, ConfigRefused> {
        let figure_people_min = self.privacy.k_anonymity;
        if !(Pages::FIGURE_PEOPLE_LEAST..=Pages::FIGURE_PEOPLE_MOST).contains(&figure_people_min) {
            return Err(ConfigRefused::value("privacy.k_anonymity", "write 5 to 1000"));
        }
        Ok(Pages {
            figure_people_min,
            theme: self.theme()?,
            mail_link: self.mail_link()?,
            figure: self.figure()?,
        })
    }

    fn theme(&self) -> Result<DefaultTheme, ConfigRefused> {
        match self.ui.theme.as_str() {
            "auto" => Ok(DefaultTheme::Auto),
            "light" => Ok(DefaultTheme::Light),
            "dark" => Ok(DefaultTheme::Dark),
            _ => Err(ConfigRefused::value("ui.theme", "write auto, light or dark")),
        }
    }

    /// A sentence with its source, or neither (need 1.9).
    fn figure(&self) -> Result<Option<Figure>, ConfigRefused> {
        let ui = &self.ui;
        if ui.figure.is_empty() {
            return Ok(None);
        }
        let title =
            |key, text: &str| Title::parse(text).map_err(|refused| ConfigRefused::value(key, refused));
        let address = match ui.figure_address.as_str() {
            "" => None,
            text => {
                Some(Iri::parse(text).map_err(|refused| ConfigRefused::value("ui.figure_address", refused))?)
            }
        };
        Ok(Some(Figure {
            text: title("ui.figure", &ui.figure)?,
            source: title("ui.figure_source", &ui.figure_source)?,
            address,
        }))
    }

    /// A passkey needs a script, so it is never the only way in (F28).
    fn mail_link(&self) -> Result<MailLink, ConfigRefused> {
        match (self.auth.mail_link, self.auth.oidc.is_empty()) {
            (true, _) => Ok(MailLink::Offered),
            (false, false) => Ok(MailLink::Refused),
            (false, true) => Err(ConfigRefused::value(
                "auth.mail_link",
                "leave it true, or name an account elsewhere in [[auth.oidc]]: nobody could sign in without a script",
            )),
        }
    }
}
