"""Complaints with all that belongs to them, and the evidence of a year, upon the company of _desk.

Every tenth case is a complaint, with two points, steps, a receipt, two terms of the law with their
clocks and promises, and of every third a remedy; one case in ten has an agent's word, one in seven
a rating, and each a call. Four lines of evidence for each case stand beside those of complaints.
"""

import argparse
import contextlib
import datetime as dt
import sys
import time
from collections.abc import Iterator

from bench import _desk
from tests.processes.running import Up

from vinculo.analytics.domain.call_digests import BATCHES, CALL, KIND

EVERY = 10
ASLEEP = (
    "cases_case", "complaints_complaint", "complaints_point", "complaints_complaintstep",
    "complaints_receipt", "complaints_remedy", "portfolio_legalterm", "clocks_clock",
    "promises_promise", "promises_promisestep", "kernel_evidenceline", "analytics_callrecord",
    "feedback_rating", "statutory_matter", "statutory_matterreceipt",
)  # fmt: skip


def size_options(parser: argparse.ArgumentParser) -> None:
    """Those of the company, whose cases came since the year began; nothing to search in."""
    _desk.size_options(parser)
    today = dt.datetime.now(dt.UTC)
    parser.set_defaults(days=today.timetuple().tm_yday - 1, searchable=False)
    parser.add_argument("--days", type=int, help="over how many days until now the cases came")


@contextlib.contextmanager
def company(chosen: argparse.Namespace) -> Iterator[tuple[Up, _desk.Sizes, float]]:
    """The running company with its complaints, and the seconds that writing all of it took."""
    with _desk.company(chosen) as (running, sizes, seconds):
        yield running, sizes, seconds + seed()


def seed() -> float:
    """Write what is not there yet; answers the seconds it took."""
    began = time.monotonic()
    with _desk.owner() as db:
        there = db.execute("SELECT 1 FROM complaints_complaint WHERE id = %s", [_first()])
        if there.fetchone():
            return 0.0
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        with _desk.without_foreign_keys(db, ASLEEP), db.transaction():
            db.execute(BEGUN_MEANWHILE)
            for name, statement in STEPS.items():
                started = time.monotonic()
                db.execute(statement)
                print(f"  {name} {time.monotonic() - started:.0f} s", file=sys.stderr)
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        db.execute("VACUUM ANALYZE")
    return time.monotonic() - began


BENCH = f"id >= '{_desk.uid(5, 0)}' AND id < '{_desk.uid(6, 0)}'"
OPEN_NOW = f"SELECT id FROM cases_case WHERE {BENCH} AND status = 'open'"
BEGUN_MEANWHILE = f"""
    LOCK TABLE portfolio_legalterm, clocks_clock, statutory_matter, promises_promise;
    CREATE TEMP TABLE bench_begun ON COMMIT DROP AS
    SELECT 'matter:' || id AS subject FROM statutory_matter WHERE case_id IN ({OPEN_NOW})
     UNION ALL SELECT 'case:' || case_id FROM statutory_matter WHERE case_id IN ({OPEN_NOW})
     UNION ALL SELECT 'law:case:' || case_id FROM statutory_matter WHERE case_id IN ({OPEN_NOW})
     UNION ALL SELECT 'promise:' || id FROM promises_promise WHERE origin LIKE 'law:%'
           AND subject IN (SELECT 'case:' || id FROM ({OPEN_NOW}) AS one);
    DELETE FROM kernel_evidenceline WHERE subject IN (SELECT subject FROM bench_begun)
       AND (kind LIKE 'statutory.%' OR kind LIKE 'portfolio.term%' OR kind LIKE 'promises.%');
    DELETE FROM statutory_matterreceipt
     WHERE matter_id IN (SELECT id FROM statutory_matter WHERE case_id IN ({OPEN_NOW}));
    DELETE FROM statutory_matter WHERE case_id IN ({OPEN_NOW});
    DELETE FROM portfolio_legalterm WHERE subject IN (SELECT subject FROM bench_begun);
    DELETE FROM clocks_clock WHERE subject IN (SELECT subject FROM bench_begun);
    DELETE FROM promises_promisestep
     WHERE 'promise:' || promise_id IN (SELECT subject FROM bench_begun);
    DELETE FROM promises_promise WHERE 'promise:' || id IN (SELECT subject FROM bench_begun)"""
