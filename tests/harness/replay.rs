//! What finds a failure again: the seed of the world, and the commit whose code lived through it.

use std::process::Command;
use std::sync::OnceLock;

/// `SEED=1007 COMMIT=73cbc42a1b2c`; the commit ends in `+` where files were changed since.
pub fn found_again(seed: u64) -> String {
    format!("SEED={seed} COMMIT={}", commit())
}

/// The commit of this checkout, asked of git once; `unknown` where there is none.
fn commit() -> &'static str {
    static COMMIT: OnceLock<String> = OnceLock::new();
    COMMIT.get_or_init(|| {
        let Some(commit) = git(&["rev-parse", "--short=12", "HEAD"]) else {
            return "unknown".to_owned();
        };
        let changed = git(&["status", "--porcelain", "--untracked-files=no"]);
        match changed.is_some_and(|files| !files.is_empty()) {
            true => format!("{commit}+"),
            false => commit,
        }
    })
}

fn git(words: &[&str]) -> Option<String> {
    let here = env!("CARGO_MANIFEST_DIR");
    let said = Command::new("git")
        .arg("-C")
        .arg(here)
        .args(words)
        .output()
        .ok()?;
    let text = String::from_utf8(said.stdout).ok()?;
    said.status.success().then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_and_the_commit_are_said_together() {
        let said = found_again(7);
        let commit = said.strip_prefix("SEED=7 COMMIT=").unwrap().trim_end_matches('+');
        let is_hash = commit.len() == 12 && commit.bytes().all(|sign| sign.is_ascii_hexdigit());
        assert!(is_hash || commit == "unknown", "{said}");
    }
}
