//! Prices as text: an amount is a decimal string on the wire and here, never a float.

use serde::{Deserialize, Serialize};

use crate::text_form::{bare_debug, text_form};

/// Why an amount or a currency was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyRefused {
    /// Not digits with at most one dot.
    #[error("an amount is written as digits, for example 40.00")]
    Amount,
    /// Not three letters.
    #[error("a currency is a code of three letters, for example EUR")]
    Currency,
}

/// A price of nought or more, at most nine digits before and three after the dot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Amount(String);

impl Amount {
    /// Reads `40`, `40.5` or `40.00`; the text is kept as written.
    pub fn parse(text: &str) -> Result<Self, MoneyRefused> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits =
            |t: &str, most: usize| (1..=most).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
        if digits(whole, 9) && digits(part, 3) {
            Ok(Self(text.to_owned()))
        } else {
            Err(MoneyRefused::Amount)
        }
    }

    /// The digits as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In thousandths of the unit, for reckoning; nine digits and three fit with room to spare.
    pub fn thousandths(&self) -> u64 {
        let (whole, part) = self.0.split_once('.').unwrap_or((&self.0, ""));
        let digits = format!("{whole}{part:0<3}");
        digits.parse().expect("an amount is twelve digits at most")
    }

    /// Whether it costs nothing.
    pub fn is_zero(&self) -> bool {
        self.0.bytes().all(|b| b == b'0' || b == b'.')
    }
}

/// A currency (ISO 4217), three upper-case letters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(String);

impl Currency {
    /// Reads a code; case is forgiven.
    pub fn parse(text: &str) -> Result<Self, MoneyRefused> {
        let upper = text.to_ascii_uppercase();
        let fits = upper.len() == 3 && upper.bytes().all(|b| b.is_ascii_uppercase());
        if fits {
            Ok(Self(upper))
        } else {
            Err(MoneyRefused::Currency)
        }
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

text_form!(MoneyRefused: Amount, Currency);
bare_debug!(Amount, Currency);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_digits_and_at_most_one_dot() {
        for good in ["0", "40", "40.5", "40.00", "0.00", "999999999.999"] {
            assert!(Amount::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "-1",
            "1e3",
            "1,000",
            "1.2.3",
            ".5",
            "5.",
            "1234567890",
            "£5",
            "NaN",
        ] {
            assert_eq!(Amount::parse(bad), Err(MoneyRefused::Amount), "{bad}");
        }
        let thousandths = |text: &str| Amount::parse(text).unwrap().thousandths();
        assert_eq!(
            (thousandths("40"), thousandths("40.5"), thousandths("0.005")),
            (40_000, 40_500, 5)
        );
        assert_eq!(thousandths("999999999.999"), 999_999_999_999);
        assert!(Amount::parse("0.00").unwrap().is_zero());
        assert!(!Amount::parse("0.50").unwrap().is_zero());
    }
}
