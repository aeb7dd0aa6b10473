//! An agreement as one sheet in plain words: what each community gives the other's members, and what is another than in an
//! earlier version (F16).

use domain::{AgreementText, AppliesTo, Benefit, BenefitKind, BenefitTerm, Iri};
use edge::{calendar_day, money};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::parties::{Parties, Party};
use crate::words::Words;

/// The sheet.
pub(crate) struct Sheet {
    pub(crate) name: Cell,
    /// Heading and value: who, from when, until when, notice, note.
    pub(crate) facts: Vec<Line>,
    pub(crate) terms: Vec<TermSheet>,
    /// How many values are others than in the version before.
    pub(crate) changes: u32,
}

/// What one community gives.
pub(crate) struct TermSheet {
    pub(crate) heading: String,
    /// What became of it since the version before; empty where it was in both.
    pub(crate) fate: String,
    pub(crate) lines: Vec<Line>,
}

/// A heading and its value.
pub(crate) struct Line {
    pub(crate) label: String,
    pub(crate) value: Cell,
}

/// A value and what it was before; both are the same where nothing changed, and empty where there was nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) before: String,
    pub(crate) now: String,
}

impl Cell {
    fn is_changed(&self) -> bool {
        self.before != self.now
    }
}

/// What stands before the values of a term, in their order.
const TERM_LABELS: [&str; 6] = [
    "deal-row-benefit",
    "deal-row-applies",
    "deal-row-who",
    "deal-row-limits",
    "deal-row-restrictions",
    "deal-row-make-up",
];

/// What stands before those of the whole.
const FACT_LABELS: [&str; 4] = [
    "deal-row-starts",
    "deal-row-ends",
    "deal-row-notice",
    "deal-row-note",
];

impl Sheet {
    /// Of a text; with `before`, what was another then is marked.
    pub(crate) fn of(
        words: &Words,
        parties: &Parties,
        text: &AgreementText,
        before: Option<&AgreementText>,
    ) -> Self {
        let cell = |now: String, then: Option<String>| Cell {
            before: then.unwrap_or_else(|| now.clone()),
            now,
        };
        let name = cell(
            text.name.to_string(),
            before.map(|before| before.name.to_string()),
        );
        let then = before.map(|before| facts(words, before));
        let facts = lines(&FACT_LABELS, words, facts(words, text), then);
        let mut terms: Vec<TermSheet> = text
            .terms
            .iter()
            .map(|term| {
                let then = before.map(|before| before.term(term.number));
                term_sheet(words, parties, Some(term), then)
            })
            .collect();
        let gone = before.into_iter().flat_map(|before| &before.terms);
        let gone = gone.filter(|term| text.term(term.number).is_none());
        terms.extend(gone.map(|term| term_sheet(words, parties, None, Some(Some(term)))));
        let rows = facts.iter().chain(terms.iter().flat_map(|term| &term.lines));
        let changed = rows.filter(|line| line.value.is_changed()).count();
        let changes = changed + usize::from(name.is_changed());
        Self {
            name,
            facts,
            terms,
            changes: u32::try_from(changes).unwrap_or(u32::MAX),
        }
    }
}

