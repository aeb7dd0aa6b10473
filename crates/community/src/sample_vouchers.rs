//! A host with an offer, a home whose members it is for, and a browser between them, for this crate's tests.

use domain::{
    AgreementId, Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Currency, EventDraft, HeldOffer, Iri,
    OfferId, OwnActor, OwnOffer, Price, Redemption, RedemptionId, Scope, SessionId, Slug, tier_iri,
};
use store::actor_keys::{self, KeyRow, Signer};
use store::sessions::{self, Browser, NewSession};
use store::{Database, Membership, held_offers, own_offers, peerings};
use wire::keys::Ed25519Key;
use wire::membership_proof::as_text;

use crate::begin_claim::{ClaimFor, ClaimRefused, ClaimSession, begin_claim};
use crate::issue_voucher::{Fresh, IssueRefused, Issued, VoucherAsked, issue_voucher};
use crate::redeem_voucher::{RedeemRefused, redeem_voucher};
use crate::rules::Dues;
use crate::samples::{self, act, at, draft, group, iri, origin};

pub(crate) const HOST: &str = "a.example";
pub(crate) const HOME: &str = "b.example";

/// The key of a community is made of the first letter of its host.
pub(crate) fn seed(host: &str) -> [u8; 32] {
    [host.as_bytes()[0]; 32]
}

pub(crate) fn key_name(host: &str) -> Iri {
    group(host).with_fragment("ed25519-key")
}

/// A node with keys, and a peer whose key it trusts.
pub(crate) fn node(host: &str, other: &str) -> Database {
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
    befriend(&database, other);
    database
}

/// One more peer whose key it trusts.
pub(crate) fn befriend(database: &Database, other: &str) {
    samples::peer(database, other, &[Scope::Events, Scope::Offers]);
    let key = Ed25519Key::from_seed(seed(other)).public().to_multikey();
    pin(database, other, vec![(key_name(other), key)]);
}

/// The keys of a peer that count, and no others.
pub(crate) fn pin(database: &Database, other: &str, pins: Vec<(Iri, String)>) {
    act(database, |tx| {
        let mut peering = peerings::get(tx, &origin(other))?.expect("it was made");
        peering.key_pins.clone_from(&pins);
        peerings::put(tx, &peering)
    });
}

pub(crate) fn offer_id() -> OfferId {
    OfferId::new(0, [1; 10])
}

pub(crate) fn offer_iri(host: &str) -> Iri {
    Iri::local(&origin(host), &format!("/offers/{}", offer_id()))
}

