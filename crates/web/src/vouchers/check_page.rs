//! `/checks/{id}`: what whoever stands at our desk opens in her own browser, and by which she sets out to the community she is
//! a member of; and the button behind which its yes is counted, once, for the browser that set out (F16, proof; protocol
//! section 8.9; threats V2, V14, V21).

use ambient::StreamName;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::{FormRejection, PathRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::answer_check::{self, CheckRefused, answer_check};
use domain::{CheckId, ErrandId, Origin};
use edge::{ClaimBrowser, Try, claim_browser, claim_cookie, name_of};
use http::{HeaderMap, StatusCode, header};
use jiff::Timestamp;
use store::checks::{self, Check};
use store::claims::BrowserKey;
use wire::membership_proof::as_text;

use super::claim_ask_page::{ClaimAskPage, Wanted};
use super::errand_page::Pressed;
use super::leading_to;
use super::parked::Errand;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::sign_in::{Gate, Refused, TokenForm, read};
use crate::state_words::StateWords;
use crate::times::hour;
use crate::visit::Visit;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckPage {
    /// What the community is called that is asked; empty where nothing is known of the check.
    pub(crate) home: String,
    /// How it stands.
    pub(crate) stands: CheckStands,
}

/// How a check stands for whoever opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CheckStands {
    /// She can set out.
    Open {
        /// Its name.
        id: CheckId,
        /// Where she goes.
        peer: Origin,
        /// Until when it can be answered.
        until: Timestamp,
    },
    /// Her community said yes.
    Yes {
        /// When.
        at: Timestamp,
    },
    /// Nobody said so in time.
    Over,
    /// What she brought was not counted: the message that says why.
    Not(&'static str),
}

#[derive(Template)]
#[template(path = "check.html")]
struct CheckTemplate<'a> {
    around: Around<'a>,
    title: String,
    said: Option<StateWords>,
    /// What is asked, what the button says and where it leads; nothing where there is none.
    open: Option<Open<'a>>,
}

struct Open<'a> {
    text: String,
    until: String,
    go: String,
    action: String,
    where_to: &'a str,
}

impl CheckPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let time = |at: Timestamp| hour(&frame.clock.at(at));
        let named = |key: &str, at: Option<Timestamp>| {
            let names = [
                ("community", self.home.as_str().into()),
                ("host", frame.community.name.as_str().into()),
                ("time", at.map(time).unwrap_or_default().into()),
                ("place", frame.clock.place.as_str().into()),
            ];
            words.with(key, &names)
        };
        let title = match self.stands {
            CheckStands::Not(_) => words.t("check-title-not"),
            _ => named("check-title", None),
        };
        let told = |tone, icon, key: &str, at, second: &str| StateWords {
            tone,
            icon,
            words: named(key, at),
            second: named(second, None),
        };
        let said = match &self.stands {
            CheckStands::Open { .. } => None,
            CheckStands::Yes { at } => {
                Some(told("good", Icon::Tick, "check-yes", Some(*at), "check-yes-next"))
            }
            CheckStands::Over => Some(told("act", Icon::Cross, "check-over", None, "check-over-next")),
            CheckStands::Not(why) => Some(told("act", Icon::Cross, why, None, "check-not-next")),
        };
        let open = match &self.stands {
            CheckStands::Open { id, peer, until } => Some(Open {
                text: named("check-text", None),
                until: named("check-until", Some(*until)),
                go: named("check-ask-go", None),
                action: path(id),
                where_to: peer.authority(),
            }),
            _ => None,
        };
        let head = Head::unlisted(Section::Elsewhere, title.clone(), words.t("check-what"));
        written(&CheckTemplate {
            around: Around::of(frame, head),
            title,
            said,
            open,
        })
    }

    fn of(visit: &Visit, check: Check) -> Result<Self, Refused> {
        let read = visit.site.doors.node.database.read(|tx| name_of(tx, &check.peer));
        let home = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
        let stands = match check.yes {
            Some(at) => CheckStands::Yes { at },
            None if check.is_open(visit.now) => CheckStands::Open {
                id: check.id,
                peer: check.peer,
                until: check.expires,
            },
            None => CheckStands::Over,
        };
        Ok(Self { home, stands })
    }
}

/// The address of the page.
pub(crate) fn path(id: &CheckId) -> String {
    format!("/checks/{id}")
}

type Id = Result<Path<String>, PathRejection>;

