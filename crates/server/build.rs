//! Asks the linker for short tables of relative addresses where the program will run on a C library that reads them, and
//! for one copy of routines that are the same, where the linker is the one that rustc brings.

use std::path::Path;
use std::process::Command;

/// The first glibc whose loader reads them. An older one refuses to start a program that has them.
const GLIBC_MIN: (u32, u32) = (2, 36);

/// Where rustc links with the lld it brings when nobody says otherwise (since Rust 1.90).
const LLD_BY_DEFAULT: &str = "x86_64-unknown-linux-gnu";
/// Where that lld is below the folder that `rustc --print sysroot` names; a rustc of a distribution may come without.
const LLD: &str = "lib/rustlib/x86_64-unknown-linux-gnu/bin/gcc-ld/ld.lld";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_built_for_itself = of("TARGET") == of("HOST");
    let is_glibc = of("CARGO_CFG_TARGET_OS") == "linux" && of("CARGO_CFG_TARGET_ENV") == "gnu";
    if is_built_for_itself && is_glibc && glibc().is_some_and(|version| version >= GLIBC_MIN) {
        // Two megabytes of the program (`tests/run bench` says how many it has); linkers that do not know it go on without.
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    // Another linker may refuse an option that it does not know, and nobody's choice of one is overruled.
    let is_linked_by_lld = of("TARGET") == LLD_BY_DEFAULT && has_lld() && !is_linker_chosen();
    if is_linked_by_lld && of("PROFILE") == "release" {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
    }
}

/// Whether cargo was given a linker, or flags that may be about one.
fn is_linker_chosen() -> bool {
    !of("RUSTC_LINKER").is_empty() || of("CARGO_ENCODED_RUSTFLAGS").contains("link")
}

/// Whether this rustc brings an lld.
fn has_lld() -> bool {
    let sysroot = printed(Command::new(of("RUSTC")).args(["--print", "sysroot"]));
    sysroot.is_some_and(|folder| Path::new(folder.trim()).join(LLD).exists())
}

/// What a program that ends well prints.
fn printed(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8(output.stdout).ok())?
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script what it builds in no other way"
)]
fn of(name: &str) -> String {
    std::env::var(name).unwrap_or_default()
}

/// The version of this machine's C library: `glibc 2.36`.
fn glibc() -> Option<(u32, u32)> {
    let text = printed(Command::new("getconf").arg("GNU_LIBC_VERSION"))?;
    let (major, minor) = text.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
