//! Statements, ours and a peer's, and hands under them, for this crate's tests.

use domain::{Iri, Member, PersonName, SignsAs, Statement, StatementId, StatementSignature, Title};
use jiff::Timestamp;
use store::mails::{self, AccountNews, Job, StatementStep};
use store::{Database, Membership, StoreError};
use wire::statement::ReadStatement;

use crate::publish_statement::publish_statement;
use crate::receive_cosignature::CosignatureHeard;
use crate::receive_statement::{Telling, receive_statement};
use crate::samples::{self, act, at, group, iri};
use crate::sign_statement::{SignFor, SignedStatement, sign_statement, to_sign};
use crate::write_statement::{StatementDraft, StatementRefused, begin_statement};

pub(crate) fn id(number: u8) -> StatementId {
    StatementId::new(u64::from(number), [number; 10])
}

pub(crate) fn draft(letter: &str, threshold: u32) -> StatementDraft {
    let title = |text: &str| Title::parse(text).unwrap();
    let head = (title("Partner support response times"), title("The vendor"));
    StatementDraft::of(head, letter, threshold, None).unwrap()
}

/// One of ours that is being written.
pub(crate) fn begun(database: &Database, number: u8, threshold: u32) -> Statement {
    let officer = samples::officer(database);
    let text = draft("We ask for an answer within four hours.", threshold);
    act(database, |tx| {
        begin_statement(tx, &officer, id(number), text.clone(), at(1))
    })
}

/// One of ours that is to be signed.
pub(crate) fn collecting(database: &Database, number: u8, threshold: u32) -> Statement {
    begun(database, number, threshold);
    let officer = samples::officer(database);
    act(database, |tx| publish_statement(tx, &officer, &id(number), at(2)))
}

/// One of a peer, as it tells of it.
pub(crate) fn read_of(host: &str, number: u8) -> ReadStatement {
    let text = draft("We ask for an answer within four hours.", 5).text;
    ReadStatement {
        id: iri(&format!("https://{host}/statements/{number}")),
        owner: group(host),
        digest: wire::statement::digest_of(&text),
        text,
        revision: 1,
        threshold: 5,
        closes: None,
        count: 0,
        updated: at(1),
    }
}

/// One of a peer, which is heard of without a mail.
pub(crate) fn hold(database: &Database, host: &str, number: u8) {
    let told = read_of(host, number);
    act(database, |tx| {
        receive_statement(tx, &group(host), &told, (id(number), Telling::LookedUp), at(2))
    });
}

/// Signs what is there now.
pub(crate) fn sign(
    database: &Database,
    number: u8,
    who: &Membership,
    sign_for: SignFor,
) -> Result<StatementSignature, StatementRefused> {
    let known = database
        .read(|tx| store::statements::get(tx, &id(number)))
        .unwrap()
        .unwrap();
    let rows = database
        .read(|tx| store::statements::roll(tx, &id(number)))
        .unwrap();
    let name = format!("{}-{}", who.member().handle, rows.len());
    let party = format!("p1.{name}");
    let wanted =
        database.read(|tx| to_sign(tx, who, &id(number), (sign_for, &known.digest, &party), at(3)))?;
    let signed = SignedStatement {
        cosignature: iri(&format!("https://a.example/cosignatures/{name}")),
        offer: iri(&format!("https://a.example/activities/{name}")),
        signs_as: wanted.signs_as,
        digest: known.digest,
        document: "{}".to_owned(),
        key: "z".to_owned(),
        said: None,
    };
    database.transact_blocking(|tx| sign_statement(tx, who, &id(number), sign_for, signed.clone(), at(3)))
}

/// The same in her own name, where nothing is against it: the address of the signature.
pub(crate) fn sign_here(database: &Database, number: u8, who: &Membership) -> Iri {
    sign(database, number, who, SignFor::Herself).unwrap().cosignature
}

/// A signature under our statement 1 as a peer brings it.
pub(crate) fn cosignature_of(host: &str, number: u8, name: &str, digest: &str) -> CosignatureHeard {
    CosignatureHeard {
        said_by: group(host),
        offer: iri(&format!("https://{host}/activities/{number}")),
        cosignature: iri(&format!("https://{host}/cosignatures/{number}")),
        statement: iri(&format!("https://a.example/statements/{}", id(1))),
        digest: digest.to_owned(),
        signs_as: SignsAs::Organization {
            id: iri(&format!("https://{host}/orgs/{number}")),
            name: PersonName::parse(name).unwrap(),
            slug: None,
        },
        document: "{}".to_owned(),
        key: "z".to_owned(),
    }
}

/// What somebody is mailed about statements, in the order of its time.
pub(crate) fn told(database: &Database, who: &Member) -> Vec<StatementStep> {
    let until: Timestamp = at(1_000_001);
    let jobs = mails::claim(database, at(1_000_000), until, 500).unwrap();
    let mut steps = Vec::new();
    for (leased, job) in jobs {
        if let Job::Account(mail) = &job
            && let AccountNews::Statement { step, .. } = &mail.news
            && mail.member == who.id
        {
            steps.push((mail.at, *step));
        }
        act(database, |tx| {
            mails::settle(tx, &leased);
            Ok::<_, StoreError>(())
        });
    }
    steps.sort_by_key(|(at, _)| *at);
    steps.into_iter().map(|(_, step)| step).collect()
}