/// The check of that name, while the desk sees it.
fn known(visit: &Visit, id: Id) -> Result<Check, Refused> {
    let no = |page: &ErrorPage| Refused::by(visit, page);
    let id = id.ok().and_then(|Path(id)| CheckId::parse(&id).ok());
    let id = id.ok_or_else(|| no(&ErrorPage::NotFound))?;
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| checks::get(tx, &id, visit.now));
    let check = read.map_err(|_| no(&ErrorPage::Unavailable))?;
    check.ok_or_else(|| no(&ErrorPage::NotFound))
}

/// `GET /checks/{id}`: whoever was shown the address at the desk.
pub(crate) async fn show(id: Id, visit: Visit) -> Result<Response, Refused> {
    let page = CheckPage::of(&visit, known(&visit, id)?)?;
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// `POST /checks/{id}`: the browser sets out, and the page that leads it to its community. Nobody needs to be signed in here,
/// so a cookie of its own binds what it brings back.
pub(crate) async fn set_out(gate: Gate, id: Id) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let visit = &gate.visit;
    let check = known(visit, id)?;
    let node = &visit.site.doors.node;
    let mut chance = node.randomness.stream(StreamName::Nonces);
    let nonce = as_text(&chance.bytes::<32>());
    let browser = claim_browser(node, &gate.headers).unwrap_or_else(|| ClaimBrowser::new(&chance.bytes()));
    let key = BrowserKey::of_cookie(browser.secret());
    let begun = node
        .database
        .transact(|tx| {
            let check = answer_check::set_out(tx, &check.id, (key, &nonce), visit.now)?;
            Ok::<_, CheckRefused>((name_of(tx, &check.peer)?, check))
        })
        .await;
    let (home, check) = match begun {
        Ok(begun) => begun,
        Err(CheckRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(_) => {
            let page = match CheckPage::of(visit, check)? {
                // Its community is a peer no more.
                page if matches!(page.stands, CheckStands::Open { .. }) => CheckPage {
                    stands: CheckStands::Over,
                    ..page
                },
                page => page,
            };
            return Ok(visit.overtaken_page(page.render(&visit.frame())));
        }
    };
    let asks = ClaimAskPage {
        home,
        peer: check.peer,
        audience: node.group.clone(),
        wanted: Wanted::Check,
        nonce,
        back: path(&check.id),
    };
    let html = asks.render(&visit.frame());
    let mut response = leading_to(&asks.peer, visit.secret_page(html));
    let cookie = claim_cookie(node, &browser);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// What the form of the browser that set out carries; nothing in any other browser.
pub(super) fn form_token(visit: &Visit, headers: &HeaderMap) -> String {
    let browser = claim_browser(&visit.site.doors.node, headers);
    browser.map_or_else(String::new, |browser| browser.form_token())
}

/// `POST /vouchers/continue/{id}` of a yes: it is taken up, once, and the desk sees it; or nothing is counted.
pub(super) async fn go_on(
    visit: &Visit,
    headers: &HeaderMap,
    id: &ErrandId,
    sent: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, Refused> {
    let node = &visit.site.doors.node;
    let form = read(visit, sent)?;
    let Some(browser) = claim_browser(node, headers) else {
        return Ok(not_counted(visit, "check-not-asked"));
    };
    if !browser.is_from_its_form(form.form_token()) {
        return Err(Refused::by(visit, &ErrorPage::OldForm));
    }
    let Some(Errand::Checked { proof, .. }) = visit.site.parked.take(id, visit.now) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let key = BrowserKey::of_cookie(browser.secret());
    let answered = node
        .database
        .transact(|tx| answer_check(tx, key, (&node.group, &proof), visit.now))
        .await;
    let why = match answered {
        Ok(check) => return Ok(Redirect::to(&path(&check.id)).into_response()),
        Err(CheckRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(CheckRefused::Proof(_)) => "check-not-proved",
        Err(CheckRefused::NotAsked) => "check-not-asked",
        Err(CheckRefused::Over) => "check-not-in-time",
        Err(CheckRefused::Restored) => "check-not-restored",
    };
    Ok(not_counted(visit, why))
}

/// Why the desk does not see it; the token itself counts for nothing here (threats V2, V14).
fn not_counted(visit: &Visit, why: &'static str) -> Response {
    let page = CheckPage {
        home: String::new(),
        stands: CheckStands::Not(why),
    };
    let mut response = visit.secret_page(page.render(&visit.frame()));
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    response
}
