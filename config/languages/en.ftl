# English (British spelling): every message of the product stands here first. Other languages translate this file.
# A key begins with the page or part it belongs to. Variables are named in the message; $n is always a number.

## Frame

head-title = { $page } · { $community }
skip-to-main = Skip to the page
ribbon-demo = Demo: all people and organisations are invented.
ribbon-outbox = Read the mails of this demo
nav-label = Main
nav-home = Home
nav-events = Events
nav-communities = Communities
# At most ten letters: the bar at the bottom of a phone.
nav-communities-short = Groups
nav-about = About
nav-help = Help
# At most ten letters.
nav-people = People
# Ten letters at most.
nav-rooms = Rooms
nav-rooms-new = { $n ->
    [one] something new in 1 room
   *[other] something new in { $n } rooms
}
# At most ten letters.
nav-desk = Desk
nav-benefits = Benefits
# Before a name: what the letters in the corner lead to.
nav-sign-in = Sign in
nav-person = Your profile and sign-out,
foot-signed-in = Signed in as
foot-sign-out = Sign out
nav-more = More
foot-label = More pages
foot-follow = Follow the calendar
foot-accessibility = Accessibility
foot-privacy = Privacy
foot-status = Status
# In a language that is a draft: shown at the foot of each page until a native speaker has read all of it.
foot-draft = A draft translation: please tell us what reads wrong.
foot-runs = { $community } runs its own node with Rosarium. No third-party code on this page.
switch-theme = Look
switch-language = Language
switch-zone = Tell times in
switch-set = Set
theme-auto = As my device
theme-light = Light
theme-dark = Dark
feed-calendar = Calendar (iCalendar)
feed-atom = Next events (Atom)
list-and = { $first } and { $last }
language-name = { $tag ->
    [ar] Arabic
    [da] Danish
    [de] German
    [en] English
    [es] Spanish
    [fi] Finnish
    [fr] French
    [it] Italian
    [ja] Japanese
    [nb] Norwegian
    [nl] Dutch
    [pl] Polish
    [pt] Portuguese
    [sv] Swedish
   *[other] ?
    }

## Dates and times

date-weekday = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
    }
date-weekday-short = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
    }
date-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    }
date-month-short = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
    }
date-long = { $weekday } { $day } { $month }
date-long-year = { $weekday } { $day } { $month } { $year }
date-short = { $weekday } { $day } { $month }
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
time-there = { $time } in { $place }
time-there-day = { $day } { $time } in { $place }
time-until-day = { $start } until { $end }
time-part-of-day = { $part ->
    [morning] in the morning
    [afternoon] in the afternoon
    [evening] in the evening
   *[night] at night
    }
time-just-now = just now
time-minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
    }
time-hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
    }
time-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
    }

## Labels of communities

label-association = Association
label-commercial = Commercial
label-user-group = User group
label-partners-only = Partners only
label-mixed = Partners and others
label-meets-online = Meets online
label-meets-in-person = Meets in person
label-meets-hybrid = Meets online and in person
label-microsoft = Microsoft partners
label-multi-vendor = Several vendors
scope-events = events
scope-offers = offers
scope-introductions = introductions
scope-calls = calls for hands
scope-statements = joint statements
scope-reports = reports

## Events, wherever they are shown

hosts-with = with
hosts-and = and
modality-online = Online
modality-in-person = In person
modality-hybrid = In person and online
modality-hybrid-in = { $town } and online
event-place-language = { $place }, { $language }
seats-left = { $n ->
    [one] { $n } seat left
   *[other] { $n } seats left
    }
seats-of = of { $n }. One guest list for everybody; the host gives the seats.
state-tentative = Not yet certain
state-tentative-next = The host will confirm it
state-rescheduled = Moved to another time
state-rescheduled-next = The time shown is the new one
state-rescheduled-from = It was to begin on { $day } at { $time } in { $place }
state-moved-online = Moved online
state-moved-online-next = Nobody meets on site
state-postponed = Postponed
state-postponed-next = The host is looking for a new date
state-cancelled = Cancelled by the host
state-cancelled-next = Calendars that follow it are told
state-held = Over
state-held-next = It has taken place
state-full = Full
state-full-next = The host keeps a waiting list

## Home

home-description = Next events of { $community } and of the communities it shares events with.
home-today = { $day }. Times are told in { $place } first, then at the host’s.
home-today-yours = { $day }. Times are yours in { $place } first, then the host’s.
home-change-clock = Tell them elsewhere
home-all-steps = All five steps
home-figure = A figure
home-figure-source = Source:
home-figure-hide = Hide this
home-step-why = Next on your list
row-answer = Answer
nav-news = News
frame-signed-out-soon = { $n ->
    [0] This browser is signed out in less than an hour; send what you type before.
    [one] This browser is signed out in an hour; send what you type before.
   *[other] This browser is signed out in { $n } hours; send what you type before.
}
frame-sign-in-again = Sign in again
nav-news-new = { $n ->
    [one] News, one new
   *[other] News, { $n } new
}
home-calendar-why = What you belong to and follow, and what you said yes to
home-calendar-sentence = One list with your answers, and an address by which Outlook, Thunderbird or your phone keep it up to date.
home-calendar-button = Open your calendar
home-communities-followed = Communities you follow
open-button = How to follow
open-second = All events
open-join-why = Free of dues, without a card
open-join-title = Join this community
open-join-sentence = Five fields and a mail, two minutes. You see what members see, answer events here and elsewhere, and keep your say in what others see of you.
open-join = Join free
home-next-events = Next events
home-group-online = Online, from wherever you are
home-group-near = In person
home-near-first = Show in person first
home-online-first = Show online first
home-all-events = { $n ->
    [one] The { $n } event in the calendar
   *[other] All { $n } events in the calendar
    }
home-empty = Nothing is planned yet
home-empty-next = Events appear here as soon as this community or one it shares with announces them. Follow the calendar and you will hear of the first.
home-communities = Communities
home-communities-all = How they share
home-community-own = { $n ->
    [0] This community. { $label }
    [one] This community. { $label }, { $n } event ahead
   *[other] This community. { $label }, { $n } events ahead
    }
home-community-peer = { $n ->
    [0] { $label }
    [one] { $label }, { $n } event ahead
   *[other] { $label }, { $n } events ahead
    }
home-community-unlabelled = { $n ->
    [0] No events ahead
    [one] { $n } event ahead
   *[other] { $n } events ahead
    }

## Events list

events-title = Events
events-description = All events ahead, here and at the communities we share with. Filter by way of meeting, language, host and month.
events-count = { $n ->
    [0] Nothing is planned yet.
    [one] { $n } event ahead, here and at the communities we share with.
   *[other] { $n } events ahead, here and at the communities we share with.
    }
events-count-filtered = { $n ->
    [0] No event fits these filters.
    [one] { $n } event fits these filters.
   *[other] { $n } events fit these filters.
    }
events-count-tagged = { $n ->
    [0] No event ahead has this tag.
    [one] { $n } event ahead has this tag.
   *[other] { $n } events ahead have this tag.
    }
tag-title = #{ $tag }
tag-description = Events ahead with the tag { $tag }, here and at the communities we share with.
tag-empty = Events that are over are not listed. Capital and small letters are the same tag.
events-ignored-title = Part of the address was left out
events-ignored = “{ $value }” is nothing to filter by under { $field }, so it was left out.
events-empty = No event here
events-empty-filtered = Try another month or any language. A hybrid event counts as online and as in person.
events-follow = Have these in your own calendar
filter-label = Filter events
filter-modality = Way of meeting
filter-language = Language
filter-host = Host
filter-month = Month
filter-any = Any
filter-show = Show
filter-clear = Clear filters
pages-label = Earlier and later events
pages-earlier = Earlier events
pages-later = Later events

## Event

event-description = { $title }, { $day } { $time } in { $place }, hosted by { $host }.
event-from = From { $host }
event-time-yours = Your time, { $place }
event-time-here = Time in { $place }
event-time-host = Host’s time, { $place }
event-day-part = { $day }, { $part }
event-what = What happens
event-agenda = Agenda
minutes-heading = Minutes
minutes-none = Nobody has written them yet.
minutes-members = Members of this community alone read them.
minutes-write = Write the minutes
minutes-title = Minutes: { $title }
minutes-hint = What was agreed, in Markdown. Members of this community alone read it; an empty text takes it away.
minutes-too-soon = Minutes are written once the event has begun.
minutes-changed = Somebody wrote the minutes while you did. Open this page again to see them; what you wrote stands below.
minutes-save = Save the minutes
event-ground-rules = Ground rules
notice-competition = Competitors are in the room
notice-competition-text = We do not talk about prices, terms, bids, customers or territories. If talk goes there, say “stop”: the minutes record it and we move on.
panel-label = Answer and calendar
answer-title = Answer from your home community
answer-sentence = Members of { $community } sign in and answer here. In another community that shares events with us, answer at home: it shows this event in its own calendar. We see your name, your organisation and your community, not your e-mail.
answer-title-peer = Answer at home, or at { $host }
answer-sentence-peer = { $host } gives the seats. Members of { $community } sign in and answer here; everybody else in her own community’s calendar, or on the host’s own page.
answer-sign-in = Sign in to answer
home-community-use-mine = Use my home community
home-community-title = Answer from your home community
home-community-intro = You are a member elsewhere? Name your community once; this browser remembers it. You sign in and answer there, and it tells us.
home-community-remembered = We take you to
home-community-go = Go to this event there
home-community-other = Another community
home-community-choose = Communities that share events with us
home-community-address = Address of your community
home-community-address-hint = Such as partners.example
home-community-wrong = we share events with no community of that address; choose one of those above
home-community-use = Use this one
home-community-none = We share events with no other community at the moment.
home-community-elsewhere = A member elsewhere?
home-community-sign-in = Sign in there
home-community-sign-in-intro = You need no second account: name the community you belong to once, and this browser remembers it. You sign in there, see what it shares with us, and answer our events from there.

links-title = My communities
links-intro = You belong to several communities? Link your memberships yourself, and the events of all of them stand in one calendar. Nobody but you sees this list.
links-is-home = Your home community: it sends you the news.
links-is-home-elsewhere = Your home community: it sends you the news, and we write only about your membership here.
links-make-home = Make this my home
links-remove = Remove the link
links-linked = Linked
links-paused = Linked; nothing is shared at the moment
links-over = Linked; nothing is shared any more
links-waiting = Waits until you say yes there, too
links-calendar = One calendar with the events of all your communities
links-new = Link another membership
links-new-text = You are a member there, too? Your browser goes there; you sign in, say yes, and come back. No mail addresses are compared.
links-choose = Communities where you may be a member
links-nowhere = At the moment there is no other community that a membership can be linked with.
links-said-linked = Your memberships are linked. The events of that community stand in your calendar from now on.
links-said-removed = The link is removed, and the other community is told.
links-said-home = Saved. News come from your home community alone.
links-not-offered = No membership can be linked with that community. Choose one of the list.
links-linked-already = Your membership there is linked already. Remove that link first if you wish to link another one.
links-not-proved = Nothing is linked: the other community did not prove that you belong to it. Start once more.
links-not-asked = Nothing is linked: it took too long, or was begun in another browser. Start once more.
links-of-another = Nothing is linked: that membership is linked with another one here.
link-ask-title = Link with { $community }
link-ask-text = Your browser goes to { $community } and asks whether you belong to it. It learns that one of our members asks, and not which one. You come back with the answer within ten minutes.
link-ask-go = Go to { $community }
errand-asks = { $community } asks whether you belong to us
errand-asks-text = Your membership here is to be linked with yours there. Before anything is said, you see all of it.
errand-asks-go = Show me what would be said
errand-vouches = { $community } says that you belong to it
errand-vouches-text = Link your membership there with yours here? The events of { $community } then stand in your calendar. You can remove the link at any time.
errand-vouches-go = Link my memberships
errand-sign-in = You sign in first.
vouch-title = Tell { $community } that you belong to us?
vouch-text = It learns that somebody belongs to both communities: neither your name nor your address, nor anything else of your profile.
vouch-all = This is all we say
vouch-by = Said by
vouch-for = Said to
vouch-purpose = What for
vouch-purpose-link = to link two memberships
vouch-standing = In good standing
vouch-standing-good = yes
vouch-name = A name for you that only they get
vouch-link = A name for the link
vouch-until = Counts until
vouch-both = Whoever runs both servers together could find out which two memberships are yours.
vouch-go = Tell { $community }
answer-buttons = Do you come?
answer-going = Going
answer-maybe = Maybe
answer-declined = Not going
answer-withdraw = Take my answer back
answer-what-host-sees = { $host } sees your name, your organisation and your community. Not your e-mail.
answer-what-we-see = Who organises it sees your name and your organisation. Not your e-mail.
answer-only-yes = This host takes only a yes or a withdrawal.
answer-not-taken = Your answer was not taken
answer-wrong-started = It has already begun.
answer-wrong-cancelled = The host has cancelled it.
answer-wrong-full = All seats are taken, and the host keeps no waiting list.
answer-wrong-invitation = It is by invitation only.
answer-wrong-external = Sign-up is on another site; the link stands among the facts.
answer-wrong-nothing = There is no answer of yours to take back.
answer-host-page = Open the host’s page
answer-address = Is it not in your calendar yet? Search there for this address:
answer-as-guest = Answer without a membership
answer-wrong-members = Only members answer it. Sign in, or answer in your own community.
guest-title = Answer as a guest
guest-lead = Without a membership you answer by mail: we send you one, and your answer counts once you press the button in it. Until then no seat is kept for you.
guest-what-we-see = Who organises it sees your name, your organisation and that you come as a guest, and never your e-mail. We write to you about this event only. Six weeks after it we forget all of this.
guest-mail-hint = A mail with a link and a code goes there. It is shown to nobody.
guest-closed = Nobody can answer as a guest now
guest-sent = A mail with a link and a code is on its way to { $mail }.
guest-sent-here = { $n ->
    [one] Open the link, or type the code here, within a minute. Until then no seat is kept for you.
   *[other] Open the link, or type the code here, within { $n } minutes. Until then no seat is kept for you.
}
guest-no-mail = No mail? It may take a minute, or lie where unwanted mail goes.
guest-confirm = Yes, I come
guest-confirm-title = Confirm your answer
guest-confirm-who = You answer as { $name }.
guest-confirm-why = Nothing happens before you press the button. If all seats are taken, you get a place on the waiting list, if the host keeps one.
guest-answer-title = Your answer
guest-answer-who = You answered as { $name }. Keep the address of this page to yourself: whoever has it can change your answer.
guest-answer-what = We keep your name, your address and your answer until six weeks after the event, and write to you about this event only. You can have all of it deleted now; a seat of yours then goes to somebody who waits.
guest-answer-pending = The organiser will decide
guest-answer-waiting = You get a mail when a seat is yours
guest-answer-removed = Its host has taken it out of the calendar.
guest-forget-title = Delete what we know of you
guest-forget = Delete my answer and my address
calendar-add = Add to calendar (.ics)
fact-where = Where
fact-online-page = Online page
fact-sign-up = Sign-up
fact-sign-up-elsewhere = On another site:
fact-language = Language
fact-price = Price
fact-kind = Kind
fact-co-hosts = Held together
co-hosts-share = With { $names }: one guest list, and the seats are counted once.
co-hosts-see-guests = Whoever acts for an organisation among them sees who comes.
fact-tags = Tags
where-online = Online. Whoever is confirmed gets the link from the host.
where-hybrid = { $place }. Or online: whoever is confirmed gets the link from the host.
join-online = Join online
join-online-alone = It leads to { $host }. The address is yours alone: please do not pass it on.
price-member = Member price { $member }, otherwise { $other }
price-free = Free
price-coded = { $amount } { $code }
# An amount and the sign of its currency, as € or £, in the order of the language.
price-signed = { $sign }{ $amount }
# A number with a part, as 40.50; $whole and $part are digits.
number-with-part = { $whole }.{ $part }

## Calendar

calendar-title = Your calendar
calendar-count = { $n ->
    [0] Nothing in it ahead.
    [one] { $n } event ahead.
   *[other] { $n } events ahead.
    }
calendar-made-of = { $n ->
    [0] What your community has on, and what you said yes to elsewhere. You follow no other community.
    [one] What your community and { $n } that you follow have on, and what you said yes to elsewhere.
   *[other] What your community and { $n } that you follow have on, and what you said yes to elsewhere.
    }
calendar-follow-more = Follow communities
calendar-yours = Only what you follow: your calendar
calendar-sign-in = Sign in to see what you follow, and your answers
calendar-empty = Follow a community and what it has on appears here.
calendar-feed-title = In Outlook, Thunderbird or on your phone
calendar-feed-what = An address of your own that calendar programs read: the same events, kept up to date.
calendar-feed-made = You have one since { $day }; it was shown once and is kept nowhere. A new one ends it.
calendar-feed-give = Make my address
calendar-feed-again = Make a new address
calendar-feed-take = Take it away
calendar-address-title = The address of your calendar
calendar-address-intro = Whoever has it sees what you see in your calendar. It is shown this once; a new one ends it.
calendar-address-open = Open in my calendar
calendar-address-outlook = Add to Outlook on the web
calendar-address-google = Add to Google Calendar
calendar-address-keep = Outlook and Google read the address themselves, every few hours; a change of what you answered also comes by mail.
filter-answered = My answer
filter-answered-coming = I come, or may
filter-answered-yes = Answered
filter-answered-no = Not answered

## Benefits: what other communities offer you

benefits-title = Your benefits
benefits-description = What other communities offer you because you are a member here.
benefits-level = Your level is { $level }, and you are in good standing.
benefits-level-limited = Your level is { $level }; your rights are limited for now.
benefits-ready-count = { $n ->
    [0] No offer is yours to use now.
    [one] One offer is yours to use now.
   *[other] { $n } offers are yours to use now.
    }
benefits-ready = Ready to use
benefits-none = Nothing is offered to you now
benefits-none-next = When your community and another agree on something for your level, it appears here.
benefits-not-yet = Not yet
benefits-over = Used and expired
benefits-over-none = Nothing yet. Vouchers stay here for a year after their last day.
benefits-over-kept = Vouchers stay here for a year after their last day.
benefit-good-for = Good for
benefit-for-joining = joining
benefit-for-events = events
benefit-for-both = joining and events
benefit-holder = For
benefit-home = From
benefit-until = Use by
benefit-no-end = as long as the agreement lasts
benefit-limits = Limits
benefit-uses = { $n ->
    [one] once
   *[other] { $n } times
    }
benefit-uses-any = as often as you like
benefit-not-stacked = not with other offers
benefit-instead-of = instead of
benefit-price-of = For the level { $level }
benefit-why = Why you qualify
benefit-learns = When you use it online, { $host } learns that you qualify, at which level and by which agreement, not who you are; a level that you choose there goes by your name there.
benefit-join = Join { $host }
benefit-use = Use it at { $host }
benefit-paper-what = For a desk, or without the internet: on paper, with a code. It has your name on it and is good for 30 days.
benefit-paper-make = Make a voucher to print
benefit-paper-made = You have a voucher to print.
benefit-paper-show = Show it at the desk, or print it. Your name stands on it.
benefit-paper-see = See your voucher
benefit-why-level = Your level is { $has }
benefit-why-not-level = It is for the level { $needs }; yours is { $has }
benefit-why-no-level = It is for another level; yours is { $has }
benefit-why-standing = You are in good standing
benefit-why-not-standing = It is for members in good standing; your rights are limited for now. Your officers can tell you more.
benefit-why-region = You are from another region than { $host }
benefit-why-not-region = It is not for people from the region of { $host }
benefit-why-near = You are in the country of { $host }; the agreement says within { $km } km
benefit-why-far = It is for people within { $km } km of { $host }; you are in another country
benefit-why-desk = It is for people within { $km } km: { $host } decides at the desk
benefit-why-not-begun = It begins on { $day }
benefit-why-ended = It ended on { $day }
benefit-awaited = The two communities are still agreeing on it. It appears above as soon as both have signed.
benefit-without = { $host } makes no offers
benefit-not-shared = Your community and { $host } share { $scopes }, not offers.
benefit-none-shared = Your community and { $host } do not share offers.
benefit-none-agreed = Nothing has been agreed on with { $host } yet.
benefit-over-shown = { $host } checked it on { $day }
benefit-over-revoked = Your community took it back on { $day }
benefit-over-given = Given out on { $day }; what { $host } did with it is not told here
benefit-over-expired = Its last day was { $day }; whether { $host } scanned it is not told here

## Communities

communities-title = Communities
communities-description = The communities this one shares events with, their labels, and what travels between them.
communities-count = { $n ->
    [0] This community does not share with another one yet.
    [one] This community shares with { $n } other. Each keeps its own members, money and secrets.
   *[other] This community shares with { $n } others. Each keeps its own members, money and secrets.
    }
communities-languages = Events in { $languages }
communities-about-us = About us
communities-peers = Shares with
communities-ahead = { $n ->
    [0] No events ahead
    [one] { $n } event ahead
   *[other] { $n } events ahead
    }
communities-shares = Shares { $scopes }
communities-shares-nothing = Shares nothing at the moment
communities-since = Since { $day }
communities-empty = No community yet
communities-empty-next = When the officers of two communities sign an agreement, the other one’s events appear in this calendar, each with its host’s name and mark.
communities-own-followed = You belong here: its events are always in your calendar.
community-follow = Follow
community-unfollow = Stop following
community-follow-means = Its events then stand in your calendar. It is between you and this community; nobody else is told.
community-followed = You follow it
community-followed-since = Since { $day }. Its events stand in your calendar.
community-paused = Sharing is paused
community-paused-next = You follow it. New events come again when both go on.
community-over = It no longer shares with this community
community-over-next = You follow it. If both agree again, its events are back.
community-sign-in = Sign in to follow
community-document-words = { $n ->
    [one] { $n } word
   *[other] { $n } words
}
community-next = Next events
community-no-events = Nothing ahead that we know of
community-no-events-next = What it announces appears here within a minute.
communities-how = How communities come to share
communities-how-text = By an agreement that both sides sign and either may end. It names what travels; nothing else does.

## About

about-description = Who { $community } is, what travels to other communities and what never does, and how to follow its calendar.
about-governance = Owned as
about-operator = Run by
about-audience = Who may join
about-modality = Where we meet
about-ecosystem = Field
about-languages = Languages
about-clock = Our clock
about-currency = Currency
about-country = Country
about-members = Members
about-region = Region
about-chapters = Chapters
about-contact = Contact
about-officers = Officers
about-composition = Who the members are
about-composition-what = No figure is about fewer than five people.
about-peers = Communities we share events with
follow-title = Follow
follow-intro = Public events, for everybody. No sign-up.
follow-calendar = In Outlook or another calendar
follow-calendar-how = In Outlook: Add calendar, then Subscribe from web, then paste this address. Changes arrive when your calendar refreshes, which may take some hours.
follow-calendar-get = Get the calendar once (.ics)
follow-fediverse = From Mastodon, Mobilizon or Gancio
follow-fediverse-how = Search for this address there and follow it. Your server’s name and your address there become known to us.
follow-atom = In a feed reader
follow-atom-how = Atom, newest first.
travels-title = What travels to other communities
travels-events = Events, to whom their host addressed them
travels-answers = Your answer to another community’s event: your name, organisation and community
travels-profile = This page’s labels and name
travels-agreed = What both communities signed for, named on the page Communities
stays-title = What never leaves
stays-rooms = What is said in a room: it has no form in which it could be sent
stays-mail = Your e-mail address and your phone number
stays-hidden = Whom you hide from
stays-declined = An introduction you declined, and why
stays-money = Dues, invoices and what anybody paid

## Joint statements

statements-title = Joint statements
statements-intro = Letters that organisations and people sign together, to a vendor or an authority. Each signature stands for one text and no other.
statements-none = No letter is to be signed now
statements-none-next = An officer begins one; letters of communities that share statements with this one stand here for its members.
statement-begin = Write a letter
statement-edit = Change the letter
statement-back = Back to the letter
statement-to = To { $addressee }
statement-of = A letter of { $community }
statement-count = { $n } of { $of } signatures
statement-closes = may be signed until { $day }
statement-closed = may no longer be signed
statement-state-draft = Being written
statement-state-collecting = To be signed
statement-state-ready = Ready to be handed over
statement-state-delivered = Handed over
statement-state-answered = Answered
statement-state-closed = Closed
statement-digest = Fingerprint of the text
statement-roll = Signed by
statement-roll-ours = Organisations here that signed
statement-roll-none = Nobody has signed yet.
statement-as-organisation = organisation, its name was not verified
statement-as-person = in their own name
statement-hers = Your signatures
statement-hers-sent = { $name }: on its way to the community whose letter it is
statement-hers-counted = { $name }: it counts
statement-hers-refused = { $name }: it was not taken. { $reason }
statement-hers-withdrawn = { $name }: taken back
statement-hers-void = { $name }: void, because the text was changed after it. Read the letter and sign again if you still agree.
statement-withdraw = Take it back
statement-sign-title = Sign this letter
statement-sign-what = You sign the text above, to the last sign. If it is changed your signature is void, and you are told. Your name, or your organisation’s, stands in the letter for everybody to read; the community whose letter it is gets it with the word of this community that it is yours.
statement-sign-for = Sign for { $name }
statement-sign-herself = Sign in your own name
statement-sign-approver = For an organisation, the person it named as its approver signs.
statement-sign-in = Sign in to sign this letter
statement-elsewhere = The whole roll and what became of the letter stand at the community whose letter it is
statement-print = Print it, or save it as PDF
statement-file-html = Take it along as a page (HTML)
statement-file-markdown = Take it along as text (Markdown)
statement-file-what = This program makes no PDF itself: print the page and choose “save as PDF”. The other two files hold every signature and prove themselves, by the command “rosarium statement verify” and without asking anybody.
statement-file-roll = { $n ->
    [one] Signed by one
   *[other] Signed by { $n }
 }
statement-file-check = Check this file with the command “rosarium statement verify”. It needs no network; compare the six words of each community by telephone.
statement-print-how = Print this page, or save it as PDF. The paper proves nothing by itself; the files on the page of the letter do.
statement-history = Earlier texts
statement-former = Text { $revision }, until { $day }, with { $n } signatures that became void. { $digest }
statement-handed-over = Handed over on { $day } to { $to }
statement-reply = The reply
statement-reply-outcome = What came of it, in one line
statement-reply-save = Save the reply
statement-outcome = What came of it: { $outcome }
statement-desk = For officers
statement-open = Open it for signatures
statement-open-what = From then on everybody may read it, communities that share statements are told, and the approvers of organisations here are mailed.
statement-over = It was handed over
statement-over-to = To whom it was handed over
statement-over-day = On which day
statement-over-what = From then on nobody signs it or takes a signature back. Everybody who signed here is mailed.
statement-close = Close it
statement-close-what = A letter that is still being written goes; any other stays to be read, and nobody signs it any more.
statement-form-intro = Ask for something, and say why. Never write of prices, of customers or regions to share out, or of buying from nobody: competitors must not agree on that.
statement-field-name = What it is about
statement-field-name-hint = One line, as it stands above the letter
statement-field-addressee = To whom
statement-field-addressee-hint = A vendor or an authority
statement-field-letter = The letter
statement-field-letter-hint = Blank lines part paragraphs
statement-field-threshold = How many signatures it needs
statement-field-threshold-hint = Five is usual
statement-field-closes = Last day to sign
statement-field-closes-hint = Leave it empty for no last day
statement-save = Save
statement-warning = Think again about these words: { $words }. Competitors must not agree to boycott anybody, or on prices.
statement-warned = I read this, and the letter stays as it is
statement-voids = { $n ->
    [one] One signature becomes void when you change the text, and whoever gave it is told.
   *[other] { $n } signatures become void when you change the text, and whoever gave them is told.
 }
