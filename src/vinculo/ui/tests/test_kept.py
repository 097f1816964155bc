"""Parts of the frame that are drawn once."""

from collections.abc import Iterator

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from vinculo.ui import kept


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.forget()
    yield
    kept.forget()


class Counted:
    def __init__(self) -> None:
        self.times = 0

    def __str__(self) -> str:
        self.times += 1
        return f"<{self.times}>"


def drawn(by: str, part: Counted) -> str:
    template = Template('{% kept "a part" by %}{{ by }} {{ part }}{% endkept %}')
    return template.render(Context({"by": by, "part": part}))


def test_a_part_is_drawn_once_for_each_value_and_each_language() -> None:
    part = Counted()
    with translation.override("es"):
        assert [drawn("a", part), drawn("a", part), drawn("b", part)] == [
            "a &lt;1&gt;",
            "a &lt;1&gt;",
            "b &lt;2&gt;",
        ]
    with translation.override("en"):
        assert drawn("a", part) == "a &lt;3&gt;"


def test_a_full_memory_is_emptied_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_PARTS", 2)
    part = Counted()
    assert [drawn(by, part)[-5] for by in "abca"] == ["1", "2", "3", "4"]


def test_a_part_without_a_name_in_quotes_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% kept by %}{% endkept %}")
