//! A room with three posts in it, those who sit in it, and those who do not.

use std::sync::Arc;

use harness::tap::{Canary, Tap};
use harness::two_lives::TEMPTING;
use harness::{Browser, Person, Reply, StoryNode, World, get};

/// Letters of an id.
const LETTERS: usize = 26;

/// A room and everybody around it.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) node: Arc<StoryNode>,
    /// Who made the room and runs it.
    pub(crate) olga: (Person, Browser),
    /// A member of the room like any other.
    pub(crate) klara: (Person, Browser),
    /// Was a member of the room, and left it.
    pub(crate) edda: (Person, Browser),
    /// A member outside.
    pub(crate) maren: (Person, Browser),
    /// An officer outside.
    pub(crate) otto: (Person, Browser),
    /// The operator.
    pub(crate) oona: (Person, Browser),
    /// Holds an invitation and has not entered.
    pub(crate) ines: (Person, Browser),
    /// What Ines holds.
    pub(crate) invitation: String,
    /// `/rooms/…`
    pub(crate) room: String,
    /// `/rooms/…/…`
    pub(crate) thread: String,
    /// `/rooms/…/…/…`
    pub(crate) post: String,
    /// One for each field that somebody filled.
    pub(crate) canaries: Vec<Canary>,
    /// All that left since before there was a room.
    pub(crate) tap: Option<Tap>,
}

async fn with_browser(person: Person) -> (Person, Browser) {
    let browser = Browser::signed_in(&person).await;
    (person, browser)
}

/// Where a form leads that has to be taken.
pub(crate) fn led_to(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.header("location").unwrap_or_default().to_owned()
}

/// An invitation that Olga makes.
async fn invitation(olga: &Browser, room: &str) -> String {
    let page = olga.post_hers(&format!("{room}/invitations"), &[]).await;
    let text = page.text();
    let letters = text.split("/rooms/door/").nth(1);
    letters.expect("a link to the door")[..LETTERS].to_owned()
}

/// An officer makes a closed room of this name; its address.
pub(crate) async fn make(olga: &Browser, name: &str) -> String {
    let fields = [
        ("name", name),
        ("rule", "closed"),
        ("pseudonym_days", "30"),
        ("min_membership_days", "0"),
        ("vouches", "0"),
        ("retention", "90"),
    ];
    let made = led_to(&olga.post_hers("/rooms", &fields).await);
    made.trim_end_matches("/members").to_owned()
}

/// Olga begins a thread, Klara and Edda go on with it, and Klara leaves something unsent; the address of the thread.
async fn speak([olga, klara, edda]: [&Browser; 3], room: &str, canaries: &[Canary]) -> String {
    let words: Vec<&str> = canaries.iter().map(Canary::word).collect();
    let first = format!("{} {TEMPTING}", words[2]);
    let begun = [("title", words[1]), ("text", first.as_str())];
    let thread = led_to(&olga.post_hers(room, &begun).await);
    let thread = thread.split(['#', '?']).next().unwrap_or_default().to_owned();
    for (browser, word) in [(klara, words[3]), (edda, words[5])] {
        led_to(&browser.post_hers(&thread, &[("text", word)]).await);
    }
    let kept = [("text", words[4]), ("act", "draft")];
    led_to(&klara.post_hers(&thread, &kept).await);
    thread
}

