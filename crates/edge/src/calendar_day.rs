//! A day of the calendar in words, with its year: on an invoice, in a mail, on a card.

use jiff::civil::Date;

use crate::Words;

/// `14 January 2027`.
pub fn calendar_day(words: &Words, day: Date) -> String {
    let month = words.with("date-month", &[("n", i64::from(day.month()).into())]);
    let named = [
        ("day", day.day().to_string().into()),
        ("month", month.into()),
        ("year", day.year().to_string().into()),
    ];
    words.with("date-full", &named)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_has_its_month_in_words_and_its_year() {
        assert_eq!(
            calendar_day(&Words::english(), date(2027, 1, 4)),
            "4 January 2027"
        );
    }
}
