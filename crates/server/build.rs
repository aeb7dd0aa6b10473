//! Asks the linker for short tables of relative addresses where the program will run on a C library that reads them.

use std::process::Command;

/// The first glibc whose loader reads them. An older one refuses to start a program that has them.
const GLIBC_MIN: (u32, u32) = (2, 36);

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script what it builds in no other way"
)]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let of = |name: &str| std::env::var(name).unwrap_or_default();
    let is_built_for_itself = of("TARGET") == of("HOST");
    let is_glibc = of("CARGO_CFG_TARGET_OS") == "linux" && of("CARGO_CFG_TARGET_ENV") == "gnu";
    if is_built_for_itself && is_glibc && glibc().is_some_and(|version| version >= GLIBC_MIN) {
        // Two megabytes of the program (`tests/run bench` says how many it has); linkers that do not know it go on without.
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this machine's C library: `glibc 2.36`.
fn glibc() -> Option<(u32, u32)> {
    let output = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
