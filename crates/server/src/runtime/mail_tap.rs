//! Writes down what a development node mails, for the probe that outside suites read.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ambient::Clock;
use domain::{Addressed, Labeled, NodeLocal};
use egress::mail::{Mail, Mailer, Sending};
use jiff::Timestamp;
use serde::Serialize;

/// Most mails kept; the oldest go first.
const MAILED_MAX: usize = 2_000;

/// One mail that was handed on.
#[derive(Clone, Debug, Serialize)]
pub struct Mailed {
    /// When.
    pub at: Timestamp,
    /// What it is known by; a mail that is handed on again has the same.
    pub name: String,
    /// To whom.
    pub to: String,
    /// The language of its words.
    pub language: String,
    /// In one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The same as an HTML document.
    pub html: Option<String>,
    /// `REQUEST` or `CANCEL`, when a calendar is attached.
    pub method: Option<&'static str>,
    /// The calendar attached.
    pub calendar: Option<String>,
    /// Where mails of its kind are stopped, when they may be.
    pub unsubscribe: Option<String>,
}

/// A mailer and its memory.
pub struct MailTap {
    inner: Arc<dyn Mailer>,
    clock: Arc<dyn Clock>,
    mailed: Mutex<VecDeque<Mailed>>,
}

impl MailTap {
    /// Everything goes on to `inner`.
    pub fn new(inner: Arc<dyn Mailer>, clock: Arc<dyn Clock>) -> Self {
        Self {
            inner,
            clock,
            mailed: Mutex::default(),
        }
    }

    /// What was handed on at `since` or later, oldest first.
    pub fn since(&self, since: Timestamp) -> Vec<Mailed> {
        let mailed = self.mailed();
        mailed.iter().filter(|mail| mail.at >= since).cloned().collect()
    }

    /// How many are kept.
    pub fn count(&self) -> usize {
        self.mailed().len()
    }

    /// Those behind so many later ones, at most so many, the latest first.
    pub fn latest(&self, skipped: usize, most: usize) -> Vec<Mailed> {
        let mailed = self.mailed();
        mailed.iter().rev().skip(skipped).take(most).cloned().collect()
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.mailed().clear();
    }

    fn mailed(&self) -> MutexGuard<'_, VecDeque<Mailed>> {
        self.mailed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, mailed: Mailed) {
        let mut kept = self.mailed();
        if kept.len() == MAILED_MAX {
            kept.pop_front();
        }
        kept.push_back(mailed);
    }
}

impl Mailed {
    /// As it is handed on at `at`.
    pub fn of(mail: &Mail, to: &str, at: Timestamp) -> Self {
        Self {
            at,
            name: mail.name.to_string(),
            to: to.to_owned(),
            language: mail.language.to_string(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            html: mail.html.clone(),
            method: mail.calendar.as_ref().map(|calendar| calendar.method.word()),
            calendar: mail.calendar.as_ref().map(|calendar| calendar.text.clone()),
            unsubscribe: mail.unsubscribe.as_ref().map(ToString::to_string),
        }
    }
}

impl Mailer for MailTap {
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a> {
        Box::pin(async move {
            let (mail, to) = mail.into_parts();
            let mailed = Mailed::of(&mail, to.as_str(), self.clock.now());
            self.inner.send(Labeled::addressed(mail, to)).await?;
            self.note(mailed);
            Ok(())
        })
    }
}
