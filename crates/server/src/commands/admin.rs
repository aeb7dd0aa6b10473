//! `rosarium admin`: who holds an office, and how she signs in.

use clap::{Subcommand, ValueEnum};
use domain::Role;

use super::ask;
use super::ask::Conversation;
use crate::admin::{Failure, MemberAsk, MemberRow, Reply, Request, Shown, SignInAsk, Whom};
use crate::cli::{Exit, Place, say};

#[derive(Subcommand)]
pub(crate) enum AdminCommand {
    /// Make a new member with an office, and print a link by which she signs in
    Create {
        /// Her mail address
        mail: String,
        /// Her handle; else the first part of the address
        #[arg(long)]
        handle: Option<String>,
        /// Her name as shown; else the handle
        #[arg(long)]
        name: Option<String>,
        /// Her organisation
        #[arg(long, default_value = "")]
        organization: String,
        /// What she may do; several with commas
        #[arg(long, value_enum, value_delimiter = ',', default_value = "operator")]
        role: Vec<RoleWord>,
    },
    /// List everybody with an office
    List,
    /// Print a link by which a member signs in, once and within half an hour
    LoginLink {
        /// Her handle
        handle: String,
    },
    /// List the browsers in which a member is signed in
    Sessions {
        /// Her handle
        handle: String,
    },
    /// Sign a member out in every browser, remove her passkeys and unlink her accounts elsewhere
    SignOut {
        /// Her handle
        handle: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum RoleWord {
    /// President, secretary, treasurer or membership chair
    Officer,
    /// Handles reports
    Moderator,
    /// Runs the node, and may do what an officer may
    Operator,
}

impl AdminCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::LoginLink { handle } => {
                return ask(place, Request::SignIn(SignInAsk::Link { handle })).await;
            }
            Self::Sessions { handle } => {
                return ask(place, Request::SignIn(SignInAsk::List { handle })).await;
            }
            Self::SignOut { handle } => return ask(place, Request::SignIn(SignInAsk::End { handle })).await,
            Self::List => MemberAsk::List { whom: Whom::Officers },
            Self::Create {
                mail,
                handle,
                name,
                organization,
                role,
            } => {
                let handle = handle.unwrap_or_else(|| handle_of(&mail));
                let name = name.unwrap_or_else(|| handle.clone());
                let roles = role.into_iter().map(RoleWord::role).collect();
                let next = format!(
                    "next: rosarium token create --member {handle} --scope admin{}",
                    place.options()
                );
                let row = MemberRow {
                    line: 0,
                    handle,
                    name,
                    mail,
                    organization,
                    kind: String::new(),
                };
                create(place, row, roles).await?;
                say(&next);
                return Ok(Exit::Done);
            }
        };
        ask(place, Request::Members(request)).await
    }
}

/// Makes her a member, and the link by which she signs in (journey A, step 3).
async fn create(place: &Place, row: MemberRow, roles: Vec<Role>) -> Result<(), Failure> {
    let handle = row.handle.clone();
    let mut node = Conversation::begin(place)?;
    let mut created = done(
        node.ask(Request::Members(MemberAsk::Create { row, roles }))
            .await?,
    )?;
    let link = done(node.ask(Request::SignIn(SignInAsk::Link { handle })).await?)?;
    created.value["sign_in_link"] = link.value["link"].clone();
    let text = format!(
        "{}\nsigns in once, within half an hour, at {}",
        created.text, link.text
    );
    place.show(&created.value, &text);
    Ok(())
}

fn done(reply: Reply) -> Result<Shown, Failure> {
    match reply {
        Reply::Done(shown) | Reply::WouldChange(shown) => Ok(shown),
        Reply::Refused(failure) => Err(failure),
    }
}

/// What of an address can be a handle.
fn handle_of(mail: &str) -> String {
    let first = mail.split('@').next().unwrap_or(mail).to_ascii_lowercase();
    let kept: String = first
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '_'
            }
        })
        .collect();
    kept.trim_matches('_').to_owned()
}

impl RoleWord {
    fn role(self) -> Role {
        match self {
            Self::Officer => Role::Officer,
            Self::Moderator => Role::Moderator,
            Self::Operator => Role::Operator,
        }
    }
}
