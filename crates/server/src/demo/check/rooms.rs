//! Rooms of the demonstration by their pages: journey B, step 14, journey D, step 9, and needs 0.10, 2.10 and 2.11. A room is
//! shown and spoken in by its members, run by its steward, and an address of nothing to everybody else.

pub(super) mod canaries;
mod stewards;

use jiff::{Timestamp, ToSpan};

use super::browser::{Browser, Page, unescaped};
use super::marks::{Marks, Seen, hope};
use super::stage::{Seat, Stage};
use crate::admin::Failure;
use crate::demo::communities::Community;

/// The room of the journey.
const ROOM: &str = "Licensing war stories";
/// Two members of it, of whom the first begins and the second replies, and who runs it.
const MAREN: &str = "maren@ledgerlineworks.example";
const JOAQUIM: &str = "joaquim@tidewrackconsulting.example";
const IDRIS: &str = "idris@cedarcurrent.example";
/// Who joined three days before the first start, and asks to enter a room for which one has to be a member for thirty.
const WENDELINE: &str = "wendeline@ferrywakesolutions.example";
const JOINED_DAYS: i64 = 3;
const ASKED_DAYS: i64 = 30;
/// The room to which she is invited, and some who are in it.
const INVITED_TO: [&str; 4] = ["Delivery confessions", "Tomasine", "Joaquim", "Idris"];
/// Days for which an invitation is valid.
const INVITATION_DAYS: i64 = 14;
/// Who is a member of all three communities, and in no room of any.
const LUCASTA: &str = "lucasta@fathomvale.example";

/// What the check begins a thread about.
const TITLE: &str = "What the check has to say";
/// Letters of an id that never was a room's.
const NEVER: &str = "0123456789ABCDEFGHJKMNPQRS";
const ID_LETTERS: usize = 26;
/// What lies below the address of a room, for whoever is in it or runs it.
const BELOW: [&str; 6] = ["", "/new", "/members", "/audit", "/leave", "/steward"];
/// Headers in which an answer could differ.
const HEADERS: [&str; 7] = [
    "cache-control",
    "content-length",
    "content-type",
    "etag",
    "last-modified",
    "referrer-policy",
    "set-cookie",
];

const SHOWS: &str = "the room Licensing war stories shows the rose, its rule, how many can read it and who, and how it is kept; no \
    title names it, no cache keeps it, and no other page is told its address";
const SPEAKS: &str = "a member begins a thread there, another replies, and no composer asks for an audience";
const NOBODY: &str = "a stranger, a member outside and one who is invited elsewhere find the bytes of an address that never was a room";
const REPORTS: &str = "a report of a post there is read by the room's steward alone: no moderator, no mail and no other node gets it";
const RELEASES: &str = "only the author is offered to release her own text; once the steward agrees to its exact bytes it is a note \
    without a name or a way back, and nobody else's is";
const OPENS: &str = "a member three days old is told the day on which a room for members of thirty days opens to her, and neither its \
    name nor who is in it";

/// Those who speak in the room.
struct House<'s> {
    stage: &'s Stage,
    maren: Browser,
    joaquim: Browser,
    /// Runs it.
    idris: Browser,
    /// `/rooms/{slug}`.
    room: String,
    /// Stands in what is said there, and nowhere else.
    word: String,
    /// What is to be read outside.
    excerpt: String,
}

/// What was said.
struct Talk {
    /// `/rooms/{slug}/{thread}`.
    thread: String,
    /// Letters of what Maren said, and of Joaquim's reply.
    hers: String,
    his: String,
}

/// Every line about that room; words that stand in what was said there.
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) -> Vec<String> {
    match invitation(stage) {
        Ok(path) => marks.note("2.11", OPENS, newcomer(stage, path).await),
        Err(why) => marks.not_tried("2.11", why),
    }
    let mut house = match House::of(stage).await {
        Ok(house) => house,
        Err(failure) => {
            marks.note("B-14", SHOWS, Err(failure));
            return Vec::new();
        }
    };
    marks.note("B-14", SHOWS, house.shows().await);
    let talk = house.talk().await;
    let seen = match &talk {
        Ok(_) => Ok(format!(
            "“{TITLE}” with a reply; a field for words, one to keep them, and no other"
        )),
        Err(failure) => Err(Failure::failed(&failure.message)),
    };
    marks.note("B-14", SPEAKS, seen);
    let talk = talk.ok();
    marks.note("B-14", NOBODY, house.nobody_else(talk.as_ref()).await);
    let silent = || Err(Failure::failed("nothing was said in the room"));
    let reported = match &talk {
        Some(talk) => house.report(talk).await,
        None => silent(),
    };
    marks.note("D-9", REPORTS, reported);
    let released = match &talk {
        Some(talk) => house.release(talk).await,
        None => silent(),
    };
    marks.note("0.10", RELEASES, released);
    vec![house.word]
}

