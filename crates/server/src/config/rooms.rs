//! What the configuration says of private rooms: what a new one begins with, and where the key to all of them is.

use std::path::{Path, PathBuf};

use subrosa::{EntryRule, PseudonymDays, Retention, Rule};
use web::{CodeAsked, RoomDefaults};

use super::storage::ROOMS_FOLDER;
use super::{Config, ConfigRefused, credentials_of_the_environment};

/// Where the key that locks all rooms comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomsKey {
    /// A credential of the service, in this folder of systemd.
    Credential(PathBuf),
    /// A file that the operator named.
    File(PathBuf),
    /// A passphrase, asked for on a terminal.
    Asked,
    /// The file that `init` made in the data folder, beside what it locks.
    Beside(PathBuf),
}

/// What stands in `rooms.key_file` for a passphrase.
const ASK: &str = "ask";
/// The file of the key in the data folder; in no backup.
const BESIDE: &str = "rooms.kek";
/// The file of the keys of rooms, in the folder of their database.
const KEYS: &str = "keys";

impl Config {
    /// What the form of a new room begins with, and what all rooms ask of the code of ethics (`features` section 9).
    pub fn new_rooms(&self) -> Result<RoomDefaults, ConfigRefused> {
        let section = &self.rooms;
        if section.min_membership_days > EntryRule::DAYS_MAX {
            return Err(ConfigRefused::value(
                "rooms.min_membership_days",
                "write 0 to 3650",
            ));
        }
        if section.vouches_required > EntryRule::VOUCHES_MAX {
            return Err(ConfigRefused::value("rooms.vouches_required", "write 0 to 10"));
        }
        let pseudonym_days = PseudonymDays::new(section.pseudonym_days)
            .map_err(|_| ConfigRefused::value("rooms.pseudonym_days", "write 1 to 90"))?;
        let rule = match section.rule.as_str() {
            "closed" => Rule::Closed,
            "chatham" => Rule::Chatham(pseudonym_days),
            _ => return Err(ConfigRefused::value("rooms.rule", "write closed or chatham")),
        };
        let retention = Retention::of_days(section.retention_days).ok_or_else(|| {
            ConfigRefused::value(
                "rooms.retention_days",
                "write 7, 30 or 90, or 0 for as long as a room is open",
            )
        })?;
        Ok(RoomDefaults {
            rule,
            pseudonym_days,
            min_membership_days: section.min_membership_days,
            vouches_required: section.vouches_required,
            retention,
            code: match section.require_signed_ethics {
                true => CodeAsked::Signed,
                false => CodeAsked::NotAsked,
            },
        })
    }

    /// Where the key to all rooms is looked for: the systemd credential of that name, what `rooms.key_file` says, else the
    /// file in the data folder.
    pub fn rooms_key(&self) -> RoomsKey {
        let credential =
            credentials_of_the_environment().filter(|folder| folder.join(subrosa::Kek::CREDENTIAL).is_file());
        self.rooms_key_beside(credential.as_deref())
    }

    fn rooms_key_beside(&self, credentials: Option<&Path>) -> RoomsKey {
        match (credentials, self.rooms.key_file.as_str()) {
            (Some(folder), _) => RoomsKey::Credential(folder.to_owned()),
            (None, ASK) => RoomsKey::Asked,
            (None, "") => RoomsKey::Beside(self.data_dir().join(BESIDE)),
            (None, file) => RoomsKey::File(PathBuf::from(file)),
        }
    }

    /// The folder of the rooms' own database.
    pub fn rooms_dir(&self) -> PathBuf {
        self.data_dir().join(ROOMS_FOLDER)
    }

    /// The file of the keys of rooms, each wrapped under the key that locks them all.
    pub fn rooms_keys(&self) -> PathBuf {
        self.rooms_dir().join(KEYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Config {
        Config::parse(text).unwrap()
    }

    #[test]
    fn an_operator_decides_what_a_new_room_begins_with() {
        let text = "[rooms]\nrequire_signed_ethics = false\nmin_membership_days = 30\nvouches_required = 2\n\
             rule = \"chatham\"\npseudonym_days = 7\nretention_days = 0";
        let days = PseudonymDays::new(7).unwrap();
        let expected = RoomDefaults {
            rule: Rule::Chatham(days),
            pseudonym_days: days,
            min_membership_days: 30,
            vouches_required: 2,
            retention: Retention::UntilClosed,
            code: CodeAsked::NotAsked,
        };
        assert_eq!(of(text).new_rooms().unwrap(), expected);
    }

    #[test]
    fn the_key_is_a_credential_else_what_is_named_else_beside_the_data() {
        let folder = Path::new("/run/credentials/rosarium.service");
        let named = of("[rooms]\nkey_file = \"/etc/rosarium/rooms.kek\"");
        let (asked, silent) = (of("[rooms]\nkey_file = \"ask\""), of(""));
        for config in [&named, &asked, &silent] {
            let found = config.rooms_key_beside(Some(folder));
            assert_eq!(found, RoomsKey::Credential(folder.to_owned()));
        }
        let file = PathBuf::from("/etc/rosarium/rooms.kek");
        assert_eq!(named.rooms_key_beside(None), RoomsKey::File(file));
        assert_eq!(asked.rooms_key_beside(None), RoomsKey::Asked);
        let beside = silent.data_dir().join("rooms.kek");
        assert_eq!(silent.rooms_key_beside(None), RoomsKey::Beside(beside));
    }
}
