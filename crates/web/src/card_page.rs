//! `/card`: a member's own membership, what she owes, and the levels she may choose (F02).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use community::check_card::card_path;
use community::choose_tier::{ChooseTierRefused, Chosen, choose_tier};
use community::give_seat::give_up_seat;
use community::see_card::{Card, Level, LevelStands, see_card};
use domain::{Currency, Enrolment, EnrolmentState, Kind, Slug, Standing, Tier, Title};
use edge::{Routes, calendar_day, coded_money};
use http::StatusCode;
use jiff::ToSpan;
use serde::Deserialize;
use store::StoreError;

use crate::card_check_page;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::invoice_page::{self, InvoiceRow};
use crate::level_form::LevelForm;
use crate::qr_picture::QrPicture;
use crate::router::Site;
use crate::seats_page;
use crate::sign_in::{Button, Member, Refused, form, kind_words};
use crate::state_words::{StateWords, of_enrolment};
use crate::visit::Visit;
use crate::vouchers::{JoinDeal, at_joining, links};
use crate::words::Words;

/// Her membership as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct CardPage {
    pub(crate) card: Card,
    /// Days after the last day paid for in which everything still works.
    pub(crate) grace_days: u16,
    /// What she has just done, or why it was not.
    pub(crate) said: Option<CardSaid>,
    /// Whose it is.
    pub(crate) holder: Holder,
    /// For members of which other communities a level costs less.
    pub(crate) deals: Vec<JoinDeal>,
}

/// What stands on the card itself.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) name: String,
    /// Her company, or empty.
    pub(crate) organization: String,
    /// The page by which a desk sees whether she is a member.
    pub(crate) path: Option<String>,
}

/// What came of her last step.
#[derive(Clone, Debug)]
pub(crate) enum CardSaid {
    /// She is on the level now.
    Changed,
    /// Why not.
    Refused(String),
}

/// Where it is shown and another level chosen.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/card", get(show))
        .route("/card/check/{token}", get(card_check_page::show))
        .route("/card/level", post(choose))
        .route("/card/seat", post(give_up))
        .route("/invoices/{number}", get(invoice_page::show))
}

struct LevelRow {
    id: String,
    name: String,
    price: String,
    seats: String,
    benefits: Vec<String>,
    /// Words in the place of a button; empty where there is one.
    said: String,
    button: String,
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardTemplate<'a> {
    around: Around<'a>,
    tier: String,
    state: StateWords,
    since: String,
    kind: String,
    chapter: String,
    seat_of: String,
    /// Empty where she stands well.
    standing: String,
    /// Where the seats of her organisation are, and what the way there is called.
    seats: Option<(String, String)>,
    invoices: Vec<InvoiceRow>,
    levels: Vec<LevelRow>,
    is_paid: bool,
    said: Option<StateWords>,
    holder: &'a Holder,
    picture: Option<QrPicture>,
    deals: Vec<(String, String)>,
}

