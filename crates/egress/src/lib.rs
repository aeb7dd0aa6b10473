//! The only way out of the process: HTTP whose addresses are vetted, and mail. Sends only what its label lets leave.
//!
//! One [`Transport`] makes one exchange; [`fetch()`] follows redirects over it, within a [`FetchBudget`];
//! [`fetch_document`] reads what came back and settles whose word it is. Nothing else here opens a socket.

mod exchange;
mod refused;

pub mod address;

mod budget;
mod document;
mod fetch;
mod issuer;

mod buckets;
mod table;

mod http_transport;
mod lookup;
mod reading;

pub mod mail;

#[cfg(any(test, feature = "memory"))]
pub mod memory;

#[cfg(test)]
mod against_evil;
#[cfg(test)]
mod evil;
#[cfg(test)]
mod trust;

pub use address::{AddressBlock, AddressBlockRefused, AddressRule, PinnedOrigins, Schemes};
pub use buckets::{BucketSettings, Busy, Cause, HostBuckets, Outcome};
pub use budget::{BudgetSpent, Deeper, FetchBounds, FetchBudget, FetchPermit};
pub use document::{FetchRefused, FetchedDocument, fetch_document};
pub use exchange::{Answer, Exchange, Limits, Method, Request, Signer, Transport};
pub use fetch::{FetchSettings, fetch};
pub use http_transport::{HttpSettings, HttpTransport, Roots, TransportRefused};
pub use issuer::{IssuerQuestion, ask_issuer};
pub use lookup::{Looking, Lookup, LookupRefused, SystemLookup};
pub use refused::{RedirectRefused, Refused};
