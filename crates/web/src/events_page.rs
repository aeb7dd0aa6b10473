//! `/events`: the calendar as a list, by month, with filters that live in the address (need 2.3).

use std::fmt;

use askama::Template;
use domain::{LanguageTag, Modality};
use jiff::civil::{Date, date};

use crate::visit::Visit;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use community::list_events::Filter;
use community::see_event::Seen;
use domain::Origin;
use serde::Deserialize;
use std::collections::BTreeSet;
use store::{StoreError, Transaction, peerings};

use crate::event_row::{EventCard, EventRow, modality};
use crate::frame::{Address, Alternate, Around, Choice, Frame, Head, Section, written};
use crate::times;
use crate::words::Words;

/// One page of the list of events.
#[derive(Clone, Debug)]
pub struct EventsPage {
    /// What was asked for.
    pub filter: EventsFilter,
    /// Hosts one can ask for: the value of `host` and the community's name.
    pub hosts: Vec<(String, String)>,
    /// Languages in which there are events.
    pub languages: Vec<LanguageTag>,
    /// Months in which there are events.
    pub months: Vec<Month>,
    /// This page of them, by start.
    pub events: Vec<EventCard>,
    /// How many fit the filter in all.
    pub total: u32,
    /// The address of the page before, with its query.
    pub earlier: Option<String>,
    /// The address of the next page, with its query.
    pub later: Option<String>,
}

/// The query of the list; an empty one asks for everything ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventsFilter {
    /// `modality=online` and `modality=in_person` both hold hybrid ones; `hybrid` those alone.
    pub modality: Option<Modality>,
    /// `language=sv`.
    pub language: Option<LanguageTag>,
    /// `host=london`, one of the values offered.
    pub host: Option<String>,
    /// `month=2026-05`, on the reader's clock.
    pub month: Option<Month>,
}

/// A month of a year, written `2026-05`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Date);

impl Month {
    /// The month a day is in.
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// Reads `2026-05`; nothing else is a month.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, 1)
            .ok()
            .map(Self)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// The value of `modality` in the query.
pub fn modality_word(modality: Modality) -> &'static str {
    match modality {
        Modality::Online => "online",
        Modality::InPerson => "in_person",
        Modality::Hybrid => "hybrid",
    }
}

struct Field {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

struct MonthGroup {
    heading: String,
    rows: Vec<EventRow>,
}

#[derive(Template)]
#[template(path = "events.html")]
struct EventsTemplate<'a> {
    around: Around<'a>,
    count: String,
    filtered: bool,
    fields: Vec<Field>,
    months: Vec<MonthGroup>,
    earlier: &'a Option<String>,
    later: &'a Option<String>,
}

impl EventsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let filtered = self.filter != EventsFilter::default();
        let key = if filtered {
            "events-count-filtered"
        } else {
            "events-count"
        };
        written(&EventsTemplate {
            around: Around::of(frame, head(words)),
            count: words.count(key, self.total),
            filtered,
            fields: self.fields(words, frame.clock.at(frame.now).date()),
            months: self.by_month(frame),
            earlier: &self.earlier,
            later: &self.later,
        })
    }

    fn fields(&self, words: &Words, today: Date) -> Vec<Field> {
        let ways = [Modality::Online, Modality::InPerson];
        let way = |way: &Modality| (modality_word(*way).to_owned(), modality(words, *way));
        let asked_way = self.filter.modality.map(modality_word);
        let month = |month: &Month| (month.to_string(), times::month_long(words, month.0, today));
        let asked_month = self.filter.month.map(|month| month.to_string());
        let language = |tag: &LanguageTag| (tag.to_string(), words.language(tag));
        let asked_language = self.filter.language.as_ref().map(LanguageTag::as_str);
        let field = |name, label: &str, offered: Vec<(String, String)>, asked: Option<&str>| Field {
            name,
            label: words.t(label),
            options: options(words, offered, asked),
        };
        vec![
            field(
                "modality",
                "filter-modality",
                ways.iter().map(way).collect(),
                asked_way,
            ),
            field(
                "language",
                "filter-language",
                self.languages.iter().map(language).collect(),
                asked_language,
            ),
            field(
                "host",
                "filter-host",
                self.hosts.clone(),
                self.filter.host.as_deref(),
            ),
            field(
                "month",
                "filter-month",
                self.months.iter().map(month).collect(),
                asked_month.as_deref(),
            ),
        ]
    }

    fn by_month(&self, frame: &Frame<'_>) -> Vec<MonthGroup> {
        let today = frame.clock.at(frame.now).date();
        let mut groups: Vec<(Month, Vec<EventRow>)> = Vec::new();
        for card in &self.events {
            let month = Month::of(frame.clock.at(card.span.start).date());
            let row = EventRow::of(frame, card);
            match groups.last_mut() {
                Some((last, rows)) if *last == month => rows.push(row),
                _ => groups.push((month, vec![row])),
            }
        }
        let heading = |month: Month| times::month_long(frame.words, month.0, today);
        groups
            .into_iter()
            .map(|(month, rows)| MonthGroup {
                heading: heading(month),
                rows,
            })
            .collect()
    }
}

