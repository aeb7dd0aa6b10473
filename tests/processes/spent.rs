//! A node is killed while a voucher is used, and is started again: whoever brings the same voucher once more in the same browser
//! has one ticket (threat V13).

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use domain::Redemption;
use edge::ClaimBrowser;
use engine::{Engine, RedbEngine, RedbOptions};
use harness::voucher_host::{House, event_id, offer_id};
use jiff::Timestamp;
use store::{Database, community, redemptions};

use crate::client::{Answer, send};
use crate::node::Node;
use crate::patience::say;

/// The node is killed so long after the button was pressed: before it read the form, while it writes, when it has answered.
const KILLED_AFTER_MICROS: [u64; 10] = [0, 200, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 500_000];

/// One browser, and what it carries.
struct Visitor {
    browser: ClaimBrowser,
    token: String,
}

impl Visitor {
    /// It is back from home, and before the button: where that is.
    fn lands(&self, node: &Node) -> String {
        let headers = [FORM, "sec-fetch-site: cross-site"];
        let path = format!("/offers/{}/redeem", offer_id());
        let body = format!("voucher={}", self.token);
        let landed = node.ask("POST", &path, &headers, body.as_bytes()).unwrap();
        assert_eq!(landed.status, 303, "{}", landed.body);
        landed.header("location").unwrap().to_owned()
    }

    fn cookie(&self) -> String {
        format!("cookie: claim={}", self.browser.secret())
    }

    /// The price on the page with the button, as its form brings it back; empty where the page shows none.
    fn sees(&self, node: &Node, errand: &str) -> String {
        let page = node.get(errand, &[&self.cookie()]);
        let shown = page.body.split_once("name=\"shown\" value=\"");
        let shown = shown.and_then(|(_, rest)| rest.split_once('"'));
        shown.map_or_else(String::new, |(shown, _)| shown.replace(' ', "+"))
    }

    /// The button of a node by its address and name, at the price that was seen; no answer where it is gone meanwhile.
    fn presses(&self, (address, name): (SocketAddr, &str), (errand, shown): (&str, &str)) -> Option<Answer> {
        let (host, cookie) = (format!("host: {name}"), self.cookie());
        let headers = [
            host.as_str(),
            FORM,
            "sec-fetch-site: same-origin",
            cookie.as_str(),
        ];
        let body = format!("form_token={}&shown={shown}", self.browser.form_token());
        send(address, "POST", errand, &headers, body.as_bytes()).ok()
    }

    /// All of it with a node that lives: where its ticket is.
    fn ticket(&self, node: &Node) -> String {
        let errand = self.lands(node);
        let shown = self.sees(node, &errand);
        let pressed = self.presses(at(node), (&errand, &shown)).unwrap();
        assert_eq!(pressed.status, 303, "{}", pressed.body);
        let ticket = pressed.header("location").unwrap().to_owned();
        assert!(ticket.starts_with("/tickets/"), "{ticket}");
        ticket
    }
}

fn at(node: &Node) -> (SocketAddr, &str) {
    (node.address, &node.authority)
}

const FORM: &str = "content-type: application/x-www-form-urlencoded";

/// The store of a node that does not run.
fn open(node: &Node) -> Database {
    let engine = RedbEngine::open(&node.data().join("store"), RedbOptions::default()).unwrap();
    let engine: Arc<dyn Engine> = Arc::new(engine);
    Database::open(engine).unwrap()
}

/// The node has an offer, and as many browsers have a voucher each.
fn visitors(node: &Node) -> Vec<Visitor> {
    let database = open(node);
    let identity = database.read(community::identity).unwrap().unwrap();
    let now = SystemClock::start().now();
    let house = House {
        own: identity.group(),
        // The vouchers were made a moment ago.
        begun: Timestamp::from_second(now.as_second() - 7).unwrap(),
    };
    house.furnish(&database, 1, 100);
    let numbers = 0..u32::try_from(KILLED_AFTER_MICROS.len()).unwrap();
    let visitor = |number: u32| {
        let browser = ClaimBrowser::new(&[u8::try_from(number).unwrap(); 32]);
        let token = house.asked(&database, browser.secret(), number, &format!("member {number}"));
        Visitor { browser, token }
    };
    numbers.map(visitor).collect()
}

fn tickets(node: &Node) -> Vec<Redemption> {
    let all = open(node).read(|tx| redemptions::of_event(tx, &event_id(), None, 999));
    all.unwrap()
}

/// V13, F2
#[test]
fn a_node_that_is_killed_while_a_voucher_is_used_gives_one_ticket_for_it() {
    let mut node = Node::set_up("seattle");
    let visitors = visitors(&node);
    let (mut answered, mut names) = (0, BTreeSet::new());
    node.start();
    for (visitor, micros) in visitors.iter().zip(KILLED_AFTER_MICROS) {
        let errand = visitor.lands(&node);
        let first = press_and_kill(&mut node, visitor, &errand, Duration::from_micros(micros));
        node.start();
        let ticket = visitor.ticket(&node);
        if let Some(first) = first {
            answered += 1;
            assert_eq!(first, ticket, "what was told before is told again, {micros} µs");
        }
        assert_eq!(visitor.ticket(&node), ticket, "{micros} µs");
        let seen = node.get(&ticket, &[]);
        assert_eq!(seen.status, 200, "{}", seen.body);
        names.insert(ticket);
    }
    assert_eq!(names.len(), visitors.len(), "each has its own");

    // In another browser the same voucher gives nothing.
    let thief = Visitor {
        browser: ClaimBrowser::new(&[255; 32]),
        token: visitors[0].token.clone(),
    };
    let errand = thief.lands(&node);
    let pressed = thief.presses(at(&node), (&errand, ""));
    assert_eq!(pressed.unwrap().status, 401);
    node.assert_well();
    node.kill();
    let made = tickets(&node);
    assert_eq!(made.len(), visitors.len(), "{made:?}");
    let spent: BTreeSet<&str> = made.iter().map(|made| made.jti.as_str()).collect();
    assert_eq!(spent.len(), made.len());
    say(&format!(
        "killed {} times while a voucher was used: {answered} were told before, all have one ticket",
        visitors.len()
    ));
}

/// The button is pressed, and after a moment the node is gone; what was told, if anything was.
fn press_and_kill(node: &mut Node, visitor: &Visitor, errand: &str, after: Duration) -> Option<String> {
    let (address, name, shown) = (node.address, node.authority.clone(), visitor.sees(node, errand));
    assert_ne!(shown, "", "the page with the button shows the price");
    let pressed = thread::scope(|scope| {
        let pressing = scope.spawn(|| visitor.presses((address, &name), (errand, &shown)));
        thread::sleep(after);
        node.kill();
        pressing.join().unwrap()
    });
    let pressed = pressed.filter(|pressed| pressed.status == 303)?;
    pressed.header("location").map(str::to_owned)
}