/// Values with their headings; where there is nothing now and was nothing before, no line.
fn lines<const N: usize>(
    labels: &[&'static str; N],
    words: &Words,
    now: [String; N],
    then: Option<[String; N]>,
) -> Vec<Line> {
    let then = then.unwrap_or_else(|| now.clone());
    let values = now.into_iter().zip(then);
    let lines = labels.iter().zip(values).map(|(label, (now, before))| Line {
        label: words.t(label),
        value: Cell { before, now },
    });
    lines
        .filter(|line| !line.value.now.is_empty() || !line.value.before.is_empty())
        .collect()
}

/// One term: `then` is nothing where no versions are compared, and `Some(None)` where it was not in the one before.
fn term_sheet(
    words: &Words,
    parties: &Parties,
    term: Option<&BenefitTerm>,
    then: Option<Option<&BenefitTerm>>,
) -> TermSheet {
    let empty = || <[String; TERM_LABELS.len()]>::default();
    let told = |term: Option<&BenefitTerm>| term.map_or_else(empty, |term| term_values(words, parties, term));
    let heading = term.or_else(|| then.flatten()).map(|term| {
        let (host, home) = parties.host_and_home(&term.grantor);
        let named = [
            ("host", host.name.as_str().into()),
            ("home", home.name.as_str().into()),
        ];
        words.with("deal-term-heading", &named)
    });
    TermSheet {
        heading: heading.unwrap_or_default(),
        fate: match (term, then) {
            (Some(_), Some(None)) => words.t("deal-term-added"),
            (None, _) => words.t("deal-term-removed"),
            (Some(_), None | Some(Some(_))) => String::new(),
        },
        lines: lines(&TERM_LABELS, words, told(term), then.map(told)),
    }
}

fn facts(words: &Words, text: &AgreementText) -> [String; FACT_LABELS.len()] {
    [
        calendar_day(words, first_day(text.starts)),
        match text.ends {
            Some(ends) => calendar_day(words, last_day(ends)),
            None => words.t("deal-no-end"),
        },
        words.count("deal-notice-days", u32::from(text.notice_days)),
        text.note.as_ref().map(ToString::to_string).unwrap_or_default(),
    ]
}

/// The day on which an agreement begins, which is told by the clock of no place (UTC), for both read the same one.
pub(super) fn first_day(starts: Timestamp) -> Date {
    starts.to_zoned(TimeZone::UTC).date()
}

/// The last day on which it counts.
pub(super) fn last_day(ends: Timestamp) -> Date {
    let last = ends.checked_sub(1.second()).unwrap_or(ends);
    last.to_zoned(TimeZone::UTC).date()
}

fn term_values(words: &Words, parties: &Parties, term: &BenefitTerm) -> [String; TERM_LABELS.len()] {
    let (host, home) = parties.host_and_home(&term.grantor);
    [
        benefit(words, &host.name, &term.benefit),
        applies(words, term),
        who(words, host, home, term),
        limits(words, term),
        term.restrictions
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        match term.make_up {
            true => words.t("deal-make-up"),
            false => String::new(),
        },
    ]
}

/// What is given, in a few words: `10 % off the dues of the first 12 months`.
pub(crate) fn benefit(words: &Words, host: &str, benefit: &Benefit) -> String {
    let value = benefit.value.as_ref();
    let months = u32::from(benefit.months.unwrap_or_default());
    match (benefit.kind, value, benefit.months) {
        (BenefitKind::Percent, Some(value), None) => {
            words.with("deal-percent", &[("value", value.as_str().into())])
        }
        (BenefitKind::Percent, Some(value), Some(_)) => words.with(
            "deal-percent-months",
            &[("value", value.as_str().into()), ("n", months.into())],
        ),
        (BenefitKind::Fixed, Some(value), of) => {
            let amount = match &benefit.currency {
                Some(currency) => money(words, value, currency),
                None => value.to_string(),
            };
            match of {
                None => words.with("deal-fixed", &[("amount", amount.into())]),
                Some(_) => words.with(
                    "deal-fixed-months",
                    &[("amount", amount.into()), ("n", months.into())],
                ),
            }
        }
        (BenefitKind::MemberPrice, ..) => words.with("deal-member-price", &[("host", host.into())]),
        (BenefitKind::FreeMonths, ..) => words.count("deal-free-months", months),
        (BenefitKind::Percent | BenefitKind::Fixed, None, _) => String::new(),
    }
}

fn applies(words: &Words, term: &BenefitTerm) -> String {
    let joining = term.applies_to.contains(&AppliesTo::Joining);
    let events = term.applies_to.contains(&AppliesTo::Events);
    match (joining, events) {
        (true, true) => words.t("deal-applies-both"),
        (true, false) => words.t("deal-applies-joining"),
        (false, true) => words.t("deal-applies-events"),
        (false, false) => String::new(),
    }
}

fn who(words: &Words, host: &Party, home: &Party, term: &BenefitTerm) -> String {
    let names: Vec<String> = term.tiers.iter().map(|tier: &Iri| home.level(tier)).collect();
    let mut told = vec![match names.is_empty() {
        true => words.t("deal-every-level"),
        false => words.with("deal-levels", &[("levels", names.join(", ").into())]),
    }];
    if term.good_standing {
        told.push(words.t("deal-good-standing"));
    }
    if term.same_region_excluded {
        told.push(words.with("deal-other-region", &[("host", host.name.as_str().into())]));
    }
    if let Some(km) = term.max_distance_km {
        let named = [("n", km.into()), ("host", host.name.as_str().into())];
        told.push(words.with("deal-distance", &named));
    }
    told.join("; ")
}

fn limits(words: &Words, term: &BenefitTerm) -> String {
    let mut told = vec![match term.uses_per_member {
        Some(uses) => words.count("deal-uses", uses),
        None => words.t("deal-uses-unsaid"),
    }];
    if let Some(cap) = term.cap_per_year {
        told.push(words.count("deal-cap", cap));
    }
    told.join("; ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{Amount, Title};

    use super::*;
    use crate::sample_agreements::{first, parties, second};

    fn words_of(text: &AgreementText, before: Option<&AgreementText>) -> Sheet {
        Sheet::of(&Words::english(), &parties(), text, before)
    }

    /// F16: every change is marked with what was and what is, and nothing that is the same.
    #[test]
    fn each_change_stands_beside_what_was_before() {
        let unmarked = words_of(&second(), None);
        assert_eq!(unmarked.changes, 0);
        assert!(unmarked.terms.iter().all(|term| term.fate.is_empty()));
        let sheet = words_of(&second(), Some(&first()));
        let changed: BTreeSet<&str> = sheet
            .facts
            .iter()
            .chain(sheet.terms.iter().flat_map(|term| &term.lines))
            .filter(|line| line.value.is_changed())
            .map(|line| line.label.as_str())
            .collect();
        assert!(changed.contains("Last day") && changed.contains("Restrictions"));
        assert!(!changed.contains("First day") && !changed.contains("Notice"));
        let fates: Vec<&str> = sheet.terms.iter().map(|term| term.fate.as_str()).collect();
        assert_eq!(fates, ["", "New", "Removed"]);
        let gone = &sheet.terms[2].lines[0].value;
        assert_eq!((gone.before.as_str(), gone.now.as_str()), ("10 % off", ""));
        assert_eq!(words_of(&first(), Some(&first())).changes, 0);
    }

    /// No field of a text is left out of the sheet that officers read before they sign: whichever is another, the sheet is.
    #[test]
    fn no_field_of_a_term_is_hidden() {
        let text = first();
        let shown = |change: &dyn Fn(&mut AgreementText)| {
            let mut other = first();
            change(&mut other);
            words_of(&other, Some(&text)).changes
        };
        let changes: [&dyn Fn(&mut AgreementText); 14] = [
            &|text| text.name = Title::parse("Another").unwrap(),
            &|text| text.note = None,
            &|text| text.starts = "2026-06-02T00:00:00Z".parse().unwrap(),
            &|text| text.ends = Some("2027-01-01T00:00:00Z".parse().unwrap()),
            &|text| text.notice_days = 31,
            &|text| text.terms[0].tiers = parties().us.levels.keys().cloned().collect(),
            &|text| text.terms[0].good_standing = false,
            &|text| text.terms[0].benefit.value = Amount::parse("11").ok(),
            &|text| text.terms[0].applies_to = AppliesTo::ALL.into(),
            &|text| text.terms[0].cap_per_year = Some(5),
            &|text| text.terms[0].uses_per_member = None,
            &|text| text.terms[0].same_region_excluded = true,
            &|text| text.terms[0].max_distance_km = Some(50),
            &|text| text.terms[0].make_up = true,
        ];
        for (place, change) in changes.into_iter().enumerate() {
            assert_eq!(shown(change), 1, "{place}");
        }
        assert_eq!(shown(&|text| text.terms[0].benefit.months = Some(3)), 1);
        assert_eq!(
            shown(&|text| text.terms[0].restrictions = Title::parse("Not for dinners.").ok()),
            1
        );
    }

    /// F16, protocol section 8.5: no limit is said as such, before anybody signs it.
    #[test]
    fn where_no_limit_of_uses_is_named_officers_read_that_there_is_none() {
        let mut text = first();
        text.terms[0].uses_per_member = None;
        let sheet = words_of(&text, None);
        let mut lines = sheet.terms[0].lines.iter();
        let said = lines.find(|line| line.label == "Limits").unwrap();
        assert!(
            said.value.now.starts_with("No limit per member"),
            "{}",
            said.value.now
        );
    }

    #[test]
    fn both_communities_read_the_same_days() {
        let text = second();
        let days = (first_day(text.starts), text.ends.map(last_day));
        assert_eq!(days.0.to_string(), "2026-06-01");
        assert_eq!(days.1.unwrap().to_string(), "2027-12-31");
    }
}
