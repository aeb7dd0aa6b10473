//! What a seed decides of the life of a room besides its words, so that lives of other seeds take another course.

/// How the life of a room ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A steward closes it: its rows and its keys are gone.
    Closed,
    /// The operator archives it: its members go on reading.
    Archived,
}

/// The course that the life of a room takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Course {
    /// As a form has it: for so many days what is said is kept, 0 until the room is closed.
    pub(super) retention: &'static str,
    /// `closed`, or the rule of Chatham House.
    pub(super) rule: &'static str,
    /// In which turn the second member is put out: before a month is over, or after it, so that the month ends an epoch.
    pub(super) put_out_in: usize,
    pub(super) end: End,
}

impl Course {
    pub(super) fn of(seed: u64) -> Self {
        let way = |ways: u64| usize::try_from(seed % ways).unwrap_or(0);
        Self {
            retention: ["7", "30", "0"][way(3)],
            rule: ["closed", "chatham"][way(2)],
            put_out_in: [3, 3, 4, 4][way(4)],
            end: [End::Closed, End::Closed, End::Closed, End::Archived, End::Closed][way(5)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fewest seeds that anybody runs are these.
    #[test]
    fn ten_seeds_take_every_course_that_there_is() {
        let courses: Vec<Course> = (9_000..9_010).map(Course::of).collect();
        let has = |is: &dyn Fn(&Course) -> bool| courses.iter().any(is);
        for retention in ["7", "30", "0"] {
            assert!(has(&|course| course.retention == retention), "{retention}");
        }
        for rule in ["closed", "chatham"] {
            for put_out_in in [3, 4] {
                let is = |course: &Course| course.rule == rule && course.put_out_in == put_out_in;
                assert!(has(&is), "{rule} {put_out_in}");
            }
        }
        for end in [End::Closed, End::Archived] {
            assert!(has(&|course| course.end == end), "{end:?}");
        }
    }
}
