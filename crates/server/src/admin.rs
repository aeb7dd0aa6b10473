//! What an operator asks of a node by the command line: one closed list of requests, done by one function,
//! whether the node runs (through its admin socket) or is stopped (on its store).

pub mod socket;

mod actors;
mod agreements;
mod audit;
mod calls;
mod digest;
mod dues;
mod ethics;
mod event_drafts;
mod events;
mod introductions;
mod key_rotation;
mod keys;
mod mail;
mod member_erased;
mod member_files;
mod member_invites;
mod member_joining;
mod member_leaves;
mod member_levels;
mod member_merges;
mod member_standing;
mod members;
mod officer;
mod offices;
mod orgs;
mod peers;
mod queue;
mod renewals;
mod rooms;
mod seats;
mod sign_in;
mod sources;
mod statements;
mod stored;
mod table;
mod tiers;
mod tokens;
mod vouchers;
mod whole;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::StoreError;

pub use agreements::AgreementAsk;
pub use calls::CallAsk;
pub use digest::DigestAsk;
pub use dues::{DuesAsk, WhichInvoices};
pub use ethics::EthicsAsk;
pub use events::{EventAsk, LinkAsk};
pub use introductions::IntroductionAsk;
pub use key_rotation::{KeyRotation, Theft, WhoseKeys};
pub use keys::{FILE_BYTES_MAX as KEY_FILE_BYTES_MAX, KeyImport};
pub use member_files::MemberPage;
pub use member_invites::WhomToInvite;
pub use member_joining::Decision;
pub use member_merges::MemberMerge;
pub use member_standing::StandingWord;
pub use members::{DryRun, MemberAsk, MemberRow, Whom};
pub use orgs::OrganizationAsk;
pub use peers::PeerAsk;
pub use queue::{QueueAsk, Which};
pub(crate) use rooms::rewrap_under;
pub use rooms::{NewKey, RoomAsk};
pub use sign_in::SignInAsk;
pub use sources::{Chosen as SourceChosen, From as SourceFrom, SourceAsk};
pub use statements::{StatementAsk, StatementForm};
pub use stored::StoreAsk;
pub use tiers::TierAsk;
pub use tokens::TokenAsk;
pub use vouchers::VoucherAsk;
pub use whole::{WholeAsk, WholeBegun, WholePage};

use crate::runtime::NodeRuntime;

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// People.
    Members(MemberAsk),
    /// Two memberships of one person.
    MergeMembers(MemberMerge),
    /// Links to sign in by, and browsers that are signed in.
    SignIn(SignInAsk),
    /// Companies whose people are members.
    Organizations(OrganizationAsk),
    /// Levels of membership.
    Tiers(TierAsk),
    /// Invoices.
    Dues(DuesAsk),
    /// What time makes of memberships.
    Renewals {
        /// Whether it is done.
        run: DryRun,
    },
    /// The code of ethics.
    Ethics(EthicsAsk),
    /// Bearer tokens.
    Tokens(TokenAsk),
    /// Events.
    Events(EventAsk),
    /// Imported calendars.
    Sources(SourceAsk),
    /// Other nodes.
    Peers(PeerAsk),
    /// Vouchers of members of other communities.
    Vouchers(VoucherAsk),
    /// Agreements with other communities.
    Agreements(AgreementAsk),
    /// Joint statements.
    Statements(StatementAsk),
    /// About introductions.
    Introductions(IntroductionAsk),
    /// About calls for hands.
    Calls(CallAsk),
    /// Deliveries that wait or were set aside.
    Queue(QueueAsk),
    /// The last acts of officers and operators.
    Audit {
        /// How many.
        lines: u16,
    },
    /// The weekly digest.
    Digest(DigestAsk),
    /// One mail on trial.
    MailTest {
        /// To whom.
        address: String,
    },
    /// Private rooms, from outside.
    Rooms(RoomAsk),
    /// The store as a whole.
    Store(StoreAsk),
    /// All that can be read in it.
    Whole(WholeAsk),
    /// A key of somebody's own, in a development set-up.
    Key(KeyImport),
    /// New keys in the place of old ones.
    KeyRotation(KeyRotation),
}

/// What came of it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Done.
    Done(Shown),
    /// Nothing was done; this is what would be.
    WouldChange(Shown),
    /// Not done.
    Refused(Failure),
}

