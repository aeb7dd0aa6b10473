//! Joining: five fields and a mail, no card; the right people, and nobody told who is a member already.

use community::publish_code::{NewCode, publish_code};
use domain::{CodeMode, CodeVersion, CommunityAudience};
use harness::{Browser, NodeOptions, START, StoryNode, World};
use jiff::Timestamp;
use server::admin::{Decision, MemberAsk, Reply, Request};
use store::enrolments;

use crate::drafts::two_peers;
use crate::mailed_sign_in::{code_in, link_in};

/// What somebody sends to join.
pub(crate) const MAREN: [(&str, &str); 4] = [
    ("name", "Maren Holt"),
    ("mail", "maren@mail.example"),
    ("organization", "Ledgerline"),
    ("kind", "partner"),
];

/// What she is mailed who joins by herself and signs.
const MAILED: [&str; 3] = [
    "Join Seattle Partners",
    "You are a member of Seattle Partners",
    "You signed the code of ethics of Seattle Partners",
];

fn with(field: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let replaced =
        |(name, old): (&'static str, &'static str)| (name, if name == field { value } else { old });
    MAREN.map(replaced).into()
}

pub(crate) async fn publish(node: &StoryNode, mode: CodeMode) {
    let new = NewCode {
        version: CodeVersion::parse("1").expect("a version"),
        mode,
        summary: "Be fair to each other.".to_owned(),
        text: "Put the customer first.".to_owned(),
    };
    let now: Timestamp = START.parse().expect("a moment");
    let database = node.database();
    let published = database
        .transact(|tx| publish_code(tx, "operator", &new, 100, now))
        .await;
    published.expect("it is published");
}

/// 4.10: at most eight fields, and none for a card or a password.
fn asks_little(text: &str) {
    let form = text
        .split("<form method=\"post\" action=\"/join\"")
        .nth(1)
        .expect("a form");
    let form = form.split("</form>").next().expect("it ends");
    let fields = form.matches(" name=\"").count();
    assert!(fields <= 8, "{fields} fields");
    for no in ["card", "password", "cc-"] {
        assert!(!form.contains(no), "{no}");
    }
}

/// 4.10, 4.19, 0.1: from the landing page to member with five fields and no card; the checklist is the first page, and
/// the code its first step.
#[tokio::test]
async fn a_visitor_joins_with_five_fields_and_a_code_and_sees_what_to_do_first() {
    let world = World::new(701);
    let seattle = world.node("seattle");
    publish(&seattle, CodeMode::Signed).await;
    let browser = Browser::new(&seattle);
    assert!(browser.get("/").await.text().contains("href=\"/join\""));
    let page = browser.get("/join").await;
    let text = page.text();
    asks_little(&text);
    for part in [
        "Will I meet competitors?",
        "Be fair to each other.",
        "Association",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let with_place = [&MAREN[..], &[("place", "Washington, United States")]].concat();
    let asked = browser.press(&page, "/join", &with_place).await;
    assert_eq!(
        (asked.status, asked.header("location")),
        (303, Some("/join/verify"))
    );
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "Join Seattle Partners");
    let verify = browser.get("/join/verify").await;
    assert!(verify.text().contains("maren@mail.example"));
    let code = code_in(&mail);
    let joined = browser.press(&verify, "/join/verify", &[("code", &code)]).await;
    assert_eq!(
        (joined.status, joined.header("location")),
        (303, Some("/welcome"))
    );
    let first = browser.get("/welcome").await;
    assert!(first.text().contains("0 of 5 done") && first.text().contains("Maren Holt"));
    let klara = Browser::signed_in(&seattle.member("klara")).await;
    let there = klara.get("/people?region=US-WA").await.text();
    assert!(there.contains("/people/maren.holt"), "2.18: {there}");
    let profile = browser.get("/settings/profile").await.text();
    assert!(profile.contains("Washington, United States"), "{profile}");
    let sign = browser.get("/ethics/sign").await;
    let signed = browser
        .press(&sign, "/ethics/sign", &[("signed_as", "Maren Holt")])
        .await;
    assert_eq!(signed.header("location"), Some("/welcome"));
    let next = browser.get("/welcome").await;
    assert!(next.text().contains("1 of 5 done"));
    let ticked = browser
        .post("/welcome/tick", &[("form_token", "0"), ("step", "say_hello")])
        .await;
    assert_eq!(ticked.status, 403, "only from her own page");
    assert_eq!(browser.press(&next, "/welcome/tick", &[]).await.status, 303);
    let now = browser.get("/welcome").await;
    assert!(now.text().contains("2 of 5 done"));
    assert_eq!(
        browser.press(&now, "/welcome/hide", &[]).await.header("location"),
        Some("/")
    );
    assert!(!browser.get("/welcome").await.text().contains("/welcome/hide"));
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.subjects_to("maren"), MAILED);
    world.finish();
}

