//! Who asks, before anything else of a request is looked at: extractors that mint proofs from the bearer token.

use axum::extract::FromRequestParts;
use community::Viewer;
use domain::MemberId;
use edge::{Caller, Doors, Problem};
use http::request::Parts;
use store::{Membership, Officer, Transaction};

/// Anybody: a member when a token is brought, a stranger otherwise; a bad token is refused all the same.
pub(crate) struct Visitor(pub(crate) Viewer);

/// A token with the scope `read`, or a wider one.
pub(crate) struct Reader(pub(crate) Caller);

/// A token with the scope `write`, or a wider one.
pub(crate) struct Writer(pub(crate) Caller);

/// A token with the scope `admin` of somebody who holds an office.
pub(crate) struct Chief(pub(crate) Officer);

impl FromRequestParts<Doors> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        let caller = edge::caller(&doors.node, &parts.headers)?;
        Ok(Self(caller.map_or(Viewer::Anyone, |caller| {
            Viewer::Member(caller.membership)
        })))
    }
}

impl FromRequestParts<Doors> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        edge::reader(&doors.node, &parts.headers).map(Self)
    }
}

impl FromRequestParts<Doors> for Writer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        edge::writer(&doors.node, &parts.headers).map(Self)
    }
}

impl FromRequestParts<Doors> for Chief {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Doors) -> Result<Self, Problem> {
        edge::officer(&doors.node, &parts.headers).map(Self)
    }
}

impl Chief {
    /// Who she is, for the log and for what belongs to her.
    pub(crate) fn id(&self) -> &MemberId {
        &self.0.member().id
    }

    /// Her handle, as the log of acts has it.
    pub(crate) fn handle(&self) -> &str {
        self.0.member().handle.as_str()
    }

    /// As somebody who looks at events: an officer is a member too.
    pub(crate) fn viewer(&self, tx: &mut Transaction<'_>) -> Result<Viewer, Problem> {
        let membership: Option<Membership> = store::members::membership(tx, self.id())?;
        Ok(membership.map_or(Viewer::Anyone, Viewer::Member))
    }
}
