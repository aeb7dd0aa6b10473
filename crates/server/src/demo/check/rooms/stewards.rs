//! What a room's steward looks at: a report that stays in the room, and words that leave it because their author wants that.

use serde_json::Value;

use super::{House, IDRIS, ROOM, Talk, finds_nothing, link_that_says, signed_in};
use crate::admin::Failure;
use crate::demo::caller::expect;
use crate::demo::check::browser::Browser;
use crate::demo::check::marks::{Seen, hope};
use crate::demo::check::stage::{Seat, eventually, text};

/// Who looks after the community as a whole, and runs no room.
const TOMASINE: &str = "tomasine@harbourlightdata.example";
/// Why the author wants it; it does not leave the room.
const REASON: &str = "For the handbook, says the check.";
/// Days for which it waits.
const DAYS: &str = "3";

impl House<'_> {
    /// Journey D, step 9: Maren reports what Joaquim said.
    pub(super) async fn report(&mut self, talk: &Talk) -> Seen {
        let since = self.stage.now();
        let told = format!("{}told", self.word);
        let reason = format!("The check asks for a look at this: {told}");
        let path = format!("{}/{}/report", talk.thread, talk.his);
        let asks = self.maren.page(&path).await?;
        let sent = self.maren.press(&asks, &path, &[("reason", &reason)]).await?;
        sent.expect(303)?;
        let desk = format!("{}/steward", self.room);
        let page = self.idris.page(&desk).await?;
        page.shows(&[&reason])?;
        self.others_read_nothing(talk, &told).await?;
        for seat in [&self.stage.seattle, &self.stage.london, &self.stage.agora] {
            for probe in ["/dev/sent", "/dev/mail"] {
                let left = seat.anyone.read(&format!("{probe}?since={since}")).await?.text();
                hope(
                    !left.contains(&told),
                    format!("{probe} of {} holds the report", seat.town),
                )?;
            }
        }
        let main = page.main();
        let behind = main.split_once(reason.as_str()).map_or("", |(_, behind)| behind);
        let action = behind.split_once("action=\"").map_or("", |(_, action)| action);
        let action = action.split('"').next().unwrap_or_default().to_owned();
        let kept = self.idris.press(&page, &action, &[("outcome", "kept")]).await?;
        kept.expect(303)?;
        Ok("on the steward's page, from where it is settled; in no mail, and nothing of it left any of the three".to_owned())
    }

    /// Neither members of the room nor who looks after the community see a report.
    async fn others_read_nothing(&mut self, talk: &Talk, told: &str) -> Result<(), Failure> {
        let desk = format!("{}/steward", self.room);
        for member in [&mut self.maren, &mut self.joaquim] {
            member.get(&desk).await?.expect(404)?;
            let page = member.page(&talk.thread).await?;
            hope(!page.text().contains(told), "the thread tells of the report")?;
        }
        let mut tomasine = signed_in(self.stage, &self.stage.seattle, TOMASINE).await?;
        finds_nothing(&mut tomasine, &self.room, "/steward").await?;
        let news = tomasine.page("/notifications").await?;
        let audit = self.idris.page("/desk/audit").await?;
        for (page, what) in [(news, "a moderator's news"), (audit, "the log of the community")] {
            let html = page.text();
            hope(
                !html.contains(told) && !html.contains(ROOM),
                format!("{what} tells of the report"),
            )?;
        }
        Ok(())
    }

    /// Need 0.10: Maren releases a part of what she said.
    pub(super) async fn release(&mut self, talk: &Talk) -> Seen {
        let hers = format!("{}/{}/release", talk.thread, talk.hers);
        let his = format!("{}/{}/release", talk.thread, talk.his);
        for (browser, own) in [
            (&mut self.maren, vec![hers.clone()]),
            (&mut self.joaquim, vec![his.clone()]),
            (&mut self.idris, Vec::new()),
        ] {
            let mut offered = browser.page(&talk.thread).await?.links(&talk.thread);
            offered.retain(|link| link.ends_with("/release"));
            hope(
                offered == own,
                format!("{} posts are offered and not {}", offered.len(), own.len()),
            )?;
        }
        self.maren.get(&his).await?.expect(404)?;
        self.idris.get(&hers).await?.expect(404)?;
        self.ask(&hers).await?;
        self.agree().await?;
        let note = self.note().await?;
        let said = text(&note, "text");
        hope(
            said == self.excerpt,
            format!("outside stands “{said}” and not “{}”", self.excerpt),
        )?;
        let path = format!("/notes/{}", text(&note, "id"));
        let outside = self.leads_nowhere(&self.stage.seattle, &path, &note).await;
        let gone = self
            .stage
            .seattle
            .officer
            .delete(&format!("/api/v1{path}"))
            .await?;
        expect(&gone, 204, "withdrawing the note")?;
        outside?;
        Ok(format!("“{said}” at {path}, for everybody; withdrawn again"))
    }

    /// She sees the exact words, and asks.
    async fn ask(&mut self, path: &str) -> Result<(), Failure> {
        let form = self.maren.page(path).await?;
        let fields = [
            ("excerpt", self.excerpt.as_str()),
            ("reach", "public"),
            ("reason", REASON),
            ("days", DAYS),
            ("act", "show"),
        ];
        let shown = self.maren.press(&form, path, &fields).await?;
        shown.expect(200)?;
        let exact = shown.between("dir=\"auto\">", "</p>").unwrap_or_default();
        hope(
            exact == self.excerpt,
            format!("she is shown “{exact}” and not “{}”", self.excerpt),
        )?;
        let asked = self.maren.press(&shown, path, &[("act", "ask")]).await?;
        asked.expect(303)
    }

    /// The steward finds what waits for him, and agrees to these words.
    async fn agree(&mut self) -> Result<(), Failure> {
        let desk = self.idris.page(&format!("{}/steward", self.room)).await?;
        for waiting in desk.links(&format!("{}/steward/releases/", self.room)) {
            let page = self.idris.page(&waiting).await?;
            if page.shows(&[&self.excerpt]).is_ok() {
                let agreed = self.idris.press(&page, &waiting, &[("act", "agree")]).await?;
                return agreed.expect(303);
            }
        }
        Err(Failure::failed(format!("nothing waits for {IDRIS}")))
    }

    /// The note that comes of it; the rooms' worker looks once a minute.
    async fn note(&self) -> Result<Value, Failure> {
        let anyone = &self.stage.seattle.anyone;
        let look = || async {
            let listed = anyone.read("/api/v1/notes").await?.json();
            let notes = listed["items"].as_array().into_iter().flatten();
            let mut found = notes.filter(|note| text(note, "text").contains(&self.excerpt));
            Ok::<_, Failure>(found.next().cloned())
        };
        let what = "no note comes of what was released";
        match eventually(what, &look).await {
            Ok(note) => Ok(note),
            Err(_) => eventually(what, &look).await,
        }
    }

    /// Whoever reads the note learns neither who said it nor where.
    async fn leads_nowhere(&self, seat: &Seat, path: &str, note: &Value) -> Result<(), Failure> {
        let mut stranger = Browser::new(&seat.anyone, "en");
        let list = stranger.page("/notes").await?;
        hope(
            link_that_says(&list, &self.excerpt).as_deref() == Some(path),
            format!("/notes does not lead to {path}"),
        )?;
        let html = stranger.page(path).await?.text();
        let slug = self.room.rsplit('/').next().unwrap_or(&self.room);
        for (says, what) in [(html, path), (note.to_string(), "the API")] {
            for secret in [slug, ROOM, "Maren", "Ledgerline", &self.word, REASON] {
                hope(!says.contains(secret), format!("{what} says “{secret}”"))?;
            }
        }
        Ok(())
    }
}
