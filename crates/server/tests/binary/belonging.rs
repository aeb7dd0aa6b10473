//! Levels, invoices, renewals, the digest, a mail on trial and ways to sign in, by commands alone: what they say, as JSON
//! too, and how they exit (features, section 7).

use serde_json::{Value, json};

use crate::command_line::{event, far_ahead};
use crate::folder::{Folder, Ran};

/// A node with an operator `olga`, a level `chapter` that costs 240 a year, and the members of a file.
fn with_members(lines: &str) -> Folder {
    let folder = Folder::set_up("http://localhost:8801");
    let level = [
        "tiers",
        "set",
        "chapter",
        "--name",
        "Chapter",
        "--price",
        "240",
        "--months",
        "12",
        "--benefit",
        "A vote",
    ];
    assert_eq!(folder.json(&level)["id"], "chapter");
    let file = folder.file("members.csv", lines);
    folder.done(&["members", "import", &file]);
    folder
}

/// A day so many days from now.
fn in_days(days: i64) -> String {
    let clock = ambient::SystemClock::start();
    let second = ambient::Clock::now(&clock).as_second() + days * 86_400;
    let moment = jiff::Timestamp::from_second(second).unwrap();
    moment.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// Each command ends with its code and says this.
fn all_say(folder: &Folder, expected: &[(&[&str], i32, &str)]) {
    for (words, code, part) in expected {
        let Ran {
            code: ended,
            out,
            err,
        } = folder.run(words);
        assert_eq!(ended, *code, "{words:?}: {out}{err}");
        assert!(
            out.contains(part) || err.contains(part),
            "{words:?} does not say `{part}`: {out}{err}"
        );
    }
}

/// F02, F02-1: a level is described and asked for, its invoice is marked as paid once, and saying it again changes nothing.
#[test]
fn levels_and_invoices_are_kept_by_commands() {
    let folder = with_members("handle,name,mail\nmaren,Maren,maren@example.org\n");
    let tiers = folder.json(&["tiers", "list"]);
    let mut tiers = tiers.as_array().unwrap().iter();
    let chapter = tiers.find(|tier| tier["id"] == "chapter").unwrap();
    assert_eq!(chapter["held_by"], 0);
    all_say(
        &folder,
        &[
            (&["tiers", "set", "chapter", "--price", "a lot"], 2, "--price"),
            (&["tiers", "retire", "gold"], 4, "gold"),
            (&["members", "tier", "maren", "gold"], 4, "gold"),
            (&["members", "tier", "nobody", "chapter"], 4, "nobody"),
            (&["members", "standing", "maren"], 0, "in good standing"),
            (&["members", "standing", "maren", "limited"], 2, "--until"),
            (&["members", "standing", "nobody", "suspended"], 4, "nobody"),
            (&["members", "standing", "maren", "cautioned"], 0, "cautioned"),
            (&["members", "standing", "maren", "good"], 0, "in good standing"),
            (&["dues", "list"], 0, "nobody owes anything"),
        ],
    );
    let asked = folder.json(&["members", "tier", "maren", "chapter"]);
    assert_eq!(
        (&asked["tier"], &asked["invoice"]),
        (&json!("chapter"), &json!(1))
    );
    assert_eq!(folder.json(&["members", "show", "maren"])["owes"], 1);
    let owed = folder.json(&["dues", "list"]);
    assert_eq!(owed.as_array().unwrap().len(), 1);
    assert_eq!(owed[0]["number"], 1);
    all_say(
        &folder,
        &[
            (&["dues", "mark-paid", "one"], 2, "digits"),
            (&["dues", "mark-paid", "2"], 4, "there is no invoice 2"),
            (&["dues", "mark-paid", "1"], 0, "is paid now"),
            (&["dues", "mark-paid", "1"], 0, "nothing changed"),
            (&["dues", "list"], 0, "nobody owes anything"),
            (&["dues", "list", "--all"], 0, "paid"),
            (&["members", "show", "maren"], 0, "paid until"),
        ],
    );
}

/// F02: what is due is said first, with exit code 3, and done once.
#[test]
fn renewals_are_said_before_they_are_done_and_done_once() {
    let line = format!(
        "handle,name,mail,level,paid_until\nmaren,Maren,maren@example.org,chapter,{}\n",
        in_days(5)
    );
    let folder = with_members(&line);
    let dry = folder.run(&["renewals", "run", "--dry-run", "--json"]);
    assert_eq!(dry.code, 3, "{}", dry.err);
    let due: Value = serde_json::from_str(&dry.out).unwrap();
    assert_eq!(
        (&due[0]["handle"], &due[0]["step"], &due[0]["days"]),
        (&json!("maren"), &json!("remind"), &json!(7))
    );
    all_say(
        &folder,
        &[
            (&["dues", "list"], 0, "nobody owes anything"),
            (&["renewals", "run"], 0, "maren: the reminder of 7 days before"),
            (&["renewals", "run", "--dry-run"], 0, "nothing is due"),
            (&["dues", "list"], 0, "240"),
        ],
    );
}

/// F21: the digest is looked at, whole for one member, said before it is sent, and sent once; one mail is sent on trial.
#[test]
fn the_digest_is_looked_at_before_it_is_sent_and_a_mail_is_tried() {
    let folder = with_members("handle,name,mail\nmaren,Maren,maren@example.org\n");
    let nobody: &[&[&str]] = &[&["digest", "preview"], &["digest", "send", "--dry-run"]];
    for words in nobody {
        all_say(&folder, &[(*words, 0, "nobody would get a digest now")]);
    }
    let file = folder.file("event.json", event("First meeting", "members", &far_ahead()));
    folder.done(&["events", "create", "--file", &file]);
    let dry = folder.run(&["digest", "send", "--dry-run", "--json"]);
    assert_eq!(dry.code, 3, "{}", dry.err);
    let would: Value = serde_json::from_str(&dry.out).unwrap();
    let mut handles: Vec<&str> = would
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["handle"].as_str())
        .collect();
    handles.sort_unstable();
    assert_eq!(handles, ["maren", "olga"]);
    let whole = folder.json(&["digest", "preview", "--for", "maren"]);
    assert!(
        whole["text"].as_str().unwrap().contains("First meeting"),
        "{whole}"
    );
    all_say(
        &folder,
        &[
            (
                &["digest", "preview", "--for", "nobody"],
                4,
                "there is no member nobody",
            ),
            (&["digest", "send"], 0, "the digest goes to 2 members"),
            (
                &["digest", "send", "--dry-run"],
                0,
                "nobody would get a digest now",
            ),
            (&["mail", "test", "nobody"], 2, "the address"),
        ],
    );
    let mails = || std::fs::read_dir(folder.data().join("mail")).map_or(0, Iterator::count);
    let before = mails();
    assert_eq!(
        folder.json(&["mail", "test", "olga@example.org"])["to"],
        "olga@example.org"
    );
    assert_eq!(mails(), before + 1);
}

