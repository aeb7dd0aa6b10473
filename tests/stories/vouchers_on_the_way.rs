//! What may happen while a member is on her way with a voucher from her own community to the host: the line between the two is
//! cut, clocks differ, keys are replaced or withdrawn, the agreement ends, she leaves (F16; threats V).

use std::time::Duration;

use ambient::Clock;
use harness::{Person, Reply, StoryNode, World};
use jiff::SignedDuration;
use server::admin::{MemberAsk, Reply as Told, Request, Theft, WhoseKeys};

use crate::agreements::{MINUTE, officer, only};
use crate::my_communities::onward;
use crate::rotation::rotate_for;
use crate::vouchers_on_pages::{CHAPTER, Way, agreed};

const INVOICE: &str = "/invoices/1";

/// Sets a node's clock, as a time server would that is a little wrong.
fn jump(node: &StoryNode, seconds: i64) {
    let there = node.clock.now().checked_add(SignedDuration::from_secs(seconds));
    node.clock.set(there.expect("clocks are off by minutes"));
}

/// She is back with what she carries and presses the button, unless she is sent away before; what she is told last.
async fn tries(way: &Way, consent: &Reply) -> Reply {
    let landed = way.there.press_elsewhere(consent, &way.redeem()).await;
    if landed.status != 303 {
        return landed;
    }
    let errand = onward(&landed);
    let shown = way.there.get(&errand).await;
    match shown.text().contains(&format!("action=\"{errand}\"")) {
        true => way.there.press(&shown, &errand, &[]).await,
        false => shown,
    }
}

/// V15: the line between the two communities is cut when she comes back. What she carries is checked with what the host has
/// pinned, and nothing is sent for it.
#[tokio::test]
async fn a_voucher_is_used_while_its_community_cannot_be_reached() {
    let world = World::new(1_671);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let consent = way.consents(&CHAPTER).await;
    world.part(&olga.node.origin, &ravi.node.origin);
    let sent = world.internet.sent();
    assert_eq!(onward(&way.uses(&consent).await), INVOICE);
    assert_eq!(world.internet.sent(), sent, "nobody was asked");
    world.run_for(Duration::from_secs(3_600)).await;
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_until_quiet().await;
    world.finish();
}

/// V5: how far the clock at home is ahead, how long she takes, and whether she has what she came for: just within her minutes,
/// and just beyond them, on both sides of what clocks may differ by.
#[tokio::test]
async fn a_voucher_counts_for_its_minutes_and_clocks_may_differ_by_ninety_seconds() {
    let world = World::new(1_672);
    let (olga, ravi) = agreed(&world).await;
    let cases = [
        (0, 0, true),
        (90, 0, true),
        (91, 0, false),
        (91, 1, true),
        (-90, 509, true),
        (-90, 510, false),
        (-91, 0, true),
        (0, 599, true),
        (0, 600, false),
        (90, 599, true),
        (90, 600, false),
    ];
    for (number, (ahead, takes, counts)) in cases.into_iter().enumerate() {
        let (home, abroad) = (format!("home{number}"), format!("abroad{number}"));
        let way = Way::of(&olga, &ravi, &home, &abroad).await;
        jump(&olga.node, ahead);
        let consent = way.consents(&CHAPTER).await;
        jump(&olga.node, -ahead);
        world.advance(Duration::from_secs(takes));
        let told = tries(&way, &consent).await;
        let wanted = if counts { 303 } else { 401 };
        assert_eq!(told.status, wanted, "{ahead} {takes}: {}", told.text());
    }
    world.run_until_quiet().await;
    world.finish();
}

async fn new_keys(world: &World, home: &Person, theft: Theft) {
    rotate_for(&home.node, WhoseKeys::Community, theft).await;
    world.run_for(MINUTE).await;
}

