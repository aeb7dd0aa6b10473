//! The page where a browser comes back with a voucher, and its button: what it costs now is written down once, for whoever set
//! out in this very browser (F16, need 2.21; threats V2, V10, V21).

use ambient::StreamName;
use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::begin_claim::ClaimSession;
use community::claim_price::NothingToClaim;
use community::redeem_voucher::{RedeemRefused, note_refused, price_shown, redeem_as_shown, see_claim};
use domain::{ErrandId, OfferId, RedeemedFor, Redemption, RedemptionId};
use edge::{ClaimBrowser, Node, claim_browser, name_of};
use http::{HeaderMap, StatusCode};
use store::Transaction;

use super::claim_page;
use super::errand_page::{Pressed, path};
use super::parked::{Brought, Errand};
use super::reduced::{Reduced, ReducedRow};
use super::ticket_page;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::sign_in::{Refused, TokenForm, read};
use crate::visit::Visit;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RedeemPage {
    /// Its name.
    pub(crate) id: ErrandId,
    /// What her community is called.
    pub(crate) home: String,
    /// What it is for; nothing where it was used already, or cannot be had.
    pub(crate) reduced: Option<Reduced>,
    /// What the form of this browser carries.
    pub(crate) form_token: String,
    /// The page of the offer, for what she set out for.
    pub(crate) back: String,
    /// Whether the price is another one than she was shown before.
    pub(crate) has_changed: bool,
}

/// The page that says why nothing was taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotRedeemedPage {
    /// The message, and the number in it.
    pub(crate) why: (&'static str, u32),
    /// The page of the offer.
    pub(crate) back: String,
}

#[derive(Template)]
#[template(path = "redeem.html")]
struct RedeemTemplate<'a> {
    around: Around<'a>,
    title: String,
    text: String,
    row: Option<ReducedRow>,
    /// The price as the button brings it back; empty where none is shown.
    shown: String,
    /// Whether it is another one than she was shown before.
    has_changed: bool,
    go: String,
    action: String,
    form_token: &'a str,
    back: String,
}

#[derive(Template)]
#[template(path = "not_redeemed.html")]
struct NotRedeemedTemplate<'a> {
    around: Around<'a>,
    why: String,
    back: &'a str,
}

impl RedeemPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| words.with(key, &[("community", self.home.as_str().into())]);
        let head = Head::unlisted(Section::Elsewhere, named("redeem-title"), named("redeem-text"));
        written(&RedeemTemplate {
            around: Around::of(frame, head),
            title: named("redeem-title"),
            text: match self.reduced {
                Some(_) => named("redeem-text"),
                None => words.t("redeem-no-price"),
            },
            go: match self.reduced {
                Some(_) => words.t("redeem-go"),
                None => words.t("redeem-see"),
            },
            row: self.reduced.as_ref().map(|reduced| reduced.row(words)),
            shown: self.reduced.as_ref().map_or_else(String::new, |reduced| {
                price_shown(&reduced.price.price, &reduced.price.currency)
            }),
            has_changed: self.has_changed,
            action: path(&self.id),
            form_token: &self.form_token,
            back: self.back.clone(),
        })
    }
}

impl NotRedeemedPage {
    /// The page as HTML; never indexed.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (key, n) = self.why;
        let why = words.count(key, n);
        let head = Head::unlisted(Section::Elsewhere, words.t("not-redeemed-title"), why.clone());
        written(&NotRedeemedTemplate {
            around: Around::of(frame, head),
            why,
            back: &self.back,
        })
    }
}

/// Who this browser may be to a claim: whoever is signed in in it, and the cookie of one in which nobody was when it set out.
fn sessions<'a>(visit: &'a Visit, stranger: Option<&'a ClaimBrowser>) -> Vec<ClaimSession<'a>> {
    let hers = visit.signed_in.as_ref().map(|signed_in| ClaimSession::Member {
        who: &signed_in.membership,
        session: &signed_in.session.id,
    });
    let by_cookie = stranger.map(|stranger| ClaimSession::Browser(stranger.secret()));
    hers.into_iter().chain(by_cookie).collect()
}

