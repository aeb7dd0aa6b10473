//! What is asked of a node about members by command: they are listed, shown, added with an office, put in a chapter.

use ambient::ids;
use community::add_member::{AddMemberRefused, Newcomer, add_member};
use community::choose_chapter::{ChooseChapterRefused, choose_chapter};
use community::import_members::Invite;
use community::see_members::{KnownMember, see_members};
use domain::{
    Handle, Kind, MailAddress, Member, MemberId, MemberLine, MemberTag, Payer, PersonName, Role, Title,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::invitations::Invitation;
use store::{StoreError, invitations, invoices, members};

use super::member_invites::WhomToInvite;
use super::member_joining::Decision;
use super::member_standing::StandingWord;
use super::table::{append, table};
use super::{
    Failure, Performed, Shown, member_erased, member_files, member_invites, member_joining, member_leaves,
    member_levels, member_standing, offices, seats,
};
use crate::runtime::NodeRuntime;

const MEMBERS_PER_READ: u16 = 500;

/// What is asked about members.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberAsk {
    /// Everybody, or officers alone.
    List {
        /// Whom to list.
        whom: Whom,
        /// Those alone whom officers call so.
        #[serde(default)]
        tag: Option<String>,
    },
    /// A new member with an office.
    Create {
        /// As in an import.
        row: MemberRow,
        /// At least one.
        roles: Vec<Role>,
    },
    /// Offices of somebody who is a member already.
    Offices {
        /// Whom.
        handle: String,
        /// What she may do from now on.
        given: Vec<Role>,
        /// What she may do no more.
        taken: Vec<Role>,
    },
    /// One.
    Show {
        /// Whom.
        handle: String,
    },
    /// Yes or no to somebody who asked to join.
    Decide {
        /// Whom.
        handle: String,
        /// Which.
        decision: Decision,
    },
    /// Her chapter.
    Chapter {
        /// Whom.
        handle: String,
        /// One of the community's, or none.
        chapter: Option<String>,
    },
    /// The seat she has of an organisation is given up.
    GiveUpSeat {
        /// Whose.
        handle: String,
    },
    /// Her level.
    Tier {
        /// Whom.
        handle: String,
        /// Which.
        level: String,
    },
    /// How she stands is said, or shown.
    Standing {
        /// Whom.
        handle: String,
        /// How, or nothing to be shown it.
        standing: Option<StandingWord>,
        /// The last day of a limit, as it was written.
        until: Option<String>,
    },
    /// A piece of a file of members; what came of each line.
    Import {
        /// As they were read.
        lines: Vec<MemberLine>,
        /// Whether it is done.
        run: DryRun,
        /// When the new ones are told.
        invite: Invite,
    },
    /// A page of members as a file has them, a [`super::MemberPage`].
    Export {
        /// The last one of the page before.
        after: Option<MemberId>,
    },
    /// One leaves at the word of whoever has the shell.
    Leave {
        /// Whom.
        handle: String,
        /// What the mail to her says; may be empty.
        message: String,
        /// For officers; may be empty.
        note: String,
    },
    /// What names one is deleted, at the word of whoever has the shell; asked again, how far that is.
    Anonymise {
        /// Whom.
        handle: String,
    },
    /// Those who were taken in are told where they sign in.
    Invite {
        /// Which of them.
        whom: WhomToInvite,
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

/// One person as the command line names her.
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
        MemberAsk::List { whom, tag } => list(runtime, whom, tag.as_deref()),
        MemberAsk::Create { row, roles } => create(runtime, row, roles).await,
        MemberAsk::Offices { handle, given, taken } => {
            offices::change(runtime, &handle, &given, &taken).await
        }
        MemberAsk::Show { handle } => show(runtime, &handle),
        MemberAsk::Decide { handle, decision } => member_joining::decide(runtime, &handle, decision).await,
        MemberAsk::Chapter { handle, chapter } => choose(runtime, &handle, chapter.as_deref()).await,
        MemberAsk::GiveUpSeat { handle } => seats::give_up(runtime, &handle).await,
        MemberAsk::Tier { handle, level } => member_levels::put(runtime, &handle, &level).await,
        MemberAsk::Standing {
            handle,
            standing,
            until,
        } => member_standing::say(runtime, &handle, standing, until.as_deref()).await,
        MemberAsk::Import { lines, run, invite } => member_files::import(runtime, lines, run, invite).await,
        MemberAsk::Export { after } => member_files::export(runtime, after).await,
        MemberAsk::Leave {
            handle,
            message,
            note,
        } => member_leaves::leave(runtime, &handle, &message, &note).await,
        MemberAsk::Anonymise { handle } => member_erased::anonymise(runtime, &handle).await,
        MemberAsk::Invite { whom } => member_invites::invite(runtime, whom).await,
    }
}

fn as_json(known: &KnownMember) -> serde_json::Value {
    let (member, enrolment) = (&known.member, known.enrolment.as_ref());
    json!({
        "id": member.id, "handle": member.handle, "name": member.name, "mail": member.mail,
        "organization": member.organization, "roles": member.roles, "joined": member.joined,
        "kind": enrolment.map(|known| known.kind), "tier": enrolment.map(|known| &known.tier),
        "state": enrolment.map(|known| known.state), "tags": known.tags,
    })
}