/// F28, section 7: a link to sign in is printed for a member alone, and whoever signed in nowhere is signed out all the
/// same.
#[test]
fn a_link_to_sign_in_is_printed_for_members_alone() {
    let folder = Folder::set_up("http://localhost:8801");
    let link = folder.json(&["admin", "login-link", "olga"]);
    let address = link["link"].as_str().unwrap();
    assert!(address.starts_with("http://localhost:8801/login/"), "{address}");
    assert_eq!(folder.json(&["admin", "sessions", "olga"]), json!([]));
    assert_eq!(folder.json(&["admin", "sign-out", "olga"])["ended"], 0);
    for (words, code) in [
        (["olga", "olga@example.org"], 1),
        (["nobody", "olga@example.org"], 4),
        (["olga", "no address"], 2),
    ] {
        let words = ["admin", "forget-mail", words[0], words[1]];
        assert_eq!(folder.run(&words).code, code, "{words:?}");
    }
    for verb in ["login-link", "sessions", "sign-out"] {
        for (handle, code) in [("nobody", 4), ("no one", 2)] {
            assert_eq!(folder.run(&["admin", verb, handle]).code, code, "{verb} {handle}");
        }
    }
}

/// F22-1: who was taken in is mailed once at a word; what goes out comes in again and changes nothing, and no file is
/// written over.
#[test]
fn members_are_invited_once_and_written_to_a_file_that_changes_nothing() {
    let folder = with_members("handle,name,mail\nmaren,Maren,maren@example.org\n");
    let file = folder.data().join("all.csv");
    let file = file.to_str().unwrap();
    all_say(
        &folder,
        &[
            (
                &["members", "show", "maren"],
                0,
                "not yet; `rosarium members invite` mails her",
            ),
            (&["members", "invite", "nobody"], 4, "nobody"),
            (&["members", "invite"], 0, "1 member gets a mail"),
            (&["members", "invite"], 0, "nobody waits for a mail"),
            (&["members", "show", "nobody"], 4, "nobody"),
            (&["members", "list", "--tag", "board"], 0, "nobody yet"),
            (&["members", "export", file], 0, "2 members"),
            (
                &["members", "export", file],
                1,
                "is there already; name another file",
            ),
            (&["members", "import", "--dry-run", file], 0, "0 new, 0 updated"),
        ],
    );
}
