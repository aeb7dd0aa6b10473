//! The way mails go: a folder, or the relay of the configuration with its secret out of a file of ours alone (threat H5).

use std::sync::Arc;

use ambient::Clock;
use domain::MailAddress;
use edge::MailWay;
use egress::Roots;
use egress::mail::{FileMailer, Mailer, SmtpLogin, SmtpMailer, SmtpSettings};

use super::secret_file::secret_in;
use super::way_out::extra_ca;
use super::{MAIL_FOLDER, StartRefused};
use crate::config::{Config, MailTransport, SmtpSetting};

/// Whoever takes the mails.
pub(super) fn open(
    config: &Config,
    transport: &MailTransport,
    from: &MailAddress,
    clock: &Arc<dyn Clock>,
) -> Result<Arc<dyn Mailer>, StartRefused> {
    match transport {
        MailTransport::File => {
            let folder = config.data_dir().join(MAIL_FOLDER);
            Ok(Arc::new(FileMailer::new(folder, from.clone(), clock.clone())))
        }
        MailTransport::Smtp(setting) => Ok(Arc::new(relay(config, setting, from, clock)?)),
    }
}

/// The same as officers read it.
pub(super) fn way(transport: &MailTransport, from: &MailAddress) -> MailWay {
    match transport {
        MailTransport::File => MailWay::Folder,
        MailTransport::Smtp(setting) => MailWay::Relay {
            host: setting.host.clone(),
            from: from.clone(),
        },
    }
}

/// The relay; nothing is said to it yet.
pub(crate) fn relay(
    config: &Config,
    setting: &SmtpSetting,
    from: &MailAddress,
    clock: &Arc<dyn Clock>,
) -> Result<SmtpMailer, StartRefused> {
    let login = match &setting.login {
        None => None,
        Some((user, file)) => Some(SmtpLogin {
            user: user.clone(),
            secret: secret_in(file).map_err(|what| StartRefused::RelaySecret {
                path: file.display().to_string(),
                what,
            })?,
        }),
    };
    let settings = SmtpSettings {
        host: setting.host.clone(),
        port: setting.port,
        tls: setting.tls,
        login,
        roots: Roots::System,
        extra_ca: extra_ca(config)?,
    };
    Ok(SmtpMailer::new(settings, from.clone(), clock.clone())?)
}
