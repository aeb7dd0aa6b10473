//! The life of a room, through its pages: made, entered, spoken in, looked for, voted on, reported, asked to be released, read
//! by the operator, left, put out of, closed.

use std::collections::BTreeMap;
use std::time::Duration;

use ambient::{Randomness, Stream};
use server::admin::{DryRun, Reply as Told, Request, RoomAsk};

use super::course::{Course, End};
use super::outside::Outside;
use super::{Rooms, Stage};
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
    /// What was done, and how often.
    acts: BTreeMap<&'static str, usize>,
    course: Course,
    /// `/rooms/…`, once there is one.
    room: Option<String>,
    /// `/rooms/…/…`, newest last.
    threads: Vec<String>,
    /// Whether a steward has put the second member out.
    second_is_out: bool,
    /// How the room has ended, once it has.
    ended: Option<End>,
}

impl UnderTheRose {
    pub(super) fn new(seed: u64, rooms: Rooms) -> Self {
        Self {
            seed,
            rooms,
            // Not the chance that the public life draws from.
            chance: Randomness::seeded(seed).room_stream("under the rose"),
            canaries: Vec::new(),
            acts: BTreeMap::new(),
            course: Course::of(seed),
            room: None,
            threads: Vec::new(),
            second_is_out: false,
            ended: None,
        }
    }

    /// What only members know: the letters of the room, and of the thread that is its newest.
    pub(super) fn letters(&self) -> Option<[String; 2]> {
        let last = |address: &String| address.rsplit('/').next().unwrap_or_default().to_owned();
        Some([self.room.as_ref().map(last)?, self.threads.last().map(last)?])
    }

    pub(super) fn canaries(&self) -> Vec<Canary> {
        self.canaries.clone()
    }

