//! One of the people is a member of all three communities. She links her memberships as members do, by going there and back
//! in her own browser, and names Seattle home (F02, need 2.5).

use super::caller::Caller;
use super::check::browser::{Browser, Page};
use super::check::stage::eventually;
use super::communities::Community;
use super::nodes::Nodes;
use super::sign_in_link;
use crate::admin::Failure;

/// Her handle, which is the same on each node.
const TRAVELLER: &str = "lucasta";
/// Where members see what they linked.
const PAGE: &str = "/settings/communities";

/// Her browser at each community, and what she does with it.
pub(super) async fn link(nodes: &Nodes) -> Result<(), Failure> {
    let mut here = signed_in(nodes, Community::Seattle).await?;
    for other in [Community::London, Community::Agora] {
        let mut there = signed_in(nodes, other).await?;
        go_and_return(nodes, &mut here, (&mut there, other)).await?;
        name_home(&mut there, other).await?;
    }
    Ok(())
}

async fn signed_in(nodes: &Nodes, community: Community) -> Result<Browser, Failure> {
    let address = sign_in_link(nodes, community, TRAVELLER)
        .await
        .map_err(Failure::failed)?;
    let origin = nodes.origin(community);
    let mut browser = Browser::new(&Caller::anyone(&origin)?, "en");
    let path = address.strip_prefix(origin.as_str()).unwrap_or(&address);
    let page = browser.page(path).await?;
    browser.press_on(&page, "/login", &[]).await?;
    Ok(browser)
}

/// She asks at home, says there that it is she, and comes back with that.
async fn go_and_return(
    nodes: &Nodes,
    here: &mut Browser,
    (there, other): (&mut Browser, Community),
) -> Result<(), Failure> {
    let host = Caller::anyone(&nodes.origin(other))?;
    let chosen = [("community", host.origin.authority())];
    let page = here.page(PAGE).await?;
    let asks = here.press(&page, "/settings/communities/link", &chosen).await?;
    asks.expect(200)?;
    let landed = there.press_elsewhere(&asks, "/vouchers/request").await?;
    let says = said(there, &landed).await?;
    says.expect(200)?;
    let back = here.press_elsewhere(&says, "/vouchers/return").await?;
    let linked = said(here, &back).await?;
    linked.expect(303)
}

/// What comes of the one button of the page that a landing leads to.
async fn said(browser: &mut Browser, landed: &Page) -> Result<Page, Failure> {
    landed.expect(303)?;
    let errand = landed.leads_to();
    let page = browser.page(&errand).await?;
    browser.press(&page, &errand, &[]).await
}

/// Once both nodes know of the link, she says there that Seattle is home to her.
async fn name_home(there: &mut Browser, other: Community) -> Result<(), Failure> {
    let what = format!("{} does not offer her to name Seattle home", other.town());
    let action = format!("{PAGE}/home");
    let browser = tokio::sync::Mutex::new(there);
    let page = eventually(&what, || async {
        let page = browser.lock().await.page(PAGE).await?;
        let is_offered = page.main().contains(&format!("action=\"{action}\""));
        Ok(is_offered.then_some(page))
    })
    .await?;
    let named = browser.into_inner().press(&page, &action, &[]).await?;
    named.expect(303)
}
