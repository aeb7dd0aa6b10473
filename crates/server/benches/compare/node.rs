//! A node set up as an operator would: folder, configuration, token, peering and followers.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ambient::{Clock, SystemClock};
use domain::{Iri, Origin, Scope, Scopes, Title};
use jiff::Timestamp;
use serde_json::{Value, json};
use tempfile::TempDir;
use wire::actor::RemoteActor;
use wire::keys::PublicKey;
use wire::peering::{AgreementFacts, OfferFacts};

use crate::Failure;
use crate::drive::{Connection, drive, prepare};
use crate::load::Author;
use crate::peer::{Peer, application, group};
use crate::process::{Process, free_address};

/// A node in its folder; it runs only while a [`Process`] of it is held.
pub(crate) struct Node {
    program: PathBuf,
    /// Everything it remembers.
    pub(crate) data: PathBuf,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// Its name.
    pub(crate) origin: Origin,
    token: String,
}

impl Node {
    /// A fresh folder with a fresh node that does not run.
    pub(crate) fn set_up(program: PathBuf, data: &Path) -> Result<Self, Failure> {
        let address = free_address()?;
        let origin = Origin::parse(&format!("http://bench.localhost:{}", address.port()))?;
        let mut node = Self {
            program,
            data: data.to_path_buf(),
            address,
            origin,
            token: String::new(),
        };
        let (url, listen) = (node.origin.to_string(), address.to_string());
        node.command(&[
            "init", "--dev", "--url", &url, "--listen", &listen, "--name", "Bench",
        ])?;
        let file = data.join("rosarium.toml");
        let text = std::fs::read_to_string(&file)?;
        let text = text
            .replace("inbox_per_peer = 600", "inbox_per_peer = 4000000")
            .replace(
                "new_events_per_host_per_day = 5000",
                "new_events_per_host_per_day = 4000000",
            )
            .replace("fetch_per_host = 60", "fetch_per_host = 4000000")
            .replace("\npeople = 60", "\npeople = 4000000")
            .replace("listen = \"127.0.0.1:9090\"", "listen = \"\"");
        std::fs::write(&file, text)?;
        node.command(&["admin", "create", "olga@example.org"])?;
        let made = node.command(&[
            "token",
            "create",
            "--member",
            "olga",
            "--scope",
            "read,write,admin",
        ])?;
        node.token = made["token"].as_str().ok_or("no token was made")?.to_owned();
        Ok(node)
    }

    /// Its name as a link.
    pub(crate) fn origin_with_slash(&self) -> String {
        format!("{}/", self.origin)
    }

    /// Starts it.
    pub(crate) fn start(&self) -> Result<Process, Failure> {
        Process::start(
            Command::new(&self.program)
                .arg("serve")
                .arg("--dev")
                .arg("--data")
                .arg(&self.data),
        )
    }

    /// Starts another one of the same program, which sets itself up in a folder of its own.
    pub(crate) fn start_anew(&self) -> Result<(Process, TempDir), Failure> {
        let folder = tempfile::tempdir()?;
        let address = free_address()?;
        let process = Process::start(
            Command::new(&self.program)
                .args(["serve", "--dev", "--listen", &address.to_string()])
                .args(["--origin", &format!("http://anew.localhost:{}", address.port())])
                .arg("--data")
                .arg(folder.path().join("node")),
        )?;
        Ok((process, folder))
    }

    /// Its shared inbox.
    pub(crate) fn inbox(&self) -> Iri {
        Iri::local(&self.origin, "/inbox")
    }

