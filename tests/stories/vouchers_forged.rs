//! Vouchers that somebody made up, took apart, changed or took from elsewhere are brought to the page where browsers come back:
//! each is refused with the same page, and takes nothing from the member whose it might have been (F16; threats V, F1 to F4).

use domain::Iri;
use harness::{Browser, Person, Reply, World};
use serde_json::{Value, json};
use wire::digest::sha256;
use wire::keys::Ed25519Key;
use wire::voucher::{VOUCHER_KIND, as_text};

use crate::my_communities::onward;
use crate::rotation::keys_of;
use crate::vouchers_on_pages::{CHAPTER, Way, agreed, matter, without_query};

/// All that a voucher is made of, each part to be changed.
#[derive(Clone)]
struct Forged {
    header: Value,
    claims: Value,
    /// Whose key signs it.
    by: [u8; 32],
    /// Between the two texts.
    disclosed: String,
    bound_header: Value,
    binding: Value,
    /// Whose key binds it.
    holder: [u8; 32],
    /// What else is done with both signatures.
    signature: fn(Vec<u8>) -> Vec<u8>,
}

/// The key of the browser that she has it in.
const HOLDER: [u8; 32] = [7; 32];
const OTHER: [u8; 32] = [8; 32];

fn x_of(seed: [u8; 32]) -> String {
    match Ed25519Key::from_seed(seed).public() {
        wire::keys::PublicKey::Ed25519(key) => as_text(&key.bytes()),
        wire::keys::PublicKey::Rsa(_) => unreachable!("it is none"),
    }
}

impl Forged {
    /// As the home itself would make it in answer to a nonce.
    fn of(olga: &Person, ravi: &Person, way: &Way, nonce: &str) -> Self {
        let (home, host) = (olga.node.group(), ravi.node.group());
        let at = ravi.node.clock_now().as_second();
        Self {
            header: json!({
                "alg": "EdDSA", "typ": "rosarium-voucher+sd-jwt", "kid": home.with_fragment("ed25519-key"),
            }),
            claims: json!({
                "iss": home, "aud": host, "vct": VOUCHER_KIND,
                "offer": format!("{}{}", ravi.node.origin, without_query(&way.offer)),
                "tier": format!("{home}/tiers/network"),
                "sub": as_text(&[1; 32]), "jti": as_text(&[2; 16]), "iat": at, "nbf": at, "exp": at + 600,
                "cnf": { "jwk": { "kty": "OKP", "crv": "Ed25519", "x": x_of(HOLDER) } },
            }),
            by: keys_of(&olga.node).keys.ed25519.seed(),
            disclosed: String::new(),
            bound_header: json!({ "alg": "EdDSA", "typ": "kb+jwt" }),
            binding: json!({ "aud": host, "nonce": nonce, "iat": at }),
            holder: HOLDER,
            signature: |bytes| bytes,
        }
    }

    fn token(&self) -> String {
        let signed = self.sign(&self.header, &self.claims, self.by);
        let first = format!("{signed}~{}", self.disclosed);
        let mut binding = self.binding.clone();
        if binding.get("sd_hash").is_none() {
            binding["sd_hash"] = as_text(&sha256(first.as_bytes())).into();
        }
        format!("{first}{}", self.sign(&self.bound_header, &binding, self.holder))
    }

    fn sign(&self, header: &Value, claims: &Value, by: [u8; 32]) -> String {
        let part = |value: &Value| as_text(value.to_string().as_bytes());
        let covered = format!("{}.{}", part(header), part(claims));
        let signature = Ed25519Key::from_seed(by).sign(covered.as_bytes()).to_vec();
        format!("{covered}.{}", as_text(&(self.signature)(signature)))
    }

    /// With one thing changed.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = self.clone();
        change(&mut other);
        other.token()
    }
}

/// The same signature with the order of the group added to its scalar: another text that a lax check takes for as good.
fn not_canonical(mut signature: Vec<u8>) -> Vec<u8> {
    let order = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carried = 0;
    for (byte, more) in signature[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + more + carried;
        *byte = sum.to_le_bytes()[0];
        carried = sum >> 8;
    }
    signature
}

