//! The lists people pick from, as dated files: those that come with the program, and those an operator took in (F01,
//! needs 2.4 and 3.9).

use std::path::{Path, PathBuf};

use domain::{Entry, LanguageTag, Region, Taxonomy, TaxonomyRefused, Term};
use serde::Deserialize;

/// Chosen when nothing is named and the ecosystem is Microsoft's.
pub const OF_MICROSOFT: &str = "microsoft-2026";
/// Chosen when nothing is named and the ecosystem is that of several vendors.
pub const OF_SEVERAL_VENDORS: &str = "multi-vendor-2026";
/// Largest file.
pub const FILE_BYTES_MAX: usize = 1024 * 1024;

/// Folder of imported files inside the data folder.
const FOLDER: &str = "taxonomies";
const SHIPPED: [(&str, &str); 2] = [
    (
        OF_MICROSOFT,
        include_str!("../../../config/taxonomies/microsoft-2026.toml"),
    ),
    (
        OF_SEVERAL_VENDORS,
        include_str!("../../../config/taxonomies/multi-vendor-2026.toml"),
    ),
];
const REGIONS: &str = include_str!("../../../config/taxonomies/regions-2026.toml");

/// Why a file of lists is not taken.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyFileRefused {
    /// Nothing of that name came with the program or was imported.
    #[error("there are no lists named {name}; there are {}; `rosarium taxonomy import FILE` takes in others", known.join(", "))]
    Unknown {
        /// What was named.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The system refused.
    #[error("{path} cannot be read or written: {what}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
    /// Larger than [`FILE_BYTES_MAX`].
    #[error("a file of lists has at most {FILE_BYTES_MAX} bytes")]
    TooLarge,
    /// Not TOML, or not these fields.
    #[error("it cannot be read: {0}")]
    Form(String),
    /// Its content.
    #[error(transparent)]
    Content(#[from] TaxonomyRefused),
    /// A file of the same name came with the program.
    #[error("{0} comes with the program; give yours an id of its own, for example with another year")]
    Shipped(Term),
}

/// Where somebody works, the same list for every taxonomy that brings none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regions {
    #[serde(rename = "dated")]
    _dated: jiff::civil::Date,
    #[serde(rename = "language")]
    _language: LanguageTag,
    regions: Vec<Entry<Region>>,
}

/// Reads and checks a file; one without regions gets those of the program.
pub fn read(text: &str) -> Result<Taxonomy, TaxonomyFileRefused> {
    if text.len() > FILE_BYTES_MAX {
        return Err(TaxonomyFileRefused::TooLarge);
    }
    let mut taxonomy: Taxonomy = toml::from_str(text).map_err(form)?;
    if taxonomy.regions.is_empty() {
        taxonomy.regions = toml::from_str::<Regions>(REGIONS).map_err(form)?.regions;
    }
    taxonomy.check()?;
    Ok(taxonomy)
}

fn form(error: toml::de::Error) -> TaxonomyFileRefused {
    TaxonomyFileRefused::Form(error.to_string().trim_end().to_owned())
}

/// The lists of a name: of the program, else of the data folder.
pub fn load(name: &str, data_dir: &Path) -> Result<Taxonomy, TaxonomyFileRefused> {
    if let Some((_, text)) = SHIPPED.iter().find(|(shipped, _)| *shipped == name) {
        return read(text);
    }
    let unknown = || TaxonomyFileRefused::Unknown {
        name: name.to_owned(),
        known: names(data_dir),
    };
    // A term has neither dots nor slashes, so it names no file elsewhere (threat E15).
    let path = path_of(&Term::parse(name).map_err(|_| unknown())?, data_dir);
    if !path.is_file() {
        return Err(unknown());
    }
    let size = std::fs::metadata(&path)
        .map_err(|error| refused(&path, &error))?
        .len();
    if size > FILE_BYTES_MAX as u64 {
        return Err(TaxonomyFileRefused::TooLarge);
    }
    read(&std::fs::read_to_string(&path).map_err(|error| refused(&path, &error))?)
}

/// Checks a text and keeps it in the data folder under its own name, in the place of an earlier one.
pub fn import(text: &str, data_dir: &Path) -> Result<(Taxonomy, PathBuf), TaxonomyFileRefused> {
    let taxonomy = read(text)?;
    if SHIPPED.iter().any(|(name, _)| *name == taxonomy.id.as_str()) {
        return Err(TaxonomyFileRefused::Shipped(taxonomy.id));
    }
    let folder = data_dir.join(FOLDER);
    crate::runtime::private_folder(&folder).map_err(|error| refused(&folder, &error))?;
    let path = path_of(&taxonomy.id, data_dir);
    let new = path.with_extension("new");
    std::fs::write(&new, text).map_err(|error| refused(&new, &error))?;
    std::fs::rename(&new, &path).map_err(|error| refused(&path, &error))?;
    Ok((taxonomy, path))
}

