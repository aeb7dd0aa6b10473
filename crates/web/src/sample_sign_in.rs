//! One sample of every page by which somebody joins or signs in.

use std::collections::BTreeMap;

use community::SignUp;
use community::welcome::{Checklist, StepState};
use domain::{CodeMode, CodeOfEthics, CommunityAudience, FirstStep, Governance, Kind, TextRefused};
use edge::MailLink;

use crate::composition::Composition;
use crate::frame::Frame;
use crate::home_community_page::{HomeCommunityPage, HomeErrand};
use crate::introduction::Introduction;
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_guests;
use crate::sample_texts::by_hand;
use crate::samples;
use crate::sign_in::{
    AccountLine, AccountLinkPage, AccountPage, AccountSaid, AccountsPage, AccountsTold, AskedBy, ByAccount,
    ByPasskey, CodePage, JoinFault, JoinForm, JoinPage, LinkPage, LoginPage, MailedPage, More,
    NewPasskeyPage, NobodysPage, PasskeyLine, PasskeyPage, PasskeysPage, Told, Way, WrongCode,
};
use crate::welcome_page::{PasskeyOffer, WelcomePage};
use crate::{ErrorPage, HomeCommunity};

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let link = || "0123456789abcdef".repeat(3);
    let wrong_address = LoginPage {
        mail: "maren".to_owned(),
        wrong: Some(TextRefused::Form("is written as name@example.org")),
        by_passkey: ByPasskey::Offered,
        by_account: by_account(None),
        next: domain::Next::Home,
        home: HomeCommunity::Offered,
        by_mail: MailLink::Offered,
    };
    let without_mail = LoginPage {
        by_account: by_account(None),
        by_mail: MailLink::Refused,
        ..LoginPage::default()
    };
    let by_passkey = |by_passkey| LoginPage {
        by_passkey,
        ..LoginPage::default()
    };
    let mut pages = vec![
        ("login", by_passkey(ByPasskey::Offered).render(frame)),
        ("login-no-passkeys", by_passkey(ByPasskey::No).render(frame)),
        (
            "login-passkey-refused",
            by_passkey(ByPasskey::Refused).render(frame),
        ),
        ("login-wrong", wrong_address.render(frame)),
        ("login-home", home_to_sign_in().render(frame)),
        ("login-without-mail", without_mail.render(frame)),
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
        ("join-acknowledges", acknowledging().render(frame)),
        ("welcome", welcome_page().render(&as_officer(frame))),
        ("login-mailed", MailedPage::Here { link: link() }.render(frame)),
        ("login-elsewhere", MailedPage::Elsewhere.render(frame)),
        ("login-link", LinkPage { link: link() }.render(frame)),
        ("login-old", ErrorPage::OldLink.render(frame)),
    ];
    pages.extend(passkeys(frame));
    pages.extend(sample_guests::all(frame));
    pages.extend(accounts(frame));
    pages
}

/// Where somebody from London signs in.
fn home_to_sign_in() -> HomeCommunityPage {
    HomeCommunityPage {
        errand: HomeErrand::SignIn,
        ..samples::home_community_page()
    }
}

fn by_account(said: Option<AccountSaid>) -> ByAccount {
    let offered = [
        ("microsoft", "Microsoft"),
        ("club", "Bundesverband der Systemhäuser"),
    ];
    ByAccount {
        offered: offered.map(|(id, name)| (id.to_owned(), by_hand(name))).to_vec(),
        said,
    }
}

/// The pages of accounts elsewhere.
fn accounts(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let member = &as_officer(frame);
    let provider = || by_hand("Microsoft");
    let login = |said| LoginPage {
        by_passkey: ByPasskey::Offered,
        by_account: by_account(Some(said)),
        ..LoginPage::default()
    };
    let away = AccountPage {
        provider: provider(),
        address: "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=a"
            .to_owned(),
    };
    let link = AccountLinkPage {
        provider: provider(),
        account: Some(by_hand("maren.lindqvist@ledgerline.example")),
        since: frame.now,
        asked: AskedBy::Her,
        next: domain::Next::Home,
    };
    let nameless = AccountLinkPage {
        account: None,
        asked: AskedBy::Somebody,
        ..link.clone()
    };
    let nobodys = NobodysPage {
        provider: provider(),
        next: domain::Next::Home,
        by_mail: MailLink::Offered,
    };
    let nobodys_without_mail = NobodysPage {
        by_mail: MailLink::Refused,
        ..nobodys.clone()
    };
    let none = AccountsPage {
        accounts: Vec::new(),
        offered: Vec::new(),
        told: AccountsTold::Nothing,
    };
    vec![
        (
            "login-account-stopped",
            login(AccountSaid::Stopped(provider())).render(frame),
        ),
        (
            "login-account-silent",
            login(AccountSaid::Silent(provider())).render(frame),
        ),
        ("login-account-refused", login(AccountSaid::Refused).render(frame)),
        ("login-account", away.render(frame)),
        ("login-unlinked", nobodys.render(frame)),
        ("login-unlinked-no-mail", nobodys_without_mail.render(frame)),
        ("sign-ins", accounts_page(AccountsTold::Linked).render(member)),
        (
            "sign-ins-known",
            accounts_page(AccountsTold::Known).render(member),
        ),
        ("sign-ins-gone", accounts_page(AccountsTold::Gone).render(member)),
        (
            "sign-ins-silent",
            accounts_page(AccountsTold::Silent(provider())).render(member),
        ),
        ("sign-ins-none", none.render(member)),
        ("sign-ins-link", link.render(member)),
        ("sign-ins-link-nameless", nameless.render(member)),
    ]
}

