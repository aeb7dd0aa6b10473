//! Whether a value fits a schema of our OpenAPI document: the part of JSON Schema that the document uses.

use http::Method;
use jiff::Timestamp;
use serde_json::Value;

use crate::world::Answer;

/// What is wrong with an answer: an undeclared status, another media type, a body that does not fit.
pub(crate) fn answer_faults(document: &Value, method: &Method, path: &str, answer: &Answer) -> Vec<String> {
    let path = path.split('?').next().unwrap_or(path);
    let Some(template) = template_of(document, path) else {
        return Vec::new();
    };
    let operation = &document["paths"][template][method.as_str().to_ascii_lowercase()];
    if operation.is_null() {
        return Vec::new();
    }
    let declared = &operation["responses"][answer.status.as_str()];
    if declared.is_null() {
        return vec![format!("status {} is not declared", answer.status)];
    }
    let Some(content) = declared["content"].as_object() else {
        let is_empty = answer.bytes.is_empty();
        return if is_empty {
            Vec::new()
        } else {
            vec!["a body where none is declared".to_owned()]
        };
    };
    let media_type = answer.header("content-type");
    let is_json = media_type.ends_with("json");
    let body = if is_json {
        answer.json.clone()
    } else {
        Value::String(answer.text())
    };
    match content.get(media_type) {
        Some(shape) => faults(document, &shape["schema"], &body, "$"),
        None => vec![format!("media type `{media_type}` is not declared")],
    }
}

/// The path of the document that matches best: a written word before a parameter.
fn template_of<'a>(document: &'a Value, path: &str) -> Option<&'a str> {
    let paths = document["paths"].as_object()?;
    let matches = |template: &&String| {
        let (ours, theirs): (Vec<&str>, Vec<&str>) =
            (template.split('/').collect(), path.split('/').collect());
        ours.len() == theirs.len()
            && ours
                .iter()
                .zip(theirs)
                .all(|(our, their)| our.starts_with('{') || *our == their)
    };
    paths
        .keys()
        .filter(matches)
        .min_by_key(|template| template.matches('{').count())
        .map(String::as_str)
}

/// Every place where the value does not fit.
pub(crate) fn faults(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = document.pointer(reference.trim_start_matches('#'));
        return match target {
            Some(target) => faults(document, target, value, at),
            None => vec![format!("{at}: {reference} leads nowhere")],
        };
    }
    let mut found = Vec::new();
    for (word, least, most) in [("anyOf", 1, usize::MAX), ("oneOf", 1, 1)] {
        if let Some(several) = schema[word].as_array() {
            let fitting = several
                .iter()
                .filter(|one| faults(document, one, value, at).is_empty())
                .count();
            if fitting < least || fitting > most {
                found.push(format!("{at}: {fitting} of {word} fit {value}"));
            }
        }
    }
    if schema["enum"]
        .as_array()
        .is_some_and(|words| !words.contains(value))
    {
        found.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    if let Some(kind) = schema["type"].as_str()
        && !is_kind(kind, value)
    {
        found.push(format!("{at}: {value} is no {kind}"));
    }
    match value {
        Value::Object(_) => found.extend(object_faults(document, schema, value, at)),
        Value::Array(items) => {
            found.extend(bounds(schema, "Items", items.len() as f64, at));
            let each = items.iter().enumerate();
            found.extend(
                each.flat_map(|(n, item)| faults(document, &schema["items"], item, &format!("{at}[{n}]"))),
            );
        }
        Value::String(text) => found.extend(text_faults(schema, text, at)),
        Value::Number(number) => found.extend(bounds(schema, "imum", number.as_f64().unwrap_or(0.0), at)),
        _ => {}
    }
    found
}

fn is_kind(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

fn object_faults(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if value.get(name).is_none() {
            found.push(format!("{at}.{name} is missing"));
        }
    }
    for (name, entry) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => found.extend(faults(document, schema, entry, &format!("{at}.{name}"))),
            None if schema["additionalProperties"] == false => {
                found.push(format!("{at}.{name} is not in the schema"))
            }
            None => {}
        }
    }
    found
}

fn text_faults(schema: &Value, text: &str, at: &str) -> Vec<String> {
    let mut found = bounds(schema, "Length", text.chars().count() as f64, at);
    let fits = match schema["format"].as_str() {
        Some("date-time") => text.parse::<Timestamp>().is_ok(),
        Some("uri") => domain::Iri::parse(text).is_ok(),
        _ => true,
    };
    if !fits {
        found.push(format!("{at}: `{text}` is no {}", schema["format"]));
    }
    found
}

fn bounds(schema: &Value, word: &str, number: f64, at: &str) -> Vec<String> {
    let bound = |start: &str| schema[format!("{start}{word}")].as_f64();
    let mut found = Vec::new();
    if bound("min").is_some_and(|least| number < least) || bound("max").is_some_and(|most| number > most) {
        found.push(format!("{at}: {number} is out of bounds"));
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::faults;

    #[test]
    fn what_does_not_fit_is_found_wherever_it_lies() {
        let document =
            json!({ "components": { "schemas": { "Word": { "type": "string", "maxLength": 3 } } } });
        let word = json!({ "$ref": "#/components/schemas/Word" });
        let schema = json!({ "type": "object", "required": ["a"], "additionalProperties": false,
            "properties": { "a": { "type": "array", "items": word }, "b": { "type": "integer", "minimum": 0 } } });
        let count = |value| faults(&document, &schema, &value, "$").len();
        assert_eq!(count(json!({ "a": ["x"], "b": 0 })), 0);
        for wrong in [
            json!({}),
            json!({ "a": "x" }),
            json!({ "a": ["long"] }),
            json!({ "a": [3] }),
            json!({ "a": [], "b": -1 }),
            json!({ "a": [], "c": 1 }),
            json!([]),
        ] {
            assert!(count(wrong.clone()) > 0, "{wrong}");
        }
        let lost = json!({ "$ref": "#/components/schemas/Nothing" });
        assert_eq!(faults(&document, &lost, &json!(1), "$").len(), 1);
    }
}
