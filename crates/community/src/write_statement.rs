//! An officer writes a joint statement, or another text for one that is being signed already: then what was signed is void, and
//! whoever signed is told (F17, needs 0.11, 4.1).

use domain::{
    Announcement, Iri, Reworded, Side, SignatureState, Statement, StatementId, StatementState, StatementText,
    StatementUnfit, Title,
};
use jiff::Timestamp;
use store::mails::StatementStep;
use store::{Officer, StoreError, Transaction, audit, community, outbox, statements};

use crate::tell_signers::tell_signer;

/// Why a statement is not written, signed or moved on.
#[derive(Debug, thiserror::Error)]
pub enum StatementRefused {
    /// None of that name, or none that this reader may see.
    #[error("there is no such statement")]
    Unknown,
    /// It is a peer's.
    #[error("the community whose statement it is does that")]
    NotOurs,
    /// What was written does not do.
    #[error(transparent)]
    Unfit(#[from] StatementUnfit),
    /// It is not as far as that, or farther.
    #[error("a statement that is {now} cannot be {wanted}", now = .0.word(), wanted = .1)]
    NotNow(StatementState, &'static str),
    /// Its last day is over, or it was handed over.
    #[error("this statement is no longer to be signed")]
    Closed,
    /// The text is another than the one she read.
    #[error("the text was changed since; read it again before you sign")]
    OtherText,
    /// That organisation or person stands in the roll already.
    #[error("{0} has signed already")]
    SignedAlready(String),
    /// She is not its approver, or works nowhere.
    #[error("whoever is named approver of her organisation signs for it")]
    NotApprover,
    /// No such signature, or not hers to take back.
    #[error("there is no signature of yours to take back")]
    NoSignature,
    /// The agreement with that community does not carry statements.
    #[error("statements are not shared with that community")]
    NotShared,
    /// Whoever says so is not the community that may.
    #[error("another community than the one whose it is said so")]
    NotTheirs,
    /// There is no room for more.
    #[error("there is no room for more statements or signatures here")]
    TooMany,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A statement as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementDraft {
    /// The letter.
    pub text: StatementText,
    /// How many have to sign.
    pub threshold: u32,
    /// Until when it may be signed.
    pub closes: Option<Timestamp>,
}

/// Words by which competitors must not speak to a vendor together, in the languages of this program (rule 3.1). They are looked
/// for as they stand here, in small letters.
const WARNING_WORDS: [&str; 13] = [
    "boycott",
    "boykott",
    "boicot",
    "bojkott",
    "refuse to buy",
    "refuse to sell",
    "stop buying",
    "agree on prices",
    "same price",
    "nicht mehr kaufen",
    "dejar de comprar",
    "ne plus acheter",
    "sluta köpa",
];

impl StatementDraft {
    /// What somebody typed, as it would be signed; of the letter blank lines part paragraphs.
    pub fn of(
        (name, addressee): (Title, Title),
        letter: &str,
        threshold: u32,
        closes: Option<Timestamp>,
    ) -> Result<Self, StatementUnfit> {
        if letter.chars().count() > StatementText::CHARS_MAX {
            return Err(StatementUnfit::TooLong);
        }
        let content = wire::statement::letter(letter);
        if content.is_empty() {
            return Err(StatementUnfit::Empty);
        }
        if !(Statement::THRESHOLD_MIN..=Statement::SIGNATURES_MAX).contains(&threshold) {
            return Err(StatementUnfit::Threshold);
        }
        Ok(Self {
            text: StatementText {
                name,
                addressee,
                content,
            },
            threshold,
            closes,
        })
    }
}

/// Words in a letter of which its author should think again: it asks, and threatens nobody.
pub fn warning_words(letter: &str) -> Vec<&'static str> {
    let letter = letter.to_lowercase();
    let found = WARNING_WORDS.iter().filter(|word| letter.contains(**word));
    found.copied().collect()
}

/// Begins one that nobody but officers sees.
pub fn begin_statement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    fresh: StatementId,
    draft: StatementDraft,
    now: Timestamp,
) -> Result<Statement, StatementRefused> {
    if statements::count(tx)? >= usize::from(statements::STATEMENTS_MAX) {
        return Err(StatementRefused::TooMany);
    }
    let identity = community::identity(tx)?.ok_or(StatementRefused::Unknown)?;
    let profile = community::profile(tx)?.ok_or(StatementRefused::Unknown)?;
    let statement = Statement {
        iri: Iri::local(&identity.origin, &format!("/statements/{fresh}")),
        id: fresh,
        side: Side::Us,
        group: identity.group(),
        community: profile.name,
        author: Some(officer.member().id.clone()),
        digest: wire::statement::digest_of(&draft.text),
        text: draft.text,
        revision: 1,
        threshold: draft.threshold,
        closes: draft.closes,
        state: StatementState::Draft,
        count: 0,
        handed_over: None,
        reply: None,
        former: Vec::new(),
        since: now,
        changed: now,
    };
    statements::put(tx, &statement)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("begin statement {}", statement.id),
        now,
    )?;
    Ok(statement)
}

