//! `/offers/{id}`: what an offer of ours gives to members of another community, and the button by which one of them sets out
//! to claim it: dues of a level for whoever is signed in here, the price of an event for anybody (F16, need 2.21; protocol
//! section 8.9).

use ambient::StreamName;
use askama::Template;
use axum::Form;
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::response::Response;
use community::begin_claim::{ClaimRefused, ClaimSession, begin_claim};
use community::redeem_voucher::offer_address;
use community::see_event::{Host, SeeRefused, Sight, see_event};
use domain::{AppliesTo, EventId, Next, OfferId, Origin, OwnOffer, Slug};
use edge::{ClaimBrowser, Try, calendar_day, claim_browser, claim_cookie, name_of};
use http::header;
use jiff::Timestamp;
use serde::Deserialize;
use store::claims::ClaimFor;
use store::{StoreError, Transaction, own_offers};
use wire::membership_proof::as_text;

use super::claim_ask_page::{ClaimAskPage, Wanted};
use super::leading_to;
use super::reduced::{Reduced, ReducedRow};
use crate::error_page::ErrorPage;
use crate::frame::{Address, Around, Frame, Head, Section, written};
use crate::next_page::login_for;
use crate::sign_in::{Gate, Refused, read};
use crate::visit::Visit;

/// An offer of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClaimPage {
    pub(crate) id: OfferId,
    /// What the community is called whose members it is for.
    pub(crate) home: String,
    /// Its node.
    pub(crate) peer: Origin,
    /// What its reader can do with it.
    pub(crate) claim: Claimable,
    /// The line that is printed wherever it is listed; or empty.
    pub(crate) restrictions: String,
    /// How often one member may use it; as often as she likes if that is not said.
    pub(crate) uses: Option<u32>,
    /// When it ends, if it does.
    pub(crate) until: Option<Timestamp>,
    /// She sent the form without a level of the list.
    pub(crate) is_level_missing: bool,
}

/// What the reader of an offer can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Claimable {
    /// Join or sign in first: dues are those of somebody.
    SignIn,
    /// Wait until an officer has let her in.
    Waits,
    /// Choose a level.
    Levels(Vec<Reduced>),
    /// Get a ticket of this event.
    Ticket(Reduced),
    /// Go to the events, for it is for those alone.
    AtEvents,
    /// Nothing: it is over, or has not begun.
    Closed,
}

#[derive(Template)]
#[template(path = "claim.html")]
struct ClaimTemplate<'a> {
    around: Around<'a>,
    title: String,
    lead: String,
    action: String,
    /// The event, by its name in the form; else empty.
    event: &'a str,
    rows: Vec<ReducedRow>,
    restrictions: &'a str,
    limits: Vec<String>,
    go: String,
    /// What to do instead, in words.
    instead: String,
    /// Where she signs in, or empty.
    login: String,
    to_events: bool,
    is_level_missing: bool,
    where_to: &'a str,
}

