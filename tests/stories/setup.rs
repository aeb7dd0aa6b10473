//! Who the community is: an officer says it, visitors read it, peers have it after one sync (F01).

use std::time::Duration;

use egress::memory::answer;
use harness::evil::Evil;
use harness::{Browser, World};
use serde_json::json;

use crate::drafts::two_peers;

/// Where an officer says who the community is.
const PAGE: &str = "/desk/setup/profile";
/// Where it leads when it is saved.
const SAVED: Option<&str> = Some("/desk/setup?done=saved");

/// What an officer sends; the token comes from the page.
const FIELDS: [(&str, &str); 13] = [
    ("name", "Puget Partners"),
    ("summary", "For *partners* around the sound."),
    ("governance", "commercial"),
    ("operator_name", "Puget Events Ltd"),
    ("audience", "mixed"),
    ("modality", "hybrid"),
    ("languages", "en, es"),
    ("zone", "America/Los_Angeles"),
    ("country", "US"),
    ("currency", "USD"),
    ("region", "us-wa"),
    ("contact", "board@puget.example"),
    ("chapters", "Eastside\n\nTacoma\nEastside"),
];

fn but<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = FIELDS.to_vec();
    for known in &mut fields {
        if known.0 == field {
            known.1 = value;
        }
    }
    fields
}

/// F01, 2.2: an officer changes who owns the community; the page of it, its join page and its peer say so after one sync.
#[tokio::test]
async fn an_officer_says_who_the_community_is_and_a_peer_shows_it_after_one_sync() {
    let world = World::new(661);
    let (olga, ravi) = two_peers(&world).await;
    let officer = Browser::signed_in(&olga).await;
    let form = officer.get(PAGE).await;
    for (field, value, said) in [
        ("operator_name", "", "says who runs it"),
        ("name", "", "write something here"),
        ("languages", "x", "language tags"),
        ("zone", "Mars/Olympus", "Europe/London"),
        ("country", "Elsewhere", "write a country"),
        ("currency", "gold", "write a currency"),
        ("region", "Cascadia", "write it as US-WA"),
        ("region", "gb-eng", "lies in another country"),
        ("contact", "nobody", "write it as name@example.org"),
        ("chapters", "\u{202e}x", "at most 40 chapters"),
        ("governance", "monarchy", "choose one"),
    ] {
        let refused = officer.press(&form, PAGE, &but(field, value)).await;
        let text = refused.text();
        assert!(refused.status == 422 && text.contains(said), "{field}: {text}");
        assert!(text.contains(&format!("href=\"#setup-{field}\"")), "{field}");
    }
    let said = officer.press(&form, PAGE, &FIELDS).await;
    assert_eq!(said.header("location"), SAVED, "{}", said.text());
    let stranger = Browser::new(&olga.node);
    let about = stranger.get("/about").await.text();
    for part in [
        "Commercial",
        "Puget Events Ltd",
        "mailto:board@puget.example",
        "US-WA",
        "Eastside and Tacoma",
        "<em>partners</em>",
        "Officers",
        "Olga",
        "London Partners",
    ] {
        assert!(about.contains(part), "{part}: {about}");
    }
    assert!(stranger.get("/join").await.text().contains("Commercial"));
    world.run_until_quiet().await;
    let london = Browser::new(&ravi.node);
    let there = london.get("/communities").await.text();
    assert!(
        there.contains("<em>partners</em> around the sound") && there.contains("Commercial"),
        "{there}"
    );
    let page = "/communities/seattle.example";
    let there = london.get(page).await.text();
    for part in ["US-WA", "mailto:board@puget.example", "Eastside and Tacoma"] {
        assert!(there.contains(part), "{part}: {there}");
    }
    // What she takes back is gone there too, also when nobody there could be told while she did.
    world.part(&olga.node.origin, &ravi.node.origin);
    let form = officer.get(PAGE).await;
    let said = officer.press(&form, PAGE, &but("contact", "")).await;
    assert_eq!(said.header("location"), SAVED, "{}", said.text());
    world.run_for(Duration::from_secs(3_600)).await;
    assert!(london.get(page).await.text().contains("board@puget.example"));
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    let there = london.get(page).await.text();
    assert!(!there.contains("board@puget.example"), "{there}");
    world.finish();
}

