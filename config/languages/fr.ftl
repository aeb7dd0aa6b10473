# French: a draft, to be reviewed by a native speaker.
# A key begins with the page or part it belongs to. Variables are named in the message; $n is always a number.
# Words: host = organisateur; organiser = responsable de l’événement; officer = membre du bureau; desk = gestion; tier, level = formule; dues = cotisation; peering = accord de partage; peer = communauté liée; node = nœud; seat = place.

## Cadre

head-title = { $page } · { $community }
skip-to-main = Aller au contenu
ribbon-demo = Démonstration : toutes les personnes et organisations sont inventées.
ribbon-outbox = Lire les e-mails de cette démonstration
nav-label = Menu principal
nav-home = Accueil
nav-events = Événements
nav-communities = Communautés
# At most ten letters: the bar at the bottom of a phone.
nav-communities-short = Groupes
nav-about = À propos
nav-help = Aide
# At most ten letters.
nav-people = Annuaire
# At most ten letters.
nav-rooms = Salons
nav-rooms-new = { $n ->
    [one] du nouveau dans 1 salon
   *[other] du nouveau dans { $n } salons
}
# At most ten letters.
nav-desk = Gestion
nav-benefits = Avantages
# Before a name: what the letters in the corner lead to.
nav-sign-in = Se connecter
nav-person = Votre profil et déconnexion,
foot-signed-in = Session de
foot-sign-out = Se déconnecter
nav-more = Plus
foot-label = Autres pages
foot-follow = Suivre le calendrier
foot-accessibility = Accessibilité
foot-privacy = Confidentialité
foot-status = État
# In a language that is a draft: shown at the foot of each page until a native speaker has read all of it.
foot-draft = Cette traduction est une ébauche : dites-nous ce qui sonne faux.
foot-runs = { $community } gère son propre nœud avec Rosarium. Aucun code tiers sur cette page.
switch-theme = Affichage
switch-language = Langue
switch-zone = Fuseau horaire
switch-set = Appliquer
theme-auto = Comme mon appareil
theme-light = Clair
theme-dark = Sombre
feed-calendar = Calendrier (iCalendar)
feed-atom = Prochains événements (Atom)
list-and = { $first } et { $last }
language-name = { $tag ->
    [ar] arabe
    [da] danois
    [de] allemand
    [en] anglais
    [es] espagnol
    [fi] finnois
    [fr] français
    [it] italien
    [ja] japonais
    [nb] norvégien
    [nl] néerlandais
    [pl] polonais
    [pt] portugais
    [sv] suédois
   *[other] ?
    }

## Dates et heures

date-weekday = { $n ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
    }
date-weekday-short = { $n ->
    [1] lun.
    [2] mar.
    [3] mer.
    [4] jeu.
    [5] ven.
    [6] sam.
   *[7] dim.
    }
date-month = { $n ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
    }
date-month-short = { $n ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
    }
date-long = { $weekday } { $day } { $month }
date-long-year = { $weekday } { $day } { $month } { $year }
date-short = { $weekday } { $day } { $month }
date-full = { $day } { $month } { $year }
date-month-year = { $month } { $year }
time-there = { $time } à { $place }
time-there-day = { $day } { $time } à { $place }
time-until-day = { $start } jusqu’au { $end }
time-part-of-day = { $part ->
    [morning] le matin
    [afternoon] l’après-midi
    [evening] le soir
   *[night] la nuit
    }
time-just-now = à l’instant
time-minutes-ago = { $n ->
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
    }
time-hours-ago = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
    }
time-days-ago = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
    }

## Étiquettes des communautés

label-association = Association
label-commercial = Commerciale
label-user-group = Groupe d’utilisateurs
label-partners-only = Réservée aux partenaires
label-mixed = Partenaires et autres
label-meets-online = Se réunit en ligne
label-meets-in-person = Se réunit en présentiel
label-meets-hybrid = Se réunit en ligne et en présentiel
label-microsoft = Partenaires Microsoft
label-multi-vendor = Plusieurs éditeurs
scope-events = événements
scope-offers = offres
scope-introductions = mises en relation
scope-calls = appels à renfort
scope-statements = déclarations communes
scope-reports = signalements

## Événements, partout où ils apparaissent

hosts-with = avec
hosts-and = et
modality-online = En ligne
modality-in-person = En présentiel
modality-hybrid = En présentiel et en ligne
modality-hybrid-in = { $town } et en ligne
event-place-language = { $place }, { $language }
seats-left = { $n ->
    [one] { $n } place libre
   *[other] { $n } places libres
    }
seats-of = sur { $n }. Une seule liste d’invités pour tout le monde ; l’organisateur attribue les places.
state-tentative = Pas encore certain
state-tentative-next = L’organisateur le confirmera
state-rescheduled = Déplacé à un autre moment
state-rescheduled-next = L’heure affichée est la nouvelle
state-rescheduled-from = Début prévu à l’origine : { $day } à { $time }, heure de { $place }
state-moved-online = Passé en ligne
state-moved-online-next = Personne ne se réunit sur place
state-postponed = Reporté
state-postponed-next = L’organisateur cherche une nouvelle date
state-cancelled = Annulé par l’organisateur
state-cancelled-next = Les calendriers qui le suivent sont prévenus
state-held = Terminé
state-held-next = Il a eu lieu
state-full = Complet
state-full-next = L’organisateur tient une liste d’attente

## Accueil

home-description = Prochains événements de { $community } et des communautés avec lesquelles elle les partage.
home-today = { $day }. Les heures sont d’abord celles de { $place }, puis celles de l’organisateur.
home-today-yours = { $day }. Les heures sont d’abord les vôtres ({ $place }), puis celles de l’organisateur.
home-change-clock = Changer de fuseau
home-all-steps = Les cinq étapes
home-figure = Un chiffre
home-figure-source = Source :
home-figure-hide = Masquer
home-step-why = La suite de votre liste
row-answer = Répondre
nav-news = Nouveautés
frame-signed-out-soon = { $n ->
    [0] La session de ce navigateur se termine dans moins d’une heure ; envoyez avant ce que vous écrivez.
    [one] La session de ce navigateur se termine dans une heure ; envoyez avant ce que vous écrivez.
   *[other] La session de ce navigateur se termine dans { $n } heures ; envoyez avant ce que vous écrivez.
}
frame-sign-in-again = Se connecter de nouveau
nav-news-new = { $n ->
    [one] Nouveautés, une nouvelle
   *[other] Nouveautés, { $n } nouvelles
}
home-calendar-why = Vos communautés, celles que vous suivez, et les événements où vous venez
home-calendar-sentence = Une seule liste avec vos réponses, et une adresse par laquelle Outlook, Thunderbird ou votre téléphone la tiennent à jour.
home-calendar-button = Ouvrir votre calendrier
home-communities-followed = Communautés que vous suivez
open-button = Comment suivre
open-second = Tous les événements
open-join-why = Sans cotisation, sans carte
open-join-title = Rejoignez cette communauté
open-join-sentence = Cinq champs et un e-mail, deux minutes. Vous voyez ce que voient les membres, répondez aux événements ici et ailleurs, et décidez de ce que les autres voient de vous.
open-join = Adhérer gratuitement
home-next-events = Prochains événements
home-group-online = En ligne, d’où que vous soyez
home-group-near = En présentiel
home-near-first = Présentiel d’abord
home-online-first = En ligne d’abord
home-all-events = { $n ->
    [one] Le seul événement du calendrier
   *[other] Les { $n } événements du calendrier
    }
home-empty = Rien de prévu pour le moment
home-empty-next = Les événements paraissent ici dès que cette communauté, ou une autre avec laquelle elle partage, les annonce. Suivez le calendrier et vous saurez quand paraît le premier.
home-communities = Communautés
home-communities-all = Comment elles partagent
home-community-own = { $n ->
    [0] Cette communauté. { $label }
    [one] Cette communauté. { $label }, { $n } événement à venir
   *[other] Cette communauté. { $label }, { $n } événements à venir
    }
home-community-peer = { $n ->
    [0] { $label }
    [one] { $label }, { $n } événement à venir
   *[other] { $label }, { $n } événements à venir
    }
home-community-unlabelled = { $n ->
    [0] Aucun événement à venir
    [one] { $n } événement à venir
   *[other] { $n } événements à venir
    }

## Liste des événements

events-title = Événements
events-description = Tous les événements à venir, ici et dans les communautés avec lesquelles nous partageons. Filtrez par format, langue, organisateur et mois.
events-count = { $n ->
    [0] Rien de prévu pour le moment.
    [one] { $n } événement à venir, ici et dans les communautés avec lesquelles nous partageons.
   *[other] { $n } événements à venir, ici et dans les communautés avec lesquelles nous partageons.
    }
events-count-filtered = { $n ->
    [0] Aucun événement ne correspond à ces filtres.
    [one] { $n } événement correspond à ces filtres.
   *[other] { $n } événements correspondent à ces filtres.
    }
events-count-tagged = { $n ->
    [0] Aucun événement à venir ne porte ce mot-clé.
    [one] { $n } événement à venir porte ce mot-clé.
   *[other] { $n } événements à venir portent ce mot-clé.
    }
tag-title = #{ $tag }
tag-description = Événements à venir avec le mot-clé { $tag }, ici et dans les communautés avec lesquelles nous partageons.
tag-empty = Les événements passés ne figurent pas dans la liste. Majuscules et minuscules comptent pour le même mot-clé.
events-ignored-title = Une partie de l’adresse a été ignorée
events-ignored = « { $value } » ne peut pas servir de filtre sous « { $field } » ; nous l’avons laissé de côté.
events-empty = Aucun événement ici
events-empty-filtered = Essayez un autre mois ou toutes les langues. Un événement hybride compte à la fois en ligne et en présentiel.
events-follow = Les avoir dans votre propre calendrier
filter-label = Filtrer les événements
filter-modality = Format
filter-language = Langue
filter-host = Organisateur
filter-month = Mois
filter-any = Indifférent
filter-show = Afficher
filter-clear = Effacer les filtres
pages-label = Événements précédents et suivants
pages-earlier = Événements précédents
pages-later = Événements suivants

## Événement

event-description = { $title }, { $day } à { $time }, heure de { $place }, organisé par { $host }.
event-from = De { $host }
event-time-yours = Votre heure, { $place }
event-time-here = Heure de { $place }
event-time-host = Heure de l’organisateur, { $place }
event-day-part = { $day }, { $part }
event-what = De quoi il s’agit
event-agenda = Programme
minutes-heading = Compte rendu
minutes-none = Personne ne l’a encore écrit.
minutes-members = Seuls les membres de cette communauté le lisent.
minutes-write = Écrire le compte rendu
minutes-title = Compte rendu : { $title }
minutes-hint = Ce qui a été convenu, en Markdown. Seuls les membres de cette communauté le lisent ; un texte vide le retire.
minutes-too-soon = Le compte rendu s’écrit une fois l’événement commencé.
minutes-changed = Quelqu’un a écrit le compte rendu pendant que vous écriviez. Rouvrez cette page pour le voir ; ce que vous avez écrit figure ci-dessous.
minutes-save = Enregistrer le compte rendu
event-ground-rules = Règles du jeu
notice-competition = Des concurrents sont dans la salle
notice-competition-text = Nous ne parlons ni de prix, ni de conditions, ni d’appels d’offres, ni de clients, ni de territoires. Si la conversation y glisse, dites « stop » : le compte rendu le note et nous passons à la suite.
panel-label = Réponse et calendrier
answer-title = Répondez depuis votre communauté
answer-sentence = Les membres de { $community } se connectent et répondent ici. Si vous êtes membre d’une autre communauté qui partage ses événements avec nous, répondez chez vous : cet événement figure dans son calendrier. Nous voyons votre nom, votre organisation et votre communauté, pas votre e-mail.
answer-title-peer = Répondez chez vous, ou auprès de { $host }
answer-sentence-peer = { $host } attribue les places. Les membres de { $community } se connectent et répondent ici ; les autres répondent dans le calendrier de leur propre communauté, ou sur la page de l’organisateur.
answer-sign-in = Se connecter pour répondre
home-community-use-mine = Utiliser ma communauté
home-community-title = Répondre depuis votre communauté
home-community-intro = Vous êtes membre ailleurs ? Indiquez votre communauté une fois ; ce navigateur s’en souvient. Vous vous connectez et répondez là-bas, et elle nous le dit.
home-community-remembered = Le lien mène à
home-community-go = Aller à cet événement là-bas
home-community-other = Une autre communauté
home-community-choose = Communautés qui partagent des événements avec nous
home-community-address = Adresse de votre communauté
home-community-address-hint = Par exemple partners.example
home-community-wrong = aucune communauté à cette adresse ne partage d’événements avec nous ; choisissez-en une ci-dessus
home-community-use = Utiliser celle-ci
home-community-none = Nous ne partageons d’événements avec aucune autre communauté pour le moment.
home-community-elsewhere = Membre d’une autre communauté ?
home-community-sign-in = S’y connecter
home-community-sign-in-intro = Pas besoin d’un second compte : indiquez une fois la communauté dont vous faites partie, ce navigateur la retient. Vous vous y connectez, voyez ce qu’elle partage avec nous et répondez de là à nos événements.

links-title = Mes communautés
links-intro = Vous faites partie de plusieurs communautés ? Reliez vous-même vos adhésions, et les événements de toutes sont dans un seul calendrier. Personne d’autre ne voit cette liste.
links-is-home = Votre communauté principale : elle vous envoie les nouvelles.
links-is-home-elsewhere = Votre communauté principale : elle vous envoie les nouvelles ; nous ne vous écrivons plus qu’au sujet de votre adhésion ici.
links-make-home = En faire ma communauté principale
links-remove = Supprimer le lien
links-linked = Reliée
links-paused = Reliée ; rien n’est partagé pour le moment
links-over = Reliée ; plus rien n’est partagé
links-waiting = Attend que vous disiez oui là-bas aussi
links-calendar = Un calendrier avec les événements de toutes vos communautés
links-new = Relier une autre adhésion
links-new-text = Vous êtes membre là-bas aussi ? Votre navigateur y va ; vous vous connectez, dites oui et revenez. Aucune adresse e-mail n’est comparée.
links-choose = Communautés dont vous pouvez être membre
links-nowhere = Pour le moment, il n’y a pas d’autre communauté avec laquelle relier une adhésion.
links-said-linked = Vos adhésions sont reliées. Les événements de cette communauté sont désormais dans votre calendrier.
links-said-removed = Le lien est supprimé, et l’autre communauté en est informée.
links-said-home = Enregistré. Les nouvelles ne viennent plus que de votre communauté principale.
links-not-offered = Aucune adhésion ne peut être reliée avec cette communauté. Choisissez-en une dans la liste.
links-linked-already = Votre adhésion là-bas est déjà reliée. Supprimez d’abord ce lien si vous voulez en relier une autre.
links-not-proved = Rien n’est relié : l’autre communauté n’a pas prouvé que vous en faites partie. Recommencez.
links-not-asked = Rien n’est relié : cela a pris trop de temps ou a été commencé dans un autre navigateur. Recommencez.
links-of-another = Rien n’est relié : cette adhésion est reliée ici avec une autre.
link-ask-title = Relier avec { $community }
link-ask-text = Votre navigateur va chez { $community } et demande si vous en faites partie. On y apprend que l’un de nos membres demande, mais pas lequel. Vous revenez avec la réponse dans les dix minutes.
link-ask-go = Aller chez { $community }
errand-asks = { $community } demande si vous êtes des nôtres
errand-asks-text = Votre adhésion ici doit être reliée à la vôtre là-bas. Avant que rien ne soit dit, vous voyez tout.
errand-asks-go = Montrer ce qui serait dit
errand-vouches = { $community } dit que vous en faites partie
errand-vouches-text = Relier votre adhésion là-bas à la vôtre ici ? Les événements de { $community } sont alors dans votre calendrier. Vous pouvez supprimer le lien à tout moment.
errand-vouches-go = Relier mes adhésions
errand-sign-in = Vous vous connectez d’abord.
vouch-title = Dire à { $community } que vous êtes des nôtres ?
vouch-text = On y apprend que quelqu’un fait partie des deux communautés : ni votre nom, ni votre adresse, ni rien d’autre de votre profil.
vouch-all = Voici tout ce que nous disons
vouch-by = Dit par
vouch-for = Dit à
vouch-purpose = Pour quoi faire
vouch-purpose-link = relier deux adhésions
vouch-standing = En règle
vouch-standing-good = oui
vouch-name = Un nom pour vous qu’elle seule reçoit
vouch-link = Un nom pour le lien
vouch-until = Valable jusqu’à
vouch-both = Qui fait tourner les deux serveurs ensemble pourrait découvrir quelles deux adhésions sont les vôtres.
vouch-go = Le dire à { $community }
answer-buttons = Venez-vous ?
answer-going = Je viens
answer-maybe = Peut-être
answer-declined = Je ne viens pas
answer-withdraw = Retirer ma réponse
answer-what-host-sees = { $host } voit votre nom, votre organisation et votre communauté. Pas votre e-mail.
answer-what-we-see = Les responsables de l’événement voient votre nom et votre organisation. Pas votre e-mail.
answer-only-yes = Cet organisateur n’accepte qu’un oui, ou son retrait.
answer-not-taken = Votre réponse n’a pas été prise en compte
answer-wrong-started = L’événement a déjà commencé.
answer-wrong-cancelled = L’organisateur l’a annulé.
answer-wrong-full = Toutes les places sont prises, et l’organisateur ne tient pas de liste d’attente.
answer-wrong-invitation = Uniquement sur invitation.
answer-wrong-external = L’inscription se fait sur un autre site ; vous trouverez le lien parmi les informations pratiques.
answer-wrong-nothing = Vous n’avez pas de réponse à retirer.
answer-host-page = Ouvrir la page de l’organisateur
answer-address = Il n’est pas encore dans votre calendrier ? Cherchez-y cette adresse :
answer-as-guest = Répondre sans être membre
answer-wrong-members = Seuls les membres y répondent. Connectez-vous, ou répondez dans votre propre communauté.
guest-title = Répondre en tant qu’invité
guest-lead = Sans être membre, on répond par e-mail : nous vous en envoyons un, et votre réponse compte dès que vous appuyez sur le bouton qu’il contient. Jusque-là, aucune place ne vous est gardée.
guest-what-we-see = La personne qui organise voit votre nom, votre organisation et que vous venez en tant qu’invité, jamais votre adresse e-mail. Nous ne vous écrivons qu’au sujet de cet événement. Six semaines après, nous oublions tout cela.
guest-mail-hint = Un e-mail avec un lien et un code y est envoyé. Elle n’est montrée à personne.
guest-closed = Personne ne peut répondre en tant qu’invité pour le moment
guest-sent = Un e-mail avec un lien et un code est en route vers { $mail }.
guest-sent-here = { $n ->
    [one] Ouvrez le lien, ou saisissez le code ici, dans la minute. Jusque-là, aucune place ne vous est gardée.
   *[other] Ouvrez le lien, ou saisissez le code ici, dans les { $n } minutes. Jusque-là, aucune place ne vous est gardée.
}
guest-no-mail = Pas d’e-mail ? Cela peut prendre une minute, ou il se trouve parmi les indésirables.
guest-confirm = Oui, je viens
guest-confirm-title = Confirmez votre réponse
guest-confirm-who = Vous répondez sous le nom de { $name }.
guest-confirm-why = Rien ne se passe avant que vous appuyiez sur le bouton. Si toutes les places sont prises, vous passez sur la liste d’attente, si l’organisateur en tient une.
guest-answer-title = Votre réponse
guest-answer-who = Vous avez répondu sous le nom de { $name }. Gardez l’adresse de cette page pour vous : qui l’a peut changer votre réponse.
guest-answer-what = Nous gardons votre nom, votre adresse et votre réponse jusqu’à six semaines après l’événement, et ne vous écrivons qu’à son sujet. Vous pouvez tout faire supprimer maintenant ; votre place revient alors à quelqu’un qui attend.
guest-answer-pending = L’organisation décidera
guest-answer-waiting = Vous recevrez un e-mail quand une place sera à vous
guest-answer-removed = L’organisateur l’a retiré du calendrier.
guest-forget-title = Supprimer ce que nous savons de vous
guest-forget = Supprimer ma réponse et mon adresse
calendar-add = Ajouter au calendrier (.ics)
fact-where = Lieu
fact-online-page = Page en ligne
fact-sign-up = Inscription
fact-sign-up-elsewhere = Sur un autre site :
fact-language = Langue
fact-price = Prix
fact-kind = Type
fact-co-hosts = Organisé ensemble
co-hosts-share = Avec { $names } : une seule liste d’invités, et les places sont comptées une fois.
co-hosts-see-guests = Qui agit pour une organisation parmi eux voit qui vient.
fact-tags = Mots-clés
where-online = En ligne. L’organisateur envoie le lien aux personnes confirmées.
where-hybrid = { $place }. Ou en ligne : l’organisateur envoie le lien aux personnes confirmées.
join-online = Participer en ligne
join-online-alone = Mène à { $host }. Cette adresse n’est qu’à vous : merci de ne pas la transmettre.
price-member = { $member } pour les membres, sinon { $other }
price-free = Gratuit
price-coded = { $amount }{ "\u00A0" }{ $code }
price-signed = { $amount }{ "\u00A0" }{ $sign }
number-with-part = { $whole },{ $part }

## Calendrier

calendar-title = Votre calendrier
calendar-count = { $n ->
    [0] Rien à venir pour le moment.
    [one] { $n } événement à venir.
   *[other] { $n } événements à venir.
    }
calendar-made-of = { $n ->
    [0] Les événements de votre communauté, et ceux d’ailleurs où vous venez. Vous ne suivez aucune autre communauté.
    [one] Les événements de votre communauté et de { $n } autre que vous suivez, et ceux d’ailleurs où vous venez.
   *[other] Les événements de votre communauté et de { $n } autres que vous suivez, et ceux d’ailleurs où vous venez.
    }
calendar-follow-more = Suivre des communautés
calendar-yours = Seulement ce que vous suivez : votre calendrier
calendar-sign-in = Connectez-vous pour voir ce que vous suivez, et vos réponses
calendar-empty = Suivez une communauté : ses événements paraîtront ici.
calendar-feed-title = Dans Outlook, Thunderbird ou votre téléphone
calendar-feed-what = Une adresse à vous, que lisent les logiciels de calendrier : les mêmes événements, toujours à jour.
calendar-feed-made = Vous en avez une depuis le { $day } ; elle n’a été affichée qu’une fois et n’est conservée nulle part. Une nouvelle la remplace.
calendar-feed-give = Créer mon adresse
calendar-feed-again = Créer une nouvelle adresse
calendar-feed-take = La supprimer
calendar-address-title = L’adresse de votre calendrier
calendar-address-intro = Quiconque la possède voit ce que vous voyez dans votre calendrier. Elle n’est affichée que cette fois ; une nouvelle la remplace.
calendar-address-open = Ouvrir dans mon calendrier
calendar-address-outlook = Ajouter à Outlook sur le web
calendar-address-google = Ajouter à Google Agenda
calendar-address-keep = Outlook et Google relisent eux-mêmes l’adresse, toutes les quelques heures ; si un événement auquel vous avez répondu change, vous recevez aussi un e-mail.
filter-answered = Ma réponse
filter-answered-coming = Je viens, ou peut-être
filter-answered-yes = J’ai répondu
filter-answered-no = Sans réponse

## Avantages : ce que d’autres communautés vous offrent

benefits-title = Vos avantages
benefits-description = Ce que d’autres communautés vous offrent parce que vous êtes membre ici.
benefits-level = Votre formule est { $level }, et rien ne vous est reproché.
benefits-level-limited = Votre formule est { $level } ; vos droits sont limités pour l’instant.
benefits-ready-count = { $n ->
    [0] Aucune offre n’est à vous pour l’instant.
    [one] Une offre est à vous dès maintenant.
   *[other] { $n } offres sont à vous dès maintenant.
    }
benefits-ready = À utiliser maintenant
benefits-none = Rien ne vous est offert pour l’instant
benefits-none-next = Quand votre communauté et une autre s’accordent sur quelque chose pour votre formule, cela paraît ici.
benefits-not-yet = Pas encore
benefits-over = Utilisés et expirés
benefits-over-none = Rien encore. Les bons restent ici un an après leur dernier jour.
benefits-over-kept = Les bons restent ici un an après leur dernier jour.
benefit-good-for = Valable pour
benefit-for-joining = l’adhésion
benefit-for-events = les événements
benefit-for-both = l’adhésion et les événements
benefit-holder = Pour
benefit-home = De
benefit-until = À utiliser avant le
benefit-no-end = tant que dure l’accord
benefit-limits = Limites
benefit-uses = { $n ->
    [one] une fois
   *[other] { $n } fois
    }
benefit-uses-any = aussi souvent que vous voulez
benefit-not-stacked = sans cumul avec d’autres offres
benefit-instead-of = au lieu de
benefit-price-of = Pour la formule { $level }
benefit-why = Pourquoi c’est pour vous
benefit-learns = Quand vous l’utilisez en ligne, { $host } apprend que c’est pour vous, avec quelle formule et par quel accord, pas qui vous êtes ; une formule que vous y choisissez est à votre nom là-bas.
benefit-join = Adhérer à { $host }
benefit-use = L’utiliser chez { $host }
benefit-paper-what = Pour un guichet, ou sans internet : sur papier, avec un code. Il porte votre nom et vaut 30 jours.
benefit-paper-make = Faire un bon à imprimer
benefit-paper-made = Vous avez un bon à imprimer.
benefit-paper-show = Montrez-le à l’accueil ou imprimez-le. Votre nom y figure.
benefit-paper-see = Voir votre bon
benefit-why-level = Votre formule est { $has }
benefit-why-not-level = C’est pour la formule { $needs } ; la vôtre est { $has }
benefit-why-no-level = C’est pour une autre formule ; la vôtre est { $has }
benefit-why-standing = Rien ne vous est reproché
benefit-why-not-standing = C’est pour les membres dont les droits ne sont pas limités ; les vôtres le sont pour l’instant. Votre bureau vous en dira plus.
benefit-why-region = Vous êtes d’une autre région que { $host }
benefit-why-not-region = Ce n’est pas pour les personnes de la région de { $host }
benefit-why-near = Vous êtes dans le pays de { $host } ; l’accord dit à moins de { $km } km
benefit-why-far = C’est pour les personnes à moins de { $km } km de { $host } ; vous êtes dans un autre pays
benefit-why-desk = C’est pour les personnes à moins de { $km } km : { $host } décide au guichet
benefit-why-not-begun = Cela commence le { $day }
benefit-why-ended = C’est fini depuis le { $day }
benefit-awaited = Les deux communautés en discutent encore. Cela paraît plus haut dès que les deux ont signé.
benefit-without = { $host } n’offre rien
benefit-not-shared = Votre communauté et { $host } partagent { $scopes }, pas d’offres.
benefit-none-shared = Votre communauté et { $host } ne partagent pas d’offres.
benefit-none-agreed = Rien n’est encore convenu avec { $host }.
benefit-over-shown = { $host } l’a vérifié le { $day }
benefit-over-revoked = Votre communauté l’a repris le { $day }
benefit-over-given = Donné le { $day } ; ce que { $host } en a fait n’est pas dit ici
benefit-over-expired = Son dernier jour était le { $day } ; si { $host } l’a scanné n’est pas dit ici

## Communautés

communities-title = Communautés
communities-description = Les communautés avec lesquelles celle-ci partage ses événements, leurs étiquettes, et ce qui circule entre elles.
communities-count = { $n ->
    [0] Cette communauté ne partage encore avec aucune autre.
    [one] Cette communauté partage avec { $n } autre. Chacune garde ses membres, son argent et ses secrets.
   *[other] Cette communauté partage avec { $n } autres. Chacune garde ses membres, son argent et ses secrets.
    }
communities-languages = Langues des événements : { $languages }
communities-about-us = À propos de nous
communities-peers = Partage avec
communities-ahead = { $n ->
    [0] Aucun événement à venir
    [one] { $n } événement à venir
   *[other] { $n } événements à venir
    }
communities-shares = Partage : { $scopes }
communities-shares-nothing = Ne partage rien en ce moment
communities-since = Depuis le { $day }
communities-empty = Aucune communauté pour le moment
communities-empty-next = Quand les bureaux de deux communautés signent un accord, les événements de l’autre paraissent dans ce calendrier, chacun avec le nom et l’emblème de son organisateur.
communities-own-followed = C’est votre communauté : ses événements sont toujours dans votre calendrier.
community-follow = Suivre
community-unfollow = Ne plus suivre
community-follow-means = Ses événements figurent alors dans votre calendrier. Cela reste entre vous et cette communauté ; personne d’autre ne le sait.
community-followed = Vous la suivez
community-followed-since = Depuis le { $day }. Ses événements sont dans votre calendrier.
community-paused = Le partage est suspendu
community-paused-next = Vous la suivez. De nouveaux événements arriveront quand le partage reprendra.
community-over = Elle ne partage plus avec cette communauté
community-over-next = Vous la suivez. Si les deux s’accordent de nouveau, ses événements reviendront.
community-sign-in = Se connecter pour suivre
community-document-words = { $n ->
    [one] { $n } mot
   *[other] { $n } mots
}
community-next = Prochains événements
community-no-events = Rien à venir, à notre connaissance
community-no-events-next = Ce qu’elle annonce paraît ici en moins d’une minute.
communities-how = Comment des communautés en viennent à partager
communities-how-text = Par un accord que les deux signent et que chacune peut rompre. Il nomme ce qui circule ; rien d’autre ne circule.

## À propos

about-description = Qui est { $community }, ce qui circule vers d’autres communautés et ce qui ne sort jamais, et comment suivre son calendrier.
about-governance = Statut
about-operator = Gérée par
about-audience = Ouverte à
about-modality = Rencontres
about-ecosystem = Domaine
about-languages = Langues
about-clock = Notre heure
about-currency = Monnaie
about-country = Pays
about-members = Membres
about-region = Région
about-chapters = Sections locales
about-contact = Contact
about-officers = Bureau
about-composition = Qui sont les membres
about-composition-what = Aucun chiffre ne porte sur moins de cinq personnes.
about-peers = Communautés avec lesquelles nous partageons des événements
follow-title = Suivre
follow-intro = Les événements publics, pour tout le monde. Sans inscription.
follow-calendar = Dans Outlook ou un autre calendrier
follow-calendar-how = Dans Outlook : Ajouter un calendrier, puis S’abonner à partir du web, puis collez cette adresse. Les changements arrivent quand votre calendrier s’actualise, ce qui peut prendre quelques heures.
follow-calendar-get = Télécharger le calendrier une fois (.ics)
follow-fediverse = Depuis Mastodon, Mobilizon ou Gancio
follow-fediverse-how = Cherchez-y cette adresse et suivez-la. Nous apprenons alors le nom de votre serveur et votre adresse là-bas.
follow-atom = Dans un lecteur de flux
follow-atom-how = Atom, le plus récent d’abord.
travels-title = Ce qui circule vers d’autres communautés
travels-events = Les événements, vers ceux à qui leur organisateur les destine
travels-answers = Votre réponse à l’événement d’une autre communauté : votre nom, votre organisation et votre communauté
travels-profile = Le nom et les étiquettes de cette page
travels-agreed = Ce que les deux communautés ont signé, indiqué sur la page Communautés
stays-title = Ce qui ne sort jamais
stays-rooms = Ce qui se dit dans un salon : rien n’est prévu pour l’envoyer
stays-mail = Votre adresse e-mail et votre numéro de téléphone
stays-hidden = À qui vous cachez votre profil
stays-declined = Une mise en relation que vous avez refusée, et pourquoi
stays-money = Les cotisations, les factures et ce que chacun a payé

## Joint statements

statements-title = Lettres communes
statements-intro = Des lettres à un éditeur ou à une autorité, que des organisations et des personnes signent ensemble. Chaque signature vaut pour un texte et aucun autre.
statements-none = Aucune lettre n’est à signer en ce moment
statements-none-next = Le bureau en commence une ; les lettres des communautés qui les partagent avec celle-ci figurent ici pour ses membres.
statement-begin = Écrire une lettre
statement-edit = Modifier la lettre
statement-back = Retour à la lettre
statement-to = À { $addressee }
statement-of = Une lettre de { $community }
statement-count = { $n } signatures sur { $of }
statement-closes = à signer jusqu’au { $day }
statement-closed = ne peut plus être signée
statement-state-draft = En cours d’écriture
statement-state-collecting = À signer
statement-state-ready = Prête à être remise
statement-state-delivered = Remise
statement-state-answered = Réponse reçue
statement-state-closed = Close
statement-digest = Empreinte du texte
statement-roll = Signée par
statement-roll-ours = Organisations d’ici qui ont signé
statement-roll-none = Personne n’a encore signé.
statement-as-organisation = organisation, dont le nom n’a pas été vérifié
statement-as-person = en son propre nom
statement-hers = Vos signatures
statement-hers-sent = { $name } : en route vers la communauté dont c’est la lettre
statement-hers-counted = { $name } : elle compte
statement-hers-refused = { $name } : elle n’a pas été prise. { $reason }
statement-hers-withdrawn = { $name } : retirée
statement-hers-void = { $name } : nulle, car le texte a changé depuis. Lisez la lettre et signez à nouveau si vous êtes toujours d’accord.
statement-withdraw = La retirer
statement-sign-title = Signer cette lettre
statement-sign-what = Vous signez le texte ci-dessus, jusqu’au dernier signe. S’il est modifié, votre signature est nulle et vous l’apprenez. Votre nom, ou celui de votre organisation, figure dans la lettre, lisible par tous ; la communauté dont c’est la lettre le reçoit avec la parole de celle-ci qu’il est bien le vôtre.
statement-sign-for = Signer pour { $name }
statement-sign-herself = Signer en votre nom
statement-sign-approver = Pour une organisation, la personne qu’elle a désignée signe.
statement-sign-in = Connectez-vous pour signer cette lettre
statement-elsewhere = Toutes les signatures et la suite de la lettre figurent chez la communauté dont c’est la lettre
statement-print = L’imprimer ou l’enregistrer en PDF
statement-file-html = L’emporter comme page (HTML)
statement-file-markdown = L’emporter comme texte (Markdown)
statement-file-what = Ce programme ne fait pas de PDF lui-même : imprimez la page et choisissez « enregistrer en PDF ». Les deux autres fichiers contiennent chaque signature et se prouvent eux-mêmes, par la commande « rosarium statement verify » et sans rien demander à personne.
statement-file-roll = { $n ->
    [one] Signée par un seul
   *[other] Signée par { $n }
 }
statement-file-check = Vérifiez ce fichier par la commande « rosarium statement verify ». Elle n’a pas besoin de réseau ; comparez par téléphone les six mots de chaque communauté.
statement-print-how = Imprimez cette page ou enregistrez-la en PDF. Le papier ne prouve rien à lui seul ; les fichiers de la page de la lettre, si.
statement-history = Textes antérieurs
statement-former = Texte { $revision }, jusqu’au { $day }, avec { $n } signatures devenues nulles. { $digest }
statement-handed-over = Remise le { $day } à { $to }
statement-reply = La réponse
statement-reply-outcome = Ce qui en est sorti, en une ligne
statement-reply-save = Enregistrer la réponse
statement-outcome = Ce qui en est sorti : { $outcome }
statement-desk = Pour le bureau
statement-open = L’ouvrir aux signatures
statement-open-what = Dès lors tous peuvent la lire, les communautés qui partagent des lettres l’apprennent, et ceux qui signent pour une organisation d’ici reçoivent un e-mail.
statement-over = Elle a été remise
statement-over-to = À qui elle a été remise
statement-over-day = Quel jour
statement-over-what = Dès lors personne ne la signe ni ne retire une signature. Tous ceux qui ont signé ici reçoivent un e-mail.
statement-close = La clore
statement-close-what = Une lettre en cours d’écriture disparaît ; toute autre reste lisible, et personne ne la signe plus.
statement-form-intro = Demandez quelque chose et dites pourquoi. N’écrivez jamais sur des prix, sur des clients ou des régions à répartir, ni sur le fait de n’acheter à personne : des concurrents ne doivent pas s’entendre là-dessus.
statement-field-name = De quoi il s’agit
statement-field-name-hint = Une ligne, telle qu’elle figure au-dessus de la lettre
statement-field-addressee = À qui
statement-field-addressee-hint = Un éditeur ou une autorité
statement-field-letter = La lettre
statement-field-letter-hint = Des lignes vides séparent les paragraphes
statement-field-threshold = Combien de signatures il lui faut
statement-field-threshold-hint = Cinq est l’usage
statement-field-closes = Dernier jour pour signer
statement-field-closes-hint = Laissez vide s’il n’y en a pas
statement-save = Enregistrer
statement-warning = Repensez à ces mots : { $words }. Des concurrents ne doivent s’entendre ni sur un boycott ni sur des prix.
statement-warned = J’ai lu cela, et la lettre reste telle quelle
statement-voids = { $n ->
    [one] Une signature devient nulle si vous modifiez le texte, et qui l’a donnée l’apprend.
   *[other] { $n } signatures deviennent nulles si vous modifiez le texte, et ceux qui les ont données l’apprennent.
 }
