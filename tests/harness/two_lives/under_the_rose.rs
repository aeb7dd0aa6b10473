//! The life of a room, through its pages: made, entered, spoken in, looked for, reported, left, put out of, closed.

use std::time::Duration;

use ambient::{Randomness, Stream};

use super::outside::Outside;
use super::{NOTHING, Rooms, Stage};
use crate::browser::Browser;
use crate::tap::Canary;

/// Letters of an id.
const LETTERS: usize = 26;
/// What stands in many posts: nobody may fetch it, look it up or be told (R6, threats D9, D10).
pub const TEMPTING: &str = "@klara @maren@pry.example see https://pry.example/paper?id=7 \
     ![seal](https://pry.example/seal.png) <img src=https://pry.example/dot.gif> mailto:pry@pry.example";

/// One room and those who are in it.
pub(super) struct UnderTheRose {
    seed: u64,
    rooms: Rooms,
    chance: Stream,
    canaries: Vec<Canary>,
    acts: usize,
    /// `/rooms/…`, once there is one.
    room: Option<String>,
    /// `/rooms/…/…`, newest last.
    threads: Vec<String>,
    /// Whether a steward has put the second member out.
    second_is_out: bool,
    is_closed: bool,
}

impl UnderTheRose {
    pub(super) fn new(seed: u64, rooms: Rooms) -> Self {
        Self {
            seed,
            rooms,
            // Not the chance that the public life draws from.
            chance: Randomness::seeded(seed).room_stream("under the rose"),
            canaries: Vec::new(),
            acts: 0,
            room: None,
            threads: Vec::new(),
            second_is_out: false,
            is_closed: false,
        }
    }

    /// What only members know, and what stands in its place in what is compared.
    pub(super) fn letters(&self) -> Vec<(String, String)> {
        let letters = self.room.iter().filter_map(|room| room.strip_prefix("/rooms/"));
        letters
            .map(|letters| (letters.to_owned(), NOTHING.to_owned()))
            .collect()
    }

    pub(super) fn canaries(&self) -> Vec<Canary> {
        self.canaries.clone()
    }

    pub(super) fn acts(&self) -> usize {
        self.acts
    }

