//! Spoilt, stripped, replayed and redirected signatures (threats A4, A9, A10, A11).

use harness::evil::{Scheme, Signed};
use serde_json::json;
use wire::digest::{content_digest_header, digest_header};

use crate::siege::Siege;

/// A4
#[tokio::test]
async fn a_body_that_was_not_signed_is_refused_and_changes_nothing() {
    let siege = Siege::lay(200).await;
    for scheme in [Scheme::Cavage, Scheme::Rfc9421Rsa] {
        let follow = siege.activity("Follow", json!(siege.victim.application().as_str()));
        let signed = siege
            .evil
            .signed_as(scheme, &siege.victim, &siege.mallory, &follow);
        let other = follow.to_string().replace("/actor", "/c/seattle");
        siege
            .is_refused(&signed.clone().with_body(other.as_bytes()), 401, "another body")
            .await;
        let spaced = serde_json::to_string_pretty(&follow).unwrap();
        siege
            .is_refused(
                &signed.clone().with_body(spaced.as_bytes()),
                401,
                "the same JSON, printed anew",
            )
            .await;
        let digest = match scheme {
            Scheme::Cavage => "digest",
            _ => "content-digest",
        };
        siege
            .is_refused(&signed.clone().without(digest), 401, "no digest")
            .await;
        let wrong = match scheme {
            Scheme::Cavage => digest_header(b"another"),
            _ => content_digest_header(b"another"),
        };
        siege
            .is_refused(
                &signed.clone().also(digest, &wrong),
                401,
                "two digests, one of them wrong",
            )
            .await;
        let renamed = signed
            .header(digest)
            .replace("SHA-256", "SHA-512")
            .replace("sha-256", "sha-512");
        siege
            .is_refused(
                &signed.clone().with(digest, &renamed),
                401,
                "another digest alone",
            )
            .await;
        let uncovered = match scheme {
            Scheme::Cavage => signed.edit("signature", " digest", ""),
            _ => signed.edit("signature-input", " \"content-digest\"", ""),
        };
        siege
            .is_refused(&uncovered, 401, "a digest that is not covered")
            .await;
    }
    siege.lift().await;
}

