//! Two nodes compare what they both hold, and what differs is repaired (protocol section 6.2).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use community::decide_repair::{OurAnswer, of_our_answer};
use community::shelves::Shelves;
use domain::sabotage::{Bug, planted};
use domain::{Iri, Origin, Scope};
use egress::FetchBudget;
use jiff::Timestamp;
use store::repairs::Compared;
use store::sequences::HeardFrom;
use store::{ActivePeer, StoreError, peerings, sequences};
use wire::sync::{
    Bucket, BucketRead, DigestRead, EventLine, Hand, RsvpLine, Shelf, Summary, read_bucket, read_buckets,
    read_digest,
};

use super::digest::SINCE_DAYS;
use super::place::{peer_was_restored, take_have_compared};
use super::pull::RepairProblem;
use crate::Federation;
use crate::moment::after;

/// Most pages of one bucket that are read.
const PAGES_MAX: usize = 20;

/// What a comparison is about.
pub(super) struct Comparing<'f> {
    pub(super) peer: &'f ActivePeer,
    pub(super) mine: &'f Shelves,
    pub(super) found: Compared,
    /// The peer lists less than it once told us.
    pub(super) peer_lost_data: bool,
    /// The peer holds more of ours than we do, by our own signature.
    pub(super) we_lost_data: bool,
    /// The peer lists later versions of ours, and has no signature of ours that gives them back.
    pub(super) unproved: bool,
}

impl Comparing<'_> {
    pub(super) fn origin(&self) -> &Origin {
        &self.peer.peering().peer
    }
}

/// How a comparison ended.
pub(super) struct Ended {
    pub(super) found: Compared,
    pub(super) peer_lost_data: bool,
    pub(super) we_lost_data: bool,
    pub(super) unproved: bool,
}

impl Federation {
    /// What an asker and we both hold now: its comparison begins with the digest of it, and an earlier one may have asked
    /// for the same days a moment ago.
    pub(super) fn read_shelves(
        &self,
        peer: &ActivePeer,
        since: Timestamp,
    ) -> Result<Arc<Shelves>, StoreError> {
        let key = (peer.peering().peer.clone(), since);
        let read = Arc::new(Shelves::read(&self.node.database, peer, since)?);
        self.shelves
            .keep(key, Arc::clone(&read), self.node.clock.elapsed());
        Ok(read)
    }

    /// The same for all other questions of that comparison, read once.
    pub(super) fn shelves_of(&self, peer: &ActivePeer, since: Timestamp) -> Result<Arc<Shelves>, StoreError> {
        let key = (peer.peering().peer.clone(), since);
        match self.shelves.get(&key, self.node.clock.elapsed()) {
            Some(found) => Ok(found),
            None => self.read_shelves(peer, since),
        }
    }

    /// Compares with one peer from digest to line, and repairs what differs.
    pub(super) async fn compare(
        &self,
        peer: &Origin,
        budget: &mut FetchBudget,
    ) -> Result<Option<Ended>, RepairProblem> {
        let active = self
            .node
            .database
            .read(|tx| peerings::active(tx, peer, Scope::Events))?;
        let Some(active) = active else {
            return Ok(None);
        };
        let now = self.node.now();
        let since = after(now, -SINCE_DAYS * 86_400);
        let since = Timestamp::from_second(since.as_second()).unwrap_or(since);
        let asked = Iri::local(peer, &format!("/peer/digest?since={since}"));
        let heard = self.node.database.read(|tx| sequences::heard_from(tx, peer))?;
        let document = self.ask_peer(peer, &asked, budget).await?;
        let theirs = read_digest(&document).map_err(|_| RepairProblem::NotAsAsked)?;
        if self.take_numbers(peer, &heard, &theirs).await? {
            self.pull_log(peer, budget).await?;
        }
        let mine = Shelves::read(&self.node.database, &active, since)?;
        let mut comparing = Comparing {
            peer: &active,
            mine: &mine,
            found: Compared {
                at: now,
                differing: 0,
                repaired: 0,
            },
            peer_lost_data: false,
            we_lost_data: false,
            unproved: false,
        };
        for shelf in Shelf::ALL {
            for hand in Hand::ALL {
                self.compare_shelf(&mut comparing, &theirs, hand, shelf, budget)
                    .await?;
            }
        }
        Ok(Some(Ended {
            found: comparing.found,
            peer_lost_data: comparing.peer_lost_data,
            we_lost_data: comparing.we_lost_data,
            unproved: comparing.unproved,
        }))
    }

