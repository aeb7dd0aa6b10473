//! A peer that lies in a history, and strangers who number what they send.

use std::time::Duration;

use serde_json::{Value, json};

use super::History;
use crate::evil::{Actor, Evil, Signed};
use crate::invariants::events_of;
use crate::person::Person;
use crate::world::World;

/// The lying peer, one of its people, and how much it has said.
pub(super) struct Rogue {
    evil: Evil,
    group: Actor,
    mallory: Actor,
    said: usize,
}

impl Rogue {
    /// A peer of one node, whose first event is honest.
    pub(super) async fn join(world: &World, officer: &Person) -> Self {
        let evil = Evil::new(world, "rogue", &officer.node);
        let group = evil.join_as_peer(world, officer).await;
        world.owned_by(&group.id);
        let mallory = evil.mastodon("mallory");
        let mut rogue = Self {
            evil,
            group,
            mallory,
            said: 0,
        };
        let (by, event) = (rogue.group.clone(), rogue.event("Honest", 5));
        let create = rogue.activity("Create", &by, event);
        rogue.evil.deliver(&officer.node, &by, &create).await.expect(202);
        world.run_until_quiet().await;
        rogue
    }

    fn event(&self, name: &str, revision: u64) -> Value {
        let address = format!("{}/events/1", self.evil.origin);
        document(&address, self.group.id.as_str(), name, revision)
    }

    fn activity(&mut self, kind: &str, by: &Actor, object: Value) -> Value {
        self.said += 1;
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/activities/{}", self.evil.origin, self.said), "type": kind,
            "actor": by.id.as_str(), "object": object,
        })
    }
}

/// An event as its owner would write it.
fn document(address: &str, owner: &str, name: &str, revision: u64) -> Value {
    json!({
        "id": address, "type": "Event", "name": name, "attributedTo": owner, "actor": owner,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "startTime": "2027-01-14T18:00:00Z", "endTime": "2027-01-14T20:00:00Z", "timezone": "UTC",
        "revision": revision, "eventStatus": "https://schema.org/EventScheduled", "joinMode": "free",
    })
}

impl History {
    /// One lie: about another's event, about its own in another's name, about a version, or about a number.
    pub(super) async fn lie(&mut self) {
        let Some(mut rogue) = self.rogue.take() else {
            return;
        };
        self.world.advance(Duration::from_secs(61));
        let victim = self.officers[0].node.clone();
        let name = format!("Lie {}", rogue.said);
        match self.draw(4) {
            0 => {
                let theirs = events_of(&victim.database());
                let others =
                    |event: &&domain::Event| !event.is_at(&victim.origin) && !event.is_at(&rogue.evil.origin);
                if let Some(event) = theirs.iter().find(others) {
                    let forged = document(event.iri.as_str(), event.owner.as_str(), &name, 1_000);
                    let by = rogue.group.clone();
                    let update = rogue.activity("Update", &by, forged);
                    self.world.during(rogue.evil.deliver(&victim, &by, &update)).await;
                }
            }
            1 => {
                let (by, event) = (rogue.mallory.clone(), rogue.event(&name, 1_000));
                let update = rogue.activity("Update", &by, event);
                self.world.during(rogue.evil.deliver(&victim, &by, &update)).await;
            }
            2 => {
                let (by, event) = (rogue.group.clone(), rogue.event(&name, 5));
                let update = rogue.activity("Update", &by, event);
                self.world.during(rogue.evil.deliver(&victim, &by, &update)).await;
            }
            _ => self.number_as_a_stranger(&mut rogue).await,
        }
        self.rogue = Some(rogue);
    }

    async fn number_as_a_stranger(&self, rogue: &mut Rogue) {
        let victim = self.officers[0].node.clone();
        let stranger = Evil::new(&self.world, &format!("stranger{}", rogue.said), &victim);
        let (_, actor) = stranger.rosarium();
        rogue.said += 1;
        let like = json!({
            "id": format!("{}/likes/1", stranger.origin), "type": "Like",
            "actor": actor.id.as_str(), "object": victim.group().as_str(),
        });
        let number = ("rosarium-seq", "7;epoch=1790000000");
        let body = like.to_string().into_bytes();
        let signed = Signed::covering(&victim, &actor, body, number, stranger.now());
        self.world.during(signed.send(&victim)).await;
    }
}