    /// Runs a command on it; its answer in JSON.
    fn command(&self, words: &[&str]) -> Result<Value, Failure> {
        let mut command = Command::new(&self.program);
        command.args(words).arg("--json").arg("--data").arg(&self.data);
        let output = command.stderr(Stdio::piped()).output()?;
        if !output.status.success() {
            return Err(format!("{words:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Bytes of a request by the officer, or for a page by anybody.
    pub(crate) fn request(&self, method: &str, path: &str, accept: &str, body: Option<&Value>) -> Vec<u8> {
        let mut headers = vec![
            ("host".to_owned(), self.origin.authority().to_owned()),
            ("accept".to_owned(), accept.to_owned()),
        ];
        if path.starts_with("/api/") {
            headers.push(("authorization".to_owned(), format!("Bearer {}", self.token)));
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        if !body.is_empty() {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        prepare(method, path, &headers, body.as_bytes())
    }

    /// GET of a document.
    pub(crate) async fn get(&self, path: &str, accept: &str) -> Result<Vec<u8>, Failure> {
        let mut connection = Connection::open(self.address).await?;
        let (status, body) = connection
            .exchange(&self.request("GET", path, accept, None))
            .await?;
        match status {
            200 => Ok(body),
            _ => Err(format!("{path} answers {status}").into()),
        }
    }

    /// Lets what it accepts wait, or be taken in.
    pub(crate) async fn hold(&self, intake: &str) -> Result<(), Failure> {
        let body = json!({ "intake": intake });
        let load = vec![self.request("POST", "/dev/hold", "application/json", Some(&body))];
        expect_all(
            &drive(self.address, load, 1, 200).await?.unwanted,
            "holding the intake",
        )
    }

    async fn actor(&self, path: &str) -> Result<RemoteActor, Failure> {
        let body = self.get(path, "application/activity+json").await?;
        Ok(wire::actor::read(&serde_json::from_slice(&body)?)?)
    }

    /// The peer proposes, the operator accepts.
    pub(crate) async fn make_peer(
        &self,
        process: &Process,
        peer: &Peer,
        author: &mut Author<'_>,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let own = [self.actor("/actor").await?, self.actor("/c/community").await?];
        let mut pins = Vec::new();
        for actor in &own {
            let is_ed25519 = |key: &&wire::actor::RemoteKey| matches!(key.key, PublicKey::Ed25519(_));
            let key = actor
                .keys
                .iter()
                .find(is_ed25519)
                .ok_or("the node shows no Ed25519 key")?;
            pins.push((key.id.clone(), key.key.to_multikey()));
        }
        for actor in [application(origin), group(origin)] {
            pins.push((actor.with_fragment("ed25519-key"), peer.multikey()));
        }
        let (proposer, scopes) = (group(origin), Scopes::from([Scope::Events]));
        let agreement = wire::peering::agreement(&AgreementFacts {
            id: &Iri::local(origin, "/agreements/1"),
            proposer: &proposer,
            other: &own[1].id,
            name: &Title::parse("Peering: Load and Bench")?,
            note: None,
            key_pins: &pins,
            scopes: &scopes,
            notice_days: 30,
            start: now,
            published: now,
        });
        let offer = wire::peering::offer(OfferFacts {
            activity: &Iri::local(origin, "/activities/offer"),
            proposer: &proposer,
            other: &own[1].id,
            signed_agreement: author.prove(agreement, &proposer, now)?,
            expires: Timestamp::from_second(now.as_second() + 86_400)?,
            in_reply_to: None,
        });
        let offer = author.prove(offer, &proposer, now)?;
        let load = vec![author.post(&self.inbox(), &offer, now)?];
        expect_all(&drive(self.address, load, 1, 202).await?.unwanted, "the proposal")?;
        let clock = SystemClock::start();
        process.idle(&clock).await?;
        self.command(&["peer", "accept", origin.authority(), "--dev"])?;
        process.idle(&clock).await?;
        Ok(())
    }

    /// So many servers follow the community, each from a name of its own.
    pub(crate) async fn make_followers(
        &self,
        process: &Process,
        peer: &Peer,
        author: &mut Author<'_>,
        count: usize,
    ) -> Result<(), Failure> {
        let clock = SystemClock::start();
        let object = Iri::local(&self.origin, "/c/community");
        let mut load = Vec::new();
        for number in 0..count {
            let origin = peer.origin(&format!("follower{number}"))?;
            let activity = Iri::local(&origin, "/activities/follow");
            let follow = wire::follow::follow(&activity, &application(&origin), &object);
            load.push(author.post(&self.inbox(), &follow, clock.now())?);
        }
        let before = peer.heard();
        expect_all(&drive(self.address, load, 8, 202).await?.unwanted, "a Follow")?;
        process.idle(&clock).await?;
        let heard = peer.heard() - before;
        match heard >= count as u64 {
            true => Ok(()),
            false => Err(format!("{heard} of {count} followers were accepted").into()),
        }
    }

    /// A request that publishes an event.
    pub(crate) fn publish(&self, number: usize, audience: &str, now: Timestamp) -> Result<Vec<u8>, Failure> {
        let start = Timestamp::from_second(now.as_second() + 86_400 * (1 + (number % 300) as i64))?;
        let event = json!({
            "title": format!("Meeting {number}"), "start": start, "timezone": "Europe/Brussels",
            "description": "<p>Bring a <strong>question</strong>.</p>", "modality": "in_person",
            "place": {"name": "Lowland Cloud", "locality": "Brussels", "country": "BE"},
            "audience": audience,
        });
        Ok(self.request("POST", "/api/v1/events", "application/json", Some(&event)))
    }
}

/// No answer was another than the one that was wanted.
pub(crate) fn expect_all(unwanted: &[u16], what: &str) -> Result<(), Failure> {
    match unwanted.first() {
        None => Ok(()),
        Some(status) => Err(format!("{what}: {} answers like {status}", unwanted.len()).into()),
    }
}
