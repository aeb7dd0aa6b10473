//! The weekly digest of one member, put together when it goes: what is off by then is not in it.

use ::community::mail_to::{MailAbout, mail_to};
use ::community::see_digest::see_digest;
use domain::{Addressed, Labeled, NodeLocal};
use edge::DigestLetter;
use egress::mail::Mail;
use store::mails::{DigestMail, Job};
use store::{Leased, StoreError, Transaction, community};

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one; nothing goes when there is nothing to tell, or she does not want it.
    pub(super) async fn send_digest(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &DigestMail,
    ) -> Result<(), StoreError> {
        let stop_key = self.stop_key().await?;
        let written = self
            .node
            .database
            .read(|tx| self.write_digest(tx, mail, &stop_key))?;
        let Some(labeled) = written else {
            return self.settle(leased).await;
        };
        let path = "/calendar".to_owned();
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    /// The mail as it would go now.
    pub(crate) fn write_digest(
        &self,
        tx: &mut Transaction<'_>,
        mail: &DigestMail,
        stop_key: &[u8; 32],
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let who = mail_to(tx, &mail.member, MailAbout::Digest)?;
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        let Some(digest) = see_digest(tx, &who, mail.since, mail.until, self.node.now())? else {
            return Ok(None);
        };
        let letter = DigestLetter {
            digest: &digest,
            name: mail.name,
            queued: mail.at,
            member: who.member(),
            community: &profile,
            origin: &self.node.origin,
            taxonomy: &self.node.settings.taxonomy,
            stop_key,
        };
        let words = words_of(tx, who.member(), &profile)?;
        Ok(Some(letter.write(&words)))
    }
}
