//! The weekly digest by command: looked at, or sent now (F21).

use community::mail_to::{MailAbout, mail_to};
use community::see_digest::see_digest;
use community::send_digests::{begin_digest, is_on_its_way, next_span};
use domain::{Handle, MemberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::mails::DigestMail;
use store::{StoreError, members};

use super::table::{append, counted};
use super::{DryRun, Failure, Performed, Reply, Shown};
use crate::runtime::NodeRuntime;
use crate::workers;

/// In whose name the log has what is sent here.
const BY: &str = "operator";
/// Members looked at in one reading.
const MEMBERS_PER_TURN: u16 = 100;

/// What is asked about the digest.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DigestAsk {
    /// As it would go now.
    Preview {
        /// The whole mail of one member; else who would get one.
        handle: Option<String>,
    },
    /// To everybody, now.
    Send {
        /// Whether it is done.
        run: DryRun,
    },
}

/// Who would get a digest, and how much stands in it.
#[derive(Serialize)]
struct Row {
    handle: Handle,
    coming: usize,
    new: usize,
    organizations: usize,
}

pub(super) async fn perform(runtime: &NodeRuntime, ask: DigestAsk) -> Reply {
    let performed = match ask {
        DigestAsk::Preview { handle: Some(handle) } => preview(runtime, &handle),
        DigestAsk::Preview { handle: None } => would_get(runtime).map(|rows| shown(&rows)),
        DigestAsk::Send { run: DryRun::Dry } => {
            return match would_get(runtime) {
                Ok(rows) if rows.is_empty() => Reply::Done(shown(&rows)),
                Ok(rows) => Reply::WouldChange(shown(&rows)),
                Err(failure) => Reply::Refused(failure),
            };
        }
        DigestAsk::Send { run: DryRun::Real } => send(runtime).await,
    };
    match performed {
        Ok(shown) => Reply::Done(shown),
        Err(failure) => Reply::Refused(failure),
    }
}

fn preview(runtime: &NodeRuntime, handle: &str) -> Performed {
    let node = runtime.node();
    let nobody = || Failure::not_found(format!("there is no member {handle}"));
    let parsed = Handle::parse(handle).map_err(|_| nobody())?;
    let now = node.now();
    let written = node.database.read(|tx| {
        let Some(member) = members::by_handle(tx, &parsed)? else {
            return Ok::<_, StoreError>(None);
        };
        let (since, until) = next_span(tx, now)?;
        let mail = DigestMail {
            member: member.id,
            since,
            until,
            name: [0; 16],
            at: now,
            tries: 0,
        };
        // With no key of ours: the address at its end stops nothing, so that whoever looks cannot stop her mails.
        Ok(Some(runtime.mails.write_digest(tx, &mail, &[0; 32])?))
    })?;
    let Some(labeled) = written.ok_or_else(nobody)? else {
        let value = json!({ "handle": handle, "subject": null, "text": null });
        return Ok(Shown::new(value, format!("{handle} would get no digest now")));
    };
    let (mail, to) = labeled.into_parts();
    let text = format!("To: {to}\nSubject: {}\n\n{}", mail.subject, mail.text);
    let value = json!({ "handle": handle, "subject": mail.subject, "text": mail.text });
    Ok(Shown::new(value, text))
}

fn would_get(runtime: &NodeRuntime) -> Result<Vec<Row>, Failure> {
    let node = runtime.node();
    let now = node.now();
    let (mut after, mut rows): (Option<MemberId>, Vec<Row>) = (None, Vec::new());
    loop {
        let last = node.database.read(|tx| {
            let page = members::page(tx, after.as_ref(), MEMBERS_PER_TURN)?;
            for member in &page {
                rows.extend(row(tx, &member.id, now)?);
            }
            Ok::<_, StoreError>(page.last().map(|member| member.id.clone()))
        })?;
        match last {
            Some(last) => after = Some(last),
            None => return Ok(rows),
        }
    }
}

fn row(
    tx: &mut store::Transaction<'_>,
    member: &MemberId,
    now: Timestamp,
) -> Result<Option<Row>, StoreError> {
    // The question that is asked when it goes: whoever names another community home is sent none.
    let Some(who) = mail_to(tx, member, MailAbout::Digest)? else {
        return Ok(None);
    };
    let (since, until) = next_span(tx, now)?;
    let digest = see_digest(tx, &who, since, until, now)?;
    Ok(digest.map(|digest| Row {
        handle: who.member().handle.clone(),
        coming: digest.coming.len(),
        new: digest.news.iter().map(|of| of.events.len() + of.more).sum(),
        organizations: digest.organizations.len(),
    }))
}

fn shown(rows: &[Row]) -> Shown {
    let mut text = match rows.len() {
        0 => "nobody would get a digest now".to_owned(),
        number => format!("{} would get a digest now:", counted(number, "member")),
    };
    let line = |row: &Row| {
        let mut line = format!(
            "{}: {} of her own, {} new",
            row.handle,
            counted(row.coming, "answer"),
            counted(row.new, "event")
        );
        if row.organizations > 0 {
            let followed = counted(row.organizations, "organisation");
            line.push_str(&format!(", {followed} she follows with news"));
        }
        line
    };
    append(&mut text, &rows.iter().map(line).collect::<Vec<_>>());
    Shown::new(rows, text)
}

/// Begins it and queues as much as there is room for; the worker goes on with the rest.
async fn send(runtime: &NodeRuntime) -> Performed {
    let node = runtime.node();
    let (database, now) = (&node.database, node.now());
    database.transact(|tx| begin_digest(tx, BY, now)).await?;
    let queued = workers::digest(node).await?;
    let goes_on = database.read(is_on_its_way)?;
    let mut text = format!("the digest goes to {}", counted(queued, "member"));
    if goes_on {
        text.push_str(" now, and to the others by and by, so that it holds up no other mails");
    }
    text.push_str("; who has nothing to read gets none");
    Ok(Shown::new(json!({ "members": queued, "goes_on": goes_on }), text))
}
