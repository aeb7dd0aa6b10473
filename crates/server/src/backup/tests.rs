//! Sets on real folders: sealed, apart, whole or not there, and gone on with.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use domain::{OwnActor, Picture, PictureHash, PictureKind, PictureSize, ShelvedPicture, ShownPicture};
use edge::{MediaShelf, MemoryShelf};
use engine::{BackupReader, Direction, Engine, Keyspace, MemoryEngine, Range};
use jiff::Timestamp;
use store::actor_keys::{self, KeyRow, Signer};
use store::{Database, StoreError, audit, pictures, private_keys};
use wire::digest::{hex, sha256};

use super::label::{CONTENT, KEYS, MEDIA, ROOMS};
use super::sealed::{identities, unseal};
use super::*;
use crate::admin::{DryRun, FailureKind};
use crate::config::{EngineKind, MEDIA_FOLDER, StorageWhere};
use crate::media::FolderShelf;
use crate::runtime::engines;

const CANARY: &str = "a-word-of-the-audit-that-is-nowhere-else";

struct Sets {
    folder: tempfile::TempDir,
    recipient: String,
}

impl Sets {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = Identity::generate();
        let recipient = identity.to_public().to_string();
        fs::write(folder.path().join("key"), identity.to_string().expose_secret()).unwrap();
        Self { folder, recipient }
    }

    fn identity(&self) -> PathBuf {
        self.folder.path().join("key")
    }

    fn create(&self, engine: &dyn Engine, work: &Work) -> Result<PathBuf, crate::admin::Failure> {
        self.create_with(engine, &MemoryShelf::default(), work)
    }

    fn create_with(
        &self,
        engine: &dyn Engine,
        shelf: &dyn MediaShelf,
        work: &Work,
    ) -> Result<PathBuf, crate::admin::Failure> {
        let asked = CreateAsked {
            into: self.folder.path().join("sets"),
            recipient: self.recipient.clone(),
            made: at(1),
        };
        let sources = Sources {
            engine,
            shelf,
            rooms: &nobody(),
        };
        let made = create(&sources, &asked, work)?;
        Ok(PathBuf::from(made["set"].as_str().unwrap()))
    }

    fn place(&self, kind: EngineKind, name: &str) -> StorageWhere {
        StorageWhere {
            kind,
            dir: self.folder.path().join(name).join("store"),
            cache_mib: 64,
            media: self.folder.path().join(name).join(MEDIA_FOLDER),
        }
    }
}

/// Rooms in which nobody ever was.
fn nobody() -> RoomsSource {
    RoomsSource::Shut {
        engine: Arc::new(MemoryEngine::new()),
        keys: PathBuf::from("there-is-none"),
    }
}

fn asked(set: &Path, identity: &Path) -> SetAsked {
    SetAsked {
        set: set.to_owned(),
        identity: identity.to_owned(),
        room_keys: None,
    }
}

fn restore(set: &Path, identity: &Path, to: &StorageWhere, now: Timestamp, work: &Work) -> Restored {
    super::restore(&asked(set, identity), to, now, work)
}

fn would_restore(set: &Path, identity: &Path, to: &StorageWhere, work: &Work) -> Restored {
    super::would_restore(&asked(set, identity), to, work)
}

fn verify(set: &Path, identity: Option<&Path>, trial: &Trial, work: &Work) -> Restored {
    super::verify(set, identity, None, trial, work)
}

type Restored = Result<serde_json::Value, crate::admin::Failure>;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

/// A store with keys and more rows than are written at once.
fn store() -> Arc<MemoryEngine> {
    let engine = Arc::new(MemoryEngine::new());
    let database = Database::open(engine.clone()).unwrap();
    for round in 0..4 {
        let logged = database.transact_blocking(|tx| {
            for number in 0..400 {
                audit::log(tx, CANARY, &format!("{round} {number}"), at(round))?;
            }
            let keys = KeyRow {
                rsa_pkcs8: vec![9; 1200],
                ed25519_seed: [9; 32],
                created: at(0),
                number: 1,
            };
            actor_keys::put(tx, &Signer::Own(OwnActor::Node), &keys)
        });
        assert_eq!(logged, Ok::<_, StoreError>(()));
    }
    engine
}

fn going() -> Work {
    Work::new(|_| {}, Arc::default())
}

fn stopped() -> Work {
    Work::new(|_| {}, Arc::new(AtomicBool::new(true)))
}

