//! Journey B, steps 1 to 8: somebody comes by, becomes a member of Seattle, and goes to an event of London, all of it with
//! pages and forms alone, as a browser without scripts shows them.

use serde_json::Value;

use super::browser::{Browser, unescaped};
use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::communities::Community;
use crate::demo::situations::ahead;

/// Most fields of the form to join (need 4.10).
const FIELDS_MAX: usize = 8;
/// Events on the landing page: five that can be joined from anywhere, and five nearby.
const LANDING_EVENTS: std::ops::RangeInclusive<usize> = 5..=10;

/// Who joins, and her browser.
struct Newcomer<'s> {
    stage: &'s Stage,
    browser: Browser,
    name: String,
    mail: String,
}

/// Every line, in the order of the journey; a step that fails is said, and the next one is tried all the same.
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "B-1",
        "the landing page has the next events and a way in, in the reader's language; behind it stand numbers about members and the code",
        landing(stage).await,
    );
    // So that she is neither in the demonstration nor from an earlier check.
    let second = stage.now().as_second();
    let mut she = Newcomer {
        stage,
        browser: Browser::new(&stage.seattle.anyone, "en"),
        name: "Ottoline Quarrywise".to_owned(),
        mail: format!("ottoline.{second}@post.example"),
    };
    marks.note(
        "B-2",
        "four fields and a mailed code make a member of the free level, and nobody asks for a card",
        she.join().await,
    );
    marks.note(
        "B-3",
        "the checklist is her first page and nothing of it is done",
        she.checklist().await,
    );
    marks.note(
        "B-4",
        "she reads summary, text and version of the code and signs it",
        she.sign().await,
    );
    marks.note(
        "B-5",
        "a sixth competency is refused, each field is seen by whom she says, and she looks as a stranger would",
        she.profile().await,
    );
    marks.note(
        "B-6",
        "both peers stand there with their labels, and she follows them",
        she.follow().await,
    );
    marks.note(
        "B-7",
        "one calendar and one feed hold the events of all three, each with its host, and can be filtered",
        she.calendar().await,
    );
    marks.note(
        "B-8",
        "she answers London's event at home, reads what London sees, and London confirms",
        she.answer().await,
    );
    marks.note(
        "4.19",
        "the checklist saw her steps by itself and can be put away",
        she.done().await,
    );
}

/// What the root element says of the page's language.
fn language(html: &str) -> &str {
    let behind = html.split_once("<html lang=\"").map_or("", |(_, behind)| behind);
    behind.split('"').next().unwrap_or_default()
}

/// The id in the address of an event's page.
fn id_of(link: &str) -> &str {
    let behind = link.strip_prefix("/events/").unwrap_or(link);
    behind.split(['/', '?', '#', '.']).next().unwrap_or(behind)
}

async fn landing(stage: &Stage) -> Seen {
    let mut visitor = Browser::new(&stage.seattle.anyone, "en");
    let page = visitor.page("/").await?;
    let events = page.links("/events/").len();
    hope(
        LANDING_EVENTS.contains(&events),
        format!("it shows {events} events and not {LANDING_EVENTS:?}"),
    )?;
    hope(!page.links("/join").is_empty(), "nothing leads to /join")?;
    let join = visitor.page("/join").await?;
    join.shows(&["Will I meet competitors?"])?;
    let numbers = join
        .between("Will I meet competitors?</h2>", "</ul>")
        .unwrap_or_default();
    hope(
        numbers.bytes().any(|byte| byte.is_ascii_digit()),
        format!("its answer to that has no number: {numbers}"),
    )?;
    hope(
        join.links("/ethics").contains(&"/ethics".to_owned()),
        "nothing on /join leads to the code",
    )?;
    visitor.page("/about").await?.shows(&["Who the members are"])?;
    let mut reader = Browser::new(&stage.seattle.anyone, "es, en;q=0.5");
    let spanish = reader.page("/").await?;
    hope(
        language(&spanish.text()) == "es",
        format!(
            "a browser that reads Spanish is answered in {}",
            language(&spanish.text())
        ),
    )?;
    let german = reader
        .press_on(&spanish, "/settings/look", &[("language", "de")])
        .await?;
    hope(
        language(&german.text()) == "de",
        format!("switched to German it is in {}", language(&german.text())),
    )?;
    Ok(format!(
        "{events} events; in es because the browser reads that, in de once switched"
    ))
}

