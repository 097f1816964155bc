"""Where cases stand in the product."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.kernel.behind import RowsBehind, rows_behind
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
        key="cases.evidence",
        order=21,
        label=_("Evidencia de los casos"),
        url_name="cases:evidence_list",
        icon="file-text",
        action="cases.see_evidence",
        note=_("Números, estados, plazos e historia de cada caso, sin nombres ni textos."),
    )
)
