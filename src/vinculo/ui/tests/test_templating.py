"""The quick reader of templates says what Django's own says, letter by letter."""
# ruff: noqa: E501

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.template import Context, Template
from django.template.engine import Engine
from django.utils import translation
from django.utils.functional import lazy
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

FLOWING = """
{% if text and not nowhere and thing.name %}1{% elif number %}2{% else %}3{% endif %}{% if nowhere or nothing %}4{% else %}5{% endif %}
{% if not nowhere.x or text %}1{% endif %}{% if number > "a" %}2{% else %}3{% endif %}{% if not list|length > 9 and "x" in list %}4{% endif %}{% if nowhere.x|length > 1 %}5{% endif %}
{% for a in list %}{% for b, c in pairs %}{{ forloop.parentloop.counter0 }}{{ forloop.revcounter }}{{ forloop.first }}{{ forloop.last }}{{ b }}{{ c }}{% if forloop.last %};{% endif %}{% endfor %}{% endfor %}
{% for a in list reversed %}{{ forloop.revcounter0 }}{{ a }}{% endfor %}{% for a in nowhere %}x{% empty %}none{{ a }}{% endfor %}{% for a in boxes %}{{ a }}{% endfor %}{% for a in call %}{{ a }}{% endfor %}{{ forloop }}{{ a }}
{% for a, b in known.deep.0.items %}{{ a }}{{ b }}{% endfor %}{% for a in pairs %}{% include "ui/_rail_places.html" with places=nothing only %}{% endfor %}
{% include "complaints/_refused.html" with words=text %}{% include "complaints/_refused.html" with words=safe only %}{% include name_of %}{% with words=text %}{% include "complaints/_refused.html" %}{% include "complaints/_refused.html" only %}{% endwith %}{{ words }}
{{ known.none.x }}|{{ boxes.one }}|{{ boxes.items }}|{{ known.keys|length }}|{{ known.deep.0.x|upper }}|{{ known.deep.none.x }}|{{ holder.x }}|{{ holder.bad }}|{{ holder.real }}
{{ True }}|{{ False }}|{{ None }}|{{ row.id }}|{{ lazy }}|{{ lazy|upper }}|{{ hostile }}|{{ hostile|safe }}|{% autoescape off %}{{ hostile }}{{ True }}{{ row.id }}{% endautoescape %}|{{ lazier }}
{% blocktranslate %}Caso {{ text }} y {{ nowhere }} al 100 %{% endblocktranslate %}|{% blocktranslate asvar w with n=text %}Caso {{ n }}{% endblocktranslate %}{{ w }}|{% blocktranslate with a=lazy b=safe c=number d=row.at %}{{ a }} {{ b }} {{ c }} {{ d }}{% endblocktranslate %}{{ n }}
{% blocktranslate with number=row.number %}Caso {{ number }}{% endblocktranslate %}{% autoescape off %}{% blocktranslate with n=text %}{{ n }}{% endblocktranslate %}{% endautoescape %}{% blocktranslate trimmed %}  Casos  {% endblocktranslate %}
{% cotton badge state="ok" icon="x" :line="known.a" %}{{ text }}{% endcotton %}{% cotton panel title="{{ text }}" level="3" data-x-y="{{ text }}" :class="nowhere" %}{% cotton badge %}{{ slot }}{{ attrs }}{{ state }}{% endcotton %}{% endcotton %}{{ state }}
{% cotton field id="a" label="<b>" :hint="text" %}{% for a in list %}{% cotton badge :state="a" %}{{ a }}{% endcotton %}{% endfor %}{% endcotton %}{% cotton step state="done" when="{{ row.at }}" %}{% translate "Casos" %}{% endcotton %}
{% cotton panel %}{% cotton:slot title %}<u>{{ text }}</u>{% endcotton:slot %}{% cotton:slot actions %}{% cotton button %}x{% endcotton %}{% endcotton:slot %}{% endcotton %}{% cotton state title="x" icon="search" %}{% endcotton %}
"""


class Holder:
    """With entries, some of which are not there, and an attribute."""

    real = "attribute"

    def __getitem__(self, name):
        return {"x": "entry <"}[name]


VALUES |= {
    "holder": Holder(),
    "hostile": gettext_lazy("<b>Ana & Cía</b>"),
    "lazier": lazy(lambda: mark_safe("<i>ok</i>"), str)(),
    "name_of": "complaints/_refused.html",
}


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    "line", (SAID.strip() + FLOWING).strip().splitlines(), ids=lambda line: line[:30]
)
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
