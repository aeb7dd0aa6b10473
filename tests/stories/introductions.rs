//! Introductions: two people of two communities meet when both want it, and nobody learns that the other did not (F07; threats,
//! section N).

use std::time::Duration;

use harness::{Browser, Person, Reply, World};

use crate::people::save;

const PEOPLE: &str = "/people?scope=network&competency=security&region=SE";
const DAY: Duration = Duration::from_secs(86_400);
const MINUTE: Duration = Duration::from_secs(60);
const HER_MAIL: &str = "maren.private@ledgerline.example";
const HIS_MAIL: &str = "beatrix.private@tallowbrook.example";

/// Seattle and London share people, and Beatrix lets peers see what she does.
async fn two(seed: u64) -> (World, Person, Person) {
    let world = World::new(seed);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let scopes = ["events", "introductions"];
    world
        .peer(&seattle.officer("olga"), &london.officer("ravi"), &scopes)
        .await;
    let beatrix = london.member_of("beatrix", "Tallowbrook Systems");
    let entries = [
        ("competencies", "security"),
        ("who_competencies", "peers"),
        ("regions", "SE"),
        ("who_regions", "peers"),
    ];
    save(&Browser::signed_in(&beatrix).await, &entries).await;
    let maren = seattle.member_of("maren", "Ledgerline Works");
    world.run_until_quiet().await;
    (world, maren, beatrix)
}

/// Time passes on every node, and introductions go on by the clock.
async fn pass(world: &World, span: Duration) {
    world.advance(span);
    for node in world.nodes() {
        node.go_on_with_introductions().await;
    }
    world.run_for(MINUTE).await;
}

/// The address of the form for the one whom the network's answer names.
fn card(page: &Reply) -> String {
    let text = page.text();
    let at = text
        .find("/introductions/new?peer=")
        .expect("a card leads to the form");
    let address = text[at..].split('"').next().unwrap_or_default();
    address.replace("&amp;", "&").replace("&#38;", "&")
}

/// She fills in the form and sends it; the address of what she is led to.
async fn ask(maren: &Browser, blind: &[(&str, &str)]) -> Reply {
    let people = maren.get(PEOPLE).await;
    let form = maren.get(&card(&people)).await;
    let fields = [
        ("topic", "ERP for clinics"),
        ("why", "We sell the same suite to clinics here."),
        ("gain", "A partner for customers who open a site abroad."),
        ("mail", HER_MAIL),
    ];
    let sent = maren
        .press(&form, "/introductions/new", &[&fields[..], blind].concat())
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent
}

fn led_to(reply: &Reply) -> String {
    reply.header("location").expect("she is led on").to_owned()
}

