//! The node at work: its first line, who may call it what, commands beside it, and its end.

use std::os::unix::fs::PermissionsExt;

use crate::client::send;
use crate::command_line::{event, far_ahead};
use crate::folder::Folder;

#[test]
fn the_first_line_says_where_it_listens_and_sigterm_ends_it_well() {
    let folder = Folder::empty("http://localhost:8801");
    let node = folder.serve(&[
        "--dev",
        "--listen",
        "127.0.0.1:0",
        "--origin",
        "http://localhost:8801",
    ]);
    assert_eq!(
        node.said,
        format!("listening http://{} origin http://localhost:8801", node.address)
    );
    assert_eq!(node.get("/readyz").json()["state"], "ready");
    assert_eq!(node.end(), Some(0));
    assert!(!folder.data().join("admin.sock").exists());
}

#[test]
fn probes_of_health_answer_whatever_host_is_named_and_figures_on_a_listener_of_their_own() {
    let folder = Folder::set_up("https://seattle.example");
    let figures_at = folder.with_figures();
    let node = folder.serve(&["--listen", "127.0.0.1:0"]);
    let by_address = format!("host: {}", node.address);
    assert_eq!(
        send(node.address, "GET", "/healthz", &[&by_address], "").body,
        "ok\n"
    );
    let figures = send(figures_at, "GET", "/metrics", &[&by_address], "");
    assert!(
        figures.body.contains("rosarium_engine_commits_total"),
        "{}",
        figures.body
    );
    assert_eq!(send(figures_at, "GET", "/readyz", &[&by_address], "").status, 404);
    assert_eq!(node.get("/metrics").status, 404);
    let by_address = send(node.address, "GET", "/metrics", &[&by_address], "");
    assert_eq!(by_address.status, 308, "as every address that is not there");
}

/// H6
#[test]
fn a_node_in_service_has_no_probes() {
    let folder = Folder::set_up("https://seattle.example");
    let node = folder.serve(&["--listen", "127.0.0.1:0"]);
    for path in ["/dev/sent", "/dev/received", "/dev/mail", "/dev/clock"] {
        assert_eq!(node.get(path).status, 404, "{path}");
    }
    assert_ne!(node.post("/dev/reset", "application/json", "").status, 200);
}

/// A11
#[test]
fn another_name_is_sent_to_the_public_origin_or_refused() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let by_address = format!("host: {}", node.address);
    let moved = send(node.address, "GET", "/events?from=1", &[&by_address], "");
    assert_eq!(
        (moved.status, moved.header("location")),
        (308, Some("http://localhost:8801/events?from=1"))
    );
    let posted = send(node.address, "POST", "/inbox", &["host: evil.example"], "{}");
    assert_eq!(posted.status, 421);
    assert_eq!(posted.header("content-type"), Some("application/problem+json"));
    let found = node.get("/.well-known/webfinger?resource=acct:community@localhost:8801");
    assert_eq!(found.json()["subject"], "acct:community@localhost:8801");
    // A port is part of the host behind the `@`, and never of the name before it.
    let actor = node.get_as("/actor", "application/activity+json").json();
    assert_eq!(actor["webfinger"], "localhost@localhost:8801");
    for name in [
        "acct:localhost@localhost:8801",
        "acct:localhost:8801@localhost:8801",
        "http://localhost:8801/actor",
    ] {
        let found = node.get(&format!("/.well-known/webfinger?resource={name}"));
        assert_eq!(found.json()["subject"], "acct:localhost@localhost:8801", "{name}");
    }
}

/// H2
#[test]
fn a_page_that_is_not_there_is_a_page_with_the_strict_headers() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let missing = node.get_as("/nowhere/at/all", "text/html");
    assert_eq!(missing.status, 404);
    assert!(missing.header("content-type").unwrap().starts_with("text/html"));
    assert!(
        missing
            .header("content-security-policy")
            .unwrap()
            .contains("frame-ancestors 'none'")
    );
    assert_eq!(missing.header("x-content-type-options"), Some("nosniff"));
}