impl ClaimPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let named = |key: &str| {
            let names = [
                ("community", self.home.as_str().into()),
                ("host", frame.community.name.as_str().into()),
            ];
            words.with(key, &names)
        };
        let reduced: &[Reduced] = match &self.claim {
            Claimable::Levels(levels) => levels,
            Claimable::Ticket(ticket) => std::slice::from_ref(ticket),
            _ => &[],
        };
        let event = match &self.claim {
            Claimable::Ticket(ticket) => ticket.value.as_str(),
            _ => "",
        };
        let mut rows: Vec<ReducedRow> = reduced.iter().map(|one| one.row(words)).collect();
        // A single level needs no choosing.
        if let [row] = rows.as_mut_slice() {
            row.chosen = true;
        }
        let instead = match &self.claim {
            Claimable::SignIn => named("claim-sign-in"),
            Claimable::Waits => named("claim-waits"),
            Claimable::Levels(levels) if levels.is_empty() => named("claim-no-level"),
            Claimable::AtEvents => named("claim-at-events"),
            Claimable::Closed => named("claim-closed"),
            Claimable::Levels(_) | Claimable::Ticket(_) => String::new(),
        };
        let path = path(&self.id);
        let title = named("claim-title");
        let head = Head {
            section: Section::Elsewhere,
            title: title.clone(),
            description: named("claim-lead"),
            address: Address::Here(path.clone()),
            alternates: Vec::new(),
            json_ld: String::new(),
        };
        written(&ClaimTemplate {
            around: Around::of(frame, head),
            title,
            lead: named("claim-lead"),
            action: path,
            event,
            rows,
            restrictions: &self.restrictions,
            limits: self.limits(frame),
            go: named("claim-go"),
            instead,
            login: match self.claim {
                Claimable::SignIn => login_for(&Next::Offer(self.id.clone())),
                _ => String::new(),
            },
            to_events: self.claim == Claimable::AtEvents,
            is_level_missing: self.is_level_missing,
            where_to: self.peer.authority(),
        })
    }

    /// How often, and until when.
    fn limits(&self, frame: &Frame<'_>) -> Vec<String> {
        let words = frame.words;
        let uses = match self.uses {
            Some(uses) => words.count("claim-uses", uses),
            None => words.t("claim-uses-any"),
        };
        let until = self.until.map(|until| {
            let day = calendar_day(words, frame.clock.at(until).date());
            words.with("claim-until", &[("day", day.into())])
        });
        [uses].into_iter().chain(until).collect()
    }

    /// An offer of ours as this reader sees it; nothing of none.
    fn read(visit: &Visit, id: &OfferId, event: Option<&EventId>) -> Result<Option<Self>, StoreError> {
        visit.site.doors.node.database.read(|tx| {
            let Some(offer) = own_offers::get(tx, id)? else {
                return Ok(None);
            };
            Ok(Some(Self {
                id: id.clone(),
                home: name_of(tx, &offer.partner)?,
                claim: Claimable::of(tx, visit, &offer, event)?,
                restrictions: offer
                    .term
                    .restrictions
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string),
                uses: offer.term.uses_per_member,
                until: offer.valid_through,
                peer: offer.partner,
                is_level_missing: false,
            }))
        })
    }

    /// What she claims, of what this page offers her.
    fn chosen(&self, visit: &Visit, form: &ClaimForm) -> Option<ClaimFor> {
        match &self.claim {
            Claimable::Ticket(ticket) => EventId::parse(&ticket.value).ok().map(ClaimFor::Event),
            Claimable::Levels(levels) => {
                let level = levels.iter().find(|level| level.value == form.level)?;
                Some(ClaimFor::Joining {
                    member: visit.signed_in.as_ref()?.session.member.clone(),
                    tier: Slug::parse(&level.value).ok()?,
                })
            }
            _ => None,
        }
    }
}

impl Claimable {
    fn of(
        tx: &mut Transaction<'_>,
        visit: &Visit,
        offer: &OwnOffer,
        event: Option<&EventId>,
    ) -> Result<Self, StoreError> {
        if !offer.in_force(visit.now) {
            return Ok(Self::Closed);
        }
        if let Some(event) = event {
            let seen = match see_event(tx, &visit.viewer, event) {
                Ok(Sight::Event(seen)) if seen.host == Host::Us => Some(seen),
                Ok(_) | Err(SeeRefused::NotFound) => None,
                Err(SeeRefused::Store(error)) => return Err(error),
            };
            let ticket = match seen {
                Some(seen) => Reduced::ticket(tx, offer, &seen.event, visit.now)?,
                None => None,
            };
            return Ok(ticket.map_or(Self::Closed, Self::Ticket));
        }
        if !offer.term.applies_to.contains(&AppliesTo::Joining) {
            return Ok(Self::AtEvents);
        }
        match (&visit.signed_in, &visit.waits) {
            (Some(signed_in), _) => {
                let levels = Reduced::levels(tx, &signed_in.membership, offer, visit.now)?;
                Ok(Self::Levels(levels))
            }
            (None, Some(_)) => Ok(Self::Waits),
            (None, None) => Ok(Self::SignIn),
        }
    }
}

/// The address of the page.
pub(crate) fn path(id: &OfferId) -> String {
    format!("/offers/{id}")
}

/// The address of the same for one event.
pub(crate) fn path_for(id: &OfferId, event: &EventId) -> String {
    format!("/offers/{id}?event={event}")
}

/// The address of the page on which this is claimed.
pub(super) fn path_of(id: &OfferId, what: &ClaimFor) -> String {
    match what {
        ClaimFor::Joining { .. } => path(id),
        ClaimFor::Event(event) => path_for(id, event),
    }
}

type Id = Result<Path<String>, PathRejection>;

fn offer_named(id: Id) -> Option<OfferId> {
    id.ok().and_then(|Path(id)| OfferId::parse(&id).ok())
}

/// For which event.
#[derive(Deserialize)]
pub(crate) struct Asked {
    event: Option<String>,
}