statement-no-state = The letter is not as far as that, or farther. This is how it stands.
statement-no-closed = This letter may no longer be signed.
statement-no-other-text = The text was changed meanwhile. Read it again first.
statement-no-twice = { $name } has signed already.
statement-no-approver = Only the person named as approver of an organisation signs for it.
statement-no-signature = There is no signature of yours to take back.
statement-no-shared = Statements are not shared with that community now.
statement-no-room = There is no room for more letters or signatures.
statement-no-letter = Write the letter.
statement-no-threshold = Between { $min } and { $max }.
statement-no-words = Fill in what is asked, in words that can be shown.
data-for-statement = You signed a joint letter of that community in your own name.
mail-statement-subject = { $step ->
    [invited] A letter waits for your signature: { $called }
    [changed] Please sign again: { $called } was changed
    [not-taken] Your signature was not taken: { $called }
    [ready] Ready to be handed over: { $called }
    [delivered] Handed over: { $called }
   *[answered] There is a reply: { $called }
 }
mail-statement = { $step ->
    [invited] You may sign the joint letter “{ $called }” for your organisation.
    [changed] The text of the joint letter “{ $called }” was changed. What you signed is void.
    [not-taken] The community whose letter it is did not take your signature under “{ $called }”.
    [ready] As many signed “{ $called }” as you asked for.
    [delivered] The joint letter “{ $called }” was handed over.
   *[answered] Whoever the joint letter “{ $called }” was for has replied.
 }
mail-statement-next = { $step ->
    [invited] Read it first. You sign that text and no other, and may take it back until it is handed over.
    [changed] Read it, and sign again if you still agree.
    [not-taken] The page says why.
    [ready] Hand it over, and write down when and to whom.
    [delivered] From now on nobody signs it or takes a signature back.
   *[answered] The reply stands on the page.
 }
mail-statement-page = To the letter
mail-statement-reason = You get this mail because you may sign the letter for an organisation of { $community }, signed it or wrote it.

## Introductions

intros-title = Introductions
intros-intro = You meet somebody when both of you want it. Until then nobody gets your mail address, and nobody learns of a no.
intros-find = Find somebody
intros-left = { $left } of { $most } left within 30 days
intros-none = No introductions yet
intros-none-next = Look for somebody among the people here and of other communities, and ask on her page or card.
intros-heard = Asked of you
intros-asked = Asked by you
intro-ask = Ask for an introduction
intro-ask-of = Ask for an introduction to { $name }
intro-new-title = Ask to meet { $name }
intro-new-title-at = Ask to meet { $name } of { $community }
intro-topic = What it is about, in one line
intro-topic-hint = It stands in your list and is what the other reads first.
intro-why = Why
intro-why-hint = At most 280 characters, without links, mail addresses and telephone numbers.
intro-gain = What is in it for the other
intro-gain-hint = At most 280 characters, likewise.
intro-travels-title = What the other reads now
intro-travels = Your words above, your name ({ $name }), your organisation ({ $organization }), your community ({ $community }) and what kind of member you are. Never your mail address or a telephone number.
intro-blind = Leave out my name and my organisation for now
intro-mail = Where the other writes to once both said yes
intro-mail-hint = Your name and organisation go with it. Before both said yes nobody gets it.
intro-same-whatever = You hear of a yes at once. Otherwise you hear after the deadline that nobody replied, whatever the reason.
intro-send = Send the request
intro-waiting = Waiting for an answer until { $day }
intro-no-reply = No reply
intro-withdrawn = Taken back
intro-connected = Both said yes
intro-answer-by = You may answer until { $day }
intro-put-off = You said not now
intro-yes-sent = You said yes; the contact of the other is on its way
intro-somebody = Somebody
intro-somebody-at = Somebody at { $community }
intro-moment = { $day }, { $hour }
intro-slot = { $day }, { $from } to { $until } in { $place } ({ $utc } UTC)
intro-contact = Write to each other
intro-contact-name = Name
intro-contact-organization = Organisation
intro-contact-mail = Mail
intro-contact-theirs = The other has yours as well, and keeps it.
intro-slots = Half-hours that suit whoever was asked
intro-slots-choose = Three half-hours that suit you
intro-slots-hint = By the clock of { $place }; the other sees them in UTC and on the own clock.
intro-slot-label = Begins, { $n }
intro-answer = Your answer
intro-yes = Yes, introduce us
intro-not-now = Not now
intro-no-thanks = No thanks
intro-no-means = Either is silence: the other learns nothing. After no thanks this person does not reach you again.
intro-withdraw = Take the request back
intro-met-ask = Did you meet?
intro-met-yes = Yes, we met
intro-met-no = No
intro-met = You met.
intro-not-met = You did not meet.
intro-worked = Say that you worked together
intro-fault-topic = Say in one line what it is about.
intro-fault-words = Write up to 280 characters, without a link, a mail address or a telephone number.
intro-fault-mail = Write a mail address.
intro-fault-quota = You have used all your requests of these 30 days.
intro-fault-standing = You cannot ask for introductions now.
intro-fault-card = Look for the person again, and ask from her card.
intro-fault-over = This cannot be answered any more.
intro-fault-slots = Choose three different half-hours within the next 60 days.
intro-settings-title = Who may ask for you
intro-settings-intro = Whoever does not reach you is not told so. What you choose stays on this server, and nobody else reads it.
intro-settings-asked = You may be asked
intro-settings-open = By whoever finds you
intro-settings-snooze = Not for 30 days
intro-settings-snoozed = Not until { $day }
intro-settings-closed = By nobody
intro-settings-organizations = Not by people of these organisations
intro-settings-organizations-hint = One name in each line. Requests that do not say for whom somebody works do not reach you either then.
intro-settings-communities = Not by people of these communities
intro-settings-communities-hint = The name of their server in each line, such as london.example.
intro-settings-save = Save
intro-settings-fault = One line cannot be read, or there are more than 100.
mail-intro-asked-subject = { $who } would like to meet you: { $topic }
mail-intro-asked = { $who } of { $host } asks to be introduced to you: { $topic }. You may answer until { $until }: yes, not now, or no thanks. Only a yes is told to anybody.
mail-intro-kind = { $kind ->
    [partner] Works for a partner
    [vendor] Sells to partners (vendor)
    [customer] Buys from partners
    [microsoft] Works for Microsoft
   *[other] Belongs to none of them
}
mail-intro-answer = Answer
mail-intro-both-subject = Both of you said yes: { $topic }
mail-intro-both = { $who } and you want to meet. Each of you has what the other chose to tell.
mail-intro-contact = Write to { $name }, { $organization }, { $mail }. Half-hours that suit:
mail-intro-no-reply-subject = No reply: { $topic }
mail-intro-no-reply = Nobody replied to your request within its time. It may have many reasons, and none of them is told.
mail-intro-met-subject = Did you meet? { $topic }
mail-intro-met = { $who } and you said yes to each other some time ago. Did you meet?
mail-intro-open = Open the introduction
mail-intro-reason = You get this as a member of { $community } who takes part in introductions.
data-for-introduction = An introduction

## Notes

calls-title = Calls for hands
calls-intro = Who needs help with a job asks here. Answers go to the asker alone, and no price is named.
calls-new = Call for hands
calls-none = No open calls
calls-none-next = When somebody needs what you can do, you get a mail, and the call stands here.
calls-yours = yours
calls-waits-for-you = waits for you
calls-you-answered = you answered
calls-report = Your calls as a table
calls-normal = In its time
calls-urgent = Urgent
calls-emergency = Emergency
calls-waits-for = Draft, waiting for { $name }
calls-waits-officer = Draft, waiting for an officer
calls-open-until = Open until { $day }, { $hour }
calls-filled = Filled: there are hands enough
calls-expired = Its time is over
calls-closed = Closed
calls-remote = From anywhere
calls-on-site = On site
calls-from-to = { $from } to { $until }
calls-fact-hands = Needed
calls-fact-skills = Skills
calls-fact-where = Where
calls-fact-when = When
calls-fact-customer = The customer
calls-terms-lead = Who leads
calls-terms-method = Method or run book
calls-terms-certificates = Certificates
calls-terms-customer = This customer
calls-terms-more = And
call-new-title = Call for hands
call-new-intro = Say what is needed. Members who can do it are mailed: those of this community first, then those of the communities you choose.
call-new-send = Send the call
call-field-name = In one line
call-field-name-hint = For example: 4 x DST remediation. Do not name the customer.
call-field-hands = How many people
call-field-hands-hint = Between 1 and 1000.
call-field-from = From which day
call-field-from-hint = On the clock that you read these pages by.
call-field-until = To which day
call-field-until-hint = The last day of the work.
call-field-details = More about it
call-field-details-hint = Everybody who gets the call reads this. No price, and nothing that names the customer.
call-field-customer = Who the customer is
call-field-customer-hint = Told only to those whom you accept; the log says when.
call-field-hours = Open for how many hours
call-field-hours-hint = Leave it empty for the usual time.
call-field-skills = Who can do it
call-field-urgency = How soon
call-field-place = Where the work is
call-field-region = Where the customer is
call-field-vertical = What the customer does
call-field-size = How large the customer is
call-field-any = Not said
call-field-peers = Communities that get it too
call-field-peers-hint = They get it after a while, if it is still open. Those that take no calls are not listed.
call-field-method = Address of the method or run book
call-field-method-hint = An address that begins with https.
call-field-certificates = Certificates asked for
call-field-certificates-hint = With commas between them.
call-field-months = Months in which nobody approaches this customer past you
call-field-months-hint = For this one customer alone, at most 36. Empty for none.
call-field-terms = What else you agree on
call-field-terms-hint = Who does what, and how the work is handed over.
call-terms = Terms
call-terms-hint = Whoever answers accepts them as they stand. Other terms are another call.
call-terms-print = Fingerprint of these terms:
call-accept-terms = I accept these terms
call-answer-title = Answer
call-answer-words = What you can do
call-answer-words-hint = The asker alone reads this.
call-answer-hands = How many of you
call-answer-no-price = Prices have no place here: agree on them between the two of you.
call-answer-send = Send the answer
call-link-why = This link is yours and counts once. You need not sign in.
call-link-over = This link leads nowhere any more
call-link-over-why = It was used, or the call is over.
call-answered = Your answer is on its way
call-answered-why = If the asker says yes, you get a mail with whom to write to.
call-answers = Answers
call-answers-hint = You alone read them. Whoever you do not choose hears nothing.
call-answers-none = No answers yet.
call-answer-waits = waits for you
call-answer-accepted = accepted
call-answer-withdrawn = taken back
call-accept = Accept
call-by-elsewhere = A member at { $host }
call-customer-own = Customer: { $customer }. Only those you accept learn this.
call-customer-told = Customer: { $customer }, told to you on { $day }, { $hour }.
call-mine-title = Your answer
call-mine = You wrote: { $words }
call-mine-waiting = The asker has it. If you are not chosen, you hear nothing more.
call-mine-accepted = Accepted on { $day }. Write to { $name }: { $mail }
call-withdraw = Take the answer back
call-approve-title = This call waits for you
call-approve-why = Until you agree, nothing of it leaves this page.
call-approve = Let it go out
call-turn-down = Turn it down
call-close-title = Close-out
call-close-hint = For your own report. Nobody else reads these figures.
call-close-received = Hands that came
call-close-given = Hands you gave yourself
call-close-sites = Sites done
call-close-value = What it was worth to you
call-close = Close the call
call-fill = There are hands enough
call-fault-terms = Accept the terms as they stand to answer.
call-fault-hands = Offer at least one, and at most as many as are asked for.
call-fault-own = It is your own call.
call-fault-answered = You answered this call already.
call-fault-over = This call is not open any more.
call-fault-standing = You cannot do this now. Ask an officer.
call-fault-words = Write some words, at most 1000 characters.
call-fault-gone = This answer was taken back.
call-fault-close = Write whole numbers, and what it was worth in one line.
call-fault-name = Say in one line what is needed.
call-fault-number = Write a number from 1 to 1000.
call-fault-date = Choose a day.
call-fault-skills = Tick one to ten skills.
call-fault-long = This is too long or holds signs that cannot be shown.
call-fault-hours = Write 1 to 720 hours.
call-fault-months = Write 1 to 36 months.
call-fault-address = Write an address that begins with https.
call-fault-region = Say in which region the work is.
call-fault-times = The work ends after it begins, and not in the past.
call-fault-peer = One of these communities takes no calls now.
call-fault-many = You have many open calls. Close one first.
mail-call-normal-subject = Hands needed: { $call }
mail-call-urgent-subject = Urgent, hands needed: { $call }
mail-call-emergency-subject = Emergency, hands needed: { $call }
mail-call-needed = A member of { $host } needs what you can do: { $call }. Wanted: { $n }.
mail-call-times = From { $from } to { $until }. Answers are taken until { $through }.
mail-call-answer = See it and answer
mail-call-answer-next = The button opens a page with the terms and one form. You need not sign in; it counts once, and the asker alone reads your answer.
mail-call-open = Open the call
mail-call-reason = You get this mail because your profile at { $community } says that you can do this.
mail-call-own-reason = You get this mail because the call concerns you as a member of { $community }.
mail-call-approval-subject = A call waits for you: { $call }
mail-call-approval = The call for hands { $call } is a draft and waits for you. Until you agree, nobody else gets it.
mail-call-answered-subject = An answer to your call: { $call }
mail-call-answered = { $by } answered your call { $call }. The answer stands on its page, for you alone.
mail-call-accepted-subject = Accepted: { $call }
mail-call-accepted = The asker said yes to your answer to { $call }. On the page of the call you see who the customer is.
mail-call-contact = Write to { $name }, { $organization }: { $mail }
mail-call-taken-back-subject = An answer was taken back: { $call }
mail-call-taken-back = { $by } took back the answer to your call { $call }.
mail-call-over-subject = Over: { $call }
mail-call-over = The call { $call } is over. Nothing more is expected of you, and your own call can now be closed out.
mail-call-a-member = A member of this community
settings-mail-calls = Calls for hands
settings-mail-calls-hint = When somebody needs what your profile says you can do. Emergencies are among them.
data-for-call = You answered a call for hands there, or said yes to an answer from there.
data-field-mail = your mail address
act-approve-call = Let the call for hands { $call } go out
act-turn-down-call = Turned down the call for hands { $call }
act-tell-customer = Told the customer of the call for hands { $call }
act-close-call = Closed the call for hands { $call }
act-report-of-peer = Took in report { $report } of { $peer }
act-report = Took in report { $report }
act-take-report = Looks into report { $report }
act-decide-report =
    Decided report { $report }: { $outcome ->
        [dismiss] nothing in it
        [mediate] a talk
        [caution] a caution
        [limit] a limit
       *[other] a suspension
    }
act-pass-on-report = Passed report { $report } on to { $peer }
act-hear-report = Heard what came of report { $report }
act-appeal-report = Asked for another look at report { $report }
act-leave-report = Left what was decided on report { $report }
act-lift-report = Lifted what was decided on report { $report }
calls-hands = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
calls-days = { $n ->
    [one] { $n } day of work
   *[other] { $n } days of work
}
calls-terms-months = { $n ->
    [one] not approached past the asker for { $n } month
   *[other] not approached past the asker for { $n } months
}
calls-median = { $n ->
    [one] Half of all calls here had a first answer within { $n } minute.
   *[other] Half of all calls here had a first answer within { $n } minutes.
}
notes-title = Notes
notes-intro = What somebody said in a room and chose to let others read. A note is those words alone: it says neither who spoke nor in which room.
notes-none = No notes yet
notes-none-next = Whoever said something in a room may ask that others read it. Once somebody who looks after the room agrees, it stands here.
notes-no-older = No older notes
notes-older = Older notes
notes-latest = Latest notes
note-for-members = For members
note-for-everybody = For everybody
note-said-by = Said by somebody in { $community } who is not named here.
note-terms = Everybody may pass this note on and change it, as long as { $community } is named with it:
note-terms-name = CC BY 4.0
note-terms-members = For members of { $community } alone. Please do not pass it on.
note-withdraw = Withdraw this note
note-withdraw-title = Withdraw this note?
note-withdraw-what = Nobody can read it here any more, what it says is deleted, and it does not come back. Whoever copied it still has the copy.
note-withdraw-button = Withdraw it

## Errors

error-home = Go to the home page
error-unreadable = We cannot read that
error-unreadable-next = The address or the form has something in it that we do not understand. Go back, look at it once more, and send it again.
error-forbidden = That did not come from here
error-forbidden-next = A form is taken only from our own pages. Open the page here and send it again.
error-sign-in = Sign in first
error-sign-in-next = This page is for people who are signed in. We send you a mail to sign in by.
error-sign-in-again = Sign in once more
error-sign-in-again-next = This needs a sign-in by mail or passkey of the last hour; an account elsewhere is not enough for it. Sign in so, and do it then; nothing was changed.
error-old-form = That form is old
error-old-form-next = It was made before you signed in. Open the page again and send it from there; nothing was changed.
error-old-link = This link does not work, or no longer
error-old-link-next = A link or a code signs in once, within its time, and a mailed one in the browser that asked for it. Ask for a new mail.
error-login = Sign in by mail
error-not-found = There is nothing here
error-not-found-next = The address may be mistyped, or what was here is not for everybody. If it was an event, look for it in the calendar.
error-not-heard-of = We have not heard of this event yet
error-not-heard-of-next = It may reach us within minutes: try again in a little while, or look for it in the calendar. It may also not be for everybody here.
error-leads-nowhere = This address leads nowhere now
error-leads-nowhere-next = Whoever has a seat finds her own address to join on the page of the event and in her last mail about it. It works as long as she has the seat and the event is not over.
error-method = That does not work this way
error-method-next = There is something here, but not for this kind of request. Open the page and use its buttons.
error-gone = This was taken away
error-gone-next = It was here, and whoever made it took it back.
error-too-large = That is too much at once
error-too-large-next = Send less text or a smaller file.
error-too-often = Too many requests
error-too-often-next = { $n ->
    [one] Wait { $n } second, then try again. Nothing was lost.
   *[other] Wait { $n } seconds, then try again. Nothing was lost.
    }
error-our-fault = Something broke on our side
error-our-fault-next = It is written down as { $number }. Try again in a minute; if it stays, tell the operator that number.
error-unavailable = Not for the moment
error-unavailable-next = The node is being looked after. Try again in a few minutes; messages from other communities wait and are not lost.

## Help

help-title = Help
help-intro = Short answers to what visitors ask.
help-times = Which time do I see?
help-times-text = The bold one is yours, the second one is the host’s. Choose the place whose clock you use at the foot of any page; until then it is this community’s.
help-answer = How do I answer an event?
help-answer-text = On the event’s page, signed in at your home community. Its calendar shows the events of every community it shares with; the host confirms your answer, and you see that in words: sent, confirmed, waiting list, or could not reach.
help-follow = How do I get the events into Outlook?
help-follow-text = Take one event with “Add to calendar”, or subscribe to the whole calendar: the page About has the address under Follow.
help-fediverse = Can I follow from Mastodon?
help-fediverse-text = Yes, if the operator left that on: the page About shows the address to search for. You get public events only.
help-commercial = What does “Commercial” mean?
help-commercial-text = That the host is run as a business and not owned by its members. The label stands wherever its events stand.
help-language = Why are some events in another language?
help-language-text = Texts stay in the language their host wrote them in. The filter on the page Events shows those in yours.
help-deals = How does our community make an agreement with another?
help-deals-text = An officer opens Desk, Agreements and writes what each community gives the other’s members. It stays a draft until she signs and sends it. The other community’s officers sign it, answer with changes or decline; each page says what they see at that moment. Once both have signed, members who qualify see it.
help-rooms = What are rooms?
help-rooms-text = Places to say among members what you would not say in public. You enter by an invitation that a member of the room hands you, and the room is only listed to those who are in it. What is said there is in no mail and in no search, and leaves only if whoever said it wants that and a steward of the room agrees.
help-contact = Whom can I ask?
help-contact-text = Ask an officer of this community; the page About says who the community is.

## Accessibility

accessibility-title = Accessibility
accessibility-intro = These pages are meant to work for everybody. We build to WCAG 2.2, level AA.
accessibility-promise = What we promise
accessibility-promise-text = State is always said in words and never by colour alone. Text has at least 4.5 to 1 contrast in light and in dark. Nothing moves. Pages work from 320 pixels wide and with text at twice its size.
accessibility-keyboard = By keyboard and screen reader
accessibility-keyboard-text = The first stop of each page skips to its content. Every control can be reached and seen with the Tab key, headings follow their order, and texts in another language say so.
accessibility-look = Light, dark and forced colours
accessibility-look-text = Pages follow your device; the switch at the foot overrules it. Forced colours keep every border and every word.
accessibility-script = Without scripts
accessibility-script-text = Everything works without JavaScript.
accessibility-print = On paper
accessibility-print-text = Every page prints in black on white, without its frame.
accessibility-tell = When something fails
accessibility-tell-text = Please tell us: the contact is on the page About. Say which page, what you tried, and with what.

## Privacy

privacy-title = Privacy
privacy-intro = What a visit leaves behind, what travels, and what never does.
privacy-visit = When you read these pages
privacy-visit-text = This server writes your IP address down nowhere: its log holds no addresses and no names. While it runs it counts how often an address asks to sign in or to join, to fend off abuse. A machine of the operator in front of it may keep a log of its own. There are no counters, no pixels and no profiles.
privacy-cookies = Cookies
privacy-cookies-text = One, if you choose a look, a language or a clock at the foot; it holds that choice. Signing in sets a second one that ends with the session. Asking for a mail or a passkey, or going to an account elsewhere, sets one for less than an hour, so that nobody else can use them. Naming your home community sets one that holds its address. Reading your news sets one that holds the time, so that the page can count what is new.
privacy-others = Others
privacy-others-text = No page loads anything from anybody else. The links to Outlook and Google are followed only when you follow them. If you sign in with an account elsewhere, its provider learns of each time; we keep which account it is, what it is called and when you used it last, until you remove it.
privacy-mails = Mails
privacy-mails-text = A mail loads nothing and tells nobody whether it was read. Members find the subjects of what they were mailed for 30 days under Notifications; then they are forgotten here. The language in which you joined, or else the one your browser asked for when you signed in, is kept with your choice of mails, to write to you in it.
privacy-guests = Guests without a membership
privacy-guests-text = Whoever answers a public event as a guest leaves a name, an address and perhaps a company. They serve that event alone, and nobody is shown the address. Six weeks after the event, or after it was taken away, all of it is forgotten; the page behind the link in each mail forgets it at once. What nobody confirms is forgotten within the next two hours.
privacy-travels = What travels
privacy-travels-text = Only what two communities agreed on in writing: the page Communities names it for each. Your e-mail address is never part of it. If you link your memberships in two communities, each knows that you belong to the other, too; neither learns who you are there, and nobody else is told.
privacy-rooms = Rooms
privacy-rooms-text = What is said in a room stays on this community’s machine and is read by the members of the room alone. It lies there encrypted, is kept for as long as the room says, and has no form in which it could be sent to another community. Who is in which room is nobody’s business either. A separate page says how this is kept, and what nothing protects against.
privacy-ask = Your own data
privacy-ask-text = Members find at Your data (in their settings) a list of what was shared with which server, take along all that is kept about them as a file, and delete it. What names them is then gone here at once or within minutes; the servers that had something of them are told, and they see which have confirmed. Invoices stay as they were issued, and the last part of their address stays in the log. Anybody else writes to the contact on the page About. Officers may keep words of their own by which they tell members apart: officers read them, and the member they are about; nobody else does.

## Rooms: how what is said there is kept

room-how-title = How we keep it under the rose
room-how-intro = What is said in a room of this community stays in that room. This page says in plain words what that rests on: what is kept where, for how long, who can read it, and what nothing protects against.
room-how-where = What is kept where
room-how-where-text = Rooms have a database of their own on this community’s machine, apart from everything else. What is said there has no form in which it could be sent: no other community, feed, search, digest, figure or program from outside ever gets it. No mail and no message tells that something was said; a mark beside Rooms on a member’s own pages does, when she visits. No address and no page title names a room.
room-how-locked = How it is locked
room-how-locked-text = The name of a room, what is said in it, who is in it and who said what are encrypted before they reach the disk (XChaCha20-Poly1305). Each room has keys of its own, a new one every month and whenever somebody enters or leaves. They lie in a file of their own, itself locked by a main key that is in no configuration and in no backup. Whoever holds the disk without it sees how many rooms, threads and posts there are, when each was written, how long it is and which of them are by one and the same member, though not by whom, and not a word. The node opens for you what it shows you: your own device holds no key, so this protects against stolen disks and backups and not against the machine itself.
room-how-long = How long it is kept
room-how-long-text = Each room says it on its page: 7, 30 or 90 days, or until the room is closed. Then a text is deleted, and a month later at most, as soon as nothing needs its key, the key is destroyed too, so that an old copy of the disk opens nothing. In a room of the Chatham House rule the list of who said what has a key of its own; it is destroyed after the days the room names, and from then on the node tells nobody, neither the stewards nor the operator; with backups of before, the operator could find out for 35 days more. On some disks a trace of a destroyed key may stay until the operator puts a new main key in place. Of a post that was reported, a copy for the stewards alone stays until 30 days after they settled it, or for 90 days if they do not, also when the post itself is gone.
room-how-backups = Backups
room-how-backups-text = The daily backup takes the rooms as they lie on the disk, locked. Their keys are backed up apart, for a key that is kept elsewhere, and such a backup of keys is kept for 35 days at most. So 35 days after a key is destroyed no backup opens what lay under it.
room-how-who = Who can read it
room-how-who-text = The members of the room; its page names every one of them. Whoever enters reads what is said from then on, and what was said before only if two thirds of the members vote for it. Whoever has left reads nothing any more. Officers have no key and no page for rooms they are not in, and do not learn that there are any. By commands on the machine the operator sees when a room was made, how many members, threads and posts it has and on which day somebody last wrote, and can close it for writing; no page shows the operator a word.
room-how-glass = In an emergency
room-how-glass-text = There is one way for the operator to read a room from outside: to break the glass, by a command on the machine, with the main key and a reason. It shows nothing before a notice stands in the room for every member to see, and it ends after 24 hours. The room’s record keeps it, and every time something was read. Each entry of that record rests on the digits of the one before, and the last digits stand on the room’s page. Write them down: if an entry is taken away later, the page says so, or the digits are no longer yours.
room-how-out = What may leave a room
room-how-out-text = Your own words, if you ask for it: you see the very letters that will be read outside, a steward of the room who is not you agrees to them, and a copy goes to the notes of the community, without your name and without a way back to the room. Nobody can do that with what somebody else said. A report shows one post to the stewards of the room and goes nowhere else. The file of your own data holds what you wrote yourself, as long as you are in the room and it still knows that it was you.
room-how-not = What nothing here protects against
room-how-not-intro = Say here what you would say in a room with a door, not what nobody may ever know.
room-how-not-operator = An operator who controls the running machine, or whoever breaks into it: they can change the program or read its memory. The rules above bind the program, not those who run it.
room-how-not-members = A member of the room who repeats or photographs what was said.
room-how-not-device = Somebody at your own device, while you are signed in.
room-how-not-disk = Traces that a disk keeps of what was overwritten, as long as the main key is the same.
room-how-not-hoster = Whoever rents out the machine sees the disk grow and the machine at work, and so about how much is written; not what.
room-how-not-network = Whoever watches the line between you and this node sees when you visit and how large the encrypted answers are, not what they say.
room-how-not-speed = Whoever measures very exactly how quickly the node answers may notice that it has something else to do.
room-how-tested = How this is tested
room-how-tested-text = The program is run twice with the same clock and the same chance. The two runs differ only in what is said in rooms, in whether anything is said there, or in who is a member. Whatever leaves for anybody outside has to be the same in both, to the last byte: pages, answers, mails, logs, figures, backups. Then leaks are put in on purpose, to show that each is found. Whoever has the source can run all of it, or have it run, with this command:
room-how-source = The source of this program
room-how-source-ask = Ask the operator of this community where the source of this program is read.

