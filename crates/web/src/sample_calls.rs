//! One sample of every page about calls for hands.

use std::collections::{BTreeMap, BTreeSet};

use community::see_calls::{CallRelation, SeenAnswer, SeenCall, Waits};
use domain::{
    AnswerAccepted, AnswerId, Answerer, Call, CallAnswer, CallAnswerState, CallClose, CallContact, CallId,
    CallNeed, CallPlace, CallState, CallTerms, Hands, Iri, MailAddress, MemberId, Note, OwnCall, PersonName,
    Region, Skill, Taxonomy, Term, Title, Urgency,
};

use crate::calls::{CallAnswerPage, CallForm, CallPage, CallsPage, NewCallPage};
use crate::frame::Frame;
use crate::sample_events::at;
use crate::sample_people::taxonomy;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let taxonomy: Taxonomy = taxonomy();
    let list = |calls, median| CallsPage { calls, median }.render(frame);
    let page = |seen, fault: &'static str| {
        let words = "Two of us, with the tools.".to_owned();
        CallPage { seen, words, fault }.render(frame, &taxonomy)
    };
    let form = |faults| {
        let form = CallForm::with_faults(faults);
        let london = Iri::parse("https://london.example/c/london")
            .expect("an address")
            .origin();
        let peers = vec![(london, "London chapter".to_owned())];
        NewCallPage { form, peers }.render(frame, &taxonomy)
    };
    let link = |page: CallAnswerPage| page.render(frame, &taxonomy);
    let ask = |fault| CallAnswerPage::Ask {
        secret: "0".repeat(32),
        call: Box::new(call()),
        words: String::new(),
        fault,
    };
    vec![
        ("calls", list(vec![asked(), waiting(), read()], Some(12))),
        ("calls-empty", list(Vec::new(), None)),
        ("call-new", form(Vec::new())),
        (
            "call-new-faults",
            form(vec![("name", "call-fault-name"), ("skill", "call-fault-skills")]),
        ),
        ("call", page(read(), "")),
        ("call-fault", page(read(), "call-fault-terms")),
        ("call-own", page(asked(), "")),
        ("call-approval", page(waiting(), "")),
        ("call-accepted", page(accepted(), "")),
        ("call-closed", page(closed(), "")),
        ("call-answer", link(ask(""))),
        ("call-answer-fault", link(ask("call-fault-hands"))),
        ("call-answered", link(CallAnswerPage::Answered)),
        ("call-answer-over", link(CallAnswerPage::Over)),
    ]
}

fn call() -> Call {
    let terms = CallTerms {
        lead: Iri::parse("https://seattle.example/orgs/fathom-vale").expect("an address"),
        method: Iri::parse("https://fathom.example/run-book").ok(),
        certificates: vec![Title::parse("MB-310").expect("a line")],
        months: Some(12),
        content: Note::parse("Fathom & Vale leads; the run book applies.").ok(),
    };
    Call {
        id: CallId::new(1, [1; 10]),
        iri: Iri::parse("https://seattle.example/calls/1").expect("an address"),
        group: Iri::parse("https://seattle.example/c/seattle").expect("an address"),
        need: CallNeed {
            name: Title::parse("4 x DST remediation").expect("a line"),
            details: Note::parse("Friday to Sunday, in two shifts.").ok(),
            skills: Skill::parse("erp").into_iter().collect(),
            regions: Region::parse("US-WA").into_iter().collect(),
            verticals: Term::parse("healthcare").into_iter().collect(),
            sizes: Term::parse("51-250").into_iter().collect(),
            place: CallPlace::OnSite,
            hands: Hands::people(4).expect("four are some"),
            least: None,
            from: at("2026-05-15T07:00:00Z"),
            until: at("2026-05-18T06:59:59Z"),
            urgency: Urgency::Emergency,
        },
        terms: Some(terms),
        digest: Some("zQmYx569xp2sdh3aveTPpz7TV3gUyhTNPNqBxqicS3YW3rk".to_owned()),
        customer: None,
        revealed: None,
        revision: 1,
        published: at("2026-05-12T10:00:00Z"),
        updated: at("2026-05-12T10:00:00Z"),
        through: at("2026-05-15T10:00:00Z"),
        state: CallState::Open,
        own: None,
    }
}

