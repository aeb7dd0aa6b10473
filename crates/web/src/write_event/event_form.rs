//! An event as an officer writes it in a form: every field is read once, and whatever is wrong is said beside its field.

use domain::{
    Amount, Audience, Currency, Event, EventDraft, EventRefused, Html, Iri, JoinMode, LanguageTag, Modality,
    Moment, Place, Price, Tag, TextRefused, Title, Zone,
};
use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::agenda_field::{activity_word, category, lines, parts};
use super::audience_field::{audience_word, named_by};

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EventForm {
    pub(crate) form_token: String,
    /// A new event's name, so that a form that is sent twice publishes once; empty when one is changed.
    pub(crate) id: String,
    /// The version that was read; empty for a new event.
    pub(crate) revision: String,
    /// When the draft had been saved that was read; empty for none.
    pub(crate) draft_read: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) start_date: String,
    pub(crate) start_time: String,
    pub(crate) end_date: String,
    pub(crate) end_time: String,
    pub(crate) zone: String,
    pub(crate) modality: String,
    pub(crate) place: String,
    pub(crate) street: String,
    pub(crate) town: String,
    pub(crate) country: String,
    pub(crate) online_page: String,
    /// Where the meeting is; no part of the event, so that nothing that shows the event shows it.
    pub(crate) join_link: String,
    /// What stood there when the form was read; empty where there was none.
    pub(crate) join_link_read: String,
    pub(crate) capacity: String,
    pub(crate) price: String,
    pub(crate) member_price: String,
    pub(crate) language: String,
    pub(crate) tags: String,
    /// Which of the four activities it is; empty for none.
    pub(crate) activity: String,
    /// A line for each part: its hour and what it is.
    pub(crate) agenda: String,
    pub(crate) audience: String,
    /// The communities it is for when it is for some, by address; one field for each that is ticked.
    #[serde(skip)]
    pub(crate) audience_peers: Vec<String>,
    /// An organisation or a chapter that holds it too, by name; empty for none, as are the next four.
    pub(crate) co_host_1: String,
    pub(crate) co_host_2: String,
    pub(crate) co_host_3: String,
    pub(crate) co_host_4: String,
    pub(crate) co_host_5: String,
    /// How often it comes back; empty for once.
    pub(crate) repeat: String,
    pub(crate) repeat_until: String,
    pub(crate) dates: String,
    /// Whether a change is for the following dates of a series too.
    pub(crate) scope: String,
    /// The event that a new one is like.
    pub(crate) like: String,
    /// What the button that was pressed does: publish, or save as a draft.
    pub(crate) act: String,
}

/// A field and the message that says what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) field: &'static str,
    pub(crate) key: &'static str,
    /// The number in the message, if it has one.
    pub(crate) n: u32,
}

/// What a field is read into; faults are gathered, so that all are said at once.
struct Reading(Vec<Fault>);

impl Reading {
    fn take<T>(&mut self, field: &'static str, read: Result<T, (&'static str, usize)>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err((key, n)) => {
                let n = u32::try_from(n).unwrap_or(u32::MAX);
                self.0.push(Fault { field, key, n });
                None
            }
        }
    }

    /// A field that says itself what is wrong with it.
    fn note<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.0.push(fault)).ok()
    }

    /// A field that may be left empty.
    fn maybe<T>(
        &mut self,
        field: &'static str,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, (&'static str, usize)>,
    ) -> Option<T> {
        match text.trim() {
            "" => None,
            text => self.take(field, read(text)),
        }
    }
}

impl EventForm {
    /// The form for an event that is there.
    pub(crate) fn of(draft: &EventDraft, audience: &Audience, revision: u64) -> Self {
        let start = draft.start.zoned();
        // Both hours are of the one clock that the form names.
        let end = draft
            .end
            .as_ref()
            .map(|end| end.at.to_zoned(draft.start.zone.rules()));
        let place = draft.place.clone().unwrap_or(NOWHERE);
        let form = Self {
            revision: revision.to_string(),
            title: draft.title.to_string(),
            description: wire::html::plain(draft.description.as_str()),
            start_date: start.date().to_string(),
            start_time: start.strftime("%H:%M").to_string(),
            end_date: end.as_ref().map_or(String::new(), |end| end.date().to_string()),
            end_time: end.map_or(String::new(), |end| end.strftime("%H:%M").to_string()),
            zone: draft.start.zone.to_string(),
            modality: crate::events_asked::modality_word(draft.modality).to_owned(),
            place: place.name,
            street: place.street.unwrap_or_default(),
            town: place.locality.unwrap_or_default(),
            country: place.country.unwrap_or_default(),
            online_page: draft
                .online_page
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            capacity: draft.capacity.map_or(String::new(), |seats| seats.to_string()),
            price: draft
                .price
                .as_ref()
                .map_or(String::new(), |price| price.amount.to_string()),
            member_price: draft
                .price
                .as_ref()
                .and_then(|price| price.member.as_ref())
                .map_or(String::new(), ToString::to_string),
            language: draft.language.as_ref().map_or(String::new(), ToString::to_string),
            activity: activity_word(draft),
            agenda: lines(draft),
            tags: draft.tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(" "),
            audience: audience_word(audience),
            audience_peers: named_by(audience),
            ..Self::default()
        };
        form.naming(&draft.co_hosts)
    }

