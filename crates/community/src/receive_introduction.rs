//! A request to be introduced comes, a yes to one of ours, what completes it, or that it is taken back (F07, steps 3 to 6; protocol
//! section 8.6). Whatever is decided about a request, whoever sent it is told the same: nothing.

use std::collections::BTreeSet;

use domain::{
    Again, Announcement, AskedState, Connection, HeardState, IntroductionAsked, IntroductionContact,
    IntroductionFrom, IntroductionHeard, IntroductionId, IntroductionTo, Iri, MemberId, Met, Organization,
    Origin, Scope, SharedField, Slug, shown_from,
};
use jiff::Timestamp;
use store::mails::{IntroductionNews, tell_introduction};
use store::{StoreError, Transaction, introductions, members, outbox, peerings, profiles};
use wire::introduction::{ReadAccept, ReadComplete, ReadOffer};

use crate::ask_introduction::{DAY_SECONDS, later, note_shared};
use crate::see_person::seen;
use crate::{IntroductionRules, Viewer};

/// Most days that a request of another community is kept open, whatever it says.
const OPEN_DAYS_MAX: i64 = 31;

/// What became of a yes, or of what completes it. The other side is told nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntroductionSaid {
    /// It counts.
    Done,
    /// There is no request of ours that it could be about, or not by them, or not any more (threat N5).
    Nothing,
}

/// Who asks, as far as the rules of whoever is asked go.
pub(crate) struct Reaching {
    pub(crate) from: IntroductionFrom,
    /// Of which community.
    pub(crate) community: Origin,
    /// For whom she works, if that is known here.
    pub(crate) organization: Option<Slug>,
    /// What she may find of others.
    pub(crate) viewer: Viewer,
}

