//! Mails what was queued, to members, officers, guests without a membership and whoever proves an address: puts the words
//! together, hands the mail on, and settles.

mod account;
mod call;
mod digest;
mod dues;
mod introduction;
mod note;
mod officer;
mod proof;
mod trial;
mod visitor;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ::community::mail_to::{MailAbout, mail_to};
use ::community::see_join_link::address_of_register;
use ::community::spread_call::spread_call;
use ::community::thank_guests::is_over_still;
use ambient::StreamName;
use domain::{
    Addressed, Answer, CommunityProfile, Event, GuestKey, Html, Labeled, MailAddress, Member, MemberId,
    NodeLocal, Register, RsvpDelivery,
};
use edge::{Letter, MailWay, Node, Reader, Words, name_of, words_to};
use egress::mail::{Mail, MailRefused, Mailer};
use jiff::{SignedDuration, Timestamp};
use store::mails::{self, EventMail, Job, News, NewsKind};
use store::notices::{self, Notice};
use store::{Leased, StoreError, Topic, Transaction, community, events, guest_notes, mail_settings, rsvps};

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

/// How long one worker may take for what it claims.
const LEASE: SignedDuration = SignedDuration::from_secs(180);
/// Jobs taken at once.
const JOBS_MAX: usize = 50;
/// Over this span mails are counted.
const MINUTE: SignedDuration = SignedDuration::from_secs(60);
/// Before a mail that could not be handed on is tried again; doubles.
const RETRY_FIRST_SECONDS: i64 = 60;
/// Longest pause between two tries: six hours.
const RETRY_CAP_SECONDS: i64 = 21_600;
/// After so many tries, some three days, a mail is given up.
const TRIES_MAX: u32 = 20;

/// Sends the mails of one node.
pub struct MailSender {
    node: Arc<Node>,
    mailer: Arc<dyn Mailer>,
    from: MailAddress,
    rate_per_minute: usize,
    way: MailWay,
    /// One turn at a time, so that the rate holds.
    turn: tokio::sync::Mutex<()>,
    /// When mails went in the last minute, oldest first.
    went: Mutex<VecDeque<Timestamp>>,
    /// Since when none could be handed on; nothing while they go.
    failing: Mutex<Option<Timestamp>>,
}

impl MailSender {
    /// Joins a node to whoever takes its mails.
    pub fn new(
        node: Arc<Node>,
        mailer: Arc<dyn Mailer>,
        from: MailAddress,
        rate_per_minute: u32,
        way: MailWay,
    ) -> Self {
        Self {
            node,
            mailer,
            from,
            rate_per_minute: usize::try_from(rate_per_minute).unwrap_or(usize::MAX),
            way,
            turn: tokio::sync::Mutex::new(()),
            went: Mutex::default(),
            failing: Mutex::default(),
        }
    }

    /// Hands on one mail that is in no queue, for whoever tries out whether mails go.
    pub async fn send_test(&self, to: MailAddress) -> Result<(), MailRefused> {
        let profile = self.node.database.read(community::profile).ok().flatten();
        let mail = edge::test_letter(&self.node, &words_to(None, profile.as_ref()));
        self.mailer.send(Labeled::addressed(mail, to)).await
    }