## Rooms: who is in one, what happened there, who runs it

room-members-title = Members of this room
room-members-intro = These people can read what is said here, and nobody else. Whoever runs the room is marked.
room-asking-title = Who waits at the door
room-asking-intro = They have an invitation and need members of this room who vouch for them. To vouch is to say: I know this person, and what is said here is safe with them.
room-vouched = { $given } of { $n } members vouch
room-vouch = I vouch
room-invite-title = Invite somebody
room-invite-what = You get a link that says nothing of this room, and hand it on yourself: no mail goes out. Whoever has it and is a member of this community is told the rule of the room and what is missing before it opens, but neither its name nor who is in it.
room-invite-days = { $n ->
    [one] It is valid for { $n } day, as long as you are in the room.
   *[other] It is valid for { $n } days, as long as you are in the room.
    }
room-invite = Make an invitation
room-invitation-title = An invitation
room-invitation-once = This link is shown once. Copy it now, or let the other person point a phone at it.
room-invitation-qr = The link of the invitation as a code for a phone’s camera
room-invitation-until = It is valid until
room-invitation-whoever = Whoever has it can knock, so hand it to the one person you mean, and not in a public place.
room-more-title = More about this room
room-back = Back to the room
room-back-post = Back to the post
room-leave-title = Leave this room
room-leave-reads = You read nothing of this room any more, from this moment on.
room-leave-words = What you said stays as long as the room keeps it. If you want it gone, remove it first. The file at Your data has it only while you are in the room: take it along before.
room-leave-drafts = Your drafts go at once, and the invitations you made open nothing any more.
room-leave-back = To come back you need a new invitation, and you will not read what was said until then. What you asked to have read outside, and is not outside yet, stays here.
room-leave-last = Nobody else runs this room. Name another steward first; then you can go.
room-leave-alone = Nobody else is in this room. If you go, close it.
room-leave = Leave the room
room-report-title = Report this post
room-report-who = The stewards of this room read this post and what you write below, and nobody else does. It goes to no other place and no other community.
room-report-kept = Who reports is not written down. A copy of this one post is kept for the stewards until 30 days after they have settled it, or for 90 days if they do not.
room-report-reason = What is wrong with it?
room-report-reason-hint = In a sentence or two. The stewards see your words and not your name.
room-report-too-many = Too many reports wait for the stewards of this room. Speak to one of them; what you wrote still stands below.
room-report-send = Report it to the stewards
room-report-next = What they decide stands in the room’s record, without the post and without names of those who reported it.
room-remove-title = Remove this post
room-remove-what = It is gone from the room at once and for good. Older backups hold it, locked, until its key is gone and 35 days more.
room-remove-noted = It is somebody else’s. That you as a steward removed a post stands in the room’s record, for all members to read.
room-remove = Remove it
room-release-title = Let this be read outside
room-release-what = A copy of your own words becomes a note of this community, outside the room. First you see exactly what will be read; then a steward of the room who is not you has to agree.
room-release-alone = Nobody but you runs this room now. Until there is another steward, nobody can agree.
room-release-excerpt = The words
room-release-excerpt-hint = All of your post, or a part of it to the letter. Take out what names a customer or a person.
room-release-reach = Who may read it
room-release-members = Members of this community
room-release-public = Everybody
room-release-reason = Why?
room-release-reason-hint = For the steward who decides. It does not leave the room.
room-release-days = How long shall it wait for a steward?
room-release-in-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
    }
room-release-show = Show me exactly what will be read
room-release-exact = Exactly this will be read
room-release-to-members = Members of this community will read it.
room-release-to-public = Everybody will be able to read it.
room-release-nameless = It bears no name and leads back to no room. Whoever knows how the author writes may still guess.
room-release-until = It waits for a steward until
room-release-for-good = Once it is outside, it is not taken back into the room: others may have read and kept it.
room-release-ask = Ask the stewards
room-release-change = Change it
room-release-next = If one of them agrees, it becomes a note within minutes. If nobody does in time, nothing happens.
room-release-not-said = these words do not stand in your post as it is now; take them from there
room-release-too-many = too many of these wait in this room; ask again when the stewards have looked at them
room-agree-title = Words that shall be read outside
room-agree-what = A member of this room asks that these words be read outside. Look at them letter by letter: what you agree to is exactly this.
room-agree-by = Asked by
room-agree-until = Waits until
room-agree-agreed = A steward agreed; it becomes a note in a moment.
room-agree-own = These are your own words, so another steward has to look at them.
room-agree-nameless = Who said this is no longer known here, so nobody can release it.
room-agree = I agree, let it out
room-agree-refuse = No, it stays here
room-audit-title = The room’s record
room-audit-intro = What was done in this room by those who run it, by the operator, and by the node itself. It names no post and nobody who reported one.
room-audit-is-whole = The record is whole
room-audit-whole = { $n ->
    [one] There is { $n } entry, and it leads to the digits below.
   *[other] All { $n } entries are there, and each leads to the next one and at the end to the digits below.
    }
room-audit-is-broken = The record was changed
room-audit-broken = From entry { $at } on it is not what was written: an entry is missing, or is another.
room-audit-broken-next = Only somebody with the machine in hand can have done that. Tell the other members, and say nothing here that has to stay here until you know more.
room-audit-digits = The last digits, to write down and compare with other members:
room-audit-number = Number
room-audit-not-shown = { $n ->
    [one] { $n } older entry is not shown: it is of before you came, or too old. It is checked all the same.
   *[other] { $n } older entries are not shown: they are of before you came, or too old. They are checked all the same.
    }
room-by-some-member = a member
room-by-operator = the operator
room-by-node = the node
room-audit-made = The room was made
room-audit-steward-named = { $name } was named a steward
room-audit-steward-followed = { $name } became steward, being in the room for longest of those who can enter it when no other steward could
room-audit-put-out = { $name } was put out
room-audit-post-removed = A steward removed a post of somebody else
room-audit-reported = A post was reported
room-audit-report-kept = A report was settled: the post stays
room-audit-report-removed = A report was settled: the post was removed
room-audit-release-asked = Somebody asked that words of their own be read outside
room-audit-release-agreed = A steward agreed that they are read outside
room-audit-release-refused = A steward refused that they are read outside
room-audit-release-done = The copy is outside, as a note
room-audit-release-lapsed = The time to release words was over, or they or their author were no longer here
room-audit-history-proposed = It was proposed that all members read what was said before they came
room-audit-history-opened = Two thirds of the members agreed to it
room-audit-history-lapsed = Too few members agreed to it in time
room-audit-history-voided = The vote ended without an outcome, because somebody was put out; it may be proposed again
room-audit-settings = What the room is was changed
room-audit-archived = The room was closed for writing
room-audit-glass-broken = The glass was broken: the room may be read from outside for 24 hours
room-audit-glass-read = The room was read from outside
room-steward-title = Run this room
room-reports-title = Reports
room-reports-what = Members show you one post each. Others who run this room see the same, and nobody else does.
room-reports-none = Nothing was reported.
room-reports-settled = Settled of late
room-reported-at = Reported
room-report-place = Where it stands
room-report-keep = It stays
room-report-remove = Remove the post
room-report-kept-it = The post stays
room-report-removed-it = The post was removed
room-releases-title = Words that shall be read outside, waiting for you
room-releases-none = Nobody asked.
room-release-look = Look at the exact words
room-name-steward = Name as steward
room-put-out = Put out
room-put-out-what = This person reads nothing here any more, at once. Every invitation that is on its way opens nothing any more. The record says who was put out, and by whom. If a vote on what was said before is open, it ends without an outcome.
room-put-out-now = Put out now
room-vote-title = What was said before you came
room-vote-what = Each member reads what was said from the day they came. Two thirds of the members can open to everybody who is in the room now all that it still keeps. They have 7 days to agree, and it is not taken back.
room-vote-stands = { $agreed } of { $n } needed members agree.
room-vote-closes = It is open until
room-vote-agree = I agree
room-vote-agreed = You agree.
room-vote-propose = Propose it to the members
room-settings-title = What this room is
room-settings-what = The rule of what may be used outside never changes: people spoke under it.
room-settings-name = Name
room-settings-retention = How long it keeps what is said
room-settings-retention-hint = Only shorter than now: nothing is kept for longer than was promised to those who said it. What is older than the new time goes within the hour, for good.
room-settings-days = Days of membership before somebody may enter
room-settings-days-hint = 0 asks for none. Whoever is too early is told the date on which the room opens.
room-settings-vouches = Members of the room who have to vouch
room-settings-vouches-hint = 0 asks for none.
room-settings-levels = Only for these levels of membership
room-settings-levels-hint = Tick none to admit every level. A level is asked for at each visit, also of those who are in.
room-wrong-choice = choose one of what is offered
room-wrong-number = a whole number from 0 to { $n }
room-wrong-levels = at most { $n } levels
room-wrong-longer = a room may keep what is said for less time than before, not for longer
room-wrong-own-level = tick a level that you have yourself, or none; with these the room would be closed to you too
room-close-title = Close this room
room-close-what = All that was said in it is gone then, and its keys with it.
room-close-look = Look at what goes
room-close-words = Everything that was said here is gone, for all members, with the record of the room.
room-close-keys = The keys of the room are destroyed: nobody can bring it back, neither you nor the operator.
room-close-backups = After 35 days it is gone from every backup as well.
room-close-notes = What was released as a note stays outside.
room-close = Close it for good
room-said-vouched = you vouch
room-said-not-asking = this person waits no longer: they are in, or went away
room-said-invitations = enough invitations are on their way; pass on one you have, or wait until some are over
room-said-own-invitations = you have as many invitations on their way as one member may have; pass on one of them, or wait until some are over
room-said-agreed = your word is noted
room-said-opened = two thirds agree: all who are in the room now read what it still keeps
room-said-no-vote = nothing is voted on now; a steward may propose it again
room-said-reported = the stewards of this room have it
room-said-asked = the stewards of this room are asked
room-said-settled = the report is settled
room-said-released = you agreed: it becomes a note within minutes
room-said-not-released = it stays in the room
room-said-overtaken = somebody else was faster, or its time was over; this is what is so now
room-said-put-out = this person is no longer in the room
room-said-named = there is one more steward
room-said-stewards = a room has no more stewards than this
room-said-last = nobody else runs this room; name another steward first
room-said-proposed = it is proposed to the members
room-said-saved = it is saved

## Status

## How an answer stands, for the member who gave it: on pages and by the REST interface

answer-none = Not answered yet
answer-its-host = its host
answer-sent = Sent to { $host }
answer-sent-next = { $host } decides and answers here
answer-unreached = Could not reach { $host }, will retry until { $at }
answer-confirmed = Confirmed by { $host } { $at }
answer-noted = Noted by { $host } { $at }
answer-waiting = Waiting list, place { $n }
answer-waiting-next = { $host } tells you when a seat is yours
answer-pending = The organiser at { $host } will decide
answer-refused = Refused by { $host }: { $reason }
answer-refused-next = You may answer again
answer-refused-only = Refused by { $host }
refusal-full = The event is full.
refusal-already-started = The event has already started.
refusal-cancelled = The event is cancelled.
refusal-invitation-only = The event is by invitation only.
refusal-external = Sign-up for this event is on another site; follow its link.
refusal-peers-only = This event takes answers from members of peer communities only.
refusal-unknown = There is no such event.
refusal-not-taken = The host’s server does not take this answer.
refusal-sign-up-there = It takes no answers from other servers; sign up at { $page }
answer-not-confirmed = Not confirmed by { $host }
answer-not-confirmed-next = Your answer arrived and nobody has replied for a day; ask there, or answer again
answer-failed = Could not reach { $host }; answer again to try once more
answer-failed-next = Nothing of your answer has arrived there
answer-said-going = You are going
answer-said-maybe = You may come
answer-said-declined = You are not going
answer-said-withdrawn = Your answer is taken back

## What operators are told of other communities: on pages, by commands and by the REST interface

date-day-month = { $day } { $month }
told-on-day = { $day }, { $time }
trouble-next = { $trouble }; we try again at { $next }
trouble-next-now = { $trouble }; we try again within a minute
trouble-paused = { $trouble }; paused until { $next } after { $n } failures in a row
trouble-once-a-day = { $trouble }; tried once a day, for it failed on { $n } days; next at { $next }
trouble-clock = { $peer } does not accept our signatures, for its clock is { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} { $way ->
    [ahead] ahead of
   *[behind] behind
} ours
trouble-clock-far = { $peer } does not accept our signatures, for its clock is more than an hour { $way ->
    [ahead] ahead of
   *[behind] behind
} ours
trouble-silent = { $peer } has not answered since { $since }
trouble-no-name = the address of { $peer } could not be found at { $at }
trouble-identity = { $peer } could not prove at { $at } that it is { $peer }, and its operator has to renew its certificate
trouble-busy = this node asked too many others at once at { $at }
trouble-elsewhere = { $peer } sent us to another address at { $at }, and we do not follow
trouble-signature = { $peer } did not accept our signature at { $at }
trouble-forbidden = { $peer } has taken nothing from us since { $since }; ask its operator why
trouble-nothing-there = { $peer } said at { $at } that there is nothing at the address we send to
trouble-too-large = { $peer } found the message too large at { $at }
trouble-slow-down = { $peer } asked us at { $at } to send more slowly
trouble-fault = { $peer } had a fault of its own at { $at }
failure-kind = { $kind ->
    [trouble-silent] it did not answer
    [trouble-no-name] its address could not be found
    [trouble-identity] it could not prove who it is
    [trouble-busy] this node asked too many others at once
    [trouble-elsewhere] it sent us to another address
    [trouble-signature] it did not accept our signature
    [trouble-forbidden] it takes nothing from us
    [trouble-nothing-there] there was nothing at the address
    [trouble-too-large] it found the message too large
    [trouble-slow-down] it asked us to come more slowly
    [trouble-fault] it had a fault of its own
   *[other] { $what }
    }
failure-answer = { $happened } ({ $status })
lately-nothing = nothing failed in the last seven days
lately-last = the last failure was at { $at }: { $what }
lately-days = it has failed on { $n } days since it last answered
lately-set-aside = { $n ->
    [one] 1 message was refused or given up
   *[other] { $n } messages were refused or given up
    }
followed-failed = could not be read at { $at }: { $what }
followed-read-before = { $failed }; last read at { $at }
followed-read = last read at { $at }
followed-not-yet = not looked at yet
clock-off-title = Set the clock of this machine right
clock-off = The clock of this machine is { $n ->
    [one] 1 second
   *[other] { $n } seconds
    } { $way ->
    [ahead] ahead of
   *[behind] behind
    } that of { $peer }: nothing is sent to other nodes and nothing taken from them until it is right. Nothing is lost.
act-set-up = Set up the node
act-sign-in = Signed in by a link
act-sign-in-mail = Signed in by mail
act-sign-in-passkey = Signed in by a passkey
act-add-passkey = Made a passkey
act-remove-passkey = Removed a passkey
act-remove-passkeys = Removed all passkeys of { $member }
act-sign-in-account = Signed in by a linked account
act-link-account = Linked an account elsewhere
act-unlink-account = Took away a linked account
act-unlink-accounts = Took away all linked accounts of { $member }
act-ask-link = Asked to link a membership elsewhere
act-vouch-link = Had this community vouch for a membership
act-link-membership = Linked a membership elsewhere
act-unlink-membership = Removed the link of a membership
act-link-ended = The link of a membership ended at the other community
act-name-home = Named the home community
act-sign-in-link = Made a sign-in link for { $member }
act-end-sessions = Signed { $member } out everywhere
act-forget-mail = Took a further mail address from { $member }
act-send-digest = Sent the digest
act-set-tier = Described the tier { $tier }
act-retire-tier = Offered the level { $tier } no more
act-offer-tier = Offered the level { $tier } again
act-choose-tier = Chose the level { $tier }
act-put-at-level = Put { $member } at the level { $tier }
act-leave = Left the community
act-end-membership = Ended the membership of { $member }
act-erase-own = Deleted their own data
act-erase = Deleted the data of { $member }
act-join-again = Joined again
act-issue-invoice = Made invoice { $invoice }
act-void-invoice = Made invoice { $invoice } void
act-mark-paid = Marked invoice { $invoice } as paid
act-have-voucher = Had a voucher made for another community
act-prove-standing = Had good standing told to another community
act-make-check = Asked another community at the desk
act-use-voucher = A voucher was used for offer { $offer }
act-take-back-ticket = Took back ticket { $ticket }
act-begin-grace = The time of grace of { $member } began
act-keep-free = Left { $member } on { $tier }, which costs nothing by now
act-lapse = Put { $member } from { $from } on { $into }, because nobody paid
act-describe-organization = Wrote down the offices of { $organization }
act-merge-organization = Made { $from } and { $into } one organisation
act-export-organizations = Wrote the organisations into a file
act-add-member = Added the member { $member }
act-give-office =
    Gave { $member } the office { $office ->
        [officer] officer
        [moderator] moderator
       *[other] operator
    }
act-take-office =
    Took the office { $office ->
        [officer] officer
        [moderator] moderator
       *[other] operator
    } from { $member }
act-standing-good = Lifted what was said of the standing of { $member }
act-standing-cautioned = Cautioned { $member }
act-standing-limited = Limited the rights of { $member } until { $until }
act-standing-suspended = Suspended the rights of { $member }
act-lapse-invoice = Invoice { $invoice } was not paid in time
act-update-member = Brought the member { $member } up to date from a file
act-invite-members = { $n ->
    [one] Mailed one member where she signs in
   *[other] Mailed { $n } members where they sign in
}
act-import-members = { $n ->
    [one] Took members in from a file of one line
   *[other] Took members in from a file of { $n } lines
}
act-stop-importing-members = { $n ->
    [one] Stopped taking members in from a file of one line
   *[other] Stopped taking members in from a file of { $n } lines
}
act-invite = Mailed { $member } where she signs in
act-invite-guest = Invited { $member } to the event { $event }
act-merge-member = Made the memberships { $from } and { $into } one
act-export-members = Wrote all members into a file
act-export-all = Wrote all that this node remembers into files, without keys and secrets
act-issue-token = Gave token { $token } to { $member }
act-revoke-token = Took token { $token } back
act-import-keys = Imported keys of { $member }
act-rotate-community = Gave the community new keys, number { $number }
act-rotate-node = Gave the node new keys, number { $number }
act-rotate-member = Gave { $member } new keys, number { $number }
act-withdraw-keys = Withdrew all keys of { $whose } before number { $number }: somebody else may have them
act-forget-keys = Destroyed the former keys, number { $number }, of { $whose }
act-publish-code = Published version { $version } of the code of ethics
act-sign-code = Signed version { $version } of the code of ethics
act-acknowledge-code = Acknowledged by joining: version { $version } of the code of ethics
act-publish-event = Published the event { $event }
act-change-event = Changed the event { $event }
act-save-draft = Saved a draft of the event { $event }
act-discard-draft = Discarded the draft of the event { $event }
act-print-voucher = Printed a voucher for { $host }
act-take-back-voucher = Took back a voucher for { $host }
act-count-voucher = Counted the voucher on paper { $ticket } as used
act-codes-of-peer = Takes no more codes of { $host } today: too many were of no voucher
act-codes-at-desk = Takes no more codes of one member at the desk today: too many were of no voucher
act-describe-community = Changed what the community says of itself
act-name-founders = Wrote down the founders
act-write-document = Wrote the document { $document }
act-remove-document = Removed the document { $document }
act-withdraw-note = Withdrew the note { $note }
act-plan-jobs = Changed who does what at the event { $event }
act-write-minutes = Wrote the minutes of the event { $event }
act-set-join-link = Set the link to join the event { $event }
act-take-join-link = Took away the link to join the event { $event }
act-co-hosts = Named { $hosts } co-hosts of the event { $event }
act-no-co-hosts = Named no co-hosts of the event { $event } any more
act-cancel-event = Called off the event { $event }
act-mail-guests = Wrote to { $n } guests of the event { $event }
act-postpone-event = Postponed the event { $event }
act-remove-event = Removed the event { $event }
act-event-back = The event { $event } came back from { $peer } in its version { $revision }
act-event-counted-past = The event { $event } is version { $revision } now: a peer has a version { $listed } that nobody can prove
act-event-stays-removed = The event { $event } had been removed before the restore
act-add-calendar = Added the calendar { $calendar }
act-remove-calendar = Removed the calendar { $calendar }
act-read-calendar = Read the calendar { $calendar } again
act-choose-calendar = Chose entries of the calendar { $calendar }
act-follow = Followed { $actor }
act-unfollow = Stopped following { $actor }
act-follow-moved = { $from } moved: { $into } is followed instead
act-propose-peering = Proposed a peering to { $peer }
act-accept-peering = Accepted the peering with { $peer }
act-reject-peering = Rejected the peering with { $peer }
act-pause-peering = Paused the peering with { $peer }
act-resume-peering = Resumed the peering with { $peer }
act-announce-end = Announced the end of the peering with { $peer }
act-forget-former-peer = Forgot what { $peer } had shared, for the agreement ended long ago
act-end-peering = Ended the peering with { $peer }
act-peering-over = The peering with { $peer } has ended, as was announced
act-draft-deal = Wrote a draft of the agreement { $agreement } with { $peer }
act-discard-deal = Threw away the draft of the agreement { $agreement } with { $peer }
act-begin-statement = Began the joint letter { $statement }
act-change-statement = Changed the joint letter { $statement }
act-open-statement = Opened the joint letter { $statement } for signatures
act-drop-statement = Dropped the draft of the joint letter { $statement }
act-hand-over-statement = Handed over the joint letter { $statement }
act-answer-statement = Wrote down the reply to the joint letter { $statement }
act-close-statement = Closed the joint letter { $statement }
act-offer-deal = Offered the agreement { $agreement } to { $peer }
act-accept-deal = Signed the agreement { $agreement } with { $peer }
act-decline-deal = Declined the agreement { $agreement } with { $peer }
act-deal-signed = Both signed the agreement { $agreement } with { $peer }
act-withdraw-deal = Took back the offer of the agreement { $agreement } with { $peer }
act-end-deal = Announced the end of the agreement { $agreement } with { $peer }
act-deal-ends = { $peer } announced the end of the agreement { $agreement }
act-backfill-due = The events of { $peer } are to be fetched
act-retry-all = Tried all messages to { $host } again
act-retry = Tried a message to { $host } again
act-drop = Dropped a message to { $host }
act-not-told = Could not tell of something: activity { $activity }
act-set-aside = Set aside what could not be taken in: { $why }
act-answers-again = { $host } answers again after { $n ->
    [one] 1 day
   *[other] { $n } days
    }
act-forbidden = { $host } refuses all that is sent to it; it is asked again once an hour or less
act-clocks-differ = { $host } refuses our signatures, and its clock and ours differ by { $n ->
    [one] 1 second
   *[other] { $n } seconds
    }; set the wrong one right
act-new-key = { $peer } has a new key, announced by its old one: { $key } { $written }
act-key-withdrawn = { $peer } has withdrawn its old key: nothing that it signed counts any more
act-key-refused = { $peer } lists a key that nobody announced, and we refused it: { $key } { $written }
act-peer-lost = { $peer } lists less than it once told us: it was restored from a backup
act-peer-restored = { $peer } was restored from a backup; both sides are compared
act-we-sent-more = { $peer } has more than we remember sending; both sides are compared
act-we-were-restored = This node was restored from a backup, and { $peer } gave back what was missing
act-restore = Restored the backup { $made }
act-clock-right = The clock of this machine is right again
act-clock-ahead = The clock of this machine is { $n } seconds ahead of that of { $peer }; federation waits until it is right
act-clock-behind = The clock of this machine is { $n } seconds behind that of { $peer }; federation waits until it is right
trouble-other = it did not work at { $at }: { $what }
delivery-kind = { $kind ->
    [Create] A new event
    [Note] A note about a change
    [Update] A change
    [Delete] A removal
    [Announce] An event passed on
    [Join] An answer to an event
    [Leave] An answer taken back
    [Accept] A yes
    [TentativeAccept] A maybe
    [Reject] A no
    [Offer] A proposal
    [Invite] An invitation
    [Follow] A wish to follow
    [Undo] Something taken back
   *[other] { $kind }
    }
delivery-about = { $what }: { $title }
delivery-waits-its-turn = waits its turn
delivery-rests = waits until the peering with { $peer }, which is paused, is resumed
delivery-behind = waits behind others: { $why }
delivery-refused = { $peer } refused it for good at { $at }: { $status ->
    [400] it could not use it
    [404] there is nothing at that address
    [405] there is nothing at that address
    [410] whoever it was for is gone
    [413] it was too large
    [422] it could not use it
   *[other] its answer was { $status }
    }
delivery-parked = given up at { $at } after { $n ->
    [one] 1 try
   *[other] { $n } tries
    }, and a retry sends it again
delivery-dropped = no longer meant for { $peer }, so it was not sent ({ $at })
sync-not-compared = not compared yet
sync-same = both held the same when last compared, at { $at }
sync-mended = { $n ->
    [one] 1 thing differed at { $at } and was mended
   *[other] { $n } things differed at { $at } and were mended
    }
sync-partly-mended = { $n ->
    [one] 1 thing differed
   *[other] { $n } things differed
    } at { $at }, and { $mended ->
    [0] none of them was mended
    [one] 1 of them was mended
   *[other] { $mended } of them were mended
    }
sync-cannot = cannot be compared just now: { $problem }
sync-peer-restored = it was restored from a backup ({ $at })
sync-we-were-restored = it gave back what a restore of this node had lost ({ $at })
sync-new-keys = it has new keys, announced by the old ones ({ $at })
sync-key-refused = it showed a key that nobody announced, and we refused it ({ $at }): compare the six words by telephone, then end the peering and propose it anew
peer-key-refused = { $peer } showed a key that nobody announced, and we refused it; compare the six words by telephone
peer-proposed-by-us = waits for { $peer } to answer our proposal of { $since }
peer-proposed-by-them = { $peer } proposed a peering at { $since }, and waits for your answer
peer-paused = paused by us since { $since }: nothing is sent or taken until it is resumed
peer-rejected = the proposal was rejected at { $since }
peer-ends = { $by ->
    [us] ends at { $at }, as we announced; until then both share as before
   *[them] ends at { $at }, as { $peer } announced; until then both share as before
    }
peer-ended = { $by ->
    [us] ended by us at { $since }
    [them] ended by { $peer } at { $since }
   *[unknown] ended at { $since }
    }
peer-ended-because = { $ended }: “{ $reason }”
peer-given-up = { $n ->
    [one] 1 message was set aside
   *[other] { $n } messages were set aside
    } and waits for you
peer-on-the-way = { $n ->
    [one] 1 message is on its way
   *[other] { $n } messages are on their way
    }
peer-good = everything gets through
peer-nothing-yet = nothing was sent yet

