//! `rosarium members`: listed, shown, put out, taken in from a file, told that they were, and written out.

use clap::Subcommand;

use super::backup::dry;
use super::{ask, export_members, import_members};
use crate::admin::{Decision, Failure, MemberAsk, MemberMerge, Request, StandingWord, Whom, WhomToInvite};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum MembersCommand {
    /// List all members
    List {
        /// Those alone whom officers call so, in whatever case
        #[arg(long)]
        tag: Option<String>,
    },
    /// Show one member: her level, what she owes, whether she has signed in
    Show {
        /// The last part of her address
        handle: String,
    },
    /// Take members in from a CSV file with a mail address and a name in each line; who is known by her address is
    /// brought up to date, and the same file again changes nothing
    Import(import_members::Import),
    /// Write all members as CSV, which import reads
    Export(export_members::Export),
    /// End a membership: seats at events to come go to others, nothing more is owed, and she is told by mail
    Leave {
        /// The last part of her address
        handle: String,
        /// What the mail says in your words
        #[arg(long, default_value = "")]
        message: String,
        /// For officers alone
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Delete what names a member, for ever: name, mail address, company, profile; her membership ends, servers that had
    /// something of her are told, and she has a last mail. Asked again, says which servers have confirmed
    Anonymise {
        /// The last part of her address
        handle: String,
    },
    /// Make two memberships of one person one: what the first answered, signed, owes, follows and holds goes to the second, by
    /// her mail address the second is found, and other servers hear that she is gone. It cannot be taken back
    Merge {
        /// The last part of the address of the one that goes
        from: String,
        /// The last part of the address of the one that stays
        into: String,
        /// Only say what would move; exit code 3
        #[arg(long)]
        dry_run: bool,
    },
    /// Let in somebody who asked to join; she is mailed
    Confirm {
        /// The last part of her address
        handle: String,
    },
    /// Do not let in somebody who asked to join; she is mailed why, and may ask again
    Decline {
        /// The last part of her address
        handle: String,
        /// Why, in your words
        #[arg(long)]
        reason: Option<String>,
    },
    /// Put a member in a chapter of the community, or in none
    Chapter {
        /// The last part of her address
        handle: String,
        /// One of the community's chapters; left out, she is in none
        chapter: Option<String>,
    },
    /// Give up the seat a member has of an organisation, whoever gave it; she goes on at what she has paid for herself, else
    /// at a level that costs nothing, and is mailed
    GiveUpSeat {
        /// The last part of her address
        handle: String,
    },
    /// Put a member at a level: at once when it costs nothing, else she is mailed an invoice
    Tier {
        /// The last part of her address
        handle: String,
        /// One of the levels of `tiers list`
        level: String,
    },
    /// Say how a member stands: good, cautioned, limited (with --until) or suspended. Who is limited or suspended cannot use
    /// benefits of other communities, link memberships or go into rooms. She is mailed when it changes
    Standing {
        /// The last part of her address
        handle: String,
        /// One of good, cautioned, limited, suspended; left out, it is only shown
        standing: Option<StandingWord>,
        /// The last day of a limit, as 2026-12-31
        #[arg(long)]
        until: Option<String>,
    },
    /// Mail those who were taken in and had no mail yet that they are members, and where they sign in
    Invite {
        /// This one alone
        handle: Option<String>,
        /// Also who had the mail a week ago or longer and has not signed in
        #[arg(long, conflicts_with = "handle")]
        again: bool,
    },
}

impl MembersCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List { tag } => MemberAsk::List {
                whom: Whom::Everybody,
                tag,
            },
            Self::Show { handle } => MemberAsk::Show { handle },
            Self::Confirm { handle } => MemberAsk::Decide {
                handle,
                decision: Decision::LetIn,
            },
            Self::Decline { handle, reason } => MemberAsk::Decide {
                handle,
                decision: Decision::Decline { reason },
            },
            Self::Chapter { handle, chapter } => MemberAsk::Chapter { handle, chapter },
            Self::GiveUpSeat { handle } => MemberAsk::GiveUpSeat { handle },
            Self::Tier { handle, level } => MemberAsk::Tier { handle, level },
            Self::Standing {
                handle,
                standing,
                until,
            } => MemberAsk::Standing {
                handle,
                standing,
                until,
            },
            Self::Merge { from, into, dry_run } => {
                let run = dry(dry_run);
                return ask(place, Request::MergeMembers(MemberMerge { from, into, run })).await;
            }
            Self::Import(import) => return import.run(place).await,
            Self::Export(export) => return export.run(place).await,
            Self::Leave {
                handle,
                message,
                note,
            } => MemberAsk::Leave {
                handle,
                message,
                note,
            },
            Self::Anonymise { handle } => MemberAsk::Anonymise { handle },
            Self::Invite { handle, again } => MemberAsk::Invite {
                whom: match (handle, again) {
                    (Some(handle), _) => WhomToInvite::One(handle),
                    (None, true) => WhomToInvite::Reminded,
                    (None, false) => WhomToInvite::Untold,
                },
            },
        };
        ask(place, Request::Members(request)).await
    }
}
