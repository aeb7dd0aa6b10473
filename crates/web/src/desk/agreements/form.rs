//! The form of an agreement: what is typed, read back from a text, and what it says (F16).

use std::collections::BTreeMap;

use domain::{AgreementText, BenefitTerm, Note, Notice, Title};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::parties::Parties;
use super::sheet::{first_day, last_day};
use super::term_form::{DealFault, TermForm, number, text_fault};

/// What is sent, and what the form shows again when it is not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AgreementForm {
    pub(crate) form_token: String,
    /// Of the draft that the form was drawn from; empty where there was none.
    pub(crate) version: String,
    /// What the button that was pressed does: `save`, `more-us`, `more-them` or `drop-3`.
    pub(crate) act: String,
    /// The host of the other community, of a new agreement.
    pub(crate) peer: String,
    pub(crate) name: String,
    pub(crate) starts: String,
    pub(crate) ends: String,
    pub(crate) notice: String,
    pub(crate) note: String,
    /// By their numbers.
    pub(crate) terms: BTreeMap<u8, TermForm>,
}

impl AgreementForm {
    /// As it is first drawn: a benefit to be chosen on each side, from today on, with the usual notice.
    pub(crate) fn empty(parties: &Parties, now: Timestamp) -> Self {
        Self {
            name: format!("{} – {}", parties.us.name, parties.them.name),
            starts: first_day(now).to_string(),
            notice: AgreementText::NOTICE_DAYS.to_string(),
            terms: BTreeMap::from([(1, TermForm::empty(1, true)), (2, TermForm::empty(2, false))]),
            ..Self::default()
        }
    }

    /// As a text has it.
    pub(crate) fn of(text: &AgreementText, parties: &Parties) -> Self {
        let form = |term: &BenefitTerm| {
            let is_ours = term.grantor == parties.us.group;
            (term.number, TermForm::of(term, is_ours))
        };
        Self {
            name: text.name.to_string(),
            starts: first_day(text.starts).to_string(),
            ends: text
                .ends
                .map(last_day)
                .map(|day| day.to_string())
                .unwrap_or_default(),
            notice: text.notice_days.to_string(),
            note: text.note.as_ref().map(ToString::to_string).unwrap_or_default(),
            terms: text.terms.iter().map(form).collect(),
            ..Self::default()
        }
    }

