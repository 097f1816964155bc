"""Messages arrive by SMTP and answers leave to a bad server while processes are killed.

    python -m bench.mail_faults [--messages 500] [--answers 200] [--kills 50] [--seed N]

A company of its own, as its wizard makes it, with one mailbox that acknowledges. A mail server
hands messages over and tries again until it hears yes; an agent answers cases; the customers'
server (``bench/_sink.py``) refuses, delays, goes dead before and after it took a message. Web,
worker, mail, PostgreSQL and the supervisor are killed -9 meanwhile. What was promised stands in a
ledger that the product does not know, and is compared with the database and with what the
customers' server really has: every arrival once and in one case; every answer at least once, always
with the same Message-ID, marked when it left twice; every acknowledgement at most once. At the end
waiting times are cut short by the owner of the database, or two days would have to pass.
"""

import argparse
import asyncio
import collections
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from bench._sink import Sink
from bench._wire import Line, Refused, message
from tests.processes.running import ROOT, Up, clean_environment, forget, until

from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres

MAILBOX = "averias@empresa.example"
VICTIMS = ("web", "worker", "mail", "postgres", "supervisor")
PATIENCE_SECONDS = 300.0
READ = """
SELECT '<' || btrim(m.message_id, '<>') || '>', count(DISTINCT m.id), count(DISTINCT c.id)
  FROM interactions_message AS m LEFT JOIN cases_case AS c USING (conversation_id)
 WHERE m.direction = 'in' GROUP BY 1
"""
OPEN = """
SELECT task_name || ' ' || status FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
   AND (task_name LIKE 'interactions.understand%' OR task_name LIKE 'kernel.hear%'
        OR task_name = 'delivery.send')
 UNION ALL
SELECT 'raw message ' || state FROM interactions_rawmessage WHERE state = 'stored'
 UNION ALL
SELECT kind || ' ' || state FROM delivery_outgoingmail
 WHERE state IN ('queued', 'waiting', 'sending')
"""
HURRY = """
UPDATE delivery_outgoingmail SET next_attempt_at = now() - interval '10 minutes'
 WHERE state = 'queued' AND next_attempt_at > now() - interval '5 minutes';
UPDATE procrastinate_jobs SET scheduled_at = NULL
 WHERE status = 'todo' AND task_name = 'delivery.send';
"""
LEFT = """
SELECT m.message_id, m.kind, m.state,
       bool_or(a.outcome IN ('lost', 'unsure')) AS doubted
  FROM delivery_outgoingmail AS m LEFT JOIN delivery_attempt AS a ON a.mail_id = m.id
 GROUP BY m.id
"""
DEAD = "SELECT task || ' ' || error FROM kernel_deadletter WHERE retried_at IS NULL"


@dataclass
class Report:
    """What came out; lists are Message-IDs or numbers of answers."""

    seed: int
    messages: int
    answers: int
    kills: dict[str, int]
    arrivals_lost: list[str] = field(default_factory=list)
    arrivals_twice: list[str] = field(default_factory=list)
    without_case: list[str] = field(default_factory=list)
    answers_lost: list[int] = field(default_factory=list)
    answers_again: int = 0
    answers_again_unmarked: list[int] = field(default_factory=list)
    answers_with_two_ids: list[int] = field(default_factory=list)
    acknowledged_twice: list[str] = field(default_factory=list)
    acknowledgements: int = 0
    acknowledgements_unsure: int = 0
    still_open: list[str] = field(default_factory=list)
    dead_letters: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        wrong = (
            self.arrivals_lost, self.arrivals_twice, self.without_case, self.answers_lost,
            self.answers_again_unmarked, self.answers_with_two_ids, self.acknowledged_twice,
            self.still_open, self.dead_letters,
        )  # fmt: skip
        return not any(wrong)


