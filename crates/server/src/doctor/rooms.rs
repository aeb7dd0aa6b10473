//! Are the private rooms open, and does their key lie apart from what it locks? Nothing of this depends on what rooms there are.

use serde_json::Value;

use super::Finding;
use crate::config::{Config, RoomsKey};

const ROOMS: &str = "rooms";
const KEY: &str = "rooms key";

/// What the node says of its rooms: whether they are open, why not, and where their key comes from.
pub(crate) fn judge(config: &Config, state: &Value) -> Vec<Finding> {
    let open = state["open"] == Value::Bool(true);
    let key = state["key"].as_str().unwrap_or_default();
    let why = state["why"].as_str().unwrap_or_default();
    vec![are_open(open, key, why), lies_apart(config, key)]
}

fn are_open(open: bool, key: &str, why: &str) -> Finding {
    if open {
        return Finding::ok(ROOMS, "they are open: a key was handed in and opens all of them");
    }
    match key {
        "passphrase" => Finding::warn(
            ROOMS,
            format!("they are locked: {why}"),
            "start the node on a terminal, or wrap their keys under a key in a file: `rosarium room rewrap --key-file FILE`",
        ),
        _ => Finding::fail(
            ROOMS,
            format!("they are locked: {why}"),
            "put back what is missing, the key or the file of keys out of the backup of keys, and start the node again; a key that is a credential of the service is there only while the node runs",
        ),
    }
}

/// Whoever copies the data folder should not have the key with it (threat H5).
fn lies_apart(config: &Config, key: &str) -> Finding {
    let named = match config.rooms_key() {
        RoomsKey::File(path) | RoomsKey::Beside(path) => path,
        RoomsKey::Credential(_) | RoomsKey::Asked => config.data_dir(),
    };
    let data = config.data_dir();
    let is_inside = match key {
        "beside" => true,
        "file" => named.starts_with(&data),
        _ => false,
    };
    if is_inside {
        return Finding::warn(
            KEY,
            format!(
                "it lies in {}, beside what it locks: whoever copies the folder reads the rooms",
                named.display()
            ),
            format!(
                "keep a copy of it off this machine, then move it out: `systemd-creds encrypt --name=rosarium.rooms {} /etc/credstore.encrypted/rosarium.rooms`, the line LoadCredentialEncrypted of deploy/rosarium.service, and once rooms are open with that remove the file; or move the file itself elsewhere, and name it in rooms.key_file",
                named.display()
            ),
        );
    }
    Finding::ok(
        KEY,
        match key {
            "credential" => "it is a credential of the service, apart from the data".to_owned(),
            "passphrase" => "it is a passphrase, which is kept nowhere".to_owned(),
            "file" => format!("it lies in {}, apart from the data", named.display()),
            _ => "it is nowhere but in the process".to_owned(),
        },
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Verdict::{self, Fail, Ok, Warn};
    use super::*;

    fn verdicts(text: &str, state: &Value) -> Vec<Verdict> {
        let config = Config::parse(text).unwrap();
        let findings = judge(&config, state);
        findings.iter().map(|finding| finding.verdict).collect()
    }

    /// H5
    #[test]
    fn a_key_beside_what_it_locks_is_warned_of() {
        let open = |key: &str| json!({ "open": true, "why": null, "key": key });
        assert_eq!(verdicts("", &open("beside")), [Ok, Warn]);
        assert_eq!(verdicts("", &open("credential")), [Ok, Ok]);
        let inside = "[node]\ndata_dir = \"/srv/node\"\n[rooms]\nkey_file = \"/srv/node/key\"";
        assert_eq!(verdicts(inside, &open("file")), [Ok, Warn]);
        let outside = "[node]\ndata_dir = \"/srv/node\"\n[rooms]\nkey_file = \"/etc/rosarium/key\"";
        assert_eq!(verdicts(outside, &open("file")), [Ok, Ok]);
    }

    #[test]
    fn a_key_that_is_missing_fails_with_what_to_do_and_a_passphrase_is_asked_for_at_a_start() {
        let locked = |key: &str| json!({ "open": false, "why": "their key is not there", "key": key });
        assert_eq!(verdicts("", &locked("beside"))[0], Fail);
        assert_eq!(
            verdicts("[rooms]\nkey_file = \"ask\"", &locked("passphrase")),
            [Warn, Ok]
        );
        let found = judge(&Config::default(), &locked("beside"));
        assert!(found[0].what.contains("their key is not there"), "{:?}", found[0]);
        let mend = found[0].mend.as_deref().unwrap_or_default();
        assert!(mend.contains("put back what is missing"), "{mend}");
    }
}