    /// What was sent; nothing if a field of it is none of the form's.
    pub(super) fn sent(pairs: Vec<(String, String)>) -> Option<Self> {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "form_token" => form.form_token = value,
                "version" => form.version = value,
                "act" => form.act = value,
                "peer" => form.peer = value,
                "name" => form.name = value,
                "starts" => form.starts = value,
                "ends" => form.ends = value,
                "notice" => form.notice = value,
                "note" => form.note = value,
                name => {
                    let (number, field) = name.strip_prefix('t')?.split_once('_')?;
                    let number: u8 = number.parse().ok()?;
                    if !(1..=AgreementText::TERMS_MAX).contains(&usize::from(number)) {
                        return None;
                    }
                    let term = form.terms.entry(number).or_default();
                    term.number = number;
                    term.take(field, value)?;
                }
            }
        }
        Some(form)
    }

    /// Does what a button of the form asks for that saves nothing: one benefit more, or one less. Whether it was such a one.
    pub(super) fn rearranged(&mut self) -> bool {
        let more = match self.act.as_str() {
            "more-us" => Some(true),
            "more-them" => Some(false),
            _ => None,
        };
        if let Some(is_ours) = more {
            if let Some(number) = self.free_number() {
                self.terms.insert(number, TermForm::empty(number, is_ours));
            }
            return true;
        }
        let Some(number) = self.act.strip_prefix("drop-") else {
            return false;
        };
        if let Ok(number) = number.parse::<u8>() {
            self.terms.remove(&number);
        }
        true
    }

    /// The lowest number that no benefit of the form has; none where there are as many as an agreement holds.
    pub(super) fn free_number(&self) -> Option<u8> {
        let most = u8::try_from(AgreementText::TERMS_MAX).unwrap_or(u8::MAX);
        (1..=most).find(|number| !self.terms.contains_key(number))
    }

    /// What it says, or everything that is wrong with it. Which version it follows is for the rules to say.
    pub(super) fn text(&self, parties: &Parties) -> Result<AgreementText, Vec<DealFault>> {
        let mut faults = Vec::new();
        let name = Title::parse(self.name.trim()).map_err(|refused| {
            let (key, n) = text_fault(refused);
            faults.push(fault("name", key, n));
        });
        let note = match self.note.trim() {
            "" => None,
            text => Note::parse(text)
                .map_err(|refused| {
                    let (key, n) = text_fault(refused);
                    faults.push(fault("note", key, n));
                })
                .ok(),
        };
        let starts = self.starts.trim().parse::<Date>().ok().and_then(beginning);
        if starts.is_none() {
            faults.push(fault("starts", "deal-wrong-day", 0));
        }
        let ends = self.read_ends(starts, &mut faults);
        let days = match self.notice.trim() {
            "0" => Ok(Some(0)),
            text => number(text, u32::from(Notice::DAYS_MAX)),
        };
        let days = days
            .ok()
            .map(|days| days.unwrap_or(u32::from(AgreementText::NOTICE_DAYS)));
        let notice_days = days.and_then(|days| u16::try_from(days).ok());
        if notice_days.is_none() {
            faults.push(fault("notice", "deal-wrong-notice", u32::from(Notice::DAYS_MAX)));
        }
        let terms = self.read_terms(parties, &mut faults);
        let (true, Ok(name), Some(starts), Some(notice_days)) =
            (faults.is_empty(), name, starts, notice_days)
        else {
            return Err(faults);
        };
        let text = AgreementText {
            name,
            note,
            parties: [parties.us.group.clone(), parties.them.group.clone()],
            starts,
            ends,
            notice_days,
            terms,
            revision: 1,
            previous: None,
        };
        match text.check() {
            Ok(()) => Ok(text),
            Err(_) => Err(vec![fault("terms", "deal-wrong-terms", 0)]),
        }
    }

    fn read_ends(&self, starts: Option<Timestamp>, faults: &mut Vec<DealFault>) -> Option<Timestamp> {
        let text = match self.ends.trim() {
            "" => return None,
            text => text,
        };
        let day = text.parse::<Date>().ok().and_then(|day| day.tomorrow().ok());
        let ends = day.and_then(beginning);
        match (ends, starts) {
            (None, _) => faults.push(fault("ends", "deal-wrong-day", 0)),
            (Some(ends), Some(starts)) if ends <= starts => {
                faults.push(fault("ends", "deal-wrong-ends", 0));
            }
            (Some(_), _) => {}
        }
        ends
    }

    fn read_terms(&self, parties: &Parties, faults: &mut Vec<DealFault>) -> Vec<BenefitTerm> {
        let given = self.terms.values().filter(|term| term.is_given());
        let mut terms = Vec::new();
        let mut are_given = false;
        for term in given {
            are_given = true;
            let (host, home) = match term.is_ours {
                true => (&parties.us, &parties.them),
                false => (&parties.them, &parties.us),
            };
            terms.extend(term.term(host, home, faults));
        }
        if !are_given {
            faults.push(fault("terms", "deal-wrong-nothing", 0));
        }
        terms
    }
}

fn fault(field: &str, key: &'static str, n: u32) -> DealFault {
    DealFault {
        field: field.to_owned(),
        key,
        n,
    }
}

