//! `rosarium config`: checks a file, shows what counts, lists the keys.

use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use crate::admin::Failure;
use crate::cli::{Exit, Place};
use crate::config::{Config, entries};

#[derive(Subcommand)]
pub(crate) enum ConfigCommand {
    /// Check a file; exit 0 when a node would start with it
    Check {
        /// The file; else the one that counts
        file: Option<PathBuf>,
    },
    /// Print the configuration that counts, defaults included
    Show,
    /// List every key with its default and what it is for
    Keys,
}

impl ConfigCommand {
    pub(crate) fn run(self, place: &Place) -> Result<Exit, Failure> {
        match self {
            Self::Check { file } => {
                let config = match file {
                    Some(file) => Config::read(&file).map_err(Failure::failed)?,
                    None => place.read_config()?,
                };
                config.check().map_err(Failure::failed)?;
                // A node that has a code of ethics does not read it; one that has none does not start with a bad file.
                config.founding_code().map_err(Failure::failed)?;
                let plain = config.node.base_url.starts_with("http:");
                let words = match plain {
                    true => {
                        "the configuration is good for trying out: a plain http address works only with --dev"
                    }
                    false => "the configuration is good",
                };
                place.show(&json!({ "ok": true, "only_with_dev": plain }), words);
            }
            Self::Show => {
                let config = place.read_config()?;
                let value = serde_json::to_value(&config).map_err(Failure::failed)?;
                let text = toml::to_string(&config).map_err(Failure::failed)?;
                place.show(&value, text.trim_end());
            }
            Self::Keys => {
                let entries = entries();
                let value = serde_json::to_value(&entries).map_err(Failure::failed)?;
                let lines: Vec<String> = entries
                    .iter()
                    .map(|entry| format!("{} = {}\n    {}", entry.key, entry.default, entry.comment))
                    .collect();
                place.show(&value, &lines.join("\n"));
            }
        }
        Ok(Exit::Done)
    }
}
