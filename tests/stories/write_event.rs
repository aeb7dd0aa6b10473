//! Officers write events on pages, and nobody else does (F12).

use harness::{Browser, World};

use crate::drafts::{three_peers, two_peers};

/// What an officer types; the rest of the form stays as it is.
const TYPED: [(&str, &str); 22] = [
    ("title", "Dinner by form"),
    ("description", "Bring *one* question."),
    ("start_date", "2027-01-14"),
    ("start_time", "18:00"),
    ("end_date", ""),
    ("end_time", "20:00"),
    ("zone", "America/Los_Angeles"),
    ("modality", "in_person"),
    ("place", "Pier 57"),
    ("street", ""),
    ("town", "Seattle"),
    ("country", "US"),
    ("online_page", ""),
    ("join_link", ""),
    ("capacity", "12"),
    ("price", "15.00"),
    ("member_price", "0"),
    ("language", "en"),
    ("tags", "azure"),
    ("agenda", ""),
    ("activity", ""),
    ("audience", "peers"),
];

/// What an officer types, but for these fields.
pub(crate) fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = TYPED.to_vec();
    for (name, value) in changes {
        let field = fields.iter_mut().find(|(known, _)| known == name);
        field.expect("it is a field").1 = value;
    }
    fields
}

/// F12, 2.20: written once, published once, seen by the members of the peer it was for; then moved, and called off.
#[tokio::test]
async fn an_officer_publishes_changes_and_calls_off_an_event_by_forms() {
    let world = World::new(521);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    assert!(hers.get("/events").await.text().contains("/events/new"));
    let form = hers.get("/events/new").await;
    let wrong = typed(&[("title", ""), ("end_time", "17:00")]);
    let again = hers.press(&form, "/events/new", &wrong).await;
    assert_eq!(again.status, 422);
    let said = again.text();
    assert!(said.contains("#event-title") && said.contains("write something here"));
    assert!(said.contains("Pier 57"), "what was typed stays");

    let published = hers.press(&form, "/events/new", &typed(&[])).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let path = published.header("location").expect("it leads there").to_owned();
    let twice = hers.press(&form, "/events/new", &typed(&[])).await;
    assert_eq!(
        twice.header("location"),
        Some(path.as_str()),
        "the same form again is the same event"
    );
    world.run_until_quiet().await;
    assert_eq!(olga.events().await.len(), 1);
    let there = ravi.event_titled("Dinner by form").await.expect("London has it");
    assert_eq!(there["start"], "2027-01-14T18:00:00-08:00", "{there}");

    let page = hers.get(&path).await.text();
    assert!(
        page.contains("<em>one</em>") && page.contains("/guests"),
        "{page}"
    );
    let edit = format!("{path}/edit");
    let form = hers.get(&edit).await;
    let moved = hers.press(&form, &edit, &typed(&[("start_time", "17:00")])).await;
    assert_eq!(moved.status, 303, "{}", moved.text());
    let late = hers.press(&form, &edit, &typed(&[("title", "Another")])).await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("Somebody changed this event"));

    let cancel = format!("{path}/cancel");
    let question = hers.get(&cancel).await;
    assert!(question.text().contains("Nobody has a seat yet"));
    assert_eq!(hers.press(&question, &cancel, &[]).await.status, 303);
    world.run_until_quiet().await;
    let there = ravi
        .event_titled("Dinner by form")
        .await
        .expect("it stays to be seen");
    assert_eq!(there["state"], "cancelled", "{there}");
    world.finish();
}