desk-nav-label = Desk
cards-title = Set-up
cards-intro = What a community begins with. Each card is saved by itself, and can be changed at any time.
cards-in-place = in place
cards-to-do = to do
cards-saved = saved
cards-go-profile = Describe it
cards-go-tiers = See the levels
cards-go-code = Publish a version
cards-joining = People join at { $name }.
cards-invite-now = You can invite people now
cards-invite-how = Take in a file of members, or give people the address of the page Join.
cards-invite-later = When the first three cards are in place you can invite people.
cards-mail = Mail
cards-mail-relay = Mails go by { $relay } and are from { $from }.
cards-mail-folder = Mails are written into a folder of this machine and go no further. Whoever runs the node names a relay in the configuration.
cards-mail-nobody = they reach nobody yet
cards-mail-try = Send me a test mail
cards-mailed = a test mail to { $mail } was handed on; whether it arrives is seen there
cards-not-written = the test mail could not be written into its folder; whoever runs the node has to look
cards-not-relayed = the relay did not take the test mail; whoever runs the node has to look. It says:
cards-no-recipient = nobody takes mail at { $mail }, the relay says:
cards-mail-rate = as many mails went in this minute as may; try again in a minute
cards-rooms-what = Where members tell each other what they would not say in public. Here are three to begin with; whoever makes one is its first member and runs it. You see only rooms that you are in. Another officer may have made one of these already, which is not shown to you: ask them first.
cards-rooms-make = Make this room
cards-rooms-hers = You are in it.
cards-rooms-unread = Your rooms cannot be read just now, so none are offered. Everything else here works as it should; tell the operator if it stays so.
cards-rooms-other = Make another room
room-offer-stories = Licensing war stories
room-offer-stories-what = What went wrong with an agreement or a renewal, and what saved you. Others may use what they learn; who told it is forgotten after a month.
room-offer-weeks = Hard weeks
room-offer-weeks-what = A customer who leaves, somebody who quits, a month without pay. Nothing of it is used outside, and it is gone after a month.
room-offer-board = Those who run the community
room-offer-board-what = For officers among themselves. It is kept until the room is closed, and each newcomer needs one member who vouches.
room-offer-days = { $n ->
    [one] after { $n } day of membership
   *[other] after { $n } days of membership
    }
room-offer-vouches = { $n ->
    [one] { $n } member has to vouch
   *[other] { $n } members have to vouch
    }
founders-title = Founders
founders-intro = A community begins with at least three people of three partner companies; one leads it and one runs its node.
founders-go = Write them down
founders-founders = Who began it
founders-founders-hint = Members by their handles or mail addresses, one in each line.
founders-president = President
founders-president-hint = An officer, by her handle or mail address.
founders-administrator = Administrator
founders-administrator-hint = Who runs the node, or looks after whoever does.
founders-changed = Another officer wrote these down while you wrote. What you wrote is kept below; save again to put it in their place.
founders-wrong-nobody = { $called } is no member; write a handle or mail address of a member
founders-wrong-few = write at least three founders
founders-wrong-many = write at most thirty founders
founders-wrong-partners = the founders have to come from at least three partner companies
founders-wrong-office = { $called } holds no office; the president is an officer
setup-title = Who we are
documents-title = Documents
documents-intro = What the community goes by beside its code of ethics, such as its by-laws. Everybody reads them; peers show their names and lengths.
documents-none = There are none yet.
documents-write = Write one
documents-name = Name of the document
documents-name-hint = Its address follows from the name.
documents-text = Text
documents-text-hint = Markdown: a line that begins with # is a heading, one that begins with - is of a list.
documents-change = Change
documents-remove = Remove
documents-too-many = there are { $n } already; remove one first
documents-changed = Another document has this address already, or somebody changed this one while you wrote. What you wrote is kept below: give it another name, or save again to put it in that one’s place.
setup-intro = What visitors read and peers show. Peers have a change at their next sync; by name they call the community as it stands in the agreement. The address and the field of the community are the operator’s, in the configuration.
setup-name = Name
setup-summary = What it is for
setup-summary-hint = A paragraph. Lists, emphasis and links are kept.
setup-governance-hint = Stands beside the name, here and at peers.
setup-operator-hint = The legal name; a commercial community must give it.
setup-languages-hint = Tags such as en or pt-BR, the community’s own first.
setup-country-hint = Two letters such as GB, or nothing.
setup-currency-hint = Three letters such as EUR.
setup-wrong-languages = write 1 to { $n } language tags such as en
setup-region-hint = Two letters of the country and the part of it, such as US-WA, or nothing.
setup-contact-hint = Where anybody may write to the community, or nothing. Everybody reads it.
setup-chapters-hint = One in each line; members may belong to one.
setup-wrong-region = write it as US-WA
setup-wrong-region-country = it lies in another country; write a region of the country
setup-wrong-chapters = at most { $n } chapters, each with a name of one line
setup-wrong-country = write a country as GB
setup-wrong-currency = write a currency as EUR
setup-wrong-operator = a commercial community says who runs it
desk-nav-peers = Communities
desk-nav-queue = On the way
desk-nav-renewals = Dues
desk-nav-audit = What was done
desk-back-peers = All communities
desk-back-peer = Back to the community
desk-back-queue = Everything on the way
desk-not-now = Not now
desk-peers-title = Communities we share with
desk-peers-intro = What gets through, what waits for whom, and why.
figure-title = Benefits in figures
figure-intro = How many vouchers were given out and used between this community and others, month by month. Both communities read the same sums, and nobody is named.
figure-link = Benefits in figures, month by month
figure-empty = No voucher in this month
figure-empty-next = A voucher counts in the month in which it was made.
figure-community = Community
figure-ours-there = Our members there
figure-theirs-here = Their members here
figure-issued = Given out
figure-redeemed = Used
figure-refused = Refused
figure-voided = Taken back
figure-expired = Expired
figure-state = Both sides
figure-unknown = not known yet
figure-less = Members paid less by:
figure-waits = the other side tells its sums after the month, once a night
figure-agrees = both sides say the same
figure-too-many = more were used than given out: ask the other community
figure-late = a sum changed more than two months later: ask the other community
figure-months = Months
figure-before = The month before
figure-after = The month after
desk-peers-empty-next = Ask another community to share: you need only the address of its node.
desk-state-proposed = proposed
desk-state-active = active
desk-state-paused = paused
desk-state-rejected = rejected
desk-state-ended = ended
desk-waiting-title = What waits
desk-waiting-none = Nothing waits for it.
desk-waiting-since = { $n ->
    [one] 1 message waits for it, put there { $ago }.
   *[other] { $n } messages wait for it, the oldest put there { $ago }.
    }
desk-waiting-all = See all of it
desk-exchange = It last took something from us: { $out }. We last heard from it: { $in }.
desk-act-compare = Compare now
desk-act-pause = Pause
desk-act-resume = Resume
desk-act-accept = Accept what is ticked
desk-act-reject = Reject
desk-propose-title = Propose to share
desk-propose-intro = Ask a node who it is, compare six words by telephone, and say what may travel. Nothing is shared before its officers accept.
desk-propose-address = Address of its node
desk-propose-address-hint = As in its web address: london.example
desk-propose-wrong-address = write the name of its server, as london.example
desk-propose-look-up = See who is there
desk-propose-compare = Telephone one of its officers and let her read you its six words. If they differ, somebody stands between you: propose nothing.
desk-words-own = Six words of our key, which you read to them
desk-propose-scopes = What may travel
desk-propose-both = Always both ways, and only what both sides tick.
desk-propose-note = A few words to its officers
desk-propose-note-hint = Not needed. Both communities keep them.
desk-propose-button = Sign and propose
desk-propose-no-profile = This server cannot sign such an agreement. Its public calendar can be followed all the same.
desk-scopes-none = tick at least one kind of thing
desk-note-title = What was written with the proposal
desk-accept-title = Accept the proposal
desk-accept-how = First compare the six words by telephone with one of its officers. Then untick what should not travel.
desk-accept-scopes = Of what was offered, this may travel
desk-act-end = End the peering
desk-act-take-back = Take the proposal back
desk-act-none = Nothing is shared any more. A new proposal begins a new peering.
desk-agree-title = Do both hold the same?
desk-counted = Messages for it so far: { $sent }, of which it said that it has { $acknowledged }. Messages from it that we have: { $have }.
desk-scopes-title = What is shared, both ways
desk-scopes-kind = Kind
desk-scopes-carries = What travels
desk-scopes-state = Now
desk-scope-events = Events for members of both, and answers to them. Guest lists stay at the host.
desk-scope-offers = Agreements on benefits, offers and vouchers.
desk-scope-introductions = Questions to the directory, introductions and referrals, one at a time.
desk-scope-calls = Calls for hands, to chosen communities.
desk-scope-statements = Joint statements and their signatures.
desk-scope-reports = Reports, without the name of whoever reports.
desk-scope-shared = Shared
desk-scope-offered = Offered, not shared
desk-scope-not-shared = Not shared
desk-words-title = Six words of its key
desk-words-how = Read them to its operator by telephone, and let her read yours. If they differ, somebody stands between you: pause the peering.
desk-words-none = It has shown no key of the kind that has words.
desk-pins-title = Keys as both had them when they signed
desk-pins-key = Key
desk-queue-title = On the way
desk-queue-intro = Messages to other communities that are not there yet, since when they wait, and why.
desk-queue-empty = Nothing waits
desk-queue-empty-next = Everything that was to be told was taken. What cannot be delivered stands here with the reason.
desk-queue-more = There is more than fits here. Open a community to see what waits for it.
desk-retry = Try now
desk-retry-all = Try all now
desk-drop = Drop
desk-drop-title = Drop a message to { $peer }?
desk-drop-what = It is not sent any more. If it is an answer to an event, the member hears that it did not arrive.
desk-drop-button = Drop it
desk-followed-title = Followed without an agreement
desk-followed-intro = Their servers may never try a message again, so every six hours we look for what is new there.
desk-lately-title = The last seven days
desk-end-title = End the peering with { $peer }?
desk-end-what = When the notice both agreed on is over, nothing is shared any more, in either direction: its events leave our calendar, ours leave theirs, and answers no longer travel. It cannot be undone; a new proposal begins anew.
desk-end-waiting = { $n ->
    [0] Nothing waits for it at the moment.
    [one] 1 message still waits for it.
   *[other] { $n } messages still wait for it.
    }
desk-end-reason = Reason, if you wish to give one
desk-end-reason-hint = Its officers read it, and both communities keep it.
desk-end-reason-long = A reason has at most { $n } characters; shorten it.
desk-end-reason-unshown = The reason holds a character that cannot be shown; write it anew.
desk-end-notice = { $n ->
    [0] This agreement has no notice: it ends at once.
    [one] This agreement has one day of notice; until then both share as before.
   *[other] This agreement has { $n } days of notice; until then both share as before.
    }
desk-end-at-once = Without notice: end it at once
desk-end-button = End it
members-title = Members
members-intro = Everybody with a membership here: level, state, and who has not signed in yet.
orgs-title = Organisations
orgs-intro = The companies whose people are members: how many show that they work there, where it works from, who acts for it.
orgs-none = No organisation yet
orgs-shown-by = Shown by
orgs-acts = Acts for it
orgs-next = More organisations
orgs-export = Download all organisations
orgs-merged = The two are one now.
orgs-saved = The offices are written down.
orgs-people =
    { $n ->
        [one] One member shows others that they work here.
       *[other] { $n } members show others that they work here.
    }
orgs-approver = { $handle } acts for it.
orgs-approver-nobody = Nobody acts for it yet.
orgs-as-members = As members see it
orgs-save = Save the offices
orgs-offices-hint = One in each line: the town, a comma, and a country or a part of one, as London, GB.
orgs-offices-unread = write a town, a comma and a place of the list in line { $lines }
orgs-offices-overtaken = somebody wrote others while you did; now there stands: { $now }. Saved again, yours take their place
orgs-offices-many =
    { $n ->
        [one] at most one
       *[other] at most { $n }
    }
orgs-merge = Two names of one company
orgs-merge-what = Where a company stands under two names, this one goes and the other stays: its people, its offices and its seats go along. You see what it does first.
orgs-merge-into = The name that stays
orgs-merge-hint = As it is written in the list, or the small line below it.
orgs-merge-nobody = there is no other organisation of that name
orgs-merge-seats = both have seats; let those of one end first
orgs-merge-look = See what it does
orgs-merge-title = { $from } becomes { $into }
orgs-merge-back = Back to the organisation
orgs-merge-before = Nothing is done yet. It cannot be taken back.
orgs-merge-people =
    { $n ->
        [one] One member works there from then on.
       *[other] { $n } members work there from then on.
    }
orgs-merge-hiding =
    { $n ->
        [one] One member who hides from the one hides from the other.
       *[other] { $n } members who hide from the one hide from the other.
    }
orgs-merge-offices = { $into } lists in addition: { $offices }.
orgs-merge-offices-lost =
    { $n ->
        [one] One office finds no room.
       *[other] { $n } offices find no room.
    }
orgs-merge-approver = { $name } acts for { $into }.
orgs-merge-takes-seats = Its seats go along, with who has them.
orgs-merge-voids = Its open invoice is void.
orgs-merge-former = Whoever writes { $from } later finds { $into }.
orgs-merge-button = Make them one
members-text = Name, mail address or company
members-name = Name
members-level = Level
members-state = Membership
members-state-left = Not a member
members-signed-in = Signing in
members-not-signed-in = Not signed in yet
members-has-signed-in = She has signed in, or joined by herself.
members-waits-untold = Not signed in yet; had no mail
members-waits = Not signed in yet; mailed on { $day }
members-waiting = { $n ->
    [one] One member has not signed in yet.
   *[other] { $n } members have not signed in yet.
}
members-waiting-who = Show them
members-invite-untold = { $n ->
    [one] Mail the one who had no mail
   *[other] Mail the { $n } who had no mail
}
members-mailed = { $n ->
    [0] Nobody waited for a mail
    [one] One member gets a mail
   *[other] { $n } members get a mail, one after the other
}
members-mailed-her = She gets a mail that says where she signs in
members-too-soon = { $n ->
    [one] She was mailed less than a day ago; wait until then
   *[other] She was mailed less than { $n } days ago; wait until then
}
members-invite-her = Mail her where she signs in
members-joined = Member since
members-offices = Offices
members-tag = Tag
members-tags = Tags
members-left-because = Why she left
members-role-officer = Officer
members-role-moderator = Moderator
members-role-operator = Operator
members-owes-nothing = She owes nothing.
members-merge-link = A second membership of the same person
members-merge-title = Make the membership of { $name } one with another
members-merge-intro = For one person who joined twice. What this membership has goes to the one that stays, and this one is gone for good.
members-merge-into = Which membership stays
members-merge-into-hint = The mail address, or the last part of the address here.
members-merge-look = Show what moves
members-merge-what = { $from } becomes { $into }
members-merge-answers = Answers to events
members-merge-invoices = Invoices
members-merge-signatures = Signatures under the code of ethics
members-merge-follows = Communities followed
members-merge-links = Memberships elsewhere
members-merge-tags = Words of officers
members-merge-jobs = Events with a job
members-merge-anew = { $n ->
    [one] { $n } answer to an event of another server is given anew. The old place there is lost.
   *[other] { $n } answers to events of other servers are given anew. The old places there are lost.
}
members-merge-both = { $n ->
    [one] { $n } event was answered under both names. The answer of the membership that stays counts.
   *[other] { $n } events were answered under both names. The answers of the membership that stays count.
}
members-merge-level = What was paid goes on, at the level { $name }.
members-merge-seat = The seat of { $name } goes with it.
members-merge-seat-lost = The seat of { $name } falls free.
members-merge-speaks = The membership that stays speaks for { $name } from then on.
members-merge-mail = Whoever signs in with { $mail } comes to the membership that stays. Both addresses are told.
members-merge-gone = Browsers, passkeys and access tokens of this membership end. Other servers hear that it is gone. Seats in rooms do not go along: whoever was in one asks there for an invitation.
members-merge-button = Make them one
members-merge-done = The two memberships are one now.
standing-title = Standing
standing-good = In good standing
standing-cautioned = Cautioned
standing-limited = Limited until a day
standing-limited-until = Limited until { $day }
standing-suspended = Suspended
standing-hint = A caution takes nothing away. Who is limited or suspended cannot use benefits of other communities, link memberships or go into rooms. She is told by mail; other communities never learn why.
standing-until = Last day of the limit
standing-until-hint = Only when it is limited until a day.
standing-until-wrong = Give a day to come, within three years.
standing-save = Save the standing
standing-saved = Saved. If it changed, she is told by mail.
standing-own = Nobody decides on her own standing. Ask another officer.
standing-no-proof = Your membership cannot be confirmed to another community now. The officers of this community know why.
standing-error = Your rights are limited
standing-error-until = You cannot go into rooms until { $day }. If you see it differently, write to an officer.
standing-error-open = You cannot go into rooms until the officers say otherwise. If you see it differently, write to an officer.
members-merge-nobody = No other member is called so.
members-merge-same = That is this membership itself.
members-merge-office = This membership holds an office. Take that off first, or merge the other way round.
members-merge-operator = The other membership is that of an operator. Only an operator merges into it.
members-merge-both-pay = Both pay for themselves. Let one level end, or settle its invoice, first.
members-merge-both-speak = Both speak for an organisation. Name somebody else for one of them first.
members-merge-speaks-elsewhere = This membership speaks for an organisation, and the other one works elsewhere. Name somebody else first.
members-as-others = As other members see her
members-none-here = Nobody among those looked at so far
members-none-here-next = There are more members than are looked through at once; go on with the link below.
members-pages = Pages of members
import-title = Members from a file, and into one
import-intro = Hand in a table of people. You see what would become of each line before anything changes, and the same file again changes nothing.
import-file-label = The file
import-file-hint = A table as a spreadsheet saves it as “CSV UTF-8”, at most { $n } MB, with the names of its columns in the first line.
import-columns-known = Mail and name must be there, the other columns may. They may have other names; you say then which is which. These are known by themselves:
import-tags-how = Tags are words of your own for a member. Several stand in one cell with “|” between them, at most { $n }; “-” alone takes all of them away, and an empty cell changes nothing. Officers read them, and the member they are about; nobody else does.
import-look = See what would happen
import-files = Files that were handed in
import-file = { $n ->
    [one] A file of one line
   *[other] A file of { $n } lines
}
import-export = All members as a file
import-export-what = A table with the same columns, which a spreadsheet opens. It holds the mail addresses of all members: keep it where nobody else reads it.
import-export-button = Download all members
import-wrong-empty = choose a file in which something stands
import-wrong-large = a file has at most { $n } MB; part it in two
import-wrong-not-text = this is no text; save the table as “CSV UTF-8”
import-wrong-utf8 = line { $line } holds letters that cannot be read; save the table as “CSV UTF-8”
import-wrong-endless = something at line { $line } does not end; is a quotation mark not closed?
import-wrong-columns = the file has more than 100 columns
import-wrong-no-lines = nobody stands under the names of the columns
import-wrong-lines = at most { $n } lines are read; part the file in two
import-wrong-files = ten files are kept already; open one of those below and forget it first
import-stage-columns = Say which column is what
import-stage-looking = { $done } of { $n } lines are looked through
import-stage-looked = Looked through; nothing was changed yet
import-stage-going = { $done } of { $n } lines are taken in
import-stage-done = Taken in
import-goes-on = It goes on by itself, also when you leave this page or the server starts anew.
import-see-again = See how far it is
import-new = New members
import-updated = Members who change
import-unseated = Of these lose a seat, as they work elsewhere
import-unchanged = As they are already
import-duplicate = Named twice in the file
import-invalid = At fault
import-mail-now = Mail the new members at once where they sign in. Otherwise you do that later, on the page of members.
import-start = Take them in
import-start-means = Lines at fault are left out.
import-nothing = There is nothing to take in: everybody in the file is a member as it says, or at fault.
import-faults = Lines that are left out
import-faults-more = More lines
import-fault-line = Line
import-fault-why = What is wrong
import-fault-mail = the mail address is missing or wrong
import-fault-no-name = the name is missing
import-fault-bad = cannot be taken: { $column }
import-fault-kind = no such kind; write partner, vendor, customer, microsoft or individual
import-fault-day = no day; write it as 2027-01-31
import-fault-tags = tags that cannot be taken; write at most { $n } of at most { $chars } characters, with “|” between them
import-fault-cells = not as many cells as the first line has
import-fault-too-long = too long; is a quotation mark not closed?
import-fault-again = the same mail address as in line { $line }
import-fault-handle-again = the same handle as in line { $line }
import-fault-handle-taken = another member has this handle
import-fault-mail-taken = another member has this mail address
import-fault-operator = an operator is made by whoever has the shell
import-fault-handle-stays = has another handle here, which never changes
import-fault-partners = this community is of partners alone
import-fault-has-left = has left, and joins again in person
import-fault-no-level = there is no such level
import-fault-level-kind = the level is not for members of this kind
import-fault-level-organizations = the level is for organisations
import-fault-level-retired = the level is not offered any more
import-fault-level-day = this level needs the last day paid for
import-fault-level-free = nothing is paid for a level that costs nothing
import-fault-day-reach = the last day paid for is over, or too far ahead
import-columns = Which column is what
import-columns-intro = Taken from the first line of the file. Set right what is not.
import-column-mail = Mail address
import-column-organization = Company
import-column-paid-until = Paid until
import-column-handle = Handle
import-column-none = Not in the file
import-column-unnamed = Column { $n }
import-column-needed = say which column this is; nobody can be a member without it
import-column-missing = A column is missing: { $column }
import-column-say = Say below which column of the file it is
import-look-again = Look again with these columns
import-too-often = The columns of one file are changed at most { $n } times; hand it in again
import-moved = Somebody went on with this file meanwhile; this is how it stands now
import-drop-title = Not needed any more?
import-drop-means = The file and what is said here of it are forgotten; who was taken in stays. Otherwise that happens seven days after it was last used.
import-drop = Forget this file
import-stop-title = Is it the wrong file?
import-stop-means = Nobody else is taken in, and the file is forgotten. Who was taken in already stays.
import-stop = Stop, and forget this file
sources-title = Calendars from elsewhere
sources-intro = What others publish as a calendar becomes events here. You choose what is published, and for whom.
sources-removed = The calendar is not read any more; its events stay
sources-empty = No calendar yet
sources-empty-next = Add one below. You see what it has before anything is published.
source-url = Address of the calendar
source-url-hint = It begins with https:// or webcal:// and often ends with .ics. It is read again by itself.
source-file = A file
source-file-hint = A calendar saved as .ics, at most { $n } MB. It is read once.
source-add = Add a calendar
source-add-what = Nothing is published before you have ticked it on the next page.
source-look = See what it has
source-look-file = See what the file has
source-wrong-many = a community reads at most { $n } calendars; remove one first
source-wrong-unreadable = it could not be read as a calendar: { $why }
source-from-file = From a file
source-never-read = Not read yet.
source-read = Read { $ago }.
source-due = Next at { $time }.
source-failed = It could not be read at the last try
source-faults = { $n ->
    [one] { $n } place in it could not be understood
   *[other] { $n } places in it could not be understood
    }
source-publishing = Is being published
source-publishes-new = New entries are published by themselves
source-asks = New entries wait until you tick them
source-waiting = { $n ->
    [one] { $n } entry is not published
   *[other] { $n } entries are not published
    }
source-audience-all = Our members, and those of all communities we share events with
source-audience-some = Our members, and those of some communities
source-audience-peer = Our members, and those of { $name } alone
source-audience-hint = For what is published from now on. What is published already is changed on its own page.
source-brought = { $n ->
    [one] It brought { $n } event so far.
   *[other] It brought { $n } events so far.
    }
source-shown = Entries { $from } to { $to } of { $n } that are not published
source-done-added = Added; nothing of it is published yet. Tick below what should be
source-done-chosen = Kept; what was ticked is published
source-done-read = Read again
source-moved = An entry was published or taken out meanwhile; look again and choose once more
source-fault-event = Could not be published: it ends before it begins, lasts too long or lies too far ahead. Set it right where it comes from.
source-fault-audience = Could not be published: events are not shared with the community it is for. Choose for whom it is.
source-left-out = Left out
source-said = What exactly was wrong, for whoever keeps that calendar
source-entries = What is published
source-entries-what = What is ticked becomes an event. What is not ticked is left out until you tick it. What is published moves and is called off with its calendar.
source-entries-none = Nothing waits: all that is ahead in it is published, or it has nothing ahead.
source-new = Publish new ones by themselves
source-new-hint = Then what the calendar adds later is published without asking, and so is what stands on further pages of this list and was not left out. Otherwise it waits here.
source-choose = Keep, and publish what is ticked
source-before = Earlier entries
source-more = The next entries
source-again = Read it again
source-newer-file = A newer file of this calendar
source-read-file = Read the newer file
source-again-what = It is read by itself from time to time; this reads it now.
source-refresh = Read it now
source-remove-title = Not needed any more?
source-remove-what = It is not read any more, and what waits here is forgotten. Events it brought stay, and no longer move with it.
source-remove = Remove this calendar
desk-audit-title = What was done
desk-audit-intro = The last hundred acts of officers, of the operator and of the node itself.
desk-audit-empty = Nothing was done yet
desk-audit-what = What
desk-audit-by = By
desk-audit-at = When
desk-done-retried = It is tried again now
desk-done-dropped = It was dropped
desk-done-compared = Compared; what came of it stands below
desk-done-paused = The peering is paused
desk-done-resumed = The peering is resumed; what waited is on its way
desk-done-proposed = Proposed; it waits for their answer
desk-done-accepted = The peering is active
desk-done-rejected = The proposal was rejected
desk-done-end-announced = The end of the peering is announced
desk-done-ended = The peering has ended

