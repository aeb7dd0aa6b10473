//! Signing in by mail: a link and a code, each once, in the browser that asked; and nobody learns who is a member.

use std::time::Duration;

use harness::{Browser, Reply, StoryNode, World, remembers};
use server::runtime::Mailed;

const SESSIONS: &str = "/settings/sessions";

/// The secret of the link in a mail.
pub(crate) fn link_in(mail: &Mailed) -> String {
    let rest = mail
        .text
        .split("/login/mailed/")
        .nth(1)
        .expect("a mail with a link");
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// The code in a mail.
pub(crate) fn code_in(mail: &Mailed) -> String {
    let word = |word: &&str| word.len() == 9 && word.as_bytes()[4] == b'-';
    let found = mail.text.split_whitespace().find(word);
    found.expect("a mail with a code").to_owned()
}

async fn mail_for(world: &World, node: &StoryNode, browser: &Browser, handle: &str) -> Mailed {
    let reply = browser.ask_mail(&format!("{handle}@mail.example")).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    world.run_until_quiet().await;
    node.letterbox.last_to(handle)
}

/// F21, H3: looking at a link changes nothing; the button signs in, and cookies are this host's alone.
#[tokio::test]
async fn a_member_signs_in_by_the_link_in_her_mail_once_and_only_where_she_asked() {
    let world = World::new(601);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let (browser, other) = (Browser::new(&seattle), Browser::new(&seattle));
    let form = browser.get("/login").await;
    let asked = browser
        .press(&form, "/login/mail", &[("mail", "Maren@Mail.example")])
        .await;
    assert_eq!(
        (asked.status, asked.header("location")),
        (303, Some("/login/code"))
    );
    let cookie = asked.header("set-cookie").expect("a cookie");
    assert!(cookie.starts_with("__Host-ask="), "{cookie}");
    for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=900"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "Sign in at Seattle Partners");
    let link = link_in(&mail);
    let page = format!("/login/mailed/{link}");
    assert!(
        other
            .get(&page)
            .await
            .text()
            .contains("belongs to another browser")
    );
    let stolen = other.post("/login/mailed", &[("link", &link)]).await;
    assert_eq!((stolen.status, other.cookie()), (403, None));

    let shown = browser.get(&page).await;
    assert_eq!(
        (shown.status, shown.header("cache-control")),
        (200, Some("private, no-store"))
    );
    assert_eq!(browser.get(SESSIONS).await.status, 403, "looking signs nobody in");
    let reply = browser.press(&shown, "/login/mailed", &[]).await;
    assert_eq!((reply.status, reply.header("location")), (303, Some("/")));
    assert_eq!(browser.asked(), None, "nothing is asked for any more");
    assert!(browser.get(SESSIONS).await.text().contains("Maren"));
    let again = browser.post("/login/mailed", &[("link", &link)]).await;
    assert_eq!(again.status, 403);
    world.finish();
}

/// E13: a code is typed as it comes, and not guessed.
#[tokio::test]
async fn a_code_is_taken_in_small_letters_and_five_wrong_ones_end_it() {
    let world = World::new(602);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let browser = Browser::new(&seattle);
    let mail = mail_for(&world, &seattle, &browser, "maren").await;
    let code = code_in(&mail);
    assert!(!remembers(&seattle, &code.replace('-', "")) && !remembers(&seattle, &link_in(&mail)));
    let secret = browser.asked().expect("a cookie");
    let secret = secret.split('.').nth(1).expect("an id and a secret");
    assert!(
        !remembers(&seattle, secret),
        "a copy of the store signs nobody in"
    );
    for unreadable in ["", "1234", "ABCD-EFG0", &"A".repeat(99)] {
        let reply = browser.post("/login/code", &[("code", unreadable)]).await;
        assert_eq!(reply.status, 422, "{unreadable}");
        assert!(reply.text().contains("eight letters and digits"));
    }
    let typed = code.to_lowercase().replace('-', " ");
    let reply = browser.post("/login/code", &[("code", &typed)]).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    assert_eq!(browser.get(SESSIONS).await.status, 200);

    let guesser = Browser::new(&seattle);
    let code = code_in(&mail_for(&world, &seattle, &guesser, "maren").await);
    for left in [4, 3, 2, 1] {
        let reply = guesser.post("/login/code", &[("code", "2222-2223")]).await;
        assert_eq!(reply.status, 422);
        let words = match left {
            1 => "once more".to_owned(),
            n => format!("{n} times more"),
        };
        assert!(reply.text().contains(&words), "{left}: {}", reply.text());
    }
    for code in ["2222-2223", &code] {
        let reply = guesser.post("/login/code", &[("code", code)]).await;
        assert_eq!((reply.status, guesser.cookie()), (403, None));
    }
    assert_eq!(guesser.get("/login/code").await.status, 303, "back to the form");
    world.finish();
}

/// What a reply says to whoever compares: everything but the one random cookie.
fn seen(reply: &Reply) -> (u16, Vec<(String, String)>, String) {
    let headers = reply.headers.iter().map(|(name, value)| {
        let value = value.to_str().unwrap_or_default();
        let value = match name == "set-cookie" {
            true => value.split_once(';').map_or("", |(_, rest)| rest),
            false => value,
        };
        (name.to_string(), value.to_owned())
    });
    (reply.status, headers.collect(), reply.text())
}

/// E12: one neutral answer, and no mail to a stranger.
#[tokio::test]
async fn whoever_asks_cannot_tell_the_address_of_a_member_from_that_of_nobody() {
    let world = World::new(603);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let (knows, guesses) = (Browser::new(&seattle), Browser::new(&seattle));
    let mails = ["maren@mail.example", "nomen@mail.example"];
    let steps_before = seattle.steps();
    let known = knows.ask_mail(mails[0]).await;
    let steps_known = seattle.steps();
    let unknown = guesses.ask_mail(mails[1]).await;
    let steps_unknown = seattle.steps();
    assert_eq!(seen(&known), seen(&unknown));
    assert_eq!(
        (steps_known.0 - steps_before.0, steps_known.1 - steps_before.1),
        (steps_unknown.0 - steps_known.0, steps_unknown.1 - steps_known.1),
        "the same work"
    );
    world.run_until_quiet().await;
    let everybody: Vec<String> = seattle
        .letterbox
        .mails()
        .into_iter()
        .map(|mail| mail.to)
        .collect();
    assert_eq!(everybody, [mails[0]]);
    for path in [
        "/login/code",
        "/login/mailed/0123456789abcdef0123456789abcdef0123456789abcdef",
    ] {
        let (known, unknown) = (knows.get(path).await, guesses.get(path).await);
        assert_eq!(known.text(), unknown.text().replace(mails[1], mails[0]), "{path}");
    }
    for _ in 0..5 {
        let fields = [("code", "2222-2223")];
        let known = knows.post("/login/code", &fields).await;
        let unknown = guesses.post("/login/code", &fields).await;
        assert_eq!(known.status, unknown.status);
        assert_eq!(known.text(), unknown.text().replace(mails[1], mails[0]));
    }
    world.finish();
}

/// E9: a link is for one account, one browser, one quarter of an hour, and nothing a browser says changes that.
#[tokio::test]
async fn a_mailed_link_is_worth_nothing_late_after_the_next_one_or_with_words_of_the_senders_own() {
    let world = World::new(604);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let olga = seattle.officer("olga");
    let browser = Browser::new(&seattle);
    let first = link_in(&mail_for(&world, &seattle, &browser, "maren").await);
    let second = link_in(&mail_for(&world, &seattle, &browser, "maren").await);
    assert_eq!(
        browser.post("/login/mailed", &[("link", &first)]).await.status,
        422
    );
    for more in [
        ("verified", "true"),
        ("mail", "olga@mail.example"),
        ("member", olga.id.as_str()),
    ] {
        let reply = browser.post("/login/mailed", &[("link", &second), more]).await;
        assert_eq!(reply.status, 400, "{}", more.0);
    }
    let other = Browser::new(&seattle);
    mail_for(&world, &seattle, &other, "olga").await;
    let crossed = other.post("/login/mailed", &[("link", &second)]).await;
    assert_eq!(
        (crossed.status, other.cookie()),
        (422, None),
        "not for another account"
    );
    world.advance(Duration::from_secs(900));
    let late = browser.post("/login/mailed", &[("link", &second)]).await;
    assert_eq!((late.status, browser.cookie()), (403, None));
    assert!(late.text().contains("href=\"/login\""), "and what to do instead");
    world.finish();
}

/// E4: the session that the browser had ends, and what was planted is worth nothing.
#[tokio::test]
async fn signing_in_by_mail_gives_a_new_session_and_is_fresh_enough_for_the_desk() {
    let world = World::new(605);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    let browser = Browser::signed_in(&olga).await;
    let before = browser.cookie().expect("a session");
    world.advance(Duration::from_secs(7_200));
    let form = browser.get("/login").await.text();
    assert!(
        form.contains("value=\"olga@mail.example\""),
        "her own address is there already"
    );
    let code = code_in(&mail_for(&world, &seattle, &browser, "olga").await);
    let reply = browser.post("/login/code", &[("code", &code)]).await;
    assert_eq!(
        (reply.status, reply.header("location")),
        (303, Some("/desk/peers"))
    );
    assert_ne!(browser.cookie(), Some(before.clone()));
    let thief = Browser::new(&seattle);
    thief.set_cookie(&before);
    assert_eq!(thief.get(SESSIONS).await.status, 403);
    world.finish();
}

/// E3, C6: a form of another site asks for nothing and signs nobody in.
#[tokio::test]
async fn a_form_of_another_site_sends_no_mail_and_signs_nobody_in() {
    let world = World::new(606);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let mut browser = Browser::new(&seattle);
    let mail = mail_for(&world, &seattle, &browser, "maren").await;
    let (link, code) = (link_in(&mail), code_in(&mail));
    for site in ["cross-site", "same-site"] {
        browser.site = site;
        for (path, field, value) in [
            ("/login/mail", "mail", "maren@mail.example"),
            ("/login/code", "code", code.as_str()),
            ("/login/mailed", "link", link.as_str()),
        ] {
            let reply = browser.post(path, &[(field, value)]).await;
            assert_eq!((reply.status, browser.cookie()), (403, None), "{path} {site}");
        }
    }
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.mails().len(), 1);
    browser.site = "same-origin";
    assert_eq!(browser.post("/login/code", &[("code", &code)]).await.status, 303);
    world.finish();
}

