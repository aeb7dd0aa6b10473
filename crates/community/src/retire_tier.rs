//! A level of membership is offered to nobody new, or to everybody again (F02). Whoever has it keeps it: a free one for as
//! long as she likes, a paid one until her last day paid for, then she goes on at the level one lapses to (need 4.11).

use domain::{Slug, Tier};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, tiers};

use crate::issue_invoice::today;
use crate::make_offers::tell_prices;
use crate::rules::Dues;

/// Why a level stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum RetireTierRefused {
    /// None of that id.
    #[error("there is no tier {0} here; `rosarium tiers list` shows those there are")]
    NoSuchTier(Slug),
    /// Need 4.10: there is always one to join at.
    #[error("people join at the tier {0}; let them join at another first (`membership.default_tier`)")]
    PeopleJoinAt(Slug),
    /// Need 4.11: there is always one to go on at.
    #[error("whoever does not pay goes on at the tier {0}; name another first (`membership.lapse_to`)")]
    PeopleLapseTo(Slug),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// From today on nobody new gets it, and nobody is asked to renew it; retiring it again changes nothing. `by` is the word
/// of the log.
pub fn retire_tier(
    tx: &mut Transaction<'_>,
    by: &str,
    id: &Slug,
    dues: &Dues,
    now: Timestamp,
) -> Result<Tier, RetireTierRefused> {
    let tier = known(tx, id)?;
    if tiers::entry(tx)?.id == *id {
        return Err(RetireTierRefused::PeopleJoinAt(id.clone()));
    }
    if dues.lapse_to == *id {
        return Err(RetireTierRefused::PeopleLapseTo(id.clone()));
    }
    if !tier.is_offered() {
        return Ok(tier);
    }
    let retired = Tier {
        retired: Some(today(tx, now)?),
        ..tier
    };
    tiers::put(tx, &retired)?;
    audit::log(tx, by, &format!("retire tier {id}"), now)?;
    tell_prices(tx, now)?;
    Ok(retired)
}

/// Members may choose it again.
pub fn offer_tier(
    tx: &mut Transaction<'_>,
    by: &str,
    id: &Slug,
    now: Timestamp,
) -> Result<Tier, RetireTierRefused> {
    let tier = known(tx, id)?;
    if tier.is_offered() {
        return Ok(tier);
    }
    let offered = Tier {
        retired: None,
        ..tier
    };
    tiers::put(tx, &offered)?;
    audit::log(tx, by, &format!("offer tier {id} again"), now)?;
    tell_prices(tx, now)?;
    Ok(offered)
}

