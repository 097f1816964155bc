"""A form as a page draws it: each question with what was typed and what is wrong with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from vinculo.interactions.domain.forms.answers import (
    AnswerProblem,
    Given,
    GivenFile,
    shown_fields,
)
from vinculo.interactions.domain.forms.definition import (
    NO,
    YES,
    Field,
    FieldKind,
    FormDefinition,
    is_translated,
    said,
)
from vinculo.interactions.web.forms.words import problem_words

PREFIX = "c_"
TYPES = {
    FieldKind.EMAIL: ("email", "email", "email"),
    FieldKind.PHONE: ("tel", "tel", "tel"),
    FieldKind.NUMBER: ("text", "decimal", "off"),
    FieldKind.DATE: ("date", "", "off"),
    FieldKind.PERSON: ("text", "", "name"),
}
"""By kind: the type of the box, the keyboard of a phone, what the browser may fill in."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a page holds at this moment."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, tuple[GivenFile, ...]] = field(default_factory=dict)
    problems: Collection[AnswerProblem] = ()

    @property
    def given(self) -> Given:
        """The same, as the rules take it."""
        return Given(values=self.values, files=self.files)


def typed_values(definition: FormDefinition, data: QueryDict) -> dict[str, tuple[str, ...]]:
    """What was typed, by field."""
    return {
        one.key: tuple(data.getlist(f"{PREFIX}{one.key}"))
        for one in definition.fields
        if one.kind is not FieldKind.FILE
    }


def language_of(request: HttpRequest, definition: FormDefinition, active: str) -> str:
    """The language that the page speaks: the one asked for, else the browser's."""
    asked = request.POST.get("idioma") or request.POST.get("idioma_actual")
    for code in (asked, request.GET.get("idioma"), active):
        if code in {"es", "en"}:
            return str(code)
    return definition.language


def form_context(
    definition: FormDefinition, typed: Typed, language: str, *, is_kiosk: bool = False
) -> dict[str, Any]:
    """Everything the template of a form needs."""
    wrong = {problem.field: problem_words(problem) for problem in typed.problems}
    shown = {one.key for one in shown_fields(definition, typed.values)}
    fields = [
        _field(one, definition, typed, language)
        | {
            "error": wrong.get(one.key, ""),
            "is_shown": one.key in shown,
            "is_private": is_kiosk,
        }
        for one in definition.fields
    ]
    return {
        "title": said(definition.title, language, definition.language),
        "intro": said(definition.intro, language, definition.language),
        "fields": fields,
        "faults": [one for one in fields if one["error"]],
        "has_files": any(one.kind is FieldKind.FILE for one in definition.fields),
        "falls_back": not is_translated(definition, language),
        "language": language,
    }


def _field(one: Field, definition: FormDefinition, typed: Typed, language: str) -> dict[str, Any]:
    default = definition.language
    values = typed.values.get(one.key, ())
    box, keyboard, fill = TYPES.get(one.kind, ("text", "", "off"))
    return {
        "key": one.key,
        "name": f"{PREFIX}{one.key}",
        "id": f"campo-{one.key}",
        "kind": one.kind.value,
        "label": said(one.label, language, default),
        "help": said(one.help, language, default),
        "required": one.required,
        "value": values[0] if values else "",
        "options": _options(one, values, language, default),
        "box": box,
        "keyboard": keyboard,
        "fill": fill,
        "longest": one.longest,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "files": typed.files.get(one.key, ()),
        "can_add": len(typed.files.get(one.key, ())) < one.max_files,
        "max_files": one.max_files,
        "max_mb": one.max_mb,
        "endings": ", ".join(one.suffixes),
        "accept": ",".join(f".{suffix}" for suffix in one.suffixes),
        "when": one.condition and _when(one, definition, language),
    }


def _options(
    one: Field, values: tuple[str, ...], language: str, default: str
) -> list[dict[str, Any]]:
    pairs = [(o.value, said(o.label, language, default)) for o in one.options]
    if one.kind is FieldKind.YES_NO:
        pairs = [(YES, _("Sí")), (NO, _("No"))]
    if one.kind is FieldKind.CONSENT:
        pairs = [(YES, said(one.label, language, default))]
    return [
        {"value": value, "label": label, "checked": value in values, "number": number}
        for number, (value, label) in enumerate(pairs)
    ]


def _when(one: Field, definition: FormDefinition, language: str) -> dict[str, Any]:
    """The condition, for the script and in words for whoever has none."""
    condition = one.condition
    other = definition.field_of(condition.field) if condition else None
    if condition is None or other is None:
        return {}
    options = _options(other, (), language, definition.language)
    return {
        "name": f"{PREFIX}{other.key}",
        "values": " ".join(condition.values),
        "question": said(other.label, language, definition.language),
        "answers": ", ".join(o["label"] for o in options if o["value"] in condition.values),
    }
