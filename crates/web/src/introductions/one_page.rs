//! `/introductions/{id}`: one introduction, from the side of whoever looks: what waits, the answer with three half-hours, and what
//! both have once both said yes (F07, steps 4 to 7).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Redirect, Response};
use community::answer_introduction::{
    AnswerIntroductionRefused, Saying, SayingYes, answer_introduction, say_met,
};
use community::ask_introduction::{AskIntroductionRefused, withdraw_introduction};
use community::see_introductions::{SeenIntroduction, see_introduction};
use community::see_person::{SeePersonRefused, SeenPerson, common_ground, compare, see_person};
use domain::{
    Connection, IntroductionHeard, IntroductionId, IntroductionWords, MailAddress, Member as Row, Met,
    Overlap, PersonName, Tag, Taxonomy,
};
use jiff::civil::{DateTime, Weekday};
use jiff::{Timestamp, ToSpan};
use store::{StoreError, Transaction};

use super::said;
use crate::calls::sent::Sent;
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::overlap_card::OverlapCard;
use crate::sign_in::{Member, Refused, form, kind_words};
use crate::times::Clock;

/// What forms of the page may send.
const FIELDS: [&str; 4] = ["form_token", "act", "mail", "slot"];
/// Hours at which half-hours are offered when nothing else was chosen.
const HOURS: [i8; IntroductionHeard::SLOTS] = [10, 14, 16];

/// One introduction.
#[derive(Clone, Debug)]
pub(crate) struct IntroductionPage<'t> {
    pub(crate) taxonomy: &'t Taxonomy,
    pub(crate) seen: SeenIntroduction,
    /// The other one, if she is a member here whom the reader may find and may know of.
    pub(crate) person: Option<SeenPerson>,
    pub(crate) overlap: Option<Overlap>,
    pub(crate) shared: Vec<Tag>,
    pub(crate) own_organization: String,
    pub(crate) own_mail: String,
    pub(crate) fault: &'static str,
}

struct Contact {
    name: String,
    organization: String,
    mail: String,
    slots: Vec<String>,
}

#[derive(Template)]
#[template(path = "introduction.html")]
struct IntroductionTemplate<'a> {
    around: Around<'a>,
    path: String,
    topic: String,
    state: String,
    who: String,
    organization: String,
    kind: String,
    why: String,
    gain: String,
    card: Option<OverlapCard>,
    shared: String,
    fault: String,
    answers: bool,
    withdraws: bool,
    mail: String,
    place: String,
    slots: Vec<String>,
    contact: Option<Contact>,
    asks_met: bool,
    met: String,
    worked: String,
    /// Where it is said that a request is not as it should be; empty for whoever asked.
    report: String,
}

impl IntroductionPage<'_> {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let texts: &IntroductionWords = match &self.seen {
            SeenIntroduction::Asked(asked, _) => &asked.words,
            SeenIntroduction::Heard(heard, _) => &heard.words,
        };
        let head = Head::unlisted(Section::People, texts.topic.to_string(), words.t("intros-intro"));
        let (organization, kind) = match &self.seen {
            SeenIntroduction::Heard(heard, _) => (
                heard.card.organization.as_ref().map_or("", PersonName::as_str),
                heard
                    .card
                    .kind
                    .map_or_else(String::new, |kind| kind_words(words, kind)),
            ),
            SeenIntroduction::Asked(..) => ("", String::new()),
        };
        let both = self.both();
        let tags: Vec<&str> = self.shared.iter().map(Tag::as_str).collect();
        let met = both.map(|both| both.met);
        let worked = self.person.as_ref().filter(|_| met == Some(Met::Yes));
        let open = matches!(&self.seen, SeenIntroduction::Heard(heard, _) if heard.is_open(frame.now));
        written(&IntroductionTemplate {
            around: Around::of(frame, head),
            path: format!("{}/{}", super::PATH, self.id()),
            topic: texts.topic.to_string(),
            state: said::state(frame, &self.seen),
            who: said::who(frame, &self.seen),
            organization: organization.to_owned(),
            kind,
            why: texts.why.to_string(),
            gain: texts.gain.to_string(),
            card: self.card(frame),
            shared: tags.join(", "),
            fault: match self.fault.is_empty() {
                true => String::new(),
                false => words.t(self.fault),
            },
            answers: open,
            withdraws: matches!(&self.seen, SeenIntroduction::Asked(asked, _) if asked.is_open(frame.now)),
            mail: self.own_mail.clone(),
            place: frame.clock.place.clone(),
            slots: slots_ahead(frame.clock, frame.now),
            contact: both.map(|both| contact(frame, both)),
            asks_met: matches!(met, Some(Met::Unsaid | Met::Asked)),
            met: match met {
                Some(Met::Yes) => words.t("intro-met"),
                Some(Met::No) => words.t("intro-not-met"),
                _ => String::new(),
            },
            report: match &self.seen {
                SeenIntroduction::Heard(heard, _) => format!("/report?about={}", heard.document),
                SeenIntroduction::Asked(..) => String::new(),
            },
            worked: worked.map_or_else(String::new, |person| format!("/people/{}", person.handle)),
        })
    }

    fn id(&self) -> &IntroductionId {
        match &self.seen {
            SeenIntroduction::Asked(asked, _) => &asked.id,
            SeenIntroduction::Heard(heard, _) => &heard.id,
        }
    }

    fn both(&self) -> Option<&Connection> {
        match &self.seen {
            SeenIntroduction::Asked(asked, _) => asked.connection(),
            SeenIntroduction::Heard(heard, _) => heard.connection(),
        }
    }

    fn card(&self, frame: &Frame<'_>) -> Option<OverlapCard> {
        let (overlap, person) = (self.overlap.as_ref()?, self.person.as_ref()?);
        Some(OverlapCard::of(
            frame.words,
            self.taxonomy,
            overlap,
            &self.own_organization,
            person,
        ))
    }
}