fn head(words: &Words) -> Head {
    Head {
        section: Section::Events,
        title: words.t("events-title"),
        description: words.t("events-description"),
        address: Address::Here("/events".to_owned()),
        alternates: Alternate::feeds(words),
        json_ld: String::new(),
    }
}

/// *Any* first; a value asked for that is no longer offered is kept, so that the filter says what it does.
fn options(words: &Words, offered: Vec<(String, String)>, asked: Option<&str>) -> Vec<Choice> {
    let choice = |value: String, label: String, chosen| Choice {
        value,
        label,
        language: String::new(),
        chosen,
    };
    let mut options = vec![choice(String::new(), words.t("filter-any"), asked.is_none())];
    if let Some(asked) = asked.filter(|asked| offered.iter().all(|(value, _)| value != asked)) {
        options.push(choice(asked.to_owned(), asked.to_owned(), true));
    }
    options.extend(offered.into_iter().map(|(value, label)| {
        let chosen = asked == Some(value.as_str());
        choice(value, label, chosen)
    }));
    options
}

/// The month that holds a day, for samples and tests.
pub(crate) fn month(year: i16, month: i8) -> Month {
    Month::of(date(year, month, 1))
}

/// The query as it comes; what cannot be read asks for anything.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    modality: Option<String>,
    language: Option<String>,
    host: Option<String>,
    month: Option<String>,
    page: Option<usize>,
}

/// Events on one page of the list.
const EVENTS_SHOWN: usize = 30;

/// `GET /events`.
pub(crate) async fn show(visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    // What cannot be read asks for anything, as an unknown filter does.
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    match visit
        .site
        .doors
        .node
        .database
        .read(|tx| EventsPage::of(tx, &visit, &asked))
    {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&crate::error_page::ErrorPage::Unavailable),
    }
}

impl EventsFilter {
    fn of(asked: &Asked) -> Self {
        let modality = [Modality::Online, Modality::InPerson, Modality::Hybrid];
        Self {
            modality: asked
                .modality
                .as_deref()
                .and_then(|word| modality.into_iter().find(|m| modality_word(*m) == word)),
            language: asked
                .language
                .as_deref()
                .and_then(|tag| LanguageTag::parse(tag).ok()),
            host: asked.host.clone().filter(|host| !host.is_empty()),
            month: asked.month.as_deref().and_then(Month::parse),
        }
    }

    fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: String| {
            query.push_str(&format!(
                "{}{name}={value}",
                if query.is_empty() { "" } else { "&" }
            ));
        };
        if let Some(modality) = self.modality {
            add("modality", modality_word(modality).to_owned());
        }
        if let Some(language) = &self.language {
            add("language", language.to_string());
        }
        if let Some(host) = &self.host {
            add("host", host.clone());
        }
        if let Some(month) = self.month {
            add("month", month.to_string());
        }
        query
    }
}

