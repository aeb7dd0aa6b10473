//! Who does what at an event: each job has one named person or is open (need 0.8).

use harness::{Browser, Person, Reply, World};
use serde_json::json;

use crate::drafts::{evening, two_peers};
use crate::people::save;
use crate::write_event::typed;

/// An event of Seattle with these jobs, and its path.
async fn event_with(olga: &Person, title: &str, kinds: &[&str]) -> String {
    olga.publish(evening(title)).await;
    let path = format!("/events/{}", olga.id_of(title).await);
    let officer = Browser::signed_in(olga).await;
    for kind in kinds {
        let added = plan(&officer, &path, &[("act", "add"), ("kind", kind)]).await;
        assert_eq!(added.status, 303, "{}", added.text());
    }
    path
}

/// Sends one of the forms of the organisers' list.
pub(crate) async fn plan(officer: &Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let plan = format!("{path}/jobs");
    let page = officer.get(&plan).await;
    send(officer, &page, &plan, fields).await
}

/// Presses a member's button on the page of the event.
pub(crate) async fn turn(browser: &Browser, path: &str, job: &str, turn: &str) -> Reply {
    let page = browser.get(path).await;
    let mine = format!("{path}/jobs/mine");
    send(browser, &page, &mine, &[("job", job), ("turn", turn)]).await
}

/// A page with several forms of one address has one token.
async fn send(browser: &Browser, page: &Reply, path: &str, fields: &[(&str, &str)]) -> Reply {
    let text = page.text();
    let token = text
        .split("name=\"form_token\" value=\"")
        .nth(1)
        .unwrap_or_default();
    let token = [("form_token", token.split('"').next().unwrap_or_default())];
    browser.post(path, &[&token, fields].concat()).await
}

/// 0.8: three jobs; a member takes one, an organiser names another for the door, one stays open.
#[tokio::test]
async fn each_job_has_one_named_person_or_reads_open() {
    let world = World::new(641);
    let (olga, _) = two_peers(&world).await;
    let path = event_with(&olga, "Shared work", &["door", "minutes", "speaker_care"]).await;
    world.run_until_quiet().await;
    let officer = Browser::signed_in(&olga).await;
    let nameless = plan(&officer, &path, &[("act", "add"), ("kind", "other")]).await;
    assert!(nameless.status == 422 && nameless.text().contains("at most 60 letters"));

    let (maren, wilma) = (olga.node.member("maren"), olga.node.member("wilma"));
    let (hers, others) = (Browser::signed_in(&maren).await, Browser::signed_in(&wilma).await);
    let page = hers.get(&path).await.text();
    assert_eq!(page.matches(">Open</span>").count(), 3, "{page}");
    assert_eq!(turn(&hers, &path, "2", "take").await.status, 303);
    let late = turn(&others, &path, "2", "take").await;
    assert!(late.status == 409 && late.text().contains("Somebody else was quicker"));
    assert_eq!(turn(&others, &path, "2", "give_back").await.status, 409);
    assert_eq!(turn(&others, &path, "9", "take").await.status, 409);

    let nobody = [("act", "name"), ("job", "1"), ("handle", "nobody")];
    let nobody = plan(&officer, &path, &nobody).await;
    assert!(nobody.status == 422 && nobody.text().contains("No member has this handle"));
    assert!(nobody.text().contains("value=\"nobody\""), "what was typed stays");
    let named = [("act", "name"), ("job", "1"), ("handle", "wilma")];
    assert_eq!(plan(&officer, &path, &named).await.status, 303);
    let page = hers.get(&path).await.text();
    assert_eq!(page.matches(">Open</span>").count(), 1, "{page}");
    assert!(page.contains("/people/wilma") && page.contains("/people/maren"));
    assert_eq!(turn(&hers, &path, "2", "give_back").await.status, 303);
    assert_eq!(turn(&others, &path, "2", "take").await.status, 303);
    world.finish();
}

/// 0.8: members of the node read who does what, by page and by program; nobody else learns who, here or at a peer.
#[tokio::test]
async fn only_members_of_the_node_learn_who_does_what() {
    let world = World::new(644);
    let (olga, ravi) = two_peers(&world).await;
    let path = event_with(&olga, "Shared work", &["door", "speaker_care"]).await;
    world.run_until_quiet().await;
    let officer = Browser::signed_in(&olga).await;
    let maren = olga.node.member("maren");
    olga.node.member("wilma");
    let before = maren.get(&format!("/api/v1{path}")).await;
    let named = [("act", "name"), ("job", "1"), ("handle", "wilma")];
    plan(&officer, &path, &named).await;
    let read = maren.get(&format!("/api/v1{path}")).await;
    assert_ne!(before.header("etag"), read.header("etag"));
    let door = json!({ "number": 1, "job": "door", "person": { "handle": "wilma", "name": "Wilma" } });
    assert_eq!(
        read.json()["jobs"],
        json!([door, { "number": 2, "job": "speaker_care" }])
    );

    let stranger = Browser::new(&olga.node);
    for address in [path.clone(), format!("/api/v1{path}")] {
        let text = stranger.get(&address).await.text();
        assert!(!text.contains("wilma") && !text.contains("Who does what") && !text.contains("jobs"));
    }
    let there = format!("/events/{}", ravi.id_of("Shared work").await);
    let londons = Browser::signed_in(&ravi).await.get(&there).await.text();
    assert!(!londons.contains("wilma") && !londons.contains("Who does what"));
    world.finish();
}