fn contact(frame: &Frame<'_>, both: &Connection) -> Contact {
    let organization = both.contact.organization.as_ref();
    Contact {
        name: both.contact.name.to_string(),
        organization: organization.map_or_else(String::new, ToString::to_string),
        mail: both.contact.mail.to_string(),
        slots: both.slots.iter().map(|slot| said::slot(frame, *slot)).collect(),
    }
}

/// A half-hour on each of the next working days, as the form takes them.
fn slots_ahead(clock: &Clock, now: Timestamp) -> Vec<String> {
    let mut day = clock.at(now).date();
    let mut slots = Vec::new();
    for hour in HOURS {
        loop {
            day = day.checked_add(1.day()).unwrap_or(day);
            if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                break;
            }
        }
        slots.push(day.at(hour, 0, 0, 0).strftime("%Y-%m-%dT%H:%M").to_string());
    }
    slots
}

/// `GET /introductions/{id}`.
pub(super) async fn show(member: Member, Path(id): Path<String>) -> Result<Response, Refused> {
    let page = seen(&member, &id, "")?;
    let visit = &member.visit;
    Ok(visit.secret_page(page.render(&visit.frame())))
}

fn seen<'m>(member: &'m Member, id: &str, fault: &'static str) -> Result<IntroductionPage<'m>, Refused> {
    let visit = &member.visit;
    let nothing = || Refused::by(visit, &ErrorPage::NotFound);
    let id = IntroductionId::parse(id).map_err(|_| nothing())?;
    let database = &visit.site.doors.node.database;
    let found = database.read(|tx| read(tx, member, &id, fault));
    match found {
        Ok(page) => page.ok_or_else(nothing),
        Err(_) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

fn read<'m>(
    tx: &mut Transaction<'_>,
    member: &'m Member,
    id: &IntroductionId,
    fault: &'static str,
) -> Result<Option<IntroductionPage<'m>>, StoreError> {
    let Member { visit, signed_in } = member;
    let who = &signed_in.membership;
    let Some(seen) = see_introduction(tx, who, id, visit.now)? else {
        return Ok(None);
    };
    let (SeenIntroduction::Asked(_, other) | SeenIntroduction::Heard(_, other)) = &seen;
    let person = match other {
        Some(other) => found(tx, member, other)?,
        None => None,
    };
    let (overlap, shared) = match &person {
        Some(person) => (
            compare(tx, &visit.viewer, person)?,
            common_ground(tx, &visit.viewer, person)?,
        ),
        None => (None, Vec::new()),
    };
    let own = who.member();
    Ok(Some(IntroductionPage {
        taxonomy: &visit.site.doors.node.settings.taxonomy,
        seen,
        person,
        overlap,
        shared,
        own_organization: own
            .organization
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        own_mail: own.mail.to_string(),
        fault,
    }))
}

