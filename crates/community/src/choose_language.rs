//! In which language a member is written to: the one she chose, else the one in which she joined, else the one her browser
//! asked for when she signed in (F26, need 2.17).

use domain::{LanguageTag, MemberId};
use store::mail_settings::{self, MailSettings};
use store::{Membership, StoreError, Transaction};

/// Keeps the language she chose; nothing takes the choice back, and her browser says it again.
pub fn choose_language(
    tx: &mut Transaction<'_>,
    who: &Membership,
    language: Option<&LanguageTag>,
) -> Result<(), StoreError> {
    change(tx, &who.member().id, |settings| {
        settings.language = language.cloned()
    })
}

/// Keeps what the pages were in on which she joined; nothing said changes nothing.
pub(crate) fn note_language(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    asked_in: Option<&LanguageTag>,
) -> Result<(), StoreError> {
    match asked_in {
        Some(tag) => change(tx, member, |settings| settings.asked_in = Some(tag.clone())),
        None => Ok(()),
    }
}

/// Keeps what the browser asks for in which she signs in, while nothing is known; a later one, which may be another's and
/// hers for an hour, changes nothing.
pub(crate) fn note_first_language(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    asks_for: Option<&LanguageTag>,
) -> Result<(), StoreError> {
    match asks_for {
        Some(tag) => change(tx, member, |settings| {
            settings.asked_in.get_or_insert_with(|| tag.clone());
        }),
        None => Ok(()),
    }
}

fn change(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    change: impl FnOnce(&mut MailSettings),
) -> Result<(), StoreError> {
    let known = mail_settings::get(tx, member)?;
    let mut settings = known.clone();
    change(&mut settings);
    if settings != known {
        mail_settings::put(tx, member, &settings)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::MailKind;

    use super::*;
    use crate::choose_mails::choose_mails;
    use crate::samples::{self, act, at};

    /// F26
    #[test]
    fn a_choice_stays_whatever_a_browser_says_and_whichever_mails_she_wants() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let id = &klara.member().id;
        let tag = |text: &str| LanguageTag::parse(text).ok();
        let read = || database.read(|tx| mail_settings::get(tx, id)).unwrap();
        act(&database, |tx| note_language(tx, id, tag("de").as_ref()));
        assert_eq!(read().reads(), tag("de").as_ref());
        act(&database, |tx| note_first_language(tx, id, tag("es").as_ref()));
        assert_eq!(read().reads(), tag("de").as_ref(), "she signed in elsewhere");
        act(&database, |tx| choose_language(tx, &klara, tag("sv").as_ref()));
        act(&database, |tx| note_language(tx, id, None));
        act(&database, |tx| note_language(tx, id, tag("fr").as_ref()));
        let wanted = [MailKind::Digest].into();
        act(&database, |tx| choose_mails(tx, &klara, &wanted, at(1)));
        assert_eq!(read().reads(), tag("sv").as_ref());
        assert!(read().off.contains(&MailKind::Reminders));
        act(&database, |tx| choose_language(tx, &klara, None));
        assert_eq!(read().reads(), tag("fr").as_ref());
    }
}
