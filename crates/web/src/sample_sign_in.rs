//! One sample of every page by which somebody joins or signs in.

use std::collections::BTreeMap;

use community::SignUp;
use community::welcome::{Checklist, StepState};
use domain::{CommunityAudience, FirstStep, Governance, Kind, TextRefused};

use crate::ErrorPage;
use crate::composition::Composition;
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sign_in::{
    CodePage, JoinFault, JoinForm, JoinPage, LinkPage, LoginPage, MailedPage, Way, WrongCode,
};
use crate::welcome_page::WelcomePage;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let link = || "0123456789abcdef".repeat(3);
    let wrong_address = LoginPage {
        mail: "maren".to_owned(),
        wrong: Some(TextRefused::Form("is written as name@example.org")),
    };
    vec![
        ("login", LoginPage::default().render(frame)),
        ("login-wrong", wrong_address.render(frame)),
        ("login-code", code_page(None).render(frame)),
        (
            "login-code-wrong",
            code_page(Some(WrongCode::Another { left: 3 })).render(frame),
        ),
        (
            "login-code-unreadable",
            code_page(Some(WrongCode::Unreadable)).render(frame),
        ),
        (
            "join-code",
            CodePage {
                way: Way::Join,
                ..code_page(None)
            }
            .render(frame),
        ),
        ("join", join_page(Vec::new()).render(frame)),
        ("join-wrong", join_page(faults()).render(frame)),
        ("join-invite", by_invitation().render(frame)),
        ("welcome", welcome_page().render(&as_officer(frame))),
        ("login-mailed", MailedPage::Here { link: link() }.render(frame)),
        ("login-elsewhere", MailedPage::Elsewhere.render(frame)),
        ("login-link", LinkPage { link: link() }.render(frame)),
        ("login-old", ErrorPage::OldLink.render(frame)),
    ]
}

fn code_page(wrong: Option<WrongCode>) -> CodePage {
    CodePage {
        mail: "maren@ledgerline.example".to_owned(),
        way: Way::SignIn,
        wrong,
    }
}

fn faults() -> Vec<JoinFault> {
    vec![
        JoinFault::Name(TextRefused::Empty),
        JoinFault::Mail(TextRefused::Form("is written as name@example.org")),
        JoinFault::PartnersOnly(vec![
            ("Agora".to_owned(), "https://agora.example".to_owned()),
            ("London Partners".to_owned(), "https://london.example".to_owned()),
        ]),
    ]
}

fn join_page(faults: Vec<JoinFault>) -> JoinPage {
    let typed = match faults.is_empty() {
        true => JoinForm::default(),
        false => JoinForm {
            name: String::new(),
            mail: "maren".to_owned(),
            organization: "Ledgerline".to_owned(),
            kind: Kind::Vendor.word().to_owned(),
        },
    };
    JoinPage {
        typed,
        faults,
        open: SignUp::Open,
        labels: Some((Governance::Association, CommunityAudience::PartnersOnly)),
        composition: Composition {
            members: 61,
            kinds: BTreeMap::from([(Kind::Partner, 48), (Kind::Vendor, 7)]),
            officers: Vec::new(),
        },
        code: Some("Put the customer first. Compete openly and honourably.".to_owned()),
    }
}

fn by_invitation() -> JoinPage {
    JoinPage {
        open: SignUp::Invite,
        composition: Composition::default(),
        code: None,
        ..join_page(Vec::new())
    }
}

fn welcome_page() -> WelcomePage {
    let state = |step| match step {
        FirstStep::SignCode => StepState::Seen,
        FirstStep::SayHello => StepState::Ticked,
        _ => StepState::Open,
    };
    WelcomePage {
        list: Checklist {
            steps: FirstStep::ALL.map(|step| (step, state(step))).into(),
            hidden: false,
        },
    }
}
