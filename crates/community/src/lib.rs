//! What people and peers may do: one file per verb, with its refusals and its tests.
//!
//! A verb runs inside one transaction and is pure: `now` and fresh ids are arguments. Page, API,
//! command line and peer call the same verb; no door holds a rule.

mod issue_invoice;
mod next_revision;
mod rules;
#[cfg(test)]
mod samples;
mod tell_members;
mod teller;
mod viewer;

pub mod add_member;
pub mod add_passkey;
pub mod ask_passkey;
pub mod ask_proof;
pub mod change_passkeys;
pub mod change_profile;
pub mod choose_mails;
pub mod choose_tier;
pub mod complements_me;
pub mod describe_community;
pub mod describe_organization;
pub mod drawn_from;
pub mod hand_in_members;
pub mod hide_from;
pub mod import_members;
pub mod import_tally;
pub mod invite_members;
pub mod issue_token;
pub mod join;
pub mod leave;
pub mod mail_proof;
pub mod mail_to;
pub mod make_sign_in_link;
pub mod mark_paid;
pub mod merge_organizations;
pub mod name_host;
pub mod pass_time;
pub mod passkey_place;
pub mod publish_code;
pub mod retire_tier;
pub mod rotate_keys;
pub mod search_people;
pub mod see_card;
pub mod see_digest;
pub mod see_invoice;
pub mod see_memberships;
pub mod see_organization;
pub mod see_person;
pub mod see_roster;
pub mod see_tiers;
pub mod send_digests;
pub mod set_tier;
pub mod set_up;
pub mod shelves;
pub mod sign_code;
pub mod sign_in;
pub mod sign_in_by_mail;
pub mod sign_in_by_passkey;
pub mod take_in_file;
pub mod welcome;

pub mod cancel_event;
pub mod change_event;
pub mod change_following;
pub mod check_in;
pub mod decide_repair;
pub mod import_calendar;
pub mod learn_removal;
pub mod list_events;
pub mod plan_jobs;
pub mod publish_event;
pub mod publish_series;
pub mod receive_event;
pub mod receive_removal;
pub mod receive_rotation;
pub mod remind_guests;
pub mod remove_event;
pub mod remove_quietly;
pub mod repair_answer;
pub mod repair_event;
pub mod see_event;
pub mod see_jobs;
pub mod still_meant_for;
pub mod take_job;

pub mod answer_meant;
pub mod drop_delivery;
pub mod give_up;
pub mod purge_peer;
pub mod receive_answer;
pub mod receive_decision;
pub mod retry_delivery;
pub mod rsvp;
pub mod see_rsvp;
pub mod undone_answer;

pub mod answer_peering;
pub mod end_peering;
pub mod event_quota;
pub mod follow;
pub mod follow_community;
pub mod followed_strangers;
pub mod forget_actor;
pub mod give_calendar_feed;
pub mod pause_peering;
pub mod postpone_event;
pub mod propose_peering;
pub mod receive_end;
pub mod receive_peering;
pub mod resume_peering;
pub mod see_calendar;

pub use rules::{Dues, Fediverse, GuestRsvp, Rules, SignUp};
pub use teller::Teller;
pub use viewer::{Asker, Viewer, reaches};