    /// What a digest says of the numbers of both; whether we lack something that was sent. `before` is what had come
    /// before the peer was asked.
    async fn take_numbers(
        &self,
        peer: &Origin,
        before: &HeardFrom,
        theirs: &DigestRead,
    ) -> Result<bool, RepairProblem> {
        let now = self.node.now();
        let forgot_sending = theirs.sent < before.have;
        let behind = self.node.database.transact(|tx| {
            take_have_compared(tx, peer, theirs.have, now)?;
            // Who counts anew was restored, and who does not know of sending what came; whoever is heard for the first
            // time was not.
            let heard = sequences::heard_from(tx, peer)?;
            let counts_anew = heard != HeardFrom::default() && theirs.sent.epoch > heard.have.epoch;
            if counts_anew || forgot_sending {
                peer_was_restored(tx, peer, now)?;
            }
            sequences::is_behind(tx, peer, theirs.sent)
        });
        Ok(behind.await?)
    }

    /// What the peer shares is compared with what we hold, what it holds with what we share.
    async fn compare_shelf(
        &self,
        comparing: &mut Comparing<'_>,
        theirs: &DigestRead,
        hand: Hand,
        shelf: Shelf,
        budget: &mut FetchBudget,
    ) -> Result<(), RepairProblem> {
        let Some((id, summary)) = theirs.collections.get(&(hand, shelf)) else {
            return Ok(());
        };
        let mine = comparing.mine.lines(other(hand), shelf);
        if &mine.summary() == summary || &id.origin() != comparing.origin() {
            return Ok(());
        }
        let document = self.ask_peer(&comparing.origin().clone(), id, budget).await?;
        let their_buckets = read_buckets(&document).map_err(|_| RepairProblem::NotAsAsked)?;
        let my_buckets: BTreeMap<Bucket, Summary> = mine.buckets().into_iter().collect();
        let all: BTreeSet<Bucket> = their_buckets.keys().chain(my_buckets.keys()).copied().collect();
        for bucket in all {
            if planted(Bug::S3) && bucket.word().as_str() < "80" {
                continue;
            }
            if their_buckets.get(&bucket) == my_buckets.get(&bucket) {
                continue;
            }
            let lines = match their_buckets.contains_key(&bucket) {
                true => {
                    self.lines_of(comparing.origin(), id, bucket, shelf, budget)
                        .await?
                }
                false => BucketRead::default(),
            };
            match shelf {
                Shelf::Events => {
                    self.compare_events(comparing, hand, bucket, lines.events, budget)
                        .await?;
                }
                Shelf::Rsvps => self.compare_rsvps(comparing, hand, bucket, lines.rsvps).await?,
                Shelf::Calls => {
                    self.compare_calls(comparing, hand, bucket, lines.calls, budget)
                        .await?;
                }
                Shelf::Offers => {
                    self.compare_offers(comparing, hand, bucket, lines.offers, budget)
                        .await?;
                }
            }
        }
        Ok(())
    }

