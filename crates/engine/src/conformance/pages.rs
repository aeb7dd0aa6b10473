//! What reads promise. The names say it.

#![expect(missing_docs, reason = "each function is a test whose name is its sentence")]

use super::{Make, OTHER, SPACE, commit, keys, put, writes};
use crate::batch::Write;
use crate::engine::{Engine, PAGE_BYTES_MAX};
use crate::error::EngineError;
use crate::key::{BOUND_BYTES_MAX, Direction, Range};
use crate::record::{Bytes, PAYLOAD_BYTES_MAX};

fn range(start: &[u8], end: Option<&[u8]>) -> Range {
    Range {
        space: SPACE,
        start: start.to_vec(),
        end: end.map(<[u8]>::to_vec),
    }
}

fn fill(engine: &dyn Engine, names: &[&[u8]]) {
    commit(
        engine,
        writes(names.iter().map(|key| put(SPACE, key, b"")).collect()),
    );
}

pub fn a_page_is_in_order_of_keys_in_both_directions(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[b"b", b"", b"\xff", b"a\xff", b"aa", b"a"]);
    let mut expected: Vec<&[u8]> = vec![b"", b"a", b"aa", b"a\xff", b"b", b"\xff"];
    let all = range(b"", None);
    let page = engine.page(&all, Direction::Forward, 10).expect("read");
    assert_eq!((keys(&page.items), page.more), (expected.clone(), false));
    expected.reverse();
    let page = engine.page(&all, Direction::Backward, 10).expect("read");
    assert_eq!((keys(&page.items), page.more), (expected, false));
}

pub fn a_page_ends_at_its_limit_and_says_that_there_is_more(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[b"a", b"b", b"c"]);
    let all = range(b"", None);
    for (limit, expected) in [(0, true), (2, true), (3, false), (4, false)] {
        for direction in [Direction::Forward, Direction::Backward] {
            let page = engine.page(&all, direction, limit).expect("read");
            assert_eq!(
                (page.items.len(), page.more),
                (usize::from(limit).min(3), expected)
            );
        }
    }
}

pub fn pages_that_follow_each_other_meet_every_record_once(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let puts = (0..97u8)
        .map(|number| put(SPACE, &[number / 10, number], b""))
        .collect();
    commit(engine, writes(puts));
    let mut met = Vec::new();
    let mut next = range(b"", None);
    loop {
        let page = engine.page(&next, Direction::Forward, 10).expect("read");
        met.extend(page.items.into_iter().map(|(key, _)| key[1]));
        if !page.more {
            break;
        }
        let last = *met.last().expect("a page with more behind it has items");
        next.start = vec![last / 10, last, 0];
    }
    assert_eq!(met, (0..97).collect::<Vec<u8>>());
}

pub fn a_range_has_its_start_and_not_its_end(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[b"a", b"b", b"c", b"d"]);
    for direction in [Direction::Forward, Direction::Backward] {
        let mut page = engine
            .page(&range(b"b", Some(b"d")), direction, 10)
            .expect("read");
        page.items.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(keys(&page.items), [b"b", b"c"]);
    }
}

pub fn an_empty_range_and_an_unknown_keyspace_are_empty_pages(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(engine, &[b"a", b"b", b"c"]);
    let unknown = Range::prefix(OTHER, b"");
    let backwards = range(b"c", Some(b"a"));
    let nothing = range(b"b", Some(b"b"));
    for range in [unknown, backwards, nothing] {
        let page = engine.page(&range, Direction::Forward, 10).expect("read");
        assert_eq!((page.items.len(), page.more), (0, false));
    }
    let beyond = range(&vec![0; BOUND_BYTES_MAX + 1], None);
    assert_eq!(
        engine.page(&beyond, Direction::Forward, 10),
        Err(EngineError::KeyTooLong)
    );
    assert_eq!(engine.get_many(OTHER, &[b"a".to_vec()]), Ok(vec![None]));
}

pub fn a_prefix_reads_nothing_beside_it(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    fill(
        engine,
        &[b"a", b"ab", b"ab\xff", b"ab\xff\xff", b"ac", b"\xff", b"\xff\xff"],
    );
    let read = |prefix: &[u8]| {
        let page = engine
            .page(&Range::prefix(SPACE, prefix), Direction::Forward, 10)
            .expect("read");
        page.items.len()
    };
    assert_eq!(
        [read(b"ab"), read(b"ab\xff"), read(b"\xff"), read(b"")],
        [3, 2, 2, 7]
    );
}

pub fn a_page_ends_early_when_it_grows_heavy(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let large = Bytes::from(vec![0; PAYLOAD_BYTES_MAX]);
    let fit = u8::try_from(PAGE_BYTES_MAX / PAYLOAD_BYTES_MAX).expect("a few");
    for number in 0..fit + 2 {
        commit(
            engine,
            writes(vec![Write::Put(SPACE, vec![number], large.clone())]),
        );
    }
    let page = engine
        .page(&range(b"", None), Direction::Forward, u16::MAX)
        .expect("read");
    assert_eq!((page.items.len(), page.more), (usize::from(fit), true));
}

pub fn get_many_answers_in_the_order_asked(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    commit(
        engine,
        writes(vec![put(SPACE, b"a", b"one"), put(SPACE, b"b", b"two")]),
    );
    let asked = [b"b", b"z", b"a", b"b"].map(|key| key.to_vec());
    let found = engine.get_many(SPACE, &asked).expect("read");
    let payloads: Vec<_> = found
        .iter()
        .map(|found| found.as_ref().map(|record| &record.payload[..]))
        .collect();
    assert_eq!(payloads, [Some(&b"two"[..]), None, Some(b"one"), Some(b"two")]);
    assert_eq!(engine.get_many(SPACE, &[]), Ok(vec![]));
}