    /// Who has the second seat.
    fn second(&self) -> &'static str {
        match self.rooms {
            Rooms::OtherMembers => "tilda",
            _ => "klara",
        }
    }

    /// What is done before noon; it takes as long in a life without rooms.
    pub(super) async fn turn(&mut self, stage: &Stage, people: &Outside, turn: usize) {
        if self.rooms != Rooms::None {
            self.speak(people, turn).await;
        }
        stage.world.run_for(Duration::from_secs(30)).await;
    }

    /// What is done after noon, hours after she signed in: most of it reading.
    pub(super) async fn afterwards(&mut self, stage: &Stage, people: &Outside, turn: usize) {
        if self.rooms != Rooms::None {
            self.read(people).await;
            if !self.is_closed {
                self.draft_and_search(people).await;
            }
            match turn {
                2 => self.report(people).await,
                3 => self.put_out(people).await,
                _ => {}
            }
        }
        stage.world.run_for(Duration::from_secs(30)).await;
    }

    async fn speak(&mut self, people: &Outside, turn: usize) {
        if turn == 0 {
            self.make(people).await;
            for handle in [self.second(), "edda"] {
                self.enter(people, handle).await;
            }
        }
        self.begin_thread(people, "olga").await;
        for _ in 0..2 + self.chance.below(4) {
            let second_speaks = self.chance.below(2) == 0 && !self.second_is_out;
            let speaker = if second_speaks { self.second() } else { "olga" };
            self.post(people, speaker).await;
        }
        match turn {
            1 => self.leave(people, "edda").await,
            4 => self.close(people).await,
            _ => {}
        }
    }

    async fn make(&mut self, people: &Outside) {
        let name = self.words("name", 2);
        let rule = if self.chance.below(2) == 0 {
            "closed"
        } else {
            "chatham"
        };
        let fields = [
            ("name", name.as_str()),
            ("rule", rule),
            ("pseudonym_days", "3"),
            ("min_membership_days", "0"),
            ("vouches", "0"),
            ("retention", "7"),
        ];
        let to = self.send(people.browser("olga"), "/rooms", &fields).await;
        let room = to.strip_suffix("/members").unwrap_or(&to).to_owned();
        assert!(room.len() > "/rooms/".len() + 20, "no address of a room: {to}");
        self.room = Some(room);
    }

    async fn enter(&mut self, people: &Outside, handle: &'static str) {
        let path = format!("{}/invitations", self.room());
        let page = people.browser("olga").post_hers(&path, &[]).await;
        assert_eq!(page.status, 200, "an invitation is shown once");
        let text = page.text();
        let letters = text.split("/rooms/door/").nth(1).expect("a link to the door");
        let door = format!("/rooms/door/{}", &letters[..LETTERS]);
        let hers = people.browser(handle);
        assert_eq!(
            hers.get(&door).await.status,
            200,
            "the door of an invitation opens"
        );
        self.send(hers, &door, &[]).await;
    }

    async fn begin_thread(&mut self, people: &Outside, handle: &'static str) {
        let (title, text) = (self.words("title", 3), self.words("text", 20));
        let fields = [("title", title.as_str()), ("text", text.as_str())];
        let room = self.room();
        let to = self.send(people.browser(handle), &room, &fields).await;
        let thread = to.split(['#', '?']).next().unwrap_or_default().to_owned();
        assert!(
            thread.starts_with(&format!("{room}/")),
            "no address of a thread: {to}"
        );
        self.threads.push(thread);
    }

    async fn post(&mut self, people: &Outside, handle: &'static str) {
        let long = 5 + self.chance.below(60) as usize;
        let text = self.words("text", long);
        let thread = self.threads.last().expect("a thread was begun").clone();
        self.send(people.browser(handle), &thread, &[("text", &text)])
            .await;
    }

    async fn leave(&mut self, people: &Outside, handle: &'static str) {
        let path = format!("{}/leave", self.room());
        self.send(people.browser(handle), &path, &[("act", "leave")])
            .await;
    }

    async fn read(&mut self, people: &Outside) {
        let mut pages = vec!["/rooms".to_owned(), self.room(), format!("{}/audit", self.room())];
        pages.push(format!("{}/members", self.room()));
        pages.extend(self.threads.last().cloned());
        for handle in ["olga", self.second()] {
            for page in &pages {
                let reply = people.browser(handle).get(page).await;
                // What she was put out of, and what is closed, is nothing to her.
                assert!(matches!(reply.status, 200 | 404), "{page}: {}", reply.status);
                self.acts += usize::from(reply.status == 200);
            }
        }
    }

    async fn draft_and_search(&mut self, people: &Outside) {
        let olga = people.browser("olga");
        let (draft, wanted) = (self.words("draft", 9), self.words("wanted", 0));
        let thread = self.threads.last().expect("a thread was begun").clone();
        olga.post_hers(&thread, &[("text", &draft), ("act", "draft")])
            .await;
        let path = format!("{}/search", self.room());
        let wanted = wanted.split(' ').next().unwrap_or_default();
        let found = olga.post_hers(&path, &[("q", wanted)]).await;
        assert_eq!(found.status, 200, "{}", found.text());
        self.acts += 2;
    }

    /// The other member points at a post.
    async fn report(&mut self, people: &Outside) {
        let thread = self.threads.last().expect("a thread was begun").clone();
        let hers = people.browser(self.second());
        let page = hers.get(&thread).await.text();
        let is_link = |rest: &&str| {
            rest.get(LETTERS..)
                .is_some_and(|more| more.starts_with("/report"))
        };
        let link = page.split(&format!("{thread}/")).find(is_link);
        let post_id = link.and_then(|rest| rest.get(..LETTERS)).unwrap_or_default();
        let path = format!("{thread}/{post_id}/report");
        assert_eq!(
            hers.get(&path).await.status,
            200,
            "{path} asks what is wrong with it"
        );
        let reason = self.words("reason", 4);
        self.send(hers, &path, &[("reason", &reason)]).await;
    }

    async fn put_out(&mut self, people: &Outside) {
        let path = format!("{}/steward/put-out", self.room());
        let member = people.id(self.second());
        self.send(people.browser("olga"), &path, &[("member", &member)])
            .await;
        self.second_is_out = true;
    }

    async fn close(&mut self, people: &Outside) {
        let path = format!("{}/steward/close", self.room());
        self.send(people.browser("olga"), &path, &[("act", "close")])
            .await;
        self.is_closed = true;
    }

    fn room(&self) -> String {
        self.room.clone().expect("a room was made")
    }

    /// Sends a form that has to be taken; where it leads.
    async fn send(&mut self, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> String {
        let reply = browser.post_hers(path, fields).await;
        assert_eq!(reply.status, 303, "{path}: {}", reply.text());
        self.acts += 1;
        reply.header("location").unwrap_or_default().to_owned()
    }

    /// A canary and so many words; in the life with other words another one, and more of them.
    fn words(&mut self, field: &str, count: usize) -> String {
        let (seed, count) = match self.rooms {
            Rooms::OtherWords => (self.seed + 1_000_000, count * 2 + 1),
            _ => (self.seed, count),
        };
        let field = format!("{field} {}", self.canaries.len());
        let canary = Canary::of("rose", &field, seed);
        let mut words = vec![canary.word().to_owned()];
        words.extend((0..count).map(|number| SAID[(number + self.canaries.len()) % SAID.len()].to_owned()));
        if count > 10 {
            words.push(TEMPTING.to_owned());
        }
        self.canaries.push(canary);
        words.join(" ")
    }
}

/// What people say in rooms.
const SAID: [&str; 12] = [
    "the", "client", "left", "without", "paying", "and", "our", "margin", "is", "gone", "who", "else",
];
