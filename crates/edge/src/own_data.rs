//! The file a member takes along: all that is kept of her, as JSON or as a table (F22, threats D13, D16). Pages and REST
//! write the same file; a page may add what the store does not keep.

use community::export_own::PARTS;
use domain::Origin;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use store::{Database, Membership, StoreError};
use wire::csv::{BYTE_ORDER_MARK, write_record};

/// What the file says it is.
const KIND: &str = "rosarium own data";
/// How it is built; raised when a part is built otherwise.
const VERSION: u32 = 1;
/// Names of the columns of the table.
const COLUMNS: [&str; 4] = ["part", "row", "field", "value"];

/// All that is kept of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnData {
    node: Origin,
    made: Timestamp,
    parts: Vec<(&'static str, Vec<Value>)>,
}

impl OwnData {
    /// Reads each part of hers; between two of them others have their turn.
    pub async fn of(
        database: &Database,
        node: &Origin,
        who: &Membership,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let mut parts = Vec::with_capacity(PARTS.len());
        for part in PARTS {
            parts.push((part.name, database.read(|tx| part.read(tx, who, now))?));
            yield_now().await;
        }
        Ok(Self {
            node: node.clone(),
            made: now,
            parts,
        })
    }

    /// With one part more, of what is kept of her elsewhere than in the store.
    #[must_use]
    pub fn with(mut self, name: &'static str, rows: Vec<Value>) -> Self {
        self.parts.push((name, rows));
        self
    }

    /// As one JSON document: where it is from, when it was made, and each part with its rows.
    pub fn json(&self) -> Value {
        let parts: Map<String, Value> = self
            .parts
            .iter()
            .map(|(name, rows)| ((*name).to_owned(), Value::Array(rows.clone())))
            .collect();
        json!({ "kind": KIND, "version": VERSION, "server": self.node, "made": self.made, "parts": parts })
    }

    /// As one table for a spreadsheet: a line for each value, with its part, the number of its row from 1, and its field;
    /// of a field within a field both names stand with a point between. No cell is taken for a formula.
    pub fn csv(&self) -> String {
        let mut csv = String::from(BYTE_ORDER_MARK);
        write_record(&mut csv, &COLUMNS);
        for (part, rows) in &self.parts {
            for (place, row) in rows.iter().enumerate() {
                let number = (place + 1).to_string();
                let mut fields = Vec::new();
                flatten("", row, &mut fields);
                for (field, value) in fields {
                    write_record(&mut csv, &[*part, &number, &field, &value]);
                }
            }
        }
        csv
    }
}

/// Gives whoever else waits its turn, once.
async fn yield_now() {
    let mut has_waited = false;
    std::future::poll_fn(|context| {
        if has_waited {
            return std::task::Poll::Ready(());
        }
        has_waited = true;
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// Each value under its name; what is not there has no line.
fn flatten(name: &str, value: &Value, fields: &mut Vec<(String, String)>) {
    let under = |part: &str| match name {
        "" => part.to_owned(),
        name => format!("{name}.{part}"),
    };
    match value {
        Value::Null => {}
        Value::Object(entries) => {
            for (key, value) in entries {
                flatten(&under(key), value, fields);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                flatten(&under(&(place + 1).to_string()), item, fields);
            }
        }
        Value::String(text) => fields.push((name.to_owned(), text.clone())),
        other => fields.push((name.to_owned(), other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> OwnData {
        OwnData {
            node: Origin::parse("https://a.example").unwrap(),
            made: Timestamp::UNIX_EPOCH,
            parts: vec![
                (
                    "member",
                    vec![
                        json!({ "name": "=Klara, \"K\"", "roles": ["officer", "operator"], "company": null }),
                    ],
                ),
                ("jobs", Vec::new()),
                (
                    "answers",
                    vec![json!({ "answer": { "counter": 2 } }), json!({ "late": true })],
                ),
            ],
        }
    }

    #[test]
    fn the_document_has_every_part_also_an_empty_one() {
        let document = sample().json();
        assert_eq!(document["server"], "https://a.example");
        assert_eq!(document["parts"]["member"][0]["roles"][1], "operator");
        assert_eq!(document["parts"]["jobs"], json!([]));
    }

    #[test]
    fn the_table_has_a_line_for_each_value_and_no_formula() {
        let csv = sample().csv();
        let lines: Vec<&str> = csv.trim_start_matches(BYTE_ORDER_MARK).lines().collect();
        assert_eq!(lines.len(), 6, "{lines:?}");
        assert_eq!(lines[0], "part,row,field,value");
        assert!(lines[1].starts_with("member,1,name,\"'=Klara"), "{}", lines[1]);
        assert_eq!(
            lines[2..],
            [
                "member,1,roles.1,officer",
                "member,1,roles.2,operator",
                "answers,1,answer.counter,2",
                "answers,2,late,true",
            ]
        );
    }
}
