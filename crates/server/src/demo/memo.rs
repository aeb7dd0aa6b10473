//! What a demonstration remembers of itself between two starts: ports, seed, tokens; in `demo.json`, for its owner alone.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::communities::Community;
use crate::admin::Failure;
use crate::runtime::private_folder;

const FILE_NAME: &str = "demo.json";
/// The tokens alone, for a shell to read.
pub(super) const SHELL_NAME: &str = "tokens.sh";

/// How much there is to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// 280 people, 61 events.
    Small,
    /// 3,000 people, 300 events.
    Medium,
    /// 30,000 people, 3,000 events.
    Large,
}

/// Tokens of the two whom the guide presents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tokens {
    pub(super) officer: String,
    pub(super) member: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Memo {
    pub(super) seed: u64,
    pub(super) size: Size,
    /// Seattle, London, Agora.
    pub(super) ports: [u16; 3],
    /// The first start, from which all dates count.
    pub(super) begun: Timestamp,
    /// How often it was started; chance goes on where it stopped.
    pub(super) starts: u64,
    /// By slug.
    pub(super) tokens: BTreeMap<String, Tokens>,
    /// The path of an invitation to a room of Seattle's; a demonstration from before there were rooms has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) invitation: Option<String>,
}

impl Memo {
    /// The one in a folder, if a demonstration was finished there.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(dir.join(FILE_NAME)).ok()?).ok()
    }

    pub(super) fn write(&self, dir: &Path) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        write_for_owner(dir, SHELL_NAME, self.shell().as_bytes())?;
        write_for_owner(dir, FILE_NAME, &text)
    }

    /// The tokens as variables of a shell: `SEATTLE_OFFICER`, `LONDON_MEMBER` and so on.
    fn shell(&self) -> String {
        let mut lines = String::new();
        for (slug, tokens) in &self.tokens {
            let name = slug.to_ascii_uppercase();
            lines.push_str(&format!(
                "{name}_OFFICER={}\n{name}_MEMBER={}\n",
                tokens.officer, tokens.member
            ));
        }
        lines
    }

    /// The tokens of a community's officer and member.
    pub(super) fn tokens_of(&self, community: Community) -> Option<&Tokens> {
        self.tokens.get(community.profile().slug)
    }
}

/// Written whole or not at all, readable by its owner alone.
fn write_for_owner(dir: &Path, name: &str, text: &[u8]) -> io::Result<()> {
    let fresh = dir.join(format!("{name}.new"));
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&fresh)?;
    io::Write::write_all(&mut file, text)?;
    fs::rename(fresh, dir.join(name))
}

/// Makes room for a new demonstration: takes an earlier one away, and nothing that is none.
pub(super) fn clear(dir: &Path) -> Result<(), Failure> {
    let trouble = |path: &Path, error: io::Error| {
        Failure::failed(format!("{} cannot be cleared: {}", path.display(), error.kind()))
    };
    for community in Community::ALL {
        let folder = community.folder(dir);
        if !folder.exists() {
            continue;
        }
        if !is_demonstration(community, dir) {
            let what = "is no node of a demonstration; name another folder with --dir";
            return Err(Failure::usage(format!("{} {what}", folder.display())));
        }
        fs::remove_dir_all(&folder).map_err(|error| trouble(&folder, error))?;
    }
    // Nothing is lost when it is not there; it is made anew with the next demonstration.
    let _ = fs::remove_file(dir.join(SHELL_NAME));
    let file = dir.join(FILE_NAME);
    if file.exists() {
        fs::remove_file(&file).map_err(|error| trouble(&file, error))?;
    }
    private_folder(dir).map_err(|error| trouble(dir, error))
}

/// A node that demonstrates has an address that ends in `.localhost`.
fn is_demonstration(community: Community, dir: &Path) -> bool {
    let address = format!("base_url = \"http://{}.localhost:", community.profile().slug);
    let text = fs::read_to_string(community.configuration_file(dir));
    text.is_ok_and(|text| text.contains(&address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo() -> Memo {
        let tokens = Tokens {
            officer: "a".to_owned(),
            member: "b".to_owned(),
        };
        Memo {
            seed: 42,
            size: Size::Small,
            ports: [8101, 8102, 8103],
            begun: Timestamp::UNIX_EPOCH,
            starts: 1,
            tokens: BTreeMap::from([("seattle".to_owned(), tokens)]),
            invitation: Some("/rooms/door/0123456789ABCDEFGHJKMNPQRS".to_owned()),
        }
    }

    #[test]
    fn what_was_remembered_is_read_back_and_is_nobody_elses() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Memo::read(dir.path()), None);
        memo().write(dir.path()).unwrap();
        assert_eq!(Memo::read(dir.path()), Some(memo()));
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &fs::metadata(dir.path().join(FILE_NAME)).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_demonstration_from_before_there_were_rooms_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let earlier = Memo {
            invitation: None,
            ..memo()
        };
        earlier.write(dir.path()).unwrap();
        let text = fs::read_to_string(dir.path().join(FILE_NAME)).unwrap();
        assert!(!text.contains("invitation"), "{text}");
        assert_eq!(Memo::read(dir.path()), Some(earlier));
    }

    #[test]
    fn a_folder_that_is_no_demonstration_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let precious = dir.path().join("london");
        fs::create_dir(&precious).unwrap();
        fs::write(
            precious.join("rosarium.toml"),
            "base_url = \"https://london.example\"",
        )
        .unwrap();
        assert!(clear(dir.path()).is_err());
        assert!(precious.join("rosarium.toml").exists());
        fs::write(
            precious.join("rosarium.toml"),
            "base_url = \"http://london.localhost:8102\"",
        )
        .unwrap();
        clear(dir.path()).unwrap();
        assert!(!precious.exists());
    }
}
