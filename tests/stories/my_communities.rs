//! A member of several communities links her memberships herself, by going there and back in her own browser (F02, need 2.5;
//! protocol section 8.9; threats V).

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{LinkId, LinkSaid};
use harness::evil::Evil;
use harness::{Browser, Person, Reply, StoryNode, World};
use serde_json::{Value, json};
use server::admin::{self, DigestAsk, DryRun, Request};
use wire::membership_link::LinkFacts;

use crate::digest::{days_pass, digests};
use crate::drafts::{evening, three_peers, two_peers};
use crate::mailed_sign_in::code_in;
use crate::one_calendar::{address_in, summaries, titles};

const PAGE: &str = "/settings/communities";

/// Where an answer leads.
pub(crate) fn onward(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.header("location").unwrap_or_default().to_owned()
}

/// A member of Seattle who is one of London too, by another name there; and her browser at each.
async fn member_of_both(olga: &Person, ravi: &Person) -> ([Person; 2], [Browser; 2]) {
    let (maren, abroad) = (olga.node.member("maren"), ravi.node.member("maren_o"));
    let (hers, theirs) = (
        Browser::signed_in(&maren).await,
        Browser::signed_in(&abroad).await,
    );
    ([maren, abroad], [hers, theirs])
}

/// She asks at home with which community to link, and her browser brings that there: the page of her errand.
async fn errand_there(here: &Browser, there: &Browser, other: &StoryNode) -> String {
    let page = here.get(PAGE).await;
    let chosen = [("community", other.origin.authority())];
    let asks = here.press(&page, "/settings/communities/link", &chosen).await;
    assert_eq!(asks.status, 200, "{}", asks.text());
    let policy = asks.header("content-security-policy").unwrap_or_default();
    let opened = format!("form-action 'self' {};", other.origin.as_str());
    assert!(policy.contains(&opened), "{policy}");
    onward(&there.press_elsewhere(&asks, "/vouchers/request").await)
}

/// She asks at home and says yes there: the page there that says what would be said.
async fn go_there(here: &Browser, there: &Browser, other: &StoryNode) -> Reply {
    let errand = errand_there(here, there, other).await;
    let asked = there.get(&errand).await;
    assert_eq!(asked.status, 200, "{}", asked.text());
    let says = there.press(&asked, &errand, &[]).await;
    assert_eq!(says.status, 200, "{}", says.text());
    says
}

/// She comes back with what was said: what the last button does.
async fn come_back(here: &Browser, says: &Reply) -> Reply {
    let errand = onward(&here.press_elsewhere(says, "/vouchers/return").await);
    let vouched = here.get(&errand).await;
    assert_eq!(vouched.status, 200, "{}", vouched.text());
    here.press(&vouched, &errand, &[]).await
}

async fn link(world: &World, here: &Browser, there: &Browser, other: &StoryNode) {
    let says = go_there(here, there, other).await;
    let linked = onward(&come_back(here, &says).await);
    assert_eq!(linked, "/settings/communities?said=linked");
    world.run_until_quiet().await;
}

async fn links_of(person: &Person) -> Vec<(String, String)> {
    let list = person.get("/api/v1/me/links").await.expect(200);
    let items = list["items"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    items
        .map(|item| (text(&item["name"]), text(&item["state"])))
        .collect()
}

fn linked(name: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), "linked".to_owned())]
}

/// The name of the one link she has, as her node keeps it.
fn link_id(person: &Person) -> LinkId {
    let database = person.node.database();
    let links = database.read(|tx| store::links::of_member(tx, &person.id));
    let links = links.expect("links can be read");
    links.first().expect("she has a link").id.clone()
}

