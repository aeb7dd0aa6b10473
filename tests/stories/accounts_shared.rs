//! Accounts elsewhere and whoever else sits before the same browser, finds it open, or has its owner read a page of theirs: a
//! sign-in that an issuer vouches for is no fresh one, nothing waits for the next person, and tries are nobody else's to use up.

use std::time::Duration;

use harness::{Browser, Issuer, World};

use crate::accounts_elsewhere::{
    LINK, LIST, LOGIN, MAREN, circle, go, led_away, linked, linked_by, sign_in_by_mail,
};

/// H3: an issuer vouches for whoever sits before a browser that it signed in days ago, so that its word is no fresh sign-in:
/// it links nothing more, and opens no act of an officer that cannot be taken back.
#[tokio::test]
async fn an_account_signs_in_and_does_nothing_that_wants_a_fresh_sign_in() {
    let (world, issuer, seattle) = circle(670);
    let olga = seattle.officer("olga");
    let end = format!("/desk/members/{}/end", seattle.member("maren").id);
    let hers = linked_by(&issuer, &seattle, &olga, MAREN).await;
    assert_eq!(
        hers.get(&end).await.status,
        200,
        "a link for her is a fresh sign-in"
    );
    world.run_until_quiet().await;
    let found = Browser::new(&seattle);
    let arrived = go(&issuer, &seattle, &found, MAREN).await;
    assert_eq!(
        (arrived.status, arrived.header("location")),
        (303, Some("/desk/peers"))
    );
    assert_eq!(found.get("/desk/peers").await.status, 200);
    let asked = found.get(&end).await;
    assert_eq!(asked.status, 403);
    assert!(asked.text().contains("Sign in once more"), "{}", asked.text());
    let list = found.get(LIST).await;
    let more = found.press(&list, "/settings/sign-ins/new", &[]).await;
    assert_eq!(more.status, 403);
    sign_in_by_mail(&world, &seattle, &found, "olga").await;
    assert_eq!(found.get(&end).await.status, 200);
    world.run_until_quiet().await;
    world.finish();
}

/// E9, E15: what somebody left waiting in a shared browser is no question to the next person, neither when he signed out nor
/// when he left; and who is asked is told that somebody signed in there, not that she did.
#[tokio::test]
async fn who_signs_out_leaves_no_account_behind_for_the_next_person() {
    let (world, issuer, seattle) = circle(680);
    for handle in ["olga", "maren", "nova"] {
        seattle.member(handle);
    }
    let shared = Browser::new(&seattle);
    go(&issuer, &seattle, &shared, MAREN).await;
    world.advance(Duration::from_secs(600));
    let reply = sign_in_by_mail(&world, &seattle, &shared, "olga").await;
    assert_eq!(reply.header("location"), Some(LINK));
    let question = shared.get(LINK).await.text();
    assert!(question.contains("Somebody signed in at Id in this browser:"));
    assert!(question.contains("minutes ago."), "{question}");
    let (no, yes) = (
        question.find("Not now</button>"),
        question.find("Link it</button>"),
    );
    assert!(no.is_some() && no < yes, "the first button changes nothing");

    assert_eq!(shared.ask_mail("olga@mail.example").await.status, 303);
    assert!(shared.asked().is_some());
    let home = shared.get("/").await;
    assert_eq!(shared.press(&home, "/logout", &[]).await.status, 303);
    assert_eq!((shared.account(), shared.asked()), (None, None));
    let reply = sign_in_by_mail(&world, &seattle, &shared, "maren").await;
    assert_eq!(reply.header("location"), Some("/"));

    go(&issuer, &seattle, &shared, ("9", "else@mail.example")).await;
    sign_in_by_mail(&world, &seattle, &shared, "maren").await;
    let leaving = shared.get("/card/leave").await;
    let left = shared
        .press(&leaving, "/card/leave", &[("act", "end"), ("reason", "")])
        .await;
    assert_eq!((left.status, left.header("location")), (303, Some("/left")));
    assert_eq!(shared.account(), None);
    let reply = sign_in_by_mail(&world, &seattle, &shared, "nova").await;
    assert_eq!(reply.header("location"), Some("/"));
    world.run_until_quiet().await;
    world.finish();
}

