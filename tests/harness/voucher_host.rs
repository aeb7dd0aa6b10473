//! A host with one offer, of which members of its peer pay less for a dinner, and what browsers of theirs carry: for stories and
//! benchmarks of how a voucher is used, on a store of any engine.

use community::begin_claim::{ClaimFor, ClaimSession, begin_claim};
use community::redeem_voucher::offer_address;
use community::set_up::set_up;
use domain::{
    AgreementId, Amount, AppliesTo, Audience, Benefit, BenefitKind, BenefitTerm, CommunityAudience,
    CommunityModality, CommunityProfile, Currency, Ecosystem, Event, EventDraft, EventId, EventState,
    Governance, Html, Iri, LanguageTag, Moment, OfferId, Origin, OwnOffer, Peering, PeeringState, Price,
    Scope, Side, Slug, Title, Zone, tier_iri,
};
use jiff::Timestamp;
use store::{Database, StoreError, events, own_offers, peerings};
use wire::digest::sha256;
use wire::keys::Ed25519Key;
use wire::voucher::{VoucherFacts, as_text, issue};

/// The host.
pub const HOST: &str = "a.example";
/// The community whose members its offer is for.
pub const HOME: &str = "b.example";

/// So many seconds after the offer began.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).expect("a sample is well formed")
}

/// The node of that name.
pub fn origin(host: &str) -> Origin {
    Origin::parse(&format!("https://{host}")).expect("a sample is well formed")
}

/// The community of that host.
pub fn group(host: &str) -> Iri {
    Iri::local(&origin(host), "/c/all")
}

fn title(text: &str) -> Title {
    Title::parse(text).expect("a sample is well formed")
}

/// The offer.
pub fn offer_id() -> OfferId {
    OfferId::new(0, [1; 10])
}

/// The dinner.
pub fn event_id() -> EventId {
    EventId::new(0, [1; 10])
}

fn home_key() -> Ed25519Key {
    Ed25519Key::from_seed([5; 32])
}

fn level() -> Iri {
    tier_iri(
        &group(HOME),
        &Slug::parse("network").expect("a sample is well formed"),
    )
}

/// A host with a dinner of 40 euros, of which members of its peer pay nine tenths: so many times each, so many a year.
pub fn host(database: &Database, uses: u32, cap: u32) {
    let profile = profile();
    database
        .transact_blocking(|tx| set_up(tx, &origin(HOST), &profile, &[], at(0)))
        .expect("a sample is well formed");
    House {
        own: group(HOST),
        begun: at(0),
    }
    .furnish(database, uses, cap);
}

/// A community that is set up, and when its offer begins.
pub struct House {
    /// The community.
    pub own: Iri,
    /// From when its offer counts; the dinner is a day and an hour later.
    pub begun: Timestamp,
}

impl House {
    /// Gives it the peer, the offer and the dinner.
    pub fn furnish(&self, database: &Database, uses: u32, cap: u32) {
        let (peering, offer, event) = (self.peering(), self.offer(uses, cap), self.dinner());
        let put = database.transact_blocking(|tx| {
            peerings::put(tx, &peering)?;
            own_offers::put(tx, &offer)?;
            events::put(tx, &event)
        });
        assert_eq!(put, Ok::<_, StoreError>(()));
    }

    fn peering(&self) -> Peering {
        let scopes = || [Scope::Events, Scope::Offers].into_iter().collect();
        let iri = |path: &str| Iri::local(&origin(HOME), path);
        let pinned = home_key().public().to_multikey();
        Peering {
            peer: origin(HOME),
            group: group(HOME),
            application: iri("/actor"),
            name: title("The others"),
            state: PeeringState::Active,
            agreement: iri("/agreements/1"),
            own_agreement: None,
            offer: iri("/activities/offer"),
            offered: scopes(),
            active: scopes(),
            proposed: Side::Them,
            key_pins: vec![(group(HOME).with_fragment("ed25519-key"), pinned)],
            note: None,
            digest: "zQm".to_owned(),
            signed_offer: String::new(),
            signed_accept: None,
            rotations: Vec::new(),
            ended: None,
            since: self.begun,
            changed: self.begun,
        }
    }

