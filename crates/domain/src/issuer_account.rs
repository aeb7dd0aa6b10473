//! An account elsewhere, as its issuer names it (F28; threat E9).

use serde::{Deserialize, Serialize};

use crate::{AccountName, Iri, Subject};

/// Whom an issuer of OpenID Connect says somebody is. Issuer and subject together are one account for ever (OpenID Connect
/// Core 1.0, section 5.7); names and mail addresses are not, so none of them says whose it is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerAccount {
    /// As the issuer writes itself.
    pub issuer: Iri,
    /// What it calls the account.
    pub subject: Subject,
    /// What it calls the account for people, if it says: shown to its owner, so that she knows which one it is.
    pub shown: Option<AccountName>,
}
