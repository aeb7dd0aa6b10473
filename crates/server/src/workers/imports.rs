//! Goes on with files of members that officers handed in, also with what a stop broke off (F22).

use std::sync::Arc;

use domain::ImportStage;
use edge::{IMPORT_LEFT_SECONDS, IMPORT_LINES_AT_ONCE, Node, go_on_with_import};
use store::imports::Import;
use store::{StoreError, Topic, imports};

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    let node = runtime.node();
    let mut hint = node.database.watch(&[Topic::Imports]);
    loop {
        match go_on_with_imports(node, || !stop.is_asked()).await {
            Ok(0) => {}
            Ok(pieces) => tracing::info!(pieces, "files of members went on"),
            Err(error) => tracing::warn!(%error, "files of members wait for now"),
        }
        if pause(&stop, &mut hint, node.now(), None).await == Heard::Stop {
            return;
        }
    }
}

/// Goes on with every file that nobody waits for; how many pieces were done.
pub async fn go_on_with_imports(node: &Node, may_go_on: impl Fn() -> bool) -> Result<usize, StoreError> {
    let mut done = 0;
    for import in node.database.read(imports::list)? {
        if !is_due(&import, node) {
            continue;
        }
        match go_on_with_import(node, &import.id, &may_go_on).await {
            Ok(pieces) => done += pieces,
            // The others are not held up by it; it is tried again with the next.
            Err(error) => tracing::warn!(import = %import.id, %error, "a file of members waits for now"),
        }
    }
    Ok(done)
}

fn is_due(import: &Import, node: &Node) -> bool {
    let is_left = node.now().as_second() - import.touched.as_second() >= IMPORT_LEFT_SECONDS;
    matches!(import.stage, ImportStage::Looking | ImportStage::Going)
        && (import.lines > IMPORT_LINES_AT_ONCE || is_left)
}
