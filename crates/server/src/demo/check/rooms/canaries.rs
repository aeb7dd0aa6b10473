//! Need 2.10: a word that stands in each room is read inside it, and nowhere else: not in what the nodes sent or mailed, on no
//! page of whoever has no seat, in no feed, document, answer of the API or search.

use std::collections::{BTreeSet, VecDeque};

use super::{LUCASTA, finds_nothing, id_in, posts_on, signed_in};
use crate::admin::Failure;
use crate::demo::check::Ground;
use crate::demo::check::browser::{Browser, Page, unescaped};
use crate::demo::check::marks::{Marks, Seen, hope};
use crate::demo::check::stage::{Seat, Stage};
use crate::demo::communities::Community;
use crate::demo::rooms::{WrittenRoom, canary, rooms_of};

/// Who made the rooms of each community and is in all of them.
const MAKERS: [&str; 3] = [
    "idris@cedarcurrent.example",
    "oluwaseyi@fathomvale.example",
    "sunniva@nordkvistanalys.example",
];
/// Pages that are read of a node by one reader, at most.
const PAGES_MAX: usize = 150;
/// Where a reader begins; all else is linked.
const BEGINNINGS: [&str; 9] = [
    "/",
    "/feed.atom",
    "/calendar.ics",
    "/notes",
    "/rooms",
    "/rooms/how",
    "/people",
    "/status",
    "/no-such-page",
];
/// What no reader is led into: files, probes, and what goes elsewhere.
const NOT_READ: [&str; 4] = ["/static/", "/media/", "/dev/", "//"];
/// What is asked of the API by a stranger, a member and an officer. A member's export is hers: it has what she said.
const RESOURCES: [&str; 11] = [
    "/api/v1/audit",
    "/api/v1/communities",
    "/api/v1/deliveries",
    "/api/v1/events",
    "/api/v1/me",
    "/api/v1/members",
    "/api/v1/notes",
    "/api/v1/notifications",
    "/api/v1/organizations",
    "/api/v1/peers",
    "/api/v1/people",
];
/// Stands beside what somebody said whose name is gone.
const NAMELESS: &str = "room-nameless";
const ACTIVITY_JSON: &str = "application/activity+json";

const INSIDE: &str = "each community has as many rooms, threads and posts as the table says, a word in each that its \
    members read, and names in those of the Chatham House rule that are gone";
const OUTSIDE: &str = "those words and the names of the rooms stand in nothing that the three nodes sent or mailed, on no page of a \
    stranger or a member outside, in no feed, document, search or answer of the API";
const NOWHERE: &str = "to a stranger and to a member outside each room of the three is the bytes of an address that never was one";

/// What somebody found who is in all rooms of the three.
pub(in crate::demo::check) struct Tour {
    rooms: Vec<Found>,
}

/// A room.
struct Found {
    community: Community,
    /// `/rooms/{slug}`.
    path: String,
    /// Letters of its threads.
    threads: Vec<String>,
    /// How many posts it has.
    posts: usize,
    /// Everything on its pages.
    text: String,
}

/// Looks into every room; a demonstration in which people have spoken has more posts than the table says.
pub(in crate::demo::check) async fn look_inside(
    stage: &Stage,
    ground: Ground,
    marks: &mut Marks<'_>,
) -> Option<Tour> {
    let tour = match Tour::of(stage).await {
        Ok(tour) => tour,
        Err(failure) => {
            marks.note("F11", INSIDE, Err(failure));
            return None;
        }
    };
    match ground {
        Ground::Own => marks.note("F11", INSIDE, tour.as_written(stage)),
        Ground::Theirs => {
            marks.not_tried(
                "F11",
                "people may have spoken in the rooms of a demonstration that runs",
            );
        }
    }
    Some(tour)
}

/// Looks for the words everywhere else; `said` stood in what the check itself said in a room.
pub(in crate::demo::check) async fn mark(
    stage: &Stage,
    tour: Option<&Tour>,
    said: &[String],
    marks: &mut Marks<'_>,
) {
    let words = words(stage, said);
    marks.note("2.10", OUTSIDE, outside(stage, tour, &words).await);
    let nowhere = match tour {
        Some(tour) => tour.is_nowhere(stage).await,
        None => Err(Failure::failed("nobody found the rooms")),
    };
    marks.note("2.10", NOWHERE, nowhere);
}

/// The word and the name of each room, and what else was said in one, in small letters.
fn words(stage: &Stage, said: &[String]) -> Vec<String> {
    let mut words: Vec<String> = said.iter().map(|word| word.to_lowercase()).collect();
    for community in Community::ALL {
        for (number, room) in rooms_of(community).iter().enumerate() {
            words.push(canary(stage.seed, community, number));
            words.push(room.name.to_lowercase());
        }
    }
    words
}

