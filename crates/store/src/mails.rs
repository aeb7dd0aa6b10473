//! Mails to our own members: queued with the change they tell of, one for each member, change and kind.
//!
//! An event that changed is one row at first, however many answered it; a worker spreads it page by page over
//! those who did. What is told is kept in facts, never as text: the words are put together when the mail goes.

mod account;
mod calls;
mod digest;
mod dues;
mod ethics;
mod introductions;
mod notes;
mod officers;
mod proof;
mod visitors;
mod waiting;

use domain::{Event, EventId, Html, MemberId, RsvpCounter, WhyRefused};
use engine::{Key, Leased};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::database::{StoreError, Topic};
use crate::set_aside::claim_readable;
use crate::spaces;
use crate::table::{KeyForm, Table};
use crate::transaction::QueueOf;
use crate::{Database, Transaction, answered, rsvps, takeover, visitors as guests_by_mail};

pub use account::{AccountMail, AccountNews, StatementStep, tell_account};
pub use calls::{CallMail, CallNews, CallSpread, queue_call, tell_call};
pub use digest::{DigestMail, queue_digest};
pub use dues::{DuesMail, DuesNews, INVITED_EVERY_SECONDS, tell_dues, tell_invited};
pub use ethics::{CodeSpread, queue_code, spread_code};
pub use introductions::{IntroductionMail, IntroductionNews, tell_introduction};
pub use notes::{NoteMail, NoteSpread, queue_note, spread_note};
pub use officers::{AgreementStep, Alert, OfficerMail, OfficerNews, PeeringStep, tell_officer};
pub use proof::ProofMail;
pub(crate) use proof::ask_proof;
pub(crate) use visitors::forget_visitor;
pub use visitors::{VisitorMail, VisitorSpread, spread_to_visitors, tell_visitor};
pub use waiting::{due, waiting};

const QUEUE: Table<[u8], Job> = Table::new(spaces::MAILS, "mails");
const TOLD: Table<[u8], Told> = Table::new(spaces::ANSWERED, "told members");

/// First byte of the keys of `TOLD`; other tables of its keyspace have others.
const TOLD_BYTE: u8 = b't';
/// Members one spread of news reaches in one transaction.
pub const MEMBERS_PER_TURN: u16 = 100;
/// Most mails about one event to one member in a day: a host that changes its mind without end fills no mailbox.
pub const MAILS_PER_DAY_MAX: u32 = 10;
/// Length of the moment at the beginning of a queue's key.
const DUE_BYTES: usize = 8;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// News of an event, on its way to those who answered it.
    Spread(Box<Spread>),
    /// One mail.
    Mail(Box<EventMail>),
    /// The same news on its way to guests without a membership.
    SpreadToVisitors(Box<VisitorSpread>),
    /// One mail to one of them.
    Visitor(Box<VisitorMail>),
    /// What an organiser wrote, on its way to guests.
    SpreadNote(Box<NoteSpread>),
    /// The same for one guest.
    Note(Box<NoteMail>),
    /// One mail by which somebody proves that she reads it.
    Proof(ProofMail),
    /// One mail about a membership.
    Dues(DuesMail),
    /// The weekly digest of one member.
    Digest(DigestMail),
    /// One mail about ways in or about the code of ethics, or to somebody who was put out.
    Account(AccountMail),
    /// A call for hands, on its way to those who can do what it asks for.
    SpreadCall(CallSpread),
    /// One mail about a call for hands.
    Call(CallMail),
    /// One mail about an introduction.
    Introduction(IntroductionMail),
    /// A new version of the code of ethics, on its way to those who have to sign again.
    SpreadCode(CodeSpread),
    /// One mail to an officer about what she has to know.
    Officer(OfficerMail),
}

/// News of an event and how far it has been spread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// What.
    pub news: News,
    /// The last member it has reached.
    pub after: Option<MemberId>,
}

/// One mail to one member about one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMail {
    /// To whom.
    pub member: MemberId,
    /// What she is told.
    pub news: News,
    /// The same for the same member, event, version and kind: what was sent already is known by it.
    pub name: [u8; 16],
    /// How often handing it on has failed.
    pub tries: u32,
}