/// Where the newest mail to her leads.
fn link(person: &Person, handle: &str) -> String {
    let text = person.node.letterbox.last_to(handle).text;
    let at = text.find("/introductions/").expect("the mail leads to it");
    text[at..]
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

const SLOTS: [&str; 3] = ["2027-01-12T10:00", "2027-01-13T14:00", "2027-01-14T16:00"];

async fn say_yes(beatrix: &Browser, path: &str, slots: [&str; 3]) -> Reply {
    let [one, two, three] = slots;
    let fields = [
        ("act", "yes"),
        ("mail", HIS_MAIL),
        ("slot", one),
        ("slot", two),
        ("slot", three),
    ];
    beatrix.post_hers(path, &fields).await
}

/// Half-hours of the next weeks, as the form has them.
fn ahead(world: &World) -> [String; 3] {
    [3, 4, 5].map(|days| {
        let later = world.now() + DAY * days;
        later.strftime("%Y-%m-%dT10:00").to_string()
    })
}

/// 0.13, N5: from the card to both yes in six presses at most; each side gets what the other chose, and neither before.
#[tokio::test]
async fn both_say_yes_and_each_gets_what_the_other_chose() {
    let (world, maren, beatrix) = two(1_700).await;
    let (hers, his) = (
        Browser::signed_in(&maren).await,
        Browser::signed_in(&beatrix).await,
    );
    // One press on the card, one on the form.
    let page = led_to(&ask(&hers, &[]).await);
    world.run_until_quiet().await;
    let waiting = hers.get(&page).await.text();
    assert!(waiting.contains("Waiting for an answer"), "{waiting}");
    assert!(
        !waiting.contains("Beatrix"),
        "nothing of her is kept before she says yes\n{waiting}"
    );
    let list = hers.get("/introductions").await.text();
    assert!(list.contains("4 of 5 left"), "{list}");

    let mail = beatrix.node.letterbox.last_to("beatrix");
    assert!(
        mail.subject.contains("would like to meet you: ERP for clinics"),
        "{}",
        mail.subject
    );
    assert!(!mail.text.contains(HER_MAIL), "{}", mail.text);
    let asked = link(&beatrix, "beatrix");
    let seen = his.get(&asked).await.text();
    for part in [
        "Maren",
        "Ledgerline Works",
        "We sell the same suite",
        "Yes, introduce us",
    ] {
        assert!(seen.contains(part), "{part}\n{seen}");
    }
    assert!(!seen.contains(HER_MAIL), "{seen}");
    let other = Browser::signed_in(&beatrix.node.member("other")).await;
    assert_eq!(
        say_yes(&other, &asked, SLOTS).await.status,
        404,
        "N5: nobody else answers"
    );

    // One press in the mail, one on the page.
    let slots = ahead(&world);
    let slots = [slots[0].as_str(), slots[1].as_str(), slots[2].as_str()];
    let same = [slots[0], slots[0], slots[1]];
    assert_eq!(
        say_yes(&his, &asked, same).await.status,
        422,
        "three different ones"
    );
    assert_eq!(say_yes(&his, &asked, slots).await.status, 303);
    world.run_until_quiet().await;
    assert_eq!(say_yes(&his, &asked, slots).await.status, 422, "N5: once");

    both_have(&maren, (&hers, &page), &beatrix, (&his, &asked)).await;
    followed_up(&world, (&maren, &page), (&beatrix, &asked)).await;
    world.run_until_quiet().await;
    world.finish();
}

/// Each side has what the other chose, on the page and by mail.
async fn both_have(
    maren: &Person,
    (hers, page): (&Browser, &str),
    beatrix: &Person,
    (his, asked): (&Browser, &str),
) {
    let both = hers.get(page).await.text();
    for part in ["Both said yes", "Beatrix", HIS_MAIL, "UTC"] {
        assert!(both.contains(part), "{part}\n{both}");
    }
    let both = his.get(asked).await.text();
    for part in ["Both said yes", "Maren", HER_MAIL, "UTC"] {
        assert!(both.contains(part), "{part}\n{both}");
    }
    for (person, handle) in [(maren, "maren"), (beatrix, "beatrix")] {
        let mail = person.node.letterbox.last_to(handle);
        assert!(mail.subject.contains("Both of you said yes"), "{}", mail.subject);
    }
}

/// F07, step 7: after fourteen days both are asked, and each says it for herself.
async fn followed_up(world: &World, (maren, page): (&Person, &str), (beatrix, asked): (&Person, &str)) {
    pass(world, DAY * 14).await;
    let (hers, his) = (Browser::signed_in(maren).await, Browser::signed_in(beatrix).await);
    for (person, handle) in [(maren, "maren"), (beatrix, "beatrix")] {
        let mail = person.node.letterbox.last_to(handle);
        assert!(mail.subject.starts_with("Did you meet?"), "{}", mail.subject);
    }
    assert_eq!(hers.post_hers(page, &[("act", "met")]).await.status, 303);
    assert!(hers.get(page).await.text().contains("You met."));
    let theirs = his.get(asked).await.text();
    assert!(
        theirs.contains("Did you meet?") && !theirs.contains("You met."),
        "{theirs}"
    );
}

/// N3: what is blind says neither who she is nor for whom she works, before both said yes.
#[tokio::test]
async fn a_blind_request_names_nobody() {
    let (world, maren, beatrix) = two(1_701).await;
    let hers = Browser::signed_in(&maren).await;
    ask(&hers, &[("blind", "yes")]).await;
    world.run_until_quiet().await;
    let mail = beatrix.node.letterbox.last_to("beatrix");
    let his = Browser::signed_in(&beatrix).await;
    let page = his.get(&link(&beatrix, "beatrix")).await.text();
    for said in [&mail.text, &mail.subject, &page] {
        for kept in ["Maren", "Ledgerline", HER_MAIL] {
            assert!(!said.contains(kept), "{kept}\n{said}");
        }
    }
    assert!(
        page.contains("We sell the same suite") && page.contains("Somebody at"),
        "{page}"
    );
    world.run_until_quiet().await;
    world.finish();
}

/// What Beatrix does, or did before, and how much of it she hears.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Silence,
    NotNow,
    NoThanks,
    Closed,
    Snoozed,
    ExcludesCommunity,
    ExcludesOrganization,
    Gone,
}

