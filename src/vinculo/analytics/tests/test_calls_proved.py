"""Calls of the 95 % rule are evidence: none is changed, removed or put in unseen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from vinculo.analytics.domain.days import days_between
from vinculo.analytics.models import CallBatch, CallRecord
from vinculo.analytics.selectors import figures
from vinculo.analytics.selectors.calls import calls_of
from vinculo.analytics.selectors.evaluation import evaluation_of
from vinculo.analytics.selectors.proved_calls import batches_of, disagreeing, disagreements
from vinculo.analytics.services.calls import CallReasonError, NewCall, keep_calls
from vinculo.analytics.services.evaluating import evaluate
from vinculo.analytics.web.evaluation import shown
from vinculo.identity.testing import a_member, a_token, a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.kernel.evidence import checking
from vinculo.kernel.evidence.rounds import repeat
from vinculo.kernel.ids import new_id
from vinculo.kernel.models import EvidenceLine
from vinculo.kernel.testing import as_owner
from vinculo.organization.testing import a_company

NOON = datetime(2026, 10, 26, 12, 0, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
TOLD = NOON + 21 * DAY


def a_call(number, wait=100, **changes):
    received = NOON + number * DAY
    known = {"reference": f"c{number}", "received_at": received}
    answered = None if wait is None else received + wait * SECOND
    return NewCall(**known | {"answered_at": answered} | changes)


@pytest.fixture
def told(committed):
    a_company()
    keep_calls([a_call(number) for number in range(19)], at=TOLD)
    keep_calls([a_call(19, wait=400)], at=TOLD + DAY)


def change(**columns):
    """What somebody with the keys of the database does behind the product's back."""
    sets = ", ".join(f"{name} = %s" for name in columns)
    as_owner(
        f"UPDATE analytics_callrecord SET {sets} WHERE id = "
        "(SELECT id FROM analytics_callrecord WHERE reference = 'c19'"
        " ORDER BY version DESC LIMIT 1)",
        *columns.values(),
    )


def faults():
    return [
        (fault.kind.value, fault.subject.partition(":")[0])
        for fault in checking.check(at=NOON).faults
    ]


def figure(key="calls.call.A_year.received"):
    return {one.key: one for one in evaluation_of(2026).figures}[key]


def test_each_batch_leaves_a_line_with_its_count_its_days_and_its_digest(told):
    first, second = EvidenceLine.objects.filter(kind="analytics.calls_told").order_by("pk")
    assert '"count":19' in first.facts
    assert f'"first":"{NOON.isoformat()}"' in first.facts
    assert len(first.digest) == len(second.digest) == 64
    assert first.digest != second.digest
    assert faults() == []
    assert evaluate(2026, at=NOON) == 1
    assert (figure().value, figure().recount, figure().recount_n) == (0.95, 0.95, 20)


@pytest.mark.parametrize(
    "columns",
    [
        {"answered_at": NOON + 19 * DAY + 5 * SECOND},
        {"received_at": NOON + 19 * DAY + SECOND},
        {"human_requested_at": NOON + 19 * DAY + SECOND},
        {"ended_by": "agent"},
        {"reference": "c190"},
        {"version": 7},
    ],
)
def test_a_call_that_was_changed_afterwards_is_found_and_does_not_count_in_the_recount(
    told, columns
):
    change(**columns)
    assert faults() == [("record", "calls")]
    (found,) = disagreements()
    assert found.references
    evaluate(2026, at=NOON)
    assert figure().recount_n == 19


def test_whoever_mends_the_digest_of_the_row_too_is_found_by_that_of_the_batch(told):
    row = CallRecord.objects.get(reference="c19")
    kept = row.digest
    row.answered_at = row.received_at + 5 * SECOND
    change(answered_at=row.answered_at, digest=row.true_digest)
    assert faults() == [("record", "calls")]
    change(answered_at=row.received_at + 400 * SECOND, digest=kept)
    assert faults() == []
    batch = CallBatch.objects.get(pk=row.batch_id)
    as_owner("UPDATE analytics_callbatch SET reason = 'Nadie' WHERE id = %s", batch.pk)
    assert faults() == [("record", "calls")]


