//! How others find a node and whom it has: WebFinger under every name, NodeInfo, host-meta (protocol section 2).

use harness::{Reply, StoryNode, World, get, send};
use http::Method;
use serde_json::{Value, json};

const JRD: &str = "application/jrd+json";
const ACTIVITY_JSON: &str = "application/activity+json";
const SERVICE: &str = "https://www.w3.org/ns/activitystreams#Service";
const APPLICATION: &str = "https://www.w3.org/ns/activitystreams#Application";
const PAGE: &str = "http://webfinger.net/rel/profile-page";

/// All of it percent-encoded, as many clients do, in lower-case digits.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

async fn finger(node: &StoryNode, resource: &str) -> Reply {
    let path = format!("/.well-known/webfinger?resource={}", encoded(resource));
    get(node, &path, JRD).await
}

fn relations(found: &Value) -> Vec<&str> {
    let links = found["links"].as_array().expect("an answer has links");
    links.iter().filter_map(|link| link["rel"].as_str()).collect()
}

#[track_caller]
fn is_problem(reply: &Reply, status: u16, word: &str, case: &str) {
    let said = (reply.status, reply.header("content-type"), reply.reason());
    let expected = (status, Some("application/problem+json"), word.to_owned());
    assert_eq!(said, expected, "{case}: {}", reply.text());
}

#[tokio::test]
async fn whoever_has_an_actor_is_found_by_each_of_its_names_and_leads_back_to_the_one_it_gives_itself() {
    let world = World::new(960);
    let node = world.node("seattle");
    let _anke = node.member("anke");
    for (actor, names) in [
        (
            "/c/seattle",
            &[
                "acct:seattle@seattle.example",
                "ACCT:Seattle@SEATTLE.example",
                "acct:@seattle@seattle.example",
                "seattle@seattle.example",
                "https://seattle.example/c/seattle",
                "https://seattle.example/C/Seattle",
                "https://seattle.example/c/seattle#main-key",
                "https://seattle.example/@seattle",
            ][..],
        ),
        (
            "/actor",
            &[
                "acct:seattle.example@seattle.example",
                "https://seattle.example/actor",
                "https://seattle.example/about",
            ][..],
        ),
        (
            "/users/anke",
            &[
                "acct:anke@seattle.example",
                "https://seattle.example/users/anke",
                "https://SEATTLE.example/users/ANKE",
            ][..],
        ),
    ] {
        let document = get(&node, actor, ACTIVITY_JSON).await.expect(200);
        for name in names {
            let reply = finger(&node, name).await;
            assert_eq!(reply.header("content-type"), Some(JRD), "{name}");
            assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{name}");
            let found = reply.expect(200);
            let account = format!("acct:{}", document["webfinger"].as_str().unwrap());
            assert_eq!(found["subject"], account.as_str(), "{name}");
            let link = json!({"rel": "self", "type": ACTIVITY_JSON, "href": document["id"]});
            assert_eq!(found["links"][0], link, "{name}");
        }
    }
    for name in [
        "https://seattle.example/",
        "https://seattle.example",
        "HTTPS://Seattle.Example:443/",
    ] {
        let found = finger(&node, name).await.expect(200);
        let link = json!({"rel": SERVICE, "type": ACTIVITY_JSON, "href": node.application()});
        assert_eq!(found["links"], json!([link]), "{name}");
    }
    world.finish();
}

#[tokio::test]
async fn a_name_that_is_nobodys_here_and_a_question_that_names_nobody_are_told_apart() {
    let world = World::new(961);
    let node = world.node("seattle");
    let _anke = node.member("anke");
    for name in [
        "acct:seattle@london.example",
        "acct:nobody@seattle.example",
        "acct:seattle",
        "acct:@",
        "mailto:anke@seattle.example",
        "urn:x",
        "https://london.example/c/london",
        // An address answers for who lies there, not for a namesake of another kind.
        "https://seattle.example/c/anke",
        "https://seattle.example/users/seattle",
        "https://seattle.example/users/anke/inbox",
        "https://seattle.example/events",
    ] {
        let reply = finger(&node, name).await;
        is_problem(&reply, 404, "not-found", name);
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{name}");
    }
    let long = format!("?resource=acct:{}@seattle.example", "x".repeat(2_048));
    for query in [
        "",
        "?",
        "?resource=",
        "?rel=self",
        "?resource=acct:anke@seattle.example&resource=acct:seattle@seattle.example",
        &long,
    ] {
        let reply = get(&node, &format!("/.well-known/webfinger{query}"), JRD).await;
        is_problem(&reply, 400, "malformed", query);
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{query}");
    }
    world.finish();
}