impl Scene {
    /// A closed room in which Olga and Klara speak, which Edda has left, and to which Ines is invited.
    pub(crate) async fn lay(seed: u64) -> Self {
        let world = World::new(seed);
        let tap = Tap::open(&world);
        let node = world.node("seattle");
        let olga = with_browser(node.officer("olga")).await;
        let otto = with_browser(node.officer("otto")).await;
        let oona = with_browser(Person::operator(&node, "oona").await).await;
        let klara = with_browser(node.member("klara")).await;
        let edda = with_browser(node.member("edda")).await;
        let maren = with_browser(node.member("maren")).await;
        let ines = with_browser(node.member("ines")).await;
        let canaries: Vec<Canary> = ["name", "title", "first", "second", "draft", "third"]
            .map(|field| Canary::of("rose", field, seed))
            .to_vec();
        let room = make(&olga.1, canaries[0].word()).await;
        for browser in [&klara.1, &edda.1] {
            let door = format!("/rooms/door/{}", invitation(&olga.1, &room).await);
            led_to(&browser.post_hers(&door, &[]).await);
        }
        let speakers = [&olga.1, &klara.1, &edda.1];
        let thread = speak(speakers, &room, &canaries).await;
        led_to(
            &edda
                .1
                .post_hers(&format!("{room}/leave"), &[("act", "leave")])
                .await,
        );
        let invitation = invitation(&olga.1, &room).await;
        let post = Self::a_post(&klara.1, &thread).await;
        world.run_until_quiet().await;
        Self {
            world,
            node,
            olga,
            klara,
            edda,
            maren,
            otto,
            oona,
            ines,
            invitation,
            room,
            thread,
            post,
            canaries,
            tap: Some(tap),
        }
    }

    /// The address of a post of the thread, from a link of its page.
    async fn a_post(browser: &Browser, thread: &str) -> String {
        let page = browser.get(thread).await.text();
        let is_link = |rest: &&str| rest.get(LETTERS..).is_some_and(|more| more.starts_with("/re"));
        let link = page.split(&format!("{thread}/")).find(is_link);
        let letters = link.and_then(|rest| rest.get(..LETTERS));
        format!(
            "{thread}/{}",
            letters.expect("a post that can be reported or released")
        )
    }

    /// Klara says some more, the first of it in words of everybody, and these are released to everybody; the id of the note.
    pub(crate) async fn release(&mut self, words: &str) -> String {
        let (klara, olga) = (&self.klara.1, &self.olga.1);
        let canary = Canary::of("rose", "beside what is released", 0);
        let reason = Canary::of("rose", "why it is released", 0);
        let said = format!("{words} {}", canary.word());
        let to = led_to(&klara.post_hers(&self.thread, &[("text", said.as_str())]).await);
        let post = to.rsplit("#p").next().unwrap_or_default();
        let form = format!("{}/{post}/release", self.thread);
        let ask = [
            ("excerpt", words),
            ("reach", "public"),
            ("reason", reason.word()),
            ("days", "3"),
            ("act", "ask"),
        ];
        led_to(&klara.post_hers(&form, &ask).await);
        let desk = format!("{}/steward", self.room);
        let page = olga.get(&desk).await.text();
        let letters = page.split("/steward/releases/").nth(1);
        let one = format!("{desk}/releases/{}", &letters.expect("it waits")[..LETTERS]);
        led_to(&olga.post_hers(&one, &[("act", "agree")]).await);
        self.node.tend_rooms();
        let listed = get(&self.node, "/api/v1/notes", "application/json").await;
        let note = listed.expect(200)["items"][0]["id"].as_str().map(str::to_owned);
        self.canaries.extend([canary, reason]);
        note.expect("it is read outside")
    }

    /// The letters of the room, of the thread and of the post.
    pub(crate) fn letters(&self) -> [String; 3] {
        [&self.room, &self.thread, &self.post]
            .map(|address| address.rsplit('/').next().unwrap_or_default().to_owned())
    }

    /// Everybody who has no seat, by name.
    pub(crate) fn outside(&self) -> Vec<(&'static str, Browser)> {
        let of = |(person, browser): &(Person, Browser)| {
            let hers = Browser::new(&person.node);
            hers.set_cookie(&browser.cookie().unwrap_or_default());
            hers
        };
        vec![
            ("a stranger", Browser::new(&self.node)),
            ("a member outside", of(&self.maren)),
            ("an ex-member", of(&self.edda)),
            ("an officer", of(&self.otto)),
            ("the operator", of(&self.oona)),
            ("a member who is invited", of(&self.ines)),
        ]
    }
}
