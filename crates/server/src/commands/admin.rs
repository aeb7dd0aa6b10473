//! `rosarium admin`: who holds an office, and how she signs in.

use clap::{Subcommand, ValueEnum};
use domain::Role;
use serde_json::Value;

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
    /// Give a member an office, or take it from her; it counts at once, and she is signed out everywhere to sign in anew
    Role {
        /// Her handle
        handle: String,
        /// What she may do from now on; several with commas
        #[arg(long, value_enum, value_delimiter = ',', required_unless_present = "take")]
        give: Vec<RoleWord>,
        /// What she may do no more; several with commas
        #[arg(long, value_enum, value_delimiter = ',')]
        take: Vec<RoleWord>,
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
    /// Take away a mail address that came to a member by a merge with somebody else, and sign her out everywhere
    ForgetMail {
        /// Her handle
        handle: String,
        /// The address; her own stays
        mail: String,
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
            Self::ForgetMail { handle, mail } => {
                return ask(place, Request::SignIn(SignInAsk::ForgetMail { handle, mail })).await;
            }
            Self::Role { handle, give, take } => {
                let roles = |words: Vec<RoleWord>| words.into_iter().map(RoleWord::role).collect();
                MemberAsk::Offices {
                    handle,
                    given: roles(give),
                    taken: roles(take),
                }
            }
            Self::List => MemberAsk::List {
                whom: Whom::Officers,
                tag: None,
            },
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
    let created = done(
        node.ask(Request::Members(MemberAsk::Create { row, roles }))
            .await?,
    )?;
    let again = format!("rosarium admin login-link {handle}{}", place.options());
    let link = node.ask(Request::SignIn(SignInAsk::Link { handle })).await;
    let told = with_link(created, link.and_then(done), &again);
    place.show(&told.value, &told.text);
    Ok(())
}

/// She is there whatever becomes of the link: without one it is said how to make another.
fn with_link(created: Shown, link: Result<Shown, Failure>, again: &str) -> Shown {
    let Shown { mut value, mut text } = created;
    match link {
        Ok(link) => {
            value["sign_in_link"] = link.value["link"].clone();
            text.push_str(&format!("\nsigns in once, within half an hour, at {}", link.text));
        }
        Err(failure) => {
            value["sign_in_link"] = Value::Null;
            text.push_str(&format!("\nhas no link yet ({}): {again}", failure.message));
        }
    }
    Shown { value, text }
}

fn done(reply: Reply) -> Result<Shown, Failure> {
    match reply {
        Reply::Done(shown) | Reply::WouldChange(shown) => Ok(shown),
        Reply::Refused(failure) => Err(failure),
    }
}

/// What of an address can be a handle; `operator@…` gives `operator2`, for the log calls no member `operator`.
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
    match kept.trim_matches('_') {
        taken if store::audit::is_no_member(taken) => format!("{taken}2"),
        free => free.to_owned(),
    }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_address_gives_a_handle_that_is_not_the_machines() {
        let addresses = ["Olga.Berg@a.example", "operator@a.example", "node@a.example"];
        assert_eq!(addresses.map(handle_of), ["olga_berg", "operator2", "node2"]);
    }

    fn created() -> Shown {
        Shown {
            value: json!({ "handle": "olga" }),
            text: "olga is an officer".to_owned(),
        }
    }

    #[test]
    fn who_was_made_an_officer_is_said_to_be_one_with_a_link_and_without() {
        let link = Shown {
            value: json!({ "link": "https://a.example/login/x" }),
            text: "https://a.example/login/x".to_owned(),
        };
        let told = with_link(created(), Ok(link), "again");
        assert_eq!(told.value["sign_in_link"], "https://a.example/login/x");
        assert!(told.text.starts_with("olga is an officer") && told.text.ends_with("/login/x"));
        let told = with_link(
            created(),
            Err(Failure::failed("the node has stopped")),
            "rosarium admin login-link olga",
        );
        assert_eq!(told.value, json!({ "handle": "olga", "sign_in_link": null }));
        assert_eq!(
            told.text,
            "olga is an officer\nhas no link yet (the node has stopped): rosarium admin login-link olga"
        );
    }
}