login-title = Sign in
login-intro = There are no passwords here. We send you a mail with a link and a code; each works once.
login-mail = E-mail address
login-mail-hint = The one you are a member with.
login-ask = Send me the mail
login-join = Not a member yet? Join free
login-ask-again = Ask for a new mail
login-without-mail = There are no passwords and no mailed links here. An account elsewhere signs you in, or a passkey you have made; whoever runs this node can make a link that signs you in once.
login-kept = We keep what you ask for a quarter of an hour, and a cookie in this browser as long, so that nobody else can use your link. If no mail reaches you, whoever runs this node can make a link that signs you in.
login-passkey = Sign in with a passkey
login-passkey-hint = If you have made a passkey here, your device signs you in without a mail.
login-passkey-refused = The passkey did not sign you in. Try once more, or have a mail sent to you.
login-passkey-ask = Your device now asks for your fingerprint, your face or its code. Nothing of that reaches us.
login-passkey-button = Ask my device
login-account = Sign in with { $provider }
login-account-hint = An account elsewhere that you have linked here signs you in without a mail.
login-account-stopped = { $provider } did not sign you in: you stopped there, or it does not let you in here. Try once more, or have a mail sent to you.
login-account-silent = { $provider } cannot be reached just now. Have a mail sent to you, or try again later.
login-account-refused = The account did not sign you in. Try once more, or have a mail sent to you.
login-account-away = You go to { $provider } now, and come back here afterwards.
login-account-go = Go on to { $provider }
login-unlinked = This account is not linked yet
login-unlinked-lead = { $provider } knows you; whose account it is here, we do not know yet. If you are a member, have a mail sent to you and sign in by it in this browser: then we ask you once whether to link the account.
login-unlinked-no-mail = { $provider } knows you; whose account it is here, we do not know yet, and no mail signs anybody in here. If you are a member, sign in in this browser by a passkey, or by a link that whoever runs this server makes for you: then we ask you once whether to link the account.
login-unlinked-why = We look for nobody by the address that an account names, for it may be somebody else's.
login-by-mail = Sign in by mail
passkey-no-script = Passkeys need a script in your browser, and none runs here. Mails sign you in without any.
passkey-unable = This browser knows no passkeys. Take another one, or let mails sign you in.
passkey-failed = Your device gave no passkey. Press the button to try once more.
login-sent-title = Look into your mail
login-sent = If a member here has the address { $mail }, a mail with a link and a code is on its way to it.
login-sent-here = { $n ->
    [one] Open the link in this browser, or type the code here, within a minute.
   *[other] Open the link in this browser, or type the code here, within { $n } minutes.
}
login-code = Code
login-code-hint = Eight letters and digits; capitals and hyphens do not matter.
login-code-unreadable = it has eight letters and digits, as they stand in the mail
login-code-wrong = { $n ->
    [one] this is not the code of the newest mail; you can try once more
   *[other] this is not the code of the newest mail; you can try { $n } times more
}
login-no-mail = No mail? It may take a minute, or lie where unwanted mail goes. Perhaps you are a member with another address.
login-elsewhere = This link belongs to another browser.
login-elsewhere-next = A link signs in where it was asked for, and nowhere else, for a quarter of an hour. Go back to that browser and type the code of the mail there, or ask for a new mail in this one.
login-button-why = This link signs you in once, in this browser. Nothing happens before you press the button.
login-button = Sign me in
join-title = Join free
join-description = Become a member of { $community }: free of dues, five fields, no card.
join-intro = The free level costs nothing and asks for no card. Five fields now, the rest when you like.
join-name = Your name
join-name-hint = As other members are to see it.
join-mail = E-mail address
join-mail-hint = You sign in by it. It is shown to nobody and leaves this node for nobody.
join-organization = Organisation (may be left out)
join-organization-hint = Shown to the host of an event that you answer.
join-kind = You are
join-kind-hint = Some communities are of partners alone; this decides who may join.
join-kind-choose = Choose one
join-kind-missing = choose what you are
join-place = Where you work (may be left out)
join-place-hint = A country or a part of one, such as Germany or Washington. It stands on your profile; there you say who sees it.
join-place-unknown = this place is not on the list; choose one of the names offered, or write a code such as DE or US-WA
join-button = Join
join-confirm = Join now
join-member-already = I am a member already
join-partners-only = this community is of partners alone, so that its members can speak among themselves; you are welcome at its public events
join-partners-only-but = this community is of partners alone, so that its members can speak among themselves; these communities that it shares events with admit everybody
join-not-for-kind = nobody of this kind joins at the level “{ $level }”; ask an officer
join-invite = Here officers add members. Write to one of them.
join-sent = A mail with a link and a code is on its way to { $mail }.
join-no-mail = No mail? It may take a minute, or lie where unwanted mail goes, or the address has a slip in it.
join-competitors = Will I meet competitors?
join-competitors-few = We are too few to answer in numbers without pointing at people. Take it that you may.
join-competitors-members = { $n ->
    [one] Very likely. We are one member.
   *[other] Very likely. We are { $n } members.
}
join-competitors-kind = { $kind }: { $n }
join-competitors-rules = What you do and for whom is seen by those you choose, and never asked for here. The code of ethics holds for everybody, and there is no place for prices, customers’ names or who gets which territory.
join-no-code = This community has published no code of ethics yet.
join-acknowledges = By joining you acknowledge our code of ethics, which stands in full below.
kind-partner = Partner
kind-vendor = Vendor
kind-customer = Customer
kind-microsoft = With Microsoft
kind-individual = For myself
welcome-title = Welcome
welcome-intro = You are a member. Five steps that make it worth while, in any order; none takes long.
welcome-progress = { $n } of { $all } done
welcome-done = Done
welcome-tick = I have done this
welcome-hide = Hide this list
welcome-sign-code = Sign the code of ethics
welcome-sign-code-why = A minute. Before it you may read everything and post nothing.
welcome-sign-code-go = Read and sign
welcome-fill-five = Fill your five
welcome-fill-five-why = What you do best, and for whom: five of each at most, and you say who sees them.
welcome-fill-five-go = Say what you do
welcome-follow = Follow communities
welcome-follow-why = What they have on stands in your calendar.
welcome-follow-go = See them
welcome-answer = Answer an event
welcome-answer-why = Here or at another community; the host answers back.
welcome-answer-go = See what is on
welcome-say-hello = Say hello
welcome-say-hello-why = To an officer, not to everybody: who you are and what you hope for.
welcome-say-hello-go = Who they are
welcome-passkey = Sign in without a mail next time
welcome-passkey-why = A passkey lets your fingerprint, your face or the code of your device sign you in. Mails go on working, with and without one.
welcome-passkey-go = See passkeys
sessions-title = Your browsers
sessions-intro = You are signed in here. A browser that you do not use for a week is signed out by itself.
sessions-here = this one
sessions-since = Signed in
sessions-used = Last used
sessions-end = Sign out
sessions-other-browser = Another browser
passkeys-title = Your passkeys
passkeys-intro = With a passkey you sign in without a mail: your device asks for your fingerprint, your face or its code. The key stays in the device or in your password manager; we keep only what it is checked against.
passkeys-none = You have none yet. Mails sign you in, with and without a passkey.
passkeys-unavailable = This node has no passkeys. Mails sign you in.
passkeys-made = Made
passkeys-never = Never used so far.
passkeys-name = Name
passkeys-rename = Rename
passkeys-remove = Remove
passkeys-removed-hint = A passkey that you remove here signs nobody in any more. Delete it in your device too.
passkeys-new = Make a passkey
passkeys-new-intro = Your device makes a key for this site. Give it a name first, so that you know it again.
passkeys-name-hint = For instance the device or the password manager that keeps it.
passkeys-name-first = My device
passkeys-make = Make it now
passkeys-back = Back to your passkeys
passkeys-added = The passkey is kept. From now on it signs you in.
passkeys-full = Nobody can have more than { $n } passkeys. Remove one first.
passkeys-not-taken = The passkey was not taken. Make it once more; if this device has one of yours, that one is enough.
sign-ins-title = Your accounts elsewhere
sign-ins-intro = With an account that you have elsewhere you sign in here without a mail. We ask the provider for your profile there and keep only that the account is yours, what it is called and when you used it last.
sign-ins-none = You have linked none yet. Mails sign you in, with and without one.
sign-ins-unavailable = This community takes no accounts from elsewhere. Mails sign you in.
sign-ins-since = Linked
sign-ins-remove = Remove
sign-ins-new = Link an account: { $provider }
sign-ins-full = Nobody can have more than { $n } accounts. Remove one first.
sign-ins-linked = The account is linked. From now on it signs you in.
sign-ins-known = This account is linked already.
sign-ins-gone = Nothing is linked: it took too long, or was begun in another window. Start once more.
sign-ins-silent = { $provider } cannot be reached just now. Try again later.
sign-ins-link = Link this account?
sign-ins-link-lead = Somebody signed in at { $provider } in this browser: { $ago }. If that was not you, choose “Not now”. A linked account signs you in here without a mail.
sign-ins-account = Account
sign-ins-link-yours = Link it only if it is yours and nobody else has it: whoever can use it can sign in here as you.
sign-ins-link-nameless = The provider does not say what this account is called, so we cannot show you whose it is. If you wish to link yours, begin in your settings:
sign-ins-link-yes = Link it
sign-ins-link-no = Not now
status-title = Status
status-description = Whether this node works and reaches the communities it shares with.
status-good = Everything gets through
status-good-next = No message is waiting
status-waiting = { $n ->
    [one] { $n } message is waiting
   *[other] { $n } messages are waiting
    }
status-waiting-next = We try again by ourselves; nothing is lost
status-parked = { $n ->
    [one] { $n } message needs the operator
   *[other] { $n } messages need the operator
    }
status-parked-next = A community did not take it. We stopped trying; the operator sees why in the list of deliveries and can send it again
status-peers = Communities we share with
status-community = Community
status-reach = Reached
status-last = Last heard
status-queue = Waiting
status-never = never
status-asked = As of { $time } in { $place }.
status-version = Rosarium { $version }.
reach-good = Gets through
reach-retrying = Trying again
reach-parked = Needs the operator
reach-paused = Paused

## Mails

mail-hello = Hello { $name },
mail-hello-unnamed = Hello,
mail-changed-subject = Changed: { $title }
mail-changed = { $host } has changed “{ $title }”.
mail-postponed-subject = Postponed: { $title }
mail-postponed = { $host } has postponed “{ $title }” and is looking for a new date.
mail-cancelled-subject = Cancelled: { $title }
mail-cancelled = { $host } has called off “{ $title }”.
mail-on-again-subject = On again: { $title }
mail-on-again = “{ $title }” takes place after all, { $host } says.
mail-removed-subject = Withdrawn: { $title }
mail-removed = { $host } has taken “{ $title }” out of its calendar. Do not count on it.
mail-confirmed-subject = Confirmed: { $title }
mail-confirmed = { $host } has a seat for you at “{ $title }”.
mail-promoted-subject = A seat for you: { $title }
mail-promoted = A seat has come free: { $host } has confirmed you for “{ $title }”. If you cannot come, please take your answer back, for others wait.
mail-event-invited-subject = Invitation: { $title }
mail-event-invited = { $host } invites you to “{ $title }”. Say on the event’s page whether you come.
mail-join-link-subject = How to join online: { $title }
mail-join-link-changed = “{ $title }” of { $host } has a link to join online; the address below leads there. An address you had before leads nowhere now.
mail-join-link-gone = { $host } has taken away the link to join “{ $title }” online. You keep your seat, and get another mail when there is a new link.
mail-join-link = Join online: { $page }
mail-join-link-alone = This address is yours alone. Please do not pass it on.
mail-waitlisted-subject = Waiting list: { $title }
mail-waitlisted = All seats at “{ $title }” are taken. { $host } has put you on the waiting list, place { $n }. You get a mail when a seat is yours.
mail-refused-subject = No seat: { $title }
mail-refused = { $host } has no seat for you at “{ $title }”.
mail-refused-reason = In the host’s words: { $reason }
mail-failed-subject = Not delivered: { $title }
mail-failed = { $host } did not get your answer to “{ $title }”: it could not be reached, or did not take it. What you had said before, if anything, still counts there. You may answer again on the event’s page.
mail-not-confirmed-subject = Not confirmed: { $title }
mail-not-confirmed = { $host } has had your answer to “{ $title }” for a day and has not said whether you have a seat. Ask there before you go, or answer again on the event’s page.
mail-over-subject = After { $title }
mail-over = “{ $title }” of { $host } is over. We thank all who came.
mail-over-minutes = What was agreed there stands on its page as soon as it is written down.
mail-reminder-subject = Reminder: { $title }
mail-reminder = { $n ->
    [one] “{ $title }” of { $host } begins within the hour.
   *[other] “{ $title }” of { $host } begins within { $n } hours.
}
mail-digest-subject = This week at { $community }
mail-digest-coming = You said yes or maybe to
mail-digest-new = New from { $host }
mail-digest-organizations = New at organisations you follow
mail-digest-competencies = Somebody there does this now: { $competencies }
mail-digest-more = And { $n } more: { $page }
mail-digest-rooms = What is said in rooms stays in rooms: no mail tells of it.
mail-digest-reason = You get this mail once a week because you are a member of { $community }.
mail-stop-digest = No more weekly mails: { $page }
mail-stop-reminders = No more reminders: { $page }
mail-stop-peerings = No more mails about peerings that ask nothing of you: { $page }
mail-desk-reason = You get this mail because you are an officer of { $community }.
mail-peering-page = The page of this community
mail-peering-proposed-subject = { $peer } proposes to share
mail-peering-proposed = { $peer } wishes to share with { $community }, and waits for your answer.
mail-peering-proposed-next = Compare the six words of both keys by telephone before you accept. Nothing is shared until then.
mail-peering-accepted-subject = { $peer } and { $community } share now
mail-peering-accepted = { $community } and { $peer } agreed to share.
mail-peering-accepted-next = What travels, and how it goes, stands on its page.
mail-peering-rejected-subject = { $peer } and { $community } do not share
mail-peering-rejected = The proposal between { $community } and { $peer } was rejected or taken back.
mail-peering-rejected-next = Nothing is shared. Either side may propose anew.
mail-peering-paused-subject = Sharing with { $peer } is paused
mail-peering-paused = An officer of { $community } paused sharing with { $peer }.
mail-peering-paused-next = What is for them waits until somebody resumes it.
mail-peering-ended-subject = Sharing with { $peer } has ended
mail-peering-ended = { $community } and { $peer } share no longer.
mail-peering-ended-next = Who ended it, and why, stands on its page.
mail-peering-silent-subject = { $peer } has not answered for a day
mail-peering-silent = Nothing gets through to { $peer } since { $since }. It is tried again by itself.
mail-peering-silent-next = Telephone one of its officers. You get no other mail about it before it has answered.
mail-deal-page = The agreement
mail-deal-offered-subject = { $peer } offers an agreement
mail-deal-offered = { $peer } wrote what its community and { $community } could give each other's members, and waits for your answer.
mail-deal-offered-next = Read it, then sign it, answer with a text of your own, or decline. Nothing counts before both have signed.
mail-deal-countered-subject = { $peer } answers with another text
mail-deal-countered = { $peer } would rather sign another text than the one that { $community } offered.
mail-deal-countered-next = What changed is marked on its page. Sign it, answer it, or decline.
mail-deal-signed-subject = { $peer } and { $community } signed an agreement
mail-deal-signed = { $community } and { $peer } both signed the same text.
mail-deal-signed-next = What members get by it, and from when, stands on its page.
mail-deal-declined-subject = No agreement with { $peer } yet
mail-deal-declined = What was offered between { $community } and { $peer } was declined or taken back.
mail-deal-declined-next = If somebody said why, that stands on its page. Either side may write anew.
mail-deal-ending-subject = The agreement with { $peer } ends
mail-deal-ending = The agreement between { $community } and { $peer } ends at { $since }.
mail-deal-ending-next = Who ends it, and why, stands on its page. What was given out before is honoured.
mail-alert-page = The state of your node
mail-alert-queue-page = What waits for whom
mail-alert-parked-subject = Messages of { $community } were given up
mail-alert-parked = { $n ->
    [one] { $n } message to other communities did not arrive and is tried no more.
   *[other] { $n } messages to other communities did not arrive and are tried no more.
    }
mail-alert-parked-next = On the desk you see why, and have each tried again or dropped.
mail-alert-mail-subject = Mails of { $community } do not go
mail-alert-mail = Since { $since } no mail could be handed on. They wait and are tried again.
mail-alert-mail-next = Whoever runs the node finds why with rosarium doctor, and tries with rosarium mail test.
mail-alert-disk-subject = The disk of { $community } is nearly full
mail-alert-disk = { $n } MB are left. When it is full, the node shows everything and takes no changes.
mail-alert-disk-next = Make room; the node goes on by itself.
mail-alert-clock-subject = The clock of { $community } is wrong
mail-alert-clock = The clock of the machine differs from that of { $peer }: nothing is sent to other communities, and nothing taken from them.
mail-alert-clock-next = Set it right; what waits goes then.
mail-alert-key-subject = { $peer } shows a key that nobody announced
mail-alert-key = The key is not believed, and what is signed with it is not taken.
mail-alert-key-next = Telephone one of its officers: either they have a new key, or somebody pretends to be them.
mail-when = When: { $when }
mail-where = Where: { $where }
mail-online-page = Online page: { $page }
mail-before = Until now: { $before }
mail-nowhere = not said
mail-time = { $day }, { $hours } ({ $zone })
mail-zone = { $place }, { $short }
mail-enter = The entry attached brings your calendar up to date.
mail-take-off = The entry attached takes it out of your calendar.
mail-page = The event’s page: { $page }
mail-invited-subject = You are a member of { $community }
mail-invited = { $community } has you as a member, with this mail address. Sign in with it whenever you like: you get a link and a code by mail, and there is no password to choose.
mail-invited-open = Sign in
mail-invoice-subject = Invoice { $number } of { $community }
mail-invoice = You chose the level “{ $tier }” at { $community }. This is the invoice for it; you have the level as soon as an officer has seen the payment. Until then everything stays as it is.
mail-paid-subject = Payment recorded: invoice { $number } of { $community }
mail-paid = Thank you. { $community } has recorded the payment for the level “{ $tier }”.
mail-renewal-subject = Your membership of { $community } ends on { $until }
mail-renewal = Your membership of { $community } is paid until { $until }. It goes on when you pay once more; if you do nothing you stay a member, at the level that costs nothing.
mail-not-offered-subject = Your level { $from } at { $community } ends on { $until }
mail-not-offered = Your level “{ $from }” at { $community } is paid until { $until }. It is not offered any more, so there is nothing to pay. You stay a member. From { $day } on you are at the level “{ $to }”, which costs nothing. You can choose another level at any time on the page of your membership.
mail-lapsed-subject = You are on { $to } now at { $community }
mail-lapsed = Your level “{ $from }” at { $community } was paid until { $until }. You stay a member, at the level “{ $to }”, which costs nothing; everything you wrote and answered stays. You can choose “{ $from }” again on the page of your membership at any time.
mail-dues-amount = Amount: { $amount }
mail-dues-due = To be paid by: { $day }
mail-dues-open = The invoice
mail-dues-card = Your membership
mail-dues-reason = You get this mail because you are a member of { $community }, and it is about your membership.
mail-passkey-made-subject = A new passkey signs you in at { $community }
mail-passkey-made = The passkey “{ $called }” signs you in at { $community } from now on.
mail-passkey-removed-subject = A passkey was removed at { $community }
mail-passkey-removed = The passkey “{ $called }” signs nobody in at { $community } any more.
mail-passkey-not-you = If it was not you: remove the passkeys you do not know, sign out the browsers you do not know, and write to an officer.
mail-passkeys-taken-subject = You were signed out at { $community }
mail-passkeys-taken = Whoever runs the server of { $community } signed you out in every browser and removed { $n ->
    [one] one passkey
   *[other] { $n } passkeys
} of yours.
mail-passkeys-taken-next = You sign in again by mail, and make a new passkey when you like.
mail-passkey-page = Your passkeys
mail-account-linked-subject = An account at { $called } signs you in at { $community }
mail-account-linked = An account of yours at { $called } signs you in at { $community } from now on.
mail-account-unlinked-subject = An account at { $called } was removed at { $community }
mail-account-unlinked = Your account at { $called } signs you in at { $community } no more.
mail-account-not-you = If it was not you: take away the accounts you do not know, sign out the browsers you do not know, and write to an officer.
mail-accounts-taken = Whoever runs the server of { $community } signed you out in every browser and took away { $n ->
    [one] one linked account
   *[other] { $n } linked accounts
}.
mail-accounts-taken-next = You sign in again by mail, and link an account when you like.
mail-account-page = Your accounts elsewhere
mail-account-reason = You get this mail because you are a member of { $community }, and it is about how you sign in.
mail-code-signed-subject = You signed the code of ethics of { $community }
mail-code-signed = You signed version { $called } of the code of ethics of { $community }. This mail is your receipt.
mail-code-record =
    Version: { $version }
    Signed as: { $name }
    Time: { $time }
    Fingerprint: { $fingerprint }
mail-code-signed-next = The record of the community holds the same. The text stands on its page as long as this version is in force.
mail-code-page = The code of ethics
mail-code-changed-subject = The code of ethics of { $community } says something new
mail-code-changed = Version { $called } of the code of ethics of { $community } is in force. It says something new, so we ask you to read it and to sign it, also if you signed an earlier one.
mail-code-changed-next = Until then you may read everything and post nothing.
mail-code-sign-page = Read and sign
mail-code-reason = You get this mail because you are a member of { $community }, and it is about the code of ethics that members sign.
mail-put-out-subject = Your membership of { $community } has ended
mail-put-out = Your membership of { $community } has ended. You are signed out, and what you had answered is taken back.
mail-put-out-words = They write to you:
mail-put-out-next = What was paid and signed stays with the community. If you think this is a mistake, its page names the officers and, where they gave one, an address to write to.
mail-put-out-page = The community
mail-put-out-reason = You get this mail because you were a member of { $community }. It is the last one.
mail-erased-subject = Your data at { $community } is deleted
mail-erased = Your data at { $community } is deleted, as was asked for. Your membership has ended, and this address is not kept.
mail-erased-next = The servers that had something of you are told. The page below says which of them have confirmed it; only this mail and your browser know its address.
mail-erased-page = How far it is
mail-worked-subject = { $called } says that you worked together
mail-worked = { $called }, a member of { $community } like you, says that the two of you worked together. It stands on your profiles only when you say so too.
mail-worked-next = Say yes or no there, or leave it: { $called } is not told of a no. Either of you may take it back at any time.
mail-worked-page = To the profile
mail-worked-reason = You get this mail because you are a member of { $community }, and once for each who says so.
mail-office-given-subject = { $called ->
    [officer] You are an officer of { $community }
    [moderator] You are a moderator of { $community }
   *[other] You are an operator of { $community }
}
mail-office-given = { $called ->
    [officer] Whoever runs the server of { $community } made you an officer. What officers do is at the desk. Others read beside your name that you are one.
    [moderator] Whoever runs the server of { $community } made you a moderator. Others read beside your name that you are one.
   *[other] Whoever runs the server of { $community } made you an operator: at the desk you may do what officers do, and others read beside your name that you are one of them.
}
mail-office-taken-subject = { $called ->
    [officer] You are no longer an officer of { $community }
    [moderator] You are no longer a moderator of { $community }
   *[other] You are no longer an operator of { $community }
}
mail-office-taken = { $called ->
    [officer] Whoever runs the server of { $community } took the office of an officer from you. You are a member as before.
    [moderator] Whoever runs the server of { $community } took the office of a moderator from you. You are a member as before.
   *[other] Whoever runs the server of { $community } took the office of an operator from you. You are a member as before.
}
mail-office-next = Every browser was signed out: sign in again. If you did not expect this, write to an officer.
mail-office-page = Who the officers are
mail-office-reason = You get this mail because you are a member of { $community }, and it is about what you may do there.
mail-standing-subject = { $called ->
    [good] You are in good standing at { $community }
    [cautioned] { $community } cautions you
    [limited] Your rights at { $community } are limited
   *[other] Your rights at { $community } are suspended
}
mail-standing = { $called ->
    [good] The officers of { $community } lifted what they had said of your standing: you may do everything again that your level gives you.
    [cautioned] The officers of { $community } caution you. Nothing is taken from you; only you and they see it.
    [limited] For a time the officers of { $community } limit what you may do: you cannot use benefits of other communities or go into rooms. Everything else stays as it was. Other communities learn no reason.
   *[other] Until they say otherwise the officers of { $community } suspend your rights: you cannot use benefits of other communities or go into rooms. Other communities learn no reason.
}
mail-standing-until = It ends by itself at { $time }.
mail-standing-next = If you see it differently, write to an officer.
mail-report-peer-subject = { $peer } reports something of yours to the officers of { $community }
mail-report-peer =
    { $peer } reports something of { $community }. What is wrong: { $category ->
        [selling] selling that nobody asked for
        [conduct] rude, threatening or worse
        [untrue] not true, or somebody else’s
        [confidence] something said in confidence was passed on
        [competition] prices, customers or markets were to be agreed on
       *[other] something else
        }. The reporter is the community, not a person.
mail-report-member-subject = A report waits for the officers of { $community }
mail-report-member =
    A member of { $community } reports something, or says something against a decision. What is wrong: { $category ->
        [selling] selling that nobody asked for
        [conduct] rude, threatening or worse
        [untrue] not true, or somebody else’s
        [confidence] something said in confidence was passed on
        [competition] prices, customers or markets were to be agreed on
       *[other] something else
        }.