statement-no-state = La lettre n’en est pas là, ou plus loin. Voici où elle en est.
statement-no-closed = Cette lettre ne peut plus être signée.
statement-no-other-text = Le texte a changé entre-temps. Relisez-le d’abord.
statement-no-twice = { $name } a déjà signé.
statement-no-approver = Seule la personne qu’une organisation a désignée signe pour elle.
statement-no-signature = Il n’y a pas de signature de vous à retirer.
statement-no-shared = Les lettres ne sont pas partagées avec cette communauté en ce moment.
statement-no-room = Il n’y a plus de place pour d’autres lettres ou signatures.
statement-no-letter = Écrivez la lettre.
statement-no-threshold = Entre { $min } et { $max }.
statement-no-words = Remplissez ce qui est demandé, avec des mots que l’on peut montrer.
data-for-statement = Vous avez signé en votre nom une lettre commune de cette communauté.
mail-statement-subject = { $step ->
    [invited] Une lettre attend votre signature : { $called }
    [changed] Merci de signer à nouveau : { $called } a changé
    [not-taken] Votre signature n’a pas été prise : { $called }
    [ready] Prête à être remise : { $called }
    [delivered] Remise : { $called }
   *[answered] Il y a une réponse : { $called }
 }
mail-statement = { $step ->
    [invited] Vous pouvez signer la lettre commune « { $called } » pour votre organisation.
    [changed] Le texte de la lettre commune « { $called } » a changé. Ce que vous avez signé est nul.
    [not-taken] La communauté dont c’est la lettre n’a pas pris votre signature sous « { $called } ».
    [ready] « { $called } » a autant de signatures que vous en demandiez.
    [delivered] La lettre commune « { $called } » a été remise.
   *[answered] Il y a une réponse à la lettre commune « { $called } ».
 }
mail-statement-next = { $step ->
    [invited] Lisez-la d’abord. Vous signez ce texte et aucun autre, et pouvez le retirer jusqu’à la remise.
    [changed] Lisez-la, et signez à nouveau si vous êtes toujours d’accord.
    [not-taken] La page dit pourquoi.
    [ready] Remettez-la, et notez quand et à qui.
    [delivered] Désormais personne ne la signe ni ne retire une signature.
   *[answered] La réponse figure sur la page.
 }
mail-statement-page = Voir la lettre
mail-statement-reason = Vous recevez cet e-mail parce que vous pouvez signer la lettre pour une organisation de { $community }, l’avez signée ou écrite.

## Introductions

intros-title = Mises en relation
intros-intro = Vous rencontrez quelqu’un quand vous le voulez tous les deux. D’ici là personne ne reçoit votre adresse, et personne n’apprend un non.
intros-find = Trouver quelqu’un
intros-left = Encore { $left } sur { $most } en 30 jours
intros-none = Pas encore de mise en relation
intros-none-next = Cherchez quelqu’un parmi les gens d’ici et des autres communautés, et demandez sur sa page ou sa carte.
intros-heard = Qui vous sont adressées
intros-asked = Les vôtres
intro-ask = Demander une mise en relation
intro-ask-of = Demander une mise en relation avec { $name }
intro-new-title = Demander à rencontrer { $name }
intro-new-title-at = Demander à rencontrer { $name } de { $community }
intro-topic = De quoi il s’agit, en une ligne
intro-topic-hint = Cela figure dans votre liste et c’est ce que l’autre lit d’abord.
intro-why = Pourquoi
intro-why-hint = 280 caractères au plus, sans lien, adresse ni numéro de téléphone.
intro-gain = Ce que l’autre y gagne
intro-gain-hint = 280 caractères au plus, de même.
intro-travels-title = Ce que l’autre lit maintenant
intro-travels = Vos mots ci-dessus, votre nom ({ $name }), votre organisation ({ $organization }), votre communauté ({ $community }) et quel genre de membre vous êtes. Jamais votre adresse ni un numéro de téléphone.
intro-blind = Taire mon nom et mon organisation pour l’instant
intro-mail = Où l’autre écrit une fois que vous avez dit oui tous les deux
intro-mail-hint = Votre nom et votre organisation l’accompagnent. Personne ne la reçoit avant vos deux oui.
intro-same-whatever = Vous apprenez un oui aussitôt. Sinon, après le délai, vous apprenez que personne n’a répondu, quelle qu’en soit la raison.
intro-send = Envoyer la demande
intro-waiting = Attend une réponse jusqu’à { $day }
intro-no-reply = Pas de réponse
intro-withdrawn = Retirée
intro-connected = Deux oui
intro-answer-by = Vous pouvez répondre jusqu’à { $day }
intro-put-off = Vous avez dit pas maintenant
intro-yes-sent = Vous avez dit oui ; le contact de l’autre est en route
intro-somebody = Quelqu’un
intro-somebody-at = Quelqu’un de { $community }
intro-moment = { $day }, { $hour }
intro-slot = { $day }, de { $from } à { $until } à { $place } ({ $utc } UTC)
intro-contact = Écrivez-vous
intro-contact-name = Nom
intro-contact-organization = Organisation
intro-contact-mail = Courriel
intro-contact-theirs = L’autre a aussi le vôtre, et le garde.
intro-slots = Demi-heures qui conviennent à la personne sollicitée
intro-slots-choose = Trois demi-heures qui vous conviennent
intro-slots-hint = À l’heure de { $place } ; l’autre les voit en UTC et à son heure.
intro-slot-label = Début, { $n }
intro-answer = Votre réponse
intro-yes = Oui, mettez-nous en relation
intro-not-now = Pas maintenant
intro-no-thanks = Non merci
intro-no-means = Les deux sont un silence : l’autre n’apprend rien. Après non merci cette personne ne vous atteint plus.
intro-withdraw = Retirer la demande
intro-met-ask = Vous êtes-vous rencontrés ?
intro-met-yes = Oui, nous nous sommes rencontrés
intro-met-no = Non
intro-met = Vous vous êtes rencontrés.
intro-not-met = Vous ne vous êtes pas rencontrés.
intro-worked = Dire que vous avez travaillé ensemble
intro-fault-topic = Dites en une ligne de quoi il s’agit.
intro-fault-words = Écrivez 280 caractères au plus, sans lien, adresse ni numéro de téléphone.
intro-fault-mail = Écrivez une adresse de courriel.
intro-fault-quota = Vous avez utilisé toutes vos demandes de ces 30 jours.
intro-fault-standing = Vous ne pouvez pas demander de mise en relation pour l’instant.
intro-fault-card = Cherchez la personne à nouveau et demandez depuis sa carte.
intro-fault-over = Il n’est plus possible d’y répondre.
intro-fault-slots = Choisissez trois demi-heures différentes dans les 60 prochains jours.
intro-settings-title = Qui peut vous solliciter
intro-settings-intro = Qui ne vous atteint pas ne l’apprend pas. Votre choix reste sur ce serveur et personne d’autre ne le lit.
intro-settings-asked = On peut vous solliciter
intro-settings-open = Par qui vous trouve
intro-settings-snooze = Pas pendant 30 jours
intro-settings-snoozed = Pas avant { $day }
intro-settings-closed = Par personne
intro-settings-organizations = Pas par les gens de ces organisations
intro-settings-organizations-hint = Un nom par ligne. Les demandes qui ne disent pas pour qui quelqu’un travaille ne vous atteignent alors pas non plus.
intro-settings-communities = Pas par les gens de ces communautés
intro-settings-communities-hint = Le nom de leur serveur sur chaque ligne, par exemple london.example.
intro-settings-save = Enregistrer
intro-settings-fault = Une ligne est illisible, ou il y en a plus de 100.
mail-intro-asked-subject = { $who } aimerait vous rencontrer : { $topic }
mail-intro-asked = { $who } de { $host } demande à être mis en relation avec vous : { $topic }. Vous pouvez répondre jusqu’à { $until } : oui, pas maintenant ou non merci. Seul un oui est dit à quelqu’un.
mail-intro-kind = { $kind ->
    [partner] Travaille chez un partenaire
    [vendor] Vend aux partenaires (fournisseur)
    [customer] Achète aux partenaires
    [microsoft] Travaille chez Microsoft
   *[other] N’appartient à aucun d’eux
}
mail-intro-answer = Répondre
mail-intro-both-subject = Vous avez dit oui tous les deux : { $topic }
mail-intro-both = { $who } et vous voulez vous rencontrer. Chacun a ce que l’autre a choisi de dire.
mail-intro-contact = Écrivez à { $name }, { $organization }, { $mail }. Demi-heures qui conviennent :
mail-intro-no-reply-subject = Pas de réponse : { $topic }
mail-intro-no-reply = Personne n’a répondu à votre demande dans le délai. Il peut y avoir bien des raisons, et aucune n’est dite.
mail-intro-met-subject = Vous êtes-vous rencontrés ? { $topic }
mail-intro-met = { $who } et vous avez dit oui il y a quelque temps. Vous êtes-vous rencontrés ?
mail-intro-open = Ouvrir la mise en relation
mail-intro-reason = Vous recevez ceci comme membre de { $community } qui participe aux mises en relation.
data-for-introduction = Une mise en relation

## Notes

calls-title = Appels à renfort
calls-intro = Qui a besoin d’aide pour un travail la demande ici. Les réponses vont à la seule personne qui demande, et aucun prix n’est nommé.
calls-new = Demander du renfort
calls-none = Aucun appel ouvert
calls-none-next = Quand quelqu’un a besoin de ce que vous savez faire, vous recevez un courriel et l’appel figure ici.
calls-yours = le vôtre
calls-waits-for-you = vous attend
calls-you-answered = vous avez répondu
calls-report = Vos appels en tableau
calls-normal = En son temps
calls-urgent = Urgent
calls-emergency = Urgence absolue
calls-waits-for = Brouillon, en attente de { $name }
calls-waits-officer = Brouillon, en attente d’un responsable
calls-open-until = Ouvert jusqu’au { $day }, { $hour }
calls-filled = Pourvu : il y a assez de renfort
calls-expired = Le délai est passé
calls-closed = Clos
calls-remote = À distance
calls-on-site = Sur place
calls-from-to = { $from } au { $until }
calls-fact-hands = Besoin
calls-fact-skills = Compétences
calls-fact-where = Où
calls-fact-when = Quand
calls-fact-customer = Le client
calls-terms-lead = Qui dirige
calls-terms-method = Méthode ou manuel
calls-terms-certificates = Certificats
calls-terms-customer = Ce client
calls-terms-more = Et
call-new-title = Demander du renfort
call-new-intro = Dites ce qu’il faut. Les membres qui savent le faire reçoivent un courriel : d’abord ceux de cette communauté, puis ceux des communautés que vous choisissez.
call-new-send = Envoyer l’appel
call-field-name = En une ligne
call-field-name-hint = Par exemple : 4 x correction de l’heure d’été. Ne nommez pas le client.
call-field-hands = Combien de personnes
call-field-hands-hint = Entre 1 et 1000.
call-field-from = À partir de quel jour
call-field-from-hint = Selon l’horloge avec laquelle vous lisez ces pages.
call-field-until = Jusqu’à quel jour
call-field-until-hint = Le dernier jour du travail.
call-field-details = Plus de détails
call-field-details-hint = Tous ceux qui reçoivent l’appel le lisent. Aucun prix, et rien qui nomme le client.
call-field-customer = Qui est le client
call-field-customer-hint = Seuls ceux que vous acceptez l’apprennent ; le journal dit quand.
call-field-hours = Ouvert combien d’heures
call-field-hours-hint = Laissez vide pour le délai habituel.
call-field-skills = Qui sait le faire
call-field-urgency = Dans quel délai
call-field-place = Où est le travail
call-field-region = Où est le client
call-field-vertical = Ce que fait le client
call-field-size = Quelle est la taille du client
call-field-any = Non précisé
call-field-peers = Communautés qui le reçoivent aussi
call-field-peers-hint = Elles le reçoivent après un moment, s’il est encore ouvert. Celles qui ne prennent pas d’appels ne figurent pas.
call-field-method = Adresse de la méthode ou du manuel
call-field-method-hint = Une adresse qui commence par https.
call-field-certificates = Certificats demandés
call-field-certificates-hint = Séparés par des virgules.
call-field-months = Mois pendant lesquels personne n’approche ce client sans vous
call-field-months-hint = Pour ce seul client, 36 au plus. Vide s’il n’y en a pas.
call-field-terms = Ce que vous convenez d’autre
call-field-terms-hint = Qui fait quoi, et comment le travail est remis.
call-terms = Conditions
call-terms-hint = Qui répond les accepte telles quelles. D’autres conditions sont un autre appel.
call-terms-print = Empreinte de ces conditions :
call-accept-terms = J’accepte ces conditions
call-answer-title = Répondre
call-answer-words = Ce que vous pouvez faire
call-answer-words-hint = Seule la personne qui demande le lit.
call-answer-hands = Combien vous êtes
call-answer-no-price = Les prix n’ont pas leur place ici : convenez-en entre vous deux.
call-answer-send = Envoyer la réponse
call-link-why = Ce lien est à vous et compte une fois. Vous n’avez pas à vous connecter.
call-link-over = Ce lien ne mène plus nulle part
call-link-over-why = Il a servi, ou l’appel est terminé.
call-answered = Votre réponse est en route
call-answered-why = Si la personne accepte, vous recevez un courriel avec qui contacter.
call-answers = Réponses
call-answers-hint = Vous seul les lisez. Qui n’est pas choisi n’apprend rien.
call-answers-none = Pas encore de réponse.
call-answer-waits = vous attend
call-answer-accepted = acceptée
call-answer-withdrawn = retirée
call-accept = Accepter
call-by-elsewhere = Un membre de { $host }
call-customer-own = Client : { $customer }. Seuls ceux que vous acceptez l’apprennent.
call-customer-told = Client : { $customer }, nommé à vous le { $day }, { $hour }.
call-mine-title = Votre réponse
call-mine = Vous avez écrit : { $words }
call-mine-waiting = La personne l’a reçue. Si vous n’êtes pas choisi, vous n’apprendrez rien de plus.
call-mine-accepted = Acceptée le { $day }. Écrivez à { $name } : { $mail }
call-withdraw = Retirer la réponse
call-approve-title = Cet appel vous attend
call-approve-why = Tant que vous n’êtes pas d’accord, rien n’en sort de cette page.
call-approve = Le laisser partir
call-turn-down = Le refuser
call-close-title = Clôture
call-close-hint = Pour votre propre bilan. Personne d’autre ne lit ces chiffres.
call-close-received = Renforts venus
call-close-given = Renforts que vous avez donnés
call-close-sites = Sites terminés
call-close-value = Ce que cela a valu pour vous
call-close = Clore l’appel
call-fill = Il y a assez de renfort
call-fault-terms = Acceptez les conditions pour répondre.
call-fault-hands = Proposez au moins une personne, et au plus autant que demandé.
call-fault-own = C’est votre propre appel.
call-fault-answered = Vous avez déjà répondu à cet appel.
call-fault-over = Cet appel n’est plus ouvert.
call-fault-standing = Vous ne pouvez pas le faire maintenant. Demandez à un responsable.
call-fault-words = Écrivez quelques mots, 1000 caractères au plus.
call-fault-gone = Cette réponse a été retirée.
call-fault-close = Écrivez des nombres entiers, et la valeur en une ligne.
call-fault-name = Dites en une ligne ce qu’il faut.
call-fault-number = Écrivez un nombre de 1 à 1000.
call-fault-date = Choisissez un jour.
call-fault-skills = Cochez une à dix compétences.
call-fault-long = C’est trop long ou contient des signes qui ne s’affichent pas.
call-fault-hours = Écrivez de 1 à 720 heures.
call-fault-months = Écrivez de 1 à 36 mois.
call-fault-address = Écrivez une adresse qui commence par https.
call-fault-region = Dites dans quelle région est le travail.
call-fault-times = Le travail finit après son début, et pas dans le passé.
call-fault-peer = Une de ces communautés ne prend pas d’appels en ce moment.
call-fault-many = Vous avez beaucoup d’appels ouverts. Fermez-en un d’abord.
mail-call-normal-subject = Renfort demandé : { $call }
mail-call-urgent-subject = Urgent, renfort demandé : { $call }
mail-call-emergency-subject = Urgence absolue, renfort demandé : { $call }
mail-call-needed = Un membre de { $host } a besoin de ce que vous savez faire : { $call }. Recherchés : { $n }.
mail-call-times = Du { $from } au { $until }. Réponses jusqu’au { $through }.
mail-call-answer = Voir et répondre
mail-call-answer-next = Le bouton ouvre une page avec les conditions et un formulaire. Vous n’avez pas à vous connecter ; cela compte une fois, et seule la personne qui demande lit votre réponse.
mail-call-open = Ouvrir l’appel
mail-call-reason = Vous recevez ce courriel parce que votre profil à { $community } dit que vous savez le faire.
mail-call-own-reason = Vous recevez ce courriel parce que l’appel vous concerne comme membre de { $community }.
mail-call-approval-subject = Un appel vous attend : { $call }
mail-call-approval = L’appel { $call } est un brouillon et vous attend. Tant que vous n’êtes pas d’accord, personne d’autre ne le reçoit.
mail-call-answered-subject = Une réponse à votre appel : { $call }
mail-call-answered = { $by } a répondu à votre appel { $call }. La réponse est sur sa page, pour vous seul.
mail-call-accepted-subject = Accepté : { $call }
mail-call-accepted = La personne a accepté votre réponse à { $call }. Sur la page de l’appel, vous voyez qui est le client.
mail-call-contact = Écrivez à { $name }, { $organization } : { $mail }
mail-call-taken-back-subject = Une réponse a été retirée : { $call }
mail-call-taken-back = { $by } a retiré la réponse à votre appel { $call }.
mail-call-over-subject = Terminé : { $call }
mail-call-over = L’appel { $call } est terminé. On n’attend plus rien de vous, et votre propre appel peut maintenant être clos.
mail-call-a-member = Un membre de cette communauté
settings-mail-calls = Appels à renfort
settings-mail-calls-hint = Quand quelqu’un a besoin de ce que votre profil dit que vous savez faire. Les urgences en font partie.
data-for-call = Vous y avez répondu à un appel à renfort, ou accepté une réponse venue de là.
data-field-mail = votre adresse de courriel
act-approve-call = A laissé partir l’appel { $call }
act-turn-down-call = A refusé l’appel { $call }
act-tell-customer = A nommé le client de l’appel { $call }
act-close-call = A clos l’appel { $call }
act-report-of-peer = Signalement { $report } de { $peer } reçu
act-report = Signalement { $report } reçu
act-take-report = Examine le signalement { $report }
act-decide-report =
    Signalement { $report } décidé : { $outcome ->
        [dismiss] rien à retenir
        [mediate] un entretien
        [caution] un avertissement
        [limit] une limite
       *[other] une suspension
    }
act-pass-on-report = Signalement { $report } transmis à { $peer }
act-hear-report = Suite du signalement { $report } apprise
act-appeal-report = Nouvel examen du signalement { $report } demandé
act-leave-report = Décision sur le signalement { $report } maintenue
act-lift-report = Décision sur le signalement { $report } levée
calls-hands = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
calls-days = { $n ->
    [one] { $n } jour de travail
   *[other] { $n } jours de travail
}
calls-terms-months = { $n ->
    [one] n’est pas approché sans la personne qui demande pendant { $n } mois
   *[other] n’est pas approché sans la personne qui demande pendant { $n } mois
}
calls-median = { $n ->
    [one] La moitié des appels d’ici ont eu une première réponse en { $n } minute.
   *[other] La moitié des appels d’ici ont eu une première réponse en { $n } minutes.
}
notes-title = Notes
notes-intro = Ce que quelqu’un a dit dans un salon et a voulu laisser lire à d’autres. Une note, ce sont ces mots seuls : elle ne dit ni qui a parlé, ni dans quel salon.
notes-none = Pas encore de notes
notes-none-next = Qui a dit quelque chose dans un salon peut demander que d’autres le lisent. Si quelqu’un qui veille sur le salon est d’accord, cela paraît ici.
notes-no-older = Pas de notes plus anciennes
notes-older = Notes plus anciennes
notes-latest = Dernières notes
note-for-members = Pour les membres
note-for-everybody = Pour tout le monde
note-said-by = Dit par quelqu’un de { $community } qui n’est pas nommé ici.
note-terms = Tout le monde peut diffuser cette note et la modifier, à condition de nommer { $community } :
note-terms-name = CC BY 4.0
note-terms-members = Pour les membres de { $community } seulement. Merci de ne pas la diffuser.
note-withdraw = Retirer cette note
note-withdraw-title = Retirer cette note ?
note-withdraw-what = Plus personne ne peut la lire ici, son texte est effacé et elle ne revient pas. Qui l’a copiée garde la copie.
note-withdraw-button = La retirer

## Erreurs

error-home = Aller à l’accueil
error-unreadable = Nous n’arrivons pas à lire cela
error-unreadable-next = L’adresse ou le formulaire contient quelque chose que nous ne comprenons pas. Revenez en arrière, vérifiez, et renvoyez.
error-forbidden = Cela ne vient pas d’ici
error-forbidden-next = Un formulaire n’est accepté que depuis nos propres pages. Ouvrez la page ici et renvoyez-le.
error-sign-in = Connectez-vous d’abord
error-sign-in-next = Cette page n’est visible qu’après connexion. Nous vous envoyons un e-mail pour vous connecter.
error-sign-in-again = Connectez-vous encore une fois
error-sign-in-again-next = Pour cela, il faut s’être connecté dans la dernière heure par e-mail ou par clé d’accès ; un compte d’ailleurs ne suffit pas. Connectez-vous ainsi, puis recommencez ; rien n’a été changé.
error-old-form = Ce formulaire est trop ancien
error-old-form-next = Il date d’avant votre connexion. Rouvrez la page et envoyez-le de là ; rien n’a été changé.
error-old-link = Ce lien ne fonctionne pas, ou plus
error-old-link-next = Un lien ou un code ne sert qu’une fois, pendant un temps limité, et celui d’un e-mail seulement dans le navigateur d’où vous l’avez demandé. Demandez un nouvel e-mail.
error-login = Se connecter par e-mail
error-not-found = Il n’y a rien ici
error-not-found-next = L’adresse est peut-être mal tapée, ou ce qui était ici n’est pas pour tout le monde. Si c’était un événement, cherchez-le dans le calendrier.
error-not-heard-of = Nous ne savons encore rien de cet événement
error-not-heard-of-next = Il nous parviendra peut-être dans quelques minutes : réessayez un peu plus tard, ou cherchez-le dans le calendrier. Il n’est peut-être pas non plus pour tout le monde ici.
error-leads-nowhere = Cette adresse ne mène nulle part pour l’instant
error-leads-nowhere-next = Qui a une place trouve sa propre adresse sur la page de l’événement et dans le dernier message à son sujet. Elle fonctionne tant que la place est gardée et que l’événement n’est pas terminé.
error-method = Cela ne marche pas ainsi
error-method-next = Il y a bien quelque chose ici, mais pas pour ce genre de demande. Ouvrez la page et utilisez ses boutons.
error-gone = Cette page a été retirée
error-gone-next = Elle était ici, et son auteur l’a retirée.
error-too-large = C’est trop d’un coup
error-too-large-next = Envoyez moins de texte ou un fichier plus petit.
error-too-often = Trop de demandes
error-too-often-next = { $n ->
    [one] Attendez { $n } seconde, puis réessayez. Rien n’est perdu.
   *[other] Attendez { $n } secondes, puis réessayez. Rien n’est perdu.
    }
error-our-fault = Une panne de notre côté
error-our-fault-next = L’incident est noté sous le numéro { $number }. Réessayez dans une minute ; s’il persiste, donnez ce numéro à l’opérateur.
error-unavailable = Indisponible pour le moment
error-unavailable-next = Le nœud est en maintenance. Réessayez dans quelques minutes ; les messages des autres communautés attendent et ne sont pas perdus.

## Aide

help-title = Aide
help-intro = Des réponses courtes aux questions des visiteurs.
help-times = Quelle heure est affichée ?
help-times-text = La première, en gras, est la vôtre ; la seconde est celle de l’organisateur. Choisissez votre fuseau horaire au bas de n’importe quelle page ; en attendant, c’est celui de cette communauté.
help-answer = Comment répondre à un événement ?
help-answer-text = Sur la page de l’événement, en vous connectant dans votre propre communauté. Son calendrier montre les événements de toutes les communautés avec lesquelles elle partage ; l’organisateur confirme votre réponse, et vous le voyez écrit : envoyée, confirmée, liste d’attente ou injoignable.
help-follow = Comment mettre les événements dans Outlook ?
help-follow-text = Prenez un seul événement avec « Ajouter au calendrier », ou abonnez-vous à tout le calendrier : l’adresse est sur la page À propos, sous Suivre.
help-fediverse = Puis-je suivre depuis Mastodon ?
help-fediverse-text = Oui, si l’opérateur l’a laissé activé : la page À propos indique l’adresse à chercher. Vous ne recevez que les événements publics.
help-commercial = Que veut dire « Commerciale » ?
help-commercial-text = La communauté organisatrice est une entreprise et n’appartient pas à ses membres. L’étiquette accompagne tous ses événements.
help-language = Pourquoi certains événements sont-ils dans une autre langue ?
help-language-text = Les textes restent dans la langue où leur organisateur les a écrits. Le filtre de la page Événements montre ceux qui sont dans la vôtre.
help-deals = Comment notre communauté fait-elle un accord avec une autre ?
help-deals-text = Une personne du bureau ouvre Gestion, Accords, et écrit ce que chaque communauté donne aux membres de l’autre. Cela reste un brouillon jusqu’à ce qu’elle le signe et l’envoie. L’autre bureau le signe, répond par des changements ou refuse ; chaque page dit ce qu’il voit à ce moment. Une fois que les deux ont signé, les membres à qui il sert le voient.
help-rooms = Que sont les salons ?
help-rooms-text = Des lieux où les membres se disent ce qu’ils ne diraient pas en public. On y entre par une invitation que vous remet un membre du salon, et le salon ne figure que dans la liste de ceux qui y sont. Ce qui s’y dit n’est dans aucun e-mail ni aucune recherche, et n’en sort que si la personne qui l’a dit le veut et qu’un responsable du salon est d’accord.
help-contact = À qui puis-je m’adresser ?
help-contact-text = À un membre du bureau de cette communauté ; la page À propos dit qui elle est.

## Accessibilité

accessibility-title = Accessibilité
accessibility-intro = Ces pages sont faites pour tout le monde. Nous suivons les WCAG 2.2, niveau AA.
accessibility-promise = Nos engagements
accessibility-promise-text = Un état est toujours dit par des mots, jamais par la seule couleur. Le texte a un contraste d’au moins 4,5 pour 1, en clair comme en sombre. Rien ne bouge. Les pages fonctionnent dès 320 pixels de large et avec un texte deux fois plus grand.
accessibility-keyboard = Au clavier et avec un lecteur d’écran
accessibility-keyboard-text = Le premier arrêt de chaque page mène à son contenu. Chaque commande est accessible et visible avec la touche Tab, les titres suivent leur ordre, et les textes dans une autre langue sont signalés.
accessibility-look = Couleurs claires, sombres et forcées
accessibility-look-text = Les pages suivent votre appareil ; le choix au bas de la page l’emporte. Les couleurs forcées gardent chaque bordure et chaque mot.
accessibility-script = Sans scripts
accessibility-script-text = Tout fonctionne sans JavaScript.
accessibility-print = Sur papier
accessibility-print-text = Chaque page s’imprime en noir sur blanc, sans menus.
accessibility-tell = Si quelque chose ne va pas
accessibility-tell-text = Dites-le-nous : le contact est sur la page À propos. Indiquez quelle page, ce que vous avez essayé, et avec quoi.

## Confidentialité

privacy-title = Confidentialité
privacy-intro = Ce qu’une visite laisse derrière elle, ce qui circule, et ce qui ne sort jamais.
privacy-visit = Quand vous lisez ces pages
privacy-visit-text = Ce serveur n’écrit votre adresse IP nulle part : son journal ne contient ni adresses ni noms. Tant qu’il tourne, il compte combien de fois une adresse demande à se connecter ou à adhérer, pour parer aux abus. Une machine de l’opérateur placée devant peut tenir son propre journal. Il n’y a ni compteur, ni pixel, ni profilage.
privacy-cookies = Cookies
privacy-cookies-text = Un seul, si vous choisissez un affichage, une langue ou un fuseau au bas de la page ; il retient ce choix. La connexion en pose un second, qui disparaît avec la session. Demander un e-mail ou une clé d’accès, ou aller vers un compte d’ailleurs, en pose un pour moins d’une heure, pour que personne d’autre ne puisse s’en servir. Indiquer votre communauté en pose un qui contient son adresse. Lire vos nouveautés en pose un qui contient l’heure, pour que la page puisse compter ce qui est nouveau.
privacy-others = Tiers
privacy-others-text = Aucune page ne charge quoi que ce soit d’ailleurs. Les liens vers Outlook et Google ne servent que si vous les suivez. Si vous vous connectez avec un compte d’ailleurs, son fournisseur l’apprend à chaque fois ; nous gardons de quel compte il s’agit, son nom et sa dernière utilisation, jusqu’à ce que vous le retiriez.
privacy-mails = E-mails
privacy-mails-text = Un e-mail ne charge rien et ne dit à personne s’il a été lu. Sous Notifications, les membres retrouvent pendant 30 jours les objets des e-mails qu’ils ont reçus ; ensuite, ils sont oubliés ici. La langue dans laquelle vous avez adhéré, ou à défaut celle que votre navigateur a demandée à la connexion, est gardée avec votre choix d’e-mails, pour vous écrire dans cette langue.
privacy-guests = Invités sans adhésion
privacy-guests-text = Qui répond comme invité à un événement public laisse un nom, une adresse et peut-être une entreprise. Ils ne servent qu’à cet événement, et l’adresse n’est montrée à personne. Six semaines après l’événement, ou après sa suppression, tout est oublié ; la page du lien de chaque e-mail l’oublie aussitôt. Ce que personne ne confirme est oublié dans les deux heures qui suivent.
privacy-travels = Ce qui circule
privacy-travels-text = Seulement ce dont deux communautés sont convenues par écrit : la page Communautés l’indique pour chacune. Votre adresse e-mail n’en fait jamais partie. Si vous reliez vos adhésions dans deux communautés, chacune sait que vous faites aussi partie de l’autre ; aucune n’apprend qui vous y êtes, et personne d’autre ne le sait.
privacy-rooms = Salons
privacy-rooms-text = Ce qui se dit dans un salon reste sur la machine de cette communauté, et seuls les membres du salon le lisent. C’est chiffré, gardé aussi longtemps que le salon le dit, et rien n’est prévu pour l’envoyer à une autre communauté. Qui est dans quel salon ne regarde personne d’autre non plus. Une page à part dit comment cela est gardé, et contre quoi rien ne protège.
privacy-ask = Vos propres données
privacy-ask-text = Les membres trouvent sous Vos données (dans leurs réglages) la liste de ce qui a été partagé avec quel serveur, emportent dans un fichier tout ce qui est conservé à leur sujet, et le suppriment. Ce qui les nomme disparaît alors ici aussitôt ou en quelques minutes ; les serveurs qui avaient quelque chose d’eux sont prévenus, et ils voient lesquels l’ont confirmé. Les factures restent telles qu’elles ont été émises, et la dernière partie de leur adresse reste dans le journal. Les autres écrivent au contact indiqué sur la page À propos. Le bureau peut garder ses propres mots pour distinguer les membres : il les lit, ainsi que le membre dont ils parlent ; personne d’autre.

## Rooms: how what is said there is kept

room-how-title = Comment nous le gardons sous la rose
room-how-intro = Ce qui se dit dans un salon de cette communauté reste dans ce salon. Cette page dit simplement sur quoi cela repose : ce qui est gardé et où, combien de temps, qui peut le lire, et contre quoi rien ne protège.
room-how-where = Ce qui est gardé, et où
room-how-where-text = Les salons ont une base de données à eux sur la machine de cette communauté, à part de tout le reste. Ce qui s’y dit n’a aucune forme sous laquelle on pourrait l’envoyer : aucune autre communauté, aucun flux, aucune recherche, aucun résumé, aucun chiffre, aucun programme de l’extérieur ne l’obtient jamais. Aucun e-mail, aucun message ne dit que quelque chose a été dit ; une marque à côté de Salons, sur les pages du membre, le dit quand il vient. Aucune adresse, aucun titre de page ne nomme un salon.
room-how-locked = Comment c’est fermé à clé
room-how-locked-text = Le nom d’un salon, ce qui s’y dit, qui s’y trouve et qui a dit quoi sont chiffrés avant d’arriver sur le disque (XChaCha20-Poly1305). Chaque salon a ses propres clés, une nouvelle chaque mois et chaque fois que quelqu’un entre ou sort. Elles sont dans un fichier à part, fermé à son tour par une clé principale qui n’est dans aucune configuration ni aucune sauvegarde. Qui a le disque sans elle voit combien il y a de salons, de fils et de messages, quand chacun a été écrit, sa longueur et lesquels sont d’un même membre, mais pas de qui, et pas un mot. Le nœud ouvre pour vous ce qu’il vous montre : votre appareil n’a aucune clé. Cela protège donc des disques et sauvegardes volés, pas de la machine elle-même.
room-how-long = Combien de temps c’est gardé
room-how-long-text = Chaque salon le dit sur sa page : 7, 30 ou 90 jours, ou jusqu’à la fermeture du salon. Alors le texte est supprimé et, au plus un mois plus tard, dès que plus rien n’a besoin de sa clé, la clé est détruite aussi, si bien qu’une vieille copie du disque n’ouvre rien. Dans un salon sous la règle de Chatham House, la liste de qui a dit quoi a sa propre clé ; elle est détruite après les jours que le salon indique, et dès lors le nœud ne le dit plus à personne, ni aux responsables du salon ni à l’opérateur ; avec des sauvegardes d’avant, l’opérateur pourrait le retrouver pendant 35 jours encore. Sur certains disques, une trace d’une clé détruite peut rester jusqu’à ce que l’opérateur mette en place une nouvelle clé principale. D’un message signalé, une copie pour les seuls responsables du salon reste jusqu’à 30 jours après leur décision, ou 90 jours s’ils n’en prennent pas, même quand le message lui-même a disparu.
room-how-backups = Sauvegardes
room-how-backups-text = La sauvegarde quotidienne prend les salons tels qu’ils sont sur le disque : fermés. Leurs clés sont sauvegardées à part, pour une clé gardée ailleurs, et une telle sauvegarde des clés est gardée 35 jours au plus. Ainsi, 35 jours après la destruction d’une clé, aucune sauvegarde n’ouvre ce qui était sous elle.
room-how-who = Qui peut le lire
room-how-who-text = Les membres du salon ; sa page les nomme tous. Qui entre lit ce qui se dit à partir de là, et ce qui s’est dit avant seulement si deux tiers des membres votent pour. Qui est parti ne lit plus rien. Le bureau n’a ni clé ni page pour les salons où il n’est pas, et n’apprend pas qu’il y en a. Par des commandes sur la machine, l’opérateur voit quand un salon a été créé, combien de membres, de fils et de messages il a et quel jour quelqu’un a écrit pour la dernière fois, et peut le fermer à l’écriture ; aucune page ne lui montre un mot.
room-how-glass = En cas d’urgence
room-how-glass-text = Il y a une façon pour l’opérateur de lire un salon de l’extérieur : briser la vitre, par une commande sur la machine, avec la clé principale et un motif. Rien n’est montré avant qu’un avis soit dans le salon, à la vue de chaque membre, et cela prend fin après 24 heures. Le registre du salon le garde, et chaque lecture aussi. Chaque entrée s’appuie sur les chiffres de la précédente, et les derniers chiffres sont sur la page du salon. Notez-les : si une entrée est retirée plus tard, la page le dit, ou les chiffres ne sont plus les vôtres.
room-how-out = Ce qui peut sortir d’un salon
room-how-out-text = Vos propres mots, si vous le demandez : vous voyez les lettres exactes qui seront lues dehors, un responsable du salon qui n’est pas vous est d’accord, et une copie va aux notes de la communauté, sans votre nom et sans chemin de retour vers le salon. Personne ne peut le faire avec ce qu’un autre a dit. Un signalement montre un seul message aux responsables du salon et ne va nulle part ailleurs. Le fichier de vos données contient ce que vous avez écrit vous-même, tant que vous êtes dans le salon et qu’il sait encore que c’était vous.
room-how-not = Contre quoi rien ici ne protège
room-how-not-intro = Dites ici ce que vous diriez dans une pièce avec une porte, non ce que personne ne doit jamais savoir.
room-how-not-operator = Un opérateur qui contrôle la machine en marche, ou qui s’y introduit : il peut changer le programme ou lire sa mémoire. Les règles ci-dessus lient le programme, non ceux qui le font tourner.
room-how-not-members = Un membre du salon qui répète ou photographie ce qui a été dit.
room-how-not-device = Quelqu’un sur votre propre appareil, tant que vous êtes connecté.
room-how-not-disk = Les traces qu’un disque garde de ce qui a été écrasé, tant que la clé principale est la même.
room-how-not-hoster = Qui loue la machine voit le disque grandir et la machine travailler, et donc à peu près combien il s’écrit ; pas quoi.
room-how-not-network = Qui observe la ligne entre vous et ce nœud voit quand vous venez et la taille des réponses chiffrées, pas ce qu’elles disent.
room-how-not-speed = Qui mesure très exactement la vitesse à laquelle le nœud répond peut remarquer qu’il a autre chose à faire.
room-how-tested = Comment c’est vérifié
room-how-tested-text = Le programme est lancé deux fois avec la même horloge et le même hasard. Les deux fois ne diffèrent que par ce qui se dit dans les salons, par le fait que quelque chose s’y dise, ou par qui est membre. Ce qui sort pour quiconque est dehors doit être pareil dans les deux, jusqu’au dernier octet : pages, réponses, e-mails, journaux, chiffres, sauvegardes. Puis des fuites sont mises exprès, pour montrer que chacune est trouvée. Qui a le code source peut tout lancer, ou le faire lancer, par cette commande :
room-how-source = Le code source de ce programme
room-how-source-ask = Demandez à l’opérateur de cette communauté où se lit le code source de ce programme.