impl CardPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let enrolment = &self.card.enrolment;
        let head = Head::unlisted(Section::Person, words.t("card-title"), words.t("card-intro"));
        let currency = self.card.currency.as_ref();
        written(&CardTemplate {
            around: Around::of(frame, head),
            tier: self.card.tier.to_string(),
            state: self.state(words),
            since: calendar_day(words, enrolment.since),
            kind: kind_words(words, enrolment.kind),
            chapter: enrolment
                .chapter
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            seat_of: self
                .card
                .seat_of
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            standing: match self.card.standing {
                Standing::Good => String::new(),
                standing => crate::desk::standing_words(words, standing, self.card.limited_through),
            },
            seats: self.card.acts_for.as_ref().map(|organization| {
                let named = [("organization", organization.name.to_string().into())];
                (
                    seats_page::path(&organization.slug),
                    words.with("seats-title", &named),
                )
            }),
            invoices: self
                .card
                .invoices
                .iter()
                .map(|invoice| InvoiceRow::of(words, invoice))
                .collect(),
            levels: self
                .card
                .levels
                .iter()
                .map(|level| row(words, level, currency))
                .collect(),
            is_paid: enrolment.until.is_some()
                && enrolment.seat.is_none()
                && enrolment.state == EnrolmentState::Current,
            said: self.said(words),
            holder: &self.holder,
            deals: links(words, &self.deals),
            picture: self.holder.path.as_ref().and_then(|path| {
                let address = format!("{}{path}", frame.origin.as_str());
                QrPicture::of(&address, words.t("card-qr"))
            }),
        })
    }

    fn said(&self, words: &Words) -> Option<StateWords> {
        let (tone, icon, words) = match self.said.as_ref()? {
            CardSaid::Changed => (
                "good",
                Icon::Tick,
                words.with("card-changed", &[("tier", self.card.tier.to_string().into())]),
            ),
            CardSaid::Refused(why) => ("act", Icon::Warning, crate::desk::sentence(why)),
        };
        Some(StateWords {
            tone,
            icon,
            words,
            second: String::new(),
        })
    }

    fn state(&self, words: &Words) -> StateWords {
        let Enrolment { state, until, .. } = &self.card.enrolment;
        let (tone, icon, key) = of_enrolment(*state);
        let second = match (state, until) {
            (EnrolmentState::Pending, _) => words.t("card-waits"),
            (EnrolmentState::Current, None) => words.t("card-free"),
            (EnrolmentState::Current | EnrolmentState::Lapsed, Some(until)) => {
                words.with("card-paid-until", &[("day", calendar_day(words, *until).into())])
            }
            (EnrolmentState::Grace, Some(until)) => {
                let ends = until.saturating_add(i64::from(self.grace_days).days());
                let named = [
                    ("until", calendar_day(words, *until).into()),
                    ("day", calendar_day(words, ends).into()),
                ];
                words.with("card-grace-until", &named)
            }
            _ => String::new(),
        };
        StateWords {
            tone,
            icon,
            words: words.t(key),
            second,
        }
    }
}

