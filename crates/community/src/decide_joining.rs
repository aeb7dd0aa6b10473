//! An officer lets somebody in who asked to join, or does not, with a reason or without; or she takes her wish back (F02,
//! `membership.signup`).

use domain::{Enrolment, Member, MemberId, Note};
use jiff::Timestamp;
use store::mails::{DuesNews, tell_dues};
use store::{
    StoreError, Transaction, audit, enrolments, linked_accounts, mail_settings, members, passkeys, profiles,
    sessions, tiers,
};

use crate::issue_invoice::today;
use crate::join::{JoinRefused, may_join};
use crate::sign_code::acknowledge_by_joining;

/// Why nothing is decided.
#[derive(Debug, thiserror::Error)]
pub enum DecideRefused {
    /// Nobody has that id.
    #[error("there is no such person here")]
    NoSuchMember,
    /// She is in already, or was never asked for, or has left.
    #[error("she does not wait for anything; somebody else may have decided")]
    NotWaiting,
    /// What the community is, or the level people join at, has changed since she asked.
    #[error("she cannot be let in: {0}; change that first, or do not let her in")]
    NotAdmitted(JoinRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// She is a member from today, at the level people join at today, is found by others, and is mailed; `by` is the word of
/// the log. Her kind has to be admitted today too. The browsers in which she waits are members' by a session of its own only
/// (threat E4).
pub fn confirm_member(
    tx: &mut Transaction<'_>,
    by: &str,
    member: &MemberId,
    now: Timestamp,
) -> Result<Member, DecideRefused> {
    let (known, mut enrolment) = who_waits(tx, member)?;
    may_join(tx, enrolment.kind).map_err(|no| match no {
        JoinRefused::Store(error) => DecideRefused::Store(error),
        no => DecideRefused::NotAdmitted(no),
    })?;
    enrolment.tier = tiers::entry(tx)?.id;
    let on = today(tx, now)?;
    enrolment.confirm(on).map_err(|_| DecideRefused::NotWaiting)?;
    enrolments::put(tx, member, &enrolment)?;
    profiles::begin(tx, &known)?;
    if let Some(membership) = members::membership(tx, member)? {
        acknowledge_by_joining(tx, &membership, now)?;
    }
    sessions::must_renew(tx, member)?;
    audit::log(tx, by, &format!("let in {}", known.handle), now)?;
    tell_dues(tx, member, DuesNews::Confirmed { on }, now)?;
    Ok(known)
}

/// She is no member, is signed out, and is mailed why; she may ask again. The reason is in that mail alone: what is kept
/// is why she left by herself, where she was a member before (need 4.4).
pub fn decline_member(
    tx: &mut Transaction<'_>,
    by: &str,
    member: &MemberId,
    because: Option<&Note>,
    now: Timestamp,
) -> Result<Member, DecideRefused> {
    let (known, mut enrolment) = who_waits(tx, member)?;
    let on = today(tx, now)?;
    let own_reason = enrolment.left_because.take();
    enrolment.leave(own_reason);
    enrolments::put(tx, member, &enrolment)?;
    sessions::end_all(tx, member)?;
    audit::log(tx, by, &format!("do not let in {}", known.handle), now)?;
    let news = DuesNews::Declined {
        on,
        because: because.cloned(),
        language: mail_settings::forget(tx, member)?,
    };
    tell_dues(tx, member, news, now)?;
    Ok(known)
}

/// She does not wish to join any more: she is signed out everywhere, and nobody is mailed; she may ask again.
pub fn withdraw_wish(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    now: Timestamp,
) -> Result<(), DecideRefused> {
    let (known, mut enrolment) = who_waits(tx, member)?;
    let own_reason = enrolment.left_because.take();
    enrolment.leave(own_reason);
    enrolments::put(tx, member, &enrolment)?;
    sessions::end_all(tx, member)?;
    passkeys::remove_all(tx, member)?;
    linked_accounts::unlink_all(tx, member)?;
    mail_settings::forget(tx, member)?;
    audit::log(tx, known.handle.as_str(), "take back the wish to join", now)?;
    Ok(())
}

fn who_waits(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(Member, Enrolment), DecideRefused> {
    let known = members::get(tx, member)?.ok_or(DecideRefused::NoSuchMember)?;
    match enrolments::get(tx, member)? {
        Some(enrolment) if members::waits(tx, member)? => Ok((known, enrolment)),
        _ => Err(DecideRefused::NotWaiting),
    }
}

#[cfg(test)]
mod tests {
    use domain::{EnrolmentState, Handle, Joining, Kind, LanguageTag, MailAddress, PersonName, Slug, Tier};

    use super::*;
    use crate::choose_language::note_language;
    use crate::join::join;
    use crate::samples::{self, act, at, refused};
    use crate::see_person::see_person;
    use crate::set_tier::set_tier;
    use crate::{SignUp, Viewer};

    fn asks(database: &store::Database, number: u8) -> Member {
        let joining = Joining {
            name: PersonName::parse(&format!("Ada {number}")).unwrap(),
            organization: PersonName::parse("Ledgerline").ok(),
            kind: Kind::Partner,
            place: None,
        };
        let mail = MailAddress::parse(&format!("ada{number}@a.example")).unwrap();
        let id = MemberId::new(u64::from(number), [number; 10]);
        act(database, |tx| {
            join(tx, &joining, (&mail, SignUp::Approval), &id, at(1))
        })
    }

    /// F02
    #[test]
    fn who_asked_to_join_is_nobody_until_an_officer_lets_her_in() {
        let database = samples::node();
        let viewer = Viewer::Member(samples::member(&database, "viewer"));
        let ada = asks(&database, 1);
        let found = |handle: &Handle| database.read(|tx| see_person(tx, &viewer, handle)).is_ok();
        let proof = || database.read(|tx| members::membership(tx, &ada.id)).unwrap();
        assert!(proof().is_none() && !found(&ada.handle));
        assert_eq!(database.read(|tx| enrolments::count_waiting(tx, 9)).unwrap(), 1);
        act(&database, |tx| confirm_member(tx, "olga", &ada.id, at(90_000)));
        assert!(proof().is_some() && found(&ada.handle));
        let known = database.read(|tx| enrolments::get(tx, &ada.id)).unwrap().unwrap();
        let day = database.read(|tx| today(tx, at(90_000))).unwrap();
        assert_eq!((known.state, known.since), (EnrolmentState::Current, day));
        let again = refused(&database, |tx| confirm_member(tx, "anke", &ada.id, at(90_001)));
        assert!(matches!(again, DecideRefused::NotWaiting));
        let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
        assert_eq!(
            (log[0].by.as_str(), log[0].what.as_str()),
            ("olga", "let in ada.1")
        );
        assert!(log.iter().any(|act| act.what == "ask to join"));
    }

    /// F02
    #[test]
    fn who_takes_her_wish_back_waits_no_more_and_may_ask_again() {
        let database = samples::node();
        let ada = asks(&database, 1);
        act(&database, |tx| withdraw_wish(tx, &ada.id, at(2)));
        assert!(database.read(|tx| members::has_left(tx, &ada.id)).unwrap());
        assert_eq!(database.read(|tx| enrolments::count_waiting(tx, 9)).unwrap(), 0);
        let log = database.read(|tx| audit::tail(tx, 1)).unwrap();
        assert_eq!(
            (log[0].by.as_str(), log[0].what.as_str()),
            ("ada.1", "take back the wish to join")
        );
        let late = refused(&database, |tx| confirm_member(tx, "olga", &ada.id, at(3)));
        assert!(matches!(late, DecideRefused::NotWaiting));
        asks(&database, 1);
        act(&database, |tx| confirm_member(tx, "olga", &ada.id, at(4)));
        let member = refused(&database, |tx| withdraw_wish(tx, &ada.id, at(5)));
        assert!(matches!(member, DecideRefused::NotWaiting), "she leaves instead");
    }

    /// F02
    #[test]
    fn who_is_not_let_in_may_ask_again() {
        let database = samples::node();
        let ada = asks(&database, 1);
        let why = Note::parse("We know nobody at your company yet").unwrap();
        let german = LanguageTag::parse("de").ok();
        act(&database, |tx| note_language(tx, &ada.id, german.as_ref()));
        act(&database, |tx| {
            decline_member(tx, "olga", &ada.id, Some(&why), at(2))
        });
        let settings = database.read(|tx| mail_settings::get(tx, &ada.id));
        assert_eq!(settings.unwrap().reads(), None, "only the mail to her knows it");
        let known = database.read(|tx| enrolments::get(tx, &ada.id)).unwrap().unwrap();
        assert_eq!(
            (known.state, known.left_because),
            (EnrolmentState::Left, None),
            "the officer's words are not hers"
        );
        let no = refused(&database, |tx| decline_member(tx, "olga", &ada.id, None, at(3)));
        assert!(matches!(no, DecideRefused::NotWaiting));
        let nobody = MemberId::new(77, [77; 10]);
        let no = refused(&database, |tx| confirm_member(tx, "olga", &nobody, at(3)));
        assert!(matches!(no, DecideRefused::NoSuchMember));
        let back = asks(&database, 1);
        assert_eq!(back.id, ada.id);
        assert!(database.read(|tx| members::waits(tx, &ada.id)).unwrap());
        let log = database.read(|tx| audit::tail(tx, 9)).unwrap();
        assert!(
            !log.iter().any(|act| act.what.starts_with("join again")),
            "she only asked"
        );
    }

    /// F02, 2.1: who asked while it was otherwise has what holds today.
    #[test]
    fn who_is_let_in_is_where_people_join_today_if_her_kind_is_admitted_today() {
        let database = samples::node();
        let (ada, eve) = (asks(&database, 1), asks(&database, 2));
        let guest = Tier::free(Slug::parse("guest").unwrap());
        act(&database, |tx| set_tier(tx, "operator", &guest, at(2)));
        act(&database, |tx| tiers::set_entry(tx, &guest.id));
        act(&database, |tx| confirm_member(tx, "olga", &ada.id, at(3)));
        let known = database.read(|tx| enrolments::get(tx, &ada.id)).unwrap().unwrap();
        assert_eq!((known.tier, known.until), (guest.id.clone(), None));
        let vendors = Tier {
            kinds: [Kind::Vendor].into(),
            ..guest
        };
        act(&database, |tx| set_tier(tx, "operator", &vendors, at(4)));
        let no = refused(&database, |tx| confirm_member(tx, "olga", &eve.id, at(5)));
        assert!(
            matches!(no, DecideRefused::NotAdmitted(JoinRefused::NotForKind(_))),
            "{no}"
        );
        assert!(database.read(|tx| members::waits(tx, &eve.id)).unwrap());
    }

    /// F02, 4.4
    #[test]
    fn why_somebody_left_is_kept_until_she_is_a_member_again() {
        let database = samples::node();
        let ada = asks(&database, 1);
        act(&database, |tx| confirm_member(tx, "olga", &ada.id, at(2)));
        let hers = Note::parse("I move to another town").unwrap();
        let mut enrolment = database.read(|tx| enrolments::get(tx, &ada.id)).unwrap().unwrap();
        enrolment.leave(Some(hers.clone()));
        act(&database, |tx| enrolments::put(tx, &ada.id, &enrolment));
        let why = Note::parse("Not this year").unwrap();
        let kept = || {
            let known = database.read(|tx| enrolments::get(tx, &ada.id)).unwrap();
            known.unwrap().left_because
        };
        asks(&database, 1);
        act(&database, |tx| {
            decline_member(tx, "olga", &ada.id, Some(&why), at(3))
        });
        assert_eq!(kept(), Some(hers.clone()));
        asks(&database, 1);
        act(&database, |tx| withdraw_wish(tx, &ada.id, at(4)));
        assert_eq!(kept(), Some(hers));
        asks(&database, 1);
        act(&database, |tx| confirm_member(tx, "olga", &ada.id, at(5)));
        assert_eq!(kept(), None);
    }
}
