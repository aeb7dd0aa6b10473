//! Pages and mails in the language of whoever reads them (2.17, F26): what the browser asks for, until the reader chooses.

use harness::{Browser, NodeOptions, Person, Reply, World};
use serde_json::json;
use server::admin::{self, Request, TierAsk};

use crate::digest::days_pass;
use crate::drafts::{evening, two_peers, with};
use crate::dues::{describe, mark_paid};
use crate::mailed_sign_in::{code_in, link_in};

/// A browser of hers in which she chose the language of her mails.
async fn reads(who: &Person, language: &str) -> Browser {
    let browser = Browser::signed_in(who).await;
    let page = browser.get("/settings/mail").await;
    let chosen = [("digest", "yes"), ("reminders", "yes"), ("language", language)];
    let saved = browser.press(&page, "/settings/mail", &chosen).await;
    assert_eq!(saved.header("location"), Some("/settings/mail?saved"));
    browser
}

/// What `html lang` says.
fn language_of(page: &Reply) -> String {
    let text = page.text();
    let rest = text.split_once("<html lang=\"").expect("a page has a language").1;
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// 2.17: two people read the same event, each in her language and by her clock, at the price in the community's currency.
#[tokio::test]
async fn the_same_event_is_read_in_two_languages_and_by_two_clocks() {
    let world = World::new(731);
    let olga = world.node("seattle").officer("olga");
    let draft = with(
        evening("Shared event"),
        "start",
        json!("2027-01-14T18:00:00+00:00"),
    );
    let draft = with(draft, "end", json!("2027-01-14T20:00:00+00:00"));
    let draft = with(draft, "price", json!("45.50"));
    let event = olga
        .publish(with(draft, "timezone", json!("Europe/London")))
        .await;
    let path = format!("/events/{}", event["id"].as_str().expect("an event has an id"));
    let (swedish, german) = (Browser::new(&olga.node), Browser::new(&olga.node));
    swedish.speaks("sv-FI,sv;q=0.9,en;q=0.5");
    german.speaks("de");
    german.set_cookie("look=light/America/Los_Angeles");
    let (one, other) = (swedish.get(&path).await, german.get(&path).await);
    assert!(
        one.text().contains("<html lang=\"sv\" dir=\"ltr\""),
        "{}",
        one.text()
    );
    assert!(
        other.text().contains("<html lang=\"de\" dir=\"ltr\""),
        "{}",
        other.text()
    );
    for (page, time) in [(&one, "18:00"), (&other, "10:00")] {
        assert!(
            page.text().contains("Shared event") && page.text().contains(time),
            "{}",
            page.text()
        );
        let price = "45,50\u{a0}€";
        assert!(
            page.text().contains(price),
            "in the community's currency: {}",
            page.text()
        );
        // Kept by nobody who reads another language.
        let vary = page.header("vary").expect("what the page depends on");
        assert!(
            vary.contains("Accept-Language") && vary.contains("Cookie"),
            "{vary}"
        );
    }
    world.run_until_quiet().await;
    world.finish();
}

/// 2.17: a choice at the foot of the page wins over the browser's; what nobody offers is as if nothing was chosen.
#[tokio::test]
async fn a_language_is_chosen_at_the_foot_of_a_page_and_stays_chosen() {
    let world = World::new(732);
    let olga = world.node("seattle").officer("olga");
    let reader = Browser::new(&olga.node);
    assert_eq!(language_of(&reader.get("/").await), "en");
    reader.speaks("fr-CA");
    assert_eq!(language_of(&reader.get("/").await), "fr");
    for (chosen, spoken) in [("de", "de"), ("en", "en"), ("tlh", "fr"), ("\"><b>", "fr")] {
        let answer = reader
            .post("/settings/look", &[("from", "/events"), ("language", chosen)])
            .await;
        assert_eq!(answer.header("location"), Some("/events"));
        let look = answer.header("set-cookie").expect("a cookie").to_owned();
        reader.set_cookie(look.split(';').next().unwrap_or_default());
        assert_eq!(language_of(&reader.get("/events").await), spoken, "{chosen}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F26, 2.17: whoever chose Swedish is written to in Swedish, in words and HTML: her seat with its entry for the calendar,
/// and the week.
#[tokio::test]
async fn a_member_who_chose_swedish_is_written_to_in_swedish() {
    let world = World::new(733);
    let (olga, ravi) = two_peers(&world).await;
    let (maren, noor) = (ravi.node.member("maren"), ravi.node.member("noor"));
    reads(&maren, "sv").await;
    days_pass(&world, 0).await;
    olga.publish(evening("Round table")).await;
    let draft = with(evening("London night"), "audience", json!("members"));
    ravi.publish(draft).await;
    world.run_until_quiet().await;
    let there = maren.id_of("Round table").await;
    for guest in [&maren, &noor] {
        guest.answer(&there, "going").await.expect(200);
    }
    world.run_until_quiet().await;
    let letterbox = &ravi.node.letterbox;
    let seat = letterbox.last_to("maren");
    assert_eq!(
        (seat.subject.as_str(), seat.language.as_str(), seat.method),
        ("Bekräftat: Round table", "sv", Some("REQUEST"))
    );
    for part in [
        "Seattle Partners har en plats till dig på ”Round table”.",
        "När: torsdag 14 januari 2027, 18:00–20:00 (Los Angeles, PST)",
        "Översättningen är ett utkast",
    ] {
        assert!(seat.text.contains(part), "{part}\n{}", seat.text);
    }
    let entry = seat.calendar.expect("an entry for her calendar");
    let entry = entry.replace("\r\n ", "");
    for part in ["METHOD:REQUEST\r\n", "Konkurrenter finns i rummet"] {
        assert!(entry.contains(part), "{part}\n{entry}");
    }
    let html = seat.html.expect("the same as HTML");
    assert!(html.contains("<html lang=\"sv\" dir=\"ltr\">"), "{html}");
    let other = letterbox.last_to("noor");
    assert_eq!(
        (other.subject.as_str(), other.language.as_str()),
        ("Confirmed: Round table", "en")
    );
    assert!(!other.text.contains("draft"), "{}", other.text);

    days_pass(&world, 7).await;
    let week = letterbox.last_to("maren");
    assert_eq!(week.subject, "Den här veckan i London Partners");
    for part in [
        "Nytt från London Partners",
        "London night",
        "Inga fler veckomejl: ",
    ] {
        assert!(week.text.contains(part), "{part}\n{}", week.text);
    }
    assert_eq!(letterbox.last_to("noor").subject, "This week at London Partners");
    world.finish();
}

/// F26: what she owes and how she signs in she reads in Swedish too, whatever language the browser speaks in which she asks.
#[tokio::test]
async fn an_invoice_and_a_link_are_in_the_language_she_chose() {
    let world = World::new(736);
    let london = world.node("london");
    let maren = london.member("maren");
    describe(&london, "chapter", "240.50").await;
    let hers = reads(&maren, "sv").await;
    let card = hers.get("/card").await;
    assert_eq!(
        language_of(&card),
        "sv",
        "also on pages, where she chose nothing else"
    );
    hers.press(&card, "/card/level", &[("level", "chapter")]).await;
    world.run_until_quiet().await;
    let invoice = london.letterbox.last_to("maren");
    assert_eq!(invoice.subject, "Faktura 1 från London Partners");
    assert!(
        invoice.text.contains("Belopp: 240,50\u{a0}EUR"),
        "{}",
        invoice.text
    );

    let french = Browser::new(&london);
    french.speaks("fr");
    french.ask_mail("maren@mail.example").await;
    world.run_until_quiet().await;
    let sign_in = london.letterbox.last_to("maren");
    assert_eq!(sign_in.subject, "Logga in i London Partners");
    code_in(&sign_in);
    world.finish();
}

/// F26: who is no member yet is written to in the language of the browser in which she asks, and so she is afterwards.
#[tokio::test]
async fn whoever_joins_in_a_german_browser_is_written_to_in_german() {
    let world = World::new(734);
    let seattle = world.node("seattle");
    let browser = Browser::new(&seattle);
    browser.speaks("de-AT,de;q=0.9,en;q=0.5");
    let page = browser.get("/join").await;
    let said = [
        ("name", "Maren Holt"),
        ("mail", "maren@mail.example"),
        ("organization", "Ledgerline"),
        ("kind", "partner"),
    ];
    browser.press(&page, "/join", &said).await;
    world.run_until_quiet().await;
    let asked = seattle.letterbox.last_to("maren");
    assert_eq!(
        (asked.subject.as_str(), asked.language.as_str()),
        ("Beitritt zu Seattle Partners", "de")
    );
    let verify = browser.get("/join/verify").await;
    let code = code_in(&asked);
    let joined = browser.press(&verify, "/join/verify", &[("code", &code)]).await;
    assert_eq!(joined.status, 303, "{}", joined.text());
    describe(&seattle, "chapter", "240").await;
    let card = browser.get("/card").await;
    browser.press(&card, "/card/level", &[("level", "chapter")]).await;
    world.run_until_quiet().await;
    let invoice = seattle.letterbox.last_to("maren");
    assert_eq!(invoice.subject, "Rechnung 1 von Seattle Partners");
    // Who types her address in a browser of his own changes nothing of hers: he reads no mail of hers.
    let strangers = Browser::new(&seattle);
    strangers.speaks("es");
    strangers.ask_mail("maren@mail.example").await;
    world.run_until_quiet().await;
    let unasked = seattle.letterbox.last_to("maren");
    assert_eq!(
        (unasked.subject.as_str(), unasked.language.as_str()),
        ("Anmeldung bei Seattle Partners", "de"),
        "she reads what to do if it was not her"
    );
    // Nor does another's browser in which she signs in once.
    let others = Browser::new(&seattle);
    others.speaks("fr");
    others.ask_mail("maren@mail.example").await;
    world.run_until_quiet().await;
    let link = link_in(&seattle.letterbox.last_to("maren"));
    let shown = others.get(&format!("/login/mailed/{link}")).await;
    assert_eq!(others.press(&shown, "/login/mailed", &[]).await.status, 303);
    mark_paid(&seattle, "1").await;
    world.run_until_quiet().await;
    let paid = seattle.letterbox.last_to("maren");
    assert!(paid.subject.starts_with("Zahlung verbucht"), "{}", paid.subject);
    world.finish();
}

/// F26: whoever signs in by a link alone is written to in what her browser asks for, and `/settings/mail` names the language
/// of mails to whoever has said none.
#[tokio::test]
async fn a_member_who_never_signs_in_by_mail_is_told_in_which_language_mails_come() {
    let world = World::new(737);
    let seattle = world.node("seattle");
    let (maren, noor) = (seattle.member("maren"), seattle.member("noor"));
    let browser = Browser::new(&seattle);
    browser.speaks("sv");
    let link = browser.link_for(&maren);
    assert_eq!(browser.post("/login", &[("link", &link)]).await.status, 303);
    for (page, said) in [
        (&browser, "Det som min webbläsare ber om (mejl: Svenska)"),
        (
            &Browser::signed_in(&noor).await,
            "As my browser asks (mails: English)",
        ),
    ] {
        let page = page.get("/settings/mail").await.text();
        assert!(page.contains(said), "{said}\n{page}");
    }
    describe(&seattle, "chapter", "240").await;
    let card = browser.get("/card").await;
    browser.press(&card, "/card/level", &[("level", "chapter")]).await;
    world.run_until_quiet().await;
    let invoice = seattle.letterbox.last_to("maren");
    assert_eq!(invoice.subject, "Faktura 1 från Seattle Partners");
    world.finish();
}

/// F26: why she cannot have a level she reads in her language, not in ours for logs and programs.
#[tokio::test]
async fn a_refused_level_is_refused_in_swedish() {
    let world = World::new(739);
    let london = world.node("london");
    let maren = london.member("maren");
    describe(&london, "chapter", "240").await;
    let hers = reads(&maren, "sv").await;
    let card = hers.get("/card").await;
    let retire = TierAsk::Retire {
        id: "chapter".to_owned(),
    };
    let retired = london.operate(Request::Tiers(retire)).await;
    assert!(matches!(retired, admin::Reply::Done(_)), "{retired:?}");
    for (level, said) in [
        ("gold", "Den nivån finns inte längre här. Välj en annan."),
        ("chapter", "erbjuds inte längre. Välj en annan."),
    ] {
        let refused = hers.press(&card, "/card/level", &[("level", level)]).await;
        let text = refused.text();
        assert_eq!(refused.status, 409, "{level}");
        assert!(text.contains(said), "{said}\n{text}");
        for english in ["there is no level", "not offered any more", "choose another"] {
            assert!(!text.to_lowercase().contains(english), "{english}\n{text}");
        }
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F13, F26: her own calendar has the same entry as her mails, notice and all, whatever her program asks for.
#[tokio::test]
async fn her_own_calendar_is_in_the_language_of_her_mails() {
    let world = World::new(738);
    let olga = world.node("seattle").officer("olga");
    let maren = olga.node.member("maren");
    reads(&maren, "sv").await;
    olga.publish(evening("Round table")).await;
    let program = Browser::new(&olga.node);
    program.speaks("de");
    let given = maren
        .post("/api/v1/me/calendar-feed", json!({}))
        .await
        .expect(201);
    let address = given["url"].as_str().expect("an address");
    let path = &address[address.find("/calendar/").expect("a path")..];
    for (path, notice) in [
        (path, "Konkurrenter finns i rummet"),
        ("/calendar.ics", "Competitors are in the room"),
    ] {
        let feed = program.get(path).await.text().replace("\r\n ", "");
        assert!(feed.contains(notice), "{path}\n{feed}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// F26, E3: a choice at the foot is hers in every browser and for her mails, for what waits too; a form that is not her own
/// changes her own browser's pages at most.
#[tokio::test]
async fn a_choice_at_the_foot_is_also_for_mails_that_wait_and_only_by_her_own_form() {
    let world = World::new(735);
    let olga = world.node("seattle").officer("olga");
    let maren = olga.node.member("maren");
    let browser = Browser::signed_in(&maren).await;
    let letterbox = &olga.node.letterbox;
    for (token, language, subject) in [
        (false, "es", "Sign in at Seattle Partners"),
        (true, "fr", "Connexion à Seattle Partners"),
        (true, "tlh", "Sign in at Seattle Partners"),
    ] {
        let asking = Browser::new(&olga.node);
        asking.ask_mail("maren@mail.example").await;
        let hers = browser.get("/settings/mail").await.form_token();
        let mut fields = vec![("from", "/"), ("language", language)];
        fields.extend(token.then_some(("form_token", hers.as_str())));
        let answer = browser.post("/settings/look", &fields).await;
        assert_eq!(answer.status, 303);
        world.run_until_quiet().await;
        let mail = letterbox.last_to("maren");
        assert_eq!(mail.subject, subject, "{language}");
        let shown = asking.get(&format!("/login/mailed/{}", link_in(&mail))).await;
        assert_eq!(asking.press(&shown, "/login/mailed", &[]).await.status, 303);
    }
    world.finish();
}

/// F21, F26: what a program of hers chooses is the language of her pages in every browser, and which mails she gets.
#[tokio::test]
async fn a_language_that_a_program_chose_is_that_of_her_pages() {
    let world = World::new(739);
    let maren = world.node("seattle").member("maren");
    let browser = Browser::signed_in(&maren).await;
    browser.speaks("de");
    assert_eq!(language_of(&browser.get("/events").await), "de");
    let chosen = json!({ "language": "sv", "mails": ["digest"] });
    let kept = maren.put("/api/v1/me/settings", chosen).await.expect(200);
    assert_eq!(kept["mails_in"], "sv");
    assert_eq!(language_of(&browser.get("/events").await), "sv");
    let page = browser.get("/settings/mail").await.text();
    let ticked = |name: &str| {
        let field = page.split(&format!("name=\"{name}\"")).nth(1);
        let rest = field.and_then(|rest| rest.split('>').next());
        rest.expect("a box").contains("checked")
    };
    assert!(ticked("digest") && !ticked("reminders"), "{page}");
    world.finish();
}

/// F26, F12: a node of our own kind says in a word why it refuses, and each reader reads it in her language.
#[tokio::test]
async fn a_refusal_of_another_community_is_read_and_mailed_in_the_language_of_whoever_is_refused() {
    let world = World::new(905);
    let options = NodeOptions::with(|config| config.events.waitlist = false);
    let olga = world.node_with("seattle", options).officer("olga");
    let ravi = world.node("london").officer("ravi");
    world.peer(&olga, &ravi, &["events"]).await;
    let event = olga.publish(with(evening("Full"), "capacity", json!(1))).await;
    let here = event["id"].as_str().expect("an event has an id");
    let mo = olga.node.member("mo");
    mo.answer(here, "going").await.expect(200);
    world.run_until_quiet().await;
    let maren = ravi.node.member("maren");
    let hers = reads(&maren, "sv").await;
    hers.speaks("sv");
    let path = format!("/events/{}", maren.id_of("Full").await);
    let page = hers.get(&path).await;
    hers.press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    world.run_until_quiet().await;
    let page = hers.get(&path).await.text();
    assert!(
        page.contains("Avböjt av Seattle Partners: Evenemanget är fullbokat."),
        "{page}"
    );
    let mail = ravi.node.letterbox.last_to("maren");
    assert_eq!(mail.subject, "Ingen plats: Full");
    assert!(
        mail.text.contains("\nEvenemanget är fullbokat.\n"),
        "{}",
        mail.text
    );
    assert!(!mail.text.contains("The event is full"), "{}", mail.text);
    world.finish();
}
