# Spanish: a draft, to be reviewed by a native speaker.
# Una clave empieza por la página o la parte a la que pertenece. $n es siempre un número.
# peering = hermanamiento; peer = comunidad hermanada; officers = junta directiva; host = anfitrión; seat = plaza.

## Marco

head-title = { $page } · { $community }
skip-to-main = Saltar al contenido
ribbon-demo = Demostración: todas las personas y organizaciones son inventadas.
ribbon-outbox = Leer los correos de esta demostración
nav-label = Principal
nav-home = Inicio
nav-events = Eventos
nav-communities = Comunidades
# Diez letras como máximo: la barra inferior de un teléfono.
nav-communities-short = Grupos
nav-about = Acerca de
nav-help = Ayuda
# Diez letras como máximo.
nav-people = Personas
# Diez letras como máximo.
nav-rooms = Salas
nav-rooms-new = { $n ->
    [one] novedades en 1 sala
   *[other] novedades en { $n } salas
}
# Diez letras como máximo.
nav-desk = Gestión
nav-benefits = Ventajas
# Delante de un nombre: adónde llevan las iniciales de la esquina.
nav-sign-in = Entrar
nav-person = Su perfil y cerrar sesión,
foot-signed-in = Sesión iniciada como
foot-sign-out = Cerrar sesión
nav-more = Más
foot-label = Más páginas
foot-follow = Seguir el calendario
foot-accessibility = Accesibilidad
foot-privacy = Privacidad
foot-status = Estado
# En un idioma que es un borrador: al pie de cada página hasta que un hablante nativo lo haya leído todo.
foot-draft = Esta traducción es un borrador: díganos, por favor, qué suena mal.
foot-runs = { $community } tiene su propio nodo con Rosarium. En esta página no hay código de terceros.
switch-theme = Aspecto
switch-language = Idioma
switch-zone = Mostrar las horas de
switch-set = Aplicar
theme-auto = Según mi dispositivo
theme-light = Claro
theme-dark = Oscuro
feed-calendar = Calendario (iCalendar)
feed-atom = Próximos eventos (Atom)
list-and = { $first } y { $last }
language-name = { $tag ->
    [ar] árabe
    [da] danés
    [de] alemán
    [en] inglés
    [es] español
    [fi] finés
    [fr] francés
    [it] italiano
    [ja] japonés
    [nb] noruego
    [nl] neerlandés
    [pl] polaco
    [pt] portugués
    [sv] sueco
   *[other] ?
    }

## Fechas y horas

date-weekday = { $n ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
    }
date-weekday-short = { $n ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
    }
date-month = { $n ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
    }
date-month-short = { $n ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
    }
date-long = { $weekday } { $day } de { $month }
date-long-year = { $weekday } { $day } de { $month } de { $year }
date-short = { $weekday } { $day } { $month }
date-full = { $day } de { $month } de { $year }
date-month-year = { $month } de { $year }
time-there = { $time }, hora de { $place }
time-there-day = { $day } { $time }, hora de { $place }
time-until-day = { $start } hasta { $end }
time-part-of-day = { $part ->
    [morning] por la mañana
    [afternoon] por la tarde
    [evening] por la tarde-noche
   *[night] por la noche
    }
time-just-now = ahora mismo
time-minutes-ago = { $n ->
    [one] hace { $n } minuto
   *[other] hace { $n } minutos
    }
time-hours-ago = { $n ->
    [one] hace { $n } hora
   *[other] hace { $n } horas
    }
time-days-ago = { $n ->
    [one] hace { $n } día
   *[other] hace { $n } días
    }

## Etiquetas de las comunidades

label-association = Asociación
label-commercial = Comercial
label-user-group = Grupo de usuarios
label-partners-only = Solo partners
label-mixed = Partners y otros
label-meets-online = Se reúne en línea
label-meets-in-person = Se reúne en persona
label-meets-hybrid = Se reúne en línea y en persona
label-microsoft = Partners de Microsoft
label-multi-vendor = Varios fabricantes
scope-events = eventos
scope-offers = ofertas
scope-introductions = presentaciones
scope-calls = peticiones de refuerzo
scope-statements = declaraciones conjuntas
scope-reports = denuncias

## Eventos, dondequiera que aparezcan

hosts-with = con
hosts-and = y
modality-online = En línea
modality-in-person = Presencial
modality-hybrid = Presencial y en línea
modality-hybrid-in = { $town } y en línea
event-place-language = { $place }, { $language }
seats-left = { $n ->
    [one] Queda { $n } plaza
   *[other] Quedan { $n } plazas
    }
seats-of = de { $n }. Hay una sola lista de invitados para todos; el anfitrión da las plazas.
state-tentative = Por confirmar
state-tentative-next = El anfitrión lo confirmará
state-rescheduled = Cambiado de hora
state-rescheduled-next = La hora que se muestra es la nueva
state-rescheduled-from = Iba a empezar el { $day } a las { $time }, hora de { $place }
state-moved-online = Pasa a ser en línea
state-moved-online-next = No habrá reunión presencial
state-postponed = Aplazado
state-postponed-next = El anfitrión está buscando otra fecha
state-cancelled = Cancelado por el anfitrión
state-cancelled-next = Se avisa a los calendarios que lo siguen
state-held = Terminado
state-held-next = Ya se ha celebrado
state-full = Completo
state-full-next = El anfitrión tiene lista de espera

## Inicio

home-description = Próximos eventos de { $community } y de las comunidades con las que comparte eventos.
home-today = Hoy es { $day }. Primero se da la hora de { $place } y después la del anfitrión.
home-today-yours = Hoy es { $day }. Primero se da su hora, la de { $place }, y después la del anfitrión.
home-change-clock = Ver las horas de otro lugar
home-all-steps = Los cinco pasos
home-figure = Una cifra
home-figure-source = Fuente:
home-figure-hide = Ocultar
home-step-why = Lo siguiente de su lista
row-answer = Responder
nav-news = Novedades
frame-signed-out-soon = { $n ->
    [0] La sesión de este navegador termina en menos de una hora; envíe antes lo que escriba.
    [one] La sesión de este navegador termina en una hora; envíe antes lo que escriba.
   *[other] La sesión de este navegador termina en { $n } horas; envíe antes lo que escriba.
}
frame-sign-in-again = Volver a entrar
nav-news-new = { $n ->
    [one] Novedades, una nueva
   *[other] Novedades, { $n } nuevas
}
home-calendar-why = Lo de su comunidad, lo que sigue y los eventos a los que dijo que sí
home-calendar-sentence = Una sola lista con sus respuestas, y una dirección con la que Outlook, Thunderbird o su teléfono la mantienen al día.
home-calendar-button = Abrir su calendario
home-communities-followed = Comunidades que sigue
open-button = Cómo seguirnos
open-second = Todos los eventos
open-join-why = Sin cuota y sin tarjeta
open-join-title = Únase a esta comunidad
open-join-sentence = Cinco campos y un correo: dos minutos. Verá lo que ven los miembros, responderá a eventos de aquí y de otras comunidades, y seguirá decidiendo qué ven de usted los demás.
open-join = Unirse gratis
home-next-events = Próximos eventos
home-group-online = En línea, desde donde esté
home-group-near = Presenciales
home-near-first = Ver primero los presenciales
home-online-first = Ver primero los eventos en línea
home-all-events = { $n ->
    [one] El único evento del calendario
   *[other] Los { $n } eventos del calendario
    }
home-empty = Aún no hay nada previsto
home-empty-next = Los eventos aparecen aquí en cuanto esta comunidad, u otra con la que comparte, los anuncia. Siga el calendario y sabrá del primero en cuanto llegue.
home-communities = Comunidades
home-communities-all = Cómo comparten
home-community-own = { $n ->
    [0] Esta comunidad. { $label }
    [one] Esta comunidad. { $label }, { $n } evento próximo
   *[other] Esta comunidad. { $label }, { $n } eventos próximos
    }
home-community-peer = { $n ->
    [0] { $label }
    [one] { $label }, { $n } evento próximo
   *[other] { $label }, { $n } eventos próximos
    }
home-community-unlabelled = { $n ->
    [0] Sin eventos próximos
    [one] { $n } evento próximo
   *[other] { $n } eventos próximos
    }

## Lista de eventos

events-title = Eventos
events-description = Todos los eventos próximos, de aquí y de las comunidades con las que compartimos. Filtre por formato, idioma, anfitrión y mes.
events-count = { $n ->
    [0] Aún no hay nada previsto.
    [one] { $n } evento próximo, de aquí o de las comunidades con las que compartimos.
   *[other] { $n } eventos próximos, de aquí y de las comunidades con las que compartimos.
    }
events-count-filtered = { $n ->
    [0] Ningún evento cumple estos filtros.
    [one] { $n } evento cumple estos filtros.
   *[other] { $n } eventos cumplen estos filtros.
    }
events-count-tagged = { $n ->
    [0] Ningún evento próximo tiene esta etiqueta.
    [one] { $n } evento próximo tiene esta etiqueta.
   *[other] { $n } eventos próximos tienen esta etiqueta.
    }
tag-title = #{ $tag }
tag-description = Eventos próximos con la etiqueta { $tag }, de aquí y de las comunidades con las que compartimos.
tag-empty = Los eventos terminados no se muestran. Mayúsculas y minúsculas son la misma etiqueta.
events-ignored-title = Se pasó por alto una parte de la dirección
events-ignored = «{ $value }» no sirve para filtrar por { $field }, así que se pasó por alto.
events-empty = Aquí no hay ningún evento
events-empty-filtered = Pruebe con otro mes o con cualquier idioma. Un evento híbrido cuenta como en línea y como presencial.
events-follow = Llévelos a su propio calendario
filter-label = Filtrar eventos
filter-modality = Formato
filter-language = Idioma
filter-host = Anfitrión
filter-month = Mes
filter-any = Cualquiera
filter-show = Mostrar
filter-clear = Quitar los filtros
pages-label = Eventos anteriores y posteriores
pages-earlier = Eventos anteriores
pages-later = Eventos posteriores

## Evento

event-description = { $title }, { $day }, { $time }, hora de { $place }. Anfitrión: { $host }.
event-from = De { $host }
event-time-yours = Su hora, { $place }
event-time-here = Hora de { $place }
event-time-host = Hora del anfitrión, { $place }
event-day-part = { $day }, { $part }
event-what = De qué se trata
event-agenda = Programa
minutes-heading = Acta
minutes-none = Nadie la ha escrito todavía.
minutes-members = Solo la leen los miembros de esta comunidad.
minutes-write = Escribir el acta
minutes-title = Acta: { $title }
minutes-hint = Lo que se acordó, en Markdown. Solo lo leen los miembros de esta comunidad; un texto vacío la quita.
minutes-too-soon = El acta se escribe cuando el evento ha comenzado.
minutes-changed = Alguien escribió el acta mientras usted escribía. Abra esta página de nuevo para verla; lo que escribió está abajo.
minutes-save = Guardar el acta
event-ground-rules = Reglas básicas
notice-competition = Hay competidores en la sala
notice-competition-text = No hablamos de precios, condiciones, ofertas, clientes ni territorios. Si la conversación va por ahí, diga «alto»: consta en el acta y seguimos adelante.
panel-label = Respuesta y calendario
answer-title = Responda desde su comunidad
answer-sentence = Los miembros de { $community } inician sesión y responden aquí. Si es de otra comunidad que comparte eventos con nosotros, responda en la suya: verá este evento en su calendario. Nosotros vemos su nombre, su organización y su comunidad, pero no su correo.
answer-title-peer = Responda en su comunidad o en { $host }
answer-sentence-peer = { $host } da las plazas. Los miembros de { $community } inician sesión y responden aquí; los demás, en el calendario de su propia comunidad o en la página del anfitrión.
answer-sign-in = Iniciar sesión para responder
home-community-use-mine = Usar mi comunidad
home-community-title = Responda desde su comunidad
home-community-intro = ¿Es miembro de otra comunidad? Indíquela una vez; este navegador la recuerda. Inicia sesión y responde allí, y ella nos lo dice.
home-community-remembered = El enlace lleva a
home-community-go = Ir a este evento allí
home-community-other = Otra comunidad
home-community-choose = Comunidades que comparten eventos con nosotros
home-community-address = Dirección de su comunidad
home-community-address-hint = Por ejemplo partners.example
home-community-wrong = ninguna comunidad con esa dirección comparte eventos con nosotros; elija una de las de arriba
home-community-use = Usar esta
home-community-none = Ahora mismo no compartimos eventos con ninguna otra comunidad.
home-community-elsewhere = ¿Es miembro de otra comunidad?
home-community-sign-in = Entrar allí
home-community-sign-in-intro = No necesita otra cuenta: indique una vez la comunidad a la que pertenece y este navegador la recordará. Entra allí, ve lo que comparte con nosotros y responde desde allí a nuestros eventos.

links-title = Mis comunidades
links-intro = ¿Pertenece a varias comunidades? Enlace usted sus membresías y los eventos de todas estarán en un solo calendario. Nadie más ve esta lista.
links-is-home = Su comunidad principal: le envía las novedades.
links-is-home-elsewhere = Su comunidad principal: le envía las novedades; nosotros solo le escribimos sobre su membresía aquí.
links-make-home = Que sea mi comunidad principal
links-remove = Quitar el enlace
links-linked = Enlazada
links-paused = Enlazada; ahora mismo no se comparte nada
links-over = Enlazada; ya no se comparte nada
links-waiting = Espera a que diga que sí también allí
links-calendar = Un calendario con los eventos de todas sus comunidades
links-new = Enlazar otra membresía
links-new-text = ¿También es miembro allí? Su navegador va allí; usted inicia sesión, dice que sí y vuelve. No se comparan direcciones de correo.
links-choose = Comunidades de las que puede ser miembro
links-nowhere = Ahora mismo no hay otra comunidad con la que se pueda enlazar una membresía.
links-said-linked = Sus membresías están enlazadas. Desde ahora los eventos de esa comunidad están en su calendario.
links-said-removed = El enlace se ha quitado y se avisa a la otra comunidad.
links-said-home = Guardado. Las novedades llegan solo de su comunidad principal.
links-not-offered = No se puede enlazar ninguna membresía con esa comunidad. Elija una de la lista.
links-linked-already = Su membresía allí ya está enlazada. Quite primero ese enlace si quiere enlazar otra.
links-not-proved = No se ha enlazado nada: la otra comunidad no demostró que usted pertenece a ella. Empiece de nuevo.
links-not-asked = No se ha enlazado nada: tardó demasiado o se empezó en otro navegador. Empiece de nuevo.
links-of-another = No se ha enlazado nada: esa membresía está enlazada aquí con otra.
link-ask-title = Enlazar con { $community }
link-ask-text = Su navegador va a { $community } y pregunta si usted pertenece a ella. Allí se sabe que pregunta uno de nuestros miembros, pero no cuál. Vuelve con la respuesta en menos de diez minutos.
link-ask-go = Ir a { $community }
errand-asks = { $community } pregunta si usted es de los nuestros
errand-asks-text = Su membresía aquí se va a enlazar con la de allí. Antes de decir nada, lo ve todo.
errand-asks-go = Mostrar qué se diría
errand-vouches = { $community } dice que usted pertenece a ella
errand-vouches-text = ¿Enlazar su membresía allí con la de aquí? Los eventos de { $community } estarán entonces en su calendario. Puede quitar el enlace cuando quiera.
errand-vouches-go = Enlazar mis membresías
errand-sign-in = Primero inicia sesión.
vouch-title = ¿Decir a { $community } que usted es de los nuestros?
vouch-text = Allí se sabe que alguien pertenece a las dos comunidades: ni su nombre, ni su dirección, ni nada más de su perfil.
vouch-all = Esto es todo lo que decimos
vouch-by = Lo dice
vouch-for = Se dice a
vouch-purpose = Para qué
vouch-purpose-link = para enlazar dos membresías
vouch-standing = En buena situación
vouch-standing-good = sí
vouch-name = Un nombre para usted que solo ella recibe
vouch-link = Un nombre para el enlace
vouch-until = Vale hasta
vouch-both = Quien lleve los dos servidores a la vez podría averiguar cuáles dos membresías son suyas.
vouch-go = Decirlo a { $community }
answer-buttons = ¿Asistirá?
answer-going = Asistiré
answer-maybe = Quizá
answer-declined = No asistiré
answer-withdraw = Retirar mi respuesta
answer-what-host-sees = { $host } ve su nombre, su organización y su comunidad. No ve su correo.
answer-what-we-see = Quien lo organiza ve su nombre y su organización. No ve su correo.
answer-only-yes = Este anfitrión solo acepta un sí o que retire la respuesta.
answer-not-taken = No se aceptó su respuesta
answer-wrong-started = Ya ha empezado.
answer-wrong-cancelled = El anfitrión lo ha cancelado.
answer-wrong-full = No quedan plazas y el anfitrión no tiene lista de espera.
answer-wrong-invitation = Es solo por invitación.
answer-wrong-external = La inscripción se hace en otro sitio; el enlace está entre los datos del evento.
answer-wrong-nothing = No hay ninguna respuesta suya que retirar.
answer-host-page = Abrir la página del anfitrión
answer-address = ¿Aún no está en su calendario? Busque allí esta dirección:
answer-as-guest = Responder sin ser miembro
answer-wrong-members = Solo responden los miembros. Inicie sesión o responda en su propia comunidad.
guest-title = Responder como invitado
guest-lead = Sin ser miembro se responde por correo: le enviamos uno, y su respuesta cuenta en cuanto pulse el botón que contiene. Hasta entonces no se le guarda ninguna plaza.
guest-what-we-see = Quien lo organiza ve su nombre, su organización y que viene como invitado, y nunca su correo. Le escribimos solo sobre este evento. Seis semanas después lo olvidamos todo.
guest-mail-hint = Allí llega un correo con un enlace y un código. No se le muestra a nadie.
guest-closed = Ahora nadie puede responder como invitado
guest-sent = Un correo con un enlace y un código va de camino a { $mail }.
guest-sent-here = { $n ->
    [one] Abra el enlace, o escriba aquí el código, en un minuto. Hasta entonces no se le guarda ninguna plaza.
   *[other] Abra el enlace, o escriba aquí el código, en { $n } minutos. Hasta entonces no se le guarda ninguna plaza.
}
guest-no-mail = ¿No llega? Puede tardar un minuto o estar entre el correo no deseado.
guest-confirm = Sí, voy
guest-confirm-title = Confirme su respuesta
guest-confirm-who = Responde como { $name }.
guest-confirm-why = No pasa nada antes de que pulse el botón. Si todas las plazas están ocupadas, pasa a la lista de espera, si el anfitrión lleva una.
guest-answer-title = Su respuesta
guest-answer-who = Respondió como { $name }. No comparta la dirección de esta página: quien la tenga puede cambiar su respuesta.
guest-answer-what = Guardamos su nombre, su dirección y su respuesta hasta seis semanas después del evento, y le escribimos solo sobre él. Puede hacer que se borre todo ahora; su plaza pasa entonces a alguien que espera.
guest-answer-pending = Quien organiza decidirá
guest-answer-waiting = Recibirá un correo cuando tenga una plaza
guest-answer-removed = Su anfitrión lo ha retirado del calendario.
guest-forget-title = Borrar lo que sabemos de usted
guest-forget = Borrar mi respuesta y mi dirección
calendar-add = Añadir al calendario (.ics)
fact-where = Dónde
fact-online-page = Página en línea
fact-sign-up = Inscripción
fact-sign-up-elsewhere = En otro sitio:
fact-language = Idioma
fact-price = Precio
fact-kind = Tipo
fact-co-hosts = Organizado en común
co-hosts-share = Con { $names }: una sola lista de invitados, y las plazas se cuentan una vez.
co-hosts-see-guests = Quien actúa por una organización entre ellos ve quién asiste.
fact-tags = Etiquetas
where-online = En línea. El anfitrión envía el enlace a quien tiene plaza confirmada.
where-hybrid = { $place }. O en línea: el anfitrión envía el enlace a quien tiene plaza confirmada.
join-online = Conectarse
join-online-alone = Lleva a { $host }. La dirección es solo suya: por favor, no la comparta.
price-member = Miembros: { $member }; los demás: { $other }
price-free = Gratis
price-coded = { $amount }{ "\u00A0" }{ $code }
price-signed = { $amount }{ "\u00A0" }{ $sign }
number-with-part = { $whole },{ $part }

## Calendario

calendar-title = Su calendario
calendar-count = { $n ->
    [0] No hay nada próximo.
    [one] { $n } evento próximo.
   *[other] { $n } eventos próximos.
    }
calendar-made-of = { $n ->
    [0] Lo que organiza su comunidad y los eventos de fuera a los que dijo que sí. No sigue a ninguna otra comunidad.
    [one] Lo que organizan su comunidad y { $n } que sigue, y los eventos de fuera a los que dijo que sí.
   *[other] Lo que organizan su comunidad y { $n } que sigue, y los eventos de fuera a los que dijo que sí.
    }
calendar-follow-more = Seguir comunidades
calendar-yours = Solo lo que sigue: su calendario
calendar-sign-in = Inicie sesión para ver lo que sigue y sus respuestas
calendar-empty = Siga a una comunidad y aquí aparecerá lo que organiza.
calendar-feed-title = En Outlook, en Thunderbird o en su teléfono
calendar-feed-what = Una dirección propia que leen los programas de calendario: los mismos eventos, siempre al día.
calendar-feed-made = Tiene una desde el { $day }; se mostró una sola vez y no se guarda en ningún sitio. Si crea otra, esta deja de funcionar.
calendar-feed-give = Crear mi dirección
calendar-feed-again = Crear otra dirección
calendar-feed-take = Eliminarla
calendar-address-title = La dirección de su calendario
calendar-address-intro = Quien la tenga verá lo mismo que usted en su calendario. Solo se muestra esta vez; si crea otra, esta deja de funcionar.
calendar-address-open = Abrir en mi calendario
calendar-address-outlook = Añadir a Outlook en la web
calendar-address-google = Añadir a Google Calendar
calendar-address-keep = Outlook y Google consultan la dirección por su cuenta, cada pocas horas; si cambia algo de lo que respondió, también se lo diremos por correo.
filter-answered = Mi respuesta
filter-answered-coming = Asistiré, o quizá
filter-answered-yes = Respondidos
filter-answered-no = Sin responder

## Ventajas: lo que otras comunidades le ofrecen

benefits-title = Sus ventajas
benefits-description = Lo que otras comunidades le ofrecen por ser miembro de esta.
benefits-level = Su nivel es { $level } y no hay nada en su contra.
benefits-level-limited = Su nivel es { $level }; por ahora sus derechos están limitados.
benefits-ready-count = { $n ->
    [0] Ahora no puede usar ninguna oferta.
    [one] Puede usar una oferta ahora.
   *[other] Puede usar { $n } ofertas ahora.
    }
benefits-ready = Para usar ya
benefits-none = Ahora no hay ofertas para usted
benefits-none-next = Cuando su comunidad y otra acuerden algo para su nivel, aparecerá aquí.
benefits-not-yet = Todavía no
benefits-over = Usadas y vencidas
benefits-over-none = Nada todavía. Los vales se quedan aquí un año después de su último día.
benefits-over-kept = Los vales se quedan aquí un año después de su último día.
benefit-good-for = Sirve para
benefit-for-joining = la entrada
benefit-for-events = los eventos
benefit-for-both = la entrada y los eventos
benefit-holder = Para
benefit-home = De
benefit-until = Úsela hasta
benefit-no-end = mientras dure el acuerdo
benefit-limits = Límites
benefit-uses = { $n ->
    [one] una vez
   *[other] { $n } veces
    }
benefit-uses-any = tantas veces como quiera
benefit-not-stacked = no se suma a otras ofertas
benefit-instead-of = en vez de
benefit-price-of = Para el nivel { $level }
benefit-why = Por qué es para usted
benefit-learns = Cuando la usa en línea, { $host } sabe que es para usted, con qué nivel y por qué acuerdo, no quién es usted; el nivel que elija allí va a su nombre allí.
benefit-join = Unirse a { $host }
benefit-use = Usarla en { $host }
benefit-paper-what = Para un mostrador o sin internet: en papel, con un código. Lleva su nombre y vale 30 días.
benefit-paper-make = Hacer un vale para imprimir
benefit-paper-made = Tiene un vale para imprimir.
benefit-paper-show = Muéstrelo en la mesa o imprímalo. Lleva su nombre.
benefit-paper-see = Ver su vale
benefit-why-level = Su nivel es { $has }
benefit-why-not-level = Es para el nivel { $needs }; el suyo es { $has }
benefit-why-no-level = Es para otro nivel; el suyo es { $has }
benefit-why-standing = No hay nada en su contra
benefit-why-not-standing = Es para miembros sin límites; por ahora sus derechos están limitados. Su junta directiva le dirá más.
benefit-why-region = Usted es de otra región que { $host }
benefit-why-not-region = No es para personas de la región de { $host }
benefit-why-near = Usted está en el país de { $host }; el acuerdo dice a menos de { $km } km
benefit-why-far = Es para personas a menos de { $km } km de { $host }; usted está en otro país
benefit-why-desk = Es para personas a menos de { $km } km: { $host } decide en el mostrador
benefit-why-not-begun = Empieza el { $day }
benefit-why-ended = Terminó el { $day }
benefit-awaited = Las dos comunidades todavía lo están acordando. Aparecerá arriba en cuanto ambas hayan firmado.
benefit-without = { $host } no hace ofertas
benefit-not-shared = Su comunidad y { $host } comparten { $scopes }, no ofertas.
benefit-none-shared = Su comunidad y { $host } no comparten ofertas.
benefit-none-agreed = Todavía no se ha acordado nada con { $host }.
benefit-over-shown = { $host } lo comprobó el { $day }
benefit-over-revoked = Su comunidad lo retiró el { $day }
benefit-over-given = Entregado el { $day }; lo que { $host } hizo con él no se dice aquí
benefit-over-expired = Su último día fue { $day }; si { $host } lo escaneó no se dice aquí

## Comunidades

communities-title = Comunidades
communities-description = Las comunidades con las que esta comparte eventos, sus etiquetas y lo que viaja entre ellas.
communities-count = { $n ->
    [0] Esta comunidad aún no comparte con ninguna otra.
    [one] Esta comunidad comparte con { $n } más. Cada una guarda sus propios miembros, su dinero y sus secretos.
   *[other] Esta comunidad comparte con { $n } más. Cada una guarda sus propios miembros, su dinero y sus secretos.
    }
communities-languages = Eventos en { $languages }
communities-about-us = Quiénes somos
communities-peers = Comparte con
communities-ahead = { $n ->
    [0] Sin eventos próximos
    [one] { $n } evento próximo
   *[other] { $n } eventos próximos
    }
communities-shares = Comparte { $scopes }
communities-shares-nothing = Ahora mismo no comparte nada
communities-since = Desde el { $day }
communities-empty = Aún no hay ninguna comunidad
communities-empty-next = Cuando las juntas directivas de dos comunidades firman un acuerdo, los eventos de la otra aparecen en este calendario, cada uno con el nombre y el signo de su anfitrión.
communities-own-followed = Usted es de aquí: sus eventos están siempre en su calendario.
community-follow = Seguir
community-unfollow = Dejar de seguir
community-follow-means = Sus eventos aparecerán en su calendario. Queda entre usted y esta comunidad; no se avisa a nadie más.
community-followed = La sigue
community-followed-since = Desde el { $day }. Sus eventos están en su calendario.
community-paused = El intercambio está en pausa
community-paused-next = Usted la sigue. Habrá nuevos eventos cuando ambas lo reanuden.
community-over = Ya no comparte con esta comunidad
community-over-next = Usted la sigue. Si ambas vuelven a acordarlo, volverán sus eventos.
community-sign-in = Iniciar sesión para seguirla
community-document-words = { $n ->
    [one] { $n } palabra
   *[other] { $n } palabras
}
community-next = Próximos eventos
community-no-events = No tenemos noticia de ningún evento próximo
community-no-events-next = Lo que anuncie aparecerá aquí en menos de un minuto.
communities-how = Cómo empiezan a compartir dos comunidades
communities-how-text = Con un acuerdo que ambas firman y que cualquiera puede terminar. En él consta lo que viaja; nada más viaja.

## Acerca de

about-description = Quién es { $community }, qué viaja a otras comunidades y qué no viaja nunca, y cómo seguir su calendario.
about-governance = Tipo de entidad
about-operator = La gestiona
about-audience = Quién puede unirse
about-modality = Dónde nos reunimos
about-ecosystem = Ámbito
about-languages = Idiomas
about-clock = Nuestra hora
about-currency = Moneda
about-country = País
about-members = Miembros
about-region = Región
about-chapters = Capítulos
about-contact = Contacto
about-officers = Junta directiva
about-composition = Quiénes son los miembros
about-composition-what = Ninguna cifra se refiere a menos de cinco personas.
about-peers = Comunidades con las que compartimos eventos
follow-title = Seguir
follow-intro = Eventos públicos, para todo el mundo. Sin registrarse.
follow-calendar = En Outlook u otro calendario
follow-calendar-how = En Outlook: Agregar calendario, luego Suscribirse desde la web, y pegue esta dirección. Los cambios llegan cuando su calendario se actualiza, lo que puede tardar unas horas.
follow-calendar-get = Descargar el calendario una vez (.ics)
follow-fediverse = Desde Mastodon, Mobilizon o Gancio
follow-fediverse-how = Busque allí esta dirección y sígala. Sabremos el nombre de su servidor y su dirección en él.
follow-atom = En un lector de noticias
follow-atom-how = Atom, primero lo más reciente.
travels-title = Lo que viaja a otras comunidades
travels-events = Los eventos, a quienes los dirigió su anfitrión
travels-answers = Su respuesta a un evento de otra comunidad: su nombre, su organización y su comunidad
travels-profile = El nombre y las etiquetas de esta página
travels-agreed = Lo que ambas comunidades firmaron, tal como consta en la página Comunidades
stays-title = Lo que nunca sale de aquí
stays-rooms = Lo que se dice en una sala: no existe en ninguna forma que se pueda enviar
stays-mail = Su dirección de correo y su número de teléfono
stays-hidden = De quién se oculta
stays-declined = Una presentación que rechazó, y por qué
stays-money = Las cuotas, las facturas y lo que ha pagado cada cual

## Joint statements

statements-title = Cartas conjuntas
statements-intro = Cartas a un fabricante o a una autoridad que organizaciones y personas firman juntas. Cada firma vale para un texto y para ningún otro.
statements-none = Ahora no hay ninguna carta para firmar
statements-none-next = La directiva empieza una; las cartas de comunidades que las comparten con esta figuran aquí para sus miembros.
statement-begin = Escribir una carta
statement-edit = Cambiar la carta
statement-back = Volver a la carta
statement-to = A { $addressee }
statement-of = Una carta de { $community }
statement-count = { $n } de { $of } firmas
statement-closes = se puede firmar hasta el { $day }
statement-closed = ya no se puede firmar
statement-state-draft = Se está escribiendo
statement-state-collecting = Para firmar
statement-state-ready = Lista para entregar
statement-state-delivered = Entregada
statement-state-answered = Respondida
statement-state-closed = Cerrada
statement-digest = Huella del texto
statement-roll = Firmada por
statement-roll-ours = Organizaciones de aquí que firmaron
statement-roll-none = Nadie ha firmado todavía.
statement-as-organisation = organización, cuyo nombre no se ha comprobado
statement-as-person = en nombre propio
statement-hers = Sus firmas
statement-hers-sent = { $name }: de camino a la comunidad cuya carta es
statement-hers-counted = { $name }: cuenta
statement-hers-refused = { $name }: no se aceptó. { $reason }
statement-hers-withdrawn = { $name }: retirada
statement-hers-void = { $name }: nula, porque el texto cambió después. Lea la carta y firme de nuevo si sigue de acuerdo.
statement-withdraw = Retirarla
statement-sign-title = Firmar esta carta
statement-sign-what = Usted firma el texto de arriba, hasta el último signo. Si se cambia, su firma es nula y se lo decimos. Su nombre, o el de su organización, figura en la carta para que todos lo lean; la comunidad cuya carta es lo recibe con la palabra de esta comunidad de que es suyo.
statement-sign-for = Firmar por { $name }
statement-sign-herself = Firmar en nombre propio
statement-sign-approver = Por una organización firma la persona que ella nombró para eso.
statement-sign-in = Entre para firmar esta carta
statement-elsewhere = Todas las firmas y lo que fue de la carta figuran en la comunidad cuya carta es
statement-print = Imprimirla o guardarla como PDF
statement-file-html = Llevarla como página (HTML)
statement-file-markdown = Llevarla como texto (Markdown)
statement-file-what = Este programa no hace PDF: imprima la página y elija «guardar como PDF». Los otros dos archivos contienen cada firma y se prueban solos, con la orden «rosarium statement verify» y sin preguntar a nadie.
statement-file-roll = { $n ->
    [one] Firmada por uno
   *[other] Firmada por { $n }
 }
statement-file-check = Compruebe este archivo con la orden «rosarium statement verify». No necesita red; compare por teléfono las seis palabras de cada comunidad.
statement-print-how = Imprima esta página o guárdela como PDF. El papel no prueba nada por sí solo; los archivos de la página de la carta, sí.
statement-history = Textos anteriores
statement-former = Texto { $revision }, hasta el { $day }, con { $n } firmas que quedaron nulas. { $digest }
statement-handed-over = Entregada el { $day } a { $to }
statement-reply = La respuesta
statement-reply-outcome = Qué salió de ello, en una línea
statement-reply-save = Guardar la respuesta
statement-outcome = Qué salió de ello: { $outcome }
statement-desk = Para la directiva
statement-open = Abrirla para firmas
statement-open-what = Desde entonces todos pueden leerla, se avisa a las comunidades que comparten cartas y se escribe a quienes firman por una organización de aquí.
statement-over = Se entregó
statement-over-to = A quién se entregó
statement-over-day = Qué día
statement-over-what = Desde entonces nadie la firma ni retira una firma. Se escribe a todos los que firmaron aquí.
statement-close = Cerrarla
statement-close-what = Una carta que aún se escribe desaparece; cualquier otra se puede seguir leyendo, y nadie más la firma.
statement-form-intro = Pida algo y diga por qué. No escriba nunca de precios, de clientes o zonas que repartir, ni de no comprar a alguien: los competidores no deben acordar eso.
statement-field-name = De qué trata
statement-field-name-hint = Una línea, como figura sobre la carta
statement-field-addressee = A quién
statement-field-addressee-hint = Un fabricante o una autoridad
statement-field-letter = La carta
statement-field-letter-hint = Las líneas vacías separan párrafos
statement-field-threshold = Cuántas firmas necesita
statement-field-threshold-hint = Lo habitual son cinco
statement-field-closes = Último día para firmar
statement-field-closes-hint = Déjelo vacío si no hay último día
statement-save = Guardar
statement-warning = Piense de nuevo estas palabras: { $words }. Los competidores no deben acordar un boicot ni precios.
statement-warned = Lo he leído, y la carta queda como está
statement-voids = { $n ->
    [one] Una firma queda nula si cambia el texto, y se avisa a quien la dio.
   *[other] { $n } firmas quedan nulas si cambia el texto, y se avisa a quienes las dieron.
 }
