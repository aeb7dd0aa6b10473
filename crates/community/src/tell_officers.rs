//! Officers are mailed what they have to know: that a peering is proposed, accepted, rejected, paused or over, that a peer
//! has not answered for a day, how agreements go, and what keeps the node from its work (features, section 6).
//!
//! How things stand is compared with what officers were told last, so that whatever changed it is told, and each thing
//! once; of each kind of alert one mail a day at most.

mod agreements;
mod reports;

use domain::{MemberId, Peering, PeeringState, Side};
use jiff::Timestamp;
use store::deliveries::{self, Delivery, DeliveryState, Schedule};
use store::mails::{Alert, OfficerNews, PeeringStep, tell_officer};
use store::officer_news::{self, OfficersTold, PeeringTold};
use store::{StoreError, Transaction, members, peerings};

/// How long a peer does not answer before officers hear of it, in seconds: a day.
const SILENT_SECONDS: i64 = 86_400;
/// Shortest time between two alerts of a kind, in seconds: a day.
const ALERT_SECONDS: i64 = 86_400;
/// Most news of peerings and agreements mailed in a day, all peers together: whoever proposes and takes back without end fills no mailbox
/// (threat C8). The desk shows the rest.
const PEERING_NEWS_PER_DAY_MAX: u32 = 20;
/// Most messages counted that were given up; more read as this many.
const COUNTED_MAX: u16 = 1_000;
/// Members read at once.
const MEMBERS_PER_READ: u16 = 500;

/// Queues what is to be told now, to every officer; how many things that were. `alerts` are those that only whoever runs
/// the node can see: its mail, its disk, its clock.
pub fn tell_officers(
    tx: &mut Transaction<'_>,
    alerts: &[Alert],
    now: Timestamp,
) -> Result<usize, StoreError> {
    let before = officer_news::get(tx)?;
    let mut told = before.clone().unwrap_or_default();
    let mut news = peering_news(tx, before.as_ref(), &mut told, now)?;
    news.extend(reports::report_news(tx, &mut told)?);
    news.extend(alert_news(tx, alerts, &mut told, now)?);
    if !news.is_empty() {
        for officer in officers(tx)? {
            for what in &news {
                if !reports::is_about(tx, what, &officer)? {
                    tell_officer(tx, &officer, what, now)?;
                }
            }
        }
    }
    if before.as_ref() != Some(&told) {
        officer_news::put(tx, &told)?;
    }
    Ok(news.len())
}

/// All officers.
pub(crate) fn officers(tx: &mut Transaction<'_>) -> Result<Vec<MemberId>, StoreError> {
    let (mut officers, mut after): (Vec<MemberId>, Option<MemberId>) = (Vec::new(), None);
    loop {
        let page = members::page(tx, after.as_ref(), MEMBERS_PER_READ)?;
        for member in &page {
            if members::officer(tx, &member.id)?.is_some() {
                officers.push(member.id.clone());
            }
        }
        match page.into_iter().next_back() {
            Some(last) => after = Some(last.id),
            None => return Ok(officers),
        }
    }
}

fn peering_news(
    tx: &mut Transaction<'_>,
    before: Option<&OfficersTold>,
    told: &mut OfficersTold,
    now: Timestamp,
) -> Result<Vec<OfficerNews>, StoreError> {
    let (mut news, mut stands) = (Vec::new(), Vec::new());
    for peering in peerings::list(tx)? {
        let known = before.map(|before| known(before, &peering));
        let silent = silent_since(tx, &peering, now)?;
        let step = step(known, &peering).or_else(|| {
            let was = known.flatten().and_then(|known| known.silent);
            let since = silent.filter(|since| was != Some(*since))?;
            Some(PeeringStep::Silent { since })
        });
        news.extend(step.map(|step| OfficerNews::Peering {
            peer: peering.peer.clone(),
            name: peering.name.clone(),
            step,
        }));
        stands.push(PeeringTold {
            peer: peering.peer,
            offer: peering.offer,
            state: peering.state,
            silent,
        });
    }
    told.peerings = stands;
    news.extend(agreements::agreement_news(tx, before, told)?);
    let day = now.as_second().div_euclid(86_400);
    if told.day != day && !news.is_empty() {
        (told.day, told.of_day) = (day, 0);
    }
    let left = PEERING_NEWS_PER_DAY_MAX.saturating_sub(told.of_day);
    news.truncate(usize::try_from(left).unwrap_or(usize::MAX));
    told.of_day += u32::try_from(news.len()).unwrap_or(u32::MAX);
    Ok(news)
}

