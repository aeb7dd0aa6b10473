//! Members say what they do, find each other by it, and see only what they may (F04, F05, F06).

use std::sync::Arc;

use harness::{Browser, StoryNode, World};

/// The fields of a whole profile: each part shown to members, some parts with entries.
fn profile<'f>(entries: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    const WHO: [&str; 9] = [
        "who_competencies",
        "who_verticals",
        "who_sizes",
        "who_regions",
        "who_partner_types",
        "who_best_fit",
        "who_refer_out",
        "who_common_ground",
        "who_organization",
    ];
    let said = |who: &&&str| !entries.iter().any(|(name, _)| name == *who);
    let others = WHO.iter().filter(said).map(|who| (*who, "community"));
    entries.iter().copied().chain(others).collect()
}

pub(crate) async fn save(browser: &Browser, entries: &[(&str, &str)]) -> harness::Reply {
    let form = browser.get("/settings/profile").await;
    browser.press(&form, "/settings/profile", &profile(entries)).await
}

/// A member of another company; her hands are a browser.
pub(crate) async fn colleague(node: &Arc<StoryNode>, handle: &str, organization: &str) -> Browser {
    Browser::signed_in(&node.member_of(handle, organization)).await
}

pub(crate) const MAREN: [(&str, &str); 4] = [
    ("competencies", "business-applications"),
    ("verticals", "healthcare"),
    ("sizes", "51-250"),
    ("regions", "US-WA"),
];

/// 2.13, 1.12, 3.8, 4.2: each dimension is picked from a list; a sixth is refused with *choose your five*, what was
/// typed stays, and completeness begins with the specialty.
#[tokio::test]
async fn a_member_says_what_she_does_and_is_asked_to_choose() {
    let world = World::new(521);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let form = maren.get("/settings/profile").await.text();
    assert!(form.contains("Nothing of five filled in yet"));
    let steps = form.split("id=\"profile-steps\"").nth(1).expect("the steps");
    assert!(steps.find("What you do") < steps.find("Industries"));

    let six = ["security", "erp", "learning", "devices", "identity", "iot"];
    let mut entries: Vec<(&str, &str)> = six.iter().map(|id| ("competencies", *id)).collect();
    let industries = [
        "agriculture",
        "automotive",
        "construction",
        "education",
        "energy",
        "healthcare",
    ];
    entries.extend(industries.map(|id| ("verticals", id)));
    entries.extend([
        ("best_fit", "Clinics that want one system"),
        ("regions", "Atlantis"),
    ]);
    let refused = save(&maren, &entries).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    for part in [
        "choose your five",
        "not on the list",
        "href=\"#competencies\"",
        "href=\"#verticals\"",
        "Clinics that want one system",
        "Atlantis",
        "28 of 140 letters",
    ] {
        assert!(text.contains(part), "{part}");
    }
    assert!(
        text.contains("value=\"iot\" checked"),
        "what was ticked stays ticked"
    );

    let mut entries = MAREN.to_vec();
    entries[3] = ("regions", "washington, united states");
    assert_eq!(save(&maren, &entries).await.status, 303);
    let saved = maren.get("/settings/profile?saved").await.text();
    assert!(
        saved.contains("4 of five filled in") && saved.contains("It is saved"),
        "{saved}"
    );
    assert!(saved.contains("Washington"));
    let unknown = save(&maren, &[("roles", "operator")]).await;
    assert_eq!(unknown.status, 400, "a field that is none is refused (E10)");
    world.finish();
}

/// 2.12, 0.4, 2.13, 1.11, 3.9: found by each dimension, by kind of partner and by words; the card says differences
/// before sameness.
#[tokio::test]
async fn the_demo_pair_is_adjacent_and_is_told_so_before_anything_else() {
    let world = World::new(522);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let beatrix = colleague(&seattle, "beatrix", "Tallowbrook Systems").await;
    assert_eq!(save(&maren, &MAREN).await.status, 303);
    let entries = [
        ("competencies", "business-applications"),
        ("verticals", "wholesale"),
        ("sizes", "51-250"),
        ("regions", "GB"),
        ("partner_types", "advisory"),
        ("partner_types", "learning"),
        ("best_fit", "Family-owned warehouses"),
        ("refer_out", "Anything clinical"),
    ];
    assert_eq!(save(&beatrix, &entries).await.status, 303);
    for query in [
        "competency=business-applications",
        "vertical=wholesale",
        "size=51-250",
        "region=GB",
        "type=advisory",
        "type=learning",
        "q=warehouse",
        "q=clinical",
        "q=tallowbrook+systems",
        "competency=business-applications&region=GB&q=family",
    ] {
        let found = maren.get(&format!("/people?{query}")).await.text();
        assert!(found.contains("/people/beatrix"), "{query}");
        assert!(
            !found.contains("/people/maren\"")
                || ["competency=business-applications", "size=51-250"].contains(&query),
            "{query}"
        );
    }
    assert!(
        !maren
            .get("/people?vertical=retail")
            .await
            .text()
            .contains("/people/beatrix")
    );

    let page = maren.get("/people/beatrix").await.text();
    assert!(page.contains("Adjacent"));
    assert!(
        page.contains("No shared vertical, no shared region; same competency."),
        "{page}"
    );
    let (different, shared) = (page.find(">Different<"), page.find(">Shared<"));
    assert!(
        different.is_some() && different < shared,
        "differences come first"
    );
    for part in [
        "Healthcare",
        "Wholesale",
        "51 to 250 people",
        "Family-owned warehouses",
        "Anything clinical",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!maren.get("/people/maren").await.text().contains("Adjacent"));
    world.finish();
}