## Rooms: who is in one, what happened there, who runs it

room-members-title = Membres de ce salon
room-members-intro = Ces personnes peuvent lire ce qui se dit ici, et personne d’autre. Qui est responsable du salon est indiqué.
room-asking-title = Qui attend à la porte
room-asking-intro = Ils ont une invitation et ont besoin de membres de ce salon qui se portent garants. Se porter garant, c’est dire : je connais cette personne, et ce qui se dit ici est en sûreté avec elle.
room-vouched = { $given } membres sur { $n } se portent garants
room-vouch = Je me porte garant
room-invite-title = Inviter quelqu’un
room-invite-what = Vous obtenez un lien qui ne dit rien de ce salon et vous le remettez vous-même : aucun e-mail ne part. Qui l’a et est membre de cette communauté apprend la règle du salon et ce qui manque pour qu’il s’ouvre, mais ni son nom ni qui s’y trouve.
room-invite-days = { $n ->
    [one] Il vaut { $n } jour, tant que vous êtes dans le salon.
   *[other] Il vaut { $n } jours, tant que vous êtes dans le salon.
    }
room-invite = Créer une invitation
room-invitation-title = Une invitation
room-invitation-once = Ce lien n’est montré qu’une fois. Copiez-le maintenant, ou laissez l’autre personne le viser avec son téléphone.
room-invitation-qr = Le lien de l’invitation en code pour l’appareil photo d’un téléphone
room-invitation-until = Il vaut jusqu’au
room-invitation-whoever = Qui l’a peut frapper : remettez-le à la seule personne concernée, et pas en public.
room-more-title = En savoir plus sur ce salon
room-back = Retour au salon
room-back-post = Retour au message
room-leave-title = Quitter ce salon
room-leave-reads = Dès cet instant, vous ne lisez plus rien de ce salon.
room-leave-words = Ce que vous avez dit reste aussi longtemps que le salon le garde. Pour que cela disparaisse, retirez-le d’abord. Le fichier de Vos données ne l’a que tant que vous êtes dans le salon : emportez-le d’abord.
room-leave-drafts = Vos brouillons disparaissent aussitôt, et les invitations que vous avez faites n’ouvrent plus rien.
room-leave-back = Pour revenir il vous faut une nouvelle invitation, et vous ne lirez pas ce qui s’est dit jusque-là. Les mots que vous avez demandé de laisser sortir et qui ne sont pas encore dehors restent ici.
room-leave-last = Personne d’autre n’est responsable de ce salon. Nommez d’abord un autre responsable ; ensuite vous pourrez partir.
room-leave-alone = Personne d’autre n’est dans ce salon. Si vous partez, fermez-le.
room-leave = Quitter le salon
room-report-title = Signaler ce message
room-report-who = Les responsables de ce salon lisent ce message et ce que vous écrivez ci-dessous, et personne d’autre. Cela ne va nulle part ailleurs et dans aucune autre communauté.
room-report-kept = Qui signale n’est pas noté. Une copie de ce seul message est gardée pour les responsables jusqu’à 30 jours après leur décision, ou 90 jours s’ils n’en prennent pas.
room-report-reason = Qu’est-ce qui ne va pas ?
room-report-reason-hint = En une phrase ou deux. Les responsables voient vos mots et non votre nom.
room-report-too-many = Trop de signalements attendent les responsables de ce salon. Parlez à l’un d’eux ; ce que vous avez écrit est encore ci-dessous.
room-report-send = Signaler aux responsables
room-report-next = Ce qu’ils décident figure au registre du salon, sans le message et sans les noms de ceux qui l’ont signalé.
room-remove-title = Retirer ce message
room-remove-what = Il disparaît du salon aussitôt et pour de bon. Les sauvegardes plus anciennes le gardent, fermé, jusqu’à ce que sa clé disparaisse et 35 jours de plus.
room-remove-noted = Il est de quelqu’un d’autre. Que vous ayez retiré un message en tant que responsable figure au registre du salon, que tous les membres lisent.
room-remove = Le retirer
room-release-title = Laisser lire ceci dehors
room-release-what = Une copie de vos propres mots devient une note de cette communauté, hors du salon. D’abord vous voyez exactement ce qui sera lu ; puis un responsable du salon qui n’est pas vous doit être d’accord.
room-release-alone = Personne d’autre que vous n’est responsable de ce salon pour l’instant. Tant qu’il n’y a pas un autre responsable, personne ne peut donner son accord.
room-release-excerpt = Les mots
room-release-excerpt-hint = Tout votre message, ou une partie à la lettre. Ôtez ce qui nomme un client ou une personne.
room-release-reach = Qui peut le lire
room-release-members = Les membres de cette communauté
room-release-public = Tout le monde
room-release-reason = Pourquoi ?
room-release-reason-hint = Pour le responsable qui décide. Cela ne sort pas du salon.
room-release-days = Combien de temps doit-il attendre un responsable ?
room-release-in-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
    }
room-release-show = Montrer exactement ce qui sera lu
room-release-exact = Ceci exactement sera lu
room-release-to-members = Les membres de cette communauté le liront.
room-release-to-public = Tout le monde pourra le lire.
room-release-nameless = Il ne porte aucun nom et ne ramène à aucun salon. Qui connaît la façon d’écrire devinera peut-être.
room-release-until = Il attend un responsable jusqu’au
room-release-for-good = Une fois dehors, il ne revient pas dans le salon : d’autres ont pu le lire et le garder.
room-release-ask = Demander aux responsables
room-release-change = Le changer
room-release-next = Si l’un d’eux est d’accord, cela devient une note en quelques minutes. Si personne ne l’est à temps, rien ne se passe.
room-release-not-said = ces mots ne figurent pas ainsi dans votre message ; prenez-les là
room-release-too-many = il y en a trop qui attendent dans ce salon ; redemandez quand les responsables les auront vues
room-agree-title = Des mots à lire dehors
room-agree-what = Un membre de ce salon demande que ces mots soient lus dehors. Regardez-les lettre par lettre : c’est exactement ce à quoi vous donnez votre accord.
room-agree-by = Demandé par
room-agree-until = Attend jusqu’au
room-agree-agreed = Un responsable a donné son accord ; cela devient une note dans un instant.
room-agree-own = Ce sont vos propres mots, un autre responsable doit donc les regarder.
room-agree-nameless = On ne sait plus ici qui a dit cela, personne ne peut donc le laisser sortir.
room-agree = D’accord, qu’il sorte
room-agree-refuse = Non, il reste ici
room-audit-title = Le registre du salon
room-audit-intro = Ce qui a été fait dans ce salon par ses responsables, par l’opérateur et par le nœud lui-même. Il ne nomme aucun message ni personne qui en ait signalé un.
room-audit-is-whole = Le registre est intact
room-audit-whole = { $n ->
    [one] Il y a { $n } entrée, et elle mène aux chiffres ci-dessous.
   *[other] Les { $n } entrées sont là, et chacune mène à la suivante et à la fin aux chiffres ci-dessous.
    }
room-audit-is-broken = Le registre a été modifié
room-audit-broken = À partir de l’entrée { $at }, il n’est plus ce qui a été écrit : une entrée manque, ou en est une autre.
room-audit-broken-next = Seul quelqu’un qui a la machine en main a pu le faire. Dites-le aux autres membres, et ne dites rien ici qui doive y rester avant d’en savoir plus.
room-audit-digits = Les derniers chiffres, à noter et à comparer avec d’autres membres :
room-audit-number = Numéro
room-audit-not-shown = { $n ->
    [one] { $n } entrée plus ancienne n’est pas montrée : elle date d’avant votre venue, ou est trop ancienne. Elle est vérifiée tout de même.
   *[other] { $n } entrées plus anciennes ne sont pas montrées : elles datent d’avant votre venue, ou sont trop anciennes. Elles sont vérifiées tout de même.
    }
room-by-some-member = un membre
room-by-operator = l’opérateur
room-by-node = le nœud
room-audit-made = Le salon a été créé
room-audit-steward-named = { $name } a été nommé responsable
room-audit-steward-followed = { $name } est devenu responsable, étant dans le salon depuis le plus longtemps de ceux qui peuvent y entrer, quand aucun autre responsable ne le pouvait
room-audit-put-out = { $name } a été exclu
room-audit-post-removed = Un responsable a retiré le message de quelqu’un d’autre
room-audit-reported = Un message a été signalé
room-audit-report-kept = Un signalement a été réglé : le message reste
room-audit-report-removed = Un signalement a été réglé : le message a été retiré
room-audit-release-asked = Quelqu’un a demandé que ses propres mots soient lus dehors
room-audit-release-agreed = Un responsable a accepté qu’ils soient lus dehors
room-audit-release-refused = Un responsable a refusé qu’ils soient lus dehors
room-audit-release-done = La copie est dehors, comme note
room-audit-release-lapsed = Le délai pour laisser sortir des mots était passé, ou ces mots, ou qui les a écrits, n’étaient plus ici
room-audit-history-proposed = Il a été proposé que tous les membres lisent ce qui s’est dit avant leur venue
room-audit-history-opened = Deux tiers des membres ont été d’accord
room-audit-history-lapsed = Trop peu de membres ont été d’accord à temps
room-audit-history-voided = Le vote a pris fin sans résultat, car quelqu’un a été exclu ; il peut être proposé de nouveau
room-audit-settings = Ce qu’est le salon a été changé
room-audit-archived = Le salon a été fermé à l’écriture
room-audit-glass-broken = La vitre a été brisée : le salon peut être lu de l’extérieur pendant 24 heures
room-audit-glass-read = Le salon a été lu de l’extérieur
room-steward-title = Gérer ce salon
room-reports-title = Signalements
room-reports-what = Chaque signalement vous montre un seul message. Les autres responsables voient la même chose, et personne d’autre.
room-reports-none = Rien n’a été signalé.
room-reports-settled = Réglés récemment
room-reported-at = Signalé
room-report-place = Où il se trouve
room-report-keep = Il reste
room-report-remove = Retirer le message
room-report-kept-it = Le message reste
room-report-removed-it = Le message a été retiré
room-releases-title = Des mots à lire dehors, qui vous attendent
room-releases-none = Personne n’a demandé.
room-release-look = Voir les mots exacts
room-name-steward = Nommer responsable
room-put-out = Exclure
room-put-out-what = Cette personne ne lit plus rien ici, aussitôt. Aucune invitation en route n’ouvre plus rien. Le registre dit qui a été exclu, et par qui. Si un vote sur ce qui s’est dit avant est ouvert, il prend fin sans résultat.
room-put-out-now = Exclure maintenant
room-vote-title = Ce qui s’est dit avant votre venue
room-vote-what = Chaque membre lit ce qui s’est dit depuis sa venue. Deux tiers des membres peuvent ouvrir à tous ceux qui sont maintenant dans le salon tout ce qu’il garde encore. Ils ont 7 jours pour être d’accord, et cela ne se reprend pas.
room-vote-stands = { $agreed } des { $n } membres nécessaires sont d’accord.
room-vote-closes = C’est ouvert jusqu’au
room-vote-agree = Je suis d’accord
room-vote-agreed = Vous êtes d’accord.
room-vote-propose = Le proposer aux membres
room-settings-title = Ce qu’est ce salon
room-settings-what = La règle de ce qui peut servir dehors ne change jamais : on a parlé sous elle.
room-settings-name = Nom
room-settings-retention = Combien de temps il garde ce qui se dit
room-settings-retention-hint = Seulement moins longtemps : rien n’est gardé plus longtemps que promis à ceux qui l’ont dit. Ce qui est plus ancien que le nouveau délai disparaît dans l’heure, pour de bon.
room-settings-days = Jours d’adhésion avant de pouvoir entrer
room-settings-days-hint = 0 n’en demande aucun. Qui vient trop tôt apprend le jour où le salon s’ouvre.
room-settings-vouches = Membres du salon qui doivent se porter garants
room-settings-vouches-hint = 0 n’en demande aucun.
room-settings-levels = Seulement pour ces niveaux d’adhésion
room-settings-levels-hint = Sans rien cocher, tous les niveaux sont admis. Le niveau est demandé à chaque visite, aussi à ceux qui y sont.
room-wrong-choice = choisissez parmi ce qui est proposé
room-wrong-number = un nombre entier de 0 à { $n }
room-wrong-levels = au plus { $n } niveaux
room-wrong-longer = un salon peut garder moins longtemps qu’avant, pas plus longtemps
room-wrong-own-level = cochez un niveau que vous avez vous-même, ou aucun ; avec ceux-ci, le salon vous serait fermé aussi
room-close-title = Fermer ce salon
room-close-what = Alors tout ce qui s’y est dit disparaît, et ses clés avec.
room-close-look = Voir ce qui disparaît
room-close-words = Tout ce qui s’est dit ici disparaît, pour tous les membres, avec le registre du salon.
room-close-keys = Les clés du salon sont détruites : personne ne peut le faire revenir, ni vous ni l’opérateur.
room-close-backups = Après 35 jours, il a aussi disparu de toute sauvegarde.
room-close-notes = Ce qui est sorti comme note reste dehors.
room-close = Le fermer pour de bon
room-said-vouched = vous vous portez garant
room-said-not-asking = cette personne n’attend plus : elle est entrée ou partie
room-said-invitations = assez d’invitations sont en route ; remettez-en une que vous avez, ou attendez que certaines expirent
room-said-own-invitations = vous avez en route autant d’invitations qu’un membre peut en avoir ; remettez-en une, ou attendez que certaines expirent
room-said-agreed = votre voix est notée
room-said-opened = deux tiers sont d’accord : tous ceux qui sont maintenant dans le salon lisent ce qu’il garde encore
room-said-no-vote = rien n’est soumis au vote ; un responsable peut le proposer de nouveau
room-said-reported = les responsables de ce salon l’ont
room-said-asked = la demande est faite aux responsables de ce salon
room-said-settled = le signalement est réglé
room-said-released = vous avez donné votre accord : cela devient une note en quelques minutes
room-said-not-released = cela reste dans le salon
room-said-overtaken = quelqu’un a été plus rapide, ou le délai était passé ; voici ce qu’il en est
room-said-put-out = cette personne n’est plus dans le salon
room-said-named = il y a un responsable de plus
room-said-stewards = un salon n’a pas plus de responsables que cela
room-said-last = personne d’autre n’est responsable de ce salon ; nommez d’abord un autre responsable
room-said-proposed = c’est proposé aux membres
room-said-saved = c’est enregistré

## État

## Où en est une réponse, pour le membre qui l’a donnée : sur les pages et par l’interface REST

answer-none = Pas encore de réponse
answer-its-host = son organisateur
answer-sent = Envoyée à { $host }
answer-sent-next = { $host } décide et répond ici
answer-unreached = { $host } est injoignable ; nous réessayons (limite : { $at })
answer-confirmed = Confirmée par { $host }, { $at }
answer-noted = Notée par { $host }, { $at }
answer-waiting = Liste d’attente, rang { $n }
answer-waiting-next = { $host } vous prévient dès qu’une place est à vous
answer-pending = Le responsable chez { $host } décidera
answer-refused = Refusée par { $host } : { $reason }
answer-refused-next = Vous pouvez répondre de nouveau
answer-refused-only = Refusée par { $host }
refusal-full = L’événement est complet.
refusal-already-started = L’événement a déjà commencé.
refusal-cancelled = L’événement est annulé.
refusal-invitation-only = L’événement est uniquement sur invitation.
refusal-external = L’inscription à cet événement se fait sur un autre site ; suivez son lien.
refusal-peers-only = Seuls les membres de communautés partenaires répondent à cet événement.
refusal-unknown = Cet événement n’existe pas.
refusal-not-taken = Le serveur de l’organisateur n’accepte pas cette réponse.
refusal-sign-up-there = Il ne prend pas de réponses d’autres serveurs ; inscrivez-vous sur { $page }
answer-not-confirmed = Non confirmée par { $host }
answer-not-confirmed-next = Votre réponse est arrivée et personne n’a répondu depuis un jour ; demandez sur place, ou répondez de nouveau
answer-failed = { $host } est injoignable ; répondez encore pour réessayer
answer-failed-next = Rien de votre réponse n’y est arrivé
answer-said-going = Vous venez
answer-said-maybe = Vous viendrez peut-être
answer-said-declined = Vous ne venez pas
answer-said-withdrawn = Votre réponse est retirée

## Ce que les opérateurs apprennent des autres communautés : sur les pages, par les commandes et par l’interface REST

date-day-month = { $day } { $month }
told-on-day = le { $day } à { $time }
trouble-next = { $trouble } ; prochain essai : { $next }
trouble-next-now = { $trouble } ; nouvel essai dans la minute
trouble-paused = { $trouble } ; en pause après { $n } échecs de suite, reprise : { $next }
trouble-once-a-day = { $trouble } ; un essai par jour, car il y a eu des échecs sur { $n } jours ; prochain essai : { $next }
trouble-clock = { $peer } n’accepte pas nos signatures, car son horloge a { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
} { $way ->
    [ahead] d’avance
   *[behind] de retard
} sur la nôtre
trouble-clock-far = { $peer } n’accepte pas nos signatures, car son horloge a plus d’une heure { $way ->
    [ahead] d’avance
   *[behind] de retard
} sur la nôtre
trouble-silent = { $peer } ne répond plus depuis { $since }
trouble-no-name = l’adresse de { $peer } était introuvable ({ $at })
trouble-identity = { $peer } n’a pas pu prouver son identité ({ $at }), et son opérateur doit renouveler le certificat
trouble-busy = ce nœud sollicitait trop d’autres nœuds à la fois ({ $at })
trouble-elsewhere = { $peer } nous a renvoyés à une autre adresse ({ $at }), et nous ne suivons pas
trouble-signature = { $peer } n’a pas accepté notre signature ({ $at })
trouble-forbidden = { $peer } n’accepte plus rien de nous depuis { $since } ; demandez pourquoi à son opérateur
trouble-nothing-there = { $peer } a répondu qu’il n’y a rien à l’adresse où nous envoyons ({ $at })
trouble-too-large = { $peer } a trouvé le message trop grand ({ $at })
trouble-slow-down = { $peer } nous a demandé d’envoyer plus lentement ({ $at })
trouble-fault = { $peer } a eu une panne ({ $at })
failure-kind = { $kind ->
    [trouble-silent] pas de réponse
    [trouble-no-name] adresse introuvable
    [trouble-identity] identité non prouvée
    [trouble-busy] ce nœud sollicitait trop d’autres nœuds à la fois
    [trouble-elsewhere] renvoi à une autre adresse
    [trouble-signature] signature non acceptée
    [trouble-forbidden] rien n’est accepté de nous
    [trouble-nothing-there] rien à cette adresse
    [trouble-too-large] message trop grand
    [trouble-slow-down] demande d’envoyer plus lentement
    [trouble-fault] panne de son côté
   *[other] { $what }
    }
failure-answer = { $happened } ({ $status })
lately-nothing = aucun échec ces sept derniers jours
lately-last = dernier échec : { $at }, { $what }
lately-days = des échecs sur { $n } jours depuis la dernière réponse
lately-set-aside = { $n ->
    [one] { $n } message refusé ou abandonné
   *[other] { $n } messages refusés ou abandonnés
    }
followed-failed = lecture impossible ({ $at }) : { $what }
followed-read-before = { $failed } ; dernière lecture : { $at }
followed-read = dernière lecture : { $at }
followed-not-yet = pas encore consulté
clock-off-title = Réglez l’horloge de cette machine
clock-off = L’horloge de cette machine a { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
    } { $way ->
    [ahead] d’avance
   *[behind] de retard
    } sur celle de { $peer } : rien n’est envoyé aux autres nœuds ni accepté d’eux tant qu’elle n’est pas à l’heure. Rien n’est perdu.
act-set-up = Installation du nœud
act-sign-in = Connexion par un lien
act-sign-in-mail = Connexion par e-mail
act-sign-in-passkey = Connexion par une clé d’accès
act-add-passkey = A créé une clé d’accès
act-remove-passkey = A retiré une clé d’accès
act-remove-passkeys = A retiré toutes les clés d’accès de { $member }
act-sign-in-account = S’est connecté par un compte lié
act-link-account = A lié un compte d’ailleurs
act-unlink-account = A retiré un compte lié
act-unlink-accounts = A retiré tous les comptes liés de { $member }
act-ask-link = A demandé à relier une adhésion d’ailleurs
act-vouch-link = A fait confirmer une adhésion par cette communauté
act-link-membership = A relié une adhésion d’ailleurs
act-unlink-membership = A supprimé le lien d’une adhésion
act-link-ended = Le lien d’une adhésion a pris fin dans l’autre communauté
act-name-home = A indiqué la communauté principale
act-sign-in-link = Création d’un lien de connexion pour { $member }
act-end-sessions = Déconnexion de { $member } partout
act-forget-mail = Autre adresse e-mail retirée à { $member }
act-send-digest = Envoi de l’e-mail hebdomadaire
act-set-tier = Description de la formule { $tier }
act-retire-tier = N’a plus proposé le niveau { $tier }
act-offer-tier = A de nouveau proposé le niveau { $tier }
act-choose-tier = Choix de la formule { $tier }
act-put-at-level = { $member } mis à la formule { $tier }
act-leave = A quitté la communauté
act-end-membership = A mis fin à l’adhésion de { $member }
act-erase-own = A supprimé ses propres données
act-erase = A supprimé les données de { $member }
act-join-again = A adhéré de nouveau
act-issue-invoice = Établissement de la facture { $invoice }
act-void-invoice = Annulation de la facture { $invoice }
act-mark-paid = Facture { $invoice } marquée comme payée
act-have-voucher = A fait établir un bon pour une autre communauté
act-prove-standing = A fait dire à une autre communauté qu’elle est en règle
act-make-check = A interrogé une autre communauté à l’accueil
act-use-voucher = Un bon a été utilisé pour l’offre { $offer }
act-take-back-ticket = Billet { $ticket } repris
act-begin-grace = Début de la période de grâce de { $member }
act-keep-free = { $member } garde { $tier }, qui ne coûte plus rien
act-lapse = Passage de { $member } de { $from } à { $into }, faute de paiement
act-describe-organization = Saisie des implantations de { $organization }
act-merge-organization = Fusion de { $from } et { $into } en une seule organisation
act-export-organizations = A écrit les organisations dans un fichier
act-add-member = Ajout du membre { $member }
act-give-office =
    A confié à { $member } la fonction { $office ->
        [officer] bureau
        [moderator] modération
       *[other] exploitation
    }
act-take-office =
    A retiré la fonction { $office ->
        [officer] bureau
        [moderator] modération
       *[other] exploitation
    } à { $member }
act-standing-good = A levé ce qui était dit de la situation de { $member }
act-standing-cautioned = A averti { $member }
act-standing-limited = A limité les droits de { $member } jusqu’à { $until }
act-standing-suspended = A suspendu les droits de { $member }
act-lapse-invoice = Facture { $invoice } non payée à temps
act-update-member = Mise à jour du membre { $member } à partir d’un fichier
act-invite-members = { $n ->
    [one] E-mail à un membre pour lui dire où se connecter
   *[other] E-mail à { $n } membres pour leur dire où se connecter
}
act-import-members = { $n ->
    [one] A repris des membres d’un fichier d’une ligne
   *[other] A repris des membres d’un fichier de { $n } lignes
}
act-stop-importing-members = { $n ->
    [one] A cessé de reprendre des membres d’un fichier d’une ligne
   *[other] A cessé de reprendre des membres d’un fichier de { $n } lignes
}
act-invite = E-mail à { $member } pour lui dire où se connecter
act-invite-guest = A invité { $member } à l’événement { $event }
act-merge-member = Fusion des adhésions { $from } et { $into } en une seule
act-export-members = Exportation de tous les membres dans un fichier
act-export-all = Exportation de tout ce que ce serveur conserve dans des fichiers, sans clés ni secrets
act-issue-token = Remise du jeton { $token } à { $member }
act-revoke-token = Retrait du jeton { $token }
act-import-keys = Importation des clés de { $member }
act-rotate-community = Nouvelles clés pour la communauté, numéro { $number }
act-rotate-node = Nouvelles clés pour le nœud, numéro { $number }
act-rotate-member = Nouvelles clés pour { $member }, numéro { $number }
act-withdraw-keys = Retrait de toutes les clés de { $whose } avant le numéro { $number } : quelqu’un d’autre pourrait les avoir
act-forget-keys = Destruction des anciennes clés, numéro { $number }, de { $whose }
act-publish-code = Publication de la version { $version } du code de déontologie
act-sign-code = Signature de la version { $version } du code de déontologie
act-acknowledge-code = Acceptation de la version { $version } du code de déontologie par l’adhésion
act-publish-event = Publication de l’événement { $event }
act-change-event = Modification de l’événement { $event }
act-save-draft = A enregistré un brouillon de l’événement { $event }
act-discard-draft = A jeté le brouillon de l’événement { $event }
act-print-voucher = A imprimé un bon pour { $host }
act-take-back-voucher = A repris un bon pour { $host }
act-count-voucher = A compté comme utilisé le bon sur papier { $ticket }
act-codes-of-peer = N’accepte plus de codes de { $host } aujourd’hui : trop n’étaient d’aucun bon
act-codes-at-desk = N’accepte plus de codes d’un membre à l’accueil aujourd’hui : trop n’étaient d’aucun bon
act-describe-community = Modification de la présentation de la communauté
act-name-founders = Fondateurs notés
act-write-document = A écrit le document { $document }
act-remove-document = A retiré le document { $document }
act-withdraw-note = A retiré la note { $note }
act-plan-jobs = Modification des tâches de l’événement { $event }
act-write-minutes = A écrit le compte rendu de l’événement { $event }
act-set-join-link = A mis le lien pour participer à l’événement { $event }
act-take-join-link = A retiré le lien pour participer à l’événement { $event }
act-co-hosts = A nommé { $hosts } coorganisateurs de l’événement { $event }
act-no-co-hosts = Ne nomme plus de coorganisateurs de l’événement { $event }
act-cancel-event = Annulation de l’événement { $event }
act-mail-guests = Message à { $n } invités de l’événement { $event }
act-postpone-event = Report de l’événement { $event }
act-remove-event = Retrait de l’événement { $event }
act-event-back = L’événement { $event } est revenu de { $peer } dans sa version { $revision }
act-event-counted-past = L’événement { $event } est maintenant en version { $revision } : une autre communauté a une version { $listed } que personne ne peut prouver
act-event-stays-removed = L’événement { $event } avait été retiré avant la restauration
act-add-calendar = Ajout du calendrier { $calendar }
act-remove-calendar = Retrait du calendrier { $calendar }
act-read-calendar = Relecture du calendrier { $calendar }
act-choose-calendar = Choix des entrées du calendrier { $calendar }
act-follow = Début du suivi de { $actor }
act-unfollow = Fin du suivi de { $actor }
act-follow-moved = { $from } a déménagé : { $into } est suivi à sa place
act-propose-peering = Accord de partage proposé à { $peer }
act-accept-peering = Accord de partage avec { $peer } accepté
act-reject-peering = Accord de partage avec { $peer } refusé
act-pause-peering = Accord de partage avec { $peer } suspendu
act-resume-peering = Accord de partage avec { $peer } repris
act-announce-end = Annonce de la fin de l’accord de partage avec { $peer }
act-forget-former-peer = Effacement de ce que { $peer } avait partagé, l’accord étant terminé depuis longtemps
act-end-peering = Fin de l’accord de partage avec { $peer }
act-peering-over = L’accord de partage avec { $peer } a pris fin, comme annoncé
act-draft-deal = Brouillon de l’accord { $agreement } avec { $peer } écrit
act-discard-deal = Brouillon de l’accord { $agreement } avec { $peer } jeté
act-begin-statement = Lettre commune { $statement } commencée
act-change-statement = Lettre commune { $statement } modifiée
act-open-statement = Lettre commune { $statement } ouverte aux signatures
act-drop-statement = Brouillon de la lettre commune { $statement } abandonné
act-hand-over-statement = Lettre commune { $statement } remise
act-answer-statement = Réponse à la lettre commune { $statement } notée
act-close-statement = Lettre commune { $statement } close
act-offer-deal = Accord { $agreement } proposé à { $peer }
act-accept-deal = Accord { $agreement } avec { $peer } signé
act-decline-deal = Accord { $agreement } avec { $peer } refusé
act-deal-signed = Les deux ont signé l’accord { $agreement } avec { $peer }
act-withdraw-deal = Proposition de l’accord { $agreement } avec { $peer } retirée
act-end-deal = Fin de l’accord { $agreement } avec { $peer } annoncée
act-deal-ends = { $peer } a annoncé la fin de l’accord { $agreement }
act-backfill-due = Les événements de { $peer } sont à récupérer
act-retry-all = Nouvel essai d’envoi de tous les messages à { $host }
act-retry = Nouvel essai d’envoi d’un message à { $host }
act-drop = Abandon d’un message à { $host }
act-not-told = Impossible d’annoncer quelque chose : activité { $activity }
act-set-aside = Mise de côté de ce qui n’a pas pu être reçu : { $why }
act-answers-again = { $host } répond de nouveau après { $n ->
    [one] { $n } jour
   *[other] { $n } jours
    }
act-forbidden = { $host } refuse tout ce qui lui est envoyé ; nous réessayons au plus une fois par heure
act-clocks-differ = { $host } refuse nos signatures, et nos deux horloges diffèrent de { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
    } ; réglez celle qui est fausse
act-new-key = { $peer } a une nouvelle clé, annoncée par l’ancienne : { $key } { $written }
act-key-withdrawn = { $peer } a retiré son ancienne clé : rien de ce qu’elle a signé ne compte plus
act-key-refused = { $peer } présente une clé que personne n’a annoncée, et nous l’avons refusée : { $key } { $written }
act-peer-lost = { $peer } présente moins que ce qui nous avait été annoncé : il y a eu restauration d’une sauvegarde
act-peer-restored = { $peer } a été restauré à partir d’une sauvegarde ; les deux côtés sont comparés
act-we-sent-more = { $peer } a plus que ce que nous nous rappelons avoir envoyé ; les deux côtés sont comparés
act-we-were-restored = Ce nœud a été restauré à partir d’une sauvegarde, et { $peer } a rendu ce qui manquait
act-restore = Restauration de la sauvegarde { $made }
act-clock-right = L’horloge de cette machine est de nouveau à l’heure
act-clock-ahead = L’horloge de cette machine a { $n } secondes d’avance sur celle de { $peer } ; la fédération attend qu’elle soit à l’heure
act-clock-behind = L’horloge de cette machine a { $n } secondes de retard sur celle de { $peer } ; la fédération attend qu’elle soit à l’heure
trouble-other = cela n’a pas marché ({ $at }) : { $what }
delivery-kind = { $kind ->
    [Create] Un nouvel événement
    [Note] Une note sur un changement
    [Update] Un changement
    [Delete] Un retrait
    [Announce] Un événement transmis
    [Join] Une réponse à un événement
    [Leave] Une réponse retirée
    [Accept] Un oui
    [TentativeAccept] Un peut-être
    [Reject] Un non
    [Offer] Une proposition
    [Invite] Une invitation
    [Follow] Une demande de suivi
    [Undo] Une annulation
   *[other] { $kind }
    }
delivery-about = { $what } : { $title }
delivery-waits-its-turn = attend son tour
delivery-rests = attend la reprise de l’accord de partage avec { $peer }, qui est suspendu
delivery-behind = attend derrière d’autres : { $why }
delivery-refused = { $peer } l’a refusé définitivement ({ $at }) : { $status ->
    [400] message inutilisable
    [404] il n’y a rien à cette adresse
    [405] il n’y a rien à cette adresse
    [410] le destinataire n’existe plus
    [413] message trop grand
    [422] message inutilisable
   *[other] la réponse était { $status }
    }
delivery-parked = abandonné ({ $at }) après { $n ->
    [one] { $n } essai
   *[other] { $n } essais
    } ; réessayez pour le renvoyer
delivery-dropped = n’est plus destiné à { $peer }, et n’a donc pas été envoyé ({ $at })
sync-not-compared = pas encore comparé
sync-same = les deux avaient la même chose à la dernière comparaison ({ $at })
sync-mended = { $n ->
    [one] { $n } différence corrigée ({ $at })
   *[other] { $n } différences corrigées ({ $at })
    }
sync-partly-mended = { $n ->
    [one] { $n } différence
   *[other] { $n } différences
    } ({ $at }), dont { $mended ->
    [0] aucune n’a été corrigée
    [one] { $mended } a été corrigée
   *[other] { $mended } ont été corrigées
    }
sync-cannot = comparaison impossible en ce moment : { $problem }
sync-peer-restored = ce nœud a été restauré à partir d’une sauvegarde ({ $at })
sync-we-were-restored = ce nœud nous a rendu ce que notre restauration avait perdu ({ $at })
sync-new-keys = de nouvelles clés, annoncées par les anciennes ({ $at })
sync-key-refused = une clé que personne n’avait annoncée a été présentée, et nous l’avons refusée ({ $at }) : comparez les six mots par téléphone, puis mettez fin à l’accord de partage et proposez-le à nouveau
peer-key-refused = { $peer } a présenté une clé que personne n’avait annoncée, et nous l’avons refusée ; comparez les six mots par téléphone
peer-proposed-by-us = attend la réponse de { $peer } à notre proposition ({ $since })
peer-proposed-by-them = { $peer } a proposé un accord de partage ({ $since }) et attend votre réponse
peer-paused = suspendu par nous depuis { $since } : rien n’est envoyé ni accepté avant la reprise
peer-rejected = la proposition a été refusée ({ $since })
peer-ends = { $by ->
    [us] prend fin comme nous l’avons annoncé ({ $at }) ; d’ici là, les deux partagent comme avant
   *[them] prend fin comme { $peer } l’a annoncé ({ $at }) ; d’ici là, les deux partagent comme avant
    }
peer-ended = { $by ->
    [us] terminé par nous ({ $since })
    [them] terminé par { $peer } ({ $since })
   *[unknown] terminé ({ $since })
    }
peer-ended-because = { $ended } : « { $reason } »
peer-given-up = { $n ->
    [one] { $n } message a été mis de côté et vous attend
   *[other] { $n } messages ont été mis de côté et vous attendent
    }
peer-on-the-way = { $n ->
    [one] { $n } message est en route
   *[other] { $n } messages sont en route
    }
peer-good = tout passe
peer-nothing-yet = rien n’a encore été envoyé

