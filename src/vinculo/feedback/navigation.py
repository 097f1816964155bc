"""Where what customers say of us stands in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Family, Group, NavItem, add

add(
    NavItem(
        key="feedback.ratings",
        family=Family.MEASURE,
        words="csat satisfacción encuesta nota opinión",
        order=64,
        label=_("Valoraciones"),
        url_name="feedback:ratings",
        icon="star",
        action="feedback.see_ratings",
        note=_("Qué nota dan los clientes cuando se resuelve su caso, y lo que cuentan."),
    ),
    NavItem(
        key="feedback.waves",
        family=Family.MEASURE,
        words="encuesta silencio preguntar muestra quejas callan",
        order=65,
        label=_("Quienes callan"),
        url_name="feedback:waves",
        icon="ear",
        action="feedback.see_waves",
        note=_("«¿Hubo algo que no fuera bien?», también a quien nunca nos escribió."),
    ),
    NavItem(
        key="feedback.rating_rules",
        words="csat encuesta nota",
        order=153,
        label=_("Primera valoración"),
        url_name="feedback:rating_rules",
        icon="star",
        action="feedback.set_rules",
        section="settings",
        group=Group.WORK,
        note=_("En qué servicios se pregunta al resolver, cuándo, y qué nota abre una tarea."),
    ),
)
