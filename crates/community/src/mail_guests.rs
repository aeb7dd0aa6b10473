//! An organiser writes to guests of an event of ours, by part of the list (F21). Members here and guests without a membership
//! get a mail; of members of other communities we know no address, and they are not reached.

use domain::{Event, EventId, GuestKey, GuestText, ResignOn, Segment};
use jiff::Timestamp;
use store::guest_notes::{self, NoteText, SentNote};
use store::mails::{self, NoteSpread};
use store::{StoreError, Transaction, audit, guests, members, visitors};
use wire::unsubscribe::EventStop;

use crate::cancel_event::ChangeRefused;
use crate::forget_guest::forget_at;
use crate::organise_event::{Organises, organised, runs_now};
use crate::sign_code::{PostRefused, may_post};

/// Most mails of organisers about one event in a day (UTC): nobody's mailbox is filled by one event.
pub const NOTES_PER_DAY_MAX: usize = 3;
const DAY_SECONDS: i64 = 86_400;

/// Why nothing is sent.
#[derive(Debug, thiserror::Error)]
pub enum MailGuestsRefused {
    /// No event of ours.
    #[error(transparent)]
    Event(#[from] ChangeRefused),
    /// Nobody of that part can be reached.
    #[error("nobody on this list gets mails from here")]
    Nobody,
    /// The list, or what was written to it, changed since the preview.
    #[error("something has changed since the preview; it would go to {mailed} guests now")]
    Changed {
        /// How many it would go to now.
        mailed: u32,
    },
    /// It was over some weeks ago, when guests without a membership are forgotten.
    #[error("this event is long over; nobody is written to about it any more")]
    Over,
    /// Enough for one day.
    #[error(
        "an event has at most {} mails a day; write again tomorrow",
        NOTES_PER_DAY_MAX
    )]
    TooMany,
    /// Whoever writes it owes the code of ethics her signature.
    #[error(transparent)]
    NotSigned(#[from] PostRefused),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whom a mail would reach now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// These get it.
    pub mailed: Vec<GuestKey>,
    /// So many are members of other communities.
    pub elsewhere: u32,
    /// So many want no such mails about this event.
    pub unwilling: u32,
    /// The number it would have.
    pub number: u32,
}

impl Reach {
    /// Stands for all that is read before it goes: words, part of the list, each of those it reaches, and that it is not sent
    /// yet. Only what has the same seal still is sent.
    pub fn seal(&self, event: &EventId, segment: Segment, text: &GuestText) -> String {
        let mut read = format!(
            "{event} {} {} {} ",
            self.number,
            segment.word(),
            text.as_str().len()
        );
        read.push_str(text.as_str());
        for guest in &self.mailed {
            match guest {
                GuestKey::Member(member) => read.push_str(&format!(" m{member}")),
                GuestKey::Visitor(visitor) => read.push_str(&format!(" v{visitor}")),
                GuestKey::Actor(actor) => read.push_str(&format!(" a{actor}")),
            }
        }
        wire::digest::hex(&wire::digest::sha256(read.as_bytes())[..16])
    }
}

/// Whom a mail to a part of the list would reach; nothing is written.
pub fn whom(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: &EventId,
    segment: Segment,
) -> Result<Reach, StoreError> {
    if !runs_now(tx, by, event)? {
        return Ok(Reach::default());
    }
    let notes = guest_notes::get(tx, event)?;
    let list = guests::get(tx, event)?;
    let mut reach = Reach {
        number: notes.next(),
        ..Reach::default()
    };
    for guest in list.iter() {
        if !list
            .state(&guest.key)
            .is_some_and(|state| segment.reaches(&guest.key, state))
        {
            continue;
        }
        let is_known = match &guest.key {
            GuestKey::Actor(_) => {
                reach.elsewhere += 1;
                continue;
            }
            GuestKey::Member(member) => members::membership(tx, member)?.is_some(),
            GuestKey::Visitor(visitor) => visitors::get(tx, visitor)?.is_some(),
        };
        match (is_known, notes.unwilling.contains(&guest.key)) {
            (false, _) => {}
            (true, true) => reach.unwilling += 1,
            (true, false) => reach.mailed.push(guest.key.clone()),
        }
    }
    Ok(reach)
}

