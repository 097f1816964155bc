"""A company with years of work behind it, written by COPY: customers, cases, messages, search rows.

What is written is invented and the same for the same sizes. Words follow Zipf's law over some
twenty thousand, with a few of known frequency among them: ``factura`` in one message of
twenty-five, ``zarzamora`` in five of all.
"""

import argparse
import contextlib
import datetime as dt
import json
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from uuid import UUID

import psycopg
from bench import _house
from tests.processes.running import Up, forget

COMMON, RARE = "factura", "zarzamora"
MESSAGE_WORDS = 26
ASLEEP = (
    "cases_case",
    "cases_casemessage",
    "customers_customer",
    "customers_contactpoint",
    "interactions_conversation",
    "interactions_message",
    "interactions_rawmessage",
)
"""Tables whose triggers would write history and search rows one by one."""
OPEN_PCT = 4
FIRST = "María Carmen Ana Isabel Laura Lucía Marta Elena Pilar Rosa José Antonio Manuel Francisco David Juan Javier Daniel Carlos Miguel Rafael Pedro Ángel Alejandro Fernando Sergio Pablo Jorge Luis Alberto Álvaro Adrián Diego Iván Rubén Óscar Andrés Joaquín Ramón Raúl Jesús Iñaki Íker Nerea Irene Cristina Paula Sara Patricia Silvia Raquel Beatriz Rocío Teresa Nuria Eva Julia Inés Alba Claudia Sofía Noelia Ainhoa Yolanda Sonia Mónica Lorena Esther Marina Susana Natalia Victoria Carolina Verónica Amparo Consuelo".split()  # noqa: E501, SIM905
STEMS = "Gar Fern Gonz Rodrí Lóp Mart Sánch Pér Góm Mart Jimén Ruiz Hern Díaz Mor Muñ Álvar Rom Alon Gutiérr Navarr Torr Domíngu Vázqu Ram Gil Ramír Serran Blanc Molin Suár Ort Delgad Castr Rub Marín Sanz Iglesi Núñ Medin Garrid Santo Castill Cort Lozan Guerrer Can Prie Mend Cru Calv Gall Vid Leó Herr Peñ Flor Cabr Camp Veg Fuent Carrasc Dieg Rey Cabell Nie Agui Past Santam Hidalg Ibáñ Herrer Montero Lorenz Arí Moy Soler Ferr Est Carm Bravo Rivas Roj".split()  # noqa: E501, SIM905
ENDINGS = (
    "cía",
    "ández",
    "ález",
    "guez",
    "ez",
    "ín",
    "o",
    "a",
    "era",
    "ero",
    "illo",
    "ares",
    "ales",
    "ena",
    "edo",
    "al",
)
SYLLABLES = "ba be bi bo ca ce co cu da de di do fa fe fi ga go la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi".split()  # noqa: E501, SIM905


@dataclass(frozen=True)
class Sizes:
    """How much of what there is."""

    cases: int
    messages: int
    customers: int
    days: int = 1095
    """Over how many days until now the cases came."""
    searchable: bool = True
    """Whether the rows of the search are written too: half of the time and of the disk."""


@dataclass(frozen=True)
class Ground:
    """What the practice company has that seeded rows hang on."""

    queues: list[tuple[UUID, UUID]]
    people: list[UUID]


def size_options(parser: argparse.ArgumentParser) -> None:
    """``--cases``, ``--messages``, ``--customers``; ``--keep DIR`` writes them only once."""
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--customers", type=int, default=5_000)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the company in DIR")


@contextlib.contextmanager
def company(chosen: argparse.Namespace) -> Iterator[tuple[Up, Sizes, float]]:
    """A running company of the chosen sizes, and the seconds that writing it took.

    With ``--keep`` it is written the first time and found there from then on; a folder with
    other sizes is refused, and one whose writing was broken off is written anew.
    """
    asked = {field.name: getattr(chosen, field.name, field.default) for field in fields(Sizes)}
    sizes = Sizes(**asked)
    if chosen.keep is None:
        with _house.house() as running:
            yield running, sizes, seed(sizes)
        return
    note, data = chosen.keep / "sizes.json", chosen.keep / "data"
    known = Sizes(**json.loads(note.read_text(encoding="utf-8"))) if note.exists() else None
    if known is not None and known != sizes:
        raise SystemExit(f"{chosen.keep} holds {known}, not {asdict(sizes)}")
    if known is None:
        forget(data)
        shutil.rmtree(data, ignore_errors=True)
        chosen.keep.mkdir(parents=True, exist_ok=True)
    with _house.house(keep=data) as running:
        seconds = 0.0 if known else seed(sizes)
        note.write_text(json.dumps(asdict(sizes)) + "\n", encoding="utf-8")
        yield running, sizes, seconds


