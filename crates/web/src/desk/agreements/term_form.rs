//! One benefit in the form of an agreement: its fields as they were typed, and what they say.

use std::collections::BTreeSet;

use domain::{
    Amount, AppliesTo, Benefit, BenefitKind, BenefitTerm, Currency, Iri, Slug, TextRefused, Tier, Title,
    tier_iri,
};

use super::parties::Party;

/// A benefit as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TermForm {
    /// Its number in the text, from 1.
    pub(crate) number: u8,
    /// Whether we give it; else they do.
    pub(crate) is_ours: bool,
    /// The word of a kind, or empty while nothing is given.
    pub(crate) kind: String,
    pub(crate) value: String,
    pub(crate) currency: String,
    pub(crate) months: String,
    pub(crate) cap: String,
    pub(crate) uses: String,
    pub(crate) distance: String,
    pub(crate) restrictions: String,
    /// Levels as they are typed where nothing is known of them.
    pub(crate) typed: String,
    /// Those that are ticked, by their addresses.
    pub(crate) levels: BTreeSet<String>,
    pub(crate) joining: bool,
    pub(crate) events: bool,
    pub(crate) standing: bool,
    pub(crate) region: bool,
    pub(crate) make_up: bool,
}

/// What is wrong with a field, by its name in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DealFault {
    pub(crate) field: String,
    pub(crate) key: &'static str,
    /// The number in the message, if it has one.
    pub(crate) n: u32,
}

/// Most uses that a form takes, in a year or of one member.
const USES_MAX: u32 = 100_000;
/// Half of the way around the earth, in kilometres.
const DISTANCE_KM_MAX: u32 = 20_000;

impl TermForm {
    /// As it is first drawn: nothing is given yet, and if something were, a member in good standing could use it once.
    pub(crate) fn empty(number: u8, is_ours: bool) -> Self {
        Self {
            number,
            is_ours,
            uses: "1".to_owned(),
            joining: true,
            standing: true,
            ..Self::default()
        }
    }

    /// As a text has it.
    pub(crate) fn of(term: &BenefitTerm, is_ours: bool) -> Self {
        let written = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
        let benefit = &term.benefit;
        Self {
            number: term.number,
            is_ours,
            kind: benefit.kind.word().to_owned(),
            value: benefit
                .value
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            currency: benefit
                .currency
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            months: written(benefit.months.map(u32::from)),
            cap: written(term.cap_per_year),
            uses: written(term.uses_per_member),
            distance: written(term.max_distance_km),
            restrictions: term
                .restrictions
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            typed: String::new(),
            levels: term.tiers.iter().map(ToString::to_string).collect(),
            joining: term.applies_to.contains(&AppliesTo::Joining),
            events: term.applies_to.contains(&AppliesTo::Events),
            standing: term.good_standing,
            region: term.same_region_excluded,
            make_up: term.make_up,
        }
    }

    /// Takes a field of it; nothing if it has none of that name.
    pub(crate) fn take(&mut self, field: &str, value: String) -> Option<()> {
        match field {
            "by" => self.is_ours = value == "us",
            "kind" => self.kind = value,
            "value" => self.value = value,
            "currency" => self.currency = value,
            "months" => self.months = value,
            "cap" => self.cap = value,
            "uses" => self.uses = value,
            "distance" => self.distance = value,
            "restrictions" => self.restrictions = value,
            "typed" => self.typed = value,
            "level" => {
                self.levels.insert(value);
            }
            "joining" => self.joining = true,
            "events" => self.events = true,
            "standing" => self.standing = true,
            "region" => self.region = true,
            "make_up" => self.make_up = true,
            _ => return None,
        }
        Some(())
    }

    /// The name of a field of it in the form.
    pub(crate) fn name(&self, field: &str) -> String {
        format!("t{}_{field}", self.number)
    }

    /// Whether something is given.
    pub(crate) fn is_given(&self) -> bool {
        !self.kind.is_empty()
    }

    /// Whether one of the fields that are folded away says something other than at first.
    pub(crate) fn has_limits(&self) -> bool {
        let texts = [&self.cap, &self.distance, &self.restrictions];
        texts.iter().any(|text| !text.is_empty()) || self.region || self.make_up || self.uses != "1"
    }

