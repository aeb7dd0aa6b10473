//! Vouchers on paper, from the printer at home to the desk of the other community (F16; threats F1, V).

use harness::{Browser, Person, Reply, StoryNode, World};
use serde_json::{Value, json};
use server::admin::{Failure, Request, Shown, VoucherAsk};

use crate::agreements::two_partners;
use crate::benefits::{offers_of, sign, ten_per_cent};

/// What stands between two texts of a page.
fn between(page: &str, before: &str, after: &str) -> String {
    let (_, rest) = page
        .split_once(before)
        .unwrap_or_else(|| panic!("{before}: {page}"));
    rest.split(after).next().unwrap_or_default().to_owned()
}

fn location(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.header("location").expect("it leads on").to_owned()
}

async fn operate(node: &StoryNode, ask: VoucherAsk) -> Result<Shown, Failure> {
    match node.operate(Request::Vouchers(ask)).await {
        server::admin::Reply::Done(shown) => Ok(shown),
        server::admin::Reply::Refused(failure) => Err(failure),
        other => panic!("done or refused: {other:?}"),
    }
}

/// A member of Seattle prints a voucher for London: her browser, the page of it, and its code.
async fn prints(maren: &Person) -> (Browser, String, String) {
    let offers = offers_of(maren).await;
    let offer = offers[0]["id"].as_str().expect("an address");
    let hers = Browser::signed_in(maren).await;
    let benefits = hers.get("/benefits").await;
    let made = hers.press(&benefits, "/vouchers", &[("offer", offer)]).await;
    let path = location(&made);
    let paper = hers.get(&path).await;
    let page = paper.text();
    assert_eq!(
        (paper.status, paper.header("cache-control")),
        (200, Some("private, no-store"))
    );
    assert!(
        page.contains("class=\"qr\"") && page.contains("London Partners"),
        "{page}"
    );
    let code = between(&page, "<code dir=\"ltr\">", "</code>");
    assert_eq!(code.len(), 11, "{code}");
    let benefits = hers.get("/benefits").await.text();
    assert!(
        benefits.contains(&format!("<code dir=\"ltr\">{code}</code>")) && benefits.contains("class=\"qr\""),
        "the voucher she has stands among her benefits: {benefits}"
    );
    (hers, path, code)
}

/// F16, journey B 9, F1: she prints it, the desk types its code, compares the name and counts it once; everybody else who scans it
/// reads one sentence.
#[tokio::test]
async fn a_desk_counts_a_printed_voucher_once_by_its_code() {
    let world = World::new(1_671);
    let (olga, ravi) = two_partners(&world).await;
    let maren = olga.node.member("maren");
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let (hers, path, code) = prints(&maren).await;
    let other = Browser::signed_in(&olga.node.member("other")).await;
    assert_eq!(other.get(&path).await.status, 404, "it is hers alone");

    let desk = Browser::signed_in(&ravi).await;
    let form = desk.get("/verify").await;
    let seattle = olga.node.origin.as_str();
    let wrong = desk
        .press(
            &form,
            "/verify",
            &[("code", "ABCDE-ABCDE"), ("community", seattle)],
        )
        .await;
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text().contains("value=\"ABCDE-ABCDE\""),
        "what was typed is kept"
    );
    let typed = code.to_lowercase().replace('-', " ");
    let found = desk
        .press(
            &form,
            "/verify",
            &[("code", typed.as_str()), ("community", seattle)],
        )
        .await;
    let scanned = location(&found);
    let seen = desk.get(&scanned).await;
    let text = seen.text();
    assert!(
        text.contains("This voucher counts") && text.contains("Maren"),
        "{text}"
    );
    let stranger = Browser::new(&ravi.node).get(&scanned).await.text();
    assert!(
        stranger.contains("Show this at the desk of London Partners") && !stranger.contains("Maren"),
        "{stranger}"
    );
    let counted = desk.press(&seen, "/verify/use", &[]).await;
    let told = location(&counted);
    let after = desk.get(&told).await.text();
    assert!(after.contains("Counted as used on"), "{after}");
    let again = desk.get(&scanned).await.text();
    assert!(
        again.contains("Used on") && !again.contains("name=\"voucher\""),
        "{again}"
    );
    let shown = hers.get(&path).await.text();
    assert!(
        shown.contains("The desk asked for this voucher by its code on"),
        "{shown}"
    );

    let listed = operate(&ravi.node, VoucherAsk::List).await.expect("it is listed");
    assert_eq!(listed.value[0]["used_for"]["kind"], "desk", "{}", listed.text);
    let ticket = listed.value[0]["ticket"].as_str().expect("its name").to_owned();
    let voided = operate(&ravi.node, VoucherAsk::Void { ticket })
        .await
        .expect("it is taken back");
    assert!(voided.value["voided"].is_string());
    let later = desk.get(&told).await.text();
    assert!(!later.contains("Counted as used on"), "it is taken back: {later}");
    world.finish();
}

