//! An officer hands in a file of members, sees what would become of each line, and takes them in (F22-1).

use std::fmt::Write;

use community::import_members::{Invite, Reading};
use domain::{Columns, MemberLine};
use harness::{Browser, Reply, World};
use serde_json::json;
use server::admin::{DryRun, MemberAsk, Request};
use store::imports;
use wire::csv::{CsvLimits, CsvReader, CsvRecord};

const IMPORT: &str = "/desk/members/import";

fn main_of(reply: &Reply) -> String {
    let text = reply.text();
    let main = text.split("<main").nth(1).unwrap_or(&text);
    main.split("</main>").next().unwrap_or(main).to_owned()
}

/// The number that stands beside a word in the list of counts.
fn count(page: &Reply, word: &str) -> String {
    let main = main_of(page);
    let behind = main.split(&format!("<dt>{word}</dt><dd>")).nth(1);
    let behind = behind.unwrap_or_else(|| panic!("{word}: {main}"));
    behind.split('<').next().unwrap_or_default().to_owned()
}

fn counts(page: &Reply) -> [String; 5] {
    [
        "New members",
        "Members who change",
        "As they are already",
        "Named twice in the file",
        "At fault",
    ]
    .map(|word| count(page, word))
}

/// A file of 62 lines under its heading; lines 17 and 40 have no mail address, two people are members already.
fn sixty_two(known: &[(&str, &str)]) -> String {
    let mut text = "E-Mail,Full name,Company\r\n".to_owned();
    for line in 2..64 {
        let (mail, name) = match line {
            17 => ("nobody".to_owned(), "Nobody".to_owned()),
            40 => ("nobody@".to_owned(), "Nobody either".to_owned()),
            5 | 6 => {
                let (mail, name) = known[line - 5];
                (mail.to_owned(), name.to_owned())
            }
            _ => (format!("p{line}@mail.example"), format!("Person {line}")),
        };
        let company = if line == 30 { "\"=1+1, Ltd\"" } else { "Tidewrack" };
        write!(text, "{mail},{name},{company}\r\n").expect("a text takes what is written");
    }
    text
}

fn located(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", main_of(reply));
    reply.header("location").unwrap_or_default().to_owned()
}

/// F22-1: 62 lines are 58 new, 2 updated, 2 invalid (17, 40), before and after; the same file again is 0 new.
#[tokio::test]
async fn sixty_two_lines_are_seen_before_anything_changes_and_the_same_file_changes_nothing() {
    let world = World::new(843);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    seattle.member("maren");
    seattle.member("aiko");
    let known = [
        ("maren@mail.example", "Maren Holt"),
        ("AIKO@mail.example", "Aiko Strand"),
    ];
    let text = sixty_two(&known);

    let page = olga.get(IMPORT).await;
    let file = located(&olga.hand_in(&page, IMPORT, text.as_bytes()).await);
    let looked = olga.get(&file).await;
    assert_eq!(counts(&looked), ["58", "2", "0", "0", "2"]);
    let main = main_of(&looked);
    for line in [
        "<th scope=\"row\">17</th>",
        "<th scope=\"row\">40</th>",
        "the mail address is missing or wrong",
    ] {
        assert!(main.contains(line), "{line}: {main}");
    }
    let roster = main_of(&olga.get("/desk/members?q=p20%40mail.example").await);
    assert!(
        roster.contains("Nobody here for that"),
        "a preview changes nothing"
    );

    let start = format!("{file}/start");
    located(&olga.press(&looked, &start, &[]).await);
    let done = olga.get(&file).await;
    assert!(main_of(&done).contains("Taken in"));
    assert_eq!(counts(&done), ["58", "2", "0", "0", "2"]);
    let again = olga.press(&looked, &start, &[]).await;
    assert_eq!(again.status, 409, "it was pressed once already");
    world.run_until_quiet().await;
    assert!(
        seattle.letterbox.subjects_to("p20").is_empty(),
        "later means later"
    );

    let second = located(
        &olga
            .hand_in(&olga.get(IMPORT).await, IMPORT, text.as_bytes())
            .await,
    );
    let looked = olga.get(&second).await;
    assert_eq!(counts(&looked), ["0", "0", "60", "0", "2"]);
    assert!(main_of(&looked).contains("There is nothing to take in"));

    // What goes out has no formula, and comes in again as it is (E6).
    let page = olga.get(IMPORT).await;
    let export = olga.press(&page, "/desk/members/export", &[]).await;
    assert_eq!(
        export.header("content-disposition"),
        Some("attachment; filename=\"members.csv\"")
    );
    let csv = export.text();
    assert!(csv.contains("\"'=1+1, Ltd\""), "{csv}");
    let third = located(&olga.hand_in(&page, IMPORT, csv.as_bytes()).await);
    assert_eq!(
        counts(&olga.get(&third).await),
        ["0", "0", "61", "0", "0"],
        "58, maren, aiko, olga"
    );
    world.finish();
}