statement-no-state = La carta aún no está en ese punto, o ya lo pasó. Así está ahora.
statement-no-closed = Esta carta ya no se puede firmar.
statement-no-other-text = El texto cambió entretanto. Léalo de nuevo primero.
statement-no-twice = { $name } ya ha firmado.
statement-no-approver = Por una organización firma solo la persona que ella nombró para eso.
statement-no-signature = No hay ninguna firma suya que retirar.
statement-no-shared = Ahora no se comparten cartas con esa comunidad.
statement-no-room = No hay sitio para más cartas o firmas.
statement-no-letter = Escriba la carta.
statement-no-threshold = Entre { $min } y { $max }.
statement-no-words = Rellene lo que se pide, con palabras que se puedan mostrar.
data-for-statement = Usted firmó en nombre propio una carta conjunta de esa comunidad.
mail-statement-subject = { $step ->
    [invited] Una carta espera su firma: { $called }
    [changed] Firme de nuevo, por favor: { $called } cambió
    [not-taken] Su firma no se aceptó: { $called }
    [ready] Lista para entregar: { $called }
    [delivered] Entregada: { $called }
   *[answered] Hay una respuesta: { $called }
 }
mail-statement = { $step ->
    [invited] Usted puede firmar la carta conjunta «{ $called }» por su organización.
    [changed] El texto de la carta conjunta «{ $called }» cambió. Lo que firmó es nulo.
    [not-taken] La comunidad cuya carta es no aceptó su firma en «{ $called }».
    [ready] «{ $called }» tiene tantas firmas como usted pidió.
    [delivered] La carta conjunta «{ $called }» se entregó.
   *[answered] Hay una respuesta a la carta conjunta «{ $called }».
 }
mail-statement-next = { $step ->
    [invited] Léala primero. Usted firma ese texto y ningún otro, y puede retirarlo hasta que se entregue.
    [changed] Léala y firme de nuevo si sigue de acuerdo.
    [not-taken] La página dice por qué.
    [ready] Entréguela y anote cuándo y a quién.
    [delivered] Desde ahora nadie la firma ni retira una firma.
   *[answered] La respuesta figura en la página.
 }
mail-statement-page = Ver la carta
mail-statement-reason = Recibe este correo porque puede firmar la carta por una organización de { $community }, la firmó o la escribió.

## Introductions

intros-title = Presentaciones
intros-intro = Conoce a alguien cuando las dos personas quieren. Hasta entonces nadie recibe su dirección de correo y nadie sabe de un no.
intros-find = Buscar a alguien
intros-left = Quedan { $left } de { $most } en 30 días
intros-none = Todavía no hay presentaciones
intros-none-next = Busque a alguien entre la gente de aquí y de otras comunidades y pregunte en su página o tarjeta.
intros-heard = Para usted
intros-asked = De usted
intro-ask = Pedir una presentación
intro-ask-of = Pedir una presentación a { $name }
intro-new-title = Pedir conocer a { $name }
intro-new-title-at = Pedir conocer a { $name } de { $community }
intro-topic = De qué se trata, en una línea
intro-topic-hint = Aparece en su lista y es lo primero que lee la otra persona.
intro-why = Por qué
intro-why-hint = Como máximo 280 caracteres, sin enlaces, direcciones de correo ni teléfonos.
intro-gain = Qué gana la otra persona
intro-gain-hint = También como máximo 280 caracteres.
intro-travels-title = Lo que lee ahora la otra persona
intro-travels = Sus palabras de arriba, su nombre ({ $name }), su organización ({ $organization }), su comunidad ({ $community }) y qué tipo de miembro es. Nunca su dirección de correo ni un teléfono.
intro-blind = Omitir por ahora mi nombre y mi organización
intro-mail = Adónde escribe la otra persona cuando las dos han dicho que sí
intro-mail-hint = Van con ella su nombre y su organización. Antes de que las dos digan que sí nadie la recibe.
intro-same-whatever = De un sí sabrá enseguida. Si no, al acabar el plazo sabrá que nadie respondió, sea cual sea el motivo.
intro-send = Enviar la petición
intro-waiting = Espera respuesta hasta { $day }
intro-no-reply = Sin respuesta
intro-withdrawn = Retirada
intro-connected = Las dos personas dijeron que sí
intro-answer-by = Puede responder hasta { $day }
intro-put-off = Dijo que ahora no
intro-yes-sent = Dijo que sí; el contacto de la otra persona está en camino
intro-somebody = Alguien
intro-somebody-at = Alguien de { $community }
intro-moment = { $day }, { $hour }
intro-slot = { $day }, de { $from } a { $until } en { $place } ({ $utc } UTC)
intro-contact = Escríbanse
intro-contact-name = Nombre
intro-contact-organization = Organización
intro-contact-mail = Correo
intro-contact-theirs = La otra persona tiene también el suyo y lo conserva.
intro-slots = Medias horas que convienen a quien recibió la petición
intro-slots-choose = Tres medias horas que le convienen
intro-slots-hint = Según el reloj de { $place }; la otra persona las ve en UTC y en su propio reloj.
intro-slot-label = Empieza, { $n }
intro-answer = Su respuesta
intro-yes = Sí, preséntenos
intro-not-now = Ahora no
intro-no-thanks = No, gracias
intro-no-means = Las dos son silencio: la otra persona no sabe nada. Tras no, gracias esta persona no vuelve a llegarle.
intro-withdraw = Retirar la petición
intro-met-ask = ¿Se conocieron?
intro-met-yes = Sí, nos conocimos
intro-met-no = No
intro-met = Se conocieron.
intro-not-met = No se conocieron.
intro-worked = Decir que trabajaron juntos
intro-fault-topic = Diga en una línea de qué se trata.
intro-fault-words = Escriba hasta 280 caracteres, sin enlace, dirección de correo ni teléfono.
intro-fault-mail = Escriba una dirección de correo.
intro-fault-quota = Ha usado todas sus peticiones de estos 30 días.
intro-fault-standing = Ahora no puede pedir presentaciones.
intro-fault-card = Busque de nuevo a la persona y pregunte desde su tarjeta.
intro-fault-over = Esto ya no se puede responder.
intro-fault-slots = Elija tres medias horas distintas en los próximos 60 días.
intro-settings-title = Quién puede preguntar por usted
intro-settings-intro = A quien no le llega no se le dice. Lo que elija se queda en este servidor y nadie más lo lee.
intro-settings-asked = Se le puede preguntar
intro-settings-open = Por quien le encuentre
intro-settings-snooze = No durante 30 días
intro-settings-snoozed = No hasta { $day }
intro-settings-closed = Por nadie
intro-settings-organizations = No por gente de estas organizaciones
intro-settings-organizations-hint = Un nombre por línea. Entonces tampoco le llegan peticiones que no dicen para quién trabaja alguien.
intro-settings-communities = No por gente de estas comunidades
intro-settings-communities-hint = El nombre de su servidor en cada línea, como london.example.
intro-settings-save = Guardar
intro-settings-fault = Una línea no se puede leer, o hay más de 100.
mail-intro-asked-subject = { $who } quiere conocerle: { $topic }
mail-intro-asked = { $who } de { $host } pide que les presenten: { $topic }. Puede responder hasta { $until }: sí, ahora no, o no, gracias. Solo un sí se comunica a alguien.
mail-intro-kind = { $kind ->
    [partner] Trabaja para un partner
    [vendor] Vende a partners (proveedor)
    [customer] Compra a partners
    [microsoft] Trabaja para Microsoft
   *[other] No pertenece a ninguno
}
mail-intro-answer = Responder
mail-intro-both-subject = Las dos personas dijeron que sí: { $topic }
mail-intro-both = { $who } y usted quieren conocerse. Cada persona tiene lo que la otra eligió decir.
mail-intro-contact = Escriba a { $name }, { $organization }, { $mail }. Medias horas que convienen:
mail-intro-no-reply-subject = Sin respuesta: { $topic }
mail-intro-no-reply = Nadie respondió a su petición dentro del plazo. Puede haber muchos motivos y no se dice ninguno.
mail-intro-met-subject = ¿Se conocieron? { $topic }
mail-intro-met = { $who } y usted se dijeron que sí hace un tiempo. ¿Se conocieron?
mail-intro-open = Abrir la presentación
mail-intro-reason = Recibe esto como miembro de { $community } que participa en presentaciones.
data-for-introduction = Una presentación

## Notas

calls-title = Llamadas de ayuda
calls-intro = Quien necesita ayuda con un trabajo la pide aquí. Las respuestas llegan solo a quien pregunta y no se nombra ningún precio.
calls-new = Pedir ayuda
calls-none = No hay llamadas abiertas
calls-none-next = Cuando alguien necesita lo que usted sabe hacer, recibe un correo y la llamada aparece aquí.
calls-yours = suya
calls-waits-for-you = le espera a usted
calls-you-answered = usted respondió
calls-report = Sus llamadas como tabla
calls-normal = A su tiempo
calls-urgent = Urgente
calls-emergency = Emergencia
calls-waits-for = Borrador, a la espera de { $name }
calls-waits-officer = Borrador, a la espera de la directiva
calls-open-until = Abierta hasta { $day }, { $hour }
calls-filled = Cubierta: hay manos suficientes
calls-expired = Su plazo terminó
calls-closed = Cerrada
calls-remote = Desde cualquier lugar
calls-on-site = En el lugar
calls-from-to = { $from } a { $until }
calls-fact-hands = Se necesita
calls-fact-skills = Competencias
calls-fact-where = Dónde
calls-fact-when = Cuándo
calls-fact-customer = El cliente
calls-terms-lead = Quién dirige
calls-terms-method = Método o manual
calls-terms-certificates = Certificados
calls-terms-customer = Este cliente
calls-terms-more = Y
call-new-title = Pedir ayuda
call-new-intro = Diga qué se necesita. Los miembros que saben hacerlo reciben un correo: primero los de esta comunidad y después los de las comunidades que elija.
call-new-send = Enviar la llamada
call-field-name = En una línea
call-field-name-hint = Por ejemplo: 4 x corrección del cambio de hora. No nombre al cliente.
call-field-hands = Cuántas personas
call-field-hands-hint = Entre 1 y 1000.
call-field-from = Desde qué día
call-field-from-hint = Según el reloj con el que lee estas páginas.
call-field-until = Hasta qué día
call-field-until-hint = El último día del trabajo.
call-field-details = Más detalles
call-field-details-hint = Lo leen todos los que reciben la llamada. Ningún precio y nada que nombre al cliente.
call-field-customer = Quién es el cliente
call-field-customer-hint = Solo lo sabe aquel a quien usted acepta; el registro dice cuándo.
call-field-hours = Abierta cuántas horas
call-field-hours-hint = Déjelo vacío para el plazo habitual.
call-field-skills = Quién sabe hacerlo
call-field-urgency = Con qué urgencia
call-field-place = Dónde es el trabajo
call-field-region = Dónde está el cliente
call-field-vertical = A qué se dedica el cliente
call-field-size = Qué tamaño tiene el cliente
call-field-any = Sin indicar
call-field-peers = Comunidades que también la reciben
call-field-peers-hint = La reciben al cabo de un rato, si sigue abierta. Las que no aceptan llamadas no figuran.
call-field-method = Dirección del método o manual
call-field-method-hint = Una dirección que empieza por https.
call-field-certificates = Certificados que se piden
call-field-certificates-hint = Separados por comas.
call-field-months = Meses en los que nadie se dirige a este cliente sin usted
call-field-months-hint = Solo para este cliente, como máximo 36. Vacío si no hay.
call-field-terms = Qué más se acuerda
call-field-terms-hint = Quién hace qué y cómo se entrega el trabajo.
call-terms = Condiciones
call-terms-hint = Quien responde las acepta como están. Otras condiciones son otra llamada.
call-terms-print = Huella de estas condiciones:
call-accept-terms = Acepto estas condiciones
call-answer-title = Responder
call-answer-words = Qué puede hacer
call-answer-words-hint = Solo lo lee quien pregunta.
call-answer-hands = Cuántos son
call-answer-no-price = Los precios no tienen lugar aquí: acuérdenlos entre ustedes dos.
call-answer-send = Enviar la respuesta
call-link-why = Este enlace es suyo y cuenta una vez. No tiene que iniciar sesión.
call-link-over = Este enlace ya no lleva a ninguna parte
call-link-over-why = Se usó o la llamada terminó.
call-answered = Su respuesta está en camino
call-answered-why = Si quien pregunta acepta, recibe un correo con la persona a quien escribir.
call-answers = Respuestas
call-answers-hint = Solo usted las lee. A quien no elija no se le dice nada.
call-answers-none = Todavía no hay respuestas.
call-answer-waits = le espera a usted
call-answer-accepted = aceptada
call-answer-withdrawn = retirada
call-accept = Aceptar
call-by-elsewhere = Un miembro de { $host }
call-customer-own = Cliente: { $customer }. Solo lo sabe aquel a quien acepte.
call-customer-told = Cliente: { $customer }, se le dijo el { $day }, { $hour }.
call-mine-title = Su respuesta
call-mine = Usted escribió: { $words }
call-mine-waiting = La tiene quien pregunta. Si no se le elige, no se le dirá nada más.
call-mine-accepted = Aceptada el { $day }. Escriba a { $name }: { $mail }
call-withdraw = Retirar la respuesta
call-approve-title = Esta llamada le espera
call-approve-why = Hasta que acepte, nada de ella sale de esta página.
call-approve = Dejarla salir
call-turn-down = Rechazarla
call-close-title = Cierre
call-close-hint = Para su propio informe. Nadie más lee estas cifras.
call-close-received = Manos que llegaron
call-close-given = Manos que puso usted
call-close-sites = Lugares terminados
call-close-value = Qué valor tuvo para usted
call-close = Cerrar la llamada
call-fill = Ya hay manos suficientes
call-fault-terms = Acepte las condiciones para responder.
call-fault-hands = Ofrezca al menos uno y como máximo los que se piden.
call-fault-own = Es su propia llamada.
call-fault-answered = Ya respondió a esta llamada.
call-fault-over = Esta llamada ya no está abierta.
call-fault-standing = No puede hacerlo ahora. Pregunte a la directiva.
call-fault-words = Escriba unas palabras, como máximo 1000 caracteres.
call-fault-gone = Esta respuesta se retiró.
call-fault-close = Escriba números enteros y el valor en una línea.
call-fault-name = Diga en una línea qué se necesita.
call-fault-number = Escriba un número de 1 a 1000.
call-fault-date = Elija un día.
call-fault-skills = Marque de una a diez competencias.
call-fault-long = Es demasiado largo o tiene signos que no se pueden mostrar.
call-fault-hours = Escriba de 1 a 720 horas.
call-fault-months = Escriba de 1 a 36 meses.
call-fault-address = Escriba una dirección que empiece por https.
call-fault-region = Diga en qué región es el trabajo.
call-fault-times = El trabajo termina después de empezar y no en el pasado.
call-fault-peer = Una de estas comunidades no acepta llamadas ahora.
call-fault-many = Tiene muchas llamadas abiertas. Cierre una primero.
mail-call-normal-subject = Se necesitan manos: { $call }
mail-call-urgent-subject = Urgente, se necesitan manos: { $call }
mail-call-emergency-subject = Emergencia, se necesitan manos: { $call }
mail-call-needed = Un miembro de { $host } necesita lo que usted sabe hacer: { $call }. Se buscan: { $n }.
mail-call-times = Del { $from } al { $until }. Se admiten respuestas hasta { $through }.
mail-call-answer = Verla y responder
mail-call-answer-next = El botón abre una página con las condiciones y un formulario. No tiene que iniciar sesión; cuenta una vez y solo quien pregunta lee su respuesta.
mail-call-open = Abrir la llamada
mail-call-reason = Recibe este correo porque su perfil en { $community } dice que sabe hacerlo.
mail-call-own-reason = Recibe este correo porque la llamada le concierne como miembro de { $community }.
mail-call-approval-subject = Una llamada le espera: { $call }
mail-call-approval = La llamada { $call } es un borrador y le espera. Hasta que acepte, nadie más la recibe.
mail-call-answered-subject = Una respuesta a su llamada: { $call }
mail-call-answered = { $by } respondió a su llamada { $call }. La respuesta está en su página, solo para usted.
mail-call-accepted-subject = Aceptada: { $call }
mail-call-accepted = Quien pregunta aceptó su respuesta a { $call }. En la página de la llamada ve quién es el cliente.
mail-call-contact = Escriba a { $name }, { $organization }: { $mail }
mail-call-taken-back-subject = Se retiró una respuesta: { $call }
mail-call-taken-back = { $by } retiró la respuesta a su llamada { $call }.
mail-call-over-subject = Terminada: { $call }
mail-call-over = La llamada { $call } terminó. No se espera nada más de usted, y una llamada propia ya se puede cerrar.
mail-call-a-member = Un miembro de esta comunidad
settings-mail-calls = Llamadas de ayuda
settings-mail-calls-hint = Cuando alguien necesita lo que su perfil dice que sabe hacer. Las emergencias también.
data-for-call = Respondió allí a una llamada de ayuda o aceptó una respuesta de allí.
data-field-mail = su dirección de correo
act-approve-call = Dejó salir la llamada { $call }
act-turn-down-call = Rechazó la llamada { $call }
act-tell-customer = Dijo el cliente de la llamada { $call }
act-close-call = Cerró la llamada { $call }
act-report-of-peer = Recibió el aviso { $report } de { $peer }
act-report = Recibió el aviso { $report }
act-take-report = Examina el aviso { $report }
act-decide-report =
    Decidió el aviso { $report }: { $outcome ->
        [dismiss] no hay nada
        [mediate] una charla
        [caution] una advertencia
        [limit] un límite
       *[other] una suspensión
    }
act-pass-on-report = Pasó el aviso { $report } a { $peer }
act-hear-report = Supo qué resultó del aviso { $report }
act-appeal-report = Pidió otra revisión del aviso { $report }
act-leave-report = Mantuvo lo decidido sobre el aviso { $report }
act-lift-report = Levantó lo decidido sobre el aviso { $report }
calls-hands = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
}
calls-days = { $n ->
    [one] { $n } día de trabajo
   *[other] { $n } días de trabajo
}
calls-terms-months = { $n ->
    [one] nadie se dirige a él sin quien pregunta durante { $n } mes
   *[other] nadie se dirige a él sin quien pregunta durante { $n } meses
}
calls-median = { $n ->
    [one] La mitad de las llamadas de aquí tuvo una primera respuesta en { $n } minuto.
   *[other] La mitad de las llamadas de aquí tuvo una primera respuesta en { $n } minutos.
}
notes-title = Notas
notes-intro = Lo que alguien dijo en una sala y quiso que otras personas leyeran. Una nota son solo esas palabras: no dice quién habló ni en qué sala.
notes-none = Todavía no hay notas
notes-none-next = Quien dijo algo en una sala puede pedir que otras personas lo lean. Cuando alguien que cuida de la sala está de acuerdo, aparece aquí.
notes-no-older = No hay notas anteriores
notes-older = Notas anteriores
notes-latest = Últimas notas
note-for-members = Para miembros
note-for-everybody = Para todo el mundo
note-said-by = Lo dijo alguien de { $community } cuyo nombre no consta aquí.
note-terms = Cualquiera puede difundir esta nota y cambiarla, siempre que nombre a { $community }:
note-terms-name = CC BY 4.0
note-terms-members = Solo para miembros de { $community }. Por favor, no la difunda.
note-withdraw = Retirar esta nota
note-withdraw-title = ¿Retirar esta nota?
note-withdraw-what = Nadie podrá leerla aquí, su texto se borra y no vuelve. Quien la copió conserva la copia.
note-withdraw-button = Retirarla

## Errores

error-home = Ir a la página de inicio
error-unreadable = No podemos leer eso
error-unreadable-next = La dirección o el formulario contiene algo que no entendemos. Vuelva atrás, revíselo y envíelo otra vez.
error-forbidden = Eso no se envió desde aquí
error-forbidden-next = Solo aceptamos formularios de nuestras propias páginas. Abra aquí la página y envíelo otra vez.
error-sign-in = Primero inicie sesión
error-sign-in-next = Esta página es para quienes han iniciado sesión. Le enviamos un correo para hacerlo.
error-sign-in-again = Inicie sesión de nuevo
error-sign-in-again-next = Para esto hace falta haber iniciado sesión en la última hora con un correo o una llave de acceso; una cuenta de otro sitio no basta. Inicie sesión así y hágalo entonces; no se ha cambiado nada.
error-old-form = Ese formulario es antiguo
error-old-form-next = Se creó antes de que iniciara sesión. Abra otra vez la página y envíelo desde allí; no se ha cambiado nada.
error-old-link = Este enlace no funciona, o ya no
error-old-link-next = Cada enlace o código sirve para iniciar sesión una sola vez y dentro de su plazo; el que llega por correo, solo en el navegador que lo pidió. Pida un correo nuevo.
error-login = Iniciar sesión por correo
error-not-found = Aquí no hay nada
error-not-found-next = Puede que la dirección esté mal escrita, o que lo que había aquí no sea para todos. Si era un evento, búsquelo en el calendario.
error-not-heard-of = Todavía no sabemos nada de este evento
error-not-heard-of-next = Puede que nos llegue en unos minutos: vuelva a intentarlo dentro de un rato o búsquelo en el calendario. También puede que aquí no sea para todos.
error-leads-nowhere = Esta dirección ya no lleva a ninguna parte
error-leads-nowhere-next = Quien tiene plaza encuentra su propia dirección para conectarse en la página del evento y en el último correo sobre él. Funciona mientras tenga la plaza y el evento no haya terminado.
error-method = Así no funciona
error-method-next = Aquí hay algo, pero no para este tipo de petición. Abra la página y use sus botones.
error-gone = Esto se retiró
error-gone-next = Estaba aquí, y quien lo creó lo retiró.
error-too-large = Es demasiado de una vez
error-too-large-next = Envíe menos texto o un archivo más pequeño.
error-too-often = Demasiadas peticiones
error-too-often-next = { $n ->
    [one] Espere { $n } segundo y vuelva a intentarlo. No se ha perdido nada.
   *[other] Espere { $n } segundos y vuelva a intentarlo. No se ha perdido nada.
    }
error-our-fault = Algo ha fallado por nuestra parte
error-our-fault-next = Ha quedado anotado como { $number }. Inténtelo de nuevo en un minuto; si sigue igual, dele ese número al operador.
error-unavailable = No está disponible por ahora
error-unavailable-next = El nodo está en mantenimiento. Inténtelo de nuevo en unos minutos; los mensajes de otras comunidades esperan y no se pierden.

## Ayuda

help-title = Ayuda
help-intro = Respuestas breves a lo que suelen preguntar las visitas.
help-times = ¿Qué hora veo?
help-times-text = La que va en negrita es la suya; la segunda es la del anfitrión. Al pie de cualquier página puede elegir el lugar cuya hora usa; hasta entonces es la de esta comunidad.
help-answer = ¿Cómo respondo a un evento?
help-answer-text = En la página del evento, con la sesión iniciada en su comunidad. Su calendario muestra los eventos de todas las comunidades con las que comparte; el anfitrión confirma su respuesta, y usted lo ve en palabras: enviada, confirmada, en lista de espera o sin contacto.
help-follow = ¿Cómo llevo los eventos a Outlook?
help-follow-text = Lleve un evento con «Añadir al calendario» o suscríbase al calendario completo: la dirección está en la página Acerca de, en Seguir.
help-fediverse = ¿Puedo seguirlos desde Mastodon?
help-fediverse-text = Sí, si el operador lo dejó activado: la página Acerca de muestra la dirección que hay que buscar. Solo recibirá los eventos públicos.
help-commercial = ¿Qué significa «Comercial»?
help-commercial-text = Que el anfitrión funciona como empresa y no pertenece a sus miembros. La etiqueta acompaña a sus eventos dondequiera que aparezcan.
help-language = ¿Por qué algunos eventos están en otro idioma?
help-language-text = Los textos quedan en el idioma en que los escribió su anfitrión. El filtro de la página Eventos muestra los que están en su idioma.
help-deals = ¿Cómo hace nuestra comunidad un acuerdo con otra?
help-deals-text = Alguien de la directiva abre Gestión, Acuerdos, y escribe qué da cada comunidad a los miembros de la otra. Queda como borrador hasta que lo firma y lo envía. La otra directiva lo firma, responde con cambios o lo rechaza; cada página dice qué ve en ese momento. Cuando ambas han firmado, lo ven los miembros a quienes sirve.
help-rooms = ¿Qué son las salas?
help-rooms-text = Lugares donde los miembros se dicen lo que no dirían en público. Se entra con una invitación que le da un miembro de la sala, y la sala solo aparece en la lista de quienes están en ella. Lo que se dice allí no está en ningún correo ni en ninguna búsqueda, y solo sale si quien lo dijo lo quiere y alguien que lleva la sala está de acuerdo.
help-contact = ¿A quién puedo preguntar?
help-contact-text = A la junta directiva de esta comunidad; la página Acerca de dice quién es la comunidad.

## Accesibilidad

accessibility-title = Accesibilidad
accessibility-intro = Estas páginas están hechas para que funcionen para todo el mundo. Seguimos las WCAG 2.2, nivel AA.
accessibility-promise = Lo que prometemos
accessibility-promise-text = El estado se dice siempre con palabras y nunca solo con color. El texto tiene un contraste de al menos 4,5 a 1, en claro y en oscuro. Nada se mueve. Las páginas funcionan desde 320 píxeles de ancho y con el texto al doble de su tamaño.
accessibility-keyboard = Con teclado y lector de pantalla
accessibility-keyboard-text = La primera parada de cada página salta a su contenido. Con la tecla Tab se llega a todos los controles y se ven, los títulos siguen su orden y los textos en otro idioma lo indican.
accessibility-look = Colores claros, oscuros y forzados
accessibility-look-text = Las páginas siguen a su dispositivo; lo que elija al pie tiene prioridad. Los colores forzados conservan cada borde y cada palabra.
accessibility-script = Sin scripts
accessibility-script-text = Todo funciona sin JavaScript.
accessibility-print = En papel
accessibility-print-text = Todas las páginas se imprimen en negro sobre blanco, sin su marco.
accessibility-tell = Cuando algo falla
accessibility-tell-text = Díganoslo, por favor: el contacto está en la página Acerca de. Indique qué página, qué intentó hacer y con qué.

## Privacidad

privacy-title = Privacidad
privacy-intro = Lo que deja una visita, lo que viaja y lo que no viaja nunca.
privacy-visit = Cuando lee estas páginas
privacy-visit-text = Este servidor no anota su dirección IP en ningún sitio: su registro no contiene direcciones ni nombres. Mientras funciona cuenta cuántas veces una dirección pide iniciar sesión o unirse, para evitar abusos. Una máquina del operador situada delante puede llevar su propio registro. No hay contadores, ni píxeles, ni perfiles.
privacy-cookies = Cookies
privacy-cookies-text = Una, si al pie elige un aspecto, un idioma o una hora; guarda esa elección. Al iniciar sesión se crea otra, que termina con la sesión. Al pedir un correo o una llave de acceso, o al ir a una cuenta de otro sitio, se pone una durante menos de una hora, para que nadie más pueda usarlos. Al indicar su comunidad se crea una con su dirección. Al leer sus novedades se crea una con la hora, para que la página pueda contar lo nuevo.
privacy-others = Terceros
privacy-others-text = Ninguna página carga nada de nadie más. Los enlaces a Outlook y a Google solo se abren si usted los abre. Si inicia sesión con una cuenta de otro sitio, su proveedor lo sabe cada vez; guardamos qué cuenta es, cómo se llama y cuándo la usó por última vez, hasta que la quite.
privacy-mails = Correos
privacy-mails-text = Un correo no carga nada ni dice a nadie si se ha leído. En Notificaciones, los miembros encuentran durante 30 días los asuntos de los correos que recibieron; después se olvidan aquí. El idioma en que se unió o, si no, el que pidió su navegador al iniciar sesión se guarda junto a su elección de correos, para escribirle en él.
privacy-guests = Invitados sin membresía
privacy-guests-text = Quien responde como invitado a un evento público deja un nombre, una dirección y quizá una empresa. Solo sirven para ese evento, y la dirección no se muestra a nadie. Seis semanas después del evento, o de que se haya eliminado, todo se olvida; la página del enlace de cada correo lo olvida al momento. Lo que nadie confirma se olvida en las dos horas siguientes.
privacy-travels = Lo que viaja
privacy-travels-text = Solo lo que dos comunidades acordaron por escrito: la página Comunidades lo dice para cada una. Su dirección de correo nunca forma parte de ello. Si enlaza sus membresías en dos comunidades, cada una sabe que usted pertenece también a la otra; ninguna sabe quién es usted allí, y nadie más se entera.
privacy-rooms = Salas
privacy-rooms-text = Lo que se dice en una sala se queda en la máquina de esta comunidad y solo lo leen los miembros de la sala. Está allí cifrado, se guarda el tiempo que dice la sala y no existe en ninguna forma que se pueda enviar a otra comunidad. Quién está en qué sala tampoco es asunto de nadie más. Una página aparte dice cómo se guarda y contra qué no protege nada.
privacy-ask = Sus datos
privacy-ask-text = Los miembros encuentran en Sus datos (en sus ajustes) una lista de lo que se compartió con qué servidor, se llevan en un archivo todo lo que se guarda sobre ellos y lo borran. Lo que les nombra desaparece aquí al momento o en minutos; se avisa a los servidores que tenían algo de ellos, y ven cuáles lo han confirmado. Las facturas quedan como se emitieron, y la última parte de su dirección queda en el registro. Cualquier otra persona puede escribir al contacto de la página Acerca de. La junta directiva puede guardar palabras propias para distinguir a los miembros: las leen ella y el miembro de quien tratan; nadie más.

## Rooms: how what is said there is kept

room-how-title = Cómo lo guardamos bajo la rosa
room-how-intro = Lo que se dice en una sala de esta comunidad se queda en esa sala. Esta página dice con palabras sencillas en qué se apoya: qué se guarda y dónde, cuánto tiempo, quién puede leerlo y contra qué no protege nada.
room-how-where = Qué se guarda y dónde
room-how-where-text = Las salas tienen una base de datos propia en la máquina de esta comunidad, aparte de todo lo demás. Lo que se dice en ellas no tiene ninguna forma en que se pueda enviar: ninguna otra comunidad, fuente, búsqueda, resumen, cifra ni programa de fuera lo recibe nunca. Ningún correo ni mensaje cuenta que se dijo algo; lo hace una señal junto a Salas en las páginas propias de cada miembro, cuando las visita. Ninguna dirección y ningún título de página nombra una sala.
room-how-locked = Cómo está cerrado
room-how-locked-text = El nombre de una sala, lo que se dice en ella, quién está y quién dijo qué se cifran antes de llegar al disco (XChaCha20-Poly1305). Cada sala tiene claves propias, una nueva cada mes y cada vez que alguien entra o sale. Están en un archivo aparte, cerrado a su vez con una clave principal que no está en ninguna configuración ni en ninguna copia de seguridad. Quien tenga el disco sin ella ve cuántas salas, hilos y mensajes hay, cuándo se escribió cada uno, cuánto ocupa y cuáles son de un mismo miembro, aunque no de quién, y ni una palabra. El nodo abre para usted lo que le muestra: su propio aparato no tiene ninguna clave. Esto protege de discos y copias robados, no de la propia máquina.
room-how-long = Cuánto tiempo se guarda
room-how-long-text = Cada sala lo dice en su página: 7, 30 o 90 días, o hasta que se cierre la sala. Entonces se borra el texto y, como mucho un mes después, en cuanto nada necesita su clave, se destruye también la clave, de modo que una copia antigua del disco no abre nada. En una sala con la regla de Chatham House, la lista de quién dijo qué tiene una clave propia; se destruye pasados los días que dice la sala, y desde entonces el nodo no se lo dice a nadie, ni a quienes llevan la sala ni al operador; con copias de seguridad anteriores, el operador podría averiguarlo durante 35 días más. En algunos discos puede quedar rastro de una clave destruida hasta que el operador ponga una nueva clave principal. De un mensaje señalado queda una copia solo para quienes llevan la sala hasta 30 días después de que decidan, o 90 días si no lo hacen, aunque el propio mensaje ya no esté.
room-how-backups = Copias de seguridad
room-how-backups-text = La copia diaria toma las salas tal como están en el disco: cerradas. Sus claves se copian aparte, para una clave que se guarda en otro lugar, y una copia así de las claves se guarda 35 días como mucho. Así, 35 días después de destruirse una clave, ninguna copia abre lo que estaba bajo ella.
room-how-who = Quién puede leerlo
room-how-who-text = Los miembros de la sala; su página los nombra a todos. Quien entra lee lo que se dice desde entonces, y lo anterior solo si dos tercios de los miembros votan a favor. Quien se ha ido ya no lee nada. La junta no tiene clave ni página para las salas en las que no está, y no se entera de que las haya. Con órdenes en la máquina, el operador ve cuándo se creó una sala, cuántos miembros, hilos y mensajes tiene y qué día escribió alguien por última vez, y puede cerrarla a nuevas palabras; ninguna página le muestra una sola.
room-how-glass = En una emergencia
room-how-glass-text = Hay una manera de que el operador lea una sala desde fuera: romper el cristal, con una orden en la máquina, con la clave principal y un motivo. No muestra nada antes de que en la sala haya un aviso a la vista de todos los miembros, y termina a las 24 horas. El registro de la sala lo guarda, y cada vez que se leyó algo. Cada anotación se apoya en los dígitos de la anterior, y los últimos dígitos están en la página de la sala. Apúntelos: si más tarde se quita una anotación, la página lo dice, o los dígitos ya no son los suyos.
room-how-out = Qué puede salir de una sala
room-how-out-text = Sus propias palabras, si lo pide: usted ve las letras exactas que se leerán fuera, alguien que lleva la sala y no es usted está de acuerdo, y una copia va a las notas de la comunidad, sin su nombre y sin camino de vuelta a la sala. Nadie puede hacerlo con lo que dijo otra persona. Un aviso muestra un solo mensaje a quienes llevan la sala y no va a ningún otro sitio. El archivo de sus propios datos contiene lo que usted escribió, mientras esté usted en la sala y esta aún sepa que fue usted.
room-how-not = Contra qué no protege nada de esto
room-how-not-intro = Diga aquí lo que diría en una sala con puerta, no lo que nadie debe saber jamás.
room-how-not-operator = Un operador que controla la máquina en marcha, o quien entre en ella: puede cambiar el programa o leer su memoria. Las reglas de arriba atan al programa, no a quienes lo hacen funcionar.
room-how-not-members = Un miembro de la sala que repite o fotografía lo que se dijo.
room-how-not-device = Alguien en su propio aparato, mientras tiene la sesión abierta.
room-how-not-disk = Los rastros que un disco guarda de lo sobrescrito, mientras la clave principal sea la misma.
room-how-not-hoster = Quien alquila la máquina ve crecer el disco y trabajar la máquina, y así más o menos cuánto se escribe; no qué.
room-how-not-network = Quien observe la línea entre usted y este nodo ve cuándo viene y qué tamaño tienen las respuestas cifradas, no lo que dicen.
room-how-not-speed = Quien mida con mucha exactitud lo rápido que responde el nodo puede notar que tiene otra cosa que hacer.
room-how-tested = Cómo se prueba
room-how-tested-text = El programa se ejecuta dos veces con el mismo reloj y el mismo azar. Las dos veces solo se distinguen en lo que se dice en las salas, en si se dice algo, o en quién es miembro. Lo que sale para cualquiera de fuera ha de ser igual en ambas, hasta el último byte: páginas, respuestas, correos, registros, cifras, copias de seguridad. Después se ponen fugas a propósito, para mostrar que se encuentra cada una. Quien tenga el código fuente puede ejecutarlo todo, o hacer que se ejecute, con esta orden:
room-how-source = El código fuente de este programa
room-how-source-ask = Pregunte al operador de esta comunidad dónde se lee el código fuente de este programa.