desk-nav-label = Gestion
cards-title = Mise en place
cards-intro = Ce par quoi une communauté commence. Chaque carte s’enregistre seule et peut être modifiée à tout moment.
cards-in-place = en place
cards-to-do = à faire
cards-saved = enregistré
cards-go-profile = La décrire
cards-go-tiers = Voir les niveaux
cards-go-code = Publier une version
cards-joining = On adhère au niveau { $name }.
cards-invite-now = Vous pouvez inviter du monde
cards-invite-how = Importez un fichier de membres, ou donnez l’adresse de la page d’adhésion.
cards-invite-later = Quand les trois premières cartes sont en place, vous pouvez inviter du monde.
cards-mail = Courriel
cards-mail-relay = Les mails passent par { $relay } et viennent de { $from }.
cards-mail-folder = Les mails sont écrits dans un dossier de cette machine et ne vont pas plus loin. Qui exploite le nœud indique un serveur de messagerie dans la configuration.
cards-mail-nobody = ils n’atteignent encore personne
cards-mail-try = M’envoyer un mail d’essai
cards-mailed = un mail d’essai pour { $mail } a été remis ; on voit là-bas s’il arrive
cards-not-written = le mail d’essai n’a pas pu être écrit dans son dossier ; qui exploite le nœud doit regarder
cards-not-relayed = le serveur de messagerie n’a pas pris le mail d’essai ; qui exploite le nœud doit regarder. Il dit :
cards-no-recipient = personne ne reçoit de mail à { $mail }, dit le serveur :
cards-mail-rate = autant de mails que permis sont partis dans cette minute ; réessayez dans une minute
cards-rooms-what = Là où les membres se disent ce qu’ils ne diraient pas en public. En voici trois pour commencer ; qui en crée un en est le premier membre et le responsable. Vous ne voyez que les salons où vous êtes. Quelqu’un d’autre du bureau en a peut-être déjà créé un, qui ne vous est pas montré : demandez d’abord.
cards-rooms-make = Créer ce salon
cards-rooms-hers = Vous y êtes.
cards-rooms-unread = Vos salons ne peuvent pas être lus en ce moment, aucun n’est donc proposé. Tout le reste fonctionne comme d’habitude ; dites-le à l’opérateur si cela dure.
cards-rooms-other = Créer un autre salon
room-offer-stories = Histoires de licences
room-offer-stories-what = Ce qui a mal tourné avec un contrat ou un renouvellement, et ce qui vous a sauvés. Les autres peuvent utiliser ce qu’ils apprennent ; qui l’a raconté est oublié au bout d’un mois.
room-offer-weeks = Semaines difficiles
room-offer-weeks-what = Un client qui part, quelqu’un qui démissionne, un mois sans paie. Rien n’en est utilisé dehors, et tout disparaît au bout d’un mois.
room-offer-board = Ceux qui mènent la communauté
room-offer-board-what = Pour le bureau, entre soi. C’est gardé jusqu’à la fermeture du salon, et chaque nouveau venu a besoin d’un membre qui se porte garant.
room-offer-days = { $n ->
    [one] après { $n } jour d’adhésion
   *[other] après { $n } jours d’adhésion
    }
room-offer-vouches = { $n ->
    [one] { $n } membre doit se porter garant
   *[other] { $n } membres doivent se porter garants
    }
founders-title = Fondation
founders-intro = Une communauté commence avec au moins trois personnes de trois entreprises partenaires ; l’une la préside, une autre exploite son nœud.
founders-go = Les noter
founders-founders = Qui l’a fondé
founders-founders-hint = Des membres par leur identifiant ou leur adresse, un par ligne.
founders-president = Présidence
founders-president-hint = Quelqu’un du bureau, par son identifiant ou son adresse.
founders-administrator = Administration
founders-administrator-hint = Qui exploite le nœud, ou s’occupe de qui le fait.
founders-changed = Une autre personne du bureau a noté ceux-ci pendant que vous écriviez. Votre saisie est conservée ci-dessous ; enregistrez de nouveau pour la mettre à leur place.
founders-wrong-nobody = { $called } n’est pas membre ; écrivez l’identifiant ou l’adresse d’un membre
founders-wrong-few = écrivez au moins trois fondateurs
founders-wrong-many = écrivez trente fondateurs au plus
founders-wrong-partners = les fondateurs doivent venir d’au moins trois entreprises partenaires
founders-wrong-office = { $called } n’est pas du bureau ; qui préside en fait partie
setup-title = Qui nous sommes
documents-title = Documents
documents-intro = Ce qui régit la communauté outre son code d’éthique, par exemple ses statuts. Tout le monde les lit ; les communautés partenaires en montrent le nom et la longueur.
documents-none = Il n’y en a pas encore.
documents-write = En écrire un
documents-name = Nom du document
documents-name-hint = Son adresse découle du nom.
documents-text = Texte
documents-text-hint = Markdown : une ligne qui commence par # est un titre ; une qui commence par -, un point de liste.
documents-change = Modifier
documents-remove = Retirer
documents-too-many = il y en a déjà { $n } ; retirez-en un d’abord
documents-changed = Un autre document a déjà cette adresse, ou quelqu’un a changé celui-ci pendant que vous écriviez. Votre texte est conservé ci-dessous : donnez-lui un autre nom, ou enregistrez de nouveau pour le mettre à sa place.
setup-intro = Ce que les visiteurs lisent et que les communautés liées montrent. Une modification leur parvient à la prochaine synchronisation ; elles gardent toutefois le nom qui figure dans l’accord. L’adresse et le domaine de la communauté relèvent de l’opérateur, dans la configuration.
setup-name = Nom
setup-summary = Sa raison d’être
setup-summary-hint = Un paragraphe. Les listes, l’emphase et les liens sont conservés.
setup-governance-hint = Figure à côté du nom, ici et dans les communautés liées.
setup-operator-hint = Le nom légal ; une communauté commerciale doit l’indiquer.
setup-languages-hint = Des codes de langue comme en ou pt-BR, d’abord celui de la communauté.
setup-country-hint = Deux lettres comme GB, ou rien.
setup-currency-hint = Trois lettres comme EUR.
setup-wrong-languages = écrivez de 1 à { $n } codes de langue, comme en
setup-region-hint = Deux lettres du pays et sa partie, comme US-WA, ou rien.
setup-contact-hint = Où chacun peut écrire à la communauté, ou rien. Tout le monde le lit.
setup-chapters-hint = Une par ligne ; les membres peuvent appartenir à l’une d’elles.
setup-wrong-region = écrivez-la comme US-WA
setup-wrong-region-country = elle se trouve dans un autre pays ; indiquez une région du pays
setup-wrong-chapters = { $n } sections au plus, chacune avec un nom d’une ligne
setup-wrong-country = écrivez le pays sous la forme GB
setup-wrong-currency = écrivez la monnaie sous la forme EUR
setup-wrong-operator = une communauté commerciale indique qui la gère
desk-nav-peers = Communautés
desk-nav-queue = En route
desk-nav-renewals = Cotisations
desk-nav-audit = Journal
desk-back-peers = Toutes les communautés
desk-back-peer = Retour à la communauté
desk-back-queue = Tout ce qui est en route
desk-not-now = Pas maintenant
desk-peers-title = Communautés avec lesquelles nous partageons
desk-peers-intro = Ce qui passe, ce qui attend, pour qui et pourquoi.
figure-title = Les avantages en chiffres
figure-intro = Combien de bons ont été remis et utilisés entre cette communauté et d’autres, mois par mois. Les deux communautés lisent les mêmes sommes, et personne n’est nommé.
figure-link = Les avantages en chiffres, mois par mois
figure-empty = Aucun bon ce mois-ci
figure-empty-next = Un bon compte dans le mois où il a été fait.
figure-community = Communauté
figure-ours-there = Nos membres là-bas
figure-theirs-here = Leurs membres ici
figure-issued = Remis
figure-redeemed = Utilisés
figure-refused = Refusés
figure-voided = Repris
figure-expired = Expirés
figure-state = Les deux côtés
figure-unknown = pas encore connu
figure-less = Les membres ont payé en moins :
figure-waits = l’autre côté dit ses sommes après le mois, une fois par nuit
figure-agrees = les deux côtés disent la même chose
figure-too-many = il en a été utilisé plus que remis : demandez à l’autre communauté
figure-late = une somme a changé plus de deux mois après : demandez à l’autre communauté
figure-months = Mois
figure-before = Le mois d’avant
figure-after = Le mois d’après
desk-peers-empty-next = Proposez le partage à une autre communauté : l’adresse de son nœud suffit.
desk-state-proposed = proposé
desk-state-active = actif
desk-state-paused = suspendu
desk-state-rejected = refusé
desk-state-ended = terminé
desk-waiting-title = Ce qui attend
desk-waiting-none = Aucun message en attente.
desk-waiting-since = { $n ->
    [one] { $n } message en attente, déposé { $ago }.
   *[other] { $n } messages en attente, le plus ancien déposé { $ago }.
    }
desk-waiting-all = Tout voir
desk-exchange = Dernier message accepté de notre part : { $out }. Dernières nouvelles reçues : { $in }.
desk-act-compare = Comparer maintenant
desk-act-pause = Suspendre
desk-act-resume = Reprendre
desk-act-accept = Accepter ce qui est coché
desk-act-reject = Refuser
desk-propose-title = Proposer le partage
desk-propose-intro = Demandez à un nœud qui il est, comparez six mots par téléphone et dites ce qui peut circuler. Rien n’est partagé avant l’accord de ses responsables.
desk-propose-address = Adresse de son nœud
desk-propose-address-hint = Comme dans son adresse web : london.example
desk-propose-wrong-address = écrivez le nom de son serveur, comme london.example
desk-propose-look-up = Voir qui est là
desk-propose-compare = Téléphonez à l’un de ses responsables et faites-vous lire ses six mots. S’ils diffèrent, quelqu’un s’est interposé : ne proposez rien.
desk-words-own = Six mots de notre clé, que vous leur lisez
desk-propose-scopes = Ce qui peut circuler
desk-propose-both = Toujours dans les deux sens, et seulement ce que les deux côtés cochent.
desk-propose-note = Quelques mots à ses responsables
desk-propose-note-hint = Facultatif. Les deux communautés les gardent.
desk-propose-button = Signer et proposer
desk-propose-no-profile = Ce serveur ne peut pas signer un tel accord. Son calendrier public peut être suivi malgré tout.
desk-scopes-none = cochez au moins une sorte de choses
desk-note-title = Ce qui accompagnait la proposition
desk-accept-title = Accepter la proposition
desk-accept-how = Comparez d’abord les six mots par téléphone avec l’un de ses responsables. Puis décochez ce qui ne doit pas circuler.
desk-accept-scopes = De ce qui est offert, ceci peut circuler
desk-act-end = Mettre fin à l’accord de partage
desk-act-take-back = Retirer la proposition
desk-act-none = Plus rien n’est partagé. Une nouvelle proposition ouvre un nouvel accord de partage.
desk-agree-title = Les deux ont-elles la même chose ?
desk-counted = Messages envoyés jusqu’ici : { $sent }, dont { $acknowledged } confirmés à l’arrivée. Messages reçus que nous avons : { $have }.
desk-scopes-title = Ce qui est partagé, dans les deux sens
desk-scopes-kind = Type
desk-scopes-carries = Ce qui circule
desk-scopes-state = Actuellement
desk-scope-events = Les événements pour les membres des deux communautés, et les réponses. Les listes d’invités restent chez l’organisateur.
desk-scope-offers = Les accords sur des avantages, les offres et les bons.
desk-scope-introductions = Les questions à l’annuaire, les mises en relation et les recommandations, une à la fois.
desk-scope-calls = Les appels à renfort, vers des communautés choisies.
desk-scope-statements = Les déclarations communes et leurs signatures.
desk-scope-reports = Les signalements, sans le nom de leur auteur.
desk-scope-shared = Partagé
desk-scope-offered = Proposé, pas partagé
desk-scope-not-shared = Pas partagé
desk-words-title = Les six mots de sa clé
desk-words-how = Lisez-les à son opérateur par téléphone, et faites-vous lire les vôtres. S’ils diffèrent, quelqu’un s’est glissé entre vous : suspendez l’accord de partage.
desk-words-none = Aucune clé avec des mots n’a été présentée.
desk-pins-title = Les clés telles qu’elles étaient à la signature
desk-pins-key = Clé
desk-queue-title = En route
desk-queue-intro = Les messages vers d’autres communautés qui ne sont pas encore arrivés, depuis quand ils attendent, et pourquoi.
desk-queue-empty = Rien n’attend
desk-queue-empty-next = Tout ce qui devait être transmis l’a été. Ce qui ne peut pas être remis figure ici, avec la raison.
desk-queue-more = Il y en a plus que la page n’en contient. Ouvrez une communauté pour voir ce qui attend pour elle.
desk-retry = Réessayer maintenant
desk-retry-all = Tout réessayer maintenant
desk-drop = Abandonner
desk-drop-title = Abandonner un message à { $peer } ?
desk-drop-what = Il ne sera plus envoyé. Si c’est la réponse d’un membre à un événement, celui-ci apprend qu’elle n’est pas arrivée.
desk-drop-button = L’abandonner
desk-followed-title = Suivis sans accord
desk-followed-intro = Leurs serveurs ne renverront peut-être jamais un message ; toutes les six heures, nous allons donc y voir ce qu’il y a de nouveau.
desk-lately-title = Les sept derniers jours
desk-end-title = Mettre fin à l’accord de partage avec { $peer } ?
desk-end-what = À la fin du préavis convenu, plus rien n’est partagé, dans aucun sens : ses événements quittent notre calendrier, les nôtres quittent le sien, et les réponses ne circulent plus. On ne peut pas revenir en arrière ; il faudrait une nouvelle proposition.
desk-end-waiting = { $n ->
    [0] Aucun message en attente en ce moment.
    [one] { $n } message attend encore d’être remis.
   *[other] { $n } messages attendent encore d’être remis.
    }
desk-end-reason = Raison, si vous souhaitez en donner une
desk-end-reason-hint = Son bureau la lit, et les deux communautés la conservent.
desk-end-reason-long = La raison peut avoir { $n } caractères au plus ; raccourcissez-la.
desk-end-reason-unshown = La raison contient un caractère qui ne peut pas être affiché ; écrivez-la de nouveau.
desk-end-notice = { $n ->
    [0] Cet accord n’a pas de préavis : il prend fin tout de suite.
    [one] Cet accord a un jour de préavis ; d’ici là, les deux partagent comme avant.
   *[other] Cet accord a { $n } jours de préavis ; d’ici là, les deux partagent comme avant.
    }
desk-end-at-once = Sans préavis : y mettre fin tout de suite
desk-end-button = Y mettre fin
members-title = Membres
members-intro = Toutes les personnes qui ont une adhésion ici : niveau, état, et qui ne s’est pas encore connecté.
orgs-title = Organisations
orgs-intro = Les entreprises dont des personnes sont membres : combien le montrent, d’où elles travaillent, qui agit pour elles.
orgs-none = Aucune organisation pour le moment
orgs-shown-by = Montrée par
orgs-acts = Agit pour elle
orgs-next = Autres organisations
orgs-export = Télécharger toutes les organisations
orgs-merged = Les deux n’en font plus qu’une.
orgs-saved = Les bureaux sont notés.
orgs-people =
    { $n ->
        [one] { $n } membre montre aux autres travailler ici.
       *[other] { $n } membres montrent aux autres travailler ici.
    }
orgs-approver = { $handle } agit pour elle.
orgs-approver-nobody = Personne n’agit encore pour elle.
orgs-as-members = Comme les membres la voient
orgs-save = Enregistrer les bureaux
orgs-offices-hint = Un par ligne : la ville, une virgule et un pays ou une partie d’un pays, comme London, GB.
orgs-offices-unread = écrivez une ville, une virgule et un lieu de la liste à la ligne { $lines }
orgs-offices-overtaken = quelqu’un en a écrit d’autres entre-temps ; il y a maintenant : { $now }. Enregistrés de nouveau, les vôtres prennent leur place
orgs-offices-many =
    { $n ->
        [one] { $n } au plus
       *[other] { $n } au plus
    }
orgs-merge = Deux noms d’une entreprise
orgs-merge-what = Si une entreprise figure sous deux noms, celui-ci disparaît et l’autre reste : personnes, bureaux et places suivent. Vous voyez d’abord ce qui se passe.
orgs-merge-into = Le nom qui reste
orgs-merge-hint = Comme dans la liste, ou la petite ligne au-dessous.
orgs-merge-nobody = il n’y a pas d’autre organisation de ce nom
orgs-merge-seats = les deux ont des places ; laissez d’abord finir celles de l’une
orgs-merge-look = Voir ce qui se passe
orgs-merge-title = { $from } devient { $into }
orgs-merge-back = Retour à l’organisation
orgs-merge-before = Rien n’est encore fait. C’est sans retour.
orgs-merge-people =
    { $n ->
        [one] { $n } membre y travaille dès lors.
       *[other] { $n } membres y travaillent dès lors.
    }
orgs-merge-hiding =
    { $n ->
        [one] { $n } membre qui se cache de l’une se cache de l’autre.
       *[other] { $n } membres qui se cachent de l’une se cachent de l’autre.
    }
orgs-merge-offices = { $into } indique en plus : { $offices }.
orgs-merge-offices-lost =
    { $n ->
        [one] { $n } bureau ne trouve pas de place.
       *[other] { $n } bureaux ne trouvent pas de place.
    }
orgs-merge-approver = { $name } agit pour { $into }.
orgs-merge-takes-seats = Ses places suivent, avec qui les occupe.
orgs-merge-voids = Sa facture ouverte est annulée.
orgs-merge-former = Qui écrit plus tard { $from } trouve { $into }.
orgs-merge-button = En faire une seule
members-text = Nom, adresse ou entreprise
members-name = Nom
members-level = Niveau
members-state = Adhésion
members-state-left = N’est pas membre
members-signed-in = Connexion
members-not-signed-in = Pas encore connecté
members-has-signed-in = S’est déjà connecté, ou s’est inscrit en personne.
members-waits-untold = Pas encore connecté ; aucun e-mail envoyé
members-waits = Pas encore connecté ; e-mail du { $day }
members-waiting = { $n ->
    [one] Un membre ne s’est pas encore connecté.
   *[other] { $n } membres ne se sont pas encore connectés.
}
members-waiting-who = Les afficher
members-invite-untold = { $n ->
    [one] Écrire à celui qui n’a rien reçu
   *[other] Écrire aux { $n } qui n’ont rien reçu
}
members-mailed = { $n ->
    [0] Personne n’attendait d’e-mail
    [one] Un membre reçoit un e-mail
   *[other] { $n } membres reçoivent un e-mail, l’un après l’autre
}
members-mailed-her = Un e-mail part, qui dit où se connecter
members-too-soon = { $n ->
    [one] Le dernier e-mail date de moins d’un jour ; attendez jusque-là
   *[other] Le dernier e-mail date de moins de { $n } jours ; attendez jusque-là
}
members-invite-her = Écrire où se connecter
members-joined = Membre depuis
members-offices = Fonctions
members-tag = Étiquette
members-tags = Étiquettes
members-left-because = Raison du départ
members-role-officer = Bureau
members-role-moderator = Modération
members-role-operator = Exploitation
members-owes-nothing = Rien n’est dû.
members-merge-link = Une seconde adhésion de la même personne
members-merge-title = Fusionner l’adhésion de { $name } avec une autre
members-merge-intro = Pour une personne qui a adhéré deux fois. Ce que contient cette adhésion passe à celle qui reste, et celle-ci disparaît pour toujours.
members-merge-into = Quelle adhésion reste
members-merge-into-hint = L’adresse électronique ou la dernière partie de l’adresse ici.
members-merge-look = Montrer ce qui passe
members-merge-what = { $from } devient { $into }
members-merge-answers = Réponses à des événements
members-merge-invoices = Factures
members-merge-signatures = Signatures du code de déontologie
members-merge-follows = Communautés suivies
members-merge-links = Adhésions ailleurs
members-merge-tags = Mots du bureau
members-merge-jobs = Événements avec une tâche
members-merge-anew = { $n ->
    [one] { $n } réponse à un événement d’un autre serveur est donnée à nouveau. L’ancienne place y est perdue.
   *[other] { $n } réponses à des événements d’autres serveurs sont données à nouveau. Les anciennes places y sont perdues.
}
members-merge-both = { $n ->
    [one] { $n } événement a une réponse sous les deux noms. La réponse de l’adhésion qui reste compte.
   *[other] { $n } événements ont une réponse sous les deux noms. Les réponses de l’adhésion qui reste comptent.
}
members-merge-level = Ce qui a été payé continue, au niveau { $name }.
members-merge-seat = La place de { $name } suit.
members-merge-seat-lost = La place de { $name } se libère.
members-merge-speaks = L’adhésion qui reste parle désormais pour { $name }.
members-merge-mail = Qui se connecte avec { $mail } arrive à l’adhésion qui reste. Les deux adresses sont prévenues.
members-merge-gone = Les navigateurs, clés d’accès et jetons de cette adhésion prennent fin. Les autres serveurs apprennent qu’elle n’existe plus. Les places dans les salons ne suivent pas : qui était dans l’un d’eux y demande une invitation.
members-merge-button = Fusionner
members-merge-done = Les deux adhésions n’en font plus qu’une.
standing-title = Situation
standing-good = En règle
standing-cautioned = Avertissement
standing-limited = Limites jusqu’à un jour
standing-limited-until = Limites jusqu’au { $day }
standing-suspended = Suspension
standing-hint = Un avertissement ne retire rien. Qui a des limites ou une suspension ne peut ni utiliser les avantages d’autres communautés, ni relier des adhésions, ni entrer dans des salons. Elle l’apprend par mail ; les autres communautés n’apprennent jamais pourquoi.
standing-until = Dernier jour de la limite
standing-until-hint = Seulement pour des limites jusqu’à un jour.
standing-until-wrong = Indiquez un jour à venir, d’ici trois ans.
standing-save = Enregistrer la situation
standing-saved = Enregistré. Si quelque chose a changé, elle l’apprend par mail.
standing-own = Nul ne décide de sa propre situation. Demandez à une autre personne du bureau.
standing-no-proof = Votre adhésion ne peut pas être confirmée à une autre communauté en ce moment. Le bureau de cette communauté sait pourquoi.
standing-error = Vos droits sont limités
standing-error-until = Vous ne pouvez pas entrer dans des salons jusqu’au { $day }. Si vous voyez les choses autrement, écrivez au bureau.
standing-error-open = Vous ne pouvez pas entrer dans des salons jusqu’à nouvel ordre du bureau. Si vous voyez les choses autrement, écrivez au bureau.
members-merge-nobody = Aucun autre membre ne s’appelle ainsi.
members-merge-same = C’est cette adhésion elle-même.
members-merge-office = Cette adhésion porte une fonction. Retirez-la d’abord, ou fusionnez dans l’autre sens.
members-merge-operator = L’autre adhésion est celle d’un exploitant du serveur. Seul un exploitant fusionne avec elle.
members-merge-both-pay = Les deux paient pour elles-mêmes. Laissez d’abord finir l’un des niveaux ou réglez sa facture.
members-merge-both-speak = Les deux parlent pour une organisation. Nommez d’abord quelqu’un d’autre pour l’une d’elles.
members-merge-speaks-elsewhere = Cette adhésion parle pour une organisation et l’autre travaille ailleurs. Nommez d’abord quelqu’un d’autre.
members-as-others = Comme les autres membres voient ce profil
members-none-here = Personne parmi ceux parcourus jusqu’ici
members-none-here-next = Il y a plus de membres qu’on n’en parcourt en une fois ; continuez avec le lien ci-dessous.
members-pages = Pages des membres
import-title = Membres depuis un fichier, et vers un fichier
import-intro = Remettez un tableau de personnes. Vous voyez ce que deviendrait chaque ligne avant que rien ne change, et le même fichier une seconde fois ne change rien.
import-file-label = Le fichier
import-file-hint = Un tableau qu’un tableur enregistre en « CSV UTF-8 », de { $n } Mo au plus, avec les noms des colonnes en première ligne.
import-columns-known = L’adresse et le nom sont nécessaires, les autres colonnes possibles. Elles peuvent porter d’autres noms ; vous dites alors laquelle est laquelle. Celles-ci sont reconnues d’elles-mêmes :
import-tags-how = Les étiquettes sont vos propres mots pour un membre. Plusieurs tiennent dans une cellule avec « | » entre elles, au plus { $n } ; « - » seul les retire toutes et une cellule vide ne change rien. Le bureau les lit, ainsi que le membre dont elles parlent ; personne d’autre.
import-look = Voir ce qui se passerait
import-files = Fichiers remis
import-file = { $n ->
    [one] Un fichier d’une ligne
   *[other] Un fichier de { $n } lignes
}
import-export = Tous les membres dans un fichier
import-export-what = Un tableau avec les mêmes colonnes, qu’un tableur ouvre. Il contient les adresses de tous les membres : gardez-le où personne d’autre ne le lit.
import-export-button = Télécharger tous les membres
import-wrong-empty = choisissez un fichier qui contient quelque chose
import-wrong-large = un fichier a { $n } Mo au plus ; coupez-le en deux
import-wrong-not-text = ce n’est pas du texte ; enregistrez le tableau en « CSV UTF-8 »
import-wrong-utf8 = la ligne { $line } a des lettres illisibles ; enregistrez le tableau en « CSV UTF-8 »
import-wrong-endless = quelque chose à la ligne { $line } ne finit pas ; un guillemet n’est-il pas fermé ?
import-wrong-columns = le fichier a plus de 100 colonnes
import-wrong-no-lines = il n’y a personne sous les noms des colonnes
import-wrong-lines = { $n } lignes au plus sont lues ; coupez le fichier en deux
import-wrong-files = dix fichiers sont déjà gardés ; ouvrez l’un de ceux du bas et oubliez-le d’abord
import-stage-columns = Dites ce qu’est chaque colonne
import-stage-looking = { $done } lignes sur { $n } sont parcourues
import-stage-looked = Parcouru ; rien n’est encore changé
import-stage-going = { $done } lignes sur { $n } sont reprises
import-stage-done = Repris
import-goes-on = Cela continue tout seul, même si vous quittez cette page ou si le serveur redémarre.
import-see-again = Voir où cela en est
import-new = Nouveaux membres
import-updated = Membres qui changent
import-unseated = Dont perdent une place, car ils travaillent ailleurs
import-unchanged = Déjà tels quels
import-duplicate = Deux fois dans le fichier
import-invalid = Fautives
import-mail-now = Écrire tout de suite aux nouveaux membres où se connecter. Sinon vous le ferez plus tard, sur la page des membres.
import-start = Les reprendre
import-start-means = Les lignes fautives sont laissées de côté.
import-nothing = Il n’y a rien à reprendre : tous ceux du fichier sont déjà membres comme il le dit, ou fautifs.
import-faults = Lignes laissées de côté
import-faults-more = Lignes suivantes
import-fault-line = Ligne
import-fault-why = Ce qui ne va pas
import-fault-mail = l’adresse manque ou est fausse
import-fault-no-name = le nom manque
import-fault-bad = ne peut être repris : { $column }
import-fault-kind = cette qualité n’existe pas ; écrivez partner, vendor, customer, microsoft ou individual
import-fault-day = ce n’est pas un jour ; écrivez-le comme 2027-01-31
import-fault-tags = étiquettes impossibles ; au plus { $n } d’au plus { $chars } caractères, avec « | » entre elles
import-fault-cells = pas autant de cases que la première ligne
import-fault-too-long = trop longue ; un guillemet n’est-il pas fermé ?
import-fault-again = la même adresse qu’à la ligne { $line }
import-fault-handle-again = le même identifiant qu’à la ligne { $line }
import-fault-handle-taken = un autre membre a cet identifiant
import-fault-mail-taken = un autre membre a cette adresse
import-fault-operator = seul qui a la ligne de commande nomme un exploitant
import-fault-handle-stays = a ici un autre identifiant, qui ne change jamais
import-fault-partners = cette communauté n’est que de partenaires
import-fault-has-left = a quitté la communauté, et revient en personne
import-fault-no-level = ce niveau n’existe pas
import-fault-level-kind = le niveau n’est pas pour les membres de cette qualité
import-fault-level-organizations = le niveau est pour les organisations
import-fault-level-retired = le niveau n’est plus proposé
import-fault-level-day = ce niveau demande le dernier jour payé
import-fault-level-free = rien n’est payé pour un niveau gratuit
import-fault-day-reach = le dernier jour payé est passé, ou trop lointain
import-columns = Ce qu’est chaque colonne
import-columns-intro = D’après la première ligne du fichier. Corrigez ce qui n’est pas juste.
import-column-mail = Adresse
import-column-organization = Entreprise
import-column-paid-until = Payé jusqu’au
import-column-handle = Identifiant
import-column-none = Pas dans le fichier
import-column-unnamed = Colonne { $n }
import-column-needed = dites quelle colonne c’est ; sans elle personne ne peut être membre
import-column-missing = Une colonne manque : { $column }
import-column-say = Dites ci-dessous quelle colonne du fichier c’est
import-look-again = Revoir avec ces colonnes
import-too-often = Les colonnes d’un fichier changent { $n } fois au plus ; remettez-le
import-moved = Quelqu’un a entre-temps continué avec ce fichier ; voici où il en est
import-drop-title = Plus besoin ?
import-drop-means = Le fichier et ce qui en est dit ici sont oubliés ; qui est repris reste. Sinon cela se fait sept jours après le dernier usage.
import-drop = Oublier ce fichier
import-stop-title = Est-ce le mauvais fichier ?
import-stop-means = Personne d’autre n’est repris et le fichier est oublié. Qui est déjà repris reste.
import-stop = Arrêter et oublier ce fichier
sources-title = Calendriers d’ailleurs
sources-intro = Ce que d’autres publient comme calendrier devient ici des événements. Vous choisissez ce qui est publié, et pour qui.
sources-removed = Le calendrier n’est plus lu ; ses événements restent
sources-empty = Pas encore de calendrier
sources-empty-next = Ajoutez-en un ci-dessous. Vous voyez ce qu’il contient avant toute publication.
source-url = Adresse du calendrier
source-url-hint = Elle commence par https:// ou webcal:// et finit souvent par .ics. Elle est relue d’elle-même.
source-file = Un fichier
source-file-hint = Un calendrier enregistré en .ics, { $n } Mo au plus. Il est lu une fois.
source-add = Ajouter un calendrier
source-add-what = Rien n’est publié avant que vous ne l’ayez coché à la page suivante.
source-look = Voir ce qu’il contient
source-look-file = Voir ce que contient le fichier
source-wrong-many = une communauté lit { $n } calendriers au plus ; retirez-en un d’abord
source-wrong-unreadable = impossible de le lire comme calendrier : { $why }
source-from-file = D’un fichier
source-never-read = Pas encore lu.
source-read = Lu { $ago }.
source-due = La prochaine fois à { $time }.
source-failed = Il n’a pas pu être lu au dernier essai
source-faults = { $n ->
    [one] { $n } endroit n’a pas été compris
   *[other] { $n } endroits n’ont pas été compris
    }
source-publishing = En cours de publication
source-publishes-new = Les nouvelles entrées sont publiées d’elles-mêmes
source-asks = Les nouvelles entrées attendent que vous les cochiez
source-waiting = { $n ->
    [one] { $n } entrée n’est pas publiée
   *[other] { $n } entrées ne sont pas publiées
    }
source-audience-all = Nos membres, et ceux de toutes les communautés avec qui nous partageons des événements
source-audience-some = Nos membres, et ceux de certaines communautés
source-audience-peer = Nos membres, et ceux de { $name } seulement
source-audience-hint = Pour ce qui est publié à partir de maintenant. Ce qui l’est déjà se change sur sa propre page.
source-brought = { $n ->
    [one] Il a apporté { $n } événement jusqu’ici.
   *[other] Il a apporté { $n } événements jusqu’ici.
    }
source-shown = Entrées { $from } à { $to } sur { $n } non publiées
source-done-added = Ajouté ; rien n’en est encore publié. Cochez ci-dessous ce qui doit l’être
source-done-chosen = Enregistré ; ce qui était coché est publié
source-done-read = Relu
source-moved = Une entrée a été publiée ou retirée entre-temps ; regardez encore et choisissez de nouveau
source-fault-event = Publication impossible : la fin précède le début, la durée est trop longue ou la date trop lointaine. Corrigez à la source.
source-fault-audience = Publication impossible : aucun événement n’est partagé avec la communauté visée. Choisissez pour qui.
source-left-out = Laissée de côté
source-said = Ce qui n’allait pas exactement, pour qui tient ce calendrier
source-entries = Ce qui est publié
source-entries-what = Ce qui est coché devient un événement. Ce qui ne l’est pas reste de côté jusqu’à ce que vous le cochiez. Ce qui est publié est déplacé et annulé avec son calendrier.
source-entries-none = Rien n’attend : tout ce qui est à venir est publié, ou rien n’est à venir.
source-new = Publier les nouvelles d’elles-mêmes
source-new-hint = Alors ce que le calendrier ajoute plus tard est publié sans demander, comme ce qui figure sur les autres pages de cette liste sans avoir été laissé de côté. Sinon cela attend ici.
source-choose = Enregistrer et publier ce qui est coché
source-before = Entrées précédentes
source-more = Les entrées suivantes
source-again = Le relire
source-newer-file = Un fichier plus récent de ce calendrier
source-read-file = Lire le fichier plus récent
source-again-what = Il est relu de temps en temps ; ceci le lit maintenant.
source-refresh = Le lire maintenant
source-remove-title = Plus besoin ?
source-remove-what = Il n’est plus lu, et ce qui attend ici est oublié. Les événements qu’il a apportés restent et ne le suivent plus.
source-remove = Retirer ce calendrier
desk-audit-title = Journal
desk-audit-intro = Les cent dernières actions du bureau, de l’opérateur et du nœud lui-même.
desk-audit-empty = Rien n’a encore été fait
desk-audit-what = Action
desk-audit-by = Par
desk-audit-at = Quand
desk-done-retried = Nouvel essai en cours
desk-done-dropped = Le message est abandonné
desk-done-compared = Comparaison faite ; le résultat figure ci-dessous
desk-done-paused = L’accord de partage est suspendu
desk-done-resumed = L’accord de partage a repris ; ce qui attendait est en route
desk-done-proposed = Proposé ; la réponse est attendue
desk-done-accepted = L’accord de partage est actif
desk-done-rejected = La proposition a été refusée
desk-done-end-announced = La fin de l’accord de partage est annoncée
desk-done-ended = L’accord de partage a pris fin

