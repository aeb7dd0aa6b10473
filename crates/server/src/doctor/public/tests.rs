//! Each judgement on answers of our own making.

use egress::memory::{MemoryInternet, answer, redirect};
use egress::{AddressBlock, Looking, Schemes};
use serde_json::json;
use wire::discovery::{AccountFacts, nodeinfo_links, webfinger};

use super::super::Verdict;
use super::*;

struct Scripted(Result<Vec<IpAddr>, LookupRefused>);

impl Lookup for Scripted {
    fn lookup(&self, _host: String) -> Looking {
        let found = self.0.clone();
        Box::pin(async move { found })
    }
}

fn ours() -> Origin {
    Origin::parse("https://seattle.example").unwrap()
}

fn group() -> Iri {
    Iri::local(&ours(), "/c/community")
}

fn json_of(value: &Value) -> Asked {
    Ok(answer(200, "application/json", value.to_string()))
}

async fn dns(origin: &str, found: Result<Vec<&str>, LookupRefused>, rule: &AddressRule) -> Finding {
    let origin = Origin::parse(origin).unwrap();
    let found = found.map(|list| list.iter().map(|text| text.parse().unwrap()).collect());
    let addresses = look_up(&Scripted(found), &origin).await;
    judge_dns(&origin, &addresses, rule)
}

#[tokio::test]
async fn a_name_leads_to_public_addresses_alone() {
    let (public, name) = (AddressRule::public(), "https://seattle.example");
    let well = dns(name, Ok(vec!["1.1.1.1", "2606:4700::1"]), &public).await;
    assert!(well.verdict == Verdict::Ok && well.what.contains("2606:4700::1"));
    for found in [Err(LookupRefused), Ok(vec![]), Ok(vec!["1.1.1.1", "10.0.0.2"])] {
        assert_eq!(dns(name, found, &public).await.verdict, Verdict::Fail);
    }
    let literal = dns("https://192.168.0.9", Err(LookupRefused), &public).await;
    assert!(literal.verdict == Verdict::Fail && literal.what.contains("192.168.0.9"));
    let networks = vec![AddressBlock::parse("127.0.0.0/8").unwrap()];
    let trying = AddressRule::development(networks, Schemes::HttpToo);
    let local = dns("http://seattle.localhost:8101", Err(LookupRefused), &trying).await;
    assert_eq!(local.verdict, Verdict::Ok, "{}", local.what);
}

#[test]
fn a_certificate_nobody_believes_and_a_closed_port_fail_and_say_what_to_do() {
    let (https, http) = (ours(), Origin::parse("http://seattle.localhost:8101").unwrap());
    let any = || Ok(answer(502, "text/plain", ""));
    assert_eq!(judge_tls(&https, &any()).verdict, Verdict::Ok);
    assert_eq!(judge_tls(&http, &any()).verdict, Verdict::Warn);
    for (refused, verdict, word) in [
        (Refused::Tls, Verdict::Fail, "certificate"),
        (Refused::Connect, Verdict::Fail, "port 443"),
        (Refused::Timeout, Verdict::Fail, "port 443"),
        (Refused::Port, Verdict::Fail, "without a port"),
        (Refused::Resolve, Verdict::Warn, "dns"),
        (Refused::AnswerNotAllowed, Verdict::Warn, "dns"),
    ] {
        let found = judge_tls(&https, &Err(refused));
        assert_eq!(found.verdict, verdict, "{refused}");
        let said = format!("{} {}", found.what, found.mend.unwrap());
        assert!(said.contains(word), "{said}");
    }
}

#[test]
fn only_a_node_of_this_very_address_is_well() {
    let of = |origin: &Origin| nodeinfo_links(origin, &Iri::local(origin, "/actor"));
    assert_eq!(
        judge_nodeinfo(&ours(), &json_of(&of(&ours()))).verdict,
        Verdict::Ok
    );
    let other = Origin::parse("https://seattle.example.org").unwrap();
    for foreign in [of(&other), json!({}), json!({ "links": "none" })] {
        assert_eq!(judge_nodeinfo(&ours(), &json_of(&foreign)).verdict, Verdict::Fail);
    }
}

#[test]
fn the_community_is_found_by_its_name() {
    let origin = ours();
    let facts = |actor| AccountFacts {
        username: "community",
        origin: &origin,
        actor,
        page: None,
    };
    let right = json_of(&webfinger(&facts(&group())));
    assert_eq!(judge_webfinger(&ours(), "community", &right).verdict, Verdict::Ok);
    assert_eq!(judge_webfinger(&ours(), "chapter", &right).verdict, Verdict::Fail);
    assert_eq!(
        judge_webfinger(&ours(), "community", &json_of(&json!({}))).verdict,
        Verdict::Fail
    );
}

#[test]
fn what_stands_before_the_node_is_told_from_the_node() {
    for (asked, verdict, word) in [
        (Ok(answer(502, "text/plain", "")), Verdict::Fail, "start the node"),
        (Ok(answer(404, "text/plain", "")), Verdict::Fail, "Host header"),
        (
            Ok(redirect(301, "https://www.seattle.example/")),
            Verdict::Fail,
            "www.seattle.example",
        ),
        (
            Ok(answer(200, "text/html", "<p>welcome")),
            Verdict::Fail,
            "somebody else",
        ),
        (Err(Refused::Connect), Verdict::Warn, "tls"),
    ] {
        let found = judge_nodeinfo(&ours(), &asked);
        assert_eq!(found.verdict, verdict, "{}", found.what);
        let said = format!("{} {}", found.what, found.mend.unwrap());
        assert!(said.contains(word), "{said}");
    }
}

#[tokio::test]
async fn the_public_address_is_asked_for_what_peers_ask_first() {
    let internet = MemoryInternet::new();
    internet.route(ours(), |request| {
        answer(200, "text/plain", request.url.to_string())
    });
    let transport = internet.transport(ours());
    for path in paths(&ours(), "community") {
        let asked = ask(&transport, &ours(), &path).await.unwrap();
        assert_eq!(asked.body, format!("https://seattle.example{path}"));
    }
    let [_, finger] = paths(&Origin::parse("http://a.localhost:8101").unwrap(), "b");
    assert_eq!(finger, "/.well-known/webfinger?resource=acct:b@a.localhost:8101");
}
