//! A meeting: what people read about it, who may see it, and how it stands.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Amount, Currency, EventId, Html, Iri, LanguageTag, Moment, Origin, SourceId, Tag, Title};

/// How far ahead an event may lie, in days: five years.
pub const HORIZON_DAYS_MAX: i64 = 5 * 366;

/// An event this node knows, its own or another's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its name here; the page is `/events/{id}`.
    pub id: EventId,
    /// Its name on the network; on our origin exactly when it is ours.
    pub iri: Iri,
    /// The actor that alone may change it (`attributedTo`).
    pub owner: Iri,
    /// Raised by one by the owner at each change; receivers keep the highest.
    pub revision: u64,
    /// How it stands.
    pub state: EventState,
    /// Who may see and answer it.
    pub audience: Audience,
    /// What people read.
    pub draft: EventDraft,
    /// First shown.
    pub published: Timestamp,
    /// Last changed by its owner.
    pub updated: Timestamp,
    /// Seats taken as its host last said; for our own events the guest set is asked instead.
    pub taken: Option<u32>,
    /// Where it came from, when a calendar brought it.
    pub source: Option<FromCalendar>,
    /// The first date of the series that this is one date of; only of our own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<EventId>,
}

/// Which entry of which calendar an event came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FromCalendar {
    /// The calendar.
    pub source: SourceId,
    /// UID of the entry, and for one date of a series that date (`RECURRENCE-ID` in UTC).
    pub entry: String,
}

/// The part of an event that its owner writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDraft {
    /// One line.
    pub title: Title,
    /// Sanitised HTML; may be empty.
    #[serde(default)]
    pub description: Html,
    /// When it begins.
    pub start: Moment,
    /// When it ends; open when absent.
    pub end: Option<Moment>,
    /// Where people meet.
    pub modality: Modality,
    /// The address, when there is one.
    pub place: Option<Place>,
    /// A public page about the online part; never the meeting link.
    pub online_page: Option<Iri>,
    /// How one joins.
    #[serde(default)]
    pub join_mode: JoinMode,
    /// Sign-up elsewhere.
    pub external_url: Option<Iri>,
    /// Most guests; unlimited when absent.
    pub capacity: Option<u32>,
    /// What it costs.
    pub price: Option<Price>,
    /// Language of the event.
    pub language: Option<LanguageTag>,
    /// One upper-case word of the FEP-8a8e list, as sent.
    pub category: Option<String>,
    /// Hashtags.
    #[serde(default)]
    pub tags: Vec<Tag>,
    /// A picture with its media type.
    pub banner: Option<Banner>,
    /// Further organisers, the owner not counted.
    #[serde(default)]
    pub organizers: Vec<Iri>,
}

impl EventDraft {
    /// Most tags kept.
    pub const TAGS_MAX: usize = 10;
    /// Most organisers kept.
    pub const ORGANIZERS_MAX: usize = 10;
    /// Most seats.
    pub const CAPACITY_MAX: u32 = crate::GUESTS_MAX as u32;
    /// Longest event, in days.
    pub const DAYS_MAX: i64 = 62;

    /// When it is over: its end, else three hours after its start.
    pub fn over_at(&self) -> Timestamp {
        let open_end = self.start.at.as_second() + 3 * 3600;
        self.end.as_ref().map_or_else(
            || Timestamp::from_second(open_end).unwrap_or(self.start.at),
            |end| end.at,
        )
    }

    /// The rules that bind several fields at once; each field was parsed before.
    pub fn check(&self, now: Timestamp) -> Result<(), EventRefused> {
        if let Some(end) = &self.end {
            let seconds = end.at.as_second() - self.start.at.as_second();
            if seconds < 0 {
                return Err(EventRefused::EndsBeforeStart);
            }
            if seconds > Self::DAYS_MAX * 86_400 {
                return Err(EventRefused::TooLong);
            }
        }
        if self.start.at.as_second() - now.as_second() > HORIZON_DAYS_MAX * 86_400 {
            return Err(EventRefused::TooFarAhead);
        }
        if self
            .capacity
            .is_some_and(|seats| seats == 0 || seats > Self::CAPACITY_MAX)
        {
            return Err(EventRefused::Capacity);
        }
        if self.tags.len() > Self::TAGS_MAX || self.organizers.len() > Self::ORGANIZERS_MAX {
            return Err(EventRefused::TooMany);
        }
        Ok(())
    }
}

/// Why an event was refused as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EventRefused {
    /// The end lies before the start.
    #[error("an event ends after it starts")]
    EndsBeforeStart,
    /// Longer than two months.
    #[error("an event lasts at most {} days", EventDraft::DAYS_MAX)]
    TooLong,
    /// Beyond the horizon.
    #[error("an event starts within the next five years")]
    TooFarAhead,
    /// No seats, or more than one guest list holds.
    #[error("an event has between 1 and {} seats, or no limit", EventDraft::CAPACITY_MAX)]
    Capacity,
    /// Too many tags or organisers.
    #[error(
        "an event has at most {} tags and {} organisers",
        EventDraft::TAGS_MAX,
        EventDraft::ORGANIZERS_MAX
    )]
    TooMany,
}

