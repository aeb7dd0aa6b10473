//! Schemas of the community, its people, their tokens, and the log.

use domain::{
    CodeOfEthics, CommunityProfile, Html, Kind, LanguageTag, MailAddress, MemberTag, MemberTags, OwnDocument,
    PeerProfile, PersonName, Title,
};
use edge::offered_languages;
use serde_json::{Value, json};

use super::atoms::{
    address, count, handle, id, items, list, maybe, moment, named, object, one_of, short_list, some_text,
    text, words, yes_or_no,
};
use crate::ethics::STANDINGS;
use crate::members::ROLES_MAX;
use crate::settings;
use crate::tokens::SCOPES_MAX;

const ROLES: [&str; 3] = ["officer", "moderator", "operator"];
pub(super) const STATES: [&str; 5] = ["pending", "current", "grace", "lapsed", "left"];
const TOKEN_SCOPES: [&str; 3] = ["read", "write", "admin"];

/// By name.
pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("Community", community()),
        ("CommunityInput", community_input()),
        ("CommunityDocument", community_document()),
        ("CommunityDocumentList", items("CommunityDocument")),
        ("CommunityDocumentInput", community_document_input()),
        ("Taxonomy", taxonomy()),
        ("CodeOfEthics", code_of_ethics()),
        (
            "CodeOfEthicsInput",
            object(
                &["version", "summary", "text"],
                json!({ "version": version(), "mode": one_of(&["signed", "de_facto"]),
                    "summary": some_text(CodeOfEthics::BYTES_MAX), "text": some_text(CodeOfEthics::BYTES_MAX) }),
            ),
        ),
        ("EthicsSignature", ethics_signature()),
        ("EthicsSignatureList", items("EthicsSignature")),
        (
            "EthicsSignatureInput",
            object(
                &["version", "signed_as"],
                json!({ "version": version(), "signed_as": some_text(PersonName::CHARS_MAX) }),
            ),
        ),
        ("Me", me()),
        ("NameInput", name_input()),
        ("Settings", my_settings()),
        ("SettingsInput", my_settings_input()),
        (
            "CalendarFeed",
            object(&["url", "made"], json!({ "url": address(), "made": moment() })),
        ),
        ("FollowedCommunity", followed()),
        ("FollowedCommunityList", items("FollowedCommunity")),
        ("MemberLink", member_link()),
        ("MemberLinkList", items("MemberLink")),
        (
            "Notification",
            object(
                &["at", "subject", "url"],
                json!({ "at": moment(), "subject": words(), "url": address() }),
            ),
        ),
        ("NotificationList", items("Notification")),
        ("Member", member()),
        ("MemberList", items("Member")),
        ("MemberInput", member_input()),
        ("MemberFile", words()),
        ("MemberTally", tally()),
        ("Token", token(&[])),
        ("TokenList", items("Token")),
        ("TokenInput", token_input()),
        ("NewToken", token(&["secret"])),
        (
            "Act",
            object(
                &["at", "by", "what"],
                json!({ "at": moment(), "by": words(), "what": words() }),
            ),
        ),
        (
            "ActList",
            object(&["items"], json!({ "items": list(named("Act")) })),
        ),
    ]
}

fn code_of_ethics() -> Value {
    object(
        &[
            "version",
            "mode",
            "words",
            "minutes",
            "summary",
            "text",
            "fingerprint",
            "published",
        ],
        json!({ "version": version(), "mode": one_of(&["signed", "de_facto"]), "words": count(), "minutes": count(),
            "summary": some_text(CodeOfEthics::BYTES_MAX), "text": some_text(CodeOfEthics::BYTES_MAX),
            "fingerprint": fingerprint(), "published": moment() }),
    )
}

fn ethics_signature() -> Value {
    object(
        &["member", "handle", "standing"],
        json!({ "member": id(), "handle": words(), "standing": one_of(&STANDINGS), "version": version(),
            "fingerprint": fingerprint(), "signed_as": text(PersonName::CHARS_MAX), "at": moment() }),
    )
}

/// Major, and with a dot minor.
fn version() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{1,5}(\\.[0-9]{1,5})?$"})
}

/// SHA-256, lower-case hexadecimal.
fn fingerprint() -> Value {
    json!({"type": "string", "pattern": "^[0-9a-f]{64}$"})
}

fn tally() -> Value {
    let fault = object(&["line", "why"], json!({ "line": count(), "why": words() }));
    let counts = ["new", "updated", "unseated", "unchanged", "duplicate", "invalid"];
    let mut all = json!({ "faults": list(fault) });
    for name in counts {
        all[name] = count();
    }
    object(&[&counts[..], &["faults"]].concat(), all)
}

fn followed() -> Value {
    object(
        &["community", "name", "sharing", "since"],
        json!({ "community": address(), "name": words(), "sharing": one_of(&["now", "paused", "over"]),
            "since": moment() }),
    )
}

fn member_link() -> Value {
    object(
        &["community", "name", "state", "sharing", "home", "since"],
        json!({ "community": address(), "name": words(), "state": one_of(&["waiting", "linked"]),
            "sharing": one_of(&["now", "paused", "over"]), "home": yes_or_no(), "since": moment() }),
    )
}

fn community() -> Value {
    let document = object(
        &["name", "words", "url"],
        json!({ "name": words(), "words": count(), "url": address() }),
    );
    object(
        &[
            "activitypub_id",
            "origin",
            "slug",
            "name",
            "summary",
            "governance",
            "audience",
            "modality",
            "ecosystem",
            "languages",
            "timezone",
            "currency",
            "chapters",
            "documents",
        ],
        json!({
            "activitypub_id": address(), "origin": address(), "slug": words(), "name": words(),
            "summary": text(Html::BYTES_MAX), "governance": one_of(&["association", "commercial", "user_group"]),
            "audience": one_of(&["partners_only", "mixed"]), "modality": one_of(&["online", "in_person", "hybrid"]),
            "ecosystem": one_of(&["microsoft", "multi_vendor"]), "languages": list(words()), "timezone": words(),
            "picture": named("Picture"), "country": words(), "currency": words(), "operator_name": words(), "region": words(),
            "contact": words(), "chapters": list(words()), "documents": list(document),
        }),
    )
}

