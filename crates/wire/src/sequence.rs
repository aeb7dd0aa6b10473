//! `Rosarium-Seq` and `Rosarium-Have`: what a peer was sent, and what it has (protocol section 6.1).
//!
//! Both are an Item of RFC 9651: a whole number with the parameter `epoch`, such as `1042;epoch=1793000000`. A header
//! counts only where the signature covers it, so that nobody on the way can make a gap.

use domain::Sequence;
use sfv::{Item, Parser};

/// Header of an activity to a peer: its place in what this peer was sent.
pub const SEQ_HEADER: &str = "rosarium-seq";
/// Header of an answer to a peer: what has come in from it without a gap.
pub const HAVE_HEADER: &str = "rosarium-have";

/// Reads a header's value; anything else than a number and its epoch is as if the header were not there.
pub fn parse(value: &str) -> Option<Sequence> {
    let item: Item = Parser::new(value).parse().ok()?;
    let number = i64::from(item.bare_item.as_integer()?);
    let epoch = i64::from(item.params.get("epoch")?.as_integer()?);
    let seq = u64::try_from(number).ok()?;
    (epoch >= 0).then_some(Sequence { epoch, seq })
}

/// Prints it as a header's value.
pub fn header_value(sequence: Sequence) -> String {
    format!("{};epoch={}", sequence.seq, sequence.epoch)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_header_of_the_protocol_is_read_and_printed() {
        let sequence = Sequence {
            epoch: 1_793_000_000,
            seq: 1042,
        };
        assert_eq!(parse("1042;epoch=1793000000"), Some(sequence));
        assert_eq!(header_value(sequence), "1042;epoch=1793000000");
    }

    #[test]
    fn what_is_no_place_is_as_if_it_were_not_there() {
        for value in [
            "",
            "1042",
            "1042;epoch",
            "1042;epoch=a",
            "1042;epoch=-1",
            "-1;epoch=1",
            "1.5;epoch=1",
            "\"1\";epoch=1",
            "1, 2;epoch=1",
            "(1 2);epoch=1",
            "1000000000000000;epoch=1",
            "1;epoch=1 ,",
        ] {
            assert_eq!(parse(value), None, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn every_place_survives_the_header(seq in 0..=Sequence::NUMBER_MAX, epoch in 0..=Sequence::NUMBER_MAX.cast_signed()) {
            let sequence = Sequence { epoch, seq };
            prop_assert_eq!(parse(&header_value(sequence)), Some(sequence));
        }

        #[test]
        fn no_text_makes_it_fail(text in "\\PC{0,60}") {
            let _ = parse(&text);
        }
    }
}