/// People get a page with a way home at every address, programs a line that says why.
#[test]
fn what_is_not_there_or_not_asked_so_is_said_to_people_and_to_programs_in_their_way() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let (browser, program) = ("text/html,application/xhtml+xml,*/*;q=0.8", "*/*");
    for (path, status) in [
        ("/nowhere", 404),
        ("/c/nobody/followers", 404),
        ("/actor/nothing", 404),
        ("/events/unknown.ics", 404),
        ("/.well-known/webfinger/more", 404),
        ("/inbox", 405),
        ("/settings/look", 405),
    ] {
        let page = node.get_as(path, browser);
        assert_eq!(page.status, status, "{path}");
        assert!(
            page.header("content-type").unwrap().starts_with("text/html"),
            "{path}"
        );
        assert!(
            page.body.contains("Go to the home page") && page.body.contains("href=\"/\""),
            "{path}"
        );
        assert!(page.header("content-security-policy").is_some(), "{path}");
        let line = node.get_as(path, program);
        assert_eq!(line.status, status, "{path}");
        assert_eq!(
            line.header("content-type"),
            Some("application/problem+json"),
            "{path}"
        );
        assert_eq!(page.header("allow").is_some(), status == 405, "{path}");
        assert_eq!(page.header("allow"), line.header("allow"), "{path}");
    }
    let api = node.get_as("/api/v1/nothing", browser);
    assert_eq!(api.header("content-type"), Some("application/problem+json"));
}

#[test]
fn one_address_answers_a_page_a_document_and_a_calendar() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let file = folder.file("event.json", event("Open evening", "public", &far_ahead()));
    let created = folder.json(&["events", "create", "--file", &file]);
    let path = format!("/events/{}", created["id"].as_str().unwrap());
    let page = node.get_as(&path, "text/html");
    assert!(page.body.contains("Open evening") && page.header("vary").unwrap().contains("Accept"));
    let document = node.get_as(&path, "application/activity+json");
    assert_eq!(document.json()["name"], "Open evening");
    let calendar = node.get(&format!("{path}.ics"));
    assert!(
        calendar.body.contains("SUMMARY:Open evening"),
        "{}",
        calendar.body
    );
}

#[test]
fn commands_work_beside_a_running_node_through_a_socket_of_its_owner() {
    let folder = Folder::set_up("http://localhost:8801");
    let node = folder.serve_dev();
    let mode = std::fs::metadata(folder.data().join("admin.sock"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let file = folder.file("event.json", event("While it runs", "members", &far_ahead()));
    let created = folder.json(&["events", "create", "--file", &file]);
    let token = folder.json(&["token", "create", "--member", "olga", "--scope", "read"]);
    let bearer = format!("authorization: Bearer {}", token["token"].as_str().unwrap());
    let path = format!("/api/v1/events/{}", created["id"].as_str().unwrap());
    let seen = send(node.address, "GET", &path, &["host: localhost:8801", &bearer], "");
    assert_eq!(seen.json()["title"], "While it runs");
    assert_eq!(node.get(&path).status, 404);
    assert_eq!(
        folder.run(&["events", "show", "01HZZZZZZZZZZZZZZZZZZZZZZZ"]).code,
        4
    );
    assert_eq!(node.end(), Some(0));
    assert_eq!(folder.json(&["events", "list"])[0]["title"], "While it runs");
}

/// A15
#[test]
fn a_key_out_of_a_published_document_keeps_a_node_from_starting() {
    let folder = Folder::set_up("https://seattle.example");
    let rsa = folder.file(
        "rsa.der",
        wire::keys::RsaKey::generate().unwrap().pkcs8().unwrap(),
    );
    // RFC 8032 section 7.1, test 1.
    let seed: Vec<u8> = (0..32)
        .map(|at| &"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"[2 * at..2 * at + 2])
        .map(|digits| u8::from_str_radix(digits, 16).unwrap())
        .collect();
    let ed25519 = folder.file("ed25519.key", seed);
    let import = [
        "key",
        "import",
        "--member",
        "node",
        "--rsa",
        &rsa,
        "--ed25519",
        &ed25519,
    ];
    assert_eq!(folder.run(&import).code, 2);
    folder.done(&[import.as_slice(), &["--dev"]].concat());
    let refused = folder.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("published test data"), "{}", refused.err);
    assert_eq!(folder.serve_dev().end(), Some(0));
}

/// H6
#[test]
fn a_development_node_refuses_to_listen_for_everybody() {
    let folder = Folder::set_up("http://localhost:8801");
    let refused = folder.run(&["serve", "--dev", "--listen", "0.0.0.0:0"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("loopback"), "{}", refused.err);
}
