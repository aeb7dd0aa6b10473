# Swedish: a draft, to be reviewed by a native speaker.

## Ram

head-title = { $page } · { $community }
skip-to-main = Hoppa till innehållet
ribbon-demo = Demo: alla personer och organisationer är påhittade.
ribbon-outbox = Läs demonstrationens mejl
nav-label = Huvudmeny
nav-home = Hem
nav-events = Evenemang
nav-communities = Gemenskaper
# At most ten letters: the bar at the bottom of a phone.
nav-communities-short = Grupper
nav-about = Om oss
nav-help = Hjälp
# At most ten letters.
nav-people = Personer
# At most ten letters.
nav-rooms = Rum
nav-rooms-new = { $n ->
    [one] något nytt i 1 rum
   *[other] något nytt i { $n } rum
}
# At most ten letters.
nav-desk = Kansli
nav-benefits = Förmåner
nav-sign-in = Logga in
# Before a name: what the letters in the corner lead to.
nav-person = Din profil och utloggning,
foot-signed-in = Inloggad som
foot-sign-out = Logga ut
nav-more = Mer
foot-label = Fler sidor
foot-follow = Följ kalendern
foot-accessibility = Tillgänglighet
foot-privacy = Integritet
foot-status = Driftstatus
# In a language that is a draft: shown at the foot of each page until a native speaker has read all of it.
foot-draft = Översättningen är ett utkast: säg gärna till om något låter fel.
foot-runs = { $community } driver sin egen nod med Rosarium. Ingen kod från någon annan på den här sidan.
switch-theme = Utseende
switch-language = Språk
switch-zone = Visa tider i
switch-set = Välj
theme-auto = Som på min enhet
theme-light = Ljust
theme-dark = Mörkt
feed-calendar = Kalender (iCalendar)
feed-atom = Kommande evenemang (Atom)
list-and = { $first } och { $last }
language-name = { $tag ->
    [ar] arabiska
    [da] danska
    [de] tyska
    [en] engelska
    [es] spanska
    [fi] finska
    [fr] franska
    [it] italienska
    [ja] japanska
    [nb] norska
    [nl] nederländska
    [pl] polska
    [pt] portugisiska
    [sv] svenska
   *[other] ?
    }

## Datum och tider

date-weekday = { $n ->
    [1] måndag
    [2] tisdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lördag
   *[7] söndag
    }
date-weekday-short = { $n ->
    [1] mån
    [2] tis
    [3] ons
    [4] tors
    [5] fre
    [6] lör
   *[7] sön
    }
date-month = { $n ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
    }
date-month-short = { $n ->
    [1] jan
    [2] feb
    [3] mars
    [4] apr
    [5] maj
    [6] juni
    [7] juli
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
    }
date-long = { $weekday } { $day } { $month }
date-long-year = { $weekday } { $day } { $month } { $year }
date-short = { $weekday } { $day } { $month }
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
time-there = { $time } i { $place }
time-there-day = { $day } { $time } i { $place }
time-until-day = { $start } till { $end }
time-part-of-day = { $part ->
    [morning] på morgonen
    [afternoon] på eftermiddagen
    [evening] på kvällen
   *[night] på natten
    }
time-just-now = alldeles nyss
time-minutes-ago = { $n ->
    [one] för { $n } minut sedan
   *[other] för { $n } minuter sedan
    }
time-hours-ago = { $n ->
    [one] för { $n } timme sedan
   *[other] för { $n } timmar sedan
    }
time-days-ago = { $n ->
    [one] för { $n } dag sedan
   *[other] för { $n } dagar sedan
    }

## Gemenskapernas etiketter

label-association = Förening
label-commercial = Kommersiell
label-user-group = Användargrupp
label-partners-only = Endast för partner
label-mixed = Partner och andra
label-meets-online = Träffas online
label-meets-in-person = Träffas på plats
label-meets-hybrid = Träffas online och på plats
label-microsoft = Microsoftpartner
label-multi-vendor = Flera leverantörer
scope-events = evenemang
scope-offers = erbjudanden
scope-introductions = introduktioner
scope-calls = resursförfrågningar
scope-statements = gemensamma uttalanden
scope-reports = anmälningar

## Evenemang, var de än visas

hosts-with = med
hosts-and = och
modality-online = Online
modality-in-person = På plats
modality-hybrid = På plats och online
modality-hybrid-in = { $town } och online
event-place-language = { $place }, { $language }
seats-left = { $n ->
    [one] { $n } plats kvar
   *[other] { $n } platser kvar
    }
seats-of = av { $n }. En gästlista för alla; värden fördelar platserna.
state-tentative = Inte klart ännu
state-tentative-next = Värden återkommer med besked
state-rescheduled = Flyttat till en annan tid
state-rescheduled-next = Tiden som visas är den nya
state-rescheduled-from = Det skulle ha börjat { $day } kl. { $time } i { $place }
state-moved-online = Hålls online i stället
state-moved-online-next = Ingen träffas på plats
state-postponed = Uppskjutet
state-postponed-next = Värden letar efter ett nytt datum
state-cancelled = Inställt av värden
state-cancelled-next = Kalendrar som följer det får veta
state-held = Avslutat
state-held-next = Det har ägt rum
state-full = Fullbokat
state-full-next = Värden har en väntelista

## Hem

home-description = Kommande evenemang i { $community } och i de gemenskaper den delar evenemang med.
home-today = I dag är det { $day }. Först visas tiden i { $place }, sedan värdens.
home-today-yours = I dag är det { $day }. Först visas din tid i { $place }, sedan värdens.
home-change-clock = Visa en annan orts tid
home-all-steps = Alla fem stegen
home-figure = En siffra
home-figure-source = Källa:
home-figure-hide = Dölj
home-step-why = Nästa steg på din lista
row-answer = Svara
nav-news = Nyheter
frame-signed-out-soon = { $n ->
    [0] Den här webbläsaren loggas ut om mindre än en timme; skicka det du skriver före det.
    [one] Den här webbläsaren loggas ut om en timme; skicka det du skriver före det.
   *[other] Den här webbläsaren loggas ut om { $n } timmar; skicka det du skriver före det.
}
frame-sign-in-again = Logga in igen
nav-news-new = { $n ->
    [one] Nyheter, en ny
   *[other] Nyheter, { $n } nya
}
home-calendar-why = Det du hör till och följer, och det du tackat ja till
home-calendar-sentence = En enda lista med dina svar, och en adress som håller den aktuell i Outlook, Thunderbird eller telefonen.
home-calendar-button = Öppna din kalender
home-communities-followed = Gemenskaper du följer
open-button = Så följer du
open-second = Alla evenemang
open-join-why = Utan avgift, utan kort
open-join-title = Bli medlem här
open-join-sentence = Fem fält och ett mejl, två minuter. Du ser det medlemmar ser, svarar på evenemang här och på andra håll, och bestämmer själv vad andra får se om dig.
open-join = Bli medlem gratis
home-next-events = Kommande evenemang
home-group-online = Online, var du än är
home-group-near = På plats
home-near-first = Visa på plats först
home-online-first = Visa online först
home-all-events = { $n ->
    [one] Kalenderns { $n } evenemang
   *[other] Alla { $n } evenemang i kalendern
    }
home-empty = Inget är planerat ännu
home-empty-next = Evenemang syns här så snart den här gemenskapen, eller någon den delar med, berättar om dem. Följ kalendern så får du veta när det första kommer.
home-communities = Gemenskaper
home-communities-all = Så delar de
home-community-own = { $n ->
    [0] Den här gemenskapen. { $label }
    [one] Den här gemenskapen. { $label }, { $n } kommande evenemang
   *[other] Den här gemenskapen. { $label }, { $n } kommande evenemang
    }
home-community-peer = { $n ->
    [0] { $label }
    [one] { $label }, { $n } kommande evenemang
   *[other] { $label }, { $n } kommande evenemang
    }
home-community-unlabelled = { $n ->
    [0] Inga kommande evenemang
    [one] { $n } kommande evenemang
   *[other] { $n } kommande evenemang
    }

## Listan över evenemang

events-title = Evenemang
events-description = Alla kommande evenemang, här och i gemenskaper vi delar med. Filtrera på mötesform, språk, värd och månad.
events-count = { $n ->
    [0] Inget är planerat ännu.
    [one] { $n } kommande evenemang, här och i gemenskaper vi delar med.
   *[other] { $n } kommande evenemang, här och i gemenskaper vi delar med.
    }
events-count-filtered = { $n ->
    [0] Inget evenemang passar filtren.
    [one] { $n } evenemang passar filtren.
   *[other] { $n } evenemang passar filtren.
    }
events-count-tagged = { $n ->
    [0] Inget kommande evenemang har den här taggen.
    [one] { $n } kommande evenemang har den här taggen.
   *[other] { $n } kommande evenemang har den här taggen.
    }
tag-title = #{ $tag }
tag-description = Kommande evenemang med taggen { $tag }, här och i gemenskaper vi delar med.
tag-empty = Evenemang som är över visas inte. Stora och små bokstäver räknas som samma tagg.
events-ignored-title = En del av adressen hoppades över
events-ignored = ”{ $value }” går inte att filtrera på under { $field }, så det hoppades över.
events-empty = Inga evenemang här
events-empty-filtered = Prova en annan månad eller alla språk. Ett hybridevenemang räknas både som online och på plats.
events-follow = Få in dem i din egen kalender
filter-label = Filtrera evenemang
filter-modality = Mötesform
filter-language = Språk
filter-host = Värd
filter-month = Månad
filter-any = Alla
filter-show = Visa
filter-clear = Rensa filter
pages-label = Tidigare och senare evenemang
pages-earlier = Tidigare evenemang
pages-later = Senare evenemang

## Evenemang

event-description = { $title }, { $day } { $time } i { $place }. Värd: { $host }.
event-from = Från { $host }
event-time-yours = Din tid, { $place }
event-time-here = Tid i { $place }
event-time-host = Värdens tid, { $place }
event-day-part = { $day }, { $part }
event-what = Vad som händer
event-agenda = Program
minutes-heading = Protokoll
minutes-none = Ingen har skrivit det än.
minutes-members = Bara medlemmar i den här gemenskapen läser det.
minutes-write = Skriv protokollet
minutes-title = Protokoll: { $title }
minutes-hint = Vad som bestämdes, i Markdown. Bara medlemmar i den här gemenskapen läser det; en tom text tar bort det.
minutes-too-soon = Protokollet skrivs när evenemanget har börjat.
minutes-changed = Någon skrev protokollet medan du skrev. Öppna sidan igen för att se det; det du skrev står nedan.
minutes-save = Spara protokollet
event-ground-rules = Förhållningsregler
notice-competition = Konkurrenter finns i rummet
notice-competition-text = Vi talar inte om priser, villkor, anbud, kunder eller geografisk uppdelning. Glider samtalet ditåt, säg ”stopp”: det antecknas i protokollet och vi går vidare.
panel-label = Svar och kalender
answer-title = Svara från din egen gemenskap
answer-sentence = Medlemmar i { $community } loggar in och svarar här. Hör du till en annan gemenskap som delar evenemang med oss svarar du hemma: evenemanget finns i den gemenskapens kalender. Vi ser ditt namn, din organisation och din gemenskap, inte din mejladress.
answer-title-peer = Svara hemma, eller hos { $host }
answer-sentence-peer = { $host } fördelar platserna. Medlemmar i { $community } loggar in och svarar här; alla andra svarar i sin egen gemenskaps kalender eller på värdens sida.
answer-sign-in = Logga in och svara
home-community-use-mine = Använd min egen gemenskap
home-community-title = Svara från din egen gemenskap
home-community-intro = Är du medlem någon annanstans? Ange din gemenskap en gång; den här webbläsaren minns den. Du loggar in och svarar där, och den berättar det för oss.
home-community-remembered = Länken leder till
home-community-go = Till evenemanget där
home-community-other = En annan gemenskap
home-community-choose = Gemenskaper som delar evenemang med oss
home-community-address = Din gemenskaps adress
home-community-address-hint = Till exempel partners.example
home-community-wrong = ingen gemenskap med den adressen delar evenemang med oss; välj en av dem ovan
home-community-use = Använd denna
home-community-none = Just nu delar vi inte evenemang med någon annan gemenskap.
home-community-elsewhere = Medlem någon annanstans?
home-community-sign-in = Logga in där
home-community-sign-in-intro = Du behöver inget andra konto: nämn en gång den gemenskap du hör till, så minns den här webbläsaren den. Du loggar in där, ser vad den delar med oss och svarar på våra evenemang därifrån.

links-title = Mina gemenskaper
links-intro = Hör du till flera gemenskaper? Koppla ihop dina medlemskap själv, så står evenemangen från alla i en kalender. Ingen annan än du ser den här listan.
links-is-home = Din hemgemenskap: den skickar nyheterna till dig.
links-is-home-elsewhere = Din hemgemenskap: den skickar nyheterna till dig, och vi skriver bara om ditt medlemskap här.
links-make-home = Gör till min hemgemenskap
links-remove = Ta bort kopplingen
links-linked = Kopplad
links-paused = Kopplad; just nu delas ingenting
links-over = Kopplad; ingenting delas längre
links-waiting = Väntar tills du säger ja även där
links-calendar = En kalender med evenemangen från alla dina gemenskaper
links-new = Koppla ihop ett medlemskap till
links-new-text = Är du medlem där också? Din webbläsare går dit; du loggar in, säger ja och kommer tillbaka. Inga e-postadresser jämförs.
links-choose = Gemenskaper där du kan vara medlem
links-nowhere = Just nu finns det ingen annan gemenskap som ett medlemskap kan kopplas ihop med.
links-said-linked = Dina medlemskap är ihopkopplade. Den gemenskapens evenemang står från och med nu i din kalender.
links-said-removed = Kopplingen är borttagen, och den andra gemenskapen får veta det.
links-said-home = Sparat. Nyheter kommer bara från din hemgemenskap.
links-not-offered = Inget medlemskap kan kopplas ihop med den gemenskapen. Välj en i listan.
links-linked-already = Ditt medlemskap där är redan kopplat. Ta först bort den kopplingen om du vill koppla ett annat.
links-not-proved = Ingenting är kopplat: den andra gemenskapen visade inte att du hör dit. Börja om.
links-not-asked = Ingenting är kopplat: det tog för lång tid eller började i en annan webbläsare. Börja om.
links-of-another = Ingenting är kopplat: det medlemskapet är kopplat till ett annat här.
link-ask-title = Koppla ihop med { $community }
link-ask-text = Din webbläsare går till { $community } och frågar om du hör dit. Där får man veta att en av våra medlemmar frågar, men inte vilken. Du kommer tillbaka med svaret inom tio minuter.
link-ask-go = Gå till { $community }
errand-asks = { $community } frågar om du hör till oss
errand-asks-text = Ditt medlemskap här ska kopplas ihop med ditt där. Innan något sägs ser du allt.
errand-asks-go = Visa vad som skulle sägas
errand-vouches = { $community } säger att du hör dit
errand-vouches-text = Koppla ihop ditt medlemskap där med ditt här? Då står evenemangen från { $community } i din kalender. Du kan ta bort kopplingen när som helst.
errand-vouches-go = Koppla ihop mina medlemskap
errand-sign-in = Du loggar in först.
vouch-title = Berätta för { $community } att du hör till oss?
vouch-text = Där får man veta att någon hör till båda gemenskaperna: varken ditt namn, din adress eller något annat ur din profil.
vouch-all = Det här är allt vi säger
vouch-by = Sägs av
vouch-for = Sägs till
vouch-purpose = Varför
vouch-purpose-link = för att koppla ihop två medlemskap
vouch-standing = I god ställning
vouch-standing-good = ja
vouch-name = Ett namn för dig som bara de får
vouch-link = Ett namn för kopplingen
vouch-until = Gäller till
vouch-both = Den som driver båda servrarna tillsammans skulle kunna ta reda på vilka två medlemskap som är dina.
vouch-go = Berätta för { $community }
answer-buttons = Kommer du?
answer-going = Jag kommer
answer-maybe = Kanske
answer-declined = Jag kommer inte
answer-withdraw = Ta tillbaka mitt svar
answer-what-host-sees = { $host } ser ditt namn, din organisation och din gemenskap. Inte din mejladress.
answer-what-we-see = Den som ordnar evenemanget ser ditt namn och din organisation. Inte din mejladress.
answer-only-yes = Den här värden tar bara emot ett ja, eller att du tar tillbaka ditt svar.
answer-not-taken = Ditt svar togs inte emot
answer-wrong-started = Det har redan börjat.
answer-wrong-cancelled = Värden har ställt in det.
answer-wrong-full = Alla platser är tagna, och värden har ingen väntelista.
answer-wrong-invitation = Det är bara för inbjudna.
answer-wrong-external = Anmälan sker på en annan webbplats; länken står bland uppgifterna.
answer-wrong-nothing = Det finns inget svar från dig att ta tillbaka.
answer-host-page = Öppna värdens sida
answer-address = Syns det inte i din kalender ännu? Sök där på den här adressen:
answer-as-guest = Svara utan medlemskap
answer-wrong-members = Bara medlemmar svarar på det. Logga in, eller svara i din egen gemenskap.
guest-title = Svara som gäst
guest-lead = Utan medlemskap svarar du per mejl: vi skickar ett till dig, och ditt svar räknas när du trycker på knappen i det. Till dess hålls ingen plats åt dig.
guest-what-we-see = Den som ordnar evenemanget ser ditt namn, din organisation och att du kommer som gäst, aldrig din mejladress. Vi skriver till dig bara om det här evenemanget. Sex veckor efter det glömmer vi allt detta.
guest-mail-hint = Dit går ett mejl med en länk och en kod. Den visas för ingen.
guest-closed = Ingen kan svara som gäst just nu
guest-sent = Ett mejl med en länk och en kod är på väg till { $mail }.
guest-sent-here = { $n ->
    [one] Öppna länken, eller skriv koden här, inom en minut. Till dess hålls ingen plats åt dig.
   *[other] Öppna länken, eller skriv koden här, inom { $n } minuter. Till dess hålls ingen plats åt dig.
}
guest-no-mail = Inget mejl? Det kan dröja en minut, eller ligga bland skräpposten.
guest-confirm = Ja, jag kommer
guest-confirm-title = Bekräfta ditt svar
guest-confirm-who = Du svarar som { $name }.
guest-confirm-why = Ingenting händer innan du trycker på knappen. Är alla platser tagna hamnar du på väntelistan, om värden har en.
guest-answer-title = Ditt svar
guest-answer-who = Du svarade som { $name }. Behåll den här sidans adress för dig själv: den som har den kan ändra ditt svar.
guest-answer-what = Vi behåller ditt namn, din adress och ditt svar till sex veckor efter evenemanget, och skriver till dig bara om det. Du kan få allt raderat nu; en plats som är din går då till någon som väntar.
guest-answer-pending = Den som ordnar evenemanget bestämmer
guest-answer-waiting = Du får ett mejl när en plats är din
guest-answer-removed = Värden har tagit bort det ur kalendern.
guest-forget-title = Radera det vi vet om dig
guest-forget = Radera mitt svar och min adress
calendar-add = Lägg till i kalendern (.ics)
fact-where = Plats
fact-online-page = Webbsida
fact-sign-up = Anmälan
fact-sign-up-elsewhere = På en annan webbplats:
fact-language = Språk
fact-price = Pris
fact-kind = Typ
fact-co-hosts = Ordnas tillsammans
co-hosts-share = Med { $names }: en gästlista, och platserna räknas en gång.
co-hosts-see-guests = Den som företräder en organisation bland dem ser vilka som kommer.
fact-tags = Taggar
where-online = Online. Den som har fått sin plats bekräftad får länken av värden.
where-hybrid = { $place }. Eller online: den som har fått sin plats bekräftad får länken av värden.
join-online = Delta online
join-online-alone = Leder till { $host }. Adressen är bara din: skicka den inte vidare.
price-member = Medlemspris { $member }, annars { $other }
price-free = Gratis
price-coded = { $amount }{ "\u00A0" }{ $code }
price-signed = { $amount }{ "\u00A0" }{ $sign }
number-with-part = { $whole },{ $part }

## Kalender

calendar-title = Din kalender
calendar-count = { $n ->
    [0] Inget på gång i den.
    [one] { $n } kommande evenemang.
   *[other] { $n } kommande evenemang.
    }
calendar-made-of = { $n ->
    [0] Det din gemenskap har på gång, och det du tackat ja till på andra håll. Du följer ingen annan gemenskap.
    [one] Det din gemenskap och { $n } till som du följer har på gång, och det du tackat ja till på andra håll.
   *[other] Det din gemenskap och { $n } till som du följer har på gång, och det du tackat ja till på andra håll.
    }
calendar-follow-more = Följ gemenskaper
calendar-yours = Bara det du följer: din kalender
calendar-sign-in = Logga in för att se det du följer och dina svar
calendar-empty = Följ en gemenskap, så syns här vad den har på gång.
calendar-feed-title = I Outlook, Thunderbird eller telefonen
calendar-feed-what = En egen adress som kalenderprogram kan läsa: samma evenemang, alltid aktuella.
calendar-feed-made = Du har en sedan { $day }; den visades en gång och sparas ingenstans. Gör du en ny slutar den gamla att gälla.
calendar-feed-give = Skapa min adress
calendar-feed-again = Skapa en ny adress
calendar-feed-take = Ta bort den
calendar-address-title = Adressen till din kalender
calendar-address-intro = Den som har adressen ser det du ser i din kalender. Den visas bara nu; en ny ersätter den.
calendar-address-open = Öppna i min kalender
calendar-address-outlook = Lägg till i Outlook på webben
calendar-address-google = Lägg till i Google Kalender
calendar-address-keep = Outlook och Google läser adressen själva med några timmars mellanrum; ändras något du svarat på får du också ett mejl.
filter-answered = Mitt svar
filter-answered-coming = Jag kommer, eller kanske
filter-answered-yes = Besvarade
filter-answered-no = Inte besvarade

## Förmåner: vad andra gemenskaper erbjuder dig

benefits-title = Dina förmåner
benefits-description = Vad andra gemenskaper erbjuder dig för att du är medlem här.
benefits-level = Din nivå är { $level }, och inget ligger dig till last.
benefits-level-limited = Din nivå är { $level }; dina rättigheter är begränsade just nu.
benefits-ready-count = { $n ->
    [0] Just nu kan du inte använda något erbjudande.
    [one] Ett erbjudande kan du använda nu.
   *[other] { $n } erbjudanden kan du använda nu.
    }
benefits-ready = Att använda nu
benefits-none = Just nu erbjuds du inget
benefits-none-next = När din gemenskap och en annan kommer överens om något för din nivå syns det här.
benefits-not-yet = Inte än
benefits-over = Använda och utgångna
benefits-over-none = Inget än. Kuponger finns kvar här ett år efter sin sista dag.
benefits-over-kept = Kuponger finns kvar här ett år efter sin sista dag.
benefit-good-for = Gäller för
benefit-for-joining = medlemskap
benefit-for-events = evenemang
benefit-for-both = medlemskap och evenemang
benefit-holder = För
benefit-home = Från
benefit-until = Använd senast
benefit-no-end = så länge överenskommelsen gäller
benefit-limits = Gränser
benefit-uses = { $n ->
    [one] en gång
   *[other] { $n } gånger
    }
benefit-uses-any = så ofta du vill
benefit-not-stacked = inte ihop med andra erbjudanden
benefit-instead-of = i stället för
benefit-price-of = För nivån { $level }
benefit-why = Varför det gäller dig
benefit-learns = När du använder det på nätet får { $host } veta att det gäller dig, på vilken nivå och enligt vilken överenskommelse, inte vem du är; en nivå du väljer där står i ditt namn där.
benefit-join = Gå med i { $host }
benefit-use = Använd det hos { $host }
benefit-paper-what = För en disk, eller utan internet: på papper, med en kod. Ditt namn står på den och den gäller i 30 dagar.
benefit-paper-make = Gör en kupong att skriva ut
benefit-paper-made = Du har en kupong att skriva ut.
benefit-paper-show = Visa den vid disken eller skriv ut den. Ditt namn står på den.
benefit-paper-see = Se din kupong
benefit-why-level = Din nivå är { $has }
benefit-why-not-level = Det gäller nivån { $needs }; din är { $has }
benefit-why-no-level = Det gäller en annan nivå; din är { $has }
benefit-why-standing = Inget ligger dig till last
benefit-why-not-standing = Det gäller medlemmar utan begränsningar; dina rättigheter är begränsade just nu. Funktionärerna kan berätta mer.
benefit-why-region = Du är från en annan region än { $host }
benefit-why-not-region = Det gäller inte den som är från samma region som { $host }
benefit-why-near = Du är i samma land som { $host }; överenskommelsen säger inom { $km } km
benefit-why-far = Det gäller inom { $km } km från { $host }; du är i ett annat land
benefit-why-desk = Det gäller inom { $km } km: { $host } avgör vid disken
benefit-why-not-begun = Det börjar { $day }
benefit-why-ended = Det tog slut { $day }
benefit-awaited = De två gemenskaperna håller på att komma överens. Det syns ovan så snart båda har skrivit under.
benefit-without = { $host } erbjuder inget
benefit-not-shared = Din gemenskap och { $host } delar { $scopes }, inte erbjudanden.
benefit-none-shared = Din gemenskap och { $host } delar inte erbjudanden.
benefit-none-agreed = Inget är överenskommet med { $host } än.
benefit-over-shown = { $host } kontrollerade den { $day }
benefit-over-revoked = Din gemenskap tog tillbaka den { $day }
benefit-over-given = Utdelad { $day }; vad { $host } gjorde med den sägs inte här
benefit-over-expired = Sista dagen var { $day }; om { $host } läste av den sägs inte här

## Gemenskaper

communities-title = Gemenskaper
communities-description = De gemenskaper vi delar evenemang med, deras etiketter och vad som skickas mellan dem.
communities-count = { $n ->
    [0] Den här gemenskapen delar inte med någon annan ännu.
    [one] Den här gemenskapen delar med { $n } annan. Var och en behåller sina medlemmar, sina pengar och sina hemligheter.
   *[other] Den här gemenskapen delar med { $n } andra. Var och en behåller sina medlemmar, sina pengar och sina hemligheter.
    }
communities-languages = Evenemang på { $languages }
communities-about-us = Om oss
communities-peers = Delar med
communities-ahead = { $n ->
    [0] Inga kommande evenemang
    [one] { $n } kommande evenemang
   *[other] { $n } kommande evenemang
    }
communities-shares = Delar { $scopes }
communities-shares-nothing = Delar inget just nu
communities-since = Sedan { $day }
communities-empty = Ingen gemenskap ännu
communities-empty-next = När funktionärerna i två gemenskaper skriver under en överenskommelse syns den andras evenemang i den här kalendern, vart och ett med värdens namn och märke.
communities-own-followed = Du hör hit: evenemangen här finns alltid i din kalender.
community-follow = Följ
community-unfollow = Sluta följa
community-follow-means = Då står dess evenemang i din kalender. Det stannar mellan dig och din gemenskap; ingen annan får veta.
community-followed = Du följer den
community-followed-since = Sedan { $day }. Dess evenemang står i din kalender.
community-paused = Delningen är pausad
community-paused-next = Du följer den. Nya evenemang kommer igen när båda fortsätter.
community-over = Den delar inte längre med den här gemenskapen
community-over-next = Du följer den. Kommer båda överens igen är evenemangen tillbaka.
community-sign-in = Logga in för att följa
community-document-words = { $n } ord
community-next = Kommande evenemang
community-no-events = Inget på gång som vi vet om
community-no-events-next = Nya evenemang syns här inom en minut.
communities-how = Så börjar gemenskaper dela
communities-how-text = Genom en överenskommelse som båda skriver under och båda kan avsluta. Den räknar upp vad som får skickas; inget annat skickas.

## Om

about-description = Vilka { $community } är, vad som skickas till andra gemenskaper och vad som aldrig gör det, och hur du följer kalendern.
about-governance = Ägarform
about-operator = Drivs av
about-audience = Vilka som kan bli medlemmar
about-modality = Var vi träffas
about-ecosystem = Område
about-languages = Språk
about-clock = Vår tidszon
about-currency = Valuta
about-country = Land
about-members = Medlemmar
about-region = Region
about-chapters = Lokalavdelningar
about-contact = Kontakt
about-officers = Funktionärer
about-composition = Vilka medlemmarna är
about-composition-what = Ingen siffra gäller färre än fem personer.
about-peers = Gemenskaper vi delar evenemang med
follow-title = Följ
follow-intro = Offentliga evenemang, för alla. Ingen registrering.
follow-calendar = I Outlook eller en annan kalender
follow-calendar-how = I Outlook: Lägg till kalender, sedan Prenumerera från webben, och klistra in den här adressen. Ändringar kommer när din kalender uppdateras, vilket kan ta några timmar.
follow-calendar-get = Hämta kalendern en gång (.ics)
follow-fediverse = Från Mastodon, Mobilizon eller Gancio
follow-fediverse-how = Sök på den här adressen där och följ den. Vi får då veta vad din server heter och din adress där.
follow-atom = I en flödesläsare
follow-atom-how = Atom, nyast först.
travels-title = Vad som skickas till andra gemenskaper
travels-events = Evenemang, till dem som värden riktat dem till
travels-answers = Ditt svar på en annan gemenskaps evenemang: ditt namn, din organisation och din gemenskap
travels-profile = Etiketterna och namnet på den här sidan
travels-agreed = Det båda gemenskaperna skrivit under på, och som står på sidan Gemenskaper
stays-title = Vad som aldrig lämnar oss
stays-rooms = Det som sägs i ett rum: det finns inte i någon form som går att skicka
stays-mail = Din mejladress och ditt telefonnummer
stays-hidden = Vilka du är dold för
stays-declined = En introduktion du tackat nej till, och varför
stays-money = Avgifter, fakturor och vad någon betalat

## Joint statements

statements-title = Gemensamma brev
statements-intro = Brev till en leverantör eller en myndighet som organisationer och personer skriver under tillsammans. Varje underskrift gäller en text och ingen annan.
statements-none = Inget brev är att skriva under just nu
statements-none-next = Styrelsen börjar ett; brev från gemenskaper som delar sådana med den här står här för dess medlemmar.
statement-begin = Skriv ett brev
statement-edit = Ändra brevet
statement-back = Tillbaka till brevet
statement-to = Till { $addressee }
statement-of = Ett brev från { $community }
statement-count = { $n } av { $of } underskrifter
statement-closes = kan skrivas under till och med { $day }
statement-closed = kan inte längre skrivas under
statement-state-draft = Skrivs
statement-state-collecting = Att skriva under
statement-state-ready = Klart att lämnas över
statement-state-delivered = Överlämnat
statement-state-answered = Besvarat
statement-state-closed = Avslutat
statement-digest = Textens fingeravtryck
statement-roll = Underskrivet av
statement-roll-ours = Organisationer härifrån som har skrivit under
statement-roll-none = Ingen har skrivit under än.
statement-as-organisation = organisation, vars namn inte har prövats
statement-as-person = i eget namn
statement-hers = Dina underskrifter
statement-hers-sent = { $name }: på väg till gemenskapen vars brev det är
statement-hers-counted = { $name }: den gäller
statement-hers-refused = { $name }: den togs inte emot. { $reason }
statement-hers-withdrawn = { $name }: återtagen
statement-hers-void = { $name }: ogiltig, eftersom texten ändrades efteråt. Läs brevet och skriv under igen om du fortfarande håller med.
statement-withdraw = Ta tillbaka den
statement-sign-title = Skriv under det här brevet
statement-sign-what = Du skriver under texten ovan, till sista tecknet. Ändras den är din underskrift ogiltig, och du får veta det. Ditt namn, eller din organisations, står i brevet så att alla kan läsa det; gemenskapen vars brev det är får det med den här gemenskapens ord på att det är ditt.
statement-sign-for = Skriv under för { $name }
statement-sign-herself = Skriv under i eget namn
statement-sign-approver = För en organisation skriver den under som den har utsett.
statement-sign-in = Logga in för att skriva under det här brevet
statement-elsewhere = Alla underskrifter och vad som blev av brevet står hos gemenskapen vars brev det är
statement-print = Skriv ut det eller spara det som PDF
statement-file-html = Ta med det som sida (HTML)
statement-file-markdown = Ta med det som text (Markdown)
statement-file-what = Det här programmet gör ingen PDF självt: skriv ut sidan och välj ”spara som PDF”. De andra två filerna innehåller varje underskrift och bevisar sig själva, med kommandot ”rosarium statement verify” och utan att fråga någon.
statement-file-roll = { $n ->
    [one] Underskrivet av en
   *[other] Underskrivet av { $n }
 }
statement-file-check = Pröva den här filen med kommandot ”rosarium statement verify”. Det behöver inget nät; jämför varje gemenskaps sex ord på telefon.
statement-print-how = Skriv ut den här sidan eller spara den som PDF. Pappret bevisar inget i sig; det gör filerna på brevets sida.
statement-history = Tidigare texter
statement-former = Text { $revision }, till och med { $day }, med { $n } underskrifter som blev ogiltiga. { $digest }
statement-handed-over = Överlämnat { $day } till { $to }
statement-reply = Svaret
statement-reply-outcome = Vad det blev av det, på en rad
statement-reply-save = Spara svaret
statement-outcome = Vad det blev av det: { $outcome }
statement-desk = För styrelsen
statement-open = Öppna det för underskrifter
statement-open-what = Från och med då kan alla läsa det, gemenskaper som delar brev får veta det och de som skriver under för en organisation här får mejl.
statement-over = Det lämnades över
statement-over-to = Till vem det lämnades över
statement-over-day = Vilken dag
statement-over-what = Från och med då skriver ingen under det och ingen tar tillbaka något. Alla som har skrivit under här får mejl.
statement-close = Avsluta det
statement-close-what = Ett brev som ännu skrivs försvinner; alla andra går att läsa, och ingen skriver under dem mer.
statement-form-intro = Be om något och säg varför. Skriv aldrig om priser, om kunder eller områden att dela upp eller om att inte köpa av någon: det får konkurrenter inte komma överens om.
statement-field-name = Vad det handlar om
statement-field-name-hint = En rad, som den står ovanför brevet
statement-field-addressee = Till vem
statement-field-addressee-hint = En leverantör eller en myndighet
statement-field-letter = Brevet
statement-field-letter-hint = Tomma rader skiljer stycken
statement-field-threshold = Hur många underskrifter det behöver
statement-field-threshold-hint = Fem är vanligt
statement-field-closes = Sista dag att skriva under
statement-field-closes-hint = Lämna tomt om det inte finns någon
statement-save = Spara
statement-warning = Tänk igenom de här orden: { $words }. Konkurrenter får inte komma överens om en bojkott eller om priser.
statement-warned = Jag har läst det, och brevet står kvar som det är
statement-voids = { $n ->
    [one] En underskrift blir ogiltig när du ändrar texten, och den som gav den får veta det.
   *[other] { $n } underskrifter blir ogiltiga när du ändrar texten, och de som gav dem får veta det.
 }
