//! News of our own events: Create, Update, Delete and Announce, each to those who may see it.

use std::collections::{BTreeMap, BTreeSet};

use community::see_event::Seen;
use domain::{
    Announcement, Audience, Event, EventChange, EventId, EventState, Iri, Moment, Origin, OwnActor, Peering,
    Scope,
};
use jiff::Timestamp;
use store::activities::MeantFor;
use store::actor_keys::Signer;
use store::deliveries::Schedule;
use store::{StoreError, Transaction, activities, events, followers, guests, peerings};
use wire::event::{BannerShape, Departed, EventFacts, LocationForm, NoteFacts};

use super::{Outgoing, TellProblem};
use crate::Federation;

/// Who is to hear of an event, and who once did.
struct Audiences {
    now: BTreeMap<Iri, Schedule>,
    before: BTreeSet<Iri>,
    followers_of_node: BTreeMap<Iri, Schedule>,
}

impl Audiences {
    /// Those who got it already, and those who never did.
    fn old_and_new(&self) -> (BTreeMap<Iri, Schedule>, BTreeMap<Iri, Schedule>) {
        self.now
            .iter()
            .map(|(inbox, schedule)| (inbox.clone(), *schedule))
            .partition(|(inbox, _)| self.before.contains(inbox))
    }
}

impl Federation {
    /// Create to those who never got it, Update to those who did, Delete to those who may no longer see it. The first Create goes
    /// to all: a telling that broke off wrote everybody down with the first who were queued (`queue.rs`), and the rest got nothing.
    pub(super) async fn event_news(
        &self,
        id: &EventId,
        news: &Announcement,
        at: Timestamp,
    ) -> Result<Vec<Outgoing>, TellProblem> {
        let found = self.node.database.read(|tx| {
            let Some(event) = events::get(tx, id)? else {
                return Ok(None);
            };
            let taken = guests::get(tx, id)?.taken();
            let audiences = self.audiences(tx, &event.audience, id)?;
            Ok::<_, TellProblem>(Some((event, taken, audiences)))
        })?;
        let Some((event, taken, audiences)) = found else {
            return Ok(Vec::new());
        };
        let taken = u32::try_from(taken).unwrap_or(u32::MAX);
        let public = event.audience == Audience::Public;
        let seen = Seen {
            event,
            host: community::see_event::Host::Us,
            taken: Some(taken),
            waiting: 0,
        };
        let addresses = self.addresses();
        let facts = self.event_facts(&seen, &addresses);
        let is_first = matches!(news, Announcement::EventPublished { .. });
        let (old, new) = match is_first {
            true => (BTreeMap::new(), audiences.now.clone()),
            false => audiences.old_and_new(),
        };
        let mut outgoing = Vec::new();
        if !new.is_empty() || (is_first && public) {
            let mut document = wire::event::create(&facts);
            if !is_first {
                // An activity keeps its text for ever: who hears of the event only now gets one of its own.
                let name = format!("{}/activities/create/{}", facts.event.iri, facts.event.revision);
                document["id"] = serde_json::json!(name);
            }
            outgoing.push(self.carrier(&facts, "Create", document, new, at)?);
        }
        if !is_first && (!old.is_empty() || public) {
            outgoing.push(self.carrier(&facts, "Update", wire::event::update(&facts), old.clone(), at)?);
        }
        if public && is_first {
            outgoing.push(self.announce(&facts, &audiences, at)?);
        }
        if let Announcement::EventChanged { revision, change, .. } = news
            && public
        {
            outgoing.extend(self.note(&facts, (*revision, *change), &old, at)?);
        }
        outgoing.extend(self.withdraw(&facts, &audiences)?);
        Ok(outgoing)
    }

    /// Delete to every inbox that ever got the event.
    pub(super) fn event_removed(&self, id: &EventId) -> Result<Vec<Outgoing>, TellProblem> {
        let iri = Iri::local(&self.node.origin, &format!("/events/{id}"));
        let (tombstone, reached) = self
            .node
            .database
            .read(|tx| Ok::<_, TellProblem>((events::tombstone(tx, &iri)?, activities::reached(tx, id)?)))?;
        let Some(tombstone) = tombstone else {
            return Ok(Vec::new());
        };
        let addresses = self.addresses();
        let departed = Departed {
            event: &iri,
            group: &self.node.group,
            followers: &addresses.followers,
            peers: &addresses.peers,
            audience: if tombstone.public {
                &Audience::Public
            } else {
                &Audience::AllPeers
            },
            deleted: tombstone.deleted,
            revision: tombstone.revision,
        };
        Ok(vec![self.delete(&departed, None, self.schedules_of(reached)?)?])
    }