pub(crate) fn money(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

pub(crate) fn euros() -> Currency {
    Currency::parse("EUR").unwrap()
}

/// Ten per cent off everything, for the level people join at; each member twice, three a year.
pub(crate) fn term(host: &str) -> BenefitTerm {
    BenefitTerm {
        number: 1,
        grantor: group(host),
        tiers: [tier_iri(&group(HOME), &Slug::parse("network").unwrap())].into(),
        good_standing: true,
        benefit: Benefit {
            kind: BenefitKind::Percent,
            value: Some(money("10")),
            currency: None,
            months: None,
        },
        applies_to: [AppliesTo::Joining, AppliesTo::Events].into(),
        cap_per_year: Some(3),
        uses_per_member: Some(2),
        same_region_excluded: false,
        max_distance_km: None,
        restrictions: None,
        make_up: false,
    }
}

/// As the host has it.
pub(crate) fn own_offer(host: &str, term: BenefitTerm) -> OwnOffer {
    OwnOffer {
        id: offer_id(),
        partner: origin(HOME),
        partner_group: group(HOME),
        agreement: AgreementId::new(0, [1; 10]),
        document: iri(&format!("https://{host}/agreements/1")),
        term,
        revision: 1,
        valid_from: at(0),
        valid_through: None,
        withdrawn: None,
        updated: at(0),
    }
}

/// As the home was told of it.
pub(crate) fn held_offer(host: &str, term: BenefitTerm) -> HeldOffer {
    HeldOffer {
        id: offer_iri(host),
        host: origin(host),
        host_group: group(host),
        document: iri(&format!("https://{host}/agreements/1")),
        term,
        revision: 1,
        valid_from: at(0),
        valid_through: None,
        redeem: iri(&format!("{}/redeem", offer_iri(host))),
        example: None,
        updated: at(0),
        removed: false,
    }
}

/// Both nodes; the host has an event of 40 euros and a level of 240.
pub(crate) struct Pair {
    pub(crate) host: Database,
    pub(crate) home: Database,
}

pub(crate) fn pair(term: BenefitTerm) -> Pair {
    let (host, home) = (node(HOST, HOME), node(HOME, HOST));
    act(&host, |tx| own_offers::put(tx, &own_offer(HOST, term.clone())));
    act(&home, |tx| held_offers::put(tx, &held_offer(HOST, term.clone())));
    samples::chapter(&host);
    samples::publish(&host, 1, &dinner("40"), &domain::Audience::Public);
    Pair { host, home }
}

/// An event with a price.
pub(crate) fn dinner(price: &str) -> EventDraft {
    EventDraft {
        price: Some(Price {
            amount: money(price),
            member: None,
            currency: euros(),
        }),
        ..draft(100_000)
    }
}

pub(crate) fn ticket() -> ClaimFor {
    ClaimFor::Event(samples::event_id(1))
}

pub(crate) fn session_id(number: u8) -> SessionId {
    SessionId::new(0, [number; 10])
}

/// A member who is signed in by one browser.
pub(crate) fn signed_in(database: &Database, handle: &str, number: u8) -> Membership {
    let who = samples::member(database, handle);
    let secret = format!("{handle} {number}");
    let new = NewSession {
        id: session_id(number),
        secret: &secret,
        browser: Browser::Other,
        expires: at(900_000),
        asks_for: None,
    };
    act(database, |tx| sessions::begin(tx, &who.member().id, &new, at(0)));
    who
}

pub(crate) fn nonce(number: u8) -> String {
    as_text(&[number; 32])
}

pub(crate) fn redemption(number: u64) -> RedemptionId {
    RedemptionId::new(number, [9; 10])
}

impl Pair {
    /// A browser sets out, with the nonce of that number.
    pub(crate) fn ask(
        &self,
        browser: ClaimSession<'_>,
        what: &ClaimFor,
        number: u8,
        second: i64,
    ) -> Result<(), ClaimRefused> {
        let nonce = nonce(number);
        self.host
            .transact_blocking(|tx| begin_claim(tx, browser, &offer_id(), what.clone(), &nonce, at(second)))
    }

    /// What she is given at home for the nonce of that number.
    pub(crate) fn issue(&self, who: &Membership, number: u8, second: i64) -> Result<Issued, IssueRefused> {
        issue_at(&self.home, (who, HOST), number, second)
    }

    /// The host takes it.
    pub(crate) fn redeem(
        &self,
        browser: ClaimSession<'_>,
        token: &str,
        number: u64,
        second: i64,
    ) -> Result<Redemption, RedeemRefused> {
        redeem_at((&self.host, HOST), browser, token, (number, second))
    }

    /// All of it, for a ticket, by a browser of its own.
    pub(crate) fn ticket(
        &self,
        who: &Membership,
        number: u8,
        second: i64,
    ) -> Result<Redemption, RedeemRefused> {
        let secret = format!("browser {number}");
        let browser = ClaimSession::Browser(&secret);
        self.ask(browser, &ticket(), number, second).unwrap();
        let issued = self.issue(who, number, second).unwrap();
        self.redeem(browser, &issued.token, u64::from(number), second)
    }
}

pub(crate) fn issue_at(
    home: &Database,
    (who, host): (&Membership, &str),
    number: u8,
    second: i64,
) -> Result<Issued, IssueRefused> {
    let (audience, offer, nonce) = (group(host), offer_iri(host), nonce(number));
    let asked = VoucherAsked {
        audience: &audience,
        offer: &offer,
        nonce: &nonce,
    };
    let fresh = Fresh {
        voucher: [number; 16],
        secret: [number; 32],
    };
    home.transact_blocking(|tx| issue_voucher(tx, who, (&group(HOME), asked), &fresh, at(second)))
}

pub(crate) fn redeem_at(
    (database, host): (&Database, &str),
    browser: ClaimSession<'_>,
    token: &str,
    (number, second): (u64, i64),
) -> Result<Redemption, RedeemRefused> {
    let (own, fresh, dues) = (group(host), redemption(number), Dues::default());
    database.transact_blocking(|tx| redeem_voucher(tx, browser, (&own, token), &dues, &fresh, at(second)))
}
