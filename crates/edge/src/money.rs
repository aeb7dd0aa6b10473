//! An amount of money in words, as the reader's language writes it (F26, need 2.17): in the community's currency, with the
//! sign on the side and the mark between whole and part that her language has.

use domain::{Amount, Currency};

use crate::Words;

/// `€40.00`, in German `40,00 €`; a currency that has no sign everybody knows goes by its code, `150 SEK`.
pub fn money(words: &Words, amount: &Amount, currency: &Currency) -> String {
    let sign = match currency.as_str() {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        _ => return coded_money(words, amount, currency),
    };
    let named = [("amount", written(words, amount).into()), ("sign", sign.into())];
    words.with("price-signed", &named)
}

/// `40.00 EUR`, in German `40,00 EUR`: what is paid names its currency without a doubt.
pub fn coded_money(words: &Words, amount: &Amount, currency: &Currency) -> String {
    let named = [
        ("amount", written(words, amount).into()),
        ("code", currency.as_str().into()),
    ];
    words.with("price-coded", &named)
}

/// The digits as they were given, with the language's own mark before the part.
fn written(words: &Words, amount: &Amount) -> String {
    match amount.as_str().split_once('.') {
        Some((whole, part)) => {
            let named = [("whole", whole.into()), ("part", part.into())];
            words.with("number-with-part", &named)
        }
        None => amount.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words_in;

    /// F26, 2.17
    #[test]
    fn an_amount_is_written_as_the_readers_language_writes_it() {
        let said = |tag: &str, amount: &str, code: &str| {
            let words = words_in(&domain::LanguageTag::parse(tag).unwrap()).unwrap();
            let (amount, currency) = (Amount::parse(amount).unwrap(), Currency::parse(code).unwrap());
            (
                money(&words, &amount, &currency),
                coded_money(&words, &amount, &currency),
            )
        };
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(said("en", "40.50", "GBP"), pair("£40.50", "40.50 GBP"));
        assert_eq!(said("en", "150", "SEK"), pair("150 SEK", "150 SEK"));
        for tag in ["de", "es", "fr", "sv"] {
            let expected = pair("40,50\u{a0}€", "40,50\u{a0}EUR");
            assert_eq!(said(tag, "40.50", "EUR"), expected, "{tag}");
        }
    }
}
