//! What becomes of introductions when a membership ends, is deleted or becomes one with another, and when a peer is forgotten (F02,
//! F07, F22; threat N11).

use domain::{
    AskedState, Blurb, HeardState, IntroductionAsked, IntroductionFrom, IntroductionHeard,
    IntroductionSettings, IntroductionTo, IntroductionWords, MailAddress, MemberId, Origin, PersonName,
    Title,
};
use jiff::Timestamp;
use store::{StoreError, Transaction, introductions};

use crate::IntroductionRules;
use crate::ask_introduction::{later, take_back};
use crate::receive_introduction::follow_up;

/// She is no member any more: what waits of hers is taken back, and what waits for her is silence.
pub(crate) fn end_introductions(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    now: Timestamp,
) -> Result<(), StoreError> {
    for asked in introductions::asked_by(tx, member)? {
        if asked.is_open(now) {
            take_back(tx, asked, now)?;
        }
    }
    for heard in introductions::heard_by(tx, member)? {
        if !matches!(heard.state, HeardState::Connected(_)) {
            introductions::remove_heard(tx, &heard)?;
        }
    }
    Ok(())
}

/// Her data is deleted. Of a request that is still to be taken back elsewhere stays what that takes, without a word of hers.
pub(crate) fn erase_introductions(tx: &mut Transaction<'_>, member: &MemberId) -> Result<(), StoreError> {
    for asked in introductions::asked_by(tx, member)? {
        let leaves = matches!(asked.to, IntroductionTo::There { .. });
        match leaves && asked.state == AskedState::Withdrawn {
            true => introductions::put_asked(tx, &without_words(asked))?,
            false => introductions::remove_asked(tx, &asked)?,
        }
    }
    for heard in introductions::heard_by(tx, member)? {
        introductions::remove_heard(tx, &heard)?;
    }
    introductions::forget_pauses(tx, member)?;
    introductions::put_settings(tx, member, &IntroductionSettings::default())
}

fn without_words(asked: IntroductionAsked) -> IntroductionAsked {
    let nothing = || Blurb::parse("…").expect("it is one character");
    let mut contact = asked.contact;
    contact.name = PersonName::parse("…").expect("it is one character");
    contact.organization = None;
    contact.mail = MailAddress::parse("nobody@erased.invalid").expect("it is an address");
    IntroductionAsked {
        words: IntroductionWords {
            topic: Title::parse("…").expect("it is one character"),
            why: nothing(),
            gain: nothing(),
        },
        contact,
        ..asked
    }
}

/// What the one had is the other's from now on.
pub(crate) fn move_introductions(
    tx: &mut Transaction<'_>,
    (from, into): (&MemberId, &MemberId),
) -> Result<(), StoreError> {
    for asked in introductions::asked_by(tx, from)? {
        introductions::remove_asked(tx, &asked)?;
        let asked = IntroductionAsked {
            asker: into.clone(),
            ..asked
        };
        introductions::put_asked(tx, &asked)?;
        let next = asked
            .connection()
            .map(|both| follow_up(&IntroductionRules::default(), both.at));
        introductions::remind(tx, next.unwrap_or(asked.until), (into, &asked.id))?;
    }
    for heard in introductions::heard_by(tx, from)? {
        introductions::remove_heard(tx, &heard)?;
        let heard = IntroductionHeard {
            member: into.clone(),
            ..heard
        };
        introductions::put_heard(tx, &heard)?;
        let next = heard
            .connection()
            .map(|both| follow_up(&IntroductionRules::default(), both.at));
        let forgotten = later(heard.until, IntroductionAsked::KEPT_SECONDS);
        introductions::remind(tx, next.unwrap_or(forgotten), (into, &heard.id))?;
    }
    introductions::forget_due(tx, from)?;
    move_named(tx, (from, into))?;
    introductions::move_pauses(tx, from, into)?;
    let settings = introductions::settings(tx, from)?;
    if introductions::settings(tx, into)? == IntroductionSettings::default() {
        introductions::put_settings(tx, into, &settings)?;
    }
    introductions::put_settings(tx, from, &IntroductionSettings::default())
}

/// Where the other side of an introduction lies here too.
fn move_named(tx: &mut Transaction<'_>, (from, into): (&MemberId, &MemberId)) -> Result<(), StoreError> {
    for asked in introductions::all_asked(tx)? {
        if asked.to == IntroductionTo::Here(from.clone()) {
            let to = IntroductionTo::Here(into.clone());
            introductions::put_asked(tx, &IntroductionAsked { to, ..asked })?;
        }
    }
    for heard in introductions::all_heard(tx)? {
        if heard.from == IntroductionFrom::Here(from.clone()) {
            let by = IntroductionFrom::Here(into.clone());
            introductions::put_heard(tx, &IntroductionHeard { from: by, ..heard })?;
        }
    }
    Ok(())
}

/// A peer is forgotten, and with it what its members asked and nobody said yes to.
pub(crate) fn forget_introductions_of(tx: &mut Transaction<'_>, peer: &Origin) -> Result<(), StoreError> {
    for heard in introductions::all_heard(tx)? {
        let is_theirs = matches!(&heard.from, IntroductionFrom::There(group) if &group.origin() == peer);
        if is_theirs && heard.connection().is_none() {
            introductions::remove_heard(tx, &heard)?;
        }
    }
    Ok(())
}