statement-no-state = Brevet är inte så långt, eller längre. Så här står det till.
statement-no-closed = Det här brevet kan inte längre skrivas under.
statement-no-other-text = Texten ändrades under tiden. Läs den en gång till först.
statement-no-twice = { $name } har redan skrivit under.
statement-no-approver = För en organisation skriver bara den under som den har utsett.
statement-no-signature = Det finns ingen underskrift av dig att ta tillbaka.
statement-no-shared = Brev delas inte med den gemenskapen just nu.
statement-no-room = Det finns inte plats för fler brev eller underskrifter.
statement-no-letter = Skriv brevet.
statement-no-threshold = Mellan { $min } och { $max }.
statement-no-words = Fyll i det som efterfrågas, med ord som kan visas.
data-for-statement = Du skrev under ett gemensamt brev från den gemenskapen i eget namn.
mail-statement-subject = { $step ->
    [invited] Ett brev väntar på din underskrift: { $called }
    [changed] Skriv under igen: { $called } ändrades
    [not-taken] Din underskrift togs inte emot: { $called }
    [ready] Klart att lämnas över: { $called }
    [delivered] Överlämnat: { $called }
   *[answered] Det finns ett svar: { $called }
 }
mail-statement = { $step ->
    [invited] Du kan skriva under det gemensamma brevet ”{ $called }” för din organisation.
    [changed] Texten i det gemensamma brevet ”{ $called }” ändrades. Det du skrev under är ogiltigt.
    [not-taken] Gemenskapen vars brev det är tog inte emot din underskrift under ”{ $called }”.
    [ready] ”{ $called }” har så många underskrifter som du bad om.
    [delivered] Det gemensamma brevet ”{ $called }” lämnades över.
   *[answered] Det finns ett svar på det gemensamma brevet ”{ $called }”.
 }
mail-statement-next = { $step ->
    [invited] Läs det först. Du skriver under den texten och ingen annan, och kan ta tillbaka det tills det lämnas över.
    [changed] Läs det och skriv under igen om du fortfarande håller med.
    [not-taken] Sidan säger varför.
    [ready] Lämna över det och skriv upp när och till vem.
    [delivered] Från och med nu skriver ingen under det och ingen tar tillbaka något.
   *[answered] Svaret står på sidan.
 }
mail-statement-page = Till brevet
mail-statement-reason = Du får det här mejlet för att du kan skriva under brevet för en organisation i { $community }, skrev under det eller skrev det.

## Introductions

intros-title = Introduktioner
intros-intro = Du möter någon när båda vill det. Till dess får ingen din e-postadress, och ingen får veta om ett nej.
intros-find = Hitta någon
intros-left = { $left } av { $most } kvar inom 30 dagar
intros-none = Inga introduktioner ännu
intros-none-next = Sök någon bland dem här och i andra gemenskaper och fråga på personens sida eller kort.
intros-heard = Till dig
intros-asked = Från dig
intro-ask = Be om en introduktion
intro-ask-of = Be om en introduktion till { $name }
intro-new-title = Be om att få möta { $name }
intro-new-title-at = Be om att få möta { $name } från { $community }
intro-topic = Vad det gäller, på en rad
intro-topic-hint = Det står i din lista och är det första den andra läser.
intro-why = Varför
intro-why-hint = Högst 280 tecken, utan länkar, e-postadresser och telefonnummer.
intro-gain = Vad den andra får ut av det
intro-gain-hint = Också högst 280 tecken.
intro-travels-title = Vad den andra läser nu
intro-travels = Dina ord ovan, ditt namn ({ $name }), din organisation ({ $organization }), din gemenskap ({ $community }) och vilken sorts medlem du är. Aldrig din e-postadress eller ett telefonnummer.
intro-blind = Utelämna mitt namn och min organisation tills vidare
intro-mail = Dit den andra skriver när båda har sagt ja
intro-mail-hint = Ditt namn och din organisation följer med. Innan båda sagt ja får ingen den.
intro-same-whatever = Ett ja får du veta genast. Annars får du efter tidsfristen veta att ingen svarade, vad skälet än är.
intro-send = Skicka förfrågan
intro-waiting = Väntar på svar till { $day }
intro-no-reply = Inget svar
intro-withdrawn = Återtagen
intro-connected = Båda sa ja
intro-answer-by = Du kan svara till { $day }
intro-put-off = Du sa inte nu
intro-yes-sent = Du sa ja; den andras kontakt är på väg
intro-somebody = Någon
intro-somebody-at = Någon på { $community }
intro-moment = { $day }, { $hour }
intro-slot = { $day }, { $from } till { $until } i { $place } ({ $utc } UTC)
intro-contact = Skriv till varandra
intro-contact-name = Namn
intro-contact-organization = Organisation
intro-contact-mail = E-post
intro-contact-theirs = Den andra har din också, och behåller den.
intro-slots = Halvtimmar som passar den som blev tillfrågad
intro-slots-choose = Tre halvtimmar som passar dig
intro-slots-hint = Enligt klockan i { $place }; den andra ser dem i UTC och på sin egen klocka.
intro-slot-label = Börjar, { $n }
intro-answer = Ditt svar
intro-yes = Ja, introducera oss
intro-not-now = Inte nu
intro-no-thanks = Nej tack
intro-no-means = Båda är tystnad: den andra får inget veta. Efter nej tack når den personen dig inte igen.
intro-withdraw = Ta tillbaka förfrågan
intro-met-ask = Möttes ni?
intro-met-yes = Ja, vi möttes
intro-met-no = Nej
intro-met = Ni möttes.
intro-not-met = Ni möttes inte.
intro-worked = Säg att ni har arbetat ihop
intro-fault-topic = Säg på en rad vad det gäller.
intro-fault-words = Skriv högst 280 tecken, utan länk, e-postadress eller telefonnummer.
intro-fault-mail = Skriv en e-postadress.
intro-fault-quota = Du har använt alla dina förfrågningar för de här 30 dagarna.
intro-fault-standing = Du kan inte be om introduktioner nu.
intro-fault-card = Sök personen igen och fråga från kortet.
intro-fault-over = Det går inte att svara längre.
intro-fault-slots = Välj tre olika halvtimmar inom de närmaste 60 dagarna.
intro-settings-title = Vem som får fråga efter dig
intro-settings-intro = Den som inte når dig får inte veta det. Det du väljer stannar på den här servern, och ingen annan läser det.
intro-settings-asked = Du får tillfrågas
intro-settings-open = Av den som hittar dig
intro-settings-snooze = Inte på 30 dagar
intro-settings-snoozed = Inte förrän { $day }
intro-settings-closed = Av ingen
intro-settings-organizations = Inte av folk från de här organisationerna
intro-settings-organizations-hint = Ett namn per rad. Förfrågningar som inte säger vem någon arbetar för når dig då inte heller.
intro-settings-communities = Inte av folk från de här gemenskaperna
intro-settings-communities-hint = Namnet på deras server på varje rad, till exempel london.example.
intro-settings-save = Spara
intro-settings-fault = En rad går inte att läsa, eller så är de fler än 100.
mail-intro-asked-subject = { $who } vill möta dig: { $topic }
mail-intro-asked = { $who } från { $host } ber om en introduktion till dig: { $topic }. Du kan svara till { $until }: ja, inte nu eller nej tack. Bara ett ja berättas för någon.
mail-intro-kind = { $kind ->
    [partner] Arbetar hos en partner
    [vendor] Säljer till partner (leverantör)
    [customer] Köper av partner
    [microsoft] Arbetar på Microsoft
   *[other] Hör till ingen av dem
}
mail-intro-answer = Svara
mail-intro-both-subject = Ni sa båda ja: { $topic }
mail-intro-both = { $who } och du vill mötas. Var och en har det som den andra valde att berätta.
mail-intro-contact = Skriv till { $name }, { $organization }, { $mail }. Halvtimmar som passar:
mail-intro-no-reply-subject = Inget svar: { $topic }
mail-intro-no-reply = Ingen svarade på din förfrågan i tid. Det kan ha många skäl, och inget av dem berättas.
mail-intro-met-subject = Möttes ni? { $topic }
mail-intro-met = { $who } och du sa ja till varandra för en tid sedan. Möttes ni?
mail-intro-open = Öppna introduktionen
mail-intro-reason = Du får detta som medlem i { $community } som är med i introduktioner.
data-for-introduction = En introduktion

## Anteckningar

calls-title = Rop efter hjälp
calls-intro = Den som behöver hjälp med ett arbete frågar här. Svaren går bara till den som frågar, och inget pris nämns.
calls-new = Be om hjälp
calls-none = Inga öppna rop
calls-none-next = När någon behöver det du kan får du ett mejl, och ropet står här.
calls-yours = ditt
calls-waits-for-you = väntar på dig
calls-you-answered = du har svarat
calls-report = Dina rop som tabell
calls-normal = I sinom tid
calls-urgent = Brådskande
calls-emergency = Nödläge
calls-waits-for = Utkast, väntar på { $name }
calls-waits-officer = Utkast, väntar på en förtroendevald
calls-open-until = Öppet till { $day }, { $hour }
calls-filled = Fyllt: det finns händer nog
calls-expired = Tiden är ute
calls-closed = Stängt
calls-remote = Var som helst ifrån
calls-on-site = På plats
calls-from-to = { $from } till { $until }
calls-fact-hands = Behövs
calls-fact-skills = Kunskaper
calls-fact-where = Var
calls-fact-when = När
calls-fact-customer = Kunden
calls-terms-lead = Vem som leder
calls-terms-method = Metod eller handbok
calls-terms-certificates = Certifikat
calls-terms-customer = Den här kunden
calls-terms-more = Och
call-new-title = Be om hjälp
call-new-intro = Säg vad som behövs. Medlemmar som kan det får ett mejl: först de i den här gemenskapen, sedan de i de gemenskaper du väljer.
call-new-send = Skicka ropet
call-field-name = På en rad
call-field-name-hint = Till exempel: 4 x omställning till sommartid. Nämn inte kunden.
call-field-hands = Hur många personer
call-field-hands-hint = Mellan 1 och 1000.
call-field-from = Från vilken dag
call-field-from-hint = Enligt den klocka du läser sidorna med.
call-field-until = Till vilken dag
call-field-until-hint = Arbetets sista dag.
call-field-details = Mer om det
call-field-details-hint = Alla som får ropet läser detta. Inget pris, och inget som nämner kunden.
call-field-customer = Vem kunden är
call-field-customer-hint = Bara den du tackar ja till får veta; loggen säger när.
call-field-hours = Öppet hur många timmar
call-field-hours-hint = Lämna tomt för den vanliga tiden.
call-field-skills = Vem som kan det
call-field-urgency = Hur snart
call-field-place = Var arbetet är
call-field-region = Var kunden finns
call-field-vertical = Vad kunden gör
call-field-size = Hur stor kunden är
call-field-any = Inte angivet
call-field-peers = Gemenskaper som också får det
call-field-peers-hint = De får det efter en stund, om det fortfarande är öppet. De som inte tar emot rop står inte här.
call-field-method = Adress till metoden eller handboken
call-field-method-hint = En adress som börjar med https.
call-field-certificates = Certifikat som krävs
call-field-certificates-hint = Med kommatecken emellan.
call-field-months = Månader då ingen vänder sig till den här kunden förbi dig
call-field-months-hint = Bara för den här kunden, högst 36. Tomt om inga.
call-field-terms = Vad ni kommer överens om i övrigt
call-field-terms-hint = Vem som gör vad, och hur arbetet lämnas över.
call-terms = Villkor
call-terms-hint = Den som svarar godtar dem som de står. Andra villkor är ett annat rop.
call-terms-print = Fingeravtryck av villkoren:
call-accept-terms = Jag godtar villkoren
call-answer-title = Svara
call-answer-words = Vad du kan göra
call-answer-words-hint = Bara den som frågar läser detta.
call-answer-hands = Hur många ni är
call-answer-no-price = Priser hör inte hemma här: kom överens om dem er emellan.
call-answer-send = Skicka svaret
call-link-why = Länken är din och räknas en gång. Du behöver inte logga in.
call-link-over = Länken leder ingenstans längre
call-link-over-why = Den har använts, eller så är ropet över.
call-answered = Ditt svar är på väg
call-answered-why = Om den som frågar säger ja får du ett mejl om vem du skriver till.
call-answers = Svar
call-answers-hint = Bara du läser dem. Den du inte väljer hör ingenting.
call-answers-none = Inga svar ännu.
call-answer-waits = väntar på dig
call-answer-accepted = godtaget
call-answer-withdrawn = återtaget
call-accept = Tacka ja
call-by-elsewhere = En medlem hos { $host }
call-customer-own = Kund: { $customer }. Bara den du tackar ja till får veta det.
call-customer-told = Kund: { $customer }, berättat för dig { $day }, { $hour }.
call-mine-title = Ditt svar
call-mine = Du skrev: { $words }
call-mine-waiting = Den som frågar har det. Om du inte väljs hör du inget mer.
call-mine-accepted = Godtaget { $day }. Skriv till { $name }: { $mail }
call-withdraw = Ta tillbaka svaret
call-approve-title = Det här ropet väntar på dig
call-approve-why = Tills du säger ja lämnar inget av det den här sidan.
call-approve = Låt det gå ut
call-turn-down = Avslå det
call-close-title = Avslut
call-close-hint = För din egen rapport. Ingen annan läser siffrorna.
call-close-received = Händer som kom
call-close-given = Händer du själv gav
call-close-sites = Platser klara
call-close-value = Vad det var värt för dig
call-close = Stäng ropet
call-fill = Det finns händer nog
call-fault-terms = Godta villkoren för att svara.
call-fault-hands = Erbjud minst en, och högst så många som efterfrågas.
call-fault-own = Det är ditt eget rop.
call-fault-answered = Du har redan svarat på det här ropet.
call-fault-over = Ropet är inte öppet längre.
call-fault-standing = Det kan du inte göra nu. Fråga en förtroendevald.
call-fault-words = Skriv några ord, högst 1000 tecken.
call-fault-gone = Svaret har tagits tillbaka.
call-fault-close = Skriv hela tal, och värdet på en rad.
call-fault-name = Säg på en rad vad som behövs.
call-fault-number = Skriv ett tal från 1 till 1000.
call-fault-date = Välj en dag.
call-fault-skills = Kryssa i en till tio kunskaper.
call-fault-long = Det är för långt eller har tecken som inte kan visas.
call-fault-hours = Skriv 1 till 720 timmar.
call-fault-months = Skriv 1 till 36 månader.
call-fault-address = Skriv en adress som börjar med https.
call-fault-region = Säg i vilken region arbetet är.
call-fault-times = Arbetet slutar efter att det börjat, och inte i det förflutna.
call-fault-peer = En av gemenskaperna tar inte emot rop nu.
call-fault-many = Du har många öppna rop. Stäng ett först.
mail-call-normal-subject = Hjälp behövs: { $call }
mail-call-urgent-subject = Brådskande, hjälp behövs: { $call }
mail-call-emergency-subject = Nödläge, hjälp behövs: { $call }
mail-call-needed = En medlem i { $host } behöver det du kan: { $call }. Söks: { $n }.
mail-call-times = Från { $from } till { $until }. Svar tas emot till { $through }.
mail-call-answer = Se det och svara
mail-call-answer-next = Knappen öppnar en sida med villkoren och ett formulär. Du behöver inte logga in; det räknas en gång, och bara den som frågar läser ditt svar.
mail-call-open = Öppna ropet
mail-call-reason = Du får mejlet för att din profil hos { $community } säger att du kan detta.
mail-call-own-reason = Du får mejlet för att ropet rör dig som medlem i { $community }.
mail-call-approval-subject = Ett rop väntar på dig: { $call }
mail-call-approval = Ropet { $call } är ett utkast och väntar på dig. Tills du säger ja får ingen annan det.
mail-call-answered-subject = Ett svar på ditt rop: { $call }
mail-call-answered = { $by } har svarat på ditt rop { $call }. Svaret står på dess sida, bara för dig.
mail-call-accepted-subject = Godtaget: { $call }
mail-call-accepted = Den som frågar sa ja till ditt svar på { $call }. På ropets sida ser du vem kunden är.
mail-call-contact = Skriv till { $name }, { $organization }: { $mail }
mail-call-taken-back-subject = Ett svar har tagits tillbaka: { $call }
mail-call-taken-back = { $by } har tagit tillbaka svaret på ditt rop { $call }.
mail-call-over-subject = Över: { $call }
mail-call-over = Ropet { $call } är över. Inget mer väntas av dig, och ett eget rop kan nu avslutas.
mail-call-a-member = En medlem i gemenskapen
settings-mail-calls = Rop efter hjälp
settings-mail-calls-hint = När någon behöver det din profil säger att du kan. Nödlägen hör dit.
data-for-call = Du svarade på ett rop där, eller sa ja till ett svar därifrån.
data-field-mail = din mejladress
act-approve-call = Lät ropet { $call } gå ut
act-turn-down-call = Avslog ropet { $call }
act-tell-customer = Berättade vem kunden är i ropet { $call }
act-close-call = Stängde ropet { $call }
act-report-of-peer = Tog emot anmälan { $report } från { $peer }
act-report = Tog emot anmälan { $report }
act-take-report = Ser på anmälan { $report }
act-decide-report =
    Beslutade om anmälan { $report }: { $outcome ->
        [dismiss] inget i det
        [mediate] ett samtal
        [caution] en varning
        [limit] en begränsning
       *[other] en avstängning
    }
act-pass-on-report = Skickade anmälan { $report } vidare till { $peer }
act-hear-report = Fick veta vad som blev av anmälan { $report }
act-appeal-report = Bad om ny granskning av anmälan { $report }
act-leave-report = Lät beslutet om anmälan { $report } stå
act-lift-report = Hävde beslutet om anmälan { $report }
calls-hands = { $n ->
    [one] { $n } person
   *[other] { $n } personer
}
calls-days = { $n ->
    [one] { $n } arbetsdag
   *[other] { $n } arbetsdagar
}
calls-terms-months = { $n ->
    [one] ingen vänder sig dit förbi den som frågar på { $n } månad
   *[other] ingen vänder sig dit förbi den som frågar på { $n } månader
}
calls-median = { $n ->
    [one] Hälften av ropen här fick ett första svar inom { $n } minut.
   *[other] Hälften av ropen här fick ett första svar inom { $n } minuter.
}
notes-title = Anteckningar
notes-intro = Vad någon sade i ett rum och ville låta andra läsa. En anteckning är bara de orden: den säger varken vem som talade eller i vilket rum.
notes-none = Inga anteckningar än
notes-none-next = Den som har sagt något i ett rum kan be att andra får läsa det. När någon som ser efter rummet säger ja står det här.
notes-no-older = Inga äldre anteckningar
notes-older = Äldre anteckningar
notes-latest = Senaste anteckningarna
note-for-members = För medlemmar
note-for-everybody = För alla
note-said-by = Sagt av någon i { $community } som inte nämns här.
note-terms = Alla får sprida anteckningen vidare och ändra den, så länge { $community } nämns med den:
note-terms-name = CC BY 4.0
note-terms-members = Bara för medlemmar i { $community }. Sprid den inte vidare.
note-withdraw = Dra tillbaka anteckningen
note-withdraw-title = Dra tillbaka anteckningen?
note-withdraw-what = Ingen kan läsa den här längre, det som står i den raderas och den kommer inte tillbaka. Den som har kopierat den har kvar sin kopia.
note-withdraw-button = Dra tillbaka den

## Fel

error-home = Gå till startsidan
error-unreadable = Det här kan vi inte läsa
error-unreadable-next = Det finns något i adressen eller formuläret som vi inte förstår. Gå tillbaka, titta igenom det en gång till och skicka det igen.
error-forbidden = Det här kom inte härifrån
error-forbidden-next = Formulär tas bara emot från våra egna sidor. Öppna sidan här och skicka det igen.
error-sign-in = Logga in först
error-sign-in-next = Den här sidan är för den som är inloggad. Vi skickar dig ett mejl att logga in med.
error-sign-in-again = Logga in en gång till
error-sign-in-again-next = Det här kräver att du loggat in den senaste timmen med mejl eller lösennyckel; ett konto på annat håll räcker inte. Logga in så och gör det sedan; inget har ändrats.
error-old-form = Formuläret är för gammalt
error-old-form-next = Det skapades innan du loggade in. Öppna sidan igen och skicka därifrån; inget har ändrats.
error-old-link = Länken fungerar inte, eller inte längre
error-old-link-next = En länk eller kod loggar in en gång, inom sin tid, och en som kommit med mejl bara i den webbläsare där du bad om den. Be om ett nytt mejl.
error-login = Logga in med mejl
error-not-found = Här finns inget
error-not-found-next = Adressen kan vara felskriven, eller så är det som fanns här inte för alla. Var det ett evenemang, leta efter det i kalendern.
error-not-heard-of = Vi har inte hört om det här evenemanget än
error-not-heard-of-next = Det kan nå oss inom några minuter: försök igen om en stund, eller leta efter det i kalendern. Det kan också vara så att det inte är för alla här.
error-leads-nowhere = Den här adressen leder ingenstans nu
error-leads-nowhere-next = Den som har en plats hittar sin egen adress på evenemangets sida och i det senaste mejlet om det. Den fungerar så länge platsen finns kvar och evenemanget inte är över.
error-method = Det går inte på det sättet
error-method-next = Det finns något här, men inte för en sådan begäran. Öppna sidan och använd knapparna.
error-gone = Det här har tagits bort
error-gone-next = Det fanns här, men den som skapade det har tagit tillbaka det.
error-too-large = Det är för mycket på en gång
error-too-large-next = Skicka mindre text eller en mindre fil.
error-too-often = För många försök
error-too-often-next = { $n ->
    [one] Vänta { $n } sekund och försök igen. Inget gick förlorat.
   *[other] Vänta { $n } sekunder och försök igen. Inget gick förlorat.
    }
error-our-fault = Något gick fel hos oss
error-our-fault-next = Det är antecknat som { $number }. Försök igen om en minut; om felet är kvar, ge den driftansvariga det numret.
error-unavailable = Inte just nu
error-unavailable-next = Noden ses över. Försök igen om några minuter; meddelanden från andra gemenskaper väntar och går inte förlorade.

## Hjälp

help-title = Hjälp
help-intro = Korta svar på det besökare undrar.
help-times = Vilken tid ser jag?
help-times-text = Den i fetstil är din, den andra är värdens. Längst ner på varje sida väljer du vilken orts tid du vill se; tills dess visas gemenskapens egen.
help-answer = Hur svarar jag på ett evenemang?
help-answer-text = På evenemangets sida, inloggad i din egen gemenskap. Dess kalender visar evenemang från alla gemenskaper den delar med; värden bekräftar ditt svar, och du ser hur det går i ord: skickat, bekräftat, väntelista eller gick inte att nå.
help-follow = Hur får jag in evenemangen i Outlook?
help-follow-text = Hämta ett enstaka evenemang med ”Lägg till i kalendern”, eller prenumerera på hela kalendern: adressen finns på sidan Om oss, under Följ.
help-fediverse = Kan jag följa från Mastodon?
help-fediverse-text = Ja, om den driftansvariga har det påslaget: på sidan Om oss står adressen att söka på. Du får bara offentliga evenemang.
help-commercial = Vad betyder ”Kommersiell”?
help-commercial-text = Att värden drivs som företag och inte ägs av sina medlemmar. Etiketten står överallt där dess evenemang står.
help-language = Varför är vissa evenemang på ett annat språk?
help-language-text = Texterna står kvar på det språk värden skrev dem. Med filtret på sidan Evenemang visar du dem som är på ditt.
help-deals = Hur sluter vår gemenskap avtal med en annan?
help-deals-text = En funktionär öppnar Kansli, Avtal och skriver vad var gemenskap ger den andras medlemmar. Det förblir ett utkast tills det undertecknas och skickas. De andra funktionärerna undertecknar, svarar med ändringar eller avböjer; varje sida säger vad de ser just då. När båda har undertecknat ser medlemmarna som det gäller det.
help-rooms = Vad är rum?
help-rooms-text = Platser där medlemmar säger varandra det de inte skulle säga offentligt. Du kommer in med en inbjudan som en medlem i rummet ger dig, och rummet syns bara i listan för dem som är i det. Det som sägs där finns inte i något mejl och ingen sökning, och lämnar rummet bara om den som sagt det vill det och en av rummets värdar går med på det.
help-contact = Vem kan jag fråga?
help-contact-text = Fråga en funktionär i den här gemenskapen; på sidan Om oss står vilka vi är.

## Tillgänglighet

accessibility-title = Tillgänglighet
accessibility-intro = De här sidorna ska fungera för alla. Vi följer WCAG 2.2, nivå AA.
accessibility-promise = Det här lovar vi
accessibility-promise-text = Hur något står till sägs alltid i ord och aldrig bara med färg. Texten har en kontrast på minst 4,5 till 1, i ljust och i mörkt läge. Inget rör sig. Sidorna fungerar från 320 bildpunkters bredd och med dubbelt så stor text.
accessibility-keyboard = Med tangentbord och skärmläsare
accessibility-keyboard-text = Första stoppet på varje sida hoppar till innehållet. Alla kontroller kan nås och ses med tabbtangenten, rubrikerna kommer i rätt ordning, och texter på andra språk är märkta så.
accessibility-look = Ljust, mörkt och påtvingade färger
accessibility-look-text = Sidorna följer din enhet; valet längst ner går före. Med påtvingade färger finns alla ramar och alla ord kvar.
accessibility-script = Utan skript
accessibility-script-text = Allt fungerar utan JavaScript.
accessibility-print = På papper
accessibility-print-text = Alla sidor skrivs ut i svart på vitt, utan ramen runt.
accessibility-tell = När något inte fungerar
accessibility-tell-text = Berätta gärna för oss: kontakten finns på sidan Om oss. Säg vilken sida, vad du försökte göra och med vilket program.

## Integritet

privacy-title = Integritet
privacy-intro = Vad ett besök lämnar efter sig, vad som skickas och vad som aldrig gör det.
privacy-visit = När du läser de här sidorna
privacy-visit-text = Den här servern skriver inte ner din IP-adress någonstans: dess logg innehåller varken adresser eller namn. Medan den kör räknar den hur ofta en adress vill logga in eller gå med, för att stoppa missbruk. En maskin hos den driftansvariga framför den kan föra en egen logg. Inga räknare, inga spårningspixlar, ingen profilering.
privacy-cookies = Kakor
privacy-cookies-text = En, om du väljer utseende, språk eller tidszon längst ner; den minns ditt val. När du loggar in kommer en till, som försvinner när inloggningen tar slut. Den som ber om ett mejl eller en lösennyckel, eller går till ett konto på annat håll, får en i mindre än en timme, så att ingen annan kan använda dem. Den som anger sin egen gemenskap får en med dess adress. Den som läser sina nyheter får en med klockslaget, så att sidan kan räkna vad som är nytt.
privacy-others = Andra
privacy-others-text = Ingen sida hämtar något från någon annan. Länkarna till Outlook och Google används bara när du själv öppnar dem. Om du loggar in med ett konto på annat håll får dess leverantör veta det varje gång; vi sparar vilket konto det är, vad det heter och när du senast använde det, tills du tar bort det.
privacy-mails = Mejl
privacy-mails-text = Ett mejl hämtar ingenting och avslöjar inte för någon om det har lästs. Under Aviseringar ser medlemmar i 30 dagar ämnesraderna på de mejl de fått; sedan glöms de här. Språket du blev medlem på, eller annars det som din webbläsare bad om när du loggade in, sparas med ditt val av mejl, så att vi skriver till dig på det.
privacy-guests = Gäster utan medlemskap
privacy-guests-text = Den som svarar på ett öppet evenemang som gäst lämnar ett namn, en adress och kanske ett företag. De används bara för det evenemanget, och adressen visas för ingen. Sex veckor efter evenemanget, eller efter att det togs bort, glöms allt; sidan bakom länken i varje mejl glömmer det genast. Det som ingen bekräftar glöms inom de närmaste två timmarna.
privacy-travels = Vad som skickas
privacy-travels-text = Bara det som två gemenskaper kommit överens om skriftligt: på sidan Gemenskaper står vad det är för var och en. Din mejladress ingår aldrig. Om du kopplar ihop dina medlemskap i två gemenskaper vet var och en att du också hör till den andra; ingen av dem får veta vem du är där, och ingen annan får veta det.
privacy-rooms = Rum
privacy-rooms-text = Det som sägs i ett rum stannar på gemenskapens maskin och läses bara av rummets medlemmar. Det ligger där krypterat, sparas så länge som rummet säger och finns inte i någon form som går att skicka till en annan gemenskap. Vilka som är i vilket rum angår inte heller någon annan. En egen sida säger hur det hålls och vad inget skyddar mot.
privacy-ask = Dina egna uppgifter
privacy-ask-text = Medlemmar hittar under Dina uppgifter (bland sina inställningar) en lista över vad som delats med vilken server, tar med sig allt som finns sparat om dem som en fil och raderar det. Det som nämner dem är då borta här genast eller inom minuter; de servrar som hade något om dem får veta det, och de ser vilka som har bekräftat. Fakturor finns kvar så som de ställdes ut, och den sista delen av deras adress finns kvar i loggen. Alla andra skriver till kontakten på sidan Om oss. Funktionärerna kan ha egna ord för att skilja medlemmar åt: de läser dem, och medlemmen som de gäller; ingen annan.

## Rooms: how what is said there is kept

room-how-title = Så håller vi det under rosen
room-how-intro = Det som sägs i ett rum i den här gemenskapen stannar i det rummet. Den här sidan säger med enkla ord vad det vilar på: vad som finns var och hur länge, vem som kan läsa det och vad inget skyddar mot.
room-how-where = Vad som finns var
room-how-where-text = Rum har en egen databas på gemenskapens maskin, skild från allt annat. Det som sägs där finns inte i någon form som går att skicka: ingen annan gemenskap, inget flöde, ingen sökning, inget veckobrev, ingen siffra och inget program utifrån får det någonsin. Inget mejl och inget meddelande berättar att något sagts; det gör ett märke bredvid Rum på medlemmens egna sidor, vid besök. Ingen adress och ingen sidtitel nämner ett rum.
room-how-locked = Hur det är låst
room-how-locked-text = Ett rums namn, det som sägs där, vilka som är där och vem som sagt vad krypteras innan det når disken (XChaCha20-Poly1305). Varje rum har egna nycklar, en ny varje månad och varje gång någon kommer eller går. De ligger i en egen fil, som i sin tur är låst med en huvudnyckel som inte finns i någon konfiguration eller säkerhetskopia. Den som har disken utan den ser hur många rum, trådar och inlägg som finns, när vart och ett skrevs, hur långt det är och vilka som är av en och samma medlem, dock inte av vem, men inte ett ord. Noden öppnar åt dig det den visar: din egen enhet har ingen nyckel. Det skyddar alltså mot stulna diskar och säkerhetskopior, inte mot själva maskinen.
room-how-long = Hur länge det finns kvar
room-how-long-text = Varje rum säger det på sin sida: 7, 30 eller 90 dagar, eller tills rummet stängs. Då raderas texten, och högst en månad senare, så snart inget behöver dess nyckel, förstörs också nyckeln, så att en gammal kopia av disken inte öppnar något. I ett rum med Chatham House-regeln har listan över vem som sagt vad en egen nyckel; den förstörs efter de dagar rummet anger, och därefter talar noden inte om det för någon, varken rummets värdar eller den driftansvariga; med säkerhetskopior från tiden före skulle den driftansvariga kunna ta reda på det i 35 dagar till. På vissa diskar kan spår av en förstörd nyckel finnas kvar tills den driftansvariga sätter in en ny huvudnyckel. Av ett anmält inlägg finns en kopia kvar åt rummets värdar ensamma till 30 dagar efter att de har avgjort saken, eller i 90 dagar om de inte gör det, även när själva inlägget är borta.
room-how-backups = Säkerhetskopior
room-how-backups-text = Den dagliga säkerhetskopian tar rummen som de ligger på disken: låsta. Deras nycklar kopieras för sig, för en nyckel som förvaras någon annanstans, och en sådan kopia av nycklarna sparas i högst 35 dagar. 35 dagar efter att en nyckel förstörts öppnar alltså ingen säkerhetskopia det som låg under den.
room-how-who = Vem som kan läsa det
room-how-who-text = Rummets medlemmar; dess sida nämner var och en. Den som kommer in läser det som sägs från och med då, och det som sagts tidigare bara om två tredjedelar av medlemmarna röstar för det. Den som har gått läser inget mer. Funktionärer har ingen nyckel och ingen sida för rum de inte är i, och får inte veta om det finns några. Med kommandon på maskinen ser den driftansvariga när ett rum skapades, hur många medlemmar, trådar och inlägg det har och vilken dag någon skrev senast, och kan stänga det för nya ord; ingen sida visar den driftansvariga ett ord.
room-how-glass = I en nödsituation
room-how-glass-text = Det finns ett sätt för den driftansvariga att läsa ett rum utifrån: att krossa glaset, med ett kommando på maskinen, med huvudnyckeln och ett skäl. Inget visas innan ett meddelande står i rummet så att varje medlem ser det, och det tar slut efter 24 timmar. Rummets protokoll håller fast vid det, och vid varje läsning. Varje post vilar på siffrorna i den förra, och de sista siffrorna står på rummets sida. Skriv upp dem: tas en post bort senare säger sidan det, eller så är siffrorna inte längre dina.
room-how-out = Vad som får lämna ett rum
room-how-out-text = Dina egna ord, om du ber om det: du ser exakt de bokstäver som kommer att läsas utanför, en av rummets värdar som inte är du går med på det, och en kopia hamnar bland gemenskapens anteckningar, utan ditt namn och utan väg tillbaka till rummet. Ingen kan göra det med vad någon annan sagt. En anmälan visar ett enda inlägg för rummets värdar och går ingen annanstans. Filen med dina egna uppgifter innehåller det du själv skrivit, så länge du är i rummet och det ännu vet att det var du.
room-how-not = Vad inget här skyddar mot
room-how-not-intro = Säg här vad du skulle säga i ett rum med en dörr, inte sådant som ingen någonsin får veta.
room-how-not-operator = En driftansvarig som styr den maskin som är igång, eller den som bryter sig in i den: de kan ändra programmet eller läsa dess minne. Reglerna ovan binder programmet, inte dem som kör det.
room-how-not-members = En medlem i rummet som berättar vidare eller fotograferar det som sagts.
room-how-not-device = Någon vid din egen enhet, medan du är inloggad.
room-how-not-disk = Spår som en disk behåller av det som skrivits över, så länge huvudnyckeln är densamma.
room-how-not-hoster = Den som hyr ut maskinen ser disken växa och maskinen arbeta, och därmed ungefär hur mycket som skrivs; inte vad.
room-how-not-network = Den som bevakar linjen mellan dig och noden ser när du kommer och hur stora de krypterade svaren är, inte vad de säger.
room-how-not-speed = Den som mycket noga mäter hur snabbt noden svarar kan märka att den har annat att göra.
room-how-tested = Hur det prövas
room-how-tested-text = Programmet körs två gånger med samma klocka och samma slump. De två gångerna skiljer sig bara åt i vad som sägs i rum, i om något sägs där, eller i vilka som är medlemmar. Det som går ut till någon utanför måste vara lika i båda, till sista byten: sidor, svar, mejl, loggar, siffror, säkerhetskopior. Sedan läggs läckor in med flit, för att visa att var och en hittas. Den som har källkoden kan köra alltihop, eller låta köra det, med det här kommandot:
room-how-source = Programmets källkod
room-how-source-ask = Fråga den driftansvariga var programmets källkod går att läsa.

