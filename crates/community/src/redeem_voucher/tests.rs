//! One voucher is one benefit: what it costs afterwards, who may use it, how often, and when it counts no more.

use std::sync::Barrier;

use domain::{BenefitKind, EnrolmentState, InvoiceState, Moment, RedeemedFor, Zone};
use store::{Membership, audit, enrolments, guests, invoices, sequences};

use super::*;
use crate::Rules;
use crate::begin_claim::ClaimFor;
use crate::choose_tier::{Chosen, choose_tier};
use crate::issue_voucher::IssueRefused;
use crate::leave::{Leaving, leave};
use crate::mark_paid::mark_paid;
use crate::sample_vouchers::{
    HOME, HOST, euros, money, node, nonce, offer_id, own_offer, pair, redeem_at, session_id, signed_in, term,
    ticket,
};
use crate::samples::{self, act, at, event_id, group};
use crate::set_tier::set_tier;

fn browser(secret: &str) -> ClaimSession<'_> {
    ClaimSession::Browser(secret)
}

fn level(who: &Membership) -> ClaimFor {
    ClaimFor::Joining {
        member: who.member().id.clone(),
        tier: domain::Slug::parse("chapter").unwrap(),
    }
}

fn joins<'a>(who: &'a Membership, session: &'a domain::SessionId) -> ClaimSession<'a> {
    ClaimSession::Member { who, session }
}

/// 2.21, F2: the dues of the level are less by exactly what was agreed, once; the invoice says what they are without it; the
/// same browser is told the same, and another one nothing.
#[test]
fn a_voucher_reduces_the_dues_of_a_level_by_what_was_agreed_once() {
    let pair = pair(term(HOST));
    let (maren, abroad) = (
        signed_in(&pair.host, "maren", 1),
        samples::member(&pair.home, "maren_o"),
    );
    let session = session_id(1);
    pair.ask(joins(&maren, &session), &level(&maren), 1, 5).unwrap();
    let issued = pair.issue(&abroad, 1, 6).unwrap();
    let own = group(HOST);
    let seen = pair
        .host
        .read(|tx| see_claim(tx, joins(&maren, &session), (&own, &issued.token), at(7)));
    let (_, _, price) = seen.unwrap();
    assert_eq!((price.full, price.price), (money("240"), money("216.00")));
    let made = pair.redeem(joins(&maren, &session), &issued.token, 1, 7).unwrap();
    assert_eq!((&made.full, &made.price), (&money("240"), &money("216.00")));
    let RedeemedFor::Joining {
        invoice: Some(number),
        ..
    } = made.what
    else {
        panic!("something is left to pay: {:?}", made.what);
    };
    let invoice = pair.host.read(|tx| invoices::get(tx, number)).unwrap().unwrap();
    assert_eq!((&invoice.amount, invoice.is_open()), (&money("216.00"), true));
    let reduced = invoice.reduced.unwrap();
    assert_eq!(
        (reduced.redemption, reduced.full),
        (made.id.clone(), money("240"))
    );

    let again = pair.redeem(joins(&maren, &session), &issued.token, 2, 8).unwrap();
    assert_eq!(again, made, "the same, whatever name is fresh");
    let other = pair.redeem(browser("another"), &issued.token, 3, 8).unwrap_err();
    assert!(matches!(other, RedeemRefused::Spent) && other.is_unauthorised());
    let open = pair.host.read(|tx| invoices::open(tx, None, 9)).unwrap();
    assert_eq!(open.len(), 1);
    act(&pair.host, |tx| mark_paid(tx, "treasurer", number, at(9)));
    let known = pair
        .host
        .read(|tx| enrolments::get(tx, &maren.member().id))
        .unwrap()
        .unwrap();
    assert_eq!(
        (known.tier.as_str(), known.state),
        ("chapter", EnrolmentState::Current)
    );
    // The next year costs what it costs, and who has the level joins by no voucher.
    let no = pair
        .ask(joins(&maren, &session), &level(&maren), 2, 10)
        .unwrap_err();
    assert!(no.to_string().contains("for those who join"), "{no}");
}

