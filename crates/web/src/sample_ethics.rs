//! One sample of every page about the code of ethics.

use community::sign_code::CodeStanding;
use domain::{
    CodeMode, CodeOfEthics, CodeVersion, CommunityDocument, DocumentKind, EthicsSignature, Iri, MemberId,
    OwnDocument, PersonName, ResignOn, TextRefused, Title,
};

use crate::desk::{CodeForm, CodePage, CodeStep, DocumentForm, DocumentsPage};
use crate::document_page::DocumentPage;
use crate::ethics_page::EthicsPage;
use crate::frame::Frame;
use crate::sample_desk::as_officer;
use crate::sample_events::{at, origin};
use crate::sample_texts::by_hand;
use crate::sign_ethics::{SignEthicsPage, Wrong};
use crate::words::Words;
use crate::write_event::Fault;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let member = &as_officer(frame);
    let wrong = Some(Wrong::Name(TextRefused::Empty));
    vec![
        ("ethics", ethics_page(None).render(frame)),
        ("ethics-none", no_code().render(member)),
        ("ethics-to-sign", ethics_page(Some(to_be_signed())).render(member)),
        ("ethics-signed", ethics_page(Some(signed())).render(member)),
        ("ethics-sign", sign_page(None).render(member)),
        ("ethics-sign-wrong", sign_page(wrong).render(member)),
        (
            "ethics-sign-newer",
            sign_page(Some(Wrong::AnotherVersion)).render(member),
        ),
        ("desk-code", code_page(CodeStep::Write).render(member)),
        ("desk-code-look", code_page(CodeStep::Look).render(member)),
        ("desk-code-stale", code_page(CodeStep::Stale).render(member)),
        ("desk-code-first", first_code(frame.words).render(member)),
        ("desk-code-wrong", wrong_code().render(member)),
        ("document", DocumentPage(by_laws()).render(frame)),
        ("desk-documents", documents_page(Vec::new()).render(member)),
        ("desk-documents-none", DocumentsPage::default().render(member)),
        ("desk-documents-wrong", documents_page(faults()).render(member)),
        ("desk-documents-stale", overtaken().render(member)),
    ]
}

fn by_laws() -> OwnDocument {
    let name = "By-laws of the DonaudampfschifffahrtsgesellschaftDonaudampfschifffahrtsgesellschaft";
    OwnDocument::written(name, "# Votes\n\n- One member, one vote.").expect("a sample is written right")
}

fn documents_page(faults: Vec<Fault>) -> DocumentsPage {
    DocumentsPage {
        documents: vec![by_laws()],
        form: DocumentForm {
            text: "One member, one vote.".to_owned(),
            ..DocumentForm::default()
        },
        faults,
        is_stale: false,
    }
}

/// Somebody wrote one of this name meanwhile.
fn overtaken() -> DocumentsPage {
    let page = documents_page(Vec::new());
    DocumentsPage {
        form: DocumentForm {
            name: by_laws().name.to_string(),
            ..page.form
        },
        is_stale: true,
        ..page
    }
}

fn faults() -> Vec<Fault> {
    ["name", "text"]
        .map(|field| Fault {
            field,
            key: "form-wrong-empty",
            n: 0,
        })
        .into()
}

/// What the community goes by.
pub(crate) fn documents() -> Vec<CommunityDocument> {
    let document = |kind, name: &str, words, path: &str| CommunityDocument {
        kind,
        name: Title::parse(name).expect("a sample is written right"),
        words,
        address: Iri::local(&origin("https://seattle.example"), path),
    };
    vec![
        document(DocumentKind::CodeOfEthics, "Code of ethics 2.0", 380, "/ethics"),
        document(DocumentKind::Other, "By-laws", 1_240, "/documents/by-laws"),
    ]
}

fn version(major: u16, minor: u16) -> CodeVersion {
    CodeVersion { major, minor }
}

pub(crate) fn code() -> CodeOfEthics {
    CodeOfEthics {
        version: version(2, 0),
        mode: CodeMode::Signed,
        summary: by_hand(
            "Put the customer first. Compete openly and honourably. What is said in confidence stays there.",
        ),
        text:
            "## The customer\n\nPut the customer first, also when another partner serves her better.\n\n## \
               Each other\n\n- Compete openly and honourably.\n- Credit whoever did the work."
                .to_owned(),
        hash: "5f1d".to_owned(),
        published: at("2026-03-02T17:00:00Z"),
    }
}

fn ethics_page(standing: Option<CodeStanding>) -> EthicsPage {
    EthicsPage {
        code: Some(code()),
        standing,
    }
}

fn no_code() -> EthicsPage {
    EthicsPage {
        code: None,
        standing: Some(CodeStanding::NoCode),
    }
}

fn to_be_signed() -> CodeStanding {
    CodeStanding::ToBeSigned {
        version: version(2, 0),
        signed_before: Some(version(1, 3)),
    }
}

fn signed() -> CodeStanding {
    CodeStanding::Signed(EthicsSignature {
        member: MemberId::new(0, [7; 10]),
        version: version(2, 0),
        hash: "5f1d".to_owned(),
        signed_as: PersonName::parse(&by_hand("Idris Coleman")).expect("a name"),
        at: at("2026-03-04T17:00:00Z"),
    })
}

fn code_page(step: CodeStep) -> CodePage {
    CodePage {
        form: CodeForm::of(Some(&code()), CodeMode::Signed),
        faults: Vec::new(),
        in_force: Some(code()),
        summary_words_max: 100,
        resign_on: ResignOn::Major,
        step,
    }
}

/// On a node that has none yet, filled with our own text.
fn first_code(words: &Words) -> CodePage {
    CodePage {
        form: CodeForm {
            summary: words.t("code-template-summary"),
            text: words.t("code-template-text"),
            ..CodeForm::of(None, CodeMode::Signed)
        },
        in_force: None,
        ..code_page(CodeStep::Write)
    }
}

fn wrong_code() -> CodePage {
    let fault = |field, key, n| Fault { field, key, n };
    let mut page = code_page(CodeStep::Write);
    page.form.summary = String::new();
    page.faults = vec![
        fault("version", "code-wrong-newer", 0),
        fault("summary", "form-wrong-empty", 0),
    ];
    page
}

fn sign_page(wrong: Option<Wrong>) -> SignEthicsPage {
    SignEthicsPage {
        code: code(),
        signed_as: by_hand("Idris Coleman"),
        wrong,
    }
}
