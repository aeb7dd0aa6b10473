//! One sample of every page about joint statements.

use community::see_statements::SeenStatement;
use domain::{
    FormerText, HandedOver, Html, Iri, Note, PersonName, Side, SignatureState, SignsAs, Statement,
    StatementId, StatementReply, StatementSignature, StatementState, StatementText, Title,
};

use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;
use crate::statements::{
    StatementForm, StatementFormPage, StatementPage, StatementPrintPage, StatementsPage,
};

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = &as_officer(frame);
    let page = |seen: SeenStatement, refused: &str| StatementPage {
        seen,
        refused: refused.to_owned(),
    };
    let list = vec![
        of(StatementState::Collecting).statement,
        theirs().statement,
        of(StatementState::Answered).statement,
    ];
    let mut pages = vec![
        ("statements", StatementsPage(list.clone()).render(frame)),
        ("statements-officer", StatementsPage(list).render(officer)),
        ("statements-empty", StatementsPage(Vec::new()).render(frame)),
        (
            "statement",
            page(of(StatementState::Collecting), "").render(frame),
        ),
        (
            "statement-refused",
            page(of(StatementState::Collecting), "Ledgerline has signed already.").render(frame),
        ),
        (
            "statement-draft",
            page(of(StatementState::Draft), "").render(officer),
        ),
        (
            "statement-ready",
            page(of(StatementState::Ready), "").render(officer),
        ),
        (
            "statement-delivered",
            page(of(StatementState::Delivered), "").render(officer),
        ),
        (
            "statement-answered",
            page(of(StatementState::Answered), "").render(officer),
        ),
        ("statement-theirs", page(theirs(), "").render(frame)),
        (
            "statement-print",
            StatementPrintPage(of(StatementState::Ready)).render(frame),
        ),
    ];
    pages.extend(forms(officer));
    pages
}

fn forms(officer: &Frame<'_>) -> Vec<(&'static str, String)> {
    let known = of(StatementState::Collecting).statement;
    let blank = StatementFormPage {
        id: None,
        form: StatementForm::empty(),
        signatures: 0,
        faults: Vec::new(),
        warnings: Vec::new(),
        refused: String::new(),
    };
    let edit = StatementFormPage {
        id: Some(known.id.clone()),
        form: StatementForm::of(&known),
        signatures: 4,
        ..blank.clone()
    };
    let warned = StatementFormPage {
        warnings: vec!["boycott"],
        ..edit.clone()
    };
    let wrong = StatementFormPage {
        faults: vec![("name", officer.words.t("form-wrong-empty"))],
        ..blank.clone()
    };
    vec![
        ("statement-new", blank.render(officer)),
        ("statement-edit", edit.render(officer)),
        ("statement-warned", warned.render(officer)),
        ("statement-wrong", wrong.render(officer)),
    ]
}

fn title(text: &str) -> Title {
    Title::parse(&by_hand(text)).expect("a sample is written right")
}

fn iri(text: &str) -> Iri {
    Iri::parse(text).expect("a sample is written right")
}

fn signature(number: u8, name: &str, state: SignatureState) -> StatementSignature {
    let name = PersonName::parse(&by_hand(name)).expect("a sample is written right");
    let signs_as = match number % 2 {
        0 => SignsAs::Person {
            party: format!("p1.{number}"),
            name,
        },
        _ => SignsAs::Organization {
            id: iri(&format!("https://seattle.example/orgs/{number}")),
            name,
            slug: None,
        },
    };
    StatementSignature {
        statement: StatementId::new(3, [3; 10]),
        cosignature: iri(&format!("https://seattle.example/cosignatures/{number}")),
        offer: iri(&format!("https://seattle.example/cosignatures/{number}")),
        home: iri("https://seattle.example/c/community"),
        community: title("Puget Sound Partner Chapter"),
        signs_as,
        digest: "zQmamac3QP6o11xEJWnNJFRDSxJaPFYrkPceZLhHEx42ps8".to_owned(),
        at: at("2026-05-07T16:00:00Z"),
        state,
        reason: None,
        document: String::new(),
        key: String::new(),
        member: None,
        said: None,
    }
}

/// One of ours that is so far.
fn of(state: StatementState) -> SeenStatement {
    let is_over = matches!(state, StatementState::Delivered | StatementState::Answered);
    let content =
        "<p>Dear Sir or Madam,</p><p>we ask for an answer to urgent requests within four hours.</p>";
    let statement = Statement {
        id: StatementId::new(3, [3; 10]),
        iri: iri("https://seattle.example/statements/00000000030C1G60R30C1G60R3"),
        side: Side::Us,
        group: iri("https://seattle.example/c/community"),
        community: title("Puget Sound Partner Chapter"),
        author: None,
        text: StatementText {
            name: title("Partner support response times"),
            addressee: title("Partner desk of the vendor"),
            content: Html::from_sanitised(content.to_owned()),
        },
        digest: "zQmamac3QP6o11xEJWnNJFRDSxJaPFYrkPceZLhHEx42ps8".to_owned(),
        revision: 2,
        threshold: 5,
        closes: Some(at("2026-06-30T23:59:59Z")),
        state,
        count: 4,
        handed_over: is_over.then(|| HandedOver {
            at: at("2026-05-08T12:00:00Z"),
            to: title("Head of partners"),
        }),
        reply: (state == StatementState::Answered).then(|| StatementReply {
            at: at("2026-05-09T12:00:00Z"),
            text: Note::parse(&by_hand("We hear you.\nFour hours from May on.")).expect("it is short"),
            outcome: Some(title("Four hours, in writing")),
        }),
        former: vec![FormerText {
            revision: 1,
            digest: "zQmPoMsA6DMoGzVVRrM8dRgnSbzXzSzhXxDDDYYnqDSwb4P".to_owned(),
            signatures: 2,
            until: at("2026-05-01T12:00:00Z"),
        }],
        since: at("2026-04-20T12:00:00Z"),
        changed: at("2026-05-07T16:00:00Z"),
    };
    let roll = ["Ledgerline Works", "Maren Ostbye-Hale", "Ironbark Managed IT"];
    let signed = |(place, name): (usize, &&str)| {
        let number = u8::try_from(place + 1).unwrap_or(u8::MAX);
        signature(number, name, SignatureState::Counted)
    };
    SeenStatement {
        statement,
        roll: roll.iter().enumerate().map(signed).collect(),
        hers: vec![
            signature(1, "Ledgerline Works", SignatureState::Counted),
            signature(3, "Ledgerline Works", SignatureState::Void),
        ],
        speaks_for: Some(by_hand("Ledgerline Works")),
    }
}

/// One of a peer that she signed, where her signature was not taken once.
fn theirs() -> SeenStatement {
    let ours = of(StatementState::Collecting);
    let mut refused = signature(1, "Ledgerline Works", SignatureState::Refused);
    refused.reason = Note::parse(&by_hand("Ledgerline Works has signed already")).ok();
    SeenStatement {
        statement: Statement {
            side: Side::Them,
            iri: iri("https://london.example/statements/3"),
            community: title("Thames Partner Chapter"),
            former: Vec::new(),
            ..ours.statement
        },
        roll: Vec::new(),
        hers: vec![refused, signature(2, "Maren Ostbye-Hale", SignatureState::Sent)],
        speaks_for: None,
    }
}
