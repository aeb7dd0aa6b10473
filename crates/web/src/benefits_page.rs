//! `/benefits`: what other communities offer a member of this one, with what it saves, until when, and one button; and what is
//! not hers yet, and why (F16 *Your benefits*, need 0.15). Nobody else sees it.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use community::print_voucher::{Printed, SeePaperRefused, see_paper};
use community::see_benefits::{
    BenefitAwaited, BenefitShown, Benefits, PeerWithout, VoucherOver, see_benefits,
};
use community::who_qualifies::{Condition, Reason};
use domain::{AppliesTo, BenefitTerm, Iri, IssuedKind, Origin, Scope};
use edge::{Routes, benefit_words, calendar_day, money};
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction};

use crate::cards::peer_host;
use crate::communities_page::{listed, scope};
use crate::error_page::ErrorPage;
use crate::frame::{Around, Frame, Head, Section, written};
use crate::host::{Chip, Host};
use crate::icons::Icon;
use crate::qr_picture::QrPicture;
use crate::router::Site;
use crate::sign_in::Member;
use crate::words::Words;

/// The page.
#[derive(Clone, Debug)]
pub(crate) struct BenefitsPage {
    /// What is hers, and what is not.
    pub(crate) benefits: Benefits,
    /// Who grants it, as pages name them.
    pub(crate) hosts: BTreeMap<Origin, Host>,
    /// Her name.
    pub(crate) holder: String,
    /// What stands on those of her vouchers on paper that can be shown now, by their names.
    pub(crate) papers: BTreeMap<String, Printed>,
}

/// A condition in words, with its mark.
struct Why {
    icon: Icon,
    words: String,
}

/// A voucher on paper, as its stub has it.
struct Stub {
    picture: Option<QrPicture>,
    code: String,
}

struct Ready {
    /// The part of the page, for the labels.
    id: String,
    host: Chip,
    title: String,
    /// Before and after, and for which level; nothing where no example is known.
    price: Option<(String, String, String)>,
    what_for: String,
    until: String,
    limits: Vec<String>,
    whys: Vec<Why>,
    learns: String,
    /// Where it is claimed, and what the way there is called.
    claim: (String, String),
    offer: String,
    paper: Option<String>,
    stub: Option<Stub>,
    /// One button of a page is filled: that of the first.
    button: &'static str,
}

struct NotYet {
    host: Chip,
    title: String,
    name: String,
    whys: Vec<Why>,
}

struct Over {
    host: Chip,
    title: String,
    said: String,
}

#[derive(Template)]
#[template(path = "benefits.html")]
struct BenefitsTemplate<'a> {
    around: Around<'a>,
    level: String,
    count: String,
    holder: &'a str,
    ready: Vec<Ready>,
    not_yet: Vec<NotYet>,
    over: Vec<Over>,
}

/// Where it is.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default().route("/benefits", get(show))
}

/// `GET /benefits`.
async fn show(member: Member) -> Response {
    let Member { visit, signed_in } = &member;
    let node = &visit.site.doors.node;
    let read = node.database.read(|tx| {
        let benefits = see_benefits(tx, &signed_in.membership, visit.now)?;
        let who = (&signed_in.membership, &node.group);
        Ok::<_, StoreError>(BenefitsPage {
            hosts: hosts(tx, &benefits)?,
            papers: papers(tx, who, &benefits, visit.now)?,
            benefits,
            holder: signed_in.membership.member().name.to_string(),
        })
    });
    match read {
        Ok(page) => visit.secret_page(page.render(&visit.frame())),
        Err(_) => visit.error(&ErrorPage::Unavailable),
    }
}

/// What stands on those that she has on paper. One that cannot be shown now is left out; its own page says why.
fn papers(
    tx: &mut Transaction<'_>,
    (who, own): (&Membership, &Iri),
    benefits: &Benefits,
    now: Timestamp,
) -> Result<BTreeMap<String, Printed>, StoreError> {
    let mut papers = BTreeMap::new();
    for id in benefits.ready.iter().filter_map(|shown| shown.paper.as_deref()) {
        match see_paper(tx, who, (own, id), now) {
            Ok(printed) => {
                papers.insert(id.to_owned(), printed);
            }
            Err(SeePaperRefused::Store(error)) => return Err(error),
            Err(_) => {}
        }
    }
    Ok(papers)
}

