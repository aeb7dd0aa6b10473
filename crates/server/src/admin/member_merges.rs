//! Whoever has the shell makes two memberships of one person one, or sees first what that does (F22).

use community::leave::ANSWERS_MAX;
use community::merge_members::{
    MergePreview, MergeRefused, MergedBy, Progress as Merged, merge_piece, preview_merge,
};
use domain::{Handle, MemberId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::members;

use super::table::{append, counted};
use super::{DryRun, Failure, Progress, Reply, Shown};
use crate::runtime::NodeRuntime;

/// Which two.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberMerge {
    /// The handle of the one that goes.
    pub from: String,
    /// The handle of the one that stays.
    pub into: String,
    /// Whether it is done.
    pub run: DryRun,
}

/// Said of everybody, whether she is in a room or not: nobody outside a room is told who is in it.
const NO_SEATS_IN_ROOMS: &str =
    "seats in private rooms do not move: whoever was in one asks there for an invitation";

pub(super) async fn perform(runtime: &NodeRuntime, ask: MemberMerge, progress: &Progress<'_>) -> Reply {
    match (merged(runtime, &ask, progress).await, ask.run) {
        (Ok(shown), DryRun::Dry) => Reply::WouldChange(shown),
        (Ok(shown), DryRun::Real) => Reply::Done(shown),
        (Err(failure), _) => Reply::Refused(failure),
    }
}

async fn merged(runtime: &NodeRuntime, ask: &MemberMerge, progress: &Progress<'_>) -> Result<Shown, Failure> {
    let (from, into) = (known(runtime, &ask.from)?, known(runtime, &ask.into)?);
    let (node, by, both) = (runtime.node(), MergedBy::Operator, (&from, &into));
    let preview = node
        .database
        .read(|tx| preview_merge(tx, by, both, node.now()))
        .map_err(refused)?;
    let value = value_of(&preview);
    let (gone, stays) = (&preview.gone.handle, &preview.stays.handle);
    if ask.run == DryRun::Dry {
        let mut text = format!("{gone} would become {stays}, and her mail address would find {stays}:");
        append(&mut text, &lines(&preview));
        append(&mut text, &[NO_SEATS_IN_ROOMS.to_owned()]);
        return Ok(Shown::new(value, text));
    }
    let (rules, mut after, mut pieces) = (&node.settings.rules, None, 0);
    loop {
        let activities: Vec<_> = (0..=ANSWERS_MAX).map(|_| node.fresh_activity()).collect();
        let now = node.now();
        let piece = node
            .database
            .transact(|tx| merge_piece(tx, rules, by, both, after.as_ref(), &activities, now))
            .await;
        match piece.map_err(refused)? {
            Merged::UpTo(event) => after = Some(event),
            Merged::Done => break,
        }
        pieces += 1;
        progress.say(&format!("{} of answers", counted(pieces, "piece")));
    }
    let text = format!(
        "{gone} is {stays} now; her mail address finds {stays}, and other servers hear that {gone} is gone\n{NO_SEATS_IN_ROOMS}"
    );
    Ok(Shown::new(value, text))
}

fn known(runtime: &NodeRuntime, handle: &str) -> Result<MemberId, Failure> {
    let handle = Handle::parse(handle).map_err(Failure::usage)?;
    let found = runtime
        .node()
        .database
        .read(|tx| members::by_handle(tx, &handle))?;
    let found = found.ok_or_else(|| Failure::not_found(format!("there is no member {handle}")))?;
    Ok(found.id)
}

fn refused(refused: MergeRefused) -> Failure {
    match refused {
        MergeRefused::NoSuchMember => Failure::not_found(refused),
        MergeRefused::Same => Failure::usage(refused),
        MergeRefused::Store(error) => error.into(),
        refused => Failure::failed(refused),
    }
}

fn lines(preview: &MergePreview) -> Vec<String> {
    let mut lines: Vec<String> = [
        (preview.answers, "answer"),
        (preview.invoices, "invoice"),
        (preview.signatures, "signature"),
        (preview.follows, "community she follows"),
        (preview.links, "membership elsewhere"),
        (preview.tags, "tag"),
        (preview.jobs, "event with a job of hers"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| match (number, what) {
        (1, what) => format!("1 {what} moves"),
        (number, "community she follows") => format!("{number} communities she follows move"),
        (number, "membership elsewhere") => format!("{number} memberships elsewhere move"),
        (number, "event with a job of hers") => format!("jobs of hers at {number} events move"),
        (number, what) => format!("{number} {what}s move"),
    })
    .collect();
    if preview.asked_anew > 0 {
        let answers = counted(preview.asked_anew, "answer");
        lines.push(format!(
            "{answers} to events of other servers: given anew, and the old place is lost"
        ));
    }
    if preview.both_answered > 0 {
        let events = counted(preview.both_answered, "event");
        lines.push(format!(
            "{events} both answered: what {} said counts",
            preview.stays.handle
        ));
    }
    let of = |slug: &Option<domain::Slug>, what: &str| slug.as_ref().map(|slug| format!("{what} {slug}"));
    lines.extend(of(&preview.level, "what was paid goes on: level"));
    lines.extend(of(&preview.seat, "keeps the seat of"));
    lines.extend(of(&preview.seat_lost, "this seat falls free: that of"));
    lines.extend(of(&preview.speaks_for, "goes on to speak for"));
    lines
}

fn value_of(preview: &MergePreview) -> serde_json::Value {
    json!({
        "from": preview.gone.handle, "into": preview.stays.handle, "answers": preview.answers,
        "asked_anew": preview.asked_anew, "both_answered": preview.both_answered,
        "invoices": preview.invoices, "signatures": preview.signatures, "follows": preview.follows,
        "links": preview.links, "tags": preview.tags, "jobs": preview.jobs, "level": preview.level,
        "seat": preview.seat, "seat_lost": preview.seat_lost, "speaks_for": preview.speaks_for,
    })
}