/// F02, E4: what her browser had while she waited opens nothing, in nobody's hands; by one press it has another, and she is
/// where newcomers begin.
async fn goes_on_by_one_press(maren: &Browser, thief: &Browser) {
    let waited_with = maren.cookie().expect("she is signed in");
    let mail_leads_to = maren.get("/welcome").await;
    assert_eq!(mail_leads_to.status, 403);
    assert!(mail_leads_to.text().contains("You were let in"));
    let wrong = maren.post("/join/enter", &[("form_token", "0")]).await;
    assert_eq!(wrong.status, 403, "only from her own page");
    let page = maren.get("/").await;
    let entered = maren.press(&page, "/join/enter", &[]).await;
    let led_to = entered.header("location");
    assert_eq!((entered.status, led_to), (303, Some("/welcome")));
    assert_ne!(maren.cookie().as_deref(), Some(waited_with.as_str()));
    for path in ["/welcome", "/card"] {
        assert_eq!(maren.get(path).await.status, 200, "{path}");
    }
    thief.set_cookie(&waited_with);
    let theirs = thief.get("/card").await;
    assert!(theirs.status == 403 && !theirs.text().contains("/join/enter"));
}

/// F02: where officers agree to each, who asked waits, is nobody's member, and reads so; she is mailed yes, or no with why.
#[tokio::test]
async fn who_asks_to_join_waits_until_an_officer_says_yes_or_no() {
    let world = World::new(705);
    let options = NodeOptions::with(|config| "approval".clone_into(&mut config.membership.signup));
    let seattle = world.node_with("seattle", options);
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let ask = async |browser: &Browser, fields: &[(&str, &str)], to: &str| {
        let page = browser.get("/join").await;
        assert!(page.text().contains("An officer looks at each wish"));
        browser.press(&page, "/join", fields).await;
        world.run_until_quiet().await;
        let code = code_in(&seattle.letterbox.last_to(to));
        let verify = browser.get("/join/verify").await;
        browser.press(&verify, "/join/verify", &[("code", &code)]).await
    };
    let maren = Browser::new(&seattle);
    let joined = ask(&maren, &MAREN, "maren").await;
    assert_eq!(joined.status, 303);
    for (path, status) in [("/", 200), ("/card", 403), ("/welcome", 403), ("/people", 403)] {
        let page = maren.get(path).await;
        let said = page.text().contains("waits for an officer");
        assert_eq!((page.status, said), (status, true), "{path}");
    }
    let list = olga.get("/desk/members").await.text();
    assert!(list.contains("1 person asked to join"), "{list}");
    let waiting = olga.get("/desk/members?state=pending").await.text();
    assert!(waiting.contains("Maren Holt") && !waiting.contains("olga@mail.example"));
    let row = waiting.split("/desk/members/01").nth(1).expect("a link to her");
    let id: String = row.chars().take_while(char::is_ascii_alphanumeric).collect();
    let path = format!("/desk/members/01{id}");
    let page = olga.get(&path).await;
    let decide = format!("{path}/decide");
    let decided = olga.press(&page, &decide, &[("act", "yes")]).await;
    let said = format!("{path}?decided=yes");
    assert_eq!(decided.header("location"), Some(said.as_str()));
    let late = olga.press(&page, &decide, &[("act", "no")]).await;
    assert_eq!(late.status, 409, "once");
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "You are a member of Seattle Partners");
    goes_on_by_one_press(&maren, &Browser::new(&seattle)).await;

    let idris = Browser::new(&seattle);
    let fields = [
        ("name", "Idris Vale"),
        ("mail", "idris@mail.example"),
        ("organization", ""),
        ("kind", "partner"),
    ];
    ask(&idris, &fields, "idris").await;
    let decline = MemberAsk::Decide {
        handle: "idris.vale".to_owned(),
        decision: Decision::Decline {
            reason: Some("We know nobody at your company yet.".to_owned()),
        },
    };
    let reply = seattle.operate(Request::Members(decline)).await;
    assert!(matches!(reply, Reply::Done(_)), "{reply:?}");
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("idris");
    assert_eq!(mail.subject, "Your wish to join Seattle Partners");
    assert!(
        mail.text.contains("We know nobody at your company yet."),
        "{}",
        mail.text
    );
    let page = idris.get("/").await;
    assert!(!page.text().contains("waits for an officer"));
    world.finish();
}