/// What was sent about an event, latest first.
pub fn sent(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    event: &EventId,
) -> Result<Vec<SentNote>, StoreError> {
    if !runs_now(tx, by, event)? {
        return Ok(Vec::new());
    }
    let mut sent = guest_notes::get(tx, event)?.sent;
    sent.reverse();
    Ok(sent)
}

/// Sends what was read before to those it was shown for, and to nobody when anything of it has changed since; how many that
/// are. `shown` is the seal of the preview ([`Reach::seal`]): sent from it a second time, it goes to nobody again. Whoever writes
/// owes the code of ethics no signature (need 2.15).
pub fn mail_guests(
    tx: &mut Transaction<'_>,
    by: &dyn Organises,
    resign_on: ResignOn,
    event: &EventId,
    (segment, text): (Segment, &GuestText),
    shown: &str,
    now: Timestamp,
) -> Result<u32, MailGuestsRefused> {
    let event: Event = organised(tx, by, event)?;
    may_post(tx, &by.member().id, resign_on)?;
    if forget_at(&event) <= now {
        return Err(MailGuestsRefused::Over);
    }
    let day = |at: Timestamp| at.as_second().div_euclid(DAY_SECONDS);
    let notes = guest_notes::get(tx, &event.id)?;
    if let Some(sent) = notes
        .sent
        .iter()
        .find(|note| note.seal == shown && !shown.is_empty())
    {
        return Ok(sent.mailed);
    }
    let today = notes.sent.iter().filter(|note| day(note.at) == day(now));
    if today.count() >= NOTES_PER_DAY_MAX {
        return Err(MailGuestsRefused::TooMany);
    }
    let reach = whom(tx, by, &event.id, segment)?;
    let mailed = u32::try_from(reach.mailed.len()).unwrap_or(u32::MAX);
    if mailed == 0 {
        return Err(MailGuestsRefused::Nobody);
    }
    if reach.seal(&event.id, segment, text) != shown {
        return Err(MailGuestsRefused::Changed { mailed });
    }
    let written = NoteText {
        by: by.member().name.clone(),
        writer: Some(by.member().id.clone()),
        text: text.clone(),
    };
    let number = guest_notes::add(tx, &event.id, (segment, mailed, shown), &written, now)?;
    let spread = NoteSpread {
        event: event.id.clone(),
        number,
        to: reach.mailed,
        at: now,
    };
    mails::queue_note(tx, spread)?;
    let what = format!("mail {mailed} guests of event {}", event.id);
    audit::log(tx, by.member().handle.as_str(), &what, now)?;
    Ok(mailed)
}

/// A guest wants no more mails of organisers and no reminders about one event; the rest she hears of it goes on. The same again changes
/// nothing.
pub fn stop_notes(tx: &mut Transaction<'_>, stop: &EventStop) -> Result<(), StoreError> {
    let mut notes = guest_notes::get(tx, &stop.event)?;
    // Whoever is on no list of ours gets no mail, and leaves nothing behind.
    let is_guest = guests::get(tx, &stop.event)?.find(&stop.guest).is_some();
    if is_guest && notes.unwilling.insert(stop.guest.clone()) {
        guest_notes::put(tx, &stop.event, &notes)?;
    }
    Ok(())
}

/// What the last part of an address out of such a mail stops; nothing for one that no mail of ours held.
pub fn what_stops(tx: &mut Transaction<'_>, token: &str) -> Result<Option<EventStop>, StoreError> {
    let key = store::mail_settings::stop_key(tx)?;
    Ok(key.and_then(|key| EventStop::read(token, &key)))
}