/// F01: a peer tells that it changed and its node is too busy to say what: what was known of it stays on the pages, and
/// what is new is there soon after.
#[tokio::test]
async fn a_change_that_cannot_be_read_now_wipes_nothing_and_is_asked_for_again() {
    let world = World::new(663);
    let olga = world.node("seattle").officer("olga");
    let evil = Evil::new(&world, "evil", &olga.node);
    let says = |region: &str| {
        let community = json!({ "country": "GB", "region": region, "contact": "board@evil.example" });
        let said = json!({ "protocol": 1, "community": community });
        answer(200, "application/json", said.to_string())
    };
    evil.answers("/peer", says("GB-ENG"));
    let group = evil.join_as_peer(&world, &olga).await;
    let page = || async {
        let visitor = Browser::new(&olga.node);
        visitor.get("/communities/evil.example").await.text()
    };
    assert!(page().await.contains("GB-ENG"), "{}", page().await);
    evil.answers("/peer", answer(503, "text/plain", "busy"));
    let document = evil.page("/c/evil").expect("its document is served");
    let update = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{}/activities/update/1", evil.origin), "type": "Update",
        "actor": group.id.as_str(), "object": document,
    });
    let update = evil.proved(update, &group);
    evil.deliver(&olga.node, &group, &update).await.expect(202);
    world.run_for(Duration::from_secs(5)).await;
    assert!(page().await.contains("GB-ENG"), "{}", page().await);
    evil.answers("/peer", says("GB-SCT"));
    world.run_until_quiet().await;
    let there = page().await;
    assert!(there.contains("GB-SCT") && !there.contains("GB-ENG"), "{there}");
    world.finish();
}

/// F01: of two officers who describe the community at once the second is told what the first wrote, what she typed is
/// kept, and only what she sends again takes its place.
#[tokio::test]
async fn the_second_of_two_officers_is_told_and_loses_nothing_of_what_she_typed() {
    let world = World::new(662);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let ida = Browser::signed_in(&seattle.officer("ida")).await;
    let (first, second) = (olga.get(PAGE).await, ida.get(PAGE).await);
    let said = olga.press(&first, PAGE, &but("name", "By Olga")).await;
    assert_eq!(said.header("location"), SAVED, "{}", said.text());
    let late = ida.press(&second, PAGE, &but("name", "By Ida")).await;
    let text = late.text();
    assert_eq!(late.status, 409, "{text}");
    for part in ["while you wrote", "<bdi>By Olga</bdi>", "value=\"By Ida\""] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let about = || async { Browser::new(&seattle).get("/about").await.text() };
    assert!(about().await.contains("By Olga"));
    let again = ida.press(&late, PAGE, &but("name", "By Ida")).await;
    assert_eq!(again.header("location"), SAVED, "{}", again.text());
    assert!(about().await.contains("By Ida"));
    world.finish();
}