/// F02, E3: who asked to join on a computer that she shares signs out of it, and takes her wish back, before anybody decides.
#[tokio::test]
async fn who_waits_to_join_signs_out_and_takes_her_wish_back() {
    let world = World::new(706);
    let options = NodeOptions::with(|config| "approval".clone_into(&mut config.membership.signup));
    let seattle = world.node_with("seattle", options);
    let asks = [
        ("/logout", "Maren Holt", "maren", 1),
        ("/join/withdraw", "Noor Haddad", "noor", 1),
    ];
    for (path, name, mailbox, waits_after) in asks {
        let mail = format!("{mailbox}@mail.example");
        let fields = [
            ("name", name),
            ("mail", mail.as_str()),
            ("organization", ""),
            ("kind", "partner"),
        ];
        let shared = Browser::new(&seattle);
        let page = shared.get("/join").await;
        shared.press(&page, "/join", &fields).await;
        world.run_until_quiet().await;
        let code = code_in(&seattle.letterbox.last_to(mailbox));
        let verify = shared.get("/join/verify").await;
        shared.press(&verify, "/join/verify", &[("code", &code)]).await;
        for wrong in [
            shared.post(path, &[("form_token", "0")]).await,
            shared.get("/card").await,
        ] {
            assert_eq!(wrong.status, 403, "only from her own page");
        }
        for from in ["/", "/card"] {
            let page = shared.get(from).await.text();
            assert!(page.contains(&format!("action=\"{path}\"")), "{from}");
        }
        let page = shared.get("/").await;
        let out = shared.press(&page, path, &[]).await;
        assert_eq!((out.status, out.header("location")), (303, Some("/")));
        let after = shared.get("/").await.text();
        assert!(!after.contains("waits for an officer") && after.contains("href=\"/join\""));
        let waits = seattle.database().read(|tx| enrolments::count_waiting(tx, 9));
        assert_eq!(waits.expect("it reads"), waits_after, "{path}");
    }
    world.finish();
}

/// 2.1: who is not admitted is told why, and where she is welcome; a mixed community takes her.
#[tokio::test]
async fn a_vendor_is_told_why_and_where_else_and_joins_where_everybody_may() {
    let world = World::new(702);
    let (olga, ravi) = two_peers(&world).await;
    let (partners, mixed) = (&olga.node, &ravi.node);
    partners.describe(|profile| profile.audience = CommunityAudience::PartnersOnly);
    world.run_until_quiet().await;
    let vendor = with("kind", "vendor");
    let browser = Browser::new(partners);
    let refused = browser.post("/join", &vendor).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains("this community is of partners alone"), "{text}");
    assert!(
        text.contains(&format!("{}/join", mixed.origin.as_str())),
        "{text}"
    );
    for kept in [
        "value=\"Maren Holt\"",
        "value=\"maren@mail.example\"",
        "value=\"vendor\" selected",
    ] {
        assert!(text.contains(kept), "{kept}");
    }
    assert_eq!(browser.asked(), None);
    let browser = Browser::new(mixed);
    assert_eq!(browser.post("/join", &vendor).await.status, 303);
    world.run_until_quiet().await;
    let code = code_in(&mixed.letterbox.last_to("maren"));
    let joined = browser.post("/join/verify", &[("code", &code)]).await;
    assert_eq!(joined.header("location"), Some("/welcome"));
    world.run_until_quiet().await;
    world.finish();
}