## Rooms: who is in one, what happened there, who runs it

room-members-title = Miembros de esta sala
room-members-intro = Estas personas pueden leer lo que se dice aquí, y nadie más. Quien lleva la sala está señalado.
room-asking-title = Quién espera a la puerta
room-asking-intro = Tienen una invitación y necesitan miembros de esta sala que respondan por ellas. Responder es decir: conozco a esta persona, y lo que se dice aquí está a salvo con ella.
room-vouched = { $given } de { $n } miembros responden
room-vouch = Respondo
room-invite-title = Invitar a alguien
room-invite-what = Recibe un enlace que no dice nada de esta sala y lo entrega usted mismo: no sale ningún correo. A quien lo tenga y sea miembro de esta comunidad se le dice la regla de la sala y lo que falta para que se abra, pero ni su nombre ni quién está en ella.
room-invite-days = { $n ->
    [one] Vale { $n } día, mientras usted esté en la sala.
   *[other] Vale { $n } días, mientras usted esté en la sala.
    }
room-invite = Crear una invitación
room-invitation-title = Una invitación
room-invitation-once = Este enlace se muestra una sola vez. Cópielo ahora, o deje que la otra persona lo enfoque con el teléfono.
room-invitation-qr = El enlace de la invitación como código para la cámara de un teléfono
room-invitation-until = Vale hasta el
room-invitation-whoever = Quien lo tenga puede llamar a la puerta: déselo solo a la persona a quien quiere invitar, y no en público.
room-more-title = Más sobre esta sala
room-back = Volver a la sala
room-back-post = Volver al mensaje
room-leave-title = Dejar esta sala
room-leave-reads = Desde este momento ya no lee nada de esta sala.
room-leave-words = Lo que usted dijo se queda el tiempo que lo guarda la sala. Si quiere que desaparezca, quítelo antes. El archivo de Sus datos solo lo tiene mientras está en la sala: lléveselo antes.
room-leave-drafts = Sus borradores desaparecen al momento, y las invitaciones que hizo ya no abren nada.
room-leave-back = Para volver necesita una nueva invitación, y no leerá lo que se haya dicho hasta entonces. Las palabras que pidió dejar salir y que aún no están fuera se quedan aquí.
room-leave-last = Nadie más lleva esta sala. Nombre antes a otra persona; después podrá irse.
room-leave-alone = No hay nadie más en esta sala. Si se va, ciérrela.
room-leave = Dejar la sala
room-report-title = Avisar de este mensaje
room-report-who = Quienes llevan esta sala leen este mensaje y lo que usted escriba abajo, y nadie más. No va a ningún otro sitio ni a otra comunidad.
room-report-kept = Quién avisa no se anota. Una copia de este único mensaje se guarda para quienes llevan la sala hasta 30 días después de que decidan, o 90 días si no lo hacen.
room-report-reason = ¿Qué tiene de malo?
room-report-reason-hint = En una o dos frases. Quienes llevan la sala ven sus palabras, no su nombre.
room-report-too-many = Demasiados avisos esperan a quienes llevan esta sala. Hable con una de esas personas; lo que escribió sigue abajo.
room-report-send = Avisar a quienes llevan la sala
room-report-next = Lo que decidan queda en el registro de la sala, sin el mensaje y sin los nombres de quienes avisaron.
room-remove-title = Quitar este mensaje
room-remove-what = Desaparece de la sala al momento y para siempre. Las copias de seguridad anteriores lo guardan, cerrado, hasta que desaparece su clave y 35 días más.
room-remove-noted = Es de otra persona. Que usted quitó un mensaje como responsable de la sala queda en su registro, a la vista de todos los miembros.
room-remove = Quitarlo
room-release-title = Permitir que esto se lea fuera
room-release-what = Una copia de sus propias palabras se convierte en una nota de esta comunidad, fuera de la sala. Primero ve exactamente lo que se leerá; después alguien que lleva la sala y no es usted tiene que estar de acuerdo.
room-release-alone = Ahora nadie más que usted lleva esta sala. Hasta que haya otra persona, nadie puede dar su acuerdo.
room-release-excerpt = Las palabras
room-release-excerpt-hint = Todo su mensaje, o una parte al pie de la letra. Quite lo que nombre a un cliente o a una persona.
room-release-reach = Quién puede leerlo
room-release-members = Miembros de esta comunidad
room-release-public = Todo el mundo
room-release-reason = ¿Por qué?
room-release-reason-hint = Para quien decide en la sala. No sale de ella.
room-release-days = ¿Cuánto tiempo debe esperar una respuesta?
room-release-in-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
    }
room-release-show = Mostrar exactamente lo que se leerá
room-release-exact = Se leerá exactamente esto
room-release-to-members = Lo leerán los miembros de esta comunidad.
room-release-to-public = Todo el mundo podrá leerlo.
room-release-nameless = No lleva nombre ni conduce a ninguna sala. Quien conozca la manera de escribir quizá lo adivine.
room-release-until = Espera una respuesta hasta el
room-release-for-good = Una vez fuera, no vuelve a la sala: otras personas pueden haberlo leído y guardado.
room-release-ask = Pedirlo a quienes llevan la sala
room-release-change = Cambiarlo
room-release-next = Si una de esas personas está de acuerdo, se convierte en nota en unos minutos. Si nadie lo está a tiempo, no pasa nada.
room-release-not-said = estas palabras no están así en su mensaje; tómelas de allí
room-release-too-many = demasiadas esperan en esta sala; pídalo de nuevo cuando se hayan mirado
room-agree-title = Palabras que se leerán fuera
room-agree-what = Un miembro de esta sala pide que estas palabras se lean fuera. Mírelas letra por letra: está dando su acuerdo exactamente a esto.
room-agree-by = Lo pide
room-agree-until = Espera hasta
room-agree-agreed = Alguien que lleva la sala estuvo de acuerdo; enseguida será una nota.
room-agree-own = Son sus propias palabras, así que otra persona que lleve la sala tiene que mirarlas.
room-agree-nameless = Ya no se sabe aquí quién dijo esto, así que nadie puede dejarlo salir.
room-agree = De acuerdo, que salga
room-agree-refuse = No, se queda aquí
room-audit-title = El registro de la sala
room-audit-intro = Lo que hicieron en esta sala quienes la llevan, el operador y el propio nodo. No nombra ningún mensaje ni a nadie que haya señalado uno.
room-audit-is-whole = El registro está completo
room-audit-whole = { $n ->
    [one] Hay { $n } anotación, y lleva a los dígitos de abajo.
   *[other] Las { $n } anotaciones están ahí, y cada una lleva a la siguiente y al final a los dígitos de abajo.
    }
room-audit-is-broken = El registro se ha cambiado
room-audit-broken = Desde la anotación { $at } no es lo que se escribió: falta una anotación, o es otra.
room-audit-broken-next = Solo puede haberlo hecho alguien que tenga la máquina en sus manos. Dígaselo a los demás miembros, y no diga aquí nada que deba quedarse aquí hasta saber más.
room-audit-digits = Los últimos dígitos, para apuntarlos y compararlos con otros miembros:
room-audit-number = Número
room-audit-not-shown = { $n ->
    [one] { $n } anotación anterior no se muestra: es de antes de que usted llegara, o demasiado antigua. Se comprueba igualmente.
   *[other] { $n } anotaciones anteriores no se muestran: son de antes de que usted llegara, o demasiado antiguas. Se comprueban igualmente.
    }
room-by-some-member = un miembro
room-by-operator = el operador
room-by-node = el nodo
room-audit-made = Se creó la sala
room-audit-steward-named = Se nombró a { $name } para llevar la sala
room-audit-steward-followed = { $name } pasó a llevar la sala, por ser quien más tiempo está en ella de quienes pueden entrar, cuando nadie más de quienes la llevaban podía
room-audit-put-out = Se echó a { $name }
room-audit-post-removed = Quien lleva la sala quitó un mensaje de otra persona
room-audit-reported = Se avisó de un mensaje
room-audit-report-kept = Se decidió un aviso: el mensaje se queda
room-audit-report-removed = Se decidió un aviso: el mensaje se quitó
room-audit-release-asked = Alguien pidió que palabras suyas se lean fuera
room-audit-release-agreed = Quien lleva la sala estuvo de acuerdo en que se lean fuera
room-audit-release-refused = Quien lleva la sala no estuvo de acuerdo en que se lean fuera
room-audit-release-done = La copia está fuera, como nota
room-audit-release-lapsed = Se acabó el tiempo para dejar salir unas palabras, o ya no estaban aquí ellas o quien las escribió
room-audit-history-proposed = Se propuso que todos los miembros lean lo que se dijo antes de que llegaran
room-audit-history-opened = Dos tercios de los miembros estuvieron de acuerdo
room-audit-history-lapsed = Muy pocos miembros estuvieron de acuerdo a tiempo
room-audit-history-voided = La votación terminó sin resultado, porque se echó a alguien; se puede volver a proponer
room-audit-settings = Se cambió lo que es la sala
room-audit-archived = La sala se cerró a nuevas palabras
room-audit-glass-broken = Se rompió el cristal: la sala puede leerse desde fuera durante 24 horas
room-audit-glass-read = La sala se leyó desde fuera
room-steward-title = Llevar esta sala
room-reports-title = Avisos
room-reports-what = Cada aviso le muestra un solo mensaje. Las demás personas que llevan la sala ven lo mismo, y nadie más.
room-reports-none = No hay avisos.
room-reports-settled = Decididos hace poco
room-reported-at = Aviso
room-report-place = Dónde está
room-report-keep = Se queda
room-report-remove = Quitar el mensaje
room-report-kept-it = El mensaje se queda
room-report-removed-it = El mensaje se quitó
room-releases-title = Palabras que se leerán fuera, a la espera de usted
room-releases-none = Nadie lo ha pedido.
room-release-look = Ver las palabras exactas
room-name-steward = Nombrar para llevar la sala
room-put-out = Echar
room-put-out-what = Esta persona deja de leer aquí al momento. Ninguna invitación pendiente abre ya nada. El registro dice a quién se echó y quién lo hizo. Si hay una votación abierta sobre lo dicho antes, termina sin resultado.
room-put-out-now = Echar ahora
room-vote-title = Lo que se dijo antes de que usted llegara
room-vote-what = Cada miembro lee lo que se dice desde el día en que llegó. Dos tercios de los miembros pueden abrir a todos los que están ahora en la sala todo lo que aún guarda. Tienen 7 días para estar de acuerdo, y no se deshace.
room-vote-stands = Están de acuerdo { $agreed } de los { $n } miembros necesarios.
room-vote-closes = Está abierto hasta el
room-vote-agree = Estoy de acuerdo
room-vote-agreed = Usted está de acuerdo.
room-vote-propose = Proponerlo a los miembros
room-settings-title = Lo que es esta sala
room-settings-what = La regla de lo que puede usarse fuera no cambia nunca: la gente habló con ella.
room-settings-name = Nombre
room-settings-retention = Cuánto tiempo guarda lo que se dice
room-settings-retention-hint = Solo menos que ahora: nada se guarda más tiempo del que se prometió a quienes lo dijeron. Lo que sea más antiguo que el nuevo plazo desaparece en menos de una hora, para siempre.
room-settings-days = Días de membresía antes de poder entrar
room-settings-days-hint = 0 no pide ninguno. A quien llega demasiado pronto se le dice el día en que se abre la sala.
room-settings-vouches = Miembros de la sala que tienen que responder
room-settings-vouches-hint = 0 no pide ninguno.
room-settings-levels = Solo para estos niveles de membresía
room-settings-levels-hint = Sin marcar ninguno se admite cualquier nivel. El nivel se pide en cada visita, también a quienes ya están.
room-wrong-choice = elija algo de lo que se ofrece
room-wrong-number = un número entero de 0 a { $n }
room-wrong-levels = como mucho { $n } niveles
room-wrong-longer = una sala puede guardar menos tiempo que antes, no más
room-wrong-own-level = marque un nivel que tenga usted, o ninguno; con estos la sala también quedaría cerrada para usted
room-close-title = Cerrar esta sala
room-close-what = Entonces desaparece todo lo que se dijo en ella, y con ello sus claves.
room-close-look = Ver lo que desaparece
room-close-words = Todo lo que se dijo aquí desaparece para todos los miembros, con el registro de la sala.
room-close-keys = Las claves de la sala se destruyen: nadie puede recuperarla, ni usted ni el operador.
room-close-backups = A los 35 días también ha desaparecido de todas las copias de seguridad.
room-close-notes = Lo que salió como nota se queda fuera.
room-close = Cerrarla para siempre
room-said-vouched = usted responde
room-said-not-asking = esta persona ya no espera: está dentro o se ha ido
room-said-invitations = ya hay bastantes invitaciones en camino; entregue una que tenga, o espere a que caduquen algunas
room-said-own-invitations = tiene en camino tantas invitaciones como puede tener un miembro; entregue una de ellas, o espere a que caduquen algunas
room-said-agreed = su voto está anotado
room-said-opened = dos tercios están de acuerdo: todos los que están ahora en la sala leen lo que aún guarda
room-said-no-vote = ahora no se vota nada; quien lleva la sala puede proponerlo de nuevo
room-said-reported = quienes llevan esta sala lo tienen
room-said-asked = se ha pedido a quienes llevan esta sala
room-said-settled = el aviso está decidido
room-said-released = usted estuvo de acuerdo: será una nota en unos minutos
room-said-not-released = se queda en la sala
room-said-overtaken = alguien se adelantó, o se acabó el tiempo; así está ahora
room-said-put-out = esta persona ya no está en la sala
room-said-named = hay una persona más que lleva la sala
room-said-stewards = una sala no admite más personas que la lleven
room-said-last = nadie más lleva esta sala; nombre antes a otra persona
room-said-proposed = se ha propuesto a los miembros
room-said-saved = está guardado

## Estado

## Cómo está una respuesta, para el miembro que la dio: en las páginas y por la interfaz REST

answer-none = Aún sin responder
answer-its-host = su anfitrión
answer-sent = Enviada a { $host }
answer-sent-next = { $host } decide y responde aquí
answer-unreached = No hubo contacto con { $host }; seguiremos intentándolo hasta { $at }
answer-confirmed = Confirmada por { $host } ({ $at })
answer-noted = Anotada por { $host } ({ $at })
answer-waiting = Lista de espera, puesto { $n }
answer-waiting-next = { $host } le avisará cuando tenga plaza
answer-pending = Lo decidirá quien lo organiza en { $host }
answer-refused = Rechazada por { $host }: { $reason }
answer-refused-next = Puede responder de nuevo
answer-refused-only = Rechazada por { $host }
refusal-full = El evento está completo.
refusal-already-started = El evento ya ha empezado.
refusal-cancelled = El evento está cancelado.
refusal-invitation-only = El evento es solo por invitación.
refusal-external = La inscripción a este evento se hace en otro sitio; siga su enlace.
refusal-peers-only = A este evento solo responden miembros de comunidades asociadas.
refusal-unknown = No existe ese evento.
refusal-not-taken = El servidor del anfitrión no acepta esta respuesta.
refusal-sign-up-there = No acepta respuestas de otros servidores; inscríbase en { $page }
answer-not-confirmed = Sin confirmar por { $host }
answer-not-confirmed-next = Su respuesta llegó y nadie ha contestado en un día; pregunte allí o responda de nuevo
answer-failed = No hubo contacto con { $host }; responda otra vez para volver a intentarlo
answer-failed-next = Allí no ha llegado nada de su respuesta
answer-said-going = Asistirá
answer-said-maybe = Quizá asista
answer-said-declined = No asistirá
answer-said-withdrawn = Su respuesta está retirada

## Lo que se dice a los operadores de otras comunidades: en las páginas, por las órdenes y por la interfaz REST

date-day-month = { $day } { $month }
told-on-day = { $day }, { $time }
trouble-next = { $trouble }; próximo intento: { $next }
trouble-next-now = { $trouble }; lo intentamos de nuevo en menos de un minuto
trouble-paused = { $trouble }; en pausa hasta { $next }, tras { $n } fallos seguidos
trouble-once-a-day = { $trouble }; se intenta una vez al día, porque ha fallado { $n } días; próximo intento: { $next }
trouble-clock = { $peer } no acepta nuestras firmas, porque su reloj va { $minutes } { $minutes ->
    [one] minuto
   *[other] minutos
} { $way ->
    [ahead] adelantado
   *[behind] atrasado
} respecto al nuestro
trouble-clock-far = { $peer } no acepta nuestras firmas, porque su reloj va más de una hora { $way ->
    [ahead] adelantado
   *[behind] atrasado
} respecto al nuestro
trouble-silent = { $peer } no responde (desde { $since })
trouble-no-name = no se encontró la dirección de { $peer } ({ $at })
trouble-identity = { $peer } no pudo demostrar que es { $peer } ({ $at }), y su operador tiene que renovar el certificado
trouble-busy = este nodo se dirigió a demasiados otros a la vez ({ $at })
trouble-elsewhere = { $peer } nos envió a otra dirección ({ $at }), y no vamos
trouble-signature = { $peer } no aceptó nuestra firma ({ $at })
trouble-forbidden = { $peer } no acepta nada nuestro (desde { $since }); pregunte el motivo a su operador
trouble-nothing-there = { $peer } dijo que no hay nada en la dirección a la que enviamos ({ $at })
trouble-too-large = { $peer } consideró el mensaje demasiado grande ({ $at })
trouble-slow-down = { $peer } nos pidió que enviemos más despacio ({ $at })
trouble-fault = { $peer } tuvo un fallo propio ({ $at })
failure-kind = { $kind ->
    [trouble-silent] no respondió
    [trouble-no-name] no se encontró su dirección
    [trouble-identity] no pudo demostrar quién es
    [trouble-busy] este nodo se dirigió a demasiados otros a la vez
    [trouble-elsewhere] nos envió a otra dirección
    [trouble-signature] no aceptó nuestra firma
    [trouble-forbidden] no acepta nada nuestro
    [trouble-nothing-there] no había nada en la dirección
    [trouble-too-large] consideró el mensaje demasiado grande
    [trouble-slow-down] nos pidió ir más despacio
    [trouble-fault] tuvo un fallo propio
   *[other] { $what }
    }
failure-answer = { $happened } ({ $status })
lately-nothing = ningún fallo en los últimos siete días
lately-last = último fallo ({ $at }): { $what }
lately-days = ha fallado { $n } días desde que respondió por última vez
lately-set-aside = { $n ->
    [one] se rechazó o se abandonó 1 mensaje
   *[other] se rechazaron o se abandonaron { $n } mensajes
    }
followed-failed = no se pudo leer ({ $at }): { $what }
followed-read-before = { $failed }; última lectura: { $at }
followed-read = última lectura: { $at }
followed-not-yet = aún sin consultar
clock-off-title = Ponga en hora el reloj de esta máquina
clock-off = El reloj de esta máquina va { $n ->
    [one] 1 segundo
   *[other] { $n } segundos
    } { $way ->
    [ahead] adelantado
   *[behind] atrasado
    } respecto al de { $peer }: hasta que esté en hora no se envía nada a otros nodos ni se acepta nada de ellos. No se pierde nada.
act-set-up = Puso en marcha el nodo
act-sign-in = Inició sesión con un enlace
act-sign-in-mail = Inició sesión por correo
act-sign-in-passkey = Inició sesión con una llave de acceso
act-add-passkey = Creó una llave de acceso
act-remove-passkey = Quitó una llave de acceso
act-remove-passkeys = Quitó todas las llaves de acceso de { $member }
act-sign-in-account = Inició sesión con una cuenta enlazada
act-link-account = Enlazó una cuenta de otro sitio
act-unlink-account = Quitó una cuenta enlazada
act-unlink-accounts = Quitó todas las cuentas enlazadas de { $member }
act-ask-link = Pidió enlazar una membresía de otro sitio
act-vouch-link = Hizo que esta comunidad confirmara una membresía
act-link-membership = Enlazó una membresía de otro sitio
act-unlink-membership = Quitó el enlace de una membresía
act-link-ended = El enlace de una membresía terminó en la otra comunidad
act-name-home = Indicó la comunidad principal
act-sign-in-link = Creó un enlace de inicio de sesión para { $member }
act-end-sessions = Cerró todas las sesiones de { $member }
act-forget-mail = Quitó a { $member } otra dirección de correo
act-send-digest = Envió el correo semanal
act-set-tier = Describió el nivel { $tier }
act-retire-tier = Dejó de ofrecer el nivel { $tier }
act-offer-tier = Ofreció de nuevo el nivel { $tier }
act-choose-tier = Eligió el nivel { $tier }
act-put-at-level = Puso a { $member } en el nivel { $tier }
act-leave = Dejó la comunidad
act-end-membership = Terminó la membresía de { $member }
act-erase-own = Borró sus propios datos
act-erase = Borró los datos de { $member }
act-join-again = Entró de nuevo
act-issue-invoice = Emitió la factura { $invoice }
act-void-invoice = Anuló la factura { $invoice }
act-mark-paid = Marcó como pagada la factura { $invoice }
act-have-voucher = Pidió un vale para otra comunidad
act-prove-standing = Hizo decir a otra comunidad su buena situación
act-make-check = Preguntó en la mesa a otra comunidad
act-use-voucher = Se usó un vale para la oferta { $offer }
act-take-back-ticket = Anuló la entrada { $ticket }
act-begin-grace = Empezó el periodo de gracia de { $member }
act-keep-free = { $member } conserva { $tier }, que ya no cuesta nada
act-lapse = Pasó a { $member } de { $from } a { $into }, por falta de pago
act-describe-organization = Anotó las oficinas de { $organization }
act-merge-organization = Unió { $from } y { $into } en una sola organización
act-export-organizations = Escribió las organizaciones en un archivo
act-add-member = Añadió al miembro { $member }
act-give-office =
    Dio a { $member } el cargo { $office ->
        [officer] junta directiva
        [moderator] moderación
       *[other] operación
    }
act-take-office =
    Retiró el cargo { $office ->
        [officer] junta directiva
        [moderator] moderación
       *[other] operación
    } a { $member }
act-standing-good = Retiró lo dicho sobre la situación de { $member }
act-standing-cautioned = Advirtió a { $member }
act-standing-limited = Limitó los derechos de { $member } hasta { $until }
act-standing-suspended = Suspendió los derechos de { $member }
act-lapse-invoice = La factura { $invoice } no se pagó a tiempo
act-update-member = Actualizó al miembro { $member } desde un archivo
act-invite-members = { $n ->
    [one] Escribió a un miembro para decirle dónde iniciar sesión
   *[other] Escribió a { $n } miembros para decirles dónde iniciar sesión
}
act-import-members = { $n ->
    [one] Tomó miembros de un archivo de una línea
   *[other] Tomó miembros de un archivo de { $n } líneas
}
act-stop-importing-members = { $n ->
    [one] Paró de tomar miembros de un archivo de una línea
   *[other] Paró de tomar miembros de un archivo de { $n } líneas
}
act-invite = Escribió a { $member } para decirle dónde iniciar sesión
act-invite-guest = Invitó a { $member } al evento { $event }
act-merge-member = Unió las membresías { $from } y { $into } en una sola
act-export-members = Exportó todos los miembros a un archivo
act-export-all = Exportó todo lo que guarda este servidor a archivos, sin claves ni secretos
act-issue-token = Entregó el token { $token } a { $member }
act-revoke-token = Retiró el token { $token }
act-import-keys = Importó claves de { $member }
act-rotate-community = Dio claves nuevas a la comunidad, número { $number }
act-rotate-node = Dio claves nuevas al nodo, número { $number }
act-rotate-member = Dio claves nuevas a { $member }, número { $number }
act-withdraw-keys = Retiró todas las claves de { $whose } anteriores al número { $number }: otra persona podría tenerlas
act-forget-keys = Destruyó las claves anteriores, número { $number }, de { $whose }
act-publish-code = Publicó la versión { $version } del código ético
act-sign-code = Firmó la versión { $version } del código ético
act-acknowledge-code = Aceptó la versión { $version } del código ético al unirse
act-publish-event = Publicó el evento { $event }
act-change-event = Cambió el evento { $event }
act-save-draft = Guardó un borrador del evento { $event }
act-discard-draft = Descartó el borrador del evento { $event }
act-print-voucher = Imprimió un vale para { $host }
act-take-back-voucher = Retiró un vale para { $host }
act-count-voucher = Contó como usado el vale en papel { $ticket }
act-codes-of-peer = Hoy no acepta más códigos de { $host }: demasiados no eran de ningún vale
act-codes-at-desk = Hoy no acepta más códigos de un miembro en la mesa: demasiados no eran de ningún vale
act-describe-community = Cambió lo que la comunidad dice de sí misma
act-name-founders = Anotó a los fundadores
act-write-document = Escribió el documento { $document }
act-remove-document = Quitó el documento { $document }
act-withdraw-note = Retiró la nota { $note }
act-plan-jobs = Cambió quién hace qué en el evento { $event }
act-write-minutes = Escribió el acta del evento { $event }
act-set-join-link = Puso el enlace para conectarse al evento { $event }
act-take-join-link = Quitó el enlace para conectarse al evento { $event }
act-co-hosts = Nombró a { $hosts } coanfitriones del evento { $event }
act-no-co-hosts = Ya no nombró coanfitriones del evento { $event }
act-cancel-event = Canceló el evento { $event }
act-mail-guests = Escribió a { $n } invitados del evento { $event }
act-postpone-event = Aplazó el evento { $event }
act-remove-event = Eliminó el evento { $event }
act-event-back = El evento { $event } volvió de { $peer } en su versión { $revision }
act-event-counted-past = El evento { $event } tiene ahora la versión { $revision }: otra comunidad tiene una versión { $listed } que nadie puede probar
act-event-stays-removed = El evento { $event } se había eliminado antes de la restauración
act-add-calendar = Añadió el calendario { $calendar }
act-remove-calendar = Eliminó el calendario { $calendar }
act-read-calendar = Leyó de nuevo el calendario { $calendar }
act-choose-calendar = Eligió entradas del calendario { $calendar }
act-follow = Empezó a seguir a { $actor }
act-unfollow = Dejó de seguir a { $actor }
act-follow-moved = { $from } se ha mudado: ahora se sigue a { $into }
act-propose-peering = Propuso un hermanamiento a { $peer }
act-accept-peering = Aceptó el hermanamiento con { $peer }
act-reject-peering = Rechazó el hermanamiento con { $peer }
act-pause-peering = Puso en pausa el hermanamiento con { $peer }
act-resume-peering = Reanudó el hermanamiento con { $peer }
act-announce-end = Anunció el fin del hermanamiento con { $peer }
act-forget-former-peer = Olvidó lo que había compartido { $peer }, pues el acuerdo terminó hace mucho
act-end-peering = Terminó el hermanamiento con { $peer }
act-peering-over = El hermanamiento con { $peer } ha terminado, como se anunció
act-draft-deal = Escribió un borrador del acuerdo { $agreement } con { $peer }
act-discard-deal = Descartó el borrador del acuerdo { $agreement } con { $peer }
act-begin-statement = Empezó la carta conjunta { $statement }
act-change-statement = Cambió la carta conjunta { $statement }
act-open-statement = Abrió la carta conjunta { $statement } para firmas
act-drop-statement = Descartó el borrador de la carta conjunta { $statement }
act-hand-over-statement = Entregó la carta conjunta { $statement }
act-answer-statement = Anotó la respuesta a la carta conjunta { $statement }
act-close-statement = Cerró la carta conjunta { $statement }
act-offer-deal = Ofreció el acuerdo { $agreement } a { $peer }
act-accept-deal = Firmó el acuerdo { $agreement } con { $peer }
act-decline-deal = Rechazó el acuerdo { $agreement } con { $peer }
act-deal-signed = Ambas firmaron el acuerdo { $agreement } con { $peer }
act-withdraw-deal = Retiró la oferta del acuerdo { $agreement } con { $peer }
act-end-deal = Anunció el fin del acuerdo { $agreement } con { $peer }
act-deal-ends = { $peer } anunció el fin del acuerdo { $agreement }
act-backfill-due = Hay que traer los eventos de { $peer }
act-retry-all = Reintentó todos los mensajes a { $host }
act-retry = Reintentó un mensaje a { $host }
act-drop = Descartó un mensaje a { $host }
act-not-told = No pudo avisar de algo: actividad { $activity }
act-set-aside = Apartó lo que no se pudo incorporar: { $why }
act-answers-again = { $host } vuelve a responder después de { $n ->
    [one] 1 día
   *[other] { $n } días
    }
act-forbidden = { $host } rechaza todo lo que se le envía; se le vuelve a preguntar una vez por hora o menos
act-clocks-differ = { $host } rechaza nuestras firmas, y su reloj y el nuestro difieren en { $n ->
    [one] 1 segundo
   *[other] { $n } segundos
    }; ponga en hora el que esté mal
act-new-key = { $peer } tiene una clave nueva, anunciada por la anterior: { $key } { $written }
act-key-withdrawn = { $peer } ha retirado su clave anterior: nada de lo que firmó cuenta ya
act-key-refused = { $peer } muestra una clave que nadie anunció, y la rechazamos: { $key } { $written }
act-peer-lost = { $peer } tiene menos de lo que una vez nos dijo: se restauró desde una copia de seguridad
act-peer-restored = { $peer } se restauró desde una copia de seguridad; se comparan ambos lados
act-we-sent-more = { $peer } tiene más de lo que recordamos haber enviado; se comparan ambos lados
act-we-were-restored = Este nodo se restauró desde una copia de seguridad, y { $peer } devolvió lo que faltaba
act-restore = Restauró la copia de seguridad { $made }
act-clock-right = El reloj de esta máquina vuelve a estar en hora
act-clock-ahead = El reloj de esta máquina va { $n } segundos adelantado respecto al de { $peer }; la federación espera hasta que esté en hora
act-clock-behind = El reloj de esta máquina va { $n } segundos atrasado respecto al de { $peer }; la federación espera hasta que esté en hora
trouble-other = no funcionó ({ $at }): { $what }
delivery-kind = { $kind ->
    [Create] Un evento nuevo
    [Note] Una nota sobre un cambio
    [Update] Un cambio
    [Delete] Una eliminación
    [Announce] Un evento difundido
    [Join] Una respuesta a un evento
    [Leave] Una respuesta retirada
    [Accept] Un sí
    [TentativeAccept] Un quizá
    [Reject] Un no
    [Offer] Una propuesta
    [Invite] Una invitación
    [Follow] Un deseo de seguir
    [Undo] Algo retirado
   *[other] { $kind }
    }
delivery-about = { $what }: { $title }
delivery-waits-its-turn = espera su turno
delivery-rests = espera a que se reanude el hermanamiento con { $peer }, que está en pausa
delivery-behind = espera detrás de otros: { $why }
delivery-refused = { $peer } lo rechazó definitivamente ({ $at }): { $status ->
    [400] no le servía
    [404] no hay nada en esa dirección
    [405] no hay nada en esa dirección
    [410] el destinatario ya no existe
    [413] era demasiado grande
    [422] no le servía
   *[other] su respuesta fue { $status }
    }
delivery-parked = abandonado ({ $at }) después de { $n ->
    [one] 1 intento
   *[other] { $n } intentos
    }; si lo reintenta, se envía otra vez
delivery-dropped = ya no iba destinado a { $peer }, así que no se envió ({ $at })
sync-not-compared = aún sin comparar
sync-same = en la última comparación, ambos tenían lo mismo ({ $at })
sync-mended = { $n ->
    [one] 1 diferencia, ya corregida ({ $at })
   *[other] { $n } diferencias, ya corregidas ({ $at })
    }
sync-partly-mended = { $n ->
    [one] 1 diferencia
   *[other] { $n } diferencias
    } ({ $at }), y { $mended ->
    [0] no se corrigió ninguna
    [one] se corrigió 1
   *[other] se corrigieron { $mended }
    }
sync-cannot = ahora mismo no se puede comparar: { $problem }
sync-peer-restored = se restauró desde una copia de seguridad ({ $at })
sync-we-were-restored = devolvió lo que se había perdido al restaurar este nodo ({ $at })
sync-new-keys = tiene claves nuevas, anunciadas por las anteriores ({ $at })
sync-key-refused = mostró una clave que nadie anunció, y la rechazamos ({ $at }): comparen por teléfono las seis palabras, termine después el hermanamiento y propóngalo de nuevo
peer-key-refused = { $peer } mostró una clave que nadie anunció, y la rechazamos; comparen por teléfono las seis palabras
peer-proposed-by-us = a la espera de que { $peer } responda a nuestra propuesta ({ $since })
peer-proposed-by-them = { $peer } propuso un hermanamiento ({ $since }) y espera su respuesta
peer-paused = en pausa por nuestra parte (desde { $since }): no se envía ni se acepta nada hasta que se reanude
peer-rejected = la propuesta se rechazó ({ $since })
peer-ends = { $by ->
    [us] termina como anunciamos ({ $at }); hasta entonces ambas partes comparten como antes
   *[them] termina como anunció { $peer } ({ $at }); hasta entonces ambas partes comparten como antes
    }
