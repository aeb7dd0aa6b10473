//! A member of whom every table holds something, for this crate's tests: what names her bears her mark.

use std::collections::BTreeSet;

use domain::{
    AccountName, AltText, Amount, Answer, Audience, CodeVersion, Currency, EthicsSignature, EventId,
    FirstStep, Founding, Handle, Invoice, InvoiceNumber, InvoiceState, Iri, IssuedKind, IssuedVoucher,
    IssuerAccount, JobKind, JobName, LanguageTag, Line, LinkId, LinkedAccountId, Member, MemberId,
    MemberProfile, MemberTag, MemberTags, Note, OfferId, Organization, PasskeyId, PasskeyName, Payer,
    PersonName, Picture, PictureHash, PictureKind, ProviderName, RedeemedFor, Redemption, RedemptionId,
    Report, ReportCategory, ReportId, ReportedBy, ReportedThing, SessionId, SharedField, SharedFor, Shown,
    ShownPicture, Side, SignatureState, SignsAs, Slug, Standing, Statement, StatementId, StatementSignature,
    StatementState, Subject, Tag, Title, TokenId, Visibility, WorkedTogether,
};
use jiff::civil::date;
use store::claims::{BrowserKey, Claim, ClaimFor};
use store::invitations::Invitation;
use store::passkeys::NewPasskey;
use store::redemptions::Spent;
use store::sessions::{Browser, NewSession};
use store::tokens::TokenScope;
use store::voucher_secrets::VoucherSecret;
use store::{
    Database, Membership, StoreError, Transaction, audit, calendar_feeds, calls, codes, community,
    enrolments, follows, guest_invitations, introductions, invitations, invoices, jobs, join_links,
    linked_accounts, links, mail_settings, member_tags, members, notices, organization_follows,
    organizations, passkeys, pictures, profiles, redemptions, reports, sessions, sharing_log, standings,
    statements, tokens, voucher_secrets, vouchers_issued, welcomes, worked_together,
};

use crate::Rules;
use crate::rsvp::rsvp;
use crate::sample_calls;
use crate::sample_introductions;
use crate::samples::{self, act, activity, at, draft, event_id, iri, origin};

/// What names her and nobody else: `mark-klara`.
pub(crate) fn mark(handle: &str) -> String {
    format!("mark-{handle}")
}

/// She, with something in every table; she goes to the event of that number, which is made when it is not there.
pub(crate) fn whole(database: &Database, handle: &str, number: u8) -> Membership {
    let who = samples::member_of(database, handle, &mark(handle));
    samples::publish(database, number, &draft(1_000), &Audience::Public);
    let carried = activity(u32::from(number));
    let (event, rules) = (event_id(number), Rules::default());
    act(database, |tx| {
        rsvp(tx, &rules, &who, &event, Answer::Going, &carried, at(1))
    });
    let member = who.member();
    act(database, |tx| says(tx, member));
    act(database, |tx| belongs(tx, member, number));
    act(database, |tx| comes_in(tx, member, number));
    act(database, |tx| hears(tx, member, &event));
    act(database, |tx| claims(tx, member, number));
    act(database, |tx| calls_for_hands(tx, member, number));
    act(database, |tx| introductions_of(tx, member, number));
    database
        .read(|tx| members::membership(tx, &member.id))
        .unwrap()
        .unwrap()
}

/// A report of hers, about somebody elsewhere.
fn reported(who: &Member, mark: &str) -> Report {
    Report {
        id: ReportId::new(0, [who.handle.as_str().as_bytes()[0]; 10]),
        from: ReportedBy::Member {
            member: who.id.clone(),
        },
        about: ReportedThing {
            address: iri("https://b.example/users/ben"),
            called: None,
            member: None,
        },
        category: ReportCategory::Conduct,
        words: Note::parse(mark).ok(),
        at: at(1),
        taken_by: None,
        ending: None,
        appeal: None,
        passed_on: None,
    }
}

