//! Journey A, steps 1 to 4: an operator sets a node up with this very program, as a shell would start it, and its president
//! describes the community before a browser.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::browser::Browser;
use super::marks::{Marks, Seen, hope};
use super::program::{self, Answered};
use super::stage::eventually;
use crate::admin::Failure;
use crate::config::FILE_NAME;
use crate::demo::caller::{Caller, expect};
use crate::runtime::MAIL_FOLDER;

/// The name of the new community.
const NAME: &str = "Eastside Partner Chapter";
/// Who becomes its president.
const PRESIDENT: &str = "president@eastside.example";

/// A node in a folder of its own, and where it listens.
pub(super) struct NewNode {
    data: PathBuf,
    url: String,
    listen: SocketAddr,
    serving: Option<Serving>,
}

/// A node that serves, ended with this value.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        // One that has ended already is not there to be ended.
        let _ended = self.0.kill();
        let _gone = self.0.wait();
    }
}

/// Every line about a node that did not exist before; it is gone with its folder at the end.
pub(super) async fn mark(beside: &Path, marks: &mut Marks<'_>) {
    let mut node = match NewNode::beside(beside) {
        Ok(node) => node,
        Err(failure) => {
            marks.note("A-1", "a node is set up with one command", Err(failure));
            return;
        }
    };
    let set_up = node.set_up().await;
    let is_there = set_up.is_ok();
    marks.note(
        "A-1",
        "one command makes configuration, keys and store and says the next three; plain http only with --dev",
        set_up,
    );
    if is_there {
        marks.note(
            "A-2",
            "doctor names each check with what to do, and its exit says whether one fails",
            node.examine().await,
        );
        let served = node.serve().await;
        let president = node.president().await;
        let (browser, seen) = match (served, president) {
            (Ok(()), Ok((browser, seen))) => (Some(browser), Ok(seen)),
            (Err(failure), _) | (_, Err(failure)) => (None, Err(failure)),
        };
        marks.note(
            "A-3",
            "it serves, and the president signs in by a link that works once",
            seen,
        );
        let described = match browser {
            Some(browser) => node.describe(browser).await,
            None => Err(Failure::failed("nobody could sign in")),
        };
        marks.note(
            "A-4",
            "community, levels and code are each saved by itself and stand on the pages, a room is made by one press, and a mail is written",
            described,
        );
    }
    drop(node.serving.take());
    // It was made by this check alone.
    let _absent = std::fs::remove_dir_all(&node.data);
}

