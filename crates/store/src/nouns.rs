//! What a node remembers, noun by noun, as its operator takes the whole along (F22, `rosarium export all`): rows as they are
//! kept, with what they are about beside them. Private keys, secrets and hashes of secrets are in none of them (threat D16):
//! a table that holds such beside other things says here what of it is taken, or what is not. Which table is in which noun,
//! and why the others are in none, stands in `tests/tidy/whole.txt`, which a test compares with the tables there are.

use std::fmt;

use engine::{Direction, Key, Keyspace};
use serde_json::{Map, Value, json};

use crate::Transaction;
use crate::database::StoreError;
use crate::spaces;
use crate::table::behind;
use crate::transaction::unreadable;

/// Letters of an id of ours, the first part of many keys.
const ID_LETTERS: usize = 26;

/// A table as it is taken out.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// What its file is called, for ever.
    pub name: &'static str,
    space: Keyspace,
    of: Of,
    /// The only keys that are taken; all when empty.
    keys: &'static [&'static str],
    /// The only fields of a row that are taken; all when empty.
    only: &'static [&'static str],
    /// Fields that are not taken, however deep they lie.
    without: &'static [&'static str],
}

/// What the key of a row says, which the row itself may not.
#[derive(Clone, Copy, Debug)]
enum Of {
    /// Nothing that is not in the row.
    Row,
    /// One text.
    Text(&'static str),
    /// An id, and a text behind it.
    Pair(&'static str, &'static str),
    /// An id; what follows only keeps rows apart.
    First(&'static str),
    /// An id, and a number behind it.
    Numbered(&'static str, &'static str),
}

/// Where to go on in a noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Key);

impl Place {
    /// Reads what [`fmt::Display`] wrote; nothing of anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.len().is_multiple_of(2) {
            return None;
        }
        let bytes = (0..text.len()).step_by(2).map(|at| {
            let digits = text.get(at..at + 2)?;
            u8::from_str_radix(digits, 16).ok()
        });
        bytes.collect::<Option<Key>>().map(Self)
    }
}

/// As hexadecimal digits.
impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

/// Some rows of a noun.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NounPage {
    /// Each `{"of": {…}, "row": …}`: what it is about, and what is kept.
    pub rows: Vec<Value>,
    /// The last that was looked at, while there may be more.
    pub next: Option<Place>,
}

