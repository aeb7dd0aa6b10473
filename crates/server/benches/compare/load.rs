//! The events of the other node and the signed activities that tell of them.

use std::net::Ipv4Addr;

use domain::{
    Amount, Audience, Coordinates, Currency, Event, EventDraft, EventId, EventState, Html, Iri, LanguageTag,
    Modality, Moment, Origin, Place, Price, Tag, Title, Zone,
};
use jiff::Timestamp;
use serde_json::Value;
use wire::event::{EventFacts, LocationForm};
use wire::http_signature::sign_rfc9421;
use wire::keys::SigningKey;

use crate::Failure;
use crate::drive::{Prepared, prepare};
use crate::peer::{Peer, group};

/// Requests that come from one network address: below what a node takes from one in a minute.
const REQUESTS_PER_CLIENT: usize = 500;
/// One activity in so many tells of an event that is new; the others change one that is stored.
const FRESH_EVERY: usize = 10;

/// Whether activities carry an integrity proof beside the signature of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Only the request is signed.
    Without,
    /// As Rosarium sends them.
    With,
}

/// Whoever owns the events, and all that was said of them so far.
pub(crate) struct Author<'p> {
    peer: &'p Peer,
    origin: Origin,
    stored: usize,
    fresh: usize,
    told: usize,
    requests: usize,
}

impl<'p> Author<'p> {
    /// Of a peer, `stored` of whose events the receiver has already.
    pub(crate) fn new(peer: &'p Peer, origin: Origin, stored: usize) -> Self {
        Self {
            peer,
            origin,
            stored,
            fresh: stored,
            told: 0,
            requests: 0,
        }
    }

    /// A load for an inbox.
    pub(crate) fn load(
        &mut self,
        count: usize,
        proof: Proof,
        inbox: &Iri,
        now: Timestamp,
    ) -> Result<Vec<Prepared>, Failure> {
        (0..count)
            .map(|_| {
                let activity = self.activity(proof, now)?;
                self.post(inbox, &activity, now)
            })
            .collect()
    }

    /// The next activity: a later version of a stored event, or now and then a new event.
    pub(crate) fn activity(&mut self, proof: Proof, now: Timestamp) -> Result<Value, Failure> {
        self.told += 1;
        let is_fresh = self.told.is_multiple_of(FRESH_EVERY);
        let event = if is_fresh {
            self.fresh += 1;
            event(&self.origin, self.fresh, 1, now)?
        } else {
            let revision = 2 + (self.told / self.stored.max(1)) as u64;
            event(&self.origin, spread(self.told, self.stored), revision, now)?
        };
        let group = group(&self.origin);
        let (followers, peers) = (member(&group, "followers")?, member(&group, "peers")?);
        let facts = EventFacts {
            event: &event,
            group: &group,
            followers: &followers,
            peers: &peers,
            origin: &self.origin,
            taken: 12,
            banner_fallback: None,
            banner_shape: None,
            place_id: None,
            previous_start: None,
            location_form: LocationForm::OnePlace,
        };
        let mut activity = match is_fresh {
            true => wire::event::create(&facts),
            false => wire::event::update(&facts),
        };
        // Each is its own activity, also where one event reaches the same revision twice.
        activity["id"] = format!("{}/activities/told/{}", event.iri, self.told).into();
        match proof {
            Proof::Without => Ok(activity),
            Proof::With => self.prove(activity, &group, now),
        }
    }

    /// Adds the proof of an actor of ours.
    pub(crate) fn prove(&self, document: Value, actor: &Iri, now: Timestamp) -> Result<Value, Failure> {
        let method = actor.with_fragment("ed25519-key");
        Ok(wire::proof::sign(
            document,
            &self.peer.keys.ed25519,
            &method,
            now,
        )?)
    }