fn hosts(tx: &mut Transaction<'_>, benefits: &Benefits) -> Result<BTreeMap<Origin, Host>, StoreError> {
    let offers = benefits.ready.iter().chain(&benefits.not_yet);
    let offering = offers.map(|shown| &shown.offer.host);
    let awaited = benefits.awaited.iter().map(|awaited| &awaited.host);
    let without = benefits.without.iter().map(|without| &without.host);
    let over = benefits.over.iter().map(|over| &over.voucher.host);
    let mut hosts = BTreeMap::new();
    for origin in offering.chain(awaited).chain(without).chain(over) {
        if !hosts.contains_key(origin) {
            let host = peer_host(tx, origin, origin.as_str())?;
            hosts.insert(origin.clone(), host);
        }
    }
    Ok(hosts)
}

impl BenefitsPage {
    /// The page as HTML.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let benefits = &self.benefits;
        let head = Head::unlisted(
            Section::Benefits,
            words.t("benefits-title"),
            words.t("benefits-description"),
        );
        let standing = match benefits.in_good_standing {
            true => "benefits-level",
            false => "benefits-level-limited",
        };
        let ready = u32::try_from(benefits.ready.len()).unwrap_or(u32::MAX);
        let not_yet = benefits.not_yet.iter().map(|shown| self.not_yet(frame, shown));
        let awaited = benefits
            .awaited
            .iter()
            .map(|awaited| self.awaited(words, awaited));
        let without = benefits.without.iter().map(|peer| self.without(words, peer));
        written(&BenefitsTemplate {
            around: Around::of(frame, head),
            level: words.with(standing, &[("level", benefits.tier.as_str().into())]),
            count: words.count("benefits-ready-count", ready),
            holder: &self.holder,
            ready: (1..)
                .zip(&benefits.ready)
                .map(|(number, shown)| self.ready(frame, number, shown))
                .collect(),
            not_yet: not_yet.chain(awaited).chain(without).collect(),
            over: benefits.over.iter().map(|over| self.over(frame, over)).collect(),
        })
    }

    /// The mark and name of a host; one of which nothing is known goes by its server.
    fn chip(&self, words: &Words, origin: &Origin) -> Chip {
        let known = self.hosts.get(origin).cloned();
        let host = known.unwrap_or_else(|| Host {
            name: origin.authority().to_owned(),
            key: origin.to_string(),
            governance: None,
        });
        Chip::of(words, &host)
    }

    fn ready(&self, frame: &Frame<'_>, number: usize, shown: &BenefitShown) -> Ready {
        let words = frame.words;
        let (offer, term) = (&shown.offer, &shown.offer.term);
        let host = self.chip(words, &offer.host);
        let price = offer.example.as_ref().map(|example| {
            (
                money(words, &example.currency.in_full(&example.full), &example.currency),
                money(words, &example.after, &example.currency),
                words.with("benefit-price-of", &[("level", example.level.as_str().into())]),
            )
        });
        let (learns, claim) = {
            let name = [("host", host.name.as_str().into())];
            let claim = match term.applies_to(AppliesTo::Joining) {
                true => words.with("benefit-join", &name),
                false => words.with("benefit-use", &name),
            };
            (words.with("benefit-learns", &name), claim)
        };
        Ready {
            id: format!("benefit-{number}"),
            title: benefit_words(words, &host.name, &term.benefit),
            price,
            what_for: what_for(words, term),
            until: match offer.valid_through {
                Some(through) => day(frame, through),
                None => words.t("benefit-no-end"),
            },
            limits: limits(words, term),
            whys: whys(frame, &host.name, shown.qualifies.reasons()),
            learns,
            claim: (offer.id.to_string(), claim),
            offer: offer.id.to_string(),
            paper: shown.paper.as_ref().map(|jti| format!("/vouchers/{jti}/print")),
            stub: shown
                .paper
                .as_ref()
                .and_then(|jti| self.papers.get(jti))
                .map(|printed| Stub {
                    picture: QrPicture::dense(&printed.address(), words.t("paper-qr")),
                    code: printed.code.to_string(),
                }),
            button: match number {
                1 => "button",
                _ => "button-second",
            },
            host,
        }
    }

    fn not_yet(&self, frame: &Frame<'_>, shown: &BenefitShown) -> NotYet {
        let host = self.chip(frame.words, &shown.offer.host);
        let unmet = shown.qualifies.reasons().iter().filter(|reason| !reason.met);
        let unmet: Vec<Reason> = unmet.cloned().collect();
        NotYet {
            title: benefit_words(frame.words, &host.name, &shown.offer.term.benefit),
            name: host.name.clone(),
            whys: whys(frame, &host.name, &unmet),
            host,
        }
    }

    fn awaited(&self, words: &Words, awaited: &BenefitAwaited) -> NotYet {
        let host = self.chip(words, &awaited.host);
        NotYet {
            title: benefit_words(words, &host.name, &awaited.term.benefit),
            name: host.name.clone(),
            whys: vec![Why {
                icon: Icon::Clock,
                words: words.t("benefit-awaited"),
            }],
            host,
        }
    }

    fn without(&self, words: &Words, peer: &PeerWithout) -> NotYet {
        let host = self.chip(words, &peer.host);
        let shared = peer.shares.iter().filter(|shared| **shared != Scope::Offers);
        let shared = listed(words, shared.map(|one| scope(words, *one)).collect());
        let why = {
            let name = ("host", host.name.as_str().into());
            match (peer.shares.contains(&Scope::Offers), shared.is_empty()) {
                (true, _) => words.with("benefit-none-agreed", &[name]),
                (false, true) => words.with("benefit-none-shared", &[name]),
                (false, false) => words.with("benefit-not-shared", &[name, ("scopes", shared.into())]),
            }
        };
        NotYet {
            title: words.with("benefit-without", &[("host", host.name.as_str().into())]),
            name: String::new(),
            whys: vec![Why {
                icon: Icon::Info,
                words: why,
            }],
            host,
        }
    }

    fn over(&self, frame: &Frame<'_>, over: &VoucherOver) -> Over {
        let words = frame.words;
        let host = self.chip(words, &over.voucher.host);
        let benefit = over.benefit.as_ref();
        let title = benefit.map(|benefit| benefit_words(words, &host.name, benefit));
        let voucher = &over.voucher;
        let (key, at) = match (voucher.shown, voucher.revoked, &voucher.kind) {
            (Some(shown), _, _) => ("benefit-over-shown", shown),
            (None, Some(revoked), _) => ("benefit-over-revoked", revoked),
            (None, None, IssuedKind::Online) => ("benefit-over-given", voucher.at),
            (None, None, IssuedKind::Paper { .. }) => ("benefit-over-expired", voucher.expires),
        };
        let said = {
            let named = [
                ("host", host.name.as_str().into()),
                ("day", day(frame, at).into()),
            ];
            words.with(key, &named)
        };
        Over {
            title: title.unwrap_or_else(|| host.name.clone()),
            said,
            host,
        }
    }
}

