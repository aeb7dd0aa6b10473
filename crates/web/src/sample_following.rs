//! One sample of every page that a member's follows shape.

use community::follow_community::Sharing;

use domain::{CodeVersion, FirstStep, Iri};
use jiff::Timestamp;

use crate::calendar_page::{FeedPage, Mine};
use crate::community_page::{CommunityPage, Following};
use crate::frame::{Desk, Frame, Person};
use crate::sample_events::{at, origin};
use crate::samples;
use crate::{CommunitiesPage, CommunitiesShown, EventsPage, HomePage, List, NextStep};

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
        ("home-newcomer", home_page().render(frame)),
        (
            "home-member",
            HomePage {
                next_step: None,
                ..home_page()
            }
            .render(frame),
        ),
        (
            "home-sign-again",
            HomePage {
                sign_again: Some(CodeVersion { major: 1, minor: 3 }),
                ..home_page()
            }
            .render(frame),
        ),
        ("calendar", calendar_page(None).render(frame)),
        (
            "calendar-feed",
            calendar_page(Some(at("2026-03-03T10:00:00Z"))).render(frame),
        ),
        ("calendar-address", address_page().render(frame)),
    ];
    of_stranger.into_iter().chain(of_member).collect()
}

/// What she follows, with an address or without.
fn calendar_page(feed: Option<Timestamp>) -> EventsPage {
    let mut page = EventsPage {
        mine: Some(Mine { follows: 1, feed }),
        later: None,
        ..samples::events_page()
    };
    page.filter.list = List::Calendar;
    page
}

/// Of a member who follows one community and has two steps behind her.
fn home_page() -> HomePage {
    let mut page = samples::home_page();
    page.communities.pop();
    HomePage {
        shown: CommunitiesShown::Followed,
        next_step: Some(NextStep {
            step: FirstStep::Answer,
            done: 3,
            all: 5,
        }),
        ..page
    }
}

fn address_page() -> FeedPage {
    let path = community::give_calendar_feed::feed_path(&"0f".repeat(32));
    FeedPage {
        url: Iri::local(&origin("https://seattle.example"), &path),
    }
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