## Rooms: who is in one, what happened there, who runs it

room-members-title = Rummets medlemmar
room-members-intro = De här personerna kan läsa det som sägs här, och ingen annan. Den som är värd för rummet är märkt.
room-asking-title = Vilka som väntar vid dörren
room-asking-intro = De har en inbjudan och behöver medlemmar i rummet som går i god för dem. Att gå i god är att säga: jag känner den här personen, och det som sägs här är tryggt hos den.
room-vouched = { $given } av { $n } medlemmar går i god
room-vouch = Jag går i god
room-invite-title = Bjud in någon
room-invite-what = Du får en länk som inget säger om rummet, och lämnar den vidare själv: inget mejl går ut. Den som har den och är medlem i gemenskapen får veta rummets regel och vad som saknas innan det öppnas, men varken vad det heter eller vilka som är i det.
room-invite-days = { $n ->
    [one] Den gäller i { $n } dag, så länge du är i rummet.
   *[other] Den gäller i { $n } dagar, så länge du är i rummet.
    }
room-invite = Skapa en inbjudan
room-invitation-title = En inbjudan
room-invitation-once = Länken visas en gång. Kopiera den nu, eller låt den andra rikta en telefon mot den.
room-invitation-qr = Inbjudans länk som en kod för telefonens kamera
room-invitation-until = Den gäller till
room-invitation-whoever = Den som har den kan knacka på, så ge den till just den du menar, och inte offentligt.
room-more-title = Mer om rummet
room-back = Tillbaka till rummet
room-back-post = Tillbaka till inlägget
room-leave-title = Lämna rummet
room-leave-reads = Du läser inget mer i rummet från och med nu.
room-leave-words = Det du sagt finns kvar så länge rummet sparar det. Vill du ha bort det, ta bort det först. Filen under Dina uppgifter har det bara så länge du är i rummet: ta med det först.
room-leave-drafts = Dina utkast försvinner genast, och inbjudningarna du gjort öppnar inget mer.
room-leave-back = För att komma tillbaka behöver du en ny inbjudan, och du läser inte det som sagts fram till dess. Ord som du bad att få ut och som inte är ute än stannar här.
room-leave-last = Ingen annan är värd för rummet. Utse en annan värd först; sedan kan du gå.
room-leave-alone = Ingen annan är i rummet. Om du går, stäng det.
room-leave = Lämna rummet
room-report-title = Anmäl inlägget
room-report-who = Rummets värdar läser inlägget och det du skriver nedan, och ingen annan. Det går ingen annanstans och inte till någon annan gemenskap.
room-report-kept = Vem som anmäler skrivs inte ner. En kopia av just det här inlägget sparas för värdarna till 30 dagar efter att de avgjort det, eller i 90 dagar om de inte gör det.
room-report-reason = Vad är fel med det?
room-report-reason-hint = Med en mening eller två. Värdarna ser dina ord och inte ditt namn.
room-report-too-many = För många anmälningar väntar på rummets värdar. Tala med någon av dem; det du skrev står kvar nedan.
room-report-send = Anmäl till värdarna
room-report-next = Vad de beslutar står i rummets protokoll, utan inlägget och utan namn på dem som anmält det.
room-remove-title = Ta bort inlägget
room-remove-what = Det försvinner genast ur rummet och för gott. Äldre säkerhetskopior har det kvar, låst, tills dess nyckel är borta och 35 dagar till.
room-remove-noted = Det är någon annans. Att du som värd tagit bort ett inlägg står i rummets protokoll, som alla medlemmar kan läsa.
room-remove = Ta bort det
room-release-title = Låt detta läsas utanför
room-release-what = En kopia av dina egna ord blir en anteckning i gemenskapen, utanför rummet. Först ser du exakt vad som kommer att läsas; sedan måste en av rummets värdar som inte är du gå med på det.
room-release-alone = Ingen annan än du är värd för rummet just nu. Innan det finns en värd till kan ingen gå med på det.
room-release-excerpt = Orden
room-release-excerpt-hint = Hela ditt inlägg, eller en del av det bokstav för bokstav. Ta bort det som nämner en kund eller en person.
room-release-reach = Vem som får läsa det
room-release-members = Medlemmar i gemenskapen
room-release-public = Alla
room-release-reason = Varför?
room-release-reason-hint = För den värd som beslutar. Det lämnar inte rummet.
room-release-days = Hur länge ska det vänta på en värd?
room-release-in-days = { $n ->
    [one] { $n } dag
   *[other] { $n } dagar
    }
room-release-show = Visa exakt vad som kommer att läsas
room-release-exact = Exakt detta kommer att läsas
room-release-to-members = Medlemmar i gemenskapen kommer att läsa det.
room-release-to-public = Alla kommer att kunna läsa det.
room-release-nameless = Det bär inget namn och leder inte tillbaka till något rum. Den som vet hur personen skriver kan ändå gissa.
room-release-until = Det väntar på en värd till
room-release-for-good = När det väl är utanför tas det inte tillbaka till rummet: andra kan ha läst och sparat det.
room-release-ask = Fråga värdarna
room-release-change = Ändra det
room-release-next = Går någon av dem med på det blir det en anteckning inom några minuter. Gör ingen det i tid händer inget.
room-release-not-said = de här orden står inte så i ditt inlägg; ta dem därifrån
room-release-too-many = för många väntar i rummet; fråga igen när värdarna har sett på dem
room-agree-title = Ord som ska läsas utanför
room-agree-what = En medlem i rummet ber att de här orden får läsas utanför. Se på dem bokstav för bokstav: det är exakt detta du går med på.
room-agree-by = Begärt av
room-agree-until = Väntar till
room-agree-agreed = En värd har gått med på det; det blir strax en anteckning.
room-agree-own = Det är dina egna ord, så en annan värd måste se på dem.
room-agree-nameless = Vem som sade detta vet ingen här längre, så ingen kan släppa ut det.
room-agree = Jag går med på det, släpp ut det
room-agree-refuse = Nej, det stannar här
room-audit-title = Rummets protokoll
room-audit-intro = Vad som gjorts i rummet av dess värdar, av den driftansvariga och av noden själv. Det nämner inget inlägg och ingen som anmält något.
room-audit-is-whole = Protokollet är helt
room-audit-whole = { $n ->
    [one] Det finns { $n } post, och den leder till siffrorna nedan.
   *[other] Alla { $n } poster finns där, och var och en leder till nästa och till sist till siffrorna nedan.
    }
room-audit-is-broken = Protokollet har ändrats
room-audit-broken = Från post { $at } är det inte det som skrevs: en post saknas eller är en annan.
room-audit-broken-next = Det kan bara någon som har maskinen i sin hand ha gjort. Berätta för de andra medlemmarna, och säg inget här som måste stanna här förrän du vet mer.
room-audit-digits = De sista siffrorna, att skriva upp och jämföra med andra medlemmar:
room-audit-number = Nummer
room-audit-not-shown = { $n ->
    [one] { $n } äldre post visas inte: den är från innan du kom, eller för gammal. Den kontrolleras ändå.
   *[other] { $n } äldre poster visas inte: de är från innan du kom, eller för gamla. De kontrolleras ändå.
    }
room-by-some-member = en medlem
room-by-operator = den driftansvariga
room-by-node = noden
room-audit-made = Rummet skapades
room-audit-steward-named = { $name } utsågs till värd
room-audit-steward-followed = { $name } blev värd, som den av dem som kan gå in som varit i rummet längst, när ingen annan värd kunde
room-audit-put-out = { $name } uteslöts
room-audit-post-removed = En värd tog bort någon annans inlägg
room-audit-reported = Ett inlägg anmäldes
room-audit-report-kept = En anmälan avgjordes: inlägget är kvar
room-audit-report-removed = En anmälan avgjordes: inlägget togs bort
room-audit-release-asked = Någon bad att få egna ord lästa utanför
room-audit-release-agreed = En värd gick med på att de läses utanför
room-audit-release-refused = En värd gick inte med på att de läses utanför
room-audit-release-done = Kopian är utanför, som anteckning
room-audit-release-lapsed = Tiden för att släppa ut ord var slut, eller så fanns de eller den som skrev dem inte kvar här
room-audit-history-proposed = Det föreslogs att alla medlemmar läser det som sagts innan de kom
room-audit-history-opened = Två tredjedelar av medlemmarna gick med på det
room-audit-history-lapsed = För få medlemmar gick med på det i tid
room-audit-history-voided = Omröstningen slutade utan resultat, eftersom någon uteslöts; den kan föreslås igen
room-audit-settings = Vad rummet är ändrades
room-audit-archived = Rummet stängdes för nya ord
room-audit-glass-broken = Glaset krossades: rummet kan läsas utifrån i 24 timmar
room-audit-glass-read = Rummet lästes utifrån
room-steward-title = Var värd för rummet
room-reports-title = Anmälningar
room-reports-what = Varje anmälan visar dig ett enda inlägg. Rummets andra värdar ser detsamma, och ingen annan.
room-reports-none = Inget har anmälts.
room-reports-settled = Nyligen avgjorda
room-reported-at = Anmält
room-report-place = Var det står
room-report-keep = Det är kvar
room-report-remove = Ta bort inlägget
room-report-kept-it = Inlägget är kvar
room-report-removed-it = Inlägget togs bort
room-releases-title = Ord som ska läsas utanför och väntar på dig
room-releases-none = Ingen har bett om det.
room-release-look = Se de exakta orden
room-name-steward = Utse till värd
room-put-out = Uteslut
room-put-out-what = Personen läser genast inget mer här. Ingen inbjudan som är på väg öppnar något längre. Protokollet säger vem som uteslöts och av vem. Om en omröstning om det som sagts tidigare pågår slutar den utan resultat.
room-put-out-now = Uteslut nu
room-vote-title = Det som sagts innan du kom
room-vote-what = Varje medlem läser det som sagts från den dag den kom. Två tredjedelar av medlemmarna kan öppna allt som rummet ännu sparar för alla som är i det nu. De har 7 dagar på sig, och det tas inte tillbaka.
room-vote-stands = { $agreed } av { $n } medlemmar som behövs går med på det.
room-vote-closes = Det är öppet till
room-vote-agree = Jag går med på det
room-vote-agreed = Du går med på det.
room-vote-propose = Föreslå det för medlemmarna
room-settings-title = Vad rummet är
room-settings-what = Regeln för vad som får användas utanför ändras aldrig: det är under den folk har talat.
room-settings-name = Namn
room-settings-retention = Hur länge det sparar det som sägs
room-settings-retention-hint = Bara kortare än nu: inget sparas längre än vad som lovades dem som sade det. Det som är äldre än den nya tiden försvinner inom en timme, för gott.
room-settings-days = Dagar som medlem innan någon får komma in
room-settings-days-hint = 0 kräver inga. Den som är för tidig får veta vilken dag rummet öppnas.
room-settings-vouches = Medlemmar i rummet som måste gå i god
room-settings-vouches-hint = 0 kräver inga.
room-settings-levels = Bara för de här medlemsnivåerna
room-settings-levels-hint = Kryssa inget för att släppa in alla nivåer. Nivån efterfrågas vid varje besök, även av dem som redan är inne.
room-wrong-choice = välj något av det som erbjuds
room-wrong-number = ett heltal från 0 till { $n }
room-wrong-levels = högst { $n } nivåer
room-wrong-longer = ett rum får spara kortare tid än förut, inte längre
room-wrong-own-level = kryssa i en nivå som du själv har, eller ingen; med de här vore rummet stängt även för dig
room-close-title = Stäng rummet
room-close-what = Då är allt som sagts i det borta, och dess nycklar med det.
room-close-look = Se vad som försvinner
room-close-words = Allt som sagts här försvinner, för alla medlemmar, med rummets protokoll.
room-close-keys = Rummets nycklar förstörs: ingen kan få tillbaka det, varken du eller den driftansvariga.
room-close-backups = Efter 35 dagar är det borta även ur alla säkerhetskopior.
room-close-notes = Det som släppts ut som anteckning finns kvar utanför.
room-close = Stäng det för gott
room-said-vouched = du går i god
room-said-not-asking = personen väntar inte längre: den är inne eller har gått
room-said-invitations = tillräckligt många inbjudningar är på väg; lämna vidare en du har, eller vänta tills några gått ut
room-said-own-invitations = du har så många inbjudningar på väg som en medlem får ha; lämna vidare en av dem, eller vänta tills några gått ut
room-said-agreed = ditt ord är noterat
room-said-opened = två tredjedelar går med på det: alla som är i rummet nu läser det som det ännu sparar
room-said-no-vote = inget röstas det om nu; en värd kan föreslå det igen
room-said-reported = rummets värdar har det
room-said-asked = rummets värdar är tillfrågade
room-said-settled = anmälan är avgjord
room-said-released = du gick med på det: det blir en anteckning inom några minuter
room-said-not-released = det stannar i rummet
room-said-overtaken = någon annan hann före, eller så var tiden ute; så här är det nu
room-said-put-out = personen är inte längre i rummet
room-said-named = det finns en värd till
room-said-stewards = ett rum har inte fler värdar än så
room-said-last = ingen annan är värd för rummet; utse en annan värd först
room-said-proposed = det är föreslaget för medlemmarna
room-said-saved = det är sparat

## Driftstatus

## Hur det står till med ett svar, för den medlem som gav det: på sidor och i REST-gränssnittet

answer-none = Inte besvarat ännu
answer-its-host = värden
answer-sent = Skickat till { $host }
answer-sent-next = { $host } avgör och svarar här
answer-unreached = { $host } gick inte att nå, försöker igen till { $at }
answer-confirmed = Bekräftat av { $host } { $at }
answer-noted = Noterat av { $host } { $at }
answer-waiting = Väntelista, plats { $n }
answer-waiting-next = { $host } hör av sig när du får en plats
answer-pending = Arrangören hos { $host } avgör
answer-refused = Avböjt av { $host }: { $reason }
answer-refused-next = Du kan svara igen
answer-refused-only = Avböjt av { $host }
refusal-full = Evenemanget är fullbokat.
refusal-already-started = Evenemanget har redan börjat.
refusal-cancelled = Evenemanget är inställt.
refusal-invitation-only = Evenemanget är bara för inbjudna.
refusal-external = Anmälan till evenemanget sker på en annan webbplats; följ länken.
refusal-peers-only = Bara medlemmar i anslutna gemenskaper svarar på evenemanget.
refusal-unknown = Det finns inget sådant evenemang.
refusal-not-taken = Värdens server tar inte emot svaret.
refusal-sign-up-there = Värden tar inte emot svar från andra servrar; anmäl dig på { $page }
answer-not-confirmed = Inte bekräftat av { $host }
answer-not-confirmed-next = Ditt svar kom fram och ingen har svarat på ett dygn; fråga där, eller svara igen
answer-failed = { $host } gick inte att nå; svara igen för att göra ett nytt försök
answer-failed-next = Inget av ditt svar har kommit fram
answer-said-going = Du kommer
answer-said-maybe = Du kommer kanske
answer-said-declined = Du kommer inte
answer-said-withdrawn = Ditt svar är tillbakataget

## Vad driftansvariga får veta om andra gemenskaper: på sidor, i kommandon och i REST-gränssnittet

date-day-month = { $day } { $month }
told-on-day = { $day }, { $time }
trouble-next = { $trouble }; vi försöker igen { $next }
trouble-next-now = { $trouble }; vi försöker igen inom en minut
trouble-paused = { $trouble }; pausat till { $next } efter { $n } misslyckade försök i rad
trouble-once-a-day = { $trouble }; ett försök om dagen, eftersom det misslyckats { $n } dagar; nästa { $next }
trouble-clock = { $peer } godtar inte våra signaturer, för dess klocka går { $minutes } { $minutes ->
    [one] minut
   *[other] minuter
} { $way ->
    [ahead] före
   *[behind] efter
} vår
trouble-clock-far = { $peer } godtar inte våra signaturer, för dess klocka går mer än en timme { $way ->
    [ahead] före
   *[behind] efter
} vår
trouble-silent = { $peer } har inte svarat sedan { $since }
trouble-no-name = adressen till { $peer } gick inte att hitta ({ $at })
trouble-identity = { $peer } kunde inte visa att det verkligen är { $peer } ({ $at }), och dess driftansvariga måste förnya certifikatet
trouble-busy = den här noden frågade för många andra samtidigt ({ $at })
trouble-elsewhere = { $peer } hänvisade oss till en annan adress ({ $at }), och dit går vi inte
trouble-signature = { $peer } godtog inte vår signatur ({ $at })
trouble-forbidden = { $peer } har inte tagit emot något från oss sedan { $since }; fråga dess driftansvariga varför
trouble-nothing-there = { $peer } svarade att det inte finns något på adressen vi skickar till ({ $at })
trouble-too-large = { $peer } tyckte att meddelandet var för stort ({ $at })
trouble-slow-down = { $peer } bad oss skicka långsammare ({ $at })
trouble-fault = { $peer } hade ett eget fel ({ $at })
failure-kind = { $kind ->
    [trouble-silent] den svarade inte
    [trouble-no-name] dess adress gick inte att hitta
    [trouble-identity] den kunde inte visa vem den är
    [trouble-busy] den här noden frågade för många andra samtidigt
    [trouble-elsewhere] den hänvisade oss till en annan adress
    [trouble-signature] den godtog inte vår signatur
    [trouble-forbidden] den tar inte emot något från oss
    [trouble-nothing-there] det fanns inget på adressen
    [trouble-too-large] den tyckte att meddelandet var för stort
    [trouble-slow-down] den bad oss skicka långsammare
    [trouble-fault] den hade ett eget fel
   *[other] { $what }
    }
failure-answer = { $happened } ({ $status })
lately-nothing = inget har misslyckats de senaste sju dagarna
lately-last = det senaste felet ({ $at }): { $what }
lately-days = det har misslyckats { $n } dagar sedan den senast svarade
lately-set-aside = { $n ->
    [one] 1 meddelande avvisades eller gavs upp
   *[other] { $n } meddelanden avvisades eller gavs upp
    }
followed-failed = gick inte att läsa ({ $at }): { $what }
followed-read-before = { $failed }; senast läst { $at }
followed-read = senast läst { $at }
followed-not-yet = inte läst ännu
clock-off-title = Ställ den här datorns klocka rätt
clock-off = Den här datorns klocka går { $n ->
    [one] 1 sekund
   *[other] { $n } sekunder
    } { $way ->
    [ahead] före
   *[behind] efter
    } den hos { $peer }: inget skickas till andra noder och inget tas emot från dem förrän den går rätt. Inget går förlorat.
act-set-up = Satte upp noden
act-sign-in = Loggade in med en länk
act-sign-in-mail = Loggade in med mejl
act-sign-in-passkey = Loggade in med en lösennyckel
act-add-passkey = Skapade en lösennyckel
act-remove-passkey = Tog bort en lösennyckel
act-remove-passkeys = Tog bort alla lösennycklar för { $member }
act-sign-in-account = Loggade in med ett länkat konto
act-link-account = Länkade ett konto på annat håll
act-unlink-account = Tog bort ett länkat konto
act-unlink-accounts = Tog bort alla länkade konton för { $member }
act-ask-link = Bad om att få koppla ett medlemskap på annat håll
act-vouch-link = Lät den här gemenskapen intyga ett medlemskap
act-link-membership = Kopplade ett medlemskap på annat håll
act-unlink-membership = Tog bort kopplingen av ett medlemskap
act-link-ended = Kopplingen av ett medlemskap upphörde hos den andra gemenskapen
act-name-home = Angav hemgemenskapen
act-sign-in-link = Skapade en inloggningslänk till { $member }
act-end-sessions = Loggade ut { $member } överallt
act-forget-mail = Tog bort ytterligare en e-postadress från { $member }
act-send-digest = Skickade veckomejlet
act-set-tier = Beskrev nivån { $tier }
act-retire-tier = Slutade erbjuda nivån { $tier }
act-offer-tier = Erbjöd nivån { $tier } igen
act-choose-tier = Valde nivån { $tier }
act-put-at-level = Satte { $member } på nivån { $tier }
act-leave = Lämnade gemenskapen
act-end-membership = Avslutade medlemskapet för { $member }
act-erase-own = Raderade sina egna uppgifter
act-erase = Raderade uppgifterna om { $member }
act-join-again = Gick med igen
act-issue-invoice = Skapade faktura { $invoice }
act-void-invoice = Makulerade faktura { $invoice }
act-mark-paid = Markerade faktura { $invoice } som betald
act-have-voucher = Lät göra ett värdebevis för en annan gemenskap
act-prove-standing = Lät säga till en annan gemenskap att hon är i god ställning
act-make-check = Frågade en annan gemenskap i receptionen
act-use-voucher = Ett värdebevis användes för erbjudandet { $offer }
act-take-back-ticket = Tog tillbaka biljett { $ticket }
act-begin-grace = Anståndet för { $member } började
act-keep-free = { $member } behåller { $tier }, som inte längre kostar något
act-lapse = Flyttade { $member } från { $from } till { $into }, eftersom ingen betalade
act-describe-organization = Antecknade kontoren för { $organization }
act-merge-organization = Slog ihop { $from } och { $into } till en organisation
act-export-organizations = Skrev organisationerna till en fil
act-add-member = Lade till medlemmen { $member }
act-give-office =
    Gav { $member } uppdraget { $office ->
        [officer] styrelse
        [moderator] moderator
       *[other] drift
    }
act-take-office =
    Tog uppdraget { $office ->
        [officer] styrelse
        [moderator] moderator
       *[other] drift
    } från { $member }
act-standing-good = Tog tillbaka det som sagts om ställningen för { $member }
act-standing-cautioned = Varnade { $member }
act-standing-limited = Begränsade rättigheterna för { $member } till { $until }
act-standing-suspended = Stängde av rättigheterna för { $member }
act-lapse-invoice = Faktura { $invoice } betalades inte i tid
act-update-member = Uppdaterade medlemmen { $member } från en fil
act-invite-members = { $n ->
    [one] Mejlade en medlem om var man loggar in
   *[other] Mejlade { $n } medlemmar om var man loggar in
}
act-import-members = { $n ->
    [one] Tog in medlemmar från en fil med en rad
   *[other] Tog in medlemmar från en fil med { $n } rader
}
act-stop-importing-members = { $n ->
    [one] Slutade ta in medlemmar från en fil med en rad
   *[other] Slutade ta in medlemmar från en fil med { $n } rader
}
act-invite = Mejlade { $member } om var man loggar in
act-invite-guest = Bjöd in { $member } till evenemanget { $event }
act-merge-member = Slog ihop medlemskapen { $from } och { $into } till ett
act-export-members = Exporterade alla medlemmar till en fil
act-export-all = Exporterade allt som den här servern minns till filer, utan nycklar och hemligheter
act-issue-token = Gav åtkomstnyckel { $token } till { $member }
act-revoke-token = Drog in åtkomstnyckel { $token }
act-import-keys = Importerade nycklar för { $member }
act-rotate-community = Gav gemenskapen nya nycklar, nummer { $number }
act-rotate-node = Gav noden nya nycklar, nummer { $number }
act-rotate-member = Gav { $member } nya nycklar, nummer { $number }
act-withdraw-keys = Drog tillbaka alla nycklar för { $whose } före nummer { $number }: någon annan kan ha dem
act-forget-keys = Förstörde de gamla nycklarna, nummer { $number }, för { $whose }
act-publish-code = Publicerade version { $version } av den etiska koden
act-sign-code = Skrev under version { $version } av den etiska koden
act-acknowledge-code = Godtog version { $version } av den etiska koden genom att bli medlem
act-publish-event = Publicerade evenemanget { $event }
act-change-event = Ändrade evenemanget { $event }
act-save-draft = Sparade ett utkast till evenemanget { $event }
act-discard-draft = Kastade utkastet till evenemanget { $event }
act-print-voucher = Skrev ut en kupong för { $host }
act-take-back-voucher = Tog tillbaka en kupong för { $host }
act-count-voucher = Räknade papperskupongen { $ticket } som använd
act-codes-of-peer = Tar inte emot fler koder från { $host } i dag: för många hörde inte till någon kupong
act-codes-at-desk = Tar inte emot fler koder från en medlem vid disken i dag: för många hörde inte till någon kupong
act-describe-community = Ändrade vad gemenskapen säger om sig själv
act-name-founders = Antecknade grundarna
act-write-document = Skrev dokumentet { $document }
act-remove-document = Tog bort dokumentet { $document }
act-withdraw-note = Drog tillbaka anteckningen { $note }
act-plan-jobs = Ändrade vem som gör vad på evenemanget { $event }
act-write-minutes = Skrev protokollet för evenemanget { $event }
act-set-join-link = Angav länken för att delta i evenemanget { $event }
act-take-join-link = Tog bort länken för att delta i evenemanget { $event }
act-co-hosts = Utsåg { $hosts } till medvärdar för evenemanget { $event }
act-no-co-hosts = Utsåg inga medvärdar längre för evenemanget { $event }
act-cancel-event = Ställde in evenemanget { $event }
act-mail-guests = Skrev till { $n } gäster på evenemanget { $event }
act-postpone-event = Sköt upp evenemanget { $event }
act-remove-event = Tog bort evenemanget { $event }
act-event-back = Evenemanget { $event } kom tillbaka från { $peer } i version { $revision }
act-event-counted-past = Evenemanget { $event } har nu version { $revision }: en annan gemenskap har en version { $listed } som ingen kan bevisa
act-event-stays-removed = Evenemanget { $event } var borttaget redan före återställningen
act-add-calendar = Lade till kalendern { $calendar }
act-remove-calendar = Tog bort kalendern { $calendar }
act-read-calendar = Läste in kalendern { $calendar } på nytt
act-choose-calendar = Valde poster i kalendern { $calendar }
act-follow = Började följa { $actor }
act-unfollow = Slutade följa { $actor }
act-follow-moved = { $from } har flyttat: { $into } följs i stället
act-propose-peering = Föreslog ett samarbete med { $peer }
act-accept-peering = Godtog samarbetet med { $peer }
act-reject-peering = Avböjde samarbetet med { $peer }
act-pause-peering = Pausade samarbetet med { $peer }
act-resume-peering = Återupptog samarbetet med { $peer }
act-announce-end = Sade upp samarbetet med { $peer }
act-forget-former-peer = Glömde det { $peer } hade delat, eftersom överenskommelsen tog slut för länge sedan
act-end-peering = Avslutade samarbetet med { $peer }
act-peering-over = Samarbetet med { $peer } har upphört, som det var uppsagt
act-draft-deal = Skrev ett utkast till avtalet { $agreement } med { $peer }
act-discard-deal = Kastade utkastet till avtalet { $agreement } med { $peer }
act-begin-statement = Började det gemensamma brevet { $statement }
act-change-statement = Ändrade det gemensamma brevet { $statement }
act-open-statement = Öppnade det gemensamma brevet { $statement } för underskrifter
act-drop-statement = Kastade utkastet till det gemensamma brevet { $statement }
act-hand-over-statement = Lämnade över det gemensamma brevet { $statement }
act-answer-statement = Antecknade svaret på det gemensamma brevet { $statement }
act-close-statement = Avslutade det gemensamma brevet { $statement }
act-offer-deal = Erbjöd { $peer } avtalet { $agreement }
act-accept-deal = Skrev under avtalet { $agreement } med { $peer }
act-decline-deal = Avböjde avtalet { $agreement } med { $peer }
act-deal-signed = Båda har skrivit under avtalet { $agreement } med { $peer }
act-withdraw-deal = Tog tillbaka erbjudandet om avtalet { $agreement } med { $peer }
act-end-deal = Meddelade slutet för avtalet { $agreement } med { $peer }
act-deal-ends = { $peer } meddelade slutet för avtalet { $agreement }
act-backfill-due = Evenemangen från { $peer } ska hämtas
act-retry-all = Försökte igen med alla meddelanden till { $host }
act-retry = Försökte igen med ett meddelande till { $host }
act-drop = Kasserade ett meddelande till { $host }
act-not-told = Kunde inte meddela något: aktivitet { $activity }
act-set-aside = Lade undan något som inte kunde tas emot: { $why }
act-answers-again = { $host } svarar igen efter { $n ->
    [one] 1 dag
   *[other] { $n } dagar
    }
act-forbidden = { $host } avvisar allt som skickas dit; ett nytt försök görs högst en gång i timmen
act-clocks-differ = { $host } avvisar våra signaturer, och dess klocka och vår skiljer sig med { $n ->
    [one] 1 sekund
   *[other] { $n } sekunder
    }; ställ den som går fel
act-new-key = { $peer } har en ny nyckel, tillkännagiven med den gamla: { $key } { $written }
act-key-withdrawn = { $peer } har dragit tillbaka sin gamla nyckel: inget som den har undertecknat gäller längre
act-key-refused = { $peer } visar en nyckel som ingen tillkännagett, och vi avvisade den: { $key } { $written }
act-peer-lost = { $peer } visar mindre än den en gång meddelat oss: den har återställts från en säkerhetskopia
act-peer-restored = { $peer } har återställts från en säkerhetskopia; båda sidor jämförs
act-we-sent-more = { $peer } har mer än vi minns att vi skickat; båda sidor jämförs
act-we-were-restored = Den här noden återställdes från en säkerhetskopia, och { $peer } gav tillbaka det som saknades
act-restore = Återställde säkerhetskopian { $made }
act-clock-right = Den här datorns klocka går rätt igen
act-clock-ahead = Den här datorns klocka går { $n } sekunder före den hos { $peer }; utbytet med andra väntar tills den går rätt
act-clock-behind = Den här datorns klocka går { $n } sekunder efter den hos { $peer }; utbytet med andra väntar tills den går rätt
trouble-other = det gick inte ({ $at }): { $what }
delivery-kind = { $kind ->
    [Create] Ett nytt evenemang
    [Note] Ett besked om en ändring
    [Update] En ändring
    [Delete] En borttagning
    [Announce] Ett evenemang som skickas vidare
    [Join] Ett svar på ett evenemang
    [Leave] Ett tillbakataget svar
    [Accept] Ett ja
    [TentativeAccept] Ett kanske
    [Reject] Ett nej
    [Offer] Ett förslag
    [Invite] En inbjudan
    [Follow] En önskan att följa
    [Undo] Något tillbakataget
   *[other] { $kind }
    }
delivery-about = { $what }: { $title }
delivery-waits-its-turn = väntar på sin tur
delivery-rests = väntar tills samarbetet med { $peer }, som är pausat, återupptas
delivery-behind = väntar bakom andra: { $why }
delivery-refused = { $peer } avvisade det för gott ({ $at }): { $status ->
    [400] den kunde inte använda det
    [404] det finns inget på den adressen
    [405] det finns inget på den adressen
    [410] mottagaren finns inte kvar
    [413] det var för stort
    [422] den kunde inte använda det
   *[other] dess svar var { $status }
    }
delivery-parked = gavs upp { $at } efter { $n ->
    [one] 1 försök
   *[other] { $n } försök
    }; du kan skicka det igen med ett nytt försök
delivery-dropped = inte längre avsett för { $peer }, så det skickades inte ({ $at })
sync-not-compared = inte jämfört ännu
sync-same = båda hade samma innehåll vid senaste jämförelsen, { $at }
sync-mended = { $n ->
    [one] 1 sak skilde sig ({ $at }) och rättades till
   *[other] { $n } saker skilde sig ({ $at }) och rättades till
    }
sync-partly-mended = { $n ->
    [one] 1 sak skilde sig
   *[other] { $n } saker skilde sig
    } ({ $at }), och { $mended ->
    [0] ingen av dem rättades till
    [one] 1 av dem rättades till
   *[other] { $mended } av dem rättades till
    }
sync-cannot = går inte att jämföra just nu: { $problem }
sync-peer-restored = den återställdes från en säkerhetskopia ({ $at })
sync-we-were-restored = den gav tillbaka det som gått förlorat när den här noden återställdes ({ $at })
sync-new-keys = den har nya nycklar, tillkännagivna med de gamla ({ $at })
sync-key-refused = den visade en nyckel som ingen tillkännagett, och vi avvisade den ({ $at }): jämför de sex orden per telefon, avsluta sedan samarbetet och föreslå det på nytt
peer-key-refused = { $peer } visade en nyckel som ingen tillkännagett, och vi avvisade den; jämför de sex orden per telefon
peer-proposed-by-us = väntar på att { $peer } ska svara på vårt förslag ({ $since })
peer-proposed-by-them = { $peer } föreslog ett samarbete ({ $since }) och väntar på ditt svar
peer-paused = pausat av oss sedan { $since }: inget skickas eller tas emot förrän det återupptas
peer-rejected = förslaget avböjdes ({ $since })
peer-ends = { $by ->
    [us] upphör { $at }, enligt vår uppsägning; tills dess delar båda som förut
   *[them] upphör { $at }, enligt uppsägningen från { $peer }; tills dess delar båda som förut
    }
peer-ended = { $by ->
    [us] avslutat av oss { $since }
    [them] avslutat av { $peer } { $since }
   *[unknown] avslutat { $since }
    }
peer-ended-because = { $ended }: ”{ $reason }”
peer-given-up = { $n ->
    [one] 1 meddelande lades undan
   *[other] { $n } meddelanden lades undan
    } och väntar på dig
