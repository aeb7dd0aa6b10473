//! What a node does by the clock and not because of a message; a story says when.

use crate::story_node::StoryNode;

impl StoryNode {
    /// What the node does once a night.
    pub fn compare_with_all(&self) {
        let up = self.up().expect("a node compares while it runs");
        up.runtime
            .federation
            .compare_with_all()
            .expect("a store in memory can be written");
    }

    /// Queues the weekly digest if its hour has come, as the node does all the time; for how many members.
    pub async fn digest(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::digest(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Reminds members of what begins soon, as the node does every minute; of how many events.
    pub async fn remind(&self) -> usize {
        let up = self.up().expect("a node reminds while it runs");
        server::workers::remind(up.node())
            .await
            .expect("a store in memory can be written")
    }
}