/// F12: names, organisations and communities stand on the list, and no address.
#[tokio::test]
async fn an_officer_sees_who_comes_by_name_and_never_by_address() {
    let world = World::new(522);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let published = hers
        .press(&form, "/events/new", &typed(&[("capacity", "1")]))
        .await;
    let path = published.header("location").expect("it leads there").to_owned();
    world.run_until_quiet().await;
    let there = ravi.id_of("Dinner by form").await;
    assert!(
        hers.get(&format!("{path}/guests"))
            .await
            .text()
            .contains("Nobody has answered yet")
    );
    let ada = ravi.node.member("ada");
    let (maren, noor) = (ravi.node.member("maren"), ravi.node.member("noor"));
    for (who, answer) in [(&maren, "going"), (&noor, "going"), (&ada, "maybe")] {
        who.answer(&there, answer).await.expect(200);
        world.run_until_quiet().await;
    }
    let list = hers.get(&format!("{path}/guests")).await.text();
    for part in ["Going (1)", "Waiting list (1)", "Maybe (1)", "Not going (0)"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(!list.contains('@'), "{list}");
    ada.answer(&there, "declined").await.expect(200);
    world.run_until_quiet().await;
    let list = hers.get(&format!("{path}/guests?list=not-going")).await.text();
    for part in ["Maybe (0)", "<caption>Not going (1)", "Ada"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    world.finish();
}

/// E1: a stranger is asked to sign in, a member learns that there is nothing for her, and neither writes anything.
#[tokio::test]
async fn nobody_but_an_officer_writes_events_or_reads_who_comes() {
    let world = World::new(523);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let published = hers.press(&form, "/events/new", &typed(&[])).await;
    let path = published.header("location").expect("it leads there").to_owned();
    world.run_until_quiet().await;
    let theirs = format!("/events/{}", ravi.id_of("Dinner by form").await);
    let member = Browser::signed_in(&olga.node.member("maren")).await;
    let stranger = Browser::new(&olga.node);
    assert!(!member.get("/events").await.text().contains("/events/new"));
    assert!(!member.get(&path).await.text().contains("/guests"));
    let pages = [
        "/events/new".to_owned(),
        format!("{path}/edit"),
        format!("{path}/cancel"),
    ];
    for page in &pages {
        assert_eq!(stranger.get(page).await.status, 403, "{page}");
        assert_eq!(stranger.post(page, &typed(&[])).await.status, 403, "{page}");
        assert_eq!(member.get(page).await.status, 404, "{page}");
        assert_eq!(member.post(page, &typed(&[])).await.status, 404, "{page}");
        assert_eq!(
            hers.post(page, &[("form_token", "0")]).await.status,
            403,
            "{page}: not her form"
        );
    }
    let guests = format!("{path}/guests");
    assert_eq!(stranger.get(&guests).await.status, 403);
    assert_eq!(member.get(&guests).await.status, 404);
    let his = Browser::signed_in(&ravi).await;
    for act in ["edit", "cancel", "guests"] {
        let status = his.get(&format!("{theirs}/{act}")).await.status;
        assert_eq!(status, 404, "{act}: an event of another community is its own");
    }
    assert_eq!(olga.events().await.len(), 1);
    world.finish();
}

/// F12, 2.20: an event for some communities is for those that are ticked, and for no others; the ticks are there when it is
/// changed.
#[tokio::test]
async fn an_officer_ticks_the_communities_that_an_event_is_for() {
    let world = World::new(524);
    let (olga, ravi, ada) = three_peers(&world).await;
    let ines = world.node("porto").officer("ines");
    world.peer(&olga, &ines, &["events"]).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    assert!(form.text().contains("For members of"), "{}", form.text());
    let none = hers
        .press(&form, "/events/new", &typed(&[("audience", "ticked")]))
        .await;
    assert_eq!(none.status, 422);
    let said = none.text();
    assert!(
        said.contains("#event-audience_peers") && said.contains("tick at least one"),
        "{said}"
    );
    let ticked = |places: [&'static str; 2]| {
        let mut fields = typed(&[("audience", "ticked")]);
        fields.extend(places.map(|place| ("audience_peers", place)));
        fields
    };
    let two = ticked(["https://london.example", "https://agora.example"]);
    let published = hers.press(&form, "/events/new", &two).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let path = published.header("location").expect("it leads there").to_owned();
    world.run_until_quiet().await;
    for (person, sees) in [(&ravi, true), (&ada, true), (&ines, false)] {
        assert_eq!(person.event_titled("Dinner by form").await.is_some(), sees);
    }
    let edit = format!("{path}/edit");
    let form = hers.get(&edit).await;
    let text = form.text();
    for (place, is_ticked) in [("london", true), ("agora", true), ("porto", false)] {
        let tick = format!("value=\"https://{place}.example\" checked");
        assert_eq!(text.contains(&tick), is_ticked, "{place}: {text}");
    }
    let others = ticked(["https://london.example", "https://porto.example"]);
    assert_eq!(hers.press(&form, &edit, &others).await.status, 303);
    world.run_until_quiet().await;
    assert!(ines.event_titled("Dinner by form").await.is_some());
    world.finish();
}

/// F12: what happens when stands on the page by both clocks, in the text that other servers read and in the calendar, moves with
/// the event, and is refused by the line that is wrong; and what the event is for is one of four.
#[tokio::test]
async fn an_event_has_an_agenda_and_a_kind() {
    let world = World::new(525);
    let (olga, ravi) = two_peers(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let form = hers.get("/events/new").await;
    let with = |agenda| typed(&[("agenda", agenda), ("activity", "education")]);
    let wrong = with("18:15 Two cases\nlater Questions");
    let wrong = hers.press(&form, "/events/new", &wrong).await;
    assert_eq!(wrong.status, 422);
    let said = wrong.text();
    assert!(
        said.contains("#event-agenda") && said.contains("line 2"),
        "{said}"
    );
    let agenda = "18:15 Two cases & questions\n19:30 Last word";
    let published = hers.press(&form, "/events/new", &with(agenda)).await;
    assert_eq!(published.status, 303, "{}", published.text());
    let path = published.header("location").expect("it leads there").to_owned();
    world.run_until_quiet().await;

    let page = hers.get(&path).await.text();
    assert!(
        page.contains("<ol class=\"agenda\">") && page.contains("18:15"),
        "{page}"
    );
    assert!(page.contains("Education"), "{page}");
    let event = olga.get(&format!("/api/v1{path}")).await.expect(200);
    assert_eq!(event["activity"], "education", "{event}");
    assert_eq!(event["agenda"][0]["at"], "2027-01-14T18:15:00-08:00", "{event}");
    let document = olga.document(&path).await.json();
    let content = document["content"].as_str().unwrap_or_default();
    assert!(
        content.contains("<li>18:15 Two cases &amp; questions</li>"),
        "{content}"
    );
    assert_eq!(document["category"], "LEARNING");
    let there = ravi.event_titled("Dinner by form").await.expect("London has it");
    let theirs = there["description"].as_str().unwrap_or_default();
    assert!(theirs.contains("19:30 Last word"), "{there}");
    let file = hers.get(&format!("{path}.ics")).await.text().replace("\r\n ", "");
    assert!(
        file.contains("18:15 Two cases & questions\\n19:30 Last word"),
        "{file}"
    );

    let edit = format!("{path}/edit");
    let form = hers.get(&edit).await;
    let mut moved = with(agenda);
    for field in &mut moved {
        match field.0 {
            "start_time" => field.1 = "17:00",
            "end_time" => field.1 = "19:00",
            _ => {}
        }
    }
    assert_eq!(hers.press(&form, &edit, &moved).await.status, 303);
    let event = olga.get(&format!("/api/v1{path}")).await.expect(200);
    assert_eq!(event["agenda"][0]["at"], "2027-01-14T17:15:00-08:00", "{event}");
    world.run_until_quiet().await;
    world.finish();
}
