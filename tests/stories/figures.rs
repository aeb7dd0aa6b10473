//! Two communities tell each other sums of vouchers once a month is over, and officers of both read the same (F16, need 2.22).

use domain::{Amount, Currency, Iri, Month};
use harness::{Browser, Person, World};
use store::own_offers;
use store::settlements::{LetOff, Settled, count};

use crate::agreements::{MINUTE, accept, offer, only, rate, two_partners};

fn counts(at: &Person, offer: &Iri, month: &Month, what: Settled<'_>, times: usize) {
    let now = at.node.clock_now();
    for _ in 0..times {
        let counted = at
            .node
            .database()
            .transact_blocking(|tx| count(tx, offer.as_str(), month.as_str(), what, now));
        counted.expect("a store in memory can be written");
    }
}

async fn page(person: &Person, month: &Month) -> String {
    let page = Browser::signed_in(person)
        .await
        .get(&format!("/desk/figures?month={month}"))
        .await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.text()
}

/// 2.22, F6: both read the same sums, each in its own direction; when they cannot both be true, both are told.
#[tokio::test]
async fn officers_of_both_communities_read_the_same_sums_and_see_when_they_differ() {
    let world = World::new(1_622);
    let (olga, ravi) = two_partners(&world).await;
    offer(&ravi, &olga, None, rate(&ravi, &olga, "10")).await;
    world.run_for(MINUTE).await;
    let agreement = only(&olga, &ravi);
    let document = agreement.open().expect("it waits for Seattle").document.clone();
    accept(&olga, &agreement.id, &document)
        .await
        .expect("it can be signed");
    world.run_for(MINUTE).await;

    let offers = ravi.node.database().read(own_offers::all);
    let offers = offers.expect("offers can be read");
    let address = Iri::local(&ravi.node.origin, &format!("/offers/{}", offers[0].id));
    let month = Month::of(ravi.node.clock_now()).before();
    let less = LetOff {
        full: Amount::parse("40").unwrap(),
        price: Amount::parse("36").unwrap(),
        currency: Currency::parse("GBP").unwrap(),
    };
    counts(&olga, &address, &month, Settled::Issued, 3);
    counts(&ravi, &address, &month, Settled::Redeemed(&less), 2);
    counts(&ravi, &address, &month, Settled::Refused, 1);
    let alone = page(&olga, &month).await;
    assert!(
        alone.contains("The other side tells its sums after the month"),
        "{alone}"
    );
    for person in [&olga, &ravi] {
        assert_eq!(person.node.hear_figures().await, 1);
    }
    let (hers, his) = (page(&olga, &month).await, page(&ravi, &month).await);
    for (page, direction) in [(&hers, "Our members there"), (&his, "Their members here")] {
        for part in [
            direction,
            "Both sides say the same",
            "8.00 GBP",
            "data-label=\"Given out\">3<",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }
    counts(&ravi, &address, &month, Settled::Redeemed(&less), 2);
    assert_eq!(olga.node.hear_figures().await, 1);
    for person in [&olga, &ravi] {
        let told = page(person, &month).await;
        assert!(told.contains("More were used than given out"), "{told}");
    }
    world.run_until_quiet().await;
    world.finish();
}
