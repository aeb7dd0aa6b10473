//! `/desk/setup`: what a new community sets up, a card each, each saved alone; when the first three are in place people can
//! be invited (F01; journey A, step 4).

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::response::{IntoResponse, Redirect, Response};
use community::name_founders::{SeenFounding, see_founders};
use community::see_tiers::{Tiers, see_tiers};
use domain::{CodeOfEthics, CommunityProfile, MailAddress};
use edge::{MailTrialRefused, MailWay, Tone};
use http::StatusCode;
use serde::Deserialize;
use store::codes;

use super::told::{head, state};
use crate::error_page::ErrorPage;
use crate::ethics_page::CodeFacts;
use crate::frame::{Around, Frame, written};
use crate::host;
use crate::rooms::{OfferLine, OffersSeen};
use crate::sign_in::{Button, Chief, Refused, form};
use crate::state_words::StateWords;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct CardsPage {
    pub(crate) profile: CommunityProfile,
    pub(crate) tiers: Tiers,
    pub(crate) code: Option<CodeOfEthics>,
    /// Who began it, once that is written down.
    pub(crate) founding: Option<SeenFounding>,
    /// Rooms a community may begin with, as far as she is in them.
    pub(crate) rooms: OffersSeen,
    /// How mails go.
    pub(crate) way: MailWay,
    /// To whom a mail on trial goes: the reader.
    pub(crate) mail: MailAddress,
    /// What was just done, or why it was not.
    pub(crate) said: Option<CardsSaid>,
}

/// What came of her last step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CardsSaid {
    /// A card was saved.
    Saved,
    /// A mail on trial was handed on.
    Mailed,
    /// It was not.
    NotMailed(MailTrialRefused),
}

/// A card as it is printed.
struct Card {
    id: &'static str,
    title: String,
    /// What stands there now.
    what: String,
    state: StateWords,
    href: &'static str,
    go: String,
}

#[derive(Template)]
#[template(path = "desk_cards.html")]
struct CardsTemplate<'a> {
    around: Around<'a>,
    said: Option<StateWords>,
    /// The relay's own words, which are in no language of ours, or empty.
    quoted: &'a str,
    may_invite: bool,
    cards: Vec<Card>,
    /// The last, behind mail: it asks for people who are members already.
    founders: Card,
    /// None while the rooms are locked, or cannot be read.
    offers: Vec<OfferLine>,
    /// What is said then.
    offers_instead: String,
    rooms_state: StateWords,
    mail_what: String,
    mail_state: StateWords,
}