mail-report-next = Somebody should decide within 72 hours. Whoever reported it learns whether anything was done, and not what.
mail-report-page = Open the report
mail-report-decided-subject = The officers of { $community } decided something about you
mail-report-decided = The officers of { $community } looked into a report about you and decided.
mail-report-decided-next = If you see it differently, say so on the page: another officer looks at it.
mail-report-decided-page = Read what was decided
mail-report-over-subject = What you reported at { $community } is over
mail-report-over = What you reported was looked into and decided. What was decided is between the officers and whom it is about.
mail-report-over-next = Your name was told to nobody but the officers. If it goes on, report it again.
mail-report-over-page = Your reports
mail-report-reason = You get this mail because you are a member of { $community }, and it is about a report.
mail-appeal-decided-subject = Another officer of { $community } has looked at it
mail-appeal-decided = { $called ->
    [lifted] The decision about you was lifted: you are in good standing.
   *[other] The decision about you stays.
}
mail-appeal-decided-next = That is the last word of the officers on it.
report-title = Report something
report-intro = Say what is wrong, and the officers of this community look into it. Whom it is about never learns from us who said so.
report-from-where = Open the page of the person, the event or the note, and choose Report there.
report-link = Report
report-about = What it is about
report-about-wrong = That is nothing of this community or of one it shares with.
report-own = That is you. Talk to an officer instead.
report-many = Many of your reports wait already. Talk to an officer.
report-category = What is wrong
report-category-missing = Choose what is wrong.
report-selling = Selling that nobody asked for
report-conduct = Rude, threatening or worse
report-untrue = Not true, or somebody else’s
report-confidence = Something said in confidence was passed on
report-competition = Prices, customers or markets were to be agreed on
report-other = Something else
report-words = What happened
report-words-hint = In a few words. Officers read it; passed on to another community it goes without your name, so leave names out.
report-words-missing = Say in a few words what happened.
report-send = Send it to the officers
report-sent = The officers have it
report-sent-next = You get a mail when it is decided.
report-next-title = What happens next
report-next-1 = An officer who is not of the company of either side looks into it, within three days.
report-next-2 = What can come of it: nothing, a talk, a caution, a limit for a time, or a suspension.
report-next-3 = You learn that it is over. What was decided stays between the officers and whom it is about.
report-hers = What you reported
report-state-waits = Waits for the officers
report-state-passed-on = Passed on to the community whose it is
report-state-over = Looked into and over
report-outcome = What was decided
report-outcome-dismiss = Nothing in it
report-outcome-mediate = A talk between the two sides
report-outcome-caution = A caution
report-outcome-limit = A limit until a day
report-outcome-suspend = A suspension
report-decided-title = What was decided about you
report-decided-intro = Only you and the officers read this.
report-decided-on = Decided
report-message-to-you = The officers write to you
report-code = The code of ethics that all members sign
report-appeal = You see it differently?
report-appeal-words = What you have to say
report-appeal-hint = Once, and within 30 days. Another officer than the first reads it and decides.
report-appeal-send = Ask for another look
report-appeal-waits = Another officer looks at what you said.
report-appeal-lifted = Another officer looked at it and lifted the decision. You are in good standing.
report-appeal-stays = Another officer looked at it, and the decision stays.
report-appeal-over = Nothing can be said against it any more.
desk-reports-title = Reports
desk-reports-intro = What members and other communities say is not as it should be. Another community reports as a community; no person is named.
desk-reports-waiting = Wait for you
desk-reports-empty = No report waits
desk-reports-rest = Over, or with others
desk-reports-older = Older reports
desk-report-title = Report about { $about }
desk-report-open = Open
desk-report-taken = Looked into
desk-report-passed-on = Passed on
desk-report-resolved = Decided
desk-report-appealed = Another look asked for
desk-report-closed = Closed
desk-report-came = Came
desk-report-due = Decide by
desk-report-by = In the hands of
desk-report-by-peer = { $community } reports this. Who of its members said so is known there alone.
desk-report-by-member = A member of ours reports this. Her name is not shown, so that it is decided by what happened.
desk-report-by-nobody = Whoever reported this has left.
desk-report-said = What was said
desk-report-before = Reported before
desk-report-reason = Why
desk-report-reason-hint = For officers alone, now and later.
desk-report-message = To whom it is about
desk-report-message-hint = She gets it by mail. With a caution, a limit or a suspension it is needed.
desk-report-appeal = What she says against it
desk-report-ruling = { $ruling ->
    [lifted] Another officer lifted it.
   *[other] Another officer looked at it, and it stays.
}
desk-report-stays = The decision stays
desk-report-lift = Lift it
desk-report-take = I look into it
desk-report-pass-title = It is another community’s
desk-report-pass-what = Passed on, its officers decide, and you learn whether anything was done. They read what is wrong and what was said, and no name of ours.
desk-report-pass = Pass it on
desk-report-decide = Decide
desk-report-decide-button = Decide and tell both sides
desk-report-near = You are one of the two, of the company of one of them, or keep apart from it. Another officer decides this.
desk-report-not-waiting = It is decided already, or passed on.
desk-report-no-member = Only of a member of yours something can be held against her.
desk-report-no-message = Write to her what she is to know.
desk-report-no-outcome = Choose what is decided.
desk-report-ours = That is yours to decide.
desk-report-no-peer = You share no reports with that community. Write to its officers.
desk-report-another = Another officer than the first decides this.
desk-report-answer-action = The other community did something
desk-report-answer-none = The other community did nothing
mail-merged-subject = Two memberships of { $community } became one
mail-merged = Another membership of { $community } became one with yours: what it had is yours now, and whoever signs in with { $called } comes to your membership.
mail-merged-away = Your membership of { $community } with the address { $called } became one with another membership of yours: what it had moved there. Sign in with this address, and you come to the one that stays.
mail-merged-next = If one of the two memberships is not yours, write to an officer at once.
mail-merged-page = What is kept of you
mail-merged-away-page = Sign in
mail-test-subject = A test mail from { $node }
mail-test = If you read this, mails from { $node } arrive.
mail-test-reason = You get this mail because whoever runs { $node } tried out whether its mails arrive. There is nothing to do.
mail-join-subject = Join { $community }
mail-join = Somebody, we hope you, wishes to join { $community } with this address. Press the button on this page:
mail-join-reason = You get this mail because this address was typed on the join page of { $community }. Nothing else is sent to it.
mail-sign-in-subject = Sign in at { $community }
mail-sign-in = Somebody, we hope you, wishes to sign in at { $community } with this address. Press the button on this page:
mail-sign-in-reason = You get this mail because this address was typed on the sign-in page of { $community }.
mail-proof-code = Or type this code where you asked:
mail-proof-here = { $n ->
    [one] Link and code work once, in the browser in which you asked, for a minute.
   *[other] Link and code work once, in the browser in which you asked, for { $n } minutes.
}
mail-proof-not-you = If it was not you, do nothing, and show the code to nobody: without this mail nobody gets in. We never ask for it by telephone or mail.
mail-reason-going = You get this mail because you answered “going” in the calendar of { $community }.
mail-reason-maybe = You get this mail because you answered “maybe” in the calendar of { $community }.
mail-reason-answered = You get this mail because you answered this event in the calendar of { $community }.
mail-reason-event-invited = You get this mail because somebody who organises this event of { $community } invited you; there is one mail for one invitation.
mail-guest-page = Read, change or delete your answer: { $page }
mail-reason-guest = You get this mail because you answered this event of { $community } as a guest. We write to this address about this event only, and forget it six weeks after.
mail-visit-subject = Your answer to { $title }
mail-visit = Somebody, we hope you, wishes to come to “{ $title }” at { $community } and gave this address. Press the button on this page to say yes:
mail-visit-reason = You get this mail because this address was typed on a page of { $community } to answer an event. Nothing else is sent to it.
mail-visit-here = { $n ->
    [one] The link works for a minute, in any browser; the code where you asked. Until then no seat is kept for you.
   *[other] The link works for { $n } minutes, in any browser; the code where you asked. Until then no seat is kept for you.
}
mail-visit-not-you = If it was not you, do nothing: nobody answers in your name without this mail.
mail-visit-member = Somebody, we hope you, wishes to come to “{ $title }” at { $community } as a guest. You are a member here: sign in and answer on this page. Nothing has been answered for you.
mail-note-subject = About { $title }: { $organiser } writes
mail-note = { $organiser } of { $community } writes to guests of “{ $title }”:
mail-note-reason = You get this mail because you answered “{ $title }” of { $community }.
mail-note-stop = No more mails of organisers and no reminders about this event: { $page }

# ---- The code of ethics ----

ethics-title = Code of ethics
ethics-description = What members of this community hold each other to, in a few sentences and in full.
ethics-version = Version { $version }
ethics-length = { $words ->
    [one] 1 word
   *[other] { $words } words
}, { $minutes } min
ethics-whole = The whole text
ethics-members-sign = Members sign it before they post, ask for an introduction or take a voucher.
ethics-by-joining = Whoever joins acknowledges it; no signature is asked for.
ethics-signed = You signed version { $version } as { $name } on { $day }.
ethics-not-signed = You have not signed it yet. Posting, introductions and vouchers open when you have.
ethics-sign-again = You signed version { $version }. This one says something new, so we ask again.
ethics-go-sign = Read and sign
ethics-none = There is no code yet
ethics-none-next = The officers of this community have not published one.
ethics-sign-title = Sign the code of ethics
ethics-sign-as = I sign as
ethics-sign-as-hint = Your name as it shall stand in the record.
ethics-sign-kept = The record keeps the version, the time and a fingerprint of the text you see here.
ethics-sign-button = Sign
ethics-newer = A newer version was published while you read. It stands below; please read it before you sign.
ethics-fingerprint = Fingerprint:
ethics-fingerprint-this = Fingerprint of this version:
ethics-record-time = On record: { $day }, { $hour } in { $place }.
code-title = Publish the code of ethics
code-intro = What members hold each other to. A version stays as it was published; a newer one follows it.
code-none = None is in force yet.
code-template-go = Begin with a text of ours
code-version = Version
code-version-hint-major = Two numbers such as 2.1. Raise the first when it says something new: then whoever signed an earlier version is asked again.
code-version-hint-every = Two numbers such as 2.1. Whoever signed an earlier version is asked again with every new one.
code-version-hint-never = Two numbers such as 2.1. Whoever signed an earlier version is not asked again.
code-mode = Who signs it
code-mode-signed = Each member, before posting
code-mode-de-facto = Nobody: whoever joins acknowledges it
code-summary = Summary
code-summary-hint = What it says in at most { $n } words. It stands before the text, and where people join.
code-words-used = { $used } of { $most } words
code-text = The whole text
code-text-hint = Headings, lists, emphasis and links are kept.
code-publish = Publish
code-look = Look at it first
code-preview = This is how it reads
code-changed = Another version was published while you wrote, and is in force now. What you wrote is kept below.
code-wrong-version = write 2, or 2.1
code-wrong-newer = write a greater number than that of the version in force
code-wrong-summary = at most { $n } words
code-template-summary = We put the customer first and compete openly and honourably. We keep what we are told in confidence, give credit for work that others did, and never talk here about prices, terms, bids, or whose customer somebody is.
code-template-text =
    ## Put the customer first

    - We say what we can do and what we cannot. Where another company fits better, we name it.
    - We promise nothing for others.
    - What a customer tells us goes only to those who need it for the work.

    ## Compete openly and honourably

    - Members of this community may want the same work. We say so early, and to each other.
    - We never talk here about prices, discounts, terms or bids, nor about whose customer or whose territory somebody is.
    - We speak of a competitor as if she were in the room.

    ## Keep faith

    - What we hear in confidence stays where it was said.
    - We give credit for work, ideas and introductions to whoever they came from.
    - We answer an introduction within a week, also when the answer is no.

    ## When something goes wrong

    Speak to the person first, if you can. If not, tell an officer who does not compete with either side. Both sides are heard before anything is decided, and the decision is given with its reasons.

# ---- Forms ----

form-wrong = Something is missing or cannot be taken
form-wrong-empty = write something here
form-wrong-too-long = at most { $n } letters
form-wrong-mail = write it as name@example.org
form-wrong-letters = it holds a letter that cannot be shown
form-not-now = Not now
form-meanwhile = Somebody changed this while you wrote
form-meanwhile-what = What you wrote stands in the form below and is not saved. This is what stands now where it differs. Save again to put yours in its place.
form-meanwhile-empty = nothing

## Profile

settings-nav-label = Your settings
settings-nav-profile = Profile
settings-nav-card = Membership
settings-nav-communities = My communities
settings-nav-sessions = Browsers
settings-nav-passkeys = Passkeys
settings-nav-sign-ins = Other accounts
settings-nav-mail = Mails
settings-nav-notifications = Notifications
settings-nav-data = Your data
outbox-title = Outbox
outbox-intro = The latest mails this node would have sent since it was started, the newest first. None has left this machine.
outbox-intro-sent = The latest mails this node has sent since it was started, the newest first. Each went to the address it names.
outbox-count = { $n ->
    [one] One mail
   *[other] { $n } mails
}
outbox-empty = No mail yet
outbox-empty-next = Ask for a mail to sign in by, join, or answer an event: what it sends stands here a moment later.
outbox-to = To { $address }
outbox-calendar = With an entry for the calendar
outbox-newer = Newer mails
outbox-older = Older mails

notifications-title = Notifications
notifications-intro = What you were mailed in the last 30 days, latest first.
notifications-empty = Nothing in the last 30 days
notifications-empty-why = When something happens to an event you answered, or to your membership, you get a mail and find it here.
data-title = Your data
data-intro = What this community keeps about you, and what left this server about you.
data-take-title = Take your data along
data-take-what = One file with all that this community keeps about you: profile, membership, invoices, signatures, answers, jobs, what you follow, what you were mailed, how you sign in, what was shared, and what you said yourself in rooms you are in. It is made now, and kept nowhere.
data-take-json = Download as JSON
data-take-csv = Download as a table (CSV)
data-take-secrets = Keys, access tokens and secret addresses are not in it. Keep the file where nobody else reads it.
data-shared-title = What was shared about you
data-shared-intro = Each line is one server, what it was told, and why. Since this list is kept, nothing else about you was sent to another server. Your e-mail address is never sent. Your address here and your name can be read by whoever knows the address, for that is how a server checks that an answer is yours.
data-shared-none = Nothing. Once you answer an event of another community, it stands here what that community was told.
data-shared-fields = Told: { $fields }.
data-shared-times = { $n } times, from { $first } to { $last }
data-for-answer = You answered an event there.
data-for-withdrawal = An answer to an event there was taken back.
data-for-goodbye = You left, so that they forget you.
data-for-new-key = The key by which others tell that it is you who answers is a new one.
data-for-follow-refused = Somebody there asked to follow you. Members are not followed, and they were told so.
data-for-link = You wished to link your membership there with the one here. When the link ends, they are told that, too.
data-for-voucher = You used what an agreement gives members of this community there. What you used it for is not told to this community.
data-for-check = You showed there that you are a member of this community in good standing.
data-field-address = your address here
data-field-name = your name
data-field-answer = the event and your answer
data-field-organization = your company
data-field-community = your community
data-field-message = your message to the organiser
data-field-standing = that you are in good standing
data-field-pseudonym = a name for you or for the link that nobody else gets
data-field-level = your level of membership
data-delete-heading = Delete your data
data-delete-what = Your membership ends, and what names you is deleted here. The servers that had something of you are told, and you see which of them have confirmed it. It cannot be taken back.
data-delete-link = Delete my data
data-delete-title = Delete your data?
data-delete-take-first = If you want a copy, take your data along first.
data-delete-button = Delete my data
data-goes-title = What is deleted
data-goes-name = Your name, your mail address and your company.
data-goes-said = Your profile with your hide list, whom you follow, your settings, what you were mailed, why you left, and the list of what was shared.
data-goes-lists = Your name and your company on the lists of guests, under the code of ethics, and in the answers that were sent to other servers.
data-stays-without-name = Without your name: that somebody answered an event, signed the code or held a job.
data-stays-invoices = Invoices as they were issued, with the name on them: the books have to be kept.
data-stays-address = Your address here, which from now on says only that somebody left, and its last part in the log. Nobody else gets it.
data-stays-elsewhere = What other servers keep: they are told to delete it, and what they do is up to them.
data-stays-backups = Sealed backups, until they are replaced by newer ones.
settings-mail-title = Your mails
settings-mail-intro = Only your own community mails you. Choose what you want to get.
settings-mail-saved = It is saved.
settings-mail-goes-to = Mails go to { $mail }.
settings-mail-digest = The weekly mail
settings-mail-digest-hint = Once a week what is new of your community and of those you follow, and what you said yes to that is near. Nothing comes in a week with nothing to tell.
settings-mail-reminders = Reminders before and after events
settings-mail-reminders-hint = Before an event begins that you said yes or maybe to, at the hours your community has chosen. And once after one at which you had a seat.
settings-mail-peerings = How sharing with others goes
settings-mail-peerings-hint = For officers: that a community accepted, that sharing was paused or ended, or that one has not answered for a day.
settings-mail-language = Language
settings-mail-language-hint = Of your mails, and of pages in a browser in which you have chosen none at their foot.
settings-mail-language-none = As my browser asks (mails: { $language })
settings-mail-save = Save
settings-mail-always-title = Mails you always get
settings-mail-always-sign-in = Links and codes by which you sign in: without them nobody gets in, and they go only when somebody asks for one.
settings-mail-always-events = What happens to an event you answered, and whether its host has a seat for you: otherwise you would stand before a closed door. Take your answer back and they end.
settings-mail-always-dues = Invoices, payments and the end of what you paid for, since they are about your membership.
settings-mail-always-desk = As an officer: proposals that wait for your answer, and what keeps the node from its work, once a day at most.
settings-mail-never = What is said in rooms is never in a mail, and no mail tells anybody whether you read it.
mail-stop-ask = Stop “{ $what }”?
mail-stop-ask-why = One press, and these mails end. Nothing else changes.
mail-stop-button = Stop these mails
mail-stop-done = “{ $what }” is stopped
mail-stop-done-why = You get no more of these mails. You can have them again at any time.
mail-stop-unknown = This address stops no mails
mail-stop-unknown-why = It is not whole, or not from a mail of this community. Sign in and choose which mails you get.
mail-stop-settings = Choose which mails you get
profile-title = Your profile
profile-intro = Say what you do, for whom and where. Each part is yours to show or to keep.
profile-complete =
    { $n ->
        [0] Nothing of five filled in yet
        [5] All five filled in
       *[other] { $n } of five filled in
    }
profile-step-done = (filled in)
profile-saved = It is saved. From now on you are found by what you show.
profile-see-as-member = As a member sees you
profile-see-as-peer = As a member of a peer sees you
profile-see-as-stranger = As a stranger sees you
profile-competencies = What you do
profile-competencies-hint = Choose your five: who is all things to all people is found by nobody.
profile-verticals = Industries
profile-verticals-hint = The five you know best.
profile-sizes = Size of your customers
profile-sizes-hint = By the number of people who work there.
profile-regions = Where you work
profile-regions-hint = Countries or parts of them, one in each field: Sweden, or US-WA.
profile-best-fit = Best fit
profile-best-fit-hint = Whom you suit, in one line.
profile-refer-out = We refer out
profile-refer-out-hint = What you hand on to others, in one line.
profile-partner-types = Kind of partner
profile-partner-types-hint = Several are fine.
profile-common-ground = Common ground
profile-common-ground-hint = Words that somebody may share with you, with commas: a school, a language, a sport. Shown only to who has the same.
profile-organization = Where you work for
profile-organization-hint = Who may see the name of your organisation.
profile-hide = Organisations that must not find you
profile-hide-hint = One in each line. Nobody there finds you by search or by address; the list stays here, and nobody else sees it. With a list, only people who are signed in see your profile. If you answer an event of another server, that server reads your name at an address of yours, and so does whoever knows that address; nothing else stands there.
profile-who = Who sees it:
profile-letters = { $used } of { $most } letters
profile-save = Save the profile
profile-choose-five = choose your five: more say nothing
profile-choose-fewer = choose { $n } at most: more say nothing
profile-not-on-list = something is not on the list; choose again
profile-too-many = at most { $n }
seen-by-me = only you
seen-by-community = members here
seen-by-peers = members here and of peers
seen-by-public = everybody

## People

people-title = People
people-intro = Members of this community, by what they do, for whom and where.
people-filter = Find members
people-competency = Competency
people-vertical = Vertical
people-size = Size
people-region = Region
people-type = Kind of partner
people-text = Name, company or words
people-show = Find
people-found =
    { $n ->
        [0] Nobody found.
        [1] One person found.
       *[other] { $n } people found.
    }
people-found-least =
    { $n ->
        [one] At least one person found.
       *[other] At least { $n } people found.
    }
people-all = All members
people-complements = They complement you
people-why-leans = { $theirs }, which { $mine } leans on. You share: { $places }.
people-why = Other work than yours. You share: { $places }.
people-scope =
    { $n ->
        [one] In my community: { $n } member.
       *[other] In my community: { $n } members.
    }
people-scope-own = Looked for in my community alone.
people-look = Where to look
people-look-own = My community
people-look-network = All that share with us
people-scope-network = Looked for in my community and, just now, in those that share people with us.
people-network-found = About { $n } people at most
people-network-none = Nobody there for that.
people-network-silent = It did not answer in time. What others answered is shown.
people-network-nobody = No other community shares people with us yet.
people-network-kind = Other communities are not asked for the kind of partner.
people-team = Team up
people-team-who = Who covers
people-team-in = in
people-team-ask = Ask
people-covers-found =
    { $n ->
        [0] Nobody here shows { $work } in { $place }.
        [1] One person covers { $work } in { $place }.
       *[other] { $n } people cover { $work } in { $place }.
    }
people-beyond = Beyond your town
people-beyond-industries = At least { $n } people in your industries, other places: { $places }.
people-beyond-anybody = At least { $n } people, other places: { $places }. Say for which industries you work, and you see who shares them.
people-beyond-few-industries = In your industries, in other places:
people-beyond-few = In other places:
people-none = Nobody here for that
people-none-filtered = Ask for less, or for one thing after another.
people-none-so-far = Nobody among those looked at so far
people-none-so-far-more = There are more people to look at: go on below.
people-none-yet = Members are listed here as they join.
people-next = More people
people-own = What do they find about you? Your profile
person-both = You both: { $tags }.
person-common-ground = Common ground
person-words = In their words
person-best-fit = Best fit
person-refer-out = We refer out
person-nothing = Nothing is shown from there.
person-as-member = This is how members of this community see you.
person-as-peer = This is how members of peers see you. They find you only if you show them something.
person-as-stranger = This is how somebody who is not signed in sees you. They find you only if you show everybody something.
person-as-nobody = Nobody sees this page from there: you show nothing to them, or you hide from an organisation. This is what they would see.
person-for-everybody = This is what { $name } lets everybody see. Whoever is a member here and signs in may see more.
person-edit = Change your profile
person-hide = Hide from { $organization }
person-hide-means = Nobody at that organisation finds your profile any more. You can take it back on your profile.
person-hidden = Nobody at { $organization } finds your profile any more.
person-hide-list = Your list
worked-title = Worked together
worked-say = We worked together
worked-say-means = { $name } gets a mail. It stands on both profiles once { $name } says so too.
worked-asked = You say that you worked together. It waits for { $name }.
worked-is-asked = { $name } says that you worked together.
worked-both = You both say that you worked together.
worked-yes = Yes, we did
worked-no = No
worked-take-back = Take it back
worked-asking = They say that they worked with you
worked-too-many = It was not noted: too many of yours wait for an answer, or one of you has no more room. Take one back first.
organization-offices = Offices
organization-events = Events it holds with us
organization-people = People here
organization-nobody = Nobody here shows that they work for it
organization-follow = Follow
organization-unfollow = Follow no more
organization-follow-means = Whoever follows reads in the next weekly mail what somebody here began to do, as far as it is shown to members. Nobody is told who follows.
organization-follow-full = Your list is full. Stop following another one first.
organizations-followed = Organisations you follow

## Overlap card

overlap-unknown = Unknown
overlap-unknown-says = Not enough on the profiles to say. Ask.
overlap-complementary = Complementary
overlap-complementary-says = Different work, same customers or places.
overlap-unrelated = Unrelated
overlap-unrelated-says = Little in common on paper.
overlap-adjacent = Adjacent
overlap-adjacent-says = { $missing }; same competency.
overlap-no-vertical = no shared vertical
overlap-no-size = no shared size
overlap-no-region = no shared region
overlap-no-competency = no shared competency
overlap-partial = Partial
overlap-partial-says = Different: { $different }. Shared: { $shared }.
overlap-direct = Direct
overlap-direct-says = You may meet in deals. Consider rules of engagement.
overlap-different = Different
overlap-shared = Shared
overlap-dimension = About
overlap-you = You
overlap-nothing = nothing named

## Officers write events

event-form-new = New event
event-form-edit = Change the event
event-form-back = Back
event-form-publish = Publish
event-form-save = Save the change
event-form-what = What
event-form-title = Title
event-form-title-hint = One line, as it stands in lists and calendars.
event-form-description = What happens
event-form-description-hint = Paragraphs, lists, *emphasis* and links in Markdown.
event-form-agenda-hint = A line for each part, with its hour by the clock of the place: 18:15 Round of introductions. It moves with the event.
event-form-activity = Kind of activity
event-form-activity-hint = Reports count events by it.
activity-none = None of these
activity-partner-to-partner = Partner to partner
activity-advocacy = Advocacy
activity-community = Community
activity-education = Education
event-form-tags = Hashtags
event-form-tags-hint = With blanks between them, at most ten.
event-form-language = Language
event-form-language-hint = The one it is held in, as en, sv or pt-BR.
event-form-when = When
event-form-start-date = First day
event-form-start-time = Begins at
event-form-end-date = Last day
event-form-end-date-hint = Only when it is not the first.
event-form-end-time = Ends at
event-form-end-time-hint = Leave it empty when the end is open.
event-form-zone = Time zone
event-form-zone-hint = Whose clock these hours are of, as Europe/London. Everybody reads them by her own, too.
event-form-where = Where
event-form-modality = How people meet
event-form-place = Name of the place
event-form-street = Street and number
event-form-town = Town
event-form-country = Country
event-form-online-page = Page about the online part
event-form-online-page-hint = A public page, never the meeting link: it would be everybody’s.
event-form-join-link = Link to join
event-form-join-link-hint = Where the meeting is. Each confirmed guest gets an address of her own that leads there while she has her seat; nobody else sees it. Who has followed it sees the link itself: a meeting service that checks names keeps others out. When you change it, everybody confirmed hears.
event-form-who = Who and how many
event-form-audience = Who sees it and may come
event-form-audience-hint = It goes to nobody else. Members of other communities answer at home, and you give the seats.
event-form-guests = { $n ->
    [one] One guest without a membership comes: she keeps her place and hears of the event, also if only others may see it.
   *[other] { $n } guests without a membership come: they keep their places and hear of the event, also if only others may see it.
}
event-form-audience-members = Our members
event-form-audience-peers = Our members, and those of { $names }
event-form-audience-some = Our members, and those of the communities ticked below
event-form-audience-ticked = For members of
event-form-audience-peers-hint = Counts when the line above says “ticked below”.
event-form-audience-public = Everybody
event-form-audience-named = Whom it is for now
event-form-capacity = Seats
event-form-capacity-hint = Leave it empty when there is no limit. A full event has a waiting list.
event-form-price = Price
event-form-price-hint = In the community’s currency, as 15.00; 0 when it is free.
event-form-member-price = Price for members
event-form-member-price-hint = Members of communities that share events with us pay it too.
event-form-co-hosts = Co-hosts
event-form-co-host = Co-host { $n }
event-form-co-hosts-hint = Organisations whose people are members here, or our chapters. The event stays ours to change, with one guest list and one number of seats. Whoever acts for such an organisation sees who comes. Ask them first.
event-form-wrong-date = choose a day of the calendar
event-form-wrong-time = write an hour as 18:30
event-form-wrong-zone = write a zone as Europe/London
event-form-wrong-choice = choose one of the list
event-form-wrong-address = write an address that begins with https://
event-form-wrong-language = write it as en, sv or pt-BR
event-form-wrong-amount = write digits, as 15.00
event-form-wrong-price = say the price for everybody too, 0 when it is free
event-form-wrong-capacity = between 1 and { $n } seats, or nothing for no limit
event-form-wrong-tags = at most { $n } hashtags
event-form-wrong-large = all of it together is too long for other servers; shorten this
event-form-wrong-tag = a hashtag has letters and digits only
event-form-wrong-agenda = at most 20 lines, each while the event lasts
event-form-wrong-agenda-line = line { $n }: begin with an hour, as 18:15, and say what happens
event-form-wrong-agenda-long = line { $n } is too long
event-form-wrong-audience = choose one of the list; events are not shared with that community now
event-form-wrong-audience-peers = tick at least one community, or choose another line above
event-form-wrong-co-host = no organisation and no chapter here is called so; choose one of the list, or write the name as its people did
event-form-wrong-join-link = write an address that begins with https://
event-form-wrong-join-place = an event at an address alone has no link to join; choose online or both
event-form-wrong-end = it ends after it begins
event-form-wrong-long = it lasts at most { $n } days
event-form-wrong-far = it begins within the next five years
event-form-wrong-over = it would be over already
event-form-not-signed = nothing is published or mailed before you have signed the code of ethics; its page is linked at the foot of this one
event-form-cancelled = This event is cancelled. Publish a new one instead.
event-form-changed = Somebody changed this event while you wrote. Open it again to see the change; what you wrote stands below.
event-form-wrong-draft-repeat = a series is published at once; save a single date as a draft
event-drafts = Drafts
event-drafts-what = Events that are not published. Officers alone see them; no member, no other community and no calendar does.
event-drafts-none = There is no draft.
event-draft-save = Save as draft
event-draft-by = saved by { $name }
event-draft-discard = Discard
event-draft-published = This event is published already. Change the event itself.
event-draft-too-many = 200 drafts are kept. Publish or discard one first.
event-acts = For officers
event-acts-organiser = For its organiser
event-acts-co-host = For co-hosts
event-act-guests = Who comes
event-act-checkin = Check-in
event-act-change = Change
event-act-cancel = Call off
event-act-new = New event
event-back = Back to the event
event-cancel-title = Call off “{ $title }”?
event-cancel-what = It stays to be seen and says that it is cancelled. Everybody who answered is mailed, and communities that share it are told. It cannot be taken back.
event-cancel-guests = { $n ->
    [0] Nobody has a seat yet.
    [one] One person has a seat.
   *[other] { $n } people have a seat.
    }
event-cancel-button = Call it off
event-dates = Other dates
event-date = { $day }, { $time }
event-act-like = Another like this
event-form-series = Series
event-form-repeat = Does it come back?
event-form-repeat-hint = Each date is an event of its own, with its own answers, at the same hour on the clock there.
event-form-repeat-never = No, once
event-form-repeat-weekly = Every week
event-form-repeat-fortnightly = Every second week
event-form-repeat-monthly-date = Every month on the same date
event-form-repeat-monthly-weekday = Every month on the same weekday, such as the second Tuesday
event-form-repeat-dates = On dates I pick
event-form-repeat-until = Until and with
event-form-repeat-until-hint = Not for dates you pick.
event-form-dates = Further dates
event-form-dates-hint = Only for dates you pick: each as 2027-01-14, with blanks or line ends between them.
event-form-scope = What is this for?
event-form-scope-hint = The dates after it move by as much, and get the same text, place and seats.
event-form-scope-this = This date alone
event-form-scope-following = { $n ->
    [one] This and the { $n } date after it
   *[other] This and the { $n } dates after it
    }
