//! Journey B, step 9: what is Maren's, and what she pays at London.

use serde_json::Value;

use crate::admin::Failure;
use crate::demo::check::browser::{Browser, Page};
use crate::demo::check::marks::{Marks, Seen, hope};
use crate::demo::check::stage::Stage;
use crate::demo::communities::Community;

const MAREN: &str = "maren@ledgerlineworks.example";
const BENEFITS: &str = "/benefits";
/// The level at London, and its price before and after.
const LEVEL: [(&str, &str); 1] = [("level", "chapter")];
const STRUCK: &str = "<s>£180.00 for 12 months</s> <strong>£162.00 for 12 months</strong>";

/// Her browser at home, signed in.
pub(super) async fn maren(stage: &Stage) -> Result<Browser, Failure> {
    let mut browser = Browser::new(&stage.seattle.anyone, "en");
    browser.sign_in(MAREN, stage.now()).await?;
    Ok(browser)
}

/// What is hers to use now.
async fn ready(stage: &Stage) -> Result<Vec<Value>, Failure> {
    let listed = stage.seattle.member.read("/api/v1/offers").await?.json();
    let all = listed["items"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().filter(|one| one["qualifies"] == true).collect())
}

/// The offer of London for joining.
async fn joining(stage: &Stage) -> Result<String, Failure> {
    let london = stage.london.anyone.origin.to_string();
    let offers = ready(stage).await?;
    let is_it = |one: &&Value| {
        let joins = one["applies_to"].as_array();
        one["community"] == london.as_str()
            && joins.is_some_and(|joins| joins.iter().any(|what| what == "joining"))
    };
    let found = offers.iter().find(is_it).and_then(|one| one["id"].as_str());
    found
        .map(str::to_owned)
        .ok_or_else(|| Failure::failed("Maren has no offer for joining London"))
}

pub(super) async fn benefits(stage: &Stage) -> Seen {
    let offers = ready(stage).await?;
    let offer = joining(stage).await?;
    let mut hers = maren(stage).await?;
    let page = hers.page(BENEFITS).await?;
    page.shows(&[
        Community::London.profile().name,
        "Your level is Chapter member",
        "Its last day was",
    ])?;
    let main = page.main();
    let cards: Vec<&str> = main.split("<article class=\"benefit\"").skip(1).collect();
    hope(
        cards.len() == offers.len() && !cards.is_empty(),
        format!("{BENEFITS} shows {} and {} are hers", cards.len(), offers.len()),
    )?;
    for card in &cards {
        let card = card.split("</article>").next().unwrap_or(card);
        let buttons = card.matches("rel=\"noopener\"").count();
        hope(
            buttons == 1 && card.contains("Use by") && card.contains("Why you qualify"),
            format!("an offer of {BENEFITS} has {buttons} buttons, or no last day, or no reason"),
        )?;
    }
    let own = cards.iter().find(|card| card.contains(offer.as_str()));
    hope(
        own.is_some_and(|card| card.contains("£162.00")),
        "the offer of London does not say what its level costs her",
    )?;
    let code = paper(&mut hers, &page, &offer).await?;
    Ok(format!(
        "{} with £162.00 in place of £180; on paper with the code {code}",
        cards.len()
    ))
}

/// The voucher that lies ready, or a new one where the one that lay there is over.
async fn paper(hers: &mut Browser, page: &Page, offer: &str) -> Result<String, Failure> {
    let ready = page.links("/vouchers/").into_iter().next();
    let path = match ready {
        Some(path) => path,
        None => {
            let made = hers.press(page, "/vouchers", &[("offer", offer)]).await?;
            made.expect(303)?;
            made.leads_to()
        }
    };
    let paper = hers.page(&path).await?;
    paper.shows(&["class=\"qr\"", Community::London.profile().name, "Maren"])?;
    let code = paper.between("<code dir=\"ltr\">", "</code>").unwrap_or_default();
    hope(code.len() == 11, format!("{path} has the code “{code}”"))?;
    Ok(code)
}

/// Maren at both communities, and the offer: its address, and its path at London.
struct Way {
    home: Browser,
    there: Browser,
    address: String,
    offer: String,
}

/// What she claims, and that it is hers once.
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    let mut way = Way::begins(stage).await;
    let joined = match &mut way {
        Ok(way) => way.joins().await,
        Err(why) => Err(Failure::failed(&why.message)),
    };
    marks.note(
        "B-9",
        "Maren claims at London: the price struck through, all that is said of her at home and not her name, one button at London",
        joined,
    );
    let once = match &mut way {
        Ok(way) => way.once().await,
        Err(why) => Err(Failure::failed(&why.message)),
    };
    marks.note(
        "2.21",
        "it takes exactly off the dues of the other node what two officers signed, and once",
        once,
    );
}