impl CardsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let (mail_what, mail_state) = self.mail(words);
        written(&CardsTemplate {
            around: Around::of(frame, head(words.t("cards-title"), words.t("cards-intro"))),
            said: self.said.as_ref().map(|said| self.said_words(words, said)),
            quoted: match &self.said {
                Some(CardsSaid::NotMailed(
                    MailTrialRefused::Relay(said) | MailTrialRefused::Recipient(said),
                )) => said,
                _ => "",
            },
            may_invite: self.is_described() && self.joining().is_some() && self.code.is_some(),
            cards: vec![
                self.profile_card(words),
                self.tiers_card(words),
                self.code_card(frame),
            ],
            founders: self.founders_card(words),
            offers: self.rooms.lines(words),
            offers_instead: self.rooms.instead(words),
            rooms_state: match self.rooms.has_one() {
                true => in_place(words),
                false => to_do(words),
            },
            mail_what,
            mail_state,
        })
    }

    /// Whether an officer has said what the community is for, which no configuration does.
    fn is_described(&self) -> bool {
        !wire::html::plain(self.profile.summary.as_str()).trim().is_empty()
    }

    /// The name of the level people join at.
    fn joining(&self) -> Option<&str> {
        let entry = self.tiers.tiers.iter().find(|held| held.is_entry);
        entry.map(|held| held.tier.name.as_str())
    }

    fn profile_card(&self, words: &Words) -> Card {
        let governance = host::governance(words, self.profile.governance);
        Card {
            id: "profile",
            title: words.t("setup-title"),
            what: format!("{} · {governance}", self.profile.name),
            state: match self.is_described() {
                true => in_place(words),
                false => to_do(words),
            },
            href: "/desk/setup/profile",
            go: words.t("cards-go-profile"),
        }
    }

    fn tiers_card(&self, words: &Words) -> Card {
        let joining = self.joining();
        Card {
            id: "tiers",
            title: words.t("tiers-title"),
            what: joining.map_or_else(String::new, |name| {
                words.with("cards-joining", &[("name", name.into())])
            }),
            state: match joining {
                Some(_) => in_place(words),
                None => to_do(words),
            },
            href: "/desk/tiers",
            go: words.t("cards-go-tiers"),
        }
    }

    fn code_card(&self, frame: &Frame<'_>) -> Card {
        let words = frame.words;
        let facts = self.code.as_ref().map(|code| CodeFacts::of(frame, code));
        Card {
            id: "code",
            title: words.t("ethics-title"),
            what: facts.map_or_else(
                || words.t("code-none"),
                |facts| format!("{} · {} · {}", facts.version, facts.length, facts.since),
            ),
            state: match &self.code {
                Some(_) => in_place(words),
                None => to_do(words),
            },
            href: "/desk/setup/code",
            go: words.t("cards-go-code"),
        }
    }

    fn founders_card(&self, words: &Words) -> Card {
        let names = self.founding.as_ref().map(|founding| {
            let names = founding.founders.iter().map(|one| one.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        });
        Card {
            id: "founders",
            title: words.t("founders-title"),
            state: match &names {
                Some(_) => in_place(words),
                None => to_do(words),
            },
            what: names.unwrap_or_else(|| words.t("founders-intro")),
            href: "/desk/setup/founders",
            go: words.t("founders-go"),
        }
    }

    fn mail(&self, words: &Words) -> (String, StateWords) {
        match &self.way {
            MailWay::Folder => (
                words.t("cards-mail-folder"),
                state(Tone::Watch, &words.t("cards-mail-nobody")),
            ),
            MailWay::Relay { host, from } => {
                let facts = [("relay", host.as_str().into()), ("from", from.to_string().into())];
                let what = words.with("cards-mail-relay", &facts);
                (what, in_place(words))
            }
        }
    }

    fn said_words(&self, words: &Words, said: &CardsSaid) -> StateWords {
        let to = [("mail", self.mail.to_string().into())];
        match said {
            CardsSaid::Saved => state(Tone::Good, &words.t("cards-saved")),
            CardsSaid::Mailed => state(Tone::Good, &words.with("cards-mailed", &to)),
            CardsSaid::NotMailed(refused) => {
                let key = match refused {
                    MailTrialRefused::Folder => "cards-not-written",
                    MailTrialRefused::Relay(_) => "cards-not-relayed",
                    MailTrialRefused::Recipient(_) => "cards-no-recipient",
                    MailTrialRefused::Rate => "cards-mail-rate",
                };
                state(Tone::Act, &words.with(key, &to))
            }
        }
    }
}

fn in_place(words: &Words) -> StateWords {
    state(Tone::Good, &words.t("cards-in-place"))
}

fn to_do(words: &Words) -> StateWords {
    state(Tone::Soft, &words.t("cards-to-do"))
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct CardsQuery {
    done: Option<String>,
}

/// Where a card leads when it is saved.
pub(super) const SAVED: &str = "/desk/setup?done=saved";
const MAILED: &str = "/desk/setup?done=mailed";

/// `GET /desk/setup`.
pub(super) async fn show(
    chief: Chief,
    query: Result<Query<CardsQuery>, QueryRejection>,
) -> Result<Response, Refused> {
    let query = query.map(|Query(query)| query).unwrap_or_default();
    let said = match query.done.as_deref() {
        Some("saved") => Some(CardsSaid::Saved),
        Some("mailed") => Some(CardsSaid::Mailed),
        _ => None,
    };
    page(&chief, said).await
}

async fn page(chief: &Chief, said: Option<CardsSaid>) -> Result<Response, Refused> {
    let visit = &chief.visit;
    let unavailable = || Refused::by(visit, &ErrorPage::Unavailable);
    let node = &visit.site.doors.node;
    let rooms = OffersSeen::of(&visit.site.rooms, &chief.signed_in.membership).await;
    let page = CardsPage {
        rooms,
        profile: visit.profile.clone().ok_or_else(unavailable)?,
        tiers: see_tiers(&node.database, &node.settings.dues).map_err(|_| unavailable())?,
        code: node.database.read(codes::in_force).map_err(|_| unavailable())?,
        founding: node
            .database
            .read(|tx| see_founders(tx, &chief.officer))
            .map_err(|_| unavailable())?,
        way: visit.site.doors.mails.way(),
        mail: chief.officer.member().mail.clone(),
        said,
    };
    Ok(visit.secret_page(page.render(&visit.frame())))
}

/// `POST /desk/setup/mail`: one mail on trial to herself.
pub(super) async fn try_mail(
    chief: Chief,
    sent: Result<Form<Button>, FormRejection>,
) -> Result<Response, Refused> {
    form(&chief.visit, &chief.signed_in, sent)?;
    let to = chief.officer.member().mail.clone();
    match chief.visit.site.doors.mails.try_out(to).await {
        Ok(()) => Ok(Redirect::to(MAILED).into_response()),
        Err(refused) => {
            let mut response = page(&chief, Some(CardsSaid::NotMailed(refused))).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}
