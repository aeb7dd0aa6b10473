//! What a node does by the clock and not because of a message; a story says when.

use engine::{Batch, Keyspace, Write};

use crate::rows::rows_of;
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

    /// Tells those who had a seat that an event is over, as the node does every ten minutes; of how many events.
    pub async fn thank(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::thank(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Tells members of hosts that have said nothing for a day, as the node does every minute; of how many answers.
    pub async fn tell_of_silence(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::tell_of_silence(up.node())
            .await
            .expect("a store in memory can be written")
    }

    /// Looks what officers have to know, as the node does every minute; how many things that were.
    pub async fn watch(&self) -> usize {
        let up = self.up().expect("a node looks while it runs");
        server::workers::watch(&up.runtime)
            .await
            .expect("a store in memory can be written")
    }

    /// Goes on with files of members, as the worker does, and is stopped before more than so many pieces; how many were
    /// done.
    pub async fn go_on_with_imports(&self, pieces: usize) -> usize {
        let up = self.up().expect("a node that runs takes members in");
        let left = std::cell::Cell::new(pieces);
        let may_go_on = || left.replace(left.get().saturating_sub(1)) > 0;
        server::workers::go_on_with_imports(up.node(), may_go_on)
            .await
            .expect("a store in memory can be read")
    }

    /// Takes names of whose data is deleted off lists and documents, as the worker does every minute; how many pieces.
    pub async fn go_on_with_erasures(&self) -> usize {
        let up = self.up().expect("a node that runs deletes");
        server::workers::go_on_with_erasures(&up.runtime, || true)
            .await
            .expect("a store in memory can be written")
    }

    /// Tables that have a row with this text in its key or value, by number.
    pub fn tables_with(&self, text: &str) -> Vec<u16> {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        let has = |table: &u16| {
            let rows = rows_of(self, *table);
            rows.iter().any(|(key, row)| holds(key) || holds(row))
        };
        (0..u16::from(store::KEYSPACES)).filter(has).collect()
    }

    /// Sweeps up files of pictures that nothing shows, as the node does every hour; how many.
    pub async fn sweep_media(&self) -> usize {
        let up = self.up().expect("a node sweeps while it runs");
        server::workers::sweep_media(up.node(), self.clock_now()).await
    }

    /// Spoils the first row of a table, as damage would; the numbers of tables are in `store::spaces`.
    pub async fn spoil_first_row(&self, table: u8) {
        let space = Keyspace(table);
        let (key, _) = rows_of(self, table.into())
            .into_iter()
            .next()
            .expect("a row to spoil");
        let batch = Batch {
            writes: vec![Write::Put(space, key, "spoilt".into())],
            ..Batch::default()
        };
        let done = self.engine().commit(batch).await;
        done.expect("a store in memory can be written");
    }
}
