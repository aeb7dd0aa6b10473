//! What is left to pay: exact for the minor units of every currency, half up, never below nought, never taken off twice.

use proptest::prelude::*;

use super::*;

fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

fn currency(text: &str) -> Currency {
    Currency::parse(text).unwrap()
}

fn benefit(kind: BenefitKind, value: Option<&str>, months: Option<u16>) -> Benefit {
    Benefit {
        kind,
        value: value.map(amount),
        currency: Some(currency("EUR")),
        months,
    }
}

/// 2.21
#[test]
fn a_benefit_says_what_belongs_to_its_kind() {
    use BenefitKind::{Fixed, FreeMonths, MemberPrice, Percent};
    for (kind, value, months, expected) in [
        (Percent, Some("15"), None, Ok(())),
        (Percent, Some("100"), Some(12), Ok(())),
        (Percent, Some("0.5"), None, Ok(())),
        (Percent, Some("0"), None, Err(DealRefused::Percent)),
        (Percent, Some("100.001"), None, Err(DealRefused::Percent)),
        (Percent, None, None, Err(DealRefused::Percent)),
        (Fixed, Some("40.00"), None, Ok(())),
        (Fixed, Some("0.00"), None, Err(DealRefused::Fixed)),
        (Fixed, None, None, Err(DealRefused::Fixed)),
        (MemberPrice, None, None, Ok(())),
        (MemberPrice, Some("5"), None, Err(DealRefused::NoValue)),
        (FreeMonths, None, Some(3), Ok(())),
        (FreeMonths, None, None, Err(DealRefused::Months)),
        (FreeMonths, None, Some(0), Err(DealRefused::Months)),
        (FreeMonths, Some("5"), Some(3), Err(DealRefused::NoValue)),
        (Percent, Some("15"), Some(Benefit::MONTHS_MAX), Ok(())),
        (
            Percent,
            Some("15"),
            Some(Benefit::MONTHS_MAX + 1),
            Err(DealRefused::Months),
        ),
    ] {
        let benefit = benefit(kind, value, months);
        assert_eq!(benefit.check(), expected, "{benefit:?}");
    }
    let in_what = Benefit {
        currency: None,
        ..benefit(Fixed, Some("40"), None)
    };
    assert_eq!(in_what.check(), Err(DealRefused::Currency));
    for kind in BenefitKind::ALL {
        assert_eq!(BenefitKind::from_word(kind.word()), Some(kind));
        let stored = serde_json::to_string(&kind).unwrap();
        assert_eq!(stored, format!("\"{}\"", kind.word()));
    }
    assert_eq!(BenefitKind::from_word("gift"), None);
}

/// Kind, value, months; full price, currency, months of the dues, price for members; what is left. `-` stands for none.
const PRICES: [&str; 20] = [
    "percent 15 - | 180.00 EUR 12 - | 153.00",
    "percent 15 12 | 180.00 EUR 12 - | 153.00",
    "percent 50 6 | 180.00 EUR 12 - | 135.00",
    "percent 100 - | 180 EUR 12 - | 0.00",
    "percent 15 3 | 40 EUR - - | 34.00",
    // A half of the minor unit goes up, whatever the unit.
    "percent 50 - | 0.05 EUR - - | 0.03",
    "percent 50 - | 5 JPY - - | 3",
    "percent 50 - | 0.005 KWD - - | 0.003",
    "percent 33.333 - | 100 SEK - - | 66.67",
    "fixed 40 - | 180.00 EUR 12 - | 140.00",
    "fixed 40 - | 30 EUR - - | 0.00",
    "fixed 40 - | 180.00 USD 12 - | -",
    // No more than what the months it is about cost.
    "fixed 40 1 | 180.00 EUR 12 - | 165.00",
    "memberPrice - - | 40 EUR - 30.00 | 30.00",
    "memberPrice - - | 40 EUR - 50.00 | 40.00",
    "memberPrice - - | 40 EUR - - | -",
    "freeMonths - 3 | 180.00 EUR 12 - | 135.00",
    "freeMonths - 24 | 180.00 EUR 12 - | 0.00",
    "freeMonths - 3 | 40 EUR - 30 | -",
    // The benefit of a deal and the price for members are never added up.
    "percent 10 - | 40 EUR - 30 | 36.00",
];

/// 2.21
#[test]
fn the_price_after_each_kind_of_benefit() {
    for line in PRICES {
        let words: Vec<&str> = line.split_whitespace().filter(|word| *word != "|").collect();
        let [kind, value, months, full, code, period, members, left] = words[..] else {
            panic!("eight words: {line}");
        };
        let some = |word| Some(word).filter(|word: &&str| *word != "-");
        let number = |word| some(word).map(|word| word.parse::<u16>().unwrap());
        let benefit = benefit(BenefitKind::from_word(kind).unwrap(), some(value), number(months));
        let members = some(members).map(amount);
        let price = benefit.price(&amount(full), &currency(code), number(period), members.as_ref());
        assert_eq!(price, some(left).map(amount), "{line}");
    }
}

