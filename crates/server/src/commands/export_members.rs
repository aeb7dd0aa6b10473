//! `rosarium members export`: all members as CSV, a page at a time, with the columns that import reads.

use std::fs::OpenOptions;
use std::io::{self, Write, stdout};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

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
        let mut page = asked(&mut node, None).await?;
        let failed =
            |error: io::Error| Failure::failed(format!("the file cannot be written: {}", error.kind()));
        let mut out: Box<dyn Write> = match &self.file {
            None => Box::new(stdout()),
            Some(path) => {
                let file = OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .mode(0o600)
                    .open(path);
                Box::new(file.map_err(failed)?)
            }
        };
        let mut count = 0;
        loop {
            out.write_all(page.csv.as_bytes()).map_err(failed)?;
            count += page.members;
            match page.next {
                Some(after) => page = asked(&mut node, Some(after)).await?,
                None => break,
            }
        }
        out.flush().map_err(failed)?;
        say(&format!("{count} members"));
        Ok(Exit::Done)
    }
}

async fn asked(node: &mut Conversation, after: Option<MemberId>) -> Result<MemberPage, Failure> {
    match node.ask(Request::Members(MemberAsk::Export { after })).await? {
        Reply::Done(shown) | Reply::WouldChange(shown) => serde_json::from_value(shown.value)
            .map_err(|_| Failure::failed("the node answered something else; is it of the same version?")),
        Reply::Refused(failure) => Err(failure),
    }
}
