//! The attacker: she has the folder of the node, every set there still is with what unseals it, and the key that locks the
//! rooms; and she greps.

use std::ops::ControlFlow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use engine::fill;
use subrosa::PseudonymDays;

use super::*;

/// Rows of rooms and key files of some day.
struct Loot {
    rows: Vec<Vec<u8>>,
    keys: Vec<Vec<u8>>,
}

impl Chapter {
    /// All that can be had today.
    fn loot(&self) -> Loot {
        let mut live = Vec::new();
        self.rooms().back_up(&mut Vec::new(), &mut live).unwrap();
        let sets = |holds, name| {
            let sets = sets_of(&self.sets(), holds);
            let files = sets.iter().map(|set| self.unsealed(set, name));
            files.collect::<Vec<_>>()
        };
        let mut rows = vec![live];
        rows.extend(sets(Holds::Content, ROOMS));
        // Also what a kill may have left beside the key file.
        let mut keys: Vec<_> = files_below(&self.live().storage.dir)
            .into_iter()
            .filter(|file| file.to_string_lossy().contains("/keys"))
            .map(|file| fs::read(file).unwrap())
            .collect();
        assert_eq!(keys.len(), 1, "nothing is left beside the key file");
        keys.extend(sets(Holds::RoomKeys, ROOM_KEYS));
        Loot { rows, keys }
    }
}

/// Whether these rows and these keys together say what was said, to somebody who has the key that locks both.
fn says(rows: &[u8], keys: &[u8], talk: &Talk, text: &str) -> bool {
    let engine = Arc::new(MemoryEngine::new());
    let mut backup = BackupReader::begin(rows).unwrap();
    let sequence = backup.sequence();
    fill(engine.as_ref(), sequence, records(&mut backup), &mut |_| {
        ControlFlow::Continue(())
    })
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys");
    fs::write(&path, keys).unwrap();
    let Ok(rooms) = open_rooms(engine, &path) else {
        return false;
    };
    read(&rooms, talk, day(0)).is_some_and(|texts| texts.iter().any(|one| one == text))
}

/// Which key files of the loot, counted from the live one, open a row of a backup that the node has no more.
fn opening_what_is_gone(loot: &Loot) -> BTreeSet<usize> {
    let all = |rows: &[u8]| {
        let mut backup = BackupReader::begin(rows).unwrap();
        records(&mut backup).map(Result::unwrap).collect::<Vec<_>>()
    };
    let live: BTreeSet<_> = all(&loot.rows[0])
        .into_iter()
        .map(|row| (row.space, row.key))
        .collect();
    let rows = loot.rows.iter().flat_map(|rows| all(rows));
    let gone: Vec<_> = rows
        .filter(|row| !live.contains(&(row.space, row.key.clone())))
        .collect();
    assert!(!gone.is_empty(), "the sets still hold it, sealed");
    let opens = |keys: &[u8]| {
        let names = KeyNames::read(keys).unwrap();
        gone.iter()
            .any(|row| names.has_key_of(row.space, &row.key, &row.payload))
    };
    let found = loot.keys.iter().enumerate().filter(|(_, keys)| opens(keys));
    found.map(|(index, _)| index).collect()
}

/// The keys of a room as they stand in a key file, each wrapped.
fn wrapped_of(file: &[u8], room: RoomId) -> Vec<String> {
    let kept: Value = serde_json::from_slice(file).unwrap();
    let keys = kept["keys"].as_array().unwrap().iter();
    keys.filter(|key| key["room"] == room.letters())
        .map(|key| key["wrapped"].as_str().unwrap().to_owned())
        .collect()
}

/// R9: no byte of a key that was destroyed is left in the folder of the node, wrapped as it was.
#[test]
fn a_key_that_was_destroyed_is_in_no_file_of_the_folder() {
    let chapter = Chapter::new();
    let kept = chapter.talk(1, "zqkept what stays", day(0));
    let gone = chapter.talk(2, "zqgone what goes", day(0));
    let before = chapter.back_up(day(0));
    let file = chapter.unsealed(&before.keys, ROOM_KEYS);
    let all = || {
        let files = files_below(&chapter.live().storage.dir);
        files
            .into_iter()
            .flat_map(|file| fs::read(file).unwrap())
            .collect::<Vec<u8>>()
    };
    let (staying, going) = (wrapped_of(&file, kept.room), wrapped_of(&file, gone.room));
    assert!(staying.len() >= 2 && going.len() >= 2);
    let is_in = |bytes: &[u8], key: &str| bytes.windows(key.len()).any(|part| part == key.as_bytes());
    let there = all();
    assert!(going.iter().all(|key| is_in(&there, key)));
    chapter.rooms().close_room(&gone.who, gone.room).unwrap();
    let there = all();
    assert!(!going.iter().any(|key| is_in(&there, key)));
    assert!(staying.iter().all(|key| is_in(&there, key)));
}

