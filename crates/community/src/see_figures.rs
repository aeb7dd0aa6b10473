//! What became of the vouchers of a month between this community and each of its peers, from what we counted and what they told,
//! and whether the two agree (F16, need 2.22; protocol section 6.4). Sums alone.

use std::collections::BTreeMap;

use domain::{Amount, Currency, Iri, Month, OfferFigures, OfferId, Origin, UseFigures};
use jiff::Timestamp;
use store::figures_heard::{self, FiguresHeard};
use store::settlements::{self, Settlement};
use store::{Officer, StoreError, Transaction, community, own_offers};

/// Days for which the longest-lived voucher counts: a printed one.
const VOUCHER_DAYS: i64 = 30;
/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// Whose members used whose offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Ours used theirs: we gave the vouchers out, they took them.
    OursThere,
    /// Theirs used ours.
    TheirsHere,
}

/// How what one side counted stands to what the other told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FiguresStand {
    /// The other side has not told its half, or the month is not over.
    Waits,
    /// Both halves are there and fit together.
    Agrees,
    /// More were used than were given out.
    TooMany,
    /// A sum changed so long after the month that it was settled.
    Late,
}

/// One direction between us and one peer in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerFigures {
    /// The other community's node.
    pub peer: Origin,
    /// Whose members.
    pub direction: Direction,
    /// Given out by the home; absent until it tells.
    pub issued: Option<u64>,
    /// Used at the host and not taken back; absent until it tells, as the next ones are.
    pub redeemed: Option<u64>,
    /// Not taken.
    pub refused: Option<u64>,
    /// Used and taken back.
    pub voided: Option<u64>,
    /// Given out and never used; absent as long as one of them might still be.
    pub expired: Option<u64>,
    /// What members were let off, by currency.
    pub less: Vec<(Amount, Currency)>,
    /// Whether both sides agree.
    pub stands: FiguresStand,
}

/// What we tell a peer of a month that is over, offer by offer, and when it last changed.
pub fn own_half(
    tx: &mut Transaction<'_>,
    peer: &Origin,
    month: &Month,
) -> Result<(Vec<OfferFigures>, Timestamp), StoreError> {
    let mut halves = own_halves(tx, month)?;
    let half = halves.remove(peer).unwrap_or_default();
    Ok((half.lines, half.changed.unwrap_or_else(|| month.end())))
}

/// Every peer with which a voucher was given out, used or refused in a month, in both directions; by address.
pub fn see_figures(
    tx: &mut Transaction<'_>,
    _officer: &Officer,
    month: &Month,
    now: Timestamp,
) -> Result<Vec<PeerFigures>, StoreError> {
    let mut halves = own_halves(tx, month)?;
    let mut heard = BTreeMap::new();
    for said in figures_heard::of_month(tx, month)? {
        halves.entry(said.peer.clone()).or_default();
        heard.insert(said.peer.clone(), said);
    }
    let mut all = Vec::new();
    for (peer, half) in &halves {
        for direction in [Direction::OursThere, Direction::TheirsHere] {
            let of = Between {
                peer,
                half,
                heard: heard.get(peer),
            };
            all.extend(of.figures(direction, month, now));
        }
    }
    Ok(all)
}

/// What we counted with one peer.
#[derive(Clone, Debug, Default)]
struct Half {
    lines: Vec<OfferFigures>,
    changed: Option<Timestamp>,
}

fn own_halves(tx: &mut Transaction<'_>, month: &Month) -> Result<BTreeMap<Origin, Half>, StoreError> {
    let mut halves: BTreeMap<Origin, Half> = BTreeMap::new();
    let Some(identity) = community::identity(tx)? else {
        return Ok(halves);
    };
    let offers = own_offers::all(tx)?.into_iter();
    let address = |id: OfferId| Iri::local(&identity.origin, &format!("/offers/{id}"));
    let partners: BTreeMap<String, Origin> = offers
        .map(|offer| (address(offer.id).to_string(), offer.partner))
        .collect();
    for row in settlements::of_month(tx, month.as_str())? {
        let Ok(offer) = Iri::parse(&row.offer) else {
            continue;
        };
        let (peer, figures) = match partners.get(&row.offer) {
            Some(partner) => (partner.clone(), as_host(offer, &row)),
            None => (offer.origin(), as_home(offer, &row)),
        };
        let half = halves.entry(peer).or_default();
        half.changed = half.changed.max(row.changed);
        if half.lines.len() < OfferFigures::OFFERS_MAX {
            half.lines.push(figures);
        }
    }
    Ok(halves)
}

fn as_home(offer: Iri, row: &Settlement) -> OfferFigures {
    OfferFigures {
        offer,
        issued: Some(row.issued),
        used: None,
    }
}

