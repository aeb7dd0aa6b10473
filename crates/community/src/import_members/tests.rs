//! What a file of members does to a node, the same file again, and what it may not do.

use domain::{CommunityAudience, CommunityProfile, Kind, MemberColumn, Tier};
use jiff::ToSpan;
use store::{Database, community};
use wire::csv::{CsvLimits, CsvReader, CsvRecord};

use super::*;
use crate::import_tally::Tally;
use crate::invite_members::{InviteRefused, Whom, invite_one, invite_piece};
use crate::samples::{self, act, at, refused};

const HEADING: [&str; 7] = [
    "mail",
    "name",
    "organization",
    "kind",
    "level",
    "paid_until",
    "handle",
];

fn lines(rows: &[[&str; 7]]) -> (Vec<MemberLine>, Tally) {
    let heading = HEADING.map(str::to_owned);
    let mut reading = Reading::of(Columns::guess(&heading));
    let (mut lines, mut tally) = (Vec::new(), Tally::default());
    for (line, row) in (2..).zip(rows) {
        match reading.take(line, &row.map(str::to_owned)) {
            Ok(line) => lines.push(line),
            Err(fault) => tally.add(line, Err(fault)),
        }
    }
    (lines, tally)
}

/// First what would become of it, then what became of it: the same words.
fn import(database: &Database, rows: &[[&str; 7]], invite: Invite, second: i64) -> Tally {
    let (lines, begun) = lines(rows);
    let tally = |fates: Vec<Result<Fate, LineFault>>| {
        let mut tally = begun.clone();
        for (line, fate) in lines.iter().zip(fates) {
            tally.add(line.line, fate);
        }
        tally
    };
    let looked = tally(act(database, |tx| look_at_piece(tx, &lines, at(second))));
    let number = |line: &MemberLine| u8::try_from(line.line).unwrap();
    let with_ids: Vec<(MemberLine, MemberId)> = lines
        .iter()
        .map(|line| {
            (
                line.clone(),
                MemberId::new(u64::try_from(second).unwrap(), [number(line); 10]),
            )
        })
        .collect();
    let importing = Importing {
        by: "olga",
        invite,
        now: at(second),
    };
    let done = tally(act(database, |tx| import_piece(tx, importing, &with_ids)));
    assert_eq!(looked, done, "a dry run says what a run does");
    done
}

fn by_handle(database: &Database, handle: &str) -> domain::Member {
    let handle = domain::Handle::parse(handle).unwrap();
    database
        .read(|tx| members::by_handle(tx, &handle))
        .unwrap()
        .unwrap()
}

/// F22-1
#[test]
fn a_file_makes_members_once_and_the_same_file_again_changes_nothing() {
    let database = samples::node();
    samples::member(&database, "klara");
    let rows = [
        [
            "maren@a.example",
            "Maren Holt",
            "Ledgerline",
            "partner",
            "",
            "",
            "",
        ],
        ["KLARA@a.example", "Klara Berg", "Tidewrack", "vendor", "", "", ""],
        ["idris(at)a.example", "Idris", "", "", "", "", ""],
        ["neve@a.example", "", "", "", "", "", ""],
        ["maren@a.example", "Maren H.", "", "", "", "", ""],
        ["priya@a.example", "Priya", "", "", "", "", "klara"],
    ];
    let first = import(&database, &rows, Invite::Later, 5);
    assert_eq!(
        first.to_string(),
        "1 new, 1 updated, 1 duplicate (line 6: the same e-mail as line 2), \
         3 invalid (line 4: bad e-mail; line 5: no name; line 7: the handle is taken)"
    );
    let klara = by_handle(&database, "klara");
    assert_eq!(
        (klara.name.as_str(), klara.mail.as_str()),
        ("Klara Berg", "klara@a.example")
    );
    let kind = |member: &domain::Member| {
        database
            .read(|tx| enrolments::get(tx, &member.id))
            .unwrap()
            .unwrap()
            .kind
    };
    assert_eq!(kind(&klara), Kind::Vendor);
    assert_eq!(by_handle(&database, "maren.holt").name.as_str(), "Maren Holt");
    let found = crate::search_people::PeopleFilter {
        text: domain::Title::parse("tidewrack").ok(),
        ..Default::default()
    };
    let viewer = crate::Viewer::Member(samples::member(&database, "viewer"));
    let page = database.read(|tx| crate::search_people::search_people(tx, &viewer, &found, None));
    assert_eq!(
        page.unwrap().people.len(),
        1,
        "she is found by what the file says"
    );
    let acts = database.read(|tx| audit::tail(tx, 99)).unwrap().len();
    let again = import(&database, &rows, Invite::Later, 6);
    assert_eq!((again.new, again.updated, again.unchanged), (0, 0, 2));
    assert_eq!(database.read(|tx| audit::tail(tx, 99)).unwrap().len(), acts);
}

