"""What may be chosen in a question, as lines that a person writes."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from vinculo.interactions.contracts import form_meanings
from vinculo.interactions.domain.forms.addresses import slug_of
from vinculo.interactions.domain.forms.definition import Field, Option, said

LANGUAGE_WORDS = (("es", gettext_lazy("Español")), ("en", gettext_lazy("Inglés")))
LONGEST_KEY = 32
MEANS = "means_"
"""Before the value of an option: the box in which a person says what it means."""


def lines_of(one: Field, language: str) -> str:
    """The options of a question in a language, one on each line."""
    return "\n".join(option.label.get(language, "") for option in one.options)


def options_of(one: Field, data: Mapping[str, Any]) -> tuple[Option, ...]:
    """The options that were written, line by line.

    One that was there keeps its value, whichever language it is known by: conditions and answers
    hang on it.
    """
    by_language = {
        code: [line.strip() for line in data[f"options_{code}"].splitlines()]
        for code, _name in LANGUAGE_WORDS
    }
    known = {
        (code, text): option.value
        for option in reversed(one.options)
        for code, text in option.label.items()
    }
    meant = {
        option.value: data.get(f"{MEANS}{option.value}", option.means) for option in one.options
    }
    made: list[Option] = []
    for number in range(max(map(len, by_language.values()))):
        label = {c: lines[number] for c, lines in by_language.items() if number < len(lines)}
        label = {code: text for code, text in label.items() if text}
        if label:
            first = label.get("es") or label.get("en", "")
            taken = {option.value for option in made}
            kept = (
                known[pair] for pair in label.items() if known.get(pair, "") not in {"", *taken}
            )
            value = next(kept, "") or free_key(first, taken | set(known.values()))
            made.append(Option(value=value, label=label, means=meant.get(value, "")))
    return tuple(made)


def meaning_boxes(one: Field) -> dict[str, forms.ChoiceField]:
    """For each option, a box that says what the matter of whoever chooses it is."""
    if not form_meanings:
        return {}
    choices = [("", _("lo que diga el formulario")), *_meanings()]
    return {
        f"{MEANS}{option.value}": forms.ChoiceField(
            label=_("Quien elige «%(option)s» trae")
            % {"option": said(option.label, get_language() or "es")},
            choices=choices,
            initial=option.means,
            required=False,
        )
        for option in one.options
    }


def _meanings() -> list[tuple[str, str]]:
    return sorted(((key, form_meanings[key]()) for key in form_meanings), key=itemgetter(1))


def free_key(text: str, taken: set[str]) -> str:
    """A short name from ``text`` that none of ``taken`` has."""
    base = slug_of(text)[:LONGEST_KEY].strip("-") or "x"
    number = 1
    key = base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
