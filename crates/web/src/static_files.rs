//! The few files a page loads: their address holds a hash of what is in them, so they may be kept for ever.

/// A file that is part of the program.
#[derive(Clone, Copy, Debug)]
pub struct StaticFile {
    /// Where it is served; changes whenever its bytes do.
    pub path: &'static str,
    /// Its media type.
    pub content_type: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

/// `Cache-Control` of every static file.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// Every file under `/static`.
pub fn static_files() -> &'static [StaticFile] {
    &[
        StaticFile {
            path: STYLE_PATH,
            content_type: "text/css; charset=utf-8",
            bytes: STYLE,
        },
        StaticFile {
            path: PASSKEY_SCRIPT_PATH,
            content_type: "text/javascript; charset=utf-8",
            bytes: PASSKEY_SCRIPT,
        },
    ]
}

/// The address of the style sheet.
pub(crate) const STYLE_PATH: &str = match std::str::from_utf8(&STYLE_NAME) {
    Ok(path) => path,
    Err(_) => panic!("hexadecimal digits are UTF-8"),
};

/// The address of the script that asks the device for a passkey.
pub(crate) const PASSKEY_SCRIPT_PATH: &str = match std::str::from_utf8(&PASSKEY_SCRIPT_NAME) {
    Ok(path) => path,
    Err(_) => panic!("hexadecimal digits are UTF-8"),
};

const STYLE: &[u8] = include_bytes!("../static/style.css");
const STYLE_NAME: [u8; 34] = named(*b"/static/style-0000000000000000.css", fnv1a(STYLE));

const PASSKEY_SCRIPT: &[u8] = include_bytes!("../static/passkey.js");
const PASSKEY_SCRIPT_NAME: [u8; 35] = named(*b"/static/passkey-0000000000000000.js", fnv1a(PASSKEY_SCRIPT));

/// The name with the sixteen digits behind its hyphen.
const fn named<const LENGTH: usize>(mut name: [u8; LENGTH], hash: u64) -> [u8; LENGTH] {
    let mut from = 0;
    while name[from] != b'-' {
        from += 1;
    }
    let mut at = 0;
    while at < 16 {
        let digit = (hash >> (60 - 4 * at)) & 0xf;
        name[from + 1 + at] = b"0123456789abcdef"[digit as usize];
        at += 1;
    }
    name
}

/// FNV-1a: tells versions of our own file apart, nothing more is asked of it.
const fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn name_of(bytes: &[u8]) -> [u8; 34] {
        named(*b"/static/style-0000000000000000.css", fnv1a(bytes))
    }

    #[test]
    fn another_content_has_another_address() {
        assert_ne!(name_of(b"a{}"), name_of(b"b{}"));
        assert!(STYLE_PATH.starts_with("/static/style-") && STYLE_PATH.ends_with(".css"));
        assert!(PASSKEY_SCRIPT_PATH.starts_with("/static/passkey-") && PASSKEY_SCRIPT_PATH.ends_with(".js"));
        for path in [STYLE_PATH, PASSKEY_SCRIPT_PATH] {
            assert!(!path.contains("0000000000000000"));
        }
    }

    /// H2: neither elsewhere nor text made into a page or a script, whatever the policy of a browser.
    #[test]
    fn the_script_asks_nobody_for_anything_but_the_device() {
        let script = std::str::from_utf8(PASSKEY_SCRIPT).unwrap();
        for outside in [
            "http:",
            "https:",
            "fetch(",
            "XMLHttp",
            "import",
            "innerHTML",
            "eval(",
            "document.cookie",
        ] {
            assert!(!script.contains(outside), "{outside}");
        }
    }

    #[test]
    fn the_style_asks_nobody_else_for_anything() {
        let style = std::str::from_utf8(STYLE).unwrap();
        for outside in ["@import", "url(", "http:", "https:", "@font-face"] {
            assert!(!style.contains(outside), "{outside}");
        }
    }

    /// The custom properties of the rule that begins with `selector`, in order.
    fn tokens(selector: &str) -> Vec<&'static str> {
        let style = std::str::from_utf8(STYLE).unwrap();
        let rule = style.split(selector).nth(1).unwrap().split('}').next().unwrap();
        rule.split([';', '{'])
            .map(str::trim)
            .filter(|part| part.starts_with("--"))
            .collect()
    }

    #[test]
    fn dark_by_device_and_dark_by_choice_are_the_same() {
        let chosen = tokens(":root[data-theme=\"dark\"] {");
        assert!(chosen.len() > 30);
        assert_eq!(chosen, tokens(":root:not([data-theme]) {"));
    }

    /// Look, *Voucher*: always paper.
    #[test]
    fn a_voucher_has_the_colours_of_paper_in_the_dark_too() {
        let (light, paper) = (tokens(":root {"), tokens("\n.benefit-card {"));
        for token in &paper {
            assert!(light.contains(token), "{token}");
        }
        for name in ["--sheet", "--ground", "--ink", "--soft", "--leaf", "--focus"] {
            assert!(
                paper.iter().any(|token| token.starts_with(&format!("{name}:"))),
                "{name}"
            );
        }
    }
}