/// 1.7: tags are common ground only when both have them.
#[tokio::test]
async fn common_ground_is_what_both_opted_in_to() {
    let world = World::new(523);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let beatrix = colleague(&seattle, "beatrix", "Tallowbrook Systems").await;
    save(
        &beatrix,
        &[("common_ground", "marathon, Swedish, chess, Tartu, sailing")],
    )
    .await;
    let page = maren.get("/people/beatrix").await.text();
    assert!(!page.contains("Common ground") && !page.contains("marathon"));
    save(&maren, &[("common_ground", "swedish, marathon, tartu, sailing")]).await;
    let page = maren.get("/people/beatrix").await.text();
    assert!(
        page.contains("You both: marathon, sailing, swedish."),
        "three at most: {page}"
    );
    save(
        &beatrix,
        &[("common_ground", "marathon"), ("who_common_ground", "me")],
    )
    .await;
    assert!(!maren.get("/people/beatrix").await.text().contains("marathon"));
    // The other way round: who keeps her own tags to herself is not told what the other shows.
    save(&beatrix, &[("common_ground", "marathon")]).await;
    assert!(
        maren
            .get("/people/beatrix")
            .await
            .text()
            .contains("You both: marathon.")
    );
    save(
        &maren,
        &[("common_ground", "marathon"), ("who_common_ground", "me")],
    )
    .await;
    for (reader, other) in [(&maren, "beatrix"), (&beatrix, "maren")] {
        let page = reader.get(&format!("/people/{other}")).await.text();
        assert!(
            !page.contains("Common ground") && !page.contains("marathon"),
            "{other}: {page}"
        );
    }
    let own = maren.get("/people/maren").await.text();
    assert!(
        !own.contains("marathon"),
        "her own page, as members see it: {own}"
    );
    // Who hides from the other's company has not opted in for her to see.
    save(
        &maren,
        &[
            ("common_ground", "marathon"),
            ("hide_from", "Tallowbrook Systems"),
        ],
    )
    .await;
    assert!(!maren.get("/people/beatrix").await.text().contains("marathon"));
    world.finish();
}

/// 2.8: after hiding from an organisation nobody there finds the profile by search or address, and the answer is the
/// one for nobody at all.
#[tokio::test]
async fn whoever_hides_from_an_organisation_is_nobody_there() {
    let world = World::new(524);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let rival = colleague(&seattle, "rival", "Copperbeech Cloud").await;
    let other = colleague(&seattle, "other", "Saltmarsh Security").await;
    assert!(rival.get("/people/maren").await.text().contains("Maren"));
    let page = maren.get("/people/rival").await;
    assert!(page.text().contains("Hide from Copperbeech Cloud"));
    let hidden = maren.press(&page, "/people/rival/hide", &[]).await;
    assert_eq!(hidden.status, 303);
    let page = maren.get("/people/rival").await.text();
    assert!(page.contains("Nobody at Copperbeech Cloud finds your profile any more"));
    assert!(
        !page.contains("/people/rival/hide"),
        "there is nothing left to hide"
    );
    assert!(
        maren
            .get("/settings/profile")
            .await
            .text()
            .contains("Copperbeech Cloud")
    );

    for path in [
        "/people",
        "/people?q=maren",
        "/people?q=ledgerline",
        "/orgs/ledgerline",
    ] {
        assert!(
            !rival.get(path).await.text().contains("/people/maren\""),
            "{path}"
        );
    }
    assert!(
        other
            .get("/people?q=maren")
            .await
            .text()
            .contains("/people/maren\"")
    );
    let (nobody, hers) = (
        rival.get("/people/nobody").await,
        rival.get("/people/maren").await,
    );
    assert_eq!((nobody.status, hers.status), (404, 404));
    assert_eq!(
        nobody.text().replace("nobody", "maren"),
        hers.text().replace("nobody", "maren"),
        "nobody can tell the two apart (D6)"
    );
    let page = rival.get("/people/other").await;
    for handle in ["maren", "nobody"] {
        let path = format!("/people/{handle}/hide");
        let token = page.text();
        let token = token
            .split("name=\"form_token\" value=\"")
            .nth(1)
            .expect("a form");
        let token = token.split('"').next().expect("a token").to_owned();
        let reply = rival.post(&path, &[("form_token", &token)]).await;
        assert_eq!(reply.status, 404, "{handle}");
    }
    world.finish();
}

