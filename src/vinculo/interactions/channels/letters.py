"""What is written on the outside of a letter, as lines beside its text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vinculo.interactions.contracts import AnswerLine


def letter_lines(letter: Mapping[str, Any], language: str) -> tuple[AnswerLine, ...]:
    """When it came, from whom and from where, and who registered it."""
    with translation.override(language):
        day = date_format(date.fromisoformat(letter["received_on"]), "DATE_FORMAT")
        lines = (
            (_("Recibida el"), day),
            (_("Remite"), letter["name"]),
            (_("Dirección postal"), letter["address"]),
            (_("Correo"), letter["email"]),
            (_("Teléfono"), letter["phone"]),
            (_("La ha registrado"), letter["registered_by"]),
            (_("Texto"), letter["text"]),
        )
        return tuple(AnswerLine(question=q, answer=a) for q, a in lines if a)
