//! One sample of every page that a member's follows shape.

use community::follow_community::Sharing;

use crate::CommunitiesPage;
use crate::community_page::{CommunityPage, Following};
use crate::frame::{Desk, Frame, Person};
use crate::sample_events::at;
use crate::samples;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let no_peers = CommunitiesPage {
        peers: Vec::new(),
        ..samples::communities_page()
    };
    let of_stranger = [
        ("communities", samples::communities_page().render(frame)),
        ("communities-empty", no_peers.render(frame)),
        ("community", samples::community_page().render(frame)),
    ];
    let maren = Person {
        name: "Maren Ostbye-Hale",
        form_token: "sample",
        desk: Desk::OfOthers,
    };
    let frame = &Frame {
        person: Some(maren),
        ..*frame
    };
    let mut over = community_page(Following::Since(at("2026-03-03T10:00:00Z")));
    over.peer.sharing = Sharing::Over;
    over.events.clear();
    let of_member = [
        ("communities-member", communities_page().render(frame)),
        ("community-member", community_page(Following::No).render(frame)),
        (
            "community-followed",
            community_page(Following::Since(at("2026-03-03T10:00:00Z"))).render(frame),
        ),
        ("community-over", over.render(frame)),
    ];
    of_stranger.into_iter().chain(of_member).collect()
}

fn community_page(following: Following) -> CommunityPage {
    let mut page = samples::community_page();
    page.peer.following = following;
    page
}

/// She follows one of two.
fn communities_page() -> CommunitiesPage {
    let mut page = samples::communities_page();
    page.peers[0].following = Following::No;
    page.peers[1].following = Following::Since(at("2026-03-03T10:00:00Z"));
    page
}
