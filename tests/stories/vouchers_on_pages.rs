//! A member of one community pays less at another: by going from the host's page to her own community and back, in her own
//! browser, at two nodes (F16, needs 2.21 and 0.15; protocol section 8.9; threats V).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use harness::{Browser, Fingerprint, Person, Reply, World};
use serde_json::{Value, json};

use crate::agreements::two_partners;
use crate::benefits::{sign, ten_per_cent};
use crate::drafts::{evening, with};
use crate::dues::describe;
use crate::my_communities::onward;

/// What stands in a page between its navigation and its foot.
pub(crate) fn matter(reply: &Reply) -> String {
    let text = reply.text();
    let main = text.split("<main").nth(1).unwrap_or_default();
    main.split("<footer").next().unwrap_or_default().to_owned()
}

/// London gives members of Seattle ten per cent off what joining and events cost there; its chapter costs 180.
pub(crate) async fn agreed(world: &World) -> (Person, Person) {
    let (olga, ravi) = two_partners(world).await;
    sign(world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    describe(&ravi.node, "chapter", "180").await;
    (olga, ravi)
}

/// Where a page of the host leads to whoever is a member elsewhere.
pub(crate) fn offer_on(page: &Reply) -> String {
    let text = page.text();
    let link = text.split("href=\"/offers/").nth(1);
    let rest = link.unwrap_or_else(|| panic!("no way to an offer: {text}"));
    let address = rest.split('"').next().unwrap_or_default();
    format!("/offers/{address}").replace("&amp;", "&")
}

pub(crate) fn without_query(address: &str) -> &str {
    address.split('?').next().unwrap_or(address)
}

/// A member of Seattle, and what she claims at London.
pub(crate) struct Way {
    /// At home.
    pub(crate) hers: Browser,
    /// At the host.
    pub(crate) there: Browser,
    /// The page of the offer there.
    pub(crate) offer: String,
}

impl Way {
    /// A member of Seattle who is one of London too, at the level that costs nothing.
    pub(crate) async fn of(olga: &Person, ravi: &Person, home: &str, abroad: &str) -> Self {
        let (home, abroad) = (olga.node.member(home), ravi.node.member(abroad));
        let there = Browser::signed_in(&abroad).await;
        Self {
            hers: Browser::signed_in(&home).await,
            offer: offer_on(&there.get("/card").await),
            there,
        }
    }

    pub(crate) fn redeem(&self) -> String {
        format!("{}/redeem", without_query(&self.offer))
    }

    /// She chooses, and is about to go home.
    pub(crate) async fn asks(&self, fields: &[(&str, &str)]) -> Reply {
        let page = self.there.get(&self.offer).await;
        assert_eq!(page.status, 200, "{}", page.text());
        self.there.press(&page, without_query(&self.offer), fields).await
    }

    /// She has seen at home all that is said of her.
    pub(crate) async fn consents(&self, fields: &[(&str, &str)]) -> Reply {
        let asks = self.asks(fields).await;
        assert_eq!(asks.status, 200, "{}", asks.text());
        let errand = onward(&self.hers.press_elsewhere(&asks, "/vouchers/request").await);
        let asked = self.hers.get(&errand).await;
        assert_eq!(asked.status, 200, "{}", asked.text());
        self.hers.press(&asked, &errand, &[]).await
    }

    /// She is back at the host, before its button: where that page is.
    pub(crate) async fn lands(&self, consent: &Reply) -> String {
        assert_eq!(consent.status, 200, "{}", consent.text());
        onward(&self.there.press_elsewhere(consent, &self.redeem()).await)
    }

    /// She presses it.
    pub(crate) async fn uses(&self, consent: &Reply) -> Reply {
        let errand = self.lands(consent).await;
        let shown = self.there.get(&errand).await;
        assert_eq!(shown.status, 200, "{}", shown.text());
        self.there.press(&shown, &errand, &[]).await
    }
}

/// What her browser carries.
pub(crate) fn token_in(consent: &Reply) -> String {
    let text = consent.text();
    let rest = text.split("name=\"voucher\" value=\"").nth(1);
    let rest = rest.unwrap_or_else(|| panic!("nothing to carry: {text}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

pub(crate) const CHAPTER: [(&str, &str); 1] = [("level", "chapter")];

/// 2.21, V12: she pays what she was shown when she pressed: a price that changed in between is asked about once more, and nothing
/// is used before she pressed again.
#[tokio::test]
async fn a_price_that_changed_since_she_looked_is_asked_about_once_more() {
    let world = World::new(1_664);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let consent = way.consents(&CHAPTER).await;
    let errand = way.lands(&consent).await;
    let shown = way.there.get(&errand).await;
    assert!(
        shown.text().contains("value=\"162.00 EUR\""),
        "{}",
        matter(&shown)
    );
    describe(&ravi.node, "chapter", "200").await;
    let again = way.there.press(&shown, &errand, &[]).await;
    assert_eq!(again.status, 409, "{}", again.text());
    for part in ["The price has changed since you looked.", "€180.00 for 12 months"] {
        assert!(matter(&again).contains(part), "{part}: {}", matter(&again));
    }
    let invoice = onward(&way.there.press(&again, &errand, &[]).await);
    assert_eq!(invoice, "/invoices/1");
    let owed = matter(&way.there.get(&invoice).await);
    assert!(owed.contains("180.00"), "{owed}");
    world.run_until_quiet().await;
    world.finish();
}

/// 2.21, F16-1, V10: a member joins another community for exactly what was agreed, and once; who brings the same once more from
/// the same browser is told the same, and a second voucher gives her nothing, which the page says with the limit.
#[tokio::test]
async fn a_member_joins_another_community_for_exactly_what_was_agreed_and_once() {
    let world = World::new(1_661);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let page = matter(&way.there.get(&way.offer).await);
    for part in [
        "For members of Seattle Partners",
        "<s>€180.00 for 12 months</s> <strong>€162.00 for 12 months</strong>",
        "Not for dinners.",
        "You can use it once.",
        "seattle.example</code>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let consent = way.consents(&CHAPTER).await;
    let errand = way.lands(&consent).await;
    let shown = way.there.get(&errand).await;
    assert!(
        matter(&shown).contains("<strong>€162.00 for 12 months</strong>"),
        "{}",
        matter(&shown)
    );
    let invoice = onward(&way.there.press(&shown, &errand, &[]).await);
    assert_eq!(invoice, "/invoices/1");
    let owed = matter(&way.there.get(&invoice).await);
    assert!(owed.contains("162.00 EUR"), "{owed}");

    let used = way.there.get(&way.lands(&consent).await).await;
    assert!(
        matter(&used).contains("There is no price to show") && !matter(&used).contains("It counts once"),
        "nothing is promised that was used: {}",
        matter(&used)
    );
    assert_eq!(onward(&way.uses(&consent).await), invoice, "the answer was lost");
    let second = way.consents(&CHAPTER).await;
    let refused = way.uses(&second).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(
        refused
            .text()
            .contains("Each member may use this offer once, and you have."),
        "{}",
        refused.text()
    );
    world.run_until_quiet().await;
    world.finish();
}

/// V2, V21, E3: what one browser asked for helps no other, signed in or not; what was put down opens once and for ten minutes,
/// and nothing is done before the button.
#[tokio::test]
async fn a_voucher_helps_the_browser_that_set_out_for_it_alone() {
    let world = World::new(1_662);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let eve = Browser::signed_in(&ravi.node.member("eve")).await;
    let nobody = Browser::new(&ravi.node);
    let consent = way.consents(&CHAPTER).await;
    for thief in [&eve, &nobody] {
        let errand = way.lands(&consent).await;
        let shown = thief.get(&errand).await;
        assert_eq!(shown.status, 401, "{}", shown.text());
        assert!(
            shown.text().contains("This browser did not ask for that"),
            "{}",
            shown.text()
        );
        let pressed = thief.post_hers(&errand, &[]).await;
        assert_eq!(pressed.status, 401, "{}", pressed.text());
    }
    let errand = way.lands(&consent).await;
    let before = Fingerprint::of(&ravi.node);
    let shown = way.there.get(&errand).await;
    assert_eq!(Fingerprint::of(&ravi.node), before, "looking at it does nothing");
    let mut forging = Browser::new(&ravi.node);
    forging.set_cookie(&way.there.cookie().expect("she is signed in"));
    forging.site = "cross-site";
    for path in [errand.as_str(), without_query(&way.offer)] {
        let forged = forging.post_hers(path, &CHAPTER).await;
        assert_eq!(forged.status, 403, "{path}: {}", forged.text());
    }
    assert_eq!(Fingerprint::of(&ravi.node), before);
    assert_eq!(
        onward(&way.there.press(&shown, &errand, &[]).await),
        "/invoices/1"
    );
    let twice = way.there.press(&shown, &errand, &[]).await;
    assert_eq!(twice.status, 404, "it is taken up once");

    let late = way.consents(&CHAPTER).await;
    let errand = way.lands(&late).await;
    world.run_for(Duration::from_secs(701)).await;
    assert_eq!(way.there.get(&errand).await.status, 404);
    let landed = way.there.press_elsewhere(&late, &way.redeem()).await;
    assert_eq!(landed.status, 401, "{}", landed.text());
    world.run_until_quiet().await;
    world.finish();
}

/// V21, E3, H2: the two pages that lead to another site open their policy for that one alone, none of the pages stands in
/// another, and where a browser lands no cookie is set.
#[tokio::test]
async fn pages_of_a_claim_lead_to_one_other_site_and_stand_in_none() {
    let world = World::new(1_663);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let policy = |reply: &Reply| {
        let policy = reply.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        policy.to_owned()
    };
    assert!(policy(&way.there.get(&way.offer).await).contains("form-action 'self';"));
    let asks = way.asks(&CHAPTER).await;
    assert!(policy(&asks).contains("form-action 'self' https://seattle.example;"));
    let landed = way.hers.press_elsewhere(&asks, "/vouchers/request").await;
    assert_eq!(landed.header("set-cookie"), None);
    let asked = way.hers.get(&onward(&landed)).await;
    assert!(policy(&asked).contains("form-action 'self';"));
    let consent = way.hers.press(&asked, &onward(&landed), &[]).await;
    assert!(policy(&consent).contains("form-action 'self' https://london.example;"));
    let back = way.there.press_elsewhere(&consent, &way.redeem()).await;
    assert_eq!(back.header("set-cookie"), None);
    assert!(policy(&way.there.get(&onward(&back)).await).contains("form-action 'self';"));
    world.run_until_quiet().await;
    world.finish();
}

/// V18, F6: the page on which she agrees shows each claim of what her browser carries, as it stands in it, and nothing in it
/// tells who she is.
#[tokio::test]
async fn she_reads_all_that_a_voucher_says_before_it_is_said() {
    let world = World::new(1_664);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let consent = way.consents(&CHAPTER).await;
    let token = token_in(&consent);
    let claims = token.split('.').nth(1).unwrap_or_default();
    let claims = URL_SAFE_NO_PAD.decode(claims).expect("base64");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    let page = matter(&consent).replace(&token, "");
    let claims = claims.as_object().expect("claims");
    for (name, claim) in claims {
        let shown = match claim {
            Value::String(text) => page.contains(&format!(">{text}</code>")),
            Value::Number(_) => page.contains("Counts until") && page.contains("Made at"),
            key => page.contains(key["jwk"]["x"].as_str().expect("a key")),
        };
        assert!(shown, "{name}: {claim} is not on the page: {page}");
    }
    let offer = matter(&way.there.get(&way.offer).await);
    for (page, said) in [(&page, "and at which level"), (&offer, "and your level")] {
        assert!(
            page.contains(said),
            "what the host learns stands in words: {page}"
        );
    }
    let rows = page.matches("<dt>").count();
    assert_eq!(rows, claims.len(), "nothing else stands there: {page}");
    let said = Value::Object(claims.clone()).to_string();
    assert!(!said.contains("maren") && !said.contains("mail"), "{said}");
    world.run_until_quiet().await;
    world.finish();
}

/// V3, V7, V8: what was made for another community, was taken apart or touched is not even put down; and the landing takes what
/// peers send, and nothing else.
#[tokio::test]
async fn what_was_spoilt_on_its_way_is_not_put_down() {
    let world = World::new(1_665);
    let (olga, ravi) = agreed(&world).await;
    let agora = world.node("agora");
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let token = token_in(&way.consents(&CHAPTER).await);
    let (signed, bound) = token.split_once('~').expect("two parts");
    let last = if token.ends_with('A') { "B" } else { "A" };
    let touched = format!("{}{last}", &token[..token.len() - 1]);
    let landing = Browser::new(&ravi.node);
    for (what, spoilt) in [
        ("unbound", format!("{signed}~")),
        ("bound to nothing", format!("~{bound}")),
        ("touched", touched),
        ("empty", String::new()),
        ("long", "x".repeat(9_000)),
    ] {
        let refused = landing.post(&way.redeem(), &[("voucher", &spoilt)]).await;
        assert_eq!(refused.status, 401, "{what}: {}", refused.text());
    }
    let elsewhere = Browser::new(&agora)
        .post(&way.redeem(), &[("voucher", &token)])
        .await;
    assert_eq!(elsewhere.status, 401, "for another community");
    let of_another = "/offers/01J0000000000000000000000B/redeem";
    assert_eq!(landing.post(of_another, &[("voucher", &token)]).await.status, 401);
    let more = [("voucher", token.as_str()), ("next", "https://evil.example")];
    assert_eq!(landing.post(&way.redeem(), &more).await.status, 400);

    let asks = Browser::new(&olga.node);
    let (audience, own) = (ravi.node.group(), olga.node.group());
    let offer = format!("https://london.example{}", without_query(&way.offer));
    let good = [
        ("vct", "https://w3id.org/rosarium/v1#MembershipVoucher"),
        ("aud", audience.as_str()),
        ("offer", offer.as_str()),
        ("nonce", "Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8"),
    ];
    assert_eq!(asks.post("/vouchers/request", &good).await.status, 303);
    for (field, odd, status) in [
        ("vct", "https://w3id.org/rosarium/v1#MembershipProof", 400),
        ("nonce", "short", 400),
        ("offer", "javascript:alert(1)", 400),
        (
            "offer",
            "https://london.example/offers/01J0000000000000000000000B",
            403,
        ),
        ("aud", "https://evil.example/c/evil", 403),
        ("aud", own.as_str(), 403),
    ] {
        let spoilt = good.map(|(name, value)| (name, if name == field { odd } else { value }));
        let refused = asks.post("/vouchers/request", &spoilt).await;
        assert_eq!(refused.status, status, "{field}={odd}");
    }
    let both = [&good[..], &[("purpose", "link")]].concat();
    assert_eq!(asks.post("/vouchers/request", &both).await.status, 400);
    world.run_until_quiet().await;
    world.finish();
}

/// F16: who does not qualify reads so at home, and nothing is said to the host; who is not signed in at the host is asked to, and
/// comes back to the offer (E5).
#[tokio::test]
async fn a_refusal_stays_at_home() {
    let world = World::new(1_666);
    let (olga, ravi) = two_partners(&world).await;
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "full")).await;
    describe(&ravi.node, "chapter", "180").await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let refused = way.consents(&CHAPTER).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    let page = matter(&refused);
    assert!(page.contains("You do not meet the conditions"), "{page}");
    assert!(
        !page.contains("name=\"voucher\"") && page.contains("href=\"/benefits\""),
        "{page}"
    );

    let nobody = Browser::new(&ravi.node);
    let page = nobody.get(&way.offer).await;
    let id = without_query(&way.offer).trim_start_matches("/offers/");
    let login = format!("/login?event=offer-{id}");
    assert!(matter(&page).contains(&login), "{}", matter(&page));
    let form = nobody.get(&login).await;
    assert!(
        form.text().contains(&format!("value=\"offer-{id}\"")),
        "{}",
        form.text()
    );
    world.run_until_quiet().await;
    world.finish();
}

/// Whoever turns back before she goes home, or after, is at the price of this event again.
async fn leads_back(way: &Way, errand: &str) {
    let back = format!("href=\"{}\"", way.offer);
    for page in [way.asks(&[]).await, way.there.get(errand).await] {
        assert!(page.text().contains(&back), "{back}: {}", page.text());
    }
}

/// 2.21, V2: the price of an event is for anybody who is a member there, without an account here; the ticket is no answer to the
/// event, and whoever runs it may take it back: then she may claim once more by another voucher, and the first stays spent.
#[tokio::test]
async fn a_ticket_needs_no_account_and_is_taken_back_once() {
    let world = World::new(1_667);
    let (olga, ravi) = agreed(&world).await;
    let priced = with(
        with(evening("Two harbours"), "price", json!("40")),
        "currency",
        json!("GBP"),
    );
    let event = ravi.publish(priced).await;
    let id = event["id"].as_str().expect("an id").to_owned();
    world.run_until_quiet().await;
    let there = Browser::new(&ravi.node);
    let page = there.get(&format!("/events/{id}")).await;
    assert!(
        matter(&page).contains("Members of Seattle Partners: £36.00 instead of £40.00. Not for dinners."),
        "{}",
        matter(&page)
    );
    let way = Way {
        hers: Browser::signed_in(&olga.node.member("maren")).await,
        offer: offer_on(&page),
        there,
    };
    assert!(way.offer.ends_with(&format!("?event={id}")), "{}", way.offer);
    let consent = way.consents(&[]).await;
    assert!(way.there.claim().is_some() && way.there.cookie().is_none());
    let thief = Browser::new(&ravi.node);
    let errand = way.lands(&consent).await;
    leads_back(&way, &errand).await;
    assert_eq!(thief.get(&errand).await.status, 401);
    let ticket = onward(&way.uses(&consent).await);
    assert!(ticket.starts_with("/tickets/"), "{ticket}");
    let shown = matter(&thief.get(&ticket).await);
    assert!(
        shown.contains("£36.00") && shown.contains("Good for one person"),
        "{shown}"
    );
    assert_eq!(
        onward(&way.uses(&consent).await),
        ticket,
        "the same browser, once more"
    );

    let officer = Browser::signed_in(&ravi).await;
    let list = format!("/events/{id}/tickets");
    let tickets = officer.get(&list).await;
    assert!(
        matter(&tickets).contains("Seattle Partners"),
        "{}",
        matter(&tickets)
    );
    assert!(!matter(&tickets).contains("maren"), "{}", matter(&tickets));
    let guests = officer.get(&format!("/events/{id}/guests")).await;
    assert!(
        guests.text().contains("Nobody"),
        "it is no answer: {}",
        guests.text()
    );
    assert_eq!(onward(&officer.press(&tickets, &list, &[]).await), list);
    let void = matter(&thief.get(&ticket).await);
    assert!(void.contains("Taken back"), "{void}");
    let spent = way.uses(&consent).await;
    assert_eq!(spent.status, 401, "{}", spent.text());
    let again = onward(&way.uses(&way.consents(&[]).await).await);
    assert!(again.starts_with("/tickets/") && again != ticket, "{again}");
    world.run_until_quiet().await;
    world.finish();
}