/// 0.2: an organisation shows those of its people who show where they work.
#[tokio::test]
async fn an_organisation_shows_its_people_who_opted_in() {
    let world = World::new(525);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let neve = colleague(&seattle, "neve", "Fathom & Vale").await;
    let priya = colleague(&seattle, "priya", "Fathom & Vale").await;
    let page = maren.get("/orgs/fathom-vale").await.text();
    assert!(
        page.contains("Fathom &#38; Vale") || page.contains("Fathom &amp; Vale"),
        "{page}"
    );
    assert!(page.contains("/people/neve") && page.contains("/people/priya"));
    save(&neve, &[("who_organization", "me")]).await;
    let page = maren.get("/orgs/fathom-vale").await.text();
    assert!(!page.contains("/people/neve") && page.contains("/people/priya"));
    assert!(
        !maren
            .get("/people/neve")
            .await
            .text()
            .contains("/orgs/fathom-vale")
    );
    save(&priya, &[("who_organization", "me")]).await;
    assert_eq!(
        maren.get("/orgs/fathom-vale").await.status,
        404,
        "an employer all hide is none"
    );
    world.finish();
}

/// 3.13: who needs what another does is shown her, and why.
#[tokio::test]
async fn an_erp_partner_is_shown_who_runs_the_network_in_her_region() {
    let world = World::new(526);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let aiko = colleague(&seattle, "aiko", "Driftline Networks").await;
    let faraway = colleague(&seattle, "faraway", "Pargeter Cloud").await;
    save(
        &maren,
        &[
            ("competencies", "erp"),
            ("verticals", "retail"),
            ("regions", "US-WA"),
        ],
    )
    .await;
    save(
        &aiko,
        &[
            ("competencies", "infrastructure"),
            ("verticals", "mining"),
            ("regions", "US-WA"),
        ],
    )
    .await;
    save(
        &faraway,
        &[
            ("competencies", "infrastructure"),
            ("verticals", "retail"),
            ("regions", "GB"),
        ],
    )
    .await;
    let page = maren.get("/people").await.text();
    let suggested = page.split("They complement you").nth(1).expect("suggestions");
    let (first, second) = (suggested.find("/people/aiko"), suggested.find("/people/faraway"));
    assert!(first.is_some() && first < second);
    assert!(suggested.contains("Infrastructure, which Finance"), "{suggested}");
    assert!(
        suggested.contains("leans on. You share: Washington"),
        "{suggested}"
    );
    world.finish();
}

/// F05, 0.6: a filter gives the count of all whom the reader finds, behind the first page too, and says of whom it is.
#[tokio::test]
async fn a_filter_gives_a_count_of_the_own_community() {
    let world = World::new(5281);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    for number in 0..23 {
        seattle.member_of(&format!("p{number:02}"), "Pargeter Cloud");
    }
    let plain = maren.get("/people").await.text();
    assert!(plain.contains("In my community: 24 members."), "{plain}");
    let page = maren.get("/people?q=pargeter").await.text();
    assert!(page.contains("23 people found."), "{page}");
    assert!(page.contains("Looked for in my community alone."), "{page}");
    assert!(page.contains("rel=\"next\""), "there is a second page");
    let nobody = maren.get("/people?q=somewhere").await.text();
    assert!(nobody.contains("Nobody found."), "{nobody}");
    world.finish();
}

/// F05: paged, bounded in a minute, and for members alone.
#[tokio::test]
async fn nobody_copies_the_directory() {
    let world = World::new(527);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let mut refused = None;
    for _ in 0..200 {
        let reply = maren.get("/people").await;
        if reply.status == 429 {
            refused = reply.header("retry-after").map(str::to_owned);
            break;
        }
    }
    assert!(refused.is_some_and(|seconds| seconds.parse::<u32>().is_ok_and(|seconds| seconds <= 60)));
    assert_eq!(maren.get("/people/maren").await.status, 429);
    world.advance(std::time::Duration::from_secs(61));
    assert_eq!(maren.get("/people").await.status, 200);
    world.finish();
}

/// E3, E11: a stranger sees no member and changes nothing.
#[tokio::test]
async fn a_stranger_finds_nobody() {
    let world = World::new(528);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let entries = [
        ("best_fit", "Clinics"),
        ("who_best_fit", "public"),
        ("who_organization", "public"),
    ];
    assert_eq!(save(&maren, &entries).await.status, 303);
    let stranger = Browser::new(&seattle);
    for path in ["/people", "/orgs/ledgerline", "/orgs/none", "/settings/profile"] {
        let reply = stranger.get(path).await;
        assert_eq!(reply.status, 403, "{path}");
        assert!(
            !reply.text().contains("Maren") && !reply.text().contains("Clinics"),
            "{path}"
        );
    }
    let fields = profile(&[("form_token", "0"), ("best_fit", "Eve was here")]);
    let hide = [("form_token", "0")];
    for (path, fields) in [("/settings/profile", &fields[..]), ("/people/maren/hide", &hide)] {
        assert_eq!(stranger.post(path, fields).await.status, 403, "{path}");
        assert_eq!(
            maren.post(path, fields).await.status,
            403,
            "{path}: a form of nobody's"
        );
    }
    assert!(
        !maren
            .get("/settings/profile")
            .await
            .text()
            .contains("Eve was here")
    );
    world.finish();
}