/// What happened to an event, as facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// What.
    pub kind: NewsKind,
    /// The event as it is now, without its long texts.
    pub event: Event,
    /// As it was before, where that tells what changed.
    pub before: Option<Event>,
    /// When it happened.
    pub at: Timestamp,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NewsKind {
    /// Time or place is another one.
    Changed,
    /// It was called off.
    Cancelled,
    /// It takes place after all.
    OnAgain,
    /// Its host took it away.
    Removed,
    /// The host has a seat for her.
    Confirmed {
        /// To which of her answers.
        counter: RsvpCounter,
    },
    /// She waited and has a seat now.
    Promoted {
        /// To which of her answers.
        counter: RsvpCounter,
    },
    /// It begins soon.
    Reminder {
        /// How many hours before its start this is told.
        hours: u16,
    },
    /// It is over, and she had a seat.
    Over,
    /// She is on the waiting list.
    Waitlisted {
        /// To which of her answers.
        counter: RsvpCounter,
        /// First is 1.
        place: u32,
    },
    /// An officer invites her, and she has said nothing yet.
    Invited,
    /// She joins by another address, or by none any more: which, is found when the mail goes.
    JoinLink,
    /// The host said no.
    Refused {
        /// To which of her answers.
        counter: RsvpCounter,
        /// In the host's words.
        reason: String,
        /// The same in a word, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<WhyRefused>,
    },
    /// Her answer did not arrive, or was not taken.
    Failed {
        /// Which of her answers.
        counter: RsvpCounter,
    },
    /// The host took her answer and has said nothing to it for a day.
    NotConfirmed {
        /// To which of her answers.
        counter: RsvpCounter,
    },
}

/// What a member has been told about an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    /// The newest version of the event.
    revision: u64,
    /// Which answer the host decided, and how.
    decided: Option<(RsvpCounter, String)>,
    /// The day of the newest mail, counted from 1970.
    day: i64,
    /// How many mails went on that day.
    mails: u32,
}

impl Job {
    /// How often handing it on has failed.
    pub fn tries(&self) -> u32 {
        match self {
            Self::Spread(_)
            | Self::SpreadToVisitors(_)
            | Self::SpreadNote(_)
            | Self::SpreadCall(_)
            | Self::SpreadCode(_) => 0,
            Self::Call(mail) => mail.tries,
            Self::Introduction(mail) => mail.tries,
            Self::Note(mail) => mail.tries,
            Self::Mail(mail) => mail.tries,
            Self::Visitor(mail) => mail.tries,
            Self::Proof(mail) => mail.tries,
            Self::Dues(mail) => mail.tries,
            Self::Digest(mail) => mail.tries,
            Self::Account(mail) => mail.tries,
            Self::Officer(mail) => mail.tries,
        }
    }

    /// The same after handing it on has failed once more.
    fn after_a_try(&self) -> Self {
        let mut job = self.clone();
        match &mut job {
            Self::Spread(_)
            | Self::SpreadToVisitors(_)
            | Self::SpreadNote(_)
            | Self::SpreadCall(_)
            | Self::SpreadCode(_) => {}
            Self::Call(mail) => mail.tries += 1,
            Self::Introduction(mail) => mail.tries += 1,
            Self::Note(mail) => mail.tries += 1,
            Self::Mail(mail) => mail.tries += 1,
            Self::Visitor(mail) => mail.tries += 1,
            Self::Proof(mail) => mail.tries += 1,
            Self::Dues(mail) => mail.tries += 1,
            Self::Digest(mail) => mail.tries += 1,
            Self::Account(mail) => mail.tries += 1,
            Self::Officer(mail) => mail.tries += 1,
        }
        job
    }
}

impl NewsKind {
    /// One word; for the decision about an answer, with that answer's counter.
    fn mark(&self) -> (&'static str, Option<RsvpCounter>) {
        match self {
            Self::Changed => ("changed", None),
            Self::Cancelled => ("cancelled", None),
            Self::OnAgain => ("on again", None),
            Self::Removed => ("removed", None),
            Self::Reminder { .. } => ("reminder", None),
            Self::Over => ("over", None),
            Self::JoinLink => ("join link", None),
            Self::Invited => ("invited", None),
            Self::Confirmed { counter } => ("confirmed", Some(*counter)),
            Self::Promoted { counter } => ("promoted", Some(*counter)),
            Self::Waitlisted { counter, .. } => ("waitlisted", Some(*counter)),
            Self::Refused { counter, .. } => ("refused", Some(*counter)),
            Self::Failed { counter } => ("failed", Some(*counter)),
            Self::NotConfirmed { counter } => ("not confirmed", Some(*counter)),
        }
    }
}

