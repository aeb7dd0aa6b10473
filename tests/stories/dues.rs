//! Levels of membership, invoices and renewals: by pages, by command and by mail; nobody is asked for a card (F02).

use std::sync::Arc;
use std::time::Duration;

use harness::{Browser, NodeOptions, Person, StoryNode, World};
use server::admin::{DryRun, DuesAsk, Reply, Request, TierAsk, WhichInvoices};

const DAY: Duration = Duration::from_secs(86_400);

pub(crate) async fn describe(node: &StoryNode, id: &str, price: &str) {
    let ask = TierAsk::Set {
        id: id.to_owned(),
        name: None,
        price: Some(price.to_owned()),
        months: Some(12),
        kinds: Vec::new(),
        benefits: vec!["Rooms of the chapter".to_owned()],
        seats: None,
    };
    let reply = node.operate(Request::Tiers(ask)).await;
    assert!(matches!(reply, Reply::Done(_)), "{reply:?}");
}

async fn renew(node: &StoryNode, run: DryRun) -> Reply {
    node.operate(Request::Renewals { run }).await
}

fn text(reply: Reply) -> String {
    match reply {
        Reply::Done(shown) | Reply::WouldChange(shown) => shown.text,
        Reply::Refused(failure) => failure.message,
    }
}

/// What stands in the page itself.
fn main_of(text: &str) -> &str {
    text.split("<main").nth(1).unwrap_or(text)
}

/// F02-1, 4.10: a member asks for an invoice, the treasurer marks it once, and she is current; no card is asked for.
#[tokio::test]
async fn a_member_asks_for_an_invoice_and_is_current_once_it_is_marked_as_paid() {
    let world = World::new(811);
    let seattle = world.node("seattle");
    describe(&seattle, "chapter", "240").await;
    let officer = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let card = maren.get("/card").await;
    let page = card.text();
    for part in [
        "Your membership",
        "240 EUR for 12 months",
        "It costs nothing and does not end",
    ] {
        assert!(page.contains(part), "{part}: {}", main_of(&page));
    }
    let asked = maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    let location = asked.header("location");
    assert_eq!((asked.status, location), (303, Some("/invoices/1")));
    let again = maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    assert_eq!(again.header("location"), Some("/invoices/1"), "one invoice");
    let invoice = maren.get("/invoices/1").await.text();
    assert!(invoice.contains("240 EUR") && invoice.contains("Ask an officer how to pay"));
    for no in ["/desk/invoices", "name=\"card", "cc-number", "iban"] {
        assert!(!main_of(&invoice).contains(no), "{no}");
    }
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "Invoice 1 of Seattle Partners");
    assert!(mail.text.contains("/invoices/1") && mail.text.contains("240 EUR"));

    let dues = officer.get("/desk/renewals").await;
    assert!(dues.text().contains("240 EUR"));
    let marked = officer.press(&dues, "/desk/invoices/1/paid", &[]).await;
    assert_eq!(marked.header("location"), Some("/desk/renewals?paid=1"));
    let form = officer.get("/invoices/1").await;
    assert!(
        !form.text().contains("/desk/invoices/1/paid"),
        "nothing is left to mark"
    );
    let twice = officer.press(&dues, "/desk/invoices/1/paid", &[]).await;
    assert_eq!(twice.header("location"), Some("/desk/renewals?already=1"));
    let log = officer.get("/desk/audit").await.text();
    assert_eq!(log.matches("Marked invoice 1 as paid").count(), 1, "{log}");
    let card = maren.get("/card").await.text();
    assert!(card.contains("Paid until") && card.contains("Renew"), "{card}");
    assert!(maren.get("/invoices/1").await.text().contains("recorded on"));
    world.run_until_quiet().await;
    assert!(
        seattle
            .letterbox
            .last_to("maren")
            .subject
            .starts_with("Payment recorded")
    );
    world.finish();
}

/// Somebody whose year at the chapter is paid.
async fn paid_member(seattle: &Arc<StoryNode>) -> Person {
    describe(seattle, "chapter", "240").await;
    let person = seattle.member("maren");
    let maren = Browser::signed_in(&person).await;
    let card = maren.get("/card").await;
    maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    mark_paid(seattle, "1").await;
    person
}

pub(crate) async fn mark_paid(seattle: &StoryNode, invoice: &str) {
    let invoice = invoice.to_owned();
    let reply = seattle
        .operate(Request::Dues(DuesAsk::MarkPaid { invoice }))
        .await;
    assert!(text(reply).contains("is paid now"));
}

