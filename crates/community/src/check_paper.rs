//! A desk looks at a voucher on paper of a member of another community, and counts it as used, once (F16; threats V, F1, F2).
//! What a camera read is checked by the pinned keys of that community, without asking anybody.

use domain::{
    Amount, Currency, Handle, Iri, MemberId, OwnOffer, PersonName, RedeemedFor, Redemption, RedemptionId,
};
use jiff::Timestamp;
use store::claims::BrowserKey;
use store::redemptions::{self, Spent};
use store::settlements::Settled;
use store::{Membership, Officer, StoreError, Transaction, audit, community, jobs, own_offers};
use wire::voucher::{PaperVoucher, VoucherRefused, paper_verify};

use crate::cancel_event::ChangeRefused;
use crate::check_in::Doorkeeper;
use crate::link_membership::by_pinned_keys;
use crate::redeem_voucher::{RedeemRefused, honoured, within_limits, year_of};
use crate::thank_guests::is_before_restore;
use crate::used_vouchers::{let_off, offer_named, settle};
use crate::void_redemption::{VoidRefused, void_redemption};

/// How long before an event begins whom an organiser named for its door keeps the desk too, in seconds.
const BEFORE_SECONDS: i64 = 86_400;
/// How long whoever counted a voucher is told so again, in seconds: for a button that is pressed twice. Later somebody else may
/// stand there with a copy.
const AGAIN_SECONDS: i64 = 120;

/// Proof that somebody may look at vouchers on paper and count them: an officer, or whom an organiser named for the door of an
/// event of today. To anybody else nothing is said of one.
#[derive(Clone, Debug)]
pub struct DeskKeeper {
    member: MemberId,
    handle: Handle,
}

impl DeskKeeper {
    /// Whether she may; `officer` is her proof of office, if she has one.
    pub fn of(
        tx: &mut Transaction<'_>,
        who: &Membership,
        officer: Option<&Officer>,
        now: Timestamp,
    ) -> Result<Option<Self>, StoreError> {
        let keeper = || Self {
            member: who.member().id.clone(),
            handle: who.member().handle.clone(),
        };
        if officer.is_some() {
            return Ok(Some(keeper()));
        }
        for event in jobs::held_by(tx, &who.member().id)? {
            match Doorkeeper::by_name(tx, who, &event, now) {
                Ok(door) => {
                    let begins = door.event().draft.start.at.as_second();
                    if begins - now.as_second() < BEFORE_SECONDS {
                        return Ok(Some(keeper()));
                    }
                }
                Err(ChangeRefused::Store(error)) => return Err(error),
                Err(_) => {}
            }
        }
        Ok(None)
    }

    /// Who she is.
    pub fn member(&self) -> &MemberId {
        &self.member
    }
}

/// What a desk sees of a voucher whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSeen {
    /// The community that gave it out.
    pub home: Iri,
    /// Whose it is: to be compared with who stands there.
    pub name: PersonName,
    /// What we give for it.
    pub offer: OwnOffer,
    /// When it is over.
    pub expires: Timestamp,
    /// Whether it counts now.
    pub state: PaperState,
}

/// Whether a voucher that was given out counts now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// It does.
    Good,
    /// It was used.
    Used {
        /// When.
        at: Timestamp,
    },
    /// It was used, and that was taken back: it stays spent, and its member may have the benefit by another one.
    TakenBack {
        /// When it was taken back.
        at: Timestamp,
    },
    /// Its member has had what the offer gives as often as was agreed.
    UsedUp {
        /// How often.
        limit: u32,
    },
    /// As many as were agreed have had it this year.
    YearFull {
        /// How many.
        cap: u32,
    },
}