    pub(super) fn carrier(
        &self,
        facts: &EventFacts<'_>,
        kind: &'static str,
        document: serde_json::Value,
        inboxes: BTreeMap<Iri, Schedule>,
        at: Timestamp,
    ) -> Result<Outgoing, TellProblem> {
        let id = id_of(&document)?;
        let outgoing = self.finish(&id, kind, Signer::Own(OwnActor::Community), document, inboxes, at)?;
        let meant_for = match facts.event.audience {
            Audience::Public => MeantFor::Public,
            _ => MeantFor::Peers(Scope::Events),
        };
        Ok(Outgoing {
            meant_for,
            event: Some(facts.event.id.clone()),
            ..outgoing
        })
    }

    /// The node announces each public event: Mobilizon lists only what an actor it follows announces.
    fn announce(
        &self,
        facts: &EventFacts<'_>,
        audiences: &Audiences,
        at: Timestamp,
    ) -> Result<Outgoing, TellProblem> {
        let document = wire::event::announce(facts, &self.node.application, at);
        let id = id_of(&document)?;
        let inboxes = audiences.followers_of_node.clone();
        let outgoing = self.finish(
            &id,
            "Announce",
            Signer::Own(OwnActor::Node),
            document,
            inboxes,
            at,
        )?;
        Ok(Outgoing {
            meant_for: MeantFor::Public,
            ..outgoing
        })
    }

    /// A Note to strangers, whose software may show no Update, when guests must know: off, on again, moved.
    /// What another change undid before it was told is told by the note of that one.
    fn note(
        &self,
        facts: &EventFacts<'_>,
        (revision, change): (u64, EventChange),
        old: &BTreeMap<Iri, Schedule>,
        at: Timestamp,
    ) -> Result<Option<Outgoing>, TellProblem> {
        let strangers: BTreeMap<Iri, Schedule> = old
            .iter()
            .filter(|(_, schedule)| **schedule == Schedule::Stranger)
            .map(|(inbox, schedule)| (inbox.clone(), *schedule))
            .collect();
        let stands = match facts.event.state {
            EventState::Cancelled => change == EventChange::Cancelled,
            EventState::Postponed => change == EventChange::Postponed,
            _ => !matches!(change, EventChange::Cancelled | EventChange::Postponed),
        };
        if strangers.is_empty() || !stands {
            return Ok(None);
        }
        let of_event =
            |path: String| Iri::local(&self.node.origin, &format!("/events/{}/{path}", facts.event.id));
        let activity = of_event(format!("activities/note/{revision}"));
        let facts_of_note = NoteFacts {
            activity: &activity,
            note: &of_event(format!("notes/{revision}")),
            published: facts.event.updated,
            change,
        };
        let Some(document) = wire::event::change_note(facts, &facts_of_note) else {
            return Ok(None);
        };
        let outgoing = self.finish(
            &activity,
            "Note",
            Signer::Own(OwnActor::Community),
            document,
            strangers,
            at,
        )?;
        Ok(Some(Outgoing {
            meant_for: MeantFor::Public,
            ..outgoing
        }))
    }

    /// Those who got it and may no longer see it.
    fn withdraw(
        &self,
        facts: &EventFacts<'_>,
        audiences: &Audiences,
    ) -> Result<Option<Outgoing>, TellProblem> {
        let gone: Vec<Iri> = audiences
            .before
            .iter()
            .filter(|inbox| !audiences.now.contains_key(*inbox))
            .cloned()
            .collect();
        if gone.is_empty() || facts.event.audience == Audience::Public {
            return Ok(None);
        }
        let departed = Departed {
            event: &facts.event.iri,
            group: &self.node.group,
            followers: facts.followers,
            peers: facts.peers,
            audience: &Audience::AllPeers,
            deleted: facts.event.updated,
            revision: facts.event.revision,
        };
        // Its own id: the removal of the event itself may follow, and receivers take each id in once.
        let id = Iri::local(
            &self.node.origin,
            &format!(
                "/events/{}/activities/withdraw/{}",
                facts.event.id, facts.event.revision
            ),
        );
        self.delete(&departed, Some(&id), self.schedules_of(gone)?)
            .map(Some)
    }

    pub(super) fn delete(
        &self,
        departed: &Departed<'_>,
        own_id: Option<&Iri>,
        inboxes: BTreeMap<Iri, Schedule>,
    ) -> Result<Outgoing, TellProblem> {
        let mut document = wire::event::delete(departed);
        if let Some(id) = own_id {
            document["id"] = serde_json::json!(id);
        }
        let id = id_of(&document)?;
        let outgoing = self.finish(
            &id,
            "Delete",
            Signer::Own(OwnActor::Community),
            document,
            inboxes,
            departed.deleted,
        )?;
        let meant_for = match departed.audience {
            Audience::Public => MeantFor::Public,
            _ => MeantFor::Withdrawal,
        };
        Ok(Outgoing {
            meant_for,
            ..outgoing
        })
    }

