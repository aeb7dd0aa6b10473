//! Whether a host may still have what was made for it: between the queue and the network an agreement may end, and an
//! event may be narrowed or removed.

use domain::{Audience, EventId, Iri, Origin, Scope, Signer};
use jiff::Timestamp;
use store::activities::{MeantFor, Sent};
use store::{StoreError, Transaction, events, members, peerings};

use crate::reaches;
use crate::say_goodbye::gone_since;

/// Whether an activity may still go to a host. What is for peers goes only while the agreement has its scope, and
/// waits while that is paused; what tells of an event goes only to those who may see the event as it now is; that
/// something is withdrawn is told also to those who may no longer see it. What a member signed goes while others can read
/// her key, and that she has left while she has.
pub fn is_still_meant_for(
    tx: &mut Transaction<'_>,
    sent: &Sent,
    host: &Origin,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if !is_still_hers(tx, sent, now)? {
        return Ok(false);
    }
    match sent.meant_for {
        MeantFor::Party | MeantFor::Withdrawal => Ok(true),
        MeantFor::Peers(scope) if !peerings::agreed(tx, host, scope)? => Ok(false),
        MeantFor::Public | MeantFor::Peers(_) => match event_told_by(&sent.id) {
            Some(event) => is_for(tx, &event, host),
            None => Ok(true),
        },
    }
}

/// Of somebody who is gone to others they take only the farewell; everything else they would refuse for ever, and what
/// waits behind it would wait with it. Whoever is a member again says no farewell.
fn is_still_hers(tx: &mut Transaction<'_>, sent: &Sent, now: Timestamp) -> Result<bool, StoreError> {
    let Signer::Member(member) = &sent.signer else {
        return Ok(true);
    };
    match is_farewell(sent) {
        true => members::has_left(tx, member),
        false => Ok(gone_since(tx, member, now)?.is_none()),
    }
}

/// The one thing that a member deletes is her own actor.
fn is_farewell(sent: &Sent) -> bool {
    let said: Result<serde_json::Value, _> = serde_json::from_str(sent.body.as_str());
    said.is_ok_and(|said| said["type"] == "Delete")
}

fn is_for(tx: &mut Transaction<'_>, event: &EventId, host: &Origin) -> Result<bool, StoreError> {
    let Some(audience) = events::audience(tx, event)? else {
        // Nobody needs to read first what is taken back next.
        return Ok(false);
    };
    if audience == Audience::Public {
        return Ok(true);
    }
    Ok(reaches(&audience, host) && peerings::agreed(tx, host, Scope::Events)?)
}

