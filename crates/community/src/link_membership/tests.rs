//! Linking two memberships: what both sides know, what links nothing, and what ends it.

use domain::{LinkId, OwnActor, Scope, Title};
use serde_json::json;
use store::Database;
use store::actor_keys::{self, KeyRow, Signer};
use store::sessions::{Browser, NewSession};
use wire::keys::Ed25519Key;
use wire::membership_proof::as_text;

use super::*;
use crate::Rules;
use crate::ask_link::{AskLinkRefused, ask_link};
use crate::hear_link::{LinkHeard, hear_link};
use crate::leave::{Leaving, leave};
use crate::mail_to::{MailAbout, mail_to};
use crate::name_home::{NameHomeRefused, name_home};
use crate::samples::{self, act, at, group, origin, refused, told};
use crate::unlink_membership::unlink_membership;
use crate::vouch_for_link::{Fresh, LinkAsked, VouchRefused, vouch_for_link};

const HERE: &str = "a.example";
const THERE: &str = "b.example";

/// The key of a community is made of the first letter of its host.
fn seed(host: &str) -> [u8; 32] {
    [host.as_bytes()[0]; 32]
}

fn key_name(host: &str) -> Iri {
    group(host).with_fragment("ed25519-key")
}

/// A node with keys, and a peer whose key it trusts.
fn node(host: &str, other: &str) -> Database {
    let database = samples::node_at(host);
    let row = KeyRow {
        rsa_pkcs8: Vec::new(),
        ed25519_seed: seed(host),
        created: at(0),
        number: 1,
    };
    act(&database, |tx| {
        actor_keys::put(tx, &Signer::Own(OwnActor::Community), &row)
    });
    samples::peer(&database, other, &[Scope::Events]);
    act(&database, |tx| {
        let mut peering = peerings::get(tx, &origin(other))?.expect("it was made");
        let key = Ed25519Key::from_seed(seed(other)).public().to_multikey();
        peering.key_pins = vec![(key_name(other), key.clone())];
        peerings::put(tx, &peering)?;
        let said = json!({ "linksMembers": true });
        let name = Title::parse(other).expect("a name");
        let profile = wire::peer_profile::read(&said, &origin(other), name, key);
        peerings::put_profile(tx, &origin(other), &profile)
    });
    database
}

fn session(number: u8) -> SessionId {
    SessionId::new(0, [number; 10])
}

/// A member who is signed in by one browser.
fn member(database: &Database, handle: &str, number: u8) -> Membership {
    let who = samples::member(database, handle);
    let secret = format!("{handle} {number}");
    let new = NewSession {
        id: session(number),
        secret: &secret,
        browser: Browser::Other,
        expires: at(90_000),
        asks_for: None,
    };
    act(database, |tx| sessions::begin(tx, &who.member().id, &new, at(0)));
    who
}

fn nonce(number: u8) -> String {
    as_text(&[number; 32])
}

fn ask(database: &Database, who: &Membership, number: u8) {
    let nonce = nonce(number);
    act(database, |tx| {
        ask_link(tx, who, (&session(number), &origin(THERE)), &nonce, at(1))
    });
}

/// What the other community gives her browser.
fn vouch(there: &Database, who: &Membership, number: u8) -> String {
    let (audience, nonce) = (group(HERE), nonce(number));
    let asked = LinkAsked {
        audience: &audience,
        nonce: &nonce,
    };
    let fresh = Fresh {
        link: [number; 16],
        subject: [number; 16],
        proof: [number; 16],
        holder: [number; 32],
    };
    act(there, |tx| {
        vouch_for_link(tx, who, (&group(THERE), asked), &fresh, at(2))
    })
    .proof
}

fn link(
    database: &Database,
    who: &Membership,
    within: u8,
    proof: &str,
) -> Result<Link, LinkMembershipRefused> {
    database.transact_blocking(|tx| link_membership(tx, who, &session(within), (&group(HERE), proof), at(3)))
}

fn links_of(database: &Database, who: &Membership) -> Vec<Link> {
    database
        .read(|tx| links::of_member(tx, &who.member().id))
        .unwrap()
}

fn said(link: &LinkId, peer: &str, said: LinkSaid) -> Announcement {
    Announcement::LinkSaid {
        peer: origin(peer),
        link: link.clone(),
        said,
    }
}

