//! A meeting: what people read about it, who may see it, and how it stands.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    AgendaItem, AltText, Amount, CoHost, Currency, EventId, Html, Iri, LanguageTag, Moment, Origin, Picture,
    PictureSize, ShownPicture, SourceId, Tag, Title,
};

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
    /// Who holds it together with the owner, on the owner's node, in the order named (need 0.7). Of another node's event those
    /// that its owner named to us.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co_hosts: Vec<CoHost>,
    /// Its parts, by time; of our own events alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<AgendaItem>,
}

impl EventDraft {
    /// Most tags kept.
    pub const TAGS_MAX: usize = 10;
    /// Most organisers kept.
    pub const ORGANIZERS_MAX: usize = 10;
    /// Most co-hosts.
    pub const CO_HOSTS_MAX: usize = 5;
    /// Most seats.
    pub const CAPACITY_MAX: u32 = crate::GUESTS_MAX as u32;
    /// Longest event, in days.
    pub const DAYS_MAX: i64 = 62;
    /// Most bytes of an event of ours as JSON, its agenda and the addresses of its tags as they are told. With ids, context and
    /// proof around it an activity stays below 32 KiB, which every server takes (protocol section 5).
    pub const BYTES_MAX: usize = 24 * 1024;

    /// An event online that whoever may see it joins freely, and of which nothing more is said; the rest is written over it.
    pub fn online(title: Title, start: Moment) -> Self {
        Self {
            title,
            description: Html::default(),
            start,
            end: None,
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
            co_hosts: Vec::new(),
            agenda: Vec::new(),
        }
    }

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
        if self.co_hosts.len() > Self::CO_HOSTS_MAX {
            return Err(EventRefused::TooManyCoHosts);
        }
        let is_late = |item: &AgendaItem| item.minutes > AgendaItem::MINUTES_MAX;
        if self.agenda.len() > AgendaItem::ITEMS_MAX || self.agenda.iter().any(is_late) {
            return Err(EventRefused::Agenda);
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
    /// All of it together is more than other servers take.
    #[error(
        "an event has at most {} KiB in all, so that other servers take it; shorten its description",
        EventDraft::BYTES_MAX / 1024
    )]
    TooLarge,
    /// Too many tags or organisers.
    #[error(
        "an event has at most {} tags and {} organisers",
        EventDraft::TAGS_MAX,
        EventDraft::ORGANIZERS_MAX
    )]
    TooMany,
    /// More than [`EventDraft::CO_HOSTS_MAX`].
    #[error("an event has at most {} co-hosts", EventDraft::CO_HOSTS_MAX)]
    TooManyCoHosts,
    /// More than [`AgendaItem::ITEMS_MAX`] parts, or one after [`AgendaItem::MINUTES_MAX`].
    #[error(
        "an agenda has at most {} lines, each within {} days of the start",
        AgendaItem::ITEMS_MAX,
        EventDraft::DAYS_MAX
    )]
    Agenda,
    /// A link to join, and nothing online to join.
    #[error(
        "an event that people attend at an address alone has no link to join; make it online or hybrid first"
    )]
    LinkInPerson,
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
    /// What it shows; nothing when it is only decoration, or when nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<AltText>,
    /// The picture itself, where this node keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

impl Banner {
    /// A picture of ours as events say it.
    pub fn ours(origin: &Origin, shown: ShownPicture) -> Self {
        Self {
            url: Iri::local(origin, &shown.picture.path(PictureSize::Large)),
            media_type: shown.picture.kind.media_type().to_owned(),
            alt: shown.alt,
            picture: Some(shown.picture),
        }
    }

    /// The picture as this node shows it, if it keeps it.
    pub fn shown(&self) -> Option<ShownPicture> {
        Some(ShownPicture {
            picture: self.picture.clone()?,
            alt: self.alt.clone(),
        })
    }
}

impl Event {
    /// Whether this node owns it.
    pub fn is_at(&self, origin: &Origin) -> bool {
        &self.iri.origin() == origin
    }

    /// The picture at its head, if this node keeps it.
    pub fn picture(&self) -> Option<&Picture> {
        self.draft
            .banner
            .as_ref()
            .and_then(|banner| banner.picture.as_ref())
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
mod tests;
