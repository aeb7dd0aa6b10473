//! What each community held and what is ahead, from `config/demo`, as the REST API takes events.

use std::collections::BTreeMap;

use domain::{JoinLink, Repeat, Rhythm};
use jiff::civil::{Date, Time};
use jiff::{Span, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::communities::Community;
use super::placeholders;

const SEATTLE: &str = include_str!("../../../../config/demo/events-seattle.toml");
const LONDON: &str = include_str!("../../../../config/demo/events-london.toml");
const AGORA: &str = include_str!("../../../../config/demo/events-agora.toml");
const TOPICS: &str = include_str!("../../../../config/demo/topics.toml");

/// Further events lie within so many days of the start, three quarters of them behind it.
const FURTHER_DAYS: i64 = 160;

/// A situation that the guide and the check rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Plan {
    /// All seats are taken and one person waits.
    Full,
    /// Called off after everybody had it.
    Cancelled,
    /// Put off by a day after everybody had it.
    Moved,
    /// For London alone, so it is published once London is a peer.
    ForLondon,
}

/// An event as it is written in the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// Days from the start; negative is over.
    pub(super) day: i64,
    at: Time,
    minutes: i64,
    pub(super) title: String,
    about: String,
    modality: String,
    place: Option<String>,
    capacity: Option<u32>,
    price: Option<String>,
    member_price: Option<String>,
    pub(super) language: Option<String>,
    category: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    audience: Option<String>,
    /// Organisations that hold it too (need 0.7).
    #[serde(default)]
    co_hosts: Vec<String>,
    /// How many members go.
    #[serde(default)]
    pub(super) guests: usize,
    pub(super) plan: Option<Plan>,
    /// Where it meets online, for whoever has a seat alone.
    pub(super) join_link: Option<JoinLink>,
    /// On which further dates it is held; the day above is the first.
    pub(super) repeats: Option<Repeats>,
}

/// A series: how often, and how many dates it has in all.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Repeats {
    every: Every,
    times: u8,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Every {
    Week,
    Fortnight,
    Month,
}

impl Repeats {
    /// The rule of a series that begins on this day.
    pub(super) fn since(self, first: Date) -> Repeat {
        let more = i64::from(self.times.saturating_sub(1));
        let last = |span: Span| first.saturating_add(span);
        match self.every {
            Every::Week => Repeat::Every(Rhythm::Weekly, last(more.weeks())),
            Every::Fortnight => Repeat::Every(Rhythm::Fortnightly, last((2 * more).weeks())),
            // The same weekday of a month lies up to six days later in it than the first one did in its own.
            Every::Month => Repeat::Every(Rhythm::MonthlyByWeekday, last(more.months().days(6))),
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    name: String,
    street: Option<String>,
    postal_code: Option<String>,
    locality: Option<String>,
    region: Option<String>,
    country: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    place: BTreeMap<String, Place>,
    event: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topics {
    topics: Vec<String>,
    forms: Vec<String>,
}

/// All events of a community.
pub(super) struct Programme {
    community: Community,
    places: BTreeMap<String, Place>,
    pub(super) entries: Vec<Entry>,
}

impl Programme {
    /// What the files say, and `further` events made up besides.
    pub(super) fn of(community: Community, further: usize) -> Self {
        let text = match community {
            Community::Seattle => SEATTLE,
            Community::London => LONDON,
            Community::Agora => AGORA,
        };
        let Written { place, mut event } = toml::from_str(text).expect("a test reads the files");
        let topics: Topics = toml::from_str(TOPICS).expect("a test reads the file");
        event.extend((0..further).map(|number| topics.entry(community, number, further)));
        Self {
            community,
            places: place,
            entries: event,
        }
    }

    /// The entry with a plan, if this community has one.
    pub(super) fn planned(&self, plan: Plan) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.plan == Some(plan))
    }

    /// When an entry begins.
    pub(super) fn begins(&self, entry: &Entry, start: Timestamp) -> Timestamp {
        let zone = self.community.zone();
        let begins = placeholders::moment(start, &zone, entry.day, entry.at);
        begins.map_or(start, |begins| begins.timestamp())
    }

    /// The entry as the REST API takes it, moved by so many days; `london` is that node's origin.
    pub(super) fn json(&self, entry: &Entry, start: Timestamp, days_later: i64, london: &str) -> Value {
        let zone = self.community.zone();
        let begins = self
            .begins(entry, start)
            .checked_add((days_later * 24).hours())
            .unwrap_or(start);
        let ends = begins.checked_add(entry.minutes.minutes()).unwrap_or(begins);
        let mut event = Map::new();
        event.insert("title".to_owned(), json!(entry.title));
        event.insert("description".to_owned(), json!(format!("<p>{}</p>", entry.about)));
        event.insert("start".to_owned(), json!(begins));
        event.insert("end".to_owned(), json!(ends));
        event.insert("timezone".to_owned(), json!(zone));
        event.insert("modality".to_owned(), json!(entry.modality));
        event.insert(
            "language".to_owned(),
            json!(entry.language.as_deref().unwrap_or("en")),
        );
        event.insert("tags".to_owned(), json!(entry.tags));
        event.insert(
            "audience".to_owned(),
            match entry.audience.as_deref() {
                Some("london") => json!({ "peers": [london] }),
                Some(word) => json!(word),
                None => json!("public"),
            },
        );
        if let Some(place) = entry.place.as_ref().and_then(|place| self.places.get(place)) {
            event.insert("place".to_owned(), json!(place));
        }
        if !entry.co_hosts.is_empty() {
            event.insert("co_hosts".to_owned(), json!(entry.co_hosts));
        }
        if let Some(capacity) = entry.capacity {
            event.insert("capacity".to_owned(), json!(capacity));
        }
        let texts = [
            ("category", &entry.category),
            ("price", &entry.price),
            ("member_price", &entry.member_price),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                event.insert(name.to_owned(), json!(text));
            }
        }
        Value::Object(event)
    }
}