event-form-wrong-one-date = a series has more than one date
event-form-wrong-many-dates = a series has at most { $n } dates
event-form-wrong-horizon = a series ends within { $n } months
event-form-wrong-before = a date lies before the first
event-form-wrong-dates = write each date as 2027-01-14
jobs-title = Who does what: { $title }
jobs-heading = Who does what
jobs-what = Each job has one person, or is open for any member to take. Whom you name for the door sees who has a seat, and lets people in; who took the door herself does so once you name her.
jobs-empty = Nothing to do yet
jobs-empty-next = Ask for the first pair of hands below.
jobs-add = One more job
jobs-add-button = Add
jobs-organiser = Whom you name as organiser changes this event, sees, invites and mails its guests, plans who does what and calls it off, until a day after it. Whom the event is for, who holds it with you and who organises it stays with officers.
job-organiser = Organiser
job-door = Door
job-minutes = Minutes
job-speaker-care = Speaker care
job-other = Something else
job-open = Open
job-taken = Taken
job-take = I do it
job-give-back = Give it back
job-kind = What there is to do
job-words = In your own words
job-words-hint = Only when it is something else.
job-handle = Who does it: the member’s handle
job-name = Name her
job-let-open = Leave it open
job-remove = Take it off the list
job-given-taken = took it herself
job-given-named = named by an organiser
job-wrong-organiser = An officer says who organises an event.
job-wrong-taken = Somebody else was quicker: she has this job.
job-wrong-gone = This job is no longer on the list.
job-wrong-cancelled = This event does not take place.
job-wrong-over = This event is over.
job-wrong-handle = No member has this handle. It is the last part of the address of her page.
job-wrong-words = Say what it is in a few words, at most { $n } letters.
job-wrong-many = The list is full. Take something off first.
guests-title = Who comes: { $title }
guests-heading = Who comes
guests-what = In the order of their answers. The list stays here; nobody’s e-mail is on it.
guests-what-co-host = You see who comes because you act for an organisation that holds this event too; until a day after it, and here alone. Whoever hides from your organisation is not on the list.
guests-checked-in = Checked in ({ $n })
guests-going = Going ({ $n })
guests-maybe = Maybe ({ $n })
guests-waiting = Waiting list ({ $n })
guests-pending = To be decided ({ $n })
guests-invited = Invited ({ $n })
guests-invite = Invite a member
guests-invite-handle = Her name in the address of her page
guests-invite-hint = What stands behind /people/. She gets one mail, and answers on the page of the event.
guests-invite-button = Invite
guests-invite-nobody = no member here is called so
guests-invite-answered = she has answered already
guests-invite-closed = the event has begun, or is called off
guests-invite-too-many = 500 members are invited already
guests-not-going = Not going ({ $n })
guests-lists = Lists of guests
guests-none-here = Nobody is on this list.
print-door = Door list
print-door-title = Door list: { $title }
print-badges = Name badges
print-badges-title = Name badges: { $title }
print-how = Print this page from the menu of your browser; what belongs to the screen stays off the paper.
print-nobody = Nobody has a seat yet
print-entrances = Entrances
print-entrances-n = { $n ->
    [one] { $n } entrance
   *[other] { $n } entrances
    }
print-entrance = Entrance { $n }: { $first } to { $last }
print-ask = Ask me about
guests-name = Name
guests-organization = Organisation
guests-community = Community
guests-place = Place
guests-guest = Guest
mail-guests-title = Write to guests
mail-guests-back = Who comes
mail-guests-what = Members here and guests without a membership get a mail with your words, your name and a link to the event. Nobody sees who else gets it.
mail-guests-limit = { $n ->
    [one] An event has at most one such mail a day.
   *[other] An event has at most { $n } such mails a day.
}
mail-guests-to = To
mail-guests-going = Going
mail-guests-maybe = Maybe
mail-guests-waiting = Waiting list
mail-guests-not-going = Not going
mail-guests-everyone = Everyone who answered
mail-guests-text = Your words
mail-guests-text-hint = Plain text. Addresses of pages can be pressed in the mail.
mail-guests-read = Read it before it goes
mail-guests-reads = What they read
mail-guests-count = { $n ->
    [0] Nobody gets this mail.
    [one] One guest gets this mail.
   *[other] { $n } guests get this mail.
}
mail-guests-elsewhere = { $n ->
    [one] One guest is a member of another community. We have no address of hers, and this does not reach her; a change of time or place does.
   *[other] { $n } guests are members of other communities. We have no addresses of theirs, and this does not reach them; a change of time or place does.
}
mail-guests-unwilling = { $n ->
    [one] One guest wants no such mails about this event.
   *[other] { $n } guests want no such mails about this event.
}
mail-guests-send = { $n ->
    [one] Send it to one guest
   *[other] Send it to { $n } guests
}
mail-guests-change = Change it
mail-guests-sent = { $n ->
    [one] It is on its way to one guest.
   *[other] It is on its way to { $n } guests.
}
mail-guests-before = Written before
mail-guests-line = { $day } { $time }: { $to } ({ $n })
mail-guests-nobody = nobody on this list gets mails from here
mail-guests-changed = The list has changed meanwhile, or somebody has written to it. Nothing was sent; this is how many it would go to now.
mail-guests-over = this event is long over; nobody is written to about it any more
mail-guests-too-many = today’s mails about this event are used up; write again tomorrow
mail-stop-event-ask = No more mails of organisers and no reminders about this event?
mail-stop-event-why = What happens to the event, such as another time, still reaches you while you come.
mail-stop-event-done = You get no more mails of organisers and no reminders about this event
mail-stop-event-done-why = Your answer stands as it was.
guests-empty = Nobody has answered yet
guests-empty-next = Answers stand here as soon as they come.
checkin-title = Check-in: { $title }
checkin-heading = Check-in
checkin-what = Whoever stands at the door types a code or finds a name.
checkin-code = Code
checkin-code-hint = Eight letters and digits, from the page of the event at the guest’s own community.
checkin-button = Let in
checkin-in = In
checkin-in-next = Welcome.
checkin-already = Already in
checkin-already-since = Since { $time }.
checkin-not = Not on this list
checkin-not-next = Nobody with a seat at this event has this code. Look for the name below.
checkin-present = { $n ->
    [0] Nobody is in yet.
    [one] One is in.
   *[other] { $n } are in.
}
checkin-expected = Still expected ({ $n })
checkin-mine = At the door, show this picture or say the code.
checkin-picture = QR code of your seat, for the camera at the door
checkin-scanned = Read by the camera. Press the button to let the guest in.
card-title = Your membership
card-qr = Code by which a desk sees whether you are a member
card-qr-what = Whoever scans the code sees your name, your level and whether you are a member today. Printed, this page is the card alone.
card-qr-see = See what they see
card-check-title = Membership card
card-check-yes = Yes, { $name } is a member of { $community } today.
card-check-no = No, by this card nobody is a member of { $community } today.
card-check-unknown = { $community } knows no such card.
card-check-level = Level
card-check-how = Compare the name with whoever shows you the card.
paper-percent = { $value }{ "\u00A0" }% off
paper-fixed = { $amount } off
paper-member-price = The price that members of { $host } pay
paper-free-months = { $n ->
    [one] The first month free
   *[other] The first { $n } months free
    }
paper-for-months = { $n ->
    [one] { $benefit } for the first month
   *[other] { $benefit } for the first { $n } months
    }
paper-title = Voucher on paper
paper-how = Print this page, or show it on your phone. At the desk somebody scans the picture or types the code, and compares the name.
paper-back = Your benefits
paper-at = Voucher for
paper-instead-of = instead of
paper-for = For
paper-from = Member of
paper-use-by = Use by
paper-limits = Limits
paper-code = Code
paper-qr = The voucher as a picture, for the camera of the desk
paper-desk = For the desk: scan the picture, or type the code at
paper-once = It counts once. Whoever has this paper can show it, so keep it to yourself; your name stands on it.
paper-take-back = Take it back
paper-take-back-means = If you lost it: its code opens nothing from then on, and you may print another. A camera still reads the lost paper until its last day, but you and it together have the benefit no more often than was agreed.
paper-shown = The desk asked for this voucher by its code on { $day }.
paper-over = This voucher is over, was taken back, or you do not qualify any more.
paper-outdated = The keys of your community were changed since, so this voucher counts no more. Print it anew.
paper-not-now = You do not qualify for this offer now. Your benefits say why.
paper-print-anew = Print it anew
verify-title = Voucher
verify-what = A desk looks at a voucher of a member of another community.
verify-show-it = Show this at the desk of { $community }.
verify-sign-in = Only whoever keeps the desk sees what it says. If that is you, sign in and scan it again.
verify-good = This voucher counts
verify-good-next = Compare the name with whoever stands before you.
verify-used = Used on { $day } at { $time }
verify-used-next = A voucher counts once.
verify-taken-back = Counted, and taken back on { $day } at { $time }
verify-taken-back-next = This voucher counts no more. Its member may print another one.
verify-used-up = Had as often as was agreed
verify-used-up-limit = { $n ->
    [one] A member may have this once.
   *[other] A member may have this { $n } times.
    }
verify-year-full = No more this year
verify-year-full-cap = { $n ->
    [one] It was agreed that one member a year has this.
   *[other] It was agreed that { $n } members a year have this.
    }
verify-no = This is no voucher for us
verify-no-next = It is for another community, its days are over, or no community that we have an agreement with has signed it.
verify-anew = This voucher must be printed anew
verify-anew-next = It is older than the last time this server came back from a backup, so nobody knows here whether it was used.
verify-not-offered = Nothing is offered for this voucher
verify-not-offered-next = The agreement does not give this to the level of its member, or not at the time when it was printed.
verify-counted = Counted as used on { $day } at { $time }
verify-counted-next = Give what was agreed. It counts no second time.
verify-count = Count it as used
verify-count-means = Looking changes nothing. Press this when you give what was agreed; an officer can undo it.
verify-undo = Undo: it was counted by mistake
verify-undo-means = The member may then use the offer once more, with another voucher. This one stays spent.
verify-gives = Gives
verify-type = Type a code
verify-nobody = No community’s members have anything here by an agreement yet.
verify-code = Code
verify-code-hint = Ten letters and digits on the voucher. Small letters and blanks do not matter.
verify-community = Community that gave it out
verify-choose-one = Choose
verify-look = Look
verify-unreadable = a code has ten letters and digits
verify-no-such-code = { $community } gave out no such code for us, or it is over; look at it again
verify-silent = { $community } does not answer now; scan the picture on the voucher instead, which needs no network
verify-too-often = too many codes were tried here; scan the picture on the voucher, or come back later
verify-link = A voucher of another community? Look at it here
verify-choose = choose the community that stands on the voucher
card-intro = Your level here, what you owe for it, and the levels there are. Nobody asks for a card: you pay the community in its own way.
card-state-pending = Waits for an officer
card-state-current = In force
card-state-grace = To be renewed
card-state-lapsed = Lapsed
card-state-left = You left
card-free = It costs nothing and does not end.
card-paid-until = Paid until { $day }.
card-grace-until = Paid until { $until }; everything still works until { $day }.
card-waits = It begins when an officer lets you in.
card-since = Since
card-kind = As
card-chapter = Chapter
card-invoices = Invoices
card-invoice = Invoice { $number }
card-levels = Levels
card-level-yours = You have this
card-choose = Ask for an invoice
card-choose-free = Change to this
card-renew = Renew
card-not-for-you = For others: { $kinds }
card-for-organizations = For organisations; ask an officer
card-not-offered = You have this; it is not offered any more. It stays yours until it ends.
card-per-month = { $n ->
    [one] { $amount } for a month
   *[other] { $amount } for { $n } months
    }
card-costs-nothing = Costs nothing
card-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
    }
card-paid-still = What you have is paid for until { $day }. It ends by itself; there is nothing you need to do.
card-refused-no-level = There is no such level here any more. Choose another.
card-refused-kind = The level “{ $tier }” is not for your kind of member.
card-refused-retired = The level “{ $tier }” is not offered any more. Choose another.
card-refused-organizations = The level “{ $tier }” is for organisations. Ask an officer to put your organisation on it.
card-refused-left = You have left. Join again first.
card-refused-not-set-up = The community is not set up yet.
card-change-keeps = If you change to another level before your last day paid for, what is left of yours is turned into days of the new one, by what a day of each costs.
card-changed = You are on the level “{ $tier }” now.
leave-link = Leave the community
leave-title = Leave { $community }?
leave-title-of = End the membership of { $name }?
leave-intro = This is what happens. Nothing has happened yet.
leave-ends = What ends
leave-stays-title = What stays
leave-owes = Invoice { $number } is owed no more.
leave-paid = It is paid for until { $day }. Whether something is paid back is between the member and the community; this page pays nothing back.
leave-mails = The community sends no mails any more.
leave-seen = The profile is found by nobody, and an office is given back.
leave-ways-in = Every browser is signed out; linked accounts, passkeys, access tokens and the secret address of the calendar end.
leave-stays = The community keeps what was done: invoices, payments, signatures under the code, answers to past events, the log.
leave-again = Joining again by the same mail address is possible at any time.
leave-message = Words to the member
leave-message-hint = They go to the member by mail as you write them. Without them the mail says only that the membership has ended.
leave-note = For officers alone
leave-reason-hint = Officers of the community read it. It may stay empty.
leave-button = Leave
leave-button-of = End the membership
left-title = You have left { $community }
left-what = Your membership has ended and you are signed out. The community sends you no mails any more. You may join again by the same mail address.
left-home = To the home page
left-join = Join again
erased-title = Your data is deleted
erased-done = Nothing here names you any more but what was said to stay. You are signed out, and nobody writes to you any more.
erased-goes-on = Your name, your address and your profile are gone. Lists and documents that name you are gone through now; that takes minutes.
erased-servers = Servers that had something of you
erased-more = Your answers to events are still being taken back; more servers may follow.
erased-nobody = None: nothing about you ever left this server.
erased-confirmed = Took the word that you are gone
erased-unconfirmed = Told, and has not confirmed yet
erased-keep = Only the address of this page leads here. Keep it if you want to look again; it says nothing about you.
erased-open = { $n ->
    [0] All of them have confirmed.
    [one] { $n } of them has not confirmed yet. It is told for seven days; then it is asked for no more.
   *[other] { $n } of them have not confirmed yet. They are told for seven days; then they are asked no more.
}
members-erased = Somebody whose data was deleted
leave-answers = { $n ->
    [0] No answer to an event to come has to be taken back.
    [one] The answer to { $n } event to come is taken back, and its host is told.
   *[other] The answers to { $n } events to come are taken back, and their hosts are told.
}
invoice-title = Invoice { $number }
invoice-from = From
invoice-to = To
invoice-for = For
invoice-full = Price without a membership elsewhere
invoice-amount = Amount
invoice-issued = Made on
invoice-due = To be paid by
invoice-open = To be paid
invoice-open-second = by { $day }
invoice-paid = Paid
invoice-paid-second = recorded on { $day }
invoice-lapsed = Not paid in time
invoice-lapsed-second = Nobody is asked for it any more. Money that still comes counts from the day an officer marks it.
invoice-void = Void
invoice-void-second = Another invoice stands for it, or it is not wanted any more.
invoice-membership = Membership, level “{ $tier }”
invoice-pay = Pay on the community’s page
invoice-pay-what = The button leads to a page of the community’s own choice. Nothing about how you pay is kept here.
invoice-pay-ask = The community has named no payment page. Ask an officer how to pay; write the number of the invoice.
invoice-print = Print this page for your records; the frame stays away.
invoice-mark-paid = Mark as paid
invoice-mark-paid-what = You have seen the money. It is written down with your name, and cannot be taken back here.
desk-renewals-title = Dues
desk-renewals-intro = What is owed, by the day it is due. Mark an invoice as paid once you have seen the money.
desk-renewals-empty = Nobody owes anything
desk-renewals-empty-next = Members choose a level on their own page; an invoice stands here then.
desk-renewals-open = Open invoices
desk-renewals-ending = Ending within 60 days, or in grace
desk-renewals-ending-nobody = No paid membership ends within 60 days.
desk-renewals-seats = Organisations with a level
desk-renewals-seats-nobody = No organisation has a level for its people.
desk-renewals-seats-taken = { $taken } of { $of } seats taken
desk-renewals-ends = Paid until { $day }
desk-renewals-grace = In grace: was paid until { $day }
desk-renewals-paid = Invoice { $number } is marked as paid.
desk-renewals-paid-already = Invoice { $number } had been marked as paid before.
desk-renewals-refused = It was not marked
desk-renewals-void = Invoice { $number } is void; another one stands for it, or nobody wants it any more.
desk-renewals-replaced = Invoice { $number } was not paid in time, and invoice { $stands } stands for it now; mark that one.
desk-renewals-payer-left = Whoever invoice { $number } is for is no member any more; she can join again.
desk-renewals-fewer = It pays for { $seats } seats and { $taken } are taken: { $over } have to be taken back first, or the organisation asks for a level with more.
tiers-title = Levels
tiers-intro = The levels of membership, what each costs and brings, and how many people have it.
tiers-add = Add a level
tiers-back = All levels
tiers-new = A new level
tiers-change = Change
tiers-change-title = Change the level “{ $name }”
tiers-change-what = Whoever has it keeps what she paid for. A new price or period counts from her next invoice on.
tiers-retire = Offer no more
tiers-offer = Offer again
tiers-retire-what = A level that is offered no more goes to nobody new. Whoever has it keeps it until what she paid for is over, and is not asked to renew it.
tiers-saved = The level is saved
tiers-retired = The level is offered no more
tiers-offered = The level is offered again
tiers-stays-entry = People join at this level: let them join at another one first, in the configuration
tiers-stays-lapse = Whoever does not pay goes on at this level: name another one first, in the configuration
tiers-join-and-lapse = People join here, and go on here when they do not pay
tiers-join = People join here
tiers-lapse = People go on here when they do not pay
tiers-retired-since = Offered no more since { $day }
tiers-for-all = For everybody
tiers-for = For { $kinds }
tiers-name = Name
tiers-price = Price for one period
tiers-price-hint = In the community’s currency, as 240 or 40.50; 0 costs nothing.
tiers-months = Months that a payment lasts
tiers-months-hint = Leave it empty when the level costs nothing.
tiers-seats = Seats
tiers-seats-hint = Only for a level that an organisation buys for its people: for how many. It stays for one person, or for organisations, once it is made.
tiers-benefits = What it brings
tiers-benefits-hint = A line each.
tiers-kinds = Who may have it
tiers-wrong-price = write an amount as 240 or 40.50
tiers-wrong-months = a level that costs something lasts 1 to { $n } months
tiers-wrong-seats = write a number from 1 to { $n }, or nothing for one person
tiers-wrong-kinds = tick at least one
tiers-wrong-benefits = at most { $n } lines
tiers-wrong-taken = there is a level of this name already; change that one
tiers-wrong-entry = people join at this level, so it costs nothing and is for one person
tiers-wrong-many = a community has at most { $n } levels, those offered no more among them; change one of those
tiers-wrong-one-or-many = a level stays for one person or for organisations; make another one
tiers-holders = { $n ->
    [one] { $n } person has it
   *[other] { $n } people have it
}

## Seats of organisations
organization-seats = Level and seats
seats-title = Seats of { $organization }
seats-intro = A level that the organisation pays for, and who of its people has it. Everybody with a seat has the level for as long as it is paid.
seats-none = There are no seats yet
seats-none-next = Choose a level below. Its seats are there as soon as the invoice is paid.
seats-not-offered = The level is not offered any more and cannot be paid once more. Choose another below before the last day.
seats-too-few = The level holds { $seats } people by now, and { $taken } have a seat. Take back { $over } before it is paid once more, or choose a level with more.
seats-taken = Seats taken
seats-taken-of = { $taken } of { $of }
seats-later = From { $day } on the level holds { $seats }: as many were paid for then. Where more people have a seat by that day, those who had theirs last go on without it.
seats-holders = Who has a seat
seats-nobody = Nobody has one yet.
seats-take-back = Take back the seat
seats-give = Give a seat
seats-full = All seats are taken. Take one back first, or choose a level with more.
seats-handle = Name in the address of the page
seats-handle-hint = Of somebody who works here: maren, when the page is /people/maren.
seats-levels = Levels for organisations
seats-levels-none = The community has no level for organisations.
seats-approver = Who acts for the organisation
seats-approver-hint = Asks for levels and gives seats. The name in the address of her page; nothing for nobody.
seats-approver-save = Save
seats-said-given = The seat is given.
seats-said-taken-back = The seat is free again.
seats-said-level = The organisation has the level now.
seats-said-approver = It is written down who acts for the organisation.
seats-wrong-handle = write it as it stands in the address of the page: maren
seats-wrong-not-theirs = nobody of that name shows that they work here
seats-wrong-not-here = no member of that name works here
seats-wrong-kind = the level is not for this kind of member
seats-wrong-kinds = this level is not for the kind of { $people }; take back their seats first, or choose another
seats-wrong-no-seat = that seat is free already
seats-wrong-no-bundle = there are no seats yet; choose a level first
seats-wrong-fewer = this level holds { $seats } and { $taken } have a seat; take back { $over } first, or choose a level with more
seats-wrong-level = choose one of the levels below
card-seat = Seat of
card-level-seat = You have this, by a seat of your organisation
card-after-seat = Not while you have a seat of your organisation
card-give-up-seat = Give up the seat
card-give-up-seat-means = You go on at what you have paid for yourself, or at a level that costs nothing.
mail-seats-open = The seats
mail-seats-renewal-subject = The seats of { $organization } at { $community } end on { $until }
mail-seats-renewal = What { $organization } pays for its people at { $community } is paid until { $until }. It goes on when it is paid once more; without that everybody with a seat stays a member, at the level paid for by herself or at one that costs nothing.
mail-seats-not-offered = What { $organization } pays for its people at { $community } is paid until { $until }. The level “{ $from }” is not offered any more and cannot be paid once more. Choose another on the page of the seats; without that everybody with a seat stays a member, at the level paid for by herself or at one that costs nothing.
mail-seats-too-few = What { $organization } pays for its people at { $community } is paid until { $until }. The level “{ $from }” holds fewer people by now than have a seat. Take back { $over } of the seats first, or choose a level with more, and it can be paid once more; without that everybody with a seat stays a member, at the level paid for by herself or at one that costs nothing.
mail-seat-given-subject = You have a seat of { $organization } at { $community }
mail-seat-given = { $organization } gave you a seat at { $community }: you have the level “{ $to }” for as long as it pays. What you have paid for yourself waits until the seat is over. You can give up the seat at any time on the page of your membership.
mail-seat-over-subject = Your seat of { $organization } at { $community } is over
mail-seat-taken-back = { $organization } took back the seat by which you had the level “{ $from }” at { $community }. You stay a member, at the level “{ $to }”; everything you wrote and answered stays. You find the other levels on the page of your membership.
mail-seat-ended = { $organization } paid for your level “{ $from }” at { $community } until { $until }, and your seat is over. You stay a member, at the level “{ $to }”; everything you wrote and answered stays. If it pays once more it can give you a seat; you find the levels you can choose yourself on the page of your membership.
mail-seats-lapsed-subject = The seats of { $organization } at { $community } have ended
mail-seats-lapsed = The level “{ $from }” of { $organization } at { $community } was paid until { $until }, and nobody has a seat of it any more. Its people stay members; seats can be taken again at any time.
act-take-level = Took the level { $tier } for { $organization }
act-name-nobody = Wrote down that nobody acts for { $organization }
act-name-approver = Wrote down that { $member } acts for { $organization }
act-give-seat = Gave { $member } a seat of { $organization }
act-take-back-seat = Took back the seat of { $member } at { $organization }
act-grace-seats = The time of grace of the seats of { $organization } began
act-keep-seats = The seats of { $organization } cost nothing now and stay
act-end-seats = Ended the seats of { $organization }, because nobody paid

## Chapters
chapter-none = None
chapter-hint = The local part of the community you belong to.
chapter-hint-desk = The local part of the community this member belongs to.
chapter-save = Save the chapter
name-hint = As other members are to see it, and whom you answer from now on. Who has an answer of yours keeps the name you gave then.
name-save = Save the name
chapter-wrong = that one is not there any more; choose one of the list
members-chapter-saved = The chapter is saved.
members-level-hint = What costs something is hers once its invoice is paid; she is mailed it.
members-level-put = Put her at this level
members-level-saved = She has this level now.
members-level-invoiced = She is mailed an invoice, and has the level once it is paid.
members-level-not-hers = That level is not for her, or not offered any more. Choose another.
members-level-paid = What she has is paid for, by her or by her organisation, and ends by itself.
import-fault-chapter = no such chapter; write one of { $chapters }
import-fault-no-chapters = the community has no chapters; leave the chapter empty
act-no-chapter = Put { $member } in no chapter
act-chapter = Put { $member } in the chapter { $chapter }
act-change-own-name = Changed the own name

## Who asks to join
error-waiting = Your wish to join waits for an officer
error-waiting-next = Somebody of the community looks at it and lets you in, or tells you why not. You get a mail either way. Until then you see what everybody sees.
waits-withdraw = Take my wish back
let-in = You were let in
let-in-next = You are a member of this community now. Press the button to go on to your first steps.
let-in-go = Go on
join-approval = An officer looks at each wish to join and lets you in by a mail.
members-decide-reason = Why not, if you do not let them in
members-decide-hint = They read it in a mail. It may stay empty.
members-decide-yes = Let in
members-decide-no = Do not let in
members-let-in = This is a member now, and gets a mail.
members-not-let-in = Not let in; a mail says so.
members-decided = Somebody decided before you, or the wish was taken back.
members-not-admitted = People of this kind do not join here any more: change whom the community or the level they join at is for, or do not let them in.
import-fault-waits = asked to join and waits for an officer; decide that first
mail-let-in-subject = You are a member of { $community }
mail-let-in = An officer of { $community } let you in. You are a member from today.
mail-welcome = Welcome to { $community }. You are a member from today. Five small steps show you what there is; none of them has to be done today.
mail-let-in-open = Your first steps
mail-declined-subject = Your wish to join { $community }
mail-declined = An officer of { $community } did not let you in this time. You may ask again.
mail-declined-why = An officer of { $community } did not let you in this time, and says why: “{ $why }” You may ask again.
mail-declined-open = The community
mail-declined-reason = You get this mail because you asked to join { $community }; another follows only if you ask again.
act-ask-to-join = Asked to join
act-take-back-wish = Took back the wish to join
act-let-in = Let in { $member }
act-not-let-in = Did not let in { $member }
members-asking = { $n ->
    [one] { $n } person asked to join and waits for an officer.
   *[other] { $n } people asked to join and wait for an officer.
}

## Pictures