impl Outcome {
    const ALL: [Self; 8] = [
        Self::Silence,
        Self::NotNow,
        Self::NoThanks,
        Self::Closed,
        Self::Snoozed,
        Self::ExcludesCommunity,
        Self::ExcludesOrganization,
        Self::Gone,
    ];

    /// What she chose before she is asked.
    async fn before(self, beatrix: &Browser) {
        let chosen: &[(&str, &str)] = match self {
            Self::Silence | Self::NotNow | Self::NoThanks => return,
            Self::Closed => &[("asked", "closed")],
            Self::Snoozed => &[("asked", "snooze")],
            Self::ExcludesCommunity => &[("asked", "open"), ("communities", "seattle.example")],
            Self::ExcludesOrganization => &[("asked", "open"), ("organizations", "Ledgerline Works")],
            Self::Gone => {
                let hidden = [
                    ("competencies", "security"),
                    ("who_competencies", "me"),
                    ("regions", "SE"),
                    ("who_regions", "me"),
                ];
                save(beatrix, &hidden).await;
                return;
            }
        };
        let sent = beatrix.post_hers("/introductions/settings", chosen).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
    }

    fn is_heard(self) -> bool {
        matches!(self, Self::Silence | Self::NotNow | Self::NoThanks)
    }
}

/// Everything that the asker's side shows her, with when.
async fn seen_by_asker(outcome: Outcome) -> Vec<String> {
    let (world, maren, beatrix) = two(1_702).await;
    let (hers, his) = (
        Browser::signed_in(&maren).await,
        Browser::signed_in(&beatrix).await,
    );
    let people = hers.get(PEOPLE).await;
    let address = card(&people);
    outcome.before(&his).await;
    let form = hers.get(&address).await;
    let fields = [
        ("topic", "ERP for clinics"),
        ("why", "We sell the same suite to clinics here."),
        ("gain", "A partner for customers who open a site abroad."),
        ("mail", HER_MAIL),
    ];
    let sent = hers.press(&form, "/introductions/new", &fields).await;
    let page = led_to(&sent);
    let mut seen = vec![format!("{} {page}", sent.status)];
    pass(&world, MINUTE).await;
    let subjects = beatrix.node.letterbox.subjects_to("beatrix");
    let was_asked = subjects
        .iter()
        .any(|subject| subject.contains("would like to meet you"));
    assert_eq!(was_asked, outcome.is_heard(), "{outcome:?}: {subjects:?}");
    if outcome.is_heard() {
        let act = match outcome {
            Outcome::NotNow => "not_now",
            Outcome::NoThanks => "no_thanks",
            _ => "",
        };
        if !act.is_empty() {
            let asked = link(&beatrix, "beatrix");
            assert_eq!(his.post_hers(&asked, &[("act", act)]).await.status, 303);
        }
    }
    for span in [MINUTE, DAY * 7, DAY * 6, DAY, DAY] {
        pass(&world, span).await;
        let hers = Browser::signed_in(&maren).await;
        for path in [page.as_str(), "/introductions", "/settings/data"] {
            seen.push(without_session(&hers.get(path).await.text()));
        }
    }
    for mail in maren.node.letterbox.mails() {
        seen.push(format!("{} {} {} {}", mail.at, mail.to, mail.subject, mail.text));
    }
    world.run_until_quiet().await;
    world.finish();
    seen
}

/// A page without what each browser carries for itself.
fn without_session(page: &str) -> String {
    let mut parts = page.split("name=\"form_token\" value=\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('"').map_or(part, |(_, rest)| rest));
    }
    text
}