    fn schedules_of(&self, inboxes: Vec<Iri>) -> Result<BTreeMap<Iri, Schedule>, TellProblem> {
        let mut schedules = BTreeMap::new();
        for inbox in inboxes {
            let schedule = self.schedule_of(&inbox.origin())?;
            schedules.insert(inbox, schedule);
        }
        Ok(schedules)
    }

    fn audiences(
        &self,
        tx: &mut Transaction<'_>,
        audience: &Audience,
        id: &EventId,
    ) -> Result<Audiences, TellProblem> {
        let mut now = BTreeMap::new();
        let peerings = peerings::list(tx)?;
        if *audience == Audience::Public {
            now = self.followers(tx, OwnActor::Community, &peerings)?;
        }
        for peering in &peerings {
            let meant = peering.agrees_on(Scope::Events) && community::reaches(audience, &peering.peer);
            let inbox = Iri::local(&peering.peer, "/inbox");
            if meant {
                now.insert(inbox, Schedule::Peer);
            } else if *audience != Audience::Public {
                now.remove(&inbox);
            }
        }
        let before = activities::reached(tx, id)?;
        Ok(Audiences {
            now,
            before: before.into_iter().collect(),
            followers_of_node: self.followers(tx, OwnActor::Node, &peerings)?,
        })
    }

    /// Followers, peers among them; strangers only while the switch for the wider Fediverse is on.
    pub(super) fn followers(
        &self,
        tx: &mut Transaction<'_>,
        object: OwnActor,
        peerings: &[Peering],
    ) -> Result<BTreeMap<Iri, Schedule>, StoreError> {
        let agreed = peerings.iter().filter(|peering| peering.agrees_on(Scope::Events));
        let agreed: BTreeSet<&Origin> = agreed.map(|peering| &peering.peer).collect();
        let mut inboxes = BTreeMap::new();
        let mut after: Option<Vec<u8>> = None;
        loop {
            let (page, last) = followers::page(tx, object, after.as_deref())?;
            for follower in page {
                let is_peer = agreed.contains(&follower.actor.origin());
                let schedule = if is_peer {
                    Schedule::Peer
                } else {
                    Schedule::Stranger
                };
                if is_peer || self.node.settings.rules.fediverse == community::Fediverse::Open {
                    inboxes.insert(follower.inbox, schedule);
                }
            }
            match last {
                Some(last) => after = Some(last),
                None => return Ok(inboxes),
            }
        }
    }

    /// Collections that events are addressed to.
    pub(crate) fn addresses(&self) -> Addresses {
        let group = &self.node.group;
        let below = |name: &str| Iri::local(&self.node.origin, &format!("{}/{name}", group.path_and_query()));
        Addresses {
            followers: below("followers"),
            peers: below("peers"),
        }
    }

    /// When a moved event was to begin before; one whose former start cannot be read is told without it.
    fn previous_start(&self, event: &Event) -> Option<Moment> {
        let moved = event.state == EventState::Rescheduled;
        let read = moved.then(|| {
            self.node
                .database
                .read(|tx| events::previous_start(tx, &event.id))
        });
        read.and_then(Result::ok).flatten()
    }

    /// All that a document of one of our events needs.
    pub(crate) fn event_facts<'f>(&'f self, seen: &'f Seen, addresses: &'f Addresses) -> EventFacts<'f> {
        let facts = EventFacts {
            event: &seen.event,
            group: &self.node.group,
            followers: &addresses.followers,
            peers: &addresses.peers,
            origin: &self.node.origin,
            taken: seen.taken.unwrap_or(0),
            banner_fallback: Some(Iri::local(&self.node.origin, edge::BANNER_PATH)),
            banner_shape: None,
            place_id: None,
            previous_start: self.previous_start(&seen.event),
            location_form: LocationForm::OnePlace,
        };
        let banner_shape = match facts.banner() {
            None => Some(MADE_BANNER_SHAPE),
            Some(banner) => banner.picture.as_ref().map(|picture| BannerShape {
                width: picture.width,
                height: picture.height,
                focal_point: (0.0, 0.0),
            }),
        };
        EventFacts {
            banner_shape,
            ..facts
        }
    }
}

/// The size of the picture made for events that have none.
const MADE_BANNER_SHAPE: BannerShape = BannerShape {
    width: edge::BANNER_WIDTH,
    height: edge::BANNER_HEIGHT,
    focal_point: (0.0, 0.0),
};

/// Collections that events are addressed to.
pub(crate) struct Addresses {
    pub(crate) followers: Iri,
    pub(crate) peers: Iri,
}

/// The id that `wire` gave a document.
pub(super) fn id_of(document: &serde_json::Value) -> Result<Iri, TellProblem> {
    let id = document
        .get("id")
        .and_then(serde_json::Value::as_str)
        .and_then(|id| Iri::parse(id).ok());
    id.ok_or_else(|| StoreError::Unwritable { table: "activities" }.into())
}
