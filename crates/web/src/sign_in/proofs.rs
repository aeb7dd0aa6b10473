//! Who asks for a page that is not for everybody, before anything else of the request is looked at; and what a form of
//! hers must bring (threats E3, E4, H3).

use std::convert::Infallible;
use std::net::SocketAddr;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{ConnectInfo, FromRequestParts, Path};
use axum::response::{IntoResponse, Response};
use community::cancel_event::ChangeRefused;
use community::organise_event::Organiser;
use domain::EventId;
use edge::{Client, SignedIn, client_of, is_of_another_site, is_of_rooms, tells_no_origin};
use http::request::Parts;
use http::{Method, StatusCode};
use serde::Deserialize;
use store::Officer;
use store::sessions::Session;

use crate::error_page::ErrorPage;
use crate::router::Site;
use crate::visit::Visit;

/// Where one signs out, at the foot of every page.
const LOG_OUT: &str = "/logout";

/// An answer instead of what was asked for.
pub(crate) struct Refused(Box<Response>);

impl Refused {
    /// A page that says why.
    pub(crate) fn by(visit: &Visit, page: &ErrorPage) -> Self {
        Self(Box::new(visit.error(page)))
    }
}

impl From<Response> for Refused {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        *self.0
    }
}

/// Somebody who is signed in.
pub(crate) struct Member {
    pub(crate) visit: Visit,
    pub(crate) signed_in: SignedIn,
}

/// Whoever looks at people: a member, or anybody, who is counted by her network address.
pub(crate) struct Looker {
    pub(crate) visit: Visit,
    /// None in a simulated network.
    client: Option<Client>,
}

/// A browser that is signed in: that of a member, or of somebody whose wish to join waits for an officer or did.
pub(crate) struct Here {
    pub(crate) visit: Visit,
    pub(crate) session: Session,
}

/// An officer or operator who is signed in.
pub(crate) struct Chief {
    pub(crate) visit: Visit,
    pub(crate) signed_in: SignedIn,
    pub(crate) officer: Officer,
}

/// Whoever runs the event of the address: an officer, or whom one named its organiser.
pub(crate) struct Organising {
    pub(crate) visit: Visit,
    pub(crate) signed_in: SignedIn,
    pub(crate) organiser: Organiser,
}

/// What a form of another site sends to be changed comes no further (threat E3). Pages of rooms tell nobody their address: what
/// comes from one of them to rooms or to sign out may say nothing of where from, and brings the token of her session, which
/// is asked for there in any case.
fn changes_from_here(parts: &Parts, site: &Site, visit: &Visit) -> Result<(), Refused> {
    let changes = !matches!(parts.method, Method::GET | Method::HEAD);
    let path = parts.uri.path();
    let is_untold = (is_of_rooms(path) || path == LOG_OUT) && tells_no_origin(&parts.headers);
    match changes && !is_untold && is_of_another_site(&parts.headers, site.doors.node.origin.as_str()) {
        true => Err(Refused::by(visit, &ErrorPage::Forbidden)),
        false => Ok(()),
    }
}

impl FromRequestParts<Site> for Member {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let Ok(visit) = Visit::from_request_parts(parts, site).await;
        changes_from_here(parts, site, &visit)?;
        let waits = visit.waits.as_ref().map(ErrorPage::of_waiting);
        match (visit.signed_in.clone(), waits) {
            (Some(signed_in), _) => Ok(Self { visit, signed_in }),
            (None, Some(page)) => Err(Refused::by(&visit, &page)),
            (None, None) => Err(Refused::by(&visit, &ErrorPage::SignInFirst)),
        }
    }
}

impl FromRequestParts<Site> for Looker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        let Ok(visit) = Visit::from_request_parts(parts, site).await;
        let socket = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let trusted = &site.doors.node.settings.trusted_proxies;
        let client = socket.map(|ConnectInfo(socket)| client_of(*socket, &parts.headers, trusted));
        Ok(Self { visit, client })
    }
}

impl Looker {
    /// Counts one more look at people; the page that says so when it is one too many.
    pub(crate) fn looks_too_often(&self) -> Option<Response> {
        let node = &self.visit.site.doors.node;
        let looked = match (&self.visit.signed_in, self.client) {
            (Some(signed_in), _) => node.look_for_people(&signed_in.session.member),
            (None, Some(client)) => node.look_for_people_from(client),
            (None, None) => Ok(()),
        };
        let seconds = looked.err()?;
        Some(self.visit.error(&ErrorPage::TooOften { seconds }))
    }
}

impl FromRequestParts<Site> for Here {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let Ok(visit) = Visit::from_request_parts(parts, site).await;
        changes_from_here(parts, site, &visit)?;
        let session = match (&visit.signed_in, &visit.waits) {
            (Some(signed_in), _) => Some(signed_in.session.clone()),
            (None, waits) => waits.as_ref().map(|waits| waits.session.clone()),
        };
        match session {
            Some(session) => Ok(Self { visit, session }),
            None => Err(Refused::by(&visit, &ErrorPage::SignInFirst)),
        }
    }
}

