//! Every address below a room, each verb, each role outside: what is there and what never was are one answer.

use axum::body::Body;
use harness::{Browser, Reply, StoryNode, get, send};
use http::{Method, Request, header};
use server::router::addresses;

use crate::scene::{Scene, led_to, make};
use crate::two_runs::alone;

/// Letters of a room, a thread and a post that nobody ever made.
const NEVER: [&str; 3] = [
    "3ZQ7W8N5V4T0M8XKPN6R3W2YHB",
    "01JD7ZQ4T0M8V5XKPN6R3W2YHB",
    "01JD7ZQ4T0M8V5XKPN6R3W2YHC",
];
/// All that any form of a room asks for.
const FIELDS: [(&str, &str); 15] = [
    ("title", "Margins"),
    ("text", "Nobody pays in time."),
    ("q", "margins"),
    ("member", "01JD7ZQ4T0M8V5XKPN6R3W2YHB"),
    ("agree", "yes"),
    ("reason", "other"),
    ("excerpt", "Nobody pays in time."),
    ("reach", "public"),
    ("days", "7"),
    ("act", "ask"),
    ("outcome", "removed"),
    ("name", "Another name"),
    ("retention", "7"),
    ("min_membership_days", "0"),
    ("vouches", "0"),
];

/// Every address that a router has below a room, with a query besides; steps that are not of the room itself are of
/// nothing.
pub(crate) fn below_a_room() -> Vec<String> {
    let web = addresses().into_iter().filter(|(door, _)| *door == "web");
    let paths = web.map(|(_, path)| path.to_owned());
    let mut paths: Vec<String> = paths.filter(|path| path.starts_with("/rooms/{slug}")).collect();
    paths.push("/rooms/{slug}/{thread}?after={post}".to_owned());
    paths.push("/rooms/{slug}/nothing/at/all".to_owned());
    paths
}

pub(crate) fn filled(path: &str, [room, thread, post]: [&str; 3]) -> String {
    let filled = path
        .replace("{slug}", room)
        .replace("{thread}", thread)
        .replace("{post}", post);
    let steps = filled.split('/').map(|step| match step.starts_with('{') {
        true => NEVER[2],
        false => step,
    });
    steps.collect::<Vec<_>>().join("/")
}

/// A request of any method, with her cookie.
async fn ask(node: &StoryNode, browser: &Browser, method: &Method, address: &str) -> Reply {
    let mut request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::HOST, node.origin.authority())
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = browser.cookie() {
        request = request.header(header::COOKIE, cookie);
    }
    let request = request.body(Body::empty());
    node.answer(request.expect("a story asks for addresses that exist"))
        .await
}

/// Status, headers and every byte, but for the letters of the address.
fn is_one_answer(there: &Reply, never: &Reply, letters: &[String; 3], what: &str) {
    assert_eq!(there.status, never.status, "{what}");
    assert_eq!(there.headers, never.headers, "{what}");
    let mut said = there.text();
    for (own, other) in letters.iter().zip(NEVER) {
        said = said.replace(own, other);
    }
    assert_eq!(said, never.text(), "{what}");
}

