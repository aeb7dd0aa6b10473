//! Tables as spreadsheets write them (RFC 4180; commas, semicolons or tabs, quotes, a byte order mark): read a record at
//! a time, and written so that no cell is taken for a formula.

use std::io::{self, Read};

use domain::{Columns, MemberLine};

/// Cells that begin so are formulas to a spreadsheet (CWE-1236).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// What stands before such a cell, and says that it is text.
const TEXT_MARK: char = '\'';
/// What ends a cell for one spreadsheet or another, whatever the file is written with: where the comma is the decimal
/// sign, a file is split at its semicolons, and a quotation mark in the middle of a cell keeps nothing together.
const ENDS_A_CELL: [char; 5] = [',', ';', '\t', '\n', '\r'];
/// What a file begins with so that a spreadsheet reads its letters as UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why a table cannot be read any further.
#[derive(Debug, thiserror::Error)]
pub enum CsvUnreadable {
    /// Nothing stands in it.
    #[error("the file is empty")]
    Empty,
    /// More than a table of people has.
    #[error("the file has more than {0} columns")]
    TooManyColumns(usize),
    /// Not the letters we read.
    #[error("line {0} is not UTF-8; save the file as \"CSV UTF-8\"")]
    NotUtf8(u64),
    /// A record without an end.
    #[error("a record at line {0} does not end; is a quotation mark not closed?")]
    Endless(u64),
    /// The file itself.
    #[error("the file cannot be read: {0}")]
    Broken(io::ErrorKind),
}

/// Bounds of a table.
#[derive(Clone, Copy, Debug)]
pub struct CsvLimits {
    /// Most columns.
    pub columns_max: usize,
    /// Most bytes of a record; a longer one is told apart, and reading ends at one that goes on for
    /// [`CsvReader::RECORD_READ_BYTES_MAX`].
    pub record_bytes_max: usize,
}

impl CsvLimits {
    /// Those of a file of members.
    pub fn of_members() -> Self {
        Self {
            columns_max: Columns::COLUMNS_MAX,
            record_bytes_max: MemberLine::BYTES_MAX,
        }
    }
}

/// One line under the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvRecord {
    /// Its cells, as many as the heading has.
    Cells(Vec<String>),
    /// More or fewer.
    OtherCount,
    /// More bytes than a record may have.
    TooLong,
}

/// The bytes behind the mark of the byte order, with a line feed at the end; so many for one record.
type Lines<R> = Bounded<WithoutReturns<io::Chain<io::Chain<io::Cursor<Vec<u8>>, R>, &'static [u8]>>>;

/// Fails after so many bytes, until it is told that a record begins: the library keeps a whole record in memory.
struct Bounded<R> {
    from: R,
    left: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let most = buffer.len().min(self.left);
        let read = self.from.read(&mut buffer[..most])?;
        self.left -= read;
        Ok(read)
    }
}

/// Leaves carriage returns out: the library counts one that ends a line with the next line.
struct WithoutReturns<R>(R);

impl<R: Read> Read for WithoutReturns<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.0.read(buffer)?;
            let mut kept = 0;
            for place in 0..read {
                let byte = buffer[place];
                if byte != b'\r' {
                    buffer[kept] = byte;
                    kept += 1;
                }
            }
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

/// A table that is being read.
pub struct CsvReader<R> {
    records: csv::Reader<Lines<R>>,
    heading: Vec<String>,
    limits: CsvLimits,
}

impl<R: Read> CsvReader<R> {
    /// Most bytes of a heading.
    const HEADING_BYTES_MAX: usize = 16 * 1024;
    /// Most bytes that are read in search of the end of a record.
    pub const RECORD_READ_BYTES_MAX: usize = 1024 * 1024;

