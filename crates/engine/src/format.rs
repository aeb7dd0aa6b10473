//! The `FORMAT` file beside a database: which engine wrote it, in which version, for which schema.
//!
//! It is read before anything else is opened, so that no engine ever touches what it cannot read.

/// What a `FORMAT` file says, one `name: value` a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Format {
    /// Name of the engine, as in the configuration.
    pub engine: String,
    /// Version of the engine's own file format.
    pub engine_version: u32,
    /// Version of what the store keeps in it.
    pub schema: u32,
}

/// Why a folder is not opened; each sentence says what mends it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatRefused {
    /// The file is not one of ours, or is cut.
    #[error("the FORMAT file cannot be read: restore it from a backup of the folder")]
    Unreadable,
    /// Another engine's folder.
    #[error(
        "this folder was written by the engine {found}: set `engine = \"{found}\"`, or copy it with \
         `rosarium db copy --from {found}:DIR --to {expected}:DIR`"
    )]
    Engine {
        /// Whose folder it is.
        found: String,
        /// Which engine was asked to open it.
        expected: String,
    },
    /// The same engine in another version of its file format.
    #[error(
        "this folder was written in version {found} of its engine's format and this program reads \
         {expected}: make a backup with the program that wrote it and restore that here with \
         `rosarium backup restore`"
    )]
    EngineVersion {
        /// As written.
        found: u32,
        /// As read by this program.
        expected: u32,
    },
    /// Written by an older program.
    #[error("this folder has schema {found} and this program reads {expected}: run `rosarium db migrate`")]
    SchemaOlder {
        /// As written.
        found: u32,
        /// As read by this program.
        expected: u32,
    },
    /// Written by a newer program.
    #[error(
        "this folder has schema {found} and this program reads only up to {expected}: install the \
         newer program again, or restore an older backup with `rosarium backup restore`"
    )]
    SchemaNewer {
        /// As written.
        found: u32,
        /// As read by this program.
        expected: u32,
    },
}

const NAME_BYTES_MAX: usize = 32;

impl Format {
    /// Longest file taken, in bytes.
    pub const BYTES_MAX: u64 = 1024;

    /// The file's text.
    pub fn text(&self) -> String {
        format!(
            "engine: {}\nengine-version: {}\nschema: {}\n",
            self.engine, self.engine_version, self.schema
        )
    }

    /// Reads a file's text; an unknown or repeated line is refused.
    pub fn parse(text: &str) -> Result<Self, FormatRefused> {
        let mut lines = text.lines();
        let mut value = |name: &str| {
            let line = lines.next().ok_or(FormatRefused::Unreadable)?;
            line.strip_prefix(name)
                .and_then(|rest| rest.strip_prefix(": "))
                .ok_or(FormatRefused::Unreadable)
        };
        let engine = value("engine")?;
        let engine_version = number(value("engine-version")?)?;
        let schema = number(value("schema")?)?;
        let plain = (1..=NAME_BYTES_MAX).contains(&engine.len())
            && engine
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if !plain || lines.next().is_some() {
            return Err(FormatRefused::Unreadable);
        }
        Ok(Self {
            engine: engine.to_owned(),
            engine_version,
            schema,
        })
    }

    /// Refuses a folder of another format, with the sentence that mends it.
    pub fn expect(&self, expected: &Self) -> Result<(), FormatRefused> {
        if self.engine != expected.engine {
            let (found, expected) = (self.engine.clone(), expected.engine.clone());
            return Err(FormatRefused::Engine { found, expected });
        }
        if self.engine_version != expected.engine_version {
            let (found, expected) = (self.engine_version, expected.engine_version);
            return Err(FormatRefused::EngineVersion { found, expected });
        }
        let (found, expected) = (self.schema, expected.schema);
        match found.cmp(&expected) {
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Less => Err(FormatRefused::SchemaOlder { found, expected }),
            std::cmp::Ordering::Greater => Err(FormatRefused::SchemaNewer { found, expected }),
        }
    }
}

fn number(text: &str) -> Result<u32, FormatRefused> {
    text.parse().map_err(|_| FormatRefused::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(engine: &str, engine_version: u32, schema: u32) -> Format {
        Format {
            engine: engine.into(),
            engine_version,
            schema,
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let written = format("redb", 4, 1);
        assert_eq!(Format::parse(&written.text()), Ok(written));
    }

    #[test]
    fn a_file_cut_anywhere_or_with_a_line_too_many_is_unreadable() {
        let text = format("redb", 4, 17).text();
        for length in 0..text.len() - 3 {
            assert_eq!(
                Format::parse(&text[..length]),
                Err(FormatRefused::Unreadable),
                "cut at {length}"
            );
        }
        assert_eq!(
            Format::parse(&format!("{text}more: 1\n")),
            Err(FormatRefused::Unreadable)
        );
    }

    #[test]
    fn each_mismatch_names_what_mends_it() {
        let ours = format("redb", 4, 2);
        for (theirs, mends) in [
            (format("sled", 4, 2), "rosarium db copy"),
            (format("redb", 3, 2), "rosarium backup restore"),
            (format("redb", 4, 1), "rosarium db migrate"),
            (format("redb", 4, 3), "install the newer program"),
        ] {
            let refused = theirs.expect(&ours).unwrap_err();
            assert!(refused.to_string().contains(mends), "{refused}");
        }
        assert_eq!(ours.clone().expect(&ours), Ok(()));
    }
}