/// F12, Roles: whom an officer named organiser runs that event alone, by pages; whom it is for stays with the officers, and
/// nobody makes herself one.
#[tokio::test]
async fn an_organiser_runs_the_event_an_officer_named_her_for() {
    let world = World::new(645);
    let (olga, _) = two_peers(&world).await;
    let path = event_with(&olga, "Her event", &["organiser"]).await;
    let other = event_with(&olga, "Another event", &["organiser"]).await;
    world.run_until_quiet().await;
    let officer = Browser::signed_in(&olga).await;
    let wilma = olga.node.member("wilma");
    let hers = Browser::signed_in(&wilma).await;
    let edit = format!("{path}/edit");
    assert_eq!(turn(&hers, &path, "1", "take").await.status, 409);
    assert_eq!(hers.get(&edit).await.status, 404);
    let named = [("act", "name"), ("job", "1"), ("handle", "wilma")];
    assert_eq!(plan(&officer, &path, &named).await.status, 303);
    let page = hers.get(&path).await.text();
    assert!(
        page.contains(&edit) && page.contains("For its organiser"),
        "{page}"
    );
    assert!(
        !page.contains("For officers") && !page.contains("/events/new?like="),
        "{page}"
    );
    let before = olga.get(&format!("/api/v1{path}")).await.json();
    let form = hers.get(&edit).await;
    assert!(!form.text().contains("name=\"audience\""), "{}", form.text());
    let wider = typed(&[("title", "Run by Wilma"), ("audience", "public")]);
    let changed = hers.press(&form, &edit, &wider).await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    let after = olga.get(&format!("/api/v1{path}")).await.json();
    assert_eq!(after["title"], "Run by Wilma");
    assert_eq!(after["audience"], before["audience"], "it is for whom it was");
    let own = [("act", "name"), ("job", "1"), ("handle", "maren")];
    let own = plan(&hers, &path, &own).await;
    assert!(own.status == 422 && own.text().contains("An officer says who organises an event"));
    for act in [
        "guests",
        "guests/mail",
        "guests/print",
        "checkin",
        "jobs",
        "picture",
        "cancel",
    ] {
        assert_eq!(hers.get(&format!("{path}/{act}")).await.status, 200, "{act}");
        assert_eq!(hers.get(&format!("{other}/{act}")).await.status, 404, "{act}");
    }
    assert_eq!(
        plan(&officer, &path, &[("act", "open"), ("job", "1")])
            .await
            .status,
        303
    );
    assert_eq!(hers.get(&edit).await.status, 404, "her name is off the list");
    world.run_until_quiet().await;
    world.finish();
}

/// 0.8, 2.8: who hides from a company is named to nobody of it, by page or by program: they read that the job is taken, and take
/// it not. Others read her name, and so does whoever runs the event.
#[tokio::test]
async fn who_hides_from_a_company_is_named_to_nobody_of_it() {
    let world = World::new(646);
    let (olga, _) = two_peers(&world).await;
    let path = event_with(&olga, "Hidden help", &["minutes"]).await;
    world.run_until_quiet().await;
    let hers = Browser::signed_in(&olga.node.member("maren")).await;
    assert_eq!(turn(&hers, &path, "1", "take").await.status, 303);
    let saved = save(&hers, &[("hide_from", "Copperbeech Cloud")]).await;
    assert_eq!(saved.status, 303);
    let rival = olga.node.member_of("rival", "Copperbeech Cloud");
    let theirs = Browser::signed_in(&rival).await;
    let page = theirs.get(&path).await.text();
    assert!(
        !page.contains("Maren") && !page.contains("/people/maren"),
        "{page}"
    );
    assert!(
        page.contains(">Taken</span>") && !page.contains(">Open</span>"),
        "{page}"
    );
    assert!(!page.contains(&format!("action=\"{path}/jobs/mine\"")), "{page}");
    let read = rival.get(&format!("/api/v1{path}")).await.json();
    assert_eq!(
        read["jobs"],
        json!([{ "number": 1, "job": "minutes", "taken": true }])
    );
    for other in [&olga, &olga.node.member("wilma")] {
        let page = Browser::signed_in(other).await.get(&path).await.text();
        assert!(page.contains("/people/maren"), "{page}");
    }
    let plan = Browser::signed_in(&olga).await.get(&format!("{path}/jobs")).await;
    assert!(plan.text().contains("Maren"), "{}", plan.text());
    world.finish();
}