    /// A POST as the activity's actor signs it (RFC 9421, Ed25519).
    pub(crate) fn post(
        &mut self,
        inbox: &Iri,
        activity: &Value,
        now: Timestamp,
    ) -> Result<Prepared, Failure> {
        let body = activity.to_string();
        let actor = activity["actor"].as_str().ok_or("an activity has an actor")?;
        let key_id = Iri::parse(actor)?.with_fragment("ed25519-key");
        let key = SigningKey::Ed25519(&self.peer.keys.ed25519);
        let mut headers = sign_rfc9421("POST", inbox, Some(body.as_bytes()), &key_id, key, now, &[]);
        let client = Ipv4Addr::from(0x0a00_0001 + (self.requests / REQUESTS_PER_CLIENT) as u32);
        self.requests += 1;
        for (name, value) in [
            ("host", inbox.origin().authority()),
            ("content-type", wire::media_type::ACTIVITY_JSON),
            ("x-forwarded-for", &client.to_string()),
        ] {
            headers.push((name.to_owned(), value.to_owned()));
        }
        Ok(prepare("POST", inbox.path_and_query(), &headers, body.as_bytes()))
    }

    /// The event that was told last as a change, and how it is called by now.
    pub(crate) fn changed(&self, now: Timestamp) -> Result<Event, Failure> {
        let told = self.told - usize::from(self.told.is_multiple_of(FRESH_EVERY));
        let revision = 2 + (told / self.stored.max(1)) as u64;
        event(&self.origin, spread(told, self.stored), revision, now)
    }
}

/// Far apart from call to call, and each once in `count` calls: 7919 shares no factor with a power of ten.
fn spread(told: usize, count: usize) -> usize {
    told.wrapping_mul(7_919) % count.max(1)
}

fn member(of: &Iri, name: &str) -> Result<Iri, Failure> {
    Ok(Iri::parse(&format!("{of}/{name}"))?)
}

/// One event of a node, about as long as real ones; the same number is the same event.
pub(crate) fn event(origin: &Origin, number: usize, revision: u64, now: Timestamp) -> Result<Event, Failure> {
    let mut chance = [7; 10];
    chance[..8].copy_from_slice(&(number as u64).to_be_bytes());
    let id = EventId::new(1_700_000_000_000, chance);
    let day = 1 + (number % 300) as i64;
    let start = Timestamp::from_second(now.as_second() / 86_400 * 86_400 + day * 86_400 + 18 * 3_600)?;
    let end = Timestamp::from_second(start.as_second() + 7_200)?;
    let zone = Zone::parse("Europe/Brussels")?;
    let paragraph = "<p>Partners show what they built, and say what went wrong on the way there.</p>";
    Ok(Event {
        iri: Iri::local(origin, &format!("/events/{id}")),
        id,
        owner: group(origin),
        revision,
        state: EventState::Published,
        audience: Audience::Public,
        draft: EventDraft {
            description: Html::from_sanitised(paragraph.repeat(6)),
            end: Some(Moment::new(end, zone.clone())?),
            modality: Modality::InPerson,
            place: Some(Place {
                name: "Lowland Cloud".to_owned(),
                street: Some("Rue de la Loi 1".to_owned()),
                postal_code: Some("1000".to_owned()),
                locality: Some("Brussels".to_owned()),
                region: None,
                country: Some("BE".to_owned()),
                coordinates: Some(Coordinates {
                    latitude: 50.0,
                    longitude: 4.35,
                }),
            }),
            capacity: Some(60),
            price: Some(Price {
                amount: Amount::parse("40.00")?,
                member: None,
                currency: Currency::parse("EUR")?,
            }),
            language: Some(LanguageTag::parse("en")?),
            category: Some("BUSINESS".to_owned()),
            tags: vec![Tag::parse("copilot")?, Tag::parse("azure")?],
            ..EventDraft::online(
                Title::parse(&format!("Round table {number}, version {revision}"))?,
                Moment::new(start, zone)?,
            )
        },
        published: now,
        updated: now,
        taken: Some(12),
        source: None,
        series: None,
    })
}
