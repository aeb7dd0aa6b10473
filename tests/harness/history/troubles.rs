//! What befalls machines, lines, disks and clocks in a history.

use std::sync::Arc;
use std::time::Duration;

use ambient::Clock;
use engine::Moment;
use jiff::SignedDuration;
use serde_json::json;
use server::admin::{DryRun, KeyRotation, Request, Theft, WhoseKeys};

use super::{History, Trouble};
use crate::person::Person;
use crate::story_node::StoryNode;

/// How far clocks jump, in seconds: five minutes, and more than a day.
const JUMPS_SECONDS: [i64; 4] = [-25 * 3_600, -300, 300, 25 * 3_600];
/// What clocks gain or lose, in parts in a million: three minutes a day, and half an hour.
const DRIFTS: [i64; 4] = [-20_000, -2_000, 2_000, 20_000];
/// Events that are published at once in a burst.
const BURST: usize = 10;
/// The oldest backup that is put back, in days.
const BACKUP_DAYS_MAX: usize = 7;

impl History {
    /// One thing of a class that this history has; nothing where it has none.
    pub(super) async fn trouble(&mut self) {
        // Between two commits there is little room for a crash: it is tried more often than the others.
        let own = [
            Trouble::Crash,
            Trouble::Crash,
            Trouble::Crash,
            Trouble::Cut,
            Trouble::Repeat,
            Trouble::Restore,
            Trouble::Clock,
            Trouble::Rogue,
            Trouble::Disk,
            Trouble::Rotation,
            Trouble::Pause,
            Trouble::Burst,
            Trouble::Drift,
            Trouble::ThreeWays,
        ];
        let own: Vec<Trouble> = own.into_iter().filter(|one| self.plan.has(*one)).collect();
        if own.is_empty() {
            return;
        }
        match self.one_of(&own) {
            Trouble::Crash => self.stop_a_machine().await,
            Trouble::Cut => self.cut_or_mend(),
            Trouble::Repeat => self.repeat_something().await,
            Trouble::Restore => self.back_up_or_restore().await,
            Trouble::Clock => self.jump(),
            Trouble::Disk => self.spoil_a_disk().await,
            Trouble::Rotation => self.give_new_keys().await,
            Trouble::Pause => self.pause_or_resume().await,
            Trouble::Burst => self.burst().await,
            Trouble::Drift => self.drift(),
            Trouble::ThreeWays => self.fall_apart().await,
            _ => self.lie().await,
        }
    }

    fn any_node(&self) -> Arc<StoryNode> {
        self.one_of(&self.officers).node.clone()
    }

    async fn stop_a_machine(&mut self) {
        let node = self.any_node();
        if !node.is_up() {
            return;
        }
        let moment = *self.one_of(&[Moment::Before, Moment::After]);
        match self.draw(3) {
            0 => {
                // While news is on its way.
                self.publish().await;
                let moment = Duration::from_millis(self.draw(8) as u64);
                self.world.run_for(moment).await;
                node.crash(self.draw(1_000) as u64);
            }
            1 => node.crash_at_commit(1 + self.draw(12) as u64, moment),
            _ => node.crash_at_flush(1 + self.draw(12) as u64, moment),
        }
    }

    /// What an officer writes is refused while her node's disk takes nothing; then there is room again, or the machine
    /// starts from what the disk has. No worker has a turn meanwhile: it would try for ever.
    async fn spoil_a_disk(&mut self) {
        let officer = self.one_of(&self.officers).clone();
        if !officer.node.is_up() {
            return;
        }
        // Each event takes a commit at least, so that the fault strikes before the third is asked for.
        let nth = 1 + self.draw(2) as u64;
        let is_full = self.draw(2) == 0;
        let left = self.draw(1_000) as u64;
        match is_full {
            true => officer.node.fill_disk_at_commit(nth),
            false => officer.node.fail_flush(nth, left),
        }
        for _ in 0..3 {
            self.publish_at(&officer).await;
        }
        match is_full {
            true => officer.node.make_room(),
            false => officer.node.crash(left),
        }
    }

    /// Each node, and each community, gets new keys once in a history.
    async fn give_new_keys(&mut self) {
        let node = self.any_node();
        let whose = *self.one_of(&["node", "community"]);
        if !node.is_up() || !self.rotated.insert(format!("{} {whose}", node.name)) {
            return;
        }
        let whose = match whose {
            "node" => WhoseKeys::Node,
            _ => WhoseKeys::Community,
        };
        let (run, theft) = (DryRun::Real, Theft::None);
        let request = Request::KeyRotation(KeyRotation { whose, run, theft });
        // A machine may stop at that commit; then it has the keys or it has not.
        self.world.during(node.operate(request)).await;
    }

    async fn pause_or_resume(&mut self) {
        let (officer, other) = (self.one_of(&self.officers), self.one_of(&self.officers));
        let (officer, other) = (officer.clone(), other.clone());
        let act = *self.one_of(&["pause", "resume"]);
        self.set_peering(&officer, &other, act).await;
    }

    /// All peerings that were paused, and those that are so again because their node was put back, go on.
    pub(super) async fn resume_all(&mut self) {
        let officers = self.officers.clone();
        for officer in &officers {
            for other in &officers {
                self.set_peering(officer, other, "resume").await;
            }
        }
    }