impl News {
    /// Puts the facts together; the texts that no mail compares are left out, for each mail holds a copy.
    pub fn new(kind: NewsKind, event: &Event, before: Option<&Event>, at: Timestamp) -> Self {
        Self {
            kind,
            event: without_texts(event),
            before: before.map(without_texts),
            at,
        }
    }
}

/// What a mail compares and shows of an event: its title, times, places and how it stands.
pub(crate) fn without_texts(event: &Event) -> Event {
    let mut event = event.clone();
    event.draft.description = Html::default();
    event.draft.banner = None;
    event.draft.organizers = Vec::new();
    event.draft.agenda = Vec::new();
    event
}

/// Queues news of an event for all who answered it, in the same transaction as the change; nothing where nobody did.
pub fn tell_all(tx: &mut Transaction<'_>, news: News) -> Result<(), StoreError> {
    if !answered::anybody(tx, &news.event.id)? && !guests_by_mail::anybody(tx, &news.event.id)? {
        return Ok(());
    }
    let due = news.at;
    enqueue(tx, due, &Job::Spread(Box::new(Spread { news, after: None })))
}

/// Queues news for one member, in the same transaction as what happened; nothing if she was told already.
pub fn tell_one(tx: &mut Transaction<'_>, member: &MemberId, news: &News) -> Result<(), StoreError> {
    let key = told_key(&news.event.id, member);
    let told = tx.get(&TOLD, key.as_slice())?.unwrap_or_default();
    let Some(told) = told.with(news) else {
        return Ok(());
    };
    tx.put(&TOLD, key.as_slice(), &told)?;
    let mail = EventMail {
        member: member.clone(),
        news: news.clone(),
        name: name_of(member.as_str(), news),
        tries: 0,
    };
    enqueue(tx, news.at, &Job::Mail(Box::new(mail)))
}

/// What one was told about an event another was told from now on, whose membership became one with hers: she is not told it
/// again. Where both were, what the one that stays was told counts.
pub fn move_told(
    tx: &mut Transaction<'_>,
    event: &EventId,
    from: &MemberId,
    into: &MemberId,
) -> Result<(), StoreError> {
    let [before, after] = [from, into].map(|member| told_key(event, member));
    let Some(told) = tx.get(&TOLD, before.as_slice())? else {
        return Ok(());
    };
    tx.delete(&TOLD, before.as_slice());
    match tx.has(&TOLD, after.as_slice())? {
        true => Ok(()),
        false => tx.put(&TOLD, after.as_slice(), &told),
    }
}

impl Told {
    /// What she has been told after these news; nothing if that is no mail, because she knows it or had many today.
    fn with(mut self, news: &News) -> Option<Self> {
        match news.kind.mark() {
            // That each goes once is remembered with the event, with the addresses and with those who were invited.
            _ if matches!(
                news.kind,
                NewsKind::Reminder { .. } | NewsKind::Over | NewsKind::JoinLink | NewsKind::Invited
            ) => {}
            (_, None) if news.event.revision <= self.revision => return None,
            (_, None) => self.revision = news.event.revision,
            (word, Some(counter)) => {
                let decided = Some((counter, word.to_owned()));
                if self.decided == decided {
                    return None;
                }
                self.decided = decided;
            }
        }
        let day = news.at.as_second().div_euclid(86_400);
        self.mails = if day == self.day { self.mails + 1 } else { 1 };
        self.day = day;
        (self.mails <= MAILS_PER_DAY_MAX).then_some(self)
    }
}

fn name_of(whom: &str, news: &News) -> [u8; 16] {
    let (word, counter) = news.kind.mark();
    let counter = counter.unwrap_or_default().0;
    let revision = news.event.revision;
    let event = &news.event.id;
    let mut said = format!("{event} {whom} {revision} {counter} {word}");
    match &news.kind {
        NewsKind::Reminder { hours } => {
            said.push_str(&format!(" {hours} {}", news.event.draft.start.at));
        }
        NewsKind::JoinLink => said.push_str(&format!(" {}", news.at)),
        _ => {}
    }
    let hash = Sha256::digest(said);
    let mut name = [0; 16];
    name.copy_from_slice(&hash[..16]);
    name
}

