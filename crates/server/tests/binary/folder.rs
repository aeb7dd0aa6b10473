//! A folder with a node in it, commands on it, and the node at work.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::client::{Answer, send};

/// A folder of a node; gone when dropped.
pub(crate) struct Folder {
    dir: tempfile::TempDir,
    pub(crate) origin: String,
}

/// The node of a folder at work; killed when dropped.
pub(crate) struct Served {
    child: Child,
    pub(crate) address: SocketAddr,
    /// The first line it wrote.
    pub(crate) said: String,
    authority: String,
}

/// What a command wrote, and its exit code.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// An empty one.
    pub(crate) fn empty(origin: &str) -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
            origin: origin.to_owned(),
        }
    }

    /// One with a node for trying out, and an operator `olga`.
    pub(crate) fn set_up(origin: &str) -> Self {
        let folder = Self::empty(origin);
        folder.done(&[
            "init",
            "--dev",
            "--url",
            origin,
            "--name",
            "Test Chapter",
            "--tz",
            "Europe/London",
        ]);
        folder.done(&["admin", "create", "olga@example.org"]);
        folder
    }

    /// Lets figures be read on a port that is free now.
    pub(crate) fn with_figures(&self) -> SocketAddr {
        let free = SocketAddr::from(([127, 0, 0, 1], free_port()));
        let file = self.data().join("rosarium.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        let other = text.replace("listen = \"127.0.0.1:9090\"", &format!("listen = \"{free}\""));
        assert_ne!(other, text);
        std::fs::write(file, other).unwrap();
        free
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// A file beside it.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Runs a command on the folder, with nothing of our own environment in it.
    pub(crate) fn run(&self, words: &[&str]) -> Ran {
        Ran::of(command(&self.data()).args(words).output().unwrap())
    }

    /// Runs a command that must end well; its output.
    pub(crate) fn done(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        ran.out
    }

    /// As [`Self::done`] with `--json`.
    pub(crate) fn json(&self, words: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.done(&[words, &["--json"]].concat())).unwrap()
    }

    /// Starts a command and does not wait for it.
    pub(crate) fn start(&self, words: &[&str]) -> Child {
        let mut command = command(&self.data());
        command
            .args(words)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// Lets the node work; ready when this returns.
    pub(crate) fn serve(&self, words: &[&str]) -> Served {
        let mut child = command(&self.data())
            .arg("serve")
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut said)
            .unwrap();
        let address = said
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split(' ').next());
        let address = address.and_then(|address| address.parse().ok());
        Served {
            address: address.unwrap_or_else(|| panic!("the node did not say where it listens: {said:?}")),
            child,
            said: said.trim_end().to_owned(),
            authority: self.origin.split("://").nth(1).unwrap().to_owned(),
        }
    }

    /// Lets a development node work on a free port.
    pub(crate) fn serve_dev(&self) -> Served {
        self.serve(&["--dev", "--listen", "127.0.0.1:0"])
    }
}

impl Served {
    /// GET with our own name.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_as(path, "*/*")
    }

    /// GET of one form of a thing.
    pub(crate) fn get_as(&self, path: &str, accept: &str) -> Answer {
        let (host, accept) = (format!("host: {}", self.authority), format!("accept: {accept}"));
        send(self.address, "GET", path, &[&host, &accept], "")
    }

    /// POST of JSON with our own name.
    pub(crate) fn post(&self, path: &str, kind: &str, body: &str) -> Answer {
        let (host, kind) = (
            format!("host: {}", self.authority),
            format!("content-type: {kind}"),
        );
        send(self.address, "POST", path, &[&host, &kind], body)
    }

    /// Sends SIGTERM and waits; the exit code.
    pub(crate) fn end(mut self) -> Option<i32> {
        let sent = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A port nobody listens on just now, for a node whose address must be known before it starts.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rosarium"));
    command
        .arg("--data")
        .arg(data)
        .env_remove("ROSARIUM_CONFIG")
        .env_remove("SSL_CERT_FILE");
    command
}
