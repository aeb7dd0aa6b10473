//! What an unknown key was probably meant to be.

use toml::{Table, Value};

use super::{Config, ConfigRefused};

/// Most differing letters for a name to be offered at all.
const DISTANCE_MAX: usize = 4;

/// Refuses every key that no section has, each with the nearest name.
pub(super) fn refuse_unknown(table: &Table) -> Result<(), ConfigRefused> {
    let known = Table::try_from(Config::default()).expect("the defaults are a table of TOML values");
    let mut names = Vec::new();
    list(&known, "", &mut names);
    let mut faults = Vec::new();
    compare(table, &known, "", &names, &mut faults);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(ConfigRefused::Unknown(faults))
    }
}

fn list(table: &Table, prefix: &str, names: &mut Vec<String>) {
    for (key, value) in table {
        let path = format!("{prefix}{key}");
        if let Value::Table(inner) = value {
            list(inner, &format!("{path}."), names);
        }
        names.push(path);
    }
}

fn compare(table: &Table, known: &Table, prefix: &str, names: &[String], faults: &mut Vec<String>) {
    for (key, value) in table {
        let path = format!("{prefix}{key}");
        match (known.get(key), value) {
            (Some(Value::Table(known)), Value::Table(inner)) => {
                compare(inner, known, &format!("{path}."), names, faults);
            }
            (Some(_), _) => {}
            (None, _) => faults.push(match nearest(&path, names) {
                Some(name) => format!("{path} is not known; did you mean {name}?"),
                None => format!("{path} is not known; `rosarium config keys` lists what is"),
            }),
        }
    }
}

fn nearest<'n>(path: &str, names: &'n [String]) -> Option<&'n String> {
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let same_name = names.iter().find(|name| last(name) == last(path));
    same_name.or_else(|| {
        names
            .iter()
            .map(|name| {
                (
                    distance(path, name).min(distance(&last(path), &last(name)) + 1),
                    name,
                )
            })
            .filter(|(distance, _)| *distance <= DISTANCE_MAX)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, name)| name)
    })
}

/// Letters to change, add or leave out.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(100).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (line, letter) in a.chars().take(100).enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for column in 0..b.len() {
            let changed = diagonal + usize::from(letter != b[column]);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("listen", "listen"), 0);
        assert_eq!(distance("lisen", "listen"), 1);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn what_resembles_nothing_is_given_no_guess() {
        assert_eq!(nearest("zzzzzzzzzz", &["node.listen".to_owned()]), None);
    }
}
