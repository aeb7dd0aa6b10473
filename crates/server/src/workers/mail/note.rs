//! What organisers write to guests, one mail for each: to members by their membership, to guests without one by the address
//! they proved; whoever left, was forgotten, answers otherwise or wants no more meanwhile gets none (F21).

use ::community::mail_proof::MailSecrets;
use ::community::mail_to::{MailAbout, mail_to};
use domain::{Addressed, GuestKey, Iri, Labeled, NodeLocal};
use edge::{NoteLetter, Reader, Words, words_to};
use egress::mail::Mail;
use store::mails::{Job, NoteMail};
use store::{Leased, StoreError, Transaction, community, events, guest_notes, guests, visitors};
use wire::unsubscribe::EventStop;

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one.
    pub(super) async fn send_note(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &NoteMail,
    ) -> Result<(), StoreError> {
        let node = &self.node;
        let stop_key = self.stop_key().await?;
        let link = MailSecrets::fresh(&node.randomness).link;
        let written = node
            .database
            .transact(|tx| self.write_note(tx, mail, &link, &stop_key))
            .await?;
        let Some(labeled) = written else {
            return self.settle(leased).await;
        };
        if let GuestKey::Member(member) = &mail.to {
            let path = format!("/events/{}", mail.event);
            return self.hand_on(leased, job, labeled, (member, path)).await;
        }
        self.went().push_back(node.now());
        let outcome = self.mailer.send(labeled).await;
        self.settle_or_postpone(leased, job, outcome).await
    }

    fn write_note(
        &self,
        tx: &mut Transaction<'_>,
        mail: &NoteMail,
        link: &str,
        stop_key: &[u8; 32],
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let (note, event) = (
            guest_notes::text(tx, &mail.event, mail.number)?,
            events::get(tx, &mail.event)?,
        );
        let (Some(note), Some(event), Some(profile)) = (note, event, community::profile(tx)?) else {
            return Ok(None);
        };
        if !is_for_her(tx, mail)? {
            return Ok(None);
        }
        let stop = EventStop {
            event: mail.event.clone(),
            guest: mail.to.clone(),
        };
        let Some(stop) = stop.address(&self.node.origin, stop_key) else {
            return Ok(None);
        };
        let page = Iri::local(&self.node.origin, &format!("/events/{}", mail.event));
        let letter = |words: &Words, reader: Reader<'_>| {
            let letter = NoteLetter {
                note: &note,
                at: mail.at,
                name: mail.name,
                reader,
                title: &event.draft.title,
                page: &page,
                community: &profile,
                stop: &stop,
            };
            letter.write(words)
        };
        match &mail.to {
            GuestKey::Member(member) => {
                let Some(who) = mail_to(tx, member, MailAbout::Event)? else {
                    return Ok(None);
                };
                let words = words_of(tx, who.member(), &profile)?;
                Ok(Some(letter(&words, Reader::Member(who.member()))))
            }
            GuestKey::Visitor(visitor) => {
                let Some(mut visitor) = visitors::get(tx, visitor)? else {
                    return Ok(None);
                };
                visitors::give_mailed_link(tx, &mut visitor, (&mail.name, mail.tries), link)?;
                let words = words_to(visitor.language.as_ref(), Some(&profile));
                let reader = Reader::Guest {
                    id: &visitor.id,
                    name: &visitor.name,
                    mail: &visitor.mail,
                    page: &Iri::local(&self.node.origin, &format!("/guest/{link}")),
                };
                Ok(Some(letter(&words, reader)))
            }
            GuestKey::Actor(_) => Ok(None),
        }
    }
}

/// Whether she still belongs to those it was written to, and wants such mails.
fn is_for_her(tx: &mut Transaction<'_>, mail: &NoteMail) -> Result<bool, StoreError> {
    let notes = guest_notes::get(tx, &mail.event)?;
    let state = guests::get(tx, &mail.event)?.state(&mail.to);
    let sent = notes.sent.iter().find(|sent| sent.number == mail.number);
    let is_in = sent
        .zip(state)
        .is_some_and(|(sent, state)| sent.segment.reaches(&mail.to, state));
    Ok(is_in && !notes.unwilling.contains(&mail.to))
}
