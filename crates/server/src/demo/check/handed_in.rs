//! Journey A, step 5: an officer of Seattle hands in the file of 62 members, after a dry run by command (F22-1).

use std::path::Path;

use jiff::Timestamp;

use super::Ground;
use super::browser::{Browser, Page};
use super::marks::{Marks, hope};
use super::program;
use super::stage::{Stage, eventually};
use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::members_file;

/// The page of files.
const IMPORT: &str = "/desk/members/import";
/// The five figures of a file, by their words.
const COUNTS: [&str; 5] = [
    "New members",
    "Members who change",
    "As they are already",
    "Named twice in the file",
    "At fault",
];
/// What the file brings the first time.
const FIRST: [&str; 5] = ["58", "2", "0", "0", "2"];
/// What it brings when all of it is here already.
const AGAIN: [&str; 5] = ["0", "0", "60", "0", "2"];

const NUMBER: &str = "A-5";

pub(super) async fn mark(stage: &Stage, dir: &Path, ground: Ground, marks: &mut Marks<'_>) {
    let seen = match hand_in(stage, dir, ground).await {
        Ok(Some(seen)) => Ok(seen),
        Ok(None) => return marks.not_tried(NUMBER, "somebody has handed the file in here already"),
        Err(failure) => Err(failure),
    };
    marks.note(
        NUMBER,
        "62 lines are seen before they are taken in, mails are left for later, and the same file again brings nobody (F22-1)",
        seen,
    );
}

/// What was seen; nothing where the file is here already, as it may be in a demonstration that runs.
async fn hand_in(stage: &Stage, dir: &Path, ground: Ground) -> Result<Option<String>, Failure> {
    let dry = dry_run(dir).await?;
    let mut officer = Browser::new(&stage.seattle.anyone, "en");
    officer.sign_in("idris@cedarcurrent.example", stage.now()).await?;
    let page = officer.page(IMPORT).await?;
    let looked = officer.hand_in(&page, IMPORT, members_file::TEXT).await?;
    let counted = counts(&looked)?;
    if ground == Ground::Theirs && counted == AGAIN {
        return Ok(None);
    }
    hope(
        counted == FIRST,
        format!("the 62 lines are counted as {counted:?}; the command says: {dry}"),
    )?;
    for line in ["<th scope=\"row\">17</th>", "<th scope=\"row\">40</th>"] {
        hope(
            looked.main().contains(line),
            format!("{line} is not among the faults"),
        )?;
    }
    hope(
        dry.starts_with("58 new, 2 updated, 2 invalid (lines 17, 40: bad e-mail)"),
        format!("`members import --dry-run` says `{dry}` and the page {counted:?}"),
    )?;
    let file = looked.between("action=\"", "/start\"");
    let file = file.ok_or_else(|| Failure::failed("nothing starts taking it in"))?;
    let form = officer.page(&file).await?;
    hope(
        form.main().contains(" name=\"mail\" value=\"yes\""),
        "nobody asks whether the new members are mailed now",
    )?;
    let asked = stage.now();
    officer.press_on(&form, &format!("{file}/start"), &[]).await?;
    taken_in(&mut officer, &file).await?;
    untold(stage, &mut officer, asked).await?;
    let page = officer.page(IMPORT).await?;
    let again = counts(&officer.hand_in(&page, IMPORT, members_file::TEXT).await?)?;
    hope(
        again == AGAIN,
        format!("the same file again is counted as {again:?}"),
    )?;
    Ok(Some(format!(
        "{dry}; the same on the page, nobody mailed yet, and the file again brings 0 new"
    )))
}

/// The first line that `rosarium members import --dry-run` says; it exits 3 when something would change.
async fn dry_run(dir: &Path) -> Result<String, Failure> {
    let data = Community::Seattle.folder(dir);
    let file = members_file::path(dir);
    let words = ["members", "import", "--dry-run", &file.to_string_lossy()];
    let answered = program::call(&data, &words).await?;
    let first = answered.said.lines().next().unwrap_or_default().to_owned();
    let expected = if first.starts_with("0 new, 0 updated") {
        0
    } else {
        3
    };
    hope(
        answered.code == expected,
        format!(
            "the dry run exits {}: {}{}",
            answered.code, answered.said, answered.complained
        ),
    )?;
    Ok(first)
}

/// Nobody of the file is mailed, since nobody ticked that; the page of members has a button for it.
async fn untold(stage: &Stage, officer: &mut Browser, since: Timestamp) -> Result<(), Failure> {
    let members = officer.page("/desk/members").await?;
    hope(
        members.main().contains("action=\"/desk/members/invite\""),
        "nothing on /desk/members mails them later",
    )?;
    let path = format!("/dev/mail?since={since}");
    let listed = stage.seattle.anyone.read(&path).await?.json();
    let mails = listed["mail"].as_array().into_iter().flatten();
    let told = mails.filter(|mail| {
        let to = mail["to"].as_str().unwrap_or_default();
        to.ends_with("@post.example") && members_file::TEXT.contains(to)
    });
    let told = told.count();
    hope(
        told == 0,
        format!("{told} of them are mailed though nobody asked for it"),
    )
}

fn counts(page: &Page) -> Result<[String; 5], Failure> {
    let mut found = Vec::new();
    for word in COUNTS {
        let count = page.between(&format!("<dt>{word}</dt><dd>"), "<");
        found.push(count.ok_or_else(|| Failure::failed(format!("the page does not count “{word}”")))?);
    }
    <[String; 5]>::try_from(found).map_err(|_| Failure::failed("a figure is missing"))
}

/// A long file is taken in while the officer looks elsewhere; this one is short.
async fn taken_in(officer: &mut Browser, file: &str) -> Result<(), Failure> {
    let officer = tokio::sync::Mutex::new(officer);
    eventually("the file is not taken in", || async {
        let page = officer.lock().await.page(file).await?;
        match page.main().contains("Taken in") {
            true => counts(&page).map(|counted| (counted == FIRST).then_some(())),
            false => Ok(None),
        }
    })
    .await
}