peer-on-the-way = { $n ->
    [one] 1 meddelande är på väg
   *[other] { $n } meddelanden är på väg
    }
peer-good = allt kommer fram
peer-nothing-yet = inget har skickats ännu

desk-nav-label = Kansli
cards-title = Start
cards-intro = Vad en gemenskap börjar med. Varje kort sparas för sig och kan ändras när som helst.
cards-in-place = på plats
cards-to-do = återstår
cards-saved = sparat
cards-go-profile = Beskriv den
cards-go-tiers = Se nivåerna
cards-go-code = Publicera en version
cards-joining = Man går med på nivån { $name }.
cards-invite-now = Nu kan du bjuda in folk
cards-invite-how = Läs in en fil med medlemmar, eller ge folk adressen till sidan där man går med.
cards-invite-later = När de tre första korten är på plats kan du bjuda in folk.
cards-mail = Mejl
cards-mail-relay = Mejl går via { $relay } och kommer från { $from }.
cards-mail-folder = Mejl skrivs i en mapp på den här datorn och går inte vidare. Den som driver noden anger en mejlserver i konfigurationen.
cards-mail-nobody = de når ingen ännu
cards-mail-try = Skicka ett testmejl till mig
cards-mailed = ett testmejl till { $mail } lämnades vidare; om det kommer fram syns där
cards-not-written = testmejlet kunde inte skrivas i sin mapp; den som driver noden måste titta
cards-not-relayed = mejlservern tog inte emot testmejlet; den som driver noden måste titta. Den säger:
cards-no-recipient = ingen tar emot mejl på { $mail }, säger mejlservern:
cards-mail-rate = så många mejl som får gå har gått den här minuten; försök igen om en minut
cards-rooms-what = Där medlemmar säger varandra det de inte skulle säga offentligt. Här är tre att börja med; den som skapar ett är dess första medlem och värd. Du ser bara rum som du är i. En annan funktionär kan redan ha skapat ett av dem, utan att det visas för dig: fråga först.
cards-rooms-make = Skapa det här rummet
cards-rooms-hers = Du är i det.
cards-rooms-unread = Dina rum kan inte läsas just nu, så inga erbjuds. Allt annat här fungerar som vanligt; säg till den driftansvariga om det består.
cards-rooms-other = Skapa ett annat rum
room-offer-stories = Licenshistorier
room-offer-stories-what = Vad som gick fel med ett avtal eller en förnyelse, och vad som räddade er. Andra får använda det de lär sig; vem som berättat glöms efter en månad.
room-offer-weeks = Tunga veckor
room-offer-weeks-what = En kund som går, någon som slutar, en månad utan lön. Inget av det används utanför, och det är borta efter en månad.
room-offer-board = De som leder gemenskapen
room-offer-board-what = För funktionärer sinsemellan. Det sparas tills rummet stängs, och varje ny behöver en medlem som går i god.
room-offer-days = { $n ->
    [one] efter { $n } dag som medlem
   *[other] efter { $n } dagar som medlem
    }
room-offer-vouches = { $n ->
    [one] { $n } medlem måste gå i god
   *[other] { $n } medlemmar måste gå i god
    }
founders-title = Grundare
founders-intro = En gemenskap börjar med minst tre personer från tre partnerföretag; en leder den och en driver dess nod.
founders-go = Skriv upp dem
founders-founders = Vilka som började
founders-founders-hint = Medlemmar med kortnamn eller mejladress, en på varje rad.
founders-president = Ordförande
founders-president-hint = En funktionär, med kortnamn eller mejladress.
founders-administrator = Administratör
founders-administrator-hint = Den som driver noden, eller tar hand om den som gör det.
founders-changed = En annan funktionär skrev upp de här medan du skrev. Det du skrev finns kvar nedan; spara igen för att sätta det i stället.
founders-wrong-nobody = { $called } är ingen medlem; skriv kortnamn eller mejladress till en medlem
founders-wrong-few = skriv minst tre grundare
founders-wrong-many = skriv högst trettio grundare
founders-wrong-partners = grundarna måste komma från minst tre partnerföretag
founders-wrong-office = { $called } är ingen funktionär; ordföranden är en funktionär
setup-title = Vilka vi är
documents-title = Dokument
documents-intro = Det gemenskapen rättar sig efter utöver sin etiska kod, till exempel stadgarna. Alla läser dem; andra gemenskaper visar namn och längd.
documents-none = Det finns inga än.
documents-write = Skriv ett
documents-name = Dokumentets namn
documents-name-hint = Adressen följer av namnet.
documents-text = Text
documents-text-hint = Markdown: en rad som börjar med # är en rubrik, en som börjar med - hör till en lista.
documents-change = Ändra
documents-remove = Ta bort
documents-too-many = det finns redan { $n }; ta bort ett först
documents-changed = Ett annat dokument har redan den här adressen, eller så ändrade någon det här medan du skrev. Din text finns kvar nedan: ge den ett annat namn, eller spara igen för att sätta den i stället.
setup-intro = Det besökare läser och samarbetande gemenskaper visar. En ändring når dem vid nästa synkronisering; namnet de använder är fortfarande det som står i överenskommelsen. Gemenskapens adress och område bestämmer den driftansvariga, i konfigurationen.
setup-name = Namn
setup-summary = Vad den är till för
setup-summary-hint = Ett stycke. Listor, betoning och länkar följer med.
setup-governance-hint = Står bredvid namnet, här och hos samarbetande gemenskaper.
setup-operator-hint = Det juridiska namnet; en kommersiell gemenskap måste ange det.
setup-languages-hint = Språkkoder som en eller pt-BR, gemenskapens eget språk först.
setup-country-hint = Två bokstäver, som GB, eller inget.
setup-currency-hint = Tre bokstäver, som EUR.
setup-wrong-languages = skriv 1 till { $n } språkkoder, som en
setup-region-hint = Landets två bokstäver och delen av det, som US-WA, eller inget.
setup-contact-hint = Vart vem som helst kan skriva till gemenskapen, eller inget. Alla läser det.
setup-chapters-hint = En på varje rad; medlemmar kan höra till en.
setup-wrong-region = skriv den som US-WA
setup-wrong-region-country = den ligger i ett annat land; skriv en region i landet
setup-wrong-chapters = högst { $n } lokalavdelningar, var och en med ett namn på en rad
setup-wrong-country = skriv landet som GB
setup-wrong-currency = skriv valutan som EUR
setup-wrong-operator = en kommersiell gemenskap anger vem som driver den
desk-nav-peers = Gemenskaper
desk-nav-queue = På väg
desk-nav-renewals = Avgifter
desk-nav-audit = Vad som gjorts
desk-back-peers = Alla gemenskaper
desk-back-peer = Tillbaka till gemenskapen
desk-back-queue = Allt som är på väg
desk-not-now = Inte nu
desk-peers-title = Gemenskaper vi delar med
desk-peers-intro = Vad som kommer fram, vad som väntar på vem, och varför.
figure-title = Förmåner i siffror
figure-intro = Hur många kuponger som getts ut och använts mellan den här gemenskapen och andra, månad för månad. Båda gemenskaperna läser samma summor, och ingen nämns vid namn.
figure-link = Förmåner i siffror, månad för månad
figure-empty = Ingen kupong den här månaden
figure-empty-next = En kupong räknas i den månad då den gjordes.
figure-community = Gemenskap
figure-ours-there = Våra medlemmar där
figure-theirs-here = Deras medlemmar här
figure-issued = Utgivna
figure-redeemed = Använda
figure-refused = Avvisade
figure-voided = Återtagna
figure-expired = Förfallna
figure-state = Båda sidor
figure-unknown = inte känt än
figure-less = Så mycket mindre betalade medlemmar:
figure-waits = den andra sidan säger sina summor efter månaden, en gång per natt
figure-agrees = båda sidor säger samma sak
figure-too-many = fler användes än vad som gavs ut: fråga den andra gemenskapen
figure-late = en summa ändrades mer än två månader senare: fråga den andra gemenskapen
figure-months = Månader
figure-before = Månaden före
figure-after = Månaden efter
desk-peers-empty-next = Be en annan gemenskap att dela: ni behöver bara adressen till dess nod.
desk-state-proposed = föreslaget
desk-state-active = aktivt
desk-state-paused = pausat
desk-state-rejected = avböjt
desk-state-ended = avslutat
desk-waiting-title = Vad som väntar
desk-waiting-none = Inget väntar på att skickas dit.
desk-waiting-since = { $n ->
    [one] 1 meddelande väntar på att skickas dit; det köades { $ago }.
   *[other] { $n } meddelanden väntar på att skickas dit, det äldsta köades { $ago }.
    }
desk-waiting-all = Se allt
desk-exchange = Tog senast emot något från oss: { $out }. Hörde senast av sig: { $in }.
desk-act-compare = Jämför nu
desk-act-pause = Pausa
desk-act-resume = Återuppta
desk-act-accept = Godta det förkryssade
desk-act-reject = Avböj
desk-propose-title = Föreslå att dela
desk-propose-intro = Fråga en nod vem den är, jämför sex ord per telefon och säg vad som får delas. Inget delas förrän de ansvariga där godtar.
desk-propose-address = Nodens adress
desk-propose-address-hint = Som i webbadressen: london.example
desk-propose-wrong-address = skriv namnet på servern, som london.example
desk-propose-look-up = Se vem som finns där
desk-propose-compare = Ring en ansvarig där och låt henne läsa upp sina sex ord. Skiljer de sig står någon emellan er: föreslå inget.
desk-words-own = Sex ord ur vår nyckel, som ni läser upp för dem
desk-propose-scopes = Vad som får delas
desk-propose-both = Alltid åt båda håll, och bara det som båda sidor kryssar för.
desk-propose-note = Några ord till de ansvariga där
desk-propose-note-hint = Behövs inte. Båda gemenskaperna sparar dem.
desk-propose-button = Skriv under och föreslå
desk-propose-no-profile = Den här servern kan inte skriva under ett sådant avtal. Dess öppna kalender går att följa ändå.
desk-scopes-none = kryssa för minst en sort
desk-note-title = Vad som skrevs med förslaget
desk-accept-title = Godta förslaget
desk-accept-how = Jämför först de sex orden per telefon med en ansvarig där. Ta sedan bort krysset för det som inte ska delas.
desk-accept-scopes = Av det som erbjöds får detta delas
desk-act-end = Avsluta samarbetet
desk-act-take-back = Ta tillbaka förslaget
desk-act-none = Inget delas längre. Ett nytt förslag inleder ett nytt samarbete.
desk-agree-title = Har båda samma innehåll?
desk-counted = Meddelanden dit hittills: { $sent }, varav { $acknowledged } är kvitterade. Meddelanden därifrån som vi har: { $have }.
desk-scopes-title = Vad som delas, åt båda håll
desk-scopes-kind = Slag
desk-scopes-carries = Vad som skickas
desk-scopes-state = Nu
desk-scope-events = Evenemang för medlemmar i båda, och svar på dem. Gästlistorna stannar hos värden.
desk-scope-offers = Avtal om förmåner, erbjudanden och värdebevis.
desk-scope-introductions = Frågor till medlemskatalogen, introduktioner och affärstips, en i taget.
desk-scope-calls = Resursförfrågningar, till utvalda gemenskaper.
desk-scope-statements = Gemensamma uttalanden och deras underskrifter.
desk-scope-reports = Anmälningar, utan namnet på den som anmäler.
desk-scope-shared = Delas
desk-scope-offered = Erbjuds, delas inte
desk-scope-not-shared = Delas inte
desk-words-title = Nyckelns sex ord
desk-words-how = Läs upp dem per telefon för den andra sidans driftansvariga, och låt den läsa upp dina. Om de skiljer sig finns det någon emellan er: pausa samarbetet.
desk-words-none = Den har inte visat någon nyckel av det slag som har ord.
desk-pins-title = Nycklarna som de var när båda skrev under
desk-pins-key = Nyckel
desk-queue-title = På väg
desk-queue-intro = Meddelanden till andra gemenskaper som inte är framme ännu, sedan när de väntar och varför.
desk-queue-empty = Inget väntar
desk-queue-empty-next = Allt som skulle meddelas har tagits emot. Det som inte kan levereras står här, med orsaken.
desk-queue-more = Det finns mer än som ryms här. Öppna en gemenskap för att se vad som väntar på att skickas dit.
desk-retry = Försök nu
desk-retry-all = Försök med alla nu
desk-drop = Kassera
desk-drop-title = Kassera ett meddelande till { $peer }?
desk-drop-what = Det skickas inte längre. Är det ett svar på ett evenemang får medlemmen veta att det inte kom fram.
desk-drop-button = Kassera det
desk-followed-title = Följs utan överenskommelse
desk-followed-intro = Deras servrar kanske aldrig försöker igen med ett meddelande, så var sjätte timme tittar vi efter vad som är nytt där.
desk-lately-title = De senaste sju dagarna
desk-end-title = Avsluta samarbetet med { $peer }?
desk-end-what = När den uppsägningstid båda kommit överens om är slut delas inget längre, åt något håll: deras evenemang lämnar vår kalender, våra lämnar deras, och svar skickas inte längre. Det går inte att ångra; ett nytt förslag börjar om från början.
desk-end-waiting = { $n ->
    [0] Inget väntar på att skickas dit just nu.
    [one] 1 meddelande väntar fortfarande på att skickas dit.
   *[other] { $n } meddelanden väntar fortfarande på att skickas dit.
    }
desk-end-reason = Orsak, om du vill ange en
desk-end-reason-hint = Funktionärerna där läser den, och båda gemenskaperna sparar den.
desk-end-reason-long = Orsaken får ha högst { $n } tecken; korta den.
desk-end-reason-unshown = Orsaken innehåller ett tecken som inte går att visa; skriv om den.
desk-end-notice = { $n ->
    [0] Överenskommelsen har ingen uppsägningstid: den upphör genast.
    [one] Överenskommelsen har en dags uppsägningstid; tills dess delar båda som förut.
   *[other] Överenskommelsen har { $n } dagars uppsägningstid; tills dess delar båda som förut.
    }
desk-end-at-once = Utan uppsägningstid: avsluta genast
desk-end-button = Avsluta
members-title = Medlemmar
members-intro = Alla med ett medlemskap här: nivå, läge och vem som inte har loggat in än.
orgs-title = Organisationer
orgs-intro = Företagen vars folk är medlemmar: hur många som visar att de arbetar där, varifrån företaget arbetar och vem som handlar för det.
orgs-none = Ingen organisation än
orgs-shown-by = Visas av
orgs-acts = Handlar för den
orgs-next = Fler organisationer
orgs-export = Ladda ner alla organisationer
orgs-merged = De två är en nu.
orgs-saved = Kontoren är noterade.
orgs-people =
    { $n ->
        [one] En medlem visar andra att de arbetar här.
       *[other] { $n } medlemmar visar andra att de arbetar här.
    }
orgs-approver = { $handle } handlar för den.
orgs-approver-nobody = Ingen handlar för den än.
orgs-as-members = Som medlemmar ser den
orgs-save = Spara kontoren
orgs-offices-hint = Ett på varje rad: orten, ett komma och ett land eller en del av ett, som London, GB.
orgs-offices-unread = skriv en ort, ett komma och en plats ur listan på rad { $lines }
orgs-offices-overtaken = någon skrev andra under tiden; nu står det: { $now }. Sparar du igen tar dina deras plats
orgs-offices-many =
    { $n ->
        [one] högst ett
       *[other] högst { $n }
    }
orgs-merge = Två namn på ett företag
orgs-merge-what = Står ett företag under två namn försvinner det här och det andra blir kvar: folk, kontor och platser följer med. Du ser först vad som händer.
orgs-merge-into = Namnet som blir kvar
orgs-merge-hint = Som det står i listan, eller den lilla raden under.
orgs-merge-nobody = det finns ingen annan organisation med det namnet
orgs-merge-seats = båda har platser; låt först den enas ta slut
orgs-merge-look = Se vad som händer
orgs-merge-title = { $from } blir { $into }
orgs-merge-back = Tillbaka till organisationen
orgs-merge-before = Inget är gjort än. Det går inte att ta tillbaka.
orgs-merge-people =
    { $n ->
        [one] En medlem arbetar där från och med då.
       *[other] { $n } medlemmar arbetar där från och med då.
    }
orgs-merge-hiding =
    { $n ->
        [one] En medlem som döljer sig för den ena döljer sig för den andra.
       *[other] { $n } medlemmar som döljer sig för den ena döljer sig för den andra.
    }
orgs-merge-offices = { $into } listar dessutom: { $offices }.
orgs-merge-offices-lost =
    { $n ->
        [one] Ett kontor får inte plats.
       *[other] { $n } kontor får inte plats.
    }
orgs-merge-approver = { $name } handlar för { $into }.
orgs-merge-takes-seats = Dess platser följer med, med dem som har dem.
orgs-merge-voids = Dess öppna faktura blir ogiltig.
orgs-merge-former = Den som senare skriver { $from } hittar { $into }.
orgs-merge-button = Gör dem till en
members-text = Namn, e-postadress eller företag
members-name = Namn
members-level = Nivå
members-state = Medlemskap
members-state-left = Inte medlem
members-signed-in = Inloggning
members-not-signed-in = Inte inloggad än
members-has-signed-in = Har loggat in, eller gått med själv.
members-waits-untold = Inte inloggad än; har inte fått något mejl
members-waits = Inte inloggad än; fick mejl { $day }
members-waiting = { $n ->
    [one] En medlem har inte loggat in än.
   *[other] { $n } medlemmar har inte loggat in än.
}
members-waiting-who = Visa dem
members-invite-untold = { $n ->
    [one] Skriv till den som inte fått mejl
   *[other] Skriv till de { $n } som inte fått mejl
}
members-mailed = { $n ->
    [0] Ingen väntade på ett mejl
    [one] En medlem får ett mejl
   *[other] { $n } medlemmar får ett mejl, en efter en
}
members-mailed-her = Ett mejl går i väg som säger var man loggar in
members-too-soon = { $n ->
    [one] Det senaste mejlet gick för mindre än en dag sedan; vänta till dess
   *[other] Det senaste mejlet gick för mindre än { $n } dagar sedan; vänta till dess
}
members-invite-her = Skriv var man loggar in
members-joined = Medlem sedan
members-offices = Uppdrag
members-tag = Etikett
members-tags = Etiketter
members-left-because = Varför medlemmen lämnade
members-role-officer = Styrelse
members-role-moderator = Moderator
members-role-operator = Drift
members-owes-nothing = Inget är obetalt.
members-merge-link = Ett andra medlemskap för samma person
members-merge-title = Slå ihop medlemskapet för { $name } med ett annat
members-merge-intro = För en person som gått med två gånger. Det som finns i det här medlemskapet går över till det som blir kvar, och det här är borta för alltid.
members-merge-into = Vilket medlemskap blir kvar
members-merge-into-hint = E-postadressen, eller den sista delen av adressen här.
members-merge-look = Visa vad som går över
members-merge-what = { $from } blir { $into }
members-merge-answers = Svar på evenemang
members-merge-invoices = Fakturor
members-merge-signatures = Underskrifter av den etiska koden
members-merge-follows = Gemenskaper som följs
members-merge-links = Medlemskap på andra håll
members-merge-tags = Styrelsens etiketter
members-merge-jobs = Evenemang med en uppgift
members-merge-anew = { $n ->
    [one] { $n } svar på ett evenemang på en annan server ges på nytt. Den gamla platsen där går förlorad.
   *[other] { $n } svar på evenemang på andra servrar ges på nytt. De gamla platserna där går förlorade.
}
members-merge-both = { $n ->
    [one] { $n } evenemang har svar under båda namnen. Svaret från medlemskapet som blir kvar gäller.
   *[other] { $n } evenemang har svar under båda namnen. Svaren från medlemskapet som blir kvar gäller.
}
members-merge-level = Det som betalats fortsätter att gälla, på nivån { $name }.
members-merge-seat = Platsen från { $name } följer med.
members-merge-seat-lost = Platsen från { $name } blir ledig.
members-merge-speaks = Medlemskapet som blir kvar talar därefter för { $name }.
members-merge-mail = Den som loggar in med { $mail } kommer till medlemskapet som blir kvar. Båda adresserna får veta det.
members-merge-gone = Webbläsare, lösennycklar och åtkomstnycklar för det här medlemskapet upphör. Andra servrar får veta att det är borta. Platser i rum följer inte med: den som var i ett ber där om en inbjudan.
members-merge-button = Slå ihop dem
members-merge-done = De två medlemskapen är nu ett.
standing-title = Ställning
standing-good = Inget att anmärka
standing-cautioned = Varnad
standing-limited = Begränsad till en dag
standing-limited-until = Begränsad till { $day }
standing-suspended = Avstängd
standing-hint = En varning tar inget ifrån någon. Den som är begränsad eller avstängd kan inte använda förmåner hos andra gemenskaper, koppla ihop medlemskap eller gå in i rum. Hon får veta det med mejl; andra gemenskaper får aldrig veta varför.
standing-until = Begränsningens sista dag
standing-until-hint = Bara om den är begränsad till en dag.
standing-until-wrong = Ange en dag som kommer, inom tre år.
standing-save = Spara ställningen
standing-saved = Sparat. Om något ändrades får hon veta det med mejl.
standing-own = Ingen bestämmer om sig själv. Be en annan funktionär.
standing-no-proof = Ditt medlemskap kan inte bekräftas för en annan gemenskap just nu. Funktionärerna här vet varför.
standing-error = Dina rättigheter är begränsade
standing-error-until = Du kan inte gå in i rum till { $day }. Om du ser det på ett annat sätt, skriv till en funktionär.
standing-error-open = Du kan inte gå in i rum förrän funktionärerna säger något annat. Om du ser det på ett annat sätt, skriv till en funktionär.
members-merge-nobody = Ingen annan medlem heter så.
members-merge-same = Det är det här medlemskapet självt.
members-merge-office = Det här medlemskapet har ett uppdrag. Ta bort det först, eller slå ihop åt andra hållet.
members-merge-operator = Det andra medlemskapet tillhör den som driver servern. Bara den som driver den slår ihop något med det.
members-merge-both-pay = Båda betalar själva. Låt först en av nivåerna ta slut eller klara av dess faktura.
members-merge-both-speak = Båda talar för en organisation. Utse först någon annan för en av dem.
members-merge-speaks-elsewhere = Det här medlemskapet talar för en organisation, och det andra arbetar någon annanstans. Utse först någon annan.
members-as-others = Så som andra medlemmar ser profilen
members-none-here = Ingen bland dem som hittills setts igenom
members-none-here-next = Det finns fler medlemmar än vad som ses igenom på en gång; fortsätt med länken nedan.
members-pages = Sidor med medlemmar
import-title = Medlemmar från en fil, och till en
import-intro = Lämna in en tabell med personer. Du ser vad som skulle bli av varje rad innan något ändras, och samma fil en gång till ändrar inget.
import-file-label = Filen
import-file-hint = En tabell som ett kalkylprogram sparar som ”CSV UTF-8”, högst { $n } MB, med kolumnernas namn på första raden.
import-columns-known = E-post och namn måste finnas, de andra kolumnerna får. De kan heta annat; då säger du vilken som är vilken. Dessa känns igen av sig själva:
import-tags-how = Etiketter är era egna ord för en medlem. Flera står i en cell med ”|” emellan, högst { $n }; ”-” ensamt tar bort alla, och en tom cell ändrar ingenting. Funktionärerna läser dem, och medlemmen som de gäller; ingen annan.
import-look = Se vad som skulle hända
import-files = Filer som lämnats in
import-file = { $n ->
    [one] En fil med en rad
   *[other] En fil med { $n } rader
}
import-export = Alla medlemmar som fil
import-export-what = En tabell med samma kolumner, som ett kalkylprogram öppnar. Den innehåller alla medlemmars e-postadresser: förvara den där ingen annan läser den.
import-export-button = Ladda ner alla medlemmar
import-wrong-empty = välj en fil som det står något i
import-wrong-large = en fil har högst { $n } MB; dela den i två
import-wrong-not-text = det här är ingen text; spara tabellen som ”CSV UTF-8”
import-wrong-utf8 = rad { $line } har bokstäver som inte går att läsa; spara tabellen som ”CSV UTF-8”
import-wrong-endless = något på rad { $line } tar inte slut; saknas ett avslutande citattecken?
import-wrong-columns = filen har fler än 100 kolumner
import-wrong-no-lines = ingen står under kolumnernas namn
import-wrong-lines = högst { $n } rader läses; dela filen i två
import-wrong-files = tio filer finns redan; öppna en av dem nedan och glöm den först
import-stage-columns = Säg vilken kolumn som är vad
import-stage-looking = { $done } av { $n } rader är genomsedda
import-stage-looked = Genomsett; inget är ändrat än
import-stage-going = { $done } av { $n } rader är intagna
import-stage-done = Intaget
import-goes-on = Det går vidare av sig självt, också när du lämnar sidan eller servern startar om.
import-see-again = Se hur långt det kommit
import-new = Nya medlemmar
import-updated = Medlemmar som ändras
import-unseated = Av dem förlorar en plats, eftersom de arbetar någon annanstans
import-unchanged = Redan som det står
import-duplicate = Två gånger i filen
import-invalid = Felaktiga
import-mail-now = Skriv genast till de nya medlemmarna var man loggar in. Annars gör du det senare på sidan med medlemmar.
import-start = Ta in dem
import-start-means = Felaktiga rader lämnas utanför.
import-nothing = Det finns inget att ta in: alla i filen är redan medlemmar som det står, eller felaktiga.
import-faults = Rader som lämnas utanför
import-faults-more = Fler rader
import-fault-line = Rad
import-fault-why = Vad som är fel
import-fault-mail = e-postadressen saknas eller är fel
import-fault-no-name = namnet saknas
import-fault-bad = går inte att ta in: { $column }
import-fault-kind = det slaget finns inte; skriv partner, vendor, customer, microsoft eller individual
import-fault-day = ingen dag; skriv den som 2027-01-31
import-fault-tags = etiketter som inte går; skriv högst { $n } med högst { $chars } tecken, med ”|” emellan
import-fault-cells = inte lika många celler som första raden
import-fault-too-long = för lång; saknas ett avslutande citattecken?
import-fault-again = samma e-postadress som på rad { $line }
import-fault-handle-again = samma användarnamn som på rad { $line }
import-fault-handle-taken = en annan medlem har det användarnamnet
import-fault-mail-taken = en annan medlem har den e-postadressen
import-fault-operator = den som har kommandoraden utser driftansvarig
import-fault-handle-stays = har ett annat användarnamn här, som aldrig ändras
import-fault-partners = den här gemenskapen är bara för partner
import-fault-has-left = har lämnat, och går med igen själv
import-fault-no-level = den nivån finns inte
import-fault-level-kind = nivån är inte för medlemmar av det slaget
import-fault-level-organizations = nivån är för organisationer
import-fault-level-retired = nivån erbjuds inte längre
import-fault-level-day = nivån behöver den sista betalda dagen
import-fault-level-free = inget betalas för en nivå som inget kostar
import-fault-day-reach = den sista betalda dagen är förbi, eller för långt fram
import-columns = Vilken kolumn som är vad
import-columns-intro = Från filens första rad. Rätta det som inte stämmer.
import-column-mail = E-postadress
import-column-organization = Företag
import-column-paid-until = Betalt till
import-column-handle = Användarnamn
import-column-none = Finns inte i filen
import-column-unnamed = Kolumn { $n }
import-column-needed = säg vilken kolumn det är; utan den kan ingen vara medlem
import-column-missing = En kolumn saknas: { $column }
import-column-say = Säg nedan vilken kolumn i filen det är
import-look-again = Se igen med dessa kolumner
import-too-often = En fils kolumner ändras högst { $n } gånger; lämna in den på nytt
import-moved = Någon gick vidare med filen under tiden; så här står den nu
import-drop-title = Behövs den inte längre?
import-drop-means = Filen och det som sägs här om den glöms; den som tagits in stannar. Annars sker det sju dagar efter senaste användningen.
import-drop = Glöm den här filen
import-stop-title = Är det fel fil?
import-stop-means = Ingen fler tas in, och filen glöms. Den som redan tagits in stannar.
import-stop = Stoppa och glöm den här filen
sources-title = Kalendrar från annat håll
sources-intro = Det andra ger ut som kalender blir evenemang här. Ni väljer vad som publiceras, och för vem.
sources-removed = Kalendern läses inte längre; dess evenemang är kvar
sources-empty = Ingen kalender än
sources-empty-next = Lägg till en nedan. Ni ser vad den innehåller innan något publiceras.
source-url = Kalenderns adress
source-url-hint = Den börjar med https:// eller webcal:// och slutar ofta med .ics. Den läses om av sig själv.
source-file = En fil
source-file-hint = En kalender sparad som .ics, högst { $n } MB. Den läses en gång.
source-add = Lägg till en kalender
source-add-what = Inget publiceras innan ni har kryssat för det på nästa sida.
source-look = Se vad den innehåller
source-look-file = Se vad filen innehåller
source-wrong-many = en gemenskap läser högst { $n } kalendrar; ta bort en först
source-wrong-unreadable = det gick inte att läsa som kalender: { $why }
source-from-file = Från en fil
source-never-read = Inte läst än.
source-read = Läst { $ago }.
source-due = Nästa gång { $time }.
source-failed = Den gick inte att läsa vid senaste försöket
source-faults = { $n ->
    [one] { $n } ställe i den gick inte att förstå
   *[other] { $n } ställen i den gick inte att förstå
    }
source-publishing = Publiceras just nu
source-publishes-new = Nya poster publiceras av sig själva
source-asks = Nya poster väntar tills ni kryssar för dem
source-waiting = { $n ->
    [one] { $n } post är inte publicerad
   *[other] { $n } poster är inte publicerade
    }
source-audience-all = Våra medlemmar, och de i alla gemenskaper vi delar evenemang med
source-audience-some = Våra medlemmar, och de i några gemenskaper
source-audience-peer = Våra medlemmar, och bara de i { $name }
source-audience-hint = För det som publiceras från och med nu. Det som redan är publicerat ändras på sin egen sida.
source-brought = { $n ->
    [one] Den har gett { $n } evenemang hittills.
   *[other] Den har gett { $n } evenemang hittills.
    }
source-shown = Poster { $from } till { $to } av { $n } som inte är publicerade
source-done-added = Tillagd; inget av den är publicerat än. Kryssa för nedan vad som ska bli det
source-done-chosen = Sparat; det förkryssade är publicerat
source-done-read = Läst på nytt
source-moved = En post publicerades eller togs bort under tiden; titta igen och välj på nytt
source-fault-event = Gick inte att publicera: den slutar innan den börjar, varar för länge eller ligger för långt fram. Rätta den där den kommer från.
source-fault-audience = Gick inte att publicera: evenemang delas inte med den gemenskap den är för. Välj för vem den är.
source-left-out = Utelämnad
source-said = Vad som exakt var fel, för den som sköter kalendern
source-entries = Vad som publiceras
source-entries-what = Det som är förkryssat blir ett evenemang. Det som inte är det utelämnas tills ni kryssar för det. Det som är publicerat flyttas och ställs in med sin kalender.
source-entries-none = Inget väntar: allt kommande är publicerat, eller så kommer inget.
source-new = Publicera nya av sig själva
source-new-hint = Då publiceras det som kalendern lägger till senare utan att fråga, och även det på listans övriga sidor som inte utelämnats. Annars väntar det här.
source-choose = Spara, och publicera det förkryssade
source-before = Tidigare poster
source-more = Nästa poster
source-again = Läs den på nytt
source-newer-file = En nyare fil av kalendern
source-read-file = Läs den nyare filen
source-again-what = Den läses av sig själv då och då; detta läser den nu.
source-refresh = Läs den nu
source-remove-title = Behövs den inte längre?
source-remove-what = Den läses inte längre, och det som väntar här glöms. Evenemang den gav är kvar och följer den inte längre.
source-remove = Ta bort kalendern
desk-audit-title = Vad som gjorts
desk-audit-intro = De senaste hundra åtgärderna av funktionärer, av den driftansvariga och av noden själv.
desk-audit-empty = Inget har gjorts ännu
desk-audit-what = Vad
desk-audit-by = Av
desk-audit-at = När
desk-done-retried = Ett nytt försök görs nu
desk-done-dropped = Det är kasserat
desk-done-compared = Jämfört; resultatet står nedan
desk-done-paused = Samarbetet är pausat
desk-done-resumed = Samarbetet är återupptaget; det som väntade är på väg
desk-done-proposed = Föreslaget; svaret väntas
desk-done-accepted = Samarbetet är aktivt
desk-done-rejected = Förslaget är avböjt
desk-done-end-announced = Samarbetet är uppsagt
desk-done-ended = Samarbetet är avslutat