/// F02, F22: a chapter is one of the community's; a line that names another is told which there are.
#[test]
fn a_line_names_a_chapter_of_the_community_or_is_at_fault() {
    let database = samples::node();
    let title = |text: &str| domain::Title::parse(text).unwrap();
    let line = |chapter: &str, second: i64| {
        let line = MemberLine {
            line: 2,
            mail: domain::MailAddress::parse("maren@a.example").unwrap(),
            name: domain::PersonName::parse("Maren").unwrap(),
            organization: None,
            kind: None,
            chapter: domain::Title::parse(chapter).ok(),
            level: None,
            paid_until: None,
            handle: None,
            tags: None,
        };
        let importing = Importing {
            by: "operator",
            invite: Invite::Later,
            now: at(second),
        };
        let lines = [(line, MemberId::new(1, [1; 10]))];
        act(&database, |tx| import_piece(tx, importing, &lines)).remove(0)
    };
    let describe = |chapters: &[&str]| {
        let profile = CommunityProfile {
            chapters: chapters.iter().map(|name| title(name)).collect(),
            ..samples::profile()
        };
        act(&database, |tx| community::put_profile(tx, &profile));
    };
    assert_eq!(line("Eastside", 1), Err(LineFault::NoChapters));
    describe(&["Eastside", "Tacoma"]);
    let fault = line("Spokane", 2).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "no such chapter; write one of Eastside, Tacoma"
    );
    assert_eq!(line("EASTSIDE", 3), Ok(Fate::New));
    let maren = database.read(|tx| enrolments::get(tx, &MemberId::new(1, [1; 10])));
    assert_eq!(maren.unwrap().unwrap().chapter, Some(title("Eastside")));
    describe(&["Tacoma"]);
    assert_eq!(
        line("Eastside", 4),
        Ok(Fate::Unchanged),
        "what she has is no fault"
    );
    assert_eq!(line("tacoma", 5), Ok(Fate::Updated));
}

/// F02, F22: what was paid elsewhere counts here; a level that a line cannot name is refused in few words.
#[test]
fn a_line_may_bring_a_level_that_is_paid_for() {
    let database = samples::node();
    samples::chapter(&database);
    let today = database
        .read(|tx| crate::issue_invoice::today(tx, at(5)))
        .unwrap();
    let (soon, gone) = (today.saturating_add(90.days()), today.saturating_sub(1.day()));
    let (soon, gone) = (soon.to_string(), gone.to_string());
    let rows = [
        ["maren@a.example", "Maren", "", "", "chapter", soon.as_str(), ""],
        ["a@a.example", "A", "", "", "gold", "", ""],
        ["b@a.example", "B", "", "", "chapter", "", ""],
        ["c@a.example", "C", "", "", "network", soon.as_str(), ""],
        ["d@a.example", "D", "", "", "chapter", gone.as_str(), ""],
    ];
    let tally = import(&database, &rows, Invite::Later, 5);
    assert_eq!((tally.new, tally.invalid), (1, 4), "{tally}");
    for part in [
        "line 3: no such level",
        "line 4: the level needs the last day",
        "line 5: nothing is paid",
        "line 6: the last day paid for is over",
    ] {
        assert!(tally.to_string().contains(part), "{tally}");
    }
    let maren = by_handle(&database, "maren");
    let enrolment = database
        .read(|tx| enrolments::get(tx, &maren.id))
        .unwrap()
        .unwrap();
    assert_eq!(enrolment.until.map(|day| day.to_string()), Some(soon));
    let membership = database
        .read(|tx| members::membership(tx, &maren.id))
        .unwrap()
        .unwrap();
    let row = act(&database, |tx| {
        crate::export_members::exported(tx, &membership, at(9))
    });
    let columns = Columns::guess(&MemberColumn::ALL.map(|column| column.word().to_owned()));
    let line = MemberLine::read(2, &row, &columns).unwrap();
    let back = act(&database, |tx| {
        look_at_piece(tx, std::slice::from_ref(&line), at(9))
    });
    assert_eq!(
        back,
        [Ok(Fate::Unchanged)],
        "what is written out comes back as it was"
    );
}

