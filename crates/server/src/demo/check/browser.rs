//! Somebody before a browser without scripts: it keeps cookies, reads pages, and sends a form as it stands on the page.

use std::collections::BTreeMap;

use http::{Method, header};
use jiff::Timestamp;

use super::marks::hope;
use super::stage::eventually;
use crate::admin::Failure;
use crate::demo::caller::{Caller, Reply};

/// What separates the parts of a form with a file.
const BOUNDARY: &str = "rosarium-check";

/// One browser at one node.
pub(in crate::demo) struct Browser {
    caller: Caller,
    cookies: BTreeMap<String, String>,
    languages: &'static str,
    /// From where it says that a form comes.
    site: &'static str,
}

/// A page as it came.
pub(in crate::demo) struct Page {
    path: String,
    reply: Reply,
}

impl Browser {
    /// One that nobody used before; `languages` is what it says it reads.
    pub(in crate::demo) fn new(caller: &Caller, languages: &'static str) -> Self {
        Self {
            caller: caller.clone(),
            cookies: BTreeMap::new(),
            languages,
            site: "same-origin",
        }
    }

    /// Reads whatever is at a path.
    pub(in crate::demo) async fn get(&mut self, path: &str) -> Result<Page, Failure> {
        self.send(Method::GET, path, None).await
    }

    /// Reads a page that has to be there.
    pub(in crate::demo) async fn page(&mut self, path: &str) -> Result<Page, Failure> {
        let page = self.get(path).await?;
        page.expect(200)?;
        Ok(page)
    }

