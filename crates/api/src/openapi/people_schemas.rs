//! Schemas of members as others see them: profiles, the directory, the overlap card.

use community::see_person::SHARED_MAX;
use domain::{Line, MemberProfile, Organization, Role, Tag, Title, Visibility};
use serde_json::{Value, json};

use crate::beyond_town::OF;
use crate::worked_together::STANDINGS;

use super::atoms::{items, list, moment, named, object, one_of, short_list, some_text, text, words};

const VERDICTS: [&str; 6] = [
    "unknown",
    "complementary",
    "unrelated",
    "adjacent",
    "partial",
    "direct",
];

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Person", person()),
        ("PersonList", items("Person")),
        ("Overlap", overlap()),
        ("Compared", compared()),
        ("WorkedTogether", worked_together()),
        ("BeyondTown", beyond_town()),
        ("Profile", profile()),
        ("Organization", organization()),
        ("OrganizationList", items("Organization")),
        ("FollowedOrganization", followed_organization()),
        ("FollowedOrganizationList", items("FollowedOrganization")),
        ("ApproverInput", object(&["handle"], json!({ "handle": words() }))),
        (
            "Approver",
            object(
                &["organization"],
                json!({ "organization": words(), "approver": words() }),
            ),
        ),
        (
            "OrganizationInput",
            object(
                &["offices"],
                json!({ "offices": short_list(office(), Organization::OFFICES_MAX) }),
            ),
        ),
    ]
}

fn person() -> Value {
    object(
        &[
            "handle",
            "name",
            "offices",
            "competencies",
            "verticals",
            "sizes",
            "regions",
            "partner_types",
        ],
        json!({ "handle": words(), "name": words(), "organization": words(),
            "offices": list(one_of(&[Role::Officer, Role::Moderator].map(Role::word))), "competencies": list(words()),
            "verticals": list(words()), "sizes": list(words()), "regions": list(words()),
            "partner_types": list(words()), "best_fit": words(), "refer_out": words(), "photo": named("Picture") }),
    )
}

fn organization() -> Value {
    object(
        &["slug", "name", "offices"],
        json!({ "slug": words(), "name": words(), "offices": list(office()) }),
    )
}

fn followed_organization() -> Value {
    object(
        &["slug", "name", "since"],
        json!({ "slug": words(), "name": words(), "since": moment() }),
    )
}

fn office() -> Value {
    let region = json!({"type": "string", "pattern": "^[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?$"});
    object(
        &["town", "region"],
        json!({ "town": some_text(Title::CHARS_MAX), "region": region }),
    )
}

fn overlap() -> Value {
    object(
        &[
            "verdict",
            "competencies",
            "verticals",
            "sizes",
            "regions",
            "common_ground",
        ],
        json!({ "verdict": one_of(&VERDICTS), "competencies": named("Compared"), "verticals": named("Compared"),
            "sizes": named("Compared"), "regions": named("Compared"),
            "common_ground": short_list(text(Tag::CHARS_MAX), SHARED_MAX) }),
    )
}

fn compared() -> Value {
    object(
        &["you", "they", "shared"],
        json!({ "you": list(words()), "they": list(words()), "shared": list(words()) }),
    )
}

fn worked_together() -> Value {
    let people = || {
        let person = object(&["handle", "name"], json!({ "handle": words(), "name": words() }));
        list(person)
    };
    object(
        &["standing", "with", "asking"],
        json!({ "standing": one_of(&STANDINGS), "with": people(), "asking": people() }),
    )
}

fn beyond_town() -> Value {
    let figure = || json!({ "type": "integer", "minimum": 0 });
    object(
        &["of", "suggestions"],
        json!({ "people": figure(), "places": figure(), "of": one_of(&OF),
            "suggestions": list(named("Person")) }),
    )
}

fn profile() -> Value {
    let visibility = || one_of(&Visibility::ALL.map(Visibility::word));
    let part = |value: Value| {
        object(
            &["value", "visibility"],
            json!({ "value": value, "visibility": visibility() }),
        )
    };
    let many = |most: usize| part(short_list(text(ENTRY_CHARS_MAX), most));
    object(
        &[
            "competencies",
            "verticals",
            "sizes",
            "regions",
            "partner_types",
            "best_fit",
            "refer_out",
            "common_ground",
            "organization",
            "hide_from",
        ],
        json!({
            "competencies": many(MemberProfile::CHOICES_MAX), "verticals": many(MemberProfile::CHOICES_MAX),
            "sizes": many(MemberProfile::BANDS_MAX), "regions": many(MemberProfile::REGIONS_MAX),
            "partner_types": many(MemberProfile::BANDS_MAX), "best_fit": part(text(Line::CHARS_MAX)),
            "refer_out": part(text(Line::CHARS_MAX)), "common_ground": many(MemberProfile::COMMON_GROUND_MAX),
            "organization": visibility(),
            "hide_from": short_list(text(ENTRY_CHARS_MAX), MemberProfile::HIDE_FROM_MAX),
        }),
    )
}

/// Longest id, tag or name that is looked at.
const ENTRY_CHARS_MAX: usize = 100;
