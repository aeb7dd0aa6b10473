//! Accounts elsewhere (OpenID Connect): linked by a member who is signed in by what is hers already, good for signing in
//! where they were asked for, once; and nobody is found by an address that an issuer names.

use std::sync::Arc;
use std::time::Duration;

use harness::{Browser, Issuer, Lie, Person, Reply, StoryNode, World, remembers};

use crate::mailed_sign_in::{code_in, link_in};

pub(crate) const LOGIN: &str = "/login/oidc/id";
const AWAY: &str = "/login/oidc";
pub(crate) const LINK: &str = "/settings/sign-ins/link";
pub(crate) const LIST: &str = "/settings/sign-ins";
/// What the issuer calls her account, and the address that it names: that of a member.
pub(crate) const MAREN: (&str, &str) = ("248289761001", "maren@mail.example");

pub(crate) fn circle(seed: u64) -> (World, Issuer, Arc<StoryNode>) {
    let world = World::new(seed);
    let issuer = Issuer::open(&world);
    let seattle = world.node_with("seattle", issuer.options());
    (world, issuer, seattle)
}

/// The address of the issuer to which this browser is led on by the page of signing in.
pub(crate) async fn led_away(browser: &Browser) -> String {
    led_away_from(browser, "/login").await
}

/// The same, by a form that remembers what she was about to do.
pub(crate) async fn led_away_from(browser: &Browser, form: &str) -> String {
    let form = browser.get(form).await;
    assert!(form.text().contains("Sign in with Id"), "{}", form.text());
    let asked = browser.press(&form, LOGIN, &[]).await;
    assert_eq!((asked.status, asked.header("location")), (303, Some(AWAY)));
    address_of(&browser.get(AWAY).await)
}

/// Where a page leads on to, at once and by its link.
fn address_of(page: &Reply) -> String {
    assert_eq!(page.status, 200, "{}", page.text());
    let refresh = page.header("refresh").expect("it leads on");
    let address = refresh.strip_prefix("0;url=").expect("at once").to_owned();
    assert!(
        page.text()
            .contains(&format!("href=\"{}\"", address.replace('&', "&#38;")))
    );
    address
}

/// She goes to the issuer and comes back.
pub(crate) async fn go(issuer: &Issuer, node: &StoryNode, browser: &Browser, who: (&str, &str)) -> Reply {
    let address = led_away(browser).await;
    let back = issuer.sign_in(&address, who, node.clock_now());
    browser.arrive(&back).await
}

/// She signs in by the code of a mail in this browser.
pub(crate) async fn sign_in_by_mail(
    world: &World,
    node: &StoryNode,
    browser: &Browser,
    handle: &str,
) -> Reply {
    browser.ask_mail(&format!("{handle}@mail.example")).await;
    world.run_until_quiet().await;
    let code = code_in(&node.letterbox.last_to(handle));
    browser.post("/login/code", &[("code", &code)]).await
}

/// A member has linked this account.
pub(crate) async fn linked(
    issuer: &Issuer,
    node: &Arc<StoryNode>,
    handle: &str,
    who: (&str, &str),
) -> Browser {
    linked_by(issuer, node, &node.member(handle), who).await
}

/// She has linked this account.
pub(crate) async fn linked_by(
    issuer: &Issuer,
    node: &Arc<StoryNode>,
    person: &Person,
    who: (&str, &str),
) -> Browser {
    let browser = Browser::signed_in(person).await;
    let list = browser.get(LIST).await;
    let asked = browser.press(&list, "/settings/sign-ins/new", &[]).await;
    assert_eq!((asked.status, asked.header("location")), (303, Some(AWAY)));
    let address = address_of(&browser.get(AWAY).await);
    assert!(address.contains("prompt=select_account"), "{address}");
    let back = issuer.sign_in(&address, who, node.clock_now());
    let arrived = browser.arrive(&back).await;
    assert_eq!((arrived.status, arrived.header("location")), (303, Some(LINK)));
    let question = browser.get(LINK).await;
    assert!(question.text().contains(who.1), "{}", question.text());
    let done = browser.press(&question, LINK, &[]).await;
    let list = Some("/settings/sign-ins?linked=1");
    assert_eq!((done.status, done.header("location")), (303, list));
    browser
}