peer-ended = { $by ->
    [us] lo terminamos nosotros ({ $since })
    [them] lo terminó { $peer } ({ $since })
   *[unknown] terminó ({ $since })
    }
peer-ended-because = { $ended }: «{ $reason }»
peer-given-up = { $n ->
    [one] se apartó 1 mensaje, que espera su decisión
   *[other] se apartaron { $n } mensajes, que esperan su decisión
    }
peer-on-the-way = { $n ->
    [one] 1 mensaje está en camino
   *[other] { $n } mensajes están en camino
    }
peer-good = todo llega
peer-nothing-yet = aún no se ha enviado nada

desk-nav-label = Gestión
cards-title = Puesta a punto
cards-intro = Con qué empieza una comunidad. Cada tarjeta se guarda por separado y puede cambiarse cuando se quiera.
cards-in-place = listo
cards-to-do = por hacer
cards-saved = guardado
cards-go-profile = Describirla
cards-go-tiers = Ver los niveles
cards-go-code = Publicar una versión
cards-joining = La gente se une en { $name }.
cards-invite-now = Ya puede invitar a gente
cards-invite-how = Incorpore un archivo de miembros, o dé la dirección de la página para unirse.
cards-invite-later = Cuando las tres primeras tarjetas estén listas podrá invitar a gente.
cards-mail = Correo
cards-mail-relay = Los correos salen por { $relay } y son de { $from }.
cards-mail-folder = Los correos se escriben en una carpeta de este equipo y no van más allá. Quien opera el nodo indica un servidor de correo en la configuración.
cards-mail-nobody = todavía no llegan a nadie
cards-mail-try = Enviarme un correo de prueba
cards-mailed = se entregó un correo de prueba para { $mail }; si llega, se ve allí
cards-not-written = el correo de prueba no pudo escribirse en su carpeta; quien opera el nodo tiene que mirarlo
cards-not-relayed = el servidor de correo no aceptó el correo de prueba; quien opera el nodo tiene que mirarlo. Dice:
cards-no-recipient = nadie recibe correo en { $mail }, dice el servidor:
cards-mail-rate = en este minuto salieron tantos correos como se permite; inténtelo de nuevo en un minuto
cards-rooms-what = Donde los miembros se dicen lo que no dirían en público. Aquí hay tres para empezar; quien crea una es su primer miembro y su responsable. Usted solo ve las salas en las que está. Puede que otra persona de la junta ya haya creado una de estas, y a usted no se le muestra: pregunte antes.
cards-rooms-make = Crear esta sala
cards-rooms-hers = Usted está en ella.
cards-rooms-unread = Ahora mismo no se pueden leer sus salas, así que no se ofrece ninguna. Lo demás funciona como siempre; avise al operador si sigue así.
cards-rooms-other = Crear otra sala
room-offer-stories = Batallas de licencias
room-offer-stories-what = Qué salió mal con un contrato o una renovación, y qué les salvó. Los demás pueden usar lo que aprenden; quién lo contó se olvida al cabo de un mes.
room-offer-weeks = Semanas difíciles
room-offer-weeks-what = Un cliente que se va, alguien que renuncia, un mes sin cobrar. Nada de esto se usa fuera, y desaparece al cabo de un mes.
room-offer-board = Quienes llevan la comunidad
room-offer-board-what = Para la junta, entre ellos. Se guarda hasta que se cierra la sala, y cada persona nueva necesita un miembro que responda por ella.
room-offer-days = { $n ->
    [one] tras { $n } día de membresía
   *[other] tras { $n } días de membresía
    }
room-offer-vouches = { $n ->
    [one] tiene que responder { $n } miembro
   *[other] tienen que responder { $n } miembros
    }
founders-title = Fundadores
founders-intro = Una comunidad empieza con al menos tres personas de tres empresas asociadas; una la preside y otra opera su nodo.
founders-go = Anotarlos
founders-founders = Quiénes lo fundaron
founders-founders-hint = Miembros por su identificador o su correo, uno en cada línea.
founders-president = Presidencia
founders-president-hint = Alguien de la junta directiva, por su identificador o su correo.
founders-administrator = Administración
founders-administrator-hint = Quien opera el nodo, o se ocupa de quien lo hace.
founders-changed = Otra persona de la junta anotó a estos mientras escribía. Lo que escribió está abajo; guárdelo otra vez para ponerlo en su lugar.
founders-wrong-nobody = { $called } no es miembro; escriba el identificador o el correo de un miembro
founders-wrong-few = escriba al menos tres fundadores
founders-wrong-many = escriba treinta fundadores como máximo
founders-wrong-partners = los fundadores tienen que venir de al menos tres empresas asociadas
founders-wrong-office = { $called } no está en la junta directiva; quien preside forma parte de ella
setup-title = Quiénes somos
documents-title = Documentos
documents-intro = Aquello por lo que se rige la comunidad además de su código ético, como sus estatutos. Los lee todo el mundo; las comunidades asociadas muestran su nombre y extensión.
documents-none = Aún no hay ninguno.
documents-write = Escribir uno
documents-name = Nombre del documento
documents-name-hint = Su dirección resulta del nombre.
documents-text = Texto
documents-text-hint = Markdown: una línea que empieza con # es un título; una que empieza con -, de una lista.
documents-change = Cambiar
documents-remove = Quitar
documents-too-many = ya hay { $n }; quite uno antes
documents-changed = Otro documento ya tiene esta dirección, o alguien cambió este mientras escribía. Su texto está abajo: dele otro nombre o guárdelo otra vez para ponerlo en su lugar.
setup-intro = Lo que leen las visitas y muestran las comunidades hermanadas. A ellas les llega un cambio en la próxima sincronización; el nombre que usan sigue siendo el que consta en el acuerdo. La dirección y el ámbito de la comunidad los fija el operador, en la configuración.
setup-name = Nombre
setup-summary = Para qué existe
setup-summary-hint = Un párrafo. Se conservan las listas, el énfasis y los enlaces.
setup-governance-hint = Aparece junto al nombre, aquí y en las comunidades hermanadas.
setup-operator-hint = El nombre legal; una comunidad comercial debe darlo.
setup-languages-hint = Códigos de idioma como en o pt-BR, primero el de la propia comunidad.
setup-country-hint = Dos letras, como GB, o nada.
setup-currency-hint = Tres letras, como EUR.
setup-wrong-languages = escriba de 1 a { $n } códigos de idioma, como en
setup-region-hint = Dos letras del país y su parte, como US-WA, o nada.
setup-contact-hint = Dónde puede escribir cualquiera a la comunidad, o nada. Lo leen todos.
setup-chapters-hint = Uno en cada línea; los miembros pueden pertenecer a uno.
setup-wrong-region = escríbala como US-WA
setup-wrong-region-country = está en otro país; escriba una región del país
setup-wrong-chapters = { $n } capítulos como máximo, cada uno con un nombre de una línea
setup-wrong-country = escriba el país como GB
setup-wrong-currency = escriba la moneda como EUR
setup-wrong-operator = una comunidad comercial dice quién la gestiona
desk-nav-peers = Comunidades
desk-nav-queue = En camino
desk-nav-renewals = Cuotas
desk-nav-audit = Lo que se hizo
desk-back-peers = Todas las comunidades
desk-back-peer = Volver a la comunidad
desk-back-queue = Todo lo que está en camino
desk-not-now = Ahora no
desk-peers-title = Comunidades con las que compartimos
desk-peers-intro = Qué llega, qué espera a quién y por qué.
figure-title = Las ventajas en cifras
figure-intro = Cuántos vales se dieron y se usaron entre esta comunidad y otras, mes a mes. Ambas comunidades leen las mismas sumas y no se nombra a nadie.
figure-link = Las ventajas en cifras, mes a mes
figure-empty = Ningún vale en este mes
figure-empty-next = Un vale cuenta en el mes en que se hizo.
figure-community = Comunidad
figure-ours-there = Nuestros miembros allí
figure-theirs-here = Sus miembros aquí
figure-issued = Dados
figure-redeemed = Usados
figure-refused = Rechazados
figure-voided = Retirados
figure-expired = Caducados
figure-state = Ambas partes
figure-unknown = aún no se sabe
figure-less = Los miembros pagaron de menos:
figure-waits = la otra parte dice sus sumas tras el mes, una vez cada noche
figure-agrees = ambas partes dicen lo mismo
figure-too-many = se usaron más de los que se dieron: pregunte a la otra comunidad
figure-late = una suma cambió más de dos meses después: pregunte a la otra comunidad
figure-months = Meses
figure-before = El mes anterior
figure-after = El mes siguiente
desk-peers-empty-next = Pida a otra comunidad que comparta: solo necesita la dirección de su nodo.
desk-state-proposed = propuesto
desk-state-active = activo
desk-state-paused = en pausa
desk-state-rejected = rechazado
desk-state-ended = terminado
desk-waiting-title = En espera
desk-waiting-none = No hay nada en espera para ella.
desk-waiting-since = { $n ->
    [one] Hay 1 mensaje en espera para ella, puesto en cola { $ago }.
   *[other] Hay { $n } mensajes en espera para ella; el más antiguo se puso en cola { $ago }.
    }
desk-waiting-all = Ver todo
desk-exchange = La última vez que aceptó algo nuestro: { $out }. La última vez que supimos de ella: { $in }.
desk-act-compare = Comparar ahora
desk-act-pause = Pausar
desk-act-resume = Reanudar
desk-act-accept = Aceptar lo marcado
desk-act-reject = Rechazar
desk-propose-title = Proponer compartir
desk-propose-intro = Pregunte a un nodo quién es, compare seis palabras por teléfono y diga qué puede viajar. No se comparte nada hasta que sus responsables acepten.
desk-propose-address = Dirección de su nodo
desk-propose-address-hint = Como en su dirección web: london.example
desk-propose-wrong-address = escriba el nombre de su servidor, como london.example
desk-propose-look-up = Ver quién está ahí
desk-propose-compare = Llame a una persona responsable y pídale que le lea sus seis palabras. Si difieren, hay alguien en medio: no proponga nada.
desk-words-own = Seis palabras de nuestra clave, que usted les lee
desk-propose-scopes = Qué puede viajar
desk-propose-both = Siempre en ambos sentidos, y solo lo que marquen ambas partes.
desk-propose-note = Unas palabras para sus responsables
desk-propose-note-hint = No hacen falta. Ambas comunidades las guardan.
desk-propose-button = Firmar y proponer
desk-propose-no-profile = Este servidor no puede firmar un acuerdo así. Su calendario público se puede seguir igualmente.
desk-scopes-none = marque al menos una clase de cosas
desk-note-title = Lo que se escribió con la propuesta
desk-accept-title = Aceptar la propuesta
desk-accept-how = Compare antes las seis palabras por teléfono con una persona responsable. Después desmarque lo que no deba viajar.
desk-accept-scopes = De lo ofrecido, esto puede viajar
desk-act-end = Terminar el hermanamiento
desk-act-take-back = Retirar la propuesta
desk-act-none = Ya no se comparte nada. Con una propuesta nueva empieza otro hermanamiento.
desk-agree-title = ¿Tienen lo mismo ambas partes?
desk-counted = Mensajes enviados hasta ahora: { $sent }, de los que dijo tener { $acknowledged }. Mensajes suyos que tenemos: { $have }.
desk-scopes-title = Lo que se comparte, en ambos sentidos
desk-scopes-kind = Tipo
desk-scopes-carries = Lo que viaja
desk-scopes-state = Ahora
desk-scope-events = Eventos para los miembros de ambas, y sus respuestas. Las listas de invitados se quedan con el anfitrión.
desk-scope-offers = Acuerdos sobre ventajas, ofertas y vales.
desk-scope-introductions = Consultas al directorio, presentaciones y derivaciones, de una en una.
desk-scope-calls = Peticiones de refuerzo, a las comunidades elegidas.
desk-scope-statements = Declaraciones conjuntas y sus firmas.
desk-scope-reports = Denuncias, sin el nombre de quien denuncia.
desk-scope-shared = Se comparte
desk-scope-offered = Ofrecido, sin compartir
desk-scope-not-shared = No se comparte
desk-words-title = Seis palabras de su clave
desk-words-how = Léaselas por teléfono a su operador y escuche las de usted. Si no coinciden, hay alguien en medio: ponga en pausa el hermanamiento.
desk-words-none = No ha mostrado ninguna clave de las que tienen palabras.
desk-pins-title = Claves tal como las tenían ambas partes al firmar
desk-pins-key = Clave
desk-queue-title = En camino
desk-queue-intro = Mensajes a otras comunidades que aún no han llegado, desde cuándo esperan y por qué.
desk-queue-empty = Nada en espera
desk-queue-empty-next = Todo lo que había que comunicar se aceptó. Lo que no se puede entregar aparece aquí con el motivo.
desk-queue-more = Hay más de lo que cabe aquí. Abra una comunidad para ver qué tiene en espera.
desk-retry = Intentar ahora
desk-retry-all = Intentar todos ahora
desk-drop = Descartar
desk-drop-title = ¿Descartar un mensaje a { $peer }?
desk-drop-what = No se volverá a enviar. Si es una respuesta a un evento, el miembro sabrá que no llegó.
desk-drop-button = Descartarlo
desk-followed-title = Seguidos sin acuerdo
desk-followed-intro = Puede que sus servidores no vuelvan a intentar un mensaje, así que cada seis horas miramos qué hay de nuevo.
desk-lately-title = Los últimos siete días
desk-end-title = ¿Terminar el hermanamiento con { $peer }?
desk-end-what = Cuando venza el preaviso que ambas partes acordaron, ya no se compartirá nada, en ningún sentido: sus eventos salen de nuestro calendario, los nuestros del suyo, y las respuestas dejan de viajar. No se puede deshacer; habría que empezar con una propuesta nueva.
desk-end-waiting = { $n ->
    [0] En este momento no hay nada en espera para ella.
    [one] Aún hay 1 mensaje en espera para ella.
   *[other] Aún hay { $n } mensajes en espera para ella.
    }
desk-end-reason = Motivo, si quiere indicarlo
desk-end-reason-hint = Lo lee su junta directiva, y ambas comunidades lo guardan.
desk-end-reason-long = El motivo tiene { $n } caracteres como máximo; acórtelo.
desk-end-reason-unshown = El motivo contiene un carácter que no se puede mostrar; escríbalo de nuevo.
desk-end-notice = { $n ->
    [0] Este acuerdo no tiene preaviso: termina de inmediato.
    [one] Este acuerdo tiene un día de preaviso; hasta entonces ambas partes comparten como antes.
   *[other] Este acuerdo tiene { $n } días de preaviso; hasta entonces ambas partes comparten como antes.
    }
desk-end-at-once = Sin preaviso: terminarlo de inmediato
desk-end-button = Terminarlo
members-title = Miembros
members-intro = Todas las personas con una membresía aquí: nivel, estado y quién aún no ha entrado.
orgs-title = Organizaciones
orgs-intro = Las empresas cuya gente es miembro: cuántos muestran que trabajan allí, desde dónde trabaja y quién actúa por ella.
orgs-none = Todavía ninguna organización
orgs-shown-by = Mostrada por
orgs-acts = Actúa por ella
orgs-next = Más organizaciones
orgs-export = Descargar todas las organizaciones
orgs-merged = Las dos son ahora una.
orgs-saved = Las oficinas están anotadas.
orgs-people =
    { $n ->
        [one] Un miembro muestra a los demás que trabaja aquí.
       *[other] { $n } miembros muestran a los demás que trabajan aquí.
    }
orgs-approver = { $handle } actúa por ella.
orgs-approver-nobody = Nadie actúa por ella todavía.
orgs-as-members = Como la ven los miembros
orgs-save = Guardar las oficinas
orgs-offices-hint = Una por línea: la localidad, una coma y un país o parte de él, como London, GB.
orgs-offices-unread = escriba una localidad, una coma y un lugar de la lista en la línea { $lines }
orgs-offices-overtaken = alguien escribió otras mientras usted lo hacía; ahora consta: { $now }. Si guarda otra vez, las suyas ocupan su lugar
orgs-offices-many =
    { $n ->
        [one] una como máximo
       *[other] { $n } como máximo
    }
orgs-merge = Dos nombres de una empresa
orgs-merge-what = Si una empresa figura con dos nombres, este desaparece y queda el otro: su gente, sus oficinas y sus plazas pasan a él. Antes verá lo que ocurre.
orgs-merge-into = El nombre que queda
orgs-merge-hint = Como está en la lista, o la línea pequeña debajo.
orgs-merge-nobody = no hay otra organización con ese nombre
orgs-merge-seats = las dos tienen plazas; deje que terminen antes las de una
orgs-merge-look = Ver lo que ocurre
orgs-merge-title = { $from } pasa a ser { $into }
orgs-merge-back = Volver a la organización
orgs-merge-before = Todavía no se ha hecho nada. No se puede deshacer.
orgs-merge-people =
    { $n ->
        [one] Un miembro trabaja allí desde entonces.
       *[other] { $n } miembros trabajan allí desde entonces.
    }
orgs-merge-hiding =
    { $n ->
        [one] Un miembro que se oculta de una se oculta de la otra.
       *[other] { $n } miembros que se ocultan de una se ocultan de la otra.
    }
orgs-merge-offices = { $into } lista además: { $offices }.
orgs-merge-offices-lost =
    { $n ->
        [one] Una oficina no cabe.
       *[other] { $n } oficinas no caben.
    }
orgs-merge-approver = { $name } actúa por { $into }.
orgs-merge-takes-seats = Sus plazas pasan también, con quienes las tienen.
orgs-merge-voids = Su factura pendiente queda anulada.
orgs-merge-former = Quien escriba más tarde { $from } encuentra { $into }.
orgs-merge-button = Unirlas
members-text = Nombre, correo o empresa
members-name = Nombre
members-level = Nivel
members-state = Membresía
members-state-left = No es miembro
members-signed-in = Acceso
members-not-signed-in = Aún no ha entrado
members-has-signed-in = Ya ha entrado, o se unió por su cuenta.
members-waits-untold = Aún no ha entrado; sin correo enviado
members-waits = Aún no ha entrado; correo del { $day }
members-waiting = { $n ->
    [one] Una persona aún no ha entrado.
   *[other] { $n } personas aún no han entrado.
}
members-waiting-who = Mostrarlas
members-invite-untold = { $n ->
    [one] Escribir a quien no tuvo correo
   *[other] Escribir a las { $n } que no tuvieron correo
}
members-mailed = { $n ->
    [0] Nadie esperaba un correo
    [one] Una persona recibe un correo
   *[other] { $n } personas reciben un correo, una tras otra
}
members-mailed-her = Recibe un correo que dice dónde se entra
members-too-soon = { $n ->
    [one] Se le escribió hace menos de un día; espere hasta entonces
   *[other] Se le escribió hace menos de { $n } días; espere hasta entonces
}
members-invite-her = Escribirle dónde se entra
members-joined = Miembro desde
members-offices = Cargos
members-tag = Etiqueta
members-tags = Etiquetas
members-left-because = Por qué se dio de baja
members-role-officer = Junta directiva
members-role-moderator = Moderación
members-role-operator = Operación
members-owes-nothing = No debe nada.
members-merge-link = Una segunda membresía de la misma persona
members-merge-title = Unir la membresía de { $name } con otra
members-merge-intro = Para una persona que se inscribió dos veces. Lo que tiene esta membresía pasa a la que queda, y esta desaparece para siempre.
members-merge-into = Qué membresía queda
members-merge-into-hint = La dirección de correo o la última parte de la dirección aquí.
members-merge-look = Mostrar qué pasa a la otra
members-merge-what = { $from } pasa a ser { $into }
members-merge-answers = Respuestas a eventos
members-merge-invoices = Facturas
members-merge-signatures = Firmas del código ético
members-merge-follows = Comunidades seguidas
members-merge-links = Membresías en otros lugares
members-merge-tags = Etiquetas de la directiva
members-merge-jobs = Eventos con una tarea
members-merge-anew = { $n ->
    [one] { $n } respuesta a un evento de otro servidor se da de nuevo. Se pierde allí la plaza anterior.
   *[other] { $n } respuestas a eventos de otros servidores se dan de nuevo. Se pierden allí las plazas anteriores.
}
members-merge-both = { $n ->
    [one] A { $n } evento se respondió con ambos nombres. Cuenta la respuesta de la membresía que queda.
   *[other] A { $n } eventos se respondió con ambos nombres. Cuentan las respuestas de la membresía que queda.
}
members-merge-level = Lo pagado sigue valiendo, en el nivel { $name }.
members-merge-seat = La plaza de { $name } pasa también.
members-merge-seat-lost = La plaza de { $name } queda libre.
members-merge-speaks = La membresía que queda habla en adelante por { $name }.
members-merge-mail = Quien entra con { $mail } llega a la membresía que queda. Se avisa a ambas direcciones.
members-merge-gone = Terminan los navegadores, las llaves de acceso y los tokens de esta membresía. Otros servidores sabrán que ya no existe. Los puestos en las salas no pasan: quien estaba en una pide allí una invitación.
members-merge-button = Unirlas
members-merge-done = Las dos membresías son ahora una.
standing-title = Situación
standing-good = Al corriente
standing-cautioned = Con advertencia
standing-limited = Con límites hasta un día
standing-limited-until = Con límites hasta el { $day }
standing-suspended = En suspenso
standing-hint = Una advertencia no quita nada. Quien tiene límites o está en suspenso no puede usar ventajas de otras comunidades, enlazar membresías ni entrar en salas. Se le avisa por correo; las otras comunidades nunca saben por qué.
standing-until = Último día del límite
standing-until-hint = Solo si hay límites hasta un día.
standing-until-wrong = Indique un día futuro, dentro de tres años.
standing-save = Guardar la situación
standing-saved = Guardado. Si algo cambió, se le avisa por correo.
standing-own = Nadie decide sobre sí. Pídalo a otra persona de la junta.
standing-no-proof = Ahora no se puede confirmar su membresía a otra comunidad. La junta de esta comunidad sabe por qué.
standing-error = Sus derechos están limitados
standing-error-until = No puede entrar en salas hasta el { $day }. Si no está de acuerdo, escriba a la junta.
standing-error-open = No puede entrar en salas hasta que la junta diga otra cosa. Si no está de acuerdo, escriba a la junta.
members-merge-nobody = Ningún otro miembro se llama así.
members-merge-same = Es esta misma membresía.
members-merge-office = Esta membresía tiene un cargo. Quíteselo primero o una al revés.
members-merge-operator = La otra membresía es de quien opera el servidor. Solo quien lo opera une otra con ella.
members-merge-both-pay = Ambas pagan por sí mismas. Deje terminar primero uno de los niveles o resuelva su factura.
members-merge-both-speak = Ambas hablan por una organización. Nombre primero a otra persona para una de ellas.
members-merge-speaks-elsewhere = Esta membresía habla por una organización y la otra trabaja en otro lugar. Nombre primero a otra persona.
members-as-others = Como la ven los demás miembros
members-none-here = Nadie entre quienes se han mirado hasta ahora
members-none-here-next = Hay más miembros de los que se miran de una vez; siga con el enlace de abajo.
members-pages = Páginas de miembros
import-title = Miembros desde un archivo, y hacia uno
import-intro = Entregue una tabla de personas. Verá qué pasaría con cada línea antes de que cambie nada, y el mismo archivo otra vez no cambia nada.
import-file-label = El archivo
import-file-hint = Una tabla guardada por una hoja de cálculo como «CSV UTF-8», de { $n } MB como máximo, con los nombres de las columnas en la primera línea.
import-columns-known = El correo y el nombre deben estar, las demás columnas pueden. Pueden llamarse de otro modo; entonces usted dice cuál es cuál. Estas se reconocen solas:
import-tags-how = Las etiquetas son palabras propias de ustedes para un miembro. Varias van en una celda con «|» entre ellas, como máximo { $n }; «-» solo las quita todas y una celda vacía no cambia nada. Las lee la junta directiva y el miembro de quien tratan; nadie más.
import-look = Ver qué pasaría
import-files = Archivos entregados
import-file = { $n ->
    [one] Un archivo de una línea
   *[other] Un archivo de { $n } líneas
}
import-export = Todos los miembros en un archivo
import-export-what = Una tabla con las mismas columnas, que abre una hoja de cálculo. Contiene los correos de todos los miembros: guárdela donde nadie más la lea.
import-export-button = Descargar todos los miembros
import-wrong-empty = elija un archivo en el que haya algo
import-wrong-large = un archivo tiene { $n } MB como máximo; pártalo en dos
import-wrong-not-text = esto no es texto; guarde la tabla como «CSV UTF-8»
import-wrong-utf8 = la línea { $line } tiene letras que no se pueden leer; guarde la tabla como «CSV UTF-8»
import-wrong-endless = algo en la línea { $line } no termina; ¿falta cerrar unas comillas?
import-wrong-columns = el archivo tiene más de 100 columnas
import-wrong-no-lines = no hay nadie debajo de los nombres de las columnas
import-wrong-lines = se leen { $n } líneas como máximo; parta el archivo en dos
import-wrong-files = ya hay diez archivos; abra uno de los de abajo y olvídelo primero
import-stage-columns = Diga qué es cada columna
import-stage-looking = { $done } de { $n } líneas miradas
import-stage-looked = Todo mirado; aún no se cambió nada
import-stage-going = { $done } de { $n } líneas tomadas
import-stage-done = Tomado
import-goes-on = Sigue por sí solo, también si deja esta página o el servidor arranca de nuevo.
import-see-again = Ver cuánto lleva
import-new = Miembros nuevos
import-updated = Miembros que cambian
import-unseated = De ellos pierden una plaza, porque trabajan en otro sitio
import-unchanged = Ya están así
import-duplicate = Dos veces en el archivo
import-invalid = Con errores
import-mail-now = Escribir enseguida a los miembros nuevos dónde se entra. Si no, lo hará más tarde en la página de miembros.
import-start = Tomarlos
import-start-means = Las líneas con errores quedan fuera.
import-nothing = No hay nada que tomar: todos los del archivo ya son miembros como dice, o tienen errores.
import-faults = Líneas que quedan fuera
import-faults-more = Más líneas
import-fault-line = Línea
import-fault-why = Qué está mal
import-fault-mail = el correo falta o está mal
import-fault-no-name = falta el nombre
import-fault-bad = no se puede tomar: { $column }
import-fault-kind = no existe ese tipo; escriba partner, vendor, customer, microsoft o individual
import-fault-day = no es un día; escríbalo como 2027-01-31
import-fault-tags = etiquetas que no valen; escriba como máximo { $n } de { $chars } caracteres como máximo, con «|» entre ellas
import-fault-cells = no tiene tantas celdas como la primera línea
import-fault-too-long = demasiado larga; ¿falta cerrar unas comillas?
import-fault-again = el mismo correo que en la línea { $line }
import-fault-handle-again = el mismo alias que en la línea { $line }
import-fault-handle-taken = otro miembro tiene ese alias
import-fault-mail-taken = otro miembro tiene ese correo
import-fault-operator = solo quien tiene la línea de comandos nombra a quien opera
import-fault-handle-stays = aquí tiene otro alias, que nunca cambia
import-fault-partners = esta comunidad es solo de partners
import-fault-has-left = se dio de baja, y vuelve por su cuenta
import-fault-no-level = no existe ese nivel
import-fault-level-kind = el nivel no es para miembros de este tipo
import-fault-level-organizations = el nivel es para organizaciones
import-fault-level-retired = el nivel ya no se ofrece
import-fault-level-day = este nivel necesita el último día pagado
import-fault-level-free = por un nivel que no cuesta nada no se paga
import-fault-day-reach = el último día pagado ya pasó o queda demasiado lejos
import-columns = Qué es cada columna
import-columns-intro = Según la primera línea del archivo. Corrija lo que no sea así.
import-column-mail = Correo
import-column-organization = Empresa
import-column-paid-until = Pagado hasta
import-column-handle = Alias
import-column-none = No está en el archivo
import-column-unnamed = Columna { $n }
import-column-needed = diga qué columna es; sin ella nadie puede ser miembro
import-column-missing = Falta una columna: { $column }
import-column-say = Diga abajo qué columna del archivo es
import-look-again = Mirar otra vez con estas columnas
import-too-often = Las columnas de un archivo se cambian { $n } veces como máximo; entréguelo de nuevo
import-moved = Entretanto alguien siguió con este archivo; así está ahora
import-drop-title = ¿Ya no hace falta?
import-drop-means = Se olvida el archivo y lo que aquí se dice de él; quien fue tomado se queda. Si no, ocurre siete días después del último uso.
import-drop = Olvidar este archivo
import-stop-title = ¿Es el archivo equivocado?
import-stop-means = No se toma a nadie más y se olvida el archivo. Quien ya fue tomado se queda.
import-stop = Parar y olvidar este archivo
sources-title = Calendarios de otros sitios
sources-intro = Lo que otros publican como calendario se convierte aquí en eventos. Usted elige qué se publica y para quién.
sources-removed = El calendario ya no se lee; sus eventos se quedan
sources-empty = Todavía ningún calendario
sources-empty-next = Añada uno abajo. Verá lo que contiene antes de que se publique nada.
source-url = Dirección del calendario
source-url-hint = Empieza por https:// o webcal:// y suele acabar en .ics. Se vuelve a leer sola.
source-file = Un archivo
source-file-hint = Un calendario guardado como .ics, de { $n } MB como mucho. Se lee una vez.
source-add = Añadir un calendario
source-add-what = No se publica nada antes de que lo marque en la página siguiente.
source-look = Ver lo que contiene
source-look-file = Ver lo que contiene el archivo
source-wrong-many = una comunidad lee { $n } calendarios como mucho; quite uno antes
source-wrong-unreadable = no se pudo leer como calendario: { $why }
source-from-file = De un archivo
source-never-read = Aún sin leer.
source-read = Leído { $ago }.
source-due = La próxima vez a las { $time }.
source-failed = No se pudo leer en el último intento
source-faults = { $n ->
    [one] No se entendió { $n } punto
   *[other] No se entendieron { $n } puntos
    }
source-publishing = Se está publicando
source-publishes-new = Las entradas nuevas se publican solas
source-asks = Las entradas nuevas esperan a que las marque
source-waiting = { $n ->
    [one] { $n } entrada no está publicada
   *[other] { $n } entradas no están publicadas
    }
source-audience-all = Nuestros miembros y los de todas las comunidades con las que compartimos eventos
source-audience-some = Nuestros miembros y los de algunas comunidades
source-audience-peer = Nuestros miembros y solo los de { $name }
source-audience-hint = Para lo que se publique a partir de ahora. Lo ya publicado se cambia en su propia página.
source-brought = { $n ->
    [one] Hasta ahora trajo { $n } evento.
   *[other] Hasta ahora trajo { $n } eventos.
    }
source-shown = Entradas { $from } a { $to } de { $n } sin publicar
source-done-added = Añadido; todavía no se ha publicado nada. Marque abajo lo que deba publicarse
source-done-chosen = Guardado; lo marcado está publicado
source-done-read = Leído de nuevo
source-moved = Entretanto se publicó o se quitó una entrada; mire otra vez y vuelva a elegir
source-fault-event = No se pudo publicar: acaba antes de empezar, dura demasiado o está demasiado lejos. Corríjalo donde se origina.
source-fault-audience = No se pudo publicar: no se comparten eventos con la comunidad a la que va. Elija para quién es.
source-left-out = Excluida
source-said = Qué falló exactamente, para quien lleva ese calendario
source-entries = Qué se publica
source-entries-what = Lo marcado se convierte en evento. Lo no marcado queda fuera hasta que lo marque. Lo publicado se mueve y se cancela con su calendario.
source-entries-none = Nada espera: todo lo próximo está publicado, o no hay nada próximo.
source-new = Publicar las nuevas sin preguntar
source-new-hint = Entonces se publica sin preguntar lo que el calendario añada después, y también lo que está en otras páginas de esta lista y no se excluyó. Si no, espera aquí.
source-choose = Guardar y publicar lo marcado
source-before = Entradas anteriores
source-more = Las entradas siguientes
source-again = Leerlo de nuevo
source-newer-file = Un archivo más nuevo de este calendario
source-read-file = Leer el archivo más nuevo
source-again-what = Se lee solo de vez en cuando; esto lo lee ahora.
source-refresh = Leerlo ahora
source-remove-title = ¿Ya no hace falta?
source-remove-what = Ya no se lee, y se olvida lo que espera aquí. Los eventos que trajo se quedan y dejan de moverse con él.
source-remove = Quitar este calendario
desk-audit-title = Lo que se hizo
desk-audit-intro = Las últimas cien acciones de la junta directiva, del operador y del propio nodo.
desk-audit-empty = Aún no se ha hecho nada
desk-audit-what = Qué
desk-audit-by = Quién
desk-audit-at = Cuándo
desk-done-retried = Se está intentando de nuevo
desk-done-dropped = Se descartó
desk-done-compared = Comparado; el resultado está abajo
desk-done-paused = El hermanamiento está en pausa
desk-done-resumed = El hermanamiento se ha reanudado; lo que esperaba está en camino
desk-done-proposed = Propuesto; espera su respuesta
desk-done-accepted = El hermanamiento está activo
desk-done-rejected = La propuesta se rechazó
desk-done-end-announced = El fin del hermanamiento está anunciado
desk-done-ended = El hermanamiento ha terminado

