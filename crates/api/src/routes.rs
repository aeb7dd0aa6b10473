//! The table of routes: the router and the OpenAPI document are both made of it, so neither knows one the other lacks.

use axum::routing::{MethodRouter, delete, get, post, put};
use edge::Doors;

use crate::openapi::operation::Operation;
use crate::{
    agreements, audit, beyond_town, bundles, calendar, calls, checkins, community, community_documents,
    deliveries, ethics, event_drafts, event_jobs, events, followed, followed_organizations, introductions,
    invoices, join_links, joining, links, me, member_imports, member_levels, members, memberships, minutes,
    notes, notifications, offers, openapi, organizations, own_data, peers, people, pictures, profile, rsvps,
    settings, sharing_log, source_entries, sources, statements, taxonomy, tiers, tokens, vouchers,
    worked_together,
};

/// One method of one address.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) handler: fn() -> MethodRouter<Doors>,
    pub(crate) operation: Operation,
}

/// The methods that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    /// As an OpenAPI document writes it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Post => "post",
            Self::Put => "put",
            Self::Delete => "delete",
        }
    }
}

macro_rules! routes {
    ($($method:ident $verb:ident $path:literal $module:ident :: $handler:ident $operation:ident;)+) => {
        /// Every route of `/api/v1`.
        pub(crate) const ROUTES: &[Route] = &[$(Route {
            method: Method::$method,
            path: $path,
            handler: || $verb($module::$handler),
            operation: $module::$operation,
        },)+];
    };
}

