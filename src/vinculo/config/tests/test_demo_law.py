"""The law's part of ConectaSur's year is what the product itself would have written."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import transaction

from vinculo.config.demos.conectasur import law_writing
from vinculo.config.demos.conectasur.cases_of import case_id_of
from vinculo.config.demos.conectasur.matters import Matter
from vinculo.config.demos.conectasur.statutory_of import KINDS
from vinculo.config.demos.conectasur.writing import year_of
from vinculo.config.tests.test_demo_companies import (
    AT,
    SCALE,
    conectasur,
    counted,
    rows,
    what_law_left,
)
from vinculo.kernel import blobs
from vinculo.kernel.demo import demo_id
from vinculo.portfolio import api as portfolio
from vinculo.portfolio.contracts import NewFiling
from vinculo.portfolio.demo_year import terms as demo_terms
from vinculo.statutory.testing import follow_again, receipt_again

__all__ = ["conectasur"]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FILED = AT - timedelta(days=60, hours=3)
SIGNED = demo_terms.signed_at(AT)

MATTER = "statutory_matter AS m JOIN cases_case AS c ON c.id = m.case_id"


def test_each_query_and_fault_since_the_signature_has_its_matter(conectasur) -> None:
    """What was over before the first signature has none, as in every company."""
    year = year_of(AT, SCALE)
    claimed = {claim.matter.place for claim in year.claims}
    asked = [one for one in year.plan.matters if one.topic.kind in KINDS]
    owed = {case_id_of(one) for one in asked if one.place not in claimed and _is_owed(one)}
    held = {row[0] for row in rows(f"SELECT m.case_id FROM {MATTER} WHERE m.kind != 'none'")}
    assert len(owed) > 20
    assert held & {case_id_of(one) for one in asked} == owed
    assert not counted(f"{MATTER} WHERE c.kind IN ('complaint', 'claim') AND m.kind != 'none'")


def _is_owed(one: Matter) -> bool:
    return one.opened_at >= SIGNED or one.resolved_at is None or one.resolved_at > SIGNED


def test_a_matter_ends_when_its_case_does(conectasur) -> None:
    alive = "m.state IN ('open', 'answered') AND m.kind != 'none'"
    assert counted(f"{MATTER} WHERE {alive} AND m.state = 'answered'") > 10
    assert not counted(f"{MATTER} WHERE {alive} AND m.answered_at IS DISTINCT FROM c.resolved_at")
    assert not counted(f"{MATTER} WHERE {alive} AND m.filed_at != c.opened_at")
    assert not counted(f"{MATTER} WHERE m.told_at < m.filed_at")


def test_what_a_customer_was_told_of_a_fault_stands_in_the_letter(conectasur) -> None:
    told = rows(
        f"SELECT m.cause, l.text FROM {MATTER} JOIN interactions_message AS l"
        " ON l.conversation_id = c.conversation_id AND l.at = m.told_at AND l.direction = 'out'"
    )
    assert len(told) >= 3
    for cause, text in told:
        assert f"Qué ha pasado: {cause}" in text


def test_each_term_is_a_promise_that_came_to_the_same(conectasur) -> None:
    """Kept is kept, late is broken and made good, called off is taken back."""
    same = {"kept": {"kept"}, "late": {"repaired"}, "cancelled": {"withdrawn"}}
    found = rows(
        "SELECT t.state, p.state, t.ends_before - interval '1 second' = p.due_at, t.duty"
        " FROM portfolio_legalterm AS t"
        " JOIN statutory_matter AS m ON t.subject = 'case:' || m.case_id"
        " JOIN promises_promise AS p ON p.origin = 'law:' || m.id || ':' || t.duty"
        " WHERE t.is_first AND t.stopped_at IS NOT NULL AND m.kind != 'none'"
    )
    assert len(found) > 30
    assert {duty for *_rest, duty in found} >= {"ES10-2H", "ES10-5D"}
    assert [one for one in found if one[1] not in same[one[0]] or not one[2]] == []


def test_the_receipts_are_the_papers_that_would_be_made_today(conectasur) -> None:
    """Of mails and of calls: byte by byte, on disk under their hash and in the chain."""
    receipts = f"{MATTER} JOIN statutory_matterreceipt AS r ON r.matter_id = m.id"
    first = "ORDER BY r.made_at, r.id LIMIT 2"
    for kind in ("c.conversation_id IS NOT NULL", "c.conversation_id IS NULL"):
        held = rows(f"SELECT m.case_id, r.blob FROM {receipts} WHERE {kind} {first}")
        assert held, kind
        for case_id, blob in held:
            again = receipt_again(case_id)
            assert again == blobs.read_blob(blob)
            assert sha256(again).hexdigest() == blob
            assert counted(f"kernel_evidenceline WHERE facts LIKE '%{blob}%'") == 1
    assert not counted(f"{receipts} WHERE r.given_at < r.made_at OR r.made_at < m.filed_at")
    assert not counted(f"{receipts} WHERE m.wants_receipt")


def test_the_product_finds_nothing_to_mend_in_what_was_written(conectasur) -> None:
    """Following each case of the year anew changes no matter, no term and no promise."""
    asked = (
        "SELECT id, kind, topic, state, wants_receipt, answered_at, told_at FROM statutory_matter"
        " ORDER BY id",
        "SELECT subject, duty, place, state, stopped_at FROM portfolio_legalterm ORDER BY id",
        "SELECT origin, state, ended_at, repaired_at FROM promises_promise ORDER BY id",
    )
    found = rows(f"SELECT m.case_id FROM {MATTER} WHERE m.kind != 'none' ORDER BY 1")
    with transaction.atomic():
        before = [rows(one) for one in asked]
        follow_again([case_id for (case_id,) in found], at=AT)
        assert [rows(one) for one in asked] == before
        transaction.set_rollback(True)


def test_a_pause_of_the_year_stands_on_a_call_and_some_have_ended(conectasur) -> None:
    assert counted("portfolio_termpause WHERE asked_ref IS NOT NULL AND ends_at IS NULL") >= 1
    still = "portfolio_legalterm AS t JOIN portfolio_termpause AS p ON p.subject = t.subject"
    assert not counted(f"{still} WHERE t.state = 'paused' AND p.ends_at IS NOT NULL")


@pytest.mark.parametrize(
    ("kind", "topics", "said", "done", "again", "ends"),
    [
        pytest.param("query", ("other",), None, None, None, 3 * DAY, id="a query in time"),
        pytest.param("query", ("other",), None, None, None, 40 * DAY, id="a query too late"),
        pytest.param("query", ("other", "billing"), 4 * HOUR, None, None, 6 * DAY, id="of a bill"),
        pytest.param("incident", ("continuity",), None, HOUR, None, 2 * DAY, id="a fault told"),
        pytest.param("incident", ("continuity",), None, 3 * HOUR, None, DAY, id="told too late"),
        pytest.param("incident", ("continuity", "other"), HOUR, None, None, DAY, id="no fault"),
        pytest.param(
            "incident", ("continuity", "other"), 5 * HOUR, None, None, DAY, id="said late"
        ),
        pytest.param("query", ("other",), None, None, (DAY, 2 * DAY), 3 * DAY, id="lived again"),
    ],
)
def test_terms_written_at_once_are_those_of_each_story_one_by_one(
    conectasur, kind, topics, said, done, again, ends
) -> None:
    keys, service_id = ("queue:1",), demo_id("service:averias")
    with transaction.atomic():
        _one_by_one(service_id, keys, kind, topics, said, done, again, ends)
        filing = demo_terms.YearFiling(
            subject="case:two",
            service="averias",
            filed_at=FILED,
            answered_at=FILED + ends,
            keys=keys,
            kind=kind,
            topics=topics,
            said_at=FILED + said if said else None,
            done={"ES10-2H": FILED + done} if done else {},
            again=_again(again),
        )
        law_writing.write_terms([filing], at=AT)
        one, two = what_law_left("case:one"), what_law_left("case:two")
        transaction.set_rollback(True)
    assert one[0], "a law binds this service"
    assert one == two


def _again(moments) -> demo_terms.Again | None:
    if moments is None:
        return None
    return demo_terms.Again(ended_at=FILED + moments[0], at=FILED + moments[1])


def _one_by_one(service_id, keys, kind, topics, said, done, again, ends) -> None:
    def file(topic, at) -> None:
        new = NewFiling(
            subject="case:one",
            service_id=service_id,
            kind=kind,
            topic=topic,
            filed_at=FILED,
            keys=keys,
        )
        portfolio.file_matter(new, at=at)

    file(topics[0], FILED)
    if said:
        file(topics[1], FILED + said)
    if done:
        portfolio.stop_terms(subject="case:one", at=FILED + done, duties=["ES10-2H"])
    if again:
        portfolio.stop_terms(subject="case:one", at=FILED + again[0])
        portfolio.take_stop_back(
            subject="case:one", stopped_at=FILED + again[0], at=FILED + again[1]
        )
    portfolio.stop_terms(subject="case:one", at=FILED + ends)
