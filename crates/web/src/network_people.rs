//! The part of `/people` that is of other communities: where it is looked, and what each of them answered, live (F05, needs 2.14
//! and 2.18). Nothing of it is kept.

use domain::{CardQuestion, Dimension, MemberCard, Origin, Taxonomy, Title};
use edge::PeerPeople;

use crate::frame::Choice;
use crate::introductions::address_of_card;
use crate::words::Words;

/// What one community answered, as it is written.
pub(crate) struct PeerRows {
    /// Its address, to go there.
    pub(crate) address: String,
    pub(crate) name: String,
    /// How many there are, or why nobody is shown.
    pub(crate) said: String,
    pub(crate) cards: Vec<CardRow>,
}

/// Somebody elsewhere: no address of hers is told.
pub(crate) struct CardRow {
    pub(crate) name: String,
    pub(crate) organization: String,
    pub(crate) work: String,
    pub(crate) places: String,
    pub(crate) fits: String,
    /// Where she can be asked to be introduced; empty where her community did not say by what (F07).
    pub(crate) ask: String,
}

/// Where one may look, the one that is meant chosen.
pub(crate) fn scopes(words: &Words, elsewhere: bool) -> Vec<Choice> {
    let choice = |value: &str, key: &str, chosen: bool| Choice {
        value: value.to_owned(),
        label: words.t(key),
        language: String::new(),
        chosen,
    };
    vec![
        choice("", "people-look-own", !elsewhere),
        choice("network", "people-look-network", elsewhere),
    ]
}

/// What peers can be asked of what she asks: they are not asked for flavours of partner, nor for long texts.
pub(crate) fn asked_of_peers(mut entries: Vec<(Dimension, String)>, text: &str) -> CardQuestion {
    entries.retain(|(dimension, _)| *dimension != Dimension::PartnerTypes);
    let text: String = text.chars().take(MemberCard::TEXT_CHARS_MAX).collect();
    CardQuestion {
        entries,
        text: Title::parse(&text).ok(),
    }
}

/// One after another, as they were asked.
pub(crate) fn peer_rows(words: &Words, taxonomy: &Taxonomy, peers: &[PeerPeople]) -> Vec<PeerRows> {
    let row = |peer: &PeerPeople| {
        let (said, cards) = match &peer.found {
            None => (words.t("people-network-silent"), &[][..]),
            Some(found) if found.cards.is_empty() => (words.t("people-network-none"), &[][..]),
            Some(found) => (
                words.count("people-network-found", found.total),
                found.cards.as_slice(),
            ),
        };
        PeerRows {
            address: peer.peer.to_string(),
            name: peer.name.clone(),
            said,
            cards: cards
                .iter()
                .map(|card| card_row(taxonomy, &peer.peer, card))
                .collect(),
        }
    };
    peers.iter().map(row).collect()
}

fn card_row(taxonomy: &Taxonomy, peer: &Origin, card: &MemberCard) -> CardRow {
    let joined = |names: Vec<&str>| names.join(" · ");
    let work = card.competencies.iter();
    let places = card.regions.iter();
    CardRow {
        name: card.name.to_string(),
        organization: card
            .organization
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        work: joined(
            work.map(|term| taxonomy.name(Dimension::Competencies, term.as_str()))
                .collect(),
        ),
        places: joined(
            places
                .map(|region| taxonomy.name(Dimension::Regions, region.as_str()))
                .collect(),
        ),
        fits: card
            .best_fit
            .as_ref()
            .map_or_else(String::new, |line| line.as_str().to_owned()),
        ask: address_of_card(peer, card).unwrap_or_default(),
    }
}
