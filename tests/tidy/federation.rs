//! FEDERATION.md is what others build against: each number in it is the one in the code or the default of its key, and the
//! sentences of refusals stand there as they are sent.

use domain::RefusalReason;
use server::config::Config;
use toml::{Table, Value};

use crate::assert_none;
use crate::tree::{SourceFile, read, root};

/// A number of FEDERATION.md: where it comes from, how many of it make one of the unit, and the words around it, with
/// `{}` in its place.
type Figure = (Source, f64, &'static str);

enum Source {
    /// A key of the configuration under `federation`, and which of its values when it has several.
    Key(&'static str, usize),
    /// A constant in a file under `crates`.
    Constant(&'static str, &'static str),
}
use Source::{Constant, Key};

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3_600.0;
const DAY: f64 = 86_400.0;
const KIB: f64 = 1_024.0;

#[rustfmt::skip]
const FIGURES: [Figure; 70] = [
    (Key("max_body_kib", 0), 1.0, "larger than {} KiB"),
    (Key("max_body_kib", 0), 1.0, "| an activity | {} KiB"),
    (Constant("wire/src/json.rs", "DEPTH_MAX"), 1.0, "{} levels of nesting"),
    (Constant("wire/src/json.rs", "NODES_MAX"), 1.0, "{} values"),
    (Constant("wire/src/http_signature.rs", "HEADER_BYTES_MAX"), KIB, "a header of its signature {} KiB"),
    (Constant("wire/src/http_signature.rs", "EXPIRES_SECONDS_MAX"), HOUR, "`expires` at most {} hours"),
    (Key("tuning.rates_per_minute.inbox_per_client", 0), 1.0, "more than {} requests a minute from one network address"),
    (Key("tuning.rates_per_minute.inbox_per_peer", 0), 1.0, "or {} from one host"),
    (Key("tuning.rates_per_minute.fetch_per_host", 0), 1.0, "| fetches from one host | {} a minute"),
    (Key("tuning.rates_per_minute.keys_per_unknown_host", 0), 1.0, "| {} a minute of one host, 60"),
    (Key("tuning.rates_per_minute.keys_of_unknown_hosts", 0), 1.0, "{} a minute of all together"),
    (Key("tuning.key_negative_cache_seconds", 0), MINUTE, "left alone for {} minutes"),
    (Key("tuning.fetch.kib", 0), 1.0, "| a document that we fetch | {} KiB"),
    (Key("tuning.fetch.redirects", 0), 1.0, "{} redirects"),
    (Key("tuning.fetch.read_seconds", 0), 1.0, "{} seconds until it begins"),
    (Key("tuning.fetch.total_seconds", 0), 1.0, "{} seconds in all"),
    (Key("tuning.fetch.per_activity", 0), 1.0, "makes us fetch | {} requests"),
    (Key("tuning.fetch.depth", 0), 1.0, "{} documents deep"),
    (Key("tuning.fetch.pages", 0), 1.0, "{} pages of collections"),
    (Key("tuning.fetch.items", 0), 1.0, "{} items"),
    (Key("tuning.new_events_per_host_per_day", 0), 1.0, "| new events of one host | {} a day"),
    (Constant("domain/src/event.rs", "DAYS_MAX"), 1.0, "lasts {} days at most"),
    (Constant("domain/src/event.rs", "TAGS_MAX"), 1.0, "Of `tag` {} are kept"),
    (Constant("domain/src/event.rs", "ORGANIZERS_MAX"), 1.0, "of `organizers` and `contacts` {};"),
    (Constant("domain/src/guests.rs", "GUESTS_MAX"), 1.0, "| the guest list of an event | {} people"),
    (Constant("domain/src/guests.rs", "GUESTS_MAX"), 1.0, "more than {} seats are no limit"),
    (Constant("community/src/receive_answer.rs", "STRANGERS_PER_SERVER_MAX"), 1.0, "of them {} of one server"),
    (Constant("federation/src/intake/answers.rs", "GUEST_ID_BYTES_MAX"), 1.0, "longer than {} bytes"),
    (Constant("store/src/followers.rs", "FOLLOWERS_MAX"), 1.0, "| followers | {} of the community"),
    (Constant("community/src/receive_peering.rs", "PROPOSALS_WAITING_MAX"), 1.0, "| agreements | {} proposals"),
    (Constant("store/src/peerings.rs", "PEERINGS_MAX"), 1.0, "{} in all; a further `Offer`"),
    (Constant("community/src/draft_agreement.rs", "AGREEMENTS_OF_PEER_MAX"), 1.0, "| agreements on benefits | {} with one community"),
    (Constant("domain/src/reciprocity.rs", "VERSIONS_MAX"), 1.0, "{} texts in one;"),
    (Constant("federation/src/agreements.rs", "OFFER_DAYS"), 1.0, "An `Offer` of ours waits {} days"),
    (Constant("community/src/receive_agreement.rs", "OPEN_DAYS_MAX"), 1.0, "`endTime` says, {} days at most"),
    (Constant("community/src/rotate_keys.rs", "OVERLAP_SECONDS"), DAY, "in `assertionMethod` for {} days"),
    (Constant("community/src/rotate_keys.rs", "OVERLAP_SECONDS_MAX"), DAY, "kept for it for up to {} days"),
    (Constant("community/src/say_goodbye.rs", "SERVED_SECONDS"), HOUR, "is served for {} hours more"),
    (Key("tuning.peer_window_seconds", 0), MINUTE, "off by {} minutes back and"),
    (Key("tuning.peer_window_seconds", 1), 1.0, "back and {} seconds ahead for peers"),
    (Key("tuning.stranger_window_seconds", 1), MINUTE, "by an hour back and {} minutes ahead"),
    (Constant("federation/src/documents/inboxes.rs", "LOOKED_AT_MAX"), 1.0, "Of more than {} activities that a node ever received"),
    (Key("tuning.peer_retry_first_seconds", 0), 1.0, "from {} seconds doubling"),
    (Key("tuning.peer_retry_cap_seconds", 0), HOUR, "doubling up to {} hours for"),
    (Key("retry_days", 0), 1.0, "hours for {} days to peers"),
    (Key("tuning.stranger_retry_seconds", 1), MINUTE, "after {} m,"),
    (Key("tuning.stranger_retry_seconds", 2), MINUTE, "1 m, {} m,"),
    (Key("tuning.stranger_retry_seconds", 3), MINUTE, "5 m, {} m,"),
    (Key("tuning.stranger_retry_seconds", 4), HOUR, "15 m, {} h,"),
    (Key("tuning.stranger_retry_seconds", 5), HOUR, "1 h, {} h,"),
    (Key("tuning.stranger_retry_seconds", 6), HOUR, "3 h, {} h,"),
    (Key("tuning.stranger_retry_seconds", 7), HOUR, "8 h, {} h,"),
    (Key("tuning.stranger_retry_seconds", 8), HOUR, "24 h, {} h and"),
    (Key("tuning.stranger_retry_seconds", 9), HOUR, "and {} h to others"),
    (Constant("store/src/deliveries/hosts.rs", "FAILURES_MAX"), 1.0, "After {} failures in a row"),
    (Constant("store/src/deliveries/hosts.rs", "FAILING_DAYS_MAX"), 1.0, "after failures on {} days once a day"),
    (Constant("store/src/deliveries/probes.rs", "PROBE_DAYS"), 1.0, "tried once a day for {} days"),
    (Constant("federation/src/delivery/drive.rs", "SLOW_SECONDS"), 1.0, "longer than {} seconds for an answer"),
    (Constant("federation/src/sign.rs", "SCHEME_DAYS"), 1.0, "worked is remembered for {} days"),
    (Constant("wire/src/collection.rs", "ITEMS_MAX"), 1.0, "at most {} items and"),
    (Constant("wire/src/collection.rs", "BYTES_MAX"), KIB, "items and {} KiB a page"),
    (Constant("federation/src/sync/digest.rs", "SINCE_DAYS"), 1.0, "`since` is {} days back"),
    (Constant("federation/src/poll.rs", "EVERY_SECONDS"), HOUR, "looked at every {} hours"),
    (Constant("federation/src/own_clock.rs", "PEERS_MAX"), 1.0, "answers of up to {} active peers"),
    (Constant("federation/src/own_clock.rs", "SECONDS_OFF_MAX"), 1.0, "more than {} seconds off"),
    (Constant("community/src/next_revision.rs", "AFTER_RESTORE"), 1.0, "a `revision` higher by {}, so"),
    (Constant("community/src/follow_mover.rs", "MOVE_PAUSE_DAYS"), 1.0, "followed in its place, once in {} days"),
    (Constant("community/src/hear_nothing.rs", "SILENCE_HOURS"), 1.0, "says nothing to for {} hours is"),
    (Constant("domain/src/event.rs", "BYTES_MAX"), KIB, "An event of ours has at most {} KiB of JSON"),
    (Key("purge_days_after_end", 0), 1.0, "{} days after the end, unless the operator"),
];

#[test]
fn the_numbers_of_federation_md_are_those_of_code_and_configuration() {
    let defaults = Table::try_from(Config::default()).expect("a configuration is a table of TOML values");
    let text = document();
    let mut faults = Vec::new();
    for (from, of_one, words) in FIGURES {
        let found = match from {
            Key(key, at) => of_key(&defaults, &format!("federation.{key}"), at),
            Constant(path, name) => {
                let root = root();
                read(&root, &root.join("crates").join(path)).and_then(|file| of_constant(&file, name))
            }
        };
        faults.extend(fault(&text, found, of_one, words));
    }
    assert_none(&faults);
}

#[test]
fn every_sentence_of_a_refused_answer_stands_in_federation_md() {
    use RefusalReason::{AlreadyStarted, Cancelled, External, Full, InvitationOnly, PeersOnly, Unknown};
    let text = document();
    let all = [
        Full,
        AlreadyStarted,
        Cancelled,
        InvitationOnly,
        External,
        PeersOnly,
        Unknown,
    ];
    let missing = all.iter().filter(|reason| !text.contains(&format!("`{reason}`")));
    assert_none(
        &missing
            .map(|reason| format!("FEDERATION.md: {reason} is not in it"))
            .collect::<Vec<_>>(),
    );
}

/// The document in one line.
fn document() -> String {
    let root = root();
    let file = read(&root, &root.join("FEDERATION.md")).expect("FEDERATION.md is there");
    in_one_line(&file.text)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with one number, if anything.
fn fault(text: &str, found: Option<f64>, of_one: f64, words: &str) -> Option<String> {
    let Some(found) = found else {
        return Some(format!(
            "FEDERATION.md: \"{words}\": its number is nowhere in the code"
        ));
    };
    let said = words.replace("{}", &grouped(found / of_one));
    (!text.contains(&said)).then(|| format!("FEDERATION.md: \"{said}\" is not in it"))
}

fn of_key(table: &Table, key: &str, at: usize) -> Option<f64> {
    let mut value: Option<&Value> = None;
    for part in key.split('.') {
        let inner = match value {
            None => table.get(part),
            Some(Value::Table(table)) => table.get(part),
            Some(_) => None,
        };
        value = Some(inner?);
    }
    match value? {
        Value::Array(values) => values.get(at)?.as_integer(),
        single => single.as_integer(),
    }
    .map(|number| number as f64)
}

/// A constant that is a number, or a product of numbers.
fn of_constant(file: &SourceFile, name: &str) -> Option<f64> {
    let declared = format!("const {name}: ");
    let line = file.text.lines().find(|line| line.contains(&declared))?;
    let (_, product) = line.trim_end_matches(';').split_once(" = ")?;
    let factors = product.split(" * ");
    factors
        .map(|factor| factor.replace('_', "").parse::<f64>().ok())
        .product()
}

/// As it is written for people: `20,000`.
fn grouped(number: f64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}

#[test]
fn another_number_and_a_constant_that_is_gone_are_found() {
    let file = SourceFile {
        path: "crates/store/src/x.rs".to_owned(),
        text: "    pub const KEPT_SECONDS: i64 = 7 * 86_400;\nconst MOST: usize = 20_000;\n".to_owned(),
    };
    let (kept, most) = (of_constant(&file, "KEPT_SECONDS"), of_constant(&file, "MOST"));
    assert_eq!((kept, most), (Some(604_800.0), Some(20_000.0)));
    let text = in_one_line("kept for 7\ndays, at most 20,000");
    assert_eq!(fault(&text, kept, DAY, "kept for {} days"), None);
    assert_eq!(fault(&text, most, 1.0, "at most {}"), None);
    assert!(fault(&text, kept, HOUR, "kept for {} days").is_some());
    assert!(fault(&text, of_constant(&file, "GONE"), 1.0, "at most {}").is_some());
    let table = Table::try_from(Config::default()).expect("a table");
    assert_eq!(of_key(&table, "federation.gone", 0), None);
}