/// F28, E4, H3: linked from a signed-in session, good for signing in, taken away.
#[tokio::test]
async fn a_member_links_an_account_signs_in_with_it_and_takes_it_away() {
    let (world, issuer, seattle) = circle(671);
    let first = linked(&issuer, &seattle, "maren", MAREN).await;
    let list = first.get(LIST).await;
    assert!(list.text().contains(MAREN.1) && list.text().contains("Never used so far."));

    let browser = Browser::new(&seattle);
    let planted = format!("__Host-sid={}", "a".repeat(64));
    browser.set_cookie(&planted);
    let address = led_away(&browser).await;
    assert!(!address.contains("prompt="), "{address}");
    let bound = browser.account().expect("a cookie binds the browser");
    assert!(bound.starts_with("__Host-oidc="), "{bound}");
    assert!(!remembers(&seattle, bound.split('.').nth(1).expect("a secret")));
    for name in ["&state=", "&nonce="] {
        let value = address.split(name).nth(1).and_then(|rest| rest.split('&').next());
        assert!(!remembers(&seattle, value.expect("it goes along")), "{name}");
    }
    let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
    let arrived = browser.arrive(&back).await;
    assert_eq!((arrived.status, arrived.header("location")), (303, Some("/")));
    assert_eq!(browser.account(), None, "the cookie is done with");
    assert_ne!(browser.cookie(), Some(planted));
    let list = browser.get(LIST).await;
    assert!(list.status == 200 && !list.text().contains("Never used so far."));

    let removed = browser.press(&list, "/settings/sign-ins/remove", &[]).await;
    assert_eq!((removed.status, removed.header("location")), (303, Some(LIST)));
    assert!(
        browser
            .get(LIST)
            .await
            .text()
            .contains("You have linked none yet.")
    );
    let later = Browser::new(&seattle);
    let arrived = go(&issuer, &seattle, &later, MAREN).await;
    assert_eq!(arrived.header("location"), Some("/login/unlinked"));
    assert_eq!(later.cookie(), None, "it signs nobody in any more");
    world.run_until_quiet().await;
    world.finish();
}

/// E9: the address that the issuer names is that of a member, and she is not signed in; what she reads in her mail links it.
#[tokio::test]
async fn nobody_is_found_by_an_address_and_a_mail_links_the_account() {
    let (world, issuer, seattle) = circle(672);
    seattle.member("maren");
    let browser = Browser::new(&seattle);
    let arrived = go(&issuer, &seattle, &browser, MAREN).await;
    assert_eq!(
        (arrived.status, arrived.header("location")),
        (303, Some("/login/unlinked"))
    );
    assert_eq!(browser.cookie(), None);
    let page = browser.get("/login/unlinked").await;
    assert!(
        page.text().contains("This account is not linked yet"),
        "{}",
        page.text()
    );
    assert!(
        !page.text().contains(MAREN.1),
        "whose it may be is told to nobody"
    );

    let elsewhere = Browser::new(&seattle);
    let other = sign_in_by_mail(&world, &seattle, &elsewhere, "maren").await;
    assert_eq!(
        other.header("location"),
        Some("/"),
        "another browser is asked nothing"
    );

    let reply = sign_in_by_mail(&world, &seattle, &browser, "maren").await;
    assert_eq!((reply.status, reply.header("location")), (303, Some(LINK)));
    let question = browser.get(LINK).await;
    let done = browser.press(&question, LINK, &[]).await;
    assert_eq!(done.header("location"), Some("/settings/sign-ins?linked=1"));
    let again = browser
        .post(LINK, &[("form_token", &question.form_token())])
        .await;
    assert_eq!(again.status, 422, "it is linked once");
    let next = Browser::new(&seattle);
    assert_eq!(
        go(&issuer, &seattle, &next, MAREN).await.header("location"),
        Some("/")
    );
    world.run_until_quiet().await;
    world.finish();
}

/// E9: she says no once, and is not asked again; what waits too long is gone.
#[tokio::test]
async fn she_is_asked_once_and_for_half_an_hour() {
    let (world, issuer, seattle) = circle(673);
    seattle.member("maren");
    let browser = Browser::new(&seattle);
    go(&issuer, &seattle, &browser, MAREN).await;
    sign_in_by_mail(&world, &seattle, &browser, "maren").await;
    let question = browser.get(LINK).await;
    let declined = browser.press(&question, "/settings/sign-ins/decline", &[]).await;
    assert_eq!((declined.status, declined.header("location")), (303, Some("/")));
    let again = sign_in_by_mail(&world, &seattle, &browser, "maren").await;
    assert_eq!(again.header("location"), Some("/"));

    let late = Browser::new(&seattle);
    go(&issuer, &seattle, &late, MAREN).await;
    world.advance(Duration::from_secs(1_800));
    let reply = sign_in_by_mail(&world, &seattle, &late, "maren").await;
    assert_eq!(reply.header("location"), Some("/"));
    assert_eq!(late.get(LINK).await.header("location"), Some(LIST));
    world.run_until_quiet().await;
    world.finish();
}