/// The event whose text an activity of ours carries or points to, by the activity's address; nothing for what says that
/// the event is gone, and for what is about something else.
pub fn event_told_by(activity: &Iri) -> Option<EventId> {
    let path = activity.path_and_query();
    let name = match path.strip_prefix("/events/") {
        Some(rest) if rest.contains("/activities/delete") || rest.contains("/activities/withdraw") => None,
        Some(rest) => rest.split('/').next(),
        None => path.strip_prefix("/actor/activities/announce/"),
    };
    name.and_then(|name| EventId::parse(name).ok())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{Event, Joining, Kind, MemberId, OwnActor};

    use super::*;
    use crate::Rules;
    use crate::join::join;
    use crate::leave::{Leaving, leave};
    use crate::samples;
    use crate::say_goodbye::SERVED_SECONDS;

    /// D6
    #[test]
    fn what_is_for_peers_is_sent_only_under_an_agreement_with_its_scope_and_the_rest_to_whom_it_is_addressed()
    {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::peer(&database, "c.example", &[Scope::Offers]);
        for (meant_for, hosts) in [
            (MeantFor::Public, [true, true, true]),
            (MeantFor::Party, [true, true, true]),
            (MeantFor::Withdrawal, [true, true, true]),
            (MeantFor::Peers(Scope::Events), [true, false, false]),
            (MeantFor::Peers(Scope::Offers), [false, true, false]),
        ] {
            let sent = sent("/activities/1", meant_for);
            for (host, expected) in ["b.example", "c.example", "s.example"].into_iter().zip(hosts) {
                let found = database
                    .read(|tx| is_still_meant_for(tx, &sent, &samples::origin(host), samples::at(1)))
                    .unwrap();
                assert_eq!(found, expected, "{meant_for:?} to {host}");
            }
        }
    }

    fn sent(path: &str, meant_for: MeantFor) -> Sent {
        Sent {
            id: Iri::local(&samples::origin("a.example"), path),
            signer: Signer::Own(OwnActor::Community),
            body: "{}".to_owned().into(),
            at: Timestamp::UNIX_EPOCH,
            meant_for,
        }
    }

    /// D6
    #[test]
    fn what_tells_of_an_event_goes_only_to_those_who_may_see_the_event_as_it_now_is() {
        let database = samples::node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        samples::peer(&database, "c.example", &[Scope::Events]);
        let only_b = Audience::Peers(BTreeSet::from([samples::origin("b.example")]));
        let event = samples::publish(&database, 7, &samples::draft(0), &Audience::Public);
        let id = event.id.clone();
        for (present, hosts) in [
            (Audience::Public, [true, true, true]),
            (Audience::AllPeers, [true, true, false]),
            (only_b, [true, false, false]),
            (Audience::Members, [false, false, false]),
        ] {
            let audience = present.clone();
            let event = Event {
                audience,
                ..event.clone()
            };
            samples::act(&database, |tx| events::put(tx, &event));
            let told = sent(&format!("/events/{id}/activities/create"), MeantFor::Public);
            let announced = sent(&format!("/actor/activities/announce/{id}"), MeantFor::Public);
            let gone = sent(&format!("/events/{id}/activities/delete"), MeantFor::Public);
            for (host, expected) in ["b.example", "c.example", "s.example"].into_iter().zip(hosts) {
                let origin = samples::origin(host);
                let asked = |sent: &Sent| {
                    database
                        .read(|tx| is_still_meant_for(tx, sent, &origin, samples::at(1)))
                        .unwrap()
                };
                assert_eq!(asked(&told), expected, "{present:?} to {host}");
                assert_eq!(asked(&announced), expected, "{present:?} announced to {host}");
                assert!(asked(&gone), "its end is told to whoever once had it");
            }
        }
        let removed = sent(
            &format!("/events/{}/activities/create", samples::event_id(9)),
            MeantFor::Public,
        );
        let host = samples::origin("b.example");
        let sent = database.read(|tx| is_still_meant_for(tx, &removed, &host, samples::at(1)));
        assert_eq!(sent, Ok(false), "nobody needs to read what is taken back next");
    }

    /// F02: once nobody can read her key any more, of what she signed only the farewell goes; when she is a member again,
    /// everything but the farewell.
    #[test]
    fn of_a_member_who_is_gone_only_the_farewell_goes_and_not_once_she_is_back() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let id = klara.member().id.clone();
        let said = |kind: &str| Sent {
            signer: Signer::Member(id.clone()),
            body: serde_json::json!({ "type": kind }).to_string().into(),
            ..sent("/activities/1", MeantFor::Party)
        };
        let host = samples::origin("b.example");
        let goes = |kind: &str, second| {
            let sent = said(kind);
            let asked = database.read(|tx| is_still_meant_for(tx, &sent, &host, samples::at(second)));
            asked.unwrap()
        };
        assert!(goes("Leave", 1) && !goes("Delete", 1), "she is a member");
        let activities = [samples::activity(1)];
        samples::act(&database, |tx| {
            let leaving = Leaving {
                because: None,
                told: None,
                activities: &activities,
            };
            leave(tx, &Rules::default(), &klara, leaving, samples::at(2))
        });
        assert!(goes("Leave", 1 + SERVED_SECONDS) && goes("Delete", 1 + SERVED_SECONDS));
        assert!(!goes("Leave", 2 + SERVED_SECONDS) && goes("Delete", 2 + SERVED_SECONDS));
        let joining = Joining {
            name: klara.member().name.clone(),
            organization: None,
            kind: Kind::Partner,
            place: None,
        };
        let (mail, new) = (&klara.member().mail, MemberId::new(9, [9; 10]));
        let back = samples::at(3 + SERVED_SECONDS);
        samples::act(&database, |tx| {
            join(tx, &joining, (mail, crate::SignUp::Open), &new, back)
        });
        assert!(goes("Leave", 4 + SERVED_SECONDS) && !goes("Delete", 4 + SERVED_SECONDS));
    }
}
