//! `rosarium token`: bearer tokens for the REST API.

use clap::{Subcommand, ValueEnum};
use store::tokens::TokenScope;

use super::ask;
use crate::admin::{Failure, Request, TokenAsk};
use crate::cli::{Exit, Place};

#[derive(Subcommand)]
pub(crate) enum TokenCommand {
    /// Make a token and print it, once
    Create {
        /// Handle of the member it acts for
        #[arg(long)]
        member: String,
        /// What it may do; several with commas
        #[arg(long, value_enum, value_delimiter = ',', default_value = "read,write")]
        scope: Vec<ScopeWord>,
    },
    /// List tokens, without their secrets
    List,
    /// End a token at once
    Revoke {
        /// Its id in the list
        id: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ScopeWord {
    /// See what the member may see
    Read,
    /// Answer events, change what the member may change
    Write,
    /// Run the node; for officers and operators
    Admin,
}

impl TokenCommand {
    pub(crate) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let request = match self {
            Self::List => TokenAsk::List,
            Self::Revoke { id } => TokenAsk::Revoke { id },
            Self::Create { member, scope } => {
                let mut scopes: Vec<TokenScope> = scope.into_iter().map(ScopeWord::scope).collect();
                scopes.sort();
                scopes.dedup();
                TokenAsk::Create { member, scopes }
            }
        };
        ask(place, Request::Tokens(request)).await
    }
}

impl ScopeWord {
    fn scope(self) -> TokenScope {
        match self {
            Self::Read => TokenScope::Read,
            Self::Write => TokenScope::Write,
            Self::Admin => TokenScope::Admin,
        }
    }
}
