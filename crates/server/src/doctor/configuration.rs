//! Is the configuration whole, and does it fit a node that others reach?

use domain::count_words;
use edge::Mode;
use federation::FederationMode;

use super::Finding;
use crate::config::{Config, EngineKind};

const CHECK: &str = "configuration";
const BACKUP: &str = "backup";
const PROXY: &str = "proxy";
const FEDERATION: &str = "federation";
const FOUNDING: &str = "founding";

/// A configuration that could be read.
pub(crate) fn judge(config: &Config, mode: Mode) -> Vec<Finding> {
    if let Err(refused) = config.check() {
        return vec![refused_with(&refused.to_string())];
    }
    let mut findings = vec![whole(config, mode), backup(config), proxy(config)];
    findings.extend(founding(config));
    if matches!(config.federation_mode(), Ok(FederationMode::Off)) {
        findings.push(Finding::warn(
            FEDERATION,
            "federation.mode is off: nothing is sent to other nodes or taken from them, and peers read that it is refused",
            "write mode = \"allowlist\" under [federation] to speak with peers again",
        ));
    }
    findings
}

/// One that could not.
pub(crate) fn refused_with(why: &str) -> Finding {
    Finding::fail(
        CHECK,
        why,
        "change that in the file; `rosarium config keys` lists every key",
    )
}

fn whole(config: &Config, mode: Mode) -> Finding {
    let address = &config.node.base_url;
    if address.is_empty() {
        let mend = "run `rosarium init --url https://… --name …`, or name the folder of the node with --data";
        return Finding::fail(
            CHECK,
            "node.base_url is empty: the node has no public address",
            mend,
        );
    }
    if config.community.name.is_empty() {
        let mend = "write its name under [community] in the file";
        return Finding::warn(CHECK, "community.name is empty: the community has no name", mend);
    }
    if config
        .storage()
        .is_ok_and(|storage| storage.kind == EngineKind::Memory)
    {
        let mend = "write engine = \"redb\" under [storage]";
        return Finding::fail(
            CHECK,
            "storage.engine is memory: nothing outlives the process",
            mend,
        );
    }
    match mode {
        Mode::Production => Finding::ok(CHECK, format!("it is read, for {address}")),
        Mode::Development => Finding::warn(
            CHECK,
            format!("{address} is judged as a node for trying out"),
            "a node for people has an https address and is started without --dev",
        ),
    }
}

fn backup(config: &Config) -> Finding {
    match config.backup.recipient.is_empty() {
        false => Finding::ok(BACKUP, "backups are sealed to a key that is named"),
        true => Finding::warn(
            BACKUP,
            "backup.recipient is empty: no backup can be made",
            "run age-keygen on another machine, write its public key there, and run `rosarium backup create` every day",
        ),
    }
}

/// What a new community begins with (F02, F03); nothing is said where the configuration says nothing of it.
fn founding(config: &Config) -> Option<Finding> {
    let levels = config.tiers().map_or(0, |tiers| tiers.len());
    let code = match config.founding_code() {
        Ok(code) => code.map(|code| count_words(&code.text)),
        Err(refused) => {
            let mend = "mend the file, or write file = \"\" under [ethics]; a node without a code of ethics does not start with it";
            return Some(Finding::warn(FOUNDING, refused.to_string(), mend));
        }
    };
    let what = match (levels, code) {
        (0, None) => return None,
        (_, None) => format!("levels of membership ({levels})"),
        (0, Some(words)) => format!("a first code of ethics ({words} words)"),
        (_, Some(words)) => {
            format!("levels of membership ({levels}) and a first code of ethics ({words} words)")
        }
    };
    let what = format!("{what} come from the configuration, once; what officers changed since stays");
    Some(Finding::ok(FOUNDING, what))
}

