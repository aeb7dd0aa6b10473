//! `/vouchers/{id}/print`: a voucher as it is printed, A6: what it gives, for whom, until when, a code for cameras and one to
//! type (F16; look, *Voucher*). It is made anew for each print; nothing of it is kept that anybody could use.

use ambient::StreamName;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::print_voucher::{
    FreshPaper, PrintRefused, Printed, SeePaperRefused, print_voucher, see_paper, take_back_paper,
};
use domain::Iri;
use edge::{benefit_words, calendar_day, coded_money, name_of};
use serde::Deserialize;
use store::StoreError;

use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::qr_picture::QrPicture;
use crate::sign_in::{Button, Member, Refused, form, token_form};
use crate::state_words::StateWords;

/// What is printed, or why nothing is.
#[derive(Clone, Debug)]
pub(crate) enum PaperPage {
    /// The voucher.
    Print(Box<PrintPage>),
    /// It is over, or was taken back.
    Over,
    /// The keys of the community were changed since: it is printed anew.
    Outdated {
        /// For which offer.
        offer: Iri,
    },
    /// She does not qualify now, or nothing like it is offered any more.
    NotNow,
}

/// One voucher.
#[derive(Clone, Debug)]
pub(crate) struct PrintPage {
    /// All that stands on it.
    pub(crate) printed: Printed,
    /// What the community that gives the benefit is called.
    pub(crate) host: String,
}

#[derive(Template)]
#[template(path = "paper.html")]
struct PaperTemplate<'a> {
    around: Around<'a>,
    host: &'a str,
    benefit: String,
    /// The full price and the one with it.
    price: Option<(String, String)>,
    name: String,
    home: String,
    until: String,
    restrictions: String,
    picture: Option<QrPicture>,
    code: String,
    /// Where a code is typed.
    desk: String,
    path: String,
    shown: Option<StateWords>,
}

#[derive(Template)]
#[template(path = "paper_none.html")]
struct NoneTemplate<'a> {
    around: Around<'a>,
    state: StateWords,
    /// The offer for which it is printed anew; empty where it is not.
    offer: String,
}

impl PaperPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let head = Head::unlisted(Section::Person, words.t("paper-title"), words.t("paper-how"));
        let (key, offer) = match self {
            Self::Print(page) => return page.render(frame, head),
            Self::Over => ("paper-over", String::new()),
            Self::Outdated { offer } => ("paper-outdated", offer.to_string()),
            Self::NotNow => ("paper-not-now", String::new()),
        };
        written(&NoneTemplate {
            around: Around::of(frame, head),
            state: StateWords {
                tone: "watch",
                icon: Icon::Info,
                words: words.t(key),
                second: String::new(),
            },
            offer,
        })
    }
}

impl PrintPage {
    fn render(&self, frame: &Frame<'_>, head: Head) -> String {
        let (words, printed) = (frame.words, &self.printed);
        let (offer, code) = (&printed.offer, printed.code.to_string());
        let day = |at| calendar_day(words, frame.clock.at(at).date());
        let price = offer.example.as_ref().map(|price| {
            (
                coded_money(words, &price.currency.in_full(&price.full), &price.currency),
                coded_money(words, &price.after, &price.currency),
            )
        });
        let shown = printed.shown.map(|at| StateWords {
            tone: "info",
            icon: Icon::Eye,
            words: words.with("paper-shown", &[("day", day(at).into())]),
            second: String::new(),
        });
        let restrictions = offer.term.restrictions.as_ref();
        written(&PaperTemplate {
            around: Around::of(frame, head),
            host: &self.host,
            benefit: benefit_words(words, &self.host, &offer.term.benefit),
            price,
            name: printed.name.to_string(),
            home: frame.community.name.clone(),
            until: day(printed.expires),
            restrictions: restrictions.map_or_else(String::new, ToString::to_string),
            picture: QrPicture::dense(&printed.address(), words.t("paper-qr")),
            code,
            desk: format!("{}{}", offer.host, super::VERIFY_PATH),
            path: format!("/vouchers/{}", printed.id),
            shown,
        })
    }
}

/// Which offer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrintForm {
    form_token: String,
    offer: String,
}

token_form!(PrintForm);

/// `POST /vouchers`: the one of this offer that is alive, or a new one.
pub(crate) async fn print(
    member: Member,
    sent: Result<Form<PrintForm>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let asked = form(visit, signed_in, sent)?;
    let offer = Iri::parse(&asked.offer).map_err(|_| Refused::by(visit, &ErrorPage::Unreadable))?;
    let node = &visit.site.doors.node;
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let fresh = FreshPaper {
        id: chance.bytes(),
        secret: chance.bytes(),
    };
    let issued = node
        .database
        .transact(|tx| {
            print_voucher(
                tx,
                &signed_in.membership,
                (&node.group, &offer),
                &fresh,
                visit.now,
            )
        })
        .await;
    match issued {
        Ok(issued) => Ok(Redirect::to(&format!("/vouchers/{}/print", issued.jti)).into_response()),
        Err(PrintRefused::NoSuchOffer) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(PrintRefused::NotForHer(_) | PrintRefused::NoMember) => {
            let html = PaperPage::NotNow.render(&visit.frame());
            Ok(visit.overtaken_page(html))
        }
        Err(PrintRefused::TooMany) => Err(Refused::by(visit, &ErrorPage::TooOften { seconds: 3_600 })),
        Err(PrintRefused::NoKeys | PrintRefused::Store(_)) => {
            Err(Refused::by(visit, &ErrorPage::Unavailable))
        }
    }
}

type Id = Result<Path<String>, PathRejection>;

/// `GET /vouchers/{id}/print`: hers alone; to everybody else there is none.
pub(crate) async fn show(id: Id, member: Member) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let Path(id) = id.map_err(|_| Refused::by(visit, &ErrorPage::NotFound))?;
    let node = &visit.site.doors.node;
    let who = &signed_in.membership;
    let read = node.database.read(|tx| {
        let printed = see_paper(tx, who, (&node.group, &id), visit.now)?;
        let host = name_of(tx, &printed.offer.host)?;
        Ok::<_, SeePaperRefused>(PrintPage { printed, host })
    });
    let page = match read {
        Ok(page) => PaperPage::Print(Box::new(page)),
        Err(SeePaperRefused::Over) => PaperPage::Over,
        Err(SeePaperRefused::Outdated(offer)) => PaperPage::Outdated { offer },
        Err(SeePaperRefused::NoSuchVoucher) => return Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(SeePaperRefused::NoKeys | SeePaperRefused::Store(_)) => {
            return Err(Refused::by(visit, &ErrorPage::Unavailable));
        }
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// `POST /vouchers/{id}/take-back`: she lost it, or does not want it; its typed code opens nothing from then on.
pub(crate) async fn take_back(
    id: Id,
    member: Member,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    let Path(id) = id.map_err(|_| Refused::by(visit, &ErrorPage::NotFound))?;
    let node = &visit.site.doors.node;
    let taken = node
        .database
        .transact(|tx| take_back_paper(tx, &signed_in.membership, &id, visit.now))
        .await;
    let is_hers: Result<bool, StoreError> = taken;
    match is_hers {
        Ok(true) => Ok(Redirect::to(&format!("/vouchers/{id}/print")).into_response()),
        Ok(false) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
