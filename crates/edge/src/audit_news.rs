//! What officers, the operator and the node itself did, told in the reader's language: the log keeps a verb and its
//! object, this finds the message for it.

use fluent_bundle::FluentValue;

use crate::Words;

/// What the log writes, its variables in braces, and the message that tells it; the first that fits counts.
const ACTS: &[(&str, &str)] = &[
    ("set up the node", "act-set-up"),
    ("sign in by a link", "act-sign-in"),
    ("sign in by mail", "act-sign-in-mail"),
    ("sign in by a passkey", "act-sign-in-passkey"),
    ("add a passkey", "act-add-passkey"),
    ("remove a passkey", "act-remove-passkey"),
    ("remove all passkeys of {member}", "act-remove-passkeys"),
    ("sign in by a linked account", "act-sign-in-account"),
    ("link an account", "act-link-account"),
    ("take away a linked account", "act-unlink-account"),
    ("take away all linked accounts of {member}", "act-unlink-accounts"),
    ("ask to link a membership", "act-ask-link"),
    ("vouch for a linked membership", "act-vouch-link"),
    ("link a membership elsewhere", "act-link-membership"),
    ("remove the link of a membership", "act-unlink-membership"),
    ("the link of a membership ended elsewhere", "act-link-ended"),
    ("name the home community", "act-name-home"),
    ("make a sign-in link for {member}", "act-sign-in-link"),
    ("end all sessions of {member}", "act-end-sessions"),
    ("take a further address from {member}", "act-forget-mail"),
    ("add member {member}", "act-add-member"),
    ("take in report {report} of {peer}", "act-report-of-peer"),
    ("take in report {report}", "act-report"),
    ("look into report {report}", "act-take-report"),
    ("decide report {report}: {outcome}", "act-decide-report"),
    ("pass report {report} on to {peer}", "act-pass-on-report"),
    ("hear what came of report {report}", "act-hear-report"),
    ("appeal against report {report}", "act-appeal-report"),
    ("leave what was decided on report {report}", "act-leave-report"),
    ("lift what was decided on report {report}", "act-lift-report"),
    ("let call {call} go out", "act-approve-call"),
    ("turn down call {call}", "act-turn-down-call"),
    ("tell the customer of call {call}", "act-tell-customer"),
    ("close call {call}", "act-close-call"),
    ("give {member} the office {office}", "act-give-office"),
    ("take from {member} the office {office}", "act-take-office"),
    ("update member {member}", "act-update-member"),
    (
        "lift what was said of the standing of {member}",
        "act-standing-good",
    ),
    ("caution {member}", "act-standing-cautioned"),
    ("limit {member} until {until}", "act-standing-limited"),
    ("suspend {member}", "act-standing-suspended"),
    ("invite members: {n}", "act-invite-members"),
    ("import members: {n}", "act-import-members"),
    ("stop importing members: {n}", "act-stop-importing-members"),
    ("invite {member} to event {event}", "act-invite-guest"),
    ("invite {member}", "act-invite"),
    ("merge member {from} into {into}", "act-merge-member"),
    ("export members", "act-export-members"),
    ("export organisations", "act-export-organizations"),
    ("export all", "act-export-all"),
    ("set tier {tier}", "act-set-tier"),
    ("retire tier {tier}", "act-retire-tier"),
    ("offer tier {tier} again", "act-offer-tier"),
    ("change the own name", "act-change-own-name"),
    ("choose tier {tier}", "act-choose-tier"),
    ("put {member} at level {tier}", "act-put-at-level"),
    ("put {member} in no chapter", "act-no-chapter"),
    ("put {member} in chapter {chapter}", "act-chapter"),
    ("ask to join", "act-ask-to-join"),
    ("take back the wish to join", "act-take-back-wish"),
    ("let in {member}", "act-let-in"),
    ("do not let in {member}", "act-not-let-in"),
    ("leave the community", "act-leave"),
    ("end the membership of {member}", "act-end-membership"),
    ("delete own data", "act-erase-own"),
    ("delete the data of {member}", "act-erase"),
    ("join again {member}", "act-join-again"),
    ("send the digest", "act-send-digest"),
    ("have a voucher made", "act-have-voucher"),
    ("have good standing proved", "act-prove-standing"),
    ("ask another community at the desk", "act-make-check"),
    ("use a voucher for offer {offer}", "act-use-voucher"),
    ("take back ticket {ticket}", "act-take-back-ticket"),
    ("issue invoice {invoice}", "act-issue-invoice"),
    ("void invoice {invoice}", "act-void-invoice"),
    ("mark invoice {invoice} paid", "act-mark-paid"),
    ("invoice {invoice} was not paid in time", "act-lapse-invoice"),
    ("take level {tier} for {organization}", "act-take-level"),
    ("name nobody approver of {organization}", "act-name-nobody"),
    ("name {member} approver of {organization}", "act-name-approver"),
    ("give {member} a seat of {organization}", "act-give-seat"),
    (
        "take back the seat of {member} at {organization}",
        "act-take-back-seat",
    ),
    ("begin grace of the seats of {organization}", "act-grace-seats"),
    (
        "keep the seats of {organization} without an end",
        "act-keep-seats",
    ),
    ("end the seats of {organization}", "act-end-seats"),
    ("begin grace of {member}", "act-begin-grace"),
    ("keep {member} on {tier} without an end", "act-keep-free"),
    ("lapse {member} from {from} to {into}", "act-lapse"),
    (
        "describe organisation {organization}",
        "act-describe-organization",
    ),
    ("merge organisation {from} into {into}", "act-merge-organization"),
    ("issue token {token} to {member}", "act-issue-token"),
    ("revoke token {token}", "act-revoke-token"),
    ("import keys of {member}", "act-import-keys"),
    (
        "rotate keys of community to number {number}",
        "act-rotate-community",
    ),
    ("rotate keys of node to number {number}", "act-rotate-node"),
    ("rotate keys of {member} to number {number}", "act-rotate-member"),
    (
        "withdraw all keys of {whose} before number {number}",
        "act-withdraw-keys",
    ),
    ("forget the private keys {number} of {whose}", "act-forget-keys"),
    ("publish code of ethics {version}", "act-publish-code"),
    ("sign code of ethics {version}", "act-sign-code"),
    (
        "acknowledged by joining: code of ethics {version}",
        "act-acknowledge-code",
    ),
    ("publish event {event}", "act-publish-event"),
    ("save a draft of event {event}", "act-save-draft"),
    ("discard the draft of event {event}", "act-discard-draft"),
    ("print a voucher for {host}", "act-print-voucher"),
    ("take back a voucher for {host}", "act-take-back-voucher"),
    ("count a voucher on paper {ticket}", "act-count-voucher"),
    ("take no more codes of {host}", "act-codes-of-peer"),
    ("take no more codes at the desk", "act-codes-at-desk"),
    ("change event {event}", "act-change-event"),
    ("name no co-hosts of event {event}", "act-no-co-hosts"),
    ("name {hosts} co-hosts of event {event}", "act-co-hosts"),
    ("describe the community", "act-describe-community"),
    ("name the founders", "act-name-founders"),
    ("write document {document}", "act-write-document"),
    ("remove document {document}", "act-remove-document"),
    ("withdraw note {note}", "act-withdraw-note"),
    ("plan the jobs of event {event}", "act-plan-jobs"),
    ("set the link to join event {event}", "act-set-join-link"),
    ("take away the link to join event {event}", "act-take-join-link"),
    ("write the minutes of event {event}", "act-write-minutes"),
    ("mail {n} guests of event {event}", "act-mail-guests"),
    ("cancel event {event}", "act-cancel-event"),
    ("postpone event {event}", "act-postpone-event"),
    ("remove event {event}", "act-remove-event"),
    (
        "event {event} came back from {peer} in its version {revision}",
        "act-event-back",
    ),
    (
        "event {event} has revision {revision} now: a peer lists {listed}, which nobody can prove",
        "act-event-counted-past",
    ),
    (
        "event {event} had been removed before the restore",
        "act-event-stays-removed",
    ),
    ("add calendar {calendar}", "act-add-calendar"),
    ("remove calendar {calendar}", "act-remove-calendar"),
    ("read calendar {calendar}", "act-read-calendar"),
    ("choose from calendar {calendar}", "act-choose-calendar"),
    ("follow {actor}", "act-follow"),
    ("stop following {actor}", "act-unfollow"),
    ("{from} moved: {into} is followed instead", "act-follow-moved"),
    ("propose peering to {peer}", "act-propose-peering"),
    ("accept peering with {peer}", "act-accept-peering"),
    ("reject peering with {peer}", "act-reject-peering"),
    ("pause peering with {peer}", "act-pause-peering"),
    ("resume peering with {peer}", "act-resume-peering"),
    ("end peering with {peer}", "act-end-peering"),
    ("announce the end of the peering with {peer}", "act-announce-end"),
    ("forget what {peer} shared", "act-forget-former-peer"),
    ("peering with {peer} has ended", "act-peering-over"),
    ("draft agreement {agreement} with {peer}", "act-draft-deal"),
    (
        "discard the draft of agreement {agreement} with {peer}",
        "act-discard-deal",
    ),
    ("begin statement {statement}", "act-begin-statement"),
    ("change statement {statement}", "act-change-statement"),
    ("open statement {statement}", "act-open-statement"),
    ("drop statement {statement}", "act-drop-statement"),
    ("hand over statement {statement}", "act-hand-over-statement"),
    ("answer statement {statement}", "act-answer-statement"),
    ("close statement {statement}", "act-close-statement"),
    ("offer agreement {agreement} to {peer}", "act-offer-deal"),
    ("accept agreement {agreement} with {peer}", "act-accept-deal"),
    ("decline agreement {agreement} with {peer}", "act-decline-deal"),
    ("agreement {agreement} with {peer} is signed", "act-deal-signed"),
    ("withdraw agreement {agreement} with {peer}", "act-withdraw-deal"),
    (
        "announce the end of agreement {agreement} with {peer}",
        "act-end-deal",
    ),
    ("{peer} ends agreement {agreement}", "act-deal-ends"),
    ("backfill of {peer} is due", "act-backfill-due"),
    ("retry all deliveries to {host}", "act-retry-all"),
    ("retry delivery to {host}", "act-retry"),
    ("drop delivery to {host}", "act-drop"),
    ("not told: activity {activity}", "act-not-told"),
    ("set aside: {why}", "act-set-aside"),
    ("{host} answers again after {n} days", "act-answers-again"),
    (
        "{host} refuses all that is sent to it (403); it is asked again once an hour or less",
        "act-forbidden",
    ),
    (
        "{host} refuses our signatures, and its clock and ours differ by {n} seconds; set the wrong one right",
        "act-clocks-differ",
    ),
    (
        "{peer} has a new key, announced by its old one: {key} {written}",
        "act-new-key",
    ),
    (
        "{peer} has withdrawn its old key: nothing that it signed counts",
        "act-key-withdrawn",
    ),
    (
        "{peer} lists a key that nobody announced, refused: {key} {written}",
        "act-key-refused",
    ),
    (
        "{peer} lists less than it once told us: it was restored from a backup",
        "act-peer-lost",
    ),
    (
        "{peer} was restored from a backup: comparing what both hold",
        "act-peer-restored",
    ),
    (
        "{peer} has more than we remember sending: comparing",
        "act-we-sent-more",
    ),
    (
        "this node was restored from a backup: {peer} gave back what was missing",
        "act-we-were-restored",
    ),
    ("restore {made}", "act-restore"),
    ("the clock of this machine is right again", "act-clock-right"),
    (
        "the clock of this machine is {n} s ahead of that of {peer}: {rest}",
        "act-clock-ahead",
    ),
    (
        "the clock of this machine is {n} s behind that of {peer}: {rest}",
        "act-clock-behind",
    ),
];

