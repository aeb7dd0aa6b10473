//! Servers of other kinds, as their own documents look (protocol sections 9 and 10): what one of each is and says is
//! understood, and nobody is asked twice who signs.

use domain::{Iri, OwnActor};
use egress::Method;
use harness::evil::Kind;
use harness::{Person, World};
use serde_json::{Value, json};
use store::inbox::{self, Verdict};

use crate::drafts::evening;

/// One row of the table.
struct Row<'w> {
    world: &'w World,
    olga: &'w Person,
    /// An event of ours, as the API shows it.
    event: &'w Value,
    kind: Kind,
}

/// B12
#[tokio::test]
async fn who_signs_and_what_is_said_is_understood_of_every_kind_of_server() {
    let world = World::new(940);
    let olga = world.node("seattle").officer("olga");
    let event = olga.publish(evening("Open house")).await;
    for kind in Kind::all(&world, &olga.node) {
        let row = Row {
            world: &world,
            olga: &olga,
            event: &event,
            kind,
        };
        row.follows_and_is_told_where_it_wants().await;
        row.tells_of_an_event().await;
        row.answers_an_event().await;
        row.says_what_is_ignored().await;
        row.is_asked_once().await;
    }
    world.finish();
}

impl Row<'_> {
    /// An activity of its actor; it has had its effect when this returns.
    async fn say(&self, activity: &Value) {
        let reply = self.kind.deliver(&self.olga.node, activity).await;
        assert_eq!(
            reply.status,
            202,
            "{}: {activity}: {}",
            self.kind.name,
            reply.text()
        );
        self.world.run_until_quiet().await;
    }

    fn activity(&self, word: &str) -> Option<Value> {
        let address = self.event["activitypub_id"].as_str().expect("it is there");
        self.kind.activity(word, &self.olga.node, address)
    }

    fn simple(&self, kind: &str, name: &str, object: &str) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/said/{name}", self.kind.server.origin), "type": kind,
            "actor": self.kind.actor.id.as_str(), "object": object,
        })
    }

    async fn follows_and_is_told_where_it_wants(&self) {
        let follow = self.simple("Follow", "follow", self.olga.node.group().as_str());
        self.say(&follow).await;
        let name = self.kind.name;
        assert_eq!(self.kind.server.heard("Accept").len(), 1, "{name}");
        let received = self.kind.server.received();
        let posts = received.iter().filter(|request| request.method == Method::Post);
        let mut paths: Vec<&str> = posts.map(|request| request.url.path_and_query()).collect();
        // The other form of signature is tried where the first is refused.
        paths.dedup();
        assert_eq!(paths, [self.kind.inbox()], "{name}");
    }

    async fn tells_of_an_event(&self) {
        let Some(tells) = self.activity("tells") else {
            return;
        };
        let (node, server) = (&self.olga.node, &self.kind.server);
        let name = self.kind.name;
        let follow = Iri::local(&node.origin, &format!("/activities/follow/{name}"));
        let actor = &self.kind.actor.id;
        let now = server.now();
        let followed = node
            .database()
            .transact(|tx| community::follow::follow(tx, OwnActor::Community, actor, &follow, now))
            .await;
        followed.expect("it is there");
        self.say(&tells).await;
        let expected = self.kind.seen().as_object().expect("it is there");
        let title = expected["title"].as_str().expect("it is there");
        let seen = self.olga.event_titled(title).await;
        let seen = seen.unwrap_or_else(|| panic!("{name}: {title} is not shown"));
        for (field, value) in expected {
            assert_eq!(&seen[field], value, "{name}: {field}");
        }
    }

    async fn answers_an_event(&self) {
        let Some(answers) = self.activity("answers") else {
            return;
        };
        self.say(&answers).await;
        let name = self.kind.name;
        let accepts = self.kind.server.heard("Accept");
        let about = |accept: &&Value| accept["object"]["id"] == answers["id"];
        assert_eq!(accepts.iter().filter(about).count(), 1, "{name}");
        let path = format!(
            "/api/v1/events/{}/rsvps",
            self.event["id"].as_str().expect("it is there")
        );
        let guests = self.olga.get(&path).await.expect(200);
        let going = |guest: &&Value| guest["answer"] == "going";
        assert_eq!(
            guests["items"]
                .as_array()
                .expect("it is there")
                .iter()
                .filter(going)
                .count(),
            1,
            "{name}"
        );
    }

    async fn says_what_is_ignored(&self) {
        let Some(ignored) = self.activity("ignored") else {
            return;
        };
        self.say(&ignored).await;
        let rows = self
            .olga
            .node
            .database()
            .read(|tx| inbox::standing(tx, jiff::Timestamp::MIN, usize::MAX));
        let row = rows
            .expect("it is there")
            .into_iter()
            .find(|row| ignored["id"] == row.id.as_str());
        let verdict = row.map(|row| row.verdict);
        assert!(
            matches!(verdict, Some(Verdict::Ignored { .. })),
            "{}: {verdict:?}",
            self.kind.name
        );
    }

    /// However much somebody says in a minute: a key that has its own address (GoToSocial) is no exception.
    async fn is_asked_once(&self) {
        for number in 0..4 {
            let address = self.event["activitypub_id"].as_str().expect("it is there");
            self.say(&self.simple("Like", &format!("like-{number}"), address))
                .await;
        }
        for path in self.kind.paths() {
            let fetches = self.kind.server.fetches_of(path);
            assert_eq!(fetches, 1, "{}: {path}", self.kind.name);
        }
    }
}