/// 2.8: what an organiser whose company a member hides from reads of that member's job is that it is taken; it is not open to
/// be given away unseen. By no form of hers she learns that there is such a member.
#[tokio::test]
async fn an_organiser_is_told_nothing_of_whoever_hides_from_her_company() {
    let world = World::new(649);
    let (olga, _) = two_peers(&world).await;
    let path = event_with(&olga, "Run by a rival", &["minutes", "organiser", "door"]).await;
    world.run_until_quiet().await;
    let hers = Browser::signed_in(&olga.node.member("maren")).await;
    assert_eq!(turn(&hers, &path, "1", "take").await.status, 303);
    let saved = save(&hers, &[("hide_from", "Copperbeech Cloud")]).await;
    assert_eq!(saved.status, 303);
    let rival = olga.node.member_of("rival", "Copperbeech Cloud");
    let officer = Browser::signed_in(&olga).await;
    let named = [("act", "name"), ("job", "2"), ("handle", "rival")];
    assert_eq!(plan(&officer, &path, &named).await.status, 303);
    let theirs = Browser::signed_in(&rival).await;
    let list = theirs.get(&format!("{path}/jobs")).await.text();
    assert!(!list.contains("Maren") && !list.contains("maren"), "{list}");
    assert_eq!(list.matches(">Taken</span>").count(), 1, "{list}");
    assert_eq!(list.matches(">Open</span>").count(), 1, "the door is: {list}");
    let guests = format!("{path}/guests");
    for handle in ["maren", "nobody"] {
        let door = [("act", "name"), ("job", "3"), ("handle", handle)];
        let refused = plan(&theirs, &path, &door).await;
        assert_eq!(refused.status, 422, "{handle}");
        assert!(refused.text().contains("No member has this handle"));
        let form = theirs.get(&guests).await;
        let refused = theirs.press(&form, &guests, &[("handle", handle)]).await;
        assert_eq!(refused.status, 422, "{handle}");
        assert!(refused.text().contains("no member here is called so"));
    }
    let form = officer.get(&guests).await;
    let invited = officer.press(&form, &guests, &[("handle", "maren")]).await;
    assert_eq!(invited.status, 303, "{}", invited.text());
    for (reader, is_told) in [(&officer, true), (&theirs, false)] {
        let list = reader.get(&format!("{guests}?list=invited")).await.text();
        assert_eq!(list.contains("Maren"), is_told, "{list}");
    }
    // Nor once she comes: not on the list, not on paper, not at the door.
    let page = hers.get(&path).await;
    let going = hers
        .press(&page, &format!("{path}/rsvp"), &[("answer", "going")])
        .await;
    assert_eq!(going.status, 303);
    world.run_until_quiet().await;
    for (reader, is_told) in [(&officer, true), (&theirs, false)] {
        for list in ["guests", "guests/print", "guests/print?paper=badges", "checkin"] {
            let page = reader.get(&format!("{path}/{list}")).await;
            assert_eq!(page.status, 200, "{list}");
            assert_eq!(page.text().contains("Maren"), is_told, "{list}: {}", page.text());
        }
    }
    world.finish();
}

/// 0.8, F14: whom an organiser named for the door lets people in; who took it herself sees no list before she is named.
#[tokio::test]
async fn whom_an_organiser_named_for_the_door_lets_people_in_and_nobody_else() {
    let world = World::new(642);
    let (olga, _) = two_peers(&world).await;
    let path = event_with(&olga, "A door", &["door"]).await;
    world.run_until_quiet().await;
    let door = format!("{path}/checkin");
    let officer = Browser::signed_in(&olga).await;
    let maren = olga.node.member("maren");
    let hers = Browser::signed_in(&maren).await;
    assert_eq!(turn(&hers, &path, "1", "take").await.status, 303);
    assert_eq!(hers.get(&door).await.status, 404, "she named herself");
    let named = [("act", "name"), ("job", "1"), ("handle", "maren")];
    plan(&officer, &path, &named).await;
    assert!(hers.get(&path).await.text().contains(&door));
    let at_door = hers.get(&door).await;
    assert!(at_door.status == 200 && !at_door.text().contains("/guests"));
    let said = hers.press(&at_door, &door, &[("code", "2222-2222")]).await;
    assert!(said.text().contains("Not on this list"));
    assert_eq!(hers.get(&format!("{path}/guests")).await.status, 404);
    plan(&officer, &path, &[("act", "open"), ("job", "1")]).await;
    let late = hers.press(&at_door, &door, &[("code", "2222-2222")]).await;
    assert_eq!(late.status, 404);
    world.finish();
}

/// 0.8: the competition notice is on the event page, in the ICS text and on the check-in screen.
#[tokio::test]
async fn the_competition_notice_is_on_the_page_in_the_calendar_and_at_the_door() {
    let world = World::new(643);
    let (olga, _) = two_peers(&world).await;
    let path = event_with(&olga, "With competitors", &[]).await;
    world.run_until_quiet().await;
    let hers = Browser::signed_in(&olga).await;
    for address in [path.clone(), format!("{path}/checkin")] {
        let text = hers.get(&address).await.text();
        assert!(text.contains("Competitors are in the room"));
    }
    for address in [format!("{path}.ics"), "/calendar.ics".to_owned()] {
        let text = hers.get(&address).await.text().replace("\r\n ", "");
        let notice = "Competitors are in the room. We do not talk about prices";
        assert!(text.contains(notice), "{text}");
    }
    world.finish();
}