/// F02: a level that was retired is kept by whoever has it, and given to nobody new, by a file neither.
#[test]
fn a_line_gives_nobody_new_a_level_that_is_not_offered_any_more() {
    let database = samples::node();
    let chapter = samples::chapter(&database);
    let day = database.read(|tx| today(tx, at(5))).unwrap();
    let until = |days: i64| day.saturating_add(days.days()).to_string();
    let line = |name: &str, days, second| {
        let mail = format!("{name}@a.example");
        let row = [mail.as_str(), name, "", "", "chapter", &until(days), ""];
        import(&database, &[row], Invite::Later, second)
    };
    assert_eq!(line("Maren", 90, 5).new, 1);
    let dues = crate::rules::Dues::default();
    act(&database, |tx| {
        crate::retire_tier::retire_tier(tx, "olga", &chapter.id, &dues, at(6))
    });
    let late = line("Rosa", 90, 7);
    assert_eq!((late.new, late.invalid), (0, 1));
    assert!(late.to_string().contains("not offered any more"), "{late}");
    assert_eq!(line("Maren", 455, 8).updated, 1, "hers is paid on");
}

/// F02, F22: nobody is asked for what she has paid elsewhere.
#[test]
fn a_line_that_says_what_is_paid_settles_the_invoice_that_was_open() {
    let database = samples::node();
    let chapter = samples::chapter(&database);
    let klara = samples::member(&database, "klara");
    let payer = Payer::Member(klara.member().id.clone());
    let owes = || database.read(|tx| invoices::open_of(tx, &payer)).unwrap();
    let choose = || {
        act(&database, |tx| {
            let dues = crate::rules::Dues::default();
            crate::choose_tier::choose_tier(tx, &klara, &chapter.id, &dues, at(4))
        })
    };
    let day = database.read(|tx| today(tx, at(5))).unwrap();
    let until = |days: i64| day.saturating_add(days.days()).to_string();
    let line = |local: &str, until: &str, second| {
        let row = ["klara@a.example", "klara", local, "", "chapter", until, ""];
        import(&database, &[row], Invite::Later, second)
    };
    choose();
    assert!(owes().is_some());
    assert_eq!(line("", &until(90), 5).updated, 1);
    assert_eq!(owes(), None, "the level was given to her");
    choose();
    assert_eq!(line("Ledgerline", &until(90), 6).updated, 1);
    assert!(owes().is_some(), "nothing was paid since");
    assert_eq!(line("", &until(455), 7).updated, 1);
    assert_eq!(owes(), None, "a later day was paid");
}