"""What the company's own worker began of open cases, which are written anew with all the rest."""


def _first() -> str:
    return _desk.uid(10, EVERY // 2)


def _id(kind: int, of: str) -> str:
    """The id of what belongs to a row, from that row's own."""
    return f"overlay({of}::text placing '0190{kind:04x}' from 1 for 8)::uuid"


COMPLAINT = _id(10, "c.id")
PEOPLE = "(SELECT array_agg(id ORDER BY id) FROM identity_user)"
CATALOGUE = "(SELECT id FROM complaints_remedykind ORDER BY id LIMIT 1)"
CALENDAR = "(SELECT digest FROM clocks_frozencalendar ORDER BY digest LIMIT 1)"
DAYS = "(SELECT digest FROM portfolio_frozendays ORDER BY digest LIMIT 1)"
SERVICES = "(SELECT min(team_id::text)::uuid FROM routing_queue)"


def _lines(kind: str, subject: str, facts: str, at: str, source: str) -> str:
    """Lines of evidence that the chain need not take up: older than all its transactions."""
    return (
        "INSERT INTO kernel_evidenceline"
        " (id, xid, kind, subject, recorded_at, facts, digest, hash)"
        f" SELECT uuidv7(), '3'::xid8, '{kind}', {subject}, {at}, ({facts})::text, '',"
        f" md5({subject}) || md5(({at})::text) FROM {source}"
    )


def _told(*pairs: str) -> str:
    """Facts as JSON: a name and what stands for it, in turn."""
    return f"json_build_object({', '.join(pairs)})"


CASE_FACTS = ("'case_id'", "c.id", "'customer_id'", "c.customer_id", "'service_id'", "c.service_id")
CALLS_PROVED = f"""
        UPDATE analytics_callrecord AS call SET digest = {CALL};
        INSERT INTO kernel_evidenceline
               (id, xid, kind, subject, recorded_at, facts, digest, hash)
        SELECT uuidv7(), '3'::xid8, '{KIND}', subject, now(),
               json_build_object('count', n)::text, digest, md5(subject) || md5(subject)
          FROM ({BATCHES}) AS batches"""
DUTIES = "(VALUES ('ES10-15BD', 21), ('ES-TRL-15D', 15)) AS duty (name, days)"
STATE = "CASE WHEN c.status = 'open' THEN 'running' WHEN n % 190 = 5 THEN 'late' ELSE 'kept' END"
ENDS = "c.opened_at + duty.days * interval '1 day'"
DONE = (
    "CASE WHEN c.status <> 'open' THEN c.opened_at"
    " + (CASE WHEN n % 190 = 5 THEN duty.days + 1 ELSE 1 END) * interval '1 day' END"
)
END = f"({DONE})::timestamptz"
DISPUTED = "bench_disputed AS c"
WITH_DUTY = f"bench_disputed AS c CROSS JOIN {DUTIES}"
STEPS = {
    "chosen": f"""
        CREATE TEMP TABLE bench_case ON COMMIT DROP AS
        SELECT id, substr(number, 6)::int AS n, status, service_id, customer_id, opened_at,
               resolved_at, access_keys,
               ({PEOPLE})[1 + substr(number, 6)::int % 6] AS person
          FROM cases_case WHERE id >= '{_desk.uid(5, 0)}' AND id < '{_desk.uid(6, 0)}';
        CREATE TEMP TABLE bench_disputed ON COMMIT DROP AS
        SELECT * FROM bench_case WHERE n % {EVERY} = {EVERY // 2};
        CREATE TEMP TABLE bench_word ON COMMIT DROP AS
        SELECT * FROM bench_case WHERE n % 10 = 3;
        CREATE TEMP TABLE bench_rated ON COMMIT DROP AS
        SELECT * FROM bench_case WHERE n % 7 = 1 AND status <> 'open';
        ANALYZE bench_case, bench_disputed, bench_word, bench_rated;
        UPDATE cases_case SET kind = CASE WHEN c.n % 20 = 5 THEN 'claim' ELSE 'complaint' END
          FROM bench_disputed AS c WHERE cases_case.id = c.id""",
    "complaints": f"""
        INSERT INTO complaints_complaint
               (id, case_id, service_id, kind, legal_type, topic, origin, state, filed_at,
                filed_medium, filed_language, asks_for, champion_id, acknowledged_at, severity,
                complexity, impact, is_safety, at_once, assessed_at, findings, investigated_at,
                decision, reasons, decided_by_id, answered_at, answered_medium, answered_language,
                repaired_at, pattern, said, ways_named, closed_at, closed_by_id, is_by_merge)
        SELECT {COMPLAINT}, c.id, c.service_id,
               CASE WHEN n % 20 = 5 THEN 'claim' ELSE 'complaint' END, 'complaint', 'other',
               'form', CASE WHEN c.status = 'open' THEN 'assessed' ELSE 'closed' END, c.opened_at,
               'written', 'es', 'Que se me devuelva', c.person, c.opened_at, 2, 2, 1, false, '',
               c.opened_at, CASE WHEN c.status = 'open' THEN '' ELSE 'Se ha mirado todo.' END,
               d.at, CASE WHEN d.at IS NULL THEN '' ELSE 'upheld' END,
               CASE WHEN d.at IS NULL THEN '' ELSE 'Tiene razón.' END,
               CASE WHEN d.at IS NULL THEN NULL ELSE c.person END, d.at,
               CASE WHEN d.at IS NULL THEN '' ELSE 'written' END,
               CASE WHEN d.at IS NULL THEN '' WHEN n % 490 = 5 THEN 'en' ELSE 'es' END,
               d.at, '', CASE WHEN d.at IS NULL THEN '' ELSE 'accepted' END, '', d.at,
               CASE WHEN d.at IS NULL THEN NULL ELSE c.person END, false
          FROM bench_disputed AS c, LATERAL (SELECT c.resolved_at AS at) AS d""",
    "points": f"""
        INSERT INTO complaints_point
               (id, complaint_id, position, words, answer, answered_at, answered_by_id)
        SELECT uuidv7(), {COMPLAINT}, place, 'Qué pasó con la cuota ' || place,
               CASE WHEN c.status = 'open' THEN '' ELSE 'Fue un error.' END, c.resolved_at,
               CASE WHEN c.status = 'open' THEN NULL ELSE c.person END
          FROM {DISPUTED}, generate_series(1, 2) AS place;
        INSERT INTO complaints_complaintstep (id, complaint_id, what, at, by_id, words, code)
        SELECT uuidv7(), {COMPLAINT}, what, c.opened_at, c.person, '', ''
          FROM {DISPUTED}, unnest(ARRAY['filed', 'acknowledged', 'receipt', 'assessed', 'answered',
                                        'closed']) WITH ORDINALITY AS step (what, place)
         WHERE c.status <> 'open' OR place < 5;
        INSERT INTO complaints_receipt (id, complaint_id, blob, size_bytes, made_at, mailed_at,
               handed_way, handed_words)
        SELECT uuidv7(), {COMPLAINT}, md5(c.id::text) || md5(c.id::text), 40000, c.opened_at,
               c.opened_at, '', '' FROM {DISPUTED} WHERE n % 970 <> 5;
        INSERT INTO complaints_remedy (id, complaint_id, kind_id, amount, currency, cost, is_owed,
               words, state, role, asked_at, decided_at, reason, asked_by_id, decided_by_id)
        SELECT uuidv7(), {COMPLAINT}, {CATALOGUE}, 20, 'EUR', 20, false, '', 'granted', 'agent',
               c.opened_at, c.opened_at, '', c.person, c.person
          FROM {DISPUTED} WHERE n % 30 = 5""",
    "terms": f"""
        INSERT INTO portfolio_legalterm (id, subject, profile, duty, place, calendar_version,
               timezone, is_first, state, started_at, due_on, ends_before, stopped_at, days_id,
               service_id)
        SELECT uuidv7(), 'case:' || c.id,
               CASE duty.name WHEN 'ES10-15BD' THEN 'es-ley10-2025@1' ELSE 'es-trlgdcu@1' END,
               duty.name, 'Madrid', 1, 'Europe/Madrid', true, {STATE}, c.opened_at,
               ({ENDS})::date, {ENDS}, {END}, {DAYS}, c.service_id FROM {WITH_DUTY};
        INSERT INTO clocks_clock (id, subject, kind, rule, state, target, warn_pct, keys,
               started_at, warn_at, due_at, stopped_at, broken_at, calendar_id)
        SELECT uuidv7(), 'law:case:' || c.id, duty.name, '',
               CASE {STATE} WHEN 'late' THEN 'broken' ELSE {STATE} END,
               duty.days * interval '1 day', 75, '{{}}', c.opened_at, {ENDS}, {ENDS}, {END},
               CASE WHEN {STATE} = 'late' THEN {ENDS} END, {CALENDAR} FROM {WITH_DUTY}""",
    "promises": f"""
        INSERT INTO promises_promise (id, source, words, state, subject, given_at, due_at, warn_at,
               on_resolve, proof, proof_words, apology, asked_how, asked_words, ended_at, origin,
               access_keys, created_at,
               customer_id, service_id)
        SELECT {_id(11, "c.id")}, 'duty', 'Contestar en quince días laborables',
               CASE {STATE} WHEN 'running' THEN 'open' WHEN 'late' THEN 'broken' ELSE 'kept' END,
               'case:' || c.id, c.opened_at, {ENDS}, {ENDS}, false,
               CASE {STATE} WHEN 'kept' THEN 'message' ELSE '' END, '', '', '', '', {END},
               'law:' || c.id,
               c.access_keys, c.opened_at, c.customer_id, c.service_id
          FROM {WITH_DUTY} WHERE duty.name = 'ES10-15BD';
        INSERT INTO promises_promise (id, source, words, state, subject, given_at, due_at, warn_at,
               on_resolve, proof, proof_words, apology, asked_how, asked_words, ended_at, origin,
               access_keys, created_at,
               customer_id, service_id)
        SELECT {_id(11, "c.id")}, 'word', 'Le llamo mañana',
               CASE WHEN n % 90 = 13 THEN 'broken' ELSE 'kept' END, 'case:' || c.id, c.opened_at,
               c.opened_at + interval '1 day', c.opened_at + interval '1 day', false,
               CASE WHEN n % 90 = 13 THEN '' ELSE 'message' END, '', '', '', '',
               c.opened_at + interval '1 day', '', c.access_keys, c.opened_at, c.customer_id,
               c.service_id FROM bench_word AS c""",
    "calls and ratings": """
        INSERT INTO analytics_callbatch (id, way, reason, told_at)
        SELECT '0190000d-0000-7000-8000-000000000000'::uuid, 'file', '', now();
        INSERT INTO analytics_callrecord (id, batch_id, reference, version, received_at,
               menu_reached_at, human_requested_at, answered_at, ended_by, digest)
        SELECT uuidv7(), '0190000d-0000-7000-8000-000000000000'::uuid, 'bench-' || n, 1,
               c.opened_at, c.opened_at + interval '9 s',
               CASE WHEN n % 3 > 0 THEN c.opened_at + interval '12 s' END,
               CASE WHEN n % 41 > 0 THEN c.opened_at + (15 + n * 37 % 180) * interval '1 s' END,
               'agent', '' FROM bench_case AS c;
        """
    + CALLS_PROVED
    + """;
        INSERT INTO feedback_rating (id, state, skipped, ref, asked_at, expires_at, score, comment,
               answered_at, is_bad, case_id, customer_id, service_id)
        SELECT overlay(c.id::text placing '0190000c' from 1 for 8)::uuid, 'answered', '',
               'b' || n, c.resolved_at, c.resolved_at + interval '30 days', 1 + n % 5, '',
               c.resolved_at, n % 5 < 2, c.id, c.customer_id, c.service_id FROM bench_rated AS c
         ON CONFLICT (case_id) DO NOTHING""",
    "evidence of complaints": ";".join(
        (
            _lines(
                "complaints.ComplaintFiled",
                f"'complaint:' || {COMPLAINT}",
                _told(*CASE_FACTS, "'complaint_id'", COMPLAINT, "'filed_at'", "c.opened_at",
                      "'medium'", "'written'", "'language'", "'es'"),
                "c.opened_at", DISPUTED,
            ),
            _lines(
                "complaints.ReceiptMade",
                f"'complaint:' || {COMPLAINT}",
                _told("'case_id'", "c.id", "'made_at'", "c.opened_at", "'sha256'",
                      "md5(c.id::text) || md5(c.id::text)"),
                "c.opened_at", f"{DISPUTED} WHERE n % 970 <> 5",
            ),
            _lines(
                "complaints.ComplaintAnswered",
                f"'complaint:' || {COMPLAINT}",
                _told("'case_id'", "c.id", "'answered_at'", "c.resolved_at", "'medium'",
                      "'written'", "'language'", "CASE WHEN n % 490 = 5 THEN 'en' ELSE 'es' END"),
                "c.resolved_at", f"{DISPUTED} WHERE c.status <> 'open'",
            ),
            _lines(
                "portfolio.term_started",
                "'case:' || c.id",
                _told("'duty'", "duty.name", "'is_first'", "true", "'started_at'", "c.opened_at",
                      "'ends_before'", ENDS, "'days'", DAYS, "'timezone'", "'Europe/Madrid'"),
                "c.opened_at", WITH_DUTY,
            ),
            _lines(
                "portfolio.term_ended",
                "'case:' || c.id",
                _told("'duty'", "duty.name", "'state'", STATE, "'at'", END),
                END, f"{WITH_DUTY} WHERE c.status <> 'open'",
            ),
        )
    ),
    "evidence of promises and ratings": ";".join(
        (
            _lines(
                "promises.open", f"'promise:' || {_id(11, 'c.id')}",
                _told("'about'", "'case:' || c.id", "'due_at'", ENDS, "'source'", "'duty'"),
                "c.opened_at", f"{WITH_DUTY} WHERE duty.name = 'ES10-15BD'",
            ),
            *(
                _lines(
                    f"promises.{state}", f"'promise:' || {_id(11, 'c.id')}",
                    _told("'about'", "'case:' || c.id", "'due_at'", ENDS, "'source'", "'duty'"),
                    END, f"{WITH_DUTY} WHERE duty.name = 'ES10-15BD' AND {STATE} = '{ended}'",
                )
                for state, ended in (("kept", "kept"), ("broken", "late"))
            ),
            *(
                _lines(
                    f"promises.{state}", f"'promise:' || {_id(11, 'c.id')}",
                    _told("'about'", "'case:' || c.id", "'source'", "'word'",
                          "'due_at'", "c.opened_at + interval '1 day'"),
                    f"c.opened_at + {later} * interval '1 day'", f"bench_word AS c WHERE {which}",
                )
                for state, later, which in (
                    ("open", 0, "true"), ("kept", 1, "n % 90 <> 13"), ("broken", 1, "n % 90 = 13")
                )
            ),
            _lines(
                "feedback.CaseRated",
                "'rating:' || overlay(c.id::text placing '0190000c' from 1 for 8)",
                _told("'case_id'", "c.id", "'score'", "1 + n % 5", "'is_first'", "true",
                      "'rated_at'", "c.resolved_at"),
                "c.resolved_at", "bench_rated AS c",
            ),
        )
    ),
    "evidence of cases": ";".join(
        _lines(
            kind, f"'{of}:' || c.id",
            _told(*CASE_FACTS, "'at'", "c.opened_at", "'calendar'", CALENDAR, "'number'", "n"),
            "c.opened_at", "bench_case AS c",
        )
        for kind, of in (
            ("cases.CaseOpened", "case"), ("cases.CaseAnswered", "case"),
            ("cases.CaseResolved", "case"), ("interactions.MessageReceived", "conversation"),
        )
    ),
}  # fmt: skip
