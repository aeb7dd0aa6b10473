//! An organisation takes a level for its people: one invoice to the organisation, or at once where the level costs nothing
//! (F02).

use domain::{Bundle, Invoice, Organization, Payer, Slug, Tier, Title};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::mails::{DuesNews, tell_dues};
use store::{StoreError, Transaction, audit, bundles, community, enrolments, invoices, members, tiers};

use crate::issue_invoice::{Issued, Owed, issue_invoice, today, void};
use crate::pass_bundle_time::follow;
use crate::rules::Dues;
use crate::spokesperson::Spokesperson;

/// Why an organisation cannot take a level.
#[derive(Debug, thiserror::Error)]
pub enum TakeBundleRefused {
    /// None of that address, or none she acts for: the same answer.
    #[error("there is no organisation {0} that you may act for")]
    NoSuchOrganization(Slug),
    /// The community has no such level.
    #[error("there is no level {0} here")]
    NoSuchTier(Slug),
    /// It has no seats.
    #[error("the level {0} is for one person; she chooses it herself")]
    ForOnePerson(Title),
    /// Officers offer it no more.
    #[error("the level {0} is not offered any more; choose another")]
    Retired(Title),
    /// More people sit than it holds.
    #[error("the level {name} holds {seats} and {taken} have a seat; take back {over} first, or choose a level with more", over = .taken - .seats)]
    FewerSeats {
        /// The level.
        name: Title,
        /// People it holds.
        seats: usize,
        /// People who have a seat.
        taken: usize,
    },
    /// Some who sit are of a kind that the level is not for.
    #[error(
        "the level {name} is not for the kind of {people}; take back their seats first, or choose another level"
    )]
    NotForKinds {
        /// The level.
        name: Title,
        /// The handles of those who sit, with commas between them.
        people: String,
    },
    /// It would give away what it has paid for.
    #[error("the level it has is paid for until {0}; it can change to one that costs nothing after that day")]
    PaidUntil(Date),
    /// Whoever has the shell gets no mail: somebody else has to be told of the invoice.
    #[error("nobody acts for it; name somebody first with `rosarium orgs approver`")]
    NoApprover,
    /// Nothing is billed before the community has a name and a currency.
    #[error("the community is not set up yet")]
    NotSetUp,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What taking came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It has it.
    AtOnce(Bundle),
    /// It will once this is paid; until then it has what it had.
    AfterPayment(Invoice),
}

/// Takes a level, or renews the one it has; asking twice makes one invoice.
pub fn take_bundle(
    tx: &mut Transaction<'_>,
    by: &Spokesperson,
    slug: &Slug,
    tier: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Taken, TakeBundleRefused> {
    let organization = by.organization(tx, slug)?;
    let organization = organization.ok_or_else(|| TakeBundleRefused::NoSuchOrganization(slug.clone()))?;
    let tier = tiers::known(tx, tier)?.ok_or_else(|| TakeBundleRefused::NoSuchTier(tier.clone()))?;
    let known = bundles::get(tx, slug)?;
    may_take(&tier, known.as_ref())?;
    if let Some(known) = known.as_ref().filter(|known| known.tier != tier.id) {
        may_change(tx, &tier, known)?;
    }
    let today = today(tx, now)?;
    match tier.is_free() {
        true => at_once(tx, by, slug, &tier, known, today, now),
        false => bill(tx, by, organization, (&tier, known.as_ref()), dues, now),
    }
}

fn may_take(tier: &Tier, known: Option<&Bundle>) -> Result<(), TakeBundleRefused> {
    let taken = known.map_or(0, |known| known.holders.len());
    let name = || tier.name.clone();
    match tier.seats.map(usize::from) {
        None => Err(TakeBundleRefused::ForOnePerson(name())),
        Some(_) if !tier.is_offered() => Err(TakeBundleRefused::Retired(name())),
        Some(seats) if seats < taken => Err(TakeBundleRefused::FewerSeats {
            name: name(),
            seats,
            taken,
        }),
        Some(_) => Ok(()),
    }
}

/// Whether everybody who sits may have another level.
fn may_change(tx: &mut Transaction<'_>, tier: &Tier, known: &Bundle) -> Result<(), TakeBundleRefused> {
    let mut others = Vec::new();
    for id in &known.holders {
        let enrolment = enrolments::get(tx, id)?;
        if enrolment.is_some_and(|enrolment| !tier.kinds.contains(&enrolment.kind))
            && let Some(member) = members::get(tx, id)?
        {
            others.push(member.handle.to_string());
        }
    }
    match others.is_empty() {
        true => Ok(()),
        false => Err(TakeBundleRefused::NotForKinds {
            name: tier.name.clone(),
            people: others.join(", "),
        }),
    }
}

fn at_once(
    tx: &mut Transaction<'_>,
    by: &Spokesperson,
    slug: &Slug,
    tier: &Tier,
    known: Option<Bundle>,
    today: Date,
    now: Timestamp,
) -> Result<Taken, TakeBundleRefused> {
    if let Some(known) = &known
        && known.tier != tier.id
        && let Some(until) = known.until.filter(|until| *until >= today)
    {
        return Err(TakeBundleRefused::PaidUntil(until));
    }
    if let Some(open) = invoices::open_of(tx, &Payer::Organization(slug.clone()))? {
        void(tx, open, by.word(), now)?;
    }
    let bundle = Bundle::paid(known.clone(), slug.clone(), tier, today);
    if known.as_ref() != Some(&bundle) {
        bundles::put(tx, &bundle)?;
        follow(tx, &bundle)?;
        audit::log(tx, by.word(), &format!("take level {} for {slug}", tier.id), now)?;
    }
    Ok(Taken::AtOnce(bundle))
}

fn bill(
    tx: &mut Transaction<'_>,
    by: &Spokesperson,
    organization: Organization,
    (tier, known): (&Tier, Option<&Bundle>),
    dues: &Dues,
    now: Timestamp,
) -> Result<Taken, TakeBundleRefused> {
    let profile = community::profile(tx)?.ok_or(TakeBundleRefused::NotSetUp)?;
    let asked_by = organization.approver.as_ref().or(by.id());
    let asked_by = asked_by.ok_or(TakeBundleRefused::NoApprover)?;
    let today = today(tx, now)?;
    let ends = known.filter(|known| known.tier == tier.id);
    let due = match ends.and_then(|known| known.until).filter(|until| *until > today) {
        Some(until) => until,
        None => today.saturating_add(i64::from(dues.grace_days).days()),
    };
    let owed = Owed {
        payer: Payer::Organization(organization.slug.clone()),
        asked_by,
        billed_to: &organization.name,
        due,
        by: by.word(),
    };
    Ok(Taken::AfterPayment(
        match issue_invoice(tx, &profile, owed, tier, now)? {
            Issued::Known(invoice) => invoice,
            Issued::New(invoice) => {
                let number = invoice.number;
                tell_dues(tx, asked_by, DuesNews::Invoice { number }, now)?;
                invoice
            }
        },
    ))
}

#[cfg(test)]
mod tests;
