//! Random workers, hosts and clocks: nothing queued is lost, no host is two workers' at once.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::convoy::Row;
use super::lanes::give_back;
use super::*;
use crate::Database;
use crate::samples::{at, commit, delivery};

const HOSTS: [&str; 3] = ["b.example", "c.example", "c.example:81"];
const LEASE_SECONDS: i64 = 30;

#[derive(Clone, Debug)]
enum Step {
    Queue(usize),
    /// One activity for all hosts at once.
    Together,
    Claim,
    /// The n-th worker sends some and settles; `bool` says whether the host took them.
    Settle(usize, usize, bool),
    Hasten(usize),
    Wait(i64),
    /// All workers die, and somebody starts on what they left.
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..HOSTS.len()).prop_map(Step::Queue),
        3 => Just(Step::Together),
        3 => Just(Step::Claim),
        3 => (0..4_usize, 0..4_usize, any::<bool>()).prop_map(|(a, b, c)| Step::Settle(a, b, c)),
        1 => (0..HOSTS.len()).prop_map(Step::Hasten),
        1 => (1..40_i64).prop_map(Step::Wait),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..80)
}

struct Worker {
    leased: LeasedLane,
    host: Origin,
    until: i64,
}

#[derive(Default)]
struct Model {
    now: i64,
    queued: u64,
    workers: Vec<Worker>,
    /// What each host was sent, in order of settling.
    sent: BTreeMap<Origin, Vec<Iri>>,
    wanted: BTreeMap<Origin, Vec<Iri>>,
}

impl Model {
    fn take(&mut self, database: &Database, step: &Step) {
        match step {
            Step::Queue(host) => {
                let delivery = delivery(HOSTS[*host], self.queued);
                self.queued += 1;
                commit(database, |tx| queue(tx, &delivery));
                let wanted = self.wanted.entry(delivery.inbox.origin()).or_default();
                wanted.push(delivery.activity);
            }
            Step::Together => {
                let deliveries = HOSTS.map(|host| Delivery {
                    queued: at(self.now),
                    ..delivery(host, self.queued)
                });
                self.queued += 1;
                commit(database, |tx| queue_together(tx, &deliveries));
                for delivery in deliveries {
                    let wanted = self.wanted.entry(delivery.inbox.origin()).or_default();
                    wanted.push(delivery.activity);
                }
            }
            Step::Restart => {
                self.workers.clear();
                commit(database, give_back);
            }
            Step::Claim => self.claim(database),
            Step::Settle(worker, _, _) if *worker >= self.workers.len() => {}
            Step::Settle(worker, count, takes) => {
                let worker = self.workers.remove(*worker);
                self.settle(database, &worker, if *takes { *count } else { 0 });
            }
            Step::Hasten(host) => {
                let host = Origin::parse(&format!("https://{}", HOSTS[*host])).unwrap();
                commit(database, |tx| hasten(tx, &host, at(self.now)));
            }
            Step::Wait(seconds) => self.now += seconds,
        }
    }

    fn claim(&mut self, database: &Database) {
        let until = self.now + LEASE_SECONDS;
        for (leased, host) in claim(database, at(self.now), at(until), 2).unwrap() {
            let busy = self
                .workers
                .iter()
                .any(|other| other.host == host && other.until > self.now);
            assert!(!busy, "{host} is two workers' at once");
            self.workers.push(Worker { leased, host, until });
        }
    }

    fn settle(&mut self, database: &Database, worker: &Worker, count: usize) {
        let due = at(self.now + 10);
        let settled: Result<Vec<Iri>, StoreError> = database.transact_blocking(|tx| {
            let taken = first(tx, &worker.host, u16::try_from(count).unwrap())?;
            for (place, _) in &taken {
                remove(tx, place);
            }
            let mut row = host(tx, &worker.host)?;
            // Whoever has taken something is well.
            row.delivered += taken.len() as u64;
            settle(tx, &worker.leased, &worker.host, row, due)?;
            Ok(taken.into_iter().map(|(_, delivery)| delivery.activity).collect())
        });
        match settled {
            Ok(taken) => self.sent.entry(worker.host.clone()).or_default().extend(taken),
            Err(error) => {
                assert_eq!(error, StoreError::LeaseLost);
                assert!(worker.until <= self.now, "a lease was lost before it ran out");
            }
        }
    }

    /// Workers that never die, until nothing is due any more.
    fn drain(&mut self, database: &Database) {
        self.workers.clear();
        while let Some(due) = next_due(database).unwrap() {
            self.now = self.now.max(due.as_second() - at(0).as_second() + 1);
            self.claim(database);
            while let Some(worker) = self.workers.pop() {
                self.settle(database, &worker, 2);
            }
        }
    }
}

proptest! {
    /// C7
    #[test]
    fn every_delivery_is_sent_in_order_whatever_workers_do_and_no_host_is_two_workers_at_once(steps in steps()) {
        let database = Database::in_memory();
        let mut model = Model::default();
        for step in &steps {
            model.take(&database, step);
            let mut lanes: Vec<Origin> = Vec::new();
            for table in Lanes::ALL.map(Lanes::table) {
                let all = Range::prefix(table.space, b"");
                let rows = database.read(|tx| tx.page(&table, all, Direction::Forward, 100));
                for (_, row) in rows.unwrap() {
                    lanes.extend(database.read(|tx| hosts_in(tx, row)).unwrap());
                }
            }
            let hosts: BTreeSet<&Origin> = lanes.iter().collect();
            prop_assert_eq!(hosts.len(), lanes.len(), "a host has one lane");
            for (origin, row) in database.read(hosts_of).unwrap() {
                prop_assert_eq!(row.has_lane, hosts.contains(&origin));
            }
        }
        model.drain(&database);
        model.sent.retain(|_, sent| !sent.is_empty());
        prop_assert_eq!(&model.sent, &model.wanted);
    }
}

/// For whom a row stands.
fn hosts_in(tx: &mut Transaction<'_>, row: Row) -> Result<Vec<Origin>, StoreError> {
    let (number, hosts) = match row {
        Row::One(origin) => return Ok(vec![origin]),
        Row::Convoy { number, hosts } => (number, hosts),
    };
    let mut still = Vec::new();
    for origin in hosts {
        if host(tx, &origin)?.convoy == Some(number) {
            still.push(origin);
        }
    }
    Ok(still)
}

fn hosts_of(tx: &mut Transaction<'_>) -> Result<Vec<(Origin, Host)>, StoreError> {
    hosts(tx, 100)
}