/// H4: each bucket empties alone.
#[tokio::test]
async fn asking_typing_codes_and_mails_to_one_address_are_counted_apart() {
    let world = World::new(607);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let from = |address: &str| {
        let mut browser = Browser::new(&seattle);
        browser.address = address.parse().ok();
        browser
    };
    let asker = from("203.0.113.9:4711");
    for number in 0..5 {
        let reply = asker.ask_mail(&format!("nobody{number}@mail.example")).await;
        assert_eq!(reply.status, 303, "{number}");
    }
    let too_often = asker.ask_mail("maren@mail.example").await;
    assert_eq!(too_often.status, 429);
    assert!(too_often.header("retry-after").is_some());
    for number in 0..5 {
        let reply = asker.post("/login/code", &[("code", "2222-2223")]).await;
        assert_ne!(reply.status, 429, "{number}");
    }
    assert_eq!(
        asker.post("/login/code", &[("code", "2222-2223")]).await.status,
        429
    );
    for number in 10..15 {
        let reply = from(&format!("203.0.113.{number}:1"))
            .ask_mail("maren@mail.example")
            .await;
        assert_eq!(reply.status, 303);
    }
    for mail in ["maren@mail.example", "MAREN@mail.example"] {
        let reply = from("203.0.113.77:1").ask_mail(mail).await;
        assert_eq!(reply.status, 429, "no address is flooded, whoever asks: {mail}");
    }
    assert_eq!(
        from("203.0.113.77:1")
            .ask_mail("nobody@mail.example")
            .await
            .status,
        303
    );
    world.advance(Duration::from_secs(60));
    assert_eq!(asker.ask_mail("maren@mail.example").await.status, 303);
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.subjects_to("maren").len(), 6);
    world.finish();
}

