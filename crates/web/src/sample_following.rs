//! One sample of every page that a member's follows shape.

use community::follow_community::Sharing;

use domain::{CodeVersion, EnrolmentState, ErrandId, FirstStep, Iri, LinkId, Title};
use jiff::Timestamp;
use store::links::LinkState;

use crate::calendar_page::{FeedPage, Mine};
use crate::community_page::{CommunityPage, Following};
use crate::frame::{Desk, Frame, Person};
use crate::my_communities_page::{LinkLine, LinksTold, MyCommunitiesPage};
use crate::sample_benefits;
use crate::sample_events::{at, origin};
use crate::sample_texts::by_hand;
use crate::samples;
use crate::vouchers::{ErrandKind, ErrandPage, LinkAskPage, VouchPage};
use crate::{AskedToSign, CommunitiesPage, CommunitiesShown, EventsPage, HomePage, List, NextStep};

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
                sign_again: Some(AskedToSign::Again(CodeVersion { major: 1, minor: 3 })),
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
    let all = of_stranger.into_iter().chain(of_member);
    let benefits = sample_benefits::all(frame);
    all.chain(linking(frame)).chain(benefits).collect()
}

/// The pages on which she links her memberships.
fn linking(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let alone = MyCommunitiesPage {
        links: Vec::new(),
        offered: Vec::new(),
        told: LinksTold::NotAsked,
        ..my_communities_page()
    };
    let stranger = Frame {
        person: None,
        ..*frame
    };
    vec![
        ("my-communities", my_communities_page().render(frame)),
        ("my-communities-none", alone.render(frame)),
        ("link-ask", link_ask_page().render(frame)),
        ("link-asked", errand_page(ErrandKind::Asked).render(frame)),
        (
            "link-asked-stranger",
            errand_page(ErrandKind::Asked).render(&stranger),
        ),
        ("link-vouch", vouch_page().render(frame)),
        ("link-vouched", errand_page(ErrandKind::Vouched).render(frame)),
    ]
}

/// She linked one, which she named home, and is about to link another.
fn my_communities_page() -> MyCommunitiesPage {
    let line = |name: &str, host: &str, state, since: &str, is_home| LinkLine {
        name: by_hand(name),
        host: host.to_owned(),
        state,
        since: at(since),
        sharing: Sharing::Now,
        is_home,
    };
    let (linked, waiting) = (LinkState::Linked, LinkState::Waiting);
    MyCommunitiesPage {
        level: by_hand("Chapter member"),
        state: EnrolmentState::Current,
        links: vec![
            line(
                "Thames Partner Chapter",
                "london.example",
                linked,
                "2026-03-03T10:00:00Z",
                true,
            ),
            line(
                "Agora North",
                "agora.example",
                waiting,
                "2026-05-12T14:30:00Z",
                false,
            ),
        ],
        offered: vec![("Agora North".to_owned(), "agora.example".to_owned())],
        told: LinksTold::Linked,
    }
}

fn link_ask_page() -> LinkAskPage {
    LinkAskPage {
        community: by_hand("Thames Partner Chapter"),
        peer: origin("https://london.example"),
        audience: Iri::local(&origin("https://seattle.example"), "/c/puget"),
        nonce: "0f".repeat(22),
    }
}

fn errand_page(kind: ErrandKind) -> ErrandPage {
    ErrandPage {
        id: ErrandId::new([15; 16]),
        community: by_hand("Thames Partner Chapter"),
        kind,
        form_token: None,
    }
}

fn vouch_page() -> VouchPage {
    VouchPage {
        community: by_hand("Thames Partner Chapter"),
        audience: Iri::local(&origin("https://london.example"), "/c/thames"),
        issuer: Iri::local(&origin("https://seattle.example"), "/c/puget"),
        subject: "Dw8PDw8PDw8PDw8PDw8PDw".to_owned(),
        link: LinkId::new([15; 16]),
        until: at("2026-05-12T15:10:00Z"),
        proof: "eyJ0eXAiOiJyb3Nhcml1bS1wcm9vZitzZC1qd3QifQ".to_owned(),
    }
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
        introduction: None,
        figure: Some(edge::Figure {
            text: Title::parse("Three of four companies met a partner here.")
                .expect("a sample is written right"),
            source: Title::parse("Survey among members, 2026").expect("a sample is written right"),
            address: Iri::parse("https://seattle.example/documents/survey").ok(),
        }),
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
