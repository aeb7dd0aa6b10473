//! Mails go once, in their time, and not too many at once.

use std::time::Duration;

use ambient::{Randomness, ToldClock};
use domain::{
    Audience, Event, EventDraft, EventId, EventState, Handle, Iri, MemberId, Moment, PersonName, Register,
    RsvpCounter, RsvpDelivery, Title, Zone,
};
use edge::{Mode, Ribbon};
use egress::mail::{MailRefused, Sending};
use store::mails::{News, NewsKind};
use store::members;

use super::*;
use crate::config::Config;
use crate::runtime::{FirstStart, MayAsk, NodeClock, RoomsFrom, Surroundings};

/// Takes mails, or refuses them while told to.
#[derive(Default)]
struct Letterbox {
    subjects: Mutex<Vec<(String, String)>>,
    refuses: Mutex<u32>,
}

impl Letterbox {
    fn taken(&self) -> Vec<(String, String)> {
        self.subjects.lock().unwrap().clone()
    }
}

impl Mailer for Letterbox {
    fn send<'a>(&'a self, mail: Labeled<Mail, Addressed<NodeLocal>>) -> Sending<'a> {
        Box::pin(async move {
            let mut refuses = self.refuses.lock().unwrap();
            if *refuses > 0 {
                *refuses -= 1;
                return Err(MailRefused::Folder(std::io::ErrorKind::StorageFull));
            }
            let (mail, to) = mail.into_parts();
            let taken = (to.as_str().to_owned(), mail.subject);
            self.subjects.lock().unwrap().push(taken);
            Ok(())
        })
    }
}

struct Stage {
    runtime: Arc<NodeRuntime>,
    clock: ToldClock,
    mails: Arc<Letterbox>,
}

fn event() -> Event {
    let zone = Zone::utc();
    Event {
        id: EventId::new(0, [1; 10]),
        iri: Iri::parse("https://a.example/events/1").unwrap(),
        owner: Iri::parse("https://a.example/c/community").unwrap(),
        revision: 2,
        state: EventState::Published,
        audience: Audience::Members,
        draft: EventDraft::online(
            Title::parse("Round table").unwrap(),
            Moment::parse("2027-01-14T18:00:00Z", zone).unwrap(),
        ),
        published: Timestamp::UNIX_EPOCH,
        updated: Timestamp::UNIX_EPOCH,
        taken: None,
        source: None,
        series: None,
    }
}

impl Stage {
    /// A node with `guests` members who all go.
    fn new(guests: u8, rate_per_minute: u32) -> Self {
        let clock = ToldClock::new("2026-11-21T12:00:00Z".parse().unwrap());
        let mails = Arc::new(Letterbox::default());
        let mut config = Config::default();
        config.node.base_url = "https://a.example".to_owned();
        config.storage.engine = "memory".to_owned();
        config.mail.rate_per_minute = rate_per_minute;
        let surroundings = Surroundings {
            clock: NodeClock::Told(clock.clone()),
            randomness: Randomness::seeded(7),
            transport: None,
            mailer: Some(mails.clone()),
            media: None,
            rooms: RoomsFrom::Configured(MayAsk::Nobody),
            mode: Mode::Production,
            ribbon: Ribbon::None,
            first_start: FirstStart::Initialise,
        };
        let runtime = NodeRuntime::open(config, surroundings).unwrap();
        let stage = Self {
            runtime,
            clock,
            mails,
        };
        for number in 1..=guests {
            stage.join(number);
        }
        stage
    }

