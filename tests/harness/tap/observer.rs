//! Whoever looks from outside, and by what: a browser, a token, a signed request of another server.

use http::Method;
use jiff::Timestamp;

use super::Tap;
use crate::browser::Browser;
use crate::evil::{Actor, Signed};
use crate::person::Person;
use crate::reply::{get, send};
use crate::story_node::StoryNode;

/// By what somebody looks.
pub enum Eye {
    /// A browser, signed in or not.
    Browser(Browser),
    /// A token for REST.
    Token(Person),
    /// Another server, which signs what it asks; none asks as nobody in particular.
    Server(Option<Actor>),
}

/// Somebody who is in no room.
pub struct Observer {
    /// For the ways of records: `a stranger`.
    pub name: &'static str,
    /// By what she looks.
    pub eye: Eye,
}

impl Observer {
    /// Reads some addresses of a node one after the other; the letters of a room, which are not the same in two worlds, are
    /// written as others that are in every record.
    pub async fn look(
        &self,
        tap: &mut Tap,
        node: &StoryNode,
        at: Timestamp,
        what: &[String],
        blanks: &[(String, String)],
    ) {
        for address in what {
            let mut reply = match &self.eye {
                Eye::Browser(browser) => browser.get(address).await,
                Eye::Token(person) => send(node, Method::GET, address, Some(person.token()), None).await,
                Eye::Server(None) => get(node, address, "application/activity+json").await,
                Eye::Server(Some(actor)) => Signed::ask(node, actor, address, at).await,
            };
            let mut way = format!("GET {address} as {}", self.name);
            if blanks.iter().any(|(letters, _)| address.contains(letters)) {
                let mut page = reply.text();
                for (letters, blank) in blanks {
                    page = page.replace(letters, blank);
                    way = way.replace(letters, blank);
                }
                reply.body = page.into();
            }
            tap.see(at, &way, &reply);
        }
    }
}