login-title = Logga in
login-intro = Här finns inga lösenord. Vi skickar dig ett mejl med en länk och en kod; båda fungerar en gång.
login-mail = Mejladress
login-mail-hint = Den du är medlem med.
login-ask = Skicka mig mejlet
login-join = Inte medlem ännu? Bli medlem gratis
login-ask-again = Be om ett nytt mejl
login-without-mail = Här finns varken lösenord eller länkar per mejl. Ett konto på annat håll loggar in dig, eller en lösennyckel du har skapat; den som driver noden kan skapa en länk som loggar in dig en gång.
login-kept = Vi sparar det du ber om i en kvart, och en kaka i den här webbläsaren lika länge, så att ingen annan kan använda din länk. Kommer inget mejl fram kan den som driver noden skapa en länk som loggar in dig.
login-passkey = Logga in med en lösennyckel
login-passkey-hint = Har du skapat en lösennyckel här loggar din enhet in dig utan mejl.
login-passkey-refused = Lösennyckeln loggade inte in dig. Försök en gång till, eller be om ett mejl.
login-passkey-ask = Din enhet frågar nu efter ditt fingeravtryck, ditt ansikte eller sin kod. Inget av det når oss.
login-passkey-button = Fråga min enhet
login-account = Logga in med { $provider }
login-account-hint = Ett konto på annat håll som du har länkat här loggar in dig utan mejl.
login-account-stopped = { $provider } loggade inte in dig: du avbröt där, eller så släpps du inte in hit därifrån. Försök en gång till, eller be om ett mejl.
login-account-silent = { $provider } kan inte nås just nu. Be om ett mejl, eller försök igen senare.
login-account-refused = Kontot loggade inte in dig. Försök en gång till, eller be om ett mejl.
login-account-away = Du går nu till { $provider } och kommer sedan tillbaka hit.
login-account-go = Vidare till { $provider }
login-unlinked = Det här kontot är inte länkat än
login-unlinked-lead = { $provider } känner dig; vems konto det är här vet vi inte än. Är du medlem, be om ett mejl och logga in med det i den här webbläsaren: då frågar vi dig en gång om kontot ska länkas.
login-unlinked-no-mail = { $provider } känner dig; vems konto det är här vet vi inte än, och ingen loggar in med mejl här. Är du medlem, logga in i den här webbläsaren med en lösennyckel eller med en länk som den som driver servern gör åt dig: då frågar vi dig en gång om kontot ska länkas.
login-unlinked-why = Vi letar inte efter någon med den adress som ett konto anger, för den kan vara någon annans.
login-by-mail = Logga in med mejl
passkey-no-script = Lösennycklar behöver ett skript i webbläsaren, och här körs inget. Ett mejl loggar in dig utan skript.
passkey-unable = Den här webbläsaren känner inte till lösennycklar. Ta en annan, eller logga in med mejl.
passkey-failed = Din enhet gav ingen lösennyckel. Tryck på knappen för att försöka en gång till.
login-sent-title = Titta i din mejl
login-sent = Om en medlem här har adressen { $mail } är ett mejl med en länk och en kod på väg dit.
login-sent-here = { $n ->
    [one] Öppna länken i den här webbläsaren, eller skriv koden här, inom en minut.
   *[other] Öppna länken i den här webbläsaren, eller skriv koden här, inom { $n } minuter.
}
login-code = Kod
login-code-hint = Åtta bokstäver och siffror; stora bokstäver och bindestreck spelar ingen roll.
login-code-unreadable = den har åtta bokstäver och siffror, som de står i mejlet
login-code-wrong = { $n ->
    [one] det är inte koden i det senaste mejlet; du kan försöka en gång till
   *[other] det är inte koden i det senaste mejlet; du kan försöka { $n } gånger till
}
login-no-mail = Inget mejl? Det kan ta en minut, eller ha hamnat i skräpposten. Kanske är du medlem med en annan adress.
login-elsewhere = Länken hör till en annan webbläsare.
login-elsewhere-next = En länk loggar in där du bad om den och ingen annanstans, i en kvart. Gå tillbaka till den webbläsaren och skriv koden från mejlet där, eller be om ett nytt mejl i den här.
login-button-why = Den här länken loggar in dig en gång, i den här webbläsaren. Inget händer förrän du trycker på knappen.
login-button = Logga in mig
join-title = Bli medlem gratis
join-description = Bli medlem i { $community }: utan avgift, fem fält, inget kort.
join-intro = Gratisnivån kostar inget och kräver inget kort. Fem fält nu, resten när du vill.
join-name = Ditt namn
join-name-hint = Så som andra medlemmar ska se det.
join-mail = Mejladress
join-mail-hint = Du loggar in med den. Den visas inte för någon och lämnar aldrig den här noden.
join-organization = Organisation (kan lämnas tomt)
join-organization-hint = Visas för värden när du svarar på ett evenemang.
join-kind = Du är
join-kind-hint = Vissa gemenskaper är bara för partner; det här avgör vem som kan bli medlem.
join-kind-choose = Välj
join-kind-missing = välj vad du är
join-place = Var du arbetar (kan lämnas tomt)
join-place-hint = Ett land eller en del av det, till exempel Germany eller Washington. Det står i din profil; där bestämmer du vem som ser det.
join-place-unknown = platsen finns inte på listan; välj ett av namnen som föreslås eller skriv en kod som DE eller US-WA
join-button = Bli medlem
join-confirm = Bli medlem nu
join-member-already = Jag är redan medlem
join-partners-only = den här gemenskapen är bara för partner, så att medlemmarna kan tala fritt med varandra; du är välkommen på de offentliga evenemangen
join-partners-only-but = den här gemenskapen är bara för partner, så att medlemmarna kan tala fritt med varandra; de här gemenskaperna som den delar evenemang med är öppna för alla
join-not-for-kind = nivån ”{ $level }” är inte öppen för den gruppen; fråga en funktionär
join-invite = Här är det funktionärerna som lägger till medlemmar. Skriv till någon av dem.
join-sent = Ett mejl med en länk och en kod är på väg till { $mail }.
join-no-mail = Inget mejl? Det kan ta en minut, ha hamnat i skräpposten, eller så är adressen felskriven.
join-competitors = Kommer jag att möta konkurrenter?
join-competitors-few = Vi är för få för att svara i siffror utan att peka ut någon. Räkna med att det kan hända.
join-competitors-members = { $n ->
    [one] Mycket troligt. Vi är en medlem.
   *[other] Mycket troligt. Vi är { $n } medlemmar.
}
join-competitors-kind = { $kind }: { $n }
join-competitors-rules = Vad du gör och för vem ser bara de du väljer, och vi frågar aldrig om det här. Den etiska koden gäller alla, och priser, kundnamn eller vem som får vilket område hör inte hemma här.
join-no-code = Den här gemenskapen har inte publicerat någon etisk kod ännu.
join-acknowledges = Genom att gå med godtar du vår etiska kod, som står i sin helhet nedan.
kind-partner = Partner
kind-vendor = Leverantör
kind-customer = Kund
kind-microsoft = Anställd på Microsoft
kind-individual = Enskild person
welcome-title = Välkommen
welcome-intro = Du är medlem. Fem steg som gör att du får ut något av det, i valfri ordning; inget tar lång tid.
welcome-progress = { $n } av { $all } klara
welcome-done = Klart
welcome-tick = Det här har jag gjort
welcome-hide = Dölj listan
welcome-sign-code = Skriv under den etiska koden
welcome-sign-code-why = En minut. Innan dess kan du läsa allt men inte skriva något.
welcome-sign-code-go = Läs och skriv under
welcome-fill-five = Fyll i dina fem
welcome-fill-five-why = Vad du gör bäst, och för vem: högst fem av varje, och du bestämmer vem som ser dem.
welcome-fill-five-go = Berätta vad du gör
welcome-follow = Följ gemenskaper
welcome-follow-why = Det de har på gång står i din kalender.
welcome-follow-go = Se dem
welcome-answer = Svara på ett evenemang
welcome-answer-why = Här eller i en annan gemenskap; värden svarar dig.
welcome-answer-go = Se vad som är på gång
welcome-say-hello = Säg hej
welcome-say-hello-why = Till en funktionär, inte till alla: vem du är och vad du hoppas på.
welcome-say-hello-go = Vilka de är
welcome-passkey = Logga in utan mejl nästa gång
welcome-passkey-why = Med en lösennyckel loggar du in med fingeravtryck, ansikte eller enhetens kod. Mejl fungerar fortfarande, med eller utan.
welcome-passkey-go = Se lösennycklar
sessions-title = Dina webbläsare
sessions-intro = Här är du inloggad. En webbläsare som du inte använder på en vecka loggas ut av sig själv.
sessions-here = den här
sessions-since = Inloggad
sessions-used = Senast använd
sessions-end = Logga ut
sessions-other-browser = En annan webbläsare
passkeys-title = Dina lösennycklar
passkeys-intro = Med en lösennyckel loggar du in utan mejl: din enhet frågar efter ditt fingeravtryck, ditt ansikte eller sin kod. Nyckeln stannar i enheten eller i din lösenordshanterare; vi sparar bara det som den prövas mot.
passkeys-none = Du har ingen ännu. Ett mejl loggar in dig, med och utan lösennyckel.
passkeys-unavailable = Den här noden har inga lösennycklar. Ett mejl loggar in dig.
passkeys-made = Skapad
passkeys-never = Inte använd än.
passkeys-name = Namn
passkeys-rename = Byt namn
passkeys-remove = Ta bort
passkeys-removed-hint = En lösennyckel som du tar bort här loggar inte in någon mer. Ta bort den i din enhet också.
passkeys-new = Skapa en lösennyckel
passkeys-new-intro = Din enhet skapar en nyckel för den här webbplatsen. Ge den ett namn först, så att du känner igen den.
passkeys-name-hint = Till exempel enheten eller lösenordshanteraren som har den.
passkeys-name-first = Min enhet
passkeys-make = Skapa den nu
passkeys-back = Tillbaka till dina lösennycklar
passkeys-added = Lösennyckeln är sparad. Från och med nu loggar den in dig.
passkeys-full = Ingen kan ha fler än { $n } lösennycklar. Ta bort en först.
passkeys-not-taken = Lösennyckeln togs inte emot. Skapa den en gång till; har enheten redan en av dina räcker den.
sign-ins-title = Dina konton på annat håll
sign-ins-intro = Med ett konto som du har på annat håll loggar du in här utan mejl. Vi frågar leverantören efter din profil där och sparar bara att kontot är ditt, vad det heter och när du senast använde det.
sign-ins-none = Du har inte länkat något än. Mejl loggar in dig, med och utan konto.
sign-ins-unavailable = Den här gemenskapen tar inte emot konton från annat håll. Mejl loggar in dig.
sign-ins-since = Länkat
sign-ins-remove = Ta bort
sign-ins-new = Länka ett konto: { $provider }
sign-ins-full = Ingen kan ha fler än { $n } konton. Ta bort ett först.
sign-ins-linked = Kontot är länkat. Från och med nu loggar det in dig.
sign-ins-known = Det här kontot är redan länkat.
sign-ins-gone = Inget länkades: det tog för lång tid, eller påbörjades i ett annat fönster. Börja om.
sign-ins-silent = { $provider } kan inte nås just nu. Försök igen senare.
sign-ins-link = Länka det här kontot?
sign-ins-link-lead = Någon loggade in hos { $provider } i den här webbläsaren: { $ago }. Om det inte var du, välj ”Inte nu”. Ett länkat konto loggar in dig här utan mejl.
sign-ins-account = Konto
sign-ins-link-yours = Länka det bara om det är ditt och ingen annan har det: den som kan använda det kan logga in här som du.
sign-ins-link-nameless = Leverantören säger inte vad kontot heter, så vi kan inte visa vems det är. Om du vill länka ditt, börja i dina inställningar:
sign-ins-link-yes = Länka det
sign-ins-link-no = Inte nu
status-title = Driftstatus
status-description = Om noden fungerar och når de gemenskaper den delar med.
status-good = Allt kommer fram
status-good-next = Inget meddelande väntar
status-waiting = { $n ->
    [one] { $n } meddelande väntar
   *[other] { $n } meddelanden väntar
    }
status-waiting-next = Vi försöker igen av oss själva; inget går förlorat
status-parked = { $n ->
    [one] { $n } meddelande behöver den driftansvariga
   *[other] { $n } meddelanden behöver den driftansvariga
    }
status-parked-next = En gemenskap tog inte emot det. Vi har slutat försöka; den driftansvariga ser orsaken i listan över leveranser och kan skicka det igen
status-peers = Gemenskaper vi delar med
status-community = Gemenskap
status-reach = Nås
status-last = Hördes senast
status-queue = Väntar
status-never = aldrig
status-asked = Läget { $time } i { $place }.
status-version = Rosarium { $version }.
reach-good = Kommer fram
reach-retrying = Försöker igen
reach-parked = Behöver den driftansvariga
reach-paused = Pausat

## Mejl

mail-hello = Hej { $name }!
mail-hello-unnamed = Hej!
mail-changed-subject = Ändrat: { $title }
mail-changed = { $host } har ändrat ”{ $title }”.
mail-postponed-subject = Uppskjutet: { $title }
mail-postponed = { $host } har skjutit upp ”{ $title }” och letar efter ett nytt datum.
mail-cancelled-subject = Inställt: { $title }
mail-cancelled = { $host } har ställt in ”{ $title }”.
mail-on-again-subject = Blir av ändå: { $title }
mail-on-again = ”{ $title }” blir av ändå, meddelar { $host }.
mail-removed-subject = Borttaget: { $title }
mail-removed = { $host } har tagit bort ”{ $title }” ur sin kalender. Räkna inte med att det blir av.
mail-confirmed-subject = Bekräftat: { $title }
mail-confirmed = { $host } har en plats till dig på ”{ $title }”.
mail-promoted-subject = En plats till dig: { $title }
mail-promoted = En plats har blivit ledig: { $host } har bekräftat din plats på ”{ $title }”. Kan du inte komma, ta gärna tillbaka ditt svar, för andra väntar.
mail-event-invited-subject = Inbjudan: { $title }
mail-event-invited = { $host } bjuder in dig till ”{ $title }”. Säg på evenemangets sida om du kommer.
mail-join-link-subject = Så deltar du online: { $title }
mail-join-link-changed = ”{ $title }” hos { $host } har en länk för att delta online; adressen nedan leder dit. En adress du fick tidigare leder ingenstans längre.
mail-join-link-gone = { $host } har tagit bort länken för att delta online i ”{ $title }”. Du har kvar din plats och får ett nytt mejl när det finns en ny länk.
mail-join-link = Delta online: { $page }
mail-join-link-alone = Adressen är bara din. Skicka den inte vidare.
mail-waitlisted-subject = Väntelista: { $title }
mail-waitlisted = Alla platser på ”{ $title }” är tagna. { $host } har satt upp dig på väntelistan, plats { $n }. Du får ett mejl när det finns en plats till dig.
mail-refused-subject = Ingen plats: { $title }
mail-refused = { $host } har ingen plats till dig på ”{ $title }”.
mail-refused-reason = Med värdens ord: { $reason }
mail-failed-subject = Kom inte fram: { $title }
mail-failed = { $host } har inte fått ditt svar på ”{ $title }”: värden gick inte att nå eller tog inte emot det. Det du hade sagt förut gäller fortfarande där. Du kan svara igen på evenemangets sida.
mail-not-confirmed-subject = Inte bekräftat: { $title }
mail-not-confirmed = { $host } har haft ditt svar på ”{ $title }” i ett dygn och har inte sagt om du har en plats. Fråga där innan du går, eller svara igen på evenemangets sida.
mail-over-subject = Efter { $title }
mail-over = ”{ $title }” hos { $host } är över. Vi tackar alla som kom.
mail-over-minutes = Det som bestämdes står på sidan så snart det har skrivits ner.
mail-reminder-subject = Påminnelse: { $title }
mail-reminder = { $n ->
    [one] ”{ $title }” hos { $host } börjar inom en timme.
   *[other] ”{ $title }” hos { $host } börjar inom { $n } timmar.
}
mail-digest-subject = Den här veckan i { $community }
mail-digest-coming = Du har svarat ja eller kanske på
mail-digest-new = Nytt från { $host }
mail-digest-organizations = Nytt hos organisationer du följer
mail-digest-competencies = Någon där gör nu: { $competencies }
mail-digest-more = Och { $n } till: { $page }
mail-digest-rooms = Det som sägs i rum stannar i rum: inget mejl berättar om det.
mail-digest-reason = Du får det här mejlet en gång i veckan för att du är medlem i { $community }.
mail-stop-digest = Inga fler veckomejl: { $page }
mail-stop-reminders = Inga fler påminnelser: { $page }
mail-stop-peerings = Inga fler brev om delning som inte kräver något av er: { $page }
mail-desk-reason = Ni får brevet eftersom ni är ansvarig i { $community }.
mail-peering-page = Gemenskapens sida
mail-peering-proposed-subject = { $peer } föreslår att dela
mail-peering-proposed = { $peer } vill dela med { $community } och väntar på ert svar.
mail-peering-proposed-next = Jämför båda nycklarnas sex ord per telefon innan ni godtar. Inget delas förrän dess.
mail-peering-accepted-subject = { $peer } och { $community } delar nu
mail-peering-accepted = { $community } och { $peer } har kommit överens om att dela.
mail-peering-accepted-next = Vad som delas, och hur det går, står på dess sida.
mail-peering-rejected-subject = { $peer } och { $community } delar inte
mail-peering-rejected = Förslaget mellan { $community } och { $peer } avslogs eller togs tillbaka.
mail-peering-rejected-next = Inget delas. Båda sidor kan föreslå på nytt.
mail-peering-paused-subject = Delningen med { $peer } är pausad
mail-peering-paused = En ansvarig i { $community } har pausat delningen med { $peer }.
mail-peering-paused-next = Det som är till dem väntar tills någon återupptar.
mail-peering-ended-subject = Delningen med { $peer } har upphört
mail-peering-ended = { $community } och { $peer } delar inte längre.
mail-peering-ended-next = Vem som avslutade, och varför, står på dess sida.
mail-peering-silent-subject = { $peer } har inte svarat på ett dygn
mail-peering-silent = Inget når { $peer } sedan { $since }. Nya försök görs av sig själva.
mail-peering-silent-next = Ring en ansvarig där. Ni får inget mer brev om det förrän den har svarat.
mail-deal-page = Avtalet
mail-deal-offered-subject = { $peer } erbjuder ett avtal
mail-deal-offered = { $peer } har skrivit vad dess gemenskap och { $community } kunde ge varandras medlemmar, och väntar på ert svar.
mail-deal-offered-next = Läs det och skriv sedan under, svara med en egen text eller avböj. Inget gäller innan båda har skrivit under.
mail-deal-countered-subject = { $peer } svarar med en annan text
mail-deal-countered = { $peer } vill hellre skriva under en annan text än den som { $community } erbjöd.
mail-deal-countered-next = Det som har ändrats är markerat på dess sida. Skriv under, svara eller avböj.
mail-deal-signed-subject = { $peer } och { $community } har skrivit under ett avtal
mail-deal-signed = { $community } och { $peer } har båda skrivit under samma text.
mail-deal-signed-next = Vad medlemmarna får genom det, och från när, står på dess sida.
mail-deal-declined-subject = Inget avtal med { $peer } ännu
mail-deal-declined = Det som erbjöds mellan { $community } och { $peer } avböjdes eller togs tillbaka.
mail-deal-declined-next = Om någon sade varför står det på dess sida. Båda sidor får skriva på nytt.
mail-deal-ending-subject = Avtalet med { $peer } upphör
mail-deal-ending = Avtalet mellan { $community } och { $peer } upphör { $since }.
mail-deal-ending-next = Vem som avslutar det, och varför, står på dess sida. Det som gavs ut innan gäller fortfarande.
mail-alert-page = Nodens tillstånd
mail-alert-queue-page = Vad som väntar på vem
mail-alert-parked-subject = Meddelanden från { $community } gavs upp
mail-alert-parked = { $n ->
    [one] { $n } meddelande till andra gemenskaper kom inte fram och försöks inte mer.
   *[other] { $n } meddelanden till andra gemenskaper kom inte fram och försöks inte mer.
    }
mail-alert-parked-next = På kansliet ser ni varför, och låter varje försökas igen eller släppas.
mail-alert-mail-subject = Brev från { $community } går inte iväg
mail-alert-mail = Sedan { $since } har inget brev kunnat lämnas vidare. De väntar och försöks igen.
mail-alert-mail-next = Den som driver noden ser varför med rosarium doctor, och provar med rosarium mail test.
mail-alert-disk-subject = Disken för { $community } är nästan full
mail-alert-disk = { $n } MB är kvar. När den är full visar noden allt men tar inte emot ändringar.
mail-alert-disk-next = Frigör plats; noden fortsätter av sig själv.
mail-alert-clock-subject = Klockan för { $community } går fel
mail-alert-clock = Maskinens klocka skiljer sig från den hos { $peer }: inget skickas till andra gemenskaper, och inget tas emot från dem.
mail-alert-clock-next = Ställ den rätt; då går det som väntar.
mail-alert-key-subject = { $peer } visar en nyckel som ingen förvarnat om
mail-alert-key = Nyckeln godtas inte, och det som är undertecknat med den tas inte emot.
mail-alert-key-next = Ring en ansvarig där: antingen har de en ny nyckel, eller så utger sig någon för att vara dem.
mail-when = När: { $when }
mail-where = Var: { $where }
mail-online-page = Webbsida: { $page }
mail-before = Hittills: { $before }
mail-nowhere = inte angivet
mail-time = { $day }, { $hours } ({ $zone })
mail-zone = { $place }, { $short }
mail-enter = Den bifogade kalenderfilen uppdaterar din kalender.
mail-take-off = Den bifogade kalenderfilen tar bort det ur din kalender.
mail-page = Evenemangets sida: { $page }
mail-invited-subject = Du är medlem i { $community }
mail-invited = Du finns med som medlem i { $community }, med den här mejladressen. Logga in med den när du vill: du får en länk och en kod med mejl, och behöver inte välja något lösenord.
mail-invited-open = Logga in
mail-invoice-subject = Faktura { $number } från { $community }
mail-invoice = Du har valt nivån ”{ $tier }” i { $community }. Det här är fakturan för den; du får nivån så snart en funktionär har sett betalningen. Tills dess är allt som förut.
mail-paid-subject = Betalning registrerad: faktura { $number } från { $community }
mail-paid = Tack! { $community } har registrerat betalningen för nivån ”{ $tier }”.
mail-renewal-subject = Ditt medlemskap i { $community } går ut { $until }
mail-renewal = Ditt medlemskap i { $community } är betalt till { $until }. Det fortsätter när du betalar igen; gör du inget är du kvar som medlem på den nivå som inte kostar något.
mail-not-offered-subject = Din nivå { $from } i { $community } går ut { $until }
mail-not-offered = Din nivå ”{ $from }” i { $community } är betald till { $until }. Den erbjuds inte längre, så det finns inget att betala. Du är kvar som medlem: från { $day } har du nivån ”{ $to }”, som inte kostar något. Du kan när som helst välja en annan nivå på sidan för ditt medlemskap.
mail-lapsed-subject = Du har nu nivån { $to } i { $community }
mail-lapsed = Din nivå ”{ $from }” i { $community } var betald till { $until }. Du är kvar som medlem på nivån ”{ $to }”, som inte kostar något; allt du skrivit och svarat finns kvar. Du kan när som helst välja ”{ $from }” igen på sidan för ditt medlemskap.
mail-dues-amount = Belopp: { $amount }
mail-dues-due = Betalas senast: { $day }
mail-dues-open = Fakturan
mail-dues-card = Ditt medlemskap
mail-dues-reason = Du får det här mejlet för att du är medlem i { $community }, och det gäller ditt medlemskap.
mail-passkey-made-subject = En ny lösennyckel loggar in dig hos { $community }
mail-passkey-made = Lösennyckeln ”{ $called }” loggar från och med nu in dig hos { $community }.
mail-passkey-removed-subject = En lösennyckel togs bort hos { $community }
mail-passkey-removed = Lösennyckeln ”{ $called }” loggar inte längre in någon hos { $community }.
mail-passkey-not-you = Om det inte var du: ta bort nycklar du inte känner igen, logga ut webbläsare du inte känner igen och skriv till en funktionär.
mail-passkeys-taken-subject = Du loggades ut hos { $community }
mail-passkeys-taken = Den som driver servern för { $community } loggade ut dig i alla webbläsare och tog bort { $n ->
    [one] en lösennyckel
   *[other] { $n } lösennycklar
} som var dina.
mail-passkeys-taken-next = Du loggar in igen med e-post och skapar en ny nyckel när du vill.
mail-passkey-page = Dina lösennycklar
mail-account-linked-subject = Ett konto hos { $called } loggar in dig hos { $community }
mail-account-linked = Ett konto som du har hos { $called } loggar från och med nu in dig hos { $community }.
mail-account-unlinked-subject = Ett konto hos { $called } togs bort hos { $community }
mail-account-unlinked = Ditt konto hos { $called } loggar inte längre in dig hos { $community }.
mail-account-not-you = Om det inte var du: ta bort konton du inte känner igen, logga ut webbläsare du inte känner igen och skriv till en funktionär.
mail-accounts-taken = Den som driver servern för { $community } loggade ut dig i alla webbläsare och tog bort { $n ->
    [one] ett länkat konto
   *[other] { $n } länkade konton
}.
mail-accounts-taken-next = Du loggar in igen med e-post och länkar ett konto när du vill.
mail-account-page = Dina konton på annat håll
mail-account-reason = Du får det här mejlet för att du är medlem i { $community } och det handlar om hur du loggar in.
mail-code-signed-subject = Du skrev under den etiska koden för { $community }
mail-code-signed = Du skrev under version { $called } av den etiska koden för { $community }. Det här mejlet är ditt kvitto.
mail-code-record =
    Version: { $version }
    Underskriven som: { $name }
    Tid: { $time }
    Fingeravtryck: { $fingerprint }
mail-code-signed-next = Gemenskapen har antecknat samma sak. Texten står på sin sida så länge den här versionen gäller.
mail-code-page = Den etiska koden
mail-code-changed-subject = Den etiska koden för { $community } säger något nytt
mail-code-changed = Version { $called } av den etiska koden för { $community } gäller nu. Den säger något nytt, så vi ber dig läsa den och skriva under den, även om du har skrivit under en tidigare.
mail-code-changed-next = Till dess får du läsa allt men inte skriva något.
mail-code-sign-page = Läs och skriv under
mail-code-reason = Du får det här mejlet för att du är medlem i { $community } och det handlar om den etiska koden som medlemmar skriver under.
mail-put-out-subject = Ditt medlemskap i { $community } har upphört
mail-put-out = Ditt medlemskap i { $community } har upphört. Du är utloggad och dina svar är återtagna.
mail-put-out-words = De skriver till dig:
mail-put-out-next = Det som betalats och undertecknats stannar hos gemenskapen. Om du tror att det är ett misstag nämner dess sida funktionärerna och, om de angett en, en adress att skriva till.
mail-put-out-page = Gemenskapen
mail-put-out-reason = Du får det här mejlet för att du var medlem i { $community }. Det är det sista.
mail-erased-subject = Dina uppgifter hos { $community } är raderade
mail-erased = Dina uppgifter hos { $community } är raderade, så som begärdes. Ditt medlemskap har upphört och den här adressen sparas inte.
mail-erased-next = De servrar som hade något om dig får veta det. Sidan nedan säger vilka som har bekräftat; bara det här mejlet och din webbläsare känner till dess adress.
mail-erased-page = Hur långt det har kommit
mail-worked-subject = { $called } säger att ni har arbetat tillsammans
mail-worked = { $called }, medlem i { $community } liksom du, säger att ni två har arbetat tillsammans. Det står på era profiler först när du också säger det.
mail-worked-next = Svara ja eller nej där, eller låt bli: { $called } får inte veta om du säger nej. Var och en av er kan ta tillbaka det när som helst.
mail-worked-page = Till profilen
mail-worked-reason = Du får det här mejlet för att du är medlem i { $community }, en gång för var och en som säger det.
mail-office-given-subject = { $called ->
    [officer] Du är funktionär i { $community }
    [moderator] Du är moderator i { $community }
   *[other] Du sköter driften av { $community }
}
mail-office-given = { $called ->
    [officer] Den som driver servern för { $community } gjorde dig till funktionär. Det funktionärer gör finns under Kansli. Andra läser bredvid ditt namn att du är det.
    [moderator] Den som driver servern för { $community } gjorde dig till moderator. Andra läser bredvid ditt namn att du är det.
   *[other] Den som driver servern för { $community } gav dig driften: under Kansli får du göra det funktionärer gör, och andra läser bredvid ditt namn att du är en av dem.
}
mail-office-taken-subject = { $called ->
    [officer] Du är inte längre funktionär i { $community }
    [moderator] Du är inte längre moderator i { $community }
   *[other] Du sköter inte längre driften av { $community }
}
mail-office-taken = { $called ->
    [officer] Den som driver servern för { $community } tog ifrån dig uppdraget som funktionär. Du är medlem som förut.
    [moderator] Den som driver servern för { $community } tog ifrån dig uppdraget som moderator. Du är medlem som förut.
   *[other] Den som driver servern för { $community } tog ifrån dig driften. Du är medlem som förut.
}
mail-office-next = Alla webbläsare har loggats ut: logga in igen. Om du inte väntade dig detta, skriv till en funktionär.
mail-office-page = Vilka funktionärerna är
mail-office-reason = Du får det här mejlet för att du är medlem i { $community } och det handlar om vad du får göra där.
mail-standing-subject = { $called ->
    [good] Allt är i ordning med dig hos { $community }
    [cautioned] { $community } varnar dig
    [limited] Dina rättigheter hos { $community } är begränsade
   *[other] Dina rättigheter hos { $community } är avstängda
}
mail-standing = { $called ->
    [good] Funktionärerna i { $community } har tagit tillbaka vad de sade om dig: du får åter göra allt som din nivå ger dig.
    [cautioned] Funktionärerna i { $community } varnar dig. Inget tas ifrån dig; bara du och de ser det.
    [limited] Under en tid begränsar funktionärerna i { $community } vad du får göra: du kan inte använda förmåner hos andra gemenskaper eller gå in i rum. Allt annat är som förut. Andra gemenskaper får inte veta varför.
   *[other] Tills de säger något annat stänger funktionärerna i { $community } av dina rättigheter: du kan inte använda förmåner hos andra gemenskaper eller gå in i rum. Andra gemenskaper får inte veta varför.
}
mail-standing-until = Det upphör av sig självt: { $time }.
mail-standing-next = Om du ser det på ett annat sätt, skriv till en funktionär.
mail-report-peer-subject = { $peer } anmäler något till funktionärerna i { $community }
mail-report-peer =
    { $peer } anmäler något hos { $community }. Vad som är fel: { $category ->
        [selling] försäljning som ingen bett om
        [conduct] ohövligt, hotfullt eller värre
        [untrue] inte sant, eller någon annans
        [confidence] något förtroligt fördes vidare
        [competition] priser, kunder eller marknader skulle göras upp
       *[other] något annat
        }. Det är gemenskapen som anmäler, inte en person.
mail-report-member-subject = En anmälan väntar på funktionärerna i { $community }
mail-report-member =
    En medlem i { $community } anmäler något eller invänder mot ett beslut. Vad som är fel: { $category ->
        [selling] försäljning som ingen bett om
        [conduct] ohövligt, hotfullt eller värre
        [untrue] inte sant, eller någon annans
        [confidence] något förtroligt fördes vidare
        [competition] priser, kunder eller marknader skulle göras upp
       *[other] något annat
        }.