    /// One turn: does what is due, as far as the rate goes; how much that was.
    pub async fn send_due(&self) -> usize {
        let _turn = self.turn.lock().await;
        let now = self.node.now();
        let limit = u16::try_from(self.left_in_this_minute(now).min(JOBS_MAX)).unwrap_or(u16::MAX);
        if limit == 0 {
            return 0;
        }
        let until = now.checked_add(LEASE).unwrap_or(Timestamp::MAX);
        let jobs = match mails::claim(&self.node.database, now, until, limit) {
            Ok(jobs) => jobs,
            Err(error) => {
                tracing::warn!(%error, "mails that wait cannot be read");
                return 0;
            }
        };
        let mut done = 0;
        for (leased, job) in jobs {
            let outcome = match &job {
                Job::Spread(spread) => {
                    let database = &self.node.database;
                    database.transact(|tx| mails::spread(tx, &leased, spread)).await
                }
                Job::SpreadToVisitors(spread) => {
                    let database = &self.node.database;
                    let spreads = |tx: &mut Transaction<'_>| mails::spread_to_visitors(tx, &leased, spread);
                    database.transact(spreads).await
                }
                Job::Mail(mail) => self.send(&leased, &job, mail).await,
                Job::Visitor(mail) => self.send_visitor(&leased, &job, mail).await,
                Job::SpreadNote(note) => {
                    let database = &self.node.database;
                    database
                        .transact(|tx| mails::spread_note(tx, &leased, note))
                        .await
                }
                Job::Note(mail) => self.send_note(&leased, &job, mail).await,
                Job::Proof(mail) => self.send_proof(&leased, &job, mail).await,
                Job::Dues(mail) => self.send_dues(&leased, &job, mail).await,
                Job::Digest(mail) => self.send_digest(&leased, &job, mail).await,
                Job::Account(mail) => self.send_account(&leased, &job, mail).await,
                Job::SpreadCall(call) => {
                    let database = &self.node.database;
                    database.transact(|tx| spread_call(tx, &leased, call, now)).await
                }
                Job::Call(mail) => self.send_call(&leased, &job, mail).await,
                Job::Introduction(mail) => self.send_introduction(&leased, &job, mail).await,
                Job::SpreadCode(code) => {
                    let (database, resign_on) = (&self.node.database, self.node.settings.ethics.resign_on);
                    let spreads = |tx: &mut Transaction<'_>| mails::spread_code(tx, &leased, code, resign_on);
                    database.transact(spreads).await
                }
                Job::Officer(mail) => self.send_officer(&leased, &job, mail).await,
            };
            match outcome {
                Ok(()) => done += 1,
                // It comes again when its lease ends; a mail that went already is known by its name then.
                Err(error) => tracing::warn!(%error, "a mail could not be settled"),
            }
        }
        done
    }

    /// When there is something to do next: when the next is due, and the minute's rate lets it go.
    pub fn next_due(&self) -> Option<Timestamp> {
        let due = mails::next_due(&self.node.database).ok().flatten()?;
        let now = self.node.now();
        if self.left_in_this_minute(now) > 0 {
            return Some(due);
        }
        let oldest = self.went().front().copied().unwrap_or(now);
        Some(due.max(oldest.checked_add(MINUTE).unwrap_or(Timestamp::MAX)))
    }

    async fn send(&self, leased: &Leased, job: &Job, mail: &EventMail) -> Result<(), StoreError> {
        let database = &self.node.database;
        let now = self.node.now();
        let stop_key = self.stop_key().await?;
        let Some(labeled) = database.read(|tx| self.write(tx, mail, &stop_key, now))? else {
            return self.settle(leased).await;
        };
        let path = format!("/events/{}", mail.news.event.id);
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    /// Hands a member's mail on; one that went is among her notifications, in the transaction that settles it.
    async fn hand_on(
        &self,
        leased: &Leased,
        job: &Job,
        labeled: Labeled<Mail, Addressed<NodeLocal>>,
        (member, path): (&MemberId, String),
    ) -> Result<(), StoreError> {
        let now = self.node.now();
        self.went().push_back(now);
        let (mail, to) = labeled.into_parts();
        let name = mail.name.0;
        let notice = Notice {
            at: now,
            subject: mail.subject.clone(),
            path,
            language: Some(mail.language.clone()),
        };
        let outcome = self.mailer.send(Labeled::addressed(mail, to)).await;
        if outcome.is_err() {
            return self.settle_or_postpone(leased, job, outcome).await;
        }
        self.note_outcome(&outcome);
        let noted = |tx: &mut Transaction<'_>| {
            notices::put(tx, member, &name, &notice)?;
            mails::settle(tx, leased);
            Ok(())
        };
        self.node.database.transact(noted).await
    }

    async fn settle_or_postpone(
        &self,
        leased: &Leased,
        job: &Job,
        outcome: Result<(), MailRefused>,
    ) -> Result<(), StoreError> {
        let tries = job.tries();
        self.note_outcome(&outcome);
        match outcome {
            Ok(()) => self.settle(leased).await,
            Err(error) if tries + 1 >= TRIES_MAX || matches!(error, MailRefused::Recipient(_)) => {
                // Addresses stay out of the log (threat H8).
                tracing::error!(%error, whom = %job_name(job), "a mail is given up");
                self.settle(leased).await
            }
            Err(error) => {
                tracing::warn!(%error, tries = tries + 1, "a mail is tried again later");
                let due = retry_at(self.node.now(), tries);
                let database = &self.node.database;
                database
                    .transact(|tx| mails::postpone(tx, leased, job, due))
                    .await
            }
        }
    }

