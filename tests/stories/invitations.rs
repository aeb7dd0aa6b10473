//! Officers invite members to events (F12).

use harness::{Browser, World};
use serde_json::json;

use crate::drafts::{evening, with};

/// F12: a member who is invited to an event by invitation gets one mail, answers on its page, and leaves the list of those who
/// were invited; who is not invited, and who is none, is told so.
#[tokio::test]
async fn a_member_is_invited_by_her_handle_and_answers_where_others_cannot() {
    let world = World::new(741);
    let olga = world.node("seattle").officer("olga");
    let (maren, wilma) = (olga.node.member("maren"), olga.node.member("wilma"));
    let closed = with(evening("By invitation"), "join_mode", json!("invite"));
    let event = olga.publish(closed).await;
    let path = format!("/events/{}", event["id"].as_str().expect("it has an id"));
    let (list, rsvp) = (format!("{path}/guests"), format!("{path}/rsvp"));
    let officer = Browser::signed_in(&olga).await;
    let page = officer.get(&list).await;
    let nobody = officer.press(&page, &list, &[("handle", "nobody")]).await;
    assert_eq!(nobody.status, 422);
    let said = nobody.text();
    assert!(
        said.contains("no member here is called so") && said.contains("value=\"nobody\""),
        "{said}"
    );
    for _ in 0..2 {
        let invited = officer.press(&page, &list, &[("handle", "@maren")]).await;
        assert_eq!(invited.status, 303, "{}", invited.text());
    }
    world.run_until_quiet().await;
    assert_eq!(
        olga.node.letterbox.subjects_to("maren"),
        ["Invitation: By invitation"]
    );
    let mail = olga.node.letterbox.last_to("maren");
    assert!(
        mail.text.contains(&path) && mail.method.is_none(),
        "{}",
        mail.text
    );
    // An organiser invites too, who need not be an officer.
    let why = "because somebody who organises this event of";
    assert!(mail.text.contains(why), "{}", mail.text);
    let shown = officer.get(&format!("{list}?list=invited")).await.text();
    assert!(shown.contains("Invited (1)"), "{shown}");

    let hers = Browser::signed_in(&maren).await;
    let page = hers.get(&path).await;
    assert_eq!(hers.press(&page, &rsvp, &[("answer", "going")]).await.status, 303);
    assert!(hers.get(&path).await.text().contains("You are going"));
    let shown = officer.get(&list).await.text();
    assert!(
        shown.contains("Invited (0)") && shown.contains("Going (1)"),
        "{shown}"
    );
    let page = officer.get(&list).await;
    assert!(olga.node.letterbox.subjects_to("maren").len() == 1);
    wilma
        .answer(path.trim_start_matches("/events/"), "going")
        .await
        .expect(409);
    let member = Browser::signed_in(&wilma).await;
    let others = member.press(&page, &list, &[("handle", "wilma")]).await;
    assert_eq!(others.status, 404, "a member invites nobody");
    world.run_until_quiet().await;
    world.finish();
}
