//! What an organisation pays for its people, and chapters: by pages, by command and by mail (F02).

use std::sync::Arc;
use std::time::Duration;

use harness::{Browser, Person, StoryNode, World};
use server::admin::{DryRun, MemberAsk, OrganizationAsk, Reply, Request, TierAsk};

const DAY: Duration = Duration::from_secs(86_400);
const SEATS: &str = "/orgs/ledgerline/seats";

fn text(reply: Reply) -> String {
    match reply {
        Reply::Done(shown) | Reply::WouldChange(shown) => shown.text,
        Reply::Refused(failure) => failure.message,
    }
}

/// A node with a level of two seats, an officer, and two people of one company.
struct Circle {
    world: World,
    seattle: Arc<StoryNode>,
    olga: Browser,
    maren: Browser,
    idris: Person,
}

impl Circle {
    /// Maren acts for her company.
    async fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let seattle = world.node("seattle");
        let company = TierAsk::Set {
            id: "company".to_owned(),
            name: Some("Company".to_owned()),
            price: Some("900".to_owned()),
            months: Some(12),
            kinds: Vec::new(),
            benefits: Vec::new(),
            seats: Some(2),
        };
        let set = seattle.operate(Request::Tiers(company)).await;
        assert!(matches!(set, Reply::Done(_)), "{set:?}");
        let olga = Browser::signed_in(&seattle.officer("olga")).await;
        let maren = Browser::signed_in(&seattle.member_of("maren", "Ledgerline")).await;
        let idris = seattle.member_of("idris", "Ledgerline");
        assert_eq!(maren.get(SEATS).await.status, 404, "nobody acts for it yet");
        let page = olga.get(SEATS).await;
        let approver = "/orgs/ledgerline/seats/approver";
        let named = olga.press(&page, approver, &[("handle", "maren")]).await;
        assert_eq!(
            named.header("location"),
            Some("/orgs/ledgerline/seats?done=approver")
        );
        Self {
            world,
            seattle,
            olga,
            maren,
            idris,
        }
    }

    /// The level is taken and paid, and Idris has a seat.
    async fn seated(seed: u64) -> Self {
        let circle = Self::new(seed).await;
        let (maren, olga) = (&circle.maren, &circle.olga);
        let page = maren.get(SEATS).await;
        let level = "/orgs/ledgerline/seats/level";
        for _ in 0..2 {
            let asked = maren.press(&page, level, &[("level", "company")]).await;
            assert_eq!(asked.header("location"), Some("/invoices/1"), "one invoice");
        }
        circle.world.run_until_quiet().await;
        let mail = circle.seattle.letterbox.last_to("maren");
        assert_eq!(mail.subject, "Invoice 1 of Seattle Partners");
        let dues = olga.get("/desk/renewals").await;
        assert!(dues.text().contains("Ledgerline"));
        olga.press(&dues, "/desk/invoices/1/paid", &[]).await;
        let page = maren.get(SEATS).await;
        assert!(page.text().contains("0 of 2"), "{}", page.text());
        let given = maren
            .press(&page, "/orgs/ledgerline/seats/give", &[("handle", "idris")])
            .await;
        assert_eq!(
            given.header("location"),
            Some("/orgs/ledgerline/seats?done=given")
        );
        let listed = olga.get("/desk/renewals").await.text();
        assert!(
            listed.contains("1 of 2 seats taken") && listed.contains(SEATS),
            "{listed}"
        );
        circle
    }

    async fn card_of_idris(&self) -> String {
        Browser::signed_in(&self.idris).await.get("/card").await.text()
    }

    async fn renew(&self) -> String {
        let run = DryRun::Real;
        text(self.seattle.operate(Request::Renewals { run }).await)
    }
}

/// F02: whoever acts for an organisation gives its seats, reads what is wrong where it is wrong, and nobody else sees the
/// page; the command line says the same.
#[tokio::test]
async fn whoever_acts_for_an_organisation_gives_its_seats() {
    let circle = Circle::seated(821).await;
    let (seattle, maren) = (&circle.seattle, &circle.maren);
    assert!(maren.get("/card").await.text().contains(SEATS));
    let idris = Browser::signed_in(&circle.idris).await;
    assert_eq!(idris.get(SEATS).await.status, 404);
    let page = maren.get(SEATS).await;
    let wrong = maren
        .press(&page, "/orgs/ledgerline/seats/give", &[("handle", "nobody")])
        .await;
    assert_eq!(wrong.status, 422);
    let wrong = wrong.text();
    for part in [
        "value=\"nobody\"",
        "href=\"#give-handle\"",
        "shows that they work here",
    ] {
        assert!(wrong.contains(part), "{part}");
    }
    let card = circle.card_of_idris().await;
    assert!(card.contains("Seat of") && card.contains("Company"), "{card}");
    let show = OrganizationAsk::Show {
        slug: "ledgerline".to_owned(),
    };
    let shown = text(seattle.operate(Request::Organizations(show)).await);
    assert!(
        shown.contains("acts for it: maren") && shown.contains("1 of 2 seats taken"),
        "{shown}"
    );
    let network = OrganizationAsk::Take {
        slug: "ledgerline".to_owned(),
        tier: "network".to_owned(),
    };
    let refused = text(seattle.operate(Request::Organizations(network)).await);
    assert!(refused.contains("is for one person"), "{refused}");
    circle.world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("idris");
    assert!(
        mail.subject.starts_with("You have a seat of Ledgerline"),
        "{}",
        mail.subject
    );
    let card = idris.get("/card").await;
    for _ in 0..2 {
        let given_up = idris.press(&card, "/card/seat", &[]).await;
        assert_eq!(given_up.header("location"), Some("/card?changed=seat"));
    }
    let card = idris.get("/card").await.text();
    assert!(card.contains("Network") && !card.contains("Seat of"), "{card}");
    assert!(
        maren.get(SEATS).await.text().contains("0 of 2"),
        "it is free again"
    );
    circle.world.run_until_quiet().await;
    circle.world.finish();
}

