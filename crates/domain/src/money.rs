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

    /// Digits of its minor unit (ISO 4217): 0, 2 or 3. The few units of account with four have the three that an
    /// [`Amount`] holds.
    pub fn minor_digits(&self) -> u8 {
        match self.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI"
            | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" | "CLF" | "UYW" => 3,
            _ => 2,
        }
    }

    /// So many thousandths, written with the digits of this currency, or with three where those do not hold it; never more than
    /// the greatest amount.
    pub fn amount_of(&self, thousandths: u64) -> Amount {
        let thousandths = u128::from(thousandths).min(THOUSANDTHS_MAX);
        let unit = 10_u128.pow(3 - u32::from(self.minor_digits()));
        match thousandths % unit {
            0 => self.round_half_up(thousandths, 1),
            _ => Amount(format!("{}.{:03}", thousandths / 1000, thousandths % 1000)),
        }
    }

    /// The same price with all digits of this currency, as it is written beside one that was reckoned: `180` as `180.00`.
    pub fn in_full(&self, price: &Amount) -> Amount {
        self.amount_of(price.thousandths())
    }

    /// `thousandths / of` thousandths of this currency, rounded half up to its minor unit and written with all its digits;
    /// never more than the greatest amount. `of` is above nought.
    pub(crate) fn round_half_up(&self, thousandths: u128, of: u128) -> Amount {
        let digits = usize::from(self.minor_digits());
        let unit = 10_u128.pow(3 - u32::from(self.minor_digits()));
        let units = (2 * thousandths + of * unit) / (2 * of * unit);
        let units = units.min(THOUSANDTHS_MAX / unit);
        let scale = 1000 / unit;
        let (whole, part) = (units / scale, units % scale);
        Amount(match digits {
            0 => whole.to_string(),
            digits => format!("{whole}.{part:0digits$}"),
        })
    }
}

/// The greatest amount, in thousandths.
const THOUSANDTHS_MAX: u128 = 999_999_999_999;

text_form!(MoneyRefused: Amount, Currency);
bare_debug!(Amount, Currency);

#[cfg(test)]
mod tests {
    use super::*;

    /// 2.21: what a price was is written like what it is.
    #[test]
    fn a_price_is_written_with_all_digits_of_its_currency() {
        for (code, price, written) in [
            ("EUR", "180", "180.00"),
            ("EUR", "9.5", "9.50"),
            ("JPY", "180", "180"),
            ("KWD", "1.5", "1.500"),
        ] {
            let (currency, price) = (Currency::parse(code).unwrap(), Amount::parse(price).unwrap());
            assert_eq!(currency.in_full(&price).as_str(), written, "{code}");
        }
    }

    /// 2.22: a sum is written exactly, whatever the digits of its currency.
    #[test]
    fn a_sum_is_written_with_the_digits_of_its_currency() {
        for (code, thousandths, written) in [
            ("EUR", 96_000, "96.00"),
            ("EUR", 96_005, "96.005"),
            ("JPY", 96_000, "96"),
            ("JPY", 96_500, "96.500"),
            ("KWD", 96_005, "96.005"),
            ("EUR", 0, "0.00"),
            ("EUR", u64::MAX, "999999999.999"),
        ] {
            let currency = Currency::parse(code).unwrap();
            let amount = currency.amount_of(thousandths);
            assert_eq!(amount.as_str(), written, "{code} {thousandths}");
            assert!(Amount::parse(amount.as_str()).is_ok());
        }
    }

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

    /// 2.21
    #[test]
    fn a_minor_unit_has_as_many_digits_as_its_currency() {
        let digits = |code: &str| Currency::parse(code).unwrap().minor_digits();
        assert_eq!(["JPY", "EUR", "KWD", "CLF", "XYZ"].map(digits), [0, 2, 3, 3, 2]);
        let rounded = |code: &str, thousandths, of| {
            let rounded = Currency::parse(code).unwrap().round_half_up(thousandths, of);
            rounded.as_str().to_owned()
        };
        assert_eq!(rounded("JPY", 499, 1), "0");
        assert_eq!(rounded("JPY", 500, 1), "1");
        assert_eq!(rounded("EUR", 10_004, 1), "10.00");
        assert_eq!(rounded("EUR", 20_009, 2), "10.00");
        assert_eq!(rounded("EUR", 20_010, 2), "10.01");
        assert_eq!(rounded("KWD", 1, 2), "0.001");
        assert_eq!(rounded("EUR", THOUSANDTHS_MAX, 1), "999999999.99");
    }
}
