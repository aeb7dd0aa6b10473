//! Packs the message files of `config/languages`, so that five languages take a quarter of a megabyte of the program.

use std::path::Path;
use std::{env, fs};

use miniz_oxide::deflate::compress_to_vec;

const LANGUAGES: [&str; 5] = ["de", "en", "es", "fr", "sv"];
/// As small as the library makes it; it takes a tenth of a second.
const LEVEL: u8 = 9;

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where to write by its environment"
)]
fn main() {
    let folder = Path::new("../../config/languages");
    let packed = env::var_os("OUT_DIR").expect("cargo says where");
    println!("cargo::rerun-if-changed=build.rs");
    for language in LANGUAGES {
        let name = format!("{language}.ftl");
        let file = folder.join(&name);
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read(&file).expect("each language has its file");
        fs::write(Path::new(&packed).join(name), compress_to_vec(&text, LEVEL))
            .expect("the folder can be written");
    }
}
