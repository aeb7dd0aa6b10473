//! A joint statement with its roll as one file, which proves itself: a page or a text for people, and in it the signatures and
//! the keys they are checked by (F17). Nothing is asked of anybody to check it; that a key is a community's is for whoever
//! checks it to compare, by the six words of each.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Html, Iri, SignsAs, Statement, StatementSignature, StatementText, Title};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::http_signature::Window;
use crate::keys::PublicKey;
use crate::{fingerprint, html, json, multikey, proof, statement};

/// Most bytes of a file that is read.
pub const BYTES_MAX: usize = 8 * 1024 * 1024;
const KIND: &str = "rosarium-statement";
const BEFORE_HTML: &str = r#"<script type="application/json" id="rosarium-statement">"#;
const AFTER_HTML: &str = "</script>";
const BEFORE_MARKDOWN: &str = "```json rosarium-statement\n";
const AFTER_MARKDOWN: &str = "\n```";

/// The words around a letter, in the language of whoever reads it.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Of the language, as `lang` has it.
    pub language: String,
    /// "To …", with the addressee.
    pub to: String,
    /// Over the roll, with how many signed.
    pub roll: String,
    /// That an organisation's name was not verified.
    pub unverified: String,
    /// That somebody signs in her own name.
    pub person: String,
    /// How the file is checked.
    pub check: String,
    /// Before the digest.
    pub digest: String,
}

/// What a file comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The letter that was signed.
    pub text: StatementText,
    /// Its address.
    pub id: Iri,
    /// `digestMultibase` of it.
    pub digest: String,
    /// How many were to sign.
    pub threshold: u32,
    /// Who signed, in the order of the roll, each once.
    pub signers: Vec<Signer>,
    /// The six words of the key of each community that vouched.
    pub communities: BTreeMap<Iri, String>,
}

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// In whose name.
    pub signs_as: SignsAs,
    /// Who vouches.
    pub home: Iri,
    /// When, by the proof.
    pub at: Timestamp,
}

/// Why a file does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// Nothing in it that can be checked.
    #[error("there is no statement in this file")]
    NoStatement,
    /// More than [`BYTES_MAX`].
    #[error("a file of a statement has at most {BYTES_MAX} bytes")]
    TooLong,
    /// It cannot be read.
    #[error("the statement in this file cannot be read")]
    Unreadable,
    /// The letter is not the one of the digest.
    #[error("the letter in this file is not the one that was signed")]
    OtherText,
    /// What people read in the file is not the letter that is checked.
    #[error("this file shows another letter than the one that was signed")]
    ShowsOther,
    /// A signature does not hold.
    #[error("the signature of {0} does not hold")]
    Signature(String),
    /// Two signatures of one.
    #[error("{0} is in the roll twice")]
    Twice(String),
}

/// The part of a file that is checked: the letter, the signatures that count and their keys.
pub fn bundle(statement: &Statement, roll: &[StatementSignature]) -> Value {
    let documents: Vec<Value> = roll.iter().filter_map(document_of).collect();
    let mut keys = Map::new();
    for signature in roll {
        if let Some(method) = document_of(signature)
            .as_ref()
            .and_then(proof::verification_method)
        {
            keys.insert(method.as_str().to_owned(), json!(signature.key));
        }
    }
    json!({
        "type": KIND,
        "version": 1,
        "statement": {
            "id": statement.iri,
            "attributedTo": statement.group,
            "name": statement.text.name,
            "addressee": statement.text.addressee,
            "content": statement.text.content.as_str(),
            "revision": statement.revision,
            "threshold": statement.threshold,
        },
        "digestMultibase": statement.digest,
        "keys": keys,
        "signatures": documents,
    })
}

fn document_of(signature: &StatementSignature) -> Option<Value> {
    json::read(signature.document.as_bytes()).ok()
}

/// One page of HTML that needs nothing else.
pub fn as_html(statement: &Statement, roll: &[StatementSignature], labels: &Labels) -> String {
    let text = &statement.text;
    let (name, to) = (html::escape(text.name.as_str()), html::escape(&labels.to));
    let rows: String = roll
        .iter()
        .map(|signature| format!("<li>{}</li>\n", html::escape(&row(signature, labels))))
        .collect();
    // Nothing in it may end the element that holds it.
    let bundle = bundle(statement, roll).to_string().replace('<', "\\u003c");
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{name}</title>\n\
<style>body{{font-family:Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1rem;line-height:1.5}}\
li{{break-inside:avoid}}code{{overflow-wrap:anywhere}}@page{{margin:20mm}}</style></head>\n\
<body><h1>{name}</h1>\n<p>{to}</p>\n<main>{}</main>\n<h2>{}</h2>\n<ol>\n{rows}</ol>\n\
<p>{} <code>{}</code></p>\n<p>{}</p>\n{BEFORE_HTML}{bundle}{AFTER_HTML}\n</body></html>\n",
        html::escape(&labels.language),
        text.content.as_str(),
        html::escape(&labels.roll),
        html::escape(&labels.digest),
        html::escape(&statement.digest),
        html::escape(&labels.check),
    )
}

