//! `/events/{id}`: one event, ours or another node's, with both times, who hosts it, and how to answer it (F12).

use askama::Template;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use community::see_event::{SeeRefused, Seen, Sight, see_event};
use domain::{Audience, Banner, EventId, EventState, Html, Iri, Next, PictureSize, Price, ShownPicture, Tag};
use edge::CompetitionNotice;
use jiff::Timestamp;
use store::events::{self, Outline};
use store::{StoreError, Transaction};

use crate::calendar_links::CalendarLinks;
use crate::day_strip::DayStrip;
use crate::error_page::ErrorPage;
use crate::event_acts::Acts;
use crate::event_agenda::{AgendaItem, AgendaRow};
use crate::event_dates::{DateRow, OtherDate};
use crate::event_facts::Fact;
use crate::event_jobs::{JobLine, JobRow};
use crate::event_minutes::MinutesShown;
use crate::event_row::{EventCard, foreign};
use crate::frame::{Address, Alternate, Around, ClockOf, Frame, Head, Section, written};
use crate::home_community_page;
use crate::host::Chip;
use crate::next_page::login_for;
use crate::picture_form::DrawnPicture;
use crate::rsvp_form::{Answering, RsvpForm};
use crate::state_words::{EventStanding, Seats, StateWords};
use crate::times::{self, Clock};
use crate::visit::Visit;
use crate::vouchers::{DealLine, deals_of};
use crate::words::Words;

/// `GET /events/{id}` for people.
pub(crate) async fn show(id: Result<Path<String>, PathRejection>, visit: Visit) -> Response {
    let Some(id) = id.ok().and_then(|Path(id)| EventId::parse(&id).ok()) else {
        return visit.error(&ErrorPage::NotFound);
    };
    EventPage::shown(EventPage::read(&visit, &id, None), &visit)
}

/// One event.
#[derive(Clone, Debug)]
pub struct EventPage {
    /// What a list says of it too.
    pub card: EventCard,
    /// Its name on the network.
    pub iri: Iri,
    /// Whether it is ours.
    pub owned: Owned,
    /// When it was to begin before it was moved, if we know.
    pub previous_start: Option<Timestamp>,
    /// The address on one line.
    pub place: Option<String>,
    /// A public page about the online part.
    pub online_page: Option<Iri>,
    /// Sign-up on another site.
    pub sign_up: Option<Iri>,
    /// What it costs; nothing is said when nobody said.
    pub price: Option<Price>,
    /// One upper-case word of the FEP-8a8e list.
    pub category: Option<String>,
    /// Its hashtags.
    pub tags: Vec<Tag>,
    /// The picture at its head, if this node keeps one.
    pub picture: Option<ShownPicture>,
    /// What happens.
    pub description: Html,
    /// Its parts, by time.
    pub agenda: Vec<AgendaItem>,
    /// What was agreed at it, for members of the node whose event it is.
    pub minutes: MinutesShown,
    /// The reader's own answer, when she is signed in.
    pub answering: Answering,
    /// Whether somebody of another community is led there.
    pub home: HomeCommunity,
    /// What it costs members of communities with which we have an agreement.
    pub deals: Vec<DealLine>,
    /// The other dates of its series that are ahead.
    pub dates: Vec<OtherDate>,
    /// What there is to do, for members of the node whose event it is (need 0.8).
    pub jobs: Vec<JobLine>,
    /// The message that says why the reader did not get a job.
    pub job_not_taken: Option<&'static str>,
    /// Whether the competition notice stands on it (need 0.8).
    pub ground_rules: GroundRules,
    /// Whether the reader may change it and see who comes.
    pub acts: Acts,
    /// What `wire::schema_org` wrote, for public events; else empty.
    pub json_ld: String,
}

/// Whose event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owned {
    /// This node's: its seats are ours to give.
    Here,
    /// Another node's, a peer's or one that is followed; we show what it told us.
    Elsewhere,
}

/// Whether an event of ours can be answered from another community.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HomeCommunity {
    /// It is not ours, the reader belongs here, or events are shared with nobody.
    #[default]
    NotOffered,
    /// Whoever belongs to one of them is led there (F28).
    Offered,
}

/// What people promise when competitors meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroundRules {
    /// Nothing is shown.
    None,
    /// The competition notice, in the reader's language.
    Competition,
    /// The same in the operator's words.
    Said(String),
}