/// Every noun, in the order they are taken out.
pub const NOUNS: &[Noun] = &[
    noun("community", spaces::NODE, Of::Text("fact")).keys(&[
        "identity",
        "profile",
        "founding",
        "entry tier",
        "documents",
        "logo",
    ]),
    noun("members", spaces::MEMBERS, Of::Text("member")),
    noun(
        "further_addresses",
        spaces::MEMBER_MAILS_FURTHER,
        Of::Text("member"),
    ),
    noun("memberships", spaces::ENROLMENTS, Of::Text("member")),
    noun("reminders_of_renewal", spaces::REMINDED, Of::Text("member")),
    noun("profiles", spaces::PROFILES, Of::Text("member")),
    noun("photos", spaces::PHOTOS, Of::Text("member")).without(&["hash"]),
    noun("tags", spaces::MEMBER_TAGS, Of::Text("member")),
    noun("standings", spaces::STANDINGS, Of::Text("member")),
    noun("reports", spaces::REPORTS, Of::Text("report")),
    noun("first_steps", spaces::WELCOMES, Of::Text("member")),
    noun("invitations", spaces::INVITATIONS, Of::Text("member")),
    noun("mail_settings", spaces::MAIL_SETTINGS, Of::Text("member")),
    noun("notifications", spaces::NOTICES, Of::First("member")),
    noun(
        "follows",
        spaces::COMMUNITY_FOLLOWS,
        Of::Pair("member", "community"),
    ),
    noun(
        "follows_organizations",
        spaces::ORGANIZATION_FOLLOWS,
        Of::First("member"),
    ),
    noun(
        "worked_together",
        spaces::WORKED_TOGETHER,
        Of::Pair("member", "other"),
    ),
    noun(
        "linked_memberships",
        spaces::MEMBER_LINKS,
        Of::Pair("member", "community"),
    ),
    noun("home_communities", spaces::HOMES, Of::Text("member")),
    noun("accounts_elsewhere", spaces::LINKED_ACCOUNTS, Of::First("member")),
    noun("access_tokens", spaces::TOKENS, Of::Text("token"))
        .only(&["id", "member", "scopes", "note", "created", "expires"]),
    noun("sharing_log", spaces::SHARED, Of::First("member")),
    noun("departures", spaces::DEPARTURES, Of::Text("member")),
    noun("organizations", spaces::ORGANIZATIONS, Of::Text("organization")),
    noun(
        "former_organizations",
        spaces::ORGANIZATIONS_FORMER,
        Of::Text("former"),
    ),
    noun("tiers", spaces::TIERS, Of::Text("tier")),
    noun("bundles", spaces::BUNDLES, Of::Text("organization")),
    noun("lapsed_bundles", spaces::BUNDLES_LAPSED, Of::Text("organization")),
    noun("invoices", spaces::INVOICES, Of::Row),
    noun("vouchers", spaces::VOUCHERS_ISSUED, Of::Row).without(&["code_key"]),
    noun("redemptions", spaces::REDEMPTIONS, Of::Row),
    noun("settlements", spaces::SETTLEMENTS, Of::Row),
    noun("settlements_of_peers", spaces::FIGURES_HEARD, Of::Row),
    noun("codes_of_ethics", spaces::CODES, Of::Row).without(&["hash"]),
    noun("signatures", spaces::ETHICS_SIGNATURES, Of::Row).without(&["hash"]),
    noun("events", spaces::EVENTS, Of::Text("event")),
    noun("event_drafts", spaces::EVENT_DRAFTS, Of::Text("event")).without(&["link"]),
    noun("minutes", spaces::MINUTES, Of::Text("event")),
    noun("guests_invited", spaces::GUESTS_INVITED, Of::Text("event")),
    noun("removed_events", spaces::TOMBSTONES, Of::Row),
    noun("series", spaces::SERIES, Of::Pair("first", "event")),
    noun("answers", spaces::RSVPS, Of::Pair("member", "event")),
    noun("guests", spaces::GUESTS, Of::Text("event")),
    noun("guests_without_membership", spaces::VISITORS, Of::Text("guest")).without(&["links", "retried"]),
    noun("jobs", spaces::JOBS, Of::Text("event")),
    noun("introductions_asked_for", spaces::INTRODUCTIONS_ASKED, Of::Row),
    noun("introductions_heard_of", spaces::INTRODUCTIONS_HEARD, Of::Row),
    noun(
        "introductions_refused",
        spaces::INTRODUCTION_SETTINGS,
        Of::Text("member"),
    ),
    noun(
        "pauses_of_introductions",
        spaces::INTRODUCTION_PAUSES,
        Of::First("member"),
    ),
    noun("calls", spaces::CALLS, Of::Row),
    noun("answers_to_calls", spaces::CALL_ANSWERS, Of::Row),
    noun("told_of_calls", spaces::CALLS_TOLD, Of::Pair("call", "member")),
    noun("mails_to_guests", spaces::GUEST_NOTES, Of::Text("event")).without(&["seal"]),
    noun(
        "texts_of_mails_to_guests",
        spaces::GUEST_NOTE_TEXTS,
        Of::Numbered("event", "number"),
    ),
    // The address of a calendar may open it to whoever has it.
    noun("calendar_sources", spaces::SOURCES, Of::Text("source"))
        .only(&["id", "name", "audience", "read", "due"]),
    noun("peerings", spaces::PEERINGS, Of::Text("peer")).only(&[
        "peer",
        "group",
        "application",
        "name",
        "state",
        "offered",
        "active",
        "proposed",
        "note",
        "since",
        "changed",
        "ended",
    ]),
    noun("offers", spaces::OWN_OFFERS, Of::Row),
    noun("offers_of_peers", spaces::HELD_OFFERS, Of::Row),
    noun("statements", spaces::STATEMENTS, Of::Row),
    noun("statement_signatures", spaces::STATEMENT_SIGNATURES, Of::Row),
    noun("agreements", spaces::AGREEMENTS, Of::Text("agreement")),
    noun("profiles_of_peers", spaces::PEER_PROFILES, Of::Text("peer")).without(&["key"]),
    noun("notes", spaces::NOTES, Of::Row),
    noun("followers", spaces::FOLLOWERS, Of::Row),
    noun("following", spaces::FOLLOWING, Of::Row),
    noun("log", spaces::AUDIT, Of::Row),
];

