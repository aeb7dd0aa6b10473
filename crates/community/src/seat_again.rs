//! Who sat in what an organisation had, and did not pay in time, sits there again once it is paid after all (F02).

use domain::{Bundle, Enrolment, Member, MemberId};
use jiff::Timestamp;
use store::{StoreError, Transaction, audit, bundles, enrolments, members, tiers};

use crate::issue_invoice::today;
use crate::name_approver::works_for;

/// Seats them in what was just paid, as many as fit, where nobody sits yet and it is the level they had. Left out is who
/// works elsewhere by now, is no member any more, has another seat, or a level of her own that she paid for.
pub(crate) fn seat_again(
    tx: &mut Transaction<'_>,
    sat: &Bundle,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let slug = &sat.organization;
    let on = today(tx, now)?;
    let begun = bundles::get(tx, slug)?;
    let Some(bundle) = begun.filter(|bundle| bundle.holders.is_empty() && bundle.tier == sat.tier) else {
        return Ok(());
    };
    let mut free = bundle.free_seats();
    for id in &sat.holders {
        if free == 0 {
            break;
        }
        if let Some((member, mut enrolment)) = may_sit(tx, id, &bundle)? {
            enrolment.take_seat(&bundle, on);
            enrolments::put(tx, id, &enrolment)?;
            let what = format!("give {} a seat of {slug}", member.handle);
            audit::log(tx, by, &what, now)?;
            free -= 1;
        }
    }
    Ok(())
}

fn may_sit(
    tx: &mut Transaction<'_>,
    id: &MemberId,
    bundle: &Bundle,
) -> Result<Option<(Member, Enrolment)>, StoreError> {
    let (Some(known), Some(enrolment)) = (members::get(tx, id)?, enrolments::get(tx, id)?) else {
        return Ok(None);
    };
    let tier = tiers::get(tx, &bundle.tier)?;
    let is_admitted = tier.is_none_or(|tier| tier.kinds.contains(&enrolment.kind));
    if !is_admitted || enrolment.seat.is_some() || enrolment.until.is_some() {
        return Ok(None);
    }
    let theirs = works_for(tx, &known.handle, &bundle.organization)?;
    Ok(theirs.map(|member| (member, enrolment)))
}

#[cfg(test)]
mod tests {
    use domain::{Amount, EnrolmentState, Handle, InvoiceState, PersonName, Slug, Tier};
    use store::{Database, invoices};

    use super::*;
    use crate::Spokesperson;
    use crate::give_seat::give_seat;
    use crate::mark_paid::mark_paid;
    use crate::name_approver::name_approver;
    use crate::pass_bundle_time::pass_bundle_time;
    use crate::rules::Dues;
    use crate::samples::{self, act, at};
    use crate::set_tier::set_tier;
    use crate::take_bundle::{Taken, take_bundle};

    const DAY: i64 = 86_400;

    fn has(database: &Database, id: &MemberId) -> (String, EnrolmentState) {
        let known = database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
        (known.tier.to_string(), known.state)
    }

    /// F02
    #[test]
    fn who_sat_sits_again_when_it_is_paid_late_and_nobody_who_works_elsewhere() {
        let database = samples::node();
        let (slug, company) = (
            Slug::parse("ledgerline").unwrap(),
            Tier {
                price: Amount::parse("900").unwrap(),
                period_months: Some(12),
                seats: Some(3),
                ..Tier::free(Slug::parse("company").unwrap())
            },
        );
        act(&database, |tx| set_tier(tx, "operator", &company, at(0)));
        let people = ["maren", "idris", "neve"];
        let [maren, idris, neve] = people.map(|handle| {
            samples::member_of(&database, handle, "Ledgerline")
                .member()
                .clone()
        });
        let named: Handle = maren.handle.clone();
        act(&database, |tx| {
            name_approver(tx, "operator", &slug, Some(&named), at(0))
        });
        let by = Spokesperson::Operator;
        let dues = Dues::default();
        let taken = act(&database, |tx| {
            take_bundle(tx, &by, &slug, &company.id, &dues, at(1))
        });
        let Taken::AfterPayment(first) = taken else {
            panic!("it costs something");
        };
        act(&database, |tx| mark_paid(tx, "treasurer", first.number, at(2)));
        for member in [&maren, &idris] {
            act(&database, |tx| give_seat(tx, &by, &slug, &member.handle, at(3)));
        }
        for day in [306, 800] {
            act(&database, |tx| pass_bundle_time(tx, &slug, &dues, at(day * DAY)));
        }
        assert_eq!(has(&database, &maren.id).0, "network");
        let gone = Member {
            organization: PersonName::parse("Fathom & Vale").ok(),
            ..idris.clone()
        };
        act(&database, |tx| members::change(tx, &gone));
        let late = first.number.next();
        let owed = database.read(|tx| invoices::get(tx, late)).unwrap().unwrap();
        assert_eq!(owed.state, InvoiceState::Lapsed);
        act(&database, |tx| mark_paid(tx, "treasurer", late, at(801 * DAY)));
        let current = |level: &str| (level.to_owned(), EnrolmentState::Current);
        assert_eq!(has(&database, &maren.id), current("company"));
        assert_eq!(has(&database, &idris.id), current("network"), "works elsewhere");
        assert_eq!(has(&database, &neve.id).0, "network", "never had one");
        let bundle = database.read(|tx| bundles::get(tx, &slug)).unwrap().unwrap();
        assert_eq!((bundle.holders.len(), bundle.free_seats()), (1, 2));
    }
}
