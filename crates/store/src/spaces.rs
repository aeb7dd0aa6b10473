//! The registry of keyspaces: a number once given is never given again.

use engine::Keyspace;

/// Format versions of the others, and what the node knows about itself.
pub(crate) const NODE: Keyspace = Keyspace(0);
pub(crate) const MEMBERS: Keyspace = Keyspace(1);
pub(crate) const MEMBER_HANDLES: Keyspace = Keyspace(2);
pub(crate) const MEMBER_MAILS: Keyspace = Keyspace(3);
pub(crate) const TOKENS: Keyspace = Keyspace(4);
pub(crate) const TOKEN_HASHES: Keyspace = Keyspace(5);
pub(crate) const ACTOR_KEYS: Keyspace = Keyspace(6);
pub(crate) const ACTORS: Keyspace = Keyspace(7);
pub(crate) const EVENTS: Keyspace = Keyspace(8);
pub(crate) const EVENT_IRIS: Keyspace = Keyspace(9);
pub(crate) const EVENTS_BY_START: Keyspace = Keyspace(10);
pub(crate) const TOMBSTONES: Keyspace = Keyspace(11);
pub(crate) const GUESTS: Keyspace = Keyspace(12);
pub(crate) const RSVPS: Keyspace = Keyspace(13);
pub(crate) const RSVP_ACTIVITIES: Keyspace = Keyspace(14);
pub(crate) const PEERINGS: Keyspace = Keyspace(15);
pub(crate) const FOLLOWERS: Keyspace = Keyspace(16);
pub(crate) const FOLLOWING: Keyspace = Keyspace(17);
pub(crate) const INBOX: Keyspace = Keyspace(18);
pub(crate) const OUTBOX_QUEUE: Keyspace = Keyspace(20);
pub(crate) const ACTIVITIES: Keyspace = Keyspace(21);
pub(crate) const ACTIVITY_LOG: Keyspace = Keyspace(22);
pub(crate) const HOSTS: Keyspace = Keyspace(23);
pub(crate) const LANES: Keyspace = Keyspace(24);
pub(crate) const DELIVERIES: Keyspace = Keyspace(25);
pub(crate) const REACHED: Keyspace = Keyspace(26);
pub(crate) const MAILS: Keyspace = Keyspace(34);
pub(crate) const ANSWERED: Keyspace = Keyspace(35);
pub(crate) const SOURCES: Keyspace = Keyspace(27);
pub(crate) const SOURCE_ENTRIES: Keyspace = Keyspace(28);
pub(crate) const SOURCE_WAITING: Keyspace = Keyspace(155);
pub(crate) const AUDIT: Keyspace = Keyspace(29);
pub(crate) const UNDELIVERED: Keyspace = Keyspace(30);
pub(crate) const BACKFILLS: Keyspace = Keyspace(32);
pub(crate) const PEER_PROFILES: Keyspace = Keyspace(33);
pub(crate) const IDEMPOTENCY: Keyspace = Keyspace(31);
pub(crate) const PREVIOUS_STARTS: Keyspace = Keyspace(36);
pub(crate) const GUEST_FIGURES: Keyspace = Keyspace(37);
pub(crate) const SEQUENCES_OUT: Keyspace = Keyspace(38);
pub(crate) const SEQUENCE_LOG: Keyspace = Keyspace(39);
pub(crate) const SEQUENCES_IN: Keyspace = Keyspace(40);
pub(crate) const REPAIRS: Keyspace = Keyspace(41);
pub(crate) const ACTORS_BY_FETCHED: Keyspace = Keyspace(50);
pub(crate) const FOLLOWER_COUNTS: Keyspace = Keyspace(51);
pub(crate) const PEERING_ENDS: Keyspace = Keyspace(52);
pub(crate) const PURGED: Keyspace = Keyspace(76);
pub(crate) const CAME_BACK: Keyspace = Keyspace(77);
pub(crate) const SET_ASIDE: Keyspace = Keyspace(53);
pub(crate) const OPEN_JOINS: Keyspace = Keyspace(60);
pub(crate) const QUOTAS: Keyspace = Keyspace(64);
pub(crate) const SESSIONS: Keyspace = Keyspace(80);
pub(crate) const SESSION_HASHES: Keyspace = Keyspace(81);
pub(crate) const SIGN_IN_LINKS: Keyspace = Keyspace(82);
pub(crate) const MAIL_PROOFS: Keyspace = Keyspace(85);
pub(crate) const PASSKEYS: Keyspace = Keyspace(87);
pub(crate) const PASSKEY_CREDENTIALS: Keyspace = Keyspace(88);
pub(crate) const PASSKEY_CHALLENGES: Keyspace = Keyspace(89);
pub(crate) const LINKED_ACCOUNTS: Keyspace = Keyspace(150);
pub(crate) const LINKED_ACCOUNT_HASHES: Keyspace = Keyspace(151);
pub(crate) const LINKED_ACCOUNT_CHANGES: Keyspace = Keyspace(152);
pub(crate) const ISSUER_VISITS: Keyspace = Keyspace(153);
pub(crate) const ISSUER_VISITS_OF: Keyspace = Keyspace(154);
pub(crate) const PASSKEY_CHANGES: Keyspace = Keyspace(116);
pub(crate) const SESSION_CHANGES: Keyspace = Keyspace(117);
pub(crate) const PASSKEY_CHALLENGES_OF: Keyspace = Keyspace(118);
pub(crate) const UNANSWERED: Keyspace = Keyspace(119);
pub(crate) const JOIN_ADDRESSEES: Keyspace = Keyspace(121);
pub(crate) const WELCOMES: Keyspace = Keyspace(86);
pub(crate) const COMMUNITY_FOLLOWS: Keyspace = Keyspace(110);
pub(crate) const CALENDAR_FEEDS: Keyspace = Keyspace(111);
pub(crate) const CALENDAR_FEED_HASHES: Keyspace = Keyspace(112);
pub(crate) const MAIL_SETTINGS: Keyspace = Keyspace(113);
pub(crate) const NOTICES: Keyspace = Keyspace(115);
pub(crate) const EVENT_REMINDERS: Keyspace = Keyspace(114);
pub(crate) const OFFICERS_TOLD: Keyspace = Keyspace(149);
pub(crate) const JOBS: Keyspace = Keyspace(130);
pub(crate) const JOIN_LINKS: Keyspace = Keyspace(186);
pub(crate) const JOIN_LINKS_HEARD: Keyspace = Keyspace(187);
pub(crate) const MINUTES: Keyspace = Keyspace(188);
pub(crate) const EVENT_DRAFTS: Keyspace = Keyspace(160);
pub(crate) const GUESTS_INVITED: Keyspace = Keyspace(161);
pub(crate) const NOTES: Keyspace = Keyspace(162);
pub(crate) const NOTES_PUBLIC: Keyspace = Keyspace(163);
pub(crate) const NOTES_WITHDRAWN: Keyspace = Keyspace(164);
pub(crate) const DEPARTURES: Keyspace = Keyspace(176);
pub(crate) const DEPARTURES_UNDER_WAY: Keyspace = Keyspace(177);
pub(crate) const ERASURES: Keyspace = Keyspace(105);
pub(crate) const SHARED: Keyspace = Keyspace(104);
pub(crate) const PICTURES: Keyspace = Keyspace(178);
pub(crate) const PHOTOS: Keyspace = Keyspace(179);
pub(crate) const SERIES: Keyspace = Keyspace(131);
pub(crate) const VISITORS: Keyspace = Keyspace(180);
pub(crate) const VISITORS_OF: Keyspace = Keyspace(181);
pub(crate) const VISITOR_LINKS: Keyspace = Keyspace(182);
pub(crate) const GUEST_NOTES: Keyspace = Keyspace(183);
pub(crate) const GUEST_NOTE_TEXTS: Keyspace = Keyspace(184);
pub(crate) const ORGANIZATIONS_FORMER: Keyspace = Keyspace(189);
pub(crate) const WORKED_TOGETHER: Keyspace = Keyspace(132);
pub(crate) const ORGANIZATION_FOLLOWS: Keyspace = Keyspace(133);
pub(crate) const ORGANIZATION_NEWS: Keyspace = Keyspace(134);
pub(crate) const MEMBER_TAGS: Keyspace = Keyspace(190);
pub(crate) const MEMBERS_TAGGED: Keyspace = Keyspace(191);
pub(crate) const STANDINGS: Keyspace = Keyspace(204);
pub(crate) const REPORTS: Keyspace = Keyspace(240);
pub(crate) const REPORTS_BY_FLAG: Keyspace = Keyspace(241);
pub(crate) const REPORTS_WAITING: Keyspace = Keyspace(242);
pub(crate) const REPORTS_OF: Keyspace = Keyspace(243);
pub(crate) const FIGURES_HEARD: Keyspace = Keyspace(207);
pub(crate) const CLAIMS: Keyspace = Keyspace(197);
pub(crate) const CHECKS: Keyspace = Keyspace(208);
pub(crate) const REDEMPTIONS: Keyspace = Keyspace(198);
pub(crate) const REDEMPTIONS_BY_TOKEN: Keyspace = Keyspace(199);
pub(crate) const REDEMPTIONS_OF: Keyspace = Keyspace(200);
pub(crate) const VOUCHERS_ISSUED: Keyspace = Keyspace(201);
pub(crate) const PAPER_CODES: Keyspace = Keyspace(202);
pub(crate) const VOUCHER_SECRETS: Keyspace = Keyspace(203);
pub(crate) const SETTLEMENTS: Keyspace = Keyspace(205);
pub(crate) const REDEMPTIONS_COUNTED: Keyspace = Keyspace(206);
pub(crate) const MEMBER_LINKS: Keyspace = Keyspace(156);
pub(crate) const MEMBER_LINKS_BY_ID: Keyspace = Keyspace(157);
pub(crate) const LINK_ASKS: Keyspace = Keyspace(158);
pub(crate) const HOMES: Keyspace = Keyspace(159);
pub(crate) const INTRODUCTIONS_ASKED: Keyspace = Keyspace(217);
pub(crate) const INTRODUCTIONS_HEARD: Keyspace = Keyspace(218);
pub(crate) const INTRODUCTION_OFFERS: Keyspace = Keyspace(219);
pub(crate) const INTRODUCTION_PAUSES: Keyspace = Keyspace(220);
pub(crate) const INTRODUCTION_SETTINGS: Keyspace = Keyspace(221);
pub(crate) const INTRODUCTION_KEY: Keyspace = Keyspace(222);
pub(crate) const INTRODUCTIONS_DUE: Keyspace = Keyspace(223);
pub(crate) const CALLS: Keyspace = Keyspace(224);
pub(crate) const CALLS_BY_IRI: Keyspace = Keyspace(225);
pub(crate) const CALL_ANSWERS: Keyspace = Keyspace(226);
pub(crate) const CALL_ANSWER_OFFERS: Keyspace = Keyspace(227);
pub(crate) const CALL_LINKS: Keyspace = Keyspace(228);
pub(crate) const CALLS_TOLD: Keyspace = Keyspace(229);
pub(crate) const MEMBER_MAILS_FURTHER: Keyspace = Keyspace(135);
pub(crate) const OWN_OFFERS: Keyspace = Keyspace(195);
pub(crate) const HELD_OFFERS: Keyspace = Keyspace(196);
/// Counts of the builds that plant bugs; empty in every other.
pub(crate) const EFFECTS: Keyspace = Keyspace(120);
pub(crate) const ARRIVALS: Keyspace = Keyspace(61);
pub(crate) const QUARANTINE: Keyspace = Keyspace(62);
pub(crate) const HELD_TEXTS: Keyspace = Keyspace(63);
// 19 and 43 were the queue of the inbox and the held activities before the bytes had a place of their own.
pub(crate) const KEY_OVERLAPS: Keyspace = Keyspace(70);
pub(crate) const KEYS_BELIEVED: Keyspace = Keyspace(71);
pub(crate) const REFUSED_KEYS: Keyspace = Keyspace(72);
pub(crate) const POLLS: Keyspace = Keyspace(73);
pub(crate) const TROUBLED_LANES: Keyspace = Keyspace(83);
pub(crate) const PROBES: Keyspace = Keyspace(84);
pub(crate) const PROFILES: Keyspace = Keyspace(90);
pub(crate) const PEOPLE_FOUND_BY: Keyspace = Keyspace(91);
pub(crate) const ORGANIZATIONS: Keyspace = Keyspace(94);
pub(crate) const ENROLMENTS: Keyspace = Keyspace(92);
pub(crate) const ENROLMENT_ENDS: Keyspace = Keyspace(93);
pub(crate) const TIERS: Keyspace = Keyspace(97);
pub(crate) const BUNDLES: Keyspace = Keyspace(146);
pub(crate) const BUNDLES_LAPSED: Keyspace = Keyspace(185);
pub(crate) const WAITING: Keyspace = Keyspace(147);
pub(crate) const INVOICES: Keyspace = Keyspace(100);
pub(crate) const INVOICES_OF: Keyspace = Keyspace(101);
pub(crate) const INVOICES_OPEN: Keyspace = Keyspace(102);
pub(crate) const REMINDED: Keyspace = Keyspace(103);
pub(crate) const TIERS_HELD: Keyspace = Keyspace(148);
pub(crate) const INVITATIONS: Keyspace = Keyspace(106);
pub(crate) const INVITATIONS_UNTOLD: Keyspace = Keyspace(107);
pub(crate) const IMPORTS: Keyspace = Keyspace(140);
pub(crate) const IMPORT_TEXTS: Keyspace = Keyspace(141);
pub(crate) const IMPORT_FAULTS: Keyspace = Keyspace(142);
pub(crate) const IMPORT_IDS: Keyspace = Keyspace(143);
pub(crate) const CODES: Keyspace = Keyspace(95);
pub(crate) const ETHICS_SIGNATURES: Keyspace = Keyspace(96);
pub(crate) const STATEMENTS: Keyspace = Keyspace(230);
pub(crate) const STATEMENTS_BY_ADDRESS: Keyspace = Keyspace(231);
pub(crate) const STATEMENT_SIGNATURES: Keyspace = Keyspace(232);
pub(crate) const STATEMENTS_SIGNED_BY: Keyspace = Keyspace(233);
pub(crate) const AGREEMENTS: Keyspace = Keyspace(192);
pub(crate) const AGREEMENTS_BY_DOCUMENT: Keyspace = Keyspace(193);
pub(crate) const AGREEMENTS_SAID: Keyspace = Keyspace(194);

/// All numbers of keyspaces are below this; whoever empties a store empties as many.
pub const KEYSPACES: u8 = 244;

/// Version of the JSON in every keyspace; a change of a row's shape raises it and brings a migration.
pub(crate) const FORMAT: u32 = 1;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::KEYSPACES;

    #[test]
    fn no_number_is_given_twice() {
        let mut given: BTreeMap<&str, &str> = BTreeMap::new();
        let mut numbers = 0;
        for line in include_str!("spaces.rs").lines() {
            let Some((name, number)) = line.split_once(": Keyspace = ") else {
                continue;
            };
            let before = given.insert(number, name);
            assert_eq!(before, None, "{name} has the number of another: {number}");
            let digits = number.trim_start_matches("Keyspace(").trim_end_matches(");");
            if let Ok(number) = digits.parse::<u8>() {
                assert!(number < KEYSPACES, "{name} is not emptied with the others");
                numbers += 1;
            }
        }
        assert!(numbers > 50);
    }
}