class Trial:
    """One run of the experiment on an installation of its own."""

    def __init__(self, *, messages: int, answers: int, kills: int, seed: int, work: Path) -> None:
        self.rng = random.Random(seed)
        self.report = Report(seed=seed, messages=messages, answers=answers, kills={})
        self.kill_count, self.work, self.data = kills, work, work / "data"
        self.sink = Sink(random.Random(seed + 1))
        self.env = {"VINCULO_SMTP_URL": f"smtp://127.0.0.1:{self.sink.port}"}
        self.accepted: set[str] = set()
        self.answered = work / "answers.txt"
        self.up: Up | None = None

    def run(self) -> Report:
        began = time.monotonic()
        self.up = self._start(None)
        try:
            self._beside("prepare")
            mails = dict(message(n, self.rng, to=MAILBOX) for n in range(self.report.messages))
            sender = threading.Thread(target=lambda: asyncio.run(self._send_all(mails)))
            agent = self._agent()
            sender.start()
            self._kill_meanwhile(sender, agent)
            sender.join()
            agent.wait()
            assert agent.returncode == 0, (self.work / "agent.log").read_text()[-3000:]
            self.sink.is_kind = True
            self._settle(mails)
        finally:
            self.up.stop()
            forget(self.data)
            self.sink.close()
        self.report.seconds = round(time.monotonic() - began, 1)
        return self.report

    def _start(self, before: Up | None) -> Up:
        port = before.port if before else None
        up = Up(self.data, "--no-demo", port=port, **self.env)
        if before:
            self.mail_port = up.mail_port
        up.wait()
        self.mail_port = up.mail_port
        return up

    def _beside(self, what: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "bench._mail_agent", what, str(self.data)],
            env=clean_environment(PYTHONPATH=f"{ROOT / 'src'}:{ROOT}", **self.env),
            cwd=ROOT, check=True,
        )  # fmt: skip

    def _agent(self) -> subprocess.Popen[bytes]:
        with (self.work / "agent.log").open("wb") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", "bench._mail_agent", "answer", str(self.data)),
                    *(str(self.report.answers), str(self.answered)),
                ],
                env=clean_environment(PYTHONPATH=f"{ROOT / 'src'}:{ROOT}", **self.env),
                cwd=ROOT, stdout=log, stderr=log,
            )  # fmt: skip

    async def _send_all(self, mails: dict[str, bytes]) -> None:
        waiting = list(mails)

        async def work() -> None:
            while waiting:
                key = waiting.pop()
                while key not in self.accepted:
                    line = Line(self.mail_port)
                    try:
                        await asyncio.wait_for(line.send(mails[key], MAILBOX), 30)
                        self.accepted.add(key)
                    except (Refused, OSError, EOFError, TimeoutError):
                        await asyncio.sleep(0.3)
                    finally:
                        line.close()
                await asyncio.sleep(self.pace)

        self.pace = 0.02
        await asyncio.gather(*(work() for _ in range(4)))

    def _progress(self) -> float:
        told = len(self.answered.read_text().splitlines()) if self.answered.exists() else 0
        return (len(self.accepted) + told) / (self.report.messages + self.report.answers)

    def _kill_meanwhile(self, sender: threading.Thread, agent: subprocess.Popen[bytes]) -> None:
        moments = sorted(self.rng.random() * 0.95 for _ in range(self.kill_count))
        victims = [VICTIMS[n % len(VICTIMS)] for n in range(self.kill_count)]
        self.rng.shuffle(victims)
        for moment, victim in zip(moments, victims, strict=True):
            while self._progress() < moment and (sender.is_alive() or agent.poll() is None):
                time.sleep(0.02)
            time.sleep(self.rng.random() * 0.5)
            self._kill(victim)
            print(f"  kill -9 {victim:<10} at {self._progress():.0%}", file=sys.stderr, flush=True)

    def _kill(self, victim: str) -> None:
        up = self.up
        assert up is not None
        if victim == "supervisor":
            up.process.kill()
            up.process.wait()
            self.up = self._start(up)
        else:
            until(lambda: up.child(victim), 120, f"{victim} did not come back\n{up.said}")
            with contextlib.suppress(ProcessLookupError):
                os.kill(up.child(victim), signal.SIGKILL)
        self.report.kills[victim] = self.report.kills.get(victim, 0) + 1

    def _settle(self, mails: dict[str, bytes]) -> None:
        """Wait until nothing is on its way, then compare."""
        installation = Installation.at(self.data)
        assert installation is not None
        url = Postgres(installation.cluster).url(Instance.COMPANY.database, "vinculo")
        end = time.monotonic() + PATIENCE_SECONDS
        quiet = 0
        while quiet < 3 and time.monotonic() < end:
            with contextlib.suppress(psycopg.OperationalError), psycopg.connect(url) as connection:
                connection.execute(HURRY)
                connection.commit()
                self.report.still_open = [what for (what,) in connection.execute(OPEN)]
                quiet = 0 if self.report.still_open else quiet + 1
            time.sleep(1)
        with psycopg.connect(url) as connection:
            self._compare(connection, mails)

    def _compare(self, connection: psycopg.Connection, mails: dict[str, bytes]) -> None:
        found = self.report
        read = {key: (n, cases) for key, n, cases in connection.execute(READ)}
        found.arrivals_lost = [k for k in mails if k not in self.accepted or k not in read]
        found.arrivals_twice = [k for k in mails if read.get(k, (0, 0))[0] > 1]
        found.arrivals_twice += [k for k in mails if read.get(k, (0, 0))[1] > 1]
        found.without_case = [k for k in mails if k in read and not read[k][1]]
        found.dead_letters = [what for (what,) in connection.execute(DEAD)]
        left = {
            key: (kind, state, doubted) for key, kind, state, doubted in connection.execute(LEFT)
        }
        answers: dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        receipts: collections.Counter[str] = collections.Counter()
        for mail in self.sink.taken:
            key = str(mail["Message-ID"])
            body = mail.get_body(("plain",))
            text = body.get_content() if body else ""
            if "respuesta-" in text:
                answers[int(text.partition("respuesta-")[2].split()[0].strip("."))][key] += 1
            else:
                receipts[key] += 1
        promised = [int(row) for row in self.answered.read_text().split()]
        found.answers_lost = [n for n in promised if not answers[n]]
        found.answers_with_two_ids = [n for n, ids in answers.items() if len(ids) > 1]
        again = {n: ids for n, ids in answers.items() if max(ids.values(), default=0) > 1}
        found.answers_again = len(again)
        found.answers_again_unmarked = [
            n
            for n, ids in again.items()
            if not all(left.get(key, ("", "", False))[2] for key in ids)
        ]
        found.acknowledgements = len(receipts)
        found.acknowledged_twice = [key for key, times in receipts.items() if times > 1]
        found.acknowledgements_unsure = sum(
            state == "unsure" for kind, state, _ in left.values() if kind != "answer"
        )


def run(*, messages: int, answers: int, kills: int, seed: int) -> Report:
    """One trial; the folder with the ledger stays only when something is wrong."""
    print(f"seed {seed}: {messages} in, {answers} out, {kills} kills", file=sys.stderr, flush=True)
    work = Path(tempfile.mkdtemp(prefix="vinculo-mail-faults-"))
    trial = Trial(messages=messages, answers=answers, kills=kills, seed=seed, work=work)
    report = trial.run()
    if report.is_clean:
        shutil.rmtree(work)
    else:
        print(f"the ledger is in {work}", file=sys.stderr)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=60)
    parser.add_argument("--answers", type=int, default=25)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--seed", type=int, default=None)
    wish = parser.parse_args()
    seed = random.SystemRandom().getrandbits(32) if wish.seed is None else wish.seed
    report = run(messages=wish.messages, answers=wish.answers, kills=wish.kills, seed=seed)
    print(json.dumps(vars(report), indent=1))
    sys.exit(0 if report.is_clean else 1)


if __name__ == "__main__":
    main()
