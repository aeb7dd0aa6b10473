//! Somebody looks at what is ahead: every event she may see, by start, with filters.

use domain::{EventId, LanguageTag, Modality, Origin, Tag};
use jiff::Timestamp;
use store::events::{self, Outline, Place};
use store::{StoreError, Transaction, community};

use crate::Viewer;
use crate::see_calendar::MyCalendar;
use crate::see_event::{Seen, with_figures};

/// Most events of one page.
pub const PAGE_MAX: usize = 100;
/// Most rows looked through for one page, whatever the filters leave.
const ROWS_READ_MAX: usize = 5_000;
const ROWS_PER_READ: u16 = 200;
/// Most events that [`outlines_ahead`] gives.
pub const OUTLINES_MAX: usize = 5_000;

/// What the viewer asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Online alone finds hybrid ones too (need 2.3).
    pub modality: Option<Modality>,
    /// The language, by its first part.
    pub language: Option<LanguageTag>,
    /// The node that hosts it.
    pub host: Option<Origin>,
    /// A hashtag it has.
    pub tag: Option<Tag>,
    /// Starts before this.
    pub before: Option<Timestamp>,
    /// What stands in a member's calendar alone.
    pub calendar: Option<MyCalendar>,
    /// Is not over at this moment; what has begun is still to be seen.
    pub not_over_at: Option<Timestamp>,
}

/// A page of events.
#[derive(Clone, Debug)]
pub struct Listed {
    /// By start.
    pub events: Vec<Seen>,
    /// Where the next page begins, if there is one.
    pub next: Option<Place>,
}

/// Events that begin at `from` or later.
pub fn list_events(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &Filter,
    from: Timestamp,
    after: Option<Place>,
    limit: usize,
) -> Result<Listed, StoreError> {
    let limit = limit.clamp(1, PAGE_MAX);
    let (fitting, next) = find(tx, viewer, filter, from, after, limit)?;
    let own = community::identity(tx)?.map(|identity| identity.origin);
    let mut listed = Vec::with_capacity(fitting.len());
    for id in fitting {
        // Between the two reads it may have gone, or be for others now.
        if let Some(event) = events::get(tx, &id)?.filter(|event| viewer.may_see(event)) {
            listed.push(with_figures(tx, event, own.as_ref())?);
        }
    }
    Ok(Listed { events: listed, next })
}

/// Ids of up to `limit` events that fit, looked for in outlines alone, and where the next page begins.
fn find(
    tx: &mut Transaction<'_>,
    viewer: &Viewer,
    filter: &Filter,
    from: Timestamp,
    mut after: Option<Place>,
    limit: usize,
) -> Result<(Vec<EventId>, Option<Place>), StoreError> {
    let mut found = Vec::new();
    let mut read = 0;
    let mut rows_wanted = u16::try_from(limit + 1).unwrap_or(ROWS_PER_READ);
    while read < ROWS_READ_MAX {
        let rows = events::outlines(tx, from, after.as_ref(), rows_wanted)?;
        read += rows.len();
        let is_last_page = rows.len() < usize::from(rows_wanted);
        rows_wanted = ROWS_PER_READ;
        for row in rows {
            if filter.before.is_some_and(|before| row.start.at >= before) {
                return Ok((found, None));
            }
            let place = row.place();
            if viewer.may_see_one_that(row.state, &row.audience) && filter.takes(&row) {
                if found.len() == limit {
                    return Ok((found, after));
                }
                found.push(row.id);
            }
            after = Some(place);
        }
        if is_last_page {
            return Ok((found, None));
        }
    }
    Ok((found, after))
}

/// Every event in outline, whoever may see it, that begins at `from` or later, by start and up to
/// [`OUTLINES_MAX`]; whether there are more.
pub fn outlines_ahead(tx: &mut Transaction<'_>, from: Timestamp) -> Result<(Vec<Outline>, bool), StoreError> {
    let mut ahead: Vec<Outline> = Vec::new();
    loop {
        let after = ahead.last().map(Outline::place);
        let rows = events::outlines(tx, from, after.as_ref(), 1_000)?;
        let is_last_page = rows.len() < 1_000;
        ahead.extend(rows);
        if is_last_page || ahead.len() > OUTLINES_MAX {
            break;
        }
    }
    let more = ahead.len() > OUTLINES_MAX;
    ahead.truncate(OUTLINES_MAX);
    Ok((ahead, more))
}

/// How long before a moment an event may have begun that is still listed at it.
pub const BEGUN_DAYS_MAX: i64 = 3;

impl Filter {
    /// From where to read so that what goes on at `now` is found too, and the filter for it.
    pub fn still_on(self, now: Timestamp) -> (Timestamp, Self) {
        let from = Timestamp::from_second(now.as_second() - BEGUN_DAYS_MAX * 86_400).unwrap_or(now);
        (
            from,
            Self {
                not_over_at: Some(now),
                ..self
            },
        )
    }

    /// Whether the event is one of those asked for, but for where the list begins and ends.
    pub fn takes(&self, event: &Outline) -> bool {
        let modality = self.modality.is_none_or(|asked| {
            event.modality == asked || (event.modality == Modality::Hybrid && asked != Modality::Hybrid)
        });
        let language = self.language.as_ref().is_none_or(|asked| {
            let spoken = event.language.as_ref();
            spoken.is_some_and(|tag| first_part(tag).eq_ignore_ascii_case(first_part(asked)))
        });
        let goes_on = self.not_over_at.is_none_or(|moment| event.over > moment);
        let tag = self.tag.as_ref();
        let tagged = tag.is_none_or(|asked| event.tags.iter().any(|tag| tag.is_same_as(asked)));
        let hers = self
            .calendar
            .as_ref()
            .is_none_or(|calendar| calendar.holds(event));
        hers && modality
            && language
            && goes_on
            && tagged
            && self.host.as_ref().is_none_or(|host| &event.host == host)
    }
}

