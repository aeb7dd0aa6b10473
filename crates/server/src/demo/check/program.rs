//! Calls this very program as a shell would: words in, what it says and how it exits out.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::admin::Failure;

/// What a command answered.
pub(super) struct Answered {
    /// How it exited; -1 when something ended it.
    pub(super) code: i32,
    /// On stdout.
    pub(super) said: String,
    /// On stderr.
    pub(super) complained: String,
}

/// The program that runs this check.
pub(super) fn own() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(|error| Failure::failed(error.kind()))
}

/// A command on the node of a folder.
pub(super) async fn call(data: &Path, words: &[&str]) -> Result<Answered, Failure> {
    let mut command = Command::new(own()?);
    command.args(words).arg("--data").arg(data).stdin(Stdio::null());
    let called = tokio::task::spawn_blocking(move || command.output()).await;
    let output = called.map_err(Failure::failed)?;
    let output =
        output.map_err(|error| Failure::failed(format!("`{}`: {}", words.join(" "), error.kind())))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    Ok(Answered {
        code: output.status.code().unwrap_or(-1),
        said: text(&output.stdout),
        complained: text(&output.stderr),
    })
}
