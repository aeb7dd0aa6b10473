//! What people do in a history: publish, change, end, answer.

use serde_json::{Value, json};

use super::History;
use crate::person::Person;

/// An evening that nobody has changed yet.
pub(super) fn evening(title: &str) -> Value {
    json!({
        "title": title, "description": "<p>Bring one question.</p>",
        "start": "2027-01-14T18:00:00-08:00", "end": "2027-01-14T20:00:00-08:00",
        "timezone": "America/Los_Angeles", "modality": "in_person",
        "place": { "name": "Pier 57", "locality": "Seattle", "country": "US" },
    })
}

impl History {
    pub(super) async fn publish(&mut self) {
        let officer = self.one_of(&self.officers).clone();
        self.publish_at(&officer).await;
    }

    pub(super) async fn publish_at(&mut self, officer: &Person) {
        self.published += 1;
        let mut draft = evening(&format!("Event {}", self.published));
        draft["audience"] = match self.draw(4) {
            0 => json!("peers"),
            1 => json!({ "peers": [self.one_of(&self.officers).node.origin.as_str()] }),
            _ => json!("public"),
        };
        draft["capacity"] = json!(1 + self.draw(3));
        officer.post("/api/v1/events", draft).await;
    }

    /// An event of an officer's own node, as she sees it, if there is one.
    async fn own_event(&self, officer: &Person) -> Option<Value> {
        let mut own = shown(officer).await;
        own.retain(|event| event["host"]["is_this_node"] == json!(true));
        (!own.is_empty()).then(|| self.one_of(&own).clone())
    }

    pub(super) async fn change(&self) {
        let officer = self.one_of(&self.officers);
        let Some(event) = self.own_event(officer).await else {
            return;
        };
        let mut draft = evening(&format!("{} moved", event["title"].as_str().unwrap_or_default()));
        draft["audience"] = event["audience"].clone();
        draft["start"] = json!("2027-01-15T18:00:00-08:00");
        draft["end"] = json!("2027-01-15T20:00:00-08:00");
        draft["capacity"] = event["capacity"].clone();
        officer.put(&path(&event), draft).await;
    }

    pub(super) async fn end_one(&self) {
        let officer = self.one_of(&self.officers);
        let Some(event) = self.own_event(officer).await else {
            return;
        };
        match self.draw(2) {
            0 => officer.delete(&path(&event)).await,
            _ => officer.post(&format!("{}/cancel", path(&event)), json!({})).await,
        };
    }

    pub(super) async fn answer(&self) {
        let member = self.one_of(&self.members);
        let events = shown(member).await;
        if events.is_empty() {
            return;
        }
        let answer = self.one_of(&["going", "going", "maybe", "declined", "withdrawn"]);
        member.answer(id(self.one_of(&events)), answer).await;
    }

    /// Everybody answers one event before anybody hears of the others.
    pub(super) async fn crowd(&self) {
        let events = shown(self.one_of(&self.members)).await;
        if events.is_empty() {
            return;
        }
        let address = self.one_of(&events)["activitypub_id"].clone();
        for member in &self.members {
            let there = shown(member).await;
            if let Some(event) = there.iter().find(|event| event["activitypub_id"] == address) {
                member.answer(id(event), "going").await;
            }
        }
    }
}

/// What somebody is shown; nothing where her node has just stopped.
async fn shown(person: &Person) -> Vec<Value> {
    match person.node.is_up() {
        true => person.events().await,
        false => Vec::new(),
    }
}

fn id(event: &Value) -> &str {
    event["id"].as_str().unwrap_or_default()
}

fn path(event: &Value) -> String {
    format!("/api/v1/events/{}", id(event))
}
