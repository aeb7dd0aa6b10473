//! What comes to `/verify`: a camera that read a voucher, a code that a desk types, the button that counts (F16; threats F1, V20).

use ambient::ids;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::check_paper::{
    DeskKeeper, PaperRefused, check_paper, counted_now, note_codes_ended, redeem_paper, uncount_paper,
};
use community::name_host::name_of;
use domain::{Origin, PaperCode, RedemptionId};
use edge::{Missed, PeerProblem, TooOften};
use serde::Deserialize;
use store::{StoreError, Transaction, own_offers};

use super::verify_page::{AtDesk, NoVoucher, VerifyFault, VerifyPage, VerifySaid};
use crate::calendar_links::escaped;
use crate::error_page::ErrorPage;
use crate::sign_in::{Member, Refused, form, token_form};
use crate::visit::Visit;

/// What a camera read, or that one was counted.
#[derive(Default, Deserialize)]
pub(crate) struct Brought {
    v: Option<String>,
    used: Option<String>,
}

/// `GET /verify`: for everybody; what is said depends on who keeps the desk.
pub(crate) async fn show(visit: Visit, brought: Result<Query<Brought>, QueryRejection>) -> Response {
    let brought = brought.map(|Query(brought)| brought).unwrap_or_default();
    let read = visit
        .site
        .doors
        .node
        .database
        .read(|tx| page(tx, &visit, brought));
    match read {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

fn page(tx: &mut Transaction<'_>, visit: &Visit, brought: Brought) -> Result<VerifyPage, StoreError> {
    let Some(keeper) = keeper(tx, visit)? else {
        return Ok(VerifyPage::Stranger);
    };
    let node = &visit.site.doors.node;
    let used = brought.used.and_then(|id| RedemptionId::parse(&id).ok());
    let used = match used {
        Some(id) => counted_now(tx, &keeper, &id, visit.now)?,
        None => None,
    };
    let said = match (used, brought.v) {
        (Some(used), _) => VerifySaid::Counted { at: used.at },
        (None, Some(token)) => match check_paper(tx, (&node.group, &token), visit.now) {
            Ok(seen) => VerifySaid::Seen {
                home: name_of(tx, &seen.home.origin())?,
                seen: Box::new(seen),
                token,
            },
            Err(refused) => VerifySaid::No(why(refused)?),
        },
        (None, None) => VerifySaid::Nothing,
    };
    let desk = AtDesk {
        said,
        homes: homes(tx)?,
        may_undo: visit
            .signed_in
            .as_ref()
            .is_some_and(|signed_in| signed_in.officer.is_some()),
        ..AtDesk::default()
    };
    Ok(VerifyPage::Desk(Box::new(desk)))
}

/// Whoever is signed in, if she keeps the desk.
fn keeper(tx: &mut Transaction<'_>, visit: &Visit) -> Result<Option<DeskKeeper>, StoreError> {
    match &visit.signed_in {
        Some(signed_in) => {
            let officer = signed_in.officer.as_ref();
            DeskKeeper::of(tx, &signed_in.membership, officer, visit.now)
        }
        None => Ok(None),
    }
}

/// Why it says nothing, or that the store did not answer.
fn why(refused: PaperRefused) -> Result<NoVoucher, StoreError> {
    match refused {
        PaperRefused::Voucher(_) => Ok(NoVoucher::NotSigned),
        PaperRefused::BeforeRestore => Ok(NoVoucher::Anew),
        PaperRefused::NoSuchOffer | PaperRefused::NotThen | PaperRefused::Counts(_) => {
            Ok(NoVoucher::NotOffered)
        }
        PaperRefused::Store(error) => Err(error),
    }
}

/// Communities for whose members something was offered here, by name.
fn homes(tx: &mut Transaction<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let mut origins: Vec<Origin> = Vec::new();
    for offer in own_offers::all(tx)? {
        if !origins.contains(&offer.partner) {
            origins.push(offer.partner);
        }
    }
    let mut homes = Vec::with_capacity(origins.len());
    for origin in origins {
        homes.push((origin.to_string(), name_of(tx, &origin)?));
    }
    homes.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(homes)
}

/// What a desk types.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeForm {
    form_token: String,
    code: String,
    #[serde(default)]
    community: String,
}

/// What its button sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountForm {
    form_token: String,
    voucher: String,
}

/// What the button sends by which an officer takes it back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UndoForm {
    form_token: String,
    counted: String,
}

token_form!(CodeForm, CountForm, UndoForm);

