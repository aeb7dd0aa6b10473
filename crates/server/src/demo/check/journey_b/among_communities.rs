//! Journey B, steps 6 to 8: she follows both peers, has one calendar of three communities, and goes to an event of London.

use http::header;
use jiff::Timestamp;
use serde_json::Value;

use super::Newcomer;
use crate::admin::Failure;
use crate::demo::check::browser::{Browser, unescaped};
use crate::demo::check::marks::{Seen, hope};
use crate::demo::check::stage::{Stage, eventually, text};
use crate::demo::communities::Community;
use crate::demo::situations::{ahead, find};

/// In each address by which somebody joins online.
const JOINS: &str = "/go/";
/// Where London's forum meets online, as `config/demo/events-london.toml` says.
const MEETING: &str = "https://meet.thames.example/forum";

impl Newcomer<'_> {
    pub(super) async fn follow(&mut self) -> Seen {
        let mut followed = 0;
        for (seat, community, label) in [
            (&self.stage.london, Community::London, "Association"),
            (&self.stage.agora, Community::Agora, "Commercial"),
        ] {
            let action = format!("/communities/{}/follow", seat.anyone.origin.authority());
            let page = self.browser.page("/communities").await?;
            let name = format!("<bdi>{}</bdi></a></h3>", community.profile().name);
            let said = page.between(&name, "</p>").unwrap_or_default();
            hope(
                said.contains(label),
                format!(
                    "below {} stands “{said}” and not {label}",
                    community.profile().name
                ),
            )?;
            self.browser.press_on(&page, &action, &[]).await?;
            followed += 1;
            let page = self.browser.page("/communities").await?;
            let said = page.main().matches("You follow it").count();
            hope(
                said == followed,
                format!(
                    "after following {} the list says “You follow it” {said} times",
                    seat.town
                ),
            )?;
        }
        self.progress("3 of 5 done").await?;
        Ok("London (Association) and Agora (Commercial)".to_owned())
    }

    /// The first event ahead of each community, as Seattle shows them to a member.
    async fn firsts(&self) -> Result<Vec<Value>, Failure> {
        let mut firsts = Vec::new();
        for seat in [&self.stage.seattle, &self.stage.london, &self.stage.agora] {
            let filter = format!("&host={}", seat.anyone.origin);
            let events = ahead(&self.stage.seattle.member, &filter).await?;
            let first = events.into_iter().next();
            firsts.push(
                first.ok_or_else(|| Failure::failed(format!("Seattle shows nothing of {}", seat.town)))?,
            );
        }
        Ok(firsts)
    }

    /// Filtered, her calendar has events of the filter alone, and leaves out others that stand there without it; how many
    /// stand on the page.
    async fn filtered(
        &mut self,
        query: &str,
        (every, all): (&[Value], &str),
        fits: impl Fn(&Value) -> bool,
    ) -> Result<usize, Failure> {
        let page = self.browser.page(&format!("/calendar?{query}")).await?;
        let links = page.links("/events/");
        hope(!links.is_empty(), format!("{query} shows nothing"))?;
        let fitting: Vec<&str> = every
            .iter()
            .filter(|event| fits(event))
            .map(|event| text(event, "id"))
            .collect();
        let other = links
            .iter()
            .map(|link| id_of(link))
            .find(|id| !fitting.contains(id));
        if let Some(other) = other {
            return Err(Failure::failed(format!("{query} shows /events/{other}")));
        }
        let stands_there = |event: &&Value| all.contains(&format!("href=\"/events/{}", text(event, "id")));
        hope(
            every.iter().filter(stands_there).any(|event| !fits(event)),
            format!("her calendar has nothing that {query} leaves out"),
        )?;
        Ok(links.len())
    }

    /// By each of the three filters.
    async fn by_each(&mut self, all: &str, first: &str) -> Result<String, Failure> {
        let every = ahead(&self.stage.seattle.member, "").await?;
        let everything = (every.as_slice(), all);
        let zone = Community::Seattle.zone();
        let month = |start: &str| {
            let start: Result<Timestamp, _> = start.parse();
            let start = start.ok().map(|start| start.to_zoned(zone.rules()));
            start.map_or_else(String::new, |start| start.strftime("%Y-%m").to_string())
        };
        let online = |event: &Value| matches!(text(event, "modality"), "online" | "hybrid");
        let swedish = |event: &Value| text(event, "language").starts_with("sv");
        let hers = month(first);
        let then = |event: &Value| month(text(event, "start")) == hers;
        let (online, swedish, then) = (
            self.filtered("modality=online", everything, online).await?,
            self.filtered("language=sv", everything, swedish).await?,
            self.filtered(&format!("month={hers}"), everything, then).await?,
        );
        Ok(format!(
            "{} events; on a page {online} online, {swedish} in Swedish, {then} in {hers}",
            every.len()
        ))
    }

    pub(super) async fn calendar(&mut self) -> Seen {
        let mut page = self.browser.page("/calendar").await?;
        let mut all = String::new();
        for _ in 0..20 {
            all.push_str(&unescaped(&page.main()));
            let Some(next) = page.between("rel=\"next\" href=\"", "\"") else {
                break;
            };
            page = self.browser.page(&next).await?;
        }
        let firsts = self.firsts().await?;
        for (event, community) in firsts.iter().zip(Community::ALL) {
            for part in [text(event, "title"), community.profile().name] {
                hope(all.contains(part), format!("the calendar does not show “{part}”"))?;
            }
        }
        let rows = all.split("<li class=\"row\">").skip(1);
        let named = |row: &&str| Community::ALL.iter().any(|one| row.contains(one.profile().name));
        let unnamed = rows.clone().filter(|row| !named(row)).count();
        hope(
            unnamed == 0 && rows.count() > 0,
            format!("{unnamed} rows of her calendar name no host"),
        )?;
        let soonest = firsts.iter().map(|event| text(event, "start")).min();
        let soonest = soonest.ok_or_else(|| Failure::failed("nothing is ahead"))?;
        let filtered = self.by_each(&all, soonest).await?;
        let start = self.browser.page("/calendar").await?;
        let given = self.browser.press(&start, "/calendar/feed", &[]).await?;
        given.expect(200)?;
        let address = given.between("<code dir=\"ltr\">", "<").unwrap_or_default();
        let path = address.strip_prefix(&self.stage.seattle.anyone.origin.to_string());
        let path = path.ok_or_else(|| Failure::failed(format!("the feed's address is {address}")))?;
        let mut outlook = Browser::new(&self.stage.seattle.anyone, "en");
        let feed = outlook.page(path).await?;
        hope(
            feed.media_type() == "text/calendar",
            format!("the feed is {}", feed.media_type()),
        )?;
        let unfolded = feed.text().replace("\r\n ", "").replace("\r\n\t", "");
        for event in &firsts {
            let title = text(event, "title").replace(',', "\\,").replace(';', "\\;");
            hope(
                unfolded.contains(&title),
                format!("the feed does not hold “{title}”"),
            )?;
        }
        let held = unfolded.matches("BEGIN:VEVENT").count();
        Ok(format!("{filtered}, {held} in the feed"))
    }

    /// An event of London that is on, has room, and nobody of the demonstration answered from here.
    async fn at_london(&self) -> Result<Value, Failure> {
        let filter = format!("&host={}", self.stage.london.anyone.origin);
        let events = ahead(&self.stage.seattle.member, &filter).await?;
        let fits = |event: &&Value| text(event, "title").starts_with("Business applications forum");
        let found = events.iter().find(fits).cloned();
        found.ok_or_else(|| Failure::failed("Seattle does not show London's Business applications forum"))
    }

    pub(super) async fn answer(&mut self) -> Seen {
        let event = self.at_london().await?;
        let path = format!("/events/{}", text(&event, "id"));
        let page = self.browser.page(&path).await?;
        page.shows(&["sees your name, your organisation and your community. Not your e-mail."])?;
        hope(
            !page.main().contains(JOINS),
            format!("{path} tells her how to join before she has a seat"),
        )?;
        let action = format!("{path}/rsvp");
        let sent = self
            .browser
            .press_on(&page, &action, &[("answer", "going")])
            .await?;
        let at_once = ["Sent to ", "Confirmed by "]
            .into_iter()
            .find(|word| sent.main().contains(word));
        let at_once =
            at_once.ok_or_else(|| Failure::failed(format!("{path} does not say how the answer stands")))?;
        let confirmed = {
            let browser = tokio::sync::Mutex::new(&mut self.browser);
            eventually("London does not confirm the answer", || async {
                let page = browser.lock().await.page(&path).await?;
                Ok(page.between("Confirmed by ", "<"))
            })
            .await?
        };
        let page = self.browser.page(&path).await?;
        page.shows(&["You are going"])?;
        let file = page.links(&format!("{path}.ics"));
        let file = file
            .first()
            .ok_or_else(|| Failure::failed(format!("{path} offers no calendar file")))?;
        let file = self.browser.page(file).await?;
        hope(
            file.media_type() == "text/calendar" && file.text().contains("TZID"),
            format!("{path}.ics is {}", file.media_type()),
        )?;
        self.joins_online(&path).await?;
        self.progress("4 of 5 done").await?;
        Ok(format!(
            "“{}”, then “Confirmed by {confirmed}”; its .ics has a time zone, and her address leads to the meeting",
            at_once.trim()
        ))
    }

    /// By the address on her page, which leads to London and on to the meeting; nobody else reads one there.
    async fn joins_online(&mut self, path: &str) -> Result<(), Failure> {
        let london = &self.stage.london.anyone;
        let origin = london.origin.to_string();
        let page = self.browser.page(path).await?;
        let links = page.links(&format!("{origin}/events/"));
        let own = links.iter().find(|link| link.contains(JOINS));
        let own = own.ok_or_else(|| Failure::failed(format!("{path} does not say how she joins online")))?;
        let led = london
            .get(own.strip_prefix(origin.as_str()).unwrap_or(own))
            .await?;
        let to = led.headers.get(header::LOCATION);
        let to = to.and_then(|to| to.to_str().ok()).unwrap_or_default();
        hope(
            led.status == 303 && to == MEETING,
            format!("{own} answers {} and leads to “{to}”", led.status),
        )?;
        for public in [path.to_owned(), format!("/api/v1{path}")] {
            let read = self.stage.seattle.anyone.read(&public).await?.text();
            hope(
                !read.contains(JOINS) && !read.contains(MEETING),
                format!("{public} tells others how she joins"),
            )?;
        }
        Ok(())
    }
}