def test_a_call_removed_or_put_in_afterwards_is_found(told):
    row = CallRecord.objects.get(reference="c18")
    as_owner("DELETE FROM analytics_callrecord WHERE id = %s", row.pk)
    assert faults() == [("record", "calls")]
    evaluate(2026, at=NOON)
    assert figure().n == 19
    assert figure().recount_n == 1
    row.save(force_insert=True)
    assert faults() == []
    put_in = CallRecord.objects.get(reference="c18")
    put_in.pk, put_in.reference = new_id(), "nueva"
    put_in.digest = put_in.true_digest
    put_in.save(force_insert=True)
    assert faults() == [("record", "calls")]


def test_a_whole_batch_removed_or_made_up_is_found(told):
    row = CallRecord.objects.get(reference="c19")
    batch = CallBatch.objects.get(pk=row.batch_id)
    as_owner("DELETE FROM analytics_callrecord WHERE id = %s", row.pk)
    as_owner("DELETE FROM analytics_callbatch WHERE id = %s", batch.pk)
    assert faults() == [("record", "calls")]
    made_up = CallBatch.objects.create(way="api", told_at=NOON)
    new = CallRecord(batch=made_up, reference="falsa", received_at=NOON, answered_at=NOON)
    new.digest = new.true_digest
    new.save(force_insert=True)
    assert len(faults()) == 2
    assert batches_of(disagreeing()) >= {made_up.pk}
    days = days_between(NOON.date(), NOON.date(), figures.zone())
    assert len(calls_of("call", days)) == 2
    assert len(calls_of("call", days, without=batches_of(disagreeing()))) == 1


def test_a_correction_is_a_new_batch_with_its_reason_and_keeps_what_was_there(told):
    with pytest.raises(CallReasonError):
        keep_calls([a_call(19)], at=TOLD + 2 * DAY)
    assert keep_calls([a_call(19, wait=400)], at=TOLD + 2 * DAY) == 1
    assert CallBatch.objects.count() == 2, "told again alike is nothing new"
    keep_calls([a_call(19), a_call(20)], at=TOLD + 2 * DAY, reason="El reloj iba mal")
    versions = CallRecord.objects.filter(reference="c19").order_by("version")
    assert [(row.version, (row.answered_at - row.received_at).seconds) for row in versions] == [
        (1, 400), (2, 100),
    ]  # fmt: skip
    assert CallBatch.objects.latest("told_at").reason == "El reloj iba mal"
    assert faults() == []
    evaluate(2026, at=NOON)
    assert (figure().value, figure().n, figure().recount, figure().recount_n) == (1, 21, 1, 21)
    change(ended_by="agent")
    evaluate(2026, at=NOON + SECOND)
    assert (figure().recount, figure().recount_n) == (0.95, 20), "the correction holds no more"


def test_the_night_tells_those_who_check_and_the_evaluation_is_alarmed(told):
    auditor = a_user(Role.AUDITOR)
    change(ended_by="agent")
    assert repeat(at=NOON).fault_count == 1
    assert evaluate(2026, at=NOON) > 1
    (line,) = EvidenceLine.objects.filter(kind="analytics.evaluated")
    assert '"batches_that_disagree":1' in line.facts
    page = signed_in(auditor).get(reverse("identity:chain")).content.decode()
    assert "no son las que se guardaron" in page