fn day(frame: &Frame<'_>, at: Timestamp) -> String {
    calendar_day(frame.words, frame.clock.at(at).date())
}

fn what_for(words: &Words, term: &BenefitTerm) -> String {
    let joining = term.applies_to(AppliesTo::Joining);
    match (joining, term.applies_to(AppliesTo::Events)) {
        (true, true) => words.t("benefit-for-both"),
        (true, false) => words.t("benefit-for-joining"),
        _ => words.t("benefit-for-events"),
    }
}

/// The line printed wherever the offer is listed, how often it is hers, and that it is not added to another.
fn limits(words: &Words, term: &BenefitTerm) -> Vec<String> {
    let said = term.restrictions.as_ref().map(ToString::to_string);
    let uses = match term.uses_per_member {
        Some(uses) => words.count("benefit-uses", uses),
        None => words.t("benefit-uses-any"),
    };
    said.into_iter()
        .chain([uses, words.t("benefit-not-stacked")])
        .collect()
}

fn whys(frame: &Frame<'_>, host: &str, reasons: &[Reason]) -> Vec<Why> {
    let icon = |reason: &Reason| match (reason.met, &reason.condition) {
        (true, Condition::Distance { known: false, .. }) => Icon::Info,
        (true, _) => Icon::Tick,
        (false, Condition::NotBegun { .. }) => Icon::Clock,
        (false, _) => Icon::Cross,
    };
    reasons
        .iter()
        .map(|reason| Why {
            icon: icon(reason),
            words: why(frame, host, reason),
        })
        .collect()
}

