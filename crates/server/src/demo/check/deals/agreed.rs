//! Journey A, step 10: from a blank form to the last day of an agreement, by pages.

use serde_json::Value;

use super::{LONDONS, SEATTLES, at_the_desk, waits};
use crate::admin::Failure;
use crate::demo::check::browser::{Browser, Page};
use crate::demo::check::marks::{Seen, hope};
use crate::demo::check::stage::{Stage, eventually, text};
use crate::demo::communities::Community;
use crate::demo::deals::{JOINING, Table, decline, shown};

const LIST: &str = "/desk/agreements";

/// What London gives Seattle's members, so much per cent off its events, as it is typed into a form.
struct Typed<'t> {
    name: &'t str,
    percent: &'t str,
    level: &'t str,
}

impl Typed<'_> {
    /// Saves it in the form of a page, whose address may say more than where it is sent; the page of the agreement.
    async fn save(&self, officer: &mut Browser, page: &str) -> Result<String, Failure> {
        let form = officer.page(page).await?;
        let fields = [
            ("act", "save"),
            ("name", self.name),
            ("notice", "0"),
            ("t2_kind", "percent"),
            ("t2_value", self.percent),
            ("t2_months", ""),
            ("t2_events", "yes"),
            ("t2_level", self.level),
            ("t2_standing", "yes"),
            ("t2_uses", "1"),
            ("t2_restrictions", "Not for suppers."),
        ];
        let saved = officer.press(&form, without_query(page), &fields).await?;
        saved.expect(303)?;
        Ok(without_query(&saved.leads_to()).to_owned())
    }
}

fn without_query(address: &str) -> &str {
    address.split('?').next().unwrap_or(address)
}

/// Presses a button of the page of an agreement; the page it leads to.
async fn press(officer: &mut Browser, page: &Page, action: &str) -> Result<Page, Failure> {
    let pressed = officer.press(page, action, &[]).await?;
    pressed.expect(303)?;
    officer.page(&pressed.leads_to()).await
}

fn path(agreement: &Value) -> String {
    format!("{LIST}/{}", text(agreement, "id"))
}

/// What both sign.
fn digest(agreement: &Value) -> String {
    let versions = agreement["versions"].as_array();
    let signed = versions.and_then(|versions| versions.iter().find(|one| one["state"] == "accepted"));
    signed.map_or_else(String::new, |signed| text(signed, "digest").to_owned())
}

pub(super) async fn by_pages(stage: &Stage) -> Seen {
    let (seattle, london) = (stage.seattle.operator(), stage.london.operator());
    let mut hers = at_the_desk(stage, &stage.seattle, SEATTLES).await?;
    let mut his = at_the_desk(stage, &stage.london, LONDONS).await?;
    planted(stage, &mut hers, &mut his).await?;
    // Two communities talk of one agreement at a time: the one that waits is declined, and put back at the end.
    let waited = waits(stage, &mut hers).await?;
    if let Some(waited) = &waited {
        decline(&seattle, waited).await?;
    }
    // So that an earlier check has none of that name.
    let name = format!("Agreed by the check, {}", stage.now().as_second());
    let level = format!("{}/c/seattle/tiers/chapter", stage.seattle.anyone.origin);
    let mut typed = Typed {
        name: &name,
        percent: "10",
        level: &level,
    };
    let new = format!("{LIST}/new?peer={}", london.host());
    let own = typed.save(&mut hers, &new).await?;
    let draft = hers.page(&own).await?;
    draft.shows(&["10 % off", "sees nothing of this draft"])?;
    let sent = press(&mut hers, &draft, &format!("{own}/send")).await?;
    sent.shows(&["with your signature"])?;

    let theirs = path(&shown(&london, &name, |one| one["waits_for"] == "us").await?);
    typed.percent = "5";
    typed.save(&mut his, &format!("{theirs}/edit")).await?;
    let counter = his.page(&theirs).await?;
    press(&mut his, &counter, &format!("{theirs}/send")).await?;

    shown(&seattle, &name, |one| one["waits_for"] == "us").await?;
    let countered = hers.page(&own).await?;
    countered.shows(&["<bdi>10 % off</bdi></del>", "<bdi>5 % off</bdi></ins>"])?;
    press(&mut hers, &countered, &format!("{own}/accept")).await?;
    let here = shown(&seattle, &name, |one| one["state"] == "signed").await?;
    let there = shown(&london, &name, |one| one["state"] == "signed").await?;
    let both = (digest(&here), digest(&there));
    hope(
        !both.0.is_empty() && both.0 == both.1,
        format!("Seattle keeps {} and London {}", both.0, both.1),
    )?;
    for (officer, page) in [(&mut hers, &own), (&mut his, &theirs)] {
        two_signatures(officer, page, &both.0).await?;
    }
    is_offered(stage, &here, true).await?;
    // It is over at once, so that nothing of it is in the way of whoever tries the demonstration.
    let ending = hers.page(&format!("{own}/end")).await?;
    press(&mut hers, &ending, &format!("{own}/end")).await?;
    shown(&london, &name, |one| one["state"] == "ended").await?;
    is_offered(stage, &here, false).await?;

    let other = match waited {
        None => "somebody has answered the one that waited",
        Some(_) => {
            let table = Table {
                seattle: &seattle,
                london: &london,
            };
            table.counter(stage.now()).await?;
            waits(stage, &mut hers)
                .await?
                .map_or("none waits", |_| "another waits for Seattle")
        }
    };
    Ok(format!(
        "10 % became 5 %, marked; {} at both with two signatures; {other}",
        both.0
    ))
}

/// Waits until Maren is offered what an agreement gives, or is not any more.
async fn is_offered(stage: &Stage, agreement: &Value, hoped: bool) -> Result<(), Failure> {
    let versions = agreement["versions"].as_array().cloned().unwrap_or_default();
    let is_of_it = |offer: &Value| {
        let mut documents = versions.iter().map(|version| &version["document"]);
        offer["qualifies"] == true && documents.any(|document| *document == offer["agreement"])
    };
    let what = match hoped {
        true => "Maren is not offered what the check agreed on",
        false => "Maren is offered what is over",
    };
    eventually(what, || async {
        let listed = stage.seattle.member.read("/api/v1/offers").await?.json();
        let offers = listed["items"].as_array().cloned().unwrap_or_default();
        Ok((offers.iter().any(&is_of_it) == hoped).then_some(()))
    })
    .await
}

/// The page and its print have the fingerprint and both signatures.
async fn two_signatures(officer: &mut Browser, page: &str, digest: &str) -> Result<(), Failure> {
    officer.page(page).await?.shows(&[digest])?;
    let print = officer.page(&format!("{page}/print")).await?;
    for community in [Community::Seattle, Community::London] {
        print.shows(&[&format!("Signed for {}", community.profile().name)])?;
    }
    Ok(())
}

/// The agreement of the first year is kept alike, unless somebody has ended it.
async fn planted(stage: &Stage, hers: &mut Browser, his: &mut Browser) -> Result<(), Failure> {
    let here = shown(&stage.seattle.operator(), JOINING, |_| true).await?;
    let there = shown(&stage.london.operator(), JOINING, |_| true).await?;
    let both = (digest(&here), digest(&there));
    hope(
        !both.0.is_empty() && both.0 == both.1,
        format!("of “{JOINING}” Seattle keeps {} and London {}", both.0, both.1),
    )?;
    two_signatures(hers, &path(&here), &both.0).await?;
    two_signatures(his, &path(&there), &both.0).await
}
