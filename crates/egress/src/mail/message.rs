//! An Internet message (RFC 5322) in UTF-8: a plain text, or that, the same in HTML, and the same for a calendar
//! (RFC 6047).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::MailAddress;
use jiff::Timestamp;

use super::{CalendarPart, Mail};

/// Longest line of a text, in bytes; RFC 5322 allows 998.
const LINE_BYTES_MAX: usize = 900;
/// Characters of base 64 in a line (RFC 2045, section 6.8).
const BASE64_LINE_CHARS: usize = 76;

/// What the way of a mail carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bits {
    /// Any byte: a file.
    Eight,
    /// ASCII alone: a relay need not know 8BITMIME (RFC 6152).
    Seven,
}

/// The whole message, its lines ended by CRLF.
pub(super) fn write(mail: &Mail, bits: Bits, from: &MailAddress, to: &MailAddress, now: Timestamp) -> String {
    let host = from.as_str().rsplit('@').next().unwrap_or_default();
    let mut text = String::new();
    for (name, value) in [
        ("Date", now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()),
        ("From", mailbox(&mail.sender, from)),
        ("To", to.as_str().to_owned()),
        ("Message-ID", format!("<{}@{host}>", mail.name)),
        ("Subject", header_text(&mail.subject)),
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Language", mail.language.to_string()),
    ] {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(address) = &mail.unsubscribe {
        text.push_str(&format!(
            "List-Unsubscribe: <{address}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        ));
    }
    if mail.html.is_none() && mail.calendar.is_none() {
        plain_part(&mut text, bits, &mail.text);
        return text;
    }
    // Readers show the last form they know: from plain text to what says most.
    let boundary = boundary(mail);
    let next = format!("--{boundary}\r\n");
    text.push_str(&format!(
        "Content-Type: multipart/alternative; boundary=\"{boundary}\"\r\n\r\n{next}"
    ));
    plain_part(&mut text, bits, &mail.text);
    if let Some(html) = &mail.html {
        text.push_str(&next);
        text.push_str("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        base64_lines(&mut text, html);
    }
    if let Some(calendar) = &mail.calendar {
        text.push_str(&next);
        calendar_part(&mut text, calendar);
    }
    text.push_str(&format!("--{boundary}--\r\n"));
    text
}

/// A line that is in no part: base 64 has no underscore, and the text is looked at.
fn boundary(mail: &Mail) -> String {
    let mut boundary = format!("=_{}", mail.name);
    while mail.text.contains(&boundary) && boundary.len() < 70 {
        boundary.push('_');
    }
    boundary
}

fn plain_part(text: &mut String, bits: Bits, plain: &str) {
    if bits == Bits::Seven && !plain.is_ascii() {
        text.push_str("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        base64_lines(text, &plain.replace("\r\n", "\n").replace('\n', "\r\n"));
        return;
    }
    text.push_str("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n");
    for line in plain.lines() {
        text.push_str("\r\n");
        let mut bytes = 0;
        for c in line.chars().filter(|c| *c != '\r' && *c != '\0') {
            bytes += c.len_utf8();
            if bytes > LINE_BYTES_MAX {
                text.push_str("\r\n");
                bytes = c.len_utf8();
            }
            text.push(c);
        }
    }
    text.push_str("\r\n");
}

/// In base 64, because relays touch the ends of lines that a calendar counts on.
fn calendar_part(text: &mut String, calendar: &CalendarPart) {
    text.push_str(&format!(
        "Content-Type: text/calendar; charset=utf-8; method={}\r\nContent-Transfer-Encoding: base64\r\n\r\n",
        calendar.method.word()
    ));
    base64_lines(text, &calendar.text);
}

fn base64_lines(text: &mut String, content: &str) {
    let encoded = STANDARD.encode(content);
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, next) = rest.split_at(rest.len().min(BASE64_LINE_CHARS));
        text.push_str(line);
        text.push_str("\r\n");
        rest = next;
    }
}

/// A name before an address; without one the address alone.
fn mailbox(name: &str, address: &MailAddress) -> String {
    match header_text(name) {
        name if name.trim().is_empty() => address.as_str().to_owned(),
        name if name.starts_with("=?") => format!("{name} <{}>", address.as_str()),
        name => {
            let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
            format!("\"{quoted}\" <{}>", address.as_str())
        }
    }
}

/// A header's value that cannot begin another header (threat B14): plain if it may be, else in encoded words (RFC 2047).
fn header_text(text: &str) -> String {
    let line: String = text
        .chars()
        .take(Mail::SUBJECT_CHARS_MAX)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if line.bytes().all(|byte| (0x20..=0x7e).contains(&byte)) && !line.contains("=?") && line.len() <= 60 {
        return line;
    }
    // 10 characters are at most 40 bytes, 56 in base 64: within the 75 an encoded word may have.
    let chars: Vec<char> = line.chars().collect();
    let words = chars.chunks(10).map(|chunk| {
        let chunk: String = chunk.iter().collect();
        format!("=?utf-8?B?{}?=", STANDARD.encode(chunk))
    });
    words.collect::<Vec<_>>().join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::{CalendarMethod, MailName};

    fn mail(text: &str) -> Mail {
        Mail {
            name: MailName([7; 16]),
            queued: Timestamp::UNIX_EPOCH,
            sender: "Seattle".to_owned(),
            language: domain::LanguageTag::parse("sv").unwrap(),
            subject: "Moved".to_owned(),
            text: text.to_owned(),
            html: None,
            calendar: Some(CalendarPart {
                method: CalendarMethod::Cancel,
                text: "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n".to_owned(),
            }),
            unsubscribe: None,
        }
    }

    fn written(mail: &Mail) -> String {
        let address = |text: &str| MailAddress::parse(text).unwrap();
        let now = "2026-11-21T12:00:00Z".parse().unwrap();
        write(
            mail,
            Bits::Eight,
            &address("node@a.example"),
            &address("maren@b.example"),
            now,
        )
    }

    #[test]
    fn a_calendar_stands_beside_the_text_and_names_its_method() {
        let mail = mail("Moved to Thursday.");
        let text = written(&mail);
        let boundary = format!("=_{}", "07".repeat(16));
        let parts: Vec<&str> = text.split(&format!("--{boundary}")).collect();
        assert_eq!(parts.len(), 4, "{text}");
        assert!(parts[0].contains(&format!("multipart/alternative; boundary=\"{boundary}\"\r\n\r\n")));
        assert!(parts[1].contains("8bit\r\n\r\nMoved to Thursday.\r\n"));
        assert!(parts[2].contains("Content-Type: text/calendar; charset=utf-8; method=CANCEL\r\n"));
        let encoded: String = parts[2]
            .split("\r\n\r\n")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .collect();
        let decoded = STANDARD.decode(encoded).unwrap();
        assert_eq!(String::from_utf8(decoded).unwrap(), mail.calendar.unwrap().text);
        assert_eq!(parts[3], "--\r\n");
    }

    #[test]
    fn html_stands_between_the_text_and_the_calendar() {
        let mut mail = mail("Moved to Thursday.");
        mail.html = Some("<p>Moved to <b>Thursday</b>.</p>".to_owned());
        let text = written(&mail);
        let kinds: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("Content-Type: "))
            .map(|kind| kind.split(';').next().unwrap_or_default())
            .collect();
        assert_eq!(
            kinds,
            [
                "multipart/alternative",
                "text/plain",
                "text/html",
                "text/calendar"
            ]
        );
        assert!(text.contains(&STANDARD.encode("<p>Moved to <b>Thursday</b>.</p>")));
        mail.calendar = None;
        let text = written(&mail);
        assert_eq!(text.matches("Content-Type: ").count(), 3, "{text}");
        assert!(text.ends_with("--\r\n"));
    }

    /// F26 (RFC 3282)
    #[test]
    fn a_mail_says_once_before_its_parts_in_which_language_it_is() {
        let text = written(&mail("Flyttat till torsdag."));
        let (headers, parts) = text.split_once("\r\n\r\n").unwrap();
        assert!(headers.contains("\r\nContent-Language: sv\r\n"), "{headers}");
        assert!(!parts.contains("Content-Language"), "{parts}");
    }

    /// F21 (RFC 8058, section 3.1)
    #[test]
    fn a_mail_that_may_be_stopped_says_where_one_post_does_it_and_no_other_does() {
        let mut mail = mail("Soon.");
        assert!(!written(&mail).contains("List-Unsubscribe"));
        mail.unsubscribe = Some(domain::Iri::parse("https://a.example/mail/stop/x").unwrap());
        let text = written(&mail);
        let headers = text.split("\r\n\r\n").next().unwrap();
        assert!(headers.contains("\r\nList-Unsubscribe: <https://a.example/mail/stop/x>\r\n"));
        assert!(headers.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    }

    /// B14
    #[test]
    fn a_text_cannot_end_its_part_and_a_name_cannot_add_a_header() {
        let boundary = format!("=_{}", "07".repeat(16));
        let mut forged = mail(&format!(
            "a\n--{boundary}\nContent-Type: text/html\n\n--{boundary}_--"
        ));
        forged.sender = "Seattle\"\r\nBcc: everybody@evil.example".to_owned();
        let text = written(&forged);
        let told = text
            .split("boundary=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert_eq!(text.matches(&format!("\r\n--{told}\r\n")).count(), 2, "{text}");
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
        assert!(text.contains("From: \"Seattle\\\"  Bcc: everybody@evil.example\" <node@a.example>\r\n"));
    }

    #[test]
    fn no_line_is_longer_than_relays_take() {
        let mut long = mail(&"ü".repeat(5_000));
        long.sender = "Ü".repeat(100);
        let text = written(&long);
        assert!(text.split("\r\n").all(|line| line.len() <= 998));
        assert_eq!(text.matches('ü').count(), 5_000);
    }

    #[test]
    fn a_subject_outside_ascii_is_encoded_in_short_words() {
        assert_eq!(header_text("Grüße"), "=?utf-8?B?R3LDvMOfZQ==?=");
        assert!(
            header_text("=?utf-8?B?x?=").starts_with("=?utf-8?B?PT"),
            "ours alone are read as encoded"
        );
        let long = header_text(&"💃".repeat(500));
        assert!(long.split("\r\n ").all(|word| word.len() <= 75));
        assert_eq!(long.split("\r\n ").count(), Mail::SUBJECT_CHARS_MAX / 10);
    }
}