    fn act(&self, verb: impl FnMut(&mut Transaction<'_>) -> Result<(), StoreError>) {
        self.runtime.node().database.transact_blocking(verb).unwrap();
    }

    fn join(&self, number: u8) {
        let handle = format!("guest{number}");
        let member = domain::Member {
            id: MemberId::new(0, [number; 10]),
            name: PersonName::parse(&handle).unwrap(),
            mail: MailAddress::parse(&format!("{handle}@b.example")).unwrap(),
            handle: Handle::parse(&handle).unwrap(),
            organization: None,
            roles: Vec::new(),
            joined: Timestamp::UNIX_EPOCH,
        };
        self.act(|tx| members::insert(tx, &member));
        self.answer(number, Answer::Going);
    }

    fn answer(&self, number: u8, answer: Answer) {
        let register = Register {
            member: MemberId::new(0, [number; 10]),
            event: event().id,
            answer,
            counter: RsvpCounter(1),
            delivery: RsvpDelivery::Sent,
            activity: None,
            answered: Timestamp::UNIX_EPOCH,
        };
        self.act(|tx| rsvps::put(tx, &register));
    }

    fn tell(&self) {
        let news = News::new(NewsKind::Changed, &event(), None, self.runtime.node().now());
        self.act(|tx| mails::tell_all(tx, news.clone()));
    }

    async fn work(&self) {
        while self.runtime.mails.send_due().await > 0 {}
    }
}

#[tokio::test]
async fn what_is_queued_is_mailed_once_to_each_of_those_who_answered() {
    let stage = Stage::new(3, 60);
    stage.tell();
    stage.work().await;
    let expected = [1, 2, 3].map(|n| (format!("guest{n}@b.example"), "Changed: Round table".to_owned()));
    assert_eq!(stage.mails.taken(), expected);
    stage.clock.advance(Duration::from_secs(86_400));
    stage.work().await;
    assert_eq!(stage.mails.taken().len(), 3);
    assert_eq!(stage.runtime.mails.next_due(), None);
}

#[tokio::test]
async fn no_more_go_in_a_minute_than_the_operator_said_and_the_rest_follows() {
    let stage = Stage::new(8, 3);
    stage.tell();
    let begun = stage.runtime.node().now();
    for expected in [3, 6, 8] {
        stage.work().await;
        assert_eq!(stage.mails.taken().len(), expected);
        if expected < 8 {
            let due = stage.runtime.mails.next_due().unwrap();
            assert!(due > begun, "it waits, and does not spin");
            let now = stage.runtime.node().now();
            stage
                .clock
                .advance(Duration::try_from(due.duration_since(now)).unwrap());
        }
    }
    let minutes = stage.runtime.node().now().duration_since(begun).as_secs() / 60;
    assert_eq!(minutes, 2);
}

#[tokio::test]
async fn a_mail_that_is_not_taken_is_tried_again_less_and_less_often_and_given_up_in_the_end() {
    let stage = Stage::new(1, 60);
    *stage.mails.refuses.lock().unwrap() = 2;
    stage.tell();
    stage.work().await;
    let mut pauses = Vec::new();
    while let Some(due) = stage.runtime.mails.next_due() {
        let pause = due.duration_since(stage.runtime.node().now());
        pauses.push(pause.as_secs());
        stage.clock.advance(Duration::try_from(pause).unwrap());
        stage.work().await;
    }
    assert_eq!(pauses, [60, 120]);
    assert_eq!(stage.mails.taken().len(), 1);
    let stage = Stage::new(1, 60);
    *stage.mails.refuses.lock().unwrap() = u32::MAX;
    stage.tell();
    stage.work().await;
    let mut tries = 1;
    while let Some(due) = stage.runtime.mails.next_due() {
        let pause = due.duration_since(stage.runtime.node().now());
        assert!(pause.as_secs() <= RETRY_CAP_SECONDS);
        stage.clock.advance(Duration::try_from(pause).unwrap());
        stage.work().await;
        tries += 1;
    }
    assert_eq!(tries, TRIES_MAX);
}

/// Officers hear that mails do not go: among their notifications at once, by mail as soon as it goes again, once a day.
#[tokio::test]
async fn officers_hear_that_mails_do_not_go() {
    let stage = Stage::new(1, 60);
    let officer = domain::Member {
        id: MemberId::new(0, [9; 10]),
        handle: Handle::parse("olga").unwrap(),
        name: PersonName::parse("Olga").unwrap(),
        mail: MailAddress::parse("olga@b.example").unwrap(),
        organization: None,
        roles: vec![domain::Role::Officer],
        joined: Timestamp::UNIX_EPOCH,
    };
    stage.act(|tx| members::insert(tx, &officer));
    let watch = async || super::super::watch(&stage.runtime).await.unwrap();
    assert_eq!(watch().await, 0);
    *stage.mails.refuses.lock().unwrap() = u32::MAX;
    stage.tell();
    stage.work().await;
    assert_eq!(watch().await, 0, "it may be a moment's trouble");
    stage.clock.advance(Duration::from_secs(3_600));
    stage.work().await;
    assert_eq!((watch().await, watch().await), (1, 0));
    stage.work().await;
    let notices = || {
        let (database, now) = (&stage.runtime.node().database, stage.runtime.node().now());
        let told = database.read(|tx| notices::of_member(tx, &officer.id, now));
        told.unwrap()
            .into_iter()
            .map(|notice| notice.subject)
            .collect::<Vec<_>>()
    };
    let told = notices();
    assert!(told.len() == 1 && told[0].starts_with("Mails of"), "{told:?}");
    assert!(stage.mails.taken().is_empty());

    *stage.mails.refuses.lock().unwrap() = 0;
    stage.clock.advance(Duration::from_secs(3_600));
    stage.work().await;
    assert_eq!(stage.runtime.mails.failing_since(), None);
    let taken = stage.mails.taken();
    let to_officer = taken.iter().filter(|(to, _)| to == "olga@b.example");
    assert_eq!(to_officer.count(), 1, "{taken:?}");
    assert_eq!(notices(), told, "one line");
    stage.clock.advance(Duration::from_secs(2 * 86_400));
    assert_eq!(watch().await, 0, "they go again");
}

#[tokio::test]
async fn whoever_said_no_meanwhile_and_whoever_is_told_of_what_is_over_gets_nothing() {
    let stage = Stage::new(1, 60);
    *stage.mails.refuses.lock().unwrap() = 1;
    stage.tell();
    stage.work().await;
    stage.answer(1, Answer::Withdrawn);
    stage.clock.advance(Duration::from_secs(60));
    stage.work().await;
    assert_eq!(
        (stage.mails.taken().len(), stage.runtime.mails.next_due()),
        (0, None)
    );
    let stage = Stage::new(1, 60);
    stage.tell();
    stage.clock.advance(Duration::from_secs(60 * 86_400));
    stage.work().await;
    assert_eq!(
        (stage.mails.taken().len(), stage.runtime.mails.next_due()),
        (0, None)
    );
}