const fn noun(name: &'static str, space: Keyspace, of: Of) -> Noun {
    Noun {
        name,
        space,
        of,
        keys: &[],
        only: &[],
        without: &[],
    }
}

impl Noun {
    /// The one of that name.
    pub fn called(name: &str) -> Option<&'static Self> {
        NOUNS.iter().find(|noun| noun.name == name)
    }

    const fn keys(self, keys: &'static [&'static str]) -> Self {
        Self { keys, ..self }
    }

    const fn only(self, only: &'static [&'static str]) -> Self {
        Self { only, ..self }
    }

    const fn without(self, without: &'static [&'static str]) -> Self {
        Self { without, ..self }
    }

    /// Up to `limit` rows behind a place, in the order of the store.
    pub fn page(
        &self,
        tx: &mut Transaction<'_>,
        after: Option<&Place>,
        limit: u16,
    ) -> Result<NounPage, StoreError> {
        let range = behind(self.space, after.map(|place| place.0.clone()));
        let mut page = NounPage::default();
        for (key, payload) in tx.page_bytes(range, Direction::Forward, limit)? {
            if self.takes(&key) {
                let row = serde_json::from_slice(&payload).map_err(|_| unreadable(self.name, &key))?;
                page.rows
                    .push(json!({ "of": self.of.said(&key), "row": self.shown(row) }));
            }
            page.next = Some(Place(key));
        }
        Ok(page)
    }

    fn takes(&self, key: &[u8]) -> bool {
        self.keys.is_empty() || self.keys.iter().any(|taken| taken.as_bytes() == key)
    }

    fn shown(&self, mut row: Value) -> Value {
        if !self.only.is_empty()
            && let Value::Object(fields) = &mut row
        {
            fields.retain(|name, _| self.only.contains(&name.as_str()));
        }
        leave_out(&mut row, self.without);
        row
    }
}

