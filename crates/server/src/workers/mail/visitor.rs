//! Mails to guests without a membership: about the one event each of them answered. Each holds a fresh link to her answer,
//! which is written down as a hash alone (F12).

use ::community::mail_proof::MailSecrets;
use ::community::see_join_link::address_of_guest;
use domain::{
    Addressed, Answer, Event, EventState, GuestKey, Html, Iri, Labeled, NodeLocal, RsvpState, VisitorId,
};
use edge::{Letter, Reader, name_of, words_to};
use egress::mail::Mail;
use jiff::Timestamp;
use store::mails::{Job, NewsKind, VisitorMail};
use store::{Leased, StoreError, Transaction, community, events, guest_notes, guests, visitors};

use super::{MailSender, is_over};

impl MailSender {
    /// Sends one; nothing goes when she was forgotten, said no meanwhile, or it is all over. It is no notification:
    /// nobody without a membership has a page for those.
    pub(super) async fn send_visitor(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &VisitorMail,
    ) -> Result<(), StoreError> {
        let node = &self.node;
        let now = node.now();
        let stop_key = self.stop_key().await?;
        let link = MailSecrets::fresh(&node.randomness).link;
        let written = node
            .database
            .transact(|tx| self.write_visitor(tx, mail, (&link, &stop_key), now))
            .await?;
        let Some(labeled) = written else {
            return self.settle(leased).await;
        };
        self.went().push_back(now);
        let outcome = self.mailer.send(labeled).await;
        self.settle_or_postpone(leased, job, outcome).await
    }

    fn write_visitor(
        &self,
        tx: &mut Transaction<'_>,
        mail: &VisitorMail,
        (link, stop_key): (&str, &[u8; 32]),
        now: Timestamp,
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let news = &mail.news;
        let Some(mut visitor) = visitors::get(tx, &mail.visitor)? else {
            return Ok(None);
        };
        if !matches!(visitor.answer, Answer::Going | Answer::Maybe) || is_over(news, now) {
            return Ok(None);
        }
        let current = events::get(tx, &visitor.event)?;
        if is_of_a_seat(&news.kind)
            && current
                .as_ref()
                .is_none_or(|event| event.state == EventState::Cancelled)
        {
            return Ok(None);
        }
        let is_reminder = matches!(news.kind, NewsKind::Reminder { .. });
        if is_reminder && !is_to_be_reminded(tx, &visitor.id, current.as_ref(), &news.event, now)? {
            return Ok(None);
        }
        let Some(profile) = community::profile(tx)? else {
            return Ok(None);
        };
        let key = GuestKey::Visitor(visitor.id.clone());
        let joins_by = match &current {
            Some(current) => address_of_guest(tx, current, &key, now)?,
            None => None,
        };
        if news.kind == NewsKind::JoinLink
            && guests::get(tx, &visitor.event)?.state(&key) != Some(RsvpState::Going)
        {
            return Ok(None);
        }
        visitors::give_mailed_link(tx, &mut visitor, (&mail.name, mail.tries), link)?;
        let host = name_of(tx, &news.event.iri.origin())?;
        let letter = Letter {
            news,
            name: mail.name,
            reader: Reader::Guest {
                id: &visitor.id,
                name: &visitor.name,
                mail: &visitor.mail,
                page: &Iri::local(&self.node.origin, &format!("/guest/{link}")),
            },
            answer: visitor.answer,
            community: &profile,
            origin: &self.node.origin,
            host: &host,
            description: current.map_or_else(Html::default, |current| current.draft.description),
            from: &self.from,
            stop_key,
            notice: &self.node.settings.notice,
            joins_by: joins_by.as_ref(),
        };
        let words = words_to(visitor.language.as_ref(), Some(&profile));
        Ok(Some(letter.write(&words)))
    }
}

/// Whether it tells of a seat or a place in the queue: of an event that is off meanwhile there is none.
fn is_of_a_seat(kind: &NewsKind) -> bool {
    matches!(
        kind,
        NewsKind::Confirmed { .. }
            | NewsKind::Promoted { .. }
            | NewsKind::Waitlisted { .. }
            | NewsKind::JoinLink
    )
}

/// Whether a reminder is true still: the event begins then, and she has a seat if she wanted one.
fn is_to_be_reminded(
    tx: &mut Transaction<'_>,
    visitor: &VisitorId,
    current: Option<&Event>,
    told: &Event,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let start = told.draft.start.at;
    let is_so =
        current.is_some_and(|event| event.state.is_on() && event.draft.start.at == start && start > now);
    let key = GuestKey::Visitor(visitor.clone());
    let is_stopped = guest_notes::get(tx, &told.id)?.unwilling.contains(&key);
    let state = guests::get(tx, &told.id)?.state(&key);
    Ok(is_so && !is_stopped && matches!(state, Some(RsvpState::Going | RsvpState::Maybe)))
}