    fn offer(&self, uses: u32, cap: u32) -> OwnOffer {
        OwnOffer {
            id: offer_id(),
            partner: origin(HOME),
            partner_group: group(HOME),
            agreement: AgreementId::new(0, [1; 10]),
            document: Iri::local(&self.own.origin(), "/agreements/1"),
            term: BenefitTerm {
                number: 1,
                grantor: self.own.clone(),
                tiers: [level()].into(),
                good_standing: true,
                benefit: Benefit {
                    kind: BenefitKind::Percent,
                    value: Some(Amount::parse("10").expect("a sample is well formed")),
                    currency: None,
                    months: None,
                },
                applies_to: [AppliesTo::Events].into(),
                cap_per_year: Some(cap),
                uses_per_member: Some(uses),
                same_region_excluded: false,
                max_distance_km: None,
                restrictions: None,
                make_up: false,
            },
            revision: 1,
            valid_from: self.begun,
            valid_through: None,
            withdrawn: None,
            updated: self.begun,
        }
    }

    fn dinner(&self) -> Event {
        let starts = Moment::new(self.after(90_000), Zone::utc()).expect("a sample is well formed");
        Event {
            iri: Iri::local(&self.own.origin(), &format!("/events/{}", event_id())),
            id: event_id(),
            owner: self.own.clone(),
            revision: 1,
            state: EventState::Published,
            audience: Audience::Public,
            draft: EventDraft {
                price: Some(Price {
                    amount: Amount::parse("40").expect("a sample is well formed"),
                    member: None,
                    currency: Currency::parse("EUR").expect("a sample is well formed"),
                }),
                ..EventDraft::online(title("Dinner"), starts)
            },
            published: self.begun,
            updated: self.begun,
            taken: None,
            source: None,
            series: None,
        }
    }

    /// A browser with this secret asks as the number-th at the fifth second, and has at the sixth a token of its own, of a member
    /// of that name.
    pub fn asked(&self, database: &Database, secret: &str, number: u32, member: &str) -> String {
        let nonce = as_text(&bytes(number));
        database
            .transact_blocking(|tx| {
                let (browser, what) = (ClaimSession::Browser(secret), ClaimFor::Event(event_id()));
                begin_claim(tx, browser, &offer_id(), what, &nonce, self.after(5))
            })
            .expect("the offer is in force");
        let home = group(HOME);
        let facts = VoucherFacts {
            issuer: &home,
            audience: &self.own,
            offer: &offer_address(&self.own, &offer_id()),
            tier: &level(),
            subject: member,
            id: &voucher_name(number),
            nonce: &nonce,
            at: self.after(6),
        };
        let name = home.with_fragment("ed25519-key");
        let holder = Ed25519Key::from_seed(bytes(number));
        issue(&facts, (&home_key(), &name), &holder)
    }

    fn after(&self, second: i64) -> Timestamp {
        let second = self.begun.as_second() + second;
        Timestamp::from_second(second).expect("a sample is well formed")
    }
}

/// The same at the host of stories: the secret of the browser, and its token.
pub fn asked(database: &Database, number: u32, member: &str) -> (String, String) {
    let secret = format!("browser {number}");
    let house = House {
        own: group(HOST),
        begun: at(0),
    };
    let token = house.asked(database, &secret, number, member);
    (secret, token)
}

fn profile() -> CommunityProfile {
    CommunityProfile {
        slug: Slug::parse("all").expect("a sample is well formed"),
        name: title("Partner circle"),
        summary: Html::default(),
        governance: Governance::Association,
        audience: CommunityAudience::Mixed,
        modality: CommunityModality::Hybrid,
        ecosystem: Ecosystem::MultiVendor,
        languages: vec![LanguageTag::parse("en").expect("a sample is well formed")],
        zone: Zone::utc(),
        country: None,
        currency: Currency::parse("EUR").expect("a sample is well formed"),
        operator_name: None,
        region: None,
        contact: None,
        chapters: Vec::new(),
    }
}

/// What the voucher of that number is called.
pub fn voucher_name(number: u32) -> String {
    as_text(&bytes(number)[..16])
}

/// Others for each number.
fn bytes(number: u32) -> [u8; 32] {
    sha256(&number.to_be_bytes())
}