/// E9, A16: whatever is wrong with a token, nobody is signed in, and it is said in the same words.
#[tokio::test]
async fn a_token_that_proves_nothing_signs_nobody_in() {
    let (world, issuer, seattle) = circle(674);
    linked(&issuer, &seattle, "maren", MAREN).await;
    let mut pages = Vec::new();
    for lie in [
        Lie::Nonce,
        Lie::Audience,
        Lie::Issuer,
        Lie::Over,
        Lie::Tomorrow,
        Lie::Signature,
        Lie::Unsigned,
        Lie::SharedSecret,
        Lie::Nothing,
    ] {
        issuer.lie(lie);
        let browser = Browser::new(&seattle);
        let arrived = go(&issuer, &seattle, &browser, MAREN).await;
        assert_eq!(arrived.status, 403, "{lie:?}");
        assert_eq!(browser.cookie(), None, "{lie:?}");
        assert!(
            arrived.text().contains("The account did not sign you in."),
            "{lie:?}"
        );
        pages.push(arrived.text());
    }
    pages.dedup();
    assert_eq!(pages.len(), 1);
    issuer.lie(Lie::None);
    let browser = Browser::new(&seattle);
    let arrived = go(&issuer, &seattle, &browser, MAREN).await;
    assert_eq!(arrived.header("location"), Some("/"));
    world.run_until_quiet().await;
    world.finish();
}

/// E9: a link back is worth something once, in the browser that went, in its time, at its own address, with its own state.
#[tokio::test]
async fn what_comes_back_is_taken_once_in_the_browser_that_went() {
    let world = World::new(675);
    let issuer = Issuer::open(&world);
    let seattle = world.node_with("seattle", issuer.options_twice());
    linked(&issuer, &seattle, "maren", MAREN).await;
    let (browser, thief) = (Browser::new(&seattle), Browser::new(&seattle));
    let address = led_away(&browser).await;
    let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
    led_away(&thief).await;
    for wrong in [
        back.clone(),
        back.replace("state=", "state=x"),
        LOGIN.to_owned(),
        format!("{LOGIN}?code=x"),
        format!("{LOGIN}?state=&code=x"),
        format!("{LOGIN}?{}&{0}", back.split('?').nth(1).unwrap_or_default()),
        format!("{LOGIN}?code={}", "x".repeat(9_000)),
    ] {
        let reply = thief.arrive(&wrong).await;
        assert_eq!((reply.status, thief.cookie()), (403, None), "{wrong}");
    }
    for (other, status) in [("/login/oidc/another", 404), ("/login/oidc/club", 403)] {
        let elsewhere = back.replace(LOGIN, other);
        assert_eq!(browser.arrive(&elsewhere).await.status, status, "{other}");
    }
    let crossed = browser.arrive(&back.replace("state=", "state=x")).await;
    assert_eq!(crossed.status, 403);
    let arrived = browser.arrive(&back).await;
    assert_eq!(
        arrived.header("location"),
        Some("/"),
        "what was wrong used nothing up"
    );
    assert_eq!(browser.arrive(&back).await.status, 403, "once");

    for mixed in ["iss=https%3A%2F%2Fevil.example", ""] {
        let browser = Browser::new(&seattle);
        let address = led_away(&browser).await;
        let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
        let mixed = back.replace("iss=https%3A%2F%2Fid.example", mixed);
        assert_eq!(
            (browser.arrive(&mixed).await.status, browser.cookie()),
            (403, None)
        );
    }

    let late = Browser::new(&seattle);
    let address = led_away(&late).await;
    world.advance(Duration::from_secs(900));
    let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
    assert_eq!((late.arrive(&back).await.status, late.cookie()), (403, None));
    world.run_until_quiet().await;
    world.finish();
}