login-title = Iniciar sesión
login-intro = Aquí no hay contraseñas. Le enviamos un correo con un enlace y un código; cada uno sirve una vez.
login-mail = Dirección de correo
login-mail-hint = La que usa como miembro.
login-ask = Enviarme el correo
login-join = ¿Aún no es miembro? Únase gratis
login-ask-again = Pedir otro correo
login-without-mail = Aquí no hay contraseñas ni enlaces por correo. Puede entrar con una cuenta de otro sitio o con una llave de acceso que haya creado; quien gestiona este nodo puede crear un enlace que le deje entrar una vez.
login-kept = Guardamos su petición durante un cuarto de hora, y otro tanto una cookie en este navegador, para que nadie más pueda usar su enlace. Si no le llega ningún correo, quien gestiona este nodo puede crear un enlace con el que iniciar sesión.
login-passkey = Iniciar sesión con una llave de acceso
login-passkey-hint = Si ha creado aquí una llave de acceso, su dispositivo inicia la sesión sin ningún correo.
login-passkey-refused = La llave de acceso no ha iniciado la sesión. Inténtelo otra vez o pida un correo.
login-passkey-ask = Su dispositivo le pide ahora la huella, la cara o su código. Nada de eso llega a nosotros.
login-passkey-button = Preguntar a mi dispositivo
login-account = Iniciar sesión con { $provider }
login-account-hint = Una cuenta de otro sitio que haya enlazado aquí inicia la sesión sin ningún correo.
login-account-stopped = { $provider } no ha iniciado la sesión: usted lo canceló allí, o no le permite entrar aquí. Inténtelo otra vez o pida un correo.
login-account-silent = Ahora mismo no se puede acceder a { $provider }. Pida un correo o inténtelo más tarde.
login-account-refused = La cuenta no ha iniciado la sesión. Inténtelo otra vez o pida un correo.
login-account-away = Ahora va a { $provider } y después vuelve aquí.
login-account-go = Seguir a { $provider }
login-unlinked = Esta cuenta aún no está enlazada
login-unlinked-lead = { $provider } le conoce; de quién es aquí la cuenta, aún no lo sabemos. Si es miembro, pida un correo e inicie sesión con él en este navegador: entonces le preguntamos una vez si enlazamos la cuenta.
login-unlinked-no-mail = { $provider } le conoce; de quién es aquí la cuenta, aún no lo sabemos, y aquí nadie inicia sesión con un correo. Si es miembro, inicie sesión en este navegador con una llave de acceso o con un enlace que le haga quien lleva este servidor: entonces le preguntamos una vez si enlazamos la cuenta.
login-unlinked-why = No buscamos a nadie por la dirección que indica una cuenta, porque puede ser de otra persona.
login-by-mail = Iniciar sesión por correo
passkey-no-script = Las llaves de acceso necesitan un script en el navegador, y aquí no funciona ninguno. Con un correo inicia sesión sin scripts.
passkey-unable = Este navegador no conoce las llaves de acceso. Use otro o inicie sesión por correo.
passkey-failed = Su dispositivo no ha dado ninguna llave de acceso. Pulse el botón para intentarlo otra vez.
login-sent-title = Mire su correo
login-sent = Si algún miembro tiene aquí la dirección { $mail }, va en camino un correo con un enlace y un código.
login-sent-here = { $n ->
    [one] Abra el enlace en este navegador o escriba aquí el código, antes de un minuto.
   *[other] Abra el enlace en este navegador o escriba aquí el código, antes de { $n } minutos.
}
login-code = Código
login-code-hint = Ocho letras y cifras; no importan las mayúsculas ni los guiones.
login-code-unreadable = tiene ocho letras y cifras, tal como aparecen en el correo
login-code-wrong = { $n ->
    [one] no es el código del último correo; puede intentarlo una vez más
   *[other] no es el código del último correo; puede intentarlo { $n } veces más
}
login-no-mail = ¿No llega? Puede tardar un minuto o estar en el correo no deseado. Quizá sea miembro con otra dirección.
login-elsewhere = Este enlace es de otro navegador.
login-elsewhere-next = Un enlace solo sirve para iniciar sesión donde se pidió, durante un cuarto de hora. Vuelva a ese navegador y escriba allí el código del correo, o pida un correo nuevo en este.
login-button-why = Con este enlace inicia sesión una vez, en este navegador. No pasa nada hasta que pulse el botón.
login-button = Iniciar mi sesión
join-title = Unirse gratis
join-description = Hágase miembro de { $community }: sin cuota, cinco campos, sin tarjeta.
join-intro = El nivel gratuito no cuesta nada ni pide tarjeta. Cinco campos ahora; el resto, cuando quiera.
join-name = Su nombre
join-name-hint = Tal como lo verán los demás miembros.
join-mail = Dirección de correo
join-mail-hint = Con ella inicia sesión. No se muestra a nadie ni sale de este nodo.
join-organization = Organización (opcional)
join-organization-hint = La ve el anfitrión de un evento al que responda.
join-kind = Usted es
join-kind-hint = Algunas comunidades son solo de partners; esto decide quién puede unirse.
join-kind-choose = Elija una opción
join-kind-missing = elija qué es usted
join-place = Dónde trabaja (opcional)
join-place-hint = Un país o una parte de él, como Germany o Washington. Figura en su perfil; allí dice quién lo ve.
join-place-unknown = este lugar no está en la lista; elija uno de los nombres ofrecidos o escriba un código como DE o US-WA
join-button = Unirse
join-confirm = Unirse ahora
join-member-already = Ya soy miembro
join-partners-only = esta comunidad es solo de partners, para que sus miembros puedan hablar entre sí; será un placer verle en sus eventos públicos
join-partners-only-but = esta comunidad es solo de partners, para que sus miembros puedan hablar entre sí; estas comunidades con las que comparte eventos admiten a todo el mundo
join-not-for-kind = con este perfil nadie se une en el nivel «{ $level }»; pregunte a la junta directiva
join-invite = Aquí es la junta directiva quien añade a los miembros. Escríbale.
join-sent = Va en camino a { $mail } un correo con un enlace y un código.
join-no-mail = ¿No llega? Puede tardar un minuto o estar en el correo no deseado; o quizá la dirección tenga una errata.
join-competitors = ¿Me encontraré con competidores?
join-competitors-few = Somos muy pocos para responder con cifras sin señalar a nadie. Cuente con que es posible.
join-competitors-members = { $n ->
    [one] Muy probablemente. Somos un miembro.
   *[other] Muy probablemente. Somos { $n } miembros.
}
join-competitors-kind = { $kind }: { $n }
join-competitors-rules = Lo que hace usted y para quién lo ven solo quienes usted elija, y aquí nunca se pregunta. El código ético vale para todos, y no caben los precios, los nombres de clientes ni el reparto de territorios.
join-no-code = Esta comunidad aún no ha publicado un código ético.
join-acknowledges = Al unirse usted reconoce nuestro código ético, que está completo más abajo.
kind-partner = Partner
kind-vendor = Fabricante
kind-customer = Cliente
kind-microsoft = De Microsoft
kind-individual = A título personal
welcome-title = Le damos la bienvenida
welcome-intro = Ya es miembro. Cinco pasos para sacarle partido, en el orden que quiera; ninguno lleva mucho.
welcome-progress = { $n } de { $all } hechos
welcome-done = Hecho
welcome-tick = Ya lo he hecho
welcome-hide = Ocultar esta lista
welcome-sign-code = Firme el código ético
welcome-sign-code-why = Un minuto. Antes de firmarlo puede leer todo, pero no publicar nada.
welcome-sign-code-go = Leer y firmar
welcome-fill-five = Complete sus cinco
welcome-fill-five-why = Lo que mejor hace y para quién: cinco de cada como máximo, y usted decide quién los ve.
welcome-fill-five-go = Decir a qué se dedica
welcome-follow = Siga a comunidades
welcome-follow-why = Lo que organizan aparece en su calendario.
welcome-follow-go = Verlas
welcome-answer = Responda a un evento
welcome-answer-why = Aquí o en otra comunidad; el anfitrión le contesta.
welcome-answer-go = Ver qué hay
welcome-say-hello = Preséntese
welcome-say-hello-why = A alguien de la junta directiva, no a todo el mundo: quién es y qué espera.
welcome-say-hello-go = Quiénes son
welcome-passkey = La próxima vez, entrar sin correo
welcome-passkey-why = Con una llave de acceso entra con su huella, su cara o el código de su dispositivo. Los correos siguen funcionando, con ella y sin ella.
welcome-passkey-go = Ver las llaves de acceso
sessions-title = Sus navegadores
sessions-intro = Tiene la sesión iniciada en estos. En un navegador que no use en una semana, la sesión se cierra sola.
sessions-here = este
sessions-since = Inicio de sesión
sessions-used = Último uso
sessions-end = Cerrar sesión
sessions-other-browser = Otro navegador
passkeys-title = Sus llaves de acceso
passkeys-intro = Con una llave de acceso inicia sesión sin correo: su dispositivo le pide la huella, la cara o su código. La llave se queda en el dispositivo o en su gestor de contraseñas; nosotros guardamos solo aquello con lo que se comprueba.
passkeys-none = Todavía no tiene ninguna. Con un correo inicia sesión, con y sin llave de acceso.
passkeys-unavailable = Este nodo no tiene llaves de acceso. Se inicia sesión por correo.
passkeys-made = Creada
passkeys-never = No se ha usado hasta ahora.
passkeys-name = Nombre
passkeys-rename = Cambiar nombre
passkeys-remove = Quitar
passkeys-removed-hint = Con una llave de acceso que quite aquí ya nadie inicia sesión. Bórrela también en su dispositivo.
passkeys-new = Crear una llave de acceso
passkeys-new-intro = Su dispositivo crea una llave para este sitio. Póngale antes un nombre, para reconocerla.
passkeys-name-hint = Por ejemplo, el dispositivo o el gestor de contraseñas que la guarda.
passkeys-name-first = Mi dispositivo
passkeys-make = Crearla ahora
passkeys-back = Volver a sus llaves de acceso
passkeys-added = La llave de acceso queda guardada. Desde ahora inicia sesión con ella.
passkeys-full = Nadie puede tener más de { $n } llaves de acceso. Quite antes una.
passkeys-not-taken = La llave de acceso no se ha aceptado. Créela otra vez; si este dispositivo ya tiene una suya, esa basta.
sign-ins-title = Sus cuentas de otros sitios
sign-ins-intro = Con una cuenta que tenga en otro sitio inicia sesión aquí sin ningún correo. Pedimos al proveedor su perfil de allí y solo guardamos que la cuenta es suya, cómo se llama y cuándo la usó por última vez.
sign-ins-none = Aún no ha enlazado ninguna. Los correos inician la sesión, con cuenta y sin ella.
sign-ins-unavailable = Esta comunidad no acepta cuentas de otros sitios. Los correos inician la sesión.
sign-ins-since = Enlazada
sign-ins-remove = Quitar
sign-ins-new = Enlazar una cuenta: { $provider }
sign-ins-full = Nadie puede tener más de { $n } cuentas. Quite una antes.
sign-ins-linked = La cuenta está enlazada. Desde ahora inicia la sesión.
sign-ins-known = Esta cuenta ya está enlazada.
sign-ins-gone = No se ha enlazado nada: ha tardado demasiado o se empezó en otra ventana. Empiece otra vez.
sign-ins-silent = Ahora mismo no se puede acceder a { $provider }. Inténtelo más tarde.
sign-ins-link = ¿Enlazar esta cuenta?
sign-ins-link-lead = Alguien ha iniciado sesión en { $provider } en este navegador: { $ago }. Si no fue usted, elija «Ahora no». Una cuenta enlazada inicia aquí la sesión sin ningún correo.
sign-ins-account = Cuenta
sign-ins-link-yours = Enlácela solo si es suya y nadie más la tiene: quien pueda usarla puede entrar aquí como usted.
sign-ins-link-nameless = El proveedor no dice cómo se llama esta cuenta, así que no podemos mostrarle de quién es. Si quiere enlazar la suya, empiece en sus ajustes:
sign-ins-link-yes = Enlazarla
sign-ins-link-no = Ahora no
status-title = Estado
status-description = Si este nodo funciona y llega a las comunidades con las que comparte.
status-good = Todo llega
status-good-next = No hay mensajes en espera
status-waiting = { $n ->
    [one] { $n } mensaje en espera
   *[other] { $n } mensajes en espera
    }
status-waiting-next = Lo reintentamos por nuestra cuenta; no se pierde nada
status-parked = { $n ->
    [one] { $n } mensaje necesita al operador
   *[other] { $n } mensajes necesitan al operador
    }
status-parked-next = Una comunidad no lo aceptó. Dejamos de intentarlo; el operador ve el motivo en la lista de entregas y puede enviarlo otra vez
status-peers = Comunidades con las que compartimos
status-community = Comunidad
status-reach = Contacto
status-last = Última noticia
status-queue = En espera
status-never = nunca
status-asked = Consultado: { $time }, hora de { $place }.
status-version = Rosarium { $version }.
reach-good = Llega
reach-retrying = Reintentando
reach-parked = Necesita al operador
reach-paused = En pausa

## Correos

mail-hello = Hola, { $name }:
mail-hello-unnamed = Hola:
mail-changed-subject = Cambio: { $title }
mail-changed = { $host } ha cambiado «{ $title }».
mail-postponed-subject = Aplazado: { $title }
mail-postponed = { $host } ha aplazado «{ $title }» y está buscando otra fecha.
mail-cancelled-subject = Cancelado: { $title }
mail-cancelled = { $host } ha cancelado «{ $title }».
mail-on-again-subject = Sigue en pie: { $title }
mail-on-again = Finalmente, «{ $title }» sí se celebra, según { $host }.
mail-removed-subject = Retirado: { $title }
mail-removed = { $host } ha quitado «{ $title }» de su calendario. No cuente con este evento.
mail-confirmed-subject = Confirmado: { $title }
mail-confirmed = { $host } tiene una plaza para usted en «{ $title }».
mail-promoted-subject = Ya tiene plaza: { $title }
mail-promoted = Ha quedado una plaza libre: { $host } le ha confirmado para «{ $title }». Si no puede asistir, retire su respuesta, por favor: hay gente esperando.
mail-event-invited-subject = Invitación: { $title }
mail-event-invited = { $host } le invita a «{ $title }». Diga en la página del evento si asistirá.
mail-join-link-subject = Cómo conectarse: { $title }
mail-join-link-changed = «{ $title }», de { $host }, tiene un enlace para conectarse; la dirección de abajo lleva allí. La dirección que tuviera antes ya no lleva a ninguna parte.
mail-join-link-gone = { $host } ha quitado el enlace para conectarse a «{ $title }». Usted conserva su plaza y recibirá otro correo cuando haya un enlace nuevo.
mail-join-link = Conectarse: { $page }
mail-join-link-alone = Esta dirección es solo suya. Por favor, no la comparta.
mail-waitlisted-subject = Lista de espera: { $title }
mail-waitlisted = No quedan plazas en «{ $title }». { $host } le ha puesto en la lista de espera, en el puesto { $n }. Recibirá un correo cuando tenga plaza.
mail-refused-subject = Sin plaza: { $title }
mail-refused = { $host } no tiene plaza para usted en «{ $title }».
mail-refused-reason = En palabras del anfitrión: { $reason }
mail-failed-subject = No entregada: { $title }
mail-failed = { $host } no recibió su respuesta a «{ $title }»: no hubo contacto o no la aceptó. Lo que usted hubiera dicho antes sigue valiendo allí. Puede responder de nuevo en la página del evento.
mail-not-confirmed-subject = Sin confirmar: { $title }
mail-not-confirmed = { $host } tiene desde hace un día su respuesta a «{ $title }» y no ha dicho si usted tiene plaza. Pregunte allí antes de ir, o responda de nuevo en la página del evento.
mail-over-subject = Después de { $title }
mail-over = «{ $title }», de { $host }, ha terminado. Damos las gracias a quienes asistieron.
mail-over-minutes = Lo que se acordó estará en su página en cuanto se haya escrito.
mail-reminder-subject = Recordatorio: { $title }
mail-reminder = { $n ->
    [one] «{ $title }», de { $host }, empieza en menos de una hora.
   *[other] «{ $title }», de { $host }, empieza en menos de { $n } horas.
}
mail-digest-subject = Esta semana en { $community }
mail-digest-coming = Respondió «sí» o «quizá» a
mail-digest-new = Novedades de { $host }
mail-digest-organizations = Novedades de las organizaciones que sigue
mail-digest-competencies = Alguien hace allí ahora: { $competencies }
mail-digest-more = Y { $n } más: { $page }
mail-digest-rooms = Lo que se dice en las salas se queda en las salas: ningún correo lo cuenta.
mail-digest-reason = Recibe este correo una vez por semana porque es miembro de { $community }.
mail-stop-digest = No recibir más correos semanales: { $page }
mail-stop-reminders = No recibir más recordatorios: { $page }
mail-stop-peerings = No más correos sobre acuerdos que no le piden nada: { $page }
mail-desk-reason = Recibe este correo porque es responsable de { $community }.
mail-peering-page = La página de esta comunidad
mail-peering-proposed-subject = { $peer } propone compartir
mail-peering-proposed = { $peer } desea compartir con { $community } y espera su respuesta.
mail-peering-proposed-next = Compare por teléfono las seis palabras de ambas claves antes de aceptar. Hasta entonces no se comparte nada.
mail-peering-accepted-subject = { $peer } y { $community } ya comparten
mail-peering-accepted = { $community } y { $peer } acordaron compartir.
mail-peering-accepted-next = Qué viaja y cómo va está en su página.
mail-peering-rejected-subject = { $peer } y { $community } no comparten
mail-peering-rejected = La propuesta entre { $community } y { $peer } fue rechazada o retirada.
mail-peering-rejected-next = No se comparte nada. Cualquiera puede volver a proponer.
mail-peering-paused-subject = Se pausó el compartir con { $peer }
mail-peering-paused = Una persona responsable de { $community } pausó el compartir con { $peer }.
mail-peering-paused-next = Lo destinado a ellos espera hasta que alguien lo reanude.
mail-peering-ended-subject = Terminó el compartir con { $peer }
mail-peering-ended = { $community } y { $peer } ya no comparten.
mail-peering-ended-next = Quién lo terminó y por qué está en su página.
mail-peering-silent-subject = { $peer } no responde desde hace un día
mail-peering-silent = Desde { $since } nada llega a { $peer }. Se sigue intentando solo.
mail-peering-silent-next = Llame a una persona responsable. No recibirá otro correo sobre esto hasta que responda.
mail-deal-page = El acuerdo
mail-deal-offered-subject = { $peer } ofrece un acuerdo
mail-deal-offered = { $peer } ha escrito lo que su comunidad y { $community } podrían dar a los miembros de la otra, y espera su respuesta.
mail-deal-offered-next = Léalo y después fírmelo, responda con un texto propio o rechácelo. Nada vale antes de que ambas hayan firmado.
mail-deal-countered-subject = { $peer } responde con otro texto
mail-deal-countered = { $peer } preferiría firmar otro texto en lugar del que ofreció { $community }.
mail-deal-countered-next = Lo que ha cambiado está marcado en su página. Fírmelo, responda o rechácelo.
mail-deal-signed-subject = { $peer } y { $community } han firmado un acuerdo
mail-deal-signed = { $community } y { $peer } han firmado ambas el mismo texto.
mail-deal-signed-next = Lo que reciben los miembros, y desde cuándo, está en su página.
mail-deal-declined-subject = Todavía no hay acuerdo con { $peer }
mail-deal-declined = Lo que se ofreció entre { $community } y { $peer } fue rechazado o retirado.
mail-deal-declined-next = Si alguien dijo por qué, está en su página. Cualquiera de las dos puede escribir de nuevo.
mail-deal-ending-subject = El acuerdo con { $peer } termina
mail-deal-ending = El acuerdo entre { $community } y { $peer } termina el { $since }.
mail-deal-ending-next = Quién lo termina y por qué está en su página. Lo que se dio antes sigue valiendo.
mail-alert-page = El estado de su nodo
mail-alert-queue-page = Qué espera a quién
mail-alert-parked-subject = Se abandonaron mensajes de { $community }
mail-alert-parked = { $n ->
    [one] { $n } mensaje a otras comunidades no llegó y ya no se intenta.
   *[other] { $n } mensajes a otras comunidades no llegaron y ya no se intentan.
    }
mail-alert-parked-next = En la gestión verá por qué, y podrá reintentar o descartar cada uno.
mail-alert-mail-subject = Los correos de { $community } no salen
mail-alert-mail = Desde { $since } no se pudo entregar ningún correo. Esperan y se reintentan.
mail-alert-mail-next = Quien lleva el nodo encuentra el motivo con rosarium doctor y prueba con rosarium mail test.
mail-alert-disk-subject = El disco de { $community } está casi lleno
mail-alert-disk = Quedan { $n } MB. Cuando se llene, el nodo lo muestra todo y no acepta cambios.
mail-alert-disk-next = Haga sitio; el nodo sigue solo.
mail-alert-clock-subject = El reloj de { $community } va mal
mail-alert-clock = El reloj de la máquina difiere del de { $peer }: no se envía nada a otras comunidades ni se acepta nada de ellas.
mail-alert-clock-next = Póngalo en hora; entonces sale lo que espera.
mail-alert-key-subject = { $peer } muestra una clave que nadie anunció
mail-alert-key = No se cree en esa clave, y no se acepta lo firmado con ella.
mail-alert-key-next = Llame a una persona responsable: o tienen una clave nueva, o alguien se hace pasar por ellos.
mail-when = Cuándo: { $when }
mail-where = Dónde: { $where }
mail-online-page = Página en línea: { $page }
mail-before = Hasta ahora: { $before }
mail-nowhere = sin indicar
mail-time = { $day }, { $hours } ({ $zone })
mail-zone = { $place }, { $short }
mail-enter = La entrada adjunta pone su calendario al día.
mail-take-off = La entrada adjunta lo quita de su calendario.
mail-page = Página del evento: { $page }
mail-invited-subject = Es miembro de { $community }
mail-invited = { $community } le cuenta entre sus miembros, con esta dirección de correo. Inicie sesión con ella cuando quiera: recibirá un enlace y un código por correo, y no tiene que elegir contraseña.
mail-invited-open = Iniciar sesión
mail-invoice-subject = Factura { $number } de { $community }
mail-invoice = Ha elegido el nivel «{ $tier }» en { $community }. Esta es su factura; tendrá el nivel en cuanto la junta directiva compruebe el pago. Hasta entonces todo sigue igual.
mail-paid-subject = Pago registrado: factura { $number } de { $community }
mail-paid = Gracias. { $community } ha registrado el pago del nivel «{ $tier }».
mail-renewal-subject = Su membresía en { $community } termina el { $until }
mail-renewal = Su membresía en { $community } está pagada hasta el { $until }. Continúa si vuelve a pagar; si no hace nada, sigue siendo miembro, en el nivel que no cuesta nada.
mail-not-offered-subject = Su nivel { $from } en { $community } termina el { $until }
mail-not-offered = Su nivel «{ $from }» en { $community } está pagado hasta el { $until }. Ya no se ofrece, así que no hay nada que pagar. Sigue siendo miembro: a partir del { $day } tendrá el nivel «{ $to }», que no cuesta nada. Puede elegir otro nivel cuando quiera, en la página de su membresía.
mail-lapsed-subject = Ahora tiene el nivel «{ $to }» en { $community }
mail-lapsed = Su nivel «{ $from }» en { $community } estaba pagado hasta el { $until }. Sigue siendo miembro, en el nivel «{ $to }», que no cuesta nada; se conserva todo lo que escribió y respondió. Puede volver a elegir «{ $from }» cuando quiera, en la página de su membresía.
mail-dues-amount = Importe: { $amount }
mail-dues-due = Fecha límite de pago: { $day }
mail-dues-open = La factura
mail-dues-card = Su membresía
mail-dues-reason = Recibe este correo porque es miembro de { $community } y trata de su membresía.
mail-passkey-made-subject = Una nueva llave de acceso abre su sesión en { $community }
mail-passkey-made = Desde ahora la llave de acceso «{ $called }» abre su sesión en { $community }.
mail-passkey-removed-subject = Se quitó una llave de acceso en { $community }
mail-passkey-removed = La llave de acceso «{ $called }» ya no abre ninguna sesión en { $community }.
mail-passkey-not-you = Si no fue usted: quite las llaves que no conozca, cierre la sesión en los navegadores que no conozca y escriba a la junta.
mail-passkeys-taken-subject = Se cerraron sus sesiones en { $community }
mail-passkeys-taken = Quien mantiene el servidor de { $community } cerró sus sesiones en todos los navegadores y quitó { $n ->
    [one] una llave de acceso suya
   *[other] { $n } llaves de acceso suyas
}.
mail-passkeys-taken-next = Puede volver a entrar por correo y crear una llave de acceso nueva cuando quiera.
mail-passkey-page = Sus llaves de acceso
mail-account-linked-subject = Una cuenta de { $called } abre su sesión en { $community }
mail-account-linked = Desde ahora una cuenta suya de { $called } abre su sesión en { $community }.
mail-account-unlinked-subject = Se quitó una cuenta de { $called } en { $community }
mail-account-unlinked = Su cuenta de { $called } ya no abre su sesión en { $community }.
mail-account-not-you = Si no fue usted: quite las cuentas que no conozca, cierre la sesión en los navegadores que no conozca y escriba a la junta.
mail-accounts-taken = Quien mantiene el servidor de { $community } cerró sus sesiones en todos los navegadores y quitó { $n ->
    [one] una cuenta enlazada
   *[other] { $n } cuentas enlazadas
}.
mail-accounts-taken-next = Puede volver a entrar por correo y enlazar una cuenta cuando quiera.
mail-account-page = Sus cuentas de otros sitios
mail-account-reason = Recibe este correo porque es miembro de { $community } y trata de cómo entra.
mail-code-signed-subject = Firmó el código ético de { $community }
mail-code-signed = Firmó la versión { $called } del código ético de { $community }. Este correo es su comprobante.
mail-code-record =
    Versión: { $version }
    Firmado como: { $name }
    Hora: { $time }
    Huella: { $fingerprint }
mail-code-signed-next = La comunidad conserva lo mismo. El texto está en su página mientras rija esta versión.
mail-code-page = El código ético
mail-code-changed-subject = El código ético de { $community } dice algo nuevo
mail-code-changed = Rige la versión { $called } del código ético de { $community }. Dice algo nuevo, así que le pedimos que lo lea y lo firme, aunque haya firmado una versión anterior.
mail-code-changed-next = Hasta entonces puede leer todo, pero no publicar nada.
mail-code-sign-page = Leer y firmar
mail-code-reason = Recibe este correo porque es miembro de { $community } y trata del código ético que firman los miembros.
mail-put-out-subject = Su membresía en { $community } ha terminado
mail-put-out = Su membresía en { $community } ha terminado. Sus sesiones están cerradas y sus respuestas retiradas.
mail-put-out-words = Le escriben:
mail-put-out-next = Lo que se pagó y firmó queda en la comunidad. Si cree que es un error, su página nombra a la junta y, si la indicó, una dirección a la que escribir.
mail-put-out-page = La comunidad
mail-put-out-reason = Recibe este correo porque fue miembro de { $community }. Es el último.
mail-erased-subject = Sus datos en { $community } están borrados
mail-erased = Sus datos en { $community } están borrados, como se pidió. Su membresía ha terminado y esta dirección no se guarda.
mail-erased-next = Se avisa a los servidores que tenían algo de usted. La página de abajo dice cuáles lo han confirmado; solo este correo y su navegador conocen su dirección.
mail-erased-page = Cómo va
mail-worked-subject = { $called } dice que trabajaron juntos
mail-worked = { $called }, de { $community } como usted, dice que trabajaron juntos. Solo aparece en los perfiles cuando usted también lo diga.
mail-worked-next = Diga allí sí o no, o déjelo: { $called } no se entera de un no. Cualquiera de los dos puede retirarlo en todo momento.
mail-worked-page = Ver el perfil
mail-worked-reason = Recibe este correo porque es miembro de { $community }, una vez por cada persona que lo diga.
mail-office-given-subject = { $called ->
    [officer] Forma parte de la junta directiva de { $community }
    [moderator] Forma parte de la moderación de { $community }
   *[other] Forma parte de la operación de { $community }
}
mail-office-given = { $called ->
    [officer] Quien mantiene el servidor de { $community } le dio un cargo en la junta directiva. Lo que hace la junta está en Gestión. Los demás leen junto a su nombre que forma parte de ella.
    [moderator] Quien mantiene el servidor de { $community } le dio la moderación. Los demás leen junto a su nombre que forma parte de ella.
   *[other] Quien mantiene el servidor de { $community } le dio la operación: en Gestión puede hacer lo que hace la junta directiva, y los demás leen junto a su nombre que forma parte de ella.
}
mail-office-taken-subject = { $called ->
    [officer] Ya no forma parte de la junta directiva de { $community }
    [moderator] Ya no forma parte de la moderación de { $community }
   *[other] Ya no forma parte de la operación de { $community }
}
mail-office-taken = { $called ->
    [officer] Quien mantiene el servidor de { $community } le retiró el cargo en la junta directiva. Sigue siendo miembro como antes.
    [moderator] Quien mantiene el servidor de { $community } le retiró la moderación. Sigue siendo miembro como antes.
   *[other] Quien mantiene el servidor de { $community } le retiró la operación. Sigue siendo miembro como antes.
}
mail-office-next = Se cerró la sesión en todos los navegadores: vuelva a entrar. Si no lo esperaba, escriba a la junta.
mail-office-page = Quién está en la junta directiva
mail-office-reason = Recibe este correo porque es miembro de { $community } y trata de lo que puede hacer allí.
mail-standing-subject = { $called ->
    [good] Está al corriente con { $community }
    [cautioned] { $community } le hace una advertencia
    [limited] Sus derechos en { $community } están limitados
   *[other] Sus derechos en { $community } están suspendidos
}
mail-standing = { $called ->
    [good] La junta de { $community } retiró lo que había dicho de usted: puede volver a hacer todo lo que su nivel le da.
    [cautioned] La junta de { $community } le hace una advertencia. No se le quita nada; solo usted y la junta lo ven.
    [limited] Por un tiempo la junta de { $community } limita lo que puede hacer: no puede usar ventajas de otras comunidades ni entrar en salas. Todo lo demás sigue igual. Las otras comunidades no conocen el motivo.
   *[other] Hasta que diga otra cosa, la junta de { $community } suspende sus derechos: no puede usar ventajas de otras comunidades ni entrar en salas. Las otras comunidades no conocen el motivo.
}
mail-standing-until = Termina por sí solo: { $time }.
mail-standing-next = Si no está de acuerdo, escriba a la junta.
mail-report-peer-subject = { $peer } informa a la junta de { $community } de algo
mail-report-peer =
    { $peer } informa de algo de { $community }. Qué pasa: { $category ->
        [selling] venta que nadie pidió
        [conduct] grosero, amenazante o peor
        [untrue] falso, o de otra persona
        [confidence] se contó algo confidencial
        [competition] se quiso pactar precios, clientes o mercados
       *[other] otra cosa
        }. Informa la comunidad, no una persona.
mail-report-member-subject = Un aviso espera a la junta de { $community }
mail-report-member =
    Un miembro de { $community } informa de algo, o reclama contra una decisión. Qué pasa: { $category ->
        [selling] venta que nadie pidió
        [conduct] grosero, amenazante o peor
        [untrue] falso, o de otra persona
        [confidence] se contó algo confidencial
        [competition] se quiso pactar precios, clientes o mercados
       *[other] otra cosa
        }.
