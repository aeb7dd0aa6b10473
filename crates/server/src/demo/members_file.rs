//! The file of 62 members that an operator takes in: two of them are members already, two lines are wrong (F22-1).

use std::io;
use std::path::{Path, PathBuf};

/// As a spreadsheet writes it; its first line is the heading.
pub(super) const TEXT: &str = include_str!("../../../../config/demo/demo-members.csv");

/// Where it lies for whoever tries the import.
pub(super) fn path(dir: &Path) -> PathBuf {
    dir.join("demo-members.csv")
}

/// Puts it there.
pub(super) fn write(dir: &Path) -> io::Result<()> {
    std::fs::write(path(dir), TEXT)
}

#[cfg(test)]
mod tests {
    use community::import_members::Reading;
    use domain::{Columns, LineFault};
    use wire::csv::{CsvLimits, CsvReader, CsvRecord};

    use super::*;
    use crate::demo::communities::Community;
    use crate::demo::people::invent;

    /// F22-1: 62 lines, of which 17 and 40 have no address, and two people who are members of Seattle whatever the seed.
    #[test]
    fn sixty_lines_can_be_read_two_cannot_and_two_are_members() {
        let mut file = CsvReader::begin(TEXT.as_bytes(), CsvLimits::of_members()).unwrap();
        let mut reading = Reading::of(Columns::guess(file.heading()));
        let (mut lines, mut faults) = (Vec::new(), Vec::new());
        while let Some((number, record)) = file.next_record().unwrap() {
            let CsvRecord::Cells(cells) = record else {
                panic!("line {number} has other cells than the heading");
            };
            match reading.take(number, &cells) {
                Ok(line) => lines.push(line),
                Err(fault) => faults.push((number, fault)),
            }
        }
        assert_eq!(lines.len(), 60);
        assert_eq!(faults, [(17, LineFault::Mail), (40, LineFault::Mail)]);
        for seed in [42, 7] {
            let seattle = invent(Community::Seattle, 60, seed);
            let known = lines
                .iter()
                .filter(|line| {
                    let is_she = |mail: &str| mail.eq_ignore_ascii_case(line.mail.as_str());
                    seattle.iter().any(|person| is_she(&person.row.mail))
                })
                .count();
            assert_eq!(known, 2, "seed {seed}");
        }
    }
}