#[cfg(test)]
mod tests {
    use domain::{Answer, Audience};
    use store::mails::Job;
    use store::{Database, Officer};

    use super::*;
    use crate::Rules;
    use crate::rsvp::rsvp;
    use crate::samples::{self, act, activity, at, draft, event_id, refused};

    const DAY: i64 = DAY_SECONDS;

    /// Two who go, one who may come and one who took her answer back.
    fn stage() -> (Database, Officer) {
        let database = samples::node();
        samples::publish(&database, 1, &draft(100 * DAY), &Audience::Members);
        for (handle, answer) in [
            ("anke", Answer::Going),
            ("bert", Answer::Going),
            ("cleo", Answer::Maybe),
            ("dora", Answer::Maybe),
        ] {
            answers(&database, handle, answer);
        }
        let dora = database
            .read(|tx| members::by_handle(tx, &domain::Handle::parse("dora").unwrap()))
            .unwrap()
            .unwrap();
        let dora = database
            .read(|tx| members::membership(tx, &dora.id))
            .unwrap()
            .unwrap();
        say(&database, &dora, Answer::Withdrawn);
        let officer = samples::officer(&database);
        (database, officer)
    }

    fn answers(database: &Database, handle: &str, answer: Answer) {
        let member = samples::member(database, handle);
        say(database, &member, answer);
    }

    fn say(database: &Database, member: &store::Membership, answer: Answer) {
        act(database, |tx| {
            rsvp(
                tx,
                &Rules::default(),
                member,
                &event_id(1),
                answer,
                &activity(1),
                at(1),
            )
        });
    }

    fn text() -> GuestText {
        GuestText::parse("Bring one case.\n\nSee you there.").unwrap()
    }

    /// What a preview shows now.
    fn seal(database: &Database, officer: &Officer, segment: Segment) -> String {
        let reach = database
            .read(|tx| whom(tx, officer, &event_id(1), segment))
            .unwrap();
        reach.seal(&event_id(1), segment, &text())
    }

    fn send_shown(
        database: &Database,
        officer: &Officer,
        segment: Segment,
        shown: &str,
        now: i64,
    ) -> Result<u32, MailGuestsRefused> {
        let words = text();
        database.transact_blocking(|tx| {
            let written = (segment, &words);
            mail_guests(
                tx,
                officer,
                ResignOn::Major,
                &event_id(1),
                written,
                shown,
                at(now),
            )
        })
    }

    fn send(
        database: &Database,
        officer: &Officer,
        segment: Segment,
        now: i64,
    ) -> Result<u32, MailGuestsRefused> {
        let shown = seal(database, officer, segment);
        send_shown(database, officer, segment, &shown, now)
    }

    /// Whom the mails go to that are queued.
    fn mailed(database: &Database) -> Vec<GuestKey> {
        let mut to = Vec::new();
        loop {
            let jobs = mails::claim(database, at(200 * DAY), at(200 * DAY + 60), 100).unwrap();
            if jobs.is_empty() {
                return to;
            }
            for (leased, job) in jobs {
                act(database, |tx| match &job {
                    Job::SpreadNote(spread) => mails::spread_note(tx, &leased, spread),
                    _ => {
                        mails::settle(tx, &leased);
                        Ok(())
                    }
                });
                if let Job::Note(mail) = job {
                    to.push(mail.to);
                }
            }
        }
    }

    /// F21
    #[test]
    fn a_mail_goes_to_the_part_of_the_list_it_was_shown_for_and_to_nobody_who_withdrew() {
        let (database, officer) = stage();
        assert!(matches!(
            send_shown(&database, &officer, Segment::Going, "", 2),
            Err(MailGuestsRefused::Changed { mailed: 2 })
        ));
        assert!(matches!(
            send(&database, &officer, Segment::NotGoing, 2),
            Err(MailGuestsRefused::Nobody)
        ));
        assert_eq!(mailed(&database).len(), 0);
        assert_eq!(send(&database, &officer, Segment::Going, 2).unwrap(), 2);
        assert_eq!(mailed(&database).len(), 2);
        assert_eq!(send(&database, &officer, Segment::Everyone, 2).unwrap(), 3);
        assert_eq!(mailed(&database).len(), 3);
        let log = database.read(|tx| sent(tx, &officer, &event_id(1))).unwrap();
        assert_eq!((log[0].segment, log[0].mailed), (Segment::Everyone, 3));
    }

