//! Rows under headings, each column as wide as its widest cell; moments on the community's clock.

use domain::Zone;
use edge::{Telling, ZoneName};
use store::{StoreError, community};

use crate::runtime::NodeRuntime;

/// Where the community's clock hangs; UTC before it has one.
pub(super) fn zone(runtime: &NodeRuntime) -> Result<Zone, StoreError> {
    let profile = runtime.node().database.read(community::profile)?;
    Ok(profile.map_or_else(Zone::utc, |profile| profile.zone))
}

/// In which words and by which clock the operator is told something.
pub(super) fn telling<'a>(runtime: &'a NodeRuntime, zone: &'a Zone) -> Telling<'a> {
    Telling {
        words: &runtime.doors.words,
        zone,
        now: runtime.node().now(),
        zone_name: ZoneName::Said,
    }
}

/// A table for the terminal; `none` stands in its place when there are no rows.
pub(super) fn table<const N: usize>(headings: [&str; N], rows: &[[String; N]], none: &str) -> String {
    if rows.is_empty() {
        return none.to_owned();
    }
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([headings[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |cells: [&str; N]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut lines = vec![line(headings)];
    lines.extend(
        rows.iter()
            .map(|row| line(std::array::from_fn(|column| row[column].as_str()))),
    );
    lines.join("\n")
}

/// `1 fault`, `2 faults`.
pub(super) fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        number => format!("{number} {what}s"),
    }
}

/// Lines that belong to what was just said, below it.
pub(super) fn append(text: &mut String, lines: &[String]) {
    for line in lines {
        text.push_str("\n  ");
        text.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [
            ["å".to_owned(), "1".to_owned()],
            ["long".to_owned(), "22".to_owned()],
        ];
        assert_eq!(table(["A", "B"], &rows, "none"), "A     B\nå     1\nlong  22");
        assert_eq!(table(["A"], &[], "nobody yet"), "nobody yet");
    }
}