fn accounts_page(told: AccountsTold) -> AccountsPage {
    let line = |id: &str, account: Option<String>, used: Option<&str>| AccountLine {
        id: id.to_owned(),
        provider: by_hand("Microsoft"),
        account,
        linked: at("2026-05-02T08:00:00Z"),
        used: used.map(at),
    };
    let long = format!("{}@ledgerline.example", "maren.".repeat(12));
    AccountsPage {
        accounts: vec![
            line(
                "01J0000000000000000000000C",
                Some(long),
                Some("2026-05-12T14:30:00Z"),
            ),
            line("01J0000000000000000000000D", None, None),
        ],
        offered: by_account(None).offered,
        told,
    }
}

/// What a device is asked, as far as a page shows it.
const OPTIONS: &str = "{\"publicKey\":{\"challenge\":\"c2FtcGxl\",\"rpId\":\"seattle.example\"}}";

fn passkeys(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let member = &as_officer(frame);
    let new = |wrong: Option<TextRefused>| NewPasskeyPage {
        options: OPTIONS.to_owned(),
        name: wrong.as_ref().map(|_| String::new()),
        credential: String::new(),
        wrong,
    };
    let none = PasskeysPage {
        passkeys: Vec::new(),
        ..passkeys_page(More::Offered, Told::Nothing)
    };
    let mut misnamed = passkeys_page(More::Offered, Told::Nothing);
    misnamed.passkeys[1].name = String::new();
    misnamed.passkeys[1].wrong = Some(TextRefused::Empty);
    let asked = PasskeyPage {
        options: OPTIONS.to_owned(),
    };
    vec![
        ("login-passkey", asked.render(frame)),
        (
            "passkeys",
            passkeys_page(More::Offered, Told::Added).render(member),
        ),
        ("passkeys-none", none.render(member)),
        ("passkeys-wrong", misnamed.render(member)),
        (
            "passkeys-not-taken",
            passkeys_page(More::Full, Told::NotTaken).render(member),
        ),
        (
            "passkeys-unavailable",
            passkeys_page(More::Unavailable, Told::Nothing).render(member),
        ),
        ("passkey-new", new(None).render(member)),
        ("passkey-new-wrong", new(Some(TextRefused::Empty)).render(member)),
    ]
}

fn passkeys_page(more: More, told: Told) -> PasskeysPage {
    let line = |id: &str, name: &str, used: Option<&str>| PasskeyLine {
        id: id.to_owned(),
        name: by_hand(name),
        made: at("2026-05-02T08:00:00Z"),
        used: used.map(at),
        wrong: None,
    };
    PasskeysPage {
        passkeys: vec![
            line(
                "01J0000000000000000000000A",
                "Telephone",
                Some("2026-05-12T14:30:00Z"),
            ),
            line("01J0000000000000000000000B", &"Schlüsselbund".repeat(4), None),
        ],
        more,
        told,
    }
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
            (by_hand("Agora"), "https://agora.example".to_owned()),
            (by_hand("London Partners"), "https://london.example".to_owned()),
        ]),
        JoinFault::Place,
    ]
}

fn join_page(faults: Vec<JoinFault>) -> JoinPage {
    let typed = match faults.is_empty() {
        true => JoinForm::default(),
        false => JoinForm {
            name: String::new(),
            mail: "maren".to_owned(),
            organization: by_hand("Ledgerline"),
            kind: Kind::Vendor.word().to_owned(),
            place: "Atlantis".to_owned(),
        },
    };
    JoinPage {
        typed,
        faults,
        open: SignUp::Open,
        labels: Some((Governance::Association, CommunityAudience::PartnersOnly)),
        places: [("DE", "Germany"), ("US-WA", "Washington, United States")]
            .map(|(code, name)| (code.to_owned(), name.to_owned()))
            .into(),
        home: HomeCommunity::Offered,
        deals: crate::sample_claims::join_deals(),
        composition: introduction().composition,
        code: Some(crate::sample_ethics::code()),
    }
}

/// Of a community whose code is acknowledged by joining.
fn acknowledging() -> JoinPage {
    JoinPage {
        code: Some(CodeOfEthics {
            mode: CodeMode::DeFacto,
            ..crate::sample_ethics::code()
        }),
        ..join_page(Vec::new())
    }
}

/// What a visitor reads of the members.
pub(crate) fn introduction() -> Introduction {
    Introduction {
        composition: Composition {
            members: 61,
            kinds: BTreeMap::from([(Kind::Partner, 48), (Kind::Vendor, 7)]),
            officers: Vec::new(),
        },
        code: Some(by_hand("Put the customer first. Compete openly and honourably.")),
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
        passkey: PasskeyOffer::Made,
    }
}