/// The greatest price stays one that can be written.
#[test]
fn the_greatest_price_is_still_an_amount() {
    let greatest = amount("999999999.999");
    let hardly = benefit(BenefitKind::Percent, Some("0.001"), Some(1));
    for code in ["EUR", "JPY", "KWD"] {
        let price = hardly.price(&greatest, &currency(code), Some(60), None).unwrap();
        assert!(price.thousandths() <= greatest.thousandths(), "{code}: {price}");
        assert_eq!(Amount::parse(price.as_str()), Ok(price.clone()));
    }
}

/// Every currency with minor units of its own, and some with hundredths.
const CURRENCIES: [&str; 32] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF", "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "CLF", "UYW", "EUR", "GBP", "SEK", "USD",
    "CHF", "XYZ",
];

fn any_benefit() -> impl Strategy<Value = Benefit> {
    let months = proptest::option::of(1..=Benefit::MONTHS_MAX);
    (0..BenefitKind::ALL.len(), 1..=HUNDRED, 1..=2_000_000_u64, months).prop_map(
        |(kind, percent, fixed, months)| {
            let kind = BenefitKind::ALL[kind];
            let thousandths = match kind {
                BenefitKind::Percent => Some(percent),
                BenefitKind::Fixed => Some(fixed),
                BenefitKind::MemberPrice | BenefitKind::FreeMonths => None,
            };
            Benefit {
                kind,
                value: thousandths.map(of_thousandths),
                currency: None,
                months: months.or((kind == BenefitKind::FreeMonths).then_some(3)),
            }
        },
    )
}

fn of_thousandths(number: u64) -> Amount {
    amount(&format!("{}.{:03}", number / 1000, number % 1000))
}

/// How much less it costs, as a fraction in thousandths: worked out otherwise than the code does, by what is taken off.
fn taken_off(
    benefit: &Benefit,
    full: i128,
    period: Option<u16>,
    members: Option<i128>,
) -> Option<(i128, i128)> {
    let value = benefit
        .value
        .as_ref()
        .map(|value| i128::from(value.thousandths()));
    let share = match (benefit.months, period) {
        (Some(months), Some(period)) if months < period => (i128::from(months), i128::from(period)),
        _ => (1, 1),
    };
    match benefit.kind {
        BenefitKind::Percent => Some((full * value? * share.0, 100_000 * share.1)),
        BenefitKind::Fixed if value? * share.1 > full * share.0 => Some((full * share.0, share.1)),
        BenefitKind::Fixed => Some((value?, 1)),
        BenefitKind::MemberPrice => Some(((full - members?).max(0), 1)),
        BenefitKind::FreeMonths => period.map(|_| (full * share.0, share.1)),
    }
}

proptest! {
    /// 2.21: the price is the multiple of the minor unit that lies nearest to the exact one, the upper of two; it is never
    /// below nought nor above the full price as it is paid; what the members pay changes nothing but a member price.
    #[test]
    fn a_price_is_exact_half_up_never_negative_never_stacked(
        benefit in any_benefit(),
        code in 0..CURRENCIES.len(),
        full in 0..=1_000_000_000_u64,
        period in proptest::option::of(1..=Tier::PERIOD_MONTHS_MAX),
        members in proptest::option::of(0..=1_000_000_000_u64),
    ) {
        let currency = currency(CURRENCIES[code]);
        let benefit = Benefit { currency: Some(currency.clone()), ..benefit };
        prop_assert_eq!(benefit.check(), Ok(()));
        let members = members.map(of_thousandths);
        let price = benefit.price(&of_thousandths(full), &currency, period, members.as_ref());
        let full_price = i128::from(full);
        let of_members = members.as_ref().map(|price| i128::from(price.thousandths()));
        let Some((off, of)) = taken_off(&benefit, full_price, period, of_members) else {
            prop_assert_eq!(price, None);
            return Ok(());
        };
        let price = price.unwrap();
        let unit = 10_i128.pow(3 - u32::from(currency.minor_digits()));
        let paid = i128::from(price.thousandths());
        prop_assert_eq!(paid % unit, 0);
        // Twice the distance from the exact price, times `of`: at most the unit, and up when it is the unit.
        let above = 2 * (paid * of - (full_price * of - off));
        prop_assert!(-unit * of < above && above <= unit * of, "{} is not half up", price);
        prop_assert!(paid >= 0 && paid <= full_price + unit / 2);
        let written = price.as_str().split_once('.').map_or(0, |(_, part)| part.len());
        prop_assert_eq!(written, usize::from(currency.minor_digits()));
        if benefit.kind != BenefitKind::MemberPrice {
            let without = benefit.price(&of_thousandths(full), &currency, period, None);
            prop_assert_eq!(without, Some(price));
        }
    }
}
