//! Organisations of two communities sign one letter: each signature binds the text, the last one makes it ready, another text makes
//! all void, and the letter is handed over and answered (F17, needs 0.11, 0.12, 4.1, 4.18; protocol section 8.8).

use axum::body::Body;
use community::name_approver::name_approver;
use domain::{Handle, Organization, PersonName, Side, SignatureState, Statement, StatementState};
use harness::{Browser, Fault, Person, Reply, World};
use http::Request;
use store::statements;
use wire::statement_file::verify;

const LETTER: &str = "We ask for an answer to urgent requests within four hours.";

/// Two peered communities that share statements: an officer of Seattle and an officer of London.
async fn two_chapters(world: &World) -> (Person, Person) {
    let (olga, ravi) = (
        world.node("seattle").officer("olga"),
        world.node("london").officer("ravi"),
    );
    world.peer(&olga, &ravi, &["events", "statements"]).await;
    (olga, ravi)
}

/// Somebody who signs for a company of her own.
async fn approver(of: &Person, handle: &str, company: &str) -> Person {
    let person = of.node.member_of(handle, company);
    let slug = Organization::slug_of(&PersonName::parse(company).expect("a name"));
    let (handle, now) = (Handle::parse(handle).expect("a handle"), of.node.clock_now());
    let named = of
        .node
        .database()
        .transact(|tx| name_approver(tx, "operator", &slug, Some(&handle), now))
        .await;
    named.expect("she works there");
    person
}

async fn page(browser: &Browser, path: &str) -> Reply {
    let page = browser.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text());
    page
}

/// The only statement that a node knows.
fn only(person: &Person) -> Statement {
    let mut all = person
        .node
        .database()
        .read(statements::all)
        .expect("they can be read");
    assert_eq!(all.len(), 1, "{}: {all:?}", person.node.name);
    all.remove(0)
}

fn fields(letter: &str) -> [(&str, &str); 5] {
    [
        ("name", "Partner support response times"),
        ("addressee", "The vendor"),
        ("letter", letter),
        ("threshold", "5"),
        ("closes", ""),
    ]
}

