//! What a benefit is, in a few words of the reader's language: on a voucher, at a desk, in a terminal (F16).

use domain::{Benefit, BenefitKind};

use crate::{Words, money};

/// `10 % off for the first 12 months`; `host` is the community that gives it.
pub fn benefit_words(words: &Words, host: &str, benefit: &Benefit) -> String {
    let months = u32::from(benefit.months.unwrap_or_default());
    let gives = match (benefit.kind, &benefit.value) {
        (BenefitKind::Percent, Some(value)) => {
            words.with("paper-percent", &[("value", value.as_str().into())])
        }
        (BenefitKind::Fixed, Some(value)) => {
            let amount = match &benefit.currency {
                Some(currency) => money(words, value, currency),
                None => value.to_string(),
            };
            words.with("paper-fixed", &[("amount", amount.into())])
        }
        (BenefitKind::FreeMonths, _) => return words.count("paper-free-months", months),
        (BenefitKind::MemberPrice | BenefitKind::Percent | BenefitKind::Fixed, _) => {
            words.with("paper-member-price", &[("host", host.into())])
        }
    };
    match benefit.months {
        Some(_) => words.with(
            "paper-for-months",
            &[("benefit", gives.into()), ("n", months.into())],
        ),
        None => gives,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Amount, Currency};

    use super::*;

    /// F16
    #[test]
    fn a_benefit_is_said_in_a_few_words() {
        let words = Words::english();
        let said = |kind, value: Option<&str>, months| {
            let benefit = Benefit {
                kind,
                value: value.map(|value| Amount::parse(value).unwrap()),
                currency: Currency::parse("GBP").ok(),
                months,
            };
            benefit_words(&words, "London", &benefit)
        };
        let percent = BenefitKind::Percent;
        assert_eq!(said(percent, Some("10"), None), "10\u{a0}% off");
        assert_eq!(
            said(percent, Some("10"), Some(12)),
            "10\u{a0}% off for the first 12 months"
        );
        assert_eq!(said(BenefitKind::Fixed, Some("18.00"), None), "£18.00 off");
        assert_eq!(
            said(BenefitKind::FreeMonths, None, Some(1)),
            "The first month free"
        );
        assert_eq!(
            said(BenefitKind::MemberPrice, None, None),
            "The price that members of London pay"
        );
    }
}