mail-report-next = Alguien debería decidir en 72 horas. Quien informó sabrá si se hizo algo, no qué.
mail-report-page = Abrir el aviso
mail-report-decided-subject = La junta de { $community } ha decidido algo sobre usted
mail-report-decided = La junta de { $community } examinó un aviso sobre usted y ha decidido.
mail-report-decided-next = Si no está de acuerdo, dígalo en la página: lo mirará otra persona de la junta.
mail-report-decided-page = Leer la decisión
mail-report-over-subject = Su aviso en { $community } está resuelto
mail-report-over = Se examinó su aviso y se decidió. Qué se decidió queda entre la junta y la persona afectada.
mail-report-over-next = Su nombre solo lo sabe la junta. Si continúa, vuelva a informar.
mail-report-over-page = Sus avisos
mail-report-reason = Recibe este correo como miembro de { $community }; trata de un aviso.
mail-appeal-decided-subject = Otra persona de la junta de { $community } lo ha mirado
mail-appeal-decided = { $called ->
    [lifted] Se levantó la decisión sobre usted: está en regla.
   *[other] La decisión sobre usted se mantiene.
}
mail-appeal-decided-next = Es la última palabra de la junta al respecto.
report-title = Informar de algo
report-intro = Diga qué pasa y la junta lo examinará. La persona afectada nunca sabrá por nosotros quién lo dijo.
report-from-where = Abra la página de la persona, del evento o de la nota y elija allí Informar.
report-link = Informar
report-about = De qué se trata
report-about-wrong = Eso no es de esta comunidad ni de otra con la que comparte.
report-own = Es usted. Hable con la junta.
report-many = Ya esperan muchos avisos suyos. Hable con la junta.
report-category = Qué pasa
report-category-missing = Elija qué pasa.
report-selling = Venta que nadie pidió
report-conduct = Grosero, amenazante o peor
report-untrue = Falso, o de otra persona
report-confidence = Se contó algo confidencial
report-competition = Se quiso pactar precios, clientes o mercados
report-other = Otra cosa
report-words = Qué ocurrió
report-words-hint = En pocas palabras. Lo lee la junta; a otra comunidad va sin su nombre, así que no ponga nombres.
report-words-missing = Diga en pocas palabras qué ocurrió.
report-send = Enviar a la junta
report-sent = La junta lo tiene
report-sent-next = Recibirá un correo cuando se decida.
report-next-title = Qué pasa después
report-next-1 = Alguien de la junta que no es de la empresa de ninguna parte lo examina en tres días.
report-next-2 = Puede resultar: nada, una charla, una advertencia, un límite temporal o una suspensión.
report-next-3 = Sabrá que ha terminado. Qué se decidió queda entre la junta y la persona.
report-hers = De qué informó
report-state-waits = Espera a la junta
report-state-passed-on = Pasado a la comunidad a la que pertenece
report-state-over = Examinado y terminado
report-outcome = Qué se decidió
report-outcome-dismiss = No hay nada
report-outcome-mediate = Una charla entre ambas partes
report-outcome-caution = Una advertencia
report-outcome-limit = Un límite hasta un día
report-outcome-suspend = Una suspensión
report-decided-title = Qué se decidió sobre usted
report-decided-intro = Esto solo lo leen usted y la junta.
report-decided-on = Decidido
report-message-to-you = La junta le escribe
report-code = El código ético que firman todos los miembros
report-appeal = ¿No está de acuerdo?
report-appeal-words = Lo que quiere decir
report-appeal-hint = Una vez y en 30 días. Lo lee y decide otra persona de la junta.
report-appeal-send = Pedir otra revisión
report-appeal-waits = Otra persona de la junta mira lo que dijo.
report-appeal-lifted = Otra persona de la junta levantó la decisión. Está en regla.
report-appeal-stays = Otra persona de la junta lo miró y la decisión se mantiene.
report-appeal-over = Ya no se puede reclamar.
desk-reports-title = Avisos
desk-reports-intro = Lo que según miembros y otras comunidades no va bien. Otra comunidad informa como comunidad; no se nombra a nadie.
desk-reports-waiting = Esperan
desk-reports-empty = No espera ningún aviso
desk-reports-rest = Terminados o en otras manos
desk-reports-older = Avisos anteriores
desk-report-title = Aviso sobre { $about }
desk-report-open = Abierto
desk-report-taken = En examen
desk-report-passed-on = Pasado
desk-report-resolved = Decidido
desk-report-appealed = Se pide otra revisión
desk-report-closed = Cerrado
desk-report-came = Llegó
desk-report-due = Decidir antes de
desk-report-by = En manos de
desk-report-by-peer = { $community } informa de esto. Qué miembro lo dijo solo se sabe allí.
desk-report-by-member = Un miembro informa de esto. No se muestra el nombre, para decidir por lo ocurrido.
desk-report-by-nobody = Quien informó de esto se ha ido.
desk-report-said = Qué se dijo
desk-report-before = Avisos anteriores
desk-report-reason = Por qué
desk-report-reason-hint = Solo para la junta, ahora y después.
desk-report-message = A la persona afectada
desk-report-message-hint = Lo recibe por correo. Es necesario con una advertencia, un límite o una suspensión.
desk-report-appeal = Lo que dice en contra
desk-report-ruling = { $ruling ->
    [lifted] Otra persona de la junta la levantó.
   *[other] Otra persona de la junta lo miró y se mantiene.
}
desk-report-stays = La decisión se mantiene
desk-report-lift = Levantarla
desk-report-take = Lo examino yo
desk-report-pass-title = Es de otra comunidad
desk-report-pass-what = Si lo pasa, decide su junta y usted sabrá si se hizo algo. Leen qué pasa y qué se dijo, ningún nombre nuestro.
desk-report-pass = Pasarlo
desk-report-decide = Decidir
desk-report-decide-button = Decidir y comunicarlo
desk-report-near = Usted es parte, de la empresa de una parte, o se aparta de ella. Decide otra persona.
desk-report-not-waiting = Ya está decidido o pasado.
desk-report-no-member = Solo se puede sancionar a un miembro propio.
desk-report-no-message = Escríbale lo que debe saber.
desk-report-no-outcome = Elija qué se decide.
desk-report-ours = Eso lo decide usted.
desk-report-no-peer = No comparte avisos con esa comunidad. Escriba a su junta.
desk-report-another = Lo decide otra persona distinta de la primera.
desk-report-answer-action = La otra comunidad hizo algo
desk-report-answer-none = La otra comunidad no hizo nada
mail-merged-subject = Dos membresías de { $community } son ahora una
mail-merged = Otra membresía de { $community } se unió con la suya: lo que tenía es ahora suyo, y quien entra con { $called } llega a su membresía.
mail-merged-away = Su membresía de { $community } con la dirección { $called } se unió con otra suya: lo que tenía pasó allí. Entre con esta dirección y llegará a la que queda.
mail-merged-next = Si una de las dos membresías no es suya, escriba enseguida a la junta.
mail-merged-page = Lo que se guarda de usted
mail-merged-away-page = Entrar
mail-test-subject = Correo de prueba de { $node }
mail-test = Si lee esto, los correos de { $node } llegan.
mail-test-reason = Recibe este correo porque quien gestiona { $node } ha probado si llegan sus correos. No tiene que hacer nada.
mail-join-subject = Únase a { $community }
mail-join = Alguien, esperamos que usted, quiere unirse a { $community } con esta dirección. Pulse el botón de esta página:
mail-join-reason = Recibe este correo porque esta dirección se escribió en la página para unirse a { $community }. No se le enviará nada más.
mail-sign-in-subject = Inicie sesión en { $community }
mail-sign-in = Alguien, esperamos que usted, quiere iniciar sesión en { $community } con esta dirección. Pulse el botón de esta página:
mail-sign-in-reason = Recibe este correo porque esta dirección se escribió en la página de inicio de sesión de { $community }.
mail-proof-code = O escriba este código donde lo pidió:
mail-proof-here = { $n ->
    [one] El enlace y el código sirven una vez, en el navegador en que los pidió, durante un minuto.
   *[other] El enlace y el código sirven una vez, en el navegador en que los pidió, durante { $n } minutos.
}
mail-proof-not-you = Si no fue usted, no haga nada y no enseñe el código a nadie: sin este correo no entra nadie. Nunca lo pedimos por teléfono ni por correo.
mail-reason-going = Recibe este correo porque respondió «asistiré» en el calendario de { $community }.
mail-reason-maybe = Recibe este correo porque respondió «quizá» en el calendario de { $community }.
mail-reason-answered = Recibe este correo porque respondió a este evento en el calendario de { $community }.
mail-reason-event-invited = Recibe este correo porque alguien que organiza este evento de { $community } le ha invitado; por cada invitación hay un solo correo.
mail-guest-page = Leer, cambiar o borrar su respuesta: { $page }
mail-reason-guest = Recibe este correo porque respondió como invitado a este evento de { $community }. Escribimos a esta dirección solo sobre este evento y la olvidamos seis semanas después.
mail-visit-subject = Su respuesta a { $title }
mail-visit = Alguien, esperamos que usted, quiere ir a «{ $title }» de { $community } y dio esta dirección. Pulse el botón de esta página para decir que sí:
mail-visit-reason = Recibe este correo porque esta dirección se escribió en una página de { $community } para responder a un evento. No se le envía nada más.
mail-visit-here = { $n ->
    [one] El enlace vale un minuto, en cualquier navegador; el código, donde lo pidió. Hasta entonces no se le guarda ninguna plaza.
   *[other] El enlace vale { $n } minutos, en cualquier navegador; el código, donde lo pidió. Hasta entonces no se le guarda ninguna plaza.
}
mail-visit-not-you = Si no fue usted, no haga nada: sin este correo nadie responde en su nombre.
mail-visit-member = Alguien, esperamos que usted, quiere ir a «{ $title }» de { $community } como invitado. Usted es miembro aquí: inicie sesión y responda en esta página. No se ha respondido nada por usted.
mail-note-subject = Sobre { $title }: escribe { $organiser }
mail-note = { $organiser }, de { $community }, escribe a los invitados de «{ $title }»:
mail-note-reason = Recibe este correo porque respondió a «{ $title }» de { $community }.
mail-note-stop = No más correos de quien organiza este evento ni recordatorios: { $page }

# ---- El código ético ----

ethics-title = Código ético
ethics-description = A qué se comprometen entre sí los miembros de esta comunidad, en pocas frases y al completo.
ethics-version = Versión { $version }
ethics-length = { $words ->
    [one] 1 palabra
   *[other] { $words } palabras
}, { $minutes } min
ethics-whole = El texto completo
ethics-members-sign = Los miembros lo firman antes de publicar, pedir una presentación o usar un vale.
ethics-by-joining = Quien se une lo acepta; no se pide firma.
ethics-signed = Firmó la versión { $version } como { $name } el { $day }.
ethics-not-signed = Aún no lo ha firmado. Cuando lo haga podrá publicar, pedir presentaciones y usar vales.
ethics-sign-again = Firmó la versión { $version }. Esta dice algo nuevo, así que se lo pedimos otra vez.
ethics-go-sign = Leer y firmar
ethics-none = Aún no hay código
ethics-none-next = La junta directiva de esta comunidad no ha publicado ninguno.
ethics-sign-title = Firmar el código ético
ethics-sign-as = Firmo como
ethics-sign-as-hint = Su nombre, tal como debe constar en el registro.
ethics-sign-kept = El registro guarda la versión, la hora y una huella del texto que ve aquí.
ethics-sign-button = Firmar
ethics-newer = Mientras leía se publicó una versión más reciente. Está abajo; léala antes de firmar, por favor.
ethics-fingerprint = Huella:
ethics-fingerprint-this = Huella de esta versión:
ethics-record-time = Consta: { $day }, a las { $hour } en { $place }.
code-title = Publicar el código ético
code-intro = Lo que los miembros se exigen unos a otros. Una versión queda como se publicó; otra más nueva la sigue.
code-none = Aún no rige ninguno.
code-template-go = Empezar con un texto nuestro
code-version = Versión
code-version-hint-major = Dos números como 2.1. Suba el primero cuando diga algo nuevo: entonces se vuelve a preguntar a quien firmó una versión anterior.
code-version-hint-every = Dos números como 2.1. A quien firmó una versión anterior se le pregunta otra vez con cada nueva.
code-version-hint-never = Dos números como 2.1. A quien firmó una versión anterior no se le pregunta otra vez.
code-mode = Quién lo firma
code-mode-signed = Cada miembro, antes de publicar
code-mode-de-facto = Nadie: quien se une lo acepta
code-summary = Resumen
code-summary-hint = Lo que dice en { $n } palabras como máximo. Está antes del texto y donde la gente se une.
code-words-used = { $used } de { $most } palabras
code-text = El texto completo
code-text-hint = Se conservan títulos, listas, énfasis y enlaces.
code-publish = Publicar
code-look = Verlo primero
code-preview = Así se lee
code-changed = Mientras escribía se publicó otra versión, que ahora rige. Lo que escribió está abajo.
code-wrong-version = escriba 2 o 2.1
code-wrong-newer = escriba un número mayor que el de la versión vigente
code-wrong-summary = { $n } palabras como máximo
code-template-summary = El cliente es lo primero, y competimos de forma abierta y honrada. Guardamos lo que se nos confía, reconocemos el trabajo de otros y aquí nunca hablamos de precios, condiciones, ofertas ni de quién es cada cliente.
code-template-text =
    ## El cliente es lo primero

    - Decimos lo que sabemos hacer y lo que no. Si otra empresa encaja mejor, la nombramos.
    - No prometemos nada en nombre de otros.
    - Lo que un cliente nos cuenta llega solo a quien lo necesita para el trabajo.

    ## Competir de forma abierta y honrada

    - Los miembros de esta comunidad pueden querer el mismo trabajo. Lo decimos pronto, y entre nosotros.
    - Aquí nunca hablamos de precios, descuentos, condiciones ni ofertas, ni de quién es cada cliente o cada territorio.
    - Hablamos de un competidor como si estuviera delante.

    ## Cumplir la palabra

    - Lo que se nos dice en confianza se queda donde se dijo.
    - Reconocemos el trabajo, las ideas y los contactos a quien los dio.
    - Respondemos a una presentación en una semana, también cuando la respuesta es no.

    ## Cuando algo va mal

    Hable primero con la persona, si puede. Si no, avise a alguien de la directiva que no compita con ninguna de las partes. Se oye a ambas antes de decidir, y la decisión se da con sus razones.

# ---- Formularios ----

form-wrong = Falta algo o hay algo que no se puede aceptar
form-wrong-empty = escriba algo aquí
form-wrong-too-long = { $n } letras como máximo
form-wrong-mail = escríbala así: name@example.org
form-wrong-letters = contiene una letra que no se puede mostrar
form-not-now = Ahora no
form-meanwhile = Alguien cambió esto mientras usted escribía
form-meanwhile-what = Lo que escribió está abajo en el formulario y no se ha guardado. Esto es lo que hay ahora donde difiere. Guarde otra vez para poner lo suyo en su lugar.
form-meanwhile-empty = nada

## Perfil

settings-nav-label = Sus ajustes
settings-nav-profile = Perfil
settings-nav-card = Membresía
settings-nav-communities = Mis comunidades
settings-nav-sessions = Navegadores
settings-nav-passkeys = Llaves de acceso
settings-nav-sign-ins = Otras cuentas
settings-nav-mail = Correos
settings-nav-notifications = Notificaciones
settings-nav-data = Sus datos
outbox-title = Bandeja de salida
outbox-intro = Los últimos correos que este nodo habría enviado desde que se inició, los más recientes primero. Ninguno ha salido de esta máquina.
outbox-intro-sent = Los últimos correos que este nodo ha enviado desde que se inició, los más recientes primero. Cada uno fue a la dirección que nombra.
outbox-count = { $n ->
    [one] Un correo
   *[other] { $n } correos
}
outbox-empty = Aún no hay correos
outbox-empty-next = Pida un correo para iniciar sesión, únase o responda a un evento: lo que se envía aparece aquí un momento después.
outbox-to = Para { $address }
outbox-calendar = Con una entrada para el calendario
outbox-newer = Correos más recientes
outbox-older = Correos anteriores

notifications-title = Notificaciones
notifications-intro = Los correos que le enviamos en los últimos 30 días, empezando por el más reciente.
notifications-empty = Nada en los últimos 30 días
notifications-empty-why = Cuando ocurra algo con un evento al que respondió, o con su membresía, recibirá un correo y lo encontrará aquí.
data-title = Sus datos
data-intro = Lo que esta comunidad guarda sobre usted y lo que salió de este servidor sobre usted.
data-take-title = Llevarse sus datos
data-take-what = Un archivo con todo lo que esta comunidad guarda sobre usted: perfil, membresía, facturas, firmas, respuestas, tareas, lo que sigue, lo que se le envió por correo, cómo inicia sesión, lo que se compartió y lo que usted dijo en sus salas. Se hace ahora y no se guarda en ningún sitio.
data-take-json = Descargar como JSON
data-take-csv = Descargar como tabla (CSV)
data-take-secrets = No contiene claves, códigos de programas ni direcciones secretas. Guarde el archivo donde nadie más lo lea.
data-shared-title = Lo que se compartió sobre usted
data-shared-intro = Cada línea es un servidor, lo que se le dijo y por qué. Desde que se lleva esta lista no se envió nada más sobre usted a otro servidor. Su dirección de correo no se envía nunca. Su dirección aquí y su nombre puede leerlos quien conozca la dirección: así comprueba un servidor que una respuesta es suya.
data-shared-none = Nada. Cuando responda a un evento de otra comunidad, aquí se verá qué se le dijo a esa comunidad.
data-shared-fields = Se le dijo: { $fields }.
data-shared-times = { $n } veces, del { $first } al { $last }
data-for-answer = Usted respondió a un evento de allí.
data-for-withdrawal = Se retiró una respuesta a un evento de allí.
data-for-goodbye = Usted se fue, para que allí le olviden.
data-for-new-key = Es nueva la clave con la que otros saben que es usted quien responde.
data-for-follow-refused = Alguien de allí pidió seguirle. A los miembros no se les sigue, y así se le dijo.
data-for-link = Usted quiso enlazar su membresía de allí con la de aquí. Cuando el enlace termina, también se les dice.
data-for-voucher = Usted usó lo que un acuerdo da allí a miembros de esta comunidad. A esta comunidad no se le dice para qué.
data-for-check = Usted mostró allí que es miembro de esta comunidad en buena situación.
data-field-address = su dirección aquí
data-field-name = su nombre
data-field-answer = el evento y su respuesta
data-field-organization = su empresa
data-field-community = su comunidad
data-field-message = su mensaje al organizador
data-field-standing = que su membresía está en regla
data-field-pseudonym = un nombre para usted o para el enlace que nadie más recibe
data-field-level = su nivel de membresía
data-delete-heading = Borrar sus datos
data-delete-what = Su membresía termina y se borra aquí lo que le nombra. Se avisa a los servidores que tenían algo de usted, y usted ve cuáles lo han confirmado. No se puede deshacer.
data-delete-link = Borrar mis datos
data-delete-title = ¿Borrar sus datos?
data-delete-take-first = Si quiere una copia, llévese antes sus datos.
data-delete-button = Borrar mis datos
data-goes-title = Lo que se borra
data-goes-name = Su nombre, su dirección de correo y su empresa.
data-goes-said = Su perfil con la lista de quienes no deben verle, a quién sigue, sus ajustes, lo que se le envió por correo, por qué se fue y la lista de lo compartido.
data-goes-lists = Su nombre y su empresa en las listas de invitados, bajo el código ético y en las respuestas enviadas a otros servidores.
data-stays-without-name = Sin su nombre: que alguien respondió a un evento, firmó el código o tuvo una tarea.
data-stays-invoices = Las facturas tal como se emitieron, con el nombre: hay que conservar la contabilidad.
data-stays-address = Su dirección aquí, que desde ahora solo dice que alguien se fue, y su última parte en el registro. Nadie más la recibe.
data-stays-elsewhere = Lo que guardan otros servidores: se les pide que lo borren, y lo que hagan depende de ellos.
data-stays-backups = Copias de seguridad selladas, hasta que otras más nuevas las sustituyan.
settings-mail-title = Sus correos
settings-mail-intro = Solo su propia comunidad le escribe. Elija lo que quiere recibir.
settings-mail-saved = Guardado.
settings-mail-goes-to = Los correos van a { $mail }.
settings-mail-digest = Correos semanales
settings-mail-digest-hint = Una vez por semana, las novedades de su comunidad y de las que sigue, y lo que se acerca de aquello a lo que dijo «sí». Si una semana no hay nada que contar, no llega nada.
settings-mail-reminders = Recordatorios antes y después de los eventos
settings-mail-reminders-hint = Antes de que empiece un evento al que dijo «sí» o «quizá», con las horas de antelación que eligió su comunidad. Y una vez después de uno en el que tuvo plaza.
settings-mail-peerings = Cómo va el compartir con otros
settings-mail-peerings-hint = Para responsables: que una comunidad aceptó, que se pausó o terminó el compartir, o que una no responde desde hace un día.
settings-mail-language = Idioma
settings-mail-language-hint = De sus correos, y de las páginas en un navegador en el que no haya elegido ninguno al pie.
settings-mail-language-none = El que pida mi navegador (correos: { $language })
settings-mail-save = Guardar
settings-mail-always-title = Correos que siempre recibe
settings-mail-always-sign-in = Los enlaces y códigos para iniciar sesión: sin ellos no entra nadie, y solo se envían cuando alguien los pide.
settings-mail-always-events = Lo que ocurre con un evento al que respondió y si el anfitrión tiene plaza para usted: si no, se encontraría la puerta cerrada. Si retira su respuesta, dejan de llegar.
settings-mail-always-dues = Las facturas, los pagos y el fin de lo que pagó, porque tratan de su membresía.
settings-mail-always-desk = Como responsable: propuestas que esperan su respuesta, y lo que impide trabajar al nodo, una vez al día como mucho.
settings-mail-never = Lo que se dice en las salas nunca va en un correo, y ningún correo revela si usted lo ha leído.
mail-stop-ask = { $what }: ¿dejar de recibirlos?
mail-stop-ask-why = Pulse una vez y dejarán de llegar. No cambia nada más.
mail-stop-button = No recibir más estos correos
mail-stop-done = { $what }: ya no los recibirá
mail-stop-done-why = No recibirá más correos de este tipo. Puede volver a activarlos cuando quiera.
mail-stop-unknown = Esta dirección no detiene ningún correo
mail-stop-unknown-why = Está incompleta o no procede de un correo de esta comunidad. Inicie sesión y elija qué correos recibe.
mail-stop-settings = Elegir qué correos recibo
profile-title = Su perfil
profile-intro = Diga qué hace, para quién y dónde. Usted decide si muestra o se guarda cada parte.
profile-complete =
    { $n ->
        [0] Aún no ha rellenado ninguna de las cinco partes
        [5] Ha rellenado las cinco partes
       *[other] Ha rellenado { $n } de las cinco partes
    }
profile-step-done = (rellenado)
profile-saved = Guardado. A partir de ahora le encuentran por lo que muestra.
profile-see-as-member = Como le ve un miembro
profile-see-as-peer = Como le ve un miembro de una comunidad hermanada
profile-see-as-stranger = Como le ve alguien de fuera
profile-competencies = Qué hace
profile-competencies-hint = Elija sus cinco: a quien lo hace todo para todos no lo encuentra nadie.
profile-verticals = Sectores
profile-verticals-hint = Los cinco que mejor conoce.
profile-sizes = Tamaño de sus clientes
profile-sizes-hint = Según el número de personas que trabajan allí.
profile-regions = Dónde trabaja
profile-regions-hint = Países o partes de ellos, uno en cada campo: Sweden o US-WA.
profile-best-fit = Encaja mejor con
profile-best-fit-hint = Para quién es la mejor opción, en una línea.
profile-refer-out = Derivamos a otros
profile-refer-out-hint = Lo que pasa a otros, en una línea.
profile-partner-types = Tipo de partner
profile-partner-types-hint = Puede elegir varios.
profile-common-ground = En común
profile-common-ground-hint = Palabras que alguien puede compartir con usted, separadas por comas: una escuela, un idioma, un deporte. Solo las ve quien tiene las mismas.
profile-organization = Dónde trabaja usted
profile-organization-hint = Quién puede ver el nombre de su organización.
profile-hide = Organizaciones que no deben encontrarle
profile-hide-hint = Una en cada línea. Nadie de allí le encuentra, ni al buscar ni por la dirección; la lista se queda aquí y no la ve nadie más. Si tiene una lista, solo ven su perfil las personas que han iniciado sesión. Si responde a un evento de otro servidor, ese servidor lee su nombre en una dirección suya, y también quien conozca esa dirección; allí no hay nada más.
profile-who = Quién lo ve:
profile-letters = { $used } de { $most } letras
profile-save = Guardar el perfil
profile-choose-five = elija sus cinco: más no dicen nada
profile-choose-fewer = elija { $n } como máximo: más no dicen nada
profile-not-on-list = hay algo que no está en la lista; elija de nuevo
profile-too-many = { $n } como máximo
seen-by-me = solo usted
seen-by-community = los miembros de aquí
seen-by-peers = los miembros de aquí y de comunidades hermanadas
seen-by-public = todo el mundo

## Personas

people-title = Personas
people-intro = Miembros de esta comunidad, según lo que hacen, para quién y dónde.
people-filter = Buscar miembros
people-competency = Especialidad
people-vertical = Sector
people-size = Tamaño
people-region = Región
people-type = Tipo de partner
people-text = Nombre, empresa o palabras
people-show = Buscar
people-found =
    { $n ->
        [0] No se encontró a nadie.
        [1] Se encontró a una persona.
       *[other] Se encontró a { $n } personas.
    }
people-found-least =
    { $n ->
        [one] Se encontró al menos a una persona.
       *[other] Se encontró al menos a { $n } personas.
    }
people-all = Todos los miembros
people-complements = Le complementan
people-why-leans = { $theirs }, en lo que se apoya { $mine }. Tienen en común: { $places }.
people-why = Otro trabajo que el suyo. Tienen en común: { $places }.
people-scope =
    { $n ->
        [one] En mi comunidad: { $n } miembro.
       *[other] En mi comunidad: { $n } miembros.
    }
people-scope-own = Se buscó solo en mi comunidad.
people-look = Dónde buscar
people-look-own = Mi comunidad
people-look-network = Todas las que comparten con nosotros
people-scope-network = Se buscó en mi comunidad y, ahora mismo, en las que comparten personas con nosotros.
people-network-found = Unas { $n } personas como máximo
people-network-none = Allí nadie responde a eso.
people-network-silent = No respondió a tiempo. Se muestra lo que respondieron las demás.
people-network-nobody = Ninguna otra comunidad comparte todavía personas con nosotros.
people-network-kind = A otras comunidades no se les pregunta por el tipo de socio.
people-team = Unir fuerzas
people-team-who = Quién cubre
people-team-in = en
people-team-ask = Preguntar
people-covers-found =
    { $n ->
        [0] Nadie de aquí muestra { $work } en { $place }.
        [1] Una persona cubre { $work } en { $place }.
       *[other] { $n } personas cubren { $work } en { $place }.
    }
people-beyond = Más allá de su localidad
people-beyond-industries = Al menos { $n } personas en sus sectores, otros lugares: { $places }.
people-beyond-anybody = Al menos { $n } personas, otros lugares: { $places }. Diga para qué sectores trabaja y verá quién los comparte.
people-beyond-few-industries = En sus sectores, en otros lugares:
people-beyond-few = En otros lugares:
people-none = Aquí no hay nadie para eso
people-none-filtered = Pida menos, o una cosa cada vez.
people-none-so-far = Nadie entre las personas vistas hasta ahora
people-none-so-far-more = Quedan personas por ver: siga más abajo.
people-none-yet = Los miembros aparecen aquí a medida que se unen.
people-next = Más personas
people-own = ¿Qué encuentran de usted? Su perfil
person-both = En común: { $tags }.
person-common-ground = En común
person-words = En sus palabras
person-best-fit = Encaja mejor con
person-refer-out = Derivamos a otros
person-nothing = Así no se ve nada de su perfil.
person-as-member = Así le ven los miembros de esta comunidad.
person-as-peer = Así le ven los miembros de comunidades hermanadas. Solo le encuentran si les muestra algo.
person-as-stranger = Así le ve quien no ha iniciado sesión. Solo le encuentra si muestra algo a todo el mundo.
person-as-nobody = Desde allí nadie ve esta página: no les muestra nada, o se oculta de una organización. Esto es lo que verían.
person-for-everybody = Esto es lo que { $name } muestra a todo el mundo. Quien es miembro de esta comunidad e inicia sesión quizá vea más.
person-edit = Cambiar su perfil
person-hide = Ocultarse de { $organization }
person-hide-means = Nadie de esa organización encontrará ya su perfil. Puede deshacerlo en su perfil.
person-hidden = Ya nadie de { $organization } encuentra su perfil.
person-hide-list = Su lista
worked-title = Trabajaron juntos
worked-say = Trabajamos juntos
worked-say-means = { $name } recibe un correo. Aparece en los dos perfiles cuando { $name } también lo diga.
worked-asked = Usted dice que trabajaron juntos. Falta que lo diga { $name }.
worked-is-asked = { $name } dice que trabajaron juntos.
worked-both = Los dos dicen que trabajaron juntos.
worked-yes = Sí, así fue
worked-no = No
worked-take-back = Retirarlo
worked-asking = Dicen que trabajaron con usted
worked-too-many = No se ha anotado: demasiadas suyas esperan respuesta o una de las dos listas está llena. Retire antes alguna.
organization-offices = Oficinas
organization-events = Eventos que organiza con nosotros
organization-people = Personas de esta organización
organization-nobody = Nadie de aquí muestra que trabaja en ella
organization-follow = Seguir
organization-unfollow = Dejar de seguir
organization-follow-means = Quien sigue lee en el próximo correo semanal lo que alguien ha empezado a hacer aquí, si se muestra a los miembros. Nadie sabe quién sigue.
organization-follow-full = Su lista está llena. Deje antes de seguir otra.
organizations-followed = Organizaciones que sigue

## Tarjeta de coincidencias

overlap-unknown = Sin datos
overlap-unknown-says = Los perfiles no dicen lo suficiente. Pregunte.
overlap-complementary = Complementarios
overlap-complementary-says = Trabajo distinto; mismos clientes o lugares.
overlap-unrelated = Sin relación
overlap-unrelated-says = Poco en común sobre el papel.
overlap-adjacent = Cercanos
overlap-adjacent-says = { $missing }; misma especialidad.
overlap-no-vertical = ningún sector en común
overlap-no-size = ningún tamaño en común
overlap-no-region = ninguna región en común
overlap-no-competency = ninguna especialidad en común
overlap-partial = Coincidencia parcial
overlap-partial-says = Distinto: { $different }. En común: { $shared }.
overlap-direct = Coincidencia directa
overlap-direct-says = Podrían coincidir en alguna venta. Piensen en acordar unas reglas de colaboración.
overlap-different = Distinto
overlap-shared = En común
overlap-dimension = Sobre
overlap-you = Usted
overlap-nothing = nada indicado

## La junta directiva escribe eventos

event-form-new = Evento nuevo
event-form-edit = Cambiar el evento
event-form-back = Atrás
event-form-publish = Publicar
event-form-save = Guardar el cambio
event-form-what = Qué
event-form-title = Título
event-form-title-hint = Una línea, tal como aparece en listas y calendarios.
event-form-description = De qué se trata
event-form-description-hint = Párrafos, listas, *énfasis* y enlaces en Markdown.
event-form-agenda-hint = Una línea por parte, con la hora del lugar: 18:15 Ronda de presentaciones. Se mueve con el evento.
event-form-activity = Tipo de actividad
event-form-activity-hint = Los informes cuentan los eventos por él.
activity-none = Ninguno de estos
activity-partner-to-partner = Entre socios
activity-advocacy = Defensa de intereses
activity-community = Comunidad
activity-education = Formación
event-form-tags = Etiquetas
event-form-tags-hint = Separadas por espacios, diez como máximo.
event-form-language = Idioma
event-form-language-hint = El idioma en que se celebra, por su código: en, sv, pt-BR.
event-form-when = Cuándo
event-form-start-date = Primer día
event-form-start-time = Empieza a las
event-form-end-date = Último día
event-form-end-date-hint = Solo si no es el primero.
event-form-end-time = Termina a las
event-form-end-time-hint = Déjelo vacío si no hay hora de fin.
event-form-zone = Zona horaria
event-form-zone-hint = A qué lugar corresponden estas horas, como Europe/London. Cada persona las verá también en la suya.
event-form-where = Dónde
event-form-modality = Formato del encuentro
event-form-place = Nombre del lugar
event-form-street = Calle y número
event-form-town = Ciudad
event-form-country = País
event-form-online-page = Página sobre la parte en línea
event-form-online-page-hint = Una página pública, nunca el enlace de la reunión: lo tendría todo el mundo.
event-form-join-link = Enlace para conectarse
event-form-join-link-hint = Dónde es la reunión. Cada invitado confirmado recibe una dirección propia que lleva allí mientras tenga su plaza; nadie más la ve. Quien la ha seguido ve el enlace mismo: un servicio de reuniones que comprueba nombres deja fuera a los demás. Si lo cambia, se avisa a todos los confirmados.
event-form-who = Quién y cuántos
event-form-audience = Quién lo ve y puede asistir
event-form-audience-hint = No llega a nadie más. Los miembros de otras comunidades responden en la suya, y usted da las plazas.
event-form-guests = { $n ->
    [one] Viene un invitado sin membresía: conserva su plaza y recibe noticias del evento, aunque solo otros puedan verlo.
   *[other] Vienen { $n } invitados sin membresía: conservan sus plazas y reciben noticias del evento, aunque solo otros puedan verlo.
}
event-form-audience-members = Nuestros miembros
event-form-audience-peers = Nuestros miembros y los de { $names }
event-form-audience-some = Nuestros miembros y los de las comunidades marcadas abajo
event-form-audience-ticked = Para miembros de
event-form-audience-peers-hint = Cuenta si arriba pone «marcadas abajo».
event-form-audience-public = Todo el mundo
event-form-audience-named = Para quién es ahora
event-form-capacity = Plazas
event-form-capacity-hint = Déjelo vacío si no hay límite. Un evento completo tiene lista de espera.
event-form-price = Precio
event-form-price-hint = En la moneda de la comunidad, como 15.00; 0 si es gratis.
event-form-member-price = Precio para miembros
event-form-member-price-hint = También lo pagan los miembros de comunidades que comparten eventos con nosotros.
event-form-co-hosts = Coanfitriones
event-form-co-host = Coanfitrión { $n }
event-form-co-hosts-hint = Organizaciones cuya gente es miembro aquí, o nuestros capítulos. Solo nosotros podemos cambiar el evento; hay una lista de invitados y un número de plazas. Quien actúa por una de esas organizaciones ve quién asiste. Pregúnteles antes.
event-form-wrong-date = elija un día del calendario
event-form-wrong-time = escriba una hora como 18:30
event-form-wrong-zone = escriba una zona como Europe/London
event-form-wrong-choice = elija una opción de la lista
event-form-wrong-address = escriba una dirección que empiece por https://
event-form-wrong-language = escriba un código de idioma: en, sv, pt-BR
event-form-wrong-amount = escriba cifras, como 15.00
event-form-wrong-price = indique también el precio para todos, 0 si es gratis
event-form-wrong-capacity = entre 1 y { $n } plazas, o nada si no hay límite
event-form-wrong-tags = { $n } etiquetas como máximo
event-form-wrong-large = todo junto es demasiado largo para otros servidores; acorte este texto
event-form-wrong-tag = una etiqueta solo tiene letras y cifras
event-form-wrong-agenda = como máximo 20 líneas, cada una mientras dura el evento
event-form-wrong-agenda-line = línea { $n }: empiece por una hora, como 18:15, y diga qué ocurre
event-form-wrong-agenda-long = la línea { $n } es demasiado larga
event-form-wrong-audience = elija una opción de la lista; ahora no se comparten eventos con esa comunidad
event-form-wrong-audience-peers = marque al menos una comunidad o elija otra línea arriba
event-form-wrong-co-host = aquí ninguna organización ni capítulo se llama así; elija de la lista o escriba el nombre como lo escribió su gente
event-form-wrong-join-link = escriba una dirección que empiece por https://
event-form-wrong-join-place = un evento solo presencial no tiene enlace para conectarse; elija en línea o ambos
event-form-wrong-end = debe terminar después de empezar
event-form-wrong-long = dura { $n } días como máximo
event-form-wrong-far = debe empezar en los próximos cinco años
event-form-wrong-over = ya habría terminado
event-form-not-signed = no se publica ni se envía nada antes de que firme el código ético; su enlace está al pie de esta página
event-form-cancelled = Este evento está cancelado. Publique otro en su lugar.
event-form-changed = Alguien cambió este evento mientras usted escribía. Ábralo de nuevo para ver el cambio; lo que escribió está abajo.
event-form-wrong-draft-repeat = una serie se publica de una vez; guarde una sola fecha como borrador
event-drafts = Borradores
event-drafts-what = Eventos sin publicar. Solo los ve la directiva; ningún miembro, ninguna otra comunidad y ningún calendario.
event-drafts-none = No hay ningún borrador.
event-draft-save = Guardar como borrador
event-draft-by = guardado por { $name }
event-draft-discard = Descartar
event-draft-published = Este evento ya está publicado. Cambie el evento mismo.
event-draft-too-many = Se guardan 200 borradores. Publique o descarte uno antes.
event-acts = Para la junta directiva
event-acts-organiser = Para la organización
event-acts-co-host = Para coanfitriones
event-act-guests = Quién asiste
event-act-checkin = Llegadas
event-act-change = Cambiar
event-act-cancel = Cancelar
event-act-new = Evento nuevo
event-back = Volver al evento
event-cancel-title = ¿Cancelar «{ $title }»?
event-cancel-what = Sigue a la vista y dice que está cancelado. Se escribe a todas las personas que respondieron y se avisa a las comunidades que lo comparten. No se puede deshacer.
event-cancel-guests = { $n ->
    [0] Aún nadie tiene plaza.
    [one] Una persona tiene plaza.
   *[other] { $n } personas tienen plaza.
    }
event-cancel-button = Cancelar el evento
event-dates = Otras fechas
event-date = { $day }, { $time }
event-act-like = Otro como este
event-form-series = Serie
event-form-repeat = ¿Se repite?
event-form-repeat-hint = Cada fecha es un evento propio, con sus propias respuestas, a la misma hora local.
event-form-repeat-never = No, una sola vez
event-form-repeat-weekly = Cada semana
event-form-repeat-fortnightly = Cada dos semanas
event-form-repeat-monthly-date = Cada mes, el mismo día del mes
event-form-repeat-monthly-weekday = Cada mes, el mismo día de la semana, como el segundo martes
event-form-repeat-dates = En las fechas que yo elija
event-form-repeat-until = Hasta el día (incluido)
event-form-repeat-until-hint = No se usa con fechas elegidas.
event-form-dates = Más fechas
event-form-dates-hint = Solo si elige las fechas: cada una como 2027-01-14, separadas por espacios o en líneas distintas.
event-form-scope = ¿A qué se aplica?
event-form-scope-hint = Las fechas posteriores se mueven lo mismo y reciben el mismo texto, lugar y plazas.
event-form-scope-this = Solo esta fecha
event-form-scope-following = { $n ->
    [one] Esta fecha y la siguiente
   *[other] Esta fecha y las { $n } siguientes
    }
