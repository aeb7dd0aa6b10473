//! Every crate obeys the workspace's lints and is named like the others; no file has a name that says nothing.

use std::fs;

use toml::Table;

use crate::assert_none;
use crate::tree::{crate_folders, root, rust_files};

/// Names that say where code was put, not what it is.
const EMPTY_NAMES: [&str; 10] = [
    "util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "shared", "stuff",
];

#[test]
fn every_crate_obeys_the_lints_and_the_naming() {
    let mut found = Vec::new();
    for folder in crate_folders() {
        let manifest = fs::read_to_string(root().join("crates").join(&folder).join("Cargo.toml")).unwrap();
        found.extend(faults_of_manifest(&folder, &manifest));
    }
    let tests = fs::read_to_string(root().join("tests/Cargo.toml")).unwrap();
    found.extend(faults_of_lints("tests", &tests.parse().unwrap()));
    assert_none(&found);
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    let paths: Vec<String> = rust_files().into_iter().map(|file| file.path).collect();
    assert_none(
        &paths
            .iter()
            .filter_map(|path| fault_of_name(path))
            .collect::<Vec<_>>(),
    );
}

fn faults_of_manifest(folder: &str, manifest: &str) -> Vec<String> {
    let manifest: Table = match manifest.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![format!("crates/{folder}/Cargo.toml: {error}")],
    };
    let mut faults = faults_of_lints(folder, &manifest);
    let package = manifest.get("package").and_then(|value| value.as_table());
    let name = package
        .and_then(|package| package.get("name"))
        .and_then(|name| name.as_str());
    if name != Some(&format!("rosarium-{folder}")) {
        faults.push(format!("{folder}: the package must be called rosarium-{folder}"));
    }
    for key in ["version", "edition", "rust-version", "license", "publish"] {
        let inherited = package
            .and_then(|package| package.get(key))
            .and_then(|value| value.get("workspace"))
            .is_some_and(|value| value.as_bool() == Some(true));
        if !inherited {
            faults.push(format!("{folder}: {key} must be inherited from the workspace"));
        }
    }
    faults
}

fn faults_of_lints(folder: &str, manifest: &Table) -> Vec<String> {
    let inherited = manifest
        .get("lints")
        .and_then(|lints| lints.get("workspace"))
        .and_then(|value| value.as_bool());
    if inherited == Some(true) {
        Vec::new()
    } else {
        vec![format!("{folder}: [lints] workspace = true is missing")]
    }
}

fn fault_of_name(path: &str) -> Option<String> {
    let empty = path
        .split('/')
        .map(|part| part.trim_end_matches(".rs"))
        .find(|part| EMPTY_NAMES.contains(part))?;
    Some(format!(
        "{path}: `{empty}` says nothing; name it after what it is for"
    ))
}

#[cfg(test)]
mod tests {
    use super::{fault_of_name, faults_of_manifest};

    const GOOD: &str = "[package]\nname = \"rosarium-x\"\nversion.workspace = true\nedition.workspace = true\n\
        rust-version.workspace = true\nlicense.workspace = true\npublish.workspace = true\n[lints]\nworkspace = true\n";

    #[test]
    fn a_manifest_without_the_lints_is_refused() {
        assert_eq!(faults_of_manifest("x", GOOD), Vec::<String>::new());
        assert_eq!(
            faults_of_manifest("x", &GOOD.replace("[lints]\nworkspace = true\n", "")).len(),
            1
        );
        assert_eq!(
            faults_of_manifest(
                "x",
                &GOOD.replace("[lints]\nworkspace = true", "[lints]\nworkspace = false")
            )
            .len(),
            1
        );
    }

    #[test]
    fn a_manifest_with_a_foreign_name_or_its_own_licence_is_refused() {
        assert_eq!(faults_of_manifest("y", GOOD).len(), 1);
        assert_eq!(
            faults_of_manifest(
                "x",
                &GOOD.replace("license.workspace = true", "license = \"GPL-3.0\"")
            )
            .len(),
            1
        );
        assert_eq!(faults_of_manifest("x", "[package").len(), 1);
    }

    #[test]
    fn a_file_or_folder_named_utils_is_refused() {
        assert!(fault_of_name("crates/x/src/utils.rs").is_some());
        assert!(fault_of_name("crates/x/src/helpers/dates.rs").is_some());
        assert!(fault_of_name("crates/x/src/rsvp.rs").is_none());
    }
}
