//! An officer publishes an event: it gets its address, and its audience hears of it.

use domain::{
    Announcement, Audience, Event, EventDraft, EventId, EventRefused, EventState, FromCalendar, Iri, ResignOn,
};
use jiff::Timestamp;
use store::{Officer, StoreError, Transaction, audit, community, events, outbox};
use wire::event::{agenda_lines, tag_path};
use wire::html;

use crate::co_hosts;
use crate::sign_code::{PostRefused, may_post};

/// Why an event cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum PublishRefused {
    /// The event contradicts itself.
    #[error(transparent)]
    Event(#[from] EventRefused),
    /// The audience names a node that is no peer.
    #[error("{0} is not an active peer that shares events; propose a peering first")]
    NoSuchPeer(domain::Origin),
    /// The audience names more peers than one event may.
    #[error(
        "an event names at most {} peers one by one; choose all peers, or fewer",
        Audience::PEERS_MAX
    )]
    TooManyPeers,
    /// It would be over before anybody sees it.
    #[error("this event is already over")]
    AlreadyOver,
    /// Whoever writes it owes the code of ethics her signature.
    #[error(transparent)]
    NotSigned(#[from] PostRefused),
    /// The node has not been set up.
    #[error("this node is not set up; run `rosarium init`")]
    NotSetUp,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Publishes an event as the officer wrote it, if she owes the code of ethics no signature (need 2.15).
pub fn publish_event(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    resign_on: ResignOn,
    id: EventId,
    draft: EventDraft,
    audience: Audience,
    now: Timestamp,
) -> Result<Event, PublishRefused> {
    may_post(tx, &officer.member().id, resign_on)?;
    let by = officer.member().handle.as_str();
    audit::log(tx, by, &format!("publish event {id}"), now)?;
    co_hosts::log(tx, by, &id, (&[], &draft.co_hosts), now)?;
    publish(tx, id, draft, audience, None, now)
}

/// The same by a form that may be sent twice: the name that the form had from the start is published once.
pub fn publish_once(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    resign_on: ResignOn,
    id: EventId,
    draft: EventDraft,
    audience: Audience,
    now: Timestamp,
) -> Result<(), PublishRefused> {
    let identity = community::identity(tx)?.ok_or(PublishRefused::NotSetUp)?;
    let iri = Iri::local(&identity.origin, &format!("/events/{id}"));
    if events::get(tx, &id)?.is_some() || events::tombstone(tx, &iri)?.is_some() {
        return Ok(());
    }
    publish_event(tx, officer, resign_on, id, draft, audience, now).map(drop)
}

/// Publishes an event, whoever brought it: an officer, or a calendar she has ticked.
pub(crate) fn publish(
    tx: &mut Transaction<'_>,
    id: EventId,
    draft: EventDraft,
    audience: Audience,
    source: Option<FromCalendar>,
    now: Timestamp,
) -> Result<Event, PublishRefused> {
    draft.check(now)?;
    check_size(&draft)?;
    check_audience(tx, &audience)?;
    let identity = community::identity(tx)?.ok_or(PublishRefused::NotSetUp)?;
    let event = Event {
        iri: Iri::local(&identity.origin, &format!("/events/{id}")),
        owner: identity.group(),
        id,
        revision: 1,
        state: EventState::Published,
        audience,
        draft,
        published: now,
        updated: now,
        taken: None,
        source,
        series: None,
    };
    if event.over_at() < now {
        return Err(PublishRefused::AlreadyOver);
    }
    events::put(tx, &event)?;
    if event.audience != Audience::Members {
        outbox::announce(
            tx,
            &Announcement::EventPublished {
                event: event.id.clone(),
                revision: 1,
            },
            now,
        )?;
    }
    Ok(event)
}

/// What we tell must be small enough for servers of every kind; what others tell us may be larger. An agenda is told as part
/// of the description, and each tag also as an address: both may be several times as long as what was written.
pub(crate) fn check_size(draft: &EventDraft) -> Result<(), EventRefused> {
    let agenda = agenda_lines(draft);
    let agenda: usize = agenda.iter().map(|line| html::escape(line).len()).sum();
    let addresses: usize = draft.tags.iter().map(|tag| tag_path(tag).len()).sum();
    let without_agenda = EventDraft {
        agenda: Vec::new(),
        ..draft.clone()
    };
    let bytes = serde_json::to_vec(&without_agenda).map_or(usize::MAX, |json| json.len());
    match bytes.saturating_add(agenda + addresses) <= EventDraft::BYTES_MAX {
        true => Ok(()),
        false => Err(EventRefused::TooLarge),
    }
}

/// Peers named one by one must be peers; otherwise a slip of the keyboard would go unnoticed.
pub(crate) fn check_audience(tx: &mut Transaction<'_>, audience: &Audience) -> Result<(), PublishRefused> {
    if let Audience::Peers(named) = audience {
        if named.len() > Audience::PEERS_MAX {
            return Err(PublishRefused::TooManyPeers);
        }
        for peer in named {
            if !store::peerings::agreed(tx, peer, domain::Scope::Events)? {
                return Err(PublishRefused::NoSuchPeer(peer.clone()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{AgendaItem, Html, Iri, Scope, Tag, Title};

    use super::*;
    use crate::publish_code::{NewCode, publish_code};
    use crate::publish_series::publish_series;
    use crate::samples::{self, at, draft, event_id};

    fn attempt(database: &store::Database, draft: &EventDraft, audience: &Audience) -> PublishRefused {
        let officer = samples::officer(database);
        samples::refused(database, |tx| {
            let (draft, audience) = (draft.clone(), audience.clone());
            publish_event(tx, &officer, ResignOn::Major, event_id(1), draft, audience, at(0))
        })
    }

    #[test]
    fn a_published_event_has_its_address_and_owner_and_its_audience_hears() {
        let database = samples::node();
        let event = samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let address = format!("https://a.example/events/{}", event.id);
        assert_eq!(event.iri, Iri::parse(&address).unwrap());
        assert_eq!(event.owner, samples::group("a.example"));
        let published = Announcement::EventPublished {
            event: event.id.clone(),
            revision: 1,
        };
        assert_eq!(samples::told(&database), [published]);
        assert_eq!(
            database.read(|tx| events::get(tx, &event.id)).unwrap(),
            Some(event)
        );
        let entry = database.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!((entry.by.as_str(), entry.at), ("olga", at(0)));
    }

    /// Protocol section 5: told as text each of these letters is six, and in an address each of these is nine.
    #[test]
    fn an_agenda_and_tags_count_as_they_are_told() {
        let agenda = |letter: &str| {
            let what = Title::parse(&letter.repeat(Title::CHARS_MAX)).unwrap();
            let item = |minutes| AgendaItem {
                minutes,
                what: what.clone(),
            };
            EventDraft {
                description: Html::from_sanitised("x".repeat(2_000)),
                agenda: (0..20).map(item).collect(),
                ..draft(1_000)
            }
        };
        let tagged = |letter: &str| EventDraft {
            description: Html::from_sanitised("x".repeat(19_000)),
            tags: (0..10)
                .map(|number| Tag::parse(&format!("{number}{}", letter.repeat(49))).unwrap())
                .collect(),
            ..draft(1_000)
        };
        for (small, large) in [(agenda("x"), agenda("\"")), (tagged("x"), tagged("祭"))] {
            assert_eq!(check_size(&small), Ok(()));
            assert_eq!(check_size(&large), Err(EventRefused::TooLarge));
        }
    }

    #[test]
    fn an_event_for_members_is_told_to_nobody() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Members);
        assert_eq!(samples::told(&database), []);
    }

    #[test]
    fn an_event_that_contradicts_itself_is_over_or_names_no_peer_is_refused_and_leaves_nothing() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Offers]);
        let contradicting = EventDraft {
            capacity: Some(0),
            ..draft(1_000)
        };
        assert!(matches!(
            attempt(&database, &contradicting, &Audience::Public),
            PublishRefused::Event(EventRefused::Capacity)
        ));
        // Each of these letters is two on the wire.
        let large = EventDraft {
            description: Html::from_sanitised("\"".repeat(EventDraft::BYTES_MAX / 2)),
            ..draft(1_000)
        };
        assert!(matches!(
            attempt(&database, &large, &Audience::Public),
            PublishRefused::Event(EventRefused::TooLarge)
        ));
        assert!(matches!(
            attempt(&database, &draft(-4 * 3_600), &Audience::Public),
            PublishRefused::AlreadyOver
        ));
        for host in ["b.example", "c.example"] {
            assert!(matches!(
                attempt(&database, &draft(1_000), &samples::peers(&[host])),
                PublishRefused::NoSuchPeer(named) if named == samples::origin(host)
            ));
        }
        let many: Vec<String> = (0..=Audience::PEERS_MAX)
            .map(|number| format!("p{number}.example"))
            .collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(matches!(
            attempt(&database, &draft(1_000), &samples::peers(&many)),
            PublishRefused::TooManyPeers
        ));
        assert_eq!(database.read(|tx| events::get(tx, &event_id(1))).unwrap(), None);
        assert_eq!(samples::told(&database), []);
    }

    /// 2.15: whatever door she comes through, and whether it is one date or several.
    #[test]
    fn who_owes_the_code_her_signature_publishes_nothing() {
        let database = samples::node();
        let code = NewCode {
            version: domain::CodeVersion::parse("1").unwrap(),
            mode: domain::CodeMode::Signed,
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
        };
        samples::act(&database, |tx| publish_code(tx, "operator", &code, 100, at(0)));
        let dates = [(event_id(1), draft(1_000)), (event_id(2), draft(2_000))];
        let officer = samples::officer(&database);
        let one = attempt(&database, &draft(1_000), &Audience::Public);
        let several = samples::refused(&database, |tx| {
            publish_series(tx, &officer, ResignOn::Major, &dates, &Audience::Public, at(0))
        });
        for refused in [one, several] {
            assert!(matches!(
                refused,
                PublishRefused::NotSigned(PostRefused::NotSigned(version)) if version == code.version
            ));
        }
        let told = samples::told(&database);
        let is_published = |told: &Announcement| matches!(told, Announcement::EventPublished { .. });
        assert!(!told.iter().any(is_published), "{told:?}");
        let found = database.read(|tx| events::get(tx, &event_id(1)));
        assert_eq!(found.unwrap(), None);
    }

    #[test]
    fn an_event_that_has_begun_but_is_not_over_may_be_published() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(-3_600), &Audience::Public);
        assert_eq!(samples::told(&database).len(), 1);
    }
}
