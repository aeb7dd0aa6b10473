//! The table behind every inline `@context` (protocol section 7.2): which term means which IRI.
//!
//! The order is the order in which terms appear in a document, so it never changes; new terms go to the end.

/// One entry of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// As written in documents.
    pub name: &'static str,
    /// What it means.
    pub iri: &'static str,
    /// `@type` of its values, when they are not plain.
    pub value_type: Option<&'static str>,
    /// Whether the order of its values counts (`@container` `@list`).
    pub order: Order,
}

/// Whether the order of a term's values counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// A set.
    Free,
    /// A list.
    Kept,
}

const AS_DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";
const AS_DURATION: &str = "http://www.w3.org/2001/XMLSchema#duration";
const AS_ANY_URI: &str = "http://www.w3.org/2001/XMLSchema#anyURI";
const AS_MULTIBASE: &str = "https://w3id.org/security#multibase";
const AS_ID: &str = "@id";

const fn plain(name: &'static str, iri: &'static str) -> Term {
    Term {
        name,
        iri,
        value_type: None,
        order: Order::Free,
    }
}

const fn typed(name: &'static str, iri: &'static str, value_type: &'static str) -> Term {
    Term {
        name,
        iri,
        value_type: Some(value_type),
        order: Order::Free,
    }
}

const fn list(name: &'static str, iri: &'static str) -> Term {
    Term {
        name,
        iri,
        value_type: None,
        order: Order::Kept,
    }
}

const fn typed_list(name: &'static str, iri: &'static str, value_type: &'static str) -> Term {
    Term {
        name,
        iri,
        value_type: Some(value_type),
        order: Order::Kept,
    }
}

