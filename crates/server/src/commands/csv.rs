//! Reads members from CSV as spreadsheets write it (RFC 4180; commas or semicolons, quotes, a byte order mark).

use crate::admin::MemberRow;

/// Most faults said at once.
const FAULTS_MAX: usize = 100;

/// One row a person; each fault with its line.
pub(super) fn members(text: &str) -> Result<Vec<MemberRow>, Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let heading = text.lines().next().unwrap_or_default();
    let separator = if heading.contains(';') && !heading.contains(',') {
        ';'
    } else {
        ','
    };
    let mut records = records(text, separator).map_err(|fault| vec![fault])?.into_iter();
    let (_, heading) = records
        .next()
        .ok_or_else(|| vec!["the file is empty".to_owned()])?;
    let heading: Vec<String> = heading
        .iter()
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    let column = |name: &str| heading.iter().position(|known| known == name);
    let needed = |name: &str| {
        column(name).ok_or_else(|| {
            vec![format!(
                "line 1: there is no column {name}; write handle,name,mail,organization,kind"
            )]
        })
    };
    let (handle, name, mail) = (needed("handle")?, needed("name")?, needed("mail")?);
    let organization = column("organization").or_else(|| column("organisation"));
    let kind = column("kind");
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (line, record) in records {
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if record.len() != heading.len() {
            faults.push(format!(
                "line {line}: {} fields where the heading has {}",
                record.len(),
                heading.len()
            ));
            continue;
        }
        let field = |column: usize| record[column].trim().to_owned();
        rows.push(MemberRow {
            line,
            handle: field(handle),
            name: field(name),
            mail: field(mail),
            organization: organization.map(field).unwrap_or_default(),
            kind: kind.map(field).unwrap_or_default(),
        });
    }
    faults.truncate(FAULTS_MAX);
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// Records with the line each begins on.
fn records(text: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, String> {
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut began, mut quoted) = (1, 1, None);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\n' {
            line += 1;
        }
        match (letter, quoted) {
            ('"', Some(_)) if letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            ('"', Some(_)) => quoted = None,
            (_, Some(_)) => field.push(letter),
            ('"', None) if field.trim().is_empty() => {
                field.clear();
                quoted = Some(line);
            }
            ('\r', None) if letters.peek() == Some(&'\n') => {}
            ('\n', None) => {
                record.push(std::mem::take(&mut field));
                records.push((began, std::mem::take(&mut record)));
                began = line;
            }
            (letter, None) if letter == separator => record.push(std::mem::take(&mut field)),
            (letter, None) => field.push(letter),
        }
    }
    if let Some(line) = quoted {
        return Err(format!("line {line}: a quotation mark is not closed"));
    }
    if !field.is_empty() || !record.is_empty() {
        record.push(field);
        records.push((began, record));
    }
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheets_file_is_read_with_its_lines() {
        let text = "\u{feff}Mail;Handle;Name;Organisation\r\nab@a.example;ab;\"A; \"\"B\"\"\";Acme\r\n\r\nc@a.example;c;\"C\nD\";\r\n";
        let rows = members(text).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!((rows[0].line, rows[0].name.as_str()), (2, "A; \"B\""));
        assert_eq!(
            (
                rows[1].line,
                rows[1].handle.as_str(),
                rows[1].organization.as_str()
            ),
            (4, "c", "")
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        assert!(members("handle,name\na,b\n").unwrap_err()[0].contains("no column mail"));
        assert_eq!(members("handle,name,mail\na,b\n").unwrap_err().len(), 1);
        assert!(members("handle,name,mail\na,\"b,c\n").unwrap_err()[0].starts_with("line 2"));
        assert!(members("").is_err());
    }
}
