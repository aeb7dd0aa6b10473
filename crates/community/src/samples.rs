//! A node, its people, its peers and their events, for this crate's tests.

use std::collections::BTreeSet;

use domain::{
    Amount, Announcement, Audience, CommunityAudience, CommunityModality, CommunityProfile, Currency,
    Ecosystem, Entry, Event, EventDraft, EventId, Governance, Handle, Html, Iri, LanguageTag, MailAddress,
    MemberId, Moment, Origin, OwnActor, Peering, PeeringState, PersonName, Region, ResignOn, Role, Scope,
    Scopes, Side, Slug, SourceId, Taxonomy, Term, Tier, Title, Zone,
};
use jiff::Timestamp;
use store::actor_keys::Signer;
use store::deliveries::{Delivery, DeliveryState, Schedule};
use store::sources::CalendarSource;
use store::{ActivePeer, Database, Membership, Officer, StoreError, Transaction, members, outbox, peerings};

use crate::add_member::{Newcomer, add_member};
use crate::publish_event::publish_event;
use crate::set_tier::set_tier;
use crate::set_up::set_up;

/// A second of the day on which all tests play.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

pub(crate) fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

pub(crate) fn origin(host: &str) -> Origin {
    Origin::parse(&format!("https://{host}")).unwrap()
}

pub(crate) fn person(host: &str, name: &str) -> Iri {
    iri(&format!("https://{host}/users/{name}"))
}

pub(crate) fn group(host: &str) -> Iri {
    iri(&format!("https://{host}/c/all"))
}

pub(crate) fn application(host: &str) -> Iri {
    iri(&format!("https://{host}/actor"))
}

/// A fresh activity of ours.
pub(crate) fn activity(number: u32) -> Iri {
    iri(&format!("https://a.example/activities/{number}"))
}

pub(crate) fn profile() -> CommunityProfile {
    CommunityProfile {
        slug: Slug::parse("all").unwrap(),
        name: Title::parse("Partner circle").unwrap(),
        summary: Html::default(),
        governance: Governance::Association,
        audience: CommunityAudience::Mixed,
        modality: CommunityModality::Hybrid,
        ecosystem: Ecosystem::MultiVendor,
        languages: vec![LanguageTag::parse("en").unwrap()],
        zone: Zone::utc(),
        country: None,
        currency: Currency::parse("EUR").unwrap(),
        operator_name: None,
        region: None,
        contact: None,
        chapters: Vec::new(),
    }
}

/// The node `a.example`, set up.
pub(crate) fn node() -> Database {
    node_at("a.example")
}

pub(crate) fn node_at(host: &str) -> Database {
    let database = Database::in_memory();
    database
        .transact_blocking(|tx| set_up(tx, &origin(host), &profile(), &[], at(0)))
        .unwrap();
    database
}

/// Runs a verb that succeeds.
pub(crate) fn act<T, E: From<StoreError> + std::fmt::Debug>(
    database: &Database,
    verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
) -> T {
    database.transact_blocking(verb).unwrap()
}