/// 2.5, F02: a member of three communities links the other two from home, and reads one calendar of all three there, with
/// each community's name, and one address for her program with the same set. Her addresses differ; nobody compares them.
#[tokio::test]
async fn a_member_of_three_communities_reads_one_calendar_at_home() {
    let world = World::new(951);
    let (olga, ravi, ada) = three_peers(&world).await;
    olga.publish(evening("Ours")).await;
    ravi.publish(evening("Tea in London")).await;
    ada.publish(evening("Online with Agora")).await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let (in_london, in_agora) = (ravi.node.member("maren_o"), ada.node.member("ostbye"));
    let hers = Browser::signed_in(&maren).await;
    assert_eq!(titles(&hers.get("/calendar").await), ["Ours"]);
    let alone = hers.get(PAGE).await.text();
    for part in [
        "Seattle Partners",
        "London Partners",
        "Agora Partners",
        "Your home community",
    ] {
        assert!(alone.contains(part), "{part}: {alone}");
    }
    for person in [&in_london, &in_agora] {
        let theirs = Browser::signed_in(person).await;
        link(&world, &hers, &theirs, &person.node).await;
        assert_eq!(links_of(person).await, linked("Seattle Partners"), "there, too");
    }
    let both = links_of(&maren).await;
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|(_, state)| state == "linked"), "{both:?}");

    let page = hers.get("/calendar").await;
    let mut shown = titles(&page);
    shown.sort();
    let all = ["Online with Agora", "Ours", "Tea in London"];
    assert_eq!(shown, all);
    for name in ["Seattle Partners", "London Partners", "Agora Partners"] {
        assert!(page.text().contains(name), "{name}");
    }
    let given = hers.press(&page, "/calendar/feed", &[]).await;
    let mut fed = summaries(&Browser::new(&olga.node).get(&address_in(&given)).await);
    fed.sort();
    assert_eq!(fed, all);
    world.finish();
}

/// F02: a link that she takes back on either side is gone on both, and so are those of whoever leaves. Which community is
/// home she says herself.
#[tokio::test]
async fn a_link_ends_on_both_sides() {
    let world = World::new(952);
    let (olga, ravi) = two_peers(&world).await;
    let ([maren, abroad], [hers, theirs]) = member_of_both(&olga, &ravi).await;
    link(&world, &hers, &theirs, &ravi.node).await;
    let page = theirs.get(PAGE).await;
    let named = theirs.press(&page, "/settings/communities/home", &[]).await;
    assert_eq!(onward(&named), "/settings/communities?said=home");
    let list = abroad.get("/api/v1/me/links").await.expect(200);
    assert_eq!(list["items"][0]["home"], true);
    let page = theirs.get(PAGE).await;
    assert!(
        page.text().contains("we write only about your membership here"),
        "{}",
        page.text()
    );
    let removed = theirs.press(&page, "/settings/communities/unlink", &[]).await;
    assert_eq!(onward(&removed), "/settings/communities?said=removed");
    world.run_until_quiet().await;
    assert_eq!(
        (links_of(&maren).await, links_of(&abroad).await),
        (vec![], vec![])
    );

    link(&world, &hers, &theirs, &ravi.node).await;
    let london = format!("/api/v1/me/links/{}", ravi.node.origin.authority());
    for _ in 0..2 {
        assert_eq!(maren.delete(&london).await.status, 204);
    }
    world.run_until_quiet().await;
    assert_eq!(
        (links_of(&maren).await, links_of(&abroad).await),
        (vec![], vec![])
    );

    link(&world, &hers, &theirs, &ravi.node).await;
    let form = hers.get("/card/leave").await;
    let left = hers
        .press(&form, "/card/leave", &[("act", "end"), ("reason", "")])
        .await;
    assert_eq!(left.status, 303, "{}", left.text());
    world.run_until_quiet().await;
    assert_eq!(links_of(&abroad).await, vec![]);
    world.finish();
}

