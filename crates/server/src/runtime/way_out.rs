//! The real way out of the process, with the address rule that the mode of the node allows.

use std::sync::Arc;

use ambient::Clock;
use domain::Origin;
use edge::Mode;
use egress::{AddressRule, HttpSettings, HttpTransport, PinnedOrigins, Roots, SystemLookup};

use super::StartRefused;
use crate::config::{self, Config, ConfigRefused};

/// Where a node may go; `--dev` widens the address rule, which is parameterised and never bypassed (threats B.0).
pub(crate) fn rule(config: &Config, mode: Mode) -> Result<AddressRule, ConfigRefused> {
    Ok(match mode {
        Mode::Production => AddressRule::public(),
        Mode::Development => {
            let (networks, schemes) = config.networks()?;
            AddressRule::development(networks, schemes)
        }
    })
}

/// Opens it.
pub(crate) fn open(
    config: &Config,
    origin: &Origin,
    mode: Mode,
    pinned: &PinnedOrigins,
    clock: &Arc<dyn Clock>,
) -> Result<HttpTransport, StartRefused> {
    let settings = HttpSettings {
        origin: origin.clone(),
        rule: rule(config, mode)?,
        pinned: pinned.clone(),
        roots: Roots::System,
        extra_ca: extra_ca(config)?,
        per_host: at_once(config),
    };
    Ok(HttpTransport::new(
        settings,
        clock.clone(),
        Arc::new(SystemLookup),
    )?)
}

/// How many exchanges go on at once with one host: one at least, whatever was written.
fn at_once(config: &Config) -> usize {
    config.federation.tuning.per_host_concurrency.max(1) as usize
}

/// Files of the configuration must be there; the one of the environment is the machine's affair.
pub(super) fn extra_ca(config: &Config) -> Result<Vec<Vec<u8>>, StartRefused> {
    let mut files = Vec::new();
    for path in &config.federation.extra_ca {
        files.push(std::fs::read(path).map_err(|error| StartRefused::ExtraCa {
            path: path.clone(),
            what: error.kind().to_string(),
        })?);
    }
    if let Some(path) = config::certificates_of_the_environment() {
        match std::fs::read(&path) {
            Ok(file) => files.push(file),
            Err(error) => tracing::warn!(kind = %error.kind(), "SSL_CERT_FILE cannot be read"),
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Testing section 9: that the transport keeps to it is proved where it is.
    #[test]
    fn the_way_out_is_as_wide_as_the_operator_says_and_never_shut() {
        let mut config = Config::default();
        assert_eq!(at_once(&config), 2);
        for (said, expected) in [(7, 7), (1, 1), (0, 1)] {
            config.federation.tuning.per_host_concurrency = said;
            assert_eq!(at_once(&config), expected);
        }
    }
}
