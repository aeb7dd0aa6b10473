//! One line of a file of members, as spreadsheets and older systems write it: which column is what, and what is wrong
//! with a line (need F22-1).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Handle, Kind, MailAddress, MemberTag, MemberTags, PersonName, Slug, Title};

/// What a column of a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberColumn {
    /// Where mail goes; by it a member is known again.
    Mail,
    /// As she is shown.
    Name,
    /// Her company.
    Organization,
    /// What she is to the ecosystem.
    Kind,
    /// The local part she belongs to.
    Chapter,
    /// Her level of membership.
    Level,
    /// The last day paid for.
    PaidUntil,
    /// The last part of her address; made from her name when the file has none.
    Handle,
    /// What officers call her by.
    Tags,
}

impl MemberColumn {
    /// All of them, in the order of forms and of what is written out.
    pub const ALL: [Self; 9] = [
        Self::Mail,
        Self::Name,
        Self::Organization,
        Self::Kind,
        Self::Chapter,
        Self::Level,
        Self::PaidUntil,
        Self::Handle,
        Self::Tags,
    ];

    /// Its heading where we write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Name => "name",
            Self::Organization => "organization",
            Self::Kind => "kind",
            Self::Chapter => "chapter",
            Self::Level => "level",
            Self::PaidUntil => "paid_until",
            Self::Handle => "handle",
            Self::Tags => "tags",
        }
    }

    /// Reads that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// Headings that others write, in small letters without blanks, hyphens and underscores.
    fn others(self) -> &'static [&'static str] {
        match self {
            Self::Mail => &["mail", "email", "emailaddress", "mailaddress"],
            Self::Name => &["name", "fullname", "displayname", "membername"],
            Self::Organization => &[
                "organization",
                "organisation",
                "company",
                "companyname",
                "employer",
            ],
            Self::Kind => &["kind", "membertype", "type"],
            Self::Chapter => &["chapter", "localchapter"],
            Self::Level => &["level", "tier", "membershiplevel"],
            Self::PaidUntil => &["paiduntil", "validuntil", "expires", "expirydate", "renewaldate"],
            Self::Handle => &["handle", "username"],
            Self::Tags => &["tags", "tag", "labels"],
        }
    }
}

/// Why a file cannot be read as one of members.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnsRefused {
    /// A member without it would be nobody.
    #[error("no column is the {}", .0.word())]
    Missing(MemberColumn),
    /// The file has no such heading.
    #[error("the file has no column {0}")]
    NoSuchHeading(String),
    /// Not a word of ours.
    #[error(
        "{0} is no column of ours; write one of mail, name, organization, kind, chapter, level, paid_until, handle, tags"
    )]
    NoSuchColumn(String),
}

/// Which column of a file is what, counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns(BTreeMap<MemberColumn, usize>);

impl Columns {
    /// Most columns of a file.
    pub const COLUMNS_MAX: usize = 100;

    /// What the headings say by themselves.
    pub fn guess(headings: &[String]) -> Self {
        let plain = |heading: &String| -> String {
            let letters = heading.chars().filter(|letter| letter.is_alphanumeric());
            letters.collect::<String>().to_lowercase()
        };
        let plain: Vec<String> = headings.iter().map(plain).collect();
        let place = |column: MemberColumn| {
            let known = column.others();
            let place = plain
                .iter()
                .position(|heading| known.contains(&heading.as_str()))?;
            Some((column, place))
        };
        Self(MemberColumn::ALL.into_iter().filter_map(place).collect())
    }

    /// Says what a column is, by its heading; an empty heading is no column.
    pub fn set(&mut self, column: &str, heading: &str, headings: &[String]) -> Result<(), ColumnsRefused> {
        let known = MemberColumn::from_word(column.trim())
            .ok_or_else(|| ColumnsRefused::NoSuchColumn(column.trim().to_owned()))?;
        let heading = heading.trim();
        if heading.is_empty() {
            self.0.remove(&known);
            return Ok(());
        }
        let place = headings
            .iter()
            .position(|other| other.trim().eq_ignore_ascii_case(heading))
            .ok_or_else(|| ColumnsRefused::NoSuchHeading(heading.to_owned()))?;
        self.0.insert(known, place);
        Ok(())
    }

    /// Says at which place a column stands, or that the file has none such.
    pub fn put(&mut self, column: MemberColumn, place: Option<usize>) {
        match place {
            Some(place) => self.0.insert(column, place),
            None => self.0.remove(&column),
        };
    }

    /// Whether a member can be known by them at all.
    pub fn check(&self) -> Result<(), ColumnsRefused> {
        for needed in [MemberColumn::Mail, MemberColumn::Name] {
            if !self.0.contains_key(&needed) {
                return Err(ColumnsRefused::Missing(needed));
            }
        }
        Ok(())
    }

