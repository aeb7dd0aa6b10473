//! What leaves about a member is read from the very document that leaves, and written down where it is queued (F22).

use std::collections::BTreeSet;

use domain::{MemberId, Origin, SharedField, SharedFor};
use jiff::Timestamp;
use serde_json::Value;
use store::actor_keys::Signer;
use store::sharing_log::{self, Leaving};
use store::{StoreError, Transaction, erasures};

use super::Outgoing;

/// Adds to the sharing log of the member who signs it: a row for each host that is told. What the community or the node
/// says tells nothing of a member.
pub(super) fn note_shared(
    tx: &mut Transaction<'_>,
    one: &Outgoing,
    hosts: &BTreeSet<Origin>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some((member, purpose, fields)) = told_in(&one.signer, &one.body) else {
        return Ok(());
    };
    if erasures::get(tx, member)?.is_some() {
        // What is sent now says that she is gone; of her nothing is written down any more.
        return Ok(());
    }
    for host in hosts {
        let leaving = Leaving {
            host,
            purpose,
            fields: &fields,
            activity: &one.id,
        };
        sharing_log::note(tx, member, leaving, now)?;
    }
    Ok(())
}

/// Whom it is about, what it is for and what it says; nothing of what no member signs.
fn told_in<'o>(signer: &'o Signer, body: &str) -> Option<(&'o MemberId, SharedFor, BTreeSet<SharedField>)> {
    let Signer::Member(member) = signer else {
        return None;
    };
    let document: Value = serde_json::from_str(body).ok()?;
    let purpose = purpose(&document);
    Some((member, purpose, fields(purpose, &document)))
}

fn purpose(document: &Value) -> SharedFor {
    match (document["type"].as_str(), document["object"]["type"].as_str()) {
        (Some("Delete"), _) => SharedFor::Goodbye,
        (Some("Update"), _) => SharedFor::NewKey,
        (_, Some("Follow")) => SharedFor::FollowRefused,
        (Some("Leave" | "Undo"), _) => SharedFor::Withdrawal,
        _ => SharedFor::Answer,
    }
}

/// Her name is at her address for whoever checks that it is she who answers; of who left it is there no more.
fn fields(purpose: SharedFor, document: &Value) -> BTreeSet<SharedField> {
    let mut fields = BTreeSet::from([SharedField::Address]);
    match purpose {
        SharedFor::Answer => fields.extend([SharedField::Name, SharedField::Answer]),
        SharedFor::Withdrawal => fields.extend([SharedField::Answer]),
        SharedFor::NewKey => fields.extend([SharedField::Name]),
        // Of a link, of a voucher and of a signature under a statement no document of hers tells: it is written down where
        // the proof is made (`community/vouch_for_link.rs`, `community/issue_voucher.rs`, `community/sign_statement.rs`).
        SharedFor::Goodbye
        | SharedFor::FollowRefused
        | SharedFor::Link
        | SharedFor::Call
        | SharedFor::Introduction
        | SharedFor::Voucher
        | SharedFor::Check
        | SharedFor::Statement => {}
    }
    let said = [
        ("organization", SharedField::Organization),
        ("memberOf", SharedField::Community),
        ("participationMessage", SharedField::Message),
    ];
    for (key, field) in said {
        if document.get(key).is_some_and(|value| !value.is_null()) {
            fields.insert(field);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use domain::{Iri, Note, PersonName, RsvpCounter};
    use wire::rsvp::{AnswerFacts, PeerWords};

    use super::*;

    /// The words by which the documents of members say what [`fields`] knows; the address is in each of them.
    const KNOWN: [&str; 12] = [
        "@context",
        "id",
        "type",
        "actor",
        "object",
        "to",
        "cc",
        "rsvpCounter",
        "organization",
        "memberOf",
        "participationMessage",
        "proof",
    ];

    fn iri(text: &str) -> Iri {
        Iri::parse(text).unwrap()
    }

    fn told(document: &Value) -> (SharedFor, BTreeSet<SharedField>) {
        let signer = Signer::Member(MemberId::new(0, [1; 10]));
        let (_, purpose, fields) = told_in(&signer, &document.to_string()).unwrap();
        (purpose, fields)
    }

    /// F22: what the log says is what the document says, and a document that says more than the log knows fails here.
    #[test]
    fn each_field_of_an_answer_is_named_in_the_log_and_nothing_else() {
        use SharedField::{Address, Answer, Community, Message, Name, Organization};
        let (activity, member) = (iri("https://a.example/x"), iri("https://a.example/users/klara"));
        let event = iri("https://b.example/events/1");
        let organizers = [iri("https://b.example/c/b")];
        let facts = AnswerFacts {
            activity: &activity,
            member: &member,
            event: &event,
            organizers: &organizers,
            counter: Some(RsvpCounter(1)),
        };
        let (company, note) = (
            PersonName::parse("Fathom").unwrap(),
            Note::parse("I come late").unwrap(),
        );
        let words = |message, organization, member_of| PeerWords {
            message,
            organization,
            member_of,
        };
        let plain = wire::rsvp::join(&facts, None);
        assert_eq!(
            told(&plain),
            (SharedFor::Answer, BTreeSet::from([Address, Name, Answer]))
        );
        let hidden = wire::rsvp::join(&facts, Some(&words(None, None, Some(&organizers[0]))));
        assert_eq!(
            told(&hidden).1,
            BTreeSet::from([Address, Name, Answer, Community])
        );
        let whole = words(Some(&note), Some(&company), Some(&organizers[0]));
        let whole = wire::rsvp::join(&facts, Some(&whole));
        let all = [Address, Name, Answer, Organization, Community, Message];
        assert_eq!(told(&whole).1, BTreeSet::from(all));
        for document in [
            &whole,
            &wire::rsvp::maybe(&facts),
            &wire::rsvp::declined(&facts),
            &wire::rsvp::leave(&facts),
            &wire::actor::write_delete(&activity, &member),
        ] {
            let unknown = document.as_object().unwrap().keys();
            let unknown: Vec<_> = unknown.filter(|key| !KNOWN.contains(&key.as_str())).collect();
            assert!(unknown.is_empty(), "the sharing log does not name {unknown:?}");
        }
        let left = told(&wire::rsvp::leave(&facts));
        assert_eq!(left, (SharedFor::Withdrawal, BTreeSet::from([Address, Answer])));
        let gone = told(&wire::actor::write_delete(&activity, &member));
        assert_eq!(gone, (SharedFor::Goodbye, BTreeSet::from([Address])));
        let own = Signer::Own(domain::OwnActor::Community);
        assert!(told_in(&own, &whole.to_string()).is_none());
    }

    #[test]
    fn a_follow_of_a_member_that_is_refused_tells_her_address_alone() {
        let (asker, member) = (iri("https://b.example/u/x"), iri("https://a.example/users/klara"));
        let about = wire::follow::FollowRef {
            id: None,
            actor: &asker,
            object: &member,
        };
        let no = wire::follow::reject(&iri("https://a.example/activities/1"), about);
        assert_eq!(
            told(&no),
            (SharedFor::FollowRefused, BTreeSet::from([SharedField::Address]))
        );
    }
}
