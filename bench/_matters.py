"""The law's part of every case of the bench company that is no complaint: all of them are queries.

Each has its matter, one term or, of a bill, two, their clocks and promises, a receipt and the lines
of evidence of all that; and what delivered the receipts of its complaints stands there, too.
"""

import sys
import time

from bench import _desk
from bench._disputes import (
    BEGUN_MEANWHILE,
    CALENDAR,
    CASE_FACTS,
    COMPLAINT,
    DAYS,
    DISPUTED,
    EVERY,
    _id,
    _lines,
    _told,
)

ASLEEP = (
    "statutory_matter", "statutory_matterreceipt", "portfolio_legalterm", "clocks_clock",
    "promises_promise", "promises_promisestep", "kernel_evidenceline", "complaints_receipt",
)  # fmt: skip
BEGUN = BEGUN_MEANWHILE.replace("status = 'open'", "status = 'open' AND kind = 'query'")
MATTER = _id(14, "c.id")
BACK = "c.n % 311 = 3"
"""Of so many receipts the mail came back, and nobody handed them over."""
IS_BILL = "c.n % 4 = 0"
ENDS = "c.opened_at + duty.days * interval '1 day'"
IS_LATE = "c.n % 190 = 7"
STATE = f"CASE WHEN c.status = 'open' THEN 'running' WHEN {IS_LATE} THEN 'late' ELSE 'kept' END"
DONE = (
    "CASE WHEN c.status <> 'open' THEN c.opened_at"
    f" + (CASE WHEN {IS_LATE} THEN duty.days + 1 ELSE 1 END) * interval '1 day' END"
)
END = f"({DONE})::timestamptz"
QUERY = "bench_query AS c"
WITH_DUTY = (
    "bench_query AS c JOIN (VALUES ('ES10-15BD', 21, false), ('ES10-5D', 5, true))"
    f" AS duty (name, days, of_bills) ON {IS_BILL} OR NOT duty.of_bills"
)
PROMISE = "overlay(md5(c.id::text || duty.name) placing '0190000f' from 1 for 8)::uuid"
OF_MATTER = ("'matter_id'", MATTER, "'case_id'", "c.id", "'service_id'", "c.service_id")
DUE = _told("'about'", "'case:' || c.id", "'due_at'", ENDS, "'source'", "'duty'")
STEPS = {
    "chosen": f"""
        CREATE TEMP TABLE bench_query ON COMMIT DROP AS
        SELECT id, substr(number, 6)::int AS n, status, service_id, customer_id, opened_at,
               resolved_at, access_keys
          FROM cases_case WHERE id >= '{_desk.uid(5, 0)}' AND id < '{_desk.uid(6, 0)}'
           AND substr(number, 6)::int % {EVERY} <> {EVERY // 2};
        CREATE TEMP TABLE bench_disputed ON COMMIT DROP AS
        SELECT id, substr(number, 6)::int AS n, status, service_id, customer_id, opened_at,
               resolved_at
          FROM cases_case WHERE id >= '{_desk.uid(5, 0)}' AND id < '{_desk.uid(6, 0)}'
           AND substr(number, 6)::int % {EVERY} = {EVERY // 2};
        ANALYZE bench_query, bench_disputed""",
    "matters": f"""
        INSERT INTO statutory_matter
               (id, case_id, service_id, kind, topic, is_presumed, state, wants_receipt, filed_at,
                answered_at, cause)
        SELECT {MATTER}, c.id, c.service_id, 'query',
               CASE WHEN {IS_BILL} THEN 'billing' ELSE 'other' END, NOT ({IS_BILL}),
               CASE WHEN c.status = 'open' THEN 'open' ELSE 'answered' END, false, c.opened_at,
               c.resolved_at, '' FROM {QUERY};
        INSERT INTO statutory_matterreceipt
               (id, matter_id, blob, size_bytes, language, made_at, returned_at, given_at, way)
        SELECT {_id(16, "c.id")}, {MATTER}, md5(c.id::text) || md5(c.id::text), 20000, 'es',
               c.opened_at + interval '11 min',
               CASE WHEN {BACK} THEN c.opened_at + interval '15 min' END,
               CASE WHEN NOT ({BACK}) THEN c.opened_at + interval '12 min' END,
               CASE WHEN {BACK} THEN '' ELSE 'mail' END FROM {QUERY};
        UPDATE complaints_receipt SET sent_at = made_at + interval '1 min'
         WHERE sent_at IS NULL AND complaint_id IN (SELECT {COMPLAINT} FROM {DISPUTED})""",
    "terms of matters": f"""
        INSERT INTO portfolio_legalterm (id, subject, profile, duty, place, calendar_version,
               timezone, is_first, state, started_at, due_on, ends_before, stopped_at, days_id,
               service_id)
        SELECT uuidv7(), 'case:' || c.id, 'es-ley10-2025@1', duty.name, 'Madrid', 1,
               'Europe/Madrid', true, {STATE}, c.opened_at, ({ENDS})::date, {ENDS}, {END}, {DAYS},
               c.service_id FROM {WITH_DUTY};
        INSERT INTO clocks_clock (id, subject, kind, rule, state, target, warn_pct, keys,
               started_at, warn_at, due_at, stopped_at, broken_at, calendar_id)
        SELECT uuidv7(), 'law:case:' || c.id, duty.name, '',
               CASE {STATE} WHEN 'late' THEN 'broken' ELSE {STATE} END,
               duty.days * interval '1 day', 75, '{{}}', c.opened_at, {ENDS}, {ENDS}, {END},
               CASE WHEN {STATE} = 'late' THEN {ENDS} END, {CALENDAR} FROM {WITH_DUTY};
        INSERT INTO promises_promise (id, source, words, state, subject, given_at, due_at, warn_at,
               on_resolve, proof, proof_words, apology, asked_how, asked_words, ended_at, origin,
               access_keys, created_at,
               customer_id, service_id)
        SELECT {PROMISE}, 'duty', 'Resolver en plazo',
               CASE {STATE} WHEN 'running' THEN 'open' WHEN 'late' THEN 'broken' ELSE 'kept' END,
               'case:' || c.id, c.opened_at, {ENDS}, {ENDS}, false,
               CASE {STATE} WHEN 'kept' THEN 'resolved' ELSE '' END, '', '', '', '', {END},
               'law:' || {MATTER} || ':' || duty.name, c.access_keys, c.opened_at, c.customer_id,
               c.service_id FROM {WITH_DUTY}""",
    "evidence of matters": ";".join(
        (
            _lines(
                "statutory.MatterFiled", f"'matter:' || {MATTER}",
                _told(*OF_MATTER, "'kind'", "'query'", "'owes_receipt'", "true", "'filed_at'",
                      "c.opened_at", "'said_at'", "c.opened_at"),
                "c.opened_at", QUERY,
            ),
            _lines(
                "statutory.MatterEnded", f"'matter:' || {MATTER}",
                _told(*OF_MATTER, "'state'", "'answered'", "'ended_at'", "c.resolved_at"),
                "c.resolved_at", f"{QUERY} WHERE c.status <> 'open'",
            ),
            _lines(
                "statutory.MatterReceiptMade", f"'matter:' || {MATTER}",
                _told(*OF_MATTER, "'made_at'", "c.opened_at + interval '11 min'", "'sha256'",
                      "md5(c.id::text) || md5(c.id::text)"),
                "c.opened_at + interval '11 min'", QUERY,
            ),
            _lines(
                "statutory.MatterReceiptGiven", f"'matter:' || {MATTER}",
                _told(*OF_MATTER, "'way'", "'mail'", "'given_at'",
                      "c.opened_at + interval '12 min'"),
                "c.opened_at + interval '12 min'", f"{QUERY} WHERE NOT ({BACK})",
            ),
            _lines(
                "statutory.MatterReceiptReturned", f"'matter:' || {MATTER}",
                _told(*OF_MATTER, "'returned_at'", "c.opened_at + interval '15 min'"),
                "c.opened_at + interval '15 min'", f"{QUERY} WHERE {BACK}",
            ),
            _lines(
                "complaints.ReceiptDelivered", f"'complaint:' || {COMPLAINT}",
                _told(*CASE_FACTS, "'way'", "'mail'", "'delivered_at'",
                      "c.opened_at + interval '1 min'"),
                "c.opened_at + interval '1 min'", f"{DISPUTED} WHERE n % 970 <> 5",
            ),
        )
    ),
    "evidence of their terms": ";".join(
        (
            _lines(
                "portfolio.term_started", "'case:' || c.id",
                _told("'duty'", "duty.name", "'is_first'", "true", "'started_at'", "c.opened_at",
                      "'ends_before'", ENDS, "'days'", DAYS, "'timezone'", "'Europe/Madrid'"),
                "c.opened_at", WITH_DUTY,
            ),
            _lines(
                "portfolio.term_ended", "'case:' || c.id",
                _told("'duty'", "duty.name", "'state'", STATE, "'at'", END),
                END, f"{WITH_DUTY} WHERE c.status <> 'open'",
            ),
            _lines("promises.open", f"'promise:' || {PROMISE}", DUE, "c.opened_at", WITH_DUTY),
            *(
                _lines(
                    f"promises.{state}", f"'promise:' || {PROMISE}", DUE, END,
                    f"{WITH_DUTY} WHERE {STATE} = '{ended}'",
                )
                for state, ended in (("kept", "kept"), ("broken", "late"))
            ),
        )
    ),
}  # fmt: skip


def seed() -> float:
    """Write what is not there yet; answers the seconds it took."""
    began = time.monotonic()
    with _desk.owner() as db:
        first = _desk.uid(14, 0)
        there = db.execute("SELECT 1 FROM statutory_matter WHERE id = %s", [first])
        if there.fetchone():
            return 0.0
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        with _desk.without_foreign_keys(db, ASLEEP), db.transaction():
            db.execute(BEGUN)
            for name, statement in STEPS.items():
                started = time.monotonic()
                db.execute(statement)
                print(f"  {name} {time.monotonic() - started:.0f} s", file=sys.stderr)
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        db.execute("VACUUM ANALYZE")
    return time.monotonic() - began