/// `en` of `en-GB`.
fn first_part(tag: &LanguageTag) -> &str {
    tag.as_str().split('-').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::Audience;

    use super::*;
    use crate::samples::{self, at, draft, origin};

    fn list(database: &store::Database, filter: &Filter, after: Option<Place>, limit: usize) -> Listed {
        database
            .read(|tx| list_events(tx, &Viewer::Anyone, filter, at(0), after.clone(), limit))
            .unwrap()
    }

    fn numbers(listed: &Listed) -> Vec<u8> {
        let number = |seen: &Seen| (0..200).find(|n| samples::event_id(*n) == seen.event.id).unwrap();
        listed.events.iter().map(number).collect()
    }

    #[test]
    fn pages_follow_one_another_without_gap_or_repeat_also_over_what_is_not_for_the_viewer() {
        let database = samples::node();
        for number in 0..9_u8 {
            let audience = if number % 3 == 1 {
                Audience::Members
            } else {
                Audience::Public
            };
            samples::publish(&database, number, &draft(1_000 + i64::from(number)), &audience);
        }
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = list(&database, &Filter::default(), after, 2);
            assert!(page.events.len() <= 2);
            seen.extend(numbers(&page));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, [0, 2, 3, 5, 6, 8]);
    }

    #[test]
    fn the_outlines_hold_what_is_for_anybody_at_all_by_start() {
        let database = samples::node();
        for (number, start) in [(0, 3_000), (1, 1_000), (2, 2_000)] {
            let audience = if number == 1 {
                Audience::Members
            } else {
                Audience::Public
            };
            samples::publish(&database, number, &draft(start), &audience);
        }
        let (outlines, more) = database.read(|tx| outlines_ahead(tx, at(1_000))).unwrap();
        let ids: Vec<EventId> = outlines.into_iter().map(|outline| outline.id).collect();
        assert_eq!(ids, [1, 2, 0].map(samples::event_id));
        assert!(!more);
        let (outlines, _) = database.read(|tx| outlines_ahead(tx, at(1_001))).unwrap();
        assert_eq!(outlines.len(), 2);
    }

    #[test]
    fn figures_of_our_own_events_are_those_of_the_guest_set() {
        let database = samples::node();
        samples::publish(&database, 1, &draft(1_000), &Audience::Public);
        let klara = samples::member(&database, "klara");
        samples::act(&database, |tx| {
            crate::rsvp::rsvp(
                tx,
                &crate::Rules::default(),
                &klara,
                &samples::event_id(1),
                domain::Answer::Going,
                &samples::activity(1),
                at(1),
            )
        });
        let listed = list(&database, &Filter::default(), None, 9);
        let set = database
            .read(|tx| store::guests::get(tx, &samples::event_id(1)))
            .unwrap();
        assert_eq!((listed.events[0].taken, set.taken()), (Some(1), 1));
    }

    #[test]
    fn each_filter_leaves_what_it_names() {
        let database = samples::node();
        let tag = |text| Some(LanguageTag::parse(text).unwrap());
        let hashtags = |tags: &[&str]| {
            tags.iter()
                .map(|tag| Tag::parse(tag).unwrap())
                .collect::<Vec<_>>()
        };
        let some = |start, modality, language| domain::EventDraft {
            modality,
            language,
            ..draft(start)
        };
        let drafts = [
            domain::EventDraft {
                tags: hashtags(&["azure", "Éclair"]),
                ..some(1_000, Modality::Online, tag("en-GB"))
            },
            some(2_000, Modality::Hybrid, tag("nl")),
            some(3_000, Modality::InPerson, None),
        ];
        for (number, draft) in (0..).zip(&drafts) {
            samples::publish(&database, number, draft, &Audience::Public);
        }
        let modality = |modality| Filter {
            modality: Some(modality),
            ..Filter::default()
        };
        let language = |text| Filter {
            language: tag(text),
            ..Filter::default()
        };
        let host = |name| Filter {
            host: Some(origin(name)),
            ..Filter::default()
        };
        let tagged = |text| Filter {
            tag: Tag::parse(text).ok(),
            ..Filter::default()
        };
        let before = Filter {
            before: Some(at(2_000)),
            ..Filter::default()
        };
        for (filter, expected) in [
            (Filter::default(), vec![0, 1, 2]),
            (modality(Modality::Online), vec![0, 1]),
            (modality(Modality::InPerson), vec![1, 2]),
            (modality(Modality::Hybrid), vec![1]),
            (language("en"), vec![0]),
            (language("NL-be"), vec![1]),
            (host("a.example"), vec![0, 1, 2]),
            (host("b.example"), vec![]),
            (tagged("AZURE"), vec![0]),
            (tagged("éclair"), vec![0]),
            (tagged("azur"), vec![]),
            (before, vec![0]),
        ] {
            assert_eq!(
                numbers(&list(&database, &filter, None, 100)),
                expected,
                "{filter:?}"
            );
        }
    }
}
