//! An operator takes all that the node remembers along, as files to read (F22, `rosarium export all`): the nouns of
//! [`store::nouns`], and that it was done stands in the log.

use jiff::Timestamp;
use store::{StoreError, Transaction, audit};

/// It begins, or goes on after it was interrupted.
pub fn begin_export(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    audit::log(tx, "operator", "export all", now)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;
    use store::Database;
    use store::nouns::NOUNS;

    use super::*;
    use crate::samples::{self, act, at};
    use crate::whole_member::{mark, whole};

    /// The rows of every noun, as lines.
    fn exported(database: &Database) -> BTreeMap<&'static str, Vec<Value>> {
        let read = |noun: &store::nouns::Noun| {
            let page = database.read(|tx| noun.page(tx, None, 1_000)).unwrap();
            (noun.name, page.rows)
        };
        NOUNS.iter().map(read).collect()
    }

    /// F22: of a member of whom every table holds something, each noun about members says something.
    #[test]
    fn all_that_is_kept_of_a_member_is_in_the_whole() {
        let database = samples::node();
        let klara = whole(&database, "klara", 1);
        act(&database, |tx| begin_export(tx, at(3)));
        let nouns = exported(&database);
        let (id, mark) = (klara.member().id.as_str(), mark("klara"));
        for noun in [
            "members",
            "memberships",
            "profiles",
            "tags",
            "standings",
            "reports",
            "first_steps",
            "invitations",
            "mail_settings",
            "notifications",
            "follows",
            "linked_memberships",
            "home_communities",
            "accounts_elsewhere",
            "access_tokens",
            "sharing_log",
            "organizations",
            "invoices",
            "vouchers",
            "redemptions",
            "signatures",
            "answers",
            "guests",
            "jobs",
        ] {
            let rows = &nouns[noun];
            let hers = rows.iter().any(|row| row.to_string().contains(id));
            assert!(hers, "{noun} says nothing of her: {rows:?}");
        }
        assert!(nouns["log"].iter().any(|row| row["row"]["what"] == "export all"));
        let all = format!("{nouns:?}");
        assert!(all.contains(&format!("{mark}.example")));
    }

    /// D16, E4, E13: neither a key nor a secret nor the hash of one leaves by it.
    #[test]
    fn no_key_and_no_secret_and_no_hash_of_one_is_in_the_whole() {
        let database = samples::node();
        whole(&database, "klara", 1);
        for (noun, rows) in exported(&database) {
            let text = serde_json::to_string(&rows).unwrap();
            for secret in ["secret of mark", "feed of mark", "the public half"] {
                assert!(!text.contains(secret), "{noun}: {secret}");
            }
            for field in [
                "hash",
                "secret",
                "nonce",
                "credential",
                "rsa_pkcs8",
                "ed25519_seed",
                "seal",
            ] {
                assert!(!text.contains(&format!("\"{field}\":")), "{noun}: {field}");
            }
            // A hash is kept as 32 numbers in a row.
            for row in &rows {
                assert!(!has_bytes(row), "{noun}: {row}");
            }
        }
    }

    fn has_bytes(value: &Value) -> bool {
        let is_byte = |value: &Value| value.as_u64().is_some_and(|number| number < 256);
        match value {
            Value::Array(all) => (all.len() >= 16 && all.iter().all(is_byte)) || all.iter().any(has_bytes),
            Value::Object(fields) => fields.values().any(has_bytes),
            _ => false,
        }
    }
}
