//! `rosarium members export`: all members as CSV, a page at a time, with the columns that import reads.

use std::fs::{File, OpenOptions};
use std::io::{self, Write, stdout};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use domain::MemberId;

use super::ask::Conversation;
use crate::admin::{Failure, MemberAsk, MemberPage, Reply, Request};
use crate::cli::{Exit, Place, say};

#[derive(Args)]
pub(crate) struct Export {
    /// The file, which must not be there yet and is its owner's alone; stdout when left out
    file: Option<PathBuf>,
}

impl Export {
    pub(super) async fn run(self, place: &Place) -> Result<Exit, Failure> {
        let mut node = Conversation::begin(place)?;
        let page = asked(&mut node, None).await?;
        let mut out: Box<dyn Write> = match &self.file {
            None => Box::new(stdout()),
            Some(path) => Box::new(begin(path)?),
        };
        let written = write_all(&mut out, &mut node, page).await;
        if let (Err(_), Some(path)) = (&written, &self.file) {
            // Half of the members is no export: the command can be run again as it was.
            let _gone = std::fs::remove_file(path);
        }
        say(&format!("{} members", written?));
        Ok(Exit::Done)
    }
}

/// A file that was not there before, its owner's alone.
fn begin(path: &Path) -> Result<File, Failure> {
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    opened.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::failed(format!(
            "{} is there already; name another file, or take that one away",
            path.display()
        )),
        kind => Failure::failed(format!("{}: {kind}", path.display())),
    })
}

/// Writes page after page, this one first; how many members that were.
async fn write_all(
    out: &mut dyn Write,
    node: &mut Conversation,
    mut page: MemberPage,
) -> Result<usize, Failure> {
    let failed =
        |error: io::Error| Failure::failed(format!("the members cannot be written: {}", error.kind()));
    let mut count = 0;
    loop {
        out.write_all(page.csv.as_bytes()).map_err(failed)?;
        count += page.members;
        match page.next {
            Some(after) => page = asked(node, Some(after)).await?,
            None => break,
        }
    }
    out.flush().map_err(failed)?;
    Ok(count)
}

async fn asked(node: &mut Conversation, after: Option<MemberId>) -> Result<MemberPage, Failure> {
    match node.ask(Request::Members(MemberAsk::Export { after })).await? {
        Reply::Done(shown) | Reply::WouldChange(shown) => serde_json::from_value(shown.value)
            .map_err(|_| Failure::failed("the node answered something else; is it of the same version?")),
        Reply::Refused(failure) => Err(failure),
    }
}