def uid(kind: int, number: int) -> str:
    """The id of a seeded row, in the order of its number."""
    return f"0190{kind:04x}-{number >> 16 & 0xFFFF:04x}-7{number & 0xFFF:03x}-8{number >> 12 & 0xF:03x}-{number:012x}"  # noqa: E501


def names(count: int) -> Iterator[str]:
    """Spanish names: one given, two family names of some thousand."""
    chance = random.Random(7)
    families = sorted({stem + end for stem in STEMS for end in ENDINGS})
    for _ in range(count):
        yield f"{chance.choice(FIRST)} {chance.choice(families)} {chance.choice(families)}"


class Talk:
    """Texts of ``MESSAGE_WORDS`` words whose frequencies fall as those of a language do."""

    def __init__(self) -> None:
        self.chance = random.Random(11)
        words = {"".join(self.chance.choices(SYLLABLES, k=1 + i % 4)) for i in range(60_000)}
        self.words = sorted(words)[:20_000]
        self.chance.shuffle(self.words)
        total, self.weights = 0.0, []
        for rank in range(len(self.words)):
            total += 1 / (rank + 12)
            self.weights.append(total)

    def text(self, number: int, rare_every: int) -> str:
        """The text of message ``number``."""
        said = self.chance.choices(self.words, cum_weights=self.weights, k=MESSAGE_WORDS)
        if number % 25 == 0:
            said[3] = COMMON
        if number % rare_every == rare_every // 2:
            said[5] = RARE
        return " ".join(said)


def owner() -> "psycopg.Connection[tuple[object, ...]]":
    """The seeded database as its owner, who may put triggers to sleep."""
    from vinculo.config import beside
    from vinculo.config.database import OWNER_ROLE
    from vinculo.config.installation import Instance
    from vinculo.config.postgres import Postgres

    installation = beside.installation()
    assert installation is not None
    running = installation.running()
    assert running is not None
    server = Postgres(installation.cluster)
    address = server.url(Instance(running.instance).database, OWNER_ROLE)
    return psycopg.connect(address, autocommit=True)


def seed(sizes: Sizes) -> float:
    """Write all of it; answers the seconds it took."""
    began = time.monotonic()
    with owner() as db:
        ground = Ground(
            queues=list(db.execute("SELECT id, service_id FROM routing_queue ORDER BY id")),
            people=[r[0] for r in db.execute("SELECT id FROM identity_user ORDER BY id LIMIT 6")],
        )
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        searched = (_cases, _messages, _search_rows)
        plain = (_plain_cases, _plain_messages)
        with without_foreign_keys(db, ASLEEP):
            for step in (_customers, _conversations, *(searched if sizes.searchable else plain)):
                started = time.monotonic()
                step(db, sizes, ground)
                print(f"  {step.__name__[1:]} {time.monotonic() - started:.0f} s", file=sys.stderr)
        for table in ASLEEP:
            db.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        db.execute("VACUUM ANALYZE")
    return time.monotonic() - began