async fn card_of(person: &Person) -> String {
    Browser::signed_in(person).await.get("/card").await.text()
}

/// F02-1, F02: a year later she gets three reminders, each once though the node starts again; in grace she pays and is
/// current; a dry run says what would be done and does nothing.
#[tokio::test]
async fn a_member_is_reminded_three_times_and_pays_in_grace() {
    let world = World::new(813);
    let seattle = world.node("seattle");
    let maren = paid_member(&seattle).await;
    for (days, left) in [(305, 60), (30, 30), (23, 7)] {
        world.advance(DAY * days);
        let dry = renew(&seattle, DryRun::Dry).await;
        assert!(matches!(dry, Reply::WouldChange(_)), "exit code 3");
        let told = text(dry);
        assert!(
            told.contains(&format!("maren: the reminder of {left} days")),
            "{told}"
        );
        assert_eq!(text(renew(&seattle, DryRun::Real).await).lines().count(), 2);
        seattle.restart();
        let nothing = renew(&seattle, DryRun::Dry).await;
        assert!(matches!(nothing, Reply::Done(_)), "{nothing:?}");
        world.run_until_quiet().await;
    }
    world.advance(DAY * 10);
    let told = text(renew(&seattle, DryRun::Real).await);
    assert!(told.contains("maren: grace"), "{told}");
    let card = card_of(&maren).await;
    assert!(card.contains("everything still works until"), "{card}");
    mark_paid(&seattle, "2").await;
    let card = card_of(&maren).await;
    assert!(
        card.contains("In force") && !card.contains("everything still works until"),
        "{card}"
    );
    world.run_until_quiet().await;
    let subjects = seattle.letterbox.subjects_to("maren");
    let ends = subjects.iter().filter(|subject| subject.contains("ends on"));
    assert_eq!(ends.count(), 3, "{subjects:?}");
    world.finish();
}

/// 4.11: who does not pay goes on at the free level, reads so in a mail, and keeps her history; nobody owes anything.
#[tokio::test]
async fn who_does_not_pay_lapses_to_the_free_level_and_is_never_put_out() {
    let world = World::new(814);
    let seattle = world.node("seattle");
    let maren = paid_member(&seattle).await;
    world.advance(DAY * 360);
    renew(&seattle, DryRun::Real).await;
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert!(
        mail.subject.contains("ends on") && mail.text.contains("/invoices/2"),
        "{}",
        mail.text
    );
    world.advance(DAY * 90);
    let told = text(renew(&seattle, DryRun::Real).await);
    assert!(told.contains("maren: on network now"), "{told}");
    let card = card_of(&maren).await;
    assert!(
        card.contains("It costs nothing") && card.contains("/invoices/1"),
        "{card}"
    );
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "You are on Network now at Seattle Partners");
    let which = WhichInvoices::Open;
    let list = seattle.operate(Request::Dues(DuesAsk::List { which })).await;
    assert_eq!(text(list), "nobody owes anything");
    world.finish();
}

/// F02, E11: an invoice is seen by whoever asked for it and by officers; everybody else gets the answer of no invoice.
#[tokio::test]
async fn an_invoice_of_another_member_is_as_if_there_were_none() {
    let world = World::new(812);
    let seattle = world.node("seattle");
    describe(&seattle, "chapter", "240").await;
    let officer = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let other = Browser::signed_in(&seattle.member("idris")).await;
    let stranger = Browser::new(&seattle);
    let card = maren.get("/card").await;
    maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    assert_eq!(maren.get("/invoices/1").await.status, 200);
    let seen = officer.get("/invoices/1").await;
    assert!(seen.text().contains("/desk/invoices/1/paid"));
    let (hers, none) = (other.get("/invoices/1").await, other.get("/invoices/2").await);
    assert_eq!((hers.status, none.status), (404, 404));
    assert_eq!(
        hers.text().replace("/invoices/1", ""),
        none.text().replace("/invoices/2", "")
    );
    for path in ["/card", "/invoices/1", "/invoices/2", "/invoices/x"] {
        assert_eq!(stranger.get(path).await.status, 403, "{path}");
    }
    assert_eq!(
        stranger.post("/card/level", &[("level", "chapter")]).await.status,
        403
    );
    let wrong = maren
        .post("/card/level", &[("form_token", "0"), ("level", "chapter")])
        .await;
    assert_eq!(wrong.status, 403, "only from her own page (E3)");
    let card = maren.get("/card").await;
    for (level, status) in [("gold", 409), ("No Such", 400), ("network", 303)] {
        let reply = maren.press(&card, "/card/level", &[("level", level)]).await;
        assert_eq!(reply.status, status, "{level}");
    }
    let void = officer.press(&seen, "/desk/invoices/1/paid", &[]).await;
    assert_eq!(void.status, 409, "she went back, so nobody owes it");
    assert!(void.text().contains("Invoice 1 is void"), "{}", void.text());
    world.run_until_quiet().await;
    world.finish();
}

