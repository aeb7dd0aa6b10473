//! `/statements/{id}`: one letter, who signed it, what became of it, and what the reader may do (F17, needs 0.11, 0.12).

use askama::Template;
use axum::response::Response;
use community::see_statements::SeenStatement;
use domain::{Html, Side, SignatureState, SignsAs, StatementSignature, StatementState};
use jiff::Timestamp;

use super::read::{Named, named, seen, state_words};
use crate::ethics_page::day;
use crate::frame::{Address, Around, Desk, Frame, Head, Section, written};
use crate::visit::Visit;
use crate::words::Words;

/// One statement, and why what was pressed was not done; empty where nothing was.
#[derive(Clone, Debug)]
pub(crate) struct StatementPage {
    pub(crate) seen: SeenStatement,
    pub(crate) refused: String,
}

/// One line of the roll.
pub(super) struct Signed {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) community: String,
    pub(super) day: String,
    pub(super) day_exact: String,
}

/// A signature of hers.
struct Hers {
    cosignature: String,
    said: String,
    may_withdraw: bool,
}

#[derive(Template)]
#[template(path = "statement.html")]
struct StatementTemplate<'a> {
    around: Around<'a>,
    path: String,
    name: &'a str,
    to: String,
    community: String,
    /// Where the owner's page is, if it is another's.
    elsewhere: String,
    content: &'a Html,
    digest: &'a str,
    state: String,
    count: String,
    closes: String,
    refused: &'a str,
    rows: Vec<Signed>,
    roll_title: String,
    history: Vec<String>,
    handed_over: String,
    reply: Vec<String>,
    outcome: String,
    hers: Vec<Hers>,
    may_sign: bool,
    sign_for: String,
    must_sign_in: bool,
    act: Acts,
}

/// What an officer may do.
#[derive(Default)]
struct Acts {
    edit: bool,
    open: bool,
    hand_over: bool,
    answer: bool,
    close: bool,
    today: String,
    reply: String,
    outcome: String,
}