fn own() -> OwnCall {
    OwnCall {
        author: MemberId::new(1, [1; 10]),
        organization: None,
        customer: PersonName::parse("Harbour Hospital").ok(),
        chosen: BTreeSet::new(),
        widen_after: 120,
        widened: None,
        approvals: Vec::new(),
        opened: Some(at("2026-05-12T10:00:00Z")),
        first_answer: None,
        disclosed: BTreeMap::new(),
        close: None,
    }
}

fn answer(by: Answerer, state: CallAnswerState) -> CallAnswer {
    CallAnswer {
        id: AnswerId::new(2, [2; 10]),
        call: call().id,
        by,
        offer: Iri::parse("https://london.example/activities/1").expect("an address"),
        introduction: Iri::parse("https://london.example/intros/1").expect("an address"),
        words: Note::parse("Two of us, from Friday noon.").expect("a note"),
        hands: Hands::people(2).expect("two are some"),
        digest: call().digest,
        at: at("2026-05-12T10:12:00Z"),
        state,
        accepted: None,
    }
}

fn elsewhere() -> Answerer {
    Answerer::Elsewhere {
        group: Iri::parse("https://london.example/c/london").expect("an address"),
        organization: PersonName::parse("Tallowbrook Systems").ok(),
        headline: None,
    }
}

/// As somebody sees it who may answer.
fn read() -> SeenCall {
    SeenCall {
        call: call(),
        mine: None,
        answers: Vec::new(),
        relation: CallRelation::Reader,
        customer: None,
        waits_for: None,
    }
}

fn asked() -> SeenCall {
    let here = answer(
        Answerer::Member(MemberId::new(3, [3; 10])),
        CallAnswerState::Accepted,
    );
    SeenCall {
        call: Call {
            own: Some(own()),
            ..call()
        },
        answers: vec![
            SeenAnswer {
                answer: answer(elsewhere(), CallAnswerState::Waiting),
                name: None,
            },
            SeenAnswer {
                answer: here,
                name: PersonName::parse("Maren Ostbye-Hale").ok(),
            },
        ],
        relation: CallRelation::Author,
        customer: own().customer.map(|customer| (customer, call().published)),
        ..read()
    }
}

fn waiting() -> SeenCall {
    SeenCall {
        call: Call {
            state: CallState::AwaitingApproval,
            own: Some(own()),
            ..call()
        },
        relation: CallRelation::Approver,
        waits_for: PersonName::parse("Idris Calloway-Penn").ok().map(Waits::Owner),
        ..read()
    }
}

fn accepted() -> SeenCall {
    let contact = CallContact {
        name: PersonName::parse("Idris Calloway-Penn").expect("a name"),
        organization: None,
        mail: MailAddress::parse("idris@fathom.example").expect("an address"),
    };
    let yes = AnswerAccepted {
        at: at("2026-05-12T11:00:00Z"),
        hands: Hands::people(2).expect("two are some"),
        digest: call().digest,
        contact,
    };
    let mine = CallAnswer {
        accepted: Some(yes),
        ..answer(
            Answerer::Member(MemberId::new(3, [3; 10])),
            CallAnswerState::Accepted,
        )
    };
    SeenCall {
        mine: Some(mine),
        customer: own()
            .customer
            .map(|customer| (customer, at("2026-05-12T11:00:00Z"))),
        ..read()
    }
}

fn closed() -> SeenCall {
    let close = CallClose {
        received: 2,
        given: 1,
        sites: 3,
        value: Title::parse("The best month of the year").ok(),
    };
    SeenCall {
        call: Call {
            state: CallState::Closed,
            own: Some(OwnCall {
                close: Some(close),
                ..own()
            }),
            ..call()
        },
        ..asked()
    }
}
