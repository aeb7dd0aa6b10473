//! What pages and lists show of where an event comes from, where it meets, and when it is.

use domain::{Moment, Zone};
use jiff::Timestamp;

use super::browser::{Browser, unescaped};
use super::marks::{Seen, hope};
use super::stage::{Stage, text};
use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::situations::ahead;

/// Hours at which somebody may be expected to sit before a screen.
const WAKING_HOURS: std::ops::Range<i8> = 7..22;
/// Who is a member of all three.
const LUCASTA: &str = "lucasta@fathomvale.example";
/// Where she sees them.
const LINKS: &str = "/settings/communities";
/// Who is far from any chapter.
const THORA: &str = "thora@elkhornintegration.example";
/// Most pages of a calendar that are read.
const CALENDAR_PAGES_MAX: usize = 20;
/// Online events a member far from any chapter has, at least.
const ONLINE_MIN: usize = 3;

/// Need 2.2, and journey A step 9 on Seattle.
pub(super) async fn commercial(stage: &Stage) -> Seen {
    let communities = stage.seattle.anyone.read("/communities").await?;
    let page = communities.text();
    hope(
        page.contains("Agora North") && page.contains("Commercial"),
        "/communities has no such label",
    )?;
    let path = event_page_of(stage, &stage.agora.anyone.origin.to_string()).await?;
    let page = stage.seattle.anyone.get(&path).await?.text();
    hope(page.contains("Commercial"), format!("{path} has no such label"))?;
    Ok(format!("on /communities and on {path} of Seattle"))
}

/// The page here of the first public event of a host.
pub(super) async fn event_page_of(stage: &Stage, host: &str) -> Result<String, Failure> {
    let events = ahead(&stage.seattle.anyone, &format!("&host={host}")).await?;
    let first = events
        .first()
        .ok_or_else(|| Failure::failed(format!("Seattle shows no event of {host}")))?;
    Ok(format!("/events/{}", text(first, "id")))
}

/// Need 2.3.
pub(super) async fn modality(stage: &Stage) -> Seen {
    let all = ahead(&stage.seattle.member, "").await?;
    let online = ahead(&stage.seattle.member, "&modality=online").await?;
    let is_online = |event: &&serde_json::Value| matches!(text(event, "modality"), "online" | "hybrid");
    hope(
        online.iter().all(|event| is_online(&event)),
        "an event in person is among them",
    )?;
    let expected = all.iter().filter(is_online).count();
    hope(
        online.len() == expected,
        format!("{} of {expected} are shown", online.len()),
    )?;
    hope(expected < all.len(), "there is no event in person to leave out")?;
    let remote = online
        .iter()
        .filter(|event| event["host"]["is_this_node"] == false)
        .count();
    hope(
        remote > 0 && remote < online.len(),
        "not both local and remote ones are shown",
    )?;
    Ok(format!(
        "{} of {} events, {remote} of them remote",
        online.len(),
        all.len()
    ))
}

/// Need 2.5: Lucasta is a member of all three, and has linked the other two from Seattle.
pub(super) async fn of_three(stage: &Stage) -> Seen {
    let mut hers = Browser::new(&stage.seattle.anyone, "en");
    hers.sign_in(LUCASTA, stage.now()).await?;
    let links = hers.page(LINKS).await?;
    let linked = links
        .main()
        .matches("action=\"/settings/communities/unlink\"")
        .count();
    hope(linked == 2, format!("{linked} of her memberships are linked"))?;
    let mut page = hers.page("/calendar").await?;
    let mut rows = String::new();
    for _ in 0..CALENDAR_PAGES_MAX {
        rows.push_str(&unescaped(&page.main()));
        let Some(next) = page.between("rel=\"next\" href=\"", "\"") else {
            break;
        };
        page = hers.page(&next).await?;
    }
    let start = hers.page("/calendar").await?;
    let given = hers.press(&start, "/calendar/feed", &[]).await?;
    given.expect(200)?;
    let address = given.between("<code dir=\"ltr\">", "<").unwrap_or_default();
    let path = address.strip_prefix(&stage.seattle.anyone.origin.to_string());
    let path = path.ok_or_else(|| Failure::failed(format!("her feed's address is {address}")))?;
    let feed = stage.seattle.anyone.read(path).await?.text();
    let feed = feed.replace("\r\n ", "").replace("\r\n\t", "");
    let titles = rows.split("class=\"row-title\"").skip(1);
    let titles = titles.filter_map(|row| {
        row.split_once("<bdi")?
            .1
            .split_once('>')?
            .1
            .split("</bdi>")
            .next()
    });
    let titles: Vec<&str> = titles.collect();
    for title in &titles {
        let written = title.replace(',', "\\,").replace(';', "\\;");
        hope(
            feed.contains(&written),
            format!("her feed does not hold “{title}”"),
        )?;
    }
    for community in Community::ALL {
        let name = community.profile().name;
        let named = rows
            .split("<li class=\"row\">")
            .skip(1)
            .filter(|row| row.contains(name));
        hope(named.count() > 0, format!("her calendar has nothing of {name}"))?;
    }
    let own = feed_of_the_community(stage).await?;
    Ok(format!(
        "{} events of three communities on her pages and in her feed; {own}",
        titles.len()
    ))
}

