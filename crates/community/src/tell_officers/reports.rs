//! Officers hear that a report waits for them: one that came in, or what somebody says against a decision (F20, journey D).

use domain::{MemberId, ReportedBy};
use store::mails::OfficerNews;
use store::officer_news::{OfficersTold, ReportTold};
use store::{StoreError, Transaction, peerings, reports};

/// Most reports looked at: more wait nowhere.
const WAITING_MAX: u16 = 200;

/// What waits that they were not told of, each state of it once.
pub(super) fn report_news(
    tx: &mut Transaction<'_>,
    told: &mut OfficersTold,
) -> Result<Vec<OfficerNews>, StoreError> {
    let (mut news, mut stands) = (Vec::new(), Vec::new());
    for report in reports::waiting(tx, WAITING_MAX)? {
        let stand = ReportTold {
            report: report.id.clone(),
            appealed: report.appeal.is_some(),
        };
        if !told.reports.contains(&stand) {
            let name = match &report.from {
                ReportedBy::Peer { peer, .. } => peerings::outline(tx, peer)?.map(|peering| peering.name),
                ReportedBy::Member { .. } | ReportedBy::Nobody => None,
            };
            news.push(OfficerNews::Report {
                report: report.id.clone(),
                name,
                category: report.category,
            });
        }
        stands.push(stand);
    }
    told.reports = stands;
    Ok(news)
}

/// Whether it is of a report about this officer, which is for the others.
pub(super) fn is_about(
    tx: &mut Transaction<'_>,
    news: &OfficerNews,
    officer: &MemberId,
) -> Result<bool, StoreError> {
    let OfficerNews::Report { report, .. } = news else {
        return Ok(false);
    };
    let report = reports::get(tx, report)?;
    Ok(report.is_some_and(|report| report.about.member.as_ref() == Some(officer)))
}

#[cfg(test)]
mod tests {
    use domain::{ReportCategory, ReportId};

    use super::*;
    use crate::report_it::{ToReport, report_it};
    use crate::samples::{self, act, at, iri, origin};
    use crate::tell_officers::tell_officers;

    /// Journey D, step 1: officers hear of a report once, and she whom it is about does not.
    #[test]
    fn a_report_is_told_once_to_the_officers_it_is_not_about() {
        let database = samples::node();
        samples::officer(&database);
        let (klara, own) = (samples::member(&database, "klara"), origin("a.example"));
        let tell = |second| act(&database, |tx| tell_officers(tx, &[], at(second)));
        tell(0);
        for (number, about) in [(1, "klaus"), (2, "olga")] {
            if about == "klaus" {
                samples::member(&database, about);
            }
            let id = ReportId::new(number, [7; 10]);
            let what = ToReport {
                address: iri(&format!("https://a.example/users/{about}")),
                called: None,
                category: ReportCategory::Selling,
                words: None,
            };
            act(&database, |tx| report_it(tx, &klara, (&own, &id), &what, at(1)));
        }
        assert_eq!((tell(2), tell(3)), (2, 0));
        let jobs = store::mails::claim(&database, at(9), at(99), 500).unwrap();
        let of_report = |job: &store::mails::Job| matches!(job, store::mails::Job::Officer(mail) if matches!(mail.news, OfficerNews::Report { .. }));
        let told = jobs.iter().filter(|(_, job)| of_report(job)).count();
        assert_eq!(told, 1);
    }
}