/// RFC 7033, section 4.3.
#[tokio::test]
async fn who_asks_for_one_relation_gets_the_links_of_that_one_and_all_else_of_the_answer() {
    let world = World::new(962);
    let node = world.node("seattle");
    let asked = format!(
        "/.well-known/webfinger?resource={}",
        encoded("acct:seattle@seattle.example")
    );
    let whole = get(&node, &asked, JRD).await.expect(200);
    assert_eq!(relations(&whole), ["self", PAGE]);
    for (wanted, left) in [
        (&["self"][..], &["self"][..]),
        (&[PAGE][..], &[PAGE][..]),
        (&["self", PAGE, "unknown"][..], &["self", PAGE][..]),
        (&["unknown"][..], &[][..]),
    ] {
        let rel: String = wanted
            .iter()
            .map(|rel| format!("&rel={}", encoded(rel)))
            .collect();
        let found = get(&node, &format!("{asked}{rel}"), JRD).await.expect(200);
        assert_eq!(relations(&found), left, "{wanted:?}");
        assert_eq!(
            (&found["subject"], &found["aliases"]),
            (&whole["subject"], &whole["aliases"])
        );
    }
    world.finish();
}

/// FEP-f1d5 and FEP-2677: both versions, and the node's actor.
#[tokio::test]
async fn node_info_leads_to_both_versions_and_to_the_nodes_actor_and_counts_nobody() {
    let world = World::new(963);
    let node = world.node("seattle");
    let links = get(&node, "/.well-known/nodeinfo", "application/json")
        .await
        .expect(200);
    let links = links["links"].as_array().unwrap();
    let schema = "http://nodeinfo.diaspora.software/ns/schema/";
    let rels: Vec<&str> = links.iter().filter_map(|link| link["rel"].as_str()).collect();
    let (newer, older) = (format!("{schema}2.1"), format!("{schema}2.0"));
    assert_eq!(rels, [newer.as_str(), older.as_str(), APPLICATION]);
    assert_eq!(links[2]["href"], node.application().as_str());
    for link in &links[..2] {
        let href = link["href"].as_str().unwrap();
        let path = href.strip_prefix(node.origin.as_str()).unwrap();
        let reply = get(&node, path, "*/*").await;
        let kind = format!("application/json; profile=\"{}#\"", link["rel"].as_str().unwrap());
        assert_eq!(reply.header("content-type"), Some(kind.as_str()));
        let info = reply.expect(200);
        assert_eq!(path, format!("/nodeinfo/{}", info["version"].as_str().unwrap()));
        assert_eq!(info["software"]["name"], "rosarium");
        assert_eq!(info["protocols"], json!(["activitypub"]));
        assert_eq!(info["usage"], json!({"users": {}}), "nobody is counted");
        let metadata = &info["metadata"];
        assert_eq!(metadata["nodeName"], "Seattle Partners");
        assert_eq!(metadata["staffAccounts"], json!([node.group()]));
        assert_eq!(metadata["federation"], json!({"enabled": true}));
    }
    world.finish();
}

#[tokio::test]
async fn host_meta_leads_to_webfinger_and_what_is_only_read_says_which_methods_it_takes() {
    let world = World::new(964);
    let node = world.node("seattle");
    let reply = get(&node, "/.well-known/host-meta", "application/xrd+xml").await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, Some("application/xrd+xml"))
    );
    let text = reply.text();
    let template = text
        .split("template=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let asked = template
        .unwrap()
        .replace("{uri}", &encoded("acct:seattle@seattle.example"));
    let path = asked.strip_prefix(node.origin.as_str()).unwrap();
    assert_eq!(
        get(&node, path, JRD).await.expect(200)["links"][0]["href"],
        node.group().as_str()
    );
    for path in [
        path,
        "/.well-known/nodeinfo",
        "/nodeinfo/2.0",
        "/nodeinfo/2.1",
        "/.well-known/host-meta",
        "/actor",
    ] {
        let whole = get(&node, path, ACTIVITY_JSON).await;
        let head = send(&node, Method::HEAD, path, None, None).await;
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(
            head.header("content-type"),
            whole.header("content-type"),
            "{path}"
        );
        for method in [Method::OPTIONS, Method::PUT, Method::POST] {
            let refused = send(&node, method.clone(), path, None, None).await;
            is_problem(&refused, 405, "method", path);
            let allowed = refused.header("allow").unwrap_or_default();
            assert!(
                allowed.contains("GET") && allowed.contains("HEAD"),
                "{method} {path}: {allowed}"
            );
        }
    }
    world.finish();
}

