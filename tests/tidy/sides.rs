//! A style sheet knows no left and no right: whatever has a side is told by where text begins and ends, so that pages of
//! languages from right to left turn round by themselves (F26; features, 3.3; look.md, section 8).

use crate::assert_none;
use crate::tree::{read, root, tracked_paths};

/// What a property of one side is called here.
const SIDES: [&str; 2] = ["left", "right"];

#[test]
fn a_style_sheet_has_no_left_and_no_right() {
    let root = root();
    let mut found = Vec::new();
    let sheets = tracked_paths(&root)
        .into_iter()
        .filter(|path| path.ends_with(".css"));
    for path in sheets {
        if let Some(file) = read(&root, &root.join(&path)) {
            found.extend(
                sided(&file.text)
                    .into_iter()
                    .map(|fault| format!("{path}: {fault}")),
            );
        }
    }
    assert_none(&found);
}

/// Declarations that name a side of the screen, or give one side another length than its opposite.
fn sided(sheet: &str) -> Vec<String> {
    let is_named = |word: &str| word.split('-').any(|part| SIDES.contains(&part));
    let declarations = without_comments(sheet);
    declarations
        .split(['{', '}', ';'])
        .filter_map(|declaration| declaration.split_once(':'))
        .filter(|(property, value)| {
            let (property, value) = (property.trim(), value.trim());
            is_named(property) || value.split([' ', ',']).any(is_named) || is_lopsided(property, value)
        })
        .map(|(property, value)| format!("`{}: {}`", property.trim(), value.trim()))
        .collect()
}

/// `margin: 1px 2px 3px 4px`: right is not left.
fn is_lopsided(property: &str, value: &str) -> bool {
    let is_of_sides = [
        "margin",
        "padding",
        "inset",
        "border-width",
        "border-style",
        "border-color",
    ];
    let parts: Vec<&str> = value.split_whitespace().collect();
    is_of_sides.contains(&property) && parts.len() == 4 && parts[1] != parts[3]
}

fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::sided;

    #[test]
    fn a_side_of_the_screen_is_refused_however_it_is_written() {
        for bad in [
            "p { margin-left: 1px }",
            "p { right: 0 }",
            "p { text-align: right; }",
            "p { border-top-left-radius: 4px }",
            "@media print { p { float: left } }",
            "p { padding: 1px 2px 3px 4px }",
            "p { background: url(x) no-repeat right center }",
        ] {
            assert_eq!(sided(bad).len(), 1, "{bad}");
        }
        for good in [
            "/* left */ p { margin-inline-start: 1px; text-align: end; inset-inline: 0 auto }",
            "p { padding: 1px 2px 3px 2px; margin: 0 auto }",
            ".left > a:hover, .copyright { color: red }",
        ] {
            assert_eq!(sided(good), Vec::<String>::new(), "{good}");
        }
    }
}