    /// Since when no mail could be handed on; nothing while they go.
    pub fn failing_since(&self) -> Option<Timestamp> {
        *self.failing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One that its reader's server refuses says nothing of ours.
    fn note_outcome(&self, outcome: &Result<(), MailRefused>) {
        let mut failing = self.failing.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Ok(()) | Err(MailRefused::Recipient(_)) => *failing = None,
            Err(_) => {
                failing.get_or_insert(self.node.now());
            }
        }
    }

    async fn settle(&self, leased: &Leased) -> Result<(), StoreError> {
        let settle = |tx: &mut Transaction<'_>| {
            mails::settle(tx, leased);
            Ok(())
        };
        self.node.database.transact(settle).await
    }

    /// The mail as it goes; nothing when it is for nobody any more: she left, said no meanwhile, or it is all over.
    fn write(
        &self,
        tx: &mut Transaction<'_>,
        mail: &EventMail,
        stop_key: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let event = &mail.news.event;
        let is_after = mail.news.kind == NewsKind::Over;
        let is_over = !is_after && is_over(&mail.news, now);
        let register = rsvps::get(tx, &mail.member, &event.id)?;
        let Some(answer) = answer_told_of(&mail.news.kind, register.as_ref()).filter(|_| !is_over) else {
            return Ok(None);
        };
        let is_reminder = matches!(mail.news.kind, NewsKind::Reminder { .. });
        if is_reminder && !self.is_to_be_reminded(tx, register.as_ref(), event, now)? {
            return Ok(None);
        }
        if mail.news.kind == NewsKind::JoinLink && !has_seat(register.as_ref()) {
            return Ok(None);
        }
        if is_after && !was_there(tx, register.as_ref(), &mail.news, now)? {
            return Ok(None);
        }
        let about = match is_reminder || is_after {
            true => MailAbout::Reminder,
            false => MailAbout::Event,
        };
        let who = mail_to(tx, &mail.member, about)?;
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        let host = name_of(tx, &event.iri.origin())?;
        let current = events::get(tx, &event.id)?;
        let joins_by = match (&current, &register) {
            (Some(current), Some(register)) => address_of_register(tx, current, register, now)?,
            _ => None,
        };
        let letter = Letter {
            news: &mail.news,
            name: mail.name,
            reader: Reader::Member(who.member()),
            answer,
            community: &profile,
            origin: &self.node.origin,
            host: &host,
            description: current.map_or_else(Html::default, |current| current.draft.description),
            from: &self.from,
            stop_key,
            notice: &self.node.settings.notice,
            joins_by: joins_by.as_ref(),
        };
        let words = words_of(tx, who.member(), &profile)?;
        Ok(Some(letter.write(&words)))
    }

    /// Whether a reminder is true still: it begins then, and she has a seat if she wanted one.
    fn is_to_be_reminded(
        &self,
        tx: &mut Transaction<'_>,
        register: Option<&Register>,
        told: &Event,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some(register) = register else {
            return Ok(false);
        };
        let is_noted = matches!(register.delivery, RsvpDelivery::Confirmed { .. });
        let start = told.draft.start.at;
        let is_so = events::get(tx, &told.id)?
            .is_some_and(|event| event.state.is_on() && event.draft.start.at == start && start > now);
        let key = GuestKey::Member(register.member.clone());
        let is_stopped = guest_notes::get(tx, &told.id)?.unwilling.contains(&key);
        Ok(is_noted && is_so && !is_stopped)
    }

    /// What addresses that stop mails are made with; made with the first mail.
    pub(super) async fn stop_key(&self) -> Result<[u8; 32], StoreError> {
        let database = &self.node.database;
        if let Some(known) = database.read(mail_settings::stop_key)? {
            return Ok(known);
        }
        let fresh = self.node.randomness.stream(StreamName::Nonces).bytes();
        database
            .transact(|tx| mail_settings::stop_key_or(tx, fresh))
            .await
    }

    fn left_in_this_minute(&self, now: Timestamp) -> usize {
        let mut went = self.went();
        let begin = now.checked_sub(MINUTE).unwrap_or(Timestamp::MIN);
        while went.front().is_some_and(|at| *at <= begin) {
            went.pop_front();
        }
        self.rate_per_minute.saturating_sub(went.len())
    }

    fn went(&self) -> MutexGuard<'_, VecDeque<Timestamp>> {
        self.went.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The words of a mail to a member: in the language that she reads when it goes, whatever she read when it was queued (F26).
