//! A statement and its signatures are written as the protocol has them, and read whole or not at all; a file of them proves
//! itself.

use domain::{Html, Side, SignatureState, StatementId, StatementSignature, StatementState};

use super::*;
use crate::activity;
use crate::keys::Ed25519Key;
use crate::statement_file::{FileRefused, Labels, as_html, as_markdown, bundle, verify};

const A: &str = "https://benelux.example/c/benelux";
const B: &str = "https://dach.example/c/dach";

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn letter_to_a_vendor() -> StatementText {
    StatementText {
        name: Title::parse("Open letter on partner margin changes").unwrap(),
        addressee: Title::parse("Vendor Partner Organisation").unwrap(),
        content: letter("Dear Sir or Madam, we ask for a transition of twelve months."),
    }
}

fn statement() -> Statement {
    let text = letter_to_a_vendor();
    Statement {
        id: StatementId::new(0, [1; 10]),
        iri: iri("https://benelux.example/statements/3"),
        side: Side::Us,
        group: iri(A),
        community: Title::parse("Benelux Partner Circle").unwrap(),
        author: None,
        digest: digest_of(&text),
        text,
        revision: 1,
        threshold: 5,
        closes: Some(at(2_000_000_000)),
        state: StatementState::Collecting,
        count: 1,
        handed_over: None,
        reply: None,
        former: Vec::new(),
        since: at(1_700_000_000),
        changed: at(1_700_000_000),
    }
}

fn organization(number: u8) -> SignsAs {
    SignsAs::Organization {
        id: iri(&format!("https://dach.example/orgs/org-{number}")),
        name: PersonName::parse(&format!("Organisation <{number}>")).unwrap(),
        slug: None,
    }
}

fn key() -> Ed25519Key {
    Ed25519Key::from_seed([7; 32])
}

fn proved(document: Value) -> Value {
    crate::proof::sign(
        document,
        &key(),
        &iri(B).with_fragment("ed25519-key"),
        at(1_700_000_100),
    )
    .unwrap()
}

fn signed(statement: &Statement, number: u8, signs_as: SignsAs) -> StatementSignature {
    let id = iri(&format!("https://dach.example/cosignatures/{number}"));
    let document = cosignature(&CosignatureFacts {
        id: &id,
        home: &iri(B),
        statement,
        signs_as: &signs_as,
        published: at(1_700_000_100),
    });
    StatementSignature {
        statement: statement.id.clone(),
        offer: id.clone(),
        cosignature: id,
        home: iri(B),
        community: Title::parse("DACH").unwrap(),
        signs_as,
        digest: statement.digest.clone(),
        at: at(1_700_000_100),
        state: SignatureState::Counted,
        reason: None,
        document: proved(document).to_string(),
        key: key().public().to_multikey(),
        member: None,
        said: None,
    }
}

fn labels() -> Labels {
    Labels {
        language: "en".to_owned(),
        to: "To Vendor Partner Organisation".to_owned(),
        roll: "Signed by 2".to_owned(),
        unverified: "organisation, name not verified".to_owned(),
        person: "in her own name".to_owned(),
        check: "Check it.".to_owned(),
        digest: "Text".to_owned(),
    }
}

/// Protocol section 4.2: the digest of the letter in the project's own test documents.
#[test]
fn the_digest_binds_name_content_and_addressee_and_nothing_else() {
    assert_eq!(
        digest_of(&letter_to_a_vendor()),
        "zQmamac3QP6o11xEJWnNJFRDSxJaPFYrkPceZLhHEx42ps8"
    );
}

/// Protocol section 8.8
#[test]
fn what_is_told_of_a_statement_is_read_as_it_was_written() {
    let statement = statement();
    let facts = ArticleFacts {
        statement: &statement,
        own_group: &iri(A),
    };
    let told = told(
        &iri("https://benelux.example/activities/1"),
        &Verb::Create,
        &facts,
    );
    assert_eq!(told["object"]["signatories"]["totalItems"], 1);
    assert_eq!(told["to"], json!(["https://benelux.example/c/benelux/peers"]));
    let read = read(&told["object"]).unwrap();
    assert_eq!(read.text, statement.text);
    assert_eq!(read.digest, statement.digest);
    assert_eq!((read.revision, read.threshold, read.count), (1, 5, 1));
    assert_eq!(read.closes, statement.closes);
}