/// H4, E3: a page of another site has its readers' browsers ask for the address to come back to; that uses up no try of theirs,
/// and looking at a link uses up nothing.
#[tokio::test]
async fn a_page_of_another_site_uses_up_no_tries() {
    let (world, issuer, seattle) = circle(681);
    linked(&issuer, &seattle, "maren", MAREN).await;
    let from = |address: &str| {
        let mut browser = Browser::new(&seattle);
        browser.address = address.parse().ok();
        browser
    };
    let reader = from("203.0.113.9:4711");
    for _ in 0..12 {
        assert_eq!(reader.arrive(LOGIN).await.status, 403);
        assert_eq!(reader.arrive("/login/oidc/another").await.status, 404);
    }
    let address = led_away(&reader).await;
    let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
    assert_eq!(reader.look_at(&back).await.status, 403);
    let arrived = reader.arrive(&back).await;
    assert_eq!((arrived.status, arrived.header("location")), (303, Some("/")));

    let guesser = from("203.0.113.10:4711");
    led_away(&guesser).await;
    for _ in 0..5 {
        assert_eq!(guesser.arrive(LOGIN).await.status, 403);
    }
    assert_eq!(
        guesser.arrive(LOGIN).await.status,
        429,
        "who went there is counted"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// F28: where mails sign nobody in, the page offers what does and takes no address; pages are as the operator chose until
/// the reader chooses.
#[tokio::test]
async fn where_mails_sign_nobody_in_the_page_offers_what_does() {
    let world = World::new(967);
    let issuer = Issuer::open(&world);
    let mut options = issuer.options();
    options.config.auth.mail_link = false;
    "dark".clone_into(&mut options.config.ui.theme);
    let seattle = world.node_with("seattle", options);
    seattle.member("maren");
    let visitor = Browser::new(&seattle);
    let page = visitor.get("/login").await.text();
    assert!(
        !page.contains("action=\"/login/mail\"") && page.contains("Sign in with Id"),
        "{page}"
    );
    assert!(page.contains("data-theme=\"dark\""), "{page}");
    let asked = visitor.ask_mail("maren@mail.example").await;
    assert_eq!((asked.status, visitor.asked()), (403, None));
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.subjects_to("maren"), Vec::<String>::new());
    let chosen = visitor
        .post("/settings/look", &[("theme", "light"), ("from", "/")])
        .await;
    let look = chosen.header("set-cookie").unwrap_or_default().to_owned();
    visitor.set_cookie(look.split(';').next().unwrap_or_default());
    let page = visitor.get("/").await.text();
    assert!(page.contains("data-theme=\"light\""), "{page}");
    world.run_until_quiet().await;
    world.finish();
}

/// F28, E12: where mails sign nobody in, to ask to join with a member's address is no way round; the page says what it says to
/// everybody, nothing is mailed, and who comes with an account that is nobody's yet is offered no form that leads nowhere.
#[tokio::test]
async fn where_mails_sign_nobody_in_the_door_of_joining_signs_in_no_member() {
    let world = World::new(968);
    let issuer = Issuer::open(&world);
    let mut options = issuer.options();
    options.config.auth.mail_link = false;
    let seattle = world.node_with("seattle", options);
    seattle.member("maren");
    let ask = async |mail: &str| {
        let visitor = Browser::new(&seattle);
        let page = visitor.get("/join").await;
        let fields = [
            ("name", "Somebody"),
            ("mail", mail),
            ("organization", "Ledgerline"),
            ("kind", "partner"),
        ];
        let asked = visitor.press(&page, "/join", &fields).await;
        world.run_until_quiet().await;
        (asked.status, asked.header("location").map(str::to_owned))
    };
    let hers = ask("maren@mail.example").await;
    assert_eq!(hers, (303, Some("/join/verify".to_owned())));
    assert_eq!(ask("noor@mail.example").await, hers, "as for everybody");
    assert_eq!(seattle.letterbox.subjects_to("maren"), Vec::<String>::new());
    assert_eq!(
        seattle.letterbox.subjects_to("noor"),
        ["Join Seattle Partners"],
        "joining proves an address by mail"
    );
    let stranger = Browser::new(&seattle);
    let arrived = go(&issuer, &seattle, &stranger, MAREN).await;
    assert_eq!(arrived.header("location"), Some("/login/unlinked"));
    let page = stranger.get("/login/unlinked").await.text();
    assert!(
        !page.contains("action=\"/login/mail\"") && page.contains("no mail signs anybody in"),
        "{page}"
    );
    world.run_until_quiet().await;
    world.finish();
}
