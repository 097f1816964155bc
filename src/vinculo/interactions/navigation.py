"""Where the intake stands in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="practice",
        order=60,
        label=_("Práctica"),
        url_name="interactions:practice",
        icon="drama",
        action="interactions.practise",
        note=_("Haga de cliente y mire qué pasa."),
    ),
    NavItem(
        key="mailboxes",
        order=54,
        label=_("Buzones"),
        url_name="interactions:mailboxes",
        icon="mail",
        action="interactions.mailboxes",
        section="settings",
        group=Group.MAIL,
        note=_("Dónde se recibe, en nombre de quién y qué se acusa."),
    ),
    NavItem(
        key="forms",
        order=55,
        label=_("Formularios"),
        url_name="interactions:forms",
        icon="clipboard-list",
        action="interactions.forms",
        section="settings",
        group=Group.MAIL,
        note=_("Lo que se pregunta en la web, en papel y en el mostrador."),
    ),
    NavItem(
        key="templates",
        order=55,
        label=_("Plantillas de correo"),
        url_name="interactions:templates",
        icon="file-text",
        action="interactions.mailboxes",
        section="settings",
        group=Group.MAIL,
        note=_("Qué dicen los acuses y el primer mensaje, en cada idioma."),
    ),
    NavItem(
        key="spam",
        order=56,
        label=_("Correo no deseado"),
        url_name="interactions:spam",
        icon="shield-x",
        action="interactions.rule",
        section="settings",
        group=Group.MAIL,
        note=_("Remitentes, dominios y palabras que no quiere recibir."),
    ),
    NavItem(
        key="quarantine",
        order=55,
        label=_("Cuarentena"),
        url_name="interactions:quarantine",
        icon="shield-alert",
        action="interactions.quarantine",
        section="settings",
        group=Group.MAIL,
        note=_("Mensajes apartados, con su motivo."),
    ),
)
