"""The history reads as sentences: who did what, until when, to whom, with no code in sight."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from vinculo.cases import labels
from vinculo.cases.contracts import EntryKind, EntryView
from vinculo.cases.web.words import line_of

SKILL, QUEUE = UUID(int=1), UUID(int=2)
NAMES = {SKILL: "fibra", QUEUE: "Averías"}


def line(kind: EntryKind, **params: str | int | None) -> str:
    entry = EntryView(
        id=uuid4(),
        kind=kind,
        at=datetime(2026, 11, 18, 9, tzinfo=UTC),
        actor_id=uuid4(),
        actor_name="Marta Ruiz",
        ref=None,
        params=params,
    )
    return line_of(entry, NAMES)


@pytest.mark.parametrize(
    ("kind", "params", "words"),
    [
        (EntryKind.WAITING, {"until": None}, "Marta Ruiz dejó el caso en espera"),
        (
            EntryKind.WAITING,
            {"until": "2026-12-01"},
            "Marta Ruiz dejó el caso en espera hasta el 1 de diciembre de 2026",
        ),
        (
            EntryKind.TRANSFERRED,
            {"to_skill": str(SKILL)},
            "Marta Ruiz pasó el caso a quien sepa de fibra",
        ),
        (
            EntryKind.TRANSFERRED,
            {"to_queue": str(QUEUE)},
            "Marta Ruiz pasó el caso a la cola Averías",
        ),
        (EntryKind.KIND_SET, {"to_kind": "incident"}, "Marta Ruiz cambió el tipo a incidencia"),
        (EntryKind.RESOLVED, {"outcome": "solved"}, "Marta Ruiz resolvió el caso: solucionado"),
        (
            EntryKind.MOOD_SAID,
            {"mood": "negative"},
            "Marta Ruiz dijo cómo suena lo que escribió el cliente: con molestia",
        ),
        (EntryKind.UNDONE, {"what": "hands"}, "Marta Ruiz deshizo: quién lo lleva"),
        (
            EntryKind.WISHED,
            {"channel": "phone"},
            "El cliente eligió cómo quiere que se le avise: por teléfono",
        ),
    ],
)
def test_a_line_says_who_did_what_in_words(kind, params, words) -> None:
    assert line(kind, **params) == words


def test_every_kind_of_line_has_its_sentence() -> None:
    assert set(labels.HISTORY) == set(EntryKind)
    assert all("{" not in line(kind) and "%(" not in line(kind) for kind in EntryKind)
