//! Notes: what was let out of a room by its author and a steward, as others read it outside (F24, need 0.10).

use std::sync::Arc;

use community::publish_note::{PublishNoteRefused, publish_note};
use domain::{Federable, Labeled, Note, NoteId, ReleaseAsked, ReleaseReach, ReleaseWish, Said};
use engine::Moment;
use harness::{Browser, Person, Reply, StoryNode, World, get, remembers_anywhere};
use jiff::SignedDuration;
use serde_json::Value;
use store::StoreError;
use store::nouns::{Noun, NounPage};

/// A note that never was.
const NOTHING: &str = "01JD7ZQ4T0M8V5XKPN6R3W2YHB";
/// What stands in the room beside the words that are let out, and why they are.
const IN_THE_ROOM: &str = "zqinroom";
const REASON: &str = "zqreason";

type Released = Labeled<String, Federable<ReleaseReach>>;

/// Words that their author asked for and a steward agreed to, by the one way out of a room.
#[expect(
    clippy::disallowed_methods,
    reason = "a story lets words out as the rooms do, to see what becomes of them outside"
)]
fn released(author: &Person, steward: &Person, text: &str, reach: ReleaseReach) -> Released {
    let now = author.node.clock_now();
    let tomorrow = now.checked_add(SignedDuration::from_hours(24));
    let post = Labeled::sub_rosa(format!("{IN_THE_ROOM} {text} {IN_THE_ROOM}"));
    let said = Said {
        text: &post,
        author: &author.id,
    };
    let wish = ReleaseWish {
        excerpt: Labeled::sub_rosa(text.to_owned()),
        reach,
        reason: Labeled::sub_rosa(Note::parse(REASON).expect("a plain reason")),
        expires: tomorrow.expect("there is a tomorrow"),
    };
    let asked = ReleaseAsked::by(&author.id, &said, wish, now).expect("the words are hers");
    let grant = asked.agreed_by(&steward.id, [&steward.id].into_iter(), now);
    let grant = grant.expect("a steward who is not the author agrees");
    domain::declassify(&said, grant, now).expect("the words still stand there")
}

fn id(number: u8) -> NoteId {
    NoteId::new(1_700_000_000_000 + u64::from(number), [number; 10])
}

/// The second step of a release, as the worker of the rooms takes it.
fn publish(node: &StoryNode, number: u8, text: &Released) -> Result<(), PublishNoteRefused> {
    let (id, now) = (id(number), node.clock_now());
    node.database()
        .transact_blocking(|tx| publish_note(tx, &id, text, now))
}

/// A node with an officer, an author, a steward and a reader.
struct Circle {
    world: World,
    node: Arc<StoryNode>,
    olga: Person,
    maren: Person,
    stella: Person,
    wilma: Person,
}

impl Circle {
    fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let node = world.node("seattle");
        let olga = node.officer("olga");
        let [maren, stella, wilma] = ["maren", "stella", "wilma"].map(|handle| node.member(handle));
        Self {
            world,
            node,
            olga,
            maren,
            stella,
            wilma,
        }
    }

    /// With a note for everybody and one for members, and the paths of their pages.
    fn with_two(seed: u64) -> (Self, String, String) {
        let circle = Self::new(seed);
        let public = circle.note(1, "Ask for a second quote, zqpublic.", ReleaseReach::Public);
        let among = circle.note(2, "The margin is 31 percent, zqamong.", ReleaseReach::Members);
        (circle, public, among)
    }

    /// Lets words out and publishes them; the path of their page.
    fn note(&self, number: u8, text: &str, reach: ReleaseReach) -> String {
        let text = released(&self.maren, &self.stella, text, reach);
        publish(&self.node, number, &text).expect("a store in memory can be written");
        format!("/notes/{}", id(number))
    }
}

fn texts(listed: &Value) -> Vec<String> {
    let items = listed["items"].as_array().cloned().unwrap_or_default();
    let text = |item: &Value| item["text"].as_str().unwrap_or_default().to_owned();
    items.iter().map(text).collect()
}

/// Two answers are one, but for the address itself.
fn is_one_answer(path: &str, there: &Reply, nowhere: &Reply, status: u16) {
    assert_eq!((there.status, nowhere.status), (status, status), "{path}");
    assert_eq!(there.headers, nowhere.headers, "{path}");
    let said = there.text().replace(&id_in(path), NOTHING);
    assert_eq!(said, nowhere.text(), "{path}");
}