/// Why nothing is said of one, or why it is not counted.
#[derive(Debug, thiserror::Error)]
pub enum PaperRefused {
    /// It is no voucher for this community, or not signed by one that has an agreement with it, or over.
    #[error(transparent)]
    Voucher(#[from] VoucherRefused),
    /// It was given out before this node was put back from a backup, which may have lost that it was used (threats F7, V14).
    #[error("it was given out before this node came back from a backup; let it be printed anew")]
    BeforeRestore,
    /// Nothing is offered here under that name, or not to members of that community.
    #[error("nothing is offered here to members of that community by this voucher")]
    NoSuchOffer,
    /// It was given out before the offer began or after it ended.
    #[error("it was given out when the offer had not begun or was over")]
    NotThen,
    /// It does not count now.
    #[error("it does not count: {}", said(.0))]
    Counts(PaperState),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn said(state: &PaperState) -> String {
    match state {
        PaperState::Good => "ask once more".to_owned(),
        PaperState::Used { at } => format!("it was used on {at}"),
        PaperState::TakenBack { at } => format!("it was used, and that was taken back on {at}"),
        PaperState::UsedUp { limit } => format!("its member has had this as often as was agreed, {limit}"),
        PaperState::YearFull { cap } => format!("as many as were agreed have had this in a year, {cap}"),
    }
}

/// What a desk reads by its camera or gets for a typed code; changes nothing.
pub fn check_paper(
    tx: &mut Transaction<'_>,
    (own, token): (&Iri, &str),
    now: Timestamp,
) -> Result<PaperSeen, PaperRefused> {
    let (voucher, offer) = read(tx, (own, token), now)?;
    let state = state(tx, &voucher, &offer, now)?;
    Ok(PaperSeen {
        home: voucher.issuer,
        name: voucher.name,
        expires: voucher.expires,
        offer,
        state,
    })
}

/// Counts it as used, in one transaction with its limits. A second time is refused, by whoever it is, but whoever counted it
/// within two minutes is told the same again: a button pressed twice is one use.
pub fn redeem_paper(
    tx: &mut Transaction<'_>,
    desk: &DeskKeeper,
    (own, token): (&Iri, &str),
    fresh: &RedemptionId,
    now: Timestamp,
) -> Result<Redemption, PaperRefused> {
    let (voucher, offer) = read(tx, (own, token), now)?;
    let browser = BrowserKey::of_desk(&desk.member);
    if let Some(spent) = redemptions::spent(tx, &voucher.issuer, &voucher.id)?
        && let Some(made) = counted_now(tx, desk, &spent.redemption, now)?
    {
        return Ok(made);
    }
    match state(tx, &voucher, &offer, now)? {
        PaperState::Good => {}
        other => return Err(PaperRefused::Counts(other)),
    }
    let (nothing, currency) = no_price(tx, &offer)?;
    let made = Redemption {
        id: fresh.clone(),
        offer: offer.id.clone(),
        issuer: voucher.issuer,
        jti: voucher.id,
        sub: voucher.subject,
        at: now,
        what: RedeemedFor::Desk,
        full: nothing.clone(),
        price: nothing,
        currency,
        voided: None,
    };
    let spent = Spent {
        redemption: made.id.clone(),
        browser,
        issued: voucher.issued,
        year: year_of(&offer, now),
    };
    redemptions::add(tx, &made, &spent)?;
    let less = let_off(&made);
    settle(tx, (own, &made, &spent), Settled::Redeemed(&less), now)?;
    let what = format!("count a voucher on paper {}", made.id);
    audit::log(tx, desk.handle.as_str(), &what, now)?;
    Ok(made)
}

/// What this desk counted a moment ago, if it stands. Of nothing else is it said that it was counted: the names of uses stand on
/// tickets, so anybody can make a picture for a camera of one (threats F2).
pub fn counted_now(
    tx: &mut Transaction<'_>,
    desk: &DeskKeeper,
    id: &RedemptionId,
    now: Timestamp,
) -> Result<Option<Redemption>, StoreError> {
    let Some(made) = redemptions::get(tx, id)? else {
        return Ok(None);
    };
    let spent = redemptions::spent(tx, &made.issuer, &made.jti)?;
    let is_of_desk = spent.is_some_and(|spent| spent.browser == BrowserKey::of_desk(&desk.member));
    let is_of_now = now.as_second() - made.at.as_second() < AGAIN_SECONDS;
    Ok((is_of_desk && is_of_now && made.voided.is_none()).then_some(made))
}

/// An officer takes back that one was counted, by the paper that lies before her: by mistake, or what it gave is given back.
/// Its member may have the benefit once more by another one; this one stays spent (threats V, *Refund*). Nothing happens to one
/// that was never counted.
pub fn uncount_paper(
    tx: &mut Transaction<'_>,
    by: &Officer,
    (own, token): (&Iri, &str),
    now: Timestamp,
) -> Result<(), PaperRefused> {
    let (voucher, _) = read(tx, (own, token), now)?;
    let Some(spent) = redemptions::spent(tx, &voucher.issuer, &voucher.id)? else {
        return Ok(());
    };
    match void_redemption(tx, by, &spent.redemption, now) {
        Err(VoidRefused::Store(error)) => Err(error.into()),
        // What a desk gave names no invoice, so nothing else refuses it.
        Ok(_) | Err(_) => Ok(()),
    }
}

/// A member typed as many codes that nobody gave out as she may in a day: officers find it in the log (threats F1, V20).
pub fn note_codes_ended(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    audit::log(tx, "node", "take no more codes at the desk", now)
}

/// A voucher whose signature holds, of a community that has an agreement with us, and what we offer for it.
fn read(
    tx: &mut Transaction<'_>,
    (own, token): (&Iri, &str),
    now: Timestamp,
) -> Result<(PaperVoucher, OwnOffer), PaperRefused> {
    let voucher = by_pinned_keys(tx, now, |key_of| paper_verify(token, own, key_of, now))??;
    if is_before_restore(tx, voucher.issued)? {
        return Err(PaperRefused::BeforeRestore);
    }
    let offer = match offer_named(own, &voucher.offer) {
        Some(id) => own_offers::get(tx, &id)?,
        None => None,
    };
    let is_theirs =
        |offer: &OwnOffer| offer.partner_group == voucher.issuer && offer.term.tiers.contains(&voucher.tier);
    let offer = offer.filter(is_theirs).ok_or(PaperRefused::NoSuchOffer)?;
    match honoured(&offer, voucher.issued, now) {
        Ok(()) => Ok((voucher, offer)),
        Err(_) => Err(PaperRefused::NotThen),
    }
}

fn state(
    tx: &mut Transaction<'_>,
    voucher: &PaperVoucher,
    offer: &OwnOffer,
    now: Timestamp,
) -> Result<PaperState, StoreError> {
    if let Some(spent) = redemptions::spent(tx, &voucher.issuer, &voucher.id)? {
        let made = redemptions::get(tx, &spent.redemption)?;
        return Ok(match made.as_ref().and_then(|made| made.voided) {
            Some(at) => PaperState::TakenBack { at },
            None => PaperState::Used {
                at: made.map_or(now, |made| made.at),
            },
        });
    }
    match within_limits(tx, offer, &voucher.subject, now) {
        Ok(_) => Ok(PaperState::Good),
        Err(RedeemRefused::YearIsFull { limit }) => Ok(PaperState::YearFull { cap: limit }),
        Err(RedeemRefused::Used { limit }) => Ok(PaperState::UsedUp { limit }),
        Err(RedeemRefused::Store(error)) => Err(error),
        // Limits are refused by no other word.
        Err(_) => Ok(PaperState::UsedUp { limit: 0 }),
    }
}

/// A desk takes the money, or none, and tells nobody how much.
fn no_price(tx: &mut Transaction<'_>, offer: &OwnOffer) -> Result<(Amount, Currency), StoreError> {
    let nothing = Amount::parse("0").expect("nought is an amount");
    let own = community::profile(tx)?.map(|profile| profile.currency);
    let currency = offer.term.benefit.currency.clone().or(own);
    let currency = currency.unwrap_or_else(|| Currency::parse("EUR").expect("a code of a currency"));
    Ok((nothing, currency))
}

#[cfg(test)]
mod tests;