impl Of {
    fn said(self, key: &[u8]) -> Map<String, Value> {
        let text = |bytes: &[u8]| Value::from(String::from_utf8_lossy(bytes));
        let (first, rest) = key.split_at(key.len().min(ID_LETTERS));
        let said: Vec<(&str, Value)> = match self {
            Self::Row => Vec::new(),
            Self::Text(name) => vec![(name, text(key))],
            Self::First(name) => vec![(name, text(first))],
            Self::Pair(one, other) => vec![(one, text(first)), (other, text(rest))],
            Self::Numbered(name, number) => vec![(name, text(first)), (number, number_of(rest))],
        };
        said.into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// Big-endian, as keys have numbers.
fn number_of(bytes: &[u8]) -> Value {
    let number = bytes
        .iter()
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    Value::from(number)
}

fn leave_out(value: &mut Value, names: &[&str]) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !names.contains(&name.as_str()));
            fields.values_mut().for_each(|field| leave_out(field, names));
        }
        Value::Array(all) => all.iter_mut().for_each(|one| leave_out(one, names)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{EventId, MemberId, Origin};

    use super::*;
    use crate::Database;
    use crate::follows::{self, Follow};
    use crate::samples::{at, commit};
    use crate::tokens::{self, TokenScope};
    use crate::{documents, mail_settings, private_keys, series};

    fn all(database: &Database, name: &str, limit: u16) -> Vec<Value> {
        let noun = Noun::called(name).unwrap();
        let (mut rows, mut after) = (Vec::new(), None);
        loop {
            let page = database.read(|tx| noun.page(tx, after.as_ref(), limit)).unwrap();
            rows.extend(page.rows);
            let Some(next) = page.next else { return rows };
            // As a command hands it back.
            after = Place::parse(&next.to_string());
            assert!(after.is_some());
        }
    }

    /// F22
    #[test]
    fn rows_are_read_page_by_page_and_say_what_they_are_about() {
        let database = Database::in_memory();
        let klara = MemberId::new(7, [1; 10]);
        let hosts = ["b.example", "c.example", "d.example"];
        for host in hosts {
            let follow = Follow {
                community: Origin::parse(&format!("https://{host}")).unwrap(),
                since: at(5),
            };
            commit(&database, |tx| follows::put(tx, &klara, &follow));
        }
        let rows = all(&database, "follows", 1);
        assert_eq!(rows, all(&database, "follows", 100));
        let of = |row: &Value| row["of"].clone();
        let expected =
            hosts.map(|host| json!({ "member": klara.as_str(), "community": format!("https://{host}") }));
        assert_eq!(rows.iter().map(of).collect::<Vec<_>>(), expected);
        assert_eq!(rows[0]["row"]["community"], "https://b.example");
        let (first, second) = (EventId::new(1, [1; 10]), EventId::new(2, [1; 10]));
        commit(&database, |tx| series::add(tx, &first, &second));
        let dates = all(&database, "series", 9);
        assert_eq!(
            dates[0]["of"],
            json!({ "first": first.as_str(), "event": second.as_str() })
        );
    }

    /// E13, D16
    #[test]
    fn of_a_token_its_owner_and_its_end_are_taken_and_the_hash_is_not() {
        let database = Database::in_memory();
        let id = domain::TokenId::new(0, [3; 10]);
        let scopes = vec![TokenScope::Read];
        commit(&database, |tx| {
            let member = MemberId::new(0, [1; 10]);
            tokens::issue(
                tx,
                id.clone(),
                "secret",
                member,
                scopes.clone(),
                "for a script",
                at(1),
            )
            .map(drop)
        });
        let rows = all(&database, "access_tokens", 9);
        assert_eq!((rows.len(), &rows[0]["row"]["note"]), (1, &json!("for a script")));
        assert!(!rows[0].to_string().contains("hash"));
    }

    /// D16: the secret in the links that stop mails lies among the facts of the node.
    #[test]
    fn of_the_node_only_what_it_is_called_and_says_of_itself_is_taken() {
        let database = Database::in_memory();
        commit(&database, |tx| mail_settings::stop_key_or(tx, [77; 32]).map(drop));
        assert!(all(&database, "community", 9).is_empty());
    }

    /// F22, F01: what the community goes by beside its code of ethics is there nowhere else.
    #[test]
    fn the_documents_of_the_community_are_taken_with_what_it_says_of_itself() {
        let database = Database::in_memory();
        let laws = domain::OwnDocument::written("By-laws", "One member, one vote.").unwrap();
        commit(&database, |tx| {
            documents::put_all(tx, std::slice::from_ref(&laws))
        });
        let rows = all(&database, "community", 9);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["of"]["fact"], "documents");
        assert_eq!(rows[0]["row"][0]["text"], "One member, one vote.");
    }

    #[test]
    fn each_noun_has_a_name_and_a_table_of_its_own_and_no_table_of_private_keys_is_one() {
        let names: BTreeSet<&str> = NOUNS.iter().map(|noun| noun.name).collect();
        let spaces: BTreeSet<u8> = NOUNS.iter().map(|noun| noun.space.0).collect();
        assert_eq!((names.len(), spaces.len()), (NOUNS.len(), NOUNS.len()));
        assert!(NOUNS.iter().all(|noun| !private_keys::lie_in(noun.space)));
    }

    #[test]
    fn what_is_left_out_is_left_out_however_deep_it_lies() {
        let mut row = json!({ "sent": [{ "number": 1, "seal": "x" }], "seal": 2 });
        leave_out(&mut row, &["seal"]);
        assert_eq!(row, json!({ "sent": [{ "number": 1 }] }));
        assert_eq!(Place::parse("0g"), None);
        assert_eq!(Place::parse("123"), None);
    }
}
