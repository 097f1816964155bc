"""Where people, keys and evidence stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import NavItem, add

add(
    NavItem(
        key="identity.account",
        order=10,
        label=_("Mi cuenta"),
        url_name="identity:account",
        icon="user-round",
        action="identity.own_account",
        section="person",
        note=_("Su contraseña, su segundo paso y sus sesiones."),
    ),
    NavItem(
        key="identity.tokens",
        order=30,
        label=_("Mis llaves para programas"),
        url_name="identity:tokens",
        icon="key-round",
        action="identity.own_tokens",
        section="person",
    ),
    NavItem(
        key="identity.sign_out",
        order=90,
        label=_("Salir"),
        url_name="account_logout",
        icon="log-out",
        section="person",
        posts=True,
    ),
    NavItem(
        key="identity.people",
        order=10,
        label=_("Personas"),
        url_name="identity:people",
        icon="users-round",
        action="identity.manage",
        section="settings",
        note=_("Quién entra, con qué papeles; invitaciones."),
    ),
    NavItem(
        key="identity.providers",
        order=70,
        label=_("Entrada de la empresa"),
        url_name="identity:providers",
        icon="log-in",
        action="identity.providers",
        section="settings",
        note=_("Entrar con la cuenta que la empresa ya tiene (OIDC)."),
    ),
    NavItem(
        key="identity.history",
        order=80,
        label=_("Historial de cambios"),
        url_name="identity:history",
        icon="history",
        action="identity.history",
        section="settings",
        note=_("Quién cambió qué, y cuándo."),
    ),
    NavItem(
        key="identity.sights",
        order=85,
        label=_("Registro de vistas"),
        url_name="identity:sights",
        icon="eye",
        action="identity.history",
        section="settings",
        note=_("Quién vio los datos de quién."),
    ),
)