/// 0.11: nobody signs what she does not see.
#[test]
fn a_letter_of_which_something_would_have_to_be_taken_out_is_not_read() {
    let statement = statement();
    let facts = ArticleFacts {
        statement: &statement,
        own_group: &iri(A),
    };
    let whole = article(&facts);
    for (key, value) in [
        ("content", "<p>We ask.</p><script>1</script>"),
        ("content", ""),
        ("name", "two\nlines"),
        ("addressee", ""),
    ] {
        let mut other = whole.clone();
        other[key] = json!(value);
        assert_eq!(read(&other), Err(StatementRefused::Text), "{key}: {value}");
    }
    let mut elsewhere = whole;
    elsewhere["id"] = json!("https://other.example/statements/3");
    assert_eq!(read(&elsewhere), Err(StatementRefused::NotAStatement));
}

/// Protocol section 8.8
#[test]
fn a_signature_is_read_from_its_offer_and_from_nobody_else() {
    let statement = statement();
    let signature = signed(&statement, 5, organization(5));
    let document: Value = serde_json::from_str(&signature.document).unwrap();
    let offer = offer(
        &iri("https://dach.example/activities/cosign/5"),
        &statement,
        &iri(B),
        document,
    );
    assert_eq!(
        offer["target"],
        "https://benelux.example/statements/3/signatories"
    );
    let heard = activity::read(&offer).unwrap();
    let (_, read) = read_offer(&heard).unwrap();
    assert_eq!(read.signs_as, signature.signs_as);
    assert_eq!((read.statement, read.digest), (statement.iri, statement.digest));
    let mut other = offer.clone();
    other["actor"] = json!(A);
    let heard = activity::read(&other).unwrap();
    assert!(read_offer(&heard).is_err());
    let mut vouched = offer;
    vouched["object"]["signsAs"]["memberOf"] = json!(A);
    let heard = activity::read(&vouched).unwrap();
    assert_eq!(read_offer(&heard), Err(StatementRefused::Signer));
}

/// F17: a file is checked without asking anybody, in each of its forms.
#[test]
fn a_file_of_a_statement_proves_itself() {
    let statement = statement();
    let person = SignsAs::Person {
        party: "p1.x".to_owned(),
        name: PersonName::parse("Beatrix Kallenmoor").unwrap(),
    };
    let roll = [
        signed(&statement, 1, organization(1)),
        signed(&statement, 2, person),
    ];
    let html = as_html(&statement, &roll, &labels());
    let files = [
        html.clone(),
        as_markdown(&statement, &roll, &labels()),
        bundle(&statement, &roll).to_string(),
    ];
    for file in &files {
        let verified = verify(file.as_bytes(), at(1_700_000_200)).unwrap();
        assert_eq!(verified.signers.len(), 2);
        assert_eq!(verified.digest, statement.digest);
        let words = verified
            .communities
            .values()
            .next()
            .map(|words| words.split(' ').count());
        assert_eq!(words, Some(6));
    }
    assert!(
        html.contains("Organisation &lt;1&gt;"),
        "nothing of a name is markup"
    );
}

/// F17
#[test]
fn a_file_in_which_anything_that_was_signed_was_changed_does_not_hold() {
    let statement = statement();
    let one = signed(&statement, 1, organization(1));
    let html = as_html(&statement, std::slice::from_ref(&one), &labels());
    let now = at(1_700_000_200);
    let checked = |file: String| verify(file.as_bytes(), now);
    let shows = html.replacen("twelve months", "twenty months", 1);
    assert_eq!(checked(shows), Err(FileRefused::ShowsOther));
    assert_eq!(
        checked(html.replace("twelve months", "twenty months")),
        Err(FileRefused::OtherText)
    );
    let renamed = html.replace("org-1", "org-2");
    assert_eq!(
        checked(renamed),
        Err(FileRefused::Signature("Organisation <1>".to_owned()))
    );
    let twice = bundle(&statement, &[one.clone(), signed(&statement, 2, organization(1))]);
    assert_eq!(
        checked(twice.to_string()),
        Err(FileRefused::Twice("Organisation <1>".to_owned()))
    );
    assert_eq!(checked("nothing".to_owned()), Err(FileRefused::NoStatement));
    let mut other = statement.clone();
    other.text.content = Html::from_sanitised("<p>Else.</p>".to_owned());
    other.digest = digest_of(&other.text);
    let moved = bundle(&other, &[one]);
    assert!(matches!(
        checked(moved.to_string()),
        Err(FileRefused::Signature(_))
    ));
}
