//! A voucher is used at the host: in one transaction its signatures are checked against pinned keys, it is spent, what the
//! agreement limits is counted, and she has the benefit (F16, need 2.21; threats V, step 4, F2, F7). Nothing is asked of the
//! community that issued it.

use domain::sabotage::{Bug, planted};
use domain::{
    Amount, Currency, Invoice, InvoiceNumber, Iri, Member, OwnOffer, Payer, RedeemedFor, Redemption,
    RedemptionId, ReducedBy,
};
use jiff::{Timestamp, ToSpan, Unit};
use store::claims::{self, Claim};
use store::mails::{DuesNews, tell_dues};
use store::redemptions::{self, Spent};
use store::settlements::{self, Settled, month_of};
use store::{StoreError, Transaction, audit, community, own_offers};
use wire::voucher::{Voucher, VoucherRefused, verify};

use crate::begin_claim::{BrowserKey, ClaimSession};
use crate::claim_price::{ClaimPrice, Claimed, JoiningClaim, NothingToClaim, look_up};
use crate::issue_invoice::{Owed, issue_reduced, today};
use crate::link_membership::by_pinned_keys;
use crate::mark_paid::{MarkPaidRefused, mark_paid};
use crate::rules::Dues;
use crate::thank_guests::is_before_restore;
use crate::used_vouchers::{let_off, settle};

pub use crate::used_vouchers::{offer_address, offer_named};

