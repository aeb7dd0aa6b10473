//! Signatures that cover too little, say one thing twice, or cannot be read (threat A9).

use super::*;

/// A9
#[test]
fn a_valid_signature_that_leaves_a_component_out_is_refused() {
    for left_out in cavage_lines().map(|(name, _)| name) {
        let kept: Vec<_> = cavage_lines()
            .into_iter()
            .filter(|(name, _)| *name != left_out)
            .collect();
        let list: Vec<&str> = kept.iter().map(|(name, _)| *name).collect();
        let lines: Vec<&str> = kept.iter().map(|(_, line)| line.as_str()).collect();
        let received = cavage_listing(&list.join(" "), &lines, "");
        assert_eq!(refused(&received), SignatureRefused::NotCovered(left_out));
    }
    for left_out in rfc9421_lines().map(|(name, _)| name) {
        let kept: Vec<_> = rfc9421_lines()
            .into_iter()
            .filter(|(name, _)| *name != left_out)
            .collect();
        let list: Vec<&str> = kept.iter().map(|(name, _)| *name).collect();
        let lines: Vec<String> = kept.into_iter().map(|(_, line)| line).collect();
        assert_eq!(
            refused(&rfc9421_listing(&lines, &rfc9421_parameters(&list))),
            SignatureRefused::NotCovered(left_out)
        );
    }
    for list in ["", " ", "date"] {
        let received = cavage_listing(list, &[&format!("date: {DATE}")], "");
        assert!(
            matches!(refused(&received), SignatureRefused::NotCovered(_)),
            "{list:?}"
        );
    }
    assert_eq!(
        refused(&rfc9421_listing(&[], &rfc9421_parameters(&[]))),
        SignatureRefused::NotCovered("@method")
    );
}

/// A9
#[test]
fn any_order_is_taken_if_it_is_the_order_signed() {
    for turn in 0..4 {
        let mut kept = cavage_lines().to_vec();
        kept.rotate_left(turn);
        let list: Vec<&str> = kept.iter().map(|(name, _)| *name).collect();
        let lines: Vec<&str> = kept.iter().map(|(_, line)| line.as_str()).collect();
        assert!(
            judge(&cavage_listing(&list.join(" "), &lines, "")).is_ok(),
            "{list:?}"
        );
        if turn > 0 {
            let list_only: Vec<String> = cavage_lines().into_iter().map(|(_, line)| line).collect();
            let lines: Vec<&str> = list_only.iter().map(String::as_str).collect();
            let received = cavage_listing(&list.join(" "), &lines, "");
            assert_eq!(refused(&received), SignatureRefused::WrongSignature, "{list:?}");
        }
    }
    for turn in 0..3 {
        let mut kept = rfc9421_lines().to_vec();
        kept.rotate_left(turn);
        let list: Vec<&str> = kept.iter().map(|(name, _)| *name).collect();
        let lines: Vec<String> = kept.iter().map(|(_, line)| line.clone()).collect();
        assert!(
            judge(&rfc9421_listing(&lines, &rfc9421_parameters(&list))).is_ok(),
            "{list:?}"
        );
        if turn > 0 {
            let unturned = rfc9421_lines().map(|(_, line)| line);
            let received = rfc9421_listing(&unturned, &rfc9421_parameters(&list));
            assert_eq!(refused(&received), SignatureRefused::WrongSignature, "{list:?}");
        }
    }
}

/// A9
#[test]
fn a_component_listed_twice_is_refused_in_any_case() {
    let names = cavage_lines().map(|(name, _)| name);
    let lines = cavage_lines().map(|(_, line)| line);
    for (at, name) in names.iter().enumerate() {
        for again in [(*name).to_owned(), name.to_ascii_uppercase()] {
            let list = format!("{} {again}", names.join(" "));
            let mut twice: Vec<&str> = lines.iter().map(String::as_str).collect();
            twice.push(&lines[at]);
            assert_eq!(
                refused(&cavage_listing(&list, &twice, "")),
                SignatureRefused::Ambiguous,
                "{list}"
            );
        }
    }
    for (name, line) in rfc9421_lines() {
        let mut list = rfc9421_lines().map(|(name, _)| name).to_vec();
        let mut lines = rfc9421_lines().map(|(_, line)| line).to_vec();
        list.push(name);
        lines.push(line);
        let received = rfc9421_listing(&lines, &rfc9421_parameters(&list));
        assert_eq!(refused(&received), SignatureRefused::Ambiguous, "{name}");
    }
}