impl Here {
    /// The form, if it can be read and was made for this session.
    pub(crate) fn form<T: TokenForm>(&self, sent: Result<Form<T>, FormRejection>) -> Result<T, Refused> {
        let form = read(&self.visit, sent)?;
        let token = form.form_token();
        let is_hers = match (&self.visit.signed_in, &self.visit.waits) {
            (Some(signed_in), _) => signed_in.is_from_her_form(token),
            (None, Some(waits)) => waits.is_from_her_form(token),
            (None, None) => false,
        };
        match is_hers {
            true => Ok(form),
            false => Err(Refused::by(&self.visit, &ErrorPage::OldForm)),
        }
    }
}

impl Member {
    /// Goes on only when she proved lately who she is: whoever finds her browser open ends nothing of hers, and makes no
    /// key to come back with.
    pub(crate) fn fresh(&self) -> Result<(), Refused> {
        match self.signed_in.is_fresh(self.visit.now) {
            true => Ok(()),
            false => Err(Refused::by(&self.visit, &ErrorPage::SignInAgain)),
        }
    }

    /// Her proof that she runs an event, if she does.
    pub(crate) fn organiser(&self, event: &EventId) -> Result<Option<Organiser>, Refused> {
        if let Some(officer) = &self.signed_in.officer {
            return Ok(Some(Organiser::ByOffice(officer.clone())));
        }
        let database = &self.visit.site.doors.node.database;
        let membership = &self.signed_in.membership;
        match database.read(|tx| Organiser::by_name(tx, membership, event, self.visit.now)) {
            Ok(organiser) => Ok(Some(organiser)),
            Err(ChangeRefused::Store(_)) => Err(Refused::by(&self.visit, &ErrorPage::Unavailable)),
            Err(_) => Ok(None),
        }
    }

    /// Counts one more look at people; the page that says so when it is one too many (F05: nobody copies the directory).
    pub(crate) fn looks_too_often(&self) -> Option<Response> {
        let member = &self.signed_in.session.member;
        let looked = self.visit.site.doors.node.look_for_people(member);
        let seconds = looked.err()?;
        Some(self.visit.error(&ErrorPage::TooOften { seconds }))
    }
}

/// A member without an office learns no more than that there is nothing for her.
impl FromRequestParts<Site> for Chief {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let Member { visit, signed_in } = Member::from_request_parts(parts, site).await?;
        match signed_in.officer.clone() {
            Some(officer) => Ok(Self {
                visit,
                signed_in,
                officer,
            }),
            None => Err(Refused::by(&visit, &ErrorPage::NotFound)),
        }
    }
}

/// Whose event it is not learns no more than that there is nothing for her.
impl FromRequestParts<Site> for Organising {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Refused> {
        let Member { visit, signed_in } = Member::from_request_parts(parts, site).await?;
        let member = Member { visit, signed_in };
        let organiser = match &member.signed_in.officer {
            Some(officer) => Some(Organiser::ByOffice(officer.clone())),
            None => {
                let path = Path::<String>::from_request_parts(parts, site).await.ok();
                let id = path.and_then(|Path(id)| EventId::parse(&id).ok());
                id.map(|id| member.organiser(&id)).transpose()?.flatten()
            }
        };
        let Member { visit, signed_in } = member;
        match organiser {
            Some(organiser) => Ok(Self {
                visit,
                signed_in,
                organiser,
            }),
            None => Err(Refused::by(&visit, &ErrorPage::NotFound)),
        }
    }
}

impl Chief {
    /// Goes on only when she proved lately who she is.
    pub(crate) fn fresh(&self) -> Result<(), Refused> {
        match self.signed_in.is_fresh(self.visit.now) {
            true => Ok(()),
            false => Err(Refused::by(&self.visit, &ErrorPage::SignInAgain)),
        }
    }
}

/// A form that carries the token of the session it was made for.
pub(crate) trait TokenForm {
    /// What it carries.
    fn form_token(&self) -> &str;
}

/// For forms with a field `form_token`.
macro_rules! token_form {
    ($($form:ty),+) => { $(
        impl $crate::sign_in::TokenForm for $form {
            fn form_token(&self) -> &str {
                &self.form_token
            }
        }
    )+ };
}

pub(crate) use token_form;

/// A form that is one button.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Button {
    form_token: String,
}

token_form!(Button);

/// The form, if it can be read and was made for this session.
pub(crate) fn form<T: TokenForm>(
    visit: &Visit,
    signed_in: &SignedIn,
    sent: Result<Form<T>, FormRejection>,
) -> Result<T, Refused> {
    let form = read(visit, sent)?;
    match signed_in.is_from_her_form(form.form_token()) {
        true => Ok(form),
        false => Err(Refused::by(visit, &ErrorPage::OldForm)),
    }
}

/// The form, if it can be read.
pub(crate) fn read<T>(visit: &Visit, sent: Result<Form<T>, FormRejection>) -> Result<T, Refused> {
    match sent {
        Ok(Form(form)) => Ok(form),
        Err(rejected) if rejected.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Refused::by(visit, &ErrorPage::TooLarge))
        }
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unreadable)),
    }
}
