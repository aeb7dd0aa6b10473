//! The admin socket: one request a line, then lines about the progress, then the reply; for this machine's owner alone.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::{Failure, Progress, Reply, Request, perform};
use crate::runtime::NodeRuntime;
use crate::workers::Stop;

/// Name of the socket inside a data folder.
const FILE_NAME: &str = "admin.sock";
/// Longest line, in bytes: a calendar of 5 MiB inside a JSON string.
const LINE_BYTES_MAX: u64 = 32 * 1024 * 1024;

/// What the node writes back.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Progress(String),
    Reply(Reply),
}

fn path(data: &Path) -> PathBuf {
    data.join(FILE_NAME)
}

/// Makes the socket, mode 0600; whoever holds the store's lock may take a dead one away.
pub(crate) fn bind(data: &Path) -> io::Result<UnixListener> {
    crate::runtime::private_folder(data)?;
    let path = path(data);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Answers until the node stops.
pub(crate) async fn serve(listener: UnixListener, runtime: Arc<NodeRuntime>, stop: Stop) {
    let mut conversations = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.asked() => break,
            Some(_ended) = conversations.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                conversations.spawn(converse(stream, runtime.clone()));
            }
            Err(error) => {
                tracing::warn!(kind = %error.kind(), "the admin socket failed");
                break;
            }
        }
    }
    conversations.shutdown().await;
    // The next start takes a left-over away too.
    let _left_over = std::fs::remove_file(path(&runtime.config.data_dir()));
}

async fn converse(stream: UnixStream, runtime: Arc<NodeRuntime>) {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    let mut line = String::new();
    // A client that goes away is answered by nobody.
    if (&mut read)
        .take(LINE_BYTES_MAX)
        .read_line(&mut line)
        .await
        .is_err()
        || line.is_empty()
    {
        return;
    }
    let request = match serde_json::from_str(&line) {
        Ok(request) => request,
        Err(_) => {
            let failure = Failure::usage("the node does not know this request; is it of the same version?");
            let _gone = write_line(&mut write, &Line::Reply(Reply::Refused(failure))).await;
            return;
        }
    };
    answer(request, read, write, &runtime).await;
}

/// Works while the client listens: one that hangs up interrupts the work between two transactions.
async fn answer(
    request: Request,
    mut read: BufReader<OwnedReadHalf>,
    mut write: OwnedWriteHalf,
    runtime: &NodeRuntime,
) {
    let (said, mut lines) = mpsc::unbounded_channel::<String>();
    let progress = Progress::new(move |line| {
        // Nobody listens any more: the work is about to be dropped.
        let _gone = said.send(line.to_owned());
    });
    let mut work = std::pin::pin!(perform(runtime, request, &progress));
    let mut ignored = [0; 1];
    let reply = loop {
        tokio::select! {
            biased;
            Some(line) = lines.recv() => {
                if write_line(&mut write, &Line::Progress(line)).await.is_err() {
                    return;
                }
            }
            reply = work.as_mut() => break reply,
            Ok(0) | Err(_) = read.read(&mut ignored) => return,
        }
    };
    while let Ok(line) = lines.try_recv() {
        let _gone = write_line(&mut write, &Line::Progress(line)).await;
    }
    let _gone = write_line(&mut write, &Line::Reply(reply)).await;
}

async fn write_line(write: &mut OwnedWriteHalf, line: &Line) -> io::Result<()> {
    let mut text = serde_json::to_string(line)?;
    text.push('\n');
    write.write_all(text.as_bytes()).await?;
    write.flush().await
}

/// Asks the node that runs on this folder; nothing when none runs.
pub(crate) async fn call(data: &Path, request: &Request, progress: &Progress<'_>) -> Option<Reply> {
    let stream = UnixStream::connect(path(data)).await.ok()?;
    let told = converse_with(stream, request, progress).await;
    let broken_off = || {
        Reply::Refused(Failure::failed(
            "the node ended before it answered; look at its log",
        ))
    };
    Some(told.ok().flatten().unwrap_or_else(broken_off))
}

async fn converse_with(
    stream: UnixStream,
    request: &Request,
    progress: &Progress<'_>,
) -> io::Result<Option<Reply>> {
    let (read, mut write) = stream.into_split();
    let mut text = serde_json::to_string(request)?;
    text.push('\n');
    write.write_all(text.as_bytes()).await?;
    write.flush().await?;
    let mut lines = BufReader::new(read).lines();
    while let Some(line) = lines.next_line().await? {
        match serde_json::from_str(&line)? {
            Line::Progress(line) => progress.say(&line),
            Line::Reply(reply) => return Ok(Some(reply)),
        }
    }
    Ok(None)
}
