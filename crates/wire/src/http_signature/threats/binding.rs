//! Good signatures under the wrong body, time, host or actor (threats A4, A5, A6, A10, A11).

use super::*;
use crate::proof;

/// A4
#[test]
fn a_signature_does_not_hold_for_another_body_or_without_its_digest() {
    for (mut received, digest_name) in [(cavage_post(), "Digest"), (rfc9421_post(), "Content-Digest")] {
        let whole = received.clone();
        received.body = b"{}".to_vec();
        assert_eq!(
            refused(&received),
            SignatureRefused::Digest(DigestRefused::Mismatch)
        );
        assert_eq!(
            (refused(&received).reason(), refused(&received).status()),
            ("digest-mismatch", 401)
        );

        let mut received = whole.clone();
        received.headers.retain(|(name, _)| name != digest_name);
        assert_eq!(
            refused(&received),
            SignatureRefused::Digest(DigestRefused::Missing)
        );

        let mut received = whole.clone();
        received.headers.push((
            digest_name.to_owned(),
            digest_header(b"{}").replace("SHA-256=", "SHA-512=:") + ":",
        ));
        assert_eq!(refused(&received), SignatureRefused::WrongSignature);

        let mut received = whole.clone();
        received.headers.push(("Digest".into(), digest_header(b"{}")));
        assert_eq!(
            refused(&received),
            SignatureRefused::Digest(DigestRefused::Mismatch)
        );
    }
    // The covered header says SHA-512 alone; the SHA-256 that matches stands in the other family, not covered.
    let lines = cavage_lines().map(|(name, line)| {
        if name == "digest" {
            "digest: SHA-512=AAAA".into()
        } else {
            line
        }
    });
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut received = cavage_listing("(request-target) host date digest", &lines, "");
    set(&mut received, "Digest", "SHA-512=AAAA");
    received
        .headers
        .push(("Content-Digest".into(), content_digest_header(BODY)));
    assert_eq!(
        refused(&received),
        SignatureRefused::Digest(DigestRefused::NoSha256)
    );
}

/// A10
#[test]
fn the_window_ends_at_its_second_for_peers_and_strangers() {
    for (window, back, ahead) in [(Window::PEER, 600, 90), (Window::STRANGER, 3600, 300)] {
        for received in [cavage_post(), rfc9421_post()] {
            let key = match parse(&received).unwrap().scheme() {
                Scheme::Cavage12 => example_keys::rsa().public(),
                Scheme::Rfc9421 => example_keys::ed25519().public(),
            };
            let at = |second: i64| {
                let now = Timestamp::from_second(CREATED + second).unwrap();
                parse(&received)
                    .unwrap()
                    .verify(&received, &origin(), &key, now, window)
                    .map(|_| ())
            };
            for inside in [0, back, -ahead] {
                assert_eq!(at(inside), Ok(()), "{window:?} {inside}");
            }
            for outside in [back + 1, -ahead - 1, 31_536_000, -31_536_000] {
                assert_eq!(
                    at(outside),
                    Err(SignatureRefused::ClockSkew),
                    "{window:?} {outside}"
                );
            }
        }
    }
    assert_eq!(SignatureRefused::ClockSkew.reason(), "clock-skew");
}

/// A10
#[test]
fn a_time_missing_or_garbled_is_not_now() {
    for date in [
        "",
        "yesterday",
        "2026-11-21T09:30:00Z",
        "Sat, 21 Nov 2026 10:30:00 +0100",
        "Fri, 21 Nov 2026 09:30:00 GMT",
    ] {
        let mut received = cavage_post();
        set(&mut received, "Date", date);
        assert_eq!(refused(&received), SignatureRefused::ClockSkew, "{date}");
    }
    let mut received = cavage_post();
    received.headers.retain(|(name, _)| name != "Date");
    assert_eq!(refused(&received), SignatureRefused::ClockSkew);
    for created in [
        "",
        ";created=\"1795253400\"",
        ";created=999999999999999",
        ";created=1795253400.5",
    ] {
        let parameters =
            format!("(\"@method\" \"@target-uri\" \"content-digest\"){created};keyid=\"{ED25519_ID}\"");
        let received = rfc9421_listing(&rfc9421_lines().map(|(_, line)| line), &parameters);
        assert_eq!(refused(&received), SignatureRefused::ClockSkew, "{created}");
    }
}

/// A10
#[test]
fn expires_is_honoured_and_bounded_in_both_schemes() {
    let cavage = |expires: i64| {
        let created = CREATED - 600;
        let lines = cavage_lines().map(|(name, line)| {
            if name == "date" {
                format!("(created): {created}")
            } else {
                line
            }
        });
        let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let last = format!("(expires): {expires}");
        lines.push(&last);
        let list = "(request-target) host (created) digest (expires)";
        judge(&cavage_listing(
            list,
            &lines,
            &format!("created={created},expires={expires},"),
        ))
    };
    let rfc9421 = |expires: i64| {
        let created = CREATED - 600;
        let parameters = rfc9421_parameters(&["@method", "@target-uri", "content-digest"]);
        let parameters = parameters.replace(&CREATED.to_string(), &format!("{created};expires={expires}"));
        judge(&rfc9421_listing(
            &rfc9421_lines().map(|(_, line)| line),
            &parameters,
        ))
    };
    for expires in [CREATED, CREATED - 600 + EXPIRES_SECONDS_MAX] {
        assert!(cavage(expires).is_ok() && rfc9421(expires).is_ok(), "{expires}");
    }
    for expires in [CREATED - 1, CREATED - 700, CREATED - 599 + EXPIRES_SECONDS_MAX] {
        assert_eq!(
            cavage(expires).map(|_| ()),
            Err(SignatureRefused::Expired),
            "{expires}"
        );
        assert_eq!(
            rfc9421(expires).map(|_| ()),
            Err(SignatureRefused::Expired),
            "{expires}"
        );
    }
}

