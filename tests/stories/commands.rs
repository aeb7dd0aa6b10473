//! What operators ask by command, and what they decide in their configuration, as members then meet it.

use domain::CodeMode;
use harness::{Browser, NodeOptions, StoryNode, World};
use serde_json::{Value, json};
use server::admin::{DryRun, EthicsAsk, OrganizationAsk, Reply, Request};

/// What a command that works tells: for people, and for programs.
async fn done(node: &StoryNode, request: Request) -> (String, Value) {
    match node.operate(request).await {
        Reply::Done(shown) => (shown.text, shown.value),
        other => panic!("it is done: {other:?}"),
    }
}

/// Why a command does nothing.
async fn refused(node: &StoryNode, request: Request) -> String {
    match node.operate(request).await {
        Reply::Refused(failure) => failure.message,
        other => panic!("it is refused: {other:?}"),
    }
}

fn merge(from: &str, into: &str) -> Request {
    Request::Organizations(OrganizationAsk::Merge {
        from: from.to_owned(),
        into: into.to_owned(),
        run: DryRun::Real,
    })
}

fn version(version: &str, summary: &str) -> Request {
    Request::Ethics(EthicsAsk::Publish {
        version: version.to_owned(),
        summary: summary.to_owned(),
        text: "# Customers\n\nPut the customer first.".to_owned(),
        mode: Some(CodeMode::Signed),
    })
}

async fn sign(browser: &Browser, name: &str) -> u16 {
    let form = browser.get("/ethics/sign").await;
    let fields = [("signed_as", name)];
    let signed = browser.press(&form, "/ethics/sign", &fields).await;
    signed.status
}

/// F04, 0.2, 2.8: two names of one company are listed, become one by command, and whoever hid from either hides from both.
#[tokio::test]
async fn two_names_of_one_company_become_one() {
    let world = World::new(1_021);
    let seattle = world.node("seattle");
    let maren = seattle.member_of("maren", "Copperbeech Cloud");
    seattle.member_of("rival", "Copper Beech");
    let other = Browser::signed_in(&seattle.member_of("other", "Saltmarsh Security")).await;
    let page = other.get("/people/rival").await;
    let hidden = other.press(&page, "/people/rival/hide", &[]).await;
    assert_eq!(hidden.status, 303, "{}", hidden.text());
    let maren = Browser::signed_in(&maren).await;
    assert_eq!(maren.get("/people/other").await.status, 200);

    let listed = || done(&seattle, Request::Organizations(OrganizationAsk::List));
    let (text, value) = listed().await;
    assert!(
        text.contains("SHOWN BY") && text.contains("Copper Beech"),
        "{text}"
    );
    let shown_by = |value: &Value, slug: &str| {
        let all = value.as_array().expect("a list");
        let found = all.iter().find(|one| one["slug"] == slug);
        found.map(|one| one["shown_by"].clone())
    };
    assert_eq!(shown_by(&value, "copper-beech"), Some(json!(1)));
    assert_eq!(shown_by(&value, "copperbeech-cloud"), Some(json!(1)));

    let itself = refused(&seattle, merge("copper-beech", "copper-beech")).await;
    assert_eq!(itself, "an organisation is not merged with itself");
    let nobody = refused(&seattle, merge("nobody", "copper-beech")).await;
    assert_eq!(nobody, "there is no organisation nobody");
    let (said, _) = done(&seattle, merge("copper-beech", "copperbeech-cloud")).await;
    assert_eq!(said, "copper-beech is copperbeech-cloud now");

    let (_, value) = listed().await;
    assert_eq!(shown_by(&value, "copper-beech"), None);
    assert_eq!(shown_by(&value, "copperbeech-cloud"), Some(json!(2)));
    let company = maren.get("/orgs/copperbeech-cloud").await.text();
    assert!(company.contains("/people/rival") && company.contains("/people/maren"));
    assert_eq!(maren.get("/people/other").await.status, 404, "she hid from it");
    world.run_until_quiet().await;
    world.finish();
}

/// F03: the operator reads which code is in force, how many signed it and who did not; a version is published once, and its
/// summary is as short as the configuration says.
#[tokio::test]
async fn an_operator_reads_who_has_signed_and_who_has_not() {
    let world = World::new(1_022);
    let short = NodeOptions::with(|config| config.ethics.summary_words_max = 10);
    let seattle = world.node_with("seattle", short);
    seattle.officer("olga");
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let status = || done(&seattle, Request::Ethics(EthicsAsk::Status));
    let (text, value) = status().await;
    assert!(text.contains("no code of ethics is published yet"), "{text}");
    assert_eq!(value["code"], Value::Null);

    let long = "one two three four five six seven eight nine ten eleven";
    let too_long = refused(&seattle, version("1", long)).await;
    assert!(too_long.contains("10"), "{too_long}");
    done(&seattle, version("1", "Be fair to each other.")).await;
    let twice = refused(&seattle, version("1", "Be fair to each other.")).await;
    assert!(twice.contains("1.0"), "{twice}");
    let (text, value) = status().await;
    assert!(text.contains("signed by 0 of 2 members"), "{text}");
    assert_eq!((&value["signed"], &value["members"]), (&json!(0), &json!(2)));

    assert_eq!(sign(&maren, "Maren").await, 303);
    let (text, value) = status().await;
    assert!(
        text.contains("signed by 1 of 2 members\nnot signed by olga"),
        "{text}"
    );
    assert_eq!(value["not_signed"], json!(["olga"]));
    world.run_until_quiet().await;
    world.finish();
}

/// 2.15: how often a signature is asked for again is the operator's to decide.
#[tokio::test]
async fn a_node_asks_again_as_often_as_its_operator_decides() {
    let world = World::new(1_023);
    // What the form answers after a new wording and after new content: 200 when it asks, 303 when there is nothing to sign.
    for (word, answers) in [
        ("every", [200, 200]),
        ("major", [303, 200]),
        ("never", [303, 303]),
    ] {
        let options = NodeOptions::with(|config| word.clone_into(&mut config.ethics.resign_on));
        let node = world.node_with(word, options);
        let maren = Browser::signed_in(&node.member("maren")).await;
        done(&node, version("1", "Be fair to each other.")).await;
        assert_eq!(maren.get("/ethics/sign").await.status, 200, "{word}");
        assert_eq!(sign(&maren, "Maren").await, 303, "{word}");
        assert_eq!(maren.get("/ethics/sign").await.status, 303, "{word}");
        for (number, answer) in ["1.1", "2"].into_iter().zip(answers) {
            done(&node, version(number, "Be fair to each other.")).await;
            assert_eq!(maren.get("/ethics/sign").await.status, answer, "{word} {number}");
        }
    }
    world.run_until_quiet().await;
    world.finish();
}