/// F02, F21, principle 5: news of the week come from the community that she named home alone; the other one's operator, who
/// looks who would get its digest, does not read her among them.
#[tokio::test]
async fn the_digest_comes_from_the_community_she_named_home_alone() {
    let world = World::new(958);
    let (olga, ravi) = two_peers(&world).await;
    let (maren, abroad) = (olga.node.member("maren"), ravi.node.member("maren_o"));
    let (hers, theirs) = (
        Browser::signed_in(&maren).await,
        Browser::signed_in(&abroad).await,
    );
    link(&world, &hers, &theirs, &ravi.node).await;
    let page = theirs.get(PAGE).await;
    let named = theirs.press(&page, "/settings/communities/home", &[]).await;
    assert_eq!(onward(&named), "/settings/communities?said=home");
    days_pass(&world, 0).await;
    olga.publish(evening("Ours")).await;
    ravi.publish(evening("Tea in London")).await;
    world.run_until_quiet().await;
    let send = DigestAsk::Send { run: DryRun::Dry };
    let admin::Reply::WouldChange(shown) = ravi.node.operate(Request::Digest(send)).await else {
        panic!("London's officer would get one");
    };
    assert!(
        shown.text.contains("ravi: ") && !shown.text.contains("maren_o"),
        "{}",
        shown.text
    );
    days_pass(&world, 7).await;
    assert_eq!(
        (digests(&maren), digests(&abroad), digests(&ravi)),
        (1, 0, 1),
        "hers comes from home"
    );
    world.finish();
}

/// V18: the page before she says yes shows each claim of what her browser will carry, and nothing in it tells who she is.
#[tokio::test]
async fn she_reads_all_that_is_said_of_her_before_it_is_said() {
    let world = World::new(953);
    let (olga, ravi) = two_peers(&world).await;
    let ([_, abroad], [hers, theirs]) = member_of_both(&olga, &ravi).await;
    let says = go_there(&hers, &theirs, &ravi.node).await;
    let text = says.text();
    let (_, rest) = text
        .split_once("name=\"voucher\" value=\"")
        .expect("what her browser carries");
    let proof = rest.split('"').next().unwrap_or_default();
    let claims = proof.split('.').nth(1).unwrap_or_default();
    let claims = URL_SAFE_NO_PAD.decode(claims).expect("base64");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    let page = text.replace(proof, "");
    for (name, claim) in claims.as_object().expect("claims") {
        let shown = match name.as_str() {
            "iss" | "aud" | "sub" | "lnk" => page.contains(claim.as_str().unwrap_or("nothing")),
            "purpose" => claim == "link" && page.contains("to link two memberships"),
            "goodStanding" => claim == true && page.contains("In good standing"),
            "exp" => page.contains("Counts until"),
            // What is the same in each proof, or says which one it is.
            "vct" | "jti" | "iat" | "nbf" | "cnf" => true,
            _ => false,
        };
        assert!(shown, "{name}: {claim} is not on the page: {page}");
    }
    let said = claims.to_string();
    assert!(
        !said.contains("maren") && !said.contains(abroad.id.as_str()),
        "{said}"
    );
    world.finish();
}

/// V2, V21, E3: a proof helps nobody but whoever asked for it, once; a form of another site does nothing; and what was
/// touched on its way is not even put down.
#[tokio::test]
async fn what_one_browser_asked_for_helps_no_other() {
    let world = World::new(954);
    let (olga, ravi) = two_peers(&world).await;
    let ([maren, abroad], [hers, theirs]) = member_of_both(&olga, &ravi).await;
    let eve = olga.node.member("eve");
    let mut eves = Browser::signed_in(&eve).await;
    let says = go_there(&hers, &theirs, &ravi.node).await;
    let stolen = come_back(&eves, &says).await;
    assert_eq!(stolen.status, 422, "{}", stolen.text());
    assert!(stolen.text().contains("Start once more"), "{}", stolen.text());
    assert_eq!((links_of(&eve).await, links_of(&maren).await), (vec![], vec![]));

    let done = come_back(&hers, &says).await;
    assert_eq!(onward(&done), "/settings/communities?said=linked");
    assert_eq!(come_back(&hers, &says).await.status, 422, "it is used up");
    let form = eves.get(PAGE).await;
    eves.site = "cross-site";
    for path in ["link", "unlink", "home"] {
        let path = format!("{PAGE}/{path}");
        let forged = match path.ends_with("link") && !path.ends_with("unlink") {
            true => {
                eves.press(&form, &path, &[("community", ravi.node.origin.authority())])
                    .await
            }
            false => eves.post(&path, &[("community", "london.example")]).await,
        };
        assert_eq!(forged.status, 403, "{path}");
    }
    world.run_until_quiet().await;
    assert_eq!(links_of(&abroad).await, linked("Seattle Partners"));
    world.finish();
}

