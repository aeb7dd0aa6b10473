//! One benefit in the form of an agreement as it is drawn.

use domain::{BenefitKind, Iri};

use super::form_page::AgreementFormPage;
use super::parties::Party;
use super::term_form::TermForm;
use crate::frame::Choice;
use crate::words::Words;

/// One field as it is drawn; its name depends on the number of the benefit.
pub(super) struct DealField {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) fault: String,
    pub(super) value: String,
    /// `area`, `choice`, or the type of an `input`.
    pub(super) kind: &'static str,
    pub(super) options: Vec<Choice>,
    pub(super) required: bool,
}

/// One benefit as it is drawn.
pub(super) struct TermPart {
    pub(super) number: u8,
    pub(super) legend: String,
    pub(super) by: &'static str,
    /// What and how much.
    pub(super) fields: Vec<DealField>,
    pub(super) applies: Vec<Choice>,
    pub(super) applies_fault: String,
    /// Ticks, or one field where nothing is known of the levels.
    pub(super) levels: Vec<Choice>,
    pub(super) levels_legend: String,
    pub(super) typed: Option<DealField>,
    pub(super) levels_fault: String,
    pub(super) standing: bool,
    pub(super) limits: Vec<DealField>,
    pub(super) limits_open: bool,
    pub(super) region: bool,
    pub(super) region_label: String,
    pub(super) make_up: bool,
}

impl AgreementFormPage {
    /// A benefit as it is drawn.
    pub(super) fn term(&self, words: &Words, term: &TermForm, host: &Party, home: &Party) -> TermPart {
        let t = |key: &str| words.t(key);
        let field = |field: &str, label: &str, hint: &str, value: &str| {
            self.field(&term.name(field), t(label), t(hint), "text", value, words)
        };
        let mut kind = self.field(
            &term.name("kind"),
            t("deal-field-kind"),
            String::new(),
            "choice",
            &term.kind,
            words,
        );
        kind.options = kinds(words, &host.name, &term.kind);
        let choice = |value: &str, label: &str, chosen| Choice {
            value: value.to_owned(),
            label: t(label),
            language: String::new(),
            chosen,
        };
        let levels = levels(home, term);
        let host_named = [("host", host.name.as_str().into())];
        let home_named = [("home", home.name.as_str().into())];
        let number = [("n", u32::from(term.number).into())];
        let typed = levels.is_empty().then(|| {
            let hint = words.with("deal-field-levels-typed", &home_named);
            let legend = words.t("deal-field-levels-names");
            self.field(&term.name("typed"), legend, hint, "text", &term.typed, words)
        });
        let limits = self.limits(words, term);
        TermPart {
            number: term.number,
            legend: words.with("deal-term-number", &number),
            by: if term.is_ours { "us" } else { "them" },
            fields: vec![
                kind,
                field("value", "deal-field-value", "deal-field-value-hint", &term.value),
                field(
                    "months",
                    "deal-field-months",
                    "deal-field-months-hint",
                    &term.months,
                ),
                field(
                    "currency",
                    "deal-field-currency",
                    "deal-field-currency-hint",
                    &term.currency,
                ),
            ],
            applies: vec![
                choice("joining", "deal-tick-joining", term.joining),
                choice("events", "deal-tick-events", term.events),
            ],
            applies_fault: self.fault(words, &term.name("applies")),
            levels,
            levels_legend: words.with("deal-field-levels", &home_named),
            typed,
            levels_fault: self.fault(words, &term.name("levels")),
            standing: term.standing,
            limits_open: term.has_limits() || limits.iter().any(|limit| !limit.fault.is_empty()),
            limits,
            region: term.region,
            region_label: words.with("deal-tick-region", &host_named),
            make_up: term.make_up,
        }
    }

    /// What is folded away until somebody wants a limit.
    fn limits(&self, words: &Words, term: &TermForm) -> Vec<DealField> {
        let field = |field: &str, label: &str, hint: &str, value: &str| {
            self.field(
                &term.name(field),
                words.t(label),
                words.t(hint),
                "text",
                value,
                words,
            )
        };
        vec![
            field("uses", "deal-field-uses", "deal-field-uses-hint", &term.uses),
            field("cap", "deal-field-cap", "deal-field-cap-hint", &term.cap),
            field(
                "distance",
                "deal-field-distance",
                "deal-field-distance-hint",
                &term.distance,
            ),
            field(
                "restrictions",
                "deal-field-restrictions",
                "deal-field-restrictions-hint",
                &term.restrictions,
            ),
        ]
    }
}

fn kinds(words: &Words, host: &str, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        language: String::new(),
        chosen: chosen == value,
    };
    let mut options = vec![choice("", words.t("deal-kind-none"))];
    options.extend(BenefitKind::ALL.map(|kind| {
        let label = match kind {
            BenefitKind::Percent => words.t("deal-kind-percent"),
            BenefitKind::Fixed => words.t("deal-kind-fixed"),
            BenefitKind::MemberPrice => words.with("deal-member-price", &[("host", host.into())]),
            BenefitKind::FreeMonths => words.t("deal-kind-free-months"),
        };
        choice(kind.word(), label)
    }));
    options
}

/// The levels of the community whose members it is for, those first that cost something, and those that are ticked and are
/// there no more.
fn levels(home: &Party, term: &TermForm) -> Vec<Choice> {
    let choice = |level: &Iri, label: String| Choice {
        value: level.to_string(),
        label,
        language: String::new(),
        chosen: term.levels.contains(level.as_str()),
    };
    let mut known: Vec<_> = home.levels.iter().collect();
    known.sort_by_key(|(_, level)| std::cmp::Reverse(level.price.thousandths()));
    let mut choices: Vec<Choice> = known
        .into_iter()
        .map(|(iri, level)| choice(iri, level.name.clone()))
        .collect();
    let ticked = term.levels.iter().filter_map(|level| Iri::parse(level).ok());
    let gone =
        ticked.filter(|level| level.origin() == home.group.origin() && !home.levels.contains_key(level));
    choices.extend(gone.map(|level| choice(&level, home.level(&level))));
    choices
}
