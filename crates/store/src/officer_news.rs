//! What officers were told of peerings and of the node itself, so that each thing is told once.

use std::collections::BTreeMap;

use domain::{AgreementId, Iri, Origin, PeeringState, ReportId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::Table;

const TOLD: Table<str, OfficersTold> = Table::new(spaces::OFFICERS_TOLD, "what officers were told");
const ALL: &str = "all";

/// What they were told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficersTold {
    /// How each peering stood then.
    pub peerings: Vec<PeeringTold>,
    /// How each agreement stood then.
    #[serde(default)]
    pub agreements: Vec<AgreementTold>,
    /// Which reports waited then.
    #[serde(default)]
    pub reports: Vec<ReportTold>,
    /// When they last got a mail of each kind of alert.
    pub alerts: BTreeMap<String, Timestamp>,
    /// The day of the newest news of a peering, counted from 1970.
    #[serde(default)]
    pub day: i64,
    /// How many of them were told on that day.
    #[serde(default)]
    pub of_day: u32,
}

/// How a peering stood when it was last looked at for officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeeringTold {
    /// With whom.
    pub peer: Origin,
    /// The offer it goes back to: another one is another peering.
    pub offer: Iri,
    /// How it stood.
    pub state: PeeringState,
    /// Since when it has not answered, when they were told so.
    pub silent: Option<Timestamp>,
}

/// A report that waited when it was last looked at for officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTold {
    /// Which.
    pub report: ReportId,
    /// Whether it waited for another officer's look.
    pub appealed: bool,
}

/// How an agreement stood when it was last looked at for officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementTold {
    /// Which.
    pub agreement: AgreementId,
    /// The text of theirs that waited for an answer.
    pub waiting: Option<Iri>,
    /// How many texts both had signed.
    pub signed: usize,
    /// How many texts were declined there or taken back there.
    pub declined: usize,
    /// When it was to end.
    pub ends: Option<Timestamp>,
}

/// What they were told; nothing before anybody looked.
pub fn get(tx: &mut Transaction<'_>) -> Result<Option<OfficersTold>, StoreError> {
    tx.get(&TOLD, ALL)
}

/// Writes it.
pub fn put(tx: &mut Transaction<'_>, told: &OfficersTold) -> Result<(), StoreError> {
    tx.put(&TOLD, ALL, told)
}