    /// Presses the button of a form: everything that stands in it is sent, with `fields` in place of what they name.
    pub(in crate::demo) async fn press(
        &mut self,
        page: &Page,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Result<Page, Failure> {
        self.send_form(action, &page.filled(action, fields)?).await
    }

    /// The same after some ticks were taken away, and nothing else was touched.
    pub(in crate::demo) async fn press_unticked(
        &mut self,
        page: &Page,
        action: &str,
        unticked: &[&str],
    ) -> Result<Page, Failure> {
        let mut filled = page.filled(action, &[])?;
        filled.retain(|(name, _)| !unticked.contains(&name.as_str()));
        self.send_form(action, &filled).await
    }

    /// Presses the button of a form that a page of another site has for this one: no cookie of ours goes along.
    pub(in crate::demo) async fn press_elsewhere(&self, page: &Page, path: &str) -> Result<Page, Failure> {
        let action = format!("{}{path}", self.caller.origin);
        let filled = page.filled(&action, &[])?;
        let mut without_cookies = Self::new(&self.caller, self.languages);
        without_cookies.site = "cross-site";
        without_cookies.send_form(path, &filled).await
    }

    async fn send_form(&mut self, action: &str, filled: &[(String, String)]) -> Result<Page, Failure> {
        let pairs: Vec<String> = filled
            .iter()
            .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
            .collect();
        let form = (
            "application/x-www-form-urlencoded".to_owned(),
            pairs.join("&").into_bytes(),
        );
        self.send(Method::POST, action, Some(form)).await
    }

    /// Presses a button and goes where that leads.
    pub(in crate::demo) async fn press_on(
        &mut self,
        page: &Page,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Result<Page, Failure> {
        let answer = self.press(page, action, fields).await?;
        self.go_on(&answer).await
    }

    /// Hands a file in by the form of a page (RFC 7578) and goes where that leads.
    pub(in crate::demo) async fn hand_in(
        &mut self,
        page: &Page,
        action: &str,
        file: &str,
    ) -> Result<Page, Failure> {
        let mut body = String::new();
        for (name, value) in page.filled(action, &[])? {
            body.push_str(&format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        body.push_str(&format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"members.csv\"\r\nContent-Type: \
             text/csv\r\n\r\n{file}\r\n--{BOUNDARY}--\r\n"
        ));
        let form = (
            format!("multipart/form-data; boundary={BOUNDARY}"),
            body.into_bytes(),
        );
        let answer = self.send(Method::POST, action, Some(form)).await?;
        self.go_on(&answer).await
    }

    /// Signs in by mail: asks for one, reads it, types its code.
    pub(in crate::demo) async fn sign_in(&mut self, mail: &str, now: Timestamp) -> Result<(), Failure> {
        let login = self.page("/login").await?;
        let typed = self.press_on(&login, "/login/mail", &[("mail", mail)]).await?;
        let code = self.code_for(mail, now).await?;
        self.press_on(&typed, "/login/code", &[("code", &code)]).await?;
        Ok(())
    }

    /// The code in the mail that came to an address since a moment, as a reader finds it.
    pub(in crate::demo) async fn code_for(&self, mail: &str, since: Timestamp) -> Result<String, Failure> {
        let what = format!("{} mails no code to {mail}", self.caller.origin);
        eventually(&what, || async {
            let path = format!("/dev/mail?since={since}");
            let listed = self.caller.get(&path).await?.json();
            let mails = listed["mail"].as_array().into_iter().flatten();
            let hers = mails
                .filter(|one| one["to"] == mail)
                .filter_map(|one| one["text"].as_str());
            Ok(hers.filter_map(code_in).next_back())
        })
        .await
    }

    async fn go_on(&mut self, answer: &Page) -> Result<Page, Failure> {
        answer.expect(303)?;
        let to = answer.leads_to();
        self.page(&to).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        form: Option<(String, Vec<u8>)>,
    ) -> Result<Page, Failure> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let cookies = cookies.join("; ");
        let mut headers = vec![
            ("accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            ("accept-language", self.languages),
            ("user-agent", "Mozilla/5.0 Gecko/20100101 Firefox/141.0"),
            ("sec-fetch-site", self.site),
        ];
        if !cookies.is_empty() {
            headers.push(("cookie", cookies.as_str()));
        }
        let body = form.as_ref().map(|(_, body)| body.clone());
        if let Some((kind, _)) = &form {
            headers.push(("content-type", kind.as_str()));
        }
        let asked = self.caller.ask(method, path, &headers, body).await;
        let reply = asked?;
        for value in reply.headers.get_all(header::SET_COOKIE) {
            self.keep(value.to_str().unwrap_or_default());
        }
        Ok(Page {
            path: path.to_owned(),
            reply,
        })
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else {
            return;
        };
        match cookie.contains("Max-Age=0") {
            true => self.cookies.remove(name.trim()),
            false => self
                .cookies
                .insert(name.trim().to_owned(), value.trim().to_owned()),
        };
    }
}

impl Page {
    /// Its status is this one, else what is wrong.
    pub(in crate::demo) fn expect(&self, status: u16) -> Result<(), Failure> {
        let said = self.reply.status;
        hope(
            said == status,
            format!("{} answers {said} and not {status}{}", self.path, self.notice()),
        )
    }

    /// Where it leads, inside the node.
    pub(in crate::demo) fn leads_to(&self) -> String {
        let location = self.reply.headers.get(header::LOCATION);
        let location = location.and_then(|value| value.to_str().ok()).unwrap_or("/");
        location.to_owned()
    }

    /// All of it.
    pub(in crate::demo) fn text(&self) -> String {
        self.reply.text()
    }

    /// What it is, without the parameters of the type.
    pub(in crate::demo) fn media_type(&self) -> String {
        let value = self.reply.headers.get(header::CONTENT_TYPE);
        let value = value.and_then(|value| value.to_str().ok()).unwrap_or_default();
        value.split(';').next().unwrap_or_default().to_owned()
    }

    /// A header of its answer, if it has it.
    pub(in crate::demo) fn header(&self, name: &str) -> Option<String> {
        let value = self.reply.headers.get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// What stands between its masthead and its foot.
    pub(in crate::demo) fn main(&self) -> String {
        let text = self.text();
        let main = text.split("<main").nth(1).unwrap_or(&text);
        main.split("</main>").next().unwrap_or(main).to_owned()
    }

    /// All of these stand in its main part, else which does not.
    pub(in crate::demo) fn shows(&self, parts: &[&str]) -> Result<(), Failure> {
        let main = unescaped(&self.main());
        for part in parts {
            hope(
                main.contains(part),
                format!("{} does not show “{part}”", self.path),
            )?;
        }
        Ok(())
    }

    /// Addresses of links in its main part that begin so, each once, in their order.
    pub(in crate::demo) fn links(&self, beginning: &str) -> Vec<String> {
        let main = self.main();
        let mut found: Vec<String> = Vec::new();
        for link in main.split("href=\"").skip(1) {
            let link = unescaped(link.split('"').next().unwrap_or_default());
            if link.starts_with(beginning) && !found.contains(&link) {
                found.push(link);
            }
        }
        found
    }

    /// What stands between two texts, the first time.
    pub(in crate::demo) fn between(&self, before: &str, after: &str) -> Option<String> {
        let main = self.main();
        let behind = main.split_once(before)?.1;
        Some(unescaped(behind.split_once(after)?.0))
    }

    /// Of a refused form, what it says is wrong.
    fn notice(&self) -> String {
        let said = self
            .between("role=\"alert\">", "</div></div>")
            .unwrap_or_default();
        let mut words = String::new();
        let mut inside = false;
        for letter in said.chars() {
            match letter {
                '<' => inside = true,
                '>' => inside = false,
                letter if !inside => words.push(letter),
                _ => {}
            }
        }
        match words.trim() {
            "" => String::new(),
            words => format!(": {words}"),
        }
    }

    /// Fields of the form that posts to `action`, as they stand, with others in place of those they name.
    fn filled(&self, action: &str, fields: &[(&str, &str)]) -> Result<Vec<(String, String)>, Failure> {
        let html = self.text();
        let sign = format!("action=\"{action}\"");
        let forms: Vec<&str> = html
            .split("<form")
            .filter_map(|form| form.split("</form>").next())
            .filter(|form| form.contains(&sign))
            .collect();
        // Several small forms may post to one address: the one that asks for the field is meant.
        let asks = |form: &&&str| {
            let mut names = fields.iter().map(|(name, _)| format!(" name=\"{name}\""));
            names.any(|name| form.contains(&name))
        };
        let form = forms.iter().find(asks).or(forms.first());
        let form = form.ok_or_else(|| Failure::failed(format!("{} has no form for {action}", self.path)))?;
        let mut filled = standing(form);
        filled.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
        let typed = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        filled.extend(typed);
        Ok(filled)
    }
}

/// What a browser would send of a form nobody touched; buttons and files are sent when they are used.
fn standing(form: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for tag in form.split('<').skip(1) {
        let (head, text) = tag.split_once('>').unwrap_or((tag, ""));
        let Some(name) = attribute(head, "name") else {
            continue;
        };
        if head.starts_with("textarea") {
            fields.push((name, unescaped(text)));
        } else if head.starts_with("select") {
            fields.extend(chosen(form, &name).map(|value| (name, value)));
        } else if head.starts_with("input") {
            let kind = attribute(head, "type").unwrap_or_default();
            let is_sent = match kind.as_str() {
                "checkbox" | "radio" => head.split_whitespace().any(|word| word == "checked"),
                "file" | "submit" => false,
                _ => true,
            };
            if is_sent {
                fields.push((name, attribute(head, "value").unwrap_or_default()));
            }
        }
    }
    fields
}

/// The chosen option of a list, else its first.
fn chosen(form: &str, name: &str) -> Option<String> {
    let list = form
        .split("<select")
        .find(|list| attribute(list.split('>').next().unwrap_or(list), "name").as_deref() == Some(name))?;
    let list = list.split("</select>").next()?;
    let options: Vec<&str> = list
        .split("<option")
        .skip(1)
        .filter_map(|option| option.split('>').next())
        .collect();
    let is_chosen = |option: &&&str| option.split_whitespace().any(|word| word == "selected");
    let option = options.iter().find(is_chosen).or(options.first())?;
    attribute(option, "value")
}

/// The value of an attribute inside a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let behind = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescaped(behind.split('"').next()?))
}

/// The code of a mail: two times four letters and digits.
fn code_in(text: &str) -> Option<String> {
    let is_code = |word: &&str| {
        word.len() == 9
            && word.as_bytes()[4] == b'-'
            && word
                .bytes()
                .enumerate()
                .all(|(place, byte)| place == 4 || byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    text.split_whitespace().find(is_code).map(str::to_owned)
}

/// As a form writes it: everything but letters and digits of ASCII in percents.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Signs in place of what HTML writes for them.
pub(in crate::demo) fn unescaped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('&') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|end| *end < 8);
        let sign = end.and_then(|end| sign_of(&rest[1..end]));
        match (sign, end) {
            (Some(sign), Some(end)) => {
                text.push(sign);
                rest = &rest[end + 1..];
            }
            _ => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text
}

fn sign_of(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_sent_as_it_stands() {
        let form = r#" action="/x"><input type="hidden" name="form_token" value="a&#38;b"><input id="n" name="name" type="text" value="">
            <textarea id="t" name="about">one
two</textarea><select id="s" name="zone"><option value="a">A</option><option value="b" selected>B</option></select>
            <select name="first"><option value="one">1</option><option value="two">2</option></select>
            <input type="checkbox" name="on" value="yes" checked><input type="checkbox" name="off" value="yes">
            <input name="file" type="file"><button type="submit" name="answer" value="going">Going</button>"#;
        let sent = standing(form);
        let sent: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(
            sent,
            [
                ("form_token", "a&b"),
                ("name", ""),
                ("about", "one\ntwo"),
                ("zone", "b"),
                ("first", "one"),
                ("on", "yes"),
            ]
        );
    }

    #[test]
    fn a_code_is_found_in_a_mail_and_signs_are_read_back() {
        let mail = "Hello,\n\nWELL-BEING is no code, and neither is well-made.\n\n    7KQ4-M2XW\n";
        assert_eq!(code_in(mail), Some("7KQ4-M2XW".to_owned()));
        assert_eq!(
            unescaped("Fathom &amp; Vale&#39;s &#x41; & so; on"),
            "Fathom & Vale's A & so; on"
        );
    }
}
