"""Answers in words: questions beside what was said to them, in one language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from vinculo.interactions.contracts import AnswerLine
from vinculo.interactions.domain.forms.definition import (
    WITH_OPTIONS,
    YES,
    Field,
    FieldKind,
    FormDefinition,
    said,
)


def lines_of(
    definition: FormDefinition, answers: Mapping[str, Any], language: str
) -> tuple[AnswerLine, ...]:
    """Each question that was answered, in the order of the form."""
    with translation.override(language):
        return tuple(
            AnswerLine(
                question=said(one.label, language, definition.language),
                answer=words_of(one, answers[one.key], language, definition.language),
                is_story=one.kind is FieldKind.LONG,
            )
            for one in definition.fields
            if one.key in answers
        )


def words_of(one: Field, answer: Any, language: str, default: str = "es") -> str:
    """One answer as people read it; dates and numbers as the active language writes them."""
    if one.kind in WITH_OPTIONS:
        names = {o.value: said(o.label, language, default) for o in one.options}
        chosen = answer if isinstance(answer, list) else [answer]
        return ", ".join(str(names.get(value) or value) for value in chosen)
    if one.kind is FieldKind.FILE:
        return ", ".join(file["name"] for file in answer)
    if one.kind in {FieldKind.YES_NO, FieldKind.CONSENT}:
        return _("Sí") if answer == YES else _("No")
    if one.kind is FieldKind.DATE:
        return date_format(date.fromisoformat(answer), "DATE_FORMAT")
    if one.kind is FieldKind.NUMBER:
        return number_format(answer, force_grouping=True)
    return str(answer)


def plain_text(lines: tuple[AnswerLine, ...]) -> str:
    """The lines as the text of a message."""
    return "\n\n".join(f"{line.question}\n{line.answer}" for line in lines)


def subject_of(definition: FormDefinition, answers: Mapping[str, Any], language: str) -> str:
    """The form's title, with the first thing that was chosen: what the matter is called."""
    title = said(definition.title, language, definition.language)
    for one in definition.fields:
        if one.kind is FieldKind.CHOICE and one.key in answers:
            return f"{title}: {words_of(one, answers[one.key], language, definition.language)}"
    return title
