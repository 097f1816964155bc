"""Writing an announcement and what is told of it."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.knowledge.contracts import NoticeKind
from vinculo.knowledge.labels import NOTICE_KINDS
from vinculo.knowledge.services.service_notices import NewNotice
from vinculo.organization import api as organization
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import offer

MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"]


def _moment(label: Any, **options: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENTS[0]),
        input_formats=MOMENTS,
        **options,
    )


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
    )


def _tells_cause() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("El texto dice la causa de la incidencia"),
        required=False,
        help_text=_(
            "El correo a quienes afecta dirá entonces qué ha pasado y cuándo se espera que vuelva,"
            " y eso termina las dos horas que la ley da a sus incidencias abiertas. Pide la hora a"
            " la que se espera que acabe."
        ),
    )


def by_the_wall(said: datetime | None) -> datetime | None:
    """What was typed, by the company's clock."""
    return said.replace(tzinfo=ZoneInfo(organization.company().timezone)) if said else None


class NoticeForm(forms.Form):
    """An announcement in its languages, of what, where, since when."""

    kind = forms.ChoiceField(
        label=_("Qué se avisa"), choices=[(each.value, NOTICE_KINDS[each]) for each in NoticeKind]
    )
    title_es = forms.CharField(label=_("Título en español"), max_length=120, required=False)
    words_es = _words(
        _("Texto en español"), _("Qué pasa, a quién afecta y qué puede hacer mientras tanto.")
    )
    title_en = forms.CharField(label=_("Título en inglés"), max_length=120, required=False)
    words_en = _words(_("Texto en inglés"))
    service = forms.TypedChoiceField(
        label=_("Servicio"), coerce=UUID, choices=[], required=False, empty_value=None
    )
    place = forms.CharField(
        label=_("Dónde"), max_length=120, required=False, help_text=_("Vacío: en todas partes.")
    )
    since = _moment(_("Desde"))
    expected_until = _moment(_("Se espera que acabe"), required=False)
    tells_cause = _tells_cause()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = [(str(one.id), one.name) for one in portfolio.services()]
        offer(self, "service", [("", gettext("Todos los servicios")), *services])

    def notice(self) -> NewNotice:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        since = by_the_wall(said["since"])
        assert since is not None  # noqa: S101 - it is required
        return NewNotice(
            kind=NoticeKind(said["kind"]),
            titles={"es": said["title_es"], "en": said["title_en"]},
            words={"es": said["words_es"], "en": said["words_en"]},
            service_id=said["service"],
            place=said["place"],
            since=since,
            expected_until=by_the_wall(said["expected_until"]),
            tells_cause=said["tells_cause"],
        )


class EndForm(forms.Form):
    """That it is over and what it was."""

    words_es = _words(_("Explicación en español"), _("Qué fue y qué se ha hecho."))
    words_en = _words(_("Explicación en inglés"))

    def words(self) -> dict[str, str]:
        """What was typed, by language."""
        said = self.cleaned_data
        return {"es": said["words_es"], "en": said["words_en"]}


class CallOffForm(EndForm):
    """That it will not happen, and why."""

    words_es = _words(
        _("Qué se dice en español"), _("Que no va a ocurrir, por qué, y si habrá otra fecha.")
    )
    words_en = _words(_("Qué se dice en inglés"))


class NewsForm(EndForm):
    """How it goes and when it is expected to end."""

    words_es = _words(_("Novedad en español"))
    words_en = _words(_("Novedad en inglés"))
    expected_until = _moment(_("Se espera que acabe"), required=False)
    tells_cause = _tells_cause()