    /// The form for another event like one that is there, on a day of its own.
    pub(crate) fn like(event: &Event, id: String) -> Self {
        let own = String::new;
        Self {
            id,
            like: event.id.to_string(),
            revision: own(),
            start_date: own(),
            end_date: own(),
            ..Self::of(&event.draft, &event.audience, event.revision)
        }
    }

    /// What it says, with what the form does not show as it stands in `known`; or everything that is wrong with it.
    pub(crate) fn draft(
        &self,
        known: Option<&EventDraft>,
        currency: &Currency,
    ) -> Result<EventDraft, Vec<Fault>> {
        let mut reading = Reading(Vec::new());
        let title = reading.take("title", Title::parse(&self.title).map_err(of_text));
        let description = reading.take("description", self.description(known));
        let zone = reading.take(
            "zone",
            Zone::parse(self.zone.trim()).map_err(|_| ("event-form-wrong-zone", 0)),
        );
        let start = self.moment(&mut reading, ["start_date", "start_time"], zone.as_ref());
        let end = match (self.end_date.trim(), self.end_time.trim()) {
            ("", "") => None,
            _ => self.moment(&mut reading, ["end_date", "end_time"], zone.as_ref()),
        };
        let modality = reading.take("modality", modality(&self.modality));
        let place = self.place(&mut reading, known);
        let online_page = reading.maybe("online_page", &self.online_page, |text| {
            Iri::parse(text).map_err(|_| ("event-form-wrong-address", 0))
        });
        let capacity = reading.maybe("capacity", &self.capacity, seats);
        let price = self.price(&mut reading, known, currency);
        let language = reading.maybe("language", &self.language, |text| {
            LanguageTag::parse(text).map_err(|_| ("event-form-wrong-language", 0))
        });
        let tags = reading.take("tags", tags(&self.tags));
        let category = reading.note(category(self, known)).flatten();
        let agenda = match &start {
            Some(start) => reading.note(parts(&self.agenda, start, known)),
            None => None,
        };
        match (title, description, start, modality, tags) {
            (Some(title), Some(description), Some(start), Some(modality), Some(tags))
                if reading.0.is_empty() =>
            {
                Ok(EventDraft {
                    title,
                    description,
                    start,
                    end,
                    modality,
                    place,
                    online_page,
                    join_mode: known.map_or(JoinMode::default(), |known| known.join_mode),
                    external_url: known.and_then(|known| known.external_url.clone()),
                    capacity,
                    price,
                    language,
                    category,
                    tags,
                    banner: known.and_then(|known| known.banner.clone()),
                    organizers: known.map_or(Vec::new(), |known| known.organizers.clone()),
                    co_hosts: known.map_or(Vec::new(), |known| known.co_hosts.clone()),
                    agenda: agenda.unwrap_or_default(),
                })
            }
            _ => Err(reading.0),
        }
    }

    /// A text that nobody touched keeps its markup; a new one may have paragraphs, lists, emphasis and links.
    fn description(&self, known: Option<&EventDraft>) -> Result<Html, (&'static str, usize)> {
        let written = self.description.replace("\r\n", "\n");
        if let Some(known) = known
            && wire::html::plain(known.description.as_str()).trim() == written.trim()
        {
            return Ok(known.description.clone());
        }
        wire::markdown::rendered(&written).ok_or(("form-wrong-too-long", Html::BYTES_MAX))
    }

