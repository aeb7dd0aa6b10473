//! `/invoices/{number}`: who owes how much for what until when, and where it is paid; it prints (F02).

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use community::see_invoice::{SeeInvoiceRefused, see_invoice};
use domain::{Invoice, InvoiceNumber, InvoiceState};
use edge::{calendar_day, coded_money};

use crate::error_page::ErrorPage;
use crate::frame::{Around, Desk, Frame, Head, Section, written};
use crate::icons::Icon;
use crate::sign_in::Member;
use crate::state_words::StateWords;
use crate::words::Words;

/// One invoice.
#[derive(Clone, Debug)]
pub(crate) struct InvoicePage {
    pub(crate) invoice: Invoice,
    /// Who is owed: the community, and by which legal name if it has another.
    pub(crate) from: String,
    /// The community's own payment page, while it is to be paid.
    pub(crate) payment: Option<String>,
}

/// An invoice in a list.
pub(crate) struct InvoiceRow {
    pub(crate) number: InvoiceNumber,
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) what: String,
    pub(crate) amount: String,
    pub(crate) state: StateWords,
}

#[derive(Template)]
#[template(path = "invoice.html")]
struct InvoiceTemplate<'a> {
    around: Around<'a>,
    row: InvoiceRow,
    from: &'a str,
    to: String,
    period: String,
    /// What it would be without a membership of another community.
    full: Option<String>,
    issued: String,
    due: String,
    payment: Option<&'a str>,
    is_open: bool,
    is_payable: bool,
    is_officers: bool,
}

impl InvoiceRow {
    pub(crate) fn of(words: &Words, invoice: &Invoice) -> Self {
        let number = invoice.number.to_string();
        let tier = invoice.tier_name.to_string();
        Self {
            number: invoice.number,
            path: format!("/invoices/{number}"),
            name: words.with("card-invoice", &[("number", number.into())]),
            what: words.with("invoice-membership", &[("tier", tier.into())]),
            amount: coded_money(words, &invoice.amount, &invoice.currency),
            state: state(words, invoice),
        }
    }
}

impl InvoicePage {
    /// The page as HTML; officers get the button that marks it.
    pub(crate) fn render(&self, frame: &Frame<'_>) -> String {
        let words = frame.words;
        let row = InvoiceRow::of(words, &self.invoice);
        let head = Head::unlisted(
            Section::Person,
            words.with(
                "invoice-title",
                &[("number", self.invoice.number.to_string().into())],
            ),
            row.what.clone(),
        );
        let months = self.invoice.period_months.map_or(0, u32::from);
        let period = words.with(
            "card-per-month",
            &[("n", months.into()), ("amount", row.amount.clone().into())],
        );
        let is_officers = frame.person.is_some_and(|person| person.desk == Desk::Hers);
        written(&InvoiceTemplate {
            around: Around::of(frame, head),
            from: &self.from,
            to: self.invoice.billed_to.to_string(),
            period,
            full: self.full(words),
            issued: calendar_day(words, self.invoice.issued),
            due: calendar_day(words, self.invoice.due),
            payment: self.payment.as_deref(),
            is_open: self.invoice.is_open(),
            is_payable: self.invoice.is_payable(),
            is_officers,
            row,
        })
    }

    fn full(&self, words: &Words) -> Option<String> {
        let reduced = self.invoice.reduced.as_ref()?;
        let currency = &self.invoice.currency;
        Some(coded_money(words, &currency.in_full(&reduced.full), currency))
    }
}

fn state(words: &Words, invoice: &Invoice) -> StateWords {
    let day = |day| [("day", calendar_day(words, day).into())];
    let (tone, icon, key, second) = match invoice.state {
        InvoiceState::Open => (
            "info",
            Icon::Clock,
            "invoice-open",
            words.with("invoice-open-second", &day(invoice.due)),
        ),
        InvoiceState::Paid { on } => (
            "good",
            Icon::Tick,
            "invoice-paid",
            words.with("invoice-paid-second", &day(on)),
        ),
        InvoiceState::Lapsed => (
            "watch",
            Icon::Clock,
            "invoice-lapsed",
            words.t("invoice-lapsed-second"),
        ),
        InvoiceState::Void => (
            "soft",
            Icon::Cross,
            "invoice-void",
            words.t("invoice-void-second"),
        ),
    };
    StateWords {
        tone,
        icon,
        words: words.t(key),
        second,
    }
}

/// `GET /invoices/{number}`: for whoever asked for it and for officers; to everybody else there is none.
pub(crate) async fn show(member: Member, Path(number): Path<String>) -> Response {
    let Member { visit, signed_in } = &member;
    let Ok(number) = InvoiceNumber::parse(&number) else {
        return visit.error(&ErrorPage::NotFound);
    };
    let node = &visit.site.doors.node;
    let officer = signed_in.officer.as_ref();
    let seen = node
        .database
        .read(|tx| see_invoice(tx, &signed_in.membership, officer, number));
    let invoice = match seen {
        Ok(invoice) => invoice,
        Err(SeeInvoiceRefused::NoSuchInvoice) => return visit.error(&ErrorPage::NotFound),
        Err(SeeInvoiceRefused::Store(_)) => return visit.error(&ErrorPage::Unavailable),
    };
    let link = node.settings.dues.payment_link.as_ref();
    let legal = visit
        .profile
        .as_ref()
        .and_then(|profile| profile.operator_name.as_ref());
    let page = InvoicePage {
        payment: link
            .filter(|_| invoice.is_open())
            .map(|link| link.address(&invoice)),
        from: legal.map_or_else(
            || visit.community.name.clone(),
            |legal| format!("{} ({legal})", visit.community.name),
        ),
        invoice,
    };
    visit.secret_page(page.render(&visit.frame()))
}