    /// Where something stands.
    pub fn place(&self, column: MemberColumn) -> Option<usize> {
        self.0.get(&column).copied()
    }
}

/// What is wrong with a line, in few words: they are listed many at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum LineFault {
    /// Not an address.
    #[error("bad e-mail")]
    Mail,
    /// Nobody can be shown.
    #[error("no name")]
    NoName,
    /// Too long, or with characters that cannot be shown.
    #[error("bad {}", .0.word())]
    Bad(MemberColumn),
    /// Not a word of ours.
    #[error("no such kind; write partner, vendor, customer, microsoft or individual")]
    Kind,
    /// Not a day.
    #[error("bad day; write 2027-01-31")]
    Day,
    /// Too many, too long, or with characters that cannot be shown.
    #[error(
        "bad tags; write at most {} of at most {} characters, with bars between",
        MemberTags::COUNT_MAX,
        MemberTag::CHARS_MAX
    )]
    Tags,
    /// More or fewer cells than the heading.
    #[error("not as many cells as the heading")]
    Cells,
    /// Too long to be one.
    #[error("too long; is a quotation mark not closed?")]
    TooLong,
    /// The same person stands above.
    #[error("the same e-mail as line {0}")]
    Again(u64),
    /// Somebody else of the file wants it.
    #[error("the same handle as line {0}")]
    HandleAgain(u64),
    /// Another member has it.
    #[error("the handle is taken")]
    HandleTaken,
    /// Another member has it.
    #[error("the e-mail is taken")]
    MailTaken,
    /// Nobody becomes mightier than a file may make her.
    #[error("an operator is made by whoever has the shell")]
    OperatorByShell,
    /// Other servers know her by it.
    #[error("her handle here is another, and never changes")]
    HandleStays,
    /// A community of partners (need 2.1).
    #[error("this community is of partners alone")]
    PartnersOnly,
    /// She asked to join, and nobody has said yes or no.
    #[error("she asked to join and waits for an officer; let her in first")]
    Waits,
    /// She went by herself.
    #[error("she has left, and joins again by herself")]
    HasLeft,
    /// The community has no such level.
    #[error("no such level")]
    NoSuchLevel,
    /// It is not for people of her kind.
    #[error("the level is not for this kind of member")]
    LevelNotForKind,
    /// Seats are given by the organisation.
    #[error("the level is for organisations")]
    LevelForOrganizations,
    /// Nobody new gets it.
    #[error("the level is not offered any more")]
    LevelNotOffered,
    /// It costs something.
    #[error("the level needs the last day paid for")]
    LevelNeedsDay,
    /// It costs nothing.
    #[error("nothing is paid for a level that costs nothing")]
    LevelIsFree,
    /// The community has none of that name; some of those it has.
    #[error("no such chapter; write one of {}", named(.0))]
    NoSuchChapter(Vec<Title>),
    /// The community has no chapters at all.
    #[error("the community has no chapters; leave the chapter empty")]
    NoChapters,
    /// The day is over, or years ahead.
    #[error("the last day paid for is over, or too far ahead")]
    DayOutOfReach,
}

fn named(chapters: &[Title]) -> String {
    let names: Vec<&str> = chapters.iter().map(Title::as_str).collect();
    names.join(", ")
}

impl LineFault {
    /// Chapters that a fault names at most.
    pub const CHAPTERS_NAMED_MAX: usize = 10;

    /// That a chapter is none of these.
    pub fn of_chapter(chapters: &[Title]) -> Self {
        match chapters.is_empty() {
            true => Self::NoChapters,
            false => Self::NoSuchChapter(chapters.iter().take(Self::CHAPTERS_NAMED_MAX).cloned().collect()),
        }
    }

    /// Whether the line says again what another says.
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Again(_))
    }
}

/// One person as a file names her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLine {
    /// Line of the file, from 1.
    pub line: u64,
    /// By it she is known again.
    pub mail: MailAddress,
    /// As she is shown.
    pub name: PersonName,
    /// Her company; what is absent stays as it is.
    pub organization: Option<PersonName>,
    /// What she is to the ecosystem.
    pub kind: Option<Kind>,
    /// Her local part of the community.
    pub chapter: Option<Title>,
    /// Her level.
    pub level: Option<Slug>,
    /// The last day paid for.
    pub paid_until: Option<Date>,
    /// The last part of her address.
    pub handle: Option<Handle>,
    /// What officers call her by; what is absent stays as it is.
    #[serde(default)]
    pub tags: Option<MemberTags>,
}

impl MemberLine {
    /// Most lines of a file.
    pub const LINES_MAX: u64 = 100_000;
    /// Most bytes of one line.
    pub const BYTES_MAX: usize = 16 * 1024;

