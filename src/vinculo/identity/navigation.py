"""The pages about people, and the menu of the person who is signed in."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="identity.people",
        order=100,
        label=_("Personas"),
        url_name="identity:people",
        icon="users",
        action="identity.manage",
        section="settings",
        note=_("Quién entra, con qué papeles, y a quién se invita."),
    ),
    NavItem(
        key="identity.providers",
        order=110,
        label=_("Entrada con la cuenta de la empresa"),
        url_name="identity:providers",
        icon="log-in",
        action="identity.providers",
        section="settings",
        note=_("Entrar con Entra ID, Google Workspace, Keycloak u otro."),
    ),
    NavItem(
        key="identity.history",
        order=800,
        label=_("Historial"),
        url_name="identity:history",
        icon="history",
        action="identity.history",
        section="settings",
        note=_("Quién cambió qué, y cuándo."),
    ),
    NavItem(
        key="identity.sights",
        order=810,
        label=_("Quién vio qué"),
        url_name="identity:sights",
        icon="eye",
        action="identity.history",
        section="settings",
        note=_("Quién abrió los datos de qué persona."),
    ),
    NavItem(
        key="identity.account",
        order=10,
        label=_("Mi cuenta"),
        url_name="identity:account",
        icon="user-round",
        action="identity.own_account",
        section="person",
    ),
    NavItem(
        key="identity.sign_out",
        order=99,
        label=_("Salir"),
        url_name="account_logout",
        icon="log-out",
        action="identity.own_account",
        section="person",
        posts=True,
    ),
)
