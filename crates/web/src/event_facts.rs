//! What is to be known of an event beside its times: where, in which language, at what price.

use domain::{Activity, Amount, Iri, Modality, Price};
use edge::money;

use crate::event_page::{EventPage, Owned};
use crate::event_row::modality;
use crate::host::Host;
use crate::words::Words;
use crate::write_event::activity_words;

/// A row of the facts; the link, when there is one, stands after the text and names its whole host (threat E7).
pub(crate) struct Fact {
    pub(crate) term: String,
    pub(crate) text: String,
    pub(crate) link: Option<(String, String)>,
}

impl EventPage {
    /// One row for each that is known.
    pub(crate) fn facts(&self, words: &Words) -> Vec<Fact> {
        let fact = |key: &str, text: String, link| Fact {
            term: words.t(key),
            text,
            link,
        };
        let mut facts = vec![fact("fact-where", self.location(words), None)];
        if let Some(page) = &self.online_page {
            facts.push(fact("fact-online-page", String::new(), Some(named_by_host(page))));
        }
        if let Some(page) = &self.sign_up {
            facts.push(fact(
                "fact-sign-up",
                words.t("fact-sign-up-elsewhere"),
                Some(named_by_host(page)),
            ));
        }
        if let [_, co_hosts @ ..] = self.card.hosts.as_slice()
            && !co_hosts.is_empty()
        {
            facts.push(fact("fact-co-hosts", self.held_with(words, co_hosts), None));
        }
        if let Some(tag) = &self.card.language {
            facts.push(fact("fact-language", words.language(tag), None));
        }
        if let Some(price) = &self.price {
            facts.push(fact("fact-price", price_words(words, price), None));
        }
        for deal in &self.deals {
            let link = (deal.href.clone(), words.t("claim-use-mine"));
            facts.push(fact("fact-deal", deal.said(words), Some(link)));
        }
        if let Some(category) = self.category.as_deref().filter(|category| !category.is_empty()) {
            facts.push(fact("fact-kind", self.kind(words, category), None));
        }
        facts
    }

    /// Who holds it too, and what that means for whoever comes; what a co-host of a peer sees, the peer alone can say.
    fn held_with(&self, words: &Words, co_hosts: &[Host]) -> String {
        let names: Vec<&str> = co_hosts.iter().map(|host| host.name.as_str()).collect();
        let shared = words.with("co-hosts-share", &[("names", names.join(", ").into())]);
        match self.owned {
            Owned::Here => format!("{shared} {}", words.t("co-hosts-see-guests")),
            Owned::Elsewhere => shared,
        }
    }

    /// One of the four activities of an event of ours; what another community calls so is its own word.
    fn kind(&self, words: &Words, category: &str) -> String {
        match (self.owned, Activity::of_category(category)) {
            (Owned::Here, Some(activity)) => activity_words(words, activity),
            _ => sentence_case(category),
        }
    }

    fn location(&self, words: &Words) -> String {
        let place = self.place.as_deref().filter(|place| !place.is_empty());
        match (self.card.modality, place) {
            (Modality::Online, _) => words.t("where-online"),
            (Modality::InPerson, Some(place)) => place.to_owned(),
            (Modality::Hybrid, Some(place)) => words.with("where-hybrid", &[("place", place.into())]),
            (way, None) => modality(words, way),
        }
    }
}

/// A link and the host it leads to, whole and in ASCII, so that no other name can stand before it (threat E7).
fn named_by_host(page: &Iri) -> (String, String) {
    (page.as_str().to_owned(), page.origin().host().to_owned())
}

/// `Member price £0, otherwise £15`.
fn price_words(words: &Words, price: &Price) -> String {
    let written = |amount: &Amount| money(words, amount, &price.currency);
    match &price.member {
        Some(member) if member != &price.amount => words.with(
            "price-member",
            &[
                ("member", written(member).into()),
                ("other", written(&price.amount).into()),
            ],
        ),
        _ if price.amount.is_zero() => words.t("price-free"),
        _ => written(&price.amount),
    }
}

/// `BOOK_CLUBS` as people write it.
fn sentence_case(word: &str) -> String {
    let lower = word.to_lowercase().replace('_', " ");
    let mut letters = lower.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_said_in_the_currency_of_the_community() {
        let words = Words::english();
        let amount = |text: &str| Amount::parse(text).unwrap();
        let price = |text: &str, member: Option<&str>, code: &str| Price {
            amount: amount(text),
            member: member.map(amount),
            currency: domain::Currency::parse(code).unwrap(),
        };
        assert_eq!(
            price_words(&words, &price("15", Some("0"), "GBP")),
            "Member price £0, otherwise £15"
        );
        assert_eq!(price_words(&words, &price("0", None, "SEK")), "Free");
        assert_eq!(price_words(&words, &price("150", None, "SEK")), "150 SEK");
    }

    #[test]
    fn a_category_is_shown_as_people_write_it() {
        assert_eq!(sentence_case("BOOK_CLUBS"), "Book clubs");
        assert_eq!(sentence_case(""), "");
    }
}