@contextlib.contextmanager
def without_foreign_keys(db: object, tables: tuple[str, ...]) -> Iterator[None]:
    """Take their foreign keys away while rows are written, and check all of them once after."""
    found = db.execute(  # type: ignore[attr-defined]
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s)",
        [list(tables)],
    ).fetchall()
    for table, name, _definition in found:
        _insist(db, f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    yield
    for table, name, definition in found:
        _insist(db, f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')


def _insist(db: object, statement: str) -> None:
    """Once more where the company's own worker stood in the way."""
    for _again in range(20):
        with contextlib.suppress(psycopg.errors.DeadlockDetected):
            db.execute(statement)  # type: ignore[attr-defined]
            return
    raise SystemExit(statement)


def opened(number: int, sizes: Sizes) -> dt.datetime:
    """When case ``number`` was opened: evenly over the days of the sizes, until now."""
    now = dt.datetime.now(dt.UTC)
    return now - dt.timedelta(days=sizes.days) * (1 - number / sizes.cases)


def copy(db: object, table: str, columns: str, rows: Iterator[tuple[object, ...]]) -> None:
    with db.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:  # type: ignore[attr-defined]
        for row in rows:
            copy.write_row(row)


def _customers(db: object, sizes: Sizes, _ground: Ground) -> None:
    from vinculo.lib.text.sort_key import sort_key

    now = dt.datetime.now(dt.UTC)
    copy(
        db,
        "customers_customer",
        "id, cluster_id, name, sort_name, kind, language, restricted, access_keys, created_at",
        (
            (uid(1, n), uid(1, n), name, sort_key(name), "person", "es", False, [], now)
            for n, name in enumerate(names(sizes.customers))
        ),
    )
    copy(
        db,
        "customers_contactpoint",
        "id, customer_id, kind, value, created_at",
        (
            (uid(2, n), uid(1, n), "phone", f"+346{n:08d}", now) for n in range(sizes.customers)
        ),
    )  # fmt: skip


def _conversations(db: object, sizes: Sizes, ground: Ground) -> None:
    copy(
        db,
        "interactions_conversation",
        "id, key, reply_key, subject, channel, customer_id, candidates, service_id, reference,"
        " access_keys, opened_at, last_message_at",
        (
            (uid(3, n), f"k{n:019d}", f"r{n:011d}", f"Asunto {n}", "email",
             uid(1, n % sizes.customers), "[]", ground.queues[n % len(ground.queues)][1],
             f"2020-{n:06d}", [], opened(n, sizes), opened(n, sizes))
            for n in range(sizes.cases)
        ),
    )  # fmt: skip


def _is_open(number: int, sizes: Sizes) -> bool:
    return number >= sizes.cases * (100 - OPEN_PCT) // 100


def _keys(number: int, ground: Ground) -> tuple[UUID, UUID, UUID, list[str]]:
    queue, service = ground.queues[number % len(ground.queues)]
    person = ground.people[number % len(ground.people)]
    return queue, service, person, [f"person:{person}", f"queue:{queue}", f"service:{service}"]


def _cases(db: object, sizes: Sizes, ground: Ground) -> None:
    talk = Talk()

    def items() -> Iterator[tuple[object, ...]]:
        for n in range(sizes.cases):
            queue, _service, person, _all = _keys(n, ground)
            state = "done" if not _is_open(n, sizes) else "taken" if n % 2 else "waiting"
            mine = person if state == "taken" else None
            at = opened(n, sizes)
            yield (uid(4, n), f"case:{uid(5, n)}", queue, state, mine, 0, None, at,
                   at if mine else None, at if state == "done" else None)  # fmt: skip

    def cases() -> Iterator[tuple[object, ...]]:
        for n in range(sizes.cases):
            _queue, service, _person, keys = _keys(n, ground)
            at, is_open = opened(n, sizes), _is_open(n, sizes)
            due = at + dt.timedelta(days=2) if is_open else None
            end = None if is_open else at + dt.timedelta(days=1)
            yield (uid(5, n), f"2020-{n:06d}", f"c{n:019d}", talk.text(n * 7 + 1, 10**9)[:60],
                   "open" if is_open else "closed", "query", "" if is_open else "solved", service,
                   uid(1, n % sizes.customers), uid(3, n), uid(4, n), at, at, end, end, due, due,
                   at, 0, keys)  # fmt: skip

    copy(
        db,
        "routing_workitem",
        "id, subject, queue_id, state, owner_id, priority, due_at, enqueued_at, taken_at,"
        " finished_at",
        items(),
    )
    copy(
        db,
        "cases_case",
        "id, number, key, subject, status, kind, outcome, service_id, customer_id,"
        " conversation_id, item_id, opened_at, first_answered_at, resolved_at, closed_at, due_at,"
        " warn_at, changed_at, reopened_count, access_keys",
        cases(),
    )


def _messages(db: object, sizes: Sizes, _ground: Ground) -> None:
    talk = Talk()
    each = max(sizes.messages // sizes.cases, 1)
    total = each * sizes.cases
    rare = max(total // 5, 2)
    copy(
        db,
        "interactions_message",
        'id, channel, conversation_id, direction, joined, is_confirmed, is_automatic, sender_name,'
        ' sender_address, recipients, subject, text, quoted_text, html_blob, message_id,'
        ' in_reply_to, "references", fingerprint, outgoing_id, at',
        (
            (uid(6, n), "email", uid(3, n // each), "out", "ours", True, False, "Atención",
             "a@e.example", "[]", "", talk.text(n, rare), "", "", "", "", [], "", uid(7, n),
             opened(n // each, sizes) + dt.timedelta(minutes=n % each))
            for n in range(total)
        ),
    )  # fmt: skip
    copy(
        db,
        "cases_casemessage",
        "id, case_id, message_id, at",
        (
            (uid(8, n), uid(5, n // each), uid(6, n), opened(n // each, sizes))
            for n in range(total)
        ),
    )  # fmt: skip


PLAIN_CASES = """
CREATE TEMP TABLE plain AS
SELECT t.id, overlay(t.id::text placing '01900004' from 1 for 8)::uuid AS item_id,
       overlay(t.id::text placing '01900005' from 1 for 8)::uuid AS case_id, t.opened_at AS at,
       t.customer_id, t.reference, substr(t.reference, 6)::int AS n,
       substr(t.reference, 6)::int >= %(closed)s AS is_open,
       (%(queues)s::uuid[])[1 + substr(t.reference, 6)::int %% %(queue_count)s] AS queue_id,
       (%(services)s::uuid[])[1 + substr(t.reference, 6)::int %% %(queue_count)s] AS service_id,
       (%(people)s::uuid[])[1 + substr(t.reference, 6)::int %% %(people_count)s] AS person_id
  FROM interactions_conversation AS t WHERE t.id >= %(first)s AND t.id < %(after)s;
INSERT INTO routing_workitem
       (id, subject, queue_id, state, owner_id, priority, enqueued_at, taken_at, finished_at)
SELECT item_id, 'case:' || case_id, queue_id,
       CASE WHEN NOT is_open THEN 'done' WHEN n %% 2 = 1 THEN 'taken' ELSE 'waiting' END,
       CASE WHEN is_open AND n %% 2 = 1 THEN person_id END, 0, at,
       CASE WHEN is_open AND n %% 2 = 1 THEN at END, CASE WHEN NOT is_open THEN at END FROM plain;
INSERT INTO cases_case
       (id, number, key, subject, status, kind, outcome, service_id, customer_id, conversation_id,
        item_id, opened_at, first_answered_at, resolved_at, closed_at, due_at, warn_at, changed_at,
        reopened_count, access_keys)
SELECT case_id, reference, 'c' || lpad(n::text, 19, '0'), 'Asunto ' || n,
       CASE WHEN is_open THEN 'open' ELSE 'closed' END, 'query',
       CASE WHEN is_open THEN '' ELSE 'solved' END, service_id, customer_id, id, item_id, at, at,
       CASE WHEN NOT is_open THEN at + interval '1 day' END,
       CASE WHEN NOT is_open THEN at + interval '1 day' END,
       CASE WHEN is_open THEN at + interval '2 days' END,
       CASE WHEN is_open THEN at + interval '2 days' END, at, 0,
       ARRAY['person:' || person_id, 'queue:' || queue_id, 'service:' || service_id] FROM plain;
DROP TABLE plain
"""


def _plain_cases(db: object, sizes: Sizes, ground: Ground) -> None:
    """As those of :func:`_cases`, written by PostgreSQL from the conversations."""
    known = {
        "closed": sizes.cases * (100 - OPEN_PCT) // 100,
        "queues": [queue for queue, _service in ground.queues],
        "services": [service for _queue, service in ground.queues],
        "queue_count": len(ground.queues),
        "people": ground.people,
        "people_count": len(ground.people),
        "first": uid(3, 0),
        "after": uid(4, 0),
    }
    for statement in PLAIN_CASES.strip().split(";\n"):
        db.execute(statement, known)  # type: ignore[attr-defined]


PLAIN_MESSAGES = """
INSERT INTO interactions_message
       (id, channel, conversation_id, direction, joined, is_confirmed, is_automatic, sender_name,
        sender_address, recipients, subject, text, quoted_text, html_blob, message_id,
        in_reply_to, "references", fingerprint, outgoing_id, at)
SELECT overlay(c.id::text placing lpad(to_hex(place), 4, '0') from 15 for 4)::uuid, 'email',
       c.conversation_id, 'out', 'ours', true, false, 'Atención', 'a@e.example', '[]', '',
       pool.texts[1 + (substr(c.number, 6)::int * %(each)s + place) %% %(pool)s], '', '', '', '',
       '{}', '', uuidv7(), c.opened_at + place * interval '1 minute'
  FROM cases_case AS c, generate_series(0, %(each)s - 1) AS place,
       (SELECT %(texts)s::text[] AS texts) AS pool
 WHERE c.id >= %(first)s AND c.id < %(after)s;
INSERT INTO cases_casemessage (id, case_id, message_id, at)
SELECT overlay(c.id::text placing lpad(to_hex(place), 4, '1') from 15 for 4)::uuid, c.id,
       overlay(c.id::text placing lpad(to_hex(place), 4, '0') from 15 for 4)::uuid, c.opened_at
  FROM cases_case AS c, generate_series(0, %(each)s - 1) AS place
 WHERE c.id >= %(first)s AND c.id < %(after)s
"""


def _plain_messages(db: object, sizes: Sizes, _ground: Ground) -> None:
    """As many and as long, of a thousand texts: where nothing is searched they may return."""
    talk, pool = Talk(), 1_000
    known = {
        "each": max(sizes.messages // sizes.cases, 1),
        "pool": pool,
        "texts": [talk.text(number, 10**9) for number in range(pool)],
        "first": uid(5, 0),
        "after": uid(6, 0),
    }
    for statement in PLAIN_MESSAGES.strip().split(";\n"):
        db.execute(statement, known)  # type: ignore[attr-defined]


SEARCH_ROWS = """
INSERT INTO cases_searchrow (id, kind, case_id, at, name, access_keys, words, codes)
SELECT id, 'case', id, opened_at, '', access_keys,
       cases_search_words(subject, 'A', opened_at), replace(number, '-', '') || ' ' || key
  FROM cases_case WHERE id >= %(first)s AND id < %(after)s;
INSERT INTO cases_searchrow (id, kind, case_id, at, name, access_keys, words, codes)
SELECT m.id, 'message', c.id, m.at, '', c.access_keys,
       cases_search_words(concat_ws(' ', m.text, m.sender_name, m.sender_address), 'D', m.at),
       search_codes(m.text)
  FROM cases_casemessage AS link
  JOIN cases_case AS c ON c.id = link.case_id
  JOIN interactions_message AS m ON m.id = link.message_id
 WHERE link.id >= %(link)s AND link.id < %(end)s ORDER BY m.id;
"""


def _search_rows(db: object, _sizes: Sizes, _ground: Ground) -> None:
    """As the triggers write them, all at once, and the indexes afterwards."""
    found = db.execute(  # type: ignore[attr-defined]
        "SELECT indexname, indexdef FROM pg_indexes WHERE indexname IN"
        " ('search_row_words', 'search_row_codes')"
    ).fetchall()
    for name, _definition in found:
        db.execute(f"DROP INDEX {name}")  # type: ignore[attr-defined]
    known = {"first": uid(5, 0), "after": uid(6, 0), "link": uid(8, 0), "end": uid(9, 0)}
    for statement in SEARCH_ROWS.strip().split(";\n"):
        if statement.strip(" ;\n"):
            db.execute(statement.strip(" ;\n"), known)  # type: ignore[attr-defined]
    for _name, definition in found:
        db.execute(definition)  # type: ignore[attr-defined]
