//! The one suite every engine passes, so that what a simulation on one proves holds for all.
//!
//! An engine joins by writing a [`Fixture`] and saying `engine::conformance_tests!(make);` in a test
//! module; the names of its tests are the sentences below.

pub mod backups;
pub mod commits;
pub mod hints;
pub mod model;
pub mod pages;
pub mod queues;

use crate::batch::{Batch, Outcome, Precondition, Write};
use crate::engine::Engine;
use crate::key::{Key, Keyspace};
use crate::record::{Bytes, Record, Sequence};

/// An engine under test, on something that outlives it.
pub trait Fixture {
    /// The engine that is open now; an empty store at first.
    fn engine(&self) -> &dyn Engine;

    /// Ends the engine, as abruptly as can be, and opens again what it left.
    fn reopen(&mut self);
}

/// Makes a `#[test]` of each sentence of the suite for the engines that `$make` makes.
///
/// `$make` is an expression of the type `impl Fn() -> Box<dyn Fixture>`, evaluated once a test.
#[macro_export]
macro_rules! conformance_tests {
    ($make:expr) => {
        $crate::conformance_tests! { $make;
            commits {
                a_commit_is_read_back_with_its_sequence_as_version
                sequences_only_grow_and_survive_a_reopening
                a_batch_may_ask_for_a_sequence_above_another
                a_refused_precondition_is_named_and_nothing_is_applied
                every_precondition_must_hold_and_the_first_that_fails_is_told
                a_version_changes_with_every_write_also_of_the_same_payload
                a_key_written_again_after_its_deletion_has_a_new_version
                batches_in_flight_are_decided_in_order_of_arrival
                a_batch_sees_the_batches_before_it_also_before_their_flush
                later_writes_of_a_batch_win
                a_range_is_deleted_from_its_start_to_before_its_end
                a_batch_without_writes_checks_and_counts_nothing
                keyspaces_do_not_see_each_other
                a_dropped_commit_is_not_undone
                what_was_acknowledged_survives_a_reopening
                the_longest_key_and_the_largest_payload_are_kept
                what_is_above_a_limit_is_refused_and_changes_nothing
                a_key_and_a_payload_may_be_empty
                counters_count_commits_and_shared_flushes
            }
            pages {
                a_page_is_in_order_of_keys_in_both_directions
                a_page_ends_at_its_limit_and_says_that_there_is_more
                pages_that_follow_each_other_meet_every_record_once
                a_range_has_its_start_and_not_its_end
                an_empty_range_and_an_unknown_keyspace_are_empty_pages
                a_prefix_reads_nothing_beside_it
                a_page_ends_early_when_it_grows_heavy
                get_many_answers_in_the_order_asked
            }
            queues {
                a_claim_takes_what_is_due_soonest_first_and_nothing_else
                a_claimed_record_is_not_claimed_again_before_its_lease_ends
                a_lease_that_ran_out_is_taken_over_and_the_late_worker_refused
                a_worker_settles_by_the_version_it_was_given
                a_lease_survives_a_reopening
                two_records_of_one_suffix_never_replace_each_other
                a_claim_at_the_end_of_time_takes_everything
                a_key_that_is_none_of_a_queue_is_named
                claims_made_at_once_never_share_a_record
            }
            hints {
                a_hint_comes_with_the_commit_for_its_topic_alone
                a_refused_commit_gives_no_hint
                whoever_is_woken_finds_the_record
            }
            backups {
                a_backup_is_verified_and_counts_every_record
                stores_of_the_same_history_make_the_same_backup
                an_empty_store_makes_a_backup_of_nothing
            }
            model {
                random_histories_agree_with_a_map
            }
        }
    };
    ($make:expr; $($part:ident { $($sentence:ident)* })*) => {
        $($(
            #[test]
            fn $sentence() {
                $crate::conformance::$part::$sentence(&$make);
            }
        )*)*
    };
}

/// Makes a fresh store and an engine on it.
pub type Make<'m> = &'m dyn Fn() -> Box<dyn Fixture>;

const SPACE: Keyspace = Keyspace(1);
const OTHER: Keyspace = Keyspace(2);
const QUEUE: Keyspace = Keyspace(3);

fn put(space: Keyspace, key: &[u8], payload: &'static [u8]) -> Write {
    Write::Put(space, key.to_vec(), Bytes::from_static(payload))
}

fn writes(writes: Vec<Write>) -> Batch {
    Batch {
        writes,
        ..Batch::default()
    }
}

fn guarded(preconditions: Vec<Precondition>, writes: Vec<Write>) -> Batch {
    Batch {
        preconditions,
        writes,
        ..Batch::default()
    }
}

/// Commits what must be taken.
fn commit(engine: &dyn Engine, batch: Batch) -> Sequence {
    match engine.commit(batch).wait() {
        Ok(Outcome::Committed(sequence)) => sequence,
        other => panic!("the batch should have been committed: {other:?}"),
    }
}

fn get(engine: &dyn Engine, space: Keyspace, key: &[u8]) -> Option<Record> {
    let mut found = engine
        .get_many(space, &[key.to_vec()])
        .expect("the engine answers reads");
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn payload(engine: &dyn Engine, space: Keyspace, key: &[u8]) -> Option<Bytes> {
    get(engine, space, key).map(|record| record.payload)
}

fn keys(items: &[(Key, Record)]) -> Vec<&[u8]> {
    items.iter().map(|(key, _)| key.as_slice()).collect()
}
