//! Two officers make an agreement from the pages alone: written, sent, answered with changes, signed; each reads at each step what
//! the other side sees (F16, journey ).

use harness::{Browser, Person, Reply, World};

use crate::agreements::{MINUTE, only, two_partners};

const LIST: &str = "/desk/agreements";

async fn page(browser: &Browser, path: &str) -> Reply {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page
}

/// What stands in the value of the first field of that name.
fn value(page: &Reply, name: &str) -> String {
    let text = page.text();
    let field = text.split(&format!("name=\"{name}\"")).nth(1);
    let field = field.and_then(|rest| rest.split('>').next());
    let value = field.and_then(|field| field.split("value=\"").nth(1));
    let value = value.and_then(|rest| rest.split('"').next());
    value.unwrap_or_else(|| panic!("no {name}: {text}")).to_owned()
}

/// Writes what London gives Seattle's members, so much per cent, into the form on `path`; the page she is led to.
async fn write(browser: &Browser, path: &str, level: Option<&str>, percent: &str) -> String {
    let form = page(browser, path).await;
    let (name, starts) = (value(&form, "name"), value(&form, "starts"));
    let level = level.map_or_else(|| value(&form, "t2_level"), str::to_owned);
    let fields = [
        ("act", "save"),
        ("name", name.as_str()),
        ("starts", starts.as_str()),
        ("ends", ""),
        ("notice", "30"),
        ("note", ""),
        ("t2_kind", "percent"),
        ("t2_value", percent),
        ("t2_months", ""),
        ("t2_currency", ""),
        ("t2_joining", "yes"),
        ("t2_level", level.as_str()),
        ("t2_standing", "yes"),
        ("t2_uses", "1"),
        ("t2_cap", ""),
        ("t2_distance", ""),
        ("t2_restrictions", "Not for dinners."),
    ];
    let path = path.split('?').next().unwrap_or(path);
    let saved = browser.press(&form, path, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    saved.header("location").expect("a page").to_owned()
}

/// Presses a button of the page of an agreement and reads the page she is led to.
async fn press(browser: &Browser, shown: &Reply, path: &str) -> String {
    let pressed = browser.press(shown, path, &[]).await;
    assert_eq!(pressed.status, 303, "{}", pressed.text());
    let next = pressed.header("location").expect("a page").to_owned();
    page(browser, &next).await.text()
}

fn address(person: &Person, with: &Person) -> String {
    format!("{LIST}/{}", only(person, with).id)
}

/// Both communities show the same page, with its digest and both signatures, and print it.
async fn both_hold_the_same((olga, hers): (&Person, &Browser), (ravi, his): (&Person, &Browser)) {
    let (one, other) = (only(olga, ravi), only(ravi, olga));
    let digest = one.last_signed().expect("it is signed").digest.clone();
    assert_eq!(Some(&digest), other.last_signed().map(|version| &version.digest));
    for (browser, path) in [(hers, address(olga, ravi)), (his, address(ravi, olga))] {
        let text = page(browser, &path).await.text();
        assert!(
            text.contains(&digest) && text.contains("Both have signed"),
            "{text}"
        );
        let print = page(browser, &format!("{path}/print")).await.text();
        assert!(print.contains("Signed for London Partners"), "{print}");
        assert!(print.contains("binds the later officers"), "{print}");
    }
}

/// F16-1, need 2.21: nothing is seen before it is sent, changes are marked, and both hold the same page with two signatures.
#[tokio::test]
async fn two_officers_make_an_agreement_from_the_pages_alone() {
    let world = World::new(1_630);
    let (olga, ravi) = two_partners(&world).await;
    let (hers, his) = (Browser::signed_in(&olga).await, Browser::signed_in(&ravi).await);
    let nothing = page(&hers, LIST).await.text();
    assert!(nothing.contains("No agreements yet"), "{nothing}");

    let next = write(&hers, "/desk/agreements/new", None, "10").await;
    let own = address(&olga, &ravi);
    assert_eq!(next, format!("{own}?done=drafted"));
    let drafted = page(&hers, &next).await;
    let text = drafted.text();
    assert!(
        text.contains("10 % off") && text.contains("Not for dinners."),
        "{text}"
    );
    assert!(text.contains("members qualify"), "{text}");
    assert!(
        text.contains("London Partners sees nothing of this draft"),
        "{text}"
    );
    world.run_for(MINUTE).await;
    assert!(page(&his, LIST).await.text().contains("No agreements yet"));

    let sent = press(&hers, &drafted, &format!("{own}/send")).await;
    assert!(sent.contains("with your signature"), "{sent}");
    world.run_for(MINUTE).await;
    assert!(page(&his, LIST).await.text().contains("Your answer is awaited"));

    let theirs = address(&ravi, &olga);
    let offered = page(&his, &theirs).await;
    assert!(offered.text().contains("10 % off"), "{}", offered.text());
    let document = value(&offered, "document");
    let level = only(&ravi, &olga).versions[0].text.terms[0]
        .tiers
        .first()
        .cloned();
    let level = level.expect("a level").to_string();
    write(&his, &format!("{theirs}/edit"), Some(&level), "5").await;
    let countering = page(&his, &theirs).await;
    let text = countering.text();
    assert!(text.contains("<del>") && text.contains("5 % off"), "{text}");
    assert!(text.contains("does not see it"), "{text}");
    assert!(!page(&hers, &own).await.text().contains("5 % off"));
    press(&his, &countering, &format!("{theirs}/send")).await;
    world.run_for(MINUTE).await;

    let countered = page(&hers, &own).await;
    let text = countered.text();
    assert!(text.contains("<bdi>10 % off</bdi></del>"), "{text}");
    assert!(text.contains("<bdi>5 % off</bdi></ins>"), "{text}");
    assert_ne!(value(&countered, "document"), document);
    let signed = press(&hers, &countered, &format!("{own}/accept")).await;
    assert!(signed.contains("the same two signatures"), "{signed}");
    world.run_for(MINUTE).await;

    both_hold_the_same((&olga, &hers), (&ravi, &his)).await;
    world.run_until_quiet().await;
    world.finish();
}

/// A page that was drawn before another version came signs nothing: she signs what she read, or nothing.
#[tokio::test]
async fn a_button_of_an_old_page_signs_nothing() {
    let world = World::new(1_631);
    let (olga, ravi) = two_partners(&world).await;
    let hers = Browser::signed_in(&olga).await;
    write(&hers, "/desk/agreements/new", None, "10").await;
    let own = address(&olga, &ravi);
    let old = page(&hers, &own).await;
    write(&hers, &format!("{own}/edit"), None, "20").await;
    let pressed = hers.press(&old, &format!("{own}/send"), &[]).await;
    assert_eq!(pressed.status, 409, "{}", pressed.text());
    assert!(
        pressed.text().contains("has changed since you looked"),
        "{}",
        pressed.text()
    );
    assert!(only(&olga, &ravi).versions.is_empty());
    world.run_until_quiet().await;
    world.finish();
}

/// What is typed wrong is said beside its field and nothing that was typed is lost; one benefit more saves nothing.
#[tokio::test]
async fn a_form_keeps_what_was_typed() {
    let world = World::new(1_632);
    let (olga, _) = two_partners(&world).await;
    let hers = Browser::signed_in(&olga).await;
    let new = "/desk/agreements/new";
    let form = page(&hers, new).await;
    let typed = [
        ("name", "Dinner for two"),
        ("starts", "soon"),
        ("notice", "30"),
        ("t2_kind", "percent"),
        ("t2_value", "many"),
    ];
    let more = [&typed[..], &[("act", "more-us")]].concat();
    let again = hers.press(&form, new, &more).await;
    assert_eq!(again.status, 200);
    assert!(again.text().contains("name=\"t3_kind\"") && again.text().contains("Dinner for two"));
    let save = [&typed[..], &[("act", "save")]].concat();
    let wrong = hers.press(&again, new, &save).await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    for kept in [
        "Dinner for two",
        "value=\"soon\"",
        "value=\"many\"",
        "#deal-t2_value",
        "#deal-starts",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    world.run_until_quiet().await;
    world.finish();
}
