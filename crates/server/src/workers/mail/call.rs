//! Mails about calls for hands; the one that asks for hands has a link by which she answers once, without signing in (F10, need
//! 3.2).

use ::community::mail_proof::MailSecrets;
use ::community::mail_to::{MailAbout, mail_to};
use domain::{Addressed, AnswerId, CallAnswer, CallState, Labeled, NodeLocal};
use edge::{CallLetter, name_of};
use egress::mail::Mail;
use jiff::Timestamp;
use store::calls::CallLink;
use store::mails::{CallMail, CallNews, Job};
use store::{Leased, StoreError, Transaction, calls, community};

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one; nothing goes about a call that is over, or to whoever wants no such mails.
    pub(super) async fn send_call(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &CallMail,
    ) -> Result<(), StoreError> {
        let (node, now) = (&self.node, self.node.now());
        let stop_key = self.stop_key().await?;
        let secret = MailSecrets::fresh(&node.randomness).link;
        let written = node
            .database
            .transact(|tx| self.write_call(tx, mail, (&secret, &stop_key), now))
            .await?;
        let Some(labeled) = written else {
            return self.settle(leased).await;
        };
        let path = format!("/calls/{}", mail.call);
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    fn write_call(
        &self,
        tx: &mut Transaction<'_>,
        mail: &CallMail,
        (secret, stop_key): (&str, &[u8; 32]),
        now: Timestamp,
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let Some(call) = calls::get(tx, &mail.call)? else {
            return Ok(None);
        };
        let about = match &mail.news {
            CallNews::Needed if !call.is_open(now) => return Ok(None),
            CallNews::Approval if call.state != CallState::AwaitingApproval => return Ok(None),
            CallNews::Needed => MailAbout::Calls,
            CallNews::Approval
            | CallNews::Answered { .. }
            | CallNews::Accepted { .. }
            | CallNews::TakenBack { .. }
            | CallNews::Over => MailAbout::OwnCalls,
        };
        let who = mail_to(tx, &mail.member, about)?;
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        if mail.news == CallNews::Needed {
            let link = CallLink {
                call: call.id.clone(),
                member: mail.member.clone(),
                expires: call.through,
            };
            calls::put_link(tx, secret, &link, now)?;
        }
        let answer = answer_of(tx, mail)?;
        let host = name_of(tx, &call.iri.origin())?;
        let letter = CallLetter {
            mail,
            call: &call,
            answer: answer.as_ref(),
            member: who.member(),
            community: &profile,
            host: &host,
            origin: &self.node.origin,
            secret,
            stop_key,
        };
        let words = words_of(tx, who.member(), &profile)?;
        Ok(Some(letter.write(&words)))
    }
}

fn answer_of(tx: &mut Transaction<'_>, mail: &CallMail) -> Result<Option<CallAnswer>, StoreError> {
    let id: Option<&AnswerId> = match &mail.news {
        CallNews::Answered { answer } | CallNews::Accepted { answer } | CallNews::TakenBack { answer } => {
            Some(answer)
        }
        CallNews::Needed | CallNews::Approval | CallNews::Over => None,
    };
    match id {
        Some(id) => calls::answer(tx, &mail.call, id),
        None => Ok(None),
    }
}
