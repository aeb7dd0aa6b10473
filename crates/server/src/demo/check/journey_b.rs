//! Journey B, steps 1 to 8: somebody comes by, becomes a member of Seattle, and goes to an event of London, all of it with
//! pages and forms alone, as a browser without scripts shows them.

mod among_communities;

use jiff::Timestamp;

use super::browser::Browser;
use super::marks::{Marks, Seen, hope};
use super::stage::{Stage, eventually, text};
use crate::admin::Failure;
use crate::demo::communities::Community;

/// Most fields of the form to join (need 4.10).
const FIELDS_MAX: usize = 8;
/// What the form to join asks for.
const ASKED: [&str; 5] = ["name", "mail", "organization", "kind", "place"];
/// The fields of a profile (F04); each asks who sees it.
const PROFILE: [&str; 8] = [
    "competencies",
    "verticals",
    "sizes",
    "regions",
    "partner_types",
    "best_fit",
    "refer_out",
    "common_ground",
];
/// A sentence that stands in the code's whole text and not in its summary.
const OF_THE_CODE: &str = "We never promise for another company.";
/// Events on the landing page: five that can be joined from anywhere, and five nearby.
const LANDING_EVENTS: std::ops::RangeInclusive<usize> = 5..=10;

/// Who joins, and her browser.
struct Newcomer<'s> {
    stage: &'s Stage,
    browser: Browser,
    name: String,
    mail: String,
}

/// Every line, in the order of the journey; a step that fails is said, and the next one is tried all the same.
pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "B-1",
        "the landing page has the next events, who the members are, the code in short and a way in, in the reader's language",
        landing(stage).await,
    );
    // So that she is neither in the demonstration nor from an earlier check.
    let second = stage.now().as_second();
    let mut she = Newcomer {
        stage,
        browser: Browser::new(&stage.seattle.anyone, "en"),
        name: "Ottoline Quarrywise".to_owned(),
        mail: format!("ottoline.{second}@post.example"),
    };
    marks.note(
        "B-2",
        "name, address, organisation, kind and place and a mailed code make a member of the free level; nobody asks for a card, and \
        she may add a passkey",
        she.join().await,
    );
    marks.note(
        "B-3",
        "the checklist is her first page and nothing of it is done",
        she.checklist().await,
    );
    marks.note(
        "B-4",
        "she reads summary, whole text and version of the code and signs it as herself; a receipt comes by mail",
        she.sign().await,
    );
    marks.note(
        "B-5",
        "a sixth competency is refused, each field asks who sees it and is seen by them alone, and she looks as a stranger \
        would",
        she.profile().await,
    );
    marks.note(
        "B-6",
        "both peers stand there with their labels, and she follows them",
        she.follow().await,
    );
    marks.note(
        "B-7",
        "one calendar and one feed hold the events of all three, each row with its host, filtered by way, language and month",
        she.calendar().await,
    );
    marks.note(
        "B-8",
        "she answers London's event at home, reads what London sees, London confirms, and an address of her own leads to the \
        meeting",
        she.answer().await,
    );
    marks.note(
        "B-8",
        "where a host is full, a member of elsewhere stands on its waiting list and reads her place",
        among_communities::waits(stage).await,
    );
    marks.note(
        "4.19",
        "the checklist saw her steps by itself and can be put away",
        she.done().await,
    );
}

/// What the root element says of the page's language.
fn language(html: &str) -> &str {
    let behind = html.split_once("<html lang=\"").map_or("", |(_, behind)| behind);
    behind.split('"').next().unwrap_or_default()
}