/// A member of London asks for a seat at Seattle's full clinic.
pub(super) async fn waits(stage: &Stage) -> Seen {
    let host = stage.seattle.anyone.origin.to_string();
    let is_clinic =
        |event: &Value| event["host"]["origin"] == host && text(event, "title").starts_with("Cost clinic");
    let clinic = find(&stage.london.member, is_clinic).await?;
    let clinic = clinic.ok_or_else(|| Failure::failed("London does not show Seattle's cost clinic"))?;
    let id = text(&clinic, "id");
    stage.london.answer(id, "going").await?;
    let decided = stage.london.decided(id).await?;
    let (words, place) = (text(&decided, "words"), decided["place"].as_u64());
    hope(
        decided["state"] == "waitlisted" && place.is_some_and(|place| words.contains(&place.to_string())),
        format!("she is {} and reads “{words}”", decided["state"]),
    )?;
    Ok(format!("“{words}” at London"))
}

/// The id in the address of an event's page.
fn id_of(link: &str) -> &str {
    let behind = link.strip_prefix("/events/").unwrap_or(link);
    behind.split(['/', '?', '#', '.']).next().unwrap_or(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_known_by_the_address_of_its_page() {
        for link in [
            "/events/01J",
            "/events/01J/guest",
            "/events/01J?x=1",
            "/events/01J.ics",
        ] {
            assert_eq!(id_of(link), "01J", "{link}");
        }
    }
}
