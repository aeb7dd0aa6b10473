//! `rosarium taxonomy`: the lists people pick from, checked and taken in.

use std::path::PathBuf;

use clap::Subcommand;
use domain::{Dimension, Taxonomy};
use serde_json::json;

use super::file;
use crate::admin::Failure;
use crate::cli::{Exit, Place};
use crate::taxonomies::{self, FILE_BYTES_MAX, TaxonomyFileRefused};

#[derive(Subcommand)]
pub(crate) enum TaxonomyCommand {
    /// Check a file of lists; without one, say which lists count and what there is
    Check {
        /// The file; - reads stdin
        file: Option<PathBuf>,
    },
    /// Check a file of lists and keep it in the data folder, to be named in the configuration
    Import {
        /// The file; - reads stdin
        file: PathBuf,
    },
}

impl TaxonomyCommand {
    pub(crate) fn run(self, place: &Place) -> Result<Exit, Failure> {
        match self {
            Self::Check { file: Some(file) } => {
                let taxonomy = taxonomies::read(&file::read_text(&file, FILE_BYTES_MAX)?).map_err(refused)?;
                show(
                    place,
                    &taxonomy,
                    &format!("{} is good: {}", taxonomy.id, counted(&taxonomy)),
                );
            }
            Self::Check { file: None } => {
                let config = place.read_config()?;
                let taxonomy = config.taxonomy().map_err(Failure::failed)?;
                let names = taxonomies::names(&config.data_dir()).join(", ");
                let text = format!(
                    "{} counts, dated {}: {}\nthere are {names}",
                    taxonomy.id,
                    taxonomy.dated,
                    counted(&taxonomy)
                );
                show(place, &taxonomy, &text);
            }
            Self::Import { file } => {
                let config = place.read_config()?;
                let text = file::read_text(&file, FILE_BYTES_MAX)?;
                let (taxonomy, path) = taxonomies::import(&text, &config.data_dir()).map_err(refused)?;
                let text = format!(
                    "{} is kept as {}: {}\nwrite `taxonomy = \"{}\"` under [profile] and start the node anew",
                    taxonomy.id,
                    path.display(),
                    counted(&taxonomy),
                    taxonomy.id
                );
                show(place, &taxonomy, &text);
            }
        }
        Ok(Exit::Done)
    }
}

/// What is wrong with the file itself is a matter of use; what the system says is not.
fn refused(refused: TaxonomyFileRefused) -> Failure {
    match refused {
        TaxonomyFileRefused::File { .. } => Failure::failed(refused),
        _ => Failure::usage(refused),
    }
}

fn show(place: &Place, taxonomy: &Taxonomy, text: &str) {
    let lists: serde_json::Map<String, serde_json::Value> = Dimension::ALL
        .into_iter()
        .map(|list| (list.word().to_owned(), json!(taxonomy.list(list).len())))
        .collect();
    place.show(
        &json!({ "id": taxonomy.id, "dated": taxonomy.dated, "language": taxonomy.language, "entries": lists }),
        text,
    );
}

/// `24 competencies, 22 verticals, …`.
fn counted(taxonomy: &Taxonomy) -> String {
    let lists =
        Dimension::ALL.map(|list| format!("{} {}", taxonomy.list(list).len(), list.word().replace('-', " ")));
    lists.join(", ")
}