/// Where the invitation leads, as long as it is valid.
fn invitation(stage: &Stage) -> Result<&str, &'static str> {
    let path = stage.invitation.as_deref();
    let path = path.ok_or("this demonstration is from before there were invitations")?;
    match stage.now() < days_after(stage.begun, INVITATION_DAYS) {
        true => Ok(path),
        false => Err("the invitation is two weeks old and opens nothing any more"),
    }
}

fn days_after(at: Timestamp, days: i64) -> Timestamp {
    at.checked_add((days * 24).hours()).unwrap_or(Timestamp::MAX)
}

async fn signed_in(stage: &Stage, seat: &Seat, mail: &str) -> Result<Browser, Failure> {
    let mut browser = Browser::new(&seat.anyone, "en");
    browser.sign_in(mail, stage.now()).await?;
    Ok(browser)
}

/// Need 2.11: the door says the day; to somebody who joined long ago the same door has a button.
async fn newcomer(stage: &Stage, door: &str) -> Seen {
    let seattle = &stage.seattle;
    let mut wendeline = signed_in(stage, seattle, WENDELINE).await?;
    let page = wendeline.page(door).await?;
    is_sealed(&page)?;
    let opens = days_after(stage.begun, ASKED_DAYS - JOINED_DAYS);
    let opens = opens.to_zoned(Community::Seattle.zone().rules());
    let day = opens.strftime("%A %-d %B").to_string();
    page.shows(&[&day])?;
    let presses = format!("action=\"{door}\"");
    hope(!page.main().contains(&presses), "she can press a button there")?;
    for told in INVITED_TO {
        hope(
            !page.main().contains(told),
            format!("the door tells her of {told}"),
        )?;
    }
    let mut lucasta = signed_in(stage, seattle, LUCASTA).await?;
    let page = lucasta.page(door).await?;
    hope(
        page.main().contains(&presses),
        "somebody who joined long ago cannot press a button there either",
    )?;
    let mut stranger = Browser::new(&seattle.anyone, "en");
    stranger.get(door).await?.expect(403)?;
    Ok(format!("it opens on {day}"))
}

/// No cache keeps a page, and no other page is told its address.
fn is_sealed(page: &Page) -> Result<(), Failure> {
    for (name, wanted) in [
        ("cache-control", Some("private, no-store")),
        ("referrer-policy", Some("no-referrer")),
        ("etag", None),
        ("last-modified", None),
    ] {
        let said = page.header(name);
        hope(
            said.as_deref() == wanted,
            format!("its {name} is {said:?} and not {wanted:?}"),
        )?;
    }
    Ok(())
}

/// Where the link leads that says this.
fn link_that_says(page: &Page, words: &str) -> Option<String> {
    let main = page.main();
    main.split("<a ").skip(1).find_map(|link| {
        let (head, said) = link.split_once('>')?;
        let said = said.split("</a>").next()?;
        let to = head.split_once("href=\"")?.1.split('"').next()?;
        unescaped(said).contains(words).then(|| unescaped(to))
    })
}

/// The last part of an address, if it is the letters of an id.
fn id_in(path: &str) -> Option<&str> {
    let last = path.rsplit('/').next()?;
    let is_id = last.len() == ID_LETTERS && last.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_id.then_some(last)
}

/// Letters of the posts on a page of a thread, in their order.
fn posts_on(page: &Page) -> Vec<String> {
    let main = page.main();
    let items = main.split("<li id=\"p").skip(1);
    let ids = items.filter_map(|item| id_in(item.split('"').next()?));
    ids.map(str::to_owned).collect()
}

/// To this reader an address of a room answers as one that never was.
async fn finds_nothing(browser: &mut Browser, room: &str, below: &str) -> Result<(), Failure> {
    let slug = id_in(room).ok_or_else(|| Failure::failed(format!("{room} is no address of a room")))?;
    let there = browser.get(&format!("{room}{below}")).await?;
    let never = browser.get(&format!("/rooms/{NEVER}{below}")).await?;
    there.expect(404)?;
    hope(
        there.text().replace(slug, NEVER) == never.text(),
        format!("the page at /rooms/…{below} is another than where no room ever was"),
    )?;
    for name in HEADERS {
        let (said, known) = (there.header(name), never.header(name));
        hope(
            said == known,
            format!("{name} of /rooms/…{below} is {said:?}, and {known:?} where no room ever was"),
        )?;
    }
    Ok(())
}

impl<'s> House<'s> {
    async fn of(stage: &'s Stage) -> Result<Self, Failure> {
        let seattle = &stage.seattle;
        let mut maren = signed_in(stage, seattle, MAREN).await?;
        let rooms = maren.page("/rooms").await?;
        let room = link_that_says(&rooms, ROOM);
        let second = stage.now().as_second();
        Ok(Self {
            stage,
            joaquim: signed_in(stage, seattle, JOAQUIM).await?,
            idris: signed_in(stage, seattle, IDRIS).await?,
            room: room.ok_or_else(|| Failure::failed(format!("/rooms does not lead Maren to “{ROOM}”")))?,
            maren,
            word: format!("zqcheck{second}"),
            excerpt: format!("Sit down and count row {second} together before anybody writes."),
        })
    }