/// E12: a member who asks to join gets a mail to sign in by, and the page says the same as to anybody.
#[tokio::test]
async fn whoever_joins_with_the_address_of_a_member_learns_nothing_and_the_member_signs_in() {
    let world = World::new(703);
    let seattle = world.node("seattle");
    seattle.member("maren");
    let (hers, others) = (Browser::new(&seattle), Browser::new(&seattle));
    let known = hers.post("/join", &MAREN).await;
    let unknown = others.post("/join", &with("mail", "nomen@mail.example")).await;
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    world.run_until_quiet().await;
    let (known, unknown) = (hers.get("/join/verify").await, others.get("/join/verify").await);
    assert_eq!(known.text(), unknown.text().replace("nomen@", "maren@"));
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "Sign in at Seattle Partners");
    assert_eq!(
        seattle.letterbox.last_to("nomen").subject,
        "Join Seattle Partners"
    );
    let shown = hers.get(&format!("/login/mailed/{}", link_in(&mail))).await;
    let signed_in = hers.press(&shown, "/login/mailed", &[]).await;
    assert_eq!(signed_in.header("location"), Some("/"));
    world.finish();
}

/// E10: each fault stands at its field and in the summary, what was typed stays, and nothing else is taken.
#[tokio::test]
async fn a_form_with_faults_says_them_all_and_keeps_what_was_typed() {
    let world = World::new(704);
    let seattle = world.node("seattle");
    let browser = Browser::new(&seattle);
    let faulty = [
        ("name", " "),
        ("mail", "maren"),
        ("organization", "Ledgerline"),
        ("kind", ""),
        ("place", "Atlantis"),
    ];
    let reply = browser.post("/join", &faulty).await;
    assert_eq!(reply.status, 422);
    let text = reply.text();
    for part in [
        "href=\"#name\"",
        "href=\"#mail\"",
        "href=\"#kind\"",
        "href=\"#place\"",
        "id=\"mail-wrong\"",
        "value=\"Atlantis\"",
        "value=\"Ledgerline\"",
        "value=\"maren\"",
    ] {
        assert!(text.contains(part), "{part}");
    }
    for extra in [("roles", "operator"), ("tier", "chapter"), ("verified", "true")] {
        let fields = [&MAREN[..], &[extra]].concat();
        assert_eq!(browser.post("/join", &fields).await.status, 400, "{}", extra.0);
    }
    world.run_until_quiet().await;
    assert!(seattle.letterbox.mails().is_empty());
    world.finish();
}

/// 2.15: a code that asks for no signature stands in full where somebody joins, and is acknowledged by joining.
#[tokio::test]
async fn joining_acknowledges_a_code_that_asks_for_no_signature() {
    let world = World::new(705);
    let agora = world.node("agora");
    publish(&agora, CodeMode::DeFacto).await;
    let browser = Browser::new(&agora);
    let page = browser.get("/join").await;
    let text = page.text();
    for part in [
        "By joining you acknowledge our code of ethics",
        "Be fair to each other.",
        "Put the customer first.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    browser.press(&page, "/join", &MAREN).await;
    world.run_until_quiet().await;
    let code = code_in(&agora.letterbox.last_to("maren"));
    browser.post("/join/verify", &[("code", &code)]).await;
    assert!(browser.get("/welcome").await.text().contains("1 of 5 done"));
    world.run_until_quiet().await;
    world.finish();
}

/// E3: a stranger, a form of another site, and a node where officers add members.
#[tokio::test]
async fn nobody_joins_from_another_site_or_where_members_are_invited_and_a_stranger_has_no_checklist() {
    let world = World::new(706);
    let seattle = world.node("seattle");
    let mut browser = Browser::new(&seattle);
    assert_eq!(browser.get("/welcome").await.status, 403);
    for path in ["/welcome/tick", "/welcome/hide"] {
        assert_eq!(
            browser.post(path, &[("form_token", "0")]).await.status,
            403,
            "{path}"
        );
    }
    assert_eq!(browser.get("/join/verify").await.status, 303);
    assert_eq!(
        browser
            .post("/join/verify", &[("code", "2222-2222")])
            .await
            .status,
        403
    );
    browser.site = "cross-site";
    assert_eq!(browser.post("/join", &MAREN).await.status, 403);
    assert_eq!(
        browser
            .post("/join/verify", &[("code", "2222-2222")])
            .await
            .status,
        403
    );
    let mut options = NodeOptions::default();
    options.config.membership.signup = "invite".to_owned();
    let closed = world.node_with("closed", options);
    let visitor = Browser::new(&closed);
    assert!(visitor.get("/join").await.text().contains("officers add members"));
    assert_eq!(visitor.post("/join", &MAREN).await.status, 403);
    world.run_until_quiet().await;
    assert!(closed.letterbox.mails().is_empty() && seattle.letterbox.mails().is_empty());
    world.finish();
}
