//! Somebody looks at what is ahead: every event she may see, by start, with filters.

use domain::{LanguageTag, Modality, Origin};
use jiff::Timestamp;
use store::events::{self, Place};
use store::{StoreError, Transaction};

use crate::Viewer;
use crate::see_event::{Seen, with_figures};

/// Most events of one page.
pub const PAGE_MAX: usize = 100;
/// Most rows looked through for one page, whatever the filters leave.
const ROWS_READ_MAX: usize = 5_000;
const ROWS_PER_READ: u16 = 200;

/// What the viewer asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Online alone finds hybrid ones too (need 2.3).
    pub modality: Option<Modality>,
    /// The language, by its first part.
    pub language: Option<LanguageTag>,
    /// The node that hosts it.
    pub host: Option<Origin>,
    /// Starts before this.
    pub before: Option<Timestamp>,
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
    let mut listed = Listed {
        events: Vec::new(),
        next: None,
    };
    let mut after = after;
    let mut read = 0;
    while read < ROWS_READ_MAX {
        let rows = events::by_start(tx, from, after.as_ref(), ROWS_PER_READ)?;
        read += rows.len();
        let is_last_page = rows.len() < usize::from(ROWS_PER_READ);
        for event in rows {
            let place = (event.draft.start.at, event.id.clone());
            if filter.before.is_some_and(|before| event.draft.start.at >= before) {
                return Ok(listed);
            }
            if viewer.may_see(&event) && filter.takes(&event) {
                if listed.events.len() == limit {
                    listed.next = after;
                    return Ok(listed);
                }
                listed.events.push(with_figures(tx, event)?);
            }
            after = Some(place);
        }
        if is_last_page {
            return Ok(listed);
        }
    }
    listed.next = after;
    Ok(listed)
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

    fn takes(&self, event: &domain::Event) -> bool {
        let modality = self.modality.is_none_or(|asked| {
            event.draft.modality == asked
                || (event.draft.modality == Modality::Hybrid && asked != Modality::Hybrid)
        });
        let language = self.language.as_ref().is_none_or(|asked| {
            let first = |tag: &LanguageTag| tag.as_str().split('-').next().unwrap_or("").to_ascii_lowercase();
            event
                .draft
                .language
                .as_ref()
                .is_some_and(|tag| first(tag) == first(asked))
        });
        let goes_on = self.not_over_at.is_none_or(|moment| event.over_at() > moment);
        modality && language && goes_on && self.host.as_ref().is_none_or(|host| event.is_at(host))
    }
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
    fn each_filter_leaves_what_it_names() {
        let database = samples::node();
        let tag = |text| Some(LanguageTag::parse(text).unwrap());
        let some = |start, modality, language| domain::EventDraft {
            modality,
            language,
            ..draft(start)
        };
        let drafts = [
            some(1_000, Modality::Online, tag("en-GB")),
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
