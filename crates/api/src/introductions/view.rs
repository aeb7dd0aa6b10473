//! An introduction as REST shows it, from the side of whoever asks.

use community::see_introductions::SeenIntroduction;
use domain::{
    AskedState, Blurb, Connection, HeardState, IntroductionId, IntroductionTo, IntroductionWords, Kind,
    MailAddress, Met, PersonName, Title,
};
use jiff::Timestamp;
use serde::Serialize;

/// The words of `state`.
pub(crate) const STATES: [&str; 6] = [
    "open",
    "waiting",
    "no_reply",
    "withdrawn",
    "accepted",
    "connected",
];

#[derive(Serialize)]
pub(super) struct IntroductionView {
    id: IntroductionId,
    /// `asked` by her or `heard` by her.
    side: &'static str,
    state: &'static str,
    topic: Title,
    why: Blurb,
    gain: Blurb,
    /// The other one's community, by its host.
    community: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<PersonName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<PersonName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    until: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<ContactView>,
}

#[derive(Serialize)]
struct ContactView {
    name: PersonName,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<PersonName>,
    mail: MailAddress,
    slots: Vec<Timestamp>,
    since: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    met: Option<bool>,
}

impl IntroductionView {
    pub(super) fn new(seen: SeenIntroduction) -> Self {
        match seen {
            SeenIntroduction::Asked(asked, target) => {
                let community = match &asked.to {
                    IntroductionTo::There { group, .. } => group.origin(),
                    IntroductionTo::Here(_) => asked.offer.origin(),
                };
                let contact = asked.connection().map(ContactView::new);
                let view = Self::of(asked.id, "asked", asked.words, asked.until);
                Self {
                    state: match asked.state {
                        AskedState::Waiting => "waiting",
                        AskedState::NoReply => "no_reply",
                        AskedState::Withdrawn => "withdrawn",
                        AskedState::Connected(_) => "connected",
                    },
                    community: community.authority().to_owned(),
                    name: target.map(|target| target.name),
                    contact,
                    ..view
                }
            }
            SeenIntroduction::Heard(heard, _) => {
                let contact = heard.connection().map(ContactView::new);
                let view = Self::of(heard.id, "heard", heard.words, heard.until);
                Self {
                    state: match heard.state {
                        HeardState::Open | HeardState::NotNow => "open",
                        HeardState::NoThanks | HeardState::Withdrawn => "withdrawn",
                        HeardState::Accepted(_) => "accepted",
                        HeardState::Connected(_) => "connected",
                    },
                    community: heard.offer.origin().authority().to_owned(),
                    name: heard.card.name,
                    organization: heard.card.organization,
                    kind: heard.card.kind.map(Kind::word),
                    contact,
                    ..view
                }
            }
        }
    }

    fn of(id: IntroductionId, side: &'static str, words: IntroductionWords, until: Timestamp) -> Self {
        Self {
            id,
            side,
            state: "open",
            topic: words.topic,
            why: words.why,
            gain: words.gain,
            community: String::new(),
            name: None,
            organization: None,
            kind: None,
            until,
            contact: None,
        }
    }
}

impl ContactView {
    fn new(both: &Connection) -> Self {
        Self {
            name: both.contact.name.clone(),
            organization: both.contact.organization.clone(),
            mail: both.contact.mail.clone(),
            slots: both.slots.clone(),
            since: both.at,
            met: match both.met {
                Met::Unsaid | Met::Asked => None,
                Met::Yes => Some(true),
                Met::No => Some(false),
            },
        }
    }
}