/// F22-1: a program is told the same of the same file, first what would be done and then what was; again it is 0 new, and so
/// a command finds it.
#[tokio::test]
async fn sixty_two_lines_come_by_rest_and_a_command_finds_nobody_new_among_them() {
    let world = World::new(849);
    let seattle = world.node("seattle");
    let olga = seattle.officer("olga");
    seattle.member("maren");
    seattle.member("aiko");
    let text = sixty_two(&[
        ("maren@mail.example", "Maren Holt"),
        ("AIKO@mail.example", "Aiko Strand"),
    ]);
    let path = "/api/v1/members/import";
    for (query, counted) in [
        ("?dry_run=true", [58, 2, 0, 0, 2]),
        ("", [58, 2, 0, 0, 2]),
        ("?dry_run=true", [0, 0, 60, 0, 2]),
        ("", [0, 0, 60, 0, 2]),
    ] {
        let tally = olga
            .post_table(&format!("{path}{query}"), &text)
            .await
            .expect(200);
        let words = ["new", "updated", "unchanged", "duplicate", "invalid"];
        assert_eq!(
            words.map(|word| tally[word].as_i64().unwrap_or(-1)),
            counted,
            "{query}"
        );
        let faults = tally["faults"].as_array().cloned().unwrap_or_default();
        let faults: Vec<_> = faults
            .iter()
            .map(|fault| (&fault["line"], &fault["why"]))
            .collect();
        let why = json!("bad e-mail");
        assert_eq!(faults, [(&json!(17), &why), (&json!(40), &why)]);
    }
    let ask = MemberAsk::Import {
        lines: read(&text),
        run: DryRun::Real,
        invite: Invite::Later,
    };
    let server::admin::Reply::Done(shown) = seattle.operate(Request::Members(ask)).await else {
        panic!("the command takes them in");
    };
    let fates = shown.value.as_array().cloned().unwrap_or_default();
    assert_eq!(fates.len(), 60);
    let unchanged = json!({ "Ok": "unchanged" });
    assert!(fates.iter().all(|fate| *fate == unchanged), "{fates:?}");
    world.run_until_quiet().await;
    world.finish();
}

/// The good lines of a file, as the command reads them.
fn read(text: &str) -> Vec<MemberLine> {
    let mut file = CsvReader::begin(text.as_bytes(), CsvLimits::of_members()).expect("a table");
    let mut reading = Reading::of(Columns::guess(file.heading()));
    let mut lines = Vec::new();
    while let Some((number, record)) = file.next_record().expect("it can be read") {
        if let CsvRecord::Cells(cells) = record {
            lines.extend(reading.take(number, &cells));
        }
    }
    lines
}

