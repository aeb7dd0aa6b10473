//! What stands where a page cannot: what happened, in plain words, and what to do next.

use askama::Template;
use community::cancel_event::ChangeRefused;
use domain::Next;
use edge::{WaitsToJoin, calendar_day};
use jiff::civil::Date;

use crate::frame::{Around, Frame, Head, Section, written};
use crate::next_page::login_for;
use crate::words::Words;

/// Why there is no page; a stranger learns the same from a missing thing and from one that is not hers (threat D2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorPage {
    /// 400: the address or the form cannot be read.
    Unreadable,
    /// 401: what this browser brought from another community vouches for nothing here; said alike whatever is wrong with it.
    NotVouched,
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
    /// 403: she was let in since this browser signed in, and goes on by the press of a button (threat E4).
    LetIn {
        /// What the forms of her session carry.
        form_token: String,
    },
    /// 403: her sign-in is too old for an act that cannot be taken back (threat H3).
    SignInAgain,
    /// 403: the form was made before she signed in last; she opens the page again.
    OldForm,
    /// 403: the link by which she wished to sign in does not work, or no longer.
    OldLink,
    /// 403: officers limited or suspended her, and this is part of what she may not do now (F20).
    NotInGoodStanding {
        /// The last day on which that is so, if there is one.
        last_day: Option<Date>,
    },
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
    /// What the forms of somebody carry who was let in; else empty.
    let_in: &'a str,
    typed: Option<&'a Typed>,
}

/// What somebody had written whose session was over when she sent it.
pub(crate) struct Typed {
    /// In the field `title`, or empty.
    pub(crate) title: String,
    /// In the field `text`.
    pub(crate) text: String,
}

impl ErrorPage {
    /// What somebody reads in place of a member's page whose wish to join waits, or did when this browser signed in.
    pub(crate) fn of_waiting(waits: &WaitsToJoin) -> Self {
        let form_token = waits.form_token().to_owned();
        match waits.is_let_in {
            true => Self::LetIn { form_token },
            false => Self::Waiting { form_token },
        }
    }

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
            Self::NotVouched => 401,
            Self::Forbidden
            | Self::SignInFirst
            | Self::Waiting { .. }
            | Self::LetIn { .. }
            | Self::SignInFor(_)
            | Self::SignInAgain
            | Self::OldForm
            | Self::OldLink
            | Self::NotInGoodStanding { .. } => 403,
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
        self.render_with(frame, None)
    }

    /// The same with what somebody had written below, to be sent again to the same address.
    pub(crate) fn render_with(&self, frame: &Frame<'_>, typed: Option<&Typed>) -> String {
        let (title, sentence) = self.said(frame.words);
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
            let_in: match self {
                Self::LetIn { form_token } => form_token.as_str(),
                _ => "",
            },
            typed,
        })
    }

    /// What happened, and what to do next.
    fn said(&self, words: &Words) -> (String, String) {
        match self {
            Self::Unreadable => (words.t("error-unreadable"), words.t("error-unreadable-next")),
            Self::NotVouched => (words.t("error-not-vouched"), words.t("error-not-vouched-next")),
            Self::Forbidden => (words.t("error-forbidden"), words.t("error-forbidden-next")),
            Self::SignInFirst | Self::SignInFor(_) => {
                (words.t("error-sign-in"), words.t("error-sign-in-next"))
            }
            Self::Waiting { .. } => (words.t("error-waiting"), words.t("error-waiting-next")),
            Self::LetIn { .. } => (words.t("let-in"), words.t("let-in-next")),
            Self::SignInAgain => (
                words.t("error-sign-in-again"),
                words.t("error-sign-in-again-next"),
            ),
            Self::OldForm => (words.t("error-old-form"), words.t("error-old-form-next")),
            Self::OldLink => (words.t("error-old-link"), words.t("error-old-link-next")),
            Self::NotInGoodStanding { last_day } => {
                let next = match last_day {
                    Some(day) => {
                        let day = calendar_day(words, *day);
                        words.with("standing-error-until", &[("day", day.into())])
                    }
                    None => words.t("standing-error-open"),
                };
                (words.t("standing-error"), next)
            }
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Surroundings;

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

    /// F11: what was typed stands below the page and changes nothing else of it.
    #[test]
    fn words_that_came_too_late_stand_below_the_page_and_change_nothing_else() {
        let words = Words::english();
        let surroundings = Surroundings::new();
        let frame = surroundings.frame(&words);
        let typed = Typed {
            title: String::new(),
            text: "</textarea>It took \"weeks\"".to_owned(),
        };
        let (plain, kept) = (
            ErrorPage::NotFound.render(&frame),
            ErrorPage::NotFound.render_with(&frame, Some(&typed)),
        );
        let (before, rest) = kept.split_once("<form method=\"post\" action=\"/events").unwrap();
        let (form, behind) = rest.split_once("</form>\n").unwrap();
        assert_eq!(format!("{before}{behind}"), plain);
        assert!(form.contains("It took") && form.matches("</textarea>").count() == 1);
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
