"""Where the outbox stands in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="outbox",
        order=60,
        label=_("Salida de correo"),
        url_name="delivery:outbox",
        icon="send",
        action="delivery.list",
        section="settings",
        group=Group.MAIL,
        note=_("Lo que sale, lo que espera y por qué."),
    ),
    NavItem(
        key="routes",
        order=62,
        label=_("Servidores de salida"),
        url_name="delivery:routes",
        icon="server",
        action="delivery.routes",
        section="settings",
        group=Group.MAIL,
        note=_("Por qué servidor sale el correo de cada dirección."),
    ),
    NavItem(
        key="keys",
        order=63,
        label=_("Firma del correo"),
        url_name="delivery:keys",
        icon="file-check",
        action="delivery.routes",
        section="settings",
        group=Group.MAIL,
        note=_("La firma DKIM de cada dominio y su registro en el DNS."),
    ),
    NavItem(
        key="consents",
        order=61,
        label=_("Microsoft y Google"),
        url_name="delivery:consents",
        icon="key-round",
        action="delivery.consent",
        section="settings",
        group=Group.MAIL,
        note=_("Buzones que se leen con el consentimiento de su proveedor."),
    ),
)