/// R3, D2, D6, E11: strangers, members outside, ex-members, officers, the operator and who is invited are answered, by each
/// method at each address below a room, with the bytes for a room that never was: 404 and nothing else for what pages ask.
#[test]
#[expect(
    clippy::print_stdout,
    reason = "the runner shows how many cells were looked at"
)]
fn below_a_room_everybody_outside_finds_what_nobody_ever_made() {
    let cells = alone(async {
        let scene = Scene::lay(611).await;
        let letters = scene.letters();
        let own = [0, 1, 2].map(|number: usize| letters[number].as_str());
        let before = scene.klara.1.get(&scene.thread).await;
        assert_eq!(before.status, 200, "the room is there for those who sit in it");
        let paths = below_a_room();
        assert!(paths.len() > 12, "{paths:?}");
        let mut cells = 0;
        for (role, browser) in scene.outside() {
            for path in &paths {
                let (there, never) = (filled(path, own), filled(path, NEVER));
                let what = format!("GET {path} as {role}");
                let read = browser.get(&there).await;
                is_one_answer(&read, &browser.get(&never).await, &letters, &what);
                let what = format!("POST {path} as {role}");
                let sent = browser.post_hers(&there, &FIELDS).await;
                is_one_answer(&sent, &browser.post_hers(&never, &FIELDS).await, &letters, &what);
                // Where there is no page to read, or no form to send, nobody is told more than that.
                let (read, sent) = (read.status, sent.status);
                assert!(
                    matches!((read, sent), (404, 404 | 405) | (405, 404)),
                    "{what}: {read} {sent}"
                );
                for method in [
                    Method::HEAD,
                    Method::PUT,
                    Method::PATCH,
                    Method::DELETE,
                    Method::OPTIONS,
                ] {
                    let what = format!("{method} {path} as {role}");
                    let reply = ask(&scene.node, &browser, &method, &there).await;
                    assert!(matches!(reply.status, 404 | 405), "{what}: {}", reply.status);
                    let never = ask(&scene.node, &browser, &method, &never).await;
                    is_one_answer(&reply, &never, &letters, &what);
                }
                cells += 7;
            }
        }
        let after = scene.klara.1.get(&scene.thread).await;
        assert_eq!(after.status, 200, "nobody outside changed anything");
        for canary in &scene.canaries[1..4] {
            assert!(after.text().contains(canary.word()), "{}", after.text());
        }
        scene.world.finish();
        cells
    });
    println!("{cells} cells of route, role and verb are as of a room that never was");
}

/// What a form of a post or of a thread asks for, so that it is refused for nothing but where it is sent.
fn fields_of(path: &str) -> &'static [(&'static str, &'static str)] {
    match path.rsplit('/').next() {
        Some("report") => &[("reason", "It names a customer.")],
        Some("remove") => &[("act", "remove")],
        Some("release") => &[
            ("excerpt", "Is it here?"),
            ("reach", "public"),
            ("reason", "newcomers ask this"),
            ("days", "3"),
            ("act", "ask"),
        ],
        _ => &[("text", "Is it here?")],
    }
}

/// R3, D2: a thread and a post of one room are nothing below another, also to a steward of that one.
#[test]
fn below_another_room_there_is_no_thread_and_no_post_of_a_room() {
    alone(async {
        let scene = Scene::lay(616).await;
        let [_, thread, post] = scene.letters();
        let otto = &scene.otto.1;
        let other = make(otto, "Thorn").await;
        assert_eq!(otto.get(&other).await.status, 200, "he runs that one");
        let other = other.rsplit('/').next().unwrap_or_default().to_owned();
        let letters = [NEVER[0].to_owned(), thread.clone(), post.clone()];
        let paths = below_a_room().into_iter();
        let paths: Vec<String> = paths.filter(|path| path.contains("{thread}")).collect();
        assert!(paths.len() >= 4, "{paths:?}");
        for path in &paths {
            let there = filled(path, [&other, &thread, &post]);
            let never = filled(path, [&other, NEVER[1], NEVER[2]]);
            let read = otto.get(&there).await;
            let of_never = otto.get(&never).await;
            is_one_answer(&read, &of_never, &letters, path);
            let fields = fields_of(path);
            let sent = otto.post_hers(&there, fields).await;
            let of_never = otto.post_hers(&never, fields).await;
            is_one_answer(&sent, &of_never, &letters, path);
            if !path.contains('?') {
                assert!(matches!(read.status, 404 | 405), "{path}: {}", read.status);
                assert!(matches!(sent.status, 404 | 405), "{path}: {}", sent.status);
            }
        }
        let after = scene.klara.1.get(&scene.thread).await.text();
        assert!(!after.contains("Is it here?"), "{after}");
        for canary in &scene.canaries[1..4] {
            assert!(after.contains(canary.word()), "{after}");
        }
        scene.world.finish();
    });
}

