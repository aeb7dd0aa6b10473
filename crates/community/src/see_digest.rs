//! What stands in the digest of one member: what she said yes or maybe to that is near, and what became known since the
//! last one of her community and of those she follows, and of organisations she follows (F21, needs 2.6, 1.10). Nothing of
//! a room, whatever happens there (F11).

use std::collections::BTreeMap;

use domain::{Answer, Event, EventId, Origin, RsvpDelivery};
use jiff::{SignedDuration, Timestamp};
use store::{Membership, StoreError, Transaction, community, events, rsvps};

use crate::Viewer;
use crate::follow_organization::{NewsOfOrganization, news_of_organizations};
use crate::name_host::names;
use crate::see_calendar::MyCalendar;
use crate::see_rsvp::ANSWERS_MAX;

/// How near what she answered is, in days.
const COMING_DAYS: i64 = 14;
/// Most of her own answers in one digest.
const COMING_MAX: usize = 10;
/// Most events of one community in one digest.
pub const EVENTS_OF_ONE_MAX: usize = 5;
/// How long a form may lie open before its event is published, in days: an event of ours has the name that the form got.
const FORM_DAYS_MAX: i64 = 1;
/// Most events that became known in the time of a digest, and as many of the time before, that are looked at.
const EVENTS_READ_MAX: usize = 5_000;
const EVENTS_PER_READ: u16 = 500;

/// One member's digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenDigest {
    /// What she said yes or maybe to, by start.
    pub coming: Vec<Event>,
    /// What is new, her own community first, then by name.
    pub news: Vec<NewsOf>,
    /// What people of organisations she follows began to show, by name (need 1.10).
    pub organizations: Vec<NewsOfOrganization>,
}

/// What is new of one community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsOf {
    /// Its node.
    pub host: Origin,
    /// Its name.
    pub name: String,
    /// Up to [`EVENTS_OF_ONE_MAX`], by start.
    pub events: Vec<Event>,
    /// How many more there are.
    pub more: usize,
}

