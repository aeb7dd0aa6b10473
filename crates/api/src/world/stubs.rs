//! Peers and calendars that answer at once: the rules of peering are tested beside the rules.

use domain::{
    Audience, Iri, Note, Notice, Origin, Peering, PeeringState, Scope, Scopes, Side, SourceId, Title,
};
use edge::{
    Backfilled, CalendarFrom, CalendarProblem, Later, Looked, NewEntries, PeerCard, PeerProblem, Refreshed,
};
use jiff::Timestamp;
use store::sources::{self, CalendarSource};
use store::{Database, Officer, StoreError, peerings};

const WORDS: [&str; 6] = ["amber", "canoe", "dune", "lemon", "orbit", "swift"];

pub(super) struct Peers {
    pub(super) database: Database,
}

pub(super) struct Calendars {
    pub(super) database: Database,
}

fn now() -> Timestamp {
    super::NOW.parse().unwrap()
}

fn proposed(peer: &Origin, scopes: &Scopes, note: Option<Note>) -> Peering {
    Peering {
        peer: peer.clone(),
        group: Iri::local(peer, "/c/london"),
        application: Iri::local(peer, "/actor"),
        name: Title::parse("London Partners").unwrap(),
        state: PeeringState::Proposed,
        agreement: Iri::local(peer, "/agreements/1"),
        own_agreement: None,
        offer: Iri::local(peer, "/activities/1"),
        offered: scopes.clone(),
        active: Scopes::new(),
        proposed: Side::Us,
        key_pins: vec![(
            Iri::local(peer, "/actor#ed25519"),
            "z6Mkh4LmfP1ev9MNPGr7JbEbtD6BD4fsu1duEj83PMCs3xHG".to_owned(),
        )],
        note,
        digest: String::new(),
        signed_offer: String::new(),
        signed_accept: None,
        rotations: Vec::new(),
        ended: None,
        since: now(),
        changed: now(),
    }
}

impl Peers {
    async fn set(&self, peer: &Origin, state: PeeringState, active: Scopes) -> Result<Peering, PeerProblem> {
        self.database
            .transact(|tx| {
                let mut peering =
                    peerings::get(tx, peer)?.ok_or_else(|| PeerProblem::Unknown(peer.clone()))?;
                peering.state = state;
                peering.active = active.clone();
                peerings::put(tx, &peering)?;
                Ok(peering)
            })
            .await
    }
}

impl edge::Peers for Peers {
    fn people<'a>(
        &'a self,
        _: &'a domain::CardQuestion,
    ) -> Later<'a, Result<Vec<edge::PeerPeople>, PeerProblem>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn look_up<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<PeerCard, PeerProblem>> {
        Box::pin(async move {
            if peer.host() == "nobody.example" {
                return Err(PeerProblem::Unreachable {
                    peer: peer.clone(),
                    why: "no answer".to_owned(),
                });
            }
            let name = "London Partners".to_owned();
            Ok(PeerCard {
                origin: peer.clone(),
                name,
                words: WORDS,
                is_profile_host: true,
            })
        })
    }

    fn propose<'a>(
        &'a self,
        _officer: &'a Officer,
        peer: &'a Origin,
        scopes: &'a Scopes,
        note: Option<Note>,
        _compared: Option<&'a str>,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(async move {
            let peering = proposed(peer, scopes, note);
            self.database
                .transact(|tx| {
                    if peerings::get(tx, peer)?.is_some() {
                        return Err(PeerProblem::Refused(
                            "a proposal is waiting for an answer".to_owned(),
                        ));
                    }
                    Ok(peerings::put(tx, &peering)?)
                })
                .await?;
            Ok(peering)
        })
    }

    fn accept<'a>(
        &'a self,
        _officer: &'a Officer,
        peer: &'a Origin,
        scopes: &'a Scopes,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.set(peer, PeeringState::Active, scopes.clone()))
    }

    fn reject<'a>(
        &'a self,
        _officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.set(peer, PeeringState::Rejected, Scopes::new()))
    }

    fn end<'a>(
        &'a self,
        _officer: &'a Officer,
        peer: &'a Origin,
        _notice: Notice,
        _reason: Option<Note>,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.set(peer, PeeringState::Ended, Scopes::new()))
    }

    fn pause<'a>(
        &'a self,
        _officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.set(peer, PeeringState::Paused, Scopes::from([Scope::Events])))
    }

    fn resume<'a>(
        &'a self,
        _officer: &'a Officer,
        peer: &'a Origin,
    ) -> Later<'a, Result<Peering, PeerProblem>> {
        Box::pin(self.set(peer, PeeringState::Active, Scopes::from([Scope::Events])))
    }

    fn backfill<'a>(&'a self, _peer: &'a Origin) -> Later<'a, Result<Backfilled, PeerProblem>> {
        Box::pin(async {
            Ok(Backfilled {
                new: 3,
                changed: 1,
                known: 12,
                refused: 0,
            })
        })
    }

    fn reconcile<'a>(&'a self, peer: &'a Origin) -> Later<'a, Result<(), PeerProblem>> {
        Box::pin(async move { Err(PeerProblem::Unknown(peer.clone())) })
    }

    fn clock_off(&self) -> Option<edge::ClockOff> {
        None
    }

    fn own_words(&self) -> Result<[&'static str; 6], PeerProblem> {
        Ok(WORDS)
    }
}

impl Calendars {
    async fn add(
        &self,
        name: String,
        url: Option<Iri>,
        (audience, new): (Audience, NewEntries),
    ) -> Result<(CalendarSource, Refreshed), CalendarProblem> {
        let source = CalendarSource {
            id: SourceId::new(1, [5; 10]),
            name,
            url,
            audience,
            etag: None,
            last_modified: None,
            read: Some(now()),
            due: None,
            faults: Vec::new(),
            failure: None,
            publishes_new: new == NewEntries::Publish,
            unfinished: false,
        };
        let put: Result<(), StoreError> = self.database.transact(|tx| sources::put(tx, &source)).await;
        put?;
        Ok((
            source,
            Refreshed {
                new: 1,
                ..Refreshed::default()
            },
        ))
    }
}

impl edge::Calendars for Calendars {
    fn add_url<'a>(
        &'a self,
        name: String,
        url: Iri,
        audience: Audience,
        new: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(self.add(name, Some(url), (audience, new)))
    }

    fn add_file<'a>(
        &'a self,
        name: String,
        _text: Vec<u8>,
        audience: Audience,
        new: NewEntries,
    ) -> Later<'a, Result<(CalendarSource, Refreshed), CalendarProblem>> {
        Box::pin(self.add(name, None, (audience, new)))
    }

    fn refresh<'a>(&'a self, id: &'a SourceId) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        Box::pin(async move {
            match self.database.read(|tx| sources::get(tx, id))? {
                Some(_) => Ok(Refreshed {
                    same: 1,
                    ..Refreshed::default()
                }),
                None => Err(CalendarProblem::Unknown),
            }
        })
    }
    fn refresh_file<'a>(
        &'a self,
        id: &'a SourceId,
        _text: Vec<u8>,
    ) -> Later<'a, Result<Refreshed, CalendarProblem>> {
        self.refresh(id)
    }

    fn look<'a>(&'a self, _from: CalendarFrom) -> Later<'a, Result<Looked, CalendarProblem>> {
        Box::pin(async {
            Ok(Looked {
                name: None,
                ahead: Vec::new(),
                faults: Vec::new(),
            })
        })
    }
}
