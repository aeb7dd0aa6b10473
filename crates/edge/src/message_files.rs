//! The message files of `config/languages`, as `build.rs` packed them into the program.

use miniz_oxide::inflate::decompress_to_vec;

/// A message file as it lies in the program.
pub(crate) struct MessageFile(&'static [u8]);

macro_rules! packed {
    ($name:literal) => {
        MessageFile(include_bytes!(concat!(env!("OUT_DIR"), "/", $name)))
    };
}

pub(crate) const ENGLISH: MessageFile = packed!("en.ftl");
pub(crate) const GERMAN: MessageFile = packed!("de.ftl");
pub(crate) const SPANISH: MessageFile = packed!("es.ftl");
pub(crate) const FRENCH: MessageFile = packed!("fr.ftl");
pub(crate) const SWEDISH: MessageFile = packed!("sv.ftl");

impl MessageFile {
    /// What is written in it.
    pub(crate) fn text(&self) -> String {
        let bytes = decompress_to_vec(self.0)
            .expect("the message files are part of the program, and a test reads them");
        String::from_utf8(bytes).expect("the message files are part of the program, and a test reads them")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_unpacked_as_it_is_in_the_repository() {
        for (file, text) in [
            (ENGLISH, include_str!("../../../config/languages/en.ftl")),
            (GERMAN, include_str!("../../../config/languages/de.ftl")),
            (SPANISH, include_str!("../../../config/languages/es.ftl")),
            (FRENCH, include_str!("../../../config/languages/fr.ftl")),
            (SWEDISH, include_str!("../../../config/languages/sv.ftl")),
        ] {
            assert!(file.text() == text);
        }
    }
}
