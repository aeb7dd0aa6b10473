//! Runs the document corpora, if `ROSARIUM_VECTORS` says where they are: ours written again, others' read.
//!
//! Without the variable one line says so and nothing is checked; with it a file that is missing fails.

#![expect(
    clippy::print_stdout,
    reason = "the count of vectors is what this runner reports"
)]

#[path = "documents/actors.rs"]
mod actors;
#[path = "documents/calls.rs"]
mod calls;
#[path = "documents/deals.rs"]
mod deals;
#[path = "documents/events.rs"]
mod events;
#[path = "documents/figures.rs"]
mod figures;
#[path = "documents/inbound.rs"]
mod inbound;
#[path = "documents/introductions.rs"]
mod introductions;
#[path = "documents/messages.rs"]
mod messages;
#[path = "documents/sync.rs"]
mod sync;

use std::path::PathBuf;

use domain::{Iri, Origin};
use serde_json::{Map, Value};
use wire::discovery::{
    AccountFacts, Federates, NodeInfoFacts, host_meta, nodeinfo_2_0, nodeinfo_2_1, nodeinfo_links,
    read_webfinger, webfinger, webfinger_host,
};
use wire::{as2, context, jcs, json, terms};

/// Where the corpora lie; `None` with a line that says they were not run.
fn corpora() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no configuration to read this from"
    )]
    let folder = std::env::var_os("ROSARIUM_VECTORS");
    if folder.is_none() {
        println!("vectors: not run, ROSARIUM_VECTORS is not set");
    }
    folder.map(PathBuf::from)
}

fn bytes(path: &str) -> Option<Vec<u8>> {
    let file = corpora()?.join(path);
    Some(std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}

fn document(path: &str) -> Option<Value> {
    let bytes = bytes(path)?;
    Some(json::read(&bytes).unwrap_or_else(|error| panic!("{path}: {error}")))
}

fn names(folder: &str) -> Option<Vec<String>> {
    let entries = std::fs::read_dir(corpora()?.join(folder)).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.sort();
    Some(names)
}

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect("an id")
}

/// The file less its own proof is, in canonical form, exactly what we write.
fn same(path: &str, written: &Value) {
    let mut expected = document(path).expect("the corpora are there");
    expected.as_object_mut().expect("an object").shift_remove("proof");
    let text = |value: &Value| String::from_utf8(jcs::canonical(value).expect("canonical")).expect("UTF-8");
    assert_eq!(text(written), text(&expected), "{path}");
    assert_eq!(
        written["@context"], expected["@context"],
        "{path}: order of the context"
    );
}

#[test]
fn the_table_of_terms_is_the_published_one() {
    let Some(published) = document("own/terms.json") else {
        return;
    };
    let table: Map<String, Value> = terms::TERMS
        .iter()
        .map(|term| (term.name.to_owned(), context::definition(term)))
        .collect();
    let order: Vec<&String> = published["terms"].as_object().expect("terms").keys().collect();
    assert_eq!(table.keys().collect::<Vec<_>>(), order);
    assert_eq!(Value::Object(table), published["terms"]);
    println!("vectors: {} terms checked", terms::TERMS.len());
}

/// Test context files define every key we emit; the inline table may not say otherwise.
#[test]
fn every_inline_context_of_our_documents_is_the_one_we_would_write() {
    let Some(names) = names("own/documents") else {
        return;
    };
    let mut count = 0;
    for name in &names {
        let expected = document(&format!("own/documents/{name}")).expect("a document");
        let Some(listed) = expected["@context"].as_array() else {
            continue;
        };
        let names_vocabulary = |word: &str| {
            listed
                .iter()
                .any(|part| part.as_str().is_some_and(|part| part.contains(word)))
        };
        let kind = match (names_vocabulary("multikey"), names_vocabulary("data-integrity")) {
            (true, _) => context::ContextKind::Actor,
            (false, true) => context::ContextKind::Proved,
            (false, false) => context::ContextKind::Plain,
        };
        let written = context::with_context(expected.clone(), kind);
        assert_eq!(
            written["@context"].to_string(),
            expected["@context"].to_string(),
            "{name}"
        );
        count += 1;
    }
    assert!(count >= 70, "{count}");
    println!("vectors: {count} contexts checked");
}