/// F02: the invoice leads to the community's own payment page, with what is paid filled in, and nothing is asked here.
#[tokio::test]
async fn an_invoice_leads_to_the_communitys_own_payment_page() {
    let world = World::new(815);
    let options = NodeOptions::with(|config| {
        config.membership.payment_url =
            "https://pay.example/in?ref={invoice}&sum={amount}{currency}".to_owned();
    });
    let seattle = world.node_with("seattle", options);
    describe(&seattle, "chapter", "240").await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let card = maren.get("/card").await;
    maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    let invoice = maren.get("/invoices/1").await.text();
    assert!(
        invoice.contains("https://pay.example/in?ref=1&#38;sum=240EUR"),
        "{}",
        main_of(&invoice)
    );
    mark_paid(&seattle, "1").await;
    let invoice = maren.get("/invoices/1").await.text();
    assert!(!invoice.contains("pay.example"), "nothing is left to pay");
    world.run_until_quiet().await;
    world.finish();
}

/// F02, 4.11: an officer sees whose time ends; money that comes after the lapse brings her back from that day on.
#[tokio::test]
async fn money_that_comes_after_the_lapse_is_marked_all_the_same() {
    let world = World::new(816);
    let seattle = world.node("seattle");
    let maren = paid_member(&seattle).await;
    let olga = seattle.officer("olga");
    world.advance(DAY * 340);
    renew(&seattle, DryRun::Real).await;
    let officer = Browser::signed_in(&olga).await;
    let desk = officer.get("/desk/renewals").await.text();
    let ending = desk.split("Ending within 60 days").nth(1).unwrap_or_default();
    assert!(ending.contains("Paid until"), "{}", main_of(&desk));
    world.advance(DAY * 90);
    renew(&seattle, DryRun::Real).await;
    let card = card_of(&maren).await;
    assert!(
        card.contains("It costs nothing") && card.contains("Not paid in time"),
        "{}",
        main_of(&card)
    );
    let officer = Browser::signed_in(&olga).await;
    let late = officer.get("/invoices/2").await;
    let marked = officer.press(&late, "/desk/invoices/2/paid", &[]).await;
    assert_eq!(marked.header("location"), Some("/desk/renewals?paid=2"));
    let card = card_of(&maren).await;
    assert!(
        card.contains("Paid until") && card.contains("Renew"),
        "{}",
        main_of(&card)
    );
    world.run_until_quiet().await;
    world.finish();
}

/// What an officer types into the form of a level.
const CHAPTER: [(&str, &str); 5] = [
    ("name", "Chapter"),
    ("price", "240"),
    ("months", "12"),
    ("benefits", "Rooms of the chapter\r\nMember prices"),
    ("partner", "yes"),
];

fn dearer(price: &'static str) -> Vec<(&'static str, &'static str)> {
    let other = CHAPTER.into_iter().filter(|(name, _)| *name != "price");
    other.chain([("price", price)]).collect()
}

/// Olga made the level; the first of two officers.
async fn with_chapter(seattle: &Arc<StoryNode>) -> Browser {
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let new = olga.get("/desk/tiers/new").await;
    let added = olga.press(&new, "/desk/tiers/new", &CHAPTER).await;
    let location = added.header("location");
    assert_eq!(location, Some("/desk/tiers?done=saved"), "{}", added.text());
    olga
}

