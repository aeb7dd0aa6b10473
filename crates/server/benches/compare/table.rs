//! The table that is printed, ready for a Markdown page.

/// A row: what was measured, at the floor, at the node.
struct Row {
    name: String,
    floor: Option<f64>,
    node: f64,
}

/// Rows in the order in which they were measured.
#[derive(Default)]
pub(crate) struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// Adds a measurement of both.
    pub(crate) fn both(&mut self, name: impl Into<String>, floor: f64, node: f64) {
        let (name, floor) = (name.into(), Some(floor));
        self.rows.push(Row { name, floor, node });
    }

    /// Adds what only the node does.
    pub(crate) fn node(&mut self, name: impl Into<String>, node: f64) {
        let name = name.into();
        self.rows.push(Row {
            name,
            floor: None,
            node,
        });
    }

    /// As Markdown, with the ratio of node to floor.
    pub(crate) fn markdown(&self) -> String {
        let mut text = "| measured | floor | node | node ÷ floor |\n|---|---:|---:|---:|\n".to_owned();
        for Row { name, floor, node } in &self.rows {
            let shown = floor.map_or_else(|| "–".to_owned(), number);
            let ratio = floor
                .filter(|floor| *floor > 0.0)
                .map_or_else(|| "–".to_owned(), |floor| format!("{:.1}", node / floor));
            text.push_str(&format!("| {name} | {shown} | {} | {ratio} |\n", number(*node)));
        }
        text
    }
}

/// Lines of a second table: a part of the work, and what it costs.
pub(crate) fn parts(bytes: usize, rows: &[(String, f64)]) -> String {
    let mut text = format!("| part, for an activity of {bytes} bytes | µs |\n|---|---:|\n");
    for (name, micros) in rows {
        text.push_str(&format!("| {name} | {} |\n", number(*micros)));
    }
    text
}

/// Three digits are as many as a repetition confirms.
fn number(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}
