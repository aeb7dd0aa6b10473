//! Mails to officers about peerings and about what keeps the node from its work.

use ::community::mail_to::{MailAbout, mail_to};
use domain::{Addressed, Labeled, NodeLocal};
use edge::{OfficerLetter, officer_may_stop, officer_page_of};
use egress::mail::Mail;
use store::mails::{Job, OfficerMail, OfficerNews};
use store::notices::{self, Notice};
use store::{Leased, StoreError, Transaction, community, members};

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one; nothing goes to whoever holds no office any more, or does not want what asks nothing of her. What keeps
    /// the node from its work is among her notifications from the first try on: her mail may be what does not go.
    pub(super) async fn send_officer(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &OfficerMail,
    ) -> Result<(), StoreError> {
        let stop_key = self.stop_key().await?;
        let database = &self.node.database;
        let Some(labeled) = database.read(|tx| self.write_officer(tx, mail, &stop_key))? else {
            return self.settle(leased).await;
        };
        let path = officer_page_of(&mail.news);
        if mail.tries == 0 && matches!(mail.news, OfficerNews::Alert { .. }) {
            let (written, to) = labeled.into_parts();
            let notice = Notice {
                at: mail.at,
                subject: written.subject.clone(),
                path: path.clone(),
                language: Some(written.language.clone()),
            };
            let name = written.name.0;
            database
                .transact(|tx| notices::put(tx, &mail.member, &name, &notice))
                .await?;
            let again = Labeled::addressed(written, to);
            return self.hand_on(leased, job, again, (&mail.member, path)).await;
        }
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    fn write_officer(
        &self,
        tx: &mut Transaction<'_>,
        mail: &OfficerMail,
        stop_key: &[u8; 32],
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        if members::officer(tx, &mail.member)?.is_none() {
            return Ok(None);
        }
        let about = match officer_may_stop(&mail.news) {
            true => MailAbout::Peerings,
            false => MailAbout::Desk,
        };
        let who = mail_to(tx, &mail.member, about)?;
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        let letter = OfficerLetter {
            mail,
            member: who.member(),
            community: &profile,
            origin: &self.node.origin,
            stop_key,
        };
        let words = words_of(tx, who.member(), &profile)?;
        Ok(Some(letter.write(&words)))
    }
}