fn words_of(
    tx: &mut Transaction<'_>,
    member: &Member,
    community: &CommunityProfile,
) -> Result<Arc<Words>, StoreError> {
    let settings = mail_settings::get(tx, &member.id)?;
    Ok(words_to(settings.reads(), Some(community)))
}

/// The answer on whose account she is mailed, if such news are for her still: who said no meanwhile hears no more of the event;
/// that an answer did not arrive, or that nobody confirmed it, is told while it is so; who is invited has none yet, and only then
/// is mailed.
fn answer_told_of(kind: &NewsKind, register: Option<&Register>) -> Option<Answer> {
    let Some(register) = register else {
        return (*kind == NewsKind::Invited).then_some(Answer::Maybe);
    };
    let is_for_her = match kind {
        NewsKind::Invited => false,
        NewsKind::Failed { counter } => {
            let is_lost = matches!(
                register.delivery,
                RsvpDelivery::Failed { .. } | RsvpDelivery::Refused { .. }
            );
            is_lost && register.counter == *counter
        }
        NewsKind::NotConfirmed { counter } => {
            let is_silent = matches!(register.delivery, RsvpDelivery::NotConfirmed { .. });
            is_silent && register.counter == *counter
        }
        _ => matches!(register.answer, Answer::Going | Answer::Maybe),
    };
    is_for_her.then_some(register.answer)
}

/// Whether the host has a seat for her.
fn has_seat(register: Option<&Register>) -> bool {
    register.is_some_and(|register| {
        register.answer == Answer::Going && matches!(register.delivery, RsvpDelivery::Confirmed { .. })
    })
}

/// Whether she had a seat at what took place, and wants to hear of it.
fn was_there(
    tx: &mut Transaction<'_>,
    register: Option<&Register>,
    news: &News,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let Some(register) = register.filter(|register| has_seat(Some(*register))) else {
        return Ok(false);
    };
    let key = GuestKey::Member(register.member.clone());
    let is_stopped = guest_notes::get(tx, &news.event.id)?.unwilling.contains(&key);
    Ok(!is_stopped && is_over_still(tx, &news.event, news.at, now)?)
}

/// Whether all that these news tell of is over.
fn is_over(news: &News, now: Timestamp) -> bool {
    let before = news.before.as_ref();
    news.event.over_at() <= now && before.is_none_or(|before| before.over_at() <= now)
}

/// What a mail is for, by ids alone.
fn job_name(job: &Job) -> String {
    match job {
        Job::Spread(spread) => format!("event {}", spread.news.event.id),
        Job::SpreadToVisitors(spread) => format!("guests of event {}", spread.news.event.id),
        Job::SpreadNote(note) => format!("mail {} of event {}", note.number, note.event),
        Job::Note(mail) => format!("a guest, mail {} of event {}", mail.number, mail.event),
        Job::Visitor(mail) => format!("guest {}, event {}", mail.visitor, mail.news.event.id),
        Job::Mail(mail) => format!("member {}, event {}", mail.member, mail.news.event.id),
        Job::Proof(mail) => format!("proof {}", mail.proof),
        Job::Dues(mail) => format!("member {}, dues", mail.member),
        Job::Digest(mail) => format!("member {}, digest", mail.member),
        Job::Account(mail) => format!("member {}, account", mail.member),
        Job::SpreadCall(spread) => format!("call {}", spread.call),
        Job::Call(mail) => format!("member {}, call {}", mail.member, mail.call),
        Job::Introduction(mail) => format!("member {}, introduction {}", mail.member, mail.introduction),
        Job::SpreadCode(spread) => format!("code of ethics {}", spread.version),
        Job::Officer(mail) => format!("officer {}", mail.member),
    }
}

fn retry_at(now: Timestamp, tries: u32) -> Timestamp {
    let pause = RETRY_FIRST_SECONDS.saturating_mul(1_i64.checked_shl(tries).unwrap_or(i64::MAX));
    let pause = SignedDuration::from_secs(pause.clamp(RETRY_FIRST_SECONDS, RETRY_CAP_SECONDS));
    now.checked_add(pause).unwrap_or(Timestamp::MAX)
}

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    let mut hint = runtime.node().database.watch(&[Topic::Mails]);
    loop {
        while runtime.mails.send_due().await > 0 {}
        let due = runtime.mails.next_due();
        if pause(&stop, &mut hint, runtime.node().now(), due).await == Heard::Stop {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