/// An act as the log has it, told; nothing where no message tells it, and the log's own words will have to do.
pub fn act_words(words: &Words, what: &str) -> Option<String> {
    let (found, key) = ACTS
        .iter()
        .find_map(|(pattern, key)| Some((variables(pattern, what)?, key)))?;
    let told: Vec<(&'static str, FluentValue<'_>)> = found
        .into_iter()
        .map(|(name, value)| match value.parse::<i64>() {
            Ok(number) if name == "n" => (name, number.into()),
            _ => (name, value.into()),
        })
        .collect();
    Some(words.with(key, &told))
}

/// The variables of a pattern in a text that it fits.
fn variables<'w>(mut pattern: &'static str, mut what: &'w str) -> Option<Vec<(&'static str, &'w str)>> {
    let mut found = Vec::new();
    while let Some((before, rest)) = pattern.split_once('{') {
        what = what.strip_prefix(before)?;
        let (name, rest) = rest.split_once('}')?;
        let follows = rest.split('{').next().unwrap_or_default();
        let end = match follows {
            "" => what.len(),
            follows => what.find(follows)?,
        };
        if end == 0 {
            return None;
        }
        found.push((name, &what[..end]));
        (what, pattern) = (&what[end..], rest);
    }
    (pattern == what).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(what: &str) -> Option<String> {
        act_words(&Words::english(), what)
    }

    #[test]
    fn an_act_is_told_in_the_words_of_the_reader_with_what_it_was_about() {
        for (what, words) in [
            ("publish event 01J", "Published the event 01J"),
            ("issue token 7 to maren", "Gave token 7 to maren"),
            (
                "name Fathom & Vale, Eastside co-hosts of event 01J",
                "Named Fathom & Vale, Eastside co-hosts of the event 01J",
            ),
            (
                "name no co-hosts of event 01J",
                "Named no co-hosts of the event 01J any more",
            ),
            (
                "take from maren the office moderator",
                "Took the office moderator from maren",
            ),
            (
                "https://london.example answers again after 9 days",
                "https://london.example answers again after 9 days",
            ),
            (
                "rotate keys of node to number 2",
                "Gave the node new keys, number 2",
            ),
            (
                "rotate keys of maren to number 3",
                "Gave maren new keys, number 3",
            ),
            (
                "event 01J came back from https://london.example in its version 4",
                "The event 01J came back from https://london.example in its version 4",
            ),
        ] {
            assert_eq!(told(what).as_deref(), Some(words), "{what}");
        }
    }

    #[test]
    fn every_pattern_fits_itself_and_has_a_message() {
        let words = Words::english();
        for (pattern, key) in ACTS {
            let act = pattern.replace(['{', '}'], "");
            let told = act_words(&words, &act);
            assert!(told.is_some_and(|told| told != *key), "{pattern}");
        }
    }

    #[test]
    fn what_the_log_never_writes_is_not_guessed_at() {
        for unknown in [
            "",
            "publish event ",
            "publish events",
            "a node of an older version did this",
        ] {
            assert_eq!(told(unknown), None, "{unknown}");
        }
    }
}