/// F28: who stops at the issuer, and an issuer that is down or redirects, are told in plain words.
#[tokio::test]
async fn an_issuer_that_says_no_or_nothing_is_told_in_plain_words() {
    let (world, issuer, seattle) = circle(676);
    let browser = Browser::new(&seattle);
    let address = led_away(&browser).await;
    let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
    let state = back
        .split("state=")
        .nth(1)
        .and_then(|rest| rest.split('&').next());
    let state = state.unwrap_or_default();
    let stopped = format!("{LOGIN}?error=access_denied&error_description=%3Cb%3Eno&state={state}");
    let reply = browser.arrive(&stopped).await;
    assert_eq!(reply.status, 403);
    let text = reply.text();
    assert!(text.contains("Id did not sign you in: you stopped there") && !text.contains("<b>no"));

    let address = led_away(&browser).await;
    let back = issuer.sign_in(&address, MAREN, seattle.clock_now());
    let host = domain::Origin::parse("https://id.example").expect("an origin");
    world.internet.unroute(&host);
    let reply = browser.arrive(&back).await;
    assert_eq!(reply.status, 403);
    assert!(
        reply.text().contains("Id cannot be reached just now."),
        "{}",
        reply.text()
    );
    // Where people sign in there is known for a day: what does not answer may be its description alone.
    world.advance(Duration::from_secs(3_600));
    led_away(&browser).await;
    world.advance(Duration::from_secs(86_400));
    let form = browser.get("/login").await;
    let reply = browser.press(&form, LOGIN, &[]).await;
    assert_eq!(reply.status, 403);
    assert!(reply.text().contains("Id cannot be reached just now."));
    world.run_until_quiet().await;
    world.finish();
}

/// F28: an issuer is asked what it says of itself once an hour, and again when it signs with a key that is new to us.
#[tokio::test]
async fn an_issuer_changes_its_key_and_people_sign_in_all_the_same() {
    const DESCRIPTION: &str = "/.well-known/openid-configuration";
    let (world, issuer, seattle) = circle(677);
    linked(&issuer, &seattle, "maren", MAREN).await;
    go(&issuer, &seattle, &Browser::new(&seattle), MAREN).await;
    assert_eq!((issuer.asked(DESCRIPTION), issuer.asked("/keys")), (1, 1));
    world.advance(Duration::from_secs(120));
    issuer.change_key();
    let arrived = go(&issuer, &seattle, &Browser::new(&seattle), MAREN).await;
    assert_eq!(arrived.header("location"), Some("/"));
    assert_eq!(issuer.asked("/keys"), 2);
    issuer.change_key();
    let refused = go(&issuer, &seattle, &Browser::new(&seattle), MAREN).await;
    assert_eq!(
        (refused.status, issuer.asked("/keys")),
        (403, 2),
        "not twice in a minute"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// E3, H2, H3: no form of another site sends anybody away, no page lets a form go elsewhere, and an old sign-in links nothing.
#[tokio::test]
async fn forms_stay_here_and_an_account_is_linked_by_a_fresh_sign_in() {
    let (world, issuer, seattle) = circle(678);
    let mut stranger = Browser::new(&seattle);
    stranger.site = "cross-site";
    assert_eq!(stranger.post(LOGIN, &[]).await.status, 403);
    stranger.site = "same-origin";
    led_away(&stranger).await;
    for path in ["/login", AWAY] {
        let reply = stranger.get(path).await;
        let policy = reply
            .header("content-security-policy")
            .unwrap_or_default()
            .to_owned();
        assert!(policy.contains("form-action 'self';"), "{path}: {policy}");
    }
    assert_eq!(
        stranger.get(AWAY).await.header("cache-control"),
        Some("private, no-store")
    );

    let maren = seattle.member("maren");
    let browser = Browser::signed_in(&maren).await;
    let list = browser.get(LIST).await;
    world.advance(Duration::from_secs(3_601));
    let reply = browser.press(&list, "/settings/sign-ins/new", &[]).await;
    assert_eq!(reply.status, 403);
    let reply = browser.post(LINK, &[("form_token", &list.form_token())]).await;
    assert_eq!(
        reply.status, 403,
        "what it asks for, a fresh sign-in, comes before what waits"
    );
    assert_eq!(issuer.asked("/token"), 0);
    world.run_until_quiet().await;
    world.finish();
}

/// F28, E9: who reads the mail of a newcomer joins by it as ever, whoever the issuer says she is.
#[tokio::test]
async fn an_account_of_nobody_makes_nobody_a_member() {
    let (world, issuer, seattle) = circle(679);
    let browser = Browser::new(&seattle);
    go(&issuer, &seattle, &browser, ("9", "nova@mail.example")).await;
    assert_eq!(browser.ask_mail("nova@mail.example").await.status, 303);
    world.run_until_quiet().await;
    assert!(
        seattle
            .letterbox
            .mails()
            .iter()
            .all(|mail| !mail.text.contains("/login/mailed/"))
    );
    seattle.member("maren");
    browser.ask_mail("maren@mail.example").await;
    world.run_until_quiet().await;
    let link = link_in(&seattle.letterbox.last_to("maren"));
    let reply = browser.post("/login/mailed", &[("link", &link)]).await;
    assert_eq!(reply.header("location"), Some(LINK));
    world.run_until_quiet().await;
    world.finish();
}
