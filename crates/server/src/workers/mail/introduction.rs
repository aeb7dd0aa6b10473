//! Mails about introductions. That nobody replied is said in the same words, at the same time, whatever the reason (F07-1, N1).

use ::community::mail_to::{MailAbout, mail_to};
use ::community::see_introductions::{SeenIntroduction, see_introduction};
use domain::{Addressed, AskedState, IntroductionFrom, Iri, Labeled, NodeLocal};
use edge::{IntroductionLetter, name_of};
use egress::mail::Mail;
use jiff::Timestamp;
use store::mails::{IntroductionMail, IntroductionNews, Job};
use store::{Leased, StoreError, Transaction, community};

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one; nothing goes of a request that was taken back or answered in the meantime.
    pub(super) async fn send_introduction(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &IntroductionMail,
    ) -> Result<(), StoreError> {
        let (node, now) = (&self.node, self.node.now());
        let written = node.database.read(|tx| self.write_introduction(tx, mail, now))?;
        let Some(labeled) = written else {
            return self.settle(leased).await;
        };
        let path = format!("/introductions/{}", mail.introduction);
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    fn write_introduction(
        &self,
        tx: &mut Transaction<'_>,
        mail: &IntroductionMail,
        now: Timestamp,
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let who = mail_to(tx, &mail.member, MailAbout::Introductions)?;
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        let Some(seen) = see_introduction(tx, &who, &mail.introduction, now)? else {
            return Ok(None);
        };
        if !is_true_still(mail.news, &seen, now) {
            return Ok(None);
        }
        let from = match &seen {
            SeenIntroduction::Heard(heard, _) => match &heard.from {
                IntroductionFrom::There(group) => Some(group.clone()),
                IntroductionFrom::Here(_) => None,
            },
            SeenIntroduction::Asked(..) => None,
        };
        let host = from
            .as_ref()
            .map(Iri::origin)
            .unwrap_or_else(|| self.node.origin.clone());
        let host = name_of(tx, &host)?;
        let letter = IntroductionLetter {
            mail,
            seen: &seen,
            member: who.member(),
            community: &profile,
            host: &host,
            origin: &self.node.origin,
        };
        let words = words_of(tx, who.member(), &profile)?;
        Ok(Some(letter.write(&words)))
    }
}

fn is_true_still(news: IntroductionNews, seen: &SeenIntroduction, now: Timestamp) -> bool {
    match (news, seen) {
        (IntroductionNews::Asked, SeenIntroduction::Heard(heard, _)) => heard.is_open(now),
        (IntroductionNews::NoReply, SeenIntroduction::Asked(asked, _)) => asked.state == AskedState::NoReply,
        (IntroductionNews::Answered | IntroductionNews::DidYouMeet, SeenIntroduction::Asked(asked, _)) => {
            asked.connection().is_some()
        }
        (IntroductionNews::Connected | IntroductionNews::DidYouMeet, SeenIntroduction::Heard(heard, _)) => {
            heard.connection().is_some()
        }
        _ => false,
    }
}