event-form-wrong-one-date = una serie tiene más de una fecha
event-form-wrong-many-dates = una serie tiene { $n } fechas como máximo
event-form-wrong-horizon = una serie termina en un plazo de { $n } meses
event-form-wrong-before = hay una fecha anterior a la primera
event-form-wrong-dates = escriba cada fecha como 2027-01-14
jobs-title = Quién hace qué: { $title }
jobs-heading = Quién hace qué
jobs-what = Cada tarea tiene una persona, o está libre para cualquier miembro. Quien designe para la puerta ve quién tiene plaza y registra las llegadas; quien se ofreció para la puerta puede hacerlo en cuanto usted lo confirme con su nombre.
jobs-empty = Aún no hay nada que hacer
jobs-empty-next = Pida abajo las primeras manos.
jobs-add = Una tarea más
jobs-add-button = Añadir
jobs-organiser = La persona que usted nombra para la organización cambia este evento, ve, invita y escribe a sus invitados, planifica quién hace qué y lo cancela, hasta un día después. Para quién es el evento, quién lo celebra con ustedes y quién lo organiza lo decide la junta directiva.
job-organiser = Organización
job-door = Puerta
job-minutes = Acta
job-speaker-care = Atención a ponentes
job-other = Otra cosa
job-open = Libre
job-taken = Ocupada
job-take = La hago yo
job-give-back = Dejarla
job-kind = Qué hay que hacer
job-words = Con sus palabras
job-words-hint = Solo si es otra cosa.
job-handle = Quién lo hace: el alias del miembro
job-name = Designar
job-let-open = Dejarla libre
job-remove = Quitarla de la lista
job-given-taken = se ofreció
job-given-named = por designación de quien organiza
job-wrong-organiser = Quién organiza un evento lo dice la junta directiva.
job-wrong-taken = Alguien se le adelantó: esta tarea ya tiene a quien la haga.
job-wrong-gone = Esta tarea ya no está en la lista.
job-wrong-cancelled = Este evento no se celebra.
job-wrong-over = Este evento ya terminó.
job-wrong-handle = Ningún miembro tiene este alias. Es la última parte de la dirección de su página.
job-wrong-words = Diga qué es en pocas palabras, { $n } letras como máximo.
job-wrong-many = La lista está llena. Quite algo primero.
guests-title = Quién asiste: { $title }
guests-heading = Quién asiste
guests-what = En el orden de sus respuestas. La lista se queda aquí; no incluye el correo de nadie.
guests-what-co-host = Ve quién asiste porque actúa por una organización que también organiza este evento; hasta un día después y solo aquí. Quien se oculta de su organización no está en la lista.
guests-checked-in = Han llegado ({ $n })
guests-going = Asistirán ({ $n })
guests-maybe = Quizá ({ $n })
guests-waiting = Lista de espera ({ $n })
guests-pending = Por decidir ({ $n })
guests-invited = Invitados ({ $n })
guests-invite = Invitar a un miembro
guests-invite-handle = Su nombre en la dirección de su página
guests-invite-hint = Lo que sigue a /people/. Recibe un correo y responde en la página del evento.
guests-invite-button = Invitar
guests-invite-nobody = ningún miembro de aquí se llama así
guests-invite-answered = ya ha respondido
guests-invite-closed = el evento ha comenzado o está cancelado
guests-invite-too-many = ya hay 500 miembros invitados
guests-not-going = No asistirán ({ $n })
guests-lists = Listas de invitados
guests-none-here = No hay nadie en esta lista.
print-door = Lista para la puerta
print-door-title = Lista para la puerta: { $title }
print-badges = Acreditaciones
print-badges-title = Acreditaciones: { $title }
print-how = Imprima esta página desde el menú de su navegador; lo que es solo para la pantalla no sale en el papel.
print-nobody = Aún nadie tiene plaza
print-entrances = Puertas
print-entrances-n = { $n ->
    [one] { $n } puerta
   *[other] { $n } puertas
    }
print-entrance = Puerta { $n }: de { $first } a { $last }
print-ask = Pregúnteme por
guests-name = Nombre
guests-organization = Organización
guests-community = Comunidad
guests-place = Puesto
guests-guest = Invitado
mail-guests-title = Escribir a los invitados
mail-guests-back = Quién viene
mail-guests-what = Los miembros de aquí y los invitados que no lo son reciben un correo con sus palabras, su nombre y un enlace al evento. Nadie ve quién más lo recibe.
mail-guests-limit = { $n ->
    [one] Un evento tiene como mucho un correo así al día.
   *[other] Un evento tiene como mucho { $n } correos así al día.
}
mail-guests-to = Para
mail-guests-going = Van
mail-guests-maybe = Quizá
mail-guests-waiting = Lista de espera
mail-guests-not-going = No van
mail-guests-everyone = Todos los que respondieron
mail-guests-text = Sus palabras
mail-guests-text-hint = Texto sin formato. Las direcciones de páginas se pueden pulsar en el correo.
mail-guests-read = Leerlo antes de enviarlo
mail-guests-reads = Lo que leen
mail-guests-count = { $n ->
    [0] Nadie recibe este correo.
    [one] Un invitado recibe este correo.
   *[other] { $n } invitados reciben este correo.
}
mail-guests-elsewhere = { $n ->
    [one] Un invitado es miembro de otra comunidad. No tenemos su dirección y esto no le llega; un cambio de hora o de lugar, sí.
   *[other] { $n } invitados son miembros de otras comunidades. No tenemos sus direcciones y esto no les llega; un cambio de hora o de lugar, sí.
}
mail-guests-unwilling = { $n ->
    [one] Un invitado no quiere correos así sobre este evento.
   *[other] { $n } invitados no quieren correos así sobre este evento.
}
mail-guests-send = { $n ->
    [one] Enviarlo a un invitado
   *[other] Enviarlo a { $n } invitados
}
mail-guests-change = Cambiarlo
mail-guests-sent = { $n ->
    [one] Va de camino a un invitado.
   *[other] Va de camino a { $n } invitados.
}
mail-guests-before = Escrito antes
mail-guests-line = { $day } { $time }: { $to } ({ $n })
mail-guests-nobody = nadie de esta lista recibe correos desde aquí
mail-guests-changed = La lista ha cambiado entretanto, o alguien le ha escrito. No se envió nada; a tantos les llegaría ahora.
mail-guests-over = este evento terminó hace mucho; ya no se escribe a nadie sobre él
mail-guests-too-many = los correos de hoy sobre este evento se han agotado; escriba de nuevo mañana
mail-stop-event-ask = ¿No más correos de quien organiza este evento ni recordatorios?
mail-stop-event-why = Lo que pase con el evento, como otra hora, le seguirá llegando mientras vaya.
mail-stop-event-done = No recibirá más correos de quien organiza este evento ni recordatorios
mail-stop-event-done-why = Su respuesta queda como estaba.
guests-empty = Aún no ha respondido nadie
guests-empty-next = Las respuestas aparecen aquí en cuanto llegan.
checkin-title = Llegadas: { $title }
checkin-heading = Llegadas
checkin-what = Quien está en la puerta escribe un código o busca un nombre.
checkin-code = Código
checkin-code-hint = Ocho letras y cifras, de la página del evento en la comunidad del invitado.
checkin-button = Dejar pasar
checkin-in = Llegada registrada
checkin-in-next = Le damos la bienvenida.
checkin-already = Ya está dentro
checkin-already-since = Desde las { $time }.
checkin-not = No está en esta lista
checkin-not-next = Nadie con plaza en este evento tiene este código. Busque el nombre abajo.
checkin-present = { $n ->
    [0] Aún no ha llegado nadie.
    [one] Ha llegado una persona.
   *[other] Han llegado { $n } personas.
}
checkin-expected = Faltan por llegar ({ $n })
checkin-mine = En la puerta, enseñe esta imagen o diga el código.
checkin-picture = Código QR de su plaza, para la cámara de la puerta
checkin-scanned = Leído por la cámara. Pulse el botón para dejar pasar al invitado.
card-title = Su membresía
card-qr = Código con el que en recepción se ve si usted es miembro
card-qr-what = Quien lee el código ve su nombre, su nivel y si hoy es miembro. Impresa, esta página es solo el carné.
card-qr-see = Ver lo que se ve allí
card-check-title = Carné de miembro
card-check-yes = Sí, { $name } es hoy miembro de { $community }.
card-check-no = No, con este carné nadie es hoy miembro de { $community }.
card-check-unknown = { $community } no conoce tal carné.
card-check-level = Nivel
card-check-how = Compare el nombre con el de quien muestra el carné.
paper-percent = { $value }{ "\u00A0" }% de descuento
paper-fixed = { $amount } de descuento
paper-member-price = El precio que pagan los miembros de { $host }
paper-free-months = { $n ->
    [one] El primer mes gratis
   *[other] Los primeros { $n } meses gratis
    }
paper-for-months = { $n ->
    [one] { $benefit } durante el primer mes
   *[other] { $benefit } durante los primeros { $n } meses
    }
paper-title = Vale en papel
paper-how = Imprima esta página o muéstrela en su teléfono. En la mesa alguien escanea la imagen o escribe el código, y compara el nombre.
paper-back = Sus ventajas
paper-at = Vale para
paper-instead-of = en lugar de
paper-for = Para
paper-from = Miembro de
paper-use-by = Válido hasta
paper-limits = Límites
paper-code = Código
paper-qr = El vale como imagen, para la cámara de la mesa
paper-desk = Para la mesa: escanee la imagen o escriba el código en
paper-once = Cuenta una sola vez. Quien tenga este papel puede mostrarlo, así que guárdelo; lleva su nombre.
paper-take-back = Retirarlo
paper-take-back-means = Si lo perdió: desde entonces su código no abre nada y puede imprimir otro. Una cámara aún lee el papel perdido hasta su último día, pero entre los dos no tienen la ventaja más veces de las acordadas.
paper-shown = La mesa pidió este vale por su código el { $day }.
paper-over = Este vale ha terminado, fue retirado, o ya no cumple las condiciones.
paper-outdated = Las claves de su comunidad cambiaron desde entonces, así que este vale ya no cuenta. Imprímalo de nuevo.
paper-not-now = Ahora no cumple las condiciones de esta oferta. Sus ventajas dicen por qué.
paper-print-anew = Imprimirlo de nuevo
verify-title = Vale
verify-what = Una mesa mira el vale de un miembro de otra comunidad.
verify-show-it = Muestre esto en la mesa de { $community }.
verify-sign-in = Solo quien atiende la mesa ve lo que dice. Si es usted, inicie sesión y escanéelo otra vez.
verify-good = Este vale cuenta
verify-good-next = Compare el nombre con la persona que tiene delante.
verify-used = Usado el { $day } a las { $time }
verify-used-next = Un vale cuenta una sola vez.
verify-taken-back = Contado y anulado el { $day } a las { $time }
verify-taken-back-next = Este vale ya no cuenta. Su titular puede imprimir otro.
verify-used-up = Ya lo tuvo tantas veces como se acordó
verify-used-up-limit = { $n ->
    [one] Un miembro puede tenerlo una vez.
   *[other] Un miembro puede tenerlo { $n } veces.
    }
verify-year-full = No hay más este año
verify-year-full-cap = { $n ->
    [one] Se acordó que lo tenga un miembro al año.
   *[other] Se acordó que lo tengan { $n } miembros al año.
    }
verify-no = Este vale no es para nosotros
verify-no-next = Es para otra comunidad, sus días terminaron, o no lo firmó ninguna comunidad con la que tengamos un acuerdo.
verify-anew = Hay que imprimir este vale de nuevo
verify-anew-next = Es anterior a la última vez que este servidor volvió de una copia de seguridad, así que aquí nadie sabe si se usó.
verify-not-offered = No se ofrece nada por este vale
verify-not-offered-next = El acuerdo no da esto al nivel de su miembro, o no en el momento en que se imprimió.
verify-counted = Contado como usado el { $day } a las { $time }
verify-counted-next = Dé lo acordado. No cuenta una segunda vez.
verify-count = Contarlo como usado
verify-count-means = Mirar no cambia nada. Pulse esto cuando dé lo acordado; la junta directiva puede deshacerlo.
verify-undo = Deshacer: se contó por error
verify-undo-means = Su titular podrá usar la oferta una vez más, con otro vale. Este queda gastado.
verify-gives = Da
verify-type = Escribir un código
verify-nobody = Todavía ningún miembro de otra comunidad tiene aquí nada por un acuerdo.
verify-code = Código
verify-code-hint = Diez letras y cifras en el vale. Las minúsculas y los espacios no importan.
verify-community = Comunidad que lo dio
verify-choose-one = Elija
verify-look = Mirar
verify-unreadable = un código tiene diez letras y cifras
verify-no-such-code = { $community } no dio tal código para nosotros, o ha terminado; mírelo otra vez
verify-silent = { $community } no responde ahora; escanee la imagen del vale, que no necesita red
verify-too-often = aquí se probaron demasiados códigos; escanee la imagen del vale o vuelva más tarde
verify-link = ¿Un vale de otra comunidad? Mírelo aquí
verify-choose = elija la comunidad que figura en el vale
card-intro = Su nivel aquí, lo que debe por él y los niveles que hay. Nadie le pide una tarjeta: paga a la comunidad por la vía que ella tenga.
card-state-pending = Espera a la junta directiva
card-state-current = En vigor
card-state-grace = Por renovar
card-state-lapsed = Vencida
card-state-left = Se dio de baja
card-free = No cuesta nada y no vence.
card-paid-until = Pagada hasta el { $day }.
card-grace-until = Pagada hasta el { $until }; todo sigue funcionando hasta el { $day }.
card-waits = Empieza cuando la junta directiva le acepte.
card-since = Desde
card-kind = Como
card-chapter = Capítulo
card-invoices = Facturas
card-invoice = Factura { $number }
card-levels = Niveles
card-level-yours = Es el suyo
card-choose = Pedir una factura
card-choose-free = Cambiar a este
card-renew = Renovar
card-not-for-you = Para otros: { $kinds }
card-for-organizations = Para organizaciones; pregunte a la junta directiva
card-not-offered = Usted tiene este; ya no se ofrece. Sigue siendo suyo hasta que termine.
card-per-month = { $n ->
    [one] { $amount } por un mes
   *[other] { $amount } por { $n } meses
    }
card-costs-nothing = No cuesta nada
card-seats = { $n ->
    [one] { $n } plaza
   *[other] { $n } plazas
    }
card-paid-still = Lo que tiene está pagado hasta el { $day }. Termina solo; no tiene que hacer nada.
card-refused-no-level = Ese nivel ya no existe aquí. Elija otro.
card-refused-kind = El nivel «{ $tier }» no es para miembros de su tipo.
card-refused-retired = El nivel «{ $tier }» ya no se ofrece. Elija otro.
card-refused-organizations = El nivel «{ $tier }» es para organizaciones. Pida a la directiva que inscriba a la suya.
card-refused-left = Se ha dado de baja. Primero vuelva a unirse.
card-refused-not-set-up = La comunidad aún no está configurada.
card-change-keeps = Si cambia de nivel antes del último día pagado, lo que le quede se convierte en días del nuevo nivel, según lo que cuesta un día de cada uno.
card-changed = Ahora tiene el nivel «{ $tier }».
leave-link = Dejar la comunidad
leave-title = ¿Dejar { $community }?
leave-title-of = ¿Terminar la membresía de { $name }?
leave-intro = Esto es lo que ocurre. Aún no ha ocurrido nada.
leave-ends = Lo que termina
leave-stays-title = Lo que queda
leave-owes = La factura { $number } ya no se debe.
leave-paid = Está pagado hasta el { $day }. Si se devuelve algo es asunto del miembro y la comunidad; esta página no devuelve nada.
leave-mails = La comunidad ya no envía correos.
leave-seen = Nadie encuentra ya el perfil, y un cargo se devuelve.
leave-ways-in = Se cierra la sesión en todos los navegadores; terminan las cuentas enlazadas, las llaves de acceso, los tokens de acceso y la dirección privada del calendario.
leave-stays = La comunidad conserva lo hecho: facturas, pagos, firmas del código, respuestas a eventos pasados, el registro.
leave-again = Se puede volver a entrar en cualquier momento con la misma dirección de correo.
leave-message = Palabras para el miembro
leave-message-hint = Le llegan por correo tal como usted las escribe. Sin ellas el correo solo dice que la membresía ha terminado.
leave-note = Solo para la junta
leave-reason-hint = Lo leen los responsables de la comunidad. Puede quedar vacío.
leave-button = Dejar
leave-button-of = Terminar la membresía
left-title = Ha dejado { $community }
left-what = Su membresía ha terminado y la sesión está cerrada. La comunidad ya no le envía correos. Puede volver a entrar con la misma dirección de correo.
left-home = A la página de inicio
left-join = Entrar de nuevo
erased-title = Sus datos están borrados
erased-done = Aquí ya no le nombra nada, salvo lo que se dijo que queda. Su sesión está cerrada y nadie le escribe ya.
erased-goes-on = Su nombre, su dirección y su perfil ya no están. Ahora se repasan listas y documentos que le nombran; tarda unos minutos.
erased-servers = Servidores que tenían algo de usted
erased-more = Aún se retiran sus respuestas a eventos; pueden añadirse más servidores.
erased-nobody = Ninguno: nada sobre usted salió nunca de este servidor.
erased-confirmed = Recibió el aviso de que usted se fue
erased-unconfirmed = Avisado, aún sin confirmar
erased-keep = Solo la dirección de esta página lleva aquí. Guárdela si quiere volver a mirar; no dice nada sobre usted.
erased-open = { $n ->
    [0] Todos lo han confirmado.
    [one] { $n } aún no lo ha confirmado. Se le avisa durante siete días; después ya no.
   *[other] { $n } aún no lo han confirmado. Se les avisa durante siete días; después ya no.
}
members-erased = Alguien cuyos datos se borraron
leave-answers = { $n ->
    [0] No hay respuestas a eventos futuros que retirar.
    [one] Se retira la respuesta a { $n } evento futuro y se avisa al anfitrión.
   *[other] Se retiran las respuestas a { $n } eventos futuros y se avisa a los anfitriones.
}
invoice-title = Factura { $number }
invoice-from = De
invoice-to = Para
invoice-for = Periodo
invoice-full = Precio sin membresía en otra comunidad
invoice-amount = Importe
invoice-issued = Fecha
invoice-due = Fecha límite
invoice-open = Por pagar
invoice-open-second = hasta el { $day }
invoice-paid = Pagada
invoice-paid-second = registrada el { $day }
invoice-lapsed = No se pagó a tiempo
invoice-lapsed-second = Ya no se le reclama a nadie. Si el dinero aún llega, cuenta desde el día en que la junta directiva la marque como pagada.
invoice-void = Anulada
invoice-void-second = Otra factura la sustituye, o ya no hace falta.
invoice-membership = Membresía, nivel «{ $tier }»
invoice-pay = Pagar en la página de la comunidad
invoice-pay-what = El botón lleva a una página elegida por la comunidad. Aquí no se guarda nada sobre cómo paga.
invoice-pay-ask = La comunidad no ha indicado ninguna página de pago. Pregunte a la junta directiva cómo pagar e indique el número de la factura.
invoice-print = Imprima esta página para sus archivos; el marco no sale.
invoice-mark-paid = Marcar como pagada
invoice-mark-paid-what = Ha comprobado el pago. Queda anotado con su nombre y no se puede deshacer aquí.
desk-renewals-title = Cuotas
desk-renewals-intro = Lo que se debe, por fecha de vencimiento. Marque una factura como pagada cuando haya comprobado el pago.
desk-renewals-empty = Nadie debe nada
desk-renewals-empty-next = Los miembros eligen un nivel en su propia página; entonces aparece aquí una factura.
desk-renewals-open = Facturas pendientes
desk-renewals-ending = Terminan en los próximos 60 días o están en periodo de gracia
desk-renewals-ending-nobody = Ninguna membresía pagada termina en los próximos 60 días.
desk-renewals-seats = Organizaciones con un nivel
desk-renewals-seats-nobody = Ninguna organización tiene un nivel para su gente.
desk-renewals-seats-taken = { $taken } de { $of } plazas ocupadas
desk-renewals-ends = Pagada hasta el { $day }
desk-renewals-grace = En periodo de gracia: estaba pagada hasta el { $day }
desk-renewals-paid = La factura { $number } está marcada como pagada.
desk-renewals-paid-already = La factura { $number } ya estaba marcada como pagada.
desk-renewals-refused = No se marcó
desk-renewals-void = La factura { $number } está anulada; otra la sustituye, o ya nadie la quiere.
desk-renewals-replaced = La factura { $number } no se pagó a tiempo y ahora la sustituye la factura { $stands }; marque esa.
desk-renewals-payer-left = Quien debía la factura { $number } ya no es miembro; puede volver a unirse.
desk-renewals-fewer = Paga { $seats } plazas y hay { $taken } ocupadas: primero hay que retirar { $over }, o la organización pide un nivel con más.
tiers-title = Niveles
tiers-intro = Los niveles de membresía, lo que cuesta y aporta cada uno y cuántas personas lo tienen.
tiers-add = Añadir un nivel
tiers-back = Todos los niveles
tiers-new = Un nivel nuevo
tiers-change = Cambiar
tiers-change-title = Cambiar el nivel «{ $name }»
tiers-change-what = Quien lo tiene conserva lo que pagó. Un precio o periodo nuevo vale desde su próxima factura.
tiers-retire = No ofrecer más
tiers-offer = Ofrecer de nuevo
tiers-retire-what = Un nivel que ya no se ofrece no se da a nadie nuevo. Quien lo tiene lo conserva hasta que acabe lo pagado, y no se le pide renovarlo.
tiers-saved = El nivel está guardado
tiers-retired = El nivel ya no se ofrece
tiers-offered = El nivel se ofrece de nuevo
tiers-stays-entry = La gente entra en este nivel: elija antes otro en la configuración
tiers-stays-lapse = Quien no paga sigue en este nivel: nombre antes otro en la configuración
tiers-join-and-lapse = Aquí se entra, y aquí se sigue si no se paga
tiers-join = Aquí se entra
tiers-lapse = Aquí se sigue si no se paga
tiers-retired-since = Ya no se ofrece desde el { $day }
tiers-for-all = Para todos
tiers-for = Para { $kinds }
tiers-name = Nombre
tiers-price = Precio por un periodo
tiers-price-hint = En la moneda de la comunidad, como 240 o 40.50; 0 no cuesta nada.
tiers-months = Meses que dura un pago
tiers-months-hint = Déjelo vacío si el nivel no cuesta nada.
tiers-seats = Plazas
tiers-seats-hint = Solo para un nivel que una organización compra para su gente: para cuántos. Una vez creado, sigue siendo para una persona o para organizaciones.
tiers-benefits = Lo que aporta
tiers-benefits-hint = Una línea cada cosa.
tiers-kinds = Quién puede tenerlo
tiers-wrong-price = escriba un importe como 240 o 40.50
tiers-wrong-months = un nivel que cuesta algo dura de 1 a { $n } meses
tiers-wrong-seats = escriba un número de 1 a { $n }, o nada para una persona
tiers-wrong-kinds = marque al menos uno
tiers-wrong-benefits = como mucho { $n } líneas
tiers-wrong-taken = ya hay un nivel con este nombre; cambie ese
tiers-wrong-entry = la gente entra en este nivel, así que no cuesta nada y es para una persona
tiers-wrong-many = una comunidad tiene como mucho { $n } niveles, incluidos los que ya no se ofrecen; cambie uno de esos
tiers-wrong-one-or-many = un nivel sigue siendo para una persona o para organizaciones; cree otro
tiers-holders = { $n ->
    [one] { $n } persona lo tiene
   *[other] { $n } personas lo tienen
}

## Plazas de organizaciones
organization-seats = Nivel y plazas
seats-title = Plazas de { $organization }
seats-intro = Un nivel que paga la organización, y quién de su gente lo tiene. Quien tiene una plaza tiene el nivel mientras esté pagado.
seats-none = Todavía no hay plazas
seats-none-next = Elija un nivel abajo. Las plazas están ahí en cuanto se pague la factura.
seats-not-offered = El nivel ya no se ofrece y no se puede pagar otra vez. Elija otro abajo antes del último día.
seats-too-few = El nivel tiene ahora { $seats } plazas y hay { $taken } ocupadas. Retire { $over } antes de pagar otra vez, o elija un nivel con más.
seats-taken = Plazas ocupadas
seats-taken-of = { $taken } de { $of }
seats-later = A partir del { $day } el nivel tiene { $seats } plazas: son las pagadas para entonces. Si ese día más personas tienen plaza, termina la de quienes la recibieron en último lugar.
seats-holders = Quién tiene una plaza
seats-nobody = Todavía nadie.
seats-take-back = Retirar la plaza
seats-give = Dar una plaza
seats-full = Todas las plazas están ocupadas. Retire una primero, o elija un nivel con más.
seats-handle = Nombre en la dirección de la página
seats-handle-hint = De alguien que trabaja aquí: maren, si la página es /people/maren.
seats-levels = Niveles para organizaciones
seats-levels-none = La comunidad no tiene niveles para organizaciones.
seats-approver = Quién actúa por la organización
seats-approver-hint = Pide niveles y da plazas. El nombre en la dirección de su página; vacío para nadie.
seats-approver-save = Guardar
seats-said-given = La plaza está dada.
seats-said-taken-back = La plaza vuelve a estar libre.
seats-said-level = La organización ya tiene el nivel.
seats-said-approver = Queda anotado quién actúa por la organización.
seats-wrong-handle = escríbalo como está en la dirección de la página: maren
seats-wrong-not-theirs = nadie con ese nombre muestra que trabaja aquí
seats-wrong-not-here = ningún miembro con ese nombre trabaja aquí
seats-wrong-kind = el nivel no es para este tipo de miembro
seats-wrong-kinds = este nivel no es para el tipo de miembro de { $people }; retire primero sus plazas, o elija otro
seats-wrong-no-seat = esa plaza ya está libre
seats-wrong-no-bundle = todavía no hay plazas; elija primero un nivel
seats-wrong-fewer = este nivel tiene { $seats } y hay { $taken } ocupadas; retire { $over } primero, o elija un nivel con más
seats-wrong-level = elija uno de los niveles de abajo
card-seat = Plaza de
card-level-seat = Lo tiene por una plaza de su organización
card-after-seat = No mientras tenga una plaza de su organización
card-give-up-seat = Dejar la plaza
card-give-up-seat-means = Sigue con lo que ha pagado por su cuenta, o en un nivel que no cuesta nada.
mail-seats-open = Las plazas
mail-seats-renewal-subject = Las plazas de { $organization } en { $community } terminan el { $until }
mail-seats-renewal = Lo que { $organization } paga por su gente en { $community } está pagado hasta el { $until }. Sigue si se paga otra vez; si no, quienes tienen una plaza siguen siendo miembros, en el nivel que hayan pagado por su cuenta o en uno que no cuesta nada.
mail-seats-not-offered = Lo que { $organization } paga por su gente en { $community } está pagado hasta el { $until }. El nivel «{ $from }» ya no se ofrece y no se puede pagar otra vez. Elija otro en la página de las plazas; si no, quienes tienen una plaza siguen siendo miembros, en el nivel que hayan pagado por su cuenta o en uno que no cuesta nada.
mail-seats-too-few = Lo que { $organization } paga por su gente en { $community } está pagado hasta el { $until }. El nivel «{ $from }» tiene ahora menos plazas que las ocupadas. Retire primero { $over }, o elija un nivel con más, y se podrá pagar otra vez; si no, quienes tienen una plaza siguen siendo miembros, en el nivel que hayan pagado por su cuenta o en uno que no cuesta nada.
mail-seat-given-subject = Tiene una plaza de { $organization } en { $community }
mail-seat-given = { $organization } le ha dado una plaza en { $community }: tiene el nivel «{ $to }» mientras lo pague. Lo que usted ha pagado por su cuenta espera a que termine la plaza. Puede dejar la plaza cuando quiera, en la página de su membresía.
mail-seat-over-subject = Su plaza de { $organization } en { $community } ha terminado
mail-seat-taken-back = { $organization } ha retirado la plaza por la que usted tenía el nivel «{ $from }» en { $community }. Sigue siendo miembro, en el nivel «{ $to }»; se conserva todo lo que escribió y respondió. Los demás niveles están en la página de su membresía.
mail-seat-ended = { $organization } pagó su nivel «{ $from }» en { $community } hasta el { $until }, y su plaza ha terminado. Sigue siendo miembro, en el nivel «{ $to }»; se conserva todo lo que escribió y respondió. Si vuelve a pagar, puede darle una plaza; los niveles que usted puede elegir están en la página de su membresía.
mail-seats-lapsed-subject = Las plazas de { $organization } en { $community } han terminado
mail-seats-lapsed = El nivel «{ $from }» de { $organization } en { $community } estaba pagado hasta el { $until }, y ya nadie tiene una plaza. Su gente sigue siendo miembro; se pueden tomar plazas de nuevo cuando se quiera.
act-take-level = Tomó el nivel { $tier } para { $organization }
act-name-nobody = Anotó que nadie actúa por { $organization }
act-name-approver = Anotó que { $member } actúa por { $organization }
act-give-seat = Dio a { $member } una plaza de { $organization }
act-take-back-seat = Retiró la plaza de { $member } en { $organization }
act-grace-seats = Empezó el periodo de gracia de las plazas de { $organization }
act-keep-seats = Las plazas de { $organization } ya no cuestan nada y se quedan
act-end-seats = Terminaron las plazas de { $organization }, por falta de pago

## Capítulos
chapter-none = Ninguno
chapter-hint = La parte local de la comunidad a la que pertenece.
chapter-hint-desk = La parte local de la comunidad a la que pertenece este miembro.
chapter-save = Guardar el capítulo
name-hint = Tal como lo verán los demás miembros y quienes reciban una respuesta suya desde ahora. Quien ya tiene una conserva el nombre de entonces.
name-save = Guardar el nombre
chapter-wrong = ese ya no existe; elija uno de la lista
members-chapter-saved = El capítulo está guardado.
members-level-hint = Lo que cuesta algo es suyo cuando se paga la factura; la recibe por correo.
members-level-put = Ponerla en este nivel
members-level-saved = Ahora tiene este nivel.
members-level-invoiced = Recibe una factura por correo, y tiene el nivel cuando se pague.
members-level-not-hers = Ese nivel no es para ella, o ya no se ofrece. Elija otro.
members-level-paid = Lo que tiene está pagado, por ella o por su organización, y termina por sí solo.
import-fault-chapter = no existe ese capítulo; escriba uno de { $chapters }
import-fault-no-chapters = la comunidad no tiene capítulos; deje la columna vacía
act-no-chapter = Sacó a { $member } de su capítulo
act-chapter = Puso a { $member } en el capítulo { $chapter }
act-change-own-name = Cambió su propio nombre

## Quien pide entrar
error-waiting = Su solicitud espera a la junta directiva
error-waiting-next = Alguien de la comunidad la mira y le deja entrar, o le dice por qué no. En cualquier caso recibe un correo. Hasta entonces ve lo que ve todo el mundo.
waits-withdraw = Retirar mi solicitud
let-in = Le han dejado entrar
let-in-next = Ya es miembro de esta comunidad. Pulse el botón para seguir con sus primeros pasos.
let-in-go = Seguir
join-approval = La junta directiva mira cada solicitud y le avisa por correo.
members-decide-reason = Por qué no, si no acepta
members-decide-hint = Lo lee en un correo. Puede quedar vacío.
members-decide-yes = Aceptar
members-decide-no = No aceptar
members-let-in = Ya es miembro y recibe un correo.
members-not-let-in = No se ha aceptado; un correo lo dice.
members-decided = Otra persona decidió antes que usted, o se retiró la solicitud.
members-not-admitted = Las personas de este tipo ya no entran aquí: cambie para quién es la comunidad o el nivel de entrada, o no las acepte.
import-fault-waits = pidió entrar y espera a la junta directiva; decida eso primero
mail-let-in-subject = Ya es miembro de { $community }
mail-let-in = La junta directiva de { $community } le ha aceptado. Es miembro desde hoy.
mail-welcome = Le damos la bienvenida a { $community }. Es miembro desde hoy. Cinco pequeños pasos le muestran lo que hay; ninguno tiene que ser hoy.
mail-let-in-open = Sus primeros pasos
mail-declined-subject = Su solicitud a { $community }
mail-declined = La junta directiva de { $community } no le ha aceptado esta vez. Puede pedirlo de nuevo.
mail-declined-why = La junta directiva de { $community } no le ha aceptado esta vez, y dice por qué: «{ $why }» Puede pedirlo de nuevo.
mail-declined-open = La comunidad
mail-declined-reason = Recibe este correo porque pidió entrar en { $community }; no habrá otro si no lo pide de nuevo.
act-ask-to-join = Pidió entrar
act-take-back-wish = Retiró su solicitud
act-let-in = Aceptó a { $member }
act-not-let-in = No aceptó a { $member }
members-asking = { $n ->
    [one] { $n } persona pidió entrar y espera a la junta directiva.
   *[other] { $n } personas pidieron entrar y esperan a la junta directiva.
}

## Imágenes