/// Writes it anew. Once it is being signed another text makes all signatures void; another threshold or last day does not.
pub fn change_statement(
    tx: &mut Transaction<'_>,
    officer: &Officer,
    id: &StatementId,
    draft: StatementDraft,
    now: Timestamp,
) -> Result<Statement, StatementRefused> {
    let mut statement = ours(tx, id)?;
    if statement.state != StatementState::Draft && !statement.state.is_open() {
        return Err(StatementRefused::NotNow(statement.state, "changed"));
    }
    statement.threshold = draft.threshold;
    statement.closes = draft.closes;
    let digest = wire::statement::digest_of(&draft.text);
    if statement.reworded(draft.text, digest, now) == Reworded::Other {
        void_signatures(tx, &statement, now)?;
    }
    let counted = statement.count;
    statement.counted(counted);
    statement.changed = now;
    statements::put(tx, &statement)?;
    audit::log(
        tx,
        officer.member().handle.as_str(),
        &format!("change statement {id}"),
        now,
    )?;
    if statement.state != StatementState::Draft {
        let told = Announcement::StatementChanged {
            statement: id.clone(),
        };
        outbox::announce(tx, &told, now)?;
    }
    Ok(statement)
}

/// What was signed of another text counts no more, and each signer of ours is told.
pub(crate) fn void_signatures(
    tx: &mut Transaction<'_>,
    statement: &Statement,
    now: Timestamp,
) -> Result<(), StoreError> {
    for mut signature in statements::roll(tx, &statement.id)? {
        if !signature.state.stands() || signature.digest == statement.digest {
            continue;
        }
        signature.state = SignatureState::Void;
        statements::put_signature(tx, &signature)?;
        if let Some(member) = &signature.member {
            tell_signer(tx, member, statement, StatementStep::Changed, now)?;
        }
    }
    Ok(())
}

/// A statement of ours.
pub(crate) fn ours(tx: &mut Transaction<'_>, id: &StatementId) -> Result<Statement, StatementRefused> {
    let statement = statements::get(tx, id)?.ok_or(StatementRefused::Unknown)?;
    match statement.side {
        Side::Us => Ok(statement),
        Side::Them => Err(StatementRefused::NotOurs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_statements::{collecting, draft, id, sign_here};
    use crate::samples::{self, act, at, refused};

    /// 0.11: an edit voids what was signed and says so to each signer; another last day does not.
    #[test]
    fn another_text_voids_what_was_signed_and_tells_each_signer() {
        let database = samples::node();
        let officer = samples::officer(&database);
        let maren = samples::member(&database, "maren");
        collecting(&database, 1, 2);
        sign_here(&database, 1, &maren);
        let longer = StatementDraft {
            closes: Some(at(9_000)),
            ..draft("We ask for an answer within four hours.", 2)
        };
        let same = act(&database, |tx| {
            change_statement(tx, &officer, &id(1), longer.clone(), at(3))
        });
        assert_eq!((same.count, same.revision), (1, 1));
        let other = act(&database, |tx| {
            change_statement(tx, &officer, &id(1), draft("We ask again.", 2), at(4))
        });
        assert_eq!((other.count, other.revision), (0, 2));
        let roll = database.read(|tx| statements::roll(tx, &id(1))).unwrap();
        assert_eq!(roll[0].state, SignatureState::Void);
        assert_eq!(
            crate::sample_statements::told(&database, maren.member()),
            [StatementStep::Changed]
        );
    }

    /// Rule 3.1: a letter that names a boycott is warned of, one that asks is not.
    #[test]
    fn a_letter_that_threatens_is_warned_of() {
        assert_eq!(warning_words("We will BOYCOTT you."), ["boycott"]);
        assert!(warning_words("We ask for an answer within four hours.").is_empty());
    }

    #[test]
    fn nothing_to_sign_too_much_of_it_and_a_letter_for_one_alone_are_refused() {
        let name = || (Title::parse("A").unwrap(), Title::parse("B").unwrap());
        for (letter, threshold, why) in [
            (" ".to_owned(), 5, StatementUnfit::Empty),
            (
                "x".repeat(StatementText::CHARS_MAX + 1),
                5,
                StatementUnfit::TooLong,
            ),
            ("We ask.".to_owned(), 1, StatementUnfit::Threshold),
        ] {
            assert_eq!(StatementDraft::of(name(), &letter, threshold, None), Err(why));
        }
    }

    #[test]
    fn a_statement_that_was_handed_over_is_written_no_more() {
        let database = samples::node();
        let officer = samples::officer(&database);
        collecting(&database, 1, 2);
        let mut statement = database.read(|tx| statements::get(tx, &id(1))).unwrap().unwrap();
        statement.state = StatementState::Delivered;
        act(&database, |tx| statements::put(tx, &statement));
        let no = refused(&database, |tx| {
            change_statement(tx, &officer, &id(1), draft("Other.", 2), at(4))
        });
        assert!(matches!(no, StatementRefused::NotNow(..)), "{no}");
    }
}