    /// Reads the heading; which sign separates cells is seen there.
    pub fn begin(mut from: R, limits: CsvLimits) -> Result<Self, CsvUnreadable> {
        let mut begun = Vec::new();
        let broken = |error: io::Error| CsvUnreadable::Broken(error.kind());
        from.by_ref()
            .take(Self::HEADING_BYTES_MAX as u64)
            .read_to_end(&mut begun)
            .map_err(broken)?;
        if begun.starts_with(b"\xef\xbb\xbf") {
            begun.drain(..3);
        }
        let first = begun
            .split(|byte| *byte == b'\n')
            .find(|line| !line.trim_ascii().is_empty());
        let first = first.ok_or(CsvUnreadable::Empty)?;
        let count = |separator: u8| first.iter().filter(|byte| **byte == separator).count();
        let separator = [b',', b';', b'\t']
            .into_iter()
            .rev()
            .max_by_key(|separator| count(*separator))
            .unwrap_or(b',');
        let mut records = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(Bounded {
                from: WithoutReturns(io::Cursor::new(begun).chain(from).chain(b"\n".as_slice())),
                left: 0,
            });
        let mut heading = csv::ByteRecord::new();
        read_one(&mut records, &mut heading)?;
        if heading.len() > limits.columns_max {
            return Err(CsvUnreadable::TooManyColumns(limits.columns_max));
        }
        let heading = texts(&heading).ok_or(CsvUnreadable::NotUtf8(1))?;
        Ok(Self {
            records,
            heading,
            limits,
        })
    }

    /// The names of the columns.
    pub fn heading(&self) -> &[String] {
        &self.heading
    }

    /// The next record that is not blank, and the line it begins on.
    pub fn next_record(&mut self) -> Result<Option<(u64, CsvRecord)>, CsvUnreadable> {
        let mut record = csv::ByteRecord::new();
        loop {
            if !read_one(&mut self.records, &mut record)? {
                return Ok(None);
            }
            // What the library calls its place is where it began to look: before blank lines.
            let inside = record.as_slice().iter().filter(|byte| **byte == b'\n').count();
            let behind = self.records.position().line();
            let line = behind.saturating_sub(1 + u64::try_from(inside).unwrap_or(u64::MAX));
            if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            if record.as_slice().len() > self.limits.record_bytes_max {
                return Ok(Some((line, CsvRecord::TooLong)));
            }
            if record.len() != self.heading.len() {
                return Ok(Some((line, CsvRecord::OtherCount)));
            }
            let cells = texts(&record).ok_or(CsvUnreadable::NotUtf8(line))?;
            return Ok(Some((line, CsvRecord::Cells(cells))));
        }
    }
}

/// Reads a record that ends in time; whether there was one.
fn read_one<R: Read>(
    records: &mut csv::Reader<Lines<R>>,
    record: &mut csv::ByteRecord,
) -> Result<bool, CsvUnreadable> {
    let line = records.position().line();
    records.get_mut().left = CsvReader::<R>::RECORD_READ_BYTES_MAX;
    let read = records.read_byte_record(record);
    read.map_err(|error| match error.into_kind() {
        _ if records.get_ref().left == 0 => CsvUnreadable::Endless(line),
        csv::ErrorKind::Io(error) => CsvUnreadable::Broken(error.kind()),
        _ => CsvUnreadable::Broken(io::ErrorKind::InvalidData),
    })
}

/// The cells as text; the mark that keeps one from being a formula is no part of it.
fn texts(record: &csv::ByteRecord) -> Option<Vec<String>> {
    let text = |cell: &[u8]| {
        let text = std::str::from_utf8(cell).ok()?;
        Some(remade(text, |rest| match rest.strip_prefix(TEXT_MARK) {
            Some(formula) if formula.starts_with(FORMULA) => (TEXT_MARK.len_utf8(), ""),
            _ => (0, ""),
        }))
    };
    record.iter().map(text).collect()
}