mail-report-next = Någon bör besluta inom 72 timmar. Den som anmälde får veta om något gjordes, inte vad.
mail-report-page = Öppna anmälan
mail-report-decided-subject = Funktionärerna i { $community } har beslutat något om dig
mail-report-decided = Funktionärerna i { $community } har sett på en anmälan om dig och beslutat.
mail-report-decided-next = Om du ser det på ett annat sätt, säg det på sidan: en annan funktionär tittar på det.
mail-report-decided-page = Läs beslutet
mail-report-over-subject = Din anmälan hos { $community } är avslutad
mail-report-over = Det du anmälde har setts över och beslutats. Vad som beslutades stannar mellan funktionärerna och den det gäller.
mail-report-over-next = Ditt namn känner bara funktionärerna. Om det fortsätter, anmäl igen.
mail-report-over-page = Dina anmälningar
mail-report-reason = Du får detta som medlem i { $community }; det gäller en anmälan.
mail-appeal-decided-subject = En annan funktionär i { $community } har tittat på det
mail-appeal-decided = { $called ->
    [lifted] Beslutet om dig hävdes: du har gott anseende.
   *[other] Beslutet om dig står fast.
}
mail-appeal-decided-next = Det är funktionärernas sista ord i saken.
report-title = Anmäl något
report-intro = Säg vad som är fel, så ser funktionärerna på det. Den det gäller får aldrig veta av oss vem som sa det.
report-from-where = Öppna sidan för personen, evenemanget eller anteckningen och välj Anmäl där.
report-link = Anmäl
report-about = Vad det gäller
report-about-wrong = Det hör varken till denna gemenskap eller till någon den delar med.
report-own = Det är du själv. Prata med en funktionär i stället.
report-many = Många av dina anmälningar väntar redan. Prata med en funktionär.
report-category = Vad som är fel
report-category-missing = Välj vad som är fel.
report-selling = Försäljning som ingen bett om
report-conduct = Ohövligt, hotfullt eller värre
report-untrue = Inte sant, eller någon annans
report-confidence = Något förtroligt fördes vidare
report-competition = Priser, kunder eller marknader skulle göras upp
report-other = Något annat
report-words = Vad som hände
report-words-hint = Med några ord. Funktionärerna läser det; till en annan gemenskap går det utan ditt namn, så utelämna namn.
report-words-missing = Säg med några ord vad som hände.
report-send = Skicka till funktionärerna
report-sent = Funktionärerna har det
report-sent-next = Du får ett mejl när det är beslutat.
report-next-title = Vad som händer sedan
report-next-1 = En funktionär som inte är från någons företag ser på det inom tre dagar.
report-next-2 = Det kan bli: inget, ett samtal, en varning, en begränsning en tid eller en avstängning.
report-next-3 = Du får veta att det är över. Vad som beslutades stannar mellan funktionärerna och den det gäller.
report-hers = Vad du anmält
report-state-waits = Väntar på funktionärerna
report-state-passed-on = Vidare till den gemenskap det hör till
report-state-over = Granskat och avslutat
report-outcome = Vad som beslutades
report-outcome-dismiss = Inget i det
report-outcome-mediate = Ett samtal mellan parterna
report-outcome-caution = En varning
report-outcome-limit = En begränsning till en viss dag
report-outcome-suspend = En avstängning
report-decided-title = Vad som beslutades om dig
report-decided-intro = Bara du och funktionärerna läser detta.
report-decided-on = Beslutat
report-message-to-you = Funktionärerna skriver till dig
report-code = Etikkoden som alla medlemmar skriver under
report-appeal = Ser du det på ett annat sätt?
report-appeal-words = Vad du vill säga
report-appeal-hint = En gång och inom 30 dagar. En annan funktionär läser och beslutar.
report-appeal-send = Be om en ny granskning
report-appeal-waits = En annan funktionär tittar på det du sagt.
report-appeal-lifted = En annan funktionär hävde beslutet. Du har gott anseende.
report-appeal-stays = En annan funktionär tittade på det och beslutet står fast.
report-appeal-over = Det går inte längre att invända.
desk-reports-title = Anmälningar
desk-reports-intro = Vad medlemmar och andra gemenskaper säger inte står rätt till. En annan gemenskap anmäler som gemenskap; ingen nämns.
desk-reports-waiting = Väntar på er
desk-reports-empty = Ingen anmälan väntar
desk-reports-rest = Avslutade eller hos andra
desk-reports-older = Äldre anmälningar
desk-report-title = Anmälan om { $about }
desk-report-open = Öppen
desk-report-taken = Granskas
desk-report-passed-on = Skickad vidare
desk-report-resolved = Beslutad
desk-report-appealed = Ny granskning begärd
desk-report-closed = Stängd
desk-report-came = Kom in
desk-report-due = Besluta senast
desk-report-by = Hos
desk-report-by-peer = { $community } anmäler detta. Vem av dess medlemmar som sa det vet man bara där.
desk-report-by-member = En medlem anmäler detta. Namnet visas inte, så att det avgörs av vad som hänt.
desk-report-by-nobody = Den som anmälde detta har lämnat.
desk-report-said = Vad som sades
desk-report-before = Anmält tidigare
desk-report-reason = Varför
desk-report-reason-hint = Bara för funktionärerna, nu och senare.
desk-report-message = Till den det gäller
desk-report-message-hint = Hon får det med mejl. Vid varning, begränsning eller avstängning behövs det.
desk-report-appeal = Vad hon invänder
desk-report-ruling = { $ruling ->
    [lifted] En annan funktionär hävde det.
   *[other] En annan funktionär tittade på det och det står fast.
}
desk-report-stays = Beslutet står fast
desk-report-lift = Häv det
desk-report-take = Jag ser på det
desk-report-pass-title = Det hör till en annan gemenskap
desk-report-pass-what = Skickas det vidare beslutar deras funktionärer, och ni får veta om något gjordes. De läser vad som är fel och vad som sades, inget namn från oss.
desk-report-pass = Skicka vidare
desk-report-decide = Besluta
desk-report-decide-button = Besluta och meddela
desk-report-near = Du är en av de två, från någons företag, eller håller dig undan det. En annan funktionär beslutar.
desk-report-not-waiting = Det är redan beslutat eller skickat vidare.
desk-report-no-member = Bara en egen medlem kan få något emot sig.
desk-report-no-message = Skriv till henne vad hon ska veta.
desk-report-no-outcome = Välj vad som beslutas.
desk-report-ours = Det beslutar ni själva.
desk-report-no-peer = Ni delar inga anmälningar med den gemenskapen. Skriv till dess funktionärer.
desk-report-another = En annan funktionär än den första beslutar.
desk-report-answer-action = Den andra gemenskapen gjorde något
desk-report-answer-none = Den andra gemenskapen gjorde inget
mail-merged-subject = Två medlemskap i { $community } har blivit ett
mail-merged = Ett annat medlemskap i { $community } har slagits ihop med ditt: det som fanns där är nu ditt, och den som loggar in med { $called } kommer till ditt medlemskap.
mail-merged-away = Ditt medlemskap i { $community } med adressen { $called } har slagits ihop med ett annat som är ditt: det som fanns där har gått över dit. Logga in med den här adressen så kommer du till det som blir kvar.
mail-merged-next = Om ett av de två medlemskapen inte är ditt, skriv genast till en funktionär.
mail-merged-page = Det som sparas om dig
mail-merged-away-page = Logga in
mail-test-subject = Ett testmejl från { $node }
mail-test = Om du läser det här kommer mejl från { $node } fram.
mail-test-reason = Du får det här mejlet för att den som driver { $node } har prövat om mejlen kommer fram. Du behöver inte göra något.
mail-join-subject = Bli medlem i { $community }
mail-join = Någon, vi hoppas att det är du, vill bli medlem i { $community } med den här adressen. Tryck på knappen på den här sidan:
mail-join-reason = Du får det här mejlet för att adressen angavs på sidan där man blir medlem i { $community }. Inget annat skickas hit.
mail-sign-in-subject = Logga in i { $community }
mail-sign-in = Någon, vi hoppas att det är du, vill logga in i { $community } med den här adressen. Tryck på knappen på den här sidan:
mail-sign-in-reason = Du får det här mejlet för att adressen angavs på inloggningssidan för { $community }.
mail-proof-code = Eller skriv den här koden där du bad om den:
mail-proof-here = { $n ->
    [one] Länken och koden fungerar en gång, i den webbläsare där du bad om dem, i en minut.
   *[other] Länken och koden fungerar en gång, i den webbläsare där du bad om dem, i { $n } minuter.
}
mail-proof-not-you = Var det inte du, gör ingenting, och visa inte koden för någon: utan det här mejlet kommer ingen in. Vi frågar aldrig efter den per telefon eller mejl.
mail-reason-going = Du får det här mejlet för att du svarade ”jag kommer” i kalendern hos { $community }.
mail-reason-maybe = Du får det här mejlet för att du svarade ”kanske” i kalendern hos { $community }.
mail-reason-answered = Du får det här mejlet för att du svarade på evenemanget i kalendern hos { $community }.
mail-reason-event-invited = Du får det här mejlet för att någon som arrangerar det här evenemanget hos { $community } har bjudit in dig; det blir ett mejl per inbjudan.
mail-guest-page = Läs, ändra eller radera ditt svar: { $page }
mail-reason-guest = Du får det här mejlet för att du svarade som gäst på det här evenemanget hos { $community }. Vi skriver till den här adressen bara om det här evenemanget och glömmer den sex veckor efter.
mail-visit-subject = Ditt svar på { $title }
mail-visit = Någon, förhoppningsvis du, vill komma till ”{ $title }” hos { $community } och angav den här adressen. Tryck på knappen på den här sidan för att säga ja:
mail-visit-reason = Du får det här mejlet för att den här adressen skrevs in på en sida hos { $community } för att svara på ett evenemang. Inget annat skickas till den.
mail-visit-here = { $n ->
    [one] Länken gäller en minut, i vilken webbläsare som helst; koden där du frågade. Till dess hålls ingen plats åt dig.
   *[other] Länken gäller { $n } minuter, i vilken webbläsare som helst; koden där du frågade. Till dess hålls ingen plats åt dig.
}
mail-visit-not-you = Var det inte du, så gör ingenting: utan det här mejlet svarar ingen i ditt namn.
mail-visit-member = Någon, förhoppningsvis du, vill komma till ”{ $title }” hos { $community } som gäst. Du är medlem här: logga in och svara på den här sidan. Inget har svarats åt dig.
mail-note-subject = Om { $title }: { $organiser } skriver
mail-note = { $organiser } i { $community } skriver till gästerna på ”{ $title }”:
mail-note-reason = Du får det här mejlet för att du svarade på ”{ $title }” hos { $community }.
mail-note-stop = Inga fler mejl från den som ordnar det här evenemanget och inga påminnelser: { $page }

## Den etiska koden

ethics-title = Etisk kod
ethics-description = Vad medlemmarna i den här gemenskapen förväntar sig av varandra, i några meningar och i sin helhet.
ethics-version = Version { $version }
ethics-length = { $words ->
    [one] 1 ord
   *[other] { $words } ord
}, { $minutes } min
ethics-whole = Hela texten
ethics-members-sign = Medlemmar skriver under den innan de skriver inlägg, ber om en introduktion eller tar emot ett värdebevis.
ethics-by-joining = Den som blir medlem godtar den; ingen underskrift behövs.
ethics-signed = Du skrev under version { $version } som { $name }, { $day }.
ethics-not-signed = Du har inte skrivit under den ännu. När du har gjort det kan du skriva inlägg och få introduktioner och värdebevis.
ethics-sign-again = Du skrev under version { $version }. Den här säger något nytt, så vi frågar igen.
ethics-go-sign = Läs och skriv under
ethics-none = Det finns ingen etisk kod ännu
ethics-none-next = Funktionärerna i den här gemenskapen har inte publicerat någon.
ethics-sign-title = Skriv under den etiska koden
ethics-sign-as = Jag skriver under som
ethics-sign-as-hint = Ditt namn så som det ska stå i registret.
ethics-sign-kept = I registret sparas versionen, tiden och ett fingeravtryck av texten du ser här.
ethics-sign-button = Skriv under
ethics-newer = En nyare version publicerades medan du läste. Den står nedan; läs den innan du skriver under.
ethics-fingerprint = Fingeravtryck:
ethics-fingerprint-this = Fingeravtryck av den här versionen:
ethics-record-time = Antecknat: { $day }, { $hour } i { $place }.
code-title = Publicera den etiska koden
code-intro = Vad medlemmar kräver av varandra. En version står kvar som den publicerades; en nyare följer den.
code-none = Ingen gäller ännu.
code-template-go = Börja med vår text
code-version = Version
code-version-hint-major = Två tal som 2.1. Höj det första när den säger något nytt: då frågas den som skrev under en tidigare version igen.
code-version-hint-every = Två tal som 2.1. Den som skrev under en tidigare version frågas igen vid varje ny.
code-version-hint-never = Två tal som 2.1. Den som skrev under en tidigare version frågas inte igen.
code-mode = Vem som skriver under
code-mode-signed = Varje medlem, innan hon skriver inlägg
code-mode-de-facto = Ingen: den som går med godtar den
code-summary = Sammanfattning
code-summary-hint = Vad den säger med högst { $n } ord. Den står före texten och där man går med.
code-words-used = { $used } av { $most } ord
code-text = Hela texten
code-text-hint = Rubriker, listor, betoning och länkar finns kvar.
code-publish = Publicera
code-look = Titta på den först
code-preview = Så här läses den
code-changed = En annan version publicerades medan du skrev, och den gäller nu. Det du skrev finns kvar nedan.
code-wrong-version = skriv 2 eller 2.1
code-wrong-newer = skriv ett större tal än den gällande versionens
code-wrong-summary = högst { $n } ord
code-template-summary = Kunden går först, och vi konkurrerar öppet och hederligt. Vi behåller det vi får veta i förtroende, erkänner andras arbete och talar här aldrig om priser, villkor, anbud eller vems kund någon är.
code-template-text =
    ## Kunden går först

    - Vi säger vad vi kan och vad vi inte kan. Passar ett annat företag bättre säger vi vilket.
    - Vi lovar ingenting för andra.
    - Det en kund berättar når bara dem som behöver det för arbetet.

    ## Konkurrera öppet och hederligt

    - Medlemmar i den här gemenskapen kan vilja ha samma uppdrag. Det säger vi tidigt, och till varandra.
    - Vi talar här aldrig om priser, rabatter, villkor eller anbud, och inte heller om vems kund eller vems område något är.
    - Vi talar om en konkurrent som om hon var i rummet.

    ## Hålla ord

    - Det vi hör i förtroende stannar där det sades.
    - Arbete, idéer och kontakter tillskriver vi dem de kom från.
    - Vi svarar på en introduktion inom en vecka, också när svaret är nej.

    ## När något går fel

    Tala först med personen, om du kan. Annars vänder du dig till någon i styrelsen som inte konkurrerar med någon av parterna. Båda hörs innan något avgörs, och beslutet får sina skäl.

## Formulär

form-wrong = Något saknas eller stämmer inte
form-wrong-empty = skriv något här
form-wrong-too-long = högst { $n } tecken
form-wrong-mail = skriv den som name@example.org
form-wrong-letters = det innehåller ett tecken som inte går att visa
form-not-now = Inte nu
form-meanwhile = Någon ändrade detta medan du skrev
form-meanwhile-what = Det du skrev står i formuläret nedan och är inte sparat. Detta står nu där det skiljer sig. Spara igen för att sätta ditt i dess ställe.
form-meanwhile-empty = inget

## Profil

settings-nav-label = Dina inställningar
settings-nav-profile = Profil
settings-nav-card = Medlemskap
settings-nav-communities = Mina gemenskaper
settings-nav-sessions = Webbläsare
settings-nav-passkeys = Lösennycklar
settings-nav-sign-ins = Andra konton
settings-nav-mail = Mejl
settings-nav-notifications = Aviseringar
settings-nav-data = Dina uppgifter
outbox-title = Utkorg
outbox-intro = De senaste mejlen som den här noden skulle ha skickat sedan den startades, de nyaste först. Inget har lämnat den här datorn.
outbox-intro-sent = De senaste mejlen som den här noden har skickat sedan den startades, de nyaste först. Vart och ett gick till den adress det anger.
outbox-count = { $n ->
    [one] Ett mejl
   *[other] { $n } mejl
}
outbox-empty = Inga mejl ännu
outbox-empty-next = Be om ett mejl att logga in med, gå med eller svara på ett evenemang: det som skickas står här strax därefter.
outbox-to = Till { $address }
outbox-calendar = Med en post för kalendern
outbox-newer = Nyare mejl
outbox-older = Äldre mejl

notifications-title = Aviseringar
notifications-intro = Mejl du har fått de senaste 30 dagarna, de senaste först.
notifications-empty = Inget de senaste 30 dagarna
notifications-empty-why = När något händer med ett evenemang du svarat på, eller med ditt medlemskap, får du ett mejl och hittar det här.
data-title = Dina uppgifter
data-intro = Vad den här gemenskapen har sparat om dig, och vad som har lämnat servern om dig.
data-take-title = Ta med dina uppgifter
data-take-what = En fil med allt som gemenskapen har sparat om dig: profil, medlemskap, fakturor, underskrifter, svar, uppgifter vid evenemang, vad du följer, vad du fått i mejl, hur du loggar in, vad som delats och vad du själv sagt i dina rum. Den görs nu och sparas ingenstans.
data-take-json = Ladda ner som JSON
data-take-csv = Ladda ner som tabell (CSV)
data-take-secrets = Nycklar, programs koder och hemliga adresser finns inte i den. Spara filen där ingen annan läser den.
data-shared-title = Vad som har delats om dig
data-shared-intro = Varje rad är en server, vad den fick veta och varför. Sedan listan började föras har inget annat om dig skickats till en annan server. Din mejladress skickas aldrig. Din adress här och ditt namn kan läsas av den som känner till adressen: så kontrollerar en server att ett svar är ditt.
data-shared-none = Inget. När du svarar på ett evenemang hos en annan gemenskap står det här vad den fick veta.
data-shared-fields = Fick veta: { $fields }.
data-shared-times = { $n } gånger, från { $first } till { $last }
data-for-answer = Du svarade på ett evenemang där.
data-for-withdrawal = Ett svar på ett evenemang där togs tillbaka.
data-for-goodbye = Du lämnade, så att de glömmer dig.
data-for-new-key = Nyckeln som visar för andra att det är du som svarar är ny.
data-for-follow-refused = Någon där bad att få följa dig. Medlemmar följer man inte, och det fick de veta.
data-for-link = Du ville koppla ihop ditt medlemskap där med det här. När kopplingen tas bort får de veta det också.
data-for-voucher = Du använde det som ett avtal ger medlemmar i den här gemenskapen där. Vad du använde det till får den här gemenskapen inte veta.
data-for-check = Du visade där att du är medlem i den här gemenskapen i god ställning.
data-field-address = din adress här
data-field-name = ditt namn
data-field-answer = evenemanget och ditt svar
data-field-organization = ditt företag
data-field-community = din gemenskap
data-field-message = ditt meddelande till arrangören
data-field-standing = att du är medlem i god ställning
data-field-pseudonym = ett namn för dig eller för kopplingen som ingen annan får
data-field-level = din medlemsnivå
data-delete-heading = Radera dina uppgifter
data-delete-what = Ditt medlemskap tar slut och det som nämner dig raderas här. De servrar som hade något om dig får veta det, och du ser vilka som har bekräftat. Det går inte att ta tillbaka.
data-delete-link = Radera mina uppgifter
data-delete-title = Radera dina uppgifter?
data-delete-take-first = Vill du ha en kopia, ta med dina uppgifter först.
data-delete-button = Radera mina uppgifter
data-goes-title = Vad som raderas
data-goes-name = Ditt namn, din mejladress och ditt företag.
data-goes-said = Din profil med listan över vilka som inte ska se dig, vilka du följer, dina inställningar, vad du fått i mejl, varför du lämnade, och listan över vad som delats.
data-goes-lists = Ditt namn och ditt företag på gästlistor, under etikkoden och i de svar som skickats till andra servrar.
data-stays-without-name = Utan ditt namn: att någon svarade på ett evenemang, skrev under koden eller hade en uppgift.
data-stays-invoices = Fakturor så som de ställdes ut, med namnet på: bokföringen måste sparas.
data-stays-address = Din adress här, som från och med nu bara säger att någon har lämnat, och dess sista del i loggen. Ingen annan får den.
data-stays-elsewhere = Det som andra servrar sparar: de ombeds radera det, och vad de gör bestämmer de själva.
data-stays-backups = Förseglade säkerhetskopior, tills nyare ersätter dem.
settings-mail-title = Dina mejl
settings-mail-intro = Bara din egen gemenskap mejlar dig. Välj vad du vill få.
settings-mail-saved = Sparat.
settings-mail-goes-to = Mejlen går till { $mail }.
settings-mail-digest = Veckomejl
settings-mail-digest-hint = En gång i veckan: nyheter från din gemenskap och från dem du följer, och det du sagt ja till som närmar sig. En vecka utan något att berätta kommer inget.
settings-mail-reminders = Påminnelser före och efter evenemang
settings-mail-reminders-hint = Före evenemang som du svarat ja eller kanske på, så många timmar innan som din gemenskap har valt. Och en gång efter ett där du hade en plats.
settings-mail-peerings = Hur delningen med andra går
settings-mail-peerings-hint = För ansvariga: att en gemenskap godtagit, att delning pausats eller upphört, eller att någon inte svarat på ett dygn.
settings-mail-language = Språk
settings-mail-language-hint = För dina mejl, och för sidor i en webbläsare där du inte har valt något längst ner.
settings-mail-language-none = Det som min webbläsare ber om (mejl: { $language })
settings-mail-save = Spara
settings-mail-always-title = Mejl du alltid får
settings-mail-always-sign-in = Länkar och koder som du loggar in med: utan dem kommer ingen in, och de skickas bara när någon ber om dem.
settings-mail-always-events = Vad som händer med ett evenemang du svarat på, och om värden har en plats till dig: annars kan du stå inför en stängd dörr. Ta tillbaka ditt svar, så upphör de.
settings-mail-always-dues = Fakturor, betalningar och när det du betalat för går ut, eftersom de gäller ditt medlemskap.
settings-mail-always-desk = Som ansvarig: förslag som väntar på ert svar, och det som hindrar noden, högst en gång om dagen.
settings-mail-never = Det som sägs i rum står aldrig i ett mejl, och inget mejl avslöjar om du läst det.
mail-stop-ask = { $what }: inga fler?
mail-stop-ask-why = En tryckning, så upphör de här mejlen. Inget annat ändras.
mail-stop-button = Stoppa de här mejlen
mail-stop-done = { $what }: inga fler
mail-stop-done-why = Du får inga fler sådana mejl. Du kan när som helst slå på dem igen.
mail-stop-unknown = Den här adressen stoppar inga mejl
mail-stop-unknown-why = Den är inte hel, eller kommer inte från ett mejl från den här gemenskapen. Logga in och välj vilka mejl du får.
mail-stop-settings = Välj vilka mejl du får
profile-title = Din profil
profile-intro = Berätta vad du gör, för vem och var. Du väljer själv vad du visar och vad du behåller för dig själv.
profile-complete =
    { $n ->
        [0] Inget av fem ifyllt ännu
        [5] Alla fem ifyllda
       *[other] { $n } av fem ifyllda
    }
profile-step-done = (ifyllt)
profile-saved = Sparat. Från och med nu hittas du på det du visar.
profile-see-as-member = Så ser en medlem dig
profile-see-as-peer = Så ser en medlem i en samarbetande gemenskap dig
profile-see-as-stranger = Så ser en utomstående dig
profile-competencies = Vad du gör
profile-competencies-hint = Välj dina fem: den som är allt för alla hittas av ingen.
profile-verticals = Branscher
profile-verticals-hint = De fem du kan bäst.
profile-sizes = Dina kunders storlek
profile-sizes-hint = Efter hur många som arbetar där.
profile-regions = Var du arbetar
profile-regions-hint = Länder eller delar av dem, en i varje fält: Sweden eller US-WA.
profile-best-fit = Passar bäst för
profile-best-fit-hint = Vem du passar för, på en rad.
profile-refer-out = Vi hänvisar vidare
profile-refer-out-hint = Det du lämnar över till andra, på en rad.
profile-partner-types = Typ av partner
profile-partner-types-hint = Du kan välja flera.
profile-common-ground = Gemensamma nämnare
profile-common-ground-hint = Ord som någon kan ha gemensamt med dig, med komma emellan: en skola, ett språk, en sport. Visas bara för den som har samma.
profile-organization = Var du arbetar
profile-organization-hint = Vem som får se namnet på din organisation.
profile-hide = Organisationer som inte får hitta dig
profile-hide-hint = En på varje rad. Ingen där hittar dig genom sökning eller adress; listan stannar här, och ingen annan ser den. Har du en lista ser bara den som är inloggad din profil. Om du svarar på ett evenemang på en annan server läser den servern ditt namn på en adress som är din, och det kan också den som känner till adressen; inget annat står där.
profile-who = Vem som ser det:
profile-letters = { $used } av { $most } tecken
profile-save = Spara profilen
profile-choose-five = välj dina fem: fler säger ingenting
profile-choose-fewer = välj högst { $n }: fler säger ingenting
profile-not-on-list = något finns inte på listan; välj igen
profile-too-many = högst { $n }
seen-by-me = bara du
seen-by-community = medlemmar här
seen-by-peers = medlemmar här och i samarbetande gemenskaper
seen-by-public = alla

## Personer

people-title = Personer
people-intro = Medlemmar i den här gemenskapen, efter vad de gör, för vem och var.
people-filter = Hitta medlemmar
people-competency = Kompetens
people-vertical = Bransch
people-size = Storlek
people-region = Region
people-type = Typ av partner
people-text = Namn, företag eller ord
people-show = Sök
people-found =
    { $n ->
        [0] Ingen hittades.
        [1] En person hittades.
       *[other] { $n } personer hittades.
    }
people-found-least =
    { $n ->
        [one] Minst en person hittades.
       *[other] Minst { $n } personer hittades.
    }
people-all = Alla medlemmar
people-complements = De kompletterar dig
people-why-leans = { $theirs }, som { $mine } bygger på. Ni har gemensamt: { $places }.
people-why = Annat arbete än ditt. Ni har gemensamt: { $places }.
people-scope =
    { $n ->
        [one] I min gemenskap: { $n } medlem.
       *[other] I min gemenskap: { $n } medlemmar.
    }
people-scope-own = Sökningen gällde bara min gemenskap.
people-look = Var ska vi leta
people-look-own = Min gemenskap
people-look-network = Alla som delar med oss
people-scope-network = Sökningen gällde min gemenskap och, alldeles nyss, dem som delar personer med oss.
people-network-found = Högst omkring { $n } personer
people-network-none = Ingen där passar.
people-network-silent = Den svarade inte i tid. Det som andra svarade visas.
people-network-nobody = Ingen annan gemenskap delar personer med oss än.
people-network-kind = Andra gemenskaper tillfrågas inte om slag av partner.
people-team = Slå er ihop
people-team-who = Vem klarar
people-team-in = i
people-team-ask = Fråga
people-covers-found =
    { $n ->
        [0] Ingen här visar { $work } i { $place }.
        [1] En person klarar { $work } i { $place }.
       *[other] { $n } personer klarar { $work } i { $place }.
    }
people-beyond = Bortom din ort
people-beyond-industries = Minst { $n } personer i dina branscher, andra platser: { $places }.
people-beyond-anybody = Minst { $n } personer, andra platser: { $places }. Säg vilka branscher du arbetar för, så ser du vilka som delar dem.
people-beyond-few-industries = I dina branscher, på andra platser:
people-beyond-few = På andra platser:
people-none = Ingen här passar sökningen
people-none-filtered = Sök på färre saker, eller på en i taget.
people-none-so-far = Ingen bland dem som hittills har gåtts igenom
people-none-so-far-more = Det finns fler att gå igenom: fortsätt nedan.
people-none-yet = Medlemmar visas här allt eftersom de kommer med.
people-next = Fler personer
people-own = Vad hittar de om dig? Din profil
person-both = Ni båda: { $tags }.
person-common-ground = Gemensamma nämnare
person-words = Med egna ord
person-best-fit = Passar bäst för
person-refer-out = Vi hänvisar vidare
person-nothing = Inget visas därifrån.
person-as-member = Så här ser medlemmar i den här gemenskapen dig.
person-as-peer = Så här ser medlemmar i samarbetande gemenskaper dig. De hittar dig bara om du visar dem något.
person-as-stranger = Så här ser den som inte är inloggad dig. De hittar dig bara om du visar något för alla.
person-as-nobody = Därifrån ser ingen den här sidan: du visar dem ingenting, eller så döljer du dig för en organisation. Det här är vad de skulle se.
person-for-everybody = Det här visar { $name } för alla. Den som är medlem här och loggar in kan få se mer.
person-edit = Ändra din profil
person-hide = Dölj mig för { $organization }
person-hide-means = Ingen i den organisationen hittar din profil längre. Du kan ändra det i din profil.
person-hidden = Ingen på { $organization } hittar din profil längre.
person-hide-list = Din lista
worked-title = Har arbetat tillsammans
worked-say = Vi har arbetat tillsammans
worked-say-means = { $name } får ett mejl. Det står på båda profilerna när { $name } också säger det.
worked-asked = Du säger att ni har arbetat tillsammans. Det väntar på { $name }.
worked-is-asked = { $name } säger att ni har arbetat tillsammans.
worked-both = Ni säger båda att ni har arbetat tillsammans.
worked-yes = Ja, det stämmer
worked-no = Nej
worked-take-back = Ta tillbaka
worked-asking = De säger att de har arbetat med dig
worked-too-many = Det noterades inte: för många av dina väntar på svar, eller så är en av listorna full. Ta först tillbaka en.
organization-offices = Kontor
organization-events = Evenemang som den ordnar med oss
organization-people = Personer här
organization-nobody = Ingen här visar att de arbetar där
organization-follow = Följ
organization-unfollow = Sluta följa
organization-follow-means = Den som följer läser i nästa veckomejl vad någon här har börjat med, om det visas för medlemmar. Ingen får veta vem som följer.
organization-follow-full = Din lista är full. Sluta först följa en annan.
organizations-followed = Organisationer du följer

## Överlappskort

overlap-unknown = Okänt
overlap-unknown-says = Profilerna räcker inte för att säga något. Fråga.
overlap-complementary = Kompletterande
overlap-complementary-says = Olika arbete, samma kunder eller orter.
overlap-unrelated = Utan samband
overlap-unrelated-says = Inte mycket gemensamt på papperet.
overlap-adjacent = Närliggande
overlap-adjacent-says = { $missing }; samma kompetens.
overlap-no-vertical = ingen gemensam bransch
overlap-no-size = ingen gemensam storlek
overlap-no-region = ingen gemensam region
overlap-no-competency = ingen gemensam kompetens
overlap-partial = Delvis
overlap-partial-says = Olika: { $different }. Gemensamt: { $shared }.
overlap-direct = Direkt
overlap-direct-says = Ni kan mötas i affärer. Överväg att komma överens om spelregler.
overlap-different = Olika
overlap-shared = Gemensamt
overlap-dimension = Gäller
overlap-you = Du
overlap-nothing = inget angivet

## Funktionärer skriver evenemang

event-form-new = Nytt evenemang
event-form-edit = Ändra evenemanget
event-form-back = Tillbaka
event-form-publish = Publicera
event-form-save = Spara ändringen
event-form-what = Vad
event-form-title = Rubrik
event-form-title-hint = En rad, så som den står i listor och kalendrar.
event-form-description = Vad som händer
event-form-description-hint = Stycken, listor, *betoning* och länkar i Markdown.
event-form-agenda-hint = En rad för varje del, med klockslaget på platsen: 18:15 Presentationsrunda. Programmet flyttas med evenemanget.
event-form-activity = Typ av aktivitet
event-form-activity-hint = Rapporter räknar evenemang efter den.
activity-none = Ingen av dessa
activity-partner-to-partner = Mellan partner
activity-advocacy = Påverkansarbete
activity-community = Gemenskap
activity-education = Utbildning
event-form-tags = Hashtaggar
event-form-tags-hint = Med mellanslag emellan, högst tio.
event-form-language = Språk
event-form-language-hint = Det som talas där, skrivet som en, sv eller pt-BR.
event-form-when = När
event-form-start-date = Första dagen
event-form-start-time = Börjar kl.
event-form-end-date = Sista dagen
event-form-end-date-hint = Bara om det inte är samma som den första.
event-form-end-time = Slutar kl.
event-form-end-time-hint = Lämna tomt om sluttiden är öppen.
event-form-zone = Tidszon
event-form-zone-hint = Vilken orts klocka tiderna gäller, som Europe/London. Alla ser dem även i sin egen tid.
event-form-where = Var
event-form-modality = Hur ni träffas
event-form-place = Platsens namn
event-form-street = Gata och nummer
event-form-town = Ort
event-form-country = Land
event-form-online-page = Sida om onlinedelen
event-form-online-page-hint = En offentlig sida, aldrig möteslänken: då skulle den bli allas.
event-form-join-link = Länk för att delta
event-form-join-link-hint = Var mötet är. Varje bekräftad gäst får en egen adress som leder dit så länge platsen finns kvar; ingen annan ser den. Den som har följt den ser själva länken: en mötestjänst som kontrollerar namn håller andra ute. När du ändrar den får alla bekräftade veta det.
event-form-who = Vilka och hur många
event-form-audience = Vem som ser det och får komma
event-form-audience-hint = Det skickas inte till någon annan. Medlemmar i andra gemenskaper svarar hemma, och du fördelar platserna.
event-form-guests = { $n ->
    [one] En gäst utan medlemskap kommer: gästen behåller sin plats och får veta vad som händer, även om bara andra får se evenemanget.
   *[other] { $n } gäster utan medlemskap kommer: de behåller sina platser och får veta vad som händer, även om bara andra får se evenemanget.
}
event-form-audience-members = Våra medlemmar
event-form-audience-peers = Våra medlemmar, och de i { $names }
event-form-audience-some = Våra medlemmar, och de i gemenskaperna som är ikryssade nedan
event-form-audience-ticked = För medlemmar i
event-form-audience-peers-hint = Gäller när raden ovan säger ”ikryssade nedan”.
event-form-audience-public = Alla
event-form-audience-named = Vilka det är till för nu
event-form-capacity = Platser
event-form-capacity-hint = Lämna tomt om det inte finns någon gräns. Är det fullbokat finns en väntelista.
event-form-price = Pris
event-form-price-hint = I gemenskapens valuta, som 15.00; 0 om det är gratis.
event-form-member-price = Pris för medlemmar
event-form-member-price-hint = Medlemmar i gemenskaper som delar evenemang med oss betalar också det priset.
event-form-co-hosts = Medvärdar
event-form-co-host = Medvärd { $n }
event-form-co-hosts-hint = Organisationer vars folk är medlemmar här, eller våra lokalavdelningar. Bara vi kan ändra evenemanget; det finns en gästlista och ett antal platser. Den som företräder en sådan organisation ser vilka som kommer. Fråga dem först.
event-form-wrong-date = välj en dag i kalendern
event-form-wrong-time = skriv klockslaget som 18:30
event-form-wrong-zone = skriv tidszonen som Europe/London
event-form-wrong-choice = välj något ur listan
event-form-wrong-address = skriv en adress som börjar med https://
event-form-wrong-language = skriv det som en, sv eller pt-BR
event-form-wrong-amount = skriv siffror, som 15.00
event-form-wrong-price = ange även priset för alla, 0 om det är gratis
event-form-wrong-capacity = mellan 1 och { $n } platser, eller inget om det inte finns någon gräns
event-form-wrong-tags = högst { $n } hashtaggar
event-form-wrong-large = alltsammans är för långt för andra servrar; korta den här texten
event-form-wrong-tag = en hashtagg har bara bokstäver och siffror
event-form-wrong-agenda = högst 20 rader, alla medan evenemanget pågår
event-form-wrong-agenda-line = rad { $n }: börja med ett klockslag, som 18:15, och säg vad som händer
event-form-wrong-agenda-long = rad { $n } är för lång
event-form-wrong-audience = välj något ur listan; evenemang delas inte med den gemenskapen nu
event-form-wrong-audience-peers = kryssa i minst en gemenskap, eller välj en annan rad ovan
event-form-wrong-co-host = ingen organisation eller lokalavdelning heter så här; välj något ur listan eller skriv namnet som dess folk gjorde
event-form-wrong-join-link = skriv en adress som börjar med https://
event-form-wrong-join-place = ett evenemang enbart på plats har ingen länk för att delta; välj online eller båda
event-form-wrong-end = det måste sluta efter att det börjar
event-form-wrong-long = det får vara i högst { $n } dagar
event-form-wrong-far = det måste börja inom fem år
event-form-wrong-over = det skulle redan vara över
event-form-not-signed = ingenting publiceras eller mejlas innan du har skrivit under den etiska koden; länken till den finns längst ned på sidan
event-form-cancelled = Det här evenemanget är inställt. Publicera ett nytt i stället.
event-form-changed = Någon ändrade evenemanget medan du skrev. Öppna det igen för att se ändringen; det du skrev står nedan.
event-form-wrong-draft-repeat = en serie publiceras på en gång; spara ett enda datum som utkast
event-drafts = Utkast
event-drafts-what = Evenemang som inte är publicerade. Bara styrelsen ser dem; ingen medlem, ingen annan gemenskap och ingen kalender.
event-drafts-none = Det finns inget utkast.
event-draft-save = Spara som utkast
event-draft-by = sparat av { $name }
event-draft-discard = Kasta
event-draft-published = Evenemanget är redan publicerat. Ändra själva evenemanget.
event-draft-too-many = 200 utkast sparas. Publicera eller kasta ett först.
event-acts = För funktionärer
event-acts-organiser = För arrangören
event-acts-co-host = För medvärdar
event-act-guests = Vilka som kommer
event-act-checkin = Incheckning
event-act-change = Ändra
event-act-cancel = Ställ in
event-act-new = Nytt evenemang
event-back = Tillbaka till evenemanget
event-cancel-title = Ställa in ”{ $title }”?
event-cancel-what = Det syns fortfarande, men står som inställt. Alla som svarat får ett mejl, och gemenskaper som delar det får veta. Det går inte att ångra.
event-cancel-guests = { $n ->
    [0] Ingen har en plats ännu.
    [one] En person har en plats.
   *[other] { $n } personer har en plats.
    }
event-cancel-button = Ställ in det
event-dates = Andra tillfällen
event-date = { $day }, { $time }
event-act-like = Ett till som detta
event-form-series = Serie
event-form-repeat = Återkommer det?
event-form-repeat-hint = Varje tillfälle är ett eget evenemang med egna svar, vid samma klockslag på orten.
event-form-repeat-never = Nej, bara en gång
event-form-repeat-weekly = Varje vecka
event-form-repeat-fortnightly = Varannan vecka
event-form-repeat-monthly-date = Varje månad, samma datum
event-form-repeat-monthly-weekday = Varje månad, samma veckodag, som andra tisdagen
event-form-repeat-dates = På datum jag väljer
event-form-repeat-until = Till och med
event-form-repeat-until-hint = Inte för datum du väljer själv.
event-form-dates = Fler datum
event-form-dates-hint = Bara för datum du väljer själv: skriv vart och ett som 2027-01-14, med mellanslag eller radbyten emellan.
event-form-scope = Vad gäller det?
event-form-scope-hint = Tillfällena efter det flyttas lika mycket och får samma text, plats och antal platser.
event-form-scope-this = Bara det här tillfället
event-form-scope-following = { $n ->
    [one] Det här tillfället och nästa
   *[other] Det här tillfället och de { $n } efter det
    }
