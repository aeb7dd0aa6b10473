//! Organisations of a node, as its members and its officers see them (F04, F05).

use std::time::Duration;

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
    world.run_for(Duration::from_secs(60)).await;
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
    let token = page.form_token();
    for slug in ["ledgerline", "nowhere"] {
        let path = format!("/orgs/{slug}/hide");
        let reply = maren.post(&path, &[("form_token", &token)]).await;
        assert_eq!(reply.status, 404, "{slug}");
    }
    world.finish();
}

/// F04, 0.2: officers find every organisation on the desk, write down its offices, and read what is wrong beside the field;
/// members see the offices, and nobody else the desk (E11).
#[tokio::test]
async fn an_officer_writes_down_where_an_organisation_works_from() {
    let world = World::new(594);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let neve = Browser::signed_in(&seattle.member_of("neve", "Fathom & Vale")).await;
    assert_eq!(neve.get("/desk/orgs").await.status, 404);
    let list = olga.get("/desk/orgs").await.text();
    assert!(list.contains("/desk/orgs/fathom-vale") && list.contains("/desk/orgs/ledgerline"));
    let page = olga.get("/desk/orgs/fathom-vale").await;
    let path = "/desk/orgs/fathom-vale/offices";
    let wrong = [("offices", "London, GB\nSomewhere")];
    let refused = olga.press(&page, path, &wrong).await;
    assert_eq!(refused.status, 422);
    let text = refused.text();
    for part in ["in line 2", "href=\"#orgs-offices\"", "London, GB\nSomewhere"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let offices = [("offices", "London, GB\nSeattle, us-wa")];
    let saved = olga.press(&page, path, &offices).await;
    assert_eq!(
        saved.header("location"),
        Some("/desk/orgs/fathom-vale?done=saved")
    );
    let seen = neve.get("/orgs/fathom-vale").await.text();
    assert!(seen.contains("London") && seen.contains("Washington"), "{seen}");
    // Who began before is told what stands there now, and what she wrote goes only when she sends it again.
    let late = olga.press(&page, path, &[("offices", "Leeds, GB")]).await;
    let text = late.text();
    assert_eq!(late.status, 409, "{text}");
    assert!(
        text.contains("London, United Kingdom; Seattle") && text.contains("Leeds, GB"),
        "{text}"
    );
    assert!(neve.get("/orgs/fathom-vale").await.text().contains("Washington"));
    let again = olga.press(&late, path, &[("offices", "Leeds, GB")]).await;
    assert_eq!(again.status, 303, "{}", again.text());
    let seen = neve.get("/orgs/fathom-vale").await.text();
    assert!(!seen.contains("Washington"), "{seen}");
    let file = olga.press(&olga.get("/desk/orgs").await, "/desk/orgs", &[]).await;
    assert!(
        file.text().contains("fathom-vale,Fathom & Vale,"),
        "{}",
        file.text()
    );
    let log = olga.get("/desk/audit").await.text();
    assert!(log.contains("Wrote the organisations into a file"), "{log}");
    assert_eq!(olga.get("/desk/orgs/nowhere").await.status, 404);
    world.finish();
}

/// F04: what a merge does is read before it is done; then the people of both stand under one name.
#[tokio::test]
async fn two_names_of_a_company_become_one_after_a_look() {
    let world = World::new(595);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    seattle.member_of("neve", "Fathom & Vale");
    seattle.member_of("priya", "Fathom and Vale");
    for (into, status) in [
        ("Nobody Ltd", 422),
        ("fathom-and-vale", 422),
        ("Fathom & Vale", 200),
    ] {
        let into = into.replace(' ', "%20").replace('&', "%26");
        let path = format!("/desk/orgs/fathom-and-vale/merge?into={into}");
        assert_eq!(olga.get(&path).await.status, status, "{into}");
    }
    let path = "/desk/orgs/fathom-and-vale/merge?into=fathom-vale";
    let look = olga.get(path).await;
    assert!(
        look.text().contains("One member works there from then on."),
        "{}",
        look.text()
    );
    assert!(
        maren.get("/orgs/fathom-and-vale").await.status == 200,
        "nothing is done"
    );
    let done = olga.press(&look, "/desk/orgs/fathom-and-vale/merge", &[]).await;
    assert_eq!(done.header("location"), Some("/desk/orgs?done=merged"));
    let list = olga.get("/desk/orgs?done=merged").await.text();
    assert!(list.contains("The two are one now") && !list.contains("/desk/orgs/fathom-and-vale"));
    let people = maren.get("/orgs/fathom-vale").await.text();
    assert!(
        people.contains("/people/neve") && people.contains("/people/priya"),
        "{people}"
    );
    world.finish();
}
