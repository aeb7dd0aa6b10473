//! `/orgs/{slug}/seats` as it is asked for and changed: whoever acts for an organisation, and officers, take levels for it,
//! give its seats and take them back; to everybody else there is no such page (F02, F04).

use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use community::Spokesperson;
use community::give_seat::{SeatRefused, give_seat, take_back_seat};
use community::name_approver::{NameApproverRefused, name_approver_for};
use community::see_bundle::see_bundle;
use community::take_bundle::{TakeBundleRefused, Taken, take_bundle};
use domain::{Handle, Slug};
use edge::{Routes, calendar_day};
use serde::Deserialize;

use crate::error_page::ErrorPage;
use crate::level_form::LevelForm;
use crate::router::Site;
use crate::seats_page::{FaultAt, SeatsFault, SeatsPage, SeatsSaid, path};
use crate::sign_in::{Member, Refused, form, token_form};

/// Where it is shown and changed.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/orgs/{slug}/seats", get(show))
        .route("/orgs/{slug}/seats/level", post(level))
        .route("/orgs/{slug}/seats/give", post(give))
        .route("/orgs/{slug}/seats/take-back", post(take_back))
        .route("/orgs/{slug}/seats/approver", post(approver))
}

/// What was just done.
#[derive(Default, Deserialize)]
struct SeatsQuery {
    done: Option<SeatsSaid>,
}

/// Who.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandleForm {
    form_token: String,
    handle: String,
}

token_form!(HandleForm);

/// Somebody who may act for the organisation of the address; to everybody else there is no such page.
struct Acting {
    member: Member,
    by: Spokesperson,
    slug: Slug,
}

impl Acting {
    fn of(member: Member, slug: &str) -> Result<Self, Refused> {
        let visit = &member.visit;
        let slug = Slug::parse(slug).map_err(|_| Refused::by(visit, &ErrorPage::NotFound))?;
        let by = Spokesperson::of(&member.signed_in.membership, member.signed_in.officer.as_ref());
        let database = &visit.site.doors.node.database;
        match database.read(|tx| by.organization(tx, &slug)) {
            Ok(Some(_)) => Ok(Self { member, by, slug }),
            Ok(None) => Err(Refused::by(visit, &ErrorPage::NotFound)),
            Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        }
    }

    fn page(&self, said: Option<SeatsSaid>, fault: Option<SeatsFault>) -> Result<Response, Refused> {
        let visit = &self.member.visit;
        let node = &visit.site.doors.node;
        let seen = node
            .database
            .read(|tx| see_bundle(tx, &self.by, &self.slug, visit.now));
        let seen = seen.map_err(|_| self.unavailable())?;
        let seen = seen.ok_or_else(|| Refused::by(visit, &ErrorPage::NotFound))?;
        let is_refused = fault.is_some();
        let page = SeatsPage {
            seen,
            grace_days: node.settings.dues.grace_days,
            said,
            fault,
        };
        let html = page.render(&visit.frame());
        Ok(match is_refused {
            true => visit.refused_page(html),
            false => visit.secret_page(html),
        })
    }

    fn wrong(&self, at: FaultAt, typed: &str, words: String) -> Result<Response, Refused> {
        let typed = typed.to_owned();
        self.page(None, Some(SeatsFault { at, typed, words }))
    }

    fn done(&self, said: SeatsSaid) -> Result<Response, Refused> {
        Ok(Redirect::to(&format!("{}?done={}", path(&self.slug), said.word())).into_response())
    }

    fn unavailable(&self) -> Refused {
        Refused::by(&self.member.visit, &ErrorPage::Unavailable)
    }

    fn not_found(&self) -> Refused {
        Refused::by(&self.member.visit, &ErrorPage::NotFound)
    }
}

/// `GET /orgs/{slug}/seats`.
async fn show(
    member: Member,
    Path(slug): Path<String>,
    query: Result<Query<SeatsQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let said = query.ok().and_then(|Query(query)| query.done);
    Acting::of(member, &slug)?.page(said, None)
}

/// `POST /orgs/{slug}/seats/level`: to the invoice, or back when it costs nothing.
async fn level(
    member: Member,
    Path(slug): Path<String>,
    sent: Result<Form<LevelForm>, FormRejection>,
) -> Result<Response, Refused> {
    let acting = Acting::of(member, &slug)?;
    let Member { visit, signed_in } = &acting.member;
    let form = form(visit, signed_in, sent)?;
    let words = visit.frame().words;
    let no_such = || words.t("seats-wrong-level");
    let Ok(tier) = Slug::parse(&form.level) else {
        return acting.wrong(FaultAt::Levels, "", no_such());
    };
    let node = &visit.site.doors.node;
    let (dues, now) = (&node.settings.dues, visit.now);
    let taken = node
        .database
        .transact(|tx| take_bundle(tx, &acting.by, &acting.slug, &tier, dues, now))
        .await;
    let why = match taken {
        Ok(Taken::AtOnce(_)) => return acting.done(SeatsSaid::Level),
        Ok(Taken::AfterPayment(invoice)) => {
            return Ok(Redirect::to(&format!("/invoices/{}", invoice.number)).into_response());
        }
        Err(TakeBundleRefused::NoSuchOrganization(_)) => return Err(acting.not_found()),
        Err(TakeBundleRefused::Store(_) | TakeBundleRefused::NotSetUp | TakeBundleRefused::NoApprover) => {
            return Err(acting.unavailable());
        }
        Err(TakeBundleRefused::FewerSeats { seats, taken, .. }) => {
            let named = [
                ("seats", seats.to_string().into()),
                ("taken", taken.to_string().into()),
                ("over", taken.saturating_sub(seats).to_string().into()),
            ];
            words.with("seats-wrong-fewer", &named)
        }
        Err(TakeBundleRefused::NotForKinds { people, .. }) => {
            words.with("seats-wrong-kinds", &[("people", people.into())])
        }
        Err(TakeBundleRefused::PaidUntil(until)) => {
            words.with("card-paid-still", &[("day", calendar_day(words, until).into())])
        }
        Err(
            TakeBundleRefused::NoSuchTier(_)
            | TakeBundleRefused::ForOnePerson(_)
            | TakeBundleRefused::Retired(_),
        ) => no_such(),
    };
    acting.wrong(FaultAt::Levels, "", why)
}