/// Her digest of what became known after `since` and up to `until`; nothing when there is nothing to tell.
pub fn see_digest(
    tx: &mut Transaction<'_>,
    who: &Membership,
    since: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> Result<Option<SeenDigest>, StoreError> {
    let coming = coming(tx, who, now)?;
    let news = news(tx, who, since, until, now)?;
    let organizations = news_of_organizations(tx, who, since, until)?;
    let is_empty = coming.is_empty() && news.is_empty() && organizations.is_empty();
    Ok((!is_empty).then_some(SeenDigest {
        coming,
        news,
        organizations,
    }))
}

fn coming(tx: &mut Transaction<'_>, who: &Membership, now: Timestamp) -> Result<Vec<Event>, StoreError> {
    let near = SignedDuration::from_hours(24 * COMING_DAYS);
    let near = now.checked_add(near).unwrap_or(Timestamp::MAX);
    let mut coming = Vec::new();
    for register in rsvps::of_member(tx, &who.member().id, ANSWERS_MAX)? {
        let is_out = matches!(
            register.delivery,
            RsvpDelivery::Refused { .. } | RsvpDelivery::Failed { .. }
        );
        if is_out || !matches!(register.answer, Answer::Going | Answer::Maybe) {
            continue;
        }
        let event = events::get(tx, &register.event)?;
        let is_near = |event: &Event| {
            let start = event.draft.start.at;
            event.state.is_on() && start > now && start <= near
        };
        coming.extend(event.filter(is_near));
    }
    coming.sort_by_key(|event| event.draft.start.at);
    coming.truncate(COMING_MAX);
    Ok(coming)
}

fn news(
    tx: &mut Transaction<'_>,
    who: &Membership,
    since: Timestamp,
    until: Timestamp,
    now: Timestamp,
) -> Result<Vec<NewsOf>, StoreError> {
    let (calendar, viewer) = (MyCalendar::of(tx, who, None)?, Viewer::Member(who.clone()));
    let mut by_host: BTreeMap<Origin, Vec<Event>> = BTreeMap::new();
    let own = community::identity(tx)?.map(|identity| identity.origin);
    for event in known_between(tx, own.as_ref(), since, until)? {
        let host = event.iri.origin();
        let is_ahead = event.state.is_on() && event.draft.start.at > now;
        if is_ahead && calendar.is_of(&host) && viewer.may_see(&event) {
            by_host.entry(host).or_default().push(event);
        }
    }
    if by_host.is_empty() {
        return Ok(Vec::new());
    }
    let names = names(tx)?;
    let mut news: Vec<NewsOf> = by_host
        .into_iter()
        .map(|(host, mut events)| {
            events.sort_by_key(|event| event.draft.start.at);
            let more = events.len().saturating_sub(EVENTS_OF_ONE_MAX);
            events.truncate(EVENTS_OF_ONE_MAX);
            let name = names.get(&host).cloned();
            NewsOf {
                name: name.unwrap_or_else(|| host.authority().to_owned()),
                host,
                events,
                more,
            }
        })
        .collect();
    news.sort_by_key(|of| (Some(&of.host) != own.as_ref(), of.name.clone()));
    Ok(news)
}

/// Events that this node came to know in that time: its own when they were published, others' when their ids were given.
fn known_between(
    tx: &mut Transaction<'_>,
    own: Option<&Origin>,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Event>, StoreError> {
    let is_own = |event: &Event| own.is_some_and(|own| event.iri.origin() == *own);
    let is_of_the_time = |event: &Event| since < event.published && event.published <= until;
    let form = SignedDuration::from_hours(24 * FORM_DAYS_MAX);
    let earliest = since.checked_sub(form).unwrap_or(Timestamp::MIN);
    let mut known = named_between(tx, earliest, since)?;
    known.retain(|event| is_own(event) && is_of_the_time(event));
    let named = named_between(tx, since, until)?.into_iter();
    known.extend(named.filter(|event| !is_own(event) || is_of_the_time(event)));
    Ok(known)
}

/// Events whose ids were given after the first moment, up to the second: an id says when.
fn named_between(
    tx: &mut Transaction<'_>,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Event>, StoreError> {
    let first_after =
        |at: Timestamp| EventId::new(u64::try_from(at.as_millisecond()).unwrap_or(0) + 1, [0; 10]);
    let (mut after, end) = (first_after(since), first_after(until));
    let mut named = Vec::new();
    while named.len() < EVENTS_READ_MAX {
        let page = events::every(tx, Some(&after), EVENTS_PER_READ)?;
        let is_last = page.len() < usize::from(EVENTS_PER_READ);
        for event in page {
            after = event.id.clone();
            if event.id >= end {
                return Ok(named);
            }
            named.push(event);
        }
        if is_last {
            break;
        }
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use domain::{Audience, ResignOn};
    use store::Database;

    use super::*;
    use crate::publish_event::publish_event;
    use crate::samples::{self, act, at};

    /// Publishes an event by a form that was opened so many seconds before.
    fn publish(database: &Database, number: u8, second: i64, open: i64) -> EventId {
        let officer = samples::officer(database);
        let opened = u64::try_from(at(second - open).as_millisecond()).unwrap();
        let id = EventId::new(opened, [number; 10]);
        let draft = samples::draft(90_000 * 20);
        let event = act(database, |tx| {
            let (id, draft) = (id.clone(), draft.clone());
            publish_event(
                tx,
                &officer,
                ResignOn::Major,
                id,
                draft,
                Audience::Public,
                at(second),
            )
        });
        event.id
    }

    /// F21
    #[test]
    fn an_event_whose_form_lay_open_over_the_hour_of_a_digest_stands_in_the_next_one_alone() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let (first, week) = (200_000, 7 * 86_400);
        let before = publish(&database, 1, first - 10, 600);
        let over_the_hour = publish(&database, 2, first + 3_000, 6_000);
        let after = publish(&database, 3, first + 4_000, 0);
        let told = |since: i64, until: i64| -> Vec<EventId> {
            let digest = database
                .read(|tx| see_digest(tx, &klara, at(since), at(until), at(until)))
                .unwrap()
                .unwrap_or_default();
            let of = digest.news.into_iter().flat_map(|of| of.events);
            of.map(|event| event.id).collect()
        };
        assert_eq!(told(first - week, first), [before]);
        assert_eq!(told(first, first + week), [over_the_hour, after]);
        assert_eq!(told(first + week, first + week + 100), Vec::new());
    }
}