/// F02, F22: the usual file takes no seat from anybody; what it says of a level waits beside the seat.
#[test]
fn who_has_a_seat_keeps_it_when_the_usual_file_comes_again_and_loses_it_by_another_company() {
    let database = samples::node();
    let chapter = samples::chapter(&database);
    let klara = samples::member_of(&database, "klara", "Ledgerline");
    let id = &klara.member().id;
    let slug = |text: &str| Slug::parse(text).unwrap();
    let company = Tier {
        id: slug("company"),
        seats: Some(5),
        ..chapter.clone()
    };
    act(&database, |tx| {
        crate::set_tier::set_tier(tx, "operator", &company, at(1))
    });
    let day = database.read(|tx| today(tx, at(5))).unwrap();
    let bundle = domain::Bundle::paid(None, slug("ledgerline"), &company, day);
    act(&database, |tx| {
        store::bundles::put(tx, &bundle)?;
        let mut known = enrolments::get(tx, id)?.unwrap();
        known.take_seat(&bundle, day);
        enrolments::put(tx, id, &known)?;
        let mut ledgerline = store::organizations::get(tx, &slug("ledgerline"))?.unwrap();
        ledgerline.approver = Some(id.clone());
        store::organizations::put(tx, &ledgerline)
    });
    let known = || database.read(|tx| enrolments::get(tx, id)).unwrap().unwrap();
    let sits = || {
        let bundle = database.read(|tx| store::bundles::get(tx, &slug("ledgerline")));
        bundle.unwrap().unwrap().holders.len()
    };
    let until = day.saturating_add(90.days());
    let line = |company: &str, level: &str, until: &str, second| {
        let row = ["klara@a.example", "klara", company, "", level, until, ""];
        import(&database, &[row], Invite::Later, second)
    };
    let told = line("Ledgerline", "chapter", &until.to_string(), 6);
    assert_eq!((told.updated, told.unseated), (1, 0));
    assert_eq!((known().tier, sits()), (company.id.clone(), 1));
    let kept = known().seat.and_then(|seat| seat.kept).unwrap();
    assert_eq!((kept.tier, kept.until), (chapter.id.clone(), until));
    assert_eq!(line("", "chapter", &until.to_string(), 7).unchanged, 1);
    assert_eq!(line("", "chapter", "", 8).unchanged, 1, "the day is known");
    assert_eq!(line("", "", "", 9).unchanged, 1);
    let told = line("Fathom & Vale", "", "", 10);
    assert_eq!((told.updated, told.unseated, sits()), (1, 1, 0));
    assert!(told.to_string().contains("1 of them lose a seat"), "{told}");
    let queued = store::mails::claim(&database, at(11), at(71), 9).unwrap();
    let is_told = queued.iter().any(|(_, job)| {
        matches!(job, store::mails::Job::Dues(mail) if matches!(mail.news, DuesNews::SeatTakenBack { .. }))
    });
    assert!(is_told, "she reads of it");
    assert_eq!(known().tier, chapter.id, "what she paid for herself is hers");
    let log = database.read(|tx| audit::tail(tx, 3)).unwrap();
    for act in [
        "take back the seat of klara at ledgerline",
        "name nobody approver of ledgerline",
    ] {
        assert!(log.iter().any(|known| known.what == act), "{act}: {log:?}");
    }
}

/// F22: a line that the node refuses after all is told as one at fault, and never as a new member.
#[test]
fn who_cannot_be_made_a_member_is_not_counted_as_new() {
    let database = samples::node();
    samples::member(&database, "klara");
    let rows = [
        ["klara@a.example", "Klara", "", "", "", "", ""],
        ["other@a.example", "Klara", "", "", "", "", "klara"],
    ];
    let importing = Importing {
        by: "olga",
        invite: Invite::Later,
        now: at(5),
    };
    let (lines, _) = lines(&rows);
    let added = |line: &MemberLine| {
        let id = MemberId::new(5, [5; 10]);
        act(&database, |tx| add(tx, importing, line, &id, (None, None)))
    };
    assert_eq!(added(&lines[0]), Err(LineFault::MailTaken));
    assert_eq!(added(&lines[1]), Err(LineFault::HandleTaken));
}

/// 2.1
#[test]
fn a_community_of_partners_takes_nobody_else_in_from_a_file() {
    let database = samples::node();
    act(&database, |tx| {
        let mut profile = samples::profile();
        profile.audience = CommunityAudience::PartnersOnly;
        crate::set_up::set_up(tx, &samples::origin("a.example"), &profile, &[], at(1))
    });
    let rows = [["v@a.example", "V", "", "vendor", "", "", ""]];
    let tally = import(&database, &rows, Invite::Later, 5);
    assert!(tally.to_string().contains("of partners alone"), "{tally}");
}

