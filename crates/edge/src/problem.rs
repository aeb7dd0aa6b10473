//! RFC 9457 problem details: every refusal says what to do, and holds nothing private.

use axum::response::{IntoResponse, Response};
use community::rsvp::RsvpRefused;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::json;
use store::StoreError;

/// The namespace of reason codes (protocol section 3.4).
const REASONS: &str = "https://w3id.org/rosarium/v1#e-";

/// Why something was refused, as a word for machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No signature.
    SignatureMissing,
    /// A signature that does not verify.
    SignatureInvalid,
    /// Signed too long ago, or in the future.
    ClockSkew,
    /// The body is not the one that was signed.
    DigestMismatch,
    /// Signed by another than the actor.
    ActorMismatch,
    /// This node speaks with no other: its operator has switched federation off.
    FederationOff,
    /// Not a peer.
    NotAPeer,
    /// A peer, but not for this.
    Scope,
    /// Cannot be read.
    Malformed,
    /// Too many bytes.
    TooLarge,
    /// Another media type.
    MediaType,
    /// Too often.
    Limit,
    /// The signer's key cannot be fetched now.
    KeyUnavailable,
    /// The operator has paused the peering.
    PeeringPaused,
    /// No or no valid bearer token.
    Token,
    /// The token may not do this.
    NotAllowed,
    /// No such thing, or none for you.
    NotFound,
    /// It was there once.
    Gone,
    /// It contradicts how things stand.
    Conflict,
    /// Somebody changed it meanwhile.
    Changed,
    /// A field is wrong.
    Invalid,
    /// Not supported by this node.
    Unsupported,
    /// There is something here, but not for this method.
    Method,
    /// Cannot be produced in the form asked for.
    NotAcceptable,
    /// Busy or shutting down; try again.
    Busy,
    /// No room left on the disk: what there is can be read, nothing can be written.
    DiskFull,
    /// The disk or a record on it cannot be read or written: the operator has to look.
    Damaged,
    /// Another node did not answer as it should.
    Upstream,
}

impl Reason {
    /// The word after `e-`.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignatureMissing => "signature-missing",
            Self::SignatureInvalid => "signature-invalid",
            Self::ClockSkew => "clock-skew",
            Self::DigestMismatch => "digest-mismatch",
            Self::ActorMismatch => "actor-mismatch",
            Self::FederationOff => "federation-off",
            Self::NotAPeer => "not-a-peer",
            Self::Scope => "scope",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::MediaType => "media-type",
            Self::Limit => "limit",
            Self::KeyUnavailable => "key-unavailable",
            Self::PeeringPaused => "peering-paused",
            Self::Token => "token",
            Self::NotAllowed => "not-allowed",
            Self::NotFound => "not-found",
            Self::Gone => "gone",
            Self::Conflict => "conflict",
            Self::Changed => "changed",
            Self::Invalid => "invalid",
            Self::Unsupported => "unsupported",
            Self::Method => "method",
            Self::NotAcceptable => "not-acceptable",
            Self::Busy => "busy",
            Self::DiskFull => "disk-full",
            Self::Damaged => "damaged",
            Self::Upstream => "upstream",
        }
    }

    /// The status that goes with it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::SignatureMissing
            | Self::SignatureInvalid
            | Self::ClockSkew
            | Self::DigestMismatch
            | Self::ActorMismatch
            | Self::Token => StatusCode::UNAUTHORIZED,
            Self::FederationOff | Self::NotAPeer | Self::Scope | Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Limit => StatusCode::TOO_MANY_REQUESTS,
            Self::KeyUnavailable | Self::PeeringPaused | Self::Busy | Self::DiskFull | Self::Damaged => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Changed => StatusCode::PRECONDITION_FAILED,
            Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unsupported => StatusCode::NOT_IMPLEMENTED,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::Upstream => StatusCode::CONFLICT,
        }
    }
}

/// A refusal on its way to whoever asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The word for machines, and with it the status.
    pub reason: Reason,
    /// One sentence for people: what is wrong and what to do.
    pub detail: String,
    /// After how many seconds to try again.
    pub retry_after_seconds: Option<u32>,
    /// The field that is wrong, for forms and API clients.
    pub field: Option<&'static str>,
}

impl Problem {
    /// A refusal with its sentence.
    pub fn new(reason: Reason, detail: impl Into<String>) -> Self {
        let retry_after_seconds = match reason {
            Reason::Limit => Some(60),
            Reason::Busy | Reason::KeyUnavailable => Some(5),
            Reason::DiskFull => Some(60),
            Reason::Damaged => Some(600),
            Reason::PeeringPaused => Some(3_600),
            _ => None,
        };
        Self {
            reason,
            detail: detail.into(),
            retry_after_seconds,
            field: None,
        }
    }