/// Languages that pages have (D6: in every locale).
const LANGUAGES: [&str; 4] = ["de", "es", "fr", "sv"];
/// More than any form takes.
const TOO_LONG: usize = (2 << 20) + 1;

/// R3, D6: nor does it depend on the room in which language nothing is found, or why a form would not have been taken
/// anywhere: one without its token, one of another site, one that is too long, and one that is none.
#[test]
fn what_is_wrong_besides_is_said_of_no_room_rather_than_of_another() {
    alone(async {
        let scene = Scene::lay(617).await;
        let letters = scene.letters();
        let own = [0, 1, 2].map(|number: usize| letters[number].as_str());
        let long = "a".repeat(TOO_LONG);
        for (role, mut browser) in scene.outside() {
            for path in below_a_room() {
                let (there, never) = (filled(&path, own), filled(&path, NEVER));
                for language in LANGUAGES {
                    browser.speaks(language);
                    let (read, of_never) = (browser.get(&there).await, browser.get(&never).await);
                    is_one_answer(
                        &read,
                        &of_never,
                        &letters,
                        &format!("{path} as {role} in {language}"),
                    );
                }
                let (sent, of_never) = (
                    browser.post(&there, &FIELDS).await,
                    browser.post(&never, &FIELDS).await,
                );
                is_one_answer(&sent, &of_never, &letters, &format!("{path} as {role}: no token"));
                browser.site = "cross-site";
                let (sent, of_never) = (
                    browser.post_hers(&there, &FIELDS).await,
                    browser.post_hers(&never, &FIELDS).await,
                );
                browser.site = "same-origin";
                is_one_answer(
                    &sent,
                    &of_never,
                    &letters,
                    &format!("{path} as {role}: another site"),
                );
                let parts: [(&str, &[u8]); 1] = [("text", b"Nobody pays in time.")];
                let (sent, of_never) = (
                    browser.post_parts(&there, &parts).await,
                    browser.post_parts(&never, &parts).await,
                );
                is_one_answer(&sent, &of_never, &letters, &format!("{path} as {role}: no form"));
            }
            // A thread's is the form with the longest text; one of these takes as long as all others.
            let thread = "/rooms/{slug}/{thread}";
            let (there, never) = (filled(thread, own), filled(thread, NEVER));
            let fields = [("text", long.as_str())];
            let (sent, of_never) = (
                browser.post_hers(&there, &fields).await,
                browser.post_hers(&never, &fields).await,
            );
            is_one_answer(&sent, &of_never, &letters, &format!("as {role}: too long"));
        }
        scene.world.finish();
    });
}

/// R3, D6: a token, also of a member of the room, and other servers find nothing there either; there is no REST and no
/// document of a room.
#[test]
fn tokens_and_servers_find_no_room() {
    alone(async {
        let scene = Scene::lay(612).await;
        let letters = scene.letters();
        let own = [0, 1, 2].map(|number: usize| letters[number].as_str());
        for path in below_a_room() {
            let (there, never) = (filled(&path, own), filled(&path, NEVER));
            for person in [&scene.olga.0, &scene.maren.0, &scene.otto.0] {
                let token = Some(person.token());
                let reply = send(&scene.node, Method::GET, &there, token, None).await;
                assert!(matches!(reply.status, 404 | 405), "{path}: {}", reply.status);
                let of_never = send(&scene.node, Method::GET, &never, token, None).await;
                is_one_answer(&reply, &of_never, &letters, &path);
            }
            let kind = "application/activity+json";
            let reply = get(&scene.node, &there, kind).await;
            assert!(matches!(reply.status, 404 | 405), "{path}: {}", reply.status);
            is_one_answer(&reply, &get(&scene.node, &never, kind).await, &letters, &path);
        }
        for (door, path) in addresses() {
            let is_web = door == "web";
            assert!(is_web || !path.contains("room"), "{door} {path} is of rooms");
        }
        scene.world.finish();
    });
}