fn seat_of(stage: &Stage, community: Community) -> &Seat {
    match community {
        Community::Seattle => &stage.seattle,
        Community::London => &stage.london,
        Community::Agora => &stage.agora,
    }
}

impl Tour {
    async fn of(stage: &Stage) -> Result<Self, Failure> {
        let mut rooms = Vec::new();
        for (community, maker) in Community::ALL.into_iter().zip(MAKERS) {
            let mut maker = signed_in(stage, seat_of(stage, community), maker).await?;
            let list = maker.page("/rooms").await?;
            for path in ids_below(&list, "/rooms/") {
                rooms.push(Found::of(&mut maker, community, path).await?);
            }
        }
        Ok(Self { rooms })
    }

    /// As many of everything as is written, and each word in its room.
    fn as_written(&self, stage: &Stage) -> Seen {
        let mut seen = Vec::new();
        for community in Community::ALL {
            let written = rooms_of(community);
            let found = self.rooms.iter().filter(|room| room.community == community);
            let counted: [usize; 3] = [
                found.clone().count(),
                found.clone().map(|room| room.threads.len()).sum(),
                found.clone().map(|room| room.posts).sum(),
            ];
            let expected: [usize; 3] = [
                written.len(),
                written.iter().map(|room| room.thread.len()).sum(),
                written.iter().map(WrittenRoom::posts).sum(),
            ];
            hope(
                counted == expected,
                format!("{} has {counted:?} and not {expected:?}", community.town()),
            )?;
            for (number, room) in written.iter().enumerate() {
                let word = canary(stage.seed, community, number);
                let one = found
                    .clone()
                    .find(|one| one.text.contains(&word) && one.text.contains(&room.name));
                let one = one.ok_or_else(|| {
                    Failure::failed(format!("nobody reads the word of “{}” in it", room.name))
                })?;
                hope(
                    one.text.contains(NAMELESS) == room.has_lost_names(),
                    format!("in “{}” names are gone, or known, that should not be", room.name),
                )?;
            }
            seen.push(format!(
                "{} {}",
                community.town(),
                counted.map(|n| n.to_string()).join("/")
            ));
        }
        Ok(seen.join(", "))
    }

    async fn is_nowhere(&self, stage: &Stage) -> Seen {
        let mut addresses = 0;
        for community in Community::ALL {
            let seat = seat_of(stage, community);
            let mut readers = [
                Browser::new(&seat.anyone, "en"),
                signed_in(stage, seat, LUCASTA).await?,
            ];
            let here = self.rooms.iter().filter(|room| room.community == community);
            for room in here {
                let threads = room.threads.iter().map(|thread| format!("/{thread}"));
                let below: Vec<String> = threads.chain([String::new(), "/members".to_owned()]).collect();
                addresses += below.len();
                for reader in &mut readers {
                    for below in &below {
                        finds_nothing(reader, &room.path, below).await?;
                    }
                }
            }
        }
        hope(addresses > 0, "there are no rooms")?;
        Ok(format!("{} rooms, {addresses} addresses", self.rooms.len()))
    }
}

impl Found {
    /// Reads all of a room as somebody who is in it.
    async fn of(browser: &mut Browser, community: Community, path: String) -> Result<Self, Failure> {
        let page = browser.page(&path).await?;
        let mut text = unescaped(&page.main());
        let (mut threads, mut posts) = (Vec::new(), 0);
        for thread in ids_below(&page, &format!("{path}/")) {
            let page = browser.page(&thread).await?;
            text.push_str(&unescaped(&page.main()));
            posts += posts_on(&page).len();
            threads.extend(id_in(&thread).map(str::to_owned));
        }
        Ok(Self {
            community,
            path,
            threads,
            posts,
            text,
        })
    }
}

/// Links of a page that are this beginning and an id.
fn ids_below(page: &Page, beginning: &str) -> Vec<String> {
    // A thread with something new is opened where that begins.
    let page_of = |link: String| link.split('#').next().unwrap_or_default().to_owned();
    let mut links: Vec<String> = page.links(beginning).into_iter().map(page_of).collect();
    links.retain(|link| id_in(link).is_some_and(|id| link.len() == beginning.len() + id.len()));
    links
}

/// None of the words stands in a text, whether in small letters or large ones.
fn holds_none(text: &str, words: &[String], place: &str) -> Result<(), Failure> {
    let text = text.to_lowercase();
    match words.iter().find(|word| text.contains(word.as_str())) {
        None => Ok(()),
        Some(word) => Err(Failure::failed(format!("“{word}” stands in {place}"))),
    }
}

