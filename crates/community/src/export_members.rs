//! All members as the rows of a file, page by page: whoever has left stands in none (need F22-1).

use domain::MemberId;
use jiff::Timestamp;
use store::{StoreError, Transaction, members};

use crate::import_members::exported;

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

#[cfg(test)]
mod tests {
    use domain::EnrolmentState;
    use store::enrolments;

    use super::*;
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
}
