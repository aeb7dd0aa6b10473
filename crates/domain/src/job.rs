//! The jobs of an event: who runs it, keeps the door, takes the minutes, cares for the speaker. Each has one named person
//! or is open (need 0.8).

use serde::{Deserialize, Serialize};

use crate::{JobName, MemberId};

/// Something to do at an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Running this event; given by an officer's word alone.
    Organiser,
    /// Letting people in.
    Door,
    /// Writing down what was agreed.
    Minutes,
    /// Looking after whoever speaks.
    SpeakerCare,
    /// Anything else.
    Other(JobName),
}

impl JobKind {
    /// Whether whoever does it sees who is on the list at the door: there or for the whole event, and by another's word.
    pub fn opens_the_list(&self, given: Given) -> bool {
        matches!(self, Self::Door | Self::Organiser) && given == Given::Named
    }

    /// Whether members may take it while it is open.
    pub fn is_for_anybody(&self) -> bool {
        *self != Self::Organiser
    }
}

/// One job; its number is its name within the event and is never given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Within the event.
    pub number: u32,
    /// What there is to do.
    pub kind: JobKind,
    /// Who does it; open when absent.
    pub holder: Option<Holder>,
}

/// Who does a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// A member of this node.
    pub member: MemberId,
    /// By whose word.
    pub given: Given,
}

/// By whose word somebody has a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// She took it.
    Taken,
    /// An organiser named her.
    Named,
}

/// All jobs of one event, in the order in which they were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jobs {
    jobs: Vec<Job>,
    last: u32,
    /// Rises with every change, so that an answer that shows them has a version.
    changes: u64,
}

/// Why the jobs stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobRefused {
    /// More than one event has.
    #[error("an event has at most {} jobs", Jobs::MAX)]
    TooMany,
    /// It was taken off, or never was.
    #[error("there is no such job")]
    NoSuchJob,
    /// Somebody else was quicker.
    #[error("somebody else has this job")]
    Taken,
    /// Another's is not hers to give back.
    #[error("this job is not yours")]
    NotYours,
    /// Nobody makes herself an organiser.
    #[error("an officer names who organises an event")]
    NamedAlone,
}

impl Jobs {
    /// Most jobs of one event.
    pub const MAX: usize = 20;

    /// In the order in which they were asked for.
    pub fn iter(&self) -> impl Iterator<Item = &Job> {
        self.jobs.iter()
    }

    /// Another number after each change.
    pub fn version(&self) -> u64 {
        self.changes
    }

    /// Asks for something more; open.
    pub fn add(&mut self, kind: JobKind) -> Result<(), JobRefused> {
        if self.jobs.len() >= Self::MAX {
            return Err(JobRefused::TooMany);
        }
        self.last += 1;
        self.changes += 1;
        self.jobs.push(Job {
            number: self.last,
            kind,
            holder: None,
        });
        Ok(())
    }

    /// Takes one off the list, whoever has it.
    pub fn remove(&mut self, number: u32) -> Result<(), JobRefused> {
        self.find(number)?;
        self.jobs.retain(|job| job.number != number);
        Ok(())
    }

    /// A member takes an open job; a second time nothing happens.
    pub fn take(&mut self, number: u32, member: &MemberId) -> Result<(), JobRefused> {
        let job = self.find(number)?;
        match &job.holder {
            Some(holder) if &holder.member == member => Ok(()),
            Some(_) => Err(JobRefused::Taken),
            None if !job.kind.is_for_anybody() => Err(JobRefused::NamedAlone),
            None => {
                job.holder = Some(Holder {
                    member: member.clone(),
                    given: Given::Taken,
                });
                Ok(())
            }
        }
    }

    /// She gives it back; one that is open already stays so.
    pub fn give_back(&mut self, number: u32, member: &MemberId) -> Result<(), JobRefused> {
        let job = self.find(number)?;
        match &job.holder {
            Some(holder) if &holder.member != member => Err(JobRefused::NotYours),
            _ => {
                job.holder = None;
                Ok(())
            }
        }
    }

    /// An organiser names somebody, whoever had it.
    pub fn name(&mut self, number: u32, member: &MemberId) -> Result<(), JobRefused> {
        self.find(number)?.holder = Some(Holder {
            member: member.clone(),
            given: Given::Named,
        });
        Ok(())
    }

    /// What one has another has from now on, given as it was: the two turned out to be one person.
    pub fn move_to(&mut self, from: &MemberId, into: &MemberId) {
        let holders = self.jobs.iter_mut().filter_map(|job| job.holder.as_mut());
        for holder in holders.filter(|holder| &holder.member == from) {
            holder.member = into.clone();
            self.changes += 1;
        }
    }