fn found(tx: &mut Transaction<'_>, member: &Member, other: &Row) -> Result<Option<SeenPerson>, StoreError> {
    match see_person(tx, &member.visit.viewer, &other.handle) {
        Ok(person) => Ok(Some(person)),
        Err(SeePersonRefused::NoSuchPerson) => Ok(None),
        Err(SeePersonRefused::Store(error)) => Err(error),
    }
}

/// Why nothing was done.
enum NotDone {
    Fault(&'static str),
    NotFound,
    Unavailable,
}

impl From<AnswerIntroductionRefused> for NotDone {
    fn from(refused: AnswerIntroductionRefused) -> Self {
        match refused {
            AnswerIntroductionRefused::NotOpen => Self::Fault("intro-fault-over"),
            AnswerIntroductionRefused::Slots => Self::Fault("intro-fault-slots"),
            AnswerIntroductionRefused::NoSuchRequest | AnswerIntroductionRefused::NotConnected => {
                Self::NotFound
            }
            AnswerIntroductionRefused::Store(_) => Self::Unavailable,
        }
    }
}

impl From<AskIntroductionRefused> for NotDone {
    fn from(refused: AskIntroductionRefused) -> Self {
        match refused {
            AskIntroductionRefused::NotWaiting => Self::Fault("intro-fault-over"),
            AskIntroductionRefused::Store(_) => Self::Unavailable,
            _ => Self::NotFound,
        }
    }
}

/// `POST /introductions/{id}`: the button that was pressed says what is done.
pub(super) async fn act(
    member: Member,
    Path(id): Path<String>,
    sent: Result<Form<Sent>, FormRejection>,
) -> Result<Response, Refused> {
    let Member { visit, signed_in } = &member;
    let sent = form(visit, signed_in, sent)?;
    let page = seen(&member, &id, "")?;
    if !sent.has_only(&FIELDS) {
        return Err(Refused::by(visit, &ErrorPage::Unreadable));
    }
    let puts_away = sent.one("act") == "no_thanks";
    let path = match puts_away {
        true => super::PATH.to_owned(),
        false => format!("{}/{}", super::PATH, page.id()),
    };
    match done(&member, page.id(), &sent).await {
        Ok(()) => Ok(Redirect::to(&path).into_response()),
        Err(NotDone::Fault(fault)) => {
            let page = IntroductionPage { fault, ..page };
            Ok(visit.refused_page(page.render(&visit.frame())))
        }
        Err(NotDone::NotFound) => Err(Refused::by(visit, &ErrorPage::NotFound)),
        Err(NotDone::Unavailable) => Err(Refused::by(visit, &ErrorPage::Unavailable)),
    }
}

async fn done(member: &Member, id: &IntroductionId, sent: &Sent) -> Result<(), NotDone> {
    let (visit, who) = (&member.visit, &member.signed_in.membership);
    let (node, now) = (&visit.site.doors.node, visit.now);
    let rules = &node.settings.introductions;
    let database = &node.database;
    let saying = match sent.one("act") {
        "yes" => Saying::Yes(yes(sent, visit.clock())?),
        "not_now" => Saying::NotNow,
        "no_thanks" => Saying::NoThanks,
        "withdraw" => {
            let done = database.transact(|tx| withdraw_introduction(tx, who, id, now));
            return Ok(done.await?);
        }
        "met" => return Ok(database.transact(|tx| say_met(tx, who, id, Met::Yes)).await?),
        "not_met" => return Ok(database.transact(|tx| say_met(tx, who, id, Met::No)).await?),
        _ => return Err(NotDone::NotFound),
    };
    let done = database.transact(|tx| answer_introduction(tx, who, id, saying.clone(), (rules, now)));
    Ok(done.await?)
}

fn yes(sent: &Sent, clock: &Clock) -> Result<SayingYes, NotDone> {
    let mail = MailAddress::parse(sent.one("mail")).map_err(|_| NotDone::Fault("intro-fault-mail"))?;
    let moment = |text: &str| -> Option<Timestamp> {
        let there: DateTime = text.parse().ok()?;
        let there = there.to_zoned(clock.zone.rules()).ok()?;
        Some(there.timestamp())
    };
    let slots: Option<Vec<Timestamp>> = sent.all("slot").map(moment).collect();
    let slots = slots.ok_or(NotDone::Fault("intro-fault-slots"))?;
    Ok(SayingYes { mail, slots })
}