/// What is public stands in the feed of the community.
async fn feed_of_the_community(stage: &Stage) -> Seen {
    let seattle = &stage.seattle.anyone;
    let reply = seattle.read("/calendar.ics").await?;
    let unfolded = reply.text().replace("\r\n ", "").replace("\r\n\t", "");
    let own = ahead(seattle, &format!("&host={}", seattle.origin)).await?;
    for event in &own {
        let id = text(event, "id");
        hope(
            unfolded.contains(id),
            format!("`{}` is missing", text(event, "title")),
        )?;
    }
    let tag = reply
        .headers
        .get("etag")
        .and_then(|tag| tag.to_str().ok())
        .unwrap_or_default();
    let again = seattle
        .ask(
            http::Method::GET,
            "/calendar.ics",
            &[("if-none-match", tag)],
            None,
        )
        .await;
    let again = again?.status;
    hope(
        again == 304,
        format!("asked again with its ETag it answers {again}"),
    )?;
    Ok(format!(
        "{} events in /calendar.ics, 304 when nothing changed",
        own.len()
    ))
}

/// Need 2.17.
pub(super) async fn two_clocks(stage: &Stage) -> Seen {
    let london = stage.london.anyone.origin.to_string();
    let path = event_page_of(stage, &london).await?;
    let api = stage.seattle.anyone.get(&format!("/api/v1{path}")).await?.json();
    let start: Timestamp = text(&api, "start")
        .parse()
        .map_err(|_| Failure::failed("the event has no start"))?;
    let hour = |zone: &str| {
        let zone = Zone::parse(zone).map_err(Failure::failed)?;
        let moment = Moment::new(start, zone).map_err(Failure::failed)?;
        Ok::<_, Failure>(moment.zoned().strftime("%H:%M").to_string())
    };
    let (here, there) = (hour("America/Los_Angeles")?, hour("Europe/London")?);
    let page = stage.seattle.anyone.get(&path).await?.text();
    hope(
        page.contains(&here) && page.contains(&there),
        format!("{path} lacks {here} or {there}"),
    )?;
    Ok(format!("{there} London / {here} Seattle on {path}"))
}

/// Need 4.7: Thora works in Montana, five hundred kilometres from any chapter, and reads her home page by her own clock.
pub(super) async fn far_away(stage: &Stage) -> Seen {
    let zone = Zone::parse("America/Denver").map_err(Failure::failed)?;
    let mut hers = Browser::new(&stage.seattle.anyone, "en");
    hers.sign_in(THORA, stage.now()).await?;
    let start = hers.page("/").await?;
    let home = hers
        .press_on(&start, "/settings/look", &[("zone", "America/Denver")])
        .await?;
    let online = ahead(&stage.seattle.member, "&modality=online").await?;
    let first = home.links("/events/").into_iter().take(ONLINE_MIN);
    let mut seen = Vec::new();
    for link in first {
        let event = online
            .iter()
            .find(|event| link == format!("/events/{}", text(event, "id")));
        let event = event.ok_or_else(|| Failure::failed(format!("{link} on her home page is not online")))?;
        let start: Result<Timestamp, _> = text(event, "start").parse();
        let start = start.map_err(|_| Failure::failed("an event has no start"))?;
        let there = start.to_zoned(zone.rules());
        hope(
            WAKING_HOURS.contains(&there.hour()),
            format!(
                "{} is at {} for her",
                text(event, "title"),
                there.strftime("%H:%M")
            ),
        )?;
        seen.push(format!("{} at {}", text(event, "title"), there.strftime("%H:%M")));
    }
    hope(
        seen.len() >= ONLINE_MIN,
        format!("her home page has {} events", seen.len()),
    )?;
    Ok(seen.join(", "))
}
