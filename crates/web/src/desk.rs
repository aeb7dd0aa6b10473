//! The officers' desk: what is shared with whom, what waits for whom and why, and what was done. Whoever is not signed
//! in is told to sign in, whatever the address; a member without an office learns that there is nothing.

mod act;
mod agreements;
mod audit_page;
mod cards_page;
mod checks_page;
mod code_page;
mod documents_page;
mod drop_page;
mod end_page;
mod export;
mod figures_page;
mod founders_page;
mod import_file_page;
mod import_page;
mod import_words;
mod logo_page;
mod member_acts;
mod member_merge_page;
mod member_page;
mod members_page;
mod merge_form;
mod org_merge_page;
mod org_page;
mod orgs_page;
mod peer_page;
mod peers_page;
mod propose_page;
mod queue_page;
mod renewals_page;
mod report_acts;
mod report_page;
mod reports_page;
mod scopes;
mod setup_page;
mod source_acts;
mod source_audience;
mod source_page;
mod source_words;
mod sources_page;
mod standing_act;
mod standing_form;
mod tier_form;
mod tiers_page;
mod told;

use axum::extract::DefaultBodyLimit;
use axum::response::{Redirect, Response};
use axum::routing::{any, get, post};
use edge::Routes;

use crate::error_page::ErrorPage;
use crate::leave_page;
use crate::picture_form::{FORM_BYTES_MAX, LOGO_PATH};
use crate::router::Site;
use crate::sign_in::Chief;

pub(crate) use agreements::{
    AgreementForm, AgreementFormPage, AgreementLine, AgreementPage, AgreementsPage, DealDone, DealFault,
    Example as DealExample, LevelKnown, Parties, Party, PrintPage, QualifyLine, SayPage, Saying, Stands,
};
pub(crate) use audit_page::{AuditLine, AuditPage};
pub(crate) use cards_page::{CardsPage, CardsSaid};
pub(crate) use checks_page::{CameOf, CheckLine, ChecksPage};
pub(crate) use code_page::{CodeForm, CodePage, Step as CodeStep};
pub(crate) use documents_page::{DocumentForm, DocumentsPage};
pub(crate) use drop_page::DropPage;
pub(crate) use end_page::EndPage;
pub(crate) use figures_page::FiguresPage;
pub(crate) use founders_page::{FoundersForm, FoundersPage};
pub(crate) use import_file_page::{ColumnsWrong, ImportFilePage};
pub(crate) use import_page::{FileWrong, ImportPage};
pub(crate) use member_merge_page::{MemberMergePage, MergeFault};
pub(crate) use member_page::{MemberPage, MemberSaid};
pub(crate) use members_page::{Asked as MembersAsked, MembersPage};
pub(crate) use org_merge_page::OrgMergePage;
pub(crate) use org_page::{OrgPage, OrgSaid};
pub(crate) use orgs_page::{Merged, OrgsPage};
pub(crate) use peer_page::{Acts, KeyPin, PeerPage, Said, ScopeLine};
pub(crate) use peers_page::{FollowedLine, PeerLine, PeersPage, path};
pub(crate) use propose_page::{Answered, ProposeFault, ProposePage};
pub(crate) use queue_page::{DeliveryLine, HostQueue, QueuePage};
pub(crate) use renewals_page::{Marked, RenewalsPage};
pub(crate) use report_page::{DecisionTyped, DeskReportPage};
pub(crate) use reports_page::{DeskReportLine, ReportsPage};
pub(crate) use setup_page::{SetupForm, SetupPage};
pub(crate) use source_page::{EntryLine, SourceDone, SourcePage, SourceSaid, Typed as SourceTyped};
pub(crate) use source_words::SourceFault;
pub(crate) use sources_page::{SourceWrong, SourcesPage};
pub(crate) use standing_form::{StandingSeen, StandingTyped, standing_words};
pub(crate) use tier_form::{TierForm, TierFormPage};
pub(crate) use tiers_page::{TierSaid, TiersPage};
pub(crate) use told::{Done, sentence, state};

/// What waits for other servers.
fn queue() -> Routes<Site> {
    Routes::default()
        .route("/desk/queue", get(queue_page::show))
        .route("/desk/queue/retry", post(act::retry_one))
        .route("/desk/queue/retry-host", post(act::retry_all))
        .route(
            "/desk/queue/{place}/drop",
            get(drop_page::show).post(act::drop_one),
        )
}

/// Other communities.
fn peers() -> Routes<Site> {
    Routes::default()
        .route("/desk/peers", get(peers_page::show))
        .route("/desk/figures", get(figures_page::show))
        .route(
            "/desk/peers/propose",
            get(propose_page::show).post(propose_page::propose),
        )
        .route("/desk/peers/look-up", post(propose_page::look_up))
        .route("/desk/peers/{host}", get(peer_page::show))
        .route("/desk/peers/{host}/reconcile", post(act::reconcile))
        .route("/desk/peers/{host}/pause", post(act::pause))
        .route("/desk/peers/{host}/resume", post(act::resume))
        .route("/desk/peers/{host}/accept", post(act::accept))
        .route("/desk/peers/{host}/reject", post(act::reject))
        .route("/desk/peers/{host}/end", get(end_page::show).post(act::end))
}

