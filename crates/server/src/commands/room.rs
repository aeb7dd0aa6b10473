//! `rosarium room`: private rooms from outside. None of it shows a name or a word of a room, but for the one act that every
//! member of it is told of first.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::ask::{ask_for_rooms, open_for_rooms};
use crate::admin::{DryRun, Failure, NewKey, Request, RoomAsk, rewrap_under};
use crate::cli::{Exit, Place};
use crate::runtime::new_passphrase;

#[derive(Subcommand)]
pub(crate) enum RoomCommand {
    /// List rooms by id, with figures; no name, no text, no member
    List,
    /// Let nobody write in a room any more; its members go on reading
    Archive {
        /// Its id, as `room list` has it
        room: String,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
    },
    /// Tell every member of a room that you are going to read it, and why; it can be read for 24 hours then
    BreakGlass {
        /// Its id, as `room list` has it
        room: String,
        /// Why; every member reads this for 90 days, and that it was done stands in the room's record for as long as the room is
        #[arg(long, value_name = "WHY")]
        reason: String,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
    },
    /// Print what was said in a room whose members were told; each reading is written into the room's record
    Read {
        /// Its id, as `room list` has it
        room: String,
    },
    /// Wrap the keys of all rooms anew under another key: what a disk remembers of the old one opens nothing then
    Rewrap {
        #[command(flatten)]
        under: Under,
        /// Only say what would be done
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Args)]
#[group(required = false, multiple = false)]
pub(crate) struct Under {
    /// File of mode 0400 with the new key; without it, one of chance takes the place of the one in the data folder
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A passphrase instead of a key, asked for now and at each start; only while the node is stopped
    #[arg(long)]
    passphrase: bool,
}

fn run_of(dry_run: bool) -> DryRun {
    match dry_run {
        true => DryRun::Dry,
        false => DryRun::Real,
    }
}

impl RoomCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let asked = match self {
            Self::List => RoomAsk::List,
            Self::Archive { room, dry_run } => RoomAsk::Archive {
                room,
                run: run_of(dry_run),
            },
            Self::BreakGlass {
                room,
                reason,
                dry_run,
            } => RoomAsk::BreakGlass {
                room,
                reason,
                run: run_of(dry_run),
            },
            Self::Read { room } => RoomAsk::Read { room },
            Self::Rewrap { under, dry_run } if under.passphrase => return by_passphrase(place, dry_run),
            Self::Rewrap { under, dry_run } => RoomAsk::Rewrap {
                under: match under.key_file {
                    // The node reads it, and may stand in another folder.
                    Some(file) => NewKey::File(std::path::absolute(&file).map_err(Failure::failed)?),
                    None => NewKey::Fresh,
                },
                run: run_of(dry_run),
            },
        };
        ask_for_rooms(place, Request::Rooms(asked)).await
    }
}

/// What is typed here is handed to no other process, so the node is stopped meanwhile.
fn by_passphrase(place: &Place, dry_run: bool) -> Result<Exit, Failure> {
    let runtime = open_for_rooms(place)?;
    let Some(rooms) = runtime.rooms.get() else {
        return Err(Failure::failed("rooms are locked; hand their key in first"));
    };
    let next = "before the next start: write key_file = \"ask\" under [rooms], and take the old key away";
    if dry_run {
        let text = format!("all keys of rooms would be wrapped under a passphrase that is asked for\n{next}");
        place.show(&json!({ "passphrase": true }), &text);
        return Ok(Exit::WouldChange);
    }
    let passphrase = new_passphrase().map_err(Failure::failed)?;
    rewrap_under(rooms, subrosa::Unlock::Passphrase(passphrase))?;
    let text = format!("all keys of rooms are wrapped under the passphrase\n{next}");
    place.show(&json!({ "passphrase": true }), &text);
    Ok(Exit::Done)
}
