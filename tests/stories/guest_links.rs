//! The links of guests without a membership, beside what else a browser asked this node for (F12).

use harness::{Browser, World};

use crate::guests::{ask, evening_of, path_in};
use crate::mailed_sign_in::code_in;

/// F12, F28: a guest's link opened in a browser that waits for another mail leaves that wish alone.
#[tokio::test]
async fn a_guests_link_does_not_end_the_sign_in_that_the_same_browser_asked_for() {
    let world = World::new(909);
    let olga = world.node("seattle").officer("olga");
    olga.node.member("maren");
    let event = evening_of(&olga, 9).await;
    let (desk, telephone) = (Browser::new(&olga.node), Browser::new(&olga.node));
    assert_eq!(ask(&desk, &event, "nora").await.status, 303);
    assert_eq!(telephone.ask_mail("maren@mail.example").await.status, 303);
    world.run_until_quiet().await;
    let link = path_in(&olga.node.letterbox.last_to("nora"), "/guest/confirm/");
    let page = telephone.get(&link).await;
    assert_eq!(telephone.press(&page, "/guest/confirm", &[]).await.status, 303);
    let code = code_in(&olga.node.letterbox.last_to("maren"));
    let signed_in = telephone.post("/login/code", &[("code", &code)]).await;
    assert_eq!(signed_in.status, 303, "{}", signed_in.text());
    assert!(telephone.cookie().is_some());
    world.run_until_quiet().await;
    world.finish();
}