/// The first moment of a day, by the clock of no place (UTC): both communities read the same day.
fn beginning(day: Date) -> Option<Timestamp> {
    let begins = day.to_zoned(TimeZone::UTC).ok()?;
    // A day so far off that none comes after it is no day to agree on.
    begins.checked_add(1.day()).ok()?;
    Some(begins.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_agreements::parties;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn given() -> AgreementForm {
        let mut form = AgreementForm::empty(&parties(), at("2026-05-12T15:00:00Z"));
        let theirs = form.terms.get_mut(&2).unwrap();
        theirs.kind = "percent".to_owned();
        theirs.value = "10 %".to_owned();
        theirs.months = "12".to_owned();
        let chapter = "https://seattle.example/c/puget/tiers/chapter";
        theirs.levels.insert(chapter.to_owned());
        form
    }

    /// F16: what an officer types is what both sign, to the last field.
    #[test]
    fn a_text_that_is_read_into_the_form_and_sent_back_is_the_same_text() {
        let mut form = given();
        form.ends = "2027-12-31".to_owned();
        form.note = "To be looked at each autumn.".to_owned();
        let theirs = form.terms.get_mut(&2).unwrap();
        theirs.cap = "200".to_owned();
        theirs.distance = "300".to_owned();
        theirs.restrictions = "Not for dinners.".to_owned();
        (theirs.region, theirs.make_up) = (true, true);
        let text = form.text(&parties()).unwrap();
        assert_eq!(text.ends, Some(at("2028-01-01T00:00:00Z")));
        assert_eq!((text.terms.len(), text.revision), (1, 1));
        let again = AgreementForm::of(&text, &parties());
        assert_eq!(again.text(&parties()).unwrap(), text);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_each_at_its_field() {
        let mut form = given();
        form.name = " ".to_owned();
        form.starts = "soon".to_owned();
        form.ends = "2026-13-01".to_owned();
        form.notice = "366".to_owned();
        let theirs = form.terms.get_mut(&2).unwrap();
        theirs.value = "110".to_owned();
        theirs.levels.clear();
        theirs.cap = "0".to_owned();
        (theirs.joining, theirs.events) = (false, false);
        let faults = form.text(&parties()).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        for field in [
            "name",
            "starts",
            "ends",
            "notice",
            "t2_value",
            "t2_levels",
            "t2_cap",
            "t2_applies",
        ] {
            assert!(fields.contains(&field), "{field}: {fields:?}");
        }
        let nothing = AgreementForm::empty(&parties(), at("2026-05-12T15:00:00Z"));
        let faults = nothing.text(&parties()).unwrap_err();
        assert_eq!(faults, [fault("terms", "deal-wrong-nothing", 0)]);
    }

    #[test]
    fn a_level_of_somebody_else_is_not_taken() {
        let mut form = given();
        let theirs = form.terms.get_mut(&2).unwrap();
        theirs.levels = ["https://agora.example/c/agora/tiers/full".to_owned()].into();
        let faults = form.text(&parties()).unwrap_err();
        assert_eq!(faults[0].field, "t2_levels");
    }

    #[test]
    fn one_benefit_more_or_less_loses_nothing_that_was_typed() {
        let mut form = given();
        form.act = "more-us".to_owned();
        assert!(form.rearranged());
        assert!(form.terms[&3].is_ours && form.terms[&2].value == "10 %");
        form.act = "drop-1".to_owned();
        assert!(form.rearranged() && !form.terms.contains_key(&1));
        for _ in 0..AgreementText::TERMS_MAX {
            form.act = "more-them".to_owned();
            form.rearranged();
        }
        assert_eq!(
            (form.terms.len(), form.free_number()),
            (AgreementText::TERMS_MAX, None)
        );
        form.act = "save".to_owned();
        assert!(!form.rearranged());
    }

    #[test]
    fn a_field_that_the_form_does_not_have_is_no_form_of_ours() {
        let pairs = |name: &str| vec![(name.to_owned(), "x".to_owned())];
        for name in ["other", "t0_kind", "t7_kind", "t1_other", "t_kind", "t1kind"] {
            assert_eq!(AgreementForm::sent(pairs(name)), None, "{name}");
        }
        assert!(AgreementForm::sent(pairs("t6_kind")).is_some());
    }
}