/// F01, journey A 4: a new node has a card for each thing it begins with; each says whether it is in place, each is saved
/// alone, and when the first three are, people can be invited. A mail on trial goes to whoever asks for it.
#[tokio::test]
async fn the_cards_say_what_is_to_be_done_and_when_people_can_be_invited() {
    let world = World::new(664);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let desk = Browser::signed_in(&olga).await;
    let cards = desk.get("/desk/setup").await;
    assert_eq!(cards.status, 200, "{}", cards.text());
    let text = cards.text();
    for part in [
        "href=\"/desk/setup/profile\"",
        "href=\"/desk/tiers\"",
        "href=\"/desk/setup/code\"",
        "None is in force yet.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("You can invite people now"), "{text}");

    let form = desk.get(PAGE).await;
    let said = desk.press(&form, PAGE, &FIELDS).await;
    let saved = said.header("location").expect("it leads back to the cards");
    let text = desk.get(saved).await.text();
    assert!(
        text.contains("Puget Partners") && text.contains("Saved"),
        "{text}"
    );
    assert!(!text.contains("You can invite people now"), "a code is missing");
    let form = desk.get("/desk/setup/code?from=ours").await;
    let code = [
        ("version", "1"),
        ("mode", "signed"),
        ("summary", "Be fair."),
        ("text", "Be fair to all."),
    ];
    let said = desk.press(&form, "/desk/setup/code", &code).await;
    let saved = said.header("location").expect("it leads back to the cards");
    let cards = desk.get(saved).await;
    let text = cards.text();
    assert!(
        text.contains("You can invite people now") && text.contains("Version 1.0"),
        "{text}"
    );

    let before = seattle.letterbox.mails().len();
    let said = desk.press(&cards, "/desk/setup/mail", &[]).await;
    assert_eq!(said.status, 303, "{}", said.text());
    let mails = seattle.letterbox.mails();
    assert_eq!(mails.len(), before + 1);
    let hers = seattle.letterbox.last_to("olga");
    let told = desk
        .get(said.header("location").expect("back to the cards"))
        .await
        .text();
    assert!(told.contains(&hers.to), "{told}");
    world.finish();
}

/// F28: a new chapter's set-up asks for three founders of three partner companies, an administrator and a president; what is
/// wrong is said with all that was typed, and the log tells who wrote them down.
#[tokio::test]
async fn a_chapter_writes_down_who_began_it() {
    let world = World::new(665);
    let seattle = world.node("seattle");
    let desk = Browser::signed_in(&seattle.officer("olga")).await;
    seattle.member_of("maren", "Fathom");
    seattle.member_of("noor", "Saltmarsh");
    seattle.member_of("piet", "Fathom");
    let path = "/desk/setup/founders";
    assert!(desk.get("/desk/setup").await.text().contains(path));
    let form = desk.get(path).await;
    assert!(
        form.text().contains("value=\"olga\""),
        "she leads it until somebody else does"
    );
    let of = |founders: &'static str, president: &'static str| {
        [
            ("founders", founders),
            ("president", president),
            ("administrator", "noor@mail.example"),
        ]
    };
    for (founders, president, said) in [
        ("olga\nmaren", "olga", "at least three founders"),
        (
            "olga\nmaren\npiet",
            "olga",
            "from at least three partner companies",
        ),
        ("olga\nmaren\nnobody", "olga", "nobody is no member"),
        ("olga\nmaren\nnoor", "maren", "maren holds no office"),
        ("olga\nmaren\nnoor", "", "write something here"),
    ] {
        let refused = desk.press(&form, path, &of(founders, president)).await;
        let text = refused.text();
        assert!(refused.status == 422 && text.contains(said), "{said}: {text}");
        assert!(text.contains(founders), "what she typed is kept: {text}");
    }
    let said = desk
        .press(&form, path, &of("olga\r\nmaren\r\n\r\nnoor", "olga"))
        .await;
    assert_eq!(said.status, 303, "{}", said.text());
    let cards = desk.get("/desk/setup").await.text();
    assert!(cards.contains("Olga, Maren, Noor"), "{cards}");
    assert!(desk.get("/desk/audit").await.text().contains("founders"));
    let late = desk
        .press(&form, path, &of("olga\nmaren\nnoor\npiet", "olga"))
        .await;
    assert_eq!(late.status, 409, "{}", late.text());
    let again = desk
        .press(&late, path, &of("olga\nmaren\nnoor\npiet", "olga"))
        .await;
    assert_eq!(again.status, 303, "{}", again.text());
    world.finish();
}

/// F01, 4.15: an officer writes what the community goes by; everybody reads it with its length, and a peer shows both after one
/// sync.
#[tokio::test]
async fn an_officer_writes_a_document_and_a_peer_shows_its_name_and_length() {
    let world = World::new(667);
    let (olga, ravi) = two_peers(&world).await;
    let officer = Browser::signed_in(&olga).await;
    let form = officer.get("/desk/documents").await;
    let empty = officer
        .press(&form, "/desk/documents", &[("name", " "), ("text", "")])
        .await;
    assert_eq!(empty.status, 422);
    for part in ["href=\"#document-name\"", "href=\"#document-text\""] {
        assert!(empty.text().contains(part), "{part}: {}", empty.text());
    }
    let written = [
        ("name", "By-laws"),
        ("text", "## Votes\r\n\r\nOne member, <script>one</script> vote."),
    ];
    let wrote = officer.press(&form, "/desk/documents", &written).await;
    assert_eq!(
        (wrote.status, wrote.header("location")),
        (303, Some("/desk/documents"))
    );
    world.run_until_quiet().await;
    let visitor = Browser::new(&olga.node);
    let about = visitor.get("/about").await.text();
    assert!(
        about.contains("href=\"/documents/by-laws\"") && about.contains("5 words"),
        "{about}"
    );
    let page = visitor.get("/documents/by-laws").await.text();
    assert!(
        page.contains("Votes</h") && !page.contains("<script>one"),
        "E1: {page}"
    );
    world.run_for(Duration::from_secs(86_400)).await;
    let there = Browser::new(&ravi.node)
        .get(&format!("/communities/{}", olga.node.origin.authority()))
        .await
        .text();
    assert!(
        there.contains("By-laws") && there.contains("https://seattle.example/documents/by-laws"),
        "{there}"
    );
    assert!(there.contains("5 words"), "{there}");
    let list = officer.get("/desk/documents").await;
    let removed = officer.press(&list, "/desk/documents/by-laws/remove", &[]).await;
    assert_eq!(removed.status, 303);
    assert_eq!(visitor.get("/documents/by-laws").await.status, 404);
    world.run_until_quiet().await;
    world.finish();
}

/// F01: a form that was drawn before another officer wrote does not take what she wrote away, nor does another document whose
/// name gives the same address; what was typed is kept, and saved again it goes in that place.
#[tokio::test]
async fn no_document_is_written_over_unseen() {
    let world = World::new(668);
    let (olga, _) = two_peers(&world).await;
    let officer = Browser::signed_in(&olga).await;
    let path = "/desk/documents";
    let form = officer.get(path).await;
    let first = [("name", "By-laws"), ("text", "One member, one vote.")];
    assert_eq!(officer.press(&form, path, &first).await.status, 303);
    let other = [("name", "By laws"), ("text", "One company, one vote.")];
    let refused = officer.press(&form, path, &other).await;
    let text = refused.text();
    assert_eq!(refused.status, 409, "{text}");
    assert!(text.contains("Another document has this address"), "{text}");
    assert!(text.contains("One company, one vote."), "what she typed is kept");
    let visitor = Browser::new(&olga.node);
    let there = visitor.get("/documents/by-laws").await.text();
    assert!(there.contains("One member, one vote."), "{there}");

    let edit = officer.get("/desk/documents?edit=by-laws").await;
    let again = officer.press(&refused, path, &other).await;
    assert_eq!(again.status, 303, "{}", again.text());
    let there = visitor.get("/documents/by-laws").await.text();
    assert!(there.contains("One company, one vote."), "{there}");
    let late = officer.press(&edit, path, &first).await;
    assert_eq!(late.status, 409, "{}", late.text());
    let edit = officer.get("/desk/documents?edit=by-laws").await;
    assert_eq!(officer.press(&edit, path, &first).await.status, 303);
    world.run_until_quiet().await;
    world.finish();
}
