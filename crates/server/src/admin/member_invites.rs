//! Whoever has the shell has members told by mail where they sign in (F22).

use community::invite_members::{self, InviteRefused, invite_one, invite_piece};
use domain::Handle;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::mails::INVITED_EVERY_SECONDS;

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Who is told where she signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhomToInvite {
    /// Who had no mail yet.
    Untold,
    /// Also who had one a week ago or longer.
    Reminded,
    /// This one.
    One(String),
}

/// Queues the mails, a piece of the members at a time.
pub(super) async fn invite(runtime: &NodeRuntime, whom: WhomToInvite) -> Performed {
    let node = runtime.node();
    let now = node.now();
    let whom = match whom {
        WhomToInvite::One(handle) => {
            let handle = Handle::parse(&handle).map_err(Failure::usage)?;
            let told = node
                .database
                .transact(|tx| invite_one(tx, "operator", &handle, now))
                .await;
            told.map_err(|refused| match refused {
                InviteRefused::NoSuchMember(_) => Failure::not_found(refused),
                InviteRefused::Store(error) => error.into(),
                refused => Failure::failed(refused),
            })?;
            return Ok(Shown::new(
                json!({ "invited": 1 }),
                format!("{handle} gets a mail"),
            ));
        }
        WhomToInvite::Untold => invite_members::Whom::Untold,
        WhomToInvite::Reminded => invite_members::Whom::Reminded,
    };
    let (mut told, mut after) = (0, None);
    loop {
        let piece = node
            .database
            .transact(|tx| invite_piece(tx, "operator", whom, after.as_ref(), now))
            .await?;
        told += piece.told;
        match piece.after {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    let text = match told {
        0 => "nobody waits for a mail".to_owned(),
        1 => "1 member gets a mail".to_owned(),
        told => format!("{told} members get a mail, one every {INVITED_EVERY_SECONDS} seconds"),
    };
    Ok(Shown::new(json!({ "invited": told }), text))
}