event-form-wrong-one-date = en serie har mer än ett tillfälle
event-form-wrong-many-dates = en serie har högst { $n } tillfällen
event-form-wrong-horizon = en serie måste sluta inom { $n } månader
event-form-wrong-before = ett datum ligger före det första
event-form-wrong-dates = skriv varje datum som 2027-01-14
jobs-title = Vem gör vad: { $title }
jobs-heading = Vem gör vad
jobs-what = Varje uppgift har en person, eller är ledig för vilken medlem som helst. Den du utser till dörren ser vilka som har plats och släpper in folk; den som själv tagit den uppgiften kan göra det så snart du utsett hen.
jobs-empty = Inget att göra ännu
jobs-empty-next = Be om det första paret händer nedan.
jobs-add = En uppgift till
jobs-add-button = Lägg till
jobs-organiser = Den du utser till arrangör ändrar evenemanget, ser, bjuder in och skriver till gästerna, planerar vem som gör vad och ställer in det, till en dag efteråt. Vem evenemanget är till för, vem som håller det med er och vem som arrangerar det bestämmer funktionärerna.
job-organiser = Arrangör
job-door = Dörren
job-minutes = Protokoll
job-speaker-care = Talarvärd
job-other = Något annat
job-open = Ledig
job-taken = Upptagen
job-take = Jag gör det
job-give-back = Lämna tillbaka
job-kind = Vad som ska göras
job-words = Med egna ord
job-words-hint = Bara om det är något annat.
job-handle = Vem som gör det: medlemmens alias
job-name = Utse
job-let-open = Låt den vara ledig
job-remove = Ta bort från listan
job-given-taken = tog den själv
job-given-named = utsedd av en arrangör
job-wrong-organiser = Funktionärerna säger vem som arrangerar ett evenemang.
job-wrong-taken = Någon annan hann före och har den här uppgiften.
job-wrong-gone = Uppgiften finns inte längre på listan.
job-wrong-cancelled = Evenemanget blir inte av.
job-wrong-over = Evenemanget är över.
job-wrong-handle = Ingen medlem har det här aliaset. Det är sista delen av adressen till medlemmens sida.
job-wrong-words = Säg vad det är med några ord, högst { $n } tecken.
job-wrong-many = Listan är full. Ta bort något först.
guests-title = Vilka som kommer: { $title }
guests-heading = Vilka som kommer
guests-what = I den ordning de svarat. Listan stannar här; ingens mejladress står på den.
guests-what-co-host = Du ser vilka som kommer eftersom du företräder en organisation som också ordnar evenemanget: till en dag efter det och bara här. Den som döljer sig för din organisation står inte på listan.
guests-checked-in = Incheckade ({ $n })
guests-going = Kommer ({ $n })
guests-maybe = Kanske ({ $n })
guests-waiting = Väntelista ({ $n })
guests-pending = Ska avgöras ({ $n })
guests-invited = Inbjudna ({ $n })
guests-invite = Bjud in en medlem
guests-invite-handle = Namnet i adressen till medlemmens sida
guests-invite-hint = Det som står efter /people/. Ett mejl skickas, och svaret ges på evenemangets sida.
guests-invite-button = Bjud in
guests-invite-nobody = ingen medlem heter så här
guests-invite-answered = det finns redan ett svar
guests-invite-closed = evenemanget har börjat eller är inställt
guests-invite-too-many = 500 medlemmar är redan inbjudna
guests-not-going = Kommer inte ({ $n })
guests-lists = Gästlistor
guests-none-here = Ingen står på den här listan.
print-door = Dörrlista
print-door-title = Dörrlista: { $title }
print-badges = Namnskyltar
print-badges-title = Namnskyltar: { $title }
print-how = Skriv ut sidan från webbläsarens meny; det som bara hör till skärmen kommer inte med.
print-nobody = Ingen har en plats ännu
print-entrances = Ingångar
print-entrances-n = { $n ->
    [one] { $n } ingång
   *[other] { $n } ingångar
    }
print-entrance = Ingång { $n }: { $first } till { $last }
print-ask = Fråga mig om
guests-name = Namn
guests-organization = Organisation
guests-community = Gemenskap
guests-place = Plats
guests-guest = Gäst
mail-guests-title = Skriv till gästerna
mail-guests-back = Vilka som kommer
mail-guests-what = Medlemmar här och gäster utan medlemskap får ett mejl med dina ord, ditt namn och en länk till evenemanget. Ingen ser vem mer som får det.
mail-guests-limit = { $n ->
    [one] Ett evenemang har högst ett sådant mejl om dagen.
   *[other] Ett evenemang har högst { $n } sådana mejl om dagen.
}
mail-guests-to = Till
mail-guests-going = Kommer
mail-guests-maybe = Kanske
mail-guests-waiting = Väntelista
mail-guests-not-going = Kommer inte
mail-guests-everyone = Alla som svarade
mail-guests-text = Dina ord
mail-guests-text-hint = Vanlig text. Adresser till sidor går att trycka på i mejlet.
mail-guests-read = Läs det innan det går
mail-guests-reads = Vad de läser
mail-guests-count = { $n ->
    [0] Ingen får det här mejlet.
    [one] En gäst får det här mejlet.
   *[other] { $n } gäster får det här mejlet.
}
mail-guests-elsewhere = { $n ->
    [one] En gäst är medlem i en annan gemenskap. Vi har ingen adress dit och det här når inte fram; en ny tid eller plats gör det.
   *[other] { $n } gäster är medlemmar i andra gemenskaper. Vi har inga adresser dit och det här når inte fram; en ny tid eller plats gör det.
}
mail-guests-unwilling = { $n ->
    [one] En gäst vill inte ha sådana mejl om det här evenemanget.
   *[other] { $n } gäster vill inte ha sådana mejl om det här evenemanget.
}
mail-guests-send = { $n ->
    [one] Skicka det till en gäst
   *[other] Skicka det till { $n } gäster
}
mail-guests-change = Ändra det
mail-guests-sent = { $n ->
    [one] Det är på väg till en gäst.
   *[other] Det är på väg till { $n } gäster.
}
mail-guests-before = Skrivet tidigare
mail-guests-line = { $day } { $time }: { $to } ({ $n })
mail-guests-nobody = ingen på den här listan får mejl härifrån
mail-guests-changed = Listan har ändrats under tiden, eller någon har skrivit till den. Inget skickades; så många skulle det gå till nu.
mail-guests-over = det här evenemanget är över sedan länge; ingen får fler mejl om det
mail-guests-too-many = dagens mejl om det här evenemanget är slut; skriv igen i morgon
mail-stop-event-ask = Inga fler mejl från den som ordnar det här evenemanget och inga påminnelser?
mail-stop-event-why = Vad som händer med evenemanget, till exempel en annan tid, når dig ändå så länge du kommer.
mail-stop-event-done = Du får inga fler mejl från den som ordnar det här evenemanget och inga påminnelser
mail-stop-event-done-why = Ditt svar står kvar som det var.
guests-empty = Ingen har svarat ännu
guests-empty-next = Svaren står här så snart de kommer.
checkin-title = Incheckning: { $title }
checkin-heading = Incheckning
checkin-what = Den som står vid dörren skriver in en kod eller letar upp ett namn.
checkin-code = Kod
checkin-code-hint = Åtta bokstäver och siffror, från evenemangets sida i gästens egen gemenskap.
checkin-button = Släpp in
checkin-in = Inne
checkin-in-next = Välkommen.
checkin-already = Redan inne
checkin-already-since = Sedan { $time }.
checkin-not = Inte på den här listan
checkin-not-next = Ingen med plats på det här evenemanget har den koden. Leta efter namnet nedan.
checkin-present = { $n ->
    [0] Ingen är inne ännu.
    [one] En är inne.
   *[other] { $n } är inne.
}
checkin-expected = Väntas fortfarande ({ $n })
checkin-mine = Visa den här bilden vid dörren, eller säg koden.
checkin-picture = QR-kod för din plats, till kameran vid dörren
checkin-scanned = Avläst med kameran. Tryck på knappen för att släppa in gästen.
card-title = Ditt medlemskap
card-qr = Kod som visar i en reception om du är medlem
card-qr-what = Den som läser koden ser ditt namn, din nivå och om du är medlem i dag. Utskriven är sidan bara kortet.
card-qr-see = Se vad som visas
card-check-title = Medlemskort
card-check-yes = Ja, { $name } är medlem i { $community } i dag.
card-check-no = Nej, med det här kortet är ingen medlem i { $community } i dag.
card-check-unknown = { $community } känner inte till något sådant kort.
card-check-level = Nivå
card-check-how = Jämför namnet med den som visar kortet.
paper-percent = { $value }{ "\u00A0" }% rabatt
paper-fixed = { $amount } rabatt
paper-member-price = Priset som medlemmar i { $host } betalar
paper-free-months = { $n ->
    [one] Första månaden gratis
   *[other] De första { $n } månaderna gratis
    }
paper-for-months = { $n ->
    [one] { $benefit } den första månaden
   *[other] { $benefit } de första { $n } månaderna
    }
paper-title = Kupong på papper
paper-how = Skriv ut sidan eller visa den i telefonen. Vid disken läser någon av bilden eller skriver koden, och jämför namnet.
paper-back = Dina förmåner
paper-at = Kupong för
paper-instead-of = i stället för
paper-for = För
paper-from = Medlem i
paper-use-by = Använd senast
paper-limits = Gränser
paper-code = Kod
paper-qr = Kupongen som bild, för kameran vid disken
paper-desk = För disken: läs av bilden eller skriv koden på
paper-once = Den räknas en gång. Den som har papperet kan visa det, så behåll det för dig själv; ditt namn står på det.
paper-take-back = Ta tillbaka den
paper-take-back-means = Om du tappat den: koden öppnar ingenting från och med då, och du kan skriva ut en ny. En kamera läser fortfarande det tappade papperet till dess sista dag, men tillsammans har ni inte förmånen fler gånger än avtalat.
paper-shown = Disken frågade efter kupongen med dess kod den { $day }.
paper-over = Kupongen har gått ut, har tagits tillbaka, eller så uppfyller du inte längre villkoren.
paper-outdated = Din gemenskaps nycklar har ändrats sedan dess, så kupongen räknas inte längre. Skriv ut den på nytt.
paper-not-now = Du uppfyller inte villkoren för erbjudandet just nu. Dina förmåner säger varför.
paper-print-anew = Skriv ut på nytt
verify-title = Kupong
verify-what = En disk tittar på en kupong från en medlem i en annan gemenskap.
verify-show-it = Visa detta vid disken hos { $community }.
verify-sign-in = Bara den som sköter disken ser vad den säger. Är det du, logga in och läs av den igen.
verify-good = Kupongen räknas
verify-good-next = Jämför namnet med den som står framför dig.
verify-used = Använd den { $day } kl. { $time }
verify-used-next = En kupong räknas en gång.
verify-taken-back = Räknad, och återtagen den { $day } kl. { $time }
verify-taken-back-next = Den här kupongen räknas inte längre. Medlemmen kan skriva ut en ny.
verify-used-up = Redan så många gånger som avtalat
verify-used-up-limit = { $n ->
    [one] En medlem får ha detta en gång.
   *[other] En medlem får ha detta { $n } gånger.
    }
verify-year-full = Inga fler i år
verify-year-full-cap = { $n ->
    [one] Det är avtalat att en medlem om året får detta.
   *[other] Det är avtalat att { $n } medlemmar om året får detta.
    }
verify-no = Det här är ingen kupong för oss
verify-no-next = Den är för en annan gemenskap, dess dagar är över, eller så har ingen gemenskap som vi har avtal med skrivit under den.
verify-anew = Kupongen måste skrivas ut på nytt
verify-anew-next = Den är äldre än senaste gången servern återställdes från en säkerhetskopia, så ingen här vet om den har använts.
verify-not-offered = Inget erbjuds för kupongen
verify-not-offered-next = Avtalet ger inte detta till medlemmens nivå, eller inte vid den tid då den skrevs ut.
verify-counted = Räknad som använd den { $day } kl. { $time }
verify-counted-next = Ge det som avtalats. Den räknas inte en gång till.
verify-count = Räkna som använd
verify-count-means = Att titta ändrar inget. Tryck här när du ger det som avtalats; en funktionär kan ångra det.
verify-undo = Ångra: den räknades av misstag
verify-undo-means = Medlemmen kan då använda erbjudandet en gång till, med en annan kupong. Den här förblir använd.
verify-gives = Ger
verify-type = Skriv en kod
verify-nobody = Ännu har medlemmar i ingen annan gemenskap något här genom avtal.
verify-code = Kod
verify-code-hint = Tio bokstäver och siffror på kupongen. Små bokstäver och mellanrum spelar ingen roll.
verify-community = Gemenskap som gav ut den
verify-choose-one = Välj
verify-look = Titta
verify-unreadable = en kod har tio bokstäver och siffror
verify-no-such-code = { $community } har inte gett ut någon sådan kod för oss, eller så har den gått ut; titta på den igen
verify-silent = { $community } svarar inte just nu; läs av bilden på kupongen i stället, det kräver inget nät
verify-too-often = för många koder har prövats här; läs av bilden på kupongen, eller kom tillbaka senare
verify-link = En kupong från en annan gemenskap? Titta på den här
verify-choose = välj gemenskapen som står på kupongen
card-intro = Din nivå här, vad du ska betala för den, och vilka nivåer som finns. Ingen frågar efter kort: du betalar på det sätt gemenskapen själv valt.
card-state-pending = Väntar på en funktionär
card-state-current = Gäller
card-state-grace = Behöver förnyas
card-state-lapsed = Har gått ut
card-state-left = Du har lämnat
card-free = Det kostar inget och går inte ut.
card-paid-until = Betalt till { $day }.
card-grace-until = Betalt till { $until }; allt fungerar ändå till { $day }.
card-waits = Det börjar när en funktionär släpper in dig.
card-since = Medlem sedan
card-kind = Som
card-chapter = Lokalavdelning
card-invoices = Fakturor
card-invoice = Faktura { $number }
card-levels = Nivåer
card-level-yours = Den här har du
card-choose = Be om en faktura
card-choose-free = Byt till den här
card-renew = Förnya
card-not-for-you = För andra: { $kinds }
card-for-organizations = För organisationer; fråga en funktionär
card-not-offered = Du har denna; den erbjuds inte längre. Den är din tills den tar slut.
card-per-month = { $n ->
    [one] { $amount } för en månad
   *[other] { $amount } för { $n } månader
    }
card-costs-nothing = Kostar inget
card-seats = { $n ->
    [one] { $n } plats
   *[other] { $n } platser
    }
card-paid-still = Det du har är betalt till { $day }. Det går ut av sig självt; du behöver inte göra något.
card-refused-no-level = Den nivån finns inte längre här. Välj en annan.
card-refused-kind = Nivån ”{ $tier }” är inte öppen för din grupp av medlemmar.
card-refused-retired = Nivån ”{ $tier }” erbjuds inte längre. Välj en annan.
card-refused-organizations = Nivån ”{ $tier }” är för organisationer. Be en funktionär skriva in din.
card-refused-left = Du har gått ur. Bli medlem igen först.
card-refused-not-set-up = Gemenskapen är inte färdig att använda än.
card-change-keeps = Om du byter nivå före din sista betalda dag räknas det du har kvar om till dagar på den nya nivån, efter vad en dag på var och en kostar.
card-changed = Du har nu nivån ”{ $tier }”.
leave-link = Lämna gemenskapen
leave-title = Lämna { $community }?
leave-title-of = Avsluta medlemskapet för { $name }?
leave-intro = Detta händer. Inget har hänt ännu.
leave-ends = Vad som tar slut
leave-stays-title = Vad som finns kvar
leave-owes = Faktura { $number } behöver inte längre betalas.
leave-paid = Det är betalt till { $day }. Om något betalas tillbaka är en sak mellan medlemmen och gemenskapen; denna sida betalar inget tillbaka.
leave-mails = Gemenskapen skickar inga mejl mer.
leave-seen = Ingen hittar profilen längre, och ett uppdrag lämnas tillbaka.
leave-ways-in = Alla webbläsare loggas ut; länkade konton, lösennycklar, åtkomstnycklar och kalenderns privata adress upphör.
leave-stays = Gemenskapen behåller det som gjorts: fakturor, betalningar, underskrifter av koden, svar på tidigare evenemang, loggen.
leave-again = Man kan gå med igen när som helst med samma mejladress.
leave-message = Ord till medlemmen
leave-message-hint = De går till medlemmen med e-post så som du skriver dem. Utan dem säger mejlet bara att medlemskapet har upphört.
leave-note = Bara för funktionärer
leave-reason-hint = Gemenskapens förtroendevalda läser det. Det kan lämnas tomt.
leave-button = Lämna
leave-button-of = Avsluta medlemskapet
left-title = Du har lämnat { $community }
left-what = Ditt medlemskap är avslutat och du är utloggad. Gemenskapen skickar dig inga mejl mer. Du kan gå med igen med samma mejladress.
left-home = Till startsidan
left-join = Gå med igen
erased-title = Dina uppgifter är raderade
erased-done = Inget här nämner dig längre, utom det som skulle finnas kvar. Du är utloggad och ingen skriver till dig längre.
erased-goes-on = Ditt namn, din adress och din profil är borta. Listor och dokument som nämner dig gås igenom nu; det tar några minuter.
erased-servers = Servrar som hade något om dig
erased-more = Dina svar på evenemang tas fortfarande tillbaka; fler servrar kan tillkomma.
erased-nobody = Ingen: inget om dig har någonsin lämnat den här servern.
erased-confirmed = Har fått veta att du är borta
erased-unconfirmed = Har meddelats, inte bekräftat ännu
erased-keep = Bara adressen till den här sidan leder hit. Spara den om du vill titta igen; den säger inget om dig.
erased-open = { $n ->
    [0] Alla har bekräftat.
    [one] { $n } av dem har inte bekräftat ännu. Den meddelas i sju dagar, sedan inte mer.
   *[other] { $n } av dem har inte bekräftat ännu. De meddelas i sju dagar, sedan inte mer.
}
members-erased = Någon vars uppgifter har raderats
leave-answers = { $n ->
    [0] Inget svar på ett kommande evenemang behöver tas tillbaka.
    [one] Svaret på { $n } kommande evenemang tas tillbaka, och värden får veta det.
   *[other] Svaren på { $n } kommande evenemang tas tillbaka, och värdarna får veta det.
}
invoice-title = Faktura { $number }
invoice-from = Från
invoice-to = Till
invoice-for = Avser
invoice-full = Pris utan medlemskap någon annanstans
invoice-amount = Belopp
invoice-issued = Fakturadatum
invoice-due = Betalas senast
invoice-open = Att betala
invoice-open-second = senast { $day }
invoice-paid = Betald
invoice-paid-second = registrerad { $day }
invoice-lapsed = Inte betald i tid
invoice-lapsed-second = Ingen krävs längre på den. Pengar som ändå kommer räknas från den dag en funktionär markerar den som betald.
invoice-void = Makulerad
invoice-void-second = En annan faktura ersätter den, eller så behövs den inte längre.
invoice-membership = Medlemskap, nivån ”{ $tier }”
invoice-pay = Betala på gemenskapens sida
invoice-pay-what = Knappen leder till en sida som gemenskapen själv valt. Inget om hur du betalar sparas här.
invoice-pay-ask = Gemenskapen har inte angett någon betalningssida. Fråga en funktionär hur du betalar, och ange fakturans nummer.
invoice-print = Skriv ut sidan om du vill spara den; ramen kommer inte med.
invoice-mark-paid = Markera som betald
invoice-mark-paid-what = Du har sett pengarna. Det antecknas med ditt namn och går inte att ångra här.
desk-renewals-title = Avgifter
desk-renewals-intro = Vad som ska betalas, efter förfallodag. Markera en faktura som betald när du har sett pengarna.
desk-renewals-empty = Ingen är skyldig något
desk-renewals-empty-next = Medlemmar väljer nivå på sin egen sida; då står en faktura här.
desk-renewals-open = Obetalda fakturor
desk-renewals-ending = Går ut inom 60 dagar, eller har anstånd
desk-renewals-ending-nobody = Inget betalt medlemskap går ut inom 60 dagar.
desk-renewals-seats = Organisationer med en nivå
desk-renewals-seats-nobody = Ingen organisation har en nivå för sina medarbetare.
desk-renewals-seats-taken = { $taken } av { $of } platser tagna
desk-renewals-ends = Betalt till { $day }
desk-renewals-grace = Har anstånd: var betalt till { $day }
desk-renewals-paid = Faktura { $number } är markerad som betald.
desk-renewals-paid-already = Faktura { $number } var redan markerad som betald.
desk-renewals-refused = Den markerades inte som betald
desk-renewals-void = Faktura { $number } är ogiltig; en annan gäller i stället, eller så vill ingen ha den längre.
desk-renewals-replaced = Faktura { $number } betalades inte i tid, och faktura { $stands } gäller nu i stället; markera den.
desk-renewals-payer-left = Den som faktura { $number } gällde är inte medlem längre, men kan bli det igen.
desk-renewals-fewer = Den betalar { $seats } platser och { $taken } är tagna: först måste { $over } tas tillbaka, eller så ber organisationen om en nivå med fler.
tiers-title = Nivåer
tiers-intro = Medlemskapets nivåer, vad var och en kostar och ger, och hur många som har den.
tiers-add = Lägg till en nivå
tiers-back = Alla nivåer
tiers-new = En ny nivå
tiers-change = Ändra
tiers-change-title = Ändra nivån ”{ $name }”
tiers-change-what = Den som har den behåller det hon har betalat för. Ett nytt pris eller en ny period gäller från nästa faktura.
tiers-retire = Erbjud inte mer
tiers-offer = Erbjud igen
tiers-retire-what = En nivå som inte erbjuds mer ges inte till någon ny. Den som har den behåller den tills det betalda är slut och blir inte ombedd att förnya den.
tiers-saved = Nivån är sparad
tiers-retired = Nivån erbjuds inte mer
tiers-offered = Nivån erbjuds igen
tiers-stays-entry = Man går med på denna nivå: välj först en annan i konfigurationen
tiers-stays-lapse = Den som inte betalar fortsätter på denna nivå: ange först en annan i konfigurationen
tiers-join-and-lapse = Här går man med, och här fortsätter den som inte betalar
tiers-join = Här går man med
tiers-lapse = Här fortsätter den som inte betalar
tiers-retired-since = Erbjuds inte mer sedan { $day }
tiers-for-all = För alla
tiers-for = För { $kinds }
tiers-name = Namn
tiers-price = Pris för en period
tiers-price-hint = I gemenskapens valuta, som 240 eller 40.50; 0 kostar inget.
tiers-months = Månader som en betalning räcker
tiers-months-hint = Lämna tomt när nivån inte kostar något.
tiers-seats = Platser
tiers-seats-hint = Bara för en nivå som en organisation köper åt sitt folk: för hur många. När den väl finns är den för en person eller för organisationer.
tiers-benefits = Vad den ger
tiers-benefits-hint = En rad var.
tiers-kinds = Vem som kan ha den
tiers-wrong-price = skriv ett belopp som 240 eller 40.50
tiers-wrong-months = en nivå som kostar något varar 1 till { $n } månader
tiers-wrong-seats = skriv ett tal från 1 till { $n }, eller inget för en person
tiers-wrong-kinds = kryssa i minst ett
tiers-wrong-benefits = högst { $n } rader
tiers-wrong-taken = det finns redan en nivå med detta namn; ändra den
tiers-wrong-entry = man går med på denna nivå, så den kostar inget och är för en person
tiers-wrong-many = en gemenskap har högst { $n } nivåer, även de som inte erbjuds mer; ändra en av dem
tiers-wrong-one-or-many = en nivå förblir för en person eller för organisationer; gör en annan
tiers-holders = { $n ->
    [one] { $n } person har den
   *[other] { $n } personer har den
}

## Organisationers platser
organization-seats = Nivå och platser
seats-title = Platser för { $organization }
seats-intro = En nivå som organisationen betalar, och vilka av dess folk som har den. Den som har en plats har nivån så länge den är betald.
seats-none = Det finns inga platser än
seats-none-next = Välj en nivå här nedanför. Platserna finns så snart fakturan är betald.
seats-not-offered = Nivån erbjuds inte längre och kan inte betalas en gång till. Välj en annan här nedanför före sista dagen.
seats-too-few = Nivån har nu { $seats } platser och { $taken } är tagna. Ta tillbaka { $over } innan den betalas en gång till, eller välj en nivå med fler.
seats-taken = Tagna platser
seats-taken-of = { $taken } av { $of }
seats-later = Från och med { $day } har nivån { $seats } platser: så många är betalda då. Har fler en plats den dagen upphör den för dem som fick sin sist.
seats-holders = Vem som har en plats
seats-nobody = Ingen än.
seats-take-back = Ta tillbaka platsen
seats-give = Ge en plats
seats-full = Alla platser är tagna. Ta först tillbaka en, eller välj en nivå med fler.
seats-handle = Namnet i sidans adress
seats-handle-hint = För någon som arbetar här: maren, om sidan är /people/maren.
seats-levels = Nivåer för organisationer
seats-levels-none = Gemenskapen har ingen nivå för organisationer.
seats-approver = Vem som företräder organisationen
seats-approver-hint = Väljer nivåer och ger platser. Namnet i sidans adress; tomt för ingen.
seats-approver-save = Spara
seats-said-given = Platsen är given.
seats-said-taken-back = Platsen är ledig igen.
seats-said-level = Organisationen har nivån nu.
seats-said-approver = Det är antecknat vem som företräder organisationen.
seats-wrong-handle = skriv det som det står i sidans adress: maren
seats-wrong-not-theirs = ingen med det namnet visar att de arbetar här
seats-wrong-not-here = ingen medlem med det namnet arbetar här
seats-wrong-kind = nivån är inte för den här sortens medlem
seats-wrong-kinds = nivån är inte för den sortens medlem som { $people } är; ta först tillbaka deras platser, eller välj en annan
seats-wrong-no-seat = den platsen är redan ledig
seats-wrong-no-bundle = det finns inga platser än; välj först en nivå
seats-wrong-fewer = nivån har { $seats } platser och { $taken } är tagna; ta först tillbaka { $over }, eller välj en nivå med fler
seats-wrong-level = välj en av nivåerna nedan
card-seat = Plats från
card-level-seat = Du har den genom en plats från din organisation
card-after-seat = Inte medan du har en plats från din organisation
card-give-up-seat = Lämna platsen
card-give-up-seat-means = Du fortsätter med det du själv har betalat, eller på en nivå som inte kostar något.
mail-seats-open = Platserna
mail-seats-renewal-subject = Platserna för { $organization } i { $community } går ut { $until }
mail-seats-renewal = Det som { $organization } betalar för sitt folk i { $community } är betalt till { $until }. Det fortsätter om det betalas en gång till; annars är alla med en plats kvar som medlemmar, på den nivå de själva har betalat eller på en som inte kostar något.
mail-seats-not-offered = Det som { $organization } betalar för sitt folk i { $community } är betalt till { $until }. Nivån ”{ $from }” erbjuds inte längre och kan inte betalas en gång till. Välj en annan på sidan för platserna; annars är alla med en plats kvar som medlemmar, på den nivå de själva har betalat eller på en som inte kostar något.
mail-seats-too-few = Det som { $organization } betalar för sitt folk i { $community } är betalt till { $until }. Nivån ”{ $from }” har nu färre platser än de som är tagna. Ta först tillbaka { $over }, eller välj en nivå med fler, så kan den betalas en gång till; annars är alla med en plats kvar som medlemmar, på den nivå de själva har betalat eller på en som inte kostar något.
mail-seat-given-subject = Du har en plats från { $organization } i { $community }
mail-seat-given = { $organization } har gett dig en plats i { $community }: du har nivån ”{ $to }” så länge den betalas. Det du själv har betalat väntar tills platsen är slut. Du kan när som helst lämna platsen på sidan för ditt medlemskap.
mail-seat-over-subject = Din plats från { $organization } i { $community } är slut
mail-seat-taken-back = { $organization } har tagit tillbaka platsen som gav dig nivån ”{ $from }” i { $community }. Du är kvar som medlem på nivån ”{ $to }”; allt du skrivit och svarat finns kvar. De andra nivåerna finns på sidan för ditt medlemskap.
mail-seat-ended = { $organization } betalade din nivå ”{ $from }” i { $community } till { $until }, och din plats är slut. Du är kvar som medlem på nivån ”{ $to }”; allt du skrivit och svarat finns kvar. Om det betalas en gång till kan du få en plats; nivåerna som du själv kan välja finns på sidan för ditt medlemskap.
mail-seats-lapsed-subject = Platserna för { $organization } i { $community } har gått ut
mail-seats-lapsed = Nivån ”{ $from }” för { $organization } i { $community } var betald till { $until }, och ingen har längre en plats. Dess folk är kvar som medlemmar; platser kan tas igen när som helst.
act-take-level = Tog nivån { $tier } åt { $organization }
act-name-nobody = Antecknade att ingen företräder { $organization }
act-name-approver = Antecknade att { $member } företräder { $organization }
act-give-seat = Gav { $member } en plats från { $organization }
act-take-back-seat = Tog tillbaka { $member }s plats från { $organization }
act-grace-seats = Anståndet för platserna från { $organization } började
act-keep-seats = Platserna från { $organization } kostar inget längre och blir kvar
act-end-seats = Avslutade platserna från { $organization }, eftersom ingen betalade

## Lokalavdelningar
chapter-none = Ingen
chapter-hint = Den lokala del av gemenskapen som du hör till.
chapter-hint-desk = Den lokala del av gemenskapen som medlemmen hör till.
chapter-save = Spara lokalavdelningen
name-hint = Så som andra medlemmar ska se det, och de som du svarar från och med nu. Den som redan har ett svar behåller namnet från då.
name-save = Spara namnet
chapter-wrong = den finns inte längre; välj en i listan
members-chapter-saved = Lokalavdelningen är sparad.
members-level-hint = Det som kostar något har hon när fakturan är betald; hon får den med mejl.
members-level-put = Sätt henne på den här nivån
members-level-saved = Hon har den här nivån nu.
members-level-invoiced = Hon får en faktura med mejl och har nivån när den är betald.
members-level-not-hers = Den nivån är inte för henne, eller erbjuds inte längre. Välj en annan.
members-level-paid = Det hon har är betalt, av henne eller hennes organisation, och upphör av sig självt.
import-fault-chapter = ingen sådan lokalavdelning; skriv en av { $chapters }
import-fault-no-chapters = gemenskapen har inga lokalavdelningar; lämna kolumnen tom
act-no-chapter = { $member } hör nu inte till någon lokalavdelning
act-chapter = { $member } hör nu till lokalavdelningen { $chapter }
act-change-own-name = Ändrade sitt eget namn

## Den som ber att gå med
error-waiting = Din ansökan väntar på en funktionär
error-waiting-next = Någon i gemenskapen tittar på den och släpper in dig, eller säger varför inte. Du får ett mejl i båda fallen. Tills dess ser du det som alla ser.
waits-withdraw = Ta tillbaka min ansökan
let-in = Du har släppts in
let-in-next = Du är nu medlem i gemenskapen. Tryck på knappen för att gå vidare till dina första steg.
let-in-go = Gå vidare
join-approval = En funktionär tittar på varje ansökan och släpper in dig med ett mejl.
members-decide-reason = Varför inte, om du säger nej
members-decide-hint = Personen läser det i ett mejl. Det får vara tomt.
members-decide-yes = Släpp in
members-decide-no = Släpp inte in
members-let-in = Är nu medlem och får ett mejl.
members-not-let-in = Inte insläppt; ett mejl säger det.
members-decided = Någon annan bestämde före dig, eller så togs ansökan tillbaka.
members-not-admitted = Personer av det här slaget går inte längre med här: ändra vem gemenskapen eller nivån man går med på är till för, eller släpp inte in dem.
import-fault-waits = har bett att gå med och väntar på en funktionär; bestäm om det först
mail-let-in-subject = Du är medlem i { $community }
mail-let-in = En funktionär i { $community } har släppt in dig. Du är medlem från i dag.
mail-welcome = Välkommen till { $community }. Du är medlem från i dag. Fem små steg visar vad som finns; inget av dem måste göras i dag.
mail-let-in-open = Dina första steg
mail-declined-subject = Din ansökan till { $community }
mail-declined = En funktionär i { $community } släppte inte in dig den här gången. Du kan fråga igen.
mail-declined-why = En funktionär i { $community } släppte inte in dig den här gången, och säger varför: ”{ $why }” Du kan fråga igen.
mail-declined-open = Gemenskapen
mail-declined-reason = Du får det här mejlet för att du bad att gå med i { $community }; inget mer följer om du inte frågar igen.
act-ask-to-join = Bad att gå med
act-take-back-wish = Tog tillbaka sin ansökan
act-let-in = Släppte in { $member }
act-not-let-in = Släppte inte in { $member }
members-asking = { $n ->
    [one] { $n } person vill gå med och väntar på en funktionär.
   *[other] { $n } personer vill gå med och väntar på en funktionär.
}

## Bilder

event-act-picture = Bild
settings-nav-photo = Foto
picture-event-title = En bild till ”{ $title }”
picture-event-intro = Den står överst vid evenemanget. Den som får se evenemanget får se bilden, och ingen annan.
picture-photo-title = Ditt foto
picture-photo-intro = Det står på din sida. Du bestämmer vem som får se det och kan ta bort det när du vill.
picture-logo-title = Gemenskapens bild
picture-logo-intro = Den står på sidan om gemenskapen, och andra servrar får visa den. Alla får se den.
picture-alt = Vad den visar
picture-alt-hint = En mening för den som inte ser bilden.
picture-decoration = Den är bara dekoration: det finns inget att säga
picture-who = Vem som får se det
picture-file = Bilden
picture-file-hint = JPEG eller PNG, högst { $n } MB. Den görs mindre, och uppgifter i filen, som var den är tagen, tas bort.
picture-may-stay = Välj ingen för att behålla den som finns.
picture-save = Spara
picture-saved = Det är sparat.
picture-remove = Ta bort bilden
picture-wrong-alt-none = säg vad bilden visar eller kryssa i att den bara är dekoration
picture-wrong-alt-long = högst { $n } tecken
picture-wrong-alt-letters = här finns ett tecken som inte kan visas
picture-wrong-none = välj en bild
picture-wrong-large = en fil får ha högst { $n } MB; gör bilden mindre
picture-wrong-kind = det här är ingen bild i JPEG eller PNG; spara den som något av dem
picture-wrong-pixels = bilden är för stor: högst { $n } miljoner bildpunkter; gör den mindre
picture-wrong-broken = bilden går inte att läsa; öppna den, spara den på nytt och välj den filen
picture-wrong-busy = många bilder läses just nu; välj den igen om en minut
picture-wrong-disk = just nu kan ingen bild behållas; välj den igen senare eller säg till den som driver webbplatsen
picture-wrong-often = väldigt många sidor visar redan bilden; välj en annan