/// A proxy elsewhere whose word does not count makes all visitors one (threat C6).
fn proxy(config: &Config) -> Finding {
    let (Ok(listen), Ok(trusted)) = (config.listen(), config.trusted_proxies()) else {
        return refused_with("node.listen or node.trusted_proxies cannot be read");
    };
    let elsewhere = trusted.iter().any(|address| !address.is_loopback());
    if listen.ip().is_loopback() {
        return Finding::ok(
            PROXY,
            format!("the node listens on {listen}, for a proxy on this machine"),
        );
    }
    match elsewhere {
        true => Finding::ok(
            PROXY,
            format!("the node listens on {listen}, for the proxies that are named"),
        ),
        false => Finding::warn(
            PROXY,
            format!(
                "the node listens on {listen} for everybody, without TLS, and trusts only a proxy on this machine"
            ),
            "write a loopback address in node.listen, or the proxy's address in node.trusted_proxies",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict::{Fail, Ok, Warn};
    use super::*;

    fn verdicts(text: &str, mode: Mode) -> Vec<super::super::Verdict> {
        let config = Config::parse(text).unwrap();
        judge(&config, mode)
            .into_iter()
            .map(|finding| finding.verdict)
            .collect()
    }

    const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn a_configuration_of_a_node_for_people_is_well() {
        let text = format!(
            "[node]\nbase_url = \"https://a.example\"\n[community]\nname = \"A\"\n[backup]\nrecipient = \"{RECIPIENT}\""
        );
        assert_eq!(verdicts(&text, Mode::Production), [Ok, Ok, Ok]);
        assert_eq!(verdicts(&text, Mode::Development), [Warn, Ok, Ok]);
    }

    #[test]
    fn what_is_missing_is_named_with_its_key() {
        assert_eq!(verdicts("", Mode::Production), [Fail, Warn, Ok]);
        let found = judge(&Config::default(), Mode::Production);
        assert!(found[0].what.contains("node.base_url") && found[1].what.contains("backup.recipient"));
        let forgetful = "[node]\nbase_url = \"https://a.example\"\n[community]\nname = \"A\"\n[storage]\nengine = \"memory\"";
        assert_eq!(verdicts(forgetful, Mode::Production)[0], Fail);
        let nameless = "[node]\nbase_url = \"https://a.example\"";
        assert_eq!(verdicts(nameless, Mode::Production)[0], Warn);
        let mut wrong = Config::default();
        wrong.node.listen = "here".to_owned();
        let found = judge(&wrong, Mode::Production);
        assert!(found.len() == 1 && found[0].verdict == Fail && found[0].what.contains("node.listen"));
    }

    /// F02, F03
    #[test]
    fn what_a_community_begins_with_is_counted_and_a_bad_file_named() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::parse("[[membership.tier]]\nid = \"network\"").unwrap();
        config.node.data_dir = folder.path().to_string_lossy().into_owned();
        let said = |config: &Config| founding(config).map(|finding| (finding.verdict, finding.what));
        let (verdict, what) = said(&config).unwrap();
        assert!(
            verdict == Ok && what.starts_with("levels of membership (1) come"),
            "{what}"
        );
        let file = folder.path().join("ethics.md");
        std::fs::write(&file, "Be fair.\n---\n# Code\n\n- Be fair to all.").unwrap();
        let (verdict, what) = said(&config).unwrap();
        assert!(verdict == Ok && what.contains("(5 words)"), "{what}");
        std::fs::write(&file, "Be fair.").unwrap();
        let (verdict, what) = said(&config).unwrap();
        assert!(verdict == Warn && what.contains("ethics.md"), "{what}");
        std::fs::remove_file(&file).unwrap();
        config.membership.tier.clear();
        assert_eq!(said(&config), None);
    }

    /// C6
    #[test]
    fn a_proxy_elsewhere_has_to_be_trusted_by_name() {
        let everybody = "[node]\nlisten = \"0.0.0.0:8080\"";
        assert_eq!(verdicts(everybody, Mode::Production)[2], Warn);
        let named = "[node]\nlisten = \"0.0.0.0:8080\"\ntrusted_proxies = [\"10.0.0.2\"]";
        assert_eq!(verdicts(named, Mode::Production)[2], Ok);
    }
}