/// People hand on the short address, also to a server that does not read pages.
#[tokio::test]
async fn the_short_address_leads_people_to_the_page_and_servers_to_the_actor() {
    let world = World::new(965);
    let node = world.node("seattle");
    for (accept, ways) in [
        (ACTIVITY_JSON, &["/c/seattle"][..]),
        ("text/html", &["/c/seattle", "/about"][..]),
    ] {
        let mut reply = get(&node, "/@seattle", accept).await;
        for way in ways {
            assert_eq!((reply.status, reply.header("location")), (303, Some(*way)));
            reply = get(&node, way, accept).await;
        }
        assert_eq!(reply.status, 200);
        let kind = reply.header("content-type").unwrap();
        assert!(kind.starts_with(accept), "{kind}");
    }
    assert_eq!(get(&node, "/@nobody", ACTIVITY_JSON).await.status, 404);
    // The address of a person is her actor's for servers; her page says who may see it, whether there is such a person or not.
    let _anke = node.member("anke");
    get(&node, "/users/anke", ACTIVITY_JSON).await.expect(200);
    for handle in ["anke", "nobody"] {
        let reply = get(&node, &format!("/users/{handle}"), "text/html").await;
        let page = format!("/people/{handle}");
        assert_eq!(
            (reply.status, reply.header("location")),
            (303, Some(page.as_str()))
        );
    }
    assert_eq!(get(&node, "/users/%0d%0ax", "text/html").await.status, 404);
    world.finish();
}

/// Testing, item 11: readers of JSON-LD have these vocabularies built in, and drop keys and proofs without them.
#[tokio::test]
async fn each_actor_has_both_keys_under_names_of_its_own_and_the_vocabularies_that_tell_of_them() {
    let world = World::new(966);
    let node = world.node("seattle");
    let _anke = node.member("anke");
    for (path, kind) in [
        ("/c/seattle", "Group"),
        ("/actor", "Application"),
        ("/users/anke", "Person"),
    ] {
        let reply = get(&node, path, ACTIVITY_JSON).await;
        assert_eq!(reply.header("vary"), Some("Accept, Signature"), "{path}");
        let actor = reply.expect(200);
        let id = actor["id"].as_str().unwrap();
        assert_eq!(id, format!("{}{path}", node.origin));
        assert_eq!(actor["type"], kind);
        let context = actor["@context"].as_array().unwrap();
        assert_eq!(context[0], "https://www.w3.org/ns/activitystreams", "{path}");
        for vocabulary in [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/v1",
            "https://w3id.org/security/data-integrity/v1",
            "https://w3id.org/security/multikey/v1",
        ] {
            assert!(
                context.iter().any(|one| one == vocabulary),
                "{path}: {vocabulary}"
            );
        }
        let rsa = &actor["publicKey"];
        assert_eq!(rsa["id"], format!("{id}#main-key"), "one object, never a list");
        assert_eq!(rsa["owner"], id);
        assert!(rsa["publicKeyPem"].as_str().unwrap().contains("BEGIN PUBLIC KEY"));
        let methods = actor["assertionMethod"].as_array().unwrap();
        assert_eq!(methods[0]["id"], format!("{id}#ed25519-key"), "{path}");
        for method in methods {
            assert_eq!(
                (&method["type"], &method["controller"]),
                (&json!("Multikey"), &json!(id))
            );
            let key = method["publicKeyMultibase"].as_str().unwrap();
            assert!(key.starts_with('z'), "{path}: {key}");
        }
        for name in ["inbox", "outbox", "followers", "following"] {
            assert_eq!(actor[name], format!("{id}/{name}"), "{path}");
        }
        let shared = format!("{}/inbox", node.origin);
        assert_eq!(actor["endpoints"]["sharedInbox"], shared, "{path}");
        let name = actor["preferredUsername"].as_str().unwrap();
        assert_eq!(actor["webfinger"], format!("{name}@seattle.example"), "{path}");
    }
    world.finish();
}
