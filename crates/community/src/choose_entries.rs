//! An officer ticks which entries of a calendar are published, and whom they are for (feature F13).
//!
//! What she says of an entry is kept as long as the calendar has it. Each entry is published in a transaction of its own:
//! what is interrupted goes on where it stopped.

use std::collections::BTreeMap;

use domain::{Audience, EventId, ResignOn, SourceId};
use jiff::Timestamp;
use store::sources::{self, CalendarSource, EntryChoice, EntryFault, WaitingEntry};
use store::{Officer, StoreError, Transaction, audit};

use crate::import_calendar::{ImportRefused, Imported, bring, is_to_be_published};
use crate::publish_event::{PublishRefused, check_audience};
use crate::sign_code::{PostRefused, may_post};

/// What an officer says of a calendar; what she does not name stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Of entries, by their [`WaitingEntry::place`].
    pub entries: BTreeMap<String, EntryChoice>,
    /// Whether an entry that nobody looked at is published by itself.
    pub publishes_new: Option<bool>,
    /// Whom events are for that are published from now on.
    pub audience: Option<Audience>,
}

/// What choices lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// The calendar as it is then.
    pub source: CalendarSource,
    /// Entries whose choice changes.
    changed: Vec<WaitingEntry>,
    /// Entries that are published, by their start.
    pub published: Vec<WaitingEntry>,
    /// How many entries wait or are left out then.
    pub waiting: usize,
}