/// A9: the case of the list once let the digest go unchecked.
#[test]
fn the_case_of_a_listed_name_hides_nothing() {
    for (name, _) in cavage_lines() {
        let list = "(request-target) host date digest".replace(name, &name.to_ascii_uppercase());
        let lines = cavage_lines().map(|(_, line)| line);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut received = cavage_listing(&list, &lines, "");
        assert!(judge(&received).is_ok(), "{list}");
        received.body = b"another body".to_vec();
        assert_eq!(
            refused(&received),
            SignatureRefused::Digest(DigestRefused::Mismatch),
            "{list}"
        );
    }
    for (name, _) in rfc9421_lines() {
        let parameters = rfc9421_parameters(&["@method", "@target-uri", "content-digest"]);
        let parameters = parameters.replace(name, &name.to_ascii_uppercase());
        let lines = rfc9421_lines().map(|(_, line)| line.replace(name, &name.to_ascii_uppercase()));
        assert_eq!(
            refused(&rfc9421_listing(&lines, &parameters)),
            SignatureRefused::Malformed,
            "{name}"
        );
    }
}

/// A9
#[test]
fn a_component_listed_but_absent_is_refused() {
    let lines = cavage_lines().map(|(_, line)| line);
    for absent in [
        "(created)",
        "(expires)",
        "x-absent",
        "content-type",
        "(unknown)",
        "@method",
    ] {
        let list = format!("(request-target) host date digest {absent}");
        let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let line = format!("{absent}: ");
        lines.push(&line);
        assert_eq!(
            refused(&cavage_listing(&list, &lines, "")),
            SignatureRefused::ListedButAbsent,
            "{absent}"
        );
    }
    for absent in [
        "x-absent",
        "date",
        "@status",
        "@query-param",
        "(request-target)",
        "@signature-params",
    ] {
        let mut list = rfc9421_lines().map(|(name, _)| name).to_vec();
        list.push(absent);
        let mut lines = rfc9421_lines().map(|(_, line)| line).to_vec();
        lines.push(format!("\"{absent}\": "));
        let received = rfc9421_listing(&lines, &rfc9421_parameters(&list));
        assert_eq!(refused(&received), SignatureRefused::ListedButAbsent, "{absent}");
    }
}

