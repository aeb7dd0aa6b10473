//! `/desk/setup/code`: an officer publishes a version of the code of ethics. The summary says how many words it has, she may
//! look at all of it first, and may begin with a text of ours (F03, needs 2.15, 4.15).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::drawn_from::{Drawn, Version};
use community::publish_code::{NewCode, PublishCodeRefused, publish_code_for};
use domain::{CodeMode, CodeOfEthics, CodeRefused, CodeVersion, ResignOn, count_words};
use edge::words_to;
use serde::Deserialize;
use store::codes;
use wire::markdown;

use super::cards_page::SAVED;
use super::told::head;
use crate::error_page::ErrorPage;
use crate::ethics_page::CodeFacts;
use crate::frame::{Around, Choice, Frame, written};
use crate::sign_in::{Chief, Refused, form, token_form};
use crate::words::Words;
use crate::write_event::{Fault, Field};

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct CodePage {
    pub(crate) form: CodeForm,
    pub(crate) faults: Vec<Fault>,
    /// The code in force, which the new version follows.
    pub(crate) in_force: Option<CodeOfEthics>,
    /// Most words of a summary.
    pub(crate) summary_words_max: usize,
    /// When whoever signed before is asked again.
    pub(crate) resign_on: ResignOn,
    pub(crate) step: Step,
}

/// Why the form is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// To be written, or to be mended.
    Write,
    /// She looks at it before she publishes it.
    Look,
    /// Another officer published a version meanwhile.
    Stale,
}

/// What is sent, and what the form shows again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CodeForm {
    pub(crate) form_token: String,
    /// Of the code in force when the form was drawn; empty when there was none.
    pub(crate) drawn: String,
    pub(crate) version: String,
    pub(crate) mode: String,
    pub(crate) summary: String,
    pub(crate) text: String,
    /// The button: `look`, or any other to publish.
    pub(crate) act: String,
}

token_form!(CodeForm);

/// Name, label and kind of each field.
const FIELDS: [(&str, &str, &str); 4] = [
    ("version", "code-version", "text"),
    ("mode", "code-mode", "choice"),
    ("summary", "code-summary", "area"),
    ("text", "code-text", "area"),
];

#[derive(Template)]
#[template(path = "desk_code.html")]
struct CodeTemplate<'a> {
    around: Around<'a>,
    in_force: String,
    faults: Vec<(&'static str, String)>,
    is_stale: bool,
    drawn: &'a str,
    fields: Vec<Field>,
    /// Words of the summary, at most so many, and the same in words.
    meter: (usize, usize, String),
    preview: Option<CodeFacts>,
}

impl CodeForm {
    /// The next version of what is in force, or the first one.
    pub(crate) fn of(in_force: Option<&CodeOfEthics>, mode: CodeMode) -> Self {
        let Some(code) = in_force else {
            return Self {
                version: "1".to_owned(),
                mode: mode_word(mode).to_owned(),
                ..Self::default()
            };
        };
        let next = CodeVersion {
            minor: code.version.minor.saturating_add(1),
            ..code.version
        };
        Self {
            drawn: Version::of(code).to_string(),
            version: next.to_string(),
            mode: mode_word(code.mode).to_owned(),
            summary: code.summary.clone(),
            text: code.text.clone(),
            ..Self::default()
        }
    }

    fn value(&self, name: &str) -> &str {
        match name {
            "version" => &self.version,
            "summary" => &self.summary,
            "text" => &self.text,
            _ => "",
        }
    }

    fn summary_words(&self) -> usize {
        count_words(&self.summary)
    }