/// N1, N4 and F07-1: what she reads and when is the same to the letter, whatever became of it, until the deadline and at it.
#[tokio::test]
async fn the_asker_reads_the_same_whatever_became_of_her_request() {
    let silence = seen_by_asker(Outcome::Silence).await;
    let whole = silence.join("\n");
    for part in ["Waiting for an answer", "No reply: ERP for clinics", "No reply"] {
        assert!(whole.contains(part), "{part}");
    }
    for outcome in Outcome::ALL {
        let seen = seen_by_asker(outcome).await;
        assert_eq!(seen.len(), silence.len(), "{outcome:?}");
        for (one, other) in seen.iter().zip(&silence) {
            assert_eq!(one, other, "{outcome:?}");
        }
    }
}

/// 4.13: the sixth within thirty days is refused, and a member of the own community is asked in the same way.
#[tokio::test]
async fn the_sixth_request_in_thirty_days_is_refused() {
    let world = World::new(1_703);
    let seattle = world.node("seattle");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let fields = |to: &'static str| {
        [
            ("to", to),
            ("topic", "Lunch"),
            ("why", "We do the same work."),
            ("gain", "A second pair of hands."),
            ("mail", HER_MAIL),
        ]
    };
    let others = ["ada", "bea", "cleo", "dora", "edda", "fay"];
    for handle in others {
        seattle.member(handle);
    }
    for handle in &others[..5] {
        let sent = maren.post_hers("/introductions/new", &fields(handle)).await;
        assert_eq!(sent.status, 303, "{handle} {}", sent.text());
    }
    let sent = maren.post_hers("/introductions/new", &fields("fay")).await;
    assert_eq!(sent.status, 422);
    assert!(
        sent.text().contains("You have used all your requests"),
        "{}",
        sent.text()
    );
    assert_eq!(
        maren
            .post_hers("/introductions/new", &fields("nobody"))
            .await
            .status,
        404
    );
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.subjects_to("fay").len(), 0);
    let ada = seattle.letterbox.last_to("ada");
    assert!(
        ada.subject.contains("would like to meet you: Lunch"),
        "{}",
        ada.subject
    );
    world.finish();
}

/// F07: within one community it is the same; what is taken back is gone, and whoever met may say that she worked with the other.
#[tokio::test]
async fn two_members_of_one_community_meet_likewise_and_a_request_is_taken_back() {
    let world = World::new(1_704);
    let seattle = world.node("seattle");
    let (maren, ada, bea) = (
        seattle.member_of("maren", "Ledgerline Works"),
        seattle.member("ada"),
        seattle.member("bea"),
    );
    let hers = Browser::signed_in(&maren).await;
    let send = async |to: &str| {
        let form = hers.get(&format!("/introductions/new?to={to}")).await;
        let fields = [
            ("topic", "Lunch"),
            ("why", "We do the same work."),
            ("gain", "A second pair of hands."),
            ("mail", HER_MAIL),
        ];
        led_to(&hers.press(&form, "/introductions/new", &fields).await)
    };
    let first = send("ada").await;
    world.run_until_quiet().await;
    let asked = link(&ada, "ada");
    let adas = Browser::signed_in(&ada).await;
    assert_eq!(adas.get(&asked).await.status, 200);
    let taken = hers.post_hers(&first, &[("act", "withdraw")]).await;
    assert_eq!(taken.status, 303);
    assert!(hers.get(&first).await.text().contains("Taken back"));
    assert_eq!(adas.get(&asked).await.status, 404);

    let second = send("bea").await;
    world.run_until_quiet().await;
    let (beas, asked) = (Browser::signed_in(&bea).await, link(&bea, "bea"));
    let page = beas.get(&asked).await.text();
    assert!(
        page.contains("Maren") && page.contains("/report?about="),
        "{page}"
    );
    let slots = ahead(&world);
    let slots = [slots[0].as_str(), slots[1].as_str(), slots[2].as_str()];
    assert_eq!(say_yes(&beas, &asked, slots).await.status, 303);
    assert!(hers.get(&second).await.text().contains(HIS_MAIL));
    assert!(beas.get(&asked).await.text().contains(HER_MAIL));
    assert_eq!(hers.post_hers(&second, &[("act", "met")]).await.status, 303);
    let page = hers.get(&second).await.text();
    assert!(page.contains("/people/bea#worked"), "{page}");
    world.run_until_quiet().await;
    world.finish();
}
