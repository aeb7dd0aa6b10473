//! A member chooses another level, or an officer does for her: at once when it costs nothing, else she owes an invoice first (F02).

use domain::{Enrolment, EnrolmentState, Invoice, Member, MemberId, Payer, Slug, Tier, Title};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::mails::{DuesNews, tell_dues};
use store::{Membership, StoreError, Transaction, audit, community, enrolments, invoices, members, tiers};

use crate::issue_invoice::{Issued, Owed, issue_invoice, today, void};
use crate::rules::Dues;

/// Why a level cannot be chosen.
#[derive(Debug, thiserror::Error)]
pub enum ChooseTierRefused {
    /// The community has no such level.
    #[error("there is no level {0} here")]
    NoSuchTier(Slug),
    /// She is of another kind.
    #[error("the level {0} is not for your kind of member")]
    NotForKind(Title),
    /// Officers offer it no more.
    #[error("the level {0} is not offered any more; choose another")]
    Retired(Title),
    /// It is bought for several people.
    #[error("the level {0} is for organisations; ask an officer to put your organisation on it")]
    ForOrganizations(Title),
    /// She would give away what she has paid for.
    #[error("what you have is paid for until {0}; it ends by itself, without any step of yours")]
    PaidUntil(Date),
    /// What she has is paid by her organisation.
    #[error("you have a seat of your organisation, which gives you what you have; give up the seat first")]
    HasSeat,
    /// Somebody who left joins anew.
    #[error("you have left; join again first")]
    HasLeft,
    /// Nothing is billed before the community has a name and a currency.
    #[error("the community is not set up yet")]
    NotSetUp,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What choosing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// She is on it.
    AtOnce(Tier),
    /// She will be once this is paid; until then she stays where she is.
    AfterPayment(Invoice),
}

/// Her membership; who was added before there were levels has the one people join at.
pub fn enrolment_of(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    now: Timestamp,
) -> Result<Enrolment, StoreError> {
    enrolment_had(tx, membership.member(), now)
}

/// The membership of somebody who may have left.
pub(crate) fn enrolment_had(
    tx: &mut Transaction<'_>,
    member: &Member,
    now: Timestamp,
) -> Result<Enrolment, StoreError> {
    match enrolments::get(tx, &member.id)? {
        Some(known) => Ok(known),
        None => {
            let entry = tiers::entry(tx)?;
            let since = today(tx, member.joined.min(now))?;
            Ok(Enrolment::begin(domain::Kind::Partner, &entry, since))
        }
    }
}

