//! A member says which mails she does not want: on her page, or by the address in one of them, without signing in (F21).

use std::collections::BTreeSet;

use domain::{MailKind, MemberId};
use jiff::Timestamp;
use store::mail_settings::{self, MailSettings};
use store::{Membership, StoreError, Transaction, members};
use wire::unsubscribe::Stop;

/// Keeps which kinds she wants, and no others; the same again changes nothing.
pub fn choose_mails(
    tx: &mut Transaction<'_>,
    who: &Membership,
    wanted: &BTreeSet<MailKind>,
    now: Timestamp,
) -> Result<MailSettings, StoreError> {
    let off = MailKind::ALL.into_iter().filter(|kind| !wanted.contains(kind));
    keep(tx, &who.member().id, off.collect(), now)
}

/// What the last part of an address out of a mail stops; nothing for one that no mail of ours held.
pub fn what_stops(tx: &mut Transaction<'_>, token: &str) -> Result<Option<Stop>, StoreError> {
    let key = mail_settings::stop_key(tx)?;
    Ok(key.and_then(|key| Stop::read(token, &key)))
}

/// Switches one kind off for whoever got the mail. For somebody who is a member no more nothing is kept, and the answer
/// is the same.
pub fn stop_mails(tx: &mut Transaction<'_>, stop: &Stop, now: Timestamp) -> Result<(), StoreError> {
    if members::membership(tx, &stop.member)?.is_none() {
        return Ok(());
    }
    let mut off = mail_settings::get(tx, &stop.member)?.off;
    off.insert(stop.kind);
    keep(tx, &stop.member, off, now)?;
    Ok(())
}

/// Whether she gets mails of a kind.
pub fn wants(tx: &mut Transaction<'_>, member: &MemberId, kind: MailKind) -> Result<bool, StoreError> {
    Ok(!mail_settings::get(tx, member)?.off.contains(&kind))
}

fn keep(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    off: BTreeSet<MailKind>,
    now: Timestamp,
) -> Result<MailSettings, StoreError> {
    let known = mail_settings::get(tx, member)?;
    if known.off == off {
        return Ok(known);
    }
    let settings = MailSettings {
        off,
        changed: Some(now),
        ..known
    };
    mail_settings::put(tx, member, &settings)?;
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, act, at};

    /// F21
    #[test]
    fn the_address_in_her_mail_stops_that_kind_for_her_alone() {
        let database = samples::node();
        let (klara, lena) = (
            samples::member(&database, "klara"),
            samples::member(&database, "lena"),
        );
        let stop = Stop {
            member: klara.member().id.clone(),
            kind: MailKind::Reminders,
        };
        let token = stop.token(&[9; 32]);
        let read = || database.read(|tx| what_stops(tx, &token)).unwrap();
        assert_eq!(read(), None, "no mail went yet");
        act(&database, |tx| mail_settings::stop_key_or(tx, [9; 32]));
        assert_eq!(read(), Some(stop.clone()));
        for second in [1, 2] {
            act(&database, |tx| stop_mails(tx, &stop, at(second)));
        }
        let wanted = |who: &Membership| {
            let kind = MailKind::Reminders;
            database.read(|tx| wants(tx, &who.member().id, kind)).unwrap()
        };
        assert_eq!((wanted(&klara), wanted(&lena)), (false, true));
        let all = MailKind::ALL.into();
        let kept = act(&database, |tx| choose_mails(tx, &klara, &all, at(3)));
        assert_eq!((kept.changed, wanted(&klara)), (Some(at(3)), true));
    }

    #[test]
    fn for_somebody_who_left_nothing_is_kept() {
        let database = samples::node();
        let stop = Stop {
            member: MemberId::new(1, [9; 10]),
            kind: MailKind::Reminders,
        };
        act(&database, |tx| stop_mails(tx, &stop, at(1)));
        let kept = database.read(|tx| mail_settings::get(tx, &stop.member));
        assert_eq!(kept, Ok(MailSettings::default()));
    }
}
