//! Commands on a stopped node, and what their exit codes say.

use crate::folder::Folder;

/// An event as the REST API takes it, years ahead of whenever this runs.
pub(crate) fn event(title: &str, audience: &str, start: &str) -> String {
    serde_json::json!({
        "title": title, "start": start, "modality": "in_person", "place": { "name": "Hall" },
        "capacity": 3, "audience": audience,
    })
    .to_string()
}

/// Two years from now, on the hour.
pub(crate) fn far_ahead() -> String {
    let clock = ambient::SystemClock::start();
    let second = ambient::Clock::now(&clock).as_second() / 3_600 * 3_600 + 2 * 365 * 86_400;
    jiff::Timestamp::from_second(second).unwrap().to_string()
}

#[test]
fn a_node_is_set_up_and_filled_by_commands_alone() {
    let folder = Folder::set_up("http://localhost:8801");
    let token = folder.json(&["token", "create", "--member", "olga", "--scope", "admin"]);
    assert!(token["token"].as_str().unwrap().starts_with("rosarium_"));
    let file = folder.file("event.json", event("First meeting", "public", &far_ahead()));
    let created = folder.json(&["events", "create", "--file", &file]);
    let listed = folder.json(&["events", "list"]);
    assert_eq!(listed[0]["id"], created["id"]);
    assert_eq!(listed[0]["title"], "First meeting");
    let iri = listed[0]["activitypub_id"].as_str().unwrap();
    assert!(iri.starts_with("http://localhost:8801/events/"), "{iri}");
    let shown = folder.done(&["events", "show", iri]);
    assert!(shown.contains("Hall"), "{shown}");
    let listed = folder.done(&["events", "list"]);
    let on_the_clock = [":00:00 GMT", ":00:00 BST"]
        .iter()
        .any(|end| listed.contains(end));
    assert!(on_the_clock && !listed.contains("cancelled"), "{listed}");
    folder.done(&["events", "cancel", iri]);
    assert!(folder.done(&["events", "list"]).contains("cancelled"));
    assert!(
        folder
            .done(&["events", "show", iri])
            .starts_with("First meeting (cancelled)")
    );
    assert_eq!(folder.json(&["events", "show", iri])["state"], "cancelled");
    let audit = folder.json(&["audit", "tail"]);
    assert_eq!(audit[0]["by"], "olga");
}

#[test]
fn tokens_are_listed_without_their_secret_and_end_at_once() {
    let folder = Folder::set_up("http://localhost:8801");
    let made = folder.json(&["token", "create", "--member", "olga"]);
    let listed = folder.done(&["token", "list", "--json"]);
    assert!(
        listed.contains(made["id"].as_str().unwrap()) && !listed.contains(made["token"].as_str().unwrap())
    );
    folder.done(&["token", "revoke", made["id"].as_str().unwrap()]);
    assert_eq!(folder.json(&["token", "list"]), serde_json::json!([]));
    assert_eq!(
        folder
            .run(&["token", "revoke", made["id"].as_str().unwrap()])
            .code,
        4
    );
}

#[test]
fn members_come_from_a_file_after_a_dry_run_that_changes_nothing() {
    let folder = Folder::set_up("http://localhost:8801");
    let file = folder.file(
        "members.csv",
        "handle,name,mail,organization\nlocal_actor,Local Actor,a@example.org,\nlocal_actor_2,Bob,b@example.org,Acme\n\
         olga,Olga,c@example.org,\n,Eve,eve(at)example.org,\n",
    );
    let dry = folder.run(&["members", "import", "--dry-run", &file]);
    assert_eq!(dry.code, 3);
    assert!(
        dry.out.contains(
            "2 new, 0 updated, 2 invalid (line 4: the handle is taken; line 5: bad e-mail); nothing was"
        ),
        "{}",
        dry.out
    );
    assert_eq!(folder.json(&["members", "list"]).as_array().unwrap().len(), 1);
    let real = folder.json(&["members", "import", &file]);
    assert_eq!(real["new"], 2);
    assert_eq!(folder.json(&["members", "list"]).as_array().unwrap().len(), 3);
    let broken = folder.file("broken.csv", "handle,name\nx,y\n");
    assert_eq!(folder.run(&["members", "import", &broken]).code, 2);
}

