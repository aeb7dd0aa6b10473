//! Officers look through everybody who is a member, and mail who has not signed in (F02, F22).

use community::import_members::Invite;
use harness::{Browser, Reply, StoryNode, World};
use server::admin::{DryRun, MemberAsk, Request};

fn main_of(reply: &Reply) -> String {
    let text = reply.text();
    let main = text.split("<main").nth(1).unwrap_or(&text);
    main.split("</main>").next().unwrap_or(main).to_owned()
}

/// Somebody whom the operator takes in from a file.
async fn take_in(node: &StoryNode, mail: &str, name: &str) {
    let line = domain::MemberLine {
        line: 2,
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
    let ask = MemberAsk::Import {
        lines: vec![line],
        run: DryRun::Real,
        invite: Invite::Later,
    };
    node.operate(Request::Members(ask)).await;
}

fn link_of<'a>(page: &'a str, name: &str) -> &'a str {
    let before = page.split(name).next().unwrap_or_default();
    let link = before.rsplit("href=\"").next().unwrap_or_default();
    link.split('"').next().unwrap_or_default()
}

/// F02, F22: the roster finds somebody by her mail address, leads to her row, and mails her once in a week.
#[tokio::test]
async fn an_officer_finds_somebody_by_her_address_and_mails_her_where_she_signs_in() {
    let world = World::new(841);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    take_in(&seattle, "idris@mail.example", "Idris Vale").await;
    assert_eq!(maren.get("/desk/members").await.status, 404, "no officer");

    let all = main_of(&olga.get("/desk/members").await);
    for part in ["Idris Vale", "maren", "olga", "One member has not signed in yet"] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let found = main_of(&olga.get("/desk/members?q=IDRIS%40mail.example").await);
    assert!(
        found.contains("Idris Vale") && !found.contains("maren"),
        "{found}"
    );
    let waiting = main_of(&olga.get("/desk/members?signed_in=no").await);
    assert!(waiting.contains("Idris Vale") && !waiting.contains("maren"));
    for nobody in ["?q=nobody", "?state=grace", "?kind=vendor", "?q=%00"] {
        let page = main_of(&olga.get(&format!("/desk/members{nobody}")).await);
        assert!(page.contains("Nobody here for that"), "{nobody}: {page}");
    }

    let path = link_of(&all, "<bdi>Idris Vale").to_owned();
    let page = olga.get(&path).await;
    assert!(main_of(&page).contains("Not signed in yet; had no mail"));
    let act = format!("{path}/invite");
    let mailed = olga.press(&page, &act, &[]).await;
    assert_eq!(mailed.status, 303);
    let again = olga.press(&page, &act, &[]).await;
    assert_eq!(again.status, 409);
    assert!(main_of(&again).contains("mailed less than 7 days ago"));
    world.run_until_quiet().await;
    let mail = seattle.letterbox.last_to("idris");
    assert_eq!(mail.subject, "You are a member of Seattle Partners");
    world.finish();
}

/// F22: one press mails all who had no mail, and nobody twice; a form of somebody else's is refused (E3).
#[tokio::test]
async fn one_press_mails_all_who_wait_and_nobody_twice() {
    let world = World::new(842);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    for name in ["Idris", "Aiko"] {
        let mail = format!("{}@mail.example", name.to_lowercase());
        take_in(&seattle, &mail, name).await;
    }
    let page = olga.get("/desk/members").await;
    let forged = olga.post("/desk/members/invite", &[("form_token", "x")]).await;
    assert_eq!(forged.status, 403, "{}", forged.text());
    let told = olga.press(&page, "/desk/members/invite", &[]).await;
    assert_eq!(told.header("location"), Some("/desk/members?mailed=2"));
    let again = olga.press(&page, "/desk/members/invite", &[]).await;
    assert_eq!(again.header("location"), Some("/desk/members?mailed=0"));
    world.run_until_quiet().await;
    for who in ["idris", "aiko"] {
        assert_eq!(seattle.letterbox.subjects_to(who).len(), 1, "{who}");
    }
    world.finish();
}