/// C8, H4: mails to join that strangers ask for, as many as one domain may have in a day, keep no member whose mail is there
/// from signing in.
#[tokio::test]
async fn a_member_signs_in_though_strangers_used_up_the_mails_of_her_provider() {
    let world = World::new(612);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let stranger = Browser::new(&seattle);
    let page = stranger.get("/join").await;
    let asks = async |number: u32| {
        let mail = format!("nobody{number}@mail.example");
        let fields = [
            ("name", "Nobody"),
            ("mail", mail.as_str()),
            ("organization", ""),
            ("kind", "partner"),
        ];
        stranger.press(&page, "/join", &fields).await.status
    };
    for number in 0..500 {
        assert_eq!(asks(number).await, 303, "{number}");
    }
    assert_eq!(asks(500).await, 429);
    let browser = Browser::new(&seattle);
    let mail = mail_for(&world, &seattle, &browser, "maren").await;
    let code = code_in(&mail);
    let signed_in = browser.post("/login/code", &[("code", &code)]).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text());
    assert_eq!(browser.get("/card").await.status, 200);
    world.finish();
}

/// A crash after the answer loses no mail, and what is mailed again signs in.
#[tokio::test]
async fn a_mail_that_was_promised_goes_also_after_a_crash() {
    let world = World::new(608);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let browser = Browser::new(&seattle);
    assert_eq!(browser.ask_mail("maren@mail.example").await.status, 303);
    seattle.crash(608);
    seattle.restart();
    world.run_until_quiet().await;
    let code = code_in(&seattle.letterbox.last_to("maren"));
    assert_eq!(browser.post("/login/code", &[("code", &code)]).await.status, 303);
    world.finish();
}