login-title = Se connecter
login-intro = Ici, pas de mot de passe. Nous vous envoyons un e-mail avec un lien et un code ; chacun sert une fois.
login-mail = Adresse e-mail
login-mail-hint = Celle de votre adhésion.
login-ask = M’envoyer l’e-mail
login-join = Pas encore membre ? Adhérez gratuitement
login-ask-again = Demander un nouvel e-mail
login-without-mail = Ici, ni mot de passe ni lien par e-mail. Un compte d’ailleurs vous connecte, ou une clé d’accès que vous avez créée ; qui gère ce nœud peut créer un lien qui vous connecte une fois.
login-kept = Nous gardons votre demande un quart d’heure, et un cookie dans ce navigateur aussi longtemps, pour que personne d’autre ne puisse utiliser votre lien. Si aucun e-mail ne vous parvient, la personne qui gère ce nœud peut créer un lien qui vous connecte.
login-passkey = Se connecter avec une clé d’accès
login-passkey-hint = Si vous avez créé ici une clé d’accès, votre appareil vous connecte sans e-mail.
login-passkey-refused = La clé d’accès ne vous a pas connecté. Essayez encore une fois, ou faites-vous envoyer un e-mail.
login-passkey-ask = Votre appareil demande maintenant votre empreinte, votre visage ou son code. Rien de cela ne nous parvient.
login-passkey-button = Demander à mon appareil
login-account = Se connecter avec { $provider }
login-account-hint = Un compte d’ailleurs que vous avez lié ici vous connecte sans e-mail.
login-account-stopped = { $provider } ne vous a pas connecté : vous avez arrêté là-bas, ou l’accès d’ici vous y est refusé. Essayez encore une fois, ou faites-vous envoyer un e-mail.
login-account-silent = { $provider } est injoignable pour le moment. Faites-vous envoyer un e-mail, ou réessayez plus tard.
login-account-refused = Le compte ne vous a pas connecté. Essayez encore une fois, ou faites-vous envoyer un e-mail.
login-account-away = Vous allez maintenant chez { $provider }, puis vous revenez ici.
login-account-go = Continuer vers { $provider }
login-unlinked = Ce compte n’est pas encore lié
login-unlinked-lead = { $provider } vous connaît ; à qui est ce compte ici, nous ne le savons pas encore. Si vous êtes membre, faites-vous envoyer un e-mail et connectez-vous par lui dans ce navigateur : nous vous demandons alors une fois s’il faut lier le compte.
login-unlinked-no-mail = { $provider } vous connaît ; à qui est ce compte ici, nous ne le savons pas encore, et aucun e-mail ne connecte ici. Si vous êtes membre, connectez-vous dans ce navigateur par une clé d’accès, ou par un lien que vous fait la personne qui gère ce serveur : nous vous demandons alors une fois s’il faut lier le compte.
login-unlinked-why = Nous ne cherchons personne par l’adresse qu’un compte indique, car elle peut être celle de quelqu’un d’autre.
login-by-mail = Se connecter par e-mail
passkey-no-script = Les clés d’accès ont besoin d’un script dans le navigateur, et aucun ne fonctionne ici. Un e-mail vous connecte sans script.
passkey-unable = Ce navigateur ne connaît pas les clés d’accès. Prenez-en un autre, ou connectez-vous par e-mail.
passkey-failed = Votre appareil n’a donné aucune clé d’accès. Appuyez sur le bouton pour essayer encore une fois.
login-sent-title = Regardez vos e-mails
login-sent = Si un membre a ici l’adresse { $mail }, un e-mail avec un lien et un code est en route.
login-sent-here = { $n ->
    [one] Ouvrez le lien dans ce navigateur, ou tapez le code ici, dans la minute.
   *[other] Ouvrez le lien dans ce navigateur, ou tapez le code ici, dans les { $n } minutes.
}
login-code = Code
login-code-hint = Huit lettres et chiffres ; majuscules et tirets n’ont pas d’importance.
login-code-unreadable = il a huit lettres et chiffres, comme dans l’e-mail
login-code-wrong = { $n ->
    [one] ce n’est pas le code du dernier e-mail ; vous pouvez encore essayer une fois
   *[other] ce n’est pas le code du dernier e-mail ; vous pouvez encore essayer { $n } fois
}
login-no-mail = Pas d’e-mail ? Il peut mettre une minute, ou se trouver dans les indésirables. Peut-être avez-vous adhéré avec une autre adresse.
login-elsewhere = Ce lien appartient à un autre navigateur.
login-elsewhere-next = Un lien n’ouvre une session que là où il a été demandé, pendant un quart d’heure. Retournez dans ce navigateur et tapez-y le code de l’e-mail, ou demandez un nouvel e-mail dans celui-ci.
login-button-why = Ce lien vous connecte une fois, dans ce navigateur. Rien ne se passe tant que vous n’appuyez pas sur le bouton.
login-button = Me connecter
join-title = Adhérer gratuitement
join-description = Devenez membre de { $community } : sans cotisation, cinq champs, pas de carte.
join-intro = La formule gratuite ne coûte rien et ne demande pas de carte. Cinq champs maintenant, le reste quand vous voudrez.
join-name = Votre nom
join-name-hint = Tel que les autres membres le verront.
join-mail = Adresse e-mail
join-mail-hint = Elle vous sert à vous connecter. Elle n’est montrée à personne et ne quitte jamais ce nœud.
join-organization = Organisation (facultatif)
join-organization-hint = Montrée à l’organisateur d’un événement auquel vous répondez.
join-kind = Vous êtes
join-kind-hint = Certaines communautés sont réservées aux partenaires ; votre choix décide si vous pouvez adhérer.
join-kind-choose = Choisissez
join-kind-missing = choisissez ce que vous êtes
join-place = Où vous intervenez (facultatif)
join-place-hint = Un pays ou une de ses régions, comme Germany ou Washington. Il figure dans votre profil ; vous y dites qui le voit.
join-place-unknown = ce lieu n’est pas dans la liste ; choisissez un des noms proposés ou écrivez un code comme DE ou US-WA
join-button = Adhérer
join-confirm = Adhérer maintenant
join-member-already = J’ai déjà une adhésion
join-partners-only = cette communauté est réservée aux partenaires, pour que ses membres puissent parler entre eux ; ses événements publics vous sont ouverts
join-partners-only-but = cette communauté est réservée aux partenaires, pour que ses membres puissent parler entre eux ; ces communautés, avec lesquelles elle partage ses événements, accueillent tout le monde
join-not-for-kind = la formule « { $level } » n’est pas ouverte à cette catégorie ; adressez-vous au bureau
join-invite = Ici, c’est le bureau qui ajoute les membres. Écrivez-lui.
join-sent = Un e-mail avec un lien et un code est en route vers { $mail }.
join-no-mail = Pas d’e-mail ? Il peut mettre une minute, se trouver dans les indésirables, ou l’adresse contient une faute de frappe.
join-competitors = Vais-je rencontrer des concurrents ?
join-competitors-few = Nous sommes trop peu nombreux pour répondre en chiffres sans désigner quelqu’un. Comptez que c’est possible.
join-competitors-members = { $n ->
    [one] Très probablement. Nous comptons { $n } membre.
   *[other] Très probablement. Nous comptons { $n } membres.
}
join-competitors-kind = { $kind } : { $n }
join-competitors-rules = Ce que vous faites et pour qui n’est visible que des personnes que vous choisissez, et n’est jamais demandé ici. Le code de déontologie vaut pour tout le monde, et il n’y a pas de place pour les prix, les noms de clients ou le partage des territoires.
join-no-code = Cette communauté n’a pas encore publié de code de déontologie.
join-acknowledges = En adhérant, vous reconnaissez notre code de déontologie, qui figure en entier ci-dessous.
kind-partner = Partenaire
kind-vendor = Éditeur
kind-customer = Client
kind-microsoft = Chez Microsoft
kind-individual = À titre personnel
welcome-title = Bienvenue
welcome-intro = Vous voilà membre. Cinq étapes pour en tirer le meilleur, dans l’ordre que vous voulez ; aucune n’est longue.
welcome-progress = { $n } sur { $all } faites
welcome-done = Fait
welcome-tick = C’est fait
welcome-hide = Masquer cette liste
welcome-sign-code = Signer le code de déontologie
welcome-sign-code-why = Une minute. Avant cela, vous pouvez tout lire et ne rien publier.
welcome-sign-code-go = Lire et signer
welcome-fill-five = Remplir vos cinq rubriques
welcome-fill-five-why = Ce que vous faites le mieux, et pour qui : cinq choix au plus pour chacun, et vous dites qui les voit.
welcome-fill-five-go = Dire ce que vous faites
welcome-follow = Suivre des communautés
welcome-follow-why = Ce qu’elles proposent figure dans votre calendrier.
welcome-follow-go = Les voir
welcome-answer = Répondre à un événement
welcome-answer-why = Ici ou dans une autre communauté ; l’organisateur vous répond.
welcome-answer-go = Voir ce qui est prévu
welcome-say-hello = Dire bonjour
welcome-say-hello-why = À un membre du bureau, pas à tout le monde : qui vous êtes et ce que vous espérez.
welcome-say-hello-go = Qui est au bureau
welcome-passkey = La prochaine fois, sans e-mail
welcome-passkey-why = Avec une clé d’accès, vous vous connectez par votre empreinte, votre visage ou le code de votre appareil. Les e-mails restent possibles, avec ou sans elle.
welcome-passkey-go = Voir les clés d’accès
sessions-title = Vos navigateurs
sessions-intro = Votre session est ouverte ici. Un navigateur que vous n’utilisez pas pendant une semaine est déconnecté de lui-même.
sessions-here = celui-ci
sessions-since = Connexion
sessions-used = Dernière utilisation
sessions-end = Déconnecter
sessions-other-browser = Un autre navigateur
passkeys-title = Vos clés d’accès
passkeys-intro = Avec une clé d’accès, vous vous connectez sans e-mail : votre appareil demande votre empreinte, votre visage ou son code. La clé reste dans l’appareil ou dans votre gestionnaire de mots de passe ; nous gardons seulement de quoi la vérifier.
passkeys-none = Vous n’en avez pas encore. Un e-mail vous connecte, avec ou sans clé d’accès.
passkeys-unavailable = Ce nœud n’a pas de clés d’accès. Un e-mail vous connecte.
passkeys-made = Créée
passkeys-never = Pas encore utilisée.
passkeys-name = Nom
passkeys-rename = Renommer
passkeys-remove = Retirer
passkeys-removed-hint = Une clé d’accès que vous retirez ici ne connecte plus personne. Supprimez-la aussi dans votre appareil.
passkeys-new = Créer une clé d’accès
passkeys-new-intro = Votre appareil crée une clé pour ce site. Donnez-lui d’abord un nom, pour la reconnaître.
passkeys-name-hint = Par exemple l’appareil ou le gestionnaire de mots de passe qui la garde.
passkeys-name-first = Mon appareil
passkeys-make = La créer maintenant
passkeys-back = Retour à vos clés d’accès
passkeys-added = La clé d’accès est enregistrée. Désormais elle vous connecte.
passkeys-full = Personne ne peut avoir plus de { $n } clés d’accès. Retirez-en d’abord une.
passkeys-not-taken = La clé d’accès n’a pas été acceptée. Créez-la encore une fois ; si cet appareil en a déjà une à vous, elle suffit.
sign-ins-title = Vos comptes d’ailleurs
sign-ins-intro = Avec un compte que vous avez ailleurs, vous vous connectez ici sans e-mail. Nous demandons au fournisseur votre profil là-bas et ne gardons que le fait que le compte est à vous, son nom et sa dernière utilisation.
sign-ins-none = Vous n’en avez encore lié aucun. Les e-mails vous connectent, avec ou sans compte.
sign-ins-unavailable = Cette communauté n’accepte pas de comptes d’ailleurs. Les e-mails vous connectent.
sign-ins-since = Lié
sign-ins-remove = Retirer
sign-ins-new = Lier un compte : { $provider }
sign-ins-full = Personne ne peut avoir plus de { $n } comptes. Retirez-en d’abord un.
sign-ins-linked = Le compte est lié. Désormais, il vous connecte.
sign-ins-known = Ce compte est déjà lié.
sign-ins-gone = Rien n’est lié : cela a duré trop longtemps, ou a commencé dans une autre fenêtre. Recommencez.
sign-ins-silent = { $provider } est injoignable pour le moment. Réessayez plus tard.
sign-ins-link = Lier ce compte ?
sign-ins-link-lead = Quelqu’un s’est connecté chez { $provider } dans ce navigateur : { $ago }. Si ce n’était pas vous, choisissez « Pas maintenant ». Un compte lié vous connecte ici sans e-mail.
sign-ins-account = Compte
sign-ins-link-yours = Ne le liez que s’il est à vous et que personne d’autre ne l’a : qui peut s’en servir peut se connecter ici à votre place.
sign-ins-link-nameless = Le fournisseur ne dit pas comment ce compte s’appelle ; nous ne pouvons pas vous montrer à qui il est. Pour lier le vôtre, commencez dans vos réglages :
sign-ins-link-yes = Le lier
sign-ins-link-no = Pas maintenant
status-title = État
status-description = Si ce nœud fonctionne et joint les communautés avec lesquelles il partage.
status-good = Tout passe
status-good-next = Aucun message n’attend
status-waiting = { $n ->
    [one] { $n } message attend
   *[other] { $n } messages attendent
    }
status-waiting-next = Nous réessayons de nous-mêmes ; rien n’est perdu
status-parked = { $n ->
    [one] { $n } message a besoin de l’opérateur
   *[other] { $n } messages ont besoin de l’opérateur
    }
status-parked-next = Une communauté ne l’a pas accepté. Nous avons cessé d’essayer ; l’opérateur voit pourquoi dans la liste des envois et peut le renvoyer
status-peers = Communautés avec lesquelles nous partageons
status-community = Communauté
status-reach = Liaison
status-last = Dernières nouvelles
status-queue = En attente
status-never = jamais
status-asked = À { $time }, heure de { $place }.
status-version = Rosarium { $version }.
reach-good = Tout passe
reach-retrying = Nouvel essai en cours
reach-parked = A besoin de l’opérateur
reach-paused = Suspendue

## E-mails

mail-hello = Bonjour { $name },
mail-hello-unnamed = Bonjour,
mail-changed-subject = Modifié : { $title }
mail-changed = { $host } a modifié « { $title } ».
mail-postponed-subject = Reporté : { $title }
mail-postponed = { $host } a reporté « { $title } » et cherche une nouvelle date.
mail-cancelled-subject = Annulé : { $title }
mail-cancelled = { $host } a annulé « { $title } ».
mail-on-again-subject = Maintenu : { $title }
mail-on-again = « { $title } » a finalement lieu, annonce { $host }.
mail-removed-subject = Retiré : { $title }
mail-removed = { $host } a retiré « { $title } » de son calendrier. N’y comptez pas.
mail-confirmed-subject = Confirmé : { $title }
mail-confirmed = { $host } a une place pour vous à « { $title } ».
mail-promoted-subject = Une place pour vous : { $title }
mail-promoted = Une place s’est libérée : { $host } vous confirme pour « { $title } ». Si vous ne pouvez pas venir, retirez votre réponse, s’il vous plaît : d’autres attendent.
mail-event-invited-subject = Invitation à l’événement : { $title }
mail-event-invited = { $host } vous invite à « { $title } ». Dites sur la page de l’événement si vous venez.
mail-join-link-subject = Participer en ligne : { $title }
mail-join-link-changed = « { $title } », de { $host }, a un lien pour participer en ligne ; l’adresse ci-dessous y mène. Une adresse reçue auparavant ne mène plus nulle part.
mail-join-link-gone = { $host } a retiré le lien pour participer en ligne à « { $title } ». Vous gardez votre place et recevrez un autre message quand il y aura un nouveau lien.
mail-join-link = Participer en ligne : { $page }
mail-join-link-alone = Cette adresse n’est qu’à vous. Merci de ne pas la transmettre.
mail-waitlisted-subject = Liste d’attente : { $title }
mail-waitlisted = Toutes les places pour « { $title } » sont prises. Vous êtes sur la liste d’attente de { $host }, au rang { $n }. Vous recevrez un e-mail dès qu’une place sera à vous.
mail-refused-subject = Pas de place : { $title }
mail-refused = { $host } n’a pas de place pour vous à « { $title } ».
mail-refused-reason = Dans les mots de l’organisateur : { $reason }
mail-failed-subject = Non remise : { $title }
mail-failed = { $host } n’a pas reçu votre réponse à « { $title } » : l’organisateur était injoignable, ou ne l’a pas prise. Ce que vous aviez dit avant y compte toujours. Vous pouvez répondre de nouveau sur la page de l’événement.
mail-not-confirmed-subject = Non confirmé : { $title }
mail-not-confirmed = { $host } a reçu votre réponse à « { $title } » il y a un jour et n’a pas dit si vous avez une place. Renseignez-vous avant d’y aller, ou répondez de nouveau sur la page de l’événement.
mail-over-subject = Après { $title }
mail-over = « { $title } », chez { $host }, est terminé. Merci à toutes les personnes qui sont venues.
mail-over-minutes = Ce qui y a été convenu figurera sur sa page dès que ce sera rédigé.
mail-reminder-subject = Rappel : { $title }
mail-reminder = { $n ->
    [one] « { $title } », chez { $host }, commence dans moins d’une heure.
   *[other] « { $title } », chez { $host }, commence dans moins de { $n } heures.
}
mail-digest-subject = Cette semaine chez { $community }
mail-digest-coming = Vous avez répondu oui ou peut-être à
mail-digest-new = Du nouveau chez { $host }
mail-digest-organizations = Nouveau dans les organisations que vous suivez
mail-digest-competencies = Quelqu’un y fait désormais : { $competencies }
mail-digest-more = Et { $n } de plus : { $page }
mail-digest-rooms = Ce qui se dit dans les salons reste dans les salons : aucun e-mail n’en parle.
mail-digest-reason = Vous recevez cet e-mail une fois par semaine parce que vous êtes membre de { $community }.
mail-stop-digest = Plus d’e-mails hebdomadaires : { $page }
mail-stop-reminders = Plus de rappels : { $page }
mail-stop-peerings = Plus de courriers sur des partages qui ne vous demandent rien : { $page }
mail-desk-reason = Vous recevez ce courrier parce que vous êtes responsable de { $community }.
mail-peering-page = La page de cette communauté
mail-peering-proposed-subject = { $peer } propose de partager
mail-peering-proposed = { $peer } souhaite partager avec { $community } et attend votre réponse.
mail-peering-proposed-next = Comparez par téléphone les six mots des deux clés avant d’accepter. Rien n’est partagé d’ici là.
mail-peering-accepted-subject = { $peer } et { $community } partagent désormais
mail-peering-accepted = { $community } et { $peer } se sont accordés pour partager.
mail-peering-accepted-next = Ce qui circule, et comment, figure sur sa page.
mail-peering-rejected-subject = { $peer } et { $community } ne partagent pas
mail-peering-rejected = La proposition entre { $community } et { $peer } a été refusée ou retirée.
mail-peering-rejected-next = Rien n’est partagé. Chaque côté peut proposer de nouveau.
mail-peering-paused-subject = Le partage avec { $peer } est en pause
mail-peering-paused = Un responsable de { $community } a mis en pause le partage avec { $peer }.
mail-peering-paused-next = Ce qui leur est destiné attend que quelqu’un reprenne.
mail-peering-ended-subject = Le partage avec { $peer } est terminé
mail-peering-ended = { $community } et { $peer } ne partagent plus.
mail-peering-ended-next = Qui y a mis fin, et pourquoi, figure sur sa page.
mail-peering-silent-subject = { $peer } ne répond plus depuis un jour
mail-peering-silent = Depuis { $since }, rien n’arrive à { $peer }. Les essais continuent d’eux-mêmes.
mail-peering-silent-next = Téléphonez à l’un de ses responsables. Vous ne recevrez pas d’autre courrier avant sa réponse.
mail-deal-page = L’accord
mail-deal-offered-subject = { $peer } propose un accord
mail-deal-offered = { $peer } a écrit ce que sa communauté et { $community } pourraient donner aux membres de l’autre, et attend votre réponse.
mail-deal-offered-next = Lisez-le, puis signez-le, répondez par un texte à vous ou refusez. Rien ne compte avant que les deux aient signé.
mail-deal-countered-subject = { $peer } répond par un autre texte
mail-deal-countered = { $peer } préférerait signer un autre texte que celui proposé par { $community }.
mail-deal-countered-next = Ce qui a changé est marqué sur sa page. Signez, répondez ou refusez.
mail-deal-signed-subject = { $peer } et { $community } ont signé un accord
mail-deal-signed = { $community } et { $peer } ont signé toutes deux le même texte.
mail-deal-signed-next = Ce que les membres y gagnent, et à partir de quand, se lit sur sa page.
mail-deal-declined-subject = Pas encore d’accord avec { $peer }
mail-deal-declined = Ce qui était proposé entre { $community } et { $peer } a été refusé ou retiré.
mail-deal-declined-next = Si quelqu’un a dit pourquoi, cela se lit sur sa page. Chaque côté peut écrire à nouveau.
mail-deal-ending-subject = L’accord avec { $peer } prend fin
mail-deal-ending = L’accord entre { $community } et { $peer } prend fin le { $since }.
mail-deal-ending-next = Qui y met fin, et pourquoi, se lit sur sa page. Ce qui a été donné avant reste valable.
mail-alert-page = L’état de votre nœud
mail-alert-queue-page = Ce qui attend qui
mail-alert-parked-subject = Des messages de { $community } ont été abandonnés
mail-alert-parked = { $n ->
    [one] { $n } message à d’autres communautés n’est pas arrivé et n’est plus tenté.
   *[other] { $n } messages à d’autres communautés ne sont pas arrivés et ne sont plus tentés.
    }
mail-alert-parked-next = Dans la gestion, vous voyez pourquoi, et faites réessayer ou abandonner chacun.
mail-alert-mail-subject = Les courriers de { $community } ne partent pas
mail-alert-mail = Depuis { $since }, aucun courrier n’a pu être remis. Ils attendent et sont retentés.
mail-alert-mail-next = Qui exploite le nœud trouve pourquoi avec rosarium doctor, et essaie avec rosarium mail test.
mail-alert-disk-subject = Le disque de { $community } est presque plein
mail-alert-disk = Il reste { $n } Mo. Une fois plein, le nœud montre tout et n’accepte aucun changement.
mail-alert-disk-next = Faites de la place ; le nœud reprend de lui-même.
mail-alert-clock-subject = L’horloge de { $community } est fausse
mail-alert-clock = L’horloge de la machine diffère de celle de { $peer } : rien n’est envoyé aux autres communautés, et rien n’en est reçu.
mail-alert-clock-next = Réglez-la ; ce qui attend part alors.
mail-alert-key-subject = { $peer } présente une clé que personne n’a annoncée
mail-alert-key = Cette clé n’est pas crue, et ce qu’elle signe n’est pas accepté.
mail-alert-key-next = Téléphonez à l’un de ses responsables : soit ils ont une nouvelle clé, soit quelqu’un se fait passer pour eux.
mail-when = Quand : { $when }
mail-where = Où : { $where }
mail-online-page = Page en ligne : { $page }
mail-before = Jusqu’ici : { $before }
mail-nowhere = non précisé
mail-time = { $day }, { $hours } ({ $zone })
mail-zone = { $place }, { $short }
mail-enter = L’entrée jointe met votre calendrier à jour.
mail-take-off = L’entrée jointe le retire de votre calendrier.
mail-page = La page de l’événement : { $page }
mail-invited-subject = Vous êtes membre de { $community }
mail-invited = { $community } vous compte parmi ses membres, avec cette adresse e-mail. Connectez-vous avec elle quand vous voulez : vous recevez un lien et un code par e-mail, sans mot de passe à choisir.
mail-invited-open = Se connecter
mail-invoice-subject = Facture { $number } de { $community }
mail-invoice = Vous avez choisi la formule « { $tier } » chez { $community }. Voici la facture correspondante ; la formule est à vous dès qu’un membre du bureau a vu le paiement. D’ici là, rien ne change.
mail-paid-subject = Paiement enregistré : facture { $number } de { $community }
mail-paid = Merci. { $community } a enregistré le paiement de la formule « { $tier } ».
mail-renewal-subject = Votre adhésion à { $community } se termine le { $until }
mail-renewal = Votre adhésion à { $community } est payée jusqu’au { $until }. Elle continue si vous payez de nouveau ; si vous ne faites rien, vous restez membre, avec la formule gratuite.
mail-not-offered-subject = Votre formule { $from } chez { $community } se termine le { $until }
mail-not-offered = Votre formule « { $from } » chez { $community } est payée jusqu’au { $until }. Elle n’est plus proposée, il n’y a donc rien à payer. Vous restez membre : à partir du { $day }, vous aurez la formule « { $to } », qui ne coûte rien. Vous pouvez choisir une autre formule à tout moment sur la page de votre adhésion.
mail-lapsed-subject = Vous avez désormais la formule { $to } chez { $community }
mail-lapsed = Votre formule « { $from } » chez { $community } était payée jusqu’au { $until }. Vous restez membre, avec la formule « { $to } », qui ne coûte rien ; tout ce que vous avez écrit et répondu reste. Vous pouvez reprendre « { $from } » à tout moment sur la page de votre adhésion.
mail-dues-amount = Montant : { $amount }
mail-dues-due = À payer au plus tard le { $day }
mail-dues-open = La facture
mail-dues-card = Votre adhésion
mail-dues-reason = Vous recevez cet e-mail parce que vous êtes membre de { $community } et qu’il concerne votre adhésion.
mail-passkey-made-subject = Une nouvelle clé d’accès vous connecte à { $community }
mail-passkey-made = La clé d’accès « { $called } » vous connecte désormais à { $community }.
mail-passkey-removed-subject = Une clé d’accès a été retirée à { $community }
mail-passkey-removed = La clé d’accès « { $called } » ne connecte plus personne à { $community }.
mail-passkey-not-you = Si ce n’était pas vous : retirez les clés que vous ne connaissez pas, déconnectez les navigateurs que vous ne connaissez pas et écrivez au bureau.
mail-passkeys-taken-subject = Vos sessions à { $community } ont été fermées
mail-passkeys-taken = La personne qui gère le serveur de { $community } a fermé vos sessions dans tous les navigateurs et a retiré { $n ->
    [one] une de vos clés d’accès
   *[other] { $n } de vos clés d’accès
}.
mail-passkeys-taken-next = Vous vous reconnectez par e-mail et créez une nouvelle clé d’accès quand vous voulez.
mail-passkey-page = Vos clés d’accès
mail-account-linked-subject = Un compte chez { $called } vous connecte à { $community }
mail-account-linked = Un compte à vous chez { $called } vous connecte désormais à { $community }.
mail-account-unlinked-subject = Un compte chez { $called } a été retiré à { $community }
mail-account-unlinked = Votre compte chez { $called } ne vous connecte plus à { $community }.
mail-account-not-you = Si ce n’était pas vous : retirez les comptes que vous ne connaissez pas, déconnectez les navigateurs que vous ne connaissez pas et écrivez au bureau.
mail-accounts-taken = La personne qui gère le serveur de { $community } a fermé vos sessions dans tous les navigateurs et a retiré { $n ->
    [one] un compte lié
   *[other] { $n } comptes liés
}.
mail-accounts-taken-next = Vous vous reconnectez par e-mail et liez un compte quand vous voulez.
mail-account-page = Vos comptes d’ailleurs
mail-account-reason = Vous recevez cet e-mail parce que vous êtes membre de { $community } et qu’il concerne votre connexion.
mail-code-signed-subject = Vous avez signé le code de déontologie de { $community }
mail-code-signed = Vous avez signé la version { $called } du code de déontologie de { $community }. Ce mail est votre reçu.
mail-code-record =
    Version : { $version }
    Signé sous le nom de : { $name }
    Heure : { $time }
    Empreinte : { $fingerprint }
mail-code-signed-next = La communauté garde la même chose. Le texte figure sur sa page tant que cette version est en vigueur.
mail-code-page = Le code de déontologie
mail-code-changed-subject = Le code de déontologie de { $community } dit quelque chose de nouveau
mail-code-changed = La version { $called } du code de déontologie de { $community } est en vigueur. Elle dit quelque chose de nouveau ; nous vous demandons donc de la lire et de la signer, même si vous en avez signé une antérieure.
mail-code-changed-next = D’ici là vous pouvez tout lire et ne rien publier.
mail-code-sign-page = Lire et signer
mail-code-reason = Vous recevez ce mail parce que vous êtes membre de { $community } et qu’il concerne le code de déontologie que les membres signent.
mail-put-out-subject = Votre adhésion à { $community } a pris fin
mail-put-out = Votre adhésion à { $community } a pris fin. Vos sessions sont fermées et vos réponses sont retirées.
mail-put-out-words = On vous écrit :
mail-put-out-next = Ce qui a été payé et signé reste à la communauté. Si vous pensez à une erreur, sa page nomme le bureau et, s’il en a indiqué une, une adresse où écrire.
mail-put-out-page = La communauté
mail-put-out-reason = Vous recevez cet e-mail parce que vous étiez membre de { $community }. C’est le dernier.
mail-erased-subject = Vos données chez { $community } sont supprimées
mail-erased = Vos données chez { $community } sont supprimées, comme demandé. Votre adhésion a pris fin, et cette adresse n’est pas gardée.
mail-erased-next = Les serveurs qui avaient quelque chose de vous sont prévenus. La page ci-dessous dit lesquels l’ont confirmé ; seuls cet e-mail et votre navigateur connaissent son adresse.
mail-erased-page = Où on en est
mail-worked-subject = { $called } indique que vous avez travaillé ensemble
mail-worked = { $called }, membre de { $community } comme vous, indique que vous avez travaillé ensemble. Cela figure sur vos profils seulement si vous le dites aussi.
mail-worked-next = Répondez-y par oui ou par non, ou n’en faites rien : { $called } n’apprend pas un non. Chacun de vous peut revenir là-dessus à tout moment.
mail-worked-page = Voir le profil
mail-worked-reason = Vous recevez cet e-mail parce que vous êtes membre de { $community }, une fois par personne qui l’indique.
mail-office-given-subject = { $called ->
    [officer] Vous êtes membre du bureau de { $community }
    [moderator] Vous êtes chargé de la modération de { $community }
   *[other] Vous êtes chargé de l’exploitation de { $community }
}
mail-office-given = { $called ->
    [officer] La personne qui gère le serveur de { $community } vous a nommé membre du bureau. Ce que fait le bureau se trouve sous Gestion. Les autres lisent à côté de votre nom que vous en faites partie.
    [moderator] La personne qui gère le serveur de { $community } vous a confié la modération. Les autres lisent à côté de votre nom que vous en faites partie.
   *[other] La personne qui gère le serveur de { $community } vous a confié l’exploitation : sous Gestion, vous pouvez faire ce que fait le bureau, et les autres lisent à côté de votre nom que vous en faites partie.
}
mail-office-taken-subject = { $called ->
    [officer] Vous n’êtes plus membre du bureau de { $community }
    [moderator] Vous n’êtes plus chargé de la modération de { $community }
   *[other] Vous n’êtes plus chargé de l’exploitation de { $community }
}
mail-office-taken = { $called ->
    [officer] La personne qui gère le serveur de { $community } vous a retiré votre fonction au bureau. Vous êtes membre comme avant.
    [moderator] La personne qui gère le serveur de { $community } vous a retiré la modération. Vous êtes membre comme avant.
   *[other] La personne qui gère le serveur de { $community } vous a retiré l’exploitation. Vous êtes membre comme avant.
}
mail-office-next = Tous les navigateurs ont été déconnectés : connectez-vous de nouveau. Si vous ne vous y attendiez pas, écrivez au bureau.
mail-office-page = Qui est au bureau
mail-office-reason = Vous recevez cet e-mail parce que vous êtes membre de { $community } et qu’il concerne ce que vous pouvez y faire.
mail-standing-subject = { $called ->
    [good] Vous êtes en règle avec { $community }
    [cautioned] { $community } vous adresse un avertissement
    [limited] Vos droits à { $community } sont limités
   *[other] Vos droits à { $community } sont suspendus
}
mail-standing = { $called ->
    [good] Le bureau de { $community } a levé ce qu’il avait dit de vous : vous pouvez de nouveau tout faire de ce que votre niveau vous donne.
    [cautioned] Le bureau de { $community } vous adresse un avertissement. Rien ne vous est retiré ; vous et lui êtes seuls à le voir.
    [limited] Pour un temps, le bureau de { $community } limite ce que vous pouvez faire : vous ne pouvez ni utiliser les avantages d’autres communautés ni entrer dans des salons. Tout le reste demeure. Les autres communautés n’apprennent aucun motif.
   *[other] Jusqu’à nouvel ordre, le bureau de { $community } suspend vos droits : vous ne pouvez ni utiliser les avantages d’autres communautés ni entrer dans des salons. Les autres communautés n’apprennent aucun motif.
}
mail-standing-until = Cela prend fin de soi-même : { $time }.
mail-standing-next = Si vous voyez les choses autrement, écrivez au bureau.
mail-report-peer-subject = { $peer } signale quelque chose au bureau de { $community }
mail-report-peer =
    { $peer } signale quelque chose de { $community }. Ce qui ne va pas : { $category ->
        [selling] vente non sollicitée
        [conduct] grossier, menaçant ou pire
        [untrue] faux, ou d’un autre auteur
        [confidence] une confidence a été répétée
        [competition] on voulait s’entendre sur des prix, des clients ou des marchés
       *[other] autre chose
        }. C’est la communauté qui signale, pas une personne.
mail-report-member-subject = Un signalement attend le bureau de { $community }
mail-report-member =
    Un membre de { $community } signale quelque chose, ou conteste une décision. Ce qui ne va pas : { $category ->
        [selling] vente non sollicitée
        [conduct] grossier, menaçant ou pire
        [untrue] faux, ou d’un autre auteur
        [confidence] une confidence a été répétée
        [competition] on voulait s’entendre sur des prix, des clients ou des marchés
       *[other] autre chose
        }.