/// E3, H4, D2: a stranger lands and nothing is done; she is asked to sign in and finds her errand again. What nobody of our
/// peers asks or says is not put down.
#[tokio::test]
async fn a_stranger_who_lands_signs_in_first() {
    let world = World::new(955);
    let (olga, ravi) = two_peers(&world).await;
    let (maren, abroad) = (olga.node.member("maren"), ravi.node.member("maren_o"));
    let (hers, nobody) = (Browser::signed_in(&maren).await, Browser::new(&ravi.node));
    let errand = errand_there(&hers, &nobody, &ravi.node).await;
    let shown = nobody.get(&errand).await;
    assert!(shown.text().contains("You sign in first"), "{}", shown.text());
    let refused = nobody.press(&shown, &errand, &[]).await;
    assert_eq!(refused.status, 403);
    let name = errand.rsplit('/').next().unwrap_or_default();
    assert!(
        refused.text().contains(&format!("/login?event={name}")),
        "{}",
        refused.text()
    );
    let theirs = Browser::signed_in(&abroad).await;
    assert!(!theirs.get(&errand).await.text().contains("You sign in first"));

    let audience = olga.node.group();
    let good = [
        ("vct", "https://w3id.org/rosarium/v1#MembershipProof"),
        ("aud", audience.as_str()),
        ("nonce", "Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8"),
        ("purpose", "link"),
    ];
    let landed = nobody.post("/vouchers/request", &good).await;
    assert_eq!(landed.status, 303, "{}", landed.text());
    for (field, odd, status) in [
        ("vct", "voucher", 400),
        ("purpose", "signin", 400),
        ("nonce", "", 400),
        ("nonce", "short", 400),
        ("aud", "javascript:alert(1)", 400),
        ("aud", "https://evil.example/c/evil", 403),
        ("aud", "https://seattle.example/users/maren", 403),
    ] {
        let spoilt = good.map(|(name, value)| (name, if name == field { odd } else { value }));
        let refused = nobody.post("/vouchers/request", &spoilt).await;
        assert_eq!(refused.status, status, "{field}={odd}");
    }
    let more = [&good[..], &[("next", "https://evil.example")]].concat();
    assert_eq!(nobody.post("/vouchers/request", &more).await.status, 400);
    let long = "x".repeat(9_000);
    for voucher in ["", "a.b.c~d.e.f", long.as_str()] {
        let refused = nobody.post("/vouchers/return", &[("voucher", voucher)]).await;
        assert_eq!(refused.status, 403, "{}", voucher.len());
    }
    for odd in [
        "/vouchers/continue/x",
        &format!("/vouchers/continue/{}", "0".repeat(32)),
    ] {
        assert_eq!(nobody.get(odd).await.status, 404, "{odd}");
    }
    world.run_until_quiet().await;
    world.finish();
}

/// E5, F28: who signs in on the way goes on to what her browser brought, and to nothing that somebody wrote.
#[tokio::test]
async fn who_signs_in_on_the_way_finds_her_errand_again() {
    let world = World::new(957);
    let (olga, ravi) = two_peers(&world).await;
    let maren = olga.node.member("maren");
    ravi.node.member("maren_o");
    let (hers, there) = (Browser::signed_in(&maren).await, Browser::new(&ravi.node));
    let errand = errand_there(&hers, &there, &ravi.node).await;
    let name = errand.rsplit('/').next().unwrap_or_default();
    let form = there.get(&format!("/login?event={name}")).await;
    let asked = there
        .press(&form, "/login/mail", &[("mail", "maren_o@mail.example")])
        .await;
    assert_eq!(asked.header("location"), Some("/login/code"), "{}", asked.text());
    world.run_until_quiet().await;
    let code = code_in(&ravi.node.letterbox.last_to("maren_o"));
    let typed = there.get("/login/code").await;
    let signed_in = there.press(&typed, "/login/code", &[("code", &code)]).await;
    assert_eq!(onward(&signed_in), errand);
    world.finish();
}