fn community_document() -> Value {
    object(
        &["slug", "name", "words", "url"],
        json!({ "slug": words(), "name": words(), "words": count(), "url": address(),
            "text": text(OwnDocument::BYTES_MAX) }),
    )
}

fn community_document_input() -> Value {
    object(
        &["name", "text"],
        json!({ "name": some_text(Title::CHARS_MAX), "text": some_text(OwnDocument::BYTES_MAX) }),
    )
}

fn community_input() -> Value {
    let mut languages = short_list(some_text(LanguageTag::CHARS_MAX), PeerProfile::LANGUAGES_MAX);
    languages["minItems"] = json!(1);
    object(
        &[
            "name",
            "governance",
            "audience",
            "modality",
            "languages",
            "timezone",
            "currency",
        ],
        json!({
            "name": some_text(Title::CHARS_MAX), "summary": maybe(text(Html::BYTES_MAX)),
            "governance": one_of(&["association", "commercial", "user_group"]), "operator_name": maybe(text(Title::CHARS_MAX)),
            "audience": one_of(&["partners_only", "mixed"]), "modality": one_of(&["online", "in_person", "hybrid"]),
            "languages": languages, "timezone": words(), "country": maybe(words()), "region": maybe(words()),
            "currency": words(), "contact": maybe(text(MailAddress::CHARS_MAX)),
            "chapters": maybe(short_list(some_text(Title::CHARS_MAX), CommunityProfile::CHAPTERS_MAX)),
        }),
    )
}

fn taxonomy() -> Value {
    let entry = object(&["id", "name"], json!({ "id": words(), "name": words() }));
    object(
        &["taxonomy", "dated", "language", "items"],
        json!({ "taxonomy": words(), "dated": {"type": "string", "format": "date"}, "language": words(),
            "items": list(entry) }),
    )
}

fn me() -> Value {
    object(
        &["activitypub_id", "handle", "name", "mail", "roles", "joined"],
        json!({ "activitypub_id": address(), "handle": words(), "name": words(), "mail": words(),
            "organization": words(), "roles": list(one_of(&ROLES)), "tags": tags(), "joined": moment() }),
    )
}

fn name_input() -> Value {
    let name = some_text(PersonName::CHARS_MAX);
    object(&["name"], json!({ "name": name }))
}

fn my_settings() -> Value {
    let mut mails_in = language();
    mails_in["description"] =
        json!("The language of mails: the one chosen, else what her browser and the community read.");
    object(
        &["mails_in", "mails"],
        json!({ "language": language(), "mails_in": mails_in,
            "mails": short_list(one_of(&settings::kinds()), settings::kinds().len()) }),
    )
}

fn my_settings_input() -> Value {
    object(
        &["mails"],
        json!({ "language": maybe(language()),
            "mails": short_list(one_of(&settings::kinds()), settings::kinds().len()) }),
    )
}

fn language() -> Value {
    let offered: Vec<&str> = offered_languages().iter().map(LanguageTag::as_str).collect();
    one_of(&offered)
}

fn member() -> Value {
    object(
        &[
            "id",
            "activitypub_id",
            "handle",
            "name",
            "mail",
            "roles",
            "joined",
        ],
        json!({ "id": id(), "activitypub_id": address(), "handle": words(), "name": words(), "mail": words(), "organization": words(),
            "kind": one_of(&Kind::ALL.map(Kind::word)), "tier": words(), "state": one_of(&STATES),
            "roles": list(one_of(&ROLES)), "tags": tags(), "joined": moment() }),
    )
}

fn tags() -> Value {
    let mut tags = short_list(some_text(MemberTag::CHARS_MAX), MemberTags::COUNT_MAX);
    tags["description"] = json!("What officers call her by; they and she read it, nobody else does.");
    tags
}

fn member_input() -> Value {
    let mail = json!({"type": "string", "format": "email", "maxLength": MailAddress::CHARS_MAX});
    object(
        &["handle", "name", "mail"],
        json!({ "handle": handle(), "name": some_text(PersonName::CHARS_MAX), "mail": mail,
            "organization": maybe(some_text(PersonName::CHARS_MAX)),
            "kind": maybe(one_of(&Kind::ALL.map(Kind::word))),
            "roles": maybe(short_list(one_of(&["officer", "moderator"]), ROLES_MAX)) }),
    )
}

fn token(more: &[&str]) -> Value {
    let mut required = vec!["id", "member", "scopes", "created"];
    required.extend(more);
    let mut properties = json!({ "id": id(), "member": words(), "scopes": list(one_of(&TOKEN_SCOPES)),
        "note": words(), "created": moment(), "expires": moment() });
    if more.contains(&"secret") {
        properties["secret"] = json!({"type": "string", "description": "The bearer token; it is shown this once and kept only as a hash."});
    }
    object(&required, properties)
}

fn token_input() -> Value {
    let scopes =
        json!({"type": "array", "items": one_of(&TOKEN_SCOPES), "minItems": 1, "maxItems": SCOPES_MAX});
    let mut member = handle();
    member["description"] =
        json!("Whose token; the caller's own when left out. Only an operator makes one for somebody else.");
    object(&["scopes"], json!({ "scopes": scopes, "member": maybe(member) }))
}
