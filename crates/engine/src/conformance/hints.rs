//! What hints promise. The names say it.

#![expect(missing_docs, reason = "each function is a test whose name is its sentence")]

use super::{Make, SPACE, commit, get, guarded, put};
use crate::batch::{Batch, Outcome, Precondition};
use crate::commit::block_on;
use crate::watch::Topics;

const MAIL: Topics = Topics(1);
const OUTBOX: Topics = Topics(1 << 31);

fn waking(wake: Topics) -> Batch {
    Batch {
        wake,
        writes: vec![put(SPACE, b"a", b"")],
        ..Batch::default()
    }
}

pub fn a_hint_comes_with_the_commit_for_its_topic_alone(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let (mut mail, mut outbox) = (engine.watch(MAIL), engine.watch(OUTBOX));
    let mut either = engine.watch(MAIL.union(OUTBOX));
    commit(engine, waking(Topics::NONE));
    assert!(!mail.try_changed() && !outbox.try_changed() && !either.try_changed());
    commit(engine, waking(OUTBOX));
    assert!(!mail.try_changed());
    assert!(outbox.try_changed() && either.try_changed());
    assert!(!outbox.try_changed(), "a hint is taken once");
}

pub fn a_refused_commit_gives_no_hint(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let mut mail = engine.watch(MAIL);
    let mut batch = guarded(vec![Precondition::Present(SPACE, b"none".to_vec())], vec![]);
    batch.wake = MAIL;
    assert_eq!(engine.commit(batch).wait(), Ok(Outcome::Refused(0)));
    assert!(!mail.try_changed());
}

pub fn whoever_is_woken_finds_the_record(make: Make<'_>) {
    let store = make();
    let engine = store.engine();
    let mut mail = engine.watch(MAIL);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || {
            block_on(mail.changed());
            get(engine, SPACE, b"a").is_some()
        });
        commit(engine, waking(MAIL));
        assert!(reader.join().expect("the reader does not panic"));
    });
}
