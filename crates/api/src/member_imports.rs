//! `/members/import`: an officer's program hands in a file of members; what would become of its lines, or what became of
//! them, is answered at once, and the same file again changes nothing (F22-1).

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use community::hand_in_members::{FileRefused, MemberFile};
use community::import_members::{Fate, Importing, Invite, PIECE, look_at_piece};
use community::import_tally::Tally;
use domain::{Columns, LineFault, MEMBER_FILE_BYTES_MAX, MemberId, MemberLine};
use edge::{Doors, Node, Problem, Reason, take_in_lines};
use http::{HeaderMap, header};
use serde::Deserialize;
use serde_json::{Value, json};
use store::audit;

use crate::access::Chief;
use crate::event_input::invalid;
use crate::input::Asked;
use crate::openapi::operation::{Access, Answer, Need, Operation, Parameter, Shape};

/// Takes a file in.
pub(crate) const IMPORT: Operation = Operation {
    id: "importMembers",
    tag: "members",
    summary: "Take members in from a file: who is known by her mail address is brought up to date, others are added, lines \
              at fault are left out and listed. What was broken off is sent again: what was taken in is unchanged then.",
    access: Access::Admin,
    query: &[
        Parameter {
            name: "dry_run",
            what: "Whether only to say what would become of each line.",
            need: Need::Optional,
            schema: yes_or_no,
            example: "",
        },
        Parameter {
            name: "invite",
            what: "Whether the new members are mailed at once where they sign in.",
            need: Need::Optional,
            schema: yes_or_no,
            example: "",
        },
    ],
    headers: &[],
    body: Some(Shape {
        schema: "MemberFile",
        example: || {
            json!("mail,name,organization\r\nmaren@ledgerline.example,Maren Lindqvist,Ledgerline\r\n")
        },
    }),
    answer: Answer::shown(
        "How many lines are of new members, of members who change, lose a seat by that, or stay as they are, name \
               somebody again, or are wrong; the first 2,000 lines at fault with what is wrong.",
        "MemberTally",
        || {
            json!({ "new": 58, "updated": 2, "unseated": 0, "unchanged": 0, "duplicate": 0, "invalid": 2,
                    "faults": [{ "line": 17, "why": "bad e-mail" }, { "line": 40, "why": "bad e-mail" }] })
        },
    ),
    refusals: &[
        (400, "The body does not arrive whole."),
        (413, "The file has more than 4 MiB."),
        (415, "The body is not sent as `text/csv`."),
        (422, "It is no table of people; the sentence says what to do."),
    ],
};

fn yes_or_no() -> Value {
    json!({ "type": "boolean", "default": false })
}

/// What may be asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportQuery {
    dry_run: Option<bool>,
    invite: Option<bool>,
}

/// Takes it in, or says what would happen.
pub(crate) async fn import(
    State(doors): State<Doors>,
    chief: Chief,
    Asked(query): Asked<ImportQuery>,
    request: Request,
) -> Result<Response, Problem> {
    let file = read(request).await?;
    let columns = Columns::guess(file.heading());
    columns.check().map_err(|refused| {
        invalid(
            "heading",
            &format!("{refused}; name it so in the first line of the file"),
        )
    })?;
    let node = &doors.node;
    let is_dry = query.dry_run.unwrap_or_default();
    let invite = match query.invite.unwrap_or_default() {
        true => Invite::Now,
        false => Invite::Later,
    };
    if !is_dry {
        let (by, what, now) = (
            chief.handle(),
            format!("import members: {}", file.lines()),
            node.now(),
        );
        node.database
            .transact(|tx| audit::log(tx, by, &what, now))
            .await?;
    }
    let mut tally = Tally::default();
    let mut lines = file.into_lines(columns);
    loop {
        let (mut piece, mut looked_at) = (Vec::new(), 0);
        for (number, line) in lines.by_ref().take(PIECE) {
            looked_at += 1;
            match line {
                Ok(line) => piece.push(line),
                Err(fault) => tally.add(number, Err(fault)),
            }
        }
        if looked_at == 0 {
            return Ok(Json(tally).into_response());
        }
        let numbers: Vec<u64> = piece.iter().map(|line| line.line).collect();
        let fates = match is_dry {
            true => node.database.read(|tx| look_at_piece(tx, &piece, node.now()))?,
            false => take_in(node, chief.handle(), invite, piece).await?,
        };
        for (line, fate) in numbers.into_iter().zip(fates) {
            tally.add(line, fate);
        }
        // Looking at lines waits for nothing: others have their turn, and a request that takes too long can end.
        tokio::task::yield_now().await;
    }
}

async fn take_in(
    node: &Node,
    by: &str,
    invite: Invite,
    piece: Vec<MemberLine>,
) -> Result<Vec<Result<Fate, LineFault>>, Problem> {
    let now = node.now();
    let importing = Importing { by, invite, now };
    let lines: Vec<(MemberLine, MemberId)> = piece
        .into_iter()
        .map(|line| (line, ambient::ids::member_id(now, &node.randomness)))
        .collect();
    Ok(take_in_lines(node, importing, &lines).await?)
}

