//! The figures of `/metrics` in the text form of Prometheus; no label names a person or a peer.

use std::fmt::Write as _;

use domain::sabotage::{Bug, overheard, planted};
use domain::{Federable, Labeled, Public};
use store::deliveries::{self, Delivery, DeliveryState};
use store::{Standing, StoreError, inbox, outbox};

use crate::runtime::NodeRuntime;

/// Rows of a queue are counted up to this; more is the same news.
const COUNT_MAX: u16 = 10_000;

/// One family of figures: name, kind, meaning, and rows of label and value.
struct Family {
    name: &'static str,
    kind: Kind,
    help: &'static str,
    rows: Vec<(String, u64)>,
}

#[derive(Clone, Copy)]
enum Kind {
    Counter,
    Gauge,
}

/// All of them, whoever reads them: nothing that fewer than everybody may know is counted (threat D15).
pub(super) fn exposition(runtime: &NodeRuntime) -> Result<Labeled<String, Federable<Public>>, StoreError> {
    let mut families = vec![answers(runtime)];
    families.extend(queues(runtime)?);
    families.extend(engine(runtime));
    families.push(held(runtime));
    if planted(Bug::S17Gauge) {
        let help = "Posts that nobody has read.";
        families.push(gauge("rosarium_unread", help, overheard().count));
    }
    Ok(Labeled::federable(families, Public).map(text_of))
}

fn text_of(families: Vec<Family>) -> String {
    let mut text = String::new();
    for Family {
        name,
        kind,
        help,
        rows,
    } in families
    {
        let kind = match kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
        };
        // Writing to a String does not fail.
        let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
        for (labels, value) in rows {
            let _ = writeln!(text, "{name}{labels} {value}");
        }
    }
    text
}

/// What others can fill never grows beyond its bound (threat B13).
fn held(runtime: &NodeRuntime) -> Family {
    let rows = runtime.federation.held().into_iter();
    Family {
        name: "rosarium_remembered_entries",
        kind: Kind::Gauge,
        help: "Entries of bounded tables in memory that other servers fill.",
        rows: rows
            .map(|table| (format!("{{table=\"{}\"}}", table.what), table.entries as u64))
            .collect(),
    }
}

fn answers(runtime: &NodeRuntime) -> Family {
    let row = |(class, count): (usize, &u64)| (format!("{{class=\"{}xx\"}}", class + 1), *count);
    Family {
        name: "rosarium_http_answers_total",
        kind: Kind::Counter,
        help: "Answers by class of status.",
        rows: runtime.counters.answers().iter().enumerate().map(row).collect(),
    }
}

fn counter(name: &'static str, help: &'static str, value: u64) -> Family {
    let rows = vec![(String::new(), value)];
    Family {
        name,
        kind: Kind::Counter,
        help,
        rows,
    }
}

fn gauge(name: &'static str, help: &'static str, value: u64) -> Family {
    let rows = vec![(String::new(), value)];
    Family {
        name,
        kind: Kind::Gauge,
        help,
        rows,
    }
}

fn queues(runtime: &NodeRuntime) -> Result<Vec<Family>, StoreError> {
    runtime.node().database.read(|tx| {
        let hosts = deliveries::hosts(tx, COUNT_MAX)?;
        let aside: Vec<Delivery> = deliveries::undelivered(tx, None, COUNT_MAX)?
            .into_iter()
            .map(|(_, delivery)| delivery)
            .collect();
        let waiting = deliveries::waiting(tx, None, COUNT_MAX)?.len() as u64;
        let delivered = hosts.iter().map(|(_, host)| host.delivered).sum();
        let failing = hosts.iter().filter(|(_, host)| host.failures > 0).count() as u64;
        let (inbox, outbox) = (
            inbox::waiting(tx, COUNT_MAX)? as u64,
            outbox::waiting(tx, COUNT_MAX)? as u64,
        );
        Ok(vec![
            gauge(
                "rosarium_inbox_waiting",
                "Activities received and not yet taken in.",
                inbox,
            ),
            gauge(
                "rosarium_outbox_waiting",
                "Announcements not yet turned into deliveries.",
                outbox,
            ),
            gauge(
                "rosarium_deliveries_waiting",
                "Deliveries queued, retries included.",
                waiting,
            ),
            set_aside(&aside),
            counter(
                "rosarium_deliveries_total",
                "Deliveries that other nodes took.",
                delivered,
            ),
            gauge(
                "rosarium_hosts_failing",
                "Hosts whose last delivery failed.",
                failing,
            ),
        ])
    })
}

fn set_aside(aside: &[Delivery]) -> Family {
    let count =
        |is: fn(&DeliveryState) -> bool| aside.iter().filter(|delivery| is(&delivery.state)).count() as u64;
    let refused = count(|state| matches!(state, DeliveryState::Refused { .. }));
    let parked = count(|state| matches!(state, DeliveryState::Parked { .. }));
    Family {
        name: "rosarium_deliveries_set_aside",
        kind: Kind::Gauge,
        help: "Deliveries the operator should look at.",
        rows: vec![
            ("{state=\"refused\"}".to_owned(), refused),
            ("{state=\"parked\"}".to_owned(), parked),
        ],
    }
}

fn engine(runtime: &NodeRuntime) -> Vec<Family> {
    let health = runtime.node().database.health();
    let is_well = u64::from(health.standing == Standing::Well);
    let mut families = vec![
        counter(
            "rosarium_engine_commits_total",
            "Batches committed since the start.",
            health.commits,
        ),
        counter(
            "rosarium_engine_flushes_total",
            "Flushes since the start.",
            health.flushes,
        ),
        gauge(
            "rosarium_engine_group_largest",
            "Most batches in one flush.",
            health.largest_group.into(),
        ),
        gauge(
            "rosarium_engine_well",
            "1 while the engine takes commits.",
            is_well,
        ),
    ];
    let free = health.free_bytes;
    families.extend(free.map(|bytes| {
        gauge(
            "rosarium_disk_free_bytes",
            "Room left on the engine's disk.",
            bytes,
        )
    }));
    families
}
