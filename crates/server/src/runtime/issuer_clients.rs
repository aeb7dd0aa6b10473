//! Whom people may sign in with, each with its secret out of a file of ours alone (F28; threats E14, H5).

use edge::Mode;

use super::StartRefused;
use super::secret_file::secret_in;
use crate::config::{Config, ConfigRefused};
use crate::issuers::Client;

/// All of the configuration.
pub(crate) fn open(config: &Config, mode: Mode) -> Result<Vec<Client>, StartRefused> {
    let mut clients = Vec::new();
    for setting in config.providers()? {
        if mode == Mode::Production && !setting.issuer.address().origin().is_https() {
            let what = format!(
                "{:?}: issuer: plain http works only with --dev",
                setting.name.as_str()
            );
            return Err(ConfigRefused::value("auth.oidc", what).into());
        }
        let secret = match &setting.secret_file {
            None => None,
            Some(file) => Some(secret_in(file).map_err(|what| StartRefused::ClientSecret {
                path: file.display().to_string(),
                what,
            })?),
        };
        clients.push(Client { setting, secret });
    }
    Ok(clients)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str, mode: Mode) -> Result<Vec<Client>, StartRefused> {
        let text = format!("[[auth.oidc]]\nname = \"A\"\nclient_id = \"a\"\n{text}");
        open(&Config::parse(&text).unwrap(), mode)
    }

    /// E14, H5
    #[test]
    fn a_node_for_people_speaks_with_no_issuer_in_the_clear_and_starts_without_no_secret() {
        let here = "issuer = \"http://127.0.0.1:9000\"";
        assert_eq!(opened(here, Mode::Development).map(|all| all.len()).unwrap(), 1);
        let refused = opened(here, Mode::Production).err().unwrap().to_string();
        assert!(
            refused.starts_with("auth.oidc") && refused.contains("--dev"),
            "{refused}"
        );
        let lost = "issuer = \"https://a.example\"\nclient_secret_file = \"/nonexistent/secret\"";
        let refused = opened(lost, Mode::Production).err().unwrap().to_string();
        assert!(
            refused.contains("auth.oidc client_secret_file: /nonexistent/secret"),
            "{refused}"
        );
    }
}