/// Puts her on the level, or makes the invoice for it; asking twice makes one invoice.
pub fn choose_tier(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    tier: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Chosen, ChooseTierRefused> {
    let by = membership.member().handle.as_str();
    choose(tx, membership, by, tier, dues, now)
}

/// The same for somebody else, at the word of an officer or of whoever has the shell, who is `by` in the log: nobody is given
/// what others pay for, and nobody loses what she has paid for.
pub fn choose_tier_for(
    tx: &mut Transaction<'_>,
    by: &str,
    member: &MemberId,
    tier: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Chosen, ChooseTierRefused> {
    let membership = members::membership(tx, member)?.ok_or(ChooseTierRefused::HasLeft)?;
    choose(tx, &membership, by, tier, dues, now)
}

fn choose(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    by: &str,
    tier: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Chosen, ChooseTierRefused> {
    let member = membership.member();
    let tier = tiers::known(tx, tier)?.ok_or_else(|| ChooseTierRefused::NoSuchTier(tier.clone()))?;
    let profile = community::profile(tx)?.ok_or(ChooseTierRefused::NotSetUp)?;
    let today = today(tx, now)?;
    let enrolment = enrolment_of(tx, membership, now)?;
    if enrolment.state == EnrolmentState::Left {
        return Err(ChooseTierRefused::HasLeft);
    }
    may_choose(&tier, &enrolment)?;
    let payer = Payer::Member(member.id.clone());
    if !tier.is_free() {
        let due = match enrolment.until.filter(|until| *until > today) {
            Some(until) if enrolment.tier == tier.id => until,
            _ => today.saturating_add(i64::from(dues.grace_days).days()),
        };
        let owed = Owed {
            payer,
            asked_by: &member.id,
            billed_to: &member.name,
            due,
            by,
        };
        let invoice = match issue_invoice(tx, &profile, owed, &tier, now)? {
            Issued::Known(invoice) => invoice,
            Issued::New(invoice) => {
                let number = invoice.number;
                tell_dues(tx, &member.id, DuesNews::Invoice { number }, now)?;
                invoice
            }
        };
        return Ok(Chosen::AfterPayment(invoice));
    }
    if enrolment.seat.is_some() {
        return Err(ChooseTierRefused::HasSeat);
    }
    if enrolment.is_in_force()
        && enrolment.tier != tier.id
        && let Some(until) = enrolment.until.filter(|until| *until >= today)
    {
        return Err(ChooseTierRefused::PaidUntil(until));
    }
    if let Some(open) = invoices::open_of(tx, &payer)? {
        void(tx, open, by, now)?;
    }
    put_on(tx, (member, by), &enrolment, &tier, now)?;
    Ok(Chosen::AtOnce(tier))
}

/// Puts her on a level that costs nothing. Whoever has it already and had paid for it has it without an end.
fn put_on(
    tx: &mut Transaction<'_>,
    (member, by): (&Member, &str),
    enrolment: &Enrolment,
    tier: &Tier,
    now: Timestamp,
) -> Result<(), StoreError> {
    let has_it = enrolment.tier == tier.id && enrolment.is_in_force();
    if has_it && enrolment.until.is_none() {
        return Ok(());
    }
    let chosen = match has_it {
        true => enrolment.without_end(),
        false => Enrolment {
            chapter: enrolment.chapter.clone(),
            ..Enrolment::begin(enrolment.kind, tier, today(tx, now)?)
        },
    };
    enrolments::put(tx, &member.id, &chosen)?;
    let handle = member.handle.as_str();
    let what = match by == handle {
        true => format!("choose tier {}", tier.id),
        false => format!("put {handle} at level {}", tier.id),
    };
    audit::log(tx, by, &what, now)
}

/// Whether a level is for somebody with this membership.
pub(crate) fn may_choose(tier: &Tier, enrolment: &Enrolment) -> Result<(), ChooseTierRefused> {
    let has_it = tier.is_free() && tier.id == enrolment.tier && enrolment.is_in_force();
    let name = || tier.name.clone();
    match () {
        () if tier.is_bundle() => Err(ChooseTierRefused::ForOrganizations(name())),
        () if !tier.is_offered() && !has_it => Err(ChooseTierRefused::Retired(name())),
        () if !tier.kinds.contains(&enrolment.kind) => Err(ChooseTierRefused::NotForKind(name())),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{Amount, InvoiceState, Kind};
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at, refused};
    use crate::set_tier::set_tier;

    fn slug(id: &str) -> Slug {
        Slug::parse(id).unwrap()
    }

    fn node() -> Database {
        let database = samples::node();
        for (id, price, seats, kinds) in [
            ("chapter", "240", None, BTreeSet::from(Kind::ALL)),
            ("pro", "96", None, BTreeSet::from(Kind::ALL)),
            ("supplier", "500", None, BTreeSet::from([Kind::Vendor])),
            ("company", "900", Some(5), BTreeSet::from(Kind::ALL)),
        ] {
            let tier = Tier {
                price: Amount::parse(price).unwrap(),
                period_months: Some(12),
                seats,
                kinds,
                ..Tier::free(slug(id))
            };
            act(&database, |tx| set_tier(tx, "operator", &tier, at(0)));
        }
        database
    }

    fn choose(database: &Database, maren: &Membership, tier: &str) -> Chosen {
        act(database, |tx| {
            choose_tier(tx, maren, &slug(tier), &Dues::default(), at(1))
        })
    }

    /// F02
    #[test]
    fn a_level_with_a_price_makes_one_invoice_and_changes_nothing_before_it_is_paid() {
        let database = node();
        let maren = samples::member(&database, "maren");
        let Chosen::AfterPayment(invoice) = choose(&database, &maren, "chapter") else {
            panic!("it costs something");
        };
        assert_eq!(invoice.amount.as_str(), "240");
        assert_eq!(
            choose(&database, &maren, "chapter"),
            Chosen::AfterPayment(invoice.clone())
        );
        let enrolment = database.read(|tx| enrolments::get(tx, &maren.member().id));
        let enrolment = enrolment.unwrap().unwrap();
        assert_eq!(
            (enrolment.tier.as_str(), enrolment.is_in_force()),
            ("network", true)
        );
        let Chosen::AfterPayment(other) = choose(&database, &maren, "pro") else {
            panic!("it costs something");
        };
        assert_eq!(u32::from(other.number), 2);
        let first = database.read(|tx| invoices::get(tx, invoice.number)).unwrap();
        assert_eq!(first.unwrap().state, InvoiceState::Void);
        assert!(matches!(choose(&database, &maren, "network"), Chosen::AtOnce(_)));
        assert_eq!(database.read(|tx| invoices::open(tx, None, 9)).unwrap(), []);
    }

    /// F02
    #[test]
    fn who_chooses_the_level_she_has_once_it_costs_nothing_has_it_without_an_end() {
        let database = node();
        let maren = samples::member(&database, "maren");
        let id = &maren.member().id;
        act(&database, |tx| {
            let mut known = enrolments::get(tx, id)?.unwrap();
            known.tier = slug("chapter");
            known.until = Some(today(tx, at(0))?.saturating_add(60.days()));
            enrolments::put(tx, id, &known)
        });
        act(&database, |tx| {
            set_tier(tx, "operator", &Tier::free(slug("chapter")), at(0))
        });
        assert!(matches!(choose(&database, &maren, "chapter"), Chosen::AtOnce(_)));
        let known = database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        assert_eq!((known.tier, known.until), (slug("chapter"), None));
    }

    /// F02: eligible kinds, bundles.
    #[test]
    fn a_level_for_others_is_refused_in_words() {
        let database = node();
        let maren = samples::member(&database, "maren");
        for (tier, part) in [
            ("supplier", "not for your kind"),
            ("company", "for organisations"),
            ("gold", "there is no level gold"),
        ] {
            let no = refused(&database, |tx| {
                choose_tier(tx, &maren, &slug(tier), &Dues::default(), at(1))
            });
            assert!(no.to_string().contains(part), "{no}");
        }
        assert_eq!(database.read(|tx| invoices::open(tx, None, 9)).unwrap(), []);
    }

    /// F02: an officer puts somebody at a level: at once where it costs nothing, else there is an invoice to her, and the log
    /// says who did it.
    #[test]
    fn an_officer_puts_somebody_at_a_level_and_gives_away_nothing() {
        let database = node();
        let klara = samples::member(&database, "klara");
        let free = Tier::free(slug("guest"));
        act(&database, |tx| set_tier(tx, "operator", &free, at(0)));
        let id = &klara.member().id;
        let put = |tier: &str, second| {
            let (tier, dues) = (slug(tier), Dues::default());
            database.transact_blocking(|tx| choose_tier_for(tx, "olga", id, &tier, &dues, at(second)))
        };
        assert!(matches!(put("guest", 1), Ok(Chosen::AtOnce(tier)) if tier.id == free.id));
        let logged = database.read(|tx| store::audit::tail(tx, 1)).unwrap().remove(0);
        assert_eq!(
            (logged.by.as_str(), logged.what.as_str()),
            ("olga", "put klara at level guest")
        );
        let invoiced = put("chapter", 2).unwrap();
        assert!(
            matches!(&invoiced, Chosen::AfterPayment(invoice) if invoice.payer == Payer::Member(id.clone()))
        );
        let still = database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        assert_eq!(still.tier, free.id, "until it is paid");
        assert!(matches!(
            put("supplier", 3),
            Err(ChooseTierRefused::NotForKind(_))
        ));
        assert!(matches!(put("nothing", 4), Err(ChooseTierRefused::NoSuchTier(_))));
        let nobody = domain::MemberId::new(9, [9; 10]);
        let dues = Dues::default();
        let no = refused(&database, |tx| {
            choose_tier_for(tx, "olga", &nobody, &slug("guest"), &dues, at(5))
        });
        assert!(matches!(no, ChooseTierRefused::HasLeft));
    }
}