impl NewNode {
    fn beside(folder: &Path) -> Result<Self, Failure> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        let listen = listener.and_then(|listener| listener.local_addr());
        let listen = listen.map_err(|error| Failure::failed(error.kind()))?;
        let data = folder.join(format!("eastside-{}", listen.port()));
        Ok(Self {
            data,
            url: format!("http://eastside.localhost:{}", listen.port()),
            listen,
            serving: None,
        })
    }

    async fn command(&self, words: &[&str]) -> Result<Answered, Failure> {
        program::call(&self.data, words).await
    }

    /// A command that has to go well; its answer in JSON.
    async fn done(&self, words: &[&str]) -> Result<Value, Failure> {
        let answered = self.command(&[words, &["--json"]].concat()).await?;
        hope(
            answered.code == 0,
            format!(
                "`{}` exits {}: {}",
                words.join(" "),
                answered.code,
                answered.complained
            ),
        )?;
        serde_json::from_str(&answered.said)
            .map_err(|_| Failure::failed(format!("`{} --json` says {}", words.join(" "), answered.said)))
    }

    async fn set_up(&self) -> Seen {
        let listen = self.listen.to_string();
        let words = [
            "init",
            "--url",
            &self.url,
            "--name",
            NAME,
            "--tz",
            "America/Los_Angeles",
            "--locale",
            "en",
            "--listen",
            &listen,
        ];
        let file = self.data.join(FILE_NAME);
        let refused = self.command(&words).await?;
        hope(
            refused.code != 0 && refused.complained.contains("--dev"),
            format!(
                "plain http without --dev exits {}: {}",
                refused.code, refused.complained
            ),
        )?;
        hope(!file.exists(), "what was refused left a configuration behind")?;
        let made = self.command(&[&words[..], &["--dev"]].concat()).await?;
        hope(
            made.code == 0,
            format!("init exits {}: {}", made.code, made.complained),
        )?;
        for (path, what) in [(&file, "configuration"), (&self.data.join("store"), "store")] {
            hope(path.exists(), format!("there is no {what} at {}", path.display()))?;
        }
        let next = made
            .said
            .lines()
            .filter(|line| line.starts_with("  rosarium "))
            .count();
        hope(
            next == 3,
            format!("it says {next} commands to go on with: {}", made.said),
        )?;
        let words = made
            .said
            .lines()
            .find_map(|line| line.strip_prefix("words of its key: "));
        let words = words.unwrap_or_default();
        hope(
            words.split(' ').count() == 6,
            format!("its key has the words `{words}`, which are not six"),
        )?;
        // Nodes of one machine cannot share the port of the figures.
        let text = std::fs::read_to_string(&file).map_err(|error| Failure::failed(error.kind()))?;
        let text = text.replace("listen = \"127.0.0.1:9090\"", "listen = \"\"");
        std::fs::write(&file, text).map_err(|error| Failure::failed(error.kind()))?;
        Ok(format!(
            "{FILE_NAME}, store and keys (\"{words}\"), three commands; http without --dev exits {}",
            refused.code
        ))
    }

    async fn examine(&self) -> Seen {
        let seen = self.doctor(&[]).await?;
        let broken = self.data.join("broken.toml");
        std::fs::write(&broken, "base_url = 7\n").map_err(|error| Failure::failed(error.kind()))?;
        let config = broken.to_string_lossy().into_owned();
        let refused = self.command(&["doctor", "--config", &config]).await?;
        hope(
            refused.code == 1 && refused.said.contains("→"),
            format!(
                "a configuration that cannot be read exits {}: {}",
                refused.code, refused.said
            ),
        )?;
        Ok(format!(
            "{seen}; a broken configuration exits 1 and is told how to mend it"
        ))
    }

    /// Each finding is a word of three, with what to do unless all is well; the exit agrees with them.
    async fn doctor(&self, more: &[&str]) -> Seen {
        let answered = self.command(&["doctor", "--dev", "--json"]).await?;
        let report: Value = serde_json::from_str(&answered.said)
            .map_err(|_| Failure::failed(format!("doctor says {} {}", answered.said, answered.complained)))?;
        let findings = report["findings"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut checks = Vec::new();
        for finding in findings {
            let (check, verdict) = (&finding["check"], finding["verdict"].as_str().unwrap_or_default());
            hope(
                matches!(verdict, "ok" | "warn" | "fail"),
                format!("{check} came out as {verdict}"),
            )?;
            hope(
                verdict == "ok" || finding["do"].is_string(),
                format!("{check} is {verdict} without what to do"),
            )?;
            checks.push(check.as_str().unwrap_or_default().to_owned());
        }
        for wanted in [
            "configuration",
            "data folder",
            "mail folder",
            "node",
            "dns",
            "clock",
        ]
        .iter()
        .chain(more)
        {
            hope(
                checks.iter().any(|check| check == wanted),
                format!("nobody looked at {wanted}"),
            )?;
        }
        let fails = report["fail"].as_u64().unwrap_or(u64::MAX);
        hope(
            answered.code == i32::from(fails > 0),
            format!("{fails} checks fail and it exits {}", answered.code),
        )?;
        Ok(format!(
            "{} ok, {} warn, {} fail, exit {}",
            report["ok"], report["warn"], report["fail"], answered.code
        ))
    }

    async fn serve(&mut self) -> Result<(), Failure> {
        let mut command = Command::new(program::own()?);
        command.args(["serve", "--dev", "--data"]).arg(&self.data);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let started = command.spawn().map_err(|error| Failure::failed(error.kind()))?;
        self.serving = Some(Serving(started));
        let caller = self.anyone()?;
        eventually("the new node is not ready", || async {
            // Not listening yet is no failure.
            let ready = caller.get("/readyz").await;
            Ok(ready.is_ok_and(|reply| reply.status == 200).then_some(()))
        })
        .await
    }

    fn anyone(&self) -> Result<Caller, Failure> {
        Caller::anyone(&self.url).map_err(Failure::failed)
    }

    async fn president(&self) -> Result<(Browser, String), Failure> {
        let made = self
            .done(&[
                "admin",
                "create",
                PRESIDENT,
                "--role",
                "officer",
                "--name",
                "Wilhelmina Tarn",
            ])
            .await?;
        let link = made["sign_in_link"].as_str().unwrap_or_default();
        let path = link
            .strip_prefix(self.url.as_str())
            .unwrap_or_default()
            .to_owned();
        hope(
            path.starts_with("/login/"),
            format!("creating the president prints no link of this node: {made}"),
        )?;
        let caller = self.anyone()?;
        let mut browser = Browser::new(&caller, "en");
        let page = browser.page(&path).await?;
        let desk = browser.press_on(&page, "/login", &[]).await?;
        desk.expect(200)?;
        let mut thief = Browser::new(&caller, "en");
        let again = thief.page(&path).await?;
        thief.press(&again, "/login", &[]).await?.expect(403)?;
        for actor in ["/actor", "/c/community"] {
            let document = caller.get_as(actor, "application/activity+json").await;
            let document = document?;
            expect(&document, 200, actor)?;
            let keys = document.text();
            hope(
                keys.contains("BEGIN PUBLIC KEY") && keys.contains("\"Multikey\""),
                format!("{actor} shows no RSA and no Ed25519 key"),
            )?;
        }
        let running = self.doctor(&["tls", "nodeinfo", "webfinger"]).await?;
        Ok((
            browser,
            format!("the link opened her desk, and nobody else's a second time; doctor: {running}"),
        ))
    }

    /// Four cards, each by its own form; the code begins with a text of ours.
    async fn describe(&self, mut browser: Browser) -> Seen {
        let setup = browser.page("/desk/setup/profile").await?;
        let said = [
            ("summary", "Partners on the *east side* of the lake."),
            ("audience", "partners_only"),
            ("country", "US"),
            ("region", "US-WA"),
            ("contact", "board@eastside.example"),
            ("chapters", "Issaquah"),
        ];
        browser.press_on(&setup, "/desk/setup/profile", &said).await?;
        let about = browser.page("/about").await?;
        about.shows(&["board@eastside.example", "Issaquah"])?;
        hope(
            about.text().contains(NAME),
            format!("/about does not name {NAME}"),
        )?;
        let new = browser.page("/desk/tiers/new").await?;
        let level = [
            ("name", "Chapter"),
            ("price", "240"),
            ("months", "12"),
            ("benefits", "A vote"),
        ];
        let tiers = browser.press_on(&new, "/desk/tiers/new", &level).await?;
        tiers.shows(&["Chapter", "240"])?;
        let write = browser.page("/desk/setup/code?from=ours").await?;
        let code = [("version", "1"), ("mode", "signed")];
        let cards = browser.press_on(&write, "/desk/setup/code", &code).await?;
        cards.shows(&["Version 1.0", "You can invite people now"])?;
        let room = browser.press_on(&cards, "/rooms", &[]).await?;
        room.shows(&["Licensing war stories", "Make an invitation"])?;
        let cards = browser.page("/desk/setup").await?;
        cards.shows(&["You are in it."])?;
        let summary = "We put the customer first and compete openly and honourably.";
        let mut visitor = Browser::new(&self.anyone()?, "en");
        let join = visitor.page("/join").await?;
        join.shows(&[summary])?;
        visitor.page("/about").await?.shows(&["east side", "Issaquah"])?;
        let before = self.mails_to(PRESIDENT)?;
        let mailed = browser.press_on(&cards, "/desk/setup/mail", &[]).await?;
        mailed.shows(&[PRESIDENT])?;
        let mails = self.mails_to(PRESIDENT)?;
        hope(
            mails > before,
            format!("the folder of mails has {mails} to {PRESIDENT} after {before}"),
        )?;
        Ok("on /about, /desk/tiers, /desk/setup, /join and /rooms; the mail lies in the folder".to_owned())
    }

    /// How many mails to an address lie in the folder.
    fn mails_to(&self, address: &str) -> Result<usize, Failure> {
        let failed =
            |error: std::io::Error| Failure::failed(format!("the folder of mails: {}", error.kind()));
        let folder = self.data.join(MAIL_FOLDER);
        if !folder.is_dir() {
            return Ok(0);
        }
        let mut found = 0;
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let mail = std::fs::read(entry.map_err(failed)?.path()).map_err(failed)?;
            found += usize::from(String::from_utf8_lossy(&mail).contains(address));
        }
        Ok(found)
    }
}
