//! Members by command: listed, made officers, taken in from a list.

use ambient::ids;
use community::add_member::{AddMemberRefused, Newcomer, add_member};
use domain::{Enrolment, Handle, Kind, MailAddress, Member, PersonName, Role};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{StoreError, enrolments, members};

use super::table::{append, counted, table};
use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

/// Most rows of one import.
const ROWS_MAX: usize = 10_000;
const MEMBERS_PER_READ: u16 = 500;

/// What is asked about members.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberAsk {
    /// Everybody, or officers alone.
    List {
        /// Whom to list.
        whom: Whom,
    },
    /// A new member with an office.
    Create {
        /// As in an import.
        row: MemberRow,
        /// At least one.
        roles: Vec<Role>,
    },
    /// Many new members.
    Import {
        /// As in the file.
        rows: Vec<MemberRow>,
        /// Whether it is done.
        run: DryRun,
    },
}

/// Whom to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// All members.
    Everybody,
    /// Those with a role.
    Officers,
}

/// Whether a change is made or only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DryRun {
    /// Shown; exit code 3.
    Dry,
    /// Made.
    Real,
}

/// One person as a file or the command line names her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// Line of the file, from 1; 0 for the command line.
    pub line: usize,
    /// `alice`.
    pub handle: String,
    /// As shown.
    pub name: String,
    /// Where mail goes.
    pub mail: String,
    /// Her company; may be empty.
    pub organization: String,
    /// What she is to the ecosystem; a partner when empty.
    pub kind: String,
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: MemberAsk) -> Performed {
    match ask {
        MemberAsk::List { whom } => list(runtime, whom),
        MemberAsk::Create { row, roles } => create(runtime, row, roles).await,
        MemberAsk::Import { rows, run: _ } => import(runtime, rows).await,
    }
}

fn list(runtime: &NodeRuntime, whom: Whom) -> Performed {
    let everybody = all(runtime)?;
    let shown: Vec<&(Member, Option<Enrolment>)> = everybody
        .iter()
        .filter(|(member, _)| whom == Whom::Everybody || !member.roles.is_empty())
        .collect();
    let values: Vec<_> = shown
        .iter()
        .map(|(member, enrolment)| as_json(member, enrolment.as_ref()))
        .collect();
    let rows: Vec<[String; 5]> = shown
        .iter()
        .map(|(member, enrolment)| {
            let tier = enrolment
                .as_ref()
                .map_or_else(String::new, |known| known.tier.to_string());
            [
                member.handle.to_string(),
                member.name.to_string(),
                member.mail.to_string(),
                tier,
                words(&member.roles),
            ]
        })
        .collect();
    Ok(Shown::new(
        values,
        table(["HANDLE", "NAME", "MAIL", "TIER", "ROLES"], &rows, "nobody yet"),
    ))
}

async fn create(runtime: &NodeRuntime, row: MemberRow, roles: Vec<Role>) -> Performed {
    let member = add(runtime, &row, &roles).await?;
    let text = format!("{} is {} now", member.handle, words(&member.roles));
    let id = &member.id;
    let enrolment = runtime.node().database.read(|tx| enrolments::get(tx, id))?;
    Ok(Shown::new(as_json(&member, enrolment.as_ref()), text))
}

/// Everything that would stand in the way, line by line; nothing is written.
pub(super) fn check(runtime: &NodeRuntime, rows: Vec<MemberRow>) -> Performed {
    let known = all(runtime)?;
    let mut handles: Vec<String> = known
        .iter()
        .map(|(member, _)| member.handle.to_string())
        .collect();
    let mut mails: Vec<String> = known
        .iter()
        .map(|(member, _)| member.mail.as_str().to_ascii_lowercase())
        .collect();
    handles.sort();
    mails.sort();
    let (mut new, mut faults) = (0, Vec::new());
    for row in &rows {
        match newcomer(runtime, row, &[]) {
            Err(fault) => faults.push(fault),
            Ok(person) => {
                let (handle, mail) = (
                    person.handle.to_string(),
                    person.mail.as_str().to_ascii_lowercase(),
                );
                match (handles.binary_search(&handle), mails.binary_search(&mail)) {
                    (Ok(_), _) => faults.push(format!("line {}: the handle {handle} is taken", row.line)),
                    (_, Ok(_)) => faults.push(format!(
                        "line {}: there is a member with this mail address",
                        row.line
                    )),
                    (Err(place), Err(mail_place)) => {
                        handles.insert(place, handle);
                        mails.insert(mail_place, mail);
                        new += 1;
                    }
                }
            }
        }
    }
    Ok(summary(new, &faults, "would be added"))
}