/// 2.21: where nothing is left to pay she has the level at once, for as long as it was agreed.
#[test]
fn a_level_of_which_nothing_is_left_to_pay_begins_at_once() {
    let mut agreed = term(HOST);
    agreed.benefit.kind = BenefitKind::FreeMonths;
    (agreed.benefit.value, agreed.benefit.months) = (None, Some(12));
    agreed.applies_to = [domain::AppliesTo::Joining].into();
    let pair = pair(agreed);
    let (maren, abroad) = (
        signed_in(&pair.host, "maren", 1),
        samples::member(&pair.home, "maren_o"),
    );
    let session = session_id(1);
    pair.ask(joins(&maren, &session), &level(&maren), 1, 5).unwrap();
    let issued = pair.issue(&abroad, 1, 6).unwrap();
    let made = pair.redeem(joins(&maren, &session), &issued.token, 1, 7).unwrap();
    assert!(made.price.is_zero());
    assert!(matches!(made.what, RedeemedFor::Joining { invoice: None, .. }));
    let known = pair
        .host
        .read(|tx| enrolments::get(tx, &maren.member().id))
        .unwrap()
        .unwrap();
    let today = pair.host.read(|tx| today(tx, at(7))).unwrap();
    let last = today.saturating_add(12.months()).saturating_sub(1.day());
    assert_eq!((known.tier.as_str(), known.until), ("chapter", Some(last)));
    let paid = pair.host.read(|tx| invoices::page(tx, None, 9)).unwrap();
    assert!(
        matches!(paid[0].state, InvoiceState::Paid { .. }),
        "it is in the books"
    );
    let mails = store::mails::claim(&pair.host, at(8), at(68), 99).unwrap();
    let of_dues = |job: &store::mails::Job| matches!(job, store::mails::Job::Dues(_));
    assert!(
        !mails.iter().any(|(_, job)| of_dues(job)),
        "nobody is thanked for what she did not pay"
    );
    let no = samples::refused(&pair.host, |tx| {
        crate::void_redemption::void_by_operator(tx, &made.id, at(8))
    });
    assert!(no.to_string().contains("has begun"), "{no}");
    // Not for a ticket: the agreement does not say so.
    let no = pair.ask(browser("one"), &ticket(), 3, 8).unwrap_err();
    assert!(no.to_string().contains("not for this"), "{no}");
}

/// She chooses a level at its full price, and the treasurer sees the money.
fn pays(host: &store::Database, who: &Membership, level: &str) {
    let level = domain::Slug::parse(level).unwrap();
    let chosen = act(host, |tx| choose_tier(tx, who, &level, &Dues::default(), at(2)));
    let Chosen::AfterPayment(invoice) = chosen else {
        panic!("it costs something");
    };
    act(host, |tx| mark_paid(tx, "treasurer", invoice.number, at(3)));
}

/// 2.21, F02-1: what is left of a level that she paid for is worth as many days of the next one as to anybody, however little
/// that costs her by a voucher, also where it costs her nothing.
#[test]
fn what_is_left_of_another_level_is_worth_no_more_and_no_less_by_a_voucher() {
    for free_months in [None, Some(12)] {
        let mut agreed = term(HOST);
        if free_months.is_some() {
            agreed.benefit.kind = BenefitKind::FreeMonths;
            (agreed.benefit.value, agreed.benefit.months) = (None, free_months);
            agreed.applies_to = [domain::AppliesTo::Joining].into();
        }
        let pair = pair(agreed);
        let pro = domain::Tier {
            price: money("96"),
            period_months: Some(12),
            ..domain::Tier::free(domain::Slug::parse("pro").unwrap())
        };
        act(&pair.host, |tx| set_tier(tx, "operator", &pro, at(0)));
        let (maren, ravi) = (
            signed_in(&pair.host, "maren", 1),
            signed_in(&pair.host, "ravi", 2),
        );
        for who in [&maren, &ravi] {
            pays(&pair.host, who, "pro");
        }
        pays(&pair.host, &ravi, "chapter");

        let abroad = samples::member(&pair.home, "maren_o");
        let session = session_id(1);
        pair.ask(joins(&maren, &session), &level(&maren), 1, 5).unwrap();
        let token = pair.issue(&abroad, 1, 6).unwrap().token;
        let made = pair.redeem(joins(&maren, &session), &token, 1, 7).unwrap();
        if let RedeemedFor::Joining {
            invoice: Some(number),
            ..
        } = made.what
        {
            act(&pair.host, |tx| mark_paid(tx, "treasurer", number, at(9)));
        }
        let [hers, his] = [&maren, &ravi].map(|who| {
            let known = pair.host.read(|tx| enrolments::get(tx, &who.member().id));
            known.unwrap().unwrap()
        });
        assert_eq!(hers.tier.as_str(), "chapter");
        assert_eq!((&hers.tier, hers.until), (&his.tier, his.until));
        let year = act(&pair.host, |tx| today(tx, at(9))).saturating_add(12.months());
        assert!(his.until > Some(year), "the control: some days are kept");
    }
}