/// A10: what is remembered is the same for the same bytes and differs for any other signature.
#[test]
fn the_hash_of_a_signature_tells_a_replay() {
    let first = judge(&rfc9421_post()).unwrap();
    let again = judge(&rfc9421_post()).unwrap();
    assert_eq!(first.signature_hash(), again.signature_hash());
    let mut respelt = cavage_post();
    let cavage = judge(&respelt).unwrap();
    assert_ne!(first.signature_hash(), cavage.signature_hash());
    let line = get(&respelt, "Signature")
        .replace(',', ", ")
        .replace("algorithm=\"rsa-sha256\", ", "");
    set(&mut respelt, "Signature", &line);
    assert_eq!(judge(&respelt).unwrap().signature_hash(), cavage.signature_hash());
}

/// A11
#[test]
fn a_request_signed_for_another_host_is_refused_whatever_host_says() {
    let other = iri("https://other.example/c/benelux/inbox");
    let key = example_keys::ed25519();
    for headers in [
        sign_cavage(
            "POST",
            &other,
            Some(BODY),
            &iri(RSA_ID),
            &example_keys::rsa(),
            now(),
        ),
        sign_rfc9421(
            "POST",
            &other,
            Some(BODY),
            &iri(ED25519_ID),
            SigningKey::Ed25519(&key),
            now(),
            &[],
        ),
    ] {
        for host in ["other.example", "benelux.example"] {
            let mut received = post(headers.clone());
            received.headers.retain(|(name, _)| name != "Host");
            received.headers.push(("Host".into(), host.into()));
            assert_eq!(refused(&received), SignatureRefused::WrongSignature, "{host}");
        }
    }
    for (mut received, method, target) in [
        (cavage_post(), "POST", "/c/dach/inbox"),
        (cavage_post(), "PUT", TARGET),
        (rfc9421_post(), "POST", "/c/dach/inbox"),
        (rfc9421_post(), "POST", "/c/benelux/inbox?x"),
        (rfc9421_post(), "PUT", TARGET),
    ] {
        received.method = method.into();
        received.path_and_query = target.into();
        assert_eq!(
            refused(&received),
            SignatureRefused::WrongSignature,
            "{method} {target}"
        );
    }
}

/// A11: behind a proxy that rewrites `Host`, the configured origin still verifies.
#[test]
fn a_host_header_changed_on_the_way_does_no_harm() {
    let mut received = cavage_post();
    set(&mut received, "Host", "127.0.0.1:8080");
    assert!(judge(&received).is_ok());
}

/// A5, A6
#[test]
fn a_good_signature_of_somebody_else_is_no_sender() {
    let klara = iri("https://dach.example/users/klara");
    let verified = || judge(&cavage_post()).unwrap();
    let sender = verified().for_actor(&klara, &klara).unwrap();
    assert_eq!(
        (sender.actor(), sender.request().key_id()),
        (&klara, &iri(RSA_ID))
    );
    for (actor, owner) in [
        (
            "https://good.example/users/alice",
            "https://dach.example/users/klara",
        ),
        (
            "https://dach.example/users/other",
            "https://dach.example/users/klara",
        ),
        (
            "https://dach.example/users/klara",
            "https://dach.example/users/other",
        ),
        // The key's document claims an owner on another server.
        (
            "https://good.example/users/alice",
            "https://good.example/users/alice",
        ),
        (
            "https://dach.example:8443/users/klara",
            "https://dach.example:8443/users/klara",
        ),
    ] {
        let refused = verified()
            .for_actor(&iri(actor), &iri(owner))
            .expect_err("not the actor");
        assert_eq!(
            (refused.reason(), refused.status()),
            ("actor-mismatch", 401),
            "{actor} {owner}"
        );
    }
}

/// A5
#[test]
fn a_relay_brings_what_its_actor_proved_and_nothing_else() {
    let (actor, other) = (
        iri("https://relayed.example/c/x"),
        iri("https://relayed.example/c/y"),
    );
    let key = example_keys::ed25519();
    let activity = serde_json::json!({"id": "https://relayed.example/activities/1", "actor": actor.as_str()});
    let signed = proof::sign(activity, &key, &actor.with_fragment("ed25519-key"), now()).unwrap();
    let proved = proof::verify(&signed, &key.public(), &actor, now(), Window::PEER).unwrap();
    let sender = judge(&cavage_post())
        .unwrap()
        .for_proved_actor(&actor, &proved)
        .unwrap();
    assert_eq!(
        (sender.actor(), sender.request().key_id()),
        (&actor, &iri(RSA_ID))
    );
    let refused = judge(&cavage_post())
        .unwrap()
        .for_proved_actor(&other, &proved)
        .expect_err("not the actor");
    assert_eq!(refused, SignatureRefused::ActorMismatch);
}

/// A5, A12
#[test]
fn a_relay_brings_what_the_actors_own_server_tells_and_no_other() {
    let actor = iri("https://relayed.example/c/x");
    let brought = |told_at: &str| {
        judge(&cavage_post())
            .unwrap()
            .for_refetched_actor(&actor, &iri(told_at))
    };
    assert_eq!(
        brought("https://relayed.example/activities/1").unwrap().actor(),
        &actor
    );
    for elsewhere in [
        "https://evil.example/activities/1",
        "http://relayed.example/activities/1",
        "https://relayed.example:8443/activities/1",
    ] {
        let refused = brought(elsewhere).expect_err("another server");
        assert_eq!(refused, SignatureRefused::ActorMismatch, "{elsewhere}");
    }
}
