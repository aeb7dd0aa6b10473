//! What checking a file of a joint statement with five hundred signatures costs, each by its own proof, without any network:
//! `cargo bench -p rosarium-tests --bench statement`. Wanted: at most 60 ms.

use std::io::Write as _;
use std::time::Duration;

use ambient::{Clock, SystemClock};
use domain::{
    Iri, PersonName, Side, SignatureState, SignsAs, Statement, StatementId, StatementSignature,
    StatementState, StatementText, Title,
};
use jiff::Timestamp;
use wire::keys::Ed25519Key;
use wire::statement::CosignatureFacts;
use wire::statement_file::{Labels, as_html, verify};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Hands under the letter.
const SIGNATURES: u32 = 500;
/// Runs, of which the best counts.
const RUNS: u32 = 5;
/// Milliseconds that are wanted.
const MILLIS_WANTED: f64 = 60.0;

fn main() -> Result<(), Failure> {
    let now = Timestamp::from_second(1_800_000_000)?;
    let (statement, roll) = signed(now)?;
    let file = as_html(&statement, &roll, &labels());
    let clock = SystemClock::start();
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let before = clock.elapsed();
        let verified = verify(file.as_bytes(), now)?;
        best = best.min(clock.elapsed().saturating_sub(before));
        if verified.signers.len() != SIGNATURES as usize {
            return Err("a signature is missing".into());
        }
    }
    let millis = best.as_secs_f64() * 1_000.0;
    let word = match millis <= MILLIS_WANTED {
        true => "holds",
        false => "does not hold",
    };
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{millis:8.1} ms for {SIGNATURES} signatures, the best of {RUNS} runs; wanted {MILLIS_WANTED}: {word}"
    )?;
    Ok(())
}

fn labels() -> Labels {
    let word = || "word".to_owned();
    Labels {
        language: "en".to_owned(),
        to: word(),
        roll: word(),
        unverified: word(),
        person: word(),
        check: word(),
        digest: word(),
    }
}

fn signed(now: Timestamp) -> Result<(Statement, Vec<StatementSignature>), Failure> {
    let home = Iri::parse("https://a.example/c/all")?;
    let key = Ed25519Key::from_seed([7; 32]);
    let text = StatementText {
        name: Title::parse("Partner support response times")?,
        addressee: Title::parse("The vendor")?,
        content: wire::statement::letter("We ask for an answer within four hours."),
    };
    let statement = Statement {
        id: StatementId::new(0, [1; 10]),
        iri: Iri::parse("https://a.example/statements/1")?,
        side: Side::Us,
        group: home.clone(),
        community: Title::parse("A")?,
        author: None,
        digest: wire::statement::digest_of(&text),
        text,
        revision: 1,
        threshold: 5,
        closes: None,
        state: StatementState::Ready,
        count: SIGNATURES,
        handed_over: None,
        reply: None,
        former: Vec::new(),
        since: now,
        changed: now,
    };
    let mut roll = Vec::new();
    for number in 0..SIGNATURES {
        let id = Iri::parse(&format!("https://a.example/cosignatures/{number}"))?;
        let signs_as = SignsAs::Person {
            party: format!("p1.{number}"),
            name: PersonName::parse(&format!("Signer {number}"))?,
        };
        let document = wire::statement::cosignature(&CosignatureFacts {
            id: &id,
            home: &home,
            statement: &statement,
            signs_as: &signs_as,
            published: now,
        });
        let document = wire::proof::sign(document, &key, &home.with_fragment("ed25519-key"), now)?;
        roll.push(StatementSignature {
            statement: statement.id.clone(),
            offer: id.clone(),
            cosignature: id,
            home: home.clone(),
            community: Title::parse("A")?,
            signs_as,
            digest: statement.digest.clone(),
            at: now,
            state: SignatureState::Counted,
            reason: None,
            document: document.to_string(),
            key: key.public().to_multikey(),
            member: None,
            said: None,
        });
    }
    Ok((statement, roll))
}