/// What the community says of itself.
fn setup() -> Routes<Site> {
    Routes::default()
        .route("/desk/setup", get(cards_page::show))
        .route(
            "/desk/setup/profile",
            get(setup_page::show).post(setup_page::describe),
        )
        .route("/desk/setup/mail", post(cards_page::try_mail))
        .route(
            "/desk/setup/founders",
            get(founders_page::show).post(founders_page::name),
        )
        .route("/desk/setup/code", get(code_page::show).post(code_page::publish))
        .route(
            LOGO_PATH,
            get(logo_page::show)
                .post(logo_page::give)
                .layer(DefaultBodyLimit::max(FORM_BYTES_MAX)),
        )
        .route("/desk/logo/remove", post(logo_page::take))
}

/// All of it.
pub(crate) fn routes() -> Routes<Site> {
    Routes::default()
        .route("/desk", get(first))
        .merge(peers())
        .merge(agreements::routes())
        .merge(queue())
        .route("/desk/renewals", get(renewals_page::show))
        .route("/desk/invoices/{number}/paid", post(renewals_page::mark))
        .route(
            "/desk/members/{id}/end",
            get(leave_page::ask_officer).post(leave_page::end_by_officer),
        )
        .route("/desk/tiers", get(tiers_page::show))
        .route("/desk/tiers/new", get(tier_form::show_new).post(tier_form::add))
        .route(
            "/desk/tiers/{tier}/edit",
            get(tier_form::show).post(tier_form::change),
        )
        .route("/desk/tiers/{tier}/retire", post(tiers_page::retire))
        .route("/desk/tiers/{tier}/offer", post(tiers_page::offer))
        .merge(members())
        .route("/desk/orgs", get(orgs_page::show).post(orgs_page::export))
        .route("/desk/orgs/{slug}", get(org_page::show))
        .route("/desk/orgs/{slug}/offices", post(org_page::describe))
        .route(
            "/desk/orgs/{slug}/merge",
            get(org_merge_page::show).post(org_merge_page::merge),
        )
        .merge(setup())
        .merge(calendars())
        .route(
            "/desk/documents",
            get(documents_page::show).post(documents_page::write),
        )
        .route("/desk/documents/{slug}/remove", post(documents_page::remove))
        .route("/desk/checks", get(checks_page::show).post(checks_page::ask))
        .merge(reports())
        .route("/desk/audit", get(audit_page::show))
        .route("/desk/{*rest}", any(nothing))
}

/// What was reported.
fn reports() -> Routes<Site> {
    Routes::default()
        .route("/desk/reports", get(reports_page::show))
        .route("/desk/reports/{id}", get(report_page::show))
        .route("/desk/reports/{id}/take", post(report_acts::take))
        .route("/desk/reports/{id}/decide", post(report_acts::decide))
        .route("/desk/reports/{id}/pass-on", post(report_acts::pass_on))
        .route("/desk/reports/{id}/rule", post(report_acts::rule))
}

/// Calendars kept elsewhere.
fn calendars() -> Routes<Site> {
    let file = || DefaultBodyLimit::max(sources_page::FORM_BYTES_MAX);
    Routes::default()
        .route("/desk/sources", get(sources_page::show).post(sources_page::add))
        .route("/desk/sources/file", post(sources_page::add_file).layer(file()))
        .route("/desk/sources/{id}", get(source_page::show))
        .route("/desk/sources/{id}/choose", post(source_acts::choose))
        .route("/desk/sources/{id}/refresh", post(source_acts::refresh))
        .route(
            "/desk/sources/{id}/file",
            post(source_acts::refresh_file).layer(file()),
        )
        .route("/desk/sources/{id}/remove", post(source_acts::remove))
}

/// Everybody, and files of them.
fn members() -> Routes<Site> {
    Routes::default()
        .route("/desk/members", get(members_page::show))
        .route("/desk/members/invite", post(members_page::invite))
        .route("/desk/members/export", post(import_page::export))
        .route(
            "/desk/members/import",
            get(import_page::show)
                .post(import_page::hand_in)
                .layer(DefaultBodyLimit::max(import_page::FORM_BYTES_MAX)),
        )
        .route("/desk/members/import/{id}", get(import_file_page::show))
        .route(
            "/desk/members/import/{id}/columns",
            post(import_file_page::columns),
        )
        .route("/desk/members/import/{id}/start", post(import_file_page::start))
        .route(
            "/desk/members/import/{id}/drop",
            post(import_file_page::drop_file),
        )
        .route("/desk/members/{id}", get(member_page::show))
        .route("/desk/members/{id}/invite", post(member_acts::invite))
        .route("/desk/members/{id}/chapter", post(member_acts::choose))
        .route("/desk/members/{id}/level", post(member_acts::put_at))
        .route("/desk/members/{id}/standing", post(standing_act::set))
        .route("/desk/members/{id}/decide", post(member_acts::decide))
        .route(
            "/desk/members/{id}/merge",
            get(member_merge_page::show).post(member_merge_page::merge),
        )
}

async fn first(_chief: Chief) -> Redirect {
    Redirect::to("/desk/peers")
}

async fn nothing(chief: Chief) -> Response {
    chief.visit.error(&ErrorPage::NotFound)
}
