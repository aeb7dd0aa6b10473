//! What the OpenAPI document says about peers, with examples.

use serde_json::{Value, json};

use crate::events::IDEMPOTENCY_KEY;
use crate::openapi::atoms;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};
use crate::peer_view::example;

const PEER: Shape = Shape {
    schema: "Peer",
    example,
};
const ELSEWHERE: (u16, &str) = (
    409,
    "The other node did not answer as a Rosarium node, or how things stand forbids it.",
);

/// An operation of officers about one peering, without a body.
const fn about_one(id: &'static str, summary: &'static str, what: &'static str) -> Operation {
    Operation {
        id,
        tag: "peers",
        summary,
        access: Access::Admin,
        query: &[],
        headers: &[],
        body: None,
        answer: Answer {
            status: 200,
            what,
            shape: Some(PEER),
            headers: &[],
        },
        refusals: &[ELSEWHERE],
    }
}

/// All of them.
pub(crate) const LIST: Operation = Operation {
    answer: Answer::shown(
        "All peerings, by address.",
        "PeerList",
        || json!({ "items": [example()] }),
    ),
    refusals: &[],
    ..about_one("listPeers", "Peerings of this node, whatever their state.", "")
};

/// One.
pub(crate) const SHOW: Operation = Operation {
    refusals: &[],
    ..about_one(
        "showPeer",
        "One peering, and how deliveries to it fare.",
        "The peering.",
    )
};

/// Somebody else.
pub(crate) const LOOK_UP: Operation = Operation {
    query: &[Parameter {
        name: "address",
        what: "Address of the node.",
        need: Need::Required,
        schema: atoms::origin,
        example: "https://london.example",
    }],
    answer: Answer::shown(
        "Who it says it is; compare the six words by telephone.",
        "PeerCard",
        card_example,
    ),
    ..about_one("lookUpPeer", "Ask a node who it is; nothing is kept.", "")
};

/// A new one.
pub(crate) const PROPOSE: Operation = Operation {
    headers: &[IDEMPOTENCY_KEY],
    body: Some(Shape {
        schema: "PeerInput",
        example: || json!({ "peer": "https://london.example", "scopes": ["events"], "note": "As spoken on Tuesday." }),
    }),
    answer: Answer {
        status: 201,
        what: "The peering, proposed.",
        shape: Some(PEER),
        headers: &["Location"],
    },
    refusals: &[
        ELSEWHERE,
        (404, "What this key proposed first is no longer known."),
    ],
    ..about_one("proposePeering", "Propose a peering to a node.", "")
};

/// Yes.
pub(crate) const ACCEPT: Operation = Operation {
    body: Some(Shape {
        schema: "ScopesInput",
        example: || json!({ "scopes": ["events"] }),
    }),
    ..about_one(
        "acceptPeering",
        "Accept a proposal, perhaps with fewer scopes.",
        "The peering, active.",
    )
};

/// No.
pub(crate) const REJECT: Operation =
    about_one("rejectPeering", "Say no to a proposal.", "The peering, rejected.");

/// No longer.
pub(crate) const END: Operation = Operation {
    body: Some(Shape {
        schema: "EndInput",
        example: || json!({ "reason": "We merge with another community.", "notice": "as_agreed" }),
    }),
    ..about_one(
        "endPeering",
        "End a peering, after its notice or at once; the other side hears of it now, and why.",
        "The peering: ended, or with the moment at which it ends.",
    )
};

/// Not for now.
pub(crate) const PAUSE: Operation = about_one(
    "pausePeering",
    "Pause a peering: nothing is sent and nothing is taken; what waits is kept.",
    "The peering, paused.",
);

/// On again.
pub(crate) const RESUME: Operation = about_one(
    "resumePeering",
    "Resume a paused peering: what waited goes out, what was missed is fetched and compared.",
    "The peering, active.",
);

/// What it has ahead.
pub(crate) const BACKFILL: Operation = Operation {
    answer: Answer::shown(
        "How many events it brought.",
        "Backfilled",
        || json!({ "new": 3, "changed": 1, "known": 12, "refused": 0 }),
    ),
    ..about_one("backfillPeer", "Fetch the events that a peer has ahead.", "")
};

/// What both hold.
pub(crate) const RECONCILE: Operation = about_one(
    "reconcilePeer",
    "Ask a peer for what is missing and compare what both hold.",
    "The peering; `sync` says what differed and was mended.",
);

fn card_example() -> Value {
    json!({ "peer": "https://london.example", "host": "london.example", "name": "London Partners",
        "words": "amber canoe dune lemon orbit swift", "is_profile_host": true,
        "own_words": "brisk fable ivory meadow quartz tulip" })
}
