//! One sample of every page by which somebody signs in.

use domain::TextRefused;

use crate::ErrorPage;
use crate::frame::Frame;
use crate::sign_in::{CodePage, LinkPage, LoginPage, MailedPage, WrongCode};

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
        ("login-mailed", MailedPage::Here { link: link() }.render(frame)),
        ("login-elsewhere", MailedPage::Elsewhere.render(frame)),
        ("login-link", LinkPage { link: link() }.render(frame)),
        ("login-old", ErrorPage::OldLink.render(frame)),
    ]
}

fn code_page(wrong: Option<WrongCode>) -> CodePage {
    CodePage {
        mail: "maren@ledgerline.example".to_owned(),
        wrong,
    }
}