fn told_key(event: &EventId, member: &MemberId) -> Key {
    let mut key = vec![TOLD_BYTE];
    key.extend(event.key());
    key.extend(member.key());
    key
}

/// A day before, since a queue goes by when its entries are due.
fn ahead_of_news(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second().saturating_sub(86_400)).unwrap_or(now)
}

fn enqueue(tx: &mut Transaction<'_>, due: Timestamp, job: &Job) -> Result<(), StoreError> {
    let order = tx.next_order()?;
    tx.enqueue(&QUEUE, due, &order.key(), job)?;
    tx.wake(Topic::Mails);
    Ok(())
}

/// Takes the next jobs that are due, oldest first, for this worker alone until `until`.
pub fn claim(
    database: &Database,
    now: Timestamp,
    until: Timestamp,
    limit: u16,
) -> Result<Vec<(Leased, Job)>, StoreError> {
    claim_readable(database, &QUEUE, now, until, limit)
}

/// When the next job is due.
pub fn next_due(database: &Database) -> Result<Option<Timestamp>, StoreError> {
    database.next_due(spaces::MAILS)
}

/// Spreads news over the next [`MEMBERS_PER_TURN`] members who had answered when it happened, in one transaction
/// with how far it has come. Whoever answered later saw the event as it is.
pub fn spread(tx: &mut Transaction<'_>, leased: &Leased, spread: &Spread) -> Result<(), StoreError> {
    settle(tx, leased);
    let news = &spread.news;
    let page = answered::members(tx, &news.event.id, spread.after.as_ref(), MEMBERS_PER_TURN)?;
    for member in &page {
        let register = rsvps::get(tx, member, &news.event.id)?;
        if register.is_some_and(|register| register.answered <= news.at) {
            tell_one(tx, member, news)?;
        }
    }
    if page.len() == usize::from(MEMBERS_PER_TURN) {
        let next = Spread {
            news: news.clone(),
            after: page.last().cloned(),
        };
        return enqueue(tx, news.at, &Job::Spread(Box::new(next)));
    }
    // A guest without a membership is mailed of what she has to know, and that is over.
    match news.kind {
        NewsKind::Over => Ok(()),
        _ => visitors::go_on_to_visitors(tx, news),
    }
}

/// Takes a job out: its mail was handed on, or is for nobody any more.
pub fn settle(tx: &mut Transaction<'_>, leased: &Leased) {
    tx.settle(QueueOf {
        space: spaces::MAILS,
        leased,
    });
}

/// Puts a mail back after a failure, to be tried again at `due`.
pub fn postpone(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    job: &Job,
    due: Timestamp,
) -> Result<(), StoreError> {
    settle(tx, leased);
    let suffix = leased.key.get(DUE_BYTES..).unwrap_or_default();
    tx.enqueue(&QUEUE, due, suffix, &job.after_a_try())
}

/// Gives back what a dead worker took; what waits for another try gets it a little sooner.
pub(crate) fn give_back(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for (key, job) in takeover::due_later(tx, &QUEUE, spaces::MAILS, now)? {
        let at = match &job {
            Job::Spread(spread) => spread.news.at,
            Job::SpreadToVisitors(spread) => spread.news.at,
            Job::Mail(mail) => mail.news.at,
            Job::Visitor(mail) => mail.news.at,
            Job::SpreadNote(spread) => spread.at,
            Job::Note(mail) => mail.at,
            Job::Proof(mail) => ahead_of_news(mail.at),
            Job::Dues(mail) if mail.is_in_line(now) => continue,
            Job::Dues(mail) => mail.at,
            Job::Digest(mail) => mail.at,
            Job::Account(mail) => mail.at,
            Job::SpreadCode(spread) => spread.at,
            Job::SpreadCall(spread) => spread.due(),
            Job::Call(mail) => mail.at,
            // One that is shown later stays where it is in the line.
            Job::Introduction(mail) if mail.at > now => continue,
            Job::Introduction(mail) => mail.at,
            Job::Officer(mail) => mail.at,
        };
        takeover::make_due(tx, &QUEUE, &key, at.min(now), &job)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