async fn outside(stage: &Stage, tour: Option<&Tour>, words: &[String]) -> Seen {
    // What would not be found inside would be found nowhere.
    let inside = tour.is_some_and(|tour| {
        let all: String = tour.rooms.iter().map(|room| room.text.to_lowercase()).collect();
        words.iter().any(|word| all.contains(word.as_str()))
    });
    hope(inside, "what is looked for stands in no room either")?;
    let (mut sent, mut mails, mut pages) = (0, 0, 0);
    for community in Community::ALL {
        let seat = seat_of(stage, community);
        sent += probed(seat, "/dev/sent", "sent", words).await?;
        mails += probed(seat, "/dev/mail", "mail", words).await?;
        for mut reader in [
            Browser::new(&seat.anyone, "en"),
            signed_in(stage, seat, LUCASTA).await?,
        ] {
            pages += read_all(&mut reader, seat, words).await?;
        }
        documents(seat, community, words).await?;
        resources(seat, (community, stage.seed), words).await?;
    }
    hope(sent > 0 && mails > 0, "the nodes sent and mailed nothing at all")?;
    Ok(format!(
        "{} words in {sent} requests, {mails} mails, {pages} pages, the documents and the API of three nodes: none",
        words.len()
    ))
}

/// What a probe of a node has kept, none of which holds a word; how much that is.
async fn probed(seat: &Seat, probe: &str, name: &str, words: &[String]) -> Result<usize, Failure> {
    let reply = seat.anyone.read(probe).await?;
    holds_none(&reply.text(), words, &format!("{probe} of {}", seat.town))?;
    Ok(reply.json()[name].as_array().map_or(0, Vec::len))
}

/// Every page that a reader is led to, as far as there is time; how many those are.
async fn read_all(browser: &mut Browser, seat: &Seat, words: &[String]) -> Result<usize, Failure> {
    let mut waiting: VecDeque<String> = BEGINNINGS.map(str::to_owned).into();
    let mut met: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut pages = 0;
    while pages < PAGES_MAX {
        let Some(path) = waiting.pop_front() else {
            break;
        };
        let page = browser.get(&path).await?;
        pages += 1;
        let text = page.text();
        let place = format!("{path} of {}", seat.town);
        holds_none(&text, words, &place)?;
        for name in ["link", "location"] {
            holds_none(&page.header(name).unwrap_or_default(), words, &place)?;
        }
        if page.media_type() == "text/html" {
            for link in leads_to(&text) {
                if met.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
        }
    }
    Ok(pages)
}

/// Addresses of this node that a page links to.
fn leads_to(html: &str) -> Vec<String> {
    let links = html.split("href=\"").skip(1);
    let links = links.map(|link| unescaped(link.split(['"', '#']).next().unwrap_or_default()));
    links
        .filter(|link| link.starts_with('/') && !NOT_READ.iter().any(|not| link.starts_with(not)))
        .collect()
}

/// What programs of peers read.
async fn documents(seat: &Seat, community: Community, words: &[String]) -> Result<(), Failure> {
    let group = format!("/c/{}", community.profile().slug);
    let outbox = format!("{group}/outbox");
    for path in [
        group.as_str(),
        outbox.as_str(),
        "/actor",
        "/nodeinfo/2.1",
        "/.well-known/nodeinfo",
    ] {
        let document = seat.anyone.get_as(path, ACTIVITY_JSON).await?;
        holds_none(&document.text(), words, &format!("{path} of {}", seat.town))?;
    }
    Ok(())
}

/// What the API tells a stranger, a member and an officer; a search for one of the node's own words finds nobody.
async fn resources(
    seat: &Seat,
    (community, seed): (Community, u64),
    words: &[String],
) -> Result<(), Failure> {
    for (caller, who) in [
        (&seat.anyone, "a stranger"),
        (&seat.member, "a member"),
        (&seat.officer, "an officer"),
    ] {
        for path in RESOURCES {
            let reply = caller.get(path).await?;
            let place = format!("what {path} of {} tells {who}", seat.town);
            holds_none(&reply.text(), words, &place)?;
        }
    }
    for number in 0..rooms_of(community).len() {
        let word = canary(seed, community, number);
        let found = seat
            .member
            .read(&format!("/api/v1/people?q={word}"))
            .await?
            .json();
        let is_empty = found["items"].as_array().is_some_and(Vec::is_empty);
        hope(is_empty, format!("a search at {} finds “{word}”", seat.town))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_whatever_letters_it_stands() {
        let words = ["zqabc".to_owned()];
        assert!(holds_none("<p>ZQabD</p>", &words, "a page").is_ok());
        let found = holds_none("<p>…ZQabC…</p>", &words, "a page").unwrap_err();
        assert!(found.message.contains("a page"), "{}", found.message);
    }

    #[test]
    fn a_reader_is_led_on_inside_the_node_and_not_into_files() {
        let html = "<a href=\"/events?a=1&amp;b=2#x\"><a href=\"https://a.example/\"><link href=\"/static/a.css\"><a href=\"#y\">";
        assert_eq!(leads_to(html), ["/events?a=1&b=2"]);
    }
}
