//! Whose outbox it is, and what its author may read again: her own activities, also while they wait to be told.

use community::see_person::told_of;
use domain::{Distance, EventId, Handle, Iri, MemberId, OwnActor};
use edge::{Caller, Problem, Reason};
use serde_json::Value;
use store::actor_keys::Signer;
use store::{Membership, Officer, activities, events, followers, guests, join_addressees, rsvps};
use wire::event::Departed;

use crate::Federation;
use crate::delivery::TellProblem;

/// Who acts, and as which of our actors.
#[derive(Clone, Debug)]
pub(crate) enum Author {
    /// A member as herself.
    Member(Membership),
    /// An officer as the community or the node.
    Officer(Officer, OwnActor),
}

impl Author {
    /// The member whose token it is, if the address is hers; whether another one exists is not told.
    pub(crate) fn member(caller: Caller, handle: &str) -> Result<Self, Problem> {
        let own = Handle::parse(handle).is_ok_and(|handle| handle == caller.membership.member().handle);
        match own {
            true => Ok(Self::Member(caller.membership)),
            false => Err(Problem::new(
                Reason::NotAllowed,
                "a token opens the inbox and the outbox of its own member",
            )),
        }
    }

    /// Whose key signs.
    pub(crate) fn signer(&self) -> Signer {
        match self {
            Self::Member(membership) => Signer::Member(membership.member().id.clone()),
            Self::Officer(_, actor) => Signer::Own(*actor),
        }
    }

    /// Whose token it is.
    pub(super) fn id(&self) -> &MemberId {
        match self {
            Self::Member(membership) => &membership.member().id,
            Self::Officer(officer, _) => &officer.member().id,
        }
    }

    /// As whom a token may read.
    fn all_of(caller: &Caller) -> impl Iterator<Item = Self> {
        let officer = caller.officer.clone();
        let own = [OwnActor::Community, OwnActor::Node];
        let own = own
            .into_iter()
            .filter_map(move |actor| Some(Self::Officer(officer.clone()?, actor)));
        std::iter::once(Self::Member(caller.membership.clone())).chain(own)
    }
}

impl Federation {
    /// An activity of ours for whoever may act as its actor.
    pub(crate) fn activity_for_its_author(
        &self,
        caller: &Caller,
        id: &Iri,
    ) -> Result<Option<Value>, Problem> {
        for author in Author::all_of(caller) {
            if let Some(document) = self.activity_of(&author, id)? {
                return Ok(Some(document));
            }
        }
        Ok(None)
    }

    /// As it was told, or as it will be.
    pub(super) fn activity_of(&self, author: &Author, id: &Iri) -> Result<Option<Value>, Problem> {
        let signer = author.signer();
        if let Some(sent) = self.node.database.read(|tx| activities::get(tx, id))? {
            let own = sent.signer == signer;
            return Ok(serde_json::from_str(sent.body.as_str()).ok().filter(|_| own));
        }
        let made = match author {
            Author::Member(membership) => self.untold_answer(&membership.member().id, id)?,
            Author::Officer(_, OwnActor::Community) => match self.untold_of_event(id)? {
                None => self.untold_follow(OwnActor::Community, id)?,
                made => made,
            },
            Author::Officer(_, actor) => self.untold_follow(*actor, id)?,
        };
        let Some((document, at)) = made else {
            return Ok(None);
        };
        self.prove(document, &signer, at).map(Some).map_err(unprovable)
    }

    fn untold_answer(&self, member: &MemberId, id: &Iri) -> Result<Option<Untold>, Problem> {
        let found = self.node.database.read(|tx| {
            let Some(register) = rsvps::by_activity(tx, id)?.filter(|found| found.member == *member) else {
                return Ok(None);
            };
            let current = register.activity.as_ref() == Some(id);
            let Some(event) = events::get(tx, &register.event)?.filter(|_| current) else {
                return Ok(None);
            };
            let organizers = join_addressees::of(tx, &event)?;
            let person = told_of(tx, member, Distance::Peer)?;
            Ok::<_, Problem>(person.map(|person| (register, event, organizers, person)))
        })?;
        let Some((register, event, organizers, person)) = found else {
            return Ok(None);
        };
        let told = self.shares_events(&event.iri.origin()).map_err(untellable)?;
        let told = told.then_some(register.counter);
        let about = (&event, &organizers[..]);
        let (_, document) = self.answer_document(&register, id, about, &person, told);
        Ok(Some((document, register.answered)))
    }