impl GroundRules {
    /// Those of a node.
    pub(crate) fn of(visit: &Visit) -> Self {
        match &visit.site.doors.node.settings.notice {
            CompetitionNotice::Off => Self::None,
            CompetitionNotice::Ours => Self::Competition,
            CompetitionNotice::Said(text) => Self::Said(text.as_str().to_owned()),
        }
    }

    /// What stands below the heading; nothing where nothing is shown.
    pub(crate) fn text(&self, words: &Words) -> Option<String> {
        match self {
            Self::None => None,
            Self::Competition => Some(words.t("notice-competition-text")),
            Self::Said(text) => Some(text.clone()),
        }
    }
}

impl EventPage {
    /// The page of an event for its reader, with what was wrong with her answer, if anything.
    pub(crate) fn read(
        visit: &Visit,
        id: &EventId,
        wrong: Option<&'static str>,
    ) -> Result<Option<Self>, SeeRefused> {
        visit
            .site
            .doors
            .node
            .database
            .read(|tx| match see_event(tx, &visit.viewer, id)? {
                Sight::Event(seen) => {
                    let mut page = Self::of(tx, visit, &seen)?;
                    page.answering = Answering::of(tx, visit, &seen, wrong)?;
                    page.jobs = visit.jobs(tx, &seen)?;
                    page.minutes = visit.minutes(tx, &seen)?;
                    page.dates = visit.other_dates(tx, &seen.event)?;
                    page.deals = deals_of(tx, &seen, visit.now)?;
                    let is_open = page.owned == Owned::Here && page.card.standing.can_be_answered();
                    let is_strangers = !matches!(page.answering, Answering::Member(_));
                    if is_open && is_strangers && home_community_page::is_offered(tx)? {
                        page.home = HomeCommunity::Offered;
                    }
                    if let Answering::Member(answer) = &page.answering {
                        page.card.answer.clone_from(&answer.news);
                    }
                    Ok(Some(page))
                }
                Sight::Gone(_) => Ok(None),
            })
    }

    /// It as an answer, or the page that says why there is none.
    pub(crate) fn shown(read: Result<Option<Self>, SeeRefused>, visit: &Visit) -> Response {
        match read {
            Ok(Some(page)) => visit.page(page.render(&visit.frame())),
            Ok(None) => visit.error(&ErrorPage::Gone),
            Err(SeeRefused::NotFound) => visit.error(&ErrorPage::NotFound),
            Err(SeeRefused::Store(_)) => visit.error(&ErrorPage::Unavailable),
        }
    }

    fn of(tx: &mut Transaction<'_>, visit: &Visit, seen: &Seen) -> Result<Self, StoreError> {
        let event = &seen.event;
        let card = visit.card(tx, &Outline::of(event))?;
        let previous_start = match event.state {
            EventState::Rescheduled => events::previous_start(tx, &event.id)?,
            _ => None,
        };
        let json_ld = match event.audience {
            Audience::Public => {
                let page = Iri::local(&visit.site.doors.node.origin, &card.path);
                let organizer = card.hosts.first().map_or("", |host| host.name.as_str());
                wire::schema_org::print_for_script(&wire::schema_org::event(event, &page, organizer))
            }
            _ => String::new(),
        };
        let owned = match seen.host {
            community::see_event::Host::Us => Owned::Here,
            community::see_event::Host::Them => Owned::Elsewhere,
        };
        Ok(Self {
            acts: Acts::of(tx, visit, event, owned)?,
            iri: event.iri.clone(),
            owned,
            previous_start: previous_start.map(|moment| moment.at),
            place: event.draft.place.as_ref().map(domain::Place::line),
            online_page: event.draft.online_page.clone(),
            sign_up: event.draft.external_url.clone(),
            price: event.draft.price.clone(),
            category: event.draft.category.clone(),
            tags: event.draft.tags.clone(),
            picture: event.draft.banner.as_ref().and_then(Banner::shown),
            description: event.draft.description.clone(),
            agenda: AgendaItem::all(&event.draft),
            minutes: MinutesShown::default(),
            answering: Answering::Stranger,
            home: HomeCommunity::NotOffered,
            deals: Vec::new(),
            dates: Vec::new(),
            jobs: Vec::new(),
            job_not_taken: None,
            ground_rules: GroundRules::of(visit),
            json_ld,
            card,
        })
    }
}

struct TimeColumn {
    label: String,
    hours: String,
    day: String,
    strip: DayStrip,
}

