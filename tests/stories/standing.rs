//! Officers limit what a member may do, at the desk and with the shell, and lift it again (F20, need 2.16).

use harness::{Browser, World};
use server::admin::{MemberAsk, Reply, Request, StandingWord};

use crate::rooms_house::House;

/// F20, 2.16, D2: who is limited goes into no room, and reads the same at the address of her room as at one that never was; the
/// list of rooms says so too. When it is lifted her seat is where it was.
#[tokio::test]
async fn a_limited_member_goes_into_no_room_until_it_is_lifted() {
    let world = World::new(2_016);
    let house = House::closed(&world);
    let olga = Browser::signed_in(&house.olga).await;
    let maren = Browser::signed_in(&house.maren).await;
    let room = format!("/rooms/{}", house.room.letters());
    let nowhere = "/rooms/0123456789ABCDEFGHJKMNPQRS";
    assert_eq!(maren.get(&room).await.status, 200);

    let path = format!("/desk/members/{}", house.maren.id);
    let act = format!("{path}/standing");
    let page = olga.get(&path).await;
    let wrong = olga
        .press(&page, &act, &[("standing", "limited"), ("until", "2001-01-01")])
        .await;
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("Give a day to come") && text.contains("value=\"2001-01-01\""));
    assert_eq!(maren.get(&room).await.status, 200);
    let until = house.node.clock_now().as_second() + 40 * 86_400;
    let until = jiff::Timestamp::from_second(until).unwrap();
    let day = until.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let done = olga
        .press(&page, &act, &[("standing", "limited"), ("until", day.as_str())])
        .await;
    assert_eq!(done.status, 303);
    for address in ["/rooms", room.as_str(), nowhere] {
        let kept_out = maren.get(address).await;
        assert_eq!(kept_out.status, 403, "{address}");
        assert!(kept_out.text().contains("You cannot go into rooms until"));
    }
    let card = maren.get("/card").await.text();
    assert!(card.contains("Limited until"), "{card}");
    let log = olga.get("/desk/audit").await.text();
    assert!(log.contains("Limited the rights of maren until"), "{log}");
    let own = format!("/desk/members/{}", house.olga.id);
    let page = olga.get(&own).await;
    let own = format!("{own}/standing");
    let herself = olga.press(&page, &own, &[("standing", "suspended")]).await;
    assert_eq!(herself.status, 409);

    let lift = MemberAsk::Standing {
        handle: "maren".to_owned(),
        standing: Some(StandingWord::Good),
        until: None,
    };
    let Reply::Done(shown) = house.node.operate(Request::Members(lift)).await else {
        panic!("it is lifted");
    };
    assert_eq!(shown.value["standing"], "good");
    assert!(!maren.get("/card").await.text().contains("Limited until"));
    assert_eq!(maren.get(&room).await.status, 200);
    world.run_until_quiet().await;
    world.finish();
}