impl EventsPage {
    fn of(tx: &mut Transaction<'_>, visit: &Visit, asked: &Asked) -> Result<Self, StoreError> {
        let mut filter = EventsFilter::of(asked);
        let mut known = vec![(visit.site.doors.node.origin.clone(), visit.community.name.clone())];
        for peering in peerings::list(tx)? {
            let host = crate::cards::peer_host(tx, &peering.peer, peering.group.as_str())?;
            known.push((peering.peer, host.name));
        }
        let host: Option<Origin> = filter
            .host
            .as_ref()
            .and_then(|asked| known.iter().find(|(origin, _)| origin.authority() == asked))
            .map(|(origin, _)| origin.clone());
        filter.host = host.as_ref().map(|origin| origin.authority().to_owned());
        let all = visit.ahead(tx, &Filter::default(), visit.now)?;
        let asked_for = Filter {
            modality: filter.modality,
            language: filter.language.clone(),
            host,
            ..Filter::default()
        };
        let month_of = |seen: &Seen| Month::of(visit.clock().at(seen.event.draft.start.at).date());
        let fitting: Vec<Seen> = visit
            .ahead(tx, &asked_for, visit.now)?
            .into_iter()
            .filter(|seen| filter.month.is_none_or(|month| month_of(seen) == month))
            .collect();
        let page = asked.page.unwrap_or(1).clamp(1, 1_000);
        let start = (page - 1) * EVENTS_SHOWN;
        let address = |page: usize| {
            let query = filter.query();
            let and = if query.is_empty() { "" } else { "&" };
            format!("/events?{query}{and}page={page}")
        };
        let shown: Vec<Seen> = fitting.iter().skip(start).take(EVENTS_SHOWN).cloned().collect();
        let with_events = |origin: &Origin| all.iter().any(|seen| seen.event.is_at(origin));
        Ok(Self {
            hosts: known
                .into_iter()
                .filter(|(origin, _)| with_events(origin))
                .map(|(origin, name)| (origin.authority().to_owned(), name))
                .collect(),
            languages: all
                .iter()
                .filter_map(|seen| seen.event.draft.language.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            months: all
                .iter()
                .map(month_of)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            events: visit.cards(tx, &shown)?,
            total: fitting.len() as u32,
            earlier: (page > 1).then(|| address(page - 1)),
            later: (start + EVENTS_SHOWN < fitting.len()).then(|| address(page + 1)),
            filter,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{self, Surroundings};

    fn shown(page: &EventsPage) -> String {
        let words = Words::english();
        page.render(&Surroundings::new().frame(&words))
    }

    #[test]
    fn a_month_is_read_as_it_is_written_and_nothing_else_is_one() {
        assert_eq!(Month::parse("2026-05").unwrap().to_string(), "2026-05");
        for wrong in [
            "2026-13",
            "2026-5",
            "26-05",
            "2026-00",
            "May",
            "",
            "2026-05-01",
            "-026-05",
            "+026-+5",
        ] {
            assert!(
                Month::parse(wrong).is_none_or(|month| month.to_string() != wrong),
                "{wrong}"
            );
        }
    }

    #[test]
    fn the_form_shows_what_was_asked_for() {
        let mut page = samples::events_page();
        page.filter.modality = Some(Modality::Online);
        let html = shown(&page);
        assert!(html.contains("<option value=\"online\" selected>Online</option>"));
        assert!(html.contains("<option value=\"\" selected>Any</option>"));
    }

    #[test]
    fn a_host_that_is_no_longer_offered_stays_visible_in_the_filter() {
        let mut page = samples::events_page();
        page.filter.host = Some("gone\"><b>".to_owned());
        let html = shown(&page);
        assert!(html.contains("selected>gone"));
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn nothing_found_says_what_to_do_next() {
        let page = EventsPage {
            events: Vec::new(),
            total: 0,
            ..samples::events_page()
        };
        let html = shown(&page);
        assert!(html.contains("class=\"empty\""));
        assert!(html.contains("href=\"/events\""));
    }

    #[test]
    fn events_stand_under_the_month_of_the_readers_clock() {
        let html = shown(&samples::events_page());
        let may = html.find(">May</h2>").unwrap();
        assert!(html.find(">June</h2>").unwrap() > may);
        assert_eq!(html.matches("<h2 class=\"month\">").count(), 2);
    }
}
