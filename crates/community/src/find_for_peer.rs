//! Whom members of a peer find here (F05 across peers, needs 2.14 and 2.18; protocol section 6.4): who shows something to peers,
//! by what she shows them and nothing else.

use domain::{CardQuestion, CardsFound, Dimension, Distance, MemberCard, MemberId, Region, Scope};
use jiff::Timestamp;
use store::profiles;
use store::{ActivePeer, StoreError, Transaction};

use crate::Viewer;
use crate::search_people::{LOOKS_FIRST, PeopleFilter, Step, Walk};
use crate::see_person::SeenPerson;

/// Words of a text that are looked for.
const WORDS_MAX: usize = 6;
/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// Of what the names are made by which the asker can have somebody asked (F07): a key of ours, fresh chance for each card, and the
/// organisation on whose behalf it asks, if it says one.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'n> {
    /// The key.
    pub key: &'n [u8; 32],
    /// For one card each.
    pub chances: &'n [[u8; 12]],
    /// The organisation's key.
    pub org: Option<&'n str>,
}

/// Answers a peer's question with at most `most` cards. Who is listed first changes from day to day, and tells nothing of when
/// she joined.
pub fn find_for_peer(
    tx: &mut Transaction<'_>,
    peer: &ActivePeer,
    question: &CardQuestion,
    most: usize,
    (naming, now): (Naming<'_>, Timestamp),
) -> Result<CardsFound, StoreError> {
    if peer.scope() != Scope::Introductions {
        return Ok(CardsFound::default());
    }
    let viewer = Viewer::Peer(Box::new(peer.clone()));
    let filter = PeopleFilter {
        entries: question.entries.clone(),
        organization: None,
        text: question.text.clone(),
    };
    let day = now.as_second().div_euclid(DAY_SECONDS);
    let mut found = Vec::new();
    let mut walk = Walk::begin(tx, &viewer, &filter, None, LOOKS_FIRST)?;
    while let Step::Found(id, person) = walk.step(tx)? {
        // The index knows what members may see of each other; a peer finds nobody by what it is not shown.
        if is_shown_so(&person, question) {
            found.push((place(day, &id), id, card(*person)));
        }
    }
    found.sort_by_key(|(place, _, _)| *place);
    let total = MemberCard::told_total(found.len());
    let most = most.min(MemberCard::CARDS_MAX);
    let group = &peer.peering().group;
    let named = |((_, id, card), chance): ((_, MemberId, MemberCard), &[u8; 12])| {
        let party = wire::party_ref::seal(naming.key, *chance, (&id, group, naming.org), now);
        MemberCard {
            party: Some(party),
            ..card
        }
    };
    let told = found.into_iter().take(most).zip(naming.chances);
    Ok(CardsFound {
        total,
        cards: told.map(named).collect(),
    })
}

/// An id is never told to anybody elsewhere, so that nobody there can work this out.
fn place(day: i64, id: &MemberId) -> [u8; 32] {
    wire::digest::sha256(format!("{day} {id}").as_bytes())
}

fn is_shown_so(person: &SeenPerson, question: &CardQuestion) -> bool {
    debug_assert_eq!(person.distance, Distance::Peer);
    let facets = &person.profile.facets;
    let holds = |(dimension, entry): &(Dimension, String)| match dimension {
        Dimension::Competencies => facets.competencies.iter().any(|term| term.as_str() == entry),
        Dimension::Verticals => facets.verticals.iter().any(|term| term.as_str() == entry),
        Dimension::Sizes => facets.sizes.iter().any(|term| term.as_str() == entry),
        Dimension::PartnerTypes => person
            .profile
            .partner_types
            .iter()
            .any(|term| term.as_str() == entry),
        Dimension::Regions => {
            Region::parse(entry).is_ok_and(|asked| facets.regions.iter().any(|place| place.meets(&asked)))
        }
    };
    question.entries.iter().all(holds) && says(person, question)
}

fn says(person: &SeenPerson, question: &CardQuestion) -> bool {
    let Some(text) = &question.text else {
        return true;
    };
    let lines = [&person.profile.best_fit, &person.profile.refer_out];
    let mut texts = vec![person.name.as_str()];
    texts.extend(person.organization.as_ref().map(|name| name.as_str()));
    texts.extend(lines.into_iter().flatten().map(|line| line.as_str()));
    let said: Vec<String> = texts.into_iter().flat_map(profiles::words).collect();
    let asked = profiles::words(text.as_str()).into_iter().take(WORDS_MAX);
    asked
        .into_iter()
        .all(|beginning| said.iter().any(|word| word.starts_with(&beginning)))
}

fn card(person: SeenPerson) -> MemberCard {
    let profile = person.profile;
    MemberCard {
        name: person.name,
        organization: person.organization,
        competencies: profile.facets.competencies,
        verticals: profile.facets.verticals,
        sizes: profile.facets.sizes,
        regions: profile.facets.regions,
        best_fit: profile.best_fit,
        refers_out: profile.refer_out,
        party: None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{Line, MemberProfile, Regions, Shown, Slug, Term, Terms, Title, Visibility};
    use store::Database;

    use super::*;
    use crate::samples::{self, act, at};

    fn person(
        database: &Database,
        handle: &str,
        visibility: Visibility,
        change: impl Fn(&mut MemberProfile),
    ) {
        let membership = samples::member(database, handle);
        let mut profile = MemberProfile::empty(Visibility::Community);
        profile.competencies = Shown::new(Terms::from([Term::parse("security").unwrap()]), visibility);
        profile.regions = Shown::new(Regions::from([Region::parse("SE").unwrap()]), Visibility::Peers);
        profile.best_fit = Shown::new(Line::parse("Shipyards").unwrap(), visibility);
        change(&mut profile);
        act(database, |tx| profiles::put(tx, membership.member(), &profile));
    }

    fn ask(database: &Database, scope: Scope, entries: &[(Dimension, &str)], text: &str) -> CardsFound {
        let peer = samples::active_peer(database, "b.example", scope);
        let question = CardQuestion {
            entries: entries.iter().map(|(d, e)| (*d, (*e).to_owned())).collect(),
            text: Title::parse(text).ok(),
        };
        database
            .read(|tx| {
                let naming = Naming {
                    key: &[1; 32],
                    chances: &[[2; 12]; 20],
                    org: None,
                };
                find_for_peer(tx, &peer, &question, 20, (naming, at(0)))
            })
            .unwrap()
    }

    /// 2.14, 2.8: who shows peers nothing, hides from anybody, or keeps to her community what is asked for, is not found.
    #[test]
    fn a_peer_finds_only_who_shows_it_what_it_asks_for() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Introductions, Scope::Events]);
        person(&database, "open", Visibility::Peers, |_| {});
        person(&database, "half", Visibility::Community, |_| {});
        person(&database, "hides", Visibility::Peers, |profile| {
            profile.hide_from = BTreeSet::from([Slug::parse("ledgerline").unwrap()]);
        });
        samples::member(&database, "silent");
        use Dimension::{Competencies, Regions as Places};
        let by_all = [(Competencies, "security"), (Places, "SE")];
        for (entries, text, count) in [
            (&by_all[..], "", 1),
            (&by_all[1..], "", 2),
            (&[][..], "shipyard", 1),
            (&[][..], "", 2),
            (&[(Competencies, "erp")][..], "", 0),
        ] {
            let found = ask(&database, Scope::Introductions, entries, text);
            assert_eq!(found.cards.len(), count, "{entries:?} {text}");
            assert_eq!(found.total, if count == 0 { 0 } else { 5 });
        }
        assert_eq!(ask(&database, Scope::Events, &by_all, ""), CardsFound::default());
    }
}
