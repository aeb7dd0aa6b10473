//! What the OpenAPI document says about agreements, with examples.

use serde_json::{Value, json};

use crate::events::IDEMPOTENCY_KEY;
use crate::openapi::atoms::ID;
use crate::openapi::operation::{Answer, Operation, Shape};

const TAG: &str = "agreements";
const FORBIDDEN: (u16, &str) = (409, "How things stand forbids it.");
const NOBODY: (u16, &str) = (404, "No such agreement.");
const CHAPTER: &str = "https://seattle.example/c/puget/tiers/chapter";

/// An answer that is one agreement.
const fn one(what: &'static str) -> Answer {
    Answer::shown(what, "BenefitAgreement", example)
}

/// An operation about one agreement.
const fn about_one(id: &'static str, summary: &'static str, what: &'static str) -> Operation {
    Operation {
        refusals: &[FORBIDDEN, NOBODY],
        ..Operation::of_officers(id, TAG, summary, one(what))
    }
}

/// All of them.
pub(crate) const LIST: Operation = Operation::of_officers(
    "listAgreements",
    TAG,
    "Agreements with other communities, the one that changed last first.",
    Answer::shown(
        "All agreements.",
        "BenefitAgreementList",
        || json!({ "items": [example()] }),
    ),
);

/// One of them.
pub(crate) const SHOW: Operation = Operation {
    refusals: &[NOBODY],
    ..about_one(
        "showAgreement",
        "One agreement with all its versions, and what each changed.",
        "The agreement.",
    )
};

/// A new one.
pub(crate) const BEGIN: Operation = Operation {
    headers: &[IDEMPOTENCY_KEY],
    body: Some(Shape {
        schema: "BenefitAgreementInput",
        example: first_input,
    }),
    answer: Answer {
        status: 201,
        what: "The agreement, a draft.",
        shape: Some(Shape {
            schema: "BenefitAgreement",
            example,
        }),
        headers: &["Location"],
    },
    refusals: &[FORBIDDEN, (404, "What this key began first is no longer known.")],
    ..about_one(
        "beginAgreement",
        "Write the draft of a new agreement; nobody else sees it before it is sent.",
        "",
    )
};

/// Another text of one.
pub(crate) const DRAFT: Operation = Operation {
    body: Some(Shape {
        schema: "BenefitAgreementInput",
        example: input,
    }),
    ..about_one(
        "draftAgreement",
        "Write the draft of the next version; it answers the version of theirs that waits, or is to replace what both signed.",
        "The agreement with its draft.",
    )
};

/// No text.
pub(crate) const DISCARD: Operation = Operation {
    answer: Answer::done(
        204,
        "It is gone; an agreement in which nothing was ever sent too.",
    ),
    ..about_one("discardAgreementDraft", "Throw the draft away.", "")
};

/// Ours goes.
pub(crate) const SEND: Operation = about_one(
    "sendAgreement",
    "Sign the draft and send it to the other community.",
    "The agreement; it waits for the other side.",
);

/// Theirs is signed.
pub(crate) const ACCEPT: Operation = Operation {
    body: Some(Shape {
        schema: "AgreementAcceptInput",
        example: || json!({ "document": "https://london.example/agreements/7" }),
    }),
    ..about_one(
        "acceptAgreement",
        "Sign the version of theirs that was read, by its document's address.",
        "The agreement, signed by both.",
    )
};

/// Theirs is not.
pub(crate) const REJECT: Operation = Operation {
    body: Some(Shape {
        schema: "AgreementRejectInput",
        example: || json!({ "document": "https://london.example/agreements/7", "reason": "Our board meets in June." }),
    }),
    ..about_one(
        "rejectAgreement",
        "Decline the version of theirs that was read; the other side reads why.",
        "The agreement, declined.",
    )
};

/// Ours comes back.
pub(crate) const WITHDRAW: Operation = about_one(
    "withdrawAgreement",
    "Take back the version of ours that waits for the other side.",
    "The agreement, without it.",
);

/// No longer.
pub(crate) const END: Operation = Operation {
    body: Some(Shape {
        schema: "AgreementNoticeInput",
        example: || json!({ "reason": "We merge with another community." }),
    }),
    ..about_one(
        "endAgreement",
        "Give notice: it is over after as many days as both agreed on; vouchers given out before are honoured.",
        "The agreement, with the moment at which it is over.",
    )
};

fn benefit() -> Value {
    json!({ "kind": "percent", "value": "10", "currency": null, "months": 12 })
}

fn input() -> Value {
    json!({ "name": "Seattle and London: first year", "note": "To be looked at each autumn.",
        "starts": "2026-12-01T00:00:00Z", "notice_days": 30,
        "terms": [{ "grantor": "them", "tiers": [CHAPTER], "benefit": benefit(), "applies_to": ["joining"],
            "uses_per_member": 1, "restrictions": "Not for dinners." }] })
}

fn first_input() -> Value {
    let mut first = input();
    first["peer"] = json!("https://london.example");
    first
}

fn example() -> Value {
    let text = json!({ "name": "Seattle and London: first year", "note": "To be looked at each autumn.",
        "parties": ["https://london.example/c/london", "https://seattle.example/c/puget"],
        "starts": "2026-12-01T00:00:00Z", "ends": null, "notice_days": 30, "revision": 1, "previous": null,
        "terms": [{ "number": 1, "grantor": "https://london.example/c/london", "tiers": [CHAPTER],
            "good_standing": true, "benefit": benefit(), "applies_to": ["joining"], "cap_per_year": 200,
            "uses_per_member": 1, "same_region_excluded": false, "max_distance_km": null,
            "restrictions": "Not for dinners.", "make_up": false }] });
    json!({ "id": ID, "peer": "https://london.example", "host": "london.example",
        "group": "https://london.example/c/london", "state": "offered", "waits_for": "us",
        "versions": [{ "document": "https://london.example/agreements/7", "by": "them", "state": "open",
            "digest": "zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e", "at": "2026-11-20T10:00:00Z",
            "expires": "2026-12-20T10:00:00Z", "text": text, "changes": [] }],
        "signed": [], "since": "2026-11-20T10:00:00Z", "changed": "2026-11-20T10:00:00Z" })
}