@pytest.mark.parametrize("model", [CallRecord, CallBatch])
def test_the_application_may_write_calls_and_never_change_them(told, model):
    for statement in ("UPDATE {} SET id = id", "DELETE FROM {}"):
        asked = statement.format(model._meta.db_table)
        with (
            connection.cursor() as cursor,
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(asked)


@pytest.mark.django_db
def test_a_file_and_the_api_correct_with_a_reason_only(client):
    a_company()
    analyst = a_member(Role.ANALYST)
    url = reverse("analytics:bring_calls")
    text = "id;recibida;atendida\na1;2026-10-26T12:00:00;2026-10-26T12:02:00\n"

    def bring(said, **more):
        return analyst.post(url, {"file": SimpleUploadedFile("c.csv", said.encode()), **more})

    assert bring(text).status_code == 302
    other = text.replace("12:02:00", "12:01:00")
    refused = bring(other)
    assert refused.status_code == 422
    assert "Diga por qué" in refused.content.decode()
    assert bring(other, reason="Reloj de la centralita").status_code == 302
    assert [batch.reason for batch in CallBatch.objects.order_by("told_at")] == [
        "", "Reloj de la centralita",
    ]  # fmt: skip
    secret = a_token(a_user(Role.ADMINISTRATOR), "analytics.bring_calls")
    send = {"content_type": "application/json", "headers": {"authorization": f"Bearer {secret}"}}
    call = {"reference": "a1", "received_at": "2026-10-26T12:00:00Z"}
    assert client.post(reverse("api:calls"), {"calls": [call]}, **send).status_code == 422
    early = call | {
        "human_requested_at": "2026-10-26T12:02:00Z",
        "answered_at": "2026-10-26T12:01:00Z",
    }
    wrong = client.post(
        reverse("api:calls"), {"calls": [call | {"reference": "a0"}, early]}, **send
    )
    assert wrong.status_code == 422
    assert (
        "Llamada 2 (a1): «answered_at» es anterior a «human_requested_at»."
        in wrong.json()["detail"]
    )
    asked = "id;recibida;pide_persona;atendida\n" + "".join(
        f"b{n};2026-10-26T12:00:00;{moment};2026-10-26T12:01:00\n"
        for n, moment in enumerate(("2026-10-26T12:00:30", "2026-10-26T12:01:01"))
    )
    refused = bring(asked)
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "«answered_at» es anterior a «human_requested_at»." in shown
    told = {"calls": [call], "reason": "No se atendió"}
    assert client.post(reverse("api:calls"), told, **send).json() == {"kept": 1}
    assert faults() == []


def test_calls_that_the_system_cut_in_the_queue_must_be_none_and_are_an_alarm(committed):
    a_company()
    cut = [a_call(number, wait=None, ended_by="system") for number in range(2)]
    others = [
        a_call(2, ended_by="agent"),
        a_call(3, wait=None, ended_by="customer"),
        a_call(4, ended_by="system"),
        a_call(5, wait=None),
    ]
    keep_calls([*cut, *others], at=TOLD)
    alarms = evaluate(2026, at=NOON)
    one = figure("cut_in_queue")
    assert (one.value, one.n, one.recount, one.recount_n) == (0.4, 5, 0.4, 5)
    assert (one.limit, one.passes, one.error, one.is_failed) == (0.0, False, 0.0, True)
    assert shown(one)["kind"] == "calls"
    corrected = [a_call(number, wait=None, ended_by="customer") for number in range(2)]
    keep_calls(corrected, at=TOLD + DAY, reason="La centralita dijo mal quién colgó")
    assert evaluate(2026, at=NOON + DAY) == alarms - 1
    one = figure("cut_in_queue")
    assert (one.value, one.n, one.recount, one.passes) == (0.0, 5, 0.0, True)


def test_a_cut_that_somebody_hid_afterwards_is_an_error_of_the_published_figure(told):
    keep_calls([a_call(20, wait=None, ended_by="system")], at=TOLD)
    keep_calls([a_call(19, wait=400, ended_by="agent")], at=TOLD, reason="Faltaba quién colgó")
    change(ended_by="system", answered_at=None)
    evaluate(2026, at=NOON)
    one = figure("cut_in_queue")
    assert (one.value, one.n, one.recount, one.recount_n) == (1.0, 2, 1.0, 1)
    assert not evaluation_of(2026).meets_strictest
