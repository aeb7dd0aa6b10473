//! The fields of the form in which officers write events, in their order.

use super::co_host_fields::CO_HOSTS;

/// The field in which communities are ticked; drawn where events are shared with any.
pub(super) const PEERS: &str = "audience_peers";

/// A field as it stands on the form.
#[derive(Clone, Copy)]
pub(super) struct Drawn {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    /// Empty when the label says all.
    pub(super) hint: &'static str,
    /// What is drawn, as a field's own kind.
    pub(super) kind: &'static str,
    pub(super) required: bool,
}

/// All fields, in groups.
pub(super) const GROUPS: [(&str, &[Drawn]); 5] = [
    ("event-form-what", &WHAT),
    ("event-form-when", &WHEN),
    ("event-form-where", &WHERE),
    ("event-form-who", &WHO),
    ("event-form-co-hosts", &CO_HOSTS),
];

const WHAT: [Drawn; 6] = [
    Drawn {
        name: "title",
        label: "event-form-title",
        hint: "event-form-title-hint",
        kind: "text",
        required: true,
    },
    Drawn {
        name: "description",
        label: "event-form-description",
        hint: "event-form-description-hint",
        kind: "area",
        required: false,
    },
    Drawn {
        name: "agenda",
        label: "event-agenda",
        hint: "event-form-agenda-hint",
        kind: "area",
        required: false,
    },
    Drawn {
        name: "activity",
        label: "event-form-activity",
        hint: "event-form-activity-hint",
        kind: "choice",
        required: false,
    },
    Drawn {
        name: "tags",
        label: "event-form-tags",
        hint: "event-form-tags-hint",
        kind: "text",
        required: false,
    },
    Drawn {
        name: "language",
        label: "event-form-language",
        hint: "event-form-language-hint",
        kind: "text",
        required: false,
    },
];
const WHEN: [Drawn; 5] = [
    Drawn {
        name: "start_date",
        label: "event-form-start-date",
        hint: "",
        kind: "date",
        required: true,
    },
    Drawn {
        name: "start_time",
        label: "event-form-start-time",
        hint: "",
        kind: "time",
        required: true,
    },
    Drawn {
        name: "end_date",
        label: "event-form-end-date",
        hint: "event-form-end-date-hint",
        kind: "date",
        required: false,
    },
    Drawn {
        name: "end_time",
        label: "event-form-end-time",
        hint: "event-form-end-time-hint",
        kind: "time",
        required: false,
    },
    Drawn {
        name: "zone",
        label: "event-form-zone",
        hint: "event-form-zone-hint",
        kind: "text",
        required: true,
    },
];
const WHERE: [Drawn; 7] = [
    Drawn {
        name: "modality",
        label: "event-form-modality",
        hint: "",
        kind: "choice",
        required: true,
    },
    Drawn {
        name: "place",
        label: "event-form-place",
        hint: "",
        kind: "text",
        required: false,
    },
    Drawn {
        name: "street",
        label: "event-form-street",
        hint: "",
        kind: "text",
        required: false,
    },
    Drawn {
        name: "town",
        label: "event-form-town",
        hint: "",
        kind: "text",
        required: false,
    },
    Drawn {
        name: "country",
        label: "event-form-country",
        hint: "",
        kind: "text",
        required: false,
    },
    Drawn {
        name: "online_page",
        label: "event-form-online-page",
        hint: "event-form-online-page-hint",
        kind: "url",
        required: false,
    },
    Drawn {
        name: "join_link",
        label: "event-form-join-link",
        hint: "event-form-join-link-hint",
        kind: "url",
        required: false,
    },
];
const WHO: [Drawn; 5] = [
    Drawn {
        name: "audience",
        label: "event-form-audience",
        hint: "event-form-audience-hint",
        kind: "choice",
        required: true,
    },
    Drawn {
        name: PEERS,
        label: "event-form-audience-ticked",
        hint: "event-form-audience-peers-hint",
        kind: "ticks",
        required: false,
    },
    Drawn {
        name: "capacity",
        label: "event-form-capacity",
        hint: "event-form-capacity-hint",
        kind: "number",
        required: false,
    },
    Drawn {
        name: "price",
        label: "event-form-price",
        hint: "event-form-price-hint",
        kind: "text",
        required: false,
    },
    Drawn {
        name: "member_price",
        label: "event-form-member-price",
        hint: "event-form-member-price-hint",
        kind: "text",
        required: false,
    },
];
