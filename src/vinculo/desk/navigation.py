"""The first page of those who answer, and the state of the house."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui import shortcuts
from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="desk",
        keys="G+D",
        words="inicio bandeja home inbox",
        order=10,
        label=_("Escritorio"),
        url_name="desk:desk",
        icon="inbox",
        action="cases.take",
        note=_("Su trabajo, la cola y la conversación, a la vez."),
    ),
    NavItem(
        key="live",
        keys="G+V",
        words="muro supervisor tablero wallboard dashboard",
        order=12,
        label=_("En vivo"),
        url_name="desk:live",
        icon="activity",
        action="desk.watch",
        note=_("Quién espera, quién está libre y qué se romperá antes."),
    ),
    NavItem(
        key="search",
        keys="G+B",
        words="encontrar find",
        order=15,
        label=_("Buscar"),
        url_name="desk:search",
        icon="search",
        action="desk.search",
        note=_("En casos, mensajes, notas, archivos y clientes."),
    ),
    NavItem(
        key="desk.begin",
        order=52,
        label=_("Cómo llega el correo"),
        url_name="desk:setup_done",
        icon="mail-check",
        action="organization.manage",
        section="settings",
        group=Group.MAIL,
        note=_("Conectar su servidor de correo, y lo que conviene hacer al empezar."),
    ),
    NavItem(
        key="desk.leave",
        order=5,
        label=_("Empezar con mi empresa"),
        url_name="desk:leave",
        icon="building-2",
        action="desk.leave",
        section="settings",
        group=Group.EVIDENCE,
        note=_("Deja la empresa de práctica y abre una vacía para la suya."),
    ),
    NavItem(
        key="desk.system",
        order=900,
        label=_("Sistema"),
        url_name="desk:system",
        icon="server",
        action="desk.system",
        section="settings",
        group=Group.EVIDENCE,
        note=_("Si todo funciona y qué trabajos han fallado."),
    ),
)

shortcuts.add(
    shortcuts.Shortcut(
        key="desk.take_next",
        place=shortcuts.Place.DESK,
        keys="N",
        label=_("Tomar siguiente"),
        also="coger cola queue",
    ),
    shortcuts.Shortcut(
        key="desk.case_page",
        place=shortcuts.Place.DESK,
        keys="P",
        label=_("Abrir el caso en su página"),
        also="entero full",
    ),
    shortcuts.Shortcut(
        key="desk.full_screen",
        place=shortcuts.Place.LIVE,
        keys="F",
        label=_("Pantalla completa"),
        also="muro wall",
    ),
)
