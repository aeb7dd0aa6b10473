//! A QR code as a drawing: dark on light whatever the page's colours, for cameras want it so.

use std::fmt;

use qrcode::{Color, EcLevel, QrCode};

/// Light modules around it, as the standard wants (ISO/IEC 18004, 6.3.8).
const QUIET_MODULES: usize = 4;

/// The code and what it is, for who cannot see it.
pub(crate) struct QrPicture {
    code: QrCode,
    label: String,
}

impl QrPicture {
    /// Of a link, readable with 15 of 100 parts of it covered; nothing when the link is too long for one (2,331 bytes).
    pub(crate) fn of(link: &str, label: String) -> Option<Self> {
        Self::with(link, EcLevel::M, label)
    }

    /// Of a longer link that is printed large: fewer and so wider modules, readable with 7 of 100 parts of it covered; nothing
    /// when the link is too long for one (2,953 bytes).
    pub(crate) fn dense(link: &str, label: String) -> Option<Self> {
        Self::with(link, EcLevel::L, label)
    }

    fn with(link: &str, level: EcLevel, label: String) -> Option<Self> {
        let code = QrCode::with_error_correction_level(link, level).ok()?;
        Some(Self { code, label })
    }
}

impl fmt::Display for QrPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.code.width();
        let side = width + 2 * QUIET_MODULES;
        write!(
            f,
            "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"{}\"><path d=\"",
            wire::html::escape(&self.label)
        )?;
        // A line one module wide through the middle of each row: a fifth of the bytes of a square for each module.
        for (row, modules) in self.code.to_colors().chunks(width).enumerate() {
            let mut at: usize = 0;
            let mut pen: Option<usize> = None;
            for run in modules.chunk_by(|one, next| one == next) {
                if run.first() == Some(&Color::Dark) {
                    match pen {
                        None => write!(f, "M{} {}.5", at + QUIET_MODULES, row + QUIET_MODULES)?,
                        Some(pen) => write!(f, "m{} 0", at - pen)?,
                    }
                    write!(f, "h{}", run.len())?;
                    pen = Some(at + run.len());
                }
                at += run.len();
            }
        }
        f.write_str("\"/></svg>")
    }
}

impl askama::filters::HtmlSafe for QrPicture {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_its_quiet_zone_and_says_what_it_is() {
        let link = "https://london.example/events/0196f3/checkin?code=ABCD-EFGH";
        let picture = QrPicture::of(link, "Code <of> your seat".to_owned())
            .unwrap()
            .to_string();
        assert!(
            picture.contains("viewBox=\"0 0 41 41\"")
                && picture.contains("aria-label=\"Code &lt;of&gt; your seat\"")
        );
        // The edge of the first finder pattern, and nothing before it.
        assert!(picture.contains("d=\"M4 4.5h7m"), "{picture}");
        assert!(QrPicture::of(&"x".repeat(3_000), String::new()).is_none());
        let (_, drawn) = picture.split_once("<path d=\"").unwrap();
        let (drawn, _) = drawn.split_once('"').unwrap();
        let runs = drawn.split('h').skip(1);
        let digits = runs.map(|run| run.split(|letter: char| !letter.is_ascii_digit()).next().unwrap());
        let dark: usize = digits.map(|run| run.parse::<usize>().unwrap()).sum();
        let code = QrCode::with_error_correction_level(link, EcLevel::M).unwrap();
        let modules = code.to_colors().into_iter();
        assert_eq!(dark, modules.filter(|color| *color == Color::Dark).count());
        let long = "x".repeat(900);
        let both: [fn(&str, String) -> Option<QrPicture>; 2] = [QrPicture::of, QrPicture::dense];
        let widths = both.map(|drawn| {
            let picture = drawn(&long, String::new()).unwrap().to_string();
            let (_, width) = picture.split_once("viewBox=\"0 0 ").unwrap();
            width.split(' ').next().unwrap().parse::<usize>().unwrap()
        });
        assert!(widths[1] < widths[0] && widths[1] <= 113, "{widths:?}");
        let bytes = QrPicture::dense(&long, String::new()).unwrap().to_string().len();
        assert!(
            bytes < 30_000,
            "a page with one is loaded over a telephone: {bytes}"
        );
    }
}
