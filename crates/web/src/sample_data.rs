//! One sample of every page about what is kept of a member.

use std::collections::BTreeSet;

use community::see_sharing::SeenShared;
use domain::{Iri, Origin, Shared, SharedField, SharedFor};

use crate::data_page::DataPage;
use crate::frame::{Desk, Frame, Person};
use crate::sample_desk::as_officer;
use crate::sample_events::at;

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
    vec![
        ("data", DataPage { shared: shared() }.render(member)),
        ("data-nothing-shared", none.render(member)),
    ]
}

/// What left about a member: several times the same, and once each of the rest.
fn shared() -> Vec<SeenShared> {
    use SharedField::{Address, Answer, Community, Message, Name, Organization};
    let line = |name: &str, host: &str, purpose, fields: &[SharedField], times, last: &str| SeenShared {
        name: name.to_owned(),
        shared: Shared {
            host: Origin::parse(&format!("https://{host}")).expect("a sample is written right"),
            purpose,
            fields: fields.iter().copied().collect::<BTreeSet<_>>(),
            first: at("2026-03-02T09:00:00Z"),
            last: at(last),
            times,
            activity: Iri::parse("https://seattle.example/activities/1").expect("a sample is written right"),
        },
    };
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