routes! {
    Get get "/api/v1/community" community::show SHOW;
    Put put "/api/v1/community" community::describe DESCRIBE;
    Get get "/api/v1/community/documents" community_documents::list LIST;
    Get get "/api/v1/community/documents/{slug}" community_documents::show SHOW;
    Put put "/api/v1/community/documents/{slug}" community_documents::write WRITE;
    Delete delete "/api/v1/community/documents/{slug}" community_documents::remove REMOVE;
    Put put "/api/v1/community/picture" pictures::give_community GIVE_LOGO;
    Delete delete "/api/v1/community/picture" pictures::take_community TAKE_LOGO;
    Get get "/api/v1/openapi.json" openapi::show SHOW;
    Get get "/api/v1/taxonomy/{list}" taxonomy::show SHOW;
    Get get "/api/v1/ethics" ethics::show SHOW;
    Post post "/api/v1/ethics" ethics::publish PUBLISH;
    Get get "/api/v1/ethics/signatures" ethics::list LIST;
    Post post "/api/v1/ethics/signatures" ethics::sign SIGN;

    Get get "/api/v1/events" events::list LIST;
    Post post "/api/v1/events" events::publish PUBLISH;
    Get get "/api/v1/events/{id}" events::show SHOW;
    Get get "/api/v1/events/{id}/dates" events::dates DATES;
    Put put "/api/v1/events/{id}" events::change CHANGE;
    Delete delete "/api/v1/events/{id}" events::remove REMOVE;
    Post post "/api/v1/events/{id}/cancel" events::cancel CANCEL;
    Post post "/api/v1/events/{id}/postpone" events::postpone POSTPONE;
    Put put "/api/v1/events/{id}/picture" pictures::give_event GIVE_EVENT;
    Delete delete "/api/v1/events/{id}/picture" pictures::take_event TAKE_EVENT;

    Get get "/api/v1/event-drafts" event_drafts::list LIST;
    Post post "/api/v1/event-drafts" event_drafts::save SAVE;
    Get get "/api/v1/event-drafts/{id}" event_drafts::show SHOW;
    Put put "/api/v1/event-drafts/{id}" event_drafts::change CHANGE;
    Delete delete "/api/v1/event-drafts/{id}" event_drafts::discard DISCARD;
    Post post "/api/v1/event-drafts/{id}/publish" event_drafts::publish PUBLISH;

    Get get "/api/v1/events/{id}/rsvp" rsvps::show SHOW;
    Put put "/api/v1/events/{id}/rsvp" rsvps::answer ANSWER;
    Get get "/api/v1/events/{id}/rsvps" rsvps::guests GUESTS;
    Get get "/api/v1/events/{id}/join-link" join_links::show SHOW;
    Put put "/api/v1/events/{id}/join-link" join_links::set SET;
    Delete delete "/api/v1/events/{id}/join-link" join_links::take TAKE;
    Get get "/api/v1/events/{id}/jobs" event_jobs::list LIST;
    Post post "/api/v1/events/{id}/jobs" event_jobs::add ADD;
    Put put "/api/v1/events/{id}/jobs/{number}" event_jobs::name NAME;
    Delete delete "/api/v1/events/{id}/jobs/{number}" event_jobs::remove REMOVE;
    Put put "/api/v1/events/{id}/jobs/{number}/mine" event_jobs::take TAKE;
    Delete delete "/api/v1/events/{id}/jobs/{number}/mine" event_jobs::give_back GIVE_BACK;
    Get get "/api/v1/events/{id}/minutes" minutes::show SHOW;
    Put put "/api/v1/events/{id}/minutes" minutes::write WRITE;
    Get get "/api/v1/events/{id}/checkins" checkins::list LIST;
    Post post "/api/v1/events/{id}/checkins" checkins::mark CHECK_IN;
    Get get "/api/v1/calendar" calendar::list LIST;
    Get get "/api/v1/me" me::show SHOW;
    Put put "/api/v1/me/name" me::rename RENAME;
    Post post "/api/v1/me/calendar-feed" calendar::give_feed GIVE_FEED;
    Delete delete "/api/v1/me/calendar-feed" calendar::take_feed TAKE_FEED;
    Get get "/api/v1/me/communities" followed::list LIST;
    Put put "/api/v1/me/communities/{host}" followed::follow FOLLOW;
    Delete delete "/api/v1/me/communities/{host}" followed::unfollow UNFOLLOW;
    Get get "/api/v1/me/links" links::list LIST;
    Delete delete "/api/v1/me/links/{host}" links::unlink UNLINK;
    Get get "/api/v1/offers" offers::list LIST;
    Get get "/api/v1/me/beyond-town" beyond_town::show SHOW;
    Get get "/api/v1/me/organizations" followed_organizations::list LIST;
    Put put "/api/v1/me/organizations/{slug}" followed_organizations::follow FOLLOW;
    Delete delete "/api/v1/me/organizations/{slug}" followed_organizations::unfollow UNFOLLOW;
    Get get "/api/v1/me/rsvps" me::rsvps RSVPS;
    Get get "/api/v1/me/profile" profile::show SHOW;
    Put put "/api/v1/me/profile" profile::change CHANGE;
    Get get "/api/v1/me/settings" settings::show SHOW;
    Put put "/api/v1/me/settings" settings::change CHANGE;
    Get get "/api/v1/me/export" own_data::document DOCUMENT;
    Get get "/api/v1/me/export.csv" own_data::table TABLE;
    Get get "/api/v1/me/sharing-log" sharing_log::list LIST;
    Put put "/api/v1/me/photo" pictures::give_member GIVE_PHOTO;
    Delete delete "/api/v1/me/photo" pictures::take_member TAKE_PHOTO;

    Get get "/api/v1/introductions" introductions::list LIST;
    Post post "/api/v1/introductions" introductions::ask ASK;
    Get get "/api/v1/introductions/{id}" introductions::show SHOW;
    Post post "/api/v1/introductions/{id}/answer" introductions::answer ANSWER;
    Post post "/api/v1/introductions/{id}/met" introductions::met MET;
    Post post "/api/v1/introductions/{id}/withdraw" introductions::withdraw WITHDRAW;
    Get get "/api/v1/calls" calls::list LIST;
    Post post "/api/v1/calls" calls::ask ASK;
    Get get "/api/v1/calls/{id}" calls::show SHOW;
    Get get "/api/v1/calls/{id}/answers" calls::answers ANSWERS;
    Post post "/api/v1/calls/{id}/answers" calls::answer ANSWER;
    Delete delete "/api/v1/calls/{id}/answers/mine" calls::withdraw WITHDRAW;
    Post post "/api/v1/calls/{id}/answers/{answer}/accept" calls::accept ACCEPT;
    Post post "/api/v1/calls/{id}/approve" calls::approve APPROVE;
    Post post "/api/v1/calls/{id}/close" calls::close CLOSE;

    Get get "/api/v1/notes" notes::list LIST;
    Get get "/api/v1/notes/{id}" notes::show SHOW;
    Delete delete "/api/v1/notes/{id}" notes::withdraw WITHDRAW;

    Get get "/api/v1/notifications" notifications::list LIST;

    Get get "/api/v1/people" people::list LIST;
    Get get "/api/v1/people/{handle}" people::show SHOW;
    Get get "/api/v1/people/{handle}/overlap" people::overlap OVERLAP;
    Get get "/api/v1/people/{handle}/worked-together" worked_together::show SHOW;
    Put put "/api/v1/people/{handle}/worked-together" worked_together::say SAY;
    Delete delete "/api/v1/people/{handle}/worked-together" worked_together::take_back TAKE_BACK;

    Get get "/api/v1/members" members::list LIST;
    Post post "/api/v1/members" members::add ADD;
    Post post "/api/v1/members/import" member_imports::import IMPORT;
    Get get "/api/v1/members/{id}" members::show SHOW;
    Post post "/api/v1/members/{id}/confirm" joining::confirm CONFIRM;
    Post post "/api/v1/members/{id}/decline" joining::decline DECLINE;

    Get get "/api/v1/tiers" tiers::list LIST;
    Get get "/api/v1/tiers/{tier}" tiers::show SHOW;
    Put put "/api/v1/tiers/{tier}" tiers::set SET;
    Post post "/api/v1/tiers/{tier}/retire" tiers::retire RETIRE;
    Post post "/api/v1/tiers/{tier}/offer" tiers::offer OFFER;
    Get get "/api/v1/memberships" memberships::list LIST;
    Get get "/api/v1/memberships/{id}" memberships::show SHOW;
    Post post "/api/v1/memberships/{id}/end" memberships::end END;
    Put put "/api/v1/memberships/{id}/chapter" memberships::chapter CHAPTER;
    Put put "/api/v1/memberships/{id}/tier" member_levels::put_at LEVEL;
    Put put "/api/v1/me/chapter" memberships::own_chapter OWN_CHAPTER;
    Delete delete "/api/v1/me/seat" memberships::give_up GIVE_UP_SEAT;
    Put put "/api/v1/me/tier" member_levels::choose OWN_LEVEL;
    Get get "/api/v1/invoices" invoices::list LIST;
    Get get "/api/v1/invoices/{number}" invoices::show SHOW;
    Post post "/api/v1/invoices/{number}/paid" invoices::mark_paid MARK_PAID;

    Get get "/api/v1/organizations" organizations::list LIST;
    Get get "/api/v1/organizations/{slug}" organizations::show SHOW;
    Put put "/api/v1/organizations/{slug}" organizations::change CHANGE;
    Put put "/api/v1/organizations/{slug}/approver" organizations::name_approver NAME_APPROVER;
    Get get "/api/v1/organizations/{slug}/bundle" bundles::show SHOW;
    Post post "/api/v1/organizations/{slug}/bundle/{tier}" bundles::take TAKE;
    Put put "/api/v1/organizations/{slug}/seats/{handle}" bundles::give GIVE;
    Delete delete "/api/v1/organizations/{slug}/seats/{handle}" bundles::take_back TAKE_BACK;

    Get get "/api/v1/peers" peers::list LIST;
    Post post "/api/v1/peers" peers::propose PROPOSE;
    Get get "/api/v1/peers/lookup" peers::look_up LOOK_UP;
    Get get "/api/v1/peers/{host}" peers::show SHOW;
    Post post "/api/v1/peers/{host}/accept" peers::accept ACCEPT;
    Post post "/api/v1/peers/{host}/reject" peers::reject REJECT;
    Post post "/api/v1/peers/{host}/end" peers::end END;
    Post post "/api/v1/peers/{host}/pause" peers::pause PAUSE;
    Post post "/api/v1/peers/{host}/resume" peers::resume RESUME;
    Post post "/api/v1/peers/{host}/backfill" peers::backfill BACKFILL;
    Post post "/api/v1/peers/{host}/reconcile" peers::reconcile RECONCILE;
    Get get "/api/v1/peers/{host}/deliveries" deliveries::of_peer OF_PEER;
    Get get "/api/v1/agreements" agreements::list LIST;
    Post post "/api/v1/agreements" agreements::begin BEGIN;
    Get get "/api/v1/agreements/{id}" agreements::show SHOW;
    Put put "/api/v1/agreements/{id}/draft" agreements::draft DRAFT;
    Delete delete "/api/v1/agreements/{id}/draft" agreements::discard DISCARD;
    Post post "/api/v1/agreements/{id}/send" agreements::send SEND;
    Post post "/api/v1/agreements/{id}/accept" agreements::accept ACCEPT;
    Post post "/api/v1/agreements/{id}/reject" agreements::reject REJECT;
    Post post "/api/v1/agreements/{id}/withdraw" agreements::withdraw WITHDRAW;
    Post post "/api/v1/agreements/{id}/end" agreements::end END;

    Get get "/api/v1/deliveries" deliveries::list LIST;
    Post post "/api/v1/deliveries/{place}/retry" deliveries::retry RETRY;
    Delete delete "/api/v1/deliveries/{place}" deliveries::drop_one DROP;

    Get get "/api/v1/tokens" tokens::list LIST;
    Post post "/api/v1/tokens" tokens::issue ISSUE;
    Delete delete "/api/v1/tokens/{id}" tokens::revoke REVOKE;

    Get get "/api/v1/statements" statements::list LIST;
    Get get "/api/v1/statements/{id}" statements::show SHOW;
    Get get "/api/v1/statements/{id}/signatures" statements::roll ROLL;
    Post post "/api/v1/statements/{id}/signatures" statements::sign SIGN;
    Get get "/api/v1/vouchers" vouchers::list LIST;
    Post post "/api/v1/vouchers" vouchers::print PRINT;
    Post post "/api/v1/vouchers/verify" vouchers::verify VERIFY;
    Post post "/api/v1/vouchers/count" vouchers::count COUNT;
    Get get "/api/v1/vouchers/{voucher}" vouchers::show SHOW;

    Get get "/api/v1/sources" sources::list LIST;
    Post post "/api/v1/sources" sources::add ADD;
    Post post "/api/v1/sources/look" source_entries::look LOOK;
    Get get "/api/v1/sources/{id}/entries" source_entries::list LIST;
    Post post "/api/v1/sources/{id}/entries" source_entries::choose CHOOSE;
    Post post "/api/v1/sources/{id}/refresh" sources::refresh REFRESH;
    Delete delete "/api/v1/sources/{id}" sources::remove REMOVE;

    Get get "/api/v1/audit" audit::list LIST;
}