struct SeatsShown {
    words: String,
    second: String,
    taken: u32,
    of: u32,
}

#[derive(Template)]
#[template(path = "event.html")]
struct EventTemplate<'a> {
    around: Around<'a>,
    title: &'a str,
    picture: Option<DrawnPicture>,
    language: String,
    hosts: Vec<Chip>,
    from: Option<String>,
    times: Vec<TimeColumn>,
    state: Option<StateWords>,
    /// How and where to answer, for whoever is not signed in, and where she signs in.
    answer: Option<(String, String, String)>,
    /// Whether she may answer without a membership.
    as_guest: bool,
    form: Option<RsvpForm>,
    /// The event's path, for those who may act on it; else empty.
    acts: &'a str,
    /// Whether she may keep its door.
    keeps_door: bool,
    /// Whether she may write another like it.
    copies: bool,
    /// Whether she may see who comes, and no more.
    sees_guests: bool,
    /// Where somebody of another community is led on, or nothing.
    home: Option<String>,
    /// Its page at the host, when that is elsewhere.
    host_page: Option<(String, String)>,
    address: &'a str,
    seats: Option<SeatsShown>,
    calendar: Option<CalendarLinks>,
    facts: Vec<Fact>,
    /// The path of each hashtag's page, and the hashtag.
    tags: Vec<(String, &'a str)>,
    description: &'a str,
    agenda: Vec<AgendaRow>,
    minutes: &'a MinutesShown,
    ground_rules: Option<String>,
    path: &'a str,
    dates: Vec<DateRow>,
    jobs: Vec<JobRow>,
    job_not_taken: Option<String>,
}

