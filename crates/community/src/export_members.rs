//! All members as the rows of a file, page by page: whoever has left stands in none (need F22-1).

use domain::MemberId;
use jiff::Timestamp;
use store::{Membership, StoreError, Transaction, member_tags, members};

use crate::choose_tier::enrolment_of;

/// A page of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPage {
    /// What [`domain::MemberLine::read`] reads, written; in the order they joined.
    pub rows: Vec<Vec<String>>,
    /// The last of those who were looked at, while there may be more; also where all of them have left.
    pub next: Option<MemberId>,
}

/// The rows of those who are members among the next `limit` people.
pub fn export_page(
    tx: &mut Transaction<'_>,
    after: Option<&MemberId>,
    limit: u16,
    now: Timestamp,
) -> Result<ExportPage, StoreError> {
    let mut page = ExportPage::default();
    for member in members::page(tx, after, limit)? {
        if let Some(membership) = members::membership(tx, &member.id)? {
            page.rows.push(exported(tx, &membership, now)?);
        }
        page.next = Some(member.id);
    }
    Ok(page)
}

/// A member's row as a file has it: what [`domain::MemberLine::read`] reads, written.
pub(crate) fn exported(
    tx: &mut Transaction<'_>,
    membership: &Membership,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let member = membership.member();
    let enrolment = enrolment_of(tx, membership, now)?;
    let optional = |text: Option<String>| text.unwrap_or_default();
    // A file says what somebody has paid for herself; a seat is given by the organisation, here or where it is read.
    let own = Some(&enrolment).filter(|known| known.seat.is_none());
    Ok(vec![
        member.mail.as_str().to_owned(),
        member.name.to_string(),
        optional(member.organization.as_ref().map(ToString::to_string)),
        enrolment.kind.word().to_owned(),
        optional(enrolment.chapter.as_ref().map(ToString::to_string)),
        optional(own.map(|own| own.tier.to_string())),
        optional(own.and_then(|own| own.until).map(|day| day.to_string())),
        member.handle.to_string(),
        member_tags::of(tx, &member.id)?.written(),
    ])
}

#[cfg(test)]
mod tests {
    use domain::{Columns, EnrolmentState, MemberColumn, MemberLine, MemberTags};
    use store::enrolments;

    use super::*;
    use crate::import_members::{Fate, Importing, Invite, import_piece, look_at_piece};
    use crate::samples::{self, act, at};

    /// F22-1: a whole page of people who have left does not end the file.
    #[test]
    fn who_comes_after_a_page_of_people_who_have_left_stands_in_the_file() {
        let database = samples::node();
        for handle in ["aiko", "idris", "maren", "noor", "olu"] {
            samples::member(&database, handle);
        }
        let everybody = database.read(|tx| members::page(tx, None, 9)).unwrap();
        for member in &everybody[1..4] {
            act(&database, |tx| {
                let mut enrolment = enrolments::get(tx, &member.id)?.expect("members have one");
                enrolment.state = EnrolmentState::Left;
                enrolments::put(tx, &member.id, &enrolment)
            });
        }
        let (mut mails, mut after) = (Vec::new(), None);
        loop {
            let page = database.read(|tx| export_page(tx, after.as_ref(), 1, at(1)));
            let page = page.unwrap();
            mails.extend(page.rows.into_iter().map(|row| row[0].clone()));
            match page.next {
                Some(last) => after = Some(last),
                None => break,
            }
        }
        let expected = [0, 4].map(|place: usize| everybody[place].mail.as_str().to_owned());
        assert_eq!(mails, expected);
    }

    /// F22-1: officers' tags come from a file, stay where its cell is empty, and come back from what is written out.
    #[test]
    fn tags_of_a_file_are_kept_and_a_file_that_was_written_out_changes_none() {
        let database = samples::node();
        let klara = samples::member(&database, "klara");
        let columns = Columns::guess(&["mail", "name", "tags"].map(str::to_owned));
        let take = |tags: &str, second: i64| {
            let cells = ["klara@a.example", "klara", tags].map(str::to_owned);
            let line = MemberLine::read(2, &cells, &columns).unwrap();
            let looked = act(&database, |tx| {
                look_at_piece(tx, std::slice::from_ref(&line), at(second))
            });
            let importing = Importing {
                by: "olga",
                invite: Invite::Later,
                now: at(second),
            };
            let lines = [(line, MemberId::new(1, [1; 10]))];
            let done = act(&database, |tx| import_piece(tx, importing, &lines));
            assert_eq!(looked, done, "a dry run says what a run does");
            done.into_iter().next().unwrap().unwrap()
        };
        let tags = || {
            let tags = database.read(|tx| member_tags::of(tx, &klara.member().id));
            tags.unwrap().written()
        };
        // The first line brings her name as the file has it, whatever she was called.
        take("", 4);
        assert_eq!(take("speaker; Board 2026", 5), Fate::Updated);
        assert_eq!(tags(), "Board 2026 | speaker");
        assert_eq!(take("Board 2026,speaker", 6), Fate::Unchanged);
        assert_eq!(take("", 7), Fate::Unchanged, "an empty cell says nothing");

        let row = act(&database, |tx| exported(tx, &klara, at(8)));
        let all = Columns::guess(&MemberColumn::ALL.map(|column| column.word().to_owned()));
        let line = MemberLine::read(2, &row, &all).unwrap();
        assert_eq!(line.tags.as_ref().map(MemberTags::written), Some(tags()));
        let back = act(&database, |tx| {
            look_at_piece(tx, std::slice::from_ref(&line), at(8))
        });
        assert_eq!(back, [Ok(Fate::Unchanged)]);

        assert_eq!(take("-", 9), Fate::Updated);
        assert_eq!(tags(), "");
    }
}
