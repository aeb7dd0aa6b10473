//! A machine stops in the middle of a merge of two memberships, and of a deletion: what is done again, or gone on with after
//! the start, is done whole and once (F22). A piece of either is one commit; nothing is half there between two of them but
//! answers that were moved already.

use std::time::Duration;

use engine::Moment;
use harness::{Browser, Fallen, Person, World};
use serde_json::json;

use crate::drafts::{evening, two_peers, with};

/// What is under way when it stops.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    /// An officer makes the two memberships of one person one.
    Merge,
    /// She deletes the data of one of them.
    Delete,
}

/// Maren joined twice, and by the name that goes answered an evening here and one in London.
struct Scene {
    world: World,
    ravi: Person,
    olga: Person,
    maren: Person,
    twin: Person,
    desk: Browser,
    hers: Browser,
}

impl Scene {
    async fn lay() -> Self {
        let world = World::new(880);
        let (olga, ravi) = two_peers(&world).await;
        for (officer, title) in [(&olga, "Round table"), (&ravi, "Thames evening")] {
            officer.publish(with(evening(title), "capacity", json!(5))).await;
        }
        world.run_until_quiet().await;
        let (maren, twin) = (olga.node.member("maren"), olga.node.member("twin"));
        for title in ["Round table", "Thames evening"] {
            let event = twin.id_of(title).await;
            twin.answer(&event, "going").await.expect(200);
        }
        world.run_until_quiet().await;
        let (desk, hers) = (Browser::signed_in(&olga).await, Browser::signed_in(&twin).await);
        world.when_fallen(Fallen::Restarts);
        Self {
            world,
            ravi,
            olga,
            maren,
            twin,
            desk,
            hers,
        }
    }

    /// One try; whether it is done, by this one or by one before of which nobody heard.
    async fn tries(&self, deed: Deed) -> bool {
        match deed {
            Deed::Merge => {
                let path = format!("/desk/members/{}/merge", self.twin.id);
                let shown = self.desk.get(&format!("{path}?into=maren")).await;
                match shown.status {
                    200 => self.desk.press(&shown, &path, &[]).await.status == 303,
                    status => status == 404,
                }
            }
            Deed::Delete => {
                let path = "/settings/data/delete";
                let shown = self.hers.get(path).await;
                match shown.status {
                    200 => {
                        let done = self.hers.press(&shown, path, &[("act", "delete")]).await;
                        done.status == 303
                    }
                    status => status == 403,
                }
            }
        }
    }

    /// Tries until it is done, and lets everybody hear of it.
    async fn happen(&self, deed: Deed) {
        for _ in 0..20 {
            if self.tries(deed).await {
                break;
            }
            self.world.run_for(Duration::from_secs(1)).await;
        }
        self.world.run_until_quiet().await;
    }

    async fn check(self, deed: Deed, case: &str) {
        // Lists and documents are gone through after one more start.
        let node = &self.olga.node;
        node.crash(7);
        node.restart();
        while node.go_on_with_erasures().await > 0 {}
        self.world.run_until_quiet().await;
        let twin = node
            .database()
            .read(|tx| store::members::get(tx, &self.twin.id))
            .unwrap();
        assert!(twin.is_some_and(|twin| twin.is_erased()), "{case}");
        let taken = json!(usize::from(deed == Deed::Merge));
        for (host, title) in [(&self.olga, "Round table"), (&self.ravi, "Thames evening")] {
            let event = host.event_titled(title).await.expect("it is there");
            assert_eq!(event["taken"], taken, "{case}: {event}");
            if deed == Deed::Merge {
                let here = self.maren.id_of(title).await;
                let answer = self.maren.rsvp(&here).await;
                assert_eq!(answer["state"], "confirmed", "{case}: {answer}");
            }
        }
        let mail = domain::MailAddress::parse("twin@mail.example").unwrap();
        let found = node.database().read(|tx| store::members::by_mail(tx, &mail));
        let found = found.unwrap().map(|member| member.id);
        let expected = (deed == Deed::Merge).then(|| self.maren.id.clone());
        assert_eq!(found, expected, "{case}");
        self.world.finish();
    }
}

/// Stops the machine at each flush of it in turn, one world each.
async fn stop_everywhere(deed: Deed, moment: Moment) {
    let scene = Scene::lay().await;
    let (_, before) = scene.olga.node.steps();
    scene.happen(deed).await;
    let (_, after) = scene.olga.node.steps();
    scene.check(deed, "nothing stops").await;
    assert!(after > before + 1, "it is work: {before} to {after}");
    for flush in 1..=after - before {
        let scene = Scene::lay().await;
        let lives = scene.olga.node.lives();
        scene.olga.node.crash_at_flush(flush, moment);
        scene.happen(deed).await;
        let case = format!("{deed:?} stops at flush {flush}, {moment:?}");
        assert_eq!(scene.olga.node.lives(), lives + 1, "{case}");
        scene.check(deed, &case).await;
    }
}

#[tokio::test]
async fn a_merge_is_whole_though_the_machine_stops_before_any_flush_of_it() {
    stop_everywhere(Deed::Merge, Moment::Before).await;
}

#[tokio::test]
async fn a_merge_is_whole_though_the_machine_stops_after_any_flush_that_nobody_heard_of() {
    stop_everywhere(Deed::Merge, Moment::After).await;
}

#[tokio::test]
async fn a_deletion_is_whole_though_the_machine_stops_before_any_flush_of_it() {
    stop_everywhere(Deed::Delete, Moment::Before).await;
}

#[tokio::test]
async fn a_deletion_is_whole_though_the_machine_stops_after_any_flush_that_nobody_heard_of() {
    stop_everywhere(Deed::Delete, Moment::After).await;
}