    async fn lines_of(
        &self,
        peer: &Origin,
        collection: &Iri,
        bucket: Bucket,
        shelf: Shelf,
        budget: &mut FetchBudget,
    ) -> Result<BucketRead, RepairProblem> {
        let mut whole = BucketRead::default();
        let mut next = Iri::parse(&format!("{collection}&bucket={}", bucket.word())).ok();
        for _ in 0..PAGES_MAX {
            let Some(asked) = next.take().filter(|asked| &asked.origin() == peer) else {
                break;
            };
            let document = self.ask_peer(peer, &asked, budget).await?;
            let (page, after) = read_bucket(&document, shelf).map_err(|_| RepairProblem::NotAsAsked)?;
            whole.events.extend(page.events);
            whole.rsvps.extend(page.rsvps);
            whole.calls.extend(page.calls);
            whole.offers.extend(page.offers);
            next = after;
        }
        Ok(whole)
    }

    async fn compare_events(
        &self,
        comparing: &mut Comparing<'_>,
        hand: Hand,
        bucket: Bucket,
        theirs: Vec<EventLine>,
        budget: &mut FetchBudget,
    ) -> Result<(), RepairProblem> {
        let theirs: BTreeMap<Iri, EventLine> =
            theirs.into_iter().map(|line| (line.id.clone(), line)).collect();
        let whose = other(hand);
        let mine = comparing.mine.events.keys();
        let mine = mine.filter(|(mine, id)| *mine == whose && Bucket::of(id.as_str()) == bucket);
        let ids: BTreeSet<Iri> = mine.map(|(_, id)| id).chain(theirs.keys()).cloned().collect();
        for id in ids {
            let my_line = comparing.mine.events.get(&(whose, id.clone())).copied();
            let their_line = theirs.get(&id);
            let same = matches!((my_line, their_line), (Some(mine), Some(line))
                if mine.revision == line.revision && mine.standing == line.standing);
            if same {
                continue;
            }
            comparing.found.differing += 1;
            let repaired = match hand {
                Hand::Shared => {
                    self.repair_held(comparing, &id, my_line, their_line, budget)
                        .await?
                }
                Hand::Held => {
                    self.repair_shared(comparing, &id, my_line, their_line, budget)
                        .await?
                }
            };
            comparing.found.repaired += u32::from(repaired.is_some());
        }
        Ok(())
    }

    async fn compare_rsvps(
        &self,
        comparing: &mut Comparing<'_>,
        hand: Hand,
        bucket: Bucket,
        theirs: Vec<RsvpLine>,
    ) -> Result<(), RepairProblem> {
        // Answers of the peer's members to our events: their own node sends them again when it compares.
        if hand == Hand::Held {
            return Ok(());
        }
        let theirs: BTreeMap<(Iri, Iri), RsvpLine> = theirs
            .into_iter()
            .map(|line| ((line.event.clone(), line.member.clone()), line))
            .collect();
        let mine: Vec<_> = comparing
            .mine
            .rsvps
            .iter()
            .filter(|((whose, event, member), _)| {
                *whose == Hand::Held && Bucket::of(&format!("{event} {member}")) == bucket
            })
            .map(|((_, event, member), line)| ((event.clone(), member.clone()), line.clone()))
            .collect();
        let known: BTreeSet<(Iri, Iri)> = mine.iter().map(|(key, _)| key.clone()).collect();
        for (key, mine) in mine {
            let line = theirs.get(&key);
            let decided = of_our_answer(&mine, line);
            if decided == OurAnswer::Nothing {
                continue;
            }
            comparing.found.differing += 1;
            let repaired = self.repair_answer(&mine, line, decided).await?;
            comparing.found.repaired += u32::from(repaired.is_some());
        }
        for (_, line) in theirs.iter().filter(|(key, _)| !known.contains(*key)) {
            comparing.found.differing += 1;
            let repaired = self.take_hosts_word(line).await?;
            comparing.found.repaired += u32::from(repaired.is_some());
        }
        Ok(())
    }
}

pub(super) fn other(hand: Hand) -> Hand {
    match hand {
        Hand::Shared => Hand::Held,
        Hand::Held => Hand::Shared,
    }
}
