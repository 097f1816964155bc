"""Where cases stand in the product."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.behind import RowsBehind, rows_behind
from vinculo.ui import shortcuts
from vinculo.ui.navigation import Group, NavItem, add

rows_behind.add(
    "portfolio.kept",
    RowsBehind(
        action="cases.see",
        address=lambda *, service, metric, days: (
            f"{reverse('cases:deadlines')}?servicio={service}&norma={metric}&dias={days}"
        ),
    ),
)
rows_behind.add(
    "routing.waiting",
    RowsBehind(
        action="cases.see",
        address=lambda *, queue: f"{reverse('cases:list')}?ver=queue&cola={queue}",
    ),
)
add(
    NavItem(
        key="cases.offers",
        words="ofertas publicidad comercial prohibidas ley",
        order=157,
        label=_("Ofertas que la ley no permite"),
        url_name="cases:all_offers",
        icon="shield-check",
        action="cases.see_offers",
        section="settings",
        group=Group.WORK,
        note=_("Cuántas se pararon, y cuántas pidió el propio cliente."),
    )
)
add(
    NavItem(
        key="replies",
        order=57,
        label=_("Respuestas a casos resueltos"),
        url_name="cases:replies",
        icon="reply",
        action="cases.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("Hasta cuándo una respuesta reabre el caso de su servicio."),
    )
)
add(
    NavItem(
        key="tracking_rules",
        order=58,
        label=_("Página del cliente"),
        url_name="cases:tracking_rules",
        icon="eye",
        action="cases.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("Cuánto viven los enlaces de seguimiento y qué nombre se dice."),
    )
)
add(
    NavItem(
        key="canned",
        order=55,
        label=_("Textos preparados"),
        url_name="cases:canned",
        icon="text-quote",
        action="cases.keep_texts",
        section="settings",
        group=Group.WORK,
        note=_("Lo que se contesta a menudo, con huecos que se rellenan solos."),
    )
)
add(
    NavItem(
        key="macros",
        order=56,
        label=_("Macros"),
        url_name="cases:macros",
        icon="list-checks",
        action="cases.keep_texts",
        section="settings",
        group=Group.WORK,
        note=_("Varios pasos de un caso con una sola pulsación, y vuelta atrás."),
    )
)
add(
    NavItem(
        key="rules",
        order=54,
        label=_("Reglas"),
        url_name="cases:rules",
        icon="workflow",
        action="cases.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("Lo que pasa solo: cuándo, con qué condiciones y qué se hace, ensayado antes."),
    )
)
add(
    NavItem(
        key="subjects",
        order=59,
        label=_("Clases de asunto"),
        url_name="cases:subjects",
        icon="list-filter",
        action="cases.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("De qué tratan los casos, en un árbol; sin clase no se resuelve."),
    )
)
add(
    NavItem(
        key="tags",
        order=60,
        label=_("Etiquetas"),
        url_name="cases:tags",
        icon="tag",
        action="cases.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("Nombres que se ponen a los casos, en un árbol."),
    )
)
add(
    NavItem(
        key="fields",
        order=61,
        label=_("Campos propios"),
        url_name="cases:fields",
        icon="text-cursor-input",
        action="cases.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("Número de pedido, aparato… qué se apunta en cada tipo de caso."),
    )
)
add(
    NavItem(
        key="cases",
        keys="G+C",
        words="lista asuntos tickets list",
        order=20,
        label=_("Casos"),
        url_name="cases:list",
        icon="file-text",
        action="cases.see",
        note=_("Lo que piden los clientes, con su plazo."),
    )
)
add(
    NavItem(
        key="cases.planned",
        keys="G+R",
        words="programadas pendientes scheduled",
        order=23,
        label=_("Respuestas por salir"),
        url_name="cases:planned",
        icon="clock",
        action="cases.answer",
        note=_("Lo que espera su hora, y lo que espera que usted decida."),
    )
)
add(
    NavItem(
        key="cases.restricted",
        order=22,
        label=_("Casos reservados"),
        url_name="cases:restricted",
        icon="lock",
        action="cases.restrict",
        section="person",
        words="confidenciales confidential reserva",
        note=_("Los que solo ven unas pocas personas, si usted es una de ellas."),
    )
)
add(
    NavItem(
        key="cases.evidence",
        order=21,
        label=_("Evidencia de los casos"),
        url_name="cases:evidence_list",
        icon="file-text",
        action="cases.see_evidence",
        note=_("Números, estados, plazos e historia de cada caso, sin nombres ni textos."),
    )
)

for key, keys, label, also in (
    ("take", "T", _("Tomar el caso"), "coger asignarme assign"),
    ("transfer", "D", _("Pasar a otra persona o cola"), "derivar reasignar asignar reassign"),
    ("give_back", "Q", _("Devolver a la cola"), "retirar soltar release"),
    ("wait", "W", _("Dejar en espera"), "aplazar pausar snooze hold"),
    ("resume", "S", _("Seguir con el caso"), "continuar unpause"),
    ("macros", "M", _("Macros"), "varios pasos steps"),
    ("resolve", "R", _("Resolver"), "cerrar terminar close finish"),
    ("restrict", "", _("Reservar el caso"), "confidencial secreto confidential"),
    ("reopen", "O", _("Reabrir"), "abrir otra vez"),
    ("facts", "E", _("Cambiar los datos del caso"), "clasificar clase etiqueta campo tag class"),
    ("task", "H", _("Encargar una tarea"), "tarea delegar delegate"),
    ("join", "U", _("Enlazar, unir o separar"), "fusionar dividir merge split link"),
    ("follow", "F", _("Seguir los cambios del caso, o dejarlo"), "vigilar avisar watch"),
    ("reply", "C", _("Contestar al cliente"), "responder reply answer"),
    ("note", "I", _("Escribir una nota interna"), "mencionar comentar comment mention"),
    ("customer", "L", _("Elegir quién es el cliente"), "identificar persona who"),
):
    shortcuts.add(
        shortcuts.Shortcut(
            key=f"cases.{key}", place=shortcuts.Place.CASE, keys=keys, label=label, also=also
        )
    )

shortcuts.add(
    shortcuts.Shortcut(
        key="cases.texts",
        place=shortcuts.Place.WRITING,
        keys="Alt+P",
        label=_("Poner un texto preparado"),
        also="plantilla respuesta template canned",
    ),
    shortcuts.Shortcut(
        key="cases.then",
        place=shortcuts.Place.WRITING,
        keys="Alt+T",
        label=_("Elegir qué pasa después de enviar"),
        also="resolver esperar then",
    ),
    shortcuts.Shortcut(
        key="cases.later",
        place=shortcuts.Place.WRITING,
        keys="Alt+L",
        label=_("Enviar más tarde"),
        also="programar schedule",
    ),
    shortcuts.Shortcut(
        key="cases.pick",
        place=shortcuts.Place.LIST,
        keys="X",
        label=_("Elegir la fila, o dejarla"),
        also="marcar select",
    ),
    shortcuts.Shortcut(
        key="cases.pick_all",
        place=shortcuts.Place.LIST,
        keys="A",
        label=_("Elegir todas las de la página"),
        also="marcar select",
    ),
    shortcuts.Shortcut(
        key="cases.bulk",
        place=shortcuts.Place.LIST,
        keys="M",
        label=_("Hacer algo con varios"),
        also="masivo bulk many",
    ),
    shortcuts.Shortcut(
        key="cases.filters",
        place=shortcuts.Place.LIST,
        keys="F",
        label=_("Filtros, orden y columnas"),
        also="ordenar agrupar sort group",
    ),
    shortcuts.Shortcut(
        key="cases.views",
        place=shortcuts.Place.LIST,
        keys="V",
        label=_("Vistas guardadas"),
        also="guardar save",
    ),
    shortcuts.Shortcut(
        key="cases.export",
        place=shortcuts.Place.LIST,
        label=_("Llevarse los casos de esta lista"),
        also="descargar excel csv download",
    ),
    shortcuts.Shortcut(
        key="cases.register",
        place=shortcuts.Place.LIST,
        keys="R",
        label=_("Registrar un asunto"),
        also="nuevo crear new create",
    ),
    shortcuts.Shortcut(
        key="cases.write",
        place=shortcuts.Place.LIST,
        keys="W",
        label=_("Escribir a un cliente"),
        also="mandar correo mail",
    ),
)
