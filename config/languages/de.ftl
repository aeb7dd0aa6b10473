# German: a draft, to be reviewed by a native speaker.

## Rahmen

head-title = { $page } · { $community }
skip-to-main = Zum Inhalt springen
ribbon-demo = Demo: Alle Personen und Organisationen sind erfunden.
ribbon-outbox = E-Mails dieser Demo lesen
nav-label = Hauptmenü
nav-home = Start
nav-events = Termine
nav-communities = Communitys
# Höchstens zehn Buchstaben: die Leiste unten auf dem Handy.
nav-communities-short = Communitys
nav-about = Über uns
nav-help = Hilfe
# Höchstens zehn Buchstaben.
nav-people = Mitglieder
# Höchstens zehn Buchstaben.
nav-rooms = Räume
nav-rooms-new = { $n ->
    [one] Neues in 1 Raum
   *[other] Neues in { $n } Räumen
}
# Höchstens zehn Buchstaben.
nav-desk = Verwaltung
nav-benefits = Vorteile
# Steht vor einem Namen: wohin die Buchstaben in der Ecke führen.
nav-sign-in = Anmelden
nav-person = Ihr Profil und Abmelden,
foot-signed-in = Angemeldet als
foot-sign-out = Abmelden
nav-more = Mehr
foot-label = Weitere Seiten
foot-follow = Kalender abonnieren
foot-accessibility = Barrierefreiheit
foot-privacy = Datenschutz
foot-status = Status
# In einer Sprache, die ein Entwurf ist: am Fuß jeder Seite, bis jemand mit dieser Muttersprache alles gelesen hat.
foot-draft = Diese Übersetzung ist ein Entwurf: Bitte sagen Sie uns, was sich falsch liest.
foot-runs = { $community } betreibt mit Rosarium einen eigenen Knoten. Auf dieser Seite läuft kein fremder Code.
switch-theme = Darstellung
switch-language = Sprache
switch-zone = Uhrzeiten in
switch-set = Übernehmen
theme-auto = Wie mein Gerät
theme-light = Hell
theme-dark = Dunkel
feed-calendar = Kalender (iCalendar)
feed-atom = Nächste Termine (Atom)
list-and = { $first } und { $last }
language-name = { $tag ->
    [ar] Arabisch
    [da] Dänisch
    [de] Deutsch
    [en] Englisch
    [es] Spanisch
    [fi] Finnisch
    [fr] Französisch
    [it] Italienisch
    [ja] Japanisch
    [nb] Norwegisch
    [nl] Niederländisch
    [pl] Polnisch
    [pt] Portugiesisch
    [sv] Schwedisch
   *[other] ?
    }

## Datum und Uhrzeit

date-weekday = { $n ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
    }
date-weekday-short = { $n ->
    [1] Mo
    [2] Di
    [3] Mi
    [4] Do
    [5] Fr
    [6] Sa
   *[7] So
    }
date-month = { $n ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
    }
date-month-short = { $n ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
    }
date-long = { $weekday }, { $day }. { $month }
date-long-year = { $weekday }, { $day }. { $month } { $year }
date-short = { $weekday }, { $day }. { $month }
date-full = { $day }. { $month } { $year }
date-month-year = { $month } { $year }
time-there = { $time } in { $place }
time-there-day = { $day } { $time } in { $place }
time-until-day = { $start } bis { $end }
time-part-of-day = { $part ->
    [morning] vormittags
    [afternoon] nachmittags
    [evening] abends
   *[night] nachts
    }
time-just-now = gerade eben
time-minutes-ago = { $n ->
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
    }
time-hours-ago = { $n ->
    [one] vor { $n } Stunde
   *[other] vor { $n } Stunden
    }
time-days-ago = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
    }

## Kennzeichen der Communitys

label-association = Verein
label-commercial = Kommerziell
label-user-group = User Group
label-partners-only = Nur Partner
label-mixed = Partner und andere
label-meets-online = Trifft sich online
label-meets-in-person = Trifft sich vor Ort
label-meets-hybrid = Trifft sich online und vor Ort
label-microsoft = Microsoft-Partner
label-multi-vendor = Mehrere Hersteller
scope-events = Veranstaltungen
scope-offers = Angebote
scope-introductions = Kontaktvermittlungen
scope-calls = Anfragen nach Verstärkung
scope-statements = gemeinsame Stellungnahmen
scope-reports = Meldungen

## Veranstaltungen, wo immer sie stehen

hosts-with = mit
hosts-and = und
modality-online = Online
modality-in-person = Vor Ort
modality-hybrid = Vor Ort und online
modality-hybrid-in = { $town } und online
event-place-language = { $place }, { $language }
seats-left = { $n ->
    [one] Noch { $n } Platz frei
   *[other] Noch { $n } Plätze frei
    }
seats-of = von { $n }. Eine Gästeliste für alle; der Veranstalter vergibt die Plätze.
state-tentative = Noch nicht sicher
state-tentative-next = Der Veranstalter bestätigt den Termin noch
state-rescheduled = Auf eine andere Zeit verlegt
state-rescheduled-next = Angezeigt wird die neue Zeit
state-rescheduled-from = Geplanter Beginn war { $day }, { $time } in { $place }
state-moved-online = Findet jetzt online statt
state-moved-online-next = Vor Ort trifft sich niemand
state-postponed = Verschoben
state-postponed-next = Der Veranstalter sucht einen neuen Termin
state-cancelled = Vom Veranstalter abgesagt
state-cancelled-next = Abonnierte Kalender erfahren davon
state-held = Vorbei
state-held-next = Die Veranstaltung hat stattgefunden
state-full = Ausgebucht
state-full-next = Der Veranstalter führt eine Warteliste

## Startseite

home-description = Die nächsten Veranstaltungen von { $community } und von den Communitys, mit denen sie Veranstaltungen teilt.
home-today = { $day }. Uhrzeiten gelten zuerst für { $place }, dann für den Ort des Veranstalters.
home-today-yours = { $day }. Zuerst steht Ihre Uhrzeit in { $place }, dann die des Veranstalters.
home-change-clock = Anderen Ort wählen
home-all-steps = Alle fünf Schritte
home-figure = Eine Zahl
home-figure-source = Quelle:
home-figure-hide = Ausblenden
home-step-why = Als Nächstes auf Ihrer Liste
row-answer = Antworten
nav-news = Neuigkeiten
frame-signed-out-soon = { $n ->
    [0] Dieser Browser wird in weniger als einer Stunde abgemeldet; senden Sie vorher ab, was Sie schreiben.
    [one] Dieser Browser wird in einer Stunde abgemeldet; senden Sie vorher ab, was Sie schreiben.
   *[other] Dieser Browser wird in { $n } Stunden abgemeldet; senden Sie vorher ab, was Sie schreiben.
}
frame-sign-in-again = Neu anmelden
nav-news-new = { $n ->
    [one] Neuigkeiten, eine neue
   *[other] Neuigkeiten, { $n } neue
}
home-calendar-why = Was Ihre Communitys vorhaben und wo Sie zugesagt haben
home-calendar-sentence = Eine Liste mit Ihren Antworten und eine Adresse, über die Outlook, Thunderbird oder Ihr Handy sie aktuell hält.
home-calendar-button = Kalender öffnen
home-communities-followed = Communitys, denen Sie folgen
open-button = So folgen Sie uns
open-second = Alle Termine
open-join-why = Beitragsfrei, ohne Kreditkarte
open-join-title = Dieser Community beitreten
open-join-sentence = Fünf Felder und eine E-Mail, zwei Minuten. Sie sehen, was Mitglieder sehen, sagen bei Veranstaltungen hier und anderswo zu oder ab und bestimmen selbst, was andere von Ihnen sehen.
open-join = Kostenlos beitreten
home-next-events = Nächste Termine
home-group-online = Online, von überall
home-group-near = Vor Ort
home-near-first = Vor Ort zuerst zeigen
home-online-first = Online zuerst zeigen
home-all-events = { $n ->
    [one] Die eine Veranstaltung im Kalender
   *[other] Alle { $n } Veranstaltungen im Kalender
    }
home-empty = Noch ist nichts geplant
home-empty-next = Veranstaltungen erscheinen hier, sobald diese oder eine verbundene Community sie ankündigt. Abonnieren Sie den Kalender, dann erfahren Sie von der ersten.
home-communities = Communitys
home-communities-all = Wie sie teilen
home-community-own = { $n ->
    [0] Diese Community. { $label }
    [one] Diese Community. { $label }, { $n } Veranstaltung geplant
   *[other] Diese Community. { $label }, { $n } Veranstaltungen geplant
    }
home-community-peer = { $n ->
    [0] { $label }
    [one] { $label }, { $n } Veranstaltung geplant
   *[other] { $label }, { $n } Veranstaltungen geplant
    }
home-community-unlabelled = { $n ->
    [0] Keine Veranstaltungen geplant
    [one] { $n } Veranstaltung geplant
   *[other] { $n } Veranstaltungen geplant
    }

## Liste der Veranstaltungen

events-title = Termine
events-description = Alle kommenden Veranstaltungen, hier und bei den Communitys, mit denen wir teilen. Nach Format, Sprache, Veranstalter und Monat filtern.
events-count = { $n ->
    [0] Noch ist nichts geplant.
    [one] { $n } kommende Veranstaltung, hier und bei den Communitys, mit denen wir teilen.
   *[other] { $n } kommende Veranstaltungen, hier und bei den Communitys, mit denen wir teilen.
    }
events-count-filtered = { $n ->
    [0] Keine Veranstaltung passt zu diesen Filtern.
    [one] { $n } Veranstaltung passt zu diesen Filtern.
   *[other] { $n } Veranstaltungen passen zu diesen Filtern.
    }
events-count-tagged = { $n ->
    [0] Keine kommende Veranstaltung hat diesen Hashtag.
    [one] { $n } kommende Veranstaltung hat diesen Hashtag.
   *[other] { $n } kommende Veranstaltungen haben diesen Hashtag.
    }
tag-title = #{ $tag }
tag-description = Kommende Veranstaltungen mit dem Hashtag { $tag }, hier und bei den Communitys, mit denen wir teilen.
tag-empty = Vergangene Veranstaltungen stehen hier nicht. Groß- und Kleinschreibung macht keinen Unterschied.
events-ignored-title = Ein Teil der Adresse wurde nicht beachtet
events-ignored = Nach „{ $value }“ lässt sich unter { $field } nicht filtern, deshalb wurde es nicht beachtet.
events-empty = Hier gibt es keine Veranstaltung
events-empty-filtered = Versuchen Sie einen anderen Monat oder alle Sprachen. Eine hybride Veranstaltung zählt als online und als vor Ort.
events-follow = In den eigenen Kalender übernehmen
filter-label = Veranstaltungen filtern
filter-modality = Format
filter-language = Sprache
filter-host = Veranstalter
filter-month = Monat
filter-any = Alle
filter-show = Anzeigen
filter-clear = Filter zurücksetzen
pages-label = Frühere und spätere Veranstaltungen
pages-earlier = Frühere Veranstaltungen
pages-later = Spätere Veranstaltungen

## Veranstaltung

event-description = { $title }, { $day }, { $time } in { $place }, veranstaltet von { $host }.
event-from = Von { $host }
event-time-yours = Ihre Zeit, { $place }
event-time-here = Zeit in { $place }
event-time-host = Zeit des Veranstalters, { $place }
event-day-part = { $day }, { $part }
event-what = Darum geht es
event-agenda = Ablauf
minutes-heading = Protokoll
minutes-none = Noch hat es niemand geschrieben.
minutes-members = Nur Mitglieder dieser Community lesen es.
minutes-write = Protokoll schreiben
minutes-title = Protokoll: { $title }
minutes-hint = Was vereinbart wurde, in Markdown. Nur Mitglieder dieser Community lesen es; ein leerer Text nimmt es weg.
minutes-too-soon = Das Protokoll wird geschrieben, sobald die Veranstaltung begonnen hat.
minutes-changed = Während Sie schrieben, hat jemand das Protokoll geschrieben. Öffnen Sie diese Seite neu, um es zu sehen; was Sie geschrieben haben, steht unten.
minutes-save = Protokoll speichern
event-ground-rules = Spielregeln
notice-competition = Wettbewerber sind mit im Raum
notice-competition-text = Wir sprechen nicht über Preise, Konditionen, Angebote, Kunden oder Gebiete. Kommt das Gespräch darauf, sagen Sie „Stopp“: Das Protokoll hält es fest, und wir gehen weiter.
panel-label = Antwort und Kalender
answer-title = Antworten Sie in Ihrer eigenen Community
answer-sentence = Mitglieder von { $community } melden sich an und antworten hier. Sind Sie in einer anderen Community, die mit uns Veranstaltungen teilt? Dann antworten Sie dort: Diese Veranstaltung steht auch in deren Kalender. Wir sehen Ihren Namen, Ihre Organisation und Ihre Community, nicht Ihre E-Mail-Adresse.
answer-title-peer = Antworten Sie in Ihrer Community oder bei { $host }
answer-sentence-peer = { $host } vergibt die Plätze. Mitglieder von { $community } melden sich an und antworten hier; alle anderen im Kalender der eigenen Community oder auf der Seite des Veranstalters.
answer-sign-in = Anmelden und antworten
home-community-use-mine = Meine eigene Community benutzen
home-community-title = Aus Ihrer eigenen Community antworten
home-community-intro = Sie sind anderswo Mitglied? Nennen Sie Ihre Community einmal; dieser Browser merkt sie sich. Sie melden sich dort an und antworten dort, und sie sagt es uns.
home-community-remembered = Der Link führt zu
home-community-go = Zu dieser Veranstaltung dort
home-community-other = Eine andere Community
home-community-choose = Communitys, die mit uns Veranstaltungen teilen
home-community-address = Adresse Ihrer Community
home-community-address-hint = Zum Beispiel partners.example
home-community-wrong = unter dieser Adresse teilt keine Community mit uns Veranstaltungen; wählen Sie eine von oben
home-community-use = Diese benutzen
home-community-none = Zurzeit teilen wir mit keiner anderen Community Veranstaltungen.
home-community-elsewhere = Anderswo Mitglied?
home-community-sign-in = Dort anmelden
home-community-sign-in-intro = Ein zweites Konto brauchen Sie nicht: Nennen Sie einmal die Community, der Sie angehören, dieser Browser merkt sie sich. Sie melden sich dort an, sehen, was sie mit uns teilt, und antworten von dort auf unsere Veranstaltungen.

links-title = Meine Communitys
links-intro = Sie gehören zu mehreren Communitys? Verknüpfen Sie Ihre Mitgliedschaften selbst, dann stehen die Veranstaltungen von allen in einem Kalender. Diese Liste sehen nur Sie.
links-is-home = Ihre Heimat-Community: Sie schickt Ihnen die Neuigkeiten.
links-is-home-elsewhere = Ihre Heimat-Community: Sie schickt Ihnen die Neuigkeiten; wir schreiben Ihnen nur noch wegen Ihrer Mitgliedschaft hier.
links-make-home = Zu meiner Heimat machen
links-remove = Verknüpfung aufheben
links-linked = Verknüpft
links-paused = Verknüpft; zurzeit wird nichts geteilt
links-over = Verknüpft; es wird nichts mehr geteilt
links-waiting = Wartet, bis Sie auch dort Ja sagen
links-calendar = Ein Kalender mit den Veranstaltungen aller Ihrer Communitys
links-new = Eine weitere Mitgliedschaft verknüpfen
links-new-text = Sie sind auch dort Mitglied? Ihr Browser geht dorthin; Sie melden sich an, sagen Ja und kommen zurück. E-Mail-Adressen werden nicht verglichen.
links-choose = Communitys, in denen Sie Mitglied sein können
links-nowhere = Zurzeit gibt es keine andere Community, mit der sich eine Mitgliedschaft verknüpfen lässt.
links-said-linked = Ihre Mitgliedschaften sind verknüpft. Die Veranstaltungen dieser Community stehen ab jetzt in Ihrem Kalender.
links-said-removed = Die Verknüpfung ist aufgehoben, und die andere Community erfährt es.
links-said-home = Gespeichert. Neuigkeiten kommen nur noch von Ihrer Heimat-Community.
links-not-offered = Mit dieser Community lässt sich keine Mitgliedschaft verknüpfen. Wählen Sie eine aus der Liste.
links-linked-already = Ihre Mitgliedschaft dort ist schon verknüpft. Heben Sie diese Verknüpfung zuerst auf, wenn Sie eine andere verknüpfen möchten.
links-not-proved = Nichts wurde verknüpft: Die andere Community hat nicht belegt, dass Sie zu ihr gehören. Beginnen Sie noch einmal.
links-not-asked = Nichts wurde verknüpft: Es hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Beginnen Sie noch einmal.
links-of-another = Nichts wurde verknüpft: Diese Mitgliedschaft ist hier mit einer anderen verknüpft.
link-ask-title = Mit { $community } verknüpfen
link-ask-text = Ihr Browser geht zu { $community } und fragt, ob Sie dazugehören. Dort erfährt man, dass eines unserer Mitglieder fragt, aber nicht welches. Innerhalb von zehn Minuten kommen Sie mit der Antwort zurück.
link-ask-go = Zu { $community }
errand-asks = { $community } fragt, ob Sie zu uns gehören
errand-asks-text = Ihre Mitgliedschaft hier soll mit Ihrer dort verknüpft werden. Bevor etwas gesagt wird, sehen Sie alles.
errand-asks-go = Zeigen, was gesagt würde
errand-vouches = { $community } sagt, dass Sie dazugehören
errand-vouches-text = Möchten Sie Ihre Mitgliedschaft dort mit Ihrer hier verknüpfen? Die Veranstaltungen von { $community } stehen dann in Ihrem Kalender. Sie können die Verknüpfung jederzeit aufheben.
errand-vouches-go = Meine Mitgliedschaften verknüpfen
errand-sign-in = Sie melden sich zuerst an.
vouch-title = { $community } sagen, dass Sie zu uns gehören?
vouch-text = Dort erfährt man, dass jemand zu beiden Communitys gehört: weder Ihren Namen noch Ihre Adresse noch sonst etwas aus Ihrem Profil.
vouch-all = Das ist alles, was wir sagen
vouch-by = Gesagt von
vouch-for = Gesagt zu
vouch-purpose = Wofür
vouch-purpose-link = um zwei Mitgliedschaften zu verknüpfen
vouch-standing = In gutem Ansehen
vouch-standing-good = ja
vouch-name = Ein Name für Sie, den nur sie bekommt
vouch-link = Ein Name für die Verknüpfung
vouch-until = Gilt bis
vouch-both = Wer beide Server zusammen betreibt, könnte herausfinden, welche zwei Mitgliedschaften Ihre sind.
vouch-go = { $community } Bescheid sagen
answer-buttons = Kommen Sie?
answer-going = Ich komme
answer-maybe = Vielleicht
answer-declined = Ich komme nicht
answer-withdraw = Antwort zurücknehmen
answer-what-host-sees = { $host } sieht Ihren Namen, Ihre Organisation und Ihre Community. Nicht Ihre E-Mail-Adresse.
answer-what-we-see = Das Organisationsteam sieht Ihren Namen und Ihre Organisation. Nicht Ihre E-Mail-Adresse.
answer-only-yes = Hier können Sie nur zusagen oder Ihre Zusage zurücknehmen.
answer-not-taken = Ihre Antwort wurde nicht angenommen
answer-wrong-started = Die Veranstaltung hat schon begonnen.
answer-wrong-cancelled = Der Veranstalter hat sie abgesagt.
answer-wrong-full = Alle Plätze sind vergeben, und es gibt keine Warteliste.
answer-wrong-invitation = Die Teilnahme ist nur mit Einladung möglich.
answer-wrong-external = Die Registrierung läuft auf einer anderen Website; den Link finden Sie bei den Angaben.
answer-wrong-nothing = Es gibt keine Antwort von Ihnen, die Sie zurücknehmen könnten.
answer-host-page = Seite des Veranstalters öffnen
answer-address = Steht sie noch nicht in Ihrem Kalender? Suchen Sie dort nach dieser Adresse:
answer-as-guest = Ohne Mitgliedschaft antworten
answer-wrong-members = Nur Mitglieder antworten darauf. Melden Sie sich an, oder antworten Sie in Ihrer eigenen Community.
guest-title = Als Gast antworten
guest-lead = Ohne Mitgliedschaft antworten Sie per E-Mail: Wir schicken Ihnen eine, und Ihre Antwort zählt, sobald Sie darin auf den Knopf drücken. Bis dahin ist kein Platz für Sie frei gehalten.
guest-what-we-see = Wer die Veranstaltung organisiert, sieht Ihren Namen, Ihre Organisation und dass Sie als Gast kommen, aber nie Ihre E-Mail-Adresse. Wir schreiben Ihnen nur zu dieser Veranstaltung. Sechs Wochen danach vergessen wir all das.
guest-mail-hint = Dorthin geht eine E-Mail mit einem Link und einem Code. Niemand bekommt sie zu sehen.
guest-closed = Als Gast kann gerade niemand antworten
guest-sent = Eine E-Mail mit einem Link und einem Code ist unterwegs an { $mail }.
guest-sent-here = { $n ->
    [one] Öffnen Sie binnen einer Minute den Link, oder geben Sie hier den Code ein. Bis dahin ist kein Platz für Sie frei gehalten.
   *[other] Öffnen Sie binnen { $n } Minuten den Link, oder geben Sie hier den Code ein. Bis dahin ist kein Platz für Sie frei gehalten.
}
guest-no-mail = Keine E-Mail? Es kann eine Minute dauern, oder sie liegt bei der unerwünschten Post.
guest-confirm = Ja, ich komme
guest-confirm-title = Bestätigen Sie Ihre Antwort
guest-confirm-who = Sie antworten als { $name }.
guest-confirm-why = Nichts geschieht, bevor Sie auf den Knopf drücken. Sind alle Plätze vergeben, kommen Sie auf die Warteliste, falls der Veranstalter eine führt.
guest-answer-title = Ihre Antwort
guest-answer-who = Sie haben als { $name } geantwortet. Behalten Sie die Adresse dieser Seite für sich: Wer sie hat, kann Ihre Antwort ändern.
guest-answer-what = Wir bewahren Ihren Namen, Ihre Adresse und Ihre Antwort bis sechs Wochen nach der Veranstaltung auf und schreiben Ihnen nur zu dieser. Sie können alles jetzt löschen lassen; ein Platz von Ihnen geht dann an jemanden, der wartet.
guest-answer-pending = Die Organisation entscheidet noch
guest-answer-waiting = Sie bekommen eine E-Mail, wenn ein Platz für Sie da ist
guest-answer-removed = Der Veranstalter hat sie aus dem Kalender genommen.
guest-forget-title = Löschen, was wir von Ihnen wissen
guest-forget = Meine Antwort und meine Adresse löschen
calendar-add = In den Kalender (.ics)
fact-where = Wo
fact-online-page = Online-Seite
fact-sign-up = Registrierung
fact-sign-up-elsewhere = Auf einer anderen Website:
fact-language = Sprache
fact-price = Preis
fact-kind = Art
fact-co-hosts = Gemeinsam veranstaltet
co-hosts-share = Mit { $names }: eine Gästeliste, und die Plätze werden einmal gezählt.
co-hosts-see-guests = Wer für eine Organisation unter ihnen handelt, sieht, wer kommt.
fact-tags = Hashtags
where-online = Online. Den Link schickt der Veranstalter allen, die bestätigt sind.
where-hybrid = { $place }. Oder online: Den Link schickt der Veranstalter allen, die bestätigt sind.
join-online = Online teilnehmen
join-online-alone = Führt zu { $host }. Die Adresse gilt nur für Sie: Bitte geben Sie sie nicht weiter.
price-member = Für Mitglieder { $member }, sonst { $other }
price-free = Kostenlos
price-coded = { $amount }{ "\u00A0" }{ $code }
price-signed = { $amount }{ "\u00A0" }{ $sign }
number-with-part = { $whole },{ $part }

## Kalender

calendar-title = Ihr Kalender
calendar-count = { $n ->
    [0] Noch steht nichts an.
    [one] { $n } kommende Veranstaltung.
   *[other] { $n } kommende Veranstaltungen.
    }
calendar-made-of = { $n ->
    [0] Was Ihre Community vorhat und was Sie anderswo zugesagt haben. Sie folgen keiner anderen Community.
    [one] Was Ihre Community und eine weitere vorhaben, der Sie folgen, und was Sie anderswo zugesagt haben.
   *[other] Was Ihre Community und { $n } weitere vorhaben, denen Sie folgen, und was Sie anderswo zugesagt haben.
    }
calendar-follow-more = Communitys folgen
calendar-yours = Nur, wem Sie folgen: Ihr Kalender
calendar-sign-in = Melden Sie sich an, um zu sehen, wem Sie folgen und was Sie geantwortet haben
calendar-empty = Folgen Sie einer Community, dann erscheinen ihre Veranstaltungen hier.
calendar-feed-title = In Outlook, in Thunderbird oder auf dem Handy
calendar-feed-what = Eine eigene Adresse für Kalenderprogramme: dieselben Veranstaltungen, immer aktuell.
calendar-feed-made = Sie haben seit { $day } eine; sie wurde einmal angezeigt und ist nirgends gespeichert. Eine neue macht sie ungültig.
calendar-feed-give = Adresse erstellen
calendar-feed-again = Neue Adresse erstellen
calendar-feed-take = Adresse löschen
calendar-address-title = Die Adresse Ihres Kalenders
calendar-address-intro = Wer sie hat, sieht, was Sie in Ihrem Kalender sehen. Sie wird nur dieses eine Mal angezeigt; eine neue macht sie ungültig.
calendar-address-open = In meinem Kalender öffnen
calendar-address-outlook = In Outlook im Web abonnieren
calendar-address-google = In Google Kalender abonnieren
calendar-address-keep = Outlook und Google rufen die Adresse selbst alle paar Stunden ab; ändert sich etwas, worauf Sie geantwortet haben, bekommen Sie auch eine E-Mail.
filter-answered = Meine Antwort
filter-answered-coming = Ja oder vielleicht
filter-answered-yes = Beantwortet
filter-answered-no = Nicht beantwortet

## Vorteile: was andere Communitys Ihnen bieten

benefits-title = Ihre Vorteile
benefits-description = Was andere Communitys Ihnen bieten, weil Sie hier Mitglied sind.
benefits-level = Ihre Stufe ist { $level }, und nichts liegt gegen Sie vor.
benefits-level-limited = Ihre Stufe ist { $level }; Ihre Rechte sind zurzeit eingeschränkt.
benefits-ready-count = { $n ->
    [0] Zurzeit können Sie kein Angebot nutzen.
    [one] Ein Angebot können Sie jetzt nutzen.
   *[other] { $n } Angebote können Sie jetzt nutzen.
    }
benefits-ready = Jetzt zu nutzen
benefits-none = Zurzeit gibt es kein Angebot für Sie
benefits-none-next = Wenn Ihre Community und eine andere sich auf etwas für Ihre Stufe einigen, erscheint es hier.
benefits-not-yet = Noch nicht
benefits-over = Genutzt und abgelaufen
benefits-over-none = Noch nichts. Gutscheine bleiben nach ihrem letzten Tag ein Jahr lang hier.
benefits-over-kept = Gutscheine bleiben nach ihrem letzten Tag ein Jahr lang hier.
benefit-good-for = Gilt für
benefit-for-joining = den Beitritt
benefit-for-events = Veranstaltungen
benefit-for-both = den Beitritt und Veranstaltungen
benefit-holder = Für
benefit-home = Von
benefit-until = Zu nutzen bis
benefit-no-end = solange die Vereinbarung gilt
benefit-limits = Grenzen
benefit-uses = { $n ->
    [one] einmal
   *[other] { $n }-mal
    }
benefit-uses-any = so oft Sie möchten
benefit-not-stacked = nicht mit anderen Angeboten zusammen
benefit-instead-of = statt
benefit-price-of = Für die Stufe { $level }
benefit-why = Warum es für Sie gilt
benefit-learns = Wenn Sie es online nutzen, erfährt { $host }, dass es für Sie gilt, auf welcher Stufe und nach welcher Vereinbarung, nicht wer Sie sind; eine Stufe, die Sie dort wählen, läuft dort auf Ihren Namen.
benefit-join = { $host } beitreten
benefit-use = Bei { $host } nutzen
benefit-paper-what = Für den Empfang oder ohne Internet: auf Papier, mit einem Code. Ihr Name steht darauf, und er gilt 30 Tage.
benefit-paper-make = Gutschein zum Drucken erstellen
benefit-paper-made = Sie haben einen Gutschein zum Drucken.
benefit-paper-show = Zeigen Sie ihn am Empfang oder drucken Sie ihn. Ihr Name steht darauf.
benefit-paper-see = Ihren Gutschein ansehen
benefit-why-level = Ihre Stufe ist { $has }
benefit-why-not-level = Es gilt für die Stufe { $needs }; Ihre ist { $has }
benefit-why-no-level = Es gilt für eine andere Stufe; Ihre ist { $has }
benefit-why-standing = Gegen Sie liegt nichts vor
benefit-why-not-standing = Es gilt nur, wenn nichts vorliegt; Ihre Rechte sind zurzeit eingeschränkt. Ihr Vorstand sagt Ihnen mehr.
benefit-why-region = Sie sind aus einer anderen Region als { $host }
benefit-why-not-region = Es gilt nicht für Menschen aus der Region von { $host }
benefit-why-near = Sie sind im Land von { $host }; die Vereinbarung sagt: bis { $km } km
benefit-why-far = Es gilt bis { $km } km von { $host }; Sie sind in einem anderen Land
benefit-why-desk = Es gilt bis { $km } km: { $host } entscheidet am Empfang
benefit-why-not-begun = Es beginnt am { $day }
benefit-why-ended = Es endete am { $day }
benefit-awaited = Die beiden Communitys verhandeln noch darüber. Sobald beide unterschrieben haben, steht es oben.
benefit-without = { $host } macht keine Angebote
benefit-not-shared = Ihre Community und { $host } teilen { $scopes }, keine Angebote.
benefit-none-shared = Ihre Community und { $host } teilen keine Angebote.
benefit-none-agreed = Mit { $host } ist noch nichts vereinbart.
benefit-over-shown = { $host } hat ihn am { $day } geprüft
benefit-over-revoked = Ihre Community hat ihn am { $day } zurückgenommen
benefit-over-given = Am { $day } ausgegeben; was { $host } damit tat, erfahren wir nicht
benefit-over-expired = Letzter Tag war { $day }; ob { $host } ihn gescannt hat, erfahren wir nicht

## Communitys

communities-title = Communitys
communities-description = Die Communitys, mit denen diese Veranstaltungen teilt, ihre Kennzeichen und was zwischen ihnen weitergegeben wird.
communities-count = { $n ->
    [0] Diese Community teilt noch mit keiner anderen.
    [one] Diese Community teilt mit einer anderen. Jede behält ihre Mitglieder, ihr Geld und ihre Geheimnisse für sich.
   *[other] Diese Community teilt mit { $n } anderen. Jede behält ihre Mitglieder, ihr Geld und ihre Geheimnisse für sich.
    }
communities-languages = Veranstaltungen auf { $languages }
communities-about-us = Über uns
communities-peers = Teilt mit
communities-ahead = { $n ->
    [0] Keine Veranstaltungen geplant
    [one] { $n } Veranstaltung geplant
   *[other] { $n } Veranstaltungen geplant
    }
communities-shares = Teilt { $scopes }
communities-shares-nothing = Teilt zurzeit nichts
communities-since = Seit { $day }
communities-empty = Noch keine Community
communities-empty-next = Wenn die Vorstände zweier Communitys eine Vereinbarung unterschreiben, erscheinen die Veranstaltungen der anderen in diesem Kalender, jeweils mit Namen und Zeichen des Veranstalters.
communities-own-followed = Hier sind Sie Mitglied: Die Veranstaltungen stehen immer in Ihrem Kalender.
community-follow = Folgen
community-unfollow = Nicht mehr folgen
community-follow-means = Die Veranstaltungen stehen dann in Ihrem Kalender. Das bleibt zwischen Ihnen und dieser Community; sonst erfährt es niemand.
community-followed = Sie folgen ihr
community-followed-since = Seit { $day }. Alles, was sie veranstaltet, steht in Ihrem Kalender.
community-paused = Das Teilen ist pausiert
community-paused-next = Sie folgen ihr. Neue Veranstaltungen kommen wieder, wenn beide weitermachen.
community-over = Sie teilt nicht mehr mit dieser Community
community-over-next = Sie folgen ihr. Einigen sich beide wieder, sind ihre Veranstaltungen zurück.
community-sign-in = Anmelden und folgen
community-document-words = { $n ->
    [one] { $n } Wort
   *[other] { $n } Wörter
}
community-next = Nächste Termine
community-no-events = Uns ist nichts Kommendes bekannt
community-no-events-next = Was sie ankündigt, steht innerhalb einer Minute hier.
communities-how = Wie Communitys dazu kommen, zu teilen
communities-how-text = Durch eine Vereinbarung, die beide Seiten unterschreiben und jede beenden kann. Darin steht, was weitergegeben wird; alles andere bleibt, wo es ist.

## Über uns

about-description = Wer { $community } ist, was an andere Communitys geht und was nie, und wie Sie den Kalender abonnieren.
about-governance = Trägerschaft
about-operator = Betrieben von
about-audience = Wer beitreten kann
about-modality = Wo wir uns treffen
about-ecosystem = Umfeld
about-languages = Sprachen
about-clock = Unsere Zeitzone
about-currency = Währung
about-country = Land
about-members = Mitglieder
about-region = Region
about-chapters = Ortsgruppen
about-contact = Kontakt
about-officers = Vorstand
about-composition = Wer die Mitglieder sind
about-composition-what = Keine Zahl betrifft weniger als fünf Personen.
about-peers = Communitys, mit denen wir Veranstaltungen teilen
follow-title = Folgen
follow-intro = Öffentliche Veranstaltungen, für alle. Ohne Registrierung.
follow-calendar = In Outlook oder einem anderen Kalender
follow-calendar-how = In Outlook: „Kalender hinzufügen“, dann „Aus dem Internet abonnieren“, dann diese Adresse einfügen. Änderungen kommen an, wenn Ihr Kalender sich aktualisiert; das kann einige Stunden dauern.
follow-calendar-get = Kalender einmal herunterladen (.ics)
follow-fediverse = Von Mastodon, Mobilizon oder Gancio aus
follow-fediverse-how = Suchen Sie dort nach dieser Adresse und folgen Sie ihr. Wir erfahren dadurch den Namen Ihres Servers und Ihre Adresse dort.
follow-atom = In einem Feedreader
follow-atom-how = Atom, das Neueste zuerst.
travels-title = Was an andere Communitys geht
travels-events = Veranstaltungen, und zwar an die, für die der Veranstalter sie bestimmt hat
travels-answers = Ihre Antwort auf die Veranstaltung einer anderen Community: Ihr Name, Ihre Organisation und Ihre Community
travels-profile = Name und Kennzeichen auf dieser Seite
travels-agreed = Was beide Communitys unterschrieben haben; es steht auf der Seite „Communitys“
stays-title = Was nie hinausgeht
stays-rooms = Was in einem Raum gesagt wird: Es gibt keine Form, in der man es verschicken könnte
stays-mail = Ihre E-Mail-Adresse und Ihre Telefonnummer
stays-hidden = Vor wem Sie sich verbergen
stays-declined = Eine Kontaktvermittlung, die Sie abgelehnt haben, und warum
stays-money = Beiträge, Rechnungen und wer was bezahlt hat

## Joint statements

statements-title = Gemeinsame Briefe
statements-intro = Briefe an einen Hersteller oder eine Behörde, die Firmen und Personen zusammen unterschreiben. Jede Unterschrift gilt für einen Text und keinen anderen.
statements-none = Zurzeit ist kein Brief zu unterschreiben
statements-none-next = Der Vorstand beginnt einen; Briefe von Communitys, die solche mit dieser teilen, stehen hier für deren Mitglieder.
statement-begin = Einen Brief schreiben
statement-edit = Den Brief ändern
statement-back = Zurück zum Brief
statement-to = An { $addressee }
statement-of = Ein Brief von { $community }
statement-count = { $n } von { $of } Unterschriften
statement-closes = zu unterschreiben bis { $day }
statement-closed = nicht mehr zu unterschreiben
statement-state-draft = Wird geschrieben
statement-state-collecting = Zu unterschreiben
statement-state-ready = Bereit zur Übergabe
statement-state-delivered = Übergeben
statement-state-answered = Beantwortet
statement-state-closed = Geschlossen
statement-digest = Fingerabdruck des Textes
statement-roll = Unterschrieben von
statement-roll-ours = Firmen von hier, die unterschrieben haben
statement-roll-none = Noch hat niemand unterschrieben.
statement-as-organisation = Firma, deren Name nicht geprüft wurde
statement-as-person = im eigenen Namen
statement-hers = Ihre Unterschriften
statement-hers-sent = { $name }: unterwegs zur Community, deren Brief es ist
statement-hers-counted = { $name }: gilt
statement-hers-refused = { $name }: nicht angenommen. { $reason }
statement-hers-withdrawn = { $name }: zurückgezogen
statement-hers-void = { $name }: ungültig, weil der Text danach geändert wurde. Lesen Sie den Brief, und unterschreiben Sie neu, wenn Sie noch zustimmen.
statement-withdraw = Zurückziehen
statement-sign-title = Diesen Brief unterschreiben
statement-sign-what = Sie unterschreiben den Text oben bis zum letzten Zeichen. Wird er geändert, ist Ihre Unterschrift ungültig, und Sie erfahren es. Ihr Name oder der Ihrer Firma steht im Brief für alle zu lesen; die Community, deren Brief es ist, erhält ihn mit dem Wort dieser Community, dass er Ihrer ist.
statement-sign-for = Für { $name } unterschreiben
statement-sign-herself = Im eigenen Namen unterschreiben
statement-sign-approver = Für eine Firma unterschreibt, wen sie dafür benannt hat.
statement-sign-in = Anmelden, um diesen Brief zu unterschreiben
statement-elsewhere = Alle Unterschriften und was aus dem Brief wurde stehen bei der Community, deren Brief es ist
statement-print = Drucken oder als PDF speichern
statement-file-html = Als Seite mitnehmen (HTML)
statement-file-markdown = Als Text mitnehmen (Markdown)
statement-file-what = Dieses Programm macht selbst kein PDF: Drucken Sie die Seite, und wählen Sie „als PDF speichern“. Die beiden anderen Dateien enthalten jede Unterschrift und beweisen sich selbst, mit dem Befehl „rosarium statement verify“ und ohne jemanden zu fragen.
statement-file-roll = { $n ->
    [one] Unterschrieben von einer Stelle
   *[other] Unterschrieben von { $n }
 }
statement-file-check = Prüfen Sie diese Datei mit dem Befehl „rosarium statement verify“. Er braucht kein Netz; vergleichen Sie die sechs Wörter jeder Community am Telefon.
statement-print-how = Drucken Sie diese Seite, oder speichern Sie sie als PDF. Das Papier beweist für sich nichts; die Dateien auf der Seite des Briefes tun es.
statement-history = Frühere Texte
statement-former = Text { $revision }, bis { $day }, mit { $n } Unterschriften, die ungültig wurden. { $digest }
statement-handed-over = Übergeben am { $day } an { $to }
statement-reply = Die Antwort
statement-reply-outcome = Was daraus wurde, in einer Zeile
statement-reply-save = Antwort speichern
statement-outcome = Was daraus wurde: { $outcome }
statement-desk = Für den Vorstand
statement-open = Zum Unterschreiben öffnen
statement-open-what = Von da an lesen ihn alle, Communitys, die Briefe teilen, erfahren davon, und wer hier für eine Firma unterschreiben darf, erhält eine E-Mail.
statement-over = Er wurde übergeben
statement-over-to = Wem er übergeben wurde
statement-over-day = An welchem Tag
statement-over-what = Von da an unterschreibt ihn niemand mehr, und niemand zieht etwas zurück. Alle, die hier unterschrieben haben, erhalten eine E-Mail.
statement-close = Schließen
statement-close-what = Ein Brief, der noch geschrieben wird, verschwindet; jeder andere bleibt zu lesen, und niemand unterschreibt ihn mehr.
statement-form-intro = Bitten Sie um etwas, und sagen Sie, warum. Schreiben Sie nie von Preisen, von Kunden oder Gebieten, die aufgeteilt werden, oder davon, bei jemandem nicht zu kaufen: Darauf dürfen Wettbewerber sich nicht einigen.
statement-field-name = Worum es geht
statement-field-name-hint = Eine Zeile, wie sie über dem Brief steht
statement-field-addressee = An wen
statement-field-addressee-hint = Ein Hersteller oder eine Behörde
statement-field-letter = Der Brief
statement-field-letter-hint = Leere Zeilen trennen Absätze
statement-field-threshold = Wie viele Unterschriften er braucht
statement-field-threshold-hint = Üblich sind fünf
statement-field-closes = Letzter Tag zum Unterschreiben
statement-field-closes-hint = Leer lassen, wenn es keinen gibt
statement-save = Speichern
statement-warning = Überdenken Sie diese Wörter: { $words }. Wettbewerber dürfen sich weder auf einen Boykott noch auf Preise einigen.
statement-warned = Ich habe das gelesen, und der Brief bleibt, wie er ist
statement-voids = { $n ->
    [one] Eine Unterschrift wird ungültig, wenn Sie den Text ändern, und wer sie gab, erfährt es.
   *[other] { $n } Unterschriften werden ungültig, wenn Sie den Text ändern, und wer sie gab, erfährt es.
 }
statement-no-state = Der Brief ist noch nicht so weit, oder schon weiter. So steht er jetzt.
statement-no-closed = Dieser Brief ist nicht mehr zu unterschreiben.
statement-no-other-text = Der Text wurde inzwischen geändert. Lesen Sie ihn erst noch einmal.
statement-no-twice = { $name } hat schon unterschrieben.
statement-no-approver = Für eine Firma unterschreibt nur, wen sie dafür benannt hat.
statement-no-signature = Es gibt keine Unterschrift von Ihnen zurückzuziehen.
statement-no-shared = Briefe werden mit dieser Community zurzeit nicht geteilt.
statement-no-room = Für weitere Briefe oder Unterschriften ist kein Platz.
statement-no-letter = Schreiben Sie den Brief.
statement-no-threshold = Zwischen { $min } und { $max }.
statement-no-words = Füllen Sie aus, was gefragt ist, mit Worten, die sich zeigen lassen.
data-for-statement = Sie haben einen gemeinsamen Brief dieser Community im eigenen Namen unterschrieben.
mail-statement-subject = { $step ->
    [invited] Ein Brief wartet auf Ihre Unterschrift: { $called }
    [changed] Bitte neu unterschreiben: { $called } wurde geändert
    [not-taken] Ihre Unterschrift wurde nicht angenommen: { $called }
    [ready] Bereit zur Übergabe: { $called }
    [delivered] Übergeben: { $called }
   *[answered] Es gibt eine Antwort: { $called }
 }
mail-statement = { $step ->
    [invited] Sie dürfen den gemeinsamen Brief „{ $called }“ für Ihre Firma unterschreiben.
    [changed] Der Text des gemeinsamen Briefes „{ $called }“ wurde geändert. Was Sie unterschrieben haben, ist ungültig.
    [not-taken] Die Community, deren Brief es ist, hat Ihre Unterschrift unter „{ $called }“ nicht angenommen.
    [ready] „{ $called }“ haben so viele unterschrieben, wie Sie wollten.
    [delivered] Der gemeinsame Brief „{ $called }“ wurde übergeben.
   *[answered] Auf den gemeinsamen Brief „{ $called }“ gibt es eine Antwort.
 }
mail-statement-next = { $step ->
    [invited] Lesen Sie ihn erst. Sie unterschreiben diesen Text und keinen anderen und können es bis zur Übergabe zurückziehen.
    [changed] Lesen Sie ihn, und unterschreiben Sie neu, wenn Sie noch zustimmen.
    [not-taken] Die Seite sagt, warum.
    [ready] Übergeben Sie ihn, und halten Sie fest, wann und wem.
    [delivered] Von jetzt an unterschreibt ihn niemand mehr, und niemand zieht etwas zurück.
   *[answered] Die Antwort steht auf der Seite.
 }
mail-statement-page = Zum Brief
mail-statement-reason = Sie erhalten diese E-Mail, weil Sie den Brief für eine Firma von { $community } unterschreiben dürfen, ihn unterschrieben oder geschrieben haben.

## Introductions

intros-title = Vorstellungen
intros-intro = Sie lernen jemanden kennen, wenn beide es wollen. Bis dahin bekommt niemand Ihre Mailadresse, und von einem Nein erfährt niemand.
intros-find = Jemanden finden
intros-left = Noch { $left } von { $most } in 30 Tagen
intros-none = Noch keine Vorstellungen
intros-none-next = Suchen Sie jemanden unter den Leuten hier und in anderen Gemeinschaften und fragen Sie auf deren Seite oder Karte.
intros-heard = An Sie gerichtet
intros-asked = Von Ihnen
intro-ask = Um eine Vorstellung bitten
intro-ask-of = Um eine Vorstellung bei { $name } bitten
intro-new-title = { $name } kennenlernen
intro-new-title-at = { $name } von { $community } kennenlernen
intro-topic = Worum es geht, in einer Zeile
intro-topic-hint = Es steht in Ihrer Liste und wird vom anderen zuerst gelesen.
intro-why = Warum
intro-why-hint = Höchstens 280 Zeichen, ohne Links, Mailadressen und Telefonnummern.
intro-gain = Was der andere davon hat
intro-gain-hint = Ebenso höchstens 280 Zeichen.
intro-travels-title = Was der andere jetzt liest
intro-travels = Ihre Worte oben, Ihren Namen ({ $name }), Ihre Organisation ({ $organization }), Ihre Gemeinschaft ({ $community }) und welche Art Mitglied Sie sind. Nie Ihre Mailadresse oder eine Telefonnummer.
intro-blind = Meinen Namen und meine Organisation zunächst weglassen
intro-mail = Wohin der andere schreibt, wenn beide Ja gesagt haben
intro-mail-hint = Ihr Name und Ihre Organisation gehen mit. Bevor beide Ja gesagt haben, bekommt das niemand.
intro-same-whatever = Von einem Ja hören Sie sofort. Sonst hören Sie nach der Frist, dass niemand geantwortet hat, aus welchem Grund auch immer.
intro-send = Anfrage senden
intro-waiting = Wartet bis { $day } auf eine Antwort
intro-no-reply = Keine Antwort
intro-withdrawn = Zurückgenommen
intro-connected = Beide haben Ja gesagt
intro-answer-by = Sie können bis { $day } antworten
intro-put-off = Sie haben gesagt: jetzt nicht
intro-yes-sent = Sie haben Ja gesagt; der Kontakt des anderen ist unterwegs
intro-somebody = Jemand
intro-somebody-at = Jemand bei { $community }
intro-moment = { $day }, { $hour }
intro-slot = { $day }, { $from } bis { $until } in { $place } ({ $utc } UTC)
intro-contact = Schreiben Sie einander
intro-contact-name = Name
intro-contact-organization = Organisation
intro-contact-mail = Mail
intro-contact-theirs = Der andere hat Ihren auch und behält ihn.
intro-slots = Halbe Stunden, die dem Gefragten passen
intro-slots-choose = Drei halbe Stunden, die Ihnen passen
intro-slots-hint = Nach der Uhr von { $place }; der andere sieht sie in UTC und nach der eigenen Uhr.
intro-slot-label = Beginn, { $n }
intro-answer = Ihre Antwort
intro-yes = Ja, stellen Sie uns vor
intro-not-now = Jetzt nicht
intro-no-thanks = Nein danke
intro-no-means = Beides ist Schweigen: der andere erfährt nichts. Nach Nein danke erreicht diese Person Sie nicht wieder.
intro-withdraw = Anfrage zurücknehmen
intro-met-ask = Haben Sie sich getroffen?
intro-met-yes = Ja, wir haben uns getroffen
intro-met-no = Nein
intro-met = Sie haben sich getroffen.
intro-not-met = Sie haben sich nicht getroffen.
intro-worked = Sagen, dass Sie zusammengearbeitet haben
intro-fault-topic = Sagen Sie in einer Zeile, worum es geht.
intro-fault-words = Schreiben Sie bis zu 280 Zeichen, ohne Link, Mailadresse oder Telefonnummer.
intro-fault-mail = Schreiben Sie eine Mailadresse.
intro-fault-quota = Sie haben alle Anfragen dieser 30 Tage verbraucht.
intro-fault-standing = Sie können zurzeit nicht um Vorstellungen bitten.
intro-fault-card = Suchen Sie die Person noch einmal und fragen Sie von ihrer Karte aus.
intro-fault-over = Das kann nicht mehr beantwortet werden.
intro-fault-slots = Wählen Sie drei verschiedene halbe Stunden in den nächsten 60 Tagen.
intro-settings-title = Wer nach Ihnen fragen darf
intro-settings-intro = Wer Sie nicht erreicht, erfährt es nicht. Was Sie wählen, bleibt auf diesem Server, und niemand sonst liest es.
intro-settings-asked = Sie dürfen gefragt werden
intro-settings-open = Von allen, die Sie finden
intro-settings-snooze = 30 Tage lang nicht
intro-settings-snoozed = Nicht vor { $day }
intro-settings-closed = Von niemandem
intro-settings-organizations = Nicht von Leuten dieser Organisationen
intro-settings-organizations-hint = Ein Name je Zeile. Anfragen, die nicht sagen, für wen jemand arbeitet, erreichen Sie dann auch nicht.
intro-settings-communities = Nicht von Leuten dieser Gemeinschaften
intro-settings-communities-hint = Der Name ihres Servers in jeder Zeile, etwa london.example.
intro-settings-save = Speichern
intro-settings-fault = Eine Zeile ist nicht lesbar, oder es sind mehr als 100.
mail-intro-asked-subject = { $who } möchte Sie kennenlernen: { $topic }
mail-intro-asked = { $who } von { $host } bittet um eine Vorstellung: { $topic }. Sie können bis { $until } antworten: ja, jetzt nicht oder nein danke. Nur ein Ja wird jemandem gesagt.
mail-intro-kind = { $kind ->
    [partner] Arbeitet bei einem Partner
    [vendor] Verkauft an Partner (Anbieter)
    [customer] Kauft bei Partnern
    [microsoft] Arbeitet bei Microsoft
   *[other] Gehört zu keinem davon
}
mail-intro-answer = Antworten
mail-intro-both-subject = Sie beide haben Ja gesagt: { $topic }
mail-intro-both = { $who } und Sie möchten sich kennenlernen. Beide haben, was der andere mitteilen wollte.
mail-intro-contact = Schreiben Sie an { $name }, { $organization }, { $mail }. Halbe Stunden, die passen:
mail-intro-no-reply-subject = Keine Antwort: { $topic }
mail-intro-no-reply = Auf Ihre Anfrage hat in der Frist niemand geantwortet. Das kann viele Gründe haben, und keiner wird genannt.
mail-intro-met-subject = Haben Sie sich getroffen? { $topic }
mail-intro-met = { $who } und Sie haben vor einiger Zeit Ja zueinander gesagt. Haben Sie sich getroffen?
mail-intro-open = Vorstellung öffnen
mail-intro-reason = Sie bekommen das als Mitglied von { $community }, das an Vorstellungen teilnimmt.
data-for-introduction = Eine Vorstellung

## Notizen

calls-title = Rufe nach Helfern
calls-intro = Wer bei einer Arbeit Hilfe braucht, fragt hier. Antworten gehen nur an die fragende Person, und kein Preis wird genannt.
calls-new = Um Helfer bitten
calls-none = Keine offenen Rufe
calls-none-next = Wenn jemand braucht, was Sie können, bekommen Sie eine E-Mail, und der Ruf steht hier.
calls-yours = Ihrer
calls-waits-for-you = wartet auf Sie
calls-you-answered = Sie haben geantwortet
calls-report = Ihre Rufe als Tabelle
calls-normal = Zu seiner Zeit
calls-urgent = Dringend
calls-emergency = Notfall
calls-waits-for = Entwurf, wartet auf { $name }
calls-waits-officer = Entwurf, wartet auf den Vorstand
calls-open-until = Offen bis { $day }, { $hour }
calls-filled = Gedeckt: es sind genug Helfer da
calls-expired = Die Zeit ist um
calls-closed = Abgeschlossen
calls-remote = Von überall
calls-on-site = Vor Ort
calls-from-to = { $from } bis { $until }
calls-fact-hands = Gebraucht
calls-fact-skills = Fähigkeiten
calls-fact-where = Wo
calls-fact-when = Wann
calls-fact-customer = Der Kunde
calls-terms-lead = Wer leitet
calls-terms-method = Vorgehen oder Handbuch
calls-terms-certificates = Zertifikate
calls-terms-customer = Dieser Kunde
calls-terms-more = Und
call-new-title = Um Helfer bitten
call-new-intro = Sagen Sie, was gebraucht wird. Mitglieder, die es können, bekommen eine E-Mail: zuerst die dieser Gemeinschaft, dann die der Gemeinschaften, die Sie wählen.
call-new-send = Ruf absenden
call-field-name = In einer Zeile
call-field-name-hint = Zum Beispiel: 4 x Umstellung der Sommerzeit. Nennen Sie den Kunden nicht.
call-field-hands = Wie viele Leute
call-field-hands-hint = Zwischen 1 und 1000.
call-field-from = Ab welchem Tag
call-field-from-hint = Nach der Uhr, nach der Sie diese Seiten lesen.
call-field-until = Bis zu welchem Tag
call-field-until-hint = Der letzte Tag der Arbeit.
call-field-details = Mehr dazu
call-field-details-hint = Das lesen alle, die den Ruf bekommen. Kein Preis, und nichts, was den Kunden nennt.
call-field-customer = Wer der Kunde ist
call-field-customer-hint = Nur wem Sie zusagen, erfährt es; das Protokoll sagt, wann.
call-field-hours = Wie viele Stunden offen
call-field-hours-hint = Leer lassen für die übliche Zeit.
call-field-skills = Wer es kann
call-field-urgency = Wie eilig
call-field-place = Wo die Arbeit ist
call-field-region = Wo der Kunde ist
call-field-vertical = Was der Kunde macht
call-field-size = Wie groß der Kunde ist
call-field-any = Nicht gesagt
call-field-peers = Gemeinschaften, die ihn auch bekommen
call-field-peers-hint = Sie bekommen ihn nach einer Weile, wenn er noch offen ist. Wer keine Rufe annimmt, steht hier nicht.
call-field-method = Adresse des Vorgehens oder Handbuchs
call-field-method-hint = Eine Adresse, die mit https beginnt.
call-field-certificates = Verlangte Zertifikate
call-field-certificates-hint = Mit Kommas dazwischen.
call-field-months = Monate, in denen niemand an Ihnen vorbei auf diesen Kunden zugeht
call-field-months-hint = Nur für diesen einen Kunden, höchstens 36. Leer für keine.
call-field-terms = Was Sie sonst vereinbaren
call-field-terms-hint = Wer was macht, und wie die Arbeit übergeben wird.
call-terms = Bedingungen
call-terms-hint = Wer antwortet, nimmt sie so an, wie sie dastehen. Andere Bedingungen sind ein anderer Ruf.
call-terms-print = Fingerabdruck dieser Bedingungen:
call-accept-terms = Ich nehme diese Bedingungen an
call-answer-title = Antworten
call-answer-words = Was Sie tun können
call-answer-words-hint = Das liest nur die fragende Person.
call-answer-hands = Wie viele Sie sind
call-answer-no-price = Preise gehören nicht hierher: Machen Sie sie unter sich aus.
call-answer-send = Antwort absenden
call-link-why = Dieser Link gehört Ihnen und zählt einmal. Sie müssen sich nicht anmelden.
call-link-over = Dieser Link führt nirgends mehr hin
call-link-over-why = Er wurde benutzt, oder der Ruf ist vorbei.
call-answered = Ihre Antwort ist unterwegs
call-answered-why = Sagt die fragende Person zu, bekommen Sie eine E-Mail, an wen Sie schreiben.
call-answers = Antworten
call-answers-hint = Nur Sie lesen sie. Wen Sie nicht wählen, der hört nichts.
call-answers-none = Noch keine Antworten.
call-answer-waits = wartet auf Sie
call-answer-accepted = zugesagt
call-answer-withdrawn = zurückgenommen
call-accept = Zusagen
call-by-elsewhere = Ein Mitglied bei { $host }
call-customer-own = Kunde: { $customer }. Nur wem Sie zusagen, erfährt das.
call-customer-told = Kunde: { $customer }, Ihnen genannt am { $day }, { $hour }.
call-mine-title = Ihre Antwort
call-mine = Sie schrieben: { $words }
call-mine-waiting = Die fragende Person hat sie. Werden Sie nicht gewählt, hören Sie nichts weiter.
call-mine-accepted = Zugesagt am { $day }. Schreiben Sie an { $name }: { $mail }
call-withdraw = Antwort zurücknehmen
call-approve-title = Dieser Ruf wartet auf Sie
call-approve-why = Bis Sie zustimmen, verlässt nichts davon diese Seite.
call-approve = Hinausgehen lassen
call-turn-down = Ablehnen
call-close-title = Abschluss
call-close-hint = Für Ihren eigenen Bericht. Niemand sonst liest diese Zahlen.
call-close-received = Helfer, die kamen
call-close-given = Helfer, die Sie selbst stellten
call-close-sites = Erledigte Standorte
call-close-value = Was es Ihnen wert war
call-close = Ruf abschließen
call-fill = Es sind genug Helfer da
call-fault-terms = Nehmen Sie die Bedingungen an, um zu antworten.
call-fault-hands = Bieten Sie mindestens eine Person und höchstens so viele, wie gefragt sind.
call-fault-own = Es ist Ihr eigener Ruf.
call-fault-answered = Sie haben diesen Ruf schon beantwortet.
call-fault-over = Dieser Ruf ist nicht mehr offen.
call-fault-standing = Das können Sie jetzt nicht. Fragen Sie den Vorstand.
call-fault-words = Schreiben Sie ein paar Worte, höchstens 1000 Zeichen.
call-fault-gone = Diese Antwort wurde zurückgenommen.
call-fault-close = Schreiben Sie ganze Zahlen, und den Wert in einer Zeile.
call-fault-name = Sagen Sie in einer Zeile, was gebraucht wird.
call-fault-number = Schreiben Sie eine Zahl von 1 bis 1000.
call-fault-date = Wählen Sie einen Tag.
call-fault-skills = Wählen Sie eine bis zehn Fähigkeiten.
call-fault-long = Das ist zu lang oder enthält Zeichen, die sich nicht zeigen lassen.
call-fault-hours = Schreiben Sie 1 bis 720 Stunden.
call-fault-months = Schreiben Sie 1 bis 36 Monate.
call-fault-address = Schreiben Sie eine Adresse, die mit https beginnt.
call-fault-region = Sagen Sie, in welcher Region die Arbeit ist.
call-fault-times = Die Arbeit endet, nachdem sie beginnt, und nicht in der Vergangenheit.
call-fault-peer = Eine dieser Gemeinschaften nimmt jetzt keine Rufe an.
call-fault-many = Sie haben viele offene Rufe. Schließen Sie erst einen ab.
mail-call-normal-subject = Helfer gesucht: { $call }
mail-call-urgent-subject = Dringend, Helfer gesucht: { $call }
mail-call-emergency-subject = Notfall, Helfer gesucht: { $call }
mail-call-needed = Ein Mitglied von { $host } braucht, was Sie können: { $call }. Gesucht: { $n }.
mail-call-times = Von { $from } bis { $until }. Antworten bis { $through }.
mail-call-answer = Ansehen und antworten
mail-call-answer-next = Der Knopf öffnet eine Seite mit den Bedingungen und einem Formular. Sie müssen sich nicht anmelden; es zählt einmal, und nur die fragende Person liest Ihre Antwort.
mail-call-open = Ruf öffnen
mail-call-reason = Sie bekommen diese E-Mail, weil Ihr Profil bei { $community } sagt, dass Sie das können.
mail-call-own-reason = Sie bekommen diese E-Mail, weil der Ruf Sie als Mitglied von { $community } betrifft.
mail-call-approval-subject = Ein Ruf wartet auf Sie: { $call }
mail-call-approval = Der Ruf { $call } ist ein Entwurf und wartet auf Sie. Bis Sie zustimmen, bekommt ihn niemand sonst.
mail-call-answered-subject = Eine Antwort auf Ihren Ruf: { $call }
mail-call-answered = { $by } hat auf Ihren Ruf { $call } geantwortet. Die Antwort steht auf seiner Seite, für Sie allein.
mail-call-accepted-subject = Zugesagt: { $call }
mail-call-accepted = Die fragende Person hat Ihrer Antwort auf { $call } zugesagt. Auf der Seite des Rufs sehen Sie, wer der Kunde ist.
mail-call-contact = Schreiben Sie an { $name }, { $organization }: { $mail }
mail-call-taken-back-subject = Eine Antwort wurde zurückgenommen: { $call }
mail-call-taken-back = { $by } hat die Antwort auf Ihren Ruf { $call } zurückgenommen.
mail-call-over-subject = Vorbei: { $call }
mail-call-over = Der Ruf { $call } ist vorbei. Von Ihnen wird nichts mehr erwartet, und ein eigener Ruf kann jetzt abgeschlossen werden.
mail-call-a-member = Ein Mitglied dieser Gemeinschaft
settings-mail-calls = Rufe nach Helfern
settings-mail-calls-hint = Wenn jemand braucht, was Sie laut Profil können. Notfälle gehören dazu.
data-for-call = Sie haben dort auf einen Ruf geantwortet oder einer Antwort von dort zugesagt.
data-field-mail = Ihre E-Mail-Adresse
act-approve-call = Ließ den Ruf { $call } hinausgehen
act-turn-down-call = Lehnte den Ruf { $call } ab
act-tell-customer = Nannte den Kunden des Rufs { $call }
act-close-call = Schloss den Ruf { $call } ab
act-report-of-peer = Meldung { $report } von { $peer } angenommen
act-report = Meldung { $report } angenommen
act-take-report = Geht Meldung { $report } nach
act-decide-report =
    Meldung { $report } entschieden: { $outcome ->
        [dismiss] nichts daran
        [mediate] ein Gespräch
        [caution] eine Ermahnung
        [limit] eine Einschränkung
       *[other] eine Sperre
    }
act-pass-on-report = Meldung { $report } an { $peer } weitergegeben
act-hear-report = Ergebnis der Meldung { $report } gehört
act-appeal-report = Um neue Prüfung der Meldung { $report } gebeten
act-leave-report = Entscheidung zu Meldung { $report } belassen
act-lift-report = Entscheidung zu Meldung { $report } aufgehoben
calls-hands = { $n ->
    [one] { $n } Person
   *[other] { $n } Leute
}
calls-days = { $n ->
    [one] { $n } Arbeitstag
   *[other] { $n } Arbeitstage
}
calls-terms-months = { $n ->
    [one] { $n } Monat lang nicht an der fragenden Person vorbei anzusprechen
   *[other] { $n } Monate lang nicht an der fragenden Person vorbei anzusprechen
}
calls-median = { $n ->
    [one] Die Hälfte aller Rufe hier hatte binnen { $n } Minute eine erste Antwort.
   *[other] Die Hälfte aller Rufe hier hatte binnen { $n } Minuten eine erste Antwort.
}
notes-title = Notizen
notes-intro = Was jemand in einem Raum gesagt hat und andere lesen lassen wollte. Eine Notiz besteht nur aus diesen Worten: Sie sagt weder, wer gesprochen hat, noch in welchem Raum.
notes-none = Noch keine Notizen
notes-none-next = Wer in einem Raum etwas gesagt hat, kann darum bitten, dass andere es lesen. Stimmt jemand zu, der auf den Raum achtet, steht es hier.
notes-no-older = Keine älteren Notizen
notes-older = Ältere Notizen
notes-latest = Neueste Notizen
note-for-members = Für Mitglieder
note-for-everybody = Für alle
note-said-by = Gesagt von jemandem bei { $community }, der hier nicht genannt ist.
note-terms = Alle dürfen diese Notiz weitergeben und ändern, solange { $community } dabei genannt ist:
note-terms-name = CC BY 4.0
note-terms-members = Nur für Mitglieder von { $community }. Bitte nicht weitergeben.
note-withdraw = Diese Notiz zurückziehen
note-withdraw-title = Diese Notiz zurückziehen?
note-withdraw-what = Niemand kann sie hier mehr lesen, ihr Text wird gelöscht, und sie kommt nicht zurück. Wer sie kopiert hat, behält die Kopie.
note-withdraw-button = Zurückziehen

## Fehler

error-home = Zur Startseite
error-unreadable = Das können wir nicht lesen
error-unreadable-next = In der Adresse oder im Formular steht etwas, das wir nicht verstehen. Gehen Sie zurück, sehen Sie noch einmal nach und senden Sie es erneut.
error-forbidden = Das kam nicht von hier
error-forbidden-next = Formulare nehmen wir nur von unseren eigenen Seiten an. Öffnen Sie die Seite hier und senden Sie es erneut.
error-sign-in = Bitte zuerst anmelden
error-sign-in-next = Diese Seite ist für angemeldete Mitglieder. Wir schicken Ihnen eine E-Mail, mit der Sie sich anmelden.
error-sign-in-again = Bitte noch einmal anmelden
error-sign-in-again-next = Dafür müssen Sie sich in der letzten Stunde mit E-Mail oder Passkey angemeldet haben; ein Konto anderswo reicht hier nicht. Melden Sie sich so an und versuchen Sie es dann; bisher wurde nichts geändert.
error-old-form = Das Formular ist veraltet
error-old-form-next = Es stammt aus der Zeit vor Ihrer Anmeldung. Öffnen Sie die Seite neu und senden Sie es von dort; bisher wurde nichts geändert.
error-old-link = Dieser Link gilt nicht oder nicht mehr
error-old-link-next = Ein Link oder Code gilt einmal und nur für kurze Zeit; der aus der E-Mail nur in dem Browser, in dem Sie ihn angefordert haben. Fordern Sie eine neue E-Mail an.
error-login = Per E-Mail anmelden
error-not-found = Hier ist nichts
error-not-found-next = Vielleicht ist die Adresse vertippt, oder was hier war, ist nicht für alle bestimmt. War es eine Veranstaltung, suchen Sie sie im Kalender.
error-not-heard-of = Von dieser Veranstaltung wissen wir noch nichts
error-not-heard-of-next = Vielleicht erreicht sie uns in den nächsten Minuten: Versuchen Sie es bald noch einmal, oder suchen Sie sie im Kalender. Vielleicht ist sie hier auch nicht für alle.
error-leads-nowhere = Diese Adresse führt jetzt nirgendwohin
error-leads-nowhere-next = Wer einen Platz hat, findet die eigene Adresse zur Teilnahme auf der Seite der Veranstaltung und in der letzten Mail dazu. Sie gilt, solange der Platz besteht und die Veranstaltung nicht vorbei ist.
error-method = So geht das nicht
error-method-next = Hier gibt es etwas, aber nicht für diese Art von Anfrage. Öffnen Sie die Seite und benutzen Sie ihre Schaltflächen.
error-gone = Das wurde entfernt
error-gone-next = Es war hier; wer es erstellt hat, hat es zurückgenommen.
error-too-large = Das ist zu viel auf einmal
error-too-large-next = Senden Sie weniger Text oder eine kleinere Datei.
error-too-often = Zu viele Anfragen
error-too-often-next = { $n ->
    [one] Warten Sie { $n } Sekunde und versuchen Sie es dann noch einmal. Nichts ist verloren.
   *[other] Warten Sie { $n } Sekunden und versuchen Sie es dann noch einmal. Nichts ist verloren.
    }
error-our-fault = Bei uns ist etwas schiefgegangen
error-our-fault-next = Es ist unter der Nummer { $number } notiert. Versuchen Sie es in einer Minute noch einmal; bleibt der Fehler, nennen Sie dem Betreiber diese Nummer.
error-unavailable = Gerade nicht verfügbar
error-unavailable-next = Der Knoten wird gewartet. Versuchen Sie es in ein paar Minuten noch einmal; Nachrichten anderer Communitys warten und gehen nicht verloren.

## Hilfe

help-title = Hilfe
help-intro = Kurze Antworten auf das, was oft gefragt wird.
help-times = Welche Uhrzeit sehe ich?
help-times-text = Die fette ist Ihre, die zweite die des Veranstalters. Am Fuß jeder Seite wählen Sie den Ort, dessen Uhrzeit für Sie gilt; bis dahin ist es der Ort dieser Community.
help-answer = Wie sage ich zu oder ab?
help-answer-text = Auf der Seite der Veranstaltung, angemeldet in Ihrer eigenen Community. Deren Kalender zeigt die Veranstaltungen aller Communitys, mit denen sie teilt. Der Veranstalter bestätigt Ihre Antwort, und Sie lesen den Stand in Worten: gesendet, bestätigt, Warteliste oder nicht erreicht.
help-follow = Wie kommen die Veranstaltungen in mein Outlook?
help-follow-text = Eine einzelne übernehmen Sie mit „In den Kalender“. Oder Sie abonnieren den ganzen Kalender: Die Adresse steht auf der Seite „Über uns“ unter „Folgen“.
help-fediverse = Kann ich von Mastodon aus folgen?
help-fediverse-text = Ja, wenn der Betreiber es zulässt: Auf der Seite „Über uns“ steht die Adresse, nach der Sie suchen. Sie bekommen nur öffentliche Veranstaltungen.
help-commercial = Was heißt „Kommerziell“?
help-commercial-text = Dass der Veranstalter ein Unternehmen ist und nicht seinen Mitgliedern gehört. Das Kennzeichen steht überall bei seinen Veranstaltungen.
help-language = Warum sind manche Veranstaltungen in einer anderen Sprache?
help-language-text = Texte bleiben in der Sprache, in der sie geschrieben wurden. Mit dem Filter auf der Seite „Termine“ sehen Sie nur die in Ihrer Sprache.
help-deals = Wie trifft unsere Community eine Vereinbarung mit einer anderen?
help-deals-text = Jemand aus dem Vorstand öffnet Verwaltung, Vereinbarungen und schreibt auf, was jede Community den Mitgliedern der anderen gibt. Es bleibt ein Entwurf, bis er unterschrieben und gesendet ist. Der andere Vorstand unterschreibt, antwortet mit Änderungen oder lehnt ab; jede Seite sagt, was man dort gerade sieht. Haben beide unterschrieben, sehen es die Mitglieder, für die es gilt.
help-rooms = Was sind Räume?
help-rooms-text = Orte, an denen Mitglieder einander sagen, was sie öffentlich nicht sagen würden. Hinein kommen Sie mit einer Einladung, die Ihnen ein Mitglied des Raums gibt, und in einer Liste sehen den Raum nur die, die darin sind. Was dort gesagt wird, steht in keiner E-Mail und in keiner Suche, und hinaus kommt es nur, wenn die Person es will, die es gesagt hat, und jemand aus der Raumleitung zustimmt.
help-contact = Wen kann ich fragen?
help-contact-text = Fragen Sie den Vorstand dieser Community; auf der Seite „Über uns“ steht, wer sie ist.

## Barrierefreiheit

accessibility-title = Barrierefreiheit
accessibility-intro = Diese Seiten sollen für alle funktionieren. Wir richten uns nach WCAG 2.2, Stufe AA.
accessibility-promise = Was wir versprechen
accessibility-promise-text = Ein Zustand steht immer in Worten da und nie nur als Farbe. Text hat mindestens 4,5 zu 1 Kontrast, hell wie dunkel. Nichts bewegt sich. Die Seiten funktionieren ab 320 Pixel Breite und mit doppelt so großer Schrift.
accessibility-keyboard = Mit Tastatur und Screenreader
accessibility-keyboard-text = Der erste Tabstopp jeder Seite springt zum Inhalt. Jedes Bedienelement ist mit der Tabulatortaste erreichbar und sichtbar, Überschriften sind richtig gegliedert, und Texte in anderer Sprache sind als solche ausgezeichnet.
accessibility-look = Hell, dunkel und erzwungene Farben
accessibility-look-text = Die Seiten richten sich nach Ihrem Gerät; der Schalter am Fuß hat Vorrang. Bei erzwungenen Farben bleiben alle Rahmen und alle Wörter erhalten.
accessibility-script = Ohne Skripte
accessibility-script-text = Alles funktioniert ohne JavaScript.
accessibility-print = Auf Papier
accessibility-print-text = Jede Seite wird schwarz auf weiß gedruckt, ohne ihren Rahmen.
accessibility-tell = Wenn etwas nicht geht
accessibility-tell-text = Bitte sagen Sie es uns: Den Kontakt finden Sie auf der Seite „Über uns“. Nennen Sie die Seite, was Sie versucht haben und womit.

## Datenschutz

privacy-title = Datenschutz
privacy-intro = Was ein Besuch hinterlässt, was weitergegeben wird und was nie.
privacy-visit = Wenn Sie diese Seiten lesen
privacy-visit-text = Dieser Server schreibt Ihre IP-Adresse nirgends auf: Sein Protokoll enthält keine Adressen und keine Namen. Solange er läuft, zählt er, wie oft eine Adresse sich anmelden oder beitreten möchte; das dient der Abwehr von Missbrauch. Ein Rechner des Betreibers davor kann ein eigenes Protokoll führen. Es gibt keine Zähler, keine Zählpixel und keine Nutzerprofile.
privacy-cookies = Cookies
privacy-cookies-text = Eines, wenn Sie am Fuß Darstellung, Sprache oder Ort wählen; es merkt sich diese Wahl. Beim Anmelden kommt ein zweites dazu, das mit der Sitzung endet. Wer eine E-Mail oder einen Passkey anfordert oder zu einem Konto anderswo geht, bekommt für weniger als eine Stunde eines, damit niemand sonst sie benutzen kann. Wer seine eigene Community nennt, bekommt eines mit deren Adresse. Wer seine Neuigkeiten liest, bekommt eines mit der Uhrzeit, damit die Seite zählen kann, was neu ist.
privacy-others = Dritte
privacy-others-text = Keine Seite lädt etwas von anderen. Zu Outlook und Google gelangen Sie nur, wenn Sie selbst auf den Link klicken. Wenn Sie sich mit einem Konto anderswo anmelden, erfährt dessen Anbieter jedes Mal davon; wir bewahren auf, welches Konto es ist, wie es heißt und wann Sie es zuletzt benutzt haben, bis Sie es entfernen.
privacy-mails = E-Mails
privacy-mails-text = Eine E-Mail lädt nichts nach und verrät niemandem, ob sie gelesen wurde. Unter „Benachrichtigungen“ finden Mitglieder 30 Tage lang die Betreffzeilen ihrer E-Mails; danach sind sie hier vergessen. Die Sprache, in der Sie beigetreten sind, oder sonst die, die Ihr Browser bei einer Anmeldung verlangt hat, bleibt bei Ihrer Auswahl der E-Mails gespeichert, damit wir Ihnen in ihr schreiben.
privacy-guests = Gäste ohne Mitgliedschaft
privacy-guests-text = Wer auf eine öffentliche Veranstaltung als Gast antwortet, hinterlässt einen Namen, eine Adresse und vielleicht eine Firma. Sie dienen nur dieser Veranstaltung, und die Adresse bekommt niemand zu sehen. Sechs Wochen nach der Veranstaltung, oder nachdem sie gelöscht wurde, wird all das vergessen; die Seite hinter dem Link in jeder E-Mail vergisst es sofort. Was niemand bestätigt, wird innerhalb der nächsten zwei Stunden vergessen.
privacy-travels = Was weitergegeben wird
privacy-travels-text = Nur, was zwei Communitys schriftlich vereinbart haben: Die Seite „Communitys“ nennt es für jede. Ihre E-Mail-Adresse gehört nie dazu. Wenn Sie Ihre Mitgliedschaften in zwei Communitys verknüpfen, weiß jede, dass Sie auch zur anderen gehören; keine erfährt, wer Sie dort sind, und sonst erfährt es niemand.
privacy-rooms = Räume
privacy-rooms-text = Was in einem Raum gesagt wird, bleibt auf der Maschine dieser Community, und nur die Mitglieder des Raums lesen es. Es liegt dort verschlüsselt, wird so lange aufbewahrt, wie der Raum es sagt, und hat keine Form, in der man es an eine andere Community schicken könnte. Auch wer in welchem Raum ist, geht niemanden sonst etwas an. Eine eigene Seite sagt, wie das gehalten wird, und wogegen nichts schützt.
privacy-ask = Ihre eigenen Daten
privacy-ask-text = Mitglieder finden unter „Ihre Daten“ (bei ihren Einstellungen) eine Liste, was mit welchem Server geteilt wurde, nehmen alles, was über sie gespeichert ist, als Datei mit und löschen es. Was sie nennt, ist dann hier sofort oder binnen Minuten weg; die Server, die etwas von ihnen hatten, erfahren es, und sie sehen, welche es bestätigt haben. Rechnungen bleiben, wie sie ausgestellt wurden, und der letzte Teil ihrer Adresse bleibt im Protokoll. Alle anderen schreiben an den Kontakt auf der Seite „Über uns“. Der Vorstand kann sich eigene Schlagwörter zu Mitgliedern merken: Er selbst liest sie und das Mitglied, um das es geht; sonst niemand.

## Rooms: how what is said there is kept

room-how-title = Wie wir es unter der Rose halten
room-how-intro = Was in einem Raum dieser Community gesagt wird, bleibt in diesem Raum. Diese Seite sagt in einfachen Worten, worauf das beruht: was wo und wie lange aufbewahrt wird, wer es lesen kann, und wogegen nichts schützt.
room-how-where = Was wo aufbewahrt wird
room-how-where-text = Räume haben eine eigene Datenbank auf der Maschine dieser Community, getrennt von allem anderen. Was dort gesagt wird, hat keine Form, in der es verschickt werden könnte: Keine andere Community, kein Feed, keine Suche, kein Wochenbrief, keine Zahl und kein Programm von außen bekommt es je. Keine E-Mail und keine Nachricht sagt, dass etwas gesagt wurde; ein Zeichen neben Räume auf den eigenen Seiten eines Mitglieds sagt es beim Besuch. Keine Adresse und kein Seitentitel nennt einen Raum.
room-how-locked = Wie es verschlossen ist
room-how-locked-text = Der Name eines Raums, was darin gesagt wird, wer darin ist und wer was gesagt hat, wird verschlüsselt, bevor es auf die Platte kommt (XChaCha20-Poly1305). Jeder Raum hat eigene Schlüssel, einen neuen jeden Monat und jedes Mal, wenn jemand kommt oder geht. Sie liegen in einer eigenen Datei, die wiederum ein Hauptschlüssel verschließt, der in keiner Konfiguration und in keiner Sicherung steht. Wer die Platte ohne ihn hat, sieht, wie viele Räume, Themen und Beiträge es gibt, wann jeder geschrieben wurde, wie lang er ist und welche von ein und demselben Mitglied sind, aber nicht von welchem, und kein Wort. Der Knoten öffnet für Sie, was er Ihnen zeigt: Ihr eigenes Gerät hat keinen Schlüssel. Das schützt also vor gestohlenen Platten und Sicherungen, nicht vor der Maschine selbst.
room-how-long = Wie lange es aufbewahrt wird
room-how-long-text = Jeder Raum sagt es auf seiner Seite: 7, 30 oder 90 Tage, oder bis der Raum geschlossen wird. Dann wird ein Text gelöscht, und höchstens einen Monat später, sobald nichts mehr seinen Schlüssel braucht, wird auch der vernichtet, sodass eine alte Kopie der Platte nichts öffnet. In einem Raum nach der Chatham-House-Regel hat die Liste, wer was gesagt hat, einen eigenen Schlüssel; er wird nach den Tagen vernichtet, die der Raum nennt, und von da an sagt es der Knoten niemandem mehr, weder der Raumleitung noch dem Betreiber; mit Sicherungen von vorher könnte der Betreiber es noch 35 Tage lang herausfinden. Auf manchen Platten kann die Spur eines vernichteten Schlüssels bleiben, bis der Betreiber einen neuen Hauptschlüssel einsetzt. Von einem gemeldeten Beitrag bleibt eine Kopie allein für die Raumleitung, bis 30 Tage nachdem sie entschieden hat, oder 90 Tage, wenn sie es nicht tut, auch wenn der Beitrag selbst schon weg ist.
room-how-backups = Sicherungen
room-how-backups-text = Die tägliche Sicherung nimmt die Räume so, wie sie auf der Platte liegen: verschlossen. Ihre Schlüssel werden getrennt gesichert, für einen Schlüssel, der anderswo liegt, und eine solche Sicherung der Schlüssel wird höchstens 35 Tage aufbewahrt. 35 Tage nachdem ein Schlüssel vernichtet ist, öffnet also keine Sicherung mehr, was unter ihm lag.
room-how-who = Wer es lesen kann
room-how-who-text = Die Mitglieder des Raums; seine Seite nennt sie alle. Wer eintritt, liest, was von da an gesagt wird, und was vorher gesagt wurde nur, wenn zwei Drittel der Mitglieder dafür stimmen. Wer gegangen ist, liest nichts mehr. Der Vorstand hat keinen Schlüssel und keine Seite für Räume, in denen er nicht ist, und erfährt nicht, ob es welche gibt. Der Betreiber sieht mit Befehlen auf der Maschine, wann ein Raum entstanden ist, wie viele Mitglieder, Themen und Beiträge er hat und an welchem Tag zuletzt jemand schrieb, und kann ihn für neue Worte schließen; keine Seite zeigt dem Betreiber ein Wort.
room-how-glass = Im Notfall
room-how-glass-text = Es gibt einen Weg für den Betreiber, einen Raum von außen zu lesen: das Glas einschlagen, mit einem Befehl auf der Maschine, mit dem Hauptschlüssel und einem Grund. Es zeigt nichts, bevor nicht ein Hinweis im Raum steht, den jedes Mitglied sieht, und es endet nach 24 Stunden. Das Protokoll des Raums hält es fest, und jedes Lesen dazu. Jeder Eintrag darin ruht auf den Ziffern des vorigen, und die letzten Ziffern stehen auf der Seite des Raums. Schreiben Sie sie auf: Wird später ein Eintrag entfernt, sagt es die Seite, oder die Ziffern sind nicht mehr Ihre.
room-how-out = Was einen Raum verlassen darf
room-how-out-text = Ihre eigenen Worte, wenn Sie darum bitten: Sie sehen genau die Buchstaben, die draußen gelesen werden, jemand aus der Raumleitung, der nicht Sie sind, stimmt zu, und eine Kopie kommt zu den Notizen der Community, ohne Ihren Namen und ohne einen Weg zurück zum Raum. Mit dem, was andere gesagt haben, kann das niemand. Eine Meldung zeigt der Raumleitung den einen Beitrag und geht nirgendwo anders hin. Die Datei Ihrer eigenen Daten enthält, was Sie selbst geschrieben haben, solange Sie im Raum sind und er noch weiß, dass Sie es waren.
room-how-not = Wogegen hier nichts schützt
room-how-not-intro = Sagen Sie hier, was Sie in einem Raum mit Tür sagen würden, nicht, was niemand je wissen darf.
room-how-not-operator = Ein Betreiber, der die laufende Maschine beherrscht, oder wer in sie einbricht: Sie können das Programm ändern oder seinen Speicher lesen. Die Regeln oben binden das Programm, nicht die, die es betreiben.
room-how-not-members = Ein Mitglied des Raums, das weitererzählt oder abfotografiert, was gesagt wurde.
room-how-not-device = Jemand an Ihrem eigenen Gerät, solange Sie angemeldet sind.
room-how-not-disk = Spuren, die eine Platte von Überschriebenem behält, solange der Hauptschlüssel derselbe ist.
room-how-not-hoster = Wer die Maschine vermietet, sieht die Platte wachsen und die Maschine arbeiten, und damit ungefähr, wie viel geschrieben wird; nicht was.
room-how-not-network = Wer die Leitung zwischen Ihnen und diesem Knoten beobachtet, sieht, wann Sie kommen und wie groß die verschlüsselten Antworten sind, nicht, was sie sagen.
room-how-not-speed = Wer sehr genau misst, wie schnell der Knoten antwortet, merkt vielleicht, dass er gerade anderes zu tun hat.
room-how-tested = Wie das geprüft wird
room-how-tested-text = Das Programm läuft zweimal mit derselben Uhr und demselben Zufall. Die beiden Läufe unterscheiden sich nur darin, was in Räumen gesagt wird, ob dort etwas gesagt wird, oder wer Mitglied ist. Was für jemanden draußen hinausgeht, muss in beiden bis aufs letzte Byte gleich sein: Seiten, Antworten, E-Mails, Protokolle, Zahlen, Sicherungen. Dann werden absichtlich Lecks eingebaut, um zu zeigen, dass jedes gefunden wird. Wer den Quelltext hat, kann alles davon mit diesem Befehl ausführen oder ausführen lassen:
room-how-source = Der Quelltext dieses Programms
room-how-source-ask = Fragen Sie den Betreiber dieser Community, wo der Quelltext dieses Programms zu lesen ist.

## Rooms: who is in one, what happened there, who runs it

room-members-title = Mitglieder dieses Raums
room-members-intro = Diese Personen können lesen, was hier gesagt wird, und niemand sonst. Wer den Raum leitet, ist gekennzeichnet.
room-asking-title = Wer an der Tür wartet
room-asking-intro = Sie haben eine Einladung und brauchen Mitglieder dieses Raums, die für sie bürgen. Bürgen heißt: Ich kenne diese Person, und was hier gesagt wird, ist bei ihr sicher.
room-vouched = { $given } von { $n } Mitgliedern bürgen
room-vouch = Ich bürge
room-invite-title = Jemanden einladen
room-invite-what = Sie bekommen einen Link, der nichts über diesen Raum sagt, und geben ihn selbst weiter: Es geht keine E-Mail hinaus. Wer ihn hat und Mitglied dieser Community ist, erfährt die Regel des Raums und was noch fehlt, bevor er sich öffnet, aber weder seinen Namen noch, wer darin ist.
room-invite-days = { $n ->
    [one] Er gilt { $n } Tag, solange Sie in dem Raum sind.
   *[other] Er gilt { $n } Tage, solange Sie in dem Raum sind.
    }
room-invite = Einladung erstellen
room-invitation-title = Eine Einladung
room-invitation-once = Dieser Link wird einmal gezeigt. Kopieren Sie ihn jetzt, oder lassen Sie die andere Person ein Telefon darauf richten.
room-invitation-qr = Der Link der Einladung als Code für die Kamera eines Telefons
room-invitation-until = Er gilt bis
room-invitation-whoever = Wer ihn hat, kann anklopfen. Geben Sie ihn also nur der Person, die Sie meinen, und nicht öffentlich.
room-more-title = Mehr zu diesem Raum
room-back = Zurück zum Raum
room-back-post = Zurück zum Beitrag
room-leave-title = Diesen Raum verlassen
room-leave-reads = Sie lesen von diesem Moment an nichts mehr aus diesem Raum.
room-leave-words = Was Sie gesagt haben, bleibt so lange, wie der Raum es aufbewahrt. Soll es verschwinden, entfernen Sie es vorher. Die Datei unter „Ihre Daten“ enthält es nur, solange Sie im Raum sind: Nehmen Sie es vorher mit.
room-leave-drafts = Ihre Entwürfe sind sofort weg, und die Einladungen, die Sie gemacht haben, öffnen nichts mehr.
room-leave-back = Um zurückzukommen, brauchen Sie eine neue Einladung, und was bis dahin gesagt wurde, lesen Sie nicht. Worte, um deren Freigabe Sie gebeten haben und die noch nicht draußen sind, bleiben hier.
room-leave-last = Niemand sonst leitet diesen Raum. Nehmen Sie erst jemanden in die Leitung auf; dann können Sie gehen.
room-leave-alone = Niemand sonst ist in diesem Raum. Wenn Sie gehen, schließen Sie ihn.
room-leave = Raum verlassen
room-report-title = Diesen Beitrag melden
room-report-who = Die Leitung dieses Raums liest diesen Beitrag und was Sie unten schreiben, und niemand sonst. Es geht an keinen anderen Ort und in keine andere Community.
room-report-kept = Wer meldet, wird nicht festgehalten. Eine Kopie dieses einen Beitrags wird für die Leitung aufbewahrt, bis 30 Tage nachdem sie entschieden hat, oder 90 Tage, wenn sie es nicht tut.
room-report-reason = Was stimmt damit nicht?
room-report-reason-hint = In ein oder zwei Sätzen. Die Leitung sieht Ihre Worte und nicht Ihren Namen.
room-report-too-many = Zu viele Meldungen warten auf die Leitung dieses Raums. Sprechen Sie mit jemandem von ihr; was Sie geschrieben haben, steht noch unten.
room-report-send = Der Raumleitung melden
room-report-next = Was sie entscheidet, steht im Protokoll des Raums, ohne den Beitrag und ohne die Namen derer, die ihn gemeldet haben.
room-remove-title = Diesen Beitrag entfernen
room-remove-what = Er verschwindet sofort und endgültig aus dem Raum. Ältere Sicherungen enthalten ihn verschlossen, bis sein Schlüssel weg ist, und 35 Tage länger.
room-remove-noted = Er ist von jemand anderem. Dass Sie als Raumleitung einen Beitrag entfernt haben, steht im Protokoll des Raums, das alle Mitglieder lesen.
room-remove = Entfernen
room-release-title = Dies draußen lesen lassen
room-release-what = Eine Kopie Ihrer eigenen Worte wird zu einer Notiz dieser Community, außerhalb des Raums. Erst sehen Sie genau, was gelesen wird; dann muss jemand aus der Raumleitung zustimmen, der nicht Sie sind.
room-release-alone = Außer Ihnen leitet gerade niemand diesen Raum. Bis jemand dazukommt, kann niemand zustimmen.
room-release-excerpt = Die Worte
room-release-excerpt-hint = Ihr ganzer Beitrag, oder ein Teil davon Buchstabe für Buchstabe. Lassen Sie weg, was Kunden oder Personen nennt.
room-release-reach = Wer es lesen darf
room-release-members = Mitglieder dieser Community
room-release-public = Alle
room-release-reason = Warum?
room-release-reason-hint = Für die Raumleitung, die entscheidet. Das verlässt den Raum nicht.
room-release-days = Wie lange soll es auf die Raumleitung warten?
room-release-in-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
    }
room-release-show = Genau zeigen, was gelesen wird
room-release-exact = Genau dies wird gelesen
room-release-to-members = Mitglieder dieser Community werden es lesen.
room-release-to-public = Alle werden es lesen können.
room-release-nameless = Es trägt keinen Namen und führt zu keinem Raum zurück. Wer weiß, wie die Person schreibt, errät sie vielleicht trotzdem.
room-release-until = Es wartet auf die Raumleitung bis
room-release-for-good = Ist es einmal draußen, kommt es nicht in den Raum zurück: Andere können es gelesen und behalten haben.
room-release-ask = Die Raumleitung bitten
room-release-change = Ändern
room-release-next = Stimmt jemand von ihr zu, wird daraus in wenigen Minuten eine Notiz. Stimmt niemand rechtzeitig zu, geschieht nichts.
room-release-not-said = diese Worte stehen so nicht in Ihrem Beitrag; nehmen Sie sie von dort
room-release-too-many = zu viele davon warten in diesem Raum; bitten Sie noch einmal, wenn die Leitung sie angesehen hat
room-agree-title = Worte, die draußen gelesen werden sollen
room-agree-what = Ein Mitglied dieses Raums bittet darum, dass diese Worte draußen gelesen werden. Sehen Sie sie Buchstabe für Buchstabe an: Genau dem stimmen Sie zu.
room-agree-by = Gebeten von
room-agree-until = Wartet bis
room-agree-agreed = Die Raumleitung hat zugestimmt; gleich wird daraus eine Notiz.
room-agree-own = Dies sind Ihre eigenen Worte, also muss jemand anderes aus der Raumleitung sie ansehen.
room-agree-nameless = Wer dies gesagt hat, weiß hier niemand mehr, also kann es niemand freigeben.
room-agree = Ich stimme zu, es darf hinaus
room-agree-refuse = Nein, es bleibt hier
room-audit-title = Das Protokoll des Raums
room-audit-intro = Was in diesem Raum von denen getan wurde, die ihn verwalten, vom Betreiber und vom Knoten selbst. Es nennt keinen Beitrag und niemanden, der einen gemeldet hat.
room-audit-is-whole = Das Protokoll ist unversehrt
room-audit-whole = { $n ->
    [one] Es gibt { $n } Eintrag, und er führt zu den Ziffern unten.
   *[other] Alle { $n } Einträge sind da, und jeder führt zum nächsten und am Ende zu den Ziffern unten.
    }
room-audit-is-broken = Das Protokoll wurde verändert
room-audit-broken = Ab Eintrag { $at } ist es nicht, was geschrieben wurde: Ein Eintrag fehlt oder ist ein anderer.
room-audit-broken-next = Das kann nur jemand getan haben, der die Maschine in der Hand hat. Sagen Sie es den anderen Mitgliedern, und sagen Sie hier nichts, was hier bleiben muss, bis Sie mehr wissen.
room-audit-digits = Die letzten Ziffern, zum Aufschreiben und Vergleichen mit anderen Mitgliedern:
room-audit-number = Nummer
room-audit-not-shown = { $n ->
    [one] { $n } älterer Eintrag wird nicht gezeigt: Er ist aus der Zeit, bevor Sie kamen, oder zu alt. Geprüft wird er trotzdem.
   *[other] { $n } ältere Einträge werden nicht gezeigt: Sie sind aus der Zeit, bevor Sie kamen, oder zu alt. Geprüft werden sie trotzdem.
    }
room-by-some-member = ein Mitglied
room-by-operator = der Betreiber
room-by-node = der Knoten
room-audit-made = Der Raum wurde angelegt
room-audit-steward-named = { $name } kam in die Raumleitung
room-audit-steward-followed = { $name } leitet den Raum: Niemand von der Leitung konnte ihn mehr betreten, und sonst ist niemand, der es kann, so lange darin
room-audit-put-out = { $name } wurde ausgeschlossen
room-audit-post-removed = Die Raumleitung hat einen fremden Beitrag entfernt
room-audit-reported = Ein Beitrag wurde gemeldet
room-audit-report-kept = Eine Meldung wurde entschieden: der Beitrag bleibt
room-audit-report-removed = Eine Meldung wurde entschieden: der Beitrag wurde entfernt
room-audit-release-asked = Jemand hat gebeten, eigene Worte draußen lesen zu lassen
room-audit-release-agreed = Die Raumleitung hat zugestimmt, dass sie draußen gelesen werden
room-audit-release-refused = Die Raumleitung hat abgelehnt, dass sie draußen gelesen werden
room-audit-release-done = Die Kopie ist draußen, als Notiz
room-audit-release-lapsed = Die Zeit, Worte freizugeben, war vorbei, oder sie oder wer sie schrieb waren nicht mehr hier
room-audit-history-proposed = Es wurde vorgeschlagen, dass alle Mitglieder lesen, was vor ihrem Eintritt gesagt wurde
room-audit-history-opened = Zwei Drittel der Mitglieder haben dem zugestimmt
room-audit-history-lapsed = Zu wenige Mitglieder haben dem rechtzeitig zugestimmt
room-audit-history-voided = Die Abstimmung endete ohne Ergebnis, weil jemand ausgeschlossen wurde; sie kann neu vorgeschlagen werden
room-audit-settings = Was der Raum ist, wurde geändert
room-audit-archived = Der Raum wurde für neue Worte geschlossen
room-audit-glass-broken = Das Glas wurde eingeschlagen: Der Raum kann 24 Stunden lang von außen gelesen werden
room-audit-glass-read = Der Raum wurde von außen gelesen
room-steward-title = Diesen Raum leiten
room-reports-title = Meldungen
room-reports-what = Mitglieder zeigen Ihnen je einen Beitrag. Wer den Raum mit Ihnen leitet, sieht dasselbe, und niemand sonst.
room-reports-none = Nichts wurde gemeldet.
room-reports-settled = Vor kurzem entschieden
room-reported-at = Gemeldet
room-report-place = Wo er steht
room-report-keep = Er bleibt
room-report-remove = Beitrag entfernen
room-report-kept-it = Der Beitrag bleibt
room-report-removed-it = Der Beitrag wurde entfernt
room-releases-title = Worte, die draußen gelesen werden sollen und auf Sie warten
room-releases-none = Niemand hat gebeten.
room-release-look = Die genauen Worte ansehen
room-name-steward = In die Leitung aufnehmen
room-put-out = Ausschließen
room-put-out-what = Diese Person liest hier sofort nichts mehr. Keine Einladung, die noch unterwegs ist, öffnet mehr etwas. Das Protokoll sagt, wer ausgeschlossen wurde und von wem. Eine offene Abstimmung über das früher Gesagte endet ohne Ergebnis.
room-put-out-now = Jetzt ausschließen
room-vote-title = Was gesagt wurde, bevor Sie kamen
room-vote-what = Jedes Mitglied liest, was seit seinem Eintritt gesagt wurde. Zwei Drittel der Mitglieder können allen, die jetzt im Raum sind, alles öffnen, was er noch aufbewahrt. Sie haben 7 Tage Zeit zuzustimmen, und es wird nicht zurückgenommen.
room-vote-stands = { $agreed } von { $n } nötigen Mitgliedern stimmen zu.
room-vote-closes = Offen bis
room-vote-agree = Ich stimme zu
room-vote-agreed = Sie stimmen zu.
room-vote-propose = Den Mitgliedern vorschlagen
room-settings-title = Was dieser Raum ist
room-settings-what = Die Regel, was draußen verwendet werden darf, ändert sich nie: Die Leute haben unter ihr gesprochen.
room-settings-name = Name
room-settings-retention = Wie lange er aufbewahrt, was gesagt wird
room-settings-retention-hint = Nur kürzer als jetzt: Nichts wird länger aufbewahrt, als denen versprochen war, die es gesagt haben. Was älter ist als die neue Frist, ist binnen einer Stunde endgültig weg.
room-settings-days = Tage der Mitgliedschaft, bevor jemand eintreten darf
room-settings-days-hint = 0 verlangt keine. Wer zu früh kommt, erfährt den Tag, an dem sich der Raum öffnet.
room-settings-vouches = Mitglieder des Raums, die bürgen müssen
room-settings-vouches-hint = 0 verlangt keine.
room-settings-levels = Nur für diese Stufen der Mitgliedschaft
room-settings-levels-hint = Ohne Häkchen ist jede Stufe zugelassen. Nach der Stufe wird bei jedem Besuch gefragt, auch bei denen, die darin sind.
room-wrong-choice = wählen Sie eines von dem, was angeboten wird
room-wrong-number = eine ganze Zahl von 0 bis { $n }
room-wrong-levels = höchstens { $n } Stufen
room-wrong-longer = ein Raum darf kürzer aufbewahren als bisher, nicht länger
room-wrong-own-level = kreuzen Sie eine Stufe an, die Sie selbst haben, oder keine; mit diesen wäre der Raum auch Ihnen verschlossen
room-close-title = Diesen Raum schließen
room-close-what = Dann ist alles weg, was darin gesagt wurde, und seine Schlüssel mit ihm.
room-close-look = Ansehen, was verschwindet
room-close-words = Alles, was hier gesagt wurde, ist für alle Mitglieder weg, mit dem Protokoll des Raums.
room-close-keys = Die Schlüssel des Raums werden vernichtet: Niemand kann ihn zurückholen, weder Sie noch der Betreiber.
room-close-backups = Nach 35 Tagen ist er auch aus jeder Sicherung verschwunden.
room-close-notes = Was als Notiz freigegeben wurde, bleibt draußen.
room-close = Endgültig schließen
room-said-vouched = Sie bürgen
room-said-not-asking = diese Person wartet nicht mehr: Sie ist darin oder gegangen
room-said-invitations = genug Einladungen sind unterwegs; geben Sie eine weiter, die Sie haben, oder warten Sie, bis einige abgelaufen sind
room-said-own-invitations = Sie haben so viele Einladungen unterwegs, wie ein Mitglied haben kann; geben Sie eine davon weiter, oder warten Sie, bis einige abgelaufen sind
room-said-agreed = Ihr Wort ist vermerkt
room-said-opened = zwei Drittel stimmen zu: Alle, die jetzt im Raum sind, lesen, was er noch aufbewahrt
room-said-no-vote = gerade wird über nichts abgestimmt; die Raumleitung kann es wieder vorschlagen
room-said-reported = die Leitung dieses Raums hat es
room-said-asked = die Leitung dieses Raums ist gebeten
room-said-settled = die Meldung ist entschieden
room-said-released = Sie haben zugestimmt: In wenigen Minuten wird daraus eine Notiz
room-said-not-released = es bleibt im Raum
room-said-overtaken = jemand war schneller, oder die Zeit war vorbei; so ist es jetzt
room-said-put-out = diese Person ist nicht mehr im Raum
room-said-named = die Leitung hat ein Mitglied mehr
room-said-stewards = größer darf die Leitung eines Raums nicht sein
room-said-last = niemand sonst leitet diesen Raum; nehmen Sie erst jemanden in die Leitung auf
room-said-proposed = es ist den Mitgliedern vorgeschlagen
room-said-saved = es ist gespeichert

## Status

## Wie es um eine Antwort steht, für das Mitglied, das sie gab: auf Seiten und über die REST-Schnittstelle

answer-none = Noch nicht beantwortet
answer-its-host = Veranstalter
answer-sent = An { $host } gesendet
answer-sent-next = { $host } entscheidet und antwortet hier
answer-unreached = { $host } war nicht zu erreichen, weitere Versuche bis { $at }
answer-confirmed = Von { $host } bestätigt, { $at }
answer-noted = Von { $host } notiert, { $at }
answer-waiting = Warteliste, Platz { $n }
answer-waiting-next = Sie hören von { $host }, sobald ein Platz für Sie frei ist
answer-pending = Das Organisationsteam bei { $host } entscheidet noch
answer-refused = Von { $host } abgelehnt: { $reason }
answer-refused-next = Sie können erneut antworten
answer-refused-only = Von { $host } abgelehnt
refusal-full = Die Veranstaltung ist ausgebucht.
refusal-already-started = Die Veranstaltung hat schon begonnen.
refusal-cancelled = Die Veranstaltung ist abgesagt.
refusal-invitation-only = Die Teilnahme ist nur mit Einladung möglich.
refusal-external = Die Registrierung läuft auf einer anderen Website; folgen Sie dem Link.
refusal-peers-only = Hier antworten nur Mitglieder befreundeter Communitys.
refusal-unknown = Diese Veranstaltung gibt es nicht.
refusal-not-taken = Der Server des Veranstalters nimmt diese Antwort nicht an.
refusal-sign-up-there = Er nimmt keine Antworten anderer Server an; melden Sie sich auf { $page } an
answer-not-confirmed = Von { $host } nicht bestätigt
answer-not-confirmed-next = Ihre Antwort ist angekommen, seit einem Tag kam nichts zurück; fragen Sie dort nach, oder antworten Sie erneut
answer-failed = { $host } war nicht zu erreichen; antworten Sie erneut, um es noch einmal zu versuchen
answer-failed-next = Von Ihrer Antwort ist dort nichts angekommen
answer-said-going = Sie kommen
answer-said-maybe = Sie kommen vielleicht
answer-said-declined = Sie kommen nicht
answer-said-withdrawn = Ihre Antwort ist zurückgenommen

## Was Betreiber über andere Communitys erfahren: auf Seiten, durch Befehle und über die REST-Schnittstelle

date-day-month = { $day }. { $month }
told-on-day = { $day }, { $time }
trouble-next = { $trouble }; nächster Versuch: { $next }
trouble-next-now = { $trouble }; nächster Versuch innerhalb einer Minute
trouble-paused = { $trouble }; nach { $n } Fehlschlägen in Folge pausiert bis { $next }
trouble-once-a-day = { $trouble }; wird einmal am Tag versucht, weil es an { $n } Tagen nicht ging; nächster Versuch: { $next }
trouble-clock = { $peer } nimmt unsere Signaturen nicht an, denn die Uhr dort geht gegenüber unserer { $minutes } { $minutes ->
    [one] Minute
   *[other] Minuten
} { $way ->
    [ahead] vor
   *[behind] nach
}
trouble-clock-far = { $peer } nimmt unsere Signaturen nicht an, denn die Uhr dort geht gegenüber unserer mehr als eine Stunde { $way ->
    [ahead] vor
   *[behind] nach
}
trouble-silent = { $peer } antwortet seit { $since } nicht
trouble-no-name = die Adresse von { $peer } war nicht zu finden ({ $at })
trouble-identity = { $peer } konnte nicht nachweisen, { $peer } zu sein; der Betreiber dort muss das Zertifikat erneuern ({ $at })
trouble-busy = dieser Knoten hat zu viele andere auf einmal angefragt ({ $at })
trouble-elsewhere = { $peer } hat uns an eine andere Adresse verwiesen, und dem folgen wir nicht ({ $at })
trouble-signature = { $peer } hat unsere Signatur nicht angenommen ({ $at })
trouble-forbidden = { $peer } nimmt seit { $since } nichts von uns an; fragen Sie den Betreiber dort nach dem Grund
trouble-nothing-there = { $peer } meldet, dass es unter der Adresse, an die wir senden, nichts gibt ({ $at })
trouble-too-large = { $peer } fand die Nachricht zu groß ({ $at })
trouble-slow-down = { $peer } bat uns, langsamer zu senden ({ $at })
trouble-fault = bei { $peer } gab es einen Fehler ({ $at })
failure-kind = { $kind ->
    [trouble-silent] keine Antwort
    [trouble-no-name] die Adresse war nicht zu finden
    [trouble-identity] die Gegenseite konnte nicht nachweisen, wer sie ist
    [trouble-busy] dieser Knoten hat zu viele andere auf einmal angefragt
    [trouble-elsewhere] wir wurden an eine andere Adresse verwiesen
    [trouble-signature] unsere Signatur wurde nicht angenommen
    [trouble-forbidden] von uns wird nichts angenommen
    [trouble-nothing-there] unter der Adresse gab es nichts
    [trouble-too-large] die Nachricht war zu groß
    [trouble-slow-down] wir sollten langsamer senden
    [trouble-fault] die Gegenseite hatte einen Fehler
   *[other] { $what }
    }
failure-answer = { $happened } ({ $status })
lately-nothing = in den letzten sieben Tagen ist nichts fehlgeschlagen
lately-last = letzter Fehler ({ $at }): { $what }
lately-days = seit der letzten Antwort an { $n } Tagen fehlgeschlagen
lately-set-aside = { $n ->
    [one] 1 Nachricht wurde abgelehnt oder aufgegeben
   *[other] { $n } Nachrichten wurden abgelehnt oder aufgegeben
    }
followed-failed = nicht lesbar ({ $at }): { $what }
followed-read-before = { $failed }; zuletzt gelesen: { $at }
followed-read = zuletzt gelesen: { $at }
followed-not-yet = noch nicht nachgesehen
clock-off-title = Stellen Sie die Uhr dieses Rechners richtig
clock-off = Die Uhr dieses Rechners geht gegenüber der von { $peer } { $n ->
    [one] 1 Sekunde
   *[other] { $n } Sekunden
    } { $way ->
    [ahead] vor
   *[behind] nach
    }: Bis sie richtig geht, wird nichts an andere Knoten gesendet und nichts von ihnen angenommen. Nichts geht verloren.
act-set-up = Knoten eingerichtet
act-sign-in = Per Link angemeldet
act-sign-in-mail = Per E-Mail angemeldet
act-sign-in-passkey = Mit einem Passkey angemeldet
act-add-passkey = Einen Passkey erstellt
act-remove-passkey = Einen Passkey entfernt
act-remove-passkeys = Alle Passkeys von { $member } entfernt
act-sign-in-account = Mit einem verknüpften Konto angemeldet
act-link-account = Ein Konto anderswo verknüpft
act-unlink-account = Ein verknüpftes Konto weggenommen
act-unlink-accounts = Alle verknüpften Konten von { $member } weggenommen
act-ask-link = Um die Verknüpfung einer Mitgliedschaft anderswo gebeten
act-vouch-link = Diese Community eine Mitgliedschaft bestätigen lassen
act-link-membership = Eine Mitgliedschaft anderswo verknüpft
act-unlink-membership = Die Verknüpfung einer Mitgliedschaft aufgehoben
act-link-ended = Die Verknüpfung einer Mitgliedschaft endete bei der anderen Community
act-name-home = Die Heimat-Community benannt
act-sign-in-link = Anmeldelink für { $member } erstellt
act-end-sessions = { $member } überall abgemeldet
act-forget-mail = { $member } eine weitere E-Mail-Adresse genommen
act-send-digest = Wöchentliche E-Mail verschickt
act-set-tier = Stufe { $tier } beschrieben
act-retire-tier = Die Stufe { $tier } nicht mehr angeboten
act-offer-tier = Die Stufe { $tier } wieder angeboten
act-choose-tier = Stufe { $tier } gewählt
act-put-at-level = { $member } in die Stufe { $tier } gesetzt
act-leave = Die Gemeinschaft verlassen
act-end-membership = Die Mitgliedschaft von { $member } beendet
act-erase-own = Die eigenen Daten gelöscht
act-erase = Die Daten von { $member } gelöscht
act-join-again = Wieder beigetreten
act-issue-invoice = Rechnung { $invoice } erstellt
act-void-invoice = Rechnung { $invoice } storniert
act-mark-paid = Rechnung { $invoice } als bezahlt markiert
act-have-voucher = Einen Gutschein für eine andere Community ausstellen lassen
act-prove-standing = Einer anderen Community das gute Ansehen sagen lassen
act-make-check = Am Empfang eine andere Community gefragt
act-use-voucher = Ein Gutschein wurde für das Angebot { $offer } genutzt
act-take-back-ticket = Ticket { $ticket } zurückgenommen
act-begin-grace = Kulanzfrist für { $member } begonnen
act-keep-free = { $member } behält { $tier }; die Stufe kostet inzwischen nichts
act-lapse = { $member } von { $from } auf { $into } umgestellt, weil keine Zahlung kam
act-describe-organization = Standorte von { $organization } eingetragen
act-merge-organization = { $from } und { $into } zu einer Organisation zusammengelegt
act-export-organizations = Schrieb die Organisationen in eine Datei
act-add-member = Mitglied { $member } hinzugefügt
act-give-office =
    Gab { $member } das Amt { $office ->
        [officer] Vorstand
        [moderator] Moderation
       *[other] Betrieb
    }
act-take-office =
    Nahm das Amt { $office ->
        [officer] Vorstand
        [moderator] Moderation
       *[other] Betrieb
    } von { $member }
act-standing-good = Hob auf, was über den Stand von { $member } gesagt war
act-standing-cautioned = Ermahnte { $member }
act-standing-limited = Schränkte die Rechte von { $member } bis { $until } ein
act-standing-suspended = Setzte die Rechte von { $member } aus
act-lapse-invoice = Rechnung { $invoice } nicht rechtzeitig bezahlt
act-update-member = Mitglied { $member } aus einer Datei aktualisiert
act-invite-members = { $n ->
    [one] Einem Mitglied gemailt, wo es sich anmeldet
   *[other] { $n } Mitgliedern gemailt, wo sie sich anmelden
}
act-import-members = { $n ->
    [one] Mitglieder aus einer Datei mit einer Zeile aufgenommen
   *[other] Mitglieder aus einer Datei mit { $n } Zeilen aufgenommen
}
act-stop-importing-members = { $n ->
    [one] Aufnahme von Mitgliedern aus einer Datei mit einer Zeile angehalten
   *[other] Aufnahme von Mitgliedern aus einer Datei mit { $n } Zeilen angehalten
}
act-invite = { $member } gemailt, wo die Anmeldung ist
act-invite-guest = { $member } zur Veranstaltung { $event } eingeladen
act-merge-member = Die Mitgliedschaften { $from } und { $into } zu einer zusammengelegt
act-export-members = Alle Mitglieder in eine Datei exportiert
act-export-all = Alles, was dieser Server gespeichert hat, in Dateien exportiert, ohne Schlüssel und Geheimnisse
act-issue-token = Token { $token } an { $member } vergeben
act-revoke-token = Token { $token } entzogen
act-import-keys = Schlüssel von { $member } importiert
act-rotate-community = Neue Schlüssel für die Community, Nummer { $number }
act-rotate-node = Neue Schlüssel für den Knoten, Nummer { $number }
act-rotate-member = Neue Schlüssel für { $member }, Nummer { $number }
act-withdraw-keys = Alle Schlüssel von { $whose } vor Nummer { $number } zurückgezogen: jemand anders könnte sie haben
act-forget-keys = Frühere Schlüssel von { $whose } vernichtet, Nummer { $number }
act-publish-code = Version { $version } des Ethikkodex veröffentlicht
act-sign-code = Version { $version } des Ethikkodex unterschrieben
act-acknowledge-code = Version { $version } des Ethikkodex durch Beitritt anerkannt
act-publish-event = Veranstaltung { $event } veröffentlicht
act-change-event = Veranstaltung { $event } geändert
act-save-draft = Entwurf der Veranstaltung { $event } gespeichert
act-discard-draft = Entwurf der Veranstaltung { $event } verworfen
act-print-voucher = Gutschein für { $host } gedruckt
act-take-back-voucher = Gutschein für { $host } zurückgenommen
act-count-voucher = Gutschein auf Papier { $ticket } als eingelöst gezählt
act-codes-of-peer = Nimmt heute keine Codes von { $host } mehr an: zu viele gehörten zu keinem Gutschein
act-codes-at-desk = Nimmt heute am Empfang keine Codes eines Mitglieds mehr an: zu viele gehörten zu keinem Gutschein
act-describe-community = Angaben der Community über sich selbst geändert
act-name-founders = Gründer eingetragen
act-write-document = Dokument { $document } geschrieben
act-remove-document = Dokument { $document } entfernt
act-withdraw-note = Notiz { $note } zurückgezogen
act-plan-jobs = Aufgaben bei der Veranstaltung { $event } geändert
act-write-minutes = Protokoll der Veranstaltung { $event } geschrieben
act-set-join-link = Link zur Teilnahme an der Veranstaltung { $event } gesetzt
act-take-join-link = Link zur Teilnahme an der Veranstaltung { $event } entfernt
act-co-hosts = { $hosts } als Mitveranstalter der Veranstaltung { $event } genannt
act-no-co-hosts = Keine Mitveranstalter der Veranstaltung { $event } mehr genannt
act-cancel-event = Veranstaltung { $event } abgesagt
act-mail-guests = { $n } Gästen der Veranstaltung { $event } geschrieben
act-postpone-event = Veranstaltung { $event } verschoben
act-remove-event = Veranstaltung { $event } entfernt
act-event-back = Veranstaltung { $event } kam von { $peer } in Version { $revision } zurück
act-event-counted-past = Veranstaltung { $event } hat jetzt Version { $revision }: Eine andere Community hat eine Version { $listed }, die niemand belegen kann
act-event-stays-removed = Veranstaltung { $event } war schon vor der Wiederherstellung entfernt
act-add-calendar = Kalender { $calendar } hinzugefügt
act-remove-calendar = Kalender { $calendar } entfernt
act-read-calendar = Kalender { $calendar } neu eingelesen
act-choose-calendar = Einträge des Kalenders { $calendar } ausgewählt
act-follow = { $actor } gefolgt
act-unfollow = { $actor } nicht mehr gefolgt
act-follow-moved = { $from } ist umgezogen: stattdessen { $into } gefolgt
act-propose-peering = { $peer } eine Verbindung vorgeschlagen
act-accept-peering = Verbindung mit { $peer } angenommen
act-reject-peering = Verbindung mit { $peer } abgelehnt
act-pause-peering = Verbindung mit { $peer } pausiert
act-resume-peering = Verbindung mit { $peer } wieder aufgenommen
act-announce-end = Ende der Verbindung mit { $peer } angekündigt
act-forget-former-peer = Vergessen, was { $peer } geteilt hatte, da die Vereinbarung vor langer Zeit endete
act-end-peering = Verbindung mit { $peer } beendet
act-peering-over = Die Verbindung mit { $peer } ist wie angekündigt zu Ende
act-draft-deal = Entwurf der Vereinbarung { $agreement } mit { $peer } geschrieben
act-discard-deal = Entwurf der Vereinbarung { $agreement } mit { $peer } verworfen
act-begin-statement = Den gemeinsamen Brief { $statement } begonnen
act-change-statement = Den gemeinsamen Brief { $statement } geändert
act-open-statement = Den gemeinsamen Brief { $statement } zum Unterschreiben geöffnet
act-drop-statement = Den Entwurf des gemeinsamen Briefes { $statement } verworfen
act-hand-over-statement = Den gemeinsamen Brief { $statement } übergeben
act-answer-statement = Die Antwort auf den gemeinsamen Brief { $statement } festgehalten
act-close-statement = Den gemeinsamen Brief { $statement } geschlossen
act-offer-deal = { $peer } die Vereinbarung { $agreement } angeboten
act-accept-deal = Vereinbarung { $agreement } mit { $peer } unterschrieben
act-decline-deal = Vereinbarung { $agreement } mit { $peer } abgelehnt
act-deal-signed = Beide haben die Vereinbarung { $agreement } mit { $peer } unterschrieben
act-withdraw-deal = Angebot der Vereinbarung { $agreement } mit { $peer } zurückgenommen
act-end-deal = Ende der Vereinbarung { $agreement } mit { $peer } angekündigt
act-deal-ends = { $peer } hat das Ende der Vereinbarung { $agreement } angekündigt
act-backfill-due = Die Veranstaltungen von { $peer } werden geholt
act-retry-all = Alle Nachrichten an { $host } erneut versucht
act-retry = Nachricht an { $host } erneut versucht
act-drop = Nachricht an { $host } verworfen
act-not-told = Etwas ließ sich nicht mitteilen: Aktivität { $activity }
act-set-aside = Beiseitegelegt, was sich nicht übernehmen ließ: { $why }
act-answers-again = { $host } antwortet wieder, nach { $n ->
    [one] 1 Tag
   *[other] { $n } Tagen
    }
act-forbidden = { $host } lehnt alles ab, was wir senden; wir fragen höchstens einmal pro Stunde nach
act-clocks-differ = { $host } lehnt unsere Signaturen ab, und die Uhren dort und hier weichen um { $n ->
    [one] 1 Sekunde
   *[other] { $n } Sekunden
    } voneinander ab; stellen Sie die falsche richtig
act-new-key = { $peer } hat einen neuen Schlüssel, vom alten angekündigt: { $key } { $written }
act-key-withdrawn = { $peer } hat den alten Schlüssel zurückgezogen: nichts, was er unterschrieben hat, gilt noch
act-key-refused = { $peer } nennt einen Schlüssel, den niemand angekündigt hat, und wir haben ihn abgelehnt: { $key } { $written }
act-peer-lost = { $peer } nennt weniger, als wir schon von dort hatten: Dort wurde eine Sicherung zurückgespielt
act-peer-restored = Bei { $peer } wurde eine Sicherung zurückgespielt; beide Seiten werden verglichen
act-we-sent-more = { $peer } hat mehr, als wir nach unserem Stand gesendet haben; beide Seiten werden verglichen
act-we-were-restored = Auf diesem Knoten wurde eine Sicherung zurückgespielt, und { $peer } hat zurückgegeben, was fehlte
act-restore = Sicherung { $made } zurückgespielt
act-clock-right = Die Uhr dieses Rechners geht wieder richtig
act-clock-ahead = Die Uhr dieses Rechners geht gegenüber der von { $peer } { $n } Sekunden vor; der Austausch mit anderen Knoten ruht, bis sie richtig geht
act-clock-behind = Die Uhr dieses Rechners geht gegenüber der von { $peer } { $n } Sekunden nach; der Austausch mit anderen Knoten ruht, bis sie richtig geht
trouble-other = es hat nicht geklappt ({ $at }): { $what }
delivery-kind = { $kind ->
    [Create] Eine neue Veranstaltung
    [Note] Ein Hinweis auf eine Änderung
    [Update] Eine Änderung
    [Delete] Eine Löschung
    [Announce] Eine weitergegebene Veranstaltung
    [Join] Eine Antwort auf eine Veranstaltung
    [Leave] Eine zurückgenommene Antwort
    [Accept] Ein Ja
    [TentativeAccept] Ein Vielleicht
    [Reject] Ein Nein
    [Offer] Ein Vorschlag
    [Invite] Eine Einladung
    [Follow] Ein Wunsch zu folgen
    [Undo] Etwas Zurückgenommenes
   *[other] { $kind }
    }
delivery-about = { $what }: { $title }
delivery-waits-its-turn = wartet, bis sie an der Reihe ist
delivery-rests = wartet, bis die pausierte Verbindung mit { $peer } wieder aufgenommen wird
delivery-behind = wartet hinter anderen: { $why }
delivery-refused = von { $peer } endgültig abgelehnt ({ $at }): { $status ->
    [400] damit war dort nichts anzufangen
    [404] unter dieser Adresse gibt es nichts
    [405] unter dieser Adresse gibt es nichts
    [410] den Empfänger gibt es nicht mehr
    [413] sie war zu groß
    [422] damit war dort nichts anzufangen
   *[other] die Antwort war { $status }
    }
delivery-parked = nach { $n ->
    [one] 1 Versuch
   *[other] { $n } Versuchen
    } aufgegeben ({ $at }); ein neuer Versuch sendet sie noch einmal
delivery-dropped = nicht mehr für { $peer } bestimmt, deshalb nicht gesendet ({ $at })
sync-not-compared = noch nicht verglichen
sync-same = beim letzten Vergleich hatten beide dasselbe ({ $at })
sync-mended = { $n ->
    [one] 1 Eintrag wich ab und wurde berichtigt ({ $at })
   *[other] { $n } Einträge wichen ab und wurden berichtigt ({ $at })
    }
sync-partly-mended = { $n ->
    [one] 1 Eintrag wich ab
   *[other] { $n } Einträge wichen ab
    } ({ $at }), berichtigt wurde { $mended ->
    [0] keiner
    [one] 1 davon
   *[other] nur ein Teil ({ $mended })
    }
sync-cannot = lässt sich gerade nicht vergleichen: { $problem }
sync-peer-restored = dort wurde eine Sicherung zurückgespielt ({ $at })
sync-we-were-restored = von dort kam zurück, was bei einer Wiederherstellung dieses Knotens verloren gegangen war ({ $at })
sync-new-keys = neue Schlüssel, von den alten angekündigt ({ $at })
sync-key-refused = dort tauchte ein Schlüssel auf, den niemand angekündigt hat, und wir haben ihn abgelehnt ({ $at }): Vergleichen Sie die sechs Wörter am Telefon, beenden Sie dann die Verbindung und schlagen Sie sie neu vor
peer-key-refused = { $peer } nennt einen Schlüssel, den niemand angekündigt hat, und wir haben ihn abgelehnt; vergleichen Sie die sechs Wörter am Telefon
peer-proposed-by-us = wartet auf die Antwort von { $peer } auf unseren Vorschlag ({ $since })
peer-proposed-by-them = { $peer } hat eine Verbindung vorgeschlagen und wartet auf Ihre Antwort ({ $since })
peer-paused = von uns pausiert seit { $since }: Bis zur Wiederaufnahme wird nichts gesendet und nichts angenommen
peer-rejected = der Vorschlag wurde abgelehnt ({ $since })
peer-ends = { $by ->
    [us] endet wie von uns angekündigt ({ $at }); bis dahin teilen beide wie bisher
   *[them] endet wie von { $peer } angekündigt ({ $at }); bis dahin teilen beide wie bisher
    }
peer-ended = { $by ->
    [us] von uns beendet ({ $since })
    [them] von { $peer } beendet ({ $since })
   *[unknown] beendet ({ $since })
    }
peer-ended-because = { $ended }: „{ $reason }“
peer-given-up = { $n ->
    [one] 1 Nachricht wurde beiseitegelegt und wartet auf Sie
   *[other] { $n } Nachrichten wurden beiseitegelegt und warten auf Sie
    }
peer-on-the-way = { $n ->
    [one] 1 Nachricht ist unterwegs
   *[other] { $n } Nachrichten sind unterwegs
    }
peer-good = alles kommt an
peer-nothing-yet = noch nichts gesendet

desk-nav-label = Verwaltung
cards-title = Einrichten
cards-intro = Womit eine Community beginnt. Jede Karte wird für sich gespeichert und lässt sich jederzeit ändern.
cards-in-place = steht
cards-to-do = noch zu tun
cards-saved = gespeichert
cards-go-profile = Beschreiben
cards-go-tiers = Stufen ansehen
cards-go-code = Version veröffentlichen
cards-joining = Wer beitritt, kommt in die Stufe { $name }.
cards-invite-now = Sie können jetzt Leute einladen
cards-invite-how = Nehmen Sie eine Datei mit Mitgliedern auf, oder geben Sie die Adresse der Seite „Beitreten“ weiter.
cards-invite-later = Wenn die ersten drei Karten stehen, können Sie Leute einladen.
cards-mail = E-Mail
cards-mail-relay = E-Mails gehen über { $relay } und kommen von { $from }.
cards-mail-folder = E-Mails werden in einen Ordner dieses Rechners geschrieben und gehen nicht weiter. Wer den Knoten betreibt, trägt in der Konfiguration einen Mailserver ein.
cards-mail-nobody = sie erreichen noch niemanden
cards-mail-try = Mir eine Testmail schicken
cards-mailed = eine Testmail an { $mail } wurde weitergegeben; ob sie ankommt, sehen Sie dort
cards-not-written = die Testmail konnte nicht in ihren Ordner geschrieben werden; wer den Knoten betreibt, muss nachsehen
cards-not-relayed = der Mailserver hat die Testmail nicht angenommen; wer den Knoten betreibt, muss nachsehen. Er sagt:
cards-no-recipient = unter { $mail } nimmt niemand E-Mails an, sagt der Mailserver:
cards-mail-rate = in dieser Minute sind so viele E-Mails gegangen, wie dürfen; versuchen Sie es in einer Minute noch einmal
cards-rooms-what = Wo Mitglieder einander sagen, was sie öffentlich nicht sagen würden. Hier sind drei für den Anfang; wer einen anlegt, ist sein erstes Mitglied und leitet ihn. Sie sehen nur Räume, in denen Sie sind. Vielleicht hat jemand anderes aus dem Vorstand einen davon schon angelegt, und Ihnen wird er nicht gezeigt: Fragen Sie vorher nach.
cards-rooms-make = Diesen Raum anlegen
cards-rooms-hers = Sie sind darin.
cards-rooms-unread = Ihre Räume können gerade nicht gelesen werden, darum werden keine angeboten. Alles andere hier geht wie sonst; sagen Sie es dem Betreiber, wenn es so bleibt.
cards-rooms-other = Einen anderen Raum anlegen
room-offer-stories = Lizenz-Kriegsgeschichten
room-offer-stories-what = Was bei einem Vertrag oder einer Verlängerung schiefging, und was Sie gerettet hat. Andere dürfen nutzen, was sie lernen; wer es erzählt hat, ist nach einem Monat vergessen.
room-offer-weeks = Schwere Wochen
room-offer-weeks-what = Ein Kunde, der geht, jemand, der kündigt, ein Monat ohne Lohn. Nichts davon wird draußen verwendet, und nach einem Monat ist es weg.
room-offer-board = Wer die Community leitet
room-offer-board-what = Für den Vorstand unter sich. Es wird aufbewahrt, bis der Raum geschlossen wird, und wer neu dazukommt, braucht ein Mitglied, das bürgt.
room-offer-days = { $n ->
    [one] nach { $n } Tag Mitgliedschaft
   *[other] nach { $n } Tagen Mitgliedschaft
    }
room-offer-vouches = { $n ->
    [one] { $n } Mitglied muss bürgen
   *[other] { $n } Mitglieder müssen bürgen
    }
founders-title = Gründung
founders-intro = Eine Community beginnt mit mindestens drei Personen aus drei Partnerunternehmen; eine leitet sie, und eine betreibt den Knoten.
founders-go = Eintragen
founders-founders = Wer es gegründet hat
founders-founders-hint = Mitglieder mit Kürzel oder E-Mail-Adresse, in jeder Zeile eines.
founders-president = Vorsitz
founders-president-hint = Jemand aus dem Vorstand, mit Kürzel oder E-Mail-Adresse.
founders-administrator = Administration
founders-administrator-hint = Wer den Knoten betreibt oder sich um dessen Betreiber kümmert.
founders-changed = Jemand anderes aus dem Vorstand hat diese eingetragen, während Sie schrieben. Ihre Eingaben stehen unten; speichern Sie noch einmal, um sie an deren Stelle zu setzen.
founders-wrong-nobody = { $called } ist kein Mitglied; schreiben Sie Kürzel oder E-Mail-Adresse eines Mitglieds
founders-wrong-few = schreiben Sie mindestens drei Gründer
founders-wrong-many = schreiben Sie höchstens dreißig Gründer
founders-wrong-partners = die Gründer müssen aus mindestens drei Partnerunternehmen kommen
founders-wrong-office = { $called } gehört nicht zum Vorstand; den Vorsitz hat jemand aus dem Vorstand
setup-title = Wer wir sind
documents-title = Dokumente
documents-intro = Wonach sich die Community neben ihrem Ethikkodex richtet, etwa ihre Satzung. Alle lesen sie; verbundene Communitys zeigen Namen und Länge.
documents-none = Es gibt noch keine.
documents-write = Eines schreiben
documents-name = Name des Dokuments
documents-name-hint = Seine Adresse folgt aus dem Namen.
documents-text = Text
documents-text-hint = Markdown: Eine Zeile, die mit # beginnt, ist eine Überschrift; eine mit - gehört zu einer Liste.
documents-change = Ändern
documents-remove = Entfernen
documents-too-many = es gibt schon { $n }; entfernen Sie erst eines
documents-changed = Ein anderes Dokument hat diese Adresse schon, oder jemand hat dieses geändert, während Sie schrieben. Ihr Text steht unten: Geben Sie ihm einen anderen Namen, oder speichern Sie noch einmal, um ihn an dessen Stelle zu setzen.
setup-intro = Was Besucher lesen und verbundene Communitys zeigen. Dort kommt eine Änderung mit dem nächsten Abgleich an; der Name bleibt dort, wie er in der Vereinbarung steht. Adresse und Umfeld der Community legt der Betreiber in der Konfiguration fest.
setup-name = Name
setup-summary = Wofür sie da ist
setup-summary-hint = Ein Absatz. Listen, Hervorhebungen und Links bleiben erhalten.
setup-governance-hint = Steht neben dem Namen, hier und bei verbundenen Communitys.
setup-operator-hint = Der rechtliche Name; eine kommerzielle Community muss ihn angeben.
setup-languages-hint = Sprachkürzel wie en oder pt-BR, die eigene Sprache der Community zuerst.
setup-country-hint = Zwei Buchstaben wie GB, oder nichts.
setup-currency-hint = Drei Buchstaben wie EUR.
setup-wrong-languages = bitte 1 bis { $n } Sprachkürzel wie en schreiben
setup-region-hint = Zwei Buchstaben des Landes und der Teil davon, etwa US-WA, oder nichts.
setup-contact-hint = Wohin alle der Community schreiben können, oder nichts. Alle lesen es.
setup-chapters-hint = Eine in jeder Zeile; Mitglieder können zu einer gehören.
setup-wrong-region = schreiben Sie sie als US-WA
setup-wrong-region-country = sie liegt in einem anderen Land; schreiben Sie eine Region des Landes
setup-wrong-chapters = höchstens { $n } Ortsgruppen, jede mit einem Namen von einer Zeile
setup-wrong-country = bitte das Land so schreiben: GB
setup-wrong-currency = bitte die Währung so schreiben: EUR
setup-wrong-operator = eine kommerzielle Community gibt an, wer sie betreibt
desk-nav-peers = Communitys
desk-nav-queue = Unterwegs
desk-nav-renewals = Beiträge
desk-nav-audit = Verlauf
desk-back-peers = Alle Communitys
desk-back-peer = Zurück zur Community
desk-back-queue = Alles, was unterwegs ist
desk-not-now = Jetzt nicht
desk-peers-title = Communitys, mit denen wir teilen
desk-peers-intro = Was ankommt, was auf wen wartet und warum.
figure-title = Vorteile in Zahlen
figure-intro = Wie viele Gutscheine zwischen dieser Community und anderen ausgegeben und eingelöst wurden, Monat für Monat. Beide Communitys lesen dieselben Summen, und niemand wird genannt.
figure-link = Vorteile in Zahlen, Monat für Monat
figure-empty = Kein Gutschein in diesem Monat
figure-empty-next = Ein Gutschein zählt in dem Monat, in dem er gemacht wurde.
figure-community = Community
figure-ours-there = Unsere Mitglieder dort
figure-theirs-here = Deren Mitglieder hier
figure-issued = Ausgegeben
figure-redeemed = Eingelöst
figure-refused = Abgelehnt
figure-voided = Zurückgenommen
figure-expired = Verfallen
figure-state = Beide Seiten
figure-unknown = noch nicht bekannt
figure-less = So viel weniger zahlten Mitglieder:
figure-waits = die andere Seite nennt ihre Summen nach dem Monat, einmal in jeder Nacht
figure-agrees = beide Seiten sagen dasselbe
figure-too-many = es wurden mehr eingelöst als ausgegeben: fragen Sie die andere Community
figure-late = eine Summe hat sich mehr als zwei Monate später geändert: fragen Sie die andere Community
figure-months = Monate
figure-before = Der Monat davor
figure-after = Der Monat danach
desk-peers-empty-next = Fragen Sie eine andere Community, ob sie mit Ihnen teilt: Sie brauchen nur die Adresse ihres Knotens.
desk-state-proposed = vorgeschlagen
desk-state-active = aktiv
desk-state-paused = pausiert
desk-state-rejected = abgelehnt
desk-state-ended = beendet
desk-waiting-title = Was wartet
desk-waiting-none = Nichts wartet auf diese Community.
desk-waiting-since = { $n ->
    [one] 1 Nachricht an diese Community wartet, eingereiht { $ago }.
   *[other] { $n } Nachrichten an diese Community warten, die älteste wurde { $ago } eingereiht.
    }
desk-waiting-all = Alles ansehen
desk-exchange = Zuletzt hat sie etwas von uns angenommen: { $out }. Zuletzt haben wir von ihr gehört: { $in }.
desk-act-compare = Jetzt vergleichen
desk-act-pause = Pausieren
desk-act-resume = Wieder aufnehmen
desk-act-accept = Angehaktes annehmen
desk-act-reject = Ablehnen
desk-propose-title = Teilen vorschlagen
desk-propose-intro = Fragen Sie einen Knoten, wer er ist, vergleichen Sie sechs Wörter am Telefon und sagen Sie, was geteilt werden darf. Geteilt wird erst, wenn die Verantwortlichen dort annehmen.
desk-propose-address = Adresse ihres Knotens
desk-propose-address-hint = Wie in ihrer Webadresse: london.example
desk-propose-wrong-address = schreiben Sie den Namen ihres Servers, etwa london.example
desk-propose-look-up = Ansehen, wer dort ist
desk-propose-compare = Rufen Sie dort jemanden aus der Leitung an und lassen Sie sich die sechs Wörter vorlesen. Weichen sie ab, steht jemand zwischen Ihnen: Schlagen Sie nichts vor.
desk-words-own = Sechs Wörter unseres Schlüssels, die Sie dort vorlesen
desk-propose-scopes = Was geteilt werden darf
desk-propose-both = Immer in beide Richtungen, und nur, was beide Seiten anhaken.
desk-propose-note = Ein paar Worte an die Verantwortlichen dort
desk-propose-note-hint = Nicht nötig. Beide Communitys bewahren sie auf.
desk-propose-button = Unterschreiben und vorschlagen
desk-propose-no-profile = Dieser Server kann eine solche Vereinbarung nicht unterschreiben. Seinem öffentlichen Kalender können Sie trotzdem folgen.
desk-scopes-none = haken Sie mindestens eine Art an
desk-note-title = Was mit dem Vorschlag geschrieben wurde
desk-accept-title = Den Vorschlag annehmen
desk-accept-how = Vergleichen Sie zuerst die sechs Wörter am Telefon mit jemandem aus der Leitung dort. Nehmen Sie dann den Haken von dem, was nicht geteilt werden soll.
desk-accept-scopes = Vom Angebotenen darf dies geteilt werden
desk-act-end = Verbindung beenden
desk-act-take-back = Vorschlag zurückziehen
desk-act-none = Es wird nichts mehr geteilt. Mit einem neuen Vorschlag beginnt eine neue Verbindung.
desk-agree-title = Haben beide dasselbe?
desk-counted = Bisher an sie gesendet: { $sent }; davon hat sie den Empfang bestätigt: { $acknowledged }. Von ihr bei uns angekommen: { $have }.
desk-scopes-title = Was in beide Richtungen geteilt wird
desk-scopes-kind = Art
desk-scopes-carries = Was weitergegeben wird
desk-scopes-state = Zurzeit
desk-scope-events = Veranstaltungen für Mitglieder beider Seiten und Antworten darauf. Gästelisten bleiben beim Veranstalter.
desk-scope-offers = Vereinbarungen über Vorteile, Angebote und Gutscheine.
desk-scope-introductions = Fragen an das Mitgliederverzeichnis, Kontaktvermittlungen und Empfehlungen, jeweils einzeln.
desk-scope-calls = Anfragen nach Verstärkung, an ausgewählte Communitys.
desk-scope-statements = Gemeinsame Stellungnahmen und die Unterschriften dazu.
desk-scope-reports = Meldungen, ohne den Namen der meldenden Person.
desk-scope-shared = Geteilt
desk-scope-offered = Angeboten, nicht geteilt
desk-scope-not-shared = Nicht geteilt
desk-words-title = Sechs Wörter des Schlüssels
desk-words-how = Lesen Sie sie dem Betreiber dort am Telefon vor und lassen Sie sich die Ihren vorlesen. Stimmen sie nicht überein, hat sich jemand dazwischengeschaltet: Pausieren Sie die Verbindung.
desk-words-none = Von dort kam kein Schlüssel, zu dem es Wörter gibt.
desk-pins-title = Schlüssel, wie sie beiden bei der Unterschrift vorlagen
desk-pins-key = Schlüssel
desk-queue-title = Unterwegs
desk-queue-intro = Nachrichten an andere Communitys, die noch nicht angekommen sind, seit wann sie warten und warum.
desk-queue-empty = Nichts wartet
desk-queue-empty-next = Alles ist angekommen. Was sich nicht zustellen lässt, steht hier mit dem Grund.
desk-queue-more = Es gibt mehr, als hier Platz hat. Öffnen Sie eine Community, um zu sehen, was auf sie wartet.
desk-retry = Jetzt versuchen
desk-retry-all = Alle jetzt versuchen
desk-drop = Verwerfen
desk-drop-title = Nachricht an { $peer } verwerfen?
desk-drop-what = Sie wird nicht mehr gesendet. Ist es eine Antwort auf eine Veranstaltung, erfährt das Mitglied, dass sie nicht angekommen ist.
desk-drop-button = Verwerfen
desk-followed-title = Gefolgt ohne Vereinbarung
desk-followed-intro = Manche Server versuchen eine Zustellung kein zweites Mal. Deshalb sehen wir alle sechs Stunden nach, was es dort Neues gibt.
desk-lately-title = Die letzten sieben Tage
desk-end-title = Verbindung mit { $peer } beenden?
desk-end-what = Ist die vereinbarte Frist vorbei, wird in keiner Richtung mehr geteilt: Die Veranstaltungen der anderen Seite verschwinden aus unserem Kalender, unsere aus deren Kalender, und Antworten werden nicht mehr übermittelt. Das lässt sich nicht rückgängig machen; ein neuer Vorschlag fängt von vorn an.
desk-end-waiting = { $n ->
    [0] Zurzeit wartet nichts auf sie.
    [one] 1 Nachricht an sie wartet noch.
   *[other] { $n } Nachrichten an sie warten noch.
    }
desk-end-reason = Grund, wenn Sie einen nennen möchten
desk-end-reason-hint = Der Vorstand dort liest ihn, und beide Communitys bewahren ihn auf.
desk-end-reason-long = Ein Grund hat höchstens { $n } Zeichen; bitte kürzen Sie ihn.
desk-end-reason-unshown = Der Grund enthält ein Zeichen, das sich nicht anzeigen lässt; bitte schreiben Sie ihn neu.
desk-end-notice = { $n ->
    [0] Diese Vereinbarung hat keine Frist: Sie endet sofort.
    [one] Diese Vereinbarung hat eine Frist von einem Tag; bis dahin teilen beide wie bisher.
   *[other] Diese Vereinbarung hat eine Frist von { $n } Tagen; bis dahin teilen beide wie bisher.
    }
desk-end-at-once = Ohne Frist: sofort beenden
desk-end-button = Beenden
members-title = Mitglieder
members-intro = Alle mit einer Mitgliedschaft hier: Stufe, Stand und wer sich noch nicht angemeldet hat.
orgs-title = Organisationen
orgs-intro = Die Firmen, deren Leute Mitglieder sind: wie viele zeigen, dass sie dort arbeiten, wo die Firma arbeitet und wer für sie handelt.
orgs-none = Noch keine Organisation
orgs-shown-by = Gezeigt von
orgs-acts = Handelt für sie
orgs-next = Weitere Organisationen
orgs-export = Alle Organisationen herunterladen
orgs-merged = Die beiden sind jetzt eine.
orgs-saved = Die Büros sind vermerkt.
orgs-people =
    { $n ->
        [one] Ein Mitglied zeigt anderen, hier zu arbeiten.
       *[other] { $n } Mitglieder zeigen anderen, hier zu arbeiten.
    }
orgs-approver = { $handle } handelt für sie.
orgs-approver-nobody = Noch handelt niemand für sie.
orgs-as-members = Wie Mitglieder sie sehen
orgs-save = Büros speichern
orgs-offices-hint = Eines in jeder Zeile: der Ort, ein Komma und ein Land oder ein Teil davon, wie London, GB.
orgs-offices-unread = schreiben Sie einen Ort, ein Komma und einen Eintrag der Liste in Zeile { $lines }
orgs-offices-overtaken = jemand hat währenddessen andere geschrieben; jetzt steht dort: { $now }. Noch einmal gespeichert, treten Ihre an deren Stelle
orgs-offices-many =
    { $n ->
        [one] höchstens eines
       *[other] höchstens { $n }
    }
orgs-merge = Zwei Namen einer Firma
orgs-merge-what = Steht eine Firma unter zwei Namen da, geht dieser und der andere bleibt: Leute, Büros und Plätze gehen mit. Sie sehen vorher, was geschieht.
orgs-merge-into = Der Name, der bleibt
orgs-merge-hint = Wie er in der Liste steht, oder die kleine Zeile darunter.
orgs-merge-nobody = eine andere Organisation dieses Namens gibt es nicht
orgs-merge-seats = beide haben Plätze; lassen Sie zuerst die der einen enden
orgs-merge-look = Ansehen, was geschieht
orgs-merge-title = { $from } wird { $into }
orgs-merge-back = Zurück zur Organisation
orgs-merge-before = Noch ist nichts geschehen. Es lässt sich nicht zurücknehmen.
orgs-merge-people =
    { $n ->
        [one] Ein Mitglied arbeitet von da an dort.
       *[other] { $n } Mitglieder arbeiten von da an dort.
    }
orgs-merge-hiding =
    { $n ->
        [one] Ein Mitglied, das sich vor der einen verbirgt, verbirgt sich vor der anderen.
       *[other] { $n } Mitglieder, die sich vor der einen verbergen, verbergen sich vor der anderen.
    }
orgs-merge-offices = { $into } führt zusätzlich auf: { $offices }.
orgs-merge-offices-lost =
    { $n ->
        [one] Ein Büro findet keinen Platz.
       *[other] { $n } Büros finden keinen Platz.
    }
orgs-merge-approver = { $name } handelt für { $into }.
orgs-merge-takes-seats = Ihre Plätze gehen mit, samt denen, die sie haben.
orgs-merge-voids = Ihre offene Rechnung wird ungültig.
orgs-merge-former = Wer später { $from } schreibt, findet { $into }.
orgs-merge-button = Zu einer machen
members-text = Name, Mailadresse oder Firma
members-name = Name
members-level = Stufe
members-state = Mitgliedschaft
members-state-left = Kein Mitglied
members-signed-in = Anmeldung
members-not-signed-in = Noch nicht angemeldet
members-has-signed-in = Hat sich angemeldet oder ist selbst beigetreten.
members-waits-untold = Noch nicht angemeldet; hatte keine E-Mail
members-waits = Noch nicht angemeldet; E-Mail am { $day }
members-waiting = { $n ->
    [one] Ein Mitglied hat sich noch nicht angemeldet.
   *[other] { $n } Mitglieder haben sich noch nicht angemeldet.
}
members-waiting-who = Anzeigen
members-invite-untold = { $n ->
    [one] Dem einen ohne E-Mail schreiben
   *[other] Den { $n } ohne E-Mail schreiben
}
members-mailed = { $n ->
    [0] Niemand wartete auf eine E-Mail
    [one] Ein Mitglied bekommt eine E-Mail
   *[other] { $n } Mitglieder bekommen eine E-Mail, eines nach dem anderen
}
members-mailed-her = Das Mitglied bekommt eine E-Mail, die sagt, wo man sich anmeldet
members-too-soon = { $n ->
    [one] Die letzte E-Mail ist weniger als einen Tag her; warten Sie so lange
   *[other] Die letzte E-Mail ist weniger als { $n } Tage her; warten Sie so lange
}
members-invite-her = Per E-Mail sagen, wo man sich anmeldet
members-joined = Mitglied seit
members-offices = Ämter
members-tag = Schlagwort
members-tags = Schlagwörter
members-left-because = Grund des Austritts
members-role-officer = Vorstand
members-role-moderator = Moderation
members-role-operator = Betrieb
members-owes-nothing = Nichts ist offen.
members-merge-link = Eine zweite Mitgliedschaft derselben Person
members-merge-title = Die Mitgliedschaft von { $name } mit einer anderen zusammenlegen
members-merge-intro = Für eine Person, die zweimal beigetreten ist. Was diese Mitgliedschaft hat, geht an die andere über, und diese hier ist endgültig weg.
members-merge-into = Welche Mitgliedschaft bleibt
members-merge-into-hint = Die E-Mail-Adresse oder der letzte Teil der Adresse hier.
members-merge-look = Zeigen, was übergeht
members-merge-what = Aus { $from } wird { $into }
members-merge-answers = Antworten auf Veranstaltungen
members-merge-invoices = Rechnungen
members-merge-signatures = Unterschriften unter dem Ethikkodex
members-merge-follows = Gemeinschaften, denen gefolgt wird
members-merge-links = Mitgliedschaften anderswo
members-merge-tags = Stichworte des Vorstands
members-merge-jobs = Veranstaltungen mit einer Aufgabe
members-merge-anew = { $n ->
    [one] { $n } Antwort auf eine Veranstaltung eines anderen Servers wird neu gegeben. Der alte Platz dort geht verloren.
   *[other] { $n } Antworten auf Veranstaltungen anderer Server werden neu gegeben. Die alten Plätze dort gehen verloren.
}
members-merge-both = { $n ->
    [one] Auf { $n } Veranstaltung wurde unter beiden Namen geantwortet. Es zählt die Antwort der Mitgliedschaft, die bleibt.
   *[other] Auf { $n } Veranstaltungen wurde unter beiden Namen geantwortet. Es zählen die Antworten der Mitgliedschaft, die bleibt.
}
members-merge-level = Was bezahlt wurde, gilt weiter, auf der Stufe { $name }.
members-merge-seat = Der Platz von { $name } geht mit über.
members-merge-seat-lost = Der Platz von { $name } wird frei.
members-merge-speaks = Für { $name } spricht von da an die Mitgliedschaft, die bleibt.
members-merge-mail = Wer sich mit { $mail } anmeldet, kommt zur Mitgliedschaft, die bleibt. Beide Adressen erfahren es per E-Mail.
members-merge-gone = Browser, Passkeys und Zugriffstoken dieser Mitgliedschaft enden. Andere Server erfahren, dass sie weg ist. Plätze in Räumen ziehen nicht mit um: Wer in einem war, bittet dort um eine Einladung.
members-merge-button = Zusammenlegen
members-merge-done = Die beiden Mitgliedschaften sind jetzt eine.
standing-title = Stand in der Community
standing-good = Nichts liegt vor
standing-cautioned = Ermahnt
standing-limited = Eingeschränkt bis zu einem Tag
standing-limited-until = Eingeschränkt bis { $day }
standing-suspended = Ausgesetzt
standing-hint = Eine Ermahnung nimmt nichts. Wer eingeschränkt oder ausgesetzt ist, kann keine Vorteile bei anderen Communitys nutzen, keine Mitgliedschaften verknüpfen und keine Räume betreten. Sie erfährt es per E-Mail; andere Communitys erfahren nie, warum.
standing-until = Letzter Tag der Einschränkung
standing-until-hint = Nur bei einer Einschränkung bis zu einem Tag.
standing-until-wrong = Geben Sie einen künftigen Tag innerhalb von drei Jahren an.
standing-save = Stand speichern
standing-saved = Gespeichert. Wenn sich etwas geändert hat, erfährt sie es per E-Mail.
standing-own = Niemand entscheidet über sich selbst. Bitten Sie jemand anderen im Vorstand.
standing-no-proof = Ihre Mitgliedschaft kann einer anderen Community jetzt nicht bestätigt werden. Der Vorstand dieser Community weiß, warum.
standing-error = Ihre Rechte sind eingeschränkt
standing-error-until = Bis { $day } können Sie keine Räume betreten. Wenn Sie das anders sehen, schreiben Sie dem Vorstand.
standing-error-open = Sie können keine Räume betreten, bis der Vorstand etwas anderes sagt. Wenn Sie das anders sehen, schreiben Sie dem Vorstand.
members-merge-nobody = So heißt kein anderes Mitglied.
members-merge-same = Das ist diese Mitgliedschaft selbst.
members-merge-office = Diese Mitgliedschaft hat ein Amt. Nehmen Sie es zuerst weg, oder legen Sie umgekehrt zusammen.
members-merge-operator = Die andere Mitgliedschaft gehört jemandem, der den Server betreibt. Nur wer ihn betreibt, legt mit ihr zusammen.
members-merge-both-pay = Beide bezahlen selbst. Lassen Sie zuerst eine Stufe enden oder klären Sie ihre Rechnung.
members-merge-both-speak = Beide sprechen für eine Organisation. Benennen Sie zuerst für eine davon jemand anderes.
members-merge-speaks-elsewhere = Diese Mitgliedschaft spricht für eine Organisation, und die andere gehört zu einer anderen Firma. Benennen Sie zuerst jemand anderes.
members-as-others = Wie andere Mitglieder dieses Profil sehen
members-none-here = Niemand unter den bisher Durchgesehenen
members-none-here-next = Es gibt mehr Mitglieder, als auf einmal durchgesehen werden; weiter mit dem Link unten.
members-pages = Seiten der Mitglieder
import-title = Mitglieder aus einer Datei und in eine
import-intro = Reichen Sie eine Tabelle ein. Sie sehen, was aus jeder Zeile würde, bevor sich etwas ändert, und dieselbe Datei noch einmal ändert nichts.
import-file-label = Die Datei
import-file-hint = Eine Tabelle, wie eine Tabellenkalkulation sie als „CSV UTF-8“ speichert, höchstens { $n } MB, mit den Namen der Spalten in der ersten Zeile.
import-columns-known = E-Mail und Name müssen da sein, die anderen Spalten dürfen. Sie können anders heißen; dann sagen Sie, welche welche ist. Diese werden von selbst erkannt:
import-tags-how = Schlagwörter sind Ihre eigenen Wörter für ein Mitglied. Mehrere stehen in einer Zelle mit „|“ dazwischen, höchstens { $n }; „-“ allein nimmt alle weg, und eine leere Zelle ändert nichts. Der Vorstand liest sie und das Mitglied, um das es geht; sonst niemand.
import-look = Ansehen, was geschähe
import-files = Eingereichte Dateien
import-file = { $n ->
    [one] Eine Datei mit einer Zeile
   *[other] Eine Datei mit { $n } Zeilen
}
import-export = Alle Mitglieder als Datei
import-export-what = Eine Tabelle mit denselben Spalten, die eine Tabellenkalkulation öffnet. Sie enthält die Mailadressen aller Mitglieder: bewahren Sie sie auf, wo niemand sonst sie liest.
import-export-button = Alle Mitglieder herunterladen
import-wrong-empty = wählen Sie eine Datei, in der etwas steht
import-wrong-large = eine Datei hat höchstens { $n } MB; teilen Sie sie
import-wrong-not-text = das ist kein Text; speichern Sie die Tabelle als „CSV UTF-8“
import-wrong-utf8 = Zeile { $line } hat unlesbare Buchstaben; speichern Sie die Tabelle als „CSV UTF-8“
import-wrong-endless = etwas in Zeile { $line } hört nicht auf; fehlt ein schließendes Anführungszeichen?
import-wrong-columns = die Datei hat mehr als 100 Spalten
import-wrong-no-lines = unter den Namen der Spalten steht niemand
import-wrong-lines = höchstens { $n } Zeilen werden gelesen; teilen Sie die Datei
import-wrong-files = zehn Dateien sind schon da; öffnen Sie eine davon unten und vergessen Sie sie zuerst
import-stage-columns = Sagen Sie, welche Spalte was ist
import-stage-looking = { $done } von { $n } Zeilen sind durchgesehen
import-stage-looked = Durchgesehen; noch ist nichts geändert
import-stage-going = { $done } von { $n } Zeilen sind aufgenommen
import-stage-done = Aufgenommen
import-goes-on = Es geht von selbst weiter, auch wenn Sie diese Seite verlassen oder der Server neu startet.
import-see-again = Ansehen, wie weit es ist
import-new = Neue Mitglieder
import-updated = Mitglieder, die sich ändern
import-unseated = Davon verlieren einen Platz, weil sie anderswo arbeiten
import-unchanged = Schon so, wie es dasteht
import-duplicate = Zweimal in der Datei
import-invalid = Fehlerhaft
import-mail-now = Den neuen Mitgliedern gleich schreiben, wo sie sich anmelden. Sonst tun Sie das später auf der Seite der Mitglieder.
import-start = Aufnehmen
import-start-means = Fehlerhafte Zeilen bleiben weg.
import-nothing = Nichts ist aufzunehmen: alle in der Datei sind schon so Mitglied, wie es dasteht, oder fehlerhaft.
import-faults = Zeilen, die wegbleiben
import-faults-more = Weitere Zeilen
import-fault-line = Zeile
import-fault-why = Was falsch ist
import-fault-mail = die Mailadresse fehlt oder ist falsch
import-fault-no-name = der Name fehlt
import-fault-bad = nicht brauchbar: { $column }
import-fault-kind = diese Art gibt es nicht; schreiben Sie partner, vendor, customer, microsoft oder individual
import-fault-day = kein Tag; schreiben Sie ihn als 2027-01-31
import-fault-tags = Schlagwörter, die nicht gehen; höchstens { $n } mit höchstens { $chars } Zeichen und „|“ dazwischen
import-fault-cells = nicht so viele Zellen wie die erste Zeile
import-fault-too-long = zu lang; fehlt ein schließendes Anführungszeichen?
import-fault-again = dieselbe Mailadresse wie in Zeile { $line }
import-fault-handle-again = derselbe Kurzname wie in Zeile { $line }
import-fault-handle-taken = ein anderes Mitglied hat diesen Kurznamen
import-fault-mail-taken = ein anderes Mitglied hat diese Mailadresse
import-fault-operator = zum Betrieb macht jemanden nur, wer die Befehlszeile hat
import-fault-handle-stays = hat hier einen anderen Kurznamen, der sich nie ändert
import-fault-partners = diese Community ist nur für Partner
import-fault-has-left = ist ausgetreten und tritt selbst wieder bei
import-fault-no-level = diese Stufe gibt es nicht
import-fault-level-kind = die Stufe ist nicht für Mitglieder dieser Art
import-fault-level-organizations = die Stufe ist für Organisationen
import-fault-level-retired = die Stufe wird nicht mehr angeboten
import-fault-level-day = diese Stufe braucht den letzten bezahlten Tag
import-fault-level-free = für eine Stufe, die nichts kostet, wird nichts bezahlt
import-fault-day-reach = der letzte bezahlte Tag ist vorbei oder zu weit voraus
import-columns = Welche Spalte was ist
import-columns-intro = Der ersten Zeile der Datei entnommen. Berichtigen Sie, was nicht stimmt.
import-column-mail = Mailadresse
import-column-organization = Firma
import-column-paid-until = Bezahlt bis
import-column-handle = Kurzname
import-column-none = Nicht in der Datei
import-column-unnamed = Spalte { $n }
import-column-needed = sagen Sie, welche Spalte das ist; ohne sie kann niemand Mitglied sein
import-column-missing = Eine Spalte fehlt: { $column }
import-column-say = Sagen Sie unten, welche Spalte der Datei es ist
import-look-again = Mit diesen Spalten noch einmal ansehen
import-too-often = Die Spalten einer Datei werden höchstens { $n }-mal geändert; reichen Sie sie neu ein
import-moved = Jemand hat inzwischen mit dieser Datei weitergemacht; so steht sie jetzt
import-drop-title = Nicht mehr gebraucht?
import-drop-means = Die Datei und was hier von ihr steht wird vergessen; wer aufgenommen ist, bleibt. Sonst geschieht das sieben Tage nach dem letzten Gebrauch.
import-drop = Diese Datei vergessen
import-stop-title = Ist es die falsche Datei?
import-stop-means = Niemand sonst wird aufgenommen, und die Datei wird vergessen. Wer schon aufgenommen ist, bleibt.
import-stop = Anhalten und diese Datei vergessen
sources-title = Kalender von anderswo
sources-intro = Was andere als Kalender veröffentlichen, wird hier zu Veranstaltungen. Sie wählen, was veröffentlicht wird und für wen.
sources-removed = Der Kalender wird nicht mehr gelesen; seine Veranstaltungen bleiben
sources-empty = Noch kein Kalender
sources-empty-next = Fügen Sie unten einen hinzu. Sie sehen, was er enthält, bevor etwas veröffentlicht wird.
source-url = Adresse des Kalenders
source-url-hint = Sie beginnt mit https:// oder webcal:// und endet oft mit .ics. Sie wird von selbst immer wieder gelesen.
source-file = Eine Datei
source-file-hint = Ein Kalender, als .ics gespeichert, höchstens { $n } MB. Sie wird einmal gelesen.
source-add = Einen Kalender hinzufügen
source-add-what = Nichts wird veröffentlicht, bevor Sie es auf der nächsten Seite angehakt haben.
source-look = Ansehen, was er enthält
source-look-file = Ansehen, was die Datei enthält
source-wrong-many = eine Community liest höchstens { $n } Kalender; entfernen Sie zuerst einen
source-wrong-unreadable = es ließ sich nicht als Kalender lesen: { $why }
source-from-file = Aus einer Datei
source-never-read = Noch nicht gelesen.
source-read = Gelesen { $ago }.
source-due = Das nächste Mal um { $time }.
source-failed = Beim letzten Versuch ließ er sich nicht lesen
source-faults = { $n ->
    [one] { $n } Stelle darin war nicht zu verstehen
   *[other] { $n } Stellen darin waren nicht zu verstehen
    }
source-publishing = Wird gerade veröffentlicht
source-publishes-new = Neue Einträge werden von selbst veröffentlicht
source-asks = Neue Einträge warten, bis Sie sie anhaken
source-waiting = { $n ->
    [one] { $n } Eintrag ist nicht veröffentlicht
   *[other] { $n } Einträge sind nicht veröffentlicht
    }
source-audience-all = Unsere Mitglieder und die aller Communitys, mit denen wir Veranstaltungen teilen
source-audience-some = Unsere Mitglieder und die einiger Communitys
source-audience-peer = Unsere Mitglieder und die von { $name } allein
source-audience-hint = Für alles, was ab jetzt veröffentlicht wird. Was schon veröffentlicht ist, ändern Sie auf seiner eigenen Seite.
source-brought = { $n ->
    [one] Er brachte bisher { $n } Veranstaltung.
   *[other] Er brachte bisher { $n } Veranstaltungen.
    }
source-shown = Einträge { $from } bis { $to } von { $n }, die nicht veröffentlicht sind
source-done-added = Hinzugefügt; noch ist nichts davon veröffentlicht. Haken Sie unten an, was es werden soll
source-done-chosen = Gespeichert; was angehakt war, ist veröffentlicht
source-done-read = Neu gelesen
source-moved = Ein Eintrag wurde inzwischen veröffentlicht oder entfernt; sehen Sie noch einmal nach und wählen Sie erneut
source-fault-event = Ließ sich nicht veröffentlichen: Er endet vor seinem Beginn, dauert zu lange oder liegt zu weit voraus. Berichtigen Sie ihn dort, woher er kommt.
source-fault-audience = Ließ sich nicht veröffentlichen: Mit der Community, für die er ist, werden keine Veranstaltungen geteilt. Wählen Sie, für wen er ist.
source-left-out = Weggelassen
source-said = Was genau falsch war, für die, die diesen Kalender führen
source-entries = Was veröffentlicht wird
source-entries-what = Was angehakt ist, wird zur Veranstaltung. Was nicht angehakt ist, bleibt weg, bis Sie es anhaken. Was veröffentlicht ist, wird mit seinem Kalender verlegt und abgesagt.
source-entries-none = Nichts wartet: Alles Künftige darin ist veröffentlicht, oder es steht nichts bevor.
source-new = Neue von selbst veröffentlichen
source-new-hint = Dann wird ohne Rückfrage veröffentlicht, was der Kalender später hinzufügt, und auch, was auf weiteren Seiten dieser Liste steht und nicht weggelassen wurde. Sonst wartet es hier.
source-choose = Speichern und Angehaktes veröffentlichen
source-before = Frühere Einträge
source-more = Die nächsten Einträge
source-again = Neu lesen
source-newer-file = Eine neuere Datei dieses Kalenders
source-read-file = Die neuere Datei lesen
source-again-what = Er wird von selbst immer wieder gelesen; hiermit sofort.
source-refresh = Jetzt lesen
source-remove-title = Nicht mehr nötig?
source-remove-what = Er wird nicht mehr gelesen, und was hier wartet, wird vergessen. Veranstaltungen, die er brachte, bleiben und ändern sich nicht mehr mit ihm.
source-remove = Diesen Kalender entfernen
desk-audit-title = Verlauf
desk-audit-intro = Die letzten hundert Vorgänge: vom Vorstand, vom Betreiber und vom Knoten selbst.
desk-audit-empty = Noch ist nichts geschehen
desk-audit-what = Was
desk-audit-by = Von
desk-audit-at = Wann
desk-done-retried = Ein neuer Versuch läuft
desk-done-dropped = Die Nachricht ist verworfen
desk-done-compared = Verglichen; das Ergebnis steht unten
desk-done-paused = Die Verbindung ist pausiert
desk-done-resumed = Die Verbindung läuft wieder; was gewartet hat, ist unterwegs
desk-done-proposed = Vorgeschlagen; die Antwort steht aus
desk-done-accepted = Die Verbindung ist aktiv
desk-done-rejected = Der Vorschlag wurde abgelehnt
desk-done-end-announced = Das Ende der Verbindung ist angekündigt
desk-done-ended = Die Verbindung ist beendet

login-title = Anmelden
login-intro = Hier gibt es keine Passwörter. Wir schicken Ihnen eine E-Mail mit einem Link und einem Code; beide gelten einmal.
login-mail = E-Mail-Adresse
login-mail-hint = Die, mit der Sie Mitglied sind.
login-ask = E-Mail anfordern
login-join = Noch kein Mitglied? Kostenlos beitreten
login-ask-again = Neue E-Mail anfordern
login-without-mail = Hier gibt es keine Passwörter und keine Links per E-Mail. Ein Konto anderswo meldet Sie an oder ein Passkey, den Sie erstellt haben; wer diesen Knoten betreibt, kann einen Link erstellen, der Sie einmal anmeldet.
login-kept = Ihre Anfrage bewahren wir eine Viertelstunde auf, ebenso lange ein Cookie in diesem Browser, damit niemand sonst Ihren Link benutzen kann. Kommt bei Ihnen keine E-Mail an, kann der Betreiber dieses Knotens einen Link erstellen, der Sie anmeldet.
login-passkey = Mit einem Passkey anmelden
login-passkey-hint = Wenn Sie hier einen Passkey erstellt haben, meldet Ihr Gerät Sie ohne E-Mail an.
login-passkey-refused = Der Passkey hat Sie nicht angemeldet. Versuchen Sie es noch einmal, oder lassen Sie sich eine E-Mail schicken.
login-passkey-ask = Ihr Gerät fragt jetzt nach Ihrem Fingerabdruck, Ihrem Gesicht oder seinem Code. Nichts davon erreicht uns.
login-passkey-button = Mein Gerät fragen
login-account = Mit { $provider } anmelden
login-account-hint = Ein Konto anderswo, das Sie hier verknüpft haben, meldet Sie ohne E-Mail an.
login-account-stopped = { $provider } hat Sie nicht angemeldet: Sie haben dort abgebrochen, oder Sie werden von dort nicht hierher gelassen. Versuchen Sie es noch einmal, oder lassen Sie sich eine E-Mail schicken.
login-account-silent = { $provider } ist gerade nicht zu erreichen. Lassen Sie sich eine E-Mail schicken, oder versuchen Sie es später noch einmal.
login-account-refused = Das Konto hat Sie nicht angemeldet. Versuchen Sie es noch einmal, oder lassen Sie sich eine E-Mail schicken.
login-account-away = Sie gehen jetzt zu { $provider } und kommen danach hierher zurück.
login-account-go = Weiter zu { $provider }
login-unlinked = Dieses Konto ist noch nicht verknüpft
login-unlinked-lead = { $provider } kennt Sie; wessen Konto es hier ist, wissen wir noch nicht. Wenn Sie Mitglied sind, lassen Sie sich eine E-Mail schicken und melden Sie sich damit in diesem Browser an: Dann fragen wir Sie einmal, ob wir das Konto verknüpfen sollen.
login-unlinked-no-mail = { $provider } kennt Sie; wessen Konto es hier ist, wissen wir noch nicht, und mit einer E-Mail meldet sich hier niemand an. Wenn Sie Mitglied sind, melden Sie sich in diesem Browser mit einem Passkey an oder mit einem Link, den Ihnen macht, wer diesen Server betreibt: Dann fragen wir Sie einmal, ob wir das Konto verknüpfen sollen.
login-unlinked-why = Wir suchen niemanden nach der Adresse, die ein Konto nennt, denn sie kann jemand anderem gehören.
login-by-mail = Mit einer E-Mail anmelden
passkey-no-script = Passkeys brauchen ein Skript im Browser, und hier läuft keines. E-Mails melden Sie auch ohne Skript an.
passkey-unable = Dieser Browser kennt keine Passkeys. Nehmen Sie einen anderen, oder melden Sie sich mit einer E-Mail an.
passkey-failed = Ihr Gerät hat keinen Passkey gegeben. Klicken Sie auf die Schaltfläche, um es noch einmal zu versuchen.
login-sent-title = Schauen Sie in Ihr Postfach
login-sent = Wenn hier ein Mitglied die Adresse { $mail } hat, ist eine E-Mail mit Link und Code dorthin unterwegs.
login-sent-here = { $n ->
    [one] Öffnen Sie den Link innerhalb einer Minute in diesem Browser oder geben Sie den Code hier ein.
   *[other] Öffnen Sie den Link innerhalb von { $n } Minuten in diesem Browser oder geben Sie den Code hier ein.
}
login-code = Code
login-code-hint = Acht Buchstaben und Ziffern; Großschreibung und Bindestriche spielen keine Rolle.
login-code-unreadable = er hat acht Buchstaben und Ziffern, so wie in der E-Mail
login-code-wrong = { $n ->
    [one] das ist nicht der Code aus der neuesten E-Mail; Sie haben noch einen Versuch
   *[other] das ist nicht der Code aus der neuesten E-Mail; Sie haben noch { $n } Versuche
}
login-no-mail = Keine E-Mail? Es kann eine Minute dauern, oder sie liegt im Spam-Ordner. Vielleicht sind Sie auch mit einer anderen Adresse Mitglied.
login-elsewhere = Dieser Link gehört zu einem anderen Browser.
login-elsewhere-next = Ein Link gilt eine Viertelstunde und nur dort, wo er angefordert wurde. Gehen Sie zurück zu jenem Browser und geben Sie dort den Code aus der E-Mail ein, oder fordern Sie hier eine neue an.
login-button-why = Dieser Link meldet Sie einmal an, in diesem Browser. Es geschieht nichts, bevor Sie auf die Schaltfläche klicken.
login-button = Anmelden
join-title = Kostenlos beitreten
join-description = Mitglied von { $community } werden: beitragsfrei, fünf Felder, keine Kreditkarte.
join-intro = Die freie Stufe kostet nichts und verlangt keine Kreditkarte. Fünf Felder jetzt, der Rest, wann Sie möchten.
join-name = Ihr Name
join-name-hint = So, wie andere Mitglieder ihn sehen sollen.
join-mail = E-Mail-Adresse
join-mail-hint = Damit melden Sie sich an. Sie wird niemandem gezeigt und verlässt diesen Knoten nicht.
join-organization = Organisation (freiwillig)
join-organization-hint = Sieht der Veranstalter, wenn Sie auf eine Veranstaltung antworten.
join-kind = Sie sind
join-kind-hint = Manche Communitys sind nur für Partner; davon hängt ab, wer beitreten kann.
join-kind-choose = Bitte wählen
join-kind-missing = bitte wählen Sie, was auf Sie zutrifft
join-place = Wo Sie arbeiten (freiwillig)
join-place-hint = Ein Land oder ein Teil davon, etwa Germany oder Washington. Es steht in Ihrem Profil; dort legen Sie fest, wer es sieht.
join-place-unknown = dieser Ort steht nicht auf der Liste; wählen Sie einen der angebotenen Namen oder schreiben Sie ein Kürzel wie DE oder US-WA
join-button = Beitreten
join-confirm = Jetzt beitreten
join-member-already = Ich bin schon Mitglied
join-partners-only = diese Community ist nur für Partner, damit ihre Mitglieder unter sich sprechen können; zu ihren öffentlichen Veranstaltungen sind Sie willkommen
join-partners-only-but = diese Community ist nur für Partner, damit ihre Mitglieder unter sich sprechen können; die folgenden Communitys, mit denen sie Veranstaltungen teilt, nehmen alle auf
join-not-for-kind = die Stufe „{ $level }“ ist dafür nicht vorgesehen; fragen Sie den Vorstand
join-invite = Hier nimmt der Vorstand Mitglieder auf. Schreiben Sie ihm.
join-sent = Eine E-Mail mit Link und Code ist unterwegs an { $mail }.
join-no-mail = Keine E-Mail? Es kann eine Minute dauern, sie liegt im Spam-Ordner, oder in der Adresse ist ein Tippfehler.
join-competitors = Treffe ich auf Wettbewerber?
join-competitors-few = Wir sind zu wenige, um mit Zahlen zu antworten, ohne auf Einzelne zu zeigen. Gehen Sie davon aus.
join-competitors-members = { $n ->
    [one] Sehr wahrscheinlich. Wir sind ein Mitglied.
   *[other] Sehr wahrscheinlich. Wir sind { $n } Mitglieder.
}
join-competitors-kind = { $kind }: { $n }
join-competitors-rules = Was Sie tun und für wen, sehen nur die, die Sie auswählen; hier fragen wir nie danach. Der Ethikkodex gilt für alle, und Preise, Kundennamen oder die Aufteilung von Gebieten haben hier keinen Platz.
join-no-code = Diese Community hat noch keinen Ethikkodex veröffentlicht.
join-acknowledges = Mit dem Beitritt erkennen Sie unseren Ethikkodex an; unten steht er ganz.
kind-partner = Partner
kind-vendor = Hersteller
kind-customer = Kunde
kind-microsoft = Bei Microsoft
kind-individual = Für mich selbst
welcome-title = Willkommen
welcome-intro = Sie sind Mitglied. Fünf Schritte, die sich lohnen, in beliebiger Reihenfolge; keiner dauert lange.
welcome-progress = { $n } von { $all } erledigt
welcome-done = Erledigt
welcome-tick = Das habe ich erledigt
welcome-hide = Liste ausblenden
welcome-sign-code = Ethikkodex unterschreiben
welcome-sign-code-why = Eine Minute. Vorher dürfen Sie alles lesen, aber nichts schreiben.
welcome-sign-code-go = Lesen und unterschreiben
welcome-fill-five = Ihre fünf Stärken eintragen
welcome-fill-five-why = Was Sie am besten können und für wen: jeweils höchstens fünf, und Sie bestimmen, wer sie sieht.
welcome-fill-five-go = Sagen, was Sie tun
welcome-follow = Communitys folgen
welcome-follow-why = Was sie vorhaben, steht dann in Ihrem Kalender.
welcome-follow-go = Communitys ansehen
welcome-answer = Auf eine Veranstaltung antworten
welcome-answer-why = Hier oder bei einer anderen Community; der Veranstalter antwortet Ihnen.
welcome-answer-go = Termine ansehen
welcome-say-hello = Hallo sagen
welcome-say-hello-why = Dem Vorstand, nicht allen: wer Sie sind und was Sie sich erhoffen.
welcome-say-hello-go = Wer das ist
welcome-passkey = Nächstes Mal ohne E-Mail anmelden
welcome-passkey-why = Mit einem Passkey melden Sie sich mit Fingerabdruck, Gesicht oder dem Code Ihres Geräts an. E-Mails gehen weiterhin, mit und ohne Passkey.
welcome-passkey-go = Zu den Passkeys
sessions-title = Ihre Browser
sessions-intro = Hier sind Sie angemeldet. Ein Browser, den Sie eine Woche lang nicht benutzen, wird von selbst abgemeldet.
sessions-here = dieser hier
sessions-since = Angemeldet
sessions-used = Zuletzt benutzt
sessions-end = Abmelden
sessions-other-browser = Anderer Browser
passkeys-title = Ihre Passkeys
passkeys-intro = Mit einem Passkey melden Sie sich ohne E-Mail an: Ihr Gerät fragt nach Ihrem Fingerabdruck, Ihrem Gesicht oder seinem Code. Der Schlüssel bleibt im Gerät oder in Ihrem Passwortmanager; wir bewahren nur auf, womit er geprüft wird.
passkeys-none = Sie haben noch keinen. E-Mails melden Sie an, mit und ohne Passkey.
passkeys-unavailable = Dieser Knoten hat keine Passkeys. E-Mails melden Sie an.
passkeys-made = Erstellt
passkeys-never = Bisher nicht benutzt.
passkeys-name = Name
passkeys-rename = Umbenennen
passkeys-remove = Entfernen
passkeys-removed-hint = Ein Passkey, den Sie hier entfernen, meldet niemanden mehr an. Löschen Sie ihn auch in Ihrem Gerät.
passkeys-new = Einen Passkey erstellen
passkeys-new-intro = Ihr Gerät erstellt einen Schlüssel für diese Seite. Geben Sie ihm zuerst einen Namen, damit Sie ihn wiedererkennen.
passkeys-name-hint = Zum Beispiel das Gerät oder der Passwortmanager, der ihn aufbewahrt.
passkeys-name-first = Mein Gerät
passkeys-make = Jetzt erstellen
passkeys-back = Zurück zu Ihren Passkeys
passkeys-added = Der Passkey ist gespeichert. Ab jetzt meldet er Sie an.
passkeys-full = Niemand kann mehr als { $n } Passkeys haben. Entfernen Sie zuerst einen.
passkeys-not-taken = Der Passkey wurde nicht angenommen. Erstellen Sie ihn noch einmal; hat dieses Gerät schon einen von Ihnen, genügt dieser.
sign-ins-title = Ihre Konten anderswo
sign-ins-intro = Mit einem Konto, das Sie anderswo haben, melden Sie sich hier ohne E-Mail an. Wir fragen den Anbieter nach Ihrem Profil dort und bewahren nur auf, dass das Konto Ihres ist, wie es heißt und wann Sie es zuletzt benutzt haben.
sign-ins-none = Sie haben noch keines verknüpft. E-Mails melden Sie an, mit und ohne Konto.
sign-ins-unavailable = Diese Community nimmt keine Konten von anderswo. E-Mails melden Sie an.
sign-ins-since = Verknüpft
sign-ins-remove = Entfernen
sign-ins-new = Konto verknüpfen: { $provider }
sign-ins-full = Niemand kann mehr als { $n } Konten haben. Entfernen Sie zuerst eines.
sign-ins-linked = Das Konto ist verknüpft. Ab jetzt meldet es Sie an.
sign-ins-known = Dieses Konto ist schon verknüpft.
sign-ins-gone = Nichts ist verknüpft: Es hat zu lange gedauert, oder es wurde in einem anderen Fenster begonnen. Beginnen Sie noch einmal.
sign-ins-silent = { $provider } ist gerade nicht zu erreichen. Versuchen Sie es später noch einmal.
sign-ins-link = Dieses Konto verknüpfen?
sign-ins-link-lead = Jemand hat sich in diesem Browser bei { $provider } angemeldet: { $ago }. Wenn nicht Sie es waren, wählen Sie „Jetzt nicht“. Ein verknüpftes Konto meldet Sie hier ohne E-Mail an.
sign-ins-account = Konto
sign-ins-link-yours = Verknüpfen Sie es nur, wenn es Ihres ist und niemand sonst es hat: Wer es benutzen kann, kann sich hier als Sie anmelden.
sign-ins-link-nameless = Der Anbieter sagt nicht, wie dieses Konto heißt; wir können Ihnen nicht zeigen, wessen es ist. Wenn Sie Ihres verknüpfen möchten, beginnen Sie in Ihren Einstellungen:
sign-ins-link-yes = Verknüpfen
sign-ins-link-no = Jetzt nicht
status-title = Status
status-description = Ob dieser Knoten läuft und die Communitys erreicht, mit denen er teilt.
status-good = Alles kommt an
status-good-next = Keine Nachricht wartet
status-waiting = { $n ->
    [one] { $n } Nachricht wartet
   *[other] { $n } Nachrichten warten
    }
status-waiting-next = Wir versuchen es von selbst wieder; nichts geht verloren
status-parked = { $n ->
    [one] { $n } Nachricht braucht den Betreiber
   *[other] { $n } Nachrichten brauchen den Betreiber
    }
status-parked-next = Eine Community hat sie nicht angenommen. Wir versuchen es nicht mehr; der Betreiber sieht den Grund in der Liste der Zustellungen und kann erneut senden
status-peers = Communitys, mit denen wir teilen
status-community = Community
status-reach = Erreichbar
status-last = Zuletzt gehört
status-queue = Wartend
status-never = nie
status-asked = Stand: { $time } in { $place }.
status-version = Rosarium { $version }.
reach-good = Alles kommt an
reach-retrying = Neuer Versuch läuft
reach-parked = Braucht den Betreiber
reach-paused = Pausiert

## E-Mails

mail-hello = Guten Tag { $name },
mail-hello-unnamed = Guten Tag,
mail-changed-subject = Geändert: { $title }
mail-changed = { $host } hat „{ $title }“ geändert.
mail-postponed-subject = Verschoben: { $title }
mail-postponed = { $host } hat „{ $title }“ verschoben und sucht einen neuen Termin.
mail-cancelled-subject = Abgesagt: { $title }
mail-cancelled = { $host } hat „{ $title }“ abgesagt.
mail-on-again-subject = Findet doch statt: { $title }
mail-on-again = „{ $title }“ findet doch statt, teilt { $host } mit.
mail-removed-subject = Zurückgezogen: { $title }
mail-removed = { $host } hat „{ $title }“ aus dem Kalender genommen. Rechnen Sie nicht damit.
mail-confirmed-subject = Bestätigt: { $title }
mail-confirmed = { $host } hat einen Platz für Sie bei „{ $title }“.
mail-promoted-subject = Ein Platz für Sie: { $title }
mail-promoted = Ein Platz ist frei geworden: { $host } hat Sie für „{ $title }“ bestätigt. Wenn Sie nicht kommen können, nehmen Sie Ihre Antwort bitte zurück, denn andere warten.
mail-event-invited-subject = Einladung: { $title }
mail-event-invited = { $host } lädt Sie zu „{ $title }“ ein. Sagen Sie auf der Seite der Veranstaltung, ob Sie kommen.
mail-join-link-subject = So nehmen Sie online teil: { $title }
mail-join-link-changed = Für „{ $title }“ von { $host } gibt es einen Link zur Online-Teilnahme; die Adresse unten führt dorthin. Eine frühere Adresse führt jetzt nirgendwohin.
mail-join-link-gone = { $host } hat den Link zur Online-Teilnahme an „{ $title }“ entfernt. Sie behalten Ihren Platz und bekommen eine weitere Mail, wenn es einen neuen Link gibt.
mail-join-link = Online teilnehmen: { $page }
mail-join-link-alone = Diese Adresse gilt nur für Sie. Bitte geben Sie sie nicht weiter.
mail-waitlisted-subject = Warteliste: { $title }
mail-waitlisted = Alle Plätze bei „{ $title }“ sind vergeben. { $host } hat Sie auf die Warteliste gesetzt, Platz { $n }. Sie bekommen eine E-Mail, sobald ein Platz für Sie frei ist.
mail-refused-subject = Kein Platz: { $title }
mail-refused = { $host } hat bei „{ $title }“ keinen Platz für Sie.
mail-refused-reason = In den Worten des Veranstalters: { $reason }
mail-failed-subject = Nicht zugestellt: { $title }
mail-failed = { $host } hat Ihre Antwort auf „{ $title }“ nicht bekommen: Der Veranstalter war nicht zu erreichen oder hat sie nicht angenommen. Was Sie vorher gesagt hatten, gilt dort weiter. Auf der Seite der Veranstaltung können Sie erneut antworten.
mail-not-confirmed-subject = Nicht bestätigt: { $title }
mail-not-confirmed = { $host } hat Ihre Antwort auf „{ $title }“ seit einem Tag und hat nicht gesagt, ob Sie einen Platz haben. Fragen Sie dort nach, bevor Sie hingehen, oder antworten Sie auf der Seite der Veranstaltung erneut.
mail-over-subject = Nach { $title }
mail-over = „{ $title }“ von { $host } ist vorbei. Wir danken allen, die da waren.
mail-over-minutes = Was dort vereinbart wurde, steht auf der Seite, sobald es aufgeschrieben ist.
mail-reminder-subject = Erinnerung: { $title }
mail-reminder = { $n ->
    [one] „{ $title }“ von { $host } beginnt innerhalb der nächsten Stunde.
   *[other] „{ $title }“ von { $host } beginnt innerhalb der nächsten { $n } Stunden.
}
mail-digest-subject = Diese Woche bei { $community }
mail-digest-coming = Dazu haben Sie ja oder vielleicht gesagt
mail-digest-new = Neu von { $host }
mail-digest-organizations = Neu bei Organisationen, denen Sie folgen
mail-digest-competencies = Dort macht jetzt jemand: { $competencies }
mail-digest-more = Und { $n } weitere: { $page }
mail-digest-rooms = Was in Räumen gesagt wird, bleibt in Räumen: Keine E-Mail berichtet davon.
mail-digest-reason = Sie bekommen diese E-Mail einmal pro Woche, weil Sie Mitglied von { $community } sind.
mail-stop-digest = Keine wöchentlichen E-Mails mehr: { $page }
mail-stop-reminders = Keine Erinnerungen mehr: { $page }
mail-stop-peerings = Keine Mails mehr über Partnerschaften, die nichts von Ihnen verlangen: { $page }
mail-desk-reason = Sie bekommen diese Mail, weil Sie { $community } mit leiten.
mail-peering-page = Die Seite dieser Community
mail-peering-proposed-subject = { $peer } schlägt vor zu teilen
mail-peering-proposed = { $peer } möchte mit { $community } teilen und wartet auf Ihre Antwort.
mail-peering-proposed-next = Vergleichen Sie die sechs Wörter beider Schlüssel am Telefon, bevor Sie annehmen. Bis dahin wird nichts geteilt.
mail-peering-accepted-subject = { $peer } und { $community } teilen jetzt
mail-peering-accepted = { $community } und { $peer } haben vereinbart zu teilen.
mail-peering-accepted-next = Was geteilt wird und wie es läuft, steht auf ihrer Seite.
mail-peering-rejected-subject = { $peer } und { $community } teilen nicht
mail-peering-rejected = Der Vorschlag zwischen { $community } und { $peer } wurde abgelehnt oder zurückgezogen.
mail-peering-rejected-next = Nichts wird geteilt. Beide Seiten können neu vorschlagen.
mail-peering-paused-subject = Das Teilen mit { $peer } ruht
mail-peering-paused = Jemand aus der Leitung von { $community } hat das Teilen mit { $peer } ausgesetzt.
mail-peering-paused-next = Was für sie bestimmt ist, wartet, bis jemand fortfährt.
mail-peering-ended-subject = Das Teilen mit { $peer } ist beendet
mail-peering-ended = { $community } und { $peer } teilen nicht mehr.
mail-peering-ended-next = Wer es beendet hat und warum, steht auf ihrer Seite.
mail-peering-silent-subject = { $peer } antwortet seit einem Tag nicht
mail-peering-silent = Seit { $since } kommt bei { $peer } nichts an. Es wird von selbst weiter versucht.
mail-peering-silent-next = Rufen Sie dort jemanden aus der Leitung an. Bis sie geantwortet hat, bekommen Sie dazu keine weitere Mail.
mail-deal-page = Die Vereinbarung
mail-deal-offered-subject = { $peer } bietet eine Vereinbarung an
mail-deal-offered = { $peer } hat aufgeschrieben, was beide Gemeinschaften den Mitgliedern der anderen geben könnten, und wartet auf die Antwort von { $community }.
mail-deal-offered-next = Lesen Sie den Text und unterschreiben Sie ihn, antworten Sie mit einem eigenen oder lehnen Sie ab. Nichts gilt, bevor beide unterschrieben haben.
mail-deal-countered-subject = { $peer } antwortet mit einem anderen Text
mail-deal-countered = { $peer } möchte lieber einen anderen Text unterschreiben als den, den { $community } angeboten hat.
mail-deal-countered-next = Was sich geändert hat, ist auf der Seite markiert. Unterschreiben Sie, antworten Sie oder lehnen Sie ab.
mail-deal-signed-subject = { $peer } und { $community } haben eine Vereinbarung unterschrieben
mail-deal-signed = { $community } und { $peer } haben beide denselben Text unterschrieben.
mail-deal-signed-next = Was Mitglieder dadurch bekommen und ab wann, steht auf der Seite.
mail-deal-declined-subject = Noch keine Vereinbarung mit { $peer }
mail-deal-declined = Was zwischen { $community } und { $peer } angeboten war, wurde abgelehnt oder zurückgenommen.
mail-deal-declined-next = Hat jemand einen Grund genannt, steht er auf der Seite. Beide Seiten können neu schreiben.
mail-deal-ending-subject = Die Vereinbarung mit { $peer } endet
mail-deal-ending = Die Vereinbarung zwischen { $community } und { $peer } endet am { $since }.
mail-deal-ending-next = Wer sie beendet und warum, steht auf der Seite. Was vorher ausgegeben wurde, gilt weiter.
mail-alert-page = Der Zustand Ihres Knotens
mail-alert-queue-page = Was für wen wartet
mail-alert-parked-subject = Nachrichten von { $community } wurden aufgegeben
mail-alert-parked = { $n ->
    [one] { $n } Nachricht an andere Communitys kam nicht an und wird nicht mehr versucht.
   *[other] { $n } Nachrichten an andere Communitys kamen nicht an und werden nicht mehr versucht.
    }
mail-alert-parked-next = In der Verwaltung sehen Sie, warum, und lassen sie erneut versuchen oder verwerfen.
mail-alert-mail-subject = Mails von { $community } gehen nicht hinaus
mail-alert-mail = Seit { $since } ließ sich keine Mail übergeben. Sie warten und werden weiter versucht.
mail-alert-mail-next = Wer den Knoten betreibt, findet den Grund mit rosarium doctor und probiert es mit rosarium mail test.
mail-alert-disk-subject = Der Speicher von { $community } ist fast voll
mail-alert-disk = { $n } MB sind frei. Ist er voll, zeigt der Knoten alles und nimmt keine Änderungen an.
mail-alert-disk-next = Schaffen Sie Platz; der Knoten macht von selbst weiter.
mail-alert-clock-subject = Die Uhr von { $community } geht falsch
mail-alert-clock = Die Uhr der Maschine weicht von der von { $peer } ab: An andere Communitys geht nichts hinaus, und von ihnen wird nichts angenommen.
mail-alert-clock-next = Stellen Sie sie richtig; dann geht hinaus, was wartet.
mail-alert-key-subject = { $peer } zeigt einen Schlüssel, den niemand angekündigt hat
mail-alert-key = Dem Schlüssel wird nicht geglaubt, und was damit unterschrieben ist, wird nicht angenommen.
mail-alert-key-next = Rufen Sie dort jemanden aus der Leitung an: Entweder haben sie einen neuen Schlüssel, oder jemand gibt sich für sie aus.
mail-when = Wann: { $when }
mail-where = Wo: { $where }
mail-online-page = Online-Seite: { $page }
mail-before = Bisher: { $before }
mail-nowhere = nicht angegeben
mail-time = { $day }, { $hours } ({ $zone })
mail-zone = { $place }, { $short }
mail-enter = Der angehängte Eintrag bringt Ihren Kalender auf den neuesten Stand.
mail-take-off = Der angehängte Eintrag entfernt den Termin aus Ihrem Kalender.
mail-page = Seite der Veranstaltung: { $page }
mail-invited-subject = Sie sind Mitglied von { $community }
mail-invited = { $community } führt Sie mit dieser E-Mail-Adresse als Mitglied. Melden Sie sich damit an, wann immer Sie möchten: Sie bekommen einen Link und einen Code per E-Mail und brauchen kein Passwort.
mail-invited-open = Anmelden
mail-invoice-subject = Rechnung { $number } von { $community }
mail-invoice = Sie haben bei { $community } die Stufe „{ $tier }“ gewählt. Dies ist die Rechnung dafür; die Stufe gilt, sobald der Vorstand den Zahlungseingang gesehen hat. Bis dahin bleibt alles, wie es ist.
mail-paid-subject = Zahlung verbucht: Rechnung { $number } von { $community }
mail-paid = Vielen Dank. { $community } hat die Zahlung für die Stufe „{ $tier }“ verbucht.
mail-renewal-subject = Ihre Mitgliedschaft bei { $community } läuft am { $until } ab
mail-renewal = Ihre Mitgliedschaft bei { $community } ist bis { $until } bezahlt. Sie läuft weiter, wenn Sie wieder zahlen; wenn Sie nichts tun, bleiben Sie Mitglied auf der Stufe, die nichts kostet.
mail-not-offered-subject = Ihre Stufe { $from } bei { $community } läuft am { $until } ab
mail-not-offered = Ihre Stufe „{ $from }“ bei { $community } ist bis { $until } bezahlt. Sie wird nicht mehr angeboten, deshalb gibt es nichts zu bezahlen. Sie bleiben Mitglied: Ab { $day } haben Sie die Stufe „{ $to }“, die nichts kostet. Eine andere Stufe können Sie jederzeit auf der Seite Ihrer Mitgliedschaft wählen.
mail-lapsed-subject = Ihre Stufe bei { $community } ist jetzt { $to }
mail-lapsed = Ihre Stufe „{ $from }“ bei { $community } war bis { $until } bezahlt. Sie bleiben Mitglied auf der Stufe „{ $to }“, die nichts kostet; alles, was Sie geschrieben und beantwortet haben, bleibt erhalten. „{ $from }“ können Sie jederzeit auf der Seite Ihrer Mitgliedschaft wieder wählen.
mail-dues-amount = Betrag: { $amount }
mail-dues-due = Zahlbar bis: { $day }
mail-dues-open = Zur Rechnung
mail-dues-card = Ihre Mitgliedschaft
mail-dues-reason = Sie bekommen diese E-Mail, weil Sie Mitglied von { $community } sind und es um Ihre Mitgliedschaft geht.
mail-passkey-made-subject = Ein neuer Passkey meldet Sie bei { $community } an
mail-passkey-made = Der Passkey „{ $called }“ meldet Sie ab jetzt bei { $community } an.
mail-passkey-removed-subject = Ein Passkey wurde bei { $community } entfernt
mail-passkey-removed = Der Passkey „{ $called }“ meldet bei { $community } niemanden mehr an.
mail-passkey-not-you = Wenn Sie das nicht waren: Entfernen Sie Passkeys, die Sie nicht kennen, melden Sie Browser ab, die Sie nicht kennen, und schreiben Sie dem Vorstand.
mail-passkeys-taken-subject = Sie wurden bei { $community } abgemeldet
mail-passkeys-taken = Wer den Server von { $community } betreibt, hat Sie in jedem Browser abgemeldet und { $n ->
    [one] einen Passkey
   *[other] { $n } Passkeys
} von Ihnen entfernt.
mail-passkeys-taken-next = Sie melden sich wieder per E-Mail an und legen einen neuen Passkey an, wann Sie möchten.
mail-passkey-page = Ihre Passkeys
mail-account-linked-subject = Ein Konto bei { $called } meldet Sie bei { $community } an
mail-account-linked = Ab jetzt meldet ein Konto von Ihnen bei { $called } Sie bei { $community } an.
mail-account-unlinked-subject = Ein Konto bei { $called } wurde bei { $community } entfernt
mail-account-unlinked = Ihr Konto bei { $called } meldet Sie bei { $community } nicht mehr an.
mail-account-not-you = Wenn Sie das nicht waren: Nehmen Sie Konten weg, die Sie nicht kennen, melden Sie Browser ab, die Sie nicht kennen, und schreiben Sie dem Vorstand.
mail-accounts-taken = Wer den Server von { $community } betreibt, hat Sie in jedem Browser abgemeldet und { $n ->
    [one] ein verknüpftes Konto
   *[other] { $n } verknüpfte Konten
} weggenommen.
mail-accounts-taken-next = Sie melden sich wieder per E-Mail an und verknüpfen ein Konto, wann Sie möchten.
mail-account-page = Ihre Konten anderswo
mail-account-reason = Sie erhalten diese E-Mail, weil Sie Mitglied von { $community } sind und es darum geht, wie Sie sich anmelden.
mail-code-signed-subject = Sie haben den Ethikkodex von { $community } unterschrieben
mail-code-signed = Sie haben Version { $called } des Ethikkodex von { $community } unterschrieben. Diese E-Mail ist Ihr Beleg.
mail-code-record =
    Version: { $version }
    Unterschrieben als: { $name }
    Zeit: { $time }
    Fingerabdruck: { $fingerprint }
mail-code-signed-next = Die Community hat dasselbe festgehalten. Der Text steht auf seiner Seite, solange diese Version gilt.
mail-code-page = Der Ethikkodex
mail-code-changed-subject = Der Ethikkodex von { $community } enthält Neues
mail-code-changed = Version { $called } des Ethikkodex von { $community } gilt jetzt. Sie enthält Neues; deshalb bitten wir Sie, sie zu lesen und zu unterschreiben, auch wenn Sie eine frühere unterschrieben haben.
mail-code-changed-next = Bis dahin dürfen Sie alles lesen, aber nichts schreiben.
mail-code-sign-page = Lesen und unterschreiben
mail-code-reason = Sie bekommen diese E-Mail, weil Sie Mitglied von { $community } sind und es um den Ethikkodex geht, den Mitglieder unterschreiben.
mail-put-out-subject = Ihre Mitgliedschaft bei { $community } ist beendet
mail-put-out = Ihre Mitgliedschaft bei { $community } ist beendet. Sie sind abgemeldet, und Ihre Antworten sind zurückgenommen.
mail-put-out-words = Man schreibt Ihnen:
mail-put-out-next = Was bezahlt und unterschrieben wurde, bleibt bei der Community. Wenn Sie das für einen Irrtum halten, nennt ihre Seite den Vorstand und, falls angegeben, eine Adresse, an die Sie schreiben können.
mail-put-out-page = Die Community
mail-put-out-reason = Sie erhalten diese E-Mail, weil Sie Mitglied von { $community } waren. Es ist die letzte.
mail-erased-subject = Ihre Daten bei { $community } sind gelöscht
mail-erased = Ihre Daten bei { $community } sind gelöscht, wie es gewünscht war. Ihre Mitgliedschaft ist beendet, und diese Adresse wird nicht aufbewahrt.
mail-erased-next = Die Server, die etwas von Ihnen hatten, erfahren es. Die Seite unten sagt, welche es bestätigt haben; nur diese E-Mail und Ihr Browser kennen ihre Adresse.
mail-erased-page = Wie weit es ist
mail-worked-subject = { $called } sagt, dass Sie zusammengearbeitet haben
mail-worked = { $called } ist wie Sie Mitglied von { $community } und sagt, dass Sie beide zusammengearbeitet haben. Auf den Profilen steht es erst, wenn auch Sie es sagen.
mail-worked-next = Sagen Sie dort Ja oder Nein, oder lassen Sie es: Von einem Nein erfährt { $called } nichts. Beide können es jederzeit zurücknehmen.
mail-worked-page = Zum Profil
mail-worked-reason = Sie erhalten diese E-Mail, weil Sie Mitglied von { $community } sind, und je einmal von jedem, der es sagt.
mail-office-given-subject = { $called ->
    [officer] Sie gehören zum Vorstand von { $community }
    [moderator] Sie gehören zur Moderation von { $community }
   *[other] Sie gehören zum Betrieb von { $community }
}
mail-office-given = { $called ->
    [officer] Wer den Server von { $community } betreibt, hat Sie in den Vorstand aufgenommen. Was der Vorstand tut, steht unter „Verwaltung“. Andere lesen neben Ihrem Namen, dass Sie dazugehören.
    [moderator] Wer den Server von { $community } betreibt, hat Ihnen die Moderation gegeben. Andere lesen neben Ihrem Namen, dass Sie dazugehören.
   *[other] Wer den Server von { $community } betreibt, hat Sie in den Betrieb aufgenommen: Unter „Verwaltung“ dürfen Sie, was der Vorstand darf, und andere lesen neben Ihrem Namen, dass Sie zum Vorstand gehören.
}
mail-office-taken-subject = { $called ->
    [officer] Sie gehören nicht mehr zum Vorstand von { $community }
    [moderator] Sie gehören nicht mehr zur Moderation von { $community }
   *[other] Sie gehören nicht mehr zum Betrieb von { $community }
}
mail-office-taken = { $called ->
    [officer] Wer den Server von { $community } betreibt, hat Ihnen das Amt im Vorstand genommen. Sie sind Mitglied wie zuvor.
    [moderator] Wer den Server von { $community } betreibt, hat Ihnen die Moderation genommen. Sie sind Mitglied wie zuvor.
   *[other] Wer den Server von { $community } betreibt, hat Ihnen den Betrieb genommen. Sie sind Mitglied wie zuvor.
}
mail-office-next = Alle Browser wurden abgemeldet: Melden Sie sich neu an. Wenn Sie das nicht erwartet haben, schreiben Sie dem Vorstand.
mail-office-page = Wer im Vorstand ist
mail-office-reason = Sie erhalten diese E-Mail, weil Sie Mitglied von { $community } sind und es darum geht, was Sie dort dürfen.
mail-standing-subject = { $called ->
    [good] Gegen Sie liegt bei { $community } nichts vor
    [cautioned] { $community } ermahnt Sie
    [limited] Ihre Rechte bei { $community } sind eingeschränkt
   *[other] Ihre Rechte bei { $community } ruhen
}
mail-standing = { $called ->
    [good] Der Vorstand von { $community } hat aufgehoben, was er über Sie gesagt hatte: Sie dürfen wieder alles, was Ihre Stufe Ihnen gibt.
    [cautioned] Der Vorstand von { $community } ermahnt Sie. Es wird Ihnen nichts genommen; nur Sie und er sehen es.
    [limited] Für eine Zeit schränkt der Vorstand von { $community } ein, was Sie dürfen: Sie können keine Vorteile bei anderen Communitys nutzen und keine Räume betreten. Alles andere bleibt, wie es war. Andere Communitys erfahren keinen Grund.
   *[other] Bis er etwas anderes sagt, setzt der Vorstand von { $community } Ihre Rechte aus: Sie können keine Vorteile bei anderen Communitys nutzen und keine Räume betreten. Andere Communitys erfahren keinen Grund.
}
mail-standing-until = Das endet von selbst: { $time }.
mail-standing-next = Wenn Sie das anders sehen, schreiben Sie dem Vorstand.
mail-report-peer-subject = { $peer } meldet dem Vorstand von { $community } etwas
mail-report-peer =
    { $peer } meldet etwas von { $community }. Was nicht stimmt: { $category ->
        [selling] ungebetener Verkauf
        [conduct] grob, bedrohlich oder schlimmer
        [untrue] nicht wahr oder von jemand anderem
        [confidence] vertrauliches wurde weitergesagt
        [competition] preise, Kunden oder Märkte sollten abgesprochen werden
       *[other] etwas anderes
        }. Es meldet die Gemeinschaft, keine Person.
mail-report-member-subject = Eine Meldung wartet auf den Vorstand von { $community }
mail-report-member =
    Ein Mitglied von { $community } meldet etwas oder widerspricht einer Entscheidung. Was nicht stimmt: { $category ->
        [selling] ungebetener Verkauf
        [conduct] grob, bedrohlich oder schlimmer
        [untrue] nicht wahr oder von jemand anderem
        [confidence] vertrauliches wurde weitergesagt
        [competition] preise, Kunden oder Märkte sollten abgesprochen werden
       *[other] etwas anderes
        }.
mail-report-next = Jemand sollte binnen 72 Stunden entscheiden. Wer es gemeldet hat, erfährt, ob etwas geschah, aber nicht was.
mail-report-page = Meldung öffnen
mail-report-decided-subject = Der Vorstand von { $community } hat etwas über Sie entschieden
mail-report-decided = Der Vorstand von { $community } ist einer Meldung über Sie nachgegangen und hat entschieden.
mail-report-decided-next = Wenn Sie das anders sehen, sagen Sie es auf der Seite: Jemand anderes aus dem Vorstand sieht es sich an.
mail-report-decided-page = Entscheidung lesen
mail-report-over-subject = Ihre Meldung bei { $community } ist erledigt
mail-report-over = Ihrer Meldung wurde nachgegangen, und es wurde entschieden. Was, bleibt zwischen dem Vorstand und der Person, um die es geht.
mail-report-over-next = Ihren Namen kennt nur der Vorstand. Wenn es weitergeht, melden Sie es wieder.
mail-report-over-page = Ihre Meldungen
mail-report-reason = Sie erhalten diese Mail als Mitglied von { $community }; es geht um eine Meldung.
mail-appeal-decided-subject = Jemand anderes aus dem Vorstand von { $community } hat es sich angesehen
mail-appeal-decided = { $called ->
    [lifted] Die Entscheidung über Sie wurde aufgehoben: Gegen Sie liegt nichts vor.
   *[other] Die Entscheidung über Sie bleibt.
}
mail-appeal-decided-next = Das ist das letzte Wort des Vorstands dazu.
report-title = Etwas melden
report-intro = Sagen Sie, was nicht stimmt; der Vorstand geht dem nach. Wen es betrifft, erfährt von uns nie, wer es gesagt hat.
report-from-where = Öffnen Sie die Seite der Person, der Veranstaltung oder der Notiz und wählen Sie dort Melden.
report-link = Melden
report-about = Worum es geht
report-about-wrong = Das gehört nicht zu dieser Gemeinschaft und zu keiner, mit der sie teilt.
report-own = Das sind Sie selbst. Sprechen Sie mit dem Vorstand.
report-many = Viele Ihrer Meldungen warten schon. Sprechen Sie mit dem Vorstand.
report-category = Was nicht stimmt
report-category-missing = Wählen Sie, was nicht stimmt.
report-selling = Ungebetener Verkauf
report-conduct = Grob, bedrohlich oder schlimmer
report-untrue = Nicht wahr oder von jemand anderem
report-confidence = Vertrauliches wurde weitergesagt
report-competition = Preise, Kunden oder Märkte sollten abgesprochen werden
report-other = Etwas anderes
report-words = Was geschah
report-words-hint = In wenigen Worten. Der Vorstand liest es; an eine andere Gemeinschaft geht es ohne Ihren Namen, also lassen Sie Namen weg.
report-words-missing = Sagen Sie in wenigen Worten, was geschah.
report-send = An den Vorstand senden
report-sent = Der Vorstand hat es
report-sent-next = Sie erhalten eine Mail, wenn entschieden ist.
report-next-title = Was dann geschieht
report-next-1 = Jemand aus dem Vorstand, der zu keiner der beiden Firmen gehört, geht dem binnen drei Tagen nach.
report-next-2 = Daraus kann werden: nichts, ein Gespräch, eine Ermahnung, eine Einschränkung auf Zeit oder eine Sperre.
report-next-3 = Sie erfahren, dass es erledigt ist. Was entschieden wurde, bleibt zwischen dem Vorstand und der Person.
report-hers = Was Sie gemeldet haben
report-state-waits = Wartet auf den Vorstand
report-state-passed-on = An die Gemeinschaft weitergegeben, zu der es gehört
report-state-over = Geprüft und erledigt
report-outcome = Was entschieden wurde
report-outcome-dismiss = Nichts daran
report-outcome-mediate = Ein Gespräch zwischen beiden
report-outcome-caution = Eine Ermahnung
report-outcome-limit = Eine Einschränkung bis zu einem Tag
report-outcome-suspend = Eine Sperre
report-decided-title = Was über Sie entschieden wurde
report-decided-intro = Das lesen nur Sie und der Vorstand.
report-decided-on = Entschieden
report-message-to-you = Der Vorstand schreibt Ihnen
report-code = Der Ethikkodex, den alle Mitglieder unterschreiben
report-appeal = Sie sehen das anders?
report-appeal-words = Was Sie dazu sagen
report-appeal-hint = Einmal und binnen 30 Tagen. Jemand anderes aus dem Vorstand liest es und entscheidet.
report-appeal-send = Um neue Prüfung bitten
report-appeal-waits = Jemand anderes aus dem Vorstand sieht sich an, was Sie gesagt haben.
report-appeal-lifted = Jemand anderes aus dem Vorstand hat die Entscheidung aufgehoben. Gegen Sie liegt nichts vor.
report-appeal-stays = Jemand anderes aus dem Vorstand hat es geprüft; die Entscheidung bleibt.
report-appeal-over = Dagegen kann nichts mehr gesagt werden.
desk-reports-title = Meldungen
desk-reports-intro = Was nach Mitgliedern und anderen Gemeinschaften nicht stimmt. Eine andere Gemeinschaft meldet als Gemeinschaft; niemand wird genannt.
desk-reports-waiting = Warten auf Sie
desk-reports-empty = Keine Meldung wartet
desk-reports-rest = Erledigt oder bei anderen
desk-reports-older = Ältere Meldungen
desk-report-title = Meldung über { $about }
desk-report-open = Offen
desk-report-taken = In Prüfung
desk-report-passed-on = Weitergegeben
desk-report-resolved = Entschieden
desk-report-appealed = Neue Prüfung erbeten
desk-report-closed = Abgeschlossen
desk-report-came = Eingegangen
desk-report-due = Entscheiden bis
desk-report-by = In den Händen von
desk-report-by-peer = { $community } meldet das. Wer von ihren Mitgliedern es gesagt hat, weiß man nur dort.
desk-report-by-member = Ein Mitglied meldet das. Der Name steht hier nicht, damit nach dem Geschehenen entschieden wird.
desk-report-by-nobody = Wer das gemeldet hat, ist ausgetreten.
desk-report-said = Was gesagt wurde
desk-report-before = Früher gemeldet
desk-report-reason = Warum
desk-report-reason-hint = Nur für den Vorstand, jetzt und später.
desk-report-message = An die Person, um die es geht
desk-report-message-hint = Sie erhält es per Mail. Bei Ermahnung, Einschränkung oder Sperre ist es nötig.
desk-report-appeal = Was sie dagegen sagt
desk-report-ruling = { $ruling ->
    [lifted] Jemand anderes aus dem Vorstand hat sie aufgehoben.
   *[other] Jemand anderes aus dem Vorstand hat es geprüft; sie bleibt.
}
desk-report-stays = Die Entscheidung bleibt
desk-report-lift = Aufheben
desk-report-take = Ich gehe dem nach
desk-report-pass-title = Es gehört einer anderen Gemeinschaft
desk-report-pass-what = Weitergegeben entscheidet der dortige Vorstand, und Sie erfahren, ob etwas geschah. Er liest, was nicht stimmt und was gesagt wurde, keinen Namen von uns.
desk-report-pass = Weitergeben
desk-report-decide = Entscheiden
desk-report-decide-button = Entscheiden und beiden Seiten sagen
desk-report-near = Sie sind beteiligt, von der Firma einer Seite oder halten sich von ihr fern. Das entscheidet jemand anderes.
desk-report-not-waiting = Es ist schon entschieden oder weitergegeben.
desk-report-no-member = Nur einem eigenen Mitglied kann etwas angelastet werden.
desk-report-no-message = Schreiben Sie ihr, was sie wissen soll.
desk-report-no-outcome = Wählen Sie, was entschieden wird.
desk-report-ours = Das entscheiden Sie selbst.
desk-report-no-peer = Mit dieser Gemeinschaft teilen Sie keine Meldungen. Schreiben Sie ihrem Vorstand.
desk-report-another = Das entscheidet jemand anderes als beim ersten Mal.
desk-report-answer-action = Die andere Gemeinschaft hat etwas unternommen
desk-report-answer-none = Die andere Gemeinschaft hat nichts unternommen
mail-merged-subject = Zwei Mitgliedschaften bei { $community } sind eine geworden
mail-merged = Eine andere Mitgliedschaft bei { $community } ist mit Ihrer eine geworden: Was sie hatte, ist jetzt bei Ihnen, und wer sich mit { $called } anmeldet, kommt zu Ihrer Mitgliedschaft.
mail-merged-away = Ihre Mitgliedschaft bei { $community } mit der Adresse { $called } ist mit einer anderen von Ihnen eine geworden: Was sie hatte, ist dorthin übergegangen. Melden Sie sich mit dieser Adresse an, dann kommen Sie zu der, die bleibt.
mail-merged-next = Wenn eine der beiden Mitgliedschaften nicht Ihre ist, schreiben Sie sofort dem Vorstand.
mail-merged-page = Was von Ihnen aufbewahrt wird
mail-merged-away-page = Anmelden
mail-test-subject = Eine Test-E-Mail von { $node }
mail-test = Wenn Sie dies lesen, kommen E-Mails von { $node } an.
mail-test-reason = Sie bekommen diese E-Mail, weil der Betreiber von { $node } ausprobiert hat, ob E-Mails ankommen. Sie müssen nichts tun.
mail-join-subject = Beitritt zu { $community }
mail-join = Jemand – wir hoffen, Sie selbst – möchte { $community } mit dieser Adresse beitreten. Klicken Sie auf dieser Seite auf die Schaltfläche:
mail-join-reason = Sie bekommen diese E-Mail, weil diese Adresse auf der Beitrittsseite von { $community } eingegeben wurde. Mehr schicken wir nicht an sie.
mail-sign-in-subject = Anmeldung bei { $community }
mail-sign-in = Jemand – wir hoffen, Sie selbst – möchte sich mit dieser Adresse bei { $community } anmelden. Klicken Sie auf dieser Seite auf die Schaltfläche:
mail-sign-in-reason = Sie bekommen diese E-Mail, weil diese Adresse auf der Anmeldeseite von { $community } eingegeben wurde.
mail-proof-code = Oder geben Sie dort, wo Sie ihn angefordert haben, diesen Code ein:
mail-proof-here = { $n ->
    [one] Link und Code gelten einmal, eine Minute lang, in dem Browser, in dem Sie sie angefordert haben.
   *[other] Link und Code gelten einmal, { $n } Minuten lang, in dem Browser, in dem Sie sie angefordert haben.
}
mail-proof-not-you = Wenn Sie es nicht waren, tun Sie nichts und zeigen Sie den Code niemandem: Ohne diese E-Mail kommt niemand hinein. Wir fragen nie am Telefon oder per E-Mail danach.
mail-reason-going = Sie bekommen diese E-Mail, weil Sie im Kalender von { $community } „Ich komme“ geantwortet haben.
mail-reason-maybe = Sie bekommen diese E-Mail, weil Sie im Kalender von { $community } „Vielleicht“ geantwortet haben.
mail-reason-answered = Sie bekommen diese E-Mail, weil Sie im Kalender von { $community } auf diese Veranstaltung geantwortet haben.
mail-reason-event-invited = Sie bekommen diese Mail, weil jemand, der diese Veranstaltung von { $community } organisiert, Sie eingeladen hat; zu einer Einladung gibt es eine Mail.
mail-guest-page = Ihre Antwort lesen, ändern oder löschen: { $page }
mail-reason-guest = Sie bekommen diese E-Mail, weil Sie auf diese Veranstaltung von { $community } als Gast geantwortet haben. Wir schreiben an diese Adresse nur zu dieser Veranstaltung und vergessen sie sechs Wochen danach.
mail-visit-subject = Ihre Antwort auf { $title }
mail-visit = Jemand, hoffentlich Sie, möchte zu „{ $title }“ bei { $community } kommen und hat diese Adresse angegeben. Drücken Sie auf dieser Seite auf den Knopf, um zuzusagen:
mail-visit-reason = Sie bekommen diese E-Mail, weil diese Adresse auf einer Seite von { $community } eingegeben wurde, um auf eine Veranstaltung zu antworten. Sonst geht nichts an sie.
mail-visit-here = { $n ->
    [one] Der Link gilt eine Minute, in jedem Browser; der Code dort, wo Sie gefragt haben. Bis dahin ist kein Platz für Sie frei gehalten.
   *[other] Der Link gilt { $n } Minuten, in jedem Browser; der Code dort, wo Sie gefragt haben. Bis dahin ist kein Platz für Sie frei gehalten.
}
mail-visit-not-you = Waren Sie es nicht, so tun Sie nichts: Ohne diese E-Mail antwortet niemand in Ihrem Namen.
mail-visit-member = Jemand, hoffentlich Sie, möchte als Gast zu „{ $title }“ bei { $community } kommen. Sie sind hier Mitglied: Melden Sie sich an, und antworten Sie auf dieser Seite. Für Sie wurde nichts geantwortet.
mail-note-subject = Zu { $title }: { $organiser } schreibt
mail-note = { $organiser } von { $community } schreibt den Gästen von „{ $title }“:
mail-note-reason = Sie bekommen diese E-Mail, weil Sie auf „{ $title }“ von { $community } geantwortet haben.
mail-note-stop = Keine E-Mails der Organisation und keine Erinnerungen mehr zu dieser Veranstaltung: { $page }

# ---- Der Ethikkodex ----

ethics-title = Ethikkodex
ethics-description = Woran sich die Mitglieder dieser Community gegenseitig messen, in wenigen Sätzen und im vollen Wortlaut.
ethics-version = Version { $version }
ethics-length = { $words ->
    [one] 1 Wort
   *[other] { $words } Wörter
}, { $minutes } Min.
ethics-whole = Der volle Wortlaut
ethics-members-sign = Mitglieder unterschreiben ihn, bevor sie Beiträge schreiben, um eine Kontaktvermittlung bitten oder einen Gutschein nehmen.
ethics-by-joining = Wer beitritt, erkennt ihn an; eine Unterschrift ist nicht nötig.
ethics-signed = Sie haben Version { $version } als { $name } unterschrieben, am { $day }.
ethics-not-signed = Sie haben ihn noch nicht unterschrieben. Erst danach können Sie Beiträge schreiben, Kontaktvermittlungen und Gutscheine nutzen.
ethics-sign-again = Sie haben Version { $version } unterschrieben. Diese hier enthält Neues, deshalb fragen wir noch einmal.
ethics-go-sign = Lesen und unterschreiben
ethics-none = Es gibt noch keinen Ethikkodex
ethics-none-next = Der Vorstand dieser Community hat noch keinen veröffentlicht.
ethics-sign-title = Ethikkodex unterschreiben
ethics-sign-as = Ich unterschreibe als
ethics-sign-as-hint = Ihr Name, so wie er im Verzeichnis der Unterschriften stehen soll.
ethics-sign-kept = Festgehalten werden die Version, die Zeit und ein Fingerabdruck des Textes, den Sie hier sehen.
ethics-sign-button = Unterschreiben
ethics-newer = Während Sie lasen, wurde eine neuere Version veröffentlicht. Sie steht unten; bitte lesen Sie sie, bevor Sie unterschreiben.
ethics-fingerprint = Fingerabdruck:
ethics-fingerprint-this = Fingerabdruck dieser Version:
ethics-record-time = Festgehalten: { $day }, { $hour } Uhr in { $place }.
code-title = Ethikkodex veröffentlichen
code-intro = Woran Mitglieder einander messen. Eine Version bleibt, wie sie veröffentlicht wurde; eine neuere folgt ihr.
code-none = Noch gilt keiner.
code-template-go = Mit unserem Text beginnen
code-version = Version
code-version-hint-major = Zwei Zahlen wie 2.1. Erhöhen Sie die erste, wenn etwas Neues darin steht: Dann wird noch einmal gefragt, wer eine frühere Version unterschrieben hat.
code-version-hint-every = Zwei Zahlen wie 2.1. Wer eine frühere Version unterschrieben hat, wird bei jeder neuen noch einmal gefragt.
code-version-hint-never = Zwei Zahlen wie 2.1. Wer eine frühere Version unterschrieben hat, wird nicht noch einmal gefragt.
code-mode = Wer ihn unterschreibt
code-mode-signed = Jedes Mitglied, bevor es etwas schreibt
code-mode-de-facto = Niemand: Wer beitritt, erkennt ihn an
code-summary = Zusammenfassung
code-summary-hint = Was darin steht, in höchstens { $n } Wörtern. Sie steht vor dem Text und dort, wo man beitritt.
code-words-used = { $used } von { $most } Wörtern
code-text = Der volle Wortlaut
code-text-hint = Überschriften, Listen, Hervorhebungen und Links bleiben erhalten.
code-publish = Veröffentlichen
code-look = Erst ansehen
code-preview = So liest er sich
code-changed = Während Sie schrieben, wurde eine andere Version veröffentlicht; sie gilt jetzt. Was Sie geschrieben haben, steht unten.
code-wrong-version = schreiben Sie 2 oder 2.1
code-wrong-newer = schreiben Sie eine größere Zahl als die der geltenden Version
code-wrong-summary = höchstens { $n } Wörter
code-template-summary = Der Kunde geht vor, und wir stehen offen und ehrenhaft im Wettbewerb. Vertrauliches behalten wir für uns, fremde Arbeit nennen wir fremde Arbeit, und über Preise, Bedingungen, Gebote oder wessen Kunde jemand ist, sprechen wir hier nie.
code-template-text =
    ## Der Kunde geht vor

    - Wir sagen, was wir können und was nicht. Passt ein anderes Unternehmen besser, nennen wir es.
    - Wir versprechen nichts für andere.
    - Was ein Kunde uns sagt, erfährt nur, wer es für die Arbeit braucht.

    ## Offener und ehrenhafter Wettbewerb

    - Mitglieder dieser Community wollen manchmal denselben Auftrag. Das sagen wir früh und einander.
    - Wir sprechen hier nie über Preise, Rabatte, Bedingungen oder Gebote, auch nicht darüber, wessen Kunde oder wessen Gebiet etwas ist.
    - Über einen Mitbewerber reden wir so, als wäre er im Raum.

    ## Wort halten

    - Was uns im Vertrauen gesagt wird, bleibt, wo es gesagt wurde.
    - Arbeit, Ideen und Kontakte schreiben wir denen zu, von denen sie kommen.
    - Auf eine Vorstellung antworten wir binnen einer Woche, auch mit Nein.

    ## Wenn etwas schiefgeht

    Sprechen Sie zuerst mit der Person, wenn Sie können. Wenn nicht, wenden Sie sich an ein Vorstandsmitglied, das mit keiner Seite im Wettbewerb steht. Beide Seiten werden gehört, bevor etwas entschieden wird, und die Entscheidung wird begründet.

# ---- Formulare ----

form-wrong = Etwas fehlt oder passt nicht
form-wrong-empty = bitte hier etwas eintragen
form-wrong-too-long = höchstens { $n } Zeichen
form-wrong-mail = bitte in der Form name@example.org
form-wrong-letters = enthält ein Zeichen, das sich nicht anzeigen lässt
form-not-now = Jetzt nicht
form-meanwhile = Das wurde geändert, während Sie schrieben
form-meanwhile-what = Was Sie geschrieben haben, steht unten im Formular und ist nicht gespeichert. Dies steht jetzt dort, wo es abweicht. Speichern Sie noch einmal, um Ihres an seine Stelle zu setzen.
form-meanwhile-empty = nichts

## Profil

settings-nav-label = Ihre Einstellungen
settings-nav-profile = Profil
settings-nav-card = Mitgliedschaft
settings-nav-communities = Meine Communitys
settings-nav-sessions = Browser
settings-nav-passkeys = Passkeys
settings-nav-sign-ins = Andere Konten
settings-nav-mail = E-Mails
settings-nav-notifications = Benachrichtigungen
settings-nav-data = Ihre Daten
outbox-title = Postausgang
outbox-intro = Die letzten E-Mails, die dieser Knoten seit seinem Start geschickt hätte, die neueste zuerst. Keine hat diesen Rechner verlassen.
outbox-intro-sent = Die letzten E-Mails, die dieser Knoten seit seinem Start geschickt hat, die neueste zuerst. Jede ging an die Adresse, die sie nennt.
outbox-count = { $n ->
    [one] Eine E-Mail
   *[other] { $n } E-Mails
}
outbox-empty = Noch keine E-Mail
outbox-empty-next = Lassen Sie sich eine E-Mail zum Anmelden schicken, treten Sie bei oder antworten Sie auf eine Veranstaltung: Was verschickt würde, steht gleich danach hier.
outbox-to = An { $address }
outbox-calendar = Mit einem Eintrag für den Kalender
outbox-newer = Neuere E-Mails
outbox-older = Ältere E-Mails

notifications-title = Benachrichtigungen
notifications-intro = Was wir Ihnen in den letzten 30 Tagen gemailt haben, das Neueste zuerst.
notifications-empty = Nichts in den letzten 30 Tagen
notifications-empty-why = Tut sich etwas bei einer Veranstaltung, auf die Sie geantwortet haben, oder bei Ihrer Mitgliedschaft, bekommen Sie eine E-Mail und finden es hier.
data-title = Ihre Daten
data-intro = Was diese Community über Sie speichert und was über Sie diesen Server verlassen hat.
data-take-title = Ihre Daten mitnehmen
data-take-what = Eine Datei mit allem, was diese Community über Sie speichert: Profil, Mitgliedschaft, Rechnungen, Unterschriften, Antworten, Aufgaben, wem Sie folgen, was Ihnen gemailt wurde, wie Sie sich anmelden, was geteilt wurde und was Sie selbst in Ihren Räumen gesagt haben. Sie entsteht jetzt und wird nirgends aufbewahrt.
data-take-json = Als JSON herunterladen
data-take-csv = Als Tabelle herunterladen (CSV)
data-take-secrets = Schlüssel, Zugangscodes von Programmen und geheime Adressen stehen nicht darin. Bewahren Sie die Datei dort auf, wo sonst niemand sie liest.
data-shared-title = Was über Sie geteilt wurde
data-shared-intro = Jede Zeile ist ein Server, was ihm gesagt wurde und warum. Seit diese Liste geführt wird, wurde sonst nichts über Sie an einen anderen Server geschickt. Ihre E-Mail-Adresse wird nie verschickt. Ihre Adresse hier und Ihren Namen kann lesen, wer die Adresse kennt: So prüft ein Server, dass eine Antwort von Ihnen ist.
data-shared-none = Nichts. Sobald Sie auf eine Veranstaltung einer anderen Community antworten, steht hier, was dieser Community gesagt wurde.
data-shared-fields = Gesagt: { $fields }.
data-shared-times = { $n }-mal, vom { $first } bis zum { $last }
data-for-answer = Sie haben dort auf eine Veranstaltung geantwortet.
data-for-withdrawal = Eine Antwort auf eine Veranstaltung dort wurde zurückgenommen.
data-for-goodbye = Sie sind ausgetreten; man soll Sie dort vergessen.
data-for-new-key = Der Schlüssel, an dem andere erkennen, dass Sie antworten, ist ein neuer.
data-for-follow-refused = Jemand dort wollte Ihnen folgen. Mitgliedern folgt man nicht, und das wurde geantwortet.
data-for-link = Sie wollten Ihre Mitgliedschaft dort mit der hier verknüpfen. Wird die Verknüpfung aufgehoben, wird auch das dort gesagt.
data-for-voucher = Sie haben genutzt, was eine Vereinbarung Mitgliedern dieser Community dort gibt. Wofür, wird dieser Community nicht gesagt.
data-for-check = Sie haben dort gezeigt, dass Sie ein Mitglied dieser Community in gutem Ansehen sind.
data-field-address = Ihre Adresse hier
data-field-name = Ihr Name
data-field-answer = die Veranstaltung und Ihre Antwort
data-field-organization = Ihre Firma
data-field-community = Ihre Community
data-field-message = Ihre Nachricht an den Veranstalter
data-field-standing = dass Sie Mitglied in gutem Ansehen sind
data-field-pseudonym = ein Name für Sie oder für die Verknüpfung, den sonst niemand bekommt
data-field-level = Ihre Mitgliedsstufe
data-delete-heading = Ihre Daten löschen
data-delete-what = Ihre Mitgliedschaft endet, und was Sie nennt, wird hier gelöscht. Die Server, die etwas von Ihnen hatten, erfahren es, und Sie sehen, welche es bestätigt haben. Das lässt sich nicht zurücknehmen.
data-delete-link = Meine Daten löschen
data-delete-title = Ihre Daten löschen?
data-delete-take-first = Wenn Sie eine Kopie möchten, nehmen Sie Ihre Daten zuerst mit.
data-delete-button = Meine Daten löschen
data-goes-title = Was gelöscht wird
data-goes-name = Ihr Name, Ihre E-Mail-Adresse und Ihre Firma.
data-goes-said = Ihr Profil mit der Liste, vor wem Sie sich verbergen, wem Sie folgen, Ihre Einstellungen, was Ihnen gemailt wurde, warum Sie ausgetreten sind, und die Liste dessen, was geteilt wurde.
data-goes-lists = Ihr Name und Ihre Firma auf Gästelisten, unter dem Ethikkodex und in den Antworten, die an andere Server gingen.
data-stays-without-name = Ohne Ihren Namen: dass jemand auf eine Veranstaltung geantwortet, den Kodex unterschrieben oder eine Aufgabe übernommen hat.
data-stays-invoices = Rechnungen, wie sie ausgestellt wurden, mit dem Namen darauf: Die Bücher sind aufzubewahren.
data-stays-address = Ihre Adresse hier, die künftig nur sagt, dass jemand ausgetreten ist, und ihr letzter Teil im Protokoll. Niemand sonst bekommt sie.
data-stays-elsewhere = Was andere Server aufbewahren: Sie werden gebeten, es zu löschen; was sie tun, liegt bei ihnen.
data-stays-backups = Versiegelte Sicherungen, bis neuere sie ersetzen.
settings-mail-title = Ihre E-Mails
settings-mail-intro = Nur Ihre eigene Community schreibt Ihnen. Wählen Sie, was Sie bekommen möchten.
settings-mail-saved = Gespeichert.
settings-mail-goes-to = E-Mails gehen an { $mail }.
settings-mail-digest = Wöchentliche E-Mails
settings-mail-digest-hint = Einmal pro Woche: Neues von Ihrer Community und von denen, denen Sie folgen, und was bald ansteht, wozu Sie ja gesagt haben. Gibt es nichts zu berichten, kommt in dieser Woche nichts.
settings-mail-reminders = Erinnerungen vor und nach Veranstaltungen
settings-mail-reminders-hint = Bevor eine Veranstaltung beginnt, zu der Sie ja oder vielleicht gesagt haben; wie viele Stunden vorher, legt Ihre Community fest. Und einmal nach einer, bei der Sie einen Platz hatten.
settings-mail-peerings = Wie das Teilen mit anderen läuft
settings-mail-peerings-hint = Für die Leitung: dass eine Community annahm, dass das Teilen ausgesetzt oder beendet wurde oder dass eine seit einem Tag nicht antwortet.
settings-mail-language = Sprache
settings-mail-language-hint = Ihrer E-Mails und der Seiten in einem Browser, in dem Sie unten auf der Seite keine gewählt haben.
settings-mail-language-none = Wie mein Browser es verlangt (E-Mails: { $language })
settings-mail-save = Speichern
settings-mail-always-title = E-Mails, die Sie immer bekommen
settings-mail-always-sign-in = Links und Codes zum Anmelden: Ohne sie kommt niemand hinein, und wir schicken sie nur auf Anforderung.
settings-mail-always-events = Was sich bei einer Veranstaltung tut, auf die Sie geantwortet haben, und ob es dort einen Platz für Sie gibt: Sonst stünden Sie vor verschlossener Tür. Nehmen Sie Ihre Antwort zurück, dann hören diese E-Mails auf.
settings-mail-always-dues = Rechnungen, Zahlungen und das Ende des bezahlten Zeitraums, denn es geht um Ihre Mitgliedschaft.
settings-mail-always-desk = Als Teil der Leitung: Vorschläge, die auf Ihre Antwort warten, und was den Knoten an der Arbeit hindert, höchstens einmal am Tag.
settings-mail-never = Was in Räumen gesagt wird, steht nie in einer E-Mail, und keine E-Mail verrät, ob Sie sie gelesen haben.
mail-stop-ask = { $what }: keine mehr?
mail-stop-ask-why = Ein Klick, und diese E-Mails hören auf. Sonst ändert sich nichts.
mail-stop-button = Diese E-Mails abbestellen
mail-stop-done = { $what }: abbestellt
mail-stop-done-why = Sie bekommen diese E-Mails nicht mehr. Sie können sie jederzeit wieder einschalten.
mail-stop-unknown = Mit dieser Adresse lassen sich keine E-Mails abbestellen
mail-stop-unknown-why = Sie ist unvollständig oder stammt nicht aus einer E-Mail dieser Community. Melden Sie sich an und wählen Sie, welche E-Mails Sie bekommen.
mail-stop-settings = E-Mails auswählen
profile-title = Ihr Profil
profile-intro = Sagen Sie, was Sie tun, für wen und wo. Bei jedem Teil bestimmen Sie, ob Sie ihn zeigen.
profile-complete =
    { $n ->
        [0] Noch nichts von fünf ausgefüllt
        [5] Alle fünf ausgefüllt
       *[other] { $n } von fünf ausgefüllt
    }
profile-step-done = (ausgefüllt)
profile-saved = Gespeichert. Ab jetzt werden Sie über das gefunden, was Sie zeigen.
profile-see-as-member = Wie ein Mitglied Sie sieht
profile-see-as-peer = Wie ein Mitglied einer verbundenen Community Sie sieht
profile-see-as-stranger = Wie Fremde Sie sehen
profile-competencies = Was Sie tun
profile-competencies-hint = Wählen Sie Ihre fünf: Wer alles anbietet, wird von niemandem gefunden.
profile-verticals = Branchen
profile-verticals-hint = Die fünf, die Sie am besten kennen.
profile-sizes = Größe Ihrer Kunden
profile-sizes-hint = Nach der Zahl der Beschäftigten.
profile-regions = Wo Sie arbeiten
profile-regions-hint = Länder oder Teile davon, eines pro Feld: Sweden oder US-WA.
profile-best-fit = Passt am besten
profile-best-fit-hint = Für wen Sie die Richtigen sind, in einer Zeile.
profile-refer-out = Geben wir weiter
profile-refer-out-hint = Was Sie anderen überlassen, in einer Zeile.
profile-partner-types = Art von Partner
profile-partner-types-hint = Mehrere sind möglich.
profile-common-ground = Gemeinsamkeiten
profile-common-ground-hint = Stichwörter, die jemand mit Ihnen teilen könnte, mit Kommas: eine Schule, eine Sprache, ein Sport. Das sieht nur, wer dasselbe angibt.
profile-organization = Ihre Organisation
profile-organization-hint = Wer den Namen Ihrer Organisation sehen darf.
profile-hide = Organisationen, die Sie nicht finden dürfen
profile-hide-hint = Eine pro Zeile. Niemand dort findet Sie über die Suche oder über die Adresse; die Liste bleibt hier, und sonst sieht sie niemand. Mit einer Liste sehen nur noch angemeldete Personen Ihr Profil. Wenn Sie auf eine Veranstaltung eines anderen Servers antworten, liest dieser Ihren Namen an einer Adresse von Ihnen, und das kann auch, wer diese Adresse kennt; sonst steht dort nichts.
profile-who = Wer es sieht:
profile-letters = { $used } von { $most } Zeichen
profile-save = Profil speichern
profile-choose-five = wählen Sie Ihre fünf: mehr sagen nichts aus
profile-choose-fewer = wählen Sie höchstens { $n }: mehr sagen nichts aus
profile-not-on-list = etwas steht nicht auf der Liste; bitte neu wählen
profile-too-many = höchstens { $n }
seen-by-me = nur Sie
seen-by-community = Mitglieder hier
seen-by-peers = Mitglieder hier und in verbundenen Communitys
seen-by-public = alle

## Mitglieder

people-title = Mitglieder
people-intro = Mitglieder dieser Community: was sie tun, für wen und wo.
people-filter = Mitglieder finden
people-competency = Kompetenz
people-vertical = Branche
people-size = Größe
people-region = Region
people-type = Art von Partner
people-text = Name, Firma oder Stichwörter
people-show = Suchen
people-found =
    { $n ->
        [0] Niemand gefunden.
        [1] Eine Person gefunden.
       *[other] { $n } Personen gefunden.
    }
people-found-least =
    { $n ->
        [one] Mindestens eine Person gefunden.
       *[other] Mindestens { $n } Personen gefunden.
    }
people-all = Alle Mitglieder
people-complements = Sie ergänzen sich
people-why-leans = { $theirs }: Das braucht man für { $mine }. Gemeinsam: { $places }.
people-why = Andere Arbeit als Ihre. Gemeinsam: { $places }.
people-scope =
    { $n ->
        [one] In meiner Community: { $n } Mitglied.
       *[other] In meiner Community: { $n } Mitglieder.
    }
people-scope-own = Gesucht wurde nur in meiner Community.
people-look = Wo suchen
people-look-own = Meine Community
people-look-network = Alle, die mit uns teilen
people-scope-network = Gesucht wurde in meiner Community und gerade eben in denen, die Personen mit uns teilen.
people-network-found = Höchstens etwa { $n } Personen
people-network-none = Dort passt niemand.
people-network-silent = Sie hat nicht rechtzeitig geantwortet. Gezeigt wird, was andere geantwortet haben.
people-network-nobody = Noch teilt keine andere Community Personen mit uns.
people-network-kind = Andere Communitys werden nicht nach der Art von Partner gefragt.
people-team = Zusammentun
people-team-who = Wer macht
people-team-in = in
people-team-ask = Fragen
people-covers-found =
    { $n ->
        [0] Niemand hier zeigt { $work } in { $place }.
        [1] Eine Person macht { $work } in { $place }.
       *[other] { $n } Personen machen { $work } in { $place }.
    }
people-beyond = Über Ihren Ort hinaus
people-beyond-industries = Mindestens { $n } Personen in Ihren Branchen, andere Orte: { $places }.
people-beyond-anybody = Mindestens { $n } Personen, andere Orte: { $places }. Sagen Sie, für welche Branchen Sie arbeiten, dann sehen Sie, wer sie teilt.
people-beyond-few-industries = In Ihren Branchen, an anderen Orten:
people-beyond-few = An anderen Orten:
people-none = Dafür ist hier niemand
people-none-filtered = Verlangen Sie weniger, oder eins nach dem anderen.
people-none-so-far = Unter denen, die bisher angesehen wurden, ist niemand
people-none-so-far-more = Es gibt noch mehr Leute: unten geht es weiter.
people-none-yet = Mitglieder stehen hier, sobald sie beitreten.
people-next = Weitere Personen
people-own = Was finden andere über Sie? Ihr Profil
person-both = Sie beide: { $tags }.
person-common-ground = Gemeinsamkeiten
person-words = In eigenen Worten
person-best-fit = Passt am besten
person-refer-out = Geben wir weiter
person-nothing = Von dort aus ist nichts zu sehen.
person-as-member = So sehen Mitglieder dieser Community Sie.
person-as-peer = So sehen Mitglieder verbundener Communitys Sie. Sie werden dort nur gefunden, wenn Sie ihnen etwas zeigen.
person-as-stranger = So sieht Sie, wer nicht angemeldet ist. Sie werden so nur gefunden, wenn Sie allen etwas zeigen.
person-as-nobody = Von dort sieht niemand diese Seite: Sie zeigen dort nichts, oder Sie verbergen sich vor einer Organisation. Das würde man sehen.
person-for-everybody = Das zeigt { $name } allen. Wer hier Mitglied ist und sich anmeldet, sieht vielleicht mehr.
person-edit = Profil ändern
person-hide = Vor { $organization } verbergen
person-hide-means = Dann findet niemand in dieser Organisation mehr Ihr Profil. Sie können das in Ihrem Profil rückgängig machen.
person-hidden = Bei { $organization } findet niemand mehr Ihr Profil.
person-hide-list = Ihre Liste
worked-title = Zusammengearbeitet
worked-say = Wir haben zusammengearbeitet
worked-say-means = { $name } bekommt eine E-Mail. Auf beiden Profilen steht es, sobald auch { $name } es sagt.
worked-asked = Sie sagen, dass Sie zusammengearbeitet haben. Es wartet auf { $name }.
worked-is-asked = { $name } sagt, dass Sie zusammengearbeitet haben.
worked-both = Sie sagen beide, dass Sie zusammengearbeitet haben.
worked-yes = Ja, das stimmt
worked-no = Nein
worked-take-back = Zurücknehmen
worked-asking = Sie sagen, dass sie mit Ihnen gearbeitet haben
worked-too-many = Es wurde nicht vermerkt: Zu viele von Ihnen warten auf Antwort, oder eine der beiden Listen ist voll. Nehmen Sie zuerst eines zurück.
organization-offices = Standorte
organization-events = Veranstaltungen mit uns
organization-people = Personen hier
organization-nobody = Niemand hier gibt an, dort zu arbeiten
organization-follow = Folgen
organization-unfollow = Nicht mehr folgen
organization-follow-means = Wer folgt, liest in der nächsten Wochenmail, was hier jemand neu macht, soweit es Mitgliedern gezeigt wird. Niemand erfährt, wer folgt.
organization-follow-full = Ihre Liste ist voll. Folgen Sie zuerst einer anderen nicht mehr.
organizations-followed = Organisationen, denen Sie folgen

## Karte der Überschneidung

overlap-unknown = Unklar
overlap-unknown-says = Die Profile sagen zu wenig. Fragen Sie nach.
overlap-complementary = Ergänzend
overlap-complementary-says = Andere Arbeit, gleiche Kunden oder Orte.
overlap-unrelated = Ohne Bezug
overlap-unrelated-says = Auf dem Papier wenig gemeinsam.
overlap-adjacent = Benachbart
overlap-adjacent-says = { $missing }; gleiche Kompetenz.
overlap-no-vertical = keine gemeinsame Branche
overlap-no-size = keine gemeinsame Größe
overlap-no-region = keine gemeinsame Region
overlap-no-competency = keine gemeinsame Kompetenz
overlap-partial = Teilweise
overlap-partial-says = Verschieden: { $different }. Gemeinsam: { $shared }.
overlap-direct = Direkt
overlap-direct-says = Sie könnten sich um denselben Auftrag bewerben. Denken Sie an Regeln für die Zusammenarbeit.
overlap-different = Verschieden
overlap-shared = Gemeinsam
overlap-dimension = Thema
overlap-you = Sie
overlap-nothing = nichts angegeben

## Der Vorstand schreibt Veranstaltungen

event-form-new = Neue Veranstaltung
event-form-edit = Veranstaltung ändern
event-form-back = Zurück
event-form-publish = Veröffentlichen
event-form-save = Änderung speichern
event-form-what = Was
event-form-title = Titel
event-form-title-hint = Eine Zeile, so wie sie in Listen und Kalendern steht.
event-form-description = Darum geht es
event-form-description-hint = Absätze, Listen, *Hervorhebungen* und Links in Markdown.
event-form-agenda-hint = Eine Zeile für jeden Teil, mit der Uhrzeit am Ort: 18:15 Vorstellungsrunde. Der Ablauf zieht mit der Veranstaltung um.
event-form-activity = Art der Aktivität
event-form-activity-hint = Berichte zählen Veranstaltungen danach.
activity-none = Keine davon
activity-partner-to-partner = Unter Partnern
activity-advocacy = Interessenvertretung
activity-community = Gemeinschaft
activity-education = Weiterbildung
event-form-tags = Hashtags
event-form-tags-hint = Durch Leerzeichen getrennt, höchstens zehn.
event-form-language = Sprache
event-form-language-hint = In der die Veranstaltung stattfindet, etwa en, sv oder pt-BR.
event-form-when = Wann
event-form-start-date = Erster Tag
event-form-start-time = Beginn
event-form-end-date = Letzter Tag
event-form-end-date-hint = Nur, wenn es nicht der erste ist.
event-form-end-time = Ende
event-form-end-time-hint = Leer lassen, wenn das Ende offen ist.
event-form-zone = Zeitzone
event-form-zone-hint = Für welche Zeitzone diese Uhrzeiten gelten, etwa Europe/London. Alle sehen sie auch in ihrer eigenen.
event-form-where = Wo
event-form-modality = Format
event-form-place = Name des Ortes
event-form-street = Straße und Hausnummer
event-form-town = Stadt
event-form-country = Land
event-form-online-page = Seite zum Online-Teil
event-form-online-page-hint = Eine öffentliche Seite, nie der Besprechungslink: Der wäre dann für alle sichtbar.
event-form-join-link = Link zur Teilnahme
event-form-join-link-hint = Wo die Besprechung stattfindet. Jeder bestätigte Gast bekommt eine eigene Adresse, die dorthin führt, solange der Platz besteht; sonst sieht sie niemand. Wer ihr gefolgt ist, sieht den Link selbst: Ein Besprechungsdienst, der Namen prüft, hält andere fern. Wenn Sie ihn ändern, erfahren es alle Bestätigten.
event-form-who = Wer und wie viele
event-form-audience = Wer sie sieht und kommen darf
event-form-audience-hint = Sonst bekommt sie niemand. Mitglieder anderer Communitys antworten in ihrer eigenen, und Sie vergeben die Plätze.
event-form-guests = { $n ->
    [one] Ein Gast ohne Mitgliedschaft kommt: Der Platz bleibt, und der Gast hört von der Veranstaltung, auch wenn nur noch andere sie sehen.
   *[other] { $n } Gäste ohne Mitgliedschaft kommen: Sie behalten ihre Plätze und hören von der Veranstaltung, auch wenn nur noch andere sie sehen.
}
event-form-audience-members = Unsere Mitglieder
event-form-audience-peers = Unsere Mitglieder und die von { $names }
event-form-audience-some = Unsere Mitglieder und die der unten angekreuzten Communitys
event-form-audience-ticked = Für Mitglieder von
event-form-audience-peers-hint = Gilt, wenn oben „unten angekreuzt“ gewählt ist.
event-form-audience-public = Alle
event-form-audience-named = Für wen sie jetzt ist
event-form-capacity = Plätze
event-form-capacity-hint = Leer lassen, wenn es keine Grenze gibt. Eine ausgebuchte Veranstaltung hat eine Warteliste.
event-form-price = Preis
event-form-price-hint = In der Währung der Community, etwa 15.00; 0, wenn sie kostenlos ist.
event-form-member-price = Preis für Mitglieder
event-form-member-price-hint = Ihn zahlen auch Mitglieder von Communitys, die Veranstaltungen mit uns teilen.
event-form-co-hosts = Mitveranstalter
event-form-co-host = Mitveranstalter { $n }
event-form-co-hosts-hint = Organisationen, deren Leute hier Mitglied sind, oder unsere Regionalgruppen. Ändern können die Veranstaltung nur wir; es gibt eine Gästeliste und eine Zahl von Plätzen. Wer für eine solche Organisation handelt, sieht, wer kommt. Bitte fragen Sie sie zuerst.
event-form-wrong-date = bitte einen Tag aus dem Kalender wählen
event-form-wrong-time = bitte die Uhrzeit so schreiben: 18:30
event-form-wrong-zone = bitte die Zeitzone so schreiben: Europe/London
event-form-wrong-choice = bitte etwas aus der Liste wählen
event-form-wrong-address = bitte eine Adresse, die mit https:// beginnt
event-form-wrong-language = bitte so schreiben: en, sv oder pt-BR
event-form-wrong-amount = bitte Ziffern schreiben, etwa 15.00
event-form-wrong-price = bitte auch den Preis für alle angeben, 0, wenn sie kostenlos ist
event-form-wrong-capacity = zwischen 1 und { $n } Plätzen, oder nichts, wenn es keine Grenze gibt
event-form-wrong-tags = höchstens { $n } Hashtags
event-form-wrong-large = alles zusammen ist zu lang für andere Server; kürzen Sie diesen Text
event-form-wrong-tag = ein Hashtag hat nur Buchstaben und Ziffern
event-form-wrong-agenda = höchstens 20 Zeilen, jede während der Veranstaltung
event-form-wrong-agenda-line = Zeile { $n }: mit einer Uhrzeit wie 18:15 beginnen und sagen, was geschieht
event-form-wrong-agenda-long = Zeile { $n } ist zu lang
event-form-wrong-audience = bitte etwas aus der Liste wählen; mit dieser Community werden jetzt keine Veranstaltungen geteilt
event-form-wrong-audience-peers = mindestens eine Community ankreuzen oder oben etwas anderes wählen
event-form-wrong-co-host = so heißt hier keine Organisation und keine Regionalgruppe; bitte etwas aus der Liste wählen oder den Namen so schreiben wie ihre Leute
event-form-wrong-join-link = bitte eine Adresse, die mit https:// beginnt
event-form-wrong-join-place = eine Veranstaltung nur vor Ort hat keinen Link zur Teilnahme; bitte online oder beides wählen
event-form-wrong-end = das Ende liegt nach dem Beginn
event-form-wrong-long = sie dauert höchstens { $n } Tage
event-form-wrong-far = sie beginnt innerhalb der nächsten fünf Jahre
event-form-wrong-over = sie wäre schon vorbei
event-form-not-signed = nichts wird veröffentlicht oder verschickt, bevor Sie den Ethikkodex unterschrieben haben; zu ihm führt ein Link am Fuß dieser Seite
event-form-cancelled = Diese Veranstaltung ist abgesagt. Veröffentlichen Sie stattdessen eine neue.
event-form-changed = Während Sie schrieben, hat jemand diese Veranstaltung geändert. Öffnen Sie sie neu, um die Änderung zu sehen; was Sie geschrieben haben, steht unten.
event-form-wrong-draft-repeat = eine Reihe wird sofort veröffentlicht; als Entwurf nur einen einzelnen Termin speichern
event-drafts = Entwürfe
event-drafts-what = Veranstaltungen, die nicht veröffentlicht sind. Nur Vorstände sehen sie; kein Mitglied, keine andere Community und kein Kalender.
event-drafts-none = Es gibt keinen Entwurf.
event-draft-save = Als Entwurf speichern
event-draft-by = gespeichert von { $name }
event-draft-discard = Verwerfen
event-draft-published = Diese Veranstaltung ist schon veröffentlicht. Bitte die Veranstaltung selbst ändern.
event-draft-too-many = Es werden 200 Entwürfe aufbewahrt. Bitte zuerst einen veröffentlichen oder verwerfen.
event-acts = Für den Vorstand
event-acts-organiser = Für die Organisation
event-acts-co-host = Für Mitveranstalter
event-act-guests = Wer kommt
event-act-checkin = Check-in
event-act-change = Ändern
event-act-cancel = Absagen
event-act-new = Neue Veranstaltung
event-back = Zurück zur Veranstaltung
event-cancel-title = „{ $title }“ absagen?
event-cancel-what = Sie bleibt sichtbar und zeigt, dass sie abgesagt ist. Alle, die geantwortet haben, bekommen eine E-Mail, und Communitys, die sie teilen, erfahren es. Das lässt sich nicht rückgängig machen.
event-cancel-guests = { $n ->
    [0] Noch hat niemand einen Platz.
    [one] Eine Person hat einen Platz.
   *[other] { $n } Personen haben einen Platz.
    }
event-cancel-button = Absagen
event-dates = Weitere Termine
event-date = { $day }, { $time }
event-act-like = Noch eine wie diese
event-form-series = Serie
event-form-repeat = Findet sie wieder statt?
event-form-repeat-hint = Jeder Termin ist eine eigene Veranstaltung mit eigenen Antworten, immer zur selben Uhrzeit vor Ort.
event-form-repeat-never = Nein, nur einmal
event-form-repeat-weekly = Jede Woche
event-form-repeat-fortnightly = Alle zwei Wochen
event-form-repeat-monthly-date = Jeden Monat am selben Datum
event-form-repeat-monthly-weekday = Jeden Monat am selben Wochentag, etwa am zweiten Dienstag
event-form-repeat-dates = An Tagen, die ich auswähle
event-form-repeat-until = Bis einschließlich
event-form-repeat-until-hint = Nicht bei ausgewählten Tagen.
event-form-dates = Weitere Tage
event-form-dates-hint = Nur bei ausgewählten Tagen: jeder in der Form 2027-01-14, durch Leerzeichen oder Zeilenumbrüche getrennt.
event-form-scope = Wofür gilt das?
event-form-scope-hint = Die Termine danach verschieben sich um ebenso viel und bekommen denselben Text, denselben Ort und dieselben Plätze.
event-form-scope-this = Nur dieser Termin
event-form-scope-following = { $n ->
    [one] Dieser Termin und der nächste
   *[other] Dieser Termin und die { $n } danach
    }
event-form-wrong-one-date = eine Serie hat mehr als einen Termin
event-form-wrong-many-dates = eine Serie hat höchstens { $n } Termine
event-form-wrong-horizon = eine Serie endet innerhalb von { $n } Monaten
event-form-wrong-before = ein Termin liegt vor dem ersten
event-form-wrong-dates = bitte jeden Tag so schreiben: 2027-01-14
jobs-title = Wer macht was: { $title }
jobs-heading = Wer macht was
jobs-what = Jede Aufgabe hat eine Person oder steht allen Mitgliedern offen. Wer für den Einlass eingetragen ist, sieht, wer einen Platz hat, und lässt die Gäste herein. Hat jemand den Einlass von sich aus übernommen, gilt das erst, wenn Sie den Namen eintragen.
jobs-empty = Noch nichts zu tun
jobs-empty-next = Bitten Sie unten um die erste helfende Hand.
jobs-add = Weitere Aufgabe
jobs-add-button = Hinzufügen
jobs-organiser = Wen Sie für die Organisation benennen, ändert diese Veranstaltung, sieht die Gäste, lädt sie ein und schreibt ihnen, plant, wer was tut, und sagt sie ab, bis einen Tag danach. Für wen die Veranstaltung ist, wer sie mit Ihnen ausrichtet und wer sie organisiert, entscheidet der Vorstand.
job-organiser = Organisation
job-door = Einlass
job-minutes = Protokoll
job-speaker-care = Betreuung der Vortragenden
job-other = Etwas anderes
job-open = Offen
job-taken = Vergeben
job-take = Ich übernehme das
job-give-back = Wieder abgeben
job-kind = Was zu tun ist
job-words = In eigenen Worten
job-words-hint = Nur, wenn es etwas anderes ist.
job-handle = Wer es macht: das Kürzel des Mitglieds
job-name = Eintragen
job-let-open = Offen lassen
job-remove = Von der Liste nehmen
job-given-taken = selbst übernommen
job-given-named = vom Organisationsteam eingetragen
job-wrong-organiser = Wer eine Veranstaltung organisiert, sagt der Vorstand.
job-wrong-taken = Jemand war schneller und hat diese Aufgabe schon.
job-wrong-gone = Diese Aufgabe steht nicht mehr auf der Liste.
job-wrong-cancelled = Diese Veranstaltung findet nicht statt.
job-wrong-over = Diese Veranstaltung ist vorbei.
job-wrong-handle = Kein Mitglied hat dieses Kürzel. Es ist der letzte Teil der Adresse der Mitgliedsseite.
job-wrong-words = Sagen Sie in wenigen Worten, was es ist, mit höchstens { $n } Zeichen.
job-wrong-many = Die Liste ist voll. Nehmen Sie zuerst etwas herunter.
guests-title = Wer kommt: { $title }
guests-heading = Wer kommt
guests-what = In der Reihenfolge der Antworten. Die Liste bleibt hier; E-Mail-Adressen stehen nicht darauf.
guests-what-co-host = Sie sehen, wer kommt, weil Sie für eine Organisation handeln, die diese Veranstaltung mit veranstaltet: bis einen Tag danach und nur hier. Wer sich vor Ihrer Organisation verbirgt, steht nicht auf der Liste.
guests-checked-in = Eingecheckt ({ $n })
guests-going = Zugesagt ({ $n })
guests-maybe = Vielleicht ({ $n })
guests-waiting = Warteliste ({ $n })
guests-pending = Noch zu entscheiden ({ $n })
guests-invited = Eingeladen ({ $n })
guests-invite = Ein Mitglied einladen
guests-invite-handle = Der Name in der Adresse der Seite des Mitglieds
guests-invite-hint = Was hinter /people/ steht. Es geht eine Mail hinaus; geantwortet wird auf der Seite der Veranstaltung.
guests-invite-button = Einladen
guests-invite-nobody = so heißt hier kein Mitglied
guests-invite-answered = es gibt schon eine Antwort
guests-invite-closed = die Veranstaltung hat begonnen oder ist abgesagt
guests-invite-too-many = es sind schon 500 Mitglieder eingeladen
guests-not-going = Kommen nicht ({ $n })
guests-lists = Gästelisten
guests-none-here = Auf dieser Liste steht niemand.
print-door = Einlassliste
print-door-title = Einlassliste: { $title }
print-badges = Namensschilder
print-badges-title = Namensschilder: { $title }
print-how = Drucken Sie diese Seite über das Menü Ihres Browsers; was nur auf den Bildschirm gehört, wird nicht mitgedruckt.
print-nobody = Noch hat niemand einen Platz
print-entrances = Eingänge
print-entrances-n = { $n ->
    [one] { $n } Eingang
   *[other] { $n } Eingänge
    }
print-entrance = Eingang { $n }: { $first } bis { $last }
print-ask = Fragen Sie mich nach
guests-name = Name
guests-organization = Organisation
guests-community = Community
guests-place = Platz
guests-guest = Gast
mail-guests-title = Den Gästen schreiben
mail-guests-back = Wer kommt
mail-guests-what = Mitglieder hier und Gäste ohne Mitgliedschaft bekommen eine E-Mail mit Ihren Worten, Ihrem Namen und einem Link zur Veranstaltung. Niemand sieht, wer sie noch bekommt.
mail-guests-limit = { $n ->
    [one] Zu einer Veranstaltung geht am Tag höchstens eine solche E-Mail.
   *[other] Zu einer Veranstaltung gehen am Tag höchstens { $n } solche E-Mails.
}
mail-guests-to = An
mail-guests-going = Zugesagt
mail-guests-maybe = Vielleicht
mail-guests-waiting = Warteliste
mail-guests-not-going = Abgesagt
mail-guests-everyone = Alle, die geantwortet haben
mail-guests-text = Ihre Worte
mail-guests-text-hint = Einfacher Text. Adressen von Seiten lassen sich in der E-Mail anklicken.
mail-guests-read = Vor dem Senden lesen
mail-guests-reads = Was sie lesen
mail-guests-count = { $n ->
    [0] Niemand bekommt diese E-Mail.
    [one] Ein Gast bekommt diese E-Mail.
   *[other] { $n } Gäste bekommen diese E-Mail.
}
mail-guests-elsewhere = { $n ->
    [one] Ein Gast ist Mitglied einer anderen Community. Wir haben keine Adresse, und dies erreicht ihn nicht; eine Änderung von Zeit oder Ort schon.
   *[other] { $n } Gäste sind Mitglieder anderer Communitys. Wir haben keine Adressen, und dies erreicht sie nicht; eine Änderung von Zeit oder Ort schon.
}
mail-guests-unwilling = { $n ->
    [one] Ein Gast möchte keine solchen E-Mails zu dieser Veranstaltung.
   *[other] { $n } Gäste möchten keine solchen E-Mails zu dieser Veranstaltung.
}
mail-guests-send = { $n ->
    [one] An einen Gast senden
   *[other] An { $n } Gäste senden
}
mail-guests-change = Ändern
mail-guests-sent = { $n ->
    [one] Sie ist unterwegs an einen Gast.
   *[other] Sie ist unterwegs an { $n } Gäste.
}
mail-guests-before = Früher geschrieben
mail-guests-line = { $day } { $time }: { $to } ({ $n })
mail-guests-nobody = niemand auf dieser Liste bekommt von hier E-Mails
mail-guests-changed = Die Liste hat sich inzwischen geändert, oder jemand hat ihr geschrieben. Nichts wurde gesendet; an so viele ginge es jetzt.
mail-guests-over = diese Veranstaltung ist lange vorbei; zu ihr wird niemandem mehr geschrieben
mail-guests-too-many = die heutigen E-Mails zu dieser Veranstaltung sind aufgebraucht; schreiben Sie morgen wieder
mail-stop-event-ask = Keine E-Mails der Organisation und keine Erinnerungen mehr zu dieser Veranstaltung?
mail-stop-event-why = Was mit der Veranstaltung geschieht, etwa eine andere Zeit, erreicht Sie weiter, solange Sie kommen.
mail-stop-event-done = Sie bekommen keine E-Mails der Organisation und keine Erinnerungen mehr zu dieser Veranstaltung
mail-stop-event-done-why = Ihre Antwort bleibt, wie sie war.
guests-empty = Noch hat niemand geantwortet
guests-empty-next = Antworten stehen hier, sobald sie kommen.
checkin-title = Check-in: { $title }
checkin-heading = Check-in
checkin-what = Am Einlass wird ein Code eingegeben oder ein Name gesucht.
checkin-code = Code
checkin-code-hint = Acht Buchstaben und Ziffern, von der Seite der Veranstaltung in der Community des Gastes.
checkin-button = Einlassen
checkin-in = Eingecheckt
checkin-in-next = Willkommen.
checkin-already = Schon eingecheckt
checkin-already-since = Seit { $time }.
checkin-not = Nicht auf dieser Liste
checkin-not-next = Niemand mit einem Platz bei dieser Veranstaltung hat diesen Code. Suchen Sie unten nach dem Namen.
checkin-present = { $n ->
    [0] Noch ist niemand da.
    [one] Eine Person ist da.
   *[other] { $n } sind da.
}
checkin-expected = Noch erwartet ({ $n })
checkin-mine = Zeigen Sie am Einlass dieses Bild oder nennen Sie den Code.
checkin-picture = QR-Code für Ihren Platz, für die Kamera am Einlass
checkin-scanned = Von der Kamera gelesen. Klicken Sie auf die Schaltfläche, um den Gast einzulassen.
card-title = Ihre Mitgliedschaft
card-qr = Code, an dem ein Empfang sieht, ob Sie Mitglied sind
card-qr-what = Wer den Code liest, sieht Ihren Namen, Ihre Stufe und ob Sie heute Mitglied sind. Gedruckt ist diese Seite der Ausweis allein.
card-qr-see = Ansehen, was dort steht
card-check-title = Mitgliedsausweis
card-check-yes = Ja, { $name } ist heute Mitglied von { $community }.
card-check-no = Nein, mit diesem Ausweis ist heute niemand Mitglied von { $community }.
card-check-unknown = { $community } kennt keinen solchen Ausweis.
card-check-level = Stufe
card-check-how = Vergleichen Sie den Namen mit dem der Person, die den Ausweis zeigt.
paper-percent = { $value }{ "\u00A0" }% Rabatt
paper-fixed = { $amount } Rabatt
paper-member-price = Der Preis, den Mitglieder von { $host } zahlen
paper-free-months = { $n ->
    [one] Der erste Monat kostenlos
   *[other] Die ersten { $n } Monate kostenlos
    }
paper-for-months = { $n ->
    [one] { $benefit } für den ersten Monat
   *[other] { $benefit } für die ersten { $n } Monate
    }
paper-title = Gutschein auf Papier
paper-how = Drucken Sie diese Seite oder zeigen Sie sie auf dem Telefon. Am Empfang wird das Bild gescannt oder der Code eingetippt und der Name verglichen.
paper-back = Ihre Vorteile
paper-at = Gutschein für
paper-instead-of = statt
paper-for = Für
paper-from = Mitglied von
paper-use-by = Gültig bis
paper-limits = Grenzen
paper-code = Code
paper-qr = Der Gutschein als Bild, für die Kamera am Empfang
paper-desk = Für den Empfang: das Bild scannen oder den Code eintippen auf
paper-once = Er zählt einmal. Wer dieses Papier hat, kann es zeigen; behalten Sie es also für sich. Ihr Name steht darauf.
paper-take-back = Zurücknehmen
paper-take-back-means = Falls Sie ihn verloren haben: Der Code öffnet ab dann nichts mehr, und Sie können einen neuen drucken. Eine Kamera liest das verlorene Papier noch bis zu seinem letzten Tag, aber zusammen haben Sie beide den Vorteil nicht öfter als vereinbart.
paper-shown = Der Empfang hat am { $day } mit dem Code nach diesem Gutschein gefragt.
paper-over = Dieser Gutschein ist abgelaufen, wurde zurückgenommen, oder Sie erfüllen die Bedingungen nicht mehr.
paper-outdated = Die Schlüssel Ihrer Community wurden seither geändert, daher zählt dieser Gutschein nicht mehr. Drucken Sie ihn neu.
paper-not-now = Sie erfüllen die Bedingungen dieses Angebots zurzeit nicht. Unter Ihren Vorteilen steht, warum.
paper-print-anew = Neu drucken
verify-title = Gutschein
verify-what = Der Empfang prüft den Gutschein eines Mitglieds einer anderen Community.
verify-show-it = Zeigen Sie dies am Empfang von { $community }.
verify-sign-in = Nur wer den Empfang betreut, sieht, was darauf steht. Sind Sie das, melden Sie sich an und scannen Sie noch einmal.
verify-good = Dieser Gutschein zählt
verify-good-next = Vergleichen Sie den Namen mit der Person vor Ihnen.
verify-used = Eingelöst am { $day } um { $time }
verify-used-next = Ein Gutschein zählt einmal.
verify-taken-back = Gezählt und am { $day } um { $time } zurückgenommen
verify-taken-back-next = Dieser Gutschein zählt nicht mehr. Das Mitglied kann einen neuen drucken.
verify-used-up = So oft gehabt wie vereinbart
verify-used-up-limit = { $n ->
    [one] Ein Mitglied darf dies einmal haben.
   *[other] Ein Mitglied darf dies { $n } Mal haben.
    }
verify-year-full = Dieses Jahr keiner mehr
verify-year-full-cap = { $n ->
    [one] Vereinbart ist, dass es ein Mitglied im Jahr bekommt.
   *[other] Vereinbart ist, dass es { $n } Mitglieder im Jahr bekommen.
    }
verify-no = Das ist kein Gutschein für uns
verify-no-next = Er ist für eine andere Community, seine Tage sind vorbei, oder keine Community, mit der wir eine Vereinbarung haben, hat ihn unterschrieben.
verify-anew = Dieser Gutschein muss neu gedruckt werden
verify-anew-next = Er ist älter als die letzte Wiederherstellung dieses Servers aus einer Sicherung; hier weiß daher niemand, ob er eingelöst wurde.
verify-not-offered = Für diesen Gutschein gibt es nichts
verify-not-offered-next = Die Vereinbarung gibt dies der Stufe des Mitglieds nicht, oder nicht zu der Zeit, als er gedruckt wurde.
verify-counted = Als eingelöst gezählt am { $day } um { $time }
verify-counted-next = Geben Sie, was vereinbart wurde. Er zählt kein zweites Mal.
verify-count = Als eingelöst zählen
verify-count-means = Ansehen ändert nichts. Drücken Sie dies, wenn Sie geben, was vereinbart wurde; der Vorstand kann es rückgängig machen.
verify-undo = Rückgängig machen: es war ein Versehen
verify-undo-means = Das Mitglied kann das Angebot dann noch einmal nutzen, mit einem anderen Gutschein. Dieser bleibt verbraucht.
verify-gives = Gibt
verify-type = Code eintippen
verify-nobody = Noch haben Mitglieder keiner anderen Community hier etwas durch eine Vereinbarung.
verify-code = Code
verify-code-hint = Zehn Buchstaben und Ziffern auf dem Gutschein. Kleinbuchstaben und Leerzeichen sind gleichgültig.
verify-community = Community, die ihn ausgegeben hat
verify-choose-one = Wählen
verify-look = Ansehen
verify-unreadable = ein Code hat zehn Buchstaben und Ziffern
verify-no-such-code = { $community } hat keinen solchen Code für uns ausgegeben, oder er ist abgelaufen; sehen Sie noch einmal nach
verify-silent = { $community } antwortet gerade nicht; scannen Sie stattdessen das Bild auf dem Gutschein, das braucht kein Netz
verify-too-often = hier wurden zu viele Codes versucht; scannen Sie das Bild auf dem Gutschein oder kommen Sie später wieder
verify-link = Ein Gutschein einer anderen Community? Hier prüfen
verify-choose = wählen Sie die Community, die auf dem Gutschein steht
card-intro = Ihre Stufe hier, was Sie dafür schulden und welche Stufen es gibt. Niemand fragt nach einer Kreditkarte: Sie zahlen auf dem Weg, den Ihre Community vorsieht.
card-state-pending = Wartet auf den Vorstand
card-state-current = Gültig
card-state-grace = Verlängerung fällig
card-state-lapsed = Abgelaufen
card-state-left = Ausgetreten
card-free = Sie kostet nichts und endet nicht.
card-paid-until = Bezahlt bis { $day }.
card-grace-until = Bezahlt bis { $until }; bis { $day } funktioniert noch alles.
card-waits = Sie beginnt, wenn der Vorstand Sie aufnimmt.
card-since = Seit
card-kind = Als
card-chapter = Regionalgruppe
card-invoices = Rechnungen
card-invoice = Rechnung { $number }
card-levels = Stufen
card-level-yours = Ihre Stufe
card-choose = Rechnung anfordern
card-choose-free = Zu dieser wechseln
card-renew = Verlängern
card-not-for-you = Für andere: { $kinds }
card-for-organizations = Für Organisationen; fragen Sie den Vorstand
card-not-offered = Sie haben dies; es wird nicht mehr angeboten. Es bleibt Ihres, bis es endet.
card-per-month = { $n ->
    [one] { $amount } für einen Monat
   *[other] { $amount } für { $n } Monate
    }
card-costs-nothing = Kostet nichts
card-seats = { $n ->
    [one] { $n } Platz
   *[other] { $n } Plätze
    }
card-paid-still = Ihre Stufe ist bis { $day } bezahlt. Sie endet von selbst; Sie müssen nichts tun.
card-refused-no-level = Diese Stufe gibt es hier nicht mehr. Wählen Sie eine andere.
card-refused-kind = Die Stufe „{ $tier }“ steht Ihrer Mitgliedsgruppe nicht offen.
card-refused-retired = Die Stufe „{ $tier }“ wird nicht mehr angeboten. Wählen Sie eine andere.
card-refused-organizations = Die Stufe „{ $tier }“ ist für Organisationen. Bitten Sie den Vorstand, Ihre Organisation einzutragen.
card-refused-left = Sie sind ausgetreten. Treten Sie zuerst wieder bei.
card-refused-not-set-up = Die Community ist noch nicht eingerichtet.
card-change-keeps = Wechseln Sie vor dem letzten bezahlten Tag die Stufe, wird der Rest in Tage der neuen Stufe umgerechnet, nach dem Preis eines Tages auf beiden Stufen.
card-changed = Ihre Stufe ist jetzt „{ $tier }“.
leave-link = Die Gemeinschaft verlassen
leave-title = { $community } verlassen?
leave-title-of = Die Mitgliedschaft von { $name } beenden?
leave-intro = Dies geschieht. Noch ist nichts geschehen.
leave-ends = Was endet
leave-stays-title = Was bleibt
leave-owes = Rechnung { $number } ist nicht mehr zu zahlen.
leave-paid = Bezahlt ist bis { $day }. Ob etwas zurückgezahlt wird, machen Mitglied und Gemeinschaft unter sich aus; diese Seite zahlt nichts zurück.
leave-mails = Die Gemeinschaft schickt keine E-Mails mehr.
leave-seen = Das Profil findet niemand mehr, und ein Amt ist zurückgegeben.
leave-ways-in = Alle Browser sind abgemeldet; verknüpfte Konten, Passkeys, Zugriffstoken und die private Adresse des Kalenders enden.
leave-stays = Die Gemeinschaft behält, was getan wurde: Rechnungen, Zahlungen, Unterschriften unter den Kodex, Antworten auf vergangene Veranstaltungen, das Protokoll.
leave-again = Mit derselben Mailadresse kann man jederzeit wieder beitreten.
leave-message = Worte an das Mitglied
leave-message-hint = Sie gehen per E-Mail an das Mitglied, so wie Sie sie schreiben. Ohne sie sagt die E-Mail nur, dass die Mitgliedschaft beendet ist.
leave-note = Nur für den Vorstand
leave-reason-hint = Vorstandsmitglieder lesen es. Es kann leer bleiben.
leave-button = Verlassen
leave-button-of = Mitgliedschaft beenden
left-title = Sie haben { $community } verlassen
left-what = Ihre Mitgliedschaft ist beendet und Sie sind abgemeldet. Die Gemeinschaft schickt Ihnen keine E-Mails mehr. Mit derselben Mailadresse können Sie wieder beitreten.
left-home = Zur Startseite
left-join = Wieder beitreten
erased-title = Ihre Daten sind gelöscht
erased-done = Hier nennt Sie nichts mehr außer dem, was bleiben sollte. Sie sind abgemeldet, und niemand schreibt Ihnen mehr.
erased-goes-on = Ihr Name, Ihre Adresse und Ihr Profil sind weg. Listen und Dokumente, die Sie nennen, werden jetzt durchgegangen; das dauert Minuten.
erased-servers = Server, die etwas von Ihnen hatten
erased-more = Ihre Antworten auf Veranstaltungen werden noch zurückgenommen; es können weitere Server folgen.
erased-nobody = Keiner: Nichts über Sie hat diesen Server je verlassen.
erased-confirmed = Hat erfahren, dass Sie weg sind
erased-unconfirmed = Benachrichtigt, noch nicht bestätigt
erased-keep = Nur die Adresse dieser Seite führt hierher. Bewahren Sie sie auf, wenn Sie noch einmal nachsehen möchten; sie sagt nichts über Sie.
erased-open = { $n ->
    [0] Alle haben es bestätigt.
    [one] { $n } davon hat es noch nicht bestätigt. Sieben Tage lang wird es ihm gesagt, danach nicht mehr.
   *[other] { $n } davon haben es noch nicht bestätigt. Sieben Tage lang wird es ihnen gesagt, danach nicht mehr.
}
members-erased = Jemand, dessen Daten gelöscht wurden
leave-answers = { $n ->
    [0] Keine Antwort auf eine kommende Veranstaltung ist zurückzunehmen.
    [one] Die Antwort auf { $n } kommende Veranstaltung wird zurückgenommen, und der Gastgeber erfährt es.
   *[other] Die Antworten auf { $n } kommende Veranstaltungen werden zurückgenommen, und die Gastgeber erfahren es.
}
invoice-title = Rechnung { $number }
invoice-from = Von
invoice-to = An
invoice-for = Für
invoice-full = Preis ohne Mitgliedschaft anderswo
invoice-amount = Betrag
invoice-issued = Ausgestellt am
invoice-due = Zahlbar bis
invoice-open = Offen
invoice-open-second = zahlbar bis { $day }
invoice-paid = Bezahlt
invoice-paid-second = verbucht am { $day }
invoice-lapsed = Nicht rechtzeitig bezahlt
invoice-lapsed-second = Niemand wird mehr zur Zahlung aufgefordert. Kommt das Geld noch, zählt es ab dem Tag, an dem der Vorstand die Rechnung als bezahlt markiert.
invoice-void = Storniert
invoice-void-second = Eine andere Rechnung ersetzt sie, oder sie wird nicht mehr gebraucht.
invoice-membership = Mitgliedschaft, Stufe „{ $tier }“
invoice-pay = Auf der Seite der Community bezahlen
invoice-pay-what = Die Schaltfläche führt zu einer Seite, die die Community selbst gewählt hat. Wie Sie bezahlen, wird hier nicht gespeichert.
invoice-pay-ask = Die Community hat keine Zahlungsseite genannt. Fragen Sie den Vorstand, wie Sie bezahlen, und nennen Sie die Rechnungsnummer.
invoice-print = Drucken Sie diese Seite für Ihre Unterlagen; der Rahmen wird nicht mitgedruckt.
invoice-mark-paid = Als bezahlt markieren
invoice-mark-paid-what = Sie haben den Zahlungseingang gesehen. Das wird mit Ihrem Namen festgehalten und lässt sich hier nicht rückgängig machen.
desk-renewals-title = Beiträge
desk-renewals-intro = Was noch offen ist, nach Fälligkeit geordnet. Markieren Sie eine Rechnung als bezahlt, sobald Sie den Zahlungseingang gesehen haben.
desk-renewals-empty = Niemand schuldet etwas
desk-renewals-empty-next = Mitglieder wählen eine Stufe auf ihrer eigenen Seite; dann steht hier eine Rechnung.
desk-renewals-open = Offene Rechnungen
desk-renewals-ending = Enden innerhalb von 60 Tagen oder sind in der Kulanzfrist
desk-renewals-ending-nobody = Keine bezahlte Mitgliedschaft endet in den nächsten 60 Tagen.
desk-renewals-seats = Organisationen mit einer Stufe
desk-renewals-seats-nobody = Keine Organisation hat eine Stufe für ihre Leute.
desk-renewals-seats-taken = { $taken } von { $of } Plätzen vergeben
desk-renewals-ends = Bezahlt bis { $day }
desk-renewals-grace = In der Kulanzfrist: war bezahlt bis { $day }
desk-renewals-paid = Rechnung { $number } ist als bezahlt markiert.
desk-renewals-paid-already = Rechnung { $number } war schon als bezahlt markiert.
desk-renewals-refused = Sie wurde nicht als bezahlt markiert
desk-renewals-void = Rechnung { $number } ist ungültig; eine andere gilt an ihrer Stelle, oder niemand will sie mehr.
desk-renewals-replaced = Rechnung { $number } wurde nicht rechtzeitig bezahlt, und an ihrer Stelle gilt jetzt Rechnung { $stands }; markieren Sie diese als bezahlt.
desk-renewals-payer-left = Die Person, an die Rechnung { $number } ging, ist kein Mitglied mehr; sie kann wieder beitreten.
desk-renewals-fewer = Sie zahlt { $seats } Plätze, und { $taken } sind vergeben: Erst müssen { $over } zurückgenommen werden, oder die Organisation fragt nach einer Stufe mit mehr.
tiers-title = Stufen
tiers-intro = Die Stufen der Mitgliedschaft, was jede kostet und bringt und wie viele Personen sie haben.
tiers-add = Stufe hinzufügen
tiers-back = Alle Stufen
tiers-new = Eine neue Stufe
tiers-change = Ändern
tiers-change-title = Stufe „{ $name }“ ändern
tiers-change-what = Wer sie hat, behält, was bezahlt ist. Ein neuer Preis oder Zeitraum gilt ab der nächsten Rechnung.
tiers-retire = Nicht mehr anbieten
tiers-offer = Wieder anbieten
tiers-retire-what = Eine Stufe, die nicht mehr angeboten wird, bekommt niemand neu. Wer sie hat, behält sie, bis das Bezahlte vorbei ist, und wird nicht um Verlängerung gebeten.
tiers-saved = Die Stufe ist gespeichert
tiers-retired = Die Stufe wird nicht mehr angeboten
tiers-offered = Die Stufe wird wieder angeboten
tiers-stays-entry = Auf dieser Stufe tritt man bei: Wählen Sie dafür zuerst in der Konfiguration eine andere
tiers-stays-lapse = Auf dieser Stufe geht es weiter, wenn jemand nicht zahlt: Nennen Sie zuerst in der Konfiguration eine andere
tiers-join-and-lapse = Hier tritt man bei, und hier geht es weiter, wenn jemand nicht zahlt
tiers-join = Hier tritt man bei
tiers-lapse = Hier geht es weiter, wenn jemand nicht zahlt
tiers-retired-since = Nicht mehr angeboten seit { $day }
tiers-for-all = Für alle
tiers-for = Für { $kinds }
tiers-name = Name
tiers-price = Preis für einen Zeitraum
tiers-price-hint = In der Währung der Gemeinschaft, etwa 240 oder 40.50; 0 kostet nichts.
tiers-months = Monate, die eine Zahlung reicht
tiers-months-hint = Leer lassen, wenn die Stufe nichts kostet.
tiers-seats = Plätze
tiers-seats-hint = Nur für eine Stufe, die eine Organisation für ihre Leute kauft: für wie viele. Einmal angelegt, bleibt sie für eine Person oder für Organisationen.
tiers-benefits = Was sie bringt
tiers-benefits-hint = Je eine Zeile.
tiers-kinds = Wer sie haben kann
tiers-wrong-price = schreiben Sie einen Betrag wie 240 oder 40.50
tiers-wrong-months = eine Stufe, die etwas kostet, dauert 1 bis { $n } Monate
tiers-wrong-seats = schreiben Sie eine Zahl von 1 bis { $n }, oder nichts für eine Person
tiers-wrong-kinds = wählen Sie mindestens eines
tiers-wrong-benefits = höchstens { $n } Zeilen
tiers-wrong-taken = es gibt schon eine Stufe dieses Namens; ändern Sie jene
tiers-wrong-entry = auf dieser Stufe tritt man bei, darum kostet sie nichts und ist für eine Person
tiers-wrong-many = eine Gemeinschaft hat höchstens { $n } Stufen, auch nicht mehr angebotene; ändern Sie eine davon
tiers-wrong-one-or-many = eine Stufe bleibt für eine Person oder für Organisationen; legen Sie eine andere an
tiers-holders = { $n ->
    [one] { $n } Person hat sie
   *[other] { $n } Personen haben sie
}

## Plätze von Organisationen
organization-seats = Stufe und Plätze
seats-title = Plätze von { $organization }
seats-intro = Eine Stufe, die die Organisation bezahlt, und wer von ihren Leuten sie hat. Wer einen Platz hat, hat die Stufe, solange sie bezahlt ist.
seats-none = Es gibt noch keine Plätze
seats-none-next = Wählen Sie unten eine Stufe. Die Plätze sind da, sobald die Rechnung bezahlt ist.
seats-not-offered = Die Stufe wird nicht mehr angeboten und kann nicht noch einmal bezahlt werden. Wählen Sie vor dem letzten Tag unten eine andere.
seats-too-few = Die Stufe hat jetzt { $seats } Plätze, { $taken } sind vergeben. Nehmen Sie { $over } zurück, bevor noch einmal bezahlt wird, oder wählen Sie eine Stufe mit mehr.
seats-taken = Vergebene Plätze
seats-taken-of = { $taken } von { $of }
seats-later = Ab { $day } hat die Stufe { $seats } Plätze: So viele sind dann bezahlt. Haben an diesem Tag mehr Personen einen Platz, endet er für die, die ihn zuletzt bekommen haben.
seats-holders = Wer einen Platz hat
seats-nobody = Noch niemand.
seats-take-back = Platz zurücknehmen
seats-give = Platz vergeben
seats-full = Alle Plätze sind vergeben. Nehmen Sie erst einen zurück, oder wählen Sie eine Stufe mit mehr Plätzen.
seats-handle = Name in der Adresse der Seite
seats-handle-hint = Von jemandem, der hier arbeitet: maren, wenn die Seite /people/maren ist.
seats-levels = Stufen für Organisationen
seats-levels-none = Die Community hat keine Stufe für Organisationen.
seats-approver = Wer für die Organisation handelt
seats-approver-hint = Wählt Stufen und vergibt Plätze. Der Name in der Adresse der Seite; leer für niemanden.
seats-approver-save = Speichern
seats-said-given = Der Platz ist vergeben.
seats-said-taken-back = Der Platz ist wieder frei.
seats-said-level = Die Organisation hat die Stufe jetzt.
seats-said-approver = Es ist festgehalten, wer für die Organisation handelt.
seats-wrong-handle = schreiben Sie ihn, wie er in der Adresse der Seite steht: maren
seats-wrong-not-theirs = niemand mit diesem Namen zeigt, dass er hier arbeitet
seats-wrong-not-here = kein Mitglied mit diesem Namen arbeitet hier
seats-wrong-kind = die Stufe ist nicht für diese Art von Mitglied
seats-wrong-kinds = diese Stufe ist nicht für die Art von Mitglied, die { $people } sind; nehmen Sie erst deren Plätze zurück, oder wählen Sie eine andere
seats-wrong-no-seat = dieser Platz ist schon frei
seats-wrong-no-bundle = es gibt noch keine Plätze; wählen Sie erst eine Stufe
seats-wrong-fewer = diese Stufe hat { $seats } Plätze, { $taken } sind vergeben; nehmen Sie erst { $over } zurück, oder wählen Sie eine mit mehr
seats-wrong-level = wählen Sie eine der Stufen unten
card-seat = Platz von
card-level-seat = Sie haben diese Stufe durch einen Platz Ihrer Organisation
card-after-seat = Nicht, solange Sie einen Platz Ihrer Organisation haben
card-give-up-seat = Platz abgeben
card-give-up-seat-means = Danach gilt, was Sie selbst bezahlt haben, oder eine Stufe, die nichts kostet.
mail-seats-open = Die Plätze
mail-seats-renewal-subject = Die Plätze von { $organization } bei { $community } enden am { $until }
mail-seats-renewal = Was { $organization } bei { $community } für ihre Leute zahlt, ist bis { $until } bezahlt. Es geht weiter, wenn noch einmal bezahlt wird; sonst bleiben alle mit einem Platz Mitglied, auf der Stufe, die sie selbst bezahlt haben, oder auf einer, die nichts kostet.
mail-seats-not-offered = Was { $organization } bei { $community } für ihre Leute zahlt, ist bis { $until } bezahlt. Die Stufe „{ $from }“ wird nicht mehr angeboten und kann nicht noch einmal bezahlt werden. Wählen Sie auf der Seite der Plätze eine andere; sonst bleiben alle mit einem Platz Mitglied, auf der Stufe, die sie selbst bezahlt haben, oder auf einer, die nichts kostet.
mail-seats-too-few = Was { $organization } bei { $community } für ihre Leute zahlt, ist bis { $until } bezahlt. Die Stufe „{ $from }“ hat jetzt weniger Plätze, als vergeben sind. Nehmen Sie erst { $over } Plätze zurück, oder wählen Sie eine Stufe mit mehr, dann kann noch einmal bezahlt werden; sonst bleiben alle mit einem Platz Mitglied, auf der Stufe, die sie selbst bezahlt haben, oder auf einer, die nichts kostet.
mail-seat-given-subject = Sie haben einen Platz von { $organization } bei { $community }
mail-seat-given = { $organization } hat Ihnen einen Platz bei { $community } gegeben: Sie haben die Stufe „{ $to }“, solange dafür bezahlt wird. Was Sie selbst bezahlt haben, wartet, bis der Platz zu Ende ist. Den Platz können Sie jederzeit auf der Seite Ihrer Mitgliedschaft abgeben.
mail-seat-over-subject = Ihr Platz von { $organization } bei { $community } ist zu Ende
mail-seat-taken-back = { $organization } hat den Platz zurückgenommen, durch den Sie die Stufe „{ $from }“ bei { $community } hatten. Sie bleiben Mitglied auf der Stufe „{ $to }“; alles, was Sie geschrieben und beantwortet haben, bleibt erhalten. Die anderen Stufen finden Sie auf der Seite Ihrer Mitgliedschaft.
mail-seat-ended = { $organization } hat Ihre Stufe „{ $from }“ bei { $community } bis { $until } bezahlt, und Ihr Platz ist zu Ende. Sie bleiben Mitglied auf der Stufe „{ $to }“; alles, was Sie geschrieben und beantwortet haben, bleibt erhalten. Wird noch einmal bezahlt, können Sie einen Platz bekommen; die Stufen, die Sie selbst wählen können, finden Sie auf der Seite Ihrer Mitgliedschaft.
mail-seats-lapsed-subject = Die Plätze von { $organization } bei { $community } sind zu Ende
mail-seats-lapsed = Die Stufe „{ $from }“ von { $organization } bei { $community } war bis { $until } bezahlt, und niemand hat mehr einen Platz davon. Ihre Leute bleiben Mitglieder; Plätze können jederzeit wieder genommen werden.
act-take-level = Stufe { $tier } für { $organization } genommen
act-name-nobody = Festgehalten, dass niemand für { $organization } handelt
act-name-approver = Festgehalten, dass { $member } für { $organization } handelt
act-give-seat = { $member } einen Platz von { $organization } gegeben
act-take-back-seat = Platz von { $member } bei { $organization } zurückgenommen
act-grace-seats = Kulanzfrist für die Plätze von { $organization } begonnen
act-keep-seats = Die Plätze von { $organization } kosten jetzt nichts und bleiben
act-end-seats = Plätze von { $organization } beendet, weil keine Zahlung kam

## Regionalgruppen
chapter-none = Keine
chapter-hint = Der örtliche Teil der Community, zu dem Sie gehören.
chapter-hint-desk = Der örtliche Teil der Community, zu dem dieses Mitglied gehört.
chapter-save = Regionalgruppe speichern
name-hint = So, wie andere Mitglieder ihn sehen sollen und alle, denen Sie von jetzt an antworten. Wer schon eine Antwort von Ihnen hat, behält den Namen von damals.
name-save = Namen speichern
chapter-wrong = die gibt es nicht mehr; wählen Sie eine aus der Liste
members-chapter-saved = Die Regionalgruppe ist gespeichert.
members-level-hint = Was etwas kostet, hat sie, sobald die Rechnung bezahlt ist; sie bekommt sie per E-Mail.
members-level-put = In diese Stufe setzen
members-level-saved = Sie hat jetzt diese Stufe.
members-level-invoiced = Sie bekommt eine Rechnung per E-Mail und hat die Stufe, sobald sie bezahlt ist.
members-level-not-hers = Diese Stufe ist nicht für sie oder wird nicht mehr angeboten. Wählen Sie eine andere.
members-level-paid = Was sie hat, ist bezahlt, von ihr oder von ihrer Organisation, und endet von selbst.
import-fault-chapter = keine solche Regionalgruppe; schreiben Sie eine von { $chapters }
import-fault-no-chapters = die Community hat keine Regionalgruppen; lassen Sie die Spalte leer
act-no-chapter = { $member } gehört jetzt zu keiner Regionalgruppe
act-chapter = { $member } gehört jetzt zur Regionalgruppe { $chapter }
act-change-own-name = Hat den eigenen Namen geändert

## Wer beitreten möchte
error-waiting = Ihr Beitritt wartet auf den Vorstand
error-waiting-next = Jemand aus der Community sieht ihn sich an und lässt Sie ein oder sagt Ihnen, warum nicht. Sie bekommen in jedem Fall eine E-Mail. Bis dahin sehen Sie, was alle sehen.
waits-withdraw = Meinen Wunsch zurückziehen
let-in = Sie wurden eingelassen
let-in-next = Sie sind jetzt Mitglied dieser Community. Mit dem Knopf geht es weiter zu Ihren ersten Schritten.
let-in-go = Weiter
join-approval = Der Vorstand sieht sich jeden Beitritt an und nimmt Sie mit einer E-Mail auf.
members-decide-reason = Warum nicht, wenn Sie nicht zustimmen
members-decide-hint = Die Person liest es in einer E-Mail. Es darf leer bleiben.
members-decide-yes = Aufnehmen
members-decide-no = Nicht aufnehmen
members-let-in = Jetzt Mitglied; eine E-Mail geht hinaus.
members-not-let-in = Nicht aufgenommen; eine E-Mail sagt es.
members-decided = Jemand anderes hat vor Ihnen entschieden, oder der Wunsch wurde zurückgezogen.
members-not-admitted = Wer so zum Ökosystem gehört, tritt hier nicht mehr bei: Ändern Sie, für wen die Community oder die Stufe zum Beitritt da ist, oder nehmen Sie nicht auf.
import-fault-waits = hat um Aufnahme gebeten und wartet auf den Vorstand; entscheiden Sie zuerst darüber
mail-let-in-subject = Sie sind Mitglied von { $community }
mail-let-in = Der Vorstand von { $community } hat Sie aufgenommen. Sie sind ab heute Mitglied.
mail-welcome = Willkommen bei { $community }. Sie sind ab heute Mitglied. Fünf kleine Schritte zeigen Ihnen, was es gibt; keiner davon muss heute sein.
mail-let-in-open = Ihre ersten Schritte
mail-declined-subject = Ihr Beitritt zu { $community }
mail-declined = Der Vorstand von { $community } hat Sie dieses Mal nicht aufgenommen. Sie können noch einmal fragen.
mail-declined-why = Der Vorstand von { $community } hat Sie dieses Mal nicht aufgenommen und sagt, warum: „{ $why }“ Sie können noch einmal fragen.
mail-declined-open = Die Community
mail-declined-reason = Sie bekommen diese E-Mail, weil Sie { $community } beitreten wollten; eine weitere folgt nur, wenn Sie noch einmal fragen.
act-ask-to-join = Um Aufnahme gebeten
act-take-back-wish = Wunsch beizutreten zurückgezogen
act-let-in = { $member } aufgenommen
act-not-let-in = { $member } nicht aufgenommen
members-asking = { $n ->
    [one] { $n } Person möchte beitreten und wartet auf den Vorstand.
   *[other] { $n } Personen möchten beitreten und warten auf den Vorstand.
}

## Bilder

event-act-picture = Bild
settings-nav-photo = Foto
picture-event-title = Ein Bild für „{ $title }“
picture-event-intro = Es steht oben bei der Veranstaltung. Wer die Veranstaltung sehen darf, sieht auch das Bild, sonst niemand.
picture-photo-title = Ihr Foto
picture-photo-intro = Es steht auf Ihrer Seite. Sie bestimmen, wer es sieht, und können es jederzeit entfernen.
picture-logo-title = Das Bild der Community
picture-logo-intro = Es steht auf der Seite über die Community, und andere Server dürfen es zeigen. Alle können es sehen.
picture-alt = Was es zeigt
picture-alt-hint = Ein Satz für alle, die das Bild nicht sehen.
picture-decoration = Es ist nur Schmuck: Dazu gibt es nichts zu sagen
picture-who = Wer es sehen darf
picture-file = Das Bild
picture-file-hint = JPEG oder PNG, höchstens { $n } MB. Es wird verkleinert, und Angaben in der Datei, etwa der Ort der Aufnahme, werden entfernt.
picture-may-stay = Wählen Sie keines, um das bisherige zu behalten.
picture-save = Speichern
picture-saved = Es ist gespeichert.
picture-remove = Bild entfernen
picture-wrong-alt-none = sagen Sie, was das Bild zeigt, oder kreuzen Sie an, dass es nur Schmuck ist
picture-wrong-alt-long = höchstens { $n } Zeichen
picture-wrong-alt-letters = darin ist ein Zeichen, das sich nicht anzeigen lässt
picture-wrong-none = wählen Sie ein Bild
picture-wrong-large = eine Datei hat höchstens { $n } MB; verkleinern Sie das Bild
picture-wrong-kind = das ist kein Bild als JPEG oder PNG; speichern Sie es in einer der beiden Formen
picture-wrong-pixels = dieses Bild ist zu groß: höchstens { $n } Millionen Bildpunkte; verkleinern Sie es
picture-wrong-broken = dieses Bild lässt sich nicht lesen; öffnen und speichern Sie es neu und wählen Sie dann diese Datei
picture-wrong-busy = gerade werden viele Bilder gelesen; wählen Sie es in einer Minute noch einmal
picture-wrong-disk = gerade kann kein Bild behalten werden; wählen Sie es später noch einmal oder sagen Sie denen Bescheid, die diese Seite betreiben
picture-wrong-often = sehr viele Seiten zeigen dieses Bild schon; wählen Sie ein anderes

# Rooms: what members say under the rose.
rooms-page-title = Raum
rooms-page-what = Was unter der Rose gesagt wird, bleibt dort.
rooms-stays = Bleibt in diesem Raum, in dieser Community. Keine Namen draußen.
rooms-readers = { $n ->
    [one] 1 Mitglied kann dies lesen
   *[other] { $n } Mitglieder können dies lesen
}
rooms-readers-of = { $n ->
    [one] 1 Mitglied von { $community } ist in diesem Raum.
   *[other] { $n } Mitglieder von { $community } sind in diesem Raum.
}
rooms-all = { $n ->
    [one] Alle: 1
   *[other] Alle { $n }
}
rooms-back = Raum: { $room }
rooms-side = Über diesen Raum
rooms-who-reads = Wer dies lesen kann
rooms-steward = leitet den Raum
rooms-you = Sie
rooms-somebody = Jemand, der nicht mehr hier ist
rooms-rule = Regel dieses Raums
rooms-rule-closed = Geschlossen: Nichts von dem, was hier gesagt wird, wird draußen verwendet.
rooms-rule-chatham = Chatham House: Nutzen Sie, was Sie hören, sagen Sie nie, von wem.
rooms-closed = Geschlossen
rooms-chatham = Chatham House
rooms-kept = Wie es aufbewahrt wird
rooms-kept-days = Verschlüsselt auf unserem eigenen Rechner, nach { $n } Tagen gelöscht; höchstens 65 Tage später öffnet es auch keine Sicherung mehr.
rooms-kept-open = Verschlüsselt auf unserem eigenen Rechner, vernichtet, wenn der Raum geschlossen wird, 35 Tage danach auch aus den Sicherungen.
rooms-kept-glass = Schlägt der Betreiber das Glas ein, steht zuerst hier ein Hinweis. Nichts schützt vor jemandem, der den laufenden Rechner beherrscht.
rooms-kept-how = Wie wir es unter der Rose halten
rooms-record = { $n ->
    [one] Protokoll dieses Raums: 1 Eintrag, endet auf
   *[other] Protokoll dieses Raums: { $n } Einträge, endet auf
}
rooms-record-read = Protokoll lesen
rooms-glass-now = Der Betreiber kann diesen Raum jetzt lesen
rooms-glass-now-what = Das Glas wurde eingeschlagen: { $since }. Bis { $until } kann von außen gelesen werden, was hier gesagt wird. Der angegebene Grund:
rooms-glass-was = Der Betreiber konnte diesen Raum lesen
rooms-glass-was-what = Das Glas war eingeschlagen von { $since } bis { $until }. Der angegebene Grund:
rooms-archived = Dieser Raum ist archiviert
rooms-archived-what = Hier schreibt niemand mehr. Was gesagt wurde, ist noch zu lesen, bis seine Zeit um ist.
rooms-vote = Eine Abstimmung wartet auf Sie
rooms-vote-what = Sollen alle Mitglieder dieses Raums lesen, was vor ihrem Eintritt gesagt wurde?
rooms-vote-go = Zur Abstimmung
rooms-follows = Dieser Raum hat eine neue Leitung
rooms-follows-you = Niemand von der Leitung konnte ihn mehr betreten, und niemand, der es kann, ist länger hier als Sie. Sie leiten ihn jetzt und können andere benennen.
rooms-follows-another = Niemand von der Leitung konnte ihn mehr betreten, und niemand, der es kann, ist länger hier als { $name }: Diese Person leitet ihn jetzt.
rooms-intro = Was Mitglieder unter der Rose sagen, bleibt im Raum. Keine E-Mail und keine Nachricht berichtet davon; eine Zahl neben Räume tut es, wenn Sie hier sind.
rooms-locked = Die Räume dieser Community sind verschlossen, bis der Betreiber ihren Schlüssel eingibt. Nichts darin ist verloren.
rooms-none = Sie sind in keinem Raum
rooms-none-what = Hier stünden die Räume, in denen Sie sind. Bitten Sie ein Mitglied, das in einem ist, Sie einzuladen.
rooms-new = Neu
rooms-come-in = Wie man in einen Raum kommt
rooms-come-in-what = Ein Mitglied, das im Raum ist, gibt Ihnen eine Einladung: einen Link, der nichts über den Raum sagt. Dahinter nennt Ihnen die Tür die Regel und was noch fehlt. Niemand bekommt einen Raum zu sehen, in dem er nicht ist.
rooms-threads = Gespräche
rooms-threads-none = Hier wurde noch nichts gesagt, oder seine Zeit ist um. Beginnen Sie ein Gespräch mit dem, was Sie öffentlich nicht sagen würden.
rooms-thread-new = Gespräch beginnen
rooms-thread-before = Ein Gespräch, dessen Titel Sie nicht sehen
rooms-last-word = zuletzt { $time }
rooms-pages = Seiten der Liste
rooms-newer = Neuere Gespräche
rooms-older = Ältere Gespräche
rooms-members = Mitglieder und Einladungen
rooms-run = Diesen Raum leiten
rooms-leave = Diesen Raum verlassen
rooms-thread-first = Von Anfang an
rooms-thread-next = Wie es weitergeht, und wo Sie antworten
rooms-thread-empty = Hier ist nichts mehr, was Sie lesen können.
rooms-since = Neu seit Ihrem letzten Besuch
rooms-nameless = { $plant }, Name entfernt
rooms-name-removed = { $n ->
    [one] Name nach 1 Tag entfernt
   *[other] Name nach { $n } Tagen entfernt
}
rooms-name-gone = Name entfernt
rooms-release = Diesen Text von Ihnen freigeben
rooms-report = Der Raumleitung melden
rooms-remove = Entfernen
rooms-say-here = Sagen Sie es hier
rooms-say-first = Sagen Sie das erste Wort
rooms-say-readers = { $n ->
    [one] 1 Mitglied dieses Raums wird es lesen
   *[other] { $n } Mitglieder dieses Raums werden es lesen
}
rooms-say-title = Worum es geht
rooms-say-text = Ihre Worte
rooms-say = In diesem Raum sagen
rooms-say-draft = Für später aufheben
rooms-say-note = Notiz anhängen
rooms-say-note-how = Eine Notiz hängen Sie mit ihrer Adresse an: Kopieren Sie sie bei den Notizen und setzen Sie sie in Ihren Text, der so lange hier aufgehoben ist.
rooms-say-draft-kept = Ihre Worte sind aufgehoben und noch nicht gesagt. Nur Sie sehen sie.
rooms-say-no-mail = Keine E-Mail geht hinaus.
rooms-say-name-days = { $n ->
    [one] Ihr Name wird nach 1 Tag entfernt.
   *[other] Ihr Name wird nach { $n } Tagen entfernt.
}
rooms-say-text-days = Der Text verschwindet nach { $n } Tagen.
rooms-say-text-open = Der Text bleibt, bis der Raum geschlossen wird.
rooms-say-old-form = es wurde noch nichts gesagt, weil dieses Formular älter ist als Ihre letzte Anmeldung; Ihre Worte stehen hier, senden Sie sie noch einmal
rooms-say-gone = es wurde nichts gesagt, weil das Gespräch, auf das Sie antworteten, inzwischen entfernt wurde; Ihre Worte stehen hier: Beginnen Sie damit ein neues, oder nehmen Sie sie mit
rooms-say-enough = Sie haben heute { $n } Beiträge in diesem Raum geschrieben, mehr schreibt niemand; machen Sie morgen weiter
rooms-say-threads = dieser Raum hat { $n } Gespräche, mehr fasst er nicht; machen Sie in einem davon weiter
rooms-typed = Ihre Worte sind noch hier: Melden Sie sich an und senden Sie sie noch einmal.
rooms-typed-send = Noch einmal senden
rooms-search = In diesem Raum suchen
rooms-search-what = Was gesagt wurde
rooms-search-go = Suchen
rooms-search-letters = schreiben Sie { $least } bis { $n } Zeichen
rooms-found = { $n ->
    [0] Nichts, was Sie hier lesen können, enthält diese Worte.
    [one] 1 Beitrag enthält diese Worte.
   *[other] { $n } Beiträge enthalten diese Worte.
}
rooms-found-more = Das sind die ersten { $n }; schreiben Sie mehr, um weniger zu finden.
rooms-found-in = Im Gespräch
rooms-door = Die Tür eines Raums
rooms-door-open = Sie haben eine Einladung bekommen, und es fehlt nichts. Drinnen sehen Sie, wie der Raum heißt und wer darin ist; dort sieht man Ihren Namen.
rooms-door-not-yet = Sie haben eine Einladung bekommen. Dieser Raum öffnet sich Ihnen noch nicht.
rooms-door-full = Dieser Raum hat so viele Mitglieder, wie er fasst. Bitten Sie, wer Sie eingeladen hat, Bescheid zu geben, wenn ein Platz frei ist.
rooms-door-many-ask = An dieser Tür warten schon zu viele. Kommen Sie in einigen Tagen wieder.
rooms-door-missing = Was noch fehlt
rooms-door-code = Der Ethikkodex ist von Ihnen noch nicht unterschrieben.
rooms-door-code-sign = Lesen und unterschreiben
rooms-door-days = Sie sind noch nicht lange genug Mitglied. Sie öffnet sich am { $day }.
rooms-door-vouches = { $n ->
    [one] { $given } von 1 Mitglied des Raums bürgt für Sie.
   *[other] { $given } von { $n } Mitgliedern des Raums bürgen für Sie.
}
rooms-door-levels = Der Raum verlangt eine dieser Stufen der Mitgliedschaft: { $levels }.
rooms-door-level-mine = Ihre Mitgliedschaft
rooms-door-told = Was für ein Raum es ist
rooms-door-enter = Eintreten
rooms-door-ask = Mitglieder um Bürgschaft bitten
rooms-door-asked = Die Mitglieder des Raums sehen jetzt, dass Sie warten. Kommen Sie mit demselben Link wieder.
rooms-make = Raum einrichten
rooms-make-intro = Sie haben den ersten Platz und leiten ihn, bis Sie andere benennen. Die Regel bleibt, wie Sie sie machen; er behält, was gesagt wird, nicht länger, als Sie jetzt festlegen.
rooms-make-name = Name
rooms-make-name-hint = Nur wer darin ist, sieht ihn.
rooms-make-rule-hint = Was draußen mit dem geschehen darf, was gesagt wird.
rooms-make-names-days = Tage, bis Namen entfernt werden
rooms-make-names-days-hint = Nur bei Chatham House, 1 bis 90.
rooms-make-kept = Wie lange er behält, was gesagt wird
rooms-make-kept-days = { $n } Tage
rooms-make-kept-open = Bis der Raum geschlossen wird
rooms-make-days = Tage der Mitgliedschaft, bevor jemand eintreten darf
rooms-make-days-hint = 0 verlangt keine.
rooms-make-vouches = Mitglieder des Raums, die für Neue bürgen
rooms-make-vouches-hint = 0 verlangt keine.
rooms-make-levels = Stufen der Mitgliedschaft, die eintreten dürfen
rooms-make-levels-hint = Ist keine angekreuzt, darf jede eintreten.
rooms-make-wrong-names = schreiben Sie eine Zahl von 1 bis { $n }
rooms-make-wrong-number = schreiben Sie eine Zahl von 0 bis { $n }
rooms-make-wrong-levels = kreuzen Sie höchstens { $n } Stufen an
rooms-make-many = diese Community hat { $n } Räume, mehr fasst sie nicht; schließen Sie zuerst einen
error-not-vouched = Was Ihr Browser mitgebracht hat, gilt hier nicht
error-not-vouched-next = Vielleicht ist es zu alt oder für eine andere Community gemacht. Öffnen Sie das Angebot noch einmal und beginnen Sie von vorn.
claim-title = Für Mitglieder von { $community }
claim-lead = Mitglieder von { $community } zahlen bei { $host } weniger. Ihre Community sagt, dass es Ihnen zusteht und welche Stufe Sie haben; { $host } erfährt sonst nichts über Ihre Mitgliedschaft dort.
claim-sign-in = Um { $host } für weniger beizutreten, melden Sie sich hier zuerst an oder treten auf einer Stufe bei, die nichts kostet. Dann wählen Sie auf dieser Seite die gewünschte Stufe.
claim-waits = Sie können Ihre Mitgliedschaft bei { $community } nutzen, sobald Sie jemand aus dem Vorstand von { $host } aufgenommen hat.
claim-no-level = Bei { $host } gibt es keine Stufe, der Sie jetzt beitreten könnten und die für Mitglieder von { $community } weniger kostet.
claim-at-events = Das gilt für Veranstaltungen: Öffnen Sie eine Veranstaltung von { $host }, die etwas kostet; auf ihrer Seite steht, was Mitglieder von { $community } zahlen.
claim-closed = Hier gibt es gerade nichts: Was { $host } und { $community } vereinbart haben, ist vorbei, hat noch nicht begonnen oder gilt hierfür nicht.
claim-go = Meine Mitgliedschaft bei { $community } nutzen
claim-uses = { $n ->
    [one] Sie können es einmal nutzen.
   *[other] Sie können es { $n }-mal nutzen.
}
claim-uses-any = Sie können es nutzen, so oft Sie möchten.
claim-until = Bis { $day }
claim-restrictions = Bitte beachten:
claim-join = Ich bin hier noch kein Mitglied
claim-level = Stufe
claim-level-missing = Wählen Sie die Stufe, der Sie beitreten möchten.
claim-instead-of = statt
claim-where-to = Ihr Browser geht zu
claim-back = Zurück zum Angebot
claim-ask-title = Weiter zu { $community }
claim-ask-text = { $community } erfährt, welches Angebot von { $host } Sie nutzen möchten. Dort sehen Sie alles, was über Sie gesagt würde, bevor es gesagt wird. Innerhalb von zehn Minuten kommen Sie in diesem Browser mit der Antwort zurück.
claim-ask-go = Weiter zu { $community }
claim-asked-title = { $community } fragt, ob es Ihnen zusteht
claim-asked-text = Sie möchten ein Angebot von { $community } für unsere Mitglieder nutzen. Bevor etwas gesagt wird, sehen Sie alles.
claim-use-mine = Meine Mitgliedschaft nutzen
claim-at-event = Mitglieder von { $community }: { $price } statt { $full }.
claim-at-joining = Mitglieder von { $community } zahlen weniger.
claim-joining-heading = Sind Sie anderswo Mitglied?
fact-deal = Anderswo Mitglied
consent-title = { $host } sagen, dass es Ihnen zusteht?
consent-text = { $host } erfährt, dass eines unserer Mitglieder Anspruch auf das Angebot hat, und auf welcher Stufe: weder Ihren Namen noch Ihre Adresse noch sonst etwas aus Ihrem Profil. Es gilt einmal.
consent-go = { $host } Bescheid sagen
consent-kind = Was es ist
consent-offer = Für dieses Angebot
consent-tier = Ihre Stufe
consent-number = Nummer dieser Nachricht
consent-made = Gemacht um
consent-from = Gilt ab
consent-key = Ein Schlüssel nur für dieses Angebot
no-voucher-title = { $host } wurde nichts gesagt
no-voucher-over = { $host } hat zurzeit kein solches Angebot für unsere Mitglieder.
no-voucher-again = Was { $host } gefragt hat, lässt sich nicht beantworten. Öffnen Sie das Angebot dort noch einmal und beginnen Sie von vorn.
no-voucher-member = Das ist für Mitglieder. Ihre Mitgliedschaft hier ist beendet oder wartet auf den Vorstand.
no-voucher-conditions = Sie erfüllen die Bedingungen dieses Angebots gerade nicht. Unter Ihren Vorteilen steht jede Bedingung und ob Sie sie erfüllen.
no-voucher-many = { $n ->
    [one] Sie haben innerhalb einer Stunde { $n }-mal danach gefragt. Versuchen Sie es später wieder.
   *[other] Sie haben innerhalb einer Stunde { $n }-mal danach gefragt. Versuchen Sie es später wieder.
}
no-voucher-untold = Das bleibt hier; niemand sagt es
no-voucher-benefits = Ihre Vorteile
check-what = Ein Empfang fragt, ob Sie Mitglied einer anderen Community sind.
check-title = Sind Sie Mitglied von { $community }?
check-title-not = Der Empfang sieht kein Ja
check-text = { $host } fragt { $community }, ob Sie ein Mitglied in gutem Ansehen sind. Dort sehen Sie alles, was gesagt würde, bevor es gesagt wird.
check-nothing-else = Der Empfang erfährt ja und sonst nichts: weder Ihren Namen noch Ihre Stufe.
check-until = Das lässt sich bis { $time } in { $place } beantworten, in diesem Browser.
check-yes = Ja. { $community } hat es um { $time } in { $place } gesagt.
check-yes-next = Der Empfang sieht es auch.
check-over = Die Zeit dafür ist vorbei, und niemand hat ja gesagt.
check-over-next = Bitten Sie den Empfang um eine neue Anfrage.
check-not-asked = Dieser Browser hat nicht danach gefragt, oder es wurde schon genutzt.
check-not-proved = Was zurückkam, ist nicht von einer Community unterschrieben, mit der { $host } eine Vereinbarung hat, oder es ist abgelaufen.
check-not-in-time = Die Zeit für diese Anfrage ist vorbei, oder sie wurde schon beantwortet.
check-not-restored = Der Server von { $host } wurde seither aus einer Sicherung wiederhergestellt.
check-not-next = Bitten Sie den Empfang um eine neue Anfrage und beginnen Sie noch einmal.
check-ask-title = Weiter zu { $community }
check-ask-text = { $community } erfährt, dass { $host } fragt. Dort sehen Sie alles, was über Sie gesagt würde, bevor es gesagt wird. Innerhalb von zehn Minuten kommen Sie in diesem Browser mit der Antwort zurück.
check-ask-go = Weiter zu { $community }
check-back = Zurück
check-asked-title = { $community } fragt, ob Sie ein Mitglied in gutem Ansehen sind
check-asked-text = Sie stehen an einem Empfang von { $community } oder möchten dort etwas. Bevor etwas gesagt wird, sehen Sie alles.
check-back-title = { $community } sagt, dass Sie ein Mitglied in gutem Ansehen sind
check-back-text = Dem Empfang zeigen? Er sieht ja und die Uhrzeit und sonst nichts von Ihnen. Es zählt einmal.
check-back-go = Dem Empfang zeigen
prove-title = { $host } sagen, dass Sie in gutem Ansehen stehen?
prove-text = { $host } erfährt, dass jemand ein Mitglied von uns in gutem Ansehen ist: weder Ihren Namen noch Ihre Stufe noch sonst etwas aus Ihrem Profil. Es zählt einmal.
prove-purpose-check = um es an einem Empfang zu zeigen
prove-key = Ein Schlüssel nur für diese Community
prove-back = Zurück zu { $host }
no-proof-over = { $host } hat jetzt keine Vereinbarung mit dieser Community.
no-proof-again = Was { $host } gefragt hat, lässt sich nicht beantworten. Beginnen Sie dort noch einmal.
no-proof-standing = Das sagen wir nur von Mitgliedern in gutem Ansehen. Ihre Karte zeigt, wie Sie bei uns stehen.
checks-title = Anfragen
checks-intro = Jemand sagt, sie sei Mitglied einer anderen Community? Fragen Sie dort. Sie öffnet die Adresse in ihrem eigenen Browser, und Sie sehen ja und die Uhrzeit, oder dass niemand es gesagt hat. Wer sie ist, sehen Sie nie.
checks-community = Welche Community
checks-ask = Fragen, ob sie in gutem Ansehen steht
checks-asked = In der letzten Stunde gefragt
checks-none = Niemand wurde gefragt.
checks-nobody = Es gibt keine Community, die gefragt werden kann. Schlagen Sie zuerst einer eine Vereinbarung vor.
checks-wrong-community = wählen Sie eine Community der Liste
checks-wrong-many = Es gibt sehr viele Anfragen der letzten Stunde. Warten Sie ein wenig.
checks-waits = wartet bis { $time } auf eine Antwort
checks-yes = ja, ein Mitglied von { $community } in gutem Ansehen, um { $time }
checks-no = nein: niemand hat es bis { $time } gesagt
checks-made = Gefragt um { $time }
checks-show = Sie öffnet
checks-qr = Die Adresse dieser Anfrage als Bild, für ihre Kamera
checks-again = Noch einmal nachsehen
redeem-title = { $community } sagt, dass es Ihnen zusteht
redeem-text = So viel kostet es Sie als Mitglied von { $community }.
redeem-no-price = Hier ist kein Preis zu zeigen: Was Ihre Community gesagt hat, wurde schon genutzt, oder dies ist jetzt nicht günstiger zu haben. Der Knopf zeigt, was daraus wurde.
redeem-once = Es gilt einmal, wenn Sie auf den Knopf drücken. Bis dahin wird nichts aufgeschrieben.
redeem-price-changed = Der Preis hat sich geändert, seit Sie ihn gesehen haben. Nichts wurde verbraucht: Das zahlen Sie jetzt.
redeem-go = Jetzt nutzen
redeem-see = Zeigen, was daraus wurde
not-redeemed-title = Der Preis bleibt, wie er ist
not-redeemed-not-asked = Dieser Browser hat nicht danach gefragt oder vor zu langer Zeit. Öffnen Sie das Angebot und beginnen Sie von vorn.
not-redeemed-spent = Was Ihre Community gesagt hat, wurde schon genutzt. Es gilt einmal; öffnen Sie das Angebot und beginnen Sie von vorn.
not-redeemed-restored = Was Ihre Community gesagt hat, stammt aus der Zeit, bevor dieser Server wiederhergestellt wurde. Öffnen Sie das Angebot und beginnen Sie von vorn.
not-redeemed-over = Das Angebot war vorbei, als Ihre Community geantwortet hat.
not-redeemed-level = Ihre Stufe dort gehört nicht zu denen, die vereinbart wurden.
not-redeemed-used = { $n ->
    [one] Jedes Mitglied darf dieses Angebot einmal nutzen, und das haben Sie getan.
   *[other] Jedes Mitglied darf dieses Angebot { $n }-mal nutzen, und das haben Sie getan.
}
not-redeemed-year = { $n ->
    [one] Die { $n } Nutzung dieses Angebots für das Jahr ist vergeben.
   *[other] Alle { $n } Nutzungen dieses Angebots für das Jahr sind vergeben.
}
not-redeemed-nothing = Was Sie gewählt haben, gibt es nicht mehr für weniger. Das Angebot zeigt, was es jetzt gibt.
ticket-title = Ihr Preis für diese Veranstaltung
ticket-what = Bewahren Sie die Adresse dieser Seite auf und zeigen Sie sie am Einlass. Sie ist keine Antwort: Wenn Sie kommen, sagen Sie es auf der Seite der Veranstaltung.
ticket-good = Gilt für eine Person
ticket-void = Zurückgenommen: Dieser Preis gilt nicht mehr
ticket-pay = Zu zahlen
ticket-member-of = Mitglied von
ticket-number = Nummer
ticket-made = Gemacht am
tickets-title = Preise für Mitglieder anderer Communitys
tickets-what = Jede Zeile ist jemand, der anderswo eine Mitgliedschaft gezeigt hat. Niemand hier weiß, wer es ist; am Einlass wird diese Nummer gezeigt.
tickets-none = Noch niemand
tickets-none-next = Wer für diese Veranstaltung eine Mitgliedschaft anderswo nutzt, steht hier.
tickets-refund-heading = Zurücknehmen
tickets-refund = Zurücknehmen
tickets-void = Zurückgenommen

# Vereinbarungen zweier Gemeinschaften (F16)

deal-title = Vereinbarungen
deal-intro = Zwei Communitys vereinbaren, was jede den Mitgliedern der anderen gibt: einen niedrigeren Beitrag beim Beitritt, Mitgliederpreise bei Veranstaltungen. Eine Seite, von beiden unterschrieben.
deal-empty = Noch keine Vereinbarungen
deal-empty-next = Beginnen Sie eine mit einer Community, mit der Sie Angebote teilen. Nichts verlässt diesen Server, bevor Sie unterschreiben und senden.
deal-new = Neue Vereinbarung
deal-new-with = Neue Vereinbarung mit { $peer }
deal-answer-with = { $peer } Änderungen vorschlagen
deal-change-with = Vereinbarung mit { $peer } ändern
deal-with-whom = Mit wem?
deal-go-on = Weiter
deal-nobody = Noch keine Community teilt Angebote mit Ihnen
deal-nobody-next = Eine Vereinbarung braucht eine Verbindung, die Angebote mitnimmt. Schlagen Sie eine vor oder bitten Sie deren Vorstand, Angebote anzukreuzen:
deal-form-intro = Schreiben Sie auf, was jede Seite gibt. Es bleibt ein Entwurf, den nur Ihr Vorstand sieht; { $peer } sieht nichts davon, bis Sie die fertige Seite angesehen und auf Unterschreiben und senden gedrückt haben.
deal-back = Zurück zur Vereinbarung
deal-meanwhile = Jemand anders aus dem Vorstand hat diesen Entwurf geändert, während Sie schrieben. Sehen Sie ihn zuerst in einem anderen Fenster an; beim Speichern tritt Ihr Text an seine Stelle.

deal-field-name = Name der Vereinbarung
deal-field-name-hint = Beide Communitys sehen ihn, in Listen und auf Papier.
deal-field-starts = Erster Tag
deal-field-ends = Letzter Tag
deal-field-day-hint = Von da an können Mitglieder die Vorteile nutzen, sobald beide unterschrieben haben.
deal-field-ends-hint = Leer lassen, wenn sie gilt, bis eine Seite sie beendet.
deal-field-notice = Tage Kündigungsfrist
deal-field-notice-hint = Wer sie beendet, sagt es so viele Tage vorher. 30 sind üblich.
deal-field-note = Anmerkung
deal-field-note-hint = Nicht nötig. Sie gehört zu dem, was beide unterschreiben; schreiben Sie nur, was beide lesen sollen.
deal-term-heading = { $host } gibt Mitgliedern von { $home }
deal-side-ours-hint = Das ist Ihr Versprechen: Mitglieder von { $home } zahlen Ihnen weniger. Sie wählen, für welche Stufen dort es gilt.
deal-side-theirs-hint = Das ist Ihr Wunsch: { $host } entscheidet, ob sie unterschreibt. Ihre Mitglieder bekommen es.
deal-more-ours = Noch einen Vorteil, den wir geben
deal-more-theirs = Noch einen Vorteil, den { $host } gibt
deal-term-number = Vorteil { $n }
deal-drop = Entfernen
deal-field-kind = Was gegeben wird
deal-kind-none = Noch nichts
deal-kind-percent = Ein Nachlass in Prozent
deal-kind-fixed = Ein fester Nachlass
deal-kind-free-months = Die ersten Monate kostenlos
deal-field-value = Wie viel
deal-field-value-hint = Bei Prozent 10 schreiben, bei einem Betrag 25.00. Leer lassen bei Mitgliederpreis oder kostenlosen Monaten.
deal-field-months = Für wie viele Monate Beitrag
deal-field-months-hint = Bei kostenlosen Monaten: wie viele. Sonst heißt leer: die ganze erste Zahlung. Veranstaltungen haben keine Monate.
deal-field-currency = Währung
deal-field-currency-hint = Nur bei einem festen Betrag: drei Buchstaben, etwa GBP. Leer heißt: die Währung der gebenden Seite.
deal-field-applies = Wovon es abgezogen wird
deal-tick-joining = Vom Preis des Beitritts
deal-tick-events = Vom Preis von Veranstaltungen
deal-field-levels = Welche Mitglieder von { $home }
deal-field-levels-names = Namen der Stufen
deal-field-levels-typed = { $home } hat seine Stufen noch nicht genannt. Fragen Sie den Vorstand nach den kurzen Namen, wie sie in den Adressen stehen, und schreiben Sie sie mit Kommas: chapter, patron
deal-tick-standing = Nur Mitglieder, gegen die nichts vorliegt
deal-limits = Grenzen und Kleingedrucktes, wenn Sie welches wollen
deal-field-uses = Nutzungen je Mitglied
deal-field-uses-hint = 1 ist üblich. Lassen Sie das Feld leer, wenn es keine Grenze geben soll.
deal-field-cap = Nutzungen im Jahr, alle Mitglieder zusammen
deal-field-cap-hint = Leer heißt: keine Grenze. Jahre zählen ab dem ersten Tag.
deal-field-distance = Nur Mitglieder im Umkreis von so vielen Kilometern
deal-field-distance-hint = Leer heißt: wo immer sie wohnen.
deal-field-restrictions = Einschränkungen
deal-field-restrictions-hint = Eine Zeile, die überall beim Angebot steht: Nicht für Abendessen.
deal-tick-region = Nicht für Mitglieder, die in der Region von { $host } leben
deal-tick-make-up = Wer zu Veranstaltungen des Gastgebers kommt, war auch zu Hause dabei
deal-save = Entwurf speichern
deal-save-what = Speichern sendet nichts. Auf der nächsten Seite sehen Sie die Vereinbarung so, wie die andere Seite sie sehen wird, und für wie viele Ihrer Mitglieder sie gilt.

deal-wrong-day = schreiben Sie einen Tag, etwa 2026-12-01
deal-wrong-ends = der letzte Tag liegt nach dem ersten
deal-wrong-notice = schreiben Sie eine Zahl von Tagen, höchstens { $n }
deal-wrong-number = schreiben Sie eine ganze Zahl von 1 bis { $n } oder lassen Sie es leer
deal-wrong-percent = schreiben Sie eine Zahl über 0 und höchstens 100
deal-wrong-amount = schreiben Sie einen Betrag über 0, etwa 25.00
deal-wrong-no-value = lassen Sie dies leer: Mitgliederpreis und kostenlose Monate brauchen hier keine Zahl
deal-wrong-currency = schreiben Sie die drei Buchstaben einer Währung, etwa GBP
deal-wrong-months = kostenlose Monate brauchen eine Zahl von 1 bis { $n }
deal-wrong-levels = wählen Sie mindestens eine Stufe
deal-wrong-applies = kreuzen Sie Beitritt, Veranstaltungen oder beides an
deal-wrong-member-price = einen Mitgliederpreis gibt es nur bei Veranstaltungen: Beitritt abwählen
deal-wrong-free-months = kostenlose Monate gibt es nur beim Beitritt: Veranstaltungen abwählen
deal-wrong-nothing = Wählen Sie mindestens einen Vorteil, auf einer der beiden Seiten
deal-wrong-terms = Diese Vorteile passen nicht in eine Vereinbarung; sehen Sie jeden noch einmal an

deal-row-starts = Erster Tag
deal-row-ends = Letzter Tag
deal-row-notice = Frist
deal-row-note = Anmerkung
deal-row-benefit = Vorteil
deal-row-applies = Abzug von
deal-row-who = Für wen
deal-row-limits = Grenzen
deal-row-restrictions = Einschränkungen
deal-row-make-up = Teilnahme
deal-no-end = Keiner: bis eine der beiden sie beendet
deal-notice-days = { $n ->
    [0] Keine
    [one] 1 Tag
   *[other] { $n } Tage
    }
deal-percent = { $value } % Nachlass
deal-percent-months = { $n ->
    [one] { $value } % Nachlass auf den Beitrag des ersten Monats
   *[other] { $value } % Nachlass auf den Beitrag der ersten { $n } Monate
    }
deal-fixed = { $amount } Nachlass
deal-fixed-months = { $n ->
    [one] { $amount } Nachlass auf den Beitrag des ersten Monats
   *[other] { $amount } Nachlass auf den Beitrag der ersten { $n } Monate
    }
deal-member-price = Der Preis, den { $host } von eigenen Mitgliedern verlangt
deal-free-months = { $n ->
    [one] Der erste Monat kostenlos
   *[other] Die ersten { $n } Monate kostenlos
    }
deal-applies-both = Beitritt und Veranstaltungen
deal-applies-joining = Beitritt
deal-applies-events = Veranstaltungen
deal-every-level = Mitglieder jeder Stufe
deal-levels = Mitglieder der Stufe { $levels }
deal-good-standing = nichts liegt gegen sie vor
deal-other-region = nicht, wer in der Region von { $host } lebt
deal-distance = bis { $n } km von { $host }; wo das nicht bekannt ist, entscheidet man dort am Empfang
deal-uses-unsaid = Keine Grenze je Mitglied
deal-uses = { $n ->
    [one] Einmal je Mitglied
   *[other] { $n }-mal je Mitglied
    }
deal-cap = { $n ->
    [one] 1 Nutzung im Jahr
   *[other] höchstens { $n } Nutzungen im Jahr
    }
deal-make-up = Wer zum Gastgeber kommt, war auch zu Hause dabei
deal-rounding = Preise werden auf die kleinste Münze gerundet, eine halbe nach oben, und fallen nie unter null. Zwei Vorteile werden nie von einem Preis abgezogen.
deal-vouchers-honoured = Gutscheine von vor dem Ende gelten, bis sie ablaufen.
deal-successors = Diese Vereinbarung bindet die späteren Vorstände beider Communitys.
deal-term-added = Neu
deal-term-removed = Entfernt
deal-was = vorher:
deal-is-now = jetzt:
deal-signed-by = Unterschrieben für { $name } am { $day }
deal-not-signed-by = Für { $name } nicht unterschrieben
deal-signed-by-nobody = Diesen Entwurf hat niemand unterschrieben

deal-one-what = Eine Vereinbarung mit { $peer } darüber, was jede den Mitgliedern der anderen gibt.
deal-label-draft = Entwurf
deal-label-sent = Gesendet
deal-label-yours = Ihre Antwort wird erwartet
deal-label-signed = Von beiden unterschrieben
deal-label-ending = Endet bald
deal-label-ended = Beendet
deal-label-declined = Abgelehnt
deal-label-withdrawn = Zurückgenommen
deal-label-lapsed = Nicht beantwortet
deal-stands-draft = Ein Entwurf, den nur Ihr Vorstand sieht. Lesen Sie ihn, dann unterschreiben und senden Sie ihn.
deal-stands-sent = Sie haben unterschrieben und gesendet. { $peer } kann bis { $day } antworten.
deal-stands-yours = { $peer } hat unterschrieben und wartet bis { $day } auf Ihre Antwort.
deal-stands-signed = Beide haben unterschrieben. Sie gilt.
deal-stands-signed-from = Beide haben unterschrieben. Sie gilt ab { $day }.
deal-stands-we-end = Sie haben gekündigt. Der letzte Tag ist { $day }; bis dahin geht alles weiter.
deal-stands-they-end = { $peer } hat gekündigt. Der letzte Tag ist { $day }; bis dahin geht alles weiter.
deal-stands-ended = Sie ist vorbei. Nichts Neues wird nach ihr ausgegeben.
deal-stands-we-declined = Sie haben die letzte Fassung abgelehnt.
deal-stands-they-declined = { $peer } hat die letzte Fassung abgelehnt.
deal-stands-we-withdrew = Sie haben die letzte Fassung zurückgenommen.
deal-stands-they-withdrew = { $peer } hat die letzte Fassung zurückgenommen.
deal-stands-lapsed = Die letzte Fassung wurde nicht rechtzeitig beantwortet.
deal-there = Was die andere Seite jetzt sieht
deal-there-draft = { $peer } sieht nichts von diesem Entwurf: nicht, dass es ihn gibt, und nicht, was darin steht.
deal-there-sent = { $peer } sieht die Seite unten mit Ihrer Unterschrift und dass eine Antwort erwartet wird. Ihr Vorstand kann unterschreiben, Änderungen vorschlagen oder ablehnen.
deal-there-yours = { $peer } sieht, dass man auf Sie wartet. Man sieht dort weder, dass Sie es gelesen haben, noch einen Entwurf von Ihnen.
deal-there-signed = { $peer } hat dieselbe Seite mit denselben zwei Unterschriften. Ihre Mitglieder dort sehen, was Sie ihnen geben, Ihre sehen, was sie bekommen.
deal-there-ending = { $peer } sieht denselben letzten Tag. Bis dahin können deren Mitglieder nutzen, was Sie ihnen geben.
deal-there-ended = { $peer } sieht, dass sie vorbei ist, und behält die unterschriebene Seite, wie Sie.
deal-there-we-declined = { $peer } sieht, dass Sie abgelehnt haben, und Ihren Grund, wenn Sie einen nannten.
deal-there-they-declined = { $peer } sieht die eigene Ablehnung. Sie können mit einem anderen Text neu beginnen.
deal-there-withdrawn = Beide sehen, dass die letzte Fassung zurückgenommen wurde. Niemand kann sie mehr unterschreiben.
deal-there-lapsed = Beide sehen, dass die Zeit abgelaufen ist. Niemand kann die letzte Fassung mehr unterschreiben.
deal-draft-unseen = Hier liegt ein Entwurf einer anderen Fassung; { $peer } sieht ihn nicht.
deal-still-counts = Was beide vorher unterschrieben haben, gilt, bis beide die neue Fassung unterschrieben haben und ihr erster Tag gekommen ist.
deal-not-the-open-one = Sie sehen eine frühere Fassung. Sie kann nicht mehr unterschrieben werden.
deal-see-open = Die Fassung ansehen, die auf Antwort wartet
deal-reason = Genannter Grund
deal-heading-draft = Der Entwurf
deal-changes = { $n ->
    [0] Nichts ist anders als in der Fassung davor.
    [one] Eines ist anders als in der Fassung davor: was war, ist durchgestrichen, was neu ist, unterstrichen.
   *[other] { $n } Dinge sind anders als in der Fassung davor: was war, ist durchgestrichen, was neu ist, unterstrichen.
    }
deal-version = Fassung { $n }, von { $name } am { $day }: { $became }
deal-version-open = wartet auf Antwort
deal-version-countered = mit einer anderen Fassung beantwortet
deal-version-accepted = von beiden unterschrieben
deal-version-rejected = abgelehnt
deal-version-withdrawn = zurückgenommen
deal-version-void = kreuzte eine andere Fassung, die gilt
deal-versions = Alle Fassungen
deal-means = Was das heißt
deal-preview = Für { $qualify } Ihrer { $members } Mitglieder gilt es
deal-preview-not = für { $n } ({ $level }) nicht
deal-digest = Fingerabdruck dieser Seite
deal-digest-what = Beide Server behalten dieselbe Seite. Wenn Sie je zweifeln, vergleichen Sie diesen Fingerabdruck am Telefon: ein geänderter Buchstabe auf der Seite macht ihn zu einem anderen.
deal-send = Unterschreiben und senden
deal-send-what = Sie unterschreiben diese Seite für Ihre Community, und sie geht sofort an die andere. Bis deren Vorstand auch unterschreibt, können Sie sie zurücknehmen.
deal-change = Entwurf ändern
deal-discard = Entwurf verwerfen
deal-accept = Annehmen und unterschreiben
deal-accept-what = Wenn Sie unterschreiben, ist die Vereinbarung geschlossen: ab dem ersten Tag können deren Mitglieder nutzen, was Sie geben, und Ihre, was jene geben. Soll etwas anders sein, schlagen Sie Änderungen vor: das beantwortet diese Fassung mit einer von Ihnen.
deal-counter = Änderungen vorschlagen
deal-decline = Ablehnen
deal-decline-title = Ablehnen, was { $peer } anbietet?
deal-decline-what = Diese Fassung kann dann nicht mehr unterschrieben werden. Wenn Ihnen nur ein Teil nicht passt, schlagen Sie lieber Änderungen vor.
deal-decline-there = { $peer } sieht sofort, dass Sie abgelehnt haben, und liest Ihren Grund.
deal-withdraw = Zurücknehmen
deal-withdraw-what = Solange die andere Seite nicht unterschrieben hat, können Sie diese Fassung zurücknehmen; dann kann sie nicht mehr unterschrieben werden. Ist deren Unterschrift schon unterwegs, zählt die Unterschrift.
deal-next-version = Neue Fassung vorschlagen
deal-again = Von diesem Text aus neu beginnen
deal-end = Vereinbarung beenden
deal-end-title = Vereinbarung mit { $peer } beenden?
deal-end-what = Wenn Sie jetzt kündigen, ist der letzte Tag { $day }. Bis dahin geht alles weiter; Gutscheine von vorher gelten, bis sie ablaufen. Es lässt sich nicht rückgängig machen.
deal-end-there = { $peer } erfährt es sofort, sieht denselben letzten Tag und liest Ihren Grund.
deal-end-button = Kündigen
deal-print = Auf eine Seite drucken
deal-print-title = Vereinbarung
deal-print-how = Der Druckbefehl Ihres Browsers bringt dies auf ein Blatt, ohne den Rahmen darum.
deal-done-drafted = Der Entwurf ist gespeichert. Nichts wurde gesendet.
deal-done-discarded = Der Entwurf ist weg. Niemand sonst hat ihn gesehen.
deal-done-sent = Unterschrieben und gesendet. Sie erfahren, wenn die andere Seite antwortet.
deal-done-accepted = Unterschrieben. Die Vereinbarung ist geschlossen, und die andere Seite erfährt es.
deal-done-declined = Abgelehnt. Die andere Seite erfährt es.
deal-done-withdrawn = Zurückgenommen. Die andere Seite erfährt es.
deal-done-ending = Gekündigt. Die andere Seite erfährt es.