/// The proof, before anything of a form is looked at: to whoever keeps no desk there is none.
fn kept(member: &Member) -> Result<DeskKeeper, Refused> {
    let visit = &member.visit;
    match visit.site.doors.node.database.read(|tx| keeper(tx, visit)) {
        Ok(Some(keeper)) => Ok(keeper),
        Ok(None) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

/// `POST /verify`: asks the community that gave a code out, and leads to the page that a camera would have led to.
pub(crate) async fn look(
    member: Member,
    sent: Result<Form<CodeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let desk = kept(&member)?;
    let typed = form(visit, &member.signed_in, sent)?;
    let node = &visit.site.doors.node;
    let homes = node.database.read(homes);
    let homes = homes.map_err(|_: StoreError| Refused::by(visit, &ErrorPage::Unavailable))?;
    let found = resolve(visit, &desk, &typed, &homes).await;
    let fault = match found {
        Ok(token) => {
            return Ok(
                Redirect::to(&format!("{}?v={}", super::VERIFY_PATH, escaped(&token))).into_response(),
            );
        }
        Err(Fault::Told(fault)) => fault,
        Err(Fault::Store) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    let page = VerifyPage::Desk(Box::new(AtDesk {
        said: VerifySaid::Nothing,
        typed: typed.code,
        chosen: typed.community,
        fault: Some(fault),
        may_undo: false,
        homes,
    }));
    Ok(visit.refused_page(page.render(&visit.frame())))
}

/// Why a code leads nowhere.
enum Fault {
    Told(VerifyFault),
    Store,
}

impl From<StoreError> for Fault {
    fn from(_: StoreError) -> Self {
        Self::Store
    }
}

/// The signed voucher behind a code.
async fn resolve(
    visit: &Visit,
    desk: &DeskKeeper,
    typed: &CodeForm,
    homes: &[(String, String)],
) -> Result<String, Fault> {
    let doors = &visit.site.doors;
    let code = PaperCode::parse(&typed.code).map_err(|_| Fault::Told(VerifyFault::Unreadable))?;
    let home = homes.iter().find(|(address, _)| *address == typed.community);
    let home = home.and_then(|(address, name)| Some((Origin::parse(address).ok()?, name.clone())));
    let (origin, name) = home.ok_or(Fault::Told(VerifyFault::Community))?;
    doors
        .node
        .try_paper_code(desk.member())
        .map_err(|TooOften { .. }| Fault::Told(VerifyFault::TooOften))?;
    match doors.paper.resolve(&origin, &code).await {
        Ok(Some(token)) => Ok(token),
        Ok(None) => {
            if doors.node.missed_paper_code(desk.member()) == Missed::TheLastOfTheDay {
                let noted = doors.node.database.transact(|tx| note_codes_ended(tx, visit.now));
                noted.await?;
            }
            Err(Fault::Told(VerifyFault::NoSuchCode(name)))
        }
        Err(PeerProblem::Store(error)) => Err(error.into()),
        Err(_) => Err(Fault::Told(VerifyFault::Silent(name))),
    }
}

/// `POST /verify/use`: counts it, and leads to a page that says so; what does not count says why.
pub(crate) async fn count(
    member: Member,
    sent: Result<Form<CountForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let desk = kept(&member)?;
    let sent = form(visit, &member.signed_in, sent)?;
    let node = &visit.site.doors.node;
    let fresh = ids::redemption_id(&node.randomness);
    let counted = node
        .database
        .transact(|tx| redeem_paper(tx, &desk, (&node.group, &sent.voucher), &fresh, visit.now))
        .await;
    match counted {
        Ok(made) => {
            let path = format!("{}?used={}", super::VERIFY_PATH, made.id);
            Ok(Redirect::to(&path).into_response())
        }
        Err(PaperRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(_) => {
            let brought = Brought {
                v: Some(sent.voucher),
                used: None,
            };
            let read = node.database.read(|tx| page(tx, visit, brought));
            let page = read.map_err(|_| Refused::by(visit, &ErrorPage::Unavailable))?;
            Ok(visit.overtaken_page(page.render(&visit.frame())))
        }
    }
}

/// `POST /verify/undo`: an officer takes back that it was counted, and reads that it was; to everybody else there is no such page.
pub(crate) async fn undo(
    member: Member,
    sent: Result<Form<UndoForm>, FormRejection>,
) -> Result<Response, Refused> {
    let visit = &member.visit;
    let officer = member.signed_in.officer.as_ref();
    let officer = officer.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))?;
    let UndoForm { counted, .. } = form(visit, &member.signed_in, sent)?;
    let node = &visit.site.doors.node;
    let undone = node
        .database
        .transact(|tx| uncount_paper(tx, officer, (&node.group, &counted), visit.now))
        .await;
    match undone {
        Err(PaperRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        // What cannot be read says so on the page of a camera.
        Ok(()) | Err(_) => {
            let path = format!("{}?v={}", super::VERIFY_PATH, escaped(&counted));
            Ok(Redirect::to(&path).into_response())
        }
    }
}