    /// What it says, or everything that is wrong with it.
    fn code(&self, words_max: usize, in_force: Option<CodeVersion>) -> Result<NewCode, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, key, n: usize| {
            let n = u32::try_from(n).unwrap_or(u32::MAX);
            faults.push(Fault { field, key, n });
        };
        let version = CodeVersion::parse(&self.version);
        match version {
            Err(_) => wrong("version", "code-wrong-version", 0),
            Ok(version) if in_force.is_some_and(|known| version <= known) => {
                wrong("version", "code-wrong-newer", 0);
            }
            Ok(_) => {}
        }
        let mode = mode_of(&self.mode);
        if mode.is_none() {
            wrong("mode", "event-form-wrong-choice", 0);
        }
        let summary = self.summary.replace("\r\n", "\n").trim().to_owned();
        match self.summary_words() {
            0 => wrong("summary", "form-wrong-empty", 0),
            words if words > words_max => wrong("summary", "code-wrong-summary", words_max),
            _ if summary.len() > CodeOfEthics::BYTES_MAX => {
                wrong("summary", "form-wrong-too-long", CodeOfEthics::BYTES_MAX);
            }
            _ => {}
        }
        let text = self.text.replace("\r\n", "\n").trim().to_owned();
        let is_too_long = text.len() > CodeOfEthics::BYTES_MAX || markdown::rendered(&text).is_none();
        if text.is_empty() {
            wrong("text", "form-wrong-empty", 0);
        } else if is_too_long {
            wrong("text", "form-wrong-too-long", CodeOfEthics::BYTES_MAX);
        }
        match (version, mode) {
            (Ok(version), Some(mode)) if faults.is_empty() => Ok(NewCode {
                version,
                mode,
                summary,
                text,
            }),
            _ => Err(faults),
        }
    }
}

fn mode_word(mode: CodeMode) -> &'static str {
    match mode {
        CodeMode::Signed => "signed",
        CodeMode::DeFacto => "de_facto",
    }
}

fn mode_of(word: &str) -> Option<CodeMode> {
    let both = [CodeMode::Signed, CodeMode::DeFacto];
    both.into_iter().find(|mode| mode_word(*mode) == word)
}

impl CodePage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let fields: Vec<Field> = FIELDS.iter().map(|drawn| self.field(words, *drawn)).collect();
        let faults = fields.iter().filter(|field| !field.fault.is_empty());
        let faults = faults.map(|field| (field.name, format!("{}: {}", field.label, field.fault)));
        let facts = self.in_force.as_ref().map(|code| CodeFacts::of(frame, code));
        written(&CodeTemplate {
            around: Around::of(frame, head(words.t("code-title"), words.t("code-intro"))),
            in_force: facts.map_or_else(
                || words.t("code-none"),
                |facts| format!("{} · {}", facts.version, facts.since),
            ),
            faults: faults.collect(),
            is_stale: self.step == Step::Stale,
            drawn: &self.form.drawn,
            meter: self.meter(words),
            preview: self.preview(frame),
            fields,
        })
    }

    fn meter(&self, words: &Words) -> (usize, usize, String) {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (used, most) = (self.form.summary_words(), self.summary_words_max);
        let numbers = [("used", count(used).into()), ("most", count(most).into())];
        (used.min(most), most, words.with("code-words-used", &numbers))
    }

    /// As everybody would read it, when she asked and it can be published as it is.
    fn preview(&self, frame: &Frame<'_>) -> Option<CodeFacts> {
        let version = CodeVersion::parse(&self.form.version).ok()?;
        let mode = mode_of(&self.form.mode)?;
        let code = CodeOfEthics {
            version,
            mode,
            summary: self.form.summary.trim().to_owned(),
            text: self.form.text.trim().to_owned(),
            hash: String::new(),
            published: frame.now,
        };
        (self.step == Step::Look).then(|| CodeFacts::of(frame, &code))
    }

    fn field(&self, words: &Words, (name, label, kind): (&'static str, &str, &'static str)) -> Field {
        let fault = self.faults.iter().find(|fault| fault.field == name);
        let most = u32::try_from(self.summary_words_max).unwrap_or(u32::MAX);
        Field {
            name,
            label: words.t(label),
            hint: match name {
                "version" => words.t(match self.resign_on {
                    ResignOn::Major => "code-version-hint-major",
                    ResignOn::Every => "code-version-hint-every",
                    ResignOn::Never => "code-version-hint-never",
                }),
                "summary" => words.count("code-summary-hint", most),
                "text" => words.t("code-text-hint"),
                _ => String::new(),
            },
            fault: fault.map_or(String::new(), |fault| words.count(fault.key, fault.n)),
            value: self.form.value(name).to_owned(),
            kind,
            options: match name {
                "mode" => self.modes(words),
                _ => Vec::new(),
            },
            required: name == "version",
        }
    }

    fn modes(&self, words: &Words) -> Vec<Choice> {
        let choice = |(mode, key): (CodeMode, &str)| Choice {
            value: mode_word(mode).to_owned(),
            label: words.t(key),
            language: String::new(),
            chosen: self.form.mode == mode_word(mode),
        };
        let both = [
            (CodeMode::Signed, "code-mode-signed"),
            (CodeMode::DeFacto, "code-mode-de-facto"),
        ];
        both.map(choice).into()
    }

    fn answer(&self, chief: &Chief) -> Response {
        let visit = &chief.visit;
        let html = self.render(&visit.frame());
        match self.step {
            Step::Stale => visit.overtaken_page(html),
            Step::Write | Step::Look if self.faults.is_empty() => visit.page(html),
            Step::Write | Step::Look => visit.refused_page(html),
        }
    }
}