fn id_in(path: &str) -> String {
    let parts = path.split('/').find(|part| NoteId::parse(part).is_ok());
    parts.unwrap_or_default().to_owned()
}

fn of_nothing(path: &str) -> String {
    path.replace(&id_in(path), NOTHING)
}

/// Has a node stop at its next write.
type Stop = fn(&StoryNode);

/// F24, R12: wherever the machine stops while a release becomes a note, and however often it is tried again, there is one.
#[tokio::test]
async fn a_release_becomes_one_note_wherever_the_machine_stops() {
    let stops: [(&str, Stop); 3] = [
        ("before its commit", |node| {
            node.crash_at_commit(1, Moment::Before)
        }),
        ("before its flush", |node| node.crash_at_flush(1, Moment::Before)),
        ("after its flush", |node| node.crash_at_flush(1, Moment::After)),
    ];
    for (when, stop) in stops {
        let circle = Circle::new(1_301);
        let node = &circle.node;
        let words = "Ask for a second quote.";
        let text = released(&circle.maren, &circle.stella, words, ReleaseReach::Public);
        stop(node);
        assert!(publish(node, 1, &text).is_err(), "{when}");
        node.crash(7);
        node.restart();
        for _ in 0..2 {
            publish(node, 1, &text).expect("a store in memory can be written");
        }
        let listed = get(node, "/api/v1/notes", "application/json").await.expect(200);
        assert_eq!(texts(&listed), [words], "{when}");
        circle.world.run_until_quiet().await;
        circle.world.finish();
    }
}

/// F24, 0.10, D2, D6: the address of what is for members is to a stranger as one of nothing, by page, program and document.
#[tokio::test]
async fn what_is_for_members_is_to_strangers_as_if_it_were_not_there() {
    let (circle, public, among) = Circle::with_two(1_303);
    let stranger = Browser::new(&circle.node);
    let hers = Browser::signed_in(&circle.wilma).await;
    for (browser, path, sees) in [
        (&stranger, "/notes", "zqpublic"),
        (&stranger, public.as_str(), "zqpublic"),
        (&hers, "/notes", "zqpublic"),
        (&hers, "/notes", "zqamong"),
        (&hers, among.as_str(), "zqamong"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text().contains(sees), "{path}: {}", page.text());
    }
    let api = format!("/api/v1{among}");
    for language in ["en", "de", "es", "fr", "sv", "fi"] {
        stranger.speaks(language);
        let (there, nowhere) = (
            stranger.get(&among).await,
            stranger.get(&of_nothing(&among)).await,
        );
        is_one_answer(&among, &there, &nowhere, 404);
    }
    for accept in ["application/json", "application/activity+json", "text/html"] {
        for path in [&among, &api] {
            let there = get(&circle.node, path, accept).await;
            let nowhere = get(&circle.node, &of_nothing(path), accept).await;
            is_one_answer(path, &there, &nowhere, 404);
        }
    }
    let withdraw = format!("{among}/withdraw");
    for (browser, status) in [(&stranger, 403), (&hers, 404)] {
        browser.speaks("en");
        let (there, nowhere) = (
            browser.get(&withdraw).await,
            browser.get(&of_nothing(&withdraw)).await,
        );
        is_one_answer(&withdraw, &there, &nowhere, status);
    }
    circle.world.run_until_quiet().await;
    circle.world.finish();
}

/// F24, 0.10, D2: what is for members stands in no list, feed, search or document that a stranger gets.
#[tokio::test]
async fn no_list_or_feed_tells_strangers_of_what_is_for_members() {
    let (circle, _, _) = Circle::with_two(1_304);
    let stranger = Browser::new(&circle.node);
    for path in [
        "/",
        "/notes",
        "/about",
        "/events",
        "/communities",
        "/status",
        "/people?q=margin",
        "/tags/margin",
        "/feed.atom",
        "/calendar.ics",
        "/api/v1/notes",
        "/api/v1/notes?limit=1",
        "/api/v1/events",
        "/api/v1/calendar",
        "/nodeinfo/2.1",
        &format!("/notes?before={}", id(3)),
        &format!("/api/v1/notes?cursor={}", id(3)),
    ] {
        assert!(!stranger.get(path).await.text().contains("zqamong"), "{path}");
    }
    let group = circle.node.group();
    for path in [
        group.path_and_query().to_owned(),
        format!("{}/outbox", group.path_and_query()),
    ] {
        let document = get(&circle.node, &path, "application/activity+json").await;
        let told = document.text();
        assert!(
            !told.contains("zqamong") && !told.contains("zqpublic"),
            "{path}: {told}"
        );
    }
    let listed = circle.wilma.get("/api/v1/notes").await.expect(200);
    assert_eq!(
        texts(&listed),
        [
            "The margin is 31 percent, zqamong.",
            "Ask for a second quote, zqpublic."
        ]
    );
    circle.world.run_until_quiet().await;
    circle.world.finish();
}

