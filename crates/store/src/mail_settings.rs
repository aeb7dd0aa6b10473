//! Which mails a member does not want, in which language she reads them, and the key that makes the addresses by which she
//! stops them without signing in.

use std::collections::BTreeSet;

use domain::{LanguageTag, MailKind, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const SETTINGS: Table<MemberId, MailSettings> = Table::new(spaces::MAIL_SETTINGS, "mail settings");
const STOP_KEY: Table<str, [u8; 32]> = Table::new(spaces::NODE, "node");

/// What one member decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSettings {
    /// Kinds she switched off.
    pub off: BTreeSet<MailKind>,
    /// When she did so last.
    pub changed: Option<Timestamp>,
    /// The language she chose (F26); nothing while she chose none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// What she joined in; while that is nothing, what the browser asked for in which she signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_in: Option<LanguageTag>,
}

impl MailSettings {
    /// The language she is written to in, as far as she or her browser has said (F26).
    pub fn reads(&self) -> Option<&LanguageTag> {
        self.language.as_ref().or(self.asked_in.as_ref())
    }
}

/// Hers; everything goes while she has not said.
pub fn get(tx: &mut Transaction<'_>, member: &MemberId) -> Result<MailSettings, StoreError> {
    Ok(tx.get(&SETTINGS, member)?.unwrap_or_default())
}

/// Writes them.
pub fn put(tx: &mut Transaction<'_>, member: &MemberId, settings: &MailSettings) -> Result<(), StoreError> {
    tx.put(&SETTINGS, member, settings)
}

/// Forgets them with the membership that they were for; answers in which language she read, for the last mail to her (F02).
pub fn forget(tx: &mut Transaction<'_>, member: &MemberId) -> Result<Option<LanguageTag>, StoreError> {
    let read = get(tx, member)?.reads().cloned();
    tx.delete(&SETTINGS, member);
    Ok(read)
}

/// What addresses that stop mails are made with; nothing before the first such mail went.
pub fn stop_key(tx: &mut Transaction<'_>) -> Result<Option<[u8; 32]>, StoreError> {
    tx.get(&STOP_KEY, "mail stop key")
}

/// The same, made of `fresh` if there is none. It never changes afterwards, so that an old mail's address goes on to work.
pub fn stop_key_or(tx: &mut Transaction<'_>, fresh: [u8; 32]) -> Result<[u8; 32], StoreError> {
    if let Some(known) = stop_key(tx)? {
        return Ok(known);
    }
    tx.put(&STOP_KEY, "mail stop key", &fresh)?;
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Database;
    use crate::samples::commit;

    /// F26: what was kept before there was a language in it is read as it was.
    #[test]
    fn settings_that_know_no_language_are_read_and_a_choice_wins_over_a_browser() {
        let old = r#"{"off":[],"changed":null}"#;
        let mut settings: MailSettings = serde_json::from_str(old).unwrap();
        assert_eq!((&settings, settings.reads()), (&MailSettings::default(), None));
        let tag = |text: &str| LanguageTag::parse(text).ok();
        settings.asked_in = tag("de");
        assert_eq!(settings.reads(), tag("de").as_ref());
        settings.language = tag("sv");
        assert_eq!(settings.reads(), tag("sv").as_ref());
    }

    #[test]
    fn the_first_key_stays() {
        let database = Database::in_memory();
        assert_eq!(database.read(stop_key), Ok(None));
        for fresh in [[1; 32], [2; 32]] {
            assert_eq!(commit(&database, |tx| stop_key_or(tx, fresh)), [1; 32]);
        }
        assert_eq!(database.read(stop_key), Ok(Some([1; 32])));
    }
}
