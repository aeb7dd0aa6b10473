//! Mail by command: one mail on trial, past the queue, so that the answer tells at once whether it was taken.

use domain::MailAddress;
use serde_json::json;

use super::{Failure, Performed, Shown};
use crate::runtime::NodeRuntime;

pub(super) async fn perform(runtime: &NodeRuntime, to: &str) -> Performed {
    let to = MailAddress::parse(to).map_err(|error| Failure::usage(format!("the address {error}")))?;
    let said = format!("a test mail to {to} was handed on; whether it arrives is seen there");
    let value = json!({ "to": to });
    let handed = runtime.mails.send_test(to).await;
    handed.map_err(Failure::failed)?;
    Ok(Shown::new(value, said))
}
