//! A file fits a sitting, a function fits a screen.

use crate::tree::{SourceFile, rust_files};
use crate::{assert_none, lex};

/// Lines of a Rust file.
const FILE_LINES_MAX: usize = 500;
/// Lines of a function, from its signature to its closing brace, tests included.
const FUNCTION_LINES_MAX: usize = 70;

#[test]
fn every_file_and_every_function_is_short() {
    assert_none(&rust_files().iter().flat_map(faults).collect::<Vec<_>>());
}

fn faults(file: &SourceFile) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = file.text.lines().count();
    if lines > FILE_LINES_MAX {
        faults.push(format!(
            "{}: {lines} lines, {FILE_LINES_MAX} at most; split it by verb",
            file.path
        ));
    }
    match lex::items(&file.text) {
        Ok(items) => {
            for (item, function) in items
                .iter()
                .filter_map(|item| item.function.as_ref().map(|f| (item, f)))
            {
                if function.lines > FUNCTION_LINES_MAX {
                    faults.push(format!(
                        "{}:{}: {} has {} lines, {FUNCTION_LINES_MAX} at most",
                        file.path, item.line, function.name, function.lines
                    ));
                }
            }
        }
        Err(error) => faults.push(format!("{}: {error}", file.path)),
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{FILE_LINES_MAX, FUNCTION_LINES_MAX, faults};
    use crate::tree::SourceFile;

    fn faults_of(text: String) -> Vec<String> {
        faults(&SourceFile {
            path: "crates/x/src/lib.rs".to_owned(),
            text,
        })
    }

    #[test]
    fn a_file_one_line_too_long_is_refused_and_one_at_the_limit_is_not() {
        assert_eq!(faults_of("//! x\n".repeat(FILE_LINES_MAX)), Vec::<String>::new());
        assert_eq!(faults_of("//! x\n".repeat(FILE_LINES_MAX + 1)).len(), 1);
    }

    #[test]
    fn a_function_one_line_too_long_is_refused_and_one_at_the_limit_is_not() {
        let with_lines = |lines: usize| {
            format!(
                "/// Doc.\n#[test]\nfn long() {{\n{}}}\n",
                "    x();\n".repeat(lines - 2)
            )
        };
        assert_eq!(faults_of(with_lines(FUNCTION_LINES_MAX)), Vec::<String>::new());
        assert_eq!(faults_of(with_lines(FUNCTION_LINES_MAX + 1)).len(), 1);
    }
}