mail-report-next = Quelqu’un devrait décider dans les 72 heures. L’auteur apprendra si quelque chose a été fait, pas quoi.
mail-report-page = Ouvrir le signalement
mail-report-decided-subject = Le bureau de { $community } a pris une décision à votre sujet
mail-report-decided = Le bureau de { $community } a examiné un signalement à votre sujet et a décidé.
mail-report-decided-next = Si vous voyez les choses autrement, dites-le sur la page : un autre membre du bureau regardera.
mail-report-decided-page = Lire la décision
mail-report-over-subject = Votre signalement à { $community } est traité
mail-report-over = Votre signalement a été examiné et une décision prise. Elle reste entre le bureau et la personne concernée.
mail-report-over-next = Votre nom n’est connu que du bureau. Si cela continue, signalez-le de nouveau.
mail-report-over-page = Vos signalements
mail-report-reason = Vous recevez ce message comme membre de { $community } ; il concerne un signalement.
mail-appeal-decided-subject = Un autre membre du bureau de { $community } a regardé
mail-appeal-decided = { $called ->
    [lifted] La décision à votre sujet a été levée : vous êtes en règle.
   *[other] La décision à votre sujet reste.
}
mail-appeal-decided-next = C’est le dernier mot du bureau à ce sujet.
report-title = Signaler quelque chose
report-intro = Dites ce qui ne va pas, le bureau s’en occupe. La personne concernée n’apprendra jamais de nous qui l’a dit.
report-from-where = Ouvrez la page de la personne, de l’événement ou de la note et choisissez-y Signaler.
report-link = Signaler
report-about = De quoi il s’agit
report-about-wrong = Ce n’est ni de cette communauté ni d’une autre avec laquelle elle partage.
report-own = C’est vous. Parlez plutôt au bureau.
report-many = Beaucoup de vos signalements attendent déjà. Parlez au bureau.
report-category = Ce qui ne va pas
report-category-missing = Choisissez ce qui ne va pas.
report-selling = Vente non sollicitée
report-conduct = Grossier, menaçant ou pire
report-untrue = Faux, ou d’un autre auteur
report-confidence = Une confidence a été répétée
report-competition = On voulait s’entendre sur des prix, des clients ou des marchés
report-other = Autre chose
report-words = Ce qui s’est passé
report-words-hint = En quelques mots. Le bureau lit ; transmis à une autre communauté, c’est sans votre nom, alors n’en écrivez pas.
report-words-missing = Dites en quelques mots ce qui s’est passé.
report-send = Envoyer au bureau
report-sent = Le bureau l’a reçu
report-sent-next = Vous recevrez un message quand ce sera décidé.
report-next-title = La suite
report-next-1 = Un membre du bureau qui n’est de l’entreprise d’aucun des deux s’en occupe sous trois jours.
report-next-2 = Il peut en résulter : rien, un entretien, un avertissement, une limite pour un temps ou une suspension.
report-next-3 = Vous apprenez que c’est terminé. La décision reste entre le bureau et la personne.
report-hers = Ce que vous avez signalé
report-state-waits = Attend le bureau
report-state-passed-on = Transmis à la communauté concernée
report-state-over = Examiné et terminé
report-outcome = Ce qui a été décidé
report-outcome-dismiss = Rien à retenir
report-outcome-mediate = Un entretien entre les deux
report-outcome-caution = Un avertissement
report-outcome-limit = Une limite jusqu’à un jour
report-outcome-suspend = Une suspension
report-decided-title = Ce qui a été décidé à votre sujet
report-decided-intro = Vous et le bureau seuls lisez ceci.
report-decided-on = Décidé
report-message-to-you = Le bureau vous écrit
report-code = Le code d’éthique que signent tous les membres
report-appeal = Vous voyez les choses autrement ?
report-appeal-words = Ce que vous avez à dire
report-appeal-hint = Une fois, dans les 30 jours. Un autre membre du bureau lit et décide.
report-appeal-send = Demander un nouvel examen
report-appeal-waits = Un autre membre du bureau examine ce que vous avez dit.
report-appeal-lifted = Un autre membre du bureau a levé la décision. Vous êtes en règle.
report-appeal-stays = Un autre membre du bureau a regardé ; la décision reste.
report-appeal-over = Il n’est plus possible de contester.
desk-reports-title = Signalements
desk-reports-intro = Ce qui, selon des membres et d’autres communautés, ne va pas. Une autre communauté signale en tant que telle ; personne n’est nommé.
desk-reports-waiting = En attente
desk-reports-empty = Aucun signalement en attente
desk-reports-rest = Terminés, ou chez d’autres
desk-reports-older = Signalements plus anciens
desk-report-title = Signalement sur { $about }
desk-report-open = Ouvert
desk-report-taken = En examen
desk-report-passed-on = Transmis
desk-report-resolved = Décidé
desk-report-appealed = Nouvel examen demandé
desk-report-closed = Clos
desk-report-came = Reçu
desk-report-due = Décider avant
desk-report-by = Entre les mains de
desk-report-by-peer = { $community } signale ceci. Lequel de ses membres l’a dit n’est connu que là-bas.
desk-report-by-member = Un membre signale ceci. Son nom n’est pas montré, pour décider d’après les faits.
desk-report-by-nobody = L’auteur de ce signalement est parti.
desk-report-said = Ce qui a été dit
desk-report-before = Signalé auparavant
desk-report-reason = Pourquoi
desk-report-reason-hint = Pour le bureau seul, maintenant et plus tard.
desk-report-message = À la personne concernée
desk-report-message-hint = Elle le reçoit par message. Nécessaire avec un avertissement, une limite ou une suspension.
desk-report-appeal = Ce qu’elle oppose
desk-report-ruling = { $ruling ->
    [lifted] Un autre membre du bureau l’a levée.
   *[other] Un autre membre du bureau a regardé ; elle reste.
}
desk-report-stays = La décision reste
desk-report-lift = La lever
desk-report-take = Je m’en occupe
desk-report-pass-title = Cela relève d’une autre communauté
desk-report-pass-what = Transmis, son bureau décide et vous apprenez si quelque chose a été fait. Il lit ce qui ne va pas et ce qui a été dit, aucun nom des nôtres.
desk-report-pass = Transmettre
desk-report-decide = Décider
desk-report-decide-button = Décider et l’annoncer
desk-report-near = Vous êtes l’un des deux, de l’entreprise de l’un, ou à l’écart d’elle. Un autre décide.
desk-report-not-waiting = C’est déjà décidé ou transmis.
desk-report-no-member = On ne peut retenir quelque chose que contre un membre d’ici.
desk-report-no-message = Écrivez-lui ce qu’elle doit savoir.
desk-report-no-outcome = Choisissez ce qui est décidé.
desk-report-ours = C’est à vous de décider.
desk-report-no-peer = Vous ne partagez pas de signalements avec cette communauté. Écrivez à son bureau.
desk-report-another = Un autre que le premier décide.
desk-report-answer-action = L’autre communauté a agi
desk-report-answer-none = L’autre communauté n’a rien fait
mail-merged-subject = Deux adhésions à { $community } n’en font plus qu’une
mail-merged = Une autre adhésion à { $community } a été fusionnée avec la vôtre : ce qu’elle contenait est désormais à vous, et qui se connecte avec { $called } arrive à votre adhésion.
mail-merged-away = Votre adhésion à { $community } avec l’adresse { $called } a été fusionnée avec une autre des vôtres : ce qu’elle contenait y est passé. Connectez-vous avec cette adresse et vous arrivez à celle qui reste.
mail-merged-next = Si l’une des deux adhésions n’est pas la vôtre, écrivez tout de suite au bureau.
mail-merged-page = Ce qui est gardé de vous
mail-merged-away-page = Se connecter
mail-test-subject = Un e-mail d’essai de { $node }
mail-test = Si vous lisez ceci, les e-mails de { $node } arrivent.
mail-test-reason = Vous recevez cet e-mail parce que la personne qui gère { $node } a vérifié que ses e-mails arrivent. Vous n’avez rien à faire.
mail-join-subject = Adhérer à { $community }
mail-join = Quelqu’un (vous, espérons-le) souhaite adhérer à { $community } avec cette adresse. Appuyez sur le bouton de cette page :
mail-join-reason = Vous recevez cet e-mail parce que cette adresse a été saisie sur la page d’adhésion de { $community }. Rien d’autre n’y sera envoyé.
mail-sign-in-subject = Connexion à { $community }
mail-sign-in = Quelqu’un (vous, espérons-le) souhaite se connecter à { $community } avec cette adresse. Appuyez sur le bouton de cette page :
mail-sign-in-reason = Vous recevez cet e-mail parce que cette adresse a été saisie sur la page de connexion de { $community }.
mail-proof-code = Ou tapez ce code là où vous l’avez demandé :
mail-proof-here = { $n ->
    [one] Le lien et le code servent une fois, dans le navigateur d’où vous les avez demandés, pendant une minute.
   *[other] Le lien et le code servent une fois, dans le navigateur d’où vous les avez demandés, pendant { $n } minutes.
}
mail-proof-not-you = Si ce n’était pas vous, ne faites rien et ne montrez le code à personne : sans cet e-mail, personne n’entre. Nous ne le demandons jamais par téléphone ni par e-mail.
mail-reason-going = Vous recevez cet e-mail parce que vous avez répondu « Je viens » dans le calendrier de { $community }.
mail-reason-maybe = Vous recevez cet e-mail parce que vous avez répondu « Peut-être » dans le calendrier de { $community }.
mail-reason-answered = Vous recevez cet e-mail parce que vous avez répondu à cet événement dans le calendrier de { $community }.
mail-reason-event-invited = Vous recevez ce message parce qu’une personne qui organise cet événement de { $community } vous a invité ; il y a un seul message par invitation.
mail-guest-page = Lire, changer ou supprimer votre réponse : { $page }
mail-reason-guest = Vous recevez cet e-mail parce que vous avez répondu à cet événement de { $community } en tant qu’invité. Nous n’écrivons à cette adresse qu’au sujet de cet événement, et l’oublions six semaines après.
mail-visit-subject = Votre réponse à { $title }
mail-visit = Quelqu’un, vous nous l’espérons, souhaite venir à « { $title } » chez { $community } et a donné cette adresse. Appuyez sur le bouton de cette page pour dire oui :
mail-visit-reason = Vous recevez cet e-mail parce que cette adresse a été saisie sur une page de { $community } pour répondre à un événement. Rien d’autre n’y est envoyé.
mail-visit-here = { $n ->
    [one] Le lien vaut une minute, dans n’importe quel navigateur ; le code, là où vous l’avez demandé. Jusque-là, aucune place ne vous est gardée.
   *[other] Le lien vaut { $n } minutes, dans n’importe quel navigateur ; le code, là où vous l’avez demandé. Jusque-là, aucune place ne vous est gardée.
}
mail-visit-not-you = Si ce n’était pas vous, ne faites rien : sans cet e-mail, personne ne répond en votre nom.
mail-visit-member = Quelqu’un, vous nous l’espérons, souhaite venir à « { $title } » chez { $community } en tant qu’invité. Vous êtes membre ici : connectez-vous et répondez sur cette page. Rien n’a été répondu pour vous.
mail-note-subject = À propos de { $title } : { $organiser } écrit
mail-note = { $organiser }, de { $community }, écrit aux invités de « { $title } » :
mail-note-reason = Vous recevez cet e-mail parce que vous avez répondu à « { $title } » de { $community }.
mail-note-stop = Plus d’e-mails des responsables de cet événement ni de rappels : { $page }

# ---- Le code de déontologie ----

ethics-title = Code de déontologie
ethics-description = Ce à quoi les membres de cette communauté s’engagent entre eux, en quelques phrases et en entier.
ethics-version = Version { $version }
ethics-length = { $words ->
    [one] { $words } mot
   *[other] { $words } mots
}, { $minutes } min
ethics-whole = Le texte complet
ethics-members-sign = Les membres le signent avant de publier, de demander une mise en relation ou de prendre un bon.
ethics-by-joining = Adhérer, c’est l’accepter ; aucune signature n’est demandée.
ethics-signed = Vous avez signé la version { $version } sous le nom de { $name }, le { $day }.
ethics-not-signed = Vous ne l’avez pas encore signé. Les publications, les mises en relation et les bons s’ouvrent une fois que c’est fait.
ethics-sign-again = Vous avez signé la version { $version }. Celle-ci dit quelque chose de nouveau ; nous vous demandons donc de signer encore.
ethics-go-sign = Lire et signer
ethics-none = Pas encore de code
ethics-none-next = Le bureau de cette communauté n’en a pas publié.
ethics-sign-title = Signer le code de déontologie
ethics-sign-as = Je signe sous le nom de
ethics-sign-as-hint = Votre nom tel qu’il figurera au registre.
ethics-sign-kept = Le registre conserve la version, l’heure et une empreinte du texte que vous voyez ici.
ethics-sign-button = Signer
ethics-newer = Une version plus récente a été publiée pendant votre lecture. Elle figure ci-dessous ; lisez-la avant de signer.
ethics-fingerprint = Empreinte :
ethics-fingerprint-this = Empreinte de cette version :
ethics-record-time = Enregistré : { $day }, { $hour } à { $place }.
code-title = Publier le code de déontologie
code-intro = Ce que les membres attendent les uns des autres. Une version reste telle qu’elle a été publiée ; une plus récente lui succède.
code-none = Aucun n’est encore en vigueur.
code-template-go = Partir d’un texte de notre part
code-version = Version
code-version-hint-major = Deux nombres comme 2.1. Augmentez le premier quand le texte dit quelque chose de nouveau : qui a signé une version antérieure est alors sollicité de nouveau.
code-version-hint-every = Deux nombres comme 2.1. Qui a signé une version antérieure est sollicité de nouveau à chaque nouvelle version.
code-version-hint-never = Deux nombres comme 2.1. Qui a signé une version antérieure n’est pas sollicité de nouveau.
code-mode = Qui le signe
code-mode-signed = Chaque membre, avant de publier
code-mode-de-facto = Personne : qui adhère le reconnaît
code-summary = Résumé
code-summary-hint = Ce qu’il dit en { $n } mots au plus. Il figure avant le texte et là où l’on adhère.
code-words-used = { $used } mots sur { $most }
code-text = Le texte complet
code-text-hint = Les titres, listes, mises en valeur et liens sont conservés.
code-publish = Publier
code-look = Regarder d’abord
code-preview = Voici comment il se lit
code-changed = Une autre version a été publiée pendant que vous écriviez ; elle est maintenant en vigueur. Votre texte est conservé ci-dessous.
code-wrong-version = écrivez 2 ou 2.1
code-wrong-newer = écrivez un nombre plus grand que celui de la version en vigueur
code-wrong-summary = { $n } mots au plus
code-template-summary = Le client passe d’abord, et la concurrence se fait ouvertement et honorablement. Nous gardons ce qui nous est confié, reconnaissons le travail des autres et ne parlons jamais ici de prix, de conditions, d’offres ni de qui est le client de qui.
code-template-text =
    ## Le client d’abord

    - Nous disons ce que nous savons faire et ce que nous ne savons pas faire. Si une autre entreprise convient mieux, nous la nommons.
    - Nous ne promettons rien au nom des autres.
    - Ce qu’un client nous dit ne va qu’à ceux qui en ont besoin pour le travail.

    ## Une concurrence ouverte et honorable

    - Les membres de cette communauté peuvent vouloir le même travail. Nous le disons tôt, et entre nous.
    - Nous ne parlons jamais ici de prix, de remises, de conditions ni d’offres, ni de qui est le client de qui, ni de territoires.
    - Nous parlons d’un concurrent comme s’il était dans la pièce.

    ## Tenir parole

    - Ce qui nous est dit en confiance reste là où cela a été dit.
    - Nous attribuons le travail, les idées et les contacts à qui les a apportés.
    - Nous répondons à une mise en relation dans la semaine, même par un non.

    ## Quand quelque chose ne va pas

    Parlez d’abord à la personne, si vous le pouvez. Sinon, prévenez un responsable qui n’est en concurrence avec aucune des parties. Chacune est entendue avant toute décision, et la décision est motivée.

# ---- Formulaires ----

form-wrong = Il manque quelque chose, ou quelque chose ne convient pas
form-wrong-empty = écrivez quelque chose ici
form-wrong-too-long = { $n } lettres au plus
form-wrong-mail = écrivez-la sous la forme nom@example.org
form-wrong-letters = contient une lettre qui ne peut pas être affichée
form-not-now = Pas maintenant
form-meanwhile = Quelqu’un a changé ceci pendant que vous écriviez
form-meanwhile-what = Ce que vous avez écrit se trouve ci-dessous dans le formulaire et n’est pas enregistré. Voici ce qui y figure maintenant là où cela diffère. Enregistrez encore pour mettre le vôtre à sa place.
form-meanwhile-empty = rien

## Profil

settings-nav-label = Vos réglages
settings-nav-profile = Profil
settings-nav-card = Adhésion
settings-nav-communities = Mes communautés
settings-nav-sessions = Navigateurs
settings-nav-passkeys = Clés d’accès
settings-nav-sign-ins = Autres comptes
settings-nav-mail = E-mails
settings-nav-notifications = Notifications
settings-nav-data = Vos données
outbox-title = Boîte d’envoi
outbox-intro = Les derniers e-mails que ce nœud aurait envoyés depuis son démarrage, les plus récents d’abord. Aucun n’a quitté cette machine.
outbox-intro-sent = Les derniers e-mails que ce nœud a envoyés depuis son démarrage, les plus récents d’abord. Chacun est allé à l’adresse qu’il indique.
outbox-count = { $n ->
    [one] Un e-mail
   *[other] { $n } e-mails
}
outbox-empty = Pas encore d’e-mail
outbox-empty-next = Demandez un e-mail pour vous connecter, adhérez ou répondez à un événement : ce qui est envoyé apparaît ici un instant après.
outbox-to = À { $address }
outbox-calendar = Avec une entrée pour l’agenda
outbox-newer = E-mails plus récents
outbox-older = E-mails plus anciens

notifications-title = Notifications
notifications-intro = Les e-mails que vous avez reçus ces 30 derniers jours, les plus récents d’abord.
notifications-empty = Rien ces 30 derniers jours
notifications-empty-why = S’il arrive quelque chose à un événement auquel vous avez répondu, ou à votre adhésion, vous recevez un e-mail et le retrouvez ici.
data-title = Vos données
data-intro = Ce que cette communauté conserve à votre sujet, et ce qui a quitté ce serveur à votre sujet.
data-take-title = Emporter vos données
data-take-what = Un fichier avec tout ce que cette communauté conserve à votre sujet : profil, adhésion, factures, signatures, réponses, tâches, ce que vous suivez, ce qui vous a été envoyé, comment vous vous connectez, ce qui a été partagé et ce que vous avez dit vous-même dans vos salons. Il est fait maintenant et n’est conservé nulle part.
data-take-json = Télécharger en JSON
data-take-csv = Télécharger en tableau (CSV)
data-take-secrets = Les clés, les codes de programmes et les adresses secrètes n’y figurent pas. Gardez le fichier là où personne d’autre ne le lit.
data-shared-title = Ce qui a été partagé à votre sujet
data-shared-intro = Chaque ligne est un serveur, ce qui lui a été dit, et pourquoi. Depuis que cette liste est tenue, rien d’autre à votre sujet n’a été envoyé à un autre serveur. Votre adresse e-mail n’est jamais envoyée. Votre adresse ici et votre nom peuvent être lus par qui connaît l’adresse : c’est ainsi qu’un serveur vérifie qu’une réponse vient de vous.
data-shared-none = Rien. Dès que vous répondez à un événement d’une autre communauté, vous lisez ici ce qui lui a été dit.
data-shared-fields = Dit : { $fields }.
data-shared-times = { $n } fois, du { $first } au { $last }
data-for-answer = Vous avez répondu à un événement là-bas.
data-for-withdrawal = Une réponse à un événement là-bas a été retirée.
data-for-goodbye = Vous êtes parti, pour qu’on vous y oublie.
data-for-new-key = La clé à laquelle d’autres reconnaissent que c’est vous qui répondez est nouvelle.
data-for-follow-refused = Quelqu’un là-bas a demandé à vous suivre. On ne suit pas les membres, et cela lui a été dit.
data-for-link = Vous avez voulu relier votre adhésion là-bas à celle d’ici. Quand le lien prend fin, on le leur dit aussi.
data-for-voucher = Vous avez utilisé ce qu’un accord donne là-bas aux membres de cette communauté. On ne dit pas à cette communauté pour quoi.
data-for-check = Vous y avez montré que vous êtes membre en règle de cette communauté.
data-field-address = votre adresse ici
data-field-name = votre nom
data-field-answer = l’événement et votre réponse
data-field-organization = votre entreprise
data-field-community = votre communauté
data-field-message = votre message à l’organisateur
data-field-standing = que votre adhésion est en règle
data-field-pseudonym = un nom pour vous ou pour le lien que personne d’autre ne reçoit
data-field-level = votre niveau d’adhésion
data-delete-heading = Supprimer vos données
data-delete-what = Votre adhésion prend fin, et ce qui vous nomme est supprimé ici. Les serveurs qui avaient quelque chose de vous sont prévenus, et vous voyez lesquels l’ont confirmé. C’est définitif.
data-delete-link = Supprimer mes données
data-delete-title = Supprimer vos données ?
data-delete-take-first = Si vous voulez une copie, emportez d’abord vos données.
data-delete-button = Supprimer mes données
data-goes-title = Ce qui est supprimé
data-goes-name = Votre nom, votre adresse e-mail et votre entreprise.
data-goes-said = Votre profil avec la liste de ceux qui ne doivent pas vous voir, ce que vous suivez, vos réglages, ce qui vous a été envoyé, pourquoi vous êtes parti, et la liste de ce qui a été partagé.
data-goes-lists = Votre nom et votre entreprise sur les listes d’invités, sous le code d’éthique et dans les réponses envoyées à d’autres serveurs.
data-stays-without-name = Sans votre nom : que quelqu’un a répondu à un événement, signé le code ou tenu une tâche.
data-stays-invoices = Les factures telles qu’elles ont été émises, avec le nom : la comptabilité doit être gardée.
data-stays-address = Votre adresse ici, qui dit désormais seulement que quelqu’un est parti, et sa dernière partie dans le journal. Personne d’autre ne la reçoit.
data-stays-elsewhere = Ce que gardent d’autres serveurs : il leur est demandé de le supprimer, et ce qu’ils font dépend d’eux.
data-stays-backups = Les sauvegardes scellées, jusqu’à ce que de plus récentes les remplacent.
settings-mail-title = Vos e-mails
settings-mail-intro = Seule votre propre communauté vous écrit. Choisissez ce que vous voulez recevoir.
settings-mail-saved = C’est enregistré.
settings-mail-goes-to = Les e-mails vont à { $mail }.
settings-mail-digest = E-mails hebdomadaires
settings-mail-digest-hint = Une fois par semaine, les nouveautés de votre communauté et de celles que vous suivez, et ce qui approche parmi vos oui. Une semaine sans rien à dire, rien ne vient.
settings-mail-reminders = Rappels avant et après les événements
settings-mail-reminders-hint = Avant le début d’un événement auquel vous avez répondu oui ou peut-être, aux heures choisies par votre communauté. Et une fois après un événement où vous aviez une place.
settings-mail-peerings = L’état du partage avec d’autres
settings-mail-peerings-hint = Pour les responsables : qu’une communauté a accepté, que le partage est en pause ou terminé, ou qu’une ne répond plus depuis un jour.
settings-mail-language = Langue
settings-mail-language-hint = Celle de vos e-mails, et des pages dans un navigateur où vous n’en avez choisi aucune en bas de page.
settings-mail-language-none = Celle que demande mon navigateur (e-mails : { $language })
settings-mail-save = Enregistrer
settings-mail-always-title = Les e-mails que vous recevez toujours
settings-mail-always-sign-in = Les liens et les codes de connexion : sans eux personne n’entre, et ils ne partent que si quelqu’un en demande un.
settings-mail-always-events = Ce qui arrive à un événement auquel vous avez répondu, et si l’organisateur a une place pour vous : sinon, vous pourriez trouver porte close. Retirez votre réponse et ils cessent.
settings-mail-always-dues = Les factures, les paiements et la fin de ce que vous avez payé, car ils concernent votre adhésion.
settings-mail-always-desk = Comme responsable : les propositions qui attendent votre réponse, et ce qui empêche le nœud de travailler, une fois par jour au plus.
settings-mail-never = Ce qui se dit dans les salons n’est jamais dans un e-mail, et aucun e-mail ne révèle à quiconque si vous l’avez lu.
mail-stop-ask = { $what } : ne plus en recevoir ?
mail-stop-ask-why = Un seul geste, et ces e-mails cessent. Rien d’autre ne change.
mail-stop-button = Arrêter ces e-mails
mail-stop-done = { $what } : vous n’en recevrez plus
mail-stop-done-why = Vous ne recevez plus ces e-mails. Vous pouvez les reprendre à tout moment.
mail-stop-unknown = Cette adresse n’arrête aucun e-mail
mail-stop-unknown-why = Elle est incomplète, ou ne vient pas d’un e-mail de cette communauté. Connectez-vous et choisissez les e-mails que vous recevez.
mail-stop-settings = Choisir les e-mails que vous recevez
profile-title = Votre profil
profile-intro = Dites ce que vous faites, pour qui et où. Pour chaque partie, vous choisissez de la montrer ou de la garder pour vous.
profile-complete =
    { $n ->
        [0] Aucune des cinq rubriques n’est remplie
        [5] Les cinq rubriques sont remplies
       *[other] { $n } sur cinq rubriques remplies
    }
profile-step-done = (rempli)
profile-saved = C’est enregistré. Désormais, on vous trouve par ce que vous montrez.
profile-see-as-member = Vu par un membre
profile-see-as-peer = Vu par un membre d’une communauté liée
profile-see-as-stranger = Vu par une personne extérieure
profile-competencies = Ce que vous faites
profile-competencies-hint = Choisissez-en cinq : qui fait tout pour tout le monde, personne ne le trouve.
profile-verticals = Secteurs
profile-verticals-hint = Les cinq que vous connaissez le mieux.
profile-sizes = Taille de vos clients
profile-sizes-hint = D’après le nombre de personnes qui y travaillent.
profile-regions = Où vous intervenez
profile-regions-hint = Des pays ou leurs régions, un par champ : Suède, ou US-WA.
profile-best-fit = Idéal pour
profile-best-fit-hint = À qui vous convenez le mieux, en une ligne.
profile-refer-out = Nous confions à d’autres
profile-refer-out-hint = Ce que vous transmettez à d’autres, en une ligne.
profile-partner-types = Type de partenaire
profile-partner-types-hint = Plusieurs choix possibles.
profile-common-ground = Points communs
profile-common-ground-hint = Des mots que quelqu’un peut partager avec vous, séparés par des virgules : une école, une langue, un sport. Montrés seulement à qui a les mêmes.
profile-organization = Pour qui vous travaillez
profile-organization-hint = Qui peut voir le nom de votre organisation.
profile-hide = Organisations qui ne doivent pas vous trouver
profile-hide-hint = Une par ligne. Personne là-bas ne vous trouve par la recherche ni par l’adresse ; la liste reste ici, et personne d’autre ne la voit. Si vous avez une liste, seules les personnes connectées voient votre profil. Si vous répondez à un événement d’un autre serveur, ce serveur lit votre nom à une adresse qui est la vôtre, comme quiconque connaît cette adresse ; il n’y a rien d’autre.
profile-who = Qui le voit :
profile-letters = { $used } lettres sur { $most }
profile-save = Enregistrer le profil
profile-choose-five = choisissez-en cinq : au-delà, cela ne dit plus rien
profile-choose-fewer = choisissez-en { $n } au plus : au-delà, cela ne dit plus rien
profile-not-on-list = quelque chose n’est pas dans la liste ; choisissez de nouveau
profile-too-many = { $n } au plus
seen-by-me = vous seulement
seen-by-community = les membres d’ici
seen-by-peers = les membres d’ici et des communautés liées
seen-by-public = tout le monde

## Annuaire

people-title = Annuaire
people-intro = Les membres de cette communauté, selon ce qu’ils font, pour qui et où.
people-filter = Trouver des membres
people-competency = Compétence
people-vertical = Secteur
people-size = Taille
people-region = Région
people-type = Type de partenaire
people-text = Nom, entreprise ou mots
people-show = Trouver
people-found =
    { $n ->
        [0] Personne ne correspond.
        [1] Une personne correspond.
       *[other] { $n } personnes correspondent.
    }
people-found-least =
    { $n ->
        [one] Au moins une personne correspond.
       *[other] Au moins { $n } personnes correspondent.
    }
people-all = Tous les membres
people-complements = Leurs métiers complètent le vôtre
people-why-leans = « { $mine } » s’appuie sur « { $theirs } ». En commun : { $places }.
people-why = Un autre métier que le vôtre. En commun : { $places }.
people-scope =
    { $n ->
        [one] Dans ma communauté : { $n } membre.
       *[other] Dans ma communauté : { $n } membres.
    }
people-scope-own = Recherche dans ma communauté seulement.
people-look = Où chercher
people-look-own = Ma communauté
people-look-network = Toutes celles qui partagent avec nous
people-scope-network = Recherche dans ma communauté et, à l’instant, dans celles qui partagent des personnes avec nous.
people-network-found = Environ { $n } personnes au plus
people-network-none = Personne là-bas pour cela.
people-network-silent = Elle n’a pas répondu à temps. Les réponses des autres sont affichées.
people-network-nobody = Aucune autre communauté ne partage encore de personnes avec nous.
people-network-kind = Le type de partenaire n’est pas demandé aux autres communautés.
people-team = Faire équipe
people-team-who = Qui couvre
people-team-in = en
people-team-ask = Demander
people-covers-found =
    { $n ->
        [0] Personne ici n’indique { $work } en { $place }.
        [1] Une personne couvre { $work } en { $place }.
       *[other] { $n } personnes couvrent { $work } en { $place }.
    }
people-beyond = Au-delà de votre ville
people-beyond-industries = Au moins { $n } personnes dans vos secteurs, autres lieux : { $places }.
people-beyond-anybody = Au moins { $n } personnes, autres lieux : { $places }. Indiquez pour quels secteurs vous travaillez, et vous verrez qui les partage.
people-beyond-few-industries = Dans vos secteurs, en d’autres lieux :
people-beyond-few = En d’autres lieux :
people-none = Personne ici pour cela
people-none-filtered = Demandez moins, ou une chose après l’autre.
people-none-so-far = Personne parmi les membres parcourus jusqu’ici
people-none-so-far-more = Il reste des membres à parcourir : continuez ci-dessous.
people-none-yet = Les membres paraissent ici au fil des adhésions.
people-next = La suite de l’annuaire
people-own = Que trouve-t-on sur vous ? Votre profil
person-both = Vous deux : { $tags }.
person-common-ground = Points communs
person-words = Dans ses propres mots
person-best-fit = Idéal pour
person-refer-out = Nous confions à d’autres
person-nothing = Rien n’en est visible.
person-as-member = C’est ainsi que les membres de cette communauté vous voient.
person-as-peer = C’est ainsi que les membres des communautés liées vous voient. Ils ne vous trouvent que si vous leur montrez quelque chose.
person-as-stranger = C’est ainsi que vous voit une personne non connectée. Elle ne vous trouve que si vous montrez quelque chose à tout le monde.
person-as-nobody = De là, personne ne voit cette page : vous n’y montrez rien, ou vous vous cachez d’une organisation. Voici ce qu’on verrait.
person-for-everybody = Voici ce que { $name } montre à tout le monde. Les membres connectés en voient peut-être davantage.
person-edit = Modifier votre profil
person-hide = Me cacher de { $organization }
person-hide-means = Plus personne dans cette organisation ne trouvera votre profil. Vous pouvez revenir là-dessus dans votre profil.
person-hidden = Plus personne chez { $organization } ne trouve votre profil.
person-hide-list = Votre liste
worked-title = Ont travaillé ensemble
worked-say = Nous avons travaillé ensemble
worked-say-means = { $name } reçoit un e-mail. Cela figure sur les deux profils dès que { $name } le dit aussi.
worked-asked = Vous dites avoir travaillé ensemble. La réponse de { $name } est attendue.
worked-is-asked = { $name } indique que vous avez travaillé ensemble.
worked-both = Vous dites tous deux avoir travaillé ensemble.
worked-yes = Oui, c’est exact
worked-no = Non
worked-take-back = Revenir dessus
worked-asking = Ces personnes disent avoir travaillé avec vous
worked-too-many = Rien n’a été noté : trop de vos demandes attendent une réponse, ou l’une des deux listes est pleine. Retirez-en d’abord une.
organization-offices = Implantations
organization-events = Événements organisés avec nous
organization-people = Personnes d’ici
organization-nobody = Personne ici n’indique travailler pour cette organisation
organization-follow = Suivre
organization-unfollow = Ne plus suivre
organization-follow-means = Qui suit lit dans le prochain e-mail hebdomadaire ce que quelqu’un fait ici depuis peu, si les membres peuvent le voir. Personne ne sait qui suit.
organization-follow-full = Votre liste est pleine. Cessez d’abord d’en suivre une autre.
organizations-followed = Organisations que vous suivez

## Carte de recoupement

overlap-unknown = Inconnu
overlap-unknown-says = Les profils n’en disent pas assez. Demandez.
overlap-complementary = Complémentaires
overlap-complementary-says = Des métiers différents, les mêmes clients ou les mêmes lieux.
overlap-unrelated = Sans rapport
overlap-unrelated-says = Peu en commun sur le papier.
overlap-adjacent = Voisins
overlap-adjacent-says = { $missing } ; même compétence.
overlap-no-vertical = aucun secteur en commun
overlap-no-size = aucune taille en commun
overlap-no-region = aucune région en commun
overlap-no-competency = aucune compétence en commun
overlap-partial = Partiel
overlap-partial-says = Différent : { $different }. En commun : { $shared }.
overlap-direct = Direct
overlap-direct-says = Vous pourriez vous retrouver sur les mêmes affaires. Pensez à convenir de règles entre vous.
overlap-different = Différent
overlap-shared = En commun
overlap-dimension = Critère
overlap-you = Vous
overlap-nothing = rien d’indiqué

## Le bureau écrit des événements

event-form-new = Nouvel événement
event-form-edit = Modifier l’événement
event-form-back = Retour
event-form-publish = Publier
event-form-save = Enregistrer la modification
event-form-what = Quoi
event-form-title = Titre
event-form-title-hint = Une ligne, telle qu’elle figure dans les listes et les calendriers.
event-form-description = De quoi il s’agit
event-form-description-hint = Paragraphes, listes, *emphase* et liens en Markdown.
event-form-agenda-hint = Une ligne par partie, avec l’heure du lieu : 18:15 Tour de table. Il suit l’événement quand celui-ci est déplacé.
event-form-activity = Type d’activité
event-form-activity-hint = Les rapports comptent les événements selon ce type.
activity-none = Aucun de ceux-ci
activity-partner-to-partner = Entre partenaires
activity-advocacy = Représentation
activity-community = Vie de la communauté
activity-education = Formation
event-form-tags = Mots-clés (hashtags)
event-form-tags-hint = Séparés par des espaces, dix au plus.
event-form-language = Langue
event-form-language-hint = Celle dans laquelle il se tient, par exemple en, sv ou pt-BR.
event-form-when = Quand
event-form-start-date = Premier jour
event-form-start-time = Début à
event-form-end-date = Dernier jour
event-form-end-date-hint = Seulement si ce n’est pas le premier.
event-form-end-time = Fin à
event-form-end-time-hint = Laissez vide si la fin est ouverte.
event-form-zone = Fuseau horaire
event-form-zone-hint = Celui de ces heures, par exemple Europe/London. Chacun les lit aussi dans le sien.
event-form-where = Où
event-form-modality = Format de la rencontre
event-form-place = Nom du lieu
event-form-street = Rue et numéro
event-form-town = Ville
event-form-country = Pays
event-form-online-page = Page sur la partie en ligne
event-form-online-page-hint = Une page publique, jamais le lien de la réunion : tout le monde l’aurait.
event-form-join-link = Lien pour participer
event-form-join-link-hint = Où se tient la réunion. Chaque personne confirmée reçoit une adresse à elle qui y mène tant qu’elle garde sa place ; personne d’autre ne la voit. Qui l’a suivie voit le lien lui-même : un service de réunion qui vérifie les noms tient les autres à l’écart. Si vous le changez, toutes les personnes confirmées l’apprennent.
event-form-who = Qui et combien
event-form-audience = Qui le voit et peut venir
event-form-audience-hint = Il n’est envoyé à personne d’autre. Les membres d’autres communautés répondent chez eux, et vous attribuez les places.
event-form-guests = { $n ->
    [one] Un invité sans adhésion vient : il garde sa place et reçoit les nouvelles de l’événement, même si seuls d’autres peuvent le voir.
   *[other] { $n } invités sans adhésion viennent : ils gardent leur place et reçoivent les nouvelles de l’événement, même si seuls d’autres peuvent le voir.
}
event-form-audience-members = Nos membres
event-form-audience-peers = Nos membres, et ceux de { $names }
event-form-audience-some = Nos membres, et ceux des communautés cochées ci-dessous
event-form-audience-ticked = Pour les membres de
event-form-audience-peers-hint = Compte si la ligne du dessus dit « cochées ci-dessous ».
event-form-audience-public = Tout le monde
event-form-audience-named = À qui il s’adresse pour l’instant
event-form-capacity = Places
event-form-capacity-hint = Laissez vide s’il n’y a pas de limite. Un événement complet a une liste d’attente.
event-form-price = Prix
event-form-price-hint = Dans la monnaie de la communauté, par exemple 15.00 ; 0 si c’est gratuit.
event-form-member-price = Prix pour les membres
event-form-member-price-hint = Les membres des communautés qui partagent leurs événements avec nous le paient aussi.
event-form-co-hosts = Coorganisateurs
event-form-co-host = Coorganisateur { $n }
event-form-co-hosts-hint = Des organisations dont les membres sont ici, ou nos sections. Nous seuls pouvons modifier l’événement ; il y a une liste d’invités et un nombre de places. Qui agit pour une telle organisation voit qui vient. Demandez-leur d’abord.
event-form-wrong-date = choisissez un jour du calendrier
event-form-wrong-time = écrivez l’heure sous la forme 18:30
event-form-wrong-zone = écrivez le fuseau sous la forme Europe/London
event-form-wrong-choice = choisissez dans la liste
event-form-wrong-address = écrivez une adresse qui commence par https://
event-form-wrong-language = écrivez-la sous la forme en, sv ou pt-BR
event-form-wrong-amount = écrivez des chiffres, par exemple 15.00
event-form-wrong-price = indiquez aussi le prix pour tout le monde, 0 si c’est gratuit
event-form-wrong-capacity = entre 1 et { $n } places, ou rien s’il n’y a pas de limite
event-form-wrong-tags = { $n } mots-clés au plus
event-form-wrong-large = l’ensemble est trop long pour d’autres serveurs ; raccourcissez ce texte
event-form-wrong-tag = un mot-clé n’a que des lettres et des chiffres
event-form-wrong-agenda = 20 lignes au plus, chacune pendant l’événement
event-form-wrong-agenda-line = ligne { $n } : commencez par une heure, comme 18:15, et dites ce qui se passe
event-form-wrong-agenda-long = la ligne { $n } est trop longue
event-form-wrong-audience = choisissez dans la liste ; les événements ne sont pas partagés avec cette communauté en ce moment
event-form-wrong-audience-peers = cochez au moins une communauté, ou choisissez une autre ligne au-dessus
event-form-wrong-co-host = aucune organisation ni section ne porte ce nom ici ; choisissez dans la liste ou écrivez le nom comme ses membres
event-form-wrong-join-link = écrivez une adresse qui commence par https://
event-form-wrong-join-place = un événement uniquement sur place n’a pas de lien pour participer ; choisissez en ligne ou les deux
event-form-wrong-end = la fin vient après le début
event-form-wrong-long = il dure { $n } jours au plus
event-form-wrong-far = il commence dans les cinq ans à venir
event-form-wrong-over = il serait déjà terminé
event-form-not-signed = rien n’est publié ni envoyé avant que vous ayez signé le code de déontologie ; un lien y mène au pied de cette page
event-form-cancelled = Cet événement est annulé. Publiez-en plutôt un nouveau.
event-form-changed = Quelqu’un a modifié cet événement pendant que vous écriviez. Rouvrez-le pour voir la modification ; ce que vous avez écrit figure ci-dessous.
event-form-wrong-draft-repeat = une série est publiée d’un coup ; enregistrez une seule date comme brouillon
event-drafts = Brouillons
event-drafts-what = Des événements qui ne sont pas publiés. Seuls les responsables les voient ; aucun membre, aucune autre communauté, aucun calendrier.
event-drafts-none = Il n’y a pas de brouillon.
event-draft-save = Enregistrer comme brouillon
event-draft-by = enregistré par { $name }
event-draft-discard = Jeter
event-draft-published = Cet événement est déjà publié. Modifiez l’événement lui-même.
event-draft-too-many = 200 brouillons sont conservés. Publiez-en ou jetez-en un d’abord.
event-acts = Pour le bureau
event-acts-organiser = Pour le responsable
event-acts-co-host = Pour les coorganisateurs
event-act-guests = Qui vient
event-act-checkin = Pointage
event-act-change = Modifier
event-act-cancel = Annuler l’événement
event-act-new = Nouvel événement
event-back = Retour à l’événement
event-cancel-title = Annuler « { $title } » ?
event-cancel-what = Il reste visible et porte la mention annulé. Les personnes qui ont répondu reçoivent un e-mail, et les communautés qui le partagent sont prévenues. On ne peut pas revenir en arrière.
event-cancel-guests = { $n ->
    [0] Personne n’a encore de place.
    [one] Une personne a une place.
   *[other] { $n } personnes ont une place.
    }
