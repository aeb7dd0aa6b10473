//! A QR code as a drawing: dark on light whatever the page's colours, for cameras want it so. Each run of dark modules is one
//! line, as wide as a module is high: a long link is drawn in a fifth of the bytes of a square for each.

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
            "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"{}\"><path transform=\"translate(0 .5)\" d=\"",
            wire::html::escape(&self.label)
        )?;
        for (row, colors) in self.code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in colors.chunk_by(PartialEq::eq) {
                if run.first() == Some(&Color::Dark) {
                    let (from, y) = (x + QUIET_MODULES, row + QUIET_MODULES);
                    write!(f, "M{from} {y}h{}", run.len())?;
                }
                x += run.len();
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
        // The corner of the first finder pattern, and nothing before it.
        assert!(picture.contains(" d=\"M4 4h7M"), "{picture}");
        assert!(QrPicture::of(&"x".repeat(3_000), String::new()).is_none());
        let long = "x".repeat(900);
        let both: [fn(&str, String) -> Option<QrPicture>; 2] = [QrPicture::of, QrPicture::dense];
        let widths = both.map(|drawn| {
            let picture = drawn(&long, String::new()).unwrap().to_string();
            let (_, width) = picture.split_once("viewBox=\"0 0 ").unwrap();
            width.split(' ').next().unwrap().parse::<usize>().unwrap()
        });
        assert!(widths[1] < widths[0] && widths[1] <= 113, "{widths:?}");
    }
}