/// A result for machines and for people.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// For `--json`.
    pub value: Value,
    /// For the terminal; may have several lines.
    pub text: String,
}

/// Why it was not done.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What kind, for the exit code.
    pub kind: FailureKind,
    /// One sentence, or one line a fault.
    pub message: String,
}

/// Which exit code a failure has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// 1.
    Failed,
    /// 2.
    Usage,
    /// 4.
    NotFound,
}

impl Failure {
    /// It went wrong.
    pub fn failed(message: impl std::fmt::Display) -> Self {
        Self {
            kind: FailureKind::Failed,
            message: message.to_string(),
        }
    }

    /// It was asked wrongly.
    pub fn usage(message: impl std::fmt::Display) -> Self {
        Self {
            kind: FailureKind::Usage,
            message: message.to_string(),
        }
    }

    /// There is no such thing.
    pub fn not_found(message: impl std::fmt::Display) -> Self {
        Self {
            kind: FailureKind::NotFound,
            message: message.to_string(),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::failed(error)
    }
}

/// Where lines about long work go while it lasts.
pub struct Progress<'p>(Box<dyn Fn(&str) + Send + Sync + 'p>);

impl<'p> Progress<'p> {
    /// Each line is handed to `say`.
    pub fn new(say: impl Fn(&str) + Send + Sync + 'p) -> Self {
        Self(Box::new(say))
    }

    /// Says how far it is.
    pub fn say(&self, line: &str) {
        (self.0)(line);
    }
}

/// What a request comes to before it is told as a reply.
type Performed = Result<Shown, Failure>;

impl Shown {
    fn new(value: impl Serialize, text: impl Into<String>) -> Self {
        let value = serde_json::to_value(value).expect("our own rows have string keys and finite numbers");
        Self {
            value,
            text: text.into(),
        }
    }
}

/// Does what is asked; dropping the future stops between two transactions.
pub async fn perform(runtime: &NodeRuntime, request: Request, progress: &Progress<'_>) -> Reply {
    let may_end = matches!(request, Request::Members(_) | Request::MergeMembers(_));
    let reply = answer(runtime, request, progress).await;
    if may_end {
        runtime.rooms.members_changed();
    }
    reply
}

async fn answer(runtime: &NodeRuntime, request: Request, progress: &Progress<'_>) -> Reply {
    let performed = match request {
        Request::Renewals { run } => return renewals::perform(runtime, run).await,
        Request::Digest(ask) => return digest::perform(runtime, ask).await,
        Request::Organizations(ask) => return orgs::perform(runtime, ask).await,
        Request::KeyRotation(ask) => return key_rotation::perform(runtime, ask).await,
        Request::Rooms(ask) => return rooms::perform(runtime, ask).await,
        Request::Store(ask) => return stored::perform(runtime, ask, progress).await,
        Request::MergeMembers(ask) => return member_merges::perform(runtime, ask, progress).await,
        Request::Whole(ask) => return whole::perform(runtime, ask).await,
        Request::Members(ask) => members::perform(runtime, ask).await,
        Request::SignIn(ask) => sign_in::perform(runtime, ask).await,
        Request::Tiers(ask) => tiers::perform(runtime, ask).await,
        Request::Dues(ask) => dues::perform(runtime, ask).await,
        Request::Ethics(ask) => ethics::perform(runtime, ask).await,
        Request::Tokens(ask) => tokens::perform(runtime, ask).await,
        Request::Events(ask) => events::perform(runtime, ask).await,
        Request::Sources(ask) => sources::perform(runtime, ask, progress).await,
        Request::Peers(ask) => peers::perform(runtime, ask, progress).await,
        Request::Vouchers(ask) => vouchers::perform(runtime, ask).await,
        Request::Calls(ask) => calls::perform(runtime, ask).await,
        Request::Introductions(ask) => introductions::perform(runtime, ask).await,
        Request::Agreements(ask) => agreements::perform(runtime, ask).await,
        Request::Statements(ask) => statements::perform(runtime, ask),
        Request::Queue(ask) => queue::perform(runtime, ask).await,
        Request::Audit { lines } => audit::perform(runtime, lines),
        Request::MailTest { address } => mail::perform(runtime, &address).await,
        Request::Key(import) => keys::perform(runtime, import).await,
    };
    match performed {
        Ok(shown) => Reply::Done(shown),
        Err(failure) => Reply::Refused(failure),
    }
}