fn says(tx: &mut Transaction<'_>, who: &Member) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    let mut profile = MemberProfile::empty(Visibility::Public);
    profile.best_fit = Shown::new(Line::parse(&mark).unwrap(), Visibility::Me);
    profile.common_ground = Shown::new(BTreeSet::from([Tag::parse("marathon").unwrap()]), Visibility::Me);
    let photo = ShownPicture {
        picture: Picture {
            hash: PictureHash::parse(&"a".repeat(PictureHash::DIGITS)).unwrap(),
            kind: PictureKind::Jpeg,
            width: 1_200,
            height: 800,
        },
        alt: AltText::parse(&mark).ok(),
    };
    pictures::put_photo(tx, &who.id, Some(&Shown::new(photo, Visibility::Me)))?;
    profile.hide_from = BTreeSet::from([Slug::parse(&mark).unwrap()]);
    profiles::put(tx, who, &profile)?;
    let mut welcome = welcomes::get(tx, &who.id)?;
    welcome.ticked.insert(FirstStep::Follow);
    welcomes::put(tx, &who.id, &welcome)?;
    let follow = follows::Follow {
        community: origin(&format!("{mark}.example")),
        since: at(1),
    };
    follows::put(tx, &who.id, &follow)?;
    let followed = organization_follows::OrganizationFollow {
        organization: Slug::parse(&mark).unwrap(),
        since: at(1),
    };
    organization_follows::put(tx, &who.id, &followed)?;
    let other = MemberId::new(0, [who.handle.as_str().as_bytes()[0]; 10]);
    let worked = WorkedTogether::asked(who.id.clone(), at(1));
    worked_together::put(tx, (&who.id, &other), &worked)?;
    signs(tx, who, &mark)?;
    let link = links::Link {
        id: LinkId::new([who.handle.as_str().as_bytes()[0]; 16]),
        peer: follow.community.clone(),
        state: links::LinkState::Linked,
        since: at(1),
        subject: None,
    };
    links::put(tx, &who.id, &link)?;
    links::put_home(tx, &who.id, Some(&follow.community))?;
    let tags = MemberTags::of([MemberTag::parse(&mark).unwrap()]).unwrap();
    standings::put(tx, &who.id, Standing::Cautioned)?;
    member_tags::put(tx, &who.id, &tags)?;
    reports::put(tx, &reported(who, &mark))?;
    let settings = mail_settings::MailSettings {
        language: LanguageTag::parse("sv").ok(),
        ..mail_settings::MailSettings::default()
    };
    mail_settings::put(tx, &who.id, &settings)?;
    audit::log(tx, who.handle.as_str(), &format!("say {mark}"), at(1))
}

fn belongs(tx: &mut Transaction<'_>, who: &Member, number: u8) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    let mut enrolment = enrolments::get(tx, &who.id)?.expect("members have one");
    enrolment.chapter = Title::parse(&mark).ok();
    enrolments::put(tx, &who.id, &enrolment)?;
    invitations::put(tx, &Invitation::of(who.id.clone()))?;
    let signature = EthicsSignature {
        member: who.id.clone(),
        version: CodeVersion { major: 1, minor: 0 },
        hash: "00".to_owned(),
        signed_as: PersonName::parse(&mark).unwrap(),
        at: at(1),
    };
    codes::sign(tx, &signature)?;
    let slug = Organization::slug_of(&PersonName::parse(&mark).unwrap());
    let company = organizations::get(tx, &slug)?.expect("her company is known since she joined");
    let speaks = Organization {
        approver: Some(who.id.clone()),
        ..company
    };
    organizations::put(tx, &speaks)?;
    let mut founding = community::founding(tx)?.unwrap_or_else(|| Founding {
        founders: Vec::new(),
        president: who.id.clone(),
        administrator: who.id.clone(),
    });
    founding.founders.push(who.id.clone());
    community::put_founding(tx, &founding)?;
    let invoice = Invoice {
        number: InvoiceNumber::try_from(u32::from(number)).unwrap(),
        payer: Payer::Member(who.id.clone()),
        asked_by: who.id.clone(),
        billed_to: PersonName::parse(&mark).unwrap(),
        tier: Slug::parse("chapter").unwrap(),
        tier_name: Title::parse("Chapter").unwrap(),
        period_months: Some(12),
        seats: None,
        amount: Amount::parse("240").unwrap(),
        currency: Currency::parse("EUR").unwrap(),
        issued: date(2026, 11, 18),
        due: date(2026, 12, 18),
        state: InvoiceState::Paid {
            on: date(2026, 11, 19),
        },
        reduced: None,
    };
    invoices::put(tx, &invoice)
}