/// `GET /offers/{id}` for people.
pub(crate) async fn show(id: Id, visit: Visit, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let Some(id) = offer_named(id) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let asked = asked.ok().and_then(|Query(asked)| asked.event);
    let event = asked.map(|event| EventId::parse(&event));
    let Ok(event) = event.transpose() else {
        return visit.error(&ErrorPage::NotFound);
    };
    match ClaimPage::read(&visit, &id, event.as_ref()) {
        Ok(Some(page)) => visit.page(page.render(&visit.frame())),
        Ok(None) => visit.error(&ErrorPage::NotFound),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// What is claimed: a level, or the event that the page was asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimForm {
    /// Of whoever is signed in; else empty.
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    event: String,
}

/// `POST /offers/{id}`: the browser sets out, and the page that leads it to the other community.
pub(crate) async fn claim(
    gate: Gate,
    id: Id,
    sent: Result<Form<ClaimForm>, FormRejection>,
) -> Result<Response, Refused> {
    gate.count(Try::Code)?;
    let visit = &gate.visit;
    let no = |page: &ErrorPage| Refused::by(visit, page);
    let id = offer_named(id).ok_or_else(|| no(&ErrorPage::NotFound))?;
    let form = read(visit, sent)?;
    let event = match form.event.as_str() {
        "" => None,
        event => Some(EventId::parse(event).map_err(|_| no(&ErrorPage::Unreadable))?),
    };
    let page = match ClaimPage::read(visit, &id, event.as_ref()) {
        Ok(Some(page)) => page,
        Ok(None) => return Err(no(&ErrorPage::NotFound)),
        Err(_) => return Err(no(&ErrorPage::Unavailable)),
    };
    let hers = visit.signed_in.as_ref();
    if hers.is_some_and(|signed_in| !signed_in.is_from_her_form(&form.form_token)) {
        return Err(no(&ErrorPage::OldForm));
    }
    if let Some(what) = page.chosen(visit, &form) {
        return set_out(&gate, page, what).await;
    }
    if page.claim == Claimable::SignIn {
        return Err(no(&ErrorPage::SignInFor(Next::Offer(id))));
    }
    if matches!(&page.claim, Claimable::Levels(levels) if !levels.is_empty()) {
        let page = ClaimPage {
            is_level_missing: true,
            ..page
        };
        return Ok(visit.refused_page(page.render(&visit.frame())));
    }
    Ok(visit.overtaken_page(page.render(&visit.frame())))
}

/// Notes what this browser went for, and shows the page whose button takes it there.
async fn set_out(gate: &Gate, page: ClaimPage, what: ClaimFor) -> Result<Response, Refused> {
    let visit = &gate.visit;
    let node = &visit.site.doors.node;
    let chance: [u8; 32] = node.randomness.stream(StreamName::Nonces).bytes();
    let nonce = as_text(&chance);
    let stranger = match visit.signed_in {
        Some(_) => None,
        None => Some(claim_browser(node, &gate.headers).unwrap_or_else(|| {
            let chance: [u8; 32] = node.randomness.stream(StreamName::Nonces).bytes();
            ClaimBrowser::new(&chance)
        })),
    };
    let session = match (&visit.signed_in, &stranger) {
        (Some(signed_in), _) => ClaimSession::Member {
            who: &signed_in.membership,
            session: &signed_in.session.id,
        },
        (None, Some(stranger)) => ClaimSession::Browser(stranger.secret()),
        (None, None) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
    };
    let begun = node
        .database
        .transact(|tx| begin_claim(tx, session, &page.id, what.clone(), &nonce, visit.now))
        .await;
    match begun {
        Ok(()) => {}
        Err(ClaimRefused::Store(_)) => return Err(Refused::by(visit, &ErrorPage::Unavailable)),
        // What it gives changed since the page was drawn: the page says what is so now.
        Err(_) => {
            let event = match &page.claim {
                Claimable::Ticket(ticket) => EventId::parse(&ticket.value).ok(),
                _ => None,
            };
            let Ok(Some(page)) = ClaimPage::read(visit, &page.id, event.as_ref()) else {
                return Err(Refused::by(visit, &ErrorPage::Unavailable));
            };
            return Ok(visit.overtaken_page(page.render(&visit.frame())));
        }
    }
    let asks = ClaimAskPage {
        wanted: Wanted::Voucher(offer_address(&node.group, &page.id)),
        back: path_of(&page.id, &what),
        home: page.home,
        peer: page.peer,
        audience: node.group.clone(),
        nonce,
    };
    let html = asks.render(&visit.frame());
    let mut response = leading_to(&asks.peer, visit.secret_page(html));
    if let Some(stranger) = stranger {
        let cookie = claim_cookie(node, &stranger);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}