fn list(runtime: &NodeRuntime, whom: Whom, tag: Option<&str>) -> Performed {
    let tag = tag.map(MemberTag::parse).transpose();
    let tag = tag.map_err(|refused| Failure::usage(format!("--tag: {refused}")))?;
    let everybody = all(runtime)?;
    let is_meant = |known: &&KnownMember| {
        (whom == Whom::Everybody || !known.member.roles.is_empty())
            && tag.as_ref().is_none_or(|tag| known.tags.hold(tag))
    };
    let shown: Vec<&KnownMember> = everybody.iter().filter(is_meant).collect();
    let values: Vec<_> = shown.iter().map(|known| as_json(known)).collect();
    let rows: Vec<[String; 6]> = shown
        .iter()
        .map(|known| {
            let tier = known.enrolment.as_ref();
            [
                known.member.handle.to_string(),
                known.member.name.to_string(),
                known.member.mail.to_string(),
                tier.map_or_else(String::new, |known| known.tier.to_string()),
                words(&known.member.roles),
                known.tags.written(),
            ]
        })
        .collect();
    let heading = ["HANDLE", "NAME", "MAIL", "TIER", "ROLES", "TAGS"];
    Ok(Shown::new(values, table(heading, &rows, "nobody yet")))
}

async fn create(runtime: &NodeRuntime, row: MemberRow, roles: Vec<Role>) -> Performed {
    let member = add(runtime, &row, &roles).await?;
    let text = format!("{} is {} now", member.handle, words(&member.roles));
    let known = runtime
        .node()
        .database
        .read(|tx| KnownMember::of(tx, member.clone()))?;
    Ok(Shown::new(as_json(&known), text))
}

fn show(runtime: &NodeRuntime, handle: &str) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let known = runtime.node().database.read(|tx| {
        let Some(member) = members::by_handle(tx, &handle)? else {
            return Ok::<_, StoreError>(None);
        };
        let invitation = invitations::get(tx, &member.id)?;
        let owed = invoices::open_of(tx, &Payer::Member(member.id.clone()))?;
        Ok(Some((KnownMember::of(tx, member)?, invitation, owed)))
    })?;
    let (known, invitation, owed) =
        known.ok_or_else(|| Failure::not_found(format!("there is no member with the handle {handle}")))?;
    let mut value = as_json(&known);
    let KnownMember {
        member,
        enrolment,
        tags,
    } = known;
    value["chapter"] = json!(enrolment.as_ref().and_then(|known| known.chapter.as_ref()));
    value["paid_until"] = json!(enrolment.as_ref().and_then(|known| known.until));
    value["owes"] = json!(owed.as_ref().map(|invoice| invoice.number));
    value["has_signed_in"] = json!(invitation.is_none());
    let mut lines = vec![
        format!("mail          {}", member.mail.as_str()),
        format!(
            "organization  {}",
            member.organization.as_ref().map_or("", PersonName::as_str)
        ),
        format!("roles         {}", words(&member.roles)),
        format!("tags          {}", tags.written()),
    ];
    if let Some(known) = &enrolment {
        let until = known
            .until
            .map_or_else(String::new, |day| format!(", paid until {day}"));
        lines.push(format!("level         {}{until}", known.tier));
        lines.push(format!(
            "chapter       {}",
            known.chapter.as_ref().map_or("", Title::as_str)
        ));
    }
    if let Some(invoice) = owed {
        lines.push(format!(
            "owes          invoice {}, {} {}",
            invoice.number, invoice.amount, invoice.currency
        ));
    }
    lines.push(match invitation {
        None => "signed in     yes".to_owned(),
        Some(Invitation { mailed: Some(at), .. }) => format!("signed in     not yet; mailed {at}"),
        Some(_) => "signed in     not yet; `rosarium members invite` mails her".to_owned(),
    });
    let mut text = format!("{} ({})", member.name, member.handle);
    append(&mut text, &lines);
    Ok(Shown::new(value, text))
}

async fn choose(runtime: &NodeRuntime, handle: &str, chapter: Option<&str>) -> Performed {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let chapter = chapter.map(Title::parse).transpose();
    let chapter = chapter.map_err(|refused| Failure::usage(format!("the chapter {refused}")))?;
    let node = runtime.node();
    let now = node.now();
    let nobody = || Failure::not_found(format!("there is no member with the handle {handle}"));
    let member = node.database.read(|tx| members::by_handle(tx, &handle))?;
    let id = member.ok_or_else(nobody)?.id;
    let chosen = node
        .database
        .transact(|tx| choose_chapter(tx, "operator", &id, chapter.as_ref(), now))
        .await;
    let enrolment = chosen.map_err(|refused| match refused {
        ChooseChapterRefused::NoSuchMember => nobody(),
        ChooseChapterRefused::NoSuchChapter { .. } => Failure::failed(refused),
        ChooseChapterRefused::Store(error) => error.into(),
    })?;
    let text = match &enrolment.chapter {
        Some(chapter) => format!("{handle} is in {chapter} now"),
        None => format!("{handle} is in no chapter now"),
    };
    let value = json!({ "handle": handle, "chapter": enrolment.chapter });
    Ok(Shown::new(value, text))
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

fn all(runtime: &NodeRuntime) -> Result<Vec<KnownMember>, StoreError> {
    runtime.node().database.read(|tx| {
        let mut everybody: Vec<KnownMember> = Vec::new();
        loop {
            let after = everybody.last().map(|known| known.member.id.clone());
            let page = see_members(tx, None, after.as_ref(), MEMBERS_PER_READ)?;
            if page.is_empty() {
                return Ok(everybody);
            }
            everybody.extend(page);
        }
    })
}

pub(super) fn words(roles: &[Role]) -> String {
    let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
    words.join(", ")
}