fn names(dir: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Vec::new();
    };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn rows(engine: &dyn Engine) -> Vec<(Keyspace, Vec<u8>, Vec<u8>)> {
    let mut rows = Vec::new();
    for space in (0..=u8::MAX).map(Keyspace) {
        let page = engine
            .page(&Range::prefix(space, b""), Direction::Forward, u16::MAX)
            .unwrap();
        rows.extend(
            page.items
                .into_iter()
                .map(|(key, record)| (space, key, record.payload.to_vec())),
        );
    }
    rows
}

/// H7
#[test]
fn a_set_holds_no_word_in_the_open_and_keeps_private_keys_apart() {
    let sets = Sets::new();
    let set = sets.create(&*store(), &going()).unwrap();
    let mut listed = names(&set);
    listed.sort();
    assert_eq!(listed, ["backup.json", CONTENT, KEYS, MEDIA, ROOMS]);
    for name in listed {
        let bytes = fs::read(set.join(name)).unwrap();
        assert!(
            !bytes
                .windows(CANARY.len())
                .any(|window| window == CANARY.as_bytes())
        );
        assert!(!bytes.windows(14).any(|window| window == b"9,9,9,9,9,9,9,"));
    }
    let identities = identities(&sets.identity()).unwrap();
    for (name, expected) in [(CONTENT, false), (KEYS, true)] {
        let mut reader = BackupReader::begin(unseal(&set.join(name), &identities).unwrap()).unwrap();
        let mut count = 0;
        while let Some(record) = reader.next_record().unwrap() {
            assert_eq!(private_keys::lie_in(record.space), expected);
            count += 1;
        }
        assert!(count > 0);
    }
    let verified = verify(&set, Some(&sets.identity()), &Trial::in_temporary(), &going()).unwrap();
    assert!(verified["records"].as_u64().unwrap() > 1600);
    assert!(!Trial::in_temporary().dir.exists());
}

#[test]
fn a_restored_store_holds_what_the_set_holds_and_goes_on_above_it() {
    let sets = Sets::new();
    let source = store();
    let set = sets.create(&*source, &going()).unwrap();
    for kind in [EngineKind::Redb, EngineKind::Sled] {
        let place = sets.place(kind, &format!("{kind:?}"));
        restore(&set, &sets.identity(), &place, at(9), &going()).unwrap();
        let engine = engines::open(&place).unwrap();
        let (restored, original) = (rows(&*engine), rows(&*source));
        assert!(
            original
                .iter()
                .all(|row| restored.contains(row) || row.0 == Keyspace(0))
        );
        let database = Database::open(engine.clone()).unwrap();
        let last = database.read(|tx| audit::tail(tx, 1)).unwrap();
        assert!(last[0].what.starts_with("restore "), "{last:?}");
        let before = source.backup(&mut std::io::sink()).unwrap().sequence;
        let after = engine.backup(&mut std::io::sink()).unwrap().sequence;
        assert!(after > before);
        let again = restore(&set, &sets.identity(), &place, at(9), &going()).unwrap_err();
        assert!(again.message.contains("not empty"), "{again}");
    }
}

#[test]
fn what_is_interrupted_leaves_nothing_that_looks_whole_and_is_gone_on_with() {
    let sets = Sets::new();
    let source = store();
    assert!(sets.create(&*source, &stopped()).is_err());
    assert_eq!(names(&sets.folder.path().join("sets")), Vec::<String>::new());
    let set = sets.create(&*source, &going()).unwrap();
    let place = sets.place(EngineKind::Redb, "node");
    let refused = restore(&set, &sets.identity(), &place, at(9), &stopped()).unwrap_err();
    assert!(
        refused.message.contains("goes on where this one stopped"),
        "{refused}"
    );
    assert!(!place.dir.exists());
    let restored = restore(&set, &sets.identity(), &place, at(9), &going()).unwrap();
    assert!(restored["written"].as_u64() < restored["records"].as_u64());
    assert_eq!(names(place.dir.parent().unwrap()), ["store"]);
}