    async fn shows(&mut self) -> Seen {
        let words = edge::english();
        let members = self.maren.page(&format!("{}/members", self.room)).await?;
        let listed = members.between("room-list\">", "</ul>").unwrap_or_default();
        let readers = u32::try_from(listed.matches("<li>").count()).unwrap_or(u32::MAX);
        let page = self.maren.page(&self.room).await?;
        let said = [
            words.t("rooms-stays"),
            words.t("rooms-rule-chatham"),
            words.count("rooms-readers", readers),
            words.t("rooms-kept-glass"),
        ];
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        page.shows(&said)?;
        page.shows(&[ROOM, "Idris Calloway-Penn"])?;
        let main = page.main();
        for sign in ["class=\"rose\"", "href=\"/rooms/how\""] {
            hope(main.contains(sign), format!("the room has no {sign}"))?;
        }
        let list = self.maren.page("/rooms").await?;
        for page in [&page, &members, &list] {
            is_sealed(page)?;
            let html = page.text();
            let title = html.split("<title>").nth(1).unwrap_or_default();
            let title = title.split("</title>").next().unwrap_or_default();
            hope(!title.contains(ROOM), format!("a title says “{title}”"))?;
        }
        Ok(format!("{readers} can read it, each of them named"))
    }

    /// Maren begins a thread, Joaquim replies, and each reads the other.
    async fn talk(&mut self) -> Result<Talk, Failure> {
        let text = format!("{}\n\nSaid by the check: {}", self.excerpt, self.word);
        let new = self.maren.page(&format!("{}/new", self.room)).await?;
        asks_for_no_audience(&new)?;
        let fields = [("title", TITLE), ("text", text.as_str())];
        let begun = self.maren.press(&new, &self.room, &fields).await?;
        begun.expect(303)?;
        let thread = path_of(&begun);
        let page = self.joaquim.page(&thread).await?;
        asks_for_no_audience(&page)?;
        page.shows(&[TITLE, &self.excerpt, &self.word])?;
        let reply = format!("Seconded, says the check too: {}", self.word);
        let replied = self.joaquim.press(&page, &thread, &[("text", &reply)]).await?;
        replied.expect(303)?;
        let page = self.maren.page(&thread).await?;
        is_sealed(&page)?;
        page.shows(&[&reply, "Joaquim Ferrolles"])?;
        let posts = posts_on(&page);
        let [hers, his] = posts.as_slice() else {
            return Err(Failure::failed(format!("the thread has {} posts", posts.len())));
        };
        Ok(Talk {
            thread,
            hers: hers.clone(),
            his: his.clone(),
        })
    }

    async fn nobody_else(&mut self, talk: Option<&Talk>) -> Seen {
        let seattle = &self.stage.seattle;
        let mut outside = [
            Browser::new(&seattle.anyone, "en"),
            signed_in(self.stage, seattle, LUCASTA).await?,
            signed_in(self.stage, seattle, WENDELINE).await?,
        ];
        let mut below: Vec<String> = BELOW.map(str::to_owned).into();
        if let Some(talk) = talk {
            let thread = talk.thread.strip_prefix(&self.room).unwrap_or(&talk.thread);
            let post = format!("{thread}/{}", talk.hers);
            below.extend([
                thread.to_owned(),
                format!("{post}/report"),
                format!("{post}/release"),
            ]);
        }
        for browser in &mut outside {
            for below in &below {
                finds_nothing(browser, &self.room, below).await?;
            }
        }
        Ok(format!(
            "{} addresses, equal to the last byte for {} readers",
            below.len(),
            outside.len()
        ))
    }
}

/// A composer has fields for words, and none by which somebody could choose who reads them.
fn asks_for_no_audience(page: &Page) -> Result<(), Failure> {
    let composer = page.between("class=\"composer\"", "</section>");
    let composer = composer.ok_or_else(|| Failure::failed("there is no composer"))?;
    for choice in [
        "<select",
        "type=\"radio\"",
        "type=\"checkbox\"",
        "name=\"audience\"",
    ] {
        hope(
            !composer.contains(choice),
            format!("the composer has {choice}, so that somebody chooses who reads"),
        )?;
    }
    Ok(())
}

/// Where an answer leads, without the place on that page.
fn path_of(answer: &Page) -> String {
    let to = answer.leads_to();
    to.split('#').next().unwrap_or(&to).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_told_from_other_parts_of_an_address() {
        assert_eq!(id_in(&format!("/rooms/{NEVER}")), Some(NEVER));
        assert_eq!(id_in(NEVER), Some(NEVER));
        for other in ["/rooms/how", "/rooms/", "", "/rooms/0123456789-ABCDEFGHJKMNPQR"] {
            assert_eq!(id_in(other), None, "{other}");
        }
        assert!(subrosa::RoomId::parse(NEVER).is_ok());
    }
}