    async fn set_peering(&mut self, officer: &Person, other: &Person, act: &str) {
        if !officer.node.is_up() || officer.node.name == other.node.name {
            return;
        }
        let (by, with) = (officer.node.origin.clone(), other.node.origin.clone());
        // Whatever is answered, it may go on from here.
        if act == "resume" {
            self.silences.end(&by, &with);
        }
        let path = format!("/api/v1/peers/{}/{act}", with.authority());
        let answered = self.world.during(officer.post(&path, json!({}))).await;
        if act == "pause" && answered.status == 200 {
            self.silences.begin(&self.world, by, with);
        }
    }

    async fn burst(&mut self) {
        let officer = self.one_of(&self.officers).clone();
        for _ in 0..BURST {
            self.publish_at(&officer).await;
        }
    }

    fn cut_or_mend(&self) {
        let (one, other) = (self.any_node(), self.any_node());
        match self.draw(3) {
            0 => self.world.internet.cut(one.origin.clone(), other.origin.clone()),
            1 => self.world.part(&one.origin, &other.origin),
            _ => self.world.join(&one.origin, &other.origin),
        }
    }

    /// Each node is alone for up to some hours, in which it is told something to tell; then the lines are there again.
    async fn fall_apart(&mut self) {
        let origins: Vec<_> = self.officers.iter().map(|one| one.node.origin.clone()).collect();
        let pairs = [(0, 1), (1, 2), (2, 0)];
        for (one, other) in pairs {
            self.world.part(&origins[one], &origins[other]);
        }
        for officer in self.officers.clone() {
            self.publish_at(&officer).await;
        }
        let minutes = 1 + self.draw(300) as u64;
        self.world.run_for(Duration::from_secs(minutes * 60)).await;
        for (one, other) in pairs {
            self.world.join(&origins[one], &origins[other]);
        }
    }

    /// From now on a clock drifts, or no longer; what it is off by stays.
    fn drift(&self) {
        let node = self.any_node();
        let drift = match self.draw(3) {
            0 => 0,
            _ => *self.one_of(&DRIFTS),
        };
        node.drifts(drift);
    }

    /// Sets a clock to the true time, which it keeps.
    pub(super) fn set_right(&mut self, node: &StoryNode) {
        node.drifts(0);
        node.clock.set(self.world.now());
        self.ahead_seconds.insert(node.name.clone(), 0);
    }

    async fn repeat_something(&self) {
        let mut sent = self.world.internet.tap();
        sent.retain(|sent| sent.request.method == egress::Method::Post);
        if !sent.is_empty() {
            let once_more = self.one_of(&sent);
            self.world.during(self.world.repeat(once_more)).await;
        }
    }

    async fn back_up_or_restore(&mut self) {
        let node = self.any_node();
        if self.draw(3) == 0 {
            return self.bad_week().await;
        }
        match self.copies.get(&node.name).cloned() {
            None => {
                let copy = node.back_up();
                self.copies.insert(node.name.clone(), copy);
            }
            Some(copy) => self.put_back(&node, &copy),
        }
    }

    fn put_back(&mut self, node: &StoryNode, copy: &crate::DiskCopy) {
        node.put_back(copy);
        // A backup of a time that is gone now is no backup of this node's past.
        self.copies
            .retain(|name, kept| name != &node.name || !kept.is_later_than(copy));
        self.watch.forget(node);
        self.silences.forget(&node.origin);
    }

    /// One is put back behind what it had told, tells something else, and whoever heard both is put back as well.
    async fn bad_week(&mut self) {
        let (first, distance) = (self.draw(3), 1 + self.draw(2));
        let (teller, listener) = (&self.officers[first], &self.officers[(first + distance) % 3]);
        let (teller, listener) = (teller.clone(), listener.node.clone());
        // A node whose clock is wrong waits with federation, and would do nothing in all that time.
        for node in self.world.nodes() {
            self.set_right(&node);
        }
        let before = teller.node.back_up();
        for _ in 0..3 {
            self.publish_at(&teller).await;
        }
        let days = 1 + self.draw(BACKUP_DAYS_MAX) as u64;
        self.world.run_for(Duration::from_secs(days * 86_400)).await;
        if listener.is_up() && teller.node.is_up() {
            let heard = listener.back_up();
            self.put_back(&teller.node, &before);
            self.world.run_for(Duration::from_secs(60)).await;
            self.publish_at(&teller).await;
            self.world.run_for(Duration::from_secs(60)).await;
            self.put_back(&listener, &heard);
        }
    }

    fn jump(&mut self) {
        let node = self.any_node();
        let ahead = match self.draw(3) {
            0 => 0,
            _ => *self.one_of(&JUMPS_SECONDS),
        };
        self.set_clock(&node, ahead);
    }

    /// Sets a clock ahead of the true time by so many seconds.
    fn set_clock(&mut self, node: &StoryNode, ahead: i64) {
        let before = self.ahead_seconds.insert(node.name.clone(), ahead).unwrap_or(0);
        if before == ahead {
            return;
        }
        let jumped = node.clock.now() + SignedDuration::from_secs(ahead - before);
        node.clock.set(jumped);
    }
}