/// With what she begins.
#[derive(Default, Deserialize)]
pub(super) struct CodeQuery {
    from: Option<String>,
}

/// `GET /desk/setup/code`; with `?from=ours` it is filled with a text of ours, in the community's language.
pub(super) async fn show(
    chief: Chief,
    query: Result<Query<CodeQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let mut page = begun(&chief)?;
    if query.from.as_deref() == Some("ours") {
        let words = words_to(None, chief.visit.profile.as_ref());
        page.form.summary = words.t("code-template-summary");
        page.form.text = words.t("code-template-text");
    }
    Ok(page.answer(&chief))
}

/// The form as it is drawn over the code in force.
fn begun(chief: &Chief) -> Result<CodePage, Refused> {
    let node = &chief.visit.site.doors.node;
    let in_force = node.database.read(codes::in_force);
    let in_force = in_force.map_err(|_| Refused::by(&chief.visit, &ErrorPage::Unavailable))?;
    let ethics = node.settings.ethics;
    Ok(CodePage {
        form: CodeForm::of(in_force.as_ref(), ethics.mode),
        faults: Vec::new(),
        in_force,
        summary_words_max: ethics.summary_words_max,
        resign_on: ethics.resign_on,
        step: Step::Write,
    })
}

/// `POST /desk/setup/code`: publishes it, or shows it as it would read.
pub(super) async fn publish(
    chief: Chief,
    sent: Result<Form<CodeForm>, FormRejection>,
) -> Result<Response, Refused> {
    let sent = form(&chief.visit, &chief.signed_in, sent)?;
    let known = begun(&chief)?;
    let words_max = known.summary_words_max;
    let is_look = sent.act == "look";
    let page = |form: CodeForm, faults, step| CodePage {
        form,
        faults,
        step,
        ..known.clone()
    };
    let drawn = match sent.drawn.as_str() {
        "" => Drawn::FromNothing,
        version => Drawn::From(Version::read(version)),
    };
    if !drawn.still_stands(known.in_force.as_ref()) {
        return Ok(stale(&known, sent).answer(&chief));
    }
    let in_force = known.in_force.as_ref().map(|code| code.version);
    let new = match sent.code(words_max, in_force) {
        Err(faults) => return Ok(page(sent, faults, Step::Write).answer(&chief)),
        Ok(_) if is_look => return Ok(page(sent, Vec::new(), Step::Look).answer(&chief)),
        Ok(new) => new,
    };
    let (officer, now) = (&chief.officer, chief.visit.now);
    let published = chief
        .visit
        .site
        .doors
        .node
        .database
        .transact(|tx| publish_code_for(tx, officer, &new, words_max, &drawn, now))
        .await;
    match published {
        Ok(_) => Ok(Redirect::to(SAVED).into_response()),
        Err(PublishCodeRefused::Changed) => Ok(stale(&begun(&chief)?, sent).answer(&chief)),
        Err(PublishCodeRefused::Code(refused)) => {
            let fault = fault_of(refused);
            Ok(page(sent, vec![fault], Step::Write).answer(&chief))
        }
        Err(PublishCodeRefused::Store(_)) => Err(Refused::by(&chief.visit, &ErrorPage::Unavailable)),
    }
}

