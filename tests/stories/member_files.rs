//! Members come from files, by command and on the desk, and go into files again (F22-1).

use harness::{StoryNode, World};
use server::admin::{MemberAsk, Reply, Request, WhomToInvite};

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