    /// Names the field that is wrong.
    pub fn at(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// The same words for "absent" and "not yours" (threat D6).
    pub fn not_found() -> Self {
        Self::new(Reason::NotFound, "there is nothing at this address")
    }
}

/// Every trouble of the store but one is a 503 that says when to come back: no input is the cause of it.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error.passes() {
            tracing::warn!(%error, "the store refused");
            return Self::new(
                Reason::Busy,
                "the node is busy and did not do this; try again in a moment",
            );
        }
        tracing::error!(%error, "the store refused");
        if error.is_disk_full() {
            let detail = "the disk of this node is full: nothing new is kept until its operator makes room";
            return Self::new(Reason::DiskFull, detail);
        }
        if error.is_too_large() {
            return Self::new(Reason::TooLarge, "this is more than a node keeps in one record");
        }
        Self::new(
            Reason::Damaged,
            "what this node keeps cannot be read or written; its operator finds the record in the log",
        )
    }
}

/// Why an answer to an event was not taken, at the doors of REST and of an outbox alike.
impl From<RsvpRefused> for Problem {
    fn from(refused: RsvpRefused) -> Self {
        match refused {
            RsvpRefused::NotFound => Self::not_found(),
            RsvpRefused::Removed => Self::new(Reason::Gone, refused.to_string()),
            RsvpRefused::Store(error) => error.into(),
            RsvpRefused::AlreadyStarted
            | RsvpRefused::Cancelled
            | RsvpRefused::Full
            | RsvpRefused::InvitationOnly
            | RsvpRefused::MembersOnly
            | RsvpRefused::External
            | RsvpRefused::OnlyYesOrNo
            | RsvpRefused::NothingToWithdraw => Self::new(Reason::Conflict, refused.to_string()),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.reason.status();
        let mut body = json!({
            "type": format!("{REASONS}{}", self.reason.word()),
            "title": status.canonical_reason().unwrap_or("Refused"),
            "status": status.as_u16(),
            "detail": self.detail,
        });
        if let Some(field) = self.field {
            body["field"] = json!(field);
        }
        let headers = [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/problem+json"),
            ),
            (
                header::CACHE_CONTROL,
                HeaderValue::from_static("private, no-store"),
            ),
        ];
        let mut response = (status, headers, body.to_string()).into_response();
        if let Some(seconds) = self.retry_after_seconds {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            let (name, value) = challenge(self.reason);
            response.headers_mut().insert(name, value);
        }
        response
    }
}

/// What to bring next time: a token, or a signature over these components.
fn challenge(reason: Reason) -> (HeaderName, HeaderValue) {
    match reason {
        Reason::Token => (
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"rosarium\""),
        ),
        _ => (
            HeaderName::from_static("accept-signature"),
            HeaderValue::from_static(wire::http_signature::ACCEPT_SIGNATURE),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_to_bring_next_time() {
        let response = Problem::new(Reason::SignatureMissing, "sign the request").into_response();
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        assert!(response.headers().contains_key("accept-signature"));
        let response = Problem::new(Reason::Token, "bring a token").into_response();
        assert!(response.headers().contains_key(header::WWW_AUTHENTICATE));
        let response = Problem::new(Reason::Limit, "slower").into_response();
        assert_eq!(response.headers()[header::RETRY_AFTER], "60");
    }

    #[test]
    fn a_busy_store_a_full_disk_and_a_damaged_record_are_told_apart_and_none_is_an_internal_error() {
        let unreadable = StoreError::Unreadable {
            table: "members",
            key: "00ff".to_owned(),
        };
        for (error, word, seconds) in [
            (StoreError::Contended, "busy", "5"),
            (StoreError::LeaseLost, "busy", "5"),
            (unreadable, "damaged", "600"),
            (StoreError::Format { found: 9 }, "damaged", "600"),
        ] {
            let problem = Problem::from(error);
            assert_eq!(problem.reason.word(), word);
            assert!(!problem.detail.contains("00ff"), "{}", problem.detail);
            let response = problem.into_response();
            assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(response.headers()[header::RETRY_AFTER], seconds);
        }
        let too_large = Problem::from(StoreError::Unwritable { table: "guests" });
        assert_eq!(too_large.reason.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[test]
    fn no_reason_is_an_internal_error() {
        for reason in [
            Reason::DiskFull,
            Reason::Damaged,
            Reason::Busy,
            Reason::Upstream,
            Reason::Unsupported,
            Reason::KeyUnavailable,
            Reason::Invalid,
        ] {
            assert!(!matches!(reason.status().as_u16(), 500 | 502 | 504));
        }
    }
}