async fn landing(stage: &Stage) -> Seen {
    let mut visitor = Browser::new(&stage.seattle.anyone, "en");
    let page = visitor.page("/").await?;
    let events = page.links("/events/").len();
    hope(
        LANDING_EVENTS.contains(&events),
        format!("it shows {events} events and not {LANDING_EVENTS:?}"),
    )?;
    hope(!page.links("/join").is_empty(), "nothing leads to /join")?;
    page.shows(&["Who the members are", "Code of ethics"])?;
    hope(
        page.main().contains("href=\"/ethics\""),
        "nothing in the matter of the landing page leads to the code",
    )?;
    let join = visitor.page("/join").await?;
    join.shows(&["Will I meet competitors?"])?;
    let numbers = join
        .between("Will I meet competitors?</h2>", "</ul>")
        .unwrap_or_default();
    hope(
        numbers.bytes().any(|byte| byte.is_ascii_digit()),
        format!("its answer to that has no number: {numbers}"),
    )?;
    hope(
        join.links("/ethics").contains(&"/ethics".to_owned()),
        "nothing on /join leads to the code",
    )?;
    visitor.page("/about").await?.shows(&["Who the members are"])?;
    let mut reader = Browser::new(&stage.seattle.anyone, "es, en;q=0.5");
    let spanish = reader.page("/").await?;
    hope(
        language(&spanish.text()) == "es",
        format!(
            "a browser that reads Spanish is answered in {}",
            language(&spanish.text())
        ),
    )?;
    let german = reader
        .press_on(&spanish, "/settings/look", &[("language", "de")])
        .await?;
    hope(
        language(&german.text()) == "de",
        format!("switched to German it is in {}", language(&german.text())),
    )?;
    Ok(format!(
        "{events} events; in es because the browser reads that, in de once switched"
    ))
}

