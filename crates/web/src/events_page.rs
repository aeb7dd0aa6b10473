//! `/events`: the calendar as a list, by month, with filters that live in the address (need 2.3); and the same of one
//! hashtag.

use std::collections::BTreeSet;
use std::fmt;

use askama::Template;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use community::list_events::Filter;
use community::name_host::names;
use community::see_calendar::{Answered, MyCalendar};
use domain::{LanguageTag, Modality, Origin};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use store::events::Outline;
use store::{StoreError, Transaction};

use crate::calendar::{Ahead, Count, Row};
use crate::calendar_page::{Mine, MineShown};
use crate::event_row::{EventCard, EventRow, modality};
use crate::events_asked::{Asked, EventsFilter, List, modality_word, primary};
use crate::frame::{Address, Alternate, Around, Choice, Desk, Frame, Head, Section, written};
use crate::times::{self, Clock};
use crate::visit::Visit;
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
    /// On a member's calendar, what it is made of.
    pub mine: Option<Mine>,
    /// This page of them, by start.
    pub events: Vec<EventCard>,
    /// How many fit the filter in all.
    pub total: Count,
    /// What was asked for and is no such filter: the key of its label, and the value. It was left out.
    pub ignored: Vec<(&'static str, String)>,
    /// The address of the page before, with its query.
    pub earlier: Option<String>,
    /// The address of the next page, with its query.
    pub later: Option<String>,
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
    title: String,
    /// The path of this list, without its query.
    here: String,
    /// Whether the events of one hashtag are listed.
    tagged: bool,
    calendar: bool,
    mine: Option<MineShown>,
    count: String,
    filtered: bool,
    ignored: Vec<String>,
    fields: Vec<Field>,
    months: Vec<MonthGroup>,
    earlier: &'a Option<String>,
    later: &'a Option<String>,
    /// Whether the reader may publish events.
    writes: bool,
}

impl EventsPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let filtered = self.filter.is_asked();
        let key = match (filtered, &self.filter.list) {
            (true, _) => "events-count-filtered",
            (false, List::Tagged(_)) => "events-count-tagged",
            (false, List::Calendar) if self.mine.is_some() => "calendar-count",
            (false, List::All | List::Calendar) => "events-count",
        };
        written(&EventsTemplate {
            writes: self.filter.list == List::All
                && frame
                    .person
                    .as_ref()
                    .is_some_and(|person| person.desk == Desk::Hers),
            around: Around::of(frame, self.head(words)),
            title: self.title(words),
            here: self.filter.path(),
            tagged: self.filter.tag().is_some(),
            calendar: self.filter.list == List::Calendar,
            mine: self.mine.as_ref().map(|mine| MineShown::of(frame, mine)),
            count: self.total.told(words, key, ""),
            filtered,
            ignored: self.ignored.iter().map(|one| left_out(words, one)).collect(),
            fields: self.fields(words, frame.clock.at(frame.now).date()),
            months: self.by_month(frame),
            earlier: &self.earlier,
            later: &self.later,
        })
    }

    /// `Events`, or `#azure`.
    fn title(&self, words: &Words) -> String {
        match &self.filter.list {
            List::Tagged(tag) => words.with("tag-title", &[("tag", tag.as_str().into())]),
            List::Calendar => words.t("calendar-title"),
            List::All => words.t("events-title"),
        }
    }

    fn head(&self, words: &Words) -> Head {
        Head {
            section: Section::Events,
            title: self.title(words),
            description: match self.filter.tag() {
                Some(tag) => words.with("tag-description", &[("tag", tag.as_str().into())]),
                None => words.t("events-description"),
            },
            address: Address::Here(self.filter.path()),
            alternates: Alternate::feeds(words),
            json_ld: String::new(),
        }
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
        let mut fields = vec![
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
        ];
        if self.mine.is_some() {
            let asked = self.filter.answered.map(Answered::word);
            let offered = Answered::ALL.map(|answered| (answered.word().to_owned(), said(words, answered)));
            fields.push(field("answered", "filter-answered", offered.into(), asked));
        }
        fields
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

/// `“99” is not a month we know, so it was left out.`
fn left_out(words: &Words, (label, value): &(&'static str, String)) -> String {
    let field = words.t(label);
    words.with(
        "events-ignored",
        &[("field", field.into()), ("value", value.as_str().into())],
    )
}

/// What a choice by the reader's own answer is called.
fn said(words: &Words, answered: Answered) -> String {
    words.t(match answered {
        Answered::Coming => "filter-answered-coming",
        Answered::Yes => "filter-answered-yes",
        Answered::No => "filter-answered-no",
    })
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

/// Events on one page of the list.
const EVENTS_SHOWN: usize = 20;

/// `GET /events`.
pub(crate) async fn show(visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    answer(&visit, List::All, asked)
}

/// One of the lists.
pub(crate) fn answer(visit: &Visit, list: List, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    // A query that cannot be read at all, such as one that names a filter twice, asks for everything.
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let database = &visit.site.doors.node.database;
    match database.read(|tx| EventsPage::of(tx, visit, list.clone(), &asked)) {
        Ok(page) => visit.page(page.render(&visit.frame())),
        Err(_) => visit.error(&crate::error_page::ErrorPage::Unavailable),
    }
}

/// What there is to choose from, over everything ahead.
#[derive(Default)]
struct Offered<'a> {
    hosts: BTreeSet<&'a Origin>,
    /// By their numbers in what is ahead.
    languages: BTreeSet<u32>,
    language_before: Option<u32>,
    months: Vec<Month>,
}

/// The months of a list that goes by start: a clock is asked only where one of them ends.
struct MonthWalk<'a> {
    clock: &'a Clock,
    now: Option<(Month, Timestamp)>,
}

impl MonthWalk<'_> {
    fn of(&mut self, start: Timestamp) -> Month {
        if let Some((month, _)) = self.now.filter(|(_, end)| start < *end) {
            return month;
        }
        let month = Month::of(self.clock.at(start).date());
        let next = month.0.last_of_month().tomorrow().ok();
        let end = next.and_then(|day| day.to_zoned(self.clock.zone.rules()).ok());
        // Without an end, each event asks for itself.
        self.now = end.map(|end| (month, end.timestamp()));
        month
    }
}

