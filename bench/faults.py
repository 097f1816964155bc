"""Deliver messages while processes are killed: is any lost, does any arrive twice?

    python -m bench.faults --messages 500 --kills 50 [--seed N]

Starts an installation of its own, hands messages to `vinculo mail deliver` as a mail server would
(again when it says 75, or says nothing because the database went away), and kills -9 web, worker,
PostgreSQL or the supervisor itself at random moments. A killed supervisor is started again, as
systemd would. What was delivered is written to a ledger that the product does not know. In the
end the ledger is compared with the database, message by message. The seed repeats the run.
"""

import argparse
import contextlib
import hashlib
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
from email.message import EmailMessage
from pathlib import Path

import psycopg
from tests.processes.running import Up, clean_environment, forget, until

from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres

VICTIMS = ("web", "worker", "postgres", "supervisor")
SETTLED = ("stored", "duplicate")
BATCH = 5
LONGEST_DELAY_SECONDS = 2.5
PATIENCE_SECONDS = 240.0
MAILBOX = "averias@fibradelsur.example.com"
READ = """
SELECT '<' || btrim(message_id, '<>') || '>', count(*)
  FROM interactions_message WHERE direction = 'in' GROUP BY 1
"""
CASES = """
SELECT '<' || btrim(m.message_id, '<>') || '>', count(DISTINCT c.id)
  FROM interactions_message AS m JOIN cases_case AS c USING (conversation_id)
 WHERE m.direction = 'in' GROUP BY 1
"""
KEPT = "SELECT blob FROM interactions_rawmessage"
OPEN_JOBS = """
SELECT (SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
           AND (task_name LIKE 'interactions.understand%' OR task_name LIKE 'kernel.hear%'))
     + (SELECT count(*) FROM interactions_rawmessage WHERE state = 'stored')
"""
DEAD = "SELECT task || ' ' || error FROM kernel_deadletter WHERE retried_at IS NULL"


@dataclass
class Ledger:
    """What a mail server would know: which message was accepted when, in a file of its own."""

    file: Path
    accepted: dict[str, str] = field(default_factory=dict)
    attempts: int = 0
    refused: int = 0

    def note(self, message_id: str, outcome: str, answer: dict[str, object]) -> None:
        with self.file.open("a", encoding="utf-8") as lines:
            row = {"at": time.time(), "message_id": message_id, "outcome": outcome} | answer
            lines.write(json.dumps(row) + "\n")
        if outcome in SETTLED:
            self.accepted.setdefault(message_id, outcome)


@dataclass
class Report:
    """What came out; ``lost`` and ``twice`` are Message-IDs."""

    seed: int
    messages: int
    kills: dict[str, int]
    attempts: int
    refused: int
    lost: list[str]
    twice: list[str]
    without_case: list[str]
    unsettled_jobs: int
    dead_letters: list[str]
    seconds: float

    @property
    def is_clean(self) -> bool:
        return not (
            self.lost or self.twice or self.without_case or self.unsettled_jobs or self.dead_letters
        )