#[test]
fn discovery_documents_are_those_published() {
    let Some(_) = corpora() else { return };
    let origin = Origin::parse("https://benelux.example").expect("an origin");
    let [group, group_page, node, node_page] =
        ["/c/benelux", "/@benelux", "/actor", "/about"].map(|path| Iri::local(&origin, path));
    let community = AccountFacts {
        username: "benelux",
        origin: &origin,
        actor: &group,
        page: Some(&group_page),
    };
    let application = AccountFacts {
        username: "benelux.example",
        origin: &origin,
        actor: &node,
        page: Some(&node_page),
    };
    let facts = NodeInfoFacts {
        federates: Federates::Yes,
        origin: &origin,
        version: "0.1.0",
        name: "Benelux Partner Circle",
        description: "Technology partners in Belgium, the Netherlands and Luxembourg.",
        group: &group,
    };
    let written = [
        ("webfinger-community.json", webfinger(&community)),
        ("webfinger-node.json", webfinger(&application)),
        ("webfinger-host.json", webfinger_host(&origin, &node)),
        ("nodeinfo-links.json", nodeinfo_links(&origin, &node)),
        ("nodeinfo-2.0.json", nodeinfo_2_0(&facts)),
        ("nodeinfo-2.1.json", nodeinfo_2_1(&facts)),
    ];
    for (name, written) in &written {
        let expected = document(&format!("own/discovery/{name}")).expect("a document");
        assert_eq!(written.to_string(), expected.to_string(), "{name}");
    }
    let expected = bytes("own/discovery/host-meta.xml").expect("a document");
    assert_eq!(host_meta(&origin), String::from_utf8(expected).expect("UTF-8"));
    println!("vectors: {} discovery documents checked", written.len() + 1);
}

#[test]
fn webfinger_answers_name_their_actors() {
    let Some(examples) = document("webfinger/examples.json") else {
        return;
    };
    let cases = examples["cases"].as_array().expect("cases");
    for case in cases {
        let expected = case["self"].as_str().or(case["serverActor"].as_str()).map(iri);
        assert_eq!(
            read_webfinger(&case["response"]),
            expected,
            "{}",
            case["resource"]
        );
    }
    println!("vectors: {} WebFinger answers checked", cases.len());
}

#[test]
fn lawful_activity_streams_documents_pass_and_broken_ones_do_not() {
    let (Some(pass), Some(fail)) = (names("activitystreams/pass"), names("activitystreams/fail")) else {
        return;
    };
    let verdict = |path: String| {
        let document = json::read(&bytes(&path)?).map_err(|error| error.to_string());
        Some(
            document
                .and_then(|document| as2::refuse_malformed_as2(&document).map_err(|error| error.to_string())),
        )
    };
    // One good document has a line end inside a text, which is not JSON; the strict reader is right to refuse it.
    let not_json = "vocabulary-ex196-jsonld.json";
    assert!(matches!(
        verdict(format!("activitystreams/pass/{not_json}")),
        Some(Err(_))
    ));
    for name in pass.iter().filter(|name| *name != not_json) {
        assert_eq!(
            verdict(format!("activitystreams/pass/{name}")),
            Some(Ok(())),
            "{name}"
        );
    }
    for name in &fail {
        assert!(
            verdict(format!("activitystreams/fail/{name}"))
                .expect("a file")
                .is_err(),
            "{name}"
        );
    }
    for name in pass.iter().chain(&fail) {
        let folder = if fail.contains(name) { "fail" } else { "pass" };
        let Ok(document) = json::read(&bytes(&format!("activitystreams/{folder}/{name}")).expect("a file"))
        else {
            continue;
        };
        // None of these may make a reader panic, whatever it makes of them.
        inbound::read_as_everything(&document);
        inbound::read_as_everything(&document["object"]);
    }
    println!(
        "vectors: {} ActivityStreams documents checked",
        pass.len() + fail.len()
    );
}