/// F22: what is no table, a heading that says too little, a file that is dropped.
#[tokio::test]
async fn columns_with_other_names_are_said_by_hand_and_a_file_that_is_none_is_refused() {
    let world = World::new(844);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let page = olga.get(IMPORT).await;
    for (bytes, why) in [
        (&b""[..], "choose a file in which something stands"),
        (&b"PK\x03\x04"[..], "this is no text"),
        (
            &b"mail,name\n\xe4@a.example,X\n"[..],
            "line 2 holds letters that cannot be read",
        ),
        (&b"mail,name\n"[..], "nobody stands under the names"),
    ] {
        let refused = olga.hand_in(&page, IMPORT, bytes).await;
        assert_eq!(refused.status, 422, "{why}");
        assert!(main_of(&refused).contains(why), "{why}: {}", main_of(&refused));
    }
    let too_large = vec![b'x'; 5 << 20];
    let refused = olga.hand_in(&page, IMPORT, &too_large).await;
    assert_eq!(refused.status, 422);
    assert!(main_of(&refused).contains("at most 4 MB"));

    let file = b"Who;Reached at;Joined\r\nIdris Vale;idris@mail.example;2019\r\n";
    let path = located(&olga.hand_in(&page, IMPORT, file).await);
    let waits = olga.get(&path).await;
    assert!(main_of(&waits).contains("Say which column is what"));
    let columns = format!("{path}/columns");
    let missing = olga.press(&waits, &columns, &[("name", "0")]).await;
    assert_eq!(missing.status, 422);
    let main = main_of(&missing);
    assert!(main.contains("A column is missing: Mail address"), "{main}");
    assert!(
        main.contains("<a href=\"#column-mail\">") && main.contains("id=\"column-mail\""),
        "{main}"
    );
    assert!(
        main.contains("<option value=\"0\" selected>Who</option>"),
        "what was typed stays: {main}"
    );
    located(
        &olga
            .press(&waits, &columns, &[("name", "0"), ("mail", "1")])
            .await,
    );
    let looked = olga.get(&path).await;
    assert_eq!(counts(&looked), ["1", "0", "0", "0", "0"]);
    let start = format!("{path}/start");
    located(&olga.press(&looked, &start, &[("mail", "yes")]).await);
    world.run_until_quiet().await;
    assert_eq!(seattle.letterbox.subjects_to("idris").len(), 1);

    let done = olga.get(&path).await;
    located(&olga.press(&done, &format!("{path}/drop"), &[]).await);
    assert_eq!(olga.get(&path).await.status, 404);
    world.finish();
}

/// F22-1: ten thousand lines, three in a hundred at fault, go on by themselves, also over a stop, and nobody comes twice.
#[tokio::test]
async fn ten_thousand_lines_go_on_where_they_were_left() {
    let world = World::new(845);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let mut text = "mail,name\n".to_owned();
    for number in 0..10_000 {
        let mail = match number % 100 {
            7 => "no address".to_owned(),
            8 => format!("p{}@work.example", number - 8),
            _ => format!("p{number}@work.example"),
        };
        let name = if number % 100 == 9 {
            String::new()
        } else {
            format!("Person {number}")
        };
        writeln!(text, "{mail},{name}").expect("a text takes what is written");
    }
    let page = olga.get(IMPORT).await;
    let path = located(&olga.hand_in(&page, IMPORT, text.as_bytes()).await);
    assert!(main_of(&olga.get(&path).await).contains("0 of 10000 lines are looked through"));
    assert_eq!(seattle.go_on_with_imports(3).await, 3);
    assert!(main_of(&olga.get(&path).await).contains("600 of 10000 lines are looked through"));
    assert_eq!(seattle.go_on_with_imports(999).await, 48);
    let looked = olga.get(&path).await;
    let expected = ["9700", "0", "0", "100", "200"];
    assert_eq!(counts(&looked), expected);

    located(&olga.press(&looked, &format!("{path}/start"), &[]).await);
    assert_eq!(seattle.go_on_with_imports(20).await, 20);
    assert!(main_of(&olga.get(&path).await).contains("4000 of 10000 lines are taken in"));
    assert_eq!(seattle.go_on_with_imports(999).await, 31);
    assert_eq!(seattle.go_on_with_imports(999).await, 0, "nothing is left");
    let done = olga.get(&path).await;
    assert_eq!(counts(&done), expected);
    let more = main_of(&done).split("href=\"").find_map(|rest| {
        let link = rest.split('"').next()?;
        link.contains("?after=").then(|| link.to_owned())
    });
    let more = more.expect("300 lines are at fault, 200 stand on a page");
    assert!(main_of(&olga.get(&more).await).contains("<th scope=\"row\">9911</th>"));

    let second = located(
        &olga
            .hand_in(&olga.get(IMPORT).await, IMPORT, text.as_bytes())
            .await,
    );
    seattle.go_on_with_imports(999).await;
    assert_eq!(counts(&olga.get(&second).await), ["0", "0", "9700", "100", "200"]);
    world.finish();
}