fn known<'a>(before: &'a OfficersTold, peering: &Peering) -> Option<&'a PeeringTold> {
    let is_same = |told: &&PeeringTold| told.peer == peering.peer && told.offer == peering.offer;
    before.peerings.iter().find(is_same)
}

/// What is new of a peering. The first look of a node tells only what waits for an answer: all else was before it.
fn step(known: Option<Option<&PeeringTold>>, peering: &Peering) -> Option<PeeringStep> {
    let was = known.flatten().map(|known| known.state);
    if was == Some(peering.state) {
        return None;
    }
    match (peering.state, peering.proposed) {
        (PeeringState::Proposed, Side::Them) => Some(PeeringStep::Proposed),
        _ if known.is_none() => None,
        // Resumed: whoever paused it did that.
        (PeeringState::Active, _) if was == Some(PeeringState::Paused) => None,
        (PeeringState::Active, _) => Some(PeeringStep::Accepted),
        (PeeringState::Paused, _) => Some(PeeringStep::Paused),
        (PeeringState::Rejected, _) => Some(PeeringStep::Rejected),
        (PeeringState::Ended, _) if was == Some(PeeringState::Proposed) => Some(PeeringStep::Rejected),
        (PeeringState::Ended, _) => Some(PeeringStep::Ended),
        (PeeringState::Proposed, Side::Us) => None,
    }
}

/// Since when a peer in force does not answer what it is sent, once that is a day.
fn silent_since(
    tx: &mut Transaction<'_>,
    peering: &Peering,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    if peering.state != PeeringState::Active {
        return Ok(None);
    }
    let since = deliveries::host(tx, &peering.peer)?.trying_since;
    Ok(since.filter(|since| is_past(*since, SILENT_SECONDS, now)))
}

fn is_past(at: Timestamp, seconds: i64, now: Timestamp) -> bool {
    now.as_second() - at.as_second() >= seconds
}

fn alert_news(
    tx: &mut Transaction<'_>,
    seen: &[Alert],
    told: &mut OfficersTold,
    now: Timestamp,
) -> Result<Vec<OfficerNews>, StoreError> {
    let mut alerts = seen.to_vec();
    alerts.extend(parked(tx, told)?);
    alerts.extend(refused_key(tx, told)?);
    let mut news = Vec::new();
    for alert in alerts {
        let last = told.alerts.get(alert.kind());
        if last.is_none_or(|last| is_past(*last, ALERT_SECONDS, now)) {
            told.alerts.insert(alert.kind().to_owned(), now);
            news.push(OfficerNews::Alert { alert });
        }
    }
    Ok(news)
}

/// What was given up since officers last heard of such a thing.
fn parked(tx: &mut Transaction<'_>, told: &OfficersTold) -> Result<Option<Alert>, StoreError> {
    let last = told.alerts.get("parked");
    let given_up = |delivery: &Delivery| match (delivery.to, &delivery.state) {
        (Schedule::Peer, DeliveryState::Parked { at } | DeliveryState::Refused { at, .. }) => Some(*at),
        _ => None,
    };
    let mut all: Vec<Timestamp> = Vec::new();
    // Peer by peer: what strangers did not take is for nobody to set right, and there may be more of it than is looked at.
    for peering in peerings::outlines(tx)? {
        let set_aside = deliveries::undelivered(tx, Some(&peering.peer), COUNTED_MAX)?;
        all.extend(set_aside.iter().filter_map(|(_, delivery)| given_up(delivery)));
    }
    let is_new = all.iter().any(|at| last.is_none_or(|last| at > last));
    let most = usize::from(COUNTED_MAX);
    Ok(is_new.then(|| Alert::Parked {
        messages: u32::try_from(all.len().min(most)).unwrap_or(u32::MAX),
    }))
}