event-act-picture = Picture
settings-nav-photo = Photo
picture-event-title = A picture for “{ $title }”
picture-event-intro = It stands at the head of the event. Whoever may see the event may see it, and nobody else.
picture-photo-title = Your photo
picture-photo-intro = It stands on your page. You say who may see it, and you may take it away at any time.
picture-logo-title = The community’s picture
picture-logo-intro = It stands on the page about the community, and other servers may show it. Everybody may see it.
picture-alt = What it shows
picture-alt-hint = One sentence, for people who do not see the picture.
picture-decoration = It is only decoration: there is nothing to say
picture-who = Who may see it
picture-file = The picture
picture-file-hint = JPEG or PNG, at most { $n } MB. It is made smaller, and notes in the file, such as where it was taken, are removed.
picture-may-stay = Choose none to keep the one there is.
picture-save = Save
picture-saved = It is saved.
picture-remove = Take the picture away
picture-wrong-alt-none = say what the picture shows, or tick that it is only decoration
picture-wrong-alt-long = this may have at most { $n } characters
picture-wrong-alt-letters = this holds a character that cannot be shown
picture-wrong-none = choose a picture
picture-wrong-large = a file may have at most { $n } MB; make the picture smaller
picture-wrong-kind = this is no picture in JPEG or PNG; save it as one of them
picture-wrong-pixels = this picture is too large: at most { $n } million pixels; make it smaller
picture-wrong-broken = this picture cannot be read; open it, save it anew and choose that
picture-wrong-busy = many pictures are being read just now; choose it again in a minute
picture-wrong-disk = this site cannot keep a picture just now; choose it again later, or tell whoever runs the site
picture-wrong-often = very many pages show this picture already; choose another one

# Rooms: what members say under the rose.
rooms-page-title = Room
rooms-page-what = What is said under the rose stays there.
rooms-stays = Stays in this room, in this community. No names outside.
rooms-readers = { $n ->
    [one] 1 member can read this
   *[other] { $n } members can read this
}
rooms-readers-of = { $n ->
    [one] 1 member of { $community } is in this room.
   *[other] { $n } members of { $community } are in this room.
}
rooms-all = { $n ->
    [one] Everybody: 1
   *[other] All { $n }
}
rooms-back = Room: { $room }
rooms-side = About this room
rooms-who-reads = Who can read this
rooms-steward = steward
rooms-you = You
rooms-somebody = Somebody who is no longer here
rooms-rule = Rule of this room
rooms-rule-closed = Closed: nothing of what is said here is used outside.
rooms-rule-chatham = Chatham House: use what you hear, never say who said it.
rooms-closed = Closed
rooms-chatham = Chatham House
rooms-kept = How it is kept
rooms-kept-days = Encrypted on our own machine, deleted after { $n } days; at most 65 days later no backup opens it any more.
rooms-kept-open = Encrypted on our own machine, destroyed when the room is closed, gone from backups 35 days later.
rooms-kept-glass = If the operator breaks the glass, a notice stands here first. Nothing protects against somebody who controls the running machine.
rooms-kept-how = How we keep it under the rose
rooms-record = { $n ->
    [one] Record of this room: 1 entry, ends in
   *[other] Record of this room: { $n } entries, ends in
}
rooms-record-read = Read the record
rooms-glass-now = The operator can read this room now
rooms-glass-now-what = The glass was broken at { $since }; until { $until } what is said here can be read from outside. The reason that was given:
rooms-glass-was = The operator could read this room
rooms-glass-was-what = The glass was broken from { $since } until { $until }. The reason that was given:
rooms-archived = This room is archived
rooms-archived-what = Nobody writes here any more. What was said can still be read until its time is over.
rooms-vote = A vote waits for you
rooms-vote-what = Shall all members of this room read what was said before they came?
rooms-vote-go = Go to the vote
rooms-follows = This room has a new steward
rooms-follows-you = None of its stewards could enter it any more, and nobody else who can has been here for longer. You run it now, and may name others.
rooms-follows-another = None of its stewards could enter it any more, and nobody else who can has been here for longer than { $name }, who runs it now.
rooms-intro = What members say under the rose stays in the room. No mail and no message tells of it; a count beside Rooms does, when you are here.
rooms-locked = The rooms of this community are locked until its operator hands in their key. Nothing in them is lost.
rooms-none = You are in no room
rooms-none-what = The rooms you are in would be here. Ask a member who is in one to invite you.
rooms-new = New
rooms-come-in = How one comes into a room
rooms-come-in-what = A member who is in the room hands you an invitation: a link that says nothing of the room. Behind it the door tells you its rule and what is still missing. Nobody is shown a room she is not in.
rooms-threads = Threads
rooms-threads-none = Nothing has been said here yet, or its time is over. Begin a thread with what you would not say in public.
rooms-thread-new = Begin a thread
rooms-thread-before = A thread whose title is not shown to you
rooms-last-word = last word { $time }
rooms-pages = Pages of the list
rooms-newer = Newer threads
rooms-older = Older threads
rooms-members = Members and invitations
rooms-run = Run this room
rooms-leave = Leave this room
rooms-thread-first = From the beginning
rooms-thread-next = More of this thread, and where you answer
rooms-thread-empty = Nothing is left here that you can read.
rooms-since = New since your last visit
rooms-nameless = { $plant }, name removed
rooms-name-removed = { $n ->
    [one] name removed after 1 day
   *[other] name removed after { $n } days
}
rooms-name-gone = name removed
rooms-release = Release this text of yours
rooms-report = Report to the stewards
rooms-remove = Remove
rooms-say-here = Say it here
rooms-say-first = Say the first word
rooms-say-readers = { $n ->
    [one] 1 member of this room will read it
   *[other] { $n } members of this room will read it
}
rooms-say-title = What it is about
rooms-say-text = Your words
rooms-say = Say it in this room
rooms-say-draft = Keep it for later
rooms-say-note = Attach a note
rooms-say-note-how = A note is attached by its address: copy it among the notes and put it into your text, which is kept here meanwhile.
rooms-say-draft-kept = Your words are kept and not said yet. Only you see them.
rooms-say-no-mail = No mail goes out.
rooms-say-name-days = { $n ->
    [one] Your name is removed after 1 day.
   *[other] Your name is removed after { $n } days.
}
rooms-say-text-days = The text goes after { $n } days.
rooms-say-text-open = The text stays until the room is closed.
rooms-say-old-form = nothing was said yet, because this form is from before you signed in last; your words are here, send them again
rooms-say-gone = nothing was said, because the thread you answered was removed meanwhile; your words are here: begin a new thread with them, or take them along
rooms-say-enough = you have written { $n } posts in this room today, which is as many as anybody writes; go on tomorrow
rooms-say-threads = this room has { $n } threads, which is all it can have; go on in one of them
rooms-typed = Your words are still here: sign in, and send again.
rooms-typed-send = Send again
rooms-search = Look for something in this room
rooms-search-what = What was said
rooms-search-go = Search
rooms-search-letters = write { $least } to { $n } letters
rooms-found = { $n ->
    [0] Nothing you can read here holds these words.
    [one] 1 post holds these words.
   *[other] { $n } posts hold these words.
}
rooms-found-more = These are the first { $n }; write more to find fewer.
rooms-found-in = In the thread
rooms-door = The door of a room
rooms-door-open = You were handed an invitation, and nothing is missing. Inside you see how the room is called and who is in it; they see your name.
rooms-door-not-yet = You were handed an invitation. This room does not open to you yet.
rooms-door-full = This room has all the members it can have. Ask whoever invited you to tell you when there is a place.
rooms-door-many-ask = Too many wait at this door already. Come back in a few days.
rooms-door-missing = What is missing
rooms-door-code = The code of ethics is not signed by you yet.
rooms-door-code-sign = Read and sign it
rooms-door-days = You are not a member for long enough yet. It opens on { $day }.
rooms-door-vouches = { $n ->
    [one] { $given } of 1 member of the room vouches for you.
   *[other] { $given } of { $n } members of the room vouch for you.
}
rooms-door-levels = The room asks for one of these levels of membership: { $levels }.
rooms-door-level-mine = Your membership
rooms-door-told = What the room is like
rooms-door-enter = Enter
rooms-door-ask = Ask members to vouch
rooms-door-asked = The members of the room now see that you wait. Come back by the same link.
rooms-make = Make a room
rooms-make-intro = You have its first seat and run it until you name others. Its rule stays as you make it; it keeps what is said no longer than you say now.
rooms-make-name = Name
rooms-make-name-hint = Only those who are in it ever see it.
rooms-make-rule-hint = What may be done outside with what is said.
rooms-make-names-days = Days until names are removed
rooms-make-names-days-hint = For Chatham House only, 1 to 90.
rooms-make-kept = How long it keeps what is said
rooms-make-kept-days = { $n } days
rooms-make-kept-open = Until the room is closed
rooms-make-days = Days of membership before somebody may enter
rooms-make-days-hint = 0 asks for none.
rooms-make-vouches = Members of the room who vouch for a newcomer
rooms-make-vouches-hint = 0 asks for none.
rooms-make-levels = Levels of membership that may enter
rooms-make-levels-hint = None ticked admits every level.
rooms-make-wrong-names = write a number from 1 to { $n }
rooms-make-wrong-number = write a number from 0 to { $n }
rooms-make-wrong-levels = tick at most { $n } levels
rooms-make-many = this community has { $n } rooms, which is all it can have; close one first
error-not-vouched = What your browser brought does not count here
error-not-vouched-next = It may be too old, or made for another community. Open the offer again and begin once more.
claim-title = For members of { $community }
claim-lead = Members of { $community } pay less at { $host }. Your community says that you qualify, and your level; { $host } learns nothing else about your membership there.
claim-sign-in = To join { $host } for less, sign in here first, or join at a level that costs nothing. Then choose the level you want on this page.
claim-waits = You can use your membership of { $community } as soon as an officer of { $host } has let you in.
claim-no-level = There is no level at { $host } that you could join now and that costs less for members of { $community }.
claim-at-events = This is for events: open an event of { $host } that costs something, and its page shows what members of { $community } pay.
claim-closed = Nothing can be had here now: what { $host } and { $community } agreed on is over, has not begun, or does not cover this.
claim-go = Use my membership of { $community }
claim-uses = { $n ->
    [one] You can use it once.
   *[other] You can use it { $n } times.
}
claim-uses-any = You can use it as often as you like.
claim-until = Until { $day }
claim-restrictions = Please note:
claim-join = I am not a member here yet
claim-level = Level
claim-level-missing = Choose the level you want to join at.
claim-instead-of = instead of
claim-where-to = Your browser goes to
claim-back = Back to the offer
claim-ask-title = Go to { $community }
claim-ask-text = { $community } learns which offer of { $host } you want to use. There you see all that would be said of you before it is said. You come back with the answer within ten minutes, in this browser.
claim-ask-go = Go to { $community }
claim-asked-title = { $community } asks whether you qualify
claim-asked-text = You are about to use an offer of { $community } for our members. Before anything is said, you see all of it.
claim-use-mine = Use my membership
claim-at-event = Members of { $community }: { $price } instead of { $full }.
claim-at-joining = Members of { $community } pay less.
claim-joining-heading = Are you a member elsewhere?
fact-deal = Elsewhere a member
consent-title = Tell { $host } that you qualify?
consent-text = { $host } learns that one of our members qualifies for its offer, and at which level: neither your name nor your address, nor anything else of your profile. It counts once.
consent-go = Tell { $host }
consent-kind = What it is
consent-offer = For this offer
consent-tier = Your level
consent-number = Number of this message
consent-made = Made at
consent-from = Counts from
consent-key = A key for this offer alone
no-voucher-title = Nothing was said to { $host }
no-voucher-over = { $host } has no such offer for our members now.
no-voucher-again = What { $host } asked cannot be answered. Open its offer again and begin once more.
no-voucher-member = This is for members. Your membership here has ended, or waits for an officer.
no-voucher-conditions = You do not meet the conditions of this offer now. Your benefits show each condition, and whether you meet it.
no-voucher-many = { $n ->
    [one] You have asked for this { $n } time within an hour. Try again later.
   *[other] You have asked for this { $n } times within an hour. Try again later.
}
no-voucher-untold = This stays here; nobody tells
no-voucher-benefits = Your benefits
check-what = A desk asks whether you are a member of another community.
check-title = Are you a member of { $community }?
check-title-not = The desk does not see a yes
check-text = { $host } asks { $community } whether you are a member in good standing. You see there all that would be said before it is said.
check-nothing-else = The desk learns yes, and nothing else: neither your name nor your level.
check-until = This can be answered until { $time } in { $place }, in this browser.
check-yes = Yes. { $community } said so at { $time } in { $place }.
check-yes-next = The desk sees it, too.
check-over = The time for this is over, and nobody said yes.
check-over-next = Ask the desk to make a new check.
check-not-asked = This browser did not ask for that, or it was used already.
check-not-proved = What came back is not signed by a community that { $host } has an agreement with, or it is over.
check-not-in-time = The time for this check is over, or it was answered already.
check-not-restored = The server of { $host } was put back from a backup since this began.
check-not-next = Ask the desk to make a new check and begin once more.
check-ask-title = Go to { $community }
check-ask-text = { $community } learns that { $host } asks. There you see all that would be said of you before it is said. You come back with the answer within ten minutes, in this browser.
check-ask-go = Go to { $community }
check-back = Back
check-asked-title = { $community } asks whether you are a member in good standing
check-asked-text = You stand at a desk of { $community }, or want something there. Before anything is said, you see all of it.
check-back-title = { $community } says that you are a member in good standing
check-back-text = Show it to the desk? It sees yes and the time, and nothing else of you. It counts once.
check-back-go = Show it to the desk
prove-title = Tell { $host } that you are in good standing?
prove-text = { $host } learns that somebody is a member of ours in good standing: neither your name nor your level, nor anything else of your profile. It counts once.
prove-purpose-check = to be shown at a desk
prove-key = A key for this community alone
prove-back = Back to { $host }
no-proof-over = { $host } has no agreement with this community now.
no-proof-again = What { $host } asked cannot be answered. Begin there once more.
no-proof-standing = We say this only of members in good standing. Your card shows how you stand with us.
checks-title = Checks
checks-intro = Somebody says that she is a member of another community? Ask it. She opens the address in her own browser, and you see yes and the time, or that nobody said so. You never see who she is.
checks-community = Which community
checks-ask = Ask whether she is in good standing
checks-asked = Asked within the last hour
checks-none = Nobody was asked.
checks-nobody = There is no community that can be asked. Propose an agreement to one first.
checks-wrong-community = choose a community of the list
checks-wrong-many = There are very many checks of the last hour. Wait a little.
checks-waits = waits for an answer until { $time }
checks-yes = yes, a member of { $community } in good standing, at { $time }
checks-no = no: nobody said so until { $time }
checks-made = Asked at { $time }
checks-show = She opens
checks-qr = The address of this check as a picture, for her camera
checks-again = Look again
redeem-title = { $community } says that you qualify
redeem-text = This is what it costs you as a member of { $community }.
redeem-no-price = There is no price to show: what your community said was used already, or this cannot be had for less now. The button shows what came of it.
redeem-once = It counts once, when you press the button. Until then nothing is written down.
redeem-price-changed = The price has changed since you looked. Nothing was used: this is what you pay now.
redeem-go = Use it now
redeem-see = Show me what came of it
not-redeemed-title = The price stays as it is
not-redeemed-not-asked = This browser did not ask for that, or too long ago. Open the offer and begin once more.
not-redeemed-spent = What your community said was used already. It counts once; open the offer and begin once more.
not-redeemed-restored = What your community said is from before this server was restored. Open the offer and begin once more.
not-redeemed-over = The offer was over when your community answered.
not-redeemed-level = Your level there is not one of those that were agreed on.
not-redeemed-used = { $n ->
    [one] Each member may use this offer once, and you have.
   *[other] Each member may use this offer { $n } times, and you have.
}
not-redeemed-year = { $n ->
    [one] The { $n } use of this offer for the year is taken.
   *[other] All { $n } uses of this offer for the year are taken.
}
not-redeemed-nothing = What you chose cannot be had for less any more. The offer shows what there is now.
ticket-title = Your price for this event
ticket-what = Keep the address of this page and show it at the door. It is no answer: if you come, say so on the page of the event.
ticket-good = Good for one person
ticket-void = Taken back: this price does not count any more
ticket-pay = To pay
ticket-member-of = Member of
ticket-number = Number
ticket-made = Made on
tickets-title = Prices for members of other communities
tickets-what = Each line is somebody who showed a membership elsewhere. Nobody here knows who she is; at the door she shows this number.
tickets-none = Nobody yet
tickets-none-next = Whoever uses a membership elsewhere for this event stands here.
tickets-refund-heading = Take back
tickets-refund = Take back
tickets-void = Taken back

# Agreements between two communities: what each gives the other's members (F16)

deal-title = Agreements
deal-intro = Two communities agree on what each gives the other’s members: a lower price for joining, member prices at events. One page, signed by both.
deal-empty = No agreements yet
deal-empty-next = Begin one with a community that you share offers with. Nothing leaves this server before you sign and send it.
deal-new = New agreement
deal-new-with = New agreement with { $peer }
deal-answer-with = Propose changes to { $peer }
deal-change-with = Change the agreement with { $peer }
deal-with-whom = With whom?
deal-go-on = Go on
deal-nobody = No community shares offers with you yet
deal-nobody-next = An agreement needs a peering that lets offers travel. Propose one, or ask its officers to tick offers:
deal-form-intro = Write down what each side gives. It stays a draft that only your officers see; { $peer } sees nothing of it until you have looked at the finished page and pressed Sign and send.
deal-back = Back to the agreement
deal-meanwhile = Another officer changed this draft while you wrote. Look at it first in another window; saving now puts your text in its place.

deal-field-name = Name of the agreement
deal-field-name-hint = Both communities see it, in lists and on paper.
deal-field-starts = First day
deal-field-ends = Last day
deal-field-day-hint = From then on members can use the benefits, once both have signed.
deal-field-ends-hint = Leave it empty if it goes on until one of you ends it.
deal-field-notice = Days of notice
deal-field-notice-hint = Whoever ends it says so this many days before. 30 is usual.
deal-field-note = Note
deal-field-note-hint = Not needed. Part of what both sign, so write only what both should read.
deal-term-heading = { $host } gives members of { $home }
deal-side-ours-hint = This is your promise: members of { $home } pay you less. You choose which of their levels it is for.
deal-side-theirs-hint = This is what you ask for: { $host } decides whether to sign it. Your members get it.
deal-more-ours = Add a benefit that we give
deal-more-theirs = Add a benefit that { $host } gives
deal-term-number = Benefit { $n }
deal-drop = Remove
deal-field-kind = What is given
deal-kind-none = Nothing yet
deal-kind-percent = A percentage off
deal-kind-fixed = A fixed amount off
deal-kind-free-months = The first months free
deal-field-value = How much
deal-field-value-hint = For a percentage write 10, for an amount 25.00. Leave it empty for a member price or free months.
deal-field-months = For how many months of dues
deal-field-months-hint = With free months: how many. Otherwise empty means the whole first payment. Events have no months.
deal-field-currency = Currency
deal-field-currency-hint = Only for a fixed amount: three letters, for example GBP. Empty means the currency of whoever gives it.
deal-field-applies = What it is taken off
deal-tick-joining = The price of joining
deal-tick-events = The price of events
deal-field-levels = Which members of { $home }
deal-field-levels-names = Names of the levels
deal-field-levels-typed = { $home } has not told its levels yet. Ask its officers for their short names, as in its addresses, and write them with commas: chapter, patron
deal-tick-standing = Only members in good standing
deal-limits = Limits and small print, if you want any
deal-field-uses = Uses per member
deal-field-uses-hint = 1 is usual. Leave it empty for no limit.
deal-field-cap = Uses in a year, all members together
deal-field-cap-hint = Empty means no limit. Years count from the first day.
deal-field-distance = Only members within so many kilometres
deal-field-distance-hint = Empty means wherever they live.
deal-field-restrictions = Restrictions
deal-field-restrictions-hint = One line, shown wherever the offer is listed: Not for dinners.
deal-tick-region = Not for members who live in the region of { $host }
deal-tick-make-up = Coming to the host’s events counts as coming at home
deal-save = Save the draft
deal-save-what = Saving sends nothing. On the next page you see the agreement as the other side will see it, and how many of your members qualify.

deal-wrong-day = write a day, for example 2026-12-01
deal-wrong-ends = the last day comes after the first one
deal-wrong-notice = write a number of days, at most { $n }
deal-wrong-number = write a whole number from 1 to { $n }, or leave it empty
deal-wrong-percent = write a number above 0 and at most 100
deal-wrong-amount = write an amount above 0, for example 25.00
deal-wrong-no-value = leave this empty: a member price and free months need no number here
deal-wrong-currency = write the three letters of a currency, for example GBP
deal-wrong-months = free months need a number from 1 to { $n }
deal-wrong-levels = choose at least one level
deal-wrong-applies = tick joining, events or both
deal-wrong-member-price = a member price is for events only: untick joining
deal-wrong-free-months = free months are for joining only: untick events
deal-wrong-nothing = Choose at least one benefit, on either side
deal-wrong-terms = These benefits do not go together in one agreement; look at each once more

deal-row-starts = First day
deal-row-ends = Last day
deal-row-notice = Notice
deal-row-note = Note
deal-row-benefit = Benefit
deal-row-applies = Taken off
deal-row-who = Who qualifies
deal-row-limits = Limits
deal-row-restrictions = Restrictions
deal-row-make-up = Attendance
deal-no-end = None: until one of the two ends it
deal-notice-days = { $n ->
    [0] None
    [one] 1 day
   *[other] { $n } days
    }
deal-percent = { $value } % off
deal-percent-months = { $n ->
    [one] { $value } % off the dues of the first month
   *[other] { $value } % off the dues of the first { $n } months
    }
deal-fixed = { $amount } off
deal-fixed-months = { $n ->
    [one] { $amount } off the dues of the first month
   *[other] { $amount } off the dues of the first { $n } months
    }
deal-member-price = The price that { $host } asks of its own members
deal-free-months = { $n ->
    [one] The first month free
   *[other] The first { $n } months free
    }
deal-applies-both = Joining and events
deal-applies-joining = Joining
deal-applies-events = Events
deal-every-level = Members of every level
deal-levels = Members of level { $levels }
deal-good-standing = in good standing
deal-other-region = not those who live in the region of { $host }
deal-distance = within { $n } km of { $host }; where that is not known, its desk decides
deal-uses-unsaid = No limit per member
deal-uses = { $n ->
    [one] Once per member
   *[other] { $n } times per member
    }
deal-cap = { $n ->
    [one] 1 use a year
   *[other] at most { $n } uses a year
    }
deal-make-up = Coming to the host counts as coming at home
deal-rounding = Prices are rounded to the smallest coin, half of one upwards, and never fall below nothing. Two benefits are never taken off one price.
deal-vouchers-honoured = Vouchers given out before the end are honoured until they expire.
deal-successors = This agreement binds the later officers of both communities.
deal-term-added = New
deal-term-removed = Removed
deal-was = before:
deal-is-now = now:
deal-signed-by = Signed for { $name } on { $day }
deal-not-signed-by = Not signed for { $name }
deal-signed-by-nobody = Nobody has signed this draft

deal-one-what = An agreement with { $peer } about what each gives the other’s members.
deal-label-draft = Draft
deal-label-sent = Sent
deal-label-yours = Your answer is awaited
deal-label-signed = Signed by both
deal-label-ending = Ends soon
deal-label-ended = Ended
deal-label-declined = Declined
deal-label-withdrawn = Taken back
deal-label-lapsed = Not answered
deal-stands-draft = A draft that only your officers see. Read it, then sign and send it.
deal-stands-sent = You signed and sent it. { $peer } can answer until { $day }.
deal-stands-yours = { $peer } signed it and waits for your answer until { $day }.
deal-stands-signed = Both have signed. It is in force.
deal-stands-signed-from = Both have signed. It is in force from { $day }.
deal-stands-we-end = You gave notice. The last day is { $day }; until then everything goes on.
deal-stands-they-end = { $peer } gave notice. The last day is { $day }; until then everything goes on.
deal-stands-ended = It is over. Nothing new is given out under it.
deal-stands-we-declined = You declined the last version.
deal-stands-they-declined = { $peer } declined the last version.
deal-stands-we-withdrew = You took the last version back.
deal-stands-they-withdrew = { $peer } took its last version back.
deal-stands-lapsed = The last version was not answered in time.
deal-there = What the other side sees now
deal-there-draft = { $peer } sees nothing of this draft: not that it exists, and not what is in it.
deal-there-sent = { $peer } sees the page below with your signature, and that its answer is awaited. Its officers can sign it, propose changes or decline.
deal-there-yours = { $peer } sees that it waits for you. It does not see that you have read it, nor any draft of yours.
deal-there-signed = { $peer } holds the same page with the same two signatures. Its members see what you give them, yours see what they get.
deal-there-ending = { $peer } sees the same last day. Its members can use what you give them until then.
deal-there-ended = { $peer } sees that it is over. It keeps the signed page, as you do.
deal-there-we-declined = { $peer } sees that you declined, and your reason if you gave one.
deal-there-they-declined = { $peer } sees that it declined. You can begin again with another text.
deal-there-withdrawn = Both see that the last version was taken back. Neither can sign it any more.
deal-there-lapsed = Both see that time ran out. Neither can sign the last version any more.
deal-draft-unseen = You have a draft of another version here; { $peer } does not see it.
deal-still-counts = What both signed before stays in force until both have signed the new version and its first day has come.
deal-not-the-open-one = You are looking at an earlier version. It cannot be signed any more.
deal-see-open = See the version that waits for an answer
deal-reason = Reason given
deal-heading-draft = The draft
deal-changes = { $n ->
    [0] Nothing is different from the version before.
    [one] One thing is different from the version before: what was is struck through, what is new is underlined.
   *[other] { $n } things are different from the version before: what was is struck through, what is new is underlined.
    }
deal-version = Version { $n }, by { $name } on { $day }: { $became }
deal-version-open = waits for an answer
deal-version-countered = answered with another version
deal-version-accepted = signed by both
deal-version-rejected = declined
deal-version-withdrawn = taken back
deal-version-void = crossed another version, which stands
deal-versions = All versions
deal-means = What it means
deal-preview = { $qualify } of your { $members } members qualify
deal-preview-not = { $n } ({ $level }) do not
deal-digest = Fingerprint of this page
deal-digest-what = Both servers keep the same page. If you ever doubt it, compare this fingerprint by telephone: one letter changed on the page makes it another one.
deal-send = Sign and send
deal-send-what = You sign this page for your community and it goes to the other one at once. Until its officers sign it too, you can take it back.
deal-change = Change the draft
deal-discard = Discard the draft
deal-accept = Accept and sign
deal-accept-what = If you sign, the agreement is made: on its first day the other community’s members can use what you give, and yours what they give. If something should be different, propose changes instead: that answers this version with one of yours.
deal-counter = Propose changes
deal-decline = Decline
deal-decline-title = Decline what { $peer } offers?
deal-decline-what = This version can then not be signed any more. If only a part of it does not suit you, propose changes instead.
deal-decline-there = { $peer } sees at once that you declined, and reads your reason.
deal-withdraw = Take it back
deal-withdraw-what = While the other side has not signed, you can take this version back; then it cannot be signed any more. If its signature is already on the way, the signature counts.
deal-next-version = Propose a new version
deal-again = Begin again from this text
deal-end = End the agreement
deal-end-title = End the agreement with { $peer }?
deal-end-what = If you give notice now, the last day is { $day }. Until then everything goes on; vouchers given out before are honoured until they expire. It cannot be undone.
deal-end-there = { $peer } is told at once, sees the same last day and reads your reason.
deal-end-button = Give notice
deal-print = Print it on one page
deal-print-title = Agreement
deal-print-how = Your browser’s print command puts this on one sheet, without the frame around it.
deal-done-drafted = The draft is saved. Nothing was sent.
deal-done-discarded = The draft is gone. Nobody else saw it.
deal-done-sent = Signed and sent. You will be told when the other side answers.
deal-done-accepted = Signed. The agreement is made, and the other side is told.
deal-done-declined = Declined. The other side is told.
deal-done-withdrawn = Taken back. The other side is told.
deal-done-ending = Notice is given. The other side is told.