/// R9: before 35 days what was deleted is read only by way of a key backup made before; after 36 days not at all, whatever
/// else there is.
#[test]
fn what_was_deleted_is_read_by_an_older_key_backup_alone_and_after_36_days_by_nobody() {
    let chapter = Chapter::new();
    let kept = chapter.talk(1, "zqkept what stays", day(0));
    let gone = chapter.talk(2, "zqgone what goes", day(0));
    let before = chapter.back_up(day(0));
    chapter.rooms().close_room(&gone.who, gone.room).unwrap();
    for number in [1, 8, 15, 22, 29] {
        let text = said(&format!("said on day {number}"));
        let rooms = chapter.rooms();
        rooms
            .post(&kept.who, kept.room, kept.thread, &text, day(number))
            .unwrap();
        rooms.sweep(day(number)).unwrap();
        chapter.back_up(day(number));
    }
    let reads = |loot: &Loot, talk: &Talk, text: &str| -> BTreeSet<(usize, usize)> {
        let pairs = (0..loot.rows.len()).flat_map(|rows| (0..loot.keys.len()).map(move |keys| (rows, keys)));
        pairs
            .filter(|(rows, keys)| says(&loot.rows[*rows], &loot.keys[*keys], talk, text))
            .collect()
    };
    chapter.back_up(day(34));
    let loot = chapter.loot();
    assert_eq!((loot.rows.len(), loot.keys.len()), (8, 8));
    // Live, then the sets by their date: the first is the one from before.
    let first = BTreeSet::from([(1, 1)]);
    assert_eq!(reads(&loot, &gone, "zqgone what goes"), first);
    assert_eq!(opening_what_is_gone(&loot), BTreeSet::from([1]));

    chapter.rooms().sweep(day(36)).unwrap();
    chapter.back_up(day(36));
    assert!(before.content.exists() && !before.keys.exists());
    let loot = chapter.loot();
    // Of days 8, 15, 22, 29, 34 and 36, and the live one.
    assert_eq!((loot.rows.len(), loot.keys.len()), (9, 7));
    assert!(reads(&loot, &gone, "zqgone what goes").is_empty());
    assert!(opening_what_is_gone(&loot).is_empty());
    assert!(reads(&loot, &kept, "zqkept what stays").contains(&(0, 0)));
}

/// R13: who said something in a Chatham House room is in no backup that anybody can read, 35 days after it was forgotten;
/// what was said stays.
#[test]
fn who_spoke_is_in_no_backup_35_days_after_the_names_are_forgotten() {
    let chapter = Chapter::new();
    let rule = Rule::Chatham(PseudonymDays::new(1).unwrap());
    let talk = chapter.talk_under(1, rule, "zqsaid by whom", day(0));
    chapter.back_up(day(0));
    chapter.rooms().sweep(day(2)).unwrap();
    chapter.back_up(day(2));
    // The row of the names is all that the node has no more.
    assert_eq!(opening_what_is_gone(&chapter.loot()), BTreeSet::from([1]));
    chapter.back_up(day(36));
    let loot = chapter.loot();
    assert!(opening_what_is_gone(&loot).is_empty());
    assert!(says(&loot.rows[1], &loot.keys[0], &talk, "zqsaid by whom"));
}

/// A text as it might lie somewhere: as it is, in hexadecimal, and in base64 at each of three offsets.
fn forms(text: &[u8]) -> Vec<Vec<u8>> {
    let hex = domain::hex(text);
    let mut forms = vec![text.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()];
    for offset in 0..3 {
        let mut shifted = vec![0; offset];
        shifted.extend(text);
        shifted.truncate(shifted.len() / 3 * 3);
        // Without the sign that the bytes before have a part in.
        let encoded = STANDARD.encode(shifted).into_bytes();
        forms.push(encoded[if offset == 0 { 0 } else { 4 }..].to_vec());
    }
    forms
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    let forms = forms(text);
    forms
        .iter()
        .any(|form| bytes.windows(form.len()).any(|part| part == form))
}

#[test]
fn a_grep_finds_each_form() {
    let text = b"zqcanary of a room";
    for offset in 0..3 {
        let around = [&b"xyz"[..offset], &text[..], &b"tail"[..]].concat();
        for form in [
            around.clone(),
            STANDARD.encode(&around).into_bytes(),
            domain::hex(&around).into_bytes(),
            domain::hex(&around).to_uppercase().into_bytes(),
        ] {
            assert!(holds(&form, text), "{offset}");
            assert!(!holds(&form, b"another canary"));
        }
    }
}

/// R10, D16: no byte of the node's folder or of a set says anything, sealed or unsealed, nor what locks the rooms.
#[test]
fn no_byte_of_a_backup_or_of_the_folder_says_what_was_said_or_who_was_there() {
    let chapter = Chapter::new();
    let talk = chapter.talk(1, "zqsaid the margin is 31 percent", day(0));
    let rooms = chapter.rooms();
    rooms
        .save_draft(
            &talk.who,
            talk.room,
            talk.thread,
            &said("zqdraft half a thought"),
            day(0),
        )
        .unwrap();
    let made = chapter.back_up(day(1));
    let member = talk.who.member().id.as_str().as_bytes().to_vec();
    let texts: [&[u8]; 5] = [
        b"zqsaid the margin",
        b"zqdraft half",
        b"zqname Licensing",
        b"zqtitle Margins",
        &member,
    ];
    let mut places: Vec<(String, Vec<u8>)> = [chapter.live().storage.dir, chapter.sets()]
        .iter()
        .flat_map(|folder| files_below(folder))
        .map(|file| (file.display().to_string(), fs::read(file).unwrap()))
        .collect();
    assert!(places.len() >= 9, "database, lock, form, keys, and two sets");
    for (set, name) in [(&made.content, ROOMS), (&made.keys, ROOM_KEYS)] {
        places.push((name.to_owned(), chapter.unsealed(set, name)));
    }
    for (name, bytes) in &places {
        for text in texts {
            assert!(!holds(bytes, text), "{name}: {}", String::from_utf8_lossy(text));
        }
        assert!(!holds(bytes, &kek()), "{name}: the key that locks");
    }
    // Who is in the node's own store is there, unsealed: the grep finds what is to be found.
    let content = chapter.unsealed(&made.content, super::super::super::label::CONTENT);
    assert!(holds(&content, &member));
    assert!(!texts[..4].iter().any(|text| holds(&content, text)));
}
