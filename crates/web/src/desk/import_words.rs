//! Columns of a file of members and what is wrong with its lines, in the reader's language.

use domain::{LineFault, MemberColumn, MemberTag, MemberTags, Title};

use crate::words::Words;

/// A column as forms call it.
pub(super) fn column_words(words: &Words, column: MemberColumn) -> String {
    words.t(match column {
        MemberColumn::Mail => "import-column-mail",
        MemberColumn::Name => "members-name",
        MemberColumn::Organization => "import-column-organization",
        MemberColumn::Kind => "card-kind",
        MemberColumn::Chapter => "card-chapter",
        MemberColumn::Level => "members-level",
        MemberColumn::PaidUntil => "import-column-paid-until",
        MemberColumn::Handle => "import-column-handle",
        MemberColumn::Tags => "members-tags",
    })
}

/// What is wrong with a line, and what to do.
pub(super) fn fault_words(words: &Words, fault: &LineFault) -> String {
    let at = |key, line: &u64| words.with(key, &[("line", line.to_string().into())]);
    let key = match fault {
        LineFault::Again(line) => return at("import-fault-again", line),
        LineFault::HandleAgain(line) => return at("import-fault-handle-again", line),
        LineFault::Bad(column) => {
            let column = column_words(words, *column);
            return words.with("import-fault-bad", &[("column", column.into())]);
        }
        LineFault::NoSuchChapter(chapters) => {
            let names: Vec<&str> = chapters.iter().map(Title::as_str).collect();
            return words.with("import-fault-chapter", &[("chapters", names.join(", ").into())]);
        }
        LineFault::Tags => {
            let (count, chars) = (MemberTags::COUNT_MAX.into(), MemberTag::CHARS_MAX.into());
            return words.with("import-fault-tags", &[("n", count), ("chars", chars)]);
        }
        LineFault::NoChapters => "import-fault-no-chapters",
        LineFault::Mail => "import-fault-mail",
        LineFault::NoName => "import-fault-no-name",
        LineFault::Kind => "import-fault-kind",
        LineFault::Day => "import-fault-day",
        LineFault::Cells => "import-fault-cells",
        LineFault::TooLong => "import-fault-too-long",
        LineFault::HandleTaken => "import-fault-handle-taken",
        LineFault::MailTaken => "import-fault-mail-taken",
        LineFault::OperatorByShell => "import-fault-operator",
        LineFault::HandleStays => "import-fault-handle-stays",
        LineFault::PartnersOnly => "import-fault-partners",
        LineFault::Waits => "import-fault-waits",
        LineFault::HasLeft => "import-fault-has-left",
        LineFault::NoSuchLevel => "import-fault-no-level",
        LineFault::LevelNotForKind => "import-fault-level-kind",
        LineFault::LevelForOrganizations => "import-fault-level-organizations",
        LineFault::LevelNotOffered => "import-fault-level-retired",
        LineFault::LevelNeedsDay => "import-fault-level-day",
        LineFault::LevelIsFree => "import-fault-level-free",
        LineFault::DayOutOfReach => "import-fault-day-reach",
    };
    words.t(key)
}
