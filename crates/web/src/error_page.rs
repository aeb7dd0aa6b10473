//! What stands where a page cannot: what happened, in plain words, and what to do next.

use askama::Template;
use community::cancel_event::ChangeRefused;
use domain::Next;

use crate::frame::{Around, Frame, Head, Section, written};
use crate::next_page::login_for;

/// Why there is no page; a stranger learns the same from a missing thing and from one that is not hers (threat D2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorPage {
    /// 400: the address or the form cannot be read.
    Unreadable,
    /// 403: the door said no to this way of asking, for instance a form of another site.
    Forbidden,
    /// 403: this is for people who are signed in; said alike of whatever is there and of what is not.
    SignInFirst,
    /// 403: the same, and when she has signed in she goes on there.
    SignInFor(Next),
    /// 403: she asked to join, and waits for an officer; she signs out of this browser here, or takes her wish back.
    Waiting {
        /// What the forms of her session carry.
        form_token: String,
    },
    /// 403: her sign-in is too old for an act that cannot be taken back (threat H3).
    SignInAgain,
    /// 403: the form was made before she signed in last; she opens the page again.
    OldForm,
    /// 403: the link by which she wished to sign in does not work, or no longer.
    OldLink,
    /// 404: nothing here for this reader.
    NotFound,
    /// 404: an event of another community that is not here, or not yet; said alike of one that is not hers.
    NotHeardOf,
    /// 404: an address by which somebody joined an event online, and that leads nowhere now; said alike of one that never did.
    LeadsNowhere,
    /// 405: there is something here, but not for this method.
    WrongMethod,
    /// 410: it was here and was taken away.
    Gone,
    /// 413: more than is taken.
    TooLarge,
    /// 429: too often; may come back after so many seconds.
    TooOften {
        /// What `Retry-After` says.
        seconds: u32,
    },
    /// 500: our fault; the number finds it in the log.
    OurFault {
        /// As the log has it.
        number: String,
    },
    /// 503: for the moment.
    Unavailable,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorTemplate<'a> {
    around: Around<'a>,
    title: String,
    sentence: String,
    /// Where she signs in, when that is the next step.
    login: Option<String>,
    /// What the forms of somebody who waits to join carry; else empty.
    waits: &'a str,
}

impl ErrorPage {
    /// What stands in place of an event of ours, or of a change of it: nothing is there for somebody whose name was taken off its
    /// list since she sent it; with anything else she may try again.
    pub(crate) fn instead_of(refused: &ChangeRefused) -> Self {
        match refused {
            ChangeRefused::NoSuchEvent | ChangeRefused::NotOurs => Self::NotFound,
            ChangeRefused::Cancelled
            | ChangeRefused::Changed { .. }
            | ChangeRefused::Event(_)
            | ChangeRefused::Audience(_)
            | ChangeRefused::Store(_) => Self::Unavailable,
        }
    }

    /// The status that goes with it.
    pub fn status(&self) -> u16 {
        match self {
            Self::Unreadable => 400,
            Self::Forbidden
            | Self::SignInFirst
            | Self::Waiting { .. }
            | Self::SignInFor(_)
            | Self::SignInAgain
            | Self::OldForm
            | Self::OldLink => 403,
            Self::NotFound | Self::NotHeardOf | Self::LeadsNowhere => 404,
            Self::WrongMethod => 405,
            Self::Gone => 410,
            Self::TooLarge => 413,
            Self::TooOften { .. } => 429,
            Self::OurFault { .. } => 500,
            Self::Unavailable => 503,
        }
    }

    /// The page as HTML; never indexed, never canonical.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (title, sentence) = match self {
            Self::Unreadable => (words.t("error-unreadable"), words.t("error-unreadable-next")),
            Self::Forbidden => (words.t("error-forbidden"), words.t("error-forbidden-next")),
            Self::SignInFirst | Self::SignInFor(_) => {
                (words.t("error-sign-in"), words.t("error-sign-in-next"))
            }
            Self::Waiting { .. } => (words.t("error-waiting"), words.t("error-waiting-next")),
            Self::SignInAgain => (
                words.t("error-sign-in-again"),
                words.t("error-sign-in-again-next"),
            ),
            Self::OldForm => (words.t("error-old-form"), words.t("error-old-form-next")),
            Self::OldLink => (words.t("error-old-link"), words.t("error-old-link-next")),
            Self::NotFound => (words.t("error-not-found"), words.t("error-not-found-next")),
            Self::NotHeardOf => (words.t("error-not-heard-of"), words.t("error-not-heard-of-next")),
            Self::LeadsNowhere => (
                words.t("error-leads-nowhere"),
                words.t("error-leads-nowhere-next"),
            ),
            Self::WrongMethod => (words.t("error-method"), words.t("error-method-next")),
            Self::Gone => (words.t("error-gone"), words.t("error-gone-next")),
            Self::TooLarge => (words.t("error-too-large"), words.t("error-too-large-next")),
            Self::TooOften { seconds } => (
                words.t("error-too-often"),
                words.count("error-too-often-next", *seconds),
            ),
            Self::OurFault { number } => {
                let number = [("number", number.as_str().into())];
                (
                    words.t("error-our-fault"),
                    words.with("error-our-fault-next", &number),
                )
            }
            Self::Unavailable => (words.t("error-unavailable"), words.t("error-unavailable-next")),
        };
        let head = Head::unlisted(Section::Elsewhere, title.clone(), sentence.clone());
        written(&ErrorTemplate {
            around: Around::of(frame, head),
            title,
            sentence,
            login: match self {
                Self::SignInFor(next) => Some(login_for(next)),
                Self::SignInFirst | Self::SignInAgain | Self::OldLink => Some(login_for(&Next::Home)),
                _ => None,
            },
            waits: match self {
                Self::Waiting { form_token } => form_token.as_str(),
                _ => "",
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;
    use crate::words::Words;

    /// F12: whose name was taken off the list of an event while her form was on its way finds nothing; nothing is out of order.
    #[test]
    fn whoever_runs_an_event_no_longer_finds_nothing_there() {
        for refused in [ChangeRefused::NoSuchEvent, ChangeRefused::NotOurs] {
            assert_eq!(ErrorPage::instead_of(&refused), ErrorPage::NotFound);
        }
        let later = ErrorPage::instead_of(&ChangeRefused::Cancelled);
        assert_eq!(later, ErrorPage::Unavailable);
    }

    #[test]
    fn an_error_page_is_not_indexed_and_shows_the_way_on() {
        let words = Words::english();
        let html = ErrorPage::NotFound.render(&Surroundings::new().frame(&words));
        assert!(html.contains("noindex") && !html.contains("rel=\"canonical\""));
        assert!(html.contains("class=\"button\" href=\"/\""));
    }

    #[test]
    fn a_fault_of_ours_tells_its_number_and_nothing_else() {
        let words = Words::english();
        let html = ErrorPage::OurFault {
            number: "7F3A".to_owned(),
        }
        .render(&Surroundings::new().frame(&words));
        assert!(html.contains("7F3A"));
    }
}
