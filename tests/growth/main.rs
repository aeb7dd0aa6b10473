//! What others send costs in the measure of what they send: twice as much, at most twice and a little (threat C5).
//!
//! Instructions are counted, by callgrind: whatever else the machine does, the same number at each run. `tests/run growth`
//! installs it; where it is missing the test says so.

#![cfg(test)]

use std::process::Command;

/// The program that does the work.
const PROGRAM: &str = env!("CARGO_BIN_EXE_growth-work");
/// How much more twice as much may cost, in hundredths (threat C5).
const GROWTH_PERCENT_MAX: u64 = 220;
/// In a row, each twice the one before.
const SIZES: [usize; 3] = [1, 2, 4];

/// Instructions of one work of a size; nothing where nobody counts.
fn counted(name: &str, size: usize) -> Option<u64> {
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("callgrind.out");
    let counting = Command::new("valgrind")
        .args(["--tool=callgrind", "--combine-dumps=yes"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .args([PROGRAM, name, &size.to_string()])
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&counting.stderr);
    assert!(counting.status.success(), "{name} {size}: {said}");
    let line = said.lines().find_map(|line| line.split("Collected :").nth(1));
    let line = line.unwrap_or_else(|| panic!("{name} {size}: {said}"));
    Some(line.trim().parse().expect("a number of instructions"))
}

/// C5
#[test]
#[expect(
    clippy::print_stdout,
    reason = "the figures are what one wants to see when it fails"
)]
fn twice_as_much_of_anything_costs_about_twice_as_much() {
    let named = Command::new(PROGRAM).output().unwrap();
    let named = String::from_utf8(named.stdout).unwrap();
    let mut broken = Vec::new();
    for line in named.lines() {
        let (size, name) = line.split_once(' ').unwrap();
        let size: usize = size.parse().unwrap();
        // Starting costs something too, and is none of the work.
        let Some(start) = counted(name, 0) else {
            return println!("nothing is counted: valgrind is not installed");
        };
        let costs: Vec<u64> = SIZES
            .iter()
            .filter_map(|times| counted(name, size * times))
            .map(|cost| cost.saturating_sub(start))
            .collect();
        println!("{name}: {costs:?} instructions at {size} × {SIZES:?}");
        assert!(costs[0] > 0, "{name} does nothing");
        let grows = |pair: &[u64]| pair[1] * 100 > pair[0] * GROWTH_PERCENT_MAX;
        if costs.windows(2).any(grows) {
            broken.push(format!("{name}: {costs:?}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