/// F19
#[test]
fn an_office_is_given_to_somebody_who_is_a_member_and_taken_from_her() {
    let folder = Folder::set_up("http://localhost:8801");
    let file = folder.file("members.csv", "handle,name,mail\nmaren,Maren,maren@example.org\n");
    folder.done(&["members", "import", &file]);
    let officers = || folder.json(&["admin", "list"]).as_array().unwrap().len();
    assert_eq!(officers(), 1);
    let given = folder.json(&["admin", "role", "maren", "--give", "officer,moderator"]);
    assert_eq!(given["roles"], serde_json::json!(["officer", "moderator"]));
    assert_eq!(officers(), 2);
    let taken = folder.json(&["admin", "role", "maren", "--take", "officer,moderator"]);
    assert_eq!(taken["roles"], serde_json::json!([]));
    assert_eq!(officers(), 1);
    for (command, code) in [
        (&["admin", "role", "nobody", "--give", "officer"][..], 4),
        (&["admin", "role", "maren"], 2),
        (
            &["admin", "role", "maren", "--give", "officer", "--take", "officer"],
            2,
        ),
    ] {
        assert_eq!(folder.run(command).code, code, "{command:?}");
    }
}

/// F04: two names of one company are looked at before they become one.
#[test]
fn organisations_are_listed_and_merged_after_a_dry_run_that_changes_nothing() {
    let folder = Folder::set_up("http://localhost:8801");
    let file = folder.file(
        "members.csv",
        "handle,name,mail,organization\nada,Ada,ada@example.org,Fathom and Vale\nbob,Bob,bob@example.org,Fathom & Vale\n",
    );
    folder.done(&["members", "import", &file]);
    let listed = || {
        let all = folder.json(&["orgs", "list"]);
        let slugs = all.as_array().unwrap().iter();
        let slugs = slugs.map(|one| (one["slug"].clone(), one["shown_by"].clone()));
        slugs.collect::<Vec<_>>()
    };
    let before = listed();
    assert!(
        before.contains(&("fathom-and-vale".into(), 1.into())),
        "{before:?}"
    );
    let dry = folder.run(&["orgs", "merge", "--dry-run", "fathom-and-vale", "fathom-vale"]);
    assert_eq!(dry.code, 3, "{}", dry.out);
    assert!(
        dry.out.contains("1 member would work at Fathom & Vale"),
        "{}",
        dry.out
    );
    assert_eq!(listed(), before);
    folder.done(&["orgs", "merge", "fathom-and-vale", "fathom-vale"]);
    let after = listed();
    assert!(after.contains(&("fathom-vale".into(), 2.into())), "{after:?}");
    assert_eq!(after.len(), before.len() - 1);
    for (pair, code) in [
        (["fathom-vale", "fathom-vale"], 2),
        (["nobody", "fathom-vale"], 4),
    ] {
        assert_eq!(
            folder.run(&["orgs", "merge", pair[0], pair[1]]).code,
            code,
            "{pair:?}"
        );
    }
}

#[test]
fn exit_codes_say_how_it_ended() {
    let folder = Folder::empty("https://seattle.example");
    assert_eq!(folder.run(&["--help"]).code, 0);
    assert_eq!(folder.run(&["version"]).code, 0);
    assert_eq!(folder.run(&["no-such-command"]).code, 2);
    let stopped = folder.run(&["events", "list"]);
    assert_eq!(stopped.code, 1);
    assert!(stopped.err.contains("rosarium init"), "{}", stopped.err);
    let folder = Folder::set_up("http://localhost:8801");
    assert_eq!(
        folder.run(&["events", "show", "01HZZZZZZZZZZZZZZZZZZZZZZZ"]).code,
        4
    );
    assert_eq!(folder.run(&["peer", "status", "nobody.example"]).code, 4);
    let bad = folder.file("bad.json", r#"{"title":"x","colour":"red"}"#);
    let refused = folder.run(&["events", "create", "--file", &bad]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("colour"), "{}", refused.err);
}

#[test]
fn plain_http_is_for_trying_out_and_an_address_is_for_ever() {
    let folder = Folder::empty("http://seattle.example");
    let init = ["init", "--url", "http://seattle.example", "--name", "Seattle"];
    let refused = folder.run(&init);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("--dev"), "{}", refused.err);
    assert!(!folder.data().exists(), "a refused set-up leaves nothing behind");
    let init = ["init", "--url", "https://seattle.example", "--name", "Seattle"];
    folder.done(&init);
    let again = folder.run(&init);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("exists already"), "{}", again.err);
    let elsewhere = folder.run(&[
        "serve",
        "--origin",
        "https://london.example",
        "--listen",
        "127.0.0.1:0",
    ]);
    assert_eq!(elsewhere.code, 1);
    assert!(elsewhere.err.contains("never changes"), "{}", elsewhere.err);
}