    /// What it says, or everything that is wrong with it.
    pub(crate) fn term(
        &self,
        host: &Party,
        home: &Party,
        faults: &mut Vec<DealFault>,
    ) -> Option<BenefitTerm> {
        let before = faults.len();
        let benefit = self.benefit(host, faults);
        let mut wrong = |field: &str, key, n| {
            faults.push(DealFault {
                field: self.name(field),
                key,
                n,
            });
        };
        let mut limit = |field: &str, text: &str, most: u32| match number(text, most) {
            Ok(number) => number,
            Err(()) => {
                wrong(field, "deal-wrong-number", most);
                None
            }
        };
        let cap_per_year = limit("cap", &self.cap, USES_MAX);
        let uses_per_member = limit("uses", &self.uses, USES_MAX);
        let max_distance_km = limit("distance", &self.distance, DISTANCE_KM_MAX);
        let restrictions = match self.restrictions.trim() {
            "" => None,
            text => match Title::parse(text) {
                Ok(line) => Some(line),
                Err(refused) => {
                    let (key, n) = text_fault(refused);
                    wrong("restrictions", key, n);
                    None
                }
            },
        };
        let tiers = self.tiers(home);
        if !(1..=Tier::TIERS_MAX).contains(&tiers.len()) {
            wrong("levels", "deal-wrong-levels", 0);
        }
        let applies_to = self.applies_to();
        if applies_to.is_empty() {
            wrong("applies", "deal-wrong-applies", 0);
        }
        match BenefitKind::from_word(&self.kind) {
            Some(BenefitKind::MemberPrice) if self.joining => {
                wrong("applies", "deal-wrong-member-price", 0);
            }
            Some(BenefitKind::FreeMonths) if self.events => wrong("applies", "deal-wrong-free-months", 0),
            _ => {}
        }
        let benefit = benefit.filter(|_| faults.len() == before)?;
        Some(BenefitTerm {
            number: self.number,
            grantor: host.group.clone(),
            tiers,
            good_standing: self.standing,
            benefit,
            applies_to,
            cap_per_year,
            uses_per_member,
            same_region_excluded: self.region,
            max_distance_km,
            restrictions,
            make_up: self.make_up,
        })
    }

    fn applies_to(&self) -> BTreeSet<AppliesTo> {
        let ticked = [
            (AppliesTo::Joining, self.joining),
            (AppliesTo::Events, self.events),
        ];
        let ticked = ticked.into_iter().filter(|(_, is_ticked)| *is_ticked);
        ticked.map(|(what, _)| what).collect()
    }

    fn tiers(&self, home: &Party) -> BTreeSet<Iri> {
        let ticked = self.levels.iter().filter_map(|level| Iri::parse(level).ok());
        let of_home = ticked.filter(|level| level.origin() == home.group.origin());
        let typed = self
            .typed
            .split([',', ' ', '\n'])
            .filter(|word| !word.trim().is_empty());
        let typed = typed.filter_map(|word| Slug::parse(&word.trim().to_lowercase()).ok());
        of_home
            .chain(typed.map(|slug| tier_iri(&home.group, &slug)))
            .collect()
    }

    fn benefit(&self, host: &Party, faults: &mut Vec<DealFault>) -> Option<Benefit> {
        let mut wrong = |field: &str, key, n| {
            faults.push(DealFault {
                field: self.name(field),
                key,
                n,
            });
        };
        let Some(kind) = BenefitKind::from_word(&self.kind) else {
            wrong("kind", "form-wrong-empty", 0);
            return None;
        };
        let months = match number(&self.months, u32::from(Benefit::MONTHS_MAX)) {
            Ok(months) => months.and_then(|months| u16::try_from(months).ok()),
            Err(()) => {
                wrong("months", "deal-wrong-number", u32::from(Benefit::MONTHS_MAX));
                return None;
            }
        };
        let (takes_value, key) = match kind {
            BenefitKind::Percent => (true, "deal-wrong-percent"),
            BenefitKind::Fixed => (true, "deal-wrong-amount"),
            BenefitKind::MemberPrice | BenefitKind::FreeMonths => (false, "deal-wrong-no-value"),
        };
        let text = self.value.trim().trim_end_matches('%').trim_end();
        let value = match (takes_value, text) {
            (false, "") => None,
            (true, text) => match Amount::parse(&text.replace(',', ".")) {
                Ok(value) => Some(value),
                Err(_) => {
                    wrong("value", key, 0);
                    return None;
                }
            },
            (false, _) => {
                wrong("value", key, 0);
                return None;
            }
        };
        let currency = match (kind, self.currency.trim()) {
            (BenefitKind::Fixed, "") => host.currency.clone(),
            (BenefitKind::Fixed, code) => Currency::parse(code).ok(),
            _ => None,
        };
        let benefit = Benefit {
            kind,
            value,
            currency,
            months: months.filter(|_| kind != BenefitKind::MemberPrice),
        };
        match benefit.check() {
            Ok(()) => Some(benefit),
            Err(domain::DealRefused::Currency) => {
                wrong("currency", "deal-wrong-currency", 0);
                None
            }
            Err(domain::DealRefused::Months) => {
                wrong("months", "deal-wrong-months", u32::from(Benefit::MONTHS_MAX));
                None
            }
            Err(_) => {
                wrong("value", key, 0);
                None
            }
        }
    }
}

/// Nothing, or a whole number from 1 to a bound.
pub(super) fn number(text: &str, most: u32) -> Result<Option<u32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(number) if (1..=most).contains(&number) => Ok(Some(number)),
            _ => Err(()),
        },
    }
}

/// The message of a text that was not taken, and the number in it.
pub(super) fn text_fault(refused: TextRefused) -> (&'static str, u32) {
    match refused {
        TextRefused::Empty => ("form-wrong-empty", 0),
        TextRefused::TooLong(most) => ("form-wrong-too-long", u32::try_from(most).unwrap_or(u32::MAX)),
        TextRefused::Invisible | TextRefused::Form(_) => ("form-wrong-letters", 0),
    }
}