    /// F21: a button pressed twice sends once; who came and who left after the preview make it another list, however long.
    #[test]
    fn what_was_shown_goes_once_and_to_those_it_was_shown_for() {
        let (database, officer) = stage();
        let first = seal(&database, &officer, Segment::Going);
        for _ in 0..2 {
            assert_eq!(
                send_shown(&database, &officer, Segment::Going, &first, 2).unwrap(),
                2
            );
        }
        assert_eq!(mailed(&database).len(), 2);
        let log = database.read(|tx| sent(tx, &officer, &event_id(1))).unwrap();
        assert_eq!(log.len(), 1);

        let read = seal(&database, &officer, Segment::Going);
        let handle = domain::Handle::parse("bert").unwrap();
        let bert = database
            .read(|tx| members::by_handle(tx, &handle))
            .unwrap()
            .unwrap();
        let bert = database
            .read(|tx| members::membership(tx, &bert.id))
            .unwrap()
            .unwrap();
        say(&database, &bert, Answer::Withdrawn);
        answers(&database, "emma", Answer::Going);
        assert!(matches!(
            send_shown(&database, &officer, Segment::Going, &read, 3),
            Err(MailGuestsRefused::Changed { mailed: 2 })
        ));
        assert_eq!(send(&database, &officer, Segment::Going, 3).unwrap(), 2);
    }

    #[test]
    fn no_more_than_three_go_in_a_day() {
        let (database, officer) = stage();
        for _ in 0..NOTES_PER_DAY_MAX {
            send(&database, &officer, Segment::Maybe, 2).unwrap();
        }
        assert!(matches!(
            send(&database, &officer, Segment::Maybe, 3),
            Err(MailGuestsRefused::TooMany)
        ));
        assert_eq!(send(&database, &officer, Segment::Maybe, DAY + 3).unwrap(), 1);
    }

    #[test]
    fn nobody_is_written_to_about_an_event_that_is_long_over() {
        let (database, officer) = stage();
        let over = 100 * DAY + 3 * 3_600 + domain::VISITOR_DAYS_AFTER * DAY;
        assert!(matches!(
            send(&database, &officer, Segment::Going, over),
            Err(MailGuestsRefused::Over)
        ));
        assert_eq!(send(&database, &officer, Segment::Going, over - 1).unwrap(), 2);
    }

    #[test]
    fn whoever_stopped_them_is_counted_and_gets_none() {
        let (database, officer) = stage();
        let key = act(&database, |tx| store::mail_settings::stop_key_or(tx, [9; 32]));
        let guest = database
            .read(|tx| whom(tx, &officer, &event_id(1), Segment::Going))
            .unwrap()
            .mailed
            .swap_remove(0);
        let event = event_id(1);
        let stop = EventStop { event, guest };
        let token = stop.token(&key).unwrap();
        let read = database.read(|tx| what_stops(tx, &token)).unwrap().unwrap();
        for _ in 0..2 {
            act(&database, |tx| stop_notes(tx, &read));
        }
        let reach = database
            .read(|tx| whom(tx, &officer, &event_id(1), Segment::Going))
            .unwrap();
        assert_eq!((reach.mailed.len(), reach.unwilling), (1, 1));
        let none = refused(&database, |tx| {
            let (words, number) = (text(), event_id(2));
            mail_guests(
                tx,
                &officer,
                ResignOn::Major,
                &number,
                (Segment::Going, &words),
                "",
                at(2),
            )
        });
        assert!(matches!(none, MailGuestsRefused::Event(_)));
    }
}