/// How an event stands (F12); *held* follows from the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// Seen by its author alone.
    Draft,
    /// On.
    Published,
    /// On, at another time than first said.
    Rescheduled,
    /// On, but online now.
    MovedOnline,
    /// Not yet certain.
    Tentative,
    /// Off until a new date is found.
    Postponed,
    /// Off.
    Cancelled,
}

impl EventState {
    /// Whether people can still expect it.
    pub fn is_on(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Postponed | Self::Draft)
    }
}

/// Who may see and answer an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Members of this node; it never leaves.
    Members,
    /// Members here and at these peers.
    Peers(BTreeSet<Origin>),
    /// Members here and at every active peer with the scope `events`.
    AllPeers,
    /// Everybody.
    Public,
}

impl Audience {
    /// Most peers named one by one.
    pub const PEERS_MAX: usize = 200;
}

/// Where people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// At an address.
    InPerson,
    /// On the net.
    Online,
    /// Both.
    Hybrid,
}

/// How one joins (FEP-8a8e `joinMode`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinMode {
    /// Whoever asks, while there are seats.
    #[default]
    Free,
    /// The organiser decides.
    Restricted,
    /// By invitation.
    Invite,
    /// On another site.
    External,
}

/// An address people can find.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name, at most 200 characters.
    pub name: String,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Town.
    pub locality: Option<String>,
    /// State or province.
    pub region: Option<String>,
    /// Country, in words or as a code.
    pub country: Option<String>,
    /// Where on the globe.
    pub coordinates: Option<Coordinates>,
}

impl Eq for Place {}

impl Place {
    /// Most characters of each line of an address; readers cut, they do not refuse.
    pub const CHARS_MAX: usize = 200;

    /// Name and address on one line.
    pub fn line(&self) -> String {
        let parts = [
            Some(&self.name),
            self.street.as_ref(),
            self.locality.as_ref(),
            self.country.as_ref(),
        ];
        let mut seen: Vec<&str> = Vec::new();
        for part in parts.into_iter().flatten().map(|part| part.trim()) {
            if !part.is_empty() && !seen.contains(&part) {
                seen.push(part);
            }
        }
        seen.join(", ")
    }
}

/// Degrees of latitude (±90) and longitude (±180), WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    /// North is positive.
    pub latitude: f64,
    /// East is positive.
    pub longitude: f64,
}

/// What an event costs; absent means nobody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// For everybody.
    pub amount: Amount,
    /// For members of the owner, of co-hosts, and under an agreement.
    pub member: Option<Amount>,
    /// Both are in this.
    pub currency: Currency,
}

/// A picture at the head of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Banner {
    /// Where it lies.
    pub url: Iri,
    /// For example `image/jpeg`.
    pub media_type: String,
}

impl Event {
    /// Whether this node owns it.
    pub fn is_at(&self, origin: &Origin) -> bool {
        &self.iri.origin() == origin
    }

    /// Seats there are to give now, nothing for as many as come: one that is off gives none, and nobody moves up on its list.
    pub fn seats(&self) -> Option<u32> {
        match self.state {
            EventState::Cancelled => Some(0),
            _ => self.draft.capacity,
        }
    }

    /// When it is over: its end, else three hours after its start.
    pub fn over_at(&self) -> Timestamp {
        self.draft.over_at()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Zone;

    fn draft(start: &str, end: Option<&str>) -> EventDraft {
        EventDraft {
            title: Title::parse("Round table").unwrap(),
            description: Html::default(),
            start: Moment::parse(start, Zone::utc()).unwrap(),
            end: end.map(|end| Moment::parse(end, Zone::utc()).unwrap()),
            modality: Modality::Online,
            place: None,
            online_page: None,
            join_mode: JoinMode::Free,
            external_url: None,
            capacity: None,
            price: None,
            language: None,
            category: None,
            tags: Vec::new(),
            banner: None,
            organizers: Vec::new(),
        }
    }

    #[test]
    fn an_event_ends_after_it_starts_and_lies_within_the_horizon() {
        let now: Timestamp = "2026-11-21T00:00:00Z".parse().unwrap();
        assert_eq!(
            draft("2027-01-14T18:00:00Z", Some("2027-01-14T20:00:00Z")).check(now),
            Ok(())
        );
        assert_eq!(
            draft("2027-01-14T18:00:00Z", Some("2027-01-14T17:00:00Z")).check(now),
            Err(EventRefused::EndsBeforeStart)
        );
        assert_eq!(
            draft("2027-01-14T18:00:00Z", Some("2027-05-14T17:00:00Z")).check(now),
            Err(EventRefused::TooLong)
        );
        assert_eq!(
            draft("2040-01-14T18:00:00Z", None).check(now),
            Err(EventRefused::TooFarAhead)
        );
        let mut none = draft("2027-01-14T18:00:00Z", None);
        none.capacity = Some(0);
        assert_eq!(none.check(now), Err(EventRefused::Capacity));
    }

    #[test]
    fn a_place_is_written_on_one_line_without_repeating_itself() {
        let place = Place {
            name: "Zennehof".into(),
            locality: Some("Brussels".into()),
            country: Some("Brussels".into()),
            ..Place::default()
        };
        assert_eq!(place.line(), "Zennehof, Brussels");
    }
}