/// F24: an empty list says how a note begins; a long one goes on page by page, the latest first, and leads back.
#[tokio::test]
async fn notes_are_listed_latest_first_page_by_page() {
    let circle = Circle::new(1_305);
    let stranger = Browser::new(&circle.node);
    let page = stranger.get("/notes").await.text();
    assert!(page.contains("No notes yet"), "{page}");
    for number in 1..=45 {
        // Every fifth is for members, so that a page of a stranger is not one of a member with gaps.
        let reach = match number % 5 {
            0 => ReleaseReach::Members,
            _ => ReleaseReach::Public,
        };
        circle.note(number, &format!("Lesson {number}."), reach);
    }
    let hers = Browser::signed_in(&circle.wilma).await;
    for (browser, pages, sees) in [(&stranger, [20, 16, 0], 36), (&hers, [20, 20, 5], 45)] {
        let (mut next, mut seen) = (Some("/notes".to_owned()), Vec::new());
        for count in pages.into_iter().filter(|count| *count > 0) {
            let path = next.expect("there are more");
            let page = browser.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            let text = page.text();
            let listed = lessons(&text);
            assert_eq!(listed.len(), count, "{path}: {listed:?}");
            assert_eq!(text.contains("Latest notes"), !seen.is_empty(), "{path}");
            seen.extend(listed);
            next = older(&text);
        }
        assert_eq!(next, None);
        assert_eq!(seen.len(), sees);
        assert!(seen.is_sorted_by(|one, other| one > other), "{seen:?}");
    }
    // Whatever else an address says begins with the first page.
    for path in [
        "/notes?before=x",
        "/notes?before=",
        "/notes?who=maren",
        "/notes?before=1&before=2",
    ] {
        let page = stranger.get(path).await;
        assert_eq!((page.status, lessons(&page.text()).len()), (200, 20), "{path}");
    }
    circle.world.run_until_quiet().await;
    circle.world.finish();
}

/// The numbers of the notes of a page, in its order.
fn lessons(page: &str) -> Vec<u32> {
    let headings = page.split("<bdi>Lesson ").skip(1);
    let numbers = headings.filter_map(|rest| rest.split('.').next()?.parse().ok());
    numbers.collect()
}

/// Where the next page is.
fn older(page: &str) -> Option<String> {
    let rest = page.split("<a rel=\"next\" href=\"").nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

/// F24, R12: nothing that anybody reads of a note, an officer included, and nothing that is kept of it says who spoke, who
/// agreed, in which room, why, or what else was said there.
#[tokio::test]
async fn no_byte_of_a_note_says_who_spoke_or_where() {
    let (circle, public, among) = Circle::with_two(1_307);
    let stranger = Browser::new(&circle.node);
    let hers = Browser::signed_in(&circle.wilma).await;
    let officers = Browser::signed_in(&circle.olga).await;
    let mut read = Vec::new();
    for browser in [&stranger, &hers, &officers] {
        for path in ["/notes", public.as_str(), among.as_str()] {
            let page = browser.get(path).await;
            read.push(format!("{:?}\n{}", page.headers, page.text()));
        }
    }
    for path in ["/notes", public.as_str(), among.as_str()] {
        let answer = circle.olga.get(&format!("/api/v1{path}")).await;
        read.push(format!("{:?}\n{}", answer.headers, answer.text()));
    }
    let kept: Result<NounPage, StoreError> = circle.node.database().read(|tx| {
        let noun = Noun::called("notes").expect("notes are a noun");
        noun.page(tx, None, 9)
    });
    let kept = kept.expect("a store in memory can be read");
    assert_eq!(kept.rows.len(), 2);
    read.push(format!("{kept:?}"));
    assert_eq!(read.iter().filter(|read| read.contains("zqpublic")).count(), 9);
    let (maren, stella) = (circle.maren.id.as_str(), circle.stella.id.as_str());
    for told in read {
        for unsaid in [
            maren,
            stella,
            "maren",
            "Maren",
            "stella",
            "Stella",
            IN_THE_ROOM,
            REASON,
        ] {
            assert!(!told.contains(unsaid), "{unsaid}: {told}");
        }
    }
    for unsaid in [IN_THE_ROOM, REASON] {
        assert!(!remembers_anywhere(&circle.node, unsaid), "{unsaid}");
    }
    circle.world.run_until_quiet().await;
    circle.world.finish();
}

/// F24, E1: what stands in a note is text wherever it is read, and an address of the web in it takes nothing along.
#[tokio::test]
async fn what_stands_in_a_note_stays_text() {
    let circle = Circle::new(1_309);
    let hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\n\n</title></main> {{ 7*7 }} \
                   javascript:alert(3) https://evil.example/\"onmouseover=\"alert(4) http://evil.example/plain \
                   https://good.example@evil.example/ &lt;b&gt;";
    let path = circle.note(1, hostile, ReleaseReach::Public);
    let stranger = Browser::new(&circle.node);
    for path in ["/notes", path.as_str()] {
        let page = stranger.get(path).await.text();
        assert!(page.contains("alert(1)"), "{path}: {page}");
        for tag in ["<script>", "<img", "</title></main>", "href=\"javascript:", "<b>"] {
            assert!(!page.contains(tag), "{path}: {tag}: {page}");
        }
    }
    let page = stranger.get(&path).await.text();
    let followed: Vec<&str> = page
        .split("<a ")
        .filter_map(|part| part.split_once('>').map(|(tag, _)| tag))
        .filter(|tag| tag.contains("evil.example"))
        .collect();
    assert_eq!(
        followed,
        ["rel=\"noreferrer noopener nofollow\" href=\"https://evil.example/\""],
        "{page}"
    );
    let answer = stranger.get(&format!("/api/v1{path}")).await;
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.json()["text"], hostile);
    circle.world.run_until_quiet().await;
    circle.world.finish();
}

