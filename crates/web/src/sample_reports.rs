//! One sample of every page about reports.

use domain::{
    Appeal, FlagOutcome, Handle, Iri, MemberId, Note, Origin, PassedOn, Report, ReportCategory, ReportEnding,
    ReportId, ReportOutcome, ReportState, ReportedBy, ReportedThing, TextRefused,
};

use crate::desk::{DecisionTyped, DeskReportLine, DeskReportPage, ReportsPage};
use crate::frame::Frame;
use crate::reports::{DecidedPage, ReportFault, ReportForm, ReportLine, ReportPage};
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let form = ReportForm {
        about: "https://seattle.example/users/ines".to_owned(),
        called: by_hand("Ines Calder-Roux"),
        category: "selling".to_owned(),
        words: by_hand("Three mails in a week."),
    };
    let wrong = ReportPage {
        form: ReportForm {
            words: String::new(),
            category: "other".to_owned(),
            ..form.clone()
        },
        fault: Some(ReportFault::Words(TextRefused::Empty)),
        ..ReportPage::default()
    };
    let sent = ReportPage {
        is_sent: true,
        hers: vec![line()],
        ..ReportPage::default()
    };
    let fresh = ReportPage {
        form,
        ..ReportPage::default()
    };
    let near = DeskReportPage {
        is_near: true,
        ..desk_page(report())
    };
    let wrong_decision = DeskReportPage {
        typed: DecisionTyped {
            outcome: "limit".to_owned(),
            ..DecisionTyped::default()
        },
        fault: Some(("until", frame.words.t("standing-until-wrong"))),
        ..desk_page(report())
    };
    vec![
        ("report", fresh.render(frame)),
        ("report-wrong", wrong.render(frame)),
        ("report-sent", sent.render(frame)),
        ("report-decided", decided(true, None).render(frame)),
        ("report-appealed", decided(false, Some(appeal())).render(frame)),
        ("desk-reports", reports_page().render(officer)),
        ("desk-reports-empty", ReportsPage::default().render(officer)),
        ("desk-report", desk_page(report()).render(officer)),
        ("desk-report-near", near.render(officer)),
        ("desk-report-wrong", wrong_decision.render(officer)),
        ("desk-report-elsewhere", elsewhere(None).render(officer)),
        (
            "desk-report-answered",
            elsewhere(Some(FlagOutcome::Action)).render(officer),
        ),
        ("desk-report-appealed", appealed().render(officer)),
    ]
}

fn line() -> ReportLine {
    ReportLine {
        about: by_hand("Ines Calder-Roux"),
        day: "Tue 12 May 08:00".to_owned(),
        day_exact: "2026-05-12T15:00:00Z".to_owned(),
        state: "report-state-waits",
    }
}

fn note(text: &str) -> Option<Note> {
    Note::parse(&by_hand(text)).ok()
}

fn report() -> Report {
    Report {
        id: ReportId::new(7, [7; 10]),
        from: ReportedBy::Peer {
            peer: Origin::parse("https://london.example").expect("an origin"),
            flag: Iri::parse("https://london.example/activities/7").expect("an address"),
        },
        about: ReportedThing {
            address: Iri::parse("https://seattle.example/users/ines").expect("an address"),
            called: None,
            member: Some(MemberId::new(3, [3; 10])),
        },
        category: ReportCategory::Selling,
        words: note("Three mails in a week to people she had never met, each with a price list."),
        at: at("2026-05-12T15:00:00Z"),
        taken_by: None,
        ending: None,
        appeal: None,
        passed_on: None,
    }
}

fn ended() -> Report {
    Report {
        taken_by: Handle::parse("idris").ok(),
        ending: Some(ReportEnding {
            outcome: ReportOutcome::Caution,
            by: Handle::parse("idris").expect("a handle"),
            at: at("2026-05-12T16:00:00Z"),
            reason: note("The second time this year."),
            message: note("Please ask before you send offers to people you have not met."),
        }),
        ..report()
    }
}

fn appeal() -> Appeal {
    Appeal {
        words: note("Two of them had asked me for it."),
        at: at("2026-05-13T16:00:00Z"),
        decided: None,
    }
}

fn decided(may_appeal: bool, appeal: Option<Appeal>) -> DecidedPage {
    DecidedPage {
        report: Report { appeal, ..ended() },
        may_appeal,
        day: ("Tue 12 May 09:00".to_owned(), "2026-05-12T16:00:00Z".to_owned()),
        typed: None,
    }
}

fn desk_line(state: ReportState, from: &str) -> DeskReportLine {
    DeskReportLine {
        id: report().id.to_string(),
        about: by_hand("Ines Calder-Roux"),
        from: by_hand(from),
        category: ReportCategory::Selling,
        state,
        day: ("Tue 12 May 08:00".to_owned(), "2026-05-12T15:00:00Z".to_owned()),
        due: ("Fri 15 May 08:00".to_owned(), "2026-05-15T15:00:00Z".to_owned()),
    }
}

fn reports_page() -> ReportsPage {
    ReportsPage {
        waiting: vec![
            desk_line(ReportState::Open, "Thames Partner Chapter"),
            desk_line(ReportState::Appealed, "Agora North"),
        ],
        rest: vec![desk_line(ReportState::Closed, "Agora North")],
        last: report().id.to_string(),
    }
}

fn desk_page(report: Report) -> DeskReportPage {
    let decided = report
        .ending
        .as_ref()
        .map(|_| ("Tue 12 May 09:00", "2026-05-12T16:00:00Z"));
    let (shown, exact) = decided.unwrap_or_default();
    DeskReportPage {
        about: by_hand("Ines Calder-Roux"),
        from: by_hand("Thames Partner Chapter"),
        is_elsewhere: false,
        is_near: false,
        standing: by_hand("In good standing"),
        before: vec![(ReportCategory::Conduct, ReportState::Resolved)],
        day: ("Tue 12 May 08:00".to_owned(), "2026-05-12T15:00:00Z".to_owned()),
        due: ("Fri 15 May 08:00".to_owned(), "2026-05-15T15:00:00Z".to_owned()),
        decided: (shown.to_owned(), exact.to_owned()),
        typed: DecisionTyped::default(),
        fault: None,
        report,
    }
}

/// About somebody of another community: a member says so, and it can be passed on, or was.
fn elsewhere(answer: Option<FlagOutcome>) -> DeskReportPage {
    let peer = Origin::parse("https://london.example").expect("an origin");
    let passed_on = answer.map(|answer| PassedOn {
        peer,
        flag: Iri::parse("https://seattle.example/activities/9").expect("an address"),
        answer: Some(answer),
        answered: Some(at("2026-05-13T15:00:00Z")),
    });
    let report = Report {
        from: ReportedBy::Nobody,
        about: ReportedThing {
            address: Iri::parse("https://london.example/users/ravi").expect("an address"),
            called: None,
            member: None,
        },
        passed_on,
        ..report()
    };
    DeskReportPage {
        about: "https://london.example/users/ravi".to_owned(),
        from: String::new(),
        is_elsewhere: true,
        standing: String::new(),
        before: Vec::new(),
        ..desk_page(report)
    }
}

fn appealed() -> DeskReportPage {
    desk_page(Report {
        appeal: Some(appeal()),
        ..ended()
    })
}
