"""The boxes in which somebody builds a form, and what they make of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from vinculo.interactions.domain.forms.addresses import slug_of
from vinculo.interactions.domain.forms.definition import (
    DECIDING,
    LARGEST_FILE_MB,
    MOST_FILES,
    TEXTS,
    WITH_OPTIONS,
    Condition,
    Field,
    FieldKind,
    FileKind,
    FormDefinition,
    Pattern,
    Words,
    said,
)
from vinculo.interactions.domain.forms.problems import values_of
from vinculo.interactions.selectors.forms.forms import FormView
from vinculo.interactions.services.forms.building import FormSettings
from vinculo.interactions.web.forms.options import (
    LANGUAGE_WORDS,
    lines_of,
    meaning_boxes,
    options_of,
)
from vinculo.interactions.web.forms.words import FILE_KINDS, PATTERNS
from vinculo.ui.forms import offer

BETWEEN = "|"


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SettingsForm(forms.Form):
    """Where a form stands, where its answers go, and the words around its questions."""

    name = forms.CharField(label=gettext_lazy("Nombre interno"), max_length=120)
    slug = forms.CharField(
        label=gettext_lazy("Dirección de la página"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Lo que va detrás de /f/. Si lo deja vacío, sale del nombre."),
    )
    service = forms.ChoiceField(label=gettext_lazy("Servicio al que llega"))
    mailbox = forms.ChoiceField(
        label=gettext_lazy("Buzón desde el que se contesta"),
        required=False,
        help_text=gettext_lazy("Su acuse de recibo vale también para el formulario."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Idioma principal"),
        choices=LANGUAGE_WORDS,
        help_text=gettext_lazy("Lo que falte en el otro idioma se muestra en este."),
    )
    title_es = forms.CharField(
        label=gettext_lazy("Título en español"), max_length=200, required=False
    )
    title_en = forms.CharField(
        label=gettext_lazy("Título en inglés"), max_length=200, required=False
    )
    intro_es = forms.CharField(
        label=gettext_lazy("Introducción en español"),
        max_length=2000,
        required=False,
        widget=_area(),
    )
    intro_en = forms.CharField(
        label=gettext_lazy("Introducción en inglés"),
        max_length=2000,
        required=False,
        widget=_area(),
    )
    thanks_es = forms.CharField(
        label=gettext_lazy("Gracias en español"), max_length=2000, required=False, widget=_area()
    )
    thanks_en = forms.CharField(
        label=gettext_lazy("Gracias en inglés"), max_length=2000, required=False, widget=_area()
    )
    allowed_sites = forms.CharField(
        label=gettext_lazy("Sitios que pueden mostrarlo en un marco"),
        required=False,
        widget=_area(2),
        help_text=gettext_lazy("Uno en cada línea, por ejemplo https://www.suempresa.es."),
    )

    def settings(self) -> FormSettings:
        """What was said of the form itself."""
        data = self.cleaned_data
        return FormSettings(
            name=data["name"].strip(),
            slug=data["slug"].strip() or slug_of(data["name"]),
            service_id=UUID(data["service"]),
            mailbox_id=UUID(data["mailbox"]) if data["mailbox"] else None,
            allowed_sites=data["allowed_sites"].split(),
        )

    def words_around(self, definition: FormDefinition) -> FormDefinition:
        """``definition`` with the title, introduction and thanks that were written."""
        data = self.cleaned_data
        return replace(
            definition,
            title=_words(data, "title"),
            intro=_words(data, "intro"),
            thanks=_words(data, "thanks"),
            language=data["language"],
        )


def settings_form(
    data: Any,
    form: FormView | None,
    *,
    services: Sequence[tuple[str, str]],
    mailboxes: Sequence[tuple[str, str]],
) -> SettingsForm:
    """The boxes, with what ``form`` says now."""
    initial: dict[str, Any] = {}
    if form is not None:
        draft = form.draft
        initial = {
            "name": form.name,
            "slug": form.slug,
            "service": str(form.service_id),
            "mailbox": str(form.mailbox_id or ""),
            "language": draft.language,
            "allowed_sites": "\n".join(form.allowed_sites),
            **_boxes("title", draft.title),
            **_boxes("intro", draft.intro),
            **_boxes("thanks", draft.thanks),
        }
    made = SettingsForm(data, initial=initial)
    offer(made, "service", services)
    offer(made, "mailbox", [("", _("El del servicio")), *mailboxes])
    return made


def _words(data: Mapping[str, Any], name: str) -> Words:
    said_in = ((code, data.get(f"{name}_{code}", "").strip()) for code, _name in LANGUAGE_WORDS)
    return {code: text for code, text in said_in if text}


def _boxes(name: str, words: Words) -> dict[str, str]:
    return {f"{name}_{code}": words.get(code, "") for code, _name in LANGUAGE_WORDS}


class FieldForm(forms.Form):
    """One question; boxes that its kind does not have are taken out."""

    label_es = forms.CharField(
        label=gettext_lazy("Pregunta en español"), max_length=300, required=False
    )
    label_en = forms.CharField(
        label=gettext_lazy("Pregunta en inglés"), max_length=300, required=False
    )
    help_es = forms.CharField(
        label=gettext_lazy("Ayuda en español"), max_length=500, required=False
    )
    help_en = forms.CharField(label=gettext_lazy("Ayuda en inglés"), max_length=500, required=False)
    required = forms.BooleanField(label=gettext_lazy("Hay que contestarla"), required=False)
    options_es = forms.CharField(
        label=gettext_lazy("Opciones en español, una en cada línea"),
        required=False,
        widget=_area(5),
    )
    options_en = forms.CharField(
        label=gettext_lazy("Opciones en inglés, en el mismo orden"),
        required=False,
        widget=_area(5),
    )
    min_length = forms.IntegerField(
        label=gettext_lazy("Caracteres como poco"), min_value=1, max_value=10_000, required=False
    )
    max_length = forms.IntegerField(
        label=gettext_lazy("Caracteres como mucho"), min_value=1, max_value=10_000, required=False
    )
    pattern = forms.ChoiceField(
        label=gettext_lazy("Forma"), choices=list(PATTERNS.items()), required=False
    )
    minimum = forms.CharField(label=gettext_lazy("Mínimo"), max_length=20, required=False)
    maximum = forms.CharField(label=gettext_lazy("Máximo"), max_length=20, required=False)
    file_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Qué archivos"),
        choices=list(FILE_KINDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    max_files = forms.IntegerField(
        label=gettext_lazy("Cuántos archivos"), min_value=1, max_value=MOST_FILES, required=False
    )
    max_mb = forms.IntegerField(
        label=gettext_lazy("Megas de cada archivo"),
        min_value=1,
        max_value=LARGEST_FILE_MB,
        required=False,
    )
    condition = forms.MultipleChoiceField(
        label=gettext_lazy("Se muestra solo si se contesta"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Sin marcar nada se muestra siempre."),
    )

    def clean_condition(self) -> list[str]:
        """Answers of one question only."""
        chosen: list[str] = self.cleaned_data["condition"]
        if len({pair.partition(BETWEEN)[0] for pair in chosen}) > 1:
            raise forms.ValidationError(_("Elija respuestas de una sola pregunta."))
        return chosen

    def made(self, one: Field) -> Field:
        """``one`` as it was described."""
        data = self.cleaned_data
        return replace(
            one,
            label=_words(data, "label"),
            help=_words(data, "help"),
            required=data["required"],
            options=options_of(one, data) if one.kind in WITH_OPTIONS else (),
            min_length=data.get("min_length"),
            max_length=data.get("max_length"),
            pattern=Pattern(data.get("pattern") or Pattern.ANY),
            minimum=data.get("minimum", "").strip().replace(",", "."),
            maximum=data.get("maximum", "").strip().replace(",", "."),
            file_kinds=tuple(FileKind(kind) for kind in data.get("file_kinds", ())),
            max_files=data.get("max_files") or one.max_files,
            max_mb=data.get("max_mb") or one.max_mb,
            condition=_condition(data.get("condition", ())),
        )


_ONLY_FOR: Mapping[str, frozenset[FieldKind]] = {
    "options_es": WITH_OPTIONS,
    "options_en": WITH_OPTIONS,
    "min_length": TEXTS | {FieldKind.LONG},
    "max_length": TEXTS | {FieldKind.LONG},
    "pattern": frozenset({FieldKind.SHORT, FieldKind.ORDER}),
    "minimum": frozenset({FieldKind.NUMBER, FieldKind.DATE}),
    "maximum": frozenset({FieldKind.NUMBER, FieldKind.DATE}),
    "file_kinds": frozenset({FieldKind.FILE}),
    "max_files": frozenset({FieldKind.FILE}),
    "max_mb": frozenset({FieldKind.FILE}),
}


def field_form(data: Any, one: Field, definition: FormDefinition) -> FieldForm:
    """The boxes for one question of ``definition``, with what it says now."""
    initial: dict[str, Any] = {
        **_boxes("label", one.label),
        **_boxes("help", one.help),
        "required": one.required,
        **{f"options_{code}": lines_of(one, code) for code, _name in LANGUAGE_WORDS},
        "min_length": one.min_length,
        "max_length": one.max_length,
        "pattern": one.pattern,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "file_kinds": [kind.value for kind in one.file_kinds],
        "max_files": one.max_files,
        "max_mb": one.max_mb,
        "condition": [f"{one.condition.field}{BETWEEN}{v}" for v in one.condition.values]
        if one.condition
        else [],
    }
    made = FieldForm(data, initial=initial)
    for name, kinds in _ONLY_FOR.items():
        if one.kind not in kinds:
            del made.fields[name]
    if one.kind in WITH_OPTIONS:
        made.fields.update(meaning_boxes(one))
    if one.kind is FieldKind.DATE:
        for name in ("minimum", "maximum"):
            made.fields[name].widget = forms.DateInput(attrs={"type": "date"})
    choices = _deciding(one, definition)
    if choices:
        offer(made, "condition", choices)
    else:
        del made.fields["condition"]
    return made


def _deciding(one: Field, definition: FormDefinition) -> list[tuple[str, str]]:
    """Answers of questions before this one, by which it may be shown."""
    pairs: list[tuple[str, str]] = []
    language = get_language() or definition.language
    for other in definition.fields:
        if other.key == one.key:
            break
        if other.kind in DECIDING:
            names = {o.value: said(o.label, language, definition.language) for o in other.options}
            names |= {"yes": _("Sí"), "no": _("No")} if not names else {}
            question = said(other.label, language, definition.language)
            pairs += [
                (f"{other.key}{BETWEEN}{v}", f"{question}: {names[v]}") for v in values_of(other)
            ]
    return pairs


def _condition(chosen: Sequence[str]) -> Condition | None:
    if not chosen:
        return None
    return Condition(
        field=chosen[0].partition(BETWEEN)[0],
        values=tuple(pair.partition(BETWEEN)[2] for pair in chosen),
    )