/// A key of a peer that was refused since officers last heard of such a thing.
fn refused_key(tx: &mut Transaction<'_>, told: &OfficersTold) -> Result<Option<Alert>, StoreError> {
    let last = told.alerts.get("key");
    for peering in peerings::list(tx)? {
        let refused = peerings::refused_key(tx, &peering.peer)?;
        let is_new = refused.is_some_and(|refused| last.is_none_or(|last| refused.at > *last));
        if peering.state == PeeringState::Active && is_new {
            return Ok(Some(Alert::Key {
                peer: peering.peer,
                name: peering.name,
            }));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use domain::{Origin, Scope};
    use store::Database;
    use store::mails::Job;

    use super::*;
    use crate::samples::{self, act, at, origin};

    const DAY: i64 = 86_400;

    fn node() -> Database {
        let database = samples::node();
        samples::officer(&database);
        samples::member(&database, "klara");
        tell(&database, &[], 0);
        database
    }

    fn tell(database: &Database, alerts: &[Alert], second: i64) -> usize {
        act(database, |tx| tell_officers(tx, alerts, at(second)))
    }

    fn peering(database: &Database) -> Peering {
        let found = database.read(|tx| peerings::get(tx, &origin("b.example")));
        found.unwrap().unwrap()
    }

    fn stands(database: &Database, state: PeeringState, proposed: Side) {
        let peering = Peering {
            state,
            proposed,
            ..peering(database)
        };
        act(database, |tx| peerings::put(tx, &peering));
    }

    /// What waits to be mailed, and to how many.
    fn told(database: &Database) -> Vec<OfficerNews> {
        let jobs = store::mails::claim(database, at(400 * DAY), at(401 * DAY), 500).unwrap();
        let news = jobs.into_iter().map(|(_, job)| match job {
            Job::Officer(mail) => mail.news,
            other => panic!("{other:?}"),
        });
        news.collect()
    }

    fn steps(database: &Database) -> Vec<PeeringStep> {
        let step = |news| match news {
            OfficerNews::Peering { step, .. } => step,
            other => panic!("{other:?}"),
        };
        told(database).into_iter().map(step).collect()
    }

    /// F15
    #[test]
    fn each_step_of_a_peering_is_told_once_to_officers_and_to_nobody_else() {
        let database = node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let mut second = 1;
        for (state, proposed) in [
            (PeeringState::Proposed, Side::Them),
            (PeeringState::Active, Side::Them),
            (PeeringState::Paused, Side::Them),
            (PeeringState::Active, Side::Them),
            (PeeringState::Ended, Side::Them),
        ] {
            stands(&database, state, proposed);
            for _ in 0..2 {
                second += 1;
                tell(&database, &[], second);
            }
        }
        let expected = [
            PeeringStep::Proposed,
            PeeringStep::Accepted,
            PeeringStep::Paused,
            PeeringStep::Ended,
        ];
        assert_eq!(steps(&database), expected);
    }

    #[test]
    fn what_was_before_the_first_look_is_not_told_but_a_proposal_that_waits_is() {
        for (proposed, expected) in [(Side::Them, 1), (Side::Us, 0)] {
            let database = samples::node();
            samples::officer(&database);
            samples::peer(&database, "b.example", &[Scope::Events]);
            stands(&database, PeeringState::Proposed, proposed);
            assert_eq!(tell(&database, &[], 1), expected);
        }
        let database = samples::node();
        samples::officer(&database);
        samples::peer(&database, "b.example", &[Scope::Events]);
        assert_eq!(tell(&database, &[], 1), 0);
    }

    /// A peer that does not answer for a day is one mail, and another only after it has answered meanwhile.
    #[test]
    fn a_peer_that_does_not_answer_for_a_day_is_one_mail() {
        let database = node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        tell(&database, &[], 1);
        assert_eq!(steps(&database), [PeeringStep::Accepted]);
        let since = |second: Option<i64>| {
            act(&database, |tx| {
                let peer: Origin = origin("b.example");
                let mut host = deliveries::host(tx, &peer)?;
                host.trying_since = second.map(at);
                deliveries::put_host(tx, &peer, &host)
            });
        };
        since(Some(10));
        for (second, expected) in [(DAY, 0), (DAY + 10, 1), (DAY + 20, 0), (9 * DAY, 0)] {
            assert_eq!(tell(&database, &[], second), expected, "{second}");
        }
        since(None);
        assert_eq!(tell(&database, &[], 10 * DAY), 0);
        since(Some(10 * DAY));
        assert_eq!(tell(&database, &[], 12 * DAY), 1);
    }

    /// C8
    #[test]
    fn whoever_proposes_and_takes_back_without_end_fills_no_mailbox() {
        let database = node();
        samples::peer(&database, "b.example", &[Scope::Events]);
        let mut mails = 0;
        for second in 1..=100 {
            let state = match second % 2 {
                0 => PeeringState::Ended,
                _ => PeeringState::Proposed,
            };
            stands(&database, state, Side::Them);
            mails += tell(&database, &[], second);
        }
        assert_eq!(mails, 20);
        stands(&database, PeeringState::Proposed, Side::Them);
        assert_eq!(tell(&database, &[], DAY + 1), 1, "the next day is another");
    }

    /// Sets one delivery aside as given up at this second.
    fn give_up(database: &Database, host: &str, to: Schedule, number: u32) {
        let delivery = Delivery {
            to,
            ..samples::delivery(host, number)
        };
        act(database, |tx| deliveries::queue(tx, &delivery));
        let to = origin(host);
        let waits = database
            .read(|tx| deliveries::first(tx, &to, 1))
            .unwrap()
            .remove(0);
        let parked = Delivery {
            state: DeliveryState::Parked { at: at(1) },
            ..waits.1
        };
        act(database, |tx| deliveries::set_aside(tx, &waits.0, &parked));
    }

    /// What any number of strangers did not take hides nothing that a peer did not take.
    #[test]
    fn what_a_peer_was_not_given_is_told_however_much_strangers_did_not_take() {
        let database = node();
        for number in 0..=u32::from(COUNTED_MAX) {
            give_up(&database, "a.example", Schedule::Stranger, number);
        }
        assert_eq!(tell(&database, &[], 2), 0, "that is for nobody to set right");
        samples::peer(&database, "b.example", &[Scope::Events]);
        tell(&database, &[], 3);
        give_up(&database, "b.example", Schedule::Peer, 5_000);
        assert_eq!(tell(&database, &[], 4), 1);
        let alerts = told(&database).into_iter().filter_map(|news| match news {
            OfficerNews::Alert { alert } => Some(alert),
            OfficerNews::Peering { .. } | OfficerNews::Agreement { .. } | OfficerNews::Report { .. } => None,
        });
        assert_eq!(alerts.collect::<Vec<_>>(), [Alert::Parked { messages: 1 }]);
        assert_eq!(tell(&database, &[], 5), 0, "once");
    }

    #[test]
    fn an_alert_of_a_kind_goes_once_a_day() {
        let database = node();
        let disk = [Alert::Disk { left_mib: 200 }];
        let none: [Alert; 0] = [];
        let both = [Alert::Disk { left_mib: 100 }, Alert::Mail { since: at(1) }];
        for (alerts, second, expected) in [
            (disk.as_slice(), 10, 1),
            (disk.as_slice(), 20, 0),
            (both.as_slice(), 30, 1),
            (both.as_slice(), DAY + 10, 1),
            (both.as_slice(), DAY + 20, 0),
            (both.as_slice(), DAY + 30, 1),
            (none.as_slice(), 9 * DAY, 0),
        ] {
            assert_eq!(tell(&database, alerts, second), expected, "{second}");
        }
    }
}