def write_messages(folder: Path, count: int, rng: random.Random) -> dict[str, Path]:
    """Files by Message-ID; senders repeat, so that customers are found again."""
    found: dict[str, Path] = {}
    for number in range(count):
        message = EmailMessage()
        message_id = f"<fault-{number}-{rng.getrandbits(48):012x}@correo.example>"
        sender = rng.randrange(max(count // 3, 1))
        message["Message-ID"] = message_id
        message["From"] = f"Cliente {sender} <cliente{sender}@correo.example>"
        message["To"] = MAILBOX
        message["Subject"] = f"Avería {number}"
        message["Date"] = "Mon, 09 Nov 2026 10:00:00 +0100"
        message.set_content(f"No tengo conexión desde ayer. Aviso {number}.\n" * rng.randint(1, 40))
        path = folder / f"{number}.eml"
        path.write_bytes(message.as_bytes())
        found[message_id] = path
    return found


class Trial:
    """One run of the experiment on an installation of its own."""

    def __init__(self, *, messages: int, kills: int, seed: int, work: Path) -> None:
        self.count = messages
        self.kill_count = kills
        self.seed = seed
        self.rng = random.Random(seed)
        self.work = work
        self.data = work / "data"
        self.ledger = Ledger(work / "ledger.jsonl")
        self.kills = dict.fromkeys(VICTIMS, 0)
        self.up: Up | None = None
        self.moments = sorted(self.rng.random() * 0.97 * messages for _ in range(kills))
        self.victims = [VICTIMS[number % len(VICTIMS)] for number in range(kills)]
        self.rng.shuffle(self.victims)
        self._begun = 0

    def run(self) -> Report:
        began = time.monotonic()
        self.up = Up(self.data).wait()
        try:
            messages = write_messages(self.work, self.count, self.rng)
            sender = threading.Thread(target=self._send_all, args=(messages,), daemon=True)
            sender.start()
            self._kill_meanwhile(sender)
            sender.join()
            return self._judge(messages, began)
        finally:
            self.up.stop()
            forget(self.data)

    def _send_all(self, messages: dict[str, Path]) -> None:
        waiting = list(messages)
        while waiting:
            self._let_the_killer_catch_up()
            batch, waiting = waiting[:BATCH], waiting[BATCH:]
            waiting += self._send({key: messages[key] for key in batch})

    def _let_the_killer_catch_up(self) -> None:
        """Messages must arrive *while* something dies: never more than a batch ahead of a kill."""
        accepted = len(self.ledger.accepted)
        while sum(moment <= accepted - BATCH for moment in self.moments) > self._begun:
            time.sleep(0.02)

    def _send(self, batch: dict[str, Path]) -> list[str]:
        """Deliver some files; return the Message-IDs that were not accepted."""
        self.ledger.attempts += 1
        answered = subprocess.run(
            [
                *(sys.executable, "-m", "vinculo.config.cli", "mail", "deliver"),
                *("--data", str(self.data)),
                *map(str, batch.values()),
            ],
            env=clean_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        keys = list(batch)
        for number, line in enumerate(answered.stdout.splitlines()):
            answer = json.loads(line)
            self.ledger.note(keys[number], answer["outcome"], answer)
        left = [key for key in keys if key not in self.ledger.accepted]
        if left:
            self.ledger.refused += 1
            if answered.returncode not in {0, 75} and answered.returncode >= 0:
                raise AssertionError(f"code {answered.returncode}: {answered.stderr[-2000:]}")
            time.sleep(0.3)
        return left

    def _kill_meanwhile(self, sender: threading.Thread) -> None:
        """Kill at random moments of the way, while messages still come in."""
        for moment in self.moments:
            while len(self.ledger.accepted) < moment and sender.is_alive():
                time.sleep(0.01)
            self._begun += 1
            time.sleep(self.rng.random() * LONGEST_DELAY_SECONDS)
            self._kill(self.victims.pop())

    def _kill(self, victim: str) -> None:
        up = self.up
        assert up is not None
        if victim == "supervisor":
            up.process.kill()
            up.process.wait()
            self.up = Up(self.data, port=up.port)
            until(lambda: self.up is not None and "Ctrl-C" in self.up.said, 300, self.up.said)
        else:
            until(lambda: up.child(victim), 120, f"{victim} did not come back\n{up.said}")
            with contextlib.suppress(ProcessLookupError):
                os.kill(up.child(victim), signal.SIGKILL)
        self.kills[victim] += 1
        print(f"  {sum(self.kills.values()):>3}. kill -9 {victim:<10} "
              f"{len(self.ledger.accepted)} of {self.count} accepted", flush=True)  # fmt: skip

    def _judge(self, messages: dict[str, Path], began: float) -> Report:
        installation = Installation.at(self.data)
        assert installation is not None
        url = Postgres(installation.cluster).url(Instance.PRACTICE.database, "vinculo")
        end = time.monotonic() + PATIENCE_SECONDS
        report: Report | None = None
        while (report is None or not report.is_clean) and time.monotonic() < end:
            time.sleep(1)
            with contextlib.suppress(psycopg.OperationalError):  # it may be getting up again
                report = self._compare(url, messages, began)
        assert report is not None, "the database did not come back"
        return report

    def _compare(self, url: str, messages: dict[str, Path], began: float) -> Report:
        with psycopg.connect(url) as connection:
            read = dict(connection.execute(READ).fetchall())
            cases = dict(connection.execute(CASES).fetchall())
            kept = {blob for (blob,) in connection.execute(KEPT)}
            (jobs,) = connection.execute(OPEN_JOBS).fetchone() or (0,)
            dead = [what for (what,) in connection.execute(DEAD)]
        lost = [
            key
            for key, path in messages.items()
            if key not in self.ledger.accepted
            or not read.get(key)
            or hashlib.sha256(path.read_bytes()).hexdigest() not in kept
        ]
        return Report(
            seed=self.seed,
            messages=self.count,
            kills=self.kills,
            attempts=self.ledger.attempts,
            refused=self.ledger.refused,
            lost=lost,
            twice=[key for key in messages if read.get(key, 0) > 1 or cases.get(key, 0) > 1],
            without_case=[key for key in messages if not cases.get(key)],
            unsettled_jobs=int(jobs),
            dead_letters=dead,
            seconds=time.monotonic() - began,
        )


def run(*, messages: int, kills: int, seed: int) -> Report:
    """One trial; the folder with the ledger stays only when something is wrong."""
    print(f"seed {seed}: {messages} messages, {kills} kills", flush=True)
    work = Path(tempfile.mkdtemp(prefix="vinculo-faults-"))
    report = Trial(messages=messages, kills=kills, seed=seed, work=work).run()
    if report.is_clean:
        shutil.rmtree(work)
    else:
        print(f"the ledger is in {work}")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=None)
    wish = parser.parse_args()
    seed = random.SystemRandom().getrandbits(32) if wish.seed is None else wish.seed
    report = run(messages=wish.messages, kills=wish.kills, seed=seed)
    print(json.dumps(vars(report), indent=1))
    sys.exit(0 if report.is_clean else 1)


if __name__ == "__main__":
    main()