/// What she typed, after the version that another officer published meanwhile.
fn stale(known: &CodePage, sent: CodeForm) -> CodePage {
    CodePage {
        form: CodeForm {
            drawn: known.form.drawn.clone(),
            version: known.form.version.clone(),
            ..sent
        },
        faults: Vec::new(),
        step: Step::Stale,
        ..known.clone()
    }
}

fn fault_of(refused: CodeRefused) -> Fault {
    let (field, key, n) = match refused {
        CodeRefused::NoSummary(_) => ("summary", "form-wrong-empty", 0),
        CodeRefused::SummaryTooLong(most) => ("summary", "code-wrong-summary", most),
        CodeRefused::NoText => ("text", "form-wrong-empty", 0),
        CodeRefused::TextTooLong => ("text", "form-wrong-too-long", CodeOfEthics::BYTES_MAX),
        CodeRefused::NotNewer(_) => ("version", "code-wrong-newer", 0),
        CodeRefused::Version => ("version", "code-wrong-version", 0),
    };
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    Fault { field, key, n }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written_down() -> CodeForm {
        CodeForm {
            version: "2".to_owned(),
            mode: "signed".to_owned(),
            summary: "Be fair.".to_owned(),
            text: "Put the customer first.".to_owned(),
            ..CodeForm::default()
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_each_at_its_field() {
        let form = CodeForm {
            version: "x".to_owned(),
            ..CodeForm::default()
        };
        let faults = form.code(100, None).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["version", "mode", "summary", "text"]);
        let fields = |form: &CodeForm| -> Vec<&'static str> {
            let faults = form.code(2, CodeVersion::parse("2").ok()).unwrap_err();
            faults.iter().map(|fault| fault.key).collect()
        };
        let long = CodeForm {
            summary: "Be fair always.".to_owned(),
            text: "x".repeat(CodeOfEthics::BYTES_MAX + 1),
            ..written_down()
        };
        let said = ["code-wrong-newer", "code-wrong-summary", "form-wrong-too-long"];
        assert_eq!(fields(&long), said);
        assert!(written_down().code(2, CodeVersion::parse("1.9").ok()).is_ok());
    }

    /// 4.15, F26: in every language our text has a summary that is short enough, and can be published as it is.
    #[test]
    fn a_text_of_ours_can_be_published_as_it_is_in_every_language() {
        for tag in edge::offered_languages() {
            let words = edge::words_in(tag).unwrap();
            let form = CodeForm {
                summary: words.t("code-template-summary"),
                text: words.t("code-template-text"),
                ..written_down()
            };
            let code = form.code(100, None).unwrap();
            let html = markdown::rendered(&code.text).unwrap();
            assert!(
                html.as_str().matches("<h3").count() >= 4,
                "{tag}: {}",
                html.as_str()
            );
            assert!(html.as_str().contains("<li>"), "{tag}: {}", html.as_str());
        }
        let english = Words::english();
        let text = english.t("code-template-text");
        for clause in ["Put the customer first", "Compete openly and honourably"] {
            assert!(text.contains(clause), "{clause}: {text}");
        }
    }
}