/// What a community says of a link, signed by it.
fn say(evil: &Evil, by: &harness::evil::Actor, to: &Arc<StoryNode>, link: &LinkId, said: LinkSaid) -> Value {
    let word = match said {
        LinkSaid::Stands => "stands",
        LinkSaid::Over => "over",
    };
    let facts = LinkFacts {
        activity: &domain::Iri::local(&evil.origin, &format!("/activities/{word}-{link}")),
        actor: &by.id,
        to: &to.group(),
        link,
    };
    let document = wire::membership_link::write(&facts, said);
    evil.proved(document, by)
}

/// A8, F02: a link that one side alone speaks of is none and is taken back; of somebody else's link a peer has no say.
#[tokio::test]
async fn a_peer_speaks_of_its_own_links_alone() {
    let world = World::new(956);
    let (olga, ravi) = two_peers(&world).await;
    let ([maren, _], [hers, theirs]) = member_of_both(&olga, &ravi).await;
    link(&world, &hers, &theirs, &ravi.node).await;
    let evil = Evil::new(&world, "evil", &olga.node);
    let group = evil.join_as_peer(&world, &olga).await;
    let (real, made_up) = (link_id(&maren), LinkId::new([9; 16]));
    for (link, said) in [
        (&real, LinkSaid::Over),
        (&real, LinkSaid::Stands),
        (&made_up, LinkSaid::Stands),
        (&made_up, LinkSaid::Over),
    ] {
        let document = say(&evil, &group, &olga.node, link, said);
        evil.deliver(&olga.node, &group, &document).await.expect(202);
        world.run_until_quiet().await;
    }
    assert_eq!(links_of(&maren).await, linked("London Partners"));
    let undone = evil.heard("Undo");
    let undone: Vec<&Value> = undone.iter().map(|undo| &undo["object"]).collect();
    assert_eq!(undone, [&json!(real.urn()), &json!(made_up.urn())]);
    world.finish();
}

/// F02, protocol 8.9: what was linked is not linked under the next agreement of the two communities, on neither side, though
/// one of the two could not be told in between that she had taken it back; she links anew.
#[tokio::test]
async fn under_a_new_agreement_she_is_asked_anew() {
    let world = World::new(961);
    let (olga, ravi) = two_peers(&world).await;
    let (maren, abroad) = (olga.node.member("maren"), ravi.node.member("maren_o"));
    let (hers, theirs) = (
        Browser::signed_in(&maren).await,
        Browser::signed_in(&abroad).await,
    );
    link(&world, &hers, &theirs, &ravi.node).await;
    let before = link_id(&maren);
    world.run_for(Duration::from_secs(3_600)).await;
    ravi.post("/api/v1/peers/seattle.example/end", json!({ "notice": "none" }))
        .await
        .expect(200);
    world.run_until_quiet().await;
    let list = maren.get("/api/v1/me/links").await.expect(200);
    assert_eq!(list["items"][0]["sharing"], "over", "{list}");
    assert_eq!(
        abroad.delete("/api/v1/me/links/seattle.example").await.status,
        204
    );
    world.run_until_quiet().await;
    assert_eq!(links_of(&maren).await.len(), 1, "nobody could tell Seattle");

    world.peer(&olga, &ravi, &["events"]).await;
    world.run_until_quiet().await;
    assert_eq!(links_of(&maren).await, vec![]);
    link(&world, &hers, &theirs, &ravi.node).await;
    assert_eq!(links_of(&maren).await, linked("London Partners"));
    assert_eq!(links_of(&abroad).await, linked("Seattle Partners"));
    assert_ne!(link_id(&maren), before);
    world.finish();
}