/// All terms, in table order.
pub const TERMS: &[Term] = &[
    plain("Hashtag", "as:Hashtag"),
    plain("manuallyApprovesFollowers", "as:manuallyApprovesFollowers"),
    typed("movedTo", "as:movedTo", AS_ID),
    plain("discoverable", "http://joinmastodon.org/ns#discoverable"),
    plain("indexable", "http://joinmastodon.org/ns#indexable"),
    typed("featured", "http://joinmastodon.org/ns#featured", AS_ID),
    list("focalPoint", "http://joinmastodon.org/ns#focalPoint"),
    plain("PropertyValue", "http://schema.org#PropertyValue"),
    plain("value", "http://schema.org#value"),
    typed_list("implements", "https://w3id.org/fep/844e/implements", AS_ID),
    plain(
        "webfinger",
        "https://purl.archive.org/socialweb/webfinger#webfinger",
    ),
    typed(
        "upcomingEvents",
        "https://w3id.org/fep/8a8e/upcomingEvents",
        AS_ID,
    ),
    typed("attendees", "https://w3id.org/fep/8a8e/attendees", AS_ID),
    typed("organizers", "https://w3id.org/fep/8a8e/organizers", AS_ID),
    plain("timezone", "https://w3id.org/fep/8a8e/timezone"),
    plain("joinMode", "https://w3id.org/fep/8a8e/joinMode"),
    plain("displayEndTime", "https://w3id.org/fep/8a8e/displayEndTime"),
    plain("isBannerImage", "https://w3id.org/fep/8a8e/isBannerImage"),
    typed(
        "externalParticipationUrl",
        "https://w3id.org/fep/8a8e/externalParticipationUrl",
        AS_ID,
    ),
    typed("eventStatus", "https://w3id.org/fep/8a8e/eventStatus", "@vocab"),
    plain("EventScheduled", "https://w3id.org/fep/8a8e/EventScheduled"),
    plain("EventCancelled", "https://w3id.org/fep/8a8e/EventCancelled"),
    plain("EventPostponed", "https://w3id.org/fep/8a8e/EventPostponed"),
    plain("EventRescheduled", "https://w3id.org/fep/8a8e/EventRescheduled"),
    plain("EventMovedOnline", "https://w3id.org/fep/8a8e/EventMovedOnline"),
    plain("EventTentative", "https://w3id.org/fep/8a8e/EventTentative"),
    typed(
        "previousStartTime",
        "https://w3id.org/fep/8a8e/previousStartTime",
        AS_DATE_TIME,
    ),
    list("category", "https://w3id.org/fep/8a8e/category"),
    typed_list(
        "requiredJoinVisibility",
        "https://w3id.org/fep/8a8e/requiredJoinVisibility",
        AS_ANY_URI,
    ),
    plain("status", "http://www.w3.org/2002/12/cal/ical#status"),
    plain("price", "http://schema.org/price"),
    plain("priceCurrency", "http://schema.org/priceCurrency"),
    plain(
        "maximumAttendeeCapacity",
        "http://schema.org/maximumAttendeeCapacity",
    ),
    plain(
        "remainingAttendeeCapacity",
        "http://schema.org/remainingAttendeeCapacity",
    ),
    plain("inLanguage", "http://schema.org/inLanguage"),
    plain("PostalAddress", "http://schema.org/PostalAddress"),
    plain("streetAddress", "http://schema.org/streetAddress"),
    plain("postalCode", "http://schema.org/postalCode"),
    plain("addressLocality", "http://schema.org/addressLocality"),
    plain("addressRegion", "http://schema.org/addressRegion"),
    plain("addressCountry", "http://schema.org/addressCountry"),
    plain("VirtualLocation", "http://schema.org/VirtualLocation"),
    typed("address", "http://schema.org/address", AS_ID),
    plain(
        "participantCount",
        "https://joinmobilizon.org/ns#participantCount",
    ),
    plain("isOnline", "https://joinmobilizon.org/ns#isOnline"),
    plain(
        "anonymousParticipationEnabled",
        "https://joinmobilizon.org/ns#anonymousParticipationEnabled",
    ),
    plain(
        "repliesModerationOption",
        "https://joinmobilizon.org/ns#repliesModerationOption",
    ),
    plain(
        "participationMessage",
        "https://joinmobilizon.org/ns#participationMessage",
    ),
    plain("Proposal", "https://w3id.org/valueflows/ont/vf#Proposal"),
    plain("Intent", "https://w3id.org/valueflows/ont/vf#Intent"),
    plain("Agreement", "https://w3id.org/valueflows/ont/vf#Agreement"),
    plain("Commitment", "https://w3id.org/valueflows/ont/vf#Commitment"),
    plain("purpose", "https://w3id.org/valueflows/ont/vf#purpose"),
    plain("action", "https://w3id.org/valueflows/ont/vf#action"),
    plain("unitBased", "https://w3id.org/valueflows/ont/vf#unitBased"),
    plain("publishes", "https://w3id.org/valueflows/ont/vf#publishes"),
    plain("reciprocal", "https://w3id.org/valueflows/ont/vf#reciprocal"),
    plain("stipulates", "https://w3id.org/valueflows/ont/vf#stipulates"),
    plain(
        "resourceQuantity",
        "https://w3id.org/valueflows/ont/vf#resourceQuantity",
    ),
    plain(
        "availableQuantity",
        "https://w3id.org/valueflows/ont/vf#availableQuantity",
    ),
    plain(
        "minimumQuantity",
        "https://w3id.org/valueflows/ont/vf#minimumQuantity",
    ),
    typed("satisfies", "https://w3id.org/valueflows/ont/vf#satisfies", AS_ID),
    typed(
        "resourceConformsTo",
        "https://w3id.org/valueflows/ont/vf#resourceConformsTo",
        AS_ID,
    ),
    plain(
        "hasUnit",
        "http://www.ontology-of-units-of-measure.org/resource/om-2/hasUnit",
    ),
    plain(
        "hasNumericalValue",
        "http://www.ontology-of-units-of-measure.org/resource/om-2/hasNumericalValue",
    ),
    typed("validThrough", "http://schema.org/validThrough", AS_DATE_TIME),
    typed(
        "validForMemberTier",
        "http://schema.org/validForMemberTier",
        AS_ID,
    ),
    typed("peer", "https://w3id.org/rosarium/v1#peer", AS_ID),
    typed(
        "voucherEndpoint",
        "https://w3id.org/rosarium/v1#voucherEndpoint",
        AS_ID,
    ),
    typed("codeOfEthics", "https://w3id.org/rosarium/v1#codeOfEthics", AS_ID),
    typed("offers", "https://w3id.org/rosarium/v1#offers", AS_ID),
    typed("statements", "https://w3id.org/rosarium/v1#statements", AS_ID),
    plain("revision", "https://w3id.org/rosarium/v1#revision"),
    plain("rsvpCounter", "https://w3id.org/rosarium/v1#rsvpCounter"),
    plain("rsvpState", "https://w3id.org/rosarium/v1#rsvpState"),
    plain("waitlistPlace", "https://w3id.org/rosarium/v1#waitlistPlace"),
    plain("organization", "https://w3id.org/rosarium/v1#organization"),
    plain(
        "PeeringAgreement",
        "https://w3id.org/rosarium/v1#PeeringAgreement",
    ),
    plain("scopes", "https://w3id.org/rosarium/v1#scopes"),
    plain("keyPins", "https://w3id.org/rosarium/v1#keyPins"),
    plain("keyMultibase", "https://w3id.org/rosarium/v1#keyMultibase"),
    typed_list("parties", "https://w3id.org/rosarium/v1#parties", AS_ID),
    typed(
        "noticePeriod",
        "https://w3id.org/rosarium/v1#noticePeriod",
        AS_DURATION,
    ),
    typed(
        "digestMultibase",
        "https://w3id.org/security#digestMultibase",
        AS_MULTIBASE,
    ),
    plain("eligibility", "https://w3id.org/rosarium/v1#eligibility"),
    plain("EligibilityRule", "https://w3id.org/rosarium/v1#EligibilityRule"),
    plain("discountPercent", "https://w3id.org/rosarium/v1#discountPercent"),
    plain("redemption", "https://w3id.org/rosarium/v1#redemption"),
    plain("Redemption", "https://w3id.org/rosarium/v1#Redemption"),
    plain("maxRedemptions", "https://w3id.org/rosarium/v1#maxRedemptions"),
    typed("memberOf", "https://w3id.org/rosarium/v1#memberOf", AS_ID),
    typed(
        "credentialType",
        "https://w3id.org/rosarium/v1#credentialType",
        AS_ID,
    ),
    typed("appliesTo", "https://w3id.org/rosarium/v1#appliesTo", AS_ID),
    typed(
        "redeemEndpoint",
        "https://w3id.org/rosarium/v1#redeemEndpoint",
        AS_ID,
    ),
    plain("skills", "https://w3id.org/rosarium/v1#skills"),
    plain("onSite", "https://w3id.org/rosarium/v1#onSite"),
    plain("urgency", "https://w3id.org/rosarium/v1#urgency"),
    typed(
        "neededFrom",
        "https://w3id.org/rosarium/v1#neededFrom",
        AS_DATE_TIME,
    ),
    typed(
        "neededUntil",
        "https://w3id.org/rosarium/v1#neededUntil",
        AS_DATE_TIME,
    ),
    plain("Introduction", "https://w3id.org/rosarium/v1#Introduction"),
    plain("Party", "https://w3id.org/rosarium/v1#Party"),
    plain("partyRef", "https://w3id.org/rosarium/v1#partyRef"),
    plain("headline", "https://w3id.org/rosarium/v1#headline"),
    plain("topics", "https://w3id.org/rosarium/v1#topics"),
    plain("disclosure", "https://w3id.org/rosarium/v1#disclosure"),
    plain("contactCard", "https://w3id.org/rosarium/v1#contactCard"),
    plain("attestation", "https://w3id.org/rosarium/v1#attestation"),
    plain("kind", "https://w3id.org/rosarium/v1#kind"),
    plain("slots", "https://w3id.org/rosarium/v1#slots"),
    typed("represents", "https://w3id.org/rosarium/v1#represents", AS_ID),
    typed("hasEmail", "http://www.w3.org/2006/vcard/ns#hasEmail", AS_ID),
    plain("statementKind", "https://w3id.org/rosarium/v1#statementKind"),
    plain("addressee", "https://w3id.org/rosarium/v1#addressee"),
    plain("threshold", "https://w3id.org/rosarium/v1#threshold"),
    plain("CoSignature", "https://w3id.org/rosarium/v1#CoSignature"),
    plain("signsAs", "https://w3id.org/rosarium/v1#signsAs"),
    typed("signatories", "https://w3id.org/rosarium/v1#signatories", AS_ID),
    typed("statement", "https://w3id.org/rosarium/v1#statement", AS_ID),
    typed(
        "signingCloses",
        "https://w3id.org/rosarium/v1#signingCloses",
        AS_DATE_TIME,
    ),
    plain(
        "RulesOfEngagement",
        "https://w3id.org/rosarium/v1#RulesOfEngagement",
    ),
    plain("Referral", "https://w3id.org/rosarium/v1#Referral"),
    plain("CallTerms", "https://w3id.org/rosarium/v1#CallTerms"),
    plain("codeKind", "https://w3id.org/rosarium/v1#codeKind"),
    plain("versionTag", "https://w3id.org/rosarium/v1#versionTag"),
    plain("acceptedVersion", "https://w3id.org/rosarium/v1#acceptedVersion"),
    typed(
        "acceptedDigest",
        "https://w3id.org/rosarium/v1#acceptedDigest",
        AS_MULTIBASE,
    ),
    plain("epoch", "https://w3id.org/rosarium/v1#epoch"),
    plain("sent", "https://w3id.org/rosarium/v1#sent"),
    plain("have", "https://w3id.org/rosarium/v1#have"),
    plain("seq", "https://w3id.org/rosarium/v1#seq"),
    plain("digest", "https://w3id.org/rosarium/v1#digest"),
    plain("bucket", "https://w3id.org/rosarium/v1#bucket"),
    plain("buckets", "https://w3id.org/rosarium/v1#buckets"),
    typed("since", "https://w3id.org/rosarium/v1#since", AS_DATE_TIME),
    typed("event", "https://w3id.org/rosarium/v1#event", AS_ID),
    typed("member", "https://w3id.org/rosarium/v1#member", AS_ID),
    plain("memberPrice", "https://w3id.org/rosarium/v1#memberPrice"),
    typed(
        "proofEndpoint",
        "https://w3id.org/rosarium/v1#proofEndpoint",
        AS_ID,
    ),
    typed("community", "https://w3id.org/rosarium/v1#community", AS_ID),
    plain("MemberCard", "https://w3id.org/rosarium/v1#MemberCard"),
    plain("competencies", "https://w3id.org/rosarium/v1#competencies"),
    plain("verticals", "https://w3id.org/rosarium/v1#verticals"),
    plain("sizes", "https://w3id.org/rosarium/v1#sizes"),
    plain("regions", "https://w3id.org/rosarium/v1#regions"),
    plain("bestFit", "https://w3id.org/rosarium/v1#bestFit"),
    plain("refersOut", "https://w3id.org/rosarium/v1#refersOut"),
    plain("languages", "https://w3id.org/rosarium/v1#languages"),
    plain("month", "https://w3id.org/rosarium/v1#month"),
    plain("sharedMembers", "https://w3id.org/rosarium/v1#sharedMembers"),
    plain("settlement", "https://w3id.org/rosarium/v1#settlement"),
    plain("issued", "https://w3id.org/rosarium/v1#issued"),
    plain("redeemed", "https://w3id.org/rosarium/v1#redeemed"),
    plain("refused", "https://w3id.org/rosarium/v1#refused"),
    plain("voided", "https://w3id.org/rosarium/v1#voided"),
    plain("amount", "https://w3id.org/rosarium/v1#amount"),
    plain("currency", "https://w3id.org/rosarium/v1#currency"),
    plain("figures", "https://w3id.org/rosarium/v1#figures"),
    plain("chapter", "https://w3id.org/rosarium/v1#chapter"),
    typed("offer", "https://w3id.org/rosarium/v1#offer", AS_ID),
    plain("CoHosting", "https://w3id.org/rosarium/v1#CoHosting"),
    plain(
        "ReciprocityAgreement",
        "https://w3id.org/rosarium/v1#ReciprocityAgreement",
    ),
    plain("BenefitTerm", "https://w3id.org/rosarium/v1#BenefitTerm"),
    plain("Benefit", "https://w3id.org/rosarium/v1#Benefit"),
    typed("agreement", "https://w3id.org/rosarium/v1#agreement", AS_ID),
    typed("grantor", "https://w3id.org/rosarium/v1#grantor", AS_ID),
    typed(
        "previousDigest",
        "https://w3id.org/rosarium/v1#previousDigest",
        AS_MULTIBASE,
    ),
    plain("terms", "https://w3id.org/rosarium/v1#terms"),
    plain("benefit", "https://w3id.org/rosarium/v1#benefit"),
    plain("rounding", "https://w3id.org/rosarium/v1#rounding"),
    plain("months", "https://w3id.org/rosarium/v1#months"),
    plain("goodStanding", "https://w3id.org/rosarium/v1#goodStanding"),
    plain("capPerYear", "https://w3id.org/rosarium/v1#capPerYear"),
    plain("usesPerMember", "https://w3id.org/rosarium/v1#usesPerMember"),
    plain(
        "sameRegionExcluded",
        "https://w3id.org/rosarium/v1#sameRegionExcluded",
    ),
    plain("maxDistanceKm", "https://w3id.org/rosarium/v1#maxDistanceKm"),
    plain("restrictions", "https://w3id.org/rosarium/v1#restrictions"),
    plain("makeUp", "https://w3id.org/rosarium/v1#makeUp"),
    plain("successors", "https://w3id.org/rosarium/v1#successors"),
    plain("together", "https://w3id.org/rosarium/v1#together"),
    plain("askFirst", "https://w3id.org/rosarium/v1#askFirst"),
    plain("eachForItself", "https://w3id.org/rosarium/v1#eachForItself"),
    plain("partWanted", "https://w3id.org/rosarium/v1#partWanted"),
    plain("outcome", "https://w3id.org/rosarium/v1#outcome"),
    plain("customer", "https://w3id.org/rosarium/v1#customer"),
    plain("certificates", "https://w3id.org/rosarium/v1#certificates"),
    plain(
        "nonSolicitMonths",
        "https://w3id.org/rosarium/v1#nonSolicitMonths",
    ),
    plain("domain", "https://w3id.org/rosarium/v1#domain"),
    typed("lead", "https://w3id.org/rosarium/v1#lead", AS_ID),
    typed("method", "https://w3id.org/rosarium/v1#method", AS_ID),
    typed("acceptBy", "https://w3id.org/rosarium/v1#acceptBy", AS_DATE_TIME),
    typed(
        "convertBy",
        "https://w3id.org/rosarium/v1#convertBy",
        AS_DATE_TIME,
    ),
];