    /// A day and an hour on the wall of the zone; an hour that the clock skips is the one it shows then.
    fn moment(
        &self,
        reading: &mut Reading,
        [date_field, time_field]: [&'static str; 2],
        zone: Option<&Zone>,
    ) -> Option<Moment> {
        let (date, time) = match date_field {
            "start_date" => (&self.start_date, &self.start_time),
            _ => (&self.end_date, &self.end_time),
        };
        // Who gives an end of the same day gives its hour alone.
        let date = if date.trim().is_empty() && date_field == "end_date" {
            &self.start_date
        } else {
            date
        };
        let wrong = |_| ("event-form-wrong-date", 0);
        let date = reading.take(date_field, date.trim().parse::<Date>().map_err(wrong));
        let wrong = |_| ("event-form-wrong-time", 0);
        let time = reading.take(time_field, time.trim().parse::<Time>().map_err(wrong));
        let (date, time, zone) = (date?, time?, zone?);
        let there = date.to_datetime(time).to_zoned(zone.rules()).ok();
        let moment = there.and_then(|there| Moment::new(there.timestamp(), zone.clone()).ok());
        reading.take(date_field, moment.ok_or(("event-form-wrong-date", 0)))
    }

    /// An address without a name is called by its town; what the form does not show stays.
    fn place(&self, reading: &mut Reading, known: Option<&EventDraft>) -> Option<Place> {
        let mut line = |field, text: &str| {
            let read = |text: &str| Title::parse(text).map(|line| line.to_string()).map_err(of_text);
            reading.maybe(field, text, read)
        };
        let (name, street) = (line("place", &self.place), line("street", &self.street));
        let (town, country) = (line("town", &self.town), line("country", &self.country));
        let name = name.or_else(|| town.clone()).or_else(|| street.clone())?;
        let known = known.and_then(|known| known.place.clone());
        let stays =
            known.filter(|known| known.name == name && known.street == street && known.locality == town);
        Some(Place {
            name,
            street,
            locality: town,
            country,
            ..stays.unwrap_or(NOWHERE)
        })
    }

    fn price(&self, reading: &mut Reading, known: Option<&EventDraft>, own: &Currency) -> Option<Price> {
        let amount = |text: &str| Amount::parse(text).map_err(|_| ("event-form-wrong-amount", 0));
        let member = reading.maybe("member_price", &self.member_price, amount);
        if member.is_some() && self.price.trim().is_empty() {
            reading.take("price", Err::<(), _>(("event-form-wrong-price", 0)));
        }
        let amount = reading.maybe("price", &self.price, amount)?;
        let known = known.and_then(|known| known.price.as_ref());
        Some(Price {
            amount,
            member,
            currency: known.map_or(own, |price| &price.currency).clone(),
        })
    }
}

/// No address at all.
const NOWHERE: Place = Place {
    name: String::new(),
    street: None,
    postal_code: None,
    locality: None,
    region: None,
    country: None,
    coordinates: None,
};

/// At which field a rule that binds several is said.
pub(crate) fn fault_of(refused: &EventRefused) -> Fault {
    let (field, key, n) = match refused {
        EventRefused::EndsBeforeStart => ("end_time", "event-form-wrong-end", 0),
        EventRefused::TooLong => (
            "end_date",
            "event-form-wrong-long",
            u32::try_from(EventDraft::DAYS_MAX).unwrap_or(u32::MAX),
        ),
        EventRefused::TooFarAhead => ("start_date", "event-form-wrong-far", 0),
        EventRefused::Capacity => ("capacity", "event-form-wrong-capacity", EventDraft::CAPACITY_MAX),
        EventRefused::TooLarge => ("description", "event-form-wrong-large", 0),
        EventRefused::TooMany => (
            "tags",
            "event-form-wrong-tags",
            u32::try_from(EventDraft::TAGS_MAX).unwrap_or(u32::MAX),
        ),
        // The form has as many fields as an event has co-hosts.
        EventRefused::TooManyCoHosts => ("co_host_1", "event-form-wrong-co-host", 0),
        EventRefused::Agenda => ("agenda", "event-form-wrong-agenda", 0),
        EventRefused::LinkInPerson => ("join_link", "event-form-wrong-join-place", 0),
    };
    Fault { field, key, n }
}

fn of_text(refused: TextRefused) -> (&'static str, usize) {
    match refused {
        TextRefused::Empty => ("form-wrong-empty", 0),
        TextRefused::TooLong(most) => ("form-wrong-too-long", most),
        TextRefused::Invisible | TextRefused::Form(_) => ("form-wrong-letters", 0),
    }
}

fn modality(word: &str) -> Result<Modality, (&'static str, usize)> {
    match word {
        "online" => Ok(Modality::Online),
        "in_person" => Ok(Modality::InPerson),
        "hybrid" => Ok(Modality::Hybrid),
        _ => Err(("event-form-wrong-choice", 0)),
    }
}

fn seats(text: &str) -> Result<u32, (&'static str, usize)> {
    let most = EventDraft::CAPACITY_MAX;
    let seats = text.parse().ok().filter(|seats| (1..=most).contains(seats));
    seats.ok_or(("event-form-wrong-capacity", most as usize))
}

/// Words with blanks or commas between them, with or without `#`.
fn tags(text: &str) -> Result<Vec<Tag>, (&'static str, usize)> {
    let words = text
        .split([' ', ',', '\n', '\r'])
        .map(|word| word.trim_start_matches('#'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    if words.len() > EventDraft::TAGS_MAX {
        return Err(("event-form-wrong-tags", EventDraft::TAGS_MAX));
    }
    let parsed: Result<Vec<Tag>, _> = words.into_iter().map(Tag::parse).collect();
    parsed.map_err(|_| ("event-form-wrong-tag", 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{moment, stored_event};

    fn euro() -> Currency {
        Currency::parse("EUR").unwrap()
    }

    #[test]
    fn an_event_that_is_read_into_the_form_and_sent_back_is_the_same_event() {
        let event = stored_event(1, "Dinner", moment("2027-01-14T18:00:00Z"));
        let form = EventForm::of(&event.draft, &event.audience, event.revision);
        assert_eq!(form.draft(Some(&event.draft), &euro()), Ok(event.draft.clone()));
        let audience = super::super::audience_field::audience_of(&form, Some(&event.audience));
        assert_eq!(audience, Ok(event.audience));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_each_at_its_field() {
        let form = EventForm {
            start_date: "soon".to_owned(),
            start_time: "18:00".to_owned(),
            zone: "Mars/Olympus".to_owned(),
            capacity: "0".to_owned(),
            member_price: "5".to_owned(),
            modality: "by post".to_owned(),
            ..EventForm::default()
        };
        let faults = form.draft(None, &euro()).unwrap_err();
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(
            fields,
            ["title", "zone", "start_date", "modality", "capacity", "price"]
        );
    }

    #[test]
    fn an_end_of_the_same_day_is_its_hour_alone_and_times_are_those_of_the_zone() {
        let form = EventForm {
            title: "Dinner".to_owned(),
            start_date: "2027-01-14".to_owned(),
            start_time: "18:00".to_owned(),
            end_time: "20:30".to_owned(),
            zone: "Europe/Berlin".to_owned(),
            modality: "online".to_owned(),
            tags: "#azure, security".to_owned(),
            ..EventForm::default()
        };
        let draft = form.draft(None, &euro()).unwrap();
        assert_eq!(draft.start.rfc3339(), "2027-01-14T18:00:00+01:00");
        assert_eq!(draft.end.unwrap().rfc3339(), "2027-01-14T20:30:00+01:00");
        assert_eq!(draft.tags.len(), 2);
        assert!(draft.place.is_none() && draft.price.is_none());
    }

    #[test]
    fn an_end_that_was_written_in_another_zone_is_told_by_the_clock_of_the_start() {
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T18:00:00Z"));
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        event.draft.end = Moment::new(moment("2027-01-14T20:00:00Z"), berlin).ok();
        let form = EventForm::of(&event.draft, &event.audience, 1);
        let same = form.draft(Some(&event.draft), &euro()).unwrap();
        assert_eq!(same.end.unwrap().at, moment("2027-01-14T20:00:00Z"));
    }

    #[test]
    fn a_text_that_nobody_touched_keeps_its_markup() {
        let mut event = stored_event(1, "Dinner", moment("2027-01-14T18:00:00Z"));
        event.draft.description =
            wire::html::sanitise("<p>Bring <a href=\"https://a.example/\">one</a>.</p>");
        let mut form = EventForm::of(&event.draft, &event.audience, 1);
        let same = form.draft(Some(&event.draft), &euro()).unwrap();
        assert_eq!(same.description, event.draft.description);
        form.description = "Bring *two*.".to_owned();
        let other = form.draft(Some(&event.draft), &euro()).unwrap();
        assert!(other.description.as_str().contains("<em>two</em>"));
    }
}
