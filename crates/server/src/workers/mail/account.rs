//! Mails about ways in and about the code of ethics, to whom an officer put out, and to whose membership became another's or
//! whose data was deleted.

use ::community::mail_to::{MailAbout, mail_to, mail_to_who_left};
use domain::{Addressed, CodeVersion, Labeled, Member, MemberId, NodeLocal};
use edge::{AccountLetter, account_page_of, words_to};
use egress::mail::Mail;
use store::mails::{AccountMail, AccountNews, Job};
use store::{Leased, StoreError, Transaction, codes, community, members};

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one; nothing goes to whoever has left since, and none of a membership that ended to whoever is back.
    pub(super) async fn send_account(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &AccountMail,
    ) -> Result<(), StoreError> {
        let Some(labeled) = self.node.database.read(|tx| self.write_account(tx, mail))? else {
            return self.settle(leased).await;
        };
        if let AccountNews::PutOut { .. } | AccountNews::Erased { .. } | AccountNews::MergedAway { .. } =
            mail.news
        {
            // She has no list of notifications any more.
            self.went().push_back(self.node.now());
            let outcome = self.mailer.send(labeled).await;
            return self.settle_or_postpone(leased, job, outcome).await;
        }
        let path = account_page_of(&mail.news);
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    fn write_account(
        &self,
        tx: &mut Transaction<'_>,
        mail: &AccountMail,
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        if let AccountNews::CodeChanged { version } = &mail.news
            && !is_to_be_signed(tx, &mail.member, *version)?
        {
            return Ok(None);
        }
        let who = match &mail.news {
            AccountNews::PutOut { .. } => mail_to_who_left(tx, &mail.member)?,
            // Nothing of her is anywhere else any more.
            AccountNews::Erased { to, name, .. } | AccountNews::MergedAway { to, name, .. } => {
                members::get(tx, &mail.member)?.map(|gone| Member {
                    mail: to.clone(),
                    name: name.clone(),
                    ..gone
                })
            }
            _ => mail_to(tx, &mail.member, MailAbout::Account)?.map(|who| who.member().clone()),
        };
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        let letter = AccountLetter {
            mail,
            member: &who,
            community: &profile,
            origin: &self.node.origin,
        };
        let words = match &mail.news {
            AccountNews::PutOut {
                language: Some(read), ..
            }
            | AccountNews::Erased {
                language: Some(read), ..
            }
            | AccountNews::MergedAway {
                language: Some(read), ..
            } => words_to(Some(read), Some(&profile)),
            _ => words_of(tx, &who, &profile)?,
        };
        Ok(Some(letter.write(&words)))
    }
}

/// Whether that version is in force still, and she has not signed it meanwhile.
fn is_to_be_signed(
    tx: &mut Transaction<'_>,
    member: &MemberId,
    version: CodeVersion,
) -> Result<bool, StoreError> {
    let is_in_force = codes::in_force(tx)?.is_some_and(|code| code.version == version);
    let latest = codes::latest_signature(tx, member)?;
    Ok(is_in_force && latest.is_none_or(|signature| signature.version < version))
}
