"""Where the company, its calendars and its teams are kept."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="organization.company",
        order=100,
        label=_("Empresa"),
        url_name="organization:company",
        icon="building-2",
        action="organization.manage",
        section="settings",
        group=Group.COMPANY,
        note=_("Nombre, dirección, idioma, zona horaria y logotipo."),
    ),
    NavItem(
        key="organization.languages",
        order=105,
        label=_("Lenguas"),
        url_name="organization:languages",
        icon="languages",
        action="organization.set_languages",
        section="settings",
        group=Group.COMPANY,
        note=_("En cuáles se atiende, y cuáles pide la ley donde trabaja la empresa."),
    ),
    NavItem(
        key="organization.calendars",
        order=110,
        label=_("Calendarios"),
        url_name="organization:calendars",
        icon="calendar",
        action="organization.manage",
        section="settings",
        group=Group.COMPANY,
        note=_("Las horas en que cuentan los plazos, los festivos y los días especiales."),
    ),
    NavItem(
        key="organization.teams",
        order=120,
        label=_("Equipos"),
        url_name="organization:teams",
        icon="users",
        action="organization.see_teams",
        section="settings",
        group=Group.WORK,
        note=_("Quiénes atienden juntos y quién los dirige."),
    ),
)
