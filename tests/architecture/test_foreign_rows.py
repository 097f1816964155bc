"""The watch over template contexts sees what is handed to a page."""

from dataclasses import dataclass

import pytest
from django.template import Context, engines
from django.test.signals import template_rendered

from tests.architecture.foreign import ForeignRowError, foreign_rows, refuse
from vinculo.identity.models import User
from vinculo.kernel.models import DeadLetter


@dataclass(frozen=True)
class Row:
    keeper: object


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(User(name="Ana"), id="row"),
        pytest.param([User(name="Ana")], id="list"),
        pytest.param({"a": (Row(User(name="Ana")),)}, id="inside a contract"),
        pytest.param(User.objects.all(), id="query"),
    ],
)
def test_a_foreign_row_is_seen(value: object) -> None:
    assert foreign_rows("cases", {"person": value}) == ["person: identity.User"]
    assert foreign_rows("identity", {"person": value}) == []


def test_values_and_own_rows_are_no_concern() -> None:
    assert foreign_rows("cases", {"people": User.objects.values("name")}) == []
    assert foreign_rows("kernel", {"letters": [DeadLetter()]}) == []


def test_every_test_is_watched() -> None:
    assert any(receiver[1]() is refuse for receiver in template_rendered.receivers)


def test_a_page_that_is_handed_a_foreign_row_fails() -> None:
    template = engines["django"].get_template("ui/_notes.html").template
    with pytest.raises(ForeignRowError):
        template.render(Context({"messages": [], "who": User(name="Ana")}))
