//! Who knocks is known by its network address, and nobody else's word for it counts (threat C6).

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use harness::evil::ACTIVITY_JSON;
use harness::{NodeOptions, StoryNode, World};
use http::{Request, header};

/// Activities that a node takes from one network address in a minute.
const A_MINUTE: u32 = 50;
/// Knocks of whoever wants more than that.
const KNOCKS: u32 = 1_000;

fn modest() -> NodeOptions {
    NodeOptions::with(|config| {
        config.federation.tuning.rates_per_minute.inbox_per_client = A_MINUTE;
    })
}

/// Whether a knock at the inbox is heard, though it is refused for what it brings.
async fn is_heard(node: &StoryNode, from: &str, forwarded: &[String]) -> bool {
    let mut request = Request::post("/inbox")
        .header(header::HOST, node.origin.authority())
        .header(header::CONTENT_TYPE, ACTIVITY_JSON);
    for chain in forwarded {
        request = request.header("x-forwarded-for", chain);
    }
    let mut request = request.body(Body::from("{}")).expect("a plain request");
    let socket: SocketAddr = from.parse().expect("an address and a port");
    request.extensions_mut().insert(ConnectInfo(socket));
    let reply = node.answer(request).await;
    match reply.status {
        400 => true,
        429 => {
            assert!(reply.header("retry-after").is_some());
            false
        }
        status => panic!("{status}: {}", reply.text()),
    }
}

async fn heard_of<F>(node: &StoryNode, knock: F) -> u32
where
    F: Fn(u32) -> (String, Vec<String>),
{
    let mut heard = 0;
    for number in 0..KNOCKS {
        let (from, forwarded) = knock(number);
        heard += u32::from(is_heard(node, &from, &forwarded).await);
    }
    heard
}

/// Another made-up address at each knock.
fn made_up(number: u32) -> String {
    format!("10.7.{}.{}", number / 256, number % 256)
}

/// C6
#[tokio::test]
async fn whoever_makes_up_where_it_comes_from_is_counted_by_its_socket() {
    let world = World::new(330);
    let node = world.node_with("seattle", modest());
    let greedy = |number: u32| (format!("203.0.113.9:{}", 1_024 + number), vec![made_up(number)]);
    assert_eq!(heard_of(&node, greedy).await, A_MINUTE);
    assert!(
        is_heard(&node, "203.0.113.10:1024", &[]).await,
        "others are heard"
    );
    world.finish();
}

/// C6
#[tokio::test]
async fn a_chain_that_is_made_up_behind_a_trusted_proxy_counts_by_what_the_proxy_added() {
    let world = World::new(331);
    let node = world.node_with("seattle", modest());
    let proxy = |number: u32| format!("127.0.0.1:{}", 1_024 + number);
    let one_line = |number: u32| (proxy(number), vec![format!("{}, 198.51.100.7", made_up(number))]);
    assert_eq!(heard_of(&node, one_line).await, A_MINUTE);
    let two_lines = |number: u32| (proxy(number), vec![made_up(number), "198.51.100.8".to_owned()]);
    assert_eq!(heard_of(&node, two_lines).await, A_MINUTE);
    let with_itself = |number: u32| {
        let chain = format!("{}, 198.51.100.9, 127.0.0.1", made_up(number));
        (proxy(number), vec![chain])
    };
    assert_eq!(heard_of(&node, with_itself).await, A_MINUTE);
    let another = vec!["198.51.100.10".to_owned()];
    assert!(is_heard(&node, &proxy(0), &another).await, "others are heard");
    world.finish();
}

/// C6
#[tokio::test]
async fn all_addresses_of_one_ipv6_network_are_one_who_knocks() {
    let world = World::new(332);
    let node = world.node_with("seattle", modest());
    let hopping = |number: u32| (format!("[2a01:4f8:1:2:{number:x}::1]:1024"), Vec::new());
    assert_eq!(heard_of(&node, hopping).await, A_MINUTE);
    assert!(
        is_heard(&node, "[2a01:4f8:1:3::1]:1024", &[]).await,
        "others are heard"
    );
    world.finish();
}
