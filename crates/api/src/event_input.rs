//! An event as an officer writes it in JSON; each field is parsed once, and a refusal names it.

use domain::{
    Activity, AgendaItem, Amount, Audience, Coordinates, Currency, EventDraft, Html, Iri, JoinMode,
    LanguageTag, Modality, Moment, Place, Price, Tag, Title, Zone,
};
use edge::{Node, Problem, Reason};
use jiff::fmt::temporal::{DateTimeParser, PiecesOffset};
use serde::Deserialize;
use serde_json::Value;

use crate::audience;
use crate::repeat_input::RepeatInput;

/// What is sent; whatever else is sent is refused, so nothing but this can be set (threat E10).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventInput {
    title: String,
    description: Option<String>,
    start: String,
    end: Option<String>,
    timezone: Option<String>,
    modality: Modality,
    place: Option<PlaceInput>,
    online_page: Option<String>,
    capacity: Option<u32>,
    price: Option<String>,
    member_price: Option<String>,
    currency: Option<String>,
    language: Option<String>,
    tags: Option<Vec<String>>,
    category: Option<String>,
    activity: Option<Activity>,
    agenda: Option<Vec<AgendaInput>>,
    join_mode: Option<JoinMode>,
    external_url: Option<String>,
    co_hosts: Option<Vec<String>>,
    audience: Option<Value>,
    repeat: Option<RepeatInput>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceInput {
    name: String,
    street: Option<String>,
    postal_code: Option<String>,
    locality: Option<String>,
    region: Option<String>,
    country: Option<String>,
    coordinates: Option<CoordinatesInput>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgendaInput {
    minutes: u32,
    what: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CoordinatesInput {
    latitude: f64,
    longitude: f64,
}

/// What stands for a field that was left out: the community's own.
#[derive(Clone, Debug)]
pub(crate) struct Defaults {
    pub(crate) zone: Zone,
    pub(crate) currency: Currency,
}

/// Most characters of a category, an upper-case word of the FEP-8a8e list.
pub(crate) const CATEGORY_CHARS_MAX: usize = 60;

impl EventInput {
    /// The audience, when one is named.
    pub(crate) fn audience(&self, node: &Node) -> Result<Option<Audience>, Problem> {
        let parse = |value| audience::parse(node, value);
        self.audience.as_ref().map(parse).transpose()
    }

    /// On which further dates a new event comes back, if on any.
    pub(crate) fn take_repeat(&mut self) -> Option<RepeatInput> {
        self.repeat.take()
    }

    /// The names of organisations and chapters that hold it too, when it says so; an empty list is none.
    pub(crate) fn take_co_hosts(&mut self) -> Result<Option<Vec<Title>>, Problem> {
        let Some(names) = self.co_hosts.take() else {
            return Ok(None);
        };
        let names: Result<Vec<Title>, _> = names.iter().map(|name| Title::parse(name)).collect();
        names.map(Some).map_err(wrong("co_hosts"))
    }

    /// Refuses to make a series of an event that is there.
    pub(crate) fn refuse_repeat(&self) -> Result<(), Problem> {
        match self.repeat {
            Some(_) => Err(invalid(
                "repeat",
                "only a new event gets further dates: publish it anew with them, or change each date of its series",
            )),
            None => Ok(()),
        }
    }

    /// Parses every field; rules that bind several of them are the verb's.
    pub(crate) fn draft(self, defaults: &Defaults) -> Result<EventDraft, Problem> {
        let price = self.price(defaults)?;
        if self.join_mode == Some(JoinMode::Restricted) {
            // Seats an organiser hands out one by one need a page to do it on, which does not exist yet.
            return Err(invalid(
                "join_mode",
                "choose free, invite or external; approving guests one by one comes later",
            ));
        }
        let named = self
            .timezone
            .as_deref()
            .map(Zone::parse)
            .transpose()
            .map_err(wrong("timezone"))?;
        let zone = named.clone().unwrap_or_else(|| defaults.zone.clone());
        let moment = |text: &str, field| {
            let moment = Moment::parse(text, zone.clone()).map_err(wrong(field))?;
            match &named {
                Some(_) => agreeing(text, moment, field),
                None => Ok(moment),
            }
        };
        Ok(EventDraft {
            title: Title::parse(&self.title).map_err(wrong("title"))?,
            description: description(self.description.as_deref())?,
            start: moment(&self.start, "start")?,
            end: self.end.as_deref().map(|end| moment(end, "end")).transpose()?,
            modality: self.modality,
            place: self.place.map(PlaceInput::place).transpose()?,
            online_page: address(self.online_page.as_deref(), "online_page")?,
            join_mode: self.join_mode.unwrap_or_default(),
            external_url: address(self.external_url.as_deref(), "external_url")?,
            capacity: self.capacity,
            price,
            language: self
                .language
                .as_deref()
                .map(LanguageTag::parse)
                .transpose()
                .map_err(wrong("language"))?,
            category: category(self.category, self.activity)?,
            tags: tags(self.tags.as_deref().unwrap_or_default())?,
            banner: None,
            organizers: Vec::new(),
            co_hosts: Vec::new(),
            agenda: agenda(self.agenda.unwrap_or_default())?,
        })
    }

    fn price(&self, defaults: &Defaults) -> Result<Option<Price>, Problem> {
        let Some(amount) = &self.price else {
            return match (&self.member_price, &self.currency) {
                (None, None) => Ok(None),
                _ => Err(invalid(
                    "price",
                    "say the price for everybody too, \"0\" when it is free",
                )),
            };
        };
        Ok(Some(Price {
            amount: Amount::parse(amount).map_err(wrong("price"))?,
            member: self
                .member_price
                .as_deref()
                .map(Amount::parse)
                .transpose()
                .map_err(wrong("member_price"))?,
            currency: match &self.currency {
                Some(currency) => Currency::parse(currency).map_err(wrong("currency"))?,
                None => defaults.currency.clone(),
            },
        }))
    }
}

impl PlaceInput {
    fn place(self) -> Result<Place, Problem> {
        let line = |text: Option<String>, field| match text {
            Some(text) => Title::parse(&text)
                .map(|line| Some(line.as_str().to_owned()))
                .map_err(wrong(field)),
            None => Ok(None),
        };
        Ok(Place {
            name: line(Some(self.name), "place.name")?.unwrap_or_default(),
            street: line(self.street, "place.street")?,
            postal_code: line(self.postal_code, "place.postal_code")?,
            locality: line(self.locality, "place.locality")?,
            region: line(self.region, "place.region")?,
            country: line(self.country, "place.country")?,
            coordinates: self.coordinates.map(CoordinatesInput::coordinates).transpose()?,
        })
    }
}

impl CoordinatesInput {
    fn coordinates(self) -> Result<Coordinates, Problem> {
        let Self { latitude, longitude } = self;
        if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
            return Ok(Coordinates { latitude, longitude });
        }
        Err(invalid(
            "place.coordinates",
            "degrees lie between -90 and 90, and between -180 and 180",
        ))
    }
}

/// Refuses an offset that the clock of the zone named beside it does not show at that moment: one of the two is a
/// slip, and nobody but the writer knows which. `Z` says nothing about a clock (RFC 9557, section 2.2).
fn agreeing(text: &str, moment: Moment, field: &'static str) -> Result<Moment, Problem> {
    let pieces = DateTimeParser::new().parse_pieces(text).ok();
    let written = match pieces.and_then(|pieces| pieces.offset()) {
        Some(PiecesOffset::Numeric(numeric)) if !numeric.is_negative() || !numeric.offset().is_zero() => {
            numeric.offset()
        }
        _ => return Ok(moment),
    };
    let shown = moment.zone.rules().to_offset(moment.at);
    if written == shown {
        return Ok(moment);
    }
    let what = format!(
        "is written with the offset {written}, and the clock of {} is at {shown} then: write {} for the same moment, or \
         another `timezone`",
        moment.zone,
        moment.rfc3339()
    );
    Err(invalid(field, &what))
}

fn description(text: Option<&str>) -> Result<Html, Problem> {
    match text {
        Some(text) if text.len() > Html::BYTES_MAX => Err(invalid(
            "description",
            &format!("has at most {} bytes", Html::BYTES_MAX),
        )),
        Some(text) => Ok(wire::html::sanitise(text)),
        None => Ok(Html::default()),
    }
}

fn address(text: Option<&str>, field: &'static str) -> Result<Option<Iri>, Problem> {
    text.map(Iri::parse).transpose().map_err(wrong(field))
}

fn category(text: Option<String>, activity: Option<Activity>) -> Result<Option<String>, Problem> {
    if let Some(activity) = activity {
        let category = activity.category();
        return match text {
            Some(text) if text != category => {
                let what = format!("stands for the category {category}: say one of the two");
                Err(invalid("activity", &what))
            }
            _ => Ok(Some(category.to_owned())),
        };
    }
    let fits = |word: &str| {
        (1..=CATEGORY_CHARS_MAX).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    };
    match text {
        Some(word) if !fits(&word) => Err(invalid(
            "category",
            "a category is one word such as NETWORKING or MEETING",
        )),
        category => Ok(category),
    }
}

fn agenda(parts: Vec<AgendaInput>) -> Result<Vec<AgendaItem>, Problem> {
    let part = |part: AgendaInput| -> Result<AgendaItem, Problem> {
        let what = Title::parse(&part.what).map_err(wrong("agenda"))?;
        let minutes = part.minutes;
        Ok(AgendaItem { minutes, what })
    };
    let mut parts = parts.into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
    parts.sort_by_key(|part| part.minutes);
    Ok(parts)
}

fn tags(words: &[String]) -> Result<Vec<Tag>, Problem> {
    if words.len() > EventDraft::TAGS_MAX {
        return Err(invalid(
            "tags",
            &format!("an event has at most {} tags", EventDraft::TAGS_MAX),
        ));
    }
    words
        .iter()
        .map(|word| Tag::parse(word).map_err(wrong("tags")))
        .collect()
}

/// Turns a parser's refusal into a problem at its field.
pub(crate) fn wrong<E: std::fmt::Display>(field: &'static str) -> impl Fn(E) -> Problem {
    move |refused| invalid(field, &refused.to_string())
}

/// A problem at a field, whose name begins the sentence.
pub(crate) fn invalid(field: &'static str, what: &str) -> Problem {
    Problem::new(Reason::Invalid, format!("`{field}`: {what}")).at(field)
}
