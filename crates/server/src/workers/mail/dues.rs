//! Mails about memberships: what is true no more by the time the mail goes is not told.

use ::community::mail_to::{MailAbout, mail_to};
use domain::{Addressed, Invoice, Labeled, MemberId, NodeLocal, Payer};
use edge::{DuesLetter, words_to};
use egress::mail::Mail;
use jiff::civil::Date;
use store::mails::{DuesMail, DuesNews, Job};
use store::{
    Leased, StoreError, Transaction, bundles, community, enrolments, invitations, invoices, members,
};

use super::{MailSender, words_of};

impl MailSender {
    /// Sends one; nothing goes when there is nobody to tell, or nothing any more.
    pub(super) async fn send_dues(
        &self,
        leased: &Leased,
        job: &Job,
        mail: &DuesMail,
    ) -> Result<(), StoreError> {
        let Some(labeled) = self.node.database.read(|tx| self.write_dues(tx, mail))? else {
            return self.settle(leased).await;
        };
        let path = match &mail.news {
            DuesNews::Invoice { number } | DuesNews::Paid { number } => format!("/invoices/{number}"),
            DuesNews::Welcomed { .. } | DuesNews::Confirmed { .. } => "/welcome".to_owned(),
            DuesNews::Declined { .. } => "/about".to_owned(),
            DuesNews::Invited { .. }
            | DuesNews::Renewal { .. }
            | DuesNews::NotOffered { .. }
            | DuesNews::SeatGiven { .. }
            | DuesNews::SeatTakenBack { .. }
            | DuesNews::SeatEnded { .. }
            | DuesNews::BundleLapsed { .. }
            | DuesNews::Lapsed { .. } => "/card".to_owned(),
            DuesNews::BundleRenewal { slug, .. } | DuesNews::BundleNotOffered { slug, .. } => {
                format!("/orgs/{slug}/seats")
            }
        };
        self.hand_on(leased, job, labeled, (&mail.member, path)).await
    }

    fn write_dues(
        &self,
        tx: &mut Transaction<'_>,
        mail: &DuesMail,
    ) -> Result<Option<Labeled<Mail, Addressed<NodeLocal>>>, StoreError> {
        let who = match &mail.news {
            // She is no member, and is told why all the same.
            DuesNews::Declined { .. } => members::get(tx, &mail.member)?,
            _ => mail_to(tx, &mail.member, MailAbout::Membership)?.map(|who| who.member().clone()),
        };
        let (Some(who), Some(profile)) = (who, community::profile(tx)?) else {
            return Ok(None);
        };
        let invoice = match &mail.news {
            DuesNews::Invited { .. } if invitations::get(tx, &mail.member)?.is_none() => return Ok(None),
            DuesNews::Invited { .. }
            | DuesNews::Welcomed { .. }
            | DuesNews::Confirmed { .. }
            | DuesNews::Declined { .. } => None,
            DuesNews::Invoice { number } => invoices::get(tx, *number)?.filter(Invoice::is_open),
            DuesNews::Paid { number } => invoices::get(tx, *number)?,
            DuesNews::Renewal { until, .. } | DuesNews::NotOffered { until, .. }
                if !ends_on(tx, &mail.member, *until)? =>
            {
                return Ok(None);
            }
            DuesNews::Renewal { .. } => invoices::open_of(tx, &Payer::Member(mail.member.clone()))?,
            DuesNews::BundleRenewal { slug, until, .. } | DuesNews::BundleNotOffered { slug, until, .. }
                if bundles::get(tx, slug)?.is_none_or(|bundle| bundle.until != Some(*until)) =>
            {
                return Ok(None);
            }
            DuesNews::BundleRenewal { slug, .. } => {
                invoices::open_of(tx, &Payer::Organization(slug.clone()))?
            }
            DuesNews::NotOffered { .. }
            | DuesNews::SeatGiven { .. }
            | DuesNews::SeatTakenBack { .. }
            | DuesNews::SeatEnded { .. }
            | DuesNews::BundleNotOffered { .. }
            | DuesNews::BundleLapsed { .. }
            | DuesNews::Lapsed { .. } => None,
        };
        if invoice.is_none() && matches!(mail.news, DuesNews::Invoice { .. } | DuesNews::Paid { .. }) {
            return Ok(None);
        }
        let letter = DuesLetter {
            mail,
            member: &who,
            invoice: invoice.as_ref(),
            community: &profile,
            origin: &self.node.origin,
        };
        let words = match &mail.news {
            DuesNews::Declined {
                language: Some(read), ..
            } => words_to(Some(read), Some(&profile)),
            _ => words_of(tx, &who, &profile)?,
        };
        Ok(Some(letter.write(&words)))
    }
}

/// Whether that is the last day paid for still.
fn ends_on(tx: &mut Transaction<'_>, member: &MemberId, until: Date) -> Result<bool, StoreError> {
    let enrolment = enrolments::get(tx, member)?;
    Ok(enrolment.is_some_and(|known| known.until == Some(until) && known.is_in_force()))
}
