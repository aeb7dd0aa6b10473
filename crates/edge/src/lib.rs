//! Who asks, and what the doors share: the node they serve, tokens, problem details, live questions.
//!
//! A door is where requests come in: pages (`web`), REST (`api`), other servers (`federation`), the command line.
//! `node` is what all of them stand on. `bearer` and `session` tell who asks; `problem` says no. `words` reads the
//! languages; `mail` puts mails together in them, and each file that ends in `_news` says one kind of thing that happened
//! as people read it. What a door asks of another part of the program (`peers`, `agreements`, `calendars`, `issuers`,
//! `media_shelf`, `mail_trial`) is a trait here, which that part implements.

mod address;
mod agreements;
mod answer_news;
mod asking_browser;
mod audit_news;
mod banner;
mod bearer;
mod benefit_words;
mod calendar_day;
mod calendars;
mod chosen_entries;
mod claim_browser;
mod client;
mod competition_notice;
mod content_policy;
mod delivery_news;
mod followed_news;
mod idempotency;
mod imports;
mod issuer_browser;
mod issuers;
mod languages;
mod media_shelf;
mod message_files;
mod node;
mod own_data;
mod paper_ask;
mod paper_tries;
mod passkey_browser;
mod peer_news;
mod peers;
mod people_asked;
mod pictures;
mod problem;
mod routes;
mod session;
mod sign_in_tries;
mod statements;
mod sync_news;
mod telling;
mod trouble;
mod wall_clock;

mod mail;
mod mail_times;
mod mail_trial;
mod money;
mod why_refused;
mod words;

pub use address::{ADDRESS_CHARS_MAX, AddressRefused, address_of};
pub use agreements::{Agreed, Agreements, NoAgreements};
pub use answer_news::{AnswerNews, AnswerStanding};
pub use asking_browser::{AskingBrowser, asking_browser, asking_cookie, no_asking_cookie};
pub use audit_news::act_words;
pub use banner::{BANNER_HEIGHT, BANNER_PATH, BANNER_WIDTH};
pub use bearer::{Caller, caller, officer, reader, writer};
pub use benefit_words::benefit_words;
pub use calendar_day::calendar_day;
pub use calendars::{CalendarFrom, CalendarProblem, Calendars, Looked, NewEntries, Refreshed};
pub use chosen_entries::{ENTRIES_AT_ONCE, publish_chosen};
pub use claim_browser::{ClaimBrowser, claim_browser, claim_cookie, no_claim_cookie};
pub use client::{Client, client_of};
pub use community::name_host::name_of;
pub use competition_notice::CompetitionNotice;
pub use content_policy::{
    CONTENT_POLICY, OnMediaOrigin, content_policy_leading_to, content_policy_with_pictures,
};
pub use delivery_news::DeliveryNews;
pub use followed_news::FollowedNews;
pub use idempotency::{IdempotencyKey, KEY_BYTES_MAX};
pub use imports::{
    IMPORT_LEFT_SECONDS, IMPORT_LINES_AT_ONCE, go_on_at_once, go_on_with_import, take_in_lines,
};
pub use issuer_browser::{IssuerBrowser, issuer_browser, issuer_cookie, no_issuer_cookie};
pub use issuers::{ISSUER_CODE_BYTES_MAX, IssuerProblem, Issuers, NoIssuers, Provider, Redeem, WhichAccount};
pub use media_shelf::{MediaShelf, MemoryShelf, may_sweep};
pub use node::{
    AuthorizedFetch, DefaultTheme, Doors, Ethics, Figure, MailLink, Mode, Node, Pages, Profiles, Ribbon,
    Settings,
};
pub use own_data::OwnData;
pub use paper_ask::{NoPaper, PaperAsk};
pub use paper_tries::{Missed, PaperTries};
pub use passkey_browser::{PasskeyBrowser, no_passkey_cookie, passkey_browser, passkey_cookie};
pub use peer_news::{PeerNews, Tone, pinned_words};
pub use peers::{Backfilled, ClockOff, Later, PeerCard, PeerPeople, PeerProblem, Peers};
pub use people_asked::PeopleAsked;
pub use pictures::{PictureDesk, PictureProblem};
pub use problem::{Problem, Reason};
pub use routes::Routes;
pub use session::{
    FRESH_SECONDS_MAX, SignedIn, WaitsToJoin, browser_of, is_of_another_site, is_of_rooms, no_session_cookie,
    note_use, session_cookie, signed_in, tells_no_origin, waits_to_join,
};
pub use sign_in_tries::{SignInTries, TooOften, TriesPerMinute, Try};
pub use statements::{NoStatements, SignProblem, SignedLater, Statements, statement_labels};
pub use sync_news::SyncNews;
pub use telling::{Telling, ZoneName};
pub use wall_clock::wall_clock;

pub use languages::{english, offered_languages, preferred_language, words_in, words_to};
pub use mail::{
    AccountLetter, CallLetter, DigestLetter, DuesLetter, IntroductionLetter, Letter, NoteLetter,
    OfficerLetter, ProofLetter, Reader, account_page_of, erasure_page_of, officer_may_stop, officer_page_of,
    test_letter,
};
pub use mail_trial::{MailTrial, MailTrialRefused, MailWay, NoMails};
pub use money::{coded_money, money};
pub use words::Words;