/// A9
#[test]
fn the_named_algorithm_may_not_contradict_the_key() {
    let lines = cavage_lines().map(|(_, line)| line);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let list = "(request-target) host date digest";
    for name in [
        "hmac-sha256",
        "none",
        "",
        "ed25519",
        "rsa-sha1",
        "rsa-sha512",
        "ecdsa-sha256",
    ] {
        let received = cavage_listing(list, &lines, &format!(r#"algorithm="{name}","#));
        assert_eq!(refused(&received), SignatureRefused::Algorithm, "{name}");
    }
    for name in ["rsa-sha256", "hs2019"] {
        assert!(
            judge(&cavage_listing(list, &lines, &format!(r#"algorithm="{name}","#))).is_ok(),
            "{name}"
        );
    }
    let parameters = rfc9421_parameters(&["@method", "@target-uri", "content-digest"]);
    let lines = rfc9421_lines().map(|(_, line)| line);
    for name in [
        "hmac-sha256",
        "none",
        "rsa-v1_5-sha256",
        "rsa-pss-sha512",
        "ecdsa-p256-sha256",
    ] {
        let received = rfc9421_listing(&lines, &format!("{parameters};alg=\"{name}\""));
        assert_eq!(refused(&received), SignatureRefused::Algorithm, "{name}");
    }
    assert!(judge(&rfc9421_listing(&lines, &format!("{parameters};alg=\"ed25519\""))).is_ok());
}

/// A9
#[test]
fn a_second_signature_or_parameter_is_refused_and_not_chosen_from() {
    let good = get(&cavage_post(), "Signature");
    for extra in [
        r#"keyId="https://evil.example/u#main-key""#,
        r#"KEYID="https://evil.example/u#main-key""#,
        r#"signature="AAAA""#,
        r#"headers="date""#,
        r#"algorithm="hs2019""#,
    ] {
        for line in [format!("{extra},{good}"), format!("{good},{extra}")] {
            let mut received = cavage_post();
            set(&mut received, "Signature", &line);
            assert_eq!(refused(&received), SignatureRefused::Ambiguous, "{extra}");
        }
    }
    for name in ["Signature", "Signature-Input"] {
        let mut received = rfc9421_post();
        let line = get(&received, name);
        received.headers.push((name.to_ascii_lowercase(), line.clone()));
        assert_eq!(refused(&received), SignatureRefused::Ambiguous, "{name}");
        for second in ["sig1", "sig2"] {
            let mut received = rfc9421_post();
            set(
                &mut received,
                name,
                &format!("{line}, {}", line.replacen("sig1", second, 1)),
            );
            assert_eq!(refused(&received), SignatureRefused::Ambiguous, "{name} {second}");
        }
    }
    for extra in [
        ";keyid=\"https://evil.example/u#k\"",
        ";created=1",
        ";alg=\"ed25519\";alg=\"ed25519\"",
    ] {
        let mut received = rfc9421_post();
        let line = format!("{}{extra}", get(&received, "Signature-Input"));
        set(&mut received, "Signature-Input", &line);
        assert_eq!(refused(&received), SignatureRefused::Ambiguous, "{extra}");
    }
}

/// A9
#[test]
fn a_signature_that_cannot_be_read_is_a_400() {
    for line in [
        "",
        "keyId",
        "keyId=\"",
        r#"keyId="not an id",headers="date",signature="AAAA""#,
        r#"keyId="https://a.example/u",signature="%%%",headers="date""#,
        r#"keyId="https://a.example/u",headers="date""#,
        r#"headers="date",signature="AAAA""#,
        r#"keyId="https://a.example/\"u",headers="date",signature="AAAA""#,
        r#"keyId="https://a.example/u" headers="date",signature="AAAA""#,
    ] {
        let mut received = cavage_post();
        set(&mut received, "Signature", line);
        assert_eq!(refused(&received).status(), 400, "{line}");
    }
    for (name, line) in [
        ("Signature-Input", "sig1"),
        ("Signature-Input", "sig1=?1"),
        ("Signature-Input", "sig1=(\"@method\""),
        (
            "Signature-Input",
            "sig1=(@method);created=1;keyid=\"https://a.example/u\"",
        ),
        (
            "Signature-Input",
            "sig1=(\"@method\";req);created=1;keyid=\"https://a.example/u\"",
        ),
        (
            "Signature-Input",
            "sig1=(\"date\";bs);created=1;keyid=\"https://a.example/u\"",
        ),
        ("Signature-Input", "sig1=(\"@method\");created=1;keyid=token"),
        ("Signature-Input", "sig1=(\"@method\");created=1"),
        ("Signature", "sig2=:AAAA:"),
        ("Signature", "sig1=AAAA"),
        ("Signature", "sig1=(:AAAA:)"),
    ] {
        let mut received = rfc9421_post();
        set(&mut received, name, line);
        assert_eq!(refused(&received), SignatureRefused::Malformed, "{line}");
    }
    for target in ["", "c/inbox", "https://benelux.example/c", "/a b", "/a\n"] {
        let mut received = cavage_post();
        received.path_and_query = target.into();
        assert_eq!(refused(&received), SignatureRefused::Malformed, "{target:?}");
    }
    let mut long = cavage_post();
    set(&mut long, "Signature", &"a".repeat(HEADER_BYTES_MAX + 1));
    assert_eq!(refused(&long), SignatureRefused::Malformed);
    assert_eq!(refused(&post(vec![])), SignatureRefused::Missing);
    assert_eq!(SignatureRefused::Missing.reason(), "signature-missing");
}

/// A9
#[test]
fn a_header_counts_only_if_the_signature_covers_it() {
    let key = example_keys::ed25519();
    let key = SigningKey::Ed25519(&key);
    let extra = [("Rosarium-Seq", "1042;epoch=1793000000")];
    let covered = post(sign_rfc9421(
        "POST",
        &inbox(),
        Some(BODY),
        &iri(ED25519_ID),
        key,
        now(),
        &extra,
    ));
    assert_eq!(
        judge(&covered).unwrap().covered_header("rosarium-seq"),
        Some("1042;epoch=1793000000")
    );
    let mut changed = covered;
    set(&mut changed, "Rosarium-Seq", "1043;epoch=1793000000");
    assert_eq!(refused(&changed), SignatureRefused::WrongSignature);
    let mut uncovered = rfc9421_post();
    uncovered
        .headers
        .push(("Rosarium-Seq".into(), "1042;epoch=1793000000".into()));
    assert_eq!(judge(&uncovered).unwrap().covered_header("rosarium-seq"), None);
}