/// 2.21: a ticket says its price and nothing of who she is; it is no answer to the event.
#[test]
fn a_ticket_has_the_price_that_was_agreed_and_takes_no_seat() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    let made = pair.ticket(&abroad, 1, 5).unwrap();
    assert_eq!(
        (&made.full, &made.price, &made.currency),
        (&money("40"), &money("36.00"), &euros())
    );
    assert!(matches!(&made.what, RedeemedFor::Event { event } if *event == event_id(1)));
    let list = pair.host.read(|tx| guests::get(tx, &event_id(1))).unwrap();
    assert_eq!(list.iter().count(), 0);
    let log = pair.host.read(|tx| audit::tail(tx, 1)).unwrap().remove(0);
    assert_eq!(log.by, "node");
    for said in ["maren_o", abroad.member().id.as_str()] {
        assert!(pair.host.tables_with(said).is_empty(), "the host knows {said}");
    }
}

/// V2, V4: it counts in the browser that asked, for the offer it asked for, and for nothing else.
#[test]
fn a_token_counts_in_the_browser_that_asked_and_for_what_it_asked() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    pair.ask(browser("one"), &ticket(), 1, 5).unwrap();
    pair.ask(browser("two"), &ticket(), 2, 5).unwrap();
    let one = pair.issue(&abroad, 1, 6).unwrap().token;
    let unasked = pair.issue(&abroad, 3, 6).unwrap().token;
    for (secret, token) in [("two", &one), ("three", &one), ("one", &unasked)] {
        let no = pair.redeem(browser(secret), token, 1, 7).unwrap_err();
        assert!(
            matches!(no, RedeemRefused::NotAsked) && no.is_unauthorised(),
            "{secret}: {no}"
        );
    }
    // Another offer of ours, of the same agreement, asked for by the nonce that the token answers.
    let other = OwnOffer {
        id: domain::OfferId::new(0, [2; 10]),
        ..own_offer(HOST, term(HOST))
    };
    act(&pair.host, |tx| own_offers::put(tx, &other));
    let begin = |tx: &mut Transaction<'_>| {
        crate::begin_claim::begin_claim(tx, browser("four"), &other.id, ticket(), &nonce(4), at(5))
    };
    pair.host.transact_blocking(begin).unwrap();
    let four = pair.issue(&abroad, 4, 6).unwrap().token;
    let no = pair.redeem(browser("four"), &four, 1, 7).unwrap_err();
    assert!(matches!(no, RedeemRefused::NotAsked), "{no}");
    assert!(pair.redeem(browser("one"), &one, 1, 7).is_ok(), "the control");
}

/// V3: what is made for one host is refused by another, which has the same offer and asked by the same nonce.
#[test]
fn a_token_for_one_host_is_refused_by_another() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    let third = node("c.example", HOME);
    act(&third, |tx| {
        own_offers::put(tx, &own_offer("c.example", term("c.example")))
    });
    pair.ask(browser("one"), &ticket(), 1, 5).unwrap();
    let token = pair.issue(&abroad, 1, 6).unwrap().token;
    let no = redeem_at((&third, "c.example"), browser("one"), &token, (1, 7)).unwrap_err();
    assert!(
        matches!(no, RedeemRefused::Token(VoucherRefused::Audience)),
        "{no}"
    );
}