fn row(words: &Words, level: &Level, currency: Option<&Currency>) -> LevelRow {
    let tier = &level.tier;
    let kinds = || {
        let kinds = Kind::ALL.into_iter().filter(|kind| tier.kinds.contains(kind));
        kinds
            .map(|kind| kind_words(words, kind))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (said, button) = match level.stands {
        LevelStands::Hers => (words.t("card-level-yours"), String::new()),
        LevelStands::ToRenew => (String::new(), words.t("card-renew")),
        LevelStands::Open if tier.is_free() => (String::new(), words.t("card-choose-free")),
        LevelStands::Open => (String::new(), words.t("card-choose")),
        LevelStands::ForOrganizations => (words.t("card-for-organizations"), String::new()),
        LevelStands::Seat => (words.t("card-level-seat"), String::new()),
        LevelStands::AfterSeat => (words.t("card-after-seat"), String::new()),
        LevelStands::NotOffered => (words.t("card-not-offered"), String::new()),
        LevelStands::ForOthers => (
            words.with("card-not-for-you", &[("kinds", kinds().into())]),
            String::new(),
        ),
    };
    LevelRow {
        id: tier.id.to_string(),
        name: tier.name.to_string(),
        price: price(words, tier, currency),
        seats: tier
            .seats
            .map_or_else(String::new, |seats| words.count("card-seats", u32::from(seats))),
        benefits: tier.benefits.iter().map(ToString::to_string).collect(),
        said,
        button,
    }
}

/// `240 USD for 12 months`, or that it costs nothing.
pub(crate) fn price(words: &Words, tier: &Tier, currency: Option<&Currency>) -> String {
    match tier.period_months {
        Some(months) if !tier.is_free() => {
            let amount = match currency {
                Some(currency) => coded_money(words, &tier.price, currency),
                None => tier.price.to_string(),
            };
            per_period(words, amount, months)
        }
        _ => words.t("card-costs-nothing"),
    }
}

/// `240 USD for 12 months`.
pub(crate) fn per_period(words: &Words, amount: String, months: u16) -> String {
    let named = [("n", u32::from(months).into()), ("amount", amount.into())];
    words.with("card-per-month", &named)
}

/// What she has just done.
#[derive(Default, Deserialize)]
struct CardQuery {
    changed: Option<String>,
}

/// `GET /card`.
async fn show(member: Member, query: Result<Query<CardQuery>, QueryRejection>) -> Response {
    let changed = query.ok().and_then(|Query(query)| query.changed);
    page(&member, changed.map(|_| CardSaid::Changed))
}

fn page(member: &Member, said: Option<CardSaid>) -> Response {
    let visit: &Visit = &member.visit;
    let node = &visit.site.doors.node;
    let (membership, now) = (&member.signed_in.membership, visit.now);
    let read = node.database.read(|tx| {
        let path = card_path(tx, &membership.member().id)?;
        let deals = at_joining(tx, now)?;
        Ok::<_, StoreError>((see_card(tx, membership, now)?, path, deals))
    });
    match read {
        Ok((card, path, deals)) => {
            let organization = membership.member().organization.as_ref();
            let page = CardPage {
                card,
                grace_days: node.settings.dues.grace_days,
                said,
                deals,
                holder: Holder {
                    name: membership.member().name.to_string(),
                    organization: organization.map_or_else(String::new, ToString::to_string),
                    path,
                },
            };
            visit.secret_page(page.render(&visit.frame()))
        }
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// Why a level cannot be hers, in her language.
fn refused_words(words: &Words, refused: &ChooseTierRefused) -> String {
    let of = |key: &str, tier: &Title| words.with(key, &[("tier", tier.as_str().into())]);
    match refused {
        ChooseTierRefused::PaidUntil(until) => {
            words.with("card-paid-still", &[("day", calendar_day(words, *until).into())])
        }
        ChooseTierRefused::NotForKind(tier) => of("card-refused-kind", tier),
        ChooseTierRefused::Retired(tier) => of("card-refused-retired", tier),
        ChooseTierRefused::ForOrganizations(tier) => of("card-refused-organizations", tier),
        ChooseTierRefused::HasSeat => words.t("card-after-seat"),
        ChooseTierRefused::HasLeft => words.t("card-refused-left"),
        ChooseTierRefused::NotSetUp => words.t("card-refused-not-set-up"),
        ChooseTierRefused::NoSuchTier(_) | ChooseTierRefused::Store(_) => words.t("card-refused-no-level"),
    }
}

/// `POST /card/level`: to the invoice, or back to the card when it costs nothing.
async fn choose(member: Member, sent: Result<Form<LevelForm>, FormRejection>) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let form = form(visit, signed_in, sent)?;
    let Ok(level) = Slug::parse(&form.level) else {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    };
    let node = &visit.site.doors.node;
    let (dues, now) = (&node.settings.dues, visit.now);
    let chosen = node
        .database
        .transact(|tx| choose_tier(tx, &signed_in.membership, &level, dues, now))
        .await;
    match chosen {
        Ok(Chosen::AfterPayment(invoice)) => {
            Ok(Redirect::to(&format!("/invoices/{}", invoice.number)).into_response())
        }
        Ok(Chosen::AtOnce(_)) => Ok(Redirect::to("/card?changed=level").into_response()),
        Err(ChooseTierRefused::Store(_)) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
        Err(refused) => {
            let why = refused_words(visit.words(), &refused);
            let mut response = page(&member, Some(CardSaid::Refused(why)));
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

/// `POST /card/seat`: she gives up the seat of her organisation, once; whoever has none has what she had.
async fn give_up(member: Member, sent: Result<Form<Button>, FormRejection>) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    form(visit, signed_in, sent)?;
    let node = &visit.site.doors.node;
    let (dues, now) = (&node.settings.dues, visit.now);
    let given_up = node
        .database
        .transact(|tx| give_up_seat(tx, &signed_in.membership, dues, now))
        .await;
    match given_up {
        Ok(_) => Ok(Redirect::to("/card?changed=seat").into_response()),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}
