//! Programs of members try to hand on what was said in a room, and a note that is for members: to announce it, to like it, to
//! answer it and to quote it.

use community::publish_note::{PublishNoteRefused, publish_note};
use domain::{Labeled, NoteId, ReleaseReach};
use harness::tap::CanaryNet;
use serde_json::{Value, json};

use crate::scene::Scene;
use crate::two_runs::alone;

/// What the note says.
const NOTE: &str = "zqanotethatisformembers";

/// Ways of handing on what lies at an address.
fn documents(address: &str) -> Vec<Value> {
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let note =
        |with: &str| json!({ "type": "Note", "content": "<p>See.</p>", "to": [public], with: address });
    let activity = |kind: &str, object: Value| {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams", "type": kind, "to": [public], "object": object,
        })
    };
    let mut documents: Vec<Value> = ["Announce", "Like", "Add", "Create", "Update", "Flag", "Offer"]
        .into_iter()
        .map(|kind| activity(kind, json!(address)))
        .collect();
    documents.extend(["inReplyTo", "quoteUrl", "quote", "url"].map(|with| activity("Create", note(with))));
    documents
}

/// D12: no outbox takes a document about a post, a room or a note for members, from a steward, an author or anybody else, and
/// nothing of it reaches a peer.
#[test]
fn nobody_announces_or_quotes_what_is_not_for_everybody() {
    alone(async {
        let scene = Scene::lay(661).await;
        let london = scene.world.node("london");
        let ravi = london.officer("ravi");
        scene.world.peer(&scene.otto.0, &ravi, &["events"]).await;
        let (note, now) = (NoteId::new(1, [9; 10]), scene.node.clock_now());
        let text = Labeled::federable(NOTE.to_owned(), ReleaseReach::Members);
        let database = scene.node.database();
        let published: Result<(), PublishNoteRefused> =
            database.transact_blocking(|tx| publish_note(tx, &note, &text, now));
        published.expect("these words are a note");
        scene.world.run_until_quiet().await;
        let before = scene.world.internet.tap().len();
        assert!(before > 0, "the nodes speak to each other");

        let of_note = format!("/notes/{note}");
        let handles = [
            ("olga", &scene.olga.0),
            ("klara", &scene.klara.0),
            ("maren", &scene.maren.0),
        ];
        for (handle, person) in handles {
            let own = format!("/users/{handle}/outbox");
            for path in [&scene.room, &scene.thread, &scene.post, &of_note] {
                for document in documents(&format!("{}{path}", scene.node.origin)) {
                    for outbox in [own.as_str(), "/c/seattle/outbox"] {
                        let reply = person.submit(outbox, &document, None).await;
                        let is_refused = (400..500).contains(&reply.status) || reply.status == 501;
                        assert!(
                            is_refused,
                            "{} of {document} in {outbox}: {}",
                            reply.status,
                            reply.text()
                        );
                    }
                }
            }
        }
        scene.world.run_until_quiet().await;
        let net = CanaryNet::of(&scene.canaries);
        let letters = scene.letters();
        for sent in &scene.world.internet.tap()[before..] {
            let body = sent.request.body.as_deref().unwrap_or_default();
            let text = format!("{} {}", sent.request.url, String::from_utf8_lossy(body));
            assert!(net.search(text.as_bytes()).is_empty(), "{text}");
            let told = letters.iter().map(String::as_str).chain([NOTE, of_note.as_str()]);
            let told: Vec<&str> = told.filter(|word| text.contains(word)).collect();
            assert!(told.is_empty(), "{told:?}: {text}");
        }
        scene.world.finish();
    });
}