/// F02: both sides know the same link and nothing else of her, it stands when both said so, and it ends on both when one does.
#[test]
fn a_link_stands_on_both_sides_by_one_name_and_ends_on_both() {
    let (here, there) = (node(HERE, THERE), node(THERE, HERE));
    let (maren, abroad) = (member(&here, "maren", 1), member(&there, "maren_o", 2));
    ask(&here, &maren, 1);
    let proof = vouch(&there, &abroad, 1);
    let waiting = links_of(&there, &abroad);
    assert_eq!(waiting[0].state, LinkState::Waiting);
    let linked = link(&here, &maren, 1, &proof).unwrap();
    assert_eq!((&linked.id, linked.state), (&waiting[0].id, LinkState::Linked));
    assert!(told(&here).contains(&said(&linked.id, THERE, LinkSaid::Stands)));

    let heard = |database: &Database, by: &str, said: LinkSaid| {
        act(database, |tx| {
            hear_link(tx, &group(by), (&linked.id, said), at(4))
        })
    };
    assert_eq!(heard(&there, HERE, LinkSaid::Stands), LinkHeard::Done);
    assert_eq!(links_of(&there, &abroad)[0].state, LinkState::Linked);
    // Need 2.5: each stands in her calendar at the other.
    for (database, who, peer) in [(&here, &maren, THERE), (&there, &abroad, HERE)] {
        let follows = database.read(|tx| store::follows::get(tx, &who.member().id, &origin(peer)));
        assert!(follows.unwrap().is_some(), "{peer}");
    }

    act(&there, |tx| unlink_membership(tx, &abroad, &origin(HERE), at(5)));
    assert!(told(&there).contains(&said(&linked.id, HERE, LinkSaid::Over)));
    assert_eq!(heard(&here, THERE, LinkSaid::Over), LinkHeard::Done);
    assert_eq!(
        (links_of(&here, &maren), links_of(&there, &abroad)),
        (vec![], vec![])
    );
}

/// V2, F4: one proof links once, and in no browser but the one that asked.
#[test]
fn a_proof_links_once_and_for_whoever_asked() {
    let (here, there) = (node(HERE, THERE), node(THERE, HERE));
    let (maren, eve) = (member(&here, "maren", 1), member(&here, "eve", 2));
    let abroad = member(&there, "maren_o", 3);
    ask(&here, &maren, 1);
    let proof = vouch(&there, &abroad, 1);
    for (who, within) in [(&eve, 2), (&maren, 9)] {
        let no = link(&here, who, within, &proof).unwrap_err();
        assert!(matches!(no, LinkMembershipRefused::NotAsked), "{no}");
    }
    link(&here, &maren, 1, &proof).unwrap();
    let again = link(&here, &maren, 1, &proof).unwrap_err();
    assert!(matches!(again, LinkMembershipRefused::NotAsked), "{again}");
    // Eve asked too, and brings what was given to Maren for Eve's nonce: the link is Maren's.
    ask(&here, &eve, 2);
    let theirs = vouch(&there, &abroad, 2);
    let no = link(&here, &eve, 2, &theirs).unwrap_err();
    assert!(matches!(no, LinkMembershipRefused::OfAnother), "{no}");
    let asked = refused(&here, |tx| {
        ask_link(tx, &maren, (&session(1), &origin(THERE)), &nonce(1), at(4))
    });
    assert!(matches!(asked, AskLinkRefused::Linked), "{asked}");
}

/// V3, V6: a proof of somebody who is no peer, or by another's key, or for another community, links nothing.
#[test]
fn a_forged_proof_links_nothing() {
    let (here, there) = (node(HERE, THERE), node(THERE, HERE));
    let (maren, abroad) = (member(&here, "maren", 1), member(&there, "maren_o", 2));
    ask(&here, &maren, 1);
    // Signed with another key under the community's name.
    let other = KeyRow {
        rsa_pkcs8: Vec::new(),
        ed25519_seed: [99; 32],
        created: at(0),
        number: 1,
    };
    act(&there, |tx| {
        actor_keys::put(tx, &Signer::Own(OwnActor::Community), &other)
    });
    let forged = vouch(&there, &abroad, 1);
    let no = link(&here, &maren, 1, &forged).unwrap_err();
    assert!(
        matches!(no, LinkMembershipRefused::Proof(ProofRefused::Issuer)),
        "{no}"
    );
    let stranger = samples::node_at("c.example");
    let eve = member(&stranger, "eve", 3);
    let (audience, nonce) = (group(HERE), nonce(1));
    let asked = LinkAsked {
        audience: &audience,
        nonce: &nonce,
    };
    let fresh = Fresh {
        link: [1; 16],
        subject: [1; 16],
        proof: [1; 16],
        holder: [1; 32],
    };
    let no = refused(&stranger, |tx| {
        vouch_for_link(tx, &eve, (&group("c.example"), asked), &fresh, at(2))
    });
    assert!(matches!(no, VouchRefused::NotAPeer), "{no}");
    assert_eq!(links_of(&here, &maren), []);
}

/// F20, need 2.16: who is limited or suspended is vouched for to nobody, and the log of what was shared says nothing; from the
/// day on which a limit ends she is.
#[test]
fn nobody_is_vouched_for_who_is_not_in_good_standing() {
    let there = node(THERE, HERE);
    let abroad = member(&there, "maren_o", 2);
    let id = &abroad.member().id;
    let stands = |standing| act(&there, |tx| store::standings::put(tx, id, standing));
    let (audience, nonce) = (group(HERE), nonce(1));
    let asked = LinkAsked {
        audience: &audience,
        nonce: &nonce,
    };
    let fresh = Fresh {
        link: [1; 16],
        subject: [1; 16],
        proof: [1; 16],
        holder: [1; 32],
    };
    let own = group(THERE);
    let limited = domain::Standing::Limited { until: at(10) };
    for standing in [limited, domain::Standing::Suspended] {
        stands(standing);
        let no = refused(&there, |tx| {
            vouch_for_link(tx, &abroad, (&own, asked), &fresh, at(2))
        });
        assert!(matches!(no, VouchRefused::NotInGoodStanding), "{no}");
    }
    let shared = there.read(|tx| store::sharing_log::of_member(tx, id)).unwrap();
    assert!(shared.is_empty());
    stands(limited);
    act(&there, |tx| {
        vouch_for_link(tx, &abroad, (&own, asked), &fresh, at(10))
    });
}