impl EventPage {
    /// The page as HTML.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let can_be_answered = self.card.standing.can_be_answered();
        let host = self.card.hosts.first().map_or("", |host| host.name.as_str());
        let host_name = || [("host", host.into())];
        written(&EventTemplate {
            around: Around::of(frame, self.head(frame)),
            title: &self.card.title,
            picture: self
                .picture
                .as_ref()
                .map(|shown| DrawnPicture::of(shown, PictureSize::Large)),
            language: foreign(words, self.card.language.as_ref()),
            hosts: self.card.hosts.iter().map(|host| Chip::of(words, host)).collect(),
            from: match self.owned {
                Owned::Here => None,
                Owned::Elsewhere => Some(words.with("event-from", &host_name())),
            },
            times: self.times(frame),
            state: self.state(frame),
            answer: (can_be_answered && !matches!(self.answering, Answering::Member(_)))
                .then(|| self.how_to_answer(frame)),
            as_guest: self.answering == Answering::Guest,
            form: match &self.answering {
                Answering::Member(answer) if can_be_answered => Some(answer.form(words, self.owned, host)),
                _ => None,
            },
            acts: match self.acts {
                Acts::Officer | Acts::Organiser => &self.card.path,
                Acts::CoHost | Acts::None => "",
            },
            keeps_door: self.acts.keeps_door(self.card.standing),
            copies: self.acts == Acts::Officer,
            sees_guests: self.acts == Acts::CoHost,
            home: match self.home {
                HomeCommunity::Offered => Some(format!("{}/home", self.card.path)),
                HomeCommunity::NotOffered => None,
            },
            host_page: match self.owned {
                Owned::Here => None,
                Owned::Elsewhere => Some((
                    self.iri.as_str().to_owned(),
                    words.with("answer-host-page", &host_name()),
                )),
            },
            address: self.iri.as_str(),
            seats: can_be_answered.then(|| self.seats(words)).flatten(),
            calendar: can_be_answered.then(|| self.calendar()),
            facts: self.facts(words),
            tags: self
                .tags
                .iter()
                .map(|tag| (wire::event::tag_path(tag), tag.as_str()))
                .collect(),
            description: self.description.as_str(),
            agenda: self
                .agenda
                .iter()
                .map(|item| item.row(frame, &self.card.clock, self.card.span.start))
                .collect(),
            minutes: &self.minutes,
            ground_rules: self.ground_rules.text(words),
            path: &self.card.path,
            dates: self.dates.iter().map(|date| date.row(frame)).collect(),
            jobs: self.jobs.iter().map(|job| JobRow::of(words, job)).collect(),
            job_not_taken: self.job_not_taken.map(|key| words.t(key)),
        })
    }

    /// For whoever is not signed in.
    fn how_to_answer(&self, frame: &Frame<'_>) -> (String, String, String) {
        let host = self.card.hosts.first().map_or("", |host| host.name.as_str());
        let named = [
            ("host", host.into()),
            ("community", frame.community.name.as_str().into()),
        ];
        let (title, sentence) = match self.owned {
            Owned::Here => ("answer-title", "answer-sentence"),
            Owned::Elsewhere => ("answer-title-peer", "answer-sentence-peer"),
        };
        (
            frame.words.with(title, &named),
            frame.words.with(sentence, &named),
            login_for(&Next::about(self.card.path.trim_start_matches("/events/"))),
        )
    }

    fn head(&self, frame: &Frame<'_>) -> Head {
        let words = frame.words;
        let start = self.card.clock.at(self.card.span.start);
        let day = times::day_long(words, start.date(), frame.clock.at(frame.now).date());
        let host = self.card.hosts.first().map_or("", |host| host.name.as_str());
        let described = [
            ("title", self.card.title.as_str().into()),
            ("day", day.into()),
            ("time", times::hour(&start).into()),
            ("place", self.card.clock.place.as_str().into()),
            ("host", host.into()),
        ];
        let alternate = |media_type, href: String| Alternate {
            media_type,
            href,
            title: self.card.title.clone(),
        };
        let mut alternates = vec![
            alternate(Alternate::ACTIVITY, self.iri.as_str().to_owned()),
            alternate(Alternate::CALENDAR, self.ics_path()),
        ];
        alternates.extend(
            Alternate::feeds(words)
                .into_iter()
                .filter(|feed| feed.media_type == Alternate::ATOM),
        );
        Head {
            section: Section::Events,
            title: self.card.title.clone(),
            description: words.with("event-description", &described),
            address: match self.owned {
                Owned::Here => Address::Here(self.card.path.clone()),
                Owned::Elsewhere => Address::AtItsHost(self.iri.as_str().to_owned()),
            },
            alternates,
            json_ld: self.json_ld.clone(),
        }
    }

    pub(crate) fn ics_path(&self) -> String {
        format!("{}.ics", self.card.path)
    }

    /// Mine first; a single column when both clocks say the same.
    fn times(&self, frame: &Frame<'_>) -> Vec<TimeColumn> {
        let words = frame.words;
        let column = |key: &str, clock: &Clock| {
            let start = clock.at(self.card.span.start);
            let day = times::day_long(words, start.date(), clock.at(frame.now).date());
            let part = times::part_of_day(words, &start);
            TimeColumn {
                label: words.with(key, &[("place", clock.place.as_str().into())]),
                hours: times::hours(words, self.card.span, clock),
                day: words.with("event-day-part", &[("day", day.into()), ("part", part.into())]),
                strip: DayStrip::of(self.card.span, clock),
            }
        };
        let mine = match frame.clock_of {
            ClockOf::Reader => "event-time-yours",
            ClockOf::Community => "event-time-here",
        };
        if frame.clock.agrees(&self.card.clock, self.card.span.start) {
            return vec![column(mine, frame.clock)];
        }
        vec![
            column(mine, frame.clock),
            column("event-time-host", &self.card.clock),
        ]
    }

    /// A moved event also says when it was to be, on the clock that comes first.
    fn state(&self, frame: &Frame<'_>) -> Option<StateWords> {
        let mut said = StateWords::of(frame.words, self.card.standing)?;
        if let (EventStanding::Rescheduled, Some(before)) = (self.card.standing, self.previous_start) {
            let before = frame.clock.at(before);
            let day = times::day_long(frame.words, before.date(), frame.clock.at(frame.now).date());
            said.second = frame.words.with(
                "state-rescheduled-from",
                &[
                    ("day", day.into()),
                    ("time", times::hour(&before).into()),
                    ("place", frame.clock.place.as_str().into()),
                ],
            );
        }
        Some(said)
    }

    fn seats(&self, words: &Words) -> Option<SeatsShown> {
        let Seats::Limited { taken, of } = self.card.seats else {
            return None;
        };
        let taken = taken.min(of);
        let said = |first, second| SeatsShown {
            words: first,
            second,
            taken,
            of,
        };
        Some(match of - taken {
            0 => {
                let full = StateWords::full(words);
                said(full.words, full.second)
            }
            left => said(words.count("seats-left", left), words.count("seats-of", of)),
        })
    }
}

#[cfg(test)]
mod tests;
