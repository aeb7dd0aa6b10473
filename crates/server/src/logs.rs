//! The log: one line an event on stderr, for eyes or for machines; addresses, names and texts stay out of it.

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

use crate::config::{LogForm, LogSetting};

/// Libraries that would say at `info` what only their authors want to know.
const QUIETER: [&str; 5] = ["hyper", "hyper_util", "reqwest", "rustls", "h2"];

/// Begins to log; a second call in one process changes nothing.
pub fn begin(setting: &LogSetting) {
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_target(false);
    let kept = tracing_subscriber::registry().with(filter(&setting.level));
    // Several nodes of one process share the log of the first.
    let _already_begun = match setting.form {
        LogForm::Text => kept.with(lines.with_ansi(false)).try_init(),
        LogForm::Json => kept.with(lines.json().flatten_event(true)).try_init(),
    };
}

fn filter(level: &str) -> Targets {
    let level = level.parse().unwrap_or(LevelFilter::INFO);
    Targets::new()
        .with_default(level)
        .with_targets(QUIETER.map(|library| (library, level.min(LevelFilter::WARN))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_say_less_than_the_node() {
        let filter = filter("debug");
        assert!(filter.would_enable("server::workers", &tracing::Level::DEBUG));
        assert!(!filter.would_enable("server::workers", &tracing::Level::TRACE));
        assert!(!filter.would_enable("hyper::proto", &tracing::Level::INFO));
        assert!(filter.would_enable("hyper::proto", &tracing::Level::WARN));
        let silent = super::filter("off");
        assert!(!silent.would_enable("hyper::proto", &tracing::Level::ERROR));
    }
}