/// F22, threats E3, H3: a form of another site, of another session or of an old sign-in takes nothing in and gives nothing away.
#[tokio::test]
async fn nobody_hands_in_a_file_by_a_form_of_somebody_elses() {
    let world = World::new(846);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let maren = Browser::signed_in(&seattle.member("maren")).await;
    let page = olga.get(IMPORT).await;
    let text = b"mail,name\na@work.example,Ada\n";
    let no_officer = maren.hand_in(&page, IMPORT, text).await;
    assert_eq!(no_officer.status, 404);
    let no_file = olga.press(&page, IMPORT, &[("file", "mail,name")]).await;
    assert_eq!(no_file.status, 400, "no form with a file");
    let other = Browser::signed_in(&seattle.officer("ravi")).await;
    let anothers = other.hand_in(&page, IMPORT, text).await;
    assert_eq!(anothers.status, 403);
    world.advance(std::time::Duration::from_secs(2 * 3_600));
    let old = olga.press(&page, "/desk/members/export", &[]).await;
    assert_eq!(old.status, 403, "sign in again first");
    let kept = seattle.database().read(imports::list);
    assert!(kept.expect("a store in memory can be read").is_empty());
    world.finish();
}

/// As many lines as the worker and not the page goes on with.
fn long(letter: char) -> String {
    let mut text = "mail,name\n".to_owned();
    for number in 0..1_001 {
        writeln!(text, "{letter}{number}@work.example,Person {number}")
            .expect("a text takes what is written");
    }
    text
}

/// F22: a file that fails holds no later one up, and one that is being taken in is stopped by an officer.
#[tokio::test]
async fn a_file_that_fails_holds_up_no_other_and_a_wrong_one_is_stopped() {
    const IMPORT_TEXTS: u8 = 141;
    let world = World::new(847);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    let page = olga.get(IMPORT).await;
    let spoilt = located(&olga.hand_in(&page, IMPORT, long('a').as_bytes()).await);
    seattle.spoil_first_row(IMPORT_TEXTS).await;
    world.advance(std::time::Duration::from_secs(1));
    let path = located(&olga.hand_in(&page, IMPORT, long('b').as_bytes()).await);
    assert_eq!(seattle.go_on_with_imports(999).await, 6);
    let looked = olga.get(&path).await;
    assert_eq!(count(&looked, "New members"), "1001");
    assert!(main_of(&olga.get(&spoilt).await).contains("0 of 1001 lines are looked through"));

    located(&olga.press(&looked, &format!("{path}/start"), &[]).await);
    assert_eq!(seattle.go_on_with_imports(2).await, 2);
    let going = olga.get(&path).await;
    assert!(main_of(&going).contains("Stop, and forget this file"));
    located(&olga.press(&going, &format!("{path}/drop"), &[]).await);
    assert_eq!(olga.get(&path).await.status, 404);
    assert_eq!(seattle.go_on_with_imports(999).await, 0);
    for (mail, found) in [("b399", true), ("b400", false)] {
        let roster = olga.get(&format!("/desk/members?q={mail}%40work.example")).await;
        let nobody = main_of(&roster).contains("Nobody here for that");
        assert_eq!(
            !nobody, found,
            "{mail}: who was taken in stays, nobody else comes"
        );
    }
    world.finish();
}

/// F22: a file of people with so many words that no transaction holds two hundred of them.
#[tokio::test]
async fn what_is_too_much_at_once_is_taken_in_by_halves() {
    let world = World::new(848);
    let seattle = world.node("seattle");
    let olga = Browser::signed_in(&seattle.officer("olga")).await;
    for (first, new, updated) in [('a', "200", "0"), ('b', "0", "200")] {
        let words = |letters: std::ops::RangeInclusive<char>| {
            let words: Vec<String> = letters.map(|letter| format!("{first}{letter}")).collect();
            words.join(" ")
        };
        let (name, company) = (words('a'..='z'), words('а'..='я'));
        let mut text = "mail,name,company\n".to_owned();
        for number in 0..200 {
            writeln!(text, "p{number}@work.example,{name},{company}").expect("a text takes what is written");
        }
        let page = olga.get(IMPORT).await;
        let path = located(&olga.hand_in(&page, IMPORT, text.as_bytes()).await);
        let looked = olga.get(&path).await;
        located(&olga.press(&looked, &format!("{path}/start"), &[]).await);
        let done = olga.get(&path).await;
        assert!(main_of(&done).contains("Taken in"), "{first}");
        assert_eq!(counts(&done), [new, updated, "0", "0", "0"]);
    }
    world.finish();
}