/// F02: whoever has the shell gives up a seat at the word of who has it, and says no more than whose.
#[tokio::test]
async fn a_seat_is_given_up_by_command_and_who_had_it_is_mailed() {
    let circle = Circle::seated(829).await;
    for said in ["seat of idris at ledgerline is free again", "idris has no seat"] {
        let ask = MemberAsk::GiveUpSeat {
            handle: "idris".to_owned(),
        };
        let told = text(circle.seattle.operate(Request::Members(ask)).await);
        assert!(told.contains(said), "{told}");
    }
    circle.world.run_until_quiet().await;
    let mail = circle.seattle.letterbox.last_to("idris");
    assert!(
        mail.subject.starts_with("Your seat of Ledgerline"),
        "{}",
        mail.subject
    );
    circle.world.finish();
}

/// F02, 4.11: all who sit go where the level goes: reminded once with one invoice, then on the level that costs nothing,
/// and never out.
#[tokio::test]
async fn an_organisation_that_does_not_pay_is_reminded_and_its_people_lapse_together() {
    let circle = Circle::seated(822).await;
    let (world, seattle) = (&circle.world, &circle.seattle);
    world.advance(DAY * 340);
    let told = circle.renew().await;
    assert!(
        told.contains("seats of ledgerline: the reminder of 30 days"),
        "{told}"
    );
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert!(
        mail.subject.starts_with("The seats of Ledgerline"),
        "{}",
        mail.subject
    );
    assert!(
        mail.text.contains("/invoices/2") && mail.text.contains("900 EUR"),
        "{}",
        mail.text
    );
    world.advance(DAY * 60);
    let told = circle.renew().await;
    assert!(told.contains("seats of ledgerline: on network now"), "{told}");
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("idris");
    assert!(
        mail.subject.starts_with("Your seat of Ledgerline") && mail.text.contains("“Network”"),
        "{}",
        mail.text
    );
    let card = circle.card_of_idris().await;
    assert!(card.contains("Network") && !card.contains("Seat of"), "{card}");
    circle.world.finish();
}

/// F02: a member chooses her chapter beside her profile, an officer chooses for her, and so does whoever has the shell.
#[tokio::test]
async fn a_member_belongs_to_a_chapter_of_the_list() {
    let world = World::new(823);
    let seattle = world.node("seattle");
    let maren = seattle.member("maren");
    let desk = format!("/desk/members/{}", maren.id);
    let maren = Browser::signed_in(&maren).await;
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let page = maren.get("/settings/profile").await;
    assert!(!page.text().contains("/settings/chapter"), "there are none");
    let database = seattle.database();
    let described = database
        .transact(|tx| {
            let mut profile = store::community::profile(tx)?.expect("it is set up");
            let title = |name: &str| domain::Title::parse(name).expect("it is a title");
            profile.chapters = vec![title("Eastside"), title("Tacoma")];
            store::community::put_profile(tx, &profile)
        })
        .await;
    described.expect("it is written");
    let page = maren.get("/settings/profile").await;
    let chosen = maren
        .press(&page, "/settings/chapter", &[("chapter", "Tacoma")])
        .await;
    assert_eq!(chosen.header("location"), Some("/settings/profile?saved"));
    assert!(maren.get("/card").await.text().contains("Tacoma"));
    let gone = maren
        .press(&page, "/settings/chapter", &[("chapter", "Spokane")])
        .await;
    assert_eq!(gone.status, 422);
    let gone = gone.text();
    assert!(gone.contains("href=\"#chapter-chapter\"") && gone.contains("id=\"chapter-chapter-wrong\""));
    let row = olga.get(&desk).await;
    let by_officer = olga
        .press(&row, &format!("{desk}/chapter"), &[("chapter", "Eastside")])
        .await;
    assert_eq!(by_officer.status, 303);
    assert!(maren.get("/card").await.text().contains("Eastside"));
    let none = MemberAsk::Chapter {
        handle: "maren".to_owned(),
        chapter: None,
    };
    let told = text(seattle.operate(Request::Members(none)).await);
    assert_eq!(told, "maren is in no chapter now");
    let log = olga.get("/desk/audit").await.text();
    assert!(log.contains("Put maren in the chapter Eastside"), "{log}");
    world.finish();
}