impl EventsPage {
    fn of(tx: &mut Transaction<'_>, visit: &Visit, list: List, asked: &Asked) -> Result<Self, StoreError> {
        let own = &visit.site.doors.node.origin;
        let mut names = names(tx)?;
        names.remove(own);
        let known: Vec<(Origin, String)> = std::iter::once((own.clone(), visit.community.name.clone()))
            .chain(names)
            .collect();
        let (filter, ignored) = EventsFilter::of(list, asked, &known);
        let host = known
            .iter()
            .find(|(origin, _)| Some(origin.authority()) == filter.host.as_deref());
        let asked_for = Filter {
            modality: filter.modality,
            language: filter.language.clone(),
            host: host.map(|(origin, _)| origin.clone()),
            tag: filter.tag().cloned(),
            ..Filter::default()
        };
        let calendar = match (&filter.list, &visit.signed_in) {
            (List::Calendar, Some(signed_in)) => {
                Some(MyCalendar::of(tx, &signed_in.membership, filter.answered)?)
            }
            _ => None,
        };
        let mine = match &calendar {
            Some(calendar) => Some(Mine::of(tx, visit, calendar)?),
            None => None,
        };
        let ahead = visit.ahead(tx)?;
        let (offered, fitting) = Offered::of(&ahead, visit, &filter, &asked_for, calendar.as_ref());
        let spoken: BTreeSet<&str> = offered
            .languages
            .iter()
            .filter_map(|number| ahead.language(*number))
            .collect();
        let last = fitting.len().div_ceil(EVENTS_SHOWN).max(1);
        let page = asked.page.as_deref().and_then(|page| page.parse().ok());
        let page = page.unwrap_or(1).clamp(1, last);
        let address = |page: usize| {
            let query = filter.query();
            let and = if query.is_empty() { "" } else { "&" };
            format!("{}?{query}{and}page={page}", filter.path())
        };
        let shown = fitting.chunks(EVENTS_SHOWN).nth(page - 1).unwrap_or_default();
        Ok(Self {
            hosts: known
                .into_iter()
                .filter(|(origin, _)| offered.hosts.contains(origin))
                .map(|(origin, name)| (origin.authority().to_owned(), name))
                .collect(),
            languages: spoken.into_iter().filter_map(primary).collect(),
            months: offered.months,
            events: visit.cards(tx, shown)?,
            mine,
            total: ahead.count(fitting.len()),
            ignored,
            earlier: (page > 1).then(|| address(page - 1)),
            later: (page < last).then(|| address(page + 1)),
            filter,
        })
    }
}

impl<'a> Offered<'a> {
    /// With those events that were asked for.
    fn of(
        ahead: &'a Ahead,
        visit: &Visit,
        filter: &EventsFilter,
        asked_for: &Filter,
        calendar: Option<&MyCalendar>,
    ) -> (Self, Vec<&'a Outline>) {
        let (mut offered, mut seen) = (Self::default(), ahead.by_host(|_| false));
        let is_hers = ahead.by_host(|host| calendar.is_some_and(|calendar| calendar.is_of(host)));
        let answers = calendar.map(|calendar| (calendar, ahead.answers(calendar.answers())));
        let mut walk = MonthWalk {
            clock: visit.clock(),
            now: None,
        };
        let mut fitting = Vec::new();
        for event in ahead.seen_by(&visit.viewer, visit.now) {
            let month = walk.of(event.start);
            offered.add(event, month);
            seen[event] = true;
            let held = answers.as_ref();
            let is_held = held
                .is_none_or(|(calendar, answers)| calendar.holds_one_that(is_hers[event], answers[event]));
            if is_held && filter.month.is_none_or(|asked| asked == month) {
                fitting.push(event);
            }
        }
        offered.hosts = seen.hosts_where(|seen| *seen).collect();
        let fitting = fitting.into_iter().map(|event| ahead.outline(event));
        // A look at each of thousands of outlines, unless there is nothing to look for in them.
        let takes_all = *asked_for == Filter::default();
        (
            offered,
            fitting
                .filter(|event| takes_all || asked_for.takes(event))
                .collect(),
        )
    }

    fn add(&mut self, event: &Row, month: Month) {
        // Most events of a calendar are in the language of the one before.
        if self.language_before.replace(event.language()) != Some(event.language()) {
            self.languages.insert(event.language());
        }
        if self.months.last() != Some(&month) {
            self.months.push(month);
        }
    }
}

#[cfg(test)]
mod tests;