/// What her browser was given to be answered at home.
async fn nonce(way: &Way) -> String {
    let asks = way.asks(&CHAPTER).await.text();
    let rest = asks.split("name=\"nonce\" value=\"").nth(1).expect("a nonce");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// A form of another site brings it, without cookies, as browsers do; from there on it is her own browser.
async fn brings(way: &Way, node: &std::sync::Arc<harness::StoryNode>, token: &str) -> Reply {
    let mut form = Browser::new(node);
    form.site = "cross-site";
    let landed = form.post(&way.redeem(), &[("voucher", token)]).await;
    if landed.status != 303 {
        return landed;
    }
    let errand = onward(&landed);
    let shown = way.there.get(&errand).await;
    match shown.text().contains(&format!("action=\"{errand}\"")) {
        true => way.there.press(&shown, &errand, &[]).await,
        false => shown,
    }
}

/// Every refusal reads the same, whatever was wrong; then the true one is taken, so none of them has used anything up.
async fn all_refused(way: &Way, ravi: &Person, forged: &[(&str, String)], good: &str) {
    let mut page = None;
    for (what, token) in forged {
        let refused = brings(way, &ravi.node, token).await;
        assert_eq!(refused.status, 401, "{what}: {}", refused.text());
        assert_eq!(refused.header("set-cookie"), None, "{what}");
        let told = matter(&refused);
        assert!(
            !told.contains("name=\"voucher\"") && !told.contains("162.00"),
            "{what}: {told}"
        );
        let first = page.get_or_insert_with(|| told.clone());
        assert_eq!(*first, told, "{what}");
    }
    assert_eq!(onward(&brings(way, &ravi.node, good).await), "/invoices/1");
}

/// What a forgery is called, and the token.
type Named = (&'static str, String);

/// V6: another algorithm, another type, another key, another kind.
fn headed_otherwise(
    good: &Forged,
    (home, agora, of_node): (&Iri, &Iri, &Iri),
    of_agora: [u8; 32],
) -> Vec<Named> {
    let header = |name: &'static str, value: Value| good.with(|forged| forged.header[name] = value);
    let claim = |name: &'static str, value: Value| good.with(|forged| forged.claims[name] = value);
    vec![
        ("V6 no algorithm", header("alg", "none".into())),
        ("V6 a shared secret", header("alg", "HS256".into())),
        ("V6 another algorithm", header("alg", "ES256".into())),
        ("V6 another type", header("typ", "rosarium-paper+jwt".into())),
        ("V6 no type", header("typ", Value::Null)),
        ("V6 something critical", header("crit", json!(["exp"]))),
        ("V6 no key named", header("kid", Value::Null)),
        (
            "V6 two keys named",
            header("kid", json!([home.with_fragment("ed25519-key")])),
        ),
        ("V6 the community itself", header("kid", json!(home))),
        (
            "V6 an older key",
            header("kid", json!(home.with_fragment("ed25519-key-0"))),
        ),
        (
            "V6 the key of the node",
            header("kid", json!(of_node.with_fragment("ed25519-key"))),
        ),
        (
            "V6 a key elsewhere",
            header("kid", json!(agora.with_fragment("ed25519-key"))),
        ),
        (
            "V6 another kind",
            claim("vct", "https://w3id.org/rosarium/v1#MembershipProof".into()),
        ),
        ("V6 something hidden", claim("_sd", json!([as_text(&[3; 32])]))),
        ("V6 another hash", claim("_sd_alg", "sha-1".into())),
        (
            "V6 the key of another peer",
            good.with(|forged| forged.by = of_agora),
        ),
        (
            "V6 its own key in its header",
            good.with(|forged| {
                forged.header["jwk"] = json!({ "kty": "OKP", "crv": "Ed25519", "x": x_of(OTHER) });
                forged.by = OTHER;
            }),
        ),
    ]
}

/// F3, F4, V4, V5: of another community, for another host, another offer or another time.
fn meant_otherwise(good: &Forged, (agora, ravi): (&Iri, &Person), at: i64) -> Vec<Named> {
    let claim = |name: &'static str, value: Value| good.with(|forged| forged.claims[name] = value);
    let bound = |name: &'static str, value: Value| good.with(|forged| forged.binding[name] = value);
    vec![
        (
            "F3 a community that is no peer",
            good.with(|forged| {
                forged.claims["iss"] = "https://evil.example/c/evil".into();
                forged.header["kid"] = "https://evil.example/c/evil#ed25519-key".into();
                forged.by = OTHER;
            }),
        ),
        ("F4 for another host", claim("aud", json!(agora))),
        (
            "F4 for two hosts",
            claim("aud", json!([ravi.node.group(), agora])),
        ),
        ("F4 bound for another host", bound("aud", json!(agora))),
        (
            "V4 for another offer",
            claim(
                "offer",
                format!("{}/offers/{}", ravi.node.origin, "0".repeat(26)).into(),
            ),
        ),
        (
            "F3 a level of another community",
            claim("tier", format!("{agora}/tiers/network").into()),
        ),
        ("V5 longer than a voucher lives", claim("exp", (at + 601).into())),
        (
            "V5 of later",
            good.with(|forged| {
                for name in ["iat", "nbf", "exp"] {
                    forged.claims[name] = (forged.claims[name].as_i64().unwrap_or_default() + 91).into();
                }
            }),
        ),
        ("V5 bound later", bound("iat", (at + 91).into())),
    ]
}

/// V7, V8, V9: unbound, bound by another or to another, with more in it, or with a signature that is none.
fn bound_otherwise(good: &Forged) -> Vec<Named> {
    let claim = |name: &'static str, value: Value| good.with(|forged| forged.claims[name] = value);
    let bound = |name: &'static str, value: Value| good.with(|forged| forged.binding[name] = value);
    let another = good.with(|forged| forged.claims["jti"] = "another".into());
    let parts = |token: &str| {
        let (first, second) = token.split_once('~').expect("two parts");
        (first.to_owned(), second.to_owned())
    };
    let (signed, binding) = parts(&good.token());
    vec![
        ("V7 unbound", format!("{signed}~")),
        ("V7 unbound, without its mark", signed.clone()),
        ("V7 bound to nothing", format!("~{binding}")),
        ("V7 bound for another", format!("{signed}~{}", parts(&another).1)),
        ("V7 another's binding", format!("{}~{binding}", parts(&another).0)),
        (
            "V7 bound by another key",
            good.with(|forged| forged.holder = OTHER),
        ),
        (
            "V7 bound to another text",
            bound("sd_hash", as_text(&[4; 32]).into()),
        ),
        (
            "V7 bound by no algorithm",
            good.with(|forged| forged.bound_header["alg"] = "none".into()),
        ),
        (
            "V7 bound as something else",
            good.with(|forged| forged.bound_header["typ"] = "JWT".into()),
        ),
        (
            "V7 something disclosed",
            good.with(|forged| {
                forged.disclosed = format!("{}~", as_text(b"[\"salt\",\"tier\",\"full\"]"));
            }),
        ),
        (
            "V7 disclosed afterwards",
            format!("{signed}~{}~{binding}", as_text(b"[\"salt\",\"tier\",\"full\"]")),
        ),
        (
            "V9 not canonical",
            good.with(|forged| forged.signature = not_canonical),
        ),
        (
            "V9 without signatures",
            good.with(|forged| forged.signature = |_| Vec::new()),
        ),
        (
            "V9 a key of small order",
            claim(
                "cnf",
                json!({
                    "jwk": { "kty": "OKP", "crv": "Ed25519", "x": as_text(&[0; 32]) },
                }),
            ),
        ),
        ("V8 longer than any", claim("more", "x".repeat(9_000).into())),
    ]
}

/// V6, V7, V8, V9, F3, F4: another algorithm, another key, another holder, another host, another time, taken apart or touched.
#[tokio::test]
async fn what_the_home_has_not_signed_for_this_host_and_this_moment_is_not_put_down() {
    let world = World::new(1_681);
    let (olga, ravi) = agreed(&world).await;
    let ada = world.node("agora").officer("ada");
    world.peer(&ada, &ravi, &["events", "offers"]).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let good = Forged::of(&olga, &ravi, &way, &nonce(&way).await);
    let (home, agora) = (olga.node.group(), ada.node.group());
    let names = (&home, &agora, &olga.node.application());
    let of_agora = keys_of(&ada.node).keys.ed25519.seed();
    let mut forged = headed_otherwise(&good, names, of_agora);
    forged.extend(meant_otherwise(
        &good,
        (&agora, &ravi),
        ravi.node.clock_now().as_second(),
    ));
    forged.extend(bound_otherwise(&good));
    let whole = good.token();
    for place in (0..whole.len()).step_by(41) {
        let mut bytes = whole.clone().into_bytes();
        bytes[place] ^= 1;
        forged.push(("V8 touched", String::from_utf8(bytes).expect("it stays ASCII")));
    }
    all_refused(&way, &ravi, &forged, &whole).await;
    world.run_until_quiet().await;
    world.finish();
}

/// V2, V4, F3: signed by whoever may, and asked for by nobody, by somebody else or of somebody else.
#[tokio::test]
async fn what_this_browser_has_not_asked_of_this_community_gives_nothing() {
    let world = World::new(1_682);
    let (olga, ravi) = agreed(&world).await;
    let ada = world.node("agora").officer("ada");
    world.peer(&ada, &ravi, &["events", "offers"]).await;
    let way = Way::of(&olga, &ravi, "maren", "maren_o").await;
    let other = Way::of(&olga, &ravi, "klara", "klara_o").await;
    let good = Forged::of(&olga, &ravi, &way, &nonce(&way).await);
    let agora = ada.node.group();
    let of_other = nonce(&other).await;
    let forged = [
        (
            "V2 asked by nobody",
            good.with(|forged| forged.binding["nonce"] = as_text(&[5; 32]).into()),
        ),
        (
            "V2 asked by another",
            good.with(|forged| forged.binding["nonce"] = of_other.as_str().into()),
        ),
        (
            "F3 of another partner",
            good.with(|forged| {
                forged.claims["iss"] = json!(agora);
                forged.claims["tier"] = format!("{agora}/tiers/network").into();
                forged.header["kid"] = json!(agora.with_fragment("ed25519-key"));
                forged.by = keys_of(&ada.node).keys.ed25519.seed();
            }),
        ),
    ];
    all_refused(&way, &ravi, &forged, &good.token()).await;

    // V1: and what is used is used, in every other browser.
    let refused = brings(&other, &ravi.node, &good.token()).await;
    assert_eq!(refused.status, 401, "{}", refused.text());
    let again = good.with(|forged| forged.binding["nonce"] = of_other.as_str().into());
    let refused = brings(&other, &ravi.node, &again).await;
    assert_eq!(
        refused.status,
        401,
        "the same name under another nonce: {}",
        refused.text()
    );
    world.run_until_quiet().await;
    world.finish();
}
