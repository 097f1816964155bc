"""The rows of a list, which are drawn without a template."""

from datetime import UTC, datetime
from uuid import uuid4

from vinculo.cases.contracts import CaseKind, CaseRow, CaseStatus
from vinculo.cases.domain.views import Column
from vinculo.cases.web.rows import drawn
from vinculo.kernel.actor import SYSTEM

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOSTILE = """<script>alert("1")</script>'&"""


def row(**values):
    usual = {
        "id": uuid4(),
        "number": "2026-000001",
        "subject": "Sin línea",
        "status": CaseStatus.OPEN,
        "kind": CaseKind.QUERY,
        "customer_id": uuid4(),
        "customer_name": "Lucía",
        "service_name": "Fibra",
        "owner_id": None,
        "owner_name": "",
        "opened_at": AT,
        "changed_at": AT,
        "due_at": AT,
        "warn_at": None,
        "resolved_at": None,
        "has_news": True,
    }
    return CaseRow(**(usual | values))


def test_what_people_wrote_is_escaped_in_every_cell():
    names = ("number", "subject", "customer_name", "service_name", "owner_name")
    said = drawn(
        [row(**dict.fromkeys(names, HOSTILE))], actor=SYSTEM, columns=tuple(Column), picks=True
    )
    assert said.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&amp;") == 6
    assert "<script" not in said


def test_a_restricted_case_bears_its_lock_and_a_case_without_subject_says_so():
    said = drawn(
        [row(is_restricted=True, subject="", customer_id=None)],
        actor=SYSTEM,
        columns=(Column.CUSTOMER, Column.OWNER),
        picks=False,
    )
    for words in ("case-lock", "(sin asunto)", "por confirmar", "en cola"):
        assert words in said
    assert "case-pick" not in said