/// D6: whoever is not signed in is told nothing by an invitation that somebody holds; who holds it is told the rule and not
/// the name.
#[test]
fn an_invitation_tells_a_stranger_nothing_and_its_holder_no_name() {
    alone(async {
        let scene = Scene::lay(613).await;
        let there = format!("/rooms/door/{}", scene.invitation);
        let never = format!("/rooms/door/{}", NEVER[0]);
        let stranger = Browser::new(&scene.node);
        let (told, of_never) = (stranger.get(&there).await, stranger.get(&never).await);
        assert_eq!((told.status, &told.headers), (of_never.status, &of_never.headers));
        let said = told.text().replace(&scene.invitation, NEVER[0]);
        assert_eq!(said, of_never.text());
        let door = scene.ines.1.get(&there).await;
        assert_eq!(door.status, 200, "{}", door.text());
        for canary in &scene.canaries {
            assert!(!door.text().contains(canary.word()), "{}", door.text());
        }
        let letters = scene.letters();
        for hidden in [letters[0].as_str(), "Klara", "Olga"] {
            assert!(!door.text().contains(hidden), "{hidden}: {}", door.text());
        }
        scene.world.finish();
    });
}

/// R7, D7: the page that an ex-member has open is the last that she sees; what she sends from it arrives nowhere, and what
/// it tells her is what it tells of a room that never was.
#[test]
fn whoever_is_put_out_or_leaves_finds_nothing_at_her_next_click() {
    alone(async {
        let scene = Scene::lay(614).await;
        let letters = scene.letters();
        let klara = &scene.klara.1;
        assert_eq!(klara.get(&scene.thread).await.status, 200);
        let member = scene.klara.0.id.to_string();
        let put_out = format!("{}/steward/put-out", scene.room);
        led_to(&scene.olga.1.post_hers(&put_out, &[("member", &member)]).await);
        let own = [0, 1, 2].map(|number: usize| letters[number].as_str());
        for path in below_a_room() {
            let (there, never) = (filled(&path, own), filled(&path, NEVER));
            let reply = klara.get(&there).await;
            assert!(matches!(reply.status, 404 | 405), "{path}: {}", reply.status);
            is_one_answer(&reply, &klara.get(&never).await, &letters, &path);
        }
        let sent = klara.post_hers(&scene.thread, &[("text", "Still here?")]).await;
        assert_eq!(sent.status, 404);
        let rooms = klara.get("/rooms").await.text();
        assert!(!rooms.contains(&scene.room), "{rooms}");
        let thread = scene.olga.1.get(&scene.thread).await.text();
        assert!(!thread.contains("Still here?"), "{thread}");
        scene.world.finish();
    });
}

/// S16, D4, D17: what a member reads in a room is kept by no cache, has no version to ask for again, and tells no other site
/// where she was; its title is one word.
#[test]
fn a_page_of_a_room_is_kept_nowhere_and_says_in_its_head_nothing_of_the_room() {
    alone(async {
        let scene = Scene::lay(615).await;
        for address in [&scene.room, &scene.thread, &format!("{}/members", scene.room)] {
            let page = scene.klara.1.get(address).await;
            assert_eq!(page.status, 200, "{address}");
            assert_eq!(
                page.header("cache-control"),
                Some("private, no-store"),
                "{address}"
            );
            assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "{address}");
            for name in ["etag", "last-modified", "link", "content-location"] {
                assert_eq!(page.header(name), None, "{address} {name}");
            }
            let html = page.text();
            let head = html.split("</head>").next().unwrap_or_default();
            for canary in &scene.canaries {
                assert!(!head.contains(canary.word()), "{head}");
                for value in page.headers.values() {
                    let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                    assert!(!value.contains(canary.word()), "{value}");
                }
            }
        }
        scene.world.finish();
    });
}
