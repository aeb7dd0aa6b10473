//! Mails to guests without a membership: about the one event that each of them answered, and about nothing else.

use domain::{EventId, VisitorId};
use engine::{Key, Leased};
use serde::{Deserialize, Serialize};

use super::{Job, MEMBERS_PER_TURN, News, TOLD, enqueue, name_of, settle};
use crate::Transaction;
use crate::database::StoreError;
use crate::table::KeyForm;
use crate::visitors::{self, Visitor};

/// First byte of the keys of what such guests were told; that of members is another.
const TOLD_VISITOR_BYTE: u8 = b'v';

/// One mail to one guest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorMail {
    /// To whom.
    pub visitor: VisitorId,
    /// What she is told.
    pub news: News,
    /// The same for the same guest, version and kind: what was sent already is known by it.
    pub name: [u8; 16],
    /// How often handing it on has failed.
    pub tries: u32,
}

/// News of an event and how far it has been spread over such guests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorSpread {
    /// What.
    pub news: News,
    /// The last guest it has reached.
    pub after: Option<VisitorId>,
}

/// Queues news for one guest, in the same transaction as what happened; nothing if she was told already.
pub fn tell_visitor(tx: &mut Transaction<'_>, visitor: &Visitor, news: &News) -> Result<(), StoreError> {
    let key = told_key(&visitor.event, &visitor.id);
    let told = tx.get(&TOLD, key.as_slice())?.unwrap_or_default();
    let Some(told) = told.with(news) else {
        return Ok(());
    };
    tx.put(&TOLD, key.as_slice(), &told)?;
    let mail = VisitorMail {
        visitor: visitor.id.clone(),
        news: news.clone(),
        name: name_of(visitor.id.as_str(), news),
        tries: 0,
    };
    enqueue(tx, news.at, &Job::Visitor(Box::new(mail)))
}

/// Begins to spread news over the guests of an event, if it has any; members have heard by then.
pub(super) fn go_on_to_visitors(tx: &mut Transaction<'_>, news: &News) -> Result<(), StoreError> {
    if !visitors::anybody(tx, &news.event.id)? {
        return Ok(());
    }
    let spread = VisitorSpread {
        news: news.clone(),
        after: None,
    };
    enqueue(tx, news.at, &Job::SpreadToVisitors(Box::new(spread)))
}

/// Spreads news over the next guests who had answered when it happened, in one transaction with how far it has come.
pub fn spread_to_visitors(
    tx: &mut Transaction<'_>,
    leased: &Leased,
    spread: &VisitorSpread,
) -> Result<(), StoreError> {
    settle(tx, leased);
    let news = &spread.news;
    let page = visitors::of_event(tx, &news.event.id, spread.after.as_ref(), MEMBERS_PER_TURN)?;
    for visitor in page.iter().filter(|visitor| visitor.answered <= news.at) {
        tell_visitor(tx, visitor, news)?;
    }
    if page.len() == usize::from(MEMBERS_PER_TURN) {
        let next = VisitorSpread {
            news: news.clone(),
            after: page.last().map(|visitor| visitor.id.clone()),
        };
        enqueue(tx, news.at, &Job::SpreadToVisitors(Box::new(next)))?;
    }
    Ok(())
}

/// Forgets what a guest was told.
pub(crate) fn forget_visitor(tx: &mut Transaction<'_>, event: &EventId, visitor: &VisitorId) {
    tx.delete(&TOLD, told_key(event, visitor).as_slice());
}

fn told_key(event: &EventId, visitor: &VisitorId) -> Key {
    let mut key = vec![TOLD_VISITOR_BYTE];
    key.extend(event.key());
    key.extend(visitor.key());
    key
}
