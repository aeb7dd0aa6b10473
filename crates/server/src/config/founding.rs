//! What a new community begins with: its levels of membership (F02) and its first code of ethics (F03). Each is written
//! once, at a start; what officers decide later stays.

use std::io::Read;
use std::path::Path;

use community::publish_code::NewCode;
use domain::{Amount, CodeOfEthics, CodeVersion, Kind, Slug, Tier, Title};

use super::{Config, ConfigRefused, MemberTier, Price, sections};

/// Stands alone on a line between the summary of a code and its text.
pub(crate) const BELOW_SUMMARY: &str = "---";
/// The version that a file makes.
const FIRST: CodeVersion = CodeVersion { major: 1, minor: 0 };
/// Largest file of a code, in bytes: a text, a summary and what is between them.
const FILE_BYTES_MAX: usize = 2 * CodeOfEthics::BYTES_MAX;

impl Config {
    /// The levels of membership that the configuration describes, in the order of the file; people join at a free one
    /// (need 4.10).
    pub fn tiers(&self) -> Result<Vec<Tier>, ConfigRefused> {
        let entry = self.default_tier()?;
        let mut tiers: Vec<Tier> = Vec::new();
        for table in &self.membership.tier {
            let tier = tier(table)?;
            if tiers.iter().any(|known| known.id == tier.id) {
                return Err(refused(table, "id", &"another one has it; write a different id"));
            }
            if tier.id == entry && (!tier.is_free() || tier.is_bundle()) {
                let what =
                    "people join at it (`membership.default_tier`), so it costs nothing and is no bundle";
                return Err(refused(table, "price", &what));
            }
            tiers.push(tier);
        }
        match tiers.len() {
            0..=Tier::TIERS_MAX => Ok(tiers),
            _ => Err(ConfigRefused::value(
                "membership.tier",
                format!("a community has at most {} tiers", Tier::TIERS_MAX),
            )),
        }
    }

    /// The community's first code, out of the file that is named; none when nothing is named, or nobody wrote the file
    /// that is looked for by default. A community that has a code does not ask.
    pub fn founding_code(&self) -> Result<Option<NewCode>, ConfigRefused> {
        let name = self.ethics.file.as_str();
        if name.is_empty() {
            return Ok(None);
        }
        let path = self.data_dir().join(name);
        let says = |what: &dyn std::fmt::Display| {
            ConfigRefused::value("ethics.file", format!("{}: {what}", path.display()))
        };
        let text = match read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && name == sections::ETHICS_FILE => {
                return Ok(None);
            }
            read => read.map_err(|error| says(&error.kind()))?,
        };
        if text.len() > FILE_BYTES_MAX {
            return Err(says(&format!("it is larger than {FILE_BYTES_MAX} bytes")));
        }
        let text = String::from_utf8(text).map_err(|_| says(&"it is not UTF-8 text"))?;
        let (summary, text) = parted(&text).ok_or_else(|| {
            let what = format!(
                "begin it with its summary and a line {BELOW_SUMMARY}, and write the text below; `rosarium ethics template --file` \
                 prints one"
            );
            says(&what)
        })?;
        let ethics = self.ethics()?;
        CodeOfEthics::check(FIRST, summary, text, ethics.summary_words_max, None)
            .map_err(|refused| says(&refused))?;
        Ok(Some(NewCode {
            version: FIRST,
            mode: ethics.mode,
            summary: summary.to_owned(),
            text: text.to_owned(),
        }))
    }
}

/// No more of a file than shows that it is too large.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = FILE_BYTES_MAX as u64 + 1;
    std::fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Summary and text of a code.
fn parted(file: &str) -> Option<(&str, &str)> {
    let file = file.trim_start_matches('\u{feff}');
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if line.trim_end() == BELOW_SUMMARY {
            return Some((file[..at].trim(), file[at + line.len()..].trim()));
        }
        at += line.len();
    }
    None
}

fn refused(table: &MemberTier, key: &str, what: &dyn std::fmt::Display) -> ConfigRefused {
    ConfigRefused::value("membership.tier", format!("{:?}: {key}: {what}", table.id))
}

