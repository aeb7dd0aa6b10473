//! Journey A, steps 10 and 11, and journey B, step 9: Seattle and London agree by the pages of their desks, Maren pays at
//! London what was agreed on, once, shows its desk that she stands well at home, and both desks read the same sums (F16, needs 2.21, 2.22, 0.15).

mod agreed;
mod at_desk;
mod claimed;

use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::browser::Browser;
use super::marks::{Marks, Seen, hope};
use super::stage::{Seat, Stage, text};
use crate::admin::Failure;
use crate::demo::deals::{EVENTS, JOINING, MADE_DAYS, shown, waiting};

/// The officers who answer for agreements.
const SEATTLES: &str = "idris@cedarcurrent.example";
const LONDONS: &str = "oluwaseyi@fathomvale.example";
/// Of the month in which two vouchers were made: one was used, one never was.
const SUMS: [&str; 5] = ["2", "1", "0", "0", "1"];

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "A-10",
        "a new agreement with London is signed and sent from Seattle's desk, London answers with changes, each is marked, and both \
        keep the same page with two signatures; another one waits for Seattle",
        agreed::by_pages(stage).await,
    );
    marks.note(
        "A-11",
        "the page of an agreement says how many of Seattle's members qualify, and whose level does not",
        preview(stage).await,
    );
    marks.note(
        "0.15",
        "Maren's benefits list every offer that is hers, with what it saves, until when, and one button; a voucher of hers is \
        there to print, and one that she never used",
        claimed::benefits(stage).await,
    );
    claimed::mark(stage, marks).await;
    at_desk::mark(stage, marks).await;
    marks.note(
        "2.22",
        "both desks read the same sums of a month: given out, used, refused, taken back, expired",
        figures(stage).await,
    );
}

/// The browser of an officer who has just signed in.
async fn at_the_desk(stage: &Stage, seat: &Seat, mail: &str) -> Result<Browser, Failure> {
    let mut officer = Browser::new(&seat.anyone, "en");
    officer.sign_in(mail, stage.now()).await?;
    Ok(officer)
}

/// How many members of Seattle have a level that costs something, and how many another one.
async fn members(stage: &Stage) -> Result<(usize, usize), Failure> {
    let everybody = super::belonging::every(&stage.seattle.officer, "memberships", "member").await?;
    let on = |level: &str| everybody.iter().filter(|one| one["tier"] == level).count();
    Ok((on("chapter") + on("company"), on("network")))
}

async fn preview(stage: &Stage) -> Seen {
    let known = shown(&stage.seattle.operator(), JOINING, |one| one["state"] == "signed").await?;
    let (qualify, others) = members(stage).await?;
    let mut officer = at_the_desk(stage, &stage.seattle, SEATTLES).await?;
    let page = officer
        .page(&format!("/desk/agreements/{}", text(&known, "id")))
        .await?;
    let all = qualify + others;
    let sentence = format!("{qualify} of your {all} members qualify; {others} (");
    page.shows(&[&sentence, ") do not"])?;
    let level = page.between(&sentence, ")").unwrap_or_default();
    Ok(format!("“{sentence}{level}) do not”"))
}

/// Five sums of the line of a direction, and what it says of both sides.
async fn sums(officer: &mut Browser, month: &str, direction: &str) -> Result<Vec<String>, Failure> {
    let path = format!("/desk/figures?month={month}");
    let main = officer.page(&path).await?.main();
    let mut rows = main.split("<tr>");
    let row = rows.find(|row| row.contains(direction));
    let row = row.ok_or_else(|| Failure::failed(format!("{path} has no line “{direction}”")))?;
    hope(
        row.contains("Both sides say the same"),
        format!("{path} does not say that both sides say the same"),
    )?;
    let cells = row.split(" data-label=\"").skip(1).take(SUMS.len());
    let number = |cell: &str| {
        let behind = cell.split_once("\">").map_or("", |(_, behind)| behind);
        behind.split('<').next().unwrap_or_default().to_owned()
    };
    Ok(cells.map(number).collect())
}

async fn figures(stage: &Stage) -> Seen {
    let (seattle, london) = (stage.seattle.operator(), stage.london.operator());
    seattle.reconcile(&london).await?;
    london.reconcile(&seattle).await?;
    let made = stage.begun.checked_sub((MADE_DAYS * 24).hours());
    let made = made.map_err(Failure::failed)?.to_zoned(TimeZone::UTC);
    let month = made.strftime("%Y-%m").to_string();
    let mut here = at_the_desk(stage, &stage.seattle, SEATTLES).await?;
    let mut there = at_the_desk(stage, &stage.london, LONDONS).await?;
    let ours = sums(&mut here, &month, "Our members there").await?;
    let theirs = sums(&mut there, &month, "Their members here").await?;
    hope(
        ours == theirs && ours == SUMS,
        format!("in {month} Seattle reads {ours:?} and London {theirs:?}"),
    )?;
    Ok(format!("{} of {month} at both", ours.join(", ")))
}

/// The second agreement waits for Seattle, unless somebody has answered it, and marks what London changed; which it is.
async fn waits(stage: &Stage, officer: &mut Browser) -> Result<Option<Value>, Failure> {
    let known = waiting(&stage.seattle.operator(), EVENTS).await?;
    let Some(known) = known.filter(|known| known["state"] == "countered") else {
        return Ok(None);
    };
    let page = officer
        .page(&format!("/desk/agreements/{}", text(&known, "id")))
        .await?;
    page.shows(&["Accept and sign", "<ins>", "Not for the yearly supper."])?;
    Ok(Some(known))
}