async fn import(runtime: &NodeRuntime, rows: Vec<MemberRow>) -> Performed {
    if rows.len() > ROWS_MAX {
        return Err(Failure::usage(format!(
            "at most {ROWS_MAX} members are imported at once"
        )));
    }
    let (mut added, mut faults) = (Vec::new(), Vec::new());
    for row in rows {
        match add(runtime, &row, &[]).await {
            Ok(member) => added.push(member.id),
            Err(failure) => faults.push(failure.message),
        }
    }
    super::actors::give(runtime, &added).await?;
    let new = added.len();
    if new == 0 && !faults.is_empty() {
        return Err(Failure::failed(faults.join("\n")));
    }
    Ok(summary(new, &faults, "added"))
}

fn summary(new: usize, faults: &[String], did: &str) -> Shown {
    let mut text = format!("{} {did}", counted(new, "member"));
    if !faults.is_empty() {
        text.push_str(&format!("; {} left out:", counted(faults.len(), "line")));
        append(&mut text, faults);
    }
    Shown::new(json!({ "new": new, "faults": faults }), text)
}

async fn add(runtime: &NodeRuntime, row: &MemberRow, roles: &[Role]) -> Result<Member, Failure> {
    let person = newcomer(runtime, row, roles).map_err(Failure::usage)?;
    let now = runtime.node().now();
    let added = runtime
        .node()
        .database
        .transact(|tx| add_member(tx, "operator", person.clone(), now))
        .await;
    added.map_err(|refused| match refused {
        AddMemberRefused::Store(error) => error.into(),
        refused if row.line > 0 => Failure::failed(format!("line {}: {refused}", row.line)),
        refused => Failure::failed(refused),
    })
}

fn newcomer(runtime: &NodeRuntime, row: &MemberRow, roles: &[Role]) -> Result<Newcomer, String> {
    let place = |field: &str, error: domain::TextRefused| match row.line {
        0 => format!("{field}: {error}"),
        line => format!("line {line}: {field}: {error}"),
    };
    let organization = match row.organization.trim() {
        "" => None,
        text => Some(PersonName::parse(text).map_err(|error| place("organization", error))?),
    };
    let kind = match row.kind.trim().to_ascii_lowercase().as_str() {
        "" => Kind::Partner,
        word => Kind::from_word(word).ok_or_else(|| {
            let words = Kind::ALL.map(Kind::word).join(", ");
            format!("line {}: kind: write one of {words}", row.line)
        })?,
    };
    Ok(Newcomer {
        kind,
        handle: Handle::parse(&row.handle).map_err(|error| place("handle", error))?,
        name: PersonName::parse(&row.name).map_err(|error| place("name", error))?,
        mail: MailAddress::parse(&row.mail).map_err(|error| place("mail", error))?,
        organization,
        roles: roles.to_vec(),
        id: ids::member_id(runtime.node().now(), &runtime.node().randomness),
    })
}

fn all(runtime: &NodeRuntime) -> Result<Vec<(Member, Option<Enrolment>)>, StoreError> {
    runtime.node().database.read(|tx| {
        let mut everybody: Vec<(Member, Option<Enrolment>)> = Vec::new();
        loop {
            let after = everybody.last().map(|(member, _)| member.id.clone());
            let page = members::page(tx, after.as_ref(), MEMBERS_PER_READ)?;
            if page.is_empty() {
                return Ok(everybody);
            }
            for member in page {
                let enrolment = enrolments::get(tx, &member.id)?;
                everybody.push((member, enrolment));
            }
        }
    })
}

fn words(roles: &[Role]) -> String {
    let words: Vec<&str> = roles
        .iter()
        .map(|role| match role {
            Role::Officer => "officer",
            Role::Moderator => "moderator",
            Role::Operator => "operator",
        })
        .collect();
    words.join(", ")
}

fn as_json(member: &Member, enrolment: Option<&Enrolment>) -> serde_json::Value {
    json!({
        "id": member.id, "handle": member.handle, "name": member.name, "mail": member.mail,
        "organization": member.organization, "roles": member.roles, "joined": member.joined,
        "kind": enrolment.map(|known| known.kind), "tier": enrolment.map(|known| &known.tier),
        "state": enrolment.map(|known| known.state),
    })
}