fn comes_in(tx: &mut Transaction<'_>, who: &Member, number: u8) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    let session = NewSession {
        id: SessionId::new(0, [number; 10]),
        secret: &mark,
        browser: Browser::Firefox,
        expires: at(9_000_000),
        asks_for: None,
    };
    sessions::begin(tx, &who.id, &session, at(1))?;
    let passkey = NewPasskey {
        id: PasskeyId::new(0, [number; 10]),
        name: PasskeyName::parse(&mark).unwrap(),
        credential: mark.as_bytes(),
        key: "the public half".to_owned(),
    };
    passkeys::add(tx, &who.id, &passkey, at(1))?;
    let account = IssuerAccount {
        issuer: iri("https://accounts.example"),
        subject: Subject::parse(&mark).unwrap(),
        shown: AccountName::parse(&mark).ok(),
    };
    let provider = ProviderName::parse("Accounts").unwrap();
    let id = LinkedAccountId::new(0, [number; 10]);
    linked_accounts::link(tx, &who.id, &id, (&account, &provider), at(1))?;
    let id = TokenId::new(0, [number; 10]);
    let scopes = vec![TokenScope::Read];
    tokens::issue(
        tx,
        id,
        &format!("secret of {mark}"),
        who.id.clone(),
        scopes,
        &mark,
        at(1),
    )?;
    calendar_feeds::put(tx, &who.id, &format!("feed of {mark}"), at(1))?;
    Ok(())
}

fn hears(tx: &mut Transaction<'_>, who: &Member, event: &EventId) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    let notice = notices::Notice {
        at: at(1),
        subject: mark.clone(),
        path: "/".to_owned(),
        language: None,
    };
    notices::put(tx, &who.id, &[1; 16], &notice)?;
    let (host, fields) = (
        origin(&format!("{mark}.example")),
        BTreeSet::from([SharedField::Address]),
    );
    let told: Iri = activity(1);
    let leaving = sharing_log::Leaving {
        host: &host,
        purpose: SharedFor::Answer,
        fields: &fields,
        activity: &told,
    };
    sharing_log::note(tx, &who.id, leaving, at(1))?;
    let joins_by = iri(&format!("https://b.example/join/{mark}"));
    join_links::hear(tx, &who.id, event, Some(&joins_by))?;
    let invited = guest_invitations::Invited {
        member: who.id.clone(),
        at: at(1),
    };
    guest_invitations::put(tx, event, vec![invited])?;
    let mut list = jobs::get(tx, event)?;
    // The list is new, so the job is its first.
    let _ = list.add(JobKind::Other(JobName::parse(&mark).unwrap()));
    let _ = list.name(1, &who.id);
    jobs::put(tx, event, &list)
}

/// She had a voucher for another community, on paper, and joined by one of a third.
fn claims(tx: &mut Transaction<'_>, who: &Member, number: u8) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    voucher_secrets::put(tx, &who.id, &VoucherSecret::new([number; 32]))?;
    let voucher = IssuedVoucher {
        jti: format!("voucher of {mark}"),
        member: who.id.clone(),
        offer: iri("https://b.example/offers/1"),
        host: origin("b.example"),
        at: at(1),
        expires: at(2_592_001),
        kind: IssuedKind::Paper {
            code_key: format!("code of {mark}"),
        },
        shown: None,
        revoked: None,
    };
    vouchers_issued::put(tx, &voucher)?;
    let joined = Redemption {
        id: RedemptionId::new(0, [number; 10]),
        offer: OfferId::new(0, [1; 10]),
        issuer: iri("https://c.example/c/all"),
        jti: format!("token of {mark}"),
        sub: format!("{mark} elsewhere"),
        at: at(1),
        what: RedeemedFor::Joining {
            member: who.id.clone(),
            invoice: None,
            tier: Slug::parse("chapter").unwrap(),
        },
        full: Amount::parse("240").unwrap(),
        price: Amount::parse("216").unwrap(),
        currency: Currency::parse("EUR").unwrap(),
        voided: None,
    };
    let spent = Spent {
        redemption: joined.id.clone(),
        browser: BrowserKey::of_session(&SessionId::new(0, [number; 10])),
        issued: at(1),
        year: 0,
    };
    redemptions::add(tx, &joined, &spent)?;
    let claim = Claim {
        browser: spent.browser,
        offer: joined.offer,
        what: ClaimFor::Joining {
            member: who.id.clone(),
            tier: Slug::parse("chapter").unwrap(),
        },
        epoch: 0,
        expires: at(601),
    };
    store::claims::begin(tx, &mark, &claim, at(1))
}