    /// Reads the cells of a line.
    pub fn read(line: u64, cells: &[String], columns: &Columns) -> Result<Self, LineFault> {
        let cell = |column: MemberColumn| {
            let text = columns.place(column).and_then(|place| cells.get(place));
            let text = text.map_or("", |text| text.trim());
            Some(text).filter(|text| !text.is_empty())
        };
        fn parse<T, E>(
            column: MemberColumn,
            text: Option<&str>,
            parse: impl Fn(&str) -> Result<T, E>,
        ) -> Result<Option<T>, LineFault> {
            text.map(parse).transpose().map_err(|_| LineFault::Bad(column))
        }
        let mail = cell(MemberColumn::Mail).ok_or(LineFault::Mail)?;
        let name = cell(MemberColumn::Name).ok_or(LineFault::NoName)?;
        let kind =
            cell(MemberColumn::Kind).map(|word| Kind::from_word(&word.to_lowercase()).ok_or(LineFault::Kind));
        let tags = cell(MemberColumn::Tags).map(MemberTags::read).transpose();
        let day = cell(MemberColumn::PaidUntil).map(|text| text.parse().map_err(|_| LineFault::Day));
        Ok(Self {
            line,
            mail: MailAddress::parse(mail).map_err(|_| LineFault::Mail)?,
            name: PersonName::parse(name).map_err(|_| LineFault::Bad(MemberColumn::Name))?,
            organization: parse(
                MemberColumn::Organization,
                cell(MemberColumn::Organization),
                PersonName::parse,
            )?,
            kind: kind.transpose()?,
            chapter: parse(MemberColumn::Chapter, cell(MemberColumn::Chapter), Title::parse)?,
            level: parse(MemberColumn::Level, cell(MemberColumn::Level), |text| {
                Slug::parse(&text.to_lowercase())
            })?,
            paid_until: day.transpose()?,
            handle: parse(MemberColumn::Handle, cell(MemberColumn::Handle), Handle::parse)?,
            tags: tags.map_err(|_| LineFault::Tags)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn headings_of_other_systems_are_known_and_a_wrong_guess_is_put_right() {
        let headings = cells(&["Full name", "E-Mail Address", "Company", "Joined", "Nickname"]);
        let mut columns = Columns::guess(&headings);
        assert_eq!(columns.check(), Ok(()));
        assert_eq!(columns.place(MemberColumn::Mail), Some(1));
        assert_eq!(columns.place(MemberColumn::Kind), None);
        columns.set("name", "nickname", &headings).unwrap();
        assert_eq!(columns.place(MemberColumn::Name), Some(4));
        columns.set("mail", "", &headings).unwrap();
        let missing = columns.check().unwrap_err().to_string();
        assert_eq!(missing, "no column is the mail");
        assert!(columns.set("mail", "fax", &headings).is_err());
        assert!(columns.set("shoe", "Joined", &headings).is_err());
    }

    /// F22-1
    #[test]
    fn a_line_is_read_or_said_to_be_wrong_in_few_words() {
        let columns = Columns::guess(&cells(&[
            "mail",
            "name",
            "kind",
            "paid_until",
            "handle",
            "level",
            "tags",
        ]));
        let read = |texts: &[&str]| MemberLine::read(7, &cells(texts), &columns);
        let maren = read(&[
            " maren@a.example ",
            "Maren",
            "Vendor",
            "2027-01-31",
            "maren",
            "Chapter",
            "speaker, Board",
        ])
        .unwrap();
        let tags = maren.tags.as_ref().map(MemberTags::written);
        assert_eq!(tags.as_deref(), Some("Board | speaker"));
        assert_eq!((maren.line, maren.kind), (7, Some(Kind::Vendor)));
        assert_eq!(maren.level.as_ref().map(Slug::as_str), Some("chapter"));
        assert_eq!(maren.paid_until, Some(jiff::civil::date(2027, 1, 31)));
        for (texts, fault) in [
            (["maren(at)a.example", "Maren", "", "", "", "", ""], "bad e-mail"),
            (["", "Maren", "", "", "", "", ""], "bad e-mail"),
            (["m@a.example", " ", "", "", "", "", ""], "no name"),
            (["m@a.example", "\u{202e}x", "", "", "", "", ""], "bad name"),
            (
                ["m@a.example", "M", "rival", "", "", "", ""],
                "no such kind; write partner, vendor, customer, microsoft or individual",
            ),
            (
                ["m@a.example", "M", "", "31.1.2027", "", "", ""],
                "bad day; write 2027-01-31",
            ),
            (["m@a.example", "M", "", "", "a b", "", ""], "bad handle"),
            (
                ["m@a.example", "M", "", "", "", "", "a\u{202e}b"],
                "bad tags; write at most 20 of at most 40 characters, with bars between",
            ),
        ] {
            assert_eq!(read(&texts).unwrap_err().to_string(), fault, "{texts:?}");
        }
    }
}
