//! The files of the repository, as the fences read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders that hold no text of ours.
const SKIPPED: [&str; 4] = ["target", "node_modules", ".downloads", "__pycache__"];

/// A file with its path from the root, always with `/`.
pub(crate) struct SourceFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package tests lies in the root")
        .to_path_buf()
}

/// Every Rust file under `crates` and `tests`, committed or not, by path.
pub(crate) fn rust_files() -> Vec<SourceFile> {
    let root = root();
    let mut paths = Vec::new();
    for folder in ["crates", "tests"] {
        walk(&root.join(folder), &mut paths);
    }
    let mut files: Vec<SourceFile> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|path| read(&root, path))
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The folders of `crates` that are packages, by name.
pub(crate) fn crate_folders() -> Vec<String> {
    let mut names: Vec<String> = entries(&root().join("crates"))
        .iter()
        .filter(|path| path.join("Cargo.toml").is_file())
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}

/// Paths that git tracks in the repository at `folder`, also those only staged; a file that was deleted but not
/// yet committed is left out.
pub(crate) fn tracked_paths(folder: &Path) -> Vec<String> {
    let listed = git(folder, &["ls-files", "-z"]);
    listed
        .into_iter()
        .filter(|path| folder.join(path).is_file())
        .collect()
}

/// Paths that git tracks although an ignore file names them.
pub(crate) fn tracked_though_ignored(folder: &Path) -> Vec<String> {
    git(
        folder,
        &["ls-files", "-z", "--cached", "--ignored", "--exclude-standard"],
    )
}

fn git(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .expect("git is needed by the fences and is on the path");
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let listed = String::from_utf8_lossy(&output.stdout).into_owned();
    listed
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `None` for a file that is not text, or that vanished while we looked.
pub(crate) fn read(root: &Path, path: &Path) -> Option<SourceFile> {
    let text = fs::read_to_string(path).ok()?;
    let path = path
        .strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/");
    Some(SourceFile { path, text })
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if path.is_dir() && !SKIPPED.contains(&name.as_str()) {
            walk(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries.filter_map(Result::ok).map(|entry| entry.path()).collect()
}

#[test]
fn the_walk_finds_this_very_file() {
    let paths: Vec<String> = rust_files().into_iter().map(|file| file.path).collect();
    assert!(paths.iter().any(|path| path == "tests/tidy/tree.rs"), "{paths:?}");
    assert!(
        paths.iter().any(|path| path.starts_with("crates/domain/src/")),
        "{paths:?}"
    );
}