event-cancel-button = Annuler l’événement
event-dates = Autres dates
event-date = { $day }, { $time }
event-act-like = En créer un semblable
event-form-series = Série
event-form-repeat = Revient-il ?
event-form-repeat-hint = Chaque date est un événement à part, avec ses propres réponses, à la même heure locale.
event-form-repeat-never = Non, une seule fois
event-form-repeat-weekly = Chaque semaine
event-form-repeat-fortnightly = Toutes les deux semaines
event-form-repeat-monthly-date = Chaque mois à la même date
event-form-repeat-monthly-weekday = Chaque mois le même jour de la semaine, par exemple le deuxième mardi
event-form-repeat-dates = Aux dates que je choisis
event-form-repeat-until = Jusqu’au (inclus)
event-form-repeat-until-hint = Pas pour des dates choisies.
event-form-dates = Dates suivantes
event-form-dates-hint = Seulement pour des dates choisies : chacune sous la forme 2027-01-14, séparées par des espaces ou des retours à la ligne.
event-form-scope = Pour quelles dates ?
event-form-scope-hint = Les dates qui suivent sont décalées d’autant, et reçoivent le même texte, le même lieu et les mêmes places.
event-form-scope-this = Cette date seulement
event-form-scope-following = { $n ->
    [one] Cette date et la suivante
   *[other] Cette date et les { $n } suivantes
    }
event-form-wrong-one-date = une série a plus d’une date
event-form-wrong-many-dates = une série a { $n } dates au plus
event-form-wrong-horizon = une série se termine dans les { $n } mois
event-form-wrong-before = une date précède la première
event-form-wrong-dates = écrivez chaque date sous la forme 2027-01-14
jobs-title = Qui fait quoi : { $title }
jobs-heading = Qui fait quoi
jobs-what = Chaque tâche revient à une personne, ou reste ouverte à tout membre qui veut la prendre. La personne que vous nommez à l’entrée voit qui a une place et fait entrer les invités ; si elle s’est proposée elle-même, elle doit d’abord être nommée par vous.
jobs-empty = Rien à faire pour l’instant
jobs-empty-next = Demandez un premier coup de main ci-dessous.
jobs-add = Une tâche de plus
jobs-add-button = Ajouter
jobs-organiser = La personne que vous nommez responsable modifie cet événement, voit, invite et écrit aux invités, répartit les tâches et l’annule, jusqu’à un jour après. À qui l’événement s’adresse, qui le tient avec vous et qui en est responsable : le bureau en décide.
job-organiser = Responsable de l’événement
job-door = Entrée
job-minutes = Compte rendu
job-speaker-care = Accueil des intervenants
job-other = Autre chose
job-open = Libre
job-taken = Prise
job-take = Je m’en charge
job-give-back = La rendre
job-kind = Ce qu’il y a à faire
job-words = Avec vos mots
job-words-hint = Seulement si c’est autre chose.
job-handle = Qui s’en charge : l’identifiant du membre
job-name = Nommer
job-let-open = La laisser libre
job-remove = La retirer de la liste
job-given-taken = prise spontanément
job-given-named = confiée par un responsable
job-wrong-organiser = C’est le bureau qui nomme le responsable d’un événement.
job-wrong-taken = Quelqu’un a été plus rapide et a déjà pris cette tâche.
job-wrong-gone = Cette tâche n’est plus sur la liste.
job-wrong-cancelled = Cet événement n’a pas lieu.
job-wrong-over = Cet événement est terminé.
job-wrong-handle = Aucun membre n’a cet identifiant. C’est la dernière partie de l’adresse de sa page.
job-wrong-words = Dites de quoi il s’agit en quelques mots, { $n } lettres au plus.
job-wrong-many = La liste est pleine. Retirez d’abord quelque chose.
guests-title = Qui vient : { $title }
guests-heading = Qui vient
guests-what = Dans l’ordre des réponses. La liste reste ici ; aucun e-mail n’y figure.
guests-what-co-host = Vous voyez qui vient parce que vous agissez pour une organisation qui organise aussi cet événement : jusqu’au lendemain et ici seulement. Qui se cache de votre organisation n’est pas sur la liste.
guests-checked-in = Pointés ({ $n })
guests-going = Viennent ({ $n })
guests-maybe = Peut-être ({ $n })
guests-waiting = Liste d’attente ({ $n })
guests-pending = À décider ({ $n })
guests-invited = Invités ({ $n })
guests-invite = Inviter un membre
guests-invite-handle = Son nom dans l’adresse de sa page
guests-invite-hint = Ce qui suit /people/. Un seul message part ; la réponse se donne sur la page de l’événement.
guests-invite-button = Inviter
guests-invite-nobody = aucun membre ne porte ce nom ici
guests-invite-answered = une réponse a déjà été donnée
guests-invite-closed = l’événement a commencé ou est annulé
guests-invite-too-many = 500 membres sont déjà invités
guests-not-going = Ne viennent pas ({ $n })
guests-lists = Listes des invités
guests-none-here = Personne ne figure sur cette liste.
print-door = Liste pour l’entrée
print-door-title = Liste pour l’entrée : { $title }
print-badges = Badges
print-badges-title = Badges : { $title }
print-how = Imprimez cette page depuis le menu de votre navigateur ; ce qui ne sert qu’à l’écran ne s’imprime pas.
print-nobody = Personne n’a encore de place
print-entrances = Entrées
print-entrances-n = { $n ->
    [one] { $n } entrée
   *[other] { $n } entrées
    }
print-entrance = Entrée { $n } : de { $first } à { $last }
print-ask = Parlez-moi de
guests-name = Nom
guests-organization = Organisation
guests-community = Communauté
guests-place = Rang
guests-guest = Invité
mail-guests-title = Écrire aux invités
mail-guests-back = Qui vient
mail-guests-what = Les membres d’ici et les invités qui ne le sont pas reçoivent un e-mail avec vos mots, votre nom et un lien vers l’événement. Personne ne voit qui d’autre le reçoit.
mail-guests-limit = { $n ->
    [one] Un événement a au plus un e-mail de ce genre par jour.
   *[other] Un événement a au plus { $n } e-mails de ce genre par jour.
}
mail-guests-to = À
mail-guests-going = Viennent
mail-guests-maybe = Peut-être
mail-guests-waiting = Liste d’attente
mail-guests-not-going = Ne viennent pas
mail-guests-everyone = Tous ceux qui ont répondu
mail-guests-text = Vos mots
mail-guests-text-hint = Texte brut. Les adresses de pages sont cliquables dans l’e-mail.
mail-guests-read = Le lire avant l’envoi
mail-guests-reads = Ce qu’ils lisent
mail-guests-count = { $n ->
    [0] Personne ne reçoit cet e-mail.
    [one] Un invité reçoit cet e-mail.
   *[other] { $n } invités reçoivent cet e-mail.
}
mail-guests-elsewhere = { $n ->
    [one] Un invité est membre d’une autre communauté. Nous n’avons pas son adresse et ceci ne l’atteint pas ; un changement d’heure ou de lieu, si.
   *[other] { $n } invités sont membres d’autres communautés. Nous n’avons pas leurs adresses et ceci ne les atteint pas ; un changement d’heure ou de lieu, si.
}
mail-guests-unwilling = { $n ->
    [one] Un invité ne veut pas de tels e-mails sur cet événement.
   *[other] { $n } invités ne veulent pas de tels e-mails sur cet événement.
}
mail-guests-send = { $n ->
    [one] L’envoyer à un invité
   *[other] L’envoyer à { $n } invités
}
mail-guests-change = Le changer
mail-guests-sent = { $n ->
    [one] Il est en route vers un invité.
   *[other] Il est en route vers { $n } invités.
}
mail-guests-before = Écrit auparavant
mail-guests-line = { $day } { $time } : { $to } ({ $n })
mail-guests-nobody = personne sur cette liste ne reçoit d’e-mails d’ici
mail-guests-changed = La liste a changé entre-temps, ou quelqu’un lui a écrit. Rien n’a été envoyé ; voici à combien de personnes cela irait maintenant.
mail-guests-over = cet événement est terminé depuis longtemps ; plus personne ne reçoit d’e-mail à son sujet
mail-guests-too-many = les e-mails d’aujourd’hui sur cet événement sont épuisés ; écrivez de nouveau demain
mail-stop-event-ask = Plus d’e-mails des responsables de cet événement ni de rappels ?
mail-stop-event-why = Ce qui arrive à l’événement, comme une autre heure, vous parvient toujours tant que vous venez.
mail-stop-event-done = Vous ne recevrez plus d’e-mails des responsables de cet événement ni de rappels
mail-stop-event-done-why = Votre réponse reste comme elle était.
guests-empty = Personne n’a encore répondu
guests-empty-next = Les réponses paraissent ici dès qu’elles arrivent.
checkin-title = Pointage : { $title }
checkin-heading = Pointage
checkin-what = La personne à l’entrée tape un code ou cherche un nom.
checkin-code = Code
checkin-code-hint = Huit lettres et chiffres, sur la page de l’événement dans la communauté de l’invité.
checkin-button = Faire entrer
checkin-in = Entrée notée
checkin-in-next = Bienvenue.
checkin-already = Entrée déjà notée
checkin-already-since = Depuis { $time }.
checkin-not = Pas sur cette liste
checkin-not-next = Personne ayant une place à cet événement n’a ce code. Cherchez le nom ci-dessous.
checkin-present = { $n ->
    [0] Personne n’est encore là.
    [one] Une personne est là.
   *[other] { $n } personnes sont là.
}
checkin-expected = Encore attendus ({ $n })
checkin-mine = À l’entrée, montrez cette image ou dites le code.
checkin-picture = Code QR de votre place, pour la caméra à l’entrée
checkin-scanned = Lu par la caméra. Appuyez sur le bouton pour faire entrer l’invité.
card-title = Votre adhésion
card-qr = Code par lequel un accueil voit si vous êtes membre
card-qr-what = Qui lit le code voit votre nom, votre formule et si vous êtes membre aujourd’hui. Imprimée, cette page est la carte seule.
card-qr-see = Voir ce qui s’affiche
card-check-title = Carte de membre
card-check-yes = Oui, { $name } est membre de { $community } aujourd’hui.
card-check-no = Non, par cette carte personne n’est membre de { $community } aujourd’hui.
card-check-unknown = { $community } ne connaît pas cette carte.
card-check-level = Formule
card-check-how = Comparez le nom avec celui de la personne qui présente la carte.
paper-percent = { $value }{ "\u00A0" }% de réduction
paper-fixed = { $amount } de réduction
paper-member-price = Le prix que paient les membres de { $host }
paper-free-months = { $n ->
    [one] Le premier mois gratuit
   *[other] Les { $n } premiers mois gratuits
    }
paper-for-months = { $n ->
    [one] { $benefit } pendant le premier mois
   *[other] { $benefit } pendant les { $n } premiers mois
    }
paper-title = Bon sur papier
paper-how = Imprimez cette page ou montrez-la sur votre téléphone. À l’accueil, quelqu’un scanne l’image ou saisit le code, et compare le nom.
paper-back = Vos avantages
paper-at = Bon pour
paper-instead-of = au lieu de
paper-for = Pour
paper-from = Membre de
paper-use-by = Valable jusqu’au
paper-limits = Limites
paper-code = Code
paper-qr = Le bon en image, pour l’appareil photo de l’accueil
paper-desk = Pour l’accueil : scannez l’image ou saisissez le code sur
paper-once = Il compte une seule fois. Quiconque a ce papier peut le montrer : gardez-le pour vous. Votre nom y figure.
paper-take-back = Le reprendre
paper-take-back-means = Si vous l’avez perdu : son code n’ouvre plus rien dès lors, et vous pouvez en imprimer un autre. Un appareil photo lit encore le papier perdu jusqu’à son dernier jour, mais à vous deux vous n’avez pas l’avantage plus souvent que convenu.
paper-shown = L’accueil a demandé ce bon par son code le { $day }.
paper-over = Ce bon est périmé, a été repris, ou vous ne remplissez plus les conditions.
paper-outdated = Les clés de votre communauté ont changé depuis ; ce bon ne compte donc plus. Imprimez-le à nouveau.
paper-not-now = Vous ne remplissez pas les conditions de cette offre pour le moment. Vos avantages disent pourquoi.
paper-print-anew = L’imprimer à nouveau
verify-title = Bon
verify-what = L’accueil examine le bon d’un membre d’une autre communauté.
verify-show-it = Montrez ceci à l’accueil de { $community }.
verify-sign-in = Seule la personne qui tient l’accueil voit ce qu’il dit. Si c’est vous, connectez-vous et scannez-le de nouveau.
verify-good = Ce bon compte
verify-good-next = Comparez le nom avec la personne devant vous.
verify-used = Utilisé le { $day } à { $time }
verify-used-next = Un bon compte une seule fois.
verify-taken-back = Compté, puis annulé le { $day } à { $time }
verify-taken-back-next = Ce bon ne compte plus. Le membre peut en imprimer un autre.
verify-used-up = Déjà eu aussi souvent que convenu
verify-used-up-limit = { $n ->
    [one] Un membre peut l’avoir une fois.
   *[other] Un membre peut l’avoir { $n } fois.
    }
verify-year-full = Plus rien cette année
verify-year-full-cap = { $n ->
    [one] Il est convenu qu’un membre par an l’obtienne.
   *[other] Il est convenu que { $n } membres par an l’obtiennent.
    }
verify-no = Ce n’est pas un bon pour nous
verify-no-next = Il est pour une autre communauté, il est périmé, ou aucune communauté avec laquelle nous avons un accord ne l’a signé.
verify-anew = Ce bon doit être imprimé à nouveau
verify-anew-next = Il est plus ancien que le dernier retour de ce serveur depuis une sauvegarde ; personne ici ne sait donc s’il a été utilisé.
verify-not-offered = Rien n’est offert pour ce bon
verify-not-offered-next = L’accord ne donne pas cela à la formule de son membre, ou pas au moment où il a été imprimé.
verify-counted = Compté comme utilisé le { $day } à { $time }
verify-counted-next = Donnez ce qui a été convenu. Il ne compte pas une seconde fois.
verify-count = Le compter comme utilisé
verify-count-means = Regarder ne change rien. Appuyez ici quand vous donnez ce qui a été convenu ; le bureau peut l’annuler.
verify-undo = Annuler : il a été compté par erreur
verify-undo-means = Le membre pourra alors profiter de l’offre encore une fois, avec un autre bon. Celui-ci reste utilisé.
verify-gives = Donne
verify-type = Saisir un code
verify-nobody = Les membres d’aucune autre communauté n’ont encore rien ici par un accord.
verify-code = Code
verify-code-hint = Dix lettres et chiffres sur le bon. Les minuscules et les espaces ne comptent pas.
verify-community = Communauté qui l’a donné
verify-choose-one = Choisissez
verify-look = Regarder
verify-unreadable = un code a dix lettres et chiffres
verify-no-such-code = { $community } n’a donné aucun code de ce genre pour nous, ou il est périmé ; regardez-le encore
verify-silent = { $community } ne répond pas pour le moment ; scannez plutôt l’image du bon, qui n’a pas besoin de réseau
verify-too-often = trop de codes ont été essayés ici ; scannez l’image du bon, ou revenez plus tard
verify-link = Un bon d’une autre communauté ? Examinez-le ici
verify-choose = choisissez la communauté qui figure sur le bon
card-intro = Votre formule ici, ce que vous devez pour elle, et les formules qui existent. Personne ne vous demande de carte : vous payez la communauté à sa manière.
card-state-pending = Attend le bureau
card-state-current = En vigueur
card-state-grace = À renouveler
card-state-lapsed = Échue
card-state-left = Vous avez quitté la communauté
card-free = Elle ne coûte rien et ne s’arrête pas.
card-paid-until = Payée jusqu’au { $day }.
card-grace-until = Payée jusqu’au { $until } ; tout fonctionne encore jusqu’au { $day }.
card-waits = Elle commence quand le bureau vous accepte.
card-since = Depuis
card-kind = En tant que
card-chapter = Section locale
card-invoices = Factures
card-invoice = Facture { $number }
card-levels = Formules
card-level-yours = C’est la vôtre
card-choose = Demander une facture
card-choose-free = Passer à celle-ci
card-renew = Renouveler
card-not-for-you = Pour d’autres : { $kinds }
card-for-organizations = Pour les organisations ; adressez-vous au bureau
card-not-offered = Vous avez celui-ci ; il n’est plus proposé. Il reste le vôtre jusqu’à sa fin.
card-per-month = { $n ->
    [one] { $amount } pour { $n } mois
   *[other] { $amount } pour { $n } mois
    }
card-costs-nothing = Ne coûte rien
card-seats = { $n ->
    [one] { $n } place
   *[other] { $n } places
    }
card-paid-still = Ce que vous avez est payé jusqu’au { $day }. Cela s’arrête tout seul ; vous n’avez rien à faire.
card-refused-no-level = Cette formule n’existe plus ici. Choisissez-en une autre.
card-refused-kind = La formule « { $tier } » n’est pas ouverte à votre catégorie.
card-refused-retired = La formule « { $tier } » n’est plus proposée. Choisissez-en une autre.
card-refused-organizations = La formule « { $tier } » est pour les organisations. Demandez au bureau d’y inscrire la vôtre.
card-refused-left = Vous avez quitté la communauté. Adhérez d’abord à nouveau.
card-refused-not-set-up = La communauté n’est pas encore configurée.
card-change-keeps = Si vous changez de formule avant votre dernier jour payé, ce qui vous reste est converti en jours de la nouvelle, selon le prix d’un jour de chacune.
card-changed = Vous avez maintenant la formule « { $tier } ».
leave-link = Quitter la communauté
leave-title = Quitter { $community } ?
leave-title-of = Mettre fin à l’adhésion de { $name } ?
leave-intro = Voici ce qui se passe. Rien ne s’est encore passé.
leave-ends = Ce qui prend fin
leave-stays-title = Ce qui reste
leave-owes = La facture { $number } n’est plus due.
leave-paid = C’est payé jusqu’au { $day }. Un éventuel remboursement se règle entre le membre et la communauté ; cette page ne rembourse rien.
leave-mails = La communauté n’envoie plus d’e-mails.
leave-seen = Plus personne ne trouve le profil, et une fonction est rendue.
leave-ways-in = Tous les navigateurs sont déconnectés ; les comptes liés, les clés d’accès, les jetons d’accès et l’adresse privée du calendrier prennent fin.
leave-stays = La communauté garde ce qui a été fait : factures, paiements, signatures du code, réponses aux événements passés, journal.
leave-again = On peut adhérer de nouveau à tout moment avec la même adresse.
leave-message = Mots pour le membre
leave-message-hint = Ils lui parviennent par e-mail tels que vous les écrivez. Sans eux, l’e-mail dit seulement que l’adhésion a pris fin.
leave-note = Pour le bureau seulement
leave-reason-hint = Les responsables de la communauté le lisent. Cela peut rester vide.
leave-button = Quitter
leave-button-of = Mettre fin à l’adhésion
left-title = Vous avez quitté { $community }
left-what = Votre adhésion a pris fin et votre session est fermée. La communauté ne vous envoie plus d’e-mails. Vous pouvez adhérer de nouveau avec la même adresse.
left-home = À la page d’accueil
left-join = Adhérer de nouveau
erased-title = Vos données sont supprimées
erased-done = Plus rien ici ne vous nomme, sauf ce qui devait rester. Votre session est fermée, et plus personne ne vous écrit.
erased-goes-on = Votre nom, votre adresse et votre profil ont disparu. Les listes et documents qui vous nomment sont parcourus maintenant ; cela prend quelques minutes.
erased-servers = Serveurs qui avaient quelque chose de vous
erased-more = Vos réponses à des événements sont encore en cours de retrait ; d’autres serveurs peuvent suivre.
erased-nobody = Aucun : rien à votre sujet n’a jamais quitté ce serveur.
erased-confirmed = A reçu l’avis que vous êtes parti
erased-unconfirmed = Prévenu, pas encore confirmé
erased-keep = Seule l’adresse de cette page mène ici. Gardez-la si vous voulez revenir voir ; elle ne dit rien de vous.
erased-open = { $n ->
    [0] Tous l’ont confirmé.
    [one] { $n } ne l’a pas encore confirmé. Il est prévenu pendant sept jours, puis plus.
   *[other] { $n } ne l’ont pas encore confirmé. Ils sont prévenus pendant sept jours, puis plus.
}
members-erased = Quelqu’un dont les données ont été supprimées
leave-answers = { $n ->
    [0] Aucune réponse à un événement à venir n’est à retirer.
    [one] La réponse à { $n } événement à venir est retirée, et son hôte l’apprend.
   *[other] Les réponses à { $n } événements à venir sont retirées, et leurs hôtes l’apprennent.
}
invoice-title = Facture { $number }
invoice-from = De
invoice-to = À
invoice-for = Objet
invoice-full = Prix sans adhésion ailleurs
invoice-amount = Montant
invoice-issued = Établie le
invoice-due = À payer au plus tard le
invoice-open = À payer
invoice-open-second = au plus tard le { $day }
invoice-paid = Payée
invoice-paid-second = enregistrée le { $day }
invoice-lapsed = Non payée à temps
invoice-lapsed-second = Elle n’est plus réclamée à personne. Si l’argent arrive encore, il compte à partir du jour où un membre du bureau la marque comme payée.
invoice-void = Annulée
invoice-void-second = Une autre facture la remplace, ou elle n’est plus souhaitée.
invoice-membership = Adhésion, formule « { $tier } »
invoice-pay = Payer sur la page de la communauté
invoice-pay-what = Le bouton mène à une page choisie par la communauté elle-même. Rien sur votre façon de payer n’est conservé ici.
invoice-pay-ask = La communauté n’a pas indiqué de page de paiement. Demandez au bureau comment payer ; rappelez le numéro de la facture.
invoice-print = Imprimez cette page pour vos dossiers ; les menus ne s’impriment pas.
invoice-mark-paid = Marquer comme payée
invoice-mark-paid-what = Vous avez vu l’argent. C’est noté avec votre nom, et ne peut pas être annulé ici.
desk-renewals-title = Cotisations
desk-renewals-intro = Ce qui est dû, par date d’échéance. Marquez une facture comme payée une fois que vous avez vu l’argent.
desk-renewals-empty = Personne ne doit rien
desk-renewals-empty-next = Les membres choisissent une formule sur leur propre page ; une facture figure alors ici.
desk-renewals-open = Factures ouvertes
desk-renewals-ending = Se terminent dans les 60 jours, ou sont en période de grâce
desk-renewals-ending-nobody = Aucune adhésion payée ne se termine dans les 60 jours.
desk-renewals-seats = Organisations qui ont une formule
desk-renewals-seats-nobody = Aucune organisation n’a de formule pour ses membres.
desk-renewals-seats-taken = { $taken } places prises sur { $of }
desk-renewals-ends = Payée jusqu’au { $day }
desk-renewals-grace = En période de grâce : était payée jusqu’au { $day }
desk-renewals-paid = La facture { $number } est marquée comme payée.
desk-renewals-paid-already = La facture { $number } était déjà marquée comme payée.
desk-renewals-refused = Elle n’a pas été marquée
desk-renewals-void = La facture { $number } est annulée ; une autre la remplace, ou personne n’en veut plus.
desk-renewals-replaced = La facture { $number } n’a pas été payée à temps, et la facture { $stands } la remplace désormais ; marquez celle-là.
desk-renewals-payer-left = La personne à qui s’adressait la facture { $number } n’est plus membre ; elle peut adhérer à nouveau.
desk-renewals-fewer = Elle paie { $seats } places et { $taken } sont prises : il faut d’abord en reprendre { $over }, ou que l’organisation demande une formule qui en a plus.
tiers-title = Niveaux
tiers-intro = Les niveaux d’adhésion, ce que chacun coûte et apporte, et combien de personnes l’ont.
tiers-add = Ajouter un niveau
tiers-back = Tous les niveaux
tiers-new = Un nouveau niveau
tiers-change = Modifier
tiers-change-title = Modifier le niveau « { $name } »
tiers-change-what = Qui l’a garde ce qui est payé. Un nouveau prix ou une nouvelle durée compte dès la prochaine facture.
tiers-retire = Ne plus proposer
tiers-offer = Proposer de nouveau
tiers-retire-what = Un niveau qui n’est plus proposé n’est donné à personne de nouveau. Qui l’a le garde jusqu’à la fin de ce qui est payé, et n’est pas invité à le renouveler.
tiers-saved = Le niveau est enregistré
tiers-retired = Le niveau n’est plus proposé
tiers-offered = Le niveau est de nouveau proposé
tiers-stays-entry = On adhère à ce niveau : choisissez-en d’abord un autre dans la configuration
tiers-stays-lapse = Qui ne paie pas continue à ce niveau : nommez-en d’abord un autre dans la configuration
tiers-join-and-lapse = On adhère ici, et on continue ici si l’on ne paie pas
tiers-join = On adhère ici
tiers-lapse = On continue ici si l’on ne paie pas
tiers-retired-since = N’est plus proposé depuis le { $day }
tiers-for-all = Pour tous
tiers-for = Pour { $kinds }
tiers-name = Nom
tiers-price = Prix pour une période
tiers-price-hint = Dans la monnaie de la communauté, comme 240 ou 40.50 ; 0 ne coûte rien.
tiers-months = Mois que dure un paiement
tiers-months-hint = Laissez vide si le niveau ne coûte rien.
tiers-seats = Places
tiers-seats-hint = Seulement pour un niveau qu’une organisation achète pour ses gens : pour combien. Une fois créé, il reste pour une personne ou pour des organisations.
tiers-benefits = Ce qu’il apporte
tiers-benefits-hint = Une ligne chacun.
tiers-kinds = Qui peut l’avoir
tiers-wrong-price = écrivez un montant comme 240 ou 40.50
tiers-wrong-months = un niveau payant dure de 1 à { $n } mois
tiers-wrong-seats = écrivez un nombre de 1 à { $n }, ou rien pour une personne
tiers-wrong-kinds = cochez-en au moins un
tiers-wrong-benefits = au plus { $n } lignes
tiers-wrong-taken = il y a déjà un niveau de ce nom ; modifiez celui-là
tiers-wrong-entry = on adhère à ce niveau, il ne coûte donc rien et est pour une personne
tiers-wrong-many = une communauté a au plus { $n } niveaux, y compris ceux qui ne sont plus proposés ; modifiez l’un d’eux
tiers-wrong-one-or-many = un niveau reste pour une personne ou pour des organisations ; créez-en un autre
tiers-holders = { $n ->
    [one] { $n } personne l’a
   *[other] { $n } personnes l’ont
}

## Places d’organisations
organization-seats = Formule et places
seats-title = Places de { $organization }
seats-intro = Une formule que l’organisation paie, et qui de ses gens l’a. Qui a une place a la formule tant qu’elle est payée.
seats-none = Il n’y a pas encore de places
seats-none-next = Choisissez une formule ci-dessous. Les places sont là dès que la facture est payée.
seats-not-offered = La formule n’est plus proposée et ne peut plus être payée. Choisissez-en une autre ci-dessous avant le dernier jour.
seats-too-few = La formule a maintenant { $seats } places et { $taken } sont prises. Reprenez-en { $over } avant de payer encore une fois, ou choisissez une formule qui en a plus.
seats-taken = Places prises
seats-taken-of = { $taken } sur { $of }
seats-later = À partir du { $day }, la formule a { $seats } places : c’est ce qui est payé pour cette période. Si plus de personnes en ont une ce jour-là, celles qui l’ont reçue en dernier la perdent.
seats-holders = Qui a une place
seats-nobody = Personne pour l’instant.
seats-take-back = Reprendre la place
seats-give = Donner une place
seats-full = Toutes les places sont prises. Reprenez-en d’abord une, ou choisissez une formule qui en a plus.
seats-handle = Nom dans l’adresse de la page
seats-handle-hint = De quelqu’un qui travaille ici : maren, si la page est /people/maren.
seats-levels = Formules pour les organisations
seats-levels-none = La communauté n’a pas de formule pour les organisations.
seats-approver = Qui agit pour l’organisation
seats-approver-hint = Demande des formules et donne des places. Le nom dans l’adresse de sa page ; vide pour personne.
seats-approver-save = Enregistrer
seats-said-given = La place est donnée.
seats-said-taken-back = La place est de nouveau libre.
seats-said-level = L’organisation a désormais la formule.
seats-said-approver = C’est noté : on sait qui agit pour l’organisation.
seats-wrong-handle = écrivez-le comme dans l’adresse de la page : maren
seats-wrong-not-theirs = personne de ce nom ne montre qu’il travaille ici
seats-wrong-not-here = aucun membre de ce nom ne travaille ici
seats-wrong-kind = la formule n’est pas pour ce genre de membre
seats-wrong-kinds = cette formule n’est pas pour le genre de membre de { $people } ; reprenez d’abord leurs places, ou choisissez-en une autre
seats-wrong-no-seat = cette place est déjà libre
seats-wrong-no-bundle = il n’y a pas encore de places ; choisissez d’abord une formule
seats-wrong-fewer = cette formule a { $seats } places et { $taken } sont prises ; reprenez-en d’abord { $over }, ou choisissez-en une qui en a plus
seats-wrong-level = choisissez une des formules ci-dessous
card-seat = Place de
card-level-seat = Vous l’avez par une place de votre organisation
card-after-seat = Pas tant que vous avez une place de votre organisation
card-give-up-seat = Rendre la place
card-give-up-seat-means = Vous continuez avec ce que vous avez payé vous-même, ou avec une formule qui ne coûte rien.
mail-seats-open = Les places
mail-seats-renewal-subject = Les places de { $organization } chez { $community } s’arrêtent le { $until }
mail-seats-renewal = Ce que { $organization } paie pour ses gens chez { $community } est payé jusqu’au { $until }. Cela continue si on paie encore une fois ; sinon, ceux qui ont une place restent membres, avec la formule qu’ils ont payée eux-mêmes ou une qui ne coûte rien.
mail-seats-not-offered = Ce que { $organization } paie pour ses gens chez { $community } est payé jusqu’au { $until }. La formule « { $from } » n’est plus proposée et ne peut plus être payée. Choisissez-en une autre sur la page des places ; sinon, ceux qui ont une place restent membres, avec la formule qu’ils ont payée eux-mêmes ou une qui ne coûte rien.
mail-seats-too-few = Ce que { $organization } paie pour ses gens chez { $community } est payé jusqu’au { $until }. La formule « { $from } » a maintenant moins de places qu’il n’y en a de prises. Reprenez-en d’abord { $over }, ou choisissez une formule qui en a plus, et on pourra payer encore une fois ; sinon, ceux qui ont une place restent membres, avec la formule qu’ils ont payée eux-mêmes ou une qui ne coûte rien.
mail-seat-given-subject = Vous avez une place de { $organization } chez { $community }
mail-seat-given = { $organization } vous a donné une place chez { $community } : vous avez la formule « { $to } » tant qu’elle est payée. Ce que vous avez payé vous-même attend la fin de la place. Vous pouvez rendre la place à tout moment sur la page de votre adhésion.
mail-seat-over-subject = Votre place de { $organization } chez { $community } est terminée
mail-seat-taken-back = { $organization } a repris la place qui vous donnait la formule « { $from } » chez { $community }. Vous restez membre, avec la formule « { $to } » ; tout ce que vous avez écrit et répondu reste. Les autres formules sont sur la page de votre adhésion.
mail-seat-ended = { $organization } a payé votre formule « { $from } » chez { $community } jusqu’au { $until }, et votre place est terminée. Vous restez membre, avec la formule « { $to } » ; tout ce que vous avez écrit et répondu reste. Si elle paie encore une fois, elle peut vous donner une place ; les formules que vous pouvez choisir vous-même sont sur la page de votre adhésion.
mail-seats-lapsed-subject = Les places de { $organization } chez { $community } sont terminées
mail-seats-lapsed = La formule « { $from } » de { $organization } chez { $community } était payée jusqu’au { $until }, et plus personne n’en a de place. Ses gens restent membres ; on peut reprendre des places à tout moment.
act-take-level = Prise de la formule { $tier } pour { $organization }
act-name-nobody = Noté que personne n’agit pour { $organization }
act-name-approver = Noté que { $member } agit pour { $organization }
act-give-seat = Donné à { $member } une place de { $organization }
act-take-back-seat = Repris la place de { $member } chez { $organization }
act-grace-seats = Début de la période de grâce des places de { $organization }
act-keep-seats = Les places de { $organization } ne coûtent plus rien et restent
act-end-seats = Fin des places de { $organization }, faute de paiement

## Sections
chapter-none = Aucune
chapter-hint = La partie locale de la communauté à laquelle vous appartenez.
chapter-hint-desk = La partie locale de la communauté à laquelle appartient ce membre.
chapter-save = Enregistrer la section
name-hint = Tel que le verront les autres membres et ceux à qui vous répondez désormais. Qui a déjà une réponse de vous garde le nom d’alors.
name-save = Enregistrer le nom
chapter-wrong = elle n’existe plus ; choisissez-en une dans la liste
members-chapter-saved = La section est enregistrée.
members-level-hint = Ce qui coûte quelque chose est à elle une fois la facture payée ; elle la reçoit par mail.
members-level-put = La mettre à ce niveau
members-level-saved = Elle a maintenant ce niveau.
members-level-invoiced = Elle reçoit une facture par mail, et a le niveau une fois qu’elle est payée.
members-level-not-hers = Ce niveau n’est pas pour elle, ou n’est plus proposé. Choisissez-en un autre.
members-level-paid = Ce qu’elle a est payé, par elle ou par son organisation, et prend fin de soi-même.
import-fault-chapter = pas de telle section ; écrivez l’une de { $chapters }
import-fault-no-chapters = la communauté n’a pas de sections ; laissez la colonne vide
act-no-chapter = { $member } n’est plus dans aucune section
act-chapter = { $member } est maintenant dans la section { $chapter }
act-change-own-name = A changé son propre nom

## Qui demande à entrer
error-waiting = Votre demande attend le bureau
error-waiting-next = Quelqu’un de la communauté la regarde et vous accepte, ou vous dit pourquoi non. Vous recevez un mail dans les deux cas. D’ici là vous voyez ce que tout le monde voit.
waits-withdraw = Retirer ma demande
let-in = Vous êtes accepté
let-in-next = Vous êtes maintenant membre de cette communauté. Appuyez sur le bouton pour passer à vos premiers pas.
let-in-go = Continuer
join-approval = Le bureau regarde chaque demande et vous accepte par un mail.
members-decide-reason = Pourquoi non, si vous refusez
members-decide-hint = La personne le lit dans un mail. Cela peut rester vide.
members-decide-yes = Accepter
members-decide-no = Ne pas accepter
members-let-in = C’est un membre désormais ; un mail part.
members-not-let-in = Pas accepté ; un mail le dit.
members-decided = Quelqu’un d’autre a décidé avant vous, ou la demande a été retirée.
members-not-admitted = Les personnes de ce type n’entrent plus ici : changez à qui s’adresse la communauté ou le niveau d’entrée, ou ne les acceptez pas.
import-fault-waits = a demandé à entrer et attend le bureau ; décidez-en d’abord
mail-let-in-subject = Vous êtes membre de { $community }
mail-let-in = Le bureau de { $community } vous a accepté. Vous êtes membre dès aujourd’hui.
mail-welcome = Bienvenue à { $community }. Vous êtes membre à partir d’aujourd’hui. Cinq petites étapes vous montrent ce qu’il y a ; aucune n’est pressée.
mail-let-in-open = Vos premiers pas
mail-declined-subject = Votre demande à { $community }
mail-declined = Le bureau de { $community } ne vous a pas accepté cette fois. Vous pouvez redemander.
mail-declined-why = Le bureau de { $community } ne vous a pas accepté cette fois, et dit pourquoi : « { $why } » Vous pouvez redemander.
mail-declined-open = La communauté
mail-declined-reason = Vous recevez ce mail parce que vous avez demandé à entrer dans { $community } ; il n’y en aura pas d’autre, sauf si vous redemandez.
act-ask-to-join = A demandé à entrer
act-take-back-wish = A retiré sa demande
act-let-in = A accepté { $member }
act-not-let-in = N’a pas accepté { $member }
members-asking = { $n ->
    [one] { $n } personne a demandé à entrer et attend le bureau.
   *[other] { $n } personnes ont demandé à entrer et attendent le bureau.
}

## Images