/// Takes in a request of another community: `fresh` is what it is called here. Nothing that is refused is told apart.
pub fn receive_introduction(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: ReadOffer,
    fresh: &IntroductionId,
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<(), StoreError> {
    let host = by.origin();
    let Some(peer) = peerings::active(tx, &host, Scope::Introductions)? else {
        return Ok(());
    };
    let is_theirs = told.offer.origin() == host && told.document.origin() == host;
    if &peer.peering().group != by || !is_theirs || introductions::heard_by_offer(tx, &told.offer)?.is_some()
    {
        return Ok(());
    }
    let member = match introductions::key(tx)? {
        Some(key) => wire::party_ref::open(&key, &told.party, by, now),
        None => None,
    };
    let Some(member) = member else {
        return Ok(());
    };
    if of_community(tx, by, now)? >= IntroductionHeard::PER_COMMUNITY_AND_WEEK {
        return Ok(());
    }
    let reaching = Reaching {
        from: IntroductionFrom::There(by.clone()),
        community: host,
        organization: told.card.organization.as_ref().map(Organization::slug_of),
        viewer: Viewer::Peer(Box::new(peer)),
    };
    let_through(tx, &member, fresh, told, reaching, (rules, now))
}

/// How many of one community were let through within a week (threat N8).
fn of_community(tx: &mut Transaction<'_>, group: &Iri, now: Timestamp) -> Result<usize, StoreError> {
    let since = later(now, -IntroductionHeard::WEEK_SECONDS);
    let is_of_them = |heard: &IntroductionHeard| match &heard.from {
        IntroductionFrom::There(from) => from == group && heard.shown > since,
        IntroductionFrom::Here(_) => false,
    };
    let all = introductions::all_heard(tx)?;
    Ok(all.iter().filter(|heard| is_of_them(heard)).count())
}

/// Lets a request through to whom it is for, if nothing she decided keeps it from her (F07, step 3).
pub(crate) fn let_through(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    id: &IntroductionId,
    told: ReadOffer,
    reaching: Reaching,
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<(), StoreError> {
    let until = told.until.min(later(now, OPEN_DAYS_MAX * DAY_SECONDS));
    if until <= now || !reaches(tx, member, &reaching, now)? {
        return Ok(());
    }
    let asker = asker_of(&reaching.from, &told);
    let may_again = match introductions::again(tx, member, &asker)? {
        None => true,
        Some(Again::From(from)) => from <= now,
        Some(Again::Never) => false,
    };
    if !may_again {
        return Ok(());
    }
    let before = introductions::heard_by(tx, member)?;
    let before: Vec<Timestamp> = before.iter().map(|heard| heard.shown).collect();
    let heard = IntroductionHeard {
        id: id.clone(),
        member: member.clone(),
        party: told.party,
        from: reaching.from,
        card: told.card,
        offer: told.offer,
        document: told.document,
        words: told.words,
        shown: shown_from(&before, now),
        until,
        state: HeardState::Open,
    };
    let pause = later(now, i64::from(rules.cool_off_days) * DAY_SECONDS);
    introductions::pause(tx, member, &asker, Again::From(pause))?;
    introductions::put_heard(tx, &heard)?;
    let forgotten = later(until, IntroductionAsked::KEPT_SECONDS);
    introductions::remind(tx, forgotten, (member, id))?;
    match heard.shown < heard.until {
        true => tell_introduction(tx, (member, id), IntroductionNews::Asked, heard.shown),
        false => Ok(()),
    }
}

/// What tells one asker from another, for the pause between two requests.
pub(crate) fn pause_name(heard: &IntroductionHeard) -> String {
    name_of_asker(&heard.from, heard.card.party.as_str())
}

fn asker_of(from: &IntroductionFrom, told: &ReadOffer) -> String {
    name_of_asker(from, told.card.party.as_str())
}

fn name_of_asker(from: &IntroductionFrom, party: &str) -> String {
    match from {
        IntroductionFrom::Here(member) => format!("member {member}"),
        IntroductionFrom::There(group) => format!("{group} {party}"),
    }
}

/// Whether she may be asked by this one: a member who can be found from there, is open to it, and left nobody out who this may be.
fn reaches(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    reaching: &Reaching,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let settings = introductions::settings(tx, member)?;
    let Some(who) = members::membership(tx, member)? else {
        return Ok(false);
    };
    let is_found = seen(tx, &reaching.viewer, who.member().clone())?.is_some();
    let hidden = profiles::get(tx, member)?.map(|profile| profile.hide_from);
    let hides = hidden.is_some_and(|hidden| match &reaching.organization {
        Some(organization) => hidden.contains(organization),
        None => !hidden.is_empty(),
    });
    let organization = reaching.organization.as_ref();
    Ok(is_found && !hides && settings.lets_through((&reaching.community, organization), now))
}

/// Takes in a yes to a request of ours. Both have what the other chose by then or will: ours leaves in the transaction that keeps
/// theirs (threat N7).
pub fn receive_introduction_accept(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: &ReadAccept,
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<IntroductionSaid, StoreError> {
    let Some(asked) = introductions::asked_by_offer(tx, &told.offer)? else {
        return Ok(IntroductionSaid::Nothing);
    };
    let is_theirs = matches!(&asked.to, IntroductionTo::There { group, .. } if group == by);
    if !is_theirs || !asked.is_open(now) {
        return Ok(IntroductionSaid::Nothing);
    }
    connect(tx, asked, (&told.contact, &told.slots), (rules, now))?;
    Ok(IntroductionSaid::Done)
}

/// Both said yes: the asker has the other's contact, and hers leaves.
pub(crate) fn connect(
    tx: &mut Transaction<'_>,
    asked: IntroductionAsked,
    (contact, slots): (&IntroductionContact, &[Timestamp]),
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<(), StoreError> {
    let place = (&asked.asker, &asked.id);
    tell_introduction(tx, place, IntroductionNews::Answered, now)?;
    introductions::remind(tx, follow_up(rules, now), place)?;
    if let IntroductionTo::There { group, .. } = &asked.to {
        let told = Announcement::IntroductionCompleted {
            member: asked.asker.clone(),
            introduction: asked.id.clone(),
        };
        outbox::announce(tx, &told, now)?;
        let fields = fields_of(&asked.contact);
        note_shared(tx, &asked.asker, (group, &asked.offer), &fields, now)?;
    }
    let state = AskedState::Connected(connection(contact, slots, now));
    introductions::put_asked(tx, &IntroductionAsked { state, ..asked })
}

/// What leaves with a contact.
pub(crate) fn fields_of(contact: &IntroductionContact) -> BTreeSet<SharedField> {
    let mut fields = BTreeSet::from([SharedField::Name, SharedField::Mail]);
    fields.extend(contact.organization.as_ref().map(|_| SharedField::Organization));
    fields
}

pub(crate) fn connection(contact: &IntroductionContact, slots: &[Timestamp], now: Timestamp) -> Connection {
    Connection {
        contact: contact.clone(),
        slots: slots.to_vec(),
        at: now,
        met: Met::Unsaid,
    }
}

pub(crate) fn follow_up(rules: &IntroductionRules, now: Timestamp) -> Timestamp {
    later(now, i64::from(rules.follow_up_days) * DAY_SECONDS)
}

/// Takes in that both said yes, at the node of whoever was asked: only of a request that she said yes to.
pub fn receive_introduction_complete(
    tx: &mut Transaction<'_>,
    by: &Iri,
    told: &ReadComplete,
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<IntroductionSaid, StoreError> {
    let mut heard = introductions::all_heard(tx)?;
    heard
        .retain(|heard| heard.document == told.document && heard.from == IntroductionFrom::There(by.clone()));
    let Some(heard) = heard.pop() else {
        return Ok(IntroductionSaid::Nothing);
    };
    let HeardState::Accepted(accepted) = &heard.state else {
        return Ok(IntroductionSaid::Nothing);
    };
    let slots = accepted.slots.clone();
    complete(tx, heard, (&told.asker, &slots), (rules, now))?;
    Ok(IntroductionSaid::Done)
}

/// Whoever was asked has the asker's contact.
pub(crate) fn complete(
    tx: &mut Transaction<'_>,
    heard: IntroductionHeard,
    (contact, slots): (&IntroductionContact, &[Timestamp]),
    (rules, now): (&IntroductionRules, Timestamp),
) -> Result<(), StoreError> {
    let place = (&heard.member, &heard.id);
    tell_introduction(tx, place, IntroductionNews::Connected, now)?;
    introductions::remind(tx, follow_up(rules, now), place)?;
    let state = HeardState::Connected(connection(contact, slots, now));
    introductions::put_heard(tx, &IntroductionHeard { state, ..heard })
}

/// Takes in that a request is taken back by the community that sent it.
pub fn receive_introduction_end(
    tx: &mut Transaction<'_>,
    by: &Iri,
    offer: &Iri,
) -> Result<IntroductionSaid, StoreError> {
    let heard = introductions::heard_by_offer(tx, offer)?;
    let is_open = |heard: &IntroductionHeard| {
        heard.from == IntroductionFrom::There(by.clone()) && !matches!(heard.state, HeardState::Connected(_))
    };
    let Some(heard) = heard.filter(is_open) else {
        return Ok(IntroductionSaid::Nothing);
    };
    let state = HeardState::Withdrawn;
    introductions::put_heard(tx, &IntroductionHeard { state, ..heard })?;
    Ok(IntroductionSaid::Done)
}

#[cfg(test)]
mod tests;
