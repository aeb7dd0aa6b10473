//! Server-rendered pages, one file per page with its template beside; no page needs a script.
//!
//! `router` has the addresses. A request becomes a `visit`: who reads, by which clock, in which words; `sign_in` asks for
//! more of whoever changes something: a member, an officer, a fresh sign-in, a form of her own. A page is a struct with
//! all that stands on it, filled by verbs of `community`, and writes itself into `frame`, which surrounds every page.
//! `samples` has one of each, and the files that end in `_checks` look at all of them. `rooms` are behind a gate of their own
//! and filled by the verbs of `subrosa`.

mod calendar;
mod calls;
mod cards;
mod composition;
mod frame;
mod guest_rsvp;
mod look;
mod router;
mod visit;
mod words;

mod banner;
mod benefits_page;
mod bloom;
mod calendar_links;
mod canvas;
mod day_strip;
mod download;
mod event_row;
mod host;
mod icons;
mod introduction;
mod introductions;
mod state_words;
mod static_files;
mod text_page;
mod times;

mod about_page;
mod calendar_page;
mod card_check_page;
mod card_page;
mod chapter_form;
mod communities_page;
mod community_page;
mod data_page;
mod delete_page;
mod document_page;
mod error_page;
mod ethics_page;
mod event_acts;
mod event_agenda;
mod event_dates;
mod event_facts;
mod event_jobs;
mod event_mail_stop_page;
mod event_minutes;
mod event_page;
mod events_asked;
mod events_page;
mod home_community_page;
mod home_cookie;
mod home_page;
mod invoice_page;
mod join_address;
mod leave_page;
mod level_form;
mod mail_page;
mod mail_stop_page;
mod media;
mod my_communities_page;
mod name_form;
mod network_people;
mod news_cookie;
mod next_page;
mod note_page;
mod notes_page;
mod notifications_page;
mod office_words;
mod organization_page;
mod outbox_page;
mod overlap_card;
mod paper;
mod people_page;
mod person_page;
mod photo_form;
mod picture_form;
mod profile_form;
mod profile_page;
mod qr_picture;
mod reports;
mod rooms;
mod rooms_open;
mod rose;
mod rsvp_form;
mod seats_form;
mod seats_page;
mod sign_ethics;
mod statements;
mod status_page;
mod tag_page;
mod welcome_page;
mod worked_together;

mod desk;
mod sign_in;
mod vouchers;
mod write_event;

pub mod accessibility_page;
pub mod help_page;
pub mod privacy_page;
mod sample_agreements;
mod sample_benefits;
mod sample_calls;
mod sample_checks;
mod sample_claims;
mod sample_communities;
mod sample_data;
mod sample_desk;
mod sample_dues;
mod sample_ethics;
mod sample_events;
mod sample_figures;
mod sample_following;
mod sample_guests;
mod sample_introductions;
mod sample_mail;
mod sample_network;
mod sample_notes;
mod sample_orgs;
mod sample_paper;
mod sample_people;
mod sample_pictures;
mod sample_reports;
mod sample_room_desk;
mod sample_rooms;
mod sample_roster;
mod sample_seats;
mod sample_sign_in;
mod sample_sources;
mod sample_statements;
mod sample_texts;
mod sample_write_event;
pub mod samples;

#[cfg(test)]
mod contrast_checks;
#[cfg(test)]
mod hostile_checks;
#[cfg(test)]
mod page_checks;
#[cfg(test)]
mod word_checks;

pub use about_page::{AboutPage, FIGURE_PEOPLE_MIN, Fediverse, Officeholder};
pub use bloom::Bloom;
pub use calendar::Count;
pub use calendar_page::Mine;
pub use communities_page::{CommunitiesPage, CommunityCard, Labels, PeerCard};
pub use community_page::{CommunityPage, Following, SaidByPeer};
pub use error_page::ErrorPage;
pub use ethics_page::EthicsPage;
pub use event_acts::Acts;
pub use event_agenda::AgendaItem;
pub use event_dates::OtherDate;
pub use event_jobs::JobLine;
pub use event_minutes::MinutesShown;
pub use event_page::{EventPage, GroundRules, HomeCommunity, Owned};
pub use event_row::EventCard;
pub use events_asked::{EventsFilter, List, modality_word};
pub use events_page::{EventsPage, Month};
pub use frame::{
    ATOM_PATH, BLOOM_PATH, CALENDAR_PATH, ClockOf, Desk, Frame, LOOK_PATH, Person, Ribbon, Theme,
};
pub use home_page::{AskedToSign, CommunitiesShown, CommunityLine, HomeOrder, HomePage, NextStep, Relation};
pub use host::Host;
pub use introduction::Introduction;
pub use outbox_page::{Attached, Handed, OUTBOX_PATH, OutboxMail, OutboxPages};
pub use rooms_open::{CodeAsked, OpenRooms, RoomDefaults, RoomsBell, RoomsOpen};
pub use router::{ErrorPages, paths, router};
pub use rsvp_form::{Answering, DoorShown, MyAnswer, Offered};
pub use state_words::{EventStanding, Seats};
pub use static_files::{CACHE_CONTROL, StaticFile, static_files};
pub use status_page::{PeerStatus, Reach, StatusPage};
pub use times::{Clock, Span, ZONES_OFFERED};
pub use visit::Visit;
pub use vouchers::DealLine;
pub use words::Words;