/// Why choices are not taken; nothing of them is.
#[derive(Debug, thiserror::Error)]
pub enum ChooseRefused {
    /// The calendar was removed meanwhile.
    #[error("there is no such calendar")]
    NoSuchSource,
    /// It was published or went out of the calendar meanwhile, or never was.
    #[error("no entry {0} waits; ask for the list again")]
    NoSuchEntry(String),
    /// The audience names somebody whom events are not shared with.
    #[error(transparent)]
    Audience(PublishRefused),
    /// Whoever chooses owes the code of ethics her signature, and something would be published.
    #[error(transparent)]
    NotSigned(#[from] PostRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What choices would lead to; nothing is written.
pub fn foresee_entries(
    tx: &mut Transaction<'_>,
    id: &SourceId,
    choices: &Choices,
) -> Result<Foreseen, ChooseRefused> {
    let mut source = sources::get(tx, id)?.ok_or(ChooseRefused::NoSuchSource)?;
    if let Some(audience) = &choices.audience {
        check_audience(tx, audience).map_err(|refused| match refused {
            PublishRefused::Store(error) => ChooseRefused::Store(error),
            refused => ChooseRefused::Audience(refused),
        })?;
        source.audience = audience.clone();
    }
    source.publishes_new = choices.publishes_new.unwrap_or(source.publishes_new);
    let (mut changed, mut published, mut waiting) = (Vec::new(), Vec::new(), 0);
    let mut named = choices.entries.clone();
    for mut entry in sources::waiting(tx, id)? {
        if let Some(choice) = named.remove(&entry.place())
            && (choice != entry.choice || entry.fault.is_some())
        {
            entry.choice = choice;
            entry.fault = None;
            changed.push(entry.clone());
        }
        match is_due(&source, &entry) {
            true => published.push(entry),
            false => waiting += 1,
        }
    }
    match named.into_keys().next() {
        Some(unknown) => Err(ChooseRefused::NoSuchEntry(unknown)),
        None => Ok(Foreseen {
            source,
            changed,
            published,
            waiting,
        }),
    }
}

/// Keeps choices; what they publish is published by [`publish_waiting`], entry by entry. `by` is a handle, or `operator`.
pub fn choose_entries(
    tx: &mut Transaction<'_>,
    by: &str,
    id: &SourceId,
    choices: &Choices,
    now: Timestamp,
) -> Result<Foreseen, ChooseRefused> {
    let mut foreseen = foresee_entries(tx, id, choices)?;
    for entry in &foreseen.changed {
        sources::put_waiting(tx, id, entry)?;
    }
    foreseen.source.unfinished = !foreseen.published.is_empty();
    sources::put(tx, &foreseen.source)?;
    audit::log(tx, by, &format!("choose from calendar {id}"), now)?;
    Ok(foreseen)
}

/// The same at an officer's word: what publishes something, now or by itself later, is posting, for which she has signed what
/// is to be signed (need 2.15).
pub fn choose_entries_for(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    resign_on: ResignOn,
    (id, choices): (&SourceId, &Choices),
    now: Timestamp,
) -> Result<Foreseen, ChooseRefused> {
    let known = sources::get(tx, id)?.ok_or(ChooseRefused::NoSuchSource)?;
    let foreseen = foresee_entries(tx, id, choices)?;
    let begins = foreseen.source.publishes_new && !known.publishes_new;
    if begins || !foreseen.published.is_empty() {
        may_post(tx, &officer.member().id, resign_on)?;
    }
    choose_entries(tx, officer.member().handle.as_str(), id, choices, now)
}

/// Names of the entries that are to be published and are not yet, by their start.
pub fn due_entries(tx: &mut Transaction<'_>, id: &SourceId) -> Result<Vec<String>, StoreError> {
    let Some(source) = sources::get(tx, id)? else {
        return Ok(Vec::new());
    };
    let waiting = sources::waiting(tx, id)?;
    let due = waiting.into_iter().filter(|entry| is_due(&source, entry));
    Ok(due.map(|entry| entry.entry).collect())
}

/// What could not be published is not tried again before somebody chooses again or the calendar is read.
fn is_due(source: &CalendarSource, entry: &WaitingEntry) -> bool {
    entry.fault.is_none() && is_to_be_published(source, entry.choice)
}

/// Publishes one entry that waits, if it still is to be; [`Imported::New`] when it did.
pub fn publish_waiting(
    tx: &mut Transaction<'_>,
    id: &SourceId,
    entry: &str,
    fresh: EventId,
    now: Timestamp,
) -> Result<Imported, ImportRefused> {
    let source = sources::get(tx, id)?.ok_or(ImportRefused::NoSuchSource)?;
    let Some(waiting) = sources::waiting_entry(tx, id, entry)? else {
        return Ok(Imported::Same);
    };
    if sources::event_of(tx, id, entry)?.is_some() {
        sources::forget_waiting(tx, id, entry)?;
        return Ok(Imported::Same);
    }
    match is_due(&source, &waiting) {
        true => bring(tx, &source, entry, waiting.draft, fresh, now),
        false => Ok(Imported::Waits),
    }
}

/// Notes that an entry could not be published, and why.
pub fn note_entry_fault(
    tx: &mut Transaction<'_>,
    id: &SourceId,
    entry: &str,
    fault: EntryFault,
) -> Result<(), StoreError> {
    match sources::waiting_entry(tx, id, entry)? {
        None => Ok(()),
        Some(waiting) => {
            let fault = Some(fault);
            sources::put_waiting(tx, id, &WaitingEntry { fault, ..waiting })
        }
    }
}

/// Notes that everything chosen is published, if it is.
pub fn finish_choosing(tx: &mut Transaction<'_>, id: &SourceId) -> Result<(), StoreError> {
    if let Some(source) = sources::get(tx, id)?
        && source.unfinished
        && due_entries(tx, id)?.is_empty()
    {
        let unfinished = false;
        sources::put(tx, &CalendarSource { unfinished, ..source })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::EventState;
    use store::{Database, events};
    use wire::ics_read::CalendarEntry;

    use super::*;
    use crate::import_calendar::{forget_vanished, import_entry};
    use crate::publish_code::{NewCode, publish_code};
    use crate::samples::{self, act, at, draft, event_id, refused};
    use crate::sign_code::sign_code;

    fn id() -> SourceId {
        SourceId::new(0, [1; 10])
    }

    /// A calendar that asks, with the entries a, b and c, of which nothing is published.
    fn node() -> Database {
        let database = samples::node();
        let row = CalendarSource {
            publishes_new: false,
            ..samples::calendar(id())
        };
        act(&database, |tx| sources::put(tx, &row));
        for (number, name) in (1..).zip(["a", "b", "c"]) {
            assert_eq!(read(&database, name, 1_000, number), Imported::Waits);
        }
        database
    }

    fn read(database: &Database, name: &str, start: i64, fresh: u8) -> Imported {
        let entry = CalendarEntry {
            entry: name.to_owned(),
            sequence: 0,
            cancelled: false,
            draft: draft(start),
            series: None,
        };
        act(database, |tx| {
            import_entry(tx, &id(), &entry, event_id(fresh), at(0))
        })
    }

    fn of(entries: &[(&str, EntryChoice)]) -> Choices {
        let place = |(name, choice): &(&str, EntryChoice)| (sources::place_of(name), *choice);
        Choices {
            entries: entries.iter().map(place).collect(),
            ..Choices::default()
        }
    }

    fn choose(database: &Database, choices: &Choices) -> Foreseen {
        act(database, |tx| choose_entries(tx, "olga", &id(), choices, at(0)))
    }

    /// Publishes all that is due, from this number on; how many became events.
    fn publish_all(database: &Database, first: u8) -> usize {
        let due = database.read(|tx| due_entries(tx, &id())).unwrap();
        let mut published = 0;
        for (number, entry) in (first..).zip(&due) {
            let done = act(database, |tx| {
                publish_waiting(tx, &id(), entry, event_id(number), at(0))
            });
            published += usize::from(done == Imported::New);
        }
        act(database, |tx| finish_choosing(tx, &id()));
        published
    }

    fn waiting(database: &Database) -> Vec<(String, EntryChoice)> {
        let rows = database.read(|tx| sources::waiting(tx, &id())).unwrap();
        rows.into_iter().map(|row| (row.entry, row.choice)).collect()
    }

    /// F13
    #[test]
    fn what_is_ticked_is_published_what_is_left_out_stays_out_and_the_rest_waits() {
        let database = node();
        let foreseen = choose(
            &database,
            &of(&[("a", EntryChoice::Publish), ("b", EntryChoice::LeaveOut)]),
        );
        assert_eq!((foreseen.published.len(), foreseen.waiting), (1, 2));
        assert_eq!(publish_all(&database, 10), 1);
        assert_eq!(
            waiting(&database),
            [
                ("b".to_owned(), EntryChoice::LeaveOut),
                ("c".to_owned(), EntryChoice::Open)
            ]
        );
        assert_eq!(samples::told(&database).len(), 1);
        let source = database.read(|tx| sources::get(tx, &id())).unwrap().unwrap();
        assert!(!source.unfinished);

        // The next reading changes nothing of it, but what moved in the calendar moves here (F13-1).
        assert_eq!(read(&database, "a", 2_000, 20), Imported::Changed);
        let event = database
            .read(|tx| events::get(tx, &event_id(10)))
            .unwrap()
            .unwrap();
        assert_eq!(event.state, EventState::Rescheduled);
        for name in ["b", "c"] {
            assert_eq!(read(&database, name, 1_000, 21), Imported::Waits);
        }
    }

    #[test]
    fn new_ones_are_published_by_themselves_when_she_says_so_but_not_what_she_left_out() {
        let database = node();
        choose(
            &database,
            &Choices {
                publishes_new: Some(true),
                audience: Some(Audience::Members),
                ..of(&[("b", EntryChoice::LeaveOut)])
            },
        );
        assert_eq!(publish_all(&database, 10), 2);
        assert_eq!(waiting(&database), [("b".to_owned(), EntryChoice::LeaveOut)]);
        assert_eq!(read(&database, "b", 1_000, 20), Imported::Waits);
        assert_eq!(read(&database, "d", 1_000, 21), Imported::New);
        let event = database
            .read(|tx| events::get(tx, &event_id(21)))
            .unwrap()
            .unwrap();
        assert_eq!(event.audience, Audience::Members);
    }

    #[test]
    fn foreseeing_writes_nothing_and_an_entry_that_does_not_wait_refuses_all() {
        let database = node();
        let choices = of(&[("a", EntryChoice::Publish)]);
        let foreseen = database.read(|tx| foresee_entries(tx, &id(), &choices)).unwrap();
        assert_eq!((foreseen.published.len(), foreseen.waiting), (1, 2));
        assert_eq!(publish_all(&database, 10), 0);
        let unknown = of(&[("a", EntryChoice::Publish), ("z", EntryChoice::Publish)]);
        let why = refused(&database, |tx| choose_entries(tx, "olga", &id(), &unknown, at(0)));
        assert!(matches!(why, ChooseRefused::NoSuchEntry(_)), "{why}");
        assert_eq!(publish_all(&database, 10), 0);
    }

    /// 2.15: to tick an entry is to publish an event.
    #[test]
    fn who_has_not_signed_the_code_publishes_nothing_of_a_calendar_but_may_leave_out() {
        let database = node();
        let olga = samples::officer(&database);
        let version = domain::CodeVersion::parse("1").unwrap();
        let code = NewCode {
            version,
            mode: domain::CodeMode::Signed,
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
        };
        act(&database, |tx| publish_code(tx, "operator", &code, 100, at(0)));
        let choose = |choices: &Choices| {
            database.transact_blocking(|tx| {
                choose_entries_for(tx, &olga, ResignOn::Major, (&id(), choices), at(1))
            })
        };
        let by_itself = Choices {
            publishes_new: Some(true),
            ..of(&[
                ("a", EntryChoice::LeaveOut),
                ("b", EntryChoice::LeaveOut),
                ("c", EntryChoice::LeaveOut),
            ])
        };
        for choices in [of(&[("a", EntryChoice::Publish)]), by_itself.clone()] {
            let why = choose(&choices).unwrap_err();
            assert!(
                matches!(why, ChooseRefused::NotSigned(PostRefused::NotSigned(_))),
                "{why}"
            );
        }
        assert_eq!(publish_all(&database, 10), 0);
        assert!(choose(&of(&[("b", EntryChoice::LeaveOut)])).is_ok());
        let hers = database.read(|tx| store::members::membership(tx, &olga.member().id));
        let who = hers.unwrap().unwrap();
        let name = olga.member().name.clone();
        act(&database, |tx| sign_code(tx, &who, version, &name, at(2)));
        assert!(choose(&of(&[("a", EntryChoice::Publish)])).is_ok());
        assert_eq!(publish_all(&database, 10), 1);
        let mut of_the_others = by_itself;
        of_the_others.entries.remove(&sources::place_of("a"));
        assert!(choose(&of_the_others).is_ok());
    }

    #[test]
    fn an_entry_at_fault_waits_until_somebody_chooses_again_and_one_that_vanished_is_forgotten() {
        let database = node();
        let tick = of(&[("a", EntryChoice::Publish)]);
        choose(&database, &tick);
        act(&database, |tx| {
            note_entry_fault(tx, &id(), "a", EntryFault::Audience)
        });
        assert_eq!(publish_all(&database, 10), 0);
        choose(&database, &tick);
        assert_eq!(publish_all(&database, 10), 1);
        act(&database, |tx| {
            forget_vanished(tx, &id(), |entry| entry == "b", at(0))
        });
        assert_eq!(waiting(&database), [("c".to_owned(), EntryChoice::Open)]);
        act(&database, |tx| forget_vanished(tx, &id(), |_| false, at(90_000)));
        assert!(waiting(&database).is_empty());
    }
}