/// A cell with something else at each place where a spreadsheet may see a cell begin, blanks before it not counted: how
/// many bytes are taken there, and what is put.
fn remade(cell: &str, at_a_beginning: impl Fn(&str) -> (usize, &'static str)) -> String {
    let mut made = String::with_capacity(cell.len());
    let mut begins = true;
    let mut taken = 0;
    for (place, sign) in cell.char_indices() {
        if place < taken {
            continue;
        }
        if begins && sign != ' ' {
            let (skipped, put) = at_a_beginning(&cell[place..]);
            made.push_str(put);
            taken = place + skipped;
        }
        if place >= taken {
            made.push(sign);
        }
        begins = ENDS_A_CELL.contains(&sign) || (begins && sign == ' ');
    }
    made
}

/// Writes one line of a table; what a spreadsheet would take for a formula, in the middle of a cell too, gets a mark
/// before it.
pub fn write_record(out: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        let marked = remade(cell, |rest| match rest.starts_with(FORMULA) {
            true => (0, "'"),
            false => (0, ""),
        });
        let quoted = cell.contains('"') || cell.contains(ENDS_A_CELL) || cell.trim() != *cell;
        if quoted {
            out.push('"');
            out.push_str(&marked.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&marked);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: CsvLimits = CsvLimits {
        columns_max: 9,
        record_bytes_max: 60,
    };

    fn records(text: &[u8]) -> Vec<(u64, CsvRecord)> {
        let mut reader = CsvReader::begin(text, LIMITS).unwrap();
        let mut all = Vec::new();
        while let Some(record) = reader.next_record().unwrap() {
            all.push(record);
        }
        all
    }

    #[test]
    fn a_spreadsheets_file_is_read_with_its_lines() {
        let text = "\u{feff}Mail;Name\r\nab@a.example;\"A; \"\"B\"\"\"\r\n\r\nc@a.example;\"C\nD\"\r\ne@a.example;E\r\n";
        let reader = CsvReader::begin(text.as_bytes(), LIMITS).unwrap();
        assert_eq!(reader.heading(), ["Mail", "Name"]);
        let cells = |texts: [&str; 2]| CsvRecord::Cells(texts.map(str::to_owned).to_vec());
        assert_eq!(
            records(text.as_bytes()),
            [
                (2, cells(["ab@a.example", "A; \"B\""])),
                (4, cells(["c@a.example", "C\nD"])),
                (6, cells(["e@a.example", "E"])),
            ]
        );
    }

    #[test]
    fn a_line_that_is_no_line_is_told_apart_and_the_next_is_read() {
        let long = format!("a,b\nx\n{},y\nc,d\n", "x".repeat(61));
        let found = records(long.as_bytes());
        assert_eq!(found[0], (2, CsvRecord::OtherCount));
        assert_eq!(found[1], (3, CsvRecord::TooLong));
        assert_eq!(found[2].0, 4);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_does_not_bring_the_rest_of_the_file_into_memory() {
        let most = CsvReader::<&[u8]>::RECORD_READ_BYTES_MAX;
        let rest = io::repeat(b'x').take(2 * most as u64);
        let text = b"a,b\nc,d\ne,\"".as_slice().chain(rest);
        let mut reader = CsvReader::begin(text, LIMITS).unwrap();
        assert_eq!(reader.next_record().unwrap().map(|(line, _)| line), Some(2));
        let endless = reader.next_record().unwrap_err();
        assert!(matches!(endless, CsvUnreadable::Endless(3)), "{endless}");
        let many = format!("c,{}\n", "d".repeat(50)).repeat(most / 40);
        assert_eq!(records(format!("a,b\n{many}").as_bytes()).len(), most / 40);
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        let refused = |bytes: &[u8]| match CsvReader::begin(bytes, LIMITS) {
            Ok(mut reader) => reader.next_record().err().map(|error| error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        assert_eq!(refused(b"").as_deref(), Some("the file is empty"));
        assert_eq!(refused(b"\n \n").as_deref(), Some("the file is empty"));
        assert!(refused(b"a,b\n\xff,x\n").is_some_and(|said| said.contains("line 2 is not UTF-8")));
        assert!(refused(b"1,2,3,4,5,6,7,8,9,10").is_some_and(|said| said.contains("9 columns")));
    }

    /// E6
    #[test]
    fn no_cell_is_a_formula_to_a_spreadsheet_and_comes_back_as_it_was() {
        let cells = [
            "=1+1",
            "+46 8",
            "-x",
            "@x",
            "\tx",
            "plain",
            "a \"b\", c",
            "",
            "Ada;=cmd|'/c calc'!A0;x",
            "b, -1; @c",
        ];
        let mut out = String::new();
        let limits = CsvLimits {
            columns_max: 10,
            record_bytes_max: 200,
        };
        write_record(&mut out, &["h"; 10]);
        write_record(&mut out, &cells);
        for split_at in [',', ';', '\t'] {
            for cell in out.lines().flat_map(|line| line.split(split_at)) {
                let cell = cell.trim_start_matches(['"', ' ']);
                assert!(!cell.starts_with(FORMULA), "{cell}");
            }
        }
        let mut reader = CsvReader::begin(out.as_bytes(), limits).unwrap();
        let back = reader.next_record().unwrap();
        assert_eq!(
            back,
            Some((2, CsvRecord::Cells(cells.map(str::to_owned).to_vec())))
        );
    }
}
