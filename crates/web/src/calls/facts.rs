//! What is said of a call: its facts line by line, its terms, and its state in words.

use community::see_calls::{SeenCall, Waits};
use domain::{Call, CallPlace, CallState, Dimension, HandsUnit, Note, Taxonomy, Urgency};

use crate::ethics_page::day;
use crate::frame::Frame;
use crate::times;
use crate::words::Words;

/// A label and what stands beside it.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) text: String,
}

fn fact(words: &Words, label: &str, text: String) -> Fact {
    Fact {
        label: words.t(label),
        text,
    }
}

/// The word of its urgency; empty when there is no hurry.
pub(super) fn urgency(words: &Words, urgency: Urgency) -> String {
    match urgency {
        Urgency::Normal => String::new(),
        Urgency::Urgent => words.t("calls-urgent"),
        Urgency::Emergency => words.t("calls-emergency"),
    }
}

/// How it stands, in words; of a draft, whom it waits for (need 3.4).
pub(super) fn state(frame: &Frame<'_>, seen: &SeenCall) -> String {
    let words = frame.words;
    match (&seen.call.state, &seen.waits_for) {
        (CallState::AwaitingApproval, Some(Waits::Owner(owner))) => {
            words.with("calls-waits-for", &[("name", owner.as_str().into())])
        }
        (CallState::AwaitingApproval, _) => words.t("calls-waits-officer"),
        (CallState::Open, _) if seen.call.through <= frame.now => words.t("calls-expired"),
        (CallState::Open, _) => {
            let at = frame.clock.at(seen.call.through);
            let named = [
                ("day", day(frame, seen.call.through).into()),
                ("hour", times::hour(&at).into()),
            ];
            words.with("calls-open-until", &named)
        }
        (CallState::Filled, _) => words.t("calls-filled"),
        (CallState::Expired, _) => words.t("calls-expired"),
        (CallState::Closed, _) => words.t("calls-closed"),
    }
}

/// How many hands.
pub(super) fn hands(words: &Words, call: &Call) -> String {
    let key = match call.need.hands.unit {
        HandsUnit::One => "calls-hands",
        HandsUnit::Day => "calls-days",
    };
    words.count(key, u32::from(call.need.hands.number))
}

/// What is needed, and who the customer is as far as everybody may know (need 3.6).
pub(super) fn facts(frame: &Frame<'_>, taxonomy: &Taxonomy, call: &Call) -> Vec<Fact> {
    let (words, need) = (frame.words, &call.need);
    let named = |dimension: Dimension, ids: Vec<&str>| -> String {
        let names: Vec<&str> = ids.into_iter().map(|id| taxonomy.name(dimension, id)).collect();
        names.join(", ")
    };
    let skills = need.skills.iter().map(domain::Skill::as_str).collect();
    let place = match need.place {
        CallPlace::OnSite => words.t("calls-on-site"),
        CallPlace::Remote => words.t("calls-remote"),
    };
    let from_to = [
        ("from", day(frame, need.from).into()),
        ("until", day(frame, need.until).into()),
    ];
    let mut facts = vec![
        fact(words, "calls-fact-hands", hands(words, call)),
        fact(words, "calls-fact-skills", named(Dimension::Competencies, skills)),
        fact(words, "calls-fact-where", place),
        fact(words, "calls-fact-when", words.with("calls-from-to", &from_to)),
    ];
    let regions = need.regions.iter().map(domain::Region::as_str).collect();
    let verticals = need.verticals.iter().map(domain::Term::as_str).collect();
    let sizes = need.sizes.iter().map(domain::Term::as_str).collect();
    let customer = [
        named(Dimension::Regions, regions),
        named(Dimension::Verticals, verticals),
        named(Dimension::Sizes, sizes),
    ];
    let customer: Vec<String> = customer.into_iter().filter(|text| !text.is_empty()).collect();
    if !customer.is_empty() {
        facts.push(fact(words, "calls-fact-customer", customer.join(" · ")));
    }
    facts
}

/// The sheet, line by line; empty where there is none (need 3.5).
pub(super) fn terms(words: &Words, call: &Call) -> Vec<Fact> {
    let Some(terms) = &call.terms else {
        return Vec::new();
    };
    let lead = terms.lead.path_and_query();
    let lead = lead.strip_prefix("/orgs/").map_or_else(
        || terms.lead.origin().host().to_owned(),
        |slug| format!("{slug} · {}", terms.lead.origin().host()),
    );
    let mut lines = vec![fact(words, "calls-terms-lead", lead)];
    if let Some(method) = &terms.method {
        lines.push(fact(words, "calls-terms-method", method.to_string()));
    }
    if !terms.certificates.is_empty() {
        let names: Vec<&str> = terms.certificates.iter().map(domain::Title::as_str).collect();
        lines.push(fact(words, "calls-terms-certificates", names.join(", ")));
    }
    if let Some(months) = terms.months {
        let text = words.count("calls-terms-months", u32::from(months));
        lines.push(fact(words, "calls-terms-customer", text));
    }
    if let Some(content) = terms.content.as_ref().map(Note::as_str) {
        lines.push(fact(words, "calls-terms-more", content.to_owned()));
    }
    lines
}