fn why(frame: &Frame<'_>, host: &str, reason: &Reason) -> String {
    let words = frame.words;
    let host = ("host", host.into());
    match (&reason.condition, reason.met) {
        (Condition::Level { has, .. }, true) => {
            words.with("benefit-why-level", &[("has", has.as_str().into())])
        }
        (Condition::Level { needs, has }, false) if needs.is_empty() => {
            words.with("benefit-why-no-level", &[("has", has.as_str().into())])
        }
        (Condition::Level { needs, has }, false) => {
            let needs = listed(words, needs.iter().map(ToString::to_string).collect());
            let named = [("needs", needs.into()), ("has", has.as_str().into())];
            words.with("benefit-why-not-level", &named)
        }
        (Condition::Standing, true) => words.t("benefit-why-standing"),
        (Condition::Standing, false) => words.t("benefit-why-not-standing"),
        (Condition::Region, true) => words.with("benefit-why-region", &[host]),
        (Condition::Region, false) => words.with("benefit-why-not-region", &[host]),
        (Condition::Distance { km, known }, met) => {
            let key = match (met, known) {
                (true, true) => "benefit-why-near",
                (true, false) => "benefit-why-desk",
                (false, _) => "benefit-why-far",
            };
            words.with(key, &[host, ("km", (*km).into())])
        }
        (Condition::NotBegun { on }, _) => {
            words.with("benefit-why-not-begun", &[("day", day(frame, *on).into())])
        }
        (Condition::Ended { on }, _) => words.with("benefit-why-ended", &[("day", day(frame, *on).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_benefits;
    use crate::sample_paper;
    use crate::samples::Surroundings;

    /// 0.15
    #[test]
    fn what_is_ready_has_what_it_saves_and_one_button_and_what_is_not_has_a_reason() {
        let (words, surroundings) = (Words::english(), Surroundings::new());
        let pages = sample_benefits::all(&surroundings.frame(&words));
        let [(_, some), (_, none)] = &pages[..] else {
            panic!("two samples");
        };
        assert_eq!(some.matches("Join Thames Partner Chapter</a>").count(), 2);
        assert_eq!(
            some.matches("<s><bdi>£180.00</bdi></s> <bdi>£162.00</bdi>")
                .count(),
            2
        );
        assert_eq!(
            some.matches("action=\"/vouchers\"").count(),
            1,
            "the other has a voucher"
        );
        assert!(some.contains("/vouchers/sample/print"), "{some}");
        // Look, *Voucher* and *One open action*.
        let code = sample_paper::print_page().printed.code.to_string();
        assert_eq!(
            some.matches("class=\"qr\"").count(),
            1,
            "of the one she has on paper"
        );
        assert!(
            some.contains(&format!("<code dir=\"ltr\">{code}</code>")),
            "{some}"
        );
        assert_eq!(some.matches("class=\"button\" rel=\"noopener\"").count(), 1);
        for why in [
            "It is for people within 300 km: Thames Partner Chapter decides at the desk",
            "It is not for people from the region of Thames Partner Chapter",
            "The two communities are still agreeing on it.",
            "share events and introductions, not offers.",
            "Thames Partner Chapter learns that you qualify, at which level and by which agreement",
            // A camera reads it without asking here: nobody knows that it was not used.
            "Its last day was 2 April 2026; whether Thames Partner Chapter scanned it is not told here",
        ] {
            assert!(some.contains(why), "{why}: {some}");
        }
        assert!(!none.contains("Join Thames") && none.contains("Nothing is offered to you now"));
        assert!(none.contains("your rights are limited for now"), "{none}");
    }
}
