//! Writes a template into the bytes of a page.

use std::fmt;

use askama::Template;

/// A page as bytes to send.
pub(crate) fn written<T: Template>(template: &T) -> String {
    let mut page = Page(String::with_capacity(T::SIZE_HINT.max(PAGE_BYTES)));
    template
        .render_into(&mut page)
        .expect("a template writes to a string and fails on nothing else");
    page.0
}

/// What most pages take: a string that grows to it is copied four times on the way.
const PAGE_BYTES: usize = 48 * 1024;

/// Templates write some ten thousand pieces: to grow a string in each place is forty bytes of program, to call this is ten.
struct Page(String);

impl fmt::Write for Page {
    #[inline(never)]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(text);
        Ok(())
    }

    #[inline(never)]
    fn write_char(&mut self, sign: char) -> fmt::Result {
        self.0.push(sign);
        Ok(())
    }
}