    fn untold_follow(&self, follower: OwnActor, id: &Iri) -> Result<Option<Untold>, Problem> {
        let rows = self
            .node
            .database
            .read(|tx| followers::list_following(tx, follower))?;
        if let Some(row) = rows.iter().find(|row| row.undo.as_ref() == Some(id)) {
            let undone = self.undo_of_follow(follower, row);
            return Ok(undone.map(|(_, document)| (document, row.since)));
        }
        let Some(row) = rows.into_iter().find(|row| row.follow == *id) else {
            return Ok(None);
        };
        let actor = self.actor_of(&Signer::Own(follower)).map_err(unprovable)?;
        Ok(Some((wire::follow::follow(id, &actor, &row.actor), row.since)))
    }

    /// Create, Update or Delete of an event of ours as it now stands; of a version that is past nothing is made up.
    fn untold_of_event(&self, id: &Iri) -> Result<Option<Untold>, Problem> {
        let path = id.path_and_query();
        let Some((event, name)) = path
            .strip_prefix("/events/")
            .and_then(|rest| rest.split_once("/activities/"))
        else {
            return Ok(None);
        };
        let Ok(event_id) = EventId::parse(event) else {
            return Ok(None);
        };
        if name == "delete" {
            return self.untold_removal(&event_id);
        }
        let seen = self.node.database.read(|tx| {
            let event = events::get(tx, &event_id)?.filter(|event| event.is_at(&self.node.origin));
            let taken = guests::get(tx, &event_id)?.taken();
            Ok::<_, Problem>(event.map(|event| community::see_event::Seen {
                event,
                host: community::see_event::Host::Us,
                taken: Some(u32::try_from(taken).unwrap_or(u32::MAX)),
                waiting: 0,
            }))
        })?;
        let Some(seen) = seen else { return Ok(None) };
        let addresses = self.addresses();
        let facts = self.event_facts(&seen, &addresses);
        let event = facts.event;
        let made = match name.strip_prefix("update/") {
            None if name == "create" && event.revision == 1 => {
                Some((wire::event::create(&facts), event.published))
            }
            Some(revision) if revision == event.revision.to_string() => {
                Some((wire::event::update(&facts), event.updated))
            }
            _ => None,
        };
        Ok(made)
    }

    fn untold_removal(&self, id: &EventId) -> Result<Option<Untold>, Problem> {
        let iri = Iri::local(&self.node.origin, &format!("/events/{id}"));
        let Some(tombstone) = self.node.database.read(|tx| events::tombstone(tx, &iri))? else {
            return Ok(None);
        };
        let addresses = self.addresses();
        let document = wire::event::delete(&Departed {
            event: &iri,
            group: &self.node.group,
            followers: &addresses.followers,
            peers: &addresses.peers,
            audience: if tombstone.public {
                &domain::Audience::Public
            } else {
                &domain::Audience::AllPeers
            },
            deleted: tombstone.deleted,
            revision: tombstone.revision,
        });
        Ok(Some((document, tombstone.deleted)))
    }
}

/// A document without its proof, and when it was made.
type Untold = (Value, jiff::Timestamp);

fn unprovable(problem: crate::own_keys::NoKeys) -> Problem {
    match problem {
        crate::own_keys::NoKeys::Store(error) => error.into(),
        missing => Problem::new(Reason::Damaged, missing.to_string()),
    }
}

fn untellable(problem: TellProblem) -> Problem {
    match problem {
        TellProblem::Store(error) => error.into(),
        other => Problem::new(Reason::Busy, other.to_string()),
    }
}
