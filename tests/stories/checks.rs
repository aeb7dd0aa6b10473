//! A desk asks another community whether whoever stands at it is a member there in good standing: she goes there and back in her
//! own browser, at two nodes, and the desk sees yes and nothing of who she is (F16, proof; protocol section 8.9; threats V).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use harness::{Browser, Person, Reply, World};
use serde_json::{Value, json};

use crate::drafts::two_peers;
use crate::my_communities::onward;

const DESK: &str = "/desk/checks";

/// Ravi keeps the desk of London; Olga's Seattle is home to Maren, who stands at it with her telephone.
struct Desk {
    world: World,
    olga: Person,
    ravi: Person,
    officer: Browser,
}

impl Desk {
    async fn opens(seed: u64) -> Self {
        let world = World::new(seed);
        let (olga, ravi) = two_peers(&world).await;
        let officer = Browser::signed_in(&ravi).await;
        Self {
            world,
            olga,
            ravi,
            officer,
        }
    }

    /// An officer asks Seattle: the page that whoever stands there opens.
    async fn asks(&self) -> String {
        let page = self.officer.get(DESK).await;
        let seattle = [("community", self.olga.node.origin.as_str())];
        let made = self.officer.press(&page, DESK, &seattle).await;
        assert_eq!(onward(&made), DESK);
        let page = self.officer.get(DESK).await.text();
        let beginning = format!("href=\"{}", self.ravi.node.origin.as_str());
        let link = page.split(beginning.as_str()).nth(1);
        let link = link.unwrap_or_else(|| panic!("no address to open: {page}"));
        link.split('"').next().unwrap_or_default().to_owned()
    }

    /// What its page says, from its navigation to its foot.
    async fn reads(&self) -> String {
        let text = self.officer.get(DESK).await.text();
        let main = text.split("<main").nth(1).unwrap_or_default();
        main.split("<footer").next().unwrap_or_default().to_owned()
    }
}

/// She sets out there, and has seen at home what is said of her, or why nothing is.
async fn says(there: &Browser, home: &Browser, check: &str) -> Reply {
    let page = there.get(check).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let asks = there.press(&page, check, &[]).await;
    assert_eq!(asks.status, 200, "{}", asks.text());
    let policy = asks.header("content-security-policy").unwrap_or_default();
    assert!(
        policy.contains("form-action 'self' https://seattle.example;"),
        "{policy}"
    );
    let errand = onward(&home.press_elsewhere(&asks, "/vouchers/request").await);
    let asked = home.get(&errand).await;
    assert!(
        asked.text().contains("whether you are a member in good standing"),
        "{}",
        asked.text()
    );
    home.press(&asked, &errand, &[]).await
}

/// She is back, and presses the button.
async fn shows(there: &Browser, consent: &Reply) -> Reply {
    let errand = onward(&there.press_elsewhere(consent, "/vouchers/return").await);
    let page = there.get(&errand).await;
    assert_eq!(page.status, 200, "{}", page.text());
    there.press(&page, &errand, &[]).await
}

