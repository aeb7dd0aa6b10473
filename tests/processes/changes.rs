//! Changes of events as an officer's program makes them over REST: each until it is acknowledged, however often
//! the node dies meanwhile, and none twice.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::Sender;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::client::{Answer, send};
use crate::patience::wait_for;

/// Longest time until a change is acknowledged; the node may be dead for a part of it.
const ACKNOWLEDGED_MAX: Duration = Duration::from_secs(90);

/// One change of the events of a node; `of` counts the events that the same plan has published.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Publish { title: String },
    Retitle { of: usize, title: String },
    CallOff { of: usize },
}

/// An event as everybody is to see it in the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) title: String,
    pub(crate) state: String,
    pub(crate) revision: u64,
}

/// Events by their address for servers.
pub(crate) type Agenda = BTreeMap<String, Expected>;

/// `count` changes: of each five, three events are new, one gets another title, and every second five one is
/// called off.
pub(crate) fn plan(of: &str, count: usize) -> Vec<Change> {
    let mut published = 0;
    let change = |number: usize| {
        if number % 5 == 3 {
            let title = format!("{of} {number}, moved");
            return Change::Retitle {
                of: published - 1,
                title,
            };
        }
        if number % 10 == 9 {
            return Change::CallOff { of: published - 2 };
        }
        published += 1;
        Change::Publish {
            title: format!("{of} {number}"),
        }
    };
    (0..count).map(change).collect()
}

/// An officer with her token at one node.
#[derive(Clone)]
pub(crate) struct Officer {
    pub(crate) address: SocketAddr,
    pub(crate) host: String,
    pub(crate) bearer: String,
    pub(crate) start: String,
    /// Who is to see her events.
    pub(crate) audience: &'static str,
}

impl Officer {
    /// Makes all changes in turn, says so after each, and returns what she expects everybody to see.
    pub(crate) fn carry_out(&self, plan: &[Change], acknowledged: &Sender<()>) -> Agenda {
        let mut own: Vec<(String, String)> = Vec::new();
        let mut agenda = Agenda::new();
        for change in plan {
            match change {
                Change::Publish { title } => {
                    let (id, iri) = self.publish(title);
                    let expected = Expected {
                        title: title.clone(),
                        state: "published".to_owned(),
                        revision: 1,
                    };
                    assert!(agenda.insert(iri.clone(), expected).is_none(), "{iri} twice");
                    own.push((id, iri));
                }
                Change::Retitle { of, title } => {
                    let (id, iri) = &own[*of];
                    let expected = agenda.get_mut(iri).unwrap();
                    expected.title.clone_from(title);
                    expected.revision += 1;
                    self.until_so(
                        id,
                        |event| event["title"] == *title,
                        "PUT",
                        "",
                        &self.event(title),
                    );
                }
                Change::CallOff { of } => {
                    let (id, iri) = &own[*of];
                    let expected = agenda.get_mut(iri).unwrap();
                    "cancelled".clone_into(&mut expected.state);
                    expected.revision += 1;
                    self.call_off(id);
                }
            }
            // Nobody counts any more.
            let _uncounted = acknowledged.send(());
        }
        agenda
    }

    /// Publishes one event for the peers; its id here and its address for servers.
    pub(crate) fn publish(&self, title: &str) -> (String, String) {
        // The same key at each try: what was made before the node died is not made again.
        let key = format!("idempotency-key: {}", title.replace([' ', ','], "-"));
        let made = self.insist(|| self.send("POST", "/api/v1/events", &[&key], &self.event(title)));
        assert_eq!(made.status, 201, "{}", made.body);
        let made = made.json();
        let text = |name: &str| made[name].as_str().unwrap().to_owned();
        (text("id"), text("activitypub_id"))
    }

    /// Puts an event off by a day, which every guest has to know.
    pub(crate) fn move_by_a_day(&self, id: &str, title: &str) {
        let before: Timestamp = self.start.parse().unwrap();
        let later = Timestamp::from_second(before.as_second() + 86_400).unwrap();
        let moved = Self {
            start: later.to_string(),
            ..self.clone()
        };
        let starts = |event: &Value| event["start"].as_str().and_then(|start| start.parse().ok());
        let so = |event: &Value| starts(event) == Some(later);
        self.until_so(id, so, "PUT", "", &moved.event(title));
    }

    /// Calls an event off.
    pub(crate) fn call_off(&self, id: &str) {
        self.until_so(
            id,
            |event| event["state"] == "cancelled",
            "POST",
            "/cancel",
            &json!({}),
        );
    }

    /// Sends a change unless it was made already: an answer that was lost says nothing about the change.
    fn until_so(&self, id: &str, so: impl Fn(&Value) -> bool, method: &str, under: &str, body: &Value) {
        let path = format!("/api/v1/events/{id}");
        self.insist(|| {
            let now = self.send("GET", &path, &[], &Value::Null)?;
            if now.status == 200 && so(&now.json()) {
                return Ok(now);
            }
            self.send(method, &format!("{path}{under}"), &[], body)
        });
    }

    /// Tries until there is an answer that is none of "not now".
    pub(crate) fn insist(&self, mut ask: impl FnMut() -> io::Result<Answer>) -> Answer {
        let acknowledged = wait_for(ACKNOWLEDGED_MAX, || match ask() {
            Err(error) => Err(error.to_string()),
            Ok(answer) if [429, 503].contains(&answer.status) => Err(answer.body),
            Ok(answer) => Ok(answer),
        });
        let answer = acknowledged.unwrap();
        assert!(answer.status < 300, "{} {}", answer.status, answer.body);
        answer
    }

    /// One try.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[&str],
        body: &Value,
    ) -> io::Result<Answer> {
        let host = format!("host: {}", self.host);
        let mut all = vec![host.as_str(), &self.bearer, "content-type: application/json"];
        all.extend(headers);
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        send(self.address, method, path, &all, body.as_bytes())
    }

    fn event(&self, title: &str) -> Value {
        json!({
            "title": title, "start": self.start, "modality": "in_person", "place": { "name": "Hall" },
            "capacity": 40, "audience": self.audience,
        })
    }
}
