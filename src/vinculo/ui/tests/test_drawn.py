"""What is drawn without a template is what its component draws."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from vinculo.kernel import clock
from vinculo.ui.drawn import badge, small_clock

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def component(markup, **values):
    return Template(markup).render(Context(values)).replace("\n", "")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("due", "warn"),
    [(AT + HOUR, None), (AT + 60 * HOUR, AT - HOUR), (AT - 50 * HOUR, AT - 60 * HOUR), (AT, None)],
)
def test_a_clock_of_a_list_is_the_clock_of_a_page(monkeypatch, language, due, warn):
    monkeypatch.setattr(clock, "now", lambda: AT)
    values = {"due": due, "started": AT - 70 * HOUR, "warn": warn}
    with translation.override(language):
        markup = "{% cotton clock :due='due' :started='started' :warn='warn' /%}"
        assert small_clock(**values, at=AT) == component(markup, **values)
        stands = component("{% cotton clock look='idle' %}<b>{% endcotton %}").replace("<b>", "")
        assert small_clock() == stands


def test_a_badge_of_a_list_escapes_its_words_as_the_component_does():
    markup = "{% cotton badge :state='state' %}{{ words }}{% endcotton %}"
    for state in ("ok", ""):
        assert badge("<a> & b", state=state) == component(markup, state=state, words="<a> & b")