event-act-picture = Image
settings-nav-photo = Photo
picture-event-title = Une image pour « { $title } »
picture-event-intro = Elle figure en tête de l’événement. Qui peut voir l’événement peut la voir, et personne d’autre.
picture-photo-title = Votre photo
picture-photo-intro = Elle figure sur votre page. Vous dites qui peut la voir et vous pouvez la retirer à tout moment.
picture-logo-title = L’image de la communauté
picture-logo-intro = Elle figure sur la page qui présente la communauté, et d’autres serveurs peuvent la montrer. Tout le monde peut la voir.
picture-alt = Ce qu’elle montre
picture-alt-hint = Une phrase, pour les personnes qui ne voient pas l’image.
picture-decoration = Elle ne fait que décorer : il n’y a rien à dire
picture-who = Qui peut la voir
picture-file = L’image
picture-file-hint = JPEG ou PNG, { $n } Mo au plus. Elle est réduite, et les notes du fichier, comme le lieu de la prise de vue, sont retirées.
picture-may-stay = N’en choisissez pas pour garder celle qui est là.
picture-save = Enregistrer
picture-saved = C’est enregistré.
picture-remove = Retirer l’image
picture-wrong-alt-none = dites ce que montre l’image, ou cochez qu’elle ne fait que décorer
picture-wrong-alt-long = { $n } caractères au plus
picture-wrong-alt-letters = il y a là un caractère qui ne peut pas être affiché
picture-wrong-none = choisissez une image
picture-wrong-large = un fichier a { $n } Mo au plus ; réduisez l’image
picture-wrong-kind = ce n’est pas une image JPEG ou PNG ; enregistrez-la sous l’une de ces formes
picture-wrong-pixels = cette image est trop grande : { $n } millions de pixels au plus ; réduisez-la
picture-wrong-broken = cette image est illisible ; ouvrez-la, enregistrez-la de nouveau et choisissez ce fichier
picture-wrong-busy = beaucoup d’images sont lues en ce moment ; choisissez-la de nouveau dans une minute
picture-wrong-disk = aucune image ne peut être gardée en ce moment ; choisissez-la de nouveau plus tard, ou prévenez qui gère ce site
picture-wrong-often = de très nombreuses pages montrent déjà cette image ; choisissez-en une autre

# Rooms: what members say under the rose.
rooms-page-title = Salon
rooms-page-what = Ce qui se dit sous la rose y reste.
rooms-stays = Reste dans ce salon, dans cette communauté. Aucun nom dehors.
rooms-readers = { $n ->
    [one] 1 membre peut lire ceci
   *[other] { $n } membres peuvent lire ceci
}
rooms-readers-of = { $n ->
    [one] 1 membre de { $community } est dans ce salon.
   *[other] { $n } membres de { $community } sont dans ce salon.
}
rooms-all = { $n ->
    [one] Toute la liste : { $n }
   *[other] Les { $n }
}
rooms-back = Salon : { $room }
rooms-side = À propos de ce salon
rooms-who-reads = Qui peut lire ceci
rooms-steward = responsable
rooms-you = Vous
rooms-somebody = Quelqu’un qui n’est plus là
rooms-rule = Règle de ce salon
rooms-rule-closed = Fermé : rien de ce qui se dit ici n’est utilisé dehors.
rooms-rule-chatham = Chatham House : utilisez ce que vous entendez, ne dites jamais qui l’a dit.
rooms-closed = Fermé
rooms-chatham = Chatham House
rooms-kept = Comment c’est conservé
rooms-kept-days = Chiffré sur notre propre machine, supprimé après { $n } jours ; au plus 65 jours plus tard, aucune sauvegarde ne l’ouvre plus.
rooms-kept-open = Chiffré sur notre propre machine, détruit à la fermeture du salon, et 35 jours plus tard dans les sauvegardes.
rooms-kept-glass = Si l’opérateur brise la vitre, un avis s’affiche d’abord ici. Rien ne protège de qui contrôle la machine en marche.
rooms-kept-how = Comment nous le gardons sous la rose
rooms-record = { $n ->
    [one] Registre de ce salon : { $n } entrée, se termine par
   *[other] Registre de ce salon : { $n } entrées, se termine par
}
rooms-record-read = Lire le registre
rooms-glass-now = L’opérateur peut lire ce salon en ce moment
rooms-glass-now-what = La vitre a été brisée : { $since }. Jusqu’à { $until }, ce qui se dit ici peut être lu de l’extérieur. La raison donnée :
rooms-glass-was = L’opérateur a pu lire ce salon
rooms-glass-was-what = La vitre a été brisée de { $since } à { $until }. La raison donnée :
rooms-archived = Ce salon est archivé
rooms-archived-what = Plus personne n’écrit ici. Ce qui a été dit se lit encore jusqu’à son terme.
rooms-vote = Un vote vous attend
rooms-vote-what = Tous les membres de ce salon doivent-ils lire ce qui a été dit avant leur arrivée ?
rooms-vote-go = Aller au vote
rooms-follows = Ce salon a un nouveau responsable
rooms-follows-you = Aucun de ses responsables ne pouvait plus y entrer, et personne qui le peut n’est ici depuis plus longtemps que vous. Vous en êtes responsable maintenant, et pouvez en nommer d’autres.
rooms-follows-another = Aucun de ses responsables ne pouvait plus y entrer, et personne qui le peut n’est ici depuis plus longtemps que { $name }, qui en est responsable maintenant.
rooms-intro = Ce que les membres disent sous la rose reste dans le salon. Aucun e-mail ni message n’en parle ; un nombre à côté de Salons l’indique quand vous êtes ici.
rooms-locked = Les salons de cette communauté sont verrouillés tant que l’opérateur n’a pas fourni leur clé. Rien n’y est perdu.
rooms-none = Vous n’êtes dans aucun salon
rooms-none-what = Vos salons seraient ici. Demandez à un membre qui est dans l’un d’eux de vous inviter.
rooms-new = Nouveau
rooms-come-in = Comment on entre dans un salon
rooms-come-in-what = Un membre qui est dans le salon vous remet une invitation : un lien qui ne dit rien du salon. Derrière, la porte vous indique sa règle et ce qui manque encore. Personne ne voit un salon dont il n’est pas.
rooms-threads = Fils
rooms-threads-none = Rien n’a encore été dit ici, ou le terme est passé. Ouvrez un fil avec ce que vous ne diriez pas en public.
rooms-thread-new = Ouvrir un fil
rooms-thread-before = Un fil dont le titre ne vous est pas montré
rooms-last-word = dernier mot { $time }
rooms-pages = Pages de la liste
rooms-newer = Fils plus récents
rooms-older = Fils plus anciens
rooms-members = Membres et invitations
rooms-run = Gérer ce salon
rooms-leave = Quitter ce salon
rooms-thread-first = Depuis le début
rooms-thread-next = La suite du fil, et où répondre
rooms-thread-empty = Il ne reste rien ici que vous puissiez lire.
rooms-since = Nouveau depuis votre dernière visite
rooms-nameless = { $plant }, nom retiré
rooms-name-removed = { $n ->
    [one] nom retiré après { $n } jour
   *[other] nom retiré après { $n } jours
}
rooms-name-gone = nom retiré
rooms-release = Publier ce texte de vous
rooms-report = Signaler aux responsables
rooms-remove = Retirer
rooms-say-here = Dites-le ici
rooms-say-first = Dites le premier mot
rooms-say-readers = { $n ->
    [one] { $n } membre de ce salon le lira
   *[other] { $n } membres de ce salon le liront
}
rooms-say-title = De quoi il s’agit
rooms-say-text = Vos mots
rooms-say = Le dire dans ce salon
rooms-say-draft = Garder pour plus tard
rooms-say-note = Joindre une note
rooms-say-note-how = Une note se joint par son adresse : copiez-la parmi les notes et mettez-la dans votre texte, gardé ici entre-temps.
rooms-say-draft-kept = Vos mots sont gardés et pas encore dits. Vous seul les voyez.
rooms-say-no-mail = Aucun e-mail ne part.
rooms-say-name-days = { $n ->
    [one] Votre nom est retiré après { $n } jour.
   *[other] Votre nom est retiré après { $n } jours.
}
rooms-say-text-days = Le texte disparaît après { $n } jours.
rooms-say-text-open = Le texte reste jusqu’à la fermeture du salon.
rooms-say-old-form = rien n’a encore été dit, car ce formulaire date d’avant votre dernière connexion ; vos mots sont ici, renvoyez-les
rooms-say-gone = rien n’a été dit, car le fil auquel vous répondiez a été retiré entre-temps ; vos mots sont ici : commencez un nouveau fil avec eux, ou emportez-les
rooms-say-enough = vous avez écrit { $n } messages dans ce salon aujourd’hui, c’est le maximum ; continuez demain
rooms-say-threads = ce salon a { $n } fils, c’est tout ce qu’il peut avoir ; continuez dans l’un d’eux
rooms-typed = Vos mots sont encore là : connectez-vous et renvoyez-les.
rooms-typed-send = Renvoyer
rooms-search = Chercher dans ce salon
rooms-search-what = Ce qui a été dit
rooms-search-go = Chercher
rooms-search-letters = écrivez de { $least } à { $n } lettres
rooms-found = { $n ->
    [0] Rien de ce que vous pouvez lire ici ne contient ces mots.
    [one] { $n } message contient ces mots.
   *[other] { $n } messages contiennent ces mots.
}
rooms-found-more = Ce sont les { $n } premiers ; écrivez davantage pour en trouver moins.
rooms-found-in = Dans le fil
rooms-door = La porte d’un salon
rooms-door-open = On vous a remis une invitation, et rien ne manque. À l’intérieur, vous voyez le nom du salon et qui s’y trouve ; on y voit votre nom.
rooms-door-not-yet = On vous a remis une invitation. Ce salon ne s’ouvre pas encore à vous.
rooms-door-full = Ce salon a tous les membres qu’il peut avoir. Demandez à qui vous a invité de vous prévenir quand une place se libère.
rooms-door-many-ask = Trop de personnes attendent déjà à cette porte. Revenez dans quelques jours.
rooms-door-missing = Ce qui manque
rooms-door-code = Vous n’avez pas encore signé le code de déontologie.
rooms-door-code-sign = Le lire et le signer
rooms-door-days = Vous n’êtes pas membre depuis assez longtemps. Elle s’ouvre le { $day }.
rooms-door-vouches = { $n ->
    [one] { $given } membre du salon sur { $n } se porte garant de vous.
   *[other] { $given } membres du salon sur { $n } se portent garants de vous.
}
rooms-door-levels = Le salon demande l’un de ces niveaux d’adhésion : { $levels }.
rooms-door-level-mine = Votre adhésion
rooms-door-told = À quoi ressemble le salon
rooms-door-enter = Entrer
rooms-door-ask = Demander des garants
rooms-door-asked = Les membres du salon voient maintenant que vous attendez. Revenez par le même lien.
rooms-make = Créer un salon
rooms-make-intro = Vous avez la première place et le gérez jusqu’à ce que vous nommiez d’autres personnes. Sa règle reste telle que vous la faites ; il ne garde pas ce qui est dit plus longtemps que vous ne le dites maintenant.
rooms-make-name = Nom
rooms-make-name-hint = Seuls ceux qui y sont le voient.
rooms-make-rule-hint = Ce qui peut être fait dehors de ce qui est dit.
rooms-make-names-days = Jours avant le retrait des noms
rooms-make-names-days-hint = Pour Chatham House seulement, de 1 à 90.
rooms-make-kept = Combien de temps il garde ce qui est dit
rooms-make-kept-days = { $n } jours
rooms-make-kept-open = Jusqu’à la fermeture du salon
rooms-make-days = Jours d’adhésion avant de pouvoir entrer
rooms-make-days-hint = 0 n’en demande aucun.
rooms-make-vouches = Membres du salon qui se portent garants d’un nouveau
rooms-make-vouches-hint = 0 n’en demande aucun.
rooms-make-levels = Niveaux d’adhésion qui peuvent entrer
rooms-make-levels-hint = Si rien n’est coché, tous les niveaux entrent.
rooms-make-wrong-names = écrivez un nombre de 1 à { $n }
rooms-make-wrong-number = écrivez un nombre de 0 à { $n }
rooms-make-wrong-levels = cochez au plus { $n } niveaux
rooms-make-many = cette communauté a { $n } salons, c’est tout ce qu’elle peut avoir ; fermez-en d’abord un
error-not-vouched = Ce que votre navigateur a apporté ne vaut rien ici
error-not-vouched-next = C’est peut-être trop ancien, ou fait pour une autre communauté. Rouvrez l’offre et recommencez.
claim-title = Pour les membres de { $community }
claim-lead = Les membres de { $community } paient moins chez { $host }. Votre communauté dit que vous y avez droit, et quel est votre niveau ; { $host } n’apprend rien d’autre de votre adhésion là-bas.
claim-sign-in = Pour adhérer à { $host } pour moins cher, connectez-vous d’abord ici, ou adhérez à un niveau gratuit. Choisissez ensuite sur cette page le niveau voulu.
claim-waits = Vous pourrez utiliser votre adhésion à { $community } dès qu’un responsable de { $host } vous aura admis.
claim-no-level = Il n’y a chez { $host } aucun niveau auquel vous pourriez adhérer maintenant et qui coûte moins aux membres de { $community }.
claim-at-events = Ceci concerne les événements : ouvrez un événement payant de { $host }, et sa page indique ce que paient les membres de { $community }.
claim-closed = Il n’y a rien à obtenir ici pour l’instant : l’accord entre { $host } et { $community } est terminé, n’a pas commencé ou ne couvre pas ceci.
claim-go = Utiliser mon adhésion à { $community }
claim-uses = { $n ->
    [one] Vous pouvez l’utiliser une fois.
   *[other] Vous pouvez l’utiliser { $n } fois.
}
claim-uses-any = Vous pouvez l’utiliser aussi souvent que vous voulez.
claim-until = Jusqu’au { $day }
claim-restrictions = À noter :
claim-join = Je ne suis pas encore membre ici
claim-level = Niveau
claim-level-missing = Choisissez le niveau auquel vous voulez adhérer.
claim-instead-of = au lieu de
claim-where-to = Votre navigateur va vers
claim-back = Retour à l’offre
claim-ask-title = Aller chez { $community }
claim-ask-text = { $community } apprend quelle offre de { $host } vous voulez utiliser. Vous y voyez tout ce qui serait dit de vous avant que ce soit dit. Vous revenez avec la réponse dans les dix minutes, dans ce navigateur.
claim-ask-go = Aller chez { $community }
claim-asked-title = { $community } demande si vous y avez droit
claim-asked-text = Vous allez utiliser une offre de { $community } pour nos membres. Avant que quoi que ce soit soit dit, vous voyez tout.
claim-use-mine = Utiliser mon adhésion
claim-at-event = Membres de { $community } : { $price } au lieu de { $full }.
claim-at-joining = Les membres de { $community } paient moins.
claim-joining-heading = Êtes-vous membre ailleurs ?
fact-deal = Membre ailleurs
consent-title = Dire à { $host } que vous y avez droit ?
consent-text = { $host } apprend que l’un de nos membres a droit à son offre, et à quel niveau : ni votre nom, ni votre adresse, ni rien d’autre de votre profil. Cela vaut une fois.
consent-go = Le dire à { $host }
consent-kind = Ce que c’est
consent-offer = Pour cette offre
consent-tier = Votre niveau
consent-number = Numéro de ce message
consent-made = Fait à
consent-from = Vaut à partir de
consent-key = Une clé pour cette seule offre
no-voucher-title = Rien n’a été dit à { $host }
no-voucher-over = { $host } n’a pas en ce moment une telle offre pour nos membres.
no-voucher-again = On ne peut pas répondre à ce que { $host } a demandé. Rouvrez son offre et recommencez.
no-voucher-member = Ceci est pour les membres. Votre adhésion ici a pris fin, ou attend un responsable.
no-voucher-conditions = Vous ne remplissez pas en ce moment les conditions de cette offre. Vos avantages montrent chaque condition, et si vous la remplissez.
no-voucher-many = { $n ->
    [one] Vous l’avez demandé { $n } fois en une heure. Réessayez plus tard.
   *[other] Vous l’avez demandé { $n } fois en une heure. Réessayez plus tard.
}
no-voucher-untold = Cela reste ici ; personne ne le dit à
no-voucher-benefits = Vos avantages
check-what = Un accueil demande si vous êtes membre d’une autre communauté.
check-title = Êtes-vous membre de { $community } ?
check-title-not = L’accueil ne voit pas de oui
check-text = { $host } demande à { $community } si vous êtes membre en règle. Vous y voyez tout ce qui serait dit avant que ce soit dit.
check-nothing-else = L’accueil apprend oui, et rien d’autre : ni votre nom, ni votre niveau.
check-until = On peut y répondre jusqu’à { $time } à { $place }, dans ce navigateur.
check-yes = Oui. { $community } l’a dit à { $time } à { $place }.
check-yes-next = L’accueil le voit aussi.
check-over = Le délai est passé, et personne n’a dit oui.
check-over-next = Demandez à l’accueil une nouvelle vérification.
check-not-asked = Ce navigateur ne l’a pas demandé, ou cela a déjà servi.
check-not-proved = Ce qui est revenu n’est pas signé par une communauté avec laquelle { $host } a un accord, ou n’est plus valable.
check-not-in-time = Le délai de cette vérification est passé, ou elle a déjà reçu sa réponse.
check-not-restored = Le serveur de { $host } a été rétabli depuis une sauvegarde entre-temps.
check-not-next = Demandez à l’accueil une nouvelle vérification et recommencez.
check-ask-title = Aller chez { $community }
check-ask-text = { $community } apprend que { $host } demande. Vous y voyez tout ce qui serait dit de vous avant que ce soit dit. Vous revenez avec la réponse dans les dix minutes, dans ce navigateur.
check-ask-go = Aller chez { $community }
check-back = Retour
check-asked-title = { $community } demande si vous êtes membre en règle
check-asked-text = Vous êtes à un accueil de { $community }, ou y voulez quelque chose. Avant que quoi que ce soit soit dit, vous voyez tout.
check-back-title = { $community } dit que vous êtes membre en règle
check-back-text = Le montrer à l’accueil ? Il voit oui et l’heure, et rien d’autre de vous. Cela vaut une fois.
check-back-go = Le montrer à l’accueil
prove-title = Dire à { $host } que vous êtes en règle ?
prove-text = { $host } apprend que quelqu’un est l’un de nos membres en règle : ni votre nom, ni votre niveau, ni rien d’autre de votre profil. Cela vaut une fois.
prove-purpose-check = pour le montrer à un accueil
prove-key = Une clé pour cette seule communauté
prove-back = Retour chez { $host }
no-proof-over = { $host } n’a pas d’accord avec cette communauté en ce moment.
no-proof-again = On ne peut pas répondre à ce que { $host } a demandé. Recommencez là-bas.
no-proof-standing = Nous ne le disons que des membres en règle. Votre carte montre où vous en êtes chez nous.
checks-title = Vérifications
checks-intro = Quelqu’un se dit membre d’une autre communauté ? Demandez-le-lui. La personne ouvre l’adresse dans son propre navigateur, et vous voyez oui et l’heure, ou que personne ne l’a dit. Vous ne voyez jamais qui elle est.
checks-community = Quelle communauté
checks-ask = Demander si elle est en règle
checks-asked = Demandé dans la dernière heure
checks-none = Personne n’a été interrogé.
checks-nobody = Il n’y a aucune communauté à interroger. Proposez d’abord un accord à l’une d’elles.
checks-wrong-community = choisissez une communauté de la liste
checks-wrong-many = Il y a beaucoup de vérifications dans la dernière heure. Attendez un peu.
checks-waits = attend une réponse jusqu’à { $time }
checks-yes = oui, membre de { $community } en règle, à { $time }
checks-no = non : personne ne l’a dit jusqu’à { $time }
checks-made = Demandé à { $time }
checks-show = La personne ouvre
checks-qr = L’adresse de cette vérification en image, pour son appareil
checks-again = Regarder à nouveau
redeem-title = { $community } dit que vous y avez droit
redeem-text = Voici ce que cela vous coûte en tant que membre de { $community }.
redeem-no-price = Il n’y a aucun prix à montrer : ce que votre communauté a dit a déjà servi, ou cela ne peut pas coûter moins maintenant. Le bouton montre ce qu’il en est.
redeem-once = Cela vaut une fois, quand vous appuyez sur le bouton. D’ici là, rien n’est noté.
redeem-price-changed = Le prix a changé depuis que vous l’avez vu. Rien n’a été utilisé : voici ce que vous payez maintenant.
redeem-go = L’utiliser maintenant
redeem-see = Me montrer ce qu’il en est
not-redeemed-title = Le prix reste le même
not-redeemed-not-asked = Ce navigateur ne l’a pas demandé, ou il y a trop longtemps. Ouvrez l’offre et recommencez.
not-redeemed-spent = Ce que votre communauté a dit a déjà servi. Cela vaut une fois ; ouvrez l’offre et recommencez.
not-redeemed-restored = Ce que votre communauté a dit date d’avant la restauration de ce serveur. Ouvrez l’offre et recommencez.
not-redeemed-over = L’offre était terminée quand votre communauté a répondu.
not-redeemed-level = Votre niveau là-bas n’est pas de ceux qui ont été convenus.
not-redeemed-used = { $n ->
    [one] Chaque membre peut utiliser cette offre une fois, et vous l’avez fait.
   *[other] Chaque membre peut utiliser cette offre { $n } fois, et vous l’avez fait.
}
not-redeemed-year = { $n ->
    [one] La { $n } utilisation de cette offre pour l’année est prise.
   *[other] Les { $n } utilisations de cette offre pour l’année sont prises.
}
not-redeemed-nothing = Ce que vous avez choisi n’est plus disponible pour moins cher. L’offre montre ce qu’il y a maintenant.
ticket-title = Votre prix pour cet événement
ticket-what = Gardez l’adresse de cette page et montrez-la à l’entrée. Ce n’est pas une réponse : si vous venez, dites-le sur la page de l’événement.
ticket-good = Valable pour une personne
ticket-void = Retiré : ce prix ne vaut plus
ticket-pay = À payer
ticket-member-of = Membre de
ticket-number = Numéro
ticket-made = Fait le
tickets-title = Prix pour les membres d’autres communautés
tickets-what = Chaque ligne est quelqu’un qui a montré une adhésion ailleurs. Personne ici ne sait qui c’est ; à l’entrée, cette personne montre ce numéro.
tickets-none = Personne pour l’instant
tickets-none-next = Qui utilise une adhésion d’ailleurs pour cet événement figure ici.
tickets-refund-heading = Retirer
tickets-refund = Retirer
tickets-void = Retiré

# Accords entre deux communautés (F16)

deal-title = Accords
deal-intro = Deux communautés conviennent de ce que chacune donne aux membres de l’autre : une cotisation plus basse à l’adhésion, le prix de membre aux évènements. Une page, signée par les deux.
deal-empty = Pas encore d’accord
deal-empty-next = Commencez-en un avec une communauté avec laquelle vous partagez des offres. Rien ne quitte ce serveur avant que vous signiez et envoyiez.
deal-new = Nouvel accord
deal-new-with = Nouvel accord avec { $peer }
deal-answer-with = Proposer des changements à { $peer }
deal-change-with = Changer l’accord avec { $peer }
deal-with-whom = Avec qui ?
deal-go-on = Continuer
deal-nobody = Aucune communauté ne partage encore d’offres avec vous
deal-nobody-next = Un accord demande une liaison qui laisse passer les offres. Proposez-en une, ou demandez à son bureau de cocher les offres :
deal-form-intro = Écrivez ce que chaque côté donne. Cela reste un brouillon que seul votre bureau voit ; { $peer } n’en voit rien tant que vous n’avez pas regardé la page finie et choisi Signer et envoyer.
deal-back = Retour à l’accord
deal-meanwhile = Une autre personne du bureau a changé ce brouillon pendant que vous écriviez. Regardez-le d’abord dans une autre fenêtre ; enregistrer met votre texte à sa place.

deal-field-name = Nom de l’accord
deal-field-name-hint = Les deux communautés le voient, dans les listes et sur papier.
deal-field-starts = Premier jour
deal-field-ends = Dernier jour
deal-field-day-hint = À partir de là les membres peuvent profiter des avantages, une fois que les deux ont signé.
deal-field-ends-hint = Laissez vide s’il dure jusqu’à ce que l’un de vous y mette fin.
deal-field-notice = Jours de préavis
deal-field-notice-hint = Qui y met fin le dit autant de jours avant. 30 est habituel.
deal-field-note = Remarque
deal-field-note-hint = Pas nécessaire. Elle fait partie de ce que les deux signent : n’écrivez que ce que les deux doivent lire.
deal-term-heading = { $host } donne aux membres de { $home }
deal-side-ours-hint = C’est votre promesse : les membres de { $home } vous paient moins. Vous choisissez pour lesquels de leurs niveaux.
deal-side-theirs-hint = C’est ce que vous demandez : { $host } décide de le signer ou non. Vos membres le reçoivent.
deal-more-ours = Ajouter un avantage que nous donnons
deal-more-theirs = Ajouter un avantage que { $host } donne
deal-term-number = Avantage { $n }
deal-drop = Retirer
deal-field-kind = Ce qui est donné
deal-kind-none = Rien encore
deal-kind-percent = Une remise en pourcentage
deal-kind-fixed = Une remise d’un montant fixe
deal-kind-free-months = Les premiers mois gratuits
deal-field-value = Combien
deal-field-value-hint = Pour un pourcentage écrivez 10, pour un montant 25.00. Laissez vide pour un prix de membre ou des mois gratuits.
deal-field-months = Pour combien de mois de cotisation
deal-field-months-hint = Avec des mois gratuits : combien. Sinon vide veut dire tout le premier paiement. Les évènements n’ont pas de mois.
deal-field-currency = Monnaie
deal-field-currency-hint = Seulement pour un montant fixe : trois lettres, par exemple GBP. Vide veut dire la monnaie de qui le donne.
deal-field-applies = Sur quoi c’est retiré
deal-tick-joining = Sur le prix de l’adhésion
deal-tick-events = Sur le prix des évènements
deal-field-levels = Quels membres de { $home }
deal-field-levels-names = Noms des niveaux
deal-field-levels-typed = { $home } n’a pas encore dit ses niveaux. Demandez à son bureau leurs noms courts, comme dans ses adresses, et écrivez-les avec des virgules : chapter, patron
deal-tick-standing = Seulement les membres en règle
deal-limits = Limites et précisions, si vous en voulez
deal-field-uses = Utilisations par membre
deal-field-uses-hint = 1 est habituel. Laissez le champ vide s’il n’y a pas de limite.
deal-field-cap = Utilisations par an, tous les membres ensemble
deal-field-cap-hint = Vide veut dire sans limite. Les années comptent dès le premier jour.
deal-field-distance = Seulement les membres à moins de tant de kilomètres
deal-field-distance-hint = Vide veut dire où qu’ils habitent.
deal-field-restrictions = Restrictions
deal-field-restrictions-hint = Une ligne, montrée partout avec l’offre : Pas pour les dîners.
deal-tick-region = Pas pour les membres qui vivent dans la région de { $host }
deal-tick-make-up = Venir aux évènements de l’hôte compte comme venir chez soi
deal-save = Enregistrer le brouillon
deal-save-what = Enregistrer n’envoie rien. La page suivante montre l’accord comme l’autre côté le verra, et à combien de vos membres il sert.

deal-wrong-day = écrivez un jour, par exemple 2026-12-01
deal-wrong-ends = le dernier jour vient après le premier
deal-wrong-notice = écrivez un nombre de jours, au plus { $n }
deal-wrong-number = écrivez un nombre entier de 1 à { $n }, ou laissez vide
deal-wrong-percent = écrivez un nombre au-dessus de 0 et au plus 100
deal-wrong-amount = écrivez un montant au-dessus de 0, par exemple 25.00
deal-wrong-no-value = laissez vide : un prix de membre et des mois gratuits n’ont pas de nombre ici
deal-wrong-currency = écrivez les trois lettres d’une monnaie, par exemple GBP
deal-wrong-months = les mois gratuits demandent un nombre de 1 à { $n }
deal-wrong-levels = choisissez au moins un niveau
deal-wrong-applies = cochez l’adhésion, les évènements ou les deux
deal-wrong-member-price = un prix de membre vaut pour les évènements seuls : décochez l’adhésion
deal-wrong-free-months = les mois gratuits valent pour l’adhésion seule : décochez les évènements
deal-wrong-nothing = Choisissez au moins un avantage, d’un côté ou de l’autre
deal-wrong-terms = Ces avantages ne vont pas ensemble dans un accord ; regardez chacun encore une fois

deal-row-starts = Premier jour
deal-row-ends = Dernier jour
deal-row-notice = Préavis
deal-row-note = Remarque
deal-row-benefit = Avantage
deal-row-applies = Retiré de
deal-row-who = Pour qui
deal-row-limits = Limites
deal-row-restrictions = Restrictions
deal-row-make-up = Présence
deal-no-end = Aucun : jusqu’à ce que l’une des deux y mette fin
deal-notice-days = { $n ->
    [0] Aucun
    [one] { $n } jour
   *[other] { $n } jours
    }
deal-percent = { $value } % de remise
deal-percent-months = { $n ->
    [one] { $value } % de remise sur la cotisation du premier mois
   *[other] { $value } % de remise sur la cotisation des { $n } premiers mois
    }
deal-fixed = { $amount } de remise
deal-fixed-months = { $n ->
    [one] { $amount } de remise sur la cotisation du premier mois
   *[other] { $amount } de remise sur la cotisation des { $n } premiers mois
    }
deal-member-price = Le prix que { $host } demande à ses propres membres
deal-free-months = { $n ->
    [one] Le premier mois gratuit
   *[other] Les { $n } premiers mois gratuits
    }
deal-applies-both = Adhésion et évènements
deal-applies-joining = Adhésion
deal-applies-events = Évènements
deal-every-level = Membres de tous les niveaux
deal-levels = Membres du niveau { $levels }
deal-good-standing = en règle
deal-other-region = pas qui vit dans la région de { $host }
deal-distance = à moins de { $n } km de { $host } ; là où on ne le sait pas, son accueil décide
deal-uses-unsaid = Aucune limite par membre
deal-uses = { $n ->
    [one] Une fois par membre
   *[other] { $n } fois par membre
    }
deal-cap = { $n ->
    [one] { $n } utilisation par an
   *[other] au plus { $n } utilisations par an
    }
deal-make-up = Venir chez l’hôte compte comme venir chez soi
deal-rounding = Les prix sont arrondis à la plus petite pièce, la moitié vers le haut, et ne passent jamais sous zéro. Deux avantages ne sont jamais retirés d’un même prix.
deal-vouchers-honoured = Les bons donnés avant la fin valent jusqu’à leur échéance.
deal-successors = Cet accord lie les bureaux à venir des deux communautés.
deal-term-added = Nouveau
deal-term-removed = Retiré
deal-was = avant :
deal-is-now = maintenant :
deal-signed-by = Signé pour { $name } le { $day }
deal-not-signed-by = Pas signé pour { $name }
deal-signed-by-nobody = Personne n’a signé ce brouillon

deal-one-what = Un accord avec { $peer } sur ce que chacune donne aux membres de l’autre.
deal-label-draft = Brouillon
deal-label-sent = Envoyé
deal-label-yours = Votre réponse est attendue
deal-label-signed = Signé par les deux
deal-label-ending = Finit bientôt
deal-label-ended = Fini
deal-label-declined = Refusé
deal-label-withdrawn = Repris
deal-label-lapsed = Sans réponse
deal-stands-draft = Un brouillon que seul votre bureau voit. Lisez-le, puis signez-le et envoyez-le.
deal-stands-sent = Vous l’avez signé et envoyé. { $peer } peut répondre jusqu’au { $day }.
deal-stands-yours = { $peer } l’a signé et attend votre réponse jusqu’au { $day }.
deal-stands-signed = Les deux ont signé. Il est en vigueur.
deal-stands-signed-from = Les deux ont signé. Il est en vigueur à partir du { $day }.
deal-stands-we-end = Vous avez donné le préavis. Le dernier jour est le { $day } ; d’ici là tout continue.
deal-stands-they-end = { $peer } a donné le préavis. Le dernier jour est le { $day } ; d’ici là tout continue.
deal-stands-ended = Il est fini. Plus rien de nouveau n’est donné par lui.
deal-stands-we-declined = Vous avez refusé la dernière version.
deal-stands-they-declined = { $peer } a refusé la dernière version.
deal-stands-we-withdrew = Vous avez repris la dernière version.
deal-stands-they-withdrew = { $peer } a repris sa dernière version.
deal-stands-lapsed = La dernière version n’a pas reçu de réponse à temps.
deal-there = Ce que l’autre côté voit maintenant
deal-there-draft = { $peer } ne voit rien de ce brouillon : ni qu’il existe, ni ce qu’il dit.
deal-there-sent = { $peer } voit la page ci-dessous avec votre signature, et que sa réponse est attendue. Son bureau peut la signer, proposer des changements ou refuser.
deal-there-yours = { $peer } voit qu’elle vous attend. Elle ne voit pas que vous l’avez lue, ni aucun brouillon de vous.
deal-there-signed = { $peer } a la même page avec les deux mêmes signatures. Ses membres voient ce que vous leur donnez, les vôtres voient ce qu’ils reçoivent.
deal-there-ending = { $peer } voit le même dernier jour. Ses membres peuvent profiter jusque-là de ce que vous leur donnez.
deal-there-ended = { $peer } voit qu’il est fini. Elle garde la page signée, comme vous.
deal-there-we-declined = { $peer } voit que vous avez refusé, et votre raison si vous en avez donné une.
deal-there-they-declined = { $peer } voit son refus. Vous pouvez recommencer avec un autre texte.
deal-there-withdrawn = Les deux voient que la dernière version a été reprise. Personne ne peut plus la signer.
deal-there-lapsed = Les deux voient que le délai est passé. Personne ne peut plus signer la dernière version.
deal-draft-unseen = Vous avez ici un brouillon d’une autre version ; { $peer } ne le voit pas.
deal-still-counts = Ce que les deux ont signé avant reste en vigueur jusqu’à ce que les deux aient signé la nouvelle version et que son premier jour soit venu.
deal-not-the-open-one = Vous regardez une version antérieure. Elle ne peut plus être signée.
deal-see-open = Voir la version qui attend une réponse
deal-reason = Raison donnée
deal-heading-draft = Le brouillon
deal-changes = { $n ->
    [0] Rien n’est différent de la version d’avant.
    [one] Une chose est différente de la version d’avant : ce qui était est barré, ce qui est nouveau est souligné.
   *[other] { $n } choses sont différentes de la version d’avant : ce qui était est barré, ce qui est nouveau est souligné.
    }
deal-version = Version { $n }, de { $name } le { $day } : { $became }
deal-version-open = attend une réponse
deal-version-countered = suivie d’une autre version en réponse
deal-version-accepted = signée par les deux
deal-version-rejected = refusée
deal-version-withdrawn = reprise
deal-version-void = a croisé une autre version, qui vaut
deal-versions = Toutes les versions
deal-means = Ce que cela veut dire
deal-preview = Il sert à { $qualify } de vos { $members } membres
deal-preview-not = pas à { $n } ({ $level })
deal-digest = Empreinte de cette page
deal-digest-what = Les deux serveurs gardent la même page. En cas de doute, comparez cette empreinte par téléphone : une lettre changée sur la page en fait une autre.
deal-send = Signer et envoyer
deal-send-what = Vous signez cette page pour votre communauté et elle part aussitôt vers l’autre. Jusqu’à ce que son bureau la signe aussi, vous pouvez la reprendre.
deal-change = Changer le brouillon
deal-discard = Jeter le brouillon
deal-accept = Accepter et signer
deal-accept-what = Si vous signez, l’accord est fait : dès son premier jour les membres de l’autre communauté peuvent profiter de ce que vous donnez, et les vôtres de ce qu’elle donne. Si quelque chose doit être autrement, proposez des changements : cela répond à cette version par une des vôtres.
deal-counter = Proposer des changements
deal-decline = Refuser
deal-decline-title = Refuser ce que { $peer } propose ?
deal-decline-what = Cette version ne pourra plus être signée. Si une partie seulement ne vous convient pas, proposez plutôt des changements.
deal-decline-there = { $peer } voit aussitôt que vous avez refusé, et lit votre raison.
deal-withdraw = La reprendre
deal-withdraw-what = Tant que l’autre côté n’a pas signé, vous pouvez reprendre cette version ; elle ne peut alors plus être signée. Si sa signature est déjà en route, la signature compte.
deal-next-version = Proposer une nouvelle version
deal-again = Recommencer à partir de ce texte
deal-end = Mettre fin à l’accord
deal-end-title = Mettre fin à l’accord avec { $peer } ?
deal-end-what = Si vous donnez le préavis maintenant, le dernier jour est le { $day }. D’ici là tout continue ; les bons donnés avant valent jusqu’à leur échéance. Cela ne peut pas être défait.
deal-end-there = { $peer } l’apprend aussitôt, voit le même dernier jour et lit votre raison.
deal-end-button = Donner le préavis
deal-print = L’imprimer sur une page
deal-print-title = Accord
deal-print-how = La commande d’impression de votre navigateur le met sur une feuille, sans le cadre autour.
deal-done-drafted = Le brouillon est enregistré. Rien n’a été envoyé.
deal-done-discarded = Le brouillon n’est plus là. Personne d’autre ne l’a vu.
deal-done-sent = Signé et envoyé. Vous saurez quand l’autre côté répond.
deal-done-accepted = Signé. L’accord est fait, et l’autre côté l’apprend.
deal-done-declined = Refusé. L’autre côté l’apprend.
deal-done-withdrawn = Repris. L’autre côté l’apprend.
deal-done-ending = Le préavis est donné. L’autre côté l’apprend.
