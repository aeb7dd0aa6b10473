//! Rust text as tokens: which functions and documented items a file holds. Tokens, not a syntax tree, because
//! functions inside a macro (`proptest!`) count too, and text inside a string literal does not.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// An item with attributes, or any function.
pub(crate) struct Item {
    /// Lines of its doc comment, without the slashes.
    pub(crate) docs: Vec<String>,
    /// Its other attributes as text, such as `tokio :: test`.
    pub(crate) attributes: Vec<String>,
    pub(crate) line: usize,
    pub(crate) function: Option<Function>,
}

/// A function's name and its length from the line of its signature to its closing brace.
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) lines: usize,
}

impl Item {
    /// `#[test]`, `#[tokio::test]`, `#[tokio::test(…)]`, `#[test_case(…)]` and their like.
    pub(crate) fn is_test(&self) -> bool {
        self.function.is_some()
            && self.attributes.iter().any(|attribute| {
                let path: String = attribute
                    .split('(')
                    .next()
                    .unwrap_or("")
                    .split_whitespace()
                    .collect();
                path == "test" || path.ends_with("::test")
            })
    }
}

/// The tokens of a file; the message names the line where it cannot be read.
pub(crate) fn tokens(text: &str) -> Result<TokenStream, String> {
    text.parse::<TokenStream>()
        .map_err(|error| format!("line {}: {error}", error.span().start().line))
}

/// Items of a file in their order, also inside bodies and macros.
pub(crate) fn items(text: &str) -> Result<Vec<Item>, String> {
    let mut found = Vec::new();
    collect(tokens(text)?, &mut found);
    Ok(found)
}

fn collect(stream: TokenStream, found: &mut Vec<Item>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        let mut item = Item {
            docs: Vec::new(),
            attributes: Vec::new(),
            line: line(&trees[at]),
            function: None,
        };
        let attributes_end = take_attributes(&trees, at, &mut item);
        if let Some((function, body)) = function_at(&trees, attributes_end) {
            item.function = Some(function);
            found.push(item);
            if let Some(TokenTree::Group(group)) = trees.get(body) {
                collect(group.stream(), found);
            }
            at = body + 1;
        } else if attributes_end > at {
            found.push(item);
            at = attributes_end;
        } else {
            if let TokenTree::Group(group) = &trees[at] {
                collect(group.stream(), found);
            }
            at += 1;
        }
    }
}

/// Where the attributes that start at `at` end; an inner attribute (`#![…]`, `//!`) counts as well.
fn take_attributes(trees: &[TokenTree], mut at: usize, item: &mut Item) -> usize {
    while is_punct(trees.get(at), '#') {
        let group_at = if is_punct(trees.get(at + 1), '!') {
            at + 2
        } else {
            at + 1
        };
        let Some(TokenTree::Group(group)) = trees.get(group_at) else {
            break;
        };
        if group.delimiter() != Delimiter::Bracket {
            break;
        }
        match doc_text(group) {
            Some(doc) => item.docs.push(doc),
            None => item.attributes.push(group.stream().to_string()),
        }
        at = group_at + 1;
    }
    at
}

/// The function whose modifiers or `fn` stand at `at`, and where its body (or closing semicolon) is.
fn function_at(trees: &[TokenTree], at: usize) -> Option<(Function, usize)> {
    let mut here = at;
    while is_modifier(trees, here) {
        here += 1;
    }
    if ident(trees.get(here))? != "fn" {
        return None;
    }
    let name = ident(trees.get(here + 1))?.to_string();
    let body = (here + 2..trees.len()).find(|index| match &trees[*index] {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        tree => is_punct(Some(tree), ';'),
    })?;
    let end = match &trees[body] {
        TokenTree::Group(group) => group.span_close().end().line,
        tree => line(tree),
    };
    Some((
        Function {
            name,
            lines: end + 1 - line(&trees[at]),
        },
        body,
    ))
}

fn is_modifier(trees: &[TokenTree], at: usize) -> bool {
    match trees.get(at) {
        Some(TokenTree::Ident(word)) => ["pub", "async", "const", "unsafe", "extern", "default"]
            .iter()
            .any(|modifier| word == modifier),
        Some(TokenTree::Group(group)) => {
            group.delimiter() == Delimiter::Parenthesis
                && at > 0
                && ident(trees.get(at - 1)).is_some_and(|word| word == "pub")
        }
        Some(TokenTree::Literal(_)) => {
            at > 0 && ident(trees.get(at - 1)).is_some_and(|word| word == "extern")
        }
        _ => false,
    }
}

/// Whether these brackets are those of `#[cfg(test)]`.
pub(crate) fn is_of_tests(tree: Option<&TokenTree>) -> bool {
    let Some(TokenTree::Group(group)) = tree else {
        return false;
    };
    let words: String = group.stream().to_string().split_whitespace().collect();
    group.delimiter() == Delimiter::Bracket && words == "cfg(test)"
}

/// Where the item that begins at `at` ends: at its braces or its semicolon.
pub(crate) fn end_of_item(trees: &[TokenTree], at: usize) -> usize {
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    (at..trees.len())
        .find(|index| ends(&trees[*index]))
        .unwrap_or(trees.len())
}

fn doc_text(attribute: &Group) -> Option<String> {
    let trees: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match trees.as_slice() {
        [
            TokenTree::Ident(word),
            TokenTree::Punct(_),
            TokenTree::Literal(text),
        ] if word == "doc" => {
            let text = text.to_string();
            Some(
                text.trim_start_matches('r')
                    .trim_matches('#')
                    .trim_matches('"')
                    .trim()
                    .to_owned(),
            )
        }
        _ => None,
    }
}

fn ident(tree: Option<&TokenTree>) -> Option<&Ident> {
    match tree {
        Some(TokenTree::Ident(ident)) => Some(ident),
        _ => None,
    }
}

fn is_punct(tree: Option<&TokenTree>, sign: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn line(tree: &TokenTree) -> usize {
    tree.span().start().line
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn functions_are_found_in_bodies_and_macros_but_not_in_strings() {
        let text = "pub(crate) async fn outer() {\n  fn inner() {}\n}\nproptest! {\n  /// A4\n  #[test]\n  fn holds(x in 0..9) {\n  }\n}\n\
                    const TEXT: &str = \"fn nothing() {}\";\ntype F = fn(u8);\ntrait T { fn asked(&self); }";
        let found: Vec<(String, usize, bool)> = items(text)
            .unwrap()
            .iter()
            .filter_map(|item| {
                item.function
                    .as_ref()
                    .map(|f| (f.name.clone(), f.lines, item.is_test()))
            })
            .collect();
        let expected = [
            ("outer", 3, false),
            ("inner", 1, false),
            ("holds", 2, true),
            ("asked", 1, false),
        ]
        .map(|(n, l, t)| (n.to_owned(), l, t));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_doc_comment_keeps_its_lines_and_its_place() {
        let found = items("//! About.\n\n/// A4: the digest\n/// binds.\n#[tokio::test(flavor = \"multi_thread\")]\nasync fn f() {}").unwrap();
        assert_eq!(found[0].docs, ["About.", "A4: the digest", "binds."]);
        assert!(found[0].is_test());
    }

    #[test]
    fn text_that_is_not_rust_is_an_error_with_its_line() {
        let refused = items("fn a() {\n \u{1}").err().unwrap();
        assert!(refused.starts_with("line "), "{refused}");
    }
}