impl Newcomer<'_> {
    async fn join(&mut self) -> Seen {
        let landing = self.browser.page("/").await?;
        hope(!landing.links("/join").is_empty(), "nothing leads to /join")?;
        let page = self.browser.page("/join").await?;
        let form = page.between("action=\"/join\"", "</form>").unwrap_or_default();
        let fields = form.matches(" name=\"").count();
        hope(
            (1..=FIELDS_MAX).contains(&fields),
            format!("the form has {fields} fields"),
        )?;
        for field in ASKED {
            let named = format!(" name=\"{field}\"");
            hope(
                form.contains(&named),
                format!("the form does not ask for {field}"),
            )?;
        }
        for never in ["cc-number", "type=\"password\"", "iban"] {
            hope(!form.contains(never), format!("the form has a field for {never}"))?;
        }
        let asked = self.stage.now();
        let said = [
            ("name", self.name.as_str()),
            ("mail", self.mail.as_str()),
            ("organization", "Quarrywise Systems"),
            ("kind", "partner"),
            ("place", "US-WA"),
        ];
        let verify = self.browser.press_on(&page, "/join", &said).await?;
        let code = self.browser.code_for(&self.mail, asked).await?;
        let joined = self
            .browser
            .press(&verify, "/join/verify", &[("code", &code)])
            .await?;
        joined.expect(303)?;
        hope(
            joined.leads_to() == "/welcome",
            format!("she is led to {}", joined.leads_to()),
        )?;
        let card = self.browser.page("/card").await?;
        card.shows(&["Network", "In force", "It costs nothing and does not end."])?;
        let passkeys = self.browser.page("/settings/passkeys").await?;
        hope(
            passkeys.main().contains("action=\"/settings/passkeys/new\""),
            "nothing on /settings/passkeys adds one",
        )?;
        Ok(format!(
            "{fields} fields, the code {code} of a mail, level Network, no payment"
        ))
    }

    /// How far the checklist is, as `0 of 5 done`.
    async fn progress(&mut self, expected: &str) -> Result<String, Failure> {
        let page = self.browser.page("/welcome").await?;
        let said = page.between("<p class=\"soft\">", "<").unwrap_or_default();
        hope(
            said == expected,
            format!("the checklist says “{said}” and not “{expected}”"),
        )?;
        Ok(said)
    }

    async fn checklist(&mut self) -> Seen {
        let said = self.progress("0 of 5 done").await?;
        let page = self.browser.page("/welcome").await?;
        page.shows(&[
            "Sign the code of ethics",
            "Fill your five",
            "Follow communities",
            "Answer an event",
            "Say hello",
            "Hide this list",
        ])?;
        Ok(format!("“{said}”, five steps, and a button to hide them"))
    }

    async fn sign(&mut self) -> Seen {
        let page = self.browser.page("/ethics/sign").await?;
        page.shows(&["We put the customer first", " words, ", " min", OF_THE_CODE])?;
        let asked = page
            .between("name=\"version\" value=\"", "\"")
            .unwrap_or_default();
        let (name, since) = (self.name.clone(), self.stage.now());
        let signed = self
            .browser
            .press(&page, "/ethics/sign", &[("signed_as", &name)])
            .await?;
        signed.expect(303)?;
        let said = self.progress("1 of 5 done").await?;
        let read = self.browser.page("/ethics").await?;
        let again = self.browser.get("/ethics/sign").await?;
        hope(
            again.leads_to() == "/ethics",
            "whoever has signed is asked to sign again",
        )?;
        let version = read.between("<p class=\"soft\">", "·").unwrap_or_default();
        hope(
            !asked.is_empty() && version.contains(&asked),
            format!("she signed version {asked}, and “{version}” is in force"),
        )?;
        self.has_a_receipt(&asked, since).await?;
        Ok(format!(
            "{} as {name}, with a receipt; the checklist says “{said}”",
            version.trim()
        ))
    }

    /// What she signed, as whom and when, in a mail of her own.
    async fn has_a_receipt(&self, version: &str, since: Timestamp) -> Result<(), Failure> {
        let subject = format!(
            "You signed the code of ethics of {}",
            Community::Seattle.profile().name
        );
        let what = format!("no mail to {} is called “{subject}”", self.mail);
        let receipt = eventually(&what, || async {
            let path = format!("/dev/mail?since={since}");
            let listed = self.stage.seattle.anyone.read(&path).await?.json();
            let mails = listed["mail"].as_array().into_iter().flatten();
            let mut hers = mails.filter(|mail| mail["to"] == self.mail.as_str());
            Ok(hers.find(|mail| mail["subject"] == subject.as_str()).cloned())
        })
        .await?;
        let said = text(&receipt, "text");
        for part in [version, self.name.as_str(), "Fingerprint: "] {
            hope(
                said.contains(part),
                format!("the receipt does not say “{part}”: {said}"),
            )?;
        }
        Ok(())
    }

    async fn profile(&mut self) -> Seen {
        let page = self.browser.page("/settings/profile").await?;
        for field in PROFILE {
            let asks = format!(" name=\"who_{field}\"");
            hope(
                page.main().contains(&asks),
                format!("nothing asks who sees {field}"),
            )?;
        }
        let ticks = page
            .between("id=\"competencies\"", "</fieldset>")
            .unwrap_or_default();
        let offered: Vec<&str> = ticks
            .split("name=\"competencies\" value=\"")
            .skip(1)
            .filter_map(|tick| tick.split('"').next())
            .take(6)
            .collect();
        let six: Vec<(&str, &str)> = offered.iter().map(|entry| ("competencies", *entry)).collect();
        hope(
            six.len() == 6,
            format!("only {} competencies can be picked", six.len()),
        )?;
        let refused = self.browser.press(&page, "/settings/profile", &six).await?;
        refused.expect(422)?;
        refused.shows(&["choose your five"])?;
        let said = [
            &six[..2],
            &[
                ("who_competencies", "public"),
                ("regions", "US-WA"),
                ("who_regions", "public"),
                ("best_fit", "Quarries that want one ledger"),
                ("who_best_fit", "public"),
                ("refer_out", "Crushers of other makes"),
                ("who_refer_out", "peers"),
                ("common_ground", "bouldering"),
                ("who_common_ground", "me"),
            ],
        ]
        .concat();
        let saved = self.browser.press_on(&page, "/settings/profile", &said).await?;
        let own = saved
            .links("/people/")
            .into_iter()
            .find(|link| !link.contains('?'));
        let own = own.ok_or_else(|| Failure::failed("nothing leads to her own page"))?;
        for (seen_as, shown, hidden) in [
            ("public", &["Quarries"][..], &["Crushers", "bouldering"][..]),
            ("peers", &["Quarries", "Crushers"][..], &["bouldering"][..]),
        ] {
            let view = self.browser.page(&format!("{own}?as={seen_as}")).await?;
            view.shows(shown)?;
            for word in hidden {
                hope(
                    !view.main().contains(word),
                    format!("as {seen_as} her page shows “{word}”"),
                )?;
            }
        }
        self.progress("2 of 5 done").await?;
        Ok(format!(
            "six refused, two kept; {own} as a stranger and as a member of a peer"
        ))
    }

    async fn done(&mut self) -> Seen {
        let page = self.browser.page("/welcome").await?;
        self.browser.press_on(&page, "/welcome/tick", &[]).await?;
        self.progress("5 of 5 done").await?;
        let page = self.browser.page("/welcome").await?;
        let hidden = self.browser.press(&page, "/welcome/hide", &[]).await?;
        hidden.expect(303)?;
        hope(
            hidden.leads_to() == "/",
            format!("she is led to {}", hidden.leads_to()),
        )?;
        let home = self.browser.page("/").await?;
        home.shows(&[Community::London.profile().name, Community::Agora.profile().name])?;
        Ok("5 of 5, hidden; her home page names whom she follows".to_owned())
    }
}