fn as_host(offer: Iri, row: &Settlement) -> OfferFigures {
    let mut sums = row.let_off.iter().filter(|(_, thousandths)| **thousandths > 0);
    let amount = match (sums.next(), sums.next()) {
        (Some((code, thousandths)), None) => Currency::parse(code)
            .ok()
            .map(|currency| (currency.amount_of(*thousandths), currency)),
        _ => None,
    };
    let used = UseFigures {
        redeemed: row.redeemed,
        refused: row.refused,
        voided: row.voided,
        amount,
    };
    OfferFigures {
        offer,
        issued: None,
        used: Some(used),
    }
}

/// Both halves of what happened between us and a peer.
struct Between<'b> {
    peer: &'b Origin,
    half: &'b Half,
    heard: Option<&'b FiguresHeard>,
}

impl Between<'_> {
    /// One direction; nothing where nothing happened in it.
    fn figures(&self, direction: Direction, month: &Month, now: Timestamp) -> Option<PeerFigures> {
        let ours = self.half.lines.as_slice();
        let theirs = self.heard.map(|heard| heard.settlement.as_slice());
        let is_of =
            |line: &&OfferFigures| (line.offer.origin() == *self.peer) == (direction == Direction::OursThere);
        let (home, host) = match direction {
            Direction::OursThere => (Some(ours), theirs),
            Direction::TheirsHere => (theirs, Some(ours)),
        };
        let issued: Option<BTreeMap<&Iri, u64>> = home.map(|lines| {
            let lines = lines.iter().filter(is_of);
            lines
                .filter_map(|line| Some((&line.offer, line.issued?)))
                .collect()
        });
        let used: Option<BTreeMap<&Iri, &UseFigures>> = host.map(|lines| {
            let lines = lines.iter().filter(is_of);
            lines
                .filter_map(|line| Some((&line.offer, line.used.as_ref()?)))
                .collect()
        });
        let is_nothing = issued
            .as_ref()
            .is_none_or(|issued| issued.values().all(|n| *n == 0))
            && used
                .as_ref()
                .is_none_or(|used| used.values().all(|used| is_unused(used)));
        if is_nothing {
            return None;
        }
        let sum = |of: fn(&UseFigures) -> u64| {
            let used = used.as_ref()?;
            Some(
                used.values()
                    .fold(0_u64, |sum, used| sum.saturating_add(of(used))),
            )
        };
        let (redeemed, voided) = (sum(|used| used.redeemed), sum(|used| used.voided));
        let given = issued
            .as_ref()
            .map(|issued| issued.values().fold(0_u64, |sum, n| sum.saturating_add(*n)));
        let stands = self.stands(issued.as_ref(), used.as_ref(), month, now);
        let are_over = days_after(month, VOUCHER_DAYS) <= now && stands != FiguresStand::TooMany;
        let never = |given: u64| Some(given.saturating_sub(redeemed?).saturating_sub(voided?));
        Some(PeerFigures {
            peer: self.peer.clone(),
            direction,
            issued: given,
            redeemed,
            refused: sum(|used| used.refused),
            voided,
            expired: given.filter(|_| are_over).and_then(never),
            less: used.as_ref().map_or_else(Vec::new, less),
            stands,
        })
    }

    fn stands(
        &self,
        issued: Option<&BTreeMap<&Iri, u64>>,
        used: Option<&BTreeMap<&Iri, &UseFigures>>,
        month: &Month,
        now: Timestamp,
    ) -> FiguresStand {
        let (Some(issued), Some(used)) = (issued, used) else {
            return FiguresStand::Waits;
        };
        let is_more = |(offer, used): (&&Iri, &&UseFigures)| {
            let given = issued.get(*offer).copied().unwrap_or(0);
            used.redeemed.saturating_add(used.voided) > given
        };
        let settled = days_after(month, OfferFigures::SETTLED_DAYS);
        let changes = [self.half.changed, self.heard.map(|heard| heard.changed)];
        match month.is_over(now) {
            false => FiguresStand::Waits,
            true if used.iter().any(is_more) => FiguresStand::TooMany,
            true if changes.iter().flatten().any(|changed| *changed > settled) => FiguresStand::Late,
            true => FiguresStand::Agrees,
        }
    }
}

fn is_unused(used: &UseFigures) -> bool {
    used.redeemed == 0 && used.refused == 0 && used.voided == 0
}

/// Summed by currency; what a peer tells of an offer in several is not in it.
fn less(used: &BTreeMap<&Iri, &UseFigures>) -> Vec<(Amount, Currency)> {
    let mut sums: BTreeMap<String, (Currency, u64)> = BTreeMap::new();
    for (amount, currency) in used.values().filter_map(|used| used.amount.as_ref()) {
        let sum = sums
            .entry(currency.to_string())
            .or_insert_with(|| (currency.clone(), 0));
        sum.1 = sum.1.saturating_add(amount.thousandths());
    }
    let sums = sums.into_values();
    sums.map(|(currency, sum)| (currency.amount_of(sum), currency))
        .collect()
}

fn days_after(month: &Month, days: i64) -> Timestamp {
    let second = month.end().as_second().saturating_add(days * DAY_SECONDS);
    Timestamp::from_second(second).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