/// V16: new keys for no bad reason take nothing from whoever is on her way, whether or not the host has heard of them; what is
/// made by the new ones counts as well.
#[tokio::test]
async fn new_keys_at_home_take_nothing_from_whoever_is_on_her_way() {
    let world = World::new(1_673);
    let (olga, ravi) = agreed(&world).await;
    let (first, second, third) = (
        Way::of(&olga, &ravi, "maren", "maren_o").await,
        Way::of(&olga, &ravi, "klara", "klara_o").await,
        Way::of(&olga, &ravi, "ada", "ada_o").await,
    );
    let (early, other) = (first.consents(&CHAPTER).await, second.consents(&CHAPTER).await);
    world.part(&olga.node.origin, &ravi.node.origin);
    new_keys(&world, &olga, Theft::None).await;
    assert_eq!(
        tries(&first, &early).await.status,
        303,
        "the host knows of nothing"
    );
    world.join(&olga.node.origin, &ravi.node.origin);
    world.run_for(5 * MINUTE).await;
    assert_eq!(
        tries(&second, &other).await.status,
        303,
        "by the old key, which is replaced"
    );
    let late = third.consents(&CHAPTER).await;
    assert_eq!(tries(&third, &late).await.status, 303, "by the new key");
    world.run_until_quiet().await;
    world.finish();
}

/// V16: once the host has heard that keys were withdrawn, nothing that they signed counts, and nothing is used up by it: she
/// goes home once more, and has by the new keys what she came for.
#[tokio::test]
async fn what_withdrawn_keys_signed_gives_nothing_and_takes_nothing() {
    let world = World::new(1_674);
    let (olga, ravi) = agreed(&world).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let consent = way.consents(&CHAPTER).await;
    let put_down = way.lands(&consent).await;
    new_keys(&world, &olga, Theft::Feared).await;
    let shown = way.there.get(&put_down).await;
    assert_eq!(shown.status, 401, "what lay there already: {}", shown.text());
    let pressed = way.there.post_hers(&put_down, &[]).await;
    assert_eq!(pressed.status, 401, "{}", pressed.text());
    let told = tries(&way, &consent).await;
    assert_eq!(told.status, 401, "{}", told.text());
    let anew = way.consents(&CHAPTER).await;
    assert_eq!(onward(&tries(&way, &anew).await), INVOICE);
    world.run_until_quiet().await;
    world.finish();
}

/// V11: what was given out before is honoured, and nothing is given out to somebody who has left; an
/// agreement whose end was said meanwhile goes on for its notice.
#[tokio::test]
async fn an_end_on_the_way_honours_what_was_given_out_before_it() {
    let world = World::new(1_675);
    let (olga, ravi) = agreed(&world).await;
    let leaves = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let stays = Way::of(&olga, &ravi, "klara", "klara_o").await;
    let (hers, other) = (leaves.consents(&CHAPTER).await, stays.consents(&CHAPTER).await);
    let leave = MemberAsk::Leave {
        handle: "maren".to_owned(),
        message: String::new(),
        note: String::new(),
    };
    let left = olga.node.operate(Request::Members(leave)).await;
    assert!(matches!(left, Told::Done(_)), "{left:?}");
    assert_eq!(tries(&leaves, &hers).await.status, 303);

    let agreement = only(&ravi, &olga);
    let ended = ravi
        .node
        .agreements()
        .end(&officer(&ravi), &agreement.id, None)
        .await;
    ended.expect("either side may end it");
    world.run_for(MINUTE).await;
    assert_eq!(
        tries(&stays, &other).await.status,
        303,
        "it was of before the end"
    );

    let after = leaves.asks(&CHAPTER).await;
    let landed = leaves.hers.press_elsewhere(&after, "/vouchers/request").await;
    let nothing = leaves.hers.post_hers(&onward(&landed), &[]).await;
    assert!(
        !nothing.text().contains("name=\"voucher\""),
        "she is no member any more: {}",
        nothing.text()
    );
    world.run_until_quiet().await;
    world.finish();
}
