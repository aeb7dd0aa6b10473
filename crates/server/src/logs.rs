//! The log: one line an event on stderr, for eyes or for machines; addresses, names and texts stay out of it.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{LogForm, LogSetting};

/// Libraries that would say at `info` what only their authors want to know.
const QUIETER: &str = ",hyper=warn,hyper_util=warn,reqwest=warn,rustls=warn,h2=warn";

/// Begins to log; a second call in one process changes nothing.
pub fn begin(setting: &LogSetting) {
    let filter = EnvFilter::new(format!("{}{QUIETER}", setting.level));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false);
    // Several nodes of one process share the log of the first.
    let _already_begun = match setting.form {
        LogForm::Text => builder.with_ansi(false).finish().try_init(),
        LogForm::Json => builder.json().flatten_event(true).finish().try_init(),
    };
}