    pub(super) fn acts(&self) -> BTreeMap<&'static str, usize> {
        self.acts.clone()
    }

    /// Who has the second seat, and who stands at the door and stays outside.
    fn second_and_other(&self) -> [&'static str; 2] {
        match self.rooms {
            Rooms::OtherMembers => ["tilda", "klara"],
            _ => ["klara", "tilda"],
        }
    }

    fn second(&self) -> &'static str {
        self.second_and_other()[0]
    }

    /// What is done before noon; it takes as long in a life without rooms.
    pub(super) async fn turn(&mut self, stage: &Stage, people: &Outside, turn: usize) {
        if self.rooms != Rooms::None {
            self.speak(stage, people, turn).await;
        }
        stage.world.run_for(Duration::from_secs(30)).await;
    }

    /// What is done after noon, hours after she signed in: most of it reading.
    pub(super) async fn afterwards(&mut self, stage: &Stage, people: &Outside, turn: usize) {
        if self.rooms != Rooms::None {
            self.read(people).await;
            if self.ended.is_none() {
                self.draft_and_search(people).await;
            }
            match turn {
                1 => self.vote(people).await,
                2 => {
                    self.report(people).await;
                    self.ask_release(people).await;
                    self.break_glass(stage).await;
                }
                3 => {
                    self.change(people).await;
                    self.remove(people).await;
                }
                _ => {}
            }
            if turn == self.course.put_out_in && self.ended.is_none() {
                self.put_out(people).await;
            }
        }
        stage.world.run_for(Duration::from_secs(30)).await;
    }

    async fn speak(&mut self, stage: &Stage, people: &Outside, turn: usize) {
        if turn == 0 {
            self.make(people).await;
            let [second, other] = self.second_and_other();
            for handle in [second, "edda"] {
                self.enter(people, handle).await;
            }
            self.stand_at_door(people, other).await;
        }
        self.begin_thread(people, "olga").await;
        for _ in 0..2 + self.chance.below(4) {
            let second_speaks = self.chance.below(2) == 0 && !self.second_is_out;
            let speaker = if second_speaks { self.second() } else { "olga" };
            self.post(people, speaker).await;
        }
        match turn {
            1 => {
                self.name_steward(people, "edda").await;
                self.leave(people, "edda").await;
            }
            4 => {
                if !self.second_is_out {
                    self.put_out(people).await;
                }
                self.end(stage, people).await;
            }
            _ => {}
        }
    }

    async fn make(&mut self, people: &Outside) {
        let name = self.words("name", 2);
        let fields = [
            ("name", name.as_str()),
            ("rule", self.course.rule),
            ("pseudonym_days", "3"),
            ("min_membership_days", "0"),
            ("vouches", "0"),
            ("retention", self.course.retention),
        ];
        let olga = people.browser("olga");
        let to = self.send("make", olga, "/rooms", &fields).await;
        let room = to.strip_suffix("/members").unwrap_or(&to).to_owned();
        assert!(room.len() > "/rooms/".len() + 20, "no address of a room: {to}");
        self.room = Some(room);
    }

    /// The address of a door that Olga opens for somebody.
    async fn invitation(&mut self, people: &Outside) -> String {
        let path = format!("{}/invitations", self.room());
        let page = people.browser("olga").post_hers(&path, &[]).await;
        assert_eq!(page.status, 200, "an invitation is shown once");
        self.did("invite");
        format!("/rooms/door/{}", letters_behind(&page.text(), "/rooms/door/"))
    }

    async fn enter(&mut self, people: &Outside, handle: &'static str) {
        let door = self.invitation(people).await;
        let hers = people.browser(handle);
        assert_eq!(
            hers.get(&door).await.status,
            200,
            "the door of an invitation opens"
        );
        self.send("enter", hers, &door, &[]).await;
    }

    /// Somebody holds an invitation, looks, and stays outside.
    async fn stand_at_door(&mut self, people: &Outside, handle: &'static str) {
        let door = self.invitation(people).await;
        let shown = people.browser(handle).get(&door).await;
        assert_eq!(shown.status, 200, "{}", shown.text());
        self.did("stand at the door");
    }

    async fn begin_thread(&mut self, people: &Outside, handle: &'static str) {
        let (title, text) = (self.words("title", 3), self.words("text", 20));
        let fields = [("title", title.as_str()), ("text", text.as_str())];
        let room = self.room();
        let to = self.send("begin", people.browser(handle), &room, &fields).await;
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
        self.send("post", people.browser(handle), &thread, &[("text", &text)])
            .await;
    }

    async fn leave(&mut self, people: &Outside, handle: &'static str) {
        let path = format!("{}/leave", self.room());
        self.send("leave", people.browser(handle), &path, &[("act", "leave")])
            .await;
    }

    async fn read(&mut self, people: &Outside) {
        let below = ["", "/audit", "/members"].map(|below| format!("{}{below}", self.room()));
        let pages = below.into_iter().chain(self.threads.last().cloned());
        let pages: Vec<String> = pages.collect();
        for handle in ["olga", self.second()] {
            let hers = people.browser(handle);
            assert_eq!(hers.get("/rooms").await.status, 200);
            let is_out = self.second_is_out && handle == self.second();
            // What she was put out of, and what is closed, is nothing to her.
            let found = match is_out || self.ended == Some(End::Closed) {
                true => 404,
                false => 200,
            };
            for page in &pages {
                assert_eq!(hers.get(page).await.status, found, "{page} for {handle}");
                self.did(if found == 200 { "read" } else { "find nothing" });
            }
        }
    }

    async fn draft_and_search(&mut self, people: &Outside) {
        let olga = people.browser("olga");
        let (draft, wanted) = (self.words("draft", 9), self.words("wanted", 0));
        let thread = self.thread();
        let fields = [("text", draft.as_str()), ("act", "draft")];
        self.send("draft", olga, &thread, &fields).await;
        let path = format!("{}/search", self.room());
        let wanted = wanted.split(' ').next().unwrap_or_default();
        let found = olga.post_hers(&path, &[("q", wanted)]).await;
        assert_eq!(found.status, 200, "{}", found.text());
        self.did("search");
    }

    /// Both members want to read all that is kept.
    async fn vote(&mut self, people: &Outside) {
        let propose = format!("{}/steward/history", self.room());
        self.send("propose", people.browser("olga"), &propose, &[]).await;
        let vote = format!("{}/history", self.room());
        let mut last = String::new();
        for handle in [self.second(), "olga"] {
            let hers = people.browser(handle);
            last = self.send("agree", hers, &vote, &[("agree", "yes")]).await;
        }
        assert!(last.ends_with("?done=opened"), "{last}");
    }

    /// The address of a form about the newest post of the newest thread that offers it to her.
    async fn form_of_a_post(&self, hers: &Browser, form: &str) -> String {
        let thread = self.thread();
        let page = hers.get(&thread).await.text();
        let is_link = |rest: &&str| {
            let more = rest.get(LETTERS..).and_then(|more| more.strip_prefix('/'));
            more.is_some_and(|more| more.starts_with(form))
        };
        let link = page.split(&format!("{thread}/")).filter(is_link).last();
        let post = link.and_then(|rest| rest.get(..LETTERS));
        let post = post.unwrap_or_else(|| panic!("no post of {thread} has a form to {form}"));
        format!("{thread}/{post}/{form}")
    }

    /// The other member points at a post; who runs the room decides.
    async fn report(&mut self, people: &Outside) {
        let (hers, olga) = (people.browser(self.second()), people.browser("olga"));
        let path = self.form_of_a_post(hers, "report").await;
        assert_eq!(hers.get(&path).await.status, 200, "{path} asks for a reason");
        let reason = self.words("reason", 4);
        self.send("report", hers, &path, &[("reason", &reason)]).await;
        let desk = format!("{}/steward", self.room());
        let page = olga.get(&desk).await.text();
        let report = letters_behind(&page, "/steward/reports/");
        let outcome = match self.chance.below(2) {
            0 => "kept",
            _ => "removed",
        };
        let path = format!("{desk}/reports/{report}");
        self.send("settle", olga, &path, &[("outcome", outcome)]).await;
    }

    /// The other member asks that words of hers are read outside; who runs the room refuses, so that nothing is.
    async fn ask_release(&mut self, people: &Outside) {
        let (hers, olga) = (people.browser(self.second()), people.browser("olga"));
        self.post(people, self.second()).await;
        let excerpt = self.canaries.last().map_or("", Canary::word).to_owned();
        let path = self.form_of_a_post(hers, "release").await;
        let reason = self.words("why", 4);
        let fields = |act: &'static str| {
            [
                ("excerpt", excerpt.as_str()),
                ("reach", "public"),
                ("reason", reason.as_str()),
                ("days", "3"),
                ("act", act),
            ]
        };
        let preview = hers.post_hers(&path, &fields("show")).await;
        assert_eq!(preview.status, 200, "{}", preview.text());
        self.send("ask for a release", hers, &path, &fields("ask")).await;
        let desk = format!("{}/steward", self.room());
        let page = olga.get(&desk).await.text();
        let one = format!("{desk}/releases/{}", letters_behind(&page, "/steward/releases/"));
        assert_eq!(olga.get(&one).await.status, 200, "{one}");
        self.send("refuse a release", olga, &one, &[("act", "refuse")])
            .await;
    }

    /// The operator tells the members and reads; what the command prints is read by nobody else.
    async fn break_glass(&mut self, stage: &Stage) {
        let reason = self.words("glass", 4);
        let room = self.letters().map(|[room, _]| room).expect("a room was made");
        let glass = RoomAsk::BreakGlass {
            room: room.clone(),
            reason,
            run: DryRun::Real,
        };
        for (act, ask) in [("break glass", glass), ("operator reads", RoomAsk::Read { room })] {
            let told = stage.node.operate(Request::Rooms(ask)).await;
            assert!(matches!(told, Told::Done(_)), "{act}: {told:?}");
            self.did(act);
        }
    }

    /// The room is called otherwise.
    async fn change(&mut self, people: &Outside) {
        let name = self.words("name", 2);
        let fields = [
            ("name", name.as_str()),
            ("retention", self.course.retention),
            ("min_membership_days", "0"),
            ("vouches", "0"),
        ];
        let path = format!("{}/steward/settings", self.room());
        self.send("change", people.browser("olga"), &path, &fields).await;
    }

    /// Who runs the room takes a post away.
    async fn remove(&mut self, people: &Outside) {
        let olga = people.browser("olga");
        let path = self.form_of_a_post(olga, "remove").await;
        self.send("remove", olga, &path, &[("act", "remove")]).await;
    }

    async fn name_steward(&mut self, people: &Outside, handle: &'static str) {
        let path = format!("{}/steward/name", self.room());
        let member = people.id(handle);
        self.send(
            "name a steward",
            people.browser("olga"),
            &path,
            &[("member", &member)],
        )
        .await;
    }

    async fn put_out(&mut self, people: &Outside) {
        let path = format!("{}/steward/put-out", self.room());
        let member = people.id(self.second());
        self.send("put out", people.browser("olga"), &path, &[("member", &member)])
            .await;
        self.second_is_out = true;
    }

    async fn end(&mut self, stage: &Stage, people: &Outside) {
        match self.course.end {
            End::Closed => {
                let path = format!("{}/steward/close", self.room());
                self.send("end", people.browser("olga"), &path, &[("act", "close")])
                    .await;
            }
            End::Archived => {
                let room = self.letters().map(|[room, _]| room).expect("a room was made");
                let ask = RoomAsk::Archive {
                    room,
                    run: DryRun::Real,
                };
                let told = stage.node.operate(Request::Rooms(ask)).await;
                assert!(matches!(told, Told::Done(_)), "{told:?}");
                self.did("end");
            }
        }
        self.ended = Some(self.course.end);
    }

    fn room(&self) -> String {
        self.room.clone().expect("a room was made")
    }

    fn thread(&self) -> String {
        self.threads.last().cloned().expect("a thread was begun")
    }

    fn did(&mut self, act: &'static str) {
        *self.acts.entry(act).or_default() += 1;
    }

    /// Sends a form that has to be taken and to do what it says; where it leads.
    async fn send(
        &mut self,
        act: &'static str,
        browser: &Browser,
        path: &str,
        fields: &[(&str, &str)],
    ) -> String {
        let reply = browser.post_hers(path, fields).await;
        assert_eq!(reply.status, 303, "{act} at {path}: {}", reply.text());
        let to = reply.header("location").unwrap_or_default().to_owned();
        let is_done = UNDONE.iter().all(|word| !to.ends_with(&format!("done={word}")));
        assert!(is_done, "{act} leads to {to}");
        self.did(act);
        to
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

/// With what a page answers a form that came too late or that nobody may send.
const UNDONE: [&str; 5] = ["overtaken", "no-vote", "last", "stewards", "invitations"];

/// The letters of an id behind some words of a page.
fn letters_behind(page: &str, words: &str) -> String {
    let rest = page.split(words).nth(1);
    let letters = rest.and_then(|rest| rest.get(..LETTERS));
    letters
        .unwrap_or_else(|| panic!("no {words} in {page}"))
        .to_owned()
}

/// What people say in rooms.
const SAID: [&str; 12] = [
    "the", "client", "left", "without", "paying", "and", "our", "margin", "is", "gone", "who", "else",
];
