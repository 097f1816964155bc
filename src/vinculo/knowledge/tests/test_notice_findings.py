"""The first sentence of the page of announcements says what holds now."""

from uuid import uuid4

import pytest

from vinculo.identity.testing import START
from vinculo.knowledge.contracts import NoticeKind, NoticeState, NoticeView
from vinculo.knowledge.web.findings import articles_finding, state_finding


def a_view(state: NoticeState, title: str = "Corte") -> NoticeView:
    return NoticeView(
        id=uuid4(),
        kind=NoticeKind.INCIDENT,
        state=state,
        title=title,
        language="es",
        service_id=None,
        service_name="",
        place="",
        since=START,
        expected_until=None,
        ended_at=None,
        steps=(),
    )


@pytest.mark.parametrize(
    ("states", "words"),
    [
        pytest.param([], "", id="nothing"),
        pytest.param([NoticeState.ENDED], "", id="what ended is no finding"),
        pytest.param(
            [NoticeState.PLANNED], "Nada en curso; hay 1 trabajo previsto.", id="one planned"
        ),
        pytest.param(
            [NoticeState.PLANNED, NoticeState.ACTIVE],
            "Ahora hay 1 aviso en curso: «Corte 2».",
            id="what runs comes first",
        ),
        pytest.param(
            [NoticeState.ACTIVE, NoticeState.LATE],
            "Ahora hay 2 avisos en curso; el primero, «Corte 2». 1 se alarga.",
            id="what is late comes before",
        ),
    ],
)
def test_the_page_opens_with_what_holds_now(states: list[NoticeState], words: str) -> None:
    found = [a_view(state, f"Corte {n}") for n, state in enumerate(states, start=1)]
    assert state_finding(found) == words


def test_articles_past_their_review_are_counted_first() -> None:
    assert articles_finding(n=0, to_review=0) == ""
    assert articles_finding(n=1, to_review=0) == "Hay 1 artículo. Ninguno espera revisión."
    assert articles_finding(n=9, to_review=2) == ("Hay 9 artículos. 2 pasaron su día de revisión.")
