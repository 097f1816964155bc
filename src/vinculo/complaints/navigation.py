"""Where complaints, their causes and remedies are."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.selectors.register import numbers_of
from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Thing, things
from vinculo.ui.navigation import Group, NavItem, add

add(
    NavItem(
        key="complaints.register",
        words="quejas reclamaciones clientes descontentos",
        order=38,
        label=_("Reclamaciones"),
        url_name="complaints:complaints",
        icon="message-square-warning",
        action="complaints.see",
        note=_("Lo que los clientes nos cuentan que no fue bien, paso a paso hasta aprender."),
    ),
    NavItem(
        key="complaints.bodies",
        words="vía extrajudicial arbitraje mediación OMIC consumo regulador adhesión",
        order=152,
        label=_("Organismos extrajudiciales"),
        url_name="complaints:bodies",
        icon="scale",
        action="complaints.set_bodies",
        section="settings",
        group=Group.WORK,
        note=_("A dónde puede acudir quien no acepta una decisión, y si la empresa participa."),
    ),
    NavItem(
        key="complaints.causes",
        words="causas raíz árbol",
        order=153,
        label=_("Causas de las reclamaciones"),
        url_name="complaints:causes",
        icon="git-branch",
        action="complaints.see_causes",
        section="settings",
        group=Group.WORK,
        note=_("Por qué falla lo que falla, con quien responde de que deje de pasar."),
    ),
    NavItem(
        key="complaints.use",
        words="remedios compensaciones uso",
        order=154,
        label=_("Uso de los remedios"),
        url_name="complaints:use",
        icon="hand-heart",
        action="complaints.see_remedies",
        section="settings",
        group=Group.WORK,
        note=_("Qué se concede y qué no, por remedio y por papel; nunca por persona."),
    ),
    NavItem(
        key="complaints.leaving",
        words="bajas se van después de reclamar",
        order=155,
        label=_("Bajas después de reclamar"),
        url_name="complaints:leaving",
        icon="door-open",
        action="complaints.see_leaving",
        section="settings",
        group=Group.WORK,
        note=_("Quién se fue tras reclamar, según cómo se trató, junto a quien no reclamó."),
    ),
    NavItem(
        key="complaints.process",
        words="auditoría revisión dirección metas ISO 10002",
        order=156,
        label=_("Vigilar el proceso de reclamaciones"),
        url_name="complaints:process",
        icon="clipboard-check",
        action="complaints.see_process",
        section="settings",
        group=Group.WORK,
        note=_("Metas y lo que se alcanza, auditorías por sorteo y la revisión de la dirección."),
    ),
    NavItem(
        key="complaints.remedies",
        order=152,
        label=_("Remedios y límites"),
        url_name="complaints:remedies",
        icon="hand-heart",
        action="complaints.set_remedies",
        section="settings",
        group=Group.WORK,
        note=_("Qué se puede conceder para reparar, cuánto cuesta y hasta dónde llega cada papel."),
    ),
)


def named(actor: Actor, ids: Collection[UUID]) -> Mapping[UUID, Thing]:
    """Complaints as rows of a metric name them, those within sight."""
    return {
        each: Thing(words=number, url=reverse("complaints:complaint", args=[each]))
        for each, number in numbers_of(actor=actor, ids=ids).items()
    }


things.add("complaint", named)
