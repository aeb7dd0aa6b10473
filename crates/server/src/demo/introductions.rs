//! Introductions as they stand when somebody looks: one that led to a meeting and to work, one that nobody replied to, and one of
//! Maren's to Beatrix that waits (planted situation 21; needs 0.13, 0.9, 4.13).

use ambient::{StreamName, ids};
use community::answer_introduction::{Saying, SayingYes, answer_introduction, say_met};
use community::ask_introduction::{AskTo, AskingIntroduction, ask_introduction};
use community::pass_introduction_time::pass_introduction_time;
use community::work_together::say_worked_together;
use domain::{
    Blurb, Disclosure, Handle, IntroductionId, IntroductionWords, Iri, Met, Origin, PartyRef, Title,
};
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use store::{Membership, Transaction, introductions};

use super::caller::{Caller, expect};
use super::communities::Community;
use super::deals::membership;
use crate::admin::Failure;
use crate::runtime::NodeRuntime;

/// So many days ago Seattle's president asked the one whom he met.
const MET_DAYS: i64 = 40;
/// So many days ago he asked somebody who said nothing.
const SILENT_DAYS: i64 = 30;
/// Whom he met, and who said nothing.
const THEY: [&str; 2] = ["aiko", "tomasine"];

/// One of them.
const WORDS: [[&str; 3]; 3] = [
    [
        "Servers under desks",
        "We meet in the same offices, with the same cables.",
        "Sites of ours that want a system.",
    ],
    [
        "Lunch on the waterfront",
        "We have never spoken outside of a board meeting.",
        "A quiet table.",
    ],
    [
        "Clinics and wholesalers",
        "You do the same work as we, for others and elsewhere.",
        "Customers of ours with a warehouse abroad.",
    ],
];

fn words([topic, why, gain]: [&str; 3]) -> Result<IntroductionWords, Failure> {
    Ok(IntroductionWords {
        topic: Title::parse(topic).map_err(Failure::failed)?,
        why: Blurb::parse(why).map_err(Failure::failed)?,
        gain: Blurb::parse(gain).map_err(Failure::failed)?,
    })
}

/// What a member asks at her node, before it runs.
struct Fresh {
    id: IntroductionId,
    activity: Iri,
    key: [u8; 32],
}

impl Fresh {
    fn new(runtime: &NodeRuntime) -> Self {
        let node = runtime.node();
        Self {
            id: ids::introduction_id(&node.randomness),
            activity: node.fresh_activity(),
            key: node.randomness.stream(StreamName::Crypto).bytes(),
        }
    }

    fn asking(
        &self,
        runtime: &NodeRuntime,
        who: &Membership,
        to: &str,
        said: [&str; 3],
    ) -> Result<AskingIntroduction, Failure> {
        Ok(AskingIntroduction {
            id: self.id.clone(),
            activity: self.activity.clone(),
            group: runtime.node().group.clone(),
            key: self.key,
            to: AskTo::Here(Handle::parse(to).map_err(Failure::failed)?),
            words: words(said)?,
            disclosure: Disclosure::Open,
            mail: who.member().mail.clone(),
        })
    }
}

/// Those of the president, at Seattle's node while it is stopped.
pub(super) async fn met_and_silent(runtime: &NodeRuntime, start: Timestamp) -> Result<(), Failure> {
    let fresh = [Fresh::new(runtime), Fresh::new(runtime)];
    let node = runtime.node();
    let planted = node.database.transact(|tx| {
        met(tx, runtime, &fresh[0], ago(start, MET_DAYS))?;
        silent(tx, runtime, &fresh[1], ago(start, SILENT_DAYS))?;
        pass_introduction_time(tx, &node.settings.introductions, start).map_err(Failure::from)
    });
    planted.await.map(|_| ())
}

fn met(tx: &mut Transaction<'_>, runtime: &NodeRuntime, fresh: &Fresh, at: Timestamp) -> Result<(), Failure> {
    let rules = &runtime.node().settings.introductions;
    let [president, _] = Community::Seattle.profile().faces;
    let (his, hers) = (membership(tx, president)?, membership(tx, THEY[0])?);
    let asking = fresh.asking(runtime, &his, THEY[0], WORDS[0])?;
    ask_introduction(tx, &his, asking, rules, at).map_err(Failure::failed)?;
    let yes = SayingYes {
        mail: hers.member().mail.clone(),
        slots: [26, 50, 74].map(|hours| at + hours.hours()).to_vec(),
    };
    let answered = at + 2.hours();
    answer_introduction(tx, &hers, &fresh.id, Saying::Yes(yes), (rules, answered))
        .map_err(Failure::failed)?;
    for (who, other) in [(&his, &hers), (&hers, &his)] {
        say_met(tx, who, &fresh.id, Met::Yes).map_err(Failure::failed)?;
        say_worked_together(tx, who, &other.member().handle, answered).map_err(Failure::failed)?;
    }
    Ok(())
}

fn silent(
    tx: &mut Transaction<'_>,
    runtime: &NodeRuntime,
    fresh: &Fresh,
    at: Timestamp,
) -> Result<(), Failure> {
    let [president, _] = Community::Seattle.profile().faces;
    let his = membership(tx, president)?;
    let asking = fresh.asking(runtime, &his, THEY[1], WORDS[1])?;
    let rules = &runtime.node().settings.introductions;
    ask_introduction(tx, &his, asking, rules, at).map_err(Failure::failed)?;
    Ok(())
}

/// By what London names Beatrix to Seattle, as her card would; at London's node while it is stopped.
pub(super) async fn card_of_beatrix(
    runtime: &NodeRuntime,
    asker: &Iri,
    now: Timestamp,
) -> Result<PartyRef, Failure> {
    let node = runtime.node();
    let mut chance = node.randomness.stream(StreamName::Crypto);
    let (fresh, nonce) = (chance.bytes(), chance.bytes());
    let [_, beatrix] = Community::London.profile().faces;
    let named = node.database.transact(|tx| {
        let key = introductions::key_or(tx, fresh)?;
        let who = membership(tx, beatrix)?;
        let whom = (&who.member().id, asker, None);
        Ok::<_, Failure>(wire::party_ref::seal(&key, nonce, whom, now))
    });
    named.await
}

/// Maren asks to meet her.
pub(super) async fn waiting(maren: &Caller, (london, party): (&Origin, &PartyRef)) -> Result<(), Failure> {
    let [topic, why, gain] = WORDS[2];
    let asked = json!({ "community": london.authority(), "party_ref": party, "topic": topic, "why": why, "gain": gain,
        "mail": "maren@ledgerline.example" });
    let reply = maren.post("/api/v1/introductions", &asked).await?;
    expect(&reply, 201, "Maren asks to meet Beatrix").map(|_| ())
}

fn ago(start: Timestamp, days: i64) -> Timestamp {
    start - (days * 24).hours()
}
