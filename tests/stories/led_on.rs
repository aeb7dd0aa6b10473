//! Whoever was about to answer an event when she was asked to sign in goes on to it, by whatever she signs in (F28).

use std::sync::Arc;

use harness::{Browser, Issuer, StoryNode, World};

use crate::accounts_elsewhere::{LINK, MAREN, circle, led_away_from, linked};
use crate::drafts::evening;
use crate::mailed_sign_in::{code_in, link_in};

/// A node with an event, and the form that leads on to it.
struct Led {
    world: World,
    issuer: Issuer,
    seattle: Arc<StoryNode>,
    form: String,
    event: String,
    there: String,
}

impl Led {
    async fn new(seed: u64) -> Self {
        let (world, issuer, seattle) = circle(seed);
        let olga = seattle.officer("olga");
        olga.publish(evening("Round table")).await;
        world.run_until_quiet().await;
        let event = olga.id_of("Round table").await;
        Self {
            form: format!("/login?event={event}"),
            there: format!("/events/{event}"),
            event,
            world,
            issuer,
            seattle,
        }
    }

    /// She presses the button of the provider beside the form, and comes back with an account.
    async fn by_account(&self, browser: &Browser, who: (&str, &str)) -> String {
        let address = led_away_from(browser, &self.form).await;
        let back = self.issuer.sign_in(&address, who, self.seattle.clock_now());
        let arrived = browser.arrive(&back).await;
        assert_eq!(arrived.status, 303, "{}", arrived.text());
        arrived.header("location").unwrap_or_default().to_owned()
    }
}

/// F28: by an account that is hers, also once the provider sent her back without one.
#[tokio::test]
async fn who_signs_in_by_her_account_goes_on_to_the_event() {
    let led = Led::new(682).await;
    linked(&led.issuer, &led.seattle, "maren", MAREN).await;
    let browser = Browser::new(&led.seattle);
    let address = led_away_from(&browser, &led.form).await;
    let state = address.split("&state=").nth(1).expect("it goes along");
    let state = state.split('&').next().unwrap_or_default();
    let stopped = format!("/login/oidc/id?error=access_denied&state={state}");
    let page = browser.arrive(&stopped).await;
    assert_eq!(page.status, 403);
    let kept = format!("name=\"event\" value=\"{}\"", led.event);
    assert!(page.text().contains(&kept), "{}", page.text());
    assert_eq!(led.by_account(&browser, MAREN).await, led.there);
    led.world.run_until_quiet().await;
    led.world.finish();
}

/// F28: an account that is nobody's yet leads by way of a mail and of the question whether it is hers.
#[tokio::test]
async fn who_links_her_account_on_the_way_goes_on_to_the_event() {
    let led = Led::new(683).await;
    for (handle, act) in [("idris", "/settings/sign-ins/decline"), ("maren", LINK)] {
        led.seattle.member(handle);
        let browser = Browser::new(&led.seattle);
        assert_eq!(led.by_account(&browser, MAREN).await, "/login/unlinked");
        let page = browser.get("/login/unlinked").await;
        let mail = format!("{handle}@mail.example");
        browser.press(&page, "/login/mail", &[("mail", &mail)]).await;
        led.world.run_until_quiet().await;
        let code = code_in(&led.seattle.letterbox.last_to(handle));
        let signed_in = browser.post("/login/code", &[("code", &code)]).await;
        let asked = format!("{LINK}?event={}", led.event);
        assert_eq!(signed_in.header("location"), Some(asked.as_str()), "{handle}");
        let question = browser.get(&asked).await;
        let done = browser.press(&question, act, &[]).await;
        assert_eq!(done.header("location"), Some(led.there.as_str()), "{handle}");
    }
    led.world.run_until_quiet().await;
    led.world.finish();
}

/// F28: the link in a mail leads where its code would.
#[tokio::test]
async fn who_signs_in_by_the_link_in_a_mail_goes_on_to_the_event() {
    let led = Led::new(684).await;
    led.seattle.member("maren");
    let browser = Browser::new(&led.seattle);
    let form = browser.get(&led.form).await;
    browser
        .press(&form, "/login/mail", &[("mail", "maren@mail.example")])
        .await;
    led.world.run_until_quiet().await;
    let link = link_in(&led.seattle.letterbox.last_to("maren"));
    let page = browser.get(&format!("/login/mailed/{link}")).await;
    let signed_in = browser.press(&page, "/login/mailed", &[]).await;
    assert_eq!(signed_in.header("location"), Some(led.there.as_str()));
    led.world.finish();
}