/// `POST /orgs/{slug}/seats/give`.
async fn give(
    member: Member,
    Path(slug): Path<String>,
    sent: Result<Form<HandleForm>, FormRejection>,
) -> Result<Response, Refused> {
    let acting = Acting::of(member, &slug)?;
    let Member { visit, signed_in } = &acting.member;
    let form = form(visit, signed_in, sent)?;
    let words = visit.frame().words;
    let typed = form.handle.trim();
    let Ok(handle) = Handle::parse(typed) else {
        return acting.wrong(FaultAt::Give, typed, words.t("seats-wrong-handle"));
    };
    let given = visit
        .site
        .doors
        .node
        .database
        .transact(|tx| give_seat(tx, &acting.by, &acting.slug, &handle, visit.now))
        .await;
    match given {
        Ok(_) => acting.done(SeatsSaid::Given),
        Err(refused) => seat_refused(&acting, FaultAt::Give, typed, &refused),
    }
}

/// `POST /orgs/{slug}/seats/take-back`.
async fn take_back(
    member: Member,
    Path(slug): Path<String>,
    sent: Result<Form<HandleForm>, FormRejection>,
) -> Result<Response, Refused> {
    let acting = Acting::of(member, &slug)?;
    let Member { visit, signed_in } = &acting.member;
    let form = form(visit, signed_in, sent)?;
    let typed = form.handle.trim();
    let Ok(handle) = Handle::parse(typed) else {
        let why = visit.frame().words.t("seats-wrong-no-seat");
        return acting.wrong(FaultAt::Holders, typed, why);
    };
    let node = &visit.site.doors.node;
    let (dues, now) = (&node.settings.dues, visit.now);
    let taken = node
        .database
        .transact(|tx| take_back_seat(tx, &acting.by, &acting.slug, &handle, dues, now))
        .await;
    match taken {
        Ok(_) => acting.done(SeatsSaid::TakenBack),
        Err(refused) => seat_refused(&acting, FaultAt::Holders, typed, &refused),
    }
}

fn seat_refused(
    acting: &Acting,
    at: FaultAt,
    typed: &str,
    refused: &SeatRefused,
) -> Result<Response, Refused> {
    let frame = acting.member.visit.frame();
    let words = frame.words;
    let (at, why) = match refused {
        SeatRefused::NoSuchOrganization(_) => return Err(acting.not_found()),
        SeatRefused::Store(_) => return Err(acting.unavailable()),
        SeatRefused::NoBundle => (FaultAt::Levels, words.t("seats-wrong-no-bundle")),
        SeatRefused::NotTheirs(_) => (at, words.t("seats-wrong-not-theirs")),
        SeatRefused::Full(_) => (FaultAt::Holders, words.t("seats-full")),
        SeatRefused::NotForKind(_) => (at, words.t("seats-wrong-kind")),
        SeatRefused::NoSeat(_) => (at, words.t("seats-wrong-no-seat")),
    };
    acting.wrong(at, typed, why)
}

/// `POST /orgs/{slug}/seats/approver`: officers alone.
async fn approver(
    member: Member,
    Path(slug): Path<String>,
    sent: Result<Form<HandleForm>, FormRejection>,
) -> Result<Response, Refused> {
    let acting = Acting::of(member, &slug)?;
    let Member { visit, signed_in } = &acting.member;
    let Some(officer) = &signed_in.officer else {
        return Err(acting.not_found());
    };
    let form = form(visit, signed_in, sent)?;
    let words = visit.frame().words;
    let typed = form.handle.trim();
    let handle = match typed {
        "" => None,
        typed => match Handle::parse(typed) {
            Ok(handle) => Some(handle),
            Err(_) => return acting.wrong(FaultAt::Approver, typed, words.t("seats-wrong-handle")),
        },
    };
    let database = &visit.site.doors.node.database;
    let named = database
        .transact(|tx| name_approver_for(tx, officer, &acting.slug, handle.as_ref(), visit.now))
        .await;
    match named {
        Ok(_) => acting.done(SeatsSaid::Approver),
        Err(NameApproverRefused::NotTheirs { .. }) => {
            acting.wrong(FaultAt::Approver, typed, words.t("seats-wrong-not-here"))
        }
        Err(NameApproverRefused::NoSuchOrganization(_)) => Err(acting.not_found()),
        Err(NameApproverRefused::Store(_)) => Err(acting.unavailable()),
    }
}