/// A8, F02: no community but the one it was given to has a say in a link, and one that nobody here knows is taken back.
#[test]
fn a_link_that_only_one_side_knows_is_none() {
    let (here, there) = (node(HERE, THERE), node(THERE, HERE));
    samples::peer(&there, "c.example", &[Scope::Events]);
    let abroad = member(&there, "maren_o", 2);
    vouch(&there, &abroad, 1);
    let id = links_of(&there, &abroad)[0].id.clone();
    let hear = |database: &Database, by: &Iri, id: &LinkId, said: LinkSaid| {
        act(database, |tx| hear_link(tx, by, (id, said), at(4)))
    };
    let stands = LinkSaid::Stands;
    assert_eq!(hear(&there, &group("c.example"), &id, stands), LinkHeard::Unknown);
    assert_eq!(
        hear(&there, &group("evil.example"), &id, stands),
        LinkHeard::NotAPeer
    );
    let person = samples::person(HERE, "eve");
    assert_eq!(hear(&there, &person, &id, stands), LinkHeard::NotAPeer);
    assert_eq!(
        hear(&there, &group("c.example"), &id, LinkSaid::Over),
        LinkHeard::Unknown
    );
    assert_eq!(links_of(&there, &abroad)[0].state, LinkState::Waiting);
    told(&here);
    assert_eq!(hear(&here, &group(THERE), &id, stands), LinkHeard::Unknown);
    assert_eq!(told(&here), [said(&id, THERE, LinkSaid::Over)]);
    assert_eq!(
        hear(&here, &group(THERE), &id, LinkSaid::Over),
        LinkHeard::Unknown
    );
    assert_eq!(told(&here), []);
}

/// F22: what a link tells the other community of her stands in her sharing log on both sides, a line each.
#[test]
fn what_a_link_tells_of_her_stands_in_her_sharing_log() {
    use SharedField::{Community, Pseudonym, Standing};
    let (here, there) = (node(HERE, THERE), node(THERE, HERE));
    let (maren, abroad) = (member(&here, "maren", 1), member(&there, "maren_o", 2));
    let log = |database: &Database, who: &Membership| {
        let rows = database.read(|tx| sharing_log::of_member(tx, &who.member().id));
        let rows = rows.unwrap().into_iter();
        rows.map(|row| (row.host, row.purpose, row.fields.into_iter().collect()))
            .collect::<Vec<(Origin, SharedFor, Vec<SharedField>)>>()
    };
    ask(&here, &maren, 1);
    assert_eq!(log(&here, &maren), [], "whoever asks does not say who she is");
    let proof = vouch(&there, &abroad, 1);
    let all = vec![Community, Standing, Pseudonym];
    assert_eq!(log(&there, &abroad), [(origin(HERE), SharedFor::Link, all)]);
    link(&here, &maren, 1, &proof).unwrap();
    let some = vec![Community, Pseudonym];
    assert_eq!(log(&here, &maren), [(origin(THERE), SharedFor::Link, some)]);
}

/// F02: leaving ends all links and says so; the home she named is named no more.
#[test]
fn whoever_leaves_is_linked_no_more_and_news_come_from_home_alone() {
    let (here, there) = (node(HERE, THERE), node(THERE, HERE));
    let (maren, abroad) = (member(&here, "maren", 1), member(&there, "maren_o", 2));
    let name = |home: Option<&str>| {
        let home = home.map(origin);
        here.transact_blocking(|tx| name_home(tx, &maren, home.as_ref(), at(4)))
    };
    assert!(matches!(name(Some(THERE)), Err(NameHomeRefused::NotLinked)));
    ask(&here, &maren, 1);
    let linked = link(&here, &maren, 1, &vouch(&there, &abroad, 1)).unwrap();
    let digest = || {
        let goes = here.read(|tx| mail_to(tx, &maren.member().id, MailAbout::Digest));
        goes.unwrap().is_some()
    };
    assert!(digest());
    name(Some(THERE)).unwrap();
    assert!(!digest(), "the other community sends her news");
    name(None).unwrap();
    assert!(digest());
    name(Some(THERE)).unwrap();
    told(&here);
    let leaving = Leaving {
        because: None,
        told: None,
        activities: &[],
    };
    act(&here, |tx| leave(tx, &Rules::default(), &maren, leaving, at(5)));
    assert!(told(&here).contains(&said(&linked.id, THERE, LinkSaid::Over)));
    assert_eq!(links_of(&here, &maren), []);
    let home = here.read(|tx| links::home(tx, &maren.member().id));
    assert_eq!(home.unwrap(), None);
}