    /// An organiser lets it be open.
    pub fn open(&mut self, number: u32) -> Result<(), JobRefused> {
        self.find(number)?.holder = None;
        Ok(())
    }

    /// Whether an officer named her to run the event.
    pub fn organises(&self, member: &MemberId) -> bool {
        self.jobs.iter().any(|job| {
            let hers = job.holder.as_ref().filter(|holder| &holder.member == member);
            job.kind == JobKind::Organiser && hers.is_some_and(|holder| holder.given == Given::Named)
        })
    }

    /// What a job is; nothing for one that is not on the list.
    pub fn kind_of(&self, number: u32) -> Option<&JobKind> {
        let found = self.jobs.iter().find(|job| job.number == number);
        found.map(|job| &job.kind)
    }

    /// Whether an organiser named her for the door, or an officer for the event: only then she sees who is on the list.
    pub fn keeps_the_door(&self, member: &MemberId) -> bool {
        self.jobs.iter().any(|job| {
            let hers = job.holder.as_ref().filter(|holder| &holder.member == member);
            hers.is_some_and(|holder| job.kind.opens_the_list(holder.given))
        })
    }

    fn find(&mut self, number: u32) -> Result<&mut Job, JobRefused> {
        self.changes += 1;
        let found = self.jobs.iter_mut().find(|job| job.number == number);
        found.ok_or(JobRefused::NoSuchJob)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8) -> MemberId {
        MemberId::new(0, [number; 10])
    }

    fn three() -> Jobs {
        let mut jobs = Jobs::default();
        for kind in [JobKind::Door, JobKind::Minutes, JobKind::SpeakerCare] {
            jobs.add(kind).unwrap();
        }
        jobs
    }

    #[test]
    fn a_job_has_one_person_and_who_comes_second_is_told() {
        let mut jobs = three();
        let (anke, bert) = (member(1), member(2));
        assert_eq!(jobs.take(1, &anke), Ok(()));
        assert_eq!(jobs.take(1, &anke), Ok(()), "twice is once");
        assert_eq!(jobs.take(1, &bert), Err(JobRefused::Taken));
        assert_eq!(jobs.give_back(1, &bert), Err(JobRefused::NotYours));
        assert_eq!(jobs.give_back(1, &anke), Ok(()));
        assert_eq!(jobs.take(1, &bert), Ok(()));
        assert_eq!(jobs.take(9, &bert), Err(JobRefused::NoSuchJob));
    }

    #[test]
    fn only_whom_an_organiser_named_for_the_door_keeps_it() {
        let mut jobs = three();
        let anke = member(1);
        jobs.take(1, &anke).unwrap();
        assert!(!jobs.keeps_the_door(&anke), "who took it herself sees no list");
        jobs.name(2, &anke).unwrap();
        assert!(!jobs.keeps_the_door(&anke), "the minutes open no door");
        jobs.name(1, &anke).unwrap();
        assert!(jobs.keeps_the_door(&anke) && !jobs.keeps_the_door(&member(2)));
        jobs.open(1).unwrap();
        assert!(!jobs.keeps_the_door(&anke));
    }

    #[test]
    fn an_organiser_is_named_and_keeps_the_door_too() {
        let (mut jobs, anke) = (three(), member(1));
        jobs.add(JobKind::Organiser).unwrap();
        assert_eq!(jobs.take(4, &anke), Err(JobRefused::NamedAlone));
        assert!(!jobs.organises(&anke));
        jobs.name(1, &anke).unwrap();
        assert!(!jobs.organises(&anke), "the door is not the event");
        jobs.name(4, &anke).unwrap();
        jobs.open(1).unwrap();
        assert!(jobs.organises(&anke) && jobs.keeps_the_door(&anke) && !jobs.organises(&member(2)));
        assert_eq!(jobs.give_back(4, &anke), Ok(()), "nobody has to go on");
        assert!(!jobs.organises(&anke) && !jobs.keeps_the_door(&anke));
    }

    #[test]
    fn a_number_is_never_given_again_and_there_is_an_end_to_jobs() {
        let mut jobs = three();
        let before = jobs.version();
        jobs.remove(3).unwrap();
        assert!(jobs.version() > before);
        jobs.add(JobKind::Other(JobName::parse("Coffee").unwrap()))
            .unwrap();
        assert_eq!(jobs.iter().map(|job| job.number).collect::<Vec<_>>(), [1, 2, 4]);
        while jobs.iter().count() < Jobs::MAX {
            jobs.add(JobKind::Minutes).unwrap();
        }
        assert_eq!(jobs.add(JobKind::Minutes), Err(JobRefused::TooMany));
    }
}
