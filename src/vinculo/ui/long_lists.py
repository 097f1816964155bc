"""A drop-down list of hundreds of entries, drawn without a template for each of them."""

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LongSelect(forms.Select):
    """Looks and works like a Select; time zones and places are hundreds of entries."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002
    ) -> SafeString:
        """The list with what is chosen."""
        chosen = {str(part) for part in self.format_value(value)}
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            format_html_join("", ' {}="{}"', self.build_attrs(self.attrs, attrs).items()),
            format_html_join(
                "", "{}", ((_entry(key, words, chosen),) for key, words in self.choices)
            ),
        )


def _entry(value: Any, label: Any, chosen: set[str]) -> SafeString:
    """An option, or a group of them."""
    if isinstance(label, list | tuple):
        inside = format_html_join("", "{}", ((_entry(key, words, chosen),) for key, words in label))
        return format_html('<optgroup label="{}">{}</optgroup>', value, inside)
    if str(value) in chosen:
        return format_html('<option value="{}" selected>{}</option>', value, label)
    return format_html('<option value="{}">{}</option>', value, label)