/// An officer writes the letter and opens it; the path of its page.
async fn opened(olga: &Person) -> String {
    let browser = Browser::signed_in(olga).await;
    let form = page(&browser, "/statements/new").await;
    let saved = browser.press(&form, "/statements/new", &fields(LETTER)).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let path = saved.header("location").expect("a page").to_owned();
    let draft = page(&browser, &path).await;
    let opened = browser.press(&draft, &format!("{path}/open"), &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    path
}

/// Signs by the button of the page, for an organisation or herself.
async fn sign(person: &Person, sign_for: &str) -> Reply {
    let browser = Browser::signed_in(person).await;
    let path = only(person).path();
    let shown = page(&browser, &path).await;
    browser
        .press(&shown, &format!("{path}/sign"), &[("sign_for", sign_for)])
        .await
}

async fn signs(person: &Person, sign_for: &str) {
    let signed = sign(person, sign_for).await;
    assert_eq!(signed.status, 303, "{}", signed.text());
}

/// 0.11, 4.1: the fourth signature leaves it collecting, the fifth, from another node, makes it ready; the text has one digest on
/// both, and the file lists five organisations and proves itself.
#[tokio::test]
async fn five_organisations_of_two_communities_sign_one_letter() {
    let world = World::new(1_711);
    let (olga, ravi) = two_chapters(&world).await;
    let path = opened(&olga).await;
    world.run_until_quiet().await;
    for number in 1..=4 {
        let signer = approver(&olga, &format!("ann{number}"), &format!("Company {number}")).await;
        signs(&signer, "organisation").await;
    }
    world.run_until_quiet().await;
    assert_eq!(
        (only(&olga).state, only(&olga).count),
        (StatementState::Collecting, 4)
    );
    assert_eq!(
        (only(&ravi).state, only(&ravi).count),
        (StatementState::Collecting, 4)
    );

    let beatrix = approver(&ravi, "beatrix", "Tallowbrook Systems").await;
    signs(&beatrix, "organisation").await;
    world.run_until_quiet().await;
    let (ours, theirs) = (only(&olga), only(&ravi));
    assert_eq!((ours.state, ours.count), (StatementState::Ready, 5));
    assert_eq!((theirs.state, theirs.count), (StatementState::Ready, 5));
    assert_eq!((ours.side, theirs.side), (Side::Us, Side::Them));
    assert_eq!(ours.digest, theirs.digest, "one text on both nodes");
    assert_eq!(ours.digest, wire::statement::digest_of(&theirs.text));

    let browser = Browser::signed_in(&olga).await;
    for ending in ["html", "md"] {
        let file = page(&browser, &format!("{path}/letter.{ending}")).await;
        let verified = verify(file.text().as_bytes(), olga.node.clock_now()).expect("it proves itself");
        assert_eq!(verified.signers.len(), 5);
        assert_eq!(verified.digest, ours.digest);
        assert_eq!(
            verified.communities.len(),
            2,
            "each community vouched for its own"
        );
    }
    let shown = page(&browser, &path).await.text();
    assert!(
        shown.contains("5 of 5 signatures") && shown.contains("Tallowbrook Systems"),
        "{shown}"
    );

    // An organisation signs once, whoever of it presses the button and wherever.
    let again = sign(&beatrix, "organisation").await;
    assert_eq!(again.status, 409, "{}", again.text());
    assert!(again.text().contains("Tallowbrook Systems has signed already."));
    let twin = approver(&olga, "twin", "TALLOWBROOK  Systems").await;
    let again = sign(&twin, "organisation").await;
    assert_eq!(again.status, 409, "{}", again.text());
    world.finish();
}

/// 0.11: another text makes what was signed void on every node, each signer is told, and what is signed anew counts.
#[tokio::test]
async fn another_text_voids_signatures_on_both_nodes_and_tells_each_signer() {
    let world = World::new(1_712);
    let (olga, ravi) = two_chapters(&world).await;
    let path = opened(&olga).await;
    world.run_until_quiet().await;
    let maren = olga.node.member("maren");
    let beatrix = approver(&ravi, "beatrix", "Tallowbrook Systems").await;
    signs(&maren, "herself").await;
    signs(&beatrix, "organisation").await;
    world.run_until_quiet().await;
    assert_eq!(only(&olga).count, 2);

    let browser = Browser::signed_in(&olga).await;
    let edit = format!("{path}/edit");
    let form = page(&browser, &edit).await;
    assert!(
        form.text().contains("2 signatures become void"),
        "{}",
        form.text()
    );
    let changed = browser
        .press(&form, &edit, &fields("We ask for an answer within a day."))
        .await;
    assert_eq!(changed.status, 303, "{}", changed.text());
    world.run_until_quiet().await;
    assert_eq!((only(&olga).count, only(&ravi).count), (0, 0));
    assert_eq!(only(&olga).digest, only(&ravi).digest);
    for (person, other) in [(&maren, &olga), (&beatrix, &ravi)] {
        let id = only(other).id;
        let roll = other
            .node
            .database()
            .read(|tx| statements::roll(tx, &id))
            .unwrap();
        assert!(
            roll.iter()
                .all(|signature| signature.state == SignatureState::Void)
        );
        let hers = Browser::signed_in(person).await;
        let shown = page(&hers, &only(other).path()).await.text();
        assert!(
            shown.contains("void, because the text was changed after it"),
            "{shown}"
        );
        let handle = if other.node.name == olga.node.name {
            "maren"
        } else {
            "beatrix"
        };
        let subjects = other.node.letterbox.subjects_to(handle);
        let again = "Please sign again: Partner support response times was changed".to_owned();
        assert!(subjects.contains(&again), "{subjects:?}");
    }
    signs(&beatrix, "organisation").await;
    world.run_until_quiet().await;
    assert_eq!((only(&olga).count, only(&ravi).count), (1, 1));
    world.finish();
}

/// F17: whoever signed elsewhere takes it back, and the roll of both nodes says so.
#[tokio::test]
async fn a_signature_from_elsewhere_is_taken_back() {
    let world = World::new(1_713);
    let (olga, ravi) = two_chapters(&world).await;
    opened(&olga).await;
    world.run_until_quiet().await;
    let beatrix = ravi.node.member("beatrix");
    signs(&beatrix, "herself").await;
    world.run_until_quiet().await;
    assert_eq!((only(&olga).count, only(&ravi).count), (1, 1));
    let id = only(&ravi).id;
    let roll = ravi.node.database().read(|tx| statements::roll(tx, &id)).unwrap();
    assert_eq!(roll[0].state, SignatureState::Counted);
    let browser = Browser::signed_in(&beatrix).await;
    let path = only(&ravi).path();
    let shown = page(&browser, &path).await;
    let taken = browser.press(&shown, &format!("{path}/withdraw"), &[]).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    world.run_until_quiet().await;
    assert_eq!((only(&olga).count, only(&ravi).count), (0, 0));
    world.finish();
}

/// 0.12, 4.18: the page shows the day, to whom, the reply and what came of it, and nobody signs it any more.
#[tokio::test]
async fn a_letter_is_handed_over_and_the_reply_stands_on_its_page() {
    let world = World::new(1_714);
    let (olga, ravi) = two_chapters(&world).await;
    let path = opened(&olga).await;
    for number in 1..=5 {
        let signer = approver(&olga, &format!("ann{number}"), &format!("Company {number}")).await;
        signs(&signer, "organisation").await;
    }
    world.run_until_quiet().await;
    let browser = Browser::signed_in(&olga).await;
    let day = olga.node.clock_now().to_string();
    let day = day.split('T').next().unwrap_or_default().to_owned();
    for (act, fields) in [
        (
            "hand-over",
            vec![("to", "Head of partners"), ("day", day.as_str())],
        ),
        (
            "answer",
            vec![("text", "Four hours from May on."), ("outcome", "In writing")],
        ),
    ] {
        let shown = page(&browser, &path).await;
        let done = browser.press(&shown, &format!("{path}/{act}"), &fields).await;
        assert_eq!(done.status, 303, "{act}: {}", done.text());
    }
    world.run_until_quiet().await;
    let shown = page(&browser, &path).await.text();
    for words in [
        "Handed over on",
        "Head of partners",
        "Four hours from May on.",
        "What came of it: In writing",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!only(&ravi).may_be_signed(ravi.node.clock_now()));
    let beatrix = Browser::signed_in(&ravi.node.member("beatrix")).await;
    let theirs = page(&beatrix, &only(&ravi).path()).await.text();
    assert!(!theirs.contains("Sign in your own name"), "{theirs}");
    world.finish();
}

/// R, F17: however often and late what is said arrives, no signature counts twice and both nodes count the same.
#[tokio::test]
async fn in_bad_weather_no_signature_counts_twice() {
    for seed in [1_716, 1_717] {
        let world = World::new(seed);
        let (olga, ravi) = two_chapters(&world).await;
        opened(&olga).await;
        world.run_until_quiet().await;
        for (fault, per_mille) in [
            (Fault::Loss, 100),
            (Fault::Duplicate, 200),
            (Fault::ReplyLost, 100),
        ] {
            world.weather.set(fault, per_mille);
        }
        let beatrix = approver(&ravi, "beatrix", "Tallowbrook Systems").await;
        signs(&beatrix, "organisation").await;
        signs(&ravi.node.member("rose"), "herself").await;
        signs(&olga.node.member("maren"), "herself").await;
        world.run_until_quiet().await;
        world.weather.calm();
        world.run_until_quiet().await;
        assert_eq!((only(&olga).count, only(&ravi).count), (3, 3), "seed {seed}");
        world.finish();
    }
}

/// F15, D6: the letter is a page for people, and a document for nobody but peers who share statements.
#[tokio::test]
async fn a_letter_is_a_page_for_everybody_and_a_document_for_peers_alone() {
    let world = World::new(1_715);
    let (olga, _) = two_chapters(&world).await;
    let path = opened(&olga).await;
    world.run_until_quiet().await;
    let asked = |accept: &'static str| {
        let request = Request::get(&path)
            .header("host", olga.node.origin.authority())
            .header("accept", accept)
            .body(Body::empty())
            .unwrap();
        olga.node.answer(request)
    };
    assert_eq!(asked("text/html").await.status, 200);
    assert_eq!(asked("application/activity+json").await.status, 404);
    world.finish();
}