/// V10: the second of one member is refused by its limit, which it names.
#[test]
fn a_member_uses_an_offer_as_often_as_was_agreed() {
    let pair = pair(domain::BenefitTerm {
        uses_per_member: Some(1),
        ..term(HOST)
    });
    let [maren, ravi] = ["maren_o", "ravi_o"].map(|handle| samples::member(&pair.home, handle));
    assert!(pair.ticket(&maren, 1, 5).is_ok());
    let no = pair.ticket(&maren, 2, 6).unwrap_err();
    assert!(matches!(no, RedeemRefused::Used { limit: 1 }) && !no.is_unauthorised());
    assert!(no.to_string().contains("1 times"), "{no}");
    assert!(pair.ticket(&ravi, 3, 7).is_ok(), "another one has not");
}

/// Protocol section 8.5: a limit that a text does not name is none.
#[test]
fn a_member_uses_an_offer_as_often_as_she_likes_where_no_limit_was_agreed() {
    let pair = pair(domain::BenefitTerm {
        uses_per_member: None,
        ..term(HOST)
    });
    let maren = samples::member(&pair.home, "maren_o");
    for (number, second) in [(1, 5), (2, 6), (3, 7)] {
        assert!(pair.ticket(&maren, number, second).is_ok(), "{number}");
    }
}

/// 2.22: both sides have sums of the month that fit together: as many given out as used, refused and not brought yet.
#[test]
fn both_sides_count_what_they_gave_out_and_took() {
    let pair = pair(domain::BenefitTerm {
        uses_per_member: Some(1),
        ..term(HOST)
    });
    let abroad = samples::member(&pair.home, "maren_o");
    let used = pair.ticket(&abroad, 1, 5).unwrap();
    pair.ask(browser("two"), &ticket(), 2, 6).unwrap();
    let second = pair.issue(&abroad, 2, 6).unwrap().token;
    let no = pair.redeem(browser("two"), &second, 2, 7).unwrap_err();
    let others = pair.redeem(browser("three"), &second, 2, 7).unwrap_err();
    assert!(no.is_counted() && !others.is_counted());
    assert!(!RedeemRefused::from(store::StoreError::Contended).is_counted());
    let own = group(HOST);
    // Brought again and again, it is refused once.
    for token in [second.as_str(), second.as_str(), "made up", &second[1..]] {
        act(&pair.host, |tx| note_refused(tx, (&own, token), at(7)));
    }
    let sums = |database: &store::Database| {
        let offer = offer_address(&own, &offer_id());
        let month = month_of(at(5));
        database
            .read(|tx| settlements::get(tx, offer.as_str(), &month))
            .unwrap()
            .unwrap()
    };
    let (here, there) = (sums(&pair.host), sums(&pair.home));
    assert_eq!(
        (there.issued, there.redeemed),
        (2, 0),
        "home never hears what was used"
    );
    assert_eq!(
        (here.issued, here.redeemed, here.refused, here.voided),
        (0, 1, 1, 0)
    );
    assert_eq!(here.let_off.get("EUR"), Some(&4_000));
    act(&pair.host, |tx| {
        crate::void_redemption::void_by_operator(tx, &used.id, at(8))
    });
    let here = sums(&pair.host);
    assert_eq!(
        (here.redeemed, here.voided, here.let_off.get("EUR")),
        (0, 1, Some(&0))
    );
}

/// V12, V19: the year counts, however many tokens there are, and the next year has as many again.
#[test]
fn a_year_has_as_many_uses_as_were_agreed() {
    const YEAR: i64 = 366 * 86_400;
    let pair = pair(term(HOST));
    let members: Vec<Membership> = ["ann", "ben", "cleo", "dora"]
        .map(|handle| samples::member(&pair.home, handle))
        .into();
    for (who, number) in members.iter().zip(1..) {
        let got = pair.ticket(who, number, i64::from(number));
        match number {
            1..=3 => assert!(got.is_ok()),
            _ => assert!(matches!(got, Err(RedeemRefused::YearIsFull { limit: 3 }))),
        }
    }
    act(&pair.host, |tx| {
        let mut event = store::events::get(tx, &event_id(1))?.expect("it was published");
        event.draft.start = Moment::new(at(YEAR + 9_000), Zone::utc()).unwrap();
        store::events::put(tx, &event)
    });
    let offer = own_offer(HOST, term(HOST));
    let years = [0, 86_400, YEAR].map(|second| year_of(&offer, at(second)));
    assert_eq!((years[0], years[1]), (20_261_118, 20_261_118));
    assert_eq!(years[2], 20_271_118);
    assert!(pair.ticket(&members[3], 9, YEAR).is_ok());
}