/// The file, within its bound.
async fn read(request: Request) -> Result<MemberFile, Problem> {
    if !is_csv(request.headers()) {
        let detail = "send the file as `Content-Type: text/csv`";
        return Err(Problem::new(Reason::MediaType, detail));
    }
    let says = request.headers().get(header::CONTENT_LENGTH);
    let says = says.and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let too_large = || Problem::new(Reason::TooLarge, FileRefused::TooLarge.to_string());
    if says.is_some_and(|bytes| bytes > MEMBER_FILE_BYTES_MAX) {
        return Err(too_large());
    }
    let bytes = to_bytes(request.into_body(), MEMBER_FILE_BYTES_MAX).await;
    // Without its length, a body that is too long cannot be told from one that breaks off.
    let bytes = bytes.map_err(|_| match says {
        None => too_large(),
        Some(_) => Problem::new(Reason::Malformed, "the file did not arrive whole; send it again"),
    })?;
    MemberFile::read(bytes.into()).map_err(|refused| match refused {
        FileRefused::TooLarge => too_large(),
        refused => invalid("body", &refused.to_string()),
    })
}

/// Parameters do not matter: the text is read as UTF-8.
fn is_csv(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()?.split(';').next());
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/csv"))
}

#[cfg(test)]
mod tests {
    use http::{Method, StatusCode};
    use serde_json::json;

    use super::*;
    use crate::world::{Client, World};

    async fn sent(client: &Client<'_>, query: &str, text: &str) -> crate::world::Answer {
        let kind = [("content-type", "text/csv; charset=utf-8")];
        let url = format!("/api/v1/members/import{query}");
        client
            .call(Method::POST, &url, &kind, Some(text.to_owned()))
            .await
    }

    /// F22-1
    #[tokio::test]
    async fn a_dry_run_says_what_a_run_does_and_a_second_run_changes_nothing() {
        let world = World::new().await;
        let officer = world.as_officer();
        let text = "E-Mail;Name\nada@work.example;Ada\nnobody;Nobody\nADA@work.example;Ada\nidris@work.example;Idris\n";
        let expected = json!({ "new": 2, "updated": 0, "unseated": 0, "unchanged": 0, "duplicate": 1, "invalid": 1,
            "faults": [{ "line": 3, "why": "bad e-mail" }, { "line": 4, "why": "the same e-mail as line 2" }] });
        let dry = sent(&officer, "?dry_run=true", text).await;
        assert_eq!((dry.status, &dry.json), (StatusCode::OK, &expected));
        let done = sent(&officer, "", text).await;
        assert_eq!(done.json, expected, "the dry run had changed nothing");
        let again = sent(&officer, "?dry_run=false&invite=true", text).await;
        assert_eq!(
            (&again.json["new"], &again.json["unchanged"]),
            (&json!(0), &json!(2))
        );
    }

    /// F22
    #[tokio::test]
    async fn what_is_no_file_of_members_is_refused_in_words_and_only_officers_hand_one_in() {
        let world = World::new().await;
        let officer = world.as_officer();
        for (text, status, why) in [
            ("", 422, "the file is empty"),
            ("mail\na@a.example\n", 422, "no column is the name"),
            ("mail,name\n", 422, "nothing stands under its heading"),
            ("mail,name\na@a.example,\u{1}\n", 422, "this is no text"),
            (&"x".repeat(MEMBER_FILE_BYTES_MAX + 1), 413, "at most 4 MiB"),
        ] {
            let refused = sent(&officer, "", text).await;
            assert_eq!(refused.status.as_u16(), status, "{why}");
            let detail = refused.json["detail"].as_str().unwrap();
            assert!(detail.contains(why), "{detail}");
        }
        let as_json = officer.post("/api/v1/members/import", json!({})).await;
        assert_eq!(as_json.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        let odd = sent(&officer, "?dry_run=perhaps", "mail,name\na@a.example,Ada\n").await;
        assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
        let member = sent(&world.as_member(), "", "mail,name\na@a.example,Ada\n").await;
        assert_eq!(member.status, StatusCode::FORBIDDEN);
    }

    /// Two hundred people whose names and companies have as many words as anybody is found by.
    fn wordy(first: char) -> String {
        let words = |letters: std::ops::RangeInclusive<char>| {
            let words: Vec<String> = letters.map(|letter| format!("{first}{letter}")).collect();
            words.join(" ")
        };
        let (name, company) = (words('a'..='z'), words('а'..='я'));
        let mut text = "mail,name,organization\n".to_owned();
        for number in 0..PIECE {
            text.push_str(&format!("p{number}@work.example,{name},{company}\n"));
        }
        text
    }

    /// F22: lines of which a transaction does not hold two hundred are taken in all the same.
    #[tokio::test]
    async fn what_one_transaction_does_not_hold_is_taken_in_by_halves() {
        let world = World::new().await;
        let officer = world.as_officer();
        for (first, fate) in [('a', "new"), ('b', "updated"), ('b', "unchanged")] {
            let answer = sent(&officer, "", &wordy(first)).await;
            assert_eq!(answer.json[fate], json!(PIECE), "{}", answer.text());
        }
    }

    /// Architecture section 8: looking at a long file leaves others their turn, and its deadline.
    #[tokio::test]
    async fn a_long_file_gives_way_after_each_piece() {
        let world = World::new().await;
        let officer = world.as_officer();
        let mut text = "mail,name\n".to_owned();
        for number in 0..20 * PIECE {
            text.push_str(&format!("p{number}@work.example,Ada\n"));
        }
        let turns = std::cell::Cell::new(0);
        let others = async {
            loop {
                turns.set(turns.get() + 1);
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            biased;
            answer = sent(&officer, "?dry_run=true", &text) => assert_eq!(answer.json["new"], json!(20 * PIECE)),
            () = others => {}
        }
        assert!(turns.get() >= 20, "{} turns", turns.get());
    }
}
