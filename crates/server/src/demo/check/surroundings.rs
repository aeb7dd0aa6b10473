//! F25: whoever looks at the demonstration reads on each page that all of it is invented, finds every mail on a page of its
//! node, none of them to a real address, and gets to the node's own name whatever she typed for this machine.

use http::header;

use super::browser::Browser;
use super::marks::{Marks, Seen, hope};
use super::stage::{Seat, Stage};
use crate::admin::Failure;
use crate::demo::caller::Caller;
use crate::dev;

/// What stands at the head of each page.
const RIBBON: &str = "class=\"ribbon\"";
/// Pages of all kinds that anybody reads.
const PAGES: [&str; 6] = ["/", "/events", "/about", "/join", "/communities", "/no-such-page"];

pub(super) async fn mark(stage: &Stage, marks: &mut Marks<'_>) {
    marks.note(
        "F25",
        "each page says that it is a demonstration, each mail lies on a page of its node and goes to an invented address, and \
        127.0.0.1 leads to the node's own name",
        surroundings(stage).await,
    );
}

async fn surroundings(stage: &Stage) -> Seen {
    let mut mails = 0;
    for seat in [&stage.seattle, &stage.london, &stage.agora] {
        let mut visitor = Browser::new(&seat.anyone, "en");
        for path in PAGES {
            let page = visitor.get(path).await?.text();
            let leads_to_mails = page.contains(&format!("href=\"{}\"", dev::OUTBOX_PATH));
            hope(
                page.contains(RIBBON) && leads_to_mails,
                format!("{path} of {} does not say what it is", seat.town),
            )?;
        }
        visitor.page(dev::OUTBOX_PATH).await?;
        mails += invented_mails(seat).await?;
        leads_home(seat).await?;
    }
    Ok(format!("{} pages of three nodes, {mails} mails", PAGES.len() * 3))
}

/// How many mails went, when each goes to an address that nobody can have.
async fn invented_mails(seat: &Seat) -> Result<usize, Failure> {
    let listed = seat.anyone.read("/dev/mail").await?.json();
    let mails = listed["mail"].as_array().map(Vec::as_slice).unwrap_or_default();
    for mail in mails {
        let to = mail["to"].as_str().unwrap_or_default();
        hope(to.ends_with(".example"), format!("{} mails {to}", seat.town))?;
    }
    Ok(mails.len())
}

/// Whoever names the machine by its number is led to the node by its name.
async fn leads_home(seat: &Seat) -> Result<(), Failure> {
    let origin = seat.anyone.origin.to_string();
    let port = origin.rsplit(':').next().unwrap_or_default();
    let by_number = Caller::anyone(&format!("http://127.0.0.1:{port}"))?;
    let led = by_number.get("/events?modality=online").await?;
    let to = led.headers.get(header::LOCATION);
    let to = to.and_then(|to| to.to_str().ok()).unwrap_or_default();
    hope(
        led.status == 308 && to == format!("{origin}/events?modality=online"),
        format!("127.0.0.1:{port} answers {} and leads to “{to}”", led.status),
    )
}
