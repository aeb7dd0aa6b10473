//! What lies beside the sealed files in the open: when the set was made, and what each file weighs and hashes to.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::admin::Failure;

/// Everything but private keys.
pub(super) const CONTENT: &str = "content.age";
/// Private keys.
pub(super) const KEYS: &str = "keys.age";
/// The files of pictures.
pub(super) const MEDIA: &str = "media.age";
/// What is said in private rooms, under keys that are in none of these files.
pub(super) const ROOMS: &str = "rooms.age";
/// The keys of rooms, each wrapped under one that is in no backup: a set of its own.
pub(super) const ROOM_KEYS: &str = "room-keys.age";
const LABEL: &str = "backup.json";
const LABEL_BYTES_MAX: u64 = 64 * 1024;
const FORMAT: u32 = 3;
/// Of sets without rooms, which there were none of.
const FORMAT_WITHOUT_ROOMS: u32 = 2;
/// Of sets without pictures either.
const FORMAT_WITHOUT_MEDIA: u32 = 1;

/// The label of a set.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Label {
    /// Version of this file and of the names beside it.
    pub(crate) format: u32,
    /// When the set was made.
    pub(crate) made: Timestamp,
    /// Version of the program that made it.
    pub(crate) program: String,
    /// Which of the two sets of one moment it is of.
    #[serde(default)]
    pub(crate) holds: Holds,
    /// The last commit in it; of keys of rooms, that of the set they were made with.
    pub(crate) sequence: u64,
    /// The sealed files.
    pub(crate) files: Vec<SealedPart>,
}

/// What a set is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Holds {
    /// What a node is made of again.
    #[default]
    Content,
    /// The keys of its rooms, which are kept apart and not for long.
    RoomKeys,
}

/// One sealed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SealedPart {
    /// Inside the set.
    pub(crate) name: String,
    /// Its length.
    pub(crate) bytes: u64,
    /// SHA-256 of it, in hexadecimal.
    pub(crate) sha256: String,
}

impl Label {
    pub(super) fn new(holds: Holds, made: Timestamp, sequence: u64, files: Vec<SealedPart>) -> Self {
        Self {
            format: FORMAT,
            made,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            holds,
            sequence,
            files,
        }
    }

    pub(super) fn write(&self, set: &Path) -> Result<(), Failure> {
        let path = set.join(LABEL);
        let refused = |error: std::io::Error| unusable(&path, &error);
        let text = serde_json::to_string_pretty(self).map_err(Failure::failed)?;
        let mut file = File::create_new(&path).map_err(refused)?;
        file.write_all(text.as_bytes()).map_err(refused)?;
        file.sync_all().map_err(refused)
    }

    /// Reads the label of a set, and nothing else of it.
    pub(super) fn read(set: &Path) -> Result<Self, Failure> {
        let path = set.join(LABEL);
        let file = match File::open(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let set = set.display();
                return Err(Failure::not_found(format!(
                    "there is no backup in {set}: it has no {LABEL}"
                )));
            }
            opened => opened.map_err(|error| unusable(&path, &error))?,
        };
        let mut text = String::new();
        let read = file.take(LABEL_BYTES_MAX).read_to_string(&mut text);
        read.map_err(|error| unusable(&path, &error))?;
        serde_json::from_str(&text)
            .map_err(|_| Failure::failed(format!("{} is not the label of a backup", path.display())))
    }

    /// Reads the label of a set and checks each file against it.
    pub(crate) fn check(set: &Path) -> Result<Self, Failure> {
        let label = Self::read(set)?;
        if ![FORMAT_WITHOUT_MEDIA, FORMAT_WITHOUT_ROOMS, FORMAT].contains(&label.format) {
            return Err(Failure::failed(format!(
                "this backup has format {} and this program reads {FORMAT}: use the rosarium that made it, {}",
                label.format, label.program
            )));
        }
        for name in label.names() {
            let written = label.files.iter().find(|file| file.name == name);
            let found = weigh(&set.join(name), name)?;
            if written != Some(&found) {
                let path = set.join(name);
                return Err(Failure::failed(format!(
                    "{} is not the file that was written: take another copy of the backup",
                    path.display()
                )));
            }
        }
        Ok(label)
    }

    /// The sealed files that a set of this format has.
    fn names(&self) -> Vec<&'static str> {
        if self.holds == Holds::RoomKeys {
            return vec![ROOM_KEYS];
        }
        let media = self.has_media().then_some(MEDIA);
        let rooms = self.has_rooms().then_some(ROOMS);
        [CONTENT, KEYS].into_iter().chain(media).chain(rooms).collect()
    }

    /// Whether there is one with the content of rooms.
    pub(super) fn has_rooms(&self) -> bool {
        self.format == FORMAT
    }

    /// Whether there is one with the files of pictures.
    pub(super) fn has_media(&self) -> bool {
        self.format != FORMAT_WITHOUT_MEDIA
    }
}

/// Length and hash of a file.
fn weigh(path: &Path, name: &str) -> Result<SealedPart, Failure> {
    let mut file = File::open(path).map_err(|error| unusable(path, &error))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer).map_err(|error| unusable(path, &error))?;
        if read == 0 {
            return Ok(SealedPart::of(name, bytes, hash));
        }
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
}

impl SealedPart {
    pub(super) fn of(name: &str, bytes: u64, hash: Sha256) -> Self {
        let hash = hash.finalize();
        Self {
            name: name.to_owned(),
            bytes,
            sha256: domain::hex(&hash),
        }
    }
}

pub(super) fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("{}: {}", path.display(), error.kind()))
}