impl Topics {
    fn entry(&self, community: Community, number: usize, of: usize) -> Entry {
        let (topics, forms) = (self.topics.len(), self.forms.len());
        let topic = &self.topics[number % topics];
        let form = &self.forms[(number / topics) % forms];
        let edition = match number / (topics * forms) {
            0 => String::new(),
            again => format!(", edition {}", again + 1),
        };
        // The first quarter is ahead, the rest is over; the start of the demonstration itself stays free.
        let spread = |place: usize, of: usize| 1 + place as i64 * FURTHER_DAYS / of.max(1) as i64;
        let ahead = of / 4;
        let day = if number < ahead {
            spread(number, ahead)
        } else {
            -spread(number - ahead, of - ahead)
        };
        let (modality, place) = match (community, number % 3) {
            (Community::Agora, _) | (_, 0) => ("online", None),
            (Community::Seattle, _) => ("in_person", Some("hall")),
            (Community::London, _) => ("in_person", Some("wharf")),
        };
        Entry {
            day,
            at: Time::constant(9 + (number % 10) as i8, 0, 0, 0),
            minutes: 60,
            title: format!("{topic}: {form}{edition}"),
            about: format!(
                "Members of {} talk about {}.",
                community.profile().name,
                topic.to_lowercase()
            ),
            modality: modality.to_owned(),
            place: place.map(str::to_owned),
            capacity: None,
            price: None,
            member_price: None,
            language: None,
            category: None,
            tags: Vec::new(),
            audience: None,
            co_hosts: Vec::new(),
            guests: 3,
            plan: None,
            join_link: None,
            repeats: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::demo::people::organisations;

    fn count(programme: &Programme, wanted: impl Fn(&Entry) -> bool) -> usize {
        programme.entries.iter().filter(|entry| wanted(entry)).count()
    }

    /// F12: each community has a series of its own, which began already and goes on; it is one event of the table below. None
    /// of those that are looked for by their titles repeats.
    #[test]
    fn each_community_holds_a_series_of_its_own() {
        for community in Community::ALL {
            let programme = Programme::of(community, 0);
            let repeated = |entry: &Entry| entry.repeats.is_some();
            assert_eq!(count(&programme, repeated), 1, "{community:?}");
            let goes_on = |entry: &Entry| repeated(entry) && entry.plan.is_none() && entry.day < 0;
            assert_eq!(count(&programme, goes_on), 1, "{community:?}");
        }
    }

    #[test]
    fn a_series_ends_with_the_last_of_its_dates() {
        let first = jiff::civil::date(2027, 1, 29);
        for (every, times, rhythm, last) in [
            (Every::Week, 3, Rhythm::Weekly, jiff::civil::date(2027, 2, 12)),
            (
                Every::Fortnight,
                3,
                Rhythm::Fortnightly,
                jiff::civil::date(2027, 2, 26),
            ),
            (
                Every::Month,
                2,
                Rhythm::MonthlyByWeekday,
                jiff::civil::date(2027, 3, 6),
            ),
        ] {
            let repeats = Repeats { every, times };
            assert_eq!(repeats.since(first), Repeat::Every(rhythm, last));
        }
    }

    #[test]
    fn each_community_has_as_many_events_as_the_table_says() {
        // Behind and ahead; four of Seattle's and two of London's that are ahead come from calendars.
        for (community, behind, ahead) in [
            (Community::Seattle, 9, 6 - 4),
            (Community::London, 11, 5 - 2),
            (Community::Agora, 20, 10),
        ] {
            let programme = Programme::of(community, 0);
            assert_eq!(count(&programme, |entry| entry.day < 0), behind, "{community:?}");
            assert_eq!(count(&programme, |entry| entry.day > 0), ahead, "{community:?}");
        }
    }

    #[test]
    fn events_are_held_in_six_languages_as_the_table_says() {
        let in_language = |community, tag: &str| {
            count(&Programme::of(community, 0), |entry| {
                entry.language.as_deref() == Some(tag)
            })
        };
        // Seattle's third Spanish one is in its calendar.
        assert_eq!(in_language(Community::Seattle, "es"), 2);
        assert_eq!(in_language(Community::London, "fr"), 2);
        assert_eq!(
            (
                in_language(Community::Agora, "sv"),
                in_language(Community::Agora, "de")
            ),
            (8, 4)
        );
    }

    #[test]
    fn every_planned_situation_is_in_exactly_one_programme() {
        for plan in [Plan::Full, Plan::Cancelled, Plan::Moved, Plan::ForLondon] {
            let having = Community::ALL
                .into_iter()
                .filter(|c| Programme::of(*c, 0).planned(plan).is_some());
            assert_eq!(having.count(), 1, "{plan:?}");
        }
    }

    #[test]
    fn every_entry_names_a_place_that_is_written_and_a_title_of_its_own() {
        for community in Community::ALL {
            let programme = Programme::of(community, 700);
            let titles: BTreeSet<&String> = programme.entries.iter().map(|entry| &entry.title).collect();
            assert_eq!(titles.len(), programme.entries.len());
            for entry in &programme.entries {
                assert!(
                    entry
                        .place
                        .as_ref()
                        .is_none_or(|place| programme.places.contains_key(place))
                );
                assert_ne!(entry.day, 0);
                // Nobody may be told how to join what meets at a place alone.
                assert!(entry.join_link.is_none() || entry.modality != "in_person");
                let companies = organisations(community);
                assert!(entry.co_hosts.iter().all(|name| companies.contains(name)));
            }
        }
    }

    #[test]
    fn an_entry_becomes_what_the_api_takes_on_the_wall_of_its_community() {
        let programme = Programme::of(Community::Seattle, 0);
        let entry = programme.planned(Plan::ForLondon).unwrap();
        let start: Timestamp = "2027-01-02T20:00:00Z".parse().unwrap();
        let event = programme.json(entry, start, 0, "http://london.localhost:8102");
        assert_eq!(event["start"], "2027-01-29T18:00:00Z");
        assert_eq!(
            event["audience"],
            json!({ "peers": ["http://london.localhost:8102"] })
        );
        assert_eq!(
            (&event["price"], &event["member_price"]),
            (&json!("45"), &json!("15"))
        );
        assert_eq!(event["place"]["locality"], "Seattle");
        let later = programme.json(entry, start, 1, "http://london.localhost:8102");
        assert_eq!(later["start"], "2027-01-30T18:00:00Z");
        assert_eq!(later.get("co_hosts"), None);
        let clinic = programme.planned(Plan::Full).unwrap();
        let clinic = programme.json(clinic, start, 0, "http://london.localhost:8102");
        assert_eq!(clinic["co_hosts"], json!(["Cedar & Current", "Ledgerline Works"]));
    }
}
