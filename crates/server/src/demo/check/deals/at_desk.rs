//! London's desk asks whether somebody is a member of Seattle in good standing: Maren shows it from her own browser, and the desk
//! sees yes and nothing of who she is (F16, proof; protocol section 8.9).

use super::claimed::maren;
use super::{LONDONS, at_the_desk};
use crate::admin::Failure;
use crate::demo::check::browser::Browser;
use crate::demo::check::marks::{Marks, Seen, hope};
use crate::demo::check::stage::Stage;

/// Where officers ask.
const DESK: &str = "/desk/checks";
/// What a desk reads, up to the name of the community.
const YES: &str = "Yes, a member of ";

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "F16",
        "London's desk asks Seattle whether somebody stands well there: Maren reads all that is said at home, and the desk sees yes, \
        not her name",
        shown(stage).await,
    );
}

async fn shown(stage: &Stage) -> Seen {
    let mut officer = at_the_desk(stage, &stage.london, LONDONS).await?;
    let before = officer.page(DESK).await?.main().matches(YES).count();
    let page = officer.page(DESK).await?;
    let seattle = stage.seattle.anyone.origin.to_string();
    let asked = officer
        .press(&page, DESK, &[("community", seattle.as_str())])
        .await?;
    asked.expect(303)?;
    let london = stage.london.anyone.origin.to_string();
    let desk = officer.page(DESK).await?;
    let address = desk.links(&format!("{london}/checks/")).into_iter().next();
    let address = address.ok_or_else(|| Failure::failed(format!("{DESK} has no address to open")))?;
    let path = address.strip_prefix(london.as_str()).unwrap_or(&address);

    let mut there = Browser::new(&stage.london.anyone, "en");
    let mut home = maren(stage).await?;
    let page = there.page(path).await?;
    let asks = there.press(&page, path, &[]).await?;
    asks.expect(200)?;
    let landed = home.press_elsewhere(&asks, "/vouchers/request").await?;
    landed.expect(303)?;
    let errand = landed.leads_to();
    let page = home.page(&errand).await?;
    let consent = home.press(&page, &errand, &[]).await?;
    consent.expect(200)?;
    consent.shows(&["In good standing"])?;
    let said = consent
        .between("<dl class=\"facts\">", "</dl>")
        .unwrap_or_default();
    hope(
        !said.is_empty() && !said.contains("Maren"),
        "what is said of her names her, or is not shown",
    )?;
    let back = there.press_elsewhere(&consent, "/vouchers/return").await?;
    back.expect(303)?;
    let errand = back.leads_to();
    let page = there.page(&errand).await?;
    let counted = there.press(&page, &errand, &[]).await?;
    counted.expect(303)?;
    hope(
        counted.leads_to() == path,
        format!("the button leads to {}", counted.leads_to()),
    )?;
    let desk = officer.page(DESK).await?.main();
    hope(
        desk.matches(YES).count() == before + 1 && !desk.contains("Maren"),
        "the desk does not see one yes more, or sees who she is",
    )?;
    Ok("the desk sees yes and the time".to_owned())
}