/// The same as Markdown.
pub fn as_markdown(statement: &Statement, roll: &[StatementSignature], labels: &Labels) -> String {
    let text = &statement.text;
    let rows: String = roll
        .iter()
        .enumerate()
        .map(|(place, signature)| format!("{}. {}\n", place + 1, escaped(&row(signature, labels))))
        .collect();
    format!(
        "# {}\n\n{}\n\n{}\n\n## {}\n\n{rows}\n{} `{}`\n\n{}\n\n{BEFORE_MARKDOWN}{}{AFTER_MARKDOWN}\n",
        escaped(text.name.as_str()),
        escaped(&labels.to),
        shown_in_markdown(&text.content),
        labels.roll,
        labels.digest,
        statement.digest,
        labels.check,
        bundle(statement, roll),
    )
}

/// The letter as Markdown shows it: its words, without marks of its own.
fn shown_in_markdown(content: &Html) -> String {
    escaped(&statement::typed(content))
}

/// What Markdown would take for a mark stays a sign.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

fn row(signature: &StatementSignature, labels: &Labels) -> String {
    let kind = match signature.signs_as {
        SignsAs::Organization { .. } => &labels.unverified,
        SignsAs::Person { .. } => &labels.person,
    };
    let day = signature.at.to_string();
    let day = day.split('T').next().unwrap_or_default();
    format!(
        "{} ({kind}), {}, {day}",
        signature.signs_as.name(),
        signature.community
    )
}

/// Checks a file of HTML or Markdown, or its bundle alone; `now` is only asked whether a proof comes from the future.
pub fn verify(file: &[u8], now: Timestamp) -> Result<Verified, FileRefused> {
    if file.len() > BYTES_MAX {
        return Err(FileRefused::TooLong);
    }
    let file = std::str::from_utf8(file).map_err(|_| FileRefused::NoStatement)?;
    let (found, shown) = found(file)?;
    let bundle: Value = serde_json::from_str(found).map_err(|_| FileRefused::Unreadable)?;
    if bundle["type"] != KIND || bundle["version"] != 1 {
        return Err(FileRefused::NoStatement);
    }
    let (id, text, threshold) = letter(&bundle["statement"]).ok_or(FileRefused::Unreadable)?;
    let digest = statement::digest_of(&text);
    if bundle["digestMultibase"] != digest.as_str() {
        return Err(FileRefused::OtherText);
    }
    if !shown.shows(&text) {
        return Err(FileRefused::ShowsOther);
    }
    let keys = keys(&bundle["keys"]);
    let documents = bundle["signatures"].as_array().ok_or(FileRefused::Unreadable)?;
    let (mut signers, mut seen) = (Vec::new(), BTreeSet::new());
    let mut communities = BTreeMap::new();
    for document in documents {
        let signed = statement::read_cosignature(document);
        let name = || document["signsAs"]["name"].as_str().unwrap_or("?").to_owned();
        let no = || FileRefused::Signature(name());
        let signed = signed.map_err(|_| no())?;
        let method = proof::verification_method(document).ok_or_else(no)?;
        let key = keys.get(&method).ok_or_else(no)?;
        let proved = proof::verify(document, key, &signed.home, now, Window::PEER).map_err(|_| no())?;
        if signed.statement != id || signed.digest != digest {
            return Err(no());
        }
        for key in signed.signs_as.keys() {
            if !seen.insert(key) {
                return Err(FileRefused::Twice(name()));
            }
        }
        communities.insert(signed.home.clone(), fingerprint::six_words(key).join(" "));
        signers.push(Signer {
            signs_as: signed.signs_as,
            home: signed.home,
            at: proved.created(),
        });
    }
    Ok(Verified {
        text,
        id,
        digest,
        threshold,
        signers,
        communities,
    })
}

/// What people see beside the bundle.
enum Beside<'f> {
    Html(&'f str),
    Markdown(&'f str),
    Nothing,
}

impl Beside<'_> {
    fn shows(&self, text: &StatementText) -> bool {
        match self {
            Self::Nothing => true,
            Self::Html(page) => page.contains(&format!("<main>{}</main>", text.content.as_str())),
            Self::Markdown(page) => page.contains(&shown_in_markdown(&text.content)),
        }
    }
}

fn found(file: &str) -> Result<(&str, Beside<'_>), FileRefused> {
    if file.trim_start().starts_with('{') {
        return Ok((file.trim(), Beside::Nothing));
    }
    let between = |before: &str, after: &str| {
        let (beside, rest) = file.split_once(before)?;
        let (bundle, _) = rest.split_once(after)?;
        Some((bundle, beside))
    };
    if let Some((bundle, page)) = between(BEFORE_HTML, AFTER_HTML) {
        return Ok((bundle, Beside::Html(page)));
    }
    let (bundle, page) = between(BEFORE_MARKDOWN, AFTER_MARKDOWN).ok_or(FileRefused::NoStatement)?;
    Ok((bundle, Beside::Markdown(page)))
}

fn letter(value: &Value) -> Option<(Iri, StatementText, u32)> {
    let id = Iri::parse(value["id"].as_str()?).ok()?;
    let content = value["content"].as_str()?;
    let clean = html::sanitise(content);
    let text = StatementText {
        name: Title::parse(value["name"].as_str()?).ok()?,
        addressee: Title::parse(value["addressee"].as_str()?).ok()?,
        content: clean,
    };
    let threshold = u32::try_from(value["threshold"].as_u64()?).ok()?;
    (text.content.as_str() == content).then_some((id, text, threshold))
}

fn keys(value: &Value) -> BTreeMap<Iri, PublicKey> {
    let entries = value.as_object().into_iter().flatten();
    entries
        .filter_map(|(method, key)| Some((Iri::parse(method).ok()?, multikey::read(key.as_str()?).ok()?)))
        .collect()
}