# Rooms: what members say under the rose.
rooms-page-title = Rum
rooms-page-what = Det som sägs under rosen stannar där.
rooms-stays = Stannar i det här rummet, i den här gemenskapen. Inga namn utanför.
rooms-readers = { $n ->
    [one] 1 medlem kan läsa detta
   *[other] { $n } medlemmar kan läsa detta
}
rooms-readers-of = { $n ->
    [one] 1 medlem i { $community } är i det här rummet.
   *[other] { $n } medlemmar i { $community } är i det här rummet.
}
rooms-all = { $n ->
    [one] Alla: 1
   *[other] Alla { $n }
}
rooms-back = Rum: { $room }
rooms-side = Om det här rummet
rooms-who-reads = Vem som kan läsa detta
rooms-steward = rumsvärd
rooms-you = Du
rooms-somebody = Någon som inte längre är här
rooms-rule = Rummets regel
rooms-rule-closed = Stängt: inget av det som sägs här används utanför.
rooms-rule-chatham = Chatham House: använd det du hör, säg aldrig vem som sa det.
rooms-closed = Stängt
rooms-chatham = Chatham House
rooms-kept = Hur det förvaras
rooms-kept-days = Krypterat på vår egen maskin, raderat efter { $n } dagar; högst 65 dagar senare öppnar inte heller någon säkerhetskopia det.
rooms-kept-open = Krypterat på vår egen maskin, förstört när rummet stängs och 35 dagar senare borta ur säkerhetskopiorna.
rooms-kept-glass = Om operatören krossar glaset står ett meddelande här först. Inget skyddar mot den som styr maskinen medan den går.
rooms-kept-how = Hur vi håller det under rosen
rooms-record = { $n ->
    [one] Rummets logg: 1 post, slutar på
   *[other] Rummets logg: { $n } poster, slutar på
}
rooms-record-read = Läs loggen
rooms-glass-now = Operatören kan läsa det här rummet nu
rooms-glass-now-what = Glaset krossades { $since }. Till { $until } kan det som sägs här läsas utifrån. Skälet som angavs:
rooms-glass-was = Operatören kunde läsa det här rummet
rooms-glass-was-what = Glaset var krossat från { $since } till { $until }. Skälet som angavs:
rooms-archived = Det här rummet är arkiverat
rooms-archived-what = Ingen skriver här längre. Det som sagts kan läsas tills dess tid är ute.
rooms-vote = En omröstning väntar på dig
rooms-vote-what = Ska alla medlemmar i rummet få läsa det som sades innan de kom?
rooms-vote-go = Till omröstningen
rooms-follows = Rummet har en ny värd
rooms-follows-you = Ingen av värdarna kunde längre gå in, och ingen som kan det har varit här längre än du. Du är värd nu och kan utse fler.
rooms-follows-another = Ingen av värdarna kunde längre gå in, och ingen som kan det har varit här längre än { $name }, som är värd nu.
rooms-intro = Det medlemmar säger under rosen stannar i rummet. Inget mejl och inget meddelande berättar om det; en siffra vid Rum gör det när du är här.
rooms-locked = Gemenskapens rum är låsta tills operatören lämnar in deras nyckel. Inget i dem har gått förlorat.
rooms-none = Du är inte i något rum
rooms-none-what = Här skulle dina rum stå. Be en medlem som är i ett rum att bjuda in dig.
rooms-new = Nytt
rooms-come-in = Hur man kommer in i ett rum
rooms-come-in-what = En medlem som är i rummet ger dig en inbjudan: en länk som inte säger något om rummet. Bakom den berättar dörren om regeln och vad som saknas. Ingen får se ett rum hon inte är i.
rooms-threads = Trådar
rooms-threads-none = Inget har sagts här ännu, eller så är dess tid ute. Börja en tråd med det du inte skulle säga offentligt.
rooms-thread-new = Börja en tråd
rooms-thread-before = En tråd vars rubrik inte visas för dig
rooms-last-word = senast { $time }
rooms-pages = Listans sidor
rooms-newer = Nyare trådar
rooms-older = Äldre trådar
rooms-members = Medlemmar och inbjudningar
rooms-run = Sköt rummet
rooms-leave = Lämna rummet
rooms-thread-first = Från början
rooms-thread-next = Mer av tråden, och där du svarar
rooms-thread-empty = Det finns inget kvar här som du kan läsa.
rooms-since = Nytt sedan ditt senaste besök
rooms-nameless = { $plant }, namnet borttaget
rooms-name-removed = { $n ->
    [one] namnet borttaget efter 1 dag
   *[other] namnet borttaget efter { $n } dagar
}
rooms-name-gone = namnet borttaget
rooms-release = Släpp ut den här texten av dig
rooms-report = Anmäl till rumsvärdarna
rooms-remove = Ta bort
rooms-say-here = Säg det här
rooms-say-first = Säg första ordet
rooms-say-readers = { $n ->
    [one] 1 medlem i rummet kommer att läsa det
   *[other] { $n } medlemmar i rummet kommer att läsa det
}
rooms-say-title = Vad det gäller
rooms-say-text = Dina ord
rooms-say = Säg det i rummet
rooms-say-draft = Spara till senare
rooms-say-note = Bifoga en anteckning
rooms-say-note-how = En anteckning bifogas med sin adress: kopiera den bland anteckningarna och sätt in den i din text, som sparas här så länge.
rooms-say-draft-kept = Dina ord är sparade och inte sagda ännu. Bara du ser dem.
rooms-say-no-mail = Inget mejl går ut.
rooms-say-name-days = { $n ->
    [one] Ditt namn tas bort efter 1 dag.
   *[other] Ditt namn tas bort efter { $n } dagar.
}
rooms-say-text-days = Texten försvinner efter { $n } dagar.
rooms-say-text-open = Texten finns kvar tills rummet stängs.
rooms-say-old-form = inget är sagt ännu, eftersom formuläret är äldre än din senaste inloggning; dina ord står här, skicka dem igen
rooms-say-gone = inget är sagt, eftersom tråden du svarade i togs bort under tiden; dina ord står här: börja en ny tråd med dem eller ta med dem
rooms-say-enough = du har skrivit { $n } inlägg i rummet i dag, fler skriver ingen; fortsätt i morgon
rooms-say-threads = rummet har { $n } trådar, fler får inte plats; fortsätt i en av dem
rooms-typed = Dina ord finns kvar här: logga in och skicka igen.
rooms-typed-send = Skicka igen
rooms-search = Sök i rummet
rooms-search-what = Det som sades
rooms-search-go = Sök
rooms-search-letters = skriv { $least } till { $n } tecken
rooms-found = { $n ->
    [0] Inget som du kan läsa här innehåller orden.
    [one] 1 inlägg innehåller orden.
   *[other] { $n } inlägg innehåller orden.
}
rooms-found-more = Detta är de första { $n }; skriv mer för att hitta färre.
rooms-found-in = I tråden
rooms-door = Dörren till ett rum
rooms-door-open = Du har fått en inbjudan och inget saknas. Där inne ser du vad rummet heter och vilka som är där; de ser ditt namn.
rooms-door-not-yet = Du har fått en inbjudan. Rummet öppnas inte för dig ännu.
rooms-door-full = Rummet har så många medlemmar det kan ha. Be den som bjöd in dig att säga till när det finns plats.
rooms-door-many-ask = För många väntar redan vid dörren. Kom tillbaka om några dagar.
rooms-door-missing = Vad som saknas
rooms-door-code = Du har inte skrivit under den etiska koden ännu.
rooms-door-code-sign = Läs och skriv under
rooms-door-days = Du har inte varit medlem tillräckligt länge. Den öppnas { $day }.
rooms-door-vouches = { $n ->
    [one] { $given } av 1 medlem i rummet går i god för dig.
   *[other] { $given } av { $n } medlemmar i rummet går i god för dig.
}
rooms-door-levels = Rummet kräver en av dessa medlemsnivåer: { $levels }.
rooms-door-level-mine = Ditt medlemskap
rooms-door-told = Hurdant rummet är
rooms-door-enter = Gå in
rooms-door-ask = Be medlemmar gå i god
rooms-door-asked = Medlemmarna i rummet ser nu att du väntar. Kom tillbaka med samma länk.
rooms-make = Skapa ett rum
rooms-make-intro = Du har första platsen och sköter det tills du utser andra. Regeln blir kvar som du gör den; rummet behåller det som sägs högst så länge som du anger nu.
rooms-make-name = Namn
rooms-make-name-hint = Bara de som är i rummet ser det.
rooms-make-rule-hint = Vad som får göras utanför med det som sägs.
rooms-make-names-days = Dagar tills namn tas bort
rooms-make-names-days-hint = Bara för Chatham House, 1 till 90.
rooms-make-kept = Hur länge det behåller det som sägs
rooms-make-kept-days = { $n } dagar
rooms-make-kept-open = Tills rummet stängs
rooms-make-days = Dagar som medlem innan någon får gå in
rooms-make-days-hint = 0 kräver inga.
rooms-make-vouches = Medlemmar i rummet som går i god för den som är ny
rooms-make-vouches-hint = 0 kräver inga.
rooms-make-levels = Medlemsnivåer som får gå in
rooms-make-levels-hint = Om inget är ikryssat får alla nivåer gå in.
rooms-make-wrong-names = skriv ett tal från 1 till { $n }
rooms-make-wrong-number = skriv ett tal från 0 till { $n }
rooms-make-wrong-levels = kryssa i högst { $n } nivåer
rooms-make-many = gemenskapen har { $n } rum, fler får inte plats; stäng först ett
error-not-vouched = Det som din webbläsare hade med sig gäller inte här
error-not-vouched-next = Det kan vara för gammalt eller gjort för en annan gemenskap. Öppna erbjudandet igen och börja om.
claim-title = För medlemmar i { $community }
claim-lead = Medlemmar i { $community } betalar mindre hos { $host }. Din gemenskap säger att du har rätt till det, och vilken nivå du har; { $host } får inte veta något annat om ditt medlemskap där.
claim-sign-in = För att gå med i { $host } för mindre loggar du först in här, eller går med på en nivå som inte kostar något. Sedan väljer du på den här sidan den nivå du vill ha.
claim-waits = Du kan använda ditt medlemskap i { $community } så snart någon i styrelsen för { $host } har släppt in dig.
claim-no-level = Det finns ingen nivå hos { $host } som du kan gå med på nu och som kostar mindre för medlemmar i { $community }.
claim-at-events = Det här gäller evenemang: öppna ett evenemang hos { $host } som kostar något, så står det på sidan vad medlemmar i { $community } betalar.
claim-closed = Här finns inget att få just nu: det som { $host } och { $community } har kommit överens om är slut, har inte börjat eller gäller inte det här.
claim-go = Använd mitt medlemskap i { $community }
claim-uses = { $n ->
    [one] Du kan använda det en gång.
   *[other] Du kan använda det { $n } gånger.
}
claim-uses-any = Du kan använda det så ofta du vill.
claim-until = Till { $day }
claim-restrictions = Observera:
claim-join = Jag är inte medlem här än
claim-level = Nivå
claim-level-missing = Välj den nivå du vill gå med på.
claim-instead-of = i stället för
claim-where-to = Din webbläsare går till
claim-back = Tillbaka till erbjudandet
claim-ask-title = Gå till { $community }
claim-ask-text = { $community } får veta vilket erbjudande från { $host } du vill använda. Där ser du allt som skulle sägas om dig innan det sägs. Du kommer tillbaka med svaret inom tio minuter, i den här webbläsaren.
claim-ask-go = Gå till { $community }
claim-asked-title = { $community } frågar om du har rätt till det
claim-asked-text = Du är på väg att använda ett erbjudande från { $community } för våra medlemmar. Innan något sägs ser du allt.
claim-use-mine = Använd mitt medlemskap
claim-at-event = Medlemmar i { $community }: { $price } i stället för { $full }.
claim-at-joining = Medlemmar i { $community } betalar mindre.
claim-joining-heading = Är du medlem någon annanstans?
fact-deal = Medlem på annat håll
consent-title = Säga till { $host } att du har rätt till det?
consent-text = { $host } får veta att någon av våra medlemmar har rätt till erbjudandet, och på vilken nivå: varken ditt namn, din adress eller något annat i din profil. Det gäller en gång.
consent-go = Säg det till { $host }
consent-kind = Vad det är
consent-offer = För det här erbjudandet
consent-tier = Din nivå
consent-number = Det här meddelandets nummer
consent-made = Gjort klockan
consent-from = Gäller från
consent-key = En nyckel för bara det här erbjudandet
no-voucher-title = Inget har sagts till { $host }
no-voucher-over = { $host } har inget sådant erbjudande för våra medlemmar just nu.
no-voucher-again = Det som { $host } frågade går inte att svara på. Öppna erbjudandet där igen och börja om.
no-voucher-member = Det här är för medlemmar. Ditt medlemskap här är slut, eller väntar på styrelsen.
no-voucher-conditions = Du uppfyller inte villkoren för erbjudandet just nu. Bland dina förmåner står varje villkor, och om du uppfyller det.
no-voucher-many = { $n ->
    [one] Du har frågat efter det { $n } gång inom en timme. Försök igen senare.
   *[other] Du har frågat efter det { $n } gånger inom en timme. Försök igen senare.
}
no-voucher-untold = Det stannar här; ingen säger det till
no-voucher-benefits = Dina förmåner
check-what = En reception frågar om du är medlem i en annan gemenskap.
check-title = Är du medlem i { $community }?
check-title-not = Receptionen ser inget ja
check-text = { $host } frågar { $community } om du är medlem i god ställning. Där ser du allt som skulle sägas innan det sägs.
check-nothing-else = Receptionen får veta ja, och inget annat: varken ditt namn eller din nivå.
check-until = Det går att svara till { $time } i { $place }, i den här webbläsaren.
check-yes = Ja. { $community } sade det klockan { $time } i { $place }.
check-yes-next = Receptionen ser det också.
check-over = Tiden för det här är slut, och ingen sade ja.
check-over-next = Be receptionen om en ny fråga.
check-not-asked = Den här webbläsaren bad inte om det, eller så har det redan använts.
check-not-proved = Det som kom tillbaka är inte undertecknat av en gemenskap som { $host } har ett avtal med, eller så gäller det inte längre.
check-not-in-time = Tiden för den här frågan är slut, eller så är den redan besvarad.
check-not-restored = Servern hos { $host } har återställts från en säkerhetskopia sedan det här började.
check-not-next = Be receptionen om en ny fråga och börja om.
check-ask-title = Gå till { $community }
check-ask-text = { $community } får veta att { $host } frågar. Där ser du allt som skulle sägas om dig innan det sägs. Du kommer tillbaka med svaret inom tio minuter, i den här webbläsaren.
check-ask-go = Gå till { $community }
check-back = Tillbaka
check-asked-title = { $community } frågar om du är medlem i god ställning
check-asked-text = Du står vid en reception hos { $community }, eller vill något där. Innan något sägs ser du allt.
check-back-title = { $community } säger att du är medlem i god ställning
check-back-text = Visa det för receptionen? Den ser ja och tiden, och inget annat om dig. Det gäller en gång.
check-back-go = Visa det för receptionen
prove-title = Säga till { $host } att du är i god ställning?
prove-text = { $host } får veta att någon är medlem hos oss i god ställning: varken ditt namn eller din nivå, eller något annat i din profil. Det gäller en gång.
prove-purpose-check = för att visas i en reception
prove-key = En nyckel för bara den här gemenskapen
prove-back = Tillbaka till { $host }
no-proof-over = { $host } har inget avtal med den här gemenskapen nu.
no-proof-again = Det som { $host } frågade går inte att svara på. Börja om där.
no-proof-standing = Det säger vi bara om medlemmar i god ställning. Ditt kort visar hur du står hos oss.
checks-title = Frågor
checks-intro = Säger någon att hon är medlem i en annan gemenskap? Fråga den. Hon öppnar adressen i sin egen webbläsare, och du ser ja och tiden, eller att ingen sade det. Du ser aldrig vem hon är.
checks-community = Vilken gemenskap
checks-ask = Fråga om hon är i god ställning
checks-asked = Frågat den senaste timmen
checks-none = Ingen har frågats.
checks-nobody = Det finns ingen gemenskap att fråga. Föreslå först ett avtal med någon.
checks-wrong-community = välj en gemenskap i listan
checks-wrong-many = Det finns väldigt många frågor från den senaste timmen. Vänta lite.
checks-waits = väntar på svar till { $time }
checks-yes = ja, medlem i { $community } i god ställning, klockan { $time }
checks-no = nej: ingen sade det före { $time }
checks-made = Frågat klockan { $time }
checks-show = Hon öppnar
checks-qr = Adressen till den här frågan som bild, för hennes kamera
checks-again = Titta igen
redeem-title = { $community } säger att du har rätt till det
redeem-text = Så här mycket kostar det dig som medlem i { $community }.
redeem-no-price = Det finns inget pris att visa: det som din gemenskap sade har redan använts, eller så går det inte att få billigare nu. Knappen visar vad det blev.
redeem-once = Det gäller en gång, när du trycker på knappen. Till dess skrivs inget ner.
redeem-price-changed = Priset har ändrats sedan du tittade. Inget har använts: detta betalar du nu.
redeem-go = Använd det nu
redeem-see = Visa vad det blev
not-redeemed-title = Priset förblir detsamma
not-redeemed-not-asked = Den här webbläsaren frågade inte efter det, eller för länge sedan. Öppna erbjudandet och börja om.
not-redeemed-spent = Det som din gemenskap sade har redan använts. Det gäller en gång; öppna erbjudandet och börja om.
not-redeemed-restored = Det som din gemenskap sade är från innan den här servern återställdes. Öppna erbjudandet och börja om.
not-redeemed-over = Erbjudandet var slut när din gemenskap svarade.
not-redeemed-level = Din nivå där är inte en av dem som man kom överens om.
not-redeemed-used = { $n ->
    [one] Varje medlem får använda erbjudandet en gång, och det har du gjort.
   *[other] Varje medlem får använda erbjudandet { $n } gånger, och det har du gjort.
}
not-redeemed-year = { $n ->
    [one] Den { $n } användningen av erbjudandet för året är tagen.
   *[other] Alla { $n } användningar av erbjudandet för året är tagna.
}
not-redeemed-nothing = Det du valde går inte längre att få för mindre. Erbjudandet visar vad som finns nu.
ticket-title = Ditt pris för det här evenemanget
ticket-what = Spara adressen till den här sidan och visa den i dörren. Den är inget svar: om du kommer, säg det på evenemangets sida.
ticket-good = Gäller för en person
ticket-void = Återtaget: det här priset gäller inte längre
ticket-pay = Att betala
ticket-member-of = Medlem i
ticket-number = Nummer
ticket-made = Gjord den
tickets-title = Priser för medlemmar i andra gemenskaper
tickets-what = Varje rad är någon som har visat ett medlemskap på annat håll. Ingen här vet vem det är; i dörren visas det här numret.
tickets-none = Ingen ännu
tickets-none-next = Den som använder ett medlemskap på annat håll för evenemanget står här.
tickets-refund-heading = Återta
tickets-refund = Återta
tickets-void = Återtagen

# Avtal mellan två gemenskaper (F16)

deal-title = Avtal
deal-intro = Två gemenskaper kommer överens om vad var och en ger den andras medlemmar: lägre avgift när man går med, medlemspris på evenemang. En sida, undertecknad av båda.
deal-empty = Inga avtal än
deal-empty-next = Börja ett med en gemenskap som ni delar erbjudanden med. Inget lämnar den här servern innan du undertecknar och skickar.
deal-new = Nytt avtal
deal-new-with = Nytt avtal med { $peer }
deal-answer-with = Föreslå ändringar för { $peer }
deal-change-with = Ändra avtalet med { $peer }
deal-with-whom = Med vem?
deal-go-on = Fortsätt
deal-nobody = Ingen gemenskap delar erbjudanden med er än
deal-nobody-next = Ett avtal behöver en förbindelse som släpper fram erbjudanden. Föreslå en, eller be deras funktionärer kryssa för erbjudanden:
deal-form-intro = Skriv vad var sida ger. Det förblir ett utkast som bara era funktionärer ser; { $peer } ser inget av det förrän du har tittat på den färdiga sidan och tryckt Underteckna och skicka.
deal-back = Tillbaka till avtalet
deal-meanwhile = En annan funktionär ändrade utkastet medan du skrev. Titta på det först i ett annat fönster; när du sparar tar din text dess plats.

deal-field-name = Avtalets namn
deal-field-name-hint = Båda gemenskaperna ser det, i listor och på papper.
deal-field-starts = Första dagen
deal-field-ends = Sista dagen
deal-field-day-hint = Från och med då kan medlemmar använda förmånerna, när båda har undertecknat.
deal-field-ends-hint = Lämna tomt om det gäller tills någon av er avslutar det.
deal-field-notice = Dagars uppsägningstid
deal-field-notice-hint = Den som avslutar det säger till så många dagar innan. 30 är vanligt.
deal-field-note = Anteckning
deal-field-note-hint = Behövs inte. Den hör till det båda undertecknar, så skriv bara det båda ska läsa.
deal-term-heading = { $host } ger medlemmar i { $home }
deal-side-ours-hint = Det här är ert löfte: medlemmar i { $home } betalar mindre till er. Ni väljer vilka av deras nivåer det gäller.
deal-side-theirs-hint = Det här ber ni om: { $host } avgör om de undertecknar. Era medlemmar får det.
deal-more-ours = Lägg till en förmån som vi ger
deal-more-theirs = Lägg till en förmån som { $host } ger
deal-term-number = Förmån { $n }
deal-drop = Ta bort
deal-field-kind = Vad som ges
deal-kind-none = Inget än
deal-kind-percent = Rabatt i procent
deal-kind-fixed = Rabatt med ett fast belopp
deal-kind-free-months = De första månaderna gratis
deal-field-value = Hur mycket
deal-field-value-hint = Skriv 10 för procent, 25.00 för ett belopp. Lämna tomt vid medlemspris eller gratis månader.
deal-field-months = För hur många månaders avgift
deal-field-months-hint = Vid gratis månader: hur många. Annars betyder tomt hela första betalningen. Evenemang har inga månader.
deal-field-currency = Valuta
deal-field-currency-hint = Bara för ett fast belopp: tre bokstäver, till exempel GBP. Tomt betyder valutan hos den som ger.
deal-field-applies = Vad det dras av från
deal-tick-joining = Priset för att gå med
deal-tick-events = Priset på evenemang
deal-field-levels = Vilka medlemmar i { $home }
deal-field-levels-names = Nivåernas namn
deal-field-levels-typed = { $home } har inte berättat om sina nivåer än. Fråga deras funktionärer efter de korta namnen, som i deras adresser, och skriv dem med komman: chapter, patron
deal-tick-standing = Bara medlemmar i gott anseende
deal-limits = Gränser och finstilt, om ni vill ha något
deal-field-uses = Användningar per medlem
deal-field-uses-hint = 1 är vanligt. Lämna fältet tomt om det inte ska finnas någon gräns.
deal-field-cap = Användningar per år, alla medlemmar tillsammans
deal-field-cap-hint = Tomt betyder ingen gräns. År räknas från första dagen.
deal-field-distance = Bara medlemmar inom så många kilometer
deal-field-distance-hint = Tomt betyder var de än bor.
deal-field-restrictions = Inskränkningar
deal-field-restrictions-hint = En rad som står överallt vid erbjudandet: Inte för middagar.
deal-tick-region = Inte för medlemmar som bor i samma region som { $host }
deal-tick-make-up = Att komma till värdens evenemang räknas som att komma hemma
deal-save = Spara utkastet
deal-save-what = Att spara skickar inget. På nästa sida ser du avtalet som den andra sidan kommer att se det, och hur många av era medlemmar det gäller.

deal-wrong-day = skriv en dag, till exempel 2026-12-01
deal-wrong-ends = sista dagen kommer efter den första
deal-wrong-notice = skriv ett antal dagar, högst { $n }
deal-wrong-number = skriv ett heltal från 1 till { $n }, eller lämna tomt
deal-wrong-percent = skriv ett tal över 0 och högst 100
deal-wrong-amount = skriv ett belopp över 0, till exempel 25.00
deal-wrong-no-value = lämna detta tomt: medlemspris och gratis månader behöver inget tal här
deal-wrong-currency = skriv en valutas tre bokstäver, till exempel GBP
deal-wrong-months = gratis månader behöver ett tal från 1 till { $n }
deal-wrong-levels = välj minst en nivå
deal-wrong-applies = kryssa för att gå med, evenemang eller båda
deal-wrong-member-price = medlemspris gäller bara evenemang: kryssa ur att gå med
deal-wrong-free-months = gratis månader gäller bara att gå med: kryssa ur evenemang
deal-wrong-nothing = Välj minst en förmån, på endera sidan
deal-wrong-terms = De här förmånerna går inte ihop i ett avtal; titta på var och en igen

deal-row-starts = Första dagen
deal-row-ends = Sista dagen
deal-row-notice = Uppsägning
deal-row-note = Anteckning
deal-row-benefit = Förmån
deal-row-applies = Dras av från
deal-row-who = För vem
deal-row-limits = Gränser
deal-row-restrictions = Inskränkningar
deal-row-make-up = Närvaro
deal-no-end = Ingen: tills en av de två avslutar det
deal-notice-days = { $n ->
    [0] Ingen
    [one] 1 dag
   *[other] { $n } dagar
    }
deal-percent = { $value } % rabatt
deal-percent-months = { $n ->
    [one] { $value } % rabatt på avgiften för första månaden
   *[other] { $value } % rabatt på avgiften för de första { $n } månaderna
    }
deal-fixed = { $amount } rabatt
deal-fixed-months = { $n ->
    [one] { $amount } rabatt på avgiften för första månaden
   *[other] { $amount } rabatt på avgiften för de första { $n } månaderna
    }
deal-member-price = Priset som { $host } tar av egna medlemmar
deal-free-months = { $n ->
    [one] Första månaden gratis
   *[other] De första { $n } månaderna gratis
    }
deal-applies-both = Att gå med och evenemang
deal-applies-joining = Att gå med
deal-applies-events = Evenemang
deal-every-level = Medlemmar på alla nivåer
deal-levels = Medlemmar på nivån { $levels }
deal-good-standing = i gott anseende
deal-other-region = inte den som bor i samma region som { $host }
deal-distance = inom { $n } km från { $host }; där det inte är känt avgör de i receptionen
deal-uses-unsaid = Ingen gräns per medlem
deal-uses = { $n ->
    [one] En gång per medlem
   *[other] { $n } gånger per medlem
    }
deal-cap = { $n ->
    [one] 1 användning per år
   *[other] högst { $n } användningar per år
    }
deal-make-up = Att komma till värden räknas som att komma hemma
deal-rounding = Priser avrundas till minsta mynt, ett halvt uppåt, och blir aldrig mindre än noll. Två förmåner dras aldrig av från ett och samma pris.
deal-vouchers-honoured = Kuponger som gavs ut före slutet gäller tills de går ut.
deal-successors = Det här avtalet binder båda gemenskapernas senare funktionärer.
deal-term-added = Ny
deal-term-removed = Borttagen
deal-was = förut:
deal-is-now = nu:
deal-signed-by = Undertecknat för { $name } den { $day }
deal-not-signed-by = Inte undertecknat för { $name }
deal-signed-by-nobody = Ingen har undertecknat utkastet

deal-one-what = Ett avtal med { $peer } om vad var och en ger den andras medlemmar.
deal-label-draft = Utkast
deal-label-sent = Skickat
deal-label-yours = Ert svar väntas
deal-label-signed = Undertecknat av båda
deal-label-ending = Slutar snart
deal-label-ended = Avslutat
deal-label-declined = Avböjt
deal-label-withdrawn = Återtaget
deal-label-lapsed = Inte besvarat
deal-stands-draft = Ett utkast som bara era funktionärer ser. Läs det, underteckna och skicka det sedan.
deal-stands-sent = Ni undertecknade och skickade det. { $peer } kan svara till och med { $day }.
deal-stands-yours = { $peer } undertecknade det och väntar på ert svar till och med { $day }.
deal-stands-signed = Båda har undertecknat. Det gäller.
deal-stands-signed-from = Båda har undertecknat. Det gäller från { $day }.
deal-stands-we-end = Ni sade upp det. Sista dagen är { $day }; till dess fortsätter allt.
deal-stands-they-end = { $peer } sade upp det. Sista dagen är { $day }; till dess fortsätter allt.
deal-stands-ended = Det är slut. Inget nytt ges ut enligt det.
deal-stands-we-declined = Ni avböjde den senaste versionen.
deal-stands-they-declined = { $peer } avböjde den senaste versionen.
deal-stands-we-withdrew = Ni tog tillbaka den senaste versionen.
deal-stands-they-withdrew = { $peer } tog tillbaka sin senaste version.
deal-stands-lapsed = Den senaste versionen besvarades inte i tid.
deal-there = Vad den andra sidan ser nu
deal-there-draft = { $peer } ser inget av utkastet: inte att det finns, och inte vad som står i det.
deal-there-sent = { $peer } ser sidan nedan med er underskrift, och att deras svar väntas. Deras funktionärer kan underteckna, föreslå ändringar eller avböja.
deal-there-yours = { $peer } ser att de väntar på er. De ser inte att du har läst den, och inget utkast av er.
deal-there-signed = { $peer } har samma sida med samma två underskrifter. Deras medlemmar ser vad ni ger dem, era ser vad de får.
deal-there-ending = { $peer } ser samma sista dag. Deras medlemmar kan till dess använda det ni ger dem.
deal-there-ended = { $peer } ser att det är slut. De behåller den undertecknade sidan, som ni.
deal-there-we-declined = { $peer } ser att ni avböjde, och ert skäl om ni gav ett.
deal-there-they-declined = { $peer } ser att de avböjde. Ni kan börja om med en annan text.
deal-there-withdrawn = Båda ser att den senaste versionen togs tillbaka. Ingen kan underteckna den längre.
deal-there-lapsed = Båda ser att tiden gick ut. Ingen kan underteckna den senaste versionen längre.
deal-draft-unseen = Ni har ett utkast till en annan version här; { $peer } ser det inte.
deal-still-counts = Det båda undertecknade förut gäller tills båda har undertecknat den nya versionen och dess första dag har kommit.
deal-not-the-open-one = Du ser en tidigare version. Den kan inte undertecknas längre.
deal-see-open = Se versionen som väntar på svar
deal-reason = Angivet skäl
deal-heading-draft = Utkastet
deal-changes = { $n ->
    [0] Inget skiljer sig från versionen före.
    [one] En sak skiljer sig från versionen före: det som var är överstruket, det som är nytt understruket.
   *[other] { $n } saker skiljer sig från versionen före: det som var är överstruket, det som är nytt understruket.
    }
deal-version = Version { $n }, av { $name } den { $day }: { $became }
deal-version-open = väntar på svar
deal-version-countered = besvarad med en annan version
deal-version-accepted = undertecknad av båda
deal-version-rejected = avböjd
deal-version-withdrawn = återtagen
deal-version-void = korsade en annan version, som gäller
deal-versions = Alla versioner
deal-means = Vad det betyder
deal-preview = Det gäller { $qualify } av era { $members } medlemmar
deal-preview-not = inte { $n } ({ $level })
deal-digest = Sidans fingeravtryck
deal-digest-what = Båda servrarna behåller samma sida. Om du någonsin tvivlar, jämför fingeravtrycket per telefon: en ändrad bokstav på sidan gör det till ett annat.
deal-send = Underteckna och skicka
deal-send-what = Du undertecknar sidan för er gemenskap och den går genast till den andra. Tills deras funktionärer också undertecknar kan ni ta tillbaka den.
deal-change = Ändra utkastet
deal-discard = Kasta utkastet
deal-accept = Godta och underteckna
deal-accept-what = Om du undertecknar är avtalet slutet: från första dagen kan den andra gemenskapens medlemmar använda det ni ger, och era det de ger. Ska något vara annorlunda, föreslå ändringar i stället: då besvaras den här versionen med en av er.
deal-counter = Föreslå ändringar
deal-decline = Avböj
deal-decline-title = Avböja det { $peer } erbjuder?
deal-decline-what = Den här versionen kan då inte undertecknas längre. Om bara en del inte passar, föreslå ändringar i stället.
deal-decline-there = { $peer } ser genast att ni avböjde, och läser ert skäl.
deal-withdraw = Ta tillbaka
deal-withdraw-what = Så länge den andra sidan inte har undertecknat kan ni ta tillbaka versionen; då kan den inte undertecknas längre. Om deras underskrift redan är på väg gäller underskriften.
deal-next-version = Föreslå en ny version
deal-again = Börja om från den här texten
deal-end = Avsluta avtalet
deal-end-title = Avsluta avtalet med { $peer }?
deal-end-what = Om ni säger upp det nu är sista dagen { $day }. Till dess fortsätter allt; kuponger som gavs ut före gäller tills de går ut. Det går inte att ångra.
deal-end-there = { $peer } får veta det genast, ser samma sista dag och läser ert skäl.
deal-end-button = Säg upp
deal-print = Skriv ut på en sida
deal-print-title = Avtal
deal-print-how = Webbläsarens utskriftskommando får det på ett blad, utan ramen omkring.
deal-done-drafted = Utkastet är sparat. Inget skickades.
deal-done-discarded = Utkastet är borta. Ingen annan såg det.
deal-done-sent = Undertecknat och skickat. Ni får veta när den andra sidan svarar.
deal-done-accepted = Undertecknat. Avtalet är slutet, och den andra sidan får veta det.
deal-done-declined = Avböjt. Den andra sidan får veta det.
deal-done-withdrawn = Återtaget. Den andra sidan får veta det.
deal-done-ending = Uppsagt. Den andra sidan får veta det.
