//! Who is not signed in reads of a member what she shows everybody, by the address of her page alone (F04).

use harness::{Browser, World};
use serde_json::json;

use crate::drafts::{evening, two_peers};
use crate::people::save;

/// F04: what a member shows everybody is read by whoever has the address of her page, and nothing else of her; with a hide
/// list, without anything for everybody, and where nobody is, there is nothing, said alike (D2, D6). Programs are asked for
/// a token as before.
#[tokio::test]
async fn what_is_for_everybody_is_read_by_whoever_has_the_address() {
    let world = World::new(561);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let stranger = Browser::new(&seattle);
    let nothing = async |browser: &Browser| {
        let (hers, nobodys) = (
            browser.get("/people/maren").await,
            browser.get("/people/nobody").await,
        );
        assert_eq!((hers.status, nobodys.status), (404, 404));
        assert_eq!(hers.text().replace("maren", "nobody"), nobodys.text());
    };
    nothing(&stranger).await;
    // Where she works is no profile yet.
    save(&maren, &[("who_organization", "public")]).await;
    nothing(&stranger).await;
    let entries = [
        ("best_fit", "Clinics that want one system"),
        ("who_best_fit", "public"),
        ("refer_out", "Networks of any kind"),
        ("who_refer_out", "peers"),
        ("common_ground", "marathon"),
        ("who_common_ground", "public"),
        ("who_organization", "public"),
    ];
    save(&maren, &entries).await;
    let reply = stranger.get("/people/maren").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("cache-control"), Some("private, no-store"));
    let page = reply.text();
    for part in ["Maren", "Clinics that want one system", "Ledgerline", "noindex"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // Tags are told to who has the same, a link to the directory leads a stranger nowhere, and there is nothing to press.
    for part in [
        "Networks of any kind",
        "marathon",
        "/orgs/",
        "\"/people\"",
        "/people/maren/",
    ] {
        assert!(!page.contains(part), "{part}: {page}");
    }
    let by_program = stranger.get("/api/v1/people/maren").await;
    assert_eq!(by_program.status, 401);
    assert!(!by_program.text().contains("Maren"));

    save(
        &maren,
        &[&entries[..], &[("hide_from", "Copperbeech Cloud")]].concat(),
    )
    .await;
    nothing(&stranger).await;
    // She is told so where she looks at it as a stranger would.
    let unseen = maren.get("/people/maren?as=public").await.text();
    assert!(unseen.contains("Nobody sees this page from there"), "{unseen}");
    save(&maren, &entries).await;
    let seen = maren.get("/people/maren?as=public").await.text();
    assert!(
        seen.contains("This is how somebody who is not signed in sees you."),
        "{seen}"
    );
    world.finish();
}

/// F04, F12: a host has the name of whoever answers it from her document and from nowhere else, so it stands there also when she
/// hides from an organisation, which her form says; nothing else of her does.
#[tokio::test]
async fn of_who_hides_a_host_that_she_answered_reads_the_name_and_nothing_else() {
    let world = World::new(563);
    let (olga, ravi) = two_peers(&world).await;
    ravi.publish(evening("Thames evening")).await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    let entries = [
        ("best_fit", "Clinics that want one system"),
        ("who_best_fit", "public"),
        ("who_organization", "public"),
        ("hide_from", "Copperbeech Cloud"),
    ];
    save(&hers, &entries).await;
    let form = hers.get("/settings/profile").await.text();
    assert!(form.contains("that server reads your name"), "{form}");
    let there = maren.id_of("Thames evening").await;
    maren.answer(&there, "going").await.expect(200);
    world.run_until_quiet().await;
    assert_eq!(maren.rsvp(&there).await["state"], "confirmed");
    let document = olga.document("/users/maren").await;
    assert_eq!(document.status, 200, "{}", document.text());
    let said = document.json();
    assert_eq!(said["name"], "Maren", "{said}");
    assert_eq!(
        (&said["discoverable"], &said["indexable"]),
        (&json!(false), &json!(false))
    );
    for hers in ["Ledgerline", "Clinics", "copperbeech"] {
        assert!(!said.to_string().contains(hers), "{hers}: {said}");
    }
    assert_eq!(Browser::new(&olga.node).get("/people/maren").await.status, 404);
    world.finish();
}

/// F05, C8: one network address looks as often in a minute as one member, and another may look all the same.
#[tokio::test]
async fn a_stranger_tries_no_list_of_names() {
    let world = World::new(562);
    let seattle = world.node("seattle");
    let mut stranger = Browser::new(&seattle);
    stranger.address = "203.0.113.9:4711".parse().ok();
    let mut looked = 0;
    while looked < 200 && stranger.get("/people/nobody").await.status == 404 {
        looked += 1;
    }
    assert!((1..200).contains(&looked), "{looked}");
    let reply = stranger.get("/people/nobody").await;
    assert_eq!(reply.status, 429);
    assert!(reply.header("retry-after").is_some());
    let mut other = Browser::new(&seattle);
    other.address = "198.51.100.7:4711".parse().ok();
    assert_eq!(other.get("/people/nobody").await.status, 404);
    world.advance(std::time::Duration::from_secs(61));
    assert_eq!(stranger.get("/people/nobody").await.status, 404);
    world.finish();
}
