//! What keeps a node from working, one finding a check: each is looked at by one function and judged by another that
//! knows nothing of the machine.

pub(crate) mod clock;
pub(crate) mod configuration;
pub(crate) mod folder;
pub(crate) mod issuers;
pub(crate) mod node;
pub(crate) mod public;
pub(crate) mod relay;
pub(crate) mod rooms;
pub(crate) mod upgrade;

use serde::Serialize;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// Nothing to do.
    Ok,
    /// It works, or could not be looked at; somebody should look.
    Warn,
    /// Something does not work until it is mended.
    Fail,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// Which check, one or two words.
    pub(crate) check: &'static str,
    /// How it came out.
    pub(crate) verdict: Verdict,
    /// What was seen, one line.
    pub(crate) what: String,
    /// What to do, one line; nothing when all is well.
    #[serde(rename = "do", skip_serializing_if = "Option::is_none")]
    pub(crate) mend: Option<String>,
}

impl Finding {
    pub(crate) fn ok(check: &'static str, what: impl Into<String>) -> Self {
        Self {
            check,
            verdict: Verdict::Ok,
            what: one_line(what.into()),
            mend: None,
        }
    }

    pub(crate) fn warn(check: &'static str, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            check,
            verdict: Verdict::Warn,
            what: one_line(what.into()),
            mend: Some(one_line(mend.into())),
        }
    }

    pub(crate) fn fail(check: &'static str, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Fail,
            ..Self::warn(check, what, mend)
        }
    }
}

/// Faults of a configuration come one a line.
fn one_line(text: String) -> String {
    match text.contains('\n') {
        true => text.split('\n').map(str::trim).collect::<Vec<_>>().join(" · "),
        false => text,
    }
}

/// How many came out so.
pub(crate) fn count(findings: &[Finding], verdict: Verdict) -> usize {
    findings
        .iter()
        .filter(|finding| finding.verdict == verdict)
        .count()
}

/// For the terminal: a line a check, below it what to do, and the sum at the end.
pub(crate) fn lines(findings: &[Finding]) -> String {
    let widest = findings
        .iter()
        .map(|finding| finding.check.len())
        .max()
        .unwrap_or(0);
    let mut lines = Vec::new();
    for finding in findings {
        let verdict = finding.verdict.word();
        lines.push(format!(
            "{verdict:<5} {:<widest$}  {}",
            finding.check, finding.what
        ));
        if let Some(mend) = &finding.mend {
            lines.push(format!("{:<5} {:<widest$}  → {mend}", "", ""));
        }
    }
    let [ok, warn, fail] =
        [Verdict::Ok, Verdict::Warn, Verdict::Fail].map(|verdict| count(findings, verdict));
    lines.push(format!("{ok} ok, {warn} warn, {fail} fail"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_has_a_line_and_what_to_do_stands_below_it() {
        let findings = [
            Finding::ok("store", "it opens"),
            Finding::warn("clock", "no peer to compare with", "keep NTP on"),
            Finding::fail("configuration", "one\n  two", "mend it"),
        ];
        let text = lines(&findings);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "ok    store          it opens",
                "warn  clock          no peer to compare with",
                "                     → keep NTP on",
                "fail  configuration  one · two",
                "                     → mend it",
                "1 ok, 1 warn, 1 fail",
            ]
        );
    }

    #[test]
    fn a_machine_reads_the_same_without_an_empty_place_for_what_to_do() {
        let well = serde_json::to_value(Finding::ok("dns", "it leads to 203.0.113.9")).unwrap();
        assert_eq!(
            well,
            serde_json::json!({ "check": "dns", "verdict": "ok", "what": "it leads to 203.0.113.9" })
        );
        let ill = serde_json::to_value(Finding::fail("dns", "nowhere", "make a record")).unwrap();
        assert_eq!(
            (&ill["verdict"], &ill["do"]),
            (&"fail".into(), &"make a record".into())
        );
    }
}