event-act-picture = Imagen
settings-nav-photo = Foto
picture-event-title = Una imagen para «{ $title }»
picture-event-intro = Aparece al principio del evento. La ve quien puede ver el evento, y nadie más.
picture-photo-title = Su foto
picture-photo-intro = Aparece en su página. Usted decide quién la ve y puede quitarla cuando quiera.
picture-logo-title = La imagen de la comunidad
picture-logo-intro = Aparece en la página sobre la comunidad, y otros servidores pueden mostrarla. Todo el mundo puede verla.
picture-alt = Qué muestra
picture-alt-hint = Una frase para quienes no ven la imagen.
picture-decoration = Es solo decoración: no hay nada que decir
picture-who = Quién puede verla
picture-file = La imagen
picture-file-hint = JPEG o PNG, { $n } MB como máximo. Se reduce, y se quitan los datos del archivo, como el lugar donde se tomó.
picture-may-stay = No elija ninguna para conservar la que hay.
picture-save = Guardar
picture-saved = Está guardada.
picture-remove = Quitar la imagen
picture-wrong-alt-none = diga qué muestra la imagen o marque que es solo decoración
picture-wrong-alt-long = puede tener { $n } caracteres como máximo
picture-wrong-alt-letters = contiene un carácter que no se puede mostrar
picture-wrong-none = elija una imagen
picture-wrong-large = un archivo tiene { $n } MB como máximo; reduzca la imagen
picture-wrong-kind = esto no es una imagen JPEG o PNG; guárdela en uno de los dos formatos
picture-wrong-pixels = esta imagen es demasiado grande: { $n } millones de píxeles como máximo; redúzcala
picture-wrong-broken = esta imagen no se puede leer; ábrala, guárdela de nuevo y elija ese archivo
picture-wrong-busy = ahora mismo se están leyendo muchas imágenes; elíjala otra vez dentro de un minuto
picture-wrong-disk = ahora mismo no se puede guardar ninguna imagen; elíjala otra vez más tarde o avise a quien lleva este sitio
picture-wrong-often = muchísimas páginas muestran ya esta imagen; elija otra

# Rooms: what members say under the rose.
rooms-page-title = Sala
rooms-page-what = Lo que se dice bajo la rosa se queda ahí.
rooms-stays = Se queda en esta sala, en esta comunidad. Ningún nombre fuera.
rooms-readers = { $n ->
    [one] 1 miembro puede leer esto
   *[other] { $n } miembros pueden leer esto
}
rooms-readers-of = { $n ->
    [one] 1 miembro de { $community } está en esta sala.
   *[other] { $n } miembros de { $community } están en esta sala.
}
rooms-all = { $n ->
    [one] Quién: 1
   *[other] Los { $n }
}
rooms-back = Sala: { $room }
rooms-side = Sobre esta sala
rooms-who-reads = Quién puede leer esto
rooms-steward = responsable
rooms-you = Usted
rooms-somebody = Alguien que ya no está
rooms-rule = Regla de esta sala
rooms-rule-closed = Cerrada: nada de lo que se dice aquí se usa fuera.
rooms-rule-chatham = Chatham House: use lo que oiga, nunca diga quién lo dijo.
rooms-closed = Cerrada
rooms-chatham = Chatham House
rooms-kept = Cómo se guarda
rooms-kept-days = Cifrado en nuestra propia máquina, borrado a los { $n } días; como mucho 65 días después tampoco lo abre ninguna copia de seguridad.
rooms-kept-open = Cifrado en nuestra propia máquina, destruido al cerrarse la sala y 35 días después también en las copias de seguridad.
rooms-kept-glass = Si quien opera el sitio rompe el cristal, antes aparece aquí un aviso. Nada protege de quien controla la máquina en marcha.
rooms-kept-how = Cómo lo guardamos bajo la rosa
rooms-record = { $n ->
    [one] Registro de esta sala: 1 entrada, termina en
   *[other] Registro de esta sala: { $n } entradas, termina en
}
rooms-record-read = Leer el registro
rooms-glass-now = Quien opera el sitio puede leer ahora esta sala
rooms-glass-now-what = El cristal se rompió: { $since }. Hasta { $until } se puede leer desde fuera lo que se dice aquí. El motivo que se dio:
rooms-glass-was = Quien opera el sitio pudo leer esta sala
rooms-glass-was-what = El cristal estuvo roto desde { $since } hasta { $until }. El motivo que se dio:
rooms-archived = Esta sala está archivada
rooms-archived-what = Aquí ya no escribe nadie. Lo dicho se puede leer hasta que venza su plazo.
rooms-vote = Hay una votación pendiente de usted
rooms-vote-what = ¿Deben leer todos los miembros de esta sala lo que se dijo antes de que llegaran?
rooms-vote-go = Ir a la votación
rooms-follows = Otra persona lleva ahora esta sala
rooms-follows-you = Nadie de quienes la llevaban podía ya entrar, y nadie que pueda lleva aquí más tiempo que usted. Ahora la lleva usted, y puede nombrar a otras personas.
rooms-follows-another = Nadie de quienes la llevaban podía ya entrar, y nadie que pueda lleva aquí más tiempo que { $name }, que ahora la lleva.
rooms-intro = Lo que los miembros dicen bajo la rosa se queda en la sala. Ningún correo ni aviso lo cuenta; un número junto a Salas lo indica cuando usted está aquí.
rooms-locked = Las salas de esta comunidad están cerradas con llave hasta que quien la opera entregue la clave. No se ha perdido nada.
rooms-none = No está en ninguna sala
rooms-none-what = Aquí estarían sus salas. Pida a un miembro que esté en una que le invite.
rooms-new = Nuevo
rooms-come-in = Cómo se entra en una sala
rooms-come-in-what = Un miembro que está en la sala le entrega una invitación: un enlace que no dice nada de la sala. Detrás, la puerta le indica su regla y lo que aún falta. A nadie se le muestra una sala en la que no está.
rooms-threads = Hilos
rooms-threads-none = Aquí aún no se ha dicho nada, o ya venció su plazo. Abra un hilo con lo que no diría en público.
rooms-thread-new = Abrir un hilo
rooms-thread-before = Un hilo cuyo título no se le muestra
rooms-last-word = última palabra { $time }
rooms-pages = Páginas de la lista
rooms-newer = Hilos más recientes
rooms-older = Hilos anteriores
rooms-members = Miembros e invitaciones
rooms-run = Llevar esta sala
rooms-leave = Salir de esta sala
rooms-thread-first = Desde el principio
rooms-thread-next = Más de este hilo, y dónde responder
rooms-thread-empty = Aquí no queda nada que pueda leer.
rooms-since = Nuevo desde su última visita
rooms-nameless = { $plant }, nombre retirado
rooms-name-removed = { $n ->
    [one] nombre retirado a 1 día
   *[other] nombre retirado a los { $n } días
}
rooms-name-gone = nombre retirado
rooms-release = Publicar fuera este texto suyo
rooms-report = Avisar a los responsables
rooms-remove = Quitar
rooms-say-here = Dígalo aquí
rooms-say-first = Diga la primera palabra
rooms-say-readers = { $n ->
    [one] 1 miembro de esta sala lo leerá
   *[other] { $n } miembros de esta sala lo leerán
}
rooms-say-title = De qué trata
rooms-say-text = Sus palabras
rooms-say = Decirlo en esta sala
rooms-say-draft = Guardar para después
rooms-say-note = Adjuntar una nota
rooms-say-note-how = Una nota se adjunta con su dirección: cópiela en las notas y póngala en su texto, que mientras tanto queda guardado aquí.
rooms-say-draft-kept = Sus palabras están guardadas y aún no dichas. Solo usted las ve.
rooms-say-no-mail = No sale ningún correo.
rooms-say-name-days = { $n ->
    [one] Su nombre se retira a 1 día.
   *[other] Su nombre se retira a los { $n } días.
}
rooms-say-text-days = El texto desaparece a los { $n } días.
rooms-say-text-open = El texto permanece hasta que se cierre la sala.
rooms-say-old-form = aún no se ha dicho nada, porque este formulario es anterior a su último inicio de sesión; sus palabras están aquí, envíelas otra vez
rooms-say-gone = no se ha dicho nada, porque el hilo al que respondía se quitó entretanto; sus palabras están aquí: empiece con ellas un hilo nuevo, o lléveselas
rooms-say-enough = hoy ha escrito { $n } mensajes en esta sala, que es el máximo; siga mañana
rooms-say-threads = esta sala tiene { $n } hilos, que son todos los que admite; siga en uno de ellos
rooms-typed = Sus palabras siguen aquí: inicie sesión y envíelas otra vez.
rooms-typed-send = Enviar otra vez
rooms-search = Buscar en esta sala
rooms-search-what = Lo que se dijo
rooms-search-go = Buscar
rooms-search-letters = escriba de { $least } a { $n } letras
rooms-found = { $n ->
    [0] Nada de lo que puede leer aquí contiene estas palabras.
    [one] 1 mensaje contiene estas palabras.
   *[other] { $n } mensajes contienen estas palabras.
}
rooms-found-more = Son los primeros { $n }; escriba más para encontrar menos.
rooms-found-in = En el hilo
rooms-door = La puerta de una sala
rooms-door-open = Ha recibido una invitación y no falta nada. Dentro verá cómo se llama la sala y quién está; allí verán su nombre.
rooms-door-not-yet = Ha recibido una invitación. Esta sala aún no se abre para usted.
rooms-door-full = Esta sala tiene todos los miembros que admite. Pida a quien le invitó que le avise cuando haya sitio.
rooms-door-many-ask = Ya esperan demasiadas personas ante esta puerta. Vuelva dentro de unos días.
rooms-door-missing = Qué falta
rooms-door-code = Aún no ha firmado el código ético.
rooms-door-code-sign = Leerlo y firmarlo
rooms-door-days = Aún no lleva bastante tiempo como miembro. Se abre el { $day }.
rooms-door-vouches = { $n ->
    [one] Responde por usted { $given } de 1 miembro de la sala.
   *[other] Responden por usted { $given } de { $n } miembros de la sala.
}
rooms-door-levels = La sala pide uno de estos niveles de membresía: { $levels }.
rooms-door-level-mine = Su membresía
rooms-door-told = Cómo es la sala
rooms-door-enter = Entrar
rooms-door-ask = Pedir que respondan por mí
rooms-door-asked = Los miembros de la sala ven ahora que usted espera. Vuelva con el mismo enlace.
rooms-make = Crear una sala
rooms-make-intro = Usted tiene el primer puesto y la lleva hasta que nombre a otros. La regla queda como la haga; lo dicho no se guarda más tiempo del que indique ahora.
rooms-make-name = Nombre
rooms-make-name-hint = Solo lo ve quien está dentro.
rooms-make-rule-hint = Qué se puede hacer fuera con lo que se dice.
rooms-make-names-days = Días hasta que se retiran los nombres
rooms-make-names-days-hint = Solo para Chatham House, de 1 a 90.
rooms-make-kept = Cuánto guarda lo que se dice
rooms-make-kept-days = { $n } días
rooms-make-kept-open = Hasta que se cierre la sala
rooms-make-days = Días de membresía antes de poder entrar
rooms-make-days-hint = 0 no pide ninguno.
rooms-make-vouches = Miembros de la sala que responden por quien llega
rooms-make-vouches-hint = 0 no pide ninguno.
rooms-make-levels = Niveles de membresía que pueden entrar
rooms-make-levels-hint = Sin marcar ninguno entran todos.
rooms-make-wrong-names = escriba un número de 1 a { $n }
rooms-make-wrong-number = escriba un número de 0 a { $n }
rooms-make-wrong-levels = marque como máximo { $n } niveles
rooms-make-many = esta comunidad tiene { $n } salas, que son todas las que admite; cierre antes una
error-not-vouched = Lo que trajo su navegador no vale aquí
error-not-vouched-next = Puede ser demasiado antiguo o estar hecho para otra comunidad. Abra la oferta otra vez y empiece de nuevo.
claim-title = Para miembros de { $community }
claim-lead = Los miembros de { $community } pagan menos en { $host }. Su comunidad dice que le corresponde, y su nivel; { $host } no sabe nada más de su membresía allí.
claim-sign-in = Para entrar en { $host } por menos, inicie sesión aquí primero o entre en un nivel que no cueste nada. Después elija en esta página el nivel que quiera.
claim-waits = Puede usar su membresía de { $community } en cuanto un responsable de { $host } le haya admitido.
claim-no-level = No hay en { $host } ningún nivel en el que pueda entrar ahora y que cueste menos para los miembros de { $community }.
claim-at-events = Esto es para eventos: abra un evento de { $host } que cueste algo, y su página muestra lo que pagan los miembros de { $community }.
claim-closed = Aquí no hay nada ahora: lo acordado entre { $host } y { $community } terminó, aún no empieza o no incluye esto.
claim-go = Usar mi membresía de { $community }
claim-uses = { $n ->
    [one] Puede usarlo una vez.
   *[other] Puede usarlo { $n } veces.
}
claim-uses-any = Puede usarlo tantas veces como quiera.
claim-until = Hasta el { $day }
claim-restrictions = Tenga en cuenta:
claim-join = Todavía no soy miembro aquí
claim-level = Nivel
claim-level-missing = Elija el nivel en el que quiere entrar.
claim-instead-of = en lugar de
claim-where-to = Su navegador va a
claim-back = Volver a la oferta
claim-ask-title = Ir a { $community }
claim-ask-text = { $community } sabe qué oferta de { $host } quiere usar. Allí ve todo lo que se diría de usted antes de que se diga. Vuelve con la respuesta en menos de diez minutos, en este navegador.
claim-ask-go = Ir a { $community }
claim-asked-title = { $community } pregunta si le corresponde
claim-asked-text = Va a usar una oferta de { $community } para nuestros miembros. Antes de decir nada, lo ve todo.
claim-use-mine = Usar mi membresía
claim-at-event = Miembros de { $community }: { $price } en lugar de { $full }.
claim-at-joining = Los miembros de { $community } pagan menos.
claim-joining-heading = ¿Es miembro en otra parte?
fact-deal = Miembro en otra parte
consent-title = ¿Decir a { $host } que le corresponde?
consent-text = { $host } sabe que uno de nuestros miembros tiene derecho a su oferta, y con qué nivel: ni su nombre, ni su dirección, ni nada más de su perfil. Vale una vez.
consent-go = Decírselo a { $host }
consent-kind = Qué es
consent-offer = Para esta oferta
consent-tier = Su nivel
consent-number = Número de este mensaje
consent-made = Hecho a las
consent-from = Vale desde
consent-key = Una clave solo para esta oferta
no-voucher-title = No se dijo nada a { $host }
no-voucher-over = { $host } no tiene ahora una oferta así para nuestros miembros.
no-voucher-again = No se puede responder a lo que preguntó { $host }. Abra su oferta otra vez y empiece de nuevo.
no-voucher-member = Esto es para miembros. Su membresía aquí terminó o espera a un responsable.
no-voucher-conditions = Ahora no cumple las condiciones de esta oferta. En sus ventajas ve cada condición y si la cumple.
no-voucher-many = { $n ->
    [one] Lo ha pedido { $n } vez en una hora. Inténtelo más tarde.
   *[other] Lo ha pedido { $n } veces en una hora. Inténtelo más tarde.
}
no-voucher-untold = Esto queda aquí; nadie se lo dice a
no-voucher-benefits = Sus ventajas
check-what = Una mesa pregunta si usted es miembro de otra comunidad.
check-title = ¿Es usted miembro de { $community }?
check-title-not = La mesa no ve un sí
check-text = { $host } pregunta a { $community } si usted es miembro en buena situación. Allí ve todo lo que se diría antes de que se diga.
check-nothing-else = La mesa sabe que sí, y nada más: ni su nombre ni su nivel.
check-until = Se puede responder hasta las { $time } en { $place }, en este navegador.
check-yes = Sí. { $community } lo dijo a las { $time } en { $place }.
check-yes-next = La mesa también lo ve.
check-over = El tiempo para esto terminó, y nadie dijo que sí.
check-over-next = Pida a la mesa una consulta nueva.
check-not-asked = Este navegador no lo pidió, o ya se usó.
check-not-proved = Lo que volvió no está firmado por una comunidad con la que { $host } tiene un acuerdo, o ya no vale.
check-not-in-time = El tiempo para esta consulta terminó, o ya se respondió.
check-not-restored = El servidor de { $host } se recuperó de una copia desde que esto empezó.
check-not-next = Pida a la mesa una consulta nueva y empiece otra vez.
check-ask-title = Ir a { $community }
check-ask-text = { $community } sabe que { $host } pregunta. Allí ve todo lo que se diría de usted antes de que se diga. Vuelve con la respuesta en menos de diez minutos, en este navegador.
check-ask-go = Ir a { $community }
check-back = Volver
check-asked-title = { $community } pregunta si usted es miembro en buena situación
check-asked-text = Está en una mesa de { $community }, o quiere algo allí. Antes de que se diga algo, lo ve todo.
check-back-title = { $community } dice que usted es miembro en buena situación
check-back-text = ¿Mostrarlo a la mesa? Ve sí y la hora, y nada más de usted. Vale una vez.
check-back-go = Mostrarlo a la mesa
prove-title = ¿Decir a { $host } que está en buena situación?
prove-text = { $host } sabe que alguien es uno de nuestros miembros en buena situación: ni su nombre, ni su nivel, ni nada más de su perfil. Vale una vez.
prove-purpose-check = para mostrarlo en una mesa
prove-key = Una clave solo para esta comunidad
prove-back = Volver a { $host }
no-proof-over = { $host } no tiene ahora ningún acuerdo con esta comunidad.
no-proof-again = No se puede responder a lo que preguntó { $host }. Empiece allí otra vez.
no-proof-standing = Esto solo lo decimos de miembros en buena situación. Su tarjeta muestra cuál es la suya.
checks-title = Consultas
checks-intro = ¿Alguien dice que es miembro de otra comunidad? Pregúntele a esa comunidad. La persona abre la dirección en su propio navegador, y usted ve sí y la hora, o que nadie lo dijo. Nunca ve quién es.
checks-community = Qué comunidad
checks-ask = Preguntar si está en buena situación
checks-asked = Preguntado en la última hora
checks-none = No se preguntó a nadie.
checks-nobody = No hay ninguna comunidad a la que se pueda preguntar. Proponga antes un acuerdo a una.
checks-wrong-community = elija una comunidad de la lista
checks-wrong-many = Hay muchísimas consultas de la última hora. Espere un poco.
checks-waits = espera una respuesta hasta las { $time }
checks-yes = sí, miembro de { $community } en buena situación, a las { $time }
checks-no = no: nadie lo dijo hasta las { $time }
checks-made = Preguntado a las { $time }
checks-show = La persona abre
checks-qr = La dirección de esta consulta como imagen, para su cámara
checks-again = Mirar otra vez
redeem-title = { $community } dice que le corresponde
redeem-text = Esto es lo que le cuesta como miembro de { $community }.
redeem-no-price = No hay ningún precio que mostrar: lo que dijo su comunidad ya se usó, o esto no puede costar menos ahora. El botón muestra en qué quedó.
redeem-once = Vale una vez, cuando pulse el botón. Hasta entonces no se anota nada.
redeem-price-changed = El precio ha cambiado desde que lo miró. No se ha usado nada: esto es lo que paga ahora.
redeem-go = Usarlo ahora
redeem-see = Mostrarme en qué quedó
not-redeemed-title = El precio queda como está
not-redeemed-not-asked = Este navegador no lo pidió, o hace demasiado tiempo. Abra la oferta y empiece de nuevo.
not-redeemed-spent = Lo que dijo su comunidad ya se usó. Vale una vez; abra la oferta y empiece de nuevo.
not-redeemed-restored = Lo que dijo su comunidad es de antes de que se restaurara este servidor. Abra la oferta y empiece de nuevo.
not-redeemed-over = La oferta había terminado cuando respondió su comunidad.
not-redeemed-level = Su nivel allí no es uno de los acordados.
not-redeemed-used = { $n ->
    [one] Cada miembro puede usar esta oferta una vez, y usted ya lo hizo.
   *[other] Cada miembro puede usar esta oferta { $n } veces, y usted ya lo hizo.
}
not-redeemed-year = { $n ->
    [one] El { $n } uso de esta oferta para el año ya está dado.
   *[other] Los { $n } usos de esta oferta para el año ya están dados.
}
not-redeemed-nothing = Lo que eligió ya no se puede tener por menos. La oferta muestra lo que hay ahora.
ticket-title = Su precio para este evento
ticket-what = Guarde la dirección de esta página y muéstrela en la puerta. No es una respuesta: si viene, dígalo en la página del evento.
ticket-good = Vale para una persona
ticket-void = Retirado: este precio ya no vale
ticket-pay = A pagar
ticket-member-of = Miembro de
ticket-number = Número
ticket-made = Hecho el
tickets-title = Precios para miembros de otras comunidades
tickets-what = Cada línea es alguien que mostró una membresía en otra parte. Nadie aquí sabe quién es; en la puerta muestra este número.
tickets-none = Todavía nadie
tickets-none-next = Quien usa una membresía de otra parte para este evento aparece aquí.
tickets-refund-heading = Retirar
tickets-refund = Retirar
tickets-void = Retirado

# Acuerdos entre dos comunidades (F16)

deal-title = Acuerdos
deal-intro = Dos comunidades acuerdan qué da cada una a los miembros de la otra: una cuota más baja al entrar, precios de miembro en los eventos. Una página, firmada por ambas.
deal-empty = Aún no hay acuerdos
deal-empty-next = Empiece uno con una comunidad con la que comparta ofertas. Nada sale de este servidor antes de que lo firme y lo envíe.
deal-new = Nuevo acuerdo
deal-new-with = Nuevo acuerdo con { $peer }
deal-answer-with = Proponer cambios a { $peer }
deal-change-with = Cambiar el acuerdo con { $peer }
deal-with-whom = ¿Con quién?
deal-go-on = Seguir
deal-nobody = Ninguna comunidad comparte aún ofertas con ustedes
deal-nobody-next = Un acuerdo necesita una conexión que deje pasar ofertas. Proponga una, o pida a su directiva que marque las ofertas:
deal-form-intro = Escriba qué da cada parte. Queda como borrador que solo ve su directiva; { $peer } no ve nada hasta que usted haya mirado la página terminada y pulsado Firmar y enviar.
deal-back = Volver al acuerdo
deal-meanwhile = Otra persona de la directiva cambió este borrador mientras usted escribía. Mírelo primero en otra ventana; al guardar, su texto ocupa su lugar.

deal-field-name = Nombre del acuerdo
deal-field-name-hint = Lo ven ambas comunidades, en listas y en papel.
deal-field-starts = Primer día
deal-field-ends = Último día
deal-field-day-hint = Desde entonces los miembros pueden usar las ventajas, cuando ambas hayan firmado.
deal-field-ends-hint = Déjelo vacío si dura hasta que una parte lo termine.
deal-field-notice = Días de preaviso
deal-field-notice-hint = Quien lo termina lo dice con tantos días de antelación. Lo usual es 30.
deal-field-note = Nota
deal-field-note-hint = No hace falta. Forma parte de lo que ambas firman: escriba solo lo que ambas deban leer.
deal-term-heading = { $host } da a los miembros de { $home }
deal-side-ours-hint = Esta es su promesa: los miembros de { $home } les pagan menos. Ustedes eligen para qué niveles de allí vale.
deal-side-theirs-hint = Esto es lo que piden: { $host } decide si lo firma. Lo reciben sus miembros.
deal-more-ours = Añadir una ventaja que damos
deal-more-theirs = Añadir una ventaja que da { $host }
deal-term-number = Ventaja { $n }
deal-drop = Quitar
deal-field-kind = Qué se da
deal-kind-none = Nada todavía
deal-kind-percent = Un porcentaje de descuento
deal-kind-fixed = Una cantidad fija de descuento
deal-kind-free-months = Los primeros meses gratis
deal-field-value = Cuánto
deal-field-value-hint = Para un porcentaje escriba 10, para una cantidad 25.00. Déjelo vacío con precio de miembro o meses gratis.
deal-field-months = Para cuántos meses de cuota
deal-field-months-hint = Con meses gratis: cuántos. Si no, vacío significa todo el primer pago. Los eventos no tienen meses.
deal-field-currency = Moneda
deal-field-currency-hint = Solo para una cantidad fija: tres letras, por ejemplo GBP. Vacío significa la moneda de quien la da.
deal-field-applies = De qué se descuenta
deal-tick-joining = Del precio de entrar
deal-tick-events = Del precio de los eventos
deal-field-levels = Qué miembros de { $home }
deal-field-levels-names = Nombres de los niveles
deal-field-levels-typed = { $home } aún no ha dicho sus niveles. Pida a su directiva los nombres cortos, como en sus direcciones, y escríbalos con comas: chapter, patron
deal-tick-standing = Solo miembros sin sanciones
deal-limits = Límites y letra pequeña, si quiere
deal-field-uses = Usos por miembro
deal-field-uses-hint = Lo usual es 1. Déjelo vacío si no hay límite.
deal-field-cap = Usos al año, todos los miembros juntos
deal-field-cap-hint = Vacío significa sin límite. Los años cuentan desde el primer día.
deal-field-distance = Solo miembros a tantos kilómetros como mucho
deal-field-distance-hint = Vacío significa vivan donde vivan.
deal-field-restrictions = Restricciones
deal-field-restrictions-hint = Una línea que aparece junto a la oferta: No vale para cenas.
deal-tick-region = No para miembros que viven en la región de { $host }
deal-tick-make-up = Ir a los eventos del anfitrión cuenta como ir a los de casa
deal-save = Guardar el borrador
deal-save-what = Guardar no envía nada. En la página siguiente verá el acuerdo como lo verá la otra parte, y a cuántos de sus miembros sirve.

deal-wrong-day = escriba un día, por ejemplo 2026-12-01
deal-wrong-ends = el último día va después del primero
deal-wrong-notice = escriba un número de días, como mucho { $n }
deal-wrong-number = escriba un número entero de 1 a { $n }, o déjelo vacío
deal-wrong-percent = escriba un número mayor que 0 y como mucho 100
deal-wrong-amount = escriba una cantidad mayor que 0, por ejemplo 25.00
deal-wrong-no-value = déjelo vacío: el precio de miembro y los meses gratis no llevan número aquí
deal-wrong-currency = escriba las tres letras de una moneda, por ejemplo GBP
deal-wrong-months = los meses gratis llevan un número de 1 a { $n }
deal-wrong-levels = elija al menos un nivel
deal-wrong-applies = marque entrar, eventos o ambos
deal-wrong-member-price = un precio de miembro es solo para eventos: desmarque entrar
deal-wrong-free-months = los meses gratis son solo para entrar: desmarque eventos
deal-wrong-nothing = Elija al menos una ventaja, en cualquiera de las dos partes
deal-wrong-terms = Estas ventajas no caben juntas en un acuerdo; mire otra vez cada una

deal-row-starts = Primer día
deal-row-ends = Último día
deal-row-notice = Preaviso
deal-row-note = Nota
deal-row-benefit = Ventaja
deal-row-applies = Se descuenta de
deal-row-who = Para quién
deal-row-limits = Límites
deal-row-restrictions = Restricciones
deal-row-make-up = Asistencia
deal-no-end = Ninguno: hasta que una de las dos lo termine
deal-notice-days = { $n ->
    [0] Ninguno
    [one] 1 día
   *[other] { $n } días
    }
deal-percent = { $value } % de descuento
deal-percent-months = { $n ->
    [one] { $value } % de descuento en la cuota del primer mes
   *[other] { $value } % de descuento en la cuota de los primeros { $n } meses
    }
deal-fixed = { $amount } de descuento
deal-fixed-months = { $n ->
    [one] { $amount } de descuento en la cuota del primer mes
   *[other] { $amount } de descuento en la cuota de los primeros { $n } meses
    }
deal-member-price = El precio que { $host } pide a sus propios miembros
deal-free-months = { $n ->
    [one] El primer mes gratis
   *[other] Los primeros { $n } meses gratis
    }
deal-applies-both = Entrada y eventos
deal-applies-joining = Entrada
deal-applies-events = Eventos
deal-every-level = Miembros de cualquier nivel
deal-levels = Miembros del nivel { $levels }
deal-good-standing = sin sanciones
deal-other-region = no quien vive en la región de { $host }
deal-distance = a { $n } km como mucho de { $host }; donde no se sabe, lo decide su recepción
deal-uses-unsaid = Sin límite por miembro
deal-uses = { $n ->
    [one] Una vez por miembro
   *[other] { $n } veces por miembro
    }
deal-cap = { $n ->
    [one] 1 uso al año
   *[other] como mucho { $n } usos al año
    }
deal-make-up = Ir al anfitrión cuenta como ir a casa
deal-rounding = Los precios se redondean a la moneda más pequeña, la mitad hacia arriba, y nunca bajan de cero. Nunca se descuentan dos ventajas de un precio.
deal-vouchers-honoured = Los vales dados antes del final valen hasta que caducan.
deal-successors = Este acuerdo obliga a las directivas posteriores de ambas comunidades.
deal-term-added = Nueva
deal-term-removed = Quitada
deal-was = antes:
deal-is-now = ahora:
deal-signed-by = Firmado por { $name } el { $day }
deal-not-signed-by = Sin firmar por { $name }
deal-signed-by-nobody = Nadie ha firmado este borrador

deal-one-what = Un acuerdo con { $peer } sobre qué da cada una a los miembros de la otra.
deal-label-draft = Borrador
deal-label-sent = Enviado
deal-label-yours = Se espera su respuesta
deal-label-signed = Firmado por ambas
deal-label-ending = Termina pronto
deal-label-ended = Terminado
deal-label-declined = Rechazado
deal-label-withdrawn = Retirado
deal-label-lapsed = Sin respuesta
deal-stands-draft = Un borrador que solo ve su directiva. Léalo; después fírmelo y envíelo.
deal-stands-sent = Ustedes lo firmaron y lo enviaron. { $peer } puede responder hasta el { $day }.
deal-stands-yours = { $peer } lo firmó y espera su respuesta hasta el { $day }.
deal-stands-signed = Ambas han firmado. Está en vigor.
deal-stands-signed-from = Ambas han firmado. Está en vigor desde el { $day }.
deal-stands-we-end = Ustedes dieron el preaviso. El último día es el { $day }; hasta entonces todo sigue.
deal-stands-they-end = { $peer } dio el preaviso. El último día es el { $day }; hasta entonces todo sigue.
deal-stands-ended = Ha terminado. Ya no se da nada nuevo por él.
deal-stands-we-declined = Ustedes rechazaron la última versión.
deal-stands-they-declined = { $peer } rechazó la última versión.
deal-stands-we-withdrew = Ustedes retiraron la última versión.
deal-stands-they-withdrew = { $peer } retiró su última versión.
deal-stands-lapsed = La última versión no se respondió a tiempo.
deal-there = Qué ve ahora la otra parte
deal-there-draft = { $peer } no ve nada de este borrador: ni que existe ni qué dice.
deal-there-sent = { $peer } ve la página de abajo con la firma de ustedes, y que se espera su respuesta. Su directiva puede firmarla, proponer cambios o rechazarla.
deal-there-yours = { $peer } ve que espera su respuesta. No ve que usted la haya leído, ni ningún borrador suyo.
deal-there-signed = { $peer } tiene la misma página con las mismas dos firmas. Sus miembros ven lo que ustedes les dan, los de ustedes ven lo que reciben.
deal-there-ending = { $peer } ve el mismo último día. Sus miembros pueden usar hasta entonces lo que ustedes les dan.
deal-there-ended = { $peer } ve que ha terminado. Conserva la página firmada, como ustedes.
deal-there-we-declined = { $peer } ve que ustedes rechazaron, y su motivo si dieron uno.
deal-there-they-declined = { $peer } ve que rechazó. Pueden empezar de nuevo con otro texto.
deal-there-withdrawn = Ambas ven que la última versión se retiró. Ya nadie puede firmarla.
deal-there-lapsed = Ambas ven que pasó el plazo. Ya nadie puede firmar la última versión.
deal-draft-unseen = Aquí hay un borrador de otra versión; { $peer } no lo ve.
deal-still-counts = Lo que ambas firmaron antes sigue en vigor hasta que ambas firmen la nueva versión y llegue su primer día.
deal-not-the-open-one = Está viendo una versión anterior. Ya no se puede firmar.
deal-see-open = Ver la versión que espera respuesta
deal-reason = Motivo dado
deal-heading-draft = El borrador
deal-changes = { $n ->
    [0] Nada es distinto de la versión anterior.
    [one] Una cosa es distinta de la versión anterior: lo de antes está tachado, lo nuevo subrayado.
   *[other] { $n } cosas son distintas de la versión anterior: lo de antes está tachado, lo nuevo subrayado.
    }
deal-version = Versión { $n }, de { $name } el { $day }: { $became }
deal-version-open = espera respuesta
deal-version-countered = respondida con otra versión
deal-version-accepted = firmada por ambas
deal-version-rejected = rechazada
deal-version-withdrawn = retirada
deal-version-void = se cruzó con otra versión, que vale
deal-versions = Todas las versiones
deal-means = Qué significa
deal-preview = Sirve a { $qualify } de sus { $members } miembros
deal-preview-not = a { $n } ({ $level }) no
deal-digest = Huella de esta página
deal-digest-what = Ambos servidores conservan la misma página. Si alguna vez lo duda, compare esta huella por teléfono: una letra cambiada en la página la hace otra.
deal-send = Firmar y enviar
deal-send-what = Usted firma esta página por su comunidad y va enseguida a la otra. Hasta que su directiva también la firme, pueden retirarla.
deal-change = Cambiar el borrador
deal-discard = Descartar el borrador
deal-accept = Aceptar y firmar
deal-accept-what = Si firma, el acuerdo está hecho: desde su primer día los miembros de la otra comunidad pueden usar lo que ustedes dan, y los de ustedes lo que da ella. Si algo debe ser distinto, proponga cambios: así responde a esta versión con otra.
deal-counter = Proponer cambios
deal-decline = Rechazar
deal-decline-title = ¿Rechazar lo que ofrece { $peer }?
deal-decline-what = Esta versión ya no se podrá firmar. Si solo no le conviene una parte, proponga cambios.
deal-decline-there = { $peer } ve enseguida que ustedes rechazaron, y lee su motivo.
deal-withdraw = Retirarla
deal-withdraw-what = Mientras la otra parte no haya firmado, pueden retirar esta versión; entonces ya no se puede firmar. Si su firma ya está en camino, vale la firma.
deal-next-version = Proponer una nueva versión
deal-again = Empezar de nuevo desde este texto
deal-end = Terminar el acuerdo
deal-end-title = ¿Terminar el acuerdo con { $peer }?
deal-end-what = Si dan el preaviso ahora, el último día es el { $day }. Hasta entonces todo sigue; los vales dados antes valen hasta que caducan. No se puede deshacer.
deal-end-there = { $peer } lo sabe enseguida, ve el mismo último día y lee su motivo.
deal-end-button = Dar el preaviso
deal-print = Imprimirlo en una página
deal-print-title = Acuerdo
deal-print-how = La orden de imprimir de su navegador lo pone en una hoja, sin el marco.
deal-done-drafted = El borrador está guardado. No se envió nada.
deal-done-discarded = El borrador ya no está. Nadie más lo vio.
deal-done-sent = Firmado y enviado. Sabrán cuando la otra parte responda.
deal-done-accepted = Firmado. El acuerdo está hecho y la otra parte lo sabe.
deal-done-declined = Rechazado. La otra parte lo sabe.
deal-done-withdrawn = Retirado. La otra parte lo sabe.
deal-done-ending = Preaviso dado. La otra parte lo sabe.