/// F16, V10: what a desk counted by mistake an officer takes back by scanning it once more; the paper stays spent, and its member
/// prints another.
#[tokio::test]
async fn an_officer_takes_back_at_the_desk_what_was_counted_by_mistake() {
    let world = World::new(1_674);
    let (olga, ravi) = two_partners(&world).await;
    let maren = olga.node.member("maren");
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let offer = offers_of(&maren).await[0]["id"].clone();
    let made = maren.post("/api/v1/vouchers", json!({ "offer": offer })).await;
    let made: Value = made.expect(201);
    let address = made["address"].as_str().expect("an address").to_owned();
    let path = address
        .strip_prefix(ravi.node.origin.as_str())
        .expect("it leads to London");
    let desk = Browser::signed_in(&ravi).await;
    let seen = desk.get(path).await;
    assert_eq!(desk.press(&seen, "/verify/use", &[]).await.status, 303);
    let used = desk.get(path).await;
    let undone = desk.press(&used, "/verify/undo", &[]).await;
    let undone = desk.get(&location(&undone)).await.text();
    assert!(
        undone.contains("Counted, and taken back on") && !undone.contains("action=\"/verify/use\""),
        "{undone}"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// V15, F16: while the two nodes do not reach each other a picture is read all the same, by the page and by the command, and a
/// code is not.
#[tokio::test]
async fn a_camera_needs_no_network_and_a_code_does() {
    let world = World::new(1_672);
    let (olga, ravi) = two_partners(&world).await;
    let maren = olga.node.member("maren");
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let offer = offers_of(&maren).await[0]["id"].clone();
    let made = maren.post("/api/v1/vouchers", json!({ "offer": offer })).await;
    let made: Value = made.expect(201);
    let address = made["address"].as_str().expect("an address").to_owned();
    let code = made["code"].as_str().expect("a code").to_owned();
    world.part(&olga.node.origin, &ravi.node.origin);

    let desk = Browser::signed_in(&ravi).await;
    let path = address
        .strip_prefix(ravi.node.origin.as_str())
        .expect("it leads to London");
    let seen = desk.get(path).await.text();
    assert!(seen.contains("This voucher counts"), "{seen}");
    let verify = |voucher: &str, from: Option<&str>| VoucherAsk::Verify {
        voucher: voucher.to_owned(),
        from: from.map(str::to_owned),
    };
    let said = operate(&ravi.node, verify(&address, None))
        .await
        .expect("it counts");
    assert_eq!(
        (&said.value["counts"], &said.value["state"]),
        (&json!(true), &json!("good"))
    );
    let form = desk.get("/verify").await;
    let seattle = olga.node.origin.as_str();
    let silent = desk
        .press(
            &form,
            "/verify",
            &[("code", code.as_str()), ("community", seattle)],
        )
        .await;
    assert!(
        silent.status == 422 && silent.text().contains("does not answer now"),
        "{}",
        silent.text()
    );
    assert!(operate(&ravi.node, verify(&code, Some(seattle))).await.is_err());
    assert!(operate(&ravi.node, verify("made up", None)).await.is_err());
    world.finish_with(|_| true);
}

/// F1, V20: whoever types codes that nobody gave out is stopped for the day, and officers find it in the log; the picture on a
/// voucher is read all the same.
#[tokio::test]
async fn who_guesses_codes_at_a_desk_is_stopped_and_it_is_written_down() {
    let world = World::new(1_673);
    let (olga, ravi) = two_partners(&world).await;
    sign(&world, &olga, &ravi, ten_per_cent(&olga, &ravi, "network")).await;
    let desk = Browser::signed_in(&ravi).await;
    let form = desk.get("/verify").await;
    let seattle = olga.node.origin.as_str();
    let mut stopped = 0;
    for number in 0..40 {
        let code = format!("ABCDE-{number:05}");
        let tried = desk
            .press(
                &form,
                "/verify",
                &[("code", code.as_str()), ("community", seattle)],
            )
            .await;
        assert_eq!(tried.status, 422);
        stopped += usize::from(tried.text().contains("too many codes were tried here"));
        world.run_for(std::time::Duration::from_secs(10)).await;
    }
    assert_eq!(stopped, 10, "thirty a day are let through");
    let log = desk.get("/desk/audit").await.text();
    assert!(
        log.contains("Takes no more codes of one member at the desk today"),
        "{log}"
    );
    assert_eq!(desk.get("/verify").await.status, 200);
    world.finish();
}