/// Every name there is: those of the program, then those taken in.
pub fn names(data_dir: &Path) -> Vec<String> {
    let mut imported: Vec<String> = std::fs::read_dir(data_dir.join(FOLDER))
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            Some(
                entry
                    .ok()?
                    .file_name()
                    .to_str()?
                    .strip_suffix(".toml")?
                    .to_owned(),
            )
        })
        .collect();
    imported.sort();
    let shipped = SHIPPED.iter().map(|(name, _)| (*name).to_owned());
    shipped.chain(imported).collect()
}

fn path_of(id: &Term, data_dir: &Path) -> PathBuf {
    data_dir.join(FOLDER).join(format!("{id}.toml"))
}

fn refused(path: &Path, error: &std::io::Error) -> TaxonomyFileRefused {
    TaxonomyFileRefused::File {
        path: path.to_owned(),
        what: error.kind().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use domain::Dimension;

    use super::*;

    /// 2.4: the two share ids where the meaning is the same.
    #[test]
    fn what_comes_with_the_program_holds_together() {
        let nowhere = Path::new("/nowhere");
        let [microsoft, several] = SHIPPED.map(|(name, _)| load(name, nowhere).unwrap());
        for (taxonomy, (name, _)) in [&microsoft, &several].into_iter().zip(SHIPPED) {
            assert_eq!(taxonomy.id.as_str(), name);
            assert!(taxonomy.holds(Dimension::Regions, "US-WA") && taxonomy.holds(Dimension::Regions, "SE"));
        }
        for (id, name) in microsoft.list(Dimension::Competencies) {
            if several.holds(Dimension::Competencies, id) {
                assert_eq!(several.name(Dimension::Competencies, id), name);
            }
        }
        assert!(several.holds(Dimension::Competencies, "security"));
        assert!(!several.holds(Dimension::Competencies, "licensing"));
        assert_eq!(several.list(Dimension::Sizes), microsoft.list(Dimension::Sizes));
    }

    /// 3.9: the lists are edited by file.
    #[test]
    fn a_file_of_ones_own_is_taken_in_and_found_by_its_name() {
        let dir = tempfile::tempdir().unwrap();
        let own = SHIPPED[0].1.replace("microsoft-2026", "microsoft-2027");
        let own = own.replace(
            "{ id = \"networking\"",
            "{ id = \"quantum\", name = \"Quantum\" },\n    { id = \"networking\"",
        );
        assert!(matches!(
            import(SHIPPED[0].1, dir.path()),
            Err(TaxonomyFileRefused::Shipped(_))
        ));
        let (taxonomy, path) = import(&own, dir.path()).unwrap();
        assert!(path.starts_with(dir.path()));
        assert_eq!(load("microsoft-2027", dir.path()).unwrap(), taxonomy);
        assert_eq!(taxonomy.name(Dimension::Competencies, "quantum"), "Quantum");
        assert_eq!(names(dir.path()).last().unwrap(), "microsoft-2027");
        let unknown = load("microsoft-2028", dir.path()).unwrap_err().to_string();
        assert!(unknown.contains("microsoft-2027"), "{unknown}");
    }

    /// E15
    #[test]
    fn a_name_leads_out_of_no_folder() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("secret.toml"), "id = 1").unwrap();
        for name in [
            "../secret",
            "secret.toml",
            "",
            "/etc/passwd",
            "..%2fsecret",
            "a\0",
        ] {
            let refused = load(name, dir.path()).unwrap_err();
            assert!(matches!(refused, TaxonomyFileRefused::Unknown { .. }), "{name}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said() {
        let twice = SHIPPED[0].1.replace("\"networking\"", "\"security\"");
        assert_eq!(
            read(&twice).unwrap_err().to_string(),
            "security stands twice in the list of competencies"
        );
        assert!(matches!(read("id = \"x\""), Err(TaxonomyFileRefused::Form(_))));
        let long = " ".repeat(FILE_BYTES_MAX + 1);
        assert!(matches!(read(&long), Err(TaxonomyFileRefused::TooLarge)));
    }
}
