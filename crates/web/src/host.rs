//! Who stands behind an event: bloom, name and label, on every page where the event is (look, principle 5).

use domain::Governance;

use crate::bloom::Bloom;
use crate::words::Words;

/// A community as pages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Its own name.
    pub name: String,
    /// Its public key (Multikey) or, until that is known, its actor's id: what its bloom is drawn from.
    pub key: String,
    /// Who owns it; unknown for a host outside the network.
    pub governance: Option<Governance>,
}

/// A host in a row: its name is text, a link only when it stands alone.
pub(crate) struct Chip {
    pub(crate) bloom: Bloom,
    pub(crate) name: String,
    /// *Commercial*, or empty.
    pub(crate) label: String,
}

impl Chip {
    pub(crate) fn of(words: &Words, host: &Host) -> Self {
        let label = match host.governance {
            Some(Governance::Commercial) => words.t("label-commercial"),
            Some(Governance::Association | Governance::UserGroup) | None => String::new(),
        };
        Self {
            bloom: Bloom::of(&host.key),
            name: host.name.clone(),
            label,
        }
    }
}

/// `Association`, `Commercial`, `User group`.
pub(crate) fn governance(words: &Words, governance: Governance) -> String {
    words.t(match governance {
        Governance::Association => "label-association",
        Governance::Commercial => "label-commercial",
        Governance::UserGroup => "label-user-group",
    })
}