#[test]
fn a_file_that_was_changed_or_is_of_another_set_is_refused_and_nothing_is_made() {
    let sets = Sets::new();
    let set = sets.create(&*store(), &going()).unwrap();
    let place = sets.place(EngineKind::Redb, "node");
    let tries = || {
        let restored = restore(&set, &sets.identity(), &place, at(9), &going());
        assert!(!place.dir.exists());
        restored.unwrap_err()
    };
    let content = set.join(CONTENT);
    let whole = fs::read(&content).unwrap();
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for wrong in [
        flipped,
        whole[..middle].to_vec(),
        fs::read(set.join(KEYS)).unwrap(),
    ] {
        fs::write(&content, wrong).unwrap();
        assert!(tries().message.contains("is not the file that was written"));
    }
    fs::write(&content, &whole).unwrap();
    let other = Sets::new();
    let strange = restore(&set, &other.identity(), &place, at(9), &going()).unwrap_err();
    assert!(
        strange.message.contains("not sealed to this identity"),
        "{strange}"
    );
    let missing = verify(&set.join("none"), None, &Trial::in_temporary(), &going()).unwrap_err();
    assert_eq!(missing.kind, FailureKind::NotFound);
    assert!(would_restore(&set, &sets.identity(), &place, &going()).is_ok());
    assert!(!place.dir.exists() && verify(&set, None, &Trial::in_temporary(), &going()).is_ok());
}

#[test]
fn a_copy_to_another_engine_and_back_has_equal_content() {
    let sets = Sets::new();
    let set = sets.create(&*store(), &going()).unwrap();
    let redb = sets.place(EngineKind::Redb, "redb");
    restore(&set, &sets.identity(), &redb, at(9), &going()).unwrap();
    let (sled, back) = (
        sets.place(EngineKind::Sled, "sled"),
        sets.place(EngineKind::Redb, "back"),
    );
    let dry = copy(&redb, &sled, DryRun::Dry, at(9), &going()).unwrap();
    assert!(!sled.dir.exists() && dry["records"].as_u64().unwrap() > 1600);
    assert!(copy(&redb, &sled, DryRun::Real, at(9), &stopped()).is_err() && !sled.dir.exists());
    copy(&redb, &sled, DryRun::Real, at(9), &going()).unwrap();
    copy(&sled, &back, DryRun::Real, at(9), &going()).unwrap();
    let held: Vec<_> = [&redb, &sled, &back]
        .map(|place| rows(&*engines::open(place).unwrap()))
        .into();
    assert!(held[0] == held[1] && held[1] == held[2]);
    let missing = copy(
        &sets.place(EngineKind::Redb, "none"),
        &sets.place(EngineKind::Sled, "new"),
        DryRun::Real,
        at(9),
        &going(),
    );
    assert_eq!(missing.unwrap_err().kind, FailureKind::NotFound);
}

#[test]
fn without_a_recipient_no_backup_is_made_and_it_is_said_what_to_do() {
    for text in ["", "age1nonsense", "AGE-SECRET-KEY-1"] {
        let refused = parse_recipient(text).err().unwrap();
        assert_eq!(refused.kind, FailureKind::Usage);
        assert!(refused.message.contains("age-keygen"), "{refused}");
    }
}

/// A store whose community has a picture, and the shelf that its two files lie on.
fn with_a_picture() -> (Arc<MemoryEngine>, MemoryShelf) {
    let (engine, shelf) = (store(), MemoryShelf::default());
    let (large, small) = (CANARY.repeat(90).into_bytes(), CANARY.repeat(9).into_bytes());
    let picture = Picture {
        hash: PictureHash::parse(&hex(&sha256(&large))).unwrap(),
        kind: PictureKind::Jpeg,
        width: 1_200,
        height: 630,
    };
    let shown = ShownPicture {
        picture: picture.clone(),
        alt: None,
    };
    let shelved = ShelvedPicture {
        picture,
        large_bytes: u32::try_from(large.len()).unwrap(),
        small_bytes: u32::try_from(small.len()).unwrap(),
    };
    let put = Database::open(engine.clone()).unwrap().transact_blocking(|tx| {
        pictures::keep(tx, &shelved)?;
        pictures::put_logo(tx, Some(&shown))
    });
    assert_eq!(put, Ok::<_, StoreError>(()));
    for file in pictures::files_in(&*engine).unwrap() {
        let bytes = match file.name.size {
            PictureSize::Large => &large,
            PictureSize::Small => &small,
        };
        shelf.keep(&file.name, bytes, at(0)).unwrap();
    }
    (engine, shelf)
}