/// Whether another one of them may be told more.
fn is_of_another(refused: &RedeemRefused) -> bool {
    matches!(refused, RedeemRefused::NotAsked | RedeemRefused::Spent)
}

/// What somebody set out for, at its price now, and the page where she did; nothing where the button gives her nothing new: she is
/// told once more what came of it, or why she cannot have it, which is counted then.
fn seen(
    tx: &mut Transaction<'_>,
    visit: &Visit,
    sessions: &[ClaimSession<'_>],
    brought: &Brought,
) -> Result<Option<(Reduced, String)>, RedeemRefused> {
    let node = &visit.site.doors.node;
    let mut outcome = Err(RedeemRefused::NotAsked);
    for session in sessions {
        outcome = see_claim(tx, *session, (&node.group, brought.token.as_str()), visit.now);
        if !outcome.as_ref().is_err_and(is_of_another) {
            break;
        }
    }
    match outcome {
        Ok((offer, what, price)) => {
            let back = claim_page::path_of(&offer.id, &what);
            Ok(Reduced::claimed(tx, &what, price)?.map(|reduced| (reduced, back)))
        }
        Err(RedeemRefused::Spent) => Ok(None),
        Err(refused) if !refused.is_counted() => Err(refused),
        Err(_) => Ok(None),
    }
}

/// `GET /vouchers/continue/{id}` of a voucher: what happens when the button is pressed, or why nothing can.
pub(super) fn show(visit: &Visit, headers: &HeaderMap, id: ErrandId, brought: &Brought) -> Response {
    match page(visit, headers, id, brought) {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(response) => *response,
    }
}

fn page(
    visit: &Visit,
    headers: &HeaderMap,
    id: ErrandId,
    brought: &Brought,
) -> Result<RedeemPage, Box<Response>> {
    let node = &visit.site.doors.node;
    let stranger = claim_browser(node, headers);
    let sessions = sessions(visit, stranger.as_ref());
    let read = node.database.read(|tx| {
        let home = name_of(tx, &brought.issuer.origin())?;
        Ok::<_, RedeemRefused>((seen(tx, visit, &sessions, brought)?, home))
    });
    let (seen, home) = match read {
        Ok(read) => read,
        Err(refused) => return Err(Box::new(not_redeemed(visit, &refused, &brought.offer))),
    };
    let form_token = match (&visit.signed_in, &stranger) {
        (Some(signed_in), _) => signed_in.form_token().to_owned(),
        (None, Some(stranger)) => stranger.form_token(),
        (None, None) => String::new(),
    };
    let (reduced, back) = seen.unzip();
    Ok(RedeemPage {
        id,
        home,
        reduced,
        form_token,
        back: back.unwrap_or_else(|| claim_page::path(&brought.offer)),
        has_changed: false,
    })
}

/// The price is another one now: the page once more, with what she pressed put back.
fn ask_again(visit: &Visit, headers: &HeaderMap, id: &ErrandId, brought: Brought) -> Response {
    let page = page(visit, headers, id.clone(), &brought);
    visit
        .site
        .parked
        .park(id.clone(), Errand::Voucher(brought), visit.now);
    match page {
        Ok(page) => {
            let page = RedeemPage {
                has_changed: true,
                ..page
            };
            visit.overtaken_page(page.render(&visit.frame()))
        }
        Err(response) => *response,
    }
}

/// `POST /vouchers/continue/{id}` of a voucher: it is taken up, once; what comes of it is written down at once, or nothing is.
pub(super) async fn go_on(
    visit: &Visit,
    headers: &HeaderMap,
    id: &ErrandId,
    sent: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, Refused> {
    let node = &visit.site.doors.node;
    let form = read(visit, sent)?;
    let stranger = claim_browser(node, headers);
    let is_its_form = match (&visit.signed_in, &stranger) {
        (Some(signed_in), _) => signed_in.is_from_her_form(form.form_token()),
        (None, Some(stranger)) => stranger.is_from_its_form(form.form_token()),
        (None, None) => return Err(Refused::by(visit, &ErrorPage::NotVouched)),
    };
    if !is_its_form {
        return Err(Refused::by(visit, &ErrorPage::OldForm));
    }
    let Some(Errand::Voucher(brought)) = visit.site.parked.take(id, visit.now) else {
        return Err(Refused::by(visit, &ErrorPage::NotFound));
    };
    let fresh = fresh_redemption(node);
    let (dues, token) = (&node.settings.dues, brought.token.as_str());
    let mut outcome = Err(RedeemRefused::NotAsked);
    for session in sessions(visit, stranger.as_ref()) {
        outcome = node
            .database
            .transact(|tx| {
                let how = (dues, form.shown.as_deref());
                redeem_as_shown(tx, session, (&node.group, token), how, &fresh, visit.now)
            })
            .await;
        if !outcome.as_ref().is_err_and(is_of_another) {
            break;
        }
    }
    match outcome {
        Ok(made) => Ok(Redirect::to(&page_of(&made)).into_response()),
        Err(RedeemRefused::PriceChanged) => Ok(ask_again(visit, headers, id, brought)),
        Err(refused) => {
            if refused.is_counted() {
                // A sum that cannot be written now keeps nobody from her answer.
                let _counted_or_not = node
                    .database
                    .transact(|tx| note_refused(tx, (&node.group, token), visit.now))
                    .await;
            }
            Ok(not_redeemed(visit, &refused, &brought.offer))
        }
    }
}

/// Where what she got is to be seen.
fn page_of(made: &Redemption) -> String {
    match &made.what {
        RedeemedFor::Joining {
            invoice: Some(invoice),
            ..
        } => format!("/invoices/{invoice}"),
        RedeemedFor::Joining { invoice: None, .. } => "/card?changed=level".to_owned(),
        RedeemedFor::Event { .. } | RedeemedFor::Desk => ticket_page::path(&made.id),
    }
}

/// A name for what comes of it; all of it is chance, for whoever knows it may see the ticket.
fn fresh_redemption(node: &Node) -> RedemptionId {
    let mut stream = node.randomness.stream(StreamName::Nonces);
    let (first, rest): ([u8; 8], [u8; 10]) = (stream.bytes(), stream.bytes());
    RedemptionId::new(u64::from_be_bytes(first), rest)
}

/// Why nothing was taken off, and nothing was written down.
fn not_redeemed(visit: &Visit, refused: &RedeemRefused, offer: &OfferId) -> Response {
    let why = match refused {
        RedeemRefused::Store(_) | RedeemRefused::Nothing(NothingToClaim::Store(_)) => {
            return visit.error(&ErrorPage::Unavailable);
        }
        RedeemRefused::Token(_) => return visit.error(&ErrorPage::NotVouched),
        RedeemRefused::NotAsked => ("not-redeemed-not-asked", 0),
        RedeemRefused::Spent => ("not-redeemed-spent", 0),
        RedeemRefused::Restored => ("not-redeemed-restored", 0),
        RedeemRefused::Over => ("not-redeemed-over", 0),
        RedeemRefused::Level => ("not-redeemed-level", 0),
        RedeemRefused::Used { limit } => ("not-redeemed-used", *limit),
        RedeemRefused::YearIsFull { limit } => ("not-redeemed-year", *limit),
        RedeemRefused::PriceChanged | RedeemRefused::Nothing(_) => ("not-redeemed-nothing", 0),
    };
    let page = NotRedeemedPage {
        why,
        back: claim_page::path(offer),
    };
    let mut response = visit.overtaken_page(page.render(&visit.frame()));
    if refused.is_unauthorised() {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
    }
    response
}
