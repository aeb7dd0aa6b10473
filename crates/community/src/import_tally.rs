//! What came of a file of members, in numbers and in the lines that are at fault:
//! `58 new, 2 updated, 2 invalid (lines 17, 40: bad e-mail)` (need F22-1).

use std::collections::BTreeMap;
use std::fmt;

use domain::LineFault;
use serde::Serialize;

use crate::import_members::Fate;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Lines of new members.
    pub new: u64,
    /// Lines of members of whom they say something else.
    pub updated: u64,
    /// Those of them whose seat ends, because they work elsewhere by now.
    pub unseated: u64,
    /// Lines of members who are as they say.
    pub unchanged: u64,
    /// Lines that name somebody again.
    pub duplicate: u64,
    /// Lines that are wrong.
    pub invalid: u64,
    /// The lines at fault, each with what is wrong; the first [`Tally::FAULTS_MAX`] of them.
    pub faults: Vec<FaultyLine>,
}

/// One line at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaultyLine {
    /// From 1.
    pub line: u64,
    /// In few words.
    pub why: String,
    #[serde(skip)]
    is_duplicate: bool,
}

impl Tally {
    /// Most lines at fault that are listed; all are counted.
    pub const FAULTS_MAX: usize = 2_000;
    /// Most lines named beside one reason.
    const NAMED_MAX: usize = 12;

    /// One more line.
    pub fn add(&mut self, line: u64, came: Result<Fate, LineFault>) {
        let fault = match came {
            Ok(Fate::New) => return self.new += 1,
            Ok(Fate::Updated) => return self.updated += 1,
            Ok(Fate::Unseated) => {
                self.updated += 1;
                self.unseated += 1;
                return;
            }
            Ok(Fate::Unchanged) => return self.unchanged += 1,
            Err(fault) => fault,
        };
        let is_duplicate = fault.is_duplicate();
        match is_duplicate {
            true => self.duplicate += 1,
            false => self.invalid += 1,
        }
        if self.faults.len() < Self::FAULTS_MAX {
            let why = fault.to_string();
            let faulty = FaultyLine {
                line,
                why,
                is_duplicate,
            };
            // Lines come in the order of the file, but for those that only the node finds at fault.
            let place = self.faults.partition_point(|other| other.line < line);
            self.faults.insert(place, faulty);
        }
    }

    /// Lines in all.
    pub fn lines(&self) -> u64 {
        self.new + self.updated + self.unchanged + self.duplicate + self.invalid
    }

    /// Whether it changes anything.
    pub fn changes(&self) -> bool {
        self.new + self.updated > 0
    }

    /// Reasons, each with its lines, in the order of the file.
    fn reasons(&self, is_duplicate: bool, count: u64) -> String {
        let mut lines_of: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for fault in self
            .faults
            .iter()
            .filter(|fault| fault.is_duplicate == is_duplicate)
        {
            lines_of.entry(&fault.why).or_default().push(fault.line);
        }
        let mut reasons: Vec<(&str, Vec<u64>)> = lines_of.into_iter().collect();
        reasons.sort_by_key(|(_, lines)| lines.first().copied());
        let mut left = count;
        let mut told = Vec::new();
        for (why, lines) in reasons.into_iter().take(Self::NAMED_MAX) {
            let named: Vec<String> = lines.iter().take(Self::NAMED_MAX).map(u64::to_string).collect();
            let more = lines.len() - named.len();
            left = left.saturating_sub(u64::try_from(lines.len()).unwrap_or(u64::MAX));
            let word = if lines.len() == 1 { "line" } else { "lines" };
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            told.push(format!("{word} {}{more}: {why}", named.join(", ")));
        }
        if left > 0 {
            told.push(format!("{left} more"));
        }
        told.join("; ")
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} new, {} updated", self.new, self.updated)?;
        if self.unseated > 0 {
            write!(f, " ({} of them lose a seat)", self.unseated)?;
        }
        if self.unchanged > 0 {
            write!(f, ", {} unchanged", self.unchanged)?;
        }
        if self.duplicate > 0 {
            write!(
                f,
                ", {} duplicate ({})",
                self.duplicate,
                self.reasons(true, self.duplicate)
            )?;
        }
        if self.invalid > 0 {
            write!(
                f,
                ", {} invalid ({})",
                self.invalid,
                self.reasons(false, self.invalid)
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// F22-1
    #[test]
    fn the_lines_at_fault_stand_behind_their_reason() {
        let mut tally = Tally::default();
        for line in 2..64 {
            tally.add(
                line,
                match line {
                    17 | 40 => Err(LineFault::Mail),
                    5 | 6 => Ok(Fate::Updated),
                    _ => Ok(Fate::New),
                },
            );
        }
        assert_eq!(tally.lines(), 62);
        assert_eq!(
            tally.to_string(),
            "58 new, 2 updated, 2 invalid (lines 17, 40: bad e-mail)"
        );
        tally.add(64, Err(LineFault::Again(3)));
        tally.add(30, Err(LineFault::NoName));
        assert_eq!(
            tally.to_string(),
            "58 new, 2 updated, 1 duplicate (line 64: the same e-mail as line 3), \
             3 invalid (lines 17, 40: bad e-mail; line 30: no name)"
        );
    }

    #[test]
    fn many_faults_are_all_counted_and_the_first_are_named() {
        let mut tally = Tally::default();
        let most = u64::try_from(Tally::FAULTS_MAX).unwrap();
        for line in 0..most + 5 {
            tally.add(line, Err(LineFault::Mail));
        }
        assert_eq!((tally.invalid, tally.faults.len()), (most + 5, Tally::FAULTS_MAX));
        let told = tally.to_string();
        assert!(told.contains("and 1988 more: bad e-mail; 5 more"), "{told}");
    }
}