impl Newcomer<'_> {
    async fn join(&mut self) -> Seen {
        let landing = self.browser.page("/").await?;
        hope(!landing.links("/join").is_empty(), "nothing leads to /join")?;
        let page = self.browser.page("/join").await?;
        let form = page.between("action=\"/join\"", "</form>").unwrap_or_default();
        let fields = form.matches(" name=\"").count();
        hope(
            (1..=FIELDS_MAX).contains(&fields),
            format!("the form has {fields} fields"),
        )?;
        for never in ["cc-number", "type=\"password\"", "iban"] {
            hope(!form.contains(never), format!("the form has a field for {never}"))?;
        }
        let asked = self.stage.now();
        let said = [
            ("name", self.name.as_str()),
            ("mail", self.mail.as_str()),
            ("organization", "Quarrywise Systems"),
            ("kind", "partner"),
        ];
        let verify = self.browser.press_on(&page, "/join", &said).await?;
        let code = self.browser.code_for(&self.mail, asked).await?;
        let joined = self
            .browser
            .press(&verify, "/join/verify", &[("code", &code)])
            .await?;
        joined.expect(303)?;
        hope(
            joined.leads_to() == "/welcome",
            format!("she is led to {}", joined.leads_to()),
        )?;
        let card = self.browser.page("/card").await?;
        card.shows(&["In force", "It costs nothing and does not end."])?;
        Ok(format!("{fields} fields, the code {code} of a mail, no payment"))
    }

    /// How far the checklist is, as `0 of 5 done`.
    async fn progress(&mut self, expected: &str) -> Result<String, Failure> {
        let page = self.browser.page("/welcome").await?;
        let said = page.between("<p class=\"soft\">", "<").unwrap_or_default();
        hope(
            said == expected,
            format!("the checklist says “{said}” and not “{expected}”"),
        )?;
        Ok(said)
    }

    async fn checklist(&mut self) -> Seen {
        let said = self.progress("0 of 5 done").await?;
        let page = self.browser.page("/welcome").await?;
        page.shows(&[
            "Sign the code of ethics",
            "Fill your five",
            "Follow communities",
            "Answer an event",
            "Say hello",
            "Hide this list",
        ])?;
        Ok(format!("“{said}”, five steps, and a button to hide them"))
    }

    async fn sign(&mut self) -> Seen {
        let page = self.browser.page("/ethics/sign").await?;
        page.shows(&["We put the customer first", " words, ", " min"])?;
        let name = self.name.clone();
        let signed = self
            .browser
            .press(&page, "/ethics/sign", &[("signed_as", &name)])
            .await?;
        signed.expect(303)?;
        let said = self.progress("1 of 5 done").await?;
        let read = self.browser.page("/ethics").await?;
        let again = self.browser.get("/ethics/sign").await?;
        hope(
            again.leads_to() == "/ethics",
            "whoever has signed is asked to sign again",
        )?;
        let version = read.between("<p class=\"soft\">", "·").unwrap_or_default();
        Ok(format!(
            "{} as {name}; the checklist says “{said}”",
            version.trim()
        ))
    }

    async fn profile(&mut self) -> Seen {
        let page = self.browser.page("/settings/profile").await?;
        let ticks = page
            .between("id=\"competencies\"", "</fieldset>")
            .unwrap_or_default();
        let offered: Vec<&str> = ticks
            .split("name=\"competencies\" value=\"")
            .skip(1)
            .filter_map(|tick| tick.split('"').next())
            .take(6)
            .collect();
        let six: Vec<(&str, &str)> = offered.iter().map(|entry| ("competencies", *entry)).collect();
        hope(
            six.len() == 6,
            format!("only {} competencies can be picked", six.len()),
        )?;
        let refused = self.browser.press(&page, "/settings/profile", &six).await?;
        refused.expect(422)?;
        refused.shows(&["choose your five"])?;
        let said = [
            &six[..2],
            &[
                ("who_competencies", "public"),
                ("regions", "US-WA"),
                ("who_regions", "public"),
                ("best_fit", "Quarries that want one ledger"),
                ("who_best_fit", "public"),
                ("refer_out", "Crushers of other makes"),
                ("who_refer_out", "peers"),
                ("common_ground", "bouldering"),
                ("who_common_ground", "me"),
            ],
        ]
        .concat();
        let saved = self.browser.press_on(&page, "/settings/profile", &said).await?;
        let own = saved
            .links("/people/")
            .into_iter()
            .find(|link| !link.contains('?'));
        let own = own.ok_or_else(|| Failure::failed("nothing leads to her own page"))?;
        for (seen_as, shown, hidden) in [
            ("public", &["Quarries"][..], &["Crushers", "bouldering"][..]),
            ("peers", &["Quarries", "Crushers"][..], &["bouldering"][..]),
        ] {
            let view = self.browser.page(&format!("{own}?as={seen_as}")).await?;
            view.shows(shown)?;
            for word in hidden {
                hope(
                    !view.main().contains(word),
                    format!("as {seen_as} her page shows “{word}”"),
                )?;
            }
        }
        self.progress("2 of 5 done").await?;
        Ok(format!(
            "six refused, two kept; {own} as a stranger and as a member of a peer"
        ))
    }

    async fn follow(&mut self) -> Seen {
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

    /// Filtered, her calendar has events of the filter and leaves out others that stand there without it.
    async fn online_alone(&mut self, all: &str) -> Result<String, Failure> {
        let member = &self.stage.seattle.member;
        let (online, every) = (ahead(member, "&modality=online").await?, ahead(member, "").await?);
        let ids: Vec<&str> = online.iter().map(|event| text(event, "id")).collect();
        let page = self.browser.page("/calendar?modality=online").await?;
        let links = page.links("/events/");
        let shown = || links.iter().map(|link| id_of(link));
        hope(!links.is_empty(), "modality=online shows nothing")?;
        if let Some(other) = shown().find(|id| !ids.contains(id)) {
            return Err(Failure::failed(format!("modality=online shows /events/{other}")));
        }
        let in_person = every.iter().map(|event| text(event, "id")).find(|id| {
            let stands_there = all.contains(&format!("href=\"/events/{id}"));
            stands_there && !ids.contains(id)
        });
        let in_person = in_person.ok_or_else(|| Failure::failed("her calendar has no event in person"))?;
        hope(
            shown().all(|id| id != in_person),
            format!("modality=online shows /events/{in_person}, which is in person"),
        )?;
        let (every, online) = (every.len(), links.len());
        Ok(format!(
            "{every} events, {online} on the page with modality=online"
        ))
    }

    async fn calendar(&mut self) -> Seen {
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
        let filtered = self.online_alone(&all).await?;
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

    async fn answer(&mut self) -> Seen {
        let event = self.at_london().await?;
        let path = format!("/events/{}", text(&event, "id"));
        let page = self.browser.page(&path).await?;
        page.shows(&["sees your name, your organisation and your community. Not your e-mail."])?;
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
        self.progress("4 of 5 done").await?;
        Ok(format!(
            "“{}”, then “Confirmed by {confirmed}”; its .ics has a time zone",
            at_once.trim()
        ))
    }

    async fn done(&mut self) -> Seen {
        let page = self.browser.page("/welcome").await?;
        self.browser.press_on(&page, "/welcome/tick", &[]).await?;
        self.progress("5 of 5 done").await?;
        let page = self.browser.page("/welcome").await?;
        let hidden = self.browser.press(&page, "/welcome/hide", &[]).await?;
        hidden.expect(303)?;
        hope(
            hidden.leads_to() == "/",
            format!("she is led to {}", hidden.leads_to()),
        )?;
        let home = self.browser.page("/").await?;
        home.shows(&[Community::London.profile().name, Community::Agora.profile().name])?;
        Ok("5 of 5, hidden; her home page names whom she follows".to_owned())
    }
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