/// H7: what pages show is sealed like the rest, and a restored node shows it.
#[test]
fn the_files_of_pictures_are_sealed_into_a_set_and_come_out_of_it_whole() {
    let sets = Sets::new();
    let (source, shelf) = with_a_picture();
    let set = sets.create_with(&*source, &shelf, &going()).unwrap();
    let sealed = fs::read(set.join(MEDIA)).unwrap();
    assert!(
        !sealed
            .windows(CANARY.len())
            .any(|window| window == CANARY.as_bytes())
    );
    let trial = Trial {
        dir: sets.folder.path().join("trial"),
    };
    let verified = verify(&set, Some(&sets.identity()), &trial, &going()).unwrap();
    assert_eq!(
        (verified["pictures"].as_u64(), trial.dir.exists()),
        (Some(2), false)
    );

    let place = sets.place(EngineKind::Redb, "node");
    let would = would_restore(&set, &sets.identity(), &place, &going()).unwrap();
    assert_eq!(
        (would["pictures"].as_u64(), place.media.exists()),
        (Some(2), false)
    );
    assert!(restore(&set, &sets.identity(), &place, at(9), &stopped()).is_err());
    assert!(!place.dir.exists(), "it has no name before all of it is there");
    let restored = restore(&set, &sets.identity(), &place, at(9), &going()).unwrap();
    assert_eq!(restored["pictures"], 2);
    let there = FolderShelf::at(&place.media);
    for file in pictures::files_in(&*source).unwrap() {
        assert_eq!(there.read(&file.name).unwrap(), shelf.read(&file.name).unwrap());
    }
    assert_eq!(check_media(&*engines::open(&place).unwrap(), &there).unwrap(), 2);

    let mut flipped = sealed;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(set.join(MEDIA), flipped).unwrap();
    let other = sets.place(EngineKind::Redb, "other");
    let refused = restore(&set, &sets.identity(), &other, at(9), &going()).unwrap_err();
    assert!(
        refused.message.contains("is not the file that was written"),
        "{refused}"
    );
    assert!(!other.media.exists());
}

#[test]
fn a_copy_to_another_data_folder_carries_the_files_and_one_in_the_same_leaves_them() {
    let sets = Sets::new();
    let (source, shelf) = with_a_picture();
    let set = sets.create_with(&*source, &shelf, &going()).unwrap();
    let redb = sets.place(EngineKind::Redb, "node");
    restore(&set, &sets.identity(), &redb, at(9), &going()).unwrap();
    let beside = StorageWhere {
        kind: EngineKind::Sled,
        dir: redb.dir.with_file_name("store-sled"),
        ..redb.clone()
    };
    let copied = copy(&redb, &beside, DryRun::Real, at(9), &going()).unwrap();
    assert_eq!(copied["pictures"], 0, "they lie where they are looked for");
    let sled = sets.place(EngineKind::Sled, "elsewhere");
    let copied = copy(&redb, &sled, DryRun::Real, at(9), &going()).unwrap();
    assert_eq!(copied["pictures"], 2);
    assert_eq!(copied["pictures_missing"], 0);
    for place in [&beside, &sled] {
        let there = FolderShelf::at(&place.media);
        assert_eq!(check_media(&*engines::open(place).unwrap(), &there).unwrap(), 2);
    }
}

#[test]
fn a_file_that_is_missing_is_named_and_holds_no_backup_up() {
    let sets = Sets::new();
    let (source, shelf) = with_a_picture();
    let [small, large]: [String; 2] = shelf.names().try_into().unwrap();
    assert_eq!(check_media(&*source, &shelf).unwrap(), 2);
    shelf.lose(&small);
    let missing = check_media(&*source, &shelf).unwrap_err();
    assert!(
        missing.message.contains(&format!("{small} (missing)")),
        "{missing}"
    );
    assert!(!missing.message.contains(&large), "{missing}");
    let set = sets.create_with(&*source, &shelf, &going()).unwrap();
    let place = sets.place(EngineKind::Redb, "node");
    let restored = restore(&set, &sets.identity(), &place, at(9), &going()).unwrap();
    assert_eq!(restored["pictures"], 1);
    fs::write(place.media.join(&large), "another").unwrap();
    let engine = engines::open(&place).unwrap();
    let wrong = check_media(&*engine, &FolderShelf::at(&place.media)).unwrap_err();
    let said = format!("{small} (missing), {large} (not as it was written)");
    assert!(wrong.message.contains(&said), "{wrong}");
}

#[test]
fn a_set_from_before_there_were_pictures_is_still_read() {
    let sets = Sets::new();
    let set = sets.create(&*store(), &going()).unwrap();
    let path = set.join("backup.json");
    let mut label: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    fs::remove_file(set.join(MEDIA)).unwrap();
    let place = sets.place(EngineKind::Redb, "node");
    let refused = restore(&set, &sets.identity(), &place, at(9), &going());
    assert!(refused.is_err(), "a set of this form has them");
    label["format"] = 1.into();
    fs::write(&path, label.to_string()).unwrap();
    let restored = restore(&set, &sets.identity(), &place, at(9), &going()).unwrap();
    assert_eq!(restored["pictures"], 0);
}