/// A request of hers to somebody of a peer, one to her, a pause, and whom she does not want to be asked by.
fn introductions_of(tx: &mut Transaction<'_>, who: &Member, number: u8) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    let asked = sample_introductions::asked(number, &who.id, &mark);
    introductions::put_asked(tx, &asked)?;
    introductions::put_heard(tx, &sample_introductions::heard(number, &who.id, &mark))?;
    introductions::pause(tx, &who.id, &mark, domain::Again::Never)?;
    introductions::remind(tx, asked.until, (&who.id, &asked.id))?;
    let settings = domain::IntroductionSettings {
        organizations: [Slug::parse(&mark).unwrap()].into(),
        ..domain::IntroductionSettings::default()
    };
    introductions::put_settings(tx, &who.id, &settings)
}

/// A call of hers, an answer of hers to one of a peer, and that she was told of that.
fn calls_for_hands(tx: &mut Transaction<'_>, who: &Member, number: u8) -> Result<(), StoreError> {
    let mark = mark(who.handle.as_str());
    let own = sample_calls::own(number, &who.id, &mark);
    calls::put(tx, &own)?;
    let held = sample_calls::held(number.wrapping_add(100));
    calls::put(tx, &held)?;
    calls::put_answer(tx, &sample_calls::answer(&held, number, &who.id, &mark))?;
    calls::tell_once(tx, &held.id, &who.id, at(1))?;
    let link = calls::CallLink {
        call: held.id,
        member: who.id.clone(),
        expires: at(1_000),
    };
    calls::put_link(tx, &mark, &link, at(1))
}

/// Whoever has that handle.
pub(crate) fn called(database: &Database, handle: &str) -> Option<Member> {
    let handle = Handle::parse(handle).unwrap();
    database.read(|tx| members::by_handle(tx, &handle)).unwrap()
}

/// A joint statement that she wrote and signed in her own name.
fn signs(tx: &mut Transaction<'_>, who: &Member, mark: &str) -> Result<(), StoreError> {
    let number = who.handle.as_str().as_bytes()[0];
    let title = |text: &str| Title::parse(text).unwrap();
    let text = crate::sample_statements::draft("We ask.", 2).text;
    let iri = iri(&format!("https://a.example/statements/{number}"));
    let statement = Statement {
        id: StatementId::new(0, [number; 10]),
        side: Side::Us,
        group: samples::group("a.example"),
        community: title("Partner circle"),
        author: Some(who.id.clone()),
        digest: wire::statement::digest_of(&text),
        text,
        revision: 1,
        threshold: 2,
        closes: None,
        state: StatementState::Collecting,
        count: 1,
        handed_over: None,
        reply: None,
        former: Vec::new(),
        since: at(1),
        changed: at(1),
        iri,
    };
    let signature = StatementSignature {
        statement: statement.id.clone(),
        cosignature: crate::samples::iri(&format!("https://a.example/cosignatures/{number}")),
        offer: crate::samples::iri(&format!("https://a.example/cosignatures/{number}")),
        home: statement.group.clone(),
        community: title("Partner circle"),
        signs_as: SignsAs::Person {
            party: "p1.x".to_owned(),
            name: PersonName::parse(mark).unwrap(),
        },
        digest: statement.digest.clone(),
        at: at(1),
        state: SignatureState::Counted,
        reason: None,
        document: format!("{{\"name\":\"{mark}\"}}"),
        key: "z".to_owned(),
        member: Some(who.id.clone()),
        said: None,
    };
    statements::put(tx, &statement)?;
    statements::put_signature(tx, &signature)
}
