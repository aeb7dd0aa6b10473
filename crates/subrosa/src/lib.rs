//! Private rooms: what is said here stays here.
//!
//! A room is sub rosa from its creation and is never turned into anything else: it has no ActivityPub form, no visibility
//! switch, no address outside the node. What was said in one leaves this crate in types that are neither printed, cloned nor
//! serialised (`text`), and is written down only sealed (`seal`). Only `web`, `server` and the package of tests may name this
//! crate (`tests/tidy/arrows.rs`, R2). Nothing here asks for the time or the environment.
//!
//! [`Rooms`] is all rooms of a node; each of its verbs is in a file of its own, which is called by what somebody does. What the
//! verbs stand on has a noun: `room` (the record of one), `access` (the proof of a seat), `text`, `tx`, `seal`, `keyring`,
//! `kek`, `id`. `README.md` of this crate says by which nets all of it is held, and where each is tested.

mod access;
mod admits;
mod agree_release;
mod apart;
mod archive;
mod audit;
mod backup;
mod break_glass;
mod change_room;
mod door;
mod drafts;
mod enter;
mod entry;
mod epoch;
mod history;
mod id;
mod index;
mod invite;
mod kek;
mod kek_file;
mod keyring;
mod leave;
mod make_room;
mod metadata;
mod names;
mod news;
mod own_posts;
mod place;
mod read;
mod release;
mod released_due;
mod remove;
mod report;
mod restored;
mod room;
mod rooms;
mod seal;
mod search;
mod see_post;
mod see_thread_title;
mod seen;
mod settle;
mod settle_report;
mod speak;
mod succeed;
mod sweep;
#[cfg(test)]
mod tests;
mod text;
mod tx;
mod vote;
mod whole_file;
mod wipe;

pub use access::{RoomAccess, Stewarding};
pub use agree_release::{AgreeRefused, ReleaseShown, ReleaseState, ReleasesShown};
pub use audit::{AUDIT_SHOWN_MAX, AuditEntry, AuditHead, AuditShown, Audited, By, Whole};
pub use backup::{KeyNames, put_key_file, read_key_file, settle_key_file};
pub use break_glass::{
    GLASS_DAYS_SHOWN, GLASS_HOURS, GLASS_POSTS_MAX, Glass, GlassPost, GlassProof, GlassRefused, GlassShown,
    GlassThread, ThroughGlass,
};
pub use change_room::{ChangeRefused, RoomChange};
pub use domain::ReleaseReach;
pub use door::{Door, DoorTold};
pub use enter::{ASKING_DAYS, EnterRefused, VouchRefused, Wish};
pub use entry::{CodeStands, EntryRule, EntryRuleRefused, Missing};
pub use epoch::{Day, Epoch};
pub use history::shows_name;
pub use id::{Allocator, GrantId, Invitation, PostId, ReleaseId, ReportId, RoomId, RoomIdRefused, ThreadId};
pub use invite::{INVITATION_DAYS, INVITATIONS_MAX, INVITATIONS_OF_ONE_MAX, InviteRefused};
pub use kek::{Kek, KekRefused, Passphrase, Unlock};
pub use keyring::KeysRefused;
pub use leave::StewardingRefused;
pub use make_room::{MakeRoomRefused, NewRoom};
pub use metadata::{RoomMeta, RoomState};
pub use own_posts::OwnPost;
pub use read::{Author, GoesOn, News, POSTS_PER_PAGE, PostShown, PostsShown, RoomShown, ThreadShown};
pub use release::{AskRefused, RELEASES_MAX, ReleaseAsk, ReleasePreview};
pub use released_due::{ReleaseDue, ReleaseUndone};
pub use remove::RemoveRefused;
pub use report::{REASONS_MAX, REPORTS_OPEN_MAX, ReportRefused, SETTLED_DAYS, UNSETTLED_DAYS};
pub use restored::{Dropped, is_restored, note_restored};
pub use room::{
    ASKING_VOUCHES_MAX, POSTS_PER_DAY_MAX, Pseudonym, PseudonymDays, ROOM_ASKING_MAX, ROOM_MEMBERS_MAX,
    ROOM_THREADS_MAX, ROOMS_MAX, Retention, Rule, RuleRefused, Stewards, StewardsRefused,
};
pub use rooms::{Rooms, RoomsError};
pub use search::{FOUND_MAX, NEEDLE_CHARS_MAX, NEEDLE_CHARS_MIN, SearchRefused};
pub use see_post::OnePostShown;
pub use settle::Stays;
pub use settle_report::{Outcome, ReportShown, ReportState, ReportsShown, SettleRefused};
pub use speak::SpeakRefused;
pub use succeed::{FOLLOWED_DAYS_SHOWN, Follower};
pub use text::{GlassReason, PostText, ReleaseReason, ReportReason, RoomName, RoomTextRefused, ThreadTitle};
pub use vote::{Agreed, HistoryRefused, VOTE_DAYS, Vote, VoteShown};
