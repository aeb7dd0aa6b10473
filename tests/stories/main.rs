//! Stories: what people and peers live through, told through the front doors of whole nodes.

#[cfg(test)]
mod collections;
#[cfg(test)]
mod deleting;
#[cfg(test)]
mod digest;
mod drafts;

#[cfg(test)]
mod agreements;
mod agreements_on_pages;
#[cfg(test)]
mod benefits;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod paper;
#[cfg(test)]
mod peering;
#[cfg(test)]
mod spent_once;
mod vouchers_apart;
mod vouchers_at_once;
mod vouchers_forged;
mod vouchers_on_pages;
mod vouchers_on_the_way;

#[cfg(test)]
mod ethics;

#[cfg(test)]
mod following;

#[cfg(test)]
mod my_communities;
#[cfg(test)]
mod network_people;
#[cfg(test)]
mod one_calendar;
#[cfg(test)]
mod own_data;

#[cfg(test)]
mod guest_links;
mod guests;

#[cfg(test)]
mod handed_in;
mod home;
mod home_community;

#[cfg(test)]
mod partitions;
#[cfg(test)]
mod people;
#[cfg(test)]
mod verdicts;

#[cfg(test)]
mod leaving;
#[cfg(test)]
mod merged;
#[cfg(test)]
mod revoked;

#[cfg(test)]
mod member_files;

#[cfg(test)]
mod canaries;
#[cfg(test)]
mod pictures;

#[cfg(test)]
mod private_fields;

#[cfg(test)]
mod offices;

#[cfg(test)]
mod organizations;

#[cfg(test)]
mod beyond_town;

#[cfg(test)]
mod existence;
#[cfg(test)]
mod public_profiles;

#[cfg(test)]
mod worked_together;

#[cfg(test)]
mod taxonomies;

#[cfg(test)]
mod events;

#[cfg(test)]
mod audiences;

#[cfg(test)]
mod answers;

#[cfg(test)]
mod answers_on_pages;

#[cfg(test)]
mod co_hosts;
#[cfg(test)]
mod event_drafts;
#[cfg(test)]
mod introductions;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod join_links;
#[cfg(test)]
mod minutes;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod write_event;

#[cfg(test)]
mod fediverse;
mod kinds_of_servers;

#[cfg(test)]
mod dialects;
#[cfg(test)]
mod discovery;

#[cfg(test)]
mod lost_seats;
mod moves;
mod other_servers;
mod silence;

#[cfg(test)]
mod outboxes;
mod own_name;
mod passkeys;

#[cfg(test)]
mod stopped;

#[cfg(test)]
mod taken_in;

#[cfg(test)]
mod tuned;

#[cfg(test)]
mod backfill;

#[cfg(test)]
mod figures;
#[cfg(test)]
mod rooms_house;
#[cfg(test)]
mod rooms_kept;
#[cfg(test)]
mod rooms_on_pages;
#[cfg(test)]
mod rooms_operated;
#[cfg(test)]
mod rooms_run;
#[cfg(test)]
mod standing;
mod statements;

#[cfg(test)]
mod reminders;
mod repair;
mod reports;

#[cfg(test)]
mod peer_doors;

#[cfg(test)]
mod jobs;
mod joining;
mod languages;

#[cfg(test)]
mod accounts_elsewhere;
#[cfg(test)]
mod accounts_shared;
#[cfg(test)]
mod led_on;
mod mailed_sign_in;

#[cfg(test)]
mod series;
mod setup;
mod sign_in;

#[cfg(test)]
mod desk;

#[cfg(test)]
mod seats;

#[cfg(test)]
mod cards;
#[cfg(test)]
mod dues;

#[cfg(test)]
mod came_back;
mod change_notes;
mod clocks;

#[cfg(test)]
mod commands;
#[cfg(test)]
mod crashes;

#[cfg(test)]
mod officer_mails;

#[cfg(test)]
mod proposals_on_pages;

#[cfg(test)]
mod sources_on_pages;

#[cfg(test)]
mod storms;

#[cfg(test)]
mod fairness;

#[cfg(test)]
mod breakers;

#[cfg(test)]
mod absences;

#[cfg(test)]
mod signed_gets;

#[cfg(test)]
mod siege;
#[cfg(test)]
mod sockets;
#[cfg(test)]
mod withdrawn_keys;

#[cfg(test)]
mod attacks_signatures;

#[cfg(test)]
mod attacks_keys;

#[cfg(test)]
mod roster;
mod rotation;

#[cfg(test)]
mod attacks_names;
#[cfg(test)]
mod attacks_objects;

#[cfg(test)]
mod attacks_fetch;

#[cfg(test)]
mod attacks_uploads;

#[cfg(test)]
mod malformed;

#[cfg(test)]
mod floods;

#[cfg(test)]
mod crowds;

#[cfg(test)]
mod proxies;

#[cfg(test)]
mod calendars;

#[cfg(test)]
mod mails;

#[cfg(test)]
mod polls;

#[cfg(test)]
mod worlds;

#[cfg(test)]
mod unknown_fields;
#[cfg(test)]
mod who_may;

#[cfg(test)]
mod check_in;
mod checks;
