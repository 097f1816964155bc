"""Where articles stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Family, NavItem, add

add(
    NavItem(
        key="knowledge",
        family=Family.SERVICE,
        words="avisos incidencias estado artículos ayuda preguntas frecuentes base knowledge faq",
        order=45,
        label=_("Conocimiento"),
        url_name="knowledge:articles",
        icon="book-open",
        action="knowledge.read",
        note=_("Lo que sabemos contestar: para el público y para quien trabaja aquí."),
    )
)