/// Why nothing is given for it.
#[derive(Debug, thiserror::Error)]
pub enum RedeemRefused {
    /// The token proves nothing, or not to us.
    #[error(transparent)]
    Token(#[from] VoucherRefused),
    /// This browser did not ask for it, or asked for something else or too long ago.
    #[error("this browser did not ask for that, or too long ago; begin once more")]
    NotAsked,
    /// It was used, by this browser or another, or what it brought was taken back.
    #[error("that voucher was used already; begin once more")]
    Spent,
    /// It was issued before this store was restored from a backup, which may have forgotten that it was used.
    #[error("that voucher is from before this server was restored; begin once more")]
    Restored,
    /// It is of no offer of ours, or of one that was over when it was issued.
    #[error("that offer was over when the voucher was made")]
    Over,
    /// Her level is not one of those that were agreed.
    #[error("your level there is not one that the agreement names")]
    Level,
    /// She has what the offer gives as often as it does.
    #[error("each member may use this offer {limit} times, and you have")]
    Used {
        /// How often.
        limit: u32,
    },
    /// The year has no more.
    #[error("all {limit} uses of this offer for the year are taken")]
    YearIsFull {
        /// How many there were.
        limit: u32,
    },
    /// What she would pay is not what she was shown when she pressed; nothing was used.
    #[error("the price is another one now; look at it and press again")]
    PriceChanged,
    /// Nothing can be had by it.
    #[error(transparent)]
    Nothing(#[from] NothingToClaim),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl RedeemRefused {
    /// Whether the token itself counts for nothing here, rather than the limits of the offer: such are answered 401.
    pub fn is_unauthorised(&self) -> bool {
        matches!(
            self,
            Self::Token(_) | Self::NotAsked | Self::Spent | Self::Restored
        )
    }

    /// Whether somebody who asked was told no: not where another browser brings what is not its own, and not where the store
    /// cannot be written, for she may come again with either.
    pub fn is_counted(&self) -> bool {
        !self.is_unauthorised() && !self.is_of_store() && !matches!(self, Self::PriceChanged)
    }

    /// Whether nothing is refused, but the store cannot be read or written now.
    fn is_of_store(&self) -> bool {
        matches!(self, Self::Store(_) | Self::Nothing(NothingToClaim::Store(_)))
    }
}

impl From<MarkPaidRefused> for RedeemRefused {
    fn from(refused: MarkPaidRefused) -> Self {
        match refused {
            MarkPaidRefused::Store(error) => Self::Store(error),
            // The invoice was made in this transaction for somebody who is a member in it.
            _ => Self::Nothing(NothingToClaim::NoMember),
        }
    }
}

/// A token that was made for us by a peer of ours, whoever brings it: its signatures, audience and time are right.
pub fn voucher_for_us(
    tx: &mut Transaction<'_>,
    (own, token): (&Iri, &str),
    now: Timestamp,
) -> Result<Voucher, RedeemRefused> {
    let checked = by_pinned_keys(tx, now, |key_of| verify(token, own, key_of, now))?;
    Ok(checked?)
}

/// What somebody would have for a token, to be shown above the button that uses it. It changes nothing.
pub fn see_claim(
    tx: &mut Transaction<'_>,
    session: ClaimSession<'_>,
    (own, token): (&Iri, &str),
    now: Timestamp,
) -> Result<(OwnOffer, claims::ClaimFor, ClaimPrice), RedeemRefused> {
    let voucher = voucher_for_us(tx, (own, token), now)?;
    if redemptions::spent(tx, &voucher.issuer, &voucher.id)?.is_some() {
        return Err(RedeemRefused::Spent);
    }
    let claim = claim_of(tx, session, &voucher, now)?;
    let offer = offer_of(tx, (&claim, own), &voucher, now)?;
    within_limits(tx, &offer, &voucher.subject, now)?;
    let (_, price) = look_up(tx, &offer, &claim.what, now)?;
    Ok((offer, claim.what, price))
}

/// What a page shows as the price, in the form in which its button brings it back: `162.00 GBP`.
pub fn price_shown(price: &Amount, currency: &Currency) -> String {
    format!("{} {}", price.as_str(), currency.as_str())
}

/// Uses it for what she was shown, and for nothing else: a price that changed since is asked about once more, and nothing is used.
/// Whoever brings no price was shown none, and is asked too.
pub fn redeem_as_shown(
    tx: &mut Transaction<'_>,
    session: ClaimSession<'_>,
    (own, token): (&Iri, &str),
    (dues, shown): (&Dues, Option<&str>),
    fresh: &RedemptionId,
    now: Timestamp,
) -> Result<Redemption, RedeemRefused> {
    let made = redeem_voucher(tx, session, (own, token), dues, fresh, now)?;
    let price = price_shown(&made.price, &made.currency);
    match made.id == *fresh && shown != Some(price.as_str()) {
        true => Err(RedeemRefused::PriceChanged),
        false => Ok(made),
    }
}

/// Uses it, once. The same browser that brings the same token again is told the same; `fresh` is 128 random bits.
pub fn redeem_voucher(
    tx: &mut Transaction<'_>,
    session: ClaimSession<'_>,
    (own, token): (&Iri, &str),
    dues: &Dues,
    fresh: &RedemptionId,
    now: Timestamp,
) -> Result<Redemption, RedeemRefused> {
    let voucher = voucher_for_us(tx, (own, token), now)?;
    if let Some(spent) = redemptions::spent(tx, &voucher.issuer, &voucher.id)?
        && !planted(Bug::S12)
    {
        return again(tx, &spent, session.key());
    }
    let claim = claim_of(tx, session, &voucher, now)?;
    let offer = offer_of(tx, (&claim, own), &voucher, now)?;
    let year = within_limits(tx, &offer, &voucher.subject, now)?;
    let (claimed, price) = look_up(tx, &offer, &claim.what, now)?;
    let mut made = Redemption {
        id: fresh.clone(),
        offer: offer.id.clone(),
        issuer: voucher.issuer.clone(),
        jti: voucher.id.clone(),
        sub: voucher.subject.clone(),
        at: now,
        what: RedeemedFor::Desk,
        full: price.full.clone(),
        price: price.price.clone(),
        currency: price.currency.clone(),
        voided: None,
    };
    let (what, by) = match claimed {
        // Nobody here knows who she is, so the log names nobody.
        Claimed::Event(event) => (RedeemedFor::Event { event: event.id }, "node".to_owned()),
        Claimed::Joining(claimed) => {
            let reduced = (&made, &price);
            let invoice = reduce_dues(tx, &claimed, reduced, dues, now)?;
            let member = claimed.who.member();
            let what = RedeemedFor::Joining {
                member: member.id.clone(),
                invoice,
                tier: claimed.tier.id.clone(),
            };
            (what, member.handle.to_string())
        }
    };
    made.what = what;
    let spent = Spent {
        redemption: made.id.clone(),
        browser: session.key(),
        issued: voucher.issued,
        year,
    };
    redemptions::add(tx, &made, &spent)?;
    let less = let_off(&made);
    settle(tx, (own, &made, &spent), Settled::Redeemed(&less), now)?;
    if !planted(Bug::S12) {
        claims::end(tx, voucher.nonce(), &claim);
    }
    audit::log(tx, &by, &format!("use a voucher for offer {}", made.offer), now)?;
    Ok(made)
}

/// Counts that a token was refused, for the sums that both sides compare: one that the partner signed for an offer of ours, and
/// none that somebody made up. It counts once, however often it is brought: the claim that it answers ends with it. A verb that
/// refuses writes nothing, so its caller says it here, where [`RedeemRefused::is_counted`].
pub fn note_refused(
    tx: &mut Transaction<'_>,
    (own, token): (&Iri, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let voucher = match voucher_for_us(tx, (own, token), now) {
        Ok(voucher) => voucher,
        Err(RedeemRefused::Store(error)) => return Err(error),
        Err(_) => return Ok(()),
    };
    let offer = match offer_named(own, &voucher.offer) {
        Some(id) => own_offers::get(tx, &id)?,
        None => None,
    };
    let is_theirs = offer.is_some_and(|offer| offer.partner_group == voucher.issuer);
    let is_used = redemptions::spent(tx, &voucher.issuer, &voucher.id)?.is_some();
    if !is_theirs || is_used {
        return Ok(());
    }
    let Some(claim) = claims::get(tx, voucher.nonce(), now)? else {
        return Ok(());
    };
    claims::end(tx, voucher.nonce(), &claim);
    let month = month_of(voucher.issued);
    settlements::count(tx, voucher.offer.as_str(), &month, Settled::Refused, now)
}

/// What its browser was told before; nobody else is told, and what was taken back is over.
fn again(tx: &mut Transaction<'_>, spent: &Spent, browser: BrowserKey) -> Result<Redemption, RedeemRefused> {
    if spent.browser != browser {
        return Err(RedeemRefused::Spent);
    }
    let made = redemptions::get(tx, &spent.redemption)?;
    made.filter(|made| made.voided.is_none())
        .ok_or(RedeemRefused::Spent)
}

/// The claim that it answers: begun by this browser, in this epoch of the store.
fn claim_of(
    tx: &mut Transaction<'_>,
    session: ClaimSession<'_>,
    voucher: &Voucher,
    now: Timestamp,
) -> Result<Claim, RedeemRefused> {
    if is_before_restore(tx, voucher.issued)? && !planted(Bug::S14) {
        return Err(RedeemRefused::Restored);
    }
    let epoch = community::identity(tx)?.map_or(0, |identity| identity.epoch);
    let claim = claims::get(tx, voucher.nonce(), now)?.filter(|claim| claim.browser == session.key());
    let claim = claim.ok_or(RedeemRefused::NotAsked)?;
    let is_of_now = claim.epoch == epoch || planted(Bug::S14);
    match (is_of_now, session.lives(tx, now)?) {
        (false, _) => Err(RedeemRefused::Restored),
        (true, false) => Err(RedeemRefused::NotAsked),
        (true, true) => Ok(claim),
    }
}

/// The offer that was claimed, if the voucher is of that one, by the partner, and of a moment at which it was in force: what
/// was issued before an end is honoured.
fn offer_of(
    tx: &mut Transaction<'_>,
    (claim, own): (&Claim, &Iri),
    voucher: &Voucher,
    now: Timestamp,
) -> Result<OwnOffer, RedeemRefused> {
    if offer_address(own, &claim.offer) != voucher.offer {
        return Err(RedeemRefused::NotAsked);
    }
    let offer = own_offers::get(tx, &claim.offer)?.ok_or(RedeemRefused::NotAsked)?;
    if offer.partner_group != voucher.issuer {
        return Err(RedeemRefused::NotAsked);
    }
    honoured(&offer, voucher.issued, now)?;
    match offer.term.tiers.contains(&voucher.tier) {
        true => Ok(offer),
        false => Err(RedeemRefused::Level),
    }
}

/// Whether the host gives now what the offer says for a voucher of that moment. The clocks of the two may differ a little: what
/// is issued at the very beginning counts. A text that took the place of another since moved the beginning: what was given out
/// before that is honoured.
pub(crate) fn honoured(offer: &OwnOffer, issued: Timestamp, now: Timestamp) -> Result<(), RedeemRefused> {
    let end = [offer.valid_through, offer.withdrawn].into_iter().flatten().min();
    let begins = offer.valid_from.as_second() - SKEW_SECONDS;
    let is_over = end.is_some_and(|end| issued.as_second() >= end.as_second() + SKEW_SECONDS);
    match now.as_second() < begins || is_over {
        true => Err(RedeemRefused::Over),
        false => Ok(()),
    }
}

/// The clocks of two peers differ by so much at most (protocol section 3.4, step 7).
const SKEW_SECONDS: i64 = 90;

/// The year of the offer in which a use counts, if the member and the year have one left.
pub(crate) fn within_limits(
    tx: &mut Transaction<'_>,
    offer: &OwnOffer,
    subject: &str,
    now: Timestamp,
) -> Result<u64, RedeemRefused> {
    let year = year_of(offer, now);
    if let Some(limit) = offer.term.uses_per_member
        && redemptions::uses(tx, &offer.id, subject)? >= limit
    {
        return Err(RedeemRefused::Used { limit });
    }
    if let Some(limit) = offer.term.cap_per_year
        && redemptions::counted(tx, &offer.id, year)? >= limit
    {
        return Err(RedeemRefused::YearIsFull { limit });
    }
    Ok(year)
}

/// The year of the offer that a moment is in, by its first day, in UTC: 20270118. An agreement that takes the place of another
/// begins on a day of its own, and counts its own years.
pub(crate) fn year_of(offer: &OwnOffer, now: Timestamp) -> u64 {
    let day = |at: Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let (first, today) = (day(offer.valid_from), day(now));
    let whole = first
        .until((Unit::Year, today))
        .map_or(0, |span| span.get_years());
    let begun = first.saturating_add(i64::from(whole.max(0)).years());
    let digits = i64::from(begun.year()) * 10_000 + i64::from(begun.month()) * 100 + i64::from(begun.day());
    u64::try_from(digits).unwrap_or(0)
}

/// The invoice at the price that was agreed, or the level at once where nothing is left to pay.
fn reduce_dues(
    tx: &mut Transaction<'_>,
    claimed: &JoiningClaim,
    (made, price): (&Redemption, &ClaimPrice),
    dues: &Dues,
    now: Timestamp,
) -> Result<Option<InvoiceNumber>, RedeemRefused> {
    let member: &Member = claimed.who.member();
    let owed = Owed {
        payer: Payer::Member(member.id.clone()),
        asked_by: &member.id,
        billed_to: &member.name,
        due: today(tx, now)?.saturating_add(i64::from(dues.grace_days).days()),
        by: member.handle.as_str(),
    };
    let reduced = ReducedBy {
        redemption: made.id.clone(),
        full: price.full.clone(),
    };
    let less = (&claimed.tier, price.price.clone(), reduced);
    let invoice: Invoice = issue_reduced(tx, &claimed.profile, owed, less, now)?;
    let number = invoice.number;
    if invoice.amount.is_zero() {
        mark_paid(tx, member.handle.as_str(), number, now)?;
        return Ok(None);
    }
    tell_dues(tx, &member.id, DuesNews::Invoice { number }, now)?;
    Ok(Some(number))
}

#[cfg(test)]
mod tests;
