//! Another room, which is there in every life: whoever sits in it is in no way nearer to the one that differs, and sees the
//! same bytes in hers.

use super::Stage;
use crate::browser::Browser;
use crate::person::Person;
use crate::reply::Reply;
use crate::tap::{Eye, Observer};

/// A room of one officer, who speaks to herself; it is made before any other.
pub(super) struct Thorn {
    thea: Person,
    /// `/rooms/…`
    room: String,
    /// `/rooms/…/…`, newest last.
    threads: Vec<String>,
}

impl Thorn {
    pub(super) async fn grow(stage: &Stage) -> Self {
        let thea = stage.node.officer("thea");
        let fields = [
            ("name", "Thorn"),
            ("rule", "closed"),
            ("pseudonym_days", "30"),
            ("min_membership_days", "0"),
            ("vouches", "0"),
            ("retention", "30"),
        ];
        let made = Browser::signed_in(&thea).await.post_hers("/rooms", &fields).await;
        let to = led_to(&made);
        let room = to.strip_suffix("/members").unwrap_or(&to).to_owned();
        Self {
            thea,
            room,
            threads: Vec::new(),
        }
    }

    /// A thread is begun, gone on with, and something stays unsent.
    pub(super) async fn speak(&mut self, turn: usize) {
        let hers = Browser::signed_in(&self.thea).await;
        let title = format!("Thorns {turn}");
        let begun = [("title", title.as_str()), ("text", "They prick whoever plucks.")];
        let to = led_to(&hers.post_hers(&self.room, &begun).await);
        let thread = to.split(['#', '?']).next().unwrap_or_default().to_owned();
        led_to(
            &hers
                .post_hers(&thread, &[("text", "And whoever does not.")])
                .await,
        );
        led_to(
            &hers
                .post_hers(&thread, &[("text", "Or not."), ("act", "draft")])
                .await,
        );
        self.threads.push(thread);
    }

    /// Thea, and the pages of her own room.
    pub(super) async fn observer(&self) -> (Observer, Vec<String>) {
        let mut pages = ["/", "/rooms", "/notifications", "/settings/data", "/desk/setup"]
            .map(ToOwned::to_owned)
            .to_vec();
        let of_room = ["", "/new", "/members", "/audit", "/steward", "/leave"];
        pages.extend(of_room.map(|below| format!("{}{below}", self.room)));
        pages.extend(self.threads.iter().cloned());
        let observer = Observer {
            name: "a steward of another room",
            eye: Eye::Browser(Browser::signed_in(&self.thea).await),
        };
        (observer, pages)
    }
}

/// Where a form leads that has to be taken.
fn led_to(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.header("location").unwrap_or_default().to_owned()
}
