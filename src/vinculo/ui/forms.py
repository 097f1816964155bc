"""How forms are drawn: one look for every field of the product, set as FORM_RENDERER."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

SEEN_AT_ONCE = 5


class PeopleChoices(forms.CheckboxSelectMultiple):
    """Ticking people off a list that a search field narrows; without scripts, the whole list."""


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


class DayField(forms.DateField):
    """A day that somebody may mean: no slip of the hand whose next day no calendar has."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.validators += [
            MinValueValidator(FIRST_DAY, _("Ponga un día desde 1900.")),
            MaxValueValidator(LAST_DAY, _("Ponga un día hasta 2199.")),
        ]


PLAIN = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.HiddenInput)


def offer(form: forms.BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Give a field of choices those that exist when the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no field of choices")
    field.choices = list(choices)


def css_class_of(widget: forms.Widget) -> str:
    """The class of the design that dresses ``widget``."""
    if isinstance(widget, PLAIN):
        return ""
    if isinstance(widget, forms.Textarea):
        return "textarea"
    if isinstance(widget, forms.Select):
        return "select"
    return "input"


class BoundField(forms.BoundField):
    """A field that knows how it looks, wherever it is printed."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Add the class of the design unless the form chose one."""
        drawn = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if "class" not in built and "class" not in drawn.attrs and (css := css_class_of(drawn)):
            built["class"] = css
        return built

    @property
    def kind(self) -> str:
        """How the field is laid out: ``check``, ``options``, ``file`` or ``field``."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "options"
        if isinstance(widget, forms.CheckboxInput):
            return "check"
        return "file" if isinstance(widget, forms.FileInput) else "field"

    @property
    def narrows(self) -> bool:
        """Whether a search field stands over the options: it would be in the way of a few."""
        return isinstance(self.field.widget, PeopleChoices) and len(self) > SEEN_AT_ONCE


class Renderer(TemplatesSetting):
    """Forms through our templates."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    formset_template_name = "django/forms/formsets/div.html"
    bound_field_class = BoundField