/// V1, F2: one token pressed in 64 threads is one ticket of one name.
#[test]
fn one_token_pressed_many_times_at_once_is_one_ticket() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    pair.ask(browser("one"), &ticket(), 1, 5).unwrap();
    let token = pair.issue(&abroad, 1, 6).unwrap().token;
    let (barrier, pair) = (Barrier::new(64), &pair);
    let made: Vec<Redemption> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..64)
            .map(|number| {
                let (barrier, token) = (&barrier, &token);
                scope.spawn(move || {
                    barrier.wait();
                    pair.redeem(browser("one"), token, number, 7).unwrap()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(made.iter().all(|one| one == &made[0]));
    let all = pair
        .host
        .read(|tx| redemptions::of_offer(tx, &offer_id(), None, 99));
    assert_eq!(all.unwrap().len(), 1);
}

/// V11: who leaves home on the way is let in by what she carries, and given nothing more.
#[test]
fn what_she_carries_counts_for_ten_minutes_though_she_left_home_meanwhile() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    for number in [1, 2] {
        pair.ask(browser("one"), &ticket(), number, 5).unwrap();
    }
    let first = pair.issue(&abroad, 1, 6).unwrap().token;
    let second = pair.issue(&abroad, 2, 6).unwrap().token;
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    act(&pair.home, |tx| {
        leave(tx, &Rules::default(), &abroad, leaving, at(7))
    });
    assert!(pair.redeem(browser("one"), &first, 1, 8).is_ok());
    let no = pair.redeem(browser("one"), &second, 2, 606).unwrap_err();
    assert!(no.is_unauthorised(), "{no}");
    let none = pair.issue(&abroad, 3, 9).unwrap_err();
    assert!(matches!(none, IssueRefused::NoMember), "{none}");
}

/// V14, F7: after a restore no claim and no token of before counts, and what is begun anew does.
#[test]
fn nothing_of_before_a_restore_counts_after_it() {
    let pair = pair(term(HOST));
    let abroad = samples::member(&pair.home, "maren_o");
    pair.ask(browser("one"), &ticket(), 1, 5).unwrap();
    let token = pair.issue(&abroad, 1, 6).unwrap().token;
    // As yesterday's snapshot has it: asked for, and not used yet.
    act(&pair.host, |tx| sequences::restored(tx, at(20)));
    let no = pair.redeem(browser("one"), &token, 1, 21).unwrap_err();
    assert!(
        matches!(no, RedeemRefused::Restored) && no.is_unauthorised(),
        "{no}"
    );
    // A clock at home that is ahead makes no difference: the claim is of another epoch.
    let ahead = pair.issue(&abroad, 1, 40).unwrap().token;
    let no = pair.redeem(browser("one"), &ahead, 2, 22).unwrap_err();
    assert!(matches!(no, RedeemRefused::Restored), "{no}");
    assert!(pair.ticket(&abroad, 3, 30).is_ok());
}

/// V4: only the one way of writing the address of an offer of ours leads to it.
#[test]
fn an_offer_has_one_address() {
    let own = group(HOST);
    let address = offer_address(&own, &offer_id());
    assert_eq!(offer_named(&own, &address), Some(offer_id()));
    for other in [
        format!("https://c.example/offers/{}", offer_id()),
        format!("{address}?x=1"),
        format!("{address}#1"),
        address.as_str().to_lowercase(),
    ] {
        assert_eq!(offer_named(&own, &samples::iri(&other)), None, "{other}");
    }
}