impl StatementPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let SeenStatement {
            statement,
            roll,
            speaks_for,
            ..
        } = &self.seen;
        let text = &statement.text;
        let to = words.with("statement-to", &[("addressee", text.addressee.as_str().into())]);
        let is_ours = statement.side == Side::Us;
        let may_sign = statement.may_be_signed(frame.now);
        let reply = statement.reply.as_ref();
        written(&StatementTemplate {
            around: Around::of(frame, self.head(words)),
            path: statement.path(),
            name: text.name.as_str(),
            to,
            community: words.with(
                "statement-of",
                &[("community", statement.community.as_str().into())],
            ),
            elsewhere: match is_ours {
                true => String::new(),
                false => statement.iri.to_string(),
            },
            content: &text.content,
            digest: &statement.digest,
            state: state_words(words, statement.state),
            count: words.with(
                "statement-count",
                &[("n", statement.count.into()), ("of", statement.threshold.into())],
            ),
            closes: closes(frame, statement.closes.filter(|_| statement.state.is_open())),
            refused: &self.refused,
            rows: rows(frame, roll),
            roll_title: words.t(match is_ours {
                true => "statement-roll",
                false => "statement-roll-ours",
            }),
            history: self.history(frame),
            handed_over: self.handed_over(frame),
            reply: reply.map_or_else(Vec::new, |reply| {
                reply.text.as_str().lines().map(str::to_owned).collect()
            }),
            outcome: self.outcome(words),
            hers: self.hers(words),
            may_sign: may_sign && frame.person.is_some(),
            sign_for: match speaks_for {
                Some(name) => words.with("statement-sign-for", &[("name", name.as_str().into())]),
                None => String::new(),
            },
            must_sign_in: may_sign && frame.person.is_none(),
            act: self.acts(frame),
        })
    }

    fn handed_over(&self, frame: &Frame<'_>) -> String {
        let over = self.seen.statement.handed_over.as_ref();
        over.map_or_else(String::new, |over| {
            frame.words.with(
                "statement-handed-over",
                &[
                    ("day", day(frame, over.at).into()),
                    ("to", over.to.as_str().into()),
                ],
            )
        })
    }

    fn outcome(&self, words: &Words) -> String {
        let reply = self.seen.statement.reply.as_ref();
        let outcome = reply.and_then(|reply| reply.outcome.as_ref());
        outcome.map_or_else(String::new, |outcome| {
            words.with("statement-outcome", &[("outcome", outcome.as_str().into())])
        })
    }

    fn head(&self, words: &Words) -> Head {
        let statement = &self.seen.statement;
        let is_for_all = statement.side == Side::Us && statement.state != StatementState::Draft;
        Head {
            section: Section::Elsewhere,
            title: statement.text.name.to_string(),
            description: words.with(
                "statement-to",
                &[("addressee", statement.text.addressee.as_str().into())],
            ),
            address: match is_for_all {
                true => Address::Here(statement.path()),
                false => Address::Nowhere,
            },
            alternates: Vec::new(),
            json_ld: String::new(),
        }
    }

    fn hers(&self, words: &Words) -> Vec<Hers> {
        let is_open = self.seen.statement.state.is_open();
        let of = |signature: &StatementSignature| {
            let reason = signature.reason.as_ref().map_or("", |reason| reason.as_str());
            Hers {
                cosignature: signature.cosignature.to_string(),
                said: words.with(
                    match signature.state {
                        SignatureState::Sent => "statement-hers-sent",
                        SignatureState::Counted => "statement-hers-counted",
                        SignatureState::Refused => "statement-hers-refused",
                        SignatureState::Withdrawn => "statement-hers-withdrawn",
                        SignatureState::Void => "statement-hers-void",
                    },
                    &[
                        ("name", signature.signs_as.name().as_str().into()),
                        ("reason", reason.into()),
                    ],
                ),
                may_withdraw: is_open && signature.state.stands(),
            }
        };
        self.seen.hers.iter().map(of).collect()
    }

    fn history(&self, frame: &Frame<'_>) -> Vec<String> {
        let words = frame.words;
        let former = self.seen.statement.former.iter().map(|former| {
            words.with(
                "statement-former",
                &[
                    ("revision", former.revision.into()),
                    ("day", day(frame, former.until).into()),
                    ("n", former.signatures.into()),
                    ("digest", former.digest.as_str().into()),
                ],
            )
        });
        former.collect()
    }

    fn acts(&self, frame: &Frame<'_>) -> Acts {
        let statement = &self.seen.statement;
        let is_officer = frame.person.is_some_and(|person| person.desk == Desk::Hers);
        if !is_officer || statement.side == Side::Them {
            return Acts::default();
        }
        let state = statement.state;
        let reply = statement.reply.as_ref();
        Acts {
            edit: state == StatementState::Draft || state.is_open(),
            open: state == StatementState::Draft,
            hand_over: state == StatementState::Ready,
            answer: matches!(state, StatementState::Delivered | StatementState::Answered),
            close: state != StatementState::Closed,
            today: frame.clock.at(frame.now).date().to_string(),
            reply: reply.map_or_else(String::new, |reply| reply.text.to_string()),
            outcome: reply
                .and_then(|reply| reply.outcome.as_ref())
                .map_or_else(String::new, ToString::to_string),
        }
    }
}

fn closes(frame: &Frame<'_>, at: Option<Timestamp>) -> String {
    match at {
        Some(at) if at <= frame.now => frame.words.t("statement-closed"),
        Some(at) => frame
            .words
            .with("statement-closes", &[("day", day(frame, at).into())]),
        None => String::new(),
    }
}

/// The roll, line by line.
pub(super) fn rows(frame: &Frame<'_>, roll: &[StatementSignature]) -> Vec<Signed> {
    let words = frame.words;
    let row = |signature: &StatementSignature| Signed {
        name: signature.signs_as.name().to_string(),
        kind: words.t(match signature.signs_as {
            SignsAs::Organization { .. } => "statement-as-organisation",
            SignsAs::Person { .. } => "statement-as-person",
        }),
        community: signature.community.to_string(),
        day: day(frame, signature.at),
        day_exact: signature.at.to_string(),
    };
    roll.iter().map(row).collect()
}

/// `GET /statements/{id}`: one that is not for her and one that is not there are one page (threat D6).
pub(super) async fn show(id: Named, visit: Visit) -> Response {
    let found = named(id).and_then(|id| seen(&visit, &id));
    match found {
        Ok(seen) => {
            let page = StatementPage {
                seen,
                refused: String::new(),
            };
            visit.page(page.render(&visit.frame()))
        }
        Err(page) => visit.error(&page),
    }
}