/// What is changed in a header of a good request: header, from, to.
type Spoiling = (&'static str, &'static str, &'static str);

const SPOILT_CAVAGE: [Spoiling; 11] = [
    ("signature", "(request-target) ", ""),
    ("signature", " host", ""),
    ("signature", " date", ""),
    ("signature", " digest", ""),
    ("signature", "host date", "host host date"),
    ("signature", "host date", "host (created) date"),
    ("signature", "host date", "date host"),
    ("signature", "(request-target) host date digest", ""),
    ("signature", "rsa-sha256", "hmac-sha256"),
    ("signature", "rsa-sha256", "none"),
    ("signature", "keyId=", "keyId=\"https://evil.example/x\",keyId="),
];

const SPOILT_RFC9421: [Spoiling; 10] = [
    ("signature-input", "\"@method\" ", ""),
    ("signature-input", "\"@target-uri\" ", ""),
    ("signature-input", " \"content-digest\"", ""),
    ("signature-input", ";created=", ";was="),
    ("signature-input", ";keyid=", ";who="),
    ("signature-input", ";keyid=", ";alg=\"hmac-sha256\";keyid="),
    ("signature-input", "\"@method\"", "\"@method\" \"@method\""),
    ("signature-input", "\"@method\"", "\"@METHOD\""),
    ("signature-input", "sig1=", "sig2="),
    ("signature", "sig1=", "sig1=:AAAA:, sig2="),
];

async fn all_are_refused(siege: &Siege, signed: &Signed, spoilings: &[Spoiling]) {
    for (header, from, to) in spoilings {
        let case = format!("`{from}` is now `{to}`");
        let spoilt = signed.clone().edit(header, from, to);
        let reply = spoilt.send(&siege.victim).await;
        assert!(
            matches!(reply.status, 400 | 401),
            "{case}: {} {}",
            reply.status,
            reply.text()
        );
        siege.is_refused(&spoilt, reply.status, &case).await;
    }
}

/// A9
#[tokio::test]
async fn a_signature_of_old_that_covers_too_little_or_names_things_twice_is_refused() {
    let siege = Siege::lay(201).await;
    let signed = siege.harmless();
    all_are_refused(&siege, &signed, &SPOILT_CAVAGE).await;
    let twice = signed.clone().also("Signature", signed.header("signature"));
    siege.is_refused(&twice, 401, "two signatures").await;
    siege
        .is_refused(&signed.without("signature"), 401, "none at all")
        .await;
    siege.lift().await;
}

/// A9
#[tokio::test]
async fn a_signature_of_now_that_covers_too_little_or_names_things_twice_is_refused() {
    let siege = Siege::lay(207).await;
    let follow = siege.activity("Follow", json!(siege.victim.application().as_str()));
    let signed = siege
        .evil
        .signed_as(Scheme::Rfc9421Rsa, &siege.victim, &siege.mallory, &follow);
    all_are_refused(&siege, &signed, &SPOILT_RFC9421).await;
    siege.lift().await;
}

/// A10
#[tokio::test]
async fn the_same_bytes_three_times_have_one_effect_and_after_the_window_none() {
    let siege = Siege::lay(202).await;
    let join = siege.activity("Join", json!(siege.ours()));
    let signed = siege.evil.signed(&siege.victim, &siege.mallory, &join);
    for _ in 0..3 {
        assert_eq!(signed.send(&siege.victim).await.status, 202);
        siege.world.run_until_quiet().await;
    }
    let path = format!("/api/v1/events/{}/rsvps", siege.event["id"].as_str().unwrap());
    let guests = siege.olga.get(&path).await.expect(200);
    assert_eq!(guests["items"].as_array().map(Vec::len), Some(1), "{guests}");
    assert_eq!(
        siege.evil.heard("Accept").len(),
        2,
        "the follow, and the join once"
    );

    // What the process remembered is gone; the id is remembered for ever.
    siege.victim.crash(1);
    siege.victim.restart();
    assert_eq!(signed.send(&siege.victim).await.status, 202);
    siege.world.run_until_quiet().await;
    assert_eq!(siege.evil.heard("Accept").len(), 2);

    siege.world.advance(std::time::Duration::from_secs(3_700));
    siege.is_refused(&signed, 401, "after the window").await;
    siege.lift().await;
}

/// A10
#[tokio::test]
async fn a_replay_after_a_crash_between_effect_and_reply_has_one_effect() {
    let siege = Siege::lay(203).await;
    let join = siege.activity("Join", json!(siege.ours()));
    let signed = siege.evil.signed(&siege.victim, &siege.mallory, &join);
    siege.victim.crash_at_commit(1, engine::Moment::After);
    assert_eq!(
        signed.send(&siege.victim).await.status,
        502,
        "the row is durable and nobody was told"
    );
    siege.victim.restart();
    assert_eq!(signed.send(&siege.victim).await.status, 202);
    siege.world.run_until_quiet().await;
    assert_eq!(
        siege.evil.heard("Accept").len(),
        2,
        "the follow, and the join once"
    );
    siege.lift().await;
}

/// A10
#[tokio::test]
async fn a_time_that_is_missing_garbled_or_far_off_is_refused() {
    let siege = Siege::lay(204).await;
    let follow = siege.activity("Follow", json!(siege.victim.application().as_str()));
    let signed = siege.harmless();
    siege
        .is_refused(&signed.clone().without("date"), 401, "missing")
        .await;
    siege
        .is_refused(&signed.clone().with("date", "yesterday"), 401, "garbled")
        .await;
    let body = follow.to_string().into_bytes();
    for hours in [-2, 2, 24 * 365] {
        let then = siege.evil.now() + jiff::SignedDuration::from_hours(hours);
        for scheme in [Scheme::Cavage, Scheme::Rfc9421Rsa] {
            let signed = Signed::new(&siege.victim, &siege.mallory, scheme, body.clone(), then);
            let reply = signed.send(&siege.victim).await;
            assert_eq!(
                (reply.status, reply.reason().as_str()),
                (401, "clock-skew"),
                "{hours} hours"
            );
            siege.is_refused(&signed, 401, "far off").await;
        }
    }
    siege.lift().await;
}

/// A11
#[tokio::test]
async fn what_was_signed_for_one_node_is_refused_by_another() {
    let siege = Siege::lay(205).await;
    let follow = siege.activity("Follow", json!(siege.victim.application().as_str()));
    let london = &siege.ravi.node;
    for scheme in [Scheme::Cavage, Scheme::Rfc9421Rsa] {
        let signed = siege.evil.signed_as(scheme, london, &siege.mallory, &follow);
        let rewritten = signed.clone().with("host", siege.victim.origin.authority());
        siege.is_refused(&rewritten, 401, "the host rewritten").await;
        let reply = signed.send(&siege.victim).await;
        assert!(
            matches!(reply.status, 401 | 421),
            "the host as signed: {}",
            reply.status
        );
    }
    siege.lift().await;
}

/// A10: what London said to Seattle is not believed when anybody says it again to a third node.
#[tokio::test]
async fn a_delivery_between_peers_cannot_be_repeated_to_somebody_else() {
    let siege = Siege::lay(206).await;
    let tap = siege.world.internet.tap();
    let sent: Vec<_> = tap
        .iter()
        .filter(|sent| sent.from == siege.ravi.node.origin && sent.request.method == egress::Method::Post)
        .collect();
    assert!(!sent.is_empty());
    let agora = siege.world.node("agora");
    let before = harness::Fingerprint::but_actors(&agora);
    for sent in sent {
        let signed = Signed {
            path: "/inbox".to_owned(),
            headers: sent.request.headers.clone(),
            body: sent.request.body.clone().unwrap_or_default().to_vec(),
        };
        siege.a_minute();
        let reply = signed.with("host", "agora.example").send(&agora).await;
        assert_eq!(reply.status, 401, "{}", reply.text());
    }
    assert!(before == harness::Fingerprint::but_actors(&agora));
    siege.lift().await;
}
