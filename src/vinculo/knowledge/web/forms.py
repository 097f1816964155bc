"""Writing an article."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vinculo.identity import api as identity
from vinculo.knowledge.contracts import ArticleText, Reach
from vinculo.knowledge.domain.articles import LANGUAGES, LONGEST_BODY, LONGEST_TITLE
from vinculo.knowledge.labels import REACHES
from vinculo.knowledge.services.articles import NewArticle
from vinculo.portfolio import api as portfolio
from vinculo.ui.forms import DayField, offer


def _title(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=LONGEST_TITLE)


def _body(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=help_text,
    )


class ArticleForm(forms.Form):
    """An article in its languages, who reads it, who answers for it, when it is looked at again."""

    title_es = _title(_("Título en español"))
    body_es = _body(_("Texto en español"), _("Una línea en blanco separa los párrafos."))
    title_en = _title(_("Título en inglés"))
    body_en = _body(_("Texto en inglés"))
    reach = forms.ChoiceField(
        label=_("Quién lo lee"), choices=[(each.value, REACHES[each]) for each in Reach]
    )
    service = forms.TypedChoiceField(
        label=_("Servicio"), coerce=UUID, choices=[], required=False, empty_value=None
    )
    owner = forms.TypedChoiceField(label=_("Responde de él"), coerce=UUID, choices=[])
    review_on = DayField(
        label=_("Volver a mirarlo el"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        help_text=_("Una semana antes, quien responde de él recibe la tarea."),
    )

    is_offer = forms.BooleanField(
        label=_("Es una oferta"),
        required=False,
        help_text=_(
            "No sale en la atención donde la ley lo prohíbe, salvo que el cliente la pida."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = [(str(one.id), one.name) for one in portfolio.services()]
        offer(self, "service", [("", gettext("Ninguno en concreto")), *services])
        offer(self, "owner", [(str(one.id), one.name) for one in identity.users()])

    def article(self) -> NewArticle:
        """What was typed, once it is valid."""
        said = self.cleaned_data
        return NewArticle(
            texts={
                one: ArticleText(title=said[f"title_{one}"], body=said[f"body_{one}"])
                for one in LANGUAGES
            },
            reach=Reach(said["reach"]),
            owner_id=said["owner"],
            review_on=said["review_on"],
            service_id=said["service"],
            is_offer=said["is_offer"],
        )


def as_typed(texts: Mapping[str, ArticleText]) -> dict[str, str]:
    """The texts of an article as the form shows them."""
    found: dict[str, str] = {}
    for language, text in texts.items():
        found |= {f"title_{language}": text.title, f"body_{language}": text.body}
    return found
