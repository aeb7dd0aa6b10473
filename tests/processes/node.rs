//! One node: its folder, commands on it, and its process, which only this test starts and ends.

use std::io::{self, BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::client::{Answer, send};
use crate::patience::{Watch, wait_for};

/// A node and, while it is at work, its process.
pub(crate) struct Node {
    dir: tempfile::TempDir,
    /// `http://seattle.localhost:21801`.
    pub(crate) origin: String,
    /// `seattle.localhost:21801`.
    pub(crate) authority: String,
    /// Where it listens whenever it works.
    pub(crate) address: SocketAddr,
    reserved: Option<TcpListener>,
    child: Option<Child>,
}

/// What a command wrote, and its exit code; none when a signal ended it.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// How a node spoke and ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) signal: Option<i32>,
}

/// What a start took.
pub(crate) struct Started {
    /// Until its first line.
    pub(crate) took: Duration,
}

impl Node {
    /// A folder that is set up at an address of this machine, with an operator `olga`; nothing runs.
    pub(crate) fn set_up(name: &str) -> Self {
        let mut node = Self::unborn();
        node.be_born(&format!("http://{name}.localhost:{}", node.address.port()), name);
        node
    }

    /// The same on another engine: made on the default one and copied.
    pub(crate) fn set_up_on(name: &str, engine: &str) -> Self {
        let node = Self::set_up(name);
        if engine != "redb" {
            let place = node.dir.path().join("data").join(engine);
            let place = place.to_str().unwrap().to_owned();
            node.done(&["db", "copy", "--to", &format!("{engine}:{place}")]);
            node.configure("engine = \"redb\"", &format!("engine = \"{engine}\""));
            node.configure("\npath = \"\"", &format!("\npath = \"{place}\""));
        }
        node
    }

    /// Its store is gone, as if the disk had died; its configuration is kept elsewhere.
    pub(crate) fn lose_store(&self) {
        assert!(self.child.is_none(), "it runs");
        std::fs::remove_dir_all(self.data().join("store")).unwrap();
    }

