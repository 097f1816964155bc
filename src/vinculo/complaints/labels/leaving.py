"""The words of who left after complaining."""

from django.utils.translation import gettext_lazy as _

from vinculo.complaints.domain.leaving import Group

LEAVING_GROUP = {
    Group.ALL: _("Todas las cerradas"),
    Group.UPHELD: _("Tiene razón"),
    Group.PARTLY: _("Tiene razón en parte"),
    Group.REJECTED: _("No podemos darle la razón"),
    Group.IN_TIME: _("Todo a tiempo"),
    Group.LATE: _("Algún plazo vencido"),
    Group.NO_TERM: _("Sin plazo que cumplir"),
    Group.REMEDIED: _("Con remedio"),
    Group.NOTHING: _("Sin remedio"),
    Group.CONTENT: _("Satisfecho con el proceso (4 o 5)"),
    Group.INDIFFERENT: _("Ni una cosa ni otra (3)"),
    Group.DISCONTENT: _("Insatisfecho con el proceso (1 o 2)"),
    Group.UNASKED: _("No ha contestado"),
}
LEAVING_KINDS = {
    _("En total"): (Group.ALL,),
    _("Según la decisión"): (Group.UPHELD, Group.PARTLY, Group.REJECTED),
    _("Según el plazo"): (Group.IN_TIME, Group.LATE, Group.NO_TERM),
    _("Según el remedio"): (Group.REMEDIED, Group.NOTHING),
    _("Según cómo vio el proceso"): (
        Group.CONTENT,
        Group.INDIFFERENT,
        Group.DISCONTENT,
        Group.UNASKED,
    ),
}
