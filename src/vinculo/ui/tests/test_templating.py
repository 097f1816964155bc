"""The quick reader of templates says what Django's own says, letter by letter."""
# ruff: noqa: E501

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.template import Context, Template
from django.template.engine import Engine
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from vinculo.ui.templating.loader import QuickTemplate


class Thing:
    """With what templates ask of objects: fields, methods, and what may not be called."""

    name = "<b>Ana & Cía</b>"

    def shout(self):
        return self.name.upper()

    def greet(self, _whom):
        return "never"

    def burn(self):
        raise AssertionError

    burn.alters_data = True


class Boxes(dict):
    """A dictionary that makes up what it lacks."""

    def __missing__(self, key):
        return f"[{key}]"


VALUES = {
    "thing": Thing(),
    "row": SimpleNamespace(id=UUID(int=7), number="2026-1", at=datetime(2026, 3, 1, 9, tzinfo=UTC)),
    "known": {"a": 1, "items": "own", "deep": [{"x": "y<"}]},
    "boxes": Boxes(one=1),
    "pairs": [("a", 1), ("b", 2)],
    "nothing": None,
    "list": ["x", "<y>", ("z", 3)],
    "number": 1234567.5,
    "safe": mark_safe("<i>ok</i>"),
    "lazy": gettext_lazy("Casos"),
    "text": "a 'b' \"c\" <d> & 100 %",
    "call": lambda: "called <",
}
SAID = """
{{ text }}|{{ safe }}|{{ lazy }}|{{ number }}|{{ row.id }}|{{ row.at }}|{{ call }}|{{ "lit<" }}
{{ thing.name }}|{{ thing.shout }}|{{ thing.greet }}|{{ thing.burn }}|{{ thing.none }}|{{ thing }}
{{ known.a }}|{{ known.items }}|{{ known.deep.0.x }}|{{ known.none }}|{{ known.keys }}|{{ boxes.q }}
{{ nothing }}|{{ nothing.at.all }}|{{ nowhere }}|{{ nowhere.at.all }}|{{ list.1 }}|{{ list.2.1 }}|{{ list.9 }}
{{ text|upper }}|{{ safe|lower }}|{{ text|default:"x" }}|{{ nowhere|default:thing.name }}|{{ text|truncatechars:3 }}
{{ row.at|date:"c" }}|{{ nothing|default_if_none:"none" }}|{{ list|join:"<" }}|{{ text|add:thing.name }}
{% if nowhere %}1{% endif %}{% if not nothing.x %}2{% endif %}{% if known.a == 1 and text %}3{% endif %}{% if nowhere == None %}4{% endif %}
{% for a in list %}{{ forloop.counter }}{{ a }}{% empty %}-{% endfor %}{% for a, b in pairs %}{{ a }}{{ b }}{% endfor %}
{% translate "Casos" %}|{% translate "100 % <b>" %}|{% translate "Casos" as w %}{{ w }}|{% translate text %}|{% translate "Casos"|upper %}
{% blocktranslate with n=row.number %}Caso {{ n }} al 100 % {{ text }}{% endblocktranslate %}|{% blocktranslate count n=2 %}{{ n }} caso{% plural %}{{ n }} casos{% endblocktranslate %}
{% translate "Casos" %}{% language "en" %}{% translate "Casos" %}{{ lazy }}{% endlanguage %}{% translate "Casos" %}
{% url "cases:list" %}|{% url "cases:page" row.id %}|{% url "cases:page" row.id as u %}{{ u }}|{% url "no:where" as v %}{{ v }}|{% url "cases:page" case_id=row.id %}|{% url "cases:page" nothing as x %}{{ x }}
{% icon "x" %}{% icon "x" "icon icon-l" %}{% autoescape off %}{{ text }}{{ lazy }}{% endautoescape %}
{% cotton badge state="ok" :data-n="known.a" title="{{ text }}" %}{{ text }}{% endcotton %}{% cotton badge :state="nowhere" %}{% translate "Casos" %}{% endcotton %}
{% cotton button href="/?a={{ row.number }}" kind=quiet disabled icon="x" key="e" %}{{ thing.name }}{% endcotton %}{% cotton tabs label="{% translate 'Casos' %}" %}{% cotton tab href="/" :count="3" current="{% if text %}1{% endif %}" %}{{ text }}{% endcotton %}{% endcotton %}
{% cotton panel title="x" :open="row.none" %}{% cotton:slot foot %}{{ text }}{% endcotton:slot %}{{ text }}{% endcotton %}{% cotton clock :due="row.at" /%}{% cotton component is="badge" %}1{% endcotton %}
"""


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("line", SAID.strip().splitlines(), ids=lambda line: line[:30])
def test_the_quick_reader_writes_what_django_writes(line, language):
    said = "{% load i18n %}" + line
    plain, quick = Template(said), QuickTemplate(said, engine=Engine.get_default())
    assert type(plain) is not type(quick)
    with translation.override(language):
        wanted = plain.render(Context(VALUES))
        assert quick.render(Context(VALUES)) == wanted
    with translation.override("en" if language == "es" else "es"):  # nothing sticks to a template
        wanted = plain.render(Context(VALUES))
        assert quick.render(Context(VALUES)) == wanted


def test_a_fault_in_a_property_is_not_hidden():
    class Broken:
        @property
        def name(self):
            raise AttributeError("inside")

    with pytest.raises(AttributeError, match="inside"):
        QuickTemplate("{{ it.name }}", engine=Engine.get_default()).render(
            Context({"it": Broken()})
        )