/// Runs a verb that refuses, and tells why.
pub(crate) fn refused<T: std::fmt::Debug, E: From<StoreError>>(
    database: &Database,
    verb: impl FnMut(&mut Transaction<'_>) -> Result<T, E>,
) -> E {
    match database.transact_blocking(verb) {
        Ok(value) => panic!("it was not refused: {value:?}"),
        Err(refused) => refused,
    }
}

pub(crate) fn add(database: &Database, handle: &str, roles: &[Role], organization: Option<&str>) -> MemberId {
    let mut chance = [0; 10];
    for (place, byte) in chance.iter_mut().zip(handle.bytes()) {
        *place = byte;
    }
    let newcomer = Newcomer {
        id: MemberId::new(0, chance),
        handle: Handle::parse(handle).unwrap(),
        name: PersonName::parse(handle).unwrap(),
        mail: MailAddress::parse(&format!("{handle}@a.example")).unwrap(),
        organization: organization.map(|name| PersonName::parse(name).unwrap()),
        kind: domain::Kind::Partner,
        roles: roles.to_vec(),
    };
    act(database, |tx| add_member(tx, "operator", newcomer.clone(), at(0))).id
}

pub(crate) fn member(database: &Database, handle: &str) -> Membership {
    let id = add(database, handle, &[], None);
    database.read(|tx| members::membership(tx, &id)).unwrap().unwrap()
}

/// A level of 240 a year.
pub(crate) fn chapter(database: &Database) -> Tier {
    let chapter = Tier {
        price: Amount::parse("240").unwrap(),
        period_months: Some(12),
        ..Tier::free(Slug::parse("chapter").unwrap())
    };
    act(database, |tx| set_tier(tx, "operator", &chapter, at(0)));
    chapter
}

/// A member who works for a company.
pub(crate) fn member_of(database: &Database, handle: &str, organization: &str) -> Membership {
    let id = add(database, handle, &[], Some(organization));
    database.read(|tx| members::membership(tx, &id)).unwrap().unwrap()
}

/// A delivery to the inbox of a peer.
pub(crate) fn delivery(host: &str, number: u32) -> Delivery {
    Delivery {
        activity: activity(number),
        kind: "Create".to_owned(),
        inbox: iri(&format!("https://{host}/inbox")),
        signer: Signer::Own(OwnActor::Community),
        to: Schedule::Peer,
        queued: at(0),
        attempts: 0,
        state: DeliveryState::Queued,
        sequence: None,
        announced_by: None,
    }
}

/// An officer, found or made.
pub(crate) fn officer(database: &Database) -> Officer {
    let handle = Handle::parse("olga").unwrap();
    let known = database.read(|tx| members::by_handle(tx, &handle)).unwrap();
    let id = known.map_or_else(
        || add(database, "olga", &[Role::Officer], None),
        |member| member.id,
    );
    database.read(|tx| members::officer(tx, &id)).unwrap().unwrap()
}

pub(crate) fn draft(start: i64) -> EventDraft {
    EventDraft::online(
        Title::parse("Round table").unwrap(),
        Moment::new(at(start), Zone::utc()).unwrap(),
    )
}

pub(crate) fn event_id(number: u8) -> EventId {
    EventId::new(0, [number; 10])
}

/// Publishes an event of ours.
pub(crate) fn publish(database: &Database, number: u8, draft: &EventDraft, audience: &Audience) -> Event {
    let officer = officer(database);
    act(database, |tx| {
        publish_event(
            tx,
            &officer,
            ResignOn::Major,
            event_id(number),
            draft.clone(),
            audience.clone(),
            at(0),
        )
    })
}

pub(crate) fn scopes(scopes: &[Scope]) -> Scopes {
    scopes.iter().copied().collect()
}

/// A peering with a node, as if it had been agreed before.
pub(crate) fn peer(database: &Database, host: &str, active: &[Scope]) {
    let peering = Peering {
        peer: origin(host),
        group: group(host),
        application: application(host),
        name: Title::parse(host).unwrap(),
        state: PeeringState::Active,
        agreement: iri(&format!("https://{host}/agreements/1")),
        own_agreement: None,
        offer: iri(&format!("https://{host}/activities/offer")),
        offered: scopes(active),
        active: scopes(active),
        proposed: Side::Them,
        key_pins: Vec::new(),
        note: None,
        digest: "zQm".to_owned(),
        signed_offer: String::new(),
        signed_accept: None,
        rotations: Vec::new(),
        ended: None,
        since: at(0),
        changed: at(0),
    };
    act(database, |tx| peerings::put(tx, &peering));
}

pub(crate) fn active_peer(database: &Database, host: &str, scope: Scope) -> ActivePeer {
    database
        .read(|tx| peerings::active(tx, &origin(host), scope))
        .unwrap()
        .unwrap()
}

/// What was announced since last asked, in order.
pub(crate) fn told(database: &Database) -> Vec<Announcement> {
    let told = outbox::claim(database, at(1_000_000_000), at(1_000_000_060), 1_000).unwrap();
    act(database, |tx| {
        told.iter().for_each(|(leased, _)| outbox::settle(tx, leased));
        Ok::<_, StoreError>(())
    });
    told.into_iter().map(|(_, told)| told.announcement).collect()
}

/// The audience of some peers by name.
pub(crate) fn peers(hosts: &[&str]) -> Audience {
    Audience::Peers(hosts.iter().map(|host| origin(host)).collect::<BTreeSet<_>>())
}

/// A small list to pick from.
pub(crate) fn taxonomy() -> Taxonomy {
    let terms = |ids: &str| -> Vec<Entry<Term>> {
        let entry = |id: &str| Entry {
            id: Term::parse(id).unwrap(),
            name: id.to_owned(),
        };
        ids.split_whitespace().map(entry).collect()
    };
    let region = |code: &str| Entry {
        id: Region::parse(code).unwrap(),
        name: code.to_owned(),
    };
    let taxonomy = Taxonomy {
        id: Term::parse("small-2026").unwrap(),
        dated: jiff::civil::date(2026, 1, 31),
        language: LanguageTag::parse("en").unwrap(),
        competencies: terms("security erp cloud data devices learning"),
        verticals: terms("retail healthcare wholesale"),
        sizes: terms("1-50 51-250"),
        partner_types: terms("advisory infrastructure"),
        regions: ["US", "US-WA", "GB", "SE"].map(region).to_vec(),
        complements: vec![(Term::parse("erp").unwrap(), Term::parse("cloud").unwrap())],
    };
    taxonomy.check().unwrap();
    taxonomy
}

/// A calendar that was handed in as a file, for everybody, whose entries are published by themselves.
pub(crate) fn calendar(id: SourceId) -> CalendarSource {
    CalendarSource {
        id,
        name: "Meetings".to_owned(),
        url: None,
        audience: Audience::Public,
        etag: None,
        last_modified: None,
        read: None,
        due: None,
        faults: Vec::new(),
        failure: None,
        publishes_new: true,
        unfinished: false,
    }
}
