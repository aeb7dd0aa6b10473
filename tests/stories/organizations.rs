//! Organisations of a node, as its members and its officers see them (F04, F05).

use harness::{Browser, Person, World};

use crate::digest::days_pass;
use crate::people::save;

/// She presses *Follow* on the page of Fathom & Vale.
async fn follow(browser: &Browser) {
    let page = browser.get("/orgs/fathom-vale").await;
    let reply = browser.press(&page, "/orgs/fathom-vale/follow", &[]).await;
    assert_eq!(reply.header("location"), Some("/orgs/fathom-vale#follow"));
    let page = browser.get("/orgs/fathom-vale").await.text();
    assert!(page.contains("/orgs/fathom-vale/unfollow"), "{page}");
}

/// What she says of her work; she signs in anew, for weeks have passed.
async fn say(person: &Person, entries: &[(&str, &str)]) {
    let browser = Browser::signed_in(person).await;
    assert_eq!(save(&browser, entries).await.status, 303);
}

/// 1.10: a competency that is added is told to whoever follows the organisation, in the next digest and no mail before;
/// nothing is told of what is kept to oneself, or to whom the person hides from.
#[tokio::test]
async fn whoever_follows_an_organisation_reads_of_a_competency_in_the_next_digest_and_not_before() {
    let world = World::new(591);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let rival = Browser::signed_in(&seattle.member_of("rival", "Copperbeech Cloud")).await;
    let noor = Browser::signed_in(&seattle.member("noor")).await;
    let neve = seattle.member_of("neve", "Fathom & Vale");
    let priya = seattle.member_of("priya", "Fathom & Vale");
    days_pass(&world, 0).await;
    follow(&maren).await;
    follow(&rival).await;
    let heading = "Organisations you follow";
    assert!(maren.get("/people").await.text().contains(heading));
    assert!(!noor.get("/people").await.text().contains(heading));

    let hiding = [("competencies", "security"), ("hide_from", "Copperbeech Cloud")];
    say(&neve, &hiding).await;
    let kept = [("competencies", "learning"), ("who_competencies", "me")];
    say(&priya, &kept).await;
    world.run_until_quiet().await;
    assert!(
        seattle.letterbox.subjects_to("maren").is_empty(),
        "nobody is told at once"
    );
    days_pass(&world, 7).await;
    let mail = seattle.letterbox.last_to("maren");
    for part in [
        "New at organisations you follow",
        "Security",
        "https://seattle.example/orgs/fathom-vale",
    ] {
        assert!(mail.text.contains(part), "{part}\n{}", mail.text);
    }
    assert!(!mail.text.contains("Learning"), "{}", mail.text);
    for who in ["rival", "noor", "neve"] {
        assert!(seattle.letterbox.subjects_to(who).is_empty(), "{who}");
    }
    world.finish();
}

/// 1.10: a hidden employer says nothing; who shows it says what she does; who follows no more is told nothing.
#[tokio::test]
async fn a_hidden_employer_says_nothing_and_who_follows_no_more_is_told_nothing() {
    let world = World::new(592);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    seattle.member_of("neve", "Fathom & Vale");
    let priya = seattle.member_of("priya", "Fathom & Vale");
    days_pass(&world, 0).await;
    follow(&Browser::signed_in(&maren).await).await;
    let employer = [("competencies", "learning"), ("who_organization", "me")];
    say(&priya, &employer).await;
    days_pass(&world, 7).await;
    let told = || seattle.letterbox.subjects_to("maren").len();
    assert_eq!(told(), 0);
    say(&priya, &[("competencies", "learning")]).await;
    days_pass(&world, 7).await;
    assert_eq!(told(), 1);
    let browser = Browser::signed_in(&maren).await;
    let page = browser.get("/orgs/fathom-vale").await;
    let left = browser.press(&page, "/orgs/fathom-vale/unfollow", &[]).await;
    assert_eq!(left.status, 303);
    say(&priya, &[("competencies", "learning"), ("competencies", "erp")]).await;
    days_pass(&world, 7).await;
    assert_eq!(told(), 1);
    world.finish();
}

/// 2.8: a member hides from an organisation where she finds it; nobody of it finds her, and the page says so; nobody hides
/// from her own, or learns by the button which others there are.
#[tokio::test]
async fn a_member_hides_from_an_organisation_on_its_page() {
    let world = World::new(593);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let rival = Browser::signed_in(&seattle.member_of("rival", "Copperbeech Cloud")).await;
    assert!(rival.get("/people/maren").await.status == 200);
    let page = maren.get("/orgs/copperbeech-cloud").await;
    assert!(page.text().contains("Hide from Copperbeech Cloud"));
    let hidden = maren.press(&page, "/orgs/copperbeech-cloud/hide", &[]).await;
    assert_eq!(hidden.header("location"), Some("/orgs/copperbeech-cloud"));
    let text = maren.get("/orgs/copperbeech-cloud").await.text();
    assert!(text.contains("Nobody at Copperbeech Cloud finds your profile any more"));
    assert!(!text.contains("/orgs/copperbeech-cloud/hide"), "{text}");
    assert_eq!(rival.get("/people/maren").await.status, 404);
    let own = maren.get("/orgs/ledgerline").await.text();
    assert!(!own.contains("/orgs/ledgerline/hide"), "{own}");
    let token = page.text();
    let token = token
        .split("name=\"form_token\" value=\"")
        .nth(1)
        .expect("a form");
    let token = token.split('"').next().expect("a token").to_owned();
    for slug in ["ledgerline", "nowhere"] {
        let path = format!("/orgs/{slug}/hide");
        let reply = maren.post(&path, &[("form_token", &token)]).await;
        assert_eq!(reply.status, 404, "{slug}");
    }
    world.finish();
}