fn token_in(consent: &Reply) -> String {
    let text = consent.text();
    let rest = text.split("name=\"voucher\" value=\"").nth(1);
    let rest = rest.unwrap_or_else(|| panic!("nothing to carry: {text}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// F16, V2: the desk sees yes and the time, once, though the two servers do not reach each other then, and neither her name nor
/// her handle; what was told stands in her sharing log.
#[tokio::test]
async fn a_desk_sees_that_somebody_is_a_member_elsewhere_in_good_standing_and_not_who() {
    let desk = Desk::opens(2_081).await;
    let maren = desk.olga.node.member("maren");
    let (there, home) = (Browser::new(&desk.ravi.node), Browser::signed_in(&maren).await);
    let check = desk.asks().await;
    assert!(desk.reads().await.contains("Waits for an answer until"));
    desk.world.part(&desk.olga.node.origin, &desk.ravi.node.origin);
    let consent = says(&there, &home, &check).await;
    assert_eq!(consent.status, 200, "{}", consent.text());
    assert_eq!(onward(&shows(&there, &consent).await), check);
    let told = there.get(&check).await.text();
    assert!(told.contains("Yes. Seattle Partners said so at"), "{told}");
    let seen = desk.reads().await;
    assert!(
        seen.contains("Yes, a member of Seattle Partners in good standing, at"),
        "{seen}"
    );
    assert!(!seen.contains("maren"), "{seen}");
    let again = shows(&there, &consent).await;
    assert_eq!(again.status, 401, "it counts once: {}", again.text());
    let log = maren.get("/api/v1/me/sharing-log").await.expect(200);
    assert_eq!(log["items"][0]["purpose"], "check", "{log}");
    desk.world.finish();
}

/// V18, F6: the page before she says yes shows each claim of what her browser will carry: no name, no level.
#[tokio::test]
async fn she_reads_each_claim_before_a_desk_reads_it() {
    let desk = Desk::opens(2_082).await;
    let maren = desk.olga.node.member("maren");
    let (there, home) = (Browser::new(&desk.ravi.node), Browser::signed_in(&maren).await);
    let check = desk.asks().await;
    let consent = says(&there, &home, &check).await;
    let proof = token_in(&consent);
    let claims = proof.split('.').nth(1).unwrap_or_default();
    let claims = URL_SAFE_NO_PAD.decode(claims).expect("base64");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    let page = consent.text().replace(&proof, "");
    let mut names = Vec::new();
    for (name, claim) in claims.as_object().expect("claims") {
        let shown = match name.as_str() {
            "purpose" => claim == "check" && page.contains("to be shown at a desk"),
            "goodStanding" => *claim == json!(true) && page.contains("In good standing"),
            "exp" | "iat" | "nbf" => page.contains("Counts until") && page.contains("Made at"),
            "cnf" => page.contains(claim["jwk"]["x"].as_str().unwrap_or("nothing")),
            _ => page.contains(claim.as_str().unwrap_or("nothing")),
        };
        assert!(shown, "{name}: {claim} is not on the page: {page}");
        names.push(name.as_str());
    }
    names.sort_unstable();
    let all = [
        "aud",
        "cnf",
        "exp",
        "goodStanding",
        "iat",
        "iss",
        "jti",
        "nbf",
        "purpose",
        "sub",
        "vct",
    ];
    assert_eq!(names, all);
    let said = claims.to_string();
    assert!(
        !said.contains("maren") && !said.contains(maren.id.as_str()) && !said.contains("network"),
        "{said}"
    );
    desk.world.finish();
}

/// V2, V21, E3: what one browser asked for helps no other; a form of another site does nothing; and after ten minutes it is over,
/// which the desk reads as a no.
#[tokio::test]
async fn what_one_browser_set_out_for_helps_no_other_and_no_later_one() {
    let desk = Desk::opens(2_083).await;
    let maren = desk.olga.node.member("maren");
    let (there, home) = (Browser::new(&desk.ravi.node), Browser::signed_in(&maren).await);
    let check = desk.asks().await;
    let consent = says(&there, &home, &check).await;
    let other = desk.asks().await;
    let stranger = Browser::new(&desk.ravi.node);
    assert_eq!(
        shows(&stranger, &consent).await.status,
        401,
        "no cookie of its own"
    );
    let page = stranger.get(&other).await;
    assert_eq!(stranger.press(&page, &other, &[]).await.status, 200);
    let stolen = shows(&stranger, &consent).await;
    assert_eq!(stolen.status, 401, "{}", stolen.text());
    assert!(
        stolen.text().contains("This browser did not ask for that"),
        "{}",
        stolen.text()
    );
    let mut forged = Browser::new(&desk.ravi.node);
    forged.site = "cross-site";
    assert_eq!(forged.post(&check, &[]).await.status, 403);
    assert!(!desk.reads().await.contains("Yes, a member"));
    desk.world.run_for(Duration::from_secs(590)).await;
    let late = says(&there, &home, &check).await;
    desk.world.run_for(Duration::from_secs(20)).await;
    let over = shows(&there, &late).await;
    assert_eq!(over.status, 401, "{}", over.text());
    assert!(
        over.text().contains("The time for this check is over"),
        "{}",
        over.text()
    );
    assert!(there.get(&check).await.text().contains("nobody said yes"));
    assert!(
        desk.reads().await.contains("No: nobody said so until"),
        "{}",
        desk.reads().await
    );
    desk.world.finish();
}

/// 2.16, F20: of whoever is suspended nothing is said; she reads why at home and is led back, and the desk sees no yes and no
/// reason.
#[tokio::test]
async fn of_whoever_does_not_stand_well_nothing_is_said() {
    let desk = Desk::opens(2_084).await;
    let maren = desk.olga.node.member("maren");
    let (there, home) = (Browser::new(&desk.ravi.node), Browser::signed_in(&maren).await);
    let database = desk.olga.node.database();
    database
        .transact_blocking(|tx| {
            let until = jiff::Timestamp::MAX;
            store::standings::put(tx, &maren.id, domain::Standing::Limited { until })
        })
        .expect("a standing can be written");
    let check = desk.asks().await;
    let no = says(&there, &home, &check).await;
    assert_eq!(no.status, 409, "{}", no.text());
    for part in [
        "Nothing was said to London Partners",
        "We say this only of members in good standing.",
        "href=\"https://london.example\"",
    ] {
        assert!(no.text().contains(part), "{part}: {}", no.text());
    }
    desk.world.run_until_quiet().await;
    let seen = desk.reads().await;
    assert!(
        seen.contains("Waits for an answer") && !seen.contains("Yes, a member"),
        "{seen}"
    );
    desk.world.finish();
}

/// F16, D2: a desk asks communities it has an agreement with; there is no other list, and no check without an officer.
#[tokio::test]
async fn officers_ask_communities_of_the_list_alone() {
    let desk = Desk::opens(2_085).await;
    let page = desk.officer.get(DESK).await;
    for other in ["https://evil.example", "london.example", ""] {
        let no = desk.officer.press(&page, DESK, &[("community", other)]).await;
        assert_eq!(no.status, 422, "{other}: {}", no.text());
        assert!(
            no.text().contains("choose a community of the list"),
            "{}",
            no.text()
        );
    }
    let member = Browser::signed_in(&desk.ravi.node.member("beatrix")).await;
    assert_eq!(member.get(DESK).await.status, 404);
    assert!(desk.reads().await.contains("Nobody was asked."));
    desk.world.finish();
}
