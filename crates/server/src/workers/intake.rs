//! Takes in what came and was verified, and passes on at once what that made necessary.

use std::sync::Arc;

use store::Topic;

use super::{Heard, Stop, pause};
use crate::runtime::NodeRuntime;

pub(super) async fn work(runtime: Arc<NodeRuntime>, stop: Stop) {
    let database = &runtime.node().database;
    let mut hint = database.watch(&[Topic::Inbox]);
    loop {
        tokio::select! {
            biased;
            () = stop.asked() => return,
            () = runtime.hold.free() => {}
        }
        while runtime.federation.take_in().await.done > 0 {
            // A peering may have begun or ended, and with it a port of its own.
            runtime.pin_peers();
        }
        let due = store::inbox::next_due(database).ok().flatten();
        let heard = tokio::select! {
            biased;
            heard = pause(&stop, &mut hint, runtime.node().now(), due) => heard,
            () = runtime.federation.arrived() => Heard::Work,
        };
        if heard == Heard::Stop {
            return;
        }
    }
}