impl Way {
    async fn begins(stage: &Stage) -> Result<Self, Failure> {
        let address = joining(stage).await?;
        let origin = stage.london.anyone.origin.to_string();
        let offer = address.strip_prefix(origin.as_str()).map(str::to_owned);
        let offer = offer.ok_or_else(|| Failure::failed(format!("{address} is not at London")))?;
        Ok(Self {
            home: maren(stage).await?,
            there: newcomer(stage).await?,
            address,
            offer,
        })
    }

    /// She chooses at London, reads all at home, and is back with what is said of her.
    async fn comes_back(&mut self) -> Result<(String, Page), Failure> {
        let page = self.there.page(&self.offer).await?;
        page.shows(&[STRUCK])?;
        let asks = self.there.press(&page, &self.offer, &LEVEL).await?;
        asks.expect(200)?;
        let landed = self.home.press_elsewhere(&asks, "/vouchers/request").await?;
        landed.expect(303)?;
        let errand = landed.leads_to();
        let asked = self.home.page(&errand).await?;
        let consent = self.home.press(&asked, &errand, &[]).await?;
        consent.expect(200)?;
        consent.shows(&["For this offer"])?;
        let said = consent
            .between("<dl class=\"facts\">", "</dl>")
            .unwrap_or_default();
        hope(
            !said.is_empty() && !said.contains("Maren") && !said.contains(MAREN),
            "what is said of her names her, or is not shown",
        )?;
        let redeem = format!("{}/redeem", self.offer);
        let back = self.there.press_elsewhere(&consent, &redeem).await?;
        back.expect(303)?;
        let errand = back.leads_to();
        let shown = self.there.page(&errand).await?;
        Ok((errand, shown))
    }

    async fn joins(&mut self) -> Seen {
        let benefits = self.home.page(BENEFITS).await?;
        hope(
            benefits.links(&self.address).contains(&self.address),
            format!("nothing on {BENEFITS} leads to {}", self.address),
        )?;
        let (errand, shown) = self.comes_back().await?;
        shown.shows(&["£162.00"])?;
        let used = self.there.press(&shown, &errand, &[]).await?;
        used.expect(303)?;
        let invoice = used.leads_to();
        hope(
            invoice.starts_with("/invoices/"),
            format!("the button leads to {invoice}"),
        )?;
        let owed = self.there.page(&invoice).await?;
        owed.shows(&["<strong><bdi>162.00 GBP", "<s><bdi>180"])?;
        Ok("from £180 to an invoice of London over 162.00 GBP".to_owned())
    }

    /// A second voucher gives her nothing. Then she leaves: her invoice is void, and what she used is hers to use again, as it was
    /// before the check.
    async fn once(&mut self) -> Seen {
        let (errand, shown) = self.comes_back().await?;
        let refused = self.there.press(&shown, &errand, &[]).await?;
        refused.expect(409)?;
        let why = "Each member may use this offer once, and you have.";
        refused.shows(&[why])?;
        let leaving = self.there.page("/card/leave").await?;
        let end = [("act", "end")];
        let left = self.there.press(&leaving, "/card/leave", &end).await?;
        left.expect(303)?;
        Ok(format!(
            "£162.00 of £180 are ten per cent less; a second voucher: “{why}”"
        ))
    }
}

/// Somebody who joins London at the level that costs nothing.
async fn newcomer(stage: &Stage) -> Result<Browser, Failure> {
    // So that she is neither in the demonstration nor from an earlier check.
    let mail = format!("maren.{}@post.example", stage.now().as_second());
    let mut browser = Browser::new(&stage.london.anyone, "en");
    let page = browser.page("/join").await?;
    let asked = stage.now();
    let said = [
        ("name", "Maren Ostbye-Hale"),
        ("mail", mail.as_str()),
        ("organization", "Ledgerline Works"),
        ("kind", "partner"),
        ("place", "US-WA"),
    ];
    let verify = browser.press_on(&page, "/join", &said).await?;
    let code = browser.code_for(&mail, asked).await?;
    let joined = browser.press(&verify, "/join/verify", &[("code", &code)]).await?;
    joined.expect(303)?;
    Ok(browser)
}
