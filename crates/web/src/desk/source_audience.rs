//! Whom the events of a calendar are for, as one choice of a list.

use domain::{Audience, Origin, Scope};
use store::{StoreError, Transaction, peerings};

use crate::frame::Choice;
use crate::words::Words;

/// The choice that changes nothing: for what is none of the others.
const AS_IT_IS: &str = "named";

/// The value of the choice that an audience is.
pub(super) fn word_of(audience: &Audience) -> String {
    match audience {
        Audience::Members => "members".to_owned(),
        Audience::AllPeers => "peers".to_owned(),
        Audience::Public => "public".to_owned(),
        Audience::Peers(named) => match (named.len(), named.first()) {
            (1, Some(peer)) => peer.to_string(),
            _ => AS_IT_IS.to_owned(),
        },
    }
}

/// The audience that a choice names; `known` is whom it is for now. Nothing when it is no choice.
pub(super) fn audience_of(word: &str, known: &Audience) -> Option<Audience> {
    match word {
        "members" => Some(Audience::Members),
        "peers" => Some(Audience::AllPeers),
        "public" => Some(Audience::Public),
        AS_IT_IS => Some(known.clone()),
        peer => {
            let peer = Origin::parse(peer).ok()?;
            Some(Audience::Peers([peer].into()))
        }
    }
}

/// An audience in words, without a name of a peer.
pub(super) fn said(words: &Words, audience: &Audience) -> String {
    match audience {
        Audience::Members => words.t("event-form-audience-members"),
        Audience::AllPeers => words.t("source-audience-all"),
        Audience::Peers(_) => words.t("source-audience-some"),
        Audience::Public => words.t("event-form-audience-public"),
    }
}

/// Members alone, all peers, one peer, everybody; or, when it is none of these, as it is.
pub(super) fn choices(words: &Words, peers: &[(String, String)], chosen: &str) -> Vec<Choice> {
    let of = |value: &str, label| Choice {
        value: value.to_owned(),
        label,
        language: String::new(),
        chosen: value == chosen,
    };
    let mut choices = vec![of("members", words.t("event-form-audience-members"))];
    if !peers.is_empty() || chosen == "peers" {
        choices.push(of("peers", words.t("source-audience-all")));
    }
    for (origin, name) in peers {
        let named = [("name", name.as_str().into())];
        choices.push(of(origin, words.with("source-audience-peer", &named)));
    }
    choices.push(of("public", words.t("event-form-audience-public")));
    if choices.iter().all(|choice| !choice.chosen) {
        choices.push(Choice {
            chosen: true,
            ..of(AS_IT_IS, words.t("event-form-audience-named"))
        });
    }
    choices
}

/// Communities that events are shared with now, with their names.
pub(super) fn peers(tx: &mut Transaction<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let peerings = peerings::carrying(tx, Scope::Events)?;
    let named = peerings.into_iter().map(|peering| {
        let name = edge::name_of(tx, &peering.peer)?;
        Ok((peering.peer.to_string(), name))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::an_origin;

    /// F15: a peering that ended narrows no audience behind an officer's back.
    #[test]
    fn whom_it_is_for_stays_when_it_is_no_choice_any_more() {
        let words = Words::english();
        let two = ["https://b.example", "https://c.example"].map(an_origin);
        let one = Audience::Peers([an_origin("https://b.example")].into());
        let all = [Audience::Members, Audience::AllPeers, Audience::Public];
        for audience in all.into_iter().chain([one, Audience::Peers(two.into())]) {
            let choices = choices(&words, &[], &word_of(&audience));
            let chosen: Vec<_> = choices.iter().filter(|choice| choice.chosen).collect();
            assert_eq!(chosen.len(), 1);
            assert_eq!(audience_of(&chosen[0].value, &audience), Some(audience));
        }
        assert_eq!(audience_of("everybody", &Audience::Public), None);
    }
}
