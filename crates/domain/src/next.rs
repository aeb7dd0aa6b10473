//! Where somebody goes once she is signed in: the name of a page here, never an address that somebody wrote (threat E5).

use serde::{Deserialize, Serialize};

use crate::{ErrandId, EventId, Iri, OfferId};

/// What she was about to do when she was asked to sign in (F28).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Nothing: she goes where everybody goes.
    #[default]
    Home,
    /// To answer an event, by its name here.
    Event(EventId),
    /// To answer an event of another community, by its name on the network, whether it is known here or not.
    Elsewhere(Iri),
    /// To see what her browser brought from another community.
    Errand(ErrandId),
    /// To claim what an offer of ours gives to members of another community.
    Offer(OfferId),
}

/// Stands before the id of an offer, which is written as that of an event is.
const OFFER: &str = "offer-";

impl Next {
    /// Reads the name of an event, of an errand or of an offer; whatever else it is leads to nothing else.
    pub fn about(event: &str) -> Self {
        let here = EventId::parse(event).map(Self::Event).ok();
        let errand = || ErrandId::parse(event).map(Self::Errand).ok();
        let offer = || {
            let id = OfferId::parse(event.strip_prefix(OFFER)?);
            id.map(Self::Offer).ok()
        };
        let elsewhere = || Iri::parse(event).map(Self::Elsewhere).ok();
        let found = here.or_else(errand).or_else(offer);
        found.or_else(elsewhere).unwrap_or_default()
    }

    /// The name of the event, errand or offer, as [`Next::about`] reads it; empty when there is none.
    pub fn event(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Event(id) => id.to_string(),
            Self::Elsewhere(iri) => iri.to_string(),
            Self::Errand(id) => id.to_string(),
            Self::Offer(id) => format!("{OFFER}{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E5
    #[test]
    fn an_event_is_named_and_nothing_else_is_anywhere_to_go() {
        let here = Next::Event(EventId::new(0, [7; 10]));
        assert_eq!(Next::about(&here.event()), here);
        let elsewhere = Next::Elsewhere(Iri::parse("https://b.example/events/1").unwrap());
        assert_eq!(Next::about(&elsewhere.event()), elsewhere);
        let errand = Next::Errand(ErrandId::new([7; 16]));
        assert_eq!(Next::about(&errand.event()), errand);
        let offer = Next::Offer(OfferId::new(0, [7; 10]));
        assert_eq!(Next::about(&offer.event()), offer);
        assert_ne!(
            Next::about(&offer.event()),
            Next::about(&here.event()),
            "one id, two things"
        );
        for odd in [
            "",
            "/desk/peers",
            "offer-",
            "offer-//evil.example",
            "//evil.example",
            "javascript:alert(1)",
            "x\r\ny",
        ] {
            assert_eq!(Next::about(odd), Next::Home, "{odd}");
        }
        assert_eq!(Next::about(&Next::Home.event()), Next::Home);
    }
}
