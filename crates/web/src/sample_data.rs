//! One sample of every page about what is kept of a member.

use std::collections::BTreeSet;

use community::leave::WhatEnds;
use community::see_erasure::{AllKnown, SeenErasure, ToldServer};
use community::see_sharing::SeenShared;
use domain::{Iri, Origin, Shared, SharedField, SharedFor};
use jiff::civil::date;

use crate::data_page::DataPage;
use crate::delete_page::{DeletePage, ErasedPage};
use crate::frame::{Desk, Frame, Person};
use crate::sample_desk::as_officer;
use crate::sample_events::at;
use crate::sample_texts::by_hand;

/// Each page: the name of its file and its HTML.
pub(crate) fn all(frame: &Frame<'_>) -> Vec<(&'static str, String)> {
    let officer = as_officer(frame);
    let member = &Frame {
        person: officer.person.map(|person| Person {
            desk: Desk::OfOthers,
            ..person
        }),
        ..officer
    };
    let none = DataPage { shared: Vec::new() };
    let delete = DeletePage {
        ends: WhatEnds {
            answers: 2,
            owes: None,
            until: Some(date(2026, 12, 31)),
        },
    };
    vec![
        ("data", DataPage { shared: shared() }.render(member)),
        ("data-nothing-shared", none.render(member)),
        ("data-delete", delete.render(member)),
        ("erased", erased(AllKnown::Yes).render(frame)),
        ("erased-goes-on", erased(AllKnown::NotYet).render(frame)),
    ]
}

/// One server has confirmed, another has not; or the list is not whole yet.
fn erased(all_known: AllKnown) -> ErasedPage {
    let server = |name: &str, host: &str, confirmed| ToldServer {
        host: Origin::parse(&format!("https://{host}")).expect("a sample is written right"),
        name: by_hand(name),
        confirmed,
    };
    let is_whole = all_known == AllKnown::Yes;
    let servers = vec![
        server(
            "Thames Partner Chapter",
            "london.example",
            Some(at("2026-05-11T16:00:00Z")),
        ),
        server("Agora", "agora.example", None),
    ];
    ErasedPage {
        seen: SeenErasure {
            asked: at("2026-05-11T15:00:00Z"),
            done: is_whole.then(|| at("2026-05-11T15:01:00Z")),
            all_known,
            servers: if is_whole { servers } else { Vec::new() },
        },
    }
}

/// What left about her to one host for one purpose.
fn line(
    name: &str,
    host: &str,
    purpose: SharedFor,
    fields: &[SharedField],
    times: u32,
    last: &str,
) -> SeenShared {
    SeenShared {
        name: by_hand(name),
        shared: Shared {
            host: Origin::parse(&format!("https://{host}")).expect("a sample is written right"),
            purpose,
            fields: fields.iter().copied().collect::<BTreeSet<_>>(),
            first: at("2026-03-02T09:00:00Z"),
            last: at(last),
            times,
            activity: Iri::parse("https://seattle.example/activities/1").expect("a sample is written right"),
        },
    }
}

/// What a desk was told of her once.
fn checked() -> SeenShared {
    line(
        "Thames Partner Chapter",
        "london.example",
        SharedFor::Check,
        &[
            SharedField::Community,
            SharedField::Standing,
            SharedField::Pseudonym,
        ],
        1,
        "2026-05-03T16:00:00Z",
    )
}

/// What left about a member: several times the same, and once each of the rest.
fn shared() -> Vec<SeenShared> {
    let mut shared = first_shared();
    shared.push(line(
        "Thames Partner Chapter",
        "london.example",
        SharedFor::Statement,
        &[SharedField::Name, SharedField::Community],
        1,
        "2026-03-31T16:00:00Z",
    ));
    shared
}

fn first_shared() -> Vec<SeenShared> {
    use SharedField::{Address, Answer, Community, Level, Message, Name, Organization, Pseudonym, Standing};
    let thames = ("Thames Partner Chapter", "london.example");
    let far = "averyveryverylongname.communities.partners.example";
    vec![
        line(
            thames.0,
            thames.1,
            SharedFor::Answer,
            &[Address, Name, Answer, Organization, Community, Message],
            3,
            "2026-05-11T16:00:00Z",
        ),
        line(
            thames.0,
            thames.1,
            SharedFor::Withdrawal,
            &[Address, Answer],
            1,
            "2026-05-10T16:00:00Z",
        ),
        line(
            thames.0,
            thames.1,
            SharedFor::Link,
            &[Community, Standing, Pseudonym],
            1,
            "2026-05-05T16:00:00Z",
        ),
        line(
            thames.0,
            thames.1,
            SharedFor::Voucher,
            &[Community, Standing, Pseudonym, Level],
            1,
            "2026-05-04T16:00:00Z",
        ),
        checked(),
        line(
            far,
            far,
            SharedFor::NewKey,
            &[Address, Name],
            1,
            "2026-05-01T16:00:00Z",
        ),
        line(
            thames.0,
            thames.1,
            SharedFor::FollowRefused,
            &[Address],
            1,
            "2026-04-02T16:00:00Z",
        ),
        line(
            thames.0,
            thames.1,
            SharedFor::Goodbye,
            &[Address],
            1,
            "2026-04-01T16:00:00Z",
        ),
    ]
}