fn tier(table: &MemberTier) -> Result<Tier, ConfigRefused> {
    let says = |key: &str, what: &dyn std::fmt::Display| refused(table, key, what);
    let id = Slug::parse(&table.id).map_err(|error| says("id", &error))?;
    let plain = Tier::free(id);
    let name = match table.name.as_str() {
        "" => plain.name.clone(),
        name => Title::parse(name).map_err(|error| says("name", &error))?,
    };
    let price = match &table.price {
        Price::Whole(number) => number.to_string(),
        Price::Written(text) => text.clone(),
        Price::Part(number) => number.to_string(),
    };
    let kind = |word: &String| {
        let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        let what = format!("choose among {}", known.join(", "));
        Kind::from_word(word).ok_or_else(|| says("kinds", &what))
    };
    let benefit = |line: &String| Title::parse(line).map_err(|error| says("benefits", &error));
    let tier = Tier {
        name,
        price: Amount::parse(&price).map_err(|error| says("price", &error))?,
        period_months: (table.period_months > 0).then_some(table.period_months),
        kinds: match table.kinds.is_empty() {
            true => plain.kinds.clone(),
            false => table.kinds.iter().map(kind).collect::<Result<_, _>>()?,
        },
        benefits: table.benefits.iter().map(benefit).collect::<Result<_, _>>()?,
        seats: match (table.organization, table.seats) {
            (false, 0) => None,
            (true, 1..) => Some(table.seats),
            (true, 0) => {
                return Err(says(
                    "seats",
                    &"write for how many people an organisation buys it",
                ));
            }
            (false, _) => return Err(says("seats", &"goes with organization = true alone")),
        },
        ..plain
    };
    tier.check().map_err(|error| says("it", &error))?;
    Ok(tier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiers(text: &str) -> Result<Vec<Tier>, ConfigRefused> {
        Config::parse(text).and_then(|config| config.tiers())
    }

    /// Section 9: its two tables, and what else a level has.
    #[test]
    fn levels_are_read_as_they_are_written() {
        let read = tiers(
            "[[membership.tier]]\nid = \"network\"\nprice = 0\n\
             [[membership.tier]]\nid = \"chapter\"\nprice = 240.5\nperiod_months = 12\norganization = false\n\
             [[membership.tier]]\nid = \"house\"\nname = \"Whole house\"\nprice = \"900.00\"\nperiod_months = 12\n\
             organization = true\nseats = 5\nkinds = [\"partner\"]\nbenefits = [\"Rooms\"]\n",
        );
        let read = read.unwrap();
        assert_eq!(read[0], Tier::free(Slug::parse("network").unwrap()));
        let told = |tier: &Tier| {
            (
                tier.name.to_string(),
                tier.price.to_string(),
                tier.period_months,
                tier.seats,
            )
        };
        let chapter = ("Chapter".to_owned(), "240.5".to_owned(), Some(12), None);
        assert_eq!(told(&read[1]), chapter);
        let house = ("Whole house".to_owned(), "900.00".to_owned(), Some(12), Some(5));
        assert_eq!(told(&read[2]), house);
        assert_eq!(
            (
                read[2].kinds.len(),
                read[2].benefits[0].as_str(),
                read[1].kinds.len()
            ),
            (1, "Rooms", 5)
        );
        assert_eq!(tiers("").unwrap(), []);
    }

    #[test]
    fn a_level_that_makes_no_sense_is_refused_with_its_name_and_key() {
        for (table, said) in [
            ("price = 5", "\"\": id: "),
            ("id = \"Network One\"", "\"Network One\": id: "),
            (
                "id = \"network\"\nprice = 5\nperiod_months = 12",
                "people join at it",
            ),
            ("id = \"chapter\"\nprice = 5", "needs a period"),
            (
                "id = \"chapter\"\nprice = -5\nperiod_months = 12",
                "\"chapter\": price: ",
            ),
            (
                "id = \"chapter\"\norganization = true",
                "seats: write for how many",
            ),
            ("id = \"chapter\"\nseats = 5", "seats: goes with"),
            ("id = \"chapter\"\nkinds = [\"rival\"]", "choose among partner"),
            ("id = \"chapter\"\nbenefits = [\"\"]", "benefits: "),
            (
                "id = \"chapter\"\n[[membership.tier]]\nid = \"chapter\"",
                "another one has it",
            ),
            ("id = \"chapter\"\nprise = 5", "prise"),
        ] {
            let refused = tiers(&format!("[[membership.tier]]\n{table}")).unwrap_err();
            assert!(refused.to_string().contains(said), "{said}: {refused}");
        }
        let many: String = (0..=Tier::TIERS_MAX)
            .map(|number| format!("[[membership.tier]]\nid = \"t{number}\"\n"))
            .collect();
        assert!(tiers(&many).unwrap_err().to_string().contains("at most 20"));
    }

    fn code(file: &str, content: Option<&str>) -> Result<Option<NewCode>, ConfigRefused> {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.node.data_dir = folder.path().to_string_lossy().into_owned();
        config.ethics.file = file.to_owned();
        if let Some(content) = content {
            std::fs::write(folder.path().join("ethics.md"), content).unwrap();
        }
        config.founding_code()
    }

    /// F03, 4.15: the file has a summary and a text.
    #[test]
    fn a_code_is_read_out_of_its_file() {
        let read = code(
            "ethics.md",
            Some("\u{feff}Be fair.\r\n---\r\n# Code\r\n\r\n---\r\nBe fair.\r\n"),
        );
        let read = read.unwrap().unwrap();
        assert_eq!(
            (read.version.to_string().as_str(), read.summary.as_str()),
            ("1.0", "Be fair.")
        );
        assert_eq!(
            read.text, "# Code\r\n\r\n---\r\nBe fair.",
            "only the first line parts them"
        );
        assert!(code("", Some("no code")).unwrap().is_none());
        assert!(code("ethics.md", None).unwrap().is_none(), "nobody wrote it");
    }

    #[test]
    fn a_file_that_is_no_code_is_refused_with_what_to_do() {
        let long = format!("{}\n---\ntext", "word ".repeat(101));
        let large = "x".repeat(FILE_BYTES_MAX + 1);
        for (file, content, said) in [
            ("other.md", None, "not found"),
            ("ethics.md", Some("# Code\n\nBe fair."), "ethics template --file"),
            ("ethics.md", Some("\n---\nBe fair."), "needs a summary"),
            ("ethics.md", Some("Be fair.\n---\n"), "needs a text"),
            ("ethics.md", Some(long.as_str()), "at most 100 words"),
            ("ethics.md", Some(large.as_str()), "larger than"),
        ] {
            let refused = code(file, content).unwrap_err().to_string();
            assert!(
                refused.starts_with("ethics.file: ") && refused.contains(said),
                "{said}: {refused}"
            );
        }
    }
}
