//! What somebody without a membership says of herself when she answers a public event (F12: guest RSVP).

use serde::{Deserialize, Serialize};

use crate::{EventId, PersonName};

/// How long after an event a guest without a membership is remembered, in days: six weeks. Then her name, her address
/// and her links are gone.
pub const VISITOR_DAYS_AFTER: i64 = 42;

/// Her wish to come, before she has proved that she reads the mail of her address; until then it holds no seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visiting {
    /// To what.
    pub event: EventId,
    /// As she wishes to be shown to whoever organises it.
    pub name: PersonName,
    /// Her company, if she said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<PersonName>,
}