fn known(tx: &mut Transaction<'_>, id: &Slug) -> Result<Tier, RetireTierRefused> {
    tiers::known(tx, id)?.ok_or_else(|| RetireTierRefused::NoSuchTier(id.clone()))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use domain::{Amount, Payer};
    use jiff::civil::date;
    use store::mails::{self, DuesNews, Job};
    use store::{enrolments, invoices};

    use super::*;
    use crate::choose_tier::{ChooseTierRefused, choose_tier};
    use crate::pass_time::{Step, pass_time};
    use crate::samples::{self, act, at, refused};
    use crate::set_tier::set_tier;

    fn slug(id: &str) -> Slug {
        Slug::parse(id).unwrap()
    }

    fn node() -> store::Database {
        let database = samples::node();
        let chapter = Tier {
            price: Amount::parse("240").unwrap(),
            period_months: Some(12),
            ..Tier::free(slug("chapter"))
        };
        act(&database, |tx| set_tier(tx, "operator", &chapter, at(0)));
        act(&database, |tx| {
            set_tier(tx, "operator", &Tier::free(slug("rest")), at(0))
        });
        database
    }

    /// F02, 4.11
    #[test]
    fn who_has_a_retired_level_keeps_it_until_her_last_day_and_is_not_billed_for_more() {
        let database = node();
        let maren = samples::member(&database, "maren");
        let id = maren.member().id.clone();
        let dues = Dues::default();
        let mut enrolment = database.read(|tx| enrolments::get(tx, &id)).unwrap().unwrap();
        let chapter = database
            .read(|tx| tiers::get(tx, &slug("chapter")))
            .unwrap()
            .unwrap();
        let today = database.read(|tx| today(tx, at(1))).unwrap();
        enrolment.pay(&chapter, today).unwrap();
        let until = enrolment.until.unwrap();
        act(&database, |tx| enrolments::put(tx, &id, &enrolment));
        act(&database, |tx| {
            retire_tier(tx, "olga", &slug("chapter"), &dues, at(2))
        });
        let no = refused(&database, |tx| {
            choose_tier(tx, &maren, &slug("chapter"), &dues, at(3))
        });
        assert!(matches!(no, ChooseTierRefused::Retired(_)));
        let soon = until.saturating_sub(jiff::Span::new().days(5));
        let soon = soon.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
        let step = act(&database, |tx| pass_time(tx, &id, &dues, soon));
        assert!(matches!(step, Some(Step::Remind { .. })), "{step:?}");
        let owed = database.read(|tx| invoices::open_of(tx, &Payer::Member(id.clone())));
        assert_eq!(
            owed.unwrap(),
            None,
            "nobody asks her to pay for what is not offered"
        );
        let queued = mails::claim(&database, soon, soon + jiff::SignedDuration::from_secs(60), 50).unwrap();
        let news = queued.into_iter().find_map(|(_, job)| match job {
            Job::Dues(mail) => Some(mail.news),
            _ => None,
        });
        let told = DuesNews::NotOffered {
            until,
            days: 7,
            goes_on: until.saturating_add(jiff::Span::new().days(31)),
            from: chapter.name.clone(),
            to: Tier::free(slug("network")).name,
        };
        assert_eq!(news, Some(told));
        let kept = database.read(|tx| enrolments::get(tx, &id)).unwrap().unwrap();
        assert_eq!((kept.tier.as_str(), kept.until), ("chapter", Some(until)));
        act(&database, |tx| offer_tier(tx, "olga", &slug("chapter"), at(4)));
        act(&database, |tx| {
            choose_tier(tx, &maren, &slug("chapter"), &dues, at(5))
        });
    }

    /// F02
    #[test]
    fn what_another_officer_changed_meanwhile_is_kept_when_a_level_is_retired_or_offered() {
        let database = node();
        let (chapter, dues) = (slug("chapter"), Dues::default());
        let another = |price: &str| {
            let changed = Tier {
                price: Amount::parse(price).unwrap(),
                period_months: Some(12),
                ..Tier::free(slug("chapter"))
            };
            act(&database, |tx| set_tier(tx, "anke", &changed, at(1)));
        };
        let tries = Cell::new(0);
        let is_first = || tries.replace(tries.get() + 1) == 0;
        let retired = act(&database, |tx| {
            let retired = retire_tier(tx, "olga", &chapter, &dues, at(2));
            if is_first() {
                another("260");
            }
            retired
        });
        assert_eq!((retired.price.as_str(), tries.get()), ("260", 2));
        tries.set(0);
        let offered = act(&database, |tx| {
            let offered = offer_tier(tx, "olga", &chapter, at(3));
            if is_first() {
                another("280");
            }
            offered
        });
        assert_eq!((offered.price.as_str(), tries.get()), ("280", 2));
        let kept = database.read(|tx| tiers::get(tx, &chapter)).unwrap();
        assert_eq!(kept, Some(offered));
    }

    /// 4.10, 4.11
    #[test]
    fn the_levels_one_joins_at_and_lapses_to_are_always_offered() {
        let database = node();
        let dues = Dues {
            lapse_to: slug("rest"),
            ..Dues::default()
        };
        let retire =
            |id: &str| database.transact_blocking(|tx| retire_tier(tx, "olga", &slug(id), &dues, at(1)));
        assert!(matches!(
            retire("network"),
            Err(RetireTierRefused::PeopleJoinAt(_))
        ));
        assert!(matches!(retire("rest"), Err(RetireTierRefused::PeopleLapseTo(_))));
        assert!(matches!(retire("gold"), Err(RetireTierRefused::NoSuchTier(_))));
        let day = database.read(|tx| today(tx, at(1))).unwrap();
        assert_eq!(retire("chapter").unwrap().retired, Some(day));
        let again =
            database.transact_blocking(|tx| retire_tier(tx, "olga", &slug("chapter"), &dues, at(9_000_000)));
        assert_eq!(again.unwrap().retired, Some(day), "retired once");
        assert!(day > date(1970, 1, 1));
    }
}