/// F24: an officer withdraws a note and nobody else does; it is nowhere then, and does not come back by a release that was not
/// done with.
#[tokio::test]
async fn a_note_that_an_officer_withdraws_is_gone_everywhere() {
    let circle = Circle::new(1_311);
    let path = circle.note(1, "Ask for a second quote, zqpublic.", ReleaseReach::Public);
    let other = circle.note(2, "Read your invoices, zqother.", ReleaseReach::Public);
    let stranger = Browser::new(&circle.node);
    let hers = Browser::signed_in(&circle.wilma).await;
    let officer = Browser::signed_in(&circle.olga).await;
    let withdraw = format!("{path}/withdraw");
    let form = hers.get(&other).await;
    assert!(!form.text().contains("/withdraw"), "{}", form.text());
    let token = form.form_token();
    assert_eq!(hers.post(&withdraw, &[("form_token", &token)]).await.status, 404);
    assert_eq!(stranger.post(&withdraw, &[]).await.status, 403);
    assert!(officer.get(&path).await.text().contains(&withdraw));
    let form = officer.get(&withdraw).await;
    assert_eq!(form.status, 200);
    let unproved = officer.post(&withdraw, &[("form_token", "guessed")]).await;
    assert_eq!(unproved.status, 403, "{}", unproved.text());
    assert_eq!(stranger.get(&path).await.status, 200, "nobody withdrew it yet");
    let withdrawn = officer.press(&form, &withdraw, &[]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text());
    assert_eq!(
        officer.press(&form, &withdraw, &[]).await.status,
        404,
        "it goes once"
    );

    let text = released(
        &circle.maren,
        &circle.stella,
        "Ask for a second quote, zqpublic.",
        ReleaseReach::Public,
    );
    publish(&circle.node, 1, &text).expect("a store in memory can be written");
    for browser in [&stranger, &hers, &officer] {
        let listed = browser.get("/notes").await.text();
        assert!(
            listed.contains("zqother") && !listed.contains("zqpublic"),
            "{listed}"
        );
        let (there, nowhere) = (browser.get(&path).await, browser.get(&of_nothing(&path)).await);
        is_one_answer(&path, &there, &nowhere, 404);
    }
    let api = format!("/api/v1{path}");
    assert_eq!(circle.olga.get(&api).await.status, 404);
    let listed = circle.olga.get("/api/v1/notes").await.expect(200);
    assert_eq!(texts(&listed), ["Read your invoices, zqother."]);
    assert!(!remembers_anywhere(&circle.node, "zqpublic"));
    let log = officer.get("/desk/audit").await.text();
    assert!(log.contains("Withdrew the note"), "{log}");
    circle.world.run_until_quiet().await;
    circle.world.finish();
}