/// F22, F28
#[test]
fn who_was_taken_in_is_mailed_once_until_she_signs_in_or_a_week_is_over() {
    let database = samples::node();
    let rows = [
        ["maren@a.example", "Maren", "", "", "", "", ""],
        ["idris@a.example", "Idris", "", "", "", "", ""],
    ];
    import(&database, &rows[..1], Invite::Now, 5);
    import(&database, &rows[1..], Invite::Later, 6);
    let run = |whom, now| act(&database, |tx| invite_piece(tx, "olga", whom, None, now)).told;
    assert_eq!(run(Whom::Untold, at(7)), 1);
    assert_eq!(run(Whom::Untold, at(8)), 0);
    assert_eq!(run(Whom::Reminded, at(9)), 0);
    let maren = by_handle(&database, "maren");
    let soon = refused(&database, |tx| invite_one(tx, "olga", &maren.handle, at(9)));
    assert!(matches!(soon, InviteRefused::TooSoon(_)));
    act(&database, |tx| invitations::accept(tx, &maren.id));
    let week = at(8 * 86_400);
    assert_eq!(run(Whom::Reminded, week), 1, "who has signed in is not reminded");
    let signed_in = refused(&database, |tx| invite_one(tx, "olga", &maren.handle, week));
    assert!(matches!(signed_in, InviteRefused::HasSignedIn(_)));
}

/// F22-1: ten thousand lines of which three in a hundred are faulty, broken off in the middle and begun again.
#[test]
fn a_long_file_that_was_broken_off_goes_on_and_its_third_run_changes_nothing() {
    const LINES: u64 = 10_000;
    const FAULTY: u64 = 300;
    let mut text = "Full name,E-mail,Company\r\n".to_owned();
    for number in 0..LINES {
        let fault = number % 100 >= 97;
        let at = if fault { " at " } else { "@" };
        text.push_str(&format!(
            "Person {number},p{number}{at}a.example,Company {}\r\n",
            number % 40
        ));
    }
    let database = samples::node();
    let run = |lines_max: u64, second: i64| {
        let mut file = CsvReader::begin(text.as_bytes(), CsvLimits::of_members()).unwrap();
        let mut reading = Reading::of(Columns::guess(file.heading()));
        let (mut tally, mut piece) = (Tally::default(), Vec::new());
        let importing = Importing {
            by: "olga",
            invite: Invite::Later,
            now: at(second),
        };
        let mut ended = false;
        while !ended {
            match file.next_record().unwrap() {
                Some((line, CsvRecord::Cells(cells))) if line <= lines_max + 1 => {
                    match reading.take(line, &cells) {
                        Ok(read) => {
                            let mut chance = [0; 10];
                            chance[..8].copy_from_slice(&line.to_be_bytes());
                            piece.push((read, MemberId::new(u64::try_from(second).unwrap(), chance)));
                        }
                        Err(fault) => tally.add(line, Err(fault)),
                    }
                }
                _ => ended = true,
            }
            if piece.len() == PIECE || ended {
                let fates = act(&database, |tx| import_piece(tx, importing, &piece));
                for ((line, _), fate) in piece.drain(..).zip(fates) {
                    tally.add(line.line, fate);
                }
            }
        }
        tally
    };
    let broken_off = run(3_700, 5);
    assert_eq!((broken_off.new, broken_off.invalid), (3_589, 111));
    let second = run(LINES, 6);
    assert_eq!((second.new, second.unchanged), (LINES - FAULTY - 3_589, 3_589));
    assert_eq!((second.invalid, second.faults.len()), (FAULTY, 300));
    assert!(second.faults.iter().all(|fault| fault.why == "bad e-mail"));
    let third = run(LINES, 7);
    assert_eq!(
        (third.new, third.updated, third.unchanged),
        (0, 0, LINES - FAULTY)
    );
}
