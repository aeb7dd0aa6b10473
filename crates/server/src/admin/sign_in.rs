//! Signing in by command: a link is printed once; browsers are listed and signed out, passkeys with them.

use community::forget_mail::{ForgetMailRefused, forget_mail};
use community::make_sign_in_link::{MakeLinkRefused, fresh_link_secret, make_sign_in_link};
use community::sign_in::{SignOutRefused, SignedOut, sign_out_everywhere};
use domain::{Handle, MailAddress};
use edge::wall_clock;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{members, sessions};

use super::table::{table, zone};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// What is asked about signing in.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignInAsk {
    /// A new link.
    Link {
        /// Whose.
        handle: String,
    },
    /// The browsers of a member.
    List {
        /// Whose.
        handle: String,
    },
    /// All of them are signed out, her passkeys removed and her accounts elsewhere taken away.
    End {
        /// Whose.
        handle: String,
    },
    /// An address that came to a member by a merge signs nobody in as her any more, and all ends as by `End`.
    ForgetMail {
        /// Whose.
        handle: String,
        /// Which.
        mail: String,
    },
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: SignInAsk) -> Performed {
    match ask {
        SignInAsk::Link { handle } => link(runtime, &handle_of(&handle)?).await,
        SignInAsk::List { handle } => list(runtime, &handle_of(&handle)?),
        SignInAsk::End { handle } => end(runtime, &handle_of(&handle)?).await,
        SignInAsk::ForgetMail { handle, mail } => {
            let mail = MailAddress::parse(&mail).map_err(Failure::usage)?;
            forget(runtime, &handle_of(&handle)?, &mail).await
        }
    }
}

fn handle_of(text: &str) -> Result<Handle, Failure> {
    Handle::parse(text).map_err(Failure::usage)
}

async fn link(runtime: &NodeRuntime, handle: &Handle) -> Performed {
    let node = runtime.node();
    let secret = fresh_link_secret(&node.randomness);
    let now = node.now();
    let made = node
        .database
        .transact(|tx| make_sign_in_link(tx, handle, &secret, now))
        .await;
    let made = made.map_err(|refused| match refused {
        MakeLinkRefused::NoSuchMember(_) => Failure::not_found(refused),
        refused => Failure::failed(refused),
    })?;
    let address = format!("{}/login/{secret}", node.origin);
    let value = json!({ "link": address, "handle": handle, "expires": made.expires });
    Ok(Shown::new(value, address))
}

fn list(runtime: &NodeRuntime, handle: &Handle) -> Performed {
    let now = runtime.node().now();
    let mut found = runtime.node().database.read(|tx| {
        let member = members::by_handle(tx, handle)?;
        let member = member
            .ok_or_else(|| Failure::not_found(format!("there is no member with the handle {handle}")))?;
        sessions::of_member(tx, &member.id).map_err(Failure::from)
    })?;
    found.retain(|session| !session.is_over(now));
    let zone = zone(runtime)?;
    let values: Vec<_> = found
        .iter()
        .map(|session| {
            json!({
                "id": session.id, "browser": session.browser, "signed_in": session.signed_in,
                "last_seen": session.last_seen, "expires": session.expires,
            })
        })
        .collect();
    let rows: Vec<[String; 4]> = found
        .iter()
        .map(|session| {
            [
                session.id.to_string(),
                format!("{:?}", session.browser).to_lowercase(),
                wall_clock(session.signed_in, &zone),
                wall_clock(session.last_seen, &zone),
            ]
        })
        .collect();
    let nobody = format!("{handle} is signed in nowhere");
    Ok(Shown::new(
        values,
        table(["ID", "BROWSER", "SIGNED IN", "LAST SEEN"], &rows, &nobody),
    ))
}

async fn end(runtime: &NodeRuntime, handle: &Handle) -> Performed {
    let now = runtime.node().now();
    let ended = runtime
        .node()
        .database
        .transact(|tx| sign_out_everywhere(tx, handle, now))
        .await;
    let ended = ended.map_err(|refused| match refused {
        SignOutRefused::NoSuchMember(_) => Failure::not_found(refused),
        refused => Failure::failed(refused),
    })?;
    Ok(shown(handle, ended))
}

async fn forget(runtime: &NodeRuntime, handle: &Handle, mail: &MailAddress) -> Performed {
    let now = runtime.node().now();
    let ended = runtime
        .node()
        .database
        .transact(|tx| forget_mail(tx, handle, mail, now))
        .await;
    let ended = ended.map_err(|refused| match refused {
        ForgetMailRefused::NoSuchMember(_) => Failure::not_found(refused),
        refused => Failure::failed(refused),
    })?;
    Ok(shown(handle, ended))
}

fn shown(handle: &Handle, ended: SignedOut) -> Shown {
    let (browsers, passkeys, accounts) = (ended.browsers, ended.passkeys, ended.accounts);
    let text = format!(
        "{handle} is signed out; browsers that were signed in: {browsers}; passkeys removed: {passkeys}; linked accounts taken away: {accounts}"
    );
    let value = json!({
        "handle": handle,
        "ended": browsers,
        "passkeys_removed": passkeys,
        "accounts_unlinked": accounts,
    });
    Shown::new(value, text)
}