/// F02: what is wrong with a level is said at its field, what was typed is kept; no second level has the name of one.
#[tokio::test]
async fn an_officer_adds_a_level_and_is_told_what_is_wrong_with_it() {
    let world = World::new(815);
    let seattle = world.node("seattle");
    let ida = Browser::signed_in(&seattle.officer("ida")).await;
    let new = ida.get("/desk/tiers/new").await;
    for (field, value, said) in [
        ("name", "", "write something here"),
        ("price", "much", "240 or 40.50"),
        ("months", "", "1 to 60 months"),
        ("seats", "0", "1 to 1000"),
    ] {
        let others = CHAPTER.into_iter().filter(|(name, _)| *name != field);
        let fields: Vec<(&str, &str)> = others.chain([(field, value)]).collect();
        let refused = ida.press(&new, "/desk/tiers/new", &fields).await;
        let page = refused.text();
        assert!(
            refused.status == 422 && page.contains(said),
            "{field}: {}",
            main_of(&page)
        );
        assert!(page.contains(&format!("href=\"#tier-{field}\"")), "{field}");
        assert!(page.contains("Member prices"), "what was typed is kept");
    }
    with_chapter(&seattle).await;
    let twice = ida.press(&new, "/desk/tiers/new", &CHAPTER).await;
    assert!(twice.status == 422 && twice.text().contains("of this name already"));
    world.finish();
}

/// F02: of two officers at one level the second is told what the first wrote; an invoice that is made keeps its price.
#[tokio::test]
async fn officers_do_not_write_over_each_other_at_a_level() {
    let world = World::new(816);
    let seattle = world.node("seattle");
    let olga = with_chapter(&seattle).await;
    let ida = Browser::signed_in(&seattle.officer("ida")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let card = maren.get("/card").await;
    maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    let edit = "/desk/tiers/chapter/edit";
    let (first, second) = (olga.get(edit).await, ida.get(edit).await);
    assert!(first.text().contains("keeps what she paid for"));
    let saved = olga.press(&first, edit, &dearer("300")).await;
    assert_eq!(saved.header("location"), Some("/desk/tiers?done=saved"));
    let late = ida.press(&second, edit, &dearer("400")).await;
    let page = late.text();
    assert_eq!(late.status, 409, "{}", main_of(&page));
    for part in ["while you wrote", "<bdi>300</bdi>", "value=\"400\""] {
        assert!(page.contains(part), "{part}: {}", main_of(&page));
    }
    let stands = olga.get("/desk/tiers").await.text();
    assert!(stands.contains("300 EUR"), "it stands as it was");
    let saved = ida.press(&late, edit, &dearer("400")).await;
    assert_eq!(saved.header("location"), Some("/desk/tiers?done=saved"));
    mark_paid(&seattle, "1").await;
    let invoice = maren.get("/invoices/1").await.text();
    assert!(invoice.contains("240 EUR"), "as it was asked for");
    world.run_until_quiet().await;
    world.finish();
}

/// F02, 4.10: a level that is offered no more goes to nobody new, and stays with whoever paid for it; the one people join
/// at is always offered.
#[tokio::test]
async fn a_level_that_is_offered_no_more_stays_with_whoever_has_it() {
    let world = World::new(817);
    let seattle = world.node("seattle");
    let olga = with_chapter(&seattle).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let card = maren.get("/card").await;
    maren.press(&card, "/card/level", &[("level", "chapter")]).await;
    mark_paid(&seattle, "1").await;
    let tiers = olga.get("/desk/tiers").await;
    let page = tiers.text();
    assert!(page.contains("1 person has it"), "{}", main_of(&page));
    assert!(
        !page.contains("/desk/tiers/network/retire"),
        "no button leads there"
    );
    let retired = olga.press(&tiers, "/desk/tiers/chapter/retire", &[]).await;
    assert_eq!(retired.header("location"), Some("/desk/tiers?done=retired"));
    let hers = maren.get("/card").await.text();
    assert!(
        hers.contains("not offered any more") && hers.contains("Paid until"),
        "{}",
        main_of(&hers)
    );
    let lena = Browser::signed_in(&seattle.member("lena")).await;
    let sees = || async { lena.get("/card").await.text().contains("Member prices") };
    assert!(!sees().await, "nobody new sees it");
    let network = TierAsk::Retire {
        id: "network".to_owned(),
    };
    let refused = text(seattle.operate(Request::Tiers(network)).await);
    assert!(refused.contains("people join at the tier network"), "{refused}");
    let listed = text(seattle.operate(Request::Tiers(TierAsk::List)).await);
    for part in ["offered no more since", "people join here"] {
        assert!(listed.contains(part), "{listed}");
    }
    let chapter = TierAsk::Offer {
        id: "chapter".to_owned(),
    };
    seattle.operate(Request::Tiers(chapter)).await;
    assert!(sees().await);
    let log = olga.get("/desk/audit").await.text();
    for part in [
        "Offered the level chapter no more",
        "Offered the level chapter again",
    ] {
        assert!(log.contains(part), "{part}");
    }
    world.run_until_quiet().await;
    world.finish();
}
