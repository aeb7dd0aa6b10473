//! Members come from files, by command and on the desk, and go into files again (F22-1).

use harness::{Browser, Person, StoryNode, World};
use serde_json::json;
use server::admin::{MemberAsk, Reply, Request, WhomToInvite};

use crate::drafts::evening;

fn text(reply: Reply) -> String {
    match reply {
        Reply::Done(shown) | Reply::WouldChange(shown) => shown.text,
        Reply::Refused(failure) => failure.message,
    }
}

async fn ask(node: &StoryNode, ask: MemberAsk) -> Reply {
    node.operate(Request::Members(ask)).await
}

/// A piece as the command reads it from its file.
fn import(lines: &[(&str, &str)]) -> MemberAsk {
    let line = |(line, (mail, name)): (u64, &(&str, &str))| domain::MemberLine {
        line,
        mail: domain::MailAddress::parse(mail).expect("a story has addresses"),
        name: domain::PersonName::parse(name).expect("a story has names"),
        organization: None,
        kind: None,
        chapter: None,
        level: None,
        paid_until: None,
        handle: None,
        tags: None,
    };
    MemberAsk::Import {
        lines: (2..).zip(lines).map(line).collect(),
        run: server::admin::DryRun::Real,
        invite: community::import_members::Invite::Later,
    }
}

/// F22-1, F28: who was taken in is mailed when the operator says so, once; the mail signs nobody in.
#[tokio::test]
async fn who_was_taken_in_is_mailed_once_where_she_signs_in() {
    let world = World::new(831);
    let seattle = world.node("seattle");
    ask(&seattle, import(&[("maren@mail.example", "Maren Holt")])).await;
    world.run_until_quiet().await;
    assert!(
        seattle.letterbox.subjects_to("maren").is_empty(),
        "later means later"
    );
    let invite = || MemberAsk::Invite {
        whom: WhomToInvite::Untold,
    };
    assert_eq!(text(ask(&seattle, invite()).await), "1 member gets a mail");
    assert_eq!(text(ask(&seattle, invite()).await), "nobody waits for a mail");
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("maren");
    assert_eq!(mail.subject, "You are a member of Seattle Partners");
    assert!(mail.text.contains("/login\n"), "no secret: {}", mail.text);
    let shown = MemberAsk::Show {
        handle: "maren.holt".to_owned(),
    };
    assert!(text(ask(&seattle, shown).await).contains("not yet; mailed"));
    world.finish();
}

/// No page and no answer that another member or a stranger gets of maren has the word.
async fn nobody_else_reads(lena: &Person, word: &str) {
    for browser in [Browser::signed_in(lena).await, Browser::new(&lena.node)] {
        for path in ["/people", "/people/maren", "/users/maren", "/orgs/ledgerline"] {
            let page = browser.get(path).await.text();
            assert!(!page.contains(word), "{path}: {page}");
        }
        let found = browser.get(&format!("/people?q={word}")).await.text();
        assert!(!found.contains("/people/maren\""), "{found}");
    }
    for path in ["/api/v1/people/maren", "/api/v1/people?q=maren"] {
        assert!(!lena.get(path).await.text().contains(word), "{path}");
    }
    let path = format!("/api/v1/people?q={word}");
    let found = lena.get(&path).await.expect(200);
    assert_eq!(found["items"].as_array().map(Vec::len), Some(0), "{found}");
}

/// F22, F22-1: officers' tags come by a file, find members, go into a file that changes nothing, and are read by officers
/// and by her whom they are about: by no other member, no stranger and no other node.
#[tokio::test]
async fn tags_of_a_file_are_read_by_officers_and_by_her_alone() {
    let world = World::new(834);
    let (seattle, london) = (world.node("seattle"), world.node("london"));
    let (olga, ravi) = (seattle.officer("olga"), london.officer("ravi"));
    let (maren, lena) = (seattle.member("maren"), seattle.member("lena"));
    world.peer(&olga, &ravi, &["events"]).await;
    let path = "/api/v1/members/import";
    let table = "mail,name,tags\nmaren@mail.example,Maren,canarytag | Board 2026\n";
    for (counted, what) in [(1, "taken in"), (0, "the same file again")] {
        let tally = olga.post_table(path, table).await.expect(200);
        assert_eq!(
            (&tally["new"], &tally["updated"]),
            (&json!(0), &json!(counted)),
            "{what}"
        );
    }
    ravi.publish(evening("Open house")).await;
    world.run_until_quiet().await;
    let event = maren.id_of("Open house").await;
    maren.answer(&event, "going").await.expect(200);
    world.run_until_quiet().await;

    let listed = olga.get("/api/v1/members?tag=BOARD%202026").await.expect(200);
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1), "{listed}");
    assert_eq!(listed["items"][0]["tags"][1], "canarytag");
    assert_eq!(maren.get("/api/v1/me").await.expect(200)["tags"][1], "canarytag");
    let listed = MemberAsk::List {
        whom: server::admin::Whom::Everybody,
        tag: Some("Canarytag".to_owned()),
    };
    let listed = text(ask(&seattle, listed).await);
    assert!(listed.contains("maren@") && !listed.contains("lena@"), "{listed}");

    let officer = Browser::signed_in(&olga).await;
    let found = officer.get("/desk/members?tag=canarytag").await.text();
    assert!(found.contains("maren@mail.example") && !found.contains("lena@mail.example"));
    let none = officer.get("/desk/members?tag=nobody").await.text();
    assert!(none.contains("Nobody here for that"), "{none}");

    nobody_else_reads(&lena, "canarytag").await;
    let sent = world.internet.tap();
    assert!(!sent.is_empty());
    for sent in sent {
        let body = sent.request.body.as_deref().unwrap_or_default();
        assert!(!String::from_utf8_lossy(body).contains("canarytag"));
    }

    let Reply::Done(page) = ask(&seattle, MemberAsk::Export { after: None }).await else {
        panic!("all members can be written out");
    };
    let csv = page.value["csv"].as_str().unwrap_or_default().to_owned();
    assert!(csv.contains("Board 2026 | canarytag"), "{csv}");
    let tally = olga.post_table(path, &csv).await.expect(200);
    assert_eq!(
        (&tally["new"], &tally["updated"]),
        (&json!(0), &json!(0)),
        "{tally}"
    );
    world.finish();
}