    /// Changes one line of its configuration.
    pub(crate) fn configure(&self, from: &str, to: &str) {
        let file = self.data().join("rosarium.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
    }

    /// The same at a public address, which nobody resolves.
    pub(crate) fn set_up_in_public(name: &str) -> Self {
        let mut node = Self::unborn();
        node.be_born(&format!("https://{name}.example"), name);
        node
    }

    /// An empty folder, and a free address as `localhost`.
    pub(crate) fn unborn() -> Self {
        let reserved = reserved();
        let address = reserved.local_addr().unwrap();
        let authority = format!("localhost:{}", address.port());
        Self {
            dir: tempfile::tempdir().unwrap(),
            origin: format!("http://{authority}"),
            authority,
            address,
            reserved: Some(reserved),
            child: None,
        }
    }

    fn be_born(&mut self, origin: &str, name: &str) {
        origin.clone_into(&mut self.origin);
        self.authority = origin.split("://").nth(1).unwrap().to_owned();
        let init = [
            "init",
            "--dev",
            "--url",
            origin,
            "--name",
            name,
            "--tz",
            "Europe/London",
        ];
        self.done(&init);
        self.done(&["admin", "create", "olga@example.org"]);
    }

    pub(crate) fn origin(&self) -> String {
        self.origin.clone()
    }

    /// A file beside the data folder.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Its folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// Runs a command on the folder.
    pub(crate) fn run(&self, words: &[&str]) -> Ran {
        Ran::of(&self.command().args(words).output().unwrap())
    }

    /// Runs a command that must end well; its answer in JSON.
    pub(crate) fn done(&self, words: &[&str]) -> Value {
        let ran = self.run(&[words, &["--json"]].concat());
        assert_eq!(ran.code, Some(0), "{words:?}: {}{}", ran.out, ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }

    /// A bearer token of a member.
    pub(crate) fn token(&self, member: &str, scopes: &str) -> String {
        let made = self.done(&["token", "create", "--member", member, "--scope", scopes]);
        format!("authorization: Bearer {}", made["token"].as_str().unwrap())
    }

    /// Lets it work as a development node on its own address; ready when this returns.
    pub(crate) fn start(&mut self) -> Started {
        let listen = self.address.to_string();
        self.start_with(&["--dev", "--listen", &listen])
    }

    /// Lets it work; ready when this returns.
    pub(crate) fn start_with(&mut self, words: &[&str]) -> Started {
        assert!(self.child.is_none(), "it runs already");
        drop(self.reserved.take());
        let watch = Watch::start();
        let mut child = self
            .command()
            .arg("serve")
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let read = BufReader::new(child.stdout.take().unwrap()).read_line(&mut line);
        let took = watch.elapsed();
        self.child = Some(child);
        read.unwrap();
        let expected = format!("listening http://{} origin {}", self.address, self.origin());
        assert_eq!(line.trim_end(), expected);
        Started { took }
    }

    /// SIGKILL: no warning, no last words.
    pub(crate) fn kill(&mut self) {
        let mut child = self.child.take().unwrap();
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().signal(), Some(9));
    }

    /// SIGTERM, and how it ended.
    pub(crate) fn terminate(&mut self) -> Ended {
        self.ask_to_end();
        self.terminate_asked()
    }

    /// How it ends once SIGTERM was sent.
    pub(crate) fn terminate_asked(&mut self) -> Ended {
        let mut child = self.child.take().unwrap();
        let status = wait_for(Duration::from_secs(30), || match child.try_wait().unwrap() {
            Some(status) => Ok(status),
            None => Err("it still runs".to_owned()),
        });
        if status.is_err() {
            child.kill().unwrap();
        }
        let status = status.unwrap();
        Ended {
            code: status.code(),
            signal: status.signal(),
        }
    }

    /// SIGTERM alone.
    pub(crate) fn ask_to_end(&self) {
        let pid = self.child.as_ref().unwrap().id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Sends a request with the node's own name.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[&str], body: &[u8]) -> io::Result<Answer> {
        let host = format!("host: {}", self.authority);
        send(
            self.address,
            method,
            path,
            &[&[host.as_str()], headers].concat(),
            body,
        )
    }

    pub(crate) fn get(&self, path: &str, headers: &[&str]) -> Answer {
        self.ask("GET", path, headers, b"").unwrap()
    }

    /// Sends JSON.
    pub(crate) fn put_in(&self, method: &str, path: &str, bearer: &str, body: &Value) -> io::Result<Answer> {
        let headers = ["content-type: application/json", bearer];
        self.ask(method, path, &headers, body.to_string().as_bytes())
    }

    /// Lets it work until nothing is queued but what waits for its retry.
    pub(crate) fn drain(&self) {
        let drained = self.ask("POST", "/dev/drain", &[], b"").unwrap();
        assert_eq!(drained.status, 200, "{}", drained.body);
    }

    /// Still alive, the process that was started, and ready for work.
    pub(crate) fn assert_well(&mut self) {
        let child = self.child.as_mut().unwrap();
        assert!(child.try_wait().unwrap().is_none(), "the process ended");
        let ready = self.get("/readyz", &[]);
        assert_eq!((ready.status, &ready.json()["state"]), (200, &"ready".into()));
    }

    /// Resident memory in MiB, where the system tells it.
    pub(crate) fn memory_mib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.as_ref()?.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace()
            .nth(1)?
            .parse::<u64>()
            .ok()
            .map(|kib| kib / 1024)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(program());
        command
            .arg("--data")
            .arg(self.data())
            .env_remove("ROSARIUM_CONFIG")
            .env_remove("SSL_CERT_FILE");
        command
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended already.
            let _ended = child.kill();
            let _reaped = child.wait();
        }
    }
}

impl Ran {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "which program is tested is said from outside"
)]
fn program() -> PathBuf {
    let built = || {
        let targets =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        // One that is not absolute is meant from the root of the repository, where cargo was called.
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(targets)
            .join("release/rosarium")
    };
    let program = std::env::var_os("ROSARIUM_BIN").map_or_else(built, PathBuf::from);
    let built = program.is_file();
    assert!(built, "{} is not built: tests/run processes", program.display());
    program
}

/// A port of our own, held until the node takes it. It is below those that the system lends to outgoing
/// connections, so that nobody takes it while its node is dead.
fn reserved() -> TcpListener {
    let start = std::process::id() % 8_000;
    let ports = (0..8_000).map(|step| 20_000 + ((start * 7 + step * 13) % 8_000) as u16);
    let mut free = ports.filter_map(|port| TcpListener::bind(("127.0.0.1", port)).ok());
    free.next().unwrap()
}