#[test]
fn what_init_writes_is_a_good_configuration_of_its_own_folder() {
    let folder = Folder::set_up("http://localhost:8801");
    folder.done(&["config", "check"]);
    let shown = folder.json(&["config", "show"]);
    assert_eq!(shown["community"]["timezone"], "Europe/London");
    assert_eq!(shown["node"]["data_dir"], folder.data().to_str().unwrap());
    let keys = folder.json(&["config", "keys"]);
    assert!(keys.as_array().unwrap().len() > 40);
    let misspelt = folder.file("misspelt.toml", "[events]\nwaitlst = true\n");
    let refused = folder.run(&["config", "check", &misspelt]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("events.waitlist"), "{}", refused.err);
}

#[test]
fn the_openapi_document_is_printed_without_a_node() {
    let folder = Folder::empty("https://seattle.example");
    let document: serde_json::Value = serde_json::from_str(&folder.done(&["openapi"])).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
}

/// 2.15, 4.15: a new community has a text to begin with, which can be published as it is, and the log says that it was.
#[test]
fn a_code_of_ethics_is_published_from_a_text_of_ours_and_its_fingerprint_shown() {
    let folder = Folder::set_up("http://localhost:8801");
    let text = folder.done(&["ethics", "template"]);
    assert!(text.contains("## Put the customer first"), "{text}");
    assert!(text.contains("## Compete openly and honourably"), "{text}");
    let german = folder.json(&["ethics", "template", "--language", "de"]);
    assert!(
        german["text"].as_str().unwrap().contains("Der Kunde geht vor"),
        "{german}"
    );
    assert_eq!(folder.run(&["ethics", "template", "--language", "tlh"]).code, 2);
    let summary = folder.done(&["ethics", "template", "--summary"]);
    let file = folder.file("code.md", &text);
    let publish = [
        "ethics",
        "publish",
        file.as_str(),
        "--version",
        "1",
        "--summary",
        summary.trim(),
    ];
    folder.done(&publish);
    let again = folder.run(&publish);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("greater than 1.0"), "{}", again.err);
    let status = folder.json(&["ethics", "status"]);
    assert_eq!(
        (&status["signed"], &status["not_signed"]),
        (&serde_json::json!(0), &serde_json::json!(["olga"]))
    );
    let told = folder.done(&["ethics", "status"]);
    let hash = status["code"]["hash"].as_str().unwrap();
    assert!(
        told.contains(hash) && told.contains("not signed by olga"),
        "{told}"
    );
}

