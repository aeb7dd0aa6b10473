//! Samples of the pages of other communities.

use community::follow_community::Sharing;
use domain::{CommunityAudience, CommunityModality, Country, Ecosystem, Html, MailAddress, Scope, Title};

use crate::calendar::Count;
use crate::sample_events::{agora, at, events, london, origin, seattle, tag};
use crate::sample_texts::by_hand;
use crate::{CommunitiesPage, CommunityCard, CommunityPage, Following, Host, Labels, PeerCard, SaidByPeer};

pub(crate) fn communities_page() -> CommunitiesPage {
    let labels = |audience, modality, ecosystem| {
        Some(Labels {
            audience,
            modality,
            ecosystem,
        })
    };
    let card = |host: Host, place: &str, labels, languages: &[&str], events_ahead| CommunityCard {
        host,
        labels,
        summary: Html::default(),
        languages: languages.iter().map(|language| tag(language)).collect(),
        events_ahead: Count::exactly(events_ahead),
        events_path: format!("/events?host={place}.example"),
        origin: origin(&format!("https://{place}.example")),
    };
    let (partners, mixed) = (CommunityAudience::PartnersOnly, CommunityAudience::Mixed);
    let (hybrid, online) = (CommunityModality::Hybrid, CommunityModality::Online);
    let (microsoft, several) = (Ecosystem::Microsoft, Ecosystem::MultiVendor);
    let without_offers = Scope::ALL.into_iter().filter(|scope| *scope != Scope::Offers);
    CommunitiesPage {
        own: card(
            seattle(),
            "seattle",
            labels(partners, hybrid, microsoft),
            &["en", "es"],
            6,
        ),
        peers: vec![
            PeerCard {
                card: card(
                    agora(),
                    "agora",
                    labels(mixed, online, several),
                    &["en", "sv", "de"],
                    10,
                ),
                scopes: without_offers.collect(),
                since: at("2025-11-03T10:00:00Z"),
                sharing: Sharing::Now,
                following: Following::Stranger,
            },
            PeerCard {
                card: card(
                    london(),
                    "london",
                    labels(mixed, hybrid, microsoft),
                    &["en", "fr"],
                    5,
                ),
                scopes: Scope::ALL.into_iter().collect(),
                since: at("2026-02-17T10:00:00Z"),
                sharing: Sharing::Now,
                following: Following::Stranger,
            },
        ],
    }
}

/// London's, as a stranger sees it.
pub(crate) fn community_page() -> CommunityPage {
    CommunityPage {
        peer: communities_page().peers.remove(1),
        said: SaidByPeer {
            country: Country::parse("GB").ok(),
            region: domain::Region::parse("GB-ENG").ok(),
            contact: MailAddress::parse("board@london.example").ok(),
            chapters: ["Thames", "Kent"]
                .map(|name| Title::parse(&by_hand(name)).expect("a sample is written right"))
                .into(),
            documents: vec![domain::CommunityDocument {
                kind: domain::DocumentKind::CodeOfEthics,
                name: Title::parse(&by_hand("Code of ethics 2.0")).expect("a sample is written right"),
                words: 612,
                address: domain::Iri::parse("https://london.example/ethics")
                    .expect("a sample is written right"),
            }],
        },
        events: events().into_iter().take(3).collect(),
    }
}