/// Features, section 9; F02, F03: levels and a first code come from the configuration once, and what was changed since stays.
#[test]
fn a_community_begins_with_what_its_configuration_says() {
    let folder = Folder::set_up("http://localhost:8801");
    let file = folder.data().join("rosarium.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.lines().find(|line| line.starts_with("tier = []")).unwrap();
    let tables = "[[membership.tier]]\nid = \"network\"\nprice = 0\n\
                  [[membership.tier]]\nid = \"chapter\"\nprice = 240\nperiod_months = 12\n";
    std::fs::write(&file, text.replace(line, tables)).unwrap();
    std::fs::write(folder.data().join("ethics.md"), "no summary").unwrap();
    let refused = folder.run(&["config", "check"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("ethics.file"), "{}", refused.err);
    let code = folder.done(&["ethics", "template", "--file"]);
    std::fs::write(folder.data().join("ethics.md"), code).unwrap();
    folder.done(&["config", "check"]);
    let price = || {
        let listed = folder.done(&["tiers", "list"]);
        let line = listed
            .lines()
            .find(|line| line.contains("chapter"))
            .map(str::to_owned);
        line.unwrap_or_else(|| panic!("{listed}"))
    };
    assert!(price().contains("240"), "{}", price());
    let status = folder.json(&["ethics", "status"]);
    assert_eq!(status["code"]["version"], "1.0", "{status}");
    folder.done(&["tiers", "set", "chapter", "--price", "300"]);
    assert!(price().contains("300"), "{}", price());
    std::fs::remove_file(folder.data().join("ethics.md")).unwrap();
    let again = folder.json(&["ethics", "status"]);
    assert_eq!(again["code"], status["code"]);
    let logged = folder.json(&["audit", "tail"]);
    let acts = logged.as_array().unwrap().iter();
    let published = acts.filter(|act| act["what"] == "publish code of ethics 1.0");
    assert_eq!(published.count(), 1, "{logged}");
}

#[test]
fn a_set_up_that_fails_leaves_no_store_behind_and_can_be_tried_again() {
    let folder = Folder::empty("https://seattle.example");
    let in_the_way = folder.file("in_the_way", "");
    let below_a_file = format!("{in_the_way}/rosarium.toml");
    let init = ["init", "--url", "https://seattle.example", "--name", "Seattle"];
    let failed = folder.run(&[init.as_slice(), &["--config", &below_a_file]].concat());
    assert_eq!(failed.code, 1);
    assert!(failed.err.contains("in_the_way"), "{}", failed.err);
    assert!(!folder.data().exists(), "{:?}", folder.data());
    let served = folder.run(&[
        "serve",
        "--origin",
        "http://seattle.example",
        "--listen",
        "127.0.0.1:0",
    ]);
    assert_eq!(served.code, 1);
    assert!(!folder.data().exists(), "{:?}", folder.data());
    folder.done(&init);
    assert!(folder.data().join("store").is_dir());
}

/// 2.4: lists of one's own are checked with what is wrong named, kept, and count once the configuration names them.
#[test]
fn lists_of_ones_own_are_checked_kept_and_named() {
    let folder = Folder::set_up("http://localhost:8801");
    let shipped = include_str!("../../../../config/taxonomies/microsoft-2026.toml");
    let own = shipped.replace("id = \"microsoft-2026\"", "id = \"guild-2027\"");
    let good = folder.file("good.toml", &own);
    let said = folder.done(&["taxonomy", "check", &good]);
    assert!(
        said.contains("guild-2027 is good: 24 competencies, 22 verticals"),
        "{said}"
    );
    assert_eq!(folder.json(&["taxonomy", "check", &good])["entries"]["sizes"], 8);
    let faulty = own.replace("id = \"retail\"", "id = \"legal\"");
    let faulty = folder.file("faulty.toml", faulty);
    let unchanged = folder.file("unchanged.toml", shipped);
    for (words, part) in [
        (
            ["check", faulty.as_str()],
            "legal stands twice in the list of verticals",
        ),
        (
            ["import", faulty.as_str()],
            "legal stands twice in the list of verticals",
        ),
        (["import", unchanged.as_str()], "comes with the program"),
    ] {
        let [verb, file] = words;
        let refused = folder.run(&["taxonomy", verb, file]);
        assert_eq!(refused.code, 2, "{}", refused.err);
        assert!(refused.err.contains(part), "{}", refused.err);
    }

    let kept = folder.done(&["taxonomy", "import", &good]);
    assert!(kept.contains("write `taxonomy = \"guild-2027\"`"), "{kept}");
    let before = folder.done(&["taxonomy", "check"]);
    assert!(
        before.contains("microsoft-2026 counts") && before.contains("guild-2027"),
        "{before}"
    );
    let file = folder.data().join("rosarium.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let named = text.replace("taxonomy = \"\"", "taxonomy = \"guild-2027\"");
    assert_ne!(named, text);
    std::fs::write(file, named).unwrap();
    assert!(folder.done(&["taxonomy", "check"]).contains("guild-2027 counts"));
}
